"""Rows of commitments, of outcomes, and of the judgements that join them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import AnswerEntry, CommitmentEntry, OutcomeEntry
from planspegeln.catalogue.standing import absence
from planspegeln.exports.rows.shared import lead, placed, sentence
from planspegeln.model.rows import CommitmentRow, Judged, JudgementRow, OutcomeOf, OutcomeRow
from planspegeln.pages.addresses import commitment_target, document_place, links


def commitments(catalogue: Catalogue, root: str) -> Iterator[CommitmentRow]:
    """A row for each commitment. Its address leads to it beside its outcomes."""
    for one in catalogue.extracts.commitments.values():
        newest = _judgement(one.answer) if one.answer else {}
        yield CommitmentRow(
            **_said(one, one.commitment.quote),
            **links(root, *commitment_target(one)),
            kind=one.commitment.kind,
            actor=one.entry.publishable(one.actor) if one.actor else None,
            period=one.period,
            follow_up="answered" if one.answers else "unread" if one.is_unread else "none",
            standing=newest.get("label", absence(one).label),
            status=newest.get("status"),
            status_year=newest.get("year"),
            relation=newest.get("relation"),
            caveat=newest.get("caveat"),
            because=newest.get("because"),
            judgements=tuple(
                Judged(document=answer.entry.key, **_judgement(answer)) for answer in one.answers
            ),
            outcomes=tuple(
                _outcome(answer, outcome, root)
                for answer in one.answers
                for outcome in answer.outcomes
            ),
        )


def outcomes(catalogue: Catalogue, root: str) -> Iterator[OutcomeRow]:
    """A row for each outcome. Its address leads to its sentence in the report."""
    for one in catalogue.extracts.outcomes:
        yield OutcomeRow(
            **_said(one, one.outcome.quote),
            **links(root, *document_place(one.entry, one.anchor)),
            judgements=tuple(_id(answer) for answer in one.answers),
        )


def judgements(catalogue: Catalogue, root: str) -> Iterator[JudgementRow]:
    """A row for each report's judgement of each commitment, and the address of the commitment."""
    for one in catalogue.extracts.commitments.values():
        for answer in one.answers:
            first, told = answer.outcomes[0], _judgement(answer)
            yield JudgementRow(
                id=_id(answer),
                **links(root, *commitment_target(one)),
                **placed(answer.entry, first.location.leaf),
                commitment=one.key,
                priority=one.priority.key if one.priority else None,
                planned=one.entry.publishable(one.commitment.quote),
                status_year=told.pop("year"),
                **told,
                quote=first.entry.publishable(first.outcome.quote),
                outcomes=tuple(outcome.key for outcome in answer.outcomes),
            )


def _id(answer: AnswerEntry) -> str:
    """A report has one judgement of a commitment."""
    made = answer.commitment
    return f"{answer.entry.key}#{made.entry.document.id}-{made.commitment.id}"


def _said(one: CommitmentEntry | OutcomeEntry, quote: str) -> dict[str, Any]:
    entry, location = one.entry, one.location
    return {
        "id": one.key,
        "priority": one.priority.key if one.priority else None,
        **placed(entry, location.leaf),
        "lead": lead(entry, location.leaf),
        "quote": entry.publishable(quote),
        "sentence": sentence(entry, location),
    }


def _judgement(answer: AnswerEntry) -> dict[str, Any]:
    return {
        "status": answer.answer.status,
        "year": answer.year,
        "label": answer.label,
        "relation": answer.relation,
        "caveat": answer.caveat or None,
        "because": answer.answer.because,
    }


def _outcome(answer: AnswerEntry, one: OutcomeEntry, root: str) -> OutcomeOf:
    return OutcomeOf(
        document=one.entry.key,
        lead=lead(one.entry, one.location.leaf),
        quote=one.entry.publishable(one.outcome.quote),
        sentence=sentence(one.entry, one.location),
        **links(root, *document_place(one.entry, one.anchor)),
        **_judgement(answer),
    )
