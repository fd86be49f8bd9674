"""The typefaces of the cards, and how text is set in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Final, Literal

import fontpkg
from fontTools.ttLib import TTFont
from PIL import ImageFont

Face = Literal["serif", "sans", "sans-bold"]
# The family of each, and its weight. The site's own are those of the reader's system.
_FACES: Final[dict[Face, tuple[str, int]]] = {
    "serif": ("Source Serif 4", 700),
    "sans": ("Source Sans 3", 400),
    "sans-bold": ("Source Sans 3", 600),
}
_LARGEST_OPTICAL: Final = 60
_STEP: Final = 10  # pixels between two widths that are tried


class RoomError(Exception):
    """There is more text than there is room for, in words for whoever asked."""

    def __init__(self) -> None:
        super().__init__("texten får inte plats")


class GlyphError(Exception):
    """A typeface lacks characters, in words for whoever asked."""

    def __init__(self, lacking: Iterable[str]) -> None:
        """Name the characters, and their numbers."""
        signs = " ".join(f"”{one}” (U+{ord(one):04X})" for one in lacking)
        super().__init__(f"teckensnittet saknar {signs}")


@lru_cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A typeface at a size in pixels."""
    family, weight = _FACES[face]
    found = ImageFont.truetype(str(fontpkg.path(family)), size)
    axes: list[float] = [weight]
    if len(found.get_variation_axes()) > 1:
        axes.append(min(size, _LARGEST_OPTICAL))
    found.set_variation_by_axes(axes)
    return found


def lacking(texts: Iterable[str]) -> list[str]:
    """The characters of the texts that one of the typefaces lacks."""
    return sorted(set().union(*texts) - _characters())


@lru_cache
def _characters() -> frozenset[str]:
    """The characters that all of the typefaces have."""
    each = []
    for family in {family for family, _ in _FACES.values()}:
        with TTFont(fontpkg.path(family), lazy=True) as opened:
            each.append({chr(code) for code in opened.getBestCmap()})
    return frozenset(set.intersection(*each))


def lines(text: str, face: Face, size: int, width: int) -> list[str]:
    """The text in as few lines as there is room for, about equally long. Raises RoomError."""
    if not text:
        return []
    words = text.split(" ")
    measure = font(face, size).getlength
    lengths = [measure(word) for word in words]
    if max(lengths) > width:
        raise RoomError
    narrowest, space = ceil(max(lengths)), measure(" ")
    fewest = len(_starts(lengths, space, width))
    # The number of lines never grows with the width.
    least = bisect_left(
        range(narrowest, width), -fewest, key=lambda tried: -len(_starts(lengths, space, tried))
    )
    starts = _starts(lengths, space, narrowest + least)
    return [" ".join(words[a:b]) for a, b in pairwise([*starts, len(words)])]


def _starts(lengths: list[float], space: float, width: int) -> list[int]:
    """Which words, by number, start a line, if a line is broken wherever it is full."""
    found: list[int] = []
    end = 0.0
    for number, length in enumerate(lengths):
        end += space + length
        if not found or end > width:
            found.append(number)
            end = length
    return found
