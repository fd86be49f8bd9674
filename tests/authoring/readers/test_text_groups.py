"""Plain text without blank lines: each line shows what it is, beside those above and below it."""

from __future__ import annotations

import pytest

from planspegeln.authoring.identity import title_of
from planspegeln.authoring.readers import text as reader
from planspegeln.authoring.readers.numbers import comes_next
from planspegeln.authoring.readers.outline import Facts, Heading, List, Paragraph, Part, Table
from planspegeln.authoring.settle import settle

# A text of two lines and more, wrapped at 80 characters. Its last line leaves no room for a word.
BODY = """Nämnden ska minska utsläppen av växthusgaser till år 2030, och planen gäller för
alla nämnder och för de bolag som kommunen äger helt eller delvis, i hela länet."""
SHORT = "Nämnden ska minska utsläppen av växthusgaser till år 2030, och planen gäller för\nalla."


def said(part: Part) -> str | list[str]:
    """A part in short: "# 1.1 Mål" for a heading, the entries of a list, the lines of a paragraph."""
    match part:
        case Heading():
            return " ".join(["#", *filter(None, [part.number, part.text])])
        case List():
            return [f"{entry.mark} {entry.text}".strip() for entry in part.entries]
        case Paragraph():
            return part.lines or part.text
        case Facts():
            return [f"{label} {' '.join(lines)}" for label, lines in part.facts]
    return type(part).__name__


def read(text: str) -> list[str | list[str]]:
    return [said(part) for part in reader.outline(text).parts]


def running(text: str) -> str:
    return text.replace("\n", " ")


def doubts(text: str) -> list[str]:
    return [one for one in reader.outline(text).doubts if one != reader.GUESSED]


@pytest.mark.parametrize(
    "body",
    [BODY, SHORT, "Nämnden ska minska utsläppen.", running(BODY)],
    ids=["wrapped", "with room", "short", "a line each"],
)
def test_headings_with_numbers(body: str) -> None:
    """They are alone between texts and lists, and so are those with a paragraph or an appendix."""
    text = f"""1. Inledning
{body}
1.1 Syfte
{body}
2. Åtgärder
• Byta till elbilar
• Sänka värmen
2.1 Resor
a) Resor görs med tåg.
b) Cykel väljs i staden.
§ 98 Beslut
{body}
Bilaga 1 Kostnader
{body}"""
    assert read(text) == [
        *("# 1. Inledning", running(body), "# 1.1 Syfte", running(body), "# 2. Åtgärder"),
        *(["Byta till elbilar", "Sänka värmen"], "# 2.1 Resor"),
        ["a) Resor görs med tåg.", "b) Cykel väljs i staden."],
        *("# § 98 Beslut", running(body), "# Bilaga 1 Kostnader", running(body)),
    ]


@pytest.mark.parametrize(
    "running_text",
    [
        "Av kostnaden betalar staten en del, och staten betalar dessutom varje år minst\n"
        "12 procent av det som nämnderna själva har satt av till arbetet i sina planer.",
        "Kommunen har följt utvecklingen under flera år, och efter en lång utredning år\n"
        "2020 genomfördes en enkät bland alla som bor här.",
        "Målen finns i lagen, i kommunens egen plan och, för den som vill veta mer, i\n"
        "2. Åtgärder som gäller till år 2027 och som ska följas upp av nämnden varje år.",
        "Det handlar om hur alla ska resa i framtiden, och om det kan du läsa mer i del\n"
        "1.1 Syfte och del 2.",
    ],
    ids=["percent", "year", "whole number", "decimals"],
)
def test_a_line_of_a_running_text_that_starts_with_a_number(running_text: str) -> None:
    """No sentence has ended above it, or no heading's words follow the number."""
    text = f"1. Inledning\n{SHORT}\n{running_text}\n2. Mål\n{SHORT}"
    assert read(text) == [
        *("# 1. Inledning", running(SHORT), running(running_text), "# 2. Mål", running(SHORT))
    ]


@pytest.mark.parametrize(
    "entries",
    [
        ["1. Tända lampor", "2. Plantera träd", "3. Ställa ut bänkar"],
        ["1. Tända lampor i parken och\n   på torget", "2. Plantera träd", "3. Ställa ut bänkar"],
        ["1. Lampor ska tändas.", "2. Träd ska planteras på\ntorget.", "3. Bänkar ska målas."],
        ["– Tända lampor i hela Norra\n  Påhittköping", "– Plantera träd"],
    ],
    ids=["short", "wrapped", "sentences", "bullets"],
)
def test_entries_are_no_headings(entries: list[str]) -> None:
    """Not even one with the number that would come next. What stands below the list is no entry."""
    listed = "\n".join(entries)
    text = f"1. Mål\n{BODY}\n2. Åtgärder\nDet här ska göras:\n{listed}\n{SHORT}\n3. Slut\n{BODY}"
    assert read(text) == [
        *("# 1. Mål", running(BODY), "# 2. Åtgärder", "Det här ska göras:"),
        [" ".join(entry.removeprefix("– ").split()) for entry in entries],
        *(running(SHORT), "# 3. Slut", running(BODY)),
    ]


def test_entries_with_texts_of_their_own() -> None:
    """Below a colon they are a list's, also with a text between. Else the numbers are headings'."""
    text = f"1. Mål\n{BODY}\n{{}}\n1. Lampor\n{SHORT}\n2. Träd\n{SHORT}\n3. Torg\n{SHORT}"
    assert [one for one in read(text.format("Det här ska göras:")) if one[0] == "#"] == ["# 1. Mål"]
    found = read(text.format("Det här ska göras."))
    assert [one for one in found if one[0] == "#"] == ["# 1. Mål", "# 2. Träd", "# 3. Torg"]


def test_a_long_heading_with_a_number() -> None:
    """It may leave no room for the first word below, which starts with a capital."""
    title = "1. Insatser utifrån lokal lägesbild och samverkansöverenskommelse i staden"
    text = f"Plan\n{BODY}\n{title}\n{BODY}\n2. Mål\n{BODY}"
    assert read(text)[2:] == [f"# {title}", running(BODY), "# 2. Mål", running(BODY)]
    assert f"# {title}" not in read(text.replace("\nNämnden", "\nnämnden"))


def test_a_list_in_a_numbered_entry() -> None:
    """Bullets that are set in further than a number belong to its entry."""
    text = f"1. Mål\n{BODY}\n2. Lampor\n  - i parken\n  - på torget\n{BODY}\n{BODY}"
    assert read(text)[2] == ["2. Lampor"]
    assert read(text.replace("  -", "-"))[2:4] == ["# 2. Lampor", ["i parken", "på torget"]]


@pytest.mark.parametrize(
    ("number", "before"),
    [
        *(("1.", ""), ("1", ""), ("1.1", ""), ("1.1", "1."), ("2.", "1."), ("2.", "1.3")),
        *(("2", "1.3.2"), ("1.4", "1.3.2"), ("1.3.3", "1.3.2"), ("1.3.2.1", "1.3.2")),
    ],
)
def test_numbers_that_come_next(number: str, before: str) -> None:
    """The first, the first below, or the next on the same level or on one above."""
    assert comes_next(number, before)


@pytest.mark.parametrize(
    ("number", "before"),
    [
        *(("2.", ""), ("1.2", ""), ("3.", "1."), ("1.", "1."), ("1.2", "1."), ("1.", "2.")),
        *(("2", "1."), ("2.", "1"), ("b)", "a)"), ("§ 2", "§ 1"), ("", "")),
    ],
)
def test_numbers_that_do_not_come_next(number: str, before: str) -> None:
    """One that leaves any out, starts again, or is of another kind."""
    assert not comes_next(number, before)


def test_a_whole_number_that_does_not_come_next_is_told() -> None:
    """It may be a heading, and stays in its text."""
    text = f"1. Mål\n\n{BODY}\n4. Torg\n{BODY}"
    assert "# 4. Torg" not in read(text)
    assert doubts(text) == ["raden ”4. Torg” ser ut som en rubrik men står i löpande text"]
    assert "# 2. Torg" in read(text.replace("4.", "2."))
    assert doubts(text.replace("4.", "2.")) == []


def test_titles_of_the_contents_page() -> None:
    """They are alone wherever they stand, also over two lines. In a sentence, the words are no title."""
    long = "Åtgärder för hållbara resor i kommunens och bolagens olika verksamheter"
    wrapped = long.replace(" olika", "\nolika")
    text = (
        f"Innehåll\nTorg ..... 2\n{long} ..... 3\nDet är en plan.\nTorg\n{BODY}\n– ett\n– två\n"
        f"{wrapped}\n{SHORT}\nDe som var med sade att det var bra för alla som bor i kommunen vid\n"
        "Torg\noch park i hela landet."
    )
    assert read(text) == [
        *("# Innehåll", "Contents", "Det är en plan.", "# Torg", running(BODY)),
        *(["ett", "två"], f"# {long}", running(SHORT)),
        "De som var med sade att det var bra för alla som bor i kommunen vid Torg och park i hela landet.",
    ]


@pytest.mark.parametrize(
    "body", [BODY, SHORT, running(BODY)], ids=["wrapped", "with room", "a line each"]
)
def test_headings_without_numbers(body: str) -> None:
    """A short line below the end of a sentence or a list, and above a text or a list."""
    text = (
        f"Inledning\n{body}\nGröna parker\n{body}\nLampor\n• på torget\n• i parken\nTrygga torg\n"
        f"{body}\nMål\nFler bänkar\n{body}\n{body}"
    )
    assert read(text)[:9] == [
        *("# Inledning", running(body), "# Gröna parker", running(body), "# Lampor"),
        *(["på torget", "i parken"], "# Trygga torg", running(body), "# Mål"),
    ]
    assert read(text)[9] == "# Fler bänkar"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (
            "Kommunstyrelsen\nBarnnämnden\nParknämnden",
            ["Kommunstyrelsen", "Barnnämnden", "Parknämnden"],
        ),
        ("Det här ska göras:\nBarnnämnden", "Det här ska göras:"),
    ],
    ids=["three", "what is led to"],
)
def test_short_lines_that_are_no_headings(lines: str, kept: str | list[str]) -> None:
    """Three in a row, and what a colon leads to."""
    found = read(f"Mål\n{SHORT}\n{lines}\n{SHORT}\n{BODY}")
    assert found[2] == kept
    assert [one for one in found if one[0] == "#"] == ["# Mål"]


@pytest.mark.parametrize("lead", ["Vi vill", "Nämnden ska också", "1.1 Under 2031 ska nämnden"])
def test_a_line_that_leads_to_a_list_line_by_line(lead: str) -> None:
    """It is the start of a sentence. The one above a text may be a heading."""
    found = read(f"Inledning\n{BODY}\n{lead}\n– sopa torg\n– laga tak\nTrygga torg\n{BODY}")
    assert found == [
        *("# Inledning", running(BODY), lead, ["sopa torg", "laga tak"], "# Trygga torg"),
        running(BODY),
    ]


def test_a_line_with_a_small_letter_above_a_list_goes_on() -> None:
    """Also below what ends with an abbreviation."""
    found = read(f"Inledning\n{BODY} Det gäller bl.a.\nskolor, som också ska\n– sopa\n{BODY}")
    assert str(found[1]).endswith("Det gäller bl.a. skolor, som också ska")


def test_a_heading_below_what_is_no_sentence_is_told() -> None:
    """It stays in the text, whose last words may go on in it."""
    text = f"Mål\n{BODY[:-1]}\nTorg\n{BODY}\n{BODY}"
    assert "# Torg" not in read(text)
    assert doubts(text) == ["raden ”Torg” ser ut som en rubrik men står i löpande text"]


def test_a_heading_with_a_number_may_go_on_in_a_second_line() -> None:
    """If it is short, starts with a small letter and does not end a sentence."""
    text = f"1. Mål\n{SHORT}\n1.1 Fordon och bränslen i kommunens\nverksamheter\n{BODY}"
    assert "# 1.1 Fordon och bränslen i kommunens verksamheter" in read(text)
    assert "# 1." not in "".join(map(str, read(text.replace("verksamheter", "verk.")[8:])))


def test_a_text_with_the_marks_of_markdown() -> None:
    """Only they show its headings."""
    text = f"Plan 2031\nPåhittköpings kommun\n\n# Mål\n\n1. Lampor\nVi tänder dem.\n{SHORT}"
    assert [one for one in read(text) if one[0] == "#"] == ["# Mål"]


def test_a_figure_goes_on_from_what_is_no_sentence() -> None:
    """Also where it had room on the line above."""
    text = f"1. Mål\n{BODY}\n{SHORT[:-1]} åren\n2025 till 2027.\n2. Slut\n{BODY}"
    assert f"{running(BODY)} {running(SHORT[:-1])} åren 2025 till 2027." in read(text)


def test_a_line_longer_than_those_that_wrap() -> None:
    """It is a paragraph, of a text with one for each line. One of them goes over a page."""
    text = f"Mål\n{running(BODY)}\n{running(BODY)}\nNämnden gör allt det som den kan göra för alla\fsom bor här.\nSlut\n{running(BODY)}"
    assert read(text) == [
        *(
            "# Mål",
            running(BODY),
            running(BODY),
            "Nämnden gör allt det som den kan göra för alla som bor här.",
            "# Slut",
            running(BODY),
        )
    ]


def test_tables() -> None:
    """Rows are together, and parted from the text around them."""
    text = f"Mål\n{SHORT}\nMått   2030   2031\nTorg   1   2\n{SHORT}\n{BODY}"
    parts = reader.outline(text).parts
    assert [type(part) for part in parts] == [Heading, Paragraph, Table, *[Paragraph] * 2]


def test_a_new_paragraph() -> None:
    """It starts where the line above had room for its first word."""
    assert read(f"1. Mål\n{SHORT}\n{BODY}\nDet är allt.\n{SHORT}\n{SHORT}") == [
        *("# 1. Mål", running(SHORT), f"{running(BODY)} Det är allt."),
        *(running(SHORT), running(SHORT)),
    ]


_PLANTS = ("träd", "buskar", "blommor")
COVER = "Handlingsplan för klimat 2031\nPåhittköpings kommun"


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        (COVER, "Handlingsplan för klimat 2031"),
        (f"Exempelby\n{COVER}", "Handlingsplan för klimat 2031"),
        (COVER.replace(" 2031", ""), "Handlingsplan för klimat"),
        (COVER.replace("klimat", "klimat och\nenergi"), "Handlingsplan för klimat och energi 2031"),
    ],
    ids=["first", "below a name", "without a year", "two lines"],
)
@pytest.mark.parametrize(
    "below",
    [
        f"\n1. Inledning\n{BODY}",
        f"\nDatum: 2030-12-01\n1. Inledning\n{BODY}",
        f"\nDatum\n2030-12-01\nInledning\n{BODY}\n{BODY}",
        f"\f1. Inledning\n{BODY}",
        f"\fInledning\n{BODY}",
        f"\n\n{BODY}",
        f"\nINNEHÅLL\nInledning ... 2\nInledning\n{BODY}",
    ],
    ids=[
        "heading",
        "label",
        "label above",
        "page",
        "page without number",
        "blank line",
        "contents",
    ],
)
def test_the_title_on_a_cover(cover: str, title: str, below: str) -> None:
    """The first line, or the one with a year. The other lines of the cover head nothing."""
    parts = reader.outline(cover + below).parts
    found = title_of(parts, "")
    assert found is not None
    assert found.text == title
    assert (
        Paragraph("Påhittköpings kommun", lines=["Påhittköpings kommun"])
        in [Paragraph(part.text, lines=part.lines) for part in parts if isinstance(part, Paragraph)]
        or "Påhittköpings kommun" in title
    )


def test_the_first_lines_of_a_text_are_no_cover() -> None:
    """A text stands below them, and none has a year."""
    for text in ("Ett torg\nEtt hus\nEn park\nDet är allt.", f"Torg\n{BODY}\n{BODY}\n{BODY}"):
        assert not any(isinstance(one, list) for one in read(text)[1:])


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\f"], ids=["no blank line", "blank line", "page"])
def test_labels_with_their_values(gap: str) -> None:
    """They are the document's facts, whatever stands around them on the cover."""
    labels = (
        "Diarienummer: KS 2030/88\nDatum: 2030-12-01\nBeslutad: 2030-12-10 av kommunfullmäktige\n"
        "Handläggare: Kommunstyrelsen"
    )
    reading = reader.outline(f"{COVER}\n{labels}{gap}Inledning\n{BODY}\n{BODY}\n{BODY}")
    assert [said(part) for part in settle(reading).parts][:4] == [
        *("# Handlingsplan för klimat 2031", ["Påhittköpings kommun"], labels.split("\n")),
        "# Inledning",
    ]


def test_labels_above_their_values() -> None:
    """Each is a fact, with the line below it."""
    reading = reader.outline(f"{COVER}\nDatum\n2030-12-01\nDnr\nKS 1\n1. Mål\n{BODY}\n{BODY}")
    assert said(settle(reading).parts[2]) == ["Datum 2030-12-01", "Dnr KS 1"]


def test_a_sentence_that_goes_over_a_page() -> None:
    """It breaks off with a small word, or goes on with a small letter. It is one paragraph."""
    for first, second in (("till dem som", "bor här."), ("till alla i", "Norra staden.")):
        for gap in ("\f", "\n\f", "\n\n\f\n"):
            text = f"1. Mål\n{BODY}\n1.1 Torg\nNämnden ser {first}{gap}{second}\n{BODY}\n{BODY}"
            assert f"Nämnden ser {first} {second}" in " ".join(map(str, read(text)))
            assert any(str(one).startswith(f"Nämnden ser {first} {second}") for one in read(text))


def test_few_blank_lines_at_the_ends_of_pages() -> None:
    """They part no paragraphs. So the text is read line by line."""
    pages = [f"Fler {one}\nVi sår {one}.\nNya {one}\n{one.title()} är bra." for one in _PLANTS]
    found = read("\n\n\f".join(pages))
    assert [one for one in found if one[0] == "#"] == [
        f"# {word} {one}" for one in _PLANTS for word in ("Fler", "Nya")
    ]


def test_a_head_on_two_pages_of_three() -> None:
    """It is one if all its words stand on the cover. Else it may be a heading."""
    pages = [
        COVER,
        "{}\n1. Mål\nNämnden ska sätta upp nya bänkar på",
        "{}\nalla torg.\n2. Slut\nText.",
    ]
    head = "Påhittköpings kommun  Handlingsplan"
    found = reader.outline("\f".join(pages).format(head, head))
    assert [one.text for one in found.removed] == ["Påhittköpings kommun Handlingsplan"] * 2
    for other in ("Påhittköpings mål", "Handlingsplan"):
        assert reader.outline("\f".join(pages).format(other, other)).removed == []


def test_a_number_at_the_foot_of_each_page_is_its_number() -> None:
    """Also without a blank line above it."""
    found = reader.outline("Ett torg.\n1\fTvå torg.\n2\fTre torg.\n3")
    assert [one.kind for one in found.removed] == ["page number"] * 3


@pytest.mark.parametrize("lead", ["Nämnden ska", "Nämnden ska också", "I kommunen ska det finnas"])
@pytest.mark.parametrize("heads", [["Torg"], ["Gator och torg", "Torg"]], ids=["one", "two"])
def test_a_heading_and_the_start_of_a_sentence_above_a_list(heads: list[str], lead: str) -> None:
    """Each is on a line of its own: the heading is no part of the sentence."""
    lines = ["Plan 2031", "Mål", "Vi vill nå dit.", *heads, lead, "- rena torg", "- hela bänkar"]
    lines += ["Ansvar", "Nämnden har hand om torgen.", "Den har också hand om gatorna."]
    found = read("\n".join(lines))

    at = found.index("# Torg")
    assert [f"# {one}" for one in heads] == found[at + 1 - len(heads) : at + 1]
    assert [lead, ["rena torg", "hela bänkar"]] == found[at + 1 : at + 3]


@pytest.mark.parametrize("text", ["Mål 1: Rena torg", "Målområde: Torg", "Insats 2.1: Bänkar"])
def test_a_heading_that_is_called_something(text: str) -> None:
    """What it is stands before a colon, and what it is about after."""
    found = read(f"Plan 2031\n\nVi vill nå dit.\n\n{text}\n\nVi sopar torgen varje dag.")

    assert f"# {text}" in found


def test_a_label_is_no_heading() -> None:
    """What stands before its colon says nothing of what follows it."""
    found = read("Plan 2031\n\nVi vill nå dit.\n\nPlats: Torget\n\nVi sopar torgen varje dag.")

    assert "# Plats: Torget" not in found


def test_a_line_or_two_broken_by_hand() -> None:
    """The text is not wrapped: what stands below a list is no part of its last entry."""
    lines = ["Trafikplan 2031", "Mål", "Nämnden ska", "- sopa torg", "- laga bänkar", "Ansvar"]
    lines += ["Nämnden har hand om alla gator", "och torg i kommunen, till exempel", "- Storgatan"]
    lines += ["- Stora torget", "Uppföljning av planen", "Planen följs upp i augusti varje år."]
    found = read("\n".join(lines))

    assert found[-3:] == [
        ["Storgatan", "Stora torget"],
        "# Uppföljning av planen",
        "Planen följs upp i augusti varje år.",
    ]


def test_a_line_broken_in_a_text_of_long_lines() -> None:
    """As many lines are longer than the broken one, so the others end where they were meant to."""
    lines = [
        "Biblioteksplan 2031",
        "Inledning",
        "Planen gäller folkbiblioteket och skolbiblioteken.",
    ]
    lines += ["Läsning", "Vi vill", "- läsa sagor", "- köpa böcker på fler språk", "Pengar"]
    lines += [
        "Budgeten är 4 miljoner kronor",
        "per år och den räcker till",
        "- sex tjänster",
        "Lugna rum",
    ]
    lines += ["Vi vill", "- ha tysta rum"]
    found = read("\n".join(lines))

    assert ["läsa sagor", "köpa böcker på fler språk"] in found
    assert "# Pengar" in found
    assert "# Lugna rum" in found


def test_a_heading_right_above_a_lead_between_blank_lines() -> None:
    """The two are no text of two lines."""
    text = "Plan 2031\n\nVi vill nå dit.\n\nTorg\nNämnden ska\n- sopa torg\n- laga bänkar\n"

    assert ["# Torg", "Nämnden ska", ["sopa torg", "laga bänkar"]] == read(text)[2:]


@pytest.mark.parametrize(
    ("below", "entries"),
    [
        ("• sopa torg,\n• laga bänkar.", ["sopa torg,", "laga bänkar."]),
        ("1. sopa torg\n2. laga bänkar", ["1. sopa torg", "2. laga bänkar"]),
        ("att sopa torg, och\n\natt laga bänkar.", ["att sopa torg, och", "att laga bänkar."]),
    ],
    ids=["bullets", "numbers", "clauses"],
)
@pytest.mark.parametrize("lead", ["Nämnden ska", "Under 2031 ska vi", "Vi vill särskilt"])
def test_a_blank_line_between_a_lead_and_its_list(
    lead: str, below: str, entries: list[str]
) -> None:
    """The heading right above the lead is one all the same."""
    text = f"Plan 2031\n\nMål\n{SHORT}\n\nTorg\n{lead}\n\n{below}\n"

    assert read(text)[-3:] == ["# Torg", lead, entries]


def test_a_colon_leads_to_a_list_of_sentences() -> None:
    """As a browser copies it: no entry has a mark. What leads to it is no heading."""
    entries = ["Fler torg är rena.", "Bänkarna är hela.", "Alla vet vem som sopar."]
    for gap in ("\n", "\n\n"):
        text = (
            f"Plan 2031\n\nMål\n\nPlanen har tre mål:{gap}" + "\n".join(entries) + "\n\nAnsvar\n\n"
        )
        found = read(f"{text}Nämnden har ansvaret. Den har hand om alla torg.")
        assert found[1:5] == ["# Mål", "Planen har tre mål:", entries, "# Ansvar"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Fler torg är rena. Det är bra.", "Bänkarna är hela."],
        ["Fler torg är rena.", "Bänkarna är hela", "Vi sopar."],
        ["Fler torg är rena."],
        ["Vi gör så här:", "Vi sopar."],
        [f"Nämnden har {'mycket ' * 30}att göra.", "Bänkarna är hela."],
    ],
)
def test_what_is_no_list_of_sentences(lines: list[str]) -> None:
    """Paragraphs have several sentences, or long ones, and one sentence alone is no list."""
    text = "Plan 2031\n\nMål\n\nPlanen har tre mål:\n\n" + "\n".join(lines)

    assert not [part for part in reader.outline(text).parts if isinstance(part, List)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["right above", "blank line"])
def test_the_number_of_a_decision_on_a_line_of_its_own(gap: str) -> None:
    """What is decided about stands below it."""
    parts = [f"§ 14{gap}Rena torg\nDnr 2031/1", BODY, f"§ 15{gap}Hela bänkar\n{BODY}"]
    found = read("\n\n".join(["Protokoll 2031", *parts]))

    assert found[1:3] == ["# § 14 Rena torg", "Dnr 2031/1"]
    assert found[-2:] == ["# § 15 Hela bänkar", running(BODY)]


def test_the_number_of_a_decision_is_no_line_of_a_cover() -> None:
    """An extract may have no title above it."""
    found = read(f"Protokoll 2031-02-03\n\n§ 14\nRena torg\n\n{BODY}\n\n§ 15\nHela bänkar\n{BODY}")

    assert [one for one in found if str(one).startswith("#")] == [
        "# Protokoll 2031-02-03",
        "# § 14 Rena torg",
        "# § 15 Hela bänkar",
    ]


def test_a_number_alone_above_a_text() -> None:
    """It heads nothing: what stands below it is no heading."""
    found = read(f"Protokoll 2031\n\nMål\n\n§ 14\n\n{BODY}")

    assert "# § 14" not in " ".join(str(one) for one in found)
    assert found[-1] == running(BODY)
