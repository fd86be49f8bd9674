"""What the words of a report say against a promise having been kept: its figure, or that it was cancelled."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from planspegeln.swedish.measures import PRINTED_UNIT
from planspegeln.swedish.numerals import numbers

# "under" is a limit only right before the share: "Under 2021 ska andelen öka" says when.
_LESS: Final = re.compile(
    r"\b(?:minsk\w*|sänk\w*|högst|max\w*|färre|lägre|understig\w*|ned|ner"
    r"|under(?= \d+(?:,\d+)?\s?(?:%|procent)))\b",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\b(?:öka\w*|höj\w*|minst|fler|högre|överstig\w*|upp)\b", re.IGNORECASE)
# "utgår från" is no end of anything.
CANCELLED: Final = (
    r"ställ(?:s|ts|des|as|t|de) in\b|inställ(?:d|da|t|des)\b|bl(?:ev|ivit) inte av"
    r"|(?:utgå(?:r|tt)\b|utgick)(?! (?:från|ifrån)\b)"
    r"|dra(?:s|gits) in|drogs (?:\w+ )?in\b|avbr(?:öts|utits|utit)|lades ner|lagts ner|lades ned|lagts ned"
)
_CANCELLED: Final = re.compile(rf"\b(?:{CANCELLED})", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "öka med 5 procent" is a step and no level.
_STEP: Final = re.compile(r"\bmed (?:\w+ ){0,2}$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrån (?:\w+ ){0,2}$", re.IGNORECASE)


def falls_short(promise: str, told: str) -> bool:
    """Whether a promise names a share to reach, and what was reported names one on the wrong side of it.

    Both must have just one share: `told` may also say from which one it rose or fell. What is not
    plain is False.
    """
    goal, result = _shares(promise), _shares(told)
    is_less = _LESS.search(promise) is not None
    if len(goal) != 1 or len(result) != 1 or (is_less and _MORE.search(promise)):
        return False
    return result[0] > goal[0] if is_less else result[0] < goal[0]


def cancelled(told: str) -> str:
    """The words of a report that say that something was cancelled, or ""."""
    found = _CANCELLED.search(told)
    return found[0] if found else ""


def is_due(promise: str, years: tuple[int, ...], year: int) -> bool:
    """Whether a promise of a plan for `years` is one to have kept by `year`: none of its years is later."""
    return max((*years, *map(int, _YEAR.findall(promise)))) <= year


def _shares(text: str) -> list[Decimal]:
    """The shares in per cent that a text has, but for those that something rose from or by."""
    return [
        one.value
        for one in numbers(text)
        if (unit := PRINTED_UNIT.match(text, one.end))
        and unit["unit"].lower() in ("%", "procent")
        and not _STEP.search(text, 0, one.start)
        and not _FROM.search(text, 0, one.start)
    ]
