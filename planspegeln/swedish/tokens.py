"""Words as searches compare them; `theme/assets/js/search/tokens.js` cuts a query so too."""

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
    """For `str.translate`: nothing in place of a mark; each sign is looked up once."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.combining(chr(sign)) else sign
        return self[sign]


_UNMARKED: Final = _Unmarked()


def fold(text: str) -> str:
    """Text in lower case without marks, as somebody types it who has no å, ä or ö."""
    text = text.lower()
    return text if text.isascii() else unicodedata.normalize("NFD", text).translate(_UNMARKED)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in whose letters å, ä and ö are letters of their own.

    A number is one word, its groups apart by a space and its decimals by a comma.
    """
    text = text.lower().translate(_SPACES)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return [word.replace(".", ",") for word in _WORD.findall(text)]
