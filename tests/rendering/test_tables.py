"""What tables look like: what each cell heads, which columns have numbers, and colours."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from planspegeln.model.tables import Table
from planspegeln.rendering.site import Site
from planspegeln.rendering.tables import Shown, is_numeric, shown
from tests.conftest import Copy, ReadSite


def table(*rows: tuple[Any, ...], headers: Any = None) -> Table:
    """A table with these rows."""
    given = headers or tuple("ABCDEFG"[: len(rows[0])])
    made = {"table": "t", "caption": "T", "headers": given, "rows": rows}
    return Table.model_validate(made)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1 200", "", "–"), True),
        (("12 %", "3,5 %", "-4"), True),
        (("500 kr", "2 mnkr", "7 tkr", "8 kkr"), True),
        (("", ""), True),
        (("12", "KS"), False),
        (("kr",), False),
        (("2030–2031",), False),
        (("🟢",), False),
    ],
)
def test_numeric_column(cells: tuple[str, ...], expected: bool) -> None:
    """A column has numbers if every cell with words is a number, with a unit or not, or a dash."""
    assert expected == is_numeric(table(*(("a", cell) for cell in cells)), 1)


def test_headings_and_wide_cells_are_no_part_of_a_column() -> None:
    """A row heading and a cell over several columns do not make a column one of words."""
    heading = ({"text": "Rubrik", "columns": 3}, "", "")
    wide = ("a", {"text": "ingen uppgift", "columns": 2}, "")
    made = table(heading, wide, ("b", "1", "x"))
    assert [True, False] == [is_numeric(made, column) for column in (1, 2)]
    assert shown(made).mixed
    assert not shown(table(("a", "1"))).mixed


def test_rows_over_all_columns_start_a_group() -> None:
    """A row heading heads its own group. What stands before the first is a group too."""
    heading = ({"text": "H", "columns": 2}, "")
    groups = shown(table(("a", "1"), heading, ("b", "2"), ("c", "3"), heading)).groups
    assert [["row"], ["rowgroup", "row", "row"], ["rowgroup"]] == [
        [row.cells[0].scope for row in group] for group in groups
    ]


def test_headers_over_several_columns_are_of_a_group() -> None:
    """A header over several columns heads a group of columns. An empty one heads nothing."""
    made = shown(
        table(
            ("a", "1", "2"),
            headers=(("", {"text": "H", "columns": 2}, ""), ("", "X", "Y")),
        )
    )
    assert (1, 2) == made.columns
    assert [["", "colgroup"], ["", "col", "col"]] == [
        [one.scope for one in row] for row in made.head
    ]
    assert () == shown(table(("a", "1"))).columns


def test_first_cell_of_a_row() -> None:
    """The first cell names the row, if it has words. A name over several rows stands once."""
    rows = shown(table(({"text": "a", "rows": 2}, "1"), ("", "2"), ("", "3"))).groups[0]
    assert [["row", ""], [""], ["", ""]] == [[one.scope for one in row.cells] for row in rows]
    assert (2, 1) == (rows[0].cells[0].rows, rows[0].cells[0].columns)


@pytest.mark.parametrize(
    ("text", "colour", "word"),
    [
        ("Grön", "green", ""),
        ("gult.", "yellow", ""),
        ("RÖD", "red", ""),
        ("🟢", "", "grön"),
        ("🔴\N{VARIATION SELECTOR-16}", "", "röd"),
        ("●", "", ""),
        ("grön el", "", ""),
        ("", "", ""),
    ],
)
def test_colours_say_nothing_alone(text: str, colour: str, word: str) -> None:
    """A colour's name gets a sign, and a sign its colour's name. An unknown colour gets nothing."""
    one = Shown((), text)
    assert (colour, word) == (one.colour, one.word)


def test_row_leads_to_its_priority(site: ReadSite) -> None:
    """In the reading view a row has its anchor, and its activity leads to the priority's page."""
    soup = site.soup(site.pages["exempelby/dokument/program-2030/"])
    row = soup.select_one("tr#vandra-mer")
    assert row
    assert row.select_one("span#vandra")
    assert ["Vandra <i>mer</i>"] == [link.get_text() for link in row("a")]
    assert row.select("a[href='../../insatser/torgvandring/']")


def test_row_leads_from_its_first_words(tiny: Copy) -> None:
    """Without a column of activities, the first words of the row lead to the priority's page."""
    name = "exempelby/documents/program-2030.yml"
    tiny.edit(name, "roles: [activity, responsible, baseline, target, status]", "roles: []")
    site = tiny.open()
    soup = BeautifulSoup(site.render(site.pages["exempelby/dokument/program-2030/"]), "html.parser")
    assert "Vandra <i>mer</i>" == soup.select("tr#vandra-mer a")[0].get_text()
    assert 0 == len(soup.select("tr:not([id]) th a"))


def test_quote_in_a_row_belongs_to_the_priority(tiny: Copy) -> None:
    """A commitment in a row is its priority's, and the row says who is responsible."""
    name = "exempelby/documents/program-2030.yml"
    new = "  - id: vandra-mer\n    kind: task\n    quote: Vandra <i>mer</i>\n"
    tiny.edit(name, "commitments:\n", f"commitments:\n{new}")
    tiny.write_ledger()
    site = Site.open(tiny.root, accept_ledger=True)
    one = site.catalogue.extracts.commitments["exempelby/program-2030#vandra-mer"]
    assert one.priority
    assert ("torgvandring", "KUS") == (one.priority.priority.id, one.actor)


def test_row_on_its_priority_page(site: ReadSite) -> None:
    """The priority's page has the row as a list of what stands above each cell, and the cell."""
    soup = site.soup(site.pages["exempelby/insatser/torgvandring/"])
    rows = soup.select(".ps-cells > div")
    found = [tuple(part.get_text() for part in row(["dt", "dd"])) for row in rows]
    assert [
        ("Åtgärd", "Vandra <i>mer</i>"),
        ("Ansvarig", "KUS"),
        ("Antal <i>, 2030", "10"),
        ("Antal <i>, 2031", "20 %"),
        ("Läge", "🟢 (grön)"),
    ] == found
