"""`data/commitments.json`: every commitment, what reports say of it, and the outcomes behind."""

from __future__ import annotations

from typing import Any

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import AnswerEntry, CommitmentEntry, OutcomeEntry
from planspegeln.pages.addresses import commitment_target, document_place, links
from planspegeln.swedish.sentences import around


def rows(catalogue: Catalogue, root: str) -> list[dict[str, Any]]:
    """One object per commitment. `root` is the site's address.

    `priority` is an id of priorities.json, or null for a commitment outside all priorities. `kind`
    is `task` (something shall be done) or `aim` (something shall hold). `lead` is the sentence or
    heading that introduces the quote's list, or null. `sentence` is the whole sentence around the
    quote. `actor` is who is to act, as the document says, or null if it does not say. `url` is a
    path from the site's root, and `href` is the whole address. They lead to the commitment beside
    its outcomes. Those of an outcome lead to its sentence in the report.

    `follow_up` is `answered` if a report takes it up, `unread` if one may do so that nobody has gone
    through yet, and otherwise `none`. `judgements` has what each report as a whole says about the commitment, oldest report first.
    `status` is about `year` and no other, and `label` says so in Swedish. `relation` is `same-year`
    if the commitment is for that year, `recurring` if it recurs by its own words, and otherwise
    `other-year`: then the report says nothing about the commitment's own years. `caveat` says so in
    Swedish. `status` and `because` are editorial. Each of `outcomes` repeats the judgement that
    rests on it.
    """
    return [_commitment(one, root) for one in catalogue.extracts.commitments.values()]


def _commitment(one: CommitmentEntry, root: str) -> dict[str, Any]:
    address, anchor = commitment_target(one)
    return {
        "id": one.key,
        "priority": one.priority.key if one.priority else None,
        "document": one.entry.key,
        "kind": one.commitment.kind,
        "lead": _lead(one),
        "quote": one.entry.publishable(one.commitment.quote),
        "sentence": _sentence(one),
        "actor": one.entry.publishable(one.actor) if one.actor else None,
        "period": one.period,
        **links(root, address, anchor),
        "follow_up": "answered" if one.answers else "unread" if one.is_unread else "none",
        "judgements": [
            {"document": answer.entry.key} | _judgement(answer) for answer in one.answers
        ],
        "outcomes": [
            _outcome(outcome, root) | _judgement(answer)
            for answer in one.answers
            for outcome in answer.outcomes
        ],
    }


def _lead(one: CommitmentEntry | OutcomeEntry) -> str | None:
    lead = one.entry.lead(one.location.leaf)
    return one.entry.publishable(lead) if lead else None


def _sentence(one: CommitmentEntry | OutcomeEntry) -> str:
    location = one.location
    start, end = around(location.leaf.text, location.start, location.end)
    return one.entry.publishable(location.leaf.text[start:end])


def _judgement(answer: AnswerEntry) -> dict[str, Any]:
    return {
        "status": answer.answer.status,
        "year": answer.year,
        "label": answer.label,
        "relation": answer.relation,
        "caveat": answer.caveat or None,
        "because": answer.answer.because,
    }


def _outcome(one: OutcomeEntry, root: str) -> dict[str, Any]:
    return {
        "document": one.entry.key,
        "lead": _lead(one),
        "quote": one.entry.publishable(one.outcome.quote),
        "sentence": _sentence(one),
        **links(root, *document_place(one.entry, one.anchor)),
    }
