"""Numbers as Swedish texts write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planspegeln.numerals import cell, exact, figure, forms, stands_in

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (7, "7"),
        (474, "474"),
        (1250, f"1{SPACE}250"),
        (14000, f"14{SPACE}000"),
        (500000, f"500{SPACE}000"),
        (1000000, f"1{SPACE}000{SPACE}000"),
        (11.5, "11,5"),
        (1234.25, f"1{SPACE}234,25"),
        (2.0, "2"),
        (-3, "−3"),
        (-1250, f"−1{SPACE}250"),
    ],
)
def test_figure(value: float, expected: str) -> None:
    """Thousands are held together by a no-break space, decimals follow a comma."""
    assert expected == figure(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200", "1200"),
        (f"1{SPACE}200", "1200"),
        ("11,5", "11.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("", None),
        ("–", None),
        ("2009", "2009"),
        ("3 %", None),
        ("cirka 3", None),
    ],
)
def test_cell(text: str, expected: str | None) -> None:
    """A cell is a number when there is nothing else in it."""
    assert cell(text) == (None if expected is None else Decimal(expected))


def test_exact() -> None:
    """A number is added up as it is written."""
    assert exact(0.1) + exact(0.2) == exact(0.3)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1250, ("1 250", "1250")),
        (415, ("415",)),
        (1, ("1", "en", "ett")),
        (2, ("2", "två")),
        (2.0, ("2", "två")),
        (12, ("12", "tolv")),
        (13, ("13",)),
        (50, ("50", "hälften")),
        (2.5, ("2,5",)),
        (50.5, ("50,5",)),
    ],
)
def test_forms(value: float, expected: tuple[str, ...]) -> None:
    """A text may write figures, with or without a space, or a word; 2,5 is not two."""
    assert expected == forms(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (415, "415 klotterärenden"),
        (3, "en försämring med 3% jämfört med 2019"),
        (3, "tre insatser"),
        (3, "Tre insatser"),
        (50, "varav hälften söks externt"),
        (1250, "kostar 1 250 kkr"),
        (1250, f"kostar 1{SPACE}250 kkr"),
        (1250, "kostar 1250 kkr"),
        (250, "och 250 kkr för 2010."),
        (250, "1, 250 och 3"),
        (11.5, "11,5 miljoner kronor"),
        (20, "ett 20-tal besökare"),
        (50, "riksgenomsnittet 50."),
        (40, "(2007 var betygsindex 40)"),
        (5, "5, 6 och 7"),
        (2018, "fick 2018 och 2019 11,5 miljoner"),
        (1000, "500 kkr: 1000"),
    ],
)
def test_stands_in(value: float, text: str) -> None:
    """A number is found as figures or as a word, at the start, in the middle and at the end."""
    assert stands_in(value, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (250, "kostar 1 250 kkr"),
        (250, f"kostar 1{SPACE}250 kkr"),
        (250, "kostar 1250 kkr"),
        (1, "kostar 1 250 kkr"),
        (1250, "kostar 11 250 kkr"),
        (1250, "kostar 1 250 000 kronor"),
        (5, "11,5 miljoner"),
        (11, "11,5 miljoner"),
        (11.5, "111,5 miljoner"),
        (11.5, "11,55 miljoner"),
        (5, "5.5 procent"),
        (3, "år 2003"),
        (3, "33%"),
        (3, "3b"),
        (3, "tretton"),
        (2, "tvåa"),
        (1, "renen"),
        (2.5, "två insatser"),
        (50, "på hälftenbasis"),
        (7, ""),
    ],
)
def test_does_not_stand_in(value: float, text: str) -> None:
    """A number that is a part of another, or of a word, is not there."""
    assert not stands_in(value, text)


@pytest.mark.parametrize(
    ("value", "text", "before", "after", "expected"),
    [
        (500, "Drygt 500 tittare", "drygt", "", True),
        (14000, "cirka 14 000 personer", "cirka", "", True),
        (14000, f"cirka{SPACE}14{SPACE}000 personer", "cirka", "", True),
        (50, "ca hälften", "ca", "", True),
        (5, "drygt 500 och 5", "drygt", "", False),
        (5, "drygt 500", "drygt", "", False),
        (500, "drygt 1 500", "drygt", "", False),
        (500, "500 drygt", "drygt", "", False),
        (500, "odrygt 500", "drygt", "", False),
        (20, "ett 20-tal besökare", "ett", "-tal", True),
        (20, "Ett 20-tal besökare", "ett", "-tal", True),
        (20, "ett 20-talet", "ett", "-tal", False),
        (20, "ett 120-tal", "ett", "-tal", False),
        (20, "20-tal", "ett", "-tal", False),
        (20, "ett 20 tal", "ett", "-tal", False),
    ],
)
def test_stands_in_with_words_around(
    value: float, text: str, before: str, after: str, expected: bool
) -> None:
    """A qualifier stands right before its own number, and ”-tal” right after it."""
    assert expected == stands_in(value, text, before, after)
