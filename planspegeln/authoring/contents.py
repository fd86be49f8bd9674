"""Finds a contents page that a file gives as paragraphs or a list, as typed ones are in every format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from planspegeln.authoring.readers.numbers import number_of
from planspegeln.authoring.readers.outline import (
    Contents,
    ContentsEntry,
    Heading,
    List,
    Paragraph,
    Part,
)

_HEADING: Final = re.compile(
    r"innehåll(?:s(?:förteckning|översikt))?:?|på den här sidan:?", re.IGNORECASE
)
_LEADERS: Final = re.compile(
    r"(?P<words>.*?\S)\s*(?:\.{3,}|\.*…[.…]*|(?:\. ){3,}|_{3,})\s*(?P<page>[0-9]{1,3})"
)
_TO_PAGE: Final = re.compile(r"(?P<words>.*\D)\s+(?P<page>[0-9]{1,3})")
_FEWEST: Final = 3  # lines with leaders, if there is no heading
_HEADED: Final = 2


def with_contents(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, with the lines of a contents page as one part.

    They end with a page. Without leaders they have a heading, and the pages rise. A list without pages
    has a heading, too, and most of its entries are headings further down.
    """
    at = 0
    while at < len(parts):
        part = parts[at]
        before = parts[at - 1] if at else None
        headed = isinstance(before, Heading | Paragraph) and bool(_HEADING.fullmatch(before.text))
        entries, after = _lines(parts, at, headed=headed)
        if headed and isinstance(part, List) and not entries:
            entries, after = _links(part, parts[at + 1 :]), at + 1
        if len(entries) >= (_HEADED if headed else _FEWEST):
            yield Contents(entries, part.page)
            at = after
        else:
            yield part
            at += 1


def plain(text: str) -> str:
    """The words alone, to compare a line of contents with a heading."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _lines(parts: Sequence[Part], start: int, *, headed: bool) -> tuple[list[ContentsEntry], int]:
    """The entries of the lines from a part on, and the number of the part after them."""
    entries: list[ContentsEntry] = []
    last, at = 0, start
    for at in range(start, len(parts)):
        found = []
        for line in _printed(parts[at]):
            match = _LEADERS.fullmatch(line) or (_TO_PAGE.fullmatch(line) if headed else None)
            if match is None or int(match["page"]) < last:
                return entries, at
            last = int(match["page"])
            found.append(ContentsEntry(match["words"], match["page"]))
        if not found:
            return entries, at
        entries += found
    return entries, at + 1


def _printed(part: Part) -> list[str]:
    match part:
        case Paragraph():
            return part.lines or [part.text]
        case List():
            return list(_entries(part))
    return []


def _links(part: List, below: Sequence[Part]) -> list[ContentsEntry]:
    """The entries of a list, if most of them are headings further down."""
    heads = [one for one in below if isinstance(one, Heading)]
    said = {plain(text) for one in heads for text in (one.text, f"{one.number} {one.text}")}
    lines = list(_entries(part))
    same = sum(not said.isdisjoint((plain(line), plain(number_of(line)[1]))) for line in lines)
    return [ContentsEntry(line) for line in lines] if 2 * same > len(lines) else []


def _entries(part: List) -> Iterator[str]:
    for entry in part.entries:
        yield f"{entry.mark} {entry.text}".strip()
        if entry.inner:
            yield from _entries(entry.inner)
