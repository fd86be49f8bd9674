"""Finds what a PDF page draws: diagrams with the words in them, and the colours of cells without words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from planspegeln.authoring.readers.colours import alone, behind, hex_of
from planspegeln.authoring.readers.pdf_words import Box, Diagram, Grid, Line, joined

Shape: TypeAlias = dict[str, Any]
_Box: TypeAlias = tuple[float, float, float, float]

_SAME: Final = 2.0  # points between edges that are one
_BAR: Final = 4.0  # points; what is smaller is no bar
_SLANTED: Final = 8.0  # points; a corner that is rounded with less is no slanted line
_APART: Final = (6.0, 60.0)  # points down and across between shapes that are not of one diagram
_BESIDE, _BELOW, _ABOVE = 60.0, 20.0, 30.0  # points from a diagram to its values and its title
_FEWEST: Final = 2  # bars, slanted lines and values of a diagram
_TITLE: Final = 60  # characters
# A value, or its name and the value: "1 400", "Skola 35 %", "2029 2030".
_VALUE: Final = re.compile(
    r"(?:[^\W\d][^\d.]{0,30} )?[–−+-]?\d[\d\s.,–-]*(?:%|procent|kr|tkr|mnkr|mkr)?"
)


def diagrams(
    shapes: Iterable[Shape], grids: Sequence[Grid], lines: list[Line], height: float
) -> list[Diagram]:
    """The diagrams among the shapes outside the tables, each with the lines of text in it.

    A diagram has bars of different lengths from one line, or slanted lines, and values at them.
    """
    free = [
        shape
        for shape in shapes
        if shape["height"] < height / 2
        and not any(
            grid.top - 3 < shape["top"] < grid.bottom + 3
            and grid.x0 - 3 < shape["x0"] < grid.x1 + 3
            for grid in grids
        )
    ]
    found = []
    for group in _groups(free):
        box = (
            min(shape["x0"] for shape in group),
            min(shape["top"] for shape in group),
            max(shape["x1"] for shape in group),
            max(shape["bottom"] for shape in group),
        )
        own = [line for line in lines if _is_of(line, box)]
        values = sum(bool(_VALUE.fullmatch(line.text)) for line in own)
        if values >= _FEWEST and (_has_bars(group) or _has_slanted(group)):
            found.append(Diagram(*box, own))
    return found


def colour(grid: Grid, shapes: Sequence[Shape]) -> set[str]:
    """Give the cells of a table that only a colour tells of their colour: of a sign, a dot or the cell.

    Returns the signs of the colours that cells with words have.
    """
    signs: set[str] = set()
    filled = [
        (shape, own)
        for shape in shapes
        if shape.get("fill") and (own := hex_of(shape.get("non_stroking_color")))
    ]
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in grid.boxes:
        rows[box.row].append(box)
    for row in rows.values():
        told = [
            (
                joined(box.words),
                next((w.colour for w in box.words if w.colour), "") or _fill(box, filled),
            )
            for box in row
        ]
        signs |= behind(told)
        for box, own in zip(row, alone(told), strict=True):
            box.colour = own
    return signs


def _fill(box: Box, filled: list[tuple[Shape, str]]) -> str:
    """The colour of what is drawn in a cell, the last if there are several."""
    x0, top, x1, bottom = box.bounds
    found = [
        own
        for shape, own in filled
        if x0 < (shape["x0"] + shape["x1"]) / 2 < x1
        and top < (shape["top"] + shape["bottom"]) / 2 < bottom
        and shape["width"] < x1 - x0 + _SAME
    ]
    return found[-1] if found else ""


def _groups(shapes: list[Shape]) -> Iterator[list[Shape]]:
    """The shapes that stand near each other."""
    down, across = _APART
    for row in _near(shapes, "top", "bottom", down):
        yield from _near(row, "x0", "x1", across)


def _near(shapes: list[Shape], start: str, end: str, most: float) -> Iterator[list[Shape]]:
    group: list[Shape] = []
    reach = 0.0
    for shape in sorted(shapes, key=lambda one: float(one[start])):
        if group and shape[start] > reach + most:
            yield group
            group, reach = [], 0.0
        group.append(shape)
        reach = max(reach, shape[end])
    if group:
        yield group


def _has_bars(shapes: list[Shape]) -> bool:
    """Whether two bars or more, as wide as each other, stand on one line and are not as long."""
    ends: dict[tuple[str, int, int], list[float]] = defaultdict(list)
    for shape in shapes:
        wide, high = shape["width"], shape["height"]
        if shape.get("fill") and wide > _BAR and high > _BAR:
            ends["up", round(shape["bottom"]), round(wide)].append(shape["top"])
            ends["out", round(shape["x0"]), round(high)].append(shape["x1"])
    return any(max(own) - min(own) > _SAME for own in ends.values())


def _has_slanted(shapes: list[Shape]) -> bool:
    slanted = {
        (round(a[0]), round(a[1]), round(b[0]), round(b[1]))
        for shape in shapes
        for a, b in pairwise(shape.get("pts", ()))
        if abs(a[0] - b[0]) > _SLANTED and abs(a[1] - b[1]) > _SLANTED
    }
    return len(slanted) >= _FEWEST


def _is_of(line: Line, box: _Box) -> bool:
    """Whether a line stands in a diagram, is a value beside it, or a title in the middle above it."""
    x0, top, x1, bottom = box
    middle, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    if x0 < middle < x1 and top < y < bottom:
        return True
    text = line.text
    if _VALUE.fullmatch(text):
        return x0 - _BESIDE < middle < x1 + _BESIDE and top - _BELOW < y < bottom + _BELOW
    titled = top - _ABOVE < y < top and abs(middle - (x0 + x1) / 2) < (x1 - x0) / 10
    return titled and len(text) < _TITLE and text[-1] not in ".:"
