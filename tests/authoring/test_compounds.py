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
    """What is proposed for all of them; the dictionary takes seconds to read."""
    return propose([*WORDS, *SHORT], ["demokratipris"])


def test_compounds_are_proposed(proposed: Proposed) -> None:
    """A dictionary proposes parts for words that are not reviewed, without the joint -s-."""
    assert {word: proposed[word] for word in WORDS if word in proposed} == {
        "bildrulle": ("bild", "rulle"),  # and not bil+drulle, whose shorter part is shorter
        "kamerabevakning": ("kamera", "bevakning"),
        "klassresa": ("klass", "resa"),  # whose s is no joint
        "trygghetsbesiktning": ("trygghet", "besiktning"),
    }


def test_shortest_word_and_part(proposed: Proposed) -> None:
    """A word of eight letters is split, and no part is shorter than three, nor any with a digit."""
    assert {word: proposed[word] for word in SHORT if word in proposed} == {
        "båtplats": ("båt", "plats"),
        "cykelväg": ("cykel", "väg"),
    }
