"""What axe finds wrong with a page, in the light and the dark palette."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# All of WCAG 2.2 AA and axe's own good practices. Nothing is excluded; an exclusion that becomes
# necessary is listed here with its reason.
RULES: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # axe runs it only on request
}
# The rules about colours.
COLOURS: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
SCRIPT: Final[str] = Axe().axe_script
# If only colours have changed since the last look, run only the rules about colours. The page has
# then the same markup, and every box has the same place and is as visible. Return only what the
# tests use: a full result of axe has thousands of values.
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
    """For each palette: the broken rules, with the elements, and the colour of the paper."""

    violations: dict[str, Any]
    papers: dict[str, str]


def look(page: Page) -> Looked:
    """Run axe on a page in both palettes. The page is left in the light one."""
    if page.evaluate("typeof axe") == "undefined":  # once for each page, however often it is tested
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
