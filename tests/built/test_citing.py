"""A quote is cited with its source: by a button, in forms that programs for references read, or by hand."""

from __future__ import annotations

import re

import pytest
import rispy
from playwright.sync_api import Locator, Page, expect
from pybtex.database import parse_string

from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.project import ORIGIN

LOCAL = "huddinge/prioriteringar/lokal-samverkan/"
PLAN = "huddinge/verksamhetsplan-2020"


def opened(visit: Visit, address: str = LOCAL) -> Page:
    visitor = visit(360)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return visitor.open(address)


def copied(page: Page, cite: Locator, form: str) -> str:
    """What a button of the citation puts on the clipboard. Its words say that it did."""
    if cite.get_attribute("open") is None:
        cite.locator("summary").click()
    cite.get_by_role("button", name=form).click()
    expect(cite.get_by_role("status")).to_have_text("Kopierat")
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def test_a_quote_is_copied_with_its_source(visit: Visit, model: Site) -> None:
    """With whose it is, the document, its date and number, the page and the address of just that place."""
    page = opened(visit)
    pair = page.locator(".ps-pair").first
    told = copied(page, pair.locator(".ps-cite").first, "Kopiera citat och källa")
    entry = model.catalogue.documents[PLAN]
    quote = pair.locator(".ps-said").first.inner_text()
    assert told.startswith(f"”{' '.join(quote.split())}” Huddinge kommun: {entry.document.title}")
    assert f"diarienummer {entry.document.reference}" in told
    address = f"{ORIGIN}{LOCAL}#{pair.get_attribute('id')}"
    assert re.search(rf"Planspegeln: {re.escape(address)}\. Hämtad \d{{4}}-\d\d-\d\d\.$", told)


def test_programs_for_references_read_it(visit: Visit, model: Site) -> None:
    """Each form has the same, whoever reads it."""
    page = opened(visit)
    cite = page.locator(".ps-pair .ps-cite").first
    document = model.catalogue.documents[PLAN].document
    [entry] = parse_string(copied(page, cite, "BibTeX"), "bibtex").entries.values()
    [record] = rispy.loads(copied(page, cite, "RIS"))
    assert ["Huddinge kommun"] == [
        " ".join(one.last_names).strip("{}") for one in entry.persons["author"]
    ]
    assert ["Huddinge kommun"] == record["authors"]
    assert document.title == entry.fields["title"] == record["title"]
    assert str(document.years[-1]) == entry.fields["year"] == record["year"]
    assert document.reference == entry.fields["number"].replace("\\", "") == record["number"]
    assert entry.fields["url"] == record["urls"][0]
    assert entry.fields["url"].startswith(ORIGIN + LOCAL)
    assert entry.fields["note"] == record["notes"][0]
    assert entry.fields["urldate"] == record["access_date"].replace("/", "-")


@pytest.mark.parametrize("address", [LOCAL, "huddinge/", "soderhamn/insatser/klokhuset/"])
def test_every_citation_leads_to_its_quote(visit: Visit, address: str) -> None:
    """Its address is one of the site, and the sentence stands there."""
    visitor = visit(1440)
    page = visitor.open(address)
    links = page.locator(".ps-cite__source a")
    told = [(one.get_attribute("href"), one.text_content() or "") for one in links.all()]
    quotes = page.evaluate("""() => [...document.querySelectorAll("[data-cite]")].map((source) => {
      let above = source.parentElement;
      while (!above.matches(".ps-said")) above = above.previousElementSibling;
      return above.textContent;
    })""")
    assert told
    for (href, shown), quote in list(zip(told, quotes, strict=True))[:12]:
        assert href is not None
        assert shown.startswith(ORIGIN)
        there = visitor.context.new_page()
        there.goto(visitor.root + shown.removeprefix(ORIGIN))
        place = there.locator(f"[id='{shown.rpartition('#')[2]}']").first
        words = " ".join(quote.split())[:40]
        assert words in " ".join((there.locator("main").text_content() or "").split())
        expect(place).to_be_attached()
        there.close()


def test_a_citation_by_keys_and_by_hand(visit: Visit) -> None:
    """Return unfolds it and presses its buttons. Without a script the source stands there, and no button."""
    page = opened(visit)
    summary = page.locator(".ps-pair .ps-cite summary").first
    summary.focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Kopiera citat och källa")
    expect(button).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ps-cite [role=status]").first).to_have_text("Kopierat")
    bare = visit(360, javascript=False).open(LOCAL)
    cite = bare.locator(".ps-pair .ps-cite").first
    cite.locator("summary").click()
    expect(cite.locator(".ps-cite__source")).to_contain_text("Huddinge kommun: ")
    expect(cite.get_by_role("button")).to_have_count(0)
