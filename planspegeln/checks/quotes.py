"""Checks quotes, phrases and names against the text that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planspegeln.checks import summaries
from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model.leaves import DocumentText, cuts_name, places
from planspegeln.model.values import Trail, part_at
from planspegeln.swedish.invisible import lookalike


def quotes_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure every quote stands, letter for letter, at exactly one location in its document."""
    for key, quote, entry, at in _quotes(collection):
        yield from quote_stands(collection.text(key), quote, entry, at)


def quotes_keep_names_whole(collection: Collection) -> Iterator[Fault]:
    """Ensure no quote cuts through a name under `personal`: a part of a name is not hidden."""
    for key, quote, entry, at in _quotes(collection):
        if any(
            cuts_name(location, person.name)
            for location in collection.text(key).find(quote)
            for person in collection.documents[key].value.personal
        ):
            yield Fault(
                entry.position(*at),
                f"citatet ”{quote}” delar ett namn som står under ”personal”; "
                "ta med hela namnet, eller inget av det",
            )


def _quotes(collection: Collection) -> Iterator[tuple[str, str, Loaded[Any], Trail]]:
    """Every quote of documents, links and summaries.

    Each comes with its document's key, its words, its object and its trail.
    """
    for key, entry in collection.documents.items():
        for field in ("notes", "mentions", "commitments", "outcomes", "passages", "measures"):
            for i, one in enumerate(getattr(entry.value, field)):
                if one.quote is not None:
                    yield key, one.quote, entry, (field, i, "quote")
        if entry.value.follows_up:
            yield key, entry.value.follows_up.quote, entry, ("follows_up", "quote")
    for link in collection.links.values():
        for i, side in enumerate(link.value.sides):
            if side.document in collection.documents:
                yield side.document, side.quote, link, ("sides", i, "quote")
    for priority, at, sentence in summaries.sentences(collection):
        for i, ground in enumerate(sentence.quotes):
            key = f"{municipality_of(priority.key)}/{ground.document}"
            if key in collection.documents:
                yield key, ground.quote, priority, (*at, "quotes", i, "quote")


def quote_stands(text: DocumentText, quote: str, entry: Loaded[Any], at: Trail) -> Iterator[Fault]:
    """A fault at `at` in `entry` unless `quote` stands at exactly one location of `text`."""
    count = len(text.find(quote))
    if count == 0:
        alike = lookalike(quote, (leaf.text for leaf in text.leaves))
        why = f"{alike}; kopiera citatet ur texten" if alike else _nearest_words(text, quote)
        yield Fault(entry.position(*at), f"citatet ”{quote}” står inte i dokumentet{why}")
    elif count > 1:
        yield Fault(
            entry.position(*at),
            f"citatet ”{quote}” står på {count} ställen i dokumentet; "
            "ta med fler ord så att det bara står på ett",
        )


def _nearest_words(text: DocumentText, quote: str) -> str:
    """The end of a message: how far the quote agrees with the document."""
    words = quote.split(" ")
    for size in range(len(words) - 1, 0, -1):
        start = " ".join(words[:size])
        if text.holds(start):
            return f"; det stämmer till och med ”{' '.join(words[max(0, size - 3) : size])}”"
    return "; inte ens första ordet står där"


def phrases_stand_in_block(collection: Collection) -> Iterator[Fault]:
    """Ensure emphasised phrases, named bodies and footnote marks stand in the text they mark."""
    for key, entry in collection.documents.items():
        text = collection.text(key)
        for leaf in text.leaves:
            if leaf.trail[-1] == "text":
                block = part_at(entry.value, leaf.trail[:-1])
                for field in ("emphasis", "bodies"):
                    for i, phrase in enumerate(getattr(block, field, ())):
                        if phrase not in leaf.text:
                            position = entry.position(*leaf.trail[:-1], field, i)
                            alike = lookalike(phrase, [leaf.text])
                            yield Fault(
                                position, f"”{phrase}” står inte i texten ”{leaf.text}”{alike}"
                            )
            if leaf.trail[-1] == "footnote" and not any(
                leaf.mark in other.text for other in text.leaves
            ):
                position = entry.position(*leaf.trail[:-1], "mark")
                yield Fault(position, f"notmärket ”{leaf.mark}” står inte i texten")


def personal_names_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure each name under `personal` stands in the text: a misspelt name hides nothing."""
    for key, entry in collection.documents.items():
        for i, person in enumerate(entry.value.personal):
            text = collection.text(key)
            if not any(next(places(leaf.text, person.name), None) for leaf in text.leaves):
                alike = lookalike(person.name, (leaf.text for leaf in text.leaves))
                yield Fault(
                    entry.position("personal", i, "name"),
                    f"”{person.name}” står inte i dokumentets text{alike}; "
                    "skriv namnet som i källan",
                )
