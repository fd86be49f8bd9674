"""The rows of the data files that the site publishes, and what each field says, in Swedish and English.

Everything that describes the files follows from here: JSON Schema, CSVW, the data package, the columns
of tables and the list of fields on the page about data. A field that is added has a default, so that
what reads the files today can read them tomorrow. Another change is a new version (`pages/datasets.py`).
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from planspegeln.model import entities

# How the year that a status is about relates to the years of the commitment.
Relation: TypeAlias = Literal["same-year", "recurring", "other-year"]
# Whether a report takes a commitment up: one does, one that nobody has read may, or none does.
FollowUp: TypeAlias = Literal["answered", "unread", "none"]
# What a cell holds. `list` is several ids, and `nested` is what no cell holds: it is in JSON alone.
Sort: TypeAlias = Literal["string", "integer", "number", "boolean", "date", "list", "nested"]
_GIVEN: Final[set[str]] = set()
_SORTS: Final[dict[type, Sort]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    dt.date: "date",
}


@dataclass(frozen=True)
class Told:
    """What a field says, in Swedish and in English, and the name of the files that its ids are of."""

    sv: str
    en: str
    refers: str | None = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The words as a schema has them: `description` in Swedish, `description_en` in English."""
        return handler(schema) | {"description": self.sv, "description_en": self.en}


class Field(NamedTuple):
    """A field of a row: what it holds, whether it may be null, the values if they are few, its words."""

    name: str
    sort: Sort
    is_required: bool
    values: tuple[str, ...]
    told: Told


class Published(BaseModel):
    """A strict and frozen object of a data file. Nobody enters one: it is computed from the data."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    def model_post_init(self, _: Any) -> None:
        """Forget which fields were given: the set of their names takes more memory than the row."""
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN)


class Row(Published):
    """What every row has."""

    id: Annotated[
        str,
        Told(
            "Radens id. Det är detsamma i alla filer.", "The id of the row, the same in all files."
        ),
    ]
    url: Annotated[
        str, Told("Vägen från webbplatsens rot.", "The path from the root of the website.")
    ]
    href: Annotated[str, Told("Hela adressen.", "The whole address.")]


class Owned(Row):
    """What every row about a municipality has."""

    municipality: Annotated[
        str, Told("Kommunens id.", "The id of the municipality.", "municipalities")
    ]
    municipality_code: Annotated[
        str,
        Told(
            "Kommunens kod hos SCB, fyra siffror. Med den kan raderna kopplas till annan statistik.",
            "The code of the municipality at Statistics Sweden, four digits, to join with other statistics.",
        ),
    ]


class Origin(Owned):
    """What every row about a document's words has: which document, and what is known of the file."""

    first_year: Annotated[
        int,
        Told("Det första året som dokumentet gäller.", "The first year that the document is for."),
    ]
    last_year: Annotated[
        int,
        Told("Det sista året som dokumentet gäller.", "The last year that the document is for."),
    ]
    reference: Annotated[
        str | None,
        Told("Dokumentets diarienummer.", "The document's reference number (diarienummer)."),
    ]
    source_url: Annotated[
        str | None,
        Told(
            "Adressen där kommunen har publicerat dokumentet.",
            "The address where the municipality has published the document.",
        ),
    ]
    retrieved: Annotated[
        dt.date | None,
        Told(
            "Dagen då dokumentet hämtades från kommunen. Tomt om ingen har antecknat den.",
            "The day when the document was fetched from the municipality. Empty if nobody noted it.",
        ),
    ]
    sha256: Annotated[
        str | None,
        Told(
            "Kontrollsumma (SHA-256) för textfilen som dokumentet är inläst från, så som redaktionen "
            "förvarar den. Namn som inte visas här kan stå i den.",
            "Checksum (SHA-256) of the text file that the document was entered from, as the editors keep it. "
            "It may have names that are not shown here.",
        ),
    ]
    original_sha256: Annotated[
        str | None,
        Told(
            "Kontrollsumma (SHA-256) för filen som texten är läst ur.",
            "Checksum (SHA-256) of the file that the text was read from.",
        ),
    ]


class Placed(Origin):
    """What every row about a place in a document's text has."""

    document: Annotated[str, Told("Dokumentets id.", "The id of the document.", "documents")]
    document_title: Annotated[str, Told("Dokumentets titel.", "The title of the document.")]
    page: Annotated[
        int | None,
        Told(
            "Sidan i originalet där stycket börjar. Tomt om den inte är känd.",
            "The page of the original on which the paragraph begins. Empty if it is not known.",
        ),
    ]


class MunicipalityRow(Row):
    """A municipality."""

    name: Annotated[str, Told("Kommunens namn.", "The name of the municipality.")]
    official_name: Annotated[str, Told("Namnet med ordet kommun eller stad.", "The official name.")]
    code: Annotated[
        str,
        Told("Kommunens kod hos SCB, fyra siffror.", "The code at Statistics Sweden, four digits."),
    ]
    county: Annotated[str | None, Told("Länet.", "The county.")]
    documents: Annotated[
        int, Told("Antal dokument i samlingen.", "Number of documents in the collection.")
    ]
    priorities: Annotated[
        int, Told("Antal prioriteringar och insatser.", "Number of priorities and activities.")
    ]
    commitments: Annotated[int, Told("Antal åtaganden.", "Number of commitments.")]
    outcomes: Annotated[int, Told("Antal utfall.", "Number of outcomes.")]
    measures: Annotated[int, Told("Antal siffror.", "Number of measures.")]
    unread_sentences: Annotated[
        int,
        Told(
            "Hur många meningar i kommunens dokument som ingen har gått igenom än. Är de fler än 0 kan där stå mer "
            "än det som är räknat här.",
            "How many sentences of the municipality's documents nobody has gone through yet. If there are any, they may say "
            "more than what is counted here.",
        ),
    ] = 0


class DocumentRow(Origin):
    """A published plan, programme or report."""

    kind: Annotated[
        entities.DocumentKind,
        Told(
            "plan: en plan, programme: ett program, report: en uppföljning.",
            "plan, programme, or report: a follow-up.",
        ),
    ]
    title: Annotated[str, Told("Titeln.", "The title.")]
    short_title: Annotated[str, Told("En kort titel.", "A short title.")]
    period: Annotated[
        str,
        Told(
            "Vad dokumentet gäller, så som det står på sidorna.", "What it is for, as pages say it."
        ),
    ]
    date: Annotated[dt.date | None, Told("Dokumentets datum.", "The date of the document.")]
    issuer: Annotated[str, Told("Vem som står för dokumentet.", "Who issued the document.")]
    issuer_role: Annotated[
        str,
        Told(
            "Vad den som nämns i issuer gjorde, enligt källan: ”Avsändare” eller till exempel ”Fick "
            "uppdraget att ta fram förslaget”.",
            "What the one named in issuer did, as the source says, in Swedish: ”Avsändare” (sender), or "
            "for example was given the task of drafting the proposal.",
        ),
    ] = "Avsändare"
    original_href: Annotated[
        str | None,
        Told(
            "Adressen till originalfilen, om den är publicerad här.",
            "The address of the original file, if it is published here.",
        ),
    ]
    sentences: Annotated[
        int,
        Told("Antal meningar och tabellrader.", "Number of sentences and rows of tables."),
    ]
    unread: Annotated[
        int,
        Told(
            "Hur många av dem ingen har gått igenom än.",
            "How many of them nobody has gone through yet.",
        ),
    ]
    commitments: Annotated[int, Told("Antal åtaganden.", "Number of commitments.")]
    outcomes: Annotated[int, Told("Antal utfall.", "Number of outcomes.")]
    measures: Annotated[int, Told("Antal siffror.", "Number of measures.")]
    caveat: Annotated[
        str | None,
        Told(
            "Vad den som läser måste veta om allt i dokumentet, i redaktionens ord: till exempel att inget "
            "visar att det är antaget.",
            "What a reader must know of all that it says, in the editors' words, in Swedish: for example that "
            "nothing shows that it was adopted.",
        ),
    ] = None


class SummaryQuote(Published):
    """A quote that a summary rests on."""

    document: Annotated[str, Told("Dokumentets id.", "The id of the document.", "documents")]
    quote: Annotated[str, Told("Citatet, ordagrant.", "The quote, word for word.")]


class SummarySentence(Published):
    """A sentence of a summary, and the quotes that it rests on."""

    text: Annotated[str, Told("Redaktionens mening.", "The editors' sentence.")]
    quotes: Annotated[tuple[SummaryQuote, ...], Told("Citaten.", "The quotes.")]


class SummaryOf(Published):
    """A priority in brief."""

    planned: Annotated[SummarySentence | None, Told("Vad som planerades.", "What was planned.")]
    reported: Annotated[SummarySentence | None, Told("Vad som hände.", "What happened.")]


class ItemOf(Published):
    """A priority's entry in a plan."""

    document: Annotated[str, Told("Dokumentets id.", "The id of the document.", "documents")]
    year: Annotated[int, Told("Det sista året som det gäller.", "The last year that it is for.")]
    number: Annotated[int | str | None, Told("Numret där.", "The number there.")]
    url: Annotated[str, Told("Vägen från webbplatsens rot.", "The path from the root.")]
    href: Annotated[str, Told("Hela adressen.", "The whole address.")]


class FollowUpOf(ItemOf):
    """A priority's entry in a report."""

    basis: Annotated[
        str,
        Told(
            "Vilken plan rapporten följer upp, i ord.",
            "Which plan the report follows up, in Swedish.",
        ),
    ]


class UnreadOf(Published):
    """How many sentences of a priority's entry in a document that nobody has gone through."""

    document: Annotated[str, Told("Dokumentets id.", "The id of the document.", "documents")]
    sentences: Annotated[int, Told("Antal meningar.", "Number of sentences.")]


class RelatedOf(Published):
    """What a priority is linked to in another municipality."""

    id: Annotated[str, Told("Id för det andra.", "The id of the other.")]
    url: Annotated[str, Told("Vägen från webbplatsens rot.", "The path from the root.")]
    href: Annotated[str, Told("Hela adressen.", "The whole address.")]
    reason: Annotated[str, Told("Redaktionens skäl.", "The editors' reason.")]


class PriorityRow(Owned):
    """A priority, or an activity (insats)."""

    title: Annotated[str, Told("Titeln.", "The title.")]
    kind: Annotated[
        entities.PriorityKind,
        Told("priority: en prioritering, activity: en insats.", "priority, or activity (insats)."),
    ]
    theme: Annotated[
        str | None,
        Told("Id för kommunens egen rubrik.", "The id of the municipality's own heading."),
    ]
    topics: Annotated[
        tuple[str, ...],
        Told(
            "Ämnenas id. Redaktionens val.",
            "The ids of its topics, chosen by the editors.",
            "topics",
        ),
    ]
    planned: Annotated[
        str | None,
        Told(
            "Redaktionens sammanfattning av vad som planerades.",
            "The editors' summary of what was planned.",
        ),
    ]
    reported: Annotated[
        str | None,
        Told(
            "Redaktionens sammanfattning av vad som hände, enligt dokumenten.",
            "The editors' summary of what happened, as the documents say.",
        ),
    ]
    statuses: Annotated[
        str | None,
        Told(
            "Hur många av dess åtaganden som har varje status, i ord.",
            "How many of its commitments have each status, in Swedish.",
        ),
    ]
    commitments: Annotated[int, Told("Antal åtaganden.", "Number of commitments.")]
    outcomes: Annotated[int, Told("Antal utfall.", "Number of outcomes.")]
    measures: Annotated[int, Told("Antal siffror.", "Number of measures.")]
    unread_sentences: Annotated[
        int,
        Told(
            "Hur många meningar i prioriteringens eller insatsens delar av dokumenten som ingen har gått igenom än. Är de fler än 0 kan där stå mer "
            "än det som är räknat här.",
            "How many sentences of its parts of the documents nobody has gone through yet. If there are any, they may say "
            "more than what is counted here.",
        ),
    ] = 0
    summary: Annotated[
        SummaryOf | None,
        Told("I korthet, med citaten.", "The summary, with its quotes."),
    ]
    plans: Annotated[
        tuple[ItemOf, ...], Told("Var den står i planer.", "Where it stands in plans.")
    ]
    follow_ups: Annotated[
        tuple[FollowUpOf, ...], Told("Var den står i uppföljningar.", "Where it stands in reports.")
    ]
    unread: Annotated[
        tuple[UnreadOf, ...],
        Told("Det som ingen har gått igenom än.", "What nobody has gone through yet."),
    ]
    related: Annotated[
        tuple[RelatedOf, ...],
        Told("Samband med andra kommuner.", "Links to other municipalities."),
    ]


class Quoting(Placed):
    """What every row that rests on a quote has."""

    priority: Annotated[
        str | None,
        Told(
            "Prioriteringens eller insatsens id. Tomt om citatet hör till ingen.",
            "The id of the priority or activity. Empty if the quote belongs to none.",
            "priorities",
        ),
    ]
    quote: Annotated[
        str,
        Told(
            "Citatet, ordagrant. Namn som inte visas är utbytta mot [namn utelämnat].",
            "The quote, word for word. A name that is withheld is replaced by [namn utelämnat].",
        ),
    ]


class Saying(Quoting):
    """What every row about a promise or an outcome has."""

    lead: Annotated[
        str | None,
        Told(
            "Meningen eller rubriken som inleder citatets lista.",
            "The sentence or heading that introduces the list of the quote.",
        ),
    ]
    sentence: Annotated[
        str, Told("Hela meningen runt citatet.", "The whole sentence around the quote.")
    ]


_STATUS: Final = Told(
    "Redaktionens bedömning av hur långt arbetet hade kommit enligt rapporten: genomfort, "
    "delvis-genomfort, pagar, uppskjutet, installt, andrat, ej-uppnatt (målet nåddes inte) eller namns "
    "(nämns, inget besked).",
    "The editors' judgement of how far the work had come according to the report: done, partly done, "
    "under way, postponed, cancelled, changed, target not met, or mentioned without saying how it went.",
)
_STATUS_YEAR: Final = Told(
    "Året som statusen gäller. Den säger ingenting om andra år.",
    "The year that the status is about. It says nothing of other years.",
)
_LABEL: Final = Told("Statusen i ord, med året.", "The status in Swedish, with its year.")
_RELATION: Final = Told(
    "Hur statusens år förhåller sig till åtagandets: same-year, samma år; recurring, åtagandet "
    "återkommer enligt sina egna ord; other-year, ett annat år, och då framgår inte hur det gick under "
    "åtagandets eget år.",
    "How the year of the status relates to the commitment's: same-year; recurring by its own words; or "
    "other-year, which leaves unknown how it went in the commitment's own year.",
)
_CAVEAT: Final = Told(
    "Vad statusen inte säger om åtagandets eget år. Tomt om den gäller det året.",
    "What the status does not say of the commitment's own year, in Swedish. Empty if it is about it.",
)
_BECAUSE: Final = Told("Redaktionens skäl för statusen.", "The editors' reason for the status.")


class Judged(Published):
    """A judgement, as rows of other kinds hold it."""

    document: Annotated[str, Told("Rapportens id.", "The id of the report.", "documents")]
    status: Annotated[entities.Status, _STATUS]
    year: Annotated[int, _STATUS_YEAR]
    label: Annotated[str, _LABEL]
    relation: Annotated[Relation, _RELATION]
    caveat: Annotated[str | None, _CAVEAT]
    because: Annotated[str, _BECAUSE]


class OutcomeOf(Judged):
    """An outcome with the judgement that rests on it, as a commitment holds it."""

    lead: Annotated[
        str | None,
        Told("Vad som inleder citatets lista.", "What introduces the list of the quote."),
    ]
    quote: Annotated[str, Told("Citatet, ordagrant.", "The quote, word for word.")]
    sentence: Annotated[str, Told("Hela meningen.", "The whole sentence.")]
    url: Annotated[str, Told("Vägen från webbplatsens rot.", "The path from the root.")]
    href: Annotated[str, Told("Hela adressen.", "The whole address.")]


class CommitmentRow(Saying):
    """One thing that a plan says shall be done, or shall hold."""

    kind: Annotated[
        entities.CommitmentKind,
        Told(
            "task: något ska göras, aim: något ska gälla.",
            "task: it shall be done, aim: it shall hold.",
        ),
    ]
    actor: Annotated[
        str | None,
        Told("Vem som ska göra det, enligt texten.", "Who is to do it, as the document says."),
    ]
    period: Annotated[
        str, Told("Åren som åtagandet gäller.", "The years that the commitment is for.")
    ]
    follow_up: Annotated[
        FollowUp,
        Told(
            "answered: en rapport tar upp det. unread: en rapport som ingen har gått igenom än kan göra "
            "det. none: ingen rapport i samlingen tar upp det, men arbetet kan ändå ha gjorts.",
            "answered: a report takes it up. unread: a report that nobody has gone through may. none: no "
            "report in the collection does, but the work may have been done all the same.",
        ),
    ]
    standing: Annotated[
        str,
        Told(
            "Den nyaste statusen i ord, med året, eller att ingen finns.",
            "The newest status in Swedish, with its year, or that there is none.",
        ),
    ]
    status: Annotated[
        entities.Status | None, Told(f"Den nyaste. {_STATUS.sv}", f"The newest. {_STATUS.en}")
    ]
    status_year: Annotated[int | None, _STATUS_YEAR]
    relation: Annotated[Relation | None, _RELATION]
    caveat: Annotated[str | None, _CAVEAT]
    because: Annotated[str | None, _BECAUSE]
    judgements: Annotated[
        tuple[Judged, ...],
        Told(
            "Vad varje rapport säger, den äldsta först. Bedömningar är en egen fil också.",
            "What each report says, oldest first. Judgements have a file of their own too.",
        ),
    ]
    outcomes: Annotated[
        tuple[OutcomeOf, ...],
        Told("Utfallen som bedömningarna bygger på.", "The outcomes that the judgements rest on."),
    ]


class OutcomeRow(Saying):
    """What a report says happened."""

    judgements: Annotated[
        tuple[str, ...],
        Told(
            "Id för bedömningarna som bygger på utfallet.",
            "The ids of the judgements that rest on it.",
            "judgements",
        ),
    ]


class JudgementRow(Placed):
    """What one report as a whole says about one commitment."""

    commitment: Annotated[str, Told("Åtagandets id.", "The id of the commitment.", "commitments")]
    priority: Annotated[
        str | None,
        Told(
            "Åtagandets prioritering eller insats.",
            "The priority or activity of the commitment.",
            "priorities",
        ),
    ]
    planned: Annotated[str, Told("Åtagandet, ordagrant.", "The commitment, word for word.")]
    status: Annotated[entities.Status, _STATUS]
    status_year: Annotated[int, _STATUS_YEAR]
    label: Annotated[str, _LABEL]
    relation: Annotated[Relation, _RELATION]
    caveat: Annotated[str | None, _CAVEAT]
    because: Annotated[str, _BECAUSE]
    quote: Annotated[
        str,
        Told(
            "Det första utfallet som den bygger på, ordagrant ur rapporten.",
            "The first outcome that it rests on, word for word from the report.",
        ),
    ]
    outcomes: Annotated[
        tuple[str, ...],
        Told(
            "Id för alla utfall som den bygger på.",
            "The ids of all outcomes that it rests on.",
            "outcomes",
        ),
    ]


class MeasureRow(Quoting):
    """A number in a document."""

    value: Annotated[int | float, Told("Talet.", "The number.")]
    unit: Annotated[str, Told("Enheten.", "The unit.")]
    words: Annotated[
        str | None,
        Told(
            "Talet i ord, så som källan skriver det. Tomt om den har siffror.",
            "The number in the source's words, such as ”hälften”. Empty if it has digits.",
        ),
    ]
    qualifier: Annotated[
        entities.Qualifier | None,
        Told("Ett ord som minst, högst eller cirka.", "A word such as minst (at least) or cirka."),
    ]
    year: Annotated[
        int | None,
        Told(
            "Året som talet gäller. Tomt om källan inte anger något.",
            "Its year. Empty if the source gives none.",
        ),
    ]
    label: Annotated[str, Told("Vad det är som räknas.", "What is counted, in Swedish.")]
    role: Annotated[
        entities.Role,
        Told(
            "outcome: utfall, baseline: utgångsläge, target: mål, reference: jämförelse, plan: planerat, "
            "budget: budget.",
            "outcome, baseline, target, reference, plan or budget.",
        ),
    ]
    topics: Annotated[
        tuple[str, ...],
        Told(
            "Ämnenas id. Redaktionens val.",
            "The ids of its topics, chosen by the editors.",
            "topics",
        ),
    ]


class TopicRow(Row):
    """A topic (ämne)."""

    label_sv: Annotated[str, Told("Namnet på svenska.", "The name in Swedish.")]
    label_en: Annotated[str, Told("Namnet på engelska.", "The name in English.")]
    label_fi: Annotated[str, Told("Namnet på finska.", "The name in Finnish.")]
    description: Annotated[str, Told("Vad ämnet handlar om.", "What it is about, in Swedish.")]
    priorities: Annotated[
        int, Told("Antal prioriteringar och insatser.", "Number of priorities and activities.")
    ]


class LinkRow(Placed):
    """One of the two sides of a link between municipalities."""

    link: Annotated[
        str, Told("Sambandets id. Det har två rader.", "The id of the link, which has two rows.")
    ]
    side: Annotated[int, Told("Vilken sida det är, 1 eller 2.", "Which side it is, 1 or 2.")]
    priority: Annotated[
        str | None,
        Told(
            "Prioriteringens eller insatsens id. Tomt om sidan är ett ställe i dokumentet.",
            "The id of the priority or activity. Empty if the side is a place in the document.",
            "priorities",
        ),
    ]
    title: Annotated[str, Told("Vad sidan heter.", "What the side is called.")]
    quote: Annotated[
        str,
        Told("Citatet som den bygger på, ordagrant.", "The quote that it rests on, word for word."),
    ]
    reason: Annotated[
        str, Told("Redaktionens skäl för sambandet.", "The editors' reason for the link.")
    ]


class SentenceRow(Placed):
    """A sentence of a document's text, or a row of one of its tables."""

    number: Annotated[
        int, Told("Platsen i dokumentet, från 1.", "Its place in the document, from 1.")
    ]
    text: Annotated[
        str,
        Told(
            "Meningen, ordagrant. Mellan en rads celler står · och mellanslag.",
            "The sentence, word for word. The cells of a row have · and spaces between.",
        ),
    ]
    heading: Annotated[
        str | None,
        Told("Rubriken som den står under.", "The heading that it stands under."),
    ]
    lead: Annotated[
        str | None,
        Told("Vad som inleder dess lista.", "What introduces its list."),
    ]
    priority: Annotated[
        str | None,
        Told(
            "Prioriteringen eller insatsen som den står under.",
            "The priority or activity that it stands under.",
            "priorities",
        ),
    ]
    is_read: Annotated[
        bool,
        Told(
            "Om någon har gått igenom den. Av en oläst mening kan något saknas i de andra filerna.",
            "Whether somebody has gone through it. The other files may lack what an unread one says.",
        ),
    ]
    commitments: Annotated[
        tuple[str, ...], Told("Åtaganden i den.", "The commitments in it.", "commitments")
    ]
    outcomes: Annotated[tuple[str, ...], Told("Utfall i den.", "The outcomes in it.", "outcomes")]
    measures: Annotated[tuple[str, ...], Told("Siffror i den.", "The measures in it.", "measures")]


class PriorityFile(Published):
    """The rows about one priority or activity, beside its page."""

    priority: PriorityRow
    commitments: tuple[CommitmentRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    judgements: tuple[JudgementRow, ...]
    measures: tuple[MeasureRow, ...]
    links: tuple[LinkRow, ...]
    sentences: tuple[SentenceRow, ...]


class DocumentFile(Published):
    """The rows about one document, beside its page."""

    document: DocumentRow
    commitments: tuple[CommitmentRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    judgements: tuple[JudgementRow, ...]
    measures: tuple[MeasureRow, ...]
    links: tuple[LinkRow, ...]
    sentences: tuple[SentenceRow, ...]


# Each after those that its ids are of.
ROWS: Final[dict[str, type[Row]]] = {
    "municipalities": MunicipalityRow,
    "topics": TopicRow,
    "documents": DocumentRow,
    "priorities": PriorityRow,
    "commitments": CommitmentRow,
    "outcomes": OutcomeRow,
    "judgements": JudgementRow,
    "measures": MeasureRow,
    "links": LinkRow,
    "sentences": SentenceRow,
}


_WHOSE: Final = "municipality"
_LAST: Final = Placed.model_fields.keys() - {"id", _WHOSE}
_TELLING: Final = {"document_title", "page"}
# What tells the most of a row, first: its words, how it stands, and whose it is.
_FIRST: Final = (
    *("quote", "text", "name", "label_sv", "title", "planned"),
    *("standing", "statuses", "label", "value", "unit", "year"),
    *(_WHOSE, "id"),
)
# By the name of its schema, what the file beside a page holds.
BESIDE: Final[dict[str, type[PriorityFile | DocumentFile]]] = {
    "priority": PriorityFile,
    "document": DocumentFile,
}


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of row: its id, whose it is, what it says, and last where that comes from."""
    every = list(_fields(ROWS[kind]))
    return tuple(
        sorted(every, key=lambda one: (one.name != "id", one.name != _WHOSE, one.name in _LAST))
    )


@cache
def columns(kind: str) -> tuple[Field, ...]:
    """The fields that a table has a column for: all that are not nested."""
    return tuple(field for field in fields(kind) if field.sort != "nested")


@cache
def shown(kind: str) -> tuple[Field, ...]:
    """The columns that a reader is shown: the most telling first, and none about the file that all rows have."""
    found = [field for field in columns(kind) if field.name not in _LAST or field.name in _TELLING]
    order = {name: number for number, name in enumerate(_FIRST)}
    return tuple(sorted(found, key=lambda field: order.get(field.name, len(order))))


def _fields(cls: type[Published]) -> Iterator[Field]:
    for name, info in cls.model_fields.items():
        told = next(one for one in info.metadata if isinstance(one, Told))
        sort, values = _sort(info.annotation)
        is_required = type(None) not in _choices(info.annotation)
        yield Field(name, sort, is_required, values, told)


def _choices(annotation: Any) -> tuple[Any, ...]:
    """The types that a union joins, or the one type that it is."""
    is_union = get_origin(annotation) in (Union, types.UnionType)
    return get_args(annotation) if is_union else (annotation,)


def _sort(annotation: Any) -> tuple[Sort, tuple[str, ...]]:
    given = [one for one in _choices(annotation) if one is not type(None)]
    first = given[0]
    if get_origin(first) is Literal:
        return "string", get_args(first)
    if get_origin(first) is tuple:
        return ("list" if get_args(first)[0] is str else "nested"), ()
    if float in given:
        return "number", ()
    return _SORTS.get(first, "nested"), ()
