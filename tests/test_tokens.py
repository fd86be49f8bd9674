"""Words as search compares them."""

from __future__ import annotations

import pytest

from planspegeln.tokens import fold, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trygghetsvärd", ["trygghetsvard"]),
        ("ÅÄÖ é ü", ["aao", "e", "u"]),
        ("500 000 kr, 74% och ett 20-tal", ["500", "000", "kr", "74", "och", "ett", "20", "tal"]),
        ("_ – !", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words are compared in lower case, without dots and rings, and without signs."""
    assert tokens(text) == expected
    assert "".join(expected) == "".join(tokens(fold(text)))
