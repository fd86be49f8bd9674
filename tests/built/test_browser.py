"""The site as visitors use it: by mouse, by keyboard, on a phone and without JavaScript."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from planspegeln.catalogue.entries import ItemEntry, PriorityEntry, Related
from planspegeln.pages.addresses import document_address, municipality_address, priority_address
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit


def tied(model: Site) -> tuple[PriorityEntry, ItemEntry, Related]:
    """A priority that is planned, reported and linked to another one. The report comes last."""
    return next(
        (entry, entry.follow_ups[-1], related)
        for entry in model.catalogue.priorities.values()
        for related in entry.related
        if entry.plans and entry.follow_ups and related.there.priority
    )


def at(page: Page, root: str, address: str) -> None:
    """The visitor is at an address of the site."""
    expect(page).to_have_url(root + address)


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no javascript"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_from_the_start_to_the_other_municipality(
    visit: Visit, model: Site, width: int, javascript: bool
) -> None:
    """From the start to a municipality, a priority, to its place in the report, back, and to related work."""
    entry, reported, related = tied(model)
    there = related.there.priority
    assert there is not None
    visitor = visit(width, javascript=javascript)
    page, heading = visitor.open(""), visitor.page.locator("h1")
    main = page.get_by_role("main")

    main.get_by_role("link", name=entry.municipality.name, exact=True).first.click()
    at(page, visitor.root, municipality_address(entry.municipality))
    main.get_by_role("link", name=entry.priority.title, exact=True).first.click()
    at(page, visitor.root, priority_address(entry))
    expect(heading).to_have_text(entry.priority.title)

    place = f"{document_address(reported.entry)}#{reported.item.id}"
    main.locator(f'a[href$="{place.removeprefix(entry.municipality.id)}"]').first.click()
    at(page, visitor.root, place)
    item = page.locator(f'[id="{reported.item.id}"]')
    expect(item).to_be_in_viewport()
    box = item.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200

    item.get_by_role("heading").get_by_role("link").click()
    at(page, visitor.root, priority_address(entry))

    main.get_by_role("heading", name=there.priority.title).get_by_role("link").first.click()
    at(page, visitor.root, priority_address(there))
    expect(heading).to_have_text(there.priority.title)
    assert there.municipality != entry.municipality
    expect(main).to_contain_text(there.municipality.name)


def test_a_quote_leads_to_its_words(visit: Visit, model: Site) -> None:
    """The source link below a quote scrolls the reading view to its words."""
    entry, _, related = tied(model)
    visitor = visit(360)
    page = visitor.open(priority_address(entry))
    page.locator(f'figure a[href$="#{related.anchor}"]').first.click()
    words = page.locator(f'[id="{related.anchor}"]')
    expect(words).to_contain_text(related.here.quote)
    expect(words).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no javascript"])
def test_nothing_scrolls_sideways_on_a_narrow_screen(
    visit: Visit, kinds: list[str], javascript: bool
) -> None:
    """At 320 px (1280 px at 400 % zoom), no kind of page is wider than the screen."""
    visitor = visit(320, javascript=javascript)
    wide = {
        address: width
        for address in kinds
        if (width := scroll_width(visitor.open(address), visitor.root)) > 320
    }
    assert wide == {}


@pytest.mark.parametrize("width", [610, 719, 722, 768, 860])
def test_no_table_of_sums_is_cut_between_a_phone_and_a_wide_page(visit: Visit, width: int) -> None:
    """Their columns stand below each other, or have room."""
    visitor = visit(width)
    for address in ("uppfoljning/", "huddinge/uppfoljning/", "huddinge/siffror/", "siffror/"):
        regions = visitor.open(address).locator(".ps-table-region")
        wide = regions.evaluate_all("all => all.map((one) => one.scrollWidth - one.clientWidth)")
        assert {0} == set(wide), address


def scroll_width(page: Page, root: str) -> int:
    """The width of the page, measured without the page's own scripts."""
    assert page.url.startswith(root)
    sizes = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    return int(sizes["cssContentSize"]["width"])


def test_the_keyboard_skips_to_the_content(visit: Visit, kinds: list[str]) -> None:
    """On every kind of page, the first Tab shows a link that moves the focus past the header."""
    visitor = visit(360)
    for address in kinds:
        page = visitor.open(address)
        page.keyboard.press("Tab")
        skip = page.locator("a:focus")
        expect(skip).to_have_text("Hoppa till innehållet")
        assert_shows_focus(skip)
        page.keyboard.press("Enter")
        expect(page.locator("main :focus")).to_have_id("_huvudinnehall")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_keyboard_reaches_everything_in_the_header(visit: Visit, width: int) -> None:
    """Tab goes through the header's links in order, then the search, each with visible focus."""
    visitor = visit(width)
    page = visitor.open("om/")
    header = page.get_by_role("banner")
    wanted = [link.inner_text() for link in header.get_by_role("link").all()]
    page.keyboard.press("Tab")
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        focused = page.locator("header :focus")
        if focused.count() == 0:
            break
        assert_shows_focus(focused)
        reached.append(focused.inner_text().strip() or focused.get_attribute("name") or "")
    assert [name for name in reached if name in wanted] == wanted
    assert {"Planspegeln", "Ämnen", "Åtaganden"} <= set(wanted)
    assert reached[-2:] == ["q", "Sök"]


@pytest.mark.parametrize(("width", "rows"), [(320, [3, 2]), (360, [5]), (410, [5])])
def test_no_link_of_the_menu_stands_alone_on_a_row(
    visit: Visit, width: int, rows: list[int]
) -> None:
    """On a phone they have one row, or two that are even."""
    page = visit(width).open("om/")
    links = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").all()
    tops = [box["y"] for link in links if (box := link.bounding_box())]
    assert rows == list(Counter(tops).values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_in_an_empty_field_can_be_read(
    visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    """It has the colour of soft text, whose contrast axe knows. A browser's own grey is too faint in the dark."""
    page = visit(scheme=scheme).open("om/")
    found, soft = page.evaluate(
        """() => {
            const field = document.querySelector(".ps-box__input"), note = document.querySelector(".ps-footer p");
            return [getComputedStyle(field, "::placeholder").color, getComputedStyle(note).color];
        }"""
    )
    assert soft == found


def test_buttons_that_copy_have_room_for_a_finger(visit: Visit) -> None:
    """All alike, on a phone: at the foot of a page, where something is cited, and below a picture."""
    page = visit(360).open("huddinge/")
    buttons = page.locator(".ps-copy:visible").all()
    heights = {box["height"] for one in buttons if (box := one.bounding_box())}
    assert len(buttons) > 3
    assert {44} == heights


def assert_shows_focus(element: Locator) -> None:
    """Fail unless a focused element is on screen, on top, and has a line around it."""
    expect(element).to_be_in_viewport(ratio=1)
    shown = element.evaluate(
        """e => {
            const s = getComputedStyle(e), b = e.getBoundingClientRect();
            const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
            const lined = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
            return { lined, on_top: e.contains(top), width: b.width };
        }"""
    )
    assert shown["lined"], element
    assert shown["on_top"], element
    assert shown["width"] > 1, element


def test_a_wrong_address_leads_back(visit: Visit) -> None:
    """A missing address, however deep, shows a page with working links."""
    visitor = visit()
    page = visitor.open("huddinge/finns/inte/")
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
    page.get_by_role("main").get_by_role("link", name="Till startsidan").click()
    at(page, visitor.root, "")
    assert [fault for fault in visitor.faults if "404" not in fault] == []
    visitor.faults.clear()  # the browser reports the missing page by itself
