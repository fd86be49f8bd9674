"""The register of gaps: what the collection lacks. All of it is computed from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import (
    AnswerEntry,
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    MunicipalityEntry,
    OutcomeEntry,
    PriorityEntry,
)
from planspegeln.model import entities
from planspegeln.model.values import Trail
from planspegeln.swedish import phrases
from planspegeln.swedish.sentences import around


@dataclass(frozen=True)
class MissingDocument:
    """A document that another one mentions and that the collection lacks."""

    municipality: entities.Municipality
    mention: entities.Mention
    mentioned_in: DocumentEntry
    anchor: str


@dataclass(frozen=True)
class PlanWithoutReport:
    """A plan or programme whose own report the collection lacks.

    `instead` are the reports beside it, on the pages of its priorities.
    """

    plan: DocumentEntry
    instead: tuple[DocumentEntry, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: what one document says about one priority.

    `present` is whether the document has an item for the priority. `commitments` counts those that
    the document makes, and `unanswered` those of them that no report answers. Those that an unread
    report may answer are `awaiting` instead. `statuses` counts the commitments that the document
    answers, by status and year. `more` counts its sentences with outcomes that no answer rests on.
    `is_read` is whether somebody has gone through what the document may say of it.
    """

    present: bool = False
    commitments: int = 0
    unanswered: int = 0
    awaiting: int = 0
    statuses: dict[tuple[entities.Status, int], int] = field(default_factory=dict)
    more: int = 0
    is_read: bool = True


@dataclass(frozen=True)
class Row:
    """A row of the matrix: a priority, or None for what is outside all, and a cell per document."""

    priority: PriorityEntry | None
    cells: list[Cell]


def missing_documents(catalogue: Catalogue, own: MunicipalityEntry) -> list[MissingDocument]:
    """The documents that a municipality's own mention and the collection lacks, by year.

    Those without a year come last.
    """
    found: dict[tuple[str, int | str], MissingDocument] = {}
    for entry in own.documents:
        follows_up = entry.document.follows_up
        for mention in (*entry.document.mentions, *([follows_up] if follows_up else ())):
            if not catalogue.holds(own.municipality.id, mention):
                anchor = entry.text.find(mention.quote, mention.section)[0].leaf.anchor
                missing = MissingDocument(own.municipality, mention, entry, anchor)
                found.setdefault(mention.known_by, missing)
    return sorted(
        found.values(),
        key=lambda one: (
            one.mention.year is None,
            one.mention.year or 0,
            phrases.alphabetical(one.mention.title),
        ),
    )


@dataclass(frozen=True)
class Sums:
    """What became of a municipality's commitments, in numbers, and how much the collection lacks.

    `told` are those of which the newest report says how far the work had come, and `mentioned` those that
    it only mentions, all in the `years`. `lacking` have no follow-up, and `awaiting` may have one in
    a report that nobody has gone through. `documents` are mentioned and missing.
    """

    commitments: int
    told: int
    mentioned: int
    years: tuple[int, ...]
    lacking: int
    awaiting: int
    documents: int


class Gaps:
    """What is missing, municipality by municipality: of all of them, or of those that are given."""

    def __init__(self, catalogue: Catalogue, *municipalities: MunicipalityEntry) -> None:
        self._catalogue = catalogue
        self.municipalities = municipalities or tuple(catalogue.municipalities.values())
        self.only = municipalities[0] if len(municipalities) == 1 else None

    def documents(self) -> list[MissingDocument]:
        """The documents that others mention and the collection lacks, by municipality and year.

        Those without a year come last.
        """
        return [
            one for own in self.municipalities for one in missing_documents(self._catalogue, own)
        ]

    def plans_without_report(self) -> list[PlanWithoutReport]:
        """The plans and programmes without a report of their own, with what there is instead."""
        return [
            PlanWithoutReport(
                plan,
                tuple(
                    report
                    for report in own.reports
                    if any(
                        plan in one.plan_documents and report in one.reports
                        for one in own.priorities
                    )
                ),
            )
            for own in self.municipalities
            for plan in own.plans
            if plan.key in self._catalogue.unreported[own.municipality.id]
        ]

    def priorities_without_follow_up(self) -> list[PriorityEntry]:
        """The priorities that have an item in a plan, and no reports, unread ones included."""
        return [
            entry
            for entry in self._priorities()
            if entry.plans and not entry.reports and not entry.is_unread
        ]

    def follow_ups_without_plan(self) -> list[PriorityEntry]:
        """The priorities that have an item in a report and none in a plan."""
        return [entry for entry in self._priorities() if entry.follow_ups and not entry.plans]

    def commitments_without_outcome(self) -> list[tuple[DocumentEntry, list[CommitmentEntry]]]:
        """The commitments that no report answers, by document. Unread reports may answer others."""
        lacking = [
            one
            for own in self.municipalities
            for one in own.commitments
            if not one.answers and not one.is_unread
        ]
        return [
            (self._catalogue.documents[key], list(group))
            for key, group in groupby(lacking, key=lambda one: one.entry.key)
        ]

    def targets_without_outcome(self) -> list[MeasureEntry]:
        """The targets whose series has no outcome for the target's year or later.

        No figure is set against them. What was promised may be judged all the same (see `judged`).
        Those that an unread report may have an outcome for are not among them.
        """
        return [one for own in self.municipalities for one in targets_without_outcome(own)]

    def judged(self, target: MeasureEntry) -> AnswerEntry | None:
        """What a report says of the commitment that a target stands in: it may be judged without a figure."""
        own = self._catalogue.municipalities[target.entry.municipality.id]
        found = (
            made.answer
            for made in own.commitments
            if made.entry is target.entry and made.location.overlaps(target.location)
        )
        return next((answer for answer in found if answer), None)

    def summed(
        self, municipalities: Iterable[MunicipalityEntry]
    ) -> list[tuple[MunicipalityEntry, Sums]]:
        """Municipalities, each in numbers."""
        return [(own, self.sums(own)) for own in municipalities]

    def sums(self, own: MunicipalityEntry) -> Sums:
        """A municipality in numbers."""
        answers = [one.answer for one in own.commitments if one.answer]
        told = [one for one in answers if one.is_judged]
        without = [one.is_unread for one in own.commitments if not one.answer]
        return Sums(
            commitments=len(own.commitments),
            told=len(told),
            mentioned=len(answers) - len(told),
            years=tuple(sorted({one.year for one in answers})),
            lacking=without.count(False),
            awaiting=without.count(True),
            documents=len(missing_documents(self._catalogue, own)),
        )

    def rows(self, own: MunicipalityEntry) -> list[Row]:
        """The municipality's matrix. Each commitment and each outcome counts in one row."""
        rows = [
            Row(
                entry,
                [
                    _cell(one, entry.stands_in(one), entry.commitments, entry.outcomes)
                    for one in own.documents
                ],
            )
            for entry in own.priorities
        ]
        commitments, outcomes = own.commitments_outside, own.outcomes_outside
        outside = [_cell(one, False, commitments, outcomes) for one in own.documents]
        empty = [Cell(is_read=cell.is_read) for cell in outside]
        return rows if outside == empty else [*rows, Row(None, outside)]

    def _priorities(self) -> list[PriorityEntry]:
        return [entry for own in self.municipalities for entry in own.priorities]


def targets_without_outcome(own: MunicipalityEntry) -> Iterator[MeasureEntry]:
    """The targets of a municipality whose series has no outcome for the target's year or later."""
    latest: dict[str | None, int] = {}
    for one in own.measures:
        if one.measure.role == "outcome" and one.measure.series:
            series = one.measure.series
            latest[series] = max(latest.get(series, 0), one.measure.year or 0)
    for one in own.measures:
        is_target = one.measure.role == "target" and not one.entry.awaited
        if is_target and latest.get(one.measure.series, -1) < (one.measure.year or 0):
            yield one


def _cell(
    document: DocumentEntry,
    present: bool,
    commitments: list[CommitmentEntry],
    outcomes: list[OutcomeEntry],
) -> Cell:
    """The document's cell for these commitments and outcomes."""
    made = [one for one in commitments if one.entry is document]
    waiting = sum(one.is_unread for one in made)
    answers = [
        one for commitment in commitments for one in commitment.answers if one.entry is document
    ]
    answers.sort(key=lambda one: (entities.STATUSES.index(one.answer.status), one.year))
    return Cell(
        present,
        commitments=len(made),
        unanswered=sum(not one.answers for one in made) - waiting,
        awaiting=waiting,
        statuses=Counter((one.answer.status, one.year) for one in answers),
        more=len({_sentence(one) for one in outcomes if one.entry is document and not one.answers}),
        is_read=not document.unread
        and not any(document in one.entry.awaited for one in commitments if not one.answers),
    )


def _sentence(one: OutcomeEntry) -> tuple[Trail, int, int]:
    """The sentence around an outcome's quote."""
    leaf = one.location.leaf
    return leaf.trail, *around(leaf.text, one.location.start, one.location.end)
