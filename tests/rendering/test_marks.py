"""Statuses as a shape and a word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from planspegeln.model import entities
from planspegeln.rendering import site


def test_every_status_has_a_shape_of_its_own() -> None:
    """Each status has its own shape, and so has what is missing."""
    folder = Path(site.__file__).parent / "templates"
    marks: Any = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(
        "_marks.html"
    )
    names = [*entities.STATUSES, "ingen"]
    assert len(names) == len({marks.module.shape(name) for name in names})
