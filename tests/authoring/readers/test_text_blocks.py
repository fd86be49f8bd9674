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
