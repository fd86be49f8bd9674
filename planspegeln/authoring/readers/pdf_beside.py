"""What stands beside the running text of a PDF page: a box of facts, with a frame around it or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from textwrap import shorten

from planspegeln.authoring.readers.pdf_places import Placed, Thing
from planspegeln.authoring.readers.pdf_unruled import cut_at, gaps
from planspegeln.authoring.readers.pdf_words import Line, split

BOX = 3  # the column of what stands in the first box of a page
Edges = tuple[float, float, float, float]  # the left and the upper edge, the right and the lower
_EDGE = 3.0  # points between edges that are one
_TEXT = 4  # words that a line of running text has at least
_FEWEST = 2  # lines of a box, and of the text beside it
_INSET = 0.3  # of the width of the page's text; what begins less far in is not beside it
_NARROW = 0.8  # of the width of the other column; one that is less wide may be a box
_FULL = 0.7  # of the width of a column; text that is as wide fills it
_STEP = 2.6  # ems at most between lines of a box
_WITHIN = 1.5  # ems at most between lines of a paragraph
_GAP = 0.8  # a gap of so many ems may part a box from the text
_ENDS = (".", "!", "?", ":", ";")
_SHOWN = 60  # characters


def framed(
    things: Sequence[Thing], frames: Iterable[Edges], *, alone: bool
) -> tuple[list[Thing], list[list[Thing]]]:
    """The things of the running text, cut where boxes begin, and those in each box with a frame beside it.

    `frames` are the edges of the frames and shades on the page. `alone`: nothing stands over or under the box
    alone, as the text of a column does.
    """
    text = list(things)
    boxes: list[list[Thing]] = []
    frames = sorted(frames, key=lambda one: one[1])
    for frame in frames:
        cut = _cut(text, frame)
        inside = [one for one in cut if _is_in(one, frame)]
        rest = [one for one in cut if not _is_in(one, frame)]
        free = [one for one in rest if not any(_is_in(one, other) for other in frames)]
        in_column = alone and _is_column(free, frame)
        if len(inside) >= _FEWEST and not in_column and _is_text(_beside(rest, around(inside))):
            boxes.append(inside)
            text = rest
    return text, boxes


def _is_column(things: Iterable[Thing], frame: Edges) -> bool:
    """Whether text over and under a frame fills its width, and no more."""
    width = frame[2] - frame[0]
    return _is_text(
        [
            one
            for one in things
            if isinstance(one, Line) and _is_within(one, frame) and one.x1 - one.x0 > _FULL * width
        ]
    )


def parted(
    things: Sequence[Thing], frames: Iterable[Edges]
) -> tuple[list[Thing], list[list[Thing]]]:
    """The things of the running text, cut where boxes begin, and those in each box beside it, framed or not."""
    text, boxes = framed(things, frames, alone=False)
    while found := _unframed(text):
        boxes.append(found[0])
        text = found[1]
    return text, boxes


def placed(
    text: Sequence[Thing],
    boxes: Mapping[int, list[Thing]],
    page: int,
    edges: tuple[float, float],
    body: float,
) -> list[Placed]:
    """The things of the text, within its edges, and of the boxes by their columns, in the order of reading.

    A box stands after the section that it is beside. If that goes on over the page it stands last, or before
    a paragraph that does. `body` is the size of the text.
    """
    found: dict[int, list[Placed]] = {}
    narrow: dict[int, tuple[float, float]] = {}
    for column, box in sorted(boxes.items(), key=lambda one: around(one[1])[1]):
        own = around(box)
        near = beside(text, box)
        ends = {id(one): (min(x.x0 for x in near), max(x.x1 for x in near)) for one in near}
        narrow |= ends
        at = _after(text, near, body) if near else len(text)
        found.setdefault(at, []).extend(Placed(one, page, own[0], own[2], column) for one in box)
    made: list[Placed] = []
    for at, one in enumerate(text):
        left, right = narrow.get(id(one), edges)
        made += [*found.get(at, []), Placed(one, page, left, right, 0, narrow=id(one) in narrow)]
    return [*made, *found.get(len(text), [])]


def told(found: Sequence[Placed]) -> Iterator[str]:
    """A doubt for each box of a page about where it stands, and one if other lines may be mixed."""
    for column, own in groupby(found, lambda one: one.column):
        if column < BOX:
            continue
        box = [one.thing for one in own]
        yield (
            f"Sida {found[0].page} har en ruta bredvid den löpande texten{_named(box)}: här står den efter "
            "avsnittet, eller sist på sidan. Kontrollera att den står rätt."
        )
    whole, first, second = ([one.thing for one in found if one.column == at] for at in range(3))
    lines = [one for one in whole if isinstance(one, Line)]
    mixed = [line for line in lines if any(_are_mixed(one, line) for one in lines)]
    if first and second and is_narrow(first, second):
        mixed += [one for one in second if isinstance(one, Line)]
    if len(mixed) >= _FEWEST:
        yield (
            f"Sida {found[0].page} har rader bredvid varandra som kan stå i fel ordning{_named(mixed)}: jämför "
            "med filen."
        )


def _are_mixed(one: Line, other: Line) -> bool:
    """Whether a line stands beside another, of which one is running text, and at another height."""
    is_text = max(len(one.words), len(other.words)) >= _TEXT
    beside = one.x1 < other.x0 and one.top < other.bottom - 1 and one.bottom > other.top + 1
    return is_text and beside and abs(one.base - other.base) > 1


def _named(things: Iterable[Thing]) -> str:
    first = next((one.text for one in things if isinstance(one, Line)), "")
    return f" (”{shorten(first, _SHOWN, placeholder=' …')}”)" if first else ""


def around(things: Sequence[Thing]) -> Edges:
    """The edges of the things, with their bullets."""
    return (
        min(_left(one) for one in things),
        min(one.top for one in things),
        max(one.x1 for one in things),
        max(one.bottom for one in things),
    )


def _left(thing: Thing) -> float:
    bullet = thing.bullet if isinstance(thing, Line) else None
    return thing.x0 if bullet is None else bullet


def _cut(things: Iterable[Thing], frame: Edges) -> list[Thing]:
    """The things, each line cut at the sides of a frame that it has a gap at."""
    found: list[Thing] = []
    for one in things:
        if isinstance(one, Line) and frame[1] < one.base - 2 < frame[3]:
            found += [part for own in cut_at(one, frame[0]) for part in cut_at(own, frame[2])]
        else:
            found.append(one)
    return found


def _is_in(thing: Thing, frame: Edges) -> bool:
    middle = (thing.top + thing.bottom) / 2
    return _is_within(thing, frame) and frame[1] < middle < frame[3]


def _is_within(thing: Thing, frame: Edges) -> bool:
    """Whether a thing is as far in on the page as a frame."""
    return thing.x0 > frame[0] - _EDGE and thing.x1 < frame[2] + _EDGE


def is_narrow(column: Sequence[Thing], text: Sequence[Thing]) -> bool:
    """Whether a column is much less wide than the other, which has text."""
    (x0, _, x1, _), (left, _, right, _) = around(column), around(text)
    return x1 - x0 < _NARROW * (right - left)


def beside(things: Iterable[Thing], box: Sequence[Thing]) -> list[Line]:
    """The lines that stand wholly beside a box."""
    return _beside(things, around(box))


def _beside(things: Iterable[Thing], box: Edges) -> list[Line]:
    """The lines that stand wholly beside a box."""
    return [
        one
        for one in things
        if isinstance(one, Line) and _is_level(one, box) and (one.x1 < box[0] or one.x0 > box[2])
    ]


def _is_level(thing: Thing, box: Edges) -> bool:
    return thing.top < box[3] - 1 and thing.bottom > box[1] + 1


def _is_text(lines: Sequence[Line]) -> bool:
    return sum(len(line.words) >= _TEXT for line in lines) >= _FEWEST


def _unframed(things: Sequence[Thing]) -> tuple[list[Thing], list[Thing]] | None:
    """What stands in a box without a frame at the right of running text, and the other things, if there is one.

    A line of it stands at another height than those beside it, as in no table.
    """
    lines = [one for one in things if isinstance(one, Line)]
    if not lines:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    inner = [line for line in lines if line.x0 > left + _INSET * (right - left)]
    for run in _runs(inner):
        own, rest = whole(run, things)
        near = beside(rest, own)
        crossed = any(_is_level(one, around(own)) and one not in near for one in rest)
        loose = any(
            isinstance(one, Line) and all(abs(one.base - line.base) > 1 for line in near)
            for one in own
        )
        if len(own) >= _FEWEST and _is_text(near) and loose and not crossed:
            return own, rest
    return None


def whole(box: Sequence[Thing], things: Sequence[Thing]) -> tuple[list[Thing], list[Thing]]:
    """A box with what stands in it among other things, and those without that.

    A line right above it, or beside it, may be one with the text.
    """
    edges = around(box)
    cut = [part for one in things for part in _cut_beside(one, edges)]
    own = [one for one in cut if isinstance(one, Line) and _is_of(one, edges)]
    inside = {id(one) for one in own}
    rest = [one for one in cut if id(one) not in inside]
    return [*(one for one in box if id(one) not in inside), *own], rest


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, those that follow each other closely together."""
    run: list[Line] = []
    for line in sorted(lines, key=lambda one: one.base):
        if run and line.base - run[-1].base > _STEP * line.size:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _cut_beside(thing: Thing, box: Edges) -> list[Thing]:
    """The thing. A line beside a box or right above it is cut at the last wide gap before the box or over it."""
    x0, top, x1, bottom = box
    if not isinstance(thing, Line) or not top - _STEP * thing.size < thing.base < bottom:
        return [thing]
    wide = [(a + b) / 2 for a, b in gaps(thing) if b - a > _GAP * thing.size and b < x1]
    return list(split(thing, wide[-1])) if wide and thing.x0 < x0 < thing.x1 else [thing]


def _is_of(line: Line, box: Edges) -> bool:
    """Whether a line stands in a box, or begins it right above."""
    x0, top, _, bottom = box
    return line.x0 > x0 - _STEP * line.size and top - _STEP * line.size < line.base <= bottom


def _after(text: Sequence[Thing], near: Sequence[Line], body: float) -> int:
    """The place in the text after the section that some of its lines are in."""
    plain = [line for line in near if not _is_heading(line, body)] or near
    first = next(at for at, one in enumerate(text) if one is plain[0])
    for at in range(first, len(text)):
        if _is_heading(text[at], body):
            return at
    last, edges = text[-1], around(text)
    full = last.x1 > edges[0] + _FULL * (edges[2] - edges[0])
    if not isinstance(last, Line) or not full or last.text.endswith(_ENDS):
        return len(text)
    steps = [
        at + 1
        for at, (above, line) in enumerate(pairwise(text))
        if not (isinstance(above, Line) and line.top - above.top < _WITHIN * last.size)
    ]
    return steps[-1] if steps else 0


def _is_heading(thing: Thing, body: float) -> bool:
    if not isinstance(thing, Line):
        return False
    return (thing.bold or thing.size > 1.08 * body) and not thing.text.endswith((".", ",", ";"))
