"""Rows of sentences: every one of every document's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import (
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    OutcomeEntry,
)
from planspegeln.catalogue.unread import Stretch, stretches
from planspegeln.exports.rows.shared import lead, placed
from planspegeln.model.rows import SentenceRow
from planspegeln.model.values import Trail
from planspegeln.pages.addresses import document_place, links

_Extract: TypeAlias = CommitmentEntry | OutcomeEntry | MeasureEntry


def sentences(catalogue: Catalogue, root: str) -> Iterator[SentenceRow]:
    """A row for each sentence and each row of a table, in order. Headings and labels are neither.

    Its address leads to what is taken from it, or else to the part of the text that it stands in.
    """
    taken: dict[tuple[str, Trail], list[_Extract]] = defaultdict(list)
    extracts = catalogue.extracts
    every: tuple[_Extract, ...] = (
        *extracts.outcomes,
        *extracts.commitments.values(),
        *extracts.measures,
    )
    for one in every:
        taken[one.entry.key, one.location.leaf.trail].append(one)
    for entry in catalogue.documents.values():
        unread = {one.place for one in entry.unread}
        for number, said in enumerate(stretches(entry.text), start=1):
            within = [
                one
                for location in said.locations
                for one in taken.get((entry.key, location.leaf.trail), ())
                if one.location.overlaps(location)
            ]
            place = document_place(entry, within[0].anchor if within else said.leaf.anchor)
            yield SentenceRow(
                id=f"{entry.key}#{number}",
                **links(root, *place),
                **placed(entry, said.leaf),
                number=number,
                is_read=said.place not in unread,
                heading=_heading(catalogue, entry, said),
                lead=lead(entry, said.leaf),
                text=entry.publishable(said.text),
                priority=_priority(entry, said),
                commitments=_keys(within, CommitmentEntry),
                outcomes=_keys(within, OutcomeEntry),
                measures=_keys(within, MeasureEntry),
            )


def _keys(within: list[_Extract], kind: type[_Extract]) -> tuple[str, ...]:
    return tuple(one.key for one in within if isinstance(one, kind))


def _heading(catalogue: Catalogue, entry: DocumentEntry, said: Stretch) -> str | None:
    """The heading of the part that it stands in. What stands before every part has none."""
    anchor = said.leaf.anchor
    heading = catalogue.heading(entry.key, anchor) if anchor else ""
    return entry.publishable(heading) if heading else None


def _priority(entry: DocumentEntry, said: Stretch) -> str | None:
    item = said.leaf.item
    return f"{entry.municipality.id}/{item.item}" if item else None
