"""How a measure is written: its number, its qualifier and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from planspegeln.model import entities
from planspegeln.swedish.numerals import digits

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


def unit(name: str) -> Unit:
    """The unit that the data calls `name`."""
    return UNITS.get(name) or Unit(name, name)


def measure(one: entities.Measure) -> str:
    """A measure with its qualifier and unit: drygt 500 tittare, ett 20-tal besökare, 74 %."""
    number = digits(one.value)
    if one.qualifier == "ett …-tal":
        number = f"ett{_NO_BREAK_SPACE}{number}-tal"
    elif one.qualifier:
        number = f"{one.qualifier}{_NO_BREAK_SPACE}{number}"
    its = unit(one.unit)
    parts = (its.sign, number) if its.before else (number, its.sign)
    return _NO_BREAK_SPACE.join(parts)
