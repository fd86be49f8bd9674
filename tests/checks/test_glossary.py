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


PLAN = "pahittkoping/documents/plan-2030.yml"
END = "  - text: Planen bygger på"


def asked(explained: Copy, text: str) -> list[str]:
    """The words that have to be explained when the plan's text has these blocks too."""
    explained.edit(PLAN, END, f"{text}{END}")
    return [fault.split("”")[1] for fault in explained.faults() if "förkortningen" in fault]


def test_abbreviations_are_explained(explained: Copy) -> None:
    """A word in capitals that is neither term nor exception is a fault where it first occurs."""
    position = explained.edit(PLAN, END, f"  - text: ¦Enligt SCB.\n  - text: SCB igen.\n{END}")
    expected = (
        f"{position}: förkortningen ”SCB” saknas i "
        "data/glossary.yml; lägg till den där, eller bland ”exceptions” om den inte förkortar något"
    )
    assert expected in explained.faults()
    assert 1 == len([fault for fault in explained.faults() if "förkortningen" in fault])
    explained.edit("glossary.yml", "exceptions: [PÅ]", "exceptions: [PÅ, SCB]")
    assert expected not in explained.faults()


@pytest.mark.parametrize(
    "text",
    [
        "  - list: [Enkät från SCB]\n",
        "  - lines: [Enkät från SCB]\n",
        "  - footnotes: [{ mark: ², text: Se SCB. }]\n",
        '  - table: t\n    caption: C\n    headers: ["", A]\n    rows: [["", Av SCB]]\n',
        "  - { section: s, heading: Del, blocks: [{ text: Av SCB. }] }\n",
        "  - facts: [{ label: Av, lines: [Byrån SCB] }]\n",
    ],
)
def test_abbreviations_are_explained_in_running_text(explained: Copy, text: str) -> None:
    """Paragraphs, lists, notes and cells are running text."""
    assert ["SCB"] == asked(explained, text)


@pytest.mark.parametrize(
    "text",
    [
        "  - text: SCB OM TORG\n",
        "  - lines: [SCB 2030]\n",
        "  - title: Om SCB\n",
        "  - letterhead: [[Byrån SCB]]\n",
        "  - facts: [{ label: Hos SCB, lines: [Nej] }]\n",
        '  - table: t\n    caption: C\n    headers: ["", Av SCB]\n    rows: [["", "1"]]\n',
        "  - { section: s, heading: Innehåll, blocks: [{ lines: [Av SCB 3] }, { text: AU är } ] }\n",
        "  - lines: [Av SCB ........ 3, Av AU . . . . 12]\n",
        "  - text: Ärende PK-2030/12 i del II.\n",
        "  - text: Hela KOMMUNEN är med.\n",
    ],
)
def test_abbreviations_are_explained_only_there(explained: Copy, text: str) -> None:
    """What stands around the text, contents, numbers and long words need no explanation."""
    assert [] == asked(explained, text)


def test_abbreviations_are_explained_in_cells(explained: Copy) -> None:
    """A cell in capitals that names who is responsible is not a heading."""
    explained.edit("glossary.yml", "term: KUS\n    municipality: exempelby", "term: PÅ")
    explained.edit(PROGRAMME, "text: KUS/Alla nämnder", "text: KUS/ALLA")
    explained.edit(PROGRAMME, "bodies: [KUS, Alla nämnder]", "bodies: [KUS]")
    explained.edit_source("exempelby-program-2030.txt", "KUS/Alla nämnder", "KUS/ALLA")
    found = [fault.split("”")[1] for fault in explained.faults() if "förkortningen" in fault]
    assert sorted(found) == ["ALLA", "KUS"]


@pytest.mark.parametrize("heading", ["SCB OM TORG", "Om SCB"])
def test_abbreviations_are_explained_in_no_heading(explained: Copy, heading: str) -> None:
    """A heading's words need no explanation. What is used in the text is explained there."""
    explained.edit(PROGRAMME, "heading: Ekonomi\n", f"heading: {heading}\n")
    explained.edit_source("exempelby-program-2030.txt", "Ekonomi\n", f"{heading}\n")
    assert [] == explained.faults()


def test_abbreviations_are_explained_for_each_municipality(explained: Copy) -> None:
    """Another municipality's own term explains nothing here."""
    explained.edit("glossary.yml", "municipality: exempelby", "municipality: pahittkoping")
    assert any(
        fault.startswith(f"data/{PROGRAMME}:") and "förkortningen ”KUS” saknas" in fault
        for fault in explained.faults()
    )
