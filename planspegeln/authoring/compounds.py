"""Proposals for the list of compounds: words of the texts split by a Swedish dictionary.

The dictionary splits most words well and a few wrongly (rikt+linje), so what it says is proposed
for `data/words.yml`, where an editor reviews it; nothing is built from it directly.
"""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import spylls.hunspell
from spylls.hunspell import Dictionary

_DICTIONARY: Final = Path(spylls.hunspell.__file__).parent / "data" / "sv" / "sv_SE"
_SHORTEST_WORD: Final = 8
_SHORTEST_PART: Final = 3


def propose(words: Iterable[str], reviewed: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Two parts for each word, as written in the texts, that is not reviewed yet."""
    known = set(reviewed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its files open
        dictionary = Dictionary.from_files(str(_DICTIONARY))
        gc.collect()
    proposed: dict[str, tuple[str, str]] = {}
    for word in sorted(set(words) - known):
        if len(word) >= _SHORTEST_WORD and word.isalpha():
            parts = _split(dictionary, word)
            if parts:
                proposed[word] = parts
    return proposed


def _split(dictionary: Dictionary, word: str) -> tuple[str, str] | None:
    """The split whose shorter part is the longest, where both parts are words.

    A joint -s- belongs to neither part: trygghet + s + besiktning.
    """
    found: list[tuple[str, str]] = []
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        stem = first.removesuffix("s")
        if len(stem) >= _SHORTEST_PART and dictionary.lookup(second):
            if dictionary.lookup(stem):
                found.append((stem, second))
            elif dictionary.lookup(first):
                found.append((first, second))
    return max(found, key=lambda parts: min(map(len, parts)), default=None)
