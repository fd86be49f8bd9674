"""The page about data: its files, and the table to look in."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from planspegeln.exports import files
from planspegeln.pages.addresses import PANELS
from planspegeln.pages.datasets import FILES
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN

ADDRESS = "data/"
DOWNLOAD = "Ladda ner raderna (CSV)"


def opened(page: Page) -> Page:
    """The page when its table can be used."""
    expect(page.locator("[data-rows-list=done]")).to_be_visible()
    return page


def cells(page: Page, column: str) -> list[str]:
    """The cells of a column that are shown."""
    names = page.locator(".ps-rows thead button").all_inner_texts()
    at = names.index(column) + 1
    return page.locator(f".ps-rows tbody td:nth-child({at})").all_inner_texts()


def saved(page: Page, button: str) -> list[dict[str, str]]:
    """The rows of the table that a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_every_file_is_published(site: BuiltSite, model: Site) -> None:
    """What is built is what the data gives, byte for byte."""
    for address, content in files(model.catalogue, model.pages.values(), ORIGIN):
        assert content == (site.root / address).read_bytes(), address
    assert all((site.root / address).is_file() for address in FILES)


def test_a_spreadsheet_in_three_clicks(visit: Visit) -> None:
    """From the start page: into the field, to the search, and to the table of what it found."""
    page = visit().open("")
    page.locator("[data-search-box] input").click()
    page.keyboard.type("klotter")
    page.locator("form[data-search-box]").get_by_role("button", name="Sök").click()
    rows = saved(page, "Ladda ner listan (CSV)")
    assert any("klotter" in row["Text"].lower() for row in rows)
    assert all(row["Adress"].startswith("http") for row in rows)


def test_the_foot_of_every_page_leads_here(site: BuiltSite) -> None:
    """With one link."""
    for address, page in site.pages.items():
        if address not in site.redirects and not address.startswith(PANELS):
            (link,) = page.select('.ps-footer a:-soup-contains("Öppna data")')
            assert f"/{ADDRESS}" == urljoin(f"/{address}", str(link["href"]))


def test_rows_are_chosen_by_words(visit: Visit, model: Site) -> None:
    """The number is told, the address keeps the choice, and what is shown can be saved."""
    page = opened(visit().open(ADDRESS))
    every = len(model.catalogue.extracts.commitments)
    expect(page.locator("[data-rows-told]")).to_have_text(f"{every} av {every} rader.")
    page.get_by_label("Ord i raden").fill("klotter")
    expect(page.locator("[data-rows-told]")).not_to_have_text(f"{every} av {every} rader.")
    shown = cells(page, "id")
    assert 0 < len(shown) < every
    rows = saved(page, DOWNLOAD)
    assert shown == [row["id"] for row in rows]
    assert all("klotter" in " ".join(row.values()).lower() for row in rows)
    assert page.url.endswith("?ord=klotter")
    other = opened(visit().open(f"{ADDRESS}?ord=klotter"))
    assert shown == cells(other, "id")


def test_rows_are_sorted(visit: Visit, model: Site) -> None:
    """By numbers as numbers, up and then down, by keyboard too. The heading says which way."""
    page = opened(visit().open(f"{ADDRESS}?tabell=measures"))
    button = page.get_by_role("button", name="value", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    heading = page.locator("th[aria-sort]")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    values = sorted(one.measure.value for one in model.catalogue.extracts.measures)
    told = [float(text.replace(",", ".")) for text in cells(page, "value")]
    assert values[: len(told)] == told
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert values[::-1][: len(told)] == [
        float(text.replace(",", ".")) for text in cells(page, "value")
    ]
    saved_values = [row["value"] for row in saved(page, DOWNLOAD)]
    assert [float(text.replace(",", ".")) for text in saved_values] == values[::-1]


def test_another_table(visit: Visit, model: Site) -> None:
    """Its rows lead to their places. More of them come on demand."""
    page = opened(visit().open(ADDRESS))
    page.get_by_label("Tabell", exact=True).select_option(label="Meningar")
    expect(page.get_by_role("button", name="is_read", exact=True)).to_be_visible()
    assert 50 == len(cells(page, "id"))
    page.get_by_role("button", name="Visa fler").click()
    assert 100 == len(cells(page, "id"))
    link = page.locator(".ps-rows tbody a").first
    address = str(link.get_attribute("href"))
    page.goto(page.url.partition(ADDRESS)[0] + ADDRESS + address)
    expect(page.locator("h1")).to_be_visible()
    assert any(page.url.partition("#")[0].endswith(one) for one in model.pages if one)


def test_a_file_that_does_not_come(visit: Visit) -> None:
    """It is said, and the files are still led to."""
    visitor = visit()
    visitor.context.route("**/data/commitments.json", lambda route: route.abort())
    page = visitor.open(ADDRESS)
    expect(page.locator("[data-rows-told]")).to_contain_text("gick inte att hämta")
    expect(page.get_by_role("link", name="Arbetsbok (XLSX)")).to_be_visible()
    visitor.faults.clear()


def test_without_javascript(visit: Visit, site: BuiltSite) -> None:
    """The files are there, and the table says what it needs."""
    page = visit(javascript=False).open(ADDRESS)
    assert "Tabellen behöver JavaScript." in page.locator("noscript").inner_text()
    expect(page.get_by_label("Ord i raden")).to_be_hidden()
    for link in page.get_by_role("main").get_by_role("link").all():
        address = str(link.get_attribute("href"))
        if address.endswith((".csv", ".json", ".xlsx", ".sqlite")):
            assert (site.root / ADDRESS / address).is_file()


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen(visit: Visit, width: int) -> None:
    """Wide tables scroll by themselves; the page does not."""
    page = opened(visit(width=width).open(ADDRESS))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("javascript", [True, False])
def test_the_name_of_a_table_leads_to_what_its_fields_are(
    visit: Visit, width: int, *, javascript: bool
) -> None:
    """They are folded, and the link unfolds them. They have room: nothing is scrolled sideways."""
    page = visit(width, javascript=javascript).open(ADDRESS)
    page.locator("#_filer + div").get_by_role("link", name="Åtaganden", exact=True).press("Enter")
    fields = page.get_by_role("region", name="Fälten i åtaganden")
    expect(fields).to_be_in_viewport()
    expect(page.locator("summary", has_text="(commitments)")).to_be_in_viewport()
    told = fields.get_by_role("row").filter(has_text="follow_up").get_by_role("cell").first
    expect(told).to_contain_text("en rapport tar upp det")
    assert fields.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_the_numbers_of_the_start_page(site: BuiltSite) -> None:
    """Its municipalities have as many commitments as their rows say."""
    rows = json.loads((site.root / "data/municipalities.json").read_text(encoding="utf-8"))
    text = site.pages[""].get_text(" ", strip=True)
    for row in rows:
        assert f"{row['commitments']} åtaganden" in text
