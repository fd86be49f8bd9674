"""Checks of the extracts: their ids, what they are about, and who is to act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import entities
from planspegeln.model.leaves import Location
from planspegeln.model.values import Trail

READINGS: Final = ("commitments", "outcomes", "passages", "measures", "charts")


def extract_ids_are_unique(collection: Collection) -> Iterator[Fault]:
    """Ensure no two extracts of a kind, and no two charts, share an id within a document."""
    for entry in collection.documents.values():
        for field in READINGS:
            first: dict[str, int] = {}
            for i, one in enumerate(getattr(entry.value, field)):
                for name in (one.id, *getattr(one, "former_ids", ())):
                    if name in first:
                        line = entry.position(field, first[name], "id").line
                        position = entry.position(field, i, "id")
                        yield Fault(position, f"id ”{name}” finns redan på rad {line}")
                    first.setdefault(name, i)


def answers_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each outcome answers commitments that another document of the municipality makes."""
    documents: dict[str, list[Loaded[entities.Document]]] = defaultdict(list)
    for key, entry in collection.documents.items():
        documents[municipality_of(key)].append(entry)
    for key, entry in collection.documents.items():
        own = municipality_of(key)
        valid = [
            f"{other.value.id}#{commitment.id}"
            for other in documents[own]
            if other.key != key
            for commitment in other.value.commitments
        ]
        for i, outcome in enumerate(entry.value.outcomes):
            for j, answer in enumerate(outcome.answers):
                name = answer.commitment
                broken = f"{own}/{name.split('#')[0]}" in collection.broken
                if name not in valid and not broken:
                    position = entry.position("outcomes", i, "answers", j, "commitment")
                    near = suggest(name, valid)
                    yield Fault(position, f"åtagandet ”{name}” finns inte{near}")


def about_names_a_priority(collection: Collection) -> Iterator[Fault]:
    """Ensure `about` names an existing priority, and only if the quote is outside every item."""
    for key, entry in collection.documents.items():
        for field in ("commitments", "outcomes", "measures"):
            for i, one in enumerate(getattr(entry.value, field)):
                if one.about is None:
                    continue
                yield from _has_priority(collection, entry, one.about, (field, i, "about"))
                location = location_of(collection, key, one)
                if location and location.leaf.item:
                    position = entry.position(field, i, "about")
                    item = location.leaf.item.item
                    yield Fault(position, f"citatet står redan under ”{item}”; ta bort ”about”")


def passages_stand_elsewhere(collection: Collection) -> Iterator[Fault]:
    """Ensure a passage is about existing priorities, and stands in none of their items."""
    for key, entry in collection.documents.items():
        for i, passage in enumerate(entry.value.passages):
            location = location_of(collection, key, passage)
            item = location.leaf.item if location else None
            for j, name in enumerate(passage.about):
                at = ("passages", i, "about", j)
                yield from _has_priority(collection, entry, name, at)
                if item and item.item == name:
                    yield Fault(
                        entry.position(*at), f"citatet står redan under ”{name}”; ta bort det"
                    )


def _has_priority(
    collection: Collection, entry: Loaded[entities.Document], name: str, at: Trail
) -> Iterator[Fault]:
    """A fault at `at` unless the document's municipality has the priority."""
    own = municipality_of(entry.key)
    if not collection.knows(f"{own}/{name}"):
        keys = [key.partition("/") for key in collection.priorities]
        near = suggest(name, [priority for town, _, priority in keys if town == own])
        yield Fault(entry.position(*at), f"prioriteringen ”{name}” finns inte{near}")


def location_of(
    collection: Collection,
    key: str,
    one: entities.Commitment | entities.Outcome | entities.Passage | entities.Measure,
) -> Location | None:
    """The location of the quote or cell. None if there is none, which other checks report."""
    text = collection.text(key)
    if isinstance(one, entities.Measure) and one.cell:
        try:
            return text.cell(one.cell)
        except KeyError:
            return None
    return next(iter(text.find(one.quote or "")), None)


def actors_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure a document's text holds the actor of each of its commitments."""
    for key, entry in collection.documents.items():
        for i, commitment in enumerate(entry.value.commitments):
            if commitment.actor and not collection.text(key).holds(commitment.actor):
                yield Fault(
                    entry.position("commitments", i, "actor"),
                    f"”{commitment.actor}” står inte i dokumentets text; "
                    "skriv som i källan, eller utelämna fältet när texten inte säger vem",
                )
