"""Where in the data the id stands that an address is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planspegeln.catalogue.entries import (
    DocumentEntry,
    MunicipalityEntry,
    PartEntry,
    PriorityEntry,
)
from planspegeln.catalogue.figures import FiguresOf
from planspegeln.loading.faults import Position
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import anchors, entities
from planspegeln.pages.pages import Page


class Origin(NamedTuple):
    """The position of an id, and the field beside it that has the former ones."""

    position: Position
    former: str


def origin(collection: Collection, page: Page, anchor: str) -> Origin | None:
    """Where the id of a page stands, or of an anchor on it. None if it can have no former ones."""
    match page.subject:
        case DocumentEntry() if not anchor:
            return Origin(collection.documents[page.subject.key].position("id"), "former_ids")
        case DocumentEntry():
            given = _in_text(collection.documents[page.subject.key])
        case PartEntry():
            anchor = anchor or page.subject.part.anchor
            given = _in_text(collection.documents[page.subject.entry.key])
        case PriorityEntry() if not anchor:
            return Origin(collection.priorities[page.subject.key].position("id"), "former_ids")
        case PriorityEntry() | MunicipalityEntry():
            given = _commitments(collection, page.subject.municipality.id)
        case entities.Topic():
            return Origin(collection.topics[page.subject.id].position("id"), "former_ids")
        case FiguresOf():
            given = _measures(collection, page.subject.own.municipality.id)
        case _:
            return None
    return next((found for name, found in given if name == anchor), None)


def _in_text(entry: Loaded[entities.Document]) -> Iterator[tuple[str, Origin]]:
    for anchor, trail in anchors.in_document(entry.value):
        if trail[-1] in ("section", "item", "anchor"):
            yield anchor, Origin(entry.position(*trail), "former_anchors")
    for field in ("commitments", "outcomes", "passages", "measures"):
        for i, one in enumerate(getattr(entry.value, field)):
            yield anchors.in_text(one)[0], Origin(entry.position(field, i, "id"), "former_ids")


def _commitments(collection: Collection, municipality: str) -> Iterator[tuple[str, Origin]]:
    for key, entry in collection.documents.items():
        if municipality_of(key) == municipality:
            for i, one in enumerate(entry.value.commitments):
                found = anchors.beside_outcomes(entry.value, one)[0]
                yield found, Origin(entry.position("commitments", i, "id"), "former_ids")


def _measures(collection: Collection, municipality: str) -> Iterator[tuple[str, Origin]]:
    for key, entry in collection.documents.items():
        if municipality_of(key) == municipality:
            for i, one in enumerate(entry.value.measures):
                found = anchors.among_measures(municipality, entry.value, one)[0]
                yield found, Origin(entry.position("measures", i, "id"), "former_ids")
