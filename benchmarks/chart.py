"""Draws seconds against pages as an SVG that explains itself, in light and dark."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 190, 40, 50
# The lines also differ by their dashes, and each has its name at its end.
_DASHES: Final = ("none", "8 4", "2 4", "10 3 2 3", "4 2", "12 3")
_LIGHT: Final = ("#0b6e4f", "#8a3b12", "#3b3f8a", "#7a1f5c", "#4d4d4d", "#00677a")
_DARK: Final = ("#5fd3a8", "#f2a36b", "#a3a9ff", "#f08cc8", "#c8c8c8", "#6fd0e6")


def draw(lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """The SVG. Each name has a line through its points (pages, seconds), on logarithmic scales."""
    points = [point for line in lines.values() for point in line]
    x_low, x_high = min(x for x, _ in points), max(x for x, _ in points)
    y_low = 10 ** math.floor(math.log10(min(y for _, y in points)))
    y_high = 10 ** math.ceil(math.log10(max(y for _, y in points)))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log(x) - math.log(x_low)) / (math.log(x_high) - math.log(x_low))
        up = (math.log(y) - math.log(y_low)) / (math.log(y_high) - math.log(y_low))
        return (
            round(_LEFT + across * (_WIDTH - _LEFT - _RIGHT), 1),
            round(_HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM), 1),
        )

    told = "; ".join(
        f"{name}: " + ", ".join(f"{y:.1f} s at {x:.0f} pages" for x, y in line)
        for name, line in lines.items()
    )
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-labelledby="t d">',
        '<title id="t">Build time against the number of pages, both scales logarithmic</title>',
        f'<desc id="d">{escape(told)}.</desc>',
        f"<style>{_style(len(lines))}</style>",
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>',
        f'<text x="{_LEFT}" y="24">Seconds to build, by the clock</text>',
    ]
    y = y_low
    while y <= y_high:
        left, height = at(x_low, y)
        right = _WIDTH - _RIGHT
        out.append(f'<line class="grid" x1="{left}" y1="{height}" x2="{right}" y2="{height}"/>')
        out.append(f'<text x="{left - 8}" y="{height + 4}" text-anchor="end">{y:g}</text>')
        y *= 10
    for x in sorted({x for x, _ in points}):
        across, bottom = at(x, y_low)
        out.append(f'<line class="grid" x1="{across}" y1="{_TOP}" x2="{across}" y2="{bottom}"/>')
        out.append(f'<text x="{across}" y="{bottom + 20}" text-anchor="middle">{x:.0f}</text>')
    out.append(f'<text x="{_LEFT}" y="{_HEIGHT - 8}">Pages</text>')
    labels: list[tuple[float, float]] = []
    for number, (name, line) in enumerate(lines.items()):
        path = " ".join(f"{a},{b}" for a, b in (at(*point) for point in line))
        out.append(f'<polyline class="line l{number}" points="{path}"/>')
        out += [
            f'<circle class="dot d{number}" cx="{a}" cy="{b}" r="4"/>'
            for a, b in (at(*point) for point in line)
        ]
        across, height = at(*line[-1])
        while any(abs(across - x) < 60 and abs(height - y) < 16 for x, y in labels):
            height += 16
        labels.append((across, height))
        out.append(
            f'<text class="d{number}" x="{across + 10}" y="{height + 4}">{escape(name)}</text>'
        )
    return "\n".join([*out, "</svg>"]) + "\n"


def _style(count: int) -> str:
    def colours(names: Sequence[str]) -> str:
        return "".join(f".l{i}{{stroke:{names[i]}}}.d{i}{{fill:{names[i]}}}" for i in range(count))

    dashes = "".join(f".l{i}{{stroke-dasharray:{_DASHES[i]}}}" for i in range(count))
    return (
        "text{font:14px system-ui,sans-serif;fill:#222}.ground{fill:#fff}.grid{stroke:#ddd}"
        ".line{fill:none;stroke-width:2.5}" + dashes + colours(_LIGHT) + ""
        "@media (prefers-color-scheme:dark){text{fill:#eee}.ground{fill:#111}.grid{stroke:#444}"
        + colours(_DARK)
        + "}"
    )
