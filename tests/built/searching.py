"""What the tests of the search ask of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from playwright.sync_api import Locator, Page

QUERIES: Final = Path(__file__).parent.parent / "search_queries.yml"
AMONG: Final = 3


def results(page: Page, text: str) -> list[str]:
    """Search on the search page. Returns the addresses of the hits in order, without anchors."""
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill(text)
    field.press("Enter")
    return shown(page)


def shown(page: Page) -> list[str]:
    """The addresses shown when the search is done."""
    page.locator('[data-search-state="done"]').wait_for(state="attached")
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[data-results] > li")].map((hit) =>
             new URL(hit.querySelector("a").href).pathname.slice(1))"""
    )
    return found


def said_by(hit: Locator) -> str:
    """What a hit says. A sentence that stands further up, which it leads to, is counted in."""
    own: str = hit.evaluate(
        """hit => [hit, ...[...hit.querySelectorAll("a[href^='#']")].map((one) => document.querySelector(one.hash))]
             .map((one) => one.innerText).join("\\n")"""
    )
    return own


def query_set() -> dict[str, Any]:
    """The queries, those that are known to fail, and how many of each kind are answered first."""
    found: dict[str, Any] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return found
