"""Pages that have moved, for a visitor with an old link."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

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
# Addresses that the site does not tell, and where each leads.
NAMING = {
    "huddinge/prioriteringar/nora-pahitt/": PRIORITY,
    f"{DOCUMENT}#arbetsgrupp-nora-pahitt": f"{DOCUMENT}#lokal-samverkan",
}
WITHHELD = "withheld:\n" + "".join(
    f"  - sha256: {sha256(address.encode()).hexdigest()}\n    date: 2026-11-20\n    moved_to: {there}\n"
    for address, there in NAMING.items()
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root of a site with a renamed document and a place on it that has moved."""
    project = copy_project(tmp_path_factory.mktemp("moved") / "project")
    plan = project / "data/huddinge/documents/verksamhetsplan-2020.yml"
    replace_once(
        plan, "id: verksamhetsplan-2020", "id: verksamhetsplan-2020\nformer_ids: [plan-2020]"
    )
    replace_once(project / "data/withdrawn.yml", "withdrawn:\n", WITHHELD + WITHDRAWN)
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *NAMING.items(),
        ("huddinge/prioriteringar/nora-pahitt/#_huvudinnehall", f"{PRIORITY}#_huvudinnehall"),
        ("huddinge/prioriteringar/nora-pahitt/index.html?a=1", PRIORITY),
    ],
)
def test_an_address_that_is_not_told_leads_on(
    browser: Browser, root: str, before: str, after: str
) -> None:
    """The site knows it by its sum only, and leads to what has replaced it."""
    with windows(browser, root) as new:
        visitor = new()
        visitor.page.goto(f"{root}{before}", wait_until="commit")
        expect(visitor.page).to_have_url(f"{root}{after}")
        visitor.forgive("404")


def test_an_address_that_is_not_told_without_javascript(browser: Browser, root: str) -> None:
    """Its reader gets the page that says that there is none, with a way to search."""
    with windows(browser, root) as new:
        visitor = new(javascript=False)
        visitor.page.goto(f"{root}huddinge/prioriteringar/nora-pahitt/")
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
        visitor.forgive("404")


def test_an_unknown_address_leads_nowhere(browser: Browser, root: str) -> None:
    """The script leaves every other address alone."""
    with windows(browser, root) as new:
        visitor = new()
        for address in ("huddinge/prioriteringar/finns-inte/", f"{DOCUMENT}#finns-inte"):
            visitor.page.goto(f"{root}{address}")
            visitor.page.wait_for_load_state("networkidle")
            expect(visitor.page).to_have_url(f"{root}{address}")
        visitor.forgive("404")


FIGURE = "huddinge-verksamhetsberattelse-2021-klotterarenden-2021"


@pytest.mark.parametrize("javascript", [True, False], ids=["", "no javascript"])
def test_a_figures_old_address_leads_to_its_municipality(
    browser: Browser, root: str, javascript: bool
) -> None:
    """The script leads there. Without it, the page lists the municipalities."""
    with windows(browser, root) as new:
        visitor = new(360, javascript=javascript)
        page = visitor.open("om/")
        page.goto(f"{root}siffror/#{FIGURE}", wait_until="commit")
        if not javascript:
            expect(page).to_have_url(f"{root}siffror/#{FIGURE}")
            page.get_by_role("main").get_by_role("link", name="Huddinge").click()
            expect(page).to_have_url(f"{root}huddinge/siffror/")
            return
        expect(page).to_have_url(f"{root}huddinge/siffror/#{FIGURE}")
        expect(page.locator(f"#{FIGURE}")).to_be_in_viewport()
        page.go_back()
        expect(page).to_have_url(f"{root}om/")


@pytest.mark.parametrize(
    "anchor",
    [
        "huddinge-finns-inte",
        "finns-inte",
        "_kommuner",
        "huddinge-verksamhetsberattelse-2021-extra-insatser-2021",
    ],
    ids=["no such figure", "no such municipality", "on this page", "withdrawn"],
)
def test_no_other_address_of_a_figure_leads_on(browser: Browser, root: str, anchor: str) -> None:
    """The reader stays on the page."""
    with windows(browser, root) as new:
        visitor = new()
        visitor.page.goto(f"{root}siffror/#{anchor}")
        visitor.page.wait_for_load_state("networkidle")
        expect(visitor.page).to_have_url(f"{root}siffror/#{anchor}")
        visitor.forgive("404")
