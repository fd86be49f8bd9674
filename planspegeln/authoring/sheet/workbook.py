"""Writes the rows of a document to an Excel workbook, and reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planspegeln.authoring.sheet.lines import BACKGROUND, LISTS, YES, Choices, Line
from planspegeln.swedish import names

HELP: Final = "Så här gör du"
SENTENCES: Final = "Meningar"
_CHOICES: Final = "Val"  # hidden: what the drop-down lists have
_FIRST: Final = 2  # the first row under the headings
_SPARE: Final = 500  # rows below the last one where the lists work too, for rows that are copied


@dataclass(frozen=True)
class Column:
    """A column of the sheet: the field of a row that it shows, its heading and its width."""

    field: str
    heading: str
    width: int
    is_fixed: bool = False
    is_hidden: bool = False


COLUMNS: Final = (
    Column("page", "Sida", 6, is_fixed=True),
    Column("heading", "Rubrik", 22, is_fixed=True),
    Column("text", "Mening", 60, is_fixed=True),
    Column("what", "Vad är det?", 20),
    Column("part", "Del av meningen", 30),
    Column("priority", "Prioritering", 24),
    Column("who", "Vem", 16),
    Column("answers", "Svarar på", 36),
    Column("status", "Vad hände", 18),
    Column("why", "Varför", 30),
    Column("value", "Siffra", 10),
    Column("unit", "Enhet", 12),
    Column("year", "År", 8),
    Column("counts", "Räknas", 24),
    Column("topics", "Ämnen", 20),
    Column("certainty", "Säkerhet", 12),
    Column("done", "Klar", 7),
    Column("role", "Siffrans slag", 12, is_hidden=True),
    Column("qualifier", "Förbehåll", 10, is_hidden=True),
    Column("series", "Serie", 12, is_hidden=True),
    Column("number", "Nummer", 8, is_fixed=True, is_hidden=True),
    Column("id", "Id", 24, is_fixed=True, is_hidden=True),
)
LETTERS: Final = {
    column.field: get_column_letter(place) for place, column in enumerate(COLUMNS, start=1)
}
HEADINGS: Final = {column.field: column.heading for column in COLUMNS}
# The colours of a proposal by its certainty. The word stands in the cell too.
_SHADES: Final = {"säker": "D9EAD3", "trolig": "FFF2CC", "osäker": "FCE5CD"}
_ADVICE: Final = (
    "Varje rad i bladet Meningar är en mening eller en tabellrad ur dokumentet. Ändra inte texten.",
    "Välj vad meningen är under ”Vad är det?”. Säger den inget att ta ut väljer du bakgrund.",
    "Förslagen är datorns. Ändra det som är fel, och skriv ja under Klar när raden stämmer.",
    "En rad utan ja räknas som oläst. På webbplatsen står då ”inte genomläst än”.",
    "Åtagande, uppgift: något som ska göras, så att det går att se om det blev gjort.",
    "Åtagande, inriktning: något som ska gälla eller eftersträvas.",
    "Utfall: något som en uppföljning säger hände. Välj åtagandet under ”Svarar på”, och vad som hände.",
    "Säger en mening flera saker kopierar du raden. Skriv orden under ”Del av meningen”.",
    "Siffra: skriv talet, enheten, året och vad som räknas. I en tabellrad skriver du cellen under ”Del av meningen”.",
    "Flera prioriteringar eller ämnen i samma ruta skiljer du med semikolon. Spara, och kör make take.",
)


class SheetError(Exception):
    """Why a file cannot be read as a sheet, in words for an editor."""


def write(path: Path, key: str, title: str, lines: Sequence[Line], choices: Choices) -> None:
    """Write the rows of the document `key`, called `title`, to a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _explain(book.create_sheet(HELP), title)
    sheet = book.create_sheet(SENTENCES)
    lists = _lists(book, choices)
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place, column.heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = column.width, column.is_hidden
    for row, line in enumerate(lines, start=_FIRST):
        for place, column in enumerate(COLUMNS, start=1):
            _put(sheet.cell(row, place), getattr(line, column.field), fixed=column.is_fixed)
    last = _FIRST + len(lines) - 1
    _choose(sheet, lists, last + _SPARE)
    _shade(sheet, last + _SPARE)
    sheet.freeze_panes = f"{LETTERS['what']}{_FIRST}"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{max(last, _FIRST)}"
    _for_print(sheet)
    book.properties.title, book.properties.subject = title, key
    book.properties.creator = "Planspegeln"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _put(cell: Cell, value: str | int, *, fixed: bool) -> None:
    """Put a text into a cell, where nothing that it begins with makes it a formula."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if fixed:
        cell.fill = PatternFill("solid", fgColor="F3F3F3")
    if value == "":
        return
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = value
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = value[0] in "=+-@'"


def _explain(sheet: Worksheet, title: str) -> None:
    sheet.column_dimensions["A"].width = 100
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=14)
    for row, advice in enumerate(_ADVICE, start=3):
        sheet.cell(row, 1, advice).alignment = Alignment(wrap_text=True, vertical="top")


def _lists(book: Workbook, choices: Choices) -> dict[str, str]:
    """Put what there is to choose between on a hidden sheet. Returns each list's range by field."""
    sheet = book.create_sheet(_CHOICES)
    sheet.sheet_state = "hidden"
    lists: dict[str, Iterable[str]] = {
        "what": (*LISTS, BACKGROUND),
        "priority": choices.priorities,
        "answers": choices.commitments,
        "status": names.STATUS.values(),
        "topics": choices.topics,
        "done": (YES,),
        "role": names.ROLE.values(),
    }
    ranges = {}
    for place, (field, values) in enumerate(lists.items(), start=1):
        letter, last = get_column_letter(place), 0
        for last, value in enumerate(values, start=1):
            _put(sheet.cell(last, place), value, fixed=False)
        if last:
            ranges[field] = f"'{_CHOICES}'!${letter}$1:${letter}${last}"
    return ranges


def _choose(sheet: Worksheet, lists: dict[str, str], last: int) -> None:
    """Let an editor choose from the lists, and type nothing into the document's own text."""
    for field, range_ in lists.items():
        # Several topics and priorities stand in one cell.
        free = field in {"topics", "priority"}
        chosen = DataValidation(
            "list", formula1=range_, allow_blank=True, showErrorMessage=not free
        )
        chosen.error, chosen.errorTitle = "Välj i listan.", HEADINGS[field]
        chosen.add(f"{LETTERS[field]}{_FIRST}:{LETTERS[field]}{last}")
        sheet.add_data_validation(chosen)
    for column in COLUMNS:
        if column.is_fixed:
            locked = DataValidation("custom", formula1="FALSE", showErrorMessage=True)
            locked.error = "Texten är dokumentets egen, och ändras inte här."
            locked.errorTitle = column.heading
            letter = LETTERS[column.field]
            locked.add(f"{letter}{_FIRST}:{letter}{last}")
            sheet.add_data_validation(locked)


def _shade(sheet: Worksheet, last: int) -> None:
    """Colour proposals by certainty until they are decided."""
    area = f"{LETTERS['what']}{_FIRST}:{LETTERS['done']}{last}"
    certainty, done = f"${LETTERS['certainty']}{_FIRST}", f"${LETTERS['done']}{_FIRST}"
    for word, colour in _SHADES.items():
        formula = f'AND(LEFT({certainty},{len(word)})="{word}",{done}<>"{YES}")'
        fill = PatternFill(bgColor=colour)
        sheet.conditional_formatting.add(
            area, Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=fill))
        )


def _for_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def read(path: Path) -> tuple[str, list[tuple[int, Line]]]:
    """The key of a sheet's document, and each row with its number in the sheet, in order.

    Empty rows are left out. Columns are known by their headings. Raises SheetError if the file is no such sheet.
    """
    try:
        book = load_workbook(path, data_only=True)
    except FileNotFoundError:
        raise SheetError(f"{path} finns inte") from None
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError):
        raise SheetError(f"{path} är ingen Excelfil (.xlsx); spara den som en sådan") from None
    if SENTENCES not in book.sheetnames:
        raise SheetError(
            f"{path} har inget blad som heter ”{SENTENCES}”; byt tillbaka namnet på det"
        )
    sheet = book[SENTENCES]
    rows = sheet.iter_rows(values_only=True)
    headings = [_text(value) for value in next(rows, ())]
    if lost := [column.heading for column in COLUMNS if column.heading not in headings]:
        raise SheetError(
            f"{path}, bladet {SENTENCES}: kolumnen ”{lost[0]}” saknas på rad 1; skriv tillbaka rubriken"
        )
    places = {column.field: headings.index(column.heading) for column in COLUMNS}
    return book.properties.subject or "", list(_read(rows, places))


def _read(rows: Iterable[tuple[Any, ...]], places: dict[str, int]) -> Iterator[tuple[int, Line]]:
    for row, values in enumerate(rows, start=_FIRST):
        given = {name: _text(values[place]) for name, place in places.items()}
        if any(given.values()):
            number = given.pop("number")
            yield row, Line(number=int(number) if number.isdigit() else 0, **given)


def _text(value: object) -> str:
    """A cell's value as text: a whole number without decimals, others with a comma."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return str(value).strip()
