"""The headings of a document: which of them are priorities, known ones or new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.layout import NONE, PARTS
from planspegeln.authoring.sheet.lines import YES, Choices, Line, Sentences
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import stretches
from planspegeln.model import blocks, entities
from planspegeln.model.leaves import AnyItem, items
from planspegeln.model.values import Trail

# A number before a heading, but not a year: "1 ", "1.2. ".
_NUMBER: Final = re.compile(r"^(?!(?:19|20)\d\d\s)\d+(?:\.\d+)*[.)]?\s+(?=\S)")


@dataclass(frozen=True)
class Part:
    """A row of the sheet of headings. What is not given is "". `was` is what it said when it was written."""

    id: str
    heading: str
    page: str = ""
    tied: str = ""
    name: str = ""
    kind: str = ""
    topics: str = ""
    certainty: str = ""
    done: str = ""
    was: str = ""

    @property
    def said(self) -> str:
        """What the row says, as `was` has it."""
        return " | ".join((self.done, self.tied, self.name, self.kind, self.topics)).strip()

    @property
    def is_edited(self) -> bool:
        """Whether an editor has changed it."""
        return self.said != self.was


def sections(document_text: tuple[blocks.Block, ...]) -> Iterator[tuple[blocks.Section, Trail]]:
    """The sections that may be priorities, with their trails: no themes, and none with items in them."""
    for section, trail in sections_in(document_text, ("text",)):
        if not section.theme and not _holds_items(section):
            yield section, trail


def sections_in(
    parts: tuple[blocks.Block, ...], trail: Trail
) -> Iterator[tuple[blocks.Section, Trail]]:
    """All sections in some blocks, with their trails."""
    for place, block in enumerate(parts):
        if isinstance(block, blocks.Section):
            at = (*trail, place)
            yield block, at
            yield from sections_in(block.blocks, (*at, "blocks"))


def _holds_items(section: blocks.Section) -> bool:
    return any(
        isinstance(block, blocks.Item | blocks.Activities)
        or (isinstance(block, blocks.Section) and _holds_items(block))
        for block in section.blocks
    )


def parts(
    catalogue: Catalogue, entry: DocumentEntry, choices: Choices, proposed: Mapping[str, Part]
) -> list[Part]:
    """The rows of a document's headings. `proposed` are guesses by the anchor of the heading.

    A heading is decided if somebody has read something below it.
    """
    read = read_under(entry)
    title = {name: words for words, name in choices.priorities.items()}
    found: dict[Trail, Part] = {}
    for item, _, trail in items(entry.document):
        priority = catalogue.priorities[f"{entry.municipality.id}/{item.item}"].priority
        found[trail] = Part(
            item.id,
            words_of(item),
            _page(item),
            title[item.item],
            topics="; ".join(topics_of(choices, priority)),
            done=YES,
        )
    for section, trail in sections(entry.document.text):
        words = f"{section.number or ''} {section.heading}".strip()
        page, guess = _page(section), proposed.get(section.section, Part("", ""))
        if trail in read:
            found[trail] = Part(section.section, words, page, NONE, done=YES)
        else:
            found[trail] = replace(guess, id=section.section, heading=words, page=page)
    rows = (found[trail] for trail in sorted(found, key=_order))
    return [replace(row, was=row.said) for row in rows]


def read_under(entry: DocumentEntry) -> set[Trail]:
    """The trails of what somebody has read something below."""
    unread = {one.place for one in entry.unread}
    return {
        one.leaf.trail[:end]
        for one in stretches(entry.text)
        if one.place not in unread
        for end in range(len(one.leaf.trail))
    }


def words_of(item: AnyItem) -> str:
    """The heading of an item, as the document has it. "" for a row of a table."""
    if isinstance(item, blocks.Item):
        return f"{item.printed_number} {item.title or ''}".strip()
    return ""


def _page(block: AnyItem | blocks.Section) -> str:
    return str(block.page) if block.page else ""


def _order(trail: Trail) -> tuple[tuple[int, str], ...]:
    """A key that sorts trails as the text goes: numbers by size."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in trail)


def undecided(
    entry: DocumentEntry,
    rows: Iterable[tuple[int, Mapping[str, str]]],
    decided: Iterable[Line],
) -> Iterator[SheetFault]:
    """A fault for each heading that nobody has decided, if a sentence under it is decided."""
    under: dict[str, Trail] = {one.section: trail for one, trail in sections(entry.document.text)}
    sentences = Sentences(entry).all
    done = {
        sentences[line.number - 1].leaf.trail
        for line in decided
        if line.done and 0 < line.number <= len(sentences)
    }
    for row, given in rows:
        trail = under.get(given["id"])
        if trail and not given["done"] and any(at[: len(trail)] == trail for at in done):
            yield SheetFault(
                PARTS,
                row,
                "done",
                f"bestäm om ”{given['heading']}” är en prioritering, och skriv ja, innan meningarna "
                "under rubriken är klara",
            )


def topics_of(choices: Choices, priority: entities.Priority) -> list[str]:
    """The labels of a priority's topics."""
    label = {name: words for words, name in choices.topics.items()}
    return [label[name] for name in priority.topics]


def title_of(part: Part) -> str:
    """The title of a new priority: the one that it is given, or the heading without its number."""
    return part.name or _NUMBER.sub("", part.heading, count=1).strip().rstrip(":")
