"""The page with all commitments: what is chosen there, and the way round without JavaScript."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from planspegeln.catalogue.standing import standing
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit

ADDRESS = "ataganden/"
ROW = ".ps-listing > .ps-listed"


def opened(page: Page) -> Page:
    """The page when its lists can be used."""
    expect(page.get_by_label("Kommun", exact=True)).to_be_visible()
    expect(page.get_by_label("Kommun", exact=True).locator("option")).not_to_have_count(1)
    return page


def shown(page: Page) -> Locator:
    """The rows that are chosen."""
    return page.get_by_role("region", name="Valda åtaganden").locator(ROW)


def test_a_choice_shows_its_commitments(visit: Visit, model: Site) -> None:
    """Those that have all that is chosen are listed and counted, as they are on their own page."""
    page = opened(visit().open(ADDRESS))
    page.get_by_label("Kommun", exact=True).select_option(label="Huddinge")
    page.get_by_label("Vad som hänt", exact=True).select_option(label="Genomfört")
    own = model.catalogue.municipalities["huddinge"].commitments
    wanted = [one for one in own if standing(one) == "genomfort"]
    every = len(model.catalogue.extracts.commitments)
    expect(page.locator("[data-choose-told]")).to_have_text(f"{len(wanted)} av {every} åtaganden.")
    expect(shown(page)).to_have_count(len(wanted))
    for row in shown(page).all():
        expect(row).to_contain_text("Genomfört 2021")
        expect(row).to_contain_text("Huddinge")
    expect(page).to_have_url(re.compile(r"/ataganden/\?kommun=huddinge&status=genomfort$"))
    expect(page).to_have_title(re.compile(r"^Huddinge, Genomfört, Åtaganden"))
    expect(page.get_by_role("heading", name="Efter kommun")).to_be_hidden()


def test_the_address_that_is_shown_is_that_of_the_choice(visit: Visit) -> None:
    """The page's foot and paper have the address with what is chosen, and a link to it."""
    page = opened(visit().open(ADDRESS))
    for number, choice in ((1, "?kommun=huddinge"), (0, "")):
        page.get_by_label("Kommun", exact=True).select_option(index=number)
        expect(page.locator("#_adress [data-here]")).to_have_text(
            re.compile(rf"/ataganden/{re.escape(choice)}$")
        )
        expect(page.locator("#_adress a:has([data-here])")).to_have_attribute(
            "href", re.compile(rf"/ataganden/{re.escape(choice)}$")
        )
    page.go_back()
    expect(page.locator("#_adress [data-here]")).to_have_text(re.compile(r"\?kommun=huddinge$"))
    page.get_by_role("button", name="Rensa valen").click()
    expect(page.locator("#_adress [data-here]")).to_have_text(re.compile(r"/ataganden/$"))


def test_paper_says_what_is_chosen(visit: Visit) -> None:
    """It has no lists to choose from, and nothing to press."""
    page = opened(visit().open(f"{ADDRESS}?status=genomfort&kommun=huddinge"))
    expect(shown(page)).not_to_have_count(0)
    expect(page.get_by_text("Valt: Huddinge, Genomfört.")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text("Valt: Huddinge, Genomfört.")).to_be_visible()
    expect(page.get_by_role("button", name="Rensa valen")).to_be_hidden()


def test_a_list_can_be_shared(visit: Visit) -> None:
    """The address alone gives the same list, and Back undoes a choice."""
    page = opened(visit().open(f"{ADDRESS}?status=delvis-genomfort"))
    expect(shown(page)).to_have_count(3)
    expect(page.get_by_label("Vad som hänt", exact=True)).to_have_value("delvis-genomfort")
    page.get_by_label("Vad som hänt", exact=True).select_option(label="Nämns, inget besked")
    expect(shown(page)).to_have_count(20)
    page.go_back()
    expect(shown(page)).to_have_count(3)
    page.get_by_label("Vad som hänt", exact=True).select_option(label="Alla")
    expect(shown(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="Efter kommun")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/ataganden/$"))


def test_the_lists_offer_what_is_left(visit: Visit) -> None:
    """Nothing can be chosen that leaves nothing, and who is to act only within a municipality."""
    page = opened(visit().open(ADDRESS))
    expect(page.get_by_label("Vem, enligt texten")).to_be_hidden()
    page.get_by_label("Kommun", exact=True).select_option(label="Söderhamn")
    statuses = page.get_by_label("Vad som hänt", exact=True).locator("option")
    expect(statuses).to_have_text(["Alla", "Ingen uppföljning i samlingen"])
    page.get_by_label("Vem, enligt texten").select_option(label="KUS")
    for row in shown(page).all():
        expect(row.locator(".ps-listed__actor")).to_have_text("KUS")
    assert shown(page).count() > 1


def test_a_topic_is_said_to_be_of_the_whole_priority(visit: Visit) -> None:
    """And all that is chosen can be cleared at once."""
    page = opened(visit().open(f"{ADDRESS}?amne=pandemin"))
    expect(page.locator("[data-choose-told]")).to_contain_text("Ämnet är hela prioriteringens")
    page.get_by_role("button", name="Rensa valen").click()
    expect(page).to_have_url(re.compile(r"/ataganden/$"))
    expect(shown(page)).to_have_count(0)
    expect(page.get_by_label("Kommun", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Rensa valen")).to_be_hidden()


def test_a_row_leads_to_the_commitment(visit: Visit) -> None:
    """Its link goes to the commitment beside what was reported, from wherever the row was fetched."""
    page = opened(visit().open(f"{ADDRESS}?kommun=huddinge&status=delvis-genomfort"))
    row = shown(page).filter(has_text="Trygghetsdialoger")
    row.get_by_role("link", name="Lokal samverkan").click()
    expect(page).to_have_url(
        re.compile("/huddinge/prioriteringar/lokal-samverkan/#verksamhetsplan-2020-trygghetsdialog")
    )
    expect(page.locator(":target")).to_contain_text("Trygghetsdialoger för invånare")


def test_more_of_a_long_list(visit: Visit, model: Site) -> None:
    """A long list is shown a part at a time; the keyboard goes on where the new part begins."""
    page = opened(visit().open(f"{ADDRESS}?kommun=huddinge"))
    expect(shown(page)).to_have_count(20)
    page.get_by_role("button", name="Visa fler").click()
    expect(shown(page)).to_have_count(40)
    expect(shown(page).nth(20).locator("a:focus")).to_have_count(1)
    page.get_by_role("button", name="Visa fler").click()
    number = len(model.catalogue.municipalities["huddinge"].commitments)
    expect(shown(page)).to_have_count(number)
    expect(page.get_by_role("button", name="Visa fler")).to_be_hidden()


def test_a_list_is_downloaded(visit: Visit, tmp_path: Path, model: Site) -> None:
    """The file has every chosen commitment, with its text, its status and its address."""
    page = opened(visit().open(f"{ADDRESS}?kommun=huddinge"))
    expect(shown(page)).to_have_count(20)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner listan (CSV)").click()
    path = tmp_path / "list.csv"
    saved.value.save_as(path)
    head, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    own = model.catalogue.municipalities["huddinge"].commitments
    assert len(own) == len(rows)
    row = dict(zip(head, next(row for row in rows if "Trygghetsdialoger" in row[1]), strict=True))
    assert row["Kommun"] == "Huddinge"
    assert row["Vad som hänt"] == "Delvis genomfört 2021"
    assert row["Åtagande"].startswith("Trygghetsdialoger för invånare och verksamma")
    each = [dict(zip(head, row, strict=True)) for row in rows]
    camera = next(row for row in each if row["Åtagande"] == "kamerabevakning")
    assert camera["Hela meningen"].startswith("Beredningen ska informeras om")
    assert camera["Vad som hänt"] == "Genomfört 2021"
    assert not [row for row in each if re.search(r":\S", row["Hela meningen"])]
    assert row["Rubrik"] == "Lokal samverkan"
    assert row["Diarienummer"] == "KS-2019/144.118"
    assert row["Dokumentets datum"] == str(next(iter(own)).entry.document.date)
    assert "/huddinge/prioriteringar/lokal-samverkan/#" in row["Adress"]


@pytest.mark.parametrize("query", ["kommun=ingen-sadan", "amne=x&status=y", "ar=1066"])
def test_what_nothing_has(visit: Visit, query: str) -> None:
    """It is said that nothing has it, and everything can be chosen again."""
    page = opened(visit().open(f"{ADDRESS}?{query}"))
    expect(page.locator("[data-choose-told]")).to_have_text(
        "Inget åtagande har allt det som du har valt."
    )
    expect(shown(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="Efter kommun")).to_be_visible()


def test_a_text_in_the_address_is_text(visit: Visit) -> None:
    """Whatever an address says is shown as text."""
    page = opened(visit().open(f"{ADDRESS}?status=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"))
    expect(page.locator("main img")).to_have_count(0)


def test_a_page_of_another_release(visit: Visit) -> None:
    """A row of another release than the table is not shown: the reader is asked to load anew."""
    visitor = visit()

    def older(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(  # type: ignore[attr-defined]
            response=answer, body=answer.text().replace('data-sum="', 'data-sum="0')
        )

    visitor.page.route("**/huddinge/ataganden/", older)
    page = visitor.open(f"{ADDRESS}?kommun=huddinge")
    expect(page.locator("[data-choose-told]")).to_have_text(
        "Webbplatsen har fått nytt innehåll. Ladda om sidan."
    )
    expect(shown(page)).to_have_count(0)


def test_a_choice_that_is_lost_shows_no_former_list(visit: Visit) -> None:
    """What was chosen before does not stand under another choice."""
    visitor = visit()
    page = opened(visitor.open(f"{ADDRESS}?kommun=soderhamn"))
    expect(shown(page)).to_have_count(20)
    page.route("**/huddinge/ataganden/", lambda route: route.abort())
    page.get_by_label("Kommun", exact=True).select_option(label="Huddinge")
    expect(page.locator("[data-choose-told]")).to_contain_text("Listan gick inte att hämta.")
    expect(shown(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="Efter kommun")).to_be_visible()
    visitor.faults.clear()  # the browser tells of what it could not fetch


def test_a_table_that_is_lost(visit: Visit) -> None:
    """It is said that the list cannot be fetched, and the other ways stand below."""
    visitor = visit()
    visitor.page.route("**/ataganden.json", lambda route: route.abort())
    page = visitor.open(f"{ADDRESS}?kommun=huddinge")
    expect(page.locator("[data-choose-told]")).to_contain_text("Listan gick inte att hämta.")
    expect(page.get_by_role("heading", name="Efter kommun")).to_be_visible()
    visitor.faults.clear()  # the browser tells of what it could not fetch


def test_without_javascript(visit: Visit, model: Site) -> None:
    """Each municipality and each status has a page of its own, which this one leads to."""
    page = visit(javascript=False).open(ADDRESS)
    expect(page.get_by_label("Kommun", exact=True)).to_be_hidden()
    page.get_by_role("link", name="Delvis genomfört 2021: 3 åtaganden i Huddinge").click()
    expect(page).to_have_url(re.compile(r"/huddinge/ataganden/#_delvis-genomfort-2021$"))
    expect(page.locator(":target")).to_contain_text("Delvis genomfört 2021")
    own = len(model.catalogue.municipalities["huddinge"].commitments)
    expect(page.locator(ROW)).to_have_count(own)
    page.go_back()
    page.get_by_role("link", name="Genomfört", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Genomfört")
    expect(page.locator(ROW)).to_have_count(6)


def test_on_paper(visit: Visit) -> None:
    """The lists to choose in are not printed."""
    page = opened(visit().open(f"{ADDRESS}?status=genomfort"))
    page.emulate_media(media="print")
    expect(page.locator("[data-choose]")).to_be_hidden()
    expect(shown(page).first).to_be_visible()
