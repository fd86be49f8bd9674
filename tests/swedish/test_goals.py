"""Whether a goal in figures was reached."""

from __future__ import annotations

import pytest

from planspegeln.swedish.goals import cancelled, falls_short, is_due


@pytest.mark.parametrize(
    ("promise", "told", "expected"),
    [
        ("Andelen ska öka till 60 procent.", "Andelen ökade till 52 procent.", True),
        (
            "Andelen ska öka till 60 procent.",
            "Andelen ökade från 48 procent till 52 procent.",
            True,
        ),
        ("Andelen ska öka till 60 procent.", "Andelen ökade till 60 %.", False),
        ("Minst 80 procent ska trivas.", "74 procent trivdes.", True),
        ("Minst 80 procent ska trivas.", "81,5 procent trivdes.", False),
        ("Andelen ska minska till 10 procent.", "Andelen var 12 procent.", True),
        ("Högst 10 procent får vara sjuka.", "8 procent var sjuka.", False),
        ("Under 2021 ska andelen öka till 60 procent.", "Andelen ökade till 65 procent.", False),
        ("Under 2021 ska andelen öka till 60 procent.", "Andelen ökade till 52 procent.", True),
        ("Andelen ska vara under 10 procent.", "Andelen var 12 procent.", True),
        # What is not plain.
        ("Andelen som minskar sin bilkörning ska öka till 60 %.", "Andelen var 65 %.", False),
        ("Andelen ska öka med 5 procent.", "Andelen är 3 procent.", False),
        ("Andelen ska öka till 60 procent.", "Andelen ökade med 4 procent.", False),
        ("Andelen ska öka till 60 procent.", "50 procent av 40 procent svarade.", False),
        ("Fem bänkar ska sättas upp.", "Tre bänkar sattes upp.", False),
        ("Andelen ska öka.", "Andelen är 52 procent.", False),
    ],
)
def test_falls_short(promise: str, told: str, expected: bool) -> None:
    """Only a share to reach and a share that was reached are compared."""
    assert expected == falls_short(promise, told)


@pytest.mark.parametrize(
    ("promise", "years", "expected"),
    [
        ("Andelen ska öka till 60 procent.", (2030,), True),
        ("Andelen ska öka till 60 procent.", (2030, 2031, 2032), False),
        ("Andelen ska öka från 48 procent 2029 till 60 procent 2034.", (2030,), False),
        ("Andelen ska öka till 60 procent under 2031.", (2031,), True),
    ],
)
def test_is_due(promise: str, years: tuple[int, ...], expected: bool) -> None:
    """A goal for a later year, or of a plan that goes on, is not missed yet."""
    assert expected == is_due(promise, years, 2031)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Vandringarna ställdes in.", "ställdes in"),
        ("Projektet avbröts.", "avbröts"),
        ("Arbetet utgår från planen.", ""),
        ("Vandringarna ställdes om.", ""),
    ],
)
def test_cancelled(told: str, expected: str) -> None:
    """The words that say that something was cancelled."""
    assert expected == cancelled(told)
