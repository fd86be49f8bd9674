"""Checks links against the documents and priorities that they tie together."""

from __future__ import annotations

from collections.abc import Iterator

from planspegeln.checks.relations import anchor_exists
from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import anchors, entities


def links_have_both_sides(collection: Collection) -> Iterator[Fault]:
    """Ensure a link ties two municipalities, and each side's quote stands where the side says."""
    for entry in collection.links.values():
        owners = [municipality_of(side.document) for side in entry.value.sides]
        if owners[0] == owners[1]:
            yield Fault(
                entry.position("sides"),
                f"båda sidorna hör till ”{owners[0]}”; väntade två kommuner",
            )
        for i, side in enumerate(entry.value.sides):
            yield from _side(collection, entry, i, side)


def _side(
    collection: Collection, entry: Loaded[entities.Link], i: int, side: entities.Side
) -> Iterator[Fault]:
    if side.anchor is not None:
        at = ("sides", i, "anchor")
        yield from anchor_exists(collection, side.document, side.anchor, entry, at)
        yield from _quote_in_place(collection, entry, i, side)
    elif not collection.knows(side.document):
        near = suggest(side.document, collection.documents)
        position = entry.position("sides", i, "document")
        yield Fault(position, f"dokumentet ”{side.document}” finns inte{near}")
    if side.priority is None:
        return
    if not collection.knows(side.priority):
        position = entry.position("sides", i, "priority")
        near = suggest(side.priority, collection.priorities)
        yield Fault(position, f"prioriteringen ”{side.priority}” finns inte{near}")
    elif side.document in collection.documents:
        found = collection.text(side.document).find(side.quote, side.section)
        inside = {
            f"{municipality_of(side.document)}/{location.leaf.item.item}"
            for location in found
            if location.leaf.item
        }
        if found and side.priority not in inside:
            yield Fault(
                entry.position("sides", i, "quote"),
                f"citatet står inte under ”{side.priority}” i {side.document}"
                + (f" utan under ”{sorted(inside)[0]}”" if inside else ""),
            )


def _quote_in_place(
    collection: Collection, entry: Loaded[entities.Link], i: int, side: entities.Side
) -> Iterator[Fault]:
    if side.document not in collection.documents:
        return
    found = collection.text(side.document).find(side.quote, side.section)
    places = [
        trail[:-1]
        for anchor, trail in anchors.in_document(collection.documents[side.document].value)
        if anchor == side.anchor
    ]
    if (
        places
        and found
        and not any(location.leaf.trail[: len(at)] == at for location in found for at in places)
    ):
        yield Fault(
            entry.position("sides", i, "quote"),
            f"citatet står inte under ”{side.anchor}” i {side.document}"
            f" utan under ”{found[0].leaf.anchor}”",
        )
