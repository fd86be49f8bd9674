"""What the pages call each value of the model's enumerations."""

from __future__ import annotations

from typing import Final, NamedTuple

from planspegeln.model import entities


class Noun(NamedTuple):
    """A noun in its four forms: insats, insatsen, insatser, insatserna."""

    one: str
    the: str
    many: str
    all: str


STATUS: Final[dict[entities.Status, str]] = {
    "genomfort": "Genomfört",
    "delvis-genomfort": "Delvis genomfört",
    "pagar": "Pågår",
    "uppskjutet": "Uppskjutet",
    "installt": "Inställt",
    "andrat": "Ändrat",
    "ej-uppnatt": "Målet nåddes inte",
    "namns": "Nämns, inget besked",
}
# The counties, by the first two digits of a municipality's code (Statistics Sweden, SCB).
COUNTY: Final[dict[str, str]] = {
    "01": "Stockholms län",
    "03": "Uppsala län",
    "04": "Södermanlands län",
    "05": "Östergötlands län",
    "06": "Jönköpings län",
    "07": "Kronobergs län",
    "08": "Kalmar län",
    "09": "Gotlands län",
    "10": "Blekinge län",
    "12": "Skåne län",
    "13": "Hallands län",
    "14": "Västra Götalands län",
    "17": "Värmlands län",
    "18": "Örebro län",
    "19": "Västmanlands län",
    "20": "Dalarnas län",
    "21": "Gävleborgs län",
    "22": "Västernorrlands län",
    "23": "Jämtlands län",
    "24": "Västerbottens län",
    "25": "Norrbottens län",
}
# What each status says, in a sentence.
STATUS_MEANS: Final[dict[entities.Status, str]] = {
    "genomfort": "Rapporten säger att det blev gjort.",
    "delvis-genomfort": "Rapporten säger att en del blev gjort.",
    "pagar": "Rapporten säger att arbetet pågår.",
    "uppskjutet": "Rapporten säger att det skjuts upp.",
    "installt": "Rapporten säger att det ställdes in.",
    "andrat": "Rapporten säger att det gjordes på ett annat sätt än planerat.",
    "ej-uppnatt": "Rapporten säger att målet inte nåddes.",
    "namns": "Rapporten nämner saken utan att säga hur det gick.",
}
# The kind of a commitment: something shall be done, or something shall hold.
COMMITMENT: Final[dict[entities.CommitmentKind, str]] = {
    "task": "Ska göras",
    "aim": "Ska gälla",
}
PERIOD: Final[dict[entities.Period, str]] = {
    "T1": "tertial 1",
    "T2": "tertial 2",
    "T3": "tertial 3",
    "delår": "delår",
    "helår": "helår",
}
NO_PLAN: Final = "Ingen plan i samlingen"
NO_OUTCOME: Final = "Ingen uppföljning i samlingen"
UNREAD: Final = "Inte genomläst än"
NO_OUTCOME_MEANS: Final = (
    "Ingen rapport i samlingen säger vad det blev av dem. Arbetet kan ändå ha gjorts."
)
UNREAD_MEANS: Final = "En rapport kan säga vad det blev av dem, men ingen har gått igenom den än."
CONFORMANCE: Final[dict[entities.Conformance, str]] = {
    "full": "helt förenlig",
    "partly": "delvis förenlig",
    "none": "inte förenlig",
}
ROLE: Final[dict[entities.Role, str]] = {
    "outcome": "Utfall",
    "baseline": "Utgångsläge",
    "target": "Mål",
    "reference": "Jämförelse",
    "plan": "Planerat",
    "budget": "Avsatt",
}


def with_role(label: str, role: entities.Role) -> str:
    """A label that says that it is not of what happened, unless it says so itself, in any form of the word."""
    word = ROLE[role].lower()
    stem = (
        word.removesuffix("t") if role in ("plan", "budget") else word
    )  # planerad, planerat, planerade
    return label if role == "outcome" or stem in label.lower() else f"{label} ({word})"


KIND: Final[dict[entities.PriorityKind, Noun]] = {
    "priority": Noun("prioritering", "prioriteringen", "prioriteringar", "prioriteringarna"),
    "activity": Noun("insats", "insatsen", "insatser", "insatserna"),
}
SORT_OF_DOCUMENT: Final[dict[entities.DocumentKind, str]] = {
    "plan": "Plan",
    "report": "Uppföljning",
    "programme": "Handlingsprogram",
}
# What the log says of a new document of each kind, and of other changes.
ADDED: Final[dict[entities.DocumentKind, str]] = {
    "plan": "Ny plan",
    "report": "Ny uppföljning",
    "programme": "Nytt handlingsprogram",
}
CHANGE: Final[dict[entities.ChangeKind, str]] = {
    "document": "Nytt dokument",
    "reading": "Genomläst",
    "correction": "Rättelse",
}
WITHDRAWN: Final = "Borttaget"
# The name of a document at the head of a column, before its years.
COLUMN: Final[dict[entities.DocumentKind, str]] = {
    "plan": "Plan",
    "report": "Rapport",
    "programme": "Plan",
}
_DEFINITE: Final[dict[entities.DocumentKind, str]] = {
    "plan": "planen",
    "report": "berättelsen",
    "programme": "handlingsprogrammet",
}


# What a cell has that tells by colour alone, or by a colour's name alone, and what is put beside it.
COLOURS: Final = {"grön": "green", "grönt": "green", "gul": "yellow", "gult": "yellow"} | {
    "röd": "red",
    "rött": "red",
}
COLOUR_SIGNS: Final = {"🟢": "grön", "🟡": "gul", "🟠": "orange", "🔴": "röd"}


def status(status: entities.Status, year: int) -> str:
    """A status with the year that it is about: Genomfört 2021, Nämns 2021, inget besked."""
    head, comma, tail = STATUS[status].partition(",")
    return f"{head} {year}{comma}{tail}"


def page(number: int) -> str:
    """A page of the original, with a no-break space: s. 3."""
    return f"s.\N{NO-BREAK SPACE}{number}"


def numbered(number: int | str) -> str:
    """The number of an item in running text: nummer 2, nummer 1.1, § 98, Bilaga 2."""
    text = str(number)
    return f"nummer {text.rstrip('.')}" if text[0].isdigit() else text


def period(document: entities.Document) -> str:
    """What a document is for, as in a heading: 2020, 2009–2011, or 2031, tertial 2."""
    return f"{document.span}, {PERIOD[document.period]}" if document.period else document.span


def document(kind: entities.DocumentKind, years: str, period: entities.Period | None = None) -> str:
    """A document in running text: planen för 2020, berättelsen för tertial 2 2031."""
    return f"{_DEFINITE[kind]} för {f'{PERIOD[period]} ' if period else ''}{years}"
