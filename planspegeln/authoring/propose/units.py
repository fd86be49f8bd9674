"""What proposals are made of: each sentence and row, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.catalogue.unread import Stretch, stretches
from planspegeln.model import blocks
from planspegeln.model.leaves import Leaf, Location, tables
from planspegeln.model.tables import ColumnRole, Table
from planspegeln.model.values import Trail, part_at
from planspegeln.swedish import sentences

_RESPONSIBLE: Final[Trail] = ("responsible", "text")
# Words in a column's name that tell what it holds, if the table's `roles` do not.
_NAMED: Final[tuple[tuple[ColumnRole, tuple[str, ...]], ...]] = (
    ("activity", ("åtgärd", "aktivitet", "insats", "uppdrag", "vad ska göras")),
    ("responsible", ("ansvar",)),
    ("deadline", ("tidplan", "klart", "när", "datum", "tid")),
    ("follow-up", ("uppföljning",)),
    ("status", ("status", "läge")),
    ("assessment", ("bedömning", "uppfyll", "måluppfyllelse")),
    ("measure", ("indikator", "mått", "nyckeltal")),
    ("unit", ("enhet",)),
    ("baseline", ("utgångsläge", "nuläge", "basår", "startvärde")),
    ("target", ("målvärde", "mål", "målnivå")),
    ("outcome", ("utfall", "resultat")),
    ("budget", ("budget", "kostnad")),
)


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
    headings, leads = _headings(entry), {leaf.trail: leaf.text for leaf in entry.text.leaves}
    named = [
        Stretch((Location(leaf, 0, len(leaf.text)),))
        for leaf in entry.text.leaves
        if leaf.trail[-2:] == _RESPONSIBLE
    ]
    found = []
    for one in (*stretches(entry.text), *named):
        leaf = one.leaf
        lead = sentences.last(leads[leaf.lead]) if leaf.lead else ""
        block = part_at(entry.document, leaf.trail) if leaf.trail[-2] == "list" else None
        found.append(
            Unit(
                one,
                headings[leaf.trail],
                lead,
                is_activity=_is_activity(entry, leaf),
                is_entry=leaf.trail[-2] in ("list", "lines"),
                is_goal=isinstance(block, blocks.ListItem) and block.goal is not None,
            )
        )
    return found


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


def _is_activity(entry: DocumentEntry, leaf: Leaf) -> bool:
    """Whether a leaf is the title of an activity, or the first paragraph of one without a title."""
    if leaf.year is None or not isinstance(leaf.item, blocks.Item):
        return False
    item = leaf.item
    if leaf.trail[-1] == "title":
        return not item.blocks
    return item.title is None and leaf.trail[-3:] == ("blocks", 0, "text")


def roles(table: Table) -> tuple[ColumnRole, ...]:
    """What each column of a table holds: as the data says, or else as its name does."""
    if table.roles:
        return table.roles
    return tuple(_role(table.column_name(column).lower()) for column in range(table.width))


def _role(name: str) -> ColumnRole:
    for role, words in _NAMED:
        if any(word.startswith(part) for word in name.split() for part in words if " " not in part):
            return role
        if any(part in name for part in words if " " in part):
            return role
    return "other"


def by_table(entry: DocumentEntry) -> dict[str, Table]:
    """The tables of a document by their ids."""
    return {table.table: table for table, _ in tables(entry.document)}


def cells(one: Stretch, role: ColumnRole, of: tuple[ColumnRole, ...]) -> Iterator[Location]:
    """The cells of a row that stand in a column with a role."""
    for location in one.locations:
        if location.leaf.cell and of[location.leaf.cell[2] - 1] == role:
            yield location
