"""What the pages of some municipalities are made of, without what only others' are made of.

A municipality's pages say what its own files say, and what a link ties them to in those of another. So
they are the same whether all others are read or not, but for the parts of compounds that a search finds
them by: those are words that any document may have.
"""

from __future__ import annotations

from collections.abc import Collection as Ids
from dataclasses import replace
from pathlib import Path

from planspegeln.loading.load import Collection, Loaded, T, add, municipality_of
from planspegeln.model import editorial, entities


def around(root: Path, wanted: Ids[str]) -> Collection:
    """Read what the pages of some municipalities are made of, under `root`, the data folder.

    That is what is nobody's own, these municipalities (`wanted` are their ids), and those that a link
    ties to one of them. Nothing in the result names what was not read: links between others are left out,
    and so are their entries of the log, their addresses that are gone, and what their abbreviations mean.
    Faults are in it as in what `load` gives.
    """
    collection = Collection(root)
    add(collection, lambda own: own is None)
    links = {key: link for key, link in collection.links.items() if _owners(link) & {*wanted}}
    read = {*wanted}.union(*map(_owners, links.values()))
    add(collection, lambda own: own in read)
    return replace(
        collection,
        links=links,
        abbreviations={
            key: _explained(one, read)
            for key, one in collection.abbreviations.items()
            if one.value.municipality is None or one.value.municipality in read
        },
        changes={
            key: one for key, one in collection.changes.items() if _about(one.value) & {*wanted}
        },
        withdrawn=_own(collection.withdrawn, read),
        reworded=_own(collection.reworded, read),
        withheld=[
            one for one in collection.withheld if municipality_of(one.value.moved_to) in read
        ],
    )


def _owners(link: Loaded[entities.Link]) -> set[str]:
    return {municipality_of(side.document) for side in link.value.sides}


def _about(change: editorial.Change) -> set[str]:
    return {municipality_of(key) for key in (change.document, *change.priorities) if key}


def _own(gone: list[Loaded[T]], read: Ids[str]) -> list[Loaded[T]]:
    """Those whose address is a municipality's that was read."""
    return [one for one in gone if municipality_of(one.key) in read]


def _explained(
    one: Loaded[editorial.Abbreviation], read: Ids[str]
) -> Loaded[editorial.Abbreviation]:
    """An abbreviation with the places that explain it in what was read."""
    places = [place for place in one.value.explained_in if municipality_of(place.document) in read]
    return replace(one, value=one.value.model_copy(update={"explained_in": tuple(places)}))
