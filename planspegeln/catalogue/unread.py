"""What an editor reads at a time: the sentences and the rows of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from planspegeln.model.leaves import DocumentText, Leaf, Location
from planspegeln.swedish import sentences


@dataclass(frozen=True)
class Stretch:
    """What an editor reads at a time: a sentence, or a row of a table with a location per cell."""

    locations: tuple[Location, ...]

    @property
    def leaf(self) -> Leaf:
        """The leaf that it stands in, or begins with."""
        return self.locations[0].leaf

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
