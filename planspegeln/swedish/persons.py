"""The forms of a person's name in texts, and what replaces it when it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from planspegeln.model.leaves import places
from planspegeln.model.values import MARK_FORM
from planspegeln.swedish.tokens import fold

# Replaces a name on the pages, in the search and in the data files.
WITHHELD: Final = "[namn utelämnat]"
REASON: Final = (
    "Bara förtroendevalda och de som har fått en offentlig utmärkelse nämns med namn här."
)
# Replaces what was left out of a source.
MARK: Final = re.compile(MARK_FORM.strip("^$"))
ADDRESS_MARK: Final = "[e-postadress utelämnad]"
# An e-mail address that contains a name. A shared address seldom has a full stop before the @.
OWN_ADDRESS: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+@[\w-]+(?:\.[\w-]+)+")

_LETTER: Final = r"[^\W\d_]"
_GAP: Final = r"[\W_]{0,3}"
# A space alone does not make an initial: "i" and "å" are words too.
_DOT: Final = r"(?:[._-][\W_]?)?"
_GENITIVE: Final = r"(?:['’´:]?s)?"
_IGNORED: Final = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}]")


def without(text: str, names: Iterable[str]) -> str:
    """The text with `WITHHELD` instead of each name. Longer names come first."""
    for name in sorted(names, key=len, reverse=True):
        for start, end in reversed(list(places(text, name))):
            text = text[:start] + WITHHELD + text[end:]
    return text


def form_of(name: str, text: str, *, surname: bool = True) -> str | None:
    """The first form of the name in the text, without case and diacritics, or None.

    Forms are the whole name, the surname first, and initials with the surname. Other characters, or
    none, may be between the words, as in addresses. Each form may have the genitive's ending. With
    `surname`, the last part of the name is a form too. A form within a longer word does not count.
    """
    folded = folded_text(text)
    last, pattern = _pattern(name, surname)
    found = pattern.search(folded) if last in folded else None
    return found[0] if found else None


@lru_cache(maxsize=1)
def folded_text(text: str) -> str:
    """The text without case, diacritics and invisible characters. Many names use the same text."""
    return fold(_IGNORED.sub("", text))


@cache
def _pattern(name: str, surname: bool) -> tuple[str, re.Pattern[str]]:
    """The last part of a name, and a pattern for the name's forms in a folded text."""
    words = [word.strip("\"'”’.,;:()") for word in fold(name).split()]
    words = [word for word in words if any(sign.isalpha() for sign in word)] or [fold(name)]
    *given, last = (re.escape(word) for word in words)
    forms = [last] if surname or not given else []
    if given:
        initials = [next(filter(str.isalpha, word)) for word in words[:-1]]
        for names in (given, given[:1]):
            forms += [_GAP.join([*names, last]), _GAP.join([last, *names])]
        for letters in (initials, initials[:1]):
            short = _DOT.join(letters)
            forms += [f"{short}{_DOT}{last}", rf"{last}(?:,\s?{short}|\s{short}\.)"]
    forms.sort(key=len, reverse=True)
    pattern = rf"(?<!{_LETTER})(?:{'|'.join(forms)}){_GENITIVE}(?!{_LETTER})"
    return words[-1], re.compile(pattern)
