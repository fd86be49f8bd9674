"""Invisible differences: letters in two parts, kinds of spaces, characters that print nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final, NamedTuple

_NOTHING: Final = {
    "\N{SOFT HYPHEN}": "mjukt bindestreck",
    "\N{ZERO WIDTH SPACE}": "mellanslag utan bredd",
    "\N{ZERO WIDTH NON-JOINER}": "särskiljare utan bredd",
    "\N{ZERO WIDTH JOINER}": "sammanfogare utan bredd",
    "\N{LEFT-TO-RIGHT MARK}": "riktningsmärke åt höger",
    "\N{RIGHT-TO-LEFT MARK}": "riktningsmärke åt vänster",
    "\N{WORD JOINER}": "ordfogare",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "byteordningsmärke (BOM)",
}
_SPACES: Final = {
    " ": "vanligt mellanslag",
    "\N{NO-BREAK SPACE}": "hårt mellanslag",
    "\N{NARROW NO-BREAK SPACE}": "smalt hårt mellanslag",
    "\N{THIN SPACE}": "tunt mellanslag",
}
_MARKS: Final = {
    "\N{COMBINING RING ABOVE}": "ring för sig",
    "\N{COMBINING DIAERESIS}": "prickar för sig",
    "\N{COMBINING ACUTE ACCENT}": "accent för sig",
}
_NAMES: Final = _NOTHING | _SPACES | _MARKS
_NO_SIGNS: Final = re.compile(f"[{''.join(_NOTHING)}]")
_ANY_SPACE: Final = re.compile(f"[{''.join(_SPACES)}]")
# A character with the combining marks that are printed on it.
_LETTER: Final = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_SHOWN: Final = 10
# Signs that no document has: those that control a terminal or a printer, and code points that are
# no sign. A tab and a line's end are text.
_REFUSED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
# What turns the direction of the text that follows, and what ends that.
_TURNS: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_SUSPECT: Final = re.compile(rf"{_REFUSED.pattern}|[\u202a-\u202e\u2066-\u2069]")
# The line and paragraph separators (U+2028, U+2029) break lines too.
_UNSEEN: Final = re.compile(rf"{_REFUSED.pattern}|[\u2028-\u202e\u2066-\u2069\ud800-\udfff\n]")
_TURN: Final = re.compile("[\u202a-\u202e\u2066-\u2069\n]")


class Unseen(NamedTuple):
    """The first difference between two texts that print alike: where it is, and both characters.

    All three fields are Swedish phrases for a fault.
    """

    where: str
    ours: str
    theirs: str


def printed(text: str) -> str:
    """The text as it prints: whole letters, plain spaces and no invisible characters."""
    return unicodedata.normalize("NFC", _ANY_SPACE.sub(" ", _NO_SIGNS.sub("", text)))


def unseen(ours: str, theirs: str) -> Unseen | None:
    """How two texts that print alike differ. None if they are equal or differ visibly."""
    if ours == theirs or printed(ours) != printed(theirs):
        return None
    pairs = list(zip_longest(_LETTER.findall(ours), _LETTER.findall(theirs), fillvalue=""))
    at = next(i for i, (a, b) in enumerate(pairs) if a != b)
    a, b = pairs[at]
    if a in _NOTHING or b in _NOTHING:
        a, b = (a, "") if a in _NOTHING else ("", b)
    before = "".join(letter for letter, _ in pairs[:at])[-_SHOWN:]
    return Unseen(f"efter ”{before}”" if before else "först", named(a), named(b))


def refused(text: str, allowed: str = "") -> tuple[int, str] | None:
    """Where the first sign is that no text may have, and its name. None if there is none.

    That is a control sign that is not in `allowed`, or a sign that turns the direction of writing
    and is not ended in its paragraph: it would turn what stands after the text too.
    """
    if not _SUSPECT.search(text):
        return None
    for match in _REFUSED.finditer(text):
        if match[0] not in allowed:
            return match.start(), f"ett styrtecken (U+{ord(match[0]):04X})"
    opened: list[re.Match[str]] = []
    for match in _TURN.finditer(f"{text}\n"):
        if match[0] in _TURNS:
            opened.append(match)
        elif match[0] == "\n" and opened:
            code = ord(opened[0][0])
            return opened[0].start(), f"ett tecken som vänder texten (U+{code:04X}) utan slut"
        elif opened and match[0] == _TURNS[opened[-1][0]]:
            opened.pop()
    return None


def visible(text: str) -> str:
    """The text with the code of each sign that could change how a message is shown."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def lookalike(words: str, texts: Iterable[str]) -> str:
    """Why `words` seem to be in one of the texts, although they are not.

    Returns the end of a Swedish sentence, or "" if no text looks alike.
    """
    letters = (_pattern(letter) for letter in printed(words))
    pattern = re.compile(f"{_NO_SIGNS.pattern}*".join(letters))
    found = next((match[0] for text in texts if (match := pattern.search(text))), "")
    if difference := unseen(words, found):
        where, ours, theirs = difference
        return f", även om det ser så ut: {where} har det {ours}, men texten har {theirs}"
    return ""


def _pattern(letter: str) -> str:
    """A pattern for everything that prints as the letter."""
    if letter == " ":
        return _ANY_SPACE.pattern
    # A set: the pattern tries no alternative twice.
    ways = {letter, unicodedata.normalize("NFD", letter)}
    return f"(?:{'|'.join(map(re.escape, sorted(ways)))})"


def named(signs: str) -> str:
    """Each character's Swedish name and code. A letter without a name stands for itself."""
    return (
        " och ".join(f"{_NAMES.get(sign) or _itself(sign)} (U+{ord(sign):04X})" for sign in signs)
        or "inget tecken"
    )


def _itself(sign: str) -> str:
    return unicodedata.name(sign, "ett tecken") if unicodedata.combining(sign) else f"”{sign}”"
