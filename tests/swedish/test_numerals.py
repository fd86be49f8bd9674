"""Numbers as Swedish texts write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from planspegeln.swedish.numerals import cell, digits, exact, forms, in_words, numbers, stands_in
from tests import strategies as some

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
        (-0.0, "0"),
        (0.00001, "0,00001"),
        (1e16, f"10{5 * (SPACE + '000')}"),
        (Decimal("2.50"), "2,5"),
        (Decimal("0.30"), "0,3"),
    ],
)
def test_figure(value: float | Decimal, expected: str) -> None:
    """A no-break space separates thousands, and a comma separates decimals."""
    assert expected == digits(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200", "1200"),
        (f"1{SPACE}200", "1200"),
        ("11,5", "11.5"),
        ("-3", "-3"),
        ("–3", "-3"),
        ("−3", "-3"),
        ("−1 250,50", "-1250.50"),
        ("minus 3", "-3"),
        ("- 3", None),
        ("2-3", None),
        ("1.250", "1250"),
        ("5.5", None),
        ("08", None),
        ("två", None),
        ("", None),
        ("–", None),
        ("2009", "2009"),
        ("3 %", None),
        ("cirka 3", None),
    ],
)
def test_cell(text: str, expected: str | None) -> None:
    """A cell is a number if it contains nothing else."""
    assert cell(text) == (None if expected is None else Decimal(expected))


def test_exact() -> None:
    """A number is added up exactly as written."""
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
        (0, ("0", "noll")),
        (13, ("13", "tretton")),
        (50, ("50", "femtio", "hälften")),
        (1000, ("1 000", "1000", "ettusen", "tusen")),
        (-3, ("−3",)),
        (2.5, ("2,5",)),
        (50.5, ("50,5",)),
    ],
)
def test_forms(value: float, expected: tuple[str, ...]) -> None:
    """A text may write figures, with or without a space, or a word. 2,5 is not two."""
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
        (11, "11,0 procent"),
        (11.0, "11,0 procent"),
        (2.5, "2,50 kronor"),
        (0.5, "0,5 procent"),
        (1250, "kostar 1.250 kkr"),
        (1250, "kostar 1.250, vilket är mycket"),
        (1250000, "kostar 1.250.000 kronor"),
        (1250, "kostar 1\N{NARROW NO-BREAK SPACE}250 kkr"),
        (1250, "kostar 1\N{THIN SPACE}250 kkr"),
        (0, "noll fel"),
        (20, "tjugo insatser"),
        (21, "Tjugoen platser"),
        (25, "tjugofem insatser"),
        (100, "etthundra träd"),
        (100, "om hundra år"),
        (300, "trehundra träd"),
        (1000, "tusen sjöar"),
        (5000, "femtusen kronor"),
        (100000, "hundratusen kronor"),
        (200000, "tvåhundratusen kronor"),
        (2, "två tusen kronor"),
        (0.00001, "0,00001 procent"),
        (1e16, "10 000 000 000 000 000 kronor"),
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
        (5.5, "5.5 procent"),
        (1.25, "kostar 1.250 kkr"),
        (250, "kostar 1.250 kkr"),
        (1250, "kostar 1.250,50 kronor"),
        (1250.5, "kostar 1.250,50 kronor"),
        (1250, "2.1.250"),
        (1250, "kostar 1.2500"),
        (8, "ring 08-123"),
        (250, "kostar 1\N{NARROW NO-BREAK SPACE}250 kkr"),
        (1000, "två tusen kronor"),
        (1000, "2 tusen kronor"),
        (1000, "flera tusen kronor"),
        (100, "ett par hundra träd"),
        (100000, "några hundratusen kronor"),
        (100, "hundratals träd"),
        (20, "tjugotalet"),
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
    """A number that is a part of another number, or of a word, is not found."""
    assert not stands_in(value, text)


@pytest.mark.parametrize("sign", ["-", "–", "−", "minus ", f"Minus{SPACE}"])
@pytest.mark.parametrize(
    ("value", "before", "written"),
    [
        (3, "", "3 procent"),
        (3, "en förändring med ", "3 %"),
        (3, "(", "3)"),
        (1250, "netto ", "1 250 kkr"),
        (2.5, "netto ", "2,5"),
    ],
)
def test_sign(sign: str, value: float, before: str, written: str) -> None:
    """A signed number is negative, with any minus sign, and is not the positive number."""
    text = f"{before}{sign}{written}"
    assert stands_in(-value, text)
    assert not stands_in(value, text)
    assert not stands_in(-value, f"{before}{written}")


@pytest.mark.parametrize("word", ["tre", "Tre"])
def test_sign_of_a_word(word: str) -> None:
    """A minus before a word counts too. A dash does not."""
    assert stands_in(-3, f"minus {word} grader")
    assert not stands_in(3, f"minus {word} grader")
    assert stands_in(3, f"–{word} insatser")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2-3 insatser", ["2", "3"]),
        ("åren 2019–2023", ["2019", "2023"]),
        ("åldersgruppen 25-34", ["25", "34"]),
        ("KS-2019", ["2019"]),
        ("2019-11-19", ["2019", "11", "19"]),
        ("1 250–1 300", ["1250", "1300"]),
        ("2019 – 3 insatser", ["2019", "3"]),
        ("från 2 till -3", ["2", "-3"]),
        ("plusminus 3", ["3"]),
    ],
)
def test_ranges_have_no_sign(text: str, expected: list[str]) -> None:
    """A dash after a letter or digit, or before a space, is not a minus."""
    assert [Decimal(number) for number in expected] == [found.value for found in numbers(text)]


def test_numbers_have_places() -> None:
    """A number's place is from its sign to its last digit or letter."""
    text = "minus tre, −1 250 och två"
    assert ["−1 250", "minus tre", "två"] == [text[one.start : one.end] for one in numbers(text)]


@pytest.mark.parametrize(
    ("value", "text", "before", "after", "expected"),
    [
        (500, "Drygt 500 tittare", "drygt", "", True),
        (-3, "cirka −3 procent", "cirka", "", True),
        (3, "cirka −3 procent", "cirka", "", False),
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
    """A qualifier is directly before its number, and ”-tal” directly after it."""
    assert expected == stands_in(value, text, before, after)


@pytest.mark.parametrize(
    ("value", "text", "before", "expected"),
    [
        (3, "Tre skolor", "", "tre"),
        (50, "ca hälften", "ca", "hälften"),
        (50, "hälften", "ca", None),
        (-2, "Minus två grader", "", "minus två"),
        (3, "3 skolor", "", None),
        (3, "tre eller 3", "", None),
        (3, "fyra", "", None),
    ],
)
def test_in_words(value: float, text: str, before: str, expected: str | None) -> None:
    """The words of a number in words. A number in digits has none."""
    assert expected == in_words(value, text, before)


@pytest.mark.parametrize(
    ("value", "word"),
    [(1000, "ettusen"), (2000, "tvåtusen"), (1000, "tusen"), (99000, "nittioniotusen")],
)
def test_thousands_in_words(value: float, word: str) -> None:
    """A number of thousands is one word, from one thousand on."""
    assert stands_in(value, f"kostar {word} kronor")


@given(some.numbers)
def test_what_is_written_is_read_back(value: float | Decimal) -> None:
    """A number as shown is the number that a cell has, and the only one in a text."""
    shown, expected = digits(value), Decimal(str(value))
    assert expected == cell(shown)
    assert [expected] == [found.value for found in numbers(f"blev ({shown})")]
    assert " " not in shown


@given(some.numbers.map(abs))
def test_every_form_stands_in_a_text(value: float | Decimal) -> None:
    """Every form of a number is found in a sentence, with its sign and never without."""
    plus = float(value)
    for form in forms(plus):
        assert stands_in(plus, f"Det blev {form} till slut.")
        assert stands_in(-plus, f"Det blev minus {form} till slut.")
        assert not plus or not stands_in(plus, f"Det blev minus {form} till slut.")
        assert not plus or not stands_in(-plus, f"Det blev {form} till slut.")


@given(some.texts)
def test_any_text_has_numbers_where_they_say(text: str) -> None:
    """For any text, each number has the right position, and reads the same alone."""
    for found in numbers(text):
        assert 0 <= found.start < found.end <= len(text)
        alone = numbers(text[found.start : found.end])
        assert found.value in [one.value for one in alone]


@given(some.texts)
def test_any_cell_is_a_number_or_none(text: str) -> None:
    """A cell that is a number contains that number and nothing else."""
    value = cell(text)
    assert value is None or [value] == [found.value for found in numbers(text)]
