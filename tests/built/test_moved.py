"""What has moved, as a visitor with an old link meets it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.built.conftest import serve, windows
from tests.built.project import copy_project, mkdocs, replace_once

DOCUMENT = "huddinge/dokument/verksamhetsplan-2020/"
FORMER = "huddinge/dokument/plan-2020/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with a document that had another id before: the address of its root."""
    project = copy_project(tmp_path_factory.mktemp("moved") / "project")
    plan = project / "data/huddinge/documents/verksamhetsplan-2020.yml"
    replace_once(
        plan, "id: verksamhetsplan-2020", "id: verksamhetsplan-2020\nformer_ids: [plan-2020]"
    )
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
    """A former address leads to the same place on the page, without JavaScript to the page."""
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
