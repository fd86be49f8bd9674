"""What a panel shows within another website's page, and the code that puts it there."""

from __future__ import annotations

import json
import posixpath

import pytest
from bs4 import BeautifulSoup, Tag

from planspegeln.catalogue import statements
from planspegeln.pages import ledger
from planspegeln.pages.addresses import PANELS
from planspegeln.rendering.panels import HEIGHT, WIDTH
from planspegeln.rendering.site import Site
from tests.conftest import TINY, Copy

ORIGIN = "https://plan.example/"
TORG = f"{PANELS}pahittkoping/lugna-torg/"
PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
FIGURE = f"{PANELS}pahittkoping/siffror/berattelse-2031-bankar-2031/"


@pytest.fixture(scope="module")
def placed() -> Site:
    """The made-up site, at an address of its own."""
    site = Site.open(TINY)
    site.origin = ORIGIN
    return site


def soup(site: Site, address: str) -> BeautifulSoup:
    return BeautifulSoup(site.render(site.pages[address]), "html.parser")


def panels(site: Site) -> list[str]:
    return [address for address, page in site.pages.items() if page.is_panel]


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_a_panel_is_a_document_of_its_own(placed: Site) -> None:
    """It has a language, a title with the site's name, and no part of the frame."""
    for address in panels(placed):
        html = placed.render(placed.pages[address])
        assert html.startswith('<!doctype html>\n<html lang="sv">')
        assert html.endswith("</html>\n")
        page = soup(placed, address)
        assert page.title
        assert f"Planspegeln: {placed.pages[address].title}" == page.title.get_text()
        assert 1 == len(page("main")) == len(page("h1"))
        assert [] == page(["header", "footer", "nav", "form", "script", "style", "details"])
        assert [] == page.select("[style], [data-pagefind-body]")


def test_search_engines_are_led_to_its_page(placed: Site, site: Site) -> None:
    """It is not to be found itself. The canonical address is whole if the site's own is known."""
    for address in panels(placed):
        page = soup(placed, address)
        robots = page.select_one("meta[name=robots]")
        assert robots
        assert "noindex" == robots["content"]
        (canonical,) = page.select("link[rel=canonical]")
        instead = str(placed.pages[address].instead)
        assert f"{ORIGIN}{instead}" == canonical["href"]
        (relative,) = soup(site, address).select("link[rel=canonical]")
        there = posixpath.normpath(posixpath.join("/", address, str(relative["href"])))
        assert f"/{instead}" == f"{there}/"


def test_every_link_opens_the_site_itself(placed: Site) -> None:
    """The site's pages refuse to stand within others, so a link leads the whole window there."""
    for address in panels(placed):
        page = soup(placed, address)
        (base,) = page("base")
        assert {"target": "_top"} == base.attrs
        assert [] == page.select("a[target]")
        links = page.select("a[href]")
        assert len(links) >= 2
        assert [] == [link for link in links if str(link["href"]).startswith("#")]


def test_a_priority_is_told_with_years_and_sources(placed: Site) -> None:
    """Each status has its year and number, and each document its number and date."""
    told = text(soup(placed, TORG))
    entry = placed.catalogue.priorities["pahittkoping/lugna-torg"]
    assert entry.summary
    for one in entry.commitments:
        assert not one.answer or f"{one.answer.label}: " in told
    assert "Planerat 2030" in told
    assert "Rapporterat 2031" in told
    assert "Sammanfattningen och bedömningarna är redaktionens." in told
    assert "diarienummer PÅ-2029/7, 30\N{NO-BREAK SPACE}november\N{NO-BREAK SPACE}2029" in (
        soup(placed, TORG).get_text()
    )
    links = [str(one["href"]) for one in soup(placed, TORG).select(".ps-panel__sources a")]
    assert "../../../pahittkoping/dokument/plan-2030/#lugna-torg" in links


def test_years_that_do_not_meet_are_told(placed: Site) -> None:
    """A panel says as plainly as the page which plan the report is set beside."""
    for address in (TORG, f"{PANELS}pahittkoping/"):
        page = placed.pages[str(placed.pages[address].instead)]
        own = BeautifulSoup(placed.render(page), "html.parser").select(".ps-basis")
        assert own
        told = [text(one) for one in soup(placed, address).select(".ps-basis")]
        assert [text(one) for one in own] == told


def test_what_is_unread_is_never_nothing(tiny: Copy) -> None:
    """Where a report may say more than anybody has read, neither panel takes it for nothing."""
    tiny.edit(REPORT, "read:\n  - words: 81\n\n", "")
    tiny.edit(REPORT, "    outcomes: 9\n\n", "    outcomes: 8\n\n")
    tiny.edit(PLAN, "read:\n  - words: 148\n\n", "")
    site = tiny.open()
    own = site.catalogue.municipalities["pahittkoping"]
    told = text(soup(site, f"{PANELS}pahittkoping/"))
    assert " ".join(statements.unread(own.unread)) in told
    assert "Inte genomläst än: 1" in told
    waiting = [one for one in own.priorities if one.unread]
    assert waiting
    for entry in waiting:
        panel = text(soup(site, f"{PANELS}{entry.key}/"))
        assert " ".join(statements.unread(entry.unread)) in panel


def test_a_priority_without_a_report(placed: Site) -> None:
    """It says that the collection has no follow-up, and claims no judgement."""
    told = text(soup(placed, f"{PANELS}exempelby/borja/"))
    assert "Ingen uppföljning i samlingen" in told
    assert "redaktionens" not in told


def test_a_municipality_is_told_by_status(placed: Site) -> None:
    """A mark for each commitment, and a link to each list."""
    page = soup(placed, f"{PANELS}pahittkoping/")
    own = placed.catalogue.municipalities["pahittkoping"]
    assert len(own.commitments) == len(page("use"))
    links = [str(one["href"]) for one in page.select(".ps-glance a")]
    assert links
    assert all(link.startswith("../../pahittkoping/ataganden/#_") for link in links)
    assert [one.document.title for one in own.documents] == [
        one.get_text() for one in page.select(".ps-panel__sources a")
    ]


def test_a_figure_is_told_with_its_series(placed: Site) -> None:
    """Every value of the series with its year, the difference and who worked it out, quote and source."""
    page = soup(placed, FIGURE)
    told = text(page)
    assert "2030 3 bänkar" in told
    assert "2031 fem bänkar" in told
    assert "Skillnad 2030–2031" in told
    assert "uträknat av redaktionen" in told
    assert 2 == len(page.select(".ps-bars"))
    assert "Källa: Berättelse" in told
    (link, *_) = page("a")
    anchor = "pahittkoping-berattelse-2031-bankar-2031"
    assert f"../../../../pahittkoping/siffror/#{anchor}" == link["href"]


def test_a_figure_by_itself_has_no_bar(placed: Site) -> None:
    """A bar shows nothing where there is nothing to compare with."""
    page = soup(placed, f"{PANELS}pahittkoping/siffror/plan-2030-avsatt/")
    assert [] == page.select(".ps-bars")
    assert 1 == len(page.select(".ps-panel__series li"))
    assert "Skillnad" not in text(page)


def test_what_is_withdrawn_says_why(placed: Site) -> None:
    """The reason and the date are those of its page."""
    told = text(soup(placed, f"{PANELS}pahittkoping/borttagen/"))
    (one,) = (w for w in placed.catalogue.withdrawn if "borttagen" in w.address)
    assert one.title in told
    assert one.reason in told


def code(site: Site, address: str) -> BeautifulSoup:
    return BeautifulSoup(site.code(site.pages[address]), "html.parser")


def test_the_code_to_copy(placed: Site) -> None:
    """It is a frame with the panel's whole address, a title, a size, and no hurry."""
    (frame,) = code(placed, TORG)("iframe")
    page = placed.pages[TORG]
    assert {
        "src": f"{ORIGIN}{TORG}",
        "title": f"Planspegeln: {page.title}",
        "width": str(WIDTH),
        "height": str(HEIGHT[page.template]),
        "loading": "lazy",
        "style": "max-width: 100%; border: 0",
    } == frame.attrs


def test_no_title_gets_out_of_the_code(tiny: Copy) -> None:
    """A title with quotation marks and tags stays the value of an attribute."""
    tiny.edit("exempelby/priorities/borja.yml", "title: Börja", "title: 'x\"><b onload=y> & z'")
    site = tiny.open()
    found = code(site, f"{PANELS}exempelby/borja/")
    assert 1 == len(found(True))
    assert found.iframe
    assert 'Planspegeln: x"><b onload=y> & z – Exempelby' == found.iframe["title"]
    assert "onload" not in found.iframe.attrs


def test_every_kind_of_panel_has_a_height(placed: Site) -> None:
    """No kind is without one, and none is left over."""
    assert {placed.pages[address].template for address in panels(placed)} == HEIGHT.keys()


def test_oembed(placed: Site) -> None:
    """Each panel has a file beside it with what oEmbed 1.0 requires of rich content."""
    there = {one: page for page in placed.pages.values() for one in page.addresses}
    every = [one for address in panels(placed) for one in placed.pages[address].addresses]
    assert [f"{address}oembed.json" for address in every] == [*placed.oembed]
    assert f"{PANELS}pahittkoping/lugnare-torg/" in every  # a former address
    promised = ledger.published(TINY, placed.pages.values()).keys()
    assert placed.oembed.keys() <= promised
    for address, held in placed.oembed.items():
        told = json.loads(held)
        panel = there[address.removesuffix("oembed.json")]
        assert ("rich", "1.0") == (told["type"], told["version"])
        assert placed.code(panel) == told["html"]
        assert (WIDTH, HEIGHT[panel.template]) == (told["width"], told["height"])
        assert (panel.title, "Planspegeln", ORIGIN) == (
            told["title"],
            told["provider_name"],
            told["provider_url"],
        )
        (link,) = soup(placed, panel.address).select("link[type='application/json+oembed']")
        assert f"{ORIGIN}{panel.address}oembed.json" == link["href"]


def test_without_an_address_nothing_offers_the_code(site: Site) -> None:
    """A frame needs a whole address."""
    assert {} == site.oembed
    html = "".join(site.render(page) for page in site.pages.values())
    assert "iframe" not in html
    assert "Bädda in" not in html
    assert "oembed" not in html


def test_figures_have_the_code_beside_them(placed: Site) -> None:
    """Each series and each figure that stands by itself has it once, with a link to the panel."""
    page = soup(placed, "pahittkoping/siffror/")
    figures = placed.pages["pahittkoping/siffror/"].subject
    codes = [one.get_text() for one in page.select("[data-copied]")]
    alone = sum(len(under) for _, under in figures.others)
    assert len(figures.series) + alone == len(codes) == len(set(codes))
    shown = {
        str(one["src"]) for told in codes for one in BeautifulSoup(told, "html.parser")("iframe")
    }
    assert shown <= {f"{ORIGIN}{address}" for address in panels(placed)}
    links = [str(one["href"]) for one in page.select("details a") if PANELS in str(one["href"])]
    assert {f"{ORIGIN}{link.removeprefix('../../')}" for link in links} == shown


def test_names_that_are_left_out_are_on_no_panel(tiny: Copy) -> None:
    """Neither in the quote of a figure, nor in what tells programs of it."""
    tiny.edit(REPORT, "personal:\n", "personal:\n  - name: stod där\n    role: bänk\n")
    site = tiny.open()
    site.origin = ORIGIN
    told = "".join(site.render(site.pages[one]) for one in panels(site)) + "".join(
        site.oembed.values()
    )
    people = [p for e in site.catalogue.documents.values() for p in e.document.personal]
    assert [] == [person.name for person in people if person.name in told]
    assert "[namn utelämnat]" in text(soup(site, FIGURE))
