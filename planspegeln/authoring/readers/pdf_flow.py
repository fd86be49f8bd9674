"""The order in which the lines and the tables of a PDF page are read: one column, or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planspegeln.authoring.readers.lines import GOES_ON
from planspegeln.authoring.readers.numbers import number_of
from planspegeln.authoring.readers.pdf_text import bullet, ordered_mark
from planspegeln.authoring.readers.pdf_words import WIDE, Diagram, Grid, Line, Sheet, split

_FIGURES = re.compile(r"[–−+-]?\d[\d\s.,]*(?:%|kr|tkr|mnkr|st|procent)?|[–-]")
_NEAR = 3.0  # points between edges that are one
_GAP = 0.6  # a gap of so many ems may part columns


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


@dataclass(slots=True)
class Picture:
    """A picture and its box."""

    x0: float
    top: float
    x1: float
    bottom: float


Thing = Line | Grid | Aligned | Picture | Diagram
# The rows of a table without rules, and where its columns begin and end.
Found = tuple[list[list[Line]], list[tuple[float, float]]]


@dataclass(slots=True)
class Placed:
    """A thing on a page, and the edges of the column that it stands in."""

    thing: Thing
    page: int
    left: float
    right: float
    column: int


def flow(page: Sheet, lines: list[Line], body: float, contents: bool) -> list[Placed]:
    """What stands on a page in the order of reading. `contents`: its columns of numbers are no table."""
    drawn = {id(line) for diagram in page.diagrams for line in diagram.lines}
    lines = _cut([line for line in lines if id(line) not in drawn])
    pictures = [Picture(*box) for box in page.pictures if _is_picture(box, page)]
    others: list[Thing] = [*page.grids, *pictures, *page.diagrams]
    things: list[Thing] = sorted([*lines, *others], key=_place)
    if not things:
        return []
    left, right = min(thing.x0 for thing in things), max(thing.x1 for thing in things)
    if lines:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    gutter = _gutter(lines, left, right)
    if gutter is not None:
        cut = [part for line in lines for part in _cut_at(line, gutter)]
        things = sorted([*cut, *others], key=_place)
    placed = []
    groups = list(_joined(_bands(things, gutter, body, left, right)))
    second = [thing.x0 for group, column in groups if column == 2 for thing in group]
    for group, column in groups:
        inside = [thing for thing in group if isinstance(thing, Line)]
        start = min(second) if column == 2 else left
        end = max((line.x1 for line in inside), default=right) if column else right
        tables, rest = aligned(inside, page.number, contents)
        drawings = [thing for thing in group if not isinstance(thing, Line)]
        shown: list[Thing] = sorted([*rest, *tables, *drawings], key=_place)
        placed += [Placed(thing, page.number, start, end, column) for thing in shown]
    return placed


def stray_rows(things: list[Thing]) -> set[int]:
    """The lines directly above or below a table that stand in three of its columns or more.

    They are parted by wide gaps, or by gaps at which columns of the table begin or end.
    """
    found: set[int] = set()
    for table in things:
        if not isinstance(table, Grid | Aligned):
            continue
        starts, ends = _column_edges(table)
        for down in (False, True):
            edge = table.bottom if down else table.top
            for row in _rows_from(things, edge, down=down):
                parts = [part for line in row for part in _cut_where(line, starts, ends)]
                own = [part for part in parts if part.x1 > table.x0 and part.x0 < table.x1]
                if len(own) < 3:
                    break
                found |= {id(line) for line in row}
    return found


def _column_edges(table: Grid | Aligned) -> tuple[list[float], list[float]]:
    """Where the words of a table's cells begin and end."""
    if isinstance(table, Aligned):
        cells = [
            [word for line in cell for word in line.words] for row in table.rows for cell in row
        ]
    else:
        cells = [box.words for box in table.boxes if box.columns == 1]
    kept = [cell for cell in cells if cell]
    return [min(w.x0 for w in cell) for cell in kept], [max(w.x1 for w in cell) for cell in kept]


def _rows_from(things: list[Thing], edge: float, *, down: bool) -> Iterator[list[Line]]:
    """The rows of lines away from an edge of a table, as long as they follow closely."""
    lines = [thing for thing in things if isinstance(thing, Line)]
    away = [line for line in lines if (line.base > edge if down else line.base - 2 < edge)]
    away.sort(key=lambda line: line.base, reverse=not down)
    rows: list[list[Line]] = []
    for line in away:
        if rows and abs(rows[-1][0].base - line.base) < 2.5:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        if abs(row[0].base - edge) > 3 * row[0].size:
            return
        yield row
        edge = row[0].base


def _cut_where(line: Line, starts: list[float], ends: list[float]) -> list[Line]:
    """The line, cut at its gaps that stand where columns begin or end."""
    places = [
        (x0 + x1) / 2
        for x0, x1 in _gaps(line)
        if any(abs(x - x1) < _NEAR for x in starts) or any(abs(x - x0) < _NEAR for x in ends)
    ]
    return split(line, *places) if places else [line]


def _joined(
    bands: Iterable[tuple[list[Thing], int]],
) -> Iterator[tuple[list[Thing], int]]:
    """The bands, those next to each other over the whole width as one."""
    whole: list[Thing] = []
    for group, column in bands:
        if column == 0:
            whole += group
            continue
        if whole:
            yield whole, 0
            whole = []
        yield group, column
    if whole:
        yield whole, 0


def _place(thing: Thing) -> tuple[float, float]:
    return (thing.base if isinstance(thing, Line) else thing.top + 8, thing.x0)


def _is_picture(box: tuple[float, float, float, float], page: Sheet) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return wide > 30 and high > 30 and wide * high < 0.8 * page.width * page.height


def _cut(lines: list[Line]) -> list[Line]:
    """The lines, cut where most of them have a gap at the same place: two columns set close."""
    if len(lines) < 8:
        return lines
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = right - left
    gaps = {id(line): _gaps(line) for line in lines}
    best, place = 0, 0
    for step in range(int(left + 0.3 * width), int(left + 0.7 * width), 2):
        over = [line for line in lines if line.x0 < step < line.x1]
        count = sum(any(a <= step <= b for a, b in gaps[id(line)]) for line in over)
        if count >= 6 and count > 0.6 * len(over) and count > best:
            best, place = count, step
    if not place:
        return lines
    return [part for line in lines for part in _cut_at(line, place)]


def _cut_at(line: Line, place: float) -> list[Line]:
    """The line as two, if it has a gap at a place."""
    return split(line, place) if any(a <= place <= b for a, b in _gaps(line)) else [line]


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [
        (before.x1, after.x0)
        for before, after in pairwise(line.words)
        if after.x0 - before.x1 > _GAP * line.size
    ]


def _gutter(lines: list[Line], left: float, right: float) -> float | None:
    """Where the page may be parted into two columns. On a page that ends early two lines each do."""
    width = right - left
    best: tuple[int, float] | None = None
    run: list[float] = []
    for step in range(int(left + 0.3 * width), int(left + 0.7 * width), 2):
        crossing = sum(line.x0 < step < line.x1 for line in lines)
        before = sum(line.x1 <= step for line in lines)
        after = sum(line.x0 >= step for line in lines)
        if min(before, after) < (3 if crossing else 2):
            continue
        if best is None or crossing < best[0]:
            best, run = (crossing, step), [step]
        elif crossing == best[0] and step - run[-1] <= 2:
            run.append(step)
    return run[len(run) // 2] if run else None


def _bands(
    things: list[Thing], gutter: float | None, body: float, left: float, right: float
) -> Iterable[tuple[list[Thing], int]]:
    """Stretches of the page from the top down, those in two columns as two: 0 is the whole width."""
    if gutter is None:
        yield things, 0
        return
    band: list[Thing] = []
    for thing in things:
        if _crosses(thing, gutter) or _stands_alone(thing, things, gutter, body):
            yield from _columns(band, gutter, left, right)
            yield [thing], 0
            band = []
        else:
            band.append(thing)
    yield from _columns(band, gutter, left, right)


def _crosses(thing: Thing, gutter: float) -> bool:
    """Whether it stands in both columns. A table may reach a little over the edge of its own."""
    reach = 0.0 if isinstance(thing, Line) else 0.2 * (thing.x1 - thing.x0)
    return thing.x0 + reach < gutter < thing.x1 - reach


def _columns(
    band: list[Thing], gutter: float, left: float, right: float
) -> Iterable[tuple[list[Thing], int]]:
    first = [thing for thing in band if thing.x0 + thing.x1 <= 2 * gutter]
    second = [thing for thing in band if thing.x0 + thing.x1 > 2 * gutter]
    if _fills(first, gutter - left) and _fills(second, right - gutter):
        yield first, 1
        yield second, 2
    elif band:
        yield band, 0


def _fills(column: list[Thing], width: float) -> bool:
    """Whether the lines of a column fill it as running text does."""
    if any(not isinstance(thing, Line) for thing in column):
        return bool(column)
    rows: dict[int, float] = {}
    for thing in column:
        row = round(thing.bottom / 3)
        rows[row] = rows.get(row, 0.0) + thing.x1 - thing.x0
    return len(rows) >= 2 and median(rows.values()) > 0.55 * width


def _stands_alone(thing: Thing, things: list[Thing], gutter: float, body: float) -> bool:
    """Whether it is a heading over both columns, though it is short."""
    if not isinstance(thing, Line) or not (thing.size > body * 1.05 or thing.bold):
        return False
    if thing.x1 > gutter:
        return False
    other = [o for o in things if isinstance(o, Line) and o.x0 >= gutter]
    beside = any(
        o.top < thing.bottom + 0.4 * thing.size and o.bottom > thing.top - 0.4 * thing.size
        for o in other
    )
    if beside:
        return False
    below = things[things.index(thing) + 1 :]
    after = next((o for o in below if not _goes_with(o, thing)), None)
    return (after is not None and _crosses(after, gutter)) or _begin_together(
        [o.base for o in things if isinstance(o, Line) and o.x1 <= gutter and o.base > thing.base],
        [o.base for o in other if o.base > thing.base],
        0.5 * thing.size,
    )


def _goes_with(thing: Thing, heading: Line) -> bool:
    """Whether it looks like another line of the heading."""
    return (
        isinstance(thing, Line)
        and thing.bold == heading.bold
        and abs(thing.size - heading.size) < 0.3
    )


def _begin_together(first: list[float], second: list[float], near: float) -> bool:
    """Whether two columns begin at the same height, as they do below a heading over both."""
    return bool(first and second) and abs(min(first) - min(second)) < near


def aligned(lines: list[Line], page: int, contents: bool) -> tuple[list[Aligned], list[Line]]:
    """The tables without rules, and the lines that are in none."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if rows and abs(rows[-1][0].base - line.base) < 2.5:
            rows[-1].append(line)
        else:
            rows.append([line])
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
        inside = [line for row in taken for line in row]
        used |= {id(line) for row in rows[start : start + len(taken)] for line in row}
        tables.append(
            Aligned(
                _cells(taken, columns),
                min(line.x0 for line in inside),
                max(line.x1 for line in inside),
                min(line.top for line in inside),
                max(line.bottom for line in inside),
                page,
                _guessed(taken, columns) if close else [],
            )
        )
        index = start + len(taken)
    return tables, [line for line in lines if id(line) not in used]


def _parted(line: Line) -> list[Line]:
    """The line, cut at each gap that is much wider than between words. In justified text all are alike."""
    cut = _gaps(line)
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
    if all(_is_marked(row) for row in taken):
        return None
    other = other or (_table(rows, start + 1, contents=False) if start + 1 < len(rows) else None)
    if other and (len(other[0]) > len(taken) or len(other[1]) >= len(columns)):
        return None
    return found


def _is_marked(row: list[Line]) -> bool:
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
    gaps: dict[int, list[bool]] = {}
    for row in rows:
        for before, after in pairwise(sorted(row, key=lambda line: line.x0)):
            narrow = after.x0 - before.x1 <= WIDE * max(before.size, after.size)
            gaps.setdefault(_nearest(columns, after), []).append(narrow)
    close = [at for at, narrow in gaps.items() if sum(narrow) * 2 > len(narrow)]
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
