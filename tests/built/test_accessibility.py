"""Every kind of page against WCAG 2.2 AA, on narrow and wide screens, light and dark.

Each page is opened once. It is tested in every width, first as it opens and then with everything
unfolded. On a phone, a page with something to unfold is tested only unfolded: that shows everything
that the folded page shows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.built.axe import COLOURS, RULES, SCRIPT, look
from tests.built.conftest import Visit, windows
from tests.built.test_browser import scroll_width

STANDING: Final = (320, 768, 1440)
UNFOLDED: Final = (320, 1280)
PRESSED: Final = (320, 1280)
UNFOLD: Final = "all => all.filter(one => !one.open).map(one => one.open = true).length"
# Targets that are smaller than WCAG 2.5.8 allows. Links in sentences are exempt.
SMALL: Final = """() => [...document.querySelectorAll("a, button, input, select, summary")].filter(one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    return box.width && style.display !== "inline" && style.clipPath === "none"
        && (box.width < 24 || box.height < 24);
}).map(one => `${one.className || one.tagName} ${one.textContent.trim().slice(0, 30)}`)"""


@dataclass
class Seen:
    """The findings on every kind of page, by width, with the page's address."""

    standing: dict[int, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    papers: dict[int, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    small: dict[int, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    opened: int = 0  # of the folded parts
    unfolded: dict[int, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    wide: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))


def resize(page: Page, width: int) -> None:
    """Give the window another width."""
    page.set_viewport_size({"width": width, "height": 800})


@pytest.fixture(scope="module")
def seen(browser: Browser, server: str, kinds: list[str], panels: list[str]) -> Seen:
    """The findings of axe and of the functions below, on each kind of page and of panel."""
    seen = Seen()
    with windows(browser, server) as new:
        visitor = new(STANDING[0])
        for address in (*kinds, *panels):
            page = visitor.open(address)
            folded = page.locator("details:not([open])").count()
            for width in STANDING[1:] if folded else STANDING:
                resize(page, width)
                violations, papers = look(page)
                seen.standing[width] |= violations
                seen.papers[width] |= set(papers.items())
            for width in PRESSED:
                resize(page, width)
                seen.small[width][address] = page.evaluate(SMALL)
            opened = page.locator("details").evaluate_all(UNFOLD)
            for width in UNFOLDED if opened else ():
                resize(page, width)
                seen.unfolded[width] |= look(page).violations
                seen.wide[width][address] = scroll_width(page, visitor.root)
            seen.opened += opened
    return seen


@pytest.mark.parametrize("width", STANDING)
def test_axe_finds_nothing(seen: Seen, width: int) -> None:
    """No kind of page breaks a rule when it opens, in the light or the dark palette."""
    assert seen.standing[width] == {}
    papers = seen.papers[width]
    assert len({colour for _, colour in papers}) == len(papers) == 2


def test_what_sees_colours_is_asked_in_both_palettes(visit: Visit) -> None:
    """Every rule about colours that is used is tested in both palettes."""
    page = visit().open("om/")
    page.evaluate(SCRIPT)
    about = page.evaluate(
        """tags => axe.getRules(tags).filter(({ tags }) => tags.includes("cat.color"))
            .map(({ ruleId }) => ruleId)""",
        RULES["runOnly"],
    )
    assert set(about) == set(COLOURS["runOnly"]["values"])


@pytest.mark.parametrize("width", UNFOLDED)
def test_axe_finds_nothing_with_everything_unfolded(seen: Seen, width: int) -> None:
    """With everything unfolded, no rule is broken and everything has room."""
    assert seen.opened > 0
    assert seen.unfolded[width] == {}
    assert {address: found for address, found in seen.wide[width].items() if found > width} == {}


@pytest.mark.parametrize("width", PRESSED)
def test_targets_are_large_enough(
    seen: Seen, kinds: list[str], panels: list[str], width: int
) -> None:
    """Every target that is not a link in a sentence is at least 24 px each way."""
    assert seen.small[width].keys() == {*kinds, *panels}
    assert {address: found for address, found in seen.small[width].items() if found} == {}
