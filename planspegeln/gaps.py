"""The register of gaps: what the collection lacks. All of it is computed from the data."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from planspegeln import model
from planspegeln.catalogue import Catalogue
from planspegeln.entries import CommitmentEntry, DocumentEntry, MeasureEntry, PriorityEntry


@dataclass(frozen=True)
class MissingDocument:
    """A document that another one speaks of and that the collection lacks."""

    municipality: model.Municipality
    mention: model.Mention
    mentioned_in: DocumentEntry
    anchor: str


@dataclass(frozen=True)
class Cell:
    """What one document holds of one priority, for the matrix.

    `commitments` are those the document makes; `statuses` count the outcomes by status in a
    report. `present` is False where the priority has no item there.
    """

    present: bool
    commitments: int
    statuses: dict[model.Status, int]
    news: int


class Gaps:
    """What is missing, municipality by municipality."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def documents(self) -> list[MissingDocument]:
        """Documents that others mention and that are not in the collection, oldest first."""
        found: dict[tuple[str, str, int], MissingDocument] = {}
        for entry in self._catalogue.documents.values():
            follows_up = entry.document.follows_up
            for mention in (*entry.document.mentions, *([follows_up] if follows_up else ())):
                own = entry.municipality
                if not self._catalogue.holds(own.id, mention.kind, mention.year):
                    key = (own.id, mention.kind, mention.year)
                    anchor = entry.text.find(mention.quote)[0].leaf.anchor
                    found.setdefault(key, MissingDocument(own, mention, entry, anchor))
        order = {key: number for number, key in enumerate(self._catalogue.municipalities)}
        return sorted(
            found.values(),
            key=lambda one: (
                order[one.municipality.id],
                one.mention.year,
                one.mention.title,
            ),
        )

    def plans_without_report(self) -> list[DocumentEntry]:
        """Plans and programmes no report in the collection follows up."""
        followed = {
            basis.found.key
            for entry in self._catalogue.documents.values()
            if (basis := self._catalogue.basis(entry)) and basis.found
        }
        return [
            entry
            for entry in self._catalogue.documents.values()
            if not entry.is_follow_up and entry.key not in followed
        ]

    def priorities_without_follow_up(self) -> list[PriorityEntry]:
        """Priorities with a plan that no report speaks of."""
        return [entry for entry in self._priorities() if entry.plans and not entry.reports]

    def follow_ups_without_plan(self) -> list[PriorityEntry]:
        """Priorities that are reported but stand in no plan of the collection."""
        return [entry for entry in self._priorities() if entry.follow_ups and not entry.plans]

    def commitments_without_outcome(self) -> list[tuple[DocumentEntry, list[CommitmentEntry]]]:
        """Commitments no outcome answers, under the document that makes them."""
        lacking = [one for one in self._catalogue.extracts.commitments.values() if not one.outcomes]
        return [
            (self._catalogue.documents[key], list(group))
            for key, group in groupby(lacking, key=lambda one: one.entry.key)
        ]

    def targets_without_outcome(self) -> list[MeasureEntry]:
        """Targets whose series holds no outcome for the target's year or later."""
        latest: dict[tuple[str, str | None], int] = {}
        for one in self._catalogue.extracts.measures:
            if one.measure.role == "outcome":
                key = one.entry.municipality.id, one.measure.series
                latest[key] = max(latest.get(key, 0), one.measure.year or 0)
        return [
            one
            for one in self._catalogue.extracts.measures
            if one.measure.role == "target"
            and latest.get((one.entry.municipality.id, one.measure.series), -1)
            < (one.measure.year or 0)
        ]

    def cell(self, priority: PriorityEntry, document: DocumentEntry) -> Cell:
        """What `document` holds of `priority`."""
        statuses: dict[model.Status, int] = {}
        for commitment in priority.commitments:
            for one in commitment.outcomes:
                status = one.outcome.status
                if one.entry.key == document.key and status:
                    statuses[status] = statuses.get(status, 0) + 1
        return Cell(
            present=any(placed.entry.key == document.key for placed in priority.items),
            commitments=sum(one.entry.key == document.key for one in priority.commitments),
            statuses={name: statuses[name] for name in model.STATUSES if name in statuses},
            news=sum(
                one.entry.key == document.key and not one.answers for one in priority.outcomes
            ),
        )

    def _priorities(self) -> list[PriorityEntry]:
        return [
            entry
            for municipality in self._catalogue.municipalities
            for entry in self._catalogue.priorities_of(municipality)
        ]
