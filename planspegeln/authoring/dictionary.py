"""The Swedish dictionary that editors' tools ask. No build uses it."""

from __future__ import annotations

import gc
import warnings
from functools import cache
from pathlib import Path
from typing import Final

import spylls.hunspell
from spylls.hunspell import Dictionary

# First names that the dictionary has as ordinary words only.
_NAMES: Final = frozenset(
    [
        "Britt",
        "Dag",
        "Inger",
        "Iris",
        "Jarl",
        "Jasmin",
        "Karl",
        "Liv",
        "Lotta",
        "Lova",
        "Maj",
        "Mina",
        "Nova",
        "Oliver",
        "Runa",
        "Saga",
        "Tuva",
    ]
)


@cache
def dictionary() -> Dictionary:
    """The dictionary of Swedish that comes with spylls. It takes seconds to read."""
    path = Path(spylls.hunspell.__file__).parent / "data" / "sv" / "sv_SE"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library does not close its files
        found = Dictionary.from_files(str(path))
        gc.collect()
    return found


def is_swedish(word: str) -> bool:
    """Whether the dictionary has the word, or can make it of its words."""
    return bool(dictionary().lookup(word))


def is_name(word: str) -> bool:
    """Whether a word in a capital may be a person's first name.

    The dictionary has no ordinary word like it, or it is one of the names that are such words, too.
    """
    return word in _NAMES or word in _stems() or not is_swedish(word.lower())


def is_surname(word: str) -> bool:
    """Whether a word in a capital may be a surname. An ordinary word is one as it stands: Berg, Lind."""
    return word in _stems() or word.lower() in _stems() or not is_swedish(word.lower())


@cache
def _stems() -> frozenset[str]:
    """The words that the dictionary lists. It makes the others of them."""
    return frozenset(word.stem for word in dictionary().dic.words)
