"""Marks that are put into a copy of a file before pandoc reads it, for what pandoc does not pass on.

A mark is a letter and a value between two code points that are no characters, and so stand in no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from planspegeln.authoring.readers.outline import ContentsEntry
from planspegeln.authoring.readers.tidy import in_one_line

# The letters: a printed number, a page's number, a line of contents, a heading's level, a title,
# a caption, that a paragraph is bold by its style, a diagram with the file's description of it,
# the colour of a cell without words, how deep an entry is by its style, and of what size, in points, the
# type of a bold paragraph is.
NUMBER, PAGE, CONTENTS, LEVEL, TITLE, CAPTION, BOLD, DIAGRAM, COLOUR, DEPTH, SIZE = "npchtkbdfls"
# The value of a caption that stands above its table.
ABOVE: Final = "above"

# What stands for a page's number in a head or a foot.
FIELD: Final = "\ufdd3"
_ON_PAGE: Final = re.compile(
    rf"(?:\b(?:sida|sidan|sid\.?|s\.)\s*)?{FIELD}"
    rf"(?:\s*\(\s*{FIELD}\s*\)|\s*(?:av|/)\s*{FIELD})?",
    re.IGNORECASE,
)

_START, _END, _SPACE = "\ufdd0\ufdd1\ufdd2"
_MARK: Final = re.compile(f"{_START}([a-z])([^{_START}{_END}]*){_END}")
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass
class Marked:
    """A file ready for pandoc, and what was found in it that pandoc does not pass on."""

    data: bytes
    contents: list[ContentsEntry] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    pages: int | None = None
    # The lines of the pages' heads and feet, each once.
    heads: list[str] = field(default_factory=list)
    # The words that must come through. None if nobody counts them.
    words: list[str] | None = None


def mark(letter: str, value: str = "") -> bytes:
    """A mark as it is written into XML."""
    whole = f"{_START}{letter}{value.replace(' ', _SPACE)}{_END}"
    escaped = whole.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.encode("ascii", "xmlcharrefreplace")


def split(text: str) -> tuple[dict[str, str], str]:
    """The marks in a text by their letters, and the text without them."""
    if _START not in text:
        return {}, text
    found = {match[1]: match[2].replace(_SPACE, " ") for match in _MARK.finditer(text)}
    return found, _MARK.sub("", text)


def heads(lines: Iterable[str]) -> list[str]:
    """The lines of heads and feet that have words, each once. What tells the page is left out."""
    told = (in_one_line(_ON_PAGE.sub(" ", line)) for line in lines)
    return list(dict.fromkeys(line for line in told if any(map(str.isalnum, line))))


def whole(text: str | None, otherwise: int) -> int:
    """The number that a file gives, or another if it gives none that can be."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def letters(number: int) -> str:
    """A number as letters: a to z, then aa."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """A number as small Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def hidden(places: int) -> str:
    """A doubt about text that the file does not show, in so many places."""
    return f"Dold text är utelämnad, på {places} {'ställe' if places == 1 else 'ställen'}."
