"""Which other documents a text names, and which of them a report follows up."""

from __future__ import annotations

from collections.abc import Iterator

from planspegeln.authoring.followed import followed
from planspegeln.authoring.identity import mentioned
from planspegeln.authoring.propose.proposals import MentionProposal
from planspegeln.authoring.readers.outline import Heading, Paragraph, Part
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model.leaves import Location


def mentions(catalogue: Catalogue, entry: DocumentEntry) -> Iterator[MentionProposal]:
    """Each document that the text names with its years, at the first place, but not itself.

    One of another name than the municipality's own document of that kind and year is another sort.
    """
    titles = {
        (one.document.kind, year): one.document.title.lower()
        for one in catalogue.municipalities[entry.municipality.id].documents
        for year in one.document.years
    }
    seen = set()
    for leaf in entry.text.leaves:
        for one in () if leaf.repeats or leaf.trail[-1] == "title" else mentioned(leaf.text):
            is_own = (
                one.kind == entry.document.kind
                and one.first in entry.document.years
                and one.title.split()[0].lower() in entry.document.title.lower()
            )
            if not is_own and (one.kind, one.first) not in seen:
                seen.add((one.kind, one.first))
                start = leaf.text.index(one.words)
                place = Location(leaf, start, start + len(one.words))
                known = titles.get((one.kind, one.first))
                is_other = known is not None and one.title.split()[0].lower() not in known
                yield MentionProposal(
                    place, "other" if is_other else one.kind, one.title, one.first
                )


def follows_up(catalogue: Catalogue, entry: DocumentEntry) -> MentionProposal | None:
    """The plan that a report says it follows up, if it names one in one place only."""
    if not entry.is_follow_up:
        return None
    leaves = [
        leaf for leaf in entry.text.leaves if leaf.text and not leaf.repeats and not leaf.cell
    ]
    parts: list[Part] = [
        Heading(leaf.text) if leaf.trail[-1] in ("heading", "title") else Paragraph(leaf.text)
        for leaf in leaves
    ]
    title = next((part for part in parts if part == Heading(entry.document.title)), None)
    known = [
        one.document
        for one in catalogue.municipalities[entry.municipality.id].documents
        if one is not entry
    ]
    for year in entry.document.years:
        own = title if isinstance(title, Heading) else None
        if plan := followed(parts, own, year, known):
            place = entry.text.find(plan.quote)[0]
            return MentionProposal(place, plan.kind, plan.title, plan.year)
    return None
