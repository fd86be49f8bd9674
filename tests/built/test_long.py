"""A document of 150 pages, for a visitor."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests import long
from tests.built.axe import look
from tests.built.conftest import serve, windows
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN, copy_project, mkdocs

WHOLE = f"{long.ADDRESS}hela/"
PART = f"{long.ADDRESS}kapitel-3/"
FORMER = "langesta/dokument/plan-2039/"
MOST = 200_000  # bytes of HTML, with the frame


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the long document."""
    project = copy_project(tmp_path_factory.mktemp("long") / "project")
    long.add_to(project / "data")
    done = mkdocs(project, "build", "--strict", "--site-dir", str(project / "out"))
    assert done.returncode == 0, done.stdout
    return project / "out"


@pytest.fixture(scope="module")
def root(built: Path) -> Iterator[str]:
    """The root of the site on this machine."""
    with serve(built) as address:
        yield address


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{long.ADDRESS}#mal-7-2", f"{long.ADDRESS}kapitel-7/#mal-7-2"),
        (
            f"{long.ADDRESS}index.html#atagande-bro-2-4",
            f"{long.ADDRESS}avsnitt-2-4/#atagande-bro-2-4",
        ),
        (f"{long.ADDRESS}kapitel-2/#avsnitt-2-3", f"{long.ADDRESS}avsnitt-2-3/#avsnitt-2-3"),
        (f"{long.ADDRESS}#_korthet-1-broar", f"{PART}#_korthet-1-broar"),
        (f"{FORMER}#del-9", f"{long.ADDRESS}kapitel-9/#del-9"),
        (f"{long.ADDRESS}del-9/#mal-9-1", f"{long.ADDRESS}kapitel-9/#mal-9-1"),
        (f"{FORMER}hela/#mal-9-1", f"{WHOLE}#mal-9-1"),
        (f"{long.ADDRESS}#finns-inte", f"{long.ADDRESS}#finns-inte"),
        (f"{PART}#_huvudinnehall", f"{PART}#_huvudinnehall"),
    ],
)
def test_an_old_address_leads_on(browser: Browser, root: str, before: str, after: str) -> None:
    """A place leads to the page where it is now, and "back" to where the visitor came from."""
    with windows(browser, root) as new:
        visitor = new(360)
        page = visitor.open("om/")
        page.goto(root + before, wait_until="commit")
        expect(page).to_have_url(root + after)
        page.wait_for_load_state("networkidle")
        expect(page).to_have_url(root + after)
        if "finns-inte" not in after:
            expect(page.locator(f'[id="{after.partition("#")[2]}"]')).to_be_in_viewport()
        page.go_back()
        expect(page).to_have_url(f"{root}om/")


def test_a_place_that_is_chosen_on_the_page(browser: Browser, root: str) -> None:
    """An address that is changed while its page is open leads on too."""
    with windows(browser, root) as new:
        page = new().open(long.ADDRESS)
        page.evaluate("location.hash = 'mal-7-2'")
        expect(page).to_have_url(f"{root}{long.ADDRESS}kapitel-7/#mal-7-2")


def test_without_javascript_the_contents_lead_there(browser: Browser, root: str) -> None:
    """The contents are open on the document's own page. The visitor opens a chapter's headings."""
    with windows(browser, root) as new:
        visitor = new(360, javascript=False)
        page = visitor.open(f"{long.ADDRESS}#avsnitt-7-2")
        chapter = page.get_by_role("link", name="7. Kapitlet om sten 7")
        section = page.get_by_role("link", name="7.2 Avsnittet om vatten")
        expect(chapter).to_be_visible()
        expect(section).to_be_hidden()
        page.get_by_text("Fem rubriker under Kapitlet om sten 7", exact=True).click()
        section.click()
        expect(page).to_have_url(f"{root}{long.ADDRESS}kapitel-7/#avsnitt-7-2")


@pytest.mark.parametrize("address", [long.ADDRESS, PART, WHOLE])
def test_contents_beside_the_text(browser: Browser, root: str, address: str) -> None:
    """The first level is shown beside the text, and on a phone folded above it, but for the own page."""
    with windows(browser, root) as new:
        for width, is_wide in ((360, False), (1440, True)):
            page = new(width).open(address)
            first = page.locator(".ps-contents > details > ul > li > a").first
            assert first.is_visible() is (is_wide or address == long.ADDRESS)
            assert page.locator(".ps-contents > details > summary").is_visible() is not is_wide
            inner = page.locator(".ps-contents li details a")
            assert not any(one.is_visible() for one in inner.all()[:3])
            heading = page.locator("h1")
            expect(heading).to_be_in_viewport()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if is_wide:
                page.locator(".ps-contents").focus()
                page.keyboard.press("Tab")
                expect(first).to_be_focused()


def test_a_way_back(browser: Browser, root: str) -> None:
    """After a section the visitor goes back to the part's contents, and from there to the document's."""
    with windows(browser, root) as new:
        page = new(360).open(f"{PART}#avsnitt-3-5")
        page.get_by_role("link", name="Till innehållet").last.click()
        expect(page.locator(".ps-contents")).to_be_in_viewport()
        page.get_by_role("link", name="Till dokumentets innehåll").click()
        expect(page).to_have_url(f"{root}{long.ADDRESS}#_innehall")


def test_the_whole_is_printed(browser: Browser, root: str) -> None:
    """The page for print has each chapter, and nothing that can only be clicked."""
    with windows(browser, root) as new:
        page = new().open(long.ADDRESS)
        page.get_by_role("link", name="Hela dokumentet på en sida (för utskrift)").click()
        expect(page).to_have_url(root + WHOLE)
        page.wait_for_load_state()
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        text = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in sheets))
        for wanted in (
            "Källa: Plan 2040 för Längesta.",
            "15.5 Avsnittet",
            "² Sten för sten.",
            ORIGIN + WHOLE,
        ):
            assert re.sub(r"\s", "", wanted) in text
        for number in range(1, 16):
            assert f"Längestaskaläggabro{number}.5." in text
        for menu in ("Tillinnehållet", "Tilldokumentetsinnehåll", "idelar"):
            assert menu not in text


@pytest.mark.parametrize("address", [long.ADDRESS, PART, f"{long.ADDRESS}avsnitt-2-4/"])
def test_pages_are_accessible(browser: Browser, root: str, address: str) -> None:
    """Axe finds nothing, with the contents folded and unfolded, on a phone and a wide screen."""
    with windows(browser, root) as new:
        for width in (360, 1440):
            page = new(width).open(address)
            assert {} == look(page).violations
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true; })"
            )
            assert {} == look(page).violations


def found(page: Page, root: str, query: str) -> dict[str, str]:
    """The results of a search: the line under the title of each, by address."""
    page.goto(f"{root}sok/?q={query}")
    expect(page.locator(".ps-hit").first).to_be_visible()
    return {
        str(hit.locator(".ps-hit__title a").get_attribute("href"))
        .removeprefix(root)
        .lstrip("/"): hit.locator(".ps-hit__about").first.inner_text()
        for hit in page.locator(".ps-hit").all()
    }


def test_each_part_is_found_once(browser: Browser, root: str) -> None:
    """A search finds the part that has the words, with the document's name, and never the whole."""
    with windows(browser, root) as new:
        page = new().page
        hits = found(page, root, "bro 7.3")
        assert not [one for one in hits if one.startswith(WHOLE)]
        part = next(one for one in hits if one.startswith(f"{long.ADDRESS}kapitel-7/"))
        assert "Ur Plan 2040, Längesta" == hits[part]
        hits = found(page, root, "Plan 2040 för Längesta")
        assert next(iter(hits)).partition("#")[0] == long.ADDRESS


def test_pages_for_search_engines(built: Path) -> None:
    """The map of the site has each part, and not the whole, which names the document's own page."""
    told = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ORIGIN}{PART}</loc>" in told
    assert f"<loc>{ORIGIN}{long.ADDRESS}</loc>" in told
    assert "hela/" not in told
    site = BuiltSite(built)
    for address, canonical, robots in ((WHOLE, ORIGIN + long.ADDRESS, 1), (PART, ORIGIN + PART, 0)):
        page = site.pages[address]
        assert [canonical] == [link["href"] for link in page.select("link[rel=canonical]")]
        assert robots == len(page.select('meta[name=robots][content="noindex"]'))
        assert robots != len(page.select("[data-pagefind-body]"))


def test_every_page_is_light(built: Path) -> None:
    """No page of the document but the whole has 200 kB of HTML."""
    sizes = {
        path.parent.name: path.stat().st_size for path in (built / long.ADDRESS).rglob("*.html")
    }
    assert sizes.pop("hela") > MOST
    assert max(sizes.values()) < MOST
