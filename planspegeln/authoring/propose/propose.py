"""Proposes what a document's text says, for an editor to review. Nothing here is written as reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from planspegeln.authoring.propose import (
    background,
    cells,
    mentions,
    numbers,
    promises,
    results,
    subjects,
)
from planspegeln.authoring.propose.answering import Answering
from planspegeln.authoring.propose.grids import Grid, grids
from planspegeln.authoring.propose.proposals import (
    CommitmentProposal,
    Guess,
    MeasureProposal,
    OutcomeProposal,
    Proposals,
)
from planspegeln.authoring.propose.results import Told
from planspegeln.authoring.propose.subjects import Subjects
from planspegeln.authoring.propose.units import Unit, units
from planspegeln.authoring.propose.words import Vocabulary
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model.leaves import Location
from planspegeln.model.tables import ColumnRole
from planspegeln.model.values import Trail

_SURE: Final = 0.5
# Money is named by other words, too.
_SAID: Final = dict.fromkeys(numbers.MONEY, "kronor")
_SOME: Final = 3  # words
_TOLD_IN: Final[tuple[ColumnRole, ...]] = ("status", "assessment")


def propose(catalogue: Catalogue, key: str) -> Proposals:
    """What the document with the key may say. Its own extracts are not looked at.

    Raises KeyError if there is no such document.
    """
    entry = catalogue.documents[key]
    vocabulary = Vocabulary(catalogue)
    about = Subjects(catalogue, entry, vocabulary)
    tables, read = grids(entry), units(entry)
    measures = tuple(_measures(entry, read, tables, vocabulary))
    nothing = tuple(background.background(entry, read, {_place(one.location) for one in measures}))
    taken = {_place(one.location) for one in nothing}
    read = [unit for unit in read if unit.stretch.place not in taken]
    is_report = entry.is_follow_up
    return Proposals(
        () if is_report else tuple(_commitments(entry, read, tables, about)),
        tuple(_outcomes(entry, read, tables, about, Answering(catalogue, entry, vocabulary)))
        if is_report
        else (),
        tuple(one for one in measures if _place(one.location) not in taken),
        nothing,
        tuple(subjects.priorities(entry, about, vocabulary)),
        tuple(mentions.mentions(catalogue, entry)),
        mentions.follows_up(catalogue, entry),
    )


def _place(one: Location) -> tuple[Trail, int]:
    return one.leaf.trail, one.start


def _table(unit: Unit, tables: dict[str, Grid]) -> Grid | None:
    return tables[unit.leaf.cell[0]] if unit.leaf.cell else None


def _priority(unit: Unit, about: Subjects) -> str | None:
    """The priority of the item that a sentence stands in, or else the one that its words are about."""
    return unit.leaf.item.item if unit.leaf.item else about.about(unit.text)


def _commitments(
    entry: DocumentEntry,
    read: list[Unit],
    tables: dict[str, Grid],
    about: Subjects,
) -> Iterator[CommitmentProposal]:
    before: CommitmentProposal | None = None
    name = entry.municipality.name
    for unit in read:
        table = _table(unit, tables)
        found = list(
            promises.in_rows(unit, table, name)
            if table
            else promises.commitments(unit, name, before)
        )
        before = found[-1] if found else None
        if found:
            priority = _priority(unit, about)
            yield from (replace(one, priority=priority) for one in found)


def _outcomes(
    entry: DocumentEntry,
    read: list[Unit],
    tables: dict[str, Grid],
    about: Subjects,
    answering: Answering,
) -> Iterator[OutcomeProposal]:
    before: tuple[Guess, ...] = ()
    last: Unit | None = None
    year = max(entry.document.years)
    for unit in read:
        sure = results.confidence(unit)
        if sure < _SURE:
            continue
        table = _table(unit, tables)
        if table and not _tells(unit, table):
            continue
        bag = answering.bag(unit)
        priority = _priority(unit, about)
        is_next = (
            last is not None and last.leaf.item is unit.leaf.item and last.heading == unit.heading
        )
        found = answering.nearest(bag, priority, before if is_next else ())
        told = _in_row(unit, table, year) if table else results.told(unit.text, year)
        covered = answering.covered(found[0].key, bag) if found else 0
        told = results.of_answer([told], covered)
        if (
            found
            and told.status in ("genomfort", "namns")
            and answering.falls_short(found[0].key, unit.text)
        ):
            told = (
                results.Told("ej-uppnatt", "talet når inte målet i åtagandet")
                if answering.is_due(found[0].key, year)
                else results.Told("namns", "målet gäller ett senare år")
            )
        yield OutcomeProposal(
            _outcome_place(unit, table), sure, told.status, told.reason, priority, found
        )
        before, last = found, unit


def _tells(unit: Unit, table: Grid) -> bool:
    """Whether a row tells what happened: by a status, or by some words in a cell."""
    first = unit.stretch.locations[0]
    if table.is_heading(first):
        return False
    has_status = any(True for role in _TOLD_IN for one in table.cells(unit, role) if one.words)
    return has_status or any(len(one.words.split()) > _SOME for one in unit.stretch.locations)


def _outcome_place(unit: Unit, table: Grid | None) -> Location:
    """The sentence; of a row, the cell that says the most."""
    if table is None:
        return unit.stretch.locations[0]
    return max(unit.stretch.locations, key=lambda one: len(one.words))


def _in_row(unit: Unit, table: Grid, year: int) -> Told:
    """The status that a row gives: in its column for that, or else in any of its cells."""
    for role in _TOLD_IN:
        for location in table.cells(unit, role):
            if told := results.told_in_cell(location.words):
                return told
    return results.told(unit.text, year)


def _measures(
    entry: DocumentEntry, read: list[Unit], tables: dict[str, Grid], vocabulary: Vocabulary
) -> Iterator[MeasureProposal]:
    for unit in read:
        table = _table(unit, tables)
        found = cells.in_rows(unit, table, entry) if table else numbers.in_text(unit, entry)
        for one in found:
            unit_said = _SAID.get(one.unit, one.unit)
            around = f"{one.label} · {table.caption}" if table else unit.text
            topics = vocabulary.named(f"{one.label} · {unit_said}", around)
            yield replace(one, topics=topics)
