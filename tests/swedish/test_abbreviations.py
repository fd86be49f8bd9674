"""Where abbreviations stand in a text."""

from __future__ import annotations

import pytest

from planspegeln.swedish.abbreviations import capitals, stands_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SCB:s enkät, KUS/BUN och ANTD-läget", ["SCB", "KUS", "BUN", "ANTD"]),
        ("Österhagen 4:7 A och Ö i KS-2019/144", ["KS"]),
        ("OMRÅDE 1) SCBs a1B", ["OMRÅDE"]),
    ],
)
def test_capitals(text: str, expected: list[str]) -> None:
    """A word in capitals ends at any sign that is neither letter nor digit."""
    assert expected == capitals(text)


def test_stands_in() -> None:
    """A term is a word of its own."""
    assert stands_in("m fl", "teater m fl kulturaktiviteter")
    assert not stands_in("ca", "cancer och medical")
