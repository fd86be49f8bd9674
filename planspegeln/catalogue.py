"""What follows from checked data: who follows up what, and what is related to what.

The data stores each relation once; everything here is computed from it and stored nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from planspegeln import blocks, model, words
from planspegeln.check import check
from planspegeln.entries import (
    Basis,
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    OutcomeEntry,
    PlacedItem,
    PriorityEntry,
    Quoted,
    Related,
    Target,
)
from planspegeln.faults import DataError
from planspegeln.glossary import Glossary, explanation_anchor
from planspegeln.leaves import Location, anchors, items, tables
from planspegeln.load import Collection, municipality_of


class Catalogue:
    """Everything the site shows, by key; sorted as a reader meets it."""

    def __init__(self, collection: Collection) -> None:
        """Compute the relations of a collection that `check` found no fault in."""
        self.municipalities = {
            key: entry.value
            for key, entry in sorted(
                collection.municipalities.items(),
                key=lambda pair: words.alphabetical(pair[1].value.name),
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
        self.withdrawn = [entry.value for entry in collection.withdrawn]
        self.words = collection.words
        self.about = collection.about
        self.glossary = Glossary(entry.value for entry in collection.abbreviations.values())
        self._place_items()
        self._headings = {key: _headings(entry) for key, entry in self.documents.items()}
        self.related_to_places: dict[str, list[Related]] = defaultdict(list)
        self.quoted: dict[str, list[Quoted]] = defaultdict(list)
        self.links = [entry.value for entry in collection.links.values()]
        self._tie()
        self._explain()
        self.commitments: dict[str, CommitmentEntry] = {}
        self.outcomes: list[OutcomeEntry] = []
        self.measures: list[MeasureEntry] = []
        for document in self.documents.values():
            self._read_commitments(document)
        for document in self.documents.values():
            self._read_outcomes(document)
            self._read_measures(document)

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

    def _explain(self) -> None:
        for one in self.glossary.abbreviations:
            for i, explained in enumerate(one.explained_in):
                location = self.documents[explained.document].text.find(explained.quote)[0]
                anchor = explanation_anchor(one, i)
                self.quoted[explained.document].append(Quoted(anchor, location))

    def _target(self, side: model.Side) -> Target:
        entry = self.documents[side.document]
        priority = self.priorities[side.priority] if side.priority else None
        place = side.place
        heading = (
            priority.priority.title if priority else self._headings[entry.key].get(place or "", "")
        )
        location = entry.text.find(side.quote)[0]
        return Target(entry, priority, place, heading, side.quote, location)

    def _owner(self, entry: DocumentEntry, location: Location, about: str | None) -> str | None:
        """The key of the priority whose item holds the place, or that it is said to be about."""
        name = location.leaf.item.item if location.leaf.item else about
        return f"{entry.municipality.id}/{name}" if name else None

    def _read_commitments(self, entry: DocumentEntry) -> None:
        for commitment in entry.document.commitments:
            location = entry.text.find(commitment.quote)[0]
            owner = self._owner(entry, location, commitment.about)
            priority = self.priorities[owner] if owner else None
            key = f"{entry.key}#{commitment.id}"
            one = CommitmentEntry(key, entry, commitment, location, priority)
            self.commitments[key] = one
            if priority:
                priority.commitments.append(one)
            self._quote(entry, "atagande", one.location, commitment.id, commitment.former_ids)

    def _read_outcomes(self, entry: DocumentEntry) -> None:
        for outcome in entry.document.outcomes:
            location = entry.text.find(outcome.quote)[0]
            owner = self._owner(entry, location, outcome.about)
            priority = self.priorities[owner] if owner else None
            one = OutcomeEntry(f"{entry.key}#{outcome.id}", entry, outcome, location, priority)
            for answer in outcome.answers:
                commitment = self.commitments[f"{entry.municipality.id}/{answer}"]
                commitment.outcomes.append(one)
                one.answers.append(commitment)
            self.outcomes.append(one)
            if priority:
                priority.outcomes.append(one)
            self._quote(entry, "utfall", location, outcome.id, outcome.former_ids)

    def _read_measures(self, entry: DocumentEntry) -> None:
        for measure in entry.document.measures:
            location = (
                entry.text.cell(measure.cell)
                if measure.cell
                else entry.text.find(measure.quote or "")[0]
            )
            owner = self._owner(entry, location, measure.about)
            priority = self.priorities[owner] if owner else None
            topics = (
                priority.topics if priority else tuple(self.topics[name] for name in measure.topics)
            )
            one = MeasureEntry(
                f"{entry.key}#{measure.id}", entry, measure, location, priority, topics
            )
            self.measures.append(one)
            if priority:
                priority.measures.append(one)
            self._quote(entry, "matt", location, measure.id, measure.former_ids)

    def _quote(
        self,
        entry: DocumentEntry,
        kind: str,
        location: Location,
        name: str,
        former: tuple[str, ...],
    ) -> None:
        """Give a quoted place its anchors in the reading view."""
        self.quoted[entry.key].append(
            Quoted(f"{kind}-{name}", location, True, tuple(f"{kind}-{old}" for old in former))
        )

    def ties_under(self, entries: list[PriorityEntry]) -> list[Related]:
        """The links from any of the priorities, in their order."""
        return [related for entry in entries for related in entry.related]

    def measures_under(self, topic: str) -> list[MeasureEntry]:
        """Every measure under a topic, by document."""
        return [one for one in self.measures if any(topic == its.id for its in one.topics)]

    def commitments_of(self, municipality: str) -> list[CommitmentEntry]:
        """Every commitment of the municipality, in the order of its documents."""
        return self._commitments_by_municipality[municipality]

    def outcomes_of(self, municipality: str) -> list[OutcomeEntry]:
        """Every outcome of the municipality, in the order of its documents."""
        return [one for one in self.outcomes if one.entry.municipality.id == municipality]

    def reports_of(self, commitments: list[CommitmentEntry]) -> list[DocumentEntry]:
        """Every report that answers one of the commitments, oldest first."""
        keys = {outcome.entry.key for one in commitments for outcome in one.outcomes}
        return [entry for key, entry in self.documents.items() if key in keys]

    def measures_of(self, municipality: str) -> list[MeasureEntry]:
        """Every measure of the municipality, in the order of its documents."""
        return [one for one in self.measures if one.entry.municipality.id == municipality]

    def by_municipality(
        self, entries: list[PriorityEntry]
    ) -> list[tuple[model.Municipality, list[PriorityEntry]]]:
        """Priorities under their municipalities, those without any left out."""
        groups = [
            (own, [entry for entry in entries if entry.municipality is own])
            for own in self.municipalities.values()
        ]
        return [(own, under) for own, under in groups if under]

    def cell_names(self, one: MeasureEntry) -> tuple[str, str]:
        """What the source calls the row and the column of the cell a measure rests on."""
        cell = one.measure.cell
        if cell is None:
            raise ValueError(f"{one.key} rests on a quote, not on a cell")
        table = next(table for table, _ in tables(one.entry.document) if table.table == cell.table)
        return table.rows[cell.row - 1][0], table.headers[cell.column - 1]

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
        return self._documents_by_municipality[municipality]

    def priorities_under(self, topic: str) -> list[PriorityEntry]:
        """Every priority under a topic, by municipality and then as the documents order them."""
        return self._by_topic[topic]

    def basis(self, entry: DocumentEntry) -> Basis | None:
        """The plan that a report says it follows up, and whether the collection holds it."""
        follows_up = entry.document.follows_up
        if follows_up is None:
            return None
        found = self.holds(entry.municipality.id, follows_up.kind, follows_up.year)
        return Basis(follows_up, found)

    def holds(self, municipality: str, kind: model.DocumentKind, year: int) -> DocumentEntry | None:
        """The municipality's document of that kind for that year, if the collection has it."""
        return next(
            (
                entry
                for entry in self.documents_of(municipality)
                if entry.document.kind == kind and year in entry.document.years
            ),
            None,
        )

    @cached_property
    def _documents_by_municipality(self) -> dict[str, list[DocumentEntry]]:
        found: dict[str, list[DocumentEntry]] = {key: [] for key in self.municipalities}
        for entry in self.documents.values():
            found[entry.municipality.id].append(entry)
        return found

    @cached_property
    def _commitments_by_municipality(self) -> dict[str, list[CommitmentEntry]]:
        found: dict[str, list[CommitmentEntry]] = {key: [] for key in self.municipalities}
        for one in self.commitments.values():
            found[one.entry.municipality.id].append(one)
        return found

    @cached_property
    def series(self) -> dict[tuple[str, str], list[MeasureEntry]]:
        """The measures of each series, by its document's key and its id."""
        found: dict[tuple[str, str], list[MeasureEntry]] = defaultdict(list)
        for one in self.measures:
            if one.measure.series:
                found[one.entry.key, one.measure.series].append(one)
        return found

    @cached_property
    def neighbours(self) -> dict[str, tuple[PriorityEntry | None, PriorityEntry | None]]:
        """The priority before and after each, as the municipality's documents order them."""
        found: dict[str, tuple[PriorityEntry | None, PriorityEntry | None]] = {}
        for entries in self._by_municipality.values():
            around = [None, *entries, None]
            for i, entry in enumerate(entries, start=1):
                found[entry.key] = (around[i - 1], around[i + 1])
        return found

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
        if isinstance(part, blocks.Table | blocks.Activities):
            headings[anchor] = part.caption
        elif trail[-1] == "former_anchors":
            present = part.section if isinstance(part, blocks.Section) else part.id
            headings[anchor] = headings.get(present, "")
    return headings
