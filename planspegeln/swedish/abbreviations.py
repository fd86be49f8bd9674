"""Finding abbreviations in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# Two or more capitals with no letter or digit next to them: SCB in "SCB:s", but not in "SCBs".
_CAPITALS: Final = re.compile(r"(?<!\w)[A-ZÅÄÖ]{2,}(?!\w)")


def capitals(text: str) -> list[str]:
    """The words of a text that are all in capitals, in order."""
    return _CAPITALS.findall(text)


def pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the terms as a whole word. Without terms, it matches nothing.

    Longer terms come before shorter ones.
    """
    choice = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)" if choice else r"(?!)")


def stands_in(term: str, text: str) -> bool:
    """Whether `text` holds `term` as a whole word."""
    return pattern([term]).search(text) is not None
