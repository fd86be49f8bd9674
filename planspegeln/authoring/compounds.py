"""Proposes compounds: a Swedish dictionary splits words of the texts.

The dictionary splits most words well and a few wrongly (rikt+linje). So an editor reviews the
proposals and puts them into `data/words.yml`. No build uses the dictionary itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spylls.hunspell import Dictionary

from planspegeln.authoring.dictionary import dictionary

_SHORTEST_WORD: Final = 8
_SHORTEST_PART: Final = 3


def propose(words: Iterable[str], reviewed: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The two parts of each word that is not `reviewed` and that the dictionary can split."""
    known = set(reviewed)
    swedish = dictionary()
    proposed: dict[str, tuple[str, str]] = {}
    for word in sorted(set(words) - known):
        if len(word) >= _SHORTEST_WORD and word.isalpha():
            parts = _split(swedish, word)
            if parts:
                proposed[word] = parts
    return proposed


def _split(swedish: Dictionary, word: str) -> tuple[str, str] | None:
    """Split a word into two words, with the shorter one as long as possible. None if it cannot be.

    A linking -s- belongs to neither part: trygghet + s + besiktning.
    """
    found: list[tuple[str, str]] = []
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        stem = first.removesuffix("s")
        if len(stem) >= _SHORTEST_PART and swedish.lookup(second):
            if swedish.lookup(stem):
                found.append((stem, second))
            elif swedish.lookup(first):
                found.append((first, second))
    return max(found, key=lambda parts: min(map(len, parts)), default=None)
