"""Every kind of page against WCAG 2.2 AA, on narrow and wide screens, light and dark."""

from __future__ import annotations

from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.built.conftest import Visit

# All of WCAG 2.2 AA and axe's own good practices. Nothing is excluded; an exclusion that becomes
# necessary stands here with its reason.
RULES: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # axe leaves it out unless it is asked for
}


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_axe_finds_nothing(visit: Visit, kinds: list[str], width: int) -> None:
    """No kind of page breaks a rule as it stands when opened, in the light or the dark palette."""
    visitor, axe = visit(width), Axe()
    found, papers = {}, set()
    for address in kinds:
        page = visitor.open(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
            papers.add((scheme, page.evaluate("getComputedStyle(document.body).backgroundColor")))
            results = axe.run(page, options=RULES).response
            assert results["passes"], "axe looked at nothing"
            for violation in results["violations"]:
                targets = [node["target"] for node in violation["nodes"]]
                found[f"/{address} {scheme}: {violation['id']}"] = targets
        page.emulate_media(color_scheme="light")
    assert found == {}
    assert len({colour for _, colour in papers}) == len(papers) == 2
