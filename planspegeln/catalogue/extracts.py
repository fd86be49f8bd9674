"""The extracts of the documents: commitments, outcomes, the answers that join them, and more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from planspegeln.catalogue.entries import (
    AnswerEntry,
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    MunicipalityEntry,
    OutcomeEntry,
    PassageEntry,
    PriorityEntry,
    Quoted,
)
from planspegeln.model import anchors, entities
from planspegeln.model.leaves import Location, tables


class Extracts:
    """Commitments by key, outcomes and measures, in the order of the documents.

    They are also added to the entries of their municipality and priority. Passages are added to
    priorities only. `quoted` has the locations of all extracts, by the document's key.
    """

    def __init__(
        self,
        municipalities: Mapping[str, MunicipalityEntry],
        documents: Mapping[str, DocumentEntry],
        priorities: Mapping[str, PriorityEntry],
        topics: Mapping[str, entities.Topic],
    ) -> None:
        self._municipalities, self._priorities = municipalities, priorities
        self._topics = topics
        self.commitments: dict[str, CommitmentEntry] = {}
        self.outcomes: list[OutcomeEntry] = []
        self.measures: list[MeasureEntry] = []
        for document in documents.values():
            self._read_commitments(document)
        for document in documents.values():
            self._read_outcomes(document)
            self._read_passages(document)
            self._read_measures(document)

    def _owner(
        self, entry: DocumentEntry, location: Location, about: str | None
    ) -> PriorityEntry | None:
        """The priority whose item holds the location, or else the one that `about` names."""
        name = location.leaf.item.item if location.leaf.item else about
        return self._priorities[f"{entry.municipality.id}/{name}"] if name else None

    def _read_commitments(self, entry: DocumentEntry) -> None:
        for commitment in entry.document.commitments:
            location = entry.text.find(commitment.quote, commitment.section)[0]
            priority = self._owner(entry, location, commitment.about)
            key = f"{entry.key}#{commitment.id}"
            one = CommitmentEntry(key, entry, commitment, location, priority)
            self.commitments[key] = one
            self._municipalities[entry.municipality.id].commitments.append(one)
            if priority:
                priority.commitments.append(one)
            self._quote(entry, commitment, location)

    def _read_outcomes(self, entry: DocumentEntry) -> None:
        found: dict[str, OutcomeEntry] = {}
        for outcome in entry.document.outcomes:
            location = entry.text.find(outcome.quote, outcome.section)[0]
            priority = self._owner(entry, location, outcome.about)
            one = OutcomeEntry(f"{entry.key}#{outcome.id}", entry, outcome, location, priority)
            self.outcomes.append(one)
            found[outcome.id] = one
            self._municipalities[entry.municipality.id].outcomes.append(one)
            if priority:
                priority.outcomes.append(one)
            self._quote(entry, outcome, location)
        for answer in entry.document.answers:
            commitment = self.commitments[f"{entry.municipality.id}/{answer.commitment}"]
            rests_on = tuple(found[name] for name in answer.outcomes)
            told = AnswerEntry(answer, entry, commitment, rests_on)
            commitment.answers.append(told)
            for one in rests_on:
                one.answers.append(told)

    def _read_passages(self, entry: DocumentEntry) -> None:
        for passage in entry.document.passages:
            one = PassageEntry(entry, passage, entry.text.find(passage.quote, passage.section)[0])
            for name in passage.about:
                self._priorities[f"{entry.municipality.id}/{name}"].passages.append(one)
            self._quote(entry, passage, one.location)

    def _read_measures(self, entry: DocumentEntry) -> None:
        for measure in entry.document.measures:
            location = (
                entry.text.cell(measure.cell)
                if measure.cell
                else entry.text.find(measure.quote or "", measure.section)[0]
            )
            priority = self._owner(entry, location, measure.about)
            topics = tuple(self._topics[name] for name in measure.topics)
            one = MeasureEntry(
                f"{entry.key}#{measure.id}", entry, measure, location, priority, topics
            )
            self.measures.append(one)
            self._municipalities[entry.municipality.id].measures.append(one)
            if priority:
                priority.measures.append(one)
            self._quote(entry, measure, location)

    def _quote(self, entry: DocumentEntry, one: anchors.Extract, location: Location) -> None:
        """Add the location of an extract, with its anchors in the reading view."""
        anchor, *former = anchors.in_text(one)
        entry.quoted.append(Quoted(anchor, location, tuple(former)))
        entry.taken.append(location)

    def measures_under(self, topic: str) -> list[MeasureEntry]:
        """Every measure with the topic, in the order of the documents."""
        return [one for one in self.measures if any(topic == its.id for its in one.topics)]

    def cell_names(self, one: MeasureEntry) -> tuple[str, str]:
        """The source's names for the row and the column of a measure's cell.

        Raises ValueError if the measure rests on a quote.
        """
        cell = one.measure.cell
        if cell is None:
            raise ValueError(f"{one.key} rests on a quote, not on a cell")
        table = next(table for table, _ in tables(one.entry.document) if table.table == cell.table)
        return table.covering_text(cell.row - 1, 0), table.column_name(cell.column - 1)

    @cached_property
    def series(self) -> dict[tuple[str, str], list[MeasureEntry]]:
        """The measures of each series, by the document's key and the series' id."""
        found: dict[tuple[str, str], list[MeasureEntry]] = defaultdict(list)
        for one in self.measures:
            if one.measure.series:
                found[one.entry.key, one.measure.series].append(one)
        return found
