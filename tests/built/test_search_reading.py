"""What searches find on the built site by letters, forms and numbers.

`tests/scripts/` tests how a query is read.
"""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from planspegeln.rendering.site import Site
from planspegeln.swedish.tokens import fold
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.searching import results, shown

COOPERATION: Final = "huddinge/prioriteringar/lokal-samverkan/"
SEGREGATION: Final = "huddinge/prioriteringar/motverka-segregation/"


@pytest.mark.parametrize("asked", ["gäng", "äldre", "mötor", "600 000"])
def test_letters_that_differ_are_no_hit(visit: Visit, asked: str) -> None:
    """A word in letters that no text has finds nothing, and the page says so."""
    page = visit().open("sok/")
    assert results(page, asked) == []
    expect(page.locator("[data-search-message]")).to_contain_text(f"Inget i samlingen om ”{asked}”")


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("ålder", "ålder"),
        ("gången", "gång"),
        ("trygghetsvarden", "trygghetsv"),
        ("våld", "våld"),
    ],
)
def test_marks_are_of_the_same_letters(visit: Visit, asked: str, marked: str) -> None:
    """If å, ä or ö is typed, no word that differs in those letters is marked."""
    page = visit().open("sok/")
    assert results(page, asked) != []
    words = page.locator("[data-results] mark").all_inner_texts()
    assert words != []
    alike = [word.lower() for word in words if fold(word).startswith(fold(marked))]
    assert alike != []
    assert [word for word in alike if not word.startswith(marked)] == []


def test_words_with_their_own_letters_have_forms(visit: Visit) -> None:
    """A word with å, ä or ö finds its other forms, even if neither starts with the other."""
    page = visit().open("sok/?q=målen&typ=prioritering")
    assert "huddinge/prioriteringar/internationella-kvinnodagen/" in shown(page)  # contains målet


def test_pagefind_stems_as_the_scripts_do(visit: Visit, site: BuiltSite, model: Site) -> None:
    """Each word with å, ä or ö is found by the start that has its stem, wherever it stands."""
    words = [word for word in model.lexicon.text_words if fold(word) != word]
    asked, lost = (
        visit()
        .open("om/")
        .evaluate(
            """async ([words, scripts, folder]) => {
              const joined = await import(`../${scripts}search/engine.js`);
              const { starts, stem } = joined.$search_stem;
              const { fold } = joined.$search_tokens;
              const pagefind = await import(`../${folder}/pagefind.js`);
              await pagefind.options({ exactDiacritics: true });
              const pages = async (word) =>
                (await pagefind.search(`"${word}"`)).results.map(({ id }) => id);
              const of = (word) => stem(fold(word));
              const start = (word) => starts(word).find((one) => of(one) === of(word));
              const asked = words.filter((word) => start(word) !== word);
              const lost = [];
              for (const word of asked) {
                const found = await pages(start(word));
                if ((await pages(word)).some((id) => !found.includes(id))) lost.push(word);
              }
              return [asked.length, lost];
            }""",
            [words, site.scripts, site.search.relative_to(site.root).as_posix()],
        )
    )
    assert asked > 150
    assert lost == []


@pytest.mark.parametrize(
    ("asked", "alike"),
    [("Skogås", "nationella-minoriteter"), ("säker", "prevention")],  # skogsfinnar, säkerhetschef
)
def test_an_exact_word_goes_before_one_that_starts_alike(
    visit: Visit, asked: str, alike: str
) -> None:
    """A page with the word comes before one that only has a longer word."""
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
    """Forms, statuses and numbers find the page that has them."""
    assert results(visit().open("sok/"), asked)[0] == first


@pytest.mark.parametrize("asked", ["uppskjutet", "uppskjutna", "skjutits upp"])
def test_a_status_that_nothing_has_leads_to_no_priority(visit: Visit, asked: str) -> None:
    """Only the page that explains the word is found: no report says that anything was postponed."""
    found = results(visit().open("sok/"), asked)
    assert found[0] == "om/"
    assert [] == [address for address in found if "/prioriteringar/" in address]


def test_a_number_is_not_the_start_of_another(visit: Visit) -> None:
    """14 000 does not find 141 85 or 74 % a year. Every mark is on the number."""
    page = visit().open("sok/")
    assert results(page, "14 000") != []
    marked = page.locator("[data-results] mark").all_inner_texts()
    assert {word.strip(".,") for word in marked} == {"14", "000"}


def test_a_result_leads_to_the_part_with_most_of_the_words(visit: Visit) -> None:
    """The part of a page with all the words is shown, not the first part with one of them."""
    page = visit().open("sok/")
    assert results(page, "budget 2020")[0] == "huddinge/dokument/verksamhetsplan-2020/"
    link = page.locator("[data-results] > li .ps-answer__label a").first
    expect(link).to_have_attribute("href", re.compile("/huddinge/dokument/verksamhetsplan-2020/#"))
    expect(page.locator(".ps-answer__text").first).to_contain_text("budget")


def test_what_was_corrected_is_said_not_to_stand_here(visit: Visit) -> None:
    """If a word was corrected, the page first says that it has no hits for the original."""
    page = visit().open("sok/")
    results(page, "kloter")
    expect(page.locator("[data-search-message]")).to_contain_text(
        "Sökningen hittade inte ”kloter” i samlingen. Visar träffar för ”klotter”."
    )
