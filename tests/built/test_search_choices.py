"""A search with choices: municipality, kind, topic, year and status, with words or alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.searching import results, said_by, shown


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


def test_a_status_alone_lists_what_has_it(visit: Visit) -> None:
    """All that was partly done can be listed, with the sentences that say so, and shared."""
    page = visit().open("sok/?status=delvis-genomfort&kommun=huddinge")
    assert shown(page)
    for hit in page.locator("[data-results] > li").all():
        expect(hit.locator(".ps-answer").first).to_contain_text("Delvis genomfört 2021")


def test_a_choice_that_leaves_nothing_can_be_lifted(visit: Visit) -> None:
    """It is named, with how many hits there are without it."""
    page = visit().open("sok/?q=kungens+kurva&kommun=soderhamn")
    assert [] == shown(page)
    message = page.locator("[data-search-message]")
    expect(message).to_contain_text("Inga träffar för ”kungens kurva” med urvalet Söderhamn.")
    message.get_by_role("link", name="utan urvalet").click()
    page.wait_for_url("**/sok/?q=kungens+kurva")
    assert shown(page)


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
        said = said_by(hit)
        assert f"nämner inte ”{word}”" in said or stem in said.split("\n", 1)[1].lower()
