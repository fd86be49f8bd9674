"""Settles what heads a table, and which tables are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planspegeln.authoring.readers.outline import Paragraph, Part, Table

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


def _width(part: Table) -> int:
    return max(sum(cell.columns for cell in row) for row in part.rows)


def _at(part: Table) -> str:
    """Where a table stands: the words that it starts with, and its page."""
    words = next((cell.text for row in part.rows for cell in row if cell.text), "")
    shown = words if len(words) <= _SHORT else f"{words[:_SHORT]} …"
    return f" (”{shown}”{f', sidan {part.page}' if part.page else ''})"
