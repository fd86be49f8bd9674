"""A quick look at some municipalities shows their pages as the whole site has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.corpus import Corpus
from planspegeln.loading.faults import DataError
from planspegeln.pages.pages import Page
from planspegeln.rendering.site import Site
from tests.conftest import REAL, Copy

# The parts of compounds are words that any document may have.
PARTS = re.compile(r'<span data-pagefind-meta="(?:delar|annanstans)">.*?</span>')


def _drawn(site: Site, page: Page) -> str:
    return PARTS.sub("", str(site.render(page)))


def _shown(site: Site, own: str) -> dict[str, str]:
    return {one.address: _drawn(site, one) for one in site.shown if one.municipality == own}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of several municipalities, of which some are tied to each other."""
    folder = tmp_path_factory.mktemp("around") / "data"
    Corpus(REAL).write(200, folder)
    return folder


def test_the_pages_are_those_of_the_whole_site(made_up: Path) -> None:
    """Of each municipality, whichever others are read."""
    whole = Site.open(made_up)
    names = [*whole.catalogue.municipalities]
    for own in names:
        site = Site.around(made_up, [own])
        assert len(site.catalogue.municipalities) < len(names)
        assert _shown(site, own) == _shown(whole, own)


def test_two_at_once(made_up: Path) -> None:
    """Each is as the whole site has it."""
    whole = Site.open(made_up)
    first, *_, last = whole.catalogue.municipalities
    site = Site.around(made_up, [first, last])

    for own in (first, last):
        assert _shown(site, own) == _shown(whole, own)


def test_others_are_not_shown(tiny: Copy) -> None:
    """A page may link to them all the same."""
    site = Site.around(tiny.root, ["exempelby"])

    assert {page.municipality for page in site.shown} == {None, "exempelby"}
    assert "pahittkoping/prioriteringar/lugna-torg/" in site.pages


def test_what_is_wrong_in_its_files_is_told(tiny: Copy) -> None:
    """A quote that does not stand in the text is not shown, not even for a moment."""
    position = tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "quote: Nämnden ska sätta upp tre bänkar",
        "quote: ¦Nämnden ska sätta upp fyra bänkar",
    )
    with pytest.raises(DataError) as told:
        Site.around(tiny.root, ["pahittkoping"])

    assert position in str(told.value)


def test_what_is_wrong_elsewhere_waits(tiny: Copy) -> None:
    """The build of the whole site tells it."""
    tiny.write("links.yml", "links: []\n")
    tiny.write("pahittkoping/municipality.yml", "hittepa: 1\n")

    assert Site.around(tiny.root, ["exempelby"]).shown


def test_a_file_for_all_must_be_read(tiny: Copy) -> None:
    """Without the topics, for example, no page can be made."""
    tiny.write("topics.yml", tiny.read("topics.yml") + "hittepa: 1\n")

    with pytest.raises(DataError, match=r"data/topics\.yml"):
        Site.around(tiny.root, ["exempelby"])
