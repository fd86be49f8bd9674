"""Compares the text rebuilt from a document's YAML with the source, word for word and in order.

White space does not count, and neither does `*`. In the source, the `#` of a Markdown heading, the
tags of table cells and a byte order mark do not count either. A bullet may be any character that
sources use for one; in running text such a character is a word like others. The number of an entry
or a heading is a word, and a dash differs from a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from planspegeln.loading.faults import Fault, Position
from planspegeln.loading.load import Loaded
from planspegeln.model import entities
from planspegeln.model.blocks import BULLET, BULLETS
from planspegeln.model.leaves import Leaf
from planspegeln.swedish.invisible import printed, unseen

_HEADING: Final = re.compile(r"^\s*#{1,6}\s+")
_BULLET: Final = re.compile(rf"^\s*([{BULLETS}])\s+")
_CELL_TAG: Final = re.compile(r"</?(?:p|ul|ol|li|br|table|thead|tbody|tr|td|th)(?:\s[^<>]*)?/?>")
# A note below a table may begin with a star, and looks like a bullet where it begins a line.
_BEGINS: Final = re.compile(r"\s*(\*|#{1,6})(?:\s|$)")
_CONTEXT: Final = 4
_RUN: Final = 3  # words that have to be the same after a difference
_MOST: Final = 20  # differences that are told one by one


class Word(NamedTuple):
    """A word. The text of a bullet is "-"; its `sign` is the character that is written.

    It `may_lack` in the source, which has it for a mark of Markdown if it begins a line.
    """

    text: str
    sign: str = ""
    may_lack: bool = False

    @property
    def written(self) -> str:
        """The word as it is written."""
        return self.sign or self.text


def source_words(text: str) -> Iterator[tuple[Word, int]]:
    """The words of a source's text, each with its line, from 1."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _CELL_TAG.sub(" ", _HEADING.sub("", line))
        if mark := _BULLET.match(bare):
            yield Word(BULLET, mark[1]), number
            bare = bare[mark.end() :]
        for word in bare.replace("*", "").split():
            yield Word(word), number


def leaf_words(leaves: Iterable[Leaf]) -> Iterator[tuple[Word, Leaf]]:
    """The words of the rebuilt text, each with its leaf."""
    for leaf in leaves:
        if leaf.mark == BULLET:
            yield Word(BULLET, BULLET), leaf
        elif leaf.mark == "*":  # the source has it as a bullet
            yield Word(leaf.mark), leaf
        else:
            yield from ((Word(word), leaf) for word in leaf.mark.replace("*", "").split())
        begins = None if leaf.mark else _BEGINS.match(leaf.text)
        if begins:
            yield Word(begins[1], may_lack=True), leaf
        for word in leaf.text[begins.end() if begins else 0 :].replace("*", "").split():
            yield Word(word), leaf


def _same(ours: Word, theirs: Word) -> bool:
    """Whether our word equals the source's. A bullet equals any bullet of the source."""
    return ours.text == (theirs.text if ours.sign else theirs.written)


def differences(
    entry: Loaded[entities.Document], leaves: Iterable[Leaf], source: Path, name: str
) -> Iterator[Fault]:
    """A fault for each place where the words differ, at most `_MOST`, and then one for the rest.

    It has the first word's position in the YAML and its line in the source. `source` is the file
    with the original's text; the faults call it `name`.
    """
    theirs = list(source_words(source.read_text(encoding="utf-8-sig")))
    ours = list(leaf_words(leaves))
    found = _places([word for word, _ in ours], [word for word, _ in theirs])
    for at, there in islice(found, _MOST):
        position = _position(entry, ours, at)
        yield Fault(position, _difference(ours, theirs, at, there, name))
    if rest := list(found):
        more = "ett ställe" if len(rest) == 1 else f"{len(rest)} ställen"
        yield Fault(
            _position(entry, ours, rest[0][0]),
            f"texten skiljer sig från källan på {more} till, härifrån och framåt; rätta felen "
            "ovanför först",
        )


def _places(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where the words differ: the numbers of our word and the source's, from 0.

    The time is in proportion to the number of words, however many differ.
    """
    at = there = 0
    while at < len(ours) or there < len(theirs):
        if at < len(ours) and there < len(theirs) and _same(ours[at], theirs[there]):
            at, there = at + 1, there + 1
            continue
        if at < len(ours) and ours[at].may_lack:
            at += 1
            continue
        end, end_there = _same_again(ours, theirs, at, there)
        yield at, there
        if end - at == end_there - there:  # each word has its own beside it
            same = [_same(a, b) for a, b in zip(ours[at:end], theirs[there:end_there], strict=True)]
            for step, (before, now) in enumerate(pairwise(same), start=1):
                if before and not now:
                    yield at + step, there + step
        at, there = end, end_there


def _same_again(
    ours: Sequence[Word], theirs: Sequence[Word], at: int, there: int
) -> tuple[int, int]:
    """The nearest place after a difference where `_RUN` words are the same, or both ends."""
    in_ours: dict[tuple[str, ...], int] = {}
    in_theirs: dict[tuple[str, ...], int] = {}
    for a, b in zip_longest(range(at, len(ours)), range(there, len(theirs))):
        found: list[tuple[int | None, int | None]] = []
        if a is not None:
            in_ours.setdefault(_run(ours, a), a)
        if b is not None:
            in_theirs.setdefault(_run(theirs, b), b)
            found.append((in_ours.get(_run(theirs, b)), b))
        if a is not None:
            found.append((a, in_theirs.get(_run(ours, a))))
        pairs = [(x, y) for x, y in found if x is not None and y is not None]
        if same := [(x, y) for x, y in pairs if _same(ours[x], theirs[y])]:
            return min(same, key=sum)
    return len(ours), len(theirs)


def _run(words: Sequence[Word], at: int) -> tuple[str, ...]:
    """The next `_RUN` words, or those that are left. All signs for a list mark are one."""
    return tuple(
        BULLET if word.sign or word.text in BULLETS else word.text for word in words[at : at + _RUN]
    )


def _position(
    entry: Loaded[entities.Document], ours: Sequence[tuple[Word, Leaf]], at: int
) -> Position:
    if not ours:
        return Position(entry.file.name, 1, 1)
    return entry.position(*ours[min(at, len(ours) - 1)][1].trail)


def _difference(
    ours: list[tuple[Word, Leaf]],
    theirs: list[tuple[Word, int]],
    at: int,
    there: int,
    name: str,
) -> str:
    """What differs at our word `at` and the source's word `there`."""
    line = theirs[min(there, len(theirs) - 1)][1] if theirs else 1
    if difference := unseen(*_facing(ours[at : at + 1], theirs[there : there + 1])):
        return (
            f"texten skiljer sig från källan på ett sätt som inte syns: {difference.where} i "
            f"{_context(ours, at)} står här {difference.ours}, men på {name}:{line} "
            f"{difference.theirs}; kopiera ordet ur källan"
        )
    return (
        f"texten skiljer sig från källan: här står {_context(ours, at)}, "
        f"men på {name}:{line} står {_context(theirs, there)}; återge källan ord för ord"
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
