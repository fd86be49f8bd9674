"""What pandoc reads line by line: facts, typed marks, lines that stay apart, and cells without words."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.authoring.readers.outline import List, Paragraph, Table
from tests.authoring.readers.opendocument import odt
from tests.authoring.readers.test_pandoc import read
from tests.authoring.readers.word import word


def test_lines_of_facts_in_markdown(tmp_path: Path) -> None:
    """Each is a line of its own. A text whose lines are wrapped is one."""
    facts = "Ansvarig: **Fritidschef**\nTidplan: 2031\nStatus: Pågår"
    found = read(tmp_path, f"# Plan\n\n{facts}\n\nStatus: Pågår\noch fortsätter.\n", ".md").parts
    lines = [one.lines for one in found if isinstance(one, Paragraph)]
    assert lines == [["Ansvarig: Fritidschef", "Tidplan: 2031", "Status: Pågår"], []]


@pytest.mark.parametrize("rule", ["|---|---|", "--- | ---", "| :-- | --: |"])
def test_a_table_right_below_a_line_in_markdown(tmp_path: Path, rule: str) -> None:
    """The line is no row of it."""
    text = f"# Plan\n\nInsatserna:\n| Insats | Klart |\n{rule}\n| Lampor | 2031 |\n"
    lead, table = read(tmp_path, text, ".md").parts[1:]
    assert Paragraph("Insatserna:") == lead
    assert isinstance(table, Table)
    assert [["Insats", "Klart"], ["Lampor", "2031"]] == [
        [cell.text for cell in row] for row in table.rows
    ]


def test_what_a_page_hides_is_taken_out(tmp_path: Path) -> None:
    """And listed. What it only keeps from readers' programs is shown to others, and stands."""
    hidden = "<p hidden>Utkast.</p><div style='color:red; DISPLAY: none'><p>Logga in</p></div>"
    found = read(
        tmp_path, f"<h1>Plan</h1><p>Gäller.</p>{hidden}<p aria-hidden=true>Ikon</p>", ".html"
    )
    assert ["Plan", "Gäller.", "Ikon"] == [getattr(one, "text", "") for one in found.parts]
    assert ["Utkast.", "Logga in"] == [one.text for one in found.removed]


def test_the_title_of_what_unfolds_is_a_bold_line(tmp_path: Path) -> None:
    """As a short line in bold is guessed to be a heading."""
    page = "<h1>Frågor</h1><details><summary>Vem beslutar?</summary><p>Nämnden.</p></details>"
    title, text = read(tmp_path, page, ".html").parts[1:]
    assert Paragraph("Vem beslutar?", bold=True) == title
    assert Paragraph("Nämnden.") == text


@pytest.mark.parametrize(
    ("cell", "text", "colour"),
    [
        ('<td><span style="color:green">●</span></td>', "●", "008000"),
        ('<td style="background-color: #C00000"></td>', "", "C00000"),
        ('<td style="background: rgb(0, 176, 80)">●</td>', "●", "00B050"),
        ('<td style="background:#C00000">Nej</td>', "Nej", ""),
        ('<td style="color: silver">●</td>', "●", ""),
        ('<td><img src="x.svg" alt="Grön"></td>', "Grön", ""),
        ('<td>Klar <img src="x.svg" alt="Grön"></td>', "Klar", ""),
    ],
)
def test_what_a_cell_says_without_words(tmp_path: Path, cell: str, text: str, colour: str) -> None:
    """By a colour, or by the description of a picture: that stands in the cell, not below the table."""
    page = f"<h1>Plan</h1><table><tr><th>A</th><th>B</th></tr><tr><td>c</td>{cell}</tr></table>"
    table, *after = read(tmp_path, page, ".html").parts[1:]
    assert isinstance(table, Table)
    assert (text, colour) == (table.rows[1][1].text, table.rows[1][1].colour)
    assert len(after) == ("Klar" in cell)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_paragraphs_with_tabs_that_are_no_table_are_told(tmp_path: Path, suffix: str) -> None:
    """Of two and more in a row. A tab before a page's number parts no cells."""
    tab = {".docx": "<w:tab/>", ".odt": "<text:tab/>"}[suffix]

    def doubts(*rows: str) -> list[str]:
        if suffix == ".docx":
            pieces = [
                "".join(f"<w:r>{tab if one == tab else f'<w:t>{one}</w:t>'}</w:r>" for one in cells)
                for cells in (row.replace("|", f"|{tab}|").split("|") for row in rows)
            ]
            body = "".join(f"<w:p>{piece}</w:p>" for piece in pieces)
            content = word(body)
        else:
            content = odt("".join(f"<text:p>{row.replace('|', tab)}</text:p>" for row in rows))
        return [one for one in read(tmp_path, content, suffix).doubts if "tabbar" in one]

    assert ["2 rader från ”Mål Klart”"] == [
        one.partition(" har")[0] for one in doubts("Plan", "Mål|Klart", "Torg|2031", "Slut.")
    ]
    assert [] == doubts("Plan", "Mål|Klart", "Torg.", "Mål|2031")
    assert [] == doubts("Plan", "Mål|3", "Torg|12", "Slut.")


def test_decisions_with_line_breaks(tmp_path: Path) -> None:
    """Two and more that start with "att" are lines of their own. One goes on."""
    two = "<p>Nämnden beslutar<br>att anta planen<br>att avslå motionen.</p>"
    one = "<p>Nämnden beslutar<br>att anta planen.</p>"
    lines = [getattr(part, "lines", None) for part in read(tmp_path, two + one, ".html").parts]
    assert lines == [["Nämnden beslutar", "att anta planen", "att avslå motionen."], []]


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (
            ["- Alla ska lära sig.", "- Fler ska få arbete."],
            [("", "Alla ska lära sig."), ("", "Fler ska få arbete.")],
        ),
        (
            ["1. Vi anställer två.", "2. Vi öppnar en."],
            [("1.", "Vi anställer två."), ("2.", "Vi öppnar en.")],
        ),
    ],
)
def test_lines_with_typed_marks_are_a_list(
    tmp_path: Path, lines: list[str], entries: list[tuple[str, str]]
) -> None:
    """Numbers only if they come in order."""
    [found] = read(tmp_path, f"<p>{'<br>'.join(lines)}</p>", ".html").parts
    assert isinstance(found, List)
    assert entries == [(one.mark, one.text) for one in found.entries]
    [other] = read(tmp_path, "<p>7. Vi anställer två.<br>9. Vi öppnar en.</p>", ".html").parts
    assert isinstance(other, Paragraph)


def test_lines_of_names_stay_apart(tmp_path: Path) -> None:
    """A small letter goes on from a long line, or in a sentence."""
    names = "Eva Strand (S), ordförande<br>Per Holm (C)<br>vakant"
    facts = "Telefon: 0123<br>e-post: x@pahittkoping.example"
    parts = read(tmp_path, f"<p>{names}</p><p>{facts}</p><p>Vi ska<br>göra mer.</p>", ".html").parts
    assert [3, 2, 0] == [len(one.lines) for one in parts if isinstance(one, Paragraph)]


def test_bold_of_a_style_in_opendocument(tmp_path: Path) -> None:
    """A paragraph may have it from its style, or from the one that its style is based on."""

    def style(name: str, weight: str, parent: str = "Standard") -> str:
        told = f'<style:text-properties fo:font-weight="{weight}"/>' if weight else ""
        return (
            f'<style:style style:name="{name}" style:family="paragraph" '
            f'style:parent-style-name="{parent}">{told}</style:style>'
        )

    styles = style("A", "bold") + style("B", "", "A") + style("C", "normal", "A")
    body = "".join(f'<text:p text:style-name="{one}">{one} ord</text:p>' for one in "ABC")
    found = read(tmp_path, odt(body, styles), ".odt").parts
    assert [True, True, False] == [one.bold for one in found if isinstance(one, Paragraph)]


def test_the_size_of_bold_type_in_opendocument(tmp_path: Path) -> None:
    """That of its words, or of its paragraph's style, if all words have the same."""

    def style(name: str, family: str, told: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="{family}">'
            f"<style:text-properties {told}/></style:style>"
        )

    styles = (
        style("P", "paragraph", 'fo:font-size="11pt"')
        + style("T", "text", 'fo:font-weight="bold" fo:font-size="14pt"')
        + style("B", "text", 'fo:font-weight="bold"')
        + style("F", "paragraph", 'fo:font-weight="bold" fo:font-size="16pt"')
    )

    def line(paragraph: str, *pieces: tuple[str, str]) -> str:
        spans = "".join(
            f'<text:span text:style-name="{one}">{text}</text:span>' for one, text in pieces
        )
        return f'<text:p text:style-name="{paragraph}">{spans}</text:p>'

    body = (
        line("P", ("T", "Ett"))
        + line("P", ("B", "Två"))
        + '<text:p text:style-name="F">Tre</text:p>'
        + line("P", ("T", "Fyra "), ("B", "ord"))
        + '<text:p text:style-name="P">Fem</text:p>'
    )
    found = read(tmp_path, odt(body, styles), ".odt").parts
    assert [14.0, 11.0, 16.0, None, None] == [
        one.size for one in found if isinstance(one, Paragraph)
    ]


def test_a_bold_line_above_its_text_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    """As a short line in bold is guessed to be a heading. Bold words that start a text are no line."""
    page = "<p><strong>Nuläge</strong><br>Torget är slitet.</p><p><strong>Nu</strong> är det<br>bra.</p>"
    title, text, other = read(tmp_path, page, ".html").parts
    assert Paragraph("Nuläge", bold=True) == title
    assert Paragraph("Torget är slitet.") == text
    assert isinstance(other, Paragraph)
    assert not other.bold


def test_lines_in_a_cell_are_told(tmp_path: Path) -> None:
    """As paragraphs in it are: nobody sees in the draft where each starts."""

    def doubts(cell: str) -> list[str]:
        page = f"<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td>{cell}</td></tr></table>"
        return [one for one in read(tmp_path, page, ".html").doubts if "i en cell" in one]

    assert 1 == len(doubts("Karin Påhitt (S)<br>Per Holm (C)"))
    assert [] == doubts("Karin Påhitt.<br>Per Holm.")
