"""Search as visitors use it: what it finds, how it says so, and what can be saved."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import expect

from planspegeln.catalogue.unread import stretches
from planspegeln.rendering.site import Site
from planspegeln.search.indexing import ANSWERS
from planspegeln.search.lexicon import LEXICON
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.searching import AMONG, query_set, results, said_by, shown

FIRST: Final = 1


# The first of what the engine finds for each query, as the search page asks it and lists it.
ASK: Final = """async ([root, scripts, queries, most]) => {
    const { previewOf, search, start } = await import(`${root}${scripts}search/engine.js`);
    const engine = await start(root);
    const found = {};
    for (const asked of queries) {
        const answer = await search(asked, {}, engine);
        const first = answer.hits.slice(0, most);
        const previews = await Promise.all(first.map((hit) => previewOf(hit, answer, engine)));
        found[asked] = previews.map(({ url }) => url.replace(root, ""));
    }
    return found;
}"""


def test_queries_are_answered(visit: Visit, site: BuiltSite, told: Callable[[str], None]) -> None:
    """Every query but the known misses has a right page among the first three, and most first."""
    known = query_set()
    visitor = visit()
    page = visitor.open("sok/")
    queries = [one["q"] for one in known["queries"]]
    answered = page.evaluate(ASK, [visitor.root, site.scripts, queries, AMONG])
    asked: Counter[str] = Counter()
    first: Counter[str] = Counter()
    among: Counter[str] = Counter()
    missed = {}
    for query in known["queries"]:
        found, right, kind = answered[query["q"]], query["pages"], query["kind"]
        asked[kind] += 1
        first[kind] += is_answered(found[:FIRST], right)
        among[kind] += is_answered(found[:AMONG], right)
        if not is_answered(found[:AMONG], right):
            missed[query["q"]] = found[:AMONG]
    told("search: kind, queries, right at 1, right at 3")
    for kind, count in sorted(asked.items()):
        told(f"  {kind:12} {count:4} {first[kind] / count:7.0%} {among[kind] / count:7.0%}")
    whole = asked.total()
    told(f"  {'all':12} {whole:4} {first.total() / whole:7.0%} {among.total() / whole:7.0%}")
    listed = {miss["q"] for miss in known["misses"]}
    assert {text: found for text, found in missed.items() if text not in listed} == {}
    assert listed - missed.keys() == set(), "answered now: take it away from the misses"
    least = known["first"]
    assert least.keys() == asked.keys()
    assert {kind: count for kind, count in first.items() if count < least[kind]} == {}, least
    assert asked.total() >= 120
    assert among.total() / asked.total() >= 0.95


def is_answered(found: list[str], right: list[str]) -> bool:
    """Whether a right page was found. If no page is right: whether nothing was found."""
    return any(address in right for address in found) if right else found == []


def test_queries_name_pages_that_exist(site: BuiltSite) -> None:
    """Each page that a query should find exists, and no query is listed twice."""
    known = query_set()
    queries = known["queries"]
    assert [a for query in queries for a in query["pages"] if a not in site.pages] == []
    assert len({query["q"].lower() for query in queries}) == len(queries)
    assert [miss for miss in known["misses"] if len(miss["because"]) < 20] == []


def test_names_of_persons_find_nothing(visit: Visit, model: Site) -> None:
    """A name or address listed under `personal` finds no page, whole or in part."""
    page = visit().open("sok/")
    names = {
        part
        for entry in model.catalogue.documents.values()
        for person in entry.document.personal
        for part in (person.name, person.name.split()[-1])
        if "@" not in part  # an address also contains the municipality's name
    }
    assert len(names) > 12
    assert {name: found for name in sorted(names) if (found := results(page, name))} == {}


def test_no_answer_is_a_recurring_remark(site: BuiltSite) -> None:
    """Remarks that the editors repeat on many pages are in no hit."""
    remarks = ("säger inte vilken plan den följer upp", "Vilka ämnen en prioritering hör till")
    shelf = json.loads((site.search / ANSWERS.format(0)).read_text(encoding="utf-8"))
    assert len(shelf["sentences"]) > 300
    assert [] == [one for one in shelf["sentences"] if any(text in one["t"] for text in remarks)]
    assert not (site.search / "fragment").exists()
    pages = [page for page in site.pages.values() if remarks[0] in page.get_text()]
    assert len(pages) > 5


def test_a_search_is_shared_by_its_address(visit: Visit) -> None:
    """Words and filters are in the address, and opening the address restores them."""
    page = visit().open("sok/?q=trygghet&kommun=soderhamn&typ=insats")
    found = shown(page)
    assert found != []
    assert [address for address in found if not address.startswith("soderhamn/insatser/")] == []
    expect(page.get_by_label("Vad söker du?")).to_have_value("trygghet")
    expect(page.get_by_label("Kommun", exact=True)).to_have_value("soderhamn")
    page.get_by_label("Sorts sida").select_option("")
    page.wait_for_url("**/sok/?q=trygghet&kommun=soderhamn")
    page.go_back()
    expect(page.get_by_label("Sorts sida")).to_have_value("insats")
    assert shown(page) == found


def test_what_was_not_meant_literally_is_said(visit: Visit) -> None:
    """The page reports a correction, a hit through a topic, and a fallback to most words."""
    page = visit().open("sok/")
    message = page.locator("[data-search-message]")
    results(page, "demokartidagar")
    expect(message).to_contain_text("Visar träffar för ”demokratidagar”")
    results(page, "cctv")
    expect(page.locator(".ps-hit__remark").first).to_contain_text("Träff via ämnet Kamerabevakning")
    expect(page.locator("[data-results]")).not_to_contain_text("cctv ")
    results(page, "klotter kvinnodagen Boverket")
    expect(message).to_contain_text("Några träffar har bara en del av orden.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trygghet", "amnen/trygghet/"),
        ("Söderhamn", "soderhamn/"),
        ("nationella minoriteter", "huddinge/prioriteringar/nationella-minoriteter/"),
    ],
)
def test_what_is_asked_for_by_name_comes_first(visit: Visit, text: str, expected: str) -> None:
    """A topic or municipality comes before pages that name it, and a priority before its topic."""
    assert results(visit().open("sok/"), text)[0] == expected


def test_a_prefix_is_no_answer(visit: Visit) -> None:
    """A word that the site does not have finds nothing, although its beginning is a word."""
    page = visit().open("sok/")
    assert results(page, "överblick") == []
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Inget i samlingen om ”överblick”"
    )
    expect(page.get_by_role("heading", name="Prioriteringar och insatser, A–Ö")).to_be_visible()


def test_an_answer_leads_to_its_place(visit: Visit) -> None:
    """What a sentence is leads to where it stands, and the words that were met are marked."""
    page = visit().open("sok/")
    results(page, "hjärtstartare")
    answer = page.locator("[data-results] > li .ps-answer").first
    expect(answer.locator("mark").first).to_contain_text("hjärtstartare")
    answer.locator(".ps-answer__label").get_by_role("link").click()
    page.wait_for_url("**/dokument/verksamhetsberattelse-2021/#**")
    expect(page.get_by_text("Fler hjärtstartare till kommunens centrum").first).to_be_in_viewport()


def test_answers_are_whole_sentences(visit: Visit, model: Site) -> None:
    """Each is a sentence or a row of a document, and is never cut."""
    whole = {
        " ".join(entry.publishable(one.text).split())
        for entry in model.catalogue.documents.values()
        for one in stretches(entry.text)
    }
    page = visit().open("sok/")
    shown_ = []
    for asked in ("klotter", "vad hände med trygghetsdialogerna", "demokratidagar", "kameror"):
        results(page, asked)
        found = page.locator(".ps-answer", has=page.locator(".ps-answer__pair"))
        shown_ += found.locator(".ps-answer__text").all_inner_texts()
    assert len(shown_) > 10
    assert [] == [text for text in shown_ if " ".join(text.split("… ")[-1].split()) not in whole]


def test_a_promise_has_its_outcome_under_it(visit: Visit) -> None:
    """What was reported of it, with the year, or that the collection has nothing, and nothing else."""
    page = visit().open("sok/")
    results(page, "Trygghetsdialoger för invånare och verksamma ska genomföras")
    answer = page.locator(".ps-answer", has_text="Trygghetsdialoger för invånare").first
    expect(answer.locator(".ps-answer__label")).to_have_text("Planerat 2020")
    pair = answer.locator(".ps-answer__pair")
    expect(pair).to_have_text(
        "Rapporterat 2021 · Delvis genomfört 2021: Flertalet av de inplanerade trygghetsdialogerna "
        "har fått ställas in under året."
    )
    results(page, "blev det någon trygghetsbesiktning")
    answer = page.locator("[data-results] > li .ps-answer").first
    expect(answer.locator(".ps-answer__text")).to_contain_text("en trygghetsbesiktning.")
    expect(answer.locator(".ps-answer__pair").first).to_have_text(
        "Ingen uppföljning i samlingen om ”kommer det i vald kommundel att genomföras en "
        "trygghetsbesiktning”."
    )


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("vad hände med trygghetsdialogerna", "Rapporterat 2021"),
        ("vad ska göras med trygghetsdialogerna", "Planerat 2020"),
        ("driftskostnad 2010", "Siffra ur"),
    ],
)
def test_a_question_prefers_what_it_asks_for(visit: Visit, asked: str, label: str) -> None:
    """An outcome, a promise, or a figure that reads as a sentence."""
    page = visit().open("sok/")
    results(page, asked)
    first = page.locator("[data-results] > li .ps-answer__label").first
    expect(first).to_contain_text(label)


def test_words_that_no_document_says_are_told_above(visit: Visit) -> None:
    """Within what is chosen, or in the collection. Then no hit repeats it."""
    page = visit().open("sok/?q=trygghetsvandringar&kommun=huddinge")
    assert shown(page)
    message = page.locator("[data-search-message]")
    expect(message).to_contain_text(
        "Sökningen hittade inte ”trygghetsvandringar” med urvalet Huddinge."
    )
    remarks = page.locator(".ps-hit__remark").all_inner_texts()
    assert [
        one for one in remarks if re.search("Nämner inte|står här om .* nämner inte", one)
    ] == []
    topic, other = page.locator(".ps-hit").all()[:2]
    expect(topic.locator(".ps-hit__remark")).to_have_count(0)  # it is the topic's own page
    expect(other.locator(".ps-hit__remark")).to_have_text("Träff via ämnet Trygghet i utemiljön.")


def test_a_hit_through_a_topic_says_so_first(visit: Visit) -> None:
    """Where other hits have the word, it says that it does not."""
    page = visit().open("sok/?q=trygghetsvandringar")
    assert "huddinge/prioriteringar/ren-och-trygg-utemiljo/" in shown(page)
    expect(page.locator("[data-search-message]")).to_have_text("6 träffar.")
    hit = page.locator(".ps-hit", has=page.get_by_role("link", name="Ren och trygg utemiljö"))
    assert hit.locator("p").all_inner_texts()[1] == (
        "Det som står här om Huddinge nämner inte ”trygghetsvandringar”. "
        "Träff via ämnet Trygghet i utemiljön."
    )


@pytest.mark.parametrize(
    ("phrase", "word"), [("women’s day", "kvinnodagen"), ("safety walks", "trygghetsvandringar")]
)
def test_a_phrase_stands_for_a_word_of_the_texts(visit: Visit, phrase: str, word: str) -> None:
    """As one thing: its words by themselves may stand for others."""
    page = visit().open("sok/")
    results(page, phrase)
    expect(page.locator("[data-search-message]")).to_contain_text(f"Visar träffar för ”{word}”.")


@pytest.mark.parametrize(
    "asked",
    [
        "konferens pandemin",
        "krisberedskap 2022",
        "app för finska platser",
        "huddingeförslag riktlinjer",
        "region stockholm",
        "sociala medier kvinnor",
    ],
)
def test_no_hit_lacks_a_word_that_is_shown(visit: Visit, asked: str) -> None:
    """Not even if the page was found by others of the words."""
    page = visit().open(f"sok/?q={asked}")
    assert shown(page)
    for hit in page.locator(".ps-hit", has=page.locator(".ps-hit__remark")).all():
        remark = hit.locator(".ps-hit__remark").inner_text().casefold()
        text = " ".join(map(said_by, hit.locator(".ps-answer").all())).casefold()
        words = re.findall("”(.+?)”", remark)
        assert [] == [word for word in words if re.search(rf"\b{word}\b", text)]


def test_an_overview_is_not_said_to_answer_with_others_words(visit: Visit) -> None:
    """A topic's page has sentences of several municipalities: what is shown is what counts."""
    page = visit().open("sok/?q=trygghetsvandringar i huddinge")
    assert "amnen/trygghet-i-utemiljo/" == shown(page)[0]
    first = page.locator(".ps-hit").first.locator(".ps-answer")
    having = first.filter(has=page.locator("mark", has_text="Trygghetsvandringar"))
    expect(having.locator(".ps-answer__label")).to_contain_text("Söderhamn · Planerat")
    page = visit().open("sok/?q=kostnader demokratidagarna")
    assert "huddinge/prioriteringar/demokratidagar/" == shown(page)[0]


def test_a_municipalitys_page_that_only_lists_the_word_is_no_hit(visit: Visit) -> None:
    """It has the names of its priorities and documents. By its own name it is found."""
    visitor = visit()
    assert shown(visitor.open("sok/?q=detaljplan")) == [
        "huddinge/dokument/verksamhetsberattelse-2021/"
    ]
    assert "huddinge/" in shown(visitor.open("sok/?q=huddinge"))


def test_what_is_not_said_to_be_lacking(visit: Visit) -> None:
    """A place says whose a page is, and a note of the editors' says what a misprint means."""
    visitor = visit()
    for query in (
        "klotter söderhamn",
        "kamera i söderhamn",
        "vem är styrgrupp i söderhamn",
        "trygghetsvärdar",
    ):
        page = visitor.open(f"sok/?q={query}")
        assert shown(page)
        told = " ".join(page.locator(".ps-hit__remark").all_inner_texts()).lower()
        for word in ("huddinge”", "söderhamn”", "trygghetsvärdar”"):
            assert word not in told, query


def test_a_pair_does_not_say_its_promise_twice(visit: Visit) -> None:
    """The part that a status is about is named only where the promise does not begin with it."""
    page = visit().open("sok/?q=klotter")
    assert shown(page)
    pairs = page.locator(".ps-answer__pair").all_inner_texts()
    assert pairs
    for told in pairs:
        about, _, text = told.partition("”: ")
        assert not text or not text.startswith(about.rpartition("”")[2]), told


def test_a_sentence_that_a_hit_above_has_shown_is_short(visit: Visit) -> None:
    """It has what it is, a link to where the list has it, and not what became of it. The link is no search."""
    page = visit().open("sok/?q=romani")
    first = page.locator(".ps-hit").first.locator(".ps-answer__text").first.inner_text()
    page.evaluate(
        """() => {
            window.searches = 0;
            const region = document.querySelector("[data-search-state]");
            new MutationObserver(() => (window.searches += 1)).observe(region, { attributes: true });
        }"""
    )
    for again in page.locator(".ps-hit").all()[1:]:
        answer = again.locator(".ps-answer--again")
        expect(answer).to_have_text("Rapporterat 2021, samma mening som ovan.")
        expect(again.locator(".ps-answer__pair")).to_have_count(0)
        answer.get_by_role("link", name="samma mening som ovan").click()
        shown_above = page.locator(":target")
        expect(shown_above).to_be_in_viewport()
        expect(shown_above).to_have_text(first)
        assert ["romani"] == shown_above.locator("mark").all_inner_texts()
        expect(page).to_have_url(re.compile(r"\?q=romani#"))
    assert 0 == page.evaluate("window.searches")


def test_a_list_of_hits_prints_no_sentence_twice(visit: Visit) -> None:
    """Neither by itself nor as what another is paired with, and also below "Visa fler". Each link leads to one."""
    for query in ("klotter", "trygghet"):
        page = visit().open(f"sok/?q={query}")
        assert shown(page)
        if (more := page.get_by_role("button", name="Visa fler")).is_visible():
            before = page.locator(".ps-hit").count()
            more.click()
            expect(page.locator(".ps-hit").nth(before)).to_be_visible()
        texts = page.locator(".ps-answer__text").all_inner_texts()
        pairs = page.locator(".ps-answer__pair[id]").all_inner_texts()
        texts += [one.split(": ", 1)[1].split(" … ")[-1] for one in pairs]
        own = [one.split(" … ")[-1] for one in texts]
        assert len(own) == len(set(own))
        links = page.get_by_role("link", name=re.compile("samma mening", re.IGNORECASE)).all()
        assert links
        for link in links:
            expect(page.locator(link.get_attribute("href") or "")).to_have_count(1)


def test_a_hit_says_which_words_it_lacks(visit: Visit) -> None:
    """Where only some pages have all words, each of the others says what is not mentioned there."""
    page = visit().open("sok/")
    found = results(page, "kameror budget 2010")
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Några träffar har bara en del av orden."
    )
    lacking = page.locator(".ps-hit__remark", has_text=re.compile("Nämner inte|nämner inte"))
    told = [text.split(". ")[0].rstrip(".") for text in lacking.all_inner_texts()]
    assert told == [
        "Meningarna här nämner inte ”kameror”, ”2010”",  # the page has one of them elsewhere
        "Det som står här om Huddinge nämner inte ”budget”, ”2010”",
        "Meningarna här nämner inte ”budget”",  # it has cameras in longer words
        *["Det som står här om Söderhamn nämner inte ”kameror”, ”budget”"]
        * 3,  # they are of the year
    ]
    assert len(found) == len(told)
    assert results(page, "klotter")
    expect(lacking).to_have_count(0)


@pytest.mark.parametrize(
    "query",
    [
        "föreningar",
        "skapa",
        "insatserna&typ=insats",
        "vidare&typ=dokument",
        "vidare",
        "trygghetsvandringar kostnader",
    ],
)
def test_no_hit_is_without_the_words_and_without_a_note(visit: Visit, query: str) -> None:
    """What is shown of a hit has each word, a form of it or a longer word, or it says that it has not."""
    page = visit().open(f"sok/?q={query}")
    assert shown(page)
    words = [word[:7] for word in query.partition("&")[0].split()]
    for hit in page.locator(".ps-hit").all():
        said = " ".join(said_by(hit).lower().split())
        for word in words:
            assert word in said, said  # also in the note


def test_a_priority_is_found_with_the_year_of_its_report(visit: Visit) -> None:
    """Also if the report tells of it under another heading."""
    page = visit().open("sok/?q=scoutkår&ar=2021&typ=prioritering")
    assert shown(page) == ["huddinge/prioriteringar/samverkan-med-civilsamhallet/"]


@pytest.mark.parametrize("query", ["åtaganden huddinge", "åtagande söderhamn", "åtaganden 2020"])
def test_a_word_of_the_site_s_own_is_not_denied(visit: Visit, query: str) -> None:
    """The pages with the commitments are found by what they are called."""
    page = visit().open("sok/")
    assert any("ataganden/" in address for address in results(page, query)[:2])
    expect(page.locator("[data-search-message]")).not_to_contain_text("Inget")


def test_an_answer_says_whose_it_is(visit: Visit) -> None:
    """On a topic's page or that of all figures, the municipality stands before what a sentence is."""
    page = visit().open("sok/")
    results(page, "trygghetsvärdar")
    topic = page.locator(
        ".ps-hit", has=page.get_by_role("link", name="Trygghetsvärdar", exact=True)
    )
    for label in topic.locator(".ps-answer__label").all():
        expect(label).to_contain_text(re.compile("^(Huddinge|Söderhamn) · "))
    results(page, "trygghetsdialogerna")
    own = page.locator(".ps-hit", has_text="Prioritering, Huddinge").first
    expect(own.locator(".ps-answer__label").first).not_to_contain_text("Huddinge")


def test_pages_about_the_site_are_no_answers(visit: Visit, site: BuiltSite) -> None:
    """They say that they are of the site, and are found by their own words only."""
    page = visit().open("sok/?typ=sida")
    about = [address for address in shown(page) if address in ("om/", "redaktion/")]
    assert ["om/", "redaktion/"] == sorted(about)
    among = results(page, "allt som ställts in i Huddinge")
    assert {"om/", "redaktion/"}.isdisjoint(among)
    page.goto(page.url.partition("?")[0])
    found = results(page, "allt som ställts in i Huddinge")
    assert found
    assert all(address.startswith("huddinge/") for address in found)
    assert results(page, "redaktionen")[0] == "redaktion/"
    assert (
        "Om webbplatsen"
        in site.pages["om/"].select("[data-pagefind-meta]")[0]["data-pagefind-meta"]
    )


def test_a_list_is_downloaded(visit: Visit) -> None:
    """All that has a status is listed, one promise a row, and kept as a table by its address."""
    page = visit().open("sok/?status=genomfort&kommun=huddinge")
    assert len(shown(page)) > 4
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner listan (CSV)").click()
    assert saved.value.suggested_filename == "planspegeln-lista.csv"
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    labels = page.locator(".ps-answer__label").count()
    assert len(rows) == labels > 4
    assert all("Genomfört" in row["Hör ihop med"] + row["Vad det är"] for row in rows)
    assert all(row["Adress"].startswith(page.url.partition("sok/")[0]) for row in rows)
    assert results(page, "ordningsvakter") == []
    expect(page.get_by_role("button", name="Ladda ner listan (CSV)")).to_be_hidden()


def test_a_word_is_downloaded_with_all_that_says_it(visit: Visit, model: Site) -> None:
    """The page shows the best sentences of each hit. The table has all that have the word.

    A figure's text is the words that it rests on. What the editors call it stands beside them.
    """
    page = visit().open("sok/?q=klotter")
    assert shown(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner listan (CSV)").click()
    assert saved.value.suggested_filename == "planspegeln-klotter.csv"
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    texts = [row["Text"] for row in rows]
    assert len(rows) == len({(row["Adress"], row["Text"]) for row in rows})
    assert all(row["Dokument"] and row["Dokumentet gäller"] for row in rows)
    assert {"KS-2019/144.118"} & {row["Diarienummer"] for row in rows}
    assert len(texts) > page.locator(".ps-answer").count()
    assert all("klotter" in f"{row['Text']} {row['Redaktionens ord']}".lower() for row in rows)
    ours = {row["Redaktionens ord"]: row["Text"] for row in rows if row["Redaktionens ord"]}
    for figure in ("415 ärenden", "474 ärenden", "26 %", "74 %", "64 %"):
        (called,) = [words for words in ours if words.endswith(figure)]
        assert figure.split()[0] in ours[called], called
    leaves = [
        leaf.text for entry in model.catalogue.documents.values() for leaf in entry.text.leaves
    ]
    assert [] == [one for one in ours.values() if not any(one in text for text in leaves)]


@pytest.mark.parametrize("name", ["Huddinge", "huddinge", "HUDDINGE"])
def test_an_address_may_have_a_name(visit: Visit, name: str) -> None:
    """Who writes an address writes what is read on the page."""
    visitor = visit()
    expected = shown(visitor.open("sok/?q=trygghet&kommun=huddinge"))
    assert expected
    page = visitor.open(f"sok/?q=trygghet&kommun={name}")
    assert shown(page) == expected
    expect(page.get_by_label("Kommun", exact=True)).to_have_value("huddinge")


def test_a_document_does_not_say_again_what_a_priority_says(visit: Visit) -> None:
    """With a status, it is there for the promises that no priority's page has."""
    page = visit().open("sok/?q=trygghetsdag&status=ingen-uppfoljning")
    assert ["huddinge/prioriteringar/demokratidagar/"] == shown(page)
    page = visit().open("sok/?q=segregation&status=ingen-uppfoljning")
    assert "huddinge/dokument/verksamhetsplan-2020/" not in shown(page)
    page = visit().open("sok/?status=namns&kommun=huddinge")
    plan = page.locator("[data-results] > li", has_text="Plan, Huddinge 2020")
    expect(plan.locator(".ps-answer")).to_have_count(5)


def test_back_leads_to_the_search_before(visit: Visit) -> None:
    """What is typed over a search is a step, and Return on what is shown is none."""
    page = visit().open("sok/?q=klotter")
    assert shown(page)
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill("kamer")
    page.wait_for_url("**/sok/?q=kamer")
    field.fill("kameror")
    page.wait_for_url("**/sok/?q=kameror")
    field.press("Enter")
    page.go_back()
    page.wait_for_url("**/sok/?q=klotter")
    expect(field).to_have_value("klotter")


def test_who_comes_back_sees_as_many_hits(visit: Visit) -> None:
    """Further hits that were shown are there when somebody has followed one of them."""
    page = visit().open("sok/?q=trygghet")
    first = len(shown(page))
    page.get_by_role("button", name="Visa fler").click()
    hits = page.locator("[data-results] > li")
    expect(hits).to_have_count(2 * first)
    hits.nth(first).get_by_role("link").first.click()
    page.wait_for_url(lambda address: "/sok/" not in address)
    page.go_back()
    expect(hits).to_have_count(2 * first)


# The place on the page, once the search page has remembered it.
RESTS: Final = """() => new Promise((rests) => {
    const look = () => {
        if (scrollY > 0 && history.state?.at === scrollY) rests(scrollY);
        else setTimeout(look, 50);
    };
    look();
})"""


def test_who_comes_back_is_at_the_same_hit(visit: Visit) -> None:
    """Also where the browser has to build the page again, and there are no hits at first."""
    page = visit().open("sok/?q=trygghet")
    link = page.locator("[data-results] > li").nth(7).get_by_role("link").first
    link.scroll_into_view_if_needed()
    before = page.evaluate(RESTS)
    link.click()
    page.wait_for_url(lambda address: "/sok/" not in address)
    page.go_back()
    page.wait_for_selector("[data-search-state=done]")
    assert abs(page.evaluate(RESTS) - before) < 2


def test_no_line_ends_within_a_number(visit: Visit) -> None:
    """Groups of digits are kept together."""
    page = visit().open("sok/?q=sammanlagda kostnader 2 000 kkr")
    assert shown(page)
    text = page.locator(".ps-answer__text").first.evaluate("(node) => node.textContent")
    assert "2\u00a0000 kkr" in text


def test_words_within_quotation_marks_stand_in_that_order(visit: Visit) -> None:
    """If no page has them so, that is said, and the words are searched for one by one."""
    page = visit().open("sok/")
    told = page.locator("[data-search-message]")
    apart = len(results(page, "inplanerade trygghetsdialogerna året"))
    whole = results(page, "”inplanerade trygghetsdialogerna” året")
    assert whole[0] == "huddinge/prioriteringar/lokal-samverkan/"
    assert len(whole) <= apart
    answer = page.locator(".ps-answer").first
    expect(answer).to_contain_text("Flertalet av de inplanerade trygghetsdialogerna har fått")
    expect(told).not_to_contain_text("i följd")
    assert results(page, '"trygghetsdialogerna inplanerade"')
    expect(told).to_contain_text("Ingen sida har orden inom citattecken i följd.")


def test_signs_alone_are_in_no_text(visit: Visit) -> None:
    """They are no search for everything."""
    page = visit().open("sok/?q=!%3F")
    assert [] == shown(page)
    expect(page.locator("[data-search-message]")).to_have_text("Skriv ett ord eller ett tal.")


def test_what_no_document_mentions_is_said(visit: Visit) -> None:
    """At once, with which documents were searched."""
    page = visit().open("sok/")
    assert [] == results(page, "ordningsvakter")
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Inget i samlingen om ”ordningsvakter”. Sökte i Huddinges verksamhetsplan 2020 och "
        "verksamhetsberättelse 2021 samt Söderhamns handlingsprogram 2009–2011."
    )


@pytest.mark.parametrize(
    "pasted", ["tryg\u00adghet", "trygg\u200bhet", "  trygghet\ufeff\n", "o\ufb00entliga"]
)
def test_what_is_pasted_is_read_as_it_is_meant(visit: Visit, pasted: str) -> None:
    """Hidden signs and joined letters of a text from elsewhere are no part of a word."""
    page = visit().open("sok/")
    meant = unicodedata.normalize("NFKC", re.sub("[\u00ad\u200b\ufeff\n]", "", pasted)).strip()
    assert (found := results(page, pasted)) == results(page, meant)
    assert found
    expect(page.locator("[data-search-message]")).not_to_contain_text("Inget i samlingen")


def test_a_search_has_a_title_of_its_own(visit: Visit) -> None:
    """In the history and among the tabs a search is known by its words."""
    page = visit().open("sok/?q=klotter")
    assert shown(page)
    assert page.title() == "klotter – Sök – Planspegeln"
    page.get_by_role("searchbox", name="Vad söker du?").fill("")
    expect(page).to_have_title("Sök – Planspegeln")


def test_a_long_query_is_cut(visit: Visit) -> None:
    """Of a query of 100 kB the first 200 signs are searched for, and that is told."""
    page = visit().open("sok/")
    assert results(page, "klotter " + "trygghet " * 12_000)
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Bara de första 200 tecknen söks."
    )


def test_no_hits_show_a_way_on(visit: Visit) -> None:
    """If nothing is found, topics that start the same are offered."""
    page = visit().open("sok/?q=demokratxyzzy")
    assert shown(page) == []
    page.locator("[data-search-message]").get_by_role("link", name="Demokrati", exact=True).click()
    page.wait_for_url("**/amnen/demokrati/")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_suggestions_by_keyboard(visit: Visit, key: str) -> None:
    """A key opens the field.

    Arrows choose a suggestion, Return opens it, Escape closes the list.
    """
    page = visit(360).open("om/")
    page.keyboard.press(key)
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("klokhus")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Klokhuset")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("et")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url("**/soderhamn/insatser/klokhuset/**")


@pytest.mark.parametrize("asked", ["gävleborgs län", "gävleborg"])
def test_a_municipality_is_found_by_its_county(visit: Visit, asked: str) -> None:
    """Its page says which it is, and nothing is said to lack."""
    page = visit().open("sok/")
    assert "soderhamn/" in results(page, asked)
    assert "hittade inte" not in page.locator("[data-search-message]").inner_text()
    hit = page.locator("[data-results] > li", has=page.locator("a[href$='soderhamn/']"))
    assert "nämner inte" not in hit.first.inner_text()


def test_suggestions_for_the_start_of_a_word(visit: Visit) -> None:
    """While a word is typed, pages with words that start with it are suggested."""
    page = visit().open("om/")
    page.get_by_role("combobox").press_sequentially("framtidsv")
    expect(page.get_by_role("option").first).to_contain_text("Framtidsverkstäder")
    page.goto(page.url.split("om/")[0] + "sok/")
    page.get_by_role("searchbox", name="Vad söker du?").press_sequentially("mycke")
    # ”Mycket” is a stop word: nobody who types it wants to find it.
    expect(page.locator("[data-search-message]")).to_contain_text("Inget i samlingen om ”mycke”.")


def test_return_leads_to_the_search_page(visit: Visit) -> None:
    """Return in the field, with no suggestion chosen, shows all results on the search page."""
    page = visit().open("")
    page.get_by_role("combobox").fill("klotter")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/sok/?q=klotter")
    assert "huddinge/prioriteringar/ren-och-trygg-utemiljo/" in shown(page)


def test_the_lexicon_holds_every_word_of_the_documents(site: BuiltSite, model: Site) -> None:
    """Each word of a document can be searched for."""
    words = {word for word in model.lexicon.text_words if len(word) > 1}
    held = json.loads((site.search / LEXICON).read_text(encoding="utf-8"))
    assert words - set(held["words"]) == set()
