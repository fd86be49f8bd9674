"""Words as the search compares them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from planspegeln.swedish.tokens import fold, mended, tokens
from tests import strategies as some


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trygghetsvärd", ["trygghetsvärd"]),
        ("ÅÄÖ é ü a\u030a", ["åäö", "é", "ü", "å"]),
        ("500\u00a0000 kr, 74% och ett 20-tal", ["500 000", "kr", "74", "och", "ett", "20", "tal"]),
        ("11,5 eller 11.5 miljoner", ["11,5", "eller", "11,5", "miljoner"]),
        ("2009 500 750, 1 000 000", ["2009", "500 750", "1 000 000"]),
        ("144.118, 4:7, 2,450 och 3,5x", ["144", "118", "4", "7", "2", "450", "och", "3", "5x"]),
        ("_ – !", []),
        ("tryg\u00adghet tor\u200bg \ufeffbro", ["trygghet", "torg", "bro"]),
        ("Tra\ufb01ken e\ufb00ekten", ["trafiken", "effekten"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words are compared in lower case, without punctuation. å, ä, ö and whole numbers are kept."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Åkerier", "akerier"), ("MÖTEN é Hüge", "moten e huge"), ("so", "so")]
)
def test_fold(text: str, expected: str) -> None:
    """Text without its marks, as typed on a keyboard without å, ä and ö."""
    assert fold(text) == expected


def test_words_in_other_signs() -> None:
    """Words that stand in other signs than a search compares are known, and no others."""
    odd = "Tra\ufb01ken är tryg\u00adg, på mo\u0308tet om 11.5 och 1\u00a0000."
    assert {"trafiken", "trygg", "mötet"} == mended(odd)
    assert {"investering", "nettokostnad"} == mended("Inves- tering och Netto- kostnad")
    assert set() == mended("Kultur- och fritid, barn- eller skolfrågor, Nöjd- Medborgar, 1- ett")
    assert set() == mended("Trafiken är trygg, på mötet om 11.5 och 1\u00a0000.")


@given(some.texts)
def test_a_word_is_the_same_by_itself(text: str) -> None:
    """Each word of any text is one word alone, in lower case, without punctuation."""
    for word in tokens(text):
        assert [word] == tokens(word)
        assert word == word.lower()
        assert all(sign.isalnum() or sign in " ," for sign in word)


@given(some.texts)
def test_words_are_the_same_in_one_part_or_two(text: str) -> None:
    """A letter and its mark are one letter, in either encoding."""
    parted = unicodedata.normalize("NFD", text)
    assert tokens(unicodedata.normalize("NFC", text)) == tokens(parted)
    assert fold(unicodedata.normalize("NFC", text)) == fold(parted)


@given(some.texts)
def test_what_is_folded_stays(text: str) -> None:
    """Folded text has no marks and no capitals."""
    folded = fold(text)
    assert folded == fold(folded)
    assert not any(map(unicodedata.combining, folded))
