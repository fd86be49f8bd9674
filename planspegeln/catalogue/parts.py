"""The parts of a long document's text, each of which has a page of its own.

A part begins with a section, or a titled item, at the top of the text, and goes on to the next. The
first part is what stands before them. A section that is too long for a page parts again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from planspegeln.model import blocks
from planspegeln.model.leaves import DocumentText
from planspegeln.model.values import Trail

# The most characters of text on a page. The HTML of a text that is full of headings, quotes and tables is
# seven times as long as the text, and the frame and the contents add some 30 kB. So a page stays under
# 200 kB, whatever the length of the document.
LIMIT: Final = 24_000


class Piece(NamedTuple):
    """A block with its trail. Of a section that parts again, only what stands before its own parts."""

    trail: Trail
    block: blocks.Block


@dataclass(eq=False)
class Part:
    """What one page shows of a text.

    `anchor` is that of the section or item that it begins with, or "" in the first part. `former`
    are the former ones. `above` are the anchors of the sections around it that begin other parts.
    """

    anchor: str = ""
    former: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    pieces: list[Piece] = field(default_factory=list)


class Parts:
    """The parts of one text, in order."""

    def __init__(self, top: tuple[blocks.Block, ...], text: DocumentText) -> None:
        self.whole = Part(pieces=[Piece(("text", i), block) for i, block in enumerate(top)])
        self.all = [self.whole]
        if sum(len(leaf.text) for leaf in text.leaves) > LIMIT:
            self._sizes = _sizes(text)
            self.all = [Part()]
            self._share(self.whole.pieces, ())
        self._by_trail = {piece.trail: part for part in self.all for piece in part.pieces}

    @cached_property
    def are_several(self) -> bool:
        """Whether the text is so long that it has several pages."""
        return len(self.all) > 1

    def at(self, trail: Trail) -> Part:
        """The part with what stands at a trail."""
        around = (trail[:depth] for depth in range(len(trail), 0, -1))
        return next(self._by_trail[one] for one in around if one in self._by_trail)

    def around(self, part: Part) -> tuple[Part | None, Part | None]:
        """The parts before and after a part."""
        padded = [None, *self.all, None]
        place = padded.index(part)
        return padded[place - 1], padded[place + 1]

    def _share(self, pieces: Iterable[Piece], above: tuple[str, ...]) -> None:
        """Give each block to a part, in order. A section that holds the whole text begins none."""
        pieces = list(pieces)
        wraps = not above and sum(_begins(piece.block) for piece in pieces) == 1
        for piece in pieces:
            if wraps or not _begins(piece.block):
                self._put(piece, above)
            else:
                anchor, *former = _anchors(piece.block)
                self.all.append(Part(anchor, tuple(former), above))
                self._put(piece, (*above, anchor))

    def _put(self, piece: Piece, above: tuple[str, ...]) -> None:
        """Put a block into the last part. What is too long begins further parts."""
        trail, block = piece
        own = block.blocks if isinstance(block, blocks.Section) else ()
        first = next((i for i, one in enumerate(own) if _begins(one)), None)
        if self._sizes[trail] <= LIMIT or first is None:
            self.all[-1].pieces.append(piece)
            return
        start = block.model_copy(update={"blocks": own[:first]})
        self.all[-1].pieces.append(Piece(trail, start))
        at = (*trail, "blocks")
        self._share(
            (Piece((*at, i), one) for i, one in enumerate(own) if i >= first),
            above,
        )


def _sizes(text: DocumentText) -> Counter[Trail]:
    """How many characters of text stand at or below each trail."""
    found: Counter[Trail] = Counter()
    for leaf in text.leaves:
        for depth in range(1, len(leaf.trail) + 1):
            found[leaf.trail[:depth]] += len(leaf.text)
    return found


def _begins(block: blocks.Block) -> bool:
    """Whether a part may begin with the block: it has a heading."""
    return bool(_anchors(block))


def _anchors(block: blocks.Block) -> tuple[str, ...]:
    """The anchors of a block with a heading, the present one first. () if it has none."""
    match block:
        case blocks.Section():
            return (block.section, *block.former_anchors)
        case blocks.Item(title=str()):
            return (block.id, *block.former_anchors)
    return ()
