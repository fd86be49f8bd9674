"""Hand-written pages with more than plain text, on screen and paper: docs/redaktion/sidor.md."""

from __future__ import annotations

import io
import re
from typing import Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import Tag
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from planspegeln.pages import handwritten
from tests.built.axe import RULES
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ROOT
from tests.built.test_browser import assert_shows_focus, scroll_width
from tests.built.test_print import bare

PAGE = "redaktion/sidor/"
TABS = ["Windows", "Mac", "Linux"]
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@pytest.fixture(scope="module")
def main(site: BuiltSite) -> Tag:
    """The page's own content."""
    found = site.pages[PAGE].find("main")
    assert isinstance(found, Tag)
    return found


def texts(main: Tag, selector: str) -> list[str]:
    """The words of each element that a selector matches."""
    return [" ".join(tag.get_text().split()) for tag in main.select(selector)]


def test_everything_is_there_in_swedish(main: Tag) -> None:
    """Boxes, details, tabs, tables, terms, footnotes and icons are elements of the page."""
    assert texts(main, ".admonition-title") == ["Ändra aldrig i en källa", "Tips"]
    assert texts(main, ".ps-fold > summary")[:2] == [
        "Varför står stavfelen kvar?",
        "Öppen från början",
    ]
    assert texts(main, ".tabbed-label") == TABS
    assert texts(main, ".tabbed-set[aria-label^='Flikar: ']")
    assert texts(main, ".ps-table-region[aria-label^='Tabell'] td.ps-right") == ["8", "112"]
    assert texts(main, "dl:not([class]) > dt") == ["Åtagande", "Utfall"]
    assert len(main.select(".twemoji[aria-hidden=true] > svg > path")) == 2
    labels = [tag["aria-label"] for tag in main.select(".footnote-ref, .footnote, .footnote a")]
    assert labels == ["Fotnot 1", "Fotnoter", "Tillbaka till texten vid fotnot 1"]
    english = r"\b(note|tip|warning|footnote|jump|back|copy|permanent link)\b"
    told = " ".join(texts(main, ".ps-example, .footnote")) + " ".join(map(str, labels))
    assert re.findall(english, told, re.IGNORECASE) == []


def test_every_place_is_in_the_ledger(site: BuiltSite) -> None:
    """The ids that a hand-written page has, but for those of its embeds, are those it promises."""
    promised = handwritten.addresses(ROOT)
    for address, file in handwritten.pages(ROOT).items():
        there = [str(tag["id"]) for tag in site.pages[address.removeprefix("./")](id=True)]
        own = [one for one in there if not re.match("_|fn|oversikt-|sok-", one)]
        assert own == [one.partition("#")[2] for one in promised if one.startswith(f"{address}#")]
        assert own, file


def test_no_search_finds_its_examples(main: Tag, site: BuiltSite) -> None:
    """The page excludes itself from the search index and from the lexicon."""
    assert main.select("[data-pagefind-body], [data-pagefind-filter]") == []
    assert site.pages["redaktion/"].select("[data-pagefind-body]")
    words = (site.search / "lexicon.json").read_text(encoding="utf-8")
    assert '"~redaktionen"' in words
    assert "textredigerare" not in words


def test_an_embed_is_within_what_unfolds(main: Tag) -> None:
    """Indented lists and overviews are whole, inside their own details."""
    inside = (".ps-search", ".ps-tags", ".ps-card", "section.ps-overview")
    for selector in inside:
        assert main.select(selector)
        assert len(main.select(f".ps-fold {selector}")) == len(main.select(selector)), selector


def test_it_needs_no_script_style_or_request_of_its_own(main: Tag, site: BuiltSite) -> None:
    """The page has the same scripts as every page, no inline style, and loads nothing more."""
    assert main.select("script, style, [style], img, iframe, link") == []
    scripts = [
        [str(tag["src"]).rpartition("assets/")[2] for tag in site.pages[address]("script")]
        for address in (PAGE, "om/")
    ]
    assert scripts[0] == scripts[1]


@pytest.mark.parametrize(
    ("width", "javascript"), [(320, False), (1280, True)], ids=["no javascript", "javascript"]
)
def test_tabs_show_one_at_a_time(visit: Visit, width: int, javascript: bool) -> None:
    """The first tab is open. A press opens another in its place, without any script."""
    page = visit(width, javascript=javascript).open(PAGE)
    panels = page.locator(".tabbed-content")
    expect(panels).to_have_count(len(TABS))
    for number, name in enumerate(TABS):
        if number:
            page.locator(".tabbed-label", has_text=name).click()
        shown = [panel.is_visible() for panel in panels.all()]
        assert shown == [number == other for other in range(len(TABS))]
        panel = panels.nth(number).bounding_box()
        labels = [label.bounding_box() for label in page.locator(".tabbed-label").all()]
        assert panel
        assert [label for label in labels if not label or label["y"] > panel["y"]] == []


def test_tabs_work_by_keyboard(visit: Visit) -> None:
    """The tabs are one stop and a named group. Arrows open one after another, in view."""
    page = visit(360).open(PAGE)
    group = page.get_by_role("group", name="Flikar: Windows, Mac, Linux")
    buttons = group.get_by_role("radio")
    expect(buttons).to_have_count(len(TABS))
    buttons.first.focus()
    for number, name in enumerate(TABS):
        if number:
            page.keyboard.press("ArrowRight")
        focused = page.get_by_role("radio", name=name, exact=True)
        expect(focused).to_be_focused()
        expect(focused).to_be_checked()
        assert_shows_focus(focused)
        expect(page.locator(".tabbed-content").nth(number)).to_be_visible()
    page.keyboard.press("Tab")
    expect(group.locator(":focus")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_whichever_tab_is_open(visit: Visit, width: int) -> None:
    """With any other tab open, no rule is broken, in the light or the dark palette."""
    visitor = visit(width)
    page = visitor.open(PAGE)
    found = []
    for name, scheme in zip(TABS[1:], SCHEMES, strict=True):
        page.locator(".tabbed-label", has_text=name).click()
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=RULES).response
        assert results["passes"], "axe looked at nothing"
        found += [violation["id"] for violation in results["violations"]]
        assert scroll_width(page, visitor.root) <= width
    assert found == []


def test_forced_colours_tell_the_open_tab(visit: Visit) -> None:
    """In forced colours, only the open tab has a line, and boxes have an edge."""
    page = visit(1280).open(PAGE)
    page.emulate_media(forced_colors="active")
    lines = "all => all.map(one => getComputedStyle(one).borderBottomStyle)"
    assert page.locator(".tabbed-label").evaluate_all(lines) == ["solid", "none", "none"]
    edges = "all => all.map(one => parseFloat(getComputedStyle(one).borderLeftWidth))"
    boxes = page.locator(".admonition, .ps-fold").evaluate_all(edges)
    assert len(boxes) == 10
    assert min(boxes) >= 3


def printed(page: Page) -> str:
    """The printed page, without white space."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return "".join(bare(sheet.extract_text()) for sheet in sheets)


def test_it_is_printed_whole(visit: Visit, main: Tag) -> None:
    """Paper has every box, every tab after its name, folded parts, and the footnotes."""
    page = visit(javascript=False).open(PAGE)
    page.locator(".tabbed-label", has_text=TABS[-1]).click()  # whichever tab is open
    paper = printed(page)
    parts = ".admonition, .ps-fold > :is(summary, p), .ps-fold td, dl:not([class]), .footnote p"
    wanted = [text.rstrip("↩") for text in texts(main, parts)]
    assert len(wanted) > 15
    assert [text for text in wanted if bare(text) not in paper] == []
    tabs = texts(main, ".tabbed-label, .tabbed-content")
    assert len(tabs) == 2 * len(TABS)
    assert bare("".join(tabs)) in paper


def test_every_tab_can_be_read_where_has_is_not_known(visit: Visit) -> None:
    """A browser without :has() shows all tabs, each after its name."""
    page = visit().open(PAGE)
    forget = """() => {
        for (const rule of [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])) {
            const known = rule instanceof CSSMediaRule ? [...rule.cssRules] : [];
            known.forEach((one, at) => one instanceof CSSSupportsRule && rule.deleteRule(at));
        }
    }"""
    page.evaluate(forget)
    shown = page.locator(".tabbed-label, .tabbed-content").all()
    assert [one.is_visible() for one in shown] == [True] * 2 * len(TABS)
    tops = [box["y"] for one in shown if (box := one.bounding_box())]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)
