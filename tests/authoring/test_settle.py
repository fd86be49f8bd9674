"""What the parts of an outline together mean: words, labels, levels and contents pages."""

from __future__ import annotations

import re

import pytest

from planspegeln.authoring.identity import title_of
from planspegeln.authoring.readers.numbers import number_of
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Facts,
    Figure,
    Footnote,
    Ground,
    Heading,
    List,
    Paragraph,
    Part,
    Reading,
    Table,
)
from planspegeln.authoring.readers.tidy import BREAK
from planspegeln.authoring.settle import Settled, front, settle

TEXT = Paragraph("Nämnden ska sätta upp bänkar.")


def settled(*parts: Part, known: frozenset[str] = frozenset()) -> Settled:
    """What becomes of the parts."""
    return settle(Reading(list(parts), "made up 1"), known)


def heading(text: str, level: int | None = None, ground: Ground = "looks") -> Heading:
    """A heading as a reader gives it, with its number apart."""
    number, words = number_of(text)
    return Heading(words, level, number, ground)


def levels(*texts: tuple[str, int] | str, ground: Ground = "looks") -> list[int | None]:
    """The levels of headings: those that a file gives one, and those that it does not."""
    parts = [
        heading(text, None, ground) if isinstance(text, str) else heading(*text, ground)
        for text in texts
    ]
    found = settled(*parts).parts
    return [part.level for part in found if isinstance(part, Heading)]


def contents(*lines: str) -> Contents:
    """A contents page."""
    return Contents([ContentsEntry(line, "1") for line in lines])


def broken(text: str, known: frozenset[str] = frozenset(), *said: str) -> tuple[str, list[str]]:
    """A text in which | is where a word was broken, and what is doubted. `said` stands beside it."""
    found = settled(Paragraph(text.replace("|", BREAK)), *map(Paragraph, said), known=known)
    assert isinstance(found.parts[0], Paragraph)
    return found.parts[0].text, found.doubts


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("trygg|het", "trygghet"),
        ("Trygg|het", "Trygghet"),
        ("e|post", "e-post"),
        ("SKR|rapport", "SKR-rapport"),
        ("covid-19|arbete", "covid-19-arbete"),
        ("2030|mål", "2030-mål"),
        ("kultur|och fritidsnämnden", "kultur- och fritidsnämnden"),
        ("för|eller nackdelar", "för- eller nackdelar"),
        ("barn|respektive elevhälsa", "barn- respektive elevhälsa"),
        ("finansi|eller", "finansieller"),
        ("trygghets|arbetet", "trygghets-arbetet"),
        ("Trygghets|arbetet", "Trygghets-arbetet"),
        ("torg|möten", "torgmöten"),
        ("torg|mö|ten", "torgmöten"),
        ("-trygg|het", "-trygghet"),
        ("en - rad", "en - rad"),
    ],
)
def test_broken_words(text: str, joined: str) -> None:
    """A word is joined as it is written elsewhere, or as the dictionary has it."""
    known = frozenset({"trygghet", "finansieller"})
    said = ("Vårt trygghets-arbetet.", "Fler torgmöten.")
    assert (joined, []) == broken(text, known, *said)


def test_a_broken_word_that_nothing_shows() -> None:
    """A word that is written nowhere else is joined and told of once."""
    doubt = "”låtsas-torget” bröts vid en rads slut och är skrivet ”låtsastorget”"
    text = "låtsas|torget låtsas|torget"
    assert ("låtsastorget låtsastorget", [doubt]) == broken(text)


def test_words_are_joined_in_every_part() -> None:
    """Each text of each part is joined, and what the part else has is kept."""
    word = f"trygg{BREAK}het"
    found = settled(
        Heading(word, 2, "1.", "marked", 7),
        Paragraph(word, [word], lines=[word]),
        List([Entry(word, "1.", List([Entry(word)]))], ordered=True),
        Table([[Cell(word, 1, 2)], [Cell(word)]], caption=word),
        Figure(word, "Ett torg."),
        Footnote("1", word),
        contents(word),
        Facts([("Datum", ["2030"])]),
        known=frozenset({"trygghet"}),
    )
    whole = "trygghet"
    assert [
        Heading(whole, 2, "1.", "marked", 7),
        Paragraph(whole, [whole], lines=[whole]),
        List([Entry(whole, "1.", List([Entry(whole)]))], ordered=True),
        Paragraph(whole),
        Table([[Cell(whole, 1, 2)], [Cell(whole)]], caption=whole),
        Figure(whole, "Ett torg."),
        Footnote("1", whole),
        contents(whole),
        Facts([("Datum", ["2030"])]),
    ] == found.parts


def test_doubts_of_the_reader_come_first() -> None:
    """What the reader doubts is told too, and each doubt once."""
    parts: list[Part] = [Paragraph(f"låtsas{BREAK}torget")]
    found = settle(Reading(parts, "made up 1", doubts=["En tabell är vriden"] * 2))
    doubt = "”låtsas-torget” bröts vid en rads slut och är skrivet ”låtsastorget”"
    assert ["En tabell är vriden", doubt] == found.doubts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Plan 2030", "1 Mål", "1.1 Torg", "1.1.1 Ljus", "2 Mer"], [1, 1, 2, 3, 1]),
        (["1. Mål", "1.1. Torg", "1.10. Tio", "2. Mer"], [1, 2, 2, 1]),
        (["Sammanfattning", "1 Mål", "1.1 Torg", "Läs mer"], [1, 1, 2, 3]),
        (["1 Mål", "Läs mer", "1.1 Torg"], [1, 2, 2]),
        (["1 Mål", "1.1 Torg", "Källor", "Bilaga 1 Bänkar", "Bilaga 2"], [1, 2, 1, 1, 1]),
        (["Kapitel 1 Mål", "1.1 Torg", "Kapitel 2 Mer"], [1, 2, 1]),
        (["1 Mål", "1.1 Torg", "1. Bänkar", "2. Ljus", "2 Mer"], [1, 2, 3, 3, 1]),
        (["Plan 2030", "1. Bänkar", "2. Ljus"], [None, None, None]),
        (
            ["Plan 2030", "Mål", "Bilaga 1 Torg", "Bilaga 2: Ljus", "Bilaga C"],
            [None, None, 1, 1, None],
        ),
        (
            ["Plan 2030", "§ 1 Uppgifter", "§ 2 Ansvar", "Bilaga 1 Torg", "§ 3 Mer"],
            [None, 1, 1, 1, 1],
        ),
        (
            ["Plan 2030", "Kapitel 1 Mål", "§ 1 Uppgifter", "Del 2 Mer", "§ 2 Tak"],
            [None, 1, 2, 1, 2],
        ),
        (
            ["Plan 2030", "Arbete", "§ 1 Uppgifter", "Mer", "2 § Ansvar"],
            [None, None, None, None, None],
        ),
        (["§ 47 Plan för torg", "Beslut", "Ärendet"], [1, 2, 2]),
        (["Protokoll", "§ 47 Plan för torg", "Beslut"], [None, 1, 2]),
        (["Plan 2030", "1. Torg", "§ 1 Uppgifter", "Bilaga 1 Ljus"], [None, None, None, 1]),
        (["Plan 2030", "A. Torg", "a) Bänkar", "IV. Ljus"], [None, None, None, None]),
        (["Plan 2030", "2030 års mål", "3 insatser"], [None, None, None]),
    ],
)
def test_levels_of_numbers_alone(texts: list[str], expected: list[int | None]) -> None:
    """Where the file gives no level, only numbers below others show one."""
    assert expected == levels(*texts)


MARKED = heading("Protokoll", 1, "marked")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["Protokoll 1", "§ 14 Plan 1", "Beslut 1", "§ 15 Taxa 1", "Ärendet 1"], "11212"),
        (["§ 14 Plan 1", "Beslut 1", "Skäl 2", "Bilaga 1", "Karta 1"], "12311"),
        (["Protokoll 1", "§ 14 Plan 2", "Beslut 3", "§ 15 Taxa 2", "Möte 1"], "12321"),
        (["Plan 1", "Syfte 1", "§ 14 Torg 1", "Mål 1"], "1111"),
        (["Stadgar 1", "Kassa 1+", "§ 1 Avgift 1", "§ 2 Lån 1", "Övrigt 1"], "11111"),
    ],
    ids=["one look", "an appendix", "shown", "among chapters", "statutes"],
)
def test_what_looks_as_its_matter_is_below_it(found: list[str], expected: str) -> None:
    """Bold type of one size shows no level: in minutes, what follows a § is of it. A plus: no text is below."""
    parts: list[Part] = []
    for one in found:
        words, level = one.removesuffix("+").rsplit(" ", 1)
        parts += [heading(words, int(level)), *([] if one[-1] == "+" else [TEXT])]

    assert expected == "".join(
        str(part.level) for part in settled(*parts).parts if isinstance(part, Heading)
    )


def test_what_the_matters_of_a_marked_title_hold() -> None:
    """Where the file marks the title alone."""
    bold = [heading(one) for one in ("§ 14 Plan", "Beslut", "§ 15 Taxa", "Ärendet")]
    found = settled(MARKED, *(one for own in bold for one in (own, TEXT))).parts

    assert [1, 2, 3, 2, 3] == [part.level for part in found if isinstance(part, Heading)]


def test_a_level_that_the_file_marks_stands() -> None:
    """Also where the headings of a matter stand beside its own."""
    marked = [heading(one, 1, "marked") for one in ("§ 14 Plan", "Beslut", "§ 15 Taxa")]
    found = settled(*(one for own in marked for one in (own, TEXT))).parts

    assert [1, 1, 1] == [part.level for part in found if isinstance(part, Heading)]


def test_minutes_without_a_title_have_none() -> None:
    """The first heading of a matter in bold is not the title, nor the matter itself."""
    bold = [Paragraph(one, bold=True) for one in ("§ 14 Plan", "Beslut", "§ 15 Taxa", "Beslut")]
    found = settled(*(one for own in bold for one in (own, TEXT))).parts

    assert title_of(found, "") is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [
                "Protokoll",
                "§ 14 Plan",
                "Beslut.",
                "Ärendet.",
                "§ 15 Taxa",
                "Beslut.",
                "Referenser.",
            ],
            [None, 1, 2, 2, 1, 2, 1],
        ),
        (
            ["Stadgar", "§ 1 Namn.", "Ekonomi", "§ 2 Avgift.", "§ 3 Kassa.", "Övrigt."],
            [None, None, None, None, None, None],
        ),
        (["Plan", "1. Mål.", "§ 1 Torg.", "Läs mer.", "§ 2 Ljus."], [None] * 5),
    ],
    ids=["minutes", "statutes", "other numbers"],
)
def test_what_each_matter_holds(texts: list[str], expected: list[int | None]) -> None:
    """In minutes a § with its own words holds what follows it, up to the next. A full stop: a text is below."""
    parts: list[Part] = []
    for text in texts:
        parts.append(heading(text.removesuffix(".")))
        parts += [TEXT] * text.endswith(".")

    assert expected == [part.level for part in settled(*parts).parts if isinstance(part, Heading)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([("Plan", 1), ("1 Mål", 2), ("1.1 Torg", 2), ("1.2 Ljus", 3), ("2 Mer", 2)], [1, 2, 3, 3, 2]),
        ([("Plan", 1), ("1 Mål", 1), ("1.1 Torg", 2)], [1, 1, 2]),
        ([("Plan", 1), ("Tema", 2), ("1. Bänkar", 3), ("2. Ljus", 4), ("3. Tak", 3)], [1, 2, 3, 3, 3]),
        ([("Plan", 1), ("Tema", 2), "Läs mer", "Läs än mer", ("Tema", 2)], [1, 2, 3, 3, 2]),
        ([("Plan", 1), ("1 Mål", 2), "1.1 Torg"], [1, 2, 3]),
        (["Förord", ("Mål", 1)], [2, 1]),
        ([("Plan", 1), ("Mål", 2), ("Torg", 3), "Bilaga 1 Ljus", "Bilaga C", "Läs mer"], [1, 2, 3, 2, 2, 3]),
        ([("Plan", 1), ("Mål", 1), ("Torg", 2), "Bilaga 1 Ljus"], [1, 1, 2, 1]),
        # Numbers of items beside those of chapters.
        ([("1 Mål", 1), ("1.1 Torg", 2), ("1. Bänkar", 3), ("2. Ljus", 3), ("2 Mer", 1)], [1, 2, 3, 3, 1]),
        # Numbers that start again.
        ([("Tema", 1), ("1. A", 2), ("2. B", 2), ("Del", 2), ("1. C", 3)], [1, 2, 2, 2, 3]),
        # Appendices have numbers of their own.
        ([("Plan", 1), ("1 Mål", 2), ("2 Mer", 2), ("Bilaga 1 Torg", 1), ("Bilaga 2 Ljus", 1)], [1, 2, 2, 1, 1]),
        ([("Plan", 2), ("1 Mål", 1), ("1.1 Torg", 1), ("2 Mer", 1), ("2.1 Ljus", 1)], [2, 1, 2, 1, 2]),
        ([("1 Mål", 1), ("1.1 Torg", 1), ("1.2 Ljus", 1), ("1.3 Tak", 1)], [1, 1, 1, 1]),
    ],
)  # fmt: skip
def test_levels_that_the_file_gives(
    texts: list[tuple[str, int] | str], expected: list[int | None]
) -> None:
    """Numbers correct the levels of a file, by what most of them say."""
    assert expected == levels(*texts)


def test_a_corrected_level_is_told() -> None:
    """If the file marks a heading with another level than its number, the editor looks."""
    texts: list[tuple[str, int]] = [("1 Mål", 1), ("2 Mer", 1), ("2.1 Torg", 3)]
    found = settled(*(heading(*text, "marked") for text in texts))
    assert ["rubriken ”2.1 Torg” har nivå 3 i filen, men numret ger nivå 2"] == found.doubts
    assert [] == settled(*(heading(*text) for text in texts)).doubts


@pytest.mark.parametrize(
    ("parts", "headings", "doubted"),
    [
        (
            [contents("1 Mål", "1.1 Torg"), Paragraph("1 Mål"), TEXT, Paragraph("1.1 Torg")],
            *(["1 Mål", "1.1 Torg"], []),
        ),
        ([contents("MÅL – för alla"), Paragraph("Mål - för alla")], [" Mål - för alla"], []),
        ([contents("Mål"), heading("1 Mål"), TEXT], ["1 Mål"], []),
        ([contents("Mål"), Paragraph("1 Mål"), TEXT], ["1 Mål"], []),
        ([contents("1 Mål"), Paragraph("Mål")], [], ["1 Mål"]),
        ([contents("Mål"), heading("Mål"), Paragraph("Mål")], [" Mål"], []),
        ([contents("Mål"), Paragraph("Mål"), heading("Mål")], [" Mål"], []),
        ([contents("Mål"), Paragraph("Mål"), Paragraph("Mål")], [" Mål"], []),
        ([contents("Mål", "Mål"), Paragraph("Mål"), Paragraph("Mål")], [" Mål", " Mål"], []),
        ([Paragraph("Mål"), contents("Mål")], [], ["Mål"]),
        ([contents("Mål"), Paragraph("Mål Torg", lines=["Mål", "Torg"])], [], ["Mål"]),
        ([contents("Mål", "Torg"), heading("Mål"), TEXT], [" Mål"], ["Torg"]),
        ([contents("Mål"), contents("Torg"), Paragraph("Mål"), Paragraph("Torg")], [" Mål", " Torg"], []),
        ([contents("Mål"), Paragraph("Mål"), contents("Torg"), Paragraph("Torg")], [" Mål", " Torg"], []),
    ],
)  # fmt: skip
def test_contents_pages(parts: list[Part], headings: list[str], doubted: list[str]) -> None:
    """A line of a contents page is one heading further down, or it is told of."""
    found = settled(*parts)
    assert headings == [
        f"{one.number} {one.text}" for one in found.parts if isinstance(one, Heading)
    ]
    doubts = [
        f"”{line}” står i innehållsförteckningen, men ingen rubrik lyder så" for line in doubted
    ]
    assert doubts == found.doubts


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Paragraph("Trygga torg", bold=True), Heading("Trygga torg", ground="looks")),
        (Paragraph("4. Bänkar", bold=True, page=3), Heading("Bänkar", None, "4.", "looks", 3)),
        (Paragraph("Hur gick det?", bold=True), Heading("Hur gick det?", ground="looks")),
        (Paragraph("Det gick bra.", bold=True), None),
        (Paragraph("Bänkar " * 13 + "x", bold=True), None),
        (Paragraph("Torg Ljus", bold=True, lines=["Torg", "Ljus"]), None),
        (Paragraph("Trygga torg"), None),
        (Paragraph("¹ Se planen."), Footnote("¹", "Se planen.")),
        (Paragraph("[12] Se planen.", page=2), Footnote("[12]", "Se planen.", 2)),
        (Paragraph("1 Se planen."), None),
        (Paragraph("[123] Se planen."), None),
    ],
)
def test_what_paragraphs_are(part: Paragraph, expected: Part | None) -> None:
    """A short paragraph in bold is a heading, and one with a raised mark is a footnote."""
    assert [expected or part] == settled(part).parts


def _bold(text: str, leaning: bool = False) -> Paragraph:
    return Paragraph(text, bold=True, leaning=leaning)


def test_headings_in_bold_are_guessed() -> None:
    """Those that the file marks as headings are not."""
    found = settled(heading("Mål", 1, "marked"), _bold("Torg"), TEXT)
    assert ["Torg"] == [one.text for one in found.guessed]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([_bold("Mål"), _bold("Torg", True), _bold("Ljus", True), _bold("Mer")], [None, 2, 2, None]),
        ([_bold("Mål", True), _bold("Torg", True)], [None, None]),
        ([_bold("1. Mål"), _bold("Torg", True), _bold("2. Mer")], [None, 4, None]),
        ([_bold("1 Mål"), _bold("1.1 Torg"), _bold("Ljus", True), _bold("1.2 Mer", True)], [1, 2, 3, 2]),
        ([heading("Mål", 1, "marked"), _bold("Torg"), _bold("Ljus", True)], [1, 2, 3]),
        ([_bold("Mål"), heading("Torg", 1, "marked"), _bold("Ljus", True)], [2, 1, 2]),
    ],
)  # fmt: skip
def test_bold_italics_are_below_bold(parts: list[Part], expected: list[int | None]) -> None:
    """If there are headings of both kinds, those in bold italics are one level deeper."""
    found = settled(*parts).parts
    assert expected == [part.level for part in found if isinstance(part, Heading)]


def _sized(text: str, size: float | None) -> Paragraph:
    return Paragraph(text, bold=True, size=size)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([_sized("Plan", 20), _sized("Mål", 14), _sized("Torg", 12), _sized("Mer", 14)], [None, 1, 2, 1]),
        ([_sized("Mål", 14), _sized("Torg", 12), _sized("Mer", 14)], [1, 2, 1]),
        ([_sized("Mål", 16), _sized("A", 14), _sized("B", 12), _sized("Mer", 16)], [1, 2, 3, 1]),
        ([_sized("Plan", 20), _sized("Mål", 14), _sized("Mer", 14)], [None, None, None]),
        ([_sized("Mål", 14), _sized("Torg", None), _sized("Mer", 14)], [None, None, None]),
        ([_sized("Mål", 14), _sized("1. Torg", 12), _sized("Så", 11), _sized("2. Mer", 12)], [None, 1, 2, 1]),
        ([_sized("Mål", 14), _sized("1. Torg", 12), _sized("2. Mer", 14)], [None, None, None]),
        ([heading("Mål", 1, "marked"), _sized("A", 14), _sized("B", 12), _sized("C", 14)], [1, 2, 2, 2]),
    ],
    ids=["a title", "two sizes", "three", "one besides the title", "unknown", "numbers", "of two sizes", "marked"],
)  # fmt: skip
def test_larger_bold_type_is_above_smaller(parts: list[Part], expected: list[int | None]) -> None:
    """If no number and no style gives a heading its level. What alone is largest, and first, is the title."""
    found = settled(*parts).parts
    assert expected == [part.level for part in found if isinstance(part, Heading)]


def test_facts_of_a_reader_are_facts_before_the_text() -> None:
    """Below the text proper, they are lines."""
    facts = Facts([("Beslutad", ["2030-01-01"])])
    found = settled(facts, Paragraph("Dnr: KS 2030/1"), Paragraph("Torg. " * 30), facts).parts
    assert Facts([("Beslutad", ["2030-01-01"]), ("Dnr:", ["KS 2030/1"])]) == found[0]
    lines = ["Beslutad", "2030-01-01"]
    assert Paragraph(" ".join(lines), lines=lines) == found[-1]


def test_labels_before_the_text() -> None:
    """Labels are facts, those beside each other in one part, until the text proper."""
    long = Paragraph("Nämnden ska sätta upp bänkar. " * 6)
    date, group = Paragraph("Datum: 2030-01-02", page=1), Paragraph("Ansvarig: Nämnden")
    reference = Paragraph("Diarienummer PÅ 1 Nämnden", lines=["Diarienummer", "PÅ 1", "Nämnden"])
    both = Paragraph("Version: 2 Gäller för: Alla", lines=["Version: 2", "Gäller för: Alla"])
    mixed = Paragraph("Version: 2 Sida 1", lines=["Version: 2", "Sida 1"])
    found = settled(date, reference, heading("Plan"), both, mixed, TEXT, date, long, group)
    assert [
        Facts([("Datum:", ["2030-01-02"]), ("Diarienummer", ["PÅ 1", "Nämnden"])], 1),
        heading("Plan"),
        Facts([("Version:", ["2"]), ("Gäller för:", ["Alla"])]),
        mixed,
        TEXT,
        Facts([("Datum:", ["2030-01-02"])], 1),
        long,
        group,
    ] == found.parts
    assert [Facts([("Datum:", ["2030-01-02"])], 1)] == settled(date).parts


@pytest.mark.parametrize(
    ("text", "note", "doubted"),
    [
        ("Det gäller alla¹ torg.", "¹", []),
        ("Det gäller alla¹ torg.", "1", []),
        ("Det gäller alla torg.¹²", "2", ["ingen fotnot har märket ”¹²”, som står efter ”torg.”"]),
        ("Det gäller alla¹ torg.", None, ["ingen fotnot har märket ”¹”, som står efter ”alla”"]),
        ("Golvet är 40 m² stort, och 3³ är 27.", None, []),
    ],
)
def test_a_mark_without_a_footnote(text: str, note: str | None, doubted: list[str]) -> None:
    """The note may stand in the text as a paragraph, if the page has an ordinary number before it."""
    notes = [Footnote(note, "Se bilagan.")] if note else []
    found = settled(Paragraph(text), *notes).doubts
    assert doubted == [one.partition(";")[0] for one in found]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Läckaget är 18 procent.1 Ledningar har bytts ut.", "procent.1"),
        ("Läckaget har minskat.12", "minskat.12"),
        ("Enligt kap.1 Ledningar", None),
        ("Läckaget är 18.1 Ledningar", None),
        ("Läckaget mättes i avsnitt.1 och 2", None),
    ],
)
def test_a_digit_that_may_be_a_mark(text: str, word: str | None) -> None:
    """After a sentence, as a raised one is in pasted text. In a list it is told too."""
    for part in (Paragraph(text), List([Entry(text), Entry("Annat")])):
        found = settled(part).doubts
        assert ([word] if word else []) == [one.split("”")[1] for one in found]


def test_an_entry_without_a_text_is_told() -> None:
    """The check refuses it. An entry without a list is told by nobody: readers leave it out."""
    deep = List([Entry("", inner=List([Entry("liten")]))])
    part = List([Entry("Ett", "1."), Entry("", "2.", List([Entry("runda", inner=deep)]))], True)
    assert settled(part).doubts == [
        f"{one} har ingen text, och det godtar inte kontrollen: är märket tryckt gör du det till ett "
        "stycke (”text”) med listan efter, annars flyttar du upp listan och tar bort märket, också ur källan"
        for one in ("punkten ”2.” ovanför ”runda”", "punkten ovanför ”liten”")
    ]
    assert settled(List([Entry("Ett", inner=List([Entry("två")]))])).doubts == []


def test_a_picture_without_words() -> None:
    """It is left out, and its place is told. One with words stays."""
    kept = Figure(description="Ett torg.")
    found = settle(Reading([Figure(page=3), kept, Figure()], "x"))
    assert [kept] == found.parts
    assert ["på sidan 3", "i filen"] == [
        re.findall("på sidan 3|i filen", one)[0] for one in found.doubts
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Beslutsdatum: 2030-12-11 Diarienummer: PÅ 2030/1"],
        ["Datum: 2030-12-11 Dnr: PÅ 2030/1", "Version: 2"],
    ],
)
def test_labels_on_one_line_are_facts_of_their_own(lines: list[str]) -> None:
    """A line break between them may be gone. A label is a word with a colon right after it."""
    (found,) = settled(Paragraph(" ".join(lines), lines=lines)).parts
    assert isinstance(found, Facts)
    assert [["2030-12-11"], ["PÅ 2030/1"]] == [said for _, said in found.facts[:2]]
    (whole,) = settled(Paragraph("Fastställd av: Nämnden för Dnr och Datum")).parts
    assert Facts([("Fastställd av:", ["Nämnden för Dnr och Datum"])]) == whole


INFORMATION = [
    ["Dokumenttyp", "Plan"],
    ["Fastställd av", "Nämnden"],
    ["Datum", "2030-02-18 § 12"],
    ["Enhet", "Parkenheten"],
]


def test_a_table_about_the_document_may_have_two_pairs_in_a_row() -> None:
    """A row may have one. Three cells, or an empty one, are no pairs."""
    rows = [["Dokumenttyp", "Plan", "Dnr", "PÅ 2031/1"], ["Beslutad av", "Nämnden"]]
    [facts] = settled(Table([[Cell(text) for text in row] for row in rows], 1)).parts
    assert facts == Facts(
        [("Dokumenttyp", ["Plan"]), ("Dnr", ["PÅ 2031/1"]), ("Beslutad av", ["Nämnden"])]
    )
    for more in (["Datum", "2031-01-02", "Enhet"], ["Datum", ""]):
        [table] = settled(Table([[Cell(text) for text in row] for row in [*rows, more]], 1)).parts
        assert isinstance(table, Table)


def test_labels_of_an_activity_are_no_facts() -> None:
    """Most in a row are none that a document has. On a cover most are."""
    own = ["Syfte: Fler torg", "Ansvarig: Nämnden", "Tidplan: Mars", "Kostnad: 2 kronor"]
    assert [Paragraph(text) for text in own] == settled(*map(Paragraph, own)).parts
    cover = ["Dokumenttyp: Plan", "Ansvarig: Nämnden", "Målgrupp: Alla"]
    facts, last = settled(*map(Paragraph, cover)).parts
    assert facts == Facts([("Dokumenttyp:", ["Plan"]), ("Ansvarig:", ["Nämnden"])])
    assert last == Paragraph(cover[-1])


@pytest.mark.parametrize("headers", [0, 1])
def test_a_table_about_the_document_is_facts(headers: int) -> None:
    """Its first row is a pair like the others, whatever the file marks. It may stand after the text."""
    table = Table([[Cell(text) for text in row] for row in INFORMATION], headers, "Om", 2)
    found = settled(TEXT, table)
    assert found.parts == [
        TEXT,
        Paragraph("Om", page=2),
        Facts([(label, [said]) for label, said in INFORMATION], 2),
    ]
    assert [] == found.doubts


@pytest.mark.parametrize(
    "rows",
    [
        [["Datum", "Version"], ["2030-02-18", "1"]],
        [["Mål", "Datum"], ["Torget", "2031"]],
        [["Datum", "Torget"], ["Maj", "Fest"], ["Juni", "Loppis"]],
        [["Datum", "2031"], ["Version", ""]],
        [["Datum", "2031", "x"], ["Version", "1", "x"]],
        [["Datum", "2031"]],
    ],
)
def test_other_tables_are_no_facts(rows: list[list[str]]) -> None:
    """Their first row is a header, most rows have no label, or there are no pairs."""
    found = settled(Table([[Cell(text) for text in row] for row in rows], 1))
    assert not any(isinstance(part, Facts) for part in found.parts)


def test_cells_that_only_have_a_colour() -> None:
    """A plain colour is a sign. The column is told, by its header if that is sure."""
    rows = [
        [Cell("Mål"), Cell("Läge"), Cell("")],
        [Cell("Torg"), Cell("●", colour="00B050"), Cell("", colour="0070C0")],
        [Cell("Lampor"), Cell("●", colour="FF0000"), Cell("")],
    ]
    found = settled(Table(rows, page=2))
    (table,) = found.parts
    assert isinstance(table, Table)
    assert [["🟢", ""], ["🔴", ""]] == [[cell.text for cell in row[1:]] for row in table.rows[1:]]
    assert found.doubts == [
        "celler i kolumnen ”Läge” har bara en färg, och står som 🟢 🔴: skriv vad den betyder "
        "(”Mål”, sidan 2)",
        "celler i kolumn 3 har bara en färg; 1 till är tom eller grå: skriv vad den betyder "
        "(”Mål”, sidan 2)",
    ]


def test_cells_that_only_have_a_colour_beside_a_cell_over_several_rows() -> None:
    """The column is the one that is seen."""
    rows = [
        [Cell("Område", rows=2), Cell("Bedömning", columns=2)],
        [Cell("Läge"), Cell("Mått")],
        [Cell("Torg", rows=2), Cell("", colour="00B050"), Cell("Bänkar")],
        [Cell("", colour="FF0000"), Cell("Lampor")],
    ]
    found = settled(Table(rows, headers=2))
    assert found.doubts == [
        "celler i kolumnen ”Läge” har bara en färg, och står som 🟢 🔴: skriv vad den betyder "
        "(”Område”)"
    ]


@pytest.mark.parametrize("text", ["Figur 1. Torget", "Diagram 2: Antal besök", "Bild 1.2 Torget"])
def test_a_line_at_a_picture_is_its_caption(text: str) -> None:
    """Right below it or right above it. Of two pictures, the one above has it."""
    line, told = Paragraph(text), Figure(description="Ett torg.")
    named = Figure(text, "Ett torg.")
    assert [named, TEXT] == settled(told, line, TEXT).parts
    assert [TEXT, named] == settled(TEXT, line, told).parts
    assert [named, told] == settled(told, line, told).parts
    own = Figure("Bild", "Ett torg.")
    assert [own, line] == settled(own, line).parts


@pytest.mark.parametrize("above", [_bold("Figur 1. Torget"), heading("Diagram 1 Torget")])
def test_a_caption_without_its_picture_is_no_heading(above: Part) -> None:
    """It is a line of text, whatever its type."""
    (line,) = settled(above).parts
    assert isinstance(line, Paragraph)
    assert not line.bold


def test_what_tells_of_a_picture_is_no_caption() -> None:
    """A sentence that starts with its number stays where it is."""
    line = Paragraph("Figur 1 visar torget.")
    assert [line] == settled(Figure(), line).parts


def test_a_typed_contents_page_is_one_in_every_format() -> None:
    """With leaders, with pages that rise below a heading, or as a list of what stands further down."""
    heads: list[Part] = [
        heading("1 Mål", 1, "marked"),
        TEXT,
        heading("2 Ansvar", 1, "marked"),
        TEXT,
    ]
    leaders: list[Part] = [Paragraph(f"{n} Del {'.' * 9} {n}") for n in (1, 2, 3)]
    found = settled(*leaders, TEXT).parts
    assert found == [Contents([ContentsEntry(f"{n} Del", str(n)) for n in (1, 2, 3)]), TEXT]
    entries = [ContentsEntry("1 Mål", "2"), ContentsEntry("2 Ansvar", "3")]
    top = heading("Innehåll", 1, "marked")
    lines = [Paragraph("1 Mål 2"), Paragraph("2 Ansvar 3")]
    assert settled(top, *lines, *heads).parts[:2] == [top, Contents(entries)]
    both = Paragraph("1 Mål 2 2 Ansvar 3", lines=["1 Mål 2", "2 Ansvar 3"])
    assert settled(top, both, *heads).parts[:2] == [top, Contents(entries)]
    links = List([Entry("Mål", "1.", List([Entry("Ansvar")]))], ordered=True)
    entries = [ContentsEntry("1. Mål"), ContentsEntry("Ansvar")]
    assert settled(top, links, *heads).parts[:2] == [top, Contents(entries)]


@pytest.mark.parametrize(
    "parts",
    [
        # Leaders in two lines only. Pages that fall. A list of something else.
        [Paragraph("Mål ..... 1"), Paragraph("Ansvar ..... 2")],
        [Paragraph("Innehåll"), Paragraph("Mål 9"), Paragraph("Ansvar 2")],
        [Paragraph("Innehåll"), List([Entry("bröd"), Entry("mjölk")])],
        [List([Entry("Mål"), Entry("Ansvar")]), heading("Mål", 1), heading("Ansvar", 1)],
    ],
)
def test_what_only_looks_like_a_contents_page_is_none(parts: list[Part]) -> None:
    """Its words stay as they are."""
    assert not any(isinstance(part, Contents) for part in settled(*parts).parts)


def _found(*lines: str) -> list[Part]:
    """Lines above headings, one of them a paragraph in bold."""
    heads: list[Part] = [heading("Mål", 1, "marked"), heading("2 Torg", 1, "marked"), _bold("Ljus")]
    return settled(*map(Paragraph, lines), *heads, TEXT).parts


def test_lines_that_are_headings_further_down_are_a_contents_page() -> None:
    """They need neither a heading nor leaders, if each says another heading and the pages rise."""
    found = _found("Mål 2", "2 Torg 3", "Ljus 3")
    entries = [ContentsEntry("Mål", "2"), ContentsEntry("2 Torg", "3"), ContentsEntry("Ljus", "3")]
    assert Contents(entries) == found[0]
    assert isinstance(found[1], Heading)


def test_a_table_of_headings_and_pages_is_a_contents_page() -> None:
    """Lines with tabs become a table of two columns."""
    rows = [[Cell("Mål"), Cell("2")], [Cell("Torg"), Cell("3")], [Cell("Ljus"), Cell("5")]]
    heads: list[Part] = [heading(text, 1, "marked") for text in ("Mål", "Torg", "Ljus")]
    assert isinstance(settled(Table(rows), *heads, TEXT).parts[0], Contents)
    wide = [[*row, Cell("1")] for row in rows]
    assert isinstance(settled(Table(wide), *heads, TEXT).parts[0], Table)
    assert isinstance(settled(*heads, Table(rows), TEXT).parts[3], Table)


@pytest.mark.parametrize(
    "lines",
    [
        ("Mål 2", "Torg 3"),
        ("Mål 2", "Torg 3", "Tak 4"),
        ("Mål 2", "Torg 4", "Ljus 3"),
        ("Mål 2", "Mål 3", "Mål 4"),
        ("Mål 2", "Torg 2", "Ljus 2"),
        ("Mål", "Torg", "Ljus"),
    ],
)
def test_other_lines_that_end_with_a_number_are_text(lines: tuple[str, ...]) -> None:
    """Two lines, no heading, pages that fall, one heading again, one page alone, or no pages."""
    assert not any(isinstance(part, Contents) for part in _found(*lines))


@pytest.mark.parametrize(
    ("above", "caption", "own"),
    [
        (Paragraph("Tabell 1. Åtgärder"), "", "Tabell 1. Åtgärder"),
        (_bold("Tabell 1.2 Åtgärder"), "", "Tabell 1.2 Åtgärder"),
        (heading("Tab. 1: Åtgärder"), "", "Tab. 1: Åtgärder"),
        (Paragraph("Tabell 1. Åtgärder"), "Tabell 1. Åtgärder", "Tabell 1. Åtgärder"),
        (Paragraph("Tabell 1 visar åtgärder."), "", ""),
    ],
)
def test_a_line_above_a_table_names_it(above: Part, caption: str, own: str) -> None:
    """The line is no heading, and stays. A caption that the table has is kept."""
    rows = [[Cell("Vad"), Cell("När")], [Cell("Bänkar"), Cell("2030")]]
    line, named = settled(above, Table(rows, caption=caption)).parts
    assert isinstance(line, Paragraph)
    assert not line.bold
    assert isinstance(named, Table)
    assert own == named.caption


def test_the_caption_that_the_file_marks_is_text() -> None:
    """It is the document's words, and is compared with the source."""
    rows = [[Cell("Vad"), Cell("När")], [Cell("Bänkar"), Cell("2030")]]
    found = settled(
        Paragraph("Så här blir det."), Table(rows, headers=1, caption="Åtgärder", page=2)
    )
    assert found.parts == [
        Paragraph("Så här blir det."),
        Paragraph("Åtgärder", page=2),
        Table(rows, headers=1, caption="Åtgärder", page=2),
    ]


def test_a_line_that_names_a_table_stands_right_above_it() -> None:
    """It names one table."""
    table = Table([[Cell("Vad"), Cell("När")], [Cell("Bänkar"), Cell("2030")]])
    parts = settled(Paragraph("Tabell 1. Åtgärder"), table, table, TEXT, table).parts
    named = [part.caption for part in parts if isinstance(part, Table)]
    assert ["Tabell 1. Åtgärder", "", ""] == named


def test_the_first_row_heads_a_table_if_the_file_marks_none() -> None:
    """As deep as its cells go. Editors are told, with its first words and its page."""
    cells = [[Cell("Mål", rows=2), Cell("År")], [Cell("2030")], [Cell("Ljus"), Cell("3")]]
    for headers in (0, 3):
        found = settled(Table(cells, headers, page=4))
        assert found.parts == [Table(cells, 2, page=4)]
        assert found.doubts == [
            "filen märker ingen rubrikrad i en tabell: den första raden är tagen som rubrik "
            "(”Mål”, sidan 4)"
        ]
    assert settled(Table(cells, 1)) == Settled([Table(cells, 1)], [])
    assert settled(Table(cells, 0), TEXT, Table(cells, 0)).doubts == [
        "filen märker ingen rubrikrad i 2 tabeller som börjar lika: den första raden är tagen som rubrik "
        "(”Mål”)"
    ]


def test_a_table_of_one_row_or_one_column_is_paragraphs() -> None:
    """It only places its words on the page."""
    for rows in ([[Cell("A" * 70), Cell(""), Cell("B")]], [[Cell("A" * 70)], [Cell("B")]]):
        found = settled(Table(rows, caption="C"))
        assert found.parts == [Paragraph("C"), Paragraph("A" * 70), Paragraph("B")]
        assert found.doubts == [
            f"en tabell med en rad eller en kolumn är skriven som stycken (”{'A' * 60} …”)"
        ]


@pytest.mark.parametrize(
    ("texts", "entries"),
    [
        (["1. minska", "2. öka", "3. laga"], [("1.", "minska"), ("2.", "öka"), ("3.", "laga")]),
        (["a) minska", "b) öka"], [("a)", "minska"), ("b)", "öka")]),
        (["– minska. Öka.", "– laga"], [("", "minska. Öka."), ("", "laga")]),
    ],
    ids=["numbers", "letters", "dashes"],
)
def test_typed_marks_in_a_row_are_a_list(texts: list[str], entries: list[tuple[str, str]]) -> None:
    """As in a text file: the mark of a bullet is not kept, and a text below ends the list."""
    listed = List([Entry(text, mark) for mark, text in entries], bool(entries[0][0]))
    assert settled(*map(Paragraph, texts), TEXT).parts == [listed, TEXT]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [Paragraph("1. minska"), TEXT, Paragraph("2. öka")],
        [Paragraph("1. minska"), Paragraph("3. öka")],
        [Paragraph("2. minska"), Paragraph("3. öka")],
        [Paragraph("– minska"), Paragraph("• öka")],
        [Paragraph("1. Nämnden ska minska svinnet. Det görs nu."), Paragraph("2. öka")],
        [Paragraph("1. minska", lines=["1. minska", "svinnet"]), Paragraph("2. öka")],
    ],
    ids=["alone", "gap", "no first", "other sign", "sentences", "lines"],
)
def test_other_paragraphs_with_marks_are_no_list(paragraphs: list[Part]) -> None:
    """They stay as they are, and headings too."""
    assert settled(*paragraphs).parts == paragraphs
    bold = settled(Paragraph("1. Mål", bold=True), Paragraph("2. Ansvar", bold=True)).parts
    assert [type(part) for part in bold] == [Heading, Heading]


def test_a_numbered_paragraph_of_the_contents_page_is_no_entry() -> None:
    """It is a heading, also right above another."""
    found = settled(contents("1. Mål", "2. Ansvar"), Paragraph("1. Mål"), Paragraph("2. Ansvar"))
    assert [type(part) for part in found.parts] == [Contents, Heading, Heading]


def test_signs_that_show_nothing_are_told() -> None:
    """A sign of a symbol font has another place there than in Unicode."""
    reading = Reading(
        [Paragraph("Andelen ska vara minst \uf071 80."), Paragraph("\uf071")], "", pages=1
    )
    assert settle(reading).doubts == [
        "2 tecken ur ett symboltypsnitt visas inte (det första efter ”Andelen ska vara minst”); skriv det "
        "som står i originalet i stället"
    ]
    assert [] == settle(Reading([Paragraph("Andelen är ≥ 80.")], "")).doubts


def test_what_stands_before_the_text() -> None:
    """The lines of a cover may look like headings: "Dnr KS 2030/512" in large type."""
    parts: list[Part] = [
        Heading("Plan 2030", 1),
        Heading("Dnr KS 2030/512", 2),
        Paragraph("A B", lines=["A", "B"]),
        Paragraph("Nämnden ska sätta upp bänkar på torget. " * 6),
        Heading("Dnr KS 2030/9", 2),
    ]
    assert ["Plan 2030", "Dnr KS 2030/512", "A", "B"] == list(front(parts))


@pytest.mark.parametrize(
    ("parts", "level", "where"),
    [
        (
            [heading("Mål"), TEXT, heading("1. Torg"), TEXT, heading("Så"), TEXT],
            None,
            "över den andra",
        ),
        (
            [TEXT, heading("Mål"), heading("1. Torg"), TEXT, heading("Så"), TEXT],
            4,
            "under den första",
        ),
        ([heading("Mål"), TEXT, heading("1. Torg"), TEXT, heading("Så")], None, None),
        ([heading("Mål"), TEXT, heading("7. Torg"), TEXT, heading("Så"), TEXT], None, None),
    ],
    ids=["held apart", "held by a heading", "holds the next", "not in a row"],
)
def test_a_heading_between_numbers(parts: list[Part], level: int | None, where: str | None) -> None:
    """It is a part of the first if what is above them holds them, and over the second if it is right above it."""
    found = settled(heading("Plan"), TEXT, *parts, heading("2. Park"), TEXT)
    [own] = [one for one in found.parts if isinstance(one, Heading) and one.text == "Så"]
    assert level == own.level
    told = [one for one in found.doubts if "”Så”" in one]
    assert ([where] if where else []) == [one.rpartition("ligger den ")[2] for one in told]


def test_a_heading_after_each_number() -> None:
    """Its words show that it is a part of each."""
    rows = [(heading(f"{at}. Torg"), TEXT, heading("Så"), TEXT) for at in (1, 2, 3)]
    found = settled(heading("Plan"), TEXT, *(part for row in rows for part in row))
    levels = [one.level for one in found.parts if isinstance(one, Heading) and one.text == "Så"]
    assert [4, 4, 4] == levels
    assert [] == found.doubts


def test_a_line_above_the_first_matter_holds_none() -> None:
    """Headings further down, each below a §, show that the matters are beside each other."""
    minutes: list[Part] = [
        heading("Protokoll"),
        heading("Beslutande"),
        heading("Närvarolista"),
        heading("§ 83 Plan"),
        TEXT,
    ]
    more: list[Part] = [heading("Beslut"), TEXT, heading("§ 84 Torg"), TEXT]
    assert [None, None, None, 1, 2, 1] == [
        one.level for one in settled(*minutes, *more).parts if isinstance(one, Heading)
    ]


def test_labels_above_their_values_in_another_column_are_no_facts() -> None:
    """One of them would be the value of another."""
    labels = Paragraph("Diarienummer Beslutad", lines=["Diarienummer", "Beslutad"])
    assert labels in settled(heading("Plan"), labels, TEXT).parts


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [("Mål", [1, 1, 2, 1]), ("Bilagor", [1, 2, 3, 2])],
    ids=["lower", "under"],
)
def test_an_appendix_stands_beside_the_chapters(chapter: str, expected: list[int]) -> None:
    """With what is in it, also in a lower style, which is told. Below "Bilagor" it is a part of that."""
    rows = [(chapter, 1), ("Bilaga 1 Mått", 2), ("Torg", 3), ("Bilaga 2 Källor", 2)]
    parts = [part for text, level in rows for part in (heading(text, level, "marked"), TEXT)]
    found = settled(
        heading("Plan", 1, "marked"), TEXT, heading("Bakgrund", 1, "marked"), TEXT, *parts
    )
    assert [1, 1, *expected] == [one.level for one in found.parts if isinstance(one, Heading)]
    assert (2 if chapter == "Mål" else 0) == sum("en bilaga står" in one for one in found.doubts)
