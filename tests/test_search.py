"""Tests of planspegeln.search and planspegeln.compounds, on the real documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planspegeln.compounds import propose
from planspegeln.pages import priority_address
from planspegeln.search import (
    LEXICON,
    NO_OUTCOME,
    SHELF,
    Facets,
    facets,
    shelves,
    topic_mark,
)
from planspegeln.site import Site
from planspegeln.tokens import fold, tokens


@pytest.fixture(scope="module")
def site() -> Site:
    """The site of the real data."""
    return Site.open(Path("data"))


def facets_of(site: Site, address: str) -> Facets:
    """The facets of the page at an address."""
    return facets(site.catalogue, site.lexicon, site.pages[address])


def words_of(files: dict[str, Any]) -> set[str]:
    """The words on every shelf of a lexicon."""
    return {word for address, held in files.items() if address != LEXICON for word in held}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trygghetsvärd", ["trygghetsvard"]),
        ("ÅÄÖ é ü", ["aao", "e", "u"]),
        ("500 000 kr, 74% och ett 20-tal", ["500", "000", "kr", "74", "och", "ett", "20", "tal"]),
        ("_ – !", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words are compared in lower case, without dots and rings, and without signs."""
    assert tokens(text) == expected
    assert "".join(expected) == "".join(tokens(fold(text)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("trygghetsbesiktning", ("trygghet", "besiktning")),
        ("brottspreventionsatgarder", ("brott", "prevention", "atgarder")),
        ("riktlinjer", ()),
        ("trygghet", ()),
        ("dialogformer", ("dialog", "former")),
    ],
)
def test_parts_are_as_reviewed(site: Site, word: str, expected: tuple[str, ...]) -> None:
    """A reviewed compound has its reviewed parts, and one reviewed as whole has none."""
    assert site.lexicon.parts(word) == expected


def test_parts_need_no_review(site: Site) -> None:
    """A compound nobody has reviewed is split where both parts are words of the texts."""
    assert site.lexicon.parts("demokratipandemin") == ("demokrati", "pandemin")
    assert site.lexicon.parts("trygghetsklotter") == ("trygghet", "klotter")
    assert site.lexicon.parts("trygghetsxyzzy") == ()


def test_a_priority_is_found_by_the_words_of_its_topics_and_compounds(site: Site) -> None:
    """A priority carries its topics, whose names are in the lexicon, and its compounds' parts."""
    found = facets_of(site, "huddinge/prioriteringar/lokal-samverkan/")
    assert found.kind == "prioritering"
    assert found.municipalities == ("huddinge",)
    assert found.years == (2020, 2021)
    assert "besiktning" in found.parts
    assert "enkaten" in found.parts
    assert "dialog-och-inflytande" in found.topics
    names = site.lexicon.files()[LEXICON]["topics"]["dialog-och-inflytande"]
    assert {"dialog", "dialogue", "vuoropuhelu"} <= set(names)


def test_a_priority_goes_before_a_topic_of_the_same_name(site: Site) -> None:
    """A topic is called by its name unless a priority has it for a title."""
    called = site.lexicon.files()[LEXICON]["called"]
    assert called["trygghet"] == "Trygghet och säkerhet"
    assert "nationella-minoriteter" not in called


def test_no_topic_has_a_mark_that_starts_another(site: Site) -> None:
    """A search for one topic's mark finds no other topic, and no word of the texts."""
    marks = [topic_mark(name) for name in site.catalogue.topics]
    assert len(set(marks)) == len(marks)
    assert [(a, b) for a in marks for b in marks if a != b and b.startswith(a)] == []
    assert topic_mark("barn-unga") != topic_mark("barnunga")
    assert site.lexicon.files()[LEXICON]["marks"]["trygghet"] == topic_mark("trygghet")
    assert [word for word in site.lexicon.text_words if word.startswith("qx")] == []


def test_status_is_that_of_the_commitments(site: Site) -> None:
    """A priority is filtered by its outcomes' statuses, and by the lack of any."""
    assert facets_of(site, "huddinge/prioriteringar/lokal-samverkan/").statuses == (
        "genomfort",
        "delvis-genomfort",
        "installt",
        "andrat",
        NO_OUTCOME,
    )
    assert facets_of(site, "soderhamn/insatser/klokhuset/").statuses == (NO_OUTCOME,)


def test_an_overview_is_found_by_what_it_says_it_is(site: Site) -> None:
    """The site's own pages go by their descriptions, and some by every municipality's name."""
    found = facets_of(site, "uppfoljning/")
    assert found.municipalities == ("huddinge", "soderhamn")
    assert {"foljts", "luckor", "huddinge"} - set(found.parts) == {"luckor"}
    assert facets_of(site, "sok/").municipalities == ()


def test_every_page_has_a_kind(site: Site) -> None:
    """Every page can be filtered by its kind, and a canonical page says which it is."""
    for address in site.pages:
        assert facets_of(site, address).kind
    for entry in site.catalogue.priorities.values():
        about = facets_of(site, priority_address(entry)).about
        assert about.startswith(("Prioritering, Huddinge.", "Insats, Söderhamn."))


def test_names_are_in_no_lexicon(site: Site) -> None:
    """A name listed under `personal` is no word that a search can find."""
    names = {
        word
        for entry in site.catalogue.documents.values()
        for person in entry.document.personal
        for word in tokens(person.name)
    }
    published = {"huddinge", "se", "per"}  # words of the texts too
    assert names - published
    assert names & words_of(site.lexicon.files()) <= published


def test_hand_written_pages_are_in_the_lexicon(site: Site) -> None:
    """Words of hand-written pages can be found."""
    assert "kakor" not in words_of(site.lexicon.files())
    assert "kakor" in words_of(site.lexicon.files(["Kakor och spårning"]))


def test_a_large_lexicon_is_cut_into_shelves(site: Site) -> None:
    """Words that start alike stand on one shelf, which the lexicon tells the start of."""
    whole, cut = site.lexicon.files(), site.lexicon.files(size=100)
    assert len(whole) == 2
    assert len(cut) > 2
    assert words_of(cut) == words_of(whole)
    starts = cut[LEXICON]["shelves"]
    assert starts == sorted(set(starts))
    for i, start in enumerate(starts):
        assert cut[SHELF.format(i)][0].startswith(start)
    assert shelves(["aba", "abaa", "abb", "b", "ca"], 1) == [
        ["aba", "abaa"],
        ["abb"],
        ["b"],
        ["ca"],
    ]
    assert shelves(["aba", "abaa", "abb", "b", "ca"], 3) == [["aba", "abaa", "abb"], ["b", "ca"]]


def test_compounds_are_proposed() -> None:
    """A dictionary proposes parts for words that are not reviewed, without the joint -s-."""
    words = ["trygghetsbesiktning", "kamerabevakning", "bänk", "demokratipris"]
    assert propose(words, ["demokratipris"]) == {
        "kamerabevakning": ("kamera", "bevakning"),
        "trygghetsbesiktning": ("trygghet", "besiktning"),
    }
