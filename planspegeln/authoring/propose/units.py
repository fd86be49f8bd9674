"""What proposals are made of: each sentence and row, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import Stretch, stretches
from planspegeln.model import blocks
from planspegeln.model.leaves import Leaf, Location
from planspegeln.model.values import Trail, part_at
from planspegeln.swedish import sentences

# The characters of a sentence that are read. What is done with one grows faster than it.
_LONGEST: Final = 2_000
_RESPONSIBLE: Final[Trail] = ("responsible", "text")


@dataclass(frozen=True)
class Unit:
    """A sentence or a row. `heading` is what is above it, and `lead` what introduces its list.

    `is_activity` is whether the text names something to do by being where it is: in a row of a table
    of activities. `is_goal` is whether it is an entry that names a goal.
    """

    stretch: Stretch
    heading: str = ""
    lead: str = ""
    is_activity: bool = False
    is_entry: bool = False
    is_goal: bool = False

    @property
    def leaf(self) -> Leaf:
        """The leaf that it stands in, or begins with."""
        return self.stretch.leaf

    @property
    def text(self) -> str:
        """Its words."""
        return self.stretch.text

    @property
    def around(self) -> str:
        """What is above it."""
        return f"{self.heading} {self.lead}"


def units(entry: DocumentEntry) -> list[Unit]:
    """Each sentence and row of a document in order, and what its items say who is responsible for."""
    headings, leads = _headings(entry), _leads(entry)
    named = [
        Stretch((Location(leaf, 0, len(leaf.text)),))
        for leaf in entry.text.leaves
        if leaf.trail[-2:] == _RESPONSIBLE
    ]
    found = []
    for one in (*map(_cut, stretches(entry.text)), *named):
        leaf = one.leaf
        lead = leads.get(leaf.lead, "") if leaf.lead else ""
        block = part_at(entry.document, leaf.trail) if leaf.trail[-2] == "list" else None
        found.append(
            Unit(
                one,
                headings[leaf.trail],
                lead,
                is_activity=_is_activity(leaf),
                is_entry=leaf.trail[-2] in ("list", "lines"),
                is_goal=isinstance(block, blocks.ListItem) and block.goal is not None,
            )
        )
    return found


def _cut(one: Stretch) -> Stretch:
    """A sentence without what is too long for one: then a text lacks full stops."""
    return Stretch(
        tuple(
            Location(place.leaf, place.start, min(place.end, place.start + _LONGEST))
            for place in one.locations
        )
    )


def _leads(entry: DocumentEntry) -> dict[Trail, str]:
    """The last sentence of each leaf that introduces a list, by its trail."""
    wanted = {leaf.lead for leaf in entry.text.leaves if leaf.lead}
    return {
        leaf.trail: sentences.last(leaf.text)[-_LONGEST:]
        for leaf in entry.text.leaves
        if leaf.trail in wanted and leaf.text
    }


def _headings(entry: DocumentEntry) -> dict[Trail, str]:
    """By the trail of each leaf, the heading or the title that it stands directly below."""
    found: dict[Trail, str] = {}
    open_: list[tuple[Trail, str]] = []
    for leaf in entry.text.leaves:
        while open_ and leaf.trail[: len(open_[-1][0])] != open_[-1][0]:
            open_.pop()
        if leaf.trail[-1] in ("heading", "title") and len(leaf.trail) > 2:
            open_.append((leaf.trail[:-1], leaf.text))
        found[leaf.trail] = open_[-1][1] if open_ else ""
    return found


def _is_activity(leaf: Leaf) -> bool:
    """Whether a leaf is the title of an activity, or the first paragraph of one without a title."""
    if leaf.year is None or not isinstance(leaf.item, blocks.Item):
        return False
    item = leaf.item
    if leaf.trail[-1] == "title":
        return not item.blocks
    return item.title is None and leaf.trail[-3:] == ("blocks", 0, "text")
