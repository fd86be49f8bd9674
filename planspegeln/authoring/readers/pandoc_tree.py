"""Makes parts of pandoc's document tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from textwrap import shorten
from typing import Any, Final, TypeAlias

from planspegeln.authoring.readers import cells, joins, marks
from planspegeln.authoring.readers.colours import is_wordless
from planspegeln.authoring.readers.lines import GOES_ON, LABELLED, Line
from planspegeln.authoring.readers.numbers import MARK, follows, number_of
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Removed,
    Table,
)
from planspegeln.authoring.readers.text_lines import is_clause, is_fact
from planspegeln.authoring.readers.tidy import in_one_line

# An element of the tree: its type in "t", its content in "c".
Element: TypeAlias = dict[str, Any]

# The attribute of what a web page has around its text.
AROUND: Final = "planspegeln-around"

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BREAK_TAG: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_LONG: Final = 40  # characters of a line that somebody has broken because it was long
_DASH: Final = re.compile(r"[-–*] (?=\S)")
_BULLET: Final = re.compile("[•‣▪▫●○◦■□\uf0b7\uf0a7] (\\S.*)")
# Stands between what two blocks in a cell say.
_APART: Final = "\u2029"
_UNHELD: Final = "En tabell, en rubrik eller ett stycke i en inre lista är löpande text."
# A line that is longer than this is running text.
_SHORT: Final = 60


@dataclass
class _Piece:
    text: str
    strong: bool
    leaning: bool


@dataclass
class _Words:
    """The text of a block, and what stands in it that is no text."""

    pieces: list[_Piece] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, strong: bool, leaning: bool) -> None:
        found, text = marks.split(text)
        self.marks |= found
        self.pieces.append(_Piece(text, strong, leaning))

    @property
    def text(self) -> str:
        return in_one_line("".join(piece.text for piece in self.pieces))

    @property
    def lines(self) -> list[str]:
        lines = "".join(piece.text for piece in self.pieces).split("\n")
        return [line for line in map(in_one_line, lines) if line]

    @property
    def bold(self) -> bool:
        seen = [piece.strong for piece in self.pieces if piece.text.strip()]
        return bool(seen) and all(seen)

    @property
    def leaning(self) -> bool:
        seen = [piece.leaning for piece in self.pieces if piece.text.strip()]
        return bool(seen) and all(seen)

    @property
    def emphasis(self) -> list[str]:
        """The phrases in bold or italics, unless all of it is."""
        phrases = []
        for (strong, leaning), pieces in groupby(self.pieces, lambda p: (p.strong, p.leaning)):
            phrase = in_one_line("".join(piece.text for piece in pieces))
            if (strong or leaning) and any(map(str.isalnum, phrase)):
                phrases.append(phrase)
        return [] if phrases == [self.text] else phrases


def has_words(raw: str) -> bool:
    """Whether HTML has words, apart from its tags and comments."""
    return any(map(str.isalnum, _TAG.sub(" ", raw)))


def _list_mark(attributes: Sequence[Any], after: int) -> str:
    start, style, sign = attributes[0] + after, attributes[1]["t"], attributes[2]["t"]
    match style:
        case "LowerAlpha" | "UpperAlpha":
            number = marks.letters(start)
        case "LowerRoman" | "UpperRoman":
            number = marks.roman(start)
        case _:
            number = str(start)
    number = number.upper() if style.startswith("Upper") else number
    return {"OneParen": f"{number})", "TwoParens": f"({number})"}.get(sign, f"{number}.")


def _is_around(content: Any) -> bool:
    """Whether a division is a head or a foot of pages."""
    return any(name == AROUND for name, _ in content[0][2])


def _typed(lines: Sequence[str]) -> List | None:
    """The list that lines are, if each has a typed dash or the number that comes next. None if they are none."""
    marks_ = [match["mark"] for line in lines if (match := MARK.fullmatch(line))]
    if len(lines) < 2:
        return None
    if len(marks_) == len(lines) and all(follows(one, before) for before, one in pairwise(marks_)):
        return List(
            [
                Entry(line[len(mark) :].strip(), mark)
                for line, mark in zip(lines, marks_, strict=True)
            ],
            True,
        )
    if all(map(_DASH.match, lines)):
        return List([Entry(_DASH.sub("", line)) for line in lines])
    return None


def _facts_apart(inlines: Sequence[Element]) -> Sequence[Element]:
    """What a paragraph holds, with a line for each if each of its lines is a fact: "Status: Pågår"."""
    lines: list[list[Element]] = [[]]
    for inline in inlines:
        if inline["t"] == "SoftBreak":
            lines.append([])
        else:
            lines[-1].append(inline)
    if len(lines) < 2 or not all(is_fact(Line(_plain(line))) for line in lines):
        return inlines
    return [one if one["t"] != "SoftBreak" else {"t": "LineBreak"} for one in inlines]


def _bold_apart(inlines: Sequence[Element]) -> Iterator[Sequence[Element]]:
    """A paragraph, or the bold line that it starts with and the rest: that line may be its heading."""
    end = next((at for at, one in enumerate(inlines) if one["t"] == "LineBreak"), 0)
    first, rest = inlines[:end], inlines[end + 1 :]
    said = [one["t"] for one in first if one["t"] != "Space"]
    if said == ["Strong"] and rest and rest[0]["t"] != "Strong":
        yield first
        yield rest
    else:
        yield inlines


def _plain(inlines: Sequence[Element]) -> str:
    """The words of what has no marks but those of bold and italics. "" if it has others."""
    found = []
    for inline in inlines:
        match inline["t"]:
            case "Str":
                found.append(inline["c"])
            case "Space":
                found.append(" ")
            case "Strong" | "Emph":
                found.append(_plain(inline["c"]))
            case _:
                return ""
    return "".join(found)


def _opened(blocks: Sequence[Element]) -> Iterator[Element]:
    """The blocks of an entry. A web page may put its text in a division."""
    for block in blocks:
        if block["t"] == "Div" and not _is_around(block["c"]):
            yield from _opened(block["c"][1])
        else:
            yield block


class Outliner:
    """Makes parts of blocks, one after the other."""

    def __init__(self, contents: Sequence[ContentsEntry] = (), pages: bool = False) -> None:
        self.parts: list[Part] = []
        self.removed: list[Removed] = []
        self._doubts: list[str] = []
        # Where the paragraphs or lines of an entry are one text.
        self._joins: list[joins.Join] = []
        self.title = ""
        self._contents = contents
        self._page: int | None = 1 if pages else None
        self._notes = 0
        # The caption of the table that comes next.
        self._caption = ""
        # The last list with typed bullets.
        self._typed = List([])
        # What stands in a block, and comes after it.
        self._after: list[Part] = []

    @property
    def doubts(self) -> list[str]:
        """What is uncertain about the blocks."""
        return [*self._doubts, *joins.told(self._joins)]

    def go_through(self, blocks: Sequence[Element]) -> None:
        """Add the parts that blocks make."""
        for block in blocks:
            self._block(block)

    def head(self, values: dict[str, Element], printed: bool) -> None:
        """Add what pandoc takes out of the text and calls the document's title, author and so on."""
        for name in ("title", "subtitle", "author", "date", "abstract"):
            for words in self._meta(values.get(name)):
                if name == "title":
                    self.title = f"{self.title} {words.text}".strip()
                if printed and words.text:
                    self._settle(words)
                    self._add(
                        Heading(words.text, 1, page=self._page)
                        if name == "title"
                        else self._paragraph(words)
                    )
                if not printed:
                    self._after.clear()

    def _meta(self, value: Element | None) -> list[_Words]:
        match value:
            case {"t": "MetaInlines", "c": inlines}:
                return [self._words(inlines)]
            case {"t": "MetaString", "c": text}:
                return [self._words([{"t": "Str", "c": text}])]
            case {"t": "MetaBlocks", "c": blocks}:
                return [self._flat([block]) for block in blocks]
            case {"t": "MetaList", "c": values}:
                return [words for one in values for words in self._meta(one)]
        return []

    def _add(self, part: Part) -> None:
        self.parts.append(part)
        self._flush()

    def _flush(self) -> None:
        self.parts += self._after
        self._after.clear()

    def _doubt(self, doubt: str) -> None:
        if doubt not in self._doubts:
            self._doubts.append(doubt)

    # Blocks

    def _block(self, block: Element) -> None:
        content: Any = block.get("c")
        match block["t"]:
            case "Header":
                self._heading(content[0], self._words(content[2]))
            case "Para" | "Plain":
                for inlines in _bold_apart(content):
                    self._para(self._words(_facts_apart(inlines)))
            case "LineBlock":
                self._lines([self._words(line).text for line in content])
            case "CodeBlock":
                self._lines(content[1].split("\n"))
            case "BulletList":
                self._list(content, ["" for _ in content])
            case "OrderedList":
                attributes, items = content
                self._list(items, [_list_mark(attributes, at) for at in range(len(items))])
            case "DefinitionList":
                self._definitions(content)
            case "Table":
                self._table(content)
            case "Figure":
                self._figure(content)
            case "BlockQuote":
                self.go_through(content)
            case "Div":
                if _is_around(content):
                    text = self._flat(content[1]).text
                    self.removed += [Removed("head or foot", text)] if text else []
                else:
                    self.go_through(content[1])
            case "RawBlock":
                self._raw(content[1])

    def _heading(self, level: int | None, words: _Words, mark: str = "") -> None:
        if not words.text:
            self._settle(words)
            self._flush()
            return
        self._settle(words)
        number, text = words.marks.get(marks.NUMBER) or mark, words.text
        if not number:
            number, text = number_of(text)
        self._add(Heading(text, level, number, page=self._page))

    def _settle(self, words: _Words) -> None:
        page = words.marks.get(marks.PAGE)
        if page:
            self._page = int(page)
        if marks.DIAGRAM in words.marks:
            self._after.append(Figure(description=words.marks[marks.DIAGRAM], page=self._page))

    def _para(self, words: _Words) -> None:
        self._settle(words)
        if marks.CONTENTS in words.marks:
            self._contents_entry(int(words.marks[marks.CONTENTS]))
        elif not words.text:
            self._flush()
        elif _BULLET.fullmatch(words.text):
            self._bullet(words)
        elif typed := _typed(words.lines):
            self._add(typed)
        elif marks.CAPTION in words.marks and words.marks[marks.CAPTION] == marks.ABOVE:
            self._caption = words.text
        elif marks.CAPTION in words.marks and (figure := self._figure_above()):
            figure.caption = words.text
            self._flush()
        elif marks.TITLE in words.marks:
            self._title(words.text)
        elif marks.LEVEL in words.marks:
            self._heading(int(words.marks[marks.LEVEL]), words)
        else:
            self._add(self._paragraph(words))

    def _bullet(self, words: _Words) -> None:
        """A line with a typed bullet, and those right above it, are a list."""
        last = self.parts[-1] if self.parts else None
        if last is not self._typed:
            self._typed = List([], page=self._page)
            self.parts.append(self._typed)
        lines = [words.text]
        if all(map(_BULLET.fullmatch, words.lines)):
            lines = words.lines
        else:
            self._joins += joins.between(list(joins.in_sentences(words.lines)), self._page)
        self._typed.entries += (Entry(_BULLET.sub(r"\1", line)) for line in lines)
        self._flush()

    def _figure_above(self) -> Figure | None:
        last = self.parts[-1] if self.parts else None
        return last if isinstance(last, Figure) and not last.caption else None

    def _title(self, text: str) -> None:
        """A title, the rest of the title right before it, or a heading styled as one."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Heading) and last.text == self.title:
            last.text = self.title = f"{self.title} {text}"
            self._flush()
        else:
            self.title = self.title or text
            self._add(Heading(text, 1, page=self._page))

    def _contents_entry(self, at: int) -> None:
        if at >= len(self._contents):
            return
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, Contents):
            last = Contents([], page=self._page)
            self.parts.append(last)
        last.entries.append(self._contents[at])

    def _paragraph(self, words: _Words) -> Paragraph:
        number = words.marks.get(marks.NUMBER, "")
        text = f"{number} {words.text}".strip()
        lines = words.lines
        apart = _are_apart(lines)
        if apart:
            lines[0] = f"{number} {lines[0]}".strip()
        bold = words.bold or marks.BOLD in words.marks
        emphasis = [] if bold else words.emphasis
        kept = lines if apart else []
        size = float(words.marks[marks.SIZE]) if marks.SIZE in words.marks else None
        return Paragraph(text, emphasis, bold, kept, self._page, bold and words.leaning, size)

    def _lines(self, lines: Sequence[str]) -> None:
        lines = [line for line in map(in_one_line, lines) if line]
        if lines:
            kept = lines if len(lines) > 1 else []
            self._add(Paragraph(" ".join(lines), lines=kept, page=self._page))
        else:
            self._flush()

    def is_title(self, block: Element) -> bool:
        """Whether a block is a heading that says the title again."""
        if block["t"] != "Header":
            return False
        inlines = block["c"][2]
        text = "".join(one["c"] if one["t"] == "Str" else " " for one in inlines)
        return bool(self.title) and in_one_line(text).casefold() == self.title.casefold()

    def _raw(self, raw: str) -> None:
        words = in_one_line(_TAG.sub(" ", raw))
        if has_words(raw):
            shown = words if len(words) <= _SHORT else f"{words[:_SHORT]} …"
            self._doubt(f"HTML- eller annan kod i texten är utelämnad: ”{shown}”.")

    # Lists

    def _definitions(self, content: Sequence[Any]) -> None:
        """Add terms with what they mean. Labels that documents have in front are facts."""
        notes = self._notes
        terms = [self._words(term) for term, _ in content]
        said = [self._flat([one for part in parts for one in part]) for _, parts in content]
        if all(
            words.text and LABELLED.fullmatch(f"{term.text.rstrip(':')}: {words.text}")
            for term, words in zip(terms, said, strict=True)
        ):
            facts = [(term.text, [words.text]) for term, words in zip(terms, said, strict=True)]
            self._add(Facts(facts, self._page))
            return
        # The words are read again, each at its place.
        self._notes = notes
        self._after.clear()
        for term, definitions in content:
            self._term(self._words(term))
            for definition in definitions:
                self.go_through(definition)
        shown = shorten(terms[0].text, _SHORT, placeholder=" …")
        self._doubt(
            f"En lista med ord och vad de betyder, från ”{shown}”, är stycken i utkastet: "
            "se i filen vad som hör ihop"
        )

    def _term(self, words: _Words) -> None:
        """A term is no heading, also if it is in bold."""
        self._para(words)
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Paragraph):
            last.bold = last.leaning = False

    def _list(self, items: Sequence[Sequence[Element]], item_marks: Sequence[str]) -> None:
        """Add a list. What an entry cannot hold (a table, a heading) stands between parts of it."""
        page = self._page
        entries: list[Entry] = []
        bold = True
        for item, mark in zip(items, item_marks, strict=True):
            blocks = list(_opened(item))
            level, first = self._first(blocks)
            if first and level:
                self._end_list(entries, bold, page)
                entries, page, bold = [], self._page, True
                self._heading(level, first, mark)
                self.go_through(blocks[1:])
                continue
            entry, rest, is_bold = self._entry(blocks, mark, first)
            bold = bold and is_bold
            depth = int(first.marks.get(marks.DEPTH, "0")) if first else 0
            if entry and depth and not entries and self._deepen(entry, depth):
                continue
            if entry:
                entries.append(entry)
            if rest:
                self._end_list(entries, bold, page)
                self.go_through(rest)
                entries, page, bold = [], self._page, True
        self._end_list(entries, bold, page)

    def _deepen(self, entry: Entry, depth: int) -> bool:
        """Put an entry into the list right above, if by its style it is deeper than that or goes on after such."""
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, List) or self._after:
            return False
        if depth == 1 and not (last.entries[-1].inner and bool(entry.mark) == last.ordered):
            return False
        held = last
        for _ in range(depth - 1):
            above = held.entries[-1]
            held = above.inner = above.inner or List([], bool(entry.mark), self._page)
            if not held.entries:
                break
        held.entries.append(entry)
        return True

    def _end_list(self, entries: list[Entry], bold: bool, page: int | None) -> None:
        while entries and all(not e.text and not e.mark and e.inner for e in entries):
            entries = [inner for e in entries if e.inner for inner in e.inner.entries]
        if not entries:
            self._flush()
        elif bold and all(entry.mark and not entry.inner for entry in entries):
            # Bold lines with numbers are no running list, and a paragraph can say that it is bold.
            after, self._after = self._after, []
            for entry in entries:
                self._add(Paragraph(f"{entry.mark} {entry.text}".strip(), bold=True, page=page))
            self._after = after
            self._flush()
        else:
            self._add(List(entries, any(entry.mark for entry in entries), page))

    def _first(self, blocks: Sequence[Element]) -> tuple[int | None, _Words | None]:
        """The words that an item starts with, and the level if they are a heading."""
        if not blocks:
            return None, None
        block = blocks[0]
        if block["t"] == "Header":
            return block["c"][0], self._words(block["c"][2])
        if block["t"] not in ("Para", "Plain"):
            return None, None
        words = self._words(block["c"])
        level = words.marks.get(marks.LEVEL)
        return int(level) if level else None, words

    def _entry(
        self, blocks: Sequence[Element], mark: str, first: _Words | None
    ) -> tuple[Entry | None, Sequence[Element], bool]:
        """An entry, the blocks from the first that it cannot hold, and whether its text is bold."""
        texts: list[str] = []
        lines: list[str] = []
        bold = True
        entry = Entry("", mark)
        at = 0
        while at < len(blocks) and blocks[at]["t"] in ("Para", "Plain"):
            words = first if first and at == 0 else self._words(blocks[at]["c"])
            self._settle(words)
            if at == 0:
                entry.mark = words.marks.get(marks.NUMBER, mark)
            texts += [words.text] if words.text else []
            lines += joins.in_sentences(words.lines)
            bold = bold and (words.bold or not words.text)
            at += 1
        entry.text = " ".join(texts)
        self._joins += joins.between(lines, self._page)
        while at < len(blocks) and blocks[at]["t"] in ("BulletList", "OrderedList"):
            inner = self._inner(blocks[at])
            if inner.entries:
                entry.inner = entry.inner or List([], page=self._page)
                entry.inner.entries += inner.entries
                entry.inner.ordered = entry.inner.ordered or inner.ordered
            at += 1
        kept = entry if entry.text or entry.inner or (entry.mark and at < len(blocks)) else None
        return kept, blocks[at:], bold and bool(texts)

    def _inner(self, block: Element) -> List:
        """A list in an entry. Words that its entries cannot hold follow the words before them."""
        content = block["c"]
        ordered = block["t"] == "OrderedList"
        items = content[1] if ordered else content
        entries: list[Entry] = []
        for at, item in enumerate(items):
            mark, blocks = _list_mark(content[0], at) if ordered else "", list(_opened(item))
            level, first = self._first(blocks)
            kept = blocks
            if first and level and blocks[0]["t"] == "Header":
                self._doubt(_UNHELD)
                kept = [{"t": "Plain", "c": blocks[0]["c"][2]}, *blocks[1:]]
            entry, rest, _ = self._entry(kept, mark, first)
            more = self._flat(rest).text
            if entry is None and (more or rest):
                entry = Entry("", mark)
            if entry is None:
                continue
            entries.append(entry)
            if more:
                self._doubt(
                    "En tabell, en rubrik eller ett stycke i en inre lista är löpande text."
                )
                last = entry
                while last.inner:
                    last = last.inner.entries[-1]
                self._joins += joins.between([last.text, more], self._page)
                last.text = f"{last.text} {more}".strip()
        return List(entries, any(entry.mark for entry in entries), self._page)

    # Tables and figures

    def _table(self, content: Sequence[Any]) -> None:
        _, caption, _, head, bodies, foot = content
        head_rows, body_rows = head[1], [row for body in bodies for row in (*body[2], *body[3])]
        rows = [*head_rows, *body_rows, *foot[1]]
        if len(rows) == 1 and len(rows[0][1]) == 1:
            # A frame around text.
            self._lines([self._caption])
            self._caption = ""
            before = len(self.parts)
            self.go_through([*caption[1], *rows[0][1][0][4]])
            self._frame(self.parts[before:])
            return
        page = self._page
        joined: list[str] = []
        made = [[self._cell(cell, joined) for cell in row[1]] for row in rows]
        if joined:
            self._doubt(cells.told(joined))
        headers = len(head_rows)
        if not any(cell.text for row in made[:headers] for cell in row):
            made, headers = made[headers:], 0
        caption_text = self._flat(caption[1]).text or self._caption
        self._caption = ""
        if any(cell.text for row in made for cell in row):
            self._add(Table(made, headers, caption_text, page))
        else:
            self._flush()

    def _frame(self, inside: Sequence[Part]) -> None:
        """Doubt what comes after a frame with a heading in it: it would be below that heading."""
        for part in inside:
            if isinstance(part, Heading) or (isinstance(part, Paragraph) and part.bold):
                self._doubt(
                    f"”{part.text}” står i en ruta i filen: är den en rubrik i utkastet flyttar du ut det som står efter rutan"
                )

    def _cell(self, cell: Sequence[Any], joined: list[str]) -> Cell:
        """A cell. If its blocks no longer show where each starts, `joined` gets its text."""
        _, _, rows, columns, blocks = cell
        before = len(self._after)
        words = self._flat(blocks, numbers=True)
        if is_wordless(words.text):
            words.add(self._pictured(before), False, False)
        apart = "".join(piece.text for piece in words.pieces).split(_APART)
        said = [text for text in map(in_one_line, apart) if text]
        has_names = any(" " in line for line in words.lines)  # and not only a mark and a word
        if cells.is_unclear(said) or (has_names and cells.is_unclear(words.lines)):
            joined.append(words.text)
        colour = words.marks.get(marks.COLOUR, "") if is_wordless(words.text) else ""
        return Cell(words.text, rows, columns, colour)

    def _pictured(self, before: int) -> str:
        """What the pictures of a cell say, which have come after so many: they stand in it, not below."""
        figures = [part for part in self._after[before:] if isinstance(part, Figure)]
        self._after[before:] = [part for part in self._after[before:] if part not in figures]
        return " ".join(one.description for one in figures if one.description)

    def _figure(self, content: Sequence[Any]) -> None:
        _, caption, blocks = content
        words = self._flat(caption[1])
        before = len(self._after)
        inner = self._flat(blocks)
        figures = [part for part in self._after[before:] if isinstance(part, Figure)]
        if figures:
            figures[0].caption = words.text
            if figures[0].description == words.text:
                figures[0].description = ""
            self._flush()
        else:
            self._flush()
            self.go_through(blocks)
            inner = words
        if inner.text:
            self._add(self._paragraph(inner))

    def _flat(self, blocks: Sequence[Element], numbers: bool = False) -> _Words:
        """The words of blocks in one line, whatever they are."""
        words = _Words()
        self._flatten(blocks, words, numbers)
        return words

    def _flatten(self, blocks: Sequence[Element], words: _Words, numbers: bool) -> None:
        for block in blocks:
            content: Any = block.get("c")
            match block["t"]:
                case "Para" | "Plain" | "Header":
                    inner = self._words(content[2] if block["t"] == "Header" else content)
                    self._settle(inner)
                    if numbers and inner.marks.get(marks.NUMBER):
                        words.add(f"{inner.marks[marks.NUMBER]} ", False, False)
                    words.pieces += inner.pieces
                    if marks.COLOUR in inner.marks:
                        words.marks[marks.COLOUR] = inner.marks[marks.COLOUR]
                case "LineBlock":
                    for line in content:
                        words.pieces += self._words(line).pieces
                        words.add(" ", False, False)
                case "CodeBlock":
                    words.add(content[1], False, False)
                case "BulletList":
                    for item in content:
                        self._flatten(item, words, numbers)
                case "OrderedList":
                    for item in content[1]:
                        self._flatten(item, words, numbers)
                case "DefinitionList":
                    for term, definitions in content:
                        words.pieces += self._words(term).pieces
                        words.add(" ", False, False)
                        for definition in definitions:
                            self._flatten(definition, words, numbers)
                case "BlockQuote":
                    self._flatten(content, words, numbers)
                case "Div":
                    self._flatten(content[1], words, numbers)
                case "Figure":
                    self._flatten([*content[2], *content[1][1]], words, numbers)
                case "Table":
                    self._flatten(content[1][1], words, numbers)
                    bodies = [row for body in content[4] for row in (*body[2], *body[3])]
                    for row in (*content[3][1], *bodies, *content[5][1]):
                        for cell in row[1]:
                            self._flatten(cell[4], words, numbers)
                case "RawBlock":
                    self._raw(content[1])
            words.add(_APART, False, False)

    # Words

    def _words(self, inlines: Sequence[Element]) -> _Words:
        words = _Words()
        self._inlines(inlines, words, False, False)
        return words

    def _inlines(
        self, inlines: Sequence[Element], words: _Words, strong: bool, leaning: bool
    ) -> None:
        for inline in inlines:
            content: Any = inline.get("c")
            match inline["t"]:
                case "Str":
                    words.add(content, strong, leaning)
                case "Space" | "SoftBreak":
                    words.add(" ", strong, leaning)
                case "LineBreak":
                    words.add("\n", strong, leaning)
                case "Strong":
                    self._inlines(content, words, True, leaning)
                case "Emph":
                    self._inlines(content, words, strong, True)
                case "Superscript":
                    self._raised(content, words, strong, leaning)
                case "Strikeout":
                    self._struck(content, words, strong, leaning)
                case "Underline" | "Subscript" | "SmallCaps":
                    self._inlines(content, words, strong, leaning)
                case "Span" | "Link" | "Cite":
                    self._inlines(content[1], words, strong, leaning)
                case "Quoted":
                    sign = "”" if content[0]["t"] == "DoubleQuote" else "’"
                    words.add(sign, strong, leaning)
                    self._inlines(content[1], words, strong, leaning)
                    words.add(sign, strong, leaning)
                case "Code" | "Math":
                    words.add(content[1], strong, leaning)
                case "RawInline":
                    if _BREAK_TAG.fullmatch(content[1].strip()):
                        words.add("\n", strong, leaning)
                    else:
                        self._raw(content[1])
                case "Image":
                    description = self._words(content[1]).text
                    self._after.append(Figure(description=description, page=self._page))
                case "Note":
                    self._note(content, words, strong, leaning)

    def _raised(
        self, content: Sequence[Element], words: _Words, strong: bool, leaning: bool
    ) -> None:
        """Raised digits keep their height: "m²"."""
        raised = _Words()
        self._inlines(content, raised, strong, leaning)
        digits = raised.text.isascii() and raised.text.isdigit()
        for piece in raised.pieces:
            words.add(piece.text.translate(_RAISED) if digits else piece.text, strong, leaning)

    def _struck(
        self, content: Sequence[Element], words: _Words, strong: bool, leaning: bool
    ) -> None:
        """Text that is struck through may no longer hold. It stands, and is told."""
        struck = self._words(content)
        for piece in struck.pieces:
            words.add(piece.text, strong, leaning)
        told = shorten(struck.text, _SHORT, placeholder=" …")
        self._doubt(f"Överstruken text är läst som vanlig text: ”{told}”. Gäller den än?")

    def _note(self, content: Sequence[Element], words: _Words, strong: bool, leaning: bool) -> None:
        self._notes += 1
        mark = str(self._notes).translate(_RAISED)
        words.add(mark, strong, leaning)
        note = Footnote(mark, "", self._page)
        self._after.append(note)
        note.text = self._flat(content).text


def _are_apart(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph stand each for itself: no text goes on, and not all are sentences.

    Two lines or more that are clauses are a list, so that none of them goes on from the line above.
    """
    if len(lines) < 2:
        return False
    clauses = [line for line in lines[1:] if is_clause(Line(line))]
    listed = clauses if len(clauses) > 1 else []
    is_sentence = lines[-1][-1] in ".!?"
    goes_on = any(
        GOES_ON.match(line) and (is_sentence or len(before) > _LONG or before[-1] in ",-")
        for before, line in pairwise(lines)
        if line not in listed
    )
    return not goes_on and not all(line[-1] in ".!?" for line in lines)
