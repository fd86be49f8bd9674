"""Rows for the tests of files: a made-up measure, with what a test wants of it."""

from __future__ import annotations

from typing import Any

from planspegeln.exports.rows import Rows
from planspegeln.model.rows import ROWS, MeasureRow


def measure(**given: Any) -> MeasureRow:
    """A measure of a made-up municipality. What is not given is as simple as it can be."""
    plain: dict[str, Any] = {
        "id": "pahittkoping/plan-2030#matt",
        "url": "pahittkoping/siffror/#x",
        "href": "https://plan.example/pahittkoping/siffror/#x",
        "municipality": "pahittkoping",
        "municipality_code": "0126",
        "first_year": 2030,
        "last_year": 2030,
        "reference": None,
        "source_url": None,
        "retrieved": None,
        "sha256": None,
        "original_sha256": None,
        "document": "pahittkoping/plan-2030",
        "document_title": "Plan 2030",
        "page": None,
        "priority": None,
        "quote": "Det är två bänkar",
        "value": 2,
        "unit": "bänkar",
        "words": None,
        "qualifier": None,
        "year": None,
        "label": "Bänkar",
        "role": "outcome",
        "topics": (),
    }
    return MeasureRow(**(plain | given))


def alone(*rows: MeasureRow) -> Rows:
    """Those measures, and no row of another kind."""
    return {kind: list(rows) if kind == "measures" else [] for kind in ROWS}
