"""Finds a contents page that a file gives as paragraphs or a list, as typed ones are in every format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from planspegeln.authoring.readers.numbers import number_of
from planspegeln.authoring.readers.outline import (
    Contents,
    ContentsEntry,
    Heading,
    List,
    Paragraph,
    Part,
    Table,
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
_COLUMNS: Final = 2


def with_contents(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, with the lines of a contents page as one part.

    They end with a page. Without leaders they have a heading, or are headings further down, and the pages
    rise. A list without pages has a heading, too, and most of its entries are headings further down.
    """
    heads = _heads(parts)
    at = 0
    while at < len(parts):
        part = parts[at]
        before = parts[at - 1] if at else None
        headed = isinstance(before, Heading | Paragraph) and bool(_HEADING.fullmatch(before.text))
        entries, after = _lines(parts, at, headed=headed)
        if headed and isinstance(part, List) and not entries:
            entries, after = _links(part, parts[at + 1 :]), at + 1
        if not headed and len(entries) < _FEWEST:
            entries, after = _said_below(parts, at, heads)
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


def _heads(parts: Sequence[Part]) -> dict[str, int]:
    """Where each heading, or paragraph in bold, stands last."""
    found: dict[str, int] = {}
    for at, part in enumerate(parts):
        if isinstance(part, Heading):
            found |= {plain(part.text): at, plain(f"{part.number} {part.text}"): at}
        elif isinstance(part, Paragraph) and part.bold:
            found |= {plain(part.text): at, plain(number_of(part.text)[1]): at}
    return found


def _said_below(
    parts: Sequence[Part], start: int, heads: Mapping[str, int]
) -> tuple[list[ContentsEntry], int]:
    """The entries of the lines that each say another heading further down, with pages that rise."""
    entries: dict[str, ContentsEntry] = {}
    last, at = 0, start
    while at < len(parts):
        found: dict[str, ContentsEntry] = {}
        for line in _rows(parts[at]):
            match = _TO_PAGE.fullmatch(line)
            words = plain(match["words"]) if match else ""
            named = (
                heads.get(words, heads.get(plain(number_of(match["words"])[1]), 0)) if match else 0
            )
            if not match or named <= at or words in entries or int(match["page"]) < last:
                found.clear()
                break
            last = int(match["page"])
            found[words] = ContentsEntry(match["words"], match["page"])
        if not found:
            break
        entries |= found
        at += 1
    pages = {entry.page for entry in entries.values()}
    return list(entries.values()) if len(pages) > 1 else [], at


def _rows(part: Part) -> list[str]:
    """The lines of a part. Lines with tabs may have become a table of two columns."""
    if isinstance(part, Table):
        whole = all(len(row) == _COLUMNS for row in part.rows)
        return [" ".join(cell.text for cell in row) for row in part.rows] if whole else []
    return _printed(part)


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
