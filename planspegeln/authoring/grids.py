"""Settles what heads a table, what its colours are, and which tables are none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planspegeln.authoring.readers.colours import sign_of
from planspegeln.authoring.readers.outline import Cell, Facts, Paragraph, Part, Table

_SHORT = 60  # characters
_PAIR = 2  # cells with a label and what it says, and the fewest rows of a table of such
# What such a table says of a document.
_LABEL = re.compile(
    r"(?:dokument(?:namn|typ|titel|nummer|ägare|ansvarig|datum)?|(?:dokument)?ansvarig|titel|typ av dokument"
    r"|diarie(?:nummer|nr)|dnr|ärendenummer|referens|datum|version|avsändare|författare|handläggare"
    r"|kontakt(?:person)?|beslut(?:ad|at|s?instans|s?datum)?|antagen|antaget|fastställd|fastställt"
    r"|upprättad|reviderad|senast reviderad|gäller|giltig(?:hetstid|het)?|ersätter)"
    r"(?: (?:av|den|datum|från|för|från och med|till och med|till))?:?",
    re.IGNORECASE,
)


def with_headers(parts: Iterable[Part], doubts: list[str]) -> Iterator[Part]:
    """The parts. Each table has header rows and others: its first row heads it if the file marks none.

    A table of one row or one column only places its words on the page: they are paragraphs.
    """
    unmarked: Counter[str] = Counter()  # by where they are told to stand
    for part in parts:
        if not isinstance(part, Table) or is_information(part):
            yield part
        elif len(part.rows) < 2 or _width(part) < 2:
            words = [cell.text for row in part.rows for cell in row]
            yield from (Paragraph(text, page=part.page) for text in (part.caption, *words) if text)
            doubts.append(f"en tabell med en rad eller en kolumn är skriven som stycken{_at(part)}")
        elif not 0 < part.headers < len(part.rows):
            unmarked[_at(part)] += 1
            deep = max(cell.rows for cell in part.rows[0])
            yield replace(part, headers=min(max(deep, 1), len(part.rows) - 1))
        else:
            yield part
    for at, number in unmarked.items():
        named = "en tabell" if number == 1 else f"{number} tabeller som börjar lika"
        doubts.append(
            f"filen märker ingen rubrikrad i {named}: den första raden är tagen som rubrik{at}"
        )


def with_colours(parts: Iterable[Part], doubts: list[str]) -> Iterator[Part]:
    """The parts. A cell that only a colour tells of has the sign of the colour, if it is plainly one.

    What the colours mean is for an editor to see. They are told of each column.
    """
    for part in parts:
        if isinstance(part, Table) and any(cell.colour for row in part.rows for cell in row):
            doubts += _told_colours(part)
            rows = [
                [replace(cell, text=sign) if (sign := _sign(cell)) else cell for cell in row]
                for row in part.rows
            ]
            yield replace(part, rows=rows)
        else:
            yield part


def _sign(cell: Cell) -> str:
    return sign_of(cell.colour) if cell.colour else ""


def _told_colours(part: Table) -> Iterator[str]:
    """A doubt for each column with cells that only a colour tells of."""
    found: dict[int, list[str]] = defaultdict(list)
    empty: Counter[int] = Counter()
    names: dict[int, str] = {}
    for row, at, cell in _placed(part):
        if row < part.headers and cell.text:
            names[at] = cell.text
        if cell.colour:
            found[at].append(_sign(cell))
        elif row >= part.headers and not cell.text:
            empty[at] += 1
    for at, signs in sorted(found.items()):
        name = names.get(at)
        told = f"kolumnen ”{name}”" if name else f"kolumn {at + 1}"
        shown = " ".join(dict.fromkeys(filter(None, signs)))
        written = f", och står som {shown}" if shown else ""
        more = (
            f"; {empty[at]} till är {'tom' if empty[at] == 1 else 'tomma'} eller grå"
            if empty[at]
            else ""
        )
        yield f"celler i {told} har bara en färg{written}{more}: skriv vad den betyder{_at(part)}"


def _placed(part: Table) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its row and its column, from 0. A cell over several takes the places of others."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(part.rows):
        at = 0
        for cell in cells:
            while (row, at) in taken:
                at += 1
            yield row, at, cell
            taken |= {(row + i, at + j) for i in range(cell.rows) for j in range(cell.columns)}


def _width(part: Table) -> int:
    return max(sum(cell.columns for cell in row) for row in part.rows)


def _at(part: Table) -> str:
    """Where a table stands: the words that it starts with, and its page."""
    words = next((cell.text for row in part.rows for cell in row if cell.text), "")
    shown = words if len(words) <= _SHORT else f"{words[:_SHORT]} …"
    return f" (”{shown}”{f', sidan {part.page}' if part.page else ''})"


def is_information(part: Table) -> bool:
    """Whether a table tells about the document: a label and what it says in each row, also the first."""
    pairs = _pairs(part)
    if len(part.rows) < _PAIR or not pairs or not _LABEL.fullmatch(pairs[0][0]):
        return False
    labels = sum(bool(_LABEL.fullmatch(label)) for label, _ in pairs)
    return 2 * labels > len(pairs) and not any(_LABEL.fullmatch(said) for _, said in pairs)


def _pairs(part: Table) -> list[tuple[str, str]]:
    """The pairs of cells beside each other, row by row. None if a row has an odd one or a cell is empty.

    A row has one pair, or two if any row has.
    """
    cells = [[cell.text for cell in row] for row in part.rows]
    if not all(len(row) in (_PAIR, 2 * _PAIR) and all(row) for row in cells):
        return []
    return [(row[at], row[at + 1]) for row in cells for at in range(0, len(row), _PAIR)]


def with_facts(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts. A table that tells about the document is labels with what they say, below its caption."""
    for part in parts:
        if isinstance(part, Table) and is_information(part):
            yield Facts([(label, [said]) for label, said in _pairs(part)], part.page)
        else:
            yield part
