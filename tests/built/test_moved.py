"""Pages that have moved, for a visitor with an old link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.built.conftest import serve, windows
from tests.built.project import copy_project, mkdocs, replace_once

DOCUMENT = "huddinge/dokument/verksamhetsplan-2020/"
FORMER = "huddinge/dokument/plan-2020/"
PRIORITY = "huddinge/prioriteringar/prevention/"
WITHDRAWN = f"""\
withdrawn:
  - address: {DOCUMENT}#gammalt
    title: Något gammalt
    date: 2026-11-20
    reason: Det står inte i dokumentet.
    moved_to: {PRIORITY}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root of a site with a renamed document and a place on it that has moved."""
    project = copy_project(tmp_path_factory.mktemp("moved") / "project")
    plan = project / "data/huddinge/documents/verksamhetsplan-2020.yml"
    replace_once(
        plan, "id: verksamhetsplan-2020", "id: verksamhetsplan-2020\nformer_ids: [plan-2020]"
    )
    replace_once(project / "data/withdrawn.yml", "withdrawn:\n", WITHDRAWN)
    built = mkdocs(project, "build", "--strict", "--site-dir", str(project / "out"))
    assert built.returncode == 0, built.stdout
    with serve(project / "out") as address:
        yield address


@pytest.mark.parametrize(
    ("javascript", "before", "after"),
    [
        (True, "", ""),
        (True, "#lokal-samverkan", "#lokal-samverkan"),
        (False, "#lokal-samverkan", ""),
    ],
    ids=["page", "place", "no javascript"],
)
def test_a_former_address_leads_on(
    browser: Browser, root: str, javascript: bool, before: str, after: str
) -> None:
    """A former address leads to the same place on the page. Without JavaScript: to the page."""
    with windows(browser, root) as new:
        visitor = new(javascript=javascript)
        visitor.open("om/")
        page = visitor.page
        page.goto(f"{root}{FORMER}{before}", wait_until="commit")
        expect(page).to_have_url(f"{root}{DOCUMENT}{after}")
        if after:
            expect(page.locator(f'[id="{after[1:]}"]')).to_be_in_viewport()
        page.go_back()
        expect(page).to_have_url(f"{root}om/")


@pytest.mark.parametrize("address", [DOCUMENT, FORMER], ids=["page", "former address"])
def test_a_place_that_has_moved_says_where(browser: Browser, root: str, address: str) -> None:
    """An old link to a removed place leads to the line that links to the new place."""
    with windows(browser, root) as new:
        page = new(360).page
        page.goto(f"{root}{address}#gammalt", wait_until="commit")
        expect(page).to_have_url(f"{root}{DOCUMENT}#gammalt")
        line = page.locator("#gammalt")
        expect(line).to_be_in_viewport()
        expect(line).to_contain_text("Något gammalt flyttades 20\N{NO-BREAK SPACE}november")
        line.get_by_role("link").click()
        expect(page).to_have_url(f"{root}{PRIORITY}")
