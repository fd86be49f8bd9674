"""Tells what a document is from its title and what stands around it: its kind, years and period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from planspegeln.authoring.readers.outline import Facts, Heading, Paragraph, Part
from planspegeln.model import entities

# The words that name a kind of document, alone or last in a compound. The first that a title has
# tells: an "uppföljning av planen" is a report.
KINDS: Final[dict[str, entities.DocumentKind]] = {
    "plan": "plan",
    "budget": "plan",
    "program": "programme",
    "strategi": "programme",
    "policy": "programme",
    "riktlinje": "programme",
    "riktlinjer": "programme",
    "internkontroll": "report",
    "berättelse": "report",
    "rapport": "report",
    "redovisning": "report",
    "bokslut": "report",
    "uppföljning": "report",
    "uppfyllelse": "report",
    "utvärdering": "report",
}
_NAMES: Final = re.compile(
    rf"\b(?:mål och )?(?P<whole>[\w-]*?(?P<word>{'|'.join(sorted(KINDS, key=len, reverse=True))}))"
    r"(?:en|et|n|s)?\b(?P<number> [1-3]\b)?",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"\b((?:19|20)[0-9]{2})(?:\s*[–/-]\s*((?:19|20)[0-9]{2}))?\b")
_TERTIAL: Final = re.compile(
    r"\btertial\w*\s+(?P<after>[1-3])\b|\b(?P<before>[1-3])\s*tertial", re.IGNORECASE
)
_PART_YEAR: Final = re.compile(r"\bdelår", re.IGNORECASE)
_FRONT: Final = 6  # parts after the title that may say the years


class Named(NamedTuple):
    """Words that name a document, and its kind: "Mål och budget", "Tertialrapport 2"."""

    words: str
    kind: entities.DocumentKind


def named(text: str) -> Named | None:
    """What a text calls a document. None if it names none."""
    match = _NAMES.search(text)
    if match is None:
        return None
    words = match[0]
    return Named(words[:1].upper() + words[1:], KINDS[match["word"].lower()])


def title_of(parts: list[Part], given: str) -> Heading | None:
    """The heading that is the title: never one below the first text.

    The one that the file gives as title, or the first that names a document, or the first.
    """
    opening: list[Heading] = []
    for part in parts:
        if isinstance(part, Heading):
            if opening and part.level and opening[0].level and part.level > opening[0].level:
                break
            opening.append(part)
        elif isinstance(part, Paragraph) and part.text[-1] == "." and not part.lines:
            break
    same = [one for one in opening if given and one.text.casefold() == given.casefold()]
    naming = [one for one in opening if named(one.text)]
    return next(iter([*same, *naming, *opening]), None)


def spans(text: str) -> list[tuple[int, int]]:
    """The different years and spans of years that a text names, in order."""
    found = [(int(first), int(last or first)) for first, last in _YEARS.findall(text)]
    return list(dict.fromkeys(found))


def years_of(texts: Iterable[str]) -> list[int]:
    """The years of the first text that names one year or span. Empty if a text names several."""
    for text in texts:
        found = spans(text)
        if len(found) == 1:
            first, last = found[0]
            return list(range(first, last + 1))
        if found:
            return []
    return []


def after(parts: list[Part], title: Heading | None) -> Iterator[str]:
    """What stands just below the title: the lines of a cover."""
    start = parts.index(title) + 1 if title in parts else 0
    for part in parts[start : start + _FRONT]:
        match part:
            case Heading():
                yield part.text
            case Paragraph() if part.text[-1] != "." or part.lines:
                yield part.text
            case Facts():
                continue
            case _:
                return


def period_of(text: str) -> str | None:
    """Which part of a year a report is about: T1, T2, T3 or delår. None if it does not say."""
    if match := _TERTIAL.search(text):
        return f"T{match['after'] or match['before']}"
    return "delår" if _PART_YEAR.search(text) else None
