"""Writes sheets to an Excel workbook, and reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planspegeln.authoring.sheet.layout import ADVICE, HELP, QUOTES, UNSURE, Column, Layout, lists
from planspegeln.authoring.sheet.lines import YES, Choices
from planspegeln.loading.faults import RefusedError

_CHOICES: Final = "Val"  # hidden: what the drop-down lists have
_FIRST: Final = 2  # the first row under the headings
_OWN: Final = "Texten är dokumentets egen, och ändras inte här."
_SPARE: Final = 500  # rows below the last one where the lists work too, for rows that are copied
_FIXED: Final = PatternFill("solid", fgColor="F3F3F3")
_ADVICE: Final = 100  # the width of the column with advice
_LINE: Final = 15  # the height of a line, in points
_MOST_LINES: Final = 27  # a row cannot be higher than 409 points
# The colours of a proposal by its certainty. The word stands in the cell too.
SHADES: Final = {"säker": "D9EAD3", "trolig": "FFF2CC", "osäker": "FCE5CD"}
_LARGEST: Final = 200_000_000  # bytes of all that is in a workbook
# What openpyxl raises of a file that somebody has cut or made by hand.
_DAMAGED: Final = (InvalidFileException, SyntaxError, LookupError, TypeError, ValueError, OSError)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")


class SheetError(RefusedError):
    """Why a sheet cannot be taken, in words for an editor."""


def write(
    path: Path,
    key: str,
    first: Sequence[str],
    sheets: Mapping[Layout, Sequence[object]],
    choices: Choices,
) -> None:
    """Write the sheets of the document `key`, with their rows.

    A row has an attribute for each field of its sheet's columns. `first` is the document's title, and
    then what the machine was unsure of when it read the document.
    """
    title, *notes = first
    book = Workbook()
    book.remove(book.worksheets[0])
    _explain(book.create_sheet(HELP), title, notes)
    made = {layout: book.create_sheet(layout.name) for layout in sheets}
    ranges = _choices(book, choices)
    for layout, rows in sheets.items():
        _fill(made[layout], layout, rows, ranges)
    book.properties.title, book.properties.subject = title, key
    book.properties.creator = "Planspegeln"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _explain(sheet: Worksheet, title: str, notes: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = _ADVICE
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    unsure = [UNSURE, *notes] if notes else []
    for row, advice in enumerate([*ADVICE, *unsure], start=3):
        cell = sheet.cell(row, 1)
        _put(cell, advice)
        cell.alignment = _WRAPPED
        sheet.row_dimensions[row].height = _LINE * _lines_of(advice, _ADVICE)


def _choices(book: Workbook, choices: Choices) -> dict[str, str]:
    """Put what there is to choose between on a hidden sheet. Returns each list's range by name."""
    sheet = book.create_sheet(_CHOICES)
    sheet.sheet_state = "hidden"
    ranges = {}
    for place, (name, values) in enumerate(lists(choices).items(), start=1):
        letter, last = get_column_letter(place), 0
        for last, value in enumerate(values, start=1):
            _put(sheet.cell(last, place), value)
        if last:
            ranges[name] = f"'{_CHOICES}'!${letter}$1:${letter}${last}"
    return ranges


def _fill(
    sheet: Worksheet, layout: Layout, rows: Sequence[object], ranges: Mapping[str, str]
) -> None:
    for place, column in enumerate(layout.columns, start=1):
        head = sheet.cell(1, place, column.heading)
        head.font, head.alignment = Font(bold=True), _WRAPPED
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = column.width, column.is_hidden
    sheet.row_dimensions[1].height = _LINE * max(
        _lines_of(one.heading, one.width) for one in layout.columns if not one.is_hidden
    )
    for number, row in enumerate(rows, start=_FIRST):
        for place, column in enumerate(layout.columns, start=1):
            cell = sheet.cell(number, place)
            _put(cell, getattr(row, column.field))
            cell.alignment, cell.number_format = _WRAPPED, "@"  # 80 % stays so, and is not 0,8
            if column.is_fixed:
                cell.fill = _FIXED
        shown = [one for one in layout.columns if not one.is_hidden]
        high = max(_lines_of(str(getattr(row, one.field)), one.width) for one in shown)
        sheet.row_dimensions[number].height = _LINE * min(high, _MOST_LINES)
    if layout.is_hidden:
        sheet.sheet_state = "hidden"
        return
    last = max(_FIRST + len(rows) - 1, _FIRST)
    _choose(sheet, layout, rows, ranges)
    if "certainty" in layout.letters:
        _shade(sheet, layout, last + _SPARE)
    sheet.freeze_panes = f"{layout.letters[layout.first]}{_FIRST}"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(layout.columns))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _lines_of(text: str, width: int) -> int:
    """How many lines a text has in a column: its words are wrapped as the spreadsheet wraps them."""
    return sum(max(len(wrap(line, width)), 1) for line in text.split("\n"))


def _put(cell: Cell | MergedCell, value: str | int) -> None:
    """Put a value into a cell. Nothing that a text begins with makes it a formula."""
    if value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value[0] in "=+-@'"


def _choose(
    sheet: Worksheet, layout: Layout, rows: Sequence[object], ranges: Mapping[str, str]
) -> None:
    """Let an editor choose from the lists, and type nothing into the document's own text.

    A row has the list that has what is nearest to its priority first, if there is one. No two rules
    are about the same cell.
    """
    last = _FIRST + len(rows) - 1
    for column in layout.columns:
        letter = layout.letters[column.field]
        if column.is_fixed:
            rule = DataValidation("custom", formula1="FALSE", showErrorMessage=True)
            rule.error, rule.errorTitle = _OWN, column.heading
            rule.add(f"{letter}{_FIRST}:{letter}{last + _SPARE}")
            sheet.add_data_validation(rule)
        elif column.choice in ranges:
            rules = {column.choice: _listed(column, ranges[column.choice])}
            for number, row in enumerate(rows, start=_FIRST):
                name = f"{column.choice}: {getattr(row, 'priority', '')}"
                name = name if name in ranges else column.choice
                if name not in rules:
                    rules[name] = _listed(column, ranges[name])
                rules[name].add(f"{letter}{number}")
            rules[column.choice].add(f"{letter}{last + 1}:{letter}{last + _SPARE}")
            for rule in rules.values():
                sheet.add_data_validation(rule)


def _listed(column: Column, range_: str) -> DataValidation:
    rule = DataValidation("list", formula1=range_, allow_blank=True)
    rule.showErrorMessage = not column.is_free
    rule.error, rule.errorTitle = "Välj i listan.", column.heading
    return rule


def _shade(sheet: Worksheet, layout: Layout, last: int) -> None:
    """Colour proposals by certainty until they are decided."""
    area = f"{layout.letters[layout.first]}{_FIRST}:{layout.letters['done']}{last}"
    certainty, done = (f"${layout.letters[field]}{_FIRST}" for field in ("certainty", "done"))
    for word, colour in SHADES.items():
        formula = f'AND(LEFT({certainty},{len(word)})="{word}",{done}<>"{YES}")'
        style = DifferentialStyle(fill=PatternFill(bgColor=colour))
        sheet.conditional_formatting.add(area, Rule("expression", formula=[formula], dxf=style))


def read(
    path: Path, layouts: Iterable[Layout]
) -> tuple[str, dict[Layout, list[tuple[int, dict[str, str]]]]]:
    """The key of a workbook's document, and of each sheet its rows with their numbers, in order.

    A row has the text of each field. Empty rows are left out, and columns are known by their headings.
    Raises SheetError if the file has no such sheets.
    """
    try:
        with path.open("rb") as file:
            if sum(one.file_size for one in ZipFile(file).infolist()) > _LARGEST:
                raise SheetError(f"{path} är för stor för att vara ett ark; gör ett nytt")
            # Read as it streams, a stray cell on the last row of all makes no million of rows.
            book = load_workbook(file, data_only=True, read_only=True)
            found = {layout: _sheet(book, path, layout) for layout in layouts}
            return book.properties.subject or path.stem, found
    except FileNotFoundError:
        raise SheetError(f"{path} finns inte") from None
    except (BadZipFile, *_DAMAGED):
        raise SheetError(f"{path} är ingen Excelfil (.xlsx); spara den som en sådan") from None


def added(path: Path, layouts: Iterable[Layout]) -> Iterator[str]:
    """The headings of the columns, and the names of the sheets, that somebody has added to a workbook."""
    known = {layout.name: {column.heading for column in layout.columns} for layout in layouts}
    book = load_workbook(path, data_only=True, read_only=True)
    for name in book.sheetnames:
        if name in known:
            headings = next(book[name].iter_rows(max_row=1, values_only=True), ())
            yield from (text for text in map(_text, headings) if text and text not in known[name])
        elif name not in (HELP, _CHOICES):
            yield name


def _sheet(book: Workbook, path: Path, layout: Layout) -> list[tuple[int, dict[str, str]]]:
    if layout.name not in book.sheetnames:
        mend = "gör ett nytt ark" if layout.is_hidden else "byt tillbaka namnet på det"
        raise SheetError(f"{path} har inget blad som heter ”{layout.name}”; {mend}")
    sheet = book[layout.name]
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    rows = sheet.iter_rows(values_only=True)
    headings = [_text(value) for value in next(rows, ())]
    if lost := next((one for one in layout.columns if one.heading not in headings), None):
        if lost.is_hidden:
            raise SheetError(f"{path}: arket är gammalt; gör ett nytt ark")
        raise SheetError(
            f"{path}, bladet {layout.name}: kolumnen ”{lost.heading}” saknas på rad 1; skriv "
            "tillbaka rubriken"
        )
    return list(_rows(rows, {one.field: headings.index(one.heading) for one in layout.columns}))


def _rows(
    rows: Iterable[tuple[Any, ...]], places: Mapping[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, values in enumerate(rows, start=_FIRST):
        if not any(values):
            continue
        given = {
            field: _joined(_text(values[place]), field) if place < len(values) else ""
            for field, place in places.items()
        }
        if any(given.values()):
            yield number, given


def _joined(text: str, field: str) -> str:
    """A text on one line, but where each line is a quote."""
    return text if field == QUOTES else " ".join(text.split("\n"))


def _text(value: object) -> str:
    """A cell's value as text: a whole number without decimals, others with a comma, and a day alone."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return str(value).strip()
