"""Finds the tables of a Word file whose first row is a header only by what Word sets on every table.

Word's default for a new table asks for another look of the first row, and pandoc takes that for a header.
So does each style for tables, whatever stands in the row. A row is one if the file repeats it on each page,
or if it has a look of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from planspegeln.authoring.readers.archive import Node
from planspegeln.authoring.readers.pandoc_plain import is_on

_UNSHADED: Final = {"", "auto", "FFFFFF"}


def unheaded(body: Node) -> Iterator[Node]:
    """The settings of the tables without a header row, by which pandoc would see one."""
    for table in body.each("w:tbl"):
        properties = table.find("w:tblPr")
        look = properties.find("w:tblLook") if properties else None
        row = next((child for child in table.children if child.name == "w:tr"), None)
        if look and row and not _is_header(row):
            yield look


def _is_header(row: Node) -> bool:
    """Whether a row is repeated on each page, or all in bold, or shaded."""
    cells = [child for child in row.children if child.name == "w:tc"]
    runs = [run for cell in cells for run in cell.each("w:r") if any(run.each("w:t"))]
    return (
        any(is_on(own, "w:tblHeader") for own in row.each("w:trPr"))
        or all(map(_is_shaded, cells))
        or all(is_on(run.find("w:rPr"), "w:b") for run in runs)
        or all(map(_is_styled, cells))
    )


def _is_styled(cell: Node) -> bool:
    """Whether a cell's words have a style, and so perhaps a look of their own."""
    words = [one for one in cell.each("w:p") if any(one.each("w:t"))]
    return bool(words) and all(one.find("w:pPr", "w:pStyle") for one in words)


def _is_shaded(node: Node) -> bool:
    return any(shade.attributes.get("w:fill", "") not in _UNSHADED for shade in node.each("w:shd"))
