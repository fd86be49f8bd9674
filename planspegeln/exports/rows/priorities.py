"""Rows of priorities and activities, with their documents and their links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planspegeln.catalogue import statements
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import (
    ItemEntry,
    PriorityEntry,
    Related,
    SentenceEntry,
)
from planspegeln.exports.rows.shared import owned
from planspegeln.model.rows import (
    FollowUpOf,
    ItemOf,
    PriorityRow,
    RelatedOf,
    SummaryOf,
    SummaryQuote,
    SummarySentence,
    UnreadOf,
)
from planspegeln.pages.addresses import document_place, links, priority_address


def priorities(catalogue: Catalogue, root: str) -> Iterator[PriorityRow]:
    """A row for each priority and activity. Its address is that of its page."""
    for own in catalogue.municipalities.values():
        for entry in own.priorities:
            yield _priority(catalogue, entry, root)


def _priority(catalogue: Catalogue, entry: PriorityEntry, root: str) -> PriorityRow:
    summary = _summary(entry)
    return PriorityRow(
        id=entry.key,
        **links(root, priority_address(entry)),
        **owned(entry.municipality),
        title=entry.priority.title,
        kind=entry.priority.kind,
        theme=entry.theme.id if entry.theme else None,
        topics=tuple(topic.id for topic in entry.topics),
        planned=summary.planned.text if summary and summary.planned else None,
        reported=summary.reported.text if summary and summary.reported else None,
        statuses=_statuses(entry),
        commitments=len(entry.commitments),
        outcomes=len(entry.outcomes),
        measures=len(entry.measures),
        unread_sentences=sum(number for _, number in entry.unread),
        summary=summary,
        plans=tuple(ItemOf(**_item(placed, root)) for placed in entry.plans),
        follow_ups=tuple(
            FollowUpOf(**_item(placed, root), basis=_basis(catalogue, entry, placed))
            for placed in entry.follow_ups
        ),
        unread=tuple(
            UnreadOf(document=document.key, sentences=number) for document, number in entry.unread
        ),
        related=tuple(_related(related, root) for related in entry.related),
    )


def _statuses(entry: PriorityEntry) -> str | None:
    """How many commitments have each status, or are not read or without follow-up. None if it has none."""
    if not entry.commitments:
        return None
    told = " ".join(statements.statuses(entry.commitments))
    return told or statements.numbers(entry.commitments)


def _summary(entry: PriorityEntry) -> SummaryOf | None:
    """The editors' summary with its quotes. A sentence that is not given is None."""
    summary = entry.summary
    if summary is None:
        return None
    return SummaryOf(planned=_sentence(summary.planned), reported=_sentence(summary.reported))


def _sentence(sentence: SentenceEntry | None) -> SummarySentence | None:
    if sentence is None:
        return None
    quotes = (
        SummaryQuote(document=one.entry.key, quote=one.entry.publishable(one.quote))
        for one in sentence.grounds
    )
    return SummarySentence(text=sentence.text, quotes=tuple(quotes))


def _item(placed: ItemEntry, root: str) -> dict[str, Any]:
    return {
        "document": placed.entry.key,
        "year": max(placed.entry.document.years),
        "number": placed.item.number,
        **links(root, *document_place(placed.entry, placed.item.id)),
    }


def _basis(catalogue: Catalogue, entry: PriorityEntry, placed: ItemEntry) -> str:
    basis = catalogue.basis(placed.entry)
    plans = [plan.entry for plan in entry.plans]
    return statements.basis(basis, placed.entry, plans, entry.priority.kind)


def _related(related: Related, root: str) -> RelatedOf:
    target, reason = related.there, related.link.reason
    if target.priority:
        led = links(root, priority_address(target.priority))
        return RelatedOf(id=target.priority.key, **led, reason=reason)
    led = links(root, *document_place(target.entry, target.anchor or ""))
    return RelatedOf(id=f"{target.entry.key}#{target.anchor}", **led, reason=reason)
