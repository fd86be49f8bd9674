"""`data/measures.json`: every measure in the documents, with unit, year and quote."""

from __future__ import annotations

from typing import Any

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import MeasureEntry
from planspegeln.pages.addresses import links, measure_place


def rows(catalogue: Catalogue, root: str) -> list[dict[str, Any]]:
    """One object per measure. `root` is the site's address.

    `value` is a number in `unit`. `words` are those in which the source writes it, such as
    "hälften"; null if it has digits. `year` is null if there is none. `url` is a path from `root`,
    and `href` is the whole address.
    """
    return [_measure(one, root) for one in catalogue.extracts.measures]


def _measure(one: MeasureEntry, root: str) -> dict[str, Any]:
    measure = one.measure
    return {
        "id": one.key,
        "priority": one.priority.key if one.priority else None,
        "document": one.entry.key,
        "value": measure.value,
        "unit": measure.unit,
        "words": one.words,
        "qualifier": measure.qualifier,
        "year": measure.year,
        "label": measure.label,
        "role": measure.role,
        "quote": one.entry.publishable(one.ground),
        **links(root, *measure_place(one)),
    }
