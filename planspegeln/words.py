"""Swedish as the pages need it: dates, lists, numbers of things, and sentences that recur."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from planspegeln import model
from planspegeln.catalogue import Basis, PlacedItem

_MONTHS: Final = [
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
]
_NUMBERS: Final = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
]

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
    return f"{day.day}\N{NO-BREAK SPACE}{_MONTHS[day.month - 1]}\N{NO-BREAK SPACE}{day.year}"


def listed(words: Iterable[object]) -> str:
    """a, b och c."""
    *head, last = [str(word) for word in words]
    return f"{', '.join(head)} och {last}" if head else last


def count(number: int, singular: str, plural: str) -> str:
    """En insats, två insatser, 13 insatser; numbers up to twelve in words."""
    if number == 1 and singular in {"ämne", "dokument"}:
        return f"ett {singular}"
    shown = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{shown} {singular if number == 1 else plural}"


def first_upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def basis(basis: Basis, report: PlacedItem, plans: list[PlacedItem]) -> str:
    """Which plan a report follows up, and what stands beside it here, said plainly."""
    told = f"{report.entry.document.short_title} följer upp {_lower(basis.follows_up.title)}"
    if basis.found is None:
        told += ", som inte finns i samlingen."
        if plans:
            told += (
                f" Här står den i stället bredvid {_lower(plans[-1].entry.document.short_title)}: "
                "samma prioritering, men inte samma år."
            )
        return told
    return f"{told}."


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
