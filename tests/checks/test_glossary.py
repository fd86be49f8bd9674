"""The glossary: explained where it says, in use, and complete."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

PROGRAMME = "exempelby/documents/program-2030.yml"
GLOSSARY = """\
abbreviations:
  - id: kus
    term: KUS
    municipality: exempelby
exceptions: [PÅ]
"""


@pytest.fixture
def explained(tiny: Copy) -> Copy:
    """The made-up collection with a glossary."""
    tiny.write("glossary.yml", GLOSSARY)
    assert tiny.faults() == []
    return tiny


def quote(tiny: Copy, document: str, quoted: str, expansion: str) -> None:
    explained = f"explained_in: [{{ document: {document}, quote: {quoted} }}]"
    added = f"term: KUS\n    expansion: {expansion}\n    {explained}\n"
    tiny.edit("glossary.yml", "term: KUS\n", added)


def test_a_collection_without_a_glossary(tiny: Copy) -> None:
    """The glossary is optional, like the other lists. Without one, no word must be explained."""
    assert tiny.faults() == []


def test_explanations_stand_in_text(explained: Copy) -> None:
    """A quote that is not in the document, or lacks the term or its meaning, is a fault."""
    quote(explained, "exempelby/program-2030", "Kultur i staden", "kultur")
    (first, second) = explained.faults()
    assert "citatet nämner inte ”KUS”" in first
    assert "citatet ”Kultur i staden” står inte i dokumentet" in second


def test_explanations_stand_in_text_with_what_they_mean(explained: Copy) -> None:
    """The meaning of a term must be in the quote that explains it."""
    quote(explained, "exempelby/program-2030", "KUS/Bolagen", "kultur")
    assert any("”kultur” står inte i citatet" in fault for fault in explained.faults())


def test_explanations_stand_in_text_in_their_section(explained: Copy) -> None:
    """An explanation may name its section too, which must exist."""
    quote(explained, "exempelby/program-2030", "KUS/Bolagen, section: okand", "kus")
    (fault,) = explained.faults()
    assert "delen ”okand” finns inte i dokumentet" in fault


def test_explanations_stand_in_text_that_exists(explained: Copy) -> None:
    """A document that does not exist is a fault with the nearest name."""
    quote(explained, "exempelby/program-2031", "KUS är kus", "kus")
    (fault,) = explained.faults()
    assert "dokumentet ”exempelby/program-2031” finns inte" in fault
    assert "menade du ”exempelby/program-2030”?" in fault


def test_explanations_stand_in_text_unless_it_is_broken(explained: Copy) -> None:
    """Quotes from a document that does not fit the model are not reported too."""
    quote(explained, "exempelby/program-2030", "KUS är kus", "kus")
    explained.write(PROGRAMME, "a: [\n")
    assert [] == [fault for fault in explained.faults() if "glossary.yml" in fault]


def test_expansion_goes_with_explained_in(explained: Copy) -> None:
    """An entry that says where a term is explained must say what the term stands for."""
    explained.edit(
        "glossary.yml",
        "term: KUS\n",
        "term: KUS\n    explained_in: [{ document: a/b, quote: c }]\n",
    )
    assert any("”explained_in” kräver ”expansion”" in fault for fault in explained.faults())


def test_abbreviations_are_used(explained: Copy) -> None:
    """A term or exception in no document of its municipality is a fault."""
    position = explained.edit(
        "glossary.yml", "exempelby\n", "exempelby\n  - id: xyz\n    term: ¦XYZ\n"
    )
    other = explained.edit("glossary.yml", "[PÅ", "[¦ABC, PÅ")
    assert explained.faults() == [
        f"{position}: ”XYZ” står inte i något dokument; ta bort posten",
        f"{other}: ”ABC” står inte i något dokument; ta bort undantaget",
    ]


def test_abbreviations_are_used_once(explained: Copy) -> None:
    """A term occurs only once for the same municipality."""
    again = "exempelby\n  - id: kus-igen\n    term: ¦KUS\n    municipality: exempelby\n"
    position = explained.edit("glossary.yml", "exempelby\n", again)
    assert explained.faults() == [f"{position}: ”KUS” finns redan på rad 3"]


def test_abbreviations_are_used_by_a_municipality(explained: Copy) -> None:
    """A municipality that does not exist is a fault with the nearest name."""
    explained.edit("glossary.yml", "municipality: exempelby", "municipality: exempelbyn")
    assert any(
        "kommunen ”exempelbyn” finns inte; menade du ”exempelby”?" in fault
        for fault in explained.faults()
    )


def test_abbreviations_are_used_unless_a_file_is_broken(explained: Copy) -> None:
    """If a document cannot be read, its abbreviations are not called unused."""
    explained.write(PROGRAMME, "a: [\n")
    assert [] == [fault for fault in explained.faults() if "KUS" in fault]


def test_abbreviations_are_explained(explained: Copy) -> None:
    """A word in capitals that is neither term nor exception is a fault where it first occurs."""
    explained.edit("glossary.yml", "exceptions: [PÅ]", "exceptions: []")
    plan = "pahittkoping/documents/plan-2030.yml"
    position = explained.edit(plan, 'lines: ["PÅ-2029/7"]', 'lines: [¦"PÅ-2029/7"]')
    assert explained.faults() == [
        f"{position}: förkortningen ”PÅ” saknas i "
        "data/glossary.yml; lägg till den där, eller bland ”exceptions” om den inte förkortar något"
    ]


def test_abbreviations_are_explained_in_cells(explained: Copy) -> None:
    """A cell in capitals that names who is responsible is not a heading."""
    explained.edit("glossary.yml", "term: KUS\n    municipality: exempelby", "term: PÅ")
    explained.edit(PROGRAMME, "text: KUS/Alla nämnder", "text: KUS/ALLA")
    explained.edit(PROGRAMME, "bodies: [KUS, Alla nämnder]", "bodies: [KUS]")
    explained.edit_source("exempelby-program-2030.txt", "KUS/Alla nämnder", "KUS/ALLA")
    found = [fault.split("”")[1] for fault in explained.faults() if "förkortningen" in fault]
    assert sorted(found) == ["ALLA", "KUS"]


@pytest.mark.parametrize("heading", ["SCB OM TORG", "Om SCB"])
def test_abbreviations_are_explained_in_headings(explained: Copy, heading: str) -> None:
    """A heading with small letters shows which words are abbreviations."""
    explained.edit(PROGRAMME, "heading: Ekonomi\n", f"heading: {heading}\n")
    explained.edit_source("exempelby-program-2030.txt", "Ekonomi\n", f"{heading}\n")
    found = [fault.split("”")[1] for fault in explained.faults()]
    assert found == ([] if heading.isupper() else ["SCB"])


def test_abbreviations_are_explained_for_each_municipality(explained: Copy) -> None:
    """Another municipality's own term explains nothing here."""
    explained.edit("glossary.yml", "municipality: exempelby", "municipality: pahittkoping")
    assert any(
        fault.startswith(f"data/{PROGRAMME}:") and "förkortningen ”KUS” saknas" in fault
        for fault in explained.faults()
    )
