"""What the real collection publishes, and what it must never publish."""

from __future__ import annotations

import posixpath

import pytest

from planspegeln.pages import ledger
from planspegeln.pages.addresses import TOPIC_FILES
from planspegeln.pages.datasets import FILES
from planspegeln.swedish.persons import form_of
from tests.conftest import REAL, ReadSite, without_query
from tests.documents import PLAN, REPORT, own_addresses
from tests.tiny.update import exports

OUTSIDE = {  # the pages of the authorities for complaints
    "https://www.digg.se/tdosanmalan",
    "https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/",
}


def test_unequal_years_are_told_wherever_they_meet(real: ReadSite) -> None:
    """Pages that pair the 2020 plan with the 2021 report say that the years differ."""
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
    assert {
        "huddinge/",
        "huddinge/uppfoljning/",
        "huddinge/prioriteringar/lokal-samverkan/",
    } <= meeting


def test_own_addresses_are_nowhere(real: ReadSite, read: dict[str, str]) -> None:
    """No personal e-mail address is on a page, in a data file or under `data/`."""
    assert {"huddinge/", "data/priorities.json"} <= read.keys()
    held = {str(path): path.read_text("utf-8") for path in REAL.rglob("*") if path.is_file()}
    assert 40 < len(held)
    found = {where: own_addresses(text, real) for where, text in (read | held).items()}
    assert {} == {where: addresses for where, addresses in found.items() if addresses}


def test_what_is_left_out_is_told(real: ReadSite) -> None:
    """The plan's official is not named. Beside each mark, the reading view says why."""
    told = real.soup(real.pages["huddinge/dokument/verksamhetsplan-2020/"])
    facts = told.select_one(".ps-original .ps-facts")
    assert facts
    assert "[namn utelämnat]" in facts.get_text()
    assert "[e-postadress utelämnad]" in facts.get_text()
    notes = [note for note in facts.find_next_siblings("p", limit=2) if "ps-note" in note["class"]]
    assert ["Utelämnat ur källan.", "Utelämnat här."] == [
        strong.get_text() for note in notes for strong in note("strong")
    ]
    assert ["../../../om/personuppgifter/"] * 2 == [
        link["href"] for note in notes for link in note("a")
    ]


def test_names_are_in_no_export(real: ReadSite) -> None:
    """No data file or description has the names of the working group or of the official."""
    names = [p.name for e in real.catalogue.documents.values() for p in e.document.personal]
    assert 8 == len(names)
    exported = "".join(exports(real).values())
    heads = "".join(page.title + page.description for page in real.pages.values())
    assert [] == [name for name in names if name in exported + heads]


def test_names_are_on_no_page(real: ReadSite) -> None:
    """No page names a person under `personal`, in any form. Prize winners are published."""
    people = {p for e in real.catalogue.documents.values() for p in e.document.personal}
    for page in real.pages.values():
        text = real.soup(page).get_text()
        named = {p.role for p in people if form_of(p.name, text, surname=p.common is None)}
        assert set() == named, page.address
    prize = real.pages["huddinge/prioriteringar/demokratipris/"]
    assert "Eva Ganters" in real.render(prize)


def test_misprints_stay(real: ReadSite) -> None:
    """The sources' misprints are shown unchanged. The page's own title is corrected."""
    page = real.pages["huddinge/prioriteringar/bostadssociala-medel/"]
    soup = real.soup(page)
    assert soup.h1
    assert "Bostadssociala medel" == soup.h1.get_text()
    assert "4. Botadssociala medel" in soup.get_text()
    reading = real.render(real.pages["soderhamn/dokument/handlingsprogram-2009/"])
    for misprint in ("Välfrädrådet", "kkkr", "SBC"):
        assert misprint in reading


def test_every_link_and_anchor_exists(real: ReadSite) -> None:
    """Every link between the real pages leads to a page, and to an id that occurs there once."""
    soups = {page.address: real.soup(page) for page in real.pages.values()}
    foot = ["_adress"]  # at the foot of the theme's page
    ids = {a: [*foot, *(tag["id"] for tag in soup(id=True))] for a, soup in soups.items()}
    files = {*FILES, *TOPIC_FILES, *(one for page in real.pages.values() for one in page.rooted)}
    dead = []
    for address, soup in soups.items():
        for link in soup("a"):
            if link["href"] in OUTSIDE:
                continue
            path, _, anchor = without_query(str(link["href"])).partition("#")
            there = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
            there = f"{there}/" if there and there not in files else there
            if (
                there
                and there not in files
                and (there not in ids or (anchor and ids[there].count(anchor) != 1))
            ):
                dead.append(f"{address} → {link['href']}")
    assert [] == dead


def test_every_anchor_that_is_linked_to_is_promised(real: ReadSite) -> None:
    """A reader can copy it. Only a page's own, which start with _, may move."""
    held = ledger.read_ledger(REAL)
    offered = {
        posixpath.normpath(posixpath.join("/", page.address, path)).lstrip("/") + f"/#{anchor}"
        for page in real.pages.values()
        for link in real.soup(page)("a")
        for path, _, anchor in [without_query(str(link["href"])).partition("#")]
        if anchor and not anchor.startswith("_")
    }
    assert 500 < len(offered)
    assert set() == offered - held.keys()


def test_ledger_is_complete(real: ReadSite) -> None:
    """If there is a ledger, it has every address of the site."""
    held = ledger.read_ledger(REAL)
    if not held:
        pytest.fail("there is no ledger: run `make addresses`")
    every = ledger.published(REAL, real.pages.values())
    missing = {address for address in every if address not in held}
    missing |= {address for address, one in every.items() if one.words and not held.get(address)}
    assert set() == missing, "run `make addresses` and commit data/addresses.txt"
