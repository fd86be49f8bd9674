"""Counts sentences, and finds the one around a quote."""

from __future__ import annotations

import re
from typing import Final

# A sentence ends at . ! or ? before a capital, a digit or an opening quotation mark.
_END: Final = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[”\"]?[A-ZÅÄÖ0-9])")


def count(text: str) -> int:
    """The number of sentences in the text."""
    return 1 + len(_END.findall(text))


def last(text: str) -> str:
    """The last sentence of the text."""
    start, _ = around(text, len(text) - 1, len(text))
    return text[start:]


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence, or sentences, around characters `start` to `end`."""
    breaks = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    first = max(at for at in breaks if at <= start)
    last = min(at for at in breaks if at >= end)
    return first, first + len(text[first:last].rstrip())
