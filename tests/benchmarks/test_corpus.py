"""The made-up municipalities: without faults, the same each time, and as many as asked for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.corpus import FIXED_PAGES, Corpus
from benchmarks.vocabulary import TOWN
from planspegeln.rendering.site import Site
from tests.built.project import ROOT, snapshot

WRITTEN = 4  # the hand-written pages


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "data"
    Corpus(ROOT / "data").write(50, folder)
    return folder


@pytest.fixture(scope="module")
def site(data: Path) -> Site:
    return Site.open(data)  # raises on any fault


def test_corpus_passes_the_check_and_is_used_to_the_full(site: Site) -> None:
    """The corpus has everything that the real documents have: extracts, links and charts."""
    catalogue = site.catalogue
    assert catalogue.extracts.commitments
    assert catalogue.extracts.outcomes
    assert catalogue.extracts.measures
    assert catalogue.links
    assert site.charts
    assert not site.catalogue.unpublishable  # or no build of it would be published, nor measured


def test_corpus_is_obviously_invented(site: Site) -> None:
    """No real municipality is named, and every name is numbered."""
    real = Corpus(ROOT / "data").vocabulary.towns
    for own in site.catalogue.municipalities.values():
        assert own.municipality.name.startswith(f"{TOWN} ")
    for document in site.catalogue.documents.values():
        assert [leaf.text for leaf in document.text.leaves if real.search(leaf.text)] == []


def test_corpus_has_no_other_units_after_its_numbers() -> None:
    """The words that a unit is printed with stay, and stand for no other word."""
    vocabulary = Corpus(ROOT / "data").vocabulary
    pick = random.Random(1)  # noqa: S311 - no secret
    assert (
        "1 250 kkr, 74 procent, två miljoner"
        == vocabulary.rewrite("1 250 kkr, 74 procent, två miljoner", pick).text
    )
    assert not {"kkr", "procent", "miljoner", "kronor"} & set(vocabulary.lower)


def test_corpus_is_the_same_twice(data: Path, tmp_path: Path) -> None:
    """It is the same, letter for letter, whatever was generated before."""
    Corpus(ROOT / "data").write(50, tmp_path / "data")
    assert snapshot(data) == snapshot(tmp_path / "data")


@pytest.mark.parametrize("pages", [70, 200])  # two municipalities have 70
def test_corpus_has_the_pages_asked_for(pages: int, tmp_path: Path) -> None:
    """The number of pages for visitors is within a tenth of the request. Panels are not counted."""
    made = Corpus(ROOT / "data").write(pages, tmp_path / "data")
    every = Site.open(tmp_path / "data").pages.values()
    held = sum(not page.is_panel for page in every)
    assert held + WRITTEN == made
    assert pages * 0.9 <= made <= pages * 1.1
    assert FIXED_PAGES < made


def test_no_two_people_share_a_name(site: Site) -> None:
    """A name that is a word, or somebody else's, would be a fault of the corpus in a large one."""
    names = [
        person.name
        for entry in site.catalogue.documents.values()
        for person in entry.document.personal
        if "@" not in person.name
    ]
    words = [word for name in names for word in name.split()]
    assert len(names) > 7
    assert [] == [word for word in words if not word.startswith("Låts")]
    assert len(words) == len(set(words))
