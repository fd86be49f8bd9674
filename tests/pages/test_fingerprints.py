"""Which words are taken for the same."""

from __future__ import annotations

import pytest

from planspegeln.pages.fingerprints import fingerprint, fingerprints, is_renewed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ANDTS -användningen", "ANDTS-användningen", True),
        ("Torgen ska vara lugna.", "torgen  ska vara LUGNA", True),
        ("1 250 läste", "1\N{NO-BREAK SPACE}250 läste", True),
        ("1 250 läste", "1\N{THIN SPACE} 250  läste", True),
        ("1 250 läste", "1250 läste", False),
        ("Minska med 5 %", "Minska med 5", False),
        ("Minska med 5 %", "minska med 5% ", True),
        ("Mål 2 10 procent", "Mål 210 procent", False),
        ("Mål 2 ”10 procent”", "Mål 2 10 procent", True),
        ("Mål 2”10”", "Mål 210", False),
        ("1 / 2", "12", False),
        ("1 / 2", "1 2", False),
        ("5 × 2", "52", False),
        ("5_2", "52", False),
        ("§ 5 gäller", "5 gäller", False),
        ("20 °C", "20 C", False),
        ("”Torgen” ska vara 'lugna'", "torgen ska vara lugna", True),
        ("2,5 miljoner", "25 miljoner", False),
        ("år 2030–2031", "år 20302031", False),
        ("lugna torg", "ljusa torg", False),
        ("", " ", False),
        ("andelen är ≥ 5 procent", "andelen är ≤ 5 procent", False),
        ("andelen är ≥ 5 procent", "andelen är ≥5 procent", True),
        ("andelen är ≥ 5 procent", "andelen är 5 procent", False),
        ("andelen är >= 5 procent", "andelen är <= 5 procent", False),
        ("resultat: −5", "resultat: 5", False),
        ("resultat: +5", "resultat: 5", False),
        ("resultat: ±5", "resultat: +5", False),
        ("resultat: −5", "resultat: -5", True),
        ("resultat (−5)", "resultat (–5)", True),
        ("-5", "5", False),
        ("för 65+", "för 65", False),
        ("3 ‰ av alla", "3 av alla", False),
        ("Nöjda ↑", "Nöjda ↓", False),
        ("Mål 1 🟢", "Mål 1 🔴", False),
        ("✓ Klart", "✗ Klart", False),
        ("Rum-5", "Rum5", True),
        ("- lugna torg", "lugna torg", True),
        ("lugna + ljusa", "lugna ljusa", True),
        ("<b>lugna</b>", "blugnab", True),
    ],
)
def test_fingerprint(one: str, other: str, same: bool) -> None:
    """Spaces, signs and capitals do not count. A sign of a number does, and what parts two numbers."""
    assert same is (fingerprint(one) == fingerprint(other))
    assert not one or 12 == len(fingerprint(one))


@pytest.mark.parametrize(
    ("words", "former"),
    [
        ("Minska med 5 %", "99d62aff"),
        ("Minska med 5", "99d62aff"),
        ("Mål 2 10 procent", "89f93c0a"),
        ("andelen är ≥ 5 procent", "3e7ad18f"),
    ],
)
def test_a_sum_by_the_former_rule(words: str, former: str) -> None:
    """It still means the words that it was made of. It is never one by the present rule."""
    assert {former, fingerprint(words)} == fingerprints(words)
    assert is_renewed(former, fingerprint(words))
    assert not is_renewed(fingerprint(words), former)
    assert not is_renewed(former, former)
    assert set() == fingerprints("")
