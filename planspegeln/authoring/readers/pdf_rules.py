"""The ruled tables of a PDF page: with rules on all sides, with rules between rows, with shaded rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from planspegeln.authoring.readers.pdf_text import CAPTION
from planspegeln.authoring.readers.pdf_words import Box, Grid, Line, split

Bounds = tuple[float, float, float, float]
Rule = tuple[float, float, float]  # its height on the page, and its ends
_SAME = 3.0  # points between edges that are one
_RULE = 8.0  # points; a shorter edge is no rule
_LARGER = 1.1  # times the size of a table's words: no other cell has larger ones
_BEFORE = 2  # so many rules may part the rows of a header that has no rule above it
_ROW = 90.0  # no row is higher than this, if its rules are at its top and bottom alone


def grids(
    edges: Sequence[dict[str, Any]], find_tables: Callable[[dict[str, Any]], Any], lines: list[Line]
) -> tuple[list[Grid], list[Line]]:
    """The tables, and the lines outside them."""
    tables: list[list[Bounds]] = []
    cuts: list[dict[str, Any]] = []
    if sum(edge["orientation"] == "v" and edge["height"] > 8 for edge in edges) >= 3:
        cuts = _cut(edges)
        found = [list(table.cells) for table in find_tables({"explicit_horizontal_lines": cuts})]
        found = [cells for cells in found if len(_xs(cells)) > 2]
        tables = _with_unshaded(found, lines, lambda y: _is_ruled(edges, y))
    across = [
        edge
        for edge in edges
        if edge["orientation"] == "h" and edge["width"] > 8 and not _within(edge, tables)
    ]
    tables = _in_one(tables, _between_rules(across, _lower_edges(tables), lines))
    made = []
    for cells in tables:
        x0, top, x1, bottom = _bounds(cells)
        lines = [
            part
            for line in lines
            for part in (split(line, x0, x1) if top < line.base - 2 < bottom else [line])
        ]
        above, below = (any(abs(edge["top"] - y) < _SAME for edge in cuts) for y in (top, bottom))
        if grid := _grid(cells, lines, fewest=1 if above else 2):
            grid.cut_above, grid.cut_below = above, below
            made.append(grid)
            inside = {id(word) for box in grid.boxes for word in box.words}
            lines = [line for line in lines if id(line.words[0]) not in inside]
    return made, lines


def _xs(cells: Iterable[Bounds]) -> list[float]:
    return _edges(value for box in cells for value in (box[0], box[2]))


def _bounds(cells: Sequence[Bounds]) -> Bounds:
    return (
        min(box[0] for box in cells),
        min(box[1] for box in cells),
        max(box[2] for box in cells),
        max(box[3] for box in cells),
    )


def _within(edge: dict[str, Any], tables: list[list[Bounds]]) -> bool:
    for cells in tables:
        x0, top, x1, bottom = _bounds(cells)
        if top - 3 < edge["top"] < bottom + 3 and edge["x0"] < x1 and edge["x1"] > x0:
            return True
    return False


def _cut(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Where a page break cuts a row of a table: three rules or more end there, and none goes across."""
    upright: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "v" and edge["height"] > _RULE:
            upright[round(edge["x0"] / _SAME)].append(edge)
    found = []
    for near, far in (("top", "bottom"), ("bottom", "top")):
        ends = [
            (edge[near], edge["x0"])
            for at, own in upright.items()
            for edge in own
            if not any(
                abs(other[far] - edge[near]) < _SAME
                for beside in (at - 1, at, at + 1)
                for other in upright.get(beside, ())
            )
        ]
        found += [
            {
                "object_type": "rect_edge",
                "orientation": "h",
                "x0": xs[0] - 1,
                "x1": xs[-1] + 1,
                "width": xs[-1] - xs[0] + 2,
                "top": y,
                "bottom": y,
                "height": 0,
            }
            for y, xs in _level(ends)
            if len(xs) > 2 and not _is_crossed(edges, y, xs)
        ]
    return found


def _is_ruled(edges: Sequence[dict[str, Any]], y: float) -> bool:
    """Whether a rule is at a height, and not only the end of a shade."""
    near = [edge for edge in edges if edge["orientation"] == "h" and abs(edge["top"] - y) < _SAME]
    heights = _edges(edge["top"] for edge in near) if near else []
    drawn = any(edge["object_type"] == "line" or edge.get("stroke") for edge in near)
    return drawn or len(heights) > 1 or any(abs(edge["top"] - y) > 0.05 for edge in near)


def _level(ends: list[tuple[float, float]]) -> Iterator[tuple[float, list[float]]]:
    """The heights at which rules end, each with the places of the rules that end there."""
    together: list[tuple[float, float]] = []
    for y, x in sorted(ends):
        if together and y - together[0][0] >= _SAME:
            yield together[0][0], _edges(x for _, x in together)
            together = []
        together.append((y, x))
    if together:
        yield together[0][0], _edges(x for _, x in together)


def _is_crossed(edges: Sequence[dict[str, Any]], y: float, xs: list[float]) -> bool:
    """Whether a rule goes across between the places, at a height."""
    return any(
        edge["orientation"] == "h"
        and edge["width"] > _RULE
        and abs(edge["top"] - y) < _SAME
        and edge["x0"] < xs[-1] - _SAME
        and edge["x1"] > xs[0] + _SAME
        for edge in edges
    )


def _with_unshaded(
    tables: list[list[Bounds]], lines: list[Line], ruled: Callable[[float], bool]
) -> list[list[Bounds]]:
    """The tables. Those with the same columns below each other are one, with the rows between them.

    Rows without a shade may also stand below and above. `ruled`: whether a rule is at a height.
    """
    merged: list[list[Bounds]] = []
    striped: set[int] = set()
    for cells in sorted(tables, key=lambda cells: _bounds(cells)[1]):
        above = merged[-1] if merged else None
        if above and (row := _row_between(above, cells, lines)):
            above += [*row, *cells]
            striped.add(id(above))
        else:
            merged.append(list(cells))
    for cells in merged:
        if id(cells) in striped:
            cells.extend(_beside(cells, lines, down=True, strict=False))
            while above := _beside(cells, lines, down=False, strict=True):
                cells.extend(above)
        elif len({box[1] for box in cells}) > 1:
            below = _beside(cells, lines, down=True, strict=True)
            if below and not any(ruled(y) for y in (below[0][1], below[0][3])):
                cells.extend(below)
    return merged


def _in_one(tables: list[list[Bounds]], ruled: list[list[Bounds]]) -> list[list[Bounds]]:
    """The tables, and those with rules between rows. A shaded header and the rows below are one."""
    for cells in ruled:
        above = next((own for own in tables if _bounds(own)[3] == _bounds(cells)[1]), None)
        if above and _are_same(_xs(above), _xs(cells)):
            above += cells
        else:
            tables = [*tables, cells]
    return tables


def _are_same(xs: list[float], others: list[float]) -> bool:
    return len(xs) == len(others) and all(
        abs(a - b) <= _SAME for a, b in zip(xs, others, strict=True)
    )


def _are_within(xs: list[float], others: list[float]) -> bool:
    """Whether both have the same ends, and the edges of one are among those of the other."""
    few, many = sorted((xs, others), key=len)
    return (
        abs(few[0] - many[0]) <= _SAME
        and abs(few[-1] - many[-1]) <= _SAME
        and all(any(abs(x - y) <= _SAME for y in many) for x in few)
    )


def _row_between(
    above: list[Bounds], below: list[Bounds], lines: list[Line]
) -> list[Bounds] | None:
    """The cells of the row without a shade between two tables that have the same columns."""
    xs = max(_xs(above), _xs(below), key=len)
    if not _are_within(_xs(above), _xs(below)):
        return None
    starts = _places([*above, *below], lines)
    return _row(xs, _bounds(above)[3], _bounds(below)[1], lines, starts)


def _beside(cells: list[Bounds], lines: list[Line], *, down: bool, strict: bool) -> list[Bounds]:
    """The cells of the row without a shade below a table, or above it, if there is one.

    `strict`: all its words begin or end where those of the table do.
    """
    xs, (x0, top, x1, bottom) = _xs(cells), _bounds(cells)
    edge, step = bottom if down else top, max(box[3] - box[1] for box in cells) + 2
    near = [
        line
        for line in lines
        if line.x0 < x1
        and line.x1 > x0
        and 0 < (line.base - edge if down else edge - line.base) < step
    ]
    near.sort(key=lambda line: line.base, reverse=not down)
    row = near[:1]
    for before, line in pairwise(near):
        if abs(line.base - before.base) > 1.4 * line.size:
            break
        row.append(line)
    places = _places(cells, lines)
    parts = [part for line in row for part in _parted(line, xs)]
    if not row or (strict and not all(_is_placed(part, places) for part in parts)):
        return []
    upper = edge if down else min(line.top for line in row) - 2
    lower = max(line.bottom for line in row) + 2 if down else edge
    return _row(xs, upper, lower, lines, places) or []


def _places(cells: list[Bounds], lines: list[Line]) -> list[float]:
    """Where the words of cells begin and end."""
    xs, (x0, top, x1, bottom) = _xs(cells), _bounds(cells)
    return [
        x
        for line in lines
        if top < line.base - 2 < bottom and line.x0 < x1 and line.x1 > x0
        for part in _parted(line, xs)
        for x in (part.x0, part.x1)
    ]


def _is_placed(line: Line, places: list[float]) -> bool:
    return any(abs(own - x) < _SAME for own in (line.x0, line.x1) for x in places)


def _row(
    xs: list[float], top: float, bottom: float, lines: list[Line], places: list[float]
) -> list[Bounds] | None:
    """The cells of a row between two heights, if the lines there fit into its columns.

    A line over several columns is a merged cell, if it begins or ends in one of the `places`.
    """
    parts = [
        part
        for line in lines
        if top < line.base - 2 < bottom and line.x0 < xs[-1] and line.x1 > xs[0]
        for part in _parted(line, xs)
    ]
    over = [part for part in parts if _column(xs, part) is None]
    cells = _spanned([(x0, top, x1, bottom) for x0, x1 in pairwise(xs)], over)
    placed = all(
        _is_placed(part, places) and xs[0] - 2 < part.x0 and part.x1 < xs[-1] + 2 for part in over
    )
    words = {min(cells, key=lambda box: abs(box[0] + box[2] - part.x0 - part.x1)) for part in parts}
    if not 0 < bottom - top < _ROW or not placed or len(words) < 2:
        return None
    return cells


def _parted(line: Line, xs: list[float]) -> list[Line]:
    """The line, cut at the edges of columns where it has a gap."""
    places = [
        x
        for x in xs
        if any(
            before.x1 - 2 < x < after.x0 + 2 and after.x0 - before.x1 > 0.4 * line.size
            for before, after in pairwise(line.words)
        )
    ]
    return split(line, *places) if places else [line]


def _column(xs: list[float], line: Line) -> int | None:
    for index, (x0, x1) in enumerate(pairwise(xs)):
        if line.x0 > x0 - 2 and line.x1 < x1 + 2:
            return index
    return None


def _lower_edges(tables: list[list[Bounds]]) -> list[Rule]:
    """The pieces of the lower edge of each table of one or two rows: a shaded header, or a frame."""
    return [
        (bottom, x0, x1)
        for cells in tables
        if len({box[1] for box in cells}) < 3
        for x0, _, x1, bottom in cells
        if bottom == _bounds(cells)[3]
    ]


def _between_rules(
    edges: list[dict[str, Any]], headers: list[Rule], lines: list[Line]
) -> list[list[Bounds]]:
    """The tables that have rules between their rows alone. `headers`: lower edges of rows above them."""
    rules: list[list[Rule]] = []
    found = [(float(edge["top"]), float(edge["x0"]), float(edge["x1"])) for edge in edges]
    for one in sorted([*found, *headers]):
        if rules and one[0] - rules[-1][0][0] < _SAME:
            rules[-1].append(one)
        else:
            rules.append([one])
    tables: list[list[Bounds]] = []
    run: list[list[Rule]] = []
    before: list[list[Rule]] = []
    for rule in [*rules, []]:
        if run and rule and _goes_on(run, rule, lines):
            run.append(rule)
            continue
        pieces = len(run) > 1 and all(len(rule) > 1 for rule in run)
        if len(run) > 2 or pieces:
            headed = run[0][0] in headers
            tables += _ruled_rows(run, before, lines, few=pieces, headed=headed)
        before = [*before, *run][-_BEFORE:]
        run = [rule] if rule else []
    return tables


def _goes_on(run: list[list[Rule]], rule: list[Rule], lines: list[Line]) -> bool:
    """Whether a rule is the next of a table's. Between the two stands no heading: larger words than those above."""
    top, last, y = run[0][0][0], run[-1][0][0], rule[0][0]
    if not (_same_width(run[0], rule) and y - last < _ROW):
        return False
    x1 = max(end for *_, end in run[0])
    own = [line for line in lines if top < line.base - 2 < y and line.x0 < x1]
    largest = max((line.size for line in own if line.base - 2 < last), default=0.0)
    return not largest or all(line.size < _LARGER * largest for line in own)


def _same_width(one: list[Rule], other: list[Rule]) -> bool:
    """Whether a rule is as wide as another, or a part of it: beside a cell of two rows."""
    left, right = min(x0 for _, x0, _ in one), max(x1 for *_, x1 in one)
    start, end = min(x0 for _, x0, _ in other), max(x1 for *_, x1 in other)
    if abs(start - left) < _SAME:
        return abs(end - right) < _SAME or (right - left) * 0.3 < end - start < right - left
    return abs(end - right) < _SAME and (right - left) * 0.3 < end - start < right - left


def _ruled_rows(
    rules: list[list[Rule]],
    before: list[list[Rule]],
    lines: list[Line],
    *,
    few: bool,
    headed: bool,
) -> list[list[Bounds]]:
    """A table of the cells between the rules, if it has three rows or may have a `few`, or none.

    A header without a rule above it belongs to them, unless they are `headed` by another. Rules `before`
    these may part its rows, over some of its columns. The rules' own pieces part the columns, or else the text does.
    """
    ys = [rule[0][0] for rule in rules]
    left, right = min(x0 for _, x0, _ in rules[0]), max(x1 for *_, x1 in rules[0])
    beside = [
        part
        for line in lines
        if line.x0 < right and line.x1 > left
        for part in split(line, left, right)
        if part.x1 > left and part.x0 < right
    ]
    inside = [line for line in beside if ys[0] < line.base - 2 < ys[-1]]
    ends = [[x for _, *both in rule for x in both] for rule in rules]
    every = _edges(x for rule in ends for x in rule)
    xs = [
        x
        for x in every
        if sum(any(abs(x - y) < _SAME for y in rule) for rule in ends) * 2 > len(ends)
    ]
    if len(xs) < 3:
        starts = [x0 - 1 for x0, _ in _columns(inside)[1:]]
        inside = [part for line in inside for part in _parted(line, starts)]
        columns = _columns(inside)
        xs = [left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right]
    inside = [part for line in inside for part in _parted(line, xs)]
    parting = [
        one
        for rule in before
        for one in rule
        if left - _SAME < one[1]
        and one[2] < right + _SAME
        and ys[0] - _ROW < one[0] < ys[0] - _SAME
    ]
    header = [] if headed else _header(ys, xs, parting, beside, inside)
    heads: list[Bounds] = []
    if header:
        heads = _heads(header, parting, xs, min(line.top for line in header) - 1, ys[0])
    elif _in_bold(inside, ys):
        header = [line for line in inside if line.base - 2 < ys[1]]
        heads = _heads(header, [], xs, ys[0], ys[1])
        if len({box[1] for box in heads}) > 1:
            rules, ys = rules[1:], ys[1:]
        else:
            header, heads = [], []
    if len(ys) + bool(heads) < 4 and not few:
        return []
    inside = [line for line in inside if line not in header]
    rules = sorted([*rules, *_between_full(inside, xs, ys)])
    ys = [rule[0][0] for rule in rules]
    full = 0
    cells: list[Bounds] = []
    for top, bottom in pairwise(ys):
        row = [line for line in inside if top < line.base - 2 < bottom]
        full += len({_column(xs, line) for line in row}) > 1
    for x0, x1 in pairwise(xs):
        own = [
            y
            for y, rule in zip(ys, rules, strict=True)
            if any(a < (x0 + x1) / 2 < b for _, a, b in rule)
        ]
        cells += [(x0, top, x1, bottom) for top, bottom in pairwise(own)]
    if len(xs) < 3 or full * 2 <= len(ys) - 1:
        return []
    cells = _spanned(cells, inside)
    upper = heads or [box for box in cells if box[3] <= ys[1] + _SAME]
    lower = [box for box in cells if box not in upper]
    deep = any(box[1] < ys[1] - _SAME and box[3] > ys[1] + _SAME for box in lower)
    one = len({box[1] for box in heads}) == 1
    if (one and _in_bold([*header, *inside], ys)) or (
        not heads and (deep or _in_bold(inside, ys, rows=2))
    ):
        upper = _over_columns(upper, lower, [*header, *inside])
    return [[*upper, *lower]]


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    """Where each column starts and ends, by the lines that are in one alone."""
    found: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.x1 - line.x0):
        over = [i for i, (x0, x1) in enumerate(found) if line.x0 < x1 and line.x1 > x0]
        if not over:
            found.append((line.x0, line.x1))
        elif len(over) == 1:
            x0, x1 = found[over[0]]
            found[over[0]] = (min(x0, line.x0), max(x1, line.x1))
    return sorted(found)


def _between_full(lines: list[Line], xs: list[float], ys: list[float]) -> list[list[Rule]]:
    """Where rows that fill three columns or more follow each other without a rule between them."""
    rows: dict[float, set[int | None]] = {}
    for line in lines:
        rows.setdefault(line.base, set()).add(_column(xs, line))
    full = sorted(base for base, own in rows.items() if len(own - {None}) == len(xs) - 1 > 2)
    size = max((line.size for line in lines), default=0.0)
    return [
        [(below - 1.1 * size, xs[0], xs[-1])]
        for above, below in pairwise(full)
        if below - above > 1.35 * size and not any(above - 2 < y < below - 2 for y in ys)
    ]


def _in_bold(lines: list[Line], ys: list[float], rows: int = 1) -> bool:
    """Whether the lines of the first rows are in bold, and those below are not all."""
    if len(ys) < rows + 2:
        return False
    first = [line for line in lines if line.base - 2 < ys[rows]]
    rest = [line for line in lines if line.base - 2 > ys[rows]]
    bold = bool(first) and all(line.bold for line in first)
    return bold and any(not line.bold for line in rest)


def _header(
    ys: list[float],
    xs: list[float],
    parting: list[Rule],
    beside: list[Line],
    inside: list[Line],
) -> list[Line]:
    """The lines of a header that stands above the first rule, without a rule above it.

    Each stands in a column, as close to the rule as the rows are high, or beside another over several.
    What is uppermost and in the first column alone is a heading or a caption, unless it looks as the
    rest does.
    """
    found: list[tuple[set[int | None], list[Line]]] = []
    base, room = ys[0], min(below - above for above, below in pairwise(ys))
    high = room
    while near := [line for line in beside if base - room < line.base < base - 1]:
        base = max(line.base for line in near)
        row = [part for line in near if base - line.base < 1 for part in _parted(line, xs)]
        columns = {_column(xs, line) for line in row}
        ruled = any(base < y < base + high for y, *_ in parting)
        above = bool(found) or _in_bold([*inside, *row], [base - high, *ys[1:]])
        if None in columns and not (above and (len(row) > 1 or ruled)):
            break
        size = max(line.size for line in row)
        far = bool(found) and min(line.base for line in found[-1][1]) - base > 1.35 * size
        if far and not ruled and not (len(row) > 1 and all(line.bold for line in row)):
            break
        found.append((columns, row))
        room = max(1.35 * size, min(high + 2, 2.2 * size))
    while found and found[-1][0] == {0} and not _looks_as(found[-1][1][0], found[0][1][0]):
        found.pop()
    parts = [line for _, row in found for line in row]
    first = [line for line in inside if line.base - 2 < ys[1]]
    plain = all(line.bold for line in first) and not all(line.bold for line in parts)
    return parts if len({at for own, _ in found for at in own}) > 1 and not plain else []


def _heads(
    lines: list[Line], parting: list[Rule], xs: list[float], top: float, bottom: float
) -> list[Bounds]:
    """The cells of a header, which rules or room between the lines of a column part into rows.

    A column that no such rule crosses, or that has one line at the middle, is one cell there.
    """
    bases = sorted({line.base for line in lines})
    places = [y for y, *_ in parting if any(base < y for base in bases) and top < y < bottom]
    size = max(line.size for line in lines)
    steps = []
    for line in lines:
        under = [
            other.base
            for other in lines
            if other.base > line.base + 1
            and any(_is_over(line, a, b) and _is_over(other, a, b) for a, b in pairwise(xs))
        ]
        if under and min(under) - line.base > 1.35 * size:
            steps.append((min(under) - line.base, line.base))
    usual = 1.5 * min(step for step, _ in steps) if steps else 0.0
    places += [base + step / 2 - 0.3 * size for step, base in steps if step < usual]
    if not places:
        return [(x0, top, x1, bottom) for x0, x1 in pairwise(xs)]
    cuts = [places[0]]
    for y in sorted(places):
        if all(abs(y - cut) > 0.7 * size for cut in cuts):
            cuts.append(y)
    cells: list[Bounds] = []
    for x0, x1 in pairwise(xs):
        own = [line for line in lines if x0 - 2 < line.x0 and line.x1 < x1 + 2]
        kept = [
            cut
            for cut in sorted(cuts)
            if not any(abs(line.base - 0.3 * size - cut) < 0.4 * size for line in own)
            and (
                not any(abs(y - cut) < _SAME for y, *_ in parting)
                or any(abs(y - cut) < _SAME and a < (x0 + x1) / 2 < b for y, a, b in parting)
            )
        ]
        cells += [(x0, upper, x1, lower) for upper, lower in pairwise([top, *kept, bottom])]
    cells = _spanned(cells, lines)
    for upper in [top, *sorted(cuts)][:-1]:
        row = [box for box in cells if box[1] == upper]
        rest = [box for box in cells if box[1] != upper]
        cells = [*_over_columns(row, rest, lines), *rest]
    return cells


def _is_over(line: Line, x0: float, x1: float) -> bool:
    return line.x0 < x1 - 2 and line.x1 > x0 + 2


def _over_columns(row: list[Bounds], below: list[Bounds], lines: list[Line]) -> list[Bounds]:
    """The cells of a header row, each over the empty ones beside it that its words stand over.

    They stand in the middle of them all, or at one end. Below each empty one is a header with words.
    """
    row = sorted(row)
    words = [[line for line in lines if _holds(box, line)] for box in row]
    bold = all(line.bold for own in words for line in own)
    free = [
        not own
        and any(
            abs(other[1] - box[3]) < _SAME and other[0] < box[2] - 2 and other[2] > box[0] + 2
            and any(_holds(other, line) and line.bold == bold for line in lines)
            for other in below
        )
        for box, own in zip(row, words, strict=True)
    ]  # fmt: skip
    found: list[Bounds] = []
    taken = 0  # the cells before this one are in a cell that is found
    for at, own in enumerate(words):
        if at < taken or free[at]:
            continue
        first, last = at, at
        while own and first > taken and free[first - 1] and row[first - 1][3] == row[at][3]:
            first -= 1
        while own and last + 1 < len(row) and free[last + 1] and row[last + 1][3] == row[at][3]:
            last += 1
        under = [line for line in lines if line.base - 2 > row[at][3] and _is_in(row[at], line)]
        first, last = _reach(row, (first, last), at, own, under)
        found += [*row[taken:first], _bounds(row[first : last + 1])]
        taken = last + 1
    return [*found, *row[taken:]]


def _is_in(box: Bounds, line: Line) -> bool:
    return line.x0 > box[0] - 2 and line.x1 < box[2] + 2


def _holds(box: Bounds, line: Line) -> bool:
    middle = (line.x0 + line.x1) / 2
    return box[0] < middle < box[2] and box[1] < line.base - 2 < box[3]


def _reach(
    row: list[Bounds], span: tuple[int, int], at: int, own: list[Line], under: list[Line]
) -> tuple[int, int]:
    """The first and the last of the cells that words in one of them stand over, within a span.

    `under` are the lines below in its column. The first column names the rows, so that words at the
    right of theirs are not over it.
    """
    first, last = span
    if first == last or not under:
        return at, at
    x0, x1 = min(line.x0 for line in own), max(line.x1 for line in own)
    spans = [(a, b) for a in range(first, at + 1) for b in range(at, last + 1)]
    for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
        if abs(x0 - row[a][0] - (row[b][2] - x1)) < 2 * _SAME and x0 - row[a][0] > _RULE:
            return a, b
    left, right = min(line.x0 for line in under), max(line.x1 for line in under)
    if last > at and abs(x0 - left) < _SAME:
        return at, last
    if abs(x1 - right) < _SAME:
        return min(max(first, 1), at), at
    return (at - 1 if x0 < left - _SAME and first < at > 1 else at), at


def _looks_as(line: Line, other: Line) -> bool:
    """Whether both are in bold of one size, and the first is no caption."""
    bold = line.bold and other.bold and abs(line.size - other.size) < 0.3
    return bold and not CAPTION.match(line.text)


def _spanned(cells: list[Bounds], lines: list[Line]) -> list[Bounds]:
    """The cells, those as one that a line of text runs over."""
    for line in lines:
        over = [
            box
            for box in cells
            if box[1] < line.base - 2 < box[3] and line.x0 < box[2] - 2 and line.x1 > box[0] + 2
        ]
        if len(over) > 1 and len({(box[1], box[3]) for box in over}) == 1:
            cells = [box for box in cells if box not in over] + [_bounds(over)]
    return cells


def _grid(boxes: list[Bounds], lines: list[Line], fewest: int) -> Grid | None:
    """A table of the cells, with the words that stand in them, or None if it is only a frame.

    `fewest` is how many cells of a table have words.
    """
    xs = _xs(boxes)
    ys = _edges(value for box in boxes for value in (box[1], box[3]))
    x0, x1, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    found = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        left, right = _nearest(xs, box[0]), _nearest(xs, box[2])
        upper, lower = _nearest(ys, box[1]), _nearest(ys, box[3])
        if right > left and lower > upper:
            found.append((box, Box(upper, left, lower - upper, right - left, [], box)))
    found += [(box.bounds, box) for box in _holes(xs, ys, [own for _, own in found])]
    within = [
        line
        for line in lines
        if x0 - 2 < (line.x0 + line.x1) / 2 < x1 + 2 and top - 2 < line.base - 2 < bottom + 2
    ]
    for line in within:
        for word in line.words:
            x, y = (word.x0 + word.x1) / 2, line.base - 0.3 * line.size
            place = min(found, key=lambda pair: _far(pair[0], x, y))[1]
            if not place.words:
                word.glued = False
            place.words.append(word)
    kept = [own for _, own in found]
    if sum(bool(own.words) for own in kept) < fewest:
        return None
    return Grid(kept, len(xs) - 1, len(ys) - 1, x0, x1, top, bottom)


def _holes(xs: list[float], ys: list[float], boxes: list[Box]) -> Iterator[Box]:
    """The cells that no rules draw: in a corner, or the rest of one that a page break has cut."""
    covered = {
        (row, column)
        for box in boxes
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    }
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            is_large = bottom - top > _RULE and right - left > _RULE
            if is_large and (row, column) not in covered:
                yield Box(row, column, 1, 1, [], (left, top, right, bottom))


def _far(box: Bounds, x: float, y: float) -> float:
    return max(box[0] - x, x - box[2], 0) + max(box[1] - y, y - box[3], 0)


def _edges(values: Iterable[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[0], *(b for a, b in pairwise(ordered) if b - a > 2)]


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
