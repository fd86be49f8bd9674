"""The site as people adjust it: opened, enlarged, spaced out, recoloured, still."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.built.axe import look
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.test_browser import assert_shows_focus, scroll_width

# WCAG 1.4.12, with the numbers from its text.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
# Text that its own box cuts off. Boxes that scroll, and text hidden on purpose, do not count.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    return one.textContent.trim() && !one.closest("svg, .ps-visually-hidden, .ps-skip")
        && style.clipPath === "none"
        && (["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1
        || ["hidden", "clip"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map(one => one.className || one.tagName)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_suggestions_open(visit: Visit, width: int) -> None:
    """With suggestions under the search field and one chosen, no rule is broken."""
    visitor = visit(width)
    page = visitor.open("om/")
    page.get_by_role("combobox").first.fill("trygghet")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    assert look(page).violations == {}
    assert scroll_width(page, visitor.root) <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_among_hits(visit: Visit, width: int) -> None:
    """With hits and filters on the search page, no rule is broken."""
    visitor = visit(width)
    page = visitor.open("sok/?q=trygghet")
    expect(page.locator("[data-results] > li").first).to_be_visible()
    assert look(page).violations == {}
    assert scroll_width(page, visitor.root) <= width


# A reader's own style. The site's policy does not apply to it.
STYLE = """css => {
    const own = new CSSStyleSheet();
    own.replaceSync(css);
    document.adoptedStyleSheets = [own];
}"""


def test_text_can_be_spaced_out(visit: Visit, kinds: list[str], panels: list[str]) -> None:
    """With the spacing of WCAG 1.4.12, nothing is cut off or wider than the screen."""
    visitor = visit()
    for address in (*kinds, *panels):
        page = visitor.open(address)
        page.evaluate(STYLE, SPACING)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert scroll_width(page, visitor.root) <= width, f"/{address} at {width}"
            assert page.evaluate(CUT) == [], f"/{address} at {width}"


# At each Tab: the focused element, if no part of it can be seen (WCAG 2.4.11).
# Nothing, if it can be seen.
HIDDEN: Final = """() => {
    window.hidden = [];
    addEventListener("keyup", () => {
        const one = document.activeElement;
        const seen = box => [0.1, 0.5, 0.9].some(part => {
            const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
            const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
            const there = right > left && bottom > top
                && document.elementFromPoint(left + (right - left) * part, (top + bottom) / 2);
            return there
                && (one.contains(there) || there.contains(one) && there !== document.body);
        });
        const shown = one === document.body || [...one.getClientRects()].some(seen);
        hidden.push(shown ? "" : one.outerHTML.slice(0, 100));
    }, true);
}"""
TABS: Final = 25


def test_no_page_is_wider_with_text_of_twice_the_size(visit: Visit, site: BuiltSite) -> None:
    """On a phone, each page of the site is as wide as the phone (WCAG 1.4.4 and 1.4.10)."""
    visitor = visit(360)
    wide = []
    for address in sorted({*site.pages} - site.redirects):
        page = visitor.open(address)
        page.evaluate(STYLE, "html { font-size: 200% !important }")
        if scroll_width(page, visitor.root) > 360:
            wide.append(address)
    assert [] == wide


def test_nothing_hides_the_focus_at_400_percent(
    visit: Visit, kinds: list[str], panels: list[str]
) -> None:
    """At 1280 by 1024 and 400 %, the focused element is on screen and on top."""
    visitor = visit(320, 256)
    for address in (*kinds, *panels):
        page = visitor.open(address)
        assert scroll_width(page, visitor.root) <= 320, address
        page.evaluate(HIDDEN)
        for _ in range(TABS):
            page.keyboard.press("Tab")
        assert page.evaluate("hidden") == [""] * TABS, address


def test_forced_colours_keep_shapes_lines_and_focus(
    visit: Visit, kinds: list[str], panels: list[str]
) -> None:
    """In forced colours, statuses, bars, marks and focus can still be distinguished."""
    visitor = visit(1280)
    seen = {"shapes": 0, "bars": 0}
    for address in (*kinds, *panels):
        page = visitor.open(address)
        page.emulate_media(forced_colors="active")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        shapes = page.locator(".ps-shape").evaluate_all(
            "all => all.map(one => [getComputedStyle(one).fill, "
            "getComputedStyle(one.parentElement).color])"
        )
        assert [pair for pair in shapes if pair[0] != pair[1]] == [], address
        bars = page.locator(".ps-bars").evaluate_all(
            "all => all.map(one => [...one.children].map(bar => "
            "getComputedStyle(bar).fill + getComputedStyle(bar).stroke))"
        )
        assert [bar for bar in bars if len(set(bar)) != len(bar)] == [], address
        seen["shapes"] += len(shapes)
        seen["bars"] += len(bars)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert_shows_focus(page.locator("body :focus"))
    assert all(seen.values()), seen


def test_nothing_moves_for_those_who_asked_for_stillness(
    visit: Visit, kinds: list[str], panels: list[str]
) -> None:
    """With reduced motion, no element has an animation, a transition or smooth scrolling."""
    visitor = visit(1280)
    moving = """() => [...document.querySelectorAll("*")].filter(one => {
        const style = getComputedStyle(one);
        return style.animationName !== "none" || style.scrollBehavior !== "auto"
            || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0);
    }).map(one => one.className || one.tagName)"""
    for address in (*kinds, *panels):
        page = visitor.open(address)
        assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
        assert page.evaluate(moving) == [], address
