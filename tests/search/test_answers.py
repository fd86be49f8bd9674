"""The sentences of each page that a search can show, with what they are and what they are paired with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planspegeln.catalogue.unread import stretches
from planspegeln.rendering.site import Site
from planspegeln.search import indexing
from planspegeln.search.answers import Answers, Sentence, _first
from planspegeln.search.facets import facets
from planspegeln.search.indexing import ANSWERS, FACET_TABLE, folder, index
from planspegeln.swedish import names
from tests.conftest import Copy
from tests.search.test_indexing import write

TORG = "pahittkoping/prioriteringar/lugna-torg/"
REPORT = "pahittkoping/dokument/berattelse-2031/"
PLAN = "pahittkoping/dokument/plan-2030/"

DIALOGUES = "huddinge/prioriteringar/lokal-samverkan/"
WOMENS_DAY = "huddinge/prioriteringar/internationella-kvinnodagen/"


def one(said: list[Sentence], words: str) -> Sentence:
    """The only sentence with some words."""
    (found,) = [sentence for sentence in said if words in sentence["t"]]
    return found


def test_a_promise_has_what_was_reported_of_it(site: Site) -> None:
    """It leads to its place in the reading view, and says who is to act and what is known of it."""
    promise = one(site.answers[TORG], "sätta upp tre bänkar på torget")
    assert ("Planerat 2030", "p") == (promise["l"], promise["k"])
    assert promise["u"].startswith(f"{PLAN}#atagande-")
    told = promise["p"][0]
    assert told["l"].startswith("Rapporterat 2031 · ")
    assert told["u"].startswith(f"{REPORT}#utfall-")
    assert told["t"] in {
        entry.publishable(stretch.text)
        for entry in site.catalogue.documents.values()
        for stretch in stretches(entry.text)
    }


def test_a_figure_names_its_row(real: Site) -> None:
    """Its words are the editors', and so the file of a search takes the document's from there."""
    measures = {one.key for one in real.catalogue.extracts.measures}
    figures = [said for found in real.answers.values() for said in found if "x" in said]
    assert measures == {said["x"] for said in figures}
    labels = {said["l"].split(" ur ")[0] for said in figures}
    assert {"Siffra"} == labels


def test_an_outcome_has_the_promise_that_it_answers(site: Site) -> None:
    """The status, with its year, stands at the promise: it is not of all that the sentence says."""
    outcomes = [said for said in site.answers[REPORT] if said.get("k") == "o" and said.get("p")]
    assert outcomes
    for outcome in outcomes:
        assert outcome["l"] == "Rapporterat 2031"
        for pair in outcome["p"]:
            planned, status = pair["l"].split(" · ")
            assert planned.startswith("Planerat 2030")
            assert "2031" in status


def test_a_sentence_says_whose_it_is(real: Site) -> None:
    """On a page about several municipalities, each sentence is one municipality's."""
    for address in ("amnen/klotter/", "amnen/ekonomi/"):
        assert all(said["m"] in ("Huddinge", "Söderhamn") for said in real.answers[address])
    assert {said["m"] for said in real.answers["huddinge/siffror/"]} == {"Huddinge"}
    assert all("m" not in said for said in real.answers["siffror/"])


def test_each_of_several_promises_has_its_outcome(real: Site) -> None:
    """Where a sentence holds several promises, what became of each says which part it is of."""
    said = one(real.answers[WOMENS_DAY], "särskilt arrangemang den 8 mars")
    done, none = said["p"]
    assert "Genomfört 2021" in done["l"]
    assert "arrangemang" not in done["a"]
    assert (none["l"], "t" in none) == (names.NO_OUTCOME, False)
    assert "särskilt arrangemang den 8 mars" in none["a"]
    single = one(real.answers[DIALOGUES], "Trygghetsdialoger för invånare")
    assert [False] == ["a" in pair for pair in single["p"]]


def test_a_promise_of_no_priority_is_marked(site: Site) -> None:
    """A list of what has a status has it beside those of the priorities' pages."""
    said = site.answers[PLAN]
    assert one(said, "Nämnden ska göra det som är viktigt")["g"] == 1
    assert "g" not in one(said, "Nämnden ska sätta upp tre bänkar")


def test_an_entry_of_a_list_has_the_outcome_of_the_words_before_it(real: Site) -> None:
    """It is a part of that promise, which the pair names. What stands earlier in the paragraph is another."""
    page = "huddinge/prioriteringar/hallbart-huddinge-2030/"
    (pair,) = one(real.answers[page], "God utbildning och kreativt näringsliv")["p"]
    assert (names.NO_OUTCOME, "t" in pair) == (pair["l"], False)
    assert pair["a"].startswith("De målområden i Hållbart Huddinge 2030")
    aim = one(real.answers[WOMENS_DAY], "nå ut med information om vart den som behöver stöd")
    assert all("Genomfört 2021" in told["l"] for told in aim["p"])


def test_words_that_lead_to_a_list_have_its_first_entries(real: Site) -> None:
    """As many as have room: who asks which they are sees them."""
    answers = Answers(real.catalogue)
    told = {one["t"]: one for page in real.pages.values() for one in answers.of(page)}
    led = told["Under verksamhetsåret 2021 har beredningen mottagit följande remisser:"]["e"]
    assert "Fler hjärtstartare till kommunens centrum" == led[0]
    assert "Digital motionsbank" == led[-1]
    assert 7 == len(led)
    assert all(one.get("e") is None for text, one in told.items() if not text.endswith(":"))
    assert ["a" * 400, "b" * 300] == list(_first(["a" * 400, "b" * 300]))
    assert ["a" * 400, "…"] == list(_first(["a" * 400, "b" * 301, "c"]))


def test_what_stands_under_a_quoted_heading_is_not_all_of_a_priority(real: Site) -> None:
    """A report's other points are of other things than the one that a priority has there."""
    [own] = [one for key, one in real.catalogue.priorities.items() if "civilsamhallet" in key]
    page = next(one for one in real.pages.values() if one.subject is own)
    told = " ".join(one["t"] for one in Answers(real.catalogue).of(page))
    assert "scoutkår" in told
    assert "återvinning" not in told
    assert "kommunpolisen" not in told
    assert "kommunpolisen" not in facets(real.catalogue, real.lexicon, page).elsewhere


def test_a_heading_that_leads_to_a_list_has_its_entries(real: Site) -> None:
    """Without the names that are withheld. It is no sentence of its own, and is there once."""
    answers = Answers(real.catalogue)
    page = next(
        one
        for one in real.pages.values()
        if one.address == "soderhamn/dokument/handlingsprogram-2009/"
    )
    [led] = [one for one in answers.of(page) if one["t"] == "Arbetsgrupp:"]
    assert "[namn utelämnat], Projektledare Trygghet och inkludering" in led["e"]
    assert "i" not in led


def test_every_outcome_of_a_sentence_is_there(real: Site) -> None:
    """The browser shows those that are asked for."""
    said = one(
        real.answers["huddinge/prioriteringar/demokratidagar/"],
        "Inom Demokratidagar genomförs bland annat",
    )
    assert len(said["p"]) == 3


def test_what_leads_to_an_outcome_stands_with_it(real: Site) -> None:
    """An entry of a list means little without the words before the list: a goal is not a result."""
    pairs = [pair for said in real.answers.values() for each in said for pair in each.get("p", ())]
    goals = [pair for pair in pairs if pair.get("t", "").startswith("Nyttjande av alkohol")]
    assert goals
    assert all("övergripande mål" in pair["i"] for pair in goals)


def test_what_nobody_has_reported_is_said(site: Site) -> None:
    """A promise without an answer says so, once, and never that something happened."""
    alone = [
        pair
        for said in site.answers.values()
        for sentence in said
        for pair in sentence.get("p", ())
        if "t" not in pair
    ]
    assert alone
    assert {pair["l"] for pair in alone} <= {names.NO_OUTCOME, names.UNREAD}


def test_what_nobody_has_read_is_not_said_to_be_nothing(tiny: Copy) -> None:
    """A promise whose report is unread is not without a report."""
    tiny.edit(
        "pahittkoping/documents/berattelse-2031.yml",
        "compared:\n  - plan: plan-2030\n    commitments: 8\n    outcomes: 9\n",
        "",
    )
    said = [sentence for sentence in tiny.open().answers[PLAN] if sentence.get("k") == "p"]
    labels = {pair["l"] for sentence in said for pair in sentence["p"] if "t" not in pair}
    assert {names.UNREAD} == labels


def test_every_address_is_there(site: Site) -> None:
    """Each sentence leads to a page of the site."""
    places = [
        sentence["u"]
        for said in site.answers.values()
        for told in said
        for sentence in (told, *told.get("p", ()))
        if "u" in sentence
    ]
    assert len(places) > 50
    assert [] == [place for place in places if place.partition("#")[0] not in site.pages]


def test_no_name_is_in_an_answer(site: Site) -> None:
    """Names that are left out of the pages are left out here."""
    told = json.dumps(site.answers, ensure_ascii=False)
    assert "[namn utelämnat]" in told
    assert [] == [name for name in ("Nora Påhitt", "Olle Uppdiktad") if name in told]


def test_no_name_is_in_an_answer_of_the_sender(tiny: Copy) -> None:
    """Nor in the sender's address, which is no sentence."""
    tiny.edit_source(
        "pahittkoping-plan-2030.txt", "Påhittgatan 1\n", "Nora Påhitt\nPåhittgatan 1\n"
    )
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml", "[Påhittgatan 1,", "[Nora Påhitt, Påhittgatan 1,"
    )
    (said,) = [one for one in tiny.open().answers[PLAN] if "Påhittgatan 1" in one["t"]]
    assert "[namn utelämnat]" in said["t"]
    assert "Nora" not in said["t"]


def test_a_word_is_found_as_the_editors_note_it(real: Site) -> None:
    """A sentence has their note of it, where a misspelt name may be spelt right."""
    said = [
        told for told in real.answers["soderhamn/dokument/handlingsprogram-2009/"] if "n" in told
    ]
    board = one(said, "Välfrädrådet ska vara styrgrupp")
    assert "Rätt stavat: Välfärdsrådet." in board["n"]
    assert [told["t"] for told in said if "Välfärdsrådet" in told["n"]] == [board["t"]]


def test_a_row_of_figures_reads_as_sentences(site: Site) -> None:
    """Each figure of a table has what it counts, its year and its unit."""
    rows = [said["t"] for said in site.answers["exempelby/siffror/"]]
    assert rows
    assert all(": " in row for row in rows)


def test_what_stands_around_the_text_is_found(site: Site) -> None:
    """Labels with their lines, and the sender's address."""
    said = [told["t"] for told in site.answers[PLAN]]
    assert "Diarienummer: PÅ-2029/7" in said
    assert any("Påhittgatan 1" in text for text in said)


def test_abbreviations_say_whose_words_they_are(real: Site) -> None:
    """What the source does not explain is said to be the editors', or not explained at all."""
    told = {said["t"].partition(": ")[0]: said["t"] for said in real.answers["om/ordlista/"]}
    assert len(told) > 5
    for abbreviation in real.catalogue.abbreviations:
        text = told[abbreviation.term]
        if abbreviation.expansion is None:
            assert text.endswith("Förklaras inte i källan.")
        else:
            assert ("redaktionens" in text) == (not abbreviation.explained_in)


@pytest.mark.parametrize("whole", [10_000, 10])
def test_answers_lie_in_the_order_of_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    """A small site has one file. A large one has more, and the table says which page each begins with."""
    for number in range(6):
        write(tmp_path / str(number) / "index.html", f"sida {number}", [])
    monkeypatch.setattr(indexing, "WHOLE_SHELF", whole)
    monkeypatch.setattr(indexing, "SHELF_SIZE", 80)
    told = {f"{number}/": [{"t": f"Mening {number}."}, {"t": "Lika."}] for number in range(5)}
    index(tmp_path, {}, told)
    held = folder(tmp_path)
    firsts = json.loads((held / FACET_TABLE).read_text(encoding="utf-8"))["answers"]
    shelves = [
        json.loads((held / ANSWERS.format(i)).read_text(encoding="utf-8"))
        for i in range(len(firsts))
    ]
    assert (len(firsts) == 1) == (whole == 10_000)
    assert [0, *[len(shelf["pages"]) for shelf in shelves[:-1]]][: len(firsts)] == [
        after - before for before, after in zip([0, *firsts], firsts, strict=False)
    ]
    pages = [page for shelf in shelves for page in shelf["pages"]]
    assert [f"{number}/" for number in range(6)] == [page["u"] for page in pages]
    first = shelves[0]
    assert len(first["sentences"]) == len({one_["t"] for one_ in first["sentences"]})
    said = [[first["sentences"][i]["t"] for i in page["s"]] for page in first["pages"]]
    assert said[0] == ["Mening 0.", "Lika."]
    last = shelves[-1]
    assert ["sida 5."] == [last["sentences"][i]["t"] for i in last["pages"][-1]["s"]]
