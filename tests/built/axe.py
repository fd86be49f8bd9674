"""What axe finds wrong with a page, in the light and the dark palette."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# All of WCAG 2.2 AA and axe's own good practices. Nothing is excluded; an exclusion that becomes
# necessary stands here with its reason.
RULES: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # axe leaves it out unless it is asked for
}
# Those of them that see colours.
COLOURS: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
SCRIPT: Final[str] = Axe().axe_script
# Runs only the rules about colours where the page is else what it was when looked at before: of the
# same markup, with every box in its place and as visible. All that comes back is what is asserted
# on; the whole of what axe tells is thousands of values.
_RUN: Final = """async ([rules, colours]) => {
    await Promise.all(document.getAnimations().map(one => one.finished));
    const boxes = [...document.querySelectorAll("*")].map(one => {
        const { x, y, width, height } = one.getBoundingClientRect();
        const { display, visibility, opacity, clipPath, font, pointerEvents } = getComputedStyle(one);
        return [x, y, width, height, display, visibility, opacity, clipPath, font, pointerEvents];
    });
    const shape = JSON.stringify([document.documentElement.outerHTML, boxes]);
    const { passes, violations } = await axe.run(shape === axe.shape ? colours : rules);
    axe.shape = shape;
    return {
        passed: passes.length,
        paper: getComputedStyle(document.body).backgroundColor,
        violations: violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]),
    };
}"""


class Looked(NamedTuple):
    """The rules that are broken, with the elements, and the colour of the paper, by palette."""

    violations: dict[str, Any]
    papers: dict[str, str]


def look(page: Page) -> Looked:
    """Run axe on a page as it stands, in both palettes; it is left in the light one."""
    if page.evaluate("typeof axe") == "undefined":  # once a page, however often it is looked at
        page.evaluate(SCRIPT)
    page.evaluate("axe.shape = null")
    looked = Looked({}, {})
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        result = page.evaluate(_RUN, [RULES, COLOURS])
        assert result["passed"], "axe looked at nothing"
        looked.papers[scheme] = result["paper"]
        for rule, targets in result["violations"]:
            looked.violations[f"{page.url} {scheme}: {rule}"] = targets
    return looked
