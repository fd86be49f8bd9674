"""What nobody has gone through: sentences that nothing is taken from, and plans not compared yet.

Of these the pages say "inte genomläst än", and never that there is nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Loaded
from planspegeln.model import anchors, entities
from planspegeln.model.leaves import DocumentText, Leaf, Location
from planspegeln.model.values import Trail
from planspegeln.swedish import sentences
from planspegeln.swedish.phrases import count

if TYPE_CHECKING:
    from planspegeln.catalogue.entries import DocumentEntry

_WHOLE: Final[Trail] = ("text",)


@dataclass(frozen=True)
class Stretch:
    """What an editor reads at a time: a sentence, or a row of a table with a location per cell."""

    locations: tuple[Location, ...]

    @property
    def leaf(self) -> Leaf:
        """The leaf that it stands in, or begins with."""
        return self.locations[0].leaf

    @property
    def place(self) -> tuple[Trail, int]:
        """Where it begins: no two begin at the same place."""
        return self.leaf.trail, self.locations[0].start

    def is_within(self, part: Trail) -> bool:
        """Whether it stands in a part of the document."""
        return self.leaf.trail[: len(part)] == part

    @property
    def text(self) -> str:
        """The sentence, or the cells of the row with dots between."""
        return " · ".join(location.words for location in self.locations)


def stretches(text: DocumentText) -> Iterator[Stretch]:
    """Every sentence and every row of a document's text, in order. Headings and labels are neither."""
    said = (leaf for leaf in text.leaves if leaf.says and leaf.text)
    for _, run in groupby(said, key=lambda leaf: leaf.cell[:2] if leaf.cell else leaf.trail):
        leaves = tuple(run)
        if leaves[0].cell:
            yield Stretch(tuple(Location(leaf, 0, len(leaf.text)) for leaf in leaves))
        else:
            for start, end in sentences.each(leaves[0].text):
                yield Stretch((Location(leaves[0], start, end),))


def words(text: DocumentText) -> Counter[Trail]:
    """By the trail of each part of a document, how many words its sentences and rows have."""
    found: Counter[Trail] = Counter()
    for leaf in text.leaves:
        if leaf.says:
            number = len(leaf.text.split())
            found.update({leaf.trail[:end]: number for end in range(1, len(leaf.trail))})
    return found


def parts(entry: DocumentEntry) -> dict[str, Trail]:
    """The trail of each part of a document that may be read, by its anchor; of the whole, by ""."""
    return {"": _WHOLE, **anchors.parts(entry.document)}


def read_parts(entry: DocumentEntry) -> set[Trail]:
    """The trails of the parts that somebody has gone through, and that have no other words since."""
    number, where = words(entry.text), parts(entry)
    trails = ((where[one.part or ""], one.words) for one in entry.document.read)
    return {trail for trail, then in trails if number[trail] == then}


def unread(entry: DocumentEntry, taken: Iterable[Location]) -> list[Stretch]:
    """The sentences and rows of a document that nobody has gone through, in order.

    `taken` are the locations that its extracts quote. A part whose words have become more or fewer
    since it was read is unread.
    """
    read = read_parts(entry)
    if _WHOLE in read:
        return []
    quoted: dict[Trail, list[Location]] = defaultdict(list)
    background = (entry.text.find(one.quote, one.section)[0] for one in entry.document.background)
    for location in chain(taken, background):
        quoted[location.leaf.trail].append(location)
    return [
        one
        for one in stretches(entry.text)
        if not any(one.leaf.trail[:end] in read for end in range(1, len(one.leaf.trail)))
        and not _is_taken(one, quoted)
    ]


def _is_taken(one: Stretch, quoted: Mapping[Trail, list[Location]]) -> bool:
    return any(
        other.start < location.end and location.start < other.end
        for location in one.locations
        for other in quoted.get(location.leaf.trail, ())
    )


def later(plan: DocumentEntry, reports: Iterable[DocumentEntry]) -> list[DocumentEntry]:
    """The reports that are not for years before the plan's first."""
    first = min(plan.document.years)
    return [one for one in reports if max(one.document.years) >= first]


def nearest(plan: DocumentEntry, reports: Iterable[DocumentEntry]) -> list[DocumentEntry]:
    """The reports for the first year, of those that have one, that is not before the plan's."""
    found = later(plan, reports)
    year = min((max(one.document.years) for one in found), default=0)
    return [one for one in found if max(one.document.years) == year]


def is_compared(report: DocumentEntry, plan: DocumentEntry) -> bool:
    """Whether somebody has compared each outcome of the report with each of the plan's commitments."""
    made, told = len(plan.document.commitments), len(report.document.outcomes)
    if not (made and told):
        return True
    return any(
        (one.plan, one.commitments, one.outcomes) == (plan.document.id, made, told)
        and one.sum in (None, compared_sum(plan_sum(plan), _outcomes(report.document)))
        for one in report.document.compared
    )


def plan_sum(plan: DocumentEntry) -> str:
    """A short sum of a plan's commitments, in any order: eight letters, which YAML reads as text."""
    return _short_sum(with_place(one.quote, one.section) for one in plan.document.commitments)


def with_place(quote: str, section: str | None) -> str:
    """A commitment or an outcome as the sums have it: its words, and its section if they need one.

    Its id says less: another may get it anew.
    """
    return " ".join((*quote.split(), f"[{section or ''}]"))


def compared_sum(commitments: str, outcomes: Iterable[str]) -> str:
    """A short sum of what is compared: `commitments` is the sum of the plan, and `outcomes` the report's (`with_place`).

    Another commitment or outcome in the place of one has another sum, and is compared anew.
    """
    return _short_sum([commitments, *outcomes])


def _short_sum(parts: Iterable[str]) -> str:
    digest = hashlib.sha256("\n".join(sorted(parts)).encode()).digest()
    return "".join(ascii_lowercase[byte % len(ascii_lowercase)] for byte in digest[:8])


def _outcomes(report: entities.Document) -> list[str]:
    return [with_place(one.quote, one.section) for one in report.outcomes]


def places(loaded: Loaded[entities.Document], entry: DocumentEntry) -> Iterator[Fault]:
    """What is left to read in a document, part by part, with what an editor then writes."""
    number, where = words(entry.text), parts(entry)
    for i, one in enumerate(entry.document.read):
        now = number[where[one.part or ""]]
        if now != one.words:
            yield Fault(
                loaded.position("read", i, "words"),
                f"{f'delen ”{one.part}”' if one.part else 'dokumentet'} har {now} ord, men hade "
                f"{one.words} när det lästes; läs det som är nytt, och ändra till words: {now}",
            )
    names = {trail: anchor for anchor, trail in where.items()}
    for trail, run in groupby(entry.unread, key=lambda one: _part(one, names)):
        found = list(run)
        told = count(len(found), "mening", "meningar")
        name = f"part: {names[trail]}, " if names[trail] else ""
        yield Fault(
            loaded.position(*found[0].leaf.trail),
            f"{told} från ”{found[0].text}” är inte {'genomläst' if len(found) == 1 else 'genomlästa'} "
            f"[read: {name}words: {number[trail]}]",
        )


def _part(one: Stretch, names: Mapping[Trail, str]) -> Trail:
    """The trail of the nearest part around a sentence: a section, an item, a table or the whole."""
    trails = (one.leaf.trail[:end] for end in range(len(one.leaf.trail), 0, -1))
    return next(trail for trail in trails if trail in names)


def not_compared(loaded: Loaded[entities.Document], plan: DocumentEntry) -> Fault:
    """That a report is not compared with a plan, and what an editor writes when it is."""
    made, outcomes = len(plan.document.commitments), _outcomes(loaded.value)
    told, both = len(outcomes), compared_sum(plan_sum(plan), outcomes)
    return Fault(
        loaded.position("outcomes"),
        f"{told} utfall är inte prövade mot {made} åtaganden i {plan.document.id} "
        f"[compared: plan: {plan.document.id}, commitments: {made}, outcomes: {told}, sum: {both}]",
    )
