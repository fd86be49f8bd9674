"""A table as it is shown: which cells are headers and of what, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planspegeln.model.tables import ItemRow, Table, covered, extent, over_place, text_of
from planspegeln.model.values import Trail
from planspegeln.swedish.names import COLOUR_SIGNS, COLOURS
from planspegeln.swedish.numerals import cell

_UNIT: Final = re.compile(r"\s*(?:%|procent|mnkr|tkr|kkr|mkr|kr|kronor)$")
_DASHES: Final = frozenset("-–—−")


@dataclass(frozen=True)
class Shown:
    """A cell: its trail within the table, its words, and how many rows and columns it covers.

    `scope` is what it heads, or "" if it heads nothing. `look` is its class. `colour` is the class
    of a cell that has only the name of a colour, and `word` the name for a sign that has only the
    colour. `leads` is whether its words lead to the page of the row's priority.
    """

    trail: Trail
    text: str
    rows: int = 1
    columns: int = 1
    scope: str = ""
    look: str = ""
    leads: bool = False

    @property
    def colour(self) -> str:
        """The class of a colour's name."""
        return COLOURS.get(self.text.strip(" .").lower(), "")

    @property
    def word(self) -> str:
        """The name of the colour of a sign."""
        return COLOUR_SIGNS.get(self.text.replace("\N{VARIATION SELECTOR-16}", "").strip(), "")


@dataclass(frozen=True)
class ShownRow:
    """A row: its cells that are not covered, and the priority's item that it is, if any."""

    cells: tuple[Shown, ...]
    item: ItemRow | None = None
    total: bool = False


@dataclass(frozen=True)
class ShownTable:
    """A table: groups of columns under one header, the header rows, and the rows in groups.

    A row over all columns starts a group. `mixed` is whether a column after the first has words.
    """

    columns: tuple[int, ...]
    head: tuple[tuple[Shown, ...], ...]
    groups: tuple[tuple[ShownRow, ...], ...]
    mixed: bool


def shown(table: Table) -> ShownTable:
    """How a table is shown."""
    numeric = [is_numeric(table, column) for column in range(table.width)]
    return ShownTable(
        _column_groups(table),
        tuple(_header_row(table, row, numeric) for row in range(len(table.header_rows))),
        tuple(_groups(table, numeric)),
        not all(numeric[1:]),
    )


def listed(table: Table, row: int) -> list[tuple[list[Trail], Shown]]:
    """A row's cells that have words, each after the trails of what stands above it.

    A cell of another row that covers a place in this one counts too.
    """
    found = []
    for column in range(table.width):
        at = over_place(table.body, row, column)
        text = table.texts[at[0]][at[1]]
        if text and at[1] == column:
            over = dict.fromkeys(
                over_place(table.header_rows, header, column)
                for header in range(len(table.header_rows))
            )
            names = [
                table.header_trail(*one)
                for one in over
                if text_of(table.header_rows[one[0]][one[1]])
            ]
            found.append((names, Shown(table.cell_trail(*at), text)))
    return found


def is_numeric(table: Table, column: int) -> bool:
    """Whether a column has only numbers, with or without a unit, and dashes for none."""
    cells = [
        table.texts[row][column]
        for row, cells in enumerate(table.body)
        if extent(cells[column])[1] == 1 and not table.is_heading(row)
    ]
    return all(_is_number(text) for text in cells if text)


def _is_number(text: str) -> bool:
    bare = _UNIT.sub("", text)
    return text in _DASHES or cell(bare) is not None


def _column_groups(table: Table) -> tuple[int, ...]:
    """How many columns each header of the first row covers. () if each covers one."""
    sizes = [extent(one)[1] for one in table.header_rows[0]]
    if max(sizes) == 1:
        return ()
    hidden = set(covered(table.header_rows))
    return tuple(size for column, size in enumerate(sizes) if (0, column) not in hidden)


def _header_row(table: Table, row: int, numeric: list[bool]) -> tuple[Shown, ...]:
    found: list[Shown] = []
    hidden = set(covered(table.header_rows))
    for column, one in enumerate(table.header_rows[row]):
        if (row, column) in hidden:
            continue
        rows, columns = extent(one)
        look = ""
        if columns > 1 or not numeric[column]:
            look = "ps-text" if column else ""
        elif column and not found:
            look = "ps-figure-column"
        scope = ("colgroup" if columns > 1 else "col") if text_of(one) else ""
        trail = table.header_trail(row, column)
        found.append(Shown(trail, text_of(one), rows, columns, scope, look))
    return tuple(found)


def _groups(table: Table, numeric: list[bool]) -> Iterator[tuple[ShownRow, ...]]:
    group: list[ShownRow] = []
    hidden = set(covered(table.body))
    for row in range(len(table.rows)):
        if table.is_heading(row) and group:
            yield tuple(group)
            group = []
        group.append(_row(table, row, numeric, hidden))
    yield tuple(group)


def _row(table: Table, row: int, numeric: list[bool], hidden: set[tuple[int, int]]) -> ShownRow:
    one = table.rows[row]
    item = one if isinstance(one, ItemRow) else None
    texts = table.texts[row]
    leading = _leading(table, row) if item else None
    cells = []
    for column, text in enumerate(texts):
        if (row, column) in hidden:
            continue
        rows, columns = extent(table.body[row][column])
        scope, look = "", "" if numeric[column] and columns == 1 else "ps-text"
        if column == 0 and text:
            scope, look = "row", ""
            if table.is_heading(row):
                scope, look = "rowgroup", "ps-row-heading"
        trail = table.cell_trail(row, column)
        cells.append(Shown(trail, text, rows, columns, scope, look, column == leading))
    return ShownRow(tuple(cells), item, texts[0] == table.total)


def _leading(table: Table, row: int) -> int | None:
    """The column whose words lead to the priority's page: the activity, or else the first."""
    activity = table.column("activity")
    if activity is not None and table.texts[row][activity]:
        return activity
    return next((column for column, text in enumerate(table.texts[row]) if text), None)
