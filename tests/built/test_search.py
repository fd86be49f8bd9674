"""Search as visitors use it: what it finds, how it is controlled, what it costs."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from benchmarks import visit as counting
from planspegeln.rendering.site import Site
from planspegeln.search.indexing import folder, index
from planspegeln.search.lexicon import SHELF
from tests.built.conftest import Visit, serve, windows
from tests.built.html import BuiltSite

QUERIES: Final = Path(__file__).parent.parent / "search_queries.yml"
FIRST: Final = 1
AMONG: Final = 3
# The first of what the engine finds for each query, as the search page asks it and lists it.
ASK: Final = """async ([root, scripts, queries, most]) => {
    const { search, start } = await import(`${root}${scripts}search/engine.js`);
    const engine = await start(root);
    const address = async ({ result }) => new URL((await result.data()).url, root).pathname.slice(1);
    const found = {};
    for (const asked of queries) {
        const { hits } = await search(asked, {}, engine);
        found[asked] = await Promise.all(hits.slice(0, most).map(address));
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


def test_the_index_holds_no_recurring_remarks(site: BuiltSite) -> None:
    """Remarks that the editors repeat on many pages are in no excerpt."""
    remarks = ("säger inte vilken plan den följer upp", "Vilka ämnen en prioritering hör till")
    fragments = list((site.search / "fragment").glob("*.pf_fragment"))
    texts = [gzip.decompress(path.read_bytes()).decode() for path in fragments]
    assert len(texts) > 60
    held = [text[:200] for text in texts if any(remark in text for remark in remarks)]
    assert held == []
    pages = [page for page in site.pages.values() if remarks[0] in page.get_text()]
    assert len(pages) > 5


def test_there_is_one_engine(site: BuiltSite) -> None:
    """Material's search builds no index, and the site has none of its scripts."""
    assert not (site.root / "search").exists()
    scripts = {
        str(tag.get("src", "inline"))
        for page in site.pages.values()
        for tag in page.find_all("script")
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
        f"Huddinge ({len(expected)})"
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
    expect(page.locator(".ps-hit__via").first).to_contain_text("Träff via ämnet Kamerabevakning")
    expect(page.locator("[data-results]")).not_to_contain_text("cctv ")
    results(page, "klotter kvinnodagen Boverket")
    expect(message).to_contain_text("de som har flest av dem")


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
    expect(page.locator("[data-search-message]")).to_contain_text("Inga träffar för ”överblick”")
    expect(page.get_by_role("heading", name="Prioriteringar och insatser, A–Ö")).to_be_visible()


def test_a_result_leads_to_the_place_that_matches(visit: Visit) -> None:
    """A hit's link leads to the part of the page with the word, which is marked there."""
    page = visit().open("sok/")
    results(page, "hjärtstartare")
    hit = page.locator("[data-results] > li").first
    expect(hit.locator("mark").first).to_contain_text("hjärtstartare")
    hit.get_by_role("link").click()
    page.wait_for_url("**/dokument/verksamhetsberattelse-2021/#remisser**")
    expect(page.get_by_text("Fler hjärtstartare till kommunens centrum").first).to_be_in_viewport()


def test_an_excerpt_does_not_repeat_the_title(visit: Visit) -> None:
    """The excerpt leaves out the page's heading, but not the same words in the text."""
    page = visit().open("sok/?q=samhället&typ=kommun")
    shown(page)
    hit = page.locator("[data-results] > li", has_text="Huddinge").first
    expect(hit.locator(".ps-hit__excerpt")).to_contain_text("Huddinge kommun")
    page.goto(page.url.split("?")[0] + "?q=trygghet&typ=amne")
    shown(page)
    hit = page.locator("[data-results] > li", has_text="Trygghet och säkerhet").first
    expect(hit.locator(".ps-hit__excerpt")).to_have_text(re.compile("^Arbete för att människor"))


@pytest.mark.parametrize(
    "lost",
    [
        "assets/search.json",
        "pagefind/*/facets.json",
        "pagefind/*/pagefind-entry.json*",
        "pagefind/*/wasm*",
        "pagefind/*/words-0.json",
        "pagefind/*/fragment/*",
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


@pytest.mark.parametrize(("hours", "is_found"), [(1, True), (0, False)])
def test_a_tab_searches_on_after_a_new_release(
    visit: Visit, site: BuiltSite, hours: int, is_found: bool
) -> None:
    """A tab that was open when a release came finds the new one's files before it searches again.

    It looks at most once a minute: within that, the next search is what finds them.
    """
    visitor = visit()
    page = visitor.open("sok/")
    assert results(page, "klotter")
    former = folder(site.root).relative_to(site.root).as_posix()
    visitor.context.route(f"**/{former}/**", lambda route: route.fulfill(status=404))
    visitor.context.route(
        "**/pagefind/ny/**",
        lambda route: route.continue_(url=route.request.url.replace("pagefind/ny", former)),
    )
    visitor.context.route(
        "**/assets/search.json", lambda route: route.fulfill(json={"folder": "pagefind/ny/"})
    )
    page.evaluate(f"() => {{ const now = Date.now; Date.now = () => now() + {hours} * 3600e3; }}")
    assert is_found is bool(results(page, "hjärtstartare"))
    if not is_found:
        assert visitor.faults != []
        visitor.faults.clear()
        assert results(page, "hjärtstartare")


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


def test_suggestions_for_the_start_of_a_word(visit: Visit) -> None:
    """While a word is typed, pages with words that start with it are suggested."""
    page = visit().open("om/")
    page.get_by_role("combobox").press_sequentially("framtidsv")
    expect(page.get_by_role("option").first).to_contain_text("Framtidsverkstäder")
    page.goto(page.url.split("om/")[0] + "sok/")
    page.get_by_role("searchbox", name="Vad söker du?").press_sequentially("mycke")
    # ”Mycket” is a stop word: nobody who types it wants to find it.
    expect(page.locator("[data-search-message]")).to_contain_text("Inga träffar för ”mycke”.")


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
    """The first search fetches under 250 kB compressed, and a later one under 40 kB."""
    with counting.serve(site.root) as host:
        found = counting.searches(browser, host, "om/")
    assert 50_000 < found.header.fetched.bytes < 250_000
    assert 0 < found.further.fetched.bytes < 40_000


def test_the_lexicon_holds_every_word_of_the_documents(site: BuiltSite, model: Site) -> None:
    """Each word of a document can be searched for."""
    words = {word for word in model.lexicon.text_words if len(word) > 1}
    held = json.loads((site.search / SHELF.format(0)).read_text(encoding="utf-8"))
    assert words - set(held) == set()


def test_a_large_site_answers_as_a_small_one(
    browser: Browser, site: BuiltSite, model: Site, tmp_path: Path
) -> None:
    """An index in parts and a lexicon in shelves lead to the same pages."""
    root = tmp_path / "site"
    shutil.copytree(site.root, root)
    index(root, model.lexicon.files(size=100), most=30)
    assert (folder(root) / "2/pagefind-entry.json").exists()
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
    missed = [pair for pair in asked if not set(pair[0]) & set(pair[1]) and pair[0] != pair[1]]
    assert len(asked) > 60
    assert len(missed) <= len(asked) / 20, missed
