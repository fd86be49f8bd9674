"""All pages, drawn in parts."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from planspegeln.cores import together
from planspegeln.pages.pages import Page
from planspegeln.rendering import batches
from planspegeln.rendering.site import Site
from tests.conftest import REAL


def test_every_page_is_drawn_as_by_itself() -> None:
    """On two cores each page has the bytes that it has if it is drawn alone, in a site of its own."""
    drawn = together(batches.batches(Site.open(REAL)), 2)
    found = {address: batches.unpack(html) for own in drawn for address, html in own.items()}
    alone = Site.open(REAL)
    assert found == {address: str(alone.render(page)) for address, page in alone.pages.items()}


def test_a_municipality_is_one_task() -> None:
    """Its pages share what is made of its documents. Every other page is a task of its own."""
    site = Site.open(REAL)
    parts = [own.keys() for own in together(batches.batches(site), 1)]
    for name in site.catalogue.municipalities:
        (one,) = [addresses for addresses in parts if f"{name}/" in addresses]
        assert {site.pages[address].municipality for address in one} == {name}
    others = [page for page in site.pages.values() if not page.municipality]
    assert len(parts) == len(others) + len(site.catalogue.municipalities)


def test_a_page_that_cannot_be_drawn_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are there. Whoever wants it learns why."""
    site = Site.open(REAL)
    render = site.render

    def fail(page: Page) -> Markup:
        if page.address == "soderhamn/":
            raise ValueError("mallen är trasig")
        return render(page)

    monkeypatch.setattr(site, "render", fail)
    drawn = {address for own in together(batches.batches(site), 1) for address in own}
    assert drawn == {*site.pages} - {"soderhamn/"}
