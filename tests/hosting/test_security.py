"""Tests of planspegeln.hosting.security."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planspegeln.hosting.files import files
from planspegeln.hosting.rules import Moves
from planspegeln.hosting.security import ADDRESS, text
from planspegeln.model import editorial
from planspegeln.rendering.site import Site

TODAY = date(2030, 3, 1)
TOLD = editorial.Security.model_validate(
    {
        "contact": {"email": "sakerhet@plan.example", "page": "https://plan.example/sakerhet/"},
        "expires": "2031-02-01",
    }
)
MOVES = Moves("/", {}, ())


def test_it_has_what_the_rfc_asks_for() -> None:
    """Where to report, and until when that holds, one field a line."""
    assert (
        "Contact: mailto:sakerhet@plan.example\n"
        "Contact: https://plan.example/sakerhet/\n"
        "Expires: 2031-02-01T00:00:00Z\n"
        "Preferred-Languages: sv, en\n"
    ) == text(TOLD, TODAY)


@pytest.mark.parametrize(
    ("today", "fault"),
    [
        (date(2031, 2, 1), "har passerat"),
        (date(2031, 2, 2), "har passerat"),
        (date(2030, 1, 30), "är mer än ett år bort"),
    ],
)
def test_it_must_be_looked_over_each_year(today: date, fault: str) -> None:
    """A day that has passed, and one too far away, stop the build and say what to do."""
    with pytest.raises(ValueError, match=rf"data/site.yml: dagen 2031-02-01 .* {fault}; se över"):
        text(TOLD, today)


@pytest.mark.parametrize("today", [date(2031, 1, 31), date(2030, 1, 31)])
def test_the_last_days_that_are_right(today: date) -> None:
    """The day before it expires, and a year before."""
    assert "Expires: 2031-02-01" in text(TOLD, today)


def test_it_stands_at_the_root_of_a_host(real: Site) -> None:
    """It is written where it is looked for, and nowhere as long as nobody has filled it in."""
    about = real.catalogue.about
    assert about
    told = about.model_copy(update={"security": TOLD})
    assert text(TOLD, TODAY) == files(MOVES, told, TODAY)[ADDRESS]
    assert ADDRESS not in files(replace(MOVES, base="/planer/"), told, TODAY)
    assert ADDRESS not in files(MOVES, about.model_copy(update={"security": None}), TODAY)
    assert ADDRESS not in files(MOVES, None, TODAY)
