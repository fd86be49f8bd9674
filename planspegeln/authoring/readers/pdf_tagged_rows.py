"""Puts the cells of a tagged PDF's table in their columns: its tree leaves out the empty ones."""

from __future__ import annotations

from typing import TypeAlias

from planspegeln.authoring.readers.outline import Cell
from planspegeln.authoring.readers.pdf_words import Box, Word

# The cell that a word stands in by the rules around it, and how many columns there are.
Ruled: TypeAlias = dict[int, tuple[Box, int]]


def with_empty(
    rows: list[list[Cell]], inside: list[list[list[Word]]], ruled: Ruled
) -> list[list[Cell]]:
    """The rows, with the empty cells that the tree leaves out. `inside` is the words of each cell.

    Rules show the columns. Where there are none, the widest rows have all cells, and what stands below
    one of them is in the same column. A row whose columns are unclear stays as it is.
    """
    taken = taken_in(rows)
    width = max(taken, default=0)
    if all(count == width for count in taken):
        return rows
    columns = _columns(rows, inside, taken, width)
    counts = {
        ruled[id(word)][1] if id(word) in ruled else 0
        for row in inside
        for words in row
        for word in words
    }
    by_rules = len(counts) == 1 and max(counts) >= width
    width = max(counts) if by_rules else width
    covered: list[set[int]] = [set() for _ in rows]
    found = []
    for at, (row, words) in enumerate(zip(rows, inside, strict=True)):
        free = [column for column in range(width) if column not in covered[at]]
        if taken[at] == width:
            places = _in_order(row, free)
        else:
            own = [
                {ruled[id(one[0])][0].column} if by_rules and one else _below(one, columns)
                for one in words
            ]
            places = _placed(row, own, free)
        found.append(row if places is None else _row(row, places, free))
        for cell, place in zip(row, places or [], strict=False):
            _cover(covered, at, cell, place)
    return found


def taken_in(rows: list[list[Cell]]) -> list[int]:
    """How many columns of each row its own cells and those above cover."""
    taken = [0] * len(rows)
    for at, row in enumerate(rows):
        for cell in row:
            for below in range(at, min(at + cell.rows, len(rows))):
                taken[below] += cell.columns
    return taken


def _columns(
    rows: list[list[Cell]], inside: list[list[list[Word]]], taken: list[int], width: int
) -> list[tuple[float, set[int]]]:
    """Where each column ends, and its places in the widest rows."""
    ends: list[tuple[float, float, int]] = []
    covered: list[set[int]] = [set() for _ in rows]
    for at, (row, words) in enumerate(zip(rows, inside, strict=True)):
        free = [column for column in range(width) if column not in covered[at]]
        places = _in_order(row, free) if taken[at] == width else None
        for index, (cell, found) in enumerate(zip(row, words, strict=True)):
            if places is not None:
                _cover(covered, at, cell, places[index])
            if found and cell.columns == 1:
                ends.append((*edges(found), -1 if places is None else places[index]))
    columns: list[tuple[float, set[int]]] = []
    for x0, x1, place in sorted(ends):
        if columns and x0 < columns[-1][0]:
            end, places_ = columns.pop()
        else:
            end, places_ = x1, set()
        columns.append((max(end, x1), places_ if place < 0 else places_ | {place}))
    if len(columns) == width:
        columns = [(end, places_ or {at}) for at, (end, places_) in enumerate(columns)]
    return columns


def _cover(covered: list[set[int]], at: int, cell: Cell, place: int) -> None:
    for below in covered[at : at + cell.rows]:
        below.update(range(place, place + cell.columns))


def _in_order(row: list[Cell], free: list[int]) -> list[int] | None:
    """The column of each cell in a row that has all its cells. None if they do not fit."""
    places, left = [], list(free)
    for cell in row:
        if not left:
            return None
        places.append(left[0])
        left = left[cell.columns :]
    return places


def _below(words: list[Word], columns: list[tuple[float, set[int]]]) -> set[int]:
    """The columns of the widest rows that words stand below."""
    return next((own for end, own in columns if words and edges(words)[0] < end), set())


def _placed(row: list[Cell], columns: list[set[int]], free: list[int]) -> list[int] | None:
    """The column of each cell, or None if there is not one for each, in order."""
    places: list[int] = []
    left = set(free)
    for cell, own in zip(row, columns, strict=True):
        if len(own) != 1:
            return None
        place = min(own)
        spanned = set(range(place, place + cell.columns))
        if not spanned <= left or (places and place < places[-1]):
            return None
        places.append(place)
        left -= spanned
    return places or None


def _row(row: list[Cell], places: list[int], free: list[int]) -> list[Cell]:
    """The cells in their columns, with empty ones between."""
    cells = dict(zip(places, row, strict=True))
    spanned = {
        column for place, cell in cells.items() for column in range(place + 1, place + cell.columns)
    }
    return [cells.get(column, Cell("")) for column in free if column not in spanned]


def edges(words: list[Word]) -> tuple[float, float]:
    """Where words begin and end across the page."""
    return min(word.x0 for word in words), max(word.x1 for word in words)
