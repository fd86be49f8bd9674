"""The workbook, read back with openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from planspegeln.exports.as_xlsx import FIRST, workbook
from planspegeln.model.rows import MeasureRow, columns
from planspegeln.pages.datasets import RIGHTS, TABLES
from tests.exports.made import alone, measure


def cells(*rows: MeasureRow) -> dict[str, Cell | MergedCell]:
    """The cells of the first row of measures, by the names of the columns."""
    sheet = load_workbook(io.BytesIO(workbook(alone(*rows))))["Siffror"]
    assert isinstance(sheet, Worksheet)
    head, first = sheet[1], sheet[2]
    return {str(name.value): cell for name, cell in zip(head, first, strict=True)}


def test_a_sheet_for_each_kind() -> None:
    """Before them is one that says what each field is, in both languages."""
    book = load_workbook(io.BytesIO(workbook(alone(measure()))))
    assert [FIRST, *(one.title_sv for one in TABLES)] == book.sheetnames
    told = {tuple(row) for row in book[FIRST].values}
    for one in TABLES:
        for field in columns(one.name):
            assert (one.title_sv, field.name, field.told.sv, field.told.en) in told


def test_the_first_sheet_says_what_nothing_means_and_whose_it_is() -> None:
    """That no outcome is there says only what has been read, and the licence is not for the documents' texts."""
    book = load_workbook(io.BytesIO(workbook(alone(measure()))))
    words = " ".join(str(row[0]) for row in book[FIRST].iter_rows(max_row=3, values_only=True))
    assert "ingen rapport som någon har läst säger något" in words
    assert "follow_up" in words
    assert RIGHTS["sv"] in words


@pytest.mark.parametrize("text", ["=1+1", "+46", "-2", "@SUM(A1)", "{=1+1}", "https://x.example"])
def test_no_text_is_a_formula(text: str) -> None:
    """It is a text, as it stands in the document, and no link."""
    cell = cells(measure(quote=text))["quote"]
    assert ("s", text, None) == (cell.data_type, cell.value, cell.hyperlink)


def test_values() -> None:
    """Numbers, negative ones too, and days are what they are. A code of digits is text."""
    row = measure(value=-2.5, year=2031, retrieved=dt.date(2031, 2, 3), topics=("a", "b"))
    told = cells(row)
    assert (-2.5, "n") == (told["value"].value, told["value"].data_type)
    assert dt.datetime(2031, 2, 3) == told["retrieved"].value
    assert ("0126", "a|b", None) == tuple(
        told[name].value for name in ("municipality_code", "topics", "page")
    )


def test_a_text_that_no_cell_holds_is_cut_short_with_a_mark() -> None:
    """A workbook's cell holds 32 767 characters."""
    assert "a" * 32_767 == cells(measure(quote="a" * 32_767))["quote"].value
    assert "a" * 32_766 + "…" == cells(measure(quote="a" * 32_768))["quote"].value


def test_no_clock() -> None:
    """The file says nothing of when it was built."""
    content = workbook(alone(measure()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {1980} == {one.date_time[0] for one in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()
    assert 2 == core.count(">1980-01-01T00:00:00Z<")
    assert str(dt.datetime.now(tz=dt.UTC).year) not in core
