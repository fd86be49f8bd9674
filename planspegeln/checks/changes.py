"""Checks the public log of changes against the documents and priorities that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection
from planspegeln.model import anchors

_CURE = "Är det borttaget skriver du dess adress i withdrawn.yml, och låter posten stå kvar"


def changes_stand_in_their_year(collection: Collection) -> Iterator[Fault]:
    """Ensure each change is in the file of the year of its date: its address has that year."""
    for entry in collection.changes.values():
        year = f"{entry.value.date:%Y}"
        if PurePath(entry.file.name).stem != year:
            yield Fault(
                entry.position("date"),
                f"datumet är {entry.value.date}, men posten står i {entry.file.name}; flytta den till "
                f"data/changes/{year}.yml, eller rätta datumet",
            )


def changes_are_about_something(collection: Collection) -> Iterator[Fault]:
    """Ensure each document and each priority that a change names exists, or is withdrawn."""
    gone = [one.value for one in collection.withdrawn]
    documents, priorities = {one.document for one in gone}, {one.priority for one in gone}
    for entry in collection.changes.values():
        document = entry.value.document
        if document and document not in documents and not collection.knows(document):
            told = _lacks("dokumentet", document, collection.documents)
            yield Fault(entry.position("document"), told)
        for i, priority in enumerate(entry.value.priorities):
            if priority not in priorities and not collection.knows(priority):
                told = _lacks("prioriteringen", priority, collection.priorities)
                yield Fault(entry.position("priorities", i), told)


def _lacks(what: str, key: str, there: Iterable[str]) -> str:
    told = f"{what} ”{key}” finns inte{suggest(key, there)}"
    return f"{told}{'' if told.endswith('?') else '.'} {_CURE}"


def changes_have_ids_of_their_own(collection: Collection) -> Iterator[Fault]:
    """Ensure no change has an id that begins as the anchors of withdrawn pages do: it could be one."""
    for entry in collection.changes.values():
        if entry.key.startswith(anchors.WITHDRAWN):
            yield Fault(
                entry.position("id"),
                f"”{anchors.WITHDRAWN}” först i ett id är det som är borttaget; ge posten ett annat id",
            )
