"""Compounds proposed for the word list."""

from __future__ import annotations

from planspegeln.authoring.compounds import propose


def test_compounds_are_proposed() -> None:
    """A dictionary proposes parts for words that are not reviewed, without the joint -s-."""
    words = ["trygghetsbesiktning", "kamerabevakning", "bänk", "demokratipris"]
    assert propose(words, ["demokratipris"]) == {
        "kamerabevakning": ("kamera", "bevakning"),
        "trygghetsbesiktning": ("trygghet", "besiktning"),
    }
