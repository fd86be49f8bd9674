"""What is published of the real collection, and what must never be."""

from __future__ import annotations

import posixpath

import pytest

from planspegeln.pages import ledger
from tests.conftest import REAL, ReadSite
from tests.documents import PLAN, REPORT
from tests.tiny.update import exports

DIGG = "https://www.digg.se/tdosanmalan"  # where faults are reported to the authority


def test_unequal_years_are_told_wherever_they_meet(real: ReadSite) -> None:
    """While the plan of 2021 is missing, pages with that of 2020 beside the report say so."""
    told = {"samma prioritering, men inte samma år", "det är inte samma år"}
    basis = real.catalogue.basis(real.catalogue.documents[REPORT])
    assert basis
    meeting = set()
    for page in real.pages.values():
        soup = real.soup(page)
        links = soup.select(".ps-pair .ps-place, .ps-original ~ .ps-source a, .ps-matrix a")
        sources = {
            entry.key
            for entry in real.catalogue.documents.values()
            for link in links
            if f"dokument/{entry.document.id}/" in str(link["href"])
        }
        if {PLAN, REPORT} <= sources:
            meeting.add(page.address)
            text = soup.get_text()
            if basis.found is None:
                assert any(words in text for words in told), page.address
                assert "bredvid planen för 2020" in text
    assert {"huddinge/", "uppfoljning/", "huddinge/prioriteringar/lokal-samverkan/"} <= meeting


@pytest.mark.parametrize("piece", ["Toralf.Nilsson@", "Toralf.Nilsson", "Nilsson@huddinge"])
def test_withheld_address_is_nowhere(read: dict[str, str], piece: str) -> None:
    """The official's e-mail address is on no page and in no data file, as text or as markup."""
    assert {"huddinge/", "data/priorities.json"} <= read.keys()
    assert [] == [address for address, content in read.items() if piece.lower() in content]


def test_names_are_in_no_export(real: ReadSite) -> None:
    """The working group's names and the official's are in no data file and no description."""
    names = [p.name for e in real.catalogue.documents.values() for p in e.document.personal]
    assert {"Graziella Belloni", "Esbjörn Lindgren", "Toralf Nilsson"} <= set(names)
    exported = "".join(exports(real).values())
    heads = "".join(page.title + page.description for page in real.pages.values())
    assert [] == [name for name in names if name in exported + heads]


def test_names_are_kept_from_search(real: ReadSite) -> None:
    """Wherever a name is shown it is marked as nothing to search; prize winners are published."""
    names = [p.name for e in real.catalogue.documents.values() for p in e.document.personal]
    for page in real.pages.values():
        soup = real.soup(page)
        ignored = {
            id(text) for tag in soup.select("[data-pagefind-ignore]") for text in tag.strings
        }
        searched = "".join(text for text in soup.strings if id(text) not in ignored)
        assert [] == [name for name in names if name in searched]
    prize = real.pages["huddinge/prioriteringar/demokratipris/"]
    assert "Eva Ganters" in real.render(prize)


def test_misprints_stay(real: ReadSite) -> None:
    """The sources' misprints are shown as they are, the page's own title is corrected."""
    page = real.pages["huddinge/prioriteringar/bostadssociala-medel/"]
    soup = real.soup(page)
    assert soup.h1
    assert "Bostadssociala medel" == soup.h1.get_text()
    assert "4. Botadssociala medel" in soup.get_text()
    reading = real.render(real.pages["soderhamn/dokument/handlingsprogram-2009/"])
    for misprint in ("Välfrädrådet", "kkkr", "SBC"):
        assert misprint in reading


def test_every_link_and_anchor_exists(real: ReadSite) -> None:
    """Every link between the real pages leads to a page and to an id that stands there once."""
    soups = {page.address: real.soup(page) for page in real.pages.values()}
    ids = {address: [tag["id"] for tag in soup(id=True)] for address, soup in soups.items()}
    files = exports(real)
    dead = []
    for address, soup in soups.items():
        for link in soup("a"):
            if link["href"] == DIGG:
                continue
            path, _, anchor = str(link["href"]).partition("#")
            there = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
            there = f"{there}/" if there and there not in files else there
            if (
                there
                and there not in files
                and (there not in ids or (anchor and ids[there].count(anchor) != 1))
            ):
                dead.append(f"{address} → {link['href']}")
    assert [] == dead


def test_ledger_is_complete(real: ReadSite) -> None:
    """Every address of the site stands in the ledger, once there is one."""
    held = ledger.read_ledger(REAL)
    if not held:
        pytest.fail("there is no ledger: run `make addresses`")
    missing = set(ledger.published(real.pages.values())) - set(held)
    assert set() == missing, "run `make addresses` and commit data/addresses.txt"
    assert sorted(held) == held
