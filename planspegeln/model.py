"""What a municipality, a document, a priority, a topic and a link are.

Every enumeration of the project stands here and nowhere else. The classes say what *shape* the
YAML may have; whether what it says is true of the sources is for `check` to find out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"

DocumentKind = Literal["plan", "report", "programme"]
PriorityKind = Literal["priority", "activity"]
Status = Literal["genomfort", "delvis-genomfort", "pagar", "uppskjutet", "installt", "andrat"]
Role = Literal["outcome", "baseline", "target", "reference", "plan", "budget"]
Qualifier = Literal["drygt", "cirka", "ca", "ett …-tal"]
Accent = Literal["green", "blue", "plum", "ochre", "teal"]
Conformance = Literal["full", "partly", "none"]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)


def _no_edge_space(text: str) -> str:
    if text != text.strip() or not text:
        raise ValueError("texten får inte vara tom och inte börja eller sluta med mellanslag")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("texten ska stå på en rad utan radbrytning")
    return _no_edge_space(text)


def _iso_date(value: Any) -> Any:
    """YAML dates arrive as text (the loader leaves them alone), so that a bad one has a place."""
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError("datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern") from None


Id = Annotated[str, Field(pattern=ID_PATTERN)]
Ref = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
Answer = Annotated[str, Field(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]
PlaceRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+#[a-z0-9-]+$")]
Line = Annotated[str, AfterValidator(_one_line)]
Text = Annotated[str, AfterValidator(_no_edge_space)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Date = Annotated[dt.date, BeforeValidator(_iso_date)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Cell = Annotated[str, AfterValidator(lambda text: _one_line(text) if text else text)]


class Model(BaseModel):
    """Strict and frozen: a number is never read as text, and an unknown key is a fault."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


# --- the text of a document, in order ------------------------------------------------------------


class Title(Model):
    """A title as printed in the document."""

    title: Line


class Paragraph(Model):
    """A paragraph; `emphasis` names the phrases that the document sets in bold or italics."""

    text: Text
    emphasis: tuple[Line, ...] = ()
    goal: Id | None = None


class ListItem(Model):
    """One entry of a list; `goal` is the anchor of an entry that states a goal."""

    text: Text
    goal: Id | None = None


def _list_item(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class List(Model):
    """A bulleted list; each entry starts with a list mark in the source."""

    list: tuple[Annotated[ListItem, BeforeValidator(_list_item)], ...] = Field(min_length=1)


class Lines(Model):
    """Lines that stand one under the other without list marks."""

    lines: tuple[Line, ...] = Field(min_length=1)


class Fact(Model):
    """A label and what stands under it, such as Datum or Diarienummer."""

    label: Line
    lines: tuple[Line, ...] = Field(min_length=1)


class Facts(Model):
    """The document's own front matter."""

    facts: tuple[Fact, ...] = Field(min_length=1)


class Letterhead(Model):
    """The sender's printed details, in groups of lines."""

    letterhead: tuple[tuple[Line, ...], ...] = Field(min_length=1)


class Footnote(Model):
    """A footnote; its mark (such as ¹) also stands in the text it belongs to."""

    footnote: Text
    mark: Annotated[str, Field(min_length=1, max_length=2)]


class Balance(Model):
    """Columns, counted from 1, that make up another: result = plus − minus, in each row."""

    result: int = Field(ge=1)
    plus: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)
    minus: tuple[Annotated[int, Field(ge=1)], ...] = ()


class Table(Model):
    """A table with a header row. The first column names the row.

    `total` is the first cell of the row that sums the rows above it; `balances` are the sums that
    hold within a row. `check` recomputes both.
    """

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
    """Who is responsible, as printed, and the bodies named there one by one."""

    text: Line
    bodies: tuple[Line, ...] = ()


class Item(Model):
    """A priority's entry in one document: number, title and text, and who is responsible."""

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

    @property
    def id(self) -> str:
        """The item's anchor in the document."""
        return self.anchor or self.item


class RowHeading(Model):
    """A row that is a heading for the rows below it, such as an area of the programme."""

    heading: Line
    theme: Id | None = None


def _row_tag(value: Any) -> str:
    return "heading" if _has(value, "heading") else "item"


Row = Annotated[
    Annotated[RowHeading, Tag("heading")] | Annotated[Item, Tag("item")], Discriminator(_row_tag)
]


class Activities(Model):
    """A table of activities: what will be done, and who is responsible."""

    activities: Id
    caption: Line
    year: Year
    headers: tuple[Line, Line]
    rows: tuple[Row, ...] = Field(min_length=1)


class Section(Model):
    """A headed part of the document. `theme` says that it is one of the municipality's themes."""

    section: Id
    heading: Line
    former_anchors: tuple[Id, ...] = ()
    theme: Id | None = None
    blocks: tuple[Block, ...] = ()


# In order of precedence: an item holds a `title` too, but is an item.
BLOCKS: Final[dict[str, type[Model]]] = {
    "section": Section,
    "item": Item,
    "activities": Activities,
    "table": Table,
    "footnote": Footnote,
    "facts": Facts,
    "letterhead": Letterhead,
    "lines": Lines,
    "list": List,
    "text": Paragraph,
    "title": Title,
}


def _has(value: Any, key: str) -> bool:
    return key in value if isinstance(value, dict) else hasattr(value, key)


def _block_tag(value: Any) -> str | None:
    """A block's kind is the one key of `BLOCKS` that it holds."""
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


# --- the entities, one per file ------------------------------------------------------------------


class Person(Model):
    """A name (or personal address) that is published but kept out of search and exports.

    `withheld` replaces it on every page; the data keeps it for the check against the source.
    """

    name: Line
    role: Line
    withheld: bool = False
    replacement: Line = "[namn utelämnat]"


class Note(Model):
    """An editorial note on something in the text, such as a misprint; the text itself stays."""

    quote: Line
    note: Line


class Mention(Model):
    """Another document that this one speaks of, with the words that do; the site may lack it."""

    kind: DocumentKind
    year: Year
    title: Line
    quote: Line


class Commitment(Model):
    """One thing the document says will be done or held.

    `actor` is who is to act, in the document's own words, where it says. A commitment belongs to
    the priority in whose item its quote stands; `about` names the priority where it stands
    outside every item but speaks of one.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    quote: Line
    actor: Line | None = None
    about: Id | None = None


class Outcome(Model):
    """What a later document says happened.

    `answers` are the commitments it speaks of, as `document#commitment` within the municipality;
    none for what is new in the report. `status` and `because`, what it rests on, are editorial
    and go with an answer.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    quote: Line
    answers: tuple[Answer, ...] = ()
    status: Status | None = None
    because: Line | None = None
    about: Id | None = None

    @model_validator(mode="after")
    def _status_goes_with_answer(self) -> Outcome:
        given = self.status is not None and self.because is not None
        lacking = self.status is None and self.because is None
        if not (given if self.answers else lacking):
            raise ValueError(
                "”status” och ”because” anges när utfallet svarar på ett åtagande, annars inte"
            )
        return self


class TableCell(Model):
    """A cell of a table in the document; row and column count from 1, the header row is not one."""

    table: Id
    row: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]


class Measure(Model):
    """A number in the document.

    `value` is in `unit`; `year` is left out where the source names none. `series` joins numbers
    that can honestly be compared. The number rests on a quote, or on a cell of a table.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    label: Line
    value: int | float
    unit: Line
    year: Year | None = None
    qualifier: Qualifier | None = None
    role: Role
    series: Id | None = None
    quote: Line | None = None
    cell: TableCell | None = None
    about: Id | None = None
    topics: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _one_ground(self) -> Measure:
        if (self.quote is None) == (self.cell is None):
            raise ValueError("ange antingen ”quote” eller ”cell”, inte båda")
        return self


class Sum(Model):
    """Measures that the document itself adds up: the terms make the total. `check` recomputes it."""

    total: Id
    terms: tuple[Id, ...] = Field(min_length=2)


class Chart(Model):
    """Series of measures drawn together: one as bars, several stacked year by year.

    `maximum` is the end of the scale, where the source gives one; else the longest bar is.
    """

    id: Id
    title: Line
    series: tuple[Id, ...] = Field(min_length=1)
    maximum: int | None = Field(default=None, ge=1)


class SourceText(Model):
    """The original's text under `data/sources/`, and its SHA-256."""

    file: Line
    sha256: Sha256


class Document(Model):
    """One published plan, report or programme, whole and in order."""

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: DocumentKind
    title: Line
    short_title: Line
    years: tuple[Year, ...] = Field(min_length=1)
    date: Date | None = None
    reference: Line | None = Field(default=None, description="diarienummer")
    issuer: Line
    contact: Line | None = None
    source: SourceText
    follows_up: Mention | None = None
    mentions: tuple[Mention, ...] = ()
    personal: tuple[Person, ...] = ()
    notes: tuple[Note, ...] = ()
    text: tuple[Block, ...] = Field(min_length=1)
    commitments: tuple[Commitment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    measures: tuple[Measure, ...] = ()
    sums: tuple[Sum, ...] = ()
    charts: tuple[Chart, ...] = ()

    @property
    def period(self) -> str:
        """The years as a reader writes them: 2020, or 2009–2011."""
        first, last = min(self.years), max(self.years)
        return str(first) if first == last else f"{first}–{last}"


class Priority(Model):
    """A strand of work with one canonical page for life: a priority, or an activity (insats)."""

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: PriorityKind
    title: Line
    topics: tuple[Id, ...] = ()


class Theme(Model):
    """A heading the municipality itself groups its priorities under."""

    id: Id
    title: Line
    goals: tuple[PlaceRef, ...] = ()


class Municipality(Model):
    """A municipality, with its official code as text (Statistics Sweden, SCB)."""

    id: Id
    name: Line
    genitive: Line
    official_name: Line
    code: Annotated[str, Field(pattern=r"^\d{4}$")]
    accent: Accent
    themes: tuple[Theme, ...] = ()


class Labels(Model):
    """A topic's name in Swedish, English and Finnish."""

    sv: Line
    en: Line
    fi: Line


class Topic(Model):
    """A theme across municipalities, with the other words people use for it."""

    id: Id
    former_ids: tuple[Id, ...] = ()
    labels: Labels
    description: Line
    synonyms: tuple[Line, ...] = ()


class Side(Model):
    """One end of a link: a priority, or a place in a document, and the quote it rests on."""

    document: Ref
    priority: Ref | None = None
    place: Id | None = None
    quote: Line

    @model_validator(mode="after")
    def _one_target(self) -> Side:
        if (self.priority is None) == (self.place is None):
            raise ValueError("ange antingen ”priority” eller ”place”, inte båda")
        return self


class Link(Model):
    """An editorial tie between two municipalities' work: why, and a quote from each side."""

    id: Id
    reason: Line
    sides: tuple[Side, Side]


def tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    """Every table in the blocks, in order."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Section | Item):
            yield from tables(block.blocks)


class Words(Model):
    """The file `words.yml`: words searches pass over, other words, and compounds with their parts.

    `synonyms` leads from what people type to words of the texts. A compound with no parts is one
    that must not be split (riktlinje).
    """

    stop: tuple[Line, ...] = ()
    synonyms: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    compounds: dict[str, tuple[Line, ...]] = Field(default_factory=dict)


class Explanation(Model):
    """Where a document says what an abbreviation stands for, in the document's own words."""

    document: Ref
    quote: Line


class Abbreviation(Model):
    """A short form in the documents, and what it stands for where that is known.

    `expansion` is the source's where `explained_in` says where it stands, else the editors', of
    what is common knowledge; without it the site says that the source does not explain the term.
    A `municipality` is named where the term is that municipality's own.
    """

    id: Id
    term: Line
    municipality: Id | None = None
    expansion: Line | None = None
    explained_in: tuple[Explanation, ...] = ()
    note: Line | None = None

    @model_validator(mode="after")
    def _explained_is_expanded(self) -> Abbreviation:
        if self.explained_in and self.expansion is None:
            raise ValueError("”explained_in” kräver ”expansion”: vad källan säger att det betyder")
        return self


class Glossary(Model):
    """The file `glossary.yml`; `exceptions` are words in capitals that shorten nothing."""

    abbreviations: tuple[Abbreviation, ...] = ()
    exceptions: tuple[Line, ...] = ()


class Contact(Model):
    """Where visitors reach those who run the site."""

    email: Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+$")]
    page: Annotated[str, Field(pattern=r"^https://\S+$")]


class KnownFault(Model):
    """Something on the site that somebody cannot use, and why it is so."""

    what: Line
    why: Line


class Accessibility(Model):
    """The accessibility statement that 2018:1937 asks for, in the parts Digg lists.

    Every part has to be given. `adopted` is false as long as no public body runs the site: only
    then may `actor` and `contact` be null, and the page says that they are not filled in.
    """

    service: Line
    adopted: bool
    actor: Line | None
    contact: Contact | None
    conformance: Conformance
    faults: tuple[KnownFault, ...]
    burdensome: tuple[KnownFault, ...] = Field(description="12 § i lagen")
    outside: tuple[KnownFault, ...] = Field(description="9 § i lagen")
    assessed: Date
    updated: Date
    method: Line
    tested: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Accessibility:
        if self.adopted and (self.actor is None or self.contact is None):
            raise ValueError("fyll i ”actor” och ”contact”; de får bara saknas med adopted: false")
        if self.conformance == "full" and self.faults:
            raise ValueError("”conformance: full” går inte ihop med brister under ”faults”")
        if self.conformance != "full" and not self.faults:
            raise ValueError("ange under ”faults” vad som brister, eller ”conformance: full”")
        if self.updated < self.assessed:
            raise ValueError("”updated” kan inte vara före ”assessed”")
        return self


class About(Model):
    """The file `site.yml`: what the site says of itself."""

    accessibility: Accessibility


class Topics(Model):
    """The file `topics.yml`."""

    topics: tuple[Topic, ...]


class Links(Model):
    """The file `links.yml`."""

    links: tuple[Link, ...]


class Withdrawal(Model):
    """A page that was published and is no more: its address stays and says so."""

    address: Annotated[str, Field(pattern=r"^([a-z0-9-]+/)+$")]
    title: Line
    date: Date
    reason: Line


class Withdrawals(Model):
    """The file `withdrawn.yml`."""

    withdrawn: tuple[Withdrawal, ...]
