"""`data/commitments.json`: every commitment with the outcomes that answer it."""

from __future__ import annotations

from typing import Any, Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import AnswerEntry, CommitmentEntry
from planspegeln.pages.addresses import DATA, commitment_target, document_address

ADDRESS: Final = f"{DATA}commitments.json"


def rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """One object per commitment.

    `priority` is an id of priorities.json, or null for a commitment outside all priorities. `url`
    is a path from the site's root. It leads to the commitment beside its outcomes. That of an
    outcome leads to its sentence in the report. `status` is editorial.
    """
    return [_commitment(one) for one in catalogue.extracts.commitments.values()]


def _commitment(one: CommitmentEntry) -> dict[str, Any]:
    address, anchor = commitment_target(one)
    return {
        "id": one.key,
        "priority": one.priority.key if one.priority else None,
        "document": one.entry.key,
        "quote": one.entry.publishable(one.commitment.quote),
        "actor": one.entry.publishable(one.actor) if one.actor else None,
        "period": one.period,
        "url": f"{address}#{anchor}",
        "outcomes": [_outcome(answer) for answer in one.answers],
    }


def _outcome(answer: AnswerEntry) -> dict[str, Any]:
    one = answer.outcome
    return {
        "document": one.entry.key,
        "quote": one.entry.publishable(one.outcome.quote),
        "status": answer.answer.status,
        "url": f"{document_address(one.entry)}#{one.anchor}",
    }
