"""Tables of a document: their header rows, cells that cover several places, and rows about priorities.

A cell that covers several places stands once, in the first of them. The others are empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from planspegeln.model.values import Cell, Id, Line, Model, Paged, Trail

# What a column of a table of actions or indicators holds.
ColumnRole = Literal[
    "activity",
    "responsible",
    "deadline",
    "follow-up",
    "status",
    "budget",
    "measure",
    "unit",
    "baseline",
    "target",
    "outcome",
    "assessment",
    "other",
]
# The tags of what is no object. They are in no file, and start with _ as no field does.
PLAIN_TAGS: Final = frozenset({"_text", "_cells", "_rows"})


class Balance(Model):
    """A sum that holds in each row of a table: result = plus − minus; columns count from 1."""

    result: int = Field(ge=1)
    plus: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)
    minus: tuple[Annotated[int, Field(ge=1)], ...] = ()


class Spanning(Model):
    """A cell that covers several columns, several rows, or both."""

    text: Cell
    columns: int = Field(default=1, ge=1)
    rows: int = Field(default=1, ge=1)


def _cell_tag(value: Any) -> str:
    return "spanning" if isinstance(value, dict | Spanning) else "_text"


CellValue = Annotated[
    Annotated[Cell, Tag("_text")] | Annotated[Spanning, Tag("spanning")], Discriminator(_cell_tag)
]
Cells: TypeAlias = tuple[CellValue, ...]


class ItemRow(Paged):
    """A row that is a priority's item in the document. `anchor` is as for any other item."""

    item: Id = Field(description="the priority's id within the municipality")
    anchor: Id | None = None
    former_anchors: tuple[Id, ...] = ()
    cells: tuple[CellValue, ...]

    # What an item outside a table may have, and a row has in its cells.
    number: ClassVar[None] = None
    title: ClassVar[None] = None
    responsible: ClassVar[None] = None
    blocks: ClassVar[tuple[()]] = ()

    @property
    def id(self) -> str:
        """The item's anchor in the document."""
        return self.anchor or self.item


def _row_tag(value: Any) -> str:
    return "row" if isinstance(value, dict | ItemRow) else "_cells"


Row = Annotated[
    Annotated[tuple[CellValue, ...], Tag("_cells")] | Annotated[ItemRow, Tag("row")],
    Discriminator(_row_tag),
]


def _headers_tag(value: Any) -> str:
    several = isinstance(value, tuple) and value and isinstance(value[0], tuple)
    return "_rows" if several else "_cells"


HeaderCells = Annotated[tuple[CellValue, ...], Field(min_length=2)]
Headers = Annotated[
    Annotated[HeaderCells, Tag("_cells")]
    | Annotated[tuple[HeaderCells, ...], Field(min_length=1), Tag("_rows")],
    Discriminator(_headers_tag),
]


def text_of(cell: CellValue) -> str:
    """The text of a cell."""
    return cell if isinstance(cell, str) else cell.text


def extent(cell: CellValue) -> tuple[int, int]:
    """How many rows and columns a cell covers."""
    return (1, 1) if isinstance(cell, str) else (cell.rows, cell.columns)


class Table(Paged):
    """A table with one or more header rows. The first column names the row.

    `total` is the first cell of the row that sums the rows above it. `balances` are sums within
    each row. `check` recomputes both. `roles` says what each column holds.
    """

    kind: ClassVar[str] = "table"
    table: Id
    caption: Line
    headers: Headers
    roles: tuple[ColumnRole, ...] = ()
    rows: tuple[Row, ...] = Field(min_length=1)
    total: Line | None = None
    balances: tuple[Balance, ...] = ()

    @property
    def header_rows(self) -> tuple[Cells, ...]:
        """The header rows, whichever way they are written."""
        several = tuple(row for row in self.headers if isinstance(row, tuple))
        return several or (tuple(one for one in self.headers if not isinstance(one, tuple)),)

    @property
    def body(self) -> tuple[Cells, ...]:
        """The cells of each row."""
        return tuple(row.cells if isinstance(row, ItemRow) else row for row in self.rows)

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The text of each place of each row. It is "" where another cell covers the place."""
        return tuple(tuple(map(text_of, row)) for row in self.body)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.header_rows[0])

    def header_trail(self, row: int, column: int) -> Trail:
        """The trail of a header cell within the table."""
        several = isinstance(self.headers[0], tuple)
        return ("headers", row, column) if several else ("headers", column)

    def cell_trail(self, row: int, column: int) -> Trail:
        """The trail of a cell within the table."""
        inner = ("cells",) if isinstance(self.rows[row], ItemRow) else ()
        return ("rows", row, *inner, column)

    def covering_text(self, row: int, column: int) -> str:
        """The text at a place, which may be that of a cell that covers it."""
        r, c = over_place(self.body, row, column)
        return self.texts[r][c]

    def column_name(self, column: int) -> str:
        """The words above a column, from the top."""
        over = [over_place(self.header_rows, row, column) for row in range(len(self.header_rows))]
        cells = dict.fromkeys(over)
        return ", ".join(name for r, c in cells if (name := text_of(self.header_rows[r][c])))

    def column(self, role: ColumnRole) -> int | None:
        """The first column with the role."""
        return self.roles.index(role) if role in self.roles else None

    def is_heading(self, row: int) -> bool:
        """Whether the row has one cell, over all columns: it heads the rows below."""
        cells = self.body[row]
        return extent(cells[0])[1] == self.width and not isinstance(self.rows[row], ItemRow)

    @model_validator(mode="after")
    def _rectangular(self) -> Table:
        for row in (*self.header_rows, *self.body):
            if len(row) != self.width:
                name = text_of(row[0]) if row else ""
                raise ValueError(
                    f"raden som börjar med ”{name}” har {len(row)} celler, "
                    f"men tabellen har {self.width} kolumner"
                )
        for part in (self.header_rows, self.body):
            _covers_only_empty(part)
        return self

    @model_validator(mode="after")
    def _a_role_for_each_column(self) -> Table:
        if self.roles and len(self.roles) != self.width:
            raise ValueError(
                f"”roles” har {len(self.roles)} roller, men tabellen har {self.width} kolumner; "
                "ange en för varje kolumn, other för den som inte har någon"
            )
        return self


def over_place(rows: tuple[Cells, ...], row: int, column: int) -> tuple[int, int]:
    """The place of the cell that covers a place: the place itself, or one above or before it."""
    for r in range(row, -1, -1):
        for c in range(column, -1, -1):
            down, right = extent(rows[r][c])
            if r + down > row and c + right > column and (down, right) != (1, 1):
                return r, c
    return row, column


def covered(rows: tuple[Cells, ...]) -> Iterator[tuple[int, int]]:
    """Each place that another cell covers."""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            down, right = extent(cell)
            for i in range(r, r + down):
                yield from ((i, j) for j in range(c, c + right) if (i, j) != (r, c))


def _covers_only_empty(rows: tuple[Cells, ...]) -> None:
    seen: set[tuple[int, int]] = set()
    for i, j in covered(rows):
        if i >= len(rows) or j >= len(rows[0]):
            raise ValueError(
                f"en cell täcker plats {j + 1} i rad {i + 1}, men där finns ingen: det är "
                f"{len(rows)} rader med {len(rows[0])} platser"
            )
        if rows[i][j] != "":
            raise ValueError(
                f"en cell täcker plats {j + 1} i rad {i + 1}, där det står "
                f'”{text_of(rows[i][j])}”; skriv "" på den platsen'
            )
        if (i, j) in seen:
            raise ValueError(f"två celler täcker plats {j + 1} i rad {i + 1}")
        seen.add((i, j))
