"""Finds in an OpenDocument text what pandoc does not pass on: printed numbers, contents pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from typing import Final, TypeAlias

from planspegeln.authoring.readers import cells, colours, marks
from planspegeln.authoring.readers.archive import (
    Archive,
    Change,
    Node,
    ends,
    parse,
    spliced,
    tag_end,
)
from planspegeln.authoring.readers.outline import ContentsEntry, ReadingError
from planspegeln.authoring.readers.pandoc_odt_lists import margin, nested
from planspegeln.authoring.readers.tidy import SYMBOL, UNKNOWN, WINGDINGS

_CONTENT: Final = "content.xml"
_CHAIN: Final = 20
_INDEXES: Final = {"text:table-of-content", "text:illustration-index", "text:table-index"}
# Pandoc leaves out these elements. Without their tags it reads what is in them.
_UNREAD: Final = {
    *(*_INDEXES, "text:object-index", "text:user-index", "text:alphabetical-index"),
    *("text:bibliography", "text:index-body", "text:index-title", "text:numbered-paragraph"),
    *("loext:content-control", "text:text-input"),
}
# The styles of a table's caption: LibreOffice's and pandoc's.
_CAPTIONS: Final = {"Table", "TableCaption"}
# The heads and feet of pages, and those of left and first pages.
_HEADS: Final = {
    f"style:{kind}{pages}" for kind in ("header", "footer") for pages in ("", "-left", "-first")
}
_PAGE_FIELDS: Final = {"text:page-number", "text:page-count"}
# What fonts of signs show for the characters below 256. Of others, nothing is known.
_SIGNS: Final[dict[str, dict[int, str]]] = {
    "wingdings": WINGDINGS,
    "symbol": SYMBOL,
    **{font: {} for font in ("wingdings 2", "wingdings 3", "webdings")},
}
_SHAPES: Final = ("draw:custom-shape", "draw:ellipse", "draw:circle", "draw:rect")
# What is no text of the document.
_TAKEN: Final = {"text:tracked-changes", "office:annotation", "office:annotation-end"}
# What has paragraphs of its own in a paragraph.
_APART: Final = {*_TAKEN, "text:note", "text:p", "text:h"}
_SPACES: Final = {"text:tab": "\t", "text:line-break": " ", "text:s": " "}
_POINTS: Final = re.compile(r"\d+(?:\.\d+)?")
_PAGE: Final = re.compile(r"(.*?)[\t .]*\t\s*([0-9]{1,4}|[ivxlc]+)", re.IGNORECASE | re.DOTALL)


def marked(archive: Archive) -> marks.Marked:
    """A copy of the file with marks for pandoc, and without what is no text."""
    data = archive.read(_CONTENT)
    root = parse(data)
    body = root.find("office:body", "office:text")
    if body is None:
        raise ReadingError("Filen har ingen text som går att läsa som ett OpenDocument-dokument.")
    styles = parse(archive.read("styles.xml")) if "styles.xml" in archive.names else None
    text = _Text(data, root, styles)
    text.take_out_hidden(body)
    text.go_through(body)
    changes = sum(
        len(list(found.each("text:changed-region"))) for found in body.each("text:tracked-changes")
    )
    comments = sum(1 for _ in body.each("office:annotation"))
    doubts = []
    if changes:
        doubts.append(f"Filen har spårade ändringar: {changes} st. De är lästa som godkända.")
    if comments:
        doubts.append(f"Kommentarer i marginalen är utelämnade: {comments} st.")
    if text.hidden:
        doubts.append(marks.hidden(text.hidden))
    doubts += cells.tabbed(_words(paragraph) for paragraph in body.each("text:p", "text:h"))
    found = archive.copy({_CONTENT: spliced(data, text.changes)})
    heads = marks.heads(_heads(styles)) if styles else []
    doubts += [*colours.drawn(text.shapes), *colours.lost(text.behind)]
    if number := text.unread.total():
        fonts = ", ".join(font for font, count in text.unread.items() if count)
        doubts.append(
            f"Tecken ur symboltypsnitt ({fonts}) är inte lästa: {number} st. De står som {UNKNOWN}; skriv det "
            "som står i originalet."
        )
    return marks.Marked(found, text.contents, doubts, heads=heads, words=text.words)


def _heads(styles: Node) -> Iterator[str]:
    """The lines of the pages' heads and feet that are shown."""
    for head in styles.each(*_HEADS):
        if head.attributes.get("style:display") != "false":
            yield from (_words(line, _PAGE_FIELDS) for line in head.each("text:p", "text:h"))


def _words(node: Node, fields: Container[str] = ()) -> str:
    """The words of a paragraph, with a sign in place of what is in the fields with these names."""
    pieces = [node.text]
    for child in node.children:
        if child.name in _SPACES:
            pieces.append(_SPACES[child.name])
        elif child.name in fields:
            pieces.append(marks.FIELD)
        elif child.name not in _APART:
            pieces.append(_words(child, fields))
    return "".join(pieces)


class _Text:
    """Goes through the paragraphs of a text in order, and counts its headings."""

    def __init__(self, data: bytes, root: Node, styles: Node | None) -> None:
        self.changes: list[Change] = []
        self.contents: list[ContentsEntry] = []
        self.words: list[str] = []
        self.hidden = 0  # places with text that is not shown
        self.shapes = 0
        self.behind: set[str] = set()
        self.unread: Counter[str] = Counter()  # signs, by their font
        self._data = data
        roots = [root, *([styles] if styles else [])]
        self._styles = {
            style.attributes.get("style:name", ""): style
            for one in roots
            for style in one.each("style:style")
            if style.attributes.get("style:family") == "paragraph"
        }
        self._spans = {
            style.attributes.get("style:name", ""): style
            for one in roots
            for style in one.each("style:style")
            if style.attributes.get("style:family") == "text"
        }
        self._coloured = {
            style.attributes.get("style:name", ""): style.get("style:text-properties", "fo:color")
            or style.get("style:table-cell-properties", "fo:background-color")
            or style.get("style:graphic-properties", "draw:fill-color")
            or ""
            for one in roots
            for style in one.each("style:style")
            if style.attributes.get("style:family") in ("text", "table-cell", "graphic")
        }
        faces = {
            face.attributes.get("style:name", ""): face.attributes.get("svg:font-family", "")
            for one in roots
            for face in one.each("style:font-face")
        }
        self._fonts = {
            style.attributes.get("style:name", ""): (
                style.get("style:text-properties", "fo:font-family")
                or faces.get(style.get("style:text-properties", "style:font-name") or "", "")
            ).strip("'")
            for one in roots
            for style in one.each("style:style")
            if style.attributes.get("style:family") == "text"
        }
        self._levels = {
            level.attributes.get("text:level", ""): level.attributes
            for one in roots
            for outline in one.each("text:outline-style")
            for level in outline.each("text:outline-level-style")
        }
        # The levels of each list style.
        self._lists = {
            one.attributes.get("style:name", ""): {
                level.attributes.get("text:level", ""): level.attributes
                for level in one.each("text:list-level-style-number")
            }
            for root in roots
            for one in root.each("text:list-style")
        }
        self._mixed = {
            one.attributes.get("text:style-name", "")
            for one in root.each("text:list")
            if any(one.each("text:h")) and not _holds_headings(one)
        }
        self._unseen = {
            style.attributes.get("style:name", "")
            for style in (*self._styles.values(), *self._spans.values())
            if style.get("style:text-properties", "text:display") == "none"
        }
        # How far in the first level of each list style stands, in points.
        self._margins = {
            one.attributes.get("style:name", ""): margin(one)
            for root in roots
            for one in root.each("text:list-style")
        }
        self._counts: dict[int, int] = {}
        # How far lists are counted: each by its id, and the last one of each style.
        self._listed: dict[str, dict[int, int]] = {}
        self._last: dict[str, dict[int, int]] = {}
        # Where lists within others start, and paragraphs that have the number of their entry.
        self._seen: set[int] = set()

    def take_out_hidden(self, node: Node) -> None:
        """Take out what is not shown below an element."""
        kept = []
        for child in node.children:
            style = child.attributes.get("text:style-name", "")
            is_section = (
                child.name == "text:section" and child.attributes.get("text:display") == "none"
            )
            if is_section or (
                child.name in ("text:span", "text:p", "text:h") and style in self._unseen
            ):
                self.hidden += bool(_words(child).strip()) or is_section
                self._cut(child)
            else:
                kept.append(child)
                self.take_out_hidden(child)
        node.children = kept

    def go_through(self, node: Node, contents: bool = False) -> None:
        """Mark the paragraphs below an element."""
        self._nest(node.children)
        for child, after in zip_longest(node.children, node.children[1:]):
            if child.name in _TAKEN:
                self._cut(child)
                continue
            if child.name in ("text:p", "text:h"):
                self._paragraph(child, contents, after)
            if child.name == "table:table-row":
                self._colours(child)
            if child.name.endswith("-source"):
                self._cut(child)
                continue
            if child.name in _UNREAD:
                self._cut(child, tags=True)
            if child.name == "text:list" and self._is_of_headings(child):
                self._headings(child)
                continue
            if child.name == "text:list" and not contents and child.start not in self._seen:
                style = child.attributes.get("text:style-name", "")
                self._entries(child, style, self._counted(child, style), 1, outermost=True)
            inside = contents or child.name in _INDEXES
            self.go_through(child, inside and child.name != "text:index-title")

    def _nest(self, children: list[Node]) -> None:
        """Put each list that stands further in than the one right above it into that one's last entry."""
        for is_list, group in groupby(children, lambda child: child.name == "text:list"):
            lists = [
                one for one in group if is_list and one.children and not self._is_of_headings(one)
            ]
            margins = [
                self._margins.get(one.attributes.get("text:style-name", ""), 0.0) for one in lists
            ]
            if len(set(margins)) > 1:
                self.changes += nested(self._data, list(zip(lists, margins, strict=True)))

    def _is_of_headings(self, list_: Node) -> bool:
        """Whether a list has only headings, and so every list of its style that has any."""
        return _holds_headings(list_) and (
            list_.attributes.get("text:style-name", "") not in self._mixed
        )

    def _headings(self, list_: Node) -> None:
        """Read the headings in a list as headings, with the numbers that its style gives them.

        So a program writes those of a document whose chapters are numbered in another one.
        """
        style = list_.attributes.get("text:style-name", "")
        self._items(list_, style, self._counted(list_, style), 1)

    def _counted(self, list_: Node, style: str) -> dict[int, int]:
        """How far a list is counted when it begins: one that goes on, as far as the one before it."""
        before = list_.attributes.get("text:continue-list")
        goes_on = before or list_.attributes.get("text:continue-numbering") == "true"
        counts = self._last.get(style, {}) if goes_on else {}
        if before in self._listed:
            counts = self._listed[before]
        self._last[style] = counts
        if own := list_.attributes.get("xml:id"):
            self._listed[own] = counts
        return counts

    def _entries(
        self, list_: Node, style: str, counts: dict[int, int], at: int, *, outermost: bool = False
    ) -> None:
        """Mark the entries of a list with their numbers, as its style gives them.

        One that goes on in the middle of an entry's list begins with an entry without words: that is
        none, and its list is one of its own.
        """
        is_wrapped = outermost and style in self._lists and _holds_lists(list_.children[:1])
        if is_wrapped:
            self._unwrap(list_)
        levels = self._lists.get(style, {})
        for place, item in enumerate(list_.children):
            own = [child for child in item.children if child.name in ("text:p", "text:h")]
            told = [child for child in own if _words(child).strip()]
            # An entry may have a style of its own, which changes how its number looks.
            named, number = item.attributes.get("text:style-override", style), ""
            if own and item.name == "text:list-item":  # one without words counts too
                for above in range(1, at):  # a list may begin within
                    counts.setdefault(above, _first(levels, above))
                _count(counts, at, levels, item.attributes.get("text:start-value"))
                number = _formed(self._lists.get(named, {}), counts, at)
            if told and named in self._lists:
                self._mark(told[0], marks.mark(marks.NUMBER, number))
                self._seen.add(told[0].start)
            inside = [child for child in item.children if child.name == "text:list"]
            for child in inside:
                if child is not inside[0]:
                    counts.pop(at + 1, None)  # each further one begins anew
                self._seen.add(child.start)
                inner = child.attributes.get("text:style-name", style)
                below = counts if inner == style else {}
                is_out = is_wrapped and place == 0
                self._entries(child, inner, below, at + 1, outermost=is_out)

    def _unwrap(self, list_: Node) -> None:
        """Take the list in the first entry of another one out of it, so that it stands before the rest."""
        (after, _), first = ends(self._data, list_), list_.children[0]
        start = self._data[list_.start : after]
        self.changes.append((list_.start, after, b""))
        inside, end = ends(self._data, first)
        self.changes += [(first.start, inside, b""), (first.end, end, start)]

    def _items(self, list_: Node, style: str, counts: dict[int, int], at: int) -> None:
        self._cut(list_, tags=True)
        for item in list_.children:
            self._cut(item, tags=True)
            for child in item.children:
                if child.name == "text:list":
                    self._items(child, style, counts, at + 1)
                    continue
                self._signs(child)
                text = _words(child)
                self.words += text.split()
                if item.name == "text:list-item":  # one without words counts too
                    levels = self._lists.get(style, {})
                    _count(counts, at, levels, item.attributes.get("text:start-value"))
                    if text.strip() and (number := _formed(levels, counts, at)):
                        self._mark(child, marks.mark(marks.NUMBER, number))

    def _cut(self, node: Node, tags: bool = False) -> None:
        """Take out an element, or its tags alone."""
        after, end = ends(self._data, node)
        if tags and end > after:
            self.changes += [(node.start, after, b""), (node.end, end, b"")]
        else:
            self.changes.append((node.start, end, b""))

    def _signs(self, node: Node) -> None:
        """Put the signs that its font shows in place of a paragraph's characters."""
        for span in node.each("text:span"):
            font = self._fonts.get(span.attributes.get("text:style-name", ""), "")
            signs = _SIGNS.get(font.lower())
            if signs is None or span.children or not span.text.strip():
                continue
            # A private character has the code of the font's own in its last eight bits.
            told = [
                sign if sign.isspace() else signs.get(ord(sign) & 0xFF, UNKNOWN)
                for sign in span.text
            ]
            self.unread[font] += told.count(UNKNOWN)
            span.text = "".join(told)
            self.changes.append((tag_end(self._data, span.start), span.end, span.text.encode()))

    def _paragraph(self, node: Node, contents: bool, after: Node | None) -> None:
        self._signs(node)
        text = _words(node)
        if contents and text.strip():
            match = _PAGE.fullmatch(text.strip())
            words, page = (match[1], match[2]) if match else (text, "")
            self._mark(node, marks.mark(marks.CONTENTS, str(len(self.contents))))
            self.contents.append(ContentsEntry(" ".join(words.split()), page))
            return
        self.words += text.split()
        style = node.attributes.get("text:style-name", "")
        if node.name == "text:h":
            number = "" if node.start in self._seen else self._number(node, style)
            if number and text.strip():
                self._mark(node, marks.mark(marks.NUMBER, number))
        elif text.strip() and "Title" in self._chain(style):
            self._mark(node, marks.mark(marks.TITLE))
        elif text.strip() and self._is_caption(style, after):
            self._mark(node, marks.mark(marks.CAPTION, marks.ABOVE))
        elif text.strip() and self._is_bold(style):
            self._mark(node, marks.mark(marks.BOLD))
        if node.name != "text:h" and (size := self._size_of_bold(node, style)):
            self._mark(node, marks.mark(marks.SIZE, size))

    def _is_bold(self, style: str) -> bool:
        """Whether a style makes all of a paragraph bold, itself or by the nearest above it that tells."""
        return self._told(style, "fo:font-weight") == "bold"

    def _size_of_bold(self, node: Node, style: str) -> str | None:
        """The size of a paragraph's type in points, if all of it is bold and has the same."""
        spans = [one for one in node.each("text:span") if one.text.strip()]
        pieces = [self._spans.get(one.attributes.get("text:style-name", "")) for one in spans]
        found = set()
        for piece in [*pieces, *([None] if node.text.strip() else [])]:
            weight, size = (
                (piece.get("style:text-properties", name) if piece else "")
                or self._told(style, name)
                for name in ("fo:font-weight", "fo:font-size")
            )
            if weight != "bold":
                return None
            found.add(size.removesuffix("pt"))
        [only, *others] = found or {""}
        return only if _POINTS.fullmatch(only) and not others else None

    def _told(self, style: str, name: str) -> str:
        """What a style says of its type, itself or by the nearest above it that tells. "" if none does."""
        values = (
            found.get("style:text-properties", name)
            for one in self._chain(style)
            if (found := self._styles.get(one))
        )
        return next(filter(None, values), "")

    def _colours(self, row: Node) -> None:
        """Mark the cells of a row that only a colour tells of: that of their sign, or of the cell."""
        cells = [cell for cell in row.children if cell.name == "table:table-cell"]
        told = [" ".join(map(_words, cell.each("text:p", "text:h"))) for cell in cells]
        pairs = list(zip(told, map(self._colour, cells), strict=True))
        self.behind |= colours.behind(pairs)
        found = colours.alone(pairs)
        for cell, colour in zip(cells, found, strict=True):
            inside = cell.find("text:p")
            if colour and inside:
                at, end = ends(self._data, inside)
                own = marks.mark(marks.COLOUR, colour)
                # An empty paragraph may be one tag.
                own = own if end > at else b"<text:p>" + own + b"</text:p>"
                self.changes.append((at, at, own))
            elif not "".join(map(_words, cell.each("text:p", "text:h"))).strip():
                self.shapes += sum(1 for _ in cell.each(*_SHAPES))

    def _colour(self, cell: Node) -> str:
        """The colour of the first sign in a cell, of a figure drawn in it, or else of the cell."""
        signs = (one for one in cell.each("text:span") if _words(one).strip())
        names = [one.attributes.get("text:style-name", "") for one in signs]
        names += [one.attributes.get("draw:style-name", "") for one in cell.each(*_SHAPES)]
        names.append(cell.attributes.get("table:style-name", ""))
        found = (colours.hex_of(self._coloured.get(name, "")) for name in names)
        return next(filter(None, found), "")

    def _mark(self, node: Node, mark: bytes) -> None:
        """Put a mark before the words, after the start tag."""
        at = tag_end(self._data, node.start)
        self.changes.append((at, at, mark))

    def _is_caption(self, style: str, after: Node | None) -> bool:
        """Whether a style is for captions and a table follows."""
        above = after is not None and after.name == "table:table"
        return above and not _CAPTIONS.isdisjoint(self._chain(style))

    def _chain(self, name: str) -> Iterator[str]:
        for _ in range(_CHAIN):
            if not name:
                return
            yield name
            style = self._styles.get(name)
            name = style.attributes.get("style:parent-style-name", "") if style else ""

    def _number(self, node: Node, style: str) -> str:
        level_name = node.attributes.get("text:outline-level", "1")
        level = self._levels.get(level_name)
        if level is None or node.attributes.get("text:is-list-header") == "true":
            return ""
        for name in self._chain(style):
            found = self._styles.get(name)
            if found and "style:list-style-name" in found.attributes:
                if not found.attributes["style:list-style-name"]:
                    return ""
                break
        if not level.get("style:num-format"):
            return ""
        at = marks.whole(level_name, 1)
        restarts = node.attributes.get("text:restart-numbering") == "true"
        first = marks.whole(level.get("text:start-value"), 1)
        begins = restarts or at not in self._counts
        start = node.attributes.get("text:start-value", str(first)) if begins else None
        _count(self._counts, at, self._levels, start)
        return _formed(self._levels, self._counts, at)


_Levels: TypeAlias = Mapping[str, Mapping[str, str]]


def _holds_headings(list_: Node) -> bool:
    """Whether all that a list has are headings."""
    return any(list_.each("text:h")) and not any(
        child.name not in ("text:h", "text:list")
        for item in list_.each("text:list-item", "text:list-header")
        for child in item.children
    )


def _holds_lists(items: Iterable[Node]) -> bool:
    """Whether there are entries, and they have lists alone."""
    found = [child.name for item in items for child in item.children]
    return bool(found) and all(name == "text:list" for name in found)


def _count(counts: dict[int, int], at: int, levels: _Levels, start: str | None) -> None:
    """Count a heading at a level. It has the number `start` if that is given."""
    first = _first(levels, at)
    counts[at] = marks.whole(start, first) if start or at not in counts else counts[at] + 1
    for below in [below for below in counts if below > at]:
        del counts[below]


def _first(levels: _Levels, at: int) -> int:
    """The number that a level begins at."""
    return marks.whole(levels.get(str(at), {}).get("text:start-value"), 1)


def _formed(levels: _Levels, counts: Mapping[int, int], at: int) -> str:
    """The number of a heading, with those of the levels above that its level shows."""
    level = levels.get(str(at), {})
    shown = min(marks.whole(level.get("text:display-levels"), 1), at)
    numbers = [_in_form(levels, counts, one) for one in range(at - shown + 1, at + 1)]
    number = ".".join(number for number in numbers if number)
    if not number:
        return ""
    return f"{level.get('style:num-prefix', '')}{number}{level.get('style:num-suffix', '')}".strip()


def _in_form(levels: _Levels, counts: Mapping[int, int], at: int) -> str:
    level = levels.get(str(at), {})
    number = counts.get(at, _first(levels, at))
    match level.get("style:num-format"):
        case "1":
            return str(number)
        case "a":
            return marks.letters(number)
        case "A":
            return marks.letters(number).upper()
        case "i":
            return marks.roman(number)
        case "I":
            return marks.roman(number).upper()
    return ""
