"""Reads OpenDocument texts: what pandoc does not pass on of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Footnote,
    Heading,
    List,
    Paragraph,
    Removed,
    Table,
)
from tests.authoring.readers.opendocument import odt
from tests.authoring.readers.test_pandoc import read


def test_headings_in_the_lists_of_another_program(tmp_path: Path) -> None:
    """Each is a heading, with the number that the list's style gives it: lists between them count nothing."""
    styles = (
        '<text:list-style style:name="A">'
        '<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="2"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." '
        'text:display-levels="2"/></text:list-style>'
    )

    def listed(inside: str, more: str = ' text:continue-numbering="true"') -> str:
        return f'<text:list text:style-name="A"{more}>{inside}</text:list>'

    def heading(words: str, level: int, kind: str = "list-item", more: str = "") -> str:
        own = f'<text:h text:outline-level="{level}">{words}</text:h>'
        return f"<text:{kind}{more}>{own}</text:{kind}>"

    def inner(words: str) -> str:
        return f"<text:list-item><text:list>{heading(words, 2)}</text:list></text:list-item>"

    entry = "<text:list><text:list-item><text:p>Torg</text:p></text:list-item></text:list>"
    body = (
        listed(heading("Inledning", 1) + inner("Syfte"), "")
        + f"<text:p>Ord.</text:p>{entry}"
        + listed(inner("Bakgrund"))
        + listed(heading("Mål", 1))
        + listed(heading("Utan", 1, "list-header"))
        + listed(heading("Medel", 1, more=' text:start-value="7"'), ' text:continue-list="a"')
        + listed(heading("Nytt", 1), "")
    )
    found = read(tmp_path, odt(body, styles), ".odt")
    headings = [one for one in found.parts if isinstance(one, Heading)]
    assert [
        Heading("Inledning", 1, "2"),
        Heading("Syfte", 2, "2.1."),
        Heading("Bakgrund", 2, "2.2."),
        Heading("Mål", 1, "3"),
        Heading("Utan", 1),
        Heading("Medel", 1, "7"),
        Heading("Nytt", 1, "2"),
    ] == headings
    (between,) = [one for one in found.parts if isinstance(one, List)]
    assert ["Torg"] == [one.text for one in between.entries]


def test_headings_in_lists_with_more_than_headings(tmp_path: Path) -> None:
    """All lists of that style are read as lists: the numbers go on from one to the next."""
    styles = (
        '<text:list-style style:name="A"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    going_on = ' text:continue-numbering="true"'
    heading = '<text:h text:outline-level="2">{}</text:h>'
    item = "<text:list-item>{}</text:list-item>"
    listed = '<text:list text:style-name="A"{}>{}</text:list>'
    more = f"{heading.format('Bodar')}<text:p>De ska målas.</text:p>"
    body = (
        listed.format("", item.format(heading.format("Bryggor")))
        + "<text:p>De ska lagas.</text:p>"
        + listed.format(going_on, item.format(more) + item.format(heading.format("Skyltar")))
    )
    found = read(tmp_path, odt(body, styles), ".odt")
    headings = [(one.text, one.number) for one in found.parts if isinstance(one, Heading)]
    assert [("Bryggor", "1."), ("Bodar", "2."), ("Skyltar", "3.")] == headings


def test_an_opendocument_text_keeps_its_numbers_and_its_contents_page(tmp_path: Path) -> None:
    """What is deleted and what is a comment are no words of the text."""
    outline = (
        "<text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Borta</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p text:style-name="Title">Plan &gt; 2030</text:p>'
        "<text:table-of-content><text:index-body><text:index-title><text:p>Innehåll</text:p>"
        "</text:index-title><text:p><text:a>1. Inledning<text:tab/>3</text:a></text:p>"
        "</text:index-body></text:table-of-content>"
        '<text:h text:outline-level="1">Inledning</text:h>'
        '<text:h text:outline-level="2">Uppdrag</text:h>'
        '<text:h text:outline-level="2" text:is-list-header="true">Utan</text:h>'
        '<text:h text:outline-level="1">Mål<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Fot.</text:p></text:note-body></text:note></text:h>"
        '<text:h text:outline-level="2">Delmål</text:h>'
        "<text:p>Ord<office:annotation><text:p>Hm</text:p></office:annotation>.</text:p>"
    )
    found = read(tmp_path, odt(body, outline), ".odt")
    assert found.title == "Plan > 2030"
    assert found.doubts == [
        "Filen har spårade ändringar: 1 st. De är lästa som godkända.",
        "Kommentarer i marginalen är utelämnade: 1 st.",
    ]
    assert found.parts == [
        Heading("Plan > 2030", 1),
        Paragraph("Innehåll"),
        Contents([ContentsEntry("1. Inledning", "3")]),
        Heading("Inledning", 1, "1."),
        Heading("Uppdrag", 2, "1.1"),
        Heading("Utan", 2),
        Heading("Mål¹", 1, "2."),
        Footnote("¹", "Fot."),
        Heading("Delmål", 2, "2.1"),
        Paragraph("Ord."),
    ]


def test_heads_and_feet_of_an_opendocument_text_are_told_once(tmp_path: Path) -> None:
    """They are no text. A page's number and what does not show are left out of them."""
    number = "<text:page-number>1</text:page-number>"
    page = (
        "<style:master-page><style:header><text:p>Påhittköpings kommun</text:p></style:header>"
        '<style:header-left style:display="false"><text:p>Utkast</text:p></style:header-left>'
        "<style:header-first><text:p>Påhittköpings kommun</text:p></style:header-first>"
        f"<style:footer><text:p>Dnr KS 2030/1<text:tab/>{number}"
        f" (<text:page-count>9</text:page-count>)</text:p><text:p>{number}</text:p></style:footer>"
        "</style:master-page>"
    )
    found = read(tmp_path, odt("<text:p>Planen gäller.</text:p>", page), ".odt")
    assert found.doubts == []
    assert found.removed == [
        Removed("head or foot", "Påhittköpings kommun"),
        Removed("head or foot", "Dnr KS 2030/1"),
    ]


def test_signs_of_a_symbol_font_in_an_opendocument(tmp_path: Path) -> None:
    """Its letters are signs, whether it names the font itself or by a face. Unknown ones are told."""
    faces = "".join(
        f'<style:font-face style:name="{name}" svg:font-family="{family}"/>'
        for name, family in (
            ("W1", "Wingdings"),
            ("S1", "Symbol"),
            ("W2", "&apos;Wingdings 2&apos;"),
        )
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {font}/></style:style>'
        for name, font in (
            ("T1", 'style:font-name="W1"'),
            ("T2", 'fo:font-family="Symbol"'),
            ("T3", 'style:font-name="W2"'),
            ("T4", 'style:font-name="S1"'),
        )
    )
    body = (
        '<text:p>Klart: <text:span text:style-name="T1">ü</text:span>, minst '
        '<text:span text:style-name="T2">\uf0b3</text:span> 80, högst '
        '<text:span text:style-name="T4">£</text:span> 90, '
        '<text:span text:style-name="T3">P</text:span></text:p>'
    )
    found = read(tmp_path, odt(body, faces + styles), ".odt")
    assert found.parts == [Paragraph("Klart: ✓, minst ≥ 80, högst ≤ 90, \ufffd")]
    assert found.doubts == [
        "Tecken ur symboltypsnitt (Wingdings 2) är inte lästa: 1 st. De står som \ufffd; skriv det som "
        "står i originalet."
    ]


def test_the_colours_of_an_opendocument_texts_cells(tmp_path: Path) -> None:
    """Those of a sign, a figure or an empty cell, which may be one tag. A figure without one is told."""
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:color="#ff0000"/>'
        '</style:style><style:style style:name="C1" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#ffc000" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"/></style:style>'
        '<style:style style:name="G1" style:family="graphic">'
        '<style:graphic-properties draw:fill-color="#00b050"/></style:style>'
    )
    cells = [
        "<table:table-cell><text:p>Bänkar</text:p></table:table-cell>",
        '<table:table-cell><text:p><text:span text:style-name="T1">●</text:span></text:p>'
        "</table:table-cell>",
        '<table:table-cell table:style-name="C1"><text:p/></table:table-cell>',
        '<table:table-cell table:style-name="C1"><text:p></text:p></table:table-cell>',
        '<table:table-cell><text:p><draw:ellipse draw:style-name="G1"/></text:p></table:table-cell>',
        "<table:table-cell><text:p><draw:ellipse/></text:p></table:table-cell>",
    ]
    row = f"<table:table-row>{''.join(cells)}</table:table-row>"
    body = (
        f'<table:table><table:table-column table:number-columns-repeated="6"/>{row}</table:table>'
    )
    found = read(tmp_path, odt(body, styles), ".odt")

    assert found.doubts == [
        "Figurer som är ritade i tabellceller är inte med: 1 st. Jämför med filen."
    ]
    assert found.parts == [
        Table(
            [
                [
                    Cell("Bänkar"),
                    Cell("●", colour="FF0000"),
                    Cell("", colour="FFC000"),
                    Cell("", colour="FFC000"),
                    Cell("", colour="00B050"),
                    Cell(""),
                ]
            ],
            headers=0,
        )
    ]


@pytest.mark.parametrize(
    ("form", "printed"),
    [("1", "(2)"), ("a", "(b)"), ("A", "(B)"), ("i", "(ii)"), ("I", "(II)"), ("", "")],
)
def test_an_opendocument_text_has_many_ways_to_write_a_number(
    tmp_path: Path, form: str, printed: str
) -> None:
    """With signs around it. A style can go without."""
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-prefix="(" '
        f'style:num-format="{form}" style:num-suffix=")"/></text:outline-style>'
        '<style:style style:name="H" style:family="paragraph" style:list-style-name="L"/>'
        '<style:style style:name="Utan" style:family="paragraph" style:list-style-name=""/>'
        '<style:style style:name="K" style:family="paragraph" style:parent-style-name="Table"/>'
    )
    body = (
        '<text:h text:style-name="Utan" text:outline-level="1">Inledning</text:h>'
        '<text:h text:style-name="H" text:outline-level="1" text:start-value="2" '
        'text:restart-numbering="true">Mål</text:h>'
        '<text:p text:style-name="K">Tabell 1.</text:p><table:table><table:table-row>'
        "<table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert read(tmp_path, odt(body, styles), ".odt").parts == [
        Heading("Inledning", 1),
        Heading("Mål", 1, printed),
        Table([[Cell("A"), Cell("B")]], headers=0, caption="Tabell 1."),
    ]


LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="1" '
    'text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="L2">'
    '<text:list-level-style-number text:level="1" style:num-suffix=")" style:num-format="a"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="L3">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def entries(*texts: str, style: str = "", more: str = "") -> str:
    """A list of an OpenDocument text. An entry that is a list itself is one of its own."""
    named = f' text:style-name="{style}"' if style else ""
    inside = (
        one if one.startswith("<text:list-") else f"<text:list-item>{one}</text:list-item>"
        for one in texts
    )
    return f"<text:list{named} {more}>{''.join(inside)}</text:list>"


def words(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            entries(words("ett"), words("två"), style="L1", more='xml:id="a"')
            + entries(words("röda"), words("gula"), style="L2")
            + entries(words("tre"), style="L1", more='xml:id="b" text:continue-list="a"')
            + entries(words("fyra"), style="L1", more='text:continue-numbering="true"'),
            ["1. ett", "2. två", "a) röda", "b) gula", "3. tre", "4. fyra"],
        ),
        (
            entries(words("ett"), style="L1")
            + words("Emellan.")
            + entries(words("om"), style="L1"),
            ["1. ett", "1. om"],
        ),
        (
            entries(
                words("ett") + entries(words("inne"), words("till")),
                words("två") + words("mer") + entries(words("inne")),
                style="L1",
            ),
            ["1. ett", "1.1. inne", "1.2. till", "2. två mer", "2.1. inne"],
        ),
        (
            entries(words("ett") + entries(words("inne")), style="L1")
            + words("Emellan.")
            + entries(
                entries(words("till")),
                words("två"),
                style="L1",
                more='text:continue-numbering="true"',
            ),
            ["1. ett", "1.1. inne", "1.2. till", "2. två"],
        ),
        (
            entries(
                '<text:list-item text:start-value="7"><text:p>sju</text:p></text:list-item>',
                words("åtta"),
                "<text:list-header><text:p>utan</text:p></text:list-header>",
                words("nio"),
                style="L1",
            ),
            ["7. sju", "8. åtta", " utan", "9. nio"],
        ),
        (
            entries(words("ett"), words(""), words("tre"), style="L1"),
            ["1. ett", "3. tre"],
        ),
        (
            entries(words("ett") + entries(words("punkt")), words("två"), style="L2"),
            ["a) ett", " punkt", "b) två"],
        ),
        (
            words("Planen:") + entries(entries(words("punkt"), words("till")), style="L2"),
            [" punkt", " till"],
        ),
        (
            entries(
                words("ett"),
                '<text:list-item text:style-override="L3"><text:p>punkt</text:p></text:list-item>',
                words("två"),
                style="L1",
            ),
            ["1. ett", " punkt", "3. två"],  # it counts all the same
        ),
        (
            entries(
                words("ett") + entries(words("inne")) + words("Mer.") + entries(words("anew")),
                words("två"),
                style="L1",
            ),
            ["1. ett", "1.1. inne", "1.1. anew", "2. två"],
        ),
        (
            entries(entries(words("inne"), words("till")), words("två"), style="L1"),
            ["1.1. inne", "1.2. till", "2. två"],
        ),
        (
            entries(words("ett") + entries(words("a"), style="L2"), words("två"), style="L1"),
            ["1. ett", " a", "2. två"],
        ),
    ],
    ids=[
        "goes on",
        "begins anew",
        "within",
        "goes on within",
        "begins at",
        "empty",
        "bullets",
        "bullets alone",
        "a bullet among numbers",
        "one more within",
        "begins within",
        "another",
    ],
)
def test_the_entries_of_an_opendocument_text_have_their_numbers(
    tmp_path: Path, body: str, printed: list[str]
) -> None:
    """A list that goes on after another one, an entry within another, and one that begins at a number."""

    def told(found: list[Entry]) -> Iterator[str]:
        for one in found:
            yield f"{one.mark} {one.text}"
            yield from told(one.inner.entries if one.inner else [])

    parts = read(tmp_path, odt(body, LISTS), ".odt").parts
    lists = (part for part in parts if isinstance(part, List))
    assert printed == [one for part in lists for one in told(part.entries)]


def test_a_heading_in_a_list_with_other_text_has_its_number(tmp_path: Path) -> None:
    """The list counts it, and goes on after what stands between."""
    heading = '<text:h text:outline-level="1">{}</text:h>'
    body = (
        entries(heading.format("Ett") + words("Text."), style="L1", more='xml:id="a"')
        + entries(words("röda"), style="L2")
        + entries(heading.format("Två"), style="L1", more='text:continue-list="a"')
    )
    parts = read(tmp_path, odt(body, LISTS), ".odt").parts
    assert [("Ett", "1."), ("Två", "2.")] == [
        (part.text, part.number) for part in parts if isinstance(part, Heading)
    ]


def test_hidden_text_of_an_opendocument_text_is_left_out(tmp_path: Path) -> None:
    """A span, a whole paragraph or a section. Editors are told in how many places."""
    hidden = '<style:text-properties text:display="none"/>'
    styles = (
        f'<style:style style:name="T" style:family="text">{hidden}</style:style>'
        f'<style:style style:name="P" style:family="paragraph">{hidden}</style:style>'
    )
    body = (
        '<text:p>Fler ska läsa.<text:span text:style-name="T"> Stryk detta.</text:span></text:p>'
        '<text:p text:style-name="P">Ett utkast.</text:p>'
        '<text:section text:name="S" text:display="none"><text:p>Mer utkast.</text:p></text:section>'
        "<text:p>Så är det.</text:p>"
    )
    found = read(tmp_path, odt(body, styles), ".odt")
    assert [Paragraph("Fler ska läsa."), Paragraph("Så är det.")] == found.parts
    assert ["Dold text är utelämnad, på 3 ställen."] == found.doubts


def test_what_is_filled_in_in_an_opendocument_text_is_text(tmp_path: Path) -> None:
    """The sign of a check box, and the words of a field."""
    body = (
        '<text:p><loext:content-control loext:checkbox="true">☒</loext:content-control> Klar</text:p>'
        "<text:p><text:text-input>Delårsrapport 2031</text:text-input></text:p>"
    )
    assert [Paragraph("☒ Klar"), Paragraph("Delårsrapport 2031")] == read(
        tmp_path, odt(body), ".odt"
    ).parts


def _bullets(*rows: tuple[str, str]) -> str:
    """Lists beside each other, each with one entry: its style and its words."""
    return "".join(
        f'<text:list text:style-name="{style}"><text:list-item><text:p>{words}</text:p></text:list-item></text:list>'
        for style, words in rows
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("A.a B.b B.c A.d", ["a", ["b", "c"], "d"]),
        ("A.a B.b C.c A.d", ["a", ["b", ["c"]], "d"]),
        ("A.a B.b C.c B.d A.e B.f", ["a", ["b", ["c"], "d"], "e", ["f"]]),
        ("A.a B.b", ["a", ["b"]]),
    ],
)
def test_lists_of_an_opendocument_text_that_stand_further_in(
    tmp_path: Path, rows: str, expected: list[object]
) -> None:
    """They are in the last entry of the one right above them, as Word has them by its styles."""
    margins = {"A": "0.25in", "B": "1.27cm", "C": "54pt"}
    styles = "".join(
        f'<text:list-style style:name="{name}"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        f'<style:list-level-properties><style:list-level-label-alignment fo:margin-left="{margin}"/>'
        "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
        for name, margin in margins.items()
    )

    def shown(part: List) -> list[object]:
        return [
            one
            for entry in part.entries
            for one in (entry.text, *([shown(entry.inner)] if entry.inner else []))
        ]

    body = _bullets(
        *((style, words) for style, _, words in (row.partition(".") for row in rows.split()))
    )
    [made] = read(tmp_path, odt(f"{body}<text:p>Slut.</text:p>", styles), ".odt").parts[:-1]
    assert isinstance(made, List)
    assert expected == shown(made)
