"""A municipality's documents in the order of their years, with those that the collection lacks."""

from __future__ import annotations

from dataclasses import dataclass

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry, MunicipalityEntry
from planspegeln.catalogue.gaps import MissingDocument, missing_documents


@dataclass(frozen=True)
class Moment:
    """A document on the timeline: one of the collection, or one that is only mentioned there.

    `year` is the first one that it is for.
    """

    year: int
    held: DocumentEntry | None = None
    missing: MissingDocument | None = None

    @property
    def is_report(self) -> bool:
        """Whether it is a report. Among documents for one year, reports come last."""
        if self.held:
            return self.held.is_follow_up
        return self.missing is not None and self.missing.mention.kind == "report"


def timeline(catalogue: Catalogue, own: MunicipalityEntry) -> list[Moment]:
    """The municipality's plans, programmes and reports by year, oldest first.

    Those that others mention without a year have no place there, and nor have other documents.
    """
    held = [Moment(min(entry.document.years), held=entry) for entry in own.documents]
    missing = [
        Moment(one.mention.year, missing=one)
        for one in missing_documents(catalogue, own)
        if one.mention.year and one.mention.kind != "other"
    ]
    return sorted([*held, *missing], key=lambda one: (one.year, one.is_report))
