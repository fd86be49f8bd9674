"""A made-up document: what is in it, and its HTML for a browser to print. Also: how well it was read."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

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
    Reading,
    Table,
    texts,
)

HEAD = "Påhittköpings sidhuvud"
_WORDS = [
    "kommunen",
    "arbetet",
    "ska",
    "trygghet",
    "och",
    "för",
    "att",
    "med",
    "invånare",
    "samverkan",
    "i",
    "på",
    "som",
    "under",
    "året",
    "den",
    "de",
    "målet",
    "är",
    "skolor",
    "belysning",
    "genomföras",
    "varje",
    "plan",
    "ansvar",
    "följs",
    "upp",
    "förvaltningen",
    "nämnden",
    "inom",
    "centrum",
    "torget",
    "parken",
    "åtgärder",
    "brott",
    "minska",
    "öka",
    "känna",
    "sig",
    "fler",
    "unga",
    "vuxna",
    "polisen",
    "föreningar",
    "dialog",
    "möten",
    "lokala",
    "behov",
    "insatser",
    "förebyggande",
    "tidiga",
    "kunskap",
    "stöd",
    "finns",
    "procent",
    "ytterligare",
    "handlingsprogram",
    "räddningstjänst",
    "fältarbete",
    "flyktväg",
]
_NUMBERS = ("2025", "14", "e-post", "bl.a.", "hälso- och sjukvård")
_LONG = ("trygghets­skapande", "ansöknings­handlingar", "kommun­övergripande", "brotts­förebyggande")
_STYLE = """
body { font: 11pt/1.4 "DejaVu Serif", serif; margin: 0 }
h1 { font-size: 20pt; break-before: page; column-span: all } h1:first-child { break-before: auto }
h2 { font-size: 14pt } h3 { font-size: 11pt }
table { border-collapse: collapse; margin: 1em 0 } td, th { border: 1px solid; padding: 3pt 6pt; text-align: left }
table.bare td, table.bare th { border: 0; padding-right: 24pt } caption { text-align: left }
table.bare * { vertical-align: top }
sup { font-size: 60%; line-height: 0 } .note { font-size: 8pt } .contents p { display: flex; margin: 0 }
.contents p span { flex: 1; overflow: hidden; white-space: nowrap; height: 1.4em }
.two { columns: 2; column-gap: 24pt; font-size: 10pt } .two table { font-size: 8pt }
"""


@dataclass
class Document:
    """A document as it should be read, and as a browser prints it."""

    parts: list[Part]
    html: str


class _Writer:
    """Writes parts, always the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - made-up text
        self.parts: list[Part] = []
        self.html: list[str] = []
        self.notes: list[Footnote] = []

    def words(self, count: int) -> str:
        found = self.chance.choices(_WORDS, k=count)
        if count > 12:
            found[5:5] = self.chance.choices(_NUMBERS, k=2)
            found[self.chance.randrange(3, count - 3)] = self.chance.choice(_LONG)
        text = " ".join(found)
        return text[0].upper() + text[1:]

    def heading(self, level: int, number: str, text: str) -> None:
        self.parts.append(Heading(text, level, number))
        self.html.append(f"<h{level}>{escape(f'{number} {text}'.strip())}</h{level}>")

    def paragraph(self, *, note: bool = False) -> None:
        text = f"{self.words(self.chance.randint(25, 90))}."
        mark = ""
        if note:
            mark = "¹²³⁴⁵"[len(self.notes)]
            self.notes.append(Footnote(mark, f"{self.words(9)}."))
        self.parts.append(Paragraph(text + mark))
        raised = f"<sup>{len(self.notes)}</sup>" if note else ""
        self.html.append(f"<p>{escape(text)}{raised}</p>")

    def list(self, *, ordered: bool) -> None:
        made = List([], ordered=ordered)
        html = []
        for index in range(self.chance.randint(3, 6)):
            entry = Entry(
                self.words(self.chance.randint(3, 25)), f"{index + 1}." if ordered else ""
            )
            inner = ""
            if not ordered and index == 1:
                entry.inner = List([Entry(self.words(6)), Entry(self.words(18))])
                inner = "".join(f"<li>{escape(one.text)}</li>" for one in entry.inner.entries)
                inner = f"<ul>{inner}</ul>"
            made.entries.append(entry)
            html.append(f"<li>{escape(entry.text)}{inner}</li>")
        self.parts.append(made)
        kind = "ol" if ordered else "ul"
        self.html.append(f"<{kind}>{''.join(html)}</{kind}>")

    def table(self, rows: int, *, bare: bool = False, spans: bool = False) -> None:
        columns = 3
        head = [Cell(self.words(2)) for _ in range(columns)]
        body = [
            [Cell(self.words(self.chance.randint(1, 2 if bare else 5))) for _ in range(columns - 1)]
            + [Cell(str(self.chance.randint(10, 9999)))]
            for _ in range(rows)
        ]
        headers = [head]
        if spans:
            headers = [[Cell(head[0].text, rows=2), Cell(self.words(2), columns=2)], head[1:]]
        self.parts.append(Table([*headers, *body], len(headers)))
        self.html.append(
            f"<table class={'bare' if bare else 'ruled'}><thead>"
            + "".join(_row(row, "th") for row in headers)
            + "</thead><tbody>"
            + "".join(_row(row, "td") for row in body)
            + "</tbody></table>"
        )

    def end_section(self) -> None:
        """Put the notes below the text, and tell them after the paragraphs that use them."""
        for note in self.notes:
            user = next(
                i for i, part in enumerate(self.parts)
                if isinstance(part, Paragraph) and part.text.endswith(note.mark)
            )  # fmt: skip
            self.parts.insert(user + 1, note)
            number = "¹²³⁴⁵".index(note.mark) + 1
            self.html.append(f"<p class=note><sup>{number}</sup> {escape(note.text)}</p>")
        self.notes = []


def _row(cells: list[Cell], tag: str) -> str:
    return (
        "<tr>"
        + "".join(
            f"<{tag} rowspan={cell.rows} colspan={cell.columns}>{escape(cell.text)}</{tag}>"
            for cell in cells
        )
        + "</tr>"
    )


def document(chapters: int, *, two_columns: bool = False, seed: int = 1) -> Document:
    """A plan with chapters of about two pages each."""
    parts: list[Part] = []
    html: list[str] = []
    contents = Contents([])
    for index in range(1, chapters + 1):
        writer = _Writer(seed * 1000 + index)
        title = writer.words(3)
        contents.entries.append(ContentsEntry(f"{index} {title}", str(2 * index)))
        writer.heading(1, str(index), title)
        for section in (1, 2):
            writer.paragraph(note=section == 1)
            writer.heading(2, f"{index}.{section}", writer.words(4))
            writer.paragraph()
            writer.paragraph(note=section == 2)
            writer.list(ordered=section == 1)
            writer.heading(3, "", writer.words(3))
            writer.paragraph()
            writer.paragraph()
            writer.list(ordered=False)
            if not two_columns:
                writer.table(30 if index == 2 and section == 2 else 4, spans=section == 1)
                writer.paragraph()
                if section == 2:
                    writer.table(5, bare=True)
            elif section == 1:
                writer.table(4, spans=True)
            writer.paragraph()
        writer.end_section()
        parts += writer.parts
        first, *rest = writer.html
        inner = "".join(rest)
        html.append(first + (f"<div class=two>{inner}</div>" if two_columns else inner))
    front: list[Part] = [
        Heading("Trygghetsplan för Påhittköping", 1),
        Paragraph("Antagen av fullmäktige den 3 mars 2025."),
        Heading("Innehåll", 2),
        contents,
    ]
    lines = "".join(
        f"<p>{escape(entry.text)} <span>{'.' * 200}</span> {entry.page}</p>"
        for entry in contents.entries
    )
    start = (
        "<h1>Trygghetsplan för Påhittköping</h1><p>Antagen av fullmäktige den 3 mars 2025.</p>"
        f"<h2>Innehåll</h2><div class=contents>{lines}</div>"
    )
    page = f"<!doctype html><html lang=sv><title>Trygghetsplan</title><style>{_STYLE}</style>{start}{''.join(html)}"
    for part in parts:
        _without_soft_hyphens(part)
    return Document([*front, *parts], page)


def _without_soft_hyphens(part: Part) -> None:
    match part:
        case Heading() | Paragraph() | Footnote():
            part.text = part.text.replace("­", "")
        case List():
            for entry in part.entries:
                entry.text = entry.text.replace("­", "")
                if entry.inner:
                    _without_soft_hyphens(entry.inner)
        case Table():
            for row in part.rows:
                for cell in row:
                    cell.text = cell.text.replace("­", "")
        case _:
            pass


def entries(found: List, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """The entries of a list: depth, mark and text."""
    for entry in found.entries:
        yield depth, entry.mark, _same(entry.text)
        if entry.inner:
            yield from entries(entry.inner, depth + 1)


def words(parts: Iterable[Part]) -> list[str]:
    """All words in their order. Hyphens do not count, since a line may have ended there."""
    found = [text for part in parts for text in texts(part)]
    return _same(" ".join(found)).split()


def _same(text: str) -> str:
    return text.replace("-", "").replace("‐", "")


def _share(expected: Iterable[object], found: Iterable[object]) -> float:
    wanted = Counter(expected)
    return (wanted & Counter(found)).total() / wanted.total() if wanted else 1.0


@dataclass
class Score:
    """Which share of the document was read rightly."""

    words: float
    extra_words: int
    headings: float
    false_headings: int
    levels: float
    entries: float
    cells: float
    tables: float


def score(expected: Document, reading: Reading) -> Score:
    """Compare what was read with what was written."""
    wanted, got = words(expected.parts), words(reading.parts)
    matcher = SequenceMatcher(a=wanted, b=got, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())

    def headings(parts: list[Part]) -> list[tuple[str, str]]:
        return [(part.number, _same(part.text)) for part in parts if isinstance(part, Heading)]

    def with_levels(parts: list[Part]) -> list[tuple[str, str, int | None]]:
        return [
            (part.number, _same(part.text), part.level)
            for part in parts
            if isinstance(part, Heading)
        ]

    def listed(parts: list[Part]) -> list[tuple[int, str, str]]:
        return [entry for part in parts if isinstance(part, List) for entry in entries(part)]

    def cells(parts: list[Part]) -> list[tuple[str, int, int]]:
        return [
            (_same(cell.text), cell.rows, cell.columns)
            for part in parts
            if isinstance(part, Table)
            for row in part.rows
            for cell in row
        ]

    def tables(parts: list[Part]) -> list[tuple[int, int]]:
        return [(len(part.rows), part.headers) for part in parts if isinstance(part, Table)]

    a, b = expected.parts, reading.parts
    found = _share(headings(a), headings(b))
    return Score(
        same / len(wanted),
        len(got) - same,
        found,
        len(headings(b)) - round(found * len(headings(a))),
        _share(with_levels(a), with_levels(b)) / found if found else 0.0,
        _share(listed(a), listed(b)),
        _share(cells(a), cells(b)),
        _share(tables(a), tables(b)),
    )
