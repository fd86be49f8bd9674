"""Tests of `planspegeln.authoring.readers.colours`."""

from __future__ import annotations

from typing import Any

import pytest

from planspegeln.authoring.readers.colours import alone, behind, hex_of, lost, sign_of


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#00b050", "00B050"),
        ("FF0000", "FF0000"),
        ("auto", ""),
        ("FFFFFF", ""),
        ("DCE6F1", ""),
        ((1, 0, 0), "FF0000"),
        ([0.0, 1.0, 1.0, 0.0], "FF0000"),
        ((0.5,), ""),
        (0, ""),
        (None, ""),
    ],
)
def test_what_is_a_colour(written: Any, colour: str) -> None:
    """Black, white, greys and pale shades are none."""
    assert colour == hex_of(written)


@pytest.mark.parametrize(
    ("colour", "sign"),
    [
        *(("FF0000", "🔴"), ("C00000", "🔴"), ("FFC7CE", "🔴")),
        *(("ED7D31", "🟠"), ("FFC000", "🟡"), ("FFFF00", "🟡"), ("FFEB9C", "🟡")),
        *(("92D050", "🟢"), ("00B050", "🟢"), ("C6EFCE", "🟢")),
        *(("0070C0", ""), ("7030A0", ""), ("00B0F0", "")),
    ],
)
def test_what_is_plainly_a_traffic_light(colour: str, sign: str) -> None:
    """Blue and violet have no sign."""
    assert sign == sign_of(colour)


def test_colours_behind_words_are_told() -> None:
    """One colour is a way to set a text, and that of a whole row says nothing of a cell."""
    assert {"🟢", "🔴"} == behind(
        [("Torg", ""), ("84 %", "00B050"), ("3", "FF0000"), ("", "FFFF00")]
    )
    assert set() == behind([("Torg", "00B050"), ("84 %", "00B050")])
    assert set() == behind([("Torg", ""), ("84 %", "0070C0")])
    assert [] == lost({"🟢"})
    assert lost({"🟢", "🔴"}) == [
        "Celler med ord har olika färg (🔴 🟢), och färgen är inte med: säger den något skriver du det i "
        "cellen."
    ]


def test_a_colour_that_words_have_is_the_row_s() -> None:
    """A row may be shaded, and its empty cells with it."""
    row = [("Torg", "FFC7CE"), ("", "FFC7CE"), ("●", "00B050")]
    assert ["", "", "00B050"] == alone(row)
