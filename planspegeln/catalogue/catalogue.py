"""What follows from checked data: which document follows up which, and what is linked to what.

The data stores each relation once. Everything here is computed from it and stored nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import Final

from planspegeln.catalogue.changes import Log
from planspegeln.catalogue.entries import (
    Basis,
    DocumentEntry,
    GroundEntry,
    ItemEntry,
    MunicipalityEntry,
    PriorityEntry,
    Quoted,
    Related,
    SentenceEntry,
    SummaryEntry,
    Target,
)
from planspegeln.catalogue.extracts import Extracts
from planspegeln.catalogue.unread import is_compared, later, nearest, not_compared, places, unread
from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection, municipality_of
from planspegeln.model import anchors, editorial, entities
from planspegeln.model.leaves import items
from planspegeln.swedish import phrases

NEWEST: Final = 20  # the most municipalities that an overview shows


class Catalogue:
    """Everything that the site shows, by key, in the order in which a reader meets it."""

    def __init__(self, collection: Collection) -> None:
        """Compute the relations of a collection that `check` found no fault in."""
        self.municipalities = {
            key: MunicipalityEntry(entry.value, entry.file.name)
            for key, entry in sorted(
                collection.municipalities.items(),
                key=lambda pair: phrases.alphabetical(pair[1].value.name),
            )
        }
        self.topics_file = next(
            (entry.file.name for entry in collection.topics.values()), "data/topics.yml"
        )
        self.topics = {key: entry.value for key, entry in collection.topics.items()}
        documents = (
            DocumentEntry(
                key,
                self.municipalities[municipality_of(key)].municipality,
                entry.value,
                collection.text(key),
                entry.file.name,
            )
            for key, entry in collection.documents.items()
        )
        self.documents = {
            entry.key: entry for entry in sorted(documents, key=lambda entry: entry.place)
        }
        self.priorities = {
            key: PriorityEntry(
                key,
                self.municipalities[municipality_of(key)].municipality,
                entry.value,
                entry.file.name,
                tuple(self.topics[topic] for topic in entry.value.topics),
            )
            for key, entry in collection.priorities.items()
        }
        self.withdrawn = [entry.value for entry in collection.withdrawn]
        self.withheld = [entry.value for entry in collection.withheld]
        self.words = collection.words.value if collection.words else editorial.Words()
        self.about = collection.about.value if collection.about else None
        self.abbreviations = [entry.value for entry in collection.abbreviations.values()]
        self._give_items()
        self._headings = {
            key: anchors.headings(entry.document, entry.text)
            for key, entry in self.documents.items()
        }
        self.related: list[Related] = []  # each link twice: seen from either side
        self.related_to_anchors: dict[str, list[Related]] = defaultdict(list)
        self.links = [entry.value for entry in collection.links.values()]
        self._tie()
        self._explain()
        self._summarise()
        self.extracts = Extracts(self.municipalities, self.documents, self.priorities, self.topics)
        self.unread = list(self._find_unread(collection))
        self.log = Log(
            (entry.value for entry in collection.changes.values()),
            self.withdrawn,
            self.municipalities,
            self.documents,
            self.priorities,
        )

    @property
    def unpublishable(self) -> list[Fault]:
        """What is unread and therefore not published. Empty if `site.yml` lets it be."""
        return [] if self.about and self.about.publish_unread else self.unread

    def _give_items(self) -> None:
        """Give each document to its municipality, and each item to its priority."""
        for entry in self.documents.values():
            own = self.municipalities[entry.municipality.id]
            own.documents.append(entry)
            for item, theme, trail in items(entry.document):
                priority = self.priorities[f"{entry.municipality.id}/{item.item}"]
                if not priority.items:
                    own.priorities.append(priority)
                priority.items.append(ItemEntry(entry, item, theme, trail))

    def _find_unread(self, collection: Collection) -> Iterator[Fault]:
        """Find what nobody has gone through. Yields each place with something left, for editors."""
        for entry in self.documents.values():
            entry.unread.extend(unread(entry, entry.taken))
            yield from places(collection.documents[entry.key], entry)
        placed = {id(one.item): one for entry in self.priorities.values() for one in entry.items}
        for entry in self.documents.values():
            for one in entry.unread:
                if one.leaf.item is not None:
                    placed[id(one.leaf.item)].unread.append(one)
        answering = {
            (answer.entry.key, commitment.entry.key)
            for commitment in self.extracts.commitments.values()
            for answer in commitment.answers
        }
        for own in self.municipalities.values():
            for plan in own.plans:
                plan.reports.extend(self._reports_on(plan, own, answering))
                lacking = [one for one in plan.reports if not is_compared(one, plan)]
                for report in lacking:
                    yield not_compared(collection.documents[report.key], plan)
                may = [*plan.reports, *later(plan, own.reports)]
                plan.awaited.extend(
                    one for one in own.reports if one in lacking or (one.unread and one in may)
                )

    def _reports_on(
        self, plan: DocumentEntry, own: MunicipalityEntry, answering: set[tuple[str, str]]
    ) -> list[DocumentEntry]:
        """The reports that are to be compared with a plan.

        They are its own, or else the nearest later ones, and those that answer a commitment of it:
        `answering` has the keys of those reports and plans.
        """
        on = [one for one in own.reports if self._is_on(one, plan)] or nearest(plan, own.reports)
        return [one for one in own.reports if one in on or (one.key, plan.key) in answering]

    def _tie(self) -> None:
        for link in self.links:
            one, other = (self._target(side) for side in link.sides)
            for here, there in ((one, other), (other, one)):
                related = Related(link, here, there)
                self.related.append(related)
                if here.priority:
                    here.priority.related.append(related)
                else:
                    self.related_to_anchors[here.entry.key].append(related)
                here.entry.quoted.append(Quoted(related.anchor, here.location))

    def _explain(self) -> None:
        for one in self.abbreviations:
            for explained in one.explained_in:
                entry = self.documents[explained.document]
                location = entry.text.find(explained.quote, explained.section)[0]
                entry.quoted.append(Quoted(anchors.of_explanation(one), location))

    def _summarise(self) -> None:
        for priority in self.priorities.values():
            if summary := priority.priority.summary:
                found: dict[str, SentenceEntry] = {}
                numbers = count()
                for name, one in summary.sentences.items():
                    grounds = [
                        self._ground(priority, quoted, next(numbers)) for quoted in one.quotes
                    ]
                    found[name] = SentenceEntry(one.text, tuple(grounds))
                priority.summary = SummaryEntry(found.get("planned"), found.get("reported"))

    def _ground(self, priority: PriorityEntry, one: entities.Ground, number: int) -> GroundEntry:
        """A quote of the priority's summary, whose location gets an anchor."""
        entry = self.documents[f"{priority.municipality.id}/{one.document}"]
        location = entry.text.find(one.quote, one.section)[0]
        anchor = anchors.of_summary(priority.priority, number)
        entry.quoted.append(Quoted(anchor, location))
        return GroundEntry(entry, one.quote, location, anchor)

    def _target(self, side: entities.Side) -> Target:
        entry = self.documents[side.document]
        priority = self.priorities[side.priority] if side.priority else None
        anchor = side.anchor
        heading = (
            priority.priority.title if priority else self._headings[entry.key].get(anchor or "", "")
        )
        location = entry.text.find(side.quote, side.section)[0]
        return Target(entry, priority, anchor, heading, side.quote, location)

    def by_newest(
        self, entries: list[PriorityEntry]
    ) -> list[tuple[MunicipalityEntry, list[PriorityEntry]]]:
        """The priorities by municipality, those with the newest documents first."""
        under: dict[str, list[PriorityEntry]] = defaultdict(list)
        for entry in entries:
            under[entry.municipality.id].append(entry)
        newest = self.newest_municipalities
        return [(own, under[own.municipality.id]) for own in newest if own.municipality.id in under]

    @cached_property
    def newest_municipalities(self) -> list[MunicipalityEntry]:
        """Every municipality, those with the newest documents first. Those without any come last."""
        return sorted(
            self.municipalities.values(),
            key=lambda own: own.documents[-1].place if own.documents else (),
            reverse=True,
        )

    def heading(self, document: str, anchor: str) -> str:
        """The heading, caption or goal at an anchor of a document. "" if there is none."""
        return self._headings[document].get(anchor, "")

    def priorities_under(self, topic: str) -> list[PriorityEntry]:
        """Every priority with the topic, by municipality and then in the order of the documents."""
        return self._by_topic[topic]

    @cached_property
    def largest_topics(self) -> list[entities.Topic]:
        """Every topic, those with the most priorities first, and then by name."""
        return sorted(
            self.topics.values(),
            key=lambda topic: (
                -len(self.priorities_under(topic.id)),
                phrases.alphabetical(topic.labels.sv),
            ),
        )

    def basis(self, report: DocumentEntry) -> Basis:
        """The plan that a report says it follows up, and the plans without a report of their own."""
        follows_up, own = report.document.follows_up, report.municipality.id
        found = self.holds(own, follows_up) if follows_up else None
        years = {*report.document.years}
        is_planned = any(years & {*plan.document.years} for plan in self.municipalities[own].plans)
        return Basis(follows_up, found, self.unreported[own], is_planned)

    def holds(self, municipality: str, mention: entities.Mention) -> DocumentEntry | None:
        """The municipality's document that is mentioned. None if the collection lacks it."""
        kind, which = mention.known_by
        return next(
            (
                entry
                for entry in self.municipalities[municipality].documents
                if entry.document.kind == kind
                and which
                in (*entry.document.years, entry.document.title, entry.document.short_title)
            ),
            None,
        )

    @cached_property
    def unreported(self) -> dict[str, frozenset[str]]:
        """By municipality, the keys of the plans that have no report of their own.

        A plan's own report names it, or names no plan and is for one of its years.
        """
        return {
            key: frozenset(
                plan.key
                for plan in own.plans
                if not any(self._is_on(report, plan) for report in own.reports)
            )
            for key, own in self.municipalities.items()
        }

    def _is_on(self, report: DocumentEntry, plan: DocumentEntry) -> bool:
        follows_up = report.document.follows_up
        if follows_up:
            return self.holds(report.municipality.id, follows_up) is plan
        return bool({*report.document.years} & {*plan.document.years})

    @cached_property
    def neighbours(self) -> dict[str, tuple[PriorityEntry | None, PriorityEntry | None]]:
        """By key, the priorities before and after a priority, in the order of the documents."""
        found: dict[str, tuple[PriorityEntry | None, PriorityEntry | None]] = {}
        for own in self.municipalities.values():
            around = [None, *own.priorities, None]
            for i, entry in enumerate(own.priorities, start=1):
                found[entry.key] = (around[i - 1], around[i + 1])
        return found

    @cached_property
    def _by_topic(self) -> dict[str, list[PriorityEntry]]:
        under: dict[str, list[PriorityEntry]] = defaultdict(list)
        for own in self.municipalities.values():
            for entry in own.priorities:
                for topic in entry.topics:
                    under[topic.id].append(entry)
        return under
