"""Plain text with blank lines between its parts, not below its headings: what heads a block, and ends it."""

from __future__ import annotations

import pytest

from tests.authoring.readers.test_text_groups import BODY, SHORT, doubts, read, running

LIST = ["Ett träd", "En bänk"]
ROWS = ["Mått   Utfall", "Träd      200", "Bänkar      4"]


@pytest.mark.parametrize(
    "body",
    [BODY, SHORT, f"{SHORT}\nDet gäller också bolagen."],
    ids=["wrapped", "with room", "two sentences"],
)
@pytest.mark.parametrize(
    "head",
    ["Grönare torg", "Vad vill vi?", "”Mer musik”", "Mål 1: Rena torg"],
)
def test_a_heading_right_above_its_text(head: str, body: str) -> None:
    """It ends early, has no end of a sentence, and stands first in its block."""
    text = f"Torgplan 2031\n\nInledning\n{body}\n\n{head}\n{body}"
    assert [f"# {head}", running(body)] == read(text)[-2:]
    assert ["# Inledning", running(body)] == read(text)[1:3]


def test_headings_in_a_row() -> None:
    """Two may stand above a text. Three are lines of something else."""
    assert ["# Mål", "# Grönare torg", running(BODY)] == read(f"Plan\n\nMål\nGrönare torg\n{BODY}")[
        1:
    ]
    many = f"Plan\n\nEtt torg\nEtt hus\nEn park\n{BODY}"
    assert [running(many.removeprefix("Plan\n\n"))] == read(many)[1:]


def test_a_heading_goes_on_in_a_second_line() -> None:
    """With a small letter, and both are no longer than a heading."""
    first, second = (
        "Åtgärder för att stärka skyddet av de sjöar och de vattendrag som ligger i",
        "kommunen",
    )
    assert [f"# {first} {second}", running(BODY)] == read(f"Plan\n\n{first}\n{second}\n{BODY}")[1:]


@pytest.mark.parametrize(
    "first",
    [
        "Nämnden sköter alla torg,",
        "Nämnden sköter torg och",
        "Nämnden vill:",
        "12 Medel",
        "Nämnden sköter alla de torg som ligger söder om ån, och de nya parkerna vid",
        "nämnden sköter torg",
    ],
    ids=["comma", "small word", "colon", "another number", "no room", "small letter"],
)
def test_a_first_line_that_heads_nothing(first: str) -> None:
    """It goes on in the next, or leads to it."""
    below = "Storgatan är stängd för alla bilar, och bussarna kör en annan väg till stationen\nom natten."
    block = f"{first}\n{below}"
    assert [running(block)] == read(f"Plan\n\n{SHORT}\n\n{block}")[2:]


def test_lines_without_a_sentence_have_no_heading() -> None:
    """A name with a title, an address."""
    assert ["Kalle Påhitt", "Kommunalråd"] in read(f"Plan\n\n{BODY}\n\nKalle Påhitt\nKommunalråd")


@pytest.mark.parametrize("mark", ["- {}", "{}. "], ids=["bullets", "numbers"])
def test_a_heading_right_above_a_list_and_right_below_one(mark: str) -> None:
    """What leads to the list is none, and neither is what goes on from its last entry."""
    entries = [
        f"- {one}" if mark == "- {}" else f"{number}. {one}" for number, one in enumerate(LIST, 1)
    ]
    kept = LIST if mark == "- {}" else entries
    listed = "\n".join(entries)
    text = f"Plan\n\n{BODY}\n\nMål\n{BODY}\n{listed}\nAnsvar\n{BODY}"
    assert ["# Mål", running(BODY), kept, "# Ansvar", running(BODY)] == read(text)[2:]
    gone_on = text.replace("\nAnsvar\n", " och\nAnsvar för\n")
    assert "# Ansvar för" not in read(gone_on)


def test_a_heading_right_above_bullets() -> None:
    """With one bullet alone, or if it is the start of a sentence, it is none."""
    assert ["# Mål", LIST] == read(f"Plan\n\n{BODY}\n\nMål\n- Ett träd\n- En bänk")[2:]
    assert ["Nämnden ska", LIST] == read(f"Plan\n\n{BODY}\n\nNämnden ska\n- Ett träd\n- En bänk")[
        2:
    ]
    assert "# Mål" not in read(f"Plan\n\n{BODY}\n\nMål\n- Ett träd")


@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "none"])
def test_a_fact_ends_a_text(gap: str) -> None:
    """It is a line of its own, and a heading may stand right below it."""
    fact = "Ansvarig: Tekniska nämnden"
    parts = [f"{head}\n{BODY}\n{fact}" for head in ("Träd", "Bänkar", "Lampor")]
    text = f"Torgplan 2031\n{gap}" + f"\n{gap}".join(parts)
    assert [["# " + head, running(BODY), [fact]] for head in ("Träd", "Bänkar", "Lampor")] == [
        read(text)[at : at + 3] for at in (1, 4, 7)
    ]
    below = f"{parts[0]}\nBänkar\n{BODY}"
    assert ["# Träd", running(BODY), [fact], "# Bänkar", running(BODY)] == read(f"Plan\n\n{below}")[
        1:
    ]


@pytest.mark.parametrize(
    "rows",
    [[row.replace("   ", "\t") for row in ROWS[:1]] + ["Träd\t200", "Bänkar\t4"], ROWS],
    ids=["tabs", "spaces"],
)
@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "none"])
def test_a_table_in_a_text(rows: list[str], gap: str) -> None:
    """It ends the text above it, and a heading may stand right below it."""
    table = "\n".join(rows)
    text = f"Torgplan 2031\n{gap}Träd\n{BODY}\n{table}\n{gap}Bänkar\n{BODY}"
    assert ["# Träd", running(BODY), "Table", "# Bänkar", running(BODY)] == read(text)[1:]


def test_a_row_alone_is_no_table() -> None:
    """Neither are two columns that stand in no column, those of two rows, nor facts."""
    for lines in (
        ["Träd\t200"],
        ROWS[:2],
        ["Mått   Utfall", "Träd   200", "Bänkar   4"],
        ["Datum:   2031", "Antagen:  20", "Version:   1"],
    ):
        assert "Table" not in read(f"Plan\n\n{BODY}\n\n" + "\n".join(lines))


def test_a_row_without_cells_heads_those_below_it() -> None:
    """If a row stands above it too."""
    text = f"Plan\n\n{BODY}\nMått\t2030\t2031\nTrygghet\nTräd\t1\t2\nBänkar\t3\t4"
    assert [running(BODY), "Table"] == read(text)[1:]


def test_no_heading_in_a_text_with_marks() -> None:
    """There, what has no mark is none."""
    assert "# Mål" not in read(f"# Plan\n\nMål\n{BODY}")
    assert doubts(f"# Plan\n\nMål\n{BODY}") == []


@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "none"])
def test_facts_under_a_heading(gap: str) -> None:
    """Labels that each part has are no cover's. A label that is not known is a fact beside others."""
    facts = ["Ansvarig: Gatuchefen", "Mått: andel som går"]
    heads = "Farthinder vid skolor", "Belysning på gångvägar"
    text = "Åtgärdsprogram 2031\n" + "".join(
        f"{gap}{head}\n" + "".join(f"{fact}\n" for fact in facts) for head in heads
    )
    if gap:
        assert [f"# {heads[0]}", facts, f"# {heads[1]}", facts] == read(text)[1:]
    text = "Plan 2031\n" + "".join(f"{gap}{head}\n{BODY}\n{facts[1]}\n" for head in heads)
    assert [
        *(f"# {heads[0]}", running(BODY), [facts[1]]),
        *(f"# {heads[1]}", running(BODY), [facts[1]]),
    ] == read(text)[1:]


def test_a_text_that_ends_in_no_sentence() -> None:
    """A long one is a text all the same."""
    body = BODY.removesuffix(".")
    assert ["# Mål", running(body)] == read(f"Plan\n\nMål\n{body}")[1:]


@pytest.mark.parametrize("below", ["1. Ett träd\n2. En bänk", "a) Ett träd\nb) En bänk"])
def test_a_heading_right_above_a_numbered_list(below: str) -> None:
    assert ["# Mål", below.split("\n")] == read(f"Plan\n\n{BODY}\n\nMål\n{below}")[2:]


def test_a_heading_right_above_a_table() -> None:
    """What names the table is none."""
    rows = "Nämnd\t2029\t2030\nSkola\t12\t14"
    assert ["# Resultat", "Table"] == read(f"Plan\n\n{BODY}\n\nResultat\n{rows}")[2:]
    assert ["Tabell 1 Resultat", "Table"] == read(f"Plan\n\n{BODY}\n\nTabell 1 Resultat\n{rows}")[
        2:
    ]


@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "none"])
@pytest.mark.parametrize("head", ["Bakgrund:", "Varför en plan?"])
def test_labels_and_questions_above_a_text(head: str, gap: str) -> None:
    """Each heads it. Above a list, what ends with a colon leads to it."""
    text = f"Plan 2031\n{gap}" + f"\n{gap}".join(f"{head}\n{one}" for one in (BODY, SHORT))
    assert [f"# {head}", running(BODY), f"# {head}", running(SHORT)] == read(text)[1:]
    assert "# Bakgrund:" not in read("Plan 2031\n\nBakgrund:\n- Ett träd\n- En bänk")


def test_what_a_colon_leads_to_is_no_heading() -> None:
    """In the block above."""
    lines = f"Fler torg\n{BODY}"
    assert "# Fler torg" in read(f"Plan\n\n{BODY}\n\n{lines}")
    assert "# Fler torg" not in read(f"Plan\n\n{BODY} Det gäller:\n\n{lines}")


@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "none"])
def test_what_somebody_decides_each_on_a_line(gap: str) -> None:
    """Two lines and more with "att" are a list, and no sign of how wide a text is. A long one goes on."""
    long = "att anta planen för de torg som ligger söder om ån och vid den nya stationen i"
    text = (
        f"Beslut 2031\n{gap}Beslut\nNämnden beslutar\natt avslå motionen\n{long}\nNorra Påhittköping\n"
        f"{gap}Skäl\n{SHORT}"
    )
    assert read(text)[1:] == [
        *("# Beslut", "Nämnden beslutar"),
        ["att avslå motionen", f"{long} Norra Påhittköping"],
        *("# Skäl", running(SHORT)),
    ]
    wrapped = f"{SHORT} Det är sagt, så\natt alla vet det, och har varit klart länge nog att läsa här\nför alla."
    assert [running(wrapped)] == read(f"Plan\n\n{wrapped}")[1:]


@pytest.mark.parametrize(
    ("lead", "is_one"),
    [
        ("Under året har nämnden", True),
        ("Under 2030 har vi", True),
        ("Under året har nämnden gjort", False),
        ("Alla har ett hem", False),
        ("Torg vi har byggt", False),
    ],
)
def test_a_lead_with_its_verb_first(lead: str, is_one: bool) -> None:
    """Where "har" stands before its subject and has no other verb, the list goes on with it."""
    assert [lead if is_one else f"# {lead}", LIST] == read(
        f"Plan\n\n{BODY}\n\n{lead}\n\n- Ett träd\n- En bänk"
    )[2:]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Mål     Utfall    Status", "Fler    Fyra      Klar", "torg    nya"], 2),
        (["Mål     Fler torg ska", "torg    bli gröna, och", "bänkar  fler"], 3),
        (["Ordförande\tPåhitt"], 0),
    ],
    ids=["wrapped cells", "two texts", "one"],
)
def test_words_far_apart_that_are_no_table_are_told(lines: list[str], told: int) -> None:
    """As nobody sees in the draft that they stood beside each other."""
    found = doubts(f"Plan\n\n{BODY}\n\n" + "\n".join(lines))
    assert len(found) == bool(told)
    assert all("har ord långt isär men är ingen tabell" in one for one in found)


def test_a_sender_above_the_title_of_a_cover() -> None:
    """What the document is called stands below it."""
    cover = "PÅHITTKÖPINGS KOMMUN\nSammanträdesprotokoll\nFritidsnämnden\n2031-03-14"
    assert read(f"{cover}\n\nMål\n{running(BODY)}")[:3] == [
        ["PÅHITTKÖPINGS KOMMUN"],
        "# Sammanträdesprotokoll",
        ["Fritidsnämnden", "2031-03-14"],
    ]


ENTRIES = ["byta lampor", "ha vandringar", "anställa två"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blank lines"])
@pytest.mark.parametrize(
    "lead", ["Kommunen ska:", "Kommunen ska", "Torget är litet. Kommunen ska också:"]
)
def test_a_list_without_marks(lead: str, gap: str) -> None:
    """A colon or the start of a sentence leads to lines or paragraphs that all start with a small letter."""
    text = f"Plan 2031\n\n{SHORT}\n\n{lead}{gap}" + gap.join(ENTRIES) + f"\n\nSlut\n\n{SHORT}"
    if lead.endswith(":") or gap == "\n\n":
        assert [lead, ENTRIES, "# Slut"] == read(text)[2:5]
    assert ["# Slut", running(SHORT)] == read(text)[-2:]


def test_what_a_colon_leads_to_may_be_a_text() -> None:
    """It is wrapped where it has no more room, and a lone paragraph goes on from what is above it."""
    text = f"{BODY.splitlines()[0]}\nalla."
    lead = "Planen gäller det här:"
    wrapped = (
        "alla som bor i kommunen, och alla som arbetar i den men som bor någon annanstans i\nlänet."
    )
    assert [running(text), running(f"{lead} {wrapped}")] == read(
        f"Plan\n\n{text}\n\n{lead}\n{wrapped}"
    )[1:]
    assert ["Kommunen ska byta lampor."] == read(
        "Plan\n\nTorget är\nlitet.\n\nKommunen ska\n\nbyta lampor."
    )[2:]


def test_decisions_with_blank_lines_between() -> None:
    """They are a list, and what leads to them is no heading."""
    clauses = ["att anta planen, och", "att avslå motionen."]
    text = "Protokoll 2031\n\nBeslut\n\nNämnden beslutar\n\n" + "\n\n".join(clauses)
    assert ["# Beslut", "Nämnden beslutar", clauses] == read(text)[1:]


def test_a_mark_and_a_tab_are_no_cells() -> None:
    """They start the entry of a list."""
    entries = ["1.\tByta lampor", "2.\tHa vandringar"]
    text = f"Plan 2031\n\n{SHORT}\n\n" + "\n".join(entries)
    assert [[one.replace("\t", " ") for one in entries]] == read(text)[2:]
    assert doubts(text) == []


@pytest.mark.parametrize("start", ["34 föreningar fick", "”Alla ska med” är", "2031 fick alla"])
def test_a_text_may_start_with_a_number_or_a_quotation(start: str) -> None:
    """A heading stands above it as above any text."""
    body = (
        f"{start} bidrag, och de flesta av dem har verksamhet för barn och unga i hela\nkommunen."
    )
    assert ["# Idrott", running(body)] == read(f"Plan\n\n{SHORT}\n\nIdrott\n{body}")[2:]


@pytest.mark.parametrize("role", ["ordförande", "tillförordnad chef"])
def test_a_role_below_a_name_shows_no_wrapping(role: str) -> None:
    """The text above it is read as if it were not there, and it is a line of its own."""
    text = "Plan 2031\n\nBeslut\n\nNämnden beslutar:\natt anta planen, och\natt den gäller.\n\nKarin Påhitt\n"
    assert read(text + role)[1:] == [
        *("# Beslut", "Nämnden beslutar:", ["att anta planen, och", "att den gäller."]),
        ["Karin Påhitt", role],
    ]
    short = "Plan 2031\n\nMål\nvåren 2031\n\nSyfte\nTorgen ska bli fler."
    assert ["# Syfte", "Torgen ska bli fler."] == read(short)[-2:]


def test_a_table_with_a_cell_on_each_line_is_told() -> None:
    """Numbers stand in one place of every row, and words in another."""
    cells = [
        "Lekplats",
        "År",
        "Kostnad",
        "Norrby park",
        "2031",
        "1,2 mnkr",
        "Ekparken",
        "2032",
        "900 tkr",
    ]
    assert ["9 rader från ”Lekplats” kan vara en tabell med en cell på varje rad"] == [
        one.partition(":")[0] for one in doubts("Plan\n\n" + SHORT + "\n\n" + "\n".join(cells))
    ]
    names = ["Karin Påhitt", "Per Holm", "Eva Strand", "Torggatan 1", "Torget", "Byn"]
    assert [] == doubts("Plan\n\n" + SHORT + "\n\n" + "\n".join(names))
