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
_SPACES: Final = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")


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
    """
    text = text.lower().translate(_SPACES)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return [word.replace(".", ",") for word in _WORD.findall(text)]
