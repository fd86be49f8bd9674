"""Compares the text rebuilt from a document's YAML with the source, word for word and in order.

White space does not count, and neither does `*`. In the source, the `#` of a Markdown heading, the
tags of table cells and a byte order mark do not count either. A list mark may be any character that
sources use for one. In running text such a character is a word like others, and a dash differs from
a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from planspegeln.loading.faults import Fault, Position
from planspegeln.loading.load import Loaded
from planspegeln.model import entities
from planspegeln.model.leaves import LIST_MARK, Leaf
from planspegeln.swedish.invisible import printed, unseen

_HEADING: Final = re.compile(r"^\s*#{1,6}\s+")
_BULLET: Final = re.compile(r"^\s*([-*+•·–])\s+")
_CELL_TAG: Final = re.compile(r"</?(?:p|ul|ol|li|br|table|thead|tbody|tr|td|th)(?:\s[^<>]*)?/?>")
_CONTEXT: Final = 4


class Word(NamedTuple):
    """A word. The text of a list mark is "-"; its `sign` is the character that is written."""

    text: str
    sign: str = ""

    @property
    def written(self) -> str:
        """The word as it is written."""
        return self.sign or self.text


def source_words(text: str) -> Iterator[tuple[Word, int]]:
    """The words of a source's text, each with its line, from 1."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _CELL_TAG.sub(" ", _HEADING.sub("", line))
        if mark := _BULLET.match(bare):
            yield Word(LIST_MARK, mark[1]), number
            bare = bare[mark.end() :]
        for word in bare.replace("*", "").split():
            yield Word(word), number


def leaf_words(leaves: Iterable[Leaf]) -> Iterator[tuple[Word, Leaf]]:
    """The words of the rebuilt text, each with its leaf."""
    for leaf in leaves:
        if leaf.mark == LIST_MARK:
            yield Word(LIST_MARK, LIST_MARK), leaf
        elif leaf.mark:
            yield Word(leaf.mark), leaf
        for word in leaf.text.replace("*", "").split():
            yield Word(word), leaf


def _same(ours: Word, theirs: Word) -> bool:
    """Whether our word equals the source's. A list mark equals any list mark of the source."""
    return ours.text == (theirs.text if ours.sign else theirs.written)


def first_difference(
    entry: Loaded[entities.Document], leaves: Iterable[Leaf], source: Path, name: str
) -> Fault | None:
    """A fault for the first word that differs, or None.

    It has the word's position in the YAML and its line in the source. `source` is the file with the
    original's text; the fault calls it `name`.
    """
    theirs = list(source_words(source.read_text(encoding="utf-8-sig")))
    ours = list(leaf_words(leaves))
    at = next(
        (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if not _same(a[0], b[0])),
        min(len(ours), len(theirs)),
    )
    if at == len(ours) == len(theirs):
        return None
    leaf = ours[min(at, len(ours) - 1)][1] if ours else None
    line = theirs[min(at, len(theirs) - 1)][1] if theirs else 1
    position = entry.position(*leaf.trail) if leaf else Position(entry.file.name, 1, 1)
    if difference := unseen(*_facing(ours[at : at + 1], theirs[at : at + 1])):
        return Fault(
            position,
            f"texten skiljer sig från källan på ett sätt som inte syns: {difference.where} i "
            f"{_context(ours, at)} står här {difference.ours}, men på {name}:{line} "
            f"{difference.theirs}; kopiera ordet ur källan",
        )
    return Fault(
        position,
        f"texten skiljer sig från källan: här står {_context(ours, at)}, "
        f"men på {name}:{line} står {_context(theirs, at)}; återge källan ord för ord",
    )


def _facing(ours: list[tuple[Word, Leaf]], theirs: list[tuple[Word, int]]) -> tuple[str, str]:
    """The two words that differ. If one prints nothing, the other is replaced by ""."""
    a, b = "".join(word.written for word, _ in ours), "".join(word.written for word, _ in theirs)
    return (a if printed(b) else "", b if printed(a) else "")


def _context(words: list[tuple[Word, Leaf]] | list[tuple[Word, int]], at: int) -> str:
    if at >= len(words):
        return "inget mer"
    before = " ".join(word.written for word, _ in words[max(0, at - _CONTEXT) : at])
    return f"”{words[at][0].written}”" + (f" (efter ”{before}”)" if before else "")
