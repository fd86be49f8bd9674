"""Checks search words against the words that a search can find."""

from __future__ import annotations

from collections.abc import Iterator

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection
from planspegeln.swedish.tokens import tokens


def synonyms_lead_somewhere(collection: Collection) -> Iterator[Fault]:
    """Ensure each synonym in words.yml leads to a word that stands in a document."""
    words = collection.words
    if words is None or collection.broken:
        return
    known = {
        word
        for key in collection.documents
        for leaf in collection.text(key).leaves
        for word in tokens(leaf.text)
    }
    for synonym, other in words.value.synonyms.items():
        if other.lower() not in known:
            yield Fault(
                words.position("synonyms", synonym),
                f"”{synonym}” leder till ”{other}”, som inte står i något dokument"
                f"{suggest(other.lower(), known)}",
            )
