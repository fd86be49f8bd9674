"""Finding abbreviations in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# Two to six capitals with no letter or digit next to them: SCB in "SCB:s", but not in "SCBs".
_CAPITALS: Final = re.compile(r"(?<!\w)[A-ZÅÄÖ]{2,6}(?!\w)")
# The number of a case: KS-2019/144. With a colon it names a publication: SOU 2012:74.
_REFERENCE: Final = re.compile(r"(?<!\w)[A-ZÅÄÖ]{2,6}(?:[-/][A-ZÅÄÖ]+)*[-/ ]?\d{2,4}[/.-]\d[\d.]*")
# The numerals that headings and periods have: II, IV, XIII. CV and MM are abbreviations.
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def capitals(text: str) -> list[str]:
    """The words of a text that may be abbreviations in capitals, in order.

    Roman numerals and the letters of reference numbers are none.
    """
    plain = _REFERENCE.sub(" ", text)
    return [word for word in _CAPITALS.findall(plain) if not _ROMAN.fullmatch(word)]


def pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the terms as a whole word. Without terms, it matches nothing.

    Longer terms come before shorter ones.
    """
    choice = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)" if choice else r"(?!)")


def stands_in(term: str, text: str) -> bool:
    """Whether `text` holds `term` as a whole word."""
    return pattern([term]).search(text) is not None
