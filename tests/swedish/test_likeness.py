"""How alike two titles are."""

from __future__ import annotations

import pytest

from planspegeln.swedish.likeness import NEAR, Titles, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ren, hel och trygg utemiljö", "Ren och trygg utemiljö"),
        ("Lungna torg", "Lugna torg"),
        ("Samverkan med civilsamhället och föreningar", "Samverkan med civilsamhället"),
        ("Kulturskolan", "Kulturskola"),
        ("Bänkar på torg", "Bänkar i torg"),
    ],
)
def test_near_titles(one: str, other: str) -> None:
    """Titles with another form of a word, or one word more, are alike, but not the same."""
    assert NEAR <= likeness(one, other) < 1
    assert likeness(one, other) == likeness(other, one)


def test_same_titles() -> None:
    """Case, signs and years do not count. Titles of nothing but a year are not the same."""
    assert 1 == likeness("Demokratidagar 2020", "DEMOKRATIDAGAR, 2021")
    assert 0 == likeness("2020", "2021")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ökad trygghet", "Ökad delaktighet"),
        ("Demokratidagar", "Demokratipris"),
        ("Område 1", "Område 2"),
        ("Lugna torg", "Lugna gator"),
        ("Kulturhus", "Kulturskola"),
        ("Trygghetsvandringar", "Trygghetsmätningar"),
        ("Det som är", "Lugna torg"),
        ("Nya bänkar i centrum", "Bänkar i parker"),
    ],
)
def test_other_titles(one: str, other: str) -> None:
    """Titles that share a word, and those with other numbers, are not alike."""
    assert likeness(one, other) < NEAR


def test_nearest_title() -> None:
    """Of several titles, the nearest one. None if no title is near."""
    titles = Titles({"torg": "Lugna torg", "park": "Lugna parker", "tomt": "2031"})
    near = titles.nearest("Lungna torg")
    assert near is not None
    assert "torg" == near.key
    assert titles.nearest("Lugna gator") is None
    assert titles.nearest("Något annat") is None
    assert titles.nearest("2031") is None
