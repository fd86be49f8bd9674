"""Checks quotes, phrases and names against the text that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from planspegeln.checks import summaries
from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import blocks, entities
from planspegeln.model.leaves import DocumentText, cuts_name, places
from planspegeln.model.values import Trail, part_at
from planspegeln.swedish.invisible import lookalike

_Quoting: TypeAlias = entities.Quote | entities.Measure
QUOTING: Final = (  # the fields of a document whose entries have quotes
    "notes",
    "mentions",
    "commitments",
    "outcomes",
    "passages",
    "measures",
    "background",
)
_MORE: Final = "ta med fler ord så att det bara står på ett"


def quotes_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure every quote stands, letter for letter, at exactly one location in its document."""
    for key, one, entry, at in _quotes(collection):
        yield from quote_stands(collection.text(key), one, entry, at)


def quotes_keep_names_whole(collection: Collection) -> Iterator[Fault]:
    """Ensure no quote cuts through a name under `personal`: a part of a name is not hidden."""
    for key, one, entry, at in _quotes(collection):
        if any(
            cuts_name(location, person.name)
            for location in collection.text(key).find(one.quote or "", one.section)
            for person in collection.documents[key].value.personal
        ):
            yield Fault(
                entry.position(*at, "quote"),
                f"citatet ”{one.quote}” delar ett namn som står under ”personal”; "
                "ta med hela namnet, eller inget av det",
            )


def _quotes(collection: Collection) -> Iterator[tuple[str, _Quoting, Loaded[Any], Trail]]:
    """Every quote of documents, links and summaries.

    Each comes with its document's key, the object that has it, and its trail there.
    """
    for key, entry in collection.documents.items():
        for field in QUOTING:
            for i, one in enumerate(getattr(entry.value, field)):
                if one.quote is not None:
                    yield key, one, entry, (field, i)
        if entry.value.follows_up:
            yield key, entry.value.follows_up, entry, ("follows_up",)
    for link in collection.links.values():
        for i, side in enumerate(link.value.sides):
            if side.document in collection.documents:
                yield side.document, side, link, ("sides", i)
    for priority, at, sentence in summaries.sentences(collection):
        for i, ground in enumerate(sentence.quotes):
            key = f"{municipality_of(priority.key)}/{ground.document}"
            if key in collection.documents:
                yield key, ground, priority, (*at, "quotes", i)


def quote_stands(
    text: DocumentText, one: _Quoting, entry: Loaded[Any], at: Trail
) -> Iterator[Fault]:
    """A fault unless the quote of `one`, at `at` in `entry`, is at exactly one location of `text`.

    If it names a section, that is the location in this section.
    """
    quote, section = one.quote or "", one.section
    places = [location.leaf.anchor for location in text.find(quote)]
    where = f"citatet ”{quote}” står"
    parts = {leaf.anchor for leaf in text.leaves if leaf.anchor}
    if section is not None and section not in parts:
        position = entry.position(*at, "section")
        yield Fault(position, f"delen ”{section}” finns inte i dokumentet{suggest(section, parts)}")
    elif not places:
        alike = lookalike(quote, (leaf.text for leaf in text.leaves))
        why = f"{alike}; kopiera citatet ur texten" if alike else _nearest_words(text, quote)
        yield Fault(entry.position(*at, "quote"), f"{where} inte i dokumentet{why}")
    elif section is None and len(places) > 1:
        alone = [f"section: {place}" for place in places if place and places.count(place) == 1]
        named = f", eller skriv vilken del det står i: {' eller '.join(alone)}" if alone else ""
        yield Fault(
            entry.position(*at, "quote"),
            f"{where} på {len(places)} ställen i dokumentet; {_MORE}{named}",
        )
    elif section is not None and section not in places:
        under = " eller ".join(f"”{place}”" for place in dict.fromkeys(places) if place)
        rather = f" utan under {under}" if under else ""
        position = entry.position(*at, "section")
        yield Fault(position, f"{where} inte direkt under ”{section}”{rather}")
    elif section is not None and places.count(section) > 1:
        count = places.count(section)
        yield Fault(
            entry.position(*at, "quote"), f"{where} på {count} ställen under ”{section}”; {_MORE}"
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
                if isinstance(block, blocks.Footnote) and not any(
                    sign in other.text
                    for sign in {block.mark, *block.signs}
                    for other in text.leaves
                ):
                    position = entry.position(*leaf.trail[:-1], "mark")
                    yield Fault(position, f"notmärket ”{block.mark}” står inte i texten")


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
