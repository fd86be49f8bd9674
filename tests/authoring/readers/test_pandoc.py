"""What is read of OpenDocument, HTML and Markdown files, and of all that pandoc reads."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypandoc
import pytest

from planspegeln.authoring.readers import pandoc
from planspegeln.authoring.readers.outline import (
    Cell,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Reading,
    ReadingError,
    Removed,
    Table,
)
from tests.authoring.readers.opendocument import odt
from tests.authoring.readers.word import (
    paragraph,
    word,
)

PLAN = """\
---
title: Trygghetsplan 2030
subtitle: Påhittköpings kommun
---

# 1. Inledning

Planen **gäller alla** i *Påhittköping*.^[Antagen 2029.] Ytan är 5 m^2^.

**Åtgärder**

1. Belysning
2. Lokaler
   a) skolor
   b) bad
      - ute
      - inne
3. Möten

> Citerade ord.

+---------+-----------+
| Åtgärd  | Ansvarig  |
+=========+===========+
| Lampor  | Gatan     |
|         +-----------+
|         | Parken    |
+---------+-----------+

: Vem gör vad

## § 98 Beslut

Storgatan 1\\
123 45 Påhittköping
"""


def read(tmp_path: Path, content: bytes | str, suffix: str = ".docx") -> Reading:
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return pandoc.read(path)


def made(tmp_path: Path, text: str, kind: str) -> Reading:
    """What is read of a file that pandoc makes of a text in Markdown."""
    path = tmp_path / f"plan.{kind}"
    pypandoc.convert_text(text, kind, format="markdown", outputfile=str(path))
    return pandoc.read(path)


def test_a_text_in_markdown_keeps_its_order_and_its_marks(tmp_path: Path) -> None:
    """Numbers, marks of entries, notes, spans and short lines are what the file shows."""
    found = read(tmp_path, PLAN, ".md")
    assert found.title == "Trygghetsplan 2030"
    assert found.doubts == []
    assert found.reader.startswith("pandoc ")
    assert found.parts == [
        Heading("Trygghetsplan 2030", 1),
        Paragraph("Påhittköpings kommun"),
        Heading("Inledning", 1, "1."),
        Paragraph(
            "Planen gäller alla i Påhittköping.¹ Ytan är 5 m².", ["gäller alla", "Påhittköping"]
        ),
        Footnote("¹", "Antagen 2029."),
        Paragraph("Åtgärder", bold=True),
        List(
            [
                Entry("Belysning", "1."),
                Entry(
                    "Lokaler",
                    "2.",
                    List(
                        [
                            Entry("skolor", "a)"),
                            Entry("bad", "b)", List([Entry("ute"), Entry("inne")])),
                        ],
                        ordered=True,
                    ),
                ),
                Entry("Möten", "3."),
            ],
            ordered=True,
        ),
        Paragraph("Citerade ord."),
        Table(
            [
                [Cell("Åtgärd"), Cell("Ansvarig")],
                [Cell("Lampor", rows=2), Cell("Gatan")],
                [Cell("Parken")],
            ],
            caption="Vem gör vad",
        ),
        Heading("Beslut", 2, "§ 98"),
        Paragraph("Storgatan 1 123 45 Påhittköping", lines=["Storgatan 1", "123 45 Påhittköping"]),
    ]


@pytest.mark.parametrize("kind", ["docx", "odt", "html"])
def test_another_format_of_the_same_text_gives_the_same_parts(tmp_path: Path, kind: str) -> None:
    """Only HTML cannot say what stands after a letter, and here has no title in its text."""
    text = PLAN.replace("a)", "a.").replace("b)", "b.") if kind == "html" else PLAN
    expected = read(tmp_path, text, ".md").parts[2 if kind == "html" else 0 :]
    found = made(tmp_path, text, kind)
    assert found.doubts == []
    assert found.parts == expected


def test_a_web_page_gives_its_text_alone(tmp_path: Path) -> None:
    """Its menu is taken out, its scripts and comments are no text, and its title is no heading."""
    page = (
        "<html><head><title>Plan | Påhittköping</title><script>x()</script></head><body>"
        '<nav class="a"><a href="/">Start</a></nav><!-- tyst -->'
        "<h1>Plan\u00a0för tryg\u00adghet</h1><p>En e\ufb03ktiv <b>ga\u030ata</b>.</p>"
        '<ol start="3"><li><p>Tre</p><p>mer</p></li><li>Fyra<table><tr><th>A</th><td>B</td></tr>'
        "</table></li><li>Fem</li></ol>"
        '<figure><img src="x.png" alt="En lampa"><figcaption>Bild 1</figcaption></figure>'
        "<dl><dt>Ord</dt><dd>Betydelse</dd></dl><pre>rad 1\nrad 2</pre></body></html>"
    )
    found = read(tmp_path, page, ".html")
    assert found.title == "Plan | Påhittköping"
    assert found.removed == [Removed("head or foot", "Start")]
    assert found.parts == [
        Heading("Plan för trygghet", 1),
        Paragraph("En effiktiv gåta.", ["gåta"]),
        List([Entry("Tre mer", "3."), Entry("Fyra", "4.")], ordered=True),
        Table([[Cell("A"), Cell("B")]], headers=0),
        List([Entry("Fem", "5.")], ordered=True),
        Figure("Bild 1", "En lampa"),
        Paragraph("Ord"),
        Paragraph("Betydelse"),
        Paragraph("rad 1 rad 2", lines=["rad 1", "rad 2"]),
    ]


def test_what_stands_around_the_text_of_a_web_page_is_taken_out(tmp_path: Path) -> None:
    """Its head and foot and its menus. A header in the text, or with the title, is text."""
    page = (
        "<header><p>Påhittköpings kommun</p></header><div role='navigation'>Start / Planer</div>"
        "<header><h1>Plan</h1></header><article><header><p>Antagen.</p></header><p>Text."
        "<footer><p>Slut.</p></footer></article><footer><p>Om kakor</p></footer>"
    )
    found = read(tmp_path, page, ".html")
    assert [one.text for one in found.removed] == [
        "Påhittköpings kommun",
        "Start / Planer",
        "Om kakor",
    ]
    assert found.parts == [
        Heading("Plan", 1),
        *(Paragraph(text) for text in ("Antagen.", "Text.", "Slut.")),
    ]


def test_a_web_pages_cells_and_rows_may_lack_their_ends(tmp_path: Path) -> None:
    """HTML lets them be left out, in tables within tables, too."""
    page = (
        "<table><thead><tr><th>Mått<th>Utfall<tbody><tr><td>Ljus<td>3<tr><td><p>Bänkar"
        "<table><tr><td>ute<td>inne</table></div></p><td></tbody></table><p>Efter.</p>"
    )
    assert read(tmp_path, page, ".html").parts == [
        Table(
            [
                [Cell("Mått"), Cell("Utfall")],
                [Cell("Ljus"), Cell("3")],
                [Cell("Bänkar ute inne"), Cell("")],
            ]
        ),
        Paragraph("Efter."),
    ]


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="iso-8859-1">',
        "<META http-equiv=Content-Type content='text/html; charset=windows-1252'>",
    ],
)
def test_a_web_page_may_say_how_it_is_encoded(tmp_path: Path, meta: str) -> None:
    """As older ones do. Latin-1 is read as browsers read it."""
    page = f"{meta}<p>Åtgärder – för alla.</p>".encode("cp1252")
    assert read(tmp_path, page, ".html").parts == [Paragraph("Åtgärder – för alla.")]


def test_only_the_main_part_of_a_web_page_is_read(tmp_path: Path) -> None:
    """If the page says what it is. An editor is told."""
    found = read(tmp_path, "<body><p>Huvud</p><main><p>Text.</p></main></body>", ".htm")
    assert found.parts == [Paragraph("Text.")]
    assert found.doubts == ["Bara det som sidan kallar sitt huvudinnehåll (main) är läst."]


def test_markdown_is_read_as_github_reads_it(tmp_path: Path) -> None:
    """A list needs no blank line before it."""
    text = (
        "## Mål\nText\n- ett\n  - två\n\n|A|B|\n|-|-|\n|1<br>x|2|\n\nNot[^1].\n\n[^1]: Här.\n\n"
        "<!-- tyst -->\n\n![En lampa](x.png)\n"
    )
    found = read(tmp_path, "\ufeff" + text, ".md")
    assert found.parts == [
        Heading("Mål", 2),
        Paragraph("Text"),
        List([Entry("ett", inner=List([Entry("två")]))]),
        Table([[Cell("A"), Cell("B")], [Cell("1 x"), Cell("2")]]),
        Paragraph("Not¹."),
        Footnote("¹", "Här."),
        Figure(description="En lampa"),
    ]
    assert found.doubts == []


@pytest.mark.parametrize("pandocs", ["", "+---+---+\n| x | y |\n+---+---+\n\n"])
def test_html_in_markdown_is_read_as_html(tmp_path: Path, pandocs: str) -> None:
    """With its tables, also where a blank line parts it, and in entries and quotes."""
    text = (
        f"{pandocs}<table>\n<tr><th colspan=2>Mått<th>År\n\n<tr><td>Ljus</td><td>antal</td><td>3</td></tr>"
        "\n</table>\n\n<div>\n<p>Ord</p>\n</div>\n\n- ett.\n\n  <p>två</p>\n\n1. <p>tre</p>\n\n"
        "> <p>fyra</p>\n"
    )
    found = read(tmp_path, text, ".md")
    assert found.parts[-5:] == [
        Table([[Cell("Mått", columns=2), Cell("År")], [Cell("Ljus"), Cell("antal"), Cell("3")]]),
        Paragraph("Ord"),
        List([Entry("ett. två")]),
        List([Entry("tre", "1.")], ordered=True),
        Paragraph("fyra"),
    ]
    assert found.doubts == []


def test_more_html_in_markdown_than_can_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece takes its time."""
    monkeypatch.setattr(pandoc, "_MOST", 1)
    found = read(tmp_path, "<p>Ett</p>\n\nText\n\n<p>Två</p>\n", ".md")
    assert found.parts == [Paragraph("Ett"), Paragraph("Text")]
    assert found.doubts == ["HTML- eller annan kod i texten är utelämnad: ”Två”."]


def test_a_title_that_stands_before_the_text_and_in_it_is_one(tmp_path: Path) -> None:
    """In Markdown. Another first heading stays."""
    front = "---\ntitle: Plan 2030\n---\n\n"
    text = [Heading("Plan 2030", 1), Paragraph("Text.")]
    assert read(tmp_path, f"{front}# Plan 2030\n\nText.\n", ".md").parts == text
    other = [text[0], Heading("Mål", 1), text[1]]
    assert read(tmp_path, f"{front}# Mål\n\nText.\n", ".md").parts == other


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("1.1 Uppdrag", "1.1", "Uppdrag"),
        ("4. Mål", "4.", "Mål"),
        ("3 Mål", "3", "Mål"),
        ("a) skolor", "a)", "skolor"),
        ("Bilaga 2 – Ordlista", "Bilaga 2", "Ordlista"),
        ("Bilaga 2", "", "Bilaga 2"),
        ("10 åtgärder", "", "10 åtgärder"),
        ("2030 Mål", "", "2030 Mål"),
        ("Del i helheten", "", "Del i helheten"),
    ],
)
def test_a_number_typed_before_a_heading_is_told_from_its_words(
    tmp_path: Path, printed: str, number: str, text: str
) -> None:
    """A count and a year are words."""
    found = read(tmp_path, f"<h2>{printed}</h2>", ".html")
    assert found.parts == [Heading(text, 2, number)]


def test_lines_that_are_running_text_are_joined(tmp_path: Path) -> None:
    """A sentence that runs over a line's end, or lines that are all sentences, are one text."""
    found = read(tmp_path, "<p>Vi ska<br>göra mer.</p><p>Vi går.<br>Vi ser.</p>", ".html")
    assert found.parts == [Paragraph("Vi ska göra mer."), Paragraph("Vi går. Vi ser.")]


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


WHOLE = word(paragraph("Text " * 50))


MANIFEST = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.docx", b"", "Filen är tom"),
        ("plan.docx", b"Bara text", "inte det som namnet säger"),
        ("plan.docx", WHOLE[: len(WHOLE) // 2], "skadad"),
        ("plan.docx", WHOLE.replace(b"Text Text", b"Text Tex!"), "skadad"),
        ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "lösenordsskyddad"),
        ("plan.docx", OLE + b"\x00" * 600, "spara den som .docx"),
        ("plan.doc", OLE + b"\x00" * 600, "spara den som .docx"),
        ("plan.doc", WHOLE, "spara den som .docx"),
        ("plan.xyz", b"Text", "läses inte"),
        ("plan.md", b"MZ\x90\x00\x03", "är ett program"),
        ("plan.md", b"\x7fELF\x02\x01\x01\x00", "är ett program"),
        ("plan.docx", zipped({"word/document.xml": b" " * (30 << 20)}), "orimligt mycket"),
        ("plan.docx", zipped({f"{n}.xml": b"" for n in range(5_001)}), "5001 filer"),
        ("plan.docx", odt("<text:p>Text</text:p>"), "inte det som namnet säger"),
        ("plan.odt", WHOLE, "inte det som namnet säger"),
        ("plan.odt", zipped(MANIFEST), "ingen text som går att läsa"),
        (
            "plan.odt",
            zipped({**MANIFEST, "META-INF/manifest.xml": b"<m:encryption-data/>"}),
            "lösenordsskyddad",
        ),
        ("plan.docx", word(""), "ingen text"),
        ("plan.docx", word(paragraph("")), "ingen text"),
        ("plan.docx", word("<w:p></w:q>"), "skadad"),
        ("plan.docx", word("<w:p>" * 300 + "</w:p>" * 300), "för djupt nästlad"),
        ("plan.md", "# Mål\n\nÅtgärd".encode("cp1252"), "spara som UTF-8"),
        ("plan.html", "<p>Åtgärd".encode("cp1252"), "spara som UTF-8"),
        ("plan.html", b"<meta charset=latin1><p>\x81\x8d", "spara som UTF-8"),
        ("plan.md", b"Text\x00\x01", "ingen textfil"),
        ("plan.md", WHOLE, "ingen textfil"),
        ("plan.md", b"<!-- tyst -->", "ingen text"),
        ("plan.html", b"<html><head><title>Plan</title></head></html>", "ingen text"),
        ("plan.html", b"<div>" * 5_000 + b"Text", "djupt nästlad"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """In one Swedish sentence or two, with what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=said):
        pandoc.read(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    """They can grow without end, or read other files."""
    content = zipped(
        {
            "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "b">]><w:document>&b;</w:document>',
        }
    )
    with pytest.raises(ReadingError, match="XML som inte får finnas"):
        read(tmp_path, content)


def test_reading_ends_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the file makes pandoc do."""
    monkeypatch.setattr(pandoc, "_SECONDS", 0.001)
    with pytest.raises(ReadingError, match="sekunder"):
        read(tmp_path, "Text\n\n" * 20_000, ".md")


def test_reading_ends_within_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of pandoc's, and of what it answers."""
    monkeypatch.setattr(pandoc, "_MEMORY", "8m")
    with pytest.raises(ReadingError, match="för stor"):
        read(tmp_path, "Text *a* [b](c)\n\n" * 20_000, ".md")
    monkeypatch.undo()
    monkeypatch.setattr(pandoc, "_TREE", 1_000)
    with pytest.raises(ReadingError, match="för stor"):
        read(tmp_path, "Text\n\n" * 200, ".md")


def test_words_that_do_not_come_through_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a file has and its parts have not."""
    tree = {"meta": {}, "blocks": [{"t": "Para", "c": [{"t": "Str", "c": "Ett"}]}]}
    monkeypatch.setattr(pandoc, "_tree", lambda *_: tree)
    found = read(tmp_path, word(paragraph("Ett") + paragraph("Två tre.")))
    assert found.doubts == ["2 ord i filen kom inte med: ”Två tre.”. Jämför med filen."]


@pytest.mark.parametrize("kind", ["docx", "odt", "md"])
def test_text_that_is_struck_through_is_told(tmp_path: Path, kind: str) -> None:
    """It may no longer hold."""
    found = made(
        tmp_path, "Avgiften är ~~400~~ nu **450** kronor[^1].\n\n[^1]: ~~Till 2029.~~", kind
    )
    texts = [part.text for part in found.parts if isinstance(part, Paragraph | Footnote)]
    assert texts == ["Avgiften är 400 nu 450 kronor¹.", "Till 2029."]
    assert found.doubts == [
        "Överstruken text är läst som vanlig text: ”400”. Gäller den än?",
        "Överstruken text är läst som vanlig text: ”Till 2029.”. Gäller den än?",
    ]


def test_what_an_entry_cannot_hold_stands_after_it(tmp_path: Path) -> None:
    """In an inner list it becomes words of the entry before, and an editor is told."""
    page = (
        "<ol><li><h3>Mål</h3><p>Text.</p></li><li>Ett<ul><li>inre<p>mer</p><ul><li>djup</li></ul>"
        "<p>sist</p></li><li><h4>Rubrik</h4></li></ul></li></ol><ul><li><ul><li>utan</li></ul></li></ul>"
    )
    found = read(tmp_path, page, ".html")
    assert found.parts == [
        Heading("Mål", 3, "1."),
        Paragraph("Text."),
        List(
            [
                Entry(
                    "Ett",
                    "2.",
                    List([Entry("inre mer", inner=List([Entry("djup sist")])), Entry("Rubrik")]),
                )
            ],
            ordered=True,
        ),
        List([Entry("utan")]),
    ]
    assert found.doubts == [
        "En tabell, en rubrik eller ett stycke i en inre lista är löpande text.",
        "flera stycken eller rader i en punkt står på en rad i utkastet: ”mer” efter ”inre”, ”sist” efter "
        "”djup”; se i filen var de börjar",
    ]


def test_cells_keep_their_words_in_one_line(tmp_path: Path) -> None:
    """Whatever blocks they hold."""
    inside = (
        "<p>Ett</p><ul><li>två</li></ul><ol><li>tre</li></ol><blockquote>fyra</blockquote>"
        "<div><pre>fem</pre></div><dl><dt>sex</dt><dd>sju</dd></dl><h2>åtta</h2>"
        "<table><tr><td>nio</td><td>tio</td></tr></table>"
        "<figure><img src=x alt=Bild><figcaption>elva</figcaption></figure>"
    )
    found = read(tmp_path, f"<table><tr><td>{inside}</td><td>x</td></tr></table>", ".html")
    words = "Ett två tre fyra fem sex sju åtta nio tio elva"
    assert found.parts == [Table([[Cell(words), Cell("x")]], headers=0), Figure(description="Bild")]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(ReadingError, match=r"går inte att öppna: .*borta\.docx"):
        pandoc.read(tmp_path / "borta.docx")


def test_pandocs_own_markdown_is_read_whole(tmp_path: Path) -> None:
    """Blocks of lines, code, quotes and what stands before the text."""
    text = (
        "---\ntitle: Plan\nauthor:\n- Ett\n- Två\nabstract: |\n  Första.\n\n  Andra.\n---\n\n"
        "| Rad ett\n| Rad två\n\n    kod\n\nOrd\n:   Betydelse\n\nTal `x` och ~~struket~~.^[\n  Not]\n\n"
        "![Bild](x.png)\n\n# \n\n***\n"
    )
    found = read(tmp_path, text, ".markdown")
    assert found.title == "Plan"
    assert found.parts == [
        Heading("Plan", 1),
        Paragraph("Ett"),
        Paragraph("Två"),
        Paragraph("Första."),
        Paragraph("Andra."),
        Paragraph("Rad ett Rad två", lines=["Rad ett", "Rad två"]),
        Paragraph("kod"),
        Paragraph("Ord"),
        Paragraph("Betydelse"),
        Paragraph("Tal x och struket.¹"),
        Footnote("¹", "Not"),
        Figure("Bild"),
    ]


def test_definitions_of_a_web_page(tmp_path: Path) -> None:
    """Labels that documents have in front are facts. Other terms are paragraphs, and no headings."""
    labels = (
        "<dl><dt>Beslutad</dt><dd>2030-12-09</dd><dt>Diarienummer:</dt><dd>ÄN 2030/88</dd></dl>"
    )
    terms = "<dl><dt><b>Torg</b></dt><dd>En plats.</dd><dt>Datum</dt><dd>En dag.</dd></dl>"
    found = read(tmp_path, f"<h1>Plan</h1>{labels}{terms}", ".html")
    assert found.parts[1:] == [
        Facts([("Beslutad", ["2030-12-09"]), ("Diarienummer:", ["ÄN 2030/88"])]),
        Paragraph("Torg"),
        Paragraph("En plats."),
        Paragraph("Datum"),
        Paragraph("En dag."),
    ]
    assert found.doubts == [
        "En lista med ord och vad de betyder, från ”Torg”, är stycken i utkastet: "
        "se i filen vad som hör ihop"
    ]
    assert read(tmp_path, f"<h1>Plan</h1>{labels}", ".html").doubts == []


def test_notes_in_definitions_are_counted_once(tmp_path: Path) -> None:
    """A term is read twice to see what it is."""
    found = read(tmp_path, "Torg\n\n:   En plats.^[Ett.]\n\nMer.^[Två.]\n", ".md")
    notes = [part for part in found.parts if isinstance(part, Footnote)]
    assert notes == [Footnote("¹", "Ett."), Footnote("²", "Två.")]


def test_a_note_in_the_text_changes_nothing_else(tmp_path: Path) -> None:
    """Only pandoc's own Markdown has such notes. A list or a heading may stand right below a text."""
    found = read(tmp_path, "Vi ska:\n- bygga\n- riva\n## Mål\nMer.^[Antagen 2031.]\n", ".md")
    assert found.parts == [
        Paragraph("Vi ska:"),
        List([Entry("bygga"), Entry("riva")]),
        Heading("Mål", 2),
        Paragraph("Mer.¹"),
        Footnote("¹", "Antagen 2031."),
    ]


def test_a_paragraph_may_be_in_bold_italics(tmp_path: Path) -> None:
    """Italics alone, or bold alone, is not both."""
    found = read(tmp_path, "***Torg***\n\n**Ljus**\n\n*Tak*\n", ".md")
    assert [(part.bold, part.leaning) for part in found.parts if isinstance(part, Paragraph)] == [
        (True, True),
        (True, False),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>Säkerhetschef</p><p>Kommundirektör</p>", "Säkerhetschef Kommundirektör"),
        ("<ul><li>teknik</li><li>räddningstjänst</li></ul>", "teknik räddningstjänst"),
    ],
    ids=["paragraphs", "list"],
)
def test_cells_with_several_paragraphs_are_told(tmp_path: Path, inside: str, text: str) -> None:
    """A cell is one line, and would read as one name. Whole sentences show where they start."""
    page = "<table><tr><th>Åtgärd</th><th>Ansvar</th></tr><tr><td>Öva</td><td>{}</td></tr></table>"
    found = read(tmp_path, page.format(inside), ".html")
    assert found.doubts == [
        f"flera stycken eller punkter i en cell står på en rad i utkastet: ”{text}”; "
        "se i filen var de börjar"
    ]
    sentences = "<p>Nämnden leder.</p><p>Staben stöder.</p>"
    assert read(tmp_path, page.format(sentences), ".html").doubts == []
    found = read(
        tmp_path, f"<table>{f'<tr><td>Öva</td><td>{inside}</td></tr>' * 5}</table>", ".html"
    )
    assert f": {', '.join([f'”{text}”'] * 3)} och 2 till; se" in found.doubts[0]


def test_an_entry_in_a_division(tmp_path: Path) -> None:
    """A web page may put the text of an entry in one, or in several within each other."""
    page = (
        "<ul><li><div>sopa torg</div></li><li><div><div><p>köpa träd</p></div></div></li></ul>"
        "<ol><li><div>Ett</div><ul><li><div>inne</div></li></ul></li><li>Två</li></ol>"
    )
    inner = List([Entry("inne")])
    assert read(tmp_path, page, ".html").parts == [
        List([Entry("sopa torg"), Entry("köpa träd")]),
        List([Entry("Ett", "1.", inner), Entry("Två", "2.")], ordered=True),
    ]
