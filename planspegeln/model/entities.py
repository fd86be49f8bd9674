"""What a municipality, a document, a priority, a topic and a link are.

Every enumeration of the project stands here and nowhere else. The classes say what *shape* the
YAML may have; whether what it says is true of the sources is for `check` to find out. A
document's text is of `blocks`, and what all of it is made of is in `values`.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

from pydantic import Field, model_validator

from planspegeln.model.blocks import Block
from planspegeln.model.values import (
    AnchorRef,
    CommitmentRef,
    Date,
    FileName,
    Id,
    Line,
    Model,
    MunicipalityCode,
    Number,
    Ref,
    Year,
)

DocumentKind = Literal["plan", "report", "programme"]
PriorityKind = Literal["priority", "activity"]
Status = Literal[
    "genomfort", "delvis-genomfort", "pagar", "uppskjutet", "installt", "andrat", "tas-upp"
]
Role = Literal["outcome", "baseline", "target", "reference", "plan", "budget"]
Qualifier = Literal["drygt", "cirka", "ca", "ett …-tal"]
Accent = Literal["green", "blue", "plum", "ochre", "teal"]
Conformance = Literal["full", "partly", "none"]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)


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


class Answer(Model):
    """That an outcome speaks of a commitment, how far the work had come, and what that rests on.

    All of it is editorial. `commitment` is `document#commitment` within the municipality. The
    status `tas-upp` claims nothing of how far: the report takes the matter up, but of another
    year than the commitment is for, or without saying whether it was done.
    """

    commitment: CommitmentRef
    status: Status
    because: Line


class Outcome(Model):
    """What a later document says happened; it answers no commitment where it is new there."""

    id: Id
    former_ids: tuple[Id, ...] = ()
    quote: Line
    answers: tuple[Answer, ...] = ()
    about: Id | None = None


class Passage(Model):
    """What the document says of priorities outside their items, and does not promise or report.

    That it is about them is editorial.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    quote: Line
    about: tuple[Id, ...] = Field(min_length=1)


class TableCell(Model):
    """A cell of a table in the document; row and column count from 1, the header row is not one."""

    table: Id
    row: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]


class Measure(Model):
    """A number in the document.

    `value` is in `unit`; `year` is left out where the source names none. `series` joins numbers
    that can honestly be compared. The number rests on a quote, or on a cell of a table. Its
    `topics` are what it counts, not all that its priority is about. In a chart the bar of a
    `reference` is named by what stands after the last comma of its `label`.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    label: Line
    value: Number
    unit: Line
    year: Year | None = None
    qualifier: Qualifier | None = None
    role: Role
    series: Id | None = None
    quote: Line | None = None
    cell: TableCell | None = None
    about: Id | None = None
    topics: tuple[Id, ...] = Field(min_length=1)

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
    """The original's text under `data/sources/`, and its SHA-256.

    The sum may be lacking or be any text here: `check` holds it to the file, and says what it is.
    """

    file: FileName
    sha256: str | None = None


class Document(Model):
    """One published plan, report or programme, whole and in order.

    `issuer_role` is what the source says that the issuer did, where it is not the sender.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: DocumentKind
    title: Line
    short_title: Line
    years: tuple[Year, ...] = Field(min_length=1)
    date: Date | None = None
    reference: Line | None = Field(default=None, description="diarienummer")
    issuer: Line
    issuer_role: Line = "Avsändare"
    contact: Line | None = None
    source: SourceText
    follows_up: Mention | None = None
    mentions: tuple[Mention, ...] = ()
    personal: tuple[Person, ...] = ()
    notes: tuple[Note, ...] = ()
    text: tuple[Block, ...] = Field(min_length=1)
    commitments: tuple[Commitment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    passages: tuple[Passage, ...] = ()
    measures: tuple[Measure, ...] = ()
    sums: tuple[Sum, ...] = ()
    charts: tuple[Chart, ...] = ()

    @model_validator(mode="after")
    def _only_a_report_follows_up(self) -> Document:
        if self.kind != "report" and (self.follows_up or self.outcomes):
            raise ValueError(
                "”follows_up” och ”outcomes” hör till en uppföljning; skriv kind: report, eller "
                "ta bort dem"
            )
        return self

    @property
    def period(self) -> str:
        """The years as a reader writes them: 2020, or 2009–2011."""
        first, last = min(self.years), max(self.years)
        return str(first) if first == last else f"{first}–{last}"


class Priority(Model):
    """A strand of work with one canonical page for life: a priority, or an activity (insats).

    Its own id is among the former ones where it was of the other kind before.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: PriorityKind
    title: Line
    topics: tuple[Id, ...] = ()


class Theme(Model):
    """A heading the municipality itself groups its priorities under."""

    id: Id
    title: Line
    goals: tuple[AnchorRef, ...] = ()


class Municipality(Model):
    """A municipality, with its official code as text (Statistics Sweden, SCB)."""

    id: Id
    name: Line
    genitive: Line
    official_name: Line
    code: MunicipalityCode
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
    """One end of a link: a priority, or an anchor in a document, and the quote it rests on."""

    document: Ref
    priority: Ref | None = None
    anchor: Id | None = None
    quote: Line

    @model_validator(mode="after")
    def _one_target(self) -> Side:
        if (self.priority is None) == (self.anchor is None):
            raise ValueError("ange antingen ”priority” eller ”anchor”, inte båda")
        return self


class Link(Model):
    """An editorial tie between two municipalities' work: why, and a quote from each side."""

    id: Id
    reason: Line
    sides: tuple[Side, Side]


class Topics(Model):
    """The file `topics.yml`."""

    topics: tuple[Topic, ...]


class Links(Model):
    """The file `links.yml`."""

    links: tuple[Link, ...]
