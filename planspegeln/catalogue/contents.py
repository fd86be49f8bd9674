"""A document's table of contents: its headed sections and the items in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planspegeln.model import blocks


@dataclass(frozen=True)
class Heading:
    """A heading of a document, with its printed number, its anchor and the headings under it."""

    anchor: str
    words: str
    number: str = ""
    below: tuple[Heading, ...] = ()


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
