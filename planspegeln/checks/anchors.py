"""Checks that the anchors on a page differ from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeAlias

from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import anchors
from planspegeln.model.values import Trail

# An anchor, the object that gives it, and the trail in that object.
Given: TypeAlias = tuple[str, Loaded[Any], Trail]


def anchors_are_not_shared(collection: Collection) -> Iterator[Fault]:
    """Ensure no two parts of a page get the same anchor.

    Other checks report an anchor that is given twice in the same list of a file.
    """
    for page in _pages(collection):
        first: dict[str, tuple[Loaded[Any], Trail]] = {}
        for anchor, entry, at in page:
            other, there = first.setdefault(anchor, (entry, at))
            if other is not entry or there[:1] != at[:1]:
                yield Fault(
                    entry.position(*at),
                    f"ankaret ”{anchor}” ges redan av {other.position(*there)} på samma sida; "
                    "ge ett av dem ett annat id",
                )


def _pages(collection: Collection) -> Iterator[list[Given]]:
    """The anchors given to each page.

    A municipality's commitments count as one page, since each may move to another of its pages.
    """
    quoted = _quoted_elsewhere(collection)
    commitments: dict[str, list[Given]] = defaultdict(list)
    figures: list[Given] = []
    for key, entry in collection.documents.items():
        document, own = entry.value, municipality_of(key)
        given: list[Given] = [(anchor, entry, at) for anchor, at in anchors.in_document(document)]
        for field in ("commitments", "outcomes", "passages", "measures"):
            for i, one in enumerate(getattr(document, field)):
                given += [(anchor, entry, (field, i, "id")) for anchor in anchors.in_text(one)]
        yield given + quoted[key]
        for i, commitment in enumerate(document.commitments):
            at: Trail = ("commitments", i, "id")
            found = anchors.beside_outcomes(document, commitment)
            commitments[own] += [(anchor, entry, at) for anchor in found]
        for i, measure in enumerate(document.measures):
            at = ("measures", i, "id")
            found = anchors.among_measures(own, document, measure)
            figures += [(anchor, entry, at) for anchor in found]
    yield from commitments.values()
    yield figures


def _quoted_elsewhere(collection: Collection) -> dict[str, list[Given]]:
    """The anchors of what links and the glossary quote, by the document's key."""
    found: dict[str, list[Given]] = defaultdict(list)
    for link in collection.links.values():
        for document in {side.document for side in link.value.sides}:
            found[document].append((anchors.of_link(link.value), link, ("id",)))
    for abbreviation in collection.abbreviations.values():
        for explained in abbreviation.value.explained_in:
            anchor = anchors.of_explanation(abbreviation.value)
            found[explained.document].append((anchor, abbreviation, ("id",)))
    return found
