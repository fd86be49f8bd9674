"""Lists that a tagged PDF file has beside each other, though one is further in: that is inside the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planspegeln.authoring.readers.numbers import follows
from planspegeln.authoring.readers.outline import Footnote, List, Part
from planspegeln.authoring.readers.pdf_words import Word

_IN = 5.0  # points that a list inside another is further in
_COLUMN = 60.0  # points; what begins further to the right is in another column


class Place(NamedTuple):
    """Where a list begins: its page, and its first sign there."""

    page: int
    x0: float
    base: float

    @classmethod
    def of(cls, page: int, word: Word) -> Place:
        """The place of a word."""
        return cls(page, word.x0, word.base)


def nested(parts: list[Part], places: Mapping[int, Place]) -> list[Part]:
    """The parts. A list right below another and further in is in its last entry, and what comes after goes on.

    `places` tells where lists begin, by the list's `id`.
    """
    kept: list[Part] = []
    around: list[tuple[List, Place]] = []  # the lists that are open, each in the one before
    for part in parts:
        place = places.get(id(part)) if isinstance(part, List) else None
        if isinstance(part, Footnote):  # at the foot of a page, between the halves of a list
            kept.append(part)
        elif not isinstance(part, List) or place is None:
            around = []
            kept.append(part)
        elif not _is_inside(around, part, place):
            around = [(part, place)]
            kept.append(part)
    return kept


def _is_inside(around: list[tuple[List, Place]], part: List, place: Place) -> bool:
    """Whether a list is a part of those that are open. It is put there, and is open then."""
    depth = len(around)
    while around and place.x0 < around[-1][1].x0 - _IN:
        around.pop()
    if not around or not part.entries:
        return False
    own, above = around[-1]
    further = place.x0 - above.x0
    if place.page == above.page and place.base <= above.base:
        return False
    if _IN < further < _COLUMN and own.entries[-1].inner is None:
        own.entries[-1].inner = part
        around.append((part, place))
        return True
    goes_on = not own.ordered or follows(part.entries[0].mark, own.entries[-1].mark)
    if abs(further) <= _IN and len(around) < depth and own.ordered == part.ordered and goes_on:
        own.entries += part.entries
        return True
    return False
