"""The names of anchors: the id that each kind of thing has on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from planspegeln.model import blocks, editorial, entities
from planspegeln.model.leaves import AnyItem, DocumentText
from planspegeln.model.tables import ItemRow, Table
from planspegeln.model.values import Trail, part_at, slug

Extract: TypeAlias = entities.Commitment | entities.Outcome | entities.Passage | entities.Measure

WITHDRAWN: Final = "borttaget-"  # how the anchors of withdrawn pages begin, in the log
_KIND: Final[dict[type, str]] = {
    entities.Commitment: "atagande",
    entities.Outcome: "utfall",
    entities.Passage: "stalle",
    entities.Measure: "matt",
}


def in_text(one: Extract) -> tuple[str, ...]:
    """An extract's anchors in the document's reading view, the present one first."""
    return tuple(f"{_KIND[type(one)]}-{name}" for name in _ids(one))


def of_link(link: entities.Link) -> str:
    """The anchor of a link's quotes, the same in both documents' reading views."""
    return f"citat-{link.id}"


def of_withdrawal(withdrawal: editorial.Withdrawal) -> str:
    """The anchor of a withdrawn page in the log. No change has an id that begins so."""
    return f"{WITHDRAWN}{slug(withdrawal.address)}"


def of_explanation(one: editorial.Abbreviation) -> str:
    """The anchor of an abbreviation's explanation, the same in each document's reading view."""
    return f"forkortning-{one.id}"


def of_summary(priority: entities.Priority, number: int) -> str:
    """The anchor of a summary's quote in the document's reading view; `number` counts from 0.

    The number moves when the summary is written anew, so the anchor has the _ of what is not
    promised.
    """
    return f"_korthet-{number + 1}-{priority.id}"


def of_footnotes(text: DocumentText) -> dict[Trail, str]:
    """By the trail of each footnote's text its anchor, which has its number in the document."""
    trails = (leaf.trail for leaf in text.leaves if "footnotes" in leaf.trail)
    return {trail: f"_fotnot-{number}" for number, trail in enumerate(trails, start=1)}


def beside_outcomes(document: entities.Document, one: entities.Commitment) -> tuple[str, ...]:
    """A commitment's anchors on the page that shows its outcomes, the present one first."""
    return _by_document(document, one)


def among_measures(
    municipality: str, document: entities.Document, one: entities.Measure
) -> tuple[str, ...]:
    """A measure's anchors on the page of all measures, the present one first."""
    return tuple(f"{municipality}-{anchor}" for anchor in _by_document(document, one))


def _by_document(document: entities.Document, one: Extract) -> tuple[str, ...]:
    """The anchors of an extract on a page that gathers several documents.

    Each joins an id of the document and an id of the extract, former ids included.
    """
    return tuple(f"{name}-{own}" for name in _ids(document) for own in _ids(one))


def _ids(one: Extract | entities.Document) -> tuple[str, ...]:
    return (one.id, *one.former_ids)


def in_document(document: entities.Document) -> Iterator[tuple[str, Trail]]:
    """Each anchor of the document's text in order, with the trail of the key that gives it."""
    yield from _anchors(document.text, ("text",))


def parts(document: entities.Document) -> dict[str, Trail]:
    """The trail of each section, item and table of the document by its anchor."""
    kinds = {"section", "item", "anchor", "table", "activities"}
    return {anchor: trail[:-1] for anchor, trail in in_document(document) if trail[-1] in kinds}


def headings(document: entities.Document, text: DocumentText) -> dict[str, str]:
    """The heading at each anchor: a table's caption, or otherwise the first text there."""
    found: dict[str, str] = {}
    for leaf in text.leaves:
        if leaf.text:
            found.setdefault(leaf.anchor, leaf.text)
    for anchor, trail in in_document(document):
        part = part_at(document, trail[:-1])
        if isinstance(part, Table | blocks.Activities):
            found[anchor] = part.caption
        elif trail[-1] == "former_anchors":
            present = part.section if isinstance(part, blocks.Section) else part.id
            found[anchor] = found.get(present, "")
    return found


def _anchors(parts: tuple[blocks.Block, ...], trail: Trail) -> Iterator[tuple[str, Trail]]:
    for i, block in enumerate(parts):
        at = (*trail, i)
        match block:
            case blocks.Paragraph() if block.goal:
                yield block.goal, (*at, "goal")
            case blocks.List():
                yield from _goals(block, at)
            case Table():
                yield block.table, (*at, "table")
                for j, one in enumerate(block.rows):
                    if isinstance(one, ItemRow):
                        yield from _names(one, (*at, "rows", j))
            case blocks.Activities():
                yield block.activities, (*at, "activities")
                for j, row in enumerate(block.rows):
                    if isinstance(row, blocks.Item):
                        yield from _item_anchors(row, (*at, "rows", j))
            case blocks.Section():
                yield block.section, (*at, "section")
                for former in block.former_anchors:
                    yield former, (*at, "former_anchors")
                yield from _anchors(block.blocks, (*at, "blocks"))
            case blocks.Item():
                yield from _item_anchors(block, at)


def _goals(block: blocks.List | blocks.ListItem, trail: Trail) -> Iterator[tuple[str, Trail]]:
    for i, entry in enumerate(block.list):
        at = (*trail, "list", i)
        if entry.goal:
            yield entry.goal, (*at, "goal")
        yield from _goals(entry, at)


def _item_anchors(item: blocks.Item, trail: Trail) -> Iterator[tuple[str, Trail]]:
    yield from _names(item, trail)
    yield from _anchors(item.blocks, (*trail, "blocks"))


def _names(item: AnyItem, trail: Trail) -> Iterator[tuple[str, Trail]]:
    yield item.id, (*trail, "anchor" if item.anchor else "item")
    for former in item.former_anchors:
        yield former, (*trail, "former_anchors")
