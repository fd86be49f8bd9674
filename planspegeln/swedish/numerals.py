"""Numbers as Swedish texts write them.

Only `numbers` reads them, in digits or in words. Digits are negative after a hyphen, an en dash or
a minus sign (U+2212), if no letter or digit stands before that: "-3" and "(–3" are negative, but
"2-3" and "2019–2023" are two numbers each. Digits and words are negative after the word "minus".
Thousands are separated by a space of any width, or by points: 1.250 is 1250, since Swedish has a
comma before decimals. 5.5 and 1.250,50 are ambiguous and do not count as numbers. Of words, only
those in `IN_WORDS` count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from babel import Locale
from babel.numbers import format_decimal

_SWEDISH: Final = Locale("sv")
_AS_IT_IS: Final = "#,##0.###"  # groups of three digits, and all the decimals of the number
_NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_SPACE: Final = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
_SIGN: Final = "[-\N{EN DASH}\N{MINUS SIGN}]"
_UNITS: Final = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS: Final = (
    *("tio", "elva", "tolv", "tretton", "fjorton"),
    *("femton", "sexton", "sjutton", "arton", "nitton"),
)
HALF: Final = "hälften"
_TENS: Final = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")


def _words() -> dict[int, tuple[str, ...]]:
    """The words for 0–99, for whole hundreds, for as many thousands, and for a half."""
    words: dict[int, tuple[str, ...]]
    words = {n: (word,) for n, word in enumerate(("noll", *_UNITS, *_TEENS))}
    words[1] = ("en", "ett")
    for ten, word in enumerate(_TENS, start=2):
        words[10 * ten] = (word,)
        words |= {10 * ten + n: (f"{word}{unit}",) for n, unit in enumerate(_UNITS, start=1)}
        words[10 * ten + 1] += (f"{word}en",)
    words |= {100 * n: (f"{unit}hundra",) for n, unit in enumerate(_UNITS, start=1)}
    words[100] += ("hundra",)
    words |= {1000 * n: tuple(f"{one}tusen" for one in words[n]) for n in list(words) if n > 1}
    words[1000] = ("ettusen", "tusen")
    words[50] += (HALF,)  # in percent
    return words


IN_WORDS: Final = _words()
_VALUES: Final = {word: number for number, words in IN_WORDS.items() for word in words}
# After a number or a vague word, these are a part of an amount: "två tusen", "flera hundra".
_MULTIPLES: Final = {"hundra", "tusen", "hundratusen"}
_VAGUE: Final = {"några", "flera", "par", "många"}

_FIGURES: Final = re.compile(
    rf"""
    (?P<minus> (?<!\w){_SIGN} | \bminus{_SPACE} )?
    (?<!\w) (?<!\d[,.])
    (?! (?<=\d{_SPACE}) \d{{3}}(?!\d) )  # 250 is not in 1 250
    (?:
        (?P<whole> [1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+ | [1-9]\d* | 0 ) (?:,(?P<decimals>\d+))?
        | (?P<pointed> [1-9]\d{{0,2}}(?:\.\d{{3}})+ )
    )
    (?! \w | [,.]\d | {_SPACE}\d{{3}}\b )  # nor 1 or 1,5 in 1,55, nor 1 in 1 250
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_ONE_SPACE: Final = re.compile(_SPACE)


class Number(NamedTuple):
    """A number in a text: characters `start` to `end`, the minus sign included."""

    value: Decimal
    start: int
    end: int


def exact(value: float) -> Decimal:
    """The number exactly as it is written in decimals, so that 0.1 and 0.2 make 0.3."""
    return Decimal(str(value))


def numbers(text: str) -> Iterator[Number]:
    """Every number in the text: first those in digits, then those in words."""
    for match in _FIGURES.finditer(text):
        digits = re.sub(r"\D", "", match["whole"] or match["pointed"])
        digits += f".{match['decimals']}" if match["decimals"] else ""
        yield Number(Decimal(f"-{digits}" if match["minus"] else digits), *match.span())
    previous: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        word, start = match[0].lower(), match.start()
        between = text[previous.end() : start] if previous else ""
        before, previous = (previous if _ONE_SPACE.fullmatch(between) else None), match
        last = before[0].lower() if before else ""
        if word not in _VALUES or (word in _MULTIPLES and _counts(last)):
            continue
        if before and last == "minus":
            yield Number(Decimal(-_VALUES[word]), before.start(), match.end())
        else:
            yield Number(Decimal(_VALUES[word]), start, match.end())


def _counts(word: str) -> bool:
    """Whether the word before "hundra" or "tusen" says how many there are."""
    return word.isdigit() or word in _VALUES or word in _VAGUE


def cell(text: str) -> Decimal | None:
    """The number in a table's cell, in digits. None if the cell contains anything else."""
    match = _FIGURES.fullmatch(text.strip())
    return next(numbers(text)).value if match else None


def digits(value: float | Decimal) -> str:
    """A number as readers see it: 14 000, 11,5 and −3. No-break spaces group the thousands.

    The no-break space comes from CLDR. Babel keeps the hyphen of a pattern, so this function
    replaces it with the true minus sign.
    """
    written: str = format_decimal(value or 0, _AS_IT_IS, _SWEDISH, decimal_quantization=False)
    return written.replace("-", "\N{MINUS SIGN}")


def forms(value: float) -> tuple[str, ...]:
    """The ways in which a text may write the number, for a fault: 1 250, 1250; två; hälften."""
    shown = digits(value).replace(_NO_BREAK_SPACE, " ")
    words = IN_WORDS[int(value)] if value in IN_WORDS else ()
    return tuple(dict.fromkeys((shown, shown.replace(" ", ""), *words)))


def stands_in(value: float, text: str, before: str = "", after: str = "") -> bool:
    """Whether the text has the number, in digits or in words, and not within another number.

    `before` and `after` are words that must come directly before and directly after it.
    """
    return next(_found(value, text, before, after), None) is not None


def in_words(value: float, text: str, before: str = "", after: str = "") -> str | None:
    """The words in which the text writes the number, in small letters: tre, hälften, minus två.

    `before` and `after` are as in `stands_in`. None if the text has digits, or not the number.
    """
    found = next(_found(value, text, before, after), None)
    written = text[found.start : found.end].lower() if found else ""
    return None if not written or re.search(r"\d", written) else written


def _found(value: float, text: str, before: str, after: str) -> Iterator[Number]:
    start = re.compile(rf"(?<!\w){re.escape(before)}{_SPACE}$" if before else "", re.IGNORECASE)
    end = re.compile(rf"{re.escape(after)}(?!\w)" if after else "", re.IGNORECASE)
    for number in numbers(text):
        if (
            number.value == exact(value)
            and start.search(text, max(0, number.start - len(before) - 1), number.start)
            and end.match(text, number.end)
        ):
            yield number
