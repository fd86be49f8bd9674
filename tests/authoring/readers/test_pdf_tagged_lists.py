"""Tests of `planspegeln.authoring.readers.pdf_tagged`: lists and terms whose places alone tell what is inside what."""

from __future__ import annotations

import pytest

from planspegeln.authoring.readers.outline import List, Paragraph, Part
from planspegeln.authoring.readers.pdf_tagged import read_tagged
from planspegeln.authoring.readers.pdf_tree import Content, Node
from planspegeln.authoring.readers.pdf_words import Line
from tests.authoring.readers.test_pdf_columns import line, sheet

Row = tuple[str, float]  # its words, and how far in it is


def _lists(*lists: list[Row], step: float = 12, between: bool = False) -> list[Part]:
    """What is read of lists beside each other in a file's tree, each row below the one before."""
    lines: list[Line] = []
    nodes: list[Node] = []
    for rows in lists:
        own = []
        for text, x0 in rows:
            lines.append(line(text, x0, 100 + step * len(lines), len(lines)))
            own.append(Node("LI", [Node("LBody", [Content(1, len(lines) - 1)])]))
        nodes.append(Node("L", list(own)))
        if between:
            lines.append(line("Text emellan.", 50, 100 + step * len(lines), len(lines)))
            nodes.append(Node("P", [Content(1, len(lines) - 1)]))
    return read_tagged(Node("Document", list(nodes)), [sheet(*lines)], {}).parts or []


def _shown(part: List) -> list[object]:
    return [
        [entry.text, _shown(entry.inner)] if entry.inner else entry.text for entry in part.entries
    ]


def _read(*lists: list[Row], step: float = 12, between: bool = False) -> list[object]:
    found = _lists(*lists, step=step, between=between)
    return [_shown(part) for part in found if isinstance(part, List)]


def test_a_list_further_in_is_inside_the_one_above() -> None:
    """Word's list styles make three lists of it. What comes after goes on."""
    found = _read(
        [("• brand", 50)],
        [("• i hus", 68), ("• i skog", 68)],
        [("• trafik", 50), ("• drunkning", 50)],
    )

    assert found == [[["brand", ["i hus", "i skog"]], "trafik", "drunkning"]]


def test_lists_inside_lists() -> None:
    """Each goes on where it began, also after one two steps further in."""
    found = _read([("• a", 50)], [("• b", 68)], [("• c", 86)], [("• d", 68)], [("• e", 50)])

    assert found == [[["a", [["b", ["c"]], "d"]], "e"]]


@pytest.mark.parametrize(
    ("lists", "step", "between"),
    [
        ([[("• a", 50)], [("• b", 50)]], 12, False),
        ([[("• a", 50)], [("• b", 68)], [("• c", 50)]], 12, True),
        ([[("• a", 50)], [("• b", 68)]], -12, False),
        ([[("• a", 50)], [("• b", 300)]], 12, False),
    ],
    ids=["at one place", "text between", "above", "another column"],
)
def test_lists_that_are_not_inside_each_other(
    lists: list[list[Row]], step: float, between: bool
) -> None:
    """They stand beside each other, as the tree has them."""
    found = _read(*lists, step=step, between=between)

    assert found == [[text.removeprefix("• ") for text, _ in rows] for rows in lists]


def test_a_numbered_list_that_starts_anew() -> None:
    """It is no part of the one that stands before the list in between."""
    first: list[Row] = [("1. a", 50)]
    second: list[Row] = [("• b", 68)]

    assert _read(first, second, [("2. c", 50)]) == [[["a", ["b"]], "c"]]
    assert _read(first, second, [("1. c", 50)]) == [[["a", ["b"]]], ["c"]]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [("Konsthall", 50), ("Visar bilder.", 80), ("Skola", 50), ("Har elever.", 80)],
            ["Konsthall", "Visar bilder.", "Skola", "Har elever."],
        ),
        (
            [("Konsthall", 50), ("Visar bilder av", 80), ("alla slag.", 80), ("Skola", 50)],
            ["Konsthall", "Visar bilder av alla slag.", "Skola"],
        ),
        ([("Planen gäller från", 60), ("och med det år som", 50), ("den antas.", 50)], []),
        ([("Planen", 82), ("gäller alla", 68.5), ("år", 94)], []),
        ([("Planen gäller från", 50), ("och med det år som", 300), ("den antas.", 50)], []),
    ],
    ids=["terms", "wrapped", "first line", "in the middle", "columns"],
)
def test_rows_that_begin_further_in_and_back_again(rows: list[Row], lines: list[str]) -> None:
    """Terms and what they mean, in one element: each is a line."""
    made = [line(text, x0, 100 + 12 * at, at) for at, (text, x0) in enumerate(rows)]
    root = Node("Document", [Node("P", [Content(1, at) for at in range(len(rows))])])
    [part] = read_tagged(root, [sheet(*made)], {}).parts or []

    assert isinstance(part, Paragraph)
    assert part.lines == lines


def test_a_note_between_the_halves_of_a_list() -> None:
    """It stands at the foot of the page that the list goes over."""
    texts = [("• a", 50.0, 700.0, 1), ("• b", 68.0, 80.0, 2), ("• c", 50.0, 92.0, 2)]
    lines = [line(text, x0, base, at, page) for at, (text, x0, base, page) in enumerate(texts)]
    note = line("¹ Lagen.", 50, 780, 9)
    lists = [
        Node("L", [Node("LI", [Node("LBody", [Content(page, at)])])])
        for at, (*_, page) in enumerate(texts)
    ]
    root = Node("Document", [lists[0], Node("Note", [Content(1, 9)]), *lists[1:]])
    found = read_tagged(root, [sheet(lines[0], note), sheet(*lines[1:], number=2)], {}).parts or []
    assert [[["a", ["b"]], "c"]] == [_shown(part) for part in found if isinstance(part, List)]
