"""A made-up document: what is in it, and its HTML for a browser to print. Also: how well it was read."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
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
from planspegeln.authoring.settle import Settled

HEAD = "Påhittköpings sidhuvud"
FOOT = "Påhittköpings sidfot"
# What stands on each page and is no text of the document. The page's number is as in "3 (14)".
FURNITURE = re.compile(r"sidhuvud|sidfot|[0-9]+ \([0-9]+\)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RUN = 5  # words; as many in a row hardly come twice in made-up text
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
# A heading ends with one of these.
_THINGS = (
    "trygghet",
    "samverkan",
    "belysning",
    "ansvar",
    "torget",
    "dialog",
    "kunskap",
    "insatser",
)
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
.contents .inner { margin-left: 18pt }
.two { columns: 2; column-gap: 24pt; font-size: 10pt } .two table { font: 7pt "DejaVu Sans Condensed" } .two tr { break-inside: avoid }
"""


@dataclass
class Document:
    """A document as it should be read, and as a browser prints it."""

    parts: list[Part]
    html: str


def raised(number: int) -> str:
    """A number as the mark of a footnote."""
    return str(number).translate(_RAISED)


def breakable(text: str) -> str:
    """The text with a soft hyphen wherever a word may be broken at the end of a line."""
    for word in _LONG:
        text = text.replace(word.replace("­", ""), word)
    return text


class _Writer:
    """Writes parts, always the same ones."""

    def __init__(self, seed: int, notes: int = 0, *, merged: bool = False) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - made-up text
        self.parts: list[Part] = []
        self.html: list[str] = []
        self.notes: list[Footnote] = []
        self.merged = merged  # whether cells go over rows of a table's body, too
        self.numbered = notes  # how many notes the document has up to here

    def words(self, count: int) -> str:
        found = self.chance.choices(_WORDS, k=count)
        if count > 12:
            found[5:5] = self.chance.choices(_NUMBERS, k=2)
            found[self.chance.randrange(3, count - 3)] = self.chance.choice(_LONG)
        text = " ".join(found)
        return text[0].upper() + text[1:]

    def title(self, count: int) -> str:
        return f"{self.words(count - 1)} {self.chance.choice(_THINGS)}"

    def heading(self, level: int, number: str, text: str) -> None:
        self.parts.append(Heading(text, level, number))
        self.html.append(f"<h{level}>{escape(f'{number} {text}'.strip())}</h{level}>")

    def paragraph(self, *, note: bool = False) -> None:
        text = f"{self.words(self.chance.randint(25, 90))}."
        mark = sign = ""
        if note:
            self.numbered += 1
            mark, sign = raised(self.numbered), f"<sup>{self.numbered}</sup>"
            self.notes.append(Footnote(mark, f"{self.words(9)}."))
        self.parts.append(Paragraph(text + mark))
        self.html.append(f"<p>{escape(text)}{sign}</p>")

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
            if self.merged:
                body[0][0].rows = 2
                del body[1][0]
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
        first = self.numbered - len(self.notes) + 1
        for number, note in enumerate(self.notes, start=first):
            user = next(
                i for i, part in enumerate(self.parts)
                if isinstance(part, Paragraph) and part.text.endswith(note.mark)
            )  # fmt: skip
            self.parts.insert(user + 1, note)
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


def document(
    chapters: int, *, two_columns: bool = False, merged: bool = False, seed: int = 1
) -> Document:
    """A plan with chapters of about five pages each, in two columns of about three."""
    front = _Writer(seed)
    front.heading(1, "", "Trygghetsplan för Påhittköping")
    front.parts.append(Paragraph("Antagen av fullmäktige den 3 mars 2025."))
    front.html.append("<p>Antagen av fullmäktige den 3 mars 2025.</p>")
    front.heading(2, "", "Innehåll")
    contents = Contents([])
    summary = _Writer(seed * 1000)
    summary.heading(1, "", "Sammanfattning")
    summary.paragraph()
    parts = summary.parts
    html = summary.html
    notes = 0
    for index in range(1, chapters + 1):
        writer = _Writer(seed * 1000 + index, notes, merged=merged)
        _chapter(writer, index, two_columns=two_columns)
        notes = writer.numbered
        for part in writer.parts:
            if isinstance(part, Heading) and part.level in (1, 2):
                line = ContentsEntry(f"{part.number} {part.text}", str(4 * index))
                contents.entries.append(line)
        parts += writer.parts
        first, *rest = writer.html
        inner = "".join(rest)
        html.append(first + (f"<div class=two>{inner}</div>" if two_columns else inner))
    lines = "".join(
        f"<p{' class=inner' if '.' in entry.text.split()[0] else ''}>"
        f"{escape(entry.text)} <span>{'.' * 200}</span> {entry.page}</p>"
        for entry in contents.entries
    )
    start = f"{''.join(front.html)}<div class=contents>{lines}</div>"
    page = f"<!doctype html><html lang=sv><title>Trygghetsplan</title><style>{_STYLE}</style>{start}{''.join(html)}"
    for part in parts:
        _without_soft_hyphens(part)
    return Document([*front.parts, contents, *parts], page)


def _chapter(writer: _Writer, index: int, *, two_columns: bool) -> None:
    """Write a chapter. The third level of its first section is numbered, that of its second is not."""
    writer.heading(1, str(index), writer.title(3))
    for section in (1, 2):
        writer.paragraph(note=section == 1)
        writer.heading(2, f"{index}.{section}", writer.title(4))
        writer.paragraph()
        writer.paragraph(note=section == 2)
        writer.list(ordered=section == 1)
        writer.heading(3, f"{index}.1.1" if section == 1 else "", writer.title(3))
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
        yield depth, entry.mark, entry.text
        if entry.inner:
            yield from entries(entry.inner, depth + 1)


def words(parts: Iterable[Part]) -> list[str]:
    """All words in their order."""
    return " ".join(text for part in parts for text in texts(part)).split()


def leaked(parts: Iterable[Part]) -> int:
    """How often a head, a foot or a page's number stands in the text."""
    return sum(len(FURNITURE.findall(text)) for part in parts for text in texts(part))


def in_order(wanted: list[str], got: list[str]) -> int:
    """How many of the words come again in the same order.

    Runs of words that each text has once are paired first. Only what is between them is searched.
    """
    pairs = _rising(_once(wanted), _once(got))
    same, one, other = len(pairs), 0, 0
    for to, until in [*pairs, (len(wanted), len(got))]:
        a, b = wanted[one:to], got[other:until]
        matcher = SequenceMatcher(a=a, b=b, autojunk=False)
        same += len(a) if a == b else sum(each.size for each in matcher.get_matching_blocks())
        one, other = to + 1, until + 1
    return same


def _once(words: list[str]) -> dict[tuple[str, ...], int]:
    """Where each run of words starts that stands once."""
    found: dict[tuple[str, ...], int] = {}
    several = set()
    for at in range(len(words) - _RUN + 1):
        run = tuple(words[at : at + _RUN])
        if run in found:
            several.add(run)
        found[run] = at
    return {run: at for run, at in found.items() if run not in several}


def _rising(
    wanted: dict[tuple[str, ...], int], got: dict[tuple[str, ...], int]
) -> list[tuple[int, int]]:
    """The longest row of pairs in which both numbers rise."""
    pairs = [(at, got[run]) for run, at in wanted.items() if run in got]
    ends: list[int] = []  # the least number that a row of each length ends with
    last: list[int] = []  # the pair with that number
    before: list[int] = []
    for here, (_, number) in enumerate(pairs):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        last[length : length + 1] = [here]
        before.append(last[length - 1] if length else -1)
    row = []
    here = last[-1] if last else -1
    while here >= 0:
        row.append(pairs[here])
        here = before[here]
    return row[::-1]


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
    leaked: int


def score(expected: Document, found: Reading | Settled) -> Score:
    """Compare what was read with what was written.

    In a reading that is not settled hyphens do not count, since a line may have ended there.
    """

    def same(text: str) -> str:
        return text if isinstance(found, Settled) else text.replace("-", "").replace("‐", "")

    def headings(parts: list[Part]) -> list[tuple[str, str]]:
        return [(part.number, same(part.text)) for part in parts if isinstance(part, Heading)]

    def with_levels(parts: list[Part]) -> list[tuple[str, str, int | None]]:
        return [
            (part.number, same(part.text), part.level)
            for part in parts
            if isinstance(part, Heading)
        ]

    def listed(parts: list[Part]) -> list[tuple[int, str, str]]:
        return [
            (depth, mark, same(text))
            for part in parts
            if isinstance(part, List)
            for depth, mark, text in entries(part)
        ]

    def cells(parts: list[Part]) -> list[tuple[str, int, int]]:
        return [
            (same(cell.text), cell.rows, cell.columns)
            for part in parts
            if isinstance(part, Table)
            for row in part.rows
            for cell in row
        ]

    def tables(parts: list[Part]) -> list[tuple[int, int]]:
        return [(len(part.rows), part.headers) for part in parts if isinstance(part, Table)]

    a, b = expected.parts, found.parts
    wanted, got = ([same(word) for word in words(parts)] for parts in (a, b))
    kept = in_order(wanted, got)
    met = _share(headings(a), headings(b))
    return Score(
        kept / len(wanted),
        len(got) - kept,
        met,
        len(headings(b)) - round(met * len(headings(a))),
        _share(with_levels(a), with_levels(b)) / met if met else 0.0,
        _share(listed(a), listed(b)),
        _share(cells(a), cells(b)),
        _share(tables(a), tables(b)),
        leaked(b),
    )
