"""What the places that links lead to are called: the anchor of each kind of thing."""

from __future__ import annotations

from typing import Final, TypeAlias

from planspegeln import editorial, model

Quotable: TypeAlias = model.Commitment | model.Outcome | model.Passage | model.Measure

_KIND: Final[dict[type, str]] = {
    model.Commitment: "atagande",
    model.Outcome: "utfall",
    model.Passage: "stalle",
    model.Measure: "matt",
}


def in_text(one: Quotable) -> tuple[str, ...]:
    """The anchors in the document's reading view of what is read there, the present one first."""
    return tuple(f"{_KIND[type(one)]}-{name}" for name in _ids(one))


def of_link(link: model.Link) -> str:
    """The anchor of a link's quotes, the same in both documents' reading views."""
    return f"citat-{link.id}"


def of_explanation(one: editorial.Abbreviation, number: int) -> str:
    """The anchor of an explanation in the document's reading view; the number is from 0."""
    return f"forkortning-{one.id}" + (f"-{number + 1}" if number else "")


def beside_outcomes(document: model.Document, one: model.Commitment) -> tuple[str, ...]:
    """A commitment's anchors on the page that sets it beside its outcomes, the present first."""
    return _by_document(document, one)


def among_figures(
    municipality: str, document: model.Document, one: model.Measure
) -> tuple[str, ...]:
    """A measure's anchors on the page of all measures, the present one first."""
    return tuple(f"{municipality}-{anchor}" for anchor in _by_document(document, one))


def _by_document(document: model.Document, one: Quotable) -> tuple[str, ...]:
    """The ids of what several documents have on one page, with those the document had before."""
    return tuple(f"{name}-{own}" for name in _ids(document) for own in _ids(one))


def _ids(one: Quotable | model.Document) -> tuple[str, ...]:
    return (one.id, *one.former_ids)
