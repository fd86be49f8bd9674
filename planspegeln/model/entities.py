"""What a municipality, a document, a priority, a topic and a link are.

All enumerations of what is entered are here and nowhere else, but for the roles of columns, which are
in `tables`. The classes say which *shape* the YAML
may have. `check` finds out whether the contents agree with the sources. A document's text consists
of `blocks`; the basic types are in `values`.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

from pydantic import Field, model_validator

from planspegeln.model.blocks import Block
from planspegeln.model.values import (
    AnchorRef,
    Brief,
    CommitmentRef,
    Date,
    FileName,
    Id,
    Line,
    Mark,
    Model,
    MunicipalityCode,
    Number,
    OriginalName,
    Ref,
    Sha256,
    ShortSum,
    WebAddress,
    Year,
)

DocumentKind = Literal["plan", "report", "programme"]
# The part of its year that a document is for, if it is not the year as a whole.
Period = Literal["T1", "T2", "T3", "delår", "helår"]
MentionKind = Literal["plan", "report", "programme", "other"]
PriorityKind = Literal["priority", "activity"]
# The folder of a municipality's priorities of each kind, in addresses.
PRIORITY_FOLDER: Final[dict[PriorityKind, str]] = {
    "priority": "prioriteringar",
    "activity": "insatser",
}
CommitmentKind = Literal["task", "aim"]
Status = Literal[
    "genomfort",
    "delvis-genomfort",
    "pagar",
    "uppskjutet",
    "installt",
    "andrat",
    "ej-uppnatt",
    "namns",
]
Role = Literal["outcome", "baseline", "target", "reference", "plan", "budget"]
Qualifier = Literal[
    "drygt",
    "cirka",
    "ca",
    "knappt",
    "nästan",
    "minst",
    "högst",
    "ungefär",
    "omkring",
    "runt",
    "närmare",
    "uppemot",
    "upp till",
    "över",
    "mer än",
    "fler än",
    "mindre än",
    "färre än",
    "ett …-tal",
]
# What the public log tells of; what is withdrawn is told in `withdrawn.yml`.
ChangeKind = Literal["document", "reading", "correction"]
Accent = Literal["green", "blue", "plum", "ochre", "teal"]
Conformance = Literal["full", "partly", "none"]
# What kind of body publishes the data (DCAT-AP-SE 3, from ADMS).
PublisherKind = Literal[
    "LocalAuthority",
    "RegionalAuthority",
    "NationalAuthority",
    "NonProfitOrganisation",
    "NonGovernmentalOrganisation",
    "Academia-ScientificOrganisation",
    "Company",
]
# The formats of originals that may be published: a browser runs nothing in them.
_PUBLISHED: Final = ("pdf", "docx", "odt", "md", "txt")
# What `check` may raise as a doubt.
Doubted = Literal[
    "andrad-text",
    "liknar-namn",
    "efternamn",
    "tom-rubrik",
    "ovanlig-rubrik",
    "upprepad-rubrik",
    "liknar-prioritering",
    "annan-prioritering",
    "trasigt-ord",
    "sidmarke",
    "siffrans-enhet",
    "siffrans-ar",
    "siffrans-slag",
    "forbehall",
    "status-mot-mal",
]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
# Of these a report says nothing of how far the work had come.
WITHOUT_WORD: Final[frozenset[Status]] = frozenset({"namns"})


class Person(Model):
    """Somebody named in the text, without elected office and not publicly honoured.

    Pages, search and data files have `[namn utelämnat]` instead of the name. The data keeps it, so
    that `check` can compare the text with the source. `why` is what the reading view says, if it is
    not the usual reason. `check` also looks for the surname alone. `common` is the reason not to:
    the surname is an ordinary word, or somebody else's name as well.
    """

    name: Line
    role: Line
    why: Line | None = None
    common: Line | None = None


class Redaction(Model):
    """Something that was left out of the source before it came here.

    `mark` is in its place in the source and in the text. If several redactions have the same mark,
    they are in the order of the text. `length` is how many characters were left out.
    """

    mark: Mark
    what: Line
    why: Line
    length: int | None = Field(default=None, ge=1)


class Accepted(Model):
    """The answer to a doubt that `check` raises: all is well, and why. It is shown nowhere.

    `doubt` is the doubt's name, and `about` the words that it is about.
    """

    doubt: Doubted
    about: Line
    why: Line


class Quote(Model):
    """Words of a document, letter for letter, and the part of it that they stand in.

    `section` is the anchor of that part. It is needed only if they stand in several parts.
    """

    quote: Line
    section: Id | None = None


class Note(Quote):
    """An editorial note on a quote, such as a misprint. The text itself is not changed."""

    note: Line


class Mention(Quote):
    """Another document that this one mentions, and the quote. The collection may lack it.

    A plan, a report or a programme is known by its kind and its year. One without a year, and any
    `other` document, is known by its title.
    """

    kind: MentionKind
    year: Year | None = None
    title: Line

    @property
    def known_by(self) -> tuple[str, int | str]:
        """What distinguishes it from the municipality's other documents."""
        by_title = self.kind == "other" or self.year is None
        return self.kind, self.title if by_title else self.year or 0


class Followed(Mention):
    """The document that a report says it follows up."""

    kind: DocumentKind
    year: Year


class Commitment(Quote):
    """One thing that the document says will be done (a task), or will hold (an aim).

    `kind` is editorial. `actor` is who is to act, in the document's own words, or None if the
    document does not say. `recurs` is the words of the quote that say that it comes again in other
    years. A commitment belongs to the priority whose item holds its quote. `about` names the
    priority if the quote is outside every item.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: CommitmentKind
    recurs: Line | None = None
    actor: Line | None = None
    about: Id | None = None


class Outcome(Quote):
    """What a report says happened."""

    id: Id
    former_ids: tuple[Id, ...] = ()
    about: Id | None = None


class Answer(Model):
    """What one report as a whole says about one commitment: how far the work had come.

    All of it is editorial, and rests on the report's own `outcomes`. `commitment` is
    `document#commitment` within the municipality. The status is about `year`, which may be left out
    if the report is for one year only. The status `namns` does not say how far the work had come:
    the report mentions the matter without saying whether it was done.
    """

    commitment: CommitmentRef
    status: Status
    year: Year | None = None
    because: Line
    outcomes: tuple[Id, ...] = Field(min_length=1)


class Passage(Quote):
    """What the document says about priorities, without a promise.

    `about`, the choice of priorities, is editorial. With `done`, it says what had been done when
    the document was written. Otherwise it is outside the priorities' items.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    about: tuple[Id, ...] = Field(min_length=1)
    done: bool = False


class ReadPart(Model):
    """A part of the text that somebody has gone through. What no extract quotes there is background.

    `part` is the anchor of a section, an item or a table. Without it, it is the whole document.
    `words` is how many words it had, so that what is added later is not taken for read.
    """

    part: Id | None = None
    words: int = Field(ge=1)


class Compared(Model):
    """A plan that somebody has compared with this report: each outcome with each commitment.

    `commitments` and `outcomes` are how many there were, so that later ones are compared anew. `sum` is a
    short sum of the ids and the words of both, so that one in another's place is so too. Without it, only
    their numbers count.
    """

    plan: Id
    commitments: int = Field(ge=0)
    outcomes: int = Field(ge=0)
    sum: ShortSum | None = None


class TableCell(Model):
    """A cell of a table. Rows and columns count from 1; the header row does not count."""

    table: Id
    row: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]


class Measure(Model):
    """A number in the document.

    `value` is in `unit`. Pages show the number as the source writes it, in digits or in words.
    `year` is left out if the source gives none. `series` joins measures that can honestly be
    compared. A measure rests on a quote or on a cell of a table. Its `topics` are what it counts,
    not everything that its priority is about. In a chart, the words after the last comma of `label`
    name the bar of a `reference`.
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
    section: Id | None = None
    cell: TableCell | None = None
    about: Id | None = None
    topics: tuple[Id, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_ground(self) -> Measure:
        if (self.quote is None) == (self.cell is None):
            raise ValueError("ange antingen ”quote” eller ”cell”, inte båda")
        if self.section and self.cell:
            raise ValueError("”section” säger var ett citat står; ta bort det intill ”cell”")
        return self


class Sum(Model):
    """Measures that the document itself adds up: `terms` make `total`. `check` recomputes it."""

    total: Id
    terms: tuple[Id, ...] = Field(min_length=2)


class Chart(Model):
    """A chart of one series as bars, or of several series stacked year by year.

    `maximum` is the end of the scale if the source gives one. Otherwise the longest bar sets it.
    """

    id: Id
    title: Line
    series: tuple[Id, ...] = Field(min_length=1)
    maximum: int | None = Field(default=None, ge=1)


class Original(Model):
    """The file under `data/sources/originals/` that the text was read from, and its SHA-256.

    `reader` is the name and version of what read it, and `text_sha256` that of the text it gave.
    `publish` is whether the site has the file too.
    """

    file: OriginalName
    sha256: Sha256
    reader: Line
    text_sha256: Sha256
    publish: bool = False

    @model_validator(mode="after")
    def _is_no_web_page(self) -> Original:
        if self.publish and self.format not in _PUBLISHED:
            raise ValueError(
                f"en fil som slutar på .{self.format} publiceras inte, för en webbläsare kan köra den; "
                "ta bort ”publish”"
            )
        return self

    @property
    def format(self) -> str:
        """What the file's name ends in: "pdf"."""
        return self.file.rpartition(".")[2]


class RemovedWords(Model):
    """Words of the original that are no part of its text, such as a page's number."""

    what: Literal["sidnummer", "sidhuvud eller sidfot"]
    text: Line
    times: int = Field(default=1, ge=1)


class SourceText(Model):
    """The original's text under `data/sources/`, and its SHA-256.

    Here `sha256` may be missing or be any text. `check` compares it with the file, and says what it
    should be. `original_sha256` is that of the text before anything was left out of it. `url` is where
    the municipality has published the document, and `retrieved` the day when it was fetched there.
    """

    file: FileName
    sha256: str | None = None
    original_sha256: Sha256 | None = None
    url: WebAddress | None = None
    retrieved: Date | None = None
    original: Original | None = None
    removed: tuple[RemovedWords, ...] = ()


class Document(Model):
    """One published plan, report or programme, whole and in order.

    `period` is the part of the year that it is for, if there are several such documents a year.
    `issuer_role` is what the source says that the issuer did, if the issuer is not the sender. `caveat` is
    what a reader must know of all that it says, as that nothing shows that it was adopted.
    `background` are sentences that somebody has read, outside the parts under `read`, and took
    nothing from.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: DocumentKind
    title: Line
    short_title: Line
    years: tuple[Year, ...] = Field(min_length=1)
    period: Period | None = None
    date: Date | None = None
    reference: Line | None = Field(default=None, description="diarienummer")
    issuer: Line
    issuer_role: Line = "Avsändare"
    caveat: Line | None = None
    contact: Line | None = None
    source: SourceText
    follows_up: Followed | None = None
    mentions: tuple[Mention, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    personal: tuple[Person, ...] = ()
    notes: tuple[Note, ...] = ()
    text: tuple[Block, ...] = Field(min_length=1)
    commitments: tuple[Commitment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    answers: tuple[Answer, ...] = ()
    passages: tuple[Passage, ...] = ()
    measures: tuple[Measure, ...] = ()
    sums: tuple[Sum, ...] = ()
    charts: tuple[Chart, ...] = ()
    read: tuple[ReadPart, ...] = ()
    background: tuple[Quote, ...] = ()
    compared: tuple[Compared, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    @model_validator(mode="after")
    def _only_a_report_follows_up(self) -> Document:
        if self.kind != "report" and (
            self.follows_up or self.outcomes or self.answers or self.compared
        ):
            raise ValueError(
                "”follows_up”, ”outcomes”, ”answers” och ”compared” hör till en uppföljning; skriv "
                "kind: report, eller ta bort dem"
            )
        return self

    @property
    def span(self) -> str:
        """The years as a reader writes them: 2020, or 2009–2011."""
        first, last = min(self.years), max(self.years)
        return str(first) if first == last else f"{first}–{last}"


class Ground(Quote):
    """A quote that a summary rests on, from a document of the same municipality."""

    document: Id


class Sentence(Model):
    """What a summary says in the editors' words, and the quotes that it rests on."""

    text: Brief
    quotes: tuple[Ground, ...] = Field(min_length=1)


class Summary(Model):
    """A priority in brief: what was planned, and what was done.

    `reported` rests on reports, or on a plan or programme that itself says what was done when it
    was written.
    """

    planned: Sentence | None = None
    reported: Sentence | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Summary:
        if not (self.planned or self.reported):
            raise ValueError("ange ”planned”, ”reported” eller båda")
        return self

    @property
    def sentences(self) -> dict[str, Sentence]:
        """The sentences that are given, by the name of their field."""
        both = {"planned": self.planned, "reported": self.reported}
        return {name: one for name, one in both.items() if one}

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Every quote, in order. Its number there is a part of its anchor."""
        return tuple(ground for one in self.sentences.values() for ground in one.quotes)


class Priority(Model):
    """A strand of work with one permanent page: a priority, or an activity (insats).

    If its kind has changed, `former_ids` has its own id too: the kind is a part of its address.
    """

    id: Id
    former_ids: tuple[Id, ...] = ()
    kind: PriorityKind
    title: Line
    topics: tuple[Id, ...] = ()
    summary: Summary | None = None
    accepted: tuple[Accepted, ...] = ()


class Theme(Model):
    """A heading under which the municipality itself groups its priorities."""

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
    accepted: tuple[Accepted, ...] = ()


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


class Side(Quote):
    """One side of a link: a priority, or an anchor in a document, and the quote it rests on."""

    document: Ref
    priority: Ref | None = None
    anchor: Id | None = None

    @model_validator(mode="after")
    def _one_target(self) -> Side:
        if (self.priority is None) == (self.anchor is None):
            raise ValueError("ange antingen ”priority” eller ”anchor”, inte båda")
        return self


class Link(Model):
    """An editorial link between two municipalities' work: the reason, and a quote per side."""

    id: Id
    reason: Line
    sides: tuple[Side, Side]


class Topics(Model):
    """The file `topics.yml`."""

    topics: tuple[Topic, ...]


class Links(Model):
    """The file `links.yml`."""

    links: tuple[Link, ...]
