"""Tables that their headings can sort."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from planspegeln.pages.addresses import MEASURES
from tests.built.conftest import Visit
from tests.built.html import BuiltSite

TABLE = """<table data-sortable id="made-up"><thead><tr><th>Plats</th><th>Antal</th><th>År</th></tr></thead>
<tbody>
<tr><td>Öde</td><td data-value="11.25">11,25</td><td>2030</td></tr>
<tr><td>alm</td><td data-value="-5">−5</td><td>–</td></tr>
<tr><td>Åker</td><td data-value="100">hundra</td><td>2009</td></tr>
<tr><td>Zon 10</td><td data-value="11.5">11,5</td><td>2029</td></tr>
<tr><td>zon 9</td><td data-value="0">0</td><td>2031</td></tr>
<tr><td>Ädel</td><td data-value="2">2</td><td>2030</td></tr>
</tbody></table>"""
MADE = """async ([table, script]) => {
  document.querySelector("main").insertAdjacentHTML("beforeend", table);
  await import(script);
}"""


@pytest.fixture
def table(visit: Visit, site: BuiltSite) -> Locator:
    """A made-up table, made sortable by the site's script."""
    page = visit().open("om/")
    page.evaluate(MADE, [TABLE, f"../{site.scripts}sort.js"])
    return page.locator("#made-up")


def column(table: Locator, number: int) -> list[str]:
    """The cells of a column, from the top."""
    return table.locator(f"tbody td:nth-child({number})").all_inner_texts()


def test_text_is_sorted_as_swedish_is(table: Locator) -> None:
    """Å, ä and ö come last. Capitals are sorted with the others, and numbers in texts by value."""
    table.get_by_role("button", name="Plats").click()
    assert column(table, 1) == ["alm", "zon 9", "Zon 10", "Åker", "Ädel", "Öde"]
    table.get_by_role("button", name="Plats").click()
    assert column(table, 1) == ["Öde", "Ädel", "Åker", "Zon 10", "zon 9", "alm"]


def test_figures_are_sorted_by_their_values(table: Locator) -> None:
    """Decimals and negative values are sorted by value, however they are written."""
    table.get_by_role("button", name="Antal").click()
    assert column(table, 2) == ["−5", "0", "2", "11,25", "11,5", "hundra"]


def test_rows_that_are_alike_keep_their_order(table: Locator) -> None:
    """Two rows with the same year keep their order."""
    table.get_by_role("button", name="År").click()
    assert column(table, 3) == ["–", "2009", "2029", "2030", "2030", "2031"]
    assert column(table, 1) == ["alm", "Åker", "Zon 10", "Öde", "Ädel", "zon 9"]


def sorted_by(page: Page) -> list[str]:
    """The headings that show how their table is sorted."""
    return page.locator("th[aria-sort]").all_inner_texts()


def test_one_heading_at_a_time_tells_how_the_table_is_sorted(visit: Visit) -> None:
    """One heading shows that the table is sorted by it, and in which order."""
    page = visit().open(MEASURES)
    tables = page.locator("table[data-sortable]")
    heading = tables.first.get_by_role("columnheader", name="Siffra")
    assert sorted_by(page) == []
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    heading.get_by_role("button").press("Space")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    tables.first.get_by_role("button", name="Vad").click()
    assert sorted_by(page) == ["Vad"]
    tables.last.get_by_role("button", name="Siffra").click()
    assert sorted_by(page) == ["Vad", "Siffra"], "another table's headings are its own"
