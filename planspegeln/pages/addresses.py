"""Where pages are.

An address is a path from the site's root, without a leading slash and with a trailing one
("huddinge/prioriteringar/lokal-samverkan/").
"""

from __future__ import annotations

from typing import Final

from planspegeln.catalogue.entries import CommitmentEntry, DocumentEntry, PriorityEntry
from planspegeln.model import entities

TOPICS: Final = "amnen/"
GAPS: Final = "uppfoljning/"
MEASURES: Final = "siffror/"
COMPARISON: Final = "jamfor/"
SEARCH: Final = "sok/"
GLOSSARY: Final = "om/ordlista/"
ACCESSIBILITY: Final = "om/tillganglighet/"
# Folders of files, where no page can be.
DATA: Final = "data/"
ASSETS: Final = "assets/"
INDEX: Final = "pagefind/"
PRIORITY_FOLDER: Final[dict[entities.PriorityKind, str]] = {
    "priority": "prioriteringar",
    "activity": "insatser",
}


def municipality_address(municipality: entities.Municipality) -> str:
    """Where a municipality's page is."""
    return f"{municipality.id}/"


def commitment_target(one: CommitmentEntry) -> tuple[str, str]:
    """The page and the anchor where a commitment stands beside its outcomes."""
    if one.priority:
        return priority_address(one.priority), one.page_anchors[0]
    return municipality_address(one.entry.municipality), one.page_anchors[0]


def document_address(entry: DocumentEntry) -> str:
    """Where a document's reading view is."""
    return f"{entry.municipality.id}/dokument/{entry.document.id}/"


def priority_address(entry: PriorityEntry) -> str:
    """Where a priority's canonical page is."""
    return _address(entry, PRIORITY_FOLDER[entry.priority.kind], entry.priority.id)


def former_priority_addresses(entry: PriorityEntry) -> tuple[str, ...]:
    """Where a priority's page was before: also as another kind, where its own id is a former one."""
    priority = entry.priority
    changed = priority.id in priority.former_ids
    folders = PRIORITY_FOLDER.values() if changed else (PRIORITY_FOLDER[priority.kind],)
    found = (
        _address(entry, folder, former) for folder in folders for former in priority.former_ids
    )
    return tuple(address for address in found if address != priority_address(entry))


def _address(entry: PriorityEntry, folder: str, name: str) -> str:
    return f"{entry.municipality.id}/{folder}/{name}/"


def topic_address(topic: entities.Topic) -> str:
    """Where a topic's page is."""
    return f"{TOPICS}{topic.id}/"
