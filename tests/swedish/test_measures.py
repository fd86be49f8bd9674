"""How a measure is written: its number, qualifier and unit."""

from __future__ import annotations

import pytest

from planspegeln.model.entities import Measure, Qualifier
from planspegeln.rendering.site import Site
from planspegeln.swedish import measures


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("pahittkoping/plan-2030#sagostunder", "ett 20-tal sagostunder { onclick=alert(1) }"),
        ("pahittkoping/plan-2030#avsatt", "2,5 miljoner kronor"),
        ("pahittkoping/berattelse-2031#lyssnare", "drygt 500 personer"),
        ("pahittkoping/berattelse-2031#lasare", "cirka 1 250 personer"),
        ("pahittkoping/berattelse-2031#aterkomst", "ca hälften"),
        ("pahittkoping/berattelse-2031#bankar-2031", "fem bänkar"),
        ("pahittkoping/berattelse-2031#bankar-2030", "3 bänkar"),
        ("pahittkoping/berattelse-2031#trivdes-2031", "74 %"),
        ("exempelby/program-2030#index-mal", "index 45"),
        ("exempelby/program-2030#kostnad-summa", "2 000 kkr"),
    ],
)
def test_measure(site: Site, key: str, expected: str) -> None:
    """A number is shown as in the source, with its unit, held together by no-break spaces."""
    one = next(one for one in site.catalogue.extracts.measures if one.key == key)
    shown = measures.measure(one.measure, one.ground)
    assert expected == shown.replace("\N{NO-BREAK SPACE}", " ")
    number = shown[: len(expected.rpartition(one.measure.unit)[0].rstrip())]
    assert " " not in number


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "ground", "expected"),
    [
        (3, "skolor", None, "Tre skolor", "tre skolor"),
        (3, "skolor", None, "tre skolor, alltså 3", "3 skolor"),
        (3, "skolor", "drygt", "3 av drygt tre skolor", "drygt tre skolor"),
        (-2, "grader", None, "blev minus två grader", "minus två grader"),
        (50, "procent", None, "femtio procent", "femtio procent"),
        (50, "procent", None, "50%, nästan hälften", "50 %"),
        (50, "procent", "ca", "50% eller ca hälften", "ca hälften"),
        (40, "index", None, "index fyrtio", "index fyrtio"),
        (2, "kkr", None, "två kkr", "två kkr"),
    ],
)
def test_measure_in_words(
    value: float, unit: str, qualifier: Qualifier | None, ground: str, expected: str
) -> None:
    """Words of the source stay words, with the unit's name. A half needs no unit."""
    one = Measure(
        id="a",
        label="A",
        value=value,
        unit=unit,
        qualifier=qualifier,
        role="outcome",
        quote=ground,
        topics=("torg",),
    )
    assert expected == measures.measure(one, ground).replace("\N{NO-BREAK SPACE}", " ")


def test_unit_in_a_caption() -> None:
    """An uncommon unit is explained. Other units are written as in the data."""
    found = [measures.unit(name).meaning for name in ("kkr", "procent", "index", "besökare")]
    assert ["kkr, tusen kronor", "procent", "index", "besökare"] == found
