"""Markdown is made ready for pandoc."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.authoring.readers import read
from planspegeln.authoring.readers.outline import List, Paragraph

# A drawn table: so the file is read as pandoc's own Markdown.
DRAWN = "\n\n+-----+-----+\n| År  | Tal |\n+=====+=====+\n| 31  | 2   |\n+-----+-----+\n"


def _read(tmp_path: Path, text: str) -> tuple[list[str], list[list[str]]]:
    """The paragraphs and the lists of a text."""
    path = tmp_path / "plan.md"
    path.write_text(f"# Plan 2031\n\n{text}{DRAWN}", encoding="utf-8")
    parts = read(path).parts
    return (
        [part.text for part in parts if isinstance(part, Paragraph)],
        [
            [f"{entry.mark or ''} {entry.text}".strip() for entry in part.entries]
            for part in parts
            if isinstance(part, List)
        ],
    )


@pytest.mark.parametrize(
    "mark", ["i.", "i. Den", "2031.", "2031. Då", "3) Det", "b) Det", "x. Så", "1.", "i) "]
)
def test_a_line_that_begins_as_a_list_by_chance(tmp_path: Path, mark: str) -> None:
    """Where a line was broken says nothing: no word becomes a mark, and none is lost."""
    paragraphs, lists = _read(tmp_path, f"Nämnden vill att alla är med\n{mark}\nsom förut.")

    assert paragraphs == [f"Nämnden vill att alla är med {mark.strip()} som förut."]
    assert lists == []


@pytest.mark.parametrize("first", ["1. En dialog\n2. Två", "a) En dialog\nb) Två", "- En\n- Två"])
def test_a_list_right_below_its_lead(tmp_path: Path, first: str) -> None:
    """It begins with the first number or letter, and has words."""
    paragraphs, [entries] = _read(tmp_path, f"Nämnden ska ha\n{first}")

    assert paragraphs == ["Nämnden ska ha"]
    assert len(entries) == 2


def test_a_list_that_goes_on(tmp_path: Path) -> None:
    """Its later numbers stand below lines of its own entries, or below a heading of their own."""
    _, [entries] = _read(tmp_path, "1. En dialog som\ngår vidare\n2. Två")
    assert len(entries) == 2

    _, [below] = _read(tmp_path, "## Mål\n3. Tre mål\n4. Fyra mål")
    assert [one.split()[-2] for one in below] == ["Tre", "Fyra"]


def test_what_is_drawn_stays(tmp_path: Path) -> None:
    """A sign more would move the columns of a table, or be a word of what stands as it was typed."""
    path = tmp_path / "plan.md"
    rows = "  Mål   Ansvar\n  ----- ---------\n  1.    Nämnden\n  2.    Styrelsen"
    path.write_text(f"# Plan 2031\n\n{rows}\n\n```\nen\n2. två\n```\n", encoding="utf-8")

    assert "\\" not in repr(read(path).parts)
