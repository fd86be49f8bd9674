"""The levels of headings that a PDF file shows by their type: bookmarks know, or the largest is first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planspegeln.authoring.readers.outline import Heading
from planspegeln.authoring.readers.pdf_text import CAPTION
from planspegeln.authoring.readers.pdf_words import Line, Word

GUESSED = "Filen märker inga rubriker: de är funna efter utseendet."
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DEEP_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÅÄÖ]")


@dataclass(frozen=True, order=True)
class Style:
    """How a heading is set."""

    size: float
    bold: bool

    @classmethod
    def of(cls, line: Line) -> Style:
        """The style of a line, with its size to the nearest half point."""
        return cls(round(line.size * 2) / 2, line.bold)


def plain(text: str) -> str:
    """A heading's words as bookmarks are compared with."""
    return " ".join(text.split()).casefold()


def known_level(heading: Heading, bookmarks: dict[str, int]) -> int | None:
    """The level of the bookmark with the heading's words."""
    whole = plain(f"{heading.number} {heading.text}")
    return bookmarks.get(whole) or bookmarks.get(plain(heading.text))


def levels(headings: Sequence[tuple[Heading, Style]], bookmarks: dict[str, int]) -> None:
    """Give each heading its level."""
    known: dict[Style, Counter[int]] = {}
    for heading, style in headings:
        if level := known_level(heading, bookmarks):
            known.setdefault(style, Counter())[level] += 1
    level = 0
    by_style: dict[Style, int] = {}
    for style in sorted({style for _, style in headings}, reverse=True):
        level = known[style].most_common(1)[0][0] if style in known else level + 1
        by_style[style] = level
    for heading, style in headings:
        heading.level = min(known_level(heading, bookmarks) or by_style[style], 6)


def looks_like_heading(
    words: Sequence[Word], text: str, body: float, bookmarks: dict[str, int], *, apart: bool
) -> bool:
    """Whether a block of words looks like a heading. `apart`: there is room above it."""
    plain_words = [word for word in words if not word.raised] or words
    lines = 1 + sum(
        abs(word.base - before.base) > 0.6 * word.size for before, word in pairwise(plain_words)
    )
    size = min(word.size for word in plain_words)
    said = any(sign.isalpha() for sign in text) or _YEAR.fullmatch(text)
    if len(text) > 200 or lines > 4 or not said:
        return False
    if plain(text) in bookmarks and apart:
        return True
    if CAPTION.match(text) and size < 1.15 * body:
        return False
    if size > 1.08 * body:
        return not text.endswith((".", ",", ";")) or (size > 1.3 * body and len(text) < 90)
    if all(word.bold for word in plain_words) and size > 0.94 * body:
        return len(text) < 120 and lines < 3 and not text.endswith((".", ",", ";"))
    numbered = _DEEP_NUMBER.match(text) and not text.endswith((".", "!", "?", ":", ";"))
    return bool(apart and lines == 1 and len(text) < 80 and numbered)
