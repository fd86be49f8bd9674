"""Swedish as the pages need it: dates, lists, numbers of things, and sentences that recur."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import Final

from planspegeln import model
from planspegeln.entries import Basis, CommitmentEntry, PlacedItem
from planspegeln.numerals import WORDS, figure

_SPACE: Final = "\N{NO-BREAK SPACE}"
_MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_NEUTER: Final = {"dokument", "åtagande", "ämne"}

STATUS: Final[dict[model.Status, str]] = {
    "genomfort": "Genomfört",
    "delvis-genomfort": "Delvis genomfört",
    "pagar": "Pågår",
    "uppskjutet": "Uppskjutet",
    "installt": "Inställt",
    "andrat": "Ändrat",
}
CONFORMANCE: Final[dict[model.Conformance, str]] = {
    "full": "helt förenlig",
    "partly": "delvis förenlig",
    "none": "inte förenlig",
}
NO_OUTCOME: Final = "Ingen uppföljning i samlingen"
NEW_IN_REPORT: Final = "Nytt i berättelsen"
ROLE: Final[dict[model.Role, str]] = {
    "outcome": "Utfall",
    "baseline": "Utgångsläge",
    "target": "Mål",
    "reference": "Jämförelse",
    "plan": "Planerat",
    "budget": "Avsatt",
}
KIND: Final[dict[model.PriorityKind, tuple[str, str]]] = {
    "priority": ("prioritering", "prioriteringar"),
    "activity": ("insats", "insatser"),
}
SORT_OF_DOCUMENT: Final[dict[model.DocumentKind, str]] = {
    "plan": "Plan",
    "report": "Uppföljning",
    "programme": "Handlingsprogram",
}


def date(day: dt.date) -> str:
    """A date in running text: 19 november 2019, held together by no-break spaces."""
    return f"{day.day}{_SPACE}{_MONTHS[day.month - 1]}{_SPACE}{day.year}"


def listed(words: Iterable[object]) -> str:
    """Words as a list in running text: a, b och c."""
    *head, last = [str(word) for word in words]
    return f"{', '.join(head)} och {last}" if head else last


def count(number: int, singular: str, plural: str) -> str:
    """En insats, två insatser, 13 insatser; numbers up to twelve in words."""
    if number == 1:
        return f"{'ett' if singular in _NEUTER else 'en'} {singular}"
    shown = "inga" if number == 0 else WORDS[number][0] if number <= 12 else figure(number)
    return f"{shown} {plural}"


def alphabetical(text: str) -> tuple[str, ...]:
    """A key to sort by as Swedish does: å, ä and ö come last, other marks do not count."""
    order = {"å": "{", "ä": "|", "ö": "}"}
    return tuple(order.get(sign, unicodedata.normalize("NFD", sign)[0]) for sign in text.lower())


def first_upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """The text with its first letter in lower case, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def measure(one: model.Measure) -> str:
    """A number with its qualifier and unit: drygt 500 tittare, ett 20-tal besökare, 74 %."""
    number = figure(one.value)
    if one.qualifier == "ett …-tal":
        number = f"ett{_SPACE}{number}-tal"
    elif one.qualifier:
        number = f"{one.qualifier}{_SPACE}{number}"
    if one.unit == "index":
        return f"index{_SPACE}{number}"
    return f"{number}{_SPACE}{'%' if one.unit == 'procent' else one.unit}"


def tally(commitments: Iterable[CommitmentEntry]) -> str:
    """How many commitments there are, and how many of them have been followed up."""
    commitments = list(commitments)
    followed = sum(bool(one.outcomes) for one in commitments)
    whole = count(len(commitments), "åtagande", "åtaganden")
    if not commitments:
        return whole
    each = {1: "", 2: "båda "}.get(len(commitments), "alla ")
    if not followed:
        return f"{whole}, {each}utan uppföljning i samlingen"
    if followed == len(commitments):
        return f"{whole}, {each}med uppföljning"
    return (
        f"{whole}: {figure(followed)} med uppföljning, {figure(len(commitments) - followed)} utan"
    )


def basis(basis: Basis, report: PlacedItem, plans: list[PlacedItem]) -> str:
    """Which plan a report follows up, and what stands beside it here, said plainly."""
    told = f"{report.entry.document.short_title} följer upp {first_lower(basis.follows_up.title)}"
    if basis.found is None:
        told += ", som inte finns i samlingen."
        if plans:
            beside = first_lower(plans[-1].entry.document.short_title)
            told += (
                f" Här står den i stället bredvid {beside}: samma prioritering, men inte samma år."
            )
        return told
    return f"{told}."
