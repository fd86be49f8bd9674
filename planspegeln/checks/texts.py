"""Doubts about words and lines of a document's text that a program may have left there."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from planspegeln.checks.structure import lines_of
from planspegeln.loading.faults import Doubt
from planspegeln.loading.load import Collection, Loaded
from planspegeln.model import entities
from planspegeln.model.leaves import Leaf
from planspegeln.swedish.invisible import named

_NO_SIGNS: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES: Final = "\ufb00-\ufb06"
_LETTER: Final = r"[^\W\d_]"
_SIGN: Final = re.compile(f"[{_NO_SIGNS}{_LIGATURES}]")
_WITH_SIGN: Final = re.compile(rf"[\w{_NO_SIGNS}]*[{_NO_SIGNS}{_LIGATURES}][\w{_NO_SIGNS}]*")
# ”brotts- förebyggande”, but neither ”barn- och unga” nor ”kultur- fritids- och …”.
_CUT: Final = re.compile(
    rf"({_LETTER}{{2,}})- (?!(?:och|eller|samt|till|respektive|resp|men|som|liksom|både|inte|utan"
    rf"|kontra|o|el)\b)((?=[a-zåäöéü]){_LETTER}{{2,}})(?![\w-])"
)

_OF_PAGES: Final = r"\d{1,4} ?(?:\( ?\d{1,4} ?\)|av \d{1,4})"
_PAGE: Final = re.compile(
    rf"(?:(?:sid(?:a|an)?|s)\.? ?)?(?:{_OF_PAGES}|\d{{1,3}}/\d{{1,3}})"
    r"|(?:sid(?:a|an)?|s)\.? ?\d{1,4}|[-–—] ?\d{1,4} ?[-–—]|\d{1,3}",
    re.IGNORECASE,
)
_PAGE_IN_TEXT: Final = re.compile(rf"\bsid(?:a|an)?\.? ?{_OF_PAGES}", re.IGNORECASE)
_LONGEST: Final = 80  # signs in a line that is printed on each page
_FEWEST: Final = 3  # times that it stands there


def words_are_whole(collection: Collection) -> Iterator[Doubt]:
    """Doubt each word that is cut in two, or has a sign that does not belong in a word."""
    for key, entry in collection.documents.items():
        told: set[str] = set()
        for leaf in collection.text(key).leaves:
            for about, what in _broken(leaf.text):
                if about not in told:
                    told.add(about)
                    yield Doubt(
                        entry.position(*leaf.trail),
                        f"{what}; står det inte så i originalet rättar du det både här och i "
                        "källan, och skriver in källans nya summa",
                        "trasigt-ord",
                        about,
                    )


def _broken(text: str) -> Iterator[tuple[str, str]]:
    """Each broken word of a text, and what is wrong with it."""
    for match in _CUT.finditer(text):
        yield match[0], f"”{match[0]}” ser ut att vara ett ord, ”{match[1]}{match[2]}”"
    if _SIGN.search(text):
        for match in _WITH_SIGN.finditer(text):
            word = unicodedata.normalize("NFKC", re.sub(f"[{_NO_SIGNS}]", "", match[0]))
            signs = "".join(dict.fromkeys(_SIGN.findall(match[0])))
            yield word or f"U+{ord(signs[0]):04X}", f"ordet ”{word}” har {named(signs)}"


def lines_are_no_page_marks(collection: Collection) -> Iterator[Doubt]:
    """Doubt what looks like the number or the head of a page: it is no part of the text."""
    for key, entry in collection.documents.items():
        found: dict[str, list[tuple[str, Leaf]]] = defaultdict(list)
        repeated: dict[str, list[tuple[str, Leaf]]] = defaultdict(list)
        for leaf in collection.text(key).leaves:
            if leaf.trail[-1] != "text" and leaf.trail[-2] != "lines":
                continue
            if "facts" in leaf.trail or leaf.trail[-2] == "responsible":
                continue
            if mark := _PAGE.fullmatch(leaf.text) or _PAGE_IN_TEXT.search(leaf.text):
                found[re.sub(r"\d+", "0", mark[0])].append((mark[0], leaf))
            elif len(leaf.text) <= _LONGEST and not leaf.text.endswith((".", ":", "?", "!")):
                repeated[leaf.text].append((leaf.text, leaf))
        for marks in found.values():
            yield _mark(entry, marks, "ser ut att vara en sidas nummer")
        for marks in repeated.values():
            if len(marks) >= _FEWEST:
                yield _mark(entry, marks, "står flera gånger, som överst eller nederst på sidor")


def _mark(entry: Loaded[entities.Document], marks: list[tuple[str, Leaf]], what: str) -> Doubt:
    words, first = marks[0]
    lines = lines_of(entry, [leaf.trail for _, leaf in marks])
    return Doubt(
        entry.position(*first.trail),
        f"”{words}” {what} ({lines}); hör det inte till texten tar du bort det här och i källan, "
        "och skriver in källans nya summa",
        "sidmarke",
        words,
    )
