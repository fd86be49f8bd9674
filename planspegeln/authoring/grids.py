"""Settles what heads a table, what its colours are, and which tables are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planspegeln.authoring.readers.colours import sign_of
from planspegeln.authoring.readers.outline import Cell, Paragraph, Part, Table

_SHORT = 60  # characters


def with_headers(parts: Iterable[Part], doubts: list[str]) -> Iterator[Part]:
    """The parts. Each table has header rows and others: its first row heads it if the file marks none.

    A table of one row or one column only places its words on the page: they are paragraphs.
    """
    for part in parts:
        if not isinstance(part, Table):
            yield part
        elif len(part.rows) < 2 or _width(part) < 2:
            words = [cell.text for row in part.rows for cell in row]
            yield from (Paragraph(text, page=part.page) for text in (part.caption, *words) if text)
            doubts.append(f"en tabell med en rad eller en kolumn är skriven som stycken{_at(part)}")
        elif not 0 < part.headers < len(part.rows):
            doubts.append(
                f"filen märker ingen rubrikrad i en tabell: den första är tagen som rubrik{_at(part)}"
            )
            deep = max(cell.rows for cell in part.rows[0])
            yield replace(part, headers=min(max(deep, 1), len(part.rows) - 1))
        else:
            yield part


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
    for row in part.rows:
        for at, cell in enumerate(row):
            if cell.colour:
                found[at].append(_sign(cell))
    # A cell over several rows or columns puts others out of their places.
    plain = all(cell.rows == cell.columns == 1 for row in part.rows for cell in row)
    for at, signs in found.items():
        name = part.rows[0][at].text if plain and part.headers else ""
        told = f"kolumnen ”{name}”" if name else f"kolumn {at + 1}"
        shown = " ".join(dict.fromkeys(filter(None, signs)))
        written = f", och står som {shown}" if shown else ""
        yield f"celler i {told} har bara en färg{written}: skriv vad den betyder{_at(part)}"


def _width(part: Table) -> int:
    return max(sum(cell.columns for cell in row) for row in part.rows)


def _at(part: Table) -> str:
    """Where a table stands: the words that it starts with, and its page."""
    words = next((cell.text for row in part.rows for cell in row if cell.text), "")
    shown = words if len(words) <= _SHORT else f"{words[:_SHORT]} …"
    return f" (”{shown}”{f', sidan {part.page}' if part.page else ''})"
