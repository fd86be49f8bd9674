"""Statuses as a shape, a word and a colour."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from planspegeln.model import entities
from planspegeln.rendering import site
from tests.conftest import REAL

CSS = REAL.parent / "theme/assets/css"
LEAST_CONTRAST = 4.5


def test_every_status_has_a_shape_of_its_own() -> None:
    """Each status has its own shape, and so has what is missing."""
    folder = Path(site.__file__).parent / "templates"
    marks: Any = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(
        "_marks.html"
    )
    names = [*entities.STATUSES, "ingen"]
    assert len(names) == len({marks.module.shape(name) for name in names})


def lightness(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_can_be_read() -> None:
    """A status takes its colour from a variable, which is readable in light and in dark."""
    rules = (CSS / "marks.css").read_text(encoding="utf-8")
    light, _, dark = (CSS / "tokens.css").read_text(encoding="utf-8").partition("@media")
    pattern = r"^([^{}]*\.ps-status--[^{}]*) \{ color: ([^;]+);"
    colours = {
        colour for names, colour in re.findall(pattern, rules, re.MULTILINE) if "shape" not in names
    }
    assert len(colours) > 4
    for colour in colours:
        name = re.fullmatch(r"var\((--ps-[a-z-]+)\)", colour)
        assert name, colour
        for theme in (light, dark):
            values = dict(re.findall(r"(--ps-[a-z-]+): (#[0-9a-f]{6});", theme))
            both = sorted(lightness(values[one]) for one in (name[1], "--ps-paper"))
            assert (both[1] + 0.05) / (both[0] + 0.05) >= LEAST_CONTRAST, colour
