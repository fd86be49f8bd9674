"""Tests of `planspegeln.authoring.readers.pdf`: tables of untagged files with few rules, or none."""

from __future__ import annotations

import re

import pytest

from planspegeln.authoring.readers.outline import Heading, Paragraph, Reading, Table
from planspegeln.authoring.readers.pdf import read
from planspegeln.authoring.readers.pdf_flow import stray_rows
from planspegeln.authoring.readers.pdf_levels import GUESSED
from planspegeln.authoring.readers.pdf_unruled import Aligned, aligned
from planspegeln.authoring.readers.pdf_words import Line, Word
from tests.authoring.conftest import Print

_TEXT = (
    "Kommunen arbetar för att alla invånare ska ha nära till parker och natur, och redovisar varje "
    "år för nämnden vilka åtgärder som är genomförda och vilka som ska genomföras härnäst. "
)
HEADER = ["Åtgärd", "Ansvarig", "Tid", "Status"]
ROWS = [
    ["Ny lekplats i Norrby", "Gatuenheten", "2033", "Pågår"],
    ["Utbyte av belysning längs hela ån", "Tekniska nämnden", "2034", "Ej påbörjad"],
    ["Skyltning", "Gatuenheten", "2033", "Klar"],
]
RULES = "td { border-bottom: .5pt solid #888; padding: 3pt 12pt 3pt 0 }"
CLOSE = "td { padding: 3pt 12pt 3pt 0 }"


def _page(rows: list[list[str]], style: str, before: str = "", width: str = "") -> str:
    body = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in rows)
    return (
        '<!doctype html><html lang=sv><title>Plan</title><style>body { font: 11pt/1.3 "DejaVu Sans" }'
        "h1 { font-size: 22pt } h2 { font-size: 14pt } table { border-collapse: collapse; width: 100% }"
        f"td {{ vertical-align: top }} tr:first-child {{ font-weight: bold }} {style}</style>"
        f"<h1>Plan</h1><p>{_TEXT}<h2>Åtgärder</h2><p>{_TEXT}{before}<table {width}>{body}</table>"
        f"<h2>Uppföljning</h2><p>{_TEXT}"
    )


def _table(found: Reading) -> Table:
    [table] = [part for part in found.parts if isinstance(part, Table)]
    headings = [part.text for part in found.parts if isinstance(part, Heading)]
    assert headings == ["Plan", "Åtgärder", "Uppföljning"]
    return table


def _texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("style", "headers"),
    [
        ("", 1),
        ("tr:first-child td { border-bottom: 1pt solid #000 }", 1),
        ("tr:first-child td { background: #cde; border-bottom: .5pt solid #000 }", 1),
        ("tr:first-child { font-weight: normal }", 0),
    ],
    ids=["rules", "darker rule", "shaded", "not bold"],
)
def test_a_header_without_a_rule_above(to_pdf: Print, style: str, headers: int) -> None:
    """It is the table's first row, not a heading or a table of its own. Bold type shows that it is a header."""
    found = read(to_pdf(_page([HEADER, *ROWS], f"{RULES} {style}")))

    table = _table(found)
    assert _texts(table) == [HEADER, *ROWS]
    assert table.headers == headers
    assert found.doubts == [GUESSED]


def test_a_shaded_header_and_one_row(to_pdf: Print) -> None:
    """A single rule below the row makes it one of the table."""
    style = f"{RULES} tr:first-child td {{ background: #cde }}"
    found = read(to_pdf(_page([HEADER, ROWS[0]], style)))

    assert _texts(_table(found)) == [HEADER, ROWS[0]]


def test_a_header_of_two_lines_without_a_rule_above(to_pdf: Print) -> None:
    """Its cell that wraps is one, also if it is the first. A caption above it is none of its lines."""
    header = ["Åtgärd<br>i planen", "Ansvarig<br>nämnd", "Tid", "Status"]
    page = _page([header, *ROWS], RULES, before="<p>Tabell 1. Åtgärder")
    table = _table(read(to_pdf(page)))

    assert _texts(table) == [["Åtgärd i planen", "Ansvarig nämnd", "Tid", "Status"], *ROWS]
    assert table.caption == "Tabell 1. Åtgärder"


@pytest.mark.parametrize("bold", ["normal", "bold"])
def test_text_above_the_first_rule(to_pdf: Print, bold: str) -> None:
    """Neither running text close above nor a short line is a header. The one below the rule is it."""
    style = (
        f"{RULES} table {{ border-top: .5pt solid #888 }} p {{ margin: 0; font-weight: {bold} }}"
    )
    found = read(to_pdf(_page([HEADER, *ROWS], style, before="<p>Så här går det.</p>")))

    assert _texts(_first(found)) == [HEADER, *ROWS]


def _first(found: Reading) -> Table:
    return next(part for part in found.parts if isinstance(part, Table))


@pytest.mark.parametrize(
    "style",
    ["", "tr:first-child td { border-bottom: .5pt solid #000 }"],
    ids=["no rules", "rule below the header"],
)
def test_columns_that_stand_close(to_pdf: Print, style: str) -> None:
    """A gap that runs through all rows parts them, and a row that wraps is one. Guesses are told."""
    found = read(to_pdf(_page([HEADER, *ROWS], f"{CLOSE} table {{ width: 88% }} {style}")))

    table = _table(found)
    assert _texts(table) == [HEADER, *ROWS]
    assert table.headers == 1
    doubt, _ = found.doubts
    assert doubt.startswith("Tabellen på sidan 1 har inga linjer: raderna är gissade")


def test_columns_that_are_guessed_are_told(to_pdf: Print) -> None:
    """By their headers. Those with wide gaps between them are not guessed."""
    style = "td { padding: 3pt 40pt 3pt 0 } td:nth-child(3) { padding-right: 12pt }"
    found = read(to_pdf(_page([HEADER, *ROWS], f"{style} table {{ width: auto }}")))

    assert _texts(_table(found)) == [HEADER, *ROWS]
    assert found.doubts == [
        "Tabellen på sidan 1 har inga linjer: raderna är gissade, och kolumnerna ”Tid” och ”Status” "
        "står tätt och är gissade.",
        GUESSED,
    ]


def test_a_header_that_fills_its_columns(to_pdf: Print) -> None:
    """Its words stand so close that they are one line. They stand in the columns of the rows below."""
    header = ["Åtgärdens namn i planen", "Ansvarig enhet", "Tidplan", "Status i år"]
    rows = [["Lekplats", "Gatan", "2033", "Klar"], ["Skyltar", "Parken", "2034", "Nej"]] * 2
    style = "td { padding: 3pt 12pt 3pt 0 } table { width: auto }"
    found = read(to_pdf(_page([header, *rows], style)))

    assert _texts(_table(found)) == [header, *rows]


def test_rows_as_close_as_lines(to_pdf: Print) -> None:
    """A line without a first cell, or of small letters alone, goes on with the row above it."""
    rows = [
        ["Ny lekplats i Norrby", "Gatuenheten", "2033", "Pågår"],
        ["Utbyte av belysning<br>längs ån", "Tekniska<br>nämnden", "2034", "Ej<br>påbörjad"],
        ["Skyltning", "Enheten för<br>Norrby", "2033", "Klar"],
        ["", "Gatuenheten", "2034", "Klar"],
    ]
    found = read(to_pdf(_page([HEADER, *rows], "td { padding: 0 24pt 0 0 }")))

    wanted = [[cell.replace("<br>", " ") for cell in row] for row in rows]
    assert _texts(_table(found)) == [HEADER, *wanted]


@pytest.mark.parametrize("style", ["", "div { columns: 2; column-gap: 18pt }"], ids=["one", "two"])
def test_justified_text_is_no_table(to_pdf: Print, style: str) -> None:
    """The gaps between its words are wide, but all alike in a line, and they do not run through."""
    words = (
        "invånarperspektiv trygghetsvandringar e-post i på ån och nu handlingsprogrammet är 12 3 "
    )
    text = "".join(f"<p>{words * (3 + at % 3)}{_TEXT}" for at in range(8))
    page = _page([HEADER, *ROWS], RULES, before=f"<div>{text}</div>")
    page = page.replace("<style>", f"<style>div {{ text-align: justify }} {style} ")
    found = read(to_pdf(page))

    assert _texts(_table(found)) == [HEADER, *ROWS]
    assert sum(isinstance(part, Paragraph) for part in found.parts) >= 10


def _lines(text: str, bold: int = 0) -> list[Line]:
    """The lines of a page, in type of one width. Four blanks end a line, two may part columns."""
    found = []
    for row, whole in enumerate(text.strip("\n").splitlines()):
        base = 100 + 12 * row
        for piece in re.finditer(r"\S+(?: {1,3}\S+)*", whole):
            words = [
                Word(
                    each[0], x := 5 * (piece.start() + each.start()), x + 5 * len(each[0]),
                    base - 8, base + 2, base, 10, row < bold, False, None, 0,
                )
                for each in re.finditer(r"\S+", piece[0])
            ]  # fmt: skip
            found.append(Line(words, 1))
    return found


def _rows(text: str, bold: int = 0, *, contents: bool = False) -> list[list[str]]:
    """What the table in the text has in its cells, if there is one."""
    tables, _ = aligned(_lines(text, bold), 1, contents)
    return [
        [" ".join(line.text for line in cell) for cell in row]
        for table in tables
        for row in table.rows
    ]


CONTENTS = """
Kapitel A  Inledning                  3
Kapitel B  Mål                        4
Kapitel C  Arbetet framöver           7
"""
ENTRIES = """
1.  Lekplats    Gatan
2.  Skylt       Parken
3.  Bänk        Torget
"""
NARROW = """
Barn     Skola    Torg
ska nu  leka  ute
när de  går   hem
och då  ser   alla
"""


@pytest.mark.parametrize("text", [CONTENTS, ENTRIES, NARROW], ids=["contents", "list", "narrow"])
def test_what_is_no_table(text: str) -> None:
    """A contents page, the entries of a list, and lines that hardly any wide gap parts."""
    assert _rows(text, contents=text == CONTENTS) == []


def test_a_column_of_numbers_with_a_header() -> None:
    """It is no list, though the rows below the header begin with numbers."""
    rows = (
        "Nr  Plats       Vem\n1.  Lekplats    Gatan\n2.  Skylt       Parken\n3.  Bänk        Torget"
    )

    assert _rows(rows)[:2] == [["Nr", "Plats", "Vem"], ["1.", "Lekplats", "Gatan"]]


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [
        ("               enheten", True),
        ("ute            nu", True),
        ("               Norrby", True),
        ("               31", False),
        ("Lek", False),
        ("Lek            nu", False),
        ("               nu        då", True),
        ("               Nu        Då", False),
    ],
)
def test_a_line_that_goes_on_with_a_row(line: str, goes_on: bool) -> None:
    """Where rows stand as close as lines, its words tell."""
    above = (
        "Plats          Vem       När\nTorg           Gatan     Vår\nÅn             Park      Höst"
    )
    below = "Bron           Gatan     Vår"
    rows = _rows(f"{above}\n{line}\n{below}")

    assert len(rows) == (4 if goes_on else 5)


def test_a_line_below_an_empty_cell() -> None:
    """It goes on with nothing, so it is a row of its own."""
    text = """
Plats          Vem       När
Torg           Gatan     Vår
Ån             Park
                         höst
Bron           Gatan     Vår
"""
    assert _rows(text)[2:4] == [["Ån", "Park", ""], ["", "", "höst"]]


def test_a_header_that_stands_off() -> None:
    """It does not make a row with an empty cell a part of the row above, if rows are as close as lines."""
    text = """
Plats          Vem       När

Torg           Gatan     31
Ån                       32
Bron           Gatan     33
"""
    assert _rows(text) == [
        ["Plats", "Vem", "När"], ["Torg", "Gatan", "31"], ["Ån", "", "32"], ["Bron", "Gatan", "33"],
    ]  # fmt: skip


def test_a_wide_gap_in_a_few_rows() -> None:
    """It parts no column, since it does not run through the others."""
    text = """
Ny  lek          Gatan     31
Ny  väg          Gatan     32
Ny  bro          Gatan     33
Gamla bänkar     Gatan     34
Gamla träd       Gatan     35
"""
    assert _rows(text)[0] == ["Ny lek", "Gatan", "31"]
    assert len(_rows(text)) == 5


def test_a_line_in_columns_beside_a_table_is_no_heading(to_pdf: Print) -> None:
    """It is a paragraph and is told, since it may be a row of the table."""
    style = (
        "table { table-layout: fixed } td { border: .5pt solid #000; padding: 3pt }"
        "p.row { display: grid; grid-template-columns: repeat(4, 1fr); font-weight: bold }"
    )
    row = f"<p class=row>{''.join(f'<span>{cell}</span>' for cell in HEADER)}</p><p>{_TEXT}"
    html = _page([HEADER, *ROWS], style).replace("<h2>Uppföljning", f"{row}<h2>Uppföljning")
    found = read(to_pdf(html))

    assert _texts(_table(found)) == [HEADER, *ROWS]
    assert "Åtgärd Ansvarig Tid Status" in [
        part.text for part in found.parts if isinstance(part, Paragraph)
    ]
    assert found.doubts == [
        "Raden ”Åtgärd Ansvarig Tid Status” på sidan 1 står i spalter intill en tabell, men är läst "
        "som ett stycke: kontrollera om den hör till tabellen.",
        GUESSED,
    ]


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("Skylt     Parken   2034", True),
        ("Skyltarna Parken   2034", False),
        ("Skylt     Parken", False),
        ("Skylt   för   parken", False),
    ],
    ids=["its columns", "close", "two parts", "other places"],
)
def test_a_line_in_three_columns_of_a_table(line: str, *, beside: bool) -> None:
    """It has gaps, though they may be narrow, where the table's columns begin."""
    lines = _lines(f"Bänkar    Gatan    2033\n{line}")
    above, below = lines[:3], lines[3:]
    table = Aligned([[[own] for own in above]], above[0].x0, above[-1].x1, 92, 102, 1, [])

    assert bool(stray_rows([table, *below])) == beside


STRIPES = "tr:nth-child(even) td { background: #eef } td { padding: 3pt }"
DARK = "tr:first-child td { background: #246; color: #fff }"


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("style", [f"{STRIPES} {DARK}", STRIPES.replace("even", "odd")])
def test_rows_between_shaded_ones(to_pdf: Print, style: str, count: int) -> None:
    """A row without a shade between, below or above those with one is a row, not a heading."""
    found = read(to_pdf(_page([HEADER, *ROWS[:count]], style)))

    assert _texts(_table(found)) == [HEADER, *ROWS[:count]]
    assert found.doubts == [GUESSED]


@pytest.mark.parametrize("merged", range(3))
def test_a_merged_cell_in_shaded_rows(to_pdf: Print, merged: int) -> None:
    """It goes over its columns, in a row with a shade or without one."""
    rows = [*ROWS[:merged], [ROWS[0][0], "Gatan", "mäts inte"], *ROWS[merged:]]
    html = _page([HEADER, *rows], f"{STRIPES} {DARK}")
    found = _table(read(to_pdf(html.replace("<td>mäts", "<td colspan=2>mäts"))))

    assert _texts(found) == [HEADER, *rows]
    assert [cell.columns for row in found.rows for cell in row if cell.text == "mäts inte"] == [2]


@pytest.mark.parametrize("rule", ["", "td { border-bottom: .5pt solid #888 }"])
def test_text_below_shaded_rows(to_pdf: Print, rule: str) -> None:
    """Neither a paragraph nor a line in other places is a row of the table above it."""
    after = "<p class=row><span>Så här</span><span>går det</span></p>"
    style = f"{STRIPES} {DARK} {rule} p {{ margin: 0 }} .row {{ display: flex; gap: 70pt }}"
    html = _page([HEADER, *ROWS], style)
    found = read(to_pdf(html.replace("</table>", f"</table>{after}<p>{_TEXT}")))

    assert _texts(_table(found)) == [HEADER, *ROWS]


HEADS = "<tr><th rowspan=2>Mått<th colspan=2>Utfall<th>Mål<tr><th>2031<th>2032<th>2037"
CORNER = "<tr><th><th colspan=2>Utfall<th>Mål<tr><th>Mått<th>2031<th>2032<th>2037"
BODY = [["Parkyta per invånare", "31", "32", "35"], ["Andel äng", "4", "6", "15"]]
LEFT = "td, th { text-align: left; padding: 3pt }"
MIDDLE = "th { text-align: center } td { text-align: right } td, th { padding: 3pt }"
BELOW = "td, th { border-bottom: .5pt solid #888 }"


@pytest.mark.parametrize("heads", [HEADS, CORNER], ids=["two rows high", "corner"])
@pytest.mark.parametrize("align", [LEFT, MIDDLE], ids=["left", "middle"])
@pytest.mark.parametrize(
    "rules",
    [
        BELOW,
        "td { border-bottom: .5pt solid #888 }",
        "tr:first-child th { border-top: 1pt solid #000 } th[rowspan], tr:nth-child(2) th, td "
        "{ border-bottom: .5pt solid #888 }",
        "tr:first-child th { border-top: 1pt solid #000 } th[rowspan], tr:nth-child(2) th, "
        "tr:last-child td { border-bottom: .5pt solid #888 }",
    ],
    ids=["all", "below rows", "above too", "three"],
)
def test_two_header_rows(to_pdf: Print, heads: str, align: str, rules: str) -> None:
    """A header over several columns spans them, and one of two rows spans those."""
    html = _page(
        [*BODY, ["Bänkar", "5", "6", "7"]],
        f"tr {{ font-weight: normal !important }} {align} {rules}",
    )
    table = _table(read(to_pdf(html.replace("<tr>", f"{heads}<tr>", 1))))

    first = ["Mått", "Utfall", "Mål"] if heads == HEADS else ["", "Utfall", "Mål"]
    second = ["2031", "2032", "2037"] if heads == HEADS else ["Mått", "2031", "2032", "2037"]
    assert table.headers == 2
    assert _texts(table) == [first, second, *BODY, ["Bänkar", "5", "6", "7"]]
    deep = 2 if heads == HEADS else 1
    assert [(cell.rows, cell.columns) for cell in table.rows[0]] == [(deep, 1), (1, 2), (1, 1)]


def test_a_shaded_header_of_two_rows(to_pdf: Print) -> None:
    """It is of one table with the rows below it, which have rules alone."""
    style = f"{LEFT} th {{ background: #dde; font-weight: normal }} td {{ border-bottom: .5pt solid #888 }}"
    html = _page(BODY, f"tr {{ font-weight: normal !important }} {style}")
    table = _table(read(to_pdf(html.replace("<tr>", f"{HEADS}<tr>", 1))))

    assert table.headers == 2
    assert _texts(table) == [["Mått", "Utfall", "Mål"], ["2031", "2032", "2037"], *BODY]


@pytest.mark.parametrize("align", ["left", "center"])
def test_two_header_rows_over_rules_in_one_piece(to_pdf: Print, align: str) -> None:
    """The words alone tell the columns, and which of them a header is over."""
    style = (
        ".row { display: grid; grid-template-columns: 3fr 1fr 1fr 1fr; padding: 3pt 0 }"
        f".row {{ border-bottom: .5pt solid #888 }} .two {{ grid-column: span 2; text-align: {align} }}"
        ".row:nth-child(-n + 2) { font-weight: bold }"
    )
    rows = [["Mått", "2031", "2032", "2037"], *BODY]
    html = "".join(
        f"<div class=row>{''.join(f'<span>{cell}</span>' for cell in row)}</div>" for row in rows
    )
    over = "<div class=row><span></span><span class=two>Utfall</span><span>Mål</span></div>"
    page = _page([], style).replace("<table ></table>", f"<section>{over}{html}</section>")
    table = _table(read(to_pdf(page)))

    assert _texts(table) == [["", "Utfall", "Mål"], *rows]
    assert table.rows[0][1].columns == 2


def test_an_empty_header_is_no_part_of_the_one_beside_it(to_pdf: Print) -> None:
    """If the row below it is none of the header's."""
    header = ["Åtgärd", "", "Tid", "Status"]
    table = _table(read(to_pdf(_page([header, *ROWS], RULES))))

    assert _texts(table) == [header, *ROWS]


@pytest.mark.parametrize("tagged", [True, False])
def test_cells_with_several_paragraphs_or_points_are_told(to_pdf: Print, tagged: bool) -> None:
    """Where they are one text that no longer shows where each starts. A wrapped cell is one."""
    points = "• Ny belysning<br>• Kameror sätts upp"
    rows = [
        HEADER,
        ["<p>Nya bänkar</p><p>Ny lekplats</p>", "Gatuenheten", "2033", "Pågår"],
        [points, "Tekniska nämnden för gator och torg i Norrby", "2034", "Klar"],
        ["<p>Skyltar sätts upp.</p><p>De tvättas.</p>", "Parkenheten", "2034", "Klar"],
    ]
    style = (
        "td { border: .5pt solid #000; padding: 3pt; width: 90pt } p, ul { margin: 0; padding: 0 }"
    )
    found = read(to_pdf(_page(rows, style), tagged=tagged))

    [doubt] = [one for one in found.doubts if one.startswith("flera stycken eller punkter")]
    assert "”Nya bänkar Ny lekplats”" in doubt
    assert "Ny belysning" in doubt
    assert "Tekniska" not in doubt
    assert "Skyltar" not in doubt


@pytest.mark.parametrize("border", [".5pt solid #000", "0"], ids=["rules", "no rules"])
def test_points_with_drawn_bullets_in_a_cell_are_told(to_pdf: Print, border: str) -> None:
    """One alone is no more than what stands in the cell."""
    rows = [
        HEADER,
        ["Bänkar", "<ul><li>Fast kontakt för alla<li>Färre områden</ul>", "2033", "Pågår"],
        ["Skyltar", "<ul><li>Parkenheten</ul>", "2034", "Klar"],
        ["Lekplats", "Gatuenheten", "2035", "Klar"],
    ]
    style = f"td {{ border: {border}; padding: 3pt 9pt 3pt 3pt }} ul {{ margin: 0; padding-left: 34pt }}"
    found = read(to_pdf(_page(rows, style)))

    [doubt] = [one for one in found.doubts if one.startswith("flera stycken eller punkter")]
    assert "rad i utkastet: ”Fast kontakt för alla Färre områden”;" in doubt


def test_lines_in_a_cell_without_rules_are_told(to_pdf: Print) -> None:
    """In a tagged file, a column is as wide as what stands in it: a line with room left was ended.

    A word that touches the cell beside it is no piece of a word there.
    """
    lines = "Ny bänk<br>Skylt<br>Belysningsanläggning"
    wrapped = "Tekniska nämnden för gator och torg i Norrby"
    rows = [[lines, wrapped, "2033", "Pågår"], ["Lekplats", wrapped, "2034", "Klar"]]
    head = f"<tr>{''.join(f'<th>{name}' for name in HEADER)}</tr>"
    style = "td, th { border: 0; padding: 0; width: 90pt; text-align: left }"
    page = _page(rows, style).replace("<table >", f"<table >{head}")
    found = read(to_pdf(page, tagged=True))

    assert [cell.text for cell in _table(found).rows[1]] == [
        "Ny bänk Skylt Belysningsanläggning",
        wrapped,
        "2033",
        "Pågår",
    ]
    [doubt] = [one for one in found.doubts if one.startswith("flera stycken eller punkter")]
    assert "”Ny bänk Skylt Belysningsanläggning”;" in doubt


@pytest.mark.parametrize("width", ["30%", "100%"], ids=["of a footnote", "of a foot"])
def test_a_rule_below_the_text_that_follows_a_table(to_pdf: Print, width: str) -> None:
    """It is none of the table's: a heading stands above it."""
    style = f"{RULES} hr {{ width: {width}; margin-left: 0 }} footer {{ font-size: 8pt }}"
    page = _page(ROWS, style).rsplit("<p>", 1)[0]
    found = read(to_pdf(f"{page}<p>Nämnden följer upp planen varje år.</p><hr><footer>Påhitt"))

    assert _texts(_table(found)) == ROWS
    assert "Nämnden följer upp planen varje år." in [
        part.text for part in found.parts if isinstance(part, Paragraph)
    ]


@pytest.mark.parametrize("width", [150, 155, 160, 165, 170, 175])
def test_a_cell_that_fills_its_column(to_pdf: Print, width: int) -> None:
    """Its words stand close to those of the next cell, and the rules are in one piece."""
    style = (
        f".row {{ display: grid; grid-template-columns: 150pt {width}pt 1fr; padding: 3pt 0 }}"
        ".row { border-bottom: .5pt solid #888 } .row:first-child { font-weight: bold }"
    )
    rows = [
        ["Mål", "Insatser", "Ansvar"],
        ["Trygg tjänst", "Fast kontakt för många", "Äldrenämnden"],
    ]
    rows += [["Meningsfull vardag", "Två ledare", "Nämnden"], ["God mat", "Ett råd", "Nämnden"]]
    html = "".join(
        f"<div class=row>{''.join(f'<span>{text}</span>' for text in row)}</div>" for row in rows
    )
    page = _page([], style).replace("<table ></table>", f"<section>{html}</section>")

    assert _texts(_table(read(to_pdf(page)))) == rows


def test_a_cell_that_no_rules_draw(to_pdf: Print) -> None:
    """It is an empty one: the others of its row stay in their columns."""
    rows = [HEADER, ROWS[0], ["", *ROWS[1][1:]]]
    style = "td { border: 1px solid } tr:last-child td:first-child { border: 0 hidden }"
    assert rows == _texts(_table(read(to_pdf(_page(rows, style)))))
