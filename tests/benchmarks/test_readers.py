"""What the benchmark says of the readers, and that its comparison finds what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import TypeVar

import pytest

from benchmarks import report
from benchmarks.formats import plain_formats
from benchmarks.measure import Cost
from benchmarks.readers import Read, measured
from planspegeln.authoring.readers.outline import Heading, List, Paragraph, Part, Table
from planspegeln.authoring.settle import Settled
from tests.authoring.readers import printed
from tests.authoring.readers.printed import Score, in_order, score

_Part = TypeVar("_Part", bound=Part)
DOCUMENT = printed.document(2, merged=True)
WHOLE = Score(1, 0, 1, 0, 1, 1, 1, 1, 0)
CHEAP = Cost(1.25, 1.5, 60_000_000)


def read_as(change: Callable[[list[Part]], object]) -> Score:
    """The score of a reading that is right but for one change."""
    parts = deepcopy(DOCUMENT.parts)
    change(parts)
    return score(DOCUMENT, Settled(parts, []))


def first(parts: list[Part], kind: type[_Part]) -> _Part:
    """The first long paragraph, the first list and so on, after the front matter."""
    return next(part for part in parts[5:] if isinstance(part, kind))


def test_what_is_read_rightly_is_whole() -> None:
    """The document compared with itself lacks nothing."""
    assert read_as(lambda _: None) == WHOLE


def test_a_lost_word_is_found() -> None:
    """One word less is a smaller share, and one too many is counted."""

    def lose(parts: list[Part]) -> None:
        one = first(parts, Paragraph)
        one.text = one.text.split(" ", 1)[1]

    def add(parts: list[Part]) -> None:
        first(parts, Paragraph).text += " till"

    total = len(printed.words(DOCUMENT.parts))
    assert read_as(lose).words == (total - 1) / total
    assert (read_as(add).words, read_as(add).extra_words) == (1, 1)


def test_a_wrong_level_is_found() -> None:
    """The heading counts as found, and its level as wrong."""

    def change(parts: list[Part]) -> None:
        first(parts, Heading).level = 5

    count = sum(isinstance(part, Heading) for part in DOCUMENT.parts)
    found = read_as(change)
    assert found.headings == 1
    assert found.levels == pytest.approx((count - 1) / count)


def test_a_leaked_head_is_found() -> None:
    """So are a foot and a page's number, each as one."""
    found = read_as(lambda parts: parts.insert(9, Paragraph(printed.HEAD)))
    assert (found.leaked, found.extra_words) == (1, 2)
    assert read_as(lambda parts: parts.append(Paragraph(f"{printed.FOOT} 3 (60)"))).leaked == 2


def test_other_faults_are_found() -> None:
    """A heading that is none, an entry of the wrong depth, and a cell that covers too little."""

    def flatten(parts: list[Part]) -> None:
        one = next(
            part for part in parts if isinstance(part, List) and any(e.inner for e in part.entries)
        )
        inner = one.entries[1].inner
        one.entries[1].inner = None
        one.entries[2:2] = inner.entries if inner else []

    def narrow(parts: list[Part]) -> None:
        first(parts, Table).rows[0][1].columns = 1

    assert read_as(lambda parts: parts.append(Heading("Till", 1))).false_headings == 1
    assert read_as(flatten).entries < 1
    assert read_as(flatten).words == 1
    assert read_as(narrow).cells < 1


@pytest.mark.parametrize(
    ("got", "kept"),
    [
        ("abcdefghijkl", 12),
        ("abcdexghijkl", 11),
        ("ghijklabcdef", 6),
        ("abl", 3),
        ("lab", 2),
        ("", 0),
    ],
)
def test_words_count_in_their_order(got: str, kept: int) -> None:
    """What has moved counts only once, and less than what stays."""
    assert kept == in_order(list("abcdefghijkl"), list(got))


@pytest.mark.parametrize("name", plain_formats())
def test_each_format_is_read(name: str, tmp_path: Path) -> None:
    """What is written in a format comes back, and its cost is measured."""
    found = measured(plain_formats()[name](DOCUMENT), tmp_path)
    assert found.missed() == []
    assert found.score.words == 1
    assert found.cost.memory > 10_000_000


def test_the_report_says_what_was_missed() -> None:
    """Each file has a row. Shares are rounded down, so that 100 is all."""
    short = Score(0.9999, 3, 0.96, 1, 0.92, 0.94, 1, 1, 2)
    results = report.Results(
        readers={60: {"Word": Read(None, WHOLE, CHEAP), "PDF": Read(58, short, CHEAP)}}
    )
    said = report.readers(results)
    row = "| 100.0 | 0 | 100.0 | 0 | 100.0 | 100.0 | 100.0 | 0 | 1.2 | 1.5 | 60 |"
    assert f"| Word | 60 | – {row}" in said
    assert "| PDF | 60 | 58 | 99.9 | 3 | 96.0 | 1 | 92.0 | 94.0 | 100.0 | 2 |" in said
    assert "Missed: PDF, 60 pages: entries, nothing leaked." in said
    assert report.readers(report.Results()) == "Not measured."
