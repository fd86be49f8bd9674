"""A document's table of contents: its headed sections and the items in them.

The pages show its first level. What is below is folded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from planspegeln.model import blocks

_LONG: Final = 12  # more headings than this fill a phone's screen before the text begins


@dataclass(frozen=True)
class Heading:
    """A heading of a document, with its printed number, its anchor and the headings under it."""

    anchor: str
    words: str
    number: str = ""
    below: tuple[Heading, ...] = ()

    @property
    def number_below(self) -> int:
        """How many headings are under it, at any depth."""
        return len(list(within(self.below)))


def are_many(headings: Iterable[Heading]) -> bool:
    """Whether the headings, with all below them, are too many to stand open before the text."""
    return len(list(within(headings))) > _LONG


def within(headings: Iterable[Heading]) -> Iterator[Heading]:
    """The headings with all below them, in order."""
    for one in headings:
        yield one
        yield from within(one.below)


def of_document(parts: Iterable[blocks.Block]) -> tuple[Heading, ...]:
    """The contents of a whole text. A heading around all others stands beside those under it."""
    found = contents(parts)
    if len(found) == 1:
        return (replace(found[0], below=()), *found[0].below)
    return found


def contents(parts: Iterable[blocks.Block]) -> tuple[Heading, ...]:
    """The headings among the blocks, in order. Blocks without a heading are left out."""
    found = []
    for block in parts:
        match block:
            case blocks.Section():
                words = block.heading.rstrip(":")
                below = contents(block.blocks)
                found.append(Heading(block.section, words, block.number or "", below))
            case blocks.Item(title=str(words)):
                found.append(Heading(block.id, words, block.printed_number))
    return tuple(found)
