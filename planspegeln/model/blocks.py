"""The text of a document, block by block, in order.

The classes say which *shape* the YAML may have. The kind of a block is the first key of `BLOCKS`
that the block has.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from planspegeln.model.tables import ItemRow, Table
from planspegeln.model.values import (
    Id,
    Line,
    Model,
    Paged,
    Text,
    WholeOrPrinted,
    Year,
    asked,
)

# The mark of an entry with a bullet, which stands for whichever sign the source has, and the signs.
BULLET: Final = "-"
BULLETS: Final = "-*+•·–"


def _one_word(text: str) -> str:
    if text.split() != [text]:
        raise ValueError("väntade märket så som det är tryckt, utan mellanslag")
    return text


def _not_a_bullet(text: str) -> str:
    if text in BULLETS:
        raise ValueError(
            "en punkt i en lista har inget eget märke; väntade till exempel a) eller 1."
        )
    return _one_word(text)


_AS_PRINTED: Final = "Märket ska stå så som det är tryckt, utan mellanslag."
_MARK: Final = asked(
    rf"(?![{re.escape(BULLETS)}](?![\s\S]))\S+", f"{_AS_PRINTED} En punkt har inget märke."
)
ListMark = Annotated[
    str,
    Field(min_length=1, max_length=12, json_schema_extra=_MARK),
    AfterValidator(_not_a_bullet),
]
FootnoteMark = Annotated[
    str,
    Field(min_length=1, max_length=4, json_schema_extra=asked(r"\S+", _AS_PRINTED)),
    AfterValidator(_one_word),
]
# The raised form of each sign that has one.
_RAISED: Final = str.maketrans(
    "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)


class Title(Paged):
    """A title as printed in the document."""

    kind: ClassVar[str] = "title"
    title: Line


class Paragraph(Paged):
    """A paragraph. `emphasis` has the phrases that the document sets in bold or italics.

    `goal` is the anchor of a paragraph that states a goal.
    """

    kind: ClassVar[str] = "text"
    text: Text
    emphasis: tuple[Line, ...] = ()
    goal: Id | None = None


def _list_item(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class _Listing(Model):
    """What a list and an entry with a list of its own share: the entries below, and their marks."""

    list: tuple[ListEntry, ...] = ()
    ordered: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """What is printed before each entry. Bullets are all the same sign, whatever is printed."""
        if not self.ordered:
            return (BULLET,) * len(self.list)
        return tuple(entry.mark or f"{place}." for place, entry in enumerate(self.list, start=1))

    @model_validator(mode="after")
    def _marks_are_of_ordered_lists(self) -> Self:
        if not self.ordered and (mark := next((one.mark for one in self.list if one.mark), None)):
            raise ValueError(
                f"märket ”{mark}” hör till en numrerad lista; lägg till ”ordered: true” bredvid "
                "”list”, eller ta bort ”mark”"
            )
        if self.ordered and not self.list:
            raise ValueError("”ordered” säger att en lista är numrerad; lägg till ”list”")
        return self


class ListItem(_Listing):
    """An entry of a list, and the list below it if there is one.

    `mark` is the number or letter that an entry of an ordered list has in print. Without it, the
    number is the entry's place. `goal` is the anchor of an entry that states a goal.
    """

    text: Text
    mark: ListMark | None = None
    goal: Id | None = None


# An entry that is only a text may be written as that text.
ListEntry = Annotated[ListItem, BeforeValidator(_list_item, json_schema_input_type=Text | ListItem)]


class List(_Listing, Paged):
    """A list with bullets, or with numbers or letters (`ordered`).

    In the source, each entry starts with its mark.
    """

    kind: ClassVar[str] = "list"
    list: tuple[ListEntry, ...] = Field(min_length=1)


class Lines(Paged):
    """Lines below each other, without list marks."""

    kind: ClassVar[str] = "lines"
    lines: tuple[Line, ...] = Field(min_length=1)


class Fact(Model):
    """A label, such as Datum or Diarienummer, and the lines under it."""

    label: Line
    lines: tuple[Line, ...] = Field(min_length=1)


class Facts(Paged):
    """The document's own front matter."""

    kind: ClassVar[str] = "facts"
    facts: tuple[Fact, ...] = Field(min_length=1)


class Letterhead(Paged):
    """The sender's printed details, in groups of lines."""

    kind: ClassVar[str] = "letterhead"
    letterhead: tuple[tuple[Line, ...], ...] = Field(min_length=1)


class Footnote(Model):
    """A footnote: its mark as printed before it (¹, 1, [1], * or a), and its text."""

    mark: FootnoteMark
    text: Text

    @property
    def signs(self) -> tuple[str, ...]:
        """What its mark may look like in the text that it belongs to, when it is surely a mark.

        A plain digit or letter there may be anything. Raised or within brackets it is a mark.
        """
        if not self.mark.isalnum() or not self.mark.isascii():
            return (self.mark,)
        forms = (self.mark.translate(_RAISED), f"[{self.mark}]")
        return tuple(form for form in forms if form != self.mark)


class Footnotes(Paged):
    """Footnotes below each other, at the foot of a page or at the end."""

    kind: ClassVar[str] = "footnotes"
    footnotes: tuple[Footnote, ...] = Field(min_length=1)


class Picture(Model):
    """A picture: its printed caption, and what it shows, in words that are not the document's."""

    caption: Text | None = None
    description: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.caption or self.description):
            raise ValueError(
                "ange bildtexten (”caption”), en beskrivning (”description”) eller båda"
            )
        return self


class Figure(Paged):
    """A picture or a diagram. Only its caption is the document's text."""

    kind: ClassVar[str] = "figure"
    figure: Picture


class ContentsLine(Model):
    """A line of a contents page: its words with their number, and the page that it gives."""

    text: Line
    page: Line | None = None


class Contents(Paged):
    """The document's own contents page. It repeats the headings, so no quote is taken from it."""

    kind: ClassVar[str] = "contents"
    contents: tuple[ContentsLine, ...] = Field(min_length=1)


class Responsible(Model):
    """Who is responsible: `text` as printed, and each of the `bodies` that it names."""

    text: Line
    bodies: tuple[Line, ...] = ()


class Item(Paged):
    """A priority's entry in one document: its number, title and text, and who is responsible.

    `number` is a whole number, which a full stop follows in print, or else the number as printed.
    `anchor` is needed only if the priority has several items in the document.
    """

    kind: ClassVar[str] = "item"
    item: Id = Field(description="the priority's id within the municipality")
    anchor: Id | None = None
    former_anchors: tuple[Id, ...] = ()
    number: WholeOrPrinted | None = None
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
                "en prioritering eller insats kan inte innehålla en annan (item, activities, en rad "
                "med item) eller ett tema (section med theme); lägg delen efter den i stället"
            )
        return self

    @property
    def id(self) -> str:
        """The item's anchor in the document."""
        return self.anchor or self.item

    @property
    def printed_number(self) -> str:
        """What is printed before the title, or ""."""
        return f"{self.number}." if isinstance(self.number, int) else self.number or ""


def _holds_parts(blocks: tuple[Block, ...]) -> bool:
    """Whether the blocks contain an item or a theme, at any depth."""
    return any(
        isinstance(block, Item | Activities)
        or (isinstance(block, Table) and any(isinstance(row, ItemRow) for row in block.rows))
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


class Activities(Paged):
    """A table of activities for one year: what will be done, and who is responsible."""

    kind: ClassVar[str] = "activities"
    activities: Id
    caption: Line
    year: Year
    headers: tuple[Line, Line]
    rows: tuple[Row, ...] = Field(min_length=1)


class Section(Paged):
    """A headed part of the document, or an appendix of it.

    `number` is what is printed before the heading's words, such as 1.1, § 98 or Bilaga 2. `theme`
    is set if it is one of the municipality's themes.
    """

    kind: ClassVar[str] = "section"
    section: Id
    number: Line | None = None
    heading: Line
    former_anchors: tuple[Id, ...] = ()
    theme: Id | None = None
    blocks: tuple[Block, ...] = ()


# In order of precedence: a block with the keys `item` and `title` is an item.
BLOCKS: Final[dict[str, type[Model]]] = {
    block.kind: block
    for block in (
        *(Section, Item, Activities, Table, Figure, Contents, Footnotes, Facts),
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
    | Annotated[Figure, Tag("figure")]
    | Annotated[Contents, Tag("contents")]
    | Annotated[Footnotes, Tag("footnotes")]
    | Annotated[Table, Tag("table")]
    | Annotated[Activities, Tag("activities")]
    | Annotated[Item, Tag("item")]
    | Annotated[Section, Tag("section")],
    Discriminator(_block_tag),
]
