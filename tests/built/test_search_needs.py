"""What a search fetches and needs: a site that is away, an old browser, a new release, a large site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from benchmarks import visit as counting
from planspegeln.rendering.site import Site
from planspegeln.search import indexing
from planspegeln.search.indexing import folder, index
from tests.built.conftest import Visit, Visitor, serve, windows
from tests.built.html import BuiltSite
from tests.built.searching import AMONG, query_set, results, shown


def test_there_is_one_engine(site: BuiltSite) -> None:
    """Material's search builds no index, and the site has none of its scripts."""
    assert not (site.root / "search").exists()
    scripts = {
        str(tag.get("src", "inline"))
        for page in site.pages.values()
        for tag in page.find_all("script", type=lambda kind: kind != "application/ld+json")
    }
    assert {script for script in scripts if "assets/js/" not in script} == set()


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


@pytest.mark.parametrize("name", ["kommun", "amne", "typ", "status"])
def test_no_address_names_what_programs_have(visit: Visit, name: str) -> None:
    """What every object of the language has by itself is no choice."""
    page = visit().open(f"sok/?{name}=constructor")
    assert shown(page) == []
    expect(page.locator("[data-search-message]")).to_contain_text("Inga sidor med det urvalet.")
    page.goto(f"{page.url}&q=klotter")
    assert shown(page) == []
    expect(page.locator("[data-search-message]")).to_contain_text("med urvalet constructor.")


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
