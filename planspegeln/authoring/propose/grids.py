"""Tables of a document, read once: what each column holds, and what stands at each place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from planspegeln.authoring.propose.units import Unit
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model.leaves import Location, tables
from planspegeln.model.tables import ColumnRole, Table, extent, text_of

# Words in a column's name that tell what it holds, if the table's `roles` do not.
_NAMED: Final[tuple[tuple[ColumnRole, tuple[str, ...]], ...]] = (
    ("activity", ("åtgärd", "aktivitet", "insats", "uppdrag", "vad ska göras")),
    ("responsible", ("ansvar",)),
    ("deadline", ("tidplan", "klart", "när", "datum", "tid")),
    ("follow-up", ("uppföljning",)),
    ("status", ("status", "läge")),
    ("assessment", ("bedömning", "uppfyll", "måluppfyllelse")),
    ("measure", ("indikator", "mått", "nyckeltal")),
    ("unit", ("enhet",)),
    ("baseline", ("utgångsläge", "nuläge", "basår", "startvärde")),
    ("target", ("målvärde", "mål", "målnivå")),
    ("outcome", ("utfall", "resultat")),
    ("budget", ("budget", "anslag")),
)


class Grid:
    """A table: the role and the name of each column, and the text at each place of its rows.

    `says_roles` is whether its roles are known, and not only guessed from a column of costs.
    """

    def __init__(self, table: Table) -> None:
        self.caption = table.caption
        self.names = tuple(table.column_name(column) for column in range(table.width))
        self.roles = table.roles or tuple(_role(name.lower()) for name in self.names)
        self.says_roles = bool(table.roles) or bool(
            {"measure", "baseline", "target", "outcome"} & {*self.roles}
        )
        body = table.body
        self._texts = [list(map(text_of, row)) for row in body]
        self._heads = set()
        for i, row in enumerate(body):
            for j, cell in enumerate(row):
                down, right = extent(cell)
                if right == table.width and isinstance(table.rows[i], tuple):
                    self._heads.add(i)
                if (down, right) != (1, 1):
                    for r in range(i, i + down):
                        self._texts[r][j : j + right] = [text_of(cell)] * right

    def role(self, location: Location) -> ColumnRole:
        """The role of a cell's column."""
        return self.roles[_place(location)[1]]

    def name(self, location: Location) -> str:
        """The words above a cell."""
        return self.names[_place(location)[1]]

    def beside(self, location: Location) -> str:
        """The words above the column before that of a cell."""
        return self.names[max(0, _place(location)[1] - 1)]

    def is_heading(self, location: Location) -> bool:
        """Whether a cell stands over all columns, and heads the rows below."""
        return _place(location)[0] in self._heads

    def text(self, unit: Unit, role: ColumnRole) -> str:
        """What a row says in the first column with a role. A cell above may cover it."""
        if role not in self.roles:
            return ""
        return self._texts[_place(unit.stretch.locations[0])[0]][self.roles.index(role)]

    def cells(self, unit: Unit, role: ColumnRole) -> Iterator[Location]:
        """The cells of a row that stand in a column with a role."""
        return (one for one in unit.stretch.locations if self.role(one) == role)


def _place(location: Location) -> tuple[int, int]:
    """The row and the column of a cell, from 0. Raises ValueError for what is no cell."""
    if location.leaf.cell is None:
        raise ValueError(location)
    _, row, column = location.leaf.cell
    return row - 1, column - 1


def _role(name: str) -> ColumnRole:
    for role, words in _NAMED:
        if any(word.startswith(part) for word in name.split() for part in words if " " not in part):
            return role
        if any(part in name for part in words if " " in part):
            return role
    return "other"


def grids(entry: DocumentEntry) -> dict[str, Grid]:
    """The tables of a document by their ids."""
    return {table.table: Grid(table) for table, _ in tables(entry.document)}
