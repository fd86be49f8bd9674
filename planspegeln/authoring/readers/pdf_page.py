"""Reads a page of a PDF file: its characters make words and lines, its rules make tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from planspegeln.authoring.readers import pdf_rules
from planspegeln.authoring.readers.colours import hex_of
from planspegeln.authoring.readers.pdf_drawn import colour, diagrams
from planspegeln.authoring.readers.pdf_fonts import drawn_by
from planspegeln.authoring.readers.pdf_words import RAISED, SOFT, WIDE, Line, Sheet, Word
from planspegeln.authoring.readers.tidy import SYMBOLS, UNKNOWN

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_UNMAPPED = re.compile(r"\(cid:(\d+)\)")
_UNSEEN = re.compile("[\u200b-\u200f\u2028\u2029\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_BOLD = re.compile(r"bold|black|heavy|demi|semib", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_BULLET = "127"  # in the encoding WinAnsi, what has no other sign is a bullet (ISO 32000-1, D.2)
_SYMBOLS = re.compile(r"symbol|wingding|dingbat", re.IGNORECASE)
_FRAME = 20.0  # points; a smaller shape has no text of several lines in it
_INITIAL = 1.8  # times the size of the words beside it
_BLANK = 0.17  # a gap of so many ems parts two words


class _Device(PDFPageAggregatorWithMarkedContent):
    """Gives each character the number of the marked content around it, also inside a nested span."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around: list[tuple[int | None, str | None, str | None]] = []
        self.said: str | None = None

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Note the content that begins."""
        self.around.append((self.cur_mcid, self.cur_tag, self.said))
        number, name = self.cur_mcid, self.cur_tag
        super().begin_tag(tag, props)
        if self.cur_mcid is None:
            self.cur_mcid = number
        if name == "Artifact":
            self.cur_tag = name
        if isinstance(props, dict) and isinstance(props.get("ActualText"), bytes):
            self.said = decode_text(props["ActualText"])

    def end_tag(self) -> None:
        """Go back to the content around what ends."""
        before = self.around.pop() if self.around else (None, None, None)
        self.cur_mcid, self.cur_tag, self.said = before

    def tag_cur_item(self) -> None:
        """Give a character its content's number, and the text that the file says it stands for."""
        super().tag_cur_item()
        if self.said is not None and self.cur_item._objs:  # noqa: SLF001 - as the base class does
            made = self.cur_item._objs[-1]  # noqa: SLF001
            if isinstance(made, LTChar):
                made._text = self.said  # noqa: SLF001
                self.said = ""


class _Page(Page):
    """A page whose characters know the marked content around them."""

    @property
    def layout(self) -> LTPage:
        """The page as pdfminer sees it."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            try:
                PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            except Exception as fault:
                raise PdfminerException(fault) from fault
            self._layout = device.get_result()
        return self._layout

    def iter_layout_objects(self, layout_objects: Any) -> Generator[dict[str, Any], None, None]:
        """The lines, shapes and pictures: characters are read by themselves, in half the time."""
        yield from super().iter_layout_objects(
            [each for each in layout_objects if not isinstance(each, LTChar)]
        )


def sheet(pdf: PDF, page: Page) -> Sheet:
    """The words, lines and ruled tables of a page."""
    marked = _Page(pdf, page.page_obj, page.page_number)
    left, top, right, bottom = marked.bbox
    found = Sheet(page.page_number, float(right - left), float(bottom - top))
    upright: list[_Glyph] = []
    turned: list[_Glyph] = []
    for order, char in enumerate(_chars(marked.layout)):
        if char.size >= 1 and left < char.x1 and char.x0 < right and top < bottom - char.y0:
            glyph = _Glyph.of(char, order, found)
            if glyph.top < found.height or not char.upright:
                (upright if char.upright else turned).append(glyph)
    found.wholly_turned = len(turned) > len(upright)
    if found.wholly_turned:
        upright, turned = turned, upright
    found.lines = with_initials(_lines(upright, found.number))
    found.turned = _lines(turned, found.number)
    if not found.wholly_turned:
        _add_drawn(marked, found)
    marked.close()
    return found


def _chars(layout: LTContainer[Any]) -> Iterator[LTChar]:
    for each in layout:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            yield from _chars(each)


@dataclass(slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    font: str
    mark: int | None
    order: int
    colour: str = ""

    @classmethod
    def of(cls, char: LTChar, order: int, page: Sheet) -> _Glyph:
        """A character, upright. What runs up or down the page is turned."""
        text, font = char.get_text(), str(char.fontname)
        if unmapped := _UNMAPPED.search(text):
            symbol = _SYMBOLS.search(font)
            bullet = unmapped[1] in ("183", "167", "120") if symbol else unmapped[1] == _BULLET
            page.unmapped += not bullet
            text = "•" if bullet else UNKNOWN
        elif (drawn := drawn_by(font, text)) != text:
            page.unmapped += drawn == UNKNOWN
            text = drawn
        text = text.translate(SYMBOLS)
        text = "".join(_LIGATURES.get(sign, sign) for sign in _UNSEEN.sub("", text))
        mark, tag = getattr(char, "mcid", None), getattr(char, "tag", None)
        mark = -1 if tag == "Artifact" and mark is None else mark
        x0, x1, top, bottom = char.x0, char.x1, page.height - char.y1, page.height - char.y0
        _, up, _, _, x, y = char.matrix
        if char.upright:
            base = page.height - y
        elif up > 0:
            base = x
            x0, x1, top, bottom = page.height - bottom, page.height - top, x0, x1
        else:
            base = page.width - x
            x0, x1, top, bottom = top, bottom, page.width - x1, page.width - x0
        size = char.size if char.upright else char.x1 - char.x0
        colour = hex_of(char.graphicstate.ncolor)
        return cls(text, x0, x1, top, bottom, base, size, font, mark, order, colour)


def _lines(glyphs: list[_Glyph], page: int) -> list[Line]:
    """The lines that the characters make, from the top down, each cut at wide gaps."""
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.x0)):
        if rows and glyph.base - rows[-1][0].base <= max(0.8, 0.1 * glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    pieces: list[list[Word]] = []
    for row in rows:
        for glyph in row:
            glyph.base = row[0].base
        pieces += _pieces(sorted(row, key=lambda glyph: (_start(glyph), glyph.order)))
    return [Line(words, page) for words in _with_raised(pieces)]


def _start(glyph: _Glyph) -> float:
    """Where it begins. An accent that is drawn over a letter comes after it."""
    accent = bool(glyph.text) and bool(unicodedata.combining(glyph.text[0]))
    return (glyph.x0 + glyph.x1) / 2 if accent else glyph.x0


def _pieces(row: list[_Glyph]) -> list[list[Word]]:
    pieces: list[list[Word]] = []
    last: _Glyph | None = None
    blank = True
    for glyph in row:
        if not glyph.text.strip():
            blank = blank or bool(glyph.text)
            if last and not glyph.text:
                last = replace(last, x1=max(last.x1, glyph.x1))
            continue
        if last and last.text == glyph.text and abs(last.x0 - glyph.x0) < 0.1 * glyph.size:
            continue  # drawn twice, to look bold
        gap = glyph.x0 - last.x1 if last else 0.0
        em = max(glyph.size, last.size) if last else glyph.size
        if last is None or gap > WIDE * em:
            pieces.append([])
            blank = True
        bold, slanted = bool(_BOLD.search(glyph.font)), bool(_SLANTED.search(glyph.font))
        word = pieces[-1][-1] if pieces[-1] else None
        blank = blank or gap > _BLANK * em
        if (
            word is None
            or blank
            or (word.mark, word.bold, word.slanted) != (glyph.mark, bold, slanted)
            or abs(word.size - glyph.size) > 0.5
        ):
            pieces[-1].append(
                Word(
                    glyph.text, glyph.x0, glyph.x1, glyph.top, glyph.bottom, glyph.base, glyph.size,
                    bold, slanted, glyph.mark, glyph.order,
                    glued=word is not None and not blank, colour=glyph.colour,
                )
            )  # fmt: skip
        else:
            word.text += glyph.text
            word.x1 = max(word.x1, glyph.x1)
            word.order = min(word.order, glyph.order)
        last, blank = glyph, False
    for piece in pieces:
        for word in piece:
            word.text = unicodedata.normalize("NFC", word.text)
            inner = word.text[:-1].replace(SOFT, "")
            word.text = inner + word.text[-1:]
    return [piece for piece in pieces if piece]


def with_initials(lines: list[Line]) -> list[Line]:
    """The lines, each large initial in the word that it begins: on the first of the lines beside it."""
    found = list(lines)
    for line in lines:
        initial, rest = line.words[0], line.words[1:]
        if not (len(initial.text) == 1 and initial.text.isupper()):
            continue
        beside = [
            one
            for one in found
            if one.words[0] is not initial
            and 0 <= one.x0 - initial.x1 + 1 < initial.size
            and initial.size > _INITIAL * one.size
            and abs(one.top - initial.top) < 0.4 * initial.size
        ]
        if not beside:
            continue
        first = min(beside, key=lambda one: one.base).words[0]
        first.text = initial.text + first.text
        at = next(i for i, one in enumerate(found) if one is line)
        found[at : at + 1] = [Line(rest, line.page)] if rest else []
    return found


def _with_raised(pieces: list[list[Word]]) -> list[list[Word]]:
    """Put small raised or lowered words into the line that they belong to."""
    pieces.sort(key=lambda words: (words[0].base, words[0].x0))
    hosts: list[list[Word]] = []
    small: list[tuple[list[Word], list[Word]]] = []
    for index, words in enumerate(pieces):
        host = _host(words, pieces, index) if len(words) <= 3 else None
        if host is None:
            hosts.append(words)
        else:
            small.append((words, host))
    moved = {id(words) for words, _ in small}
    hosts += [words for words, host in small if id(host) in moved]
    small = [(words, host) for words, host in small if id(host) not in moved]
    for words, host in small:
        raised = words[0].base < host[0].base
        for word in words:
            if raised and word.text.isdigit():
                word.text = word.text.translate(RAISED)
            word.raised = True
        before = [word for word in host if word.x1 <= words[0].x0 + 1]
        after = [word for word in host if word.x1 > words[0].x0 + 1]
        em = host[0].size
        words[0].glued = bool(before) and words[0].x0 - before[-1].x1 < _BLANK * em
        if after:
            after[0].glued = after[0].x0 - words[-1].x1 < 0.1 * em and after[0].text[0] in ".,;:)"
        host[:] = [*before, *words, *after]
    return hosts


def _host(words: list[Word], pieces: list[list[Word]], index: int) -> list[Word] | None:
    first, last = words[0], words[-1]
    if sum(len(word.text) for word in words) > 6:
        return None
    near = [*reversed(pieces[max(0, index - 12) : index]), *pieces[index + 1 : index + 13]]
    for other in near:
        size = max(word.size for word in other)
        shift = other[0].base - first.base
        if first.size > 0.85 * size or not (-0.35 * size < shift < 0.7 * size) or abs(shift) < 0.3:
            continue
        if any(
            -0.1 * size < first.x0 - word.x1 < 0.6 * size
            or -0.1 * size < word.x0 - last.x1 < 1.2 * size
            for word in other
            if word.size > 1.1 * first.size
        ):
            return other
    return None


def _add_drawn(page: Page, found: Sheet) -> None:
    """Find the pictures, the ruled tables, the diagrams and the drawn bullets."""
    found.pictures = [
        (image["x0"], image["top"], image["x1"], image["bottom"]) for image in page.images
    ]
    dots = [
        shape
        for shape in (*page.curves, *page.rects)
        if 1 < shape["width"] < 7 and 1 < shape["height"] < 7
    ]
    found.grids, found.lines = pdf_rules.grids(page.edges, page.find_tables, found.lines)
    shapes = (*page.curves, *page.rects, *page.lines)
    for grid in found.grids:
        found.behind |= colour(grid, shapes)
    found.diagrams = diagrams(shapes, found.grids, found.lines, found.height)
    found.frames = [
        (shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        for shape in (*page.curves, *page.rects)
        if shape["width"] > _FRAME and shape["height"] > _FRAME
    ]
    for dot in dots:
        _mark(dot, found)


def _mark(dot: dict[str, Any], found: Sheet) -> None:
    """Remember a drawn bullet with the line that it stands before, or with the word in a cell."""
    middle = (dot["top"] + dot["bottom"]) / 2
    cells = [word for grid in found.grids for box in grid.boxes for word in box.words]
    lines = [line for line in found.lines if _is_after(dot, line, middle)]
    words = [word for word in cells if _is_after(dot, word, middle)]
    if lines:
        min(lines, key=lambda line: line.x0).bullet = dot["x0"]
    elif words:
        min(words, key=lambda word: word.x0).begins = True


def _is_after(dot: dict[str, Any], one: Line | Word, middle: float) -> bool:
    return one.top - 1 < middle < one.bottom + 1 and 0 < one.x0 - dot["x1"] < 2.5 * one.size
