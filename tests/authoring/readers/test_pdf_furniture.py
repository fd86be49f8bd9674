"""Tests of `planspegeln.authoring.readers.pdf_furniture`: the heads and feet of untagged files."""

from __future__ import annotations

import pytest

from planspegeln.authoring.readers.pdf_furniture import furniture, told_alone
from planspegeln.authoring.readers.pdf_words import Line, Sheet, Word

_HEIGHT = 842.0
_TEXT = 30  # lines of text on a page
Rows = list[tuple[float, float, tuple[str, ...]]]  # base, size and pieces of each line


def _line(text: str, page: int, x: float, base: float, size: float = 11) -> Line:
    word = Word(
        text, x, x + 5 * len(text), base - size, base + 3, base, size, False, False, None, 0
    )  # fmt: skip
    return Line([word], page)


def _sheets(rows: Rows, pages: int = 4) -> list[Sheet]:
    """Pages of text with lines of pieces that come again. A # in a piece is the page's number."""
    made = []
    for page in range(1, pages + 1):
        text = [_line(f"rad {i} på {page} i texten", page, 70, 130 + 15 * i) for i in range(_TEXT)]
        pieces = [
            _line(piece.replace("#", str(page)), page, 70 + 200 * place, base, size)
            for base, size, row in rows
            for place, piece in enumerate(row)
        ]
        made.append(Sheet(page, 595, _HEIGHT, lines=[*pieces, *text]))
    return made


def _taken(rows: Rows, pages: int = 4) -> list[str]:
    """What is no text on the second page."""
    sheets = _sheets(rows, pages)
    found = furniture(sheets)
    return [line.text for line in sheets[1].lines if id(line) in found]


@pytest.mark.parametrize(
    "rows",
    [
        [(46, 11, ("Norrby kommun", "# (4)")), (59, 11, ("Miljönämnden", "2031-11-18"))],
        [(46, 11, ("Dokumenttyp", "Datum", "Sida")), (59, 11, ("Plan", "2031-11-18", "# (4)"))],
        [(781, 9, ("Norrby kommun", "Telefon")), (793, 9, ("123 45 Norrby", "0000-100 00"))],
        [(700, 8, ("Postadress", "Telefon")), (730, 8, ("Torget 1",)), (760, 8, ("Norrby", "#"))],
    ],
    ids=["date", "numbers", "telephone", "tall"],
)
def test_all_pieces_of_all_lines_are_taken_out(rows: Rows) -> None:
    """Also those without letters, and what stands further in than heads and feet usually do."""
    assert [piece.replace("#", "2") for _, _, row in rows for piece in row] == _taken(rows)


def test_what_stands_beside_a_head_goes_with_it() -> None:
    """The chapter's name is another on each page."""
    rows: Rows = [(46, 11, ("Norrby kommun", "#"))]
    sheets = _sheets(rows)
    for page, name in zip(sheets, ("Torg", "Träd", "Vägar", "Vatten"), strict=True):
        page.lines.append(_line(name, page.number, 400, 46))
    found = furniture(sheets)
    assert ["Norrby kommun", "2", "Träd"] == [
        line.text for line in sheets[1].lines if id(line) in found
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [(117, 11, ("Antal", "Andel"))],  # as close to the text as its own lines
        [(60, 11, ("Norrby kommun",)), (400, 9, ("Summa",))],  # far from the head
        [(300, 9, ("Antal",)), (560, 9, ("Summa",))],  # in the middle of the page
    ],
)
def test_what_comes_again_in_the_text_stays(rows: Rows) -> None:
    """It stands by the text, or far from every head and foot."""
    assert [] == [text for text in _taken(rows) if text != "Norrby kommun"]


def test_a_number_that_differs_is_text() -> None:
    """It does not count the pages, and no page has it at the same place."""
    sheets = _sheets([])
    for page, number in zip(sheets, ("17", "250", "3", "88"), strict=True):
        page.lines.append(_line(number, page.number, 400, 60))
    assert set() == furniture(sheets)


@pytest.mark.parametrize(
    ("base", "last", "is_told"),
    [(790, 565, True), (760, 728, False), (580, 565, False)],
    ids=["alone", "below the text", "on the page"],
)
def test_what_stands_alone_at_the_foot_of_a_page_is_told(
    base: float, last: float, *, is_told: bool
) -> None:
    """On one page no other page shows whether it is a foot. A note is none."""
    foot = _line("Norrby kommun, 123 45 Norrby", 1, 70, base)
    [page] = _sheets([], pages=1)
    page.lines += [_line("sist", 1, 70, last), foot]

    told = list(told_alone([page], {1: page.lines}))
    assert [one.partition("”")[2].partition("”")[0] for one in told] == [foot.text] * is_told
    foot.words[0].raised = True
    assert list(told_alone([page], {1: page.lines})) == []


@pytest.mark.parametrize(("mark", "is_told"), [("¹", False), ("²", True)])
def test_a_note_whose_mark_is_raised_in_the_text_is_no_foot(mark: str, *, is_told: bool) -> None:
    """Its own line may have the mark as any other figure."""
    [page] = _sheets([], pages=1)
    text = _line(mark, 1, 300, 565)
    text.words[0].raised = True
    note = _line("1", 1, 70, 790)
    note.words += _line("Se riktlinjerna", 1, 80, 790).words
    page.lines += [text, note]

    assert bool(list(told_alone([page], {1: page.lines}))) is is_told
