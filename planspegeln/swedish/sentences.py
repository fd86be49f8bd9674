"""Parts a text into sentences, and finds the one around a quote."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import Final

# A sentence ends at . ! or ? before a capital, a digit or an opening quotation mark. A footnote's mark
# after it is a part of it: "… rustas.¹ Parken …", "… rustas. [1] Parken …".
_END: Final = re.compile(
    r"(?<=[.!?])[”\"]?(?:\s?(?:[⁰¹²³⁴-⁹]+|\[\d{1,2}\]))*\s+(?=[”\"]?[A-ZÅÄÖ0-9])"
)


def count(text: str) -> int:
    """The number of sentences in the text."""
    return 1 + len(_END.findall(text))


def each(text: str) -> list[tuple[int, int]]:
    """The bounds of each sentence of the text."""
    return [
        (start, start + len(text[start:end].rstrip())) for start, end in pairwise(_breaks(text))
    ]


def first(text: str) -> str:
    """The first sentence of a text."""
    start, end = each(text)[0]
    return text[start:end]


def last(text: str) -> str:
    """The last sentence of the text."""
    start, _ = around(text, len(text) - 1, len(text))
    return text[start:]


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence, or sentences, around characters `start` to `end`."""
    breaks = _breaks(text)
    first = breaks[max(bisect_right(breaks, start) - 1, 0)]
    last = breaks[min(bisect_left(breaks, end), len(breaks) - 1)]
    return first, first + len(text[first:last].rstrip())


@lru_cache(maxsize=64)  # several quotes stand in one text
def _breaks(text: str) -> tuple[int, ...]:
    """Where each sentence starts, and where the text ends."""
    return (0, *(match.end() for match in _END.finditer(text)), len(text))
