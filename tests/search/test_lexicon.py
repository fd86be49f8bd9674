"""The lexicon of the real collection."""

from __future__ import annotations

from typing import Any

import pytest

from planspegeln.rendering.site import Site
from planspegeln.search.lexicon import (
    KINDS,
    LEXICON,
    SHELF,
    part_texts,
    shelves,
    topic_mark,
    topic_words,
)
from planspegeln.swedish import names
from planspegeln.swedish.tokens import fold, tokens
from tests.conftest import Copy


def words_of(files: dict[str, Any]) -> set[str]:
    """The words of a lexicon, its own and those on its shelves."""
    shelved = {word for address, held in files.items() if address != LEXICON for word in held}
    return shelved | set(files[LEXICON].get("words", ()))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("trygghetsbesiktning", ("trygghet", "besiktning")),
        ("brottspreventionsåtgärder", ("brott", "prevention", "åtgärder")),
        ("riktlinjer", ()),
        ("trygghet", ()),
        ("dialogformer", ("dialog", "former")),
    ],
)
def test_parts_are_as_reviewed(real: Site, word: str, expected: tuple[str, ...]) -> None:
    """A reviewed compound has its reviewed parts. One reviewed as whole has none."""
    assert real.lexicon.parts(word) == expected


def test_parts_need_no_review(real: Site) -> None:
    """A compound that nobody has reviewed is split if both parts are words of the texts."""
    assert real.lexicon.parts("demokratipandemin") == ("demokrati", "pandemin")
    assert real.lexicon.parts("trygghetsklotter") == ("trygghet", "klotter")
    assert real.lexicon.parts("trygghetsxyzzy") == ()


def test_a_priority_goes_before_a_topic_of_the_same_name(real: Site) -> None:
    """A topic is found by its name unless a priority has it as its title."""
    called = real.lexicon.files()[LEXICON]["called"]
    assert called["trygghet"] == "Trygghet och säkerhet"
    assert "nationella-minoriteter" not in called


def test_no_topic_has_a_mark_that_starts_another(real: Site) -> None:
    """The mark of a topic is not the start of another topic's mark, or of a word."""
    marks = [topic_mark(name) for name in real.catalogue.topics]
    assert len(set(marks)) == len(marks)
    assert [(a, b) for a in marks for b in marks if a != b and b.startswith(a)] == []
    assert topic_mark("barn-unga") != topic_mark("barnunga")
    assert real.lexicon.files()[LEXICON]["marks"]["trygghet"] == topic_mark("trygghet")
    assert [word for word in real.lexicon.text_words if word.startswith("qx")] == []


def test_names_are_in_no_lexicon(real: Site) -> None:
    """A search cannot find a name listed under `personal`."""
    own = {
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
    assert {"per"} <= own & published  # also a word of the texts
    assert 15 == len(own - published)
    assert own & words_of(real.lexicon.files()) <= published


def test_hand_written_pages_are_in_the_lexicon(real: Site) -> None:
    """Words that only hand-written pages have can be found, and are told apart."""
    assert "~kakor" not in words_of(real.lexicon.files())
    words = words_of(real.lexicon.files(["Kakor och trygghet"]))
    assert {"~kakor", "trygghet"} <= words
    assert {"kakor", "~trygghet"}.isdisjoint(words)


def test_a_large_lexicon_is_cut_into_shelves(real: Site) -> None:
    """Words with the same start are on one shelf. The lexicon has the start."""
    whole, cut = real.lexicon.files(), real.lexicon.files(size=100)
    assert [LEXICON] == list(whole)
    assert len(cut) > 2
    assert words_of(cut) == words_of(whole)
    starts = cut[LEXICON]["shelves"]
    assert starts == sorted(set(starts))
    for i, start in enumerate(starts):
        assert fold(cut[SHELF.format(i)][0].replace("|", "")).startswith(start)
    assert shelves(["aba", "abaa", "abb", "b", "ca"], 1) == [
        ["aba", "abaa"],
        ["abb"],
        ["b"],
        ["ca"],
    ]
    assert shelves(["aba", "abaa", "abb", "b", "ca"], 3) == [["aba", "abaa", "abb"], ["b", "ca"]]
    assert shelves(["aba", "abb", "abba", "abc"], 2) == [["aba", "abb", "abba"], ["abc"]]
    assert shelves([], 2) == []
    assert shelves(["åre", "arv", "in|ställas", "inse", "ar", "zon"], 1) == [
        ["ar"],
        ["åre"],
        ["arv"],
        ["inse", "in|ställas"],
        ["zon"],
    ]


def test_a_lexicon_is_cut_where_it_is_large(site: Site) -> None:
    """Ten thousand words are in the lexicon itself.

    A larger lexicon has files of two thousand words and more.
    """
    rest = 10_000 - len(site.lexicon.indexed() | site.lexicon.loose)
    letters = "bcdfghjklmnpqrstvwxz"
    made_up = [f"{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters]
    whole = site.lexicon.files([" ".join(made_up[:rest])])
    assert 10_000 == len(words_of(whole))
    assert [LEXICON] == list(whole)
    cut = site.lexicon.files([" ".join(made_up[: rest + 1])])
    assert 10_001 == len(words_of(cut))
    sizes = [len(held) for address, held in cut.items() if address != LEXICON]
    assert 5 == len(sizes)
    assert all(2_000 <= size < 2_000 + len(letters) for size in sizes[:-1])


def test_what_was_searched_is_told(site: Site, real: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few documents by name, many by their number."""
    assert real.lexicon.files()[LEXICON]["searched"] == (
        "Huddinges verksamhetsplan 2020 och verksamhetsberättelse 2021 samt "
        "Söderhamns handlingsprogram 2009–2011"
    )
    monkeypatch.setattr("planspegeln.search.lexicon._FEW", 1)
    assert "tre dokument" == site.lexicon.files()[LEXICON]["searched"]


def test_municipalities_are_found_by_their_county(real: Site, site: Site) -> None:
    """Their pages have its words. A made-up code has no county."""
    files = real.lexicon.files()
    assert {"gävleborgs", "stockholms", "län", "huddinges"} <= set(files[LEXICON]["places"])
    assert {"gävleborgs", "län"} <= words_of(files)
    assert "län" not in site.lexicon.files()[LEXICON]["places"]


def test_verbs_stand_with_their_particles(real: Site) -> None:
    """A verb before a particle can be found as one word, in hand-written pages too."""
    words = words_of(real.lexicon.files(["Dialogerna skjuts upp"]))
    assert {"in|ställas", "fram|togs", "~upp|skjuts", "ställas", "~skjuts"} <= words
    assert [word for word in words if word.startswith("med|")] == []


def test_numbers_are_whole_in_the_lexicon(real: Site) -> None:
    """A number in groups can be found whole, and by its groups. So can one with decimals."""
    assert {"500 000", "500", "000", "11,5"} <= words_of(real.lexicon.files())


def test_statuses_can_be_found(site: Site) -> None:
    """The names of statuses are in the lexicon, even if no text has them."""
    assert {"inställt", "uppskjutet", "pågår"} <= words_of(site.lexicon.files())


def test_what_the_lists_are_of_can_be_found(site: Site) -> None:
    """The pages of commitments are found by their name, beside words of the documents."""
    assert {"åtagande", "åtaganden"} <= words_of(site.lexicon.files())


def test_editors_words_are_in_the_lexicon(tiny: Copy) -> None:
    """The browser gets correct words and the stems of verbs as the editors wrote them."""
    tiny.edit("words.yml", "synonyms:", "spelled: [Vapen]\nstems: [[ta, tag, tog]]\nsynonyms:")
    lexicon = tiny.open().lexicon.files()[LEXICON]
    assert lexicon["spelled"] == ["vapen"]
    assert lexicon["stems"] == [("ta", "tag", "tog")]


def test_no_word_is_both_spelled_and_found(real: Site) -> None:
    """A word that the site has needs no protection from correction."""
    held = words_of(real.lexicon.files())
    assert [word for word in real.catalogue.words.spelled if word in held] == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("torgsaga", ("torg", "saga")),
        ("torgssaga", ("torg", "saga")),
        ("ljustorg", ("ljus", "torg")),
        ("torgbok", ()),
        ("bokvandring", ()),
        ("torg", ()),
        ("sagas", ()),
        ("torg2030", ()),
        ("2030torg", ()),
        ("torgvandring", ("torg", "vandring")),
        ("vandringstorg", ("vandring", "torg")),
        ("sagostunder", ()),
    ],
)
def test_shortest_part(site: Site, word: str, expected: tuple[str, ...]) -> None:
    """A part that nobody has reviewed is a word of the texts: four letters or more, no digit."""
    words = {"torg", "saga", "bok", "2030", "vandring"}
    assert words <= site.lexicon.text_words | {"vandring"}
    assert expected == site.lexicon.parts(word)


def test_longest_first_part(tiny: Copy) -> None:
    """If a word can be split in several ways, the longest first part wins."""
    known = "compounds:\n  barnbarnen: [barn, barnbarn, barnsbarn]\n"
    tiny.edit("words.yml", "compounds:\n", known)
    assert ("barnbarn", "barn") == tiny.open().lexicon.parts("barnbarnsbarn")


def test_digits_in_the_lexicon(site: Site) -> None:
    """A single digit can be searched for. A single letter is not a word."""
    assert {"3", "1", "2030", "1 200", "200", "2,5"} <= site.lexicon.indexed()
    assert {"x", "i"} <= site.lexicon.text_words
    assert [] == [word for word in site.lexicon.indexed() if len(word) == 1 and word.isalpha()]


def test_every_word_that_can_be_found(tiny: Copy) -> None:
    """The lexicon has the words of texts, titles, names and statuses, and parts of compounds."""
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor", "title: Lyktstolpar")
    tiny.edit("pahittkoping/documents/plan-2030.yml", "short_title: Plan", "short_title: Kortplan")
    lexicon = tiny.open().lexicon
    assert {"lyktstolpar", "kortplan", "på", "torg"} <= lexicon.text_words
    assert "vandring" not in lexicon.text_words
    assert {"vandring", "exempelbys", "påhittköpings", "delvis", "på"} <= lexicon.indexed()


def test_words_of_a_document(site: Site) -> None:
    """A document's words are those of its text in order, without the names under `personal`."""
    entry = site.catalogue.documents["pahittkoping/plan-2030"]
    found = [word for text in part_texts(entry, entry.parts.whole) for word in tokens(text)]
    first = tokens(entry.text.leaves[0].text)
    assert first == found[: len(first)]
    start = found.index("datum")
    assert "noter" not in found, "the words of a contents page only repeat others"
    assert ["datum", "2029", "11", "30", "diarienummer"] == found[start : start + 5]
    assert "nora" not in found
    assert found[-1] == "slut"


def test_words_of_a_topic(site: Site) -> None:
    """A topic's words are its labels in three languages and its synonyms."""
    expected = ["torg", "och", "platser", "squares", "and", "places", "torit", "ja", "paikat"]
    expected += ["torg", "plats", "marknad"]
    assert expected == list(topic_words(site.catalogue.topics["torg"]))


def test_what_the_browser_is_told(tiny: Copy) -> None:
    """The browser also gets everything else that it needs to read a query, in lower case."""
    tiny.edit("words.yml", "stop: [och, ska]", "stop: [Och, ska]")
    tiny.edit("words.yml", "gatubelysning: lampor", "Gatubelysning: Lampor")
    tiny.edit("pahittkoping/priorities/nya-bankar.yml", "title: Nya bänkar", "title: Sagor")
    told = tiny.open().lexicon.files()[LEXICON]
    hostile = "{{ 7*7 }} {% raw %} <script>alert(1)</script>"
    expected: dict[str, Any] = {
        "shelves": told["shelves"],
        "words": told["words"],
        "stop": ["och", "ska"],
        "synonyms": {"gatubelysning": "lampor"},
        "spelled": [],
        "stems": [],
        "particles": ("bort", "fram", "in", "ned", "ner", "upp", "ut"),
        "searched": told["searched"],
        "places": told["places"],
        "topics": told["topics"],
        "called": {"torg": "Torg och platser", "fientlig-text": hostile},
        "marks": {name: topic_mark(name) for name in ("torg", "sagor", "fientlig-text")},
        "labels": {
            "kommun": {"exempelby": "Exempelby", "pahittkoping": "Påhittköping"},
            "typ": KINDS,
            "amne": {"fientlig-text": hostile, "sagor": "Sagor", "torg": "Torg och platser"},
            "status": {
                **names.STATUS,
                "ingen-uppfoljning": "Ingen uppföljning i samlingen",
                "inte-genomlast": "Inte genomläst än",
            },
        },
    }
    expected["former"] = {"amne": {"torgen": "torg"}}
    assert expected == told
    assert ["sagor", "torg", "fientlig-text"] == list(told["labels"]["amne"])
    assert ["sadut", "sagor", "tales"] == told["topics"]["sagor"]


def test_small_words_are_no_names_of_a_topic(real: Site) -> None:
    """They say nothing of it, and ANDTS without its endings is "and"."""
    names = {word for own in real.lexicon.files()[LEXICON]["topics"].values() for word in own}
    assert "alcohol" in names
    assert not {"and", "och", "ja"} & names
