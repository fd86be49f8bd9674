"""No overview grows with the number of municipalities."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.corpus import Corpus
from planspegeln.catalogue.catalogue import NEWEST
from planspegeln.pages.addresses import COMMITMENTS, COMPARISON, GAPS, MEASURES, standing_address
from planspegeln.rendering import embeds
from planspegeln.rendering.site import Site
from tests.conftest import REAL

EMBEDS = (embeds.kommuner, embeds.dokumenten, embeds.amnen, embeds.aren)
PAGES = (
    *(COMMITMENTS, COMPARISON, GAPS, MEASURES),
    *map(standing_address, ("genomfort", "namns", "ingen-uppfoljning")),
    *("amnen/", "amnen/trygghet/", "amnen/ekonomi/"),
)
# What the search index needs is not shown: a topic's page has a filter for each municipality.
HIDDEN = re.compile(r"<div hidden data-pagefind-ignore>.*?</div>", re.DOTALL)
GROWTH = 1.02  # numbers get more digits, and other municipalities are among the newest


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, int]]:
    """The characters of each overview of two collections: both above the limits, one half as large again."""
    corpus = Corpus(REAL)
    found = []
    for pages in (950, 1450):
        folder = tmp_path_factory.mktemp("growth") / "data"
        corpus.write(pages, folder)
        site = Site.open(folder)
        number = len(site.catalogue.municipalities)  # pytest would print all of them
        assert number > NEWEST
        own = {one.__name__: str(one(site, "")) for one in EMBEDS}
        own |= {one: HIDDEN.sub("", str(site.render(site.pages[one]))) for one in PAGES}
        found.append({name: len(html) for name, html in own.items()})
    return found


@pytest.mark.parametrize("name", [*(one.__name__ for one in EMBEDS), *PAGES])
def test_no_overview_grows(sizes: list[dict[str, int]], name: str) -> None:
    """More municipalities make no overview longer."""
    few, many = sizes
    assert many[name] <= few[name] * GROWTH


def test_a_municipality_is_what_grows(tmp_path: Path) -> None:
    """The collections above differ: the same page for each municipality is there once more for each."""
    Corpus(REAL).write(100, tmp_path / "data")
    site = Site.open(tmp_path / "data")
    number = len(site.catalogue.municipalities)
    assert number == sum(address.endswith(f"/{COMMITMENTS}") for address in site.pages)
