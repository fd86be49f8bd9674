"""Takes out of a Word file what pandoc passes over with the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from planspegeln.authoring.readers import marks
from planspegeln.authoring.readers.archive import Change, Node, ends, parse, spliced

# Pandoc leaves out some of these elements. Without their tags it reads what is in them.
_UNWRAPPED: Final = {
    *("w:ins", "w:moveTo", "w:fldSimple", "w:customXml", "w:smartTag", "w:dir", "w:bdo"),
}
_DRAWN: Final = {"mc:AlternateContent", "w:pict", "w:drawing", "w:object"}
OFF: Final = {"0", "false", "off"}
_PAGE_FIELD: Final = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
# Boxes may stand in boxes.
_ROUNDS: Final = 4


def plain(data: bytes) -> tuple[bytes, Node, int]:
    """The file with text boxes as paragraphs of their own, after the one that they hang on.

    Hidden text is taken out. Comes with the elements of the file, and how many runs were hidden.
    """
    hidden = 0
    for _ in range(_ROUNDS):
        root = parse(data)
        copy = _Copy(data)
        copy.go_through(root, None)
        hidden += copy.hidden
        if not copy.changes:
            return data, root, hidden
        data = spliced(data, copy.changes)
    return data, parse(data), hidden


def numberless(data: bytes) -> bytes:
    """A head or a foot with a sign in place of each number of a page."""
    sign = f"<w:t>{marks.FIELD}</w:t>".encode()
    return spliced(
        data,
        [
            (node.start, ends(data, node)[1], sign if signed else b"")
            for node, signed in _page_fields(parse(data))
        ],
    )


def _page_fields(root: Node) -> Iterator[tuple[Node, bool]]:
    """The elements that print a page's number, and whether the sign stands for each."""
    opened: list[str] = []
    for node in root.each("w:fldSimple", "w:fldChar", "w:instrText", "w:t"):
        step = node.attributes.get("w:fldCharType")
        if node.name == "w:fldSimple" and _PAGE_FIELD.match(node.attributes.get("w:instr", "")):
            yield node, True
        elif step == "begin":
            opened.append("")
        elif step == "end" and opened and _PAGE_FIELD.match(opened.pop()):
            yield node, True
        elif node.name == "w:instrText" and opened:
            opened[-1] += node.text
        elif node.name == "w:t" and any(map(_PAGE_FIELD.match, opened)):
            yield node, False


def is_on(properties: Node | None, name: str) -> bool:
    """Whether a property such as bold is set."""
    found = properties.find(name) if properties else None
    return found is not None and found.attributes.get("w:val") not in OFF


class _Copy:
    """Collects what to change."""

    def __init__(self, data: bytes) -> None:
        self.changes: list[Change] = []
        self.hidden = 0
        self._data = data

    def go_through(self, node: Node, host: Node | None) -> None:
        for child in node.children:
            if child.name.endswith("Pr"):
                continue
            after, end = ends(self._data, child)
            if child.name == "w:r" and is_on(child.find("w:rPr"), "w:vanish"):
                self.hidden += any(text.text.strip() for text in child.each("w:t"))
                self._cut(child.start, end)
                continue
            if host and child.name in _DRAWN and (boxes := _boxes(child)):
                self._cut(child.start, end)
                _, at = ends(self._data, host)
                self.changes += [(at, at, self._inside(box)) for box in boxes]
                continue
            if child.name in _UNWRAPPED:
                self._cut(child.start, after)
                if end > after:
                    self._cut(child.end, end)
            if child.name == "w:p" and node.name == "w:tc" and end == after:
                self.changes.append((end - len(b"/>"), end, b"></w:p>"))  # what can hold a mark
            self.go_through(child, child if child.name == "w:p" else host)

    def _cut(self, start: int, end: int) -> None:
        self.changes.append((start, end, b""))

    def _inside(self, node: Node) -> bytes:
        after, end = ends(self._data, node)
        return self._data[after : node.end] if end > after else b""


def _boxes(node: Node) -> list[Node]:
    """The outermost text boxes, from the first of the ways to draw them."""
    found: list[Node] = []
    for child in node.children:
        if child.name == "w:txbxContent":
            found.append(child)
        elif child.name != "mc:Fallback" or not found:
            found += _boxes(child)
    return found
