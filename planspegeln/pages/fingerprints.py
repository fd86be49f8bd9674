"""Short sums of the words that published addresses stand for.

Two wordings with one sum are taken for the same words. So what can change their meaning counts, and
what can be set right without that does not.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_LENGTH: Final = 12
_FORMER_LENGTH: Final = 8
# A hyphen or a dash that is a minus: it stands before a digit, and after no word.
_MINUS: Final = re.compile(r"(?<![^\s(])[-–](?=\d)")
_QUOTATION_MARKS: Final = re.compile(r"[\"'´`”“„»«’‘]")
# All that stands between two digits (1 / 2, 2,5), what says how a number is meant (≥ 5, −5, 65+,
# 5 %, § 5), and what is said by a sign alone (↑, ✓, a traffic light). No other sign or space counts.
_SIGNS: Final = re.compile(
    r"(?P<between>(?<=\d)[\W_]+(?=\d))"
    r"|(?P<said>[≥≤<>=≠≈±+−](?=[\s=]*\d)|(?<=\d)\+|[%‰‱§°€$£¥←-⇿✓-✘▲▼🔴🟠🟡🟢])"
    r"|[\W_]"
)
_FORMER_UNSAID: Final = re.compile(
    r"\s|_|(?![≥≤<>=≠≈±+−](?=[\s=]*\d)|(?<=\d)\+|[‰€$£←-⇿✓-✘▲▼🔴🟠🟡🟢])(?:(?<!\d)\W|\W(?!\d))"
)


def fingerprint(words: str) -> str:
    """The sum of words, the same in capitals and with other spaces and signs. "" of none.

    A sign of a number counts, and so does what stands between two numbers, as one space or its signs.
    """
    said = _SIGNS.sub(_counted, _QUOTATION_MARKS.sub(" ", _folded(words)))
    return _sum(said, _LENGTH) if words else ""


def fingerprints(words: str) -> set[str]:
    """The sums that mean these words in a ledger: that of the present rule, and that of the former.

    The former rule took ”5 %” for ”5”, and ”2 10” for ”210”. Its sums are shorter, so that each is
    compared by the rule that it was made by. An older ledger holds until `make addresses` renews it.
    """
    former = _sum(_FORMER_UNSAID.sub("", _folded(words)), _FORMER_LENGTH)
    return {fingerprint(words), former} if words else set()


def is_renewed(former: str, now: str) -> bool:
    """Whether a sum by the former rule has been replaced by one of the present: they say not of what."""
    return (len(former), len(now)) == (_FORMER_LENGTH, _LENGTH)


def _folded(words: str) -> str:
    return _MINUS.sub("−", unicodedata.normalize("NFC", words).casefold())


def _counted(sign: re.Match[str]) -> str:
    return sign["said"] or re.sub(r"\s+", " ", sign["between"] or "")


def _sum(said: str, length: int) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:length]
