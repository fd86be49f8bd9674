"""What each kind of row has, and the words for its fields."""

from __future__ import annotations

from typing import get_args

import pytest

from planspegeln.model import entities
from planspegeln.model.rows import BESIDE, ROWS, Published, columns, fields, shown


def test_every_field_is_told_of_in_both_languages() -> None:
    """Each has a sentence in Swedish and another in English, and refers to a kind that there is."""
    for kind in ROWS:
        for field in fields(kind):
            assert field.told.sv.endswith("."), (kind, field.name)
            assert field.told.en.endswith("."), (kind, field.name)
            assert field.told.sv != field.told.en
            assert field.told.refers is None or field.told.refers in ROWS


def test_a_row_refers_to_kinds_before_it() -> None:
    """So that a database can be filled kind by kind; what has several ids may refer to any."""
    order = list(ROWS)
    for kind in ROWS:
        for field in columns(kind):
            if field.told.refers and field.sort != "list":
                assert order.index(field.told.refers) < order.index(kind), (kind, field.name)


def test_the_order_of_columns() -> None:
    """The id, whose it is, what it says, and last the file that it comes from."""
    names = [field.name for field in columns("commitments")]
    assert ["id", "municipality", "priority", "quote"] == names[:4]
    assert names.index("because") < names.index("url") < names.index("sha256")
    assert {"judgements", "outcomes"} == {field.name for field in fields("commitments")} - {*names}


def test_what_each_column_holds() -> None:
    """The kind of value, whether it may be missing, and the values if they are few."""
    told = {field.name: field for field in fields("commitments")}
    assert ("string", True, ()) == told["quote"][1:4]
    assert ("integer", False, ()) == told["page"][1:4]
    assert ("date", False, ()) == told["retrieved"][1:4]
    assert ("string", False, get_args(entities.Status)) == told["status"][1:4]
    assert ("nested", True, ()) == told["judgements"][1:4]
    measures = {field.name: field for field in fields("measures")}
    assert ("number", True) == measures["value"][1:3]
    assert ("list", True, ()) == measures["topics"][1:4]
    assert "boolean" == {field.name: field.sort for field in fields("sentences")}["is_read"]


def test_what_a_reader_is_shown_first() -> None:
    """Not the checksums, but the document and the page."""
    names = [field.name for field in shown("commitments")]
    assert {"id", "quote", "status_year", "document_title", "page"} <= {*names}
    assert set() == {"sha256", "url", "municipality_code", "retrieved"} & {*names}
    assert ["quote", "standing", "municipality", "id"] == names[:4]
    assert "id" == columns("commitments")[0].name  # the files have their own order


@pytest.mark.parametrize("cls", [*ROWS.values(), *BESIDE.values()])
def test_rows_are_strict(cls: type[Published]) -> None:
    """No number is read as text, and an unknown field is a fault."""
    assert (True, True, "forbid") == tuple(
        cls.model_config.get(key) for key in ("strict", "frozen", "extra")
    )
