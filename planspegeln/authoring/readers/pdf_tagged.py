"""Reads a tagged PDF file: its own tree says what is a heading, a list, a table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TypeAlias

from planspegeln.authoring.readers import joins
from planspegeln.authoring.readers.cells import has_points, is_unclear, texts_of, told
from planspegeln.authoring.readers.lines import CLAUSE, GOES_ON, NAMED
from planspegeln.authoring.readers.numbers import follows, number_of
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Removed,
    Table,
)
from planspegeln.authoring.readers.pdf_furniture import furniture, removed
from planspegeln.authoring.readers.pdf_levels import GUESSED, Style, levels, looks_like_heading
from planspegeln.authoring.readers.pdf_tagged_lists import Place, nested
from planspegeln.authoring.readers.pdf_tagged_rows import Ruled, edges, taken_in, with_empty
from planspegeln.authoring.readers.pdf_text import (
    CONTENTS,
    LEADERS,
    bullet,
    contents_entry,
    is_first,
    is_starred,
    ordered_mark,
    paragraph,
    place_notes,
    with_captions,
    without_bullet,
)
from planspegeln.authoring.readers.pdf_tree import Content, Node
from planspegeln.authoring.readers.pdf_words import (
    BULLETS,
    RAISED,
    TICKS,
    Line,
    Sheet,
    Word,
    joined,
)

_INDENT = (6.0, 60.0)  # points that one row may be further in than another
_ENOUGH = 0.9  # of a page's words must be in the tree, for the tree to be trusted
_HEADINGS = {"Title": 1, "H": None, **{f"H{level}": level for level in range(1, 7)}}
_LIFTED = frozenset({"Note", "FENote", "Figure", "Table", "L", "TOC", "Caption"})
_BLOCKS = _LIFTED | {
    *_HEADINGS,
    *("P", "LI", "TR", "TOCI", "Sect", "Div", "Part", "Art", "BlockQuote", "Document", "Index"),
    *("Aside", "DocumentFragment", "THead", "TBody", "TFoot"),
}
# What a cell has in it, each a text of its own.
_HELD = frozenset({"P", "Div", "L", "LI", "LBody", *_HEADINGS})
# Dots outside the tree lead to a page's number, and are no words.
_DOTS = re.compile(r"[.…·_]{3,}")
_TIGHT = 0.1  # ems; words that are closer have no space between them
_MARK = re.compile(r"\[?([⁰¹²³⁴-⁹]+|\d{1,3}|\*{1,3}|[a-z])[\])]?\.?")

# The colours of the cells that start in the row that a word stands in.
_Coloured: TypeAlias = dict[int, list[str]]


@dataclass
class Tagged:
    """What the tree gave: no parts if there is none, or if it cannot be trusted."""

    parts: list[Part] | None = None
    removed: list[Removed] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def read_tagged(root: Node, sheets: list[Sheet], bookmarks: dict[str, int]) -> Tagged:
    """The parts of a document as its tree has them."""
    known = set(root.contents())
    taken = {id(word) for line in _furniture(sheets) for word in line.words}
    words: dict[Content, list[Word]] = defaultdict(list)
    outside: list[tuple[int, Word]] = []
    for page in sheets:
        inside = total = 0
        led = False
        for word in page.words():
            place = Content(page.number, -1 if word.mark is None else word.mark)
            if place not in known and _DOTS.fullmatch(word.text):
                led = True
                continue
            word.glued, led = word.glued and not led, False
            body = id(word) not in taken and word.mark != -1
            total += body
            if place in known and body:
                words[place].append(word)
                inside += 1
            else:
                outside.append((page.number, word))
        if total >= 20 and inside < _ENOUGH * total:
            return Tagged(
                doubts=[
                    f"Filens märkning täcker bara {inside} av {total} ord på sidan {page.number}: texten är läst efter utseendet."
                ]
            )
    if not words:
        return Tagged()
    reader = _Reader(words, bookmarks, _ruled(sheets), _coloured(sheets))
    parts = reader.read(root)
    gone, doubts = _gone(sheets, outside)
    return Tagged(parts, [*gone, *reader.removed], [*reader.doubts, *doubts])


def _ruled(sheets: list[Sheet]) -> Ruled:
    return {
        id(word): (box, grid.columns)
        for page in sheets
        for grid in page.grids
        for box in grid.boxes
        for word in box.words
    }


def _coloured(sheets: list[Sheet]) -> _Coloured:
    found: _Coloured = {}
    for grid in (grid for page in sheets for grid in page.grids):
        for row in range(grid.rows):
            boxes = sorted(
                (box for box in grid.boxes if box.row == row), key=lambda box: box.column
            )
            if any(box.colour for box in boxes):
                own = [box.colour for box in boxes]
                found |= {id(word): own for box in boxes for word in box.words}
    return found


def _without_tables(node: Node) -> Iterator[Node]:
    """The elements below one, but for those of tables in it."""
    for item in node.items:
        if isinstance(item, Node) and item.role != "Table":
            yield item
            yield from _without_tables(item)


def _rows(words: list[Word]) -> list[Line]:
    """The words of a paragraph, row by row."""
    rows: list[list[Word]] = []
    for word in words:
        last = rows[-1][-1] if rows else None
        if (
            last is None
            or word.x0 < last.x0
            or word.base > last.base + 0.6 * max(word.size, last.size)
        ):
            rows.append([])
        rows[-1].append(word)
    return [Line(row, 0) for row in rows]


def _column(row: Line) -> int:
    return round(row.x0 / 10)


def _rights(rows: Iterable[Line]) -> dict[int, float]:
    """Where the longest row ends of those that begin in one place."""
    found: dict[int, float] = defaultdict(float)
    for row in rows:
        found[_column(row)] = max(found[_column(row)], row.x1)
    return found


def _meant(rows: list[Line], right: dict[int, float]) -> Iterator[str]:
    """The lines of a paragraph: rows as one, but where one ends before its column does."""
    words: list[Word] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        words += row.words
        is_open = after and (
            not _has_room(row, after, right[_column(row)]) or GOES_ON.match(after.text)
        )
        if not is_open:
            yield joined(words)
            words = []


def _alternating(rows: list[Line]) -> list[list[Line]]:
    """The rows, those that begin at the same place together, if they begin further in and back again.

    So do terms and what they mean. Rows in the middle of the page do not.
    """
    runs: list[list[Line]] = []
    for row in rows:
        if runs and not _INDENT[0] < abs(row.x0 - runs[-1][-1].x0) < _INDENT[1]:
            runs[-1].append(row)
        else:
            runs.append([row])
    in_middle = all(abs(a.x0 + a.x1 - b.x0 - b.x1) < 8 for a, b in pairwise(rows))
    return runs if len(runs) > 2 and not in_middle else []


def _has_room(row: Line, after: Line, right: float) -> bool:
    """Whether the first word of the row after would have stood in the row, too."""
    first = after.words[0]
    return row.x1 + 0.3 * row.size + first.x1 - first.x0 < right


def _furniture(sheets: list[Sheet]) -> list[Line]:
    found = furniture(sheets)
    return [line for page in sheets for line in page.lines if id(line) in found]


def _gone(sheets: list[Sheet], outside: list[tuple[int, Word]]) -> tuple[list[Removed], list[str]]:
    """What is outside the tree, line by line, and doubts about what stands in the middle of a page."""
    ids = {id(word) for _, word in outside}
    gone, doubts = [], []
    for page in sheets:
        lines = [
            Line(kept, page.number)
            for line in (*page.lines, *page.turned)
            if (kept := [word for word in line.words if id(word) in ids])
        ]
        for grid in page.grids:
            kept = [word for box in grid.boxes for word in box.words if id(word) in ids]
            if kept:
                lines.append(Line(kept, page.number))
        gone += removed(lines)
        doubts += [
            f"På sidan {page.number} står ”{line.text[:60]}” utanför filens märkning: det är inte med."
            for line in lines
            if page.height * 0.13 < line.top and line.bottom < page.height * 0.87
        ]
    return gone, doubts


class _Reader:
    """Makes parts of the tree's elements, in their order."""

    def __init__(
        self,
        words: dict[Content, list[Word]],
        bookmarks: dict[str, int],
        ruled: Ruled,
        coloured: _Coloured,
    ) -> None:
        self.words = words
        self.ruled = ruled
        self.coloured = coloured
        self.bookmarks = bookmarks
        self.parts: list[Part] = []
        self.removed: list[Removed] = []
        self.doubts: list[str] = []
        self.unclear: list[str] = []  # cells with several paragraphs or points
        self.captions: set[int] = set()
        self.places: dict[int, Place] = {}  # where lists begin
        self.looks: list[tuple[Paragraph, list[Word]]] = []
        self.held: list[tuple[list[list[Word]], int | None]] = []  # an entry's paragraphs, its page
        sizes: Counter[float] = Counter()
        for found in words.values():
            for word in found:
                sizes[round(word.size, 1)] += len(word.text)
        self.body = sizes.most_common(1)[0][0]
        self.pages = {id(word): content.page for content, own in words.items() for word in own}

    def read(self, root: Node) -> list[Part]:
        """All parts."""
        self._flow(root)
        if self.unclear:
            self.doubts.append(told(self.unclear))
        if not any(node.role in _HEADINGS for node in root.nodes()):
            self._find_headings()
        self._find_lines()
        self.doubts += joins.told(self._joins())
        parts = nested(self._with_contents(), self.places)
        parts = _with_lists(parts, {id(part): words for part, words in self.looks})
        return with_captions(place_notes(parts), self.captions)

    def _text(
        self, node: Node, lifted: list[Node], apart: frozenset[str] = _LIFTED
    ) -> tuple[list[Word], int | None]:
        """An element's words and their page. What is no running text, and so `apart`, is `lifted` out."""
        words: list[Word] = []
        page = None
        for item in node.items:
            if isinstance(item, Content):
                found, at = self.words.get(item, []), item.page
            elif item.role in apart:
                lifted.append(item)
                continue
            elif item.role == "Lbl" and self._is_bullet(item):
                continue
            elif item.role == "Artifact":
                self._remove(item)
                continue
            else:
                found, inner = self._text(item, lifted, apart)
                at = inner or 0
            if found:
                page = page or at
                words += found
        return self._with_signs_in_place(words), page

    def _with_signs_in_place(self, words: list[Word]) -> list[Word]:
        """The words, with each sign before those to the right of it on its line.

        A program may write signs that the text's font lacks after the text: a box that is ticked, an arrow.
        """
        found = list(words)
        last: Word | None = None
        for sign in words:
            if any(letter.isalnum() for letter in sign.text):
                last = sign
                continue
            if not last or (last.base < sign.base + 0.5 * sign.size and last.x0 < sign.x1):
                continue  # it stands after what is before it
            at = next(i for i, one in enumerate(found) if one is sign)
            line = [i for i, one in enumerate(found[:at]) if self._is_beside(one, sign)]
            place = next((i for i in line if found[i].x0 > sign.x1 - 1), at)
            if place < at:
                before = [found[i].x1 for i in line if i < place]
                sign.glued = bool(before) and sign.x0 - before[-1] < _TIGHT * sign.size
                found.insert(place, found.pop(at))
        return found

    def _is_beside(self, word: Word, sign: Word) -> bool:
        same = self.pages[id(word)] == self.pages[id(sign)]
        return same and abs(word.base - sign.base) < 0.5 * sign.size

    def _is_bullet(self, node: Node) -> bool:
        words = [word for content in node.contents() for word in self.words.get(content, [])]
        return joined(words) in BULLETS

    def _remove(self, node: Node) -> None:
        for content in node.contents():
            if found := self.words.get(content):
                self.removed.append(Removed("head or foot", joined(found), content.page))

    def _flow(self, node: Node) -> None:
        """Read what is in an element that has blocks in it, or is a paragraph itself."""
        loose = Node("P")
        for item in node.items:
            block = isinstance(item, Node) and any(each.role in _BLOCKS for each in item.nodes())
            if isinstance(item, Node) and (block or item.role == "Artifact"):
                self._paragraph(loose)
                loose = Node("P")
                self._block(item)
            else:
                loose.items.append(item)
        self._paragraph(loose)

    def _block(self, node: Node) -> None:
        match node.role:
            case "P":
                self._paragraph(node)
            case role if role in _HEADINGS:
                self._heading(node)
            case "L":
                self._list(node)
            case "Table":
                self._table(node)
            case "TOC" | "TOCI":
                self._contents(node)
            case "Figure":
                self._figure(node)
            case "Note" | "FENote":
                self._note(node)
            case "Caption":
                before = len(self.parts)
                self._paragraph(node)
                self.captions |= {id(part) for part in self.parts[before:]}
            case "Artifact":
                self._remove(node)
            case _:
                self._flow(node)

    def _paragraph(self, node: Node) -> None:
        if any(item.role in ("P", *_HEADINGS) for item in node.nodes() if item is not node):
            self._flow(node)
            return
        lifted: list[Node] = []
        words, page = self._text(node, lifted)
        if self._is_note(words):
            self._note(node)
            return
        if words:
            made = paragraph(words, page)
            self.parts.append(made)
            self.looks.append((made, words))
        for each in lifted:
            self._block(each)

    def _is_note(self, words: list[Word]) -> bool:
        """Whether a paragraph is a note, though not marked as one: small type after a raised digit."""
        if len(words) < 2 or not words[0].raised or words[0].text[0] not in RAISED.values():
            return False
        return all(word.size <= 0.92 * self.body for word in words)

    def _heading(self, node: Node) -> None:
        lifted: list[Node] = []
        words, page = self._text(node, lifted)
        if words:
            number, text = number_of(joined(words))
            self.parts.append(Heading(text, _HEADINGS[node.role], number, "marked", page))
        for each in lifted:
            self._block(each)

    def _list(self, node: Node) -> None:
        lifted: list[Node] = []
        made = self._made_list(node, lifted)
        if made.entries:
            self.parts.append(made)
            self.places |= {
                id(made): Place.of(content.page, words[0])
                for content in reversed(list(node.contents()))
                if (words := self.words.get(content))
            }
        for each in lifted:
            self._block(each)

    def _made_list(self, node: Node, lifted: list[Node]) -> List:
        made = List([])
        for item in node.items:
            if isinstance(item, Content) or item.role == "Artifact":
                continue
            if item.role == "L":
                self._inner(made, self._made_list(item, lifted))
            elif item.role == "LI":
                self._entry(made, item, lifted)
            else:
                lifted.append(item)
        made.ordered = any(entry.mark for entry in made.entries)
        return made

    def _entry(self, made: List, node: Node, lifted: list[Node]) -> None:
        own: list[Node] = []
        label = [each for each in node.items if isinstance(each, Node) and each.role == "Lbl"]
        mark = joined(word for each in label for word in self._text(each, own)[0])
        rest = Node("LBody", [each for each in node.items if each not in label])
        words, page = self._text(rest, own)
        if not mark and bullet(words):
            words = without_bullet(words)
        elif not mark and (mark := ordered_mark(words)):
            words = words[1:]
        tick, mark = (f"{mark} ", "") if mark and mark in TICKS else ("", mark)
        mark = "" if mark in BULLETS or mark == "o" else mark
        made.page = made.page or page
        if words or mark:
            made.entries.append(Entry(tick + joined(words), mark))
            own_words = {id(word) for word in words}
            held = [[word for word in text if id(word) in own_words] for text in self._held(rest)]
            self.held.append((list(filter(None, held)), page))
        for each in own:
            if each.role == "L":
                self._inner(made, self._made_list(each, lifted))
            else:
                lifted.append(each)

    def _held(self, node: Node) -> list[list[Word]]:
        """The words of each paragraph in an entry, without what is no text of its own."""
        found: list[list[Word]] = [[]]
        for item in node.items:
            if isinstance(item, Content):
                found[-1] += self.words.get(item, [])
            elif item.role in _BLOCKS:
                found += [*([] if item.role in _LIFTED else self._held(item)), []]
            else:
                first, *more = self._held(item)
                found[-1] += first
                found += more
        return found

    def _joins(self) -> list[joins.Join]:
        """Where the paragraphs or lines of an entry are one text.

        A line ends where it was meant to if the next word had room, beside the longest that begins at
        the same place, and starts with no small letter.
        """
        rows = [[_rows(text) for text in texts] for texts, _ in self.held]
        right = _rights(row for texts in rows for text in texts for row in text)
        found: list[joins.Join] = []
        for texts, (_, page) in zip(rows, self.held, strict=True):
            lines = [line for text in texts for line in _meant(text, right)]
            found += joins.between(lines, page)
        return found

    def _inner(self, made: List, inner: List) -> None:
        """Put a list into the last entry of the list around it."""
        if not inner.entries:
            return
        made.page = made.page or inner.page
        if not made.entries:
            made.entries += inner.entries
        elif (own := made.entries[-1].inner) is None:
            made.entries[-1].inner = inner
        else:
            own.entries += inner.entries

    def _table(self, node: Node) -> None:
        rows: list[list[Cell]] = []
        inside: list[list[list[Word]]] = []
        nodes: list[list[Node]] = []
        heads: list[bool] = []
        bold: list[bool] = []
        lifted: list[Node] = []
        caption, at = "", None
        for each in _without_tables(node):
            if each.role == "Caption":
                words, page = self._text(each, lifted)
                caption, at = joined(words), at or page
            if each.role != "TR":
                continue
            cells = [
                one for one in each.items if isinstance(one, Node) and one.role in ("TH", "TD")
            ]
            texts = [self._cell(cell, lifted) for cell in cells]
            at = at or next((page for _, page in texts if page), None)
            rows.append(
                [
                    Cell(joined(words), cell.number("RowSpan"), cell.number("ColSpan"))
                    for cell, (words, _) in zip(cells, texts, strict=True)
                ]
            )
            inside.append([words for words, _ in texts])
            nodes.append(cells)
            heads.append(bool(cells) and all(cell.role == "TH" for cell in cells))
            found = [word for words, _ in texts for word in words]
            bold.append(bool(found) and all(word.bold for word in found))
        self.unclear += self._unclear(nodes, inside)
        rows = with_empty(rows, inside, self.ruled)
        for row, found_in in zip(rows, inside, strict=True):
            self._colour(row, found_in)
        rows = [row for row in rows if row]
        if any(cell.text for row in rows for cell in row):
            self.parts.append(Table(rows, _headers(heads, bold), caption, at))
            if len(set(taken_in(rows))) > 1:
                self.doubts.append(
                    f"En tabell på sidan {at} har rader med olika många celler. Jämför med filen."
                )
        if any(each.role == "Table" for each in lifted):
            self.doubts.append(f"En tabell i en cell på sidan {at} står efter tabellen i utkastet.")
        for each in lifted:
            if each.role != "Caption":
                self._block(each)

    def _colour(self, row: list[Cell], inside: list[list[Word]]) -> None:
        """Give cells their colours, in a row that has all cells that start in the row of a ruled table."""
        found = next(
            (
                self.coloured[id(one)]
                for words in inside
                for one in words
                if id(one) in self.coloured
            ),
            [],
        )
        if len(row) == len(found):
            for cell, colour in zip(row, found, strict=True):
                cell.colour = colour

    def _unclear(self, nodes: list[list[Node]], inside: list[list[list[Word]]]) -> Iterator[str]:
        """The cells with several texts: blocks, points, or lines with room for the first word below.

        A cell is as wide as the rules around it, or as what stands in its column.
        """
        columns: dict[int, list[Word]] = defaultdict(list)
        for row in inside:
            for column, words in enumerate(row):
                columns[column] += words
        for row, cells in zip(inside, nodes, strict=True):
            for column, (words, cell) in enumerate(zip(row, cells, strict=True)):
                if not words or cell.role == "TH":
                    continue
                if id(words[0]) in self.ruled:
                    left, _, right, _ = self.ruled[id(words[0])][0].bounds
                else:
                    left, right = edges(columns[column])
                if (
                    is_unclear(self._texts(cell))
                    or has_points(words)
                    or (not words[0].bold and is_unclear(texts_of(words, left, right)))
                ):
                    yield joined(words)

    def _texts(self, node: Node) -> list[str]:
        """The text of each block in a cell."""
        inner = [item for item in node.items if isinstance(item, Node) and item.role in _HELD]
        if not inner:
            words = [word for content in node.contents() for word in self.words.get(content, [])]
            return [joined(words)] if words else []
        return [text for item in inner for text in self._texts(item)]

    def _cell(self, cell: Node, lifted: list[Node]) -> tuple[list[Word], int | None]:
        """A cell's words and page, once: a header that is repeated in each column is one element."""
        found = [
            (content.page, words)
            for content in (cell.contents() if cell.role == "TH" else ())
            if (words := self.words.get(content))
        ]
        for count in range(len(found), 1, -1):
            size, rest = divmod(len(found), count)
            copies = [found[at : at + size] for at in range(0, len(found), size)]
            texts = [joined(word for _, words in copy for word in words) for copy in copies]
            if not rest and len(set(texts)) == 1:
                self.removed += [
                    Removed("head or foot", texts[0], copy[0][0]) for copy in copies[1:]
                ]
                return [word for _, words in copies[0] for word in words], copies[0][0][0]
        return self._text(cell, lifted, _LIFTED - {"L"})

    def _contents(self, node: Node) -> None:
        last = self.parts[-1] if self.parts else None
        made = last if isinstance(last, Contents) else Contents([])
        for each in node.nodes():
            if each.role != "TOCI":
                continue
            words, page = self._text(Node("P", list(each.items)), [])
            made.page = made.page or page
            for before, word in pairwise(words):
                # Dots stood between the words and the page.
                word.glued = word.glued and word.x0 - before.x1 < 0.5 * word.size
            if words:
                self._contents_line(made, joined(words))
        if made is not last and made.entries:
            self.parts.append(made)

    def _contents_line(self, made: Contents, text: str) -> None:
        made.entries.append(contents_entry(text) or ContentsEntry(text))

    def _with_contents(self) -> list[Part]:
        """The parts, with the paragraphs that are lines of a contents page as one part."""
        kept: list[Part] = []
        listing: Contents | None = None
        for part in self.parts:
            lines = _contents_lines(part) if isinstance(part, Paragraph | List) else []
            if lines and (listing is not None or all(LEADERS.search(line) for line in lines)):
                listing = listing or Contents([])
                if not listing.entries:
                    listing.page = part.page
                    kept.append(listing)
                for line in lines:
                    self._contents_line(listing, line)
                continue
            listing = None
            if isinstance(part, Heading | Paragraph) and CONTENTS.fullmatch(part.text):
                listing = Contents([])
            kept.append(part)
        return kept

    def _figure(self, node: Node) -> None:
        lifted: list[Node] = []
        words, page = self._text(node, lifted)
        inner = [each for each in node.nodes() if each.role == "Figure"]
        made = Figure(description=" ".join(one.description for one in inner if one.description))
        captions = [each for each in lifted if each.role == "Caption"]
        for each in captions:
            text, at = self._text(each, [])
            made.caption = f"{made.caption} {joined(text)}".strip()
            page = page or at
        within = [each for each in lifted if each.role == "Figure"]
        for each in within:
            more, at = self._text(each, [])
            words += more
        made.page = page or next((content.page for content in node.contents()), None)
        self.parts.append(made)
        if words:
            self.parts.append(paragraph(words, made.page))
            self.doubts.append(
                f"En bild på sidan {made.page} har text i sig: den står efter bilden."
            )
        for each in lifted:
            if each.role not in ("Caption", "Figure"):
                self._block(each)

    def _note(self, node: Node) -> None:
        lifted: list[Node] = []
        words, page = self._text(node, lifted)
        if words:
            found = _MARK.fullmatch(words[0].text)
            mark = found[1] if found else ""
            mark = mark.translate(RAISED) if mark.isdigit() else mark
            self.parts.append(Footnote(mark, joined(words[1:] if found else words), page))
        for each in lifted:
            self._block(each)

    def _find_lines(self) -> None:
        """Let the look of paragraphs say which are lines: each ends where the next word had room."""
        rows = [(part, _rows(words)) for part, words in self.looks]
        right = _rights(row for _, found in rows for row in found)
        for part, found in rows:
            if runs := _alternating(found):
                part.lines = [joined(word for row in run for word in row.words) for run in runs]
                part.text = " ".join(part.lines)
                continue
            decides = sum(row.text.startswith(CLAUSE) for row in found) > 1
            if len(found) > 1 and all(
                _has_room(row, after, right[_column(row)])
                and (
                    not GOES_ON.match(after.text)
                    or NAMED.fullmatch(row.text)
                    or (decides and after.text.startswith(CLAUSE))
                )
                for row, after in pairwise(found)
            ):
                part.lines = [row.text for row in found]
                part.text = " ".join(part.lines)

    def _find_headings(self) -> None:
        """Let the look of paragraphs say which are headings, if the file marks none."""
        styles: list[tuple[Heading, Style]] = []
        made: dict[int, Heading] = {}
        for part, words in self.looks:
            if looks_like_heading(words, part.text, self.body, self.bookmarks, apart=True):
                number, text = number_of(part.text)
                made[id(part)] = Heading(text, None, number, "looks", part.page)
                styles.append((made[id(part)], Style.of(Line(list(words), part.page or 0))))
        levels(styles, self.bookmarks)
        self.parts = [made.get(id(part), part) for part in self.parts]
        if made:
            self.doubts.append(GUESSED)


def _contents_lines(part: Paragraph | List) -> list[str]:
    """The lines of a part, if all of them are lines of a contents page."""
    if isinstance(part, List):
        lines = [entry.text for entry in part.entries]
        if any(entry.inner for entry in part.entries):
            return []
    else:
        lines = re.findall(r".*?(?:[.…·_]\s?){3,}\s*\d{1,3}(?=\s|$)", part.text) or [part.text]
        if "".join(lines).replace(" ", "") != part.text.replace(" ", ""):
            lines = [part.text]
    return (
        [line.strip() for line in lines]
        if all(contents_entry(line.strip()) for line in lines)
        else []
    )


def _headers(heads: list[bool], bold: list[bool]) -> int:
    """How many of the first rows are headers: those that the file marks, or a first one in bold."""
    count = next((index for index, head in enumerate(heads) if not head), len(heads))
    if count == 0 and len(bold) > 1 and bold[0] and not all(bold):
        return 1
    return count


def _with_lists(parts: list[Part], looks: dict[int, list[Word]]) -> list[Part]:
    """The parts, with paragraphs that begin with a bullet as lists, and so rows below a lead."""
    kept: list[Part] = []
    for listed, group in groupby(parts, lambda part: bullet(looks.get(id(part), []))):
        run = list(group)
        points = [words for part in run if listed for words in _bulleted(looks[id(part)])]
        if not listed:
            kept += [one for part in run for one in _parted(part, looks.get(id(part), []))]
        elif len(points) == 1 and is_starred(points[0]):
            kept += run
        else:
            entries = [Entry(joined(without_bullet(words))) for words in points]
            kept.append(List(entries, page=run[0].page))
    return kept


def _bulleted(words: list[Word]) -> list[list[Word]]:
    """The points of a paragraph: each begins on a row of its own with the bullet of the first."""
    points: list[list[Word]] = []
    for row in _rows(words):
        if not points or (bullet(row.words) and row.words[0].text == words[0].text):
            points.append([])
        points[-1] += row.words
    return points


def _parted(part: Part, words: list[Word]) -> list[Part]:
    """A paragraph, or its lead and the list that its rows are by their bullets or the marks that follow."""
    rows = _rows(words)
    first = next((at for at, row in enumerate(rows) if bullet(row.words)), len(rows))
    if points := _bulleted([word for row in rows[first:] for word in row.words]):
        lead = [word for row in rows[:first] for word in row.words]
        if len(points) > 1 and lead[-1].text.endswith(":"):
            entries = [Entry(joined(without_bullet(point))) for point in points]
            return [paragraph(lead, part.page), List(entries, page=part.page)]
    marked: list[tuple[str, list[Word]]] = []
    for row in rows:
        mark = ordered_mark(row.words)
        if mark and (follows(mark, marked[-1][0]) if marked else is_first(mark)):
            marked.append((mark, row.words[1:]))
        elif marked:
            marked[-1] = (marked[-1][0], [*marked[-1][1], *row.words])
    if len(marked) > 1 and rows[0].words[0].text == marked[0][0]:
        entries = [Entry(joined(point), mark) for mark, point in marked]
        return [List(entries, ordered=True, page=part.page)]
    return [part]
