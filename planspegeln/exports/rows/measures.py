"""Rows of measures."""

from __future__ import annotations

from collections.abc import Iterator

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports.rows.shared import placed
from planspegeln.model.rows import MeasureRow
from planspegeln.pages.addresses import links, measure_place


def measures(catalogue: Catalogue, root: str) -> Iterator[MeasureRow]:
    """A row for each measure. Its address leads to it among its municipality's."""
    for one in catalogue.extracts.measures:
        measure = one.measure
        yield MeasureRow(
            id=one.key,
            **links(root, *measure_place(one)),
            **placed(one.entry, one.location.leaf),
            priority=one.priority.key if one.priority else None,
            quote=one.entry.publishable(one.ground),
            value=measure.value,
            unit=measure.unit,
            words=one.words,
            qualifier=measure.qualifier,
            year=measure.year,
            label=measure.label,
            role=measure.role,
            topics=measure.topics,
        )
