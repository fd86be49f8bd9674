"""Tests of `planspegeln.authoring.readers.pdf`: what a browser prints is read back."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from planspegeln.authoring.readers import pdf_tables
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Figure,
    Footnote,
    Ground,
    Heading,
    List,
    Paragraph,
    Part,
    Reading,
    ReadingError,
    Table,
)
from planspegeln.authoring.readers.pdf import read
from planspegeln.authoring.readers.pdf_levels import GUESSED
from tests.authoring.conftest import Print
from tests.authoring.readers import printed

_SPOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
_LONG = (
    "Stycket har ganska många ord, så att det fyller mer än en rad när det skrivs ut på sidan. " * 2
)


def _html(body: str, style: str = "") -> str:
    return (
        "<!doctype html><html lang=sv><title>Plan</title><style>"
        'body { font: 11pt/1.4 "DejaVu Serif", serif; margin: 0 } table { border-collapse: collapse }'
        "td, th { border: 1px solid; padding: 3pt } h1 { font-size: 22pt } h2 { font-size: 15pt }"
        f"sup {{ font-size: 60% }} .note {{ font-size: 8pt }} {style}</style>{body}"
    )


def _rewritten(source: Path, target: Path, change: Callable[[PdfWriter], object]) -> Path:
    writer = PdfWriter(clone_from=PdfReader(source))
    change(writer)
    writer.write(target)
    return target


def _without_pages(parts: list[Part]) -> list[Part]:
    for part in parts:
        part.page = None
    return parts


SMALL = _html(
    "<h1>Plan för Påhittköping</h1><p>Antagen av fullmäktige den 3 mars 2025.</p><h2>Innehåll</h2>"
    "<p>1. Inledning ........................ 1<br>2. Mål ............... 2</p><h2>1. Inledning</h2>"
    "<p>Det här är en <b>viktig</b> plan<sup>1</sup> som gäller för alla och fort&shy;sätter över "
    "flera rader, så att det syns hur raderna hamnar i filen när den skrivs ut.</p>"
    "<ul><li>Första punkten<ul><li>inre punkt</li></ul></li><li><p>Andra punkten</p></li></ul>"
    "<ol><li>Ett</li><li>Två</li></ol><ol type=a><li>Alfa</li><li>Beta</li></ol>"
    "<table><caption>Tabell 1. Siffror</caption><tr><th rowspan=2>Namn<th colspan=2>År<tr><th>2024"
    "<th>2025<tr><td>Antal brott<td>12<td>13</table>"
    f"<figure><img alt='En karta' src='{_SPOT}' width=80 height=80><figcaption>Figur 1. Karta"
    "</figcaption></figure><h2>2. Mål</h2><p>Alla ska känna sig trygga.</p>"
    "<p class=note><sup>1</sup> Notens text.</p>"
)


@pytest.mark.parametrize("tagged", [True, False])
def test_outline(to_pdf: Print, *, tagged: bool) -> None:
    """Every kind of part is found, by the file's tree or by the look of the page."""
    reading = read(to_pdf(SMALL, tagged=tagged, edges=tagged))
    ground: Ground = "marked" if tagged else "looks"

    expected: list[Part] = [
        Heading("Plan för Påhittköping", 1, ground=ground),
        Paragraph("Antagen av fullmäktige den 3 mars 2025."),
        Heading("Innehåll", 2, ground=ground),
        Contents([ContentsEntry("1. Inledning", "1"), ContentsEntry("2. Mål", "2")]),
        Heading("Inledning", 2, "1.", ground=ground),
        Paragraph(
            "Det här är en viktig plan¹ som gäller för alla och fortsätter över flera rader, så att "
            "det syns hur raderna hamnar i filen när den skrivs ut.",
            emphasis=["viktig"],
        ),
        Footnote("¹", "Notens text."),
        List([Entry("Första punkten", "", List([Entry("inre punkt")])), Entry("Andra punkten")]),
        List([Entry("Ett", "1."), Entry("Två", "2.")], ordered=True),
        List([Entry("Alfa", "a."), Entry("Beta", "b.")], ordered=True),
        Table(
            [
                [Cell("Namn", rows=2), Cell("År", columns=2)],
                [Cell("2024"), Cell("2025")],
                [Cell("Antal brott"), Cell("12"), Cell("13")],
            ],
            headers=2,
            caption="Tabell 1. Siffror",
        ),
        Figure("Figur 1. Karta", "En karta" if tagged else ""),
        Heading("Mål", 2, "2.", ground=ground),
        Paragraph("Alla ska känna sig trygga."),
    ]
    for part in reading.parts:
        if isinstance(part, List) and part.entries[0].inner:
            part.entries[0].inner.page = None
    assert expected == _without_pages(reading.parts)
    assert reading.pages == 1
    assert reading.title == "Plan"
    assert reading.reader.startswith("pdfplumber ")
    assert reading.doubts == ([] if tagged else [GUESSED])
    edges = [("head or foot", printed.HEAD), ("page number", "1 (1)")] if tagged else []
    assert edges == [(each.kind, each.text) for each in reading.removed]


@pytest.mark.parametrize(
    ("tagged", "two_columns"), [(True, False), (False, False), (False, True)],
    ids=["tagged", "one column", "two columns"],
)  # fmt: skip
def test_large_document(to_pdf: Print, *, tagged: bool, two_columns: bool) -> None:
    """A document of about ten pages is read nearly whole, and nothing of its heads and feet."""
    document = printed.document(3 if two_columns else 2, two_columns=two_columns)
    reading = read(to_pdf(document.html, tagged=tagged))
    score = printed.score(document, reading)

    assert score.words >= 0.995
    assert score.extra_words == 0
    assert score.headings >= 0.95
    assert score.false_headings == 0
    assert score.levels >= 0.9
    assert score.entries >= 0.95
    assert score.cells >= 0.95
    assert reading.pages is not None
    gone = {(each.kind, each.text, each.page) for each in reading.removed}
    for page in range(1, reading.pages + 1):
        assert ("head or foot", printed.HEAD, page) in gone
        assert ("page number", f"{page} ({reading.pages})", page) in gone


@pytest.mark.parametrize(
    "style",
    [
        'p { text-indent: 1.2em; margin: 0; text-align: justify } ul { list-style-type: "•  " }'
        ".note, .contents p { text-indent: 0 }",
        'body { font: 10pt/1.2 "DejaVu Sans" } p { margin: 0 0 6pt } h3 { font-size: 10pt }'
        'ul { list-style-type: "– " } ul ul { list-style-type: "o " }',
        "th, tr:nth-child(even) { background: #eee } td, th { border: 0 }",
        "td, th { border-left: 0; border-right: 0 }",
    ],
    ids=["indented", "dashes", "striped", "rules between rows"],
)
def test_other_looks(to_pdf: Print, style: str) -> None:
    """Indented paragraphs, other bullets and other tables are read as well."""
    document = printed.document(1, seed=3)
    reading = read(to_pdf(document.html.replace("</style>", f"{style}</style>")))
    score = printed.score(document, reading)

    assert (score.words, score.headings, score.levels, score.entries) == (1, 1, 1, 1)
    assert score.cells > 0.9


def test_table_over_pages(to_pdf: Print) -> None:
    """A table that goes on is one table, and its repeated header is told of."""
    rows = "".join(f"<tr><td>Rad {row}<td>{row}" for row in range(60))
    html = _html(f"<p>Före.<table><thead><tr><th>Namn<th>Antal<tbody>{rows}</table><p>Efter.")
    reading = read(to_pdf(html))

    assert [Paragraph, Table, Paragraph] == [type(part) for part in reading.parts]
    table = reading.parts[1]
    assert isinstance(table, Table)
    assert table.headers == 1
    assert ["Namn", *(f"Rad {row}" for row in range(60))] == [row[0].text for row in table.rows]
    assert "Namn" in [each.text for each in reading.removed]


def test_a_note_below_a_table_that_goes_on(to_pdf: Print) -> None:
    """It parts no table, also if it is as large as the text. What the next page repeats is a header."""
    rows = [f"<tr><td>Rad {row}<td>{row}" for row in range(9)]
    head = "<tr><td>Namn<td>Antal"
    table = "<table style='border-collapse: collapse'>{}</table>"
    html = _html(
        f"<style>td {{ border: 1px solid }}</style><p>Före.<sup>1</sup>{table.format(head + ''.join(rows[:5]))}"
        f"<p><sup>1</sup> Notens text.<p style='break-before: page; margin: 0'>"
        f"{table.format(head + ''.join(rows[5:]))}<p>Efter."
    )
    reading = read(to_pdf(html, edges=False))

    [found] = [part for part in reading.parts if isinstance(part, Table)]
    assert ["Namn", *(f"Rad {row}" for row in range(9))] == [row[0].text for row in found.rows]
    assert found.headers == 1
    alone = read(to_pdf(html.replace(head, "<tr><td>Rad x<td>x", 1), edges=False))
    assert [0, 0] == [part.headers for part in alone.parts if isinstance(part, Table)]


def test_a_contents_page_with_dots_that_are_marked_as_none(to_pdf: Print) -> None:
    """A tagged file may leave out the dots that lead to a page's number. No space is left of them."""
    dots = "<span aria-hidden='true'>............</span>"
    html = _html(
        f"<h1>Plan</h1><p>Innehåll<p>Torg{dots}2<p>Ljus{dots}3<h2>Torg</h2><p>{_LONG}<h2>Ljus</h2><p>{_LONG}"
    )
    source = to_pdf(html, tagged=True, edges=False)
    [found] = [part for part in read(source).parts if isinstance(part, Contents)]
    assert [("Torg", "2"), ("Ljus", "3")] == [(one.text, one.page) for one in found.entries]


def test_table_with_parts_over_pages(to_pdf: Print) -> None:
    """A heading over rows is no header, so the table is one, with or without a repeated header."""
    rows = "".join(f"<tr><td>Rad {row}<td>{row}" for row in range(60))
    part = "<tr><td colspan=2><b>DEL</b>"
    for head in ("<thead>", "<tbody>"):
        html = _html(
            f"<p>Före.<table>{head}<tr><th>Namn<th>Antal<tbody>{part}{rows}</table><p>Efter."
        )
        reading = read(to_pdf(html))
        assert [Paragraph, Table, Paragraph] == [type(part) for part in reading.parts]
        table = reading.parts[1]
        assert isinstance(table, Table)
        assert table.headers == 1
        first = [row[0].text for row in table.rows]
        assert ["Namn", "DEL", *(f"Rad {row}" for row in range(60))] == first


def test_list_in_a_cell(to_pdf: Print) -> None:
    """A list in a cell is the cell's text, where it stands."""
    html = _html(
        "<table><tr><th>Namn<th>Mål<tr><td>Torg<td><p>Vi ska<ul><li>sopa<li>laga</ul></table>"
    )
    table = read(to_pdf(html, tagged=True)).parts[0]
    assert isinstance(table, Table)
    assert "Vi ska sopa laga" == table.rows[1][1].text


def test_paragraph_over_pages(to_pdf: Print) -> None:
    """A paragraph that goes on over a page is one, and a word that is broken has a sign there."""
    html = _html(f"<p>{_LONG * 20}</p><p>Slut.</p>")
    broken = _html("<div style='width: 8em'><p>Till nämndens trygghets-arbete hör mer.</p></div>")

    assert [" ".join((_LONG * 20).split()), "Slut."] == [
        part.text for part in read(to_pdf(html)).parts if isinstance(part, Paragraph)
    ]
    assert ["Till nämndens trygghets‐arbete hör mer."] == [
        part.text for part in read(to_pdf(broken, edges=False)).parts if isinstance(part, Paragraph)
    ]


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("gap", ["0", "1em"])
def test_entries_with_numbers_in_an_entry_with_one(to_pdf: Print, end: str, gap: str) -> None:
    """They are a list of their own if they stand further in. Other numbers in a list are words."""
    rows = [("1.", "Minska", 1), (f"1.1{end}", "byta lampor", 3), (f"1.2{end}", "isolera hus", 3)]
    rows += [("2.", "Följa upp", 1), (f"3.1{end}", "procent", 3)]
    html = "".join(
        f"<p style='margin-left: {left}em'><span style='margin-right: {gap}'>{mark}</span> {text}"
        for mark, text, left in rows
    )
    found = read(to_pdf(_html(f"<p>Vi ska:</p>{html}"), edges=False)).parts

    inner = List(
        [Entry("byta lampor", f"1.1{end}"), Entry("isolera hus", f"1.2{end}")], ordered=True, page=1
    )
    listed = found[1]
    assert isinstance(listed, List)
    assert listed.entries[0] == Entry("Minska", "1.", inner)
    assert listed.entries[1].text.startswith("Följa upp")
    assert listed.entries[1].inner is None


@pytest.mark.parametrize("tagged", [True, False])
def test_a_note_with_a_star(to_pdf: Print, tagged: bool) -> None:
    """Alone it is a paragraph with its star. Several in a row are a list."""
    note, points = "<p>* Gäller hela kommunen.", "<p>* Torg.<p>* Park."
    found = read(to_pdf(_html(f"<p>{_LONG}{note}<p>{_LONG}{points}"), edges=False, tagged=tagged))

    assert found.parts[1] == Paragraph("* Gäller hela kommunen.", page=1)
    assert found.parts[3] == List([Entry("Torg."), Entry("Park.")], page=1)


@pytest.mark.parametrize(
    ("last", "number"),
    [
        ("med", "1.1 procent"),
        ("ca.", "2.1 miljoner kronor"),
        ("kl.", "1.00"),
        ("delmål", "3.4 Minska"),
    ],
)
def test_a_number_first_in_an_entrys_last_line(to_pdf: Print, last: str, number: str) -> None:
    """A line that is broken there goes on with its sentence."""
    lead = f"Kostnaden för personal och lokaler ökar varje år i alla kommunens skolor och är {last}"
    full = f"<span style='display: block; text-align-last: justify'>1. {lead}</span>"
    entry = f"<p style='margin-left: 2em'>{full.replace('block;', 'block; text-indent: -1em;')}{number} per år.</p>"
    found = read(to_pdf(_html(f"<p>Vi vet:</p>{entry}<p>{_LONG * 3}"), edges=False)).parts

    listed = found[1]
    assert isinstance(listed, List)
    assert [Entry(f"{lead} {number} per år.", "1.")] == listed.entries


def test_a_number_of_an_entry_before(to_pdf: Print) -> None:
    """Only the entry that is open can have an entry of its own there."""
    lead = "Kostnaden för personal och lokaler ökar varje år i alla kommunens skolor och är ca."
    row = "<p style='margin-left: 2em; text-indent: -1em{}'>{}</p>"
    full = f"<span style='display: block; text-align-last: justify; text-indent: -1em'>2. {lead}</span>"
    rows = f"{row.format('', '1. Städa.')}{row.format('', f'{full}1.1 miljoner kronor.')}"
    found = read(to_pdf(_html(f"<p>Vi ska:</p>{rows}<p>{_LONG * 3}"), edges=False)).parts

    assert isinstance(found[1], List)
    assert [Entry("Städa.", "1."), Entry(f"{lead} 1.1 miljoner kronor.", "2.")] == found[1].entries


_FULL = "Se till att alla skolor och förskolor har cyklar och plantor och bodar i alla delar"


@pytest.mark.parametrize(
    ("lead", "second", "marks"),
    [
        (f"{_FULL}.", "plantera", ("1.", "1.1")),
        (_FULL, "Plantera", ("1.", "1.1")),
        (_FULL, "plantera", ("1.1", "1.2")),
    ],
)
def test_an_entry_after_a_full_line(
    to_pdf: Print, lead: str, second: str, marks: tuple[str, str]
) -> None:
    """It begins after a full stop, or with a capital, or at the place of the marks."""
    row = "<div style='margin-left: {}em; text-indent: -{}em{}'>{} {}</div>"
    is_below = marks[0] == "1."
    rows = [
        "" if is_below else row.format(2, 1, "", "1.", "Städa."),
        row.format(
            2 if is_below else 4, 1 if is_below else 2, "; text-align-last: justify", marks[0], lead
        ),
        row.format(2, 0, "", marks[1], f"{second} bodar."),
    ]
    found = read(to_pdf(_html(f"<p>Vi ska:</p>{''.join(rows)}<p>{_LONG * 3}"), edges=False)).parts

    assert isinstance(found[1], List)
    (first,) = found[1].entries
    assert first.inner
    entries = [first, *first.inner.entries] if is_below else first.inner.entries
    assert [(marks[0], lead), (marks[1], f"{second} bodar.")] == [
        (one.mark, one.text) for one in entries
    ]


@pytest.mark.parametrize("tagged", [True, False])
def test_a_tick_stays(to_pdf: Print, tagged: bool) -> None:
    """It may say that something is done, beside what is not."""
    html = _html(f"<p>{_LONG}<p>✔ Fler lärare<p>✓ Bättre mat<p>{_LONG}<p>• Buss<p>• Tåg")
    found = read(to_pdf(html, edges=False, tagged=tagged)).parts

    lists = [part for part in found if isinstance(part, List)]
    assert ["✔ Fler lärare", "✓ Bättre mat"] == [one.text for one in lists[0].entries]
    assert ["Buss", "Tåg"] == [one.text for one in lists[1].entries]


def test_a_bold_heading_that_fills_its_line(to_pdf: Print) -> None:
    """What is plain below it and begins with a capital is its text. A bold sentence may go on."""
    heading = "Belysning i alla kommunens skolor och förskolor i hela norra kommundelen och söder"
    sentence = "Nämnden lovar att allt ska bli bättre för alla som bor här i kommunen under året i"
    html = _html(
        f"<h1>Plan</h1><p>{_LONG}<p style='margin-bottom: 0'><b>{heading}</b><p style='margin-top: 0'>{_LONG}"
        f"<p><b>{sentence}</b> alla delar av kommunen. {_LONG}"
    )
    found = read(to_pdf(html, edges=False)).parts

    assert [heading] == [one.text for one in found[1:] if isinstance(one, Heading)]
    assert any(
        one.text.startswith(f"{sentence} alla") for one in found if isinstance(one, Paragraph)
    )


def test_notes_at_the_foot(to_pdf: Print) -> None:
    """A note at the foot of a page comes after the paragraph that uses it."""
    foot = "position: absolute; top: 640pt; border-top: 1px solid; font-size: 8pt"
    html = _html(
        f"<p>{_LONG.strip()}<sup>2</sup></p><p>Nästa stycke.</p><div style='{foot}'>2 Notens text, som är i "
        "mindre stil.</div>"
    )

    assert [
        Paragraph(f"{_LONG.strip()}²", page=1),
        Footnote("²", "Notens text, som är i mindre stil.", page=1),
        Paragraph("Nästa stycke.", page=1),
    ] == read(to_pdf(html, edges=False)).parts


def test_lines(to_pdf: Print) -> None:
    """Short lines below each other are told as lines."""
    html = _html("<p>Påhittköpings kommun<br>Rådhustorget 1<br>123 45 Påhittköping</p>")
    lines = ["Påhittköpings kommun", "Rådhustorget 1", "123 45 Påhittköping"]
    more = _html(
        f"<p>Påhittköpings kommun<br>Rådhustorget 1<br>123 45 Påhittköping<p>{'Ord ' * 90}</p>"
    )

    expected = Paragraph(" ".join(lines), lines=lines, page=1)
    assert [expected] == read(to_pdf(html, edges=False)).parts
    assert expected == read(to_pdf(more, edges=False, tagged=True)).parts[0]
    decided = ["Nämnden beslutar", "att anta planen, och", "att avslå motionen."]
    page = _html(f"<p>{'<br>'.join(decided)}</p><p>{'Ord ' * 90}</p>")
    expected = Paragraph(" ".join(decided), lines=decided, page=1)
    assert expected == read(to_pdf(page, edges=False, tagged=True)).parts[0]


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["• Buss", "• {long}", "• Tåg"], [List([Entry("Buss"), Entry("{long}"), Entry("Tåg")])]),
        (["– Buss", "– Tåg"], [List([Entry("Buss"), Entry("Tåg")])]),
        (
            ["Kommunen ska:", "• bygga", "• riva"],
            [Paragraph("Kommunen ska:"), List([Entry("bygga"), Entry("riva")])],
        ),
        (
            ["1. Buss", "2. {long}", "3. Tåg"],
            [List([Entry("Buss", "1."), Entry("{long}", "2."), Entry("Tåg", "3.")], ordered=True)],
        ),
    ],
)
def test_marks_on_lines_of_one_paragraph(
    to_pdf: Print, rows: list[str], expected: list[Part], tagged: bool
) -> None:
    """They are a list, as paragraphs with marks are. A line that a mark does not begin goes on."""
    long = _LONG.strip()
    html = _html(f"<h1>Plan</h1><p>{_LONG}</p><p>{'<br>'.join(rows).format(long=long)}</p>")
    for part in expected:
        part.page = 1
        for entry in part.entries if isinstance(part, List) else []:
            entry.text = entry.text.format(long=long)

    assert read(to_pdf(html, edges=False, tagged=tagged)).parts[2:] == expected


def test_numbers_that_are_no_list(to_pdf: Print) -> None:
    """Lines whose numbers do not follow, and a dash within a sentence, stay as they are."""
    html = _html(
        f"<h1>Plan</h1><p>{_LONG}</p><p>4. Buss<br>7. Tåg</p><p>Nämnden<br>– Buss<br>– Tåg</p>"
    )
    assert [
        Paragraph("4. Buss 7. Tåg", lines=["4. Buss", "7. Tåg"], page=1),
        Paragraph("Nämnden – Buss – Tåg", lines=["Nämnden", "– Buss", "– Tåg"], page=1),
    ] == read(to_pdf(html, edges=False, tagged=True)).parts[2:]


def test_headings_that_are_not_marked(to_pdf: Print) -> None:
    """If the tree has no headings, the look of its paragraphs says which they are."""
    html = _html(
        f"<p style='font-size: 22pt'>Plan</p><p>{_LONG}</p><p style='font-size: 15pt'>1.1 Mål</p>"
        f"<p>{_LONG}</p><p>• Ett</p><p>• Två</p>"
    )
    reading = read(to_pdf(html, tagged=True))

    assert [
        Heading("Plan", 1, ground="looks", page=1),
        Paragraph(_LONG.strip(), page=1),
        Heading("Mål", 2, "1.1", ground="looks", page=1),
        Paragraph(_LONG.strip(), page=1),
        List([Entry("Ett"), Entry("Två")], page=1),
    ] == reading.parts
    assert "rubriker" in reading.doubts[0]


def test_tree_that_leaves_text_out(to_pdf: Print) -> None:
    """A tree without much of the text is not trusted."""
    html = _html(f"<h1>Plan</h1><p>{_LONG}</p><div aria-hidden=true><p>{_LONG}</p></div>")
    source = to_pdf(html, tagged=True)
    reading = read(source)

    words = " ".join(part.text for part in reading.parts if isinstance(part, Heading | Paragraph))
    assert 2 == words.count(_LONG.strip())


def test_bookmarks(to_pdf: Print, tmp_path: Path) -> None:
    """A bookmark knows the level of a heading."""
    html = _html(f"<h1>Plan</h1><p>{_LONG}<h2>Mål</h2><p>{_LONG}<h2>Delmål</h2><p>{_LONG}")

    def add(writer: PdfWriter) -> None:
        first = writer.add_outline_item(title="Plan", page_number=0)
        second = writer.add_outline_item(title="Mål", page_number=0, parent=first)
        writer.add_outline_item(title="Delmål", page_number=0, parent=second)

    reading = read(_rewritten(to_pdf(html), tmp_path / "a.pdf", add))

    assert [1, 2, 3] == [part.level for part in reading.parts if isinstance(part, Heading)]


def test_title_that_the_text_does_not_have(to_pdf: Print, tmp_path: Path) -> None:
    """The file's own title counts only if its words stand on the first pages."""

    def name(writer: PdfWriter) -> None:
        writer.add_metadata({"/Title": "Mall för rapport"})

    assert read(_rewritten(to_pdf(SMALL), tmp_path / "a.pdf", name)).title == ""


def test_turned_page(to_pdf: Print, tmp_path: Path) -> None:
    """A turned page is read, whether the page says so or not."""
    html = _html(f"<p>{_LONG}</p>")
    turned = _html(
        f"<p style='transform: rotate(90deg) translateY(-20em); transform-origin: 0 0'>{_LONG}</p>"
    )

    def turn(writer: PdfWriter) -> None:
        writer.pages[0].rotate(90)

    by_page = read(_rewritten(to_pdf(html, edges=False), tmp_path / "a.pdf", turn))
    by_text = read(to_pdf(turned, edges=False))
    for reading in (by_page, by_text):
        assert [_LONG.strip()] == [p.text for p in reading.parts if isinstance(p, Paragraph)]
    assert "vriden" in (by_page.doubts + by_text.doubts)[0]


def test_page_without_text(to_pdf: Print) -> None:
    """A page that is a picture is doubted."""
    picture = f"<img src='{_SPOT}' style='width: 160mm; height: 240mm; break-before: page'>"
    reading = read(to_pdf(_html(f"<p>{_LONG}</p>{picture}"), edges=False))

    assert ["Sida 2 är en bild utan text."] == reading.doubts


def test_passwords(to_pdf: Print, tmp_path: Path) -> None:
    """A file with a password is refused. One that only restricts what is done with it is read."""
    locked = _rewritten(to_pdf(SMALL), tmp_path / "a.pdf", lambda writer: writer.encrypt("hemligt"))
    open_to_read = _rewritten(
        to_pdf(SMALL), tmp_path / "b.pdf", lambda writer: writer.encrypt("", "ägarens")
    )

    with pytest.raises(ReadingError, match="lösenord"):
        read(locked)
    assert read(to_pdf(SMALL)).parts == read(open_to_read).parts


def test_scanned(to_pdf: Print) -> None:
    """A file with pictures of text alone is refused."""
    html = _html(f"<img src='{_SPOT}' width=500 height=700>")

    with pytest.raises(ReadingError, match="bara bilder av text: kör texttolkning"):
        read(to_pdf(html, edges=False))


@pytest.mark.parametrize("head", ["thead", "tbody"])
def test_a_row_that_a_page_break_cuts(to_pdf: Print, head: str) -> None:
    """It is one row, whether the header comes again or not. No rule ends it on its first page."""
    texts = [f"Insats {number} " + "ska göras av alla i kommunen " * 100 for number in range(1, 4)]
    rows = "".join(f"<tr><td>{number}<td>{text}<td>Ja" for number, text in enumerate(texts))
    html = _html(
        f"<h1>Plan</h1><p>{_LONG}</p><table><{head}><tr><th>Nr<th>Insats<th>Klart</{head}>"
        f"<tbody>{rows}</table><p>{_LONG}</p>",
        "table { width: 100% } td { vertical-align: top }",
    )
    found = read(to_pdf(html, tagged=False))

    table = next(part for part in found.parts if isinstance(part, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Nr", "Insats", "Klart"],
        *([str(number), text.strip(), "Ja"] for number, text in enumerate(texts)),
    ]
    assert [type(part) for part in found.parts] == [Heading, Paragraph, Table, Paragraph]


def _made(rows: list[list[str]], page: int) -> pdf_tables.Made:
    table = Table([[Cell(text) for text in row] for row in rows], page=page)
    return pdf_tables.Made(table, page, 3, 70, 520, ruled=True)


@pytest.mark.parametrize(
    ("texts", "is_rest", "told"),
    [
        (["", "i hela kommunen", ""], True, 0),
        (["2", "i hela kommunen", "2030"], False, 1),  # a row of its own has all its cells
        (["", "I hela kommunen", ""], False, 1),  # an empty first cell may be joined above
        (["", "i hela kommunen", "mars"], False, 1),  # "Ja" is too short to go on
        (["", "", ""], False, 0),
    ],
)
def test_a_row_that_is_ruled_off_at_a_page_break(
    texts: list[str], is_rest: bool, told: int
) -> None:
    """It goes on where a cell breaks off in the middle of a sentence, and others are empty.

    How long the cell is tells nothing: columns may be narrow. What is unsure is told.
    """
    head, row = ["Nr", "Insats", "Klart"], ["1", "Bänkar sätts upp", "Ja"]
    for heads in ([head], []):
        before, after = _made([head, row], 1), _made([*heads, texts], 2)
        doubts: list[str] = []
        assert pdf_tables.goes_on(before, after, doubts) == (head if heads else [])
        found = [[cell.text for cell in row] for row in before.table.rows[1:]]
        assert found == ([["1", f"{row[1]} {texts[1]}", "Ja"]] if is_rest else [row, texts])
        assert told == len(doubts)
        assert all(" överst på sidan 2 kan höra till tabellraden" in one for one in doubts)


MERGED = """<table><thead><tr><th rowspan=2>Mått<th rowspan=2>Enhet<th colspan=3>Utfall<th rowspan=2>Mål
<tr><th>2023<th>2024<th>2025</thead><tr><td rowspan=2>Otrygga<td>kvinnor<td>35<td><td>31<td>25
<tr><td>män<td>24<td>23<td><td>18<tr><td>Klotter<td>andel<td colspan=2>mättes inte<td>71<td>95
<tr><td>Gator<td>antal<td>0<td>1<td><td><tr><td>Bänkar<td>antal<td colspan=2>mättes inte<td><td>9</table>"""


@pytest.mark.parametrize("style", ["", "td, th { border: 0; text-align: left }"])
def test_empty_cells_among_merged_ones(to_pdf: Print, style: str) -> None:
    """The tree leaves out empty cells. The others stay in their columns, with rules and without."""
    found = read(
        to_pdf(
            _html(f"<h1>Plan</h1>{MERGED}<p>{_LONG}</p>", f"table {{ width: 100% }} {style}"),
            tagged=True,
        )
    )

    table = next(part for part in found.parts if isinstance(part, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Mått", "Enhet", "Utfall", "Mål"],
        ["2023", "2024", "2025"],
        ["Otrygga", "kvinnor", "35", "", "31", "25"],
        ["män", "24", "23", "", "18"],
        ["Klotter", "andel", "mättes inte", "71", "95"],
        ["Gator", "antal", "0", "1", "", ""],
        ["Bänkar", "antal", "mättes inte", "", "9"],
    ]
    assert found.doubts == []


def test_a_table_in_a_cell_is_read_once(to_pdf: Print) -> None:
    """It stands after the table around it, whose rows it does not make more."""
    inner = "<table><tr><td>Granska<td>mars<tr><td>Rätta<td>maj</table>"
    table = f"<table><tr><th>Mål<th>Åtgärder<tr><td>Webb<td>{inner}</table>"
    found = read(to_pdf(_html(f"<h1>Plan</h1>{table}<p>{_LONG}</p>"), tagged=True))

    assert [
        [[cell.text for cell in row] for row in part.rows]
        for part in found.parts
        if isinstance(part, Table)
    ] == [[["Mål", "Åtgärder"], ["Webb", ""]], [["Granska", "mars"], ["Rätta", "maj"]]]
    assert found.doubts == ["En tabell i en cell på sidan 1 står efter tabellen i utkastet."]


def cover(*lines: str, size: int = 14) -> str:
    style = f"font-size: {size}pt; margin: 0; line-height: 1.2"
    below = "".join(f'<p style="{style}">{line}</p>' for line in lines)
    return f'<p style="font-size: 30pt">Minnesplan 2030</p>{below}<div style="break-after: page"></div>'


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        (["Sagonämnden", "Dnr PÅ 2029/7", "Fastställd 2029-02-12"], None),
        (["Plan för", "Sagor"], ["Plan för Sagor"]),
        (["En plan", "som gäller alla"], ["En plan som gäller alla"]),
        (["Torg,", "Parker"], ["Torg, Parker"]),
    ],
)
def test_lines_of_a_cover_are_not_one_heading(
    to_pdf: Print, lines: list[str], read_as: list[str] | None
) -> None:
    """Short lines below a larger title each begin something, but where the words go on."""
    body = f"<h1>Bakgrund</h1><p>{_LONG}</p><h1>Mål</h1><p>{_LONG}</p>"
    found = read(to_pdf(_html(cover(*lines) + body), tagged=False))

    headings = [part.text for part in found.parts if isinstance(part, Heading)]
    assert headings == ["Minnesplan 2030", *(read_as or lines), "Bakgrund", "Mål"]


def test_rows_whose_columns_are_unclear_are_told(to_pdf: Print) -> None:
    """No rule and no row shows where each column is."""
    body = "<table><tr><th colspan=4>B<tr><td>D<td><td><td>E</table>"
    found = read(
        to_pdf(
            _html(f"<h1>Plan</h1>{body}<p>{_LONG}</p>", "td, th { width: 90pt; border: 0 }"),
            tagged=True,
        )
    )

    table = next(part for part in found.parts if isinstance(part, Table))
    assert [cell.text for cell in table.rows[1]] == ["D", "E"]
    assert found.doubts == [
        "En tabell på sidan 1 har rader med olika många celler. Jämför med filen."
    ]


def _written(*lines: bytes, font: bytes = b"BaseFont/Helvetica/Encoding/WinAnsiEncoding") -> bytes:
    """A page of lines in a font, Helvetica with the encoding WinAnsi, and without a tree."""
    shown = b" ".join(b"0 -14 Td (%b) Tj" % line for line in lines)
    stream = b"BT /F 11 Tf 60 760 Td %b ET" % shown
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/%b>>" % font,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%b endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_a_bullet_that_the_encoding_has_no_name_for(tmp_path: Path) -> None:
    """Some programs write their bullets with the code 127."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        _written(b"Vi ska:", b"\x7f rusta torg", b"\x7f s\xe4tta upp lampor", b"Slut p\xe5 det.")
    )
    found = read(path)

    assert found.parts == [
        Paragraph("Vi ska:", page=1),
        List([Entry("rusta torg"), Entry("sätta upp lampor")], page=1),
        Paragraph("Slut på det.", page=1),
    ]
    assert not any("\ufffd" in one for one in found.doubts)


@pytest.mark.parametrize(
    ("font", "codes", "shown", "unknown"),
    [
        (b"ZapfDingbats", b"8 4 3 l", "✘ ✔ ✓ ●", 0),
        (b"Symbol", b"\xb3 80, \xa3 90", "≥ 80, ≤ 90", 0),
        (b"Symbol", b"a 80 Z", "\ufffd 80 \ufffd", 2),
        (b"Times-Roman", b"4 8 l", "4 8 l", 0),
    ],
)
def test_signs_of_the_fonts_that_every_program_has(
    tmp_path: Path, font: bytes, codes: bytes, shown: str, unknown: int
) -> None:
    """They are no letters. What is not known is told."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(_written(codes, font=b"BaseFont/" + font))
    found = read(path)

    assert [Paragraph(shown, page=1)] == found.parts
    told = [one for one in found.doubts if "\ufffd" in one]
    assert len(told) == bool(unknown)
    assert all(one.startswith(f"Sida 1 har {unknown} tecken") for one in told)


def test_no_text(to_pdf: Print) -> None:
    """A file of empty pages is refused."""
    with pytest.raises(ReadingError, match="ingen text"):
        read(to_pdf(_html(""), edges=False))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "tom"),
        (b"MZ\x90\x00", "ett program"),
        (b"PK\x03\x04", "Word-fil"),
        (b"<!doctype html>", "ingen PDF, fast den heter plan.pdf"),
        (b"%PDF-1.4\n1 0 obj\n", "avklippt"),
        (b"%PDF-1.4\nstartxref\n0\n%%EOF", "skadad|inga sidor"),
    ],
)
def test_bad_files(tmp_path: Path, content: bytes, message: str) -> None:
    """What is no whole PDF is refused in a sentence."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)

    with pytest.raises(ReadingError, match=message):
        read(path)


def test_cut_off(to_pdf: Print, tmp_path: Path) -> None:
    """A file that is cut off anywhere is refused, and never read in part."""
    whole = to_pdf(SMALL).read_bytes()
    path = tmp_path / "a.pdf"
    for share in (0.1, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(ReadingError):
            read(path)


def test_damaged(to_pdf: Print, tmp_path: Path) -> None:
    """A file that is damaged in the middle is read with its rest, or refused, but never crashes."""
    whole = to_pdf(SMALL, tagged=True).read_bytes()
    path = tmp_path / "a.pdf"
    chance = random.Random(1)  # noqa: S311 - any places will do
    for _ in range(12):
        damaged = bytearray(whole)
        for place in chance.sample(range(8, len(whole)), 5):
            damaged[place] = chance.choice(b"0<>[] /")
        path.write_bytes(damaged)
        with suppress(ReadingError):
            assert read(path).parts


def test_same_reading_twice(to_pdf: Print) -> None:
    """Reading does not depend on chance."""

    def once() -> Reading:
        return read(to_pdf(SMALL))

    assert once() == once()
