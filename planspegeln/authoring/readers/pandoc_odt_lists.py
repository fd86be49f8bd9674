"""Lists that an OpenDocument text has beside each other, though one stands further in: that is inside the other.

So LibreOffice writes what Word has by its styles "List Bullet" and "List Bullet 2".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from planspegeln.authoring.readers.archive import Change, Node, ends

_SAME: Final = 1.0  # points between margins that are one
_POINTS: Final = {"in": 72.0, "cm": 28.35, "mm": 2.835, "pt": 1.0}
_ENTRY_END: Final = b"</text:list-item>"
_LIST_END: Final = b"</text:list>"


def margin(style: Node) -> float:
    """How far in the first level of a list's style stands, in points. 0 if it does not say."""
    label = next(style.each("style:list-level-label-alignment"), None)
    given = label.attributes.get("fo:margin-left", "") if label else ""
    match = re.fullmatch(r"(-?[0-9.]+)(in|cm|mm|pt)", given)
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


def nested(data: bytes, lists: Sequence[tuple[Node, float]]) -> Iterator[Change]:
    """What puts each list that stands further in into the last entry of the one above it. `lists` have their margins.

    One that stands as far in as one above it goes on with that one.
    """
    deep = _depths([place for _, place in lists])
    for (one, after), (own, next_) in zip(
        pairwise(node for node, _ in lists), pairwise(deep), strict=True
    ):
        end, starts = ends(data, one)[1], (after.start, ends(data, after)[0])
        if next_ > own:  # it ends after what is in it
            yield one.children[-1].end, end, b""
        elif next_ < own:
            yield end, end, (_ENTRY_END + _LIST_END) * (own - next_ - 1) + _ENTRY_END
            yield *starts, b""
        elif own:
            yield one.end, end, b""
            yield *starts, b""
    last = ends(data, lists[-1][0])[1]
    yield last, last, (_ENTRY_END + _LIST_END) * deep[-1]


def _depths(margins: Sequence[float]) -> list[int]:
    """How deep each list is, by how far in it stands. The first is the outermost."""
    around: list[float] = []
    found = []
    for place in margins:
        while len(around) > 1 and around[-1] > place + _SAME:
            around.pop()
        if not around or around[-1] < place - _SAME:
            around.append(place)
        found.append(len(around) - 1)
    return found
