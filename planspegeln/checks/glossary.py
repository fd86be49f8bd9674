"""Checks the glossary against the documents whose abbreviations it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from planspegeln.checks.quotes import quote_stands
from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import editorial
from planspegeln.model.leaves import Leaf
from planspegeln.model.values import Trail
from planspegeln.swedish.abbreviations import capitals, stands_in

# What stands around the text: headings, and what heads a table or a page.
_AROUND: Final = frozenset({"title", "heading", "headers", "letterhead", "label"})
_CONTENTS: Final = re.compile("innehåll", re.IGNORECASE)
# A line of a table of contents: dots, or a tab, before the page.
_IN_CONTENTS: Final = re.compile(r"(?:[.…·_] ?){3,}\s*\d+$|\t\d+$")


def explanations_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure explanations are quotes that hold the term, and one of them holds the expansion."""
    for entry in collection.abbreviations.values():
        one = entry.value
        for i, explained in enumerate(one.explained_in):
            if explained.document in collection.documents:
                text = collection.text(explained.document)
                at = ("explained_in", i)
                yield from quote_stands(text, explained, entry, at)
                if not stands_in(one.term, explained.quote):
                    yield Fault(entry.position(*at, "quote"), f"citatet nämner inte ”{one.term}”")
            elif not collection.knows(explained.document):
                near = suggest(explained.document, collection.documents)
                position = entry.position("explained_in", i, "document")
                yield Fault(position, f"dokumentet ”{explained.document}” finns inte{near}")
        quotes = [explained.quote.lower() for explained in one.explained_in]
        if one.expansion and quotes and not any(one.expansion.lower() in text for text in quotes):
            yield Fault(
                entry.position("expansion"),
                f"”{one.expansion}” står inte i citatet; skriv som källan eller ta bort "
                "”explained_in”",
            )


def abbreviations_are_used(collection: Collection) -> Iterator[Fault]:
    """Ensure each term and exception stands in a document, and no term is given twice."""
    if collection.glossary is None or collection.broken:
        return
    first: dict[tuple[str, str | None], Loaded[editorial.Abbreviation]] = {}
    for entry in collection.abbreviations.values():
        one = entry.value
        if one.municipality is not None and not collection.knows(one.municipality):
            near = suggest(one.municipality, collection.municipalities)
            where = entry.position("municipality")
            yield Fault(where, f"kommunen ”{one.municipality}” finns inte{near}")
        elif not _stands(collection, one.term, one.municipality):
            position = entry.position("term")
            yield Fault(position, f"”{one.term}” står inte i något dokument; ta bort posten")
        other = first.setdefault((one.term, one.municipality), entry)
        if other is not entry:
            line = other.position("term").line
            yield Fault(entry.position("term"), f"”{one.term}” finns redan på rad {line}")
    for i, word in enumerate(collection.glossary.value.exceptions):
        if not _stands(collection, word, None):
            position = collection.glossary.position("exceptions", i)
            yield Fault(position, f"”{word}” står inte i något dokument; ta bort undantaget")


def _stands(collection: Collection, term: str, municipality: str | None) -> bool:
    return any(
        stands_in(term, leaf.text)
        for key in collection.documents
        if municipality in (None, municipality_of(key))
        for leaf in collection.text(key).leaves
    )


def abbreviations_are_explained(collection: Collection) -> Iterator[Fault]:
    """Ensure each abbreviation in capitals in running text is in the glossary or its exceptions.

    In headings, in what stands around the text and in lines that are all in capitals, abbreviations
    look like other words.
    """
    if collection.glossary is None:
        return
    exceptions = set(collection.glossary.value.exceptions)
    terms = {(one.value.term, one.value.municipality) for one in collection.abbreviations.values()}
    for key, entry in collection.documents.items():
        known = exceptions | {term for term, own in terms if own in (None, municipality_of(key))}
        for leaf in _running(collection.text(key).leaves):
            for word in dict.fromkeys(capitals(leaf.text)):
                if word not in known:
                    known.add(word)
                    yield Fault(
                        entry.position(*leaf.trail),
                        f"förkortningen ”{word}” saknas i {collection.glossary.file.name}; lägg "
                        "till den där, eller bland ”exceptions” om den inte förkortar något",
                    )


def _running(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """The leaves of running text. Who is responsible may be all in capitals: KS/BUN."""
    contents: Trail | None = None
    for leaf in leaves:
        if contents and leaf.trail[: len(contents)] == contents:
            continue
        if leaf.trail[-1] == "heading" and _CONTENTS.match(leaf.text):
            contents = leaf.trail[:-1]
        around = (
            leaf.repeats or not _AROUND.isdisjoint(leaf.trail) or _IN_CONTENTS.search(leaf.text)
        )
        if not around and ("responsible" in leaf.trail or not leaf.text.isupper()):
            yield leaf
