"""Tests of `planspegeln.authoring.cover`."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.authoring.cover import lines_of_cover, told_cover, told_guesses, with_title
from planspegeln.authoring.draft import Wanted, draft
from planspegeln.authoring.readers.outline import (
    Contents,
    ContentsEntry,
    Facts,
    Heading,
    Paragraph,
    Part,
)
from tests.conftest import Copy

TEXT = Paragraph("Nämnden ska sätta upp bänkar.")
TITLE = Heading("Verksamhetsplan 2032", 1, "", "looks", 1)
CHAPTERS: list[Part] = [Heading("Inledning", 1), TEXT, Heading("Mål", 1), TEXT]


def _titles(parts: list[Part], given: str = "") -> list[str]:
    """The headings that the cover gives."""
    found = with_title(parts, given)
    words = " ".join(one.text for one in parts if isinstance(one, Heading | Paragraph))
    said = " ".join(one.text for one in found if isinstance(one, Heading | Paragraph))
    assert words == said
    return [
        one.text for one in found if isinstance(one, Heading) and not any(one is p for p in parts)
    ]


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        ([Paragraph("Verksamhetsplan 2032"), Paragraph("Socialnämnden")], "Verksamhetsplan 2032"),
        ([Paragraph("Verksamhetsplan"), Paragraph("2032")], "Verksamhetsplan"),
        ([Paragraph("Kommunens plan"), Paragraph("Plan 2032")], "Plan 2032"),
        (
            [Paragraph("Låtsasby Verksamhetsplan 2032"), Paragraph("Verksamhetsplan 2032")],
            "Verksamhetsplan 2032",
        ),
        (
            [Paragraph("Plan 2032 Socialnämnden", lines=["Plan 2032", "Socialnämnden"])],
            "Plan 2032",
        ),
        (
            [Paragraph("A Plan 2032 B", lines=["A", "Plan 2032", "B"]), Facts([("Datum", ["2031"])])],
            "Plan 2032",
        ),
        ([Heading("Exempelstads kommun"), Paragraph("Plan 2032")], "Plan 2032"),
        ([Heading("Innehåll"), Paragraph("Plan 2032")], "Plan 2032"),
    ],
)  # fmt: skip
def test_the_line_that_names_the_document_is_its_title(cover: list[Part], title: str) -> None:
    """It stands before the first chapter. All words stay in order, and it is no part of the chapter."""
    assert [title] == _titles([*cover, *CHAPTERS])


@pytest.mark.parametrize(
    "parts",
    [
        [Heading("Plan 2032"), Paragraph("Budget 2032"), *CHAPTERS],
        [Heading("Trygg stad"), Paragraph("Plan 2032"), *CHAPTERS],
        [Paragraph("Plan 2032"), Heading("Trygg stad", 1), TEXT, Heading("Torget", 2), TEXT],
        [Paragraph("Plan 2032"), Heading("Trygg stad", 1), *CHAPTERS],
        [Paragraph("Plan 2032"), Heading("Dnr 1", 1, "§ 112"), Heading("Trygg stad"), *CHAPTERS],
        [Paragraph("Planen för 2032 är antagen."), *CHAPTERS],
        [Paragraph("Socialnämnden"), *CHAPTERS],
        [*CHAPTERS, Paragraph("Plan 2032")],
    ],
)
def test_a_heading_that_is_the_title_stays(parts: list[Part]) -> None:
    """A line is the title only where a chapter or the sender would be, and it names the document."""
    assert [] == _titles(parts)


def test_a_title_that_the_file_gives_stays() -> None:
    """Its words tell that it is the title, whatever stands around it."""
    parts: list[Part] = [Paragraph("Plan 2032"), *CHAPTERS]
    assert ["Plan 2032"] == _titles(parts)
    assert [] == _titles(
        [Heading("Trygg stad", 1), Paragraph("Plan 2032"), *CHAPTERS], "Trygg stad"
    )


SENDER = Heading("Kultur- och fritidsnämnden", 2, "", "looks", 1)
DECIDED = Paragraph("Antagen 2031-12-04 § 77", page=1)
LISTED: list[Part] = [
    Heading("Innehåll", 3, "", "looks", 1),
    Contents([ContentsEntry("Mål")], page=1),
]


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        ([SENDER, DECIDED], [SENDER]),
        ([DECIDED, SENDER], [SENDER]),
        ([SENDER, DECIDED, *LISTED], [SENDER, LISTED[0]]),
        ([SENDER, Heading("Norrby kommun", 2, "", "looks", 1), DECIDED], [SENDER, "Norrby kommun"]),
        ([SENDER, Paragraph("Antagen av nämnden den 4 december 2031.", page=1)], [SENDER]),
        ([SENDER, DECIDED, Paragraph("Planen gäller till och med 2034.", page=1)], [SENDER]),
        ([SENDER, Paragraph("Omslagsbild: Torget. Foto: Norrby kommun.", page=1)], [SENDER]),
        ([Heading("Trygg stad", 2, "", "looks", 1), Paragraph("Antagen av nämnden.", page=1)], []),
        ([SENDER, Paragraph("Antagen av nämnden.", page=1), TEXT], []),
        ([SENDER, TEXT], []),
        ([TEXT, SENDER, DECIDED], []),
        ([Heading("Trygg stad", 2, "", "looks", 1), DECIDED], ["Trygg stad"]),
        ([Heading("Trygg stad", 2, "", "looks", 2), DECIDED], []),
        ([Heading("Socialnämnden", 2, "", "marked", 1), DECIDED], []),
    ],
)
def test_lines_below_the_title(parts: list[Part], lines: list[Heading | str]) -> None:
    """A sender above the chapters is a line, whatever its size. So is what stands alone on the cover."""
    chapters: list[Part] = [
        Heading("Inledning", 3, "1", "looks", 2), TEXT, Heading("Mål", 3, "2", "looks", 2), TEXT,
    ]  # fmt: skip
    found = lines_of_cover([TITLE, *parts, *chapters], TITLE, ())
    assert {getattr(one, "text", one) for one in lines} == {one.text for one in found}


def test_a_sender_with_chapters_of_its_own() -> None:
    """Committees beside each other are chapters, and so is what the municipality has a name for."""
    other = Heading("Socialnämnden", 2, "", "looks", 2)
    goal = Heading("Mål", 3, "1", "looks", 2)
    assert [] == lines_of_cover([TITLE, SENDER, goal, TEXT, other, TEXT], TITLE, ())
    assert [] == lines_of_cover([TITLE, SENDER, DECIDED, goal, TEXT], TITLE, {SENDER.text})
    assert [SENDER] == lines_of_cover([TITLE, SENDER, goal, TEXT], TITLE, ())


@pytest.mark.parametrize(
    ("cover", "title", "note"),
    [
        ("Tekniska nämnden\nNorrby\n\nPlan 2032\nNorrby\n\n", "Plan 2032", "rad på omslaget"),
        ("", "1 Inledning", "kan vara ett kapitels"),
    ],
)
def test_where_the_title_comes_from_is_told(
    tiny: Copy, tmp_path: Path, cover: str, title: str, note: str
) -> None:
    """Also where no line of the cover says it, so that a chapter has to do."""
    path = tmp_path / "ny.txt"
    path.write_text(f"{cover}1 Inledning\nNämnden ska laga gator.\n\n2 Mål\nAlla ska nå torget.\n")
    made = draft(tiny.root, Wanted(str(path), "pahittkoping", "plan", "2032", "ny"))

    assert f"title: {title}\n" in made.path.read_text()
    assert sum(note in one for one in made.notes) == 1


def test_what_the_cover_may_hide_is_told() -> None:
    """A line in large type and the heading of a first chapter look the same."""
    air = Heading("Luften i Norrby", 2, "", "looks", 1)
    now = Heading("Nuläge", 3, "", "looks", 1)
    parts: list[Part] = [TITLE, air, now, TEXT, Heading("Vattnet", 2, "", "looks", 2), TEXT]
    assert [air] == lines_of_cover(parts, TITLE, set())
    assert [
        "”Luften i Norrby” står som en rad under titeln; är det ett kapitel gör du den till en rubrik i filen, "
        "och flyttar in det som hör dit"
    ] == list(told_cover(parts, TITLE, set()))
    assert [] == list(told_cover([TITLE, SENDER, DECIDED, *CHAPTERS], TITLE, set()))


def test_a_plan_with_a_chapter_for_each_board() -> None:
    """The first board may be one of them. What is no chapter, such as a year, is not asked about."""
    first, task = Heading("Kommunstyrelsen", 2, "", "looks", 1), Heading("Mål", 3, "", "looks", 1)
    other: list[Part] = [Heading("Skolnämnden", 2, "", "looks", 2), task, TEXT]
    parts: list[Part] = [TITLE, first, task, TEXT, *other]
    assert [first] == lines_of_cover(parts, TITLE, set())
    (told,) = told_cover(parts, TITLE, set())
    assert told.startswith("”Kommunstyrelsen” står som en rad under titeln")
    both = lines_of_cover([TITLE, SENDER, Heading("Mål", 3, "", "looks", 2), TEXT], TITLE, set())
    assert len(both) == len({id(one) for one in both})
    for name, below, is_told in (
        ("Revisionen", task, True),
        ("Revisionen", TEXT, False),
        ("Inledning", TEXT, False),
    ):
        chapter = Heading(name, 2, "", "looks", 2)
        told_of = told_cover([TITLE, first, task, TEXT, chapter, below, TEXT], TITLE, set())
        assert is_told == bool(list(told_of)), name
    for line in ("Dnr KS 2031/14", "Torgen 2031–2033", "Remissversion"):
        first.text = line
        assert [first] == lines_of_cover(parts, TITLE, set())
        assert [] == list(told_cover(parts, TITLE, set()))


def test_a_line_of_the_cover_over_all_chapters_is_told() -> None:
    """A chapter alone at its level, on the title's page, with all others below it, may be one."""
    line = Heading("för Norrby kommun 2031", 2, "", "looks", 1)
    chapters = [Heading(name, 3, "", "looks", 2) for name in ("Bakgrund", "Mål")]
    text = Paragraph("Antagen av fullmäktige.", page=1)
    told = list(told_cover([TITLE, line, text, chapters[0], TEXT, chapters[1], TEXT], TITLE, set()))
    assert told == [
        "”för Norrby kommun 2031” har alla andra kapitel under sig; är det en rad på omslaget gör du den till "
        "”lines” i filen, och flyttar ut det som står under den"
    ]
    level = [Heading(name, 2, "", "looks", 2) for name in ("Bakgrund", "Mål")]
    assert [] == list(told_cover([TITLE, line, text, level[0], TEXT, level[1], TEXT], TITLE, set()))


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        (["Mål"], "”Mål” är gissad till rubrik av fet stil"),
        (["Mål", "Torg"], "”Mål”, ”Torg” är gissade till rubriker av fet stil"),
        (list("ABCDE"), "”A”, ”B”, ”C” och 2 till är gissade till rubriker av fet stil"),
    ],
)
def test_headings_in_bold_are_told_as_guesses(texts: list[str], doubt: str) -> None:
    """One doubt names the first and counts the others. Those that are lines of the cover are no headings."""
    line = Heading("Antagen 2031")
    guessed = [Heading("Innehåll"), line, *map(Heading, texts)]
    assert [doubt] == list(told_guesses(guessed, [line]))
    assert [] == list(told_guesses([line], [line]))


def test_what_a_document_is_above_numbered_chapters() -> None:
    """Only a line that says when it holds, or who decided it, is one of the cover: another may hold the chapters."""
    chapters: list[Part] = [Heading("Syfte", 1, "1"), TEXT, Heading("Ansvar", 1, "2"), TEXT]
    holds, part = (
        Heading(text, 3, "", "looks") for text in ("Gäller från 2031", "Intern kontroll")
    )
    assert [holds] == lines_of_cover([TITLE, holds, *chapters], TITLE, ())
    assert [] == lines_of_cover([TITLE, part, *chapters], TITLE, ())


@pytest.mark.parametrize(
    ("kind", "time"),
    [
        ("Årsredovisning", "Räkenskapsåret 2030"),
        ("Delårsrapport", "Januari–augusti 2031"),
        ("Budget", "2031–2033"),
    ],
)
def test_a_kind_alone_above_its_time_is_the_title(kind: str, time: str) -> None:
    """The time below it, in larger type or none, is a line of the cover."""
    period = Heading(time, None, "", "looks")
    chapters: list[Part] = [Heading("Sammanfattning", None, "1"), TEXT]
    parts = with_title([Paragraph(kind), period, Paragraph("Påhittköpings kommun"), *chapters], "")
    [title] = [one for one in parts if isinstance(one, Heading) and one.text == kind]
    assert [period] == lines_of_cover(parts, title, ())


def test_what_is_decided_is_no_title() -> None:
    """A point of it may name a kind of document."""
    matter = Heading("Plan", 1, "§ 83")
    parts: list[Part] = [Paragraph("1. att godkänna uppföljningen"), matter, TEXT]
    assert parts == with_title(parts, "")
