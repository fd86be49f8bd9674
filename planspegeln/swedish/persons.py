"""The forms of a person's name in texts, and what replaces it when it is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from planspegeln.model.leaves import with_instead
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
# It is looked for only where a name can start, and not again at each letter of a long word.
OWN_ADDRESS: Final = re.compile(r"(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)+@[\w-]+(?:\.[\w-]+)+")

_LETTER: Final = r"[^\W\d_]"
_GAP: Final = r"[\W_]{0,3}"
# A space alone does not make an initial: "i" and "å" are words too.
_DOT: Final = r"(?:[._-][\W_]?)?"
_GENITIVE: Final = r"(?:['’´:]?s)?"
# Signs that print nothing, and a word that is broken at the end of a line.
_UNPRINTED: Final = (
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_IGNORED: Final = re.compile(rf"{_UNPRINTED}|(?<={_LETTER})-[ \t]*\n\s*(?={_LETTER})")
# Where a line ends, what the next one starts with may be indented.
_SPACES: Final = re.compile(r"\s{2,}")
# Letters that are no other letter with a mark.
_SPECIAL: Final = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
)
# What else is written for a sign of a name than the letter without its mark.
_SPELLED: Final = {
    "å": "aa?",
    "ä": "ae?",
    "æ": "ae?",
    "ö": "oe?",
    "ø": "oe?",
    "ü": "ue?",
    **dict.fromkeys("-'’´", _GAP),
}
_SHORTEST_NEAR: Final = 5  # letters; more short words are alike
_SHORTEST_LOOSE: Final = 8  # letters; fewer come by chance among a picture's bytes
_WORD: Final = re.compile(rf"{_LETTER}+")
# Another name after a first name: it is somebody else's, or a whole name, which is looked for elsewhere.
_NAME_AFTER: Final = re.compile(r"[ \u00a0]\(?[A-ZÅÄÖÉ]")


def without(text: str, names: Iterable[str]) -> str:
    """The text with `WITHHELD` instead of each name. Longer names come first."""
    for name in sorted(names, key=len, reverse=True):
        text = with_instead(text, name, WITHHELD)
    return text


def form_of(name: str, text: str, *, surname: bool = True) -> str | None:
    """The first form of the name in the text, as it stands there, or None.

    Forms are the whole name, any of its first names with the surname, the surname first, initials
    with the surname, and a first name with the surname's initial in an e-mail address. Other
    characters, or none, may be between the words, as in addresses. å may be written a or aa, ä ae
    and ö oe. Each form may have the genitive's ending. With `surname`, the last part of the name is
    a form too. A form within a longer word does not count.
    """
    folded = folded_text(text)
    forms = _forms(name, surname)
    if forms.last not in folded and not ("@" in folded and forms.first in folded):
        return None
    found = forms.pattern.search(folded)
    return _as_written(text, *found.span()) if found else None


def stands_among_bytes(name: str, text: str) -> bool:
    """Whether the bytes of a picture or the like, read as text, have a name with first name and surname.

    Other bytes next to it may read as letters. A short name has to stand alone: it may come by chance.
    """
    forms = _forms(name, surname=False)
    folded = folded_text(text)
    if forms.last not in folded:
        return False
    is_short = len("".join(_WORD.findall(name))) < _SHORTEST_LOOSE
    return (forms.pattern if is_short else forms.loose).search(folded) is not None


def _as_written(text: str, start: int, end: int) -> str:
    """What stands in the text where the folded text has the characters from `start` to `end`."""
    gone = {at for match in _IGNORED.finditer(text) for at in range(*match.span())}
    left = [at for at in range(len(text)) if at not in gone]
    spaces = _SPACES.finditer("".join(text[at] for at in left))
    gone |= {left[at] for match in spaces for at in range(match.start() + 1, match.end())}
    places = [at for at in left if at not in gone for _ in _folded(text[at])]
    first, after = places[start], places[end - 1] + 1
    while after < len(text) and unicodedata.combining(text[after]):
        after += 1
    return text[first:after]


def near_forms(name: str, text: str) -> Iterator[str]:
    """Each word of the text that may be a form of the name: the editors have to look.

    That is a word in a capital that differs from the surname by one letter, a half of a double
    surname, or a first name with the surname's initial or with no other name after it.
    """
    given, surname = _parts(name)
    whole = "".join(_WORD.findall(folded_text(surname)))
    halves = {folded_text(half) for half in surname.split("-")[:-1] + surname.split("-")[1:]}
    alike = _shortened(whole) if len(whole) >= _SHORTEST_NEAR else frozenset()
    for match in _WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        word = folded_text(match[0])
        bare = word.removesuffix("s") if not whole.endswith("s") else word
        if bare in halves or (whole not in (word, bare) and alike & _shortened(bare)):
            yield match[0]
    if given:
        initial = re.escape(surname[:1].upper())
        for match in re.finditer(rf"\b{re.escape(given[0])} {initial}(?!{_LETTER})", text):
            yield match[0]
        for match in re.finditer(rf"(?<![\w-])(?:{re.escape(given[0])})s?(?![\w-])", text):
            if not _NAME_AFTER.match(text, match.end()):
                yield match[0]


def surnames(name: str, text: str) -> Iterator[str]:
    """Each word of the text that is the name's surname, in a capital: it may be somebody else's."""
    whole = "".join(_WORD.findall(folded_text(_parts(name)[1])))
    if whole in folded_text(text):
        for match in _WORD.finditer(text):
            word = folded_text(match[0])
            if match[0][0].isupper() and whole in (word, word.removesuffix("s")):
                yield match[0]


@cache
def _shortened(word: str) -> frozenset[str]:
    """The word, and the word without each of its letters. Words that share one are alike."""
    return frozenset([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))])


@lru_cache(maxsize=1)
def folded_text(text: str) -> str:
    """The text without case, diacritics, invisible characters and more than one space in a row.

    Many names use the same text.
    """
    return _folded(_SPACES.sub(" ", _IGNORED.sub("", text)))


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return fold(unicodedata.normalize("NFKC", text)).translate(_SPECIAL)


class _Forms(NamedTuple):
    """A pattern for a name's forms in a folded text, and letters of the first and the last part.

    A text without the letters has no form. `loose` is the first names and the surname within a word.
    """

    first: str
    last: str
    pattern: re.Pattern[str]
    loose: re.Pattern[str]


def _parts(name: str) -> tuple[list[str], str]:
    """A name's first names and surname."""
    words = [word.strip("\"'”’.,;:()") for word in unicodedata.normalize("NFC", name).split()]
    words = [word for word in words if any(sign.isalpha() for sign in word)] or [name]
    return words[:-1], words[-1]


@cache
def _forms(name: str, surname: bool) -> _Forms:
    given, family = _parts(name)
    firsts, last = [_spelled(word) for word in given], _spelled(family)
    initials = [next(filter(str.isalpha, folded_text(word))) for word in given]
    forms = [last] if surname or not given else []
    loose = [rf"{_GAP}".join([*firsts, last]), rf"{_GAP}".join([last, *firsts])]
    for at, first in enumerate(firsts):
        following = "".join(
            f"(?:{_GAP}(?:{name}|{initial}))?"
            for name, initial in zip(firsts[at + 1 :], initials[at + 1 :], strict=True)
        )
        forms += [f"{first}{following}{_GAP}{last}", f"{last}{_GAP}{first}{following}"]
    for letters in (initials, initials[:1]) if given else ():
        short = _DOT.join(letters)
        forms += [f"{short}{_DOT}{last}", rf"{last}(?:,\s?{short}|\s{short}\.)"]
    if given:
        forms.append(rf"{firsts[0]}[._-]?{re.escape(folded_text(family)[:1])}(?=@)")
    forms.sort(key=len, reverse=True)
    pattern = rf"(?<!{_LETTER})(?:{'|'.join(forms)}){_GENITIVE}(?!{_LETTER})"
    first = _letters(given[0]) if given else "@"
    return _Forms(first, _letters(family), re.compile(pattern), re.compile("|".join(loose)))


def _spelled(word: str) -> str:
    """A pattern for the ways to write a word of a name in a folded text."""
    return "".join(_SPELLED.get(sign) or re.escape(folded_text(sign)) for sign in word.lower())


def _letters(word: str) -> str:
    """The longest part of a word that is written in one way only."""
    return max(
        map(folded_text, re.split(f"[{re.escape(''.join(_SPELLED))}]", word.lower())), key=len
    )
