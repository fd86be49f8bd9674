"""Tests of `planspegeln.authoring.readers`: what columns do to a PDF file's tables and short pages."""

from __future__ import annotations

import pytest

from planspegeln.authoring.readers.cells import made_whole, texts_of
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Heading,
    List,
    Paragraph,
    Removed,
    Table,
)
from planspegeln.authoring.readers.pdf_beside import BOX
from planspegeln.authoring.readers.pdf_flow import flow
from planspegeln.authoring.readers.pdf_layout import read_layout
from planspegeln.authoring.readers.pdf_page import with_initials
from planspegeln.authoring.readers.pdf_tables import Made, goes_on
from planspegeln.authoring.readers.pdf_tagged import read_tagged
from planspegeln.authoring.readers.pdf_text import contents_entry
from planspegeln.authoring.readers.pdf_tree import Content, Node
from planspegeln.authoring.readers.pdf_unruled import Aligned
from planspegeln.authoring.readers.pdf_words import Box, Grid, Line, Sheet, Word


def line(text: str, x0: float, base: float, mark: int | None = None, page: int = 1) -> Line:
    """A line of words, each letter six points wide."""
    words = []
    for order, each in enumerate(text.split()):
        x1 = x0 + 6 * len(each)
        words.append(Word(each, x0, x1, base - 8, base + 2, base, 10, False, False, mark, order))
        x0 = x1 + 3
    return Line(words, page)


def in_order(*lines: Line) -> list[Line]:
    """The lines, with their words in this order in the file."""
    for order, word in enumerate(word for one in lines for word in one.words):
        word.order = order
    return list(lines)


def sheet(*lines: Line, number: int = 1) -> Sheet:
    found = Sheet(number, 600, 800)
    found.lines = list(lines)
    return found


@pytest.mark.parametrize("page", [1, 2])
def test_a_header_that_a_tagged_file_repeats(page: int) -> None:
    """It is one element with its words twice: in the next column, or on the next page."""
    head = [Node("TH", [Content(1, 1), Content(1, 2), Content(page, 5), Content(page, 6)])]
    first = [Node("TD", [Content(1, 3), Content(1, 4)])]
    root = Node("Document", [Node("Table", [Node("TR", list(head)), Node("TR", list(first))])])
    upper = [line("Antal", 50, 100, 1), line("brott", 50, 112, 2)]
    upper += [line("ja", 50, 124, 3), line("ja", 50, 136, 4)]
    lower = [line("Antal", 350, 100, 5, page), line("brott", 350, 112, 6, page)]
    sheets = [sheet(*upper, *lower)] if page == 1 else [sheet(*upper), sheet(*lower, number=2)]
    found = read_tagged(root, sheets, {})

    assert [Table([[Cell("Antal brott")], [Cell("ja ja")]], page=1)] == found.parts
    assert [Removed("head or foot", "Antal brott", page)] == found.removed


def test_dots_of_a_contents_page_are_no_words() -> None:
    """A tagged file may have them outside its tree. The page's number follows the words with a space."""
    lines = [line("Innehåll", 50, 88, 9)]
    for at, text in enumerate(["Inledning", "Mål", "Ansvar"]):
        words = line(f"{text} {'.' * 20} {at + 3}", 50, 100 + 12 * at, at).words
        words[1].mark, words[2].glued = None, True
        lines.append(Line(words, 1))
    items = [Node("TOCI", [Content(1, at)]) for at in range(3)]
    found = read_tagged(
        Node("Document", [Node("P", [Content(1, 9)]), Node("TOC", [*items])]), [sheet(*lines)], {}
    )

    listed = [
        ContentsEntry("Inledning", "3"),
        ContentsEntry("Mål", "4"),
        ContentsEntry("Ansvar", "5"),
    ]
    assert found.parts is not None
    assert Contents(listed, page=1) == found.parts[-1]
    assert ([], []) == (found.removed, found.doubts)


def test_a_contents_page_with_a_wide_gap_after_the_number() -> None:
    """The number is its entry's, and that of the first heading is the heading's."""
    lines = [line("Innehåll", 50, 88)]
    for at, text in enumerate(["Inledning", "Mål", "Ansvar"]):
        base = 100 + 12 * at
        lines += [line(str(at + 1), 50, base), line(f"{text} {'.' * 20} {at + 3}", 90, base)]
    head = [line("1", 50, 100, page=2), line("Inledning", 90, 100, page=2)]
    for one in (lines[0], *head):
        one.size, one.bold = 16.0, True
        for word in one.words:
            word.size, word.bold = 16.0, True
    body = line("Nämnden ska sätta upp bänkar på torget.", 50, 130, page=2)
    parts, _, _ = read_layout([sheet(*lines), sheet(*head, body, number=2)], {})

    [listed] = [part for part in parts if isinstance(part, Contents)]
    assert [one.text for one in listed.entries] == ["1 Inledning", "2 Mål", "3 Ansvar"]
    [*_, heading, _] = parts
    assert isinstance(heading, Heading)
    assert ("1", "Inledning") == (heading.number, heading.text)


@pytest.mark.parametrize(
    ("x0", "page", "head", "together"),
    [
        (300, 1, "Namn", True),
        (300, 1, "År", False),
        (50, 1, "Namn", False),
        (50, 2, "Namn", True),
        (50, 2, "År", True),
    ],
    ids=["next column", "other header", "below", "next page", "next page without header"],
)
def test_a_table_goes_on(x0: float, page: int, head: str, together: bool) -> None:
    """On the next page, or in the next column if its header is repeated there."""
    table = Table([[Cell("Namn")], [Cell("a")]])
    before = Made(table, 1, 1, 50, 250, ruled=True)
    after = Made(Table([[Cell(head)], [Cell("b")]]), page, 1, x0, x0 + 200, ruled=True)

    assert together == (goes_on(before, after, []) is not None)
    rows = [["Namn"], ["a"], ["b"]] if head == "Namn" else [["Namn"], ["a"], [head], ["b"]]
    assert (rows if together else [["Namn"], ["a"]]) == [[c.text for c in r] for r in table.rows]


@pytest.mark.parametrize(
    ("last", "rest", "expected"),
    [
        ([("Mål", 1), ("Nya bänkar sätts", 1)], [("", 3), ("upp", 1)], [3, 1]),
        ([("Bänkar sätts", 1)], [("", 1), ("upp", 1)], [2, 1]),
    ],
    ids=["joined on the next page", "joined on the page before"],
)
def test_a_row_cut_in_a_cell_over_several(
    last: list[tuple[str, int]], rest: list[tuple[str, int]], expected: list[int]
) -> None:
    """The rest of the row is one with it, and the cell beside stays joined over the rows on both pages."""
    head = [Cell("Mål"), Cell("Insats")]
    first = [[Cell("Mål", 2), Cell("Träd planteras.")]] if len(last) == 1 else []
    table = Table([head, *first, [Cell(*one) for one in last]])
    more = [[Cell(*one) for one in rest], [Cell("Hus")], [Cell("Park")]]
    before = Made(table, 1, 2, 50, 250, ruled=True)
    goes_on(before, Made(Table([head, *more]), 2, 2, 50, 250, ruled=True), [])

    assert [["Mål", "Insats"], ["Hus"], ["Park"]] == [
        [cell.text for cell in table.rows[at]] for at in (0, -2, -1)
    ]
    assert table.rows[-3][-1].text == f"{last[-1][0]} upp"
    assert expected == [table.rows[1][0].rows, table.rows[1][1].rows]


def grid(x0: float, base: float, *rows: str) -> Grid:
    """A ruled table of one column."""
    boxes = [Box(at, 0, 1, 1, line(text, x0, base + 14 * at).words) for at, text in enumerate(rows)]
    return Grid(boxes, 1, len(rows), x0, x0 + 200, base - 10, base + 14 * len(rows))


def test_a_table_over_two_columns() -> None:
    """Its rest at the top of the next column is not a table of its own."""
    words = "tidiga planer ökar vår trygghet"
    left = [line(f"{words} {at}", 50, 100 + 12 * at) for at in range(30)]
    right = [line(f"{words} {at}", 320, 150 + 12 * at) for at in range(30)]
    page = sheet(*left, *right)
    page.grids = [grid(50, 480, "Namn", "a"), grid(320, 100, "Namn", "b")]
    parts, removed, _ = read_layout([page], {})

    assert [[["Namn"], ["a"], ["b"]]] == [
        [[cell.text for cell in row] for row in part.rows]
        for part in parts
        if isinstance(part, Table)
    ]
    assert [Removed("head or foot", "Namn", 1)] == removed


def test_a_page_with_the_first_of_two_columns_only() -> None:
    """Its lines go as far as the column does, and fill it: a full stop at a line's end parts nothing."""
    words = "tidiga planer ökar vår trygghet"
    left = [line(f"{words} {at}", 50, 100 + 12 * at) for at in range(40)]
    right = [line(f"{words} {at}", 320, 100 + 12 * at) for at in range(39)]
    right.append(line("och det är allt.", 320, 568))
    texts = ["Torget får fler bänkar i vår.", "Också parken får nya bänkar"]
    last = [
        line(text, 50, 100 + 12 * at, page=2) for at, text in enumerate([*texts, "under nästa år."])
    ]
    parts, _, _ = read_layout([sheet(*left, *right), sheet(*last, number=2)], {})

    assert parts[-1] == Paragraph(f"{' '.join(texts)} under nästa år.", page=2)


def full(count: int, x0: float, page: int = 1) -> list[Line]:
    """Lines of a column full of text, 186 points wide."""
    words = "tidiga planer ökar vår trygghet"
    return [line(f"{words} {at}", x0, 100 + 12 * at, page=page) for at in range(count)]


def entry(text: str, x0: float, base: float, gap: float = 12) -> list[Line]:
    """An entry of a list, its bullet some points before its text. A gap over 15 points ends a line."""
    dot, words = line("•", x0, base), line(text, x0 + 6 + gap, base)
    return [dot, words] if gap > 15 else [Line([*dot.words, *words.words], 1)]


def test_a_second_column_with_little_in_it() -> None:
    """Its one line begins where the second column does on other pages, and is read last."""
    before = sheet(*full(40, 50), *full(39, 320))
    first = [
        line(f"rad {at} är rätt lång och full här", 50, 100 + 12 * at, page=2) for at in range(9)
    ]
    last = line("Planen följs upp.", 320, 100, page=2)
    parts, _, _ = read_layout([before, sheet(*first, last, number=2)], {})

    assert isinstance(parts[-1], Paragraph)
    assert parts[-1].text.endswith("full här Planen följs upp.")


def test_a_table_is_no_second_column() -> None:
    """What does not begin where the second column does on other pages stands beside what is before it."""
    rows = [
        [line(f"Torg {at}", 50, 100 + 12 * at), line("12", 260, 100 + 12 * at)] for at in range(4)
    ]
    page = sheet(*(cell for row in rows for cell in row))
    [placed] = flow(page, page.lines, 10, contents=False, second=320)

    assert isinstance(placed.thing, Aligned)
    assert placed.column == 0


def test_a_column_of_a_table_is_no_second_column() -> None:
    """It may begin where the second column does on other pages, and a cell may go over that place."""
    texts = [["Åtgärd", "Vem", "År"]]
    texts += [[f"Bolaget målar alla hus i stad {at}", "Nämnden", f"203{at}"] for at in range(5)]
    lines = [
        line(text, x0, 100 + 12 * at)
        for at, row in enumerate(texts)
        for text, x0 in zip(row, [50, 320, 480], strict=True)
    ]
    [placed] = flow(sheet(*lines), lines, 10, contents=False, second=320)

    assert isinstance(placed.thing, Aligned)
    assert len(placed.thing.rows[0]) == 3


@pytest.mark.parametrize("gap", [4, 12, 25], ids=["near", "hanging", "far"])
def test_a_list_beside_a_column_of_text(gap: float) -> None:
    """Its entries are short, and may stand on lines of the text: it is a box beside it, and no table."""
    entries = [
        entry(text, 320, 124 + 12 * at, gap) for at, text in enumerate(["köpa", "laga torg"] * 4)
    ]
    text = [*full(11, 50), line("ja.", 50, 232)]
    page = sheet(*text, *(each for parts in entries for each in parts))
    found = flow(page, page.lines, 10, contents=False)

    assert [0] * 12 + [BOX] * 8 == [min(placed.column, BOX) for placed in found]
    shown = [placed.thing for placed in found[12:]]
    assert ["• köpa", "• laga torg"] * 4 == [one.text for one in shown if isinstance(one, Line)]


@pytest.mark.parametrize("numbered", [False, True])
def test_an_entry_is_not_parted_from_its_mark(*, numbered: bool) -> None:
    """The gap after it is at the same place in many lines, and wide. It parts no columns."""
    words = "planer ökar vår trygghet nu"
    marked = [
        Line(
            [
                *line(f"{at + 1}." if numbered else "•", 320, base).words,
                *line(words, 340, base).words,
            ],
            1,
        )
        for at, base in enumerate(range(100, 220, 12))
    ]
    page = sheet(*full(12, 50), *marked)
    found = flow(page, page.lines, 10, contents=False)

    assert marked == [placed.thing for placed in found[12:]]


ROWS = [
    (["Åtgärd"], ["Ansvar och tid"]),
    (["Bygga en gångväg till", "badet"], ["Nämnden, klart", "hösten 2031"]),
    (["Sätta upp ställ"], ["Bolaget tillsammans", "med skolan"]),
    (["Ordna kurs för alla i", "årskurs tre"], ["Skolan, varje vår"]),
]


def table_of_text(step: float = 24) -> list[Line]:
    """The lines of a table without rules, each row so far below the last line of the one above."""
    lines: list[Line] = []
    base = 100.0
    for cells in ROWS:
        for cell, x0 in zip(cells, (50, 300), strict=True):
            lines += [line(text, x0, base + 12 * at) for at, text in enumerate(cell)]
        base += 12 * (max(map(len, cells)) - 1) + step
    return lines


def test_a_table_of_two_columns_of_text() -> None:
    """Row by row its cells begin together. It has no rules and no figures, and its rows are told as guessed."""
    parts, _, doubts = read_layout([sheet(*table_of_text())], {})

    wanted = [[Cell(" ".join(cell)) for cell in cells] for cells in ROWS]
    assert [Table(wanted, 1, page=1)] == parts
    assert "Tabellen på sidan 1 har inga linjer: raderna är gissade." in doubts


def test_the_page_numbers_of_a_contents_page_are_no_column() -> None:
    """Its entries may go on in a second line, with more room between them than between lines."""
    lines = table_of_text()
    [*found] = flow(sheet(*lines), lines, 10, contents=True)

    assert not any(isinstance(placed.thing, Aligned) for placed in found)


@pytest.mark.parametrize(("empty", "is_table"), [(1, True), (3, False)])
def test_a_table_of_text_with_empty_cells(empty: int, *, is_table: bool) -> None:
    """A few show that something is not said; many, that the text has few words beside it."""
    lines = [line(f"Bygga bana {at}", 50, 100 + 36 * at) for at in range(6)]
    lines += [line("vid badet", 50, 112 + 36 * at) for at in range(6)]
    lines += [line("Nämnden", 300, 100 + 36 * at) for at in range(6) if not 0 < at <= empty]
    found = flow(page := sheet(*lines), page.lines, 10, contents=False)

    assert is_table == any(isinstance(placed.thing, Aligned) for placed in found)


def test_columns_of_text_whose_paragraphs_begin_apart_are_no_table() -> None:
    """More room between paragraphs of one column shows no rows."""
    first = [
        line("tidiga planer ökar vår trygghet", 50, 100 + 12 * at + 12 * (at > 4))
        for at in range(9)
    ]
    second = [
        line("tidiga planer ökar vår trygghet", 320, 100 + 12 * at + 12 * (at > 2))
        for at in range(9)
    ]
    found = flow(page := sheet(*first, *second), page.lines, 10, contents=False)

    assert [*first, *second] == [placed.thing for placed in found]


@pytest.mark.parametrize("rows", [2, 3])
def test_long_paragraphs_side_by_side_are_no_table(rows: int) -> None:
    """Those of two columns may happen to begin together. Cells are short."""
    lines = [
        line("tidiga planer ökar vår trygghet", x0, 100 + 12 * at + 90 * row)
        for row in range(rows)
        for at in range(6)
        for x0 in (50, 320)
    ]
    found = flow(page := sheet(*lines), page.lines, 10, contents=False)

    assert {1, 2} == {placed.column for placed in found}


@pytest.mark.parametrize(("end", "is_table"), [("", True), (".", False)])
def test_sentences_side_by_side_are_no_table(end: str, *, is_table: bool) -> None:
    """Short paragraphs of two columns may begin together. Cells seldom end with a full stop."""
    lines = [
        line(f"{text}{end if at else ''}", x0, 100 + 12 * at + 36 * row)
        for row in range(4)
        for at, text in enumerate(["tidiga planer ökar vår", "trygghet"])
        for x0 in (50, 320)
    ]
    found = flow(page := sheet(*lines), page.lines, 10, contents=False)

    assert is_table == any(isinstance(placed.thing, Aligned) for placed in found)


def test_numbers_far_before_their_entries_are_no_table() -> None:
    """Their column is narrow."""
    lines = [line(str(row + 1), 50, 100 + 36 * row) for row in range(4)]
    lines += [
        line(text, 110, 100 + 12 * at + 36 * row)
        for row in range(4)
        for at, text in enumerate(
            ["Bänkarna på torget målas i vår och därefter varje", "vår till dess"]
        )
    ]
    found = flow(page := sheet(*lines), page.lines, 10, contents=False)

    assert not any(isinstance(placed.thing, Aligned) for placed in found)


def test_facts_are_no_table() -> None:
    """A label and a value on each line can be read as they stand."""
    facts = [
        ("Plats", "Kommunhuset"),
        ("Beslutande", "Ledamöter"),
        ("Paragrafer", "63–64"),
        ("År", "2031"),
    ]
    lines = [
        line(text, x0, 100 + 24 * at)
        for at, fact in enumerate(facts)
        for text, x0 in zip(fact, (50, 200), strict=True)
    ]
    found = flow(page := sheet(*lines), page.lines, 10, contents=False)

    assert lines == [placed.thing for placed in found]


def test_a_line_with_a_wide_gap_is_told() -> None:
    """It may be a row of a table, or lines of two columns: what is read as one is named, with its page."""
    rows = [("Måla linjer", "Skolnämnden"), ("Köpa trummor", "Kulturskolan"), ("Ploga", "Enheten")]
    lines = [
        line(text, x0, 100 + 24 * at)
        for at, row in enumerate(rows)
        for text, x0 in zip(row, (50, 300), strict=True)
    ]
    _, _, doubts = read_layout([sheet(*lines, line("Planen följs upp.", 50, 172))], {})

    assert [
        "rader med ett stort mellanrum är lästa i ett: ”Måla linjer Skolnämnden” på sidan 1, ”Köpa trummor "
        "Kulturskolan” på sidan 1, ”Ploga Enheten” på sidan 1; se i filen om de är en tabell eller spalter"
    ] == [doubt for doubt in doubts if "mellanrum" in doubt]


@pytest.mark.parametrize("first", ["Datum:", "1.1", "§ 4"])
def test_a_gap_after_a_label_or_a_number_is_not_told(first: str) -> None:
    """It is wide in most documents."""
    lines = [
        line(first, 50, 100),
        line("Torgen i kommunen", 200, 100),
        line("Planen följs upp.", 50, 124),
    ]
    _, _, doubts = read_layout([sheet(*lines)], {})

    assert not [doubt for doubt in doubts if "mellanrum" in doubt]


def test_lists_side_by_side_are_no_table() -> None:
    """Their entries may stand on the same lines."""
    lines = [
        each
        for at in range(4)
        for x0 in (50, 320)
        for each in entry(f"köpa fina bänkar {at}", x0, 100 + 24 * at, 4)
    ]
    found = flow(page := sheet(*lines), page.lines, 10, contents=False)

    assert [1] * 4 + [2] * 4 == [placed.column for placed in found]


@pytest.mark.parametrize("apart", [True, False])
def test_a_line_below_two_columns_above_a_table(*, apart: bool) -> None:
    """It belongs to what goes over both, and not to the sentence that goes on in the second column."""
    first, second = full(6, 50), full(5, 320)
    label = line("Pengarna i kronor:", 50, 172 + 12 * apart)
    box = Box(0, 0, 1, 1, line("Summa", 60, 220).words)
    page = sheet(*first, *second, label)
    page.grids = [Grid([box], 1, 1, 50, 500, 200, 240)]
    found = [placed.thing for placed in flow(page, page.lines, 10, contents=False)]

    wanted = [*first, *second, label] if apart else [*first, label, *second]
    assert wanted == found[:-1]


def test_a_narrow_text_on_a_wide_page() -> None:
    """A line ends where the next word has no room, so the sentence goes on."""
    texts = ["Nämnden köper bänkar till", "alla torg i kommunen samt", "till varje park vid skola"]
    texts += ["nära stationen och vid", "Stationstorget i norr och", "på torget."]
    lines = [line(text, 50, 100 + 12 * at) for at, text in enumerate(texts)]
    parts, _, _ = read_layout([sheet(*lines)], {})

    assert [Paragraph(" ".join(texts), page=1)] == parts


def test_two_columns_that_end_early() -> None:
    """Two lines beside two others are two columns, and are read one after the other."""
    first = [line("tidiga planer ökar tryggheten", 50, 100), line("i parken och centrum.", 50, 112)]
    second = [line("Skolor och handlingsprogram", 300, 100), line("under nästa år igen.", 300, 112)]
    page = sheet(*first, *second)
    found = flow(page, page.lines, 10, contents=False)

    assert [*first, *second] == [each.thing for each in found]
    assert [1, 1, 2, 2] == [each.column for each in found]


@pytest.mark.parametrize(
    ("head", "shown", "x0", "wanted"),
    [
        ("Plats", ["Torg", "7"], [50, 300], ["Torg", "", "7"]),
        ("", ["Torg", "7"], [50, 300], ["Torg", "", "7"]),
        ("Plats", ["5", "7"], [160, 300], ["", "5", "7"]),
        ("Plats", ["7"], [300], ["", "", "7"]),
        (
            "Plats",
            ["Torg", "femtiosju stycken till slut"],
            [50, 160],
            ["Torg", "femtiosju stycken till slut"],
        ),
        ("Plats", ["7", "Torg"], [300, 50], ["7", "Torg"]),
    ],
    ids=["middle", "below an empty header", "first", "alone", "over two columns", "not in order"],
)
def test_an_empty_cell_that_a_tagged_file_leaves_out(
    head: str, shown: list[str], x0: list[float], wanted: list[str]
) -> None:
    """It is seen from where the others stand. Where that is unclear the row stays as it is."""
    table = [[head, "Antal", "Mål"], ["Skola", "3", "4"] if head else ["Torn", "5"], shown]
    places: list[list[float]] = [[50, 160, 300], [50, 160, 300] if head else [50, 160], x0]
    lines, trs = [], []
    for row, (texts, at) in enumerate(zip(table, places, strict=True)):
        marks = [10 * row + column for column in range(len(texts))]
        lines += [
            line(text, x, 100 + 20 * row, mark)
            for text, x, mark in zip(texts, at, marks, strict=True)
            if text
        ]
        trs.append(Node("TR", [Node("TD", [Content(1, mark)]) for mark in marks]))
    found = read_tagged(Node("Document", [Node("Table", list(trs))]), [sheet(*lines)], {})

    assert found.parts is not None
    [made] = found.parts
    assert isinstance(made, Table)
    assert wanted == [cell.text for cell in made.rows[2]]


@pytest.mark.parametrize("rows", [1, 2])
def test_a_heading_below_two_columns(rows: int) -> None:
    """It heads the text over both that follows, and does not come before the second column."""
    words = "tidiga planer ökar vår trygghet"
    left = [line(f"{words} {at}", 50, 100 + 12 * at) for at in range(6)]
    right = [line(f"{words} {at}", 320, 100 + 12 * at) for at in range(5)]
    heading = [line(f"Skola {row}", 50, 190 + 12 * row) for row in range(rows)]
    for each in heading:
        each.bold = True
    whole = line(f"{words} {words} {words}", 50, 224)
    page = sheet(*left, *right, *heading, whole)
    found = [placed.thing for placed in flow(page, page.lines, 10, contents=False)]

    assert found == [*left, *right, *heading, whole]


def test_decisions_on_lines_of_their_own() -> None:
    """Two and more that start with "att" are a list. One in the middle of a text goes on."""
    texts = [
        "Nämnden beslutar",
        "att godkänna budgeten, och",
        "att överlämna den till kommunstyrelsen för",
        "kännedom.",
        "Det gäller nu.",
    ]
    wide = [
        line("kommunen planerar för trygga torg och fler bänkar i år", 50, 100 + 12 * at)
        for at in range(9)
    ]
    own = [line(text, 50, 300 + 12 * at) for at, text in enumerate(texts)]
    parts, _, _ = read_layout([sheet(*wide, *own)], {})
    assert parts[-3:] == [
        Paragraph("Nämnden beslutar", page=1),
        List([Entry("att godkänna budgeten, och"), Entry(f"{texts[2]} {texts[3]}")], page=1),
        Paragraph("Det gäller nu.", page=1),
    ]
    alone = [line(text, 50, 300 + 12 * at) for at, text in enumerate(texts[:2])]
    parts, _, _ = read_layout([sheet(*wide, *alone)], {})
    assert parts[-1] == Paragraph(" ".join(texts[:2]), page=1)


def test_a_cell_over_a_page_break_is_one_text() -> None:
    """The next page starts higher up. Room between two lines of a page starts another text."""
    above, below = (line(text, 50, base).words for text, base in (("Minska", 700), ("kostnad", 80)))
    assert ["Minska kostnad"] == texts_of([*above, *below], 50, 100)
    far = line("Annat", 50, 92 + 30).words
    assert ["Minska kostnad mer", "Annat"] == texts_of(
        [*above, *below, *line("mer", 50, 92).words, *far], 50, 100
    )


def test_a_point_with_a_drawn_bullet_is_a_text_of_a_cell() -> None:
    """Also where its first word had no room on the line above."""
    words = [*line("Fast kontakt", 80, 100).words, *line("Färre torg", 80, 112).words]
    assert ["Fast kontakt Färre torg"] == texts_of(words, 50, 160)
    words[2].begins = True
    assert ["Fast kontakt", "Färre torg"] == texts_of(words, 50, 160)


def test_words_that_a_narrow_cell_has_broken() -> None:
    """They are one if the document has the word whole, and its halves nowhere else. They are told."""
    text = Paragraph(
        "Kommunstyrelsen, utbildningsnämnden och en förskola. Vi går till skola för barn."
    )
    cells = ["Kommunstyr elsen", "Barn- och utbildningsn ämnden.", "för skola", "Ordningsvakt er"]
    table = Table([[Cell(one) for one in cells], [Cell("Kommunstyr elsen"), *map(Cell, "abc")]])
    assert [*made_whole([text, table])] == [
        "ord som en smal cell har delat är satta ihop: ”Kommunstyrelsen”, ”utbildningsnämnden”"
    ]
    assert ["Kommunstyrelsen", "Barn- och utbildningsnämnden.", *cells[2:]] == [
        cell.text for cell in table.rows[0]
    ]
    assert "Kommunstyrelsen" == table.rows[1][0].text
    assert [] == [*made_whole([table])]


def test_words_that_only_the_dictionary_has_whole() -> None:
    """Halves that are words are two words, but for a single letter that is none."""
    cells = {
        "Registerutdr ag ur": "Registerutdrag ur",
        "Korttidsplatse r": "Korttidsplatser",
        "Nämnde n": "Nämnden",
        "Park i": "Park i",
        "torg fest": "torg fest",
        "XYZ rapport": "XYZ rapport",
        "Blurgvak ten": "Blurgvak ten",
    }
    table = Table([[Cell(text) for text in cells], [Cell("x") for _ in cells]])
    [doubt] = made_whole([table])
    assert [*cells.values()] == [cell.text for cell in table.rows[0]]
    assert doubt.count("”") == 6


def test_the_ending_of_a_noun_is_no_word_at_the_end_of_a_cell() -> None:
    """It is of the word that a narrow cell has broken. In the middle of a cell it may be an article."""
    cells = {
        "Förvaltningschef en": "Förvaltningschefen",
        "Förvaltningschef en gång": "Förvaltningschef en gång",
        "Vi kontaktar er": "Vi kontaktar er",
        "Plats en": "Plats en",
    }
    table = Table([[Cell(text) for text in cells], [Cell("en") for _ in cells]])
    [doubt] = made_whole([table])
    assert [*cells.values()] == [cell.text for cell in table.rows[0]]
    assert doubt.endswith("satta ihop: ”Förvaltningschefen”")


@pytest.mark.parametrize(
    ("text", "words", "page"),
    [
        ("Prioriteringar 2031 3", "Prioriteringar 2031", "3"),
        ("Budget 2031–2033 12", "Budget 2031–2033", "12"),
        ("Bilaga 1 14", "Bilaga 1", "14"),
        ("Mål 3", "Mål", "3"),
    ],
)
def test_a_line_of_contents_that_ends_in_a_number(text: str, words: str, page: str) -> None:
    """The last is the page's."""
    assert ContentsEntry(words, page) == contents_entry(text)
    assert contents_entry("Mål 2031") is None


def test_the_second_line_of_a_title_above_columns() -> None:
    """It may be so short that it stands over the first column alone."""
    upper = [line("Kortversion av den långa årsredovisningen till alla för", 50, 100)]
    upper += [line("2030", 50, 130), line("Påhittköpings kommun", 50, 160)]
    for one in upper[:2]:
        one.size = 26.0
        for word in one.words:
            word.size = 26.0
    words = "tidiga planer ökar vår trygghet"
    left = [line(f"{words} {at}", 50, 180 + 14 * at) for at in range(30)]
    right = [line(f"{words} {at}", 330, 180 + 14 * at) for at in range(30)]
    parts, _, _ = read_layout([sheet(*upper, *left, *right)], {})
    assert [f"{upper[0].text} 2030"] == [part.text for part in parts if isinstance(part, Heading)]


def test_a_sign_that_a_tagged_file_has_last() -> None:
    """It stands where the page has it: before its words, or among them. Signs on other lines stay."""
    root = Node("Document", [Node("P", [Content(1, 1), Content(1, 2), Content(1, 3)])])
    box, arrow = line("☒", 50, 100, 2), line("→", 110, 112, 3)
    upper = [
        line("Skyddsrond genomförd", 60, 100, 1),
        *(line(*one, 1) for one in (("Målet", 50, 112), ("nås.", 130, 112))),
    ]
    parts = read_tagged(root, [sheet(*in_order(*upper, box, arrow))], {}).parts
    assert parts is not None
    assert "☒ Skyddsrond genomförd Målet → nås." == " ".join(
        word for part in parts if isinstance(part, Paragraph) for word in part.text.split()
    )


@pytest.mark.parametrize("after", ["kommunstyrelsens ordförande", "Kommunstyrelsens ordförande"])
@pytest.mark.parametrize("tagged", [True, False])
def test_a_name_above_what_its_bearer_is(after: str, tagged: bool) -> None:
    """They are two lines. What goes on after other words with room to spare is one text."""
    text = line(
        "tidiga planer ökar vår trygghet i hela vår kommun och alla dess skolor", 50, 100, 1
    )
    for name, together in (("Stina Påhitt", False), ("Torget sköts av", after[0] == "k")):
        lines = in_order(text, line(name, 50, 140, 2), line(after, 50, 152, 2))
        nodes = [Node("P", [Content(1, 1)]), Node("P", [Content(1, 2)])]
        if tagged:
            found = read_tagged(Node("Document", list(nodes)), [sheet(*lines)], {}).parts
        else:
            found, _, _ = read_layout([sheet(*lines)], {})
        assert found
        last = found[-1]
        assert isinstance(last, Paragraph)
        assert ([] if together else [name, after]) == last.lines


@pytest.mark.parametrize("tagged", [True, False])
def test_a_large_initial_is_in_the_word_that_it_begins(tagged: bool) -> None:
    """It stands beside two lines, on the base of the lower."""
    initial = line("V", 50, 112, 2)
    [letter] = initial.words
    initial.size, initial.top, letter.size, letter.top = 24.0, 92.0, 24.0, 92.0
    upper, lower = (
        line("arje barn ska ha nära till ett", 60, 100, 1),
        line("bibliotek.", 60, 112, 1),
    )
    below = line("Biblioteken har öppet sex dagar i veckan.", 50, 124, 1)
    lines = with_initials([upper, Line([*initial.words, *lower.words], 1), below])
    root = Node("Document", [Node("P", [Content(1, 1), Content(1, 2)])])
    page = sheet(*in_order(*lines))
    found = read_tagged(root, [page], {}).parts if tagged else read_layout([page], {})[0]
    assert found
    assert "Varje barn ska ha nära till ett bibliotek. Biblioteken har" in " ".join(
        part.text for part in found if isinstance(part, Paragraph)
    )


def test_a_row_that_may_be_the_rest_of_the_one_before_is_told() -> None:
    """Its first cell is empty, though a sentence begins there. One with all its cells is another row."""
    for texts, told in (
        (["", "Nu prövas en ny.", ""], 1),
        (["C6", "Nu prövas en ny.", "Kultur"], 0),
    ):
        head = [Cell("Nr"), Cell("Åtgärd"), Cell("Ansvarig")]
        table = Table([head, [Cell("C5"), Cell("En modell valdes."), Cell("Kultur")]])
        before = Made(table, 1, 3, 50, 250, ruled=True)
        more = [Cell(text) for text in texts]
        doubts: list[str] = []
        goes_on(before, Made(Table([head, more]), 2, 3, 50, 250, ruled=True), doubts)
        assert more == before.table.rows[-1]
        assert told == len(doubts)


def test_a_note_in_a_paragraph_of_one_line_ends_no_line() -> None:
    """Its raised mark stands higher than the words after it."""
    raised = line("¹", 184, 95, 1)
    for word in raised.words:
        word.raised, word.size, word.base = True, 6.0, 95.0
    words = [
        *line("Det blev ett överskott.", 50, 100, 1).words,
        *raised.words,
        *line("Allt är gott.", 200, 100, 1).words,
    ]
    for order, word in enumerate(words):
        word.order = order
    long = in_order(
        line("tidiga planer ökar vår trygghet i hela vår kommun och i alla dess skolor", 50, 140, 2)
    )
    root = Node("Document", [Node("P", [Content(1, 1)]), Node("P", [Content(1, 2)])])
    found = read_tagged(root, [sheet(Line(words, 1), *long)], {}).parts
    assert found
    assert isinstance(found[0], Paragraph)
    assert [] == found[0].lines
