"""Tables of a PDF page that have no rules: their cells stand below each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planspegeln.authoring.readers.lines import GOES_ON
from planspegeln.authoring.readers.numbers import number_of
from planspegeln.authoring.readers.pdf_text import bullet, ordered_mark
from planspegeln.authoring.readers.pdf_words import WIDE, Line, split

_LEAST = 3  # rows that two columns of text need to be a table
_MOST_LINES = 4  # of a cell in it
_NARROW = 0.2  # of the width; a column that is less wide has the numbers of a list
_GAP = 0.6  # a gap of so many ems may part columns
_FIGURES = re.compile(r"[–−+-]?\d[\d\s.,]*(?:%|kr|tkr|mnkr|st|procent)?|[–-]")

# The rows of a table without rules, and where its columns begin and end.
Found = tuple[list[list[Line]], list[tuple[float, float]]]


@dataclass(slots=True)
class Aligned:
    """A table without rules: what stands in each column of each row. `guessed`: columns that are close."""

    rows: list[list[list[Line]]]
    x0: float
    x1: float
    top: float
    bottom: float
    page: int
    guessed: list[int]

    @classmethod
    def of(cls, rows: list[list[list[Line]]], page: int, guessed: list[int]) -> Aligned:
        """The table of these rows, with the box around their lines."""
        inside = [line for row in rows for cell in row for line in cell]
        return cls(
            rows,
            min(line.x0 for line in inside),
            max(line.x1 for line in inside),
            min(line.top for line in inside),
            max(line.bottom for line in inside),
            page,
            guessed,
        )


def gaps(line: Line) -> list[tuple[float, float]]:
    """Where columns may be parted in a line: from the end of a word to the start of the next."""
    return [
        (before.x1, after.x0)
        for before, after in pairwise(line.words)
        if after.x0 - before.x1 > _GAP * line.size
    ]


def cut_at(line: Line, place: float) -> list[Line]:
    """The line as two, if it has a gap at a place."""
    return split(line, place) if any(a <= place <= b for a, b in gaps(line)) else [line]


def of_text(lines: list[Line], page: int) -> tuple[list[Aligned], list[Line]]:
    """The tables of two columns of text, and the lines that are in none.

    Row by row their cells begin together, with more room between rows than between lines. Columns of running
    text do not.
    """
    rows = _rows(lines)
    starts = Counter(round(max(row, key=lambda line: line.x0).x0) for row in rows if len(row) > 1)
    if not starts or max(starts.values()) < _LEAST:
        return [], lines
    second = max(starts, key=lambda x0: starts[x0]) - 1.0
    cut = [
        sorted((part for line in row for part in cut_at(line, second)), key=lambda one: one.x0)
        for row in rows
    ]
    tables = []
    for run in _runs(cut, second):
        blocks = _blocks(run)
        if _are_rows(blocks, second):
            cells = [
                [_beside(block, second, after=after) for after in (False, True)] for block in blocks
            ]
            tables.append(Aligned.of(cells, page, []))
    used = {
        id(w)
        for table in tables
        for row in table.rows
        for cell in row
        for line in cell
        for w in line.words
    }
    return tables, [line for line in lines if id(line.words[0]) not in used]


def _rows(lines: list[Line]) -> list[list[Line]]:
    """The lines, those on one height as one row, from the top down."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if rows and abs(rows[-1][0].base - line.base) < 2.5:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _runs(rows: list[list[Line]], second: float) -> Iterator[list[list[Line]]]:
    """The rows that follow each other closely, of which each line ends before the second column or begins it."""
    run: list[list[Line]] = []
    for row in rows:
        fits = len(row) < 3 and len({line.x0 < second for line in row}) == len(row)
        fits = fits and all(line.x1 < second or abs(line.x0 - second) < 4 for line in row)
        near = not run or row[0].base - run[-1][0].base < 4 * row[0].size
        alike = not run or abs(row[0].size - run[-1][0].size) < 0.6
        if run and not (fits and near and alike):
            yield run
            run = []
        if fits:
            run.append(row)
    if run:
        yield run


def _blocks(run: list[list[Line]]) -> list[list[list[Line]]]:
    """The rows of a run, parted where there is more room than between lines. Those at its ends have two columns."""
    steps = [after[0].base - before[0].base for before, after in pairwise(run)]
    near = min(steps, default=0.0)
    near = 1.2 * near if max(steps, default=0.0) > 1.2 * near else 1.6 * run[0][0].size
    blocks = [[run[0]]]
    for row, step in zip(run[1:], steps, strict=True):
        if step > near:
            blocks.append([])
        blocks[-1].append(row)
    while blocks and len(blocks[0][0]) < 2:
        blocks.pop(0)
    while blocks and len(blocks[-1][0]) < 2:
        blocks.pop()
    return blocks


def _are_rows(blocks: list[list[list[Line]]], second: float) -> bool:
    """Whether each block is a row of a table: its cells begin on its first line, and are short and no sentences.

    A few cells may be empty. Where none has several lines, the lines can be read as they stand.
    """
    full = sum(len(block[0]) == 2 for block in blocks)
    several = sum(len(block) > 1 for block in blocks)
    if full < _LEAST or 3 * full < 2 * len(blocks) or 3 * several < len(blocks):
        return False
    lines = [line for block in blocks for row in block for line in row]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if second - left < _NARROW * (right - left) or all(is_marked(block[0]) for block in blocks[1:]):
        return False
    cells = [_beside(block, second, after=after) for block in blocks for after in (False, True)]
    ended = sum(cell[-1].text.endswith((".", "!", "?")) for cell in cells if cell)
    return median(map(len, blocks)) <= _MOST_LINES and 2 * ended < len(cells)


def _beside(block: list[list[Line]], second: float, *, after: bool) -> list[Line]:
    """The lines of a block in one of its columns."""
    return [line for row in block for line in row if (line.x0 > second) is after]


def aligned(lines: list[Line], page: int, contents: bool) -> tuple[list[Aligned], list[Line]]:
    """The tables without rules, and the lines that are in none."""
    rows = _rows(lines)
    parted = [[part for line in row for part in _parted(line)] for row in rows]
    tables: list[Aligned] = []
    used: set[int] = set()
    index = 0
    while index < len(rows):
        found = _table(rows, index, contents)
        close = None if contents else _close_table(parted, rows, index, found)
        found = close or found
        if not found:
            index += 1
            continue
        taken, columns = found
        start = index
        if start and not any(id(line) in used for line in rows[start - 1]):
            header = _header(parted[start - 1], taken[0], columns)
            taken, start = [*header, *taken], start - len(header)
        used |= {id(line) for row in rows[start : start + len(taken)] for line in row}
        guessed = _guessed(taken, columns) if close else []
        tables.append(Aligned.of(_cells(taken, columns), page, guessed))
        index = start + len(taken)
    return tables, [line for line in lines if id(line) not in used]


def _parted(line: Line) -> list[Line]:
    """The line, cut at each gap that is much wider than between words. In justified text all are alike."""
    cut = gaps(line)
    widths = [x1 - x0 for x0, x1 in cut]
    other = [after.x0 - before.x1 for before, after in pairwise(line.words)]
    other = [gap for gap in other if gap <= _GAP * line.size]
    if widths and other and min(widths) < 1.5 * max(other):
        return [line]
    if len(widths) > 1 and not other and max(widths) < 1.1 * min(widths):
        return [line]
    return split(line, *((x0 + x1) / 2 for x0, x1 in cut))


def _close_table(
    parted: list[list[Line]], rows: list[list[Line]], start: int, other: Found | None
) -> Found | None:
    """A table of three columns or more that stand close, so that a line goes over some of them.

    Most of its full rows have a gap so wide that it ends a line. `other` is what lines alone give here.
    """
    found = _table(parted, start, contents=False)
    if not found or len(found[1]) < 3:
        return None
    taken, columns = found
    own = rows[start : start + len(taken)]
    full = [whole for row, whole in zip(taken, own, strict=True) if len(row) >= 3]
    if sum(len(whole) > 1 for whole in full) * 2 <= len(full):
        return None
    if all(is_marked(row) for row in taken):
        return None
    other = other or (_table(rows, start + 1, contents=False) if start + 1 < len(rows) else None)
    if other and (len(other[0]) > len(taken) or len(other[1]) >= len(columns)):
        return None
    return found


def is_marked(row: list[Line]) -> bool:
    """Whether a row begins with a bullet or a number, as an entry of a list does."""
    words = [word for line in sorted(row, key=lambda line: line.x0) for word in line.words]
    return bullet(words) or bool(ordered_mark(words)) or bool(number_of(words[0].text + " x")[0])


def _header(
    above: list[Line], first: list[Line], columns: list[tuple[float, float]]
) -> list[list[Line]]:
    """The row above a table's first as its header, if what stands in it begins where columns do."""
    near = first[0].base - above[0].base < 3 * first[0].size
    return (
        [above] if near and len(above) > 1 and all(_begins(columns, line) for line in above) else []
    )


def _begins(columns: list[tuple[float, float]], line: Line) -> bool:
    return any(abs(x0 - line.x0) < 3 for x0, _ in columns)


def _guessed(rows: list[list[Line]], columns: list[tuple[float, float]]) -> list[int]:
    """The columns that most rows part by a gap too narrow to end a line."""
    narrow: dict[int, list[bool]] = {}
    for row in rows:
        for before, after in pairwise(sorted(row, key=lambda line: line.x0)):
            at = _nearest(columns, after)
            if at > _nearest(columns, before):
                gap = after.x0 - before.x1
                narrow.setdefault(at, []).append(gap <= WIDE * max(before.size, after.size))
    close = [at for at, found in narrow.items() if sum(found) * 2 > len(found)]
    return sorted({beside for at in close for beside in (at - 1, at)})


def _nearest(columns: list[tuple[float, float]], line: Line) -> int:
    middle = (line.x0 + line.x1) / 2
    return min(
        range(len(columns)),
        key=lambda index: max(columns[index][0] - middle, middle - columns[index][1]),
    )


def _table(rows: list[list[Line]], start: int, contents: bool) -> Found | None:
    columns = [(line.x0, line.x1) for line in sorted(rows[start], key=lambda line: line.x0)]
    if len(columns) < 2 or (len(columns) == 2 and contents):
        return None
    taken = [rows[start]]
    for before, row in pairwise(rows[start:]):
        size = max(line.size for line in before)
        step = row[0].base - before[0].base
        merged = _merged(columns, row)
        if merged is None or step > 3 * size or (len(row) == 1 and step > 1.6 * size):
            break
        if len(row) == 1 and len(merged) > len(columns):
            break
        columns = merged
        taken.append(row)
    while taken and len(taken[-1]) == 1 and taken[-1][0].x0 <= columns[0][0] + 2:
        taken.pop()  # more likely the text after the table
    full = [row for row in taken if len(row) >= min(3, len(columns))]
    if len(columns) > 2 and len(full) > 1 and _headed(full):
        return taken, columns
    if len(full) < 3:
        return None
    if len(columns) == 2:
        second = [max(row, key=lambda line: line.x0) for row in full]
        if sum(bool(_FIGURES.fullmatch(line.text)) for line in second) < len(full) - 1:
            return None
    elif sum(len(row) >= 3 for row in taken) < max(3, 0.3 * len(taken)):
        return None
    return taken, columns


def _headed(rows: list[list[Line]]) -> bool:
    """Whether the first row, and no other, is all in bold."""
    bold = [all(line.bold for line in row) for row in rows]
    return bold[0] and not any(bold[1:])


def _merged(
    columns: list[tuple[float, float]], row: list[Line]
) -> list[tuple[float, float]] | None:
    """The columns, grown by the row, or None if it does not fit them."""
    grown = list(columns)
    for line in row:
        over = [i for i, (x0, x1) in enumerate(grown) if line.x0 < x1 + 2 and line.x1 > x0 - 2]
        if len(over) > 1:
            return None
        if over:
            x0, x1 = grown[over[0]]
            grown[over[0]] = (min(x0, line.x0), max(x1, line.x1))
        else:
            grown.append((line.x0, line.x1))
            grown.sort()
    if any(a[1] > b[0] - 2 for a, b in pairwise(grown)):
        return None
    return grown


def _cells(rows: list[list[Line]], columns: list[tuple[float, float]]) -> list[list[list[Line]]]:
    cells: list[list[list[Line]]] = []
    within = _step_within(rows, len(columns))
    for row, before in zip(rows, [rows[0], *rows], strict=False):
        step = row[0].base - before[0].base
        own: list[list[Line]] = [[] for _ in columns]
        for line in row:
            own[_nearest(columns, line)].append(line)
        wrapped = len(row) < len(columns) or all(line.bold for line in row)
        if cells and (wrapped and step < within if within else _goes_on(cells[-1], own)):
            for above, more in zip(cells[-1], own, strict=True):
                above.extend(more)
        else:
            cells.append(own)
    return cells


def _step_within(rows: list[list[Line]], columns: int) -> float:
    """The step below which a line is of the row above it. 0 if rows follow as close as lines do.

    The row below the first, which is the header, does not count.
    """
    steps = [after[0].base - before[0].base for before, after in pairwise(rows)]
    if max(steps) <= 1.2 * min(steps):
        return 0.0
    within = 1.1 * min(steps)
    full = [
        step < within
        for row, step in zip(rows[2:], steps[1:], strict=True)
        if len(row) == columns and not all(line.bold for line in row)
    ]
    return 0.0 if sum(full) * 2 > len(full) else within


def _goes_on(above: list[list[Line]], row: list[list[Line]]) -> bool:
    """Whether a line is the rest of the row above: no cell of it can be the first line of one.

    Either all go on with a small letter, or the first is empty, and another.
    """
    pairs = [(own[0], before) for own, before in zip(row, above, strict=True) if own]
    if len(pairs) == len(row) or not all(before for _, before in pairs):
        return False
    if any(_FIGURES.fullmatch(line.text) for line, _ in pairs):
        return False
    empty = len(row) - len(pairs)
    return (empty > 1 and not row[0]) or all(GOES_ON.match(line.text) for line, _ in pairs)
