"""Words as search compares them."""

from __future__ import annotations

import pytest

from planspegeln.swedish.tokens import fold, tokens


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
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words are compared in lower case, without signs; å, ä, ö and whole numbers stay."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Åkerier", "akerier"), ("MÖTEN é Hüge", "moten e huge"), ("so", "so")]
)
def test_fold(text: str, expected: str) -> None:
    """Text without its marks is what somebody types who has no å, ä or ö."""
    assert fold(text) == expected
