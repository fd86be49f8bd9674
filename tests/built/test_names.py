"""The built site names nobody whose name must be left out, in any form."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planspegeln.exports.as_xlsx import workbook
from planspegeln.model.entities import Person
from planspegeln.rendering.site import Site
from planspegeln.search import indexing
from tests.built.html import BuiltSite
from tests.built.names import named, strings
from tests.documents import own_addresses
from tests.exports.made import alone, measure

PERSON = Person(name="Åsa Häggström", role="handläggare")
FORMS = {
    "whole": "Åsa Häggström",
    "genitive": "Åsa Häggströms",
    "surname first": "Häggström, Åsa",
    "surname": "Häggström",
    "surname's genitive": "häggströms",
    "initials": "Å. Häggström",
    "folded": "Asa Haggstrom",
    "folded surname": "Haggstrom",
    "capitals": "ÅSA HÄGGSTRÖM",
    "address": "asa.haggstrom@example.org",
    "id": "asa-haggstrom",
    "references": "&Aring;sa H&#228;ggstr&#xf6;m",
    "escapes": r"\u00c5sa H\u00e4ggstr\u00f6m",
    "percent": "%C3%85sa%20H%C3%A4ggstr%C3%B6m",
    "tags": "<b>Åsa</b> <i>Hägg</i>ström",
    "soft hyphen": "Hägg\N{SOFT HYPHEN}ström",
    "letters in two parts": "Ha\N{COMBINING DIAERESIS}ggstro\N{COMBINING DIAERESIS}m",
}


def test_nobody_is_named(site: BuiltSite, model: Site) -> None:
    """No file, address, image or index has a name that is left out, in any form."""
    people = {
        person for entry in model.catalogue.documents.values() for person in entry.document.personal
    }
    assert len(people) >= 8
    assert set() == named(site.root, people)


def test_prize_winners_are_named_and_can_be_searched(site: BuiltSite) -> None:
    """People who were publicly honoured are on pages, and in the index by the stem of the name."""
    winners = [Person(name=name, role="pristagare") for name in ("Eva Ganters", "Stefan Karlsson")]
    found = {Path(where).suffix for where, _ in named(site.root, winners)}
    assert {".html", ".json", ".pf_index"} <= found


def test_no_address_is_somebodys_own(site: BuiltSite, model: Site) -> None:
    """No page or data file has an e-mail address that contains a name."""
    found = {
        str(path.relative_to(site.root)): addresses
        for suffix in ("html", "json", "xml")
        for path in site.root.rglob(f"*.{suffix}")
        if (addresses := own_addresses(path.read_text(encoding="utf-8"), model))
    }
    assert {} == found


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("name", ["index.html", "data.json", "page.xml.gz", "card.png"])
def test_a_name_in_a_file_is_found(tmp_path: Path, name: str, form: str) -> None:
    """Each form is found in each kind of file, compressed or not, among other words."""
    content = f'<p title="x">Nu skriver {form} till oss.</p>'.encode()
    packed = gzip.compress(content) if name.endswith(".gz") else content
    (tmp_path / name).write_bytes(b"\x89PNG\xff\x00" + content if name == "card.png" else packed)
    assert {name} == {where for where, _ in named(tmp_path, [PERSON])}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_name_in_a_workbook_or_a_database_is_found(tmp_path: Path, form: str) -> None:
    """Each form is found in them too, in a long text, and in the search of a database."""
    text = f"{'Vi är många. ' * 900}Nu skriver {form} till oss."
    row = measure(quote=text, municipality="a", document="b")
    (tmp_path / "a.xlsx").write_bytes(workbook(alone(row)))
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        connection.execute("CREATE TABLE a (b TEXT)")
        connection.execute("INSERT INTO a VALUES (?)", (text,))
        connection.commit()
    assert {"a.xlsx", "a.sqlite"} == {where for where, _ in named(tmp_path, [PERSON])}


def test_a_name_in_the_search_of_a_database_is_found(tmp_path: Path) -> None:
    """Also where the text that was searched is gone."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        connection.execute("CREATE VIRTUAL TABLE a USING fts5(b, content='')")
        connection.execute("INSERT INTO a(rowid, b) VALUES (1, 'Häggström')")
        connection.commit()
    assert {"a.sqlite"} == {where for where, _ in named(tmp_path, [PERSON])}


@pytest.mark.parametrize("form", ["asa-haggstrom", "haggstrom", "Åsa Häggström", "asa_haggstroms"])
def test_a_name_in_an_address_is_found(tmp_path: Path, form: str) -> None:
    """A name is found in the name of a folder or a file."""
    (tmp_path / f"{form}-2030").mkdir()
    (tmp_path / f"bild-{form}.png").write_bytes(b"")
    assert {f"{form}-2030", f"bild-{form}.png"} == {w for w, _ in named(tmp_path, [PERSON])}


@pytest.mark.parametrize("name", ["Åsa Häggström", "Esa Påhittgren", "Isa Nilssons", "Osa Ek"])
def test_a_name_in_the_index_is_found(tmp_path: Path, name: str) -> None:
    """A name on a page is found in the search index, where words are stems."""
    page = f"<html lang=sv><body><main data-pagefind-body><h1>Vi</h1><p>{name} är här.</p></main>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    indexing.index(tmp_path, {}, {})
    (tmp_path / "index.html").unlink()
    found = {Path(where).suffix for where, _ in named(tmp_path, [Person(name=name, role="x")])}
    assert {".json", ".pf_index"} <= found


@pytest.mark.parametrize(
    "text", ["Åsa", "häggströmma", "Heggström", "en hägg, ström", "asahaggstromma"]
)
def test_other_words_are_no_name(tmp_path: Path, text: str) -> None:
    """A first name alone and words that resemble a name are not found."""
    (tmp_path / "index.html").write_text(f"<p>{text}</p>", encoding="utf-8")
    assert set() == named(tmp_path, [PERSON])


def test_a_surname_that_is_a_word_is_found_whole(tmp_path: Path) -> None:
    """If the surname is a common word, it is found only with more of the name."""
    person = Person(name="Åsa Hägg", role="x", common="Hägg är ett träd.")
    for name, text in (("trad", "Vid en hägg."), ("namn", "Åsa Häggs rum"), ("kort", "Å. Hägg")):
        (tmp_path / f"{name}.html").write_text(f"<p>{text}</p>", encoding="utf-8")
    assert {"namn.html", "kort.html"} == {where for where, _ in named(tmp_path, [person])}


def test_strings_of_the_index() -> None:
    """Texts are found among numbers, lists, bytes and longer texts."""
    longer = "å" * 20
    content = b"\x82\x19\x01\xf4\x63abc\x83\x00\x42xy\x78\x28" + longer.encode() + b"\xf6\x60"
    assert ["abc", longer, ""] == list(strings(content))
