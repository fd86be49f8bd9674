"""Swedish as the pages need it."""

from __future__ import annotations

import datetime as dt

import pytest

from planspegeln import words
from planspegeln.site import Site
from tests.conftest import Copy


def test_date() -> None:
    """A date is written out, held together by no-break spaces."""
    assert "2\N{NO-BREAK SPACE}maj\N{NO-BREAK SPACE}2031" == words.date(dt.date(2031, 5, 2))
    assert "31\N{NO-BREAK SPACE}december\N{NO-BREAK SPACE}1999" == words.date(dt.date(1999, 12, 31))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(["a"], "a"), (["a", "b"], "a och b"), ([1, 2, 3], "1, 2 och 3")],
)
def test_listed(parts: list[object], expected: str) -> None:
    """Parts are listed with commas and a last ”och”."""
    assert expected == words.listed(parts)


@pytest.mark.parametrize(
    ("number", "forms", "expected"),
    [
        (0, ("insats", "insatser"), "inga insatser"),
        (1, ("insats", "insatser"), "en insats"),
        (2, ("insats", "insatser"), "två insatser"),
        (12, ("insats", "insatser"), "tolv insatser"),
        (13, ("insats", "insatser"), "13 insatser"),
        (1, ("dokument", "dokument"), "ett dokument"),
        (1, ("ämne", "ämnen"), "ett ämne"),
        (2, ("dokument", "dokument"), "två dokument"),
    ],
)
def test_count(number: int, forms: tuple[str, str], expected: str) -> None:
    """Numbers up to twelve are words, and one agrees with its noun."""
    assert expected == words.count(number, *forms)


def test_first_upper() -> None:
    """Only the first letter changes."""
    assert ("Två KUS", "") == (words.first_upper("två KUS"), words.first_upper(""))


def basis(site: Site, key: str) -> str:
    entry = site.catalogue.priorities[key]
    placed = entry.follow_ups[0]
    found = site.catalogue.basis(placed.entry)
    assert found
    return words.basis(
        found, placed.entry, [plan.entry for plan in entry.plans], entry.priority.kind
    )


def test_basis_that_is_not_here(site: Site) -> None:
    """It is said plainly that the plan is missing, and that what stands beside is another year's."""
    expected = (
        "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen. Här står den i stället "
        "bredvid planen för 2030: samma prioritering, men inte samma år."
    )
    assert expected == basis(site, "pahittkoping/lugna-torg")


def test_basis_of_a_priority_without_plan(site: Site) -> None:
    """Where no plan stands beside the report, none is spoken of."""
    expected = "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen."
    assert expected == basis(site, "pahittkoping/nya-bankar")


def test_basis_that_is_here(tiny: Copy) -> None:
    """A report that follows up a plan of the collection says just that."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(name, "  year: 2031\n  title: Plan 2031", "  year: 2030\n  title: Plan 2030")
    assert "Berättelsen för 2031 följer upp planen för 2030." == basis(
        tiny.open(), "pahittkoping/lugna-torg"
    )
