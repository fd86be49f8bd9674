"""Checks the pages of the original that blocks say they begin on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection
from planspegeln.model.leaves import pages


def pages_go_forward(collection: Collection) -> Iterator[Fault]:
    """Ensure no block begins on an earlier page than a block before it. Footnotes may."""
    for entry in collection.documents.values():
        for (_, before), (trail, page) in pairwise(pages(entry.value)):
            if page < before:
                yield Fault(
                    entry.position(*trail, "page"),
                    f"sidan är {page}, men det som står före börjar på sidan {before}; ange sidan i "
                    "originalet där stycket börjar",
                )
