"""The neutral outline that every reader of a file gives: its parts in order, and what was taken out.

A reader says what it sees. What the numbers, the style and the contents page together mean is settled
once for all formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

# How a reader knows that a part is a heading: the file says so (a style, a tag, a mark), or it looks
# like one (size and weight of type, a line of its own).
Ground: TypeAlias = Literal["marked", "looks"]
Kind: TypeAlias = Literal["head or foot", "page number"]


class ReadingError(ValueError):
    """The file cannot be read. The message says why, and what to do."""


@dataclass
class Heading:
    """A heading as printed. `level` counts from 1, or is None if the file does not show it.

    `number` is what is printed before the words ("1.1", "4.", "a)", "§ 98", "Bilaga 2"), or "". It
    is not in `text`.
    """

    text: str
    level: int | None = None
    number: str = ""
    ground: Ground = "marked"
    page: int | None = None


@dataclass
class Paragraph:
    """A paragraph, or lines below each other that are no running text (`lines`, then `text` is them).

    `emphasis` has the phrases in bold or italics, if not all of it is. `bold` is whether all of it is,
    and `leaning` whether all of it is in italics. `size` is that of its type, in points, if it is bold and
    the file tells.
    """

    text: str
    emphasis: list[str] = field(default_factory=list)
    bold: bool = False
    lines: list[str] = field(default_factory=list)
    page: int | None = None
    leaning: bool = False
    size: float | None = field(default=None, compare=False)


@dataclass
class Entry:
    """An entry of a list: its mark as printed ("1.", "a)", "" for a bullet), its text, and its own list."""

    text: str
    mark: str = ""
    inner: List | None = None


@dataclass
class List:
    """A list with bullets, or with numbers or letters (`ordered`)."""

    entries: list[Entry]
    ordered: bool = False
    page: int | None = None


@dataclass
class Cell:
    """A cell, and how many rows and columns it covers. Covered places have no cell of their own.

    `colour` is the one that a cell without words has ("00B050"), and no cell with words in its row.
    """

    text: str
    rows: int = 1
    columns: int = 1
    colour: str = ""


@dataclass
class Table:
    """A table row by row. `headers` is how many of its first rows are headers."""

    rows: list[list[Cell]]
    headers: int = 1
    caption: str = ""
    page: int | None = None


@dataclass
class Footnote:
    """A footnote: its mark as printed in the text, and its words."""

    mark: str
    text: str
    page: int | None = None


@dataclass
class Figure:
    """A picture or a diagram: its printed caption, and the file's own description of it."""

    caption: str = ""
    description: str = ""
    page: int | None = None


@dataclass
class ContentsEntry:
    """A line of a contents page: its words with their number, and the page that it gives, or ""."""

    text: str
    page: str = ""


@dataclass
class Contents:
    """A contents page, without its heading."""

    entries: list[ContentsEntry]
    page: int | None = None


@dataclass
class Facts:
    """Labels of the document's front matter, as printed, each with the lines that belong to it."""

    facts: list[tuple[str, list[str]]]
    page: int | None = None


Part: TypeAlias = Heading | Paragraph | List | Table | Footnote | Figure | Contents | Facts


def texts(part: Part) -> Iterator[str]:
    """Each printed text of a part in order, with its numbers and marks."""
    match part:
        case Heading():
            yield from (part.number, part.text)
        case Paragraph():
            yield part.text
        case Footnote():
            yield from (part.mark, part.text)
        case List():
            for entry in part.entries:
                yield from (entry.mark, entry.text)
                if entry.inner:
                    yield from texts(entry.inner)
        case Table():
            yield part.caption
            yield from (cell.text for row in part.rows for cell in row)
        case Figure():
            yield part.caption
        case Contents():
            for line in part.entries:
                yield from (line.text, line.page)
        case Facts():
            for label, lines in part.facts:
                yield from (label, *lines)


@dataclass(frozen=True)
class Removed:
    """Words that are not the document's text, and were taken out: a running head, a page number."""

    kind: Kind
    text: str
    page: int | None = None


@dataclass
class Reading:
    """What a reader made of a file.

    `reader` is its name and version. `pages` is how many pages the file has, if it has pages. `doubts`
    are those that count as known when a word broken at the end of a line is joined.
    """

    parts: list[Part]
    reader: str
    removed: list[Removed] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    pages: int | None = None
    title: str = ""
