"""The words of searches against the words that can be found."""

from __future__ import annotations

from tests.conftest import Copy


def test_synonyms_lead_somewhere(tiny: Copy) -> None:
    """A synonym leads to a word that stands in a document, else nobody is led anywhere."""
    position = tiny.edit("words.yml", "gatubelysning: lampor", "gatubelysning: ¦lampar")
    message = "”gatubelysning” leder till ”lampar”, som inte står i något dokument"
    assert [f"{position}: {message}; menade du ”lampor”?"] == tiny.faults()
