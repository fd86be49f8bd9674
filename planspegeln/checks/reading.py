"""Checks of what somebody has gone through: the parts, and the plans compared with a report."""

from __future__ import annotations

from collections.abc import Iterator

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, municipality_of
from planspegeln.model import anchors


def read_parts_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each part that is read is a section, an item or a table of the document."""
    for entry in collection.documents.values():
        valid = anchors.parts(entry.value)
        for i, one in enumerate(entry.value.read):
            if one.part is not None and one.part not in valid:
                yield Fault(
                    entry.position("read", i, "part"),
                    f"delen ”{one.part}” finns inte i dokumentet{suggest(one.part, valid)}",
                )


def compared_plans_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each plan that a report is compared with is a plan or programme of the municipality."""
    for key, entry in collection.documents.items():
        own = municipality_of(key)
        valid = [
            other.value.id
            for name, other in collection.documents.items()
            if municipality_of(name) == own and other.value.kind != "report"
        ]
        for i, one in enumerate(entry.value.compared):
            if one.plan not in valid and f"{own}/{one.plan}" not in collection.broken:
                yield Fault(
                    entry.position("compared", i, "plan"),
                    f"”{one.plan}” är ingen plan i kommunen{suggest(one.plan, valid)}",
                )
