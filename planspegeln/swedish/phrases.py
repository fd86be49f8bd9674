"""Swedish phrases for the pages: dates, lists, numbers of things, and alphabetical order.

Babel writes dates, lists and numbers by the rules of the Unicode CLDR for Swedish. This module adds
no-break spaces in dates, small numbers in words and the order of a Swedish reader.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from planspegeln.swedish.numerals import IN_WORDS, digits

_SWEDISH: Final = Locale("sv")
_NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_MOST_IN_WORDS: Final = 12
_LIKE: Final = str.maketrans({"æ": "ä", "ø": "ö", "ü": "y", "ð": "d", "þ": "th"})
_LAST: Final = "åäö"
# Private-use characters, which no text contains. They sort after every letter.
_LAST_KEYS: Final = str.maketrans(_LAST, "\ue001\ue002\ue003")
_NEUTER: Final = {"dokument", "åtagande", "ämne"}


def date(day: dt.date) -> str:
    """A date in running text: 19 november 2019, with no-break spaces."""
    return format_date(day, "long", _SWEDISH).replace(" ", _NO_BREAK_SPACE)


def listed(parts: Iterable[object]) -> str:
    """A list in running text: a, b och c. An empty list gives ""."""
    return format_list([str(part) for part in parts], locale=_SWEDISH)


def count(number: int, singular: str, plural: str) -> str:
    """How many: inga insatser, en insats, två insatser, 13 insatser. It has words up to twelve."""
    if _SWEDISH.plural_form(number) == "one":
        return f"{'ett' if singular in _NEUTER else 'en'} {singular}"
    if number == 0:
        return f"inga {plural}"
    return f"{IN_WORDS[number][0] if number <= _MOST_IN_WORDS else digits(number)} {plural}"


def counts(*parts: tuple[int, str, str]) -> list[str]:
    """How many of several things in one sentence, as `count` says it: två dokument, tre insatser.

    All have digits if one of them is above twelve: 2 dokument, 13 insatser. None is still "inga".
    """
    if all(number <= _MOST_IN_WORDS for number, _, _ in parts):
        return [count(*part) for part in parts]
    return [
        f"{digits(number)} {singular if number == 1 else plural}"
        if number
        else count(0, singular, plural)
        for number, singular, plural in parts
    ]


def in_one_sentence(*numbers: int) -> list[str]:
    """The numbers of one sentence about things of neuter gender: ett, två. Above twelve: digits.

    If one of them is in digits, so are the others.
    """
    if max(numbers) > _MOST_IN_WORDS:
        return [digits(number) for number in numbers]
    return [{0: "inget", 1: "ett"}.get(number) or IN_WORDS[number][0] for number in numbers]


def alphabetical(text: str) -> tuple[str, str]:
    """A sort key in Swedish order: å, ä, ö last. Case and punctuation only break ties."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_LIKE)
    plain = "".join(
        sign if sign in _LAST else unicodedata.normalize("NFD", sign)[0] for sign in letters
    )
    kept = "".join(sign for sign in plain if sign.isalnum() or sign.isspace()).strip()
    return kept.translate(_LAST_KEYS), text


def first_upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """The text with its first letter in lower case, to stand inside a sentence."""
    return text[:1].lower() + text[1:]
