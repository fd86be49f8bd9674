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
from planspegeln.swedish import phrases

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
    """Ensure each answer is to a commitment of another document, and rests on its own outcomes."""
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
        outcomes = [outcome.id for outcome in entry.value.outcomes]
        for i, answer in enumerate(entry.value.answers):
            name = answer.commitment
            broken = f"{own}/{name.split('#')[0]}" in collection.broken
            if name not in valid and not broken:
                position = entry.position("answers", i, "commitment")
                yield Fault(position, f"åtagandet ”{name}” finns inte{suggest(name, valid)}")
            for j, outcome in enumerate(answer.outcomes):
                if outcome not in outcomes:
                    position = entry.position("answers", i, "outcomes", j)
                    near = suggest(outcome, outcomes)
                    yield Fault(position, f"utfallet ”{outcome}” finns inte i dokumentet{near}")


def statuses_have_a_year(collection: Collection) -> Iterator[Fault]:
    """Ensure each status is about one year, and that the report is for that year."""
    for entry in collection.documents.values():
        years = entry.value.years
        listed = phrases.listed(years)
        for i, answer in enumerate(entry.value.answers):
            if answer.year is None and len(years) > 1:
                yield Fault(
                    entry.position("answers", i),
                    f"svaret saknar ”year”; ange vilket av åren {listed} som statusen gäller",
                )
            elif answer.year is not None and answer.year not in years:
                yield Fault(
                    entry.position("answers", i, "year"),
                    f"statusen sägs gälla {answer.year}, men dokumentet gäller {listed}; en status "
                    "säger bara något om dokumentets egna år",
                )


def recurrence_stands_in_quote(collection: Collection) -> Iterator[Fault]:
    """Ensure a commitment recurs by words of its own quote."""
    for entry in collection.documents.values():
        for i, commitment in enumerate(entry.value.commitments):
            if commitment.recurs and commitment.recurs not in commitment.quote:
                yield Fault(
                    entry.position("commitments", i, "recurs"),
                    f"”{commitment.recurs}” står inte i citatet; skriv de ord i citatet som säger "
                    "att åtagandet återkommer, eller ta bort fältet",
                )


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
    """Ensure a passage is about existing priorities, and stands in none of their items.

    One that tells what had been done may stand there, among what shall be done.
    """
    for key, entry in collection.documents.items():
        for i, passage in enumerate(entry.value.passages):
            location = location_of(collection, key, passage)
            item = location.leaf.item if location else None
            for j, name in enumerate(passage.about):
                at = ("passages", i, "about", j)
                yield from _has_priority(collection, entry, name, at)
                if item and item.item == name and not passage.done:
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
    return next(iter(text.find(one.quote or "", one.section)), None)


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
