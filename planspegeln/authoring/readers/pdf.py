"""Reads a PDF file: by its structure, if the file tells it, or else by how its pages look."""

from __future__ import annotations

import logging
from importlib.metadata import version
from io import BufferedReader
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFNoOutlines, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from planspegeln.authoring.readers import cells
from planspegeln.authoring.readers.colours import lost
from planspegeln.authoring.readers.outline import Reading, ReadingError
from planspegeln.authoring.readers.pdf_layout import read_layout
from planspegeln.authoring.readers.pdf_levels import plain
from planspegeln.authoring.readers.pdf_page import sheet
from planspegeln.authoring.readers.pdf_tagged import Tagged, read_tagged
from planspegeln.authoring.readers.pdf_tree import Node, tree
from planspegeln.authoring.readers.pdf_words import Sheet

_END = 4096  # a whole file says where it ends in its last bytes
_OTHERS = {
    b"PK": "ett zip-arkiv eller en Word-fil",
    b"MZ": "ett program",
    b"\xd0\xcf": "en gammal Office-fil",
}


def read(path: Path) -> Reading:
    """The outline of a PDF file.

    Raises ReadingError if it is no PDF, is cut off, needs a password, or holds no text.
    """
    _look_at(path)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with path.open("rb") as file:
        return _read(_opened(file))


def _opened(file: BufferedReader) -> PDF:
    """The file's objects. Raises ReadingError if they cannot be read."""
    try:
        return pdfplumber.open(file)
    except Exception as fault:
        if fault.args and isinstance(fault.args[0], PDFPasswordIncorrect):
            raise ReadingError(
                "Filen är låst med ett lösenord: spara den utan lösenord och försök igen."
            ) from fault
        raise ReadingError("Filen är skadad och går inte att öppna: ladda ned den igen.") from fault


def _look_at(path: Path) -> None:
    """Look at the file's first and last bytes. Raises ReadingError if they are not a PDF's."""
    size = path.stat().st_size
    if not size:
        raise ReadingError("Filen är tom: ladda ned den igen.")
    with path.open("rb") as file:
        start = file.read(1024)
        file.seek(max(0, size - _END))
        end = file.read()
    if b"%PDF-" not in start:
        other = next((name for sign, name in _OTHERS.items() if start.startswith(sign)), "")
        is_other = f" utan {other}" if other else ""
        raise ReadingError(
            f"Filen är ingen PDF{is_other}, fast den heter {path.name}: kontrollera att rätt fil valdes."
        )
    if b"%%EOF" not in end and b"startxref" not in end:
        raise ReadingError("Filen är avklippt, slutet saknas: ladda ned den igen.")


def _read(pdf: PDF) -> Reading:
    try:
        pages = list(pdf.pages)
    except Exception as fault:
        raise ReadingError("Filen är skadad: dess sidor går inte att läsa.") from fault
    if not pages:
        raise ReadingError("Filen har inga sidor: ladda ned den igen.")
    sheets, doubts = [], []
    for page in pages:
        try:
            sheets.append(sheet(pdf, page))
        except (PdfminerException, MalformedPDFException) as fault:
            doubts.append(f"Sida {page.page_number} är skadad och kunde inte läsas.")
            if len(doubts) == len(pages):
                raise ReadingError("Filen är skadad: ingen sida går att läsa.") from fault
    if not any(found.lines or found.grids or found.turned for found in sheets):
        if any(found.pictures for found in sheets):
            raise ReadingError(
                "Filen innehåller bara bilder av text: kör texttolkning (OCR) på den och försök igen."
            )
        raise ReadingError("Filen innehåller ingen text: kontrollera att rätt fil valdes.")
    title = _title(pdf, sheets)
    bookmarks = _bookmarks(pdf)
    root, broken = _tree(pdf)
    tagged = read_tagged(root, sheets, bookmarks) if root else Tagged(doubts=broken)
    if tagged.parts is None:
        parts, removed, more = read_layout(sheets, bookmarks)
    else:
        parts, removed, more = tagged.parts, tagged.removed, []
    doubts += _doubts(sheets, in_tree=tagged.parts is not None)
    return Reading(
        parts,
        f"pdfplumber {version('pdfplumber')}",
        removed,
        [*doubts, *tagged.doubts, *more, *cells.made_whole(parts)],
        len(pages),
        title,
    )


def _doubts(sheets: list[Sheet], *, in_tree: bool) -> list[str]:
    """What is uncertain about the pages. Words that are turned stand in their place if that is `in_tree`."""
    doubts = []
    for page in sheets:
        large = any(
            (x1 - x0) * (bottom - top) > 0.8 * page.width * page.height
            for x0, top, x1, bottom in page.pictures
        )
        if not (page.lines or page.grids or page.turned):
            kind = "är en bild utan text" if page.pictures else "har ingen text"
            doubts.append(f"Sida {page.number} {kind}.")
        elif large and len(page.words()) > 20:
            doubts.append(
                f"Sida {page.number} har en bild över hela sidan: texten kan vara maskinellt tolkad."
            )
        if page.wholly_turned:
            doubts.append(f"Sida {page.number} är vriden: kontrollera ordningen.")
        elif page.turned and not in_tree:
            doubts.append(f"Sida {page.number} har vriden text: den står sist på sidan här.")
        if page.unmapped:
            doubts.append(
                f"Sida {page.number} har {page.unmapped} tecken som filen inte säger vad de är: de står som \ufffd."
            )
    doubts += lost(set().union(*(page.behind for page in sheets)))
    return doubts


def _title(pdf: PDF, sheets: list[Sheet]) -> str:
    """The title that the file gives, if its words stand on the first two pages."""
    given = pdf.metadata.get("Title")
    if not isinstance(given, str) or not given.strip():
        return ""
    seen = {plain(word.text.strip(".,:;()–-")) for page in sheets[:2] for word in page.words()}
    words = [plain(word.strip(".,:;()–-")) for word in given.split()]
    return " ".join(given.split()) if all(word in seen for word in words if word) else ""


def _tree(pdf: PDF) -> tuple[Node | None, list[str]]:
    """The file's tree, and a doubt if it is broken."""
    try:
        return tree(pdf), []
    except Exception:  # noqa: BLE001 - a tree may be broken in any way, and the pages can do without
        return None, ["Filens märkning är trasig: texten är läst efter utseendet."]


def _bookmarks(pdf: PDF) -> dict[str, int]:
    """The levels of the bookmarks, by their words."""
    found: dict[str, int] = {}
    try:
        for level, title, *_ in pdf.doc.get_outlines():
            found.setdefault(plain(str(title)), level)
    except PDFNoOutlines:
        pass
    except Exception:  # noqa: BLE001 - bookmarks may be broken in any way, and are no text
        return {}
    lowest = min(found.values(), default=1)
    return {title: level - lowest + 1 for title, level in found.items()}
