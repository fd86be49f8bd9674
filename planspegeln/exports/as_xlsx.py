"""The rows as one workbook: a sheet for each kind, and before them one that says what each field is."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planspegeln.exports.as_csv import SEPARATOR
from planspegeln.exports.rows import Rows
from planspegeln.model.rows import Field, columns
from planspegeln.pages.datasets import LICENCE, RIGHTS, TABLES

FIRST: Final = "Läs mig"
# A workbook says when it was made. Two builds of the same data make the same file.
_MADE: Final = dt.datetime(1980, 1, 1)
_LONGEST: Final = 32_767  # the most characters that a cell of a workbook holds
_WIDTH: Final = 22  # of a column, in characters
_INTRODUCTION: Final = (
    "Planspegeln: vad kommuner har planerat bredvid vad de har rapporterat, ord för ord ur dokumenten.",
    "En status gäller bara året som står bredvid den (status_year). Att det inte finns något utfall "
    "betyder att ingen rapport som någon har läst säger något, inte att inget har gjorts. I follow_up står "
    "om en rapport inte är genomläst än (unread).",
    f"{RIGHTS['sv']} ({LICENCE})",
)
# Texts stay texts: nothing that begins with = is a formula, and no address becomes a link. A row is written
# when the next one begins, and not kept.
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(rows: Rows) -> bytes:
    """The workbook. The same rows give the same bytes."""
    made = io.BytesIO()
    with Workbook(made, _OPTIONS) as book:
        book.set_properties({"title": "Planspegeln", "created": _MADE})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        _introduce(book.add_worksheet(FIRST), bold)
        for dataset in TABLES:
            sheet = book.add_worksheet(dataset.title_sv)
            head = columns(dataset.name)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, len(head) - 1, _WIDTH)
            sheet.write_row(0, 0, [field.name for field in head], bold)
            for row, one in enumerate(rows[dataset.name], start=1):
                for column, field in enumerate(head):
                    value = getattr(one, field.name)
                    if field.sort == "date" and value:
                        sheet.write_datetime(row, column, value, day)
                    elif value not in (None, ()):
                        _write(sheet, (row, column), field, value)
    return made.getvalue()


def _introduce(sheet: Worksheet, bold: Format) -> None:
    for number, text in enumerate(_INTRODUCTION):
        sheet.write_string(number, 0, text)
    below = len(_INTRODUCTION) + 1
    sheet.write_row(below, 0, ("Blad", "Fält", "Vad det är", "In English"), bold)
    told = (
        (dataset.title_sv, field.name, field.told.sv, field.told.en)
        for dataset in TABLES
        for field in columns(dataset.name)
    )
    for number, line in enumerate(told, start=below + 1):
        sheet.write_row(number, 0, line)
    sheet.set_column(0, 1, _WIDTH)
    sheet.set_column(2, 3, 4 * _WIDTH)


def _write(sheet: Worksheet, at: tuple[int, int], field: Field, value: Any) -> None:
    match field.sort:
        case "string":
            sheet.write_string(*at, _short(value))
        case "list":
            sheet.write_string(*at, _short(SEPARATOR.join(value)))
        case "boolean":
            sheet.write_boolean(*at, value)
        case _:
            sheet.write_number(*at, value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
