"""What is read of Word files."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest

from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Figure,
    Heading,
    List,
    Paragraph,
    Removed,
    Table,
)
from tests.authoring.readers.opendocument import odt
from tests.authoring.readers.test_pandoc import made, read
from tests.authoring.readers.word import (
    STYLES,
    cell,
    level,
    numbered,
    paragraph,
    style,
    table,
    word,
)

# A picture of one point.
POINT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_word_counts_headings_as_it_prints_them(tmp_path: Path) -> None:
    """Numbers of styles, of patterns, and of paragraphs; an empty heading counts too."""
    one, two = '<w:pStyle w:val="Rubrik1"/>', '<w:pStyle w:val="Rubrik2"/>'
    body = [
        paragraph("Plan för trygghet", '<w:pStyle w:val="Rubrik"/>'),
        paragraph("Inledning", one),
        paragraph("Uppdrag", two),
        paragraph("Läsanvisning", two),
        paragraph("", one),
        paragraph("Mål", one),
        paragraph("Delmål", two),
        paragraph("Utan nummer", one + numbered(0)),
        paragraph("Ordlista", '<w:pStyle w:val="Bilagerubrik"/>'),
        paragraph("Källor", '<w:pStyle w:val="Bilagerubrik"/>'),
    ]
    found = read(tmp_path, word("".join(body)))
    assert found.doubts == []
    assert found.title == "Plan för trygghet"
    assert found.parts == [
        Heading("Plan för trygghet", 1),
        Heading("Inledning", 1, "1"),
        Heading("Uppdrag", 2, "1.1"),
        Heading("Läsanvisning", 2, "1.2"),
        Heading("Mål", 1, "3"),
        Heading("Delmål", 2, "3.1"),
        Heading("Utan nummer", 1),
        Heading("Ordlista", 1, "Bilaga A"),
        Heading("Källor", 1, "Bilaga B"),
    ]


def test_word_marks_entries_as_it_prints_them(tmp_path: Path) -> None:
    """A list goes on after a paragraph, and begins anew where the file says so."""
    body = [
        paragraph("Skolor", numbered(2)),
        paragraph("Gymnasier", numbered(2, 1)),
        paragraph("Bad", numbered(2, 1)),
        paragraph("ute", numbered(2, 2)),
        paragraph("Mellan."),
        paragraph("Parker", numbered(2)),
        paragraph("Anläggningar", numbered(2, 1)),
        paragraph("Nytt."),
        paragraph("Torg", numbered(4)),
    ]
    found = read(tmp_path, word("".join(body)))
    inner = List(
        [Entry("Gymnasier", "(i)"), Entry("Bad", "(ii)", List([Entry("ute")]))], ordered=True
    )
    assert found.parts == [
        List([Entry("Skolor", "a)", inner)], ordered=True),
        Paragraph("Mellan."),
        List(
            [Entry("Parker", "b)", List([Entry("Anläggningar", "(i)")], ordered=True))],
            ordered=True,
        ),
        Paragraph("Nytt."),
        List([Entry("Torg", "a)")], ordered=True),
    ]


def test_a_way_of_numbering_that_is_not_known_gives_no_number(tmp_path: Path) -> None:
    """An editor is told, once."""
    body = paragraph("Ett", numbered(5)) + paragraph("Två", numbered(5))
    found = read(tmp_path, word(body))
    assert found.parts == [List([Entry("Ett"), Entry("Två")])]
    assert found.doubts == ["Numreringen ”chicago” är inte känd. Sådana nummer saknas i utkastet."]


def test_bold_entries_with_numbers_are_paragraphs(tmp_path: Path) -> None:
    """An entry cannot say that it is bold, and such lines are often headings."""
    found = read(
        tmp_path,
        word(paragraph("Trygghet", numbered(2), "<w:rPr><w:b/></w:rPr>") + paragraph("Text.")),
    )
    assert found.parts == [Paragraph("a) Trygghet", bold=True), Paragraph("Text.")]


def test_words_contents_page_is_no_paragraph(tmp_path: Path) -> None:
    """Its heading stays; each line has its words and the page."""
    line = "<w:r><w:t>{}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{}</w:t></w:r>"
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    toc = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>"
        + paragraph("Innehåll", '<w:pStyle w:val="Innehllsfrteckningsrubrik"/>')
        + '<w:p><w:pPr><w:pStyle w:val="Innehll1"/></w:pPr>'
        + field.format("begin")
        + '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        + field.format("separate")
        + "<w:r><w:t>1</w:t></w:r><w:r><w:tab/></w:r>"
        + line.format("Inledning", "3")
        + "</w:p>"
        + f"<w:p>{line.format('2 Mål', '12')}</w:p>"
        + f"<w:p>{field.format('end')}</w:p></w:sdtContent></w:sdt>"
    )
    found = read(tmp_path, word(toc + paragraph("Inledning", '<w:pStyle w:val="Rubrik1"/>')))
    assert found.parts == [
        Paragraph("Innehåll"),
        Contents([ContentsEntry("1 Inledning", "3"), ContentsEntry("2 Mål", "12")]),
        Heading("Inledning", 1, "1"),
    ]
    assert found.doubts == []


def test_tracked_changes_and_comments_are_told(tmp_path: Path) -> None:
    """The text is as if all changes were accepted."""
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Planen gäller </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>2029</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>2030</w:t></w:r></w:ins>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    found = read(
        tmp_path, word(body, comments=f'<w:comment w:id="0">{paragraph("Stämmer?")}</w:comment>')
    )
    assert found.parts == [Paragraph("Planen gäller 2030")]
    assert found.doubts == [
        "Filen har spårade ändringar (1 tillägg, 1 borttagningar). De är lästa som godkända.",
        "Kommentarer i marginalen är utelämnade: 1 st.",
    ]


def _field(name: str) -> str:
    """A field of Word in parts, with its last result."""
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{step.format('begin')}<w:r><w:instrText> {name} </w:instrText></w:r>"
        f"{step.format('separate')}<w:r><w:t>2</w:t></w:r>{step.format('end')}"
    )


def test_heads_and_feet_of_word_are_told_once(tmp_path: Path) -> None:
    """They are no text. A page's number is left out of them, and another field is not."""
    said = "<w:r><w:t>Påhittköpings kommun, Dnr KS 2030/1</w:t><w:tab/><w:t>Sida </w:t></w:r>"
    of = '<w:r><w:t xml:space="preserve"> av </w:t></w:r>'
    found = read(
        tmp_path,
        word(
            paragraph("Planen gäller."),
            footer=f'<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>'
            f"<w:p><w:r><w:t>Version </w:t></w:r>{_field('REVNUM')}</w:p>",
            header=f"<w:p>{said}{_field('PAGE')}{of}{_field('NUMPAGES')}</w:p>",
            header2=paragraph("Påhittköpings kommun, Dnr KS 2030/1") + paragraph(""),
        ),
    )
    assert found.parts == [Paragraph("Planen gäller.")]
    assert found.doubts == []
    assert found.removed == [
        Removed("head or foot", "Påhittköpings kommun, Dnr KS 2030/1"),
        Removed("head or foot", "Version 2"),
    ]


def test_merged_cells_of_word_keep_their_spans(tmp_path: Path) -> None:
    """Covered places have no cell, header rows are those that Word repeats, and numbers stay."""
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    found = read(
        tmp_path,
        word(
            table(
                head + cell("Mål", '<w:gridSpan w:val="2"/>') + cell("År"),
                cell("Trygghet", '<w:vMerge w:val="restart"/>') + cell("Lampor") + cell("2030"),
                cell("", "<w:vMerge/>") + cell("Parker") + cell("2031"),
                cell("", "", numbered(2)) + cell("Möten", "", numbered(2)) + cell("2032"),
            )
        ),
    )
    assert found.parts == [
        Table(
            [
                [Cell("Mål", columns=2), Cell("År")],
                [Cell("Trygghet", rows=2), Cell("Lampor"), Cell("2030")],
                [Cell("Parker"), Cell("2031")],
                [Cell("a)"), Cell("b) Möten"), Cell("2032")],
            ],
            headers=1,
        )
    ]


def test_styles_for_each_depth_of_a_list(tmp_path: Path) -> None:
    """Word's lists of different depths do not know of each other. A list of another kind is one of its own."""
    names = {"B": "List Bullet", "B2": "List Bullet 2", "B3": "List Bullet 3", "N": "List Number"}
    styles = "".join(
        style(key, name, numbered(at)) for at, (key, name) in enumerate(names.items(), 1)
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{level(0, *looks)}</w:abstractNum>'
        for at, looks in enumerate([("•", "bullet")] * 3 + [("%1)", "lowerLetter")], 1)
    )
    numbering += "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, 5)
    )
    kinds = ["B", "B2", "B2", "B3", "B", "N", "N"]
    body = "".join(
        paragraph(f"Torg {at}", f'<w:pStyle w:val="{kind}"/>') for at, kind in enumerate(kinds)
    )
    deep = List([Entry("Torg 1"), Entry("Torg 2", inner=List([Entry("Torg 3")]))])
    assert read(tmp_path, word(body, styles=styles, numbering=numbering)).parts == [
        List([Entry("Torg 0", inner=deep), Entry("Torg 4")]),
        List([Entry("Torg 5", "a)"), Entry("Torg 6", "b)")], ordered=True),
    ]
    ends = "".join(paragraph("Torg", f'<w:pStyle w:val="{kind}"/>') for kind in ("B", "B2", "N"))
    assert read(tmp_path, word(ends, styles=styles, numbering=numbering)).parts == [
        List([Entry("Torg", inner=List([Entry("Torg")]))]),
        List([Entry("Torg", "a)")], ordered=True),
    ]


LOOK = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>'


SHOWN = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'


@pytest.mark.parametrize(
    ("head", "style", "headers"),
    [
        (cell("Mål") + cell("År"), "", 0),
        ("<w:trPr><w:tblHeader/></w:trPr>" + cell("Mål") + cell("År"), "", 1),
        (cell("Mål", '<w:shd w:fill="CCDDEE"/>') + cell("År", '<w:shd w:fill="CCDDEE"/>'), "", 1),
        (cell("Mål", '<w:shd w:fill="auto"/>') + cell("År", '<w:shd w:fill="CCDDEE"/>'), "", 0),
        (cell("Mål").replace("<w:t", "<w:rPr><w:b/></w:rPr><w:t", 1) + cell("År"), "", 0),
        ((cell("Mål") + cell("År")).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"), "", 1),
        (cell("Mål", "", '<w:pStyle w:val="A"/>') + cell("År", "", '<w:pStyle w:val="A"/>'), "", 1),
        (cell("Mål") + cell("År"), SHOWN, 0),
        ("<w:trPr><w:tblHeader/></w:trPr>" + cell("Mål") + cell("År"), SHOWN, 1),
    ],
    ids=["plain", "repeated", "shaded", "half", "bold cell", "bold", "style", "table", "both"],
)
def test_words_own_setting_makes_no_header(
    tmp_path: Path, head: str, style: str, headers: int
) -> None:
    """Word sets it on every table, and so does a style for tables. What marks or shows the row makes it one."""
    body = table(head, cell("Torg") + cell("2031")).replace("<w:tblPr/>", LOOK)
    styles = f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>{style}</w:style>'
    [found] = read(tmp_path, word(body, styles=STYLES + styles)).parts
    assert isinstance(found, Table)
    assert found.headers == headers


def test_a_table_of_one_cell_is_a_frame(tmp_path: Path) -> None:
    """The paragraphs in it are paragraphs."""
    frame = f"<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph('Fakta')}{paragraph('Ord.')}</w:tc></w:tr></w:tbl>"
    assert read(tmp_path, word(frame)).parts == [Paragraph("Fakta"), Paragraph("Ord.")]
    assert [] == read(tmp_path, word(frame)).doubts
    bold = frame.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)
    [doubt] = read(tmp_path, word(bold)).doubts
    assert doubt.startswith("”Fakta” står i en ruta i filen")


def test_pages_are_given_if_word_counted_the_same(tmp_path: Path) -> None:
    """A break before a paragraph's words is before it, one inside is after its start."""
    shift = "<w:lastRenderedPageBreak/>"
    body = (
        paragraph("Ett")
        + paragraph("Två", run=shift)
        + f"<w:p><w:r><w:t>Tre</w:t>{shift}<w:t> går vidare.</w:t></w:r></w:p>"
        + paragraph("Fyra")
    )
    for pages, expected in (("3", [1, 2, 2, 3]), ("4", [None] * 4)):
        file = io.BytesIO(word(body))
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("docProps/app.xml", f"<Properties><Pages>{pages}</Pages></Properties>")
        found = read(tmp_path, file.getvalue())
        assert [part.page for part in found.parts] == expected
        assert found.pages == (3 if expected[0] else None)


DRAWN = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def test_a_text_box_of_word_stands_after_its_paragraph(tmp_path: Path) -> None:
    """Word writes it twice, for old and new versions. It is read once, with its numbers."""
    box = f"<w:txbxContent>{paragraph('Fakta')}{paragraph('Ord', numbered(2))}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Före, </w:t><mc:AlternateContent {DRAWN}>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>efter.</w:t></w:r></w:p>"
    )
    found = read(tmp_path, word(body + paragraph("Sedan.")))
    assert found.doubts == []
    assert found.parts == [
        Paragraph("Före, efter."),
        Paragraph("Fakta"),
        List([Entry("Ord", "a)")], ordered=True),
        Paragraph("Sedan."),
    ]


def test_fields_and_wrapped_words_of_word_are_words_and_hidden_ones_are_not(tmp_path: Path) -> None:
    """Pandoc leaves out some of them."""
    body = (
        '<w:p><w:fldSimple w:instr="SEQ x"><w:r><w:t xml:space="preserve">Sju </w:t></w:r>'
        "</w:fldSimple><w:smartTag><w:r><w:t>orter</w:t></w:r></w:smartTag><w:r>"
        "<w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:customXml/><w:ins/>"
        "<w:r><w:noBreakHyphen/><w:t>s</w:t></w:r></w:p>"
    )
    found = read(tmp_path, word(body))
    assert found.parts == [Paragraph("Sju orter-s")]
    assert found.doubts[-1] == "Dold text är utelämnad, på 1 ställe."


def test_titles_of_word_stand_where_they_are(tmp_path: Path) -> None:
    """Two in a row are one. What is above the title stays above, and a later one is a heading."""
    title = '<w:pStyle w:val="Rubrik"/>'
    body = [
        paragraph("Dnr 1"),
        paragraph("Plan", title),
        paragraph("för Påhittköping", title),
        paragraph("Text."),
        paragraph("Mer", title),
    ]
    found = read(tmp_path, word("".join(body)))
    assert found.title == "Plan för Påhittköping"
    assert found.parts == [
        Paragraph("Dnr 1"),
        Heading("Plan för Påhittköping", 1),
        Paragraph("Text."),
        Heading("Mer", 1),
    ]


def test_a_style_can_make_a_paragraph_bold(tmp_path: Path) -> None:
    """If no words in it say otherwise."""
    bold = '<w:style w:type="paragraph" w:styleId="Fet"><w:name w:val="Fet"/><w:rPr><w:b/></w:rPr></w:style>'
    found = read(
        tmp_path,
        word(
            paragraph("Åtgärder", '<w:pStyle w:val="Fet"/>')
            + paragraph("Text.", '<w:pStyle w:val="Fet"/>', '<w:rPr><w:b w:val="0"/></w:rPr>'),
            styles=STYLES + bold,
        ),
    )
    assert found.parts == [Paragraph("Åtgärder", bold=True), Paragraph("Text.")]


def test_the_size_of_bold_type_in_word(tmp_path: Path) -> None:
    """That of its words, of its style or of the document, if all words have the same."""
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="Fet"><w:name w:val="Fet"/>'
        '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    )
    bold, large = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'
    two = f"<w:r>{large}<w:t>Två</w:t></w:r><w:r>{bold}<w:t> ord</w:t></w:r>"
    found = read(
        tmp_path,
        word(
            paragraph("Ett", "", large)
            + paragraph("Två", "", bold)
            + paragraph("Tre", '<w:pStyle w:val="Fet"/>')
            + f"<w:p>{two}</w:p>"
            + paragraph("Fem", "", '<w:rPr><w:sz w:val="28"/></w:rPr>'),
            styles=STYLES + styles,
        ),
    )
    sizes = [part.size for part in found.parts if isinstance(part, Paragraph)]
    assert sizes == [14.0, 11.0, 16.0, None, None]


def test_a_deleted_paragraph_takes_no_number(tmp_path: Path) -> None:
    """Word counts those that are left."""
    deleted = (
        f'<w:p><w:pPr>{numbered(2)}<w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>Borta</w:delText></w:r></w:del></w:p>'
    )
    found = read(tmp_path, word(deleted + paragraph("Kvar", numbered(2))))
    assert found.parts == [List([Entry("Kvar", "a)")], ordered=True)]


@pytest.mark.parametrize("kind", ["chart", "diagram"])
def test_a_diagram_that_word_draws_is_told(tmp_path: Path, kind: str) -> None:
    """It is a picture with its caption. What stands in it is not in the document's own file."""
    names = "http://schemas.openxmlformats.org/drawingml/2006"
    drawing = (
        f'<w:p><w:r><w:drawing xmlns:wp="{names}/wordprocessingDrawing"><wp:inline><wp:docPr id="1" '
        f'name="D" descr="Besök per år"/><a:graphic xmlns:a="{names}/main"><a:graphicData '
        f'uri="{names}/{kind}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    caption = paragraph("Diagram 1. Besök", '<w:pStyle w:val="Beskrivning"/>')
    styles = style("Beskrivning", "caption")
    found = read(tmp_path, word(paragraph("Text.") + drawing + caption, styles=styles))

    assert found.parts == [Paragraph("Text."), Figure("Diagram 1. Besök", "Besök per år")]
    assert found.doubts == [
        "Text och värden i diagram som Word har ritat är inte med: 1 diagram. "
        "Beskriv dem under ”figure”."
    ]


_RED, _GREEN, _SHADE = (
    f'<w:shd w:val="clear" w:fill="{one}"/>' for one in ("FF0000", "92D050", "FFC7CE")
)


_LOST = "Celler med ord har olika färg (🔴 🟢), och färgen är inte med: säger den något skriver du det i cellen."


def test_colours_behind_words_are_told(tmp_path: Path) -> None:
    """Cells with values may be a traffic light too."""
    head = cell("Mål") + cell("Värde")
    rows = [cell("Bänkar") + cell("84 %", _GREEN), cell("Torg") + cell("12 %", _RED)]
    assert read(tmp_path, word(table(head, *rows))).doubts == [_LOST]
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="{colour}"/></style:style>'
        for name, colour in (("C1", "#00b050"), ("C2", "#ff0000"))
    )
    body = "".join(
        f"<table:table-row><table:table-cell><text:p>{goal}</text:p></table:table-cell>"
        f'<table:table-cell table:style-name="{style}"><text:p>{value}</text:p></table:table-cell>'
        "</table:table-row>"
        for goal, value, style in (("Bänkar", "84 %", "C1"), ("Torg", "12 %", "C2"))
    )
    whole = (
        f'<table:table><table:table-column table:number-columns-repeated="2"/>{body}</table:table>'
    )
    assert read(tmp_path, odt(whole, styles), ".odt").doubts == [_LOST]


def test_the_colours_of_words_cells(tmp_path: Path) -> None:
    """Those of a sign or of an empty cell tell something. A shade that words have too does not."""
    dot = cell("●").replace("<w:r>", '<w:r><w:rPr><w:color w:val="00B050"/></w:rPr>')
    found = read(
        tmp_path,
        word(
            table(
                cell("Mål") + cell("Läge") + cell("Trend", _GREEN),
                cell("Bänkar") + dot + cell("", _RED),
                cell("Torg", _SHADE) + cell("", _SHADE) + cell("●"),
            )
        ),
    )
    [made] = [part for part in found.parts if isinstance(part, Table)]
    assert [[one.colour for one in row] for row in made.rows] == [
        ["", "", ""],
        ["", "00B050", "FF0000"],
        ["", "", ""],
    ]


def test_a_colour_of_an_empty_paragraph_in_one_tag(tmp_path: Path) -> None:
    """Word writes an empty paragraph with a start tag alone, and may give it a number of its own."""
    empty = '<w:tc><w:tcPr>{}</w:tcPr><w:p w:rsidR="00A1"/></w:tc>'
    rows = cell("Bänkar") + empty.format(_GREEN) + empty.format(_RED)
    found = read(tmp_path, word(table(cell("Mål") + cell("Läge") + cell("Trend"), rows)))
    [made] = [part for part in found.parts if isinstance(part, Table)]
    assert [one.colour for one in made.rows[1]] == ["", "92D050", "FF0000"]


_DOT = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/><w:color w:val="FF0000"/></w:rPr>'


@pytest.mark.parametrize(
    ("run", "sign"),
    [
        ("<w:t>l</w:t>", "●"),
        ("<w:t>\uf06c</w:t>", "●"),
        ('<w:sym w:font="Wingdings" w:char="F06C"/>', "●"),
        ("<w:t>n</w:t>", "■"),
    ],
)
def test_signs_of_a_symbol_font(tmp_path: Path, run: str, sign: str) -> None:
    """In Wingdings, a letter is a picture, which may have a colour, and no word."""
    light = f"<w:tc><w:p><w:r>{_DOT}{run}</w:r></w:p></w:tc>"
    rows = cell("Bänkar") + light + cell("Bra")
    found = read(tmp_path, word(table(cell("Mål") + cell("Läge") + cell("Text"), rows)))
    [made] = [part for part in found.parts if isinstance(part, Table)]
    assert made.rows[1][1] == Cell(sign, colour="FF0000")
    assert found.doubts == []


def _drawn(fill: str) -> str:
    shape = f'<wps:wsp><wps:spPr><a:prstGeom prst="ellipse"/>{fill}</wps:spPr></wps:wsp>'
    old = '<mc:Fallback><w:pict><v:oval fillcolor="#7030a0 [1]"/></w:pict></mc:Fallback>'
    return (
        "<w:tc><w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData>"
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>{old}"
        "</mc:AlternateContent></w:r></w:p></w:tc>"
    )


def test_figures_that_are_drawn_in_words_cells(tmp_path: Path) -> None:
    """A filled circle is a sign with a colour. What has another colour than a plain one is told."""
    plain = _drawn('<a:solidFill><a:srgbClr val="00B050"/></a:solidFill>')
    theme = _drawn('<a:solidFill><a:schemeClr val="accent6"/></a:solidFill>')
    old = '<w:tc><w:p><w:r><w:pict><v:oval fillcolor="#ff0000"/></w:pict></w:r></w:p></w:tc>'
    words = table(
        cell("Mål") + cell("Läge") + cell("Trend"),
        *(cell("Bänkar") + plain + old, cell("Torg") + theme + cell("Bra")),
    )
    spaces = " ".join(f'xmlns:{name}="urn:x:{name}"' for name in ("wps", "a", "mc", "wp", "v"))
    found = read(tmp_path, word(words.replace("<w:tbl>", f"<w:tbl {spaces}>")))
    [made] = [part for part in found.parts if isinstance(part, Table)]
    assert [[one.colour for one in row] for row in made.rows[1:]] == [
        ["", "00B050", "FF0000"],
        ["", "", ""],
    ]
    assert found.doubts == [
        "Figurer som är ritade i tabellceller är inte med: 1 st. Jämför med filen."
    ]


def test_captions_stay_with_what_they_are_about(tmp_path: Path) -> None:
    """Above or below a table, and below a picture; alone they are paragraphs."""
    picture = tmp_path / "lampa.png"
    picture.write_bytes(base64.b64decode(POINT))
    text = f'![En lampa]({picture})\\\n\n::: {{custom-style="caption"}}\nBild 1.\n:::\n\nText.\n'
    assert made(tmp_path, text, "docx").parts == [Figure("Bild 1.", "En lampa"), Paragraph("Text.")]
    caption = '<w:pStyle w:val="Beskrivning"/>'
    body = [
        table(cell("A") + cell("B")),
        paragraph("Tabell 1.", caption),
        paragraph("Text."),
        paragraph("Ensam.", caption),
    ]
    found = read(tmp_path, word("".join(body), styles=STYLES + style("Beskrivning", "caption")))
    assert found.parts == [
        Table([[Cell("A"), Cell("B")]], headers=0, caption="Tabell 1."),
        Paragraph("Text."),
        Paragraph("Ensam."),
    ]


def test_typed_bullets_are_a_list(tmp_path: Path) -> None:
    """Whatever their sign. Other words between them end the list."""
    body = [
        paragraph("•\tEtt"),
        paragraph("\uf0b7 två"),
        paragraph("Text."),
        paragraph("▪ tre"),
    ]
    assert read(tmp_path, word("".join(body))).parts == [
        List([Entry("Ett"), Entry("två")]),
        Paragraph("Text."),
        List([Entry("tre")]),
    ]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", ["1.", "27."]),
        ("decimalZero", ["01.", "27."]),
        ("lowerLetter", ["a.", "aa."]),
        ("upperLetter", ["A.", "AA."]),
        ("lowerRoman", ["i.", "xxvii."]),
        ("upperRoman", ["I.", "XXVII."]),
        ("none", [".", "."]),
        ("bullet", ["", ""]),
    ],
)
def test_word_has_many_ways_to_write_a_number(
    tmp_path: Path, form: str, printed: list[str]
) -> None:
    """After z comes aa."""
    pattern = f'<w:abstractNum w:abstractNumId="0">{level(0, "%1.", form)}</w:abstractNum>'
    lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = "".join(paragraph(f"Ord {at}", numbered(1)) for at in range(27))
    found = read(tmp_path, word(body, numbering=pattern + lists)).parts
    assert isinstance(found[0], List)
    assert [found[0].entries[0].mark, found[0].entries[26].mark] == printed


def test_a_list_of_word_can_follow_rules_of_its_own(tmp_path: Path) -> None:
    """A level that never starts anew, numbers in digits alone, and a pattern that a style names."""
    legal = "<w:isLgl/>"
    patterns = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Listan"/>'
        + level(0, "%1", "upperRoman")
        + level(1, "%1.%2", more=legal + '<w:lvlRestart w:val="0"/>')
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Listan"/>'
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        + '<w:num w:numId="7"><w:abstractNumId w:val="99"/></w:num>'
    )
    heading = '<w:outlineLvl w:val="{}"/>'
    body = [
        paragraph(text, heading.format(at) + numbered(1, at))
        for text, at in (("Ett", 0), ("Två", 1), ("Tre", 0), ("Fyra", 1))
    ]
    body.append(paragraph("Utan", numbered(7)))
    body.append(paragraph("Brödtext", heading.format(9)))
    found = read(tmp_path, word("".join(body), numbering=patterns))
    assert [
        (part.text, part.level, part.number) for part in found.parts if isinstance(part, Heading)
    ] == [
        ("Ett", 1, "I"),
        ("Två", 2, "1.1"),
        ("Tre", 1, "II"),
        ("Fyra", 2, "2.2"),
    ]
    assert found.parts[-1] == Paragraph("Brödtext")
