"""The lexicon of the real collection."""

from __future__ import annotations

from typing import Any

import pytest

from planspegeln.lexicon import LEXICON, SHELF, shelves, topic_mark
from planspegeln.site import Site
from planspegeln.tokens import tokens


def words_of(files: dict[str, Any]) -> set[str]:
    """The words on every shelf of a lexicon."""
    return {word for address, held in files.items() if address != LEXICON for word in held}


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
def test_parts_are_as_reviewed(real: Site, word: str, expected: tuple[str, ...]) -> None:
    """A reviewed compound has its reviewed parts, and one reviewed as whole has none."""
    assert real.lexicon.parts(word) == expected


def test_parts_need_no_review(real: Site) -> None:
    """A compound nobody has reviewed is split where both parts are words of the texts."""
    assert real.lexicon.parts("demokratipandemin") == ("demokrati", "pandemin")
    assert real.lexicon.parts("trygghetsklotter") == ("trygghet", "klotter")
    assert real.lexicon.parts("trygghetsxyzzy") == ()


def test_a_priority_goes_before_a_topic_of_the_same_name(real: Site) -> None:
    """A topic is called by its name unless a priority has it for a title."""
    called = real.lexicon.files()[LEXICON]["called"]
    assert called["trygghet"] == "Trygghet och säkerhet"
    assert "nationella-minoriteter" not in called


def test_no_topic_has_a_mark_that_starts_another(real: Site) -> None:
    """A search for one topic's mark finds no other topic, and no word of the texts."""
    marks = [topic_mark(name) for name in real.catalogue.topics]
    assert len(set(marks)) == len(marks)
    assert [(a, b) for a in marks for b in marks if a != b and b.startswith(a)] == []
    assert topic_mark("barn-unga") != topic_mark("barnunga")
    assert real.lexicon.files()[LEXICON]["marks"]["trygghet"] == topic_mark("trygghet")
    assert [word for word in real.lexicon.text_words if word.startswith("qx")] == []


def test_names_are_in_no_lexicon(real: Site) -> None:
    """A name listed under `personal` is no word that a search can find."""
    names = {
        word
        for entry in real.catalogue.documents.values()
        for person in entry.document.personal
        for word in tokens(person.name)
    }
    published = {
        word
        for entry in real.catalogue.documents.values()
        for leaf in entry.text.leaves
        for word in tokens(entry.publishable(leaf.text))
    }
    assert {"huddinge", "per"} <= names & published  # words of the texts too
    assert {"graziella", "lindgren", "toralf"} <= names - published
    assert names & words_of(real.lexicon.files()) <= published


def test_hand_written_pages_are_in_the_lexicon(real: Site) -> None:
    """Words of hand-written pages can be found."""
    assert "kakor" not in words_of(real.lexicon.files())
    assert "kakor" in words_of(real.lexicon.files(["Kakor och spårning"]))


def test_a_large_lexicon_is_cut_into_shelves(real: Site) -> None:
    """Words that start alike stand on one shelf, which the lexicon tells the start of."""
    whole, cut = real.lexicon.files(), real.lexicon.files(size=100)
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
