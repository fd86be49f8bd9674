"""Plain text: what its lines show, and what belongs to its pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from planspegeln.authoring.readers import text as reader
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Heading,
    List,
    Paragraph,
    Part,
    ReadingError,
    Table,
)
from planspegeln.authoring.readers.tidy import BREAK, Tidy, in_one_line


def parts(text: str, *known: str) -> list[Part]:
    return reader.outline(text, frozenset(known)).parts


def heading(text: str, number: str = "", level: int | None = None) -> Heading:
    return Heading(text, level, number, "marked" if level else "looks")


def table(*rows: str, headers: int = 0) -> Table:
    """A table of rows with a bar between cells. "Utfall:2" goes over two columns."""
    cells = [
        [
            Cell(words, columns=int(columns or 1))
            for words, _, columns in (cell.partition(":") for cell in row.split("|"))
        ]
        for row in rows
    ]
    return Table(cells, headers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Mål\n\nText.", [heading("Mål", "1."), Paragraph("Text.")]),
        ("1.1.1 Lagar\n\nText.", [heading("Lagar", "1.1.1"), Paragraph("Text.")]),
        ("2 Mål\n\nText.", [heading("Mål", "2"), Paragraph("Text.")]),
        ("§ 98 Val\n\nText.", [heading("Val", "§ 98"), Paragraph("Text.")]),
        ("Bilaga 2: Ord\n\nText.", [heading("Ord", "Bilaga 2:"), Paragraph("Text.")]),
        ("a) Torg\n\nText.", [heading("Torg", "a)"), Paragraph("Text.")]),
        ("# 3. Mål", [heading("Mål", "3.", 1)]),
        ("3 insatser\n\nText.", [heading("3 insatser"), Paragraph("Text.")]),
        ("2031\n\nA\tB\nc\td", [heading("2031"), table("A|B", "c|d")]),
        ("Antagen 2030-12-10 § 114", [Paragraph("Antagen 2030-12-10 § 114")]),
        ("Vi arbetar för att", [Paragraph("Vi arbetar för att")]),
    ],
)
def test_headings_and_their_numbers(text: str, expected: list[Part]) -> None:
    """A number in front is no part of a heading's words. What cannot head a text is no heading."""
    assert expected == parts(text)


LONG = "Nämnden sköter torg, parker och lekplatser i hela kommunen, och arbetar för att alla ska trivas."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Inledning\n{LONG}\n1.1 Uppdrag\n{LONG}\nTrygga torg\nNämnden tänder lampor.",
            [
                *(
                    heading("Inledning"),
                    Paragraph(LONG),
                    heading("Uppdrag", "1.1"),
                    Paragraph(LONG),
                ),
                *(heading("Trygga torg"), Paragraph("Nämnden tänder lampor.")),
            ],
        ),
        (
            "Trygga torg\nNämnden tänder lampor.",
            [heading("Trygga torg"), Paragraph("Nämnden tänder lampor.")],
        ),
        (
            "Vi samarbetar med bland andra\nPåhitt och polisen.\n\nDet är så,\natt vi samarbetar med",
            [
                Paragraph(
                    "Vi samarbetar med bland andra Påhitt och polisen.",
                    lines=["Vi samarbetar med bland andra", "Påhitt och polisen."],
                ),
                Paragraph("Det är så, att vi samarbetar med"),
            ],
        ),
        (
            "Ett torg\nEtt hus\nEn park\nDet är allt.",
            [
                Paragraph(
                    "Ett torg Ett hus En park Det är allt.",
                    lines=["Ett torg", "Ett hus", "En park", "Det är allt."],
                )
            ],
        ),
    ],
    ids=["no blank lines", "heading joined with text", "wrapped", "lines"],
)
def test_text_line_by_line(text: str, expected: list[Part]) -> None:
    """Where lines end as they were meant to, each is a heading or a paragraph."""
    assert expected == parts(text)


def test_a_word_broken_at_the_end_of_a_line() -> None:
    """Both halves stand together, with the sign that the common step knows."""
    (one,) = parts(
        "Nämnden gör alla ansök-\nningshandlingar och trygghets- och\nordningsfrågor lätta."
    )
    assert isinstance(one, Paragraph)
    assert (
        f"Nämnden gör alla ansök{BREAK}ningshandlingar och trygghets- och ordningsfrågor lätta."
        == one.text
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- a\n    - b\n    - c\n- d",
            List([Entry("a", inner=List([Entry("b"), Entry("c")])), Entry("d")]),
        ),
        (
            "- a\n\t- b\n\t\t- c\n- d",
            List([Entry("a", inner=List([Entry("b", inner=List([Entry("c")]))])), Entry("d")]),
        ),
        ("\uf0b7 a\n\uf0b7 b", List([Entry("a"), Entry("b")])),
        (
            "• a\no b\no c\n• d",
            List([Entry("a", inner=List([Entry("b"), Entry("c")])), Entry("d")]),
        ),
        ("o a\no b", List([Entry("a"), Entry("b")])),
        ("1. A b.\n2. C d.", List([Entry("A b.", "1."), Entry("C d.", "2.")], ordered=True)),
        ("1. A b.\n\n2. C d.", List([Entry("A b.", "1."), Entry("C d.", "2.")], ordered=True)),
        (
            "a) x\nb) y\nc) z",
            List([Entry("x", "a)"), Entry("y", "b)"), Entry("z", "c)")], ordered=True),
        ),
        (
            "1. A\n\n2. B\n\n3. C",
            List([Entry("A", "1."), Entry("B", "2."), Entry("C", "3.")], ordered=True),
        ),
        (
            "1. Ett:\n  - x\n  - y\n2. Två.",
            List(
                [Entry("Ett:", "1.", List([Entry("x"), Entry("y")])), Entry("Två.", "2.")],
                ordered=True,
            ),
        ),
        ("- a\n  går på\n- b", List([Entry("a går på"), Entry("b")])),
    ],
)
def test_lists(text: str, expected: List) -> None:
    """Indents, and the signs of Word's levels, show the depth. Numbers and letters are kept."""
    assert [expected] == parts(text)


@pytest.mark.parametrize(
    "text", ["o a", "1. En mening.", "2. B\n1. A", "I år\na. Ett", "7) Sju\n9) Nio"]
)
def test_what_is_no_list(text: str) -> None:
    """One number alone, or numbers out of order, make no list."""
    assert [Paragraph] == [type(part) for part in parts(text)]


def test_numbered_headings_with_texts() -> None:
    """A number after the end of a sentence heads the text that follows it."""
    text = "1. Träd\n\n   Vi planterar träd.\n2. Lampor\n\n   Vi tänder dem.\n3. Bänkar\n\n   Vi sitter."
    assert ["1.", "2.", "3."] == [one.number for one in parts(text) if isinstance(one, Heading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| A | B |\n| --- | :-: |\n| c | d e |\n| f | |", table("A|B", "c|d e", "f|", headers=1)),
        ("A\tB\nc\td", table("A|B", "c|d")),
        (
            "\tUtfall\t\tMål\nMått\t2030\t2031\t2031\nTrygghet\nLampor\t1\t2\t3",
            table("|Utfall:2|Mål", "Mått|2030|2031|2031", "Trygghet:4", "Lampor|1|2|3", headers=2),
        ),
        ("\tA\t\nb\t1\t2\nc\t3\t4", table("|A|", "b|1|2", "c|3|4")),
        ("A | B\n--- | ---\nc | d", table("A|B", "c|d", headers=1)),
        ("A\tB\tC\nd\te\nf\tg\th\ni\tj", table("A|B|C", "d|e|", "f|g|h", "i|j|")),
    ],
    ids=["bars", "tabs", "merged", "amounts", "inner bars", "trimmed"],
)
def test_tables(text: str, expected: Table) -> None:
    """Bars or tabs part cells. A header goes over the empty cells beside it, a row of one over all.

    Only a rule, or cells that go over others, show which rows are the header.
    """
    assert [expected] == parts(text)


@pytest.mark.parametrize("text", ["A\tB", "A\tB\nc", "A\tB\nc\td\te"])
def test_what_is_no_table(text: str) -> None:
    """A table has two rows or more of the same number of cells, and starts and ends with one."""
    assert Table not in map(type, parts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Innehållsförteckning\n\n1 Mål .......... 3\n\n2 Medel ... 14\n\n1 Mål\n\nText.",
        "Innehåll\n1 Mål\t3\n2 Medel\t14\n\n1 Mål\n\nText.",
        "Innehåll\n1 Mål ………….3\n2 Medel …..…..14\n\n1 Mål\n\nText.",
        "INNEHÅLL\n\n1 Mål 3\n2 Medel 14\n\n1 Mål\n\nText.",
    ],
)
def test_contents_page(text: str) -> None:
    """Lines with leaders, tabs or pages below its heading are a contents page, and no headings."""
    found = parts(text)
    assert [Contents([ContentsEntry("1 Mål", "3"), ContentsEntry("2 Medel", "14")])] == [
        one for one in found if isinstance(one, Contents)
    ]
    assert [("Mål", "1")] == [
        (one.text, one.number) for one in found[2:-1] if isinstance(one, Heading)
    ]


def test_contents_page_without_pages_or_heading() -> None:
    """Lines that come again further down are its entries. Three lines with leaders need no heading."""
    found = parts("Innehåll\n\nMål\n\nMedel\n\nMål\n\nText.\n\nMedel\n\nText.")
    assert Contents([ContentsEntry("Mål"), ContentsEntry("Medel")]) in found
    assert [Contents] == [type(one) for one in parts("A ... 1\nB ..... 2\nC ...... 3")]
    assert Contents not in map(type, parts("A ... 1\nB ..... 2"))
    assert Contents not in map(type, parts("Innehåll\n\nDet här är texten."))


@pytest.mark.parametrize(
    ("text", "kept", "removed"),
    [
        (
            "Vi planterar tio träd och\n\nPåhitts kommun\nDnr 12\n\n2 (14)\n\nsätter upp bänkar.",
            ["Vi planterar tio träd och sätter upp bänkar."],
            ["Påhitts kommun", "Dnr 12", "2 (14)"],
        ),
        (
            "Vi planterar tio träd och\n\n2\n\nPåhitts kommun\n\nsätter upp bänkar.\n\n"
            "Fler.\n\nLjus.\n\nTorg.\n\n3",
            ["Vi planterar tio träd och sätter upp bänkar.", "Fler.", "Ljus.", "Torg."],
            ["2", "Påhitts kommun", "3"],
        ),
        (
            "Ett.\n\nSida 1 av 3\n\nTvå.\n\n- 2 -\n\nTre.",
            ["Ett.", "Två.", "Tre."],
            ["Sida 1 av 3", "- 2 -"],
        ),
        (
            "Plan\nEtt.\fPlan\nTvå.\fPlan\nTre.\fPlan\nFyra.",
            ["Ett.", "Två.", "Tre.", "Fyra."],
            ["Plan"] * 4,
        ),
        ("Ett.\n\n2 (14)\n\nTvå.\n\n3\n\nTre.", ["Ett.", "Två.", "Tre."], ["2 (14)", "3"]),
        ("Nya hus\n\n14\n\nNya skolor\n\n15", ["Nya hus", "14", "Nya skolor", "15"], []),
        ("Mål\n\n3 av 5\n\nTvå.", ["Mål", "3 av 5", "Två."], []),
        (
            "Plan\n\fMål 1\n\nEtt.\n\nStatus: Klar\n\fMål 2\n\nTvå.\n\nStatus: Klar\n\fMål 3\n\nStatus: Klar",
            [
                "Plan",
                "Mål 1",
                "Ett.",
                "Status: Klar",
                "Mål 2",
                "Två.",
                "Status: Klar",
                "Mål 3",
                "Status: Klar",
            ],
            [],
        ),
        (
            "Plan 2031\n\nAntagen.\fPlan 2031\n\nEtt.\fPlan 2031\n\nTvå.",
            ["Plan 2031", "Antagen.", "Ett.", "Två."],
            ["Plan 2031"] * 2,
        ),
        (
            "Plan för torg  1(3)\n\nEtt.\n\nPlan för torg  2(3)\n\nTvå.\n\nPlan för torg  3(3)\n\nTre.",
            ["Ett.", "Två.", "Tre."],
            ["Plan för torg 1(3)", "Plan för torg 2(3)", "Plan för torg 3(3)"],
        ),
        ("Ett.\n\n2009\n\nTvå.\n\n7\n\nTre.", ["Ett.", "2009", "Två.", "7", "Tre."], []),
        ("Ett.\n2\nTvå.\n3\nTre.", None, []),
        (
            "Mål\n\nPlantera tio träd\n\n2 (14)\n\nnya torg",
            ["Mål", "Plantera tio träd", "nya torg"],
            ["2 (14)"],
        ),
    ],
    ids=[
        *(
            "above",
            "below",
            "kinds",
            "repeated",
            "certain",
            "figures",
            "of",
            "goals",
            "title",
            "numbered",
        ),
        *("years", "lines", "short"),
    ],
)
def test_what_belongs_to_the_pages(text: str, kept: list[str] | None, removed: list[str]) -> None:
    """Pages' numbers, and heads and feet beside them, are taken out and told. A sentence goes on."""
    found = reader.outline(text)
    assert removed == [one.text for one in found.removed]
    if kept is not None:
        assert kept == [getattr(one, "text", None) for one in found.parts]


def test_pages() -> None:
    """A form feed ends a page. Each part knows its page."""
    found = reader.outline("Mål\n\nEtt.\fTvå.\n\n- a\n\f\n¹ Not.")
    assert 3 == found.pages
    assert [1, 1, 2, 2, 3] == [part.page for part in found.parts]
    assert Paragraph("¹ Not.", page=3) == found.parts[-1]


def test_heads_and_feet_of_the_first_page_and_the_last() -> None:
    """The first head has no page before it, and the last foot none after."""
    found = reader.outline(
        "\f".join(f"Påhitts plan\n\nText {word}.\n\nFot {page}" for page, word in enumerate("abc"))
    )
    assert ["Text a.", "Text b.", "Text c."] == [getattr(one, "text", None) for one in found.parts]
    assert 6 == len(found.removed)


def test_what_goes_on_over_a_page() -> None:
    """A sentence goes on with a small letter, in a paragraph or a list. A list keeps its levels."""
    found = reader.outline(
        "Mål\n\nVi planterar träd i flera parker och längs\n\f\ngatorna. Och fler.\n\n"
        "• Fler lam-\n\n\f\n  por tänds\n    • i parken\n\n\f\n    • på torget\n• Trygga gator\n\f\n"
        "a) lampor\nb) bänkar"
    )
    inner = List([Entry("i parken"), Entry("på torget")], page=3)
    assert [
        Heading("Mål", ground="looks", page=1),
        Paragraph("Vi planterar träd i flera parker och längs gatorna. Och fler.", page=1),
        List([Entry(f"Fler lam{BREAK}por tänds", inner=inner), Entry("Trygga gator")], page=2),
        List([Entry("lampor", "a)"), Entry("bänkar", "b)")], ordered=True, page=5),
    ] == found.parts


def test_a_numbered_list_that_goes_on_over_a_page() -> None:
    """An entry alone at the end or the start of a page is one of the list."""
    found = parts(
        "Text.\n\n1. Lampor\n\n\f\n2. Bänkar\n   i parken\n3. Träd\n\n\f\n4. Torg\n\nText."
    )
    entries = [Entry("Lampor", "1."), Entry("Bänkar i parken", "2."), Entry("Träd", "3.")]
    assert List([*entries, Entry("Torg", "4.")], ordered=True, page=1) == found[1]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Det är hälso-\noch sjukvård.", "Det är hälso- och sjukvård."),
        ("Det är ochra-\nockra.", f"Det är ochra{BREAK}ockra."),
    ],
)
def test_a_hyphen_that_stands_for_the_rest_of_a_compound(text: str, joined: str) -> None:
    """Such a word was not broken at the line's end."""
    assert [Paragraph(joined)] == parts(text)


def test_a_table_that_goes_on_over_a_page() -> None:
    """A row at the end of a page is one of the table on the next."""
    found = parts("Namn\tUtfall\t\n\n\f\nEnhet\tMål\tÅr\n\n\f\na\tb\t3\n\n\fx\ty\n1\t2")
    first, second = table("Namn|Utfall:2", "Enhet|Mål|År", "a|b|3", headers=2), table("x|y", "1|2")
    assert [replace(first, page=1), replace(second, page=4)] == found


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "Verksamhet Budget Utfall\nGator 41 200 43 900\nParker 12 300 11 900",
            "Gator 41 200 43 900",
        ),
        ("Indikator 2028 2029\nNöjda, procent 61 % 64 %", "Indikator 2028 2029"),
        ("Gator 41 200 43 900", None),
        ("Gator\t41\t43\nParker\t12\t11", None),
        ("Gator   41   43\nParker   12   11", None),
        ("| Gator | 41 200 | 43 900 |\n| Parker | 12 300 | 11 900 |", None),
        ("Under åren 2028 och 2029\nvar det 12 och 14 stycken", None),
    ],
)
def test_rows_that_read_like_a_table_are_told(rows: str, told: str | None) -> None:
    """Where one space is between the cells of two rows or more. Tabs, bars and wider gaps show cells."""
    doubts = reader.outline(f"Nämnden redovisar ett underskott.\n{rows}\n\nText.").doubts
    found = [one.split("”")[1] for one in doubts if "ser ut som en tabell" in one]
    assert ([told] if told else []) == found


def test_feet_that_end_with_the_page() -> None:
    """The same words with numbers that rise are taken out, also in the middle of a sentence."""
    text = "Nämnden ska laga gator som har fått skador, och det ska ske\n{}\ni samråd med de boende.\n\n"
    feet = [f"Exempelstads kommun Plan 2030 Sida {page} av 3" for page in (1, 2)]
    found = reader.outline("".join(text.format(foot) for foot in feet))
    assert [Paragraph(" ".join(text.format(" ").split()))] * 2 == found.parts
    assert feet == [one.text for one in found.removed]
    kept = reader.outline(text.format("Läs mer i Plan 2030 på sida 1") * 2)
    assert not kept.removed


def test_signs_that_programs_leave() -> None:
    """Control signs, ligatures and letters in two parts are put right, and told with an example."""
    found = reader.outline("Ansöknings\x02handlingar i traﬁken, mo\u0308tet\u200b.")
    assert [Paragraph("Ansökningshandlingar i trafiken, mötet.")] == found.parts
    assert [
        "1 styrtecken är borttaget (i ”Ansökningshandlingar”)",
        "1 ligatur är utskriven (i ”trafiken,”)",
        "1 tecken som inte syns är borttaget (i ”mötet.”)",
    ] == found.doubts


def test_a_word_broken_by_a_control_sign() -> None:
    """Where a line ends in one, it stands for a hyphen."""
    (one,) = parts("Vi läser ansöknings\x02\nhandlingar.")
    assert isinstance(one, Paragraph)
    assert f"Vi läser ansöknings{BREAK}handlingar." == one.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "Mål".encode("latin-1"),
            "filen är inte text i UTF-8 (den ser ut att vara sparad som Latin-1",
        ),
        (b"M\x00Z\xff", "filen är inte text; spara den som ren text i UTF-8"),
        (b"\xef\xbb\xbf \n\n", "filen är tom"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, message: str) -> None:
    """One sentence says why."""
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=f"^{re.escape(message)}"):
        reader.read(path)


def test_known_titles_are_headings() -> None:
    """A line that is a known title heads what follows, whatever stands around it."""
    text = "Vi sitter på torget, och\n\n4. fria sagor\nläses där."
    assert heading("4. fria sagor") in parts(text, "4. fria sagor")


def test_a_head_with_the_pages_number_is_known_from_two_pages() -> None:
    """The first page often has none. The sentence goes on below it."""
    text = (
        "Plan 2030\n\nText.\f\nPlan 2030      2 (3)\n\nNämnden ska sätta upp fler nya bänkar på\f\n"
        "Plan 2030      3 (3)\n\nalla torg."
    )
    found = reader.outline(text)
    assert [one.text for one in found.removed] == ["Plan 2030 2 (3)", "Plan 2030 3 (3)"]
    assert found.parts[-1] == Paragraph(
        "Nämnden ska sätta upp fler nya bänkar på alla torg.", page=2
    )
    again = reader.outline(text.replace("2 (3)", "del 7").replace("3 (3)", "del 8"))
    assert again.removed == []


def test_a_line_of_the_contents_page_is_a_heading_just_above_its_text() -> None:
    """With its number, also where no blank line follows it."""
    text = "Innehåll\n1 Mål ..... 2\nSlut ..... 3\n\n{}\nNämnden ska sätta\nupp bänkar.\n\nSlut\nText här\nigen."
    body = Paragraph("Nämnden ska sätta upp bänkar.")
    last = [heading("Slut"), Paragraph("Text här igen.")]
    assert parts(text.format("1 Mål"))[2:] == [heading("Mål", "1"), body, *last]
    other = Paragraph("12 Medel Nämnden ska sätta upp bänkar.")
    assert parts(text.format("12 Medel"))[2:] == [other, *last]


def test_cells_may_be_set_apart_by_spaces() -> None:
    """Three or more in each line, as in a text saved with its layout."""
    assert parts("Mått     Mål   Utfall\nTorg ute  3      1") == [
        table("Mått|Mål|Utfall", "Torg ute|3|1")
    ]
    for text in ("Mått   Mål\nTorg   3", "Mått   Mål   År\nTorg   3"):
        assert not any(isinstance(part, Table) for part in parts(text))


def test_a_footnote_right_below_a_list_is_no_part_of_its_last_entry() -> None:
    """It starts with a raised mark and a capital. A unit at the start of a line is none."""
    entries = List([Entry("gallring"), Entry("röjning")])
    assert parts("- gallring\n- röjning\n¹ Gäller skog\nvid torget.\n\nText.") == [
        entries,
        Paragraph("¹ Gäller skog vid torget."),
        Paragraph("Text."),
    ]
    unit = List([Entry("gallring"), Entry("röjning av 5 km ² per år")])
    assert parts("- gallring\n- röjning av 5 km\n² per år\n") == [unit]
    assert len(parts("Nämnden har\n¹ Not i texten.")) == 1


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("Plan 2030|Exempelby kommun|Dnr: KS 2030/1", ["# Plan 2030", "Exempelby kommun"]),
        ("Plan 2030|Att bo här|Datum\n2030-01-02", ["# Plan 2030", "Att bo här"]),
        ("Plan 2030|Att bo här|Antagen av nämnden 2030-01-02", ["# Plan 2030", "Att bo här"]),
        ("Plan 2030|Att bo här|Antagen i maj 2030", ["# Plan 2030", "Att bo här"]),
        (
            "Plan 2030|Socialnämnden, Exempelby kommun|Mål",
            ["# Plan 2030", "Socialnämnden, Exempelby kommun", "# Mål"],
        ),
        ("Plan 2030|Socialnämnden|1. Mål", ["# Plan 2030", "Socialnämnden", "# Mål"]),
        ("Plan 2030\nExempelby|Nämnden|Mål", ["# Plan 2030", "Exempelby", "Nämnden", "# Mål"]),
        ("Exempelby kommun|Plan 2030|Mål", ["Exempelby kommun", "# Plan 2030", "# Mål"]),
        ("Plan 2030|Socialnämnden", ["# Plan 2030", "# Socialnämnden"]),
        ("Plan 2030|Mål|Trygghet", ["# Plan 2030", "# Mål", "# Trygghet"]),
    ],
    ids=[
        *("label", "label above", "decision", "decision without a date", "sender"),
        *("number", "cover", "sender above", "heading of the text", "headings"),
    ],
)
def test_lines_of_a_cover_with_blank_lines_between(front: str, expected: list[str]) -> None:
    """What stands above a label or a decision is no heading, nor a sender above a heading."""
    found = parts(front.replace("|", "\n\n") + "\n\nPlanen gäller alla, i hela kommunen.")
    shown = [
        f"# {one.text}" if isinstance(one, Heading) else one.lines
        for one in found
        if isinstance(one, Heading | Paragraph)
    ]
    assert shown[: len(expected)] == [one if one[0] == "#" else [one] for one in expected]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Till sist:", False),
        ("Så här är det tänkt:", False),
        ("Det här är viktigt att komma ihåg under arbetet:", False),
        ("Hem / Kommun och politik / Styrdokument", False),
        ("Start > Kommun > Planer", False),
        ("Bakgrund:", True),
        ("Mål 1:", True),
        ("2. Våra mål:", True),
        ("Vision / Mål", True),
    ],
)
def test_a_line_between_blank_ones_that_is_no_heading(line: str, *, is_heading: bool) -> None:
    """It is said of what follows, with a colon after it, or says where on a site the page stands."""
    found = reader.outline(
        f"Plan 2031\n\nNämnden sköter parkerna i staden.\n\n{line}\n\nNämnden sköter parkerna i staden. Nämnden sköter parkerna i staden.",
        frozenset(),
    )
    assert isinstance(found.parts[2], Heading) is is_heading
    assert (f"raden ”{line}” är läst som text, för att den slutar med kolon" in found.doubts) is (
        line[-1] == ":" and not is_heading
    )


@pytest.mark.parametrize("lead", ["Målen är:", "Nämnden ska:", "Också:"])
@pytest.mark.parametrize(
    "listed", ["- trygghet\n- hälsa", "1. trygghet\n\n2. hälsa", "a) hälsa\nb) ro"]
)
def test_a_line_with_a_colon_leads_to_a_list(lead: str, listed: str) -> None:
    """It is no heading, and the one above it is."""
    first, second, third, *_ = parts(f"Mål\n\n{lead}\n\n{listed}")
    assert (first, second) == (heading("Mål"), Paragraph(lead))
    assert isinstance(third, List)
    assert parts("Mål:\n\nMålen är höga.")[0] == heading("Mål:")


@pytest.mark.parametrize("lead", ["Nämnden ska också", "Vi vill", "Under 2031 ska nämnden"])
@pytest.mark.parametrize(
    "listed", ["- trygghet\n- hälsa", "1. trygghet\n\n2. hälsa", "a) hälsa\nb) ro"]
)
def test_the_start_of_a_sentence_leads_to_a_list(lead: str, listed: str) -> None:
    """It is no heading, and what stands below the list is not below it."""
    first, second, third, fourth = parts(f"Mål\n\n{lead}\n\n{listed}\n\nText.")
    assert (first, second, fourth) == (heading("Mål"), Paragraph(lead), Paragraph("Text."))
    assert isinstance(third, List)
    assert parts(f"Mål\n\nVad nämnden vill\n\n{listed}")[1] == heading("Vad nämnden vill")


def test_an_entry_with_a_number_alone_below_the_start_of_a_sentence() -> None:
    """It is no heading. With a capital it may be."""
    for lead in ("Dessutom ska nämnden", "Nämnden ska:"):
        assert parts(f"Mål\n\n{lead}\n\n1. köpa träd\n\nText.")[1:] == [
            *map(Paragraph, (lead, "1. köpa träd", "Text.")),
        ]
        assert parts(f"Mål\n\n{lead}\n\n1. Träd\n\nText.")[2] == heading("Träd", "1.")


def test_the_start_of_a_sentence_with_a_number_leads_to_a_list() -> None:
    """The number is a part of the text."""
    assert parts("Mål\n\n2.1 Nämnden ska även\n\n- sopa\n- laga")[1] == Paragraph(
        "2.1 Nämnden ska även"
    )
    for words in ("Åtgärder", "Vad vi vill"):
        assert parts(f"Mål\n\n2.1 {words}\n\n- sopa\n- laga")[1] == heading(words, "2.1")


@pytest.mark.parametrize(
    ("text", "known", "told"),
    [
        ("Plan 2031\n\nMål\n\nText.\n\nParker\n\nText.", (), True),
        ("Plan 2031\n\nMål\n\nText.", ("Mål",), False),
        ("Plan 2031\n\nText.", (), False),
        ("# Plan 2031\n\n## Mål\n\nText.", (), False),
    ],
)
def test_headings_that_are_guessed_are_told_once(
    text: str, known: tuple[str, ...], told: bool
) -> None:
    """Not the first, which is the title, nor a known title, nor one that the text marks."""
    found = reader.outline(text, frozenset(known)).doubts
    assert found == ["vad som är rubriker i texten är gissat efter hur raderna står"] * told


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("\uf0e9", "↑"),
        ("\uf0fc", "✓"),
        ("\uf0fb", "✗"),
        ("\uf06c", "●"),
        ("\uf0b7", "•"),
        ("\uf0b3", "≥"),
    ],
)
def test_signs_of_symbol_fonts_are_those_of_unicode(sign: str, shown: str) -> None:
    """A program may leave a sign's place in its font. What is not known stays."""
    assert (f"Läget {shown} nu", []) == (tidied(f"Läget {sign} nu"))
    assert ("Läget \uf123 nu", []) == tidied("Läget \uf123 nu")
    assert f"Läget {shown}" == in_one_line(f"Läget  {sign}")


def tidied(text: str) -> tuple[str, list[str]]:
    tidy = Tidy()
    return tidy.text(text), tidy.told


_LED = "Gatorna\n\nUnder året ska nämnden arbeta med följande:\n\n{}\n\nEkonomi\n\nNämnden räknar med ett underskott."


@pytest.mark.parametrize(
    ("lines", "are_lines"),
    [
        ("Nya bänkar på torget\nBättre belysning i centrum\nFärre hål\nsäkrare skolvägar", True),
        ("samarbete med polisen\nPåhittköpings dag\nnya bänkar", True),
        ("Nya bänkar på torget\noch bättre belysning i\ncentrum", False),
        ("Nya bänkar på torget och\nNorra gatan får ny belysning\nsom räcker", False),
        ("Nya bänkar på\ntorget", False),
    ],
    ids=["one in lower case", "a name among them", "one sentence", "no room", "two lines"],
)
def test_lines_that_begin_in_upper_and_lower_case(lines: str, are_lines: bool) -> None:
    """Several that had room for the next word are each a line; a running text had none."""
    found = next(
        part
        for part in parts(_LED.format(lines))
        if isinstance(part, Paragraph)
        and part.text[0] in "Ns"
        and not part.text.startswith("Nämnden")
    )
    assert found.lines == (lines.split("\n") if are_lines else [])


@pytest.mark.parametrize("mark", ["1", "[1]", "¹", " ↩"])
def test_a_sentence_with_a_note_is_no_heading(mark: str) -> None:
    """Its full stop has the mark of the note after it."""
    sentence = f"Nämnden räknar med ett underskott.{mark}"
    found = parts(
        f"Ekonomi\n\n{sentence}\n\nKostnaderna har ökat mer än vad nämnden räknade med i år."
    )

    assert [one.text for one in found if isinstance(one, Heading)] == ["Ekonomi"]
    assert sentence in [one.text for one in found if isinstance(one, Paragraph)]


def test_a_heading_with_a_number_last_is_one() -> None:
    """A number after a full stop between figures is no note."""
    text = "Uppföljning av mål 2.1\n\nNämnden har nått målet under året och går vidare med nästa."
    assert isinstance(parts(text)[0], Heading)


def test_a_number_alone_on_a_page_that_has_its_number_in_words() -> None:
    """It is text: a cell of a table that lost its form, for example."""
    found = reader.outline(
        "Mål\n\nUtfall 2029\n\n72\n\nMål 2031\n\n77\n\nSida 1(2)\n\fEkonomi\n\n"
        "Nämnden har en budget i balans för hela året.\n\nSida 2(2)\n"
    )
    assert ["Sida 1(2)", "Sida 2(2)"] == [one.text for one in found.removed]
    told = " ".join(getattr(part, "text", "") for part in found.parts)
    assert "72" in told
    assert "77" in told


@pytest.mark.parametrize(
    "line",
    ["Senast uppdaterad 15 januari 2031", "Sidan uppdaterad: 2031-01-15", "Publicerad 3 mars 2031"],
)
def test_when_a_page_was_changed_is_no_heading(line: str) -> None:
    """It is the page's foot, also where a text stands below it."""
    found = parts(f"Plan 2031\n\n{line}\n\nNämnden ska sätta upp bänkar på torget under året.")
    assert [one.text for one in found if isinstance(one, Heading)] == ["Plan 2031"]


def test_sentences_set_in_are_a_list() -> None:
    """A browser copies a list so, without its bullets. An address that is set in is no list."""
    text = "Mål\n\n    Bänkar sätts upp.\n    Torget får nya träd.\n\nPlanen följs upp av nämnden."
    assert List([Entry("Bänkar sätts upp."), Entry("Torget får nya träd.")]) in parts(text)
    for other in (
        "    Påhittköpings kommun\n    Torget 1",
        "    Bänkar sätts upp.",
        "Bänkar sätts upp.\n    Träd.",
    ):
        assert not [
            one for one in parts(f"Mål\n\n{other}\n\nPlanen följs upp.") if isinstance(one, List)
        ]


def test_lists_in_lists_with_tabs() -> None:
    """Letters, and small Roman numbers below them. Rows of a table they are not."""
    marks = "a)\tvägens längd\n\ti.\tför de yngsta\n\tii.\tför de äldre\n\tiii.\tför andra\nb)\ttrafiken"
    found = reader.outline(
        f"Plan 2031\n\nDet beror på:\n{marks}\n\nPlanen följs upp av nämnden varje år."
    )
    [made] = [part for part in found.parts if isinstance(part, List)]
    assert ["a)", "b)"] == [entry.mark for entry in made.entries]
    inner = made.entries[0].inner
    assert inner
    assert ["i.", "ii.", "iii."] == [entry.mark for entry in inner.entries]
    assert not [one for one in found.doubts if "tabell" in one]


def test_bullets_right_below_numbers_are_another_list() -> None:
    """Unless the numbers go on after them: then they are in the entry above."""
    text = "Mål\n\n1.\tGång\n2.\tBuss\n•\tNämnden följer upp.\n•\tChefer ser till.{}\n\nPlanen följs upp."
    first, second = (part for part in parts(text.format("")) if isinstance(part, List))
    assert [["Gång", "Buss"], ["Nämnden följer upp.", "Chefer ser till."]] == [
        [entry.text for entry in one.entries] for one in (first, second)
    ]
    assert (first.ordered, second.ordered) == (True, False)
    assert 1 == sum(isinstance(part, List) for part in parts(text.format("\n3.\tTåg")))


@pytest.mark.parametrize("end", ["", "\t\t"])
def test_a_line_between_rows_is_a_row_over_all_columns(end: str) -> None:
    """So a table has it that is parted by goals. A line above another header is none of its rows."""
    rows = f"Nr\tÅtgärd\tAnsvarig\nMål A{end}\nA1\tBygga\tNämnden\nMål B{end}\nB1\tMåla\tNämnden"
    [made] = [
        part
        for part in parts(f"Plan 2031\n\n{rows}\n\nPlanen följs upp.")
        if isinstance(part, Table)
    ]
    assert [
        ["Nr", "Åtgärd", "Ansvarig"],
        "Mål A",
        ["A1", "Bygga", "Nämnden"],
        "Mål B",
        ["B1", "Måla", "Nämnden"],
    ] == [
        row[0].text
        if len([cell for cell in row if cell.text]) == 1
        else [cell.text for cell in row]
        for row in made.rows
    ]
    body = "Nämnden bygger ut skolan under året och fler barn börjar."
    two = "Nr\tÅtgärd\tTid\nA1\tBygga\t2031\nNästa år\nNr\tÅtgärd\tTid\nB1\tMåla\t2032"
    found = parts(f"Plan 2031\n1\tÅtgärder\n{body}\n{two}\n2\tUppföljning\n{body}")
    assert 2 == sum(isinstance(part, Table) for part in found)


def test_a_numbered_heading_right_below_a_numbered_list() -> None:
    """It has the number that comes next among headings, and not in the list."""
    body = "Nämnden bygger ut skolan under året och fler barn börjar."
    text = f"Plan 2031\n1\tBakgrund\n{body}\n2\tMål\nNämnden ska:\n1.\tbygga fiber\n2.\tinföra trafik\n3\tEkonomi\n{body}"
    assert ["1", "2", "3"] == [
        one.number for one in parts(text) if isinstance(one, Heading) and one.number
    ]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [("Indikatorer", True), ("Belopp i tkr", False), ("Tabell 1 Mått", False)],
)
def test_a_short_line_right_above_a_table(line: str, is_heading: bool) -> None:
    """It heads it, also without blank lines, unless it is the table's caption or unit."""
    body = "Nämnden bygger ut skolan under året och fler barn börjar."
    table = "Mått\t2030\t2031\nLån\t5,1\t5,4\nBesök\t812\t845"
    found = parts(f"Plan 2031\nBakgrund\n{body}\n{line}\n{table}\nAnalys\n{body}")
    assert is_heading == (line in [one.text for one in found if isinstance(one, Heading)])
    assert 1 == sum(isinstance(one, Table) for one in found)
