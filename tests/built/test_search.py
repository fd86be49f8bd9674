"""Search as visitors use it: what it finds, how it is controlled, what it costs."""

from __future__ import annotations

import csv
import json
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks import visit as counting
from planspegeln.catalogue.unread import stretches
from planspegeln.rendering.site import Site
from planspegeln.search import indexing
from planspegeln.search.indexing import ANSWERS, folder, index
from planspegeln.search.lexicon import LEXICON
from tests.built.conftest import Visit, Visitor, serve, windows
from tests.built.html import BuiltSite

QUERIES: Final = Path(__file__).parent.parent / "search_queries.yml"
FIRST: Final = 1
AMONG: Final = 3
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


def results(page: Page, text: str) -> list[str]:
    """Search on the search page. Returns the addresses of the hits in order, without anchors."""
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill(text)
    field.press("Enter")
    return shown(page)


def shown(page: Page) -> list[str]:
    """The addresses shown when the search is done."""
    page.locator('[data-search-state="done"]').wait_for(state="attached")
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[data-results] > li")].map((hit) =>
             new URL(hit.querySelector("a").href).pathname.slice(1))"""
    )
    return found


def query_set() -> dict[str, Any]:
    """The queries, those that are known to fail, and how many of each kind are answered first."""
    found: dict[str, Any] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return found


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


def test_there_is_one_engine(site: BuiltSite) -> None:
    """Material's search builds no index, and the site has none of its scripts."""
    assert not (site.root / "search").exists()
    scripts = {
        str(tag.get("src", "inline"))
        for page in site.pages.values()
        for tag in page.find_all("script", type=lambda kind: kind != "application/ld+json")
    }
    assert {script for script in scripts if "assets/js/" not in script} == set()


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


def test_filters_alone_list_everything_under_them(visit: Visit, model: Site) -> None:
    """Without a word, the filters list and count every page that they let through."""
    page = visit().open("sok/?kommun=huddinge&typ=prioritering")
    found = shown(page)
    expected = {
        f"huddinge/prioriteringar/{entry.priority.id}/"
        for entry in model.catalogue.municipalities["huddinge"].priorities
    }
    assert set(found) == expected
    expect(page.locator("[data-search-message]")).to_have_text(f"{len(expected)} träffar.")
    expect(page.get_by_label("Kommun", exact=True).locator("option:checked")).to_have_text(
        "Huddinge"
    )


@pytest.mark.parametrize(
    ("query", "status"),
    [("amne=klotter&status=genomfort", True), ("amne=klotter&status=installt", False)],
)
def test_status_is_a_filter(visit: Visit, query: str, *, status: bool) -> None:
    """A status lets through exactly the priorities with that status."""
    page = visit().open(f"sok/?{query}")
    assert ("huddinge/prioriteringar/ren-och-trygg-utemiljo/" in shown(page)) is status


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


def test_a_status_alone_lists_what_has_it(visit: Visit) -> None:
    """All that was partly done can be listed, with the sentences that say so, and shared."""
    page = visit().open("sok/?status=delvis-genomfort&kommun=huddinge")
    assert shown(page)
    for hit in page.locator("[data-results] > li").all():
        expect(hit.locator(".ps-answer").first).to_contain_text("Delvis genomfört 2021")


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


@pytest.mark.parametrize(
    "lost",
    [
        "assets/search.json",
        "pagefind/*/facets.json",
        "pagefind/*/pagefind-entry.json*",
        "pagefind/*/wasm*",
        "pagefind/*/lexicon.json",
        "pagefind/*/pagefind.js",
        "pagefind/*/*.pf_meta",
        "pagefind/*/index/*",
        "pagefind/*/answers-0.json",
    ],
)
def test_a_search_that_cannot_be_fetched_says_so(visit: Visit, lost: str) -> None:
    """If a file cannot be fetched, the page says so, offers its lists, and tries again."""
    visitor = visit()
    visitor.context.route(f"**/{lost}", lambda route: route.abort())
    page = visitor.open("sok/?q=trygghet")
    message = page.locator("[data-search-message]")
    expect(message).to_contain_text("Sökningen gick inte att hämta.")
    expect(page.get_by_role("heading", name="Prioriteringar och insatser, A–Ö")).to_be_visible()
    visitor.context.unroute(f"**/{lost}")
    page.get_by_role("button", name="Sök", exact=True).last.click()
    expect(message).to_contain_text("träffar")
    assert visitor.faults != []
    visitor.faults.clear()


@pytest.mark.parametrize("lost", ["page.js", "engine.js", "box.js"])
def test_a_script_that_never_comes_is_told(visit: Visit, lost: str) -> None:
    """Without one of its scripts, the search page says after a while that it has not loaded."""
    visitor = visit()
    visitor.context.route(f"**/search/{lost}", lambda route: route.abort())
    page = visitor.open("sok/")
    late = page.get_by_text("Sökningen har inte laddats. Ladda om sidan")
    expect(late).to_be_hidden()
    page.evaluate("() => document.getAnimations().forEach((animation) => animation.finish())")
    expect(late).to_be_visible()
    visitor.context.unroute(f"**/search/{lost}")
    page.goto(f"{visitor.root}sok/?q=klotter")
    assert shown(page)
    expect(late).to_have_count(0)
    visitor.faults.clear()  # the browser tells of what it could not fetch


def test_a_search_that_hangs_says_so(visit: Visit) -> None:
    """A file that never comes is waited for eight seconds. Then the page says so, and tries again."""
    visitor = visit()

    def hang(_: Route) -> None:
        """Nothing is ever answered."""

    visitor.context.route("**/pagefind/*/facets.json", hang)
    page = visitor.open("sok/")
    page.clock.install()
    page.get_by_role("searchbox", name="Vad söker du?").fill("klotter")
    page.get_by_role("button", name="Sök", exact=True).last.click()
    message = page.locator("[data-search-message]")
    page.clock.run_for(7000)
    expect(message).to_have_text("Söker…")
    page.clock.run_for(9000)  # other files may have come in the meantime
    expect(message).to_contain_text("Sökningen gick inte att hämta.")
    page.clock.resume()
    visitor.context.unroute("**/pagefind/*/facets.json", hang)
    page.get_by_role("button", name="Sök", exact=True).last.click()
    expect(message).to_contain_text("träffar")
    visitor.faults.clear()


def test_a_browser_of_four_years_ago_searches(visit: Visit) -> None:
    """What browsers have got since is taken away: the field and the search page do without it."""
    visitor = visit()
    visitor.context.add_init_script("""
      for (const name of ["findLast", "findLastIndex", "toSorted", "toReversed", "with"])
        delete Array.prototype[name];
      for (const name of Object.getOwnPropertyNames(Element.prototype))
        if (name === "role" || name.startsWith("aria")) delete Element.prototype[name];
      for (const kind of [Object, Map, Promise, Array])
        for (const name of ["groupBy", "withResolvers", "fromAsync"]) delete kind[name];
      for (const name of ["union", "intersection", "difference", "isSubsetOf"])
        delete Set.prototype[name];
      delete AbortSignal.any;
      delete URL.canParse;
    """)
    page = visitor.open("om/")
    field = page.get_by_role("combobox")
    field.press_sequentially("klokhu")
    expect(page.get_by_role("listbox", name="Förslag")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.goto(f"{visitor.root}sok/")
    assert results(page, "trygghetsdialogerna")
    expect(page.locator(".ps-answer mark").first).to_be_visible()


def test_a_choice_that_leaves_nothing_can_be_lifted(visit: Visit) -> None:
    """It is named, with how many hits there are without it."""
    page = visit().open("sok/?q=kungens+kurva&kommun=soderhamn")
    assert [] == shown(page)
    message = page.locator("[data-search-message]")
    expect(message).to_contain_text("Inga träffar för ”kungens kurva” med urvalet Söderhamn.")
    message.get_by_role("link", name="utan urvalet").click()
    page.wait_for_url("**/sok/?q=kungens+kurva")
    assert shown(page)


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


@pytest.mark.parametrize("where", ["page", "header"])
@pytest.mark.parametrize("query", ["trygghet", "klotter kameror", "ungdomar"])
def test_what_a_search_needs_is_fetched_with_the_program(
    visit: Visit, where: str, query: str
) -> None:
    """While the largest file is on its way, so are the files with the words. None comes twice."""
    visitor = visit()
    program: list[Route] = []
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))

    def hold(route: Route) -> None:
        program.append(route)

    def of_words() -> list[str]:
        return sorted(one for one in asked if one.endswith(".pf_index"))

    visitor.context.route("**/wasm*", hold)
    page = visitor.open("om/")
    with page.expect_response("**/answers-0.json"), page.expect_request("**/*.pf_index"):
        if where == "page":
            page.goto(f"{visitor.root}sok/?q={query}", wait_until="commit")
        else:
            page.get_by_role("combobox").first.fill(query)
    shown = page.locator("[data-results] > li, [role=option]")
    early: list[str] = []
    for _ in range(40):  # until no more are asked for: the word, and the mark of its topic
        if early == of_words() and len(early) >= 2:
            break
        early = of_words()
        page.wait_for_timeout(250)
    assert program
    assert len(early) >= 2
    expect(shown).to_have_count(0)
    for route in program:
        route.continue_()
    expect(shown.first).to_be_visible()
    page.wait_for_load_state("networkidle")
    if where == "page":  # in the header, the last word may lack letters, and other files have those
        assert early == of_words()
    assert len(set(of_words())) == len(of_words())


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
        text = " ".join(hit.locator(".ps-answer").all_inner_texts()).casefold()
        told = re.findall("”(.+?)”", remark)
        assert [] == [word for word in told if re.search(rf"\b{word}\b", text)]


def test_an_overview_is_not_said_to_answer_with_others_words(visit: Visit) -> None:
    """A topic's page has sentences of several municipalities: what is shown is what counts."""
    page = visit().open("sok/?q=trygghetsvandringar i huddinge")
    assert "amnen/trygghet-i-utemiljo/" == shown(page)[0]
    first = page.locator(".ps-hit").first.locator(".ps-answer")
    having = first.filter(has=page.locator("mark", has_text="Trygghetsvandringar"))
    expect(having.locator(".ps-answer__label")).to_contain_text("Söderhamn · Planerat")
    page = visit().open("sok/?q=kostnader demokratidagarna")
    assert "huddinge/prioriteringar/demokratidagar/" == shown(page)[0]


def test_what_is_chosen_takes_no_hit_that_has_it(visit: Visit) -> None:
    """A page may only have the word in another form, in a part of the index that has it elsewhere."""
    page = visit().open("sok/?q=hälsa&kommun=soderhamn")
    assert "soderhamn/dokument/handlingsprogram-2009/" in shown(page)


def test_every_answer_has_the_chosen_status(visit: Visit) -> None:
    """No other sentence of the page stands beside it."""
    for asked in ("demokratipris", "demokratidagar", "trygghetsdialog", "klotter", "unga"):
        page = visit().open(f"sok/?q={asked}&status=genomfort")
        for answer in page.locator(".ps-answer").all() if shown(page) else []:
            expect(answer).to_contain_text("Genomfört")


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
    """It stands whole, with what it is, and without what became of it."""
    page = visit().open("sok/?q=romani")
    first = page.locator(".ps-hit").first.locator(".ps-answer__text").first.inner_text()
    for again in page.locator(".ps-hit").all()[1:]:
        answer = again.locator(".ps-answer--again")
        expect(answer).to_have_text(f"Rapporterat 2021, samma mening som ovan: {first}")
        expect(answer.locator("mark")).to_have_text("romani")
        expect(again.locator(".ps-answer__pair")).to_have_count(0)


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
        told = " ".join(hit.inner_text().lower().split())
        for word in words:
            assert word in told, told  # also in the note


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


def test_every_value_can_be_chosen_before_a_search(visit: Visit) -> None:
    """The lists are whole before anything is asked for, and again when the field is emptied."""
    page = visit().open("sok/")
    town, status = page.get_by_label("Kommun", exact=True), page.get_by_label("Vad som hänt")
    expect(town.locator("option")).to_have_count(3)
    whole = town.locator("option").all_inner_texts()
    assert results(page, "kungens kurva")
    expect(town.locator("option")).to_have_count(2)
    page.get_by_role("searchbox", name="Vad söker du?").fill("")
    expect(town.locator("option")).to_have_count(3)
    assert whole == town.locator("option").all_inner_texts()
    status.select_option("genomfort")
    page.wait_for_url("**/sok/?status=genomfort")
    assert shown(page)


@pytest.mark.parametrize("name", ["kommun", "amne", "typ", "status"])
def test_no_address_names_what_programs_have(visit: Visit, name: str) -> None:
    """What every object of the language has by itself is no choice."""
    page = visit().open(f"sok/?{name}=constructor")
    assert shown(page) == []
    expect(page.locator("[data-search-message]")).to_contain_text("Inga sidor med det urvalet.")
    page.goto(f"{page.url}&q=klotter")
    assert shown(page) == []
    expect(page.locator("[data-search-message]")).to_contain_text("med urvalet constructor.")


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


def test_a_word_is_downloaded_with_all_that_says_it(visit: Visit) -> None:
    """The page shows the best sentences of each hit. The table has all that have the word."""
    page = visit().open("sok/?q=klotter")
    assert shown(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner listan (CSV)").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    texts = [row["Text"] for row in rows]
    assert len(rows) == len({(row["Adress"], row["Text"]) for row in rows})
    assert all(row["Dokument"] and row["Dokumentet gäller"] for row in rows)
    assert {"KS-2019/144.118"} & {row["Diarienummer"] for row in rows}
    assert len(texts) > page.locator(".ps-answer").count()
    assert all("klotter" in one.lower() for one in texts)
    for figure in ("415 ärenden", "474 ärenden", "26 %", "74 %", "64 %"):
        assert any(one.endswith(figure) for one in texts), figure


@pytest.mark.parametrize(("width", "folded"), [(360, True), (768, False)])
def test_choices_are_folded_on_a_phone(visit: Visit, width: int, folded: bool) -> None:
    """There the answers come first. What is chosen is told beside."""
    page = visit(width=width).open("sok/?q=klotter")
    assert shown(page)
    choice = page.get_by_label("Kommun", exact=True)
    expect(choice).to_be_visible(visible=not folded)
    if folded:
        top = page.locator(".ps-answer").first.bounding_box()
        assert top
        assert top["y"] < 640
        page.get_by_text("Begränsa sökningen").click()
    choice.select_option("huddinge")
    page.reload()
    assert shown(page)
    expect(choice).to_be_visible(visible=not folded)
    expect(page.locator("summary", has_text="Begränsa sökningen: Huddinge")).to_have_count(1)


def test_a_shared_address_follows_a_topic(visit: Visit) -> None:
    """A topic that has another id now is chosen under that."""
    visitor = visit()

    def renamed(route: Route) -> None:
        held = route.fetch().json()
        route.fulfill(json={**held, "former": {"amne": {"gammalt": "klotter"}}})

    visitor.context.route("**/pagefind/*/lexicon.json", renamed)
    page = visitor.open("sok/?amne=klotter")
    expected = shown(page)
    assert len(expected) == 2
    page = visitor.open("sok/?amne=gammalt")
    assert shown(page) == expected
    expect(page.get_by_label("Ämne").locator("option:checked")).to_contain_text("Klotter")


@pytest.mark.parametrize("name", ["Huddinge", "huddinge", "HUDDINGE"])
def test_an_address_may_have_a_name(visit: Visit, name: str) -> None:
    """Who writes an address writes what is read on the page."""
    visitor = visit()
    expected = shown(visitor.open("sok/?q=trygghet&kommun=huddinge"))
    assert expected
    page = visitor.open(f"sok/?q=trygghet&kommun={name}")
    assert shown(page) == expected
    expect(page.get_by_label("Kommun", exact=True)).to_have_value("huddinge")


@pytest.mark.parametrize(
    ("choice", "label"),
    [("kommun=huddinge&status=delvis-genomfort", "Delvis genomfört 2021"), ("ar=2021", "2021")],
)
def test_answers_are_what_is_chosen(visit: Visit, choice: str, label: str) -> None:
    """A sentence with the status and the year comes before others of its page."""
    page = visit().open(f"sok/?q=trygghet&{choice}")
    hits = page.locator("[data-results] > li", has=page.locator(".ps-answer", has_text=label))
    assert shown(page)
    first = hits.first.locator(".ps-answer").first
    expect(first).to_contain_text(label)


def test_a_page_whose_answers_have_another_status_is_no_hit(visit: Visit) -> None:
    """What became of something else on the page is not asked for."""
    page = visit().open("sok/?q=kameror&status=ingen-uppfoljning")
    for hit in page.locator("[data-results] > li").all() if shown(page) else []:
        expect(hit.locator(".ps-answer").first).to_contain_text("Ingen uppföljning i samlingen")
    page = visit().open("sok/?q=demokratidagar&status=genomfort")
    assert shown(page)


@pytest.mark.parametrize(
    ("query", "found", "words"),
    [
        ("polisen", "huddinge/dokument/verksamhetsplan-2020/", "i samverkan med polisen"),
        ("trygghetsdag", "huddinge/prioriteringar/demokratidagar/", "om ”en trygghetsdag riktad"),
        ("demokratidagar", "huddinge/prioriteringar/demokratidagar/", "om ”en trygghetsdag riktad"),
        ("samhällsaktörer", "huddinge/dokument/verksamhetsplan-2020/", "andra samhällsaktörer"),
        ("scoutkår", "huddinge/dokument/verksamhetsberattelse-2021/", "Segeltorps scoutkår"),
    ],
)
def test_a_status_takes_away_no_promise_that_has_it(
    visit: Visit, query: str, found: str, words: str
) -> None:
    """Neither one under no priority, nor the third of a sentence, nor one of the page with that title."""
    status = "namns" if query == "scoutkår" else "ingen-uppfoljning"
    page = visit().open(f"sok/?q={query}&status={status}")
    assert shown(page)[0] == found
    first = page.locator("[data-results] > li").first
    expect(first).to_contain_text(words)
    label = "Nämns 2021" if query == "scoutkår" else "Ingen uppföljning"
    expect(first.locator(".ps-answer__pair").first).to_contain_text(label)


def test_a_document_does_not_say_again_what_a_priority_says(visit: Visit) -> None:
    """With a status, it is there for the promises that no priority's page has."""
    page = visit().open("sok/?q=trygghetsdag&status=ingen-uppfoljning")
    assert ["huddinge/prioriteringar/demokratidagar/"] == shown(page)
    page = visit().open("sok/?q=segregation&status=ingen-uppfoljning")
    assert "huddinge/dokument/verksamhetsplan-2020/" not in shown(page)
    page = visit().open("sok/?status=namns&kommun=huddinge")
    plan = page.locator("[data-results] > li", has_text="Plan, Huddinge 2020")
    expect(plan.locator(".ps-answer")).to_have_count(5)


def test_a_word_that_nothing_with_the_status_says_is_told(visit: Visit) -> None:
    """A page has it of something else."""
    page = visit().open("sok/?q=trygghetsdialog&status=genomfort")
    told = page.locator("[data-search-message]")
    expect(told).to_contain_text("Sökningen hittade inte ”trygghetsdialog” med urvalet Genomfört.")
    page = visit().open("sok/?q=demokratipris&status=ingen-uppfoljning")
    assert shown(page)
    expect(page.locator("[data-search-message]")).not_to_contain_text("nämner")


@pytest.mark.parametrize(
    "query", ["q=segregation&ar=2009", "q=barn&ar=2010", "q=samverkan&ar=2011"]
)
def test_every_answer_is_of_the_chosen_year(visit: Visit, query: str) -> None:
    """A page of several years and municipalities has only those that are asked for."""
    page = visit().open(f"sok/?{query}")
    answers = page.locator(".ps-answer")
    expect(answers.first).to_be_visible()
    for answer in answers.all():
        expect(answer).to_contain_text(re.compile("2009|2010|2011"))
        expect(answer).not_to_contain_text("202")


def test_what_was_reported_in_the_chosen_year_comes_before_what_it_answers(visit: Visit) -> None:
    """A promise of the year before is of it only by what was reported."""
    page = visit().open("sok/?q=demokratidagar&ar=2021")
    expect(page.locator(".ps-answer__label").first).to_contain_text("Rapporterat 2021")


def test_the_pair_with_the_chosen_status_comes_first(visit: Visit) -> None:
    """A sentence may hold several promises."""
    page = visit().open("sok/?q=klotter&status=genomfort")
    assert shown(page)
    expect(page.locator(".ps-answer__pair").first).to_contain_text("Genomfört 2021")


def test_a_page_that_only_answers_of_another_municipality_is_no_hit(visit: Visit) -> None:
    """It is not counted, and not in the list that is saved. What is chosen can be lifted."""
    page = visit().open("sok/?q=klotter&kommun=soderhamn")
    assert [] == shown(page)
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Inga träffar för ”klotter” med urvalet Söderhamn. 5 träffar utan urvalet"
    )


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


def test_answers_are_of_the_municipality_that_is_chosen(visit: Visit) -> None:
    """A topic's page has sentences of several. Of those, only the chosen one's are shown."""
    page = visit().open("sok/?q=trygghet&kommun=soderhamn")
    assert "amnen/trygghet/" in shown(page)
    labels = page.locator(".ps-answer__label").all_inner_texts()
    assert len(labels) > 5
    assert not any("Huddinge" in label for label in labels)
    page = visit().open("sok/?q=trygghet&kommun=huddinge&typ=amne")
    labels = page.locator(".ps-answer__label").all_inner_texts() if shown(page) else []
    assert labels
    assert not any("Söderhamn" in label for label in labels)


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


@pytest.mark.parametrize("hours", [1, 0])
def test_a_tab_searches_on_after_a_new_release(visit: Visit, site: BuiltSite, hours: int) -> None:
    """A tab that was open when a release came searches on in the new one, without a click.

    It looks for a release at most once a minute. Within that, it misses a file of the former one.
    """
    visitor = visit()
    page = visitor.open("sok/")
    assert results(page, "klotter")
    former = folder(site.root).relative_to(site.root).as_posix()
    visitor.context.route(f"**/{former}/**", lambda route: route.fulfill(status=404))
    asked: list[str] = []
    released = {"folder": "pagefind/ny/", "first": []}

    def new(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_(url=route.request.url.replace("pagefind/ny", former))

    visitor.context.route("**/pagefind/ny/**", new)
    visitor.context.route("**/assets/search.json", lambda route: route.fulfill(json=released))
    page.evaluate(f"() => {{ const now = Date.now; Date.now = () => now() + {hours} * 3600e3; }}")
    assert results(page, "hjärtstartare")
    assert asked
    if not hours:
        visitor.faults.clear()  # the browser tells of what it could not fetch


def test_a_tab_without_a_connection_searches_on(visit: Visit) -> None:
    """If it cannot be known whether a release has come, the search goes on with what it has."""
    visitor = visit()
    page = visitor.open("sok/")
    first = results(page, "klotter")
    assert first
    visitor.context.route("**/assets/search.json", lambda route: route.abort())
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 3600e3; }")
    assert first == results(page, "klotter")
    visitor.faults.clear()  # the browser tells of what it could not fetch


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


def test_without_javascript_the_field_leads_to_lists(visit: Visit, model: Site) -> None:
    """Without scripts, the field leads to every topic, priority and document."""
    page = visit(360, javascript=False).open("om/")
    page.get_by_label("Sök på webbplatsen").fill("klotter")
    page.get_by_label("Sök på webbplatsen").press("Enter")
    page.wait_for_url("**/sok/?q=klotter")
    expect(page.locator("noscript")).to_be_visible()
    links = {link.inner_text() for link in page.get_by_role("main").get_by_role("link").all()}
    catalogue = model.catalogue
    assert {topic.labels.sv for topic in catalogue.topics.values()} <= links
    assert {entry.priority.title for entry in catalogue.priorities.values()} <= links
    assert {entry.document.short_title for entry in catalogue.documents.values()} <= links


def test_search_moves_little(browser: Browser, site: BuiltSite) -> None:
    """The first search fetches under 250 kB compressed in 13 requests, and a later one under 40 kB.

    Two or three of them are for the index: which words share a file depends on all words of the site.
    """
    with counting.serve(site.root) as host:
        found = counting.searches(browser, host, "om/")
    assert 50_000 < found.header.fetched.bytes < 250_000
    assert 8 <= found.header.fetched.requests <= 13
    assert 50_000 < found.first.fetched.bytes < 250_000
    assert found.further.fetched.bytes < 40_000


def test_the_lexicon_holds_every_word_of_the_documents(site: BuiltSite, model: Site) -> None:
    """Each word of a document can be searched for."""
    words = {word for word in model.lexicon.text_words if len(word) > 1}
    held = json.loads((site.search / LEXICON).read_text(encoding="utf-8"))
    assert words - set(held["words"]) == set()


def answers_fetched(visitor: Visitor) -> tuple[list[str], int]:
    """The files with answers that a search fetches while more letters come, and the hits when none does."""
    fetched: list[str] = []
    page = visitor.open("sok/")
    page.wait_for_load_state("networkidle")
    page.clock.install(time=0)
    page.clock.pause_at(3_600_000)
    page.on("request", lambda one: fetched.append(one.url))
    field = page.get_by_role("searchbox", name="Vad söker du?")
    field.fill("klotter")
    page.clock.run_for(70)
    page.wait_for_load_state("networkidle")
    field.fill("klotter hotellhängare")
    page.clock.run_for(50)
    page.wait_for_load_state("networkidle")
    early = [one for one in fetched if "/answers-" in one]
    while page.locator("[data-results] > li").count() == 0:
        page.clock.run_for(50)
    return early, page.locator("[data-results] > li").count()


def test_a_large_site_answers_as_a_small_one(
    browser: Browser, site: BuiltSite, model: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index in parts, a lexicon in shelves and answers in many files lead to the same pages."""
    root = tmp_path / "site"
    shutil.copytree(site.root, root)
    monkeypatch.setattr(indexing, "WHOLE_SHELF", 1000)
    index(root, model.lexicon.files(size=100), model.answers, most=30)
    assert (folder(root) / "2/pagefind-entry.json").exists()
    assert (folder(root) / "answers-5.json").exists()
    queries = query_set()["queries"][::4]
    only = ["hotellhängare", "perspektivvandringar", "trygghetsbesiktning", "skogsfinnar"]
    with serve(site.root) as address, windows(browser, address) as new:
        page = new().open("sok/")
        held = {word: set(results(page, word)) for word in only}
    assert all(held.values())
    with serve(root) as address, windows(browser, address) as new:
        page = new().open("sok/")
        assert {word: set(results(page, word)) for word in only} == held
        asked = [(results(page, query["q"])[:AMONG], query["pages"]) for query in queries]
        visitor = new()
        page = visitor.open("sok/?q=huddinge")
        first = shown(page)
        visitor.context.route("**/answers-*.json", lambda route: route.abort())
        page.get_by_role("button", name="Visa fler").click()
        expect(page.locator("[data-search-message]")).to_contain_text(
            "Sökningen gick inte att hämta."
        )
        visitor.context.unroute("**/answers-*.json")
        page.get_by_role("button", name="Visa fler").click()
        expect(page.locator("[data-results] > li")).to_have_count(2 * len(first))
        visitor.faults.clear()  # the browser tells of what it could not fetch
        assert answers_fetched(new()) == ([], 2)
    missed = [pair for pair in asked if not set(pair[0]) & set(pair[1]) and pair[0] != pair[1]]
    assert len(asked) > 60
    assert len(missed) <= len(asked) / 20, missed


def test_the_lists_have_numbers_only_where_they_are_right(visit: Visit) -> None:
    """Before anything is asked for. How many hits another choice leaves is known when it is made."""
    page = visit().open("sok/")
    status = page.get_by_label("Vad som hänt")
    expect(status.locator("option[value=namns]")).to_have_text(
        re.compile(r"^Nämns, inget besked \([0-9]+\)$")
    )
    number = int(status.locator("option[value=namns]").inner_text().split("(")[1].rstrip(")"))
    status.select_option("namns")
    page.wait_for_url("**/sok/?status=namns")
    expect(page.locator("[data-search-message]")).to_have_text(f"{number} träffar.")
    expect(status.locator("option:checked")).to_have_text("Nämns, inget besked")
    status.select_option("genomfort")  # another one may be chosen in its place
    page.wait_for_url("**/sok/?status=genomfort")


@pytest.mark.parametrize(
    ("query", "found", "words"),
    [
        (
            "q=scoutkår&amne=civilsamhallet",
            "huddinge/prioriteringar/samverkan-med-civilsamhallet/",
            "scoutkår",
        ),
        (
            "q=scoutkår&typ=prioritering",
            "huddinge/prioriteringar/samverkan-med-civilsamhallet/",
            "scoutkår",
        ),
        ("q=kostnader&amne=ekonomi", "amnen/ekonomi/", "Sammanlagda kostnader"),
        (
            "q=näringsliv&amne=agenda-2030",
            "huddinge/prioriteringar/hallbart-huddinge-2030/",
            "God utbildning och kreativt näringsliv",
        ),
        (
            "q=riksgenomsnittet&typ=insats",
            "soderhamn/insatser/medborgarnas-synpunkter/",
            "riksgenomsnittet 50",
        ),
        (
            "q=kommunmedborgarnas&typ=insats",
            "soderhamn/insatser/medborgarnas-synpunkter/",
            "kommunmedborgarnas upplevelse av trygghet",
        ),
        (
            "q=stöd&status=genomfort",
            "huddinge/prioriteringar/internationella-kvinnodagen/",
            "den som behöver stöd",
        ),
        ("q=500 000&amne=ekonomi", "amnen/ekonomi/", "500 000 kronor"),
    ],
)
def test_a_topic_takes_away_nothing_that_its_pages_have(
    visit: Visit, query: str, found: str, words: str
) -> None:
    """A priority has what stands of it under other headings too, and a topic its figures."""
    page = visit().open(f"sok/?{query}")
    assert shown(page)[0] == found
    expect(page.locator(".ps-answer").first).to_contain_text(words)


def test_a_year_without_the_word_says_so(visit: Visit) -> None:
    """The other municipality, which has it in another year, is not shown for it."""
    page = visit().open("sok/?q=trygghetsvandringar&ar=2021")
    told = page.locator("[data-search-message]")
    expect(told).to_contain_text("Sökningen hittade inte ”trygghetsvandringar” med urvalet 2021.")
    expect(page.locator("[data-results]")).not_to_contain_text("Söderhamn")


@pytest.mark.parametrize(
    ("query", "stem"),
    [("q=föreningar&kommun=huddinge", "förening"), ("q=våren&typ=dokument", "vår")],
)
def test_with_a_choice_each_hit_shows_the_word_or_says_that_it_does_not(
    visit: Visit, query: str, stem: str
) -> None:
    """A page may have it inside a longer word, in a heading, or of something else."""
    page = visit().open(f"sok/?{query}")
    word = query[2:].split("&", maxsplit=1)[0]
    assert shown(page)
    hits = page.locator("[data-results] > li")
    assert hits.filter(has=page.locator(".ps-hit__remark", has_text="nämner inte")).count() > 0
    for hit in hits.all():
        said = hit.inner_text()
        assert f"nämner inte ”{word}”" in said or stem in said.split("\n", 1)[1].lower()
