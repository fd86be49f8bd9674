"""Compounds proposed for the word list."""

from __future__ import annotations

from typing import TypeAlias

import pytest

from planspegeln.authoring.compounds import propose

pytestmark = pytest.mark.slow

Proposed: TypeAlias = dict[str, tuple[str, str]]

WORDS = [
    "trygghetsbesiktning",
    "kamerabevakning",
    "bänk",
    "demokratipris",
    "bildrulle",
    "klassresa",
]
SHORT = ["båtplats", "cykelväg", "bilresa", "elbilarna", "årsplaner", "2000plats"]


@pytest.fixture(scope="module")
def proposed() -> Proposed:
    """The proposals for all of them. Reading the dictionary takes seconds."""
    return propose([*WORDS, *SHORT], ["demokratipris"])


def test_compounds_are_proposed(proposed: Proposed) -> None:
    """A dictionary proposes parts for words that are not reviewed. The joint -s- is left out."""
    assert {word: proposed[word] for word in WORDS if word in proposed} == {
        "bildrulle": ("bild", "rulle"),  # not bil+drulle: its shorter part is shorter
        "kamerabevakning": ("kamera", "bevakning"),
        "klassresa": ("klass", "resa"),  # its s is not a joint
        "trygghetsbesiktning": ("trygghet", "besiktning"),
    }


def test_shortest_word_and_part(proposed: Proposed) -> None:
    """A word of eight letters is split. No part has fewer than three letters, or a digit."""
    assert {word: proposed[word] for word in SHORT if word in proposed} == {
        "båtplats": ("båt", "plats"),
        "cykelväg": ("cykel", "väg"),
    }
