"""Splits text into the words that searches compare.

`theme/assets/js/search/tokens.js` splits a query in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# A number in groups of three digits, a number with decimals, or letters and digits.
_WORD: Final = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![^\W_])|[0-9]+[.,][0-9]{1,2}(?![^\W_]|[.,][0-9])|[^\W_]+"
)
# A word that the source divides, as it did at the end of a line. "kultur- och fritid" is none.
_DIVIDED: Final = re.compile(
    r"\b([^\W\d_]{2,})- (?!(?:och|eller|samt|respektive|som|till|men)\b)([a-zåäö]{2,})"
)
_SPACES: Final = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"), " ")
# What text that is pasted from a PDF or a web page may hold: hidden signs, and letters joined in one sign.
_HIDDEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES: Final = {
    sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)
}
_PLAIN: Final = {**_SPACES, **_HIDDEN, **_LIGATURES}
_ODD: Final = re.compile(f"[{''.join(map(chr, (*_HIDDEN, *_LIGATURES)))}]")


class _Unmarked(dict[int, int | None]):
    """A table for `str.translate` that drops combining marks and remembers each character."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.combining(chr(sign)) else sign
        return self[sign]


_UNMARKED: Final = _Unmarked()


def fold(text: str) -> str:
    """The text in lower case without diacritics, as typed on a keyboard without å, ä and ö."""
    text = text.lower()
    return text if text.isascii() else unicodedata.normalize("NFD", text).translate(_UNMARKED)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case. å, ä and ö are kept.

    A number is one word, with a space between its groups of digits and a comma before its decimals.
    A word is the same with a soft hyphen or another hidden sign in it, and with letters joined in one sign.
    """
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_PLAIN))
    return _words(text)


def mended(text: str) -> set[str]:
    """The words of a text that stand in it in other signs: with a hidden sign, joined letters, or divided.

    A divided word is "Inves- tering", and none is "kultur- och fritid".
    """
    divided = {f"{one[1]}{one[2]}".lower() for one in _DIVIDED.finditer(text)}
    plain = unicodedata.normalize("NFC", text)
    if plain == text and not _ODD.search(text):
        return divided
    return divided | set(tokens(text)) - set(_words(text.lower().translate(_SPACES)))


def _words(text: str) -> list[str]:
    return [word.replace(".", ",") for word in _WORD.findall(text)]
