"""What the two symbol fonts that every PDF program has draw for a letter.

A file that uses them has no table of its own from codes to signs, and pdfminer reads their codes as if they
were those of a text font (ISO 32000-1, 9.6.2.2 and annexes D.5 and D.6).
"""

from __future__ import annotations

import re
from typing import Final

from pdfminer.encodingdb import EncodingDB

from planspegeln.authoring.readers.tidy import PRIVATE, SYMBOL, UNKNOWN

# The letters of ISO 32000-1, D.6, in order, from 3 to 8, and those that lists and tables have.
_DINGBATS: Final = dict(
    zip(b"345678HlnopqrstuvF\xa8\xd4\xd5\xd8\xdc\xde\xe4", "✓✔✕✖✗✘★●■❏❐❑❒▲▼◆❖✦♣➔→➘➜➞➤", strict=True)
)
_FONTS: Final = {"ZapfDingbats": _DINGBATS, "Symbol": SYMBOL}
# Fonts with signs at the places of those of Wingdings, and other ones.
_OTHERS: Final = re.compile(r"wingdings ?-?[23]|webdings", re.IGNORECASE)
_CODES: Final = {sign: code for code, sign in EncodingDB.std2unicode.items()}


def drawn_by(font: str, text: str) -> str:
    """What a font draws for a character as pdfminer reads it. Other fonts draw the character itself.

    A sign that is not known is "\ufffd". Symbol has the digits and the signs of plain text at their places.
    """
    if PRIVATE.search(text) and _OTHERS.search(font):
        return UNKNOWN
    signs = _FONTS.get(font)
    if signs is None or text.isspace():
        return text
    if text not in _CODES:  # the file has told what it is
        return text
    plain = font == "Symbol" and text.isascii() and not text.isalpha()
    return signs.get(_CODES[text], text if plain else UNKNOWN)
