"""What is new, what has been corrected, and how a reader follows it, on the built site."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urljoin

from lxml import etree
from playwright.sync_api import expect

from planspegeln.exports.feeds import ATOM
from planspegeln.pages.addresses import PANELS
from planspegeln.pages.pages import Page
from planspegeln.rendering.site import Site
from planspegeln.swedish import phrases
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN
from tests.exports.test_feeds import GRAMMAR

MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed(site: BuiltSite, address: str) -> Any:
    """A feed of the site, parsed."""
    return etree.fromstring((site.root / address).read_bytes())


def offered(site: BuiltSite, address: str) -> dict[str, str]:
    """The feeds in a page's head: the title of each, by address."""
    return {
        urljoin(ORIGIN + address, str(tag["href"])).removeprefix(ORIGIN): str(tag["title"])
        for tag in site.pages[address].select("head > link[type='application/atom+xml']")
    }


def followed(model: Site, page: Page | None) -> set[str]:
    """The feeds that a page offers: that of all, and that of its municipality or its topic."""
    own = page and (f"{page.municipality}/" if page.municipality else page.address)
    is_topic = page is not None and page.address.startswith("amnen/") and page.subject is not None
    found = {"nytt/feed.xml"}
    if own and (is_topic or (page and page.municipality)) and model.pages[own].log:
        found.add(f"{own}feed.xml")
    return found


def read_pages(site: BuiltSite) -> set[str]:
    """The pages that somebody reads on the site: no redirects, and no panels for other websites."""
    return {one for one in site.pages.keys() - site.redirects if not one.startswith(PANELS)}


def test_every_page_offers_its_feeds(site: BuiltSite, model: Site) -> None:
    """In its head, by the title that the feed has. A topic without anything in it has none."""
    for address in read_pages(site):
        found = offered(site, address)
        if address != "nytt/":
            assert followed(model, model.pages.get(address)) == found.keys(), address
        for one, title in found.items():
            assert title == feed(site, one).findtext(f"{{{ATOM}}}title")
    assert {"huddinge/feed.xml"} < offered(site, "huddinge/prioriteringar/lokal-samverkan/").keys()


def test_every_feed_is_atom(site: BuiltSite) -> None:
    """With the address of the site, every one is what RFC 4287 asks for, and each id leads to its place."""
    found = [path.relative_to(site.root).as_posix() for path in site.root.rglob("feed.xml")]
    assert {"nytt/feed.xml", "huddinge/feed.xml", "amnen/demokrati/feed.xml"} < set(found)
    for address in found:
        GRAMMAR.assertValid(feed(site, address))
        for link in feed(site, address).iter(f"{{{ATOM}}}id", f"{{{ATOM}}}link"):
            there = str(link.get("href") or link.text)
            assert there.startswith(ORIGIN)
            assert site.fault_of("", there.removeprefix(ORIGIN)) is None, there


def test_every_page_of_content_says_when_it_was_changed(site: BuiltSite, model: Site) -> None:
    """At its foot, by the log, and how to follow it. No other page says so."""
    dated = 0
    for address in read_pages(site):
        page = model.pages.get(address)
        foot = site.pages[address].select_one(".ps-page-foot")
        told = foot.get_text() if foot else ""
        if page and page.log and page.is_about_content:
            dated += 1
            assert f"Senast ändrad {phrases.date(page.log[0].date)} (" in told, address
            assert foot
            assert foot.select_one("a[href$='feed.xml']"), address
        else:
            assert "Senast ändrad" not in told, address
    assert dated > len(model.catalogue.priorities) + len(model.catalogue.documents)


def test_the_map_has_the_days_of_the_log(site: BuiltSite, model: Site) -> None:
    """A page that the log tells of has its day there, and no other page has any."""
    every = etree.parse(site.root / "sitemap.xml").getroot().findall(f"{MAP}url")
    found = {
        str(one.findtext(f"{MAP}loc")).removeprefix(ORIGIN): one.findtext(f"{MAP}lastmod")
        for one in every
    }
    expected = {
        address: page.log[0].date.isoformat()
        for address, page in model.pages.items()
        if page.log and not page.instead
    }
    assert expected == {address: day for address, day in found.items() if day}
    assert {"", "om/", "sok/", "redaktion/"} <= found.keys() - expected.keys()
    assert "huddinge/" in expected


def test_from_the_start_to_what_is_new_and_back(visit: Visit) -> None:
    """A reader reaches the log from the start page, a document from it, and its entry from the document."""
    page = visit(javascript=False).open("")
    page.get_by_role("link", name="Mer som är nytt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nytt")
    page.get_by_role("link", name="Handlingsprogram 2009–2011").first.click()
    expect(page).to_have_url(re.compile("/soderhamn/dokument/handlingsprogram-2009/$"))
    page.get_by_role("link", name="genomläst: Handlingsprogram 2009–2011").click()
    expect(page).to_have_url(re.compile("/nytt/2026/#soderhamn-handlingsprogram-2009-genomlast$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_corrections_are_reached_from_every_page(visit: Visit, site: BuiltSite) -> None:
    """From the foot of each page. The page says what stood, what stands, when, why, and how to report more."""
    page = visit().open("huddinge/")
    page.get_by_role("contentinfo").get_by_role("link", name="Rättelser").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rättelser")
    text = page.get_by_role("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    for words in ("27 november 2026", "Där stod", "Nu står", "Varför", "Har du hittat ett fel?"):
        assert words in text
    for address in read_pages(site) - {"404.html"}:
        links = site.pages[address].select(".ps-footer a")
        led = {urljoin(ORIGIN + address, str(link["href"])) for link in links}
        assert {f"{ORIGIN}nytt/", f"{ORIGIN}om/rattelser/"} <= led, address
