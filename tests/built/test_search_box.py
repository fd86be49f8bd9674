"""The search field in the header, or in a page with one: suggestions, and the keys that reach them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.built.conftest import Visit

SUGGESTED = 6


def typed(page: Page, text: str) -> None:
    """Type in the field of the header, one key at a time."""
    page.get_by_role("combobox").press_sequentially(text)


def selected(page: Page) -> list[int]:
    """The numbers of the suggestions marked as chosen, and the one the field points at."""
    options = page.get_by_role("option").all()
    pointed = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    found = [
        number
        for number, option in enumerate(options)
        if option.get_attribute("aria-selected") == "true"
    ]
    assert [options[number].get_attribute("id") for number in found] == (
        [pointed] if pointed else []
    )
    return found


def test_arrows_go_round_the_suggestions(visit: Visit) -> None:
    """Up from the field goes to the last suggestion. After either end comes the other."""
    page = visit(360, 300).open("om/")
    page.get_by_role("combobox").fill("trygghet")
    expect(page.get_by_role("option")).to_have_count(SUGGESTED)
    status = page.locator("[data-search-box] [role=status]")
    expect(status).to_have_text("6 förslag. Välj med piltangenterna.")
    assert selected(page) == []
    last = SUGGESTED - 1
    for key, number in [
        ("ArrowUp", last),
        ("ArrowUp", last - 1),
        ("ArrowDown", last),
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", last),
    ]:
        page.keyboard.press(key)
        assert selected(page) == [number], key
        expect(page.get_by_role("option").nth(number)).to_be_in_viewport()


def test_down_from_the_field_leads_to_the_first(visit: Visit) -> None:
    """With new suggestions, the choice starts again.

    Keys that choose nothing belong to the field.
    """
    page = visit().open("om/")
    page.get_by_role("combobox").fill("trygghet")
    expect(page.get_by_role("option")).to_have_count(SUGGESTED)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert selected(page) == [1]
    page.get_by_role("combobox").fill("trygghetsdialog")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    assert selected(page) == []
    page.keyboard.press("ArrowDown")
    assert selected(page) == [0]
    page.keyboard.press("Home")
    page.keyboard.type("x")
    expect(page.get_by_role("combobox")).to_have_value("xtrygghetsdialog")


def test_no_suggestions_are_told(visit: Visit) -> None:
    """If nothing is found, the field says so. An emptied field says nothing."""
    page = visit().open("om/")
    field = page.get_by_role("combobox")
    status = page.locator("[data-search-box] [role=status]")
    typed(page, "överblick")
    expect(status).to_have_text("Inga förslag. Tryck Retur för att söka.")
    expect(page.locator("[data-search-box] ul")).to_have_attribute("hidden", "")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("klokhuset")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.fill(" ")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(status).to_have_text("")


def test_a_suggestion_is_clicked(visit: Visit) -> None:
    """Pressing a suggestion leaves the focus in the field. A click opens it."""
    page = visit().open("om/")
    page.get_by_role("combobox").fill("klokh")  # the start of a word is enough
    option = page.get_by_role("option", name="Klokhuset").first
    option.hover()
    page.mouse.down()
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(option).to_be_visible()
    page.mouse.up()
    page.wait_for_url("**/soderhamn/insatser/klokhuset/**")


@pytest.mark.parametrize("leave", ["Escape", "Tab"])
def test_what_is_closed_stays_closed(visit: Visit, leave: str) -> None:
    """Letters typed before the list was closed, or the field left, show no suggestions."""
    page = visit().open("om/")
    page.clock.install()
    typed(page, "klokhus")
    page.clock.run_for(1000)
    expect(page.get_by_role("option").first).to_contain_text("Klokhuset")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("et")
    page.keyboard.press(leave)
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") is None
    page.clock.run_for(1000)
    page.evaluate("""async () => {
      const box = document.querySelector("script[src$='search/box.js']");
      const { search, previewOf, start } = await import(new URL("engine.js", box.src));
      const engine = await start();
      const found = await search("klokhuset", {}, engine, { typing: true });
      await Promise.all(found.hits.map((hit) => previewOf(hit, found, engine)));
    }""")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_a_search_that_ends_after_the_field_is_left_shows_nothing(visit: Visit) -> None:
    """Hits that arrive after the reader has left the field are not shown."""
    visitor = visit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.context.route("**/pagefind/*/facets.json", hold)
    page = visitor.open("om/")
    page.clock.install()
    with page.expect_request("**/pagefind/*/facets.json"):
        typed(page, "klokhuset")
    page.clock.run_for(1000)
    page.keyboard.press("Tab")
    with page.expect_response("**/pagefind/*/answers-0.json"):
        held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert 1 == len(held), "what is asked for twice at first is fetched once"


def test_a_key_for_the_field_is_a_sign_elsewhere(visit: Visit) -> None:
    """A slash stays a slash while somebody writes. Control and K always lead to the field."""
    page = visit().open("om/")
    page.keyboard.press("Control+/")
    page.keyboard.press("k")
    expect(page.get_by_role("combobox")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("1/2")
    expect(page.get_by_role("combobox")).to_have_value("1/2")
    page.keyboard.press("Control+k")
    page.keyboard.type("torg")
    expect(page.get_by_role("combobox")).to_have_value("torg")


def test_on_the_search_page_the_keys_lead_to_its_own_field(visit: Visit) -> None:
    """The keys lead to the page's own field and select its text, ready to be replaced."""
    page = visit().open("sok/?q=klotter")
    own = page.get_by_role("searchbox", name="Vad söker du?")
    page.keyboard.press("/")
    expect(own).to_be_focused()
    page.keyboard.type("torg")
    expect(own).to_have_value("torg")


def test_a_search_that_is_lost_leaves_the_field(visit: Visit) -> None:
    """If the search cannot be fetched, there are no suggestions until it can."""
    visitor = visit()
    visitor.context.route("**/pagefind/*/facets.json", lambda route: route.abort())
    page = visitor.open("om/")
    with page.expect_event("console", lambda message: message.type == "error"):
        typed(page, "klokhuset")
    expect(page.get_by_role("listbox")).to_be_hidden()
    visitor.context.unroute("**/pagefind/*/facets.json")
    page.get_by_role("combobox").fill("klokhus")
    expect(page.get_by_role("option").first).to_contain_text("Klokhuset")
    assert visitor.faults != []
    visitor.faults.clear()


def test_what_is_typed_before_the_script_is_here_is_answered(visit: Visit) -> None:
    """Over a slow line, somebody may type at once."""
    visitor = visit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.context.route("**/search/box.js", hold)
    page = visitor.page
    page.goto(f"{visitor.root}om/", wait_until="commit")
    field = page.locator("[data-search-box] input[name=q]")
    field.click()
    page.keyboard.type("klotter")
    expect(field).to_have_value("klotter")
    expect(page.get_by_role("option")).to_have_count(0)
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "label"),
    [("", "Vad söker du?"), ("sok/", "Vad söker du?"), ("om/", "Sök på webbplatsen")],
)
def test_a_page_has_one_search_field(visit: Visit, path: str, label: str) -> None:
    """A page that has its own has none in its header, and needs no script for it."""
    page = visit(javascript=False).open(path)
    fields = page.get_by_role("searchbox")
    expect(fields).to_have_count(1)
    expect(fields).to_have_accessible_name(label)
    fields.fill("klotter")
    fields.press("Enter")
    page.wait_for_url("**/sok/?q=klotter*")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_field_of_the_start_page_suggests(visit: Visit, width: int) -> None:
    """As the one in the header does, below the field and no wider. The list takes no room before that."""
    page = visit(width).open("")
    suggestions = page.get_by_role("listbox")
    expect(suggestions).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("klokhus")
    expect(page.get_by_role("option").first).to_contain_text("Klokhuset")
    form, shown = page.get_by_role("search").bounding_box(), suggestions.bounding_box()
    assert form is not None
    assert shown is not None
    assert shown["y"] >= form["y"] + form["height"] - 1
    assert form["x"] - 1 <= shown["x"]
    assert shown["x"] + shown["width"] <= form["x"] + form["width"] + 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soderhamn/insatser/klokhuset/**")
