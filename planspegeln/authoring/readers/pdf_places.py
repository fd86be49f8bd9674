"""What a PDF page has on it, each thing with its place."""

from __future__ import annotations

from dataclasses import dataclass

from planspegeln.authoring.readers.pdf_unruled import Aligned
from planspegeln.authoring.readers.pdf_words import Diagram, Grid, Line


@dataclass(slots=True)
class Picture:
    """A picture and its box."""

    x0: float
    top: float
    x1: float
    bottom: float


Thing = Line | Grid | Aligned | Picture | Diagram


@dataclass(slots=True)
class Placed:
    """A thing on a page, and the edges of the column that it stands in: 0 is the whole width.

    `narrow`: a box stands beside it, so that the edges are its own.
    """

    thing: Thing
    page: int
    left: float
    right: float
    column: int
    narrow: bool = False
