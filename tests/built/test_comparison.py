"""The page that compares municipalities: what is chosen there, and the way round without JavaScript."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from planspegeln.catalogue.comparison import pairs
from planspegeln.catalogue.standing import by_topic
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.project import ORIGIN

ADDRESS = "jamfor/"
BOTH = f"{ADDRESS}?kommun=huddinge&kommun=soderhamn"
PAIR = "jamfor/huddinge-och-soderhamn/"


def opened(page: Page) -> Page:
    """The page when municipalities can be chosen."""
    expect(page.get_by_label("Kommun", exact=True)).to_be_visible()
    return page


def grid(page: Page) -> list[list[str]]:
    """The rows of the grid: the topic, and the words of each cell."""
    table = page.get_by_role("table", name="Ämne för ämne")
    expect(table).to_be_visible()
    rows = table.get_by_role("row").all()[1:]
    return [
        [re.sub(r"\s+", " ", cell).strip() for cell in row.locator("th, td").all_inner_texts()]
        for row in rows
    ]


def test_two_are_compared_as_on_their_own_page(visit: Visit, model: Site) -> None:
    """The topics of both come first, in the same order and with the same words as at build."""
    page = opened(visit().open(ADDRESS))
    page.get_by_label("Kommun", exact=True).select_option(label="Huddinge")
    told = page.locator("[data-compare-told]")
    expect(told).to_have_text("Välj en kommun till.")
    page.get_by_label("Jämför med", exact=True).select_option(label="Söderhamn")
    (pair,) = pairs(model.catalogue)
    shared = [row for row in pair.rows if row.is_shared]
    expect(told).to_have_text(f"{len(shared)} ämnen finns hos båda.")
    expect(page).to_have_url(re.compile(r"/jamfor/\?kommun=huddinge&kommun=soderhamn$"))
    expect(page).to_have_title(re.compile("^Huddinge, Söderhamn – Jämför"))
    found = grid(page)
    assert [row.topic.labels.sv for row in pair.rows] == [row[0] for row in found]
    page.goto(page.url.partition("/jamfor/")[0] + f"/{PAIR}")
    table = page.get_by_role("table", name="Ämnen som finns hos båda")
    built = [
        [re.sub(r"\s+", " ", cell).strip() for cell in row.locator("th, td").all_inner_texts()]
        for row in table.get_by_role("row").all()[1:]
    ]
    assert found[: len(shared)] == built


def test_a_comparison_can_be_shared(visit: Visit) -> None:
    """The address alone gives the same one, also the one that is copied, and Back undoes a choice."""
    visitor = visit(360)
    page = opened(visitor.open(BOTH))
    first = grid(page)
    expect(page.get_by_label("Jämför med", exact=True)).to_have_value("soderhamn")
    page.get_by_label("Jämför med", exact=True).select_option(label="–")
    expect(page.get_by_role("table", name="Ämne för ämne")).to_be_hidden()
    page.go_back()
    assert first == grid(page)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#_adress").get_by_role("button", name="Kopiera").click()
    page.locator("#_adress").get_by_text("Kopierad", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{ORIGIN}{BOTH}"


def test_links_lead_from_the_grid(visit: Visit, model: Site) -> None:
    """To each topic and each municipality."""
    visitor = visit()
    page = opened(visitor.open(BOTH))
    topics = {topic.id for topic, _ in by_topic(model.catalogue.extracts.commitments.values())}
    table = page.get_by_role("table", name="Ämne för ämne")
    expect(table).to_be_visible()
    links = {link.get_attribute("href") for link in table.get_by_role("link").all()}
    towns = {f"{visitor.root}{name}/" for name in ("huddinge", "soderhamn")}
    assert links == {f"{visitor.root}amnen/{topic}/" for topic in topics} | towns


def test_the_same_municipality_twice_is_told(visit: Visit) -> None:
    """The comparison stays as it was, and Back leads past it."""
    page = opened(visit().open(BOTH))
    first = grid(page)
    page.get_by_label("Och med", exact=True).select_option(label="Huddinge")
    told = page.locator("[data-compare-told]")
    expect(told).to_have_text(re.compile(r"hos båda\. En kommun är vald två gånger\.$"))
    assert first == grid(page)
    assert page.evaluate("history.length") == 2  # the blank page and this one


def test_an_unknown_municipality_is_not_compared(visit: Visit) -> None:
    """Whatever an address says: the same one twice, or none that there is."""
    page = opened(visit().open(f"{ADDRESS}?kommun=huddinge&kommun=huddinge&kommun=<b>&kommun=x"))
    expect(page.locator("[data-compare-told]")).to_have_text("Välj en kommun till.")
    expect(page.get_by_role("table", name="Ämne för ämne")).to_be_hidden()


def test_what_cannot_be_fetched_is_told(visit: Visit) -> None:
    """No former comparison stands under it. The pairs remain."""
    visitor = visit()
    visitor.context.route("**/huddinge/ataganden/", lambda route: route.abort())
    page = opened(visitor.open(BOTH))
    expect(page.locator("[data-compare-told]")).to_contain_text("gick inte att hämta")
    expect(page.get_by_role("table", name="Ämne för ämne")).to_be_hidden()
    expect(
        page.get_by_role("main").get_by_role("link", name="Huddinge och Söderhamn")
    ).to_be_visible()
    visitor.context.unroute("**/huddinge/ataganden/")
    page.get_by_label("Och med", exact=True).first.select_option(label="Huddinge")
    assert grid(page)
    visitor.faults.clear()


def test_without_javascript_a_pair_has_a_page(visit: Visit) -> None:
    """The overview leads there, and its links open without any script."""
    page = visit(360, javascript=False).open(ADDRESS)
    expect(page.get_by_label("Kommun", exact=True)).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Huddinge och Söderhamn").click()
    fold = page.locator("details.ps-tie").first
    expect(fold.locator("blockquote").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("blockquote").first).to_be_visible()
    other = page.locator("details.ps-tie").nth(1)
    other.locator("summary").click()
    expect(other.locator("blockquote").first).to_be_visible()
    expect(fold.locator("blockquote").first).to_be_hidden()
