"""Swedish sentences about the catalogue's entries that several pages use."""

from __future__ import annotations

from collections.abc import Iterable

from planspegeln.catalogue.entries import (
    Basis,
    CommitmentEntry,
    DocumentEntry,
    MunicipalityEntry,
)
from planspegeln.model import entities
from planspegeln.swedish import names
from planspegeln.swedish.numerals import digits
from planspegeln.swedish.phrases import count, first_upper, listed


def tally(commitments: Iterable[CommitmentEntry]) -> str:
    """How many commitments there are, and how many of them have been followed up."""
    commitments = list(commitments)
    followed = sum(bool(one.answers) for one in commitments)
    whole = count(len(commitments), "åtagande", "åtaganden")
    if not commitments:
        return whole
    each = {1: "", 2: "båda "}.get(len(commitments), "alla ")
    if not followed:
        return f"{whole}, {each}utan uppföljning i samlingen"
    if followed == len(commitments):
        return f"{whole}, {each}med uppföljning"
    without = len(commitments) - followed
    return f"{whole}: {digits(followed)} med uppföljning, {digits(without)} utan"


def documents(own: MunicipalityEntry) -> str:
    """Which documents a municipality has, and whether it has no report."""
    held = listed(
        names.document(entry.document.kind, entry.document.period) for entry in own.documents
    )
    none = "" if own.reports else ", men ingen uppföljning"
    return f"För {own.municipality.name} finns {held}{none}."


def basis(
    basis: Basis | None,
    report: DocumentEntry,
    plans: Iterable[DocumentEntry],
    kind: entities.PriorityKind | None = None,
) -> str:
    """Which plan a report follows up, and which plans stand beside it on the page.

    `basis` is None if the data does not say. `plans` are those beside the report. `kind` is the
    kind of the priority that the page is about, if it is about one.
    """
    own = names.document(report.document.kind, report.document.period)
    beside = {
        entry.key: names.document(entry.document.kind, entry.document.period) for entry in plans
    }
    if basis is None:
        told = f"Vilken plan {own} följer upp är inte angivet."
        return f"{told} Här står den bredvid {listed(beside.values())}." if beside else told
    plan = names.document(basis.follows_up.kind, str(basis.follows_up.year))
    told = f"{first_upper(own)} följer upp {plan}"
    told += "." if basis.found else ", som inte finns i samlingen."
    its_own = bool(basis.found and beside.pop(basis.found.key, None))
    if beside:
        same = (
            f"samma {names.KIND[kind].one}, men inte samma år" if kind else "det är inte samma år"
        )
        how = "också" if its_own else "i stället"
        told += f" Här står den {how} bredvid {listed(beside.values())}: {same}."
    return told
