"""Words, lines and tables with their places on a page of a PDF file.

A line is a stretch of words beside each other. A wide gap ends it, so that two columns are two lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from planspegeln.authoring.readers.tidy import JOINING

SOFT = "\u00ad"
HYPHEN = "\u2010"
WIDE = 1.5  # a gap of so many ems ends a line
TICKS = "✓✔"
BULLETS = frozenset("•◦‣⁃▪▫■□●○◆◇►▸➢➤✓✔❖◻–—-*·")
# The hyphen of a compound, or of a span of years.
_GOES_WITH = re.compile(r"[^\W_][-‐][A-ZÅÄÖ]|[0-9][-‐–][0-9]")
RAISED = dict(zip(map(ord, "0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


@dataclass(slots=True)
class Word:
    """A word, or a piece of one: `glued` is whether it follows the piece before without a space.

    `mark` is the number that the file's tree knows it by, -1 for what the file calls an artifact.
    `order` is its place among the page's characters in the file. `colour` is "" if it is black or grey.
    `begins`: a drawn bullet stands before it in a cell.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    slanted: bool
    mark: int | None
    order: int
    glued: bool = False
    raised: bool = False
    colour: str = ""
    begins: bool = False


@dataclass(slots=True)
class Line:
    """Words beside each other. `bullet` is where a drawn bullet before them stands."""

    words: list[Word]
    page: int
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False
    bullet: float | None = None

    def __post_init__(self) -> None:
        """Work out the line's box and type from its words."""
        self.x0 = min(word.x0 for word in self.words)
        self.x1 = max(word.x1 for word in self.words)
        plain = [word for word in self.words if not word.raised] or self.words
        self.top = min(word.top for word in plain)
        self.bottom = max(word.bottom for word in plain)
        sizes: Counter[float] = Counter()
        for word in plain:
            sizes[round(word.size, 1)] += len(word.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        self.base = Counter(round(word.base, 1) for word in plain).most_common(1)[0][0]
        self.bold = all(word.bold for word in plain)

    @property
    def text(self) -> str:
        """The line's words."""
        return joined(self.words)


@dataclass(slots=True)
class Box:
    """A cell of a ruled table: its place among rows and columns, its words, and its place on the page.

    `colour` is the one that a cell without words has.
    """

    row: int
    column: int
    rows: int
    columns: int
    words: list[Word]
    bounds: tuple[float, float, float, float] = (0, 0, 0, 0)
    colour: str = ""


@dataclass(slots=True)
class Grid:
    """A ruled table, cell by cell, with its box on the page.

    A page break may cut its first row from what is above, and its last from what is below.
    """

    boxes: list[Box]
    columns: int
    rows: int
    x0: float
    x1: float
    top: float
    bottom: float
    cut_above: bool = False
    cut_below: bool = False


@dataclass(slots=True)
class Diagram:
    """A diagram that is drawn on the page: its box, and the lines of text in it and at it."""

    x0: float
    top: float
    x1: float
    bottom: float
    lines: list[Line]


@dataclass(slots=True)
class Sheet:
    """What stands on one page. `turned` are lines that run up or down the page.

    `frames` are the edges of frames and shades that may have text in them.
    """

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    diagrams: list[Diagram] = field(default_factory=list)
    frames: list[tuple[float, float, float, float]] = field(default_factory=list)
    turned: list[Line] = field(default_factory=list)
    unmapped: int = 0
    behind: set[str] = field(default_factory=set)  # signs of the colours of cells with words
    wholly_turned: bool = False

    def words(self) -> list[Word]:
        """All words of the page, in the file's order."""
        found = [word for line in (*self.lines, *self.turned) for word in line.words]
        found += [word for grid in self.grids for box in grid.boxes for word in box.words]
        return sorted(found, key=lambda word: word.order)


def split(line: Line, *places: float) -> list[Line]:
    """The line, cut at the places."""
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        parts.setdefault(sum(middle > place for place in places), []).append(word)
    made = [Line(words, line.page) for words in parts.values()]
    made[0].bullet = line.bullet
    return made


def joined(words: Iterable[Word]) -> str:
    """The words as running text. A word broken at a line's end keeps a sign where it was broken."""
    text = ""
    last: Word | None = None
    for word in words:
        if last is None:
            text = word.text
        elif abs(word.base - last.base) > 0.6 * max(word.size, last.size):
            text = over(text, word.text)  # what it is glued to is in the column beside
        elif word.glued:
            text += word.text
        elif word.x0 < last.x0:
            text = over(text, word.text)
        else:
            text += " " + word.text
        last = word
    return text.replace(SOFT, "").strip()


def over(text: str, rest: str) -> str:
    """The text of a line and of the next, joined."""
    if text.endswith(SOFT):
        return text[:-1] + rest
    if len(text) > 1 and text[-1] in "-‐" and text[-2].isalnum() and rest[:1].islower():
        first = rest.split(" ", 1)[0].strip(",;")
        if first not in JOINING:
            return text[:-1] + HYPHEN + rest
    if _GOES_WITH.search(f"{text[-2:]}{rest[:1]}"):
        return text + rest
    return f"{text} {rest}"
