"""Swedish as the pages need it: dates, lists, numbers of things, and sentences that recur."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import Final

from planspegeln.catalogue.entries import Basis, CommitmentEntry, DocumentEntry, PriorityEntry
from planspegeln.model import entities
from planspegeln.swedish.numerals import WORDS, figure

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
_LIKE: Final = str.maketrans({"æ": "ä", "ø": "ö", "ü": "y", "ð": "d", "þ": "th"})
_LAST: Final = "åäö"
# Signs that no text holds, so that what starts with them comes after every letter.
_LAST_KEYS: Final = str.maketrans(_LAST, "\ue001\ue002\ue003")
_NEUTER: Final = {"dokument", "åtagande", "ämne"}

STATUS: Final[dict[entities.Status, str]] = {
    "genomfort": "Genomfört",
    "delvis-genomfort": "Delvis genomfört",
    "pagar": "Pågår",
    "uppskjutet": "Uppskjutet",
    "installt": "Inställt",
    "andrat": "Ändrat",
    "tas-upp": "Tas upp",
}
CONFORMANCE: Final[dict[entities.Conformance, str]] = {
    "full": "helt förenlig",
    "partly": "delvis förenlig",
    "none": "inte förenlig",
}
NO_OUTCOME: Final = "Ingen uppföljning i samlingen"
ROLE: Final[dict[entities.Role, str]] = {
    "outcome": "Utfall",
    "baseline": "Utgångsläge",
    "target": "Mål",
    "reference": "Jämförelse",
    "plan": "Planerat",
    "budget": "Avsatt",
}
KIND: Final[dict[entities.PriorityKind, tuple[str, str]]] = {
    "priority": ("prioritering", "prioriteringar"),
    "activity": ("insats", "insatser"),
}
SORT_OF_DOCUMENT: Final[dict[entities.DocumentKind, str]] = {
    "plan": "Plan",
    "report": "Uppföljning",
    "programme": "Handlingsprogram",
}
_DEFINITE: Final[dict[entities.DocumentKind, str]] = {
    "plan": "planen",
    "report": "berättelsen",
    "programme": "handlingsprogrammet",
}


def date(day: dt.date) -> str:
    """A date in running text: 19 november 2019, held together by no-break spaces."""
    return f"{day.day}{_SPACE}{_MONTHS[day.month - 1]}{_SPACE}{day.year}"


def listed(words: Iterable[object]) -> str:
    """Words as a list in running text: a, b och c; empty where there are none."""
    *head, last = [str(word) for word in words] or [""]
    return f"{', '.join(head)} och {last}" if head else last


def count(number: int, singular: str, plural: str) -> str:
    """En insats, två insatser, 13 insatser; numbers up to twelve in words."""
    if number == 1:
        return f"{'ett' if singular in _NEUTER else 'en'} {singular}"
    shown = "inga" if number == 0 else WORDS[number][0] if number <= 12 else figure(number)
    return f"{shown} {plural}"


def alphabetical(text: str) -> tuple[str, str]:
    """The key that sorts as a Swedish reader expects: å, ä, ö last, signs and case apart."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_LIKE)
    plain = "".join(
        sign if sign in _LAST else unicodedata.normalize("NFD", sign)[0] for sign in letters
    )
    kept = "".join(sign for sign in plain if sign.isalnum() or sign.isspace()).strip()
    return kept.translate(_LAST_KEYS), text


def first_upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """The text with its first letter in lower case, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def kind_of(entries: list[PriorityEntry]) -> tuple[str, str]:
    """What the municipality's entries are called, one and several; priorities where it has none."""
    return KIND[entries[0].priority.kind if entries else "priority"]


def measure(one: entities.Measure) -> str:
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
    followed = sum(bool(one.answers) for one in commitments)
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


def named(kind: entities.DocumentKind, period: str) -> str:
    """A document in running text: planen för 2020, handlingsprogrammet för 2009–2011."""
    return f"{_DEFINITE[kind]} för {period}"


def documents(municipality: entities.Municipality, entries: Iterable[DocumentEntry]) -> str:
    """Which documents of a municipality there are, and that none follows up where none does."""
    entries = list(entries)
    held = listed(named(entry.document.kind, entry.document.period) for entry in entries)
    none = "" if any(entry.is_follow_up for entry in entries) else ", men ingen uppföljning"
    return f"För {municipality.name} finns {held}{none}."


def basis(
    basis: Basis | None,
    report: DocumentEntry,
    plans: Iterable[DocumentEntry],
    kind: entities.PriorityKind | None = None,
) -> str:
    """Which plan a report follows up, and what stands beside it here, said plainly.

    `basis` is None where that is not entered. `plans` are those that stand beside it; `kind` is
    that of the priority whose page it is.
    """
    own = named(report.document.kind, report.document.period)
    beside = {entry.key: named(entry.document.kind, entry.document.period) for entry in plans}
    if basis is None:
        told = f"Vilken plan {own} följer upp är inte angivet."
        return f"{told} Här står den bredvid {listed(beside.values())}." if beside else told
    plan = named(basis.follows_up.kind, str(basis.follows_up.year))
    told = f"{first_upper(own)} följer upp {plan}"
    told += "." if basis.found else ", som inte finns i samlingen."
    its_own = bool(basis.found and beside.pop(basis.found.key, None))
    if beside:
        same = f"samma {KIND[kind][0]}, men inte samma år" if kind else "det är inte samma år"
        how = "också" if its_own else "i stället"
        told += f" Här står den {how} bredvid {listed(beside.values())}: {same}."
    return told
