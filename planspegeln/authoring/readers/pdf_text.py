"""What the words of a line say about it: a mark of a list, a heading's number, a line of contents."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from planspegeln.authoring.readers.outline import (
    ContentsEntry,
    Entry,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Table,
)
from planspegeln.authoring.readers.pdf_words import BULLETS, TICKS, Word, joined

CONTENTS = re.compile(r"innehåll(?:s?förteckning)?:?", re.IGNORECASE)
LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*\d{1,3}$|…{2,}\s*\d{1,3}$")
RAISED_DIGITS = re.compile("[⁰¹²³⁴-⁹]+")
CAPTION = re.compile(r"(?:Tabell|Figur|Bild|Diagram|Karta|Foto)\s*\d*\s*[.:]?\s", re.IGNORECASE)
_DOTS = re.compile(r"\s*((?:[.…·_]\s?){3,}|…+)\s*$")
# Its words may end in a year, or in the number of a thing: "Prioriteringar 2031 … 3", "Bilaga 1 … 12".
_CONTENTS_LINE = re.compile(
    r"(?P<text>.*?(?:\D|\b(?:19|20)\d{2}|(?<=[^\W\d] )\d{1,2}))[\s.…·_]*\s(?P<page>\d{1,3})"
    r"|(?P<only>\d{1,3})"
)
_TIGHT = re.compile(r"(?P<text>.*?)(?:[.…·_]\s?){3,}\s*(?P<page>\d{1,3})")
_ORDERED = re.compile(
    r"(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[a-zåäö])\)", re.IGNORECASE
)
_FIRST = frozenset({"1.", "1)", "(1)", "a.", "a)", "(a)", "A.", "A)", "i.", "i)"})


def contents_entry(text: str) -> ContentsEntry | None:
    """A line of a contents page, without the dots in it. None if it is no such line."""
    found = _TIGHT.fullmatch(text) or _CONTENTS_LINE.fullmatch(text)
    if not found:
        return None
    if found.groupdict().get("only"):
        return ContentsEntry("", found["only"])
    return ContentsEntry(_DOTS.sub("", found["text"]).strip(), found["page"])


def bullet(words: Sequence[Word]) -> bool:
    """Whether a line begins with a bullet, and has text after it."""
    if len(words) < 2:
        return False
    return words[0].text in BULLETS or words[0].text == "o"


def without_bullet(words: list[Word]) -> list[Word]:
    """The words of an entry without its bullet. A tick stays: it may say that something is done."""
    return words if words[0].text in TICKS else words[1:]


def is_starred(words: Sequence[Word]) -> bool:
    """Whether a line begins with a star. Alone, it is a note: what it is about has the star too."""
    return words[0].text == "*"


def ordered_mark(words: Sequence[Word]) -> str:
    """The mark of an ordered entry that a line begins with, or ""."""
    if len(words) > 1 and not words[1].glued and _ORDERED.fullmatch(words[0].text):
        return words[0].text
    return ""


def is_first(mark: str) -> bool:
    """Whether a mark is one that lists begin with."""
    return mark in _FIRST


def phrases(words: Sequence[Word]) -> list[str]:
    """The phrases in bold or italics among the words."""
    found = []
    for strong, group in groupby(words, key=lambda word: word.bold or word.slanted):
        if strong and (phrase := joined(group)).strip(" .,;:"):
            found.append(phrase)
    return found


def paragraph(words: Sequence[Word], page: int | None) -> Paragraph:
    """A paragraph of the words, with what is in bold or italics."""
    bold = all(word.bold for word in words if not word.raised)
    slanted = all(word.slanted for word in words if not word.raised)
    return Paragraph(joined(words), [] if bold or slanted else phrases(words), bold=bold, page=page)


def entry_texts(found: List) -> Iterable[str]:
    """The texts of a list's entries, and of the lists inside them."""
    for entry in found.entries:
        yield from _entry_texts(entry)


def _entry_texts(entry: Entry) -> Iterable[str]:
    yield entry.text
    if entry.inner:
        yield from entry_texts(entry.inner)


def texts(part: Part) -> Iterable[str]:
    """The texts of a part in which a note's mark may stand."""
    match part:
        case Heading() | Paragraph():
            yield part.text
        case List():
            yield from entry_texts(part)
        case Table():
            yield from (cell.text for row in part.rows for cell in row)
        case _:
            return


def place_notes(parts: list[Part]) -> list[Part]:
    """The parts, each note moved to after the part that has its mark."""
    after: dict[int, list[Footnote]] = {}
    for index, part in enumerate(parts):
        if isinstance(part, Footnote):
            after.setdefault(_user(parts, index, part), []).append(part)
    placed: list[Part] = []
    for index, part in enumerate(parts):
        if not isinstance(part, Footnote):
            placed.append(part)
        placed += after.get(index, [])
    return placed


def _user(parts: list[Part], place: int, note: Footnote) -> int:
    """The nearest part with the note's mark: a list that is not at its end, or else before the note."""
    mark = re.escape(note.mark)
    if RAISED_DIGITS.fullmatch(note.mark):
        mark = f"(?<![⁰¹²³⁴-⁹]){mark}(?![⁰¹²³⁴-⁹])"
    following = next(
        (i for i in range(place + 1, len(parts)) if not isinstance(parts[i], Footnote)), place
    )
    begun = isinstance(parts[following], List) or (parts[following].page or 0) < (note.page or 0)
    near = [following] if begun else []
    for index in near + list(range(place - 1, -1, -1)):
        if note.mark and any(re.search(mark, text) for text in texts(parts[index])):
            return index
    return place


def with_captions(parts: list[Part], known: Collection[int] = ()) -> list[Part]:
    """The parts, with a paragraph that is a caption in the table or figure beside it."""
    kept: list[Part] = []
    for index, part in enumerate(parts):
        after = parts[index + 1] if index + 1 < len(parts) else None
        marked = id(part) in known
        if isinstance(part, Paragraph) and (
            marked or (CAPTION.match(part.text) and len(part.text) < 250)
        ):
            table = part.text.casefold().startswith("tabell")
            for near in (after, kept[-1] if kept else None):
                fits = isinstance(near, Table) if table else isinstance(near, Figure) or marked
                if fits and isinstance(near, Table | Figure) and not near.caption:
                    near.caption = part.text
                    break
            else:
                kept.append(part)
            continue
        kept.append(part)
    return kept
