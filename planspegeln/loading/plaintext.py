"""What keeps a file from being read at all, although it is text to whoever saved it."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

# What starts each line that git leaves where two changes of a file meet.
MERGE_MARKS: Final = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
# A line of ======= alone may be a heading's underline.
_MERGED: Final = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Swedish letters in Windows' encoding, and what UTF-8 looks like there.
_SWEDISH: Final = frozenset("åäöÅÄÖ")
_UTF_8: Final = frozenset("ÃÂ")


class Obstacle(NamedTuple):
    """What is wrong with a file's content, and where. Line and column count from 1."""

    line: int
    column: int
    message: str


def obstacle(content: bytes) -> Obstacle | None:
    """Why the content cannot be read as text in UTF-8 that one person wrote, or None."""
    if content.startswith(_UTF_16):
        return Obstacle(1, 1, "filen är sparad i UTF-16; spara den som UTF-8")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "filen är inte text i UTF-8 härifrån; spara om den i UTF-8"
        if _is_from_windows(content):
            message = (
                "filen ser ut att vara sparad i Windows teckenuppsättning; spara den som UTF-8"
            )
        return _at(content, error.start, message)
    if found := _MERGED.search(content):
        return _at(
            content,
            found.start(),
            f"raden ”{found[0].decode()}…” är ett märke efter en sammanslagning i git; välj vilken av "
            "de två texterna som gäller, och ta bort raderna med <<<<<<<, ======= och >>>>>>>",
        )
    return None


def _is_from_windows(content: bytes) -> bool:
    signs = set(content.decode("cp1252", "replace"))
    return bool(signs & _SWEDISH) and not signs & _UTF_8


def _at(content: bytes, start: int, message: str) -> Obstacle:
    before = content[:start].decode("utf-8")
    return Obstacle(before.count("\n") + 1, len(before) - before.rfind("\n"), message)
