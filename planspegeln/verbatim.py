"""The text rebuilt from a document's YAML against the source, word for word and in order.

White space does not count. Of the source, the marks of Markdown (#, *) and the tags of table
cells do not count either; a list mark counts as the word "-", whichever sign the source uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from planspegeln import model
from planspegeln.faults import Fault, Place
from planspegeln.leaves import LIST_MARK, Leaf
from planspegeln.load import Entry

_HEADING: Final = re.compile(r"^\s*#{1,6}\s+")
_BULLET: Final = re.compile(r"^\s*[-*+•]\s+")
_CELL_TAG: Final = re.compile(r"</?(?:p|ul|ol|li|br|table|thead|tbody|tr|td|th)(?:\s[^<>]*)?/?>")
_CONTEXT: Final = 4


def source_words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a source's text, each with its line (from 1)."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _CELL_TAG.sub(" ", _HEADING.sub("", line))
        bare = _BULLET.sub(f"{LIST_MARK} ", bare).replace("*", "")
        for word in bare.split():
            yield word, number


def leaf_words(leaves: Iterable[Leaf]) -> Iterator[tuple[str, Leaf]]:
    """The words of the rebuilt text, each with the leaf it stands in."""
    for leaf in leaves:
        for word in f"{leaf.mark} {leaf.text}".replace("*", "").split():
            yield word, leaf


def first_difference(
    entry: Entry[model.Document], leaves: Iterable[Leaf], source: Path, name: str
) -> Fault | None:
    """The first word that differs, with its place in the YAML and its line in the source.

    `source` is the file with the original's text, and `name` what the fault calls it.
    """
    theirs = list(source_words(source.read_text(encoding="utf-8")))
    ours = list(leaf_words(leaves))
    at = next(
        (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a[0] != b[0]),
        min(len(ours), len(theirs)),
    )
    if at == len(ours) == len(theirs):
        return None
    leaf = ours[min(at, len(ours) - 1)][1] if ours else None
    line = theirs[min(at, len(theirs) - 1)][1] if theirs else 1
    place = entry.place(*leaf.trail) if leaf else Place(entry.file.name, 1, 1)
    return Fault(
        place,
        f"texten skiljer sig från källan: här står {_context(ours, at)}, "
        f"men på {name}:{line} står {_context(theirs, at)}; återge källan ord för ord",
    )


def _context(words: list[tuple[str, Leaf]] | list[tuple[str, int]], at: int) -> str:
    if at >= len(words):
        return "inget mer"
    before = " ".join(word for word, _ in words[max(0, at - _CONTEXT) : at])
    return f"”{words[at][0]}”" + (f" (efter ”{before}”)" if before else "")
