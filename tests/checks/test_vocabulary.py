"""The words of searches, compared with the words that can be found."""

from __future__ import annotations

from tests.conftest import Copy


def test_synonyms_lead_somewhere(tiny: Copy) -> None:
    """A synonym leads to a word that a document has. Otherwise it would find nothing."""
    position = tiny.edit("words.yml", "gatubelysning: lampor", "gatubelysning: ¦lampar")
    message = "”gatubelysning” leder till ”lampar”, som inte står i något dokument"
    assert [f"{position}: {message}; menade du ”lampor”?"] == tiny.faults()


def test_synonyms_lead_somewhere_unless_a_file_is_broken(tiny: Copy) -> None:
    """If a document cannot be read, its words are not called missing."""
    tiny.write("exempelby/documents/program-2030.yml", "a: [\n")
    assert [] == [fault for fault in tiny.faults() if "gatubelysning" in fault]


def test_synonyms_lead_somewhere_in_any_case(tiny: Copy) -> None:
    """A word with a capital is the same word, as in a search."""
    tiny.edit("words.yml", "gatubelysning: lampor", "Gatubelysning: Lampor")
    assert [] == tiny.faults()


def test_synonyms_of_a_collection_without_words(tiny: Copy) -> None:
    """The file of words is optional."""
    (tiny.root / "words.yml").unlink()
    assert [] == tiny.faults()
