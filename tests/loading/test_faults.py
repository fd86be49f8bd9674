"""How a fault is told."""

from __future__ import annotations

import pytest

from planspegeln.loading.faults import Fault, Position

PLACE = Position("data/x.yml", 1, 2)


def test_one_line() -> None:
    """The place comes first."""
    assert "data/x.yml:1:2: hittade ”a”, väntade ”b”" == str(
        Fault(PLACE, "hittade ”a”, väntade ”b”")
    )


@pytest.mark.parametrize("mark", ["”", '"'])
def test_what_was_found_is_cut(mark: str) -> None:
    """At most two hundred signs of it; what is said of it is whole."""
    found = "a" * 5_000 + "slut"
    told = str(Fault(PLACE, f"hittade {mark}{found}{mark}, väntade {mark}b{mark}; " + "c" * 300))
    shown = told.partition("hittade ")[2].partition(", väntade ")[0]
    assert len(shown) <= 202
    assert shown.startswith(mark + "aaa")
    assert shown.endswith("aslut" + mark)
    assert told.endswith("c" * 300)


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        *(("\x1b", "001B"), ("\0", "0000"), ("\n", "000A"), ("\u2028", "2028")),
        *(("\u202e", "202E"), ("\ud800", "D800")),
    ],
)
def test_no_sign_changes_how_it_is_shown(sign: str, code: str) -> None:
    """A sign that controls a terminal is shown by its code."""
    told = str(Fault(PLACE, f"hittade ”a{sign}b”"))
    assert f"data/x.yml:1:2: hittade ”a⟨U+{code}⟩b”" == told
