"""How a search reads a query: letters, forms, numbers, and what it lets be."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from planspegeln.rendering.site import Site
from planspegeln.swedish.tokens import fold, tokens
from tests.built.conftest import Visit
from tests.built.test_search import results, shown

COOPERATION: Final = "huddinge/prioriteringar/lokal-samverkan/"
SEGREGATION: Final = "huddinge/prioriteringar/motverka-segregation/"

# A lexicon of a few words, so that what a query is read as does not change with the texts.
READ: Final = """async (asked) => {
  const { analyse } = await import("../assets/js/search/query.js");
  const lexicon = await (await import("../assets/js/search/lexicon.js")).openLexicon("./");
  const { terms, unknown } = await analyse(asked, lexicon, false);
  return { read: terms.map(({ words }) => words.map(({ word }) => word)), unknown };
}"""
LEXICON: Final = {
    "shelves": [""],
    "stop": ["och", "får", "på"],
    "synonyms": {"återbruk": "återvinning"},
    "spelled": ["vapen"],
    "verbs": [["ta", "tag", "tog"]],
    "particles": ["fram", "in"],
    "topics": {"amne": ["vape"]},
    "called": {},
    "marks": {},
    "labels": {"status": {"installt": "Inställt", "delvis": "Delvis genomfört"}},
}
WORDS: Final = [
    "11,5", "500 000", "avslutade", "fram|tas", "fram|togs", "in|bjuds", "installera", "inställt",
    "in|ställas", "klotter", "låg", "lag", "mål", "start", "tid", "trygghetsvårdar",
    "trygghetsvärdar", "återvinning", "åkeri", "anställda", "perspektivvandringar",
]  # fmt: skip


def read(page: Page, asked: str) -> list[list[str]]:
    """The words that are looked up for each term of a query, in the small lexicon."""
    found: dict[str, list[list[str]]] = page.evaluate(READ, asked)
    return found["read"]


@pytest.fixture
def page(visit: Visit) -> Page:
    """The search page, where the small lexicon stands beside it."""
    visitor = visit()
    files = "**/om/assets/search/"
    visitor.context.route(f"{files}lexicon.json", lambda route: route.fulfill(json=LEXICON))
    visitor.context.route(f"{files}words-0.json", lambda route: route.fulfill(json=WORDS))
    return visitor.open("om/")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("låg", [["låg"]]),  # å is no a
        ("lag", [["lag", "låg"]]),  # as typed first, then with the letters it may lack
        ("akeri", [["åkeri"]]),
        ("läg", []),
        ("mal", [["mål"]]),
        ("trygghetsvardar", [["trygghetsvårdar", "trygghetsvärdar"]]),
        ("aterbruk", [["återvinning"]]),
        ("pa mål", [["mål"]]),  # a word to pass over, typed so too
        ("målen", [["mål"]]),
        ("målar", [["mål"]]),
        ("lågen", [["låg"]]),
        ("11,5", [["11,5"]]),
        ("11.5", [["11,5"]]),
        ("500000 och 500\u00a0000", [["500 000"], ["500 000"]]),
        ("600 000", []),
    ],
)
def test_letters_and_numbers(page: Page, asked: str, expected: list[list[str]]) -> None:
    """Å, ä and ö are letters of their own, but may be typed as a and o; a number is one word."""
    assert read(page, asked) == expected


@pytest.mark.parametrize(
    "asked", ["inställda", "installda", "ställa in", "inställd", "ställdes in"]
)
def test_a_verb_and_its_particle_are_found_apart(page: Page, asked: str) -> None:
    """A verb that has become one word with its particle is found as two, and a status with it."""
    assert read(page, asked) == [["ställas in", "inställt"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("framtagen", [["tas fram", "togs fram"]]),
        ("inbjuden", [["bjuds in"]]),
        ("ta fram", [["tas fram", "togs fram"]]),
        ("framtid", []),
        ("tid fram", [["tid"]]),
    ],
)
def test_verbs_with_several_stems(page: Page, asked: str, expected: list[list[str]]) -> None:
    """All stems of a verb are one verb, where the editors say so, and nothing else is."""
    assert read(page, asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kloter", [["klotter"]]),
        ("perspektivandringar", [["perspektivvandringar"]]),
        ("persepktivvandringar", [["perspektivvandringar"]]),
        ("svart", []),  # start
        ("installerad", [["installera"]]),
        ("perspektivvandringex", []),  # another ending
        ("vapen", []),  # vape, of which it may be a form; spelt right, says the list
        ("utställda", []),  # anställda
    ],
)
def test_slips_are_corrected_and_words_let_be(
    page: Page, asked: str, expected: list[list[str]]
) -> None:
    """A slip of the hand is corrected; what may be another word is not taken for its neighbour."""
    assert read(page, asked) == expected


def test_texts_and_queries_are_cut_alike(visit: Visit, model: Site) -> None:
    """The browser cuts every text, and some that are hard to cut, as the lexicon was made."""
    texts = [
        leaf.text for entry in model.catalogue.documents.values() for leaf in entry.text.leaves
    ]
    texts += ["É à İ ß Ǆ a\u030ao\u0308 e\u0301", "1 000 000 kr, 2009 500 3,14 1.5.2 12,345 7,5%"]
    texts += [
        "500\u202f000 5 0000 20-tal KS-2019/144.118 x² ½ Ⅷ ٣",
        "_a_b  – ’s \u00ad mjuk\u00adt",
    ]
    found = (
        visit()
        .open("om/")
        .evaluate(
            """async (texts) => {
          const { fold, tokens } = await import("../assets/js/search/tokens.js");
          return texts.map((text) => [tokens(text), fold(text)]);
        }""",
            texts,
        )
    )
    assert len(texts) > 300
    expected = [[tokens(text), fold(text)] for text in texts]
    assert [pair for pair in zip(found, expected, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.parametrize("asked", ["gäng", "äldre", "mötor", "600 000"])
def test_letters_that_differ_are_no_hit(visit: Visit, asked: str) -> None:
    """What no text has in those letters finds nothing, and says so."""
    page = visit().open("sok/")
    assert results(page, asked) == []
    expect(page.locator("[data-search-message]")).to_contain_text(f"Inga träffar för ”{asked}”")


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("ålder", "ålder"),
        ("gången", "gång"),
        ("trygghetsvarden", "trygghetsv"),
        ("aldrig", "aldrig"),
    ],
)
def test_marks_are_of_the_same_letters(visit: Visit, asked: str, marked: str) -> None:
    """Where å, ä or ö is typed no word that differs in them is marked."""
    page = visit().open("sok/")
    assert results(page, asked) != []
    words = page.locator("[data-results] mark").all_inner_texts()
    assert words != []
    assert [word for word in words if not word.lower().startswith(marked)] == []


def test_words_with_their_own_letters_have_forms(visit: Visit) -> None:
    """A word with å, ä or ö finds its other forms, though neither is the start of the other."""
    page = visit().open("sok/?q=målen&typ=prioritering")
    assert "huddinge/prioriteringar/internationella-kvinnodagen/" in shown(page)  # has målet


@pytest.mark.parametrize(
    ("asked", "alike"),
    [("Skogås", "nationella-minoriteter"), ("säker", "prevention")],  # skogsfinnar, säkerhetschef
)
def test_an_exact_word_goes_before_one_that_starts_alike(
    visit: Visit, asked: str, alike: str
) -> None:
    """A page with the word goes before one that only has a longer word."""
    found = results(visit().open("sok/"), asked)
    assert len(found) > 3
    assert f"huddinge/prioriteringar/{alike}/" not in found[:3]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("inställda dialoger", COOPERATION),
        ("11,5 miljoner", SEGREGATION),
        ("11.5", SEGREGATION),
        ("500 000", "huddinge/dokument/verksamhetsplan-2020/"),
    ],
)
def test_what_is_said_in_another_form_is_found(visit: Visit, asked: str, first: str) -> None:
    """Forms, statuses and numbers lead to the page that has them."""
    assert results(visit().open("sok/"), asked)[0] == first


@pytest.mark.parametrize("asked", ["uppskjutet", "uppskjutna", "skjutits upp"])
def test_a_status_leads_to_the_priorities_that_have_it(visit: Visit, asked: str) -> None:
    """No text says what was put off, but the status does, in whatever form it is asked for."""
    assert "huddinge/prioriteringar/demokratidagar/" in results(visit().open("sok/"), asked)[:2]


def test_a_number_is_not_the_start_of_another(visit: Visit) -> None:
    """14 000 does not find 141 85, nor 74 % a year; every mark is of the number."""
    page = visit().open("sok/")
    assert results(page, "14 000") != []
    marked = page.locator("[data-results] mark").all_inner_texts()
    assert {word.strip(".,") for word in marked} == {"14", "000"}


def test_a_result_leads_to_the_part_with_most_of_the_words(visit: Visit) -> None:
    """Of a page's parts the one with all the words is shown, and not the first with one."""
    page = visit().open("sok/")
    assert results(page, "budget 2020")[0] == "huddinge/dokument/verksamhetsplan-2020/"
    link = page.locator("[data-results] > li a").first
    expect(link).to_have_attribute("href", "/huddinge/dokument/verksamhetsplan-2020/#budget")


def test_what_was_corrected_is_said_not_to_stand_here(visit: Visit) -> None:
    """Before the hits of a corrected word stands that the site has none for the word as typed."""
    page = visit().open("sok/")
    results(page, "kloter")
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Inget på webbplatsen nämner ”kloter”. Visar träffar för ”klotter”."
    )
