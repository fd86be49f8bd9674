"""Numbers before headings and marks before entries of lists, as documents print them."""

from __future__ import annotations

import re
from typing import Final

# A heading's number, and the words after it. After a whole number without a sign stands a capital:
# "3 insatser" has no number. A year is no number.
_NUMBER: Final = re.compile(
    r"(?P<number>[1-9][0-9]?(?:\.[0-9]{1,3}){0,5}[.)]|[1-9][0-9]?(?:\.[0-9]{1,3}){1,5}"
    r"|[1-9][0-9]?(?=(?:\s*[–-])?\s+(?:[^\W\d_a-zåäö]|[”\"'(]|[0-9]{4}\b))"
    r"|§ ?[0-9]{1,3}\.?|[0-9]{1,3} ?§|[A-ZÅÄÖ]\.|\(?[A-Za-zÅÄÖåäö]\)|[IVX]+\."
    r"|(?:Bilaga|Kapitel|Kap\.?|Avsnitt|Del) [0-9A-Z]{1,3}[.:]?)"
    r"(?:\s*[–-])?\s+(?P<words>\S.*)"
)
_ALONE: Final = re.compile(r"(?:Bilaga|Kapitel|Avsnitt|Del) [0-9A-Z]{1,3}|§ ?[0-9]{1,3}")
_DECIMAL: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?")
# The mark of an entry that is numbered.
MARK: Final = re.compile(
    r"(?P<mark>\(?(?:[0-9]{1,2}|[a-zåäö]|[ivx]{1,4})[.)])\s+(?P<words>\S.*)", re.DOTALL
)


_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def number_of(text: str) -> tuple[str, str]:
    """The number that a heading starts with, and its words. "" if it starts with none."""
    match = _NUMBER.fullmatch(text)
    return (match["number"], match["words"]) if match else ("", text)


def depth(number: str) -> int | None:
    """How deep a number is: 1 for "4." and "Bilaga 2", 2 for "1.1". None if it does not show it."""
    if _DECIMAL.fullmatch(number):
        return number.strip(".").count(".") + 1
    return 1 if _ALONE.fullmatch(number.rstrip(".:")) else None


def follows(mark: str, before: str) -> bool:
    """Whether an entry's mark comes next after the one before: "2." after "1.", "b)" after "a)"."""
    one, other = mark.strip("(.)"), before.strip("(.)")
    if mark.replace(one, "", 1) != before.replace(other, "", 1):
        return False
    if one.isdigit() and other.isdigit():
        return int(one) == int(other) + 1
    if one in _ROMAN and other in _ROMAN and _ROMAN.index(one) == _ROMAN.index(other) + 1:
        return True
    return len(one) == len(other) == 1 and ord(one) == ord(other) + 1


def comes_next(number: str, before: str) -> bool:
    """Whether a heading's number may come after the one before: "2." and "1.1" after "1.", "2" after "1.3".

    The first is 1, or 1.1. "2" does not come after "1.", which is a number of another kind.
    """
    one, other = _counted(number), _counted(before)
    if len(one) == len(other) == 1 and number[-1].isdigit() != before[-1].isdigit():
        return False
    after = [[*other[:at], last + 1] for at, last in enumerate(other)]
    return bool(one) and (one in [*after, [*other, 1]] or not (other or set(one) - {1}))


def _counted(number: str) -> list[int]:
    return [int(one) for one in number.strip(".").split(".")] if _DECIMAL.fullmatch(number) else []


def starts(mark: str) -> bool:
    """Whether a mark is the first of a list."""
    return mark.strip("(.)") in ("1", "a", "i")
