"""A document's text as a flat sequence of leaves, in reading order, and the search for quotes.

A leaf is the smallest piece of text in the YAML: a heading, a paragraph, a list entry, a cell. The
comparison with the source, the search for quotes and the reading view all use the same leaves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias, assert_never

from planspegeln.model import blocks, entities
from planspegeln.model.tables import ItemRow, Table, text_of
from planspegeln.model.values import Trail

AnyItem: TypeAlias = blocks.Item | ItemRow


@dataclass(frozen=True)
class Leaf:
    """A piece of text, its trail in the YAML, and what it belongs to.

    `mark` is what the source prints before it: a list mark, a number or a footnote's mark.
    `anchor` is its own goal, or the nearest item, section or table around it; "" if there is none.
    `year` is that of the table of activities around it. `lead` is the trail of what introduces
    its list: the paragraph just before, the entry above, or the heading of the section that the
    list opens. `repeats` is whether it stands on a contents page, where no quote is looked for.
    `cell` is the table of a cell, its row and its column, which count from 1. `responsible` is who
    is responsible for its item, as printed. `says` is whether it may say something: headings, labels
    and captions only name what follows. `page` is the page of the original that its block, or
    the nearest block before it, begins on.
    """

    text: str
    trail: Trail
    mark: str = ""
    anchor: str = ""
    item: AnyItem | None = None
    theme: str | None = None
    year: int | None = None
    lead: Trail | None = None
    repeats: bool = False
    cell: tuple[str, int, int] | None = None
    responsible: str | None = None
    says: bool = False
    page: int | None = None


@dataclass(frozen=True)
class Location:
    """A place in a document's text: a leaf, and the characters `start` to `end` of its text."""

    leaf: Leaf
    start: int
    end: int

    @property
    def words(self) -> str:
        """The text there."""
        return self.leaf.text[self.start : self.end]

    def overlaps(self, other: Location) -> bool:
        """Whether the two have characters in common."""
        return self.leaf is other.leaf and self.start < other.end and other.start < self.end


class DocumentText:
    """The leaves of one document, and the search for cells and quotes in them."""

    def __init__(self, document: entities.Document) -> None:
        self.leaves: tuple[Leaf, ...] = tuple(
            _paged(_blocks(document.text, ("text",), Leaf("", ())))
        )

    @cached_property
    def _quotable(self) -> list[Leaf]:
        return [leaf for leaf in self.leaves if not leaf.repeats]

    @cached_property
    def _joined(self) -> str:
        return "\n".join(leaf.text for leaf in self._quotable)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(leaf.text) + 1 for leaf in self._quotable)][:-1]

    def cell(self, cell: entities.TableCell) -> Location:
        """The location of a table's cell. Raises KeyError if there is none."""
        for leaf in self.leaves:
            if leaf.cell == (cell.table, cell.row, cell.column):
                return Location(leaf, 0, len(leaf.text))
        raise KeyError(cell)

    def holds(self, words: str) -> bool:
        """Whether one leaf holds `words`, letter for letter."""
        return words in self._joined

    def find(self, quote: str, section: str | None = None) -> list[Location]:
        """Every location of `quote`, letter for letter. A quote lies within one leaf.

        With `section`, only those whose leaf has that anchor.
        """
        found, at = [], self._joined.find(quote)
        while at >= 0:
            leaf_number = bisect_right(self._starts, at) - 1
            start = at - self._starts[leaf_number]
            leaf = self._quotable[leaf_number]
            if section in (None, leaf.anchor):
                found.append(Location(leaf, start, start + len(quote)))
            at = self._joined.find(quote, at + 1)
        return found

    def marks(self, mark: str) -> list[Location]:
        """Every location of the mark of a redaction, on a contents page too."""
        return [
            Location(leaf, match.start(), match.end())
            for leaf in self.leaves
            for match in re.finditer(re.escape(mark), leaf.text)
        ]


def places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """The start and end of each place of `name` in a text. A part of a word does not count."""
    if name in text:
        for match in re.finditer(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", text):
            yield match.span()


def with_instead(text: str, name: str, other: str) -> str:
    """The text with `other` at each place of `name`."""
    parts, at = [], 0
    for start, end in places(text, name):
        parts += [text[at:start], other]
        at = end
    return "".join([*parts, text[at:]])


def note_marks(text: str, sign: str) -> Iterator[tuple[int, int]]:
    """The start and end of each place of a footnote's mark. A part of a longer mark does not count.

    An asterisk is a mark only at the end of a word.
    """
    if sign not in text:
        return
    raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    before, after = f"(?<![{raised}])", f"(?![{raised}])"
    if set(sign) == {"*"}:
        before, after = r"(?<=[^\s*])", r"(?![\w*])"
    for match in re.finditer(f"{before}{re.escape(sign)}{after}", text):
        yield match.span()


def cuts_name(location: Location, name: str) -> bool:
    """Whether the location contains a part of `name`, but not the whole name."""
    for start, end in places(location.leaf.text, name):
        whole = location.start <= start and end <= location.end
        if start < location.end and location.start < end and not whole:
            return True
    return False


def items(document: entities.Document) -> Iterator[tuple[AnyItem, str | None, Trail]]:
    """Each item of the document in order, with its theme and its trail."""
    yield from _items(document.text, ("text",), None)


def pages(document: entities.Document) -> Iterator[tuple[Trail, int]]:
    """The trail of each block that says its page, and the page, in order.

    A footnote may be printed before what stands before it here, so footnotes are left out. So are
    the rows of a table, which is read as a whole.
    """
    yield from _pages(document.text, ("text",))


def tables(document: entities.Document) -> Iterator[tuple[Table, Trail]]:
    """Each table of the document in order, with its trail."""
    yield from _tables(document.text, ("text",))


def _blocks(
    parts: tuple[blocks.Block, ...], trail: Trail, around: Leaf, heading: Trail | None = None
) -> Iterator[Leaf]:
    for i, block in enumerate(parts):
        lead = None
        if isinstance(block, blocks.List | blocks.Lines):
            if i == 0:
                lead = heading
            elif isinstance(parts[i - 1], blocks.Paragraph):
                lead = (*trail, i - 1, "text")
        own = isinstance(block, blocks.Footnotes)
        page = block.page or (None if own else around.page)
        yield from _block(block, (*trail, i), replace(around, lead=lead, page=page))


def _block(block: blocks.Block, trail: Trail, around: Leaf) -> Iterator[Leaf]:
    def leaf(
        text: str,
        *path: str | int,
        mark: str = "",
        anchor: str | None = None,
        says: bool = False,
    ) -> Leaf:
        return replace(
            around,
            text=text,
            trail=(*trail, *path),
            mark=mark,
            anchor=anchor or around.anchor,
            says=says,
        )

    match block:
        case blocks.Title():
            yield leaf(block.title, "title")
        case blocks.Paragraph():
            yield leaf(block.text, "text", anchor=block.goal, says=True)
        case blocks.List():
            yield from _entries(block, trail, around)
        case blocks.Lines():
            for i, line in enumerate(block.lines):
                yield leaf(line, "lines", i, says=True)
        case blocks.Facts():
            for i, fact in enumerate(block.facts):
                yield leaf(fact.label, "facts", i, "label")
                for j, line in enumerate(fact.lines):
                    yield leaf(line, "facts", i, "lines", j)
        case blocks.Letterhead():
            for i, group in enumerate(block.letterhead):
                for j, line in enumerate(group):
                    yield leaf(line, "letterhead", i, j)
        case blocks.Figure():
            caption = block.figure.caption  # without one, what follows is still on its page
            yield leaf(caption or "", "figure", *(["caption"] if caption else []))
        case blocks.Contents():
            for i, one in enumerate(block.contents):
                yield replace(leaf(one.text, "contents", i, "text"), repeats=True)
                if one.page is not None:
                    yield replace(leaf(one.page, "contents", i, "page"), repeats=True)
        case blocks.Footnotes():
            for i, note in enumerate(block.footnotes):
                yield leaf(note.text, "footnotes", i, "text", mark=note.mark, says=True)
        case Table():
            yield from _table(block, trail, replace(around, anchor=block.table))
        case blocks.Activities():
            yield from _activities(
                block, trail, replace(around, anchor=block.activities, year=block.year)
            )
        case blocks.Section():
            inner = replace(around, anchor=block.section, theme=block.theme or around.theme)
            heading = (*trail, "heading")
            yield replace(inner, text=block.heading, trail=heading, mark=block.number or "")
            yield from _blocks(block.blocks, (*trail, "blocks"), inner, heading)
        case blocks.Item():
            yield from _item(block, trail, around)
        case _:
            assert_never(block)


def _entries(block: blocks.List | blocks.ListItem, trail: Trail, around: Leaf) -> Iterator[Leaf]:
    """The entries of a list, each with the list below it, which the entry introduces."""
    for i, (entry, mark) in enumerate(zip(block.list, block.marks, strict=True)):
        at = (*trail, "list", i)
        anchor = entry.goal or around.anchor
        yield replace(around, text=entry.text, trail=at, mark=mark, anchor=anchor, says=True)
        yield from _entries(entry, at, replace(around, lead=at))


def _table(block: Table, trail: Trail, around: Leaf) -> Iterator[Leaf]:
    """The cells row by row. In a row about a priority they belong to the priority."""
    for i, header in enumerate(block.header_rows):
        for j, cell in enumerate(header):
            yield replace(around, text=text_of(cell), trail=(*trail, *block.header_trail(i, j)))
    responsible = block.column("responsible")
    for i, (row, cells) in enumerate(zip(block.rows, block.texts, strict=True)):
        inner = around
        if isinstance(row, ItemRow):
            named = None if responsible is None else block.covering_text(i, responsible)
            page = row.page or around.page
            inner = replace(around, anchor=row.id, item=row, responsible=named or None, page=page)
        for j, text in enumerate(cells):
            at = (*trail, *block.cell_trail(i, j))
            place = (block.table, i + 1, j + 1)
            yield replace(inner, text=text, trail=at, cell=place, says=True)


def _item(item: blocks.Item, trail: Trail, around: Leaf) -> Iterator[Leaf]:
    named = item.responsible.text if item.responsible else None
    page = item.page or around.page
    inner = replace(around, anchor=item.id, item=item, responsible=named, page=page)
    if item.title is not None:
        at = (*trail, "title")
        # In a table of activities, the title is what will be done.
        says = around.year is not None
        yield replace(inner, text=item.title, trail=at, mark=item.printed_number, says=says)
    yield from _blocks(item.blocks, (*trail, "blocks"), inner)
    if item.responsible is not None:
        yield replace(inner, text=item.responsible.text, trail=(*trail, "responsible", "text"))


def _activities(block: blocks.Activities, trail: Trail, around: Leaf) -> Iterator[Leaf]:
    for j, cell in enumerate(block.headers):
        yield replace(around, text=cell, trail=(*trail, "headers", j))
    theme = around.theme
    for i, row in enumerate(block.rows):
        at = (*trail, "rows", i)
        if isinstance(row, blocks.RowHeading):
            theme = row.theme
            yield replace(around, text=row.heading, trail=(*at, "heading"))
        else:
            yield from _item(row, at, replace(around, theme=theme))


def _paged(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """The leaves, each with its page. What has none follows on the page of what is before it."""
    last = 0
    for leaf in leaves:
        if "footnotes" in leaf.trail:
            page = leaf.page or last
        else:
            page = last = max(last, leaf.page or 0)
        yield leaf if page == (leaf.page or 0) else replace(leaf, page=page)


def _pages(
    parts: tuple[blocks.Block | blocks.RowHeading, ...], trail: Trail
) -> Iterator[tuple[Trail, int]]:
    for i, block in enumerate(parts):
        at = (*trail, i)
        if isinstance(block, blocks.RowHeading | blocks.Footnotes):
            continue
        if block.page:
            yield at, block.page
        if isinstance(block, blocks.Section | blocks.Item):
            yield from _pages(block.blocks, (*at, "blocks"))
        elif isinstance(block, blocks.Activities):
            yield from _pages(block.rows, (*at, "rows"))


def _items(
    parts: tuple[blocks.Block, ...], trail: Trail, theme: str | None
) -> Iterator[tuple[AnyItem, str | None, Trail]]:
    for i, block in enumerate(parts):
        at = (*trail, i)
        match block:
            case blocks.Section():
                yield from _items(block.blocks, (*at, "blocks"), block.theme or theme)
            case blocks.Item():
                yield block, theme, at
            case Table():
                for j, one in enumerate(block.rows):
                    if isinstance(one, ItemRow):
                        yield one, theme, (*at, "rows", j)
            case blocks.Activities():
                under = theme
                for j, row in enumerate(block.rows):
                    if isinstance(row, blocks.RowHeading):
                        under = row.theme
                    else:
                        yield row, under, (*at, "rows", j)


def _tables(parts: tuple[blocks.Block, ...], trail: Trail) -> Iterator[tuple[Table, Trail]]:
    for i, block in enumerate(parts):
        if isinstance(block, Table):
            yield block, (*trail, i)
        elif isinstance(block, blocks.Section | blocks.Item):
            yield from _tables(block.blocks, (*trail, i, "blocks"))
        elif isinstance(block, blocks.Activities):
            for j, row in enumerate(block.rows):
                if isinstance(row, blocks.Item):
                    yield from _tables(row.blocks, (*trail, i, "rows", j, "blocks"))
