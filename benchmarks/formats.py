"""Writes a made-up document in the formats that the readers read, each with what it should give back.

Word files are written as Word does: headings, lists and contents have styles, and Word counts them.
Pandoc writes OpenDocument, HTML and Markdown.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import pypandoc

from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Table,
)
from tests.authoring.readers import word
from tests.authoring.readers.printed import FOOT, HEAD, Document, breakable

_WIDTH: Final = 78  # characters of a line
_LINES: Final = 46  # of a page
_PANDOC: Final = [1, 23, 1]  # the version of its tree
_NO: Final[list[Any]] = ["", [], []]  # no attributes
_CONTENTS: Final = "Innehåll"


@dataclass
class Written:
    """A file's content and its suffix, and the parts that it should be read as."""

    content: bytes
    suffix: str
    expected: Document


def plain_formats() -> dict[str, Callable[[Document], Written]]:
    """The formats that no browser prints, by their names."""
    return {
        "Word": docx,
        "OpenDocument": odt,
        "HTML": html,
        "Markdown": markdown,
        "Text, wrapped, with pages": lambda document: text(document, paged=True),
        "Text, a paragraph a line": lambda document: text(document, paged=False),
    }


# Word


@dataclass
class _Word:
    """A Word file while it is written."""

    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lists: int = 0


def docx(document: Document) -> Written:
    """A Word file. Its heading of the contents is a paragraph, as Word's own is."""
    file = _Word()
    expected: list[Part] = []
    for part, after in zip_longest(document.parts, document.parts[1:]):
        is_title = not expected
        if isinstance(part, Heading) and part.text == _CONTENTS:
            file.body.append(word.paragraph(part.text, _style("TOCRubrik")))
            expected.append(Paragraph(part.text))
            continue
        expected.append(part)
        match part:
            case Heading():
                name = "Rubrik" if is_title else f"Rubrik{part.level}"
                off = "" if part.number or is_title else word.numbered(0)
                file.body.append(word.paragraph(part.text, _style(name) + off))
            case Paragraph():
                file.body.append(_with_note(file, part, after))
            case List():
                _word_list(file, part, 0)
            case Table():
                file.body.append(_word_table(part))
            case Contents():
                file.body += [_word_line(line) for line in part.entries]
            case _:
                pass
    names = ((f"Rubrik{level}", f"heading {level}") for level in (1, 2, 3))
    styles = "".join(word.style(*name) for name in (*names, ("Rubrik", "Title")))
    styles += word.style("TOC1", "toc 1") + word.style("TOCRubrik", "TOC Heading")
    content = word.word(
        "".join(file.body),
        styles=_counted(styles),
        numbering=_numbering(file.lists),
        footnotes="".join(file.notes),
        header=word.paragraph(HEAD),
        footer=word.paragraph(f"{FOOT} 1 (60)"),
    )
    return Written(content, ".docx", replace(document, parts=expected))


def _style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def _counted(styles: str) -> str:
    """The styles, with those of the headings counted by the first list."""
    for level in (1, 2, 3):
        start = f'<w:name w:val="heading {level}"/><w:pPr>'
        styles = styles.replace(start, start + word.numbered(1, level - 1))
    return styles


def _numbering(lists: int) -> str:
    """The ways of counting: of headings, of bullets, and of each list with numbers."""
    headings = "".join(
        word.level(at, text, more=_style(f"Rubrik{at + 1}"))
        for at, text in enumerate(("%1", "%1.%2", "%1.%2.%3"))
    )
    levels = (
        headings,
        word.level(0, "•", "bullet") + word.level(1, "o", "bullet"),
        word.level(0, "%1."),
    )
    ways = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>'
        for at, one in enumerate(levels)
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    uses = [(1, 0, ""), (2, 1, ""), *((3 + at, 2, anew) for at in range(lists))]
    return ways + "".join(
        f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{way}"/>{more}</w:num>'
        for list_id, way, more in uses
    )


def _with_note(file: _Word, part: Paragraph, after: Part | None) -> str:
    """A paragraph, with the note that comes after it."""
    if not isinstance(after, Footnote):
        return word.paragraph(part.text)
    note = f'w:id="{len(file.notes) + 1}"/>'
    file.notes.append(f"<w:footnote {note[:-2]}>{word.paragraph(after.text)}</w:footnote>")
    use = f"<w:r><w:footnoteReference {note}</w:r></w:p>"
    return word.paragraph(part.text.removesuffix(after.mark)).removesuffix("</w:p>") + use


def _word_list(file: _Word, part: List, level: int) -> None:
    list_id = 2
    if part.ordered:
        list_id = 3 + file.lists
        file.lists += 1
    for entry in part.entries:
        file.body.append(word.paragraph(entry.text, word.numbered(list_id, level)))
        if entry.inner:
            _word_list(file, entry.inner, level + 1)


def _word_line(line: ContentsEntry) -> str:
    end = f"<w:r><w:tab/></w:r><w:r><w:t>{line.page}</w:t></w:r></w:p>"
    return word.paragraph(line.text, _style("TOC1")).removesuffix("</w:p>") + end


def _word_table(part: Table) -> str:
    rows = []
    for at, row in enumerate(_places(part)):
        cells = []
        for own, cell in row:
            merged = '<w:vMerge w:val="restart"/>' if own else "<w:vMerge/>"
            merged = merged if cell.rows > 1 else ""
            wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            cells.append(word.cell(cell.text if own else "", wide + merged))
        head = "<w:trPr><w:tblHeader/></w:trPr>" if at < part.headers else ""
        rows.append(head + "".join(cells))
    return word.table(*rows)


def _places(part: Table) -> Iterator[list[tuple[bool, Cell]]]:
    """Each row's cells and, not as its own, those that reach into it from above."""
    above: dict[int, tuple[int, Cell]] = {}  # by column: how many rows more, and the cell
    width = sum(cell.columns for cell in part.rows[0])
    for row in part.rows:
        own = iter(row)
        found: list[tuple[bool, Cell]] = []
        at = 0
        while at < width:
            more, cell = above.pop(at, (0, None))
            is_own = cell is None
            if cell is None:
                cell = next(own)
                more = cell.rows
            if more > 1:
                above[at] = (more - 1, cell)
            found.append((is_own, cell))
            at += cell.columns
        yield found


# What pandoc writes


def odt(document: Document) -> Written:
    """An OpenDocument text, with a contents page, a head and a foot."""
    lines = "".join(
        f"<text:p>{escape(line.text)}<text:tab/>{line.page}</text:p>"
        for part in document.parts
        if isinstance(part, Contents)
        for line in part.entries
    )
    contents = (
        f'<text:table-of-content text:name="{_CONTENTS}"><text:index-body>{lines}'
        "</text:index-body></text:table-of-content>"
    )
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_pandoc(document, "odt", contents))) as made,
        zipfile.ZipFile(file, "w") as archive,
    ):
        for info in made.infolist():
            content = made.read(info)
            if info.filename == "styles.xml":
                head = f"<style:header><text:p>{HEAD}</text:p></style:header><style:footer>"
                content = content.replace(b"<style:footer>", head.encode(), 1)
            archive.writestr(info, content)
    return Written(file.getvalue(), ".odt", document)


def html(document: Document) -> Written:
    """A web page with a head, a foot and a menu, which has the lines of the contents."""
    lines = "".join(
        f"<li>{escape(line.text)}</li>"
        for part in document.parts
        if isinstance(part, Contents)
        for line in part.entries
    )
    plain = _without_contents(document)
    page = (
        f"<!doctype html><html lang=sv><title>Trygghetsplan</title><header>{HEAD}</header>"
        f"<nav>{HEAD}<ul>{lines}</ul></nav><main>{_pandoc(plain, 'html').decode()}</main>"
        f"<footer>{FOOT}</footer></html>"
    )
    return Written(page.encode(), ".html", plain)


def markdown(document: Document) -> Written:
    """Pandoc's own Markdown. It has no pages, and therefore no contents."""
    plain = _without_contents(document)
    return Written(_pandoc(plain, "markdown"), ".md", plain)


def _without_contents(document: Document) -> Document:
    kept: list[Part] = [
        part
        for part in document.parts
        if not isinstance(part, Contents)
        and not (isinstance(part, Heading) and part.text == _CONTENTS)
    ]
    return replace(document, parts=kept)


def _pandoc(document: Document, kind: str, contents: str = "") -> bytes:
    """What pandoc makes of a document. `contents` is its contents page in the format's own code."""
    blocks = [
        block
        for part, after in zip_longest(document.parts, document.parts[1:])
        for block in _blocks(part, after, contents)
    ]
    tree = json.dumps({"pandoc-api-version": _PANDOC, "meta": {}, "blocks": blocks})
    if kind == "odt":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "made.odt")
            pypandoc.convert_text(tree, kind, format="json", outputfile=str(path))
            return path.read_bytes()
    return str(pypandoc.convert_text(tree, kind, format="json")).encode()


def _blocks(part: Part, after: Part | None, contents: str) -> list[Any]:
    """A part as blocks of pandoc's tree."""
    match part:
        case Heading():
            return [_node("Header", [part.level, _NO, _inlines(f"{part.number} {part.text}")])]
        case Paragraph():
            note = after if isinstance(after, Footnote) else None
            inlines = _inlines(part.text.removesuffix(note.mark) if note else part.text)
            if note:
                inlines.append(_node("Note", [_node("Para", _inlines(note.text))]))
            return [_node("Para", inlines)]
        case List():
            return [_pandoc_list(part)]
        case Table():
            return [_pandoc_table(part)]
        case Contents():
            return [_node("RawBlock", ["opendocument", contents])]
        case _:
            return []


def _node(kind: str, content: Any) -> dict[str, Any]:
    return {"t": kind, "c": content}


def _inlines(text: str) -> list[Any]:
    words = [_node("Str", one) for one in text.split()]
    return [each for one in words for each in ({"t": "Space"}, one)][1:]


def _pandoc_list(part: List) -> dict[str, Any]:
    def blocks(entry: Entry) -> list[Any]:
        inner = [_pandoc_list(entry.inner)] if entry.inner else []
        return [_node("Plain", _inlines(entry.text)), *inner]

    entries = [blocks(entry) for entry in part.entries]
    if part.ordered:
        return _node("OrderedList", [[1, {"t": "Decimal"}, {"t": "Period"}], entries])
    return _node("BulletList", entries)


def _pandoc_table(part: Table) -> dict[str, Any]:
    def row(cells: list[Cell]) -> list[Any]:
        made = [
            [
                _NO,
                {"t": "AlignDefault"},
                one.rows,
                one.columns,
                [_node("Plain", _inlines(one.text))],
            ]
            for one in cells
        ]
        return [_NO, made]

    rows = [row(cells) for cells in part.rows]
    width = sum(cell.columns for cell in part.rows[0])
    columns = [[{"t": "AlignDefault"}, _node("ColWidth", 1 / width)] for _ in range(width)]
    head, body = rows[: part.headers], rows[part.headers :]
    return _node("Table", [_NO, [None, []], columns, [_NO, head], [[_NO, 0, [], body]], [_NO, []]])


# Text


def text(document: Document, *, paged: bool) -> Written:
    """A plain text, wrapped and in pages with a head and a foot, or with a line for each paragraph.

    A table's row is a line with tabs. It cannot show that a cell covers several rows.
    """
    expected = [_flat(part) if isinstance(part, Table) else part for part in document.parts]
    groups = [_lines(part, _WIDTH if paged else None) for part in expected]
    lines = [line for group in groups for line in (*group, "")]
    if paged:
        pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
        content = "\f".join(
            "\n".join([HEAD, "", *page, "", f"{FOOT}  {number} ({len(pages)})", ""])
            for number, page in enumerate(pages, start=1)
        )
    else:
        content = "\n".join(lines)
    return Written(content.encode(), ".txt", replace(document, parts=expected))


def _flat(part: Table) -> Table:
    """The table without cells over several rows. Places that they covered have words of their own."""
    rows = [
        [replace(cell, rows=1) if own else Cell(f"{cell.text} igen") for own, cell in row]
        for row in _places(part)
    ]
    return replace(part, rows=rows)


def _lines(part: Part, width: int | None) -> list[str]:
    """A part as lines. Without a width none is wrapped."""
    match part:
        case Heading():
            return [f"{part.number} {part.text}".strip()]
        case Paragraph():
            return _wrapped(part.text, width)
        case Footnote():
            return _wrapped(f"{part.mark} {part.text}", width)
        case Contents():
            return [f"{line.text} {'.' * 20} {line.page}" for line in part.entries]
        case List():
            return list(_entries(part, width, ""))
        case Table():
            return [
                "\t".join(cell.text + "\t" * (cell.columns - 1) for cell in r) for r in part.rows
            ]
        case _:
            return []


def _entries(part: List, width: int | None, indent: str) -> Iterator[str]:
    for entry in part.entries:
        mark = f"{indent}{entry.mark or '•'} "
        first, *rest = _wrapped(entry.text, width and width - len(mark))
        yield mark + first
        yield from (" " * len(mark) + line for line in rest)
        if entry.inner:
            yield from _entries(entry.inner, width, indent + "    ")


def _wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines. Long words are broken at a hyphen."""
    if width is None:
        return [text]
    lines = [""]
    for one in text.split():
        pieces = breakable(one).split("\N{SOFT HYPHEN}")
        room = width - len(lines[-1]) - bool(lines[-1])
        fitting = next(
            (at for at in range(len(pieces), 0, -1)
             if len("".join(pieces[:at])) + (at < len(pieces)) <= room),
            0,
        )  # fmt: skip
        start, end = "".join(pieces[:fitting]), "".join(pieces[fitting:])
        if start:
            lines[-1] = f"{lines[-1]} {start}".strip() + ("-" if end else "")
        if end:
            lines.append(end)
    return [line for line in lines if line]
