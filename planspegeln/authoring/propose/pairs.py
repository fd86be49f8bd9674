"""Which sentences of a report may answer which commitments of a plan that it is not compared with."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Final, NamedTuple

from planspegeln.authoring.propose.propose import propose
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import CommitmentEntry, DocumentEntry
from planspegeln.catalogue.unread import is_compared
from planspegeln.model.leaves import Location

# How near an answer has to be before it is put to an editor: in the reviewed report two of three are right.
NEAR: Final = 0.2
_SHOWN: Final = 5
_LONGEST: Final = 90  # characters of a sentence


class Pair(NamedTuple):
    """A sentence that may answer a commitment, and how near they are, from 0 to 1."""

    outcome: Location
    commitment: CommitmentEntry
    score: float


def pairs(catalogue: Catalogue, report: DocumentEntry, plan: DocumentEntry) -> list[Pair]:
    """The pairs of a report and a plan that an editor should look at, the nearest first.

    What already answers the commitment is none, nor is a sentence that is read and tells no outcome.
    """
    of_plan = {
        f"{plan.document.id}#{one.commitment.id}": one
        for one in catalogue.municipalities[plan.municipality.id].commitments
        if one.entry is plan
    }
    found = [
        Pair(told.location, of_plan[first.key], first.score)
        for told in propose(catalogue, report.key).outcomes
        if (first := next((one for one in told.answers if one.key in of_plan), None))
        and first.score >= NEAR
        and _is_open(catalogue, report, told.location, of_plan[first.key])
    ]
    return sorted(found, key=lambda one: -one.score)


def _is_open(
    catalogue: Catalogue, report: DocumentEntry, place: Location, made: CommitmentEntry
) -> bool:
    """Whether an editor has not yet said if a sentence of a report answers a commitment."""
    if any(place.overlaps(one) for unread in report.unread for one in unread.locations):
        return True
    told = [
        one
        for one in catalogue.extracts.outcomes
        if one.entry is report and place.overlaps(one.location)
    ]
    return bool(told) and all(
        answer.commitment is not made for one in told for answer in one.answers
    )


def told(catalogue: Catalogue) -> Iterator[str]:
    """A few pairs of each report and plan that nobody has compared, in Swedish, for editors."""
    for own in catalogue.municipalities.values():
        for plan in own.plans:
            for report in plan.reports:
                if not is_compared(report, plan):
                    found = pairs(catalogue, report, plan)
                    yield from (_told(report, plan, one) for one in found[:_SHOWN])
                    if len(found) > _SHOWN:
                        yield f"… och {len(found) - _SHOWN} till, i arket för {report.key}"


def _told(report: DocumentEntry, plan: DocumentEntry, pair: Pair) -> str:
    outcome, quote = (
        shorten(words, _LONGEST, placeholder=" …")
        for words in (
            report.publishable(pair.outcome.words),
            plan.publishable(pair.commitment.commitment.quote),
        )
    )
    return f"{report.file}: ”{outcome}” svarar kanske på ”{quote}” ({plan.document.short_title})"
