"""How a measure is written: its number, its qualifier and its unit."""

from __future__ import annotations

import pytest

from planspegeln.rendering.site import Site
from planspegeln.swedish import measures


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("pahittkoping/plan-2030#sagostunder", "ett 20-tal sagostunder { onclick=alert(1) }"),
        ("pahittkoping/plan-2030#avsatt", "2,5 miljoner kronor"),
        ("pahittkoping/berattelse-2031#lyssnare", "drygt 500 personer"),
        ("pahittkoping/berattelse-2031#lasare", "cirka 1 250 personer"),
        ("pahittkoping/berattelse-2031#aterkomst", "ca 50 %"),
        ("pahittkoping/berattelse-2031#trivdes-2031", "74 %"),
        ("exempelby/program-2030#index-mal", "index 45"),
        ("exempelby/program-2030#kostnad-summa", "2 000 kkr"),
    ],
)
def test_measure(site: Site, key: str, expected: str) -> None:
    """A number is shown with its qualifier and unit, held together by no-break spaces."""
    one = next(one for one in site.catalogue.extracts.measures if one.key == key)
    shown = measures.measure(one.measure)
    assert expected == shown.replace("\N{NO-BREAK SPACE}", " ")
    number = shown[: len(expected.rpartition(one.measure.unit)[0].rstrip())]
    assert " " not in number


def test_unit_in_a_caption() -> None:
    """A unit that a reader may not know says what it means; any other is as the data has it."""
    found = [measures.unit(name).meaning for name in ("kkr", "procent", "index", "besökare")]
    assert ["kkr, tusen kronor", "procent", "index", "besökare"] == found
