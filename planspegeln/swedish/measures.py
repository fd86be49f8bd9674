"""How a measure is written: its number, its qualifier and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args

from planspegeln.model import entities
from planspegeln.swedish.numerals import HALF, Number, digits, exact, in_words, numbers

_NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Unit:
    """A unit: its `sign` beside a number, and its `meaning` in the caption of a chart.

    `before` puts the sign before the number.
    """

    sign: str
    meaning: str
    before: bool = False


# Any other unit is written after its number, as in the data.
UNITS: Final[dict[str, Unit]] = {
    "procent": Unit("%", "procent"),
    "index": Unit("index", "index", before=True),
    "kkr": Unit("kkr", "kkr, tusen kronor"),
}


_PERCENT: Final = ("procent", "%")
# What may be printed after a number, and the unit that it is.
PRINTED: Final[dict[str, str]] = {
    "%": "procent",
    "procent": "procent",
    "procentenheter": "procentenheter",
    "kr": "kronor",
    "kronor": "kronor",
    "sek": "kronor",
    "kkr": "kkr",
    "tkr": "kkr",
    "tusen kronor": "kkr",
    "mkr": "miljoner kronor",
    "mnkr": "miljoner kronor",
    "miljoner kronor": "miljoner kronor",
    "miljarder kronor": "miljarder kronor",
    "miljoner": "miljoner",
}
PRINTED_UNIT: Final = re.compile(
    rf"\s?(?P<unit>%|{'|'.join(sorted((unit for unit in PRINTED if unit != '%'), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)


# What may stand right before a number to say that it is not exact.
QUALIFIERS: Final[dict[str, entities.Qualifier]] = {
    one: one for one in get_args(entities.Qualifier) if one.replace(" ", "").isalpha()
}
# "inte mer än fem" is not more.
_BEFORE: Final = re.compile(
    rf"(?<!\w)(?<!inte )(?<!ej )(?<!aldrig )({'|'.join(QUALIFIERS)})\.?\s$", re.IGNORECASE
)
_ABOUT: Final = re.compile(r"\bett $", re.IGNORECASE)  # ett 20-tal
_TIME: Final = re.compile(r"\s(?:år|månader|veckor|dagar)\b")  # "över tre år" is during them


def qualifier(text: str, number: Number) -> entities.Qualifier | None:
    """What a text says right before a number of it (and after: ett 20-tal) if the number is not exact."""
    if text.startswith("-tal", number.end) and _ABOUT.search(text, 0, number.start):
        return "ett …-tal"
    before = _BEFORE.search(text, 0, number.start)
    found = QUALIFIERS[" ".join(before[1].lower().split())] if before else None
    return None if found == "över" and _TIME.match(text, number.end) else found


def unit(name: str) -> Unit:
    """The unit that the data calls `name`."""
    return UNITS.get(name) or Unit(name, name)


def around(one: entities.Measure) -> tuple[str, str]:
    """The words that the qualifier requires directly before and after the number, or ""."""
    return ("ett", "-tal") if one.qualifier == "ett …-tal" else (one.qualifier or "", "")


def printed(value: float, ground: str) -> list[str]:
    """What is printed as the unit after each place of the number in `ground`. "" for none."""
    after = (
        PRINTED_UNIT.match(ground, number.end)
        for number in numbers(ground)
        if number.value == exact(value)
    )
    return [match["unit"].lower() if match else "" for match in after]


def words(one: entities.Measure, ground: str) -> str | None:
    """The words in which `ground`, its quote or cell, writes the number. None for digits."""
    return in_words(one.value, ground, *around(one))


def number(one: entities.Measure, ground: str) -> str:
    """A measure's number as its `ground` writes it: drygt 500, ett 20-tal, tre, ca hälften."""
    before, after = around(one)
    written = f"{words(one, ground) or digits(one.value)}{after}"
    return f"{before}{_NO_BREAK_SPACE}{written}" if before else written


def difference(value: Decimal, name: str) -> str:
    """A difference between two measures in the unit `name`: −59 ärenden, +10 procentenheter.

    One of an index has no unit, and none at all is "oförändrat".
    """
    if not value:
        return "oförändrat"
    written = digits(value) if value < 0 else f"+{digits(value)}"
    if unit(name).before:
        return written
    return f"{written}{_NO_BREAK_SPACE}{'procentenheter' if name in _PERCENT else unit(name).sign}"


def measure(one: entities.Measure, ground: str) -> str:
    """A measure as its `ground` writes it, with its unit: drygt 500 tittare, tre skolor, 74 %.

    A half is one of something and has no unit: "ca hälften". Other words have the unit's name.
    """
    written, spelled, its = number(one, ground), words(one, ground), unit(one.unit)
    if spelled == HALF:
        return written
    sign = one.unit if spelled else its.sign
    return _NO_BREAK_SPACE.join((sign, written) if its.before else (written, sign))
