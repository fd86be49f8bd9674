"""The pages of a long document: their addresses, what they promise, and what leads to them."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from planspegeln import exports
from planspegeln.catalogue import parts
from planspegeln.loading.faults import DataError
from planspegeln.model import anchors
from planspegeln.pages import ledger
from planspegeln.pages.addresses import TOPIC_FILES, document_place, part_address, whole_address
from planspegeln.pages.datasets import FILES, TABLES
from planspegeln.pages.pages import Page
from planspegeln.publishing import whole
from planspegeln.search.facets import facets
from tests import long
from tests.conftest import Copy, ReadSite, without_query
from tests.documents import PLAN as REAL_PLAN

MOST = 200_000  # bytes of HTML
WHOLE = f"{long.ADDRESS}hela/"
TINY_PLAN = "pahittkoping/dokument/plan-2030/"


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The made-up collection with a document of 150 pages. Do not change it."""
    copy = Copy(tmp_path_factory.mktemp("long") / "data")
    long.add_to(copy.root)
    return copy


@pytest.fixture(scope="module")
def book(given: Copy) -> ReadSite:
    """The site with a document of 150 pages."""
    return ReadSite.open(given.root)


@pytest.fixture
def parted(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> ReadSite:
    """The made-up collection, where 150 characters fill a page."""
    monkeypatch.setattr(parts, "LIMIT", 150)
    return ReadSite.open(tiny.root)


@pytest.fixture(params=["book", "parted"])
def any_site(request: pytest.FixtureRequest) -> ReadSite:
    """A site with long documents, of each sort."""
    site: ReadSite = request.getfixturevalue(request.param)
    return site


def own_pages(site: ReadSite, key: str) -> list[Page]:
    """The pages with the parts of a document, in order."""
    entry = site.catalogue.documents[key]
    return [site.pages[part_address(entry, part)] for part in entry.parts.all]


def ids(site: ReadSite, page: Page) -> Counter[str]:
    return Counter(str(tag["id"]) for tag in site.soup(page)(id=True))


def original(site: ReadSite, page: Page) -> str:
    """The document's words on a page, without what is not the document's."""
    soup = BeautifulSoup(str(site.soup(page).select_one(".ps-original")), "html.parser")
    for tag in soup.select(".ps-note, .ps-editorial, .ps-cite, caption"):
        tag.decompose()
    return " ".join(soup.get_text(" ").split())


def test_a_document_of_150_pages(book: ReadSite) -> None:
    """Each chapter has a page. The one that is too long has a page for each of its sections too."""
    entry = book.catalogue.documents[long.KEY]
    assert 70_000 < sum(len(leaf.text.split()) for leaf in entry.text.leaves)
    sections = [f"avsnitt-{long.LONG}-{i}" for i in range(1, 6)]
    names = [f"kapitel-{i}" for i in range(1, 16)]
    names[long.LONG : long.LONG] = sections
    expected = [
        long.ADDRESS,
        *(f"{long.ADDRESS}{name}/" for name in [*names, "berg-igen", "noter", "hela"]),
    ]
    assert expected == [one for one in book.pages if one.startswith(long.ADDRESS)]


def test_every_page_is_light(book: ReadSite) -> None:
    """Each page of a document of 150 pages has less than 200 kB of HTML, and so has the contents."""
    sizes = {page.address: len(book.render(page).encode()) for page in own_pages(book, long.KEY)}
    assert max(sizes.values()) < MOST / 4, "nothing but paragraphs: quotes and tables take more"


def test_the_limit_holds_for_the_densest_text(real: ReadSite) -> None:
    """Text with as many quotes and tables as the real documents have is light up to the limit."""
    frame = 30_000
    for entry in real.catalogue.documents.values():
        (page,) = own_pages(real, entry.key)
        assert page.template == "document.html", REAL_PLAN
        length = sum(len(leaf.text) for leaf in entry.text.leaves)
        assert len(real.render(page).encode()) / length * parts.LIMIT + frame < MOST, entry.key


def test_every_anchor_is_on_one_part(any_site: ReadSite) -> None:
    """Each anchor of the text, of a quote and of a footnote is an id on one page, and on the whole."""
    several = 0
    for entry in any_site.catalogue.documents.values():
        pages = own_pages(any_site, entry.key)
        wanted = {anchor for anchor, _ in anchors.in_document(entry.document)}
        wanted |= {name for one in entry.quoted for name in (one.anchor, *one.former)}
        wanted |= {*anchors.of_footnotes(entry.text).values()}
        there = [ids(any_site, page) for page in pages]
        assert {1} == {sum(found[anchor] for found in there) for anchor in wanted}
        assert set(there[0]) >= {"_innehall"}
        for page, found in zip(pages, there, strict=True):
            assert {1} == {*found.values()}
            assert {*page.anchors} | page.moving <= {*found}
        for anchor in wanted:
            address, same = document_place(entry, anchor)
            place = next(page for page in pages if page.address == address)
            assert ids(any_site, place)[anchor] == 1
            assert same == anchor
        if len(pages) > 1:
            several += 1
            assert {1} == {
                ids(any_site, any_site.pages[whole_address(entry)])[one] for one in wanted
            }
    assert several


def test_every_link_leads_to_its_place(any_site: ReadSite) -> None:
    """Every link on every page leads to a page, and to an id on it. So does each data file's."""
    foot = Counter(["_adress"])  # at the foot of the theme's page
    there = {page.address: ids(any_site, page) + foot for page in any_site.pages.values()}
    led = []
    for page in any_site.pages.values():
        for link in any_site.soup(page)("a"):
            path, _, anchor = without_query(str(link["href"])).partition("#")
            address = posixpath.normpath(posixpath.join("/", page.address, path)).strip("/")
            is_file = address in (*FILES, *TOPIC_FILES) or address.endswith(".xml")
            if address and not is_file and "://" not in link["href"]:
                led.append((f"{address}/", anchor))
    made = dict(exports.files(any_site.catalogue, any_site.pages.values(), ""))
    lists = [made[file.address] for one in TABLES for file in one.files if ".json" in file.name]
    beside = [made[address] for page in any_site.pages.values() for address in page.rows]
    for content in (*lists, *beside):
        for url in re.findall(r'"url": "([^"]+)"', content.decode()):
            address, _, anchor = url.partition("#")
            led.append((address, anchor))
    assert [] == [(a, b) for a, b in set(led) if a not in there or (b and not there[a][b])]
    assert any(a.startswith(f"{long.ADDRESS}kapitel-") and b for a, b in led) or any(
        a.startswith(f"{TINY_PLAN}mal/") and b for a, b in led
    )


def test_the_parts_are_the_whole(any_site: ReadSite) -> None:
    """The words of all parts in order are those of the whole, and each leaf is among them."""
    for entry in any_site.catalogue.documents.values():
        pages = own_pages(any_site, entry.key)
        if len(pages) > 1:
            joined = " ".join(filter(None, (original(any_site, page) for page in pages)))
            assert joined == original(any_site, any_site.pages[whole_address(entry)])
            for leaf in entry.text.leaves:
                words = " ".join(entry.publishable(leaf.text).split())
                assert joined.count(words) or not words.isalpha()


def test_text_of_the_whole_is_that_of_a_short_document(parted: ReadSite, site: ReadSite) -> None:
    """The page with the whole has the text that the document's own page has if it is short."""
    page = site.pages[TINY_PLAN]
    assert original(site, page) == original(parted, parted.pages[f"{TINY_PLAN}hela/"])


def test_a_short_document_has_one_page(site: ReadSite) -> None:
    """Under the limit there is no part, no page with the whole, and no script."""
    assert [] == [
        one.template for one in site.pages.values() if one.template in ("part.html", "whole.html")
    ]
    page = site.pages[TINY_PLAN]
    assert (None, {}, None) == (page.script, page.led, page.instead)
    assert not site.soup(page).select("[data-parts], .ps-way-back, .ps-neighbours")


def test_the_way_through_the_parts(book: ReadSite) -> None:
    """From the first part to the last by "next", and back by "previous". Each names the document."""
    pages = own_pages(book, long.KEY)
    ways: dict[str, list[str]] = {"prev": [], "next": []}
    for page in pages:
        soup = book.soup(page)
        for way, found in ways.items():
            for link in soup.select(f".ps-neighbours a[rel={way}]"):
                found.append(
                    posixpath.normpath(posixpath.join(page.address, str(link["href"]))) + "/"
                )
        if page.address != long.ADDRESS:
            (kicker,) = soup.select(".ps-page-head .ps-kicker a")
            assert ("Plan 2040", "../") == (kicker.get_text(), kicker["href"])
            assert soup.h1
            section = soup.h1.parent
            assert section
            assert (page.subject.part.anchor, 1) == (section["id"], len(soup("h1")))
    addresses = [page.address for page in pages]
    assert {"prev": addresses[:-1], "next": addresses[1:]} == ways
    (above,) = book.soup(pages[long.LONG + 1]).select(".ps-page-head .ps-editorial a")
    assert "../kapitel-2/#kapitel-2" == above["href"]


def test_contents_are_folded(book: ReadSite) -> None:
    """The contents show the first level and fold the others. They lead to the parts."""
    first = book.soup(book.pages[long.ADDRESS])
    (outer,) = first.select(".ps-contents > details")
    assert outer.has_attr("open"), "they are what the page is for"
    shown = outer.select(":scope > ul > li > a")
    assert [f"kapitel-{i}/#kapitel-{i}" for i in range(1, 16)] == [a["href"] for a in shown][:-2]
    assert "1. Kapitlet om sten 1" == shown[0].get_text()
    folded = outer.select(":scope > ul > li > details:not([open])")
    assert 15 == len(folded)
    assert "Fem rubriker under Kapitlet om sten 1" == folded[0].summary.get_text()  # type: ignore[union-attr]
    assert "avsnitt-2-1/#avsnitt-2-1" in [a["href"] for a in folded[1]("a")]
    part = book.soup(book.pages[f"{long.ADDRESS}kapitel-1/"])
    (few,) = part.select(".ps-contents > details")
    assert not few.has_attr("open"), "the heading comes first"
    assert [f"#avsnitt-1-{i}" for i in range(1, 6)] == [a["href"] for a in few("a")]


def test_a_way_back_to_the_contents(book: ReadSite) -> None:
    """Each section of a part, and each chapter of the whole, ends with one. It leads to contents."""
    for address, number in (
        (f"{long.ADDRESS}kapitel-1/", 5),
        (f"{long.ADDRESS}kapitel-3/", 8),
        (WHOLE, 17),
    ):
        soup = book.soup(book.pages[address])
        ways = soup.select(".ps-original > section .ps-way-back a, .ps-original > .ps-way-back a")
        assert number == len(ways)
        assert {"#_innehall"} == {a["href"] for a in ways}
        assert soup.find(id="_innehall")
        for way in ways:
            assert way.parent
            assert way.parent.find_next_sibling() is None, "it is the last of its section"
    without = book.soup(book.pages[f"{long.ADDRESS}berg-igen/"])
    assert without.find(id="berg-norr")
    assert not without.select(".ps-contents, .ps-original .ps-way-back"), "it has no contents"


def test_a_footnote_on_another_page(book: ReadSite) -> None:
    """A mark leads to the page that has the note, or stays on the page with the whole."""
    for address, there in (
        (long.ADDRESS, "noter/#_fotnot-1"),
        (f"{long.ADDRESS}avsnitt-2-4/", "../noter/#_fotnot-2"),
    ):
        (mark,) = book.soup(book.pages[address]).select("a.ps-footnote-mark")
        assert there == mark["href"]
    marks = book.soup(book.pages[WHOLE]).select("a.ps-footnote-mark")
    assert ["#_fotnot-1", "#_fotnot-2"] == [mark["href"] for mark in marks]


def test_the_page_with_the_whole_stands_back(book: ReadSite) -> None:
    """Search engines get the document's own page in its place. That page links to it."""
    page = book.pages[WHOLE]
    assert long.ADDRESS == page.instead
    assert {None} == {one.instead for one in own_pages(book, long.KEY)}
    (link,) = book.soup(book.pages[long.ADDRESS]).select('a[href="hela/"]')
    assert "Hela dokumentet på en sida (för utskrift)" == link.get_text()


def test_each_part_is_a_result_of_its_own(book: ReadSite) -> None:
    """A part names its document among the results, and has the words of its own text."""
    catalogue, lexicon = book.catalogue, book.lexicon
    told = facets(catalogue, lexicon, book.pages[f"{long.ADDRESS}kapitel-1/"])
    assert ("dokument", "Ur Plan 2040, Längesta", (2040,), ("langesta",)) == (
        told.kind,
        told.about,
        told.years,
        told.municipalities,
    )
    first = facets(catalogue, lexicon, book.pages[long.ADDRESS])
    assert "Plan 2040 för Längesta Längesta" == first.name


def test_words_of_a_part(book: ReadSite) -> None:
    """The extra words of a part are those of its own text."""
    told = {
        page.address: facets(book.catalogue, book.lexicon, page).parts
        for page in own_pages(book, long.KEY)
    }
    assert ("berg", "torget") == told.pop(long.ADDRESS), "of bergstorget"
    assert ("bryggan", "sten") == told.pop(f"{long.ADDRESS}berg-igen/"), "of stenbryggan"
    assert {()} == {*told.values()}


def test_heads_of_the_parts(any_site: ReadSite) -> None:
    """Titles and descriptions name nobody who is left out, and no two descriptions are the same."""
    heads = [page.description for page in any_site.pages.values()]
    assert sorted(set(heads)) == sorted(heads)
    assert all(head.endswith(".") for head in heads)
    text = " ".join(f"{page.title} {page.description}" for page in any_site.pages.values())
    assert "Nora Påhitt" not in text
    page = next(one for one in any_site.pages.values() if one.template == "part.html")
    assert page.parents == (
        page.address.split("/", 1)[0] + "/",
        "/".join(page.address.split("/")[:3]) + "/",
    )
    assert page.municipality == page.address.split("/", 1)[0]


def test_what_the_addresses_of_the_parts_mean(book: ReadSite, parted: ReadSite) -> None:
    """A part stands for its heading, and the whole for the document's title. Names are left out."""
    assert "1. Kapitlet om sten 1" == book.pages[f"{long.ADDRESS}kapitel-1/"].meaning.words
    assert "Plan 2040 för Längesta" == book.pages[WHOLE].meaning.words
    assert "Plan 2040 för Längesta" == book.pages[long.ADDRESS].meaning.words
    for page in parted.pages.values():
        assert "Nora Påhitt" not in page.meaning.words


def test_a_part_says_what_it_is_under(book: ReadSite) -> None:
    """Its description has the headings around it: several parts may have the same heading."""
    page = book.pages[f"{long.ADDRESS}avsnitt-2-4/"]
    told = "2. Kapitlet om sten 2 – 2.4 Avsnittet om vatten. Ur Plan 2040 för Längesta, ord för ord"
    assert page.description.startswith(told)


def test_a_heading_with_a_withheld_name(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the head of its page nor what its address stands for has the name."""
    monkeypatch.setattr(parts, "LIMIT", 150)
    tiny.write_ledger()
    old, new = "Så arbetar vi", "Så arbetar Nora Påhitt"
    tiny.edit("pahittkoping/documents/plan-2030.yml", f"heading: {old}", f"heading: {new}")
    tiny.edit_source("pahittkoping-plan-2030.txt", old, new)
    page = tiny.open().pages[f"{TINY_PLAN}arbetssatt/"]
    assert "3.1 Så arbetar [namn utelämnat]" == page.meaning.words
    assert "Nora" not in page.title + page.description


def test_a_part_with_withheld_names_is_not_edited(parted: ReadSite, book: ReadSite) -> None:
    """A visitor is not led to a file that names somebody whose name is left out."""
    assert parted.pages[f"{TINY_PLAN}mal/"].editable is None
    assert "data/langesta/documents/plan-2040.yml" == book.pages[f"{long.ADDRESS}noter/"].editable


# Addresses that do not die.


def test_a_document_that_has_grown(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every address that it had when it was short is alive, and one that died is still missed."""
    ledger.add(tiny.root, tiny.open().pages.values())
    before = ledger.read_ledger(tiny.root)
    assert f"{TINY_PLAN}#lugna-torg" in before
    monkeypatch.setattr(parts, "LIMIT", 150)
    site = tiny.open()
    assert not site.pages[TINY_PLAN].has("lugna-torg")
    new = ledger.add(tiny.root, site.pages.values())
    assert f"{TINY_PLAN}mal/#fler-ska-trivas" in new
    assert f"{TINY_PLAN}mal/#lugna-torg" not in new, "a part promises its own places alone"
    assert not [one for one in new if one.startswith(f"{TINY_PLAN}hela/#")]
    assert before.items() <= ledger.read_ledger(tiny.root).items()
    tiny.open()
    tiny.write_ledger(*ledger.read_ledger(tiny.root), f"{TINY_PLAN}#har-aldrig-funnits")
    with pytest.raises(DataError) as error:
        tiny.open()
    (fault,) = error.value.faults
    assert f"”{TINY_PLAN}#har-aldrig-funnits” finns inte längre" in str(fault)


def test_a_part_that_has_grown(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A section that parts again leads on from its own page, too."""
    monkeypatch.setattr(parts, "LIMIT", 600)
    ledger.add(tiny.root, tiny.open().pages.values())
    before = ledger.read_ledger(tiny.root)
    moved = f"{TINY_PLAN}prioriteringar/#lugna-torg"
    assert moved in before
    monkeypatch.setattr(parts, "LIMIT", 150)
    assert not tiny.open().pages[f"{TINY_PLAN}prioriteringar/"].has("lugna-torg")


def test_a_moved_place_may_not_mean_something_else(
    tiny: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of a place are compared on whichever page they stand."""
    ledger.add(tiny.root, tiny.open().pages.values())
    monkeypatch.setattr(parts, "LIMIT", 150)
    name = "pahittkoping/documents/plan-2030.yml"
    tiny.edit(name, "quote: Torgen ska vara lugna och ljusa.", "quote: Torgen ska vara lugna")
    with pytest.raises(DataError) as error:
        tiny.open()
    assert f"”{TINY_PLAN}#atagande-lugna-och-ljusa” står nu för" in str(error.value)


def test_former_addresses_of_the_parts(book: ReadSite) -> None:
    """A section's former id, and the document's, redirect to its part. So does the whole's."""
    former = "langesta/dokument/plan-2039/"
    assert (
        f"{long.ADDRESS}del-1/",
        f"{former}kapitel-1/",
        f"{former}del-1/",
    ) == book.pages[f"{long.ADDRESS}kapitel-1/"].former
    assert (f"{former}hela/",) == book.pages[WHOLE].former
    assert (former,) == book.pages[long.ADDRESS].former


def test_two_parts_may_not_share_an_address(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A section may not take the address of the page with the whole."""
    monkeypatch.setattr(parts, "LIMIT", 150)
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "section: mal\n",
        "section: hela\n    former_anchors: [mal]\n",
    )
    with pytest.raises(DataError, match=f"adressen ”{TINY_PLAN}hela/” har redan sidan"):
        tiny.open()


def test_where_every_place_is(book: ReadSite) -> None:
    """The document's own page tells the script where each place of the other pages is."""
    (told,) = book.soup(book.pages[long.ADDRESS]).select("[data-parts]")
    found = {
        anchor: part
        for part, *own in map(str.split, str(told["data-parts"]).split(","))
        for anchor in own
    }
    entry = book.catalogue.documents[long.KEY]
    first = book.pages[long.ADDRESS]
    expected = {*first.led} | {one.anchor for one in entry.quoted}
    assert expected - {*first.anchors} == {*found}
    assert {entry.part_of(anchor).anchor: part for anchor, part in found.items()} == {
        part.anchor: part.anchor for part in entry.parts.all[1:]
    }
    assert found["del-3"] == "kapitel-3"
    assert found["avsnitt-2-4"] == "avsnitt-2-4"
    for page in own_pages(book, long.KEY):
        assert "parts.js" == page.script
        if page is not first:
            (shown,) = book.soup(page).select("[data-document]")
            assert "../" == shown["data-document"]


def written(folder: Path, site: ReadSite, pages: list[Page]) -> None:
    for page in pages:
        for address in page.addresses:
            path = folder / address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(site.render(page)) + "</html>", encoding="utf-8")
        for address in page.rows:
            (folder / address).write_text("{}", encoding="utf-8")


def test_a_release_has_every_part(book: ReadSite, tmp_path: Path) -> None:
    """A release that lacks a part, or a place on it, is not whole."""
    pages = own_pages(book, long.KEY)

    def lacking() -> list[str]:
        return [one for one in whole.lacking(tmp_path, pages, "") if long.ADDRESS in one]

    written(tmp_path, book, pages)
    assert [] == lacking()
    path = tmp_path / long.ADDRESS / "noter/index.html"
    path.write_text(path.read_text(encoding="utf-8").replace('id="noter"', ""), encoding="utf-8")
    assert [f"stället /{long.ADDRESS}noter/#noter saknas"] == lacking()


def test_no_place_is_told_twice(book: ReadSite) -> None:
    """The pages of one document share the places that they lead to: the ledger does not repeat them."""

    def promised() -> Iterator[Any]:
        for page in own_pages(book, long.KEY):
            yield from page.anchors

    counted = Counter(promised())
    assert {1} == {*counted.values()}
    assert {*counted} == {*book.pages[long.ADDRESS].led}
