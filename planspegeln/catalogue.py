"""What follows from checked data: who follows up what, and what is related to what.

The data stores each relation once; everything here is computed from it and stored nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from planspegeln import model
from planspegeln.check import check
from planspegeln.faults import DataError
from planspegeln.leaves import DocumentText, Location, anchors, items
from planspegeln.load import Collection, municipality_of
from planspegeln.yamlfile import Trail


@dataclass(frozen=True)
class DocumentEntry:
    """A document, its municipality, its text and the YAML file it comes from."""

    key: str
    municipality: model.Municipality
    document: model.Document
    text: DocumentText
    file: str

    @property
    def is_follow_up(self) -> bool:
        """Whether the document says what was done; a plan or programme says what will be."""
        return self.document.kind == "report"


@dataclass(frozen=True)
class PlacedItem:
    """An item, the document it stands in, its theme there and its place in the YAML."""

    entry: DocumentEntry
    item: model.Item
    theme: str | None
    trail: Trail


@dataclass(frozen=True)
class Basis:
    """The plan a report follows up. `found` is None where it is not in the collection."""

    follows_up: model.FollowsUp
    found: DocumentEntry | None


@dataclass(frozen=True)
class Target:
    """One end of a link: a priority, or a place in a document, with its quote."""

    entry: DocumentEntry
    priority: PriorityEntry | None
    place: str | None
    heading: str
    quote: str
    location: Location


@dataclass(frozen=True)
class Quoted:
    """A place that something rests on, with its anchor in the document's reading view."""

    anchor: str
    location: Location


@dataclass(frozen=True)
class Related:
    """A link seen from one side: `here` and `there`."""

    link: model.Link
    here: Target
    there: Target

    @property
    def anchor(self) -> str:
        """The anchor of the link's quotes, the same in both documents' reading views."""
        return f"citat-{self.link.id}"


@dataclass
class PriorityEntry:
    """A priority with everything the documents say of it, oldest first."""

    key: str
    municipality: model.Municipality
    priority: model.Priority
    file: str
    topics: tuple[model.Topic, ...]
    items: list[PlacedItem] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)

    @property
    def plans(self) -> list[PlacedItem]:
        """The items in plans and programmes."""
        return [placed for placed in self.items if not placed.entry.is_follow_up]

    @property
    def follow_ups(self) -> list[PlacedItem]:
        """The items in reports."""
        return [placed for placed in self.items if placed.entry.is_follow_up]

    @property
    def theme(self) -> model.Theme | None:
        """The theme it stands under in the newest document that gives one."""
        ids = [placed.theme for placed in self.items if placed.theme]
        themes = {theme.id: theme for theme in self.municipality.themes}
        return themes[ids[-1]] if ids else None

    @property
    def years(self) -> list[int]:
        """Every year a document with this priority is for, ascending."""
        return sorted({year for placed in self.items for year in placed.entry.document.years})


class Catalogue:
    """Everything the site shows, by key; sorted as a reader meets it."""

    def __init__(self, collection: Collection) -> None:
        """Compute the relations of a collection that `check` found no fault in."""
        self.municipalities = {
            key: entry.value
            for key, entry in sorted(
                collection.municipalities.items(), key=lambda pair: pair[1].value.name
            )
        }
        self.municipality_files = {
            key: entry.file.name for key, entry in collection.municipalities.items()
        }
        self.topics_file = next(
            (entry.file.name for entry in collection.topics.values()), "data/topics.yml"
        )
        self.topics = {key: entry.value for key, entry in collection.topics.items()}
        self.documents = {
            key: DocumentEntry(
                key,
                self.municipalities[municipality_of(key)],
                entry.value,
                collection.text(key),
                entry.file.name,
            )
            for key, entry in sorted(
                collection.documents.items(), key=lambda pair: (min(pair[1].value.years), pair[0])
            )
        }
        self.priorities = {
            key: PriorityEntry(
                key,
                self.municipalities[municipality_of(key)],
                entry.value,
                entry.file.name,
                tuple(self.topics[topic] for topic in entry.value.topics),
            )
            for key, entry in collection.priorities.items()
        }
        self.withdrawn = collection.withdrawn
        self._place_items()
        self._headings = {key: _headings(entry) for key, entry in self.documents.items()}
        self.related_to_places: dict[str, list[Related]] = defaultdict(list)
        self.quoted: dict[str, list[Quoted]] = defaultdict(list)
        self.links = [entry.value for entry in collection.links.values()]
        self._tie()

    @classmethod
    def of(cls, collection: Collection) -> Catalogue:
        """The catalogue of `collection`; DataError with every fault where there is one."""
        faults = check(collection)
        if faults:
            raise DataError(faults)
        return cls(collection)

    def _place_items(self) -> None:
        for entry in self.documents.values():
            for item, theme, trail in items(entry.document):
                key = f"{entry.municipality.id}/{item.item}"
                self.priorities[key].items.append(PlacedItem(entry, item, theme, trail))

    def _tie(self) -> None:
        for link in self.links:
            one, other = (self._target(side) for side in link.sides)
            for here, there in ((one, other), (other, one)):
                related = Related(link, here, there)
                if here.priority:
                    here.priority.related.append(related)
                else:
                    self.related_to_places[here.entry.key].append(related)
                self.quoted[here.entry.key].append(Quoted(related.anchor, here.location))

    def _target(self, side: model.Side) -> Target:
        entry = self.documents[side.document]
        priority = self.priorities[side.priority] if side.priority else None
        place = side.place
        heading = (
            priority.priority.title if priority else self._headings[entry.key].get(place or "", "")
        )
        location = entry.text.find(side.quote)[0]
        return Target(entry, priority, place, heading, side.quote, location)

    def heading(self, document: str, anchor: str) -> str:
        """The words at an anchor of a document: a heading, a caption or a goal."""
        return self._headings[document][anchor]

    def priorities_of(self, municipality: str) -> list[PriorityEntry]:
        """The municipality's priorities in the order its documents first name them."""
        return self._by_municipality[municipality]

    def by_theme(self, municipality: str) -> list[tuple[model.Theme | None, list[PriorityEntry]]]:
        """The municipality's themes in its own order with their priorities, those without last."""
        themes: list[model.Theme | None] = [*self.municipalities[municipality].themes, None]
        entries = self.priorities_of(municipality)
        groups = [(theme, [e for e in entries if e.theme == theme]) for theme in themes]
        return [(theme, under) for theme, under in groups if under]

    def documents_of(self, municipality: str) -> list[DocumentEntry]:
        """The municipality's documents, oldest first."""
        return [entry for entry in self.documents.values() if entry.municipality.id == municipality]

    def priorities_under(self, topic: str) -> list[PriorityEntry]:
        """Every priority under a topic, by municipality and then as the documents order them."""
        return self._by_topic[topic]

    def basis(self, entry: DocumentEntry) -> Basis | None:
        """The plan that a report says it follows up, and whether the collection holds it."""
        follows_up = entry.document.follows_up
        if follows_up is None:
            return None
        found = next(
            (
                other
                for other in self.documents_of(entry.municipality.id)
                if other.document.kind == follows_up.kind
                and follows_up.year in other.document.years
            ),
            None,
        )
        return Basis(follows_up, found)

    @cached_property
    def _by_municipality(self) -> dict[str, list[PriorityEntry]]:
        ordered: dict[str, list[PriorityEntry]] = {key: [] for key in self.municipalities}
        seen: set[str] = set()
        for entry in self.documents.values():
            for item, _, _ in items(entry.document):
                key = f"{entry.municipality.id}/{item.item}"
                if key not in seen:
                    seen.add(key)
                    ordered[entry.municipality.id].append(self.priorities[key])
        return ordered

    @cached_property
    def _by_topic(self) -> dict[str, list[PriorityEntry]]:
        under: dict[str, list[PriorityEntry]] = defaultdict(list)
        for municipality in self.municipalities:
            for entry in self.priorities_of(municipality):
                for topic in entry.topics:
                    under[topic.id].append(entry)
        return under


def _headings(entry: DocumentEntry) -> dict[str, str]:
    """A table's caption, and else the first words at each anchor, which is its heading."""
    headings: dict[str, str] = {}
    for leaf in entry.text.leaves:
        headings.setdefault(leaf.anchor, leaf.text)
    for anchor, trail in anchors(entry.document):
        part: Any = entry.document
        for step in trail[:-1]:
            part = part[step] if isinstance(step, int) else getattr(part, step)
        if isinstance(part, model.Table | model.Activities):
            headings[anchor] = part.caption
        elif trail[-1] == "former_anchors":
            present = part.section if isinstance(part, model.Section) else part.id
            headings[anchor] = headings.get(present, "")
    return headings
