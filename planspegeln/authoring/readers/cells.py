"""Cells with several paragraphs or points, which are one text in the outline, and cells without a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from planspegeln.authoring.dictionary import is_swedish
from planspegeln.authoring.readers.outline import Part, Table, texts
from planspegeln.authoring.readers.pdf_words import BULLETS, Word, joined

_NAMED: Final = 3  # cells in the doubt
# The end of a text that shows that it ends. A quotation mark or a note's mark may come after.
_END: Final = re.compile(r"[.!?:;,…][’'”\")\]]*[⁰¹²³⁴-⁹]*$")
# Words on both sides of a tab, and not a mark or a number first, nor a page's number last.
_ROW: Final = re.compile(
    r"(?!\s*(?:\S{1,2}|[0-9.]+)[.)]?\t[^\t]*(?:\t\s*[0-9]{1,3}\s*)?$)"
    r"\s*\S[^\t]*\t+(?!\s*[0-9]{1,3}\s*$)\s*\S.*",
    re.DOTALL,
)
_AROUND: Final = ".,:;()”\"'"
_DASHES: Final = frozenset("–—-*·")
_LETTERS: Final = frozenset("iåö")  # words of one letter
# The ending of a noun. As a word of its own, none of them is the last in a cell.
_ENDING: Final = re.compile(r"(?:en|et|ar|or|na|arna|erna|orna)[.,;:]?")
_NOUN: Final = 8  # letters; a shorter one is hardly broken
_STEP: Final = 1.3  # a step down of so many of the least in the cell starts a paragraph


def shows_end(text: str) -> bool:
    """Whether a text shows where it ends, when another follows on the same line."""
    return bool(_END.search(text))


def is_unclear(texts: Sequence[str]) -> bool:
    """Whether texts that stand in one cell no longer show where each starts, when they are one."""
    return not all(map(shows_end, texts[:-1]))


def told(cells: Sequence[str]) -> str:
    """A doubt about cells with several paragraphs or points."""
    named = ", ".join(f"”{text}”" for text in cells[:_NAMED])
    more = f" och {len(cells) - _NAMED} till" if len(cells) > _NAMED else ""
    return (
        f"flera stycken eller punkter i en cell står på en rad i utkastet: {named}{more}; "
        "se i filen var de börjar"
    )


def tabbed(paragraphs: Iterable[str]) -> Iterator[str]:
    """A doubt for each run of paragraphs that tabs part like the rows of a table.

    A tab before a page's number, or before all words, parts no cells.
    """
    for is_row, run in groupby(
        filter(str.strip, paragraphs), lambda text: bool(_ROW.fullmatch(text))
    ):
        rows = list(run)
        if is_row and len(rows) > 1:
            yield (
                f"{len(rows)} rader från ”{' '.join(rows[0].split())}” har tabbar mellan orden men är ingen tabell "
                "i filen: gör om raderna till en tabell"
            )


def made_whole(parts: Sequence[Part]) -> Iterator[str]:
    """Join the words that a narrow cell has broken without a hyphen. A doubt names them.

    A word is one if the document or the dictionary has it whole, and its halves stand nowhere but beside each
    other. That the dictionary has a word says nothing if it has both its halves. The ending of a noun is of the
    word before it where it is the cell's last.
    """
    held = [text.split(" ") for part in parts for text in texts(part)]
    said = Counter(word.strip(_AROUND) for words in held for word in words)
    beside = Counter(
        (one.strip(_AROUND), other.strip(_AROUND))
        for words in held
        for one, other in pairwise(words)
    )
    made: dict[str, None] = {}
    for cell in (
        cell for part in parts if isinstance(part, Table) for row in part.rows for cell in row
    ):
        words: list[str] = []
        every = cell.text.split(" ")
        for at, word in enumerate(every, start=1):
            first, second = (words[-1] if words else "").strip(_AROUND), word.strip(_AROUND)
            are_halves = beside[first, second] == said[first] == said[second]
            is_word = words and are_halves and word[:1].islower()
            is_ended = at == len(every) and len(first) >= _NOUN and _ENDING.fullmatch(word)
            is_whole = is_word and (said[first + second] or _is_broken(first, second))
            if is_whole or (is_ended and first[1:].islower() and first.isalpha()):
                words[-1] += word
                made[first + second] = None
            else:
                words.append(word)
        cell.text = " ".join(words)
    if made:
        named = ", ".join(f"”{word}”" for word in made)
        yield f"ord som en smal cell har delat är satta ihop: {named}"


def _is_broken(first: str, second: str) -> bool:
    """Whether two pieces are one word by the dictionary, and not two."""
    if not (first[1:].islower() and first.isalpha() and second.isalpha()):
        return False
    are_words = is_swedish(first) and is_swedish(second) and (len(second) > 1 or second in _LETTERS)
    return not are_words and is_swedish(first + second)


def has_points(words: Sequence[Word]) -> bool:
    """Whether a cell has several bullets."""
    return sum(word.text in BULLETS - _DASHES for word in words) > 1


def texts_of(words: Sequence[Word], x0: float, x1: float) -> list[str]:
    """The paragraphs and the points in a cell between two edges of a page.

    A point starts with a bullet, typed or drawn. A paragraph has room above it, or starts with a capital on a new line
    though there was room for its first word on the one before.
    """
    rows: list[list[Word]] = []
    for word in words:
        if rows and abs(word.base - rows[-1][-1].base) < 0.6 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    steps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    least = min((step for step in steps if step > 0), default=0)  # the next page starts higher up
    found: list[list[Word]] = rows[:1]
    for (above, row), step in zip(pairwise(rows), steps, strict=True):
        first, last = row[0], above[-1]
        right = x1 - max(min(word.x0 for word in words) - x0, 0)
        fits = last.x1 + first.x1 - first.x0 + 0.3 * first.size < right and first.text[:1].isupper()
        sign = first.begins or first.text in BULLETS - _DASHES
        if sign or step > _STEP * least > 0 or fits:
            found.append(list(row))
        else:
            found[-1] = [*found[-1], *row]
    return [joined(own) for own in found]
