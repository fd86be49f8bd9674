"""Tables of a PDF file, ruled or not, and those that go on over a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from planspegeln.authoring.readers import cells
from planspegeln.authoring.readers.lines import GOES_ON
from planspegeln.authoring.readers.outline import Cell, Table
from planspegeln.authoring.readers.pdf_unruled import Aligned
from planspegeln.authoring.readers.pdf_words import Grid, Line, joined

_SHOWN = 60  # characters of a row that a doubt shows
_NAMED = 3  # lines that it names


@dataclass(frozen=True)
class Made:
    """A table, the page that it ends on, its edges, and whether a page break cuts a row of it.

    It is `headed` if bold type shows that its first row is a header, or cells over several that it has more.
    """

    table: Table
    page: int
    columns: int
    x0: float
    x1: float
    ruled: bool
    cut_above: bool = False
    cut_below: bool = False
    headed: bool = True

    def joined(self, more: Made) -> Made:
        """The same table, ending where the rest of it ends."""
        return replace(self, page=more.page, cut_below=more.cut_below)


def made(found: Grid | Aligned, page: int) -> Made:
    """The table as the outline has it."""
    if isinstance(found, Grid):
        table = _ruled(found, page)
        first = [word for box in found.boxes if box.row == 0 for word in box.words]
        return Made(
            *(table, page, found.columns, found.x0, found.x1),
            ruled=True,
            cut_above=found.cut_above,
            cut_below=found.cut_below,
            headed=table.headers > 1 or all(word.bold for word in first),
        )
    rows = [
        [Cell(joined(word for line in cell for word in line.words)) for cell in row]
        for row in found.rows
    ]
    return Made(Table(rows, 1, page=page), page, len(rows[0]), found.x0, found.x1, ruled=False)


def unclear(found: Grid | Aligned) -> list[str]:
    """The texts of the cells that have several paragraphs or points, below the header of a ruled table.

    In a table without rules only points with drawn bullets can be told.
    """
    if not isinstance(found, Grid):
        return [
            " ".join(points)
            for row in found.rows
            for cell in row
            if cells.is_unclear(points := list(_points(cell)))
        ]
    return [
        joined(box.words)
        for box in found.boxes
        if not all(word.bold for word in box.words)
        and cells.is_unclear(cells.texts_of(box.words, box.bounds[0], box.bounds[2]))
    ]


def _points(cell: Sequence[Line]) -> Iterator[str]:
    """The texts of a cell, each from a line with a bullet to the next."""
    lines: list[Line] = []
    for line in cell:
        if line.bullet is not None and lines:
            yield joined(word for one in lines for word in one.words)
            lines = []
        lines.append(line)
    if lines:
        yield joined(word for one in lines for word in one.words)


def doubt(found: Aligned, page: int) -> str:
    """What is uncertain about a table without rules."""
    told = f"Tabellen på sidan {page} har inga linjer: raderna är gissade"
    if not found.guessed:
        return f"{told}."
    texts = [joined(word for line in cell for word in line.words) for cell in found.rows[0]]
    *names, last = [f"”{texts[at]}”" if texts[at] else f"{at + 1}" for at in found.guessed]
    return f"{told}, och kolumnerna {', '.join(names)} och {last} står tätt och är gissade."


def stray(text: str, page: int) -> str:
    """What is uncertain about a line that stands in columns beside a table."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
    return (
        f"Raden ”{shown}” på sidan {page} står i spalter intill en tabell, men är läst som ett "
        "stycke: kontrollera om den hör till tabellen."
    )


def spaced(found: Mapping[tuple[int, int], str]) -> list[str]:
    """A doubt that names the first lines with a wide gap that are read as text, and counts the others.

    `found` has their texts by page and height.
    """
    lines = [(text, page) for (page, _), text in found.items()]
    if not lines:
        return []
    named = ", ".join(
        f"”{shorten(text, _SHOWN, placeholder=' …')}” på sidan {page}"
        for text, page in lines[:_NAMED]
    )
    more = f" och {len(lines) - _NAMED} till" if len(lines) > _NAMED else ""
    return [
        f"rader med ett stort mellanrum är lästa i ett: {named}{more}; se i filen om de är en tabell eller spalter"
    ]


def _ruled(grid: Grid, page: int) -> Table:
    rows: list[list[Cell]] = []
    bold: list[bool] = []
    for index in range(grid.rows):
        boxes = sorted((box for box in grid.boxes if box.row == index), key=lambda box: box.column)
        if not boxes:
            continue
        rows.append([Cell(joined(box.words), box.rows, box.columns, box.colour) for box in boxes])
        words = [word for box in boxes for word in box.words]
        bold.append(bool(words) and all(word.bold for word in words))
    return Table(rows, _headers(rows, bold), page=page)


def _headers(rows: list[list[Cell]], bold: list[bool]) -> int:
    """How many of the first rows are headers: those in bold, or the first.

    One cell over the whole width is a heading over the rows below it, not a header.
    """
    count = 0
    while count < len(bold) - 1 and bold[count] and (count == 0 or len(rows[count]) > 1):
        count += 1
    if count in (0, len(bold) - 1) and not (count == 1 and len(bold) == 2):
        count = 1
    if rows and count == 1:
        count = max(count, min(max(cell.rows for cell in rows[0]), len(rows) - 1))
    return max(1, count) if len(rows) > 1 else 0


def goes_on(before: Made, after: Made, doubts: list[str]) -> list[str] | None:
    """The texts of the header rows that are repeated, if a table is the rest of the one before.

    None if it is a table of its own. The rows are added to the table before. The rest stands on the
    next page, or in the next column and then with the same header. `doubts` gets what is uncertain.
    """
    if before.columns != after.columns or before.ruled != after.ruled:
        return None
    beside = before.page == after.page
    if beside and after.x0 < before.x1:
        return None
    headers = before.table.rows[: before.table.headers]
    repeated = after.table.rows[: len(headers)]
    same = bool(headers) and headers == repeated
    placed = abs(before.x0 - after.x0) < 6 and abs(before.x1 - after.x1) < 6
    if not same and (beside or not placed):
        return None
    rest = after.table.rows[len(headers) :] if same else after.table.rows
    last = _last(before.table.rows)
    if rest and (before.cut_below or (after.cut_above and not same) or _is_rest(last, rest[0])):
        rest = _as_one(last, rest[0]) + rest[1:]
    elif rest and _may_be_rest(last, rest[0]):
        text = " ".join(cell.text for cell in rest[0] if cell.text)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
        doubts.append(
            f"Raden ”{shown}” överst på sidan {after.page} kan höra till tabellraden före den: jämför "
            "med filen."
        )
    before.table.rows += rest
    if not same:
        return []
    return [cell.text for row in repeated for cell in row if cell.text]


def _last(rows: list[list[Cell]]) -> list[Cell]:
    """The cells of the last row from left to right, with those above that reach down into it."""
    reaching: dict[int, tuple[Cell, int]] = {}  # by column: a cell, and how many rows it has left
    found: list[Cell] = []
    for row in rows:
        found, column, own = [], 0, iter(row)
        while True:
            cell, left = reaching.get(column, (None, 0))
            if cell is None or not left:
                cell = next(own, None)
                left = cell.rows if cell else 0
            if cell is None:
                break
            reaching[column] = (cell, left - 1)
            found.append(cell)
            column += cell.columns
    return found


def _is_rest(row: list[Cell], rest: list[Cell]) -> bool:
    """Whether a row with empty cells goes on in the middle of the sentences of the one before.

    A cell with one word is hardly the start of a sentence.
    """
    own = _pairs(row, rest)
    sure = all(" " in text and _goes_on(text, more) for text, more in own)
    return 0 < len(own) < len(rest) and sure


def _may_be_rest(row: list[Cell], rest: list[Cell]) -> bool:
    """Whether a row may be the rest of the one before: it goes on in a sentence, or begins with an empty cell."""
    own = _pairs(row, rest)
    is_begun = 0 < len(own) < len(rest) and not rest[0].text and all(text for text, _ in own)
    return is_begun or any(_goes_on(*pair) for pair in own)


def _pairs(row: list[Cell], rest: list[Cell]) -> list[tuple[str, str]]:
    """The words of a row's cells beside those of the next, where the next has any."""
    if len(row) != len(rest):
        return []
    return [(cell.text, more.text) for cell, more in zip(row, rest, strict=True) if more.text]


def _goes_on(text: str, more: str) -> bool:
    return bool(text) and text[-1] not in ".:!?" and bool(GOES_ON.match(more))


def _as_one(row: list[Cell], rest: list[Cell]) -> list[list[Cell]]:
    """Add the rest of a row to it, cell by cell. It stays a row of its own if the cells differ.

    A cell that is joined over rows there is joined with them here, too.
    """
    if [cell.columns for cell in row] != [cell.columns for cell in rest]:
        return [rest]
    for cell, more in zip(row, rest, strict=True):
        cell.text = f"{cell.text} {more.text}".strip()
        cell.rows += more.rows - 1
    return []
