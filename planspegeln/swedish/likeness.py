"""How alike two titles are: ”Ren, hel och trygg utemiljö” and ”Ren och trygg utemiljö”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from planspegeln.swedish.tokens import tokens

# Words that say nothing without a word after them. No title ends in one.
_SMALL: Final = (
    "och eller samt att som för med till från av i på om den det de dess deras en ett vid hos "
    "mot utan mellan inom under över genom enligt bland är ska skall har kan så men när där "
    "både såväl liksom respektive "
)
SMALL_WORDS: Final = frozenset(_SMALL.split())
NEAR: Final = 0.8
_SAME: Final = 0.85  # how much two words have to be alike to be one, misspelt or in another form
_START: Final = 3  # letters of a word that has its other forms' start
_ENDING: Final = 3  # letters of an ending
_FIRST: Final = 4  # letters that two titles have to share in some word to be compared
_ALMOST: Final = 0.99


class Near(NamedTuple):
    """The title nearest to a text: its key, and how near it is, from `NEAR` to 1."""

    key: str
    likeness: float


def likeness(one: str, other: str) -> float:
    """From 0 to 1: 1 if both titles have the same words, and `NEAR` or more if they are alike.

    It is the share of their words that both have, in any form. Years do not count, for a title may
    have another year in each document. Other numbers do: ”Område 1” is not ”Område 2”.
    """
    ours, theirs = _words(one), _words(other)
    if ours == theirs:
        return float(bool(ours))
    if _numbers(ours) != _numbers(theirs):
        return 0
    a, b = _telling(ours), _telling(theirs)
    if not (a and b):
        return 0
    shared, left = 0.0, list(b)
    for word in a:
        best = max(left, key=lambda other: _same(word, other), default="")
        if found := _same(word, best):
            shared += found
            left.remove(best)
    return min(2 * shared / (len(a) + len(b)), _ALMOST)


@lru_cache(maxsize=10_000)
def _same(one: str, other: str) -> float:
    """How alike two words are, if they may be the same one, or 0."""
    if one == other:
        return 1
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    alike = SequenceMatcher(None, short, long, autojunk=False).ratio()
    starts = len(short) >= _START and len(long) - len(short) <= _ENDING and long.startswith(short)
    return alike if starts or alike >= _SAME else 0


def _words(title: str) -> list[str]:
    return [word for word in tokens(title) if not _is_year(word)]


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _numbers(words: list[str]) -> list[str]:
    return sorted(word for word in words if word[0].isdigit())


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in SMALL_WORDS]


def _starts(title: str) -> set[str]:
    return {word[:_FIRST] for word in _telling(_words(title))}


class Titles:
    """Titles to look for, by their keys. Only those that share a word's start are compared."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._titles = titles
        self._having: dict[str, list[str]] = defaultdict(list)
        for key, title in titles.items():
            for start in _starts(title):
                self._having[start].append(key)

    def nearest(self, text: str) -> Near | None:
        """The title nearest to the text, the first of several. None if none is near."""
        keys = {key for start in _starts(text) for key in self._having.get(start, ())}
        found = [Near(key, likeness(text, self._titles[key])) for key in sorted(keys)]
        best = max(found, key=lambda one: one.likeness, default=None)
        return best if best and best.likeness >= NEAR else None
