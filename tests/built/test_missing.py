"""What the page for an address that leads nowhere shows."""

from __future__ import annotations

import pytest

from tests.built.conftest import Visit


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("huddinge/prioriteringar/lokal-samverkn/", "Lokal samverkan (Prioritering, Huddinge)"),
        ("gammalt/Klokhus.html", "Klokhuset (Insats, Söderhamn)"),
        ("gammalt/utomhusmiljöer/", "Trygghet i utomhusmiljöer (Insats, Söderhamn)"),
    ],
)
def test_near_pages_are_shown(visit: Visit, address: str, first: str) -> None:
    """The pages whose words are nearest to the last words of the address, the nearest first."""
    visitor = visit()
    page = visitor.open(address)
    links = page.get_by_role("region", name="Sökte du någon av de här sidorna?").get_by_role(
        "listitem"
    )
    links.first.wait_for()
    assert links.first.inner_text() == first
    assert links.count() <= 5
    links.first.get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text() == first.split(" (", maxsplit=1)[0]
    visitor.forgive("404")


@pytest.mark.parametrize("address", ["%E5%E4/", "qqqqqqqq/", "<b>/", "-/"])
def test_nothing_near(visit: Visit, address: str) -> None:
    """Nothing is shown for an address without words that the collection has."""
    visitor = visit()
    page = visitor.open(address)
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-near]").is_hidden()
    assert page.get_by_role("main").get_by_role("link", name="Alla ämnen").is_visible()
    visitor.forgive("404")


def test_without_javascript_there_are_ways_on(visit: Visit) -> None:
    """The page leads to the search, the start and the topics."""
    visitor = visit(javascript=False)
    page = visitor.open("finns-inte/")
    assert page.locator("[data-near]").is_hidden()
    assert page.get_by_role("main").get_by_role("link").count() == 3
    visitor.forgive("404")
