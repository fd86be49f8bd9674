"""Tables: header rows, cells that cover several places, rows about priorities, and roles."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from planspegeln.loading.load import load
from planspegeln.model import anchors
from planspegeln.model.entities import TableCell
from planspegeln.model.leaves import DocumentText, items, tables
from planspegeln.model.tables import ItemRow, Table
from tests.conftest import TINY

PROGRAM = load(TINY).documents["exempelby/program-2030"].value
PLAN = next(table for table, _ in tables(PROGRAM) if table.table == "handlingsplan")


def table(**changed: Any) -> Table:
    """A table of two columns and two rows, with changes."""
    plain = {"headers": ("A", "B"), "rows": (("a", "1"), ("b", "2"))}
    return Table.model_validate({"table": "t", "caption": "T", **plain, **changed})


def test_texts_of_a_table() -> None:
    """Each place has its text. A place that another cell covers is empty."""
    assert ("Torget <b>", "", "", "", "") == PLAN.texts[0]
    assert ("Vandra <i>mer</i>", "KUS", "10", "20 %", "🟢") == PLAN.texts[1]
    assert ("Tända ljus", "", "–", "5", "Gul") == PLAN.texts[2]
    assert ("KUS", "Torget <b>") == (PLAN.covering_text(2, 1), PLAN.covering_text(0, 3))
    assert 5 == PLAN.width


@pytest.mark.parametrize(
    ("column", "expected"), [(0, "Åtgärd"), (2, "Antal <i>, 2030"), (3, "Antal <i>, 2031")]
)
def test_name_of_a_column(column: int, expected: str) -> None:
    """A column is named by every header above it, each once."""
    assert expected == PLAN.column_name(column)
    assert "B" == table().column_name(1)


def test_columns_by_role() -> None:
    """The roles say which column holds what."""
    assert 0 == PLAN.column("activity")
    assert 1 == PLAN.column("responsible")
    assert PLAN.column("deadline") is None


def test_row_over_all_columns_is_a_heading() -> None:
    """A row with one cell over all columns heads the rows below. An item's row never does."""
    assert [True, False, False] == [PLAN.is_heading(row) for row in range(3)]
    over = ({"text": "a", "columns": 2}, "")
    row = ItemRow.model_validate({"item": "x", "cells": over})
    assert [True, False] == [table(rows=(over, row)).is_heading(i) for i in range(2)]


def test_row_is_an_item() -> None:
    """A row with `item` is the priority's item, and its cells belong to it."""
    text = DocumentText(PROGRAM)
    (found,) = [one for one in items(PROGRAM) if isinstance(one[0], ItemRow)]
    assert ("torgvandring", "vandra-mer", None) == (found[0].item, found[0].id, found[1])
    leaves = {leaf.text: leaf for leaf in text.leaves}
    leaf = leaves["Vandra <i>mer</i>"]
    assert ("vandra-mer", found[0], "KUS") == (leaf.anchor, leaf.item, leaf.responsible)
    other = leaves["Tända ljus"]
    assert ("handlingsplan", None, None) == (other.anchor, other.item, other.responsible)
    names = [anchor for anchor, _ in anchors.in_document(PROGRAM)]
    at = names.index("handlingsplan")
    assert ["handlingsplan", "vandra-mer", "vandra"] == names[at : at + 3]
    assert "Vandra <i>mer</i>" == anchors.headings(PROGRAM, text)["vandra-mer"]


def test_who_is_responsible_may_stand_in_a_row_above() -> None:
    """A cell that covers several rows says who is responsible in each. Nobody says nothing."""
    rows = (
        ("a", {"text": "KS", "rows": 2}),
        {"item": "x", "cells": ("b", "")},
        {"item": "y", "cells": ("c", "")},
    )
    made = table(rows=rows, roles=("activity", "responsible"))
    text = DocumentText(PROGRAM.model_copy(update={"text": (made,)}))
    found = {leaf.item.item: leaf.responsible for leaf in text.leaves if leaf.item}
    assert {"x": "KS", "y": None} == found


@pytest.mark.parametrize(("row", "column", "expected"), [(2, 3, "10"), (3, 4, "5"), (3, 2, "")])
def test_cell_by_its_place(row: int, column: int, expected: str) -> None:
    """A cell is found by its row and column, in a row about a priority too."""
    cell = TableCell(table="handlingsplan", row=row, column=column)
    assert expected == DocumentText(PROGRAM).cell(cell).leaf.text


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"rows": (("a",),)}, "raden som börjar med ”a” har 1 celler, men tabellen har 2 kolumner"),
        ({"rows": ((),)}, "raden som börjar med ”” har 0 celler, men tabellen har 2 kolumner"),
        (
            {"rows": ({"item": "x", "cells": ("a", "b", "c")},)},
            "raden som börjar med ”a” har 3 celler, men tabellen har 2 kolumner",
        ),
        (
            {"headers": (("A", "B"), ("C", "D", "E"))},
            "raden som börjar med ”C” har 3 celler, men tabellen har 2 kolumner",
        ),
        (
            {"rows": (("a", {"text": "b", "columns": 2}),)},
            "en cell täcker plats 3 i rad 1, men där finns ingen: det är 1 rader med 2 platser",
        ),
        (
            {"rows": (("a", {"text": "b", "rows": 2}),)},
            "en cell täcker plats 2 i rad 2, men där finns ingen: det är 1 rader med 2 platser",
        ),
        (
            {"headers": ({"text": "A", "rows": 2}, "B")},
            "en cell täcker plats 1 i rad 2, men där finns ingen: det är 1 rader med 2 platser",
        ),
        (
            {"rows": (({"text": "a", "columns": 2}, "b"),)},
            'en cell täcker plats 2 i rad 1, där det står ”b”; skriv "" på den platsen',
        ),
        (
            {"rows": (({"text": "a", "columns": 2}, {"text": "", "rows": 2}), ("b", ""))},
            'en cell täcker plats 2 i rad 1, där det står ””; skriv "" på den platsen',
        ),
        (
            {
                "headers": ("A", "B", "C"),
                "rows": (
                    ("a", {"text": "b", "rows": 2}, "c"),
                    ({"text": "d", "columns": 2}, "", "e"),
                ),
            },
            "två celler täcker plats 2 i rad 2",
        ),
        (
            {"roles": ("activity",)},
            "”roles” har 1 roller, men tabellen har 2 kolumner; ange en för varje kolumn, other för "
            "den som inte har någon",
        ),
    ],
)
def test_misshapen_table(changed: dict[str, Any], message: str) -> None:
    """Rows are equally long, and what a cell covers exists and is empty."""
    with pytest.raises(ValidationError) as error:
        table(**changed)
    assert [message] == [str(one["ctx"]["error"]) for one in error.value.errors()]
