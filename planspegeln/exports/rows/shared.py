"""What rows of several kinds have in common."""

from __future__ import annotations

from typing import Any

from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import entities
from planspegeln.model.leaves import Leaf, Location
from planspegeln.swedish.sentences import around


def owned(municipality: entities.Municipality) -> dict[str, Any]:
    """Whose row it is."""
    return {"municipality": municipality.id, "municipality_code": municipality.code}


def origin(entry: DocumentEntry) -> dict[str, Any]:
    """What is known of a document and its file. What is not known is None."""
    document = entry.document
    source = document.source
    return {
        **owned(entry.municipality),
        "first_year": min(document.years),
        "last_year": max(document.years),
        "reference": document.reference and entry.publishable(document.reference),
        "source_url": source.url,
        "retrieved": source.retrieved,
        "sha256": source.sha256,
        "original_sha256": source.original.sha256 if source.original else None,
    }


def placed(entry: DocumentEntry, leaf: Leaf) -> dict[str, Any]:
    """Which document a row's words stand in, and on which page of the original."""
    return {
        **origin(entry),
        "document": entry.key,
        "document_title": entry.publishable(entry.document.title),
        "page": leaf.page,
    }


def lead(entry: DocumentEntry, leaf: Leaf) -> str | None:
    """The sentence or heading that introduces a leaf's list, without names that are withheld."""
    found = entry.lead(leaf)
    return entry.publishable(found) if found else None


def sentence(entry: DocumentEntry, location: Location) -> str:
    """The whole sentence around a place, without names that are withheld."""
    start, end = around(location.leaf.text, location.start, location.end)
    return entry.publishable(location.leaf.text[start:end])
