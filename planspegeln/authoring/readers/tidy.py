"""Puts right what programs leave in a text: signs that do not show, ligatures, letters in two parts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

# A hyphen that a reader puts between the halves of a word broken at the end of a line. The common
# step decides whether the word has a hyphen of its own.
BREAK: Final = "\N{HYPHEN}"
# Before these words a hyphen stands for the rest of a compound: "hälso- och sjukvård".
JOINING: Final = ("och", "eller", "samt", "respektive")

_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING: Final = re.compile("[\u00ad\u200b-\u200f\u2060-\u2069\ufeff\u202a-\u202e]")
# A tab, a line's end and a page's end are text.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Signs of Word's symbol fonts, by their codes in Unicode's private area, as Unicode has them itself: those
# of Wingdings (L2/11-052R), and those of Symbol (Adobe's symbol.txt) where Wingdings has clocks and the like.
PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_CODES: Final = (
    b"JKLlnotuv\x9f\xa1\xa7\xa8\xd8\xfb\xfc\xfd\xfe\xb7-"
    b"\xdf\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee"
)
UNKNOWN: Final = "\ufffd"  # stands for a sign that is not known
WINGDINGS: Final = dict(zip(_CODES, "☺😐☹●■□⧫◆❖•○▪◻➢✗✓☒☑•-←→↑↓↖↗↙↘←→↑↓↖↗↙↘", strict=True))
SYMBOL: Final = dict(
    zip(b"\xa3\xb1\xb3\xb4\xb7\xb8\xb9\xbb\xac\xad\xae\xaf", "≤±≥×•÷≠≈←↑→↓", strict=True)
)
SYMBOLS: Final = {0xF000 + code: sign for code, sign in (SYMBOL | WINGDINGS).items()}
# Some programs leave one of these where a word was broken at the end of a line.
_BROKEN: Final = re.compile("(?<=[^\\W\\d_])[\x02\x1f\u00ad](?=\\s*$)", re.MULTILINE)
_NAMES: Final = {
    "ligatures": ("1 ligatur är utskriven", "{} ligaturer är utskrivna"),
    "nothing": (
        "1 tecken som inte syns är borttaget",
        "{} tecken som inte syns är borttagna",
    ),
    "control": ("1 styrtecken är borttaget", "{} styrtecken är borttagna"),
}


def in_one_line(text: str) -> str:
    """The text as `Tidy` leaves it, with single spaces and ordinary hyphens."""
    text = " ".join(text.split()).replace("\N{NON-BREAKING HYPHEN}", "-")
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROL.sub("", _NOTHING.sub("", text))
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = text.translate(SYMBOLS)
    return unicodedata.normalize("NFC", " ".join(text.split()))


class Tidy:
    """Tidies texts, and remembers how much of each kind was put right, and the first word of each."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def text(self, text: str) -> str:
        """The text with whole letters, plain spaces, no ligatures and nothing that does not show."""
        if text.isascii() and not _CONTROL.search(text):
            return text
        text = _BROKEN.sub("-", text)
        for kind, pattern in (("control", _CONTROL), ("nothing", _NOTHING)):
            text = self._replace(kind, pattern, text)
        text = self._replace("ligatures", _LIGATURES, text)
        return unicodedata.normalize("NFC", _SPACES.sub(" ", text.translate(SYMBOLS)))

    def _replace(self, kind: str, pattern: re.Pattern[str], text: str) -> str:
        def put_right(match: re.Match[str]) -> str:
            self._count[kind] += 1
            self._first.setdefault(kind, _word_around(text, match.start()))
            return unicodedata.normalize("NFKC", match[0]) if kind == "ligatures" else ""

        return pattern.sub(put_right, text)

    @property
    def told(self) -> list[str]:
        """A Swedish sentence for each kind, with the number and an example."""
        found = []
        for kind, number in sorted(self._count.items()):
            one, many = _NAMES[kind]
            said = one if number == 1 else many.format(number)
            found.append(f"{said} (i ”{Tidy().text(self._first[kind])}”)")
        return found


def _word_around(text: str, at: int) -> str:
    start = max(text.rfind(sign, 0, at) for sign in " \t\n") + 1
    ends = [end for sign in " \t\n" if (end := text.find(sign, at)) >= 0]
    return text[start : min(ends, default=len(text))]
