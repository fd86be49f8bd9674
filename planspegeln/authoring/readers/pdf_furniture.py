"""What is on the pages of a PDF file but not part of its text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from planspegeln.authoring.readers.outline import Removed
from planspegeln.authoring.readers.pdf_words import RAISED, Line, Sheet

_ZONE = 0.13  # heads and feet stand in so much of the page, above and below
_NEXT = 4.0  # times the size of a line of a head or foot to the next one
_SMALL = 0.92  # times the size of the text
_SHOWN = 60  # characters
_NEAR = 3  # points between the places of the same head on two pages
_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.|page)?\s*[-–—|]?\s*(\d{1,3})\s*(?:(?:\(|/|av|of|\()\s*\d{1,3}\s*\)?)?\s*[-–—|]?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def page_number(text: str) -> int | None:
    """The number of a line that has nothing but a page number."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def furniture(sheets: list[Sheet]) -> set[int]:
    """The ids of lines that are running heads or feet, or page numbers."""
    outer = [(page, line) for page in sheets for line in page.lines if _outer(page, line)]
    again = _repeated([line for page in sheets for line in page.lines], len(sheets))
    found = _numbers(outer, len(sheets)) | {id(line) for _, line in outer if id(line) in again}
    found = _grown(found, again, sheets)
    return _loose(found | _beside(outer, found & again), sheets)


def _grown(found: set[int], again: set[int], sheets: list[Sheet]) -> set[int]:
    """The lines with those inside them that come `again` in small type: a tall foot begins far up."""
    sizes = Counter(round(line.size, 1) for page in sheets for line in page.lines)
    small = _SMALL * max(sizes, key=lambda size: sizes[size], default=0)
    inside = again - found
    for page in sheets:
        edge = [line for line in page.lines if id(line) in found]
        inner = [line for line in page.lines if id(line) in inside and line.size < small]
        while edge:
            edge = [
                line
                for line in inner
                if any(abs(other.base - line.base) < _NEXT * line.size for other in edge)
            ]
            inner = [line for line in inner if line not in edge]
            found |= {id(line) for line in edge}
    return found


def _loose(found: set[int], sheets: list[Sheet]) -> set[int]:
    """The lines that are not set as closely to the text as its own lines."""
    for page in sheets:
        outer = [line for line in page.lines if id(line) in found]
        text = [line for line in page.lines if id(line) not in found]
        near = outer
        while near:
            near = [
                line
                for line in outer
                if any(
                    0 < abs(other.base - line.base) < 1.8 * line.size
                    and abs(other.size - line.size) < 0.3
                    for other in text
                )
            ]
            text += near
            outer = [line for line in outer if line not in near]
            found -= {id(line) for line in near}
    return found


def _outer(page: Sheet, line: Line) -> bool:
    return line.bottom < page.height * _ZONE or line.top > page.height * (1 - _ZONE)


def _repeated(lines: Iterable[Line], pages: int) -> set[int]:
    """Lines with the same words at the same height on three pages, or on half of them."""
    by_words: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if any(sign.isalpha() for sign in line.text):
            by_words[_DIGITS.sub("#", line.text.casefold())].append(line)
        elif page_number(line.text) is None:  # a date or a telephone number is the same on each
            by_words[line.text].append(line)
    found = set()
    for alike in by_words.values():
        places: dict[int, set[int]] = defaultdict(set)
        for line in alike:
            places[round(line.base)].add(line.page)
        for line in alike:
            near = range(round(line.base) - _NEAR, round(line.base) + _NEAR + 1)
            there = set[int]().union(*(places[base] for base in near if base in places))
            if len(there) >= max(2, min(3, (pages + 1) // 2)):
                found.add(id(line))
    return found


def _beside(outer: list[tuple[Sheet, Line]], found: set[int]) -> set[int]:
    """The other pieces of a line with such a piece: the chapter, beside the document's title."""
    bases = [(line.page, line.base) for _, line in outer if id(line) in found]
    return {
        id(line)
        for _, line in outer
        if any(page == line.page and abs(base - line.base) < 1 for page, base in bases)
    }


def _numbers(outer: list[tuple[Sheet, Line]], pages: int) -> set[int]:
    """Lines that count the pages."""
    by_shift: dict[int, list[Line]] = defaultdict(list)
    for page, line in outer:
        number = page_number(line.text)
        if number is not None:
            by_shift[number - page.number].append(line)
    found = set()
    for shift, lines in by_shift.items():
        counted = len({line.page for line in lines})
        if counted >= max(2, pages // 3) or (shift == 0 and (pages <= 3 or counted >= 2)):
            found |= {id(line) for line in lines}
    return found


def removed(lines: list[Line]) -> list[Removed]:
    """The lines as they are told of."""
    return [
        Removed(
            "head or foot" if page_number(line.text) is None else "page number",
            line.text,
            line.page,
        )
        for line in lines
    ]


def told_alone(sheets: list[Sheet], kept: Mapping[int, list[Line]]) -> Iterator[str]:
    """A doubt for each page about what stands alone at its foot: on one page, no other shows if it is text.

    `kept` are the lines of each page by its number, without what was taken out. A note is no foot: its mark
    is raised, there or in the text.
    """
    for page in sheets:
        lines = kept[page.number]
        marks = {word.text for line in lines for word in line.words if word.raised}
        foot = [line for line in lines if line.top > page.height * (1 - _ZONE)]
        above = [line.base for line in lines if line not in foot]
        above += [grid.bottom for grid in page.grids]
        if (
            not foot
            or not above
            or any(
                {line.words[0].text, line.words[0].text.translate(RAISED)} & marks for line in foot
            )
        ):
            continue
        first = min(foot, key=lambda line: (line.base, line.x0))
        if first.base - max(above) > _NEXT * first.size:
            shown = shorten(first.text, _SHOWN, placeholder=" …")
            yield (
                f"Raden ”{shown}” står ensam längst ned på sidan {page.number}, och är läst som text: stryk den "
                "om den är en sidfot."
            )
