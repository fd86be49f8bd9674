"""The tree of a tagged PDF file: its elements, with the marked contents of the pages in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.pdf import PDF

_DEEPEST = 100
_STANDARD = frozenset(
    [
        "Document",
        "DocumentFragment",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "Title",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "FENote",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "Warichu",
        "Figure",
        "Formula",
        "Form",
        "Em",
        "Strong",
        "Sub",
        "Aside",
        "Artifact",
    ]
)


@dataclass(slots=True, frozen=True)
class Content:
    """Marked content: its page, and its number there."""

    page: int
    number: int


@dataclass(slots=True)
class Node:
    """An element: its standard role, what is in it, its description, and its attributes."""

    role: str
    items: list[Node | Content] = field(default_factory=list)
    description: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    def contents(self) -> Iterator[Content]:
        """All marked content in it."""
        for item in self.items:
            if isinstance(item, Content):
                yield item
            else:
                yield from item.contents()

    def nodes(self) -> Iterator[Node]:
        """Itself and all elements in it."""
        yield self
        for item in self.items:
            if isinstance(item, Node):
                yield from item.nodes()

    def number(self, name: str) -> int:
        """An attribute that is a number from 1."""
        value = self.attributes.get(name)
        return value if isinstance(value, int) and 0 < value < 1000 else 1


def tree(pdf: PDF) -> Node | None:
    """The tree of a file, or None if it has none."""
    root = resolve1(pdf.doc.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return None
    return _Tree(pdf, root).node


class _Tree:
    """Reads the tree from the file's objects."""

    def __init__(self, pdf: PDF, root: dict[str, Any]) -> None:
        self.pages = {page.page_obj.pageid: page.page_number for page in pdf.pages}
        self.roles = resolve1(root.get("RoleMap")) or {}
        self.classes = resolve1(root.get("ClassMap")) or {}
        self.seen: set[int] = set()
        self.node = Node("Document")
        self._fill(self.node, root.get("K"), None, 0)

    def _fill(self, node: Node, kids: Any, page: int | None, depth: int) -> None:
        if isinstance(kids, PDFObjRef):
            found = resolve1(kids)
            if not isinstance(found, list):
                if kids.objid in self.seen:
                    return  # an element that is in the tree twice
                self.seen.add(kids.objid)
            kids = found
        if isinstance(kids, list):
            for kid in kids:
                self._fill(node, kid, page, depth)
        elif isinstance(kids, int):
            if page is not None:
                node.items.append(Content(page, kids))
        elif isinstance(kids, dict) and depth < _DEEPEST:
            own = self.pages.get(getattr(kids.get("Pg"), "objid", -1), page)
            if "MCID" in kids:
                self._fill(node, resolve1(kids["MCID"]), own, depth)
            elif isinstance(kids.get("S"), PSLiteral):
                inner = Node(
                    self._role(kids["S"]), [], _text(kids.get("Alt")), self._attributes(kids)
                )
                node.items.append(inner)
                self._fill(inner, kids.get("K"), own, depth + 1)

    def _role(self, sign: PSLiteral) -> str:
        """The standard role that an element's own role stands for."""
        role = _name(sign)
        for _ in range(10):
            mapped = resolve1(self.roles.get(role))
            if role in _STANDARD or not isinstance(mapped, PSLiteral):
                break
            role = _name(mapped)
        return role

    def _attributes(self, element: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key in ("C", "A"):
            given = resolve1(element.get(key))
            for one in given if isinstance(given, list) else [given]:
                value = resolve1(one)
                if isinstance(value, PSLiteral):
                    value = resolve1(self.classes.get(_name(value)))
                if isinstance(value, dict):
                    found |= {name: resolve1(each) for name, each in value.items()}
        return found


def _name(sign: PSLiteral) -> str:
    return sign.name if isinstance(sign.name, str) else decode_text(sign.name)


def _text(given: Any) -> str:
    value = resolve1(given)
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
