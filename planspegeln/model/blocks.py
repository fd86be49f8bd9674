"""The text of a document, block by block, in order.

The classes say which *shape* the YAML may have. The kind of a block is the first key of `BLOCKS`
that the block has.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from planspegeln.model.values import Cell, Id, Line, Model, Text, Year


class Title(Model):
    """A title as printed in the document."""

    kind: ClassVar[str] = "title"
    title: Line


class Paragraph(Model):
    """A paragraph. `emphasis` has the phrases that the document sets in bold or italics.

    `goal` is the anchor of a paragraph that states a goal.
    """

    kind: ClassVar[str] = "text"
    text: Text
    emphasis: tuple[Line, ...] = ()
    goal: Id | None = None


class ListItem(Model):
    """An entry of a list. `goal` is the anchor of an entry that states a goal."""

    text: Text
    goal: Id | None = None


def _list_item(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class List(Model):
    """A bulleted list. In the source, each entry starts with a list mark."""

    kind: ClassVar[str] = "list"
    list: tuple[Annotated[ListItem, BeforeValidator(_list_item)], ...] = Field(min_length=1)


class Lines(Model):
    """Lines below each other, without list marks."""

    kind: ClassVar[str] = "lines"
    lines: tuple[Line, ...] = Field(min_length=1)


class Fact(Model):
    """A label, such as Datum or Diarienummer, and the lines under it."""

    label: Line
    lines: tuple[Line, ...] = Field(min_length=1)


class Facts(Model):
    """The document's own front matter."""

    kind: ClassVar[str] = "facts"
    facts: tuple[Fact, ...] = Field(min_length=1)


class Letterhead(Model):
    """The sender's printed details, in groups of lines."""

    kind: ClassVar[str] = "letterhead"
    letterhead: tuple[tuple[Line, ...], ...] = Field(min_length=1)


class Footnote(Model):
    """A footnote. The text that it belongs to also has its mark (such as ¹)."""

    kind: ClassVar[str] = "footnote"
    footnote: Text
    mark: Annotated[str, Field(min_length=1, max_length=2)]


class Balance(Model):
    """A sum that holds in each row of a table: result = plus − minus; columns count from 1."""

    result: int = Field(ge=1)
    plus: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)
    minus: tuple[Annotated[int, Field(ge=1)], ...] = ()


class Table(Model):
    """A table with a header row. The first column names the row.

    `total` is the first cell of the row that sums the rows above it. `balances` are sums within
    each row. `check` recomputes both.
    """

    kind: ClassVar[str] = "table"
    table: Id
    caption: Line
    headers: tuple[Cell, ...] = Field(min_length=2)
    rows: tuple[tuple[Cell, ...], ...] = Field(min_length=1)
    total: Line | None = None
    balances: tuple[Balance, ...] = ()

    @model_validator(mode="after")
    def _rectangular(self) -> Table:
        for row in self.rows:
            if len(row) != len(self.headers):
                raise ValueError(
                    f"raden som börjar med ”{row[0]}” har {len(row)} celler, "
                    f"men tabellen har {len(self.headers)} kolumner"
                )
        return self


class Responsible(Model):
    """Who is responsible: `text` as printed, and each of the `bodies` that it names."""

    text: Line
    bodies: tuple[Line, ...] = ()


class Item(Model):
    """A priority's entry in one document: its number, title and text, and who is responsible.

    `anchor` is needed only if the priority has several items in the document.
    """

    kind: ClassVar[str] = "item"
    item: Id = Field(description="the priority's id within the municipality")
    anchor: Id | None = None
    former_anchors: tuple[Id, ...] = ()
    number: int | None = Field(default=None, ge=1)
    title: Line | None = None
    blocks: tuple[Block, ...] = ()
    responsible: Responsible | None = None

    @model_validator(mode="after")
    def _number_has_title(self) -> Item:
        if self.number is not None and self.title is None:
            raise ValueError("”number” står framför en titel; ange ”title”")
        return self

    @model_validator(mode="after")
    def _holds_no_other(self) -> Item:
        if _holds_parts(self.blocks):
            raise ValueError(
                "en prioritering eller insats kan inte innehålla en annan (item, activities) "
                "eller ett tema (section med theme); lägg delen efter den i stället"
            )
        return self

    @property
    def id(self) -> str:
        """The item's anchor in the document."""
        return self.anchor or self.item


def _holds_parts(blocks: tuple[Block, ...]) -> bool:
    """Whether the blocks contain an item or a theme, at any depth."""
    return any(
        isinstance(block, Item | Activities)
        or (isinstance(block, Section) and (bool(block.theme) or _holds_parts(block.blocks)))
        for block in blocks
    )


class RowHeading(Model):
    """A row that heads the rows below it, such as an area of the programme."""

    kind: ClassVar[str] = "heading"
    heading: Line
    theme: Id | None = None


def _row_tag(value: Any) -> str:
    return "heading" if _has(value, "heading") else "item"


Row = Annotated[
    Annotated[RowHeading, Tag("heading")] | Annotated[Item, Tag("item")], Discriminator(_row_tag)
]


class Activities(Model):
    """A table of activities for one year: what will be done, and who is responsible."""

    kind: ClassVar[str] = "activities"
    activities: Id
    caption: Line
    year: Year
    headers: tuple[Line, Line]
    rows: tuple[Row, ...] = Field(min_length=1)


class Section(Model):
    """A headed part of the document. `theme` is set if it is one of the municipality's themes."""

    kind: ClassVar[str] = "section"
    section: Id
    heading: Line
    former_anchors: tuple[Id, ...] = ()
    theme: Id | None = None
    blocks: tuple[Block, ...] = ()


# In order of precedence: a block with the keys `item` and `title` is an item.
BLOCKS: Final[dict[str, type[Model]]] = {
    block.kind: block
    for block in (
        *(Section, Item, Activities, Table, Footnote, Facts),
        *(Letterhead, Lines, List, Paragraph, Title),
    )
}


def _has(value: Any, key: str) -> bool:
    return key in value if isinstance(value, dict) else hasattr(value, key)


def _block_tag(value: Any) -> str | None:
    """The block's kind: the first key of `BLOCKS` that the block has. None if it has none."""
    if isinstance(value, dict):
        return next((key for key in BLOCKS if key in value), None)
    return next((key for key, cls in BLOCKS.items() if isinstance(value, cls)), None)


Block = Annotated[
    Annotated[Title, Tag("title")]
    | Annotated[Paragraph, Tag("text")]
    | Annotated[List, Tag("list")]
    | Annotated[Lines, Tag("lines")]
    | Annotated[Facts, Tag("facts")]
    | Annotated[Letterhead, Tag("letterhead")]
    | Annotated[Footnote, Tag("footnote")]
    | Annotated[Table, Tag("table")]
    | Annotated[Activities, Tag("activities")]
    | Annotated[Item, Tag("item")]
    | Annotated[Section, Tag("section")],
    Discriminator(_block_tag),
]
