"""The order in which the lines and the tables of a PDF page are read: one column, or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from planspegeln.authoring.readers import pdf_beside
from planspegeln.authoring.readers.pdf_places import Picture, Placed, Thing
from planspegeln.authoring.readers.pdf_text import bullet
from planspegeln.authoring.readers.pdf_unruled import (
    Aligned,
    aligned,
    cut_at,
    gaps,
    is_marked,
    of_text,
)
from planspegeln.authoring.readers.pdf_words import BULLETS, Grid, Line, Sheet, split

Band = tuple[list[Thing], int]  # a stretch of a page, and which column it is: 0 is the whole width
_NEAR = 3.0  # points between edges that are one
_HANGING = 3.0  # a bullet stands at most so many ems before its text


def second_column(sheets: Sequence[Sheet], lines: Mapping[int, list[Line]]) -> float | None:
    """Where the second column begins on most pages with two that are full of text. None if no page has.

    `lines` are those of each page by its number.
    """
    found: Counter[int] = Counter()
    for page in sheets:
        kept = _cut(_with_bullets(of_text(lines[page.number], page.number)[1]))
        if not kept:
            continue
        left, right = min(line.x0 for line in kept), max(line.x1 for line in kept)
        gutter = _gutter(kept, left, right)
        bands = _bands(sorted(kept, key=_place), gutter, 0.0, (left, right), None)
        for band, column in _joined(bands, {}, known=False):
            if column == 2:
                found[round(min(thing.x0 for thing in band))] += len(band)
    return float(max(found, key=lambda x0: found[x0])) if found else None


def flow(
    page: Sheet, lines: list[Line], body: float, *, contents: bool, second: float | None = None
) -> list[Placed]:
    """What stands on a page in the order of reading.

    `contents`: its columns of numbers are no table. `second`: where the second column of the document's
    other pages begins.
    """
    whole, boxes = _without_boxes(page, lines)
    lines = [thing for thing in whole if isinstance(thing, Line)]
    texts, lines = ([], lines) if contents else of_text(lines, page.number)
    lines = _cut(_with_bullets(lines))
    others = [*texts, *(thing for thing in whole if not isinstance(thing, Line))]
    things: list[Thing] = sorted([*lines, *others], key=_place)
    if not things:
        return []
    left, right = min(thing.x0 for thing in things), max(thing.x1 for thing in things)
    if lines:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    gutter = _gutter(lines, left, right)
    if second is not None and aligned(lines, page.number, contents)[0]:
        second = None  # a column of the table may begin where the second of other pages does
    if second is not None and _has_column(lines, second, gutter):
        gutter = second - _NEAR
    if gutter is not None:
        cut = [part for line in lines for part in cut_at(line, gutter)]
        things = sorted([*cut, *others], key=_place)
    placed: list[Placed] = []
    bands = _bands(things, gutter, body, (left, right), second)
    groups = list(_joined(bands, boxes, known=second is not None))
    beside = [thing.x0 for group, column in groups if column == 2 for thing in group]
    for group, column in groups:
        inside = [thing for thing in group if isinstance(thing, Line)]
        start = min(beside) if column == 2 else left
        end = max((line.x1 for line in inside), default=right) if column else right
        tables, rest = aligned(inside, page.number, contents)
        drawings = [thing for thing in group if not isinstance(thing, Line)]
        shown: list[Thing] = sorted([*rest, *tables, *drawings], key=_place)
        if column:
            placed += [Placed(thing, page.number, start, end, column) for thing in shown]
        else:
            shown, own = _parted(shown, boxes, page)
            placed += pdf_beside.placed(shown, own, page.number, (start, end), body)
    return [*placed, *pdf_beside.placed([], boxes, page.number, (left, right), body)]


_Boxes = dict[int, list[Thing]]  # what stands in boxes beside the text, by their columns


def _without_boxes(page: Sheet, lines: list[Line]) -> tuple[list[Thing], _Boxes]:
    """What stands on a page outside its framed boxes, and the boxes."""
    drawn = {id(line) for diagram in page.diagrams for line in diagram.lines}
    pictures = [Picture(*box) for box in page.pictures if _is_picture(box, page)]
    free = [line for line in lines if id(line) not in drawn]
    whole: list[Thing] = [*free, *page.grids, *pictures, *page.diagrams]
    rest, boxes = pdf_beside.framed(whole, page.frames, alone=True)
    return rest, dict(enumerate(map(_in_order, boxes), pdf_beside.BOX))


def _parted(shown: list[Thing], boxes: _Boxes, page: Sheet) -> tuple[list[Thing], _Boxes]:
    """What stands in running text, and the boxes beside it. Those of them that are known are taken out of `boxes`."""
    text, found = pdf_beside.parted(shown, page.frames)
    own = {column: box for column, box in boxes.items() if pdf_beside.beside(text, box)}
    first = 1 + max(boxes, default=pdf_beside.BOX)
    for column in own:
        del boxes[column]
    return sorted(text, key=_place), own | dict(enumerate(map(_in_order, found), first))


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
        for x0, x1 in gaps(line)
        if any(abs(x - x1) < _NEAR for x in starts) or any(abs(x - x0) < _NEAR for x in ends)
    ]
    return split(line, *places) if places else [line]


def _joined(bands: Iterable[Band], boxes: _Boxes, *, known: bool) -> Iterator[Band]:
    """The bands, those next to each other over the whole width as one.

    The second of two columns that is a box beside the first is put among the boxes, unless other pages are
    `known` to have such a second column.
    """
    text: list[Thing] = []
    first: list[Thing] = []
    for group, column in bands:
        if column == 0:
            text += group
        elif column == 1:
            first = group
        elif not known and pdf_beside.is_narrow(group, first):
            box, text = pdf_beside.whole(group, [*text, *first])
            boxes[1 + max(boxes, default=pdf_beside.BOX)] = _in_order(box)
        else:
            if text:
                yield text, 0
            text = []
            yield from ((first, 1), (group, 2))
    if text:
        yield text, 0


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
    marked = [line for line in lines if is_marked([line])]
    beside = min((line.x0 for line in marked), default=right)
    is_text = _fills([line for line in lines if line.x1 <= beside], beside - left)
    found = {id(line): _gaps(line) if is_text else gaps(line) for line in lines}
    best, place = 0, 0
    for step in range(int(left + 0.3 * width), int(left + 0.7 * width), 2):
        over = [line for line in lines if line.x0 < step < line.x1]
        count = sum(any(a <= step <= b for a, b in found[id(line)]) for line in over)
        if count >= 6 and count > 0.6 * len(over) and count > best:
            best, place = count, step
    if not place:
        return lines
    return [part for line in lines for part in cut_at(line, place)]


def _gaps(line: Line) -> list[tuple[float, float]]:
    """Where text in two columns may be parted in a line. What stands after a bullet or a number is its entry."""
    marked = is_marked([line])
    return [gap for gap in gaps(line) if not (marked and gap[0] == line.words[0].x1)]


def _in_order(box: list[Thing]) -> list[Thing]:
    """What stands in a box from the top down, each bullet as a line's own."""
    lines = _with_bullets([thing for thing in box if isinstance(thing, Line)])
    return sorted([*lines, *(thing for thing in box if not isinstance(thing, Line))], key=_place)


def _with_bullets(lines: list[Line]) -> list[Line]:
    """The lines, each bullet that stands alone far before its text as the line's own."""
    alone = [line for line in lines if line.text in BULLETS]
    texts = [line for line in lines if line.text not in BULLETS]
    found: list[Line] = []
    for dot in alone:
        near = [
            line
            for line in texts
            if abs(line.base - dot.base) < _NEAR and 0 < line.x0 - dot.x1 < _HANGING * line.size
        ]
        if not near:
            found.append(dot)
            continue
        own = min(near, key=lambda line: line.x0)
        texts.remove(own)
        found.append(Line([*dot.words, *own.words], own.page))
    return [*texts, *found]


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
    things: list[Thing],
    gutter: float | None,
    body: float,
    edges: tuple[float, float],
    second: float | None,
) -> Iterable[tuple[list[Thing], int]]:
    """Stretches of the page from the top down, those in two columns as two: 0 is the whole width.

    `second` is where the second column of other pages begins.
    """
    if gutter is None:
        yield things, 0
        return
    band: list[Thing] = []
    for thing in things:
        if _crosses(thing, gutter) or _stands_alone(thing, things, gutter, body):
            yield from _columns(band, gutter, edges, second, above=True)
            yield [thing], 0
            band = []
        else:
            band.append(thing)
    yield from _columns(band, gutter, edges, second, above=False)


def _crosses(thing: Thing, gutter: float) -> bool:
    """Whether it stands in both columns. A table may reach a little over the edge of its own."""
    reach = 0.0 if isinstance(thing, Line) else 0.2 * (thing.x1 - thing.x0)
    return thing.x0 + reach < gutter < thing.x1 - reach


def _columns(
    band: list[Thing],
    gutter: float,
    edges: tuple[float, float],
    second: float | None,
    *,
    above: bool,
) -> Iterable[tuple[list[Thing], int]]:
    """A stretch of the page as its columns, if it has two: each full of text or a list.

    The second may be short, if it begins where it does on other pages. What stands apart below both, `above`
    what goes over both, is in neither.
    """
    left, right = edges
    one = [thing for thing in band if thing.x0 + thing.x1 <= 2 * gutter]
    other = [thing for thing in band if thing.x0 + thing.x1 > 2 * gutter]
    known = second is not None and bool(other)
    known = known and abs(min(thing.x0 for thing in other) - (second or 0.0)) < _NEAR
    is_second = known or _fills(other, right - gutter) or _is_list(other)
    if is_second and (_fills(one, gutter - left) or _is_list(one)):
        end = _end(one, other) if above else len(one)
        yield one[:end], 1
        yield other, 2
        if one[end:]:
            yield one[end:], 0
    elif band:
        yield band, 0


def _end(one: list[Thing], other: list[Thing]) -> int:
    """How many things the first column has. What stands apart from it, below the second, is no part of it."""
    lowest = max(thing.bottom for thing in other)
    tops = [thing.top for thing in one]
    steps = [after - before for before, after in pairwise(tops) if after - before > 1]
    usual = min(steps, default=0.0)
    apart = (
        at
        for at in range(1, len(one))
        if tops[at] > lowest and tops[at] - tops[at - 1] > 1.3 * usual
    )
    return next(apart, len(one))


def _has_column(lines: list[Line], second: float, gutter: float | None) -> bool:
    """Whether a page has a column where the second of other pages begins, as clear as at its own gutter."""
    place = second - _NEAR

    def crossing(x: float) -> int:
        return sum(line.x0 < x < line.x1 for line in lines)

    begins = any(abs(line.x0 - second) < _NEAR for line in lines)
    return begins and (gutter is None or crossing(place) <= crossing(gutter))


def _is_list(column: list[Thing]) -> bool:
    """Whether a column is a list: its entries begin furthest to the left."""
    lines = [thing for thing in column if isinstance(thing, Line)]
    begun = [line for line in lines if line.bullet is not None or bullet(line.words)]
    first = min((line.x0 for line in lines), default=0.0)
    outer = [line for line in begun if abs(line.x0 - first) < _NEAR]
    return len(lines) == len(column) and len(outer) > 1 and 3 * len(begun) >= len(lines)


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
