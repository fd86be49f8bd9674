"""The places of abbreviations in a text."""

from __future__ import annotations

import pytest

from planspegeln.swedish.abbreviations import capitals, pattern, stands_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SCB:s enkät, KUS/BUN och ANTD-läget", ["SCB", "KUS", "BUN", "ANTD"]),
        ("Österhagen 4:7 A och Ö i KS-enheten", ["KS"]),
        ("KS-2019/144.118, PK 2030/12, KS/AU-2030-12 och SOU 2012:74", ["SOU"]),
        ("OMRÅDE 1) KOMMUNEN SCBs a1B", ["OMRÅDE"]),
        ("del I, II, XIV, XXIX och CV, MM, VX", ["CV", "MM", "VX"]),
        ("eSCB åKS 2KS KS2 ÖKS", ["ÖKS"]),
        ("KS, (AU) och KS/AU.", ["KS", "AU", "KS", "AU"]),
        ("ÅÄ", ["ÅÄ"]),
        ("A B 7 É", []),
    ],
)
def test_capitals(text: str, expected: list[str]) -> None:
    """A word in capitals ends at any character that is not a letter or digit."""
    assert expected == capitals(text)


def test_stands_in() -> None:
    """A term is a separate word."""
    assert stands_in("m fl", "teater m fl kulturaktiviteter")
    assert not stands_in("ca", "cancer och medical")


@pytest.mark.parametrize("text", ["Africa", "cancer", "medical", "ca2", "2ca", "caä", "äca", "ca_"])
def test_stands_in_no_longer_word(text: str) -> None:
    """A term inside a longer word, at any place, does not count."""
    assert not stands_in("ca", text)
    assert stands_in("ca", f"{text} ca")


@pytest.mark.parametrize("text", ["ca", "ca.", "(ca)", "ca 50", "ett ca-pris", "5,ca;"])
def test_stands_in_beside_signs(text: str) -> None:
    """Any character that is not a letter or digit ends a word."""
    assert stands_in("ca", text)


def test_signs_of_a_term_are_signs() -> None:
    """A full stop in a term is only a full stop, and matches no other character."""
    assert stands_in("m.fl", "teater m.fl och dans")
    assert not stands_in("m.fl", "teater mafl och dans")
    assert stands_in("§7", "enligt §7")
    assert not stands_in("§7", "enligt a§7 och §72")


def test_longest_term_first() -> None:
    """If terms start the same, the longest is found, in any order of the list."""
    for terms in (["KS", "KS/AU"], ["KS/AU", "KS"]):
        assert ["KS/AU", "KS"] == pattern(terms).findall("KS/AU och KS/XX")


def test_no_terms() -> None:
    """Without terms, nothing is found."""
    assert pattern([]).search("SCB") is None
    assert pattern([]).search("") is None
