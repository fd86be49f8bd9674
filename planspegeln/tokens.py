"""Words as searches compare them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")


class _Unmarked(dict[int, int | None]):
    """For `str.translate`: nothing in place of a mark; each sign is looked up once."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.combining(chr(sign)) else sign
        return self[sign]


_UNMARKED: Final = _Unmarked()


def fold(text: str) -> str:
    """Text as it is compared: lower case, without the dots and rings of å, ä and ö."""
    text = text.lower()
    return text if text.isascii() else unicodedata.normalize("NFD", text).translate(_UNMARKED)


def tokens(text: str) -> list[str]:
    """The words of a text, folded."""
    return WORD.findall(fold(text))
