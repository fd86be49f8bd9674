"""The site's marks, drawn from the same SVG that its pages have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import degrees
from typing import Any, Final
from xml.etree import ElementTree as ET

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageChops, ImageDraw

_FINER: Final = 8  # how much larger a mark is drawn, for smooth edges
_STEPS: Final = 12  # straight lines in place of one curve
_Point = tuple[float, float]


class _Outline(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Takes the outlines of a path, with straight lines in place of curves."""

    def __init__(self) -> None:
        super().__init__(None)
        self.found: list[list[_Point]] = []

    def _moveTo(self, point: _Point) -> None:  # noqa: N802 - fontTools'
        self.found.append([point])

    def _lineTo(self, point: _Point) -> None:  # noqa: N802 - fontTools'
        self.found[-1].append(point)

    def _curveToOne(self, one: _Point, two: _Point, end: _Point) -> None:  # noqa: N802 - fontTools'
        start = self.found[-1][-1]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            points = (start, one, two, end)
            x, y = (
                sum(part * point[axis] for part, point in zip(parts, points, strict=True))
                for axis in (0, 1)
            )
            self.found[-1].append((x, y))


@lru_cache
def mask(svg: str, side: int) -> Image.Image:
    """Where a square SVG of paths and circles has ink, as a picture of light on dark, `side` pixels wide.

    Where outlines of a path overlap it has none, as with `fill-rule="evenodd"`. `opacity` is kept. Raises
    ValueError if the SVG has something else in it.
    """
    root = ET.fromstring(svg)  # noqa: S314 - our own templates
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    if width != height:
        raise ValueError(f"a mark is {width:g} by {height:g}, and not square")
    large = side * _FINER
    whole = Image.new("L", (large, large))
    for element, kind in _drawn(root):
        one = (_path if kind == "path" else _circle)(element, large, large / width)
        opacity = float(element.get("opacity", 1))
        whole = ImageChops.lighter(whole, one.point(lambda light, by=opacity: round(light * by)))
    return whole.resize((side, side), Image.Resampling.BOX)


def _drawn(root: Any) -> Iterator[tuple[Any, str]]:
    for element in root:
        kind = element.tag.rpartition("}")[2]
        if kind == "style":
            continue
        if kind not in ("path", "circle"):
            raise ValueError(f"a mark has a <{kind}>, which is not drawn here")
        yield element, kind


def _path(element: Any, large: int, scale: float) -> Image.Image:
    pen = _Outline()
    parse_path(element.attrib["d"], pen)
    whole = Image.new("L", (large, large))
    for outline in pen.found:
        one = Image.new("L", (large, large))
        ImageDraw.Draw(one).polygon([(x * scale, y * scale) for x, y in outline], fill=255)
        whole = ImageChops.difference(whole, one)
    return whole


def _circle(element: Any, large: int, scale: float) -> Image.Image:
    """A circle with a broken line, and nothing within it."""
    x, y, radius, width = (
        float(element.attrib[name]) * scale for name in ("cx", "cy", "r", "stroke-width")
    )
    line, gap = (
        degrees(float(one) * scale / radius) for one in element.attrib["stroke-dasharray"].split()
    )
    whole = Image.new("L", (large, large))
    pen = ImageDraw.Draw(whole)
    outer = radius + width / 2
    start = 0.0
    while start < 360:
        box = (x - outer, y - outer, x + outer, y + outer)
        pen.arc(box, start, min(start + line, 360), fill=255, width=round(width))
        start += line + gap
    return whole
