"""Prepares a web page for pandoc: its encoding, what is no text of it, cells left open, and colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from planspegeln.authoring.readers import colours, marks
from planspegeln.authoring.readers.pandoc_tree import AROUND

# Where a page says how it is encoded. Browsers look so far into it, too.
_START: Final = 1024
_CHARSET: Final = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# Browsers read Latin-1 as Windows-1252, which has more signs.
_OLD: Final = {
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii"), "windows-1252"),
    "iso-8859-15": "iso-8859-15",
}
# Elements that may be hidden whole. What is hidden within a line stands.
_BLOCKS: Final = {"p", "div", "section", "article", "aside", "ul", "ol", "table", "figure", "form"}
_HIDDEN: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
# What a reader unfolds has a title, which no heading marks.
_TITLE: Final = "summary"
_ROLES: Final = {"navigation", "banner", "contentinfo", "search"}
_EDGES: Final = {"header", "footer"}
# In these, a header or a footer belongs to the text.
_TEXTS: Final = {"article", "main", "section", "aside", "blockquote"}
# A header with one of these has the document's title.
_TITLES: Final = {"h1"}
_CELLS: Final = {"td", "th"}
_GROUPS: Final = {"thead", "tbody", "tfoot"}
# The start of an element, and its end where it is left out: a cell, a row, a group of rows.
_ENDED_BY: Final = {
    **dict.fromkeys(_CELLS, _CELLS),
    "tr": _CELLS | {"tr"},
    **dict.fromkeys(_GROUPS, _CELLS | {"tr"} | _GROUPS),
}
# The same for the end of an element.
_ENDS: Final = {
    "tr": _CELLS,
    **dict.fromkeys(_GROUPS, _CELLS | {"tr"}),
    "table": _CELLS | {"tr"} | _GROUPS,
}
_TABLES: Final = _CELLS | {*_ENDS}
_EMPTY: Final = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}


def declared(data: bytes) -> str | None:
    """The encoding that a page says it has, if it is one of those before UTF-8."""
    found = _CHARSET.search(data[:_START])
    return _OLD.get(found[1].decode("ascii").lower()) if found else None


def whole(page: str) -> str:
    """The page with each cell and row closed, and what is no text of it marked as that.

    Pandoc needs their end tags, though a page may leave them out. What stands around the text is none
    of it, nor what is hidden. The title of what unfolds is a bold line. A cell has a mark for its colour.
    """
    reader = _Page(page)
    reader.feed(page)
    reader.close()
    return reader.changed()


@dataclass
class _Open:
    """An element that has begun: where its tag stands, and whether the document's title is in it."""

    tag: str
    start: int
    end: int
    around: bool = False
    titled: bool = False


class _Page(HTMLParser):
    """Goes through the tags of a page, and collects what to change."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._page = page
        self._lines = [0]
        self._lines += [at + 1 for at, sign in enumerate(page) if sign == "\n"]
        self._open: list[_Open] = []
        # Each with its start, its end, and what stands there instead.
        self._changes: list[tuple[int, int, str]] = []

    def changed(self) -> str:
        """The page with the changes made."""
        kept, last = [], 0
        for start, end, text in sorted(self._changes, key=lambda change: change[0]):
            kept += [self._page[last:start], text]
            last = end
        return "".join([*kept, self._page[last:]])

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY:
            self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        at = self._at()
        if tag in _ENDED_BY:
            self._close(_ENDED_BY[tag], at)
        if tag in _TITLES:
            for one in self._open:
                one.titled = True
        said = {name: value or "" for name, value in attrs}
        around = tag == "nav" or said.get("role") in _ROLES or self._is_edge(tag)
        around = around or (tag in _BLOCKS and _is_hidden(said))
        end = at + len(self.get_starttag_text() or "")
        if tag == _TITLE:
            self._changes.append((at, end, "<p><strong>"))
        colour = colours.of_style(said.get("style", ""))
        if colour and (tag in _CELLS or any(one.tag in _CELLS for one in self._open)):
            self._changes.append((end, end, marks.mark(marks.COLOUR, colour).decode()))
        self._open.append(_Open(tag, at, end, around))

    def _is_edge(self, tag: str) -> bool:
        return tag in _EDGES and not any(one.tag in _TEXTS for one in self._open)

    def _close(self, ended: set[str], at: int) -> None:
        """Close what is open in the innermost table and is ended by what comes."""
        opened = self._open
        table = next((i for i in reversed(range(len(opened))) if opened[i].tag == "table"), None)
        if table is None:
            return
        first = next((i for i in range(table, len(opened)) if opened[i].tag in ended), None)
        if first is None:
            return
        left = [one.tag for one in opened[first:] if one.tag in _CELLS | _GROUPS | {"tr"}]
        self._changes.append((at, at, "".join(f"</{tag}>" for tag in reversed(left))))
        del opened[first:]

    def handle_endtag(self, tag: str) -> None:
        opened = self._open
        at = self._at()
        if tag in _ENDS:
            self._close(_ENDS[tag], at)
        last = next((i for i in reversed(range(len(opened))) if opened[i].tag == tag), None)
        inside = opened[last:] if last is not None else []
        if last is None or (tag not in _TABLES and any(one.tag in _CELLS for one in inside)):
            return
        closed = opened[last]
        del opened[last:]
        if tag == _TITLE:
            self._changes.append((at, self._after_tag(at), "</strong></p>"))
        if closed.around and not closed.titled:
            self._changes += [
                (closed.start, closed.end, f'<div data-{AROUND}="">'),
                (at, self._after_tag(at), "</div>"),
            ]

    def _after_tag(self, at: int) -> int:
        """Where the tag that starts there ends."""
        return self._page.find(">", at) + 1 or len(self._page)


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a page hides an element from every reader."""
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
