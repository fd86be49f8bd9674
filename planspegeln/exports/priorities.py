"""`data/priorities.json`: every priority and activity, its documents and its links."""

from __future__ import annotations

from typing import Any

from planspegeln.catalogue import statements
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import ItemEntry, PriorityEntry, SentenceEntry, Target
from planspegeln.pages.addresses import document_place, links, priority_address


def rows(catalogue: Catalogue, root: str) -> list[dict[str, Any]]:
    """One object per priority. `root` is the site's address.

    `url` is a path from there, with `#anchor` for a part of a page. `href` is the whole address.
    `statuses` says in Swedish how many of its commitments have each status. `unread` has the
    documents whose items for it nobody has gone through, each with its number of such sentences. `municipality_code`
    is the code of Statistics Sweden (SCB), by which the data can be joined with other statistics.
    """
    return [
        _priority(catalogue, entry, root)
        for own in catalogue.municipalities.values()
        for entry in own.priorities
    ]


def _priority(catalogue: Catalogue, entry: PriorityEntry, root: str) -> dict[str, Any]:
    return {
        "id": entry.key,
        **links(root, priority_address(entry)),
        "title": entry.priority.title,
        "municipality": entry.municipality.id,
        "municipality_code": entry.municipality.code,
        "kind": entry.priority.kind,
        "theme": entry.theme.id if entry.theme else None,
        "topics": [topic.id for topic in entry.topics],
        "summary": _summary(entry),
        "plans": [_item(placed, root) for placed in entry.plans],
        "follow_ups": [
            _item(placed, root) | {"basis": _basis(catalogue, entry, placed)}
            for placed in entry.follow_ups
        ],
        "statuses": " ".join(statements.statuses(entry.commitments)) or None,
        "unread": [
            {"document": document.key, "sentences": number} for document, number in entry.unread
        ],
        "related": [
            _target(related.there, root) | {"reason": related.link.reason}
            for related in entry.related
        ],
    }


def _summary(entry: PriorityEntry) -> dict[str, Any] | None:
    """The editors' summary with its quotes. A sentence that is not given is null."""
    summary = entry.summary
    if summary is None:
        return None
    return {"planned": _sentence(summary.planned), "reported": _sentence(summary.reported)}


def _sentence(sentence: SentenceEntry | None) -> dict[str, Any] | None:
    if sentence is None:
        return None
    quotes = [
        {"document": one.entry.key, "quote": one.entry.publishable(one.quote)}
        for one in sentence.grounds
    ]
    return {"text": sentence.text, "quotes": quotes}


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


def _target(target: Target, root: str) -> dict[str, Any]:
    if target.priority:
        return {"id": target.priority.key, **links(root, priority_address(target.priority))}
    own = f"{target.entry.key}#{target.anchor}"
    return {"id": own, **links(root, *document_place(target.entry, target.anchor or ""))}
