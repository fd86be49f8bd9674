"""Reads the text of a PDF file from how it looks: size and weight of type, places, rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planspegeln.authoring.readers import cells, joins, pdf_beside, pdf_tables
from planspegeln.authoring.readers.lines import CLAUSE, GOES_ON, NAMED
from planspegeln.authoring.readers.numbers import number_of
from planspegeln.authoring.readers.outline import (
    Contents,
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
from planspegeln.authoring.readers.pdf_flow import flow, second_column, stray_rows
from planspegeln.authoring.readers.pdf_furniture import furniture, removed, told_alone
from planspegeln.authoring.readers.pdf_levels import (
    GUESSED,
    Style,
    known_level,
    levels,
    looks_like_heading,
)
from planspegeln.authoring.readers.pdf_places import Picture, Placed
from planspegeln.authoring.readers.pdf_text import (
    CAPTION,
    CONTENTS,
    LEADERS,
    RAISED_DIGITS,
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
from planspegeln.authoring.readers.pdf_unruled import Aligned
from planspegeln.authoring.readers.pdf_words import (
    RAISED,
    Diagram,
    Grid,
    Line,
    Sheet,
    Word,
    joined,
    over,
)
from planspegeln.swedish.likeness import SMALL_WORDS

_MOST = 0.6
_SURE = 3  # lines that go on in the next, to show how wide the text is
_SHOWN = 3  # lines of a diagram in its doubt
_DASHES = ("-", "–", "—")
_ENDS = (".", "!", "?", ":", ";")
_INNER = re.compile(r"(\d{1,2}\.(?:\d{1,2}\.)?)\d{1,2}\.?")
_NOTE = re.compile(r"(?P<mark>[⁰¹²³⁴-⁹]+|\d{1,2}|\*{1,3})(?P<rest>.*)", re.DOTALL)


@dataclass
class Look:
    """What a document commonly looks like: the size of its text, the step between lines by size."""

    body: float
    steps: dict[float, float]
    left: float
    right: float

    def step(self, size: float) -> float:
        """The usual step from one line of that size to the next."""
        return self.steps.get(round(size), size * 1.25)


@dataclass
class _Block:
    """Lines that belong together. `mark` is None for text, "" for a bullet. `x` is where it stands.

    Of each line but the last, `breaks` is whether the next word had room, and `gaps` whether more room
    than between lines is below.
    """

    lines: list[Line]
    page: int
    right: float
    x: float
    text_x: float
    mark: str | None = None
    words: list[Word] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)
    gaps: list[bool] = field(default_factory=list)
    apart: bool = True
    note: str = ""

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def look(sheets: list[Sheet], lines: dict[int, list[Line]]) -> Look:
    """How the text looks, by what is commonest."""
    sizes: Counter[float] = Counter()
    steps: dict[int, Counter[float]] = {}
    for page in sheets:
        kept = lines[page.number]
        for line in kept:
            sizes[round(line.size, 1)] += len(line.text)
        for line in kept:
            below = [
                other.base - line.base
                for other in kept
                if abs(other.size - line.size) < 0.3
                and 0.5 * line.size < other.base - line.base < 2.2 * line.size
                and other.x0 < line.x1
                and other.x1 > line.x0
            ]
            if below:
                steps.setdefault(round(line.size), Counter())[round(min(below))] += 1
    body = max(sizes, key=lambda size: sizes[size]) if sizes else 10.0
    usual = {}
    for size, counted in steps.items():
        enough = sum(counted.values()) * 0.12
        usual[float(size)] = min(step for step, count in counted.items() if count >= enough)
    lefts = sorted(min((line.x0 for line in lines[page.number]), default=0) for page in sheets)
    rights = sorted(max((line.x1 for line in lines[page.number]), default=0) for page in sheets)
    left, right, width = lefts[len(lefts) // 4], rights[len(rights) * 3 // 4], sheets[0].width
    if right - left < 0.6 * (width - 2 * left) and not _wraps(lines.values(), right):
        right = width - left  # there are only short lines
    return Look(body, usual, left, right)


def _wraps(pages: Iterable[list[Line]], right: float) -> bool:
    """Whether lines end where they do because the next word has no room before a right edge.

    Those count that a small letter goes on from.
    """
    rooms = [
        right - line.x1 - (below.words[0].x1 - below.words[0].x0)
        for lines in pages
        for line, below in pairwise(sorted(lines, key=lambda line: (line.base, line.x0)))
        if GOES_ON.match(below.text) and below.bullet is None and line.text[-1] not in _ENDS
    ]
    return len(rooms) >= _SURE and sum(room <= 0 for room in rooms) > _MOST * len(rooms)


def read_layout(
    sheets: list[Sheet], bookmarks: dict[str, int]
) -> tuple[list[Part], list[Removed], list[str]]:
    """The parts of a document in order, what was taken out, and doubts."""
    taken = furniture(sheets)
    gone = [line for page in sheets for line in page.lines if id(line) in taken]
    kept = {page.number: [line for line in page.lines if id(line) not in taken] for page in sheets}
    alone = list(told_alone(sheets, kept))  # before the marks of notes are taken from their lines
    reader = _Reader(look(sheets, kept), bookmarks, removed(gone), second_column(sheets, kept))
    for page in sheets:
        reader.page(page, kept[page.number])
    return reader.finish(), reader.removed, [*reader.doubts, *alone]


class _Reader:
    """Puts lines together, one after another."""

    def __init__(
        self, seen: Look, bookmarks: dict[str, int], gone: list[Removed], second: float | None
    ) -> None:
        self.look = seen
        self.second = second  # where the second of two columns begins
        self.bookmarks = bookmarks
        self.removed = gone
        self.doubts: list[str] = []
        self.unclear: list[str] = []  # cells with several paragraphs or points
        self.joins: list[joins.Join] = []  # paragraphs and lines of entries
        self.parts: list[Part] = []
        self.block: _Block | None = None
        self.entries: list[_Block] = []
        self.styles: list[tuple[Heading, Style]] = []
        self.contents: Contents | None = None
        self.waiting: list[tuple[Line, Placed]] = []
        self.late_notes: list[Footnote] = []
        self.before: Line | None = None
        self.column = 0
        self.narrow = 0.0  # where the first of two columns ends
        self.last_table: pdf_tables.Made | None = None
        # Tables whose first row is a header by its place alone. If the next page repeats it, it is one.
        self.unheaded: dict[int, Table] = {}
        self.stray: set[int] = set()  # lines that may be rows of the table beside them
        self.spaced: dict[tuple[int, int], str] = {}  # lines with a wide gap, by page and height

    def page(self, page: Sheet, lines: list[Line]) -> None:
        """Read a page."""
        lines, notes = self._without_notes(page, lines)
        listed = self.contents is not None or any(CONTENTS.fullmatch(line.text) for line in lines)
        shown = flow(page, lines, self.look.body, contents=listed, second=self.second)
        self.stray |= stray_rows([placed.thing for placed in shown])
        right = self._right(shown)
        self.doubts += pdf_beside.told(shown)
        column = 0
        for placed in shown:
            thing = placed.thing
            if placed.column != column and max(placed.column, column) >= pdf_beside.BOX:
                self._flush()
                self._end_list()
            column = placed.column
            if placed.column < 2 and not placed.narrow:
                placed.left = min(placed.left, self.look.left)
            if placed.column == 0 and not placed.narrow:
                placed.right = max(placed.right, right)
            match thing:
                case Line():
                    self._line(thing, placed)
                case Grid() | Aligned():
                    self._table(thing, placed.page)
                case Picture():
                    self._flush()
                    self.parts.append(Figure(page=placed.page))
                case Diagram():
                    self._diagram(thing, placed.page)
        if notes and self.block and self.block.mark is None:
            self.late_notes += notes
        else:
            self.parts += notes
        for line in page.turned:
            self._flush()
            self.parts.append(paragraph(line.words, page.number))

    def _right(self, shown: list[Placed]) -> float:
        """How far lines over the whole page go. The last page of two columns may have only the first."""
        first = [placed.right for placed in shown if placed.column == 1]
        self.narrow = max([self.narrow, *first])
        ends = [placed.thing.x1 for placed in shown if placed.column == 0]
        alone = self.second is not None and len(ends) == len(shown)
        if alone and self.narrow and all(x1 < (self.second or 0.0) for x1 in ends):
            return max([self.narrow, *ends])
        return self.look.right

    def finish(self) -> list[Part]:
        """All parts, with the levels of the headings and the notes in their places."""
        self._end_contents()
        self._flush()
        self._end_list()
        for table in self.unheaded.values():
            table.headers = 0
        levels(self.styles, self.bookmarks)
        if not all(known_level(heading, self.bookmarks) for heading, _ in self.styles):
            self.doubts.append(GUESSED)
        if self.unclear:
            self.doubts.append(cells.told(self.unclear))
        self.doubts += [*joins.told(self.joins), *pdf_tables.spaced(self.spaced)]
        return with_captions(place_notes(self.parts))

    def _without_notes(self, page: Sheet, lines: list[Line]) -> tuple[list[Line], list[Footnote]]:
        """The lines without the notes at the page's foot, and those."""
        ordered = sorted(lines, key=lambda line: (line.base, line.x0))
        start = len(ordered)
        while start and ordered[start - 1].size <= 0.92 * self.look.body:
            start -= 1
        words = {word.text for line in ordered[:start] for word in line.words if word.raised}
        words |= {
            word.text
            for grid in page.grids
            for box in grid.boxes
            for word in box.words
            if word.raised
        }
        found: list[tuple[str, list[Word]]] = []
        first = start
        for index in range(start, len(ordered)):
            line = ordered[index]
            note = _NOTE.fullmatch(line.words[0].text)
            mark = note["mark"] if note else ""
            printed = mark.translate(RAISED) if mark.isdigit() else mark
            if mark and (printed in words or RAISED_DIGITS.fullmatch(mark)):
                rest = note["rest"] if note else ""
                line.words[0].text = rest
                found.append((printed, line.words if rest else line.words[1:]))
            elif found:
                found[-1][1].extend(line.words)
            else:
                first = index + 1
        notes = [Footnote(mark, joined(text), page.number) for mark, text in found]
        return (ordered[:first], notes) if notes else (lines, [])

    def _line(self, line: Line, placed: Placed) -> None:
        if self.block and self._continues(self.block, line, placed):
            self._add(self.block, line, placed)
            return
        self._flush()
        if self._in_contents(line, placed):
            return
        self._begin(line, placed)

    def _begin(self, line: Line, placed: Placed) -> None:
        words, mark, x = line.words, None, line.x0
        note = self._note_mark(line)
        big = line.size > 1.08 * self.look.body or line.bold
        if note:
            words = words[1:]
        elif line.bullet is not None:
            mark, x = "", line.bullet
        elif bullet(words):
            mark, words = "", without_bullet(words)
        elif len(words) > 1 and not big:
            mark = ordered_mark(words) or self._inner_mark(words, x - placed.left) or None
            words = words[1:] if mark else words
        text_x = words[0].x0
        self.block = _Block(
            [line], placed.page, placed.right, x - placed.left, text_x - placed.left, mark,
            list(words), apart=self._apart(line, placed), note=note,
        )  # fmt: skip
        words[0].glued = False
        self.column, self.before = placed.column, line

    def _inner_mark(self, words: Sequence[Word], x: float) -> str:
        """The mark of an entry inside one with a number, further in, and text after it: "1.1" below "1."."""
        match = _INNER.fullmatch(words[0].text)
        open_block = [self.block] if self.block and self.block.mark is not None else []
        over = [
            block.x
            for block in (*self.entries, *open_block)
            if match and block.mark and f"{block.mark.rstrip('.')}." == match[1]
        ]
        return words[0].text if over and x > over[-1] + 5 else ""

    def _note_mark(self, line: Line) -> str:
        """The mark of the note that a line begins: a raised digit, in smaller type than the text."""
        small = line.size <= 0.92 * self.look.body
        return line.words[0].text if small and _begins_note(line) else ""

    def _apart(self, line: Line, placed: Placed) -> bool:
        """Whether there is more room above the line than between lines."""
        before = self.before
        if before is None or before.page != placed.page or line.base <= before.base:
            return True
        return line.base - before.base > 1.15 * self.look.step(line.size)

    def _add(self, block: _Block, line: Line, placed: Placed) -> None:
        room = block.right - block.last.x1 - (line.words[0].x1 - line.words[0].x0)
        below = line.base - block.last.base > 1 or line.page != block.last.page
        if not below:
            self._note_gap(block, line)
        block.breaks.append(below and room > 0.6 * line.size)
        step = line.base - block.last.base if line.page == block.last.page else 0.0
        block.gaps.append(step > 1.22 * self.look.step(line.size))
        block.lines.append(line)
        block.words += line.words
        block.right = placed.right
        self.column, self.before = placed.column, line

    def _note_gap(self, block: _Block, line: Line) -> None:
        """Remember a line with a wide gap, unless a label or a number stands before it, or a table beside it."""
        before, place = block.last.text, (line.page, round(line.base))
        labelled = before.endswith(":") or bool(number_of(f"{before} X")[0])
        if not labelled and id(line) not in self.stray:
            self.spaced[place] = f"{self.spaced.get(place, before)} {line.text}"

    def _continues(self, block: _Block, line: Line, placed: Placed) -> bool:
        """Whether a line belongs to what is being read."""
        last = block.last
        if self.contents is not None or abs(line.size - last.size) > 0.6:
            return False
        full = block.right - last.x1 < line.words[0].x1 - line.words[0].x0 + 0.6 * line.size
        dash = full and self._is_dash(block, line, placed)
        if line.bullet is not None or (bullet(line.words) and not dash) or self._note_mark(line):
            return False
        same = last.page == line.page and (
            self.column == placed.column or self._is_right_below(last, line)
        )
        if same and abs(line.base - last.base) < 1:
            return not LEADERS.search(line.text)
        text = joined(last.words)
        x = line.x0 - placed.left
        if self._inner_mark(line.words, x) and not (full and self._goes_on(block, line, x)):
            return False
        if mark := ordered_mark(line.words):
            listed = block.mark is not None or is_first(mark) or not full
            if listed and not (self._big(last) and self._big(line)):
                return False
        if not same:
            return self._goes_over(block, line, x, text)
        step, usual = line.base - last.base, self.look.step(line.size)
        if block.mark is not None:
            if abs(x - block.text_x) < 4 and block.text_x > block.x + 4:
                more = step < 2.3 * usual and block.x > 8 and not CAPTION.match(line.text)
                return step < 1.22 * usual or more
            return step < 1.22 * usual and full and x > block.x - 3
        if self._big(last) or self._big(line):
            if last.bold != line.bold and not (full and step < 1.22 * usual):
                return False
            if self._is_below_heading(block, line, text):
                return False
            if self._big(last) and self._big(line):
                own = number_of(line.text)[0] or self._is_of_cover(line, text)
                return step < 1.3 * max(usual, 1.15 * line.size) and (full or not own)
        return step < 1.22 * usual and not self._indented(block, line, placed, full)

    def _is_right_below(self, last: Line, line: Line) -> bool:
        """Whether a short line of a heading above columns stands in the first of them, below the heading's own."""
        below = 0 < line.base - last.base < 1.5 * line.size and abs(line.x0 - last.x0) < 2
        return below and self._big(last) and self._big(line)

    def _goes_on(self, block: _Block, line: Line, x: float) -> bool:
        """Whether a number may be one of the entry's own sentence: "… ökar med / 1.1 procent per år".

        At the text's own place it is a mark only if it is the next in its row, and a sentence begins there.
        """
        begins = (
            len(line.words) == 1 or line.words[1].text[:1].isupper()
        )  # alone, far before its text
        ended = block.last.text.endswith(_ENDS)
        text_x, mark = block.text_x, block.mark
        if mark is None and (mark := self._inner_mark(block.words, block.x)):  # far before its text
            text_x += block.words[1].x0 - block.words[0].x0
        is_mark = (begins or ended) and self._is_next(mark or "", line.words[0].text)
        return abs(x - text_x) < 4 and not is_mark

    def _is_next(self, own: str, number: str) -> bool:
        """Whether a number is the next below the entry that is open, whose mark is `own`."""
        rows = [one.rstrip(".") for one in (*(each.mark or "" for each in self.entries), own)]
        above, _, last = number.rstrip(".").rpartition(".")
        if above not in rows:
            return False
        below = rows[len(rows) - rows[::-1].index(above) :]
        own_below = [one for one in below if one.rpartition(".")[0] == above]
        is_open = all(one.startswith(f"{above}.") for one in below)
        before = int(own_below[-1].rpartition(".")[2]) if own_below else 0
        return is_open and last == str(before + 1)

    def _is_of_cover(self, line: Line, before: str) -> bool:
        """Whether a line below a larger heading of its page, the title, begins something of its own."""
        titled = any(
            heading.page == line.page and style.size > line.size + 0.6
            for heading, style in self.styles
        )
        return titled and line.text[0].isupper() and not _is_open(before)

    def _is_below_heading(self, block: _Block, line: Line, before: str) -> bool:
        """Whether a line of plain text begins after bold ones that stand apart and are no sentence."""
        is_bold = all(one.bold for one in block.lines) and not line.bold
        begins = line.text[:1].isupper() and not before.endswith(_ENDS) and not _is_open(before)
        return is_bold and block.apart and block.mark is None and begins

    def _is_dash(self, block: _Block, line: Line, placed: Placed) -> bool:
        """Whether the dash that a line starts with stands in a sentence: "2018 – 2021"."""
        goes_on = block.last.text[-1] not in ".:;!?"
        at = line.x0 - placed.left
        within = block.mark is None or abs(at - block.text_x) < 4
        return line.words[0].text in _DASHES and goes_on and within

    def _big(self, line: Line) -> bool:
        return line.size > 1.08 * self.look.body or line.bold

    def _goes_over(self, block: _Block, line: Line, x: float, text: str) -> bool:
        """Whether a line at the top of a page or a column goes on with what stands before."""
        if self._big(line) or self._big(block.last):
            return False
        small = line.words[0].text[:1].islower()
        if block.mark is not None:
            return abs(x - block.text_x) < 4 and (small or not text.endswith(_ENDS))
        if len(block.lines) > 1 and x > block.x + 4 and not small:
            return False
        return small or (not text.endswith(_ENDS) and not ordered_mark(line.words))

    def _indented(self, block: _Block, line: Line, placed: Placed, full: bool) -> bool:
        """Whether the line is set in, so that it begins a paragraph."""
        if line.x0 - block.last.x0 < 0.7 * line.size:
            return False
        middle = abs((line.x0 + line.x1) - (block.last.x0 + block.last.x1)) < 4
        if middle and line.x0 - placed.left > 10:
            return False
        return not (len(block.lines) == 1 and full and block.last.x0 - placed.left < 2)

    def _flush(self) -> None:
        """Make parts of what has been read, and then tell the notes of its page."""
        block, self.block = self.block, None
        if block is not None:
            self._make(block)
        self.parts += self.late_notes
        self.late_notes = []

    def _make(self, block: _Block) -> None:
        if block.note:
            self.parts.append(Footnote(block.note, joined(block.words), block.page))
            return
        if block.mark is not None:
            self.entries.append(block)
            return
        text = joined(block.words)
        if any(id(line) in self.stray for line in block.lines):
            self._end_list()
            self.parts.append(paragraph(block.words, block.page))
            self.doubts.append(pdf_tables.stray(text, block.page))
            return
        if self._is_heading(block, text):
            self._end_list()
            self._heading(block, text)
            return
        mark = ordered_mark(block.words)
        mark = mark if mark and (self.entries or is_first(mark)) else ""
        mark = mark or self._inner_mark(block.words, block.x)
        if mark and len(block.words) > 1:
            block.mark, block.words = mark, block.words[1:]
            block.text_x += block.words[0].x0 - block.lines[0].x0
            self.entries.append(block)
            return
        self._end_list()
        self.parts += _paragraphs(block)

    def _is_heading(self, block: _Block, text: str) -> bool:
        return looks_like_heading(
            block.words, text, self.look.body, self.bookmarks, apart=block.apart
        )

    def _heading(self, block: _Block, text: str) -> None:
        number, words = number_of(text)
        heading = Heading(words, None, number, "looks", block.page)
        self.parts.append(heading)
        self.styles.append((heading, Style.of(block.lines[0])))
        if CONTENTS.fullmatch(text):
            self.contents = Contents([], block.page)

    def _in_contents(self, line: Line, placed: Placed) -> bool:
        """Whether a line belongs to a contents page."""
        if self.contents is None:
            if not LEADERS.search(line.text):
                return False
            self._end_list()
            self.contents = Contents([], placed.page)
        found = contents_entry(line.text)
        if found and not found.text and not self.waiting:
            found = None  # the number of a heading, with a wide gap after it
        if found is None and not self._may_be_contents(line):
            waiting = self._end_contents()
            for other, where in waiting:
                self._line(other, where)
            return False
        if found is None:
            self.waiting.append((line, placed))
            return True
        entry = found
        before = ""
        for other, _ in self.waiting:
            before = over(before, other.text) if before else other.text
        self.waiting = []
        entry.text = over(before, entry.text).strip() if before else entry.text
        self.contents.entries.append(entry)
        return True

    def _may_be_contents(self, line: Line) -> bool:
        """Whether a line without a page's number may be the first half of one with it."""
        if len(self.waiting) > 2:
            return False
        if self.waiting and line.base - self.waiting[-1][0].base > 2 * self.look.step(line.size):
            return False
        if self.contents and self.contents.entries and line.size > 1.2 * self.look.body:
            return False
        return not (self.contents and (self.contents.page or 0) + 3 < line.page)

    def _end_contents(self) -> list[tuple[Line, Placed]]:
        """Give the contents page as a part, and the lines that turned out not to be of it."""
        contents, self.contents = self.contents, None
        waiting, self.waiting = self.waiting, []
        if contents and contents.entries:
            self.parts.append(contents)
        return waiting

    def _table(self, found: Grid | Aligned, page: int) -> None:
        goes_on = self._ends_with_table(page)
        for other, where in self._end_contents():
            self._line(other, where)
        self._flush()
        self._end_list()
        made = pdf_tables.made(found, page)
        self.unclear += pdf_tables.unclear(found)
        if isinstance(found, Aligned):
            self.doubts.append(pdf_tables.doubt(found, page))
        if goes_on and self.last_table:
            repeated = pdf_tables.goes_on(self.last_table, made, self.doubts)
            if repeated is not None:
                self.removed += [Removed("head or foot", text, page) for text in repeated]
                if repeated:
                    self.unheaded.pop(id(self.last_table.table), None)
                self.last_table = self.last_table.joined(made)
                return
        self.parts.append(made.table)
        self.last_table = made
        if not made.headed:
            self.unheaded[id(made.table)] = made.table

    def _diagram(self, found: Diagram, page: int) -> None:
        """Tell the words of a diagram as lines, and the diagram as a picture after them."""
        self._flush()
        self._end_list()
        lines = _short(sorted(found.lines, key=lambda line: (line.base, line.x0)))
        self.parts += [lines, Figure(page=page)]
        shown = ", ".join(f"”{line}”" for line in lines.lines[:_SHOWN])
        self.doubts.append(
            f"Sida {page} ser ut att ha ett diagram: texten i det ({shown} …) står som rader före "
            "bilden. Beskriv det under ”figure”."
        )

    def _ends_with_table(self, page: int) -> bool:
        """Whether a table comes last but for the notes below it, on this page or the one before."""
        last = self.last_table
        before = next((p for p in reversed(self.parts) if not isinstance(p, Footnote)), None)
        return bool(
            last
            and (self.block is None or _begins_note(self.block.lines[0]))
            and not self.entries
            and before is last.table
            and last.page in (page - 1, page)
        )

    def _end_list(self) -> None:
        """Make lists of the entries that have been read."""
        entries, self.entries = self.entries, []
        if len(entries) == 1 and is_starred(words := _words(entries[0].lines)):
            self.parts.append(paragraph(words, entries[0].page))
            return
        for entry in entries:
            self.joins += joins.between(list(_texts(entry)), entry.page)
        while entries:
            made, entries = _list(entries)
            self.parts.append(made)


def _begins_note(line: Line) -> bool:
    """Whether a line begins with a raised number that words follow."""
    first, *rest = line.words
    return bool(rest and first.raised and RAISED_DIGITS.fullmatch(first.text))


def _is_open(text: str) -> bool:
    """Whether a text goes on: its last word or sign needs another after it."""
    return text.endswith((",", "-", "–")) or text.rsplit(maxsplit=1)[-1] in SMALL_WORDS


def _list(blocks: list[_Block]) -> tuple[List, list[_Block]]:
    """A list of the first entries, as far as they are of one kind, and the entries that are left."""
    first = blocks[0]
    made = List([], ordered=bool(first.mark), page=first.page)
    while blocks:
        block = blocks[0]
        if made.entries and block.x > first.x + 5:
            inner, blocks = _list(blocks)
            last = made.entries[-1]
            if last.inner is None:
                last.inner = inner
            elif last.inner.ordered == inner.ordered:
                last.inner.entries += inner.entries
            else:
                last.inner.entries[-1].inner = inner
            continue
        starts_anew = bool(made.entries) and (
            bool(block.mark) != made.ordered or (made.ordered and is_first(block.mark or ""))
        )
        if block.x < first.x - 5 or starts_anew:
            break
        made.entries.append(Entry(joined(block.words), block.mark or ""))
        blocks = blocks[1:]
    return made, blocks


def _texts(entry: _Block) -> Iterator[str]:
    """The paragraphs and the lines of an entry. A line that starts with a small letter goes on."""
    own = {id(word) for word in entry.words}
    words: list[Word] = []
    ends = [*zip(entry.breaks, entry.gaps, entry.lines[1:], strict=True), (True, True, None)]
    for line, (broken, gap, after) in zip(entry.lines, ends, strict=True):
        words += [word for word in line.words if id(word) in own]
        if gap or (broken and not (after and GOES_ON.match(after.text))):
            yield joined(words)
            words = []


def _paragraphs(block: _Block) -> list[Part]:
    """The paragraphs of a block. Lines that do not fill their column are told as lines.

    If most do not, and none goes on with a small letter or ends a sentence, the others are lines too.
    """
    if clauses := _clauses(block):
        return clauses
    small = any(line.words[0].text[:1].islower() for line in block.lines)
    ends = any(line.text.endswith(".") for line in block.lines)
    if sum(block.breaks) > _MOST * len(block.breaks) and not small and not ends:
        return [_short(block.lines)]
    runs: list[list[Line]] = [[block.lines[0]]]
    for line, broken in zip(block.lines[1:], block.breaks, strict=True):
        above = runs[-1][-1].text
        ended = above.endswith(_ENDS) or not line.words[0].text[:1].islower()
        if broken and (ended or (len(runs[-1]) == 1 and NAMED.fullmatch(above))):
            runs.append([line])
        else:
            runs[-1].append(line)
    parts: list[Part] = []
    short: list[Line] = []
    for run in [*runs, []]:
        if len(run) == 1 and len(runs) > 1 and not run[0].text.endswith("."):
            short += run
            continue
        if short:
            parts.append(_short(short))
            short = []
        if run:
            parts.append(paragraph(_words(run), run[0].page))
    return parts


def _clauses(block: _Block) -> list[Part]:
    """What somebody decides, as a list with what leads to it: two lines or more with "att", each begun anew.

    Nothing if there are not so many. A sentence that ends with a line ends the list.
    """
    lines = block.lines
    begins = [
        at
        for at, (line, broken) in enumerate(zip(lines[1:], block.breaks, strict=True), 1)
        if broken and line.text.startswith(CLAUSE)
    ]
    if len(begins) < 2:
        return []
    end = next(
        (
            at + 1
            for at in range(begins[-1], len(lines) - 1)
            if block.breaks[at] and lines[at].text.endswith(".")
        ),
        len(lines),
    )
    each = [lines[at:after] for at, after in pairwise([*begins, end])]
    page = lines[0].page
    found: list[Part] = [
        paragraph(_words(lines[: begins[0]]), page),
        List([Entry(joined(_words(one))) for one in each], page=page),
    ]
    return [*found, paragraph(_words(lines[end:]), page)] if end < len(lines) else found


def _short(lines: list[Line]) -> Paragraph:
    made = paragraph(_words(lines), lines[0].page)
    if len(lines) > 1:
        made.lines = [line.text for line in lines]
        made.text = " ".join(made.lines)
    return made


def _words(lines: Sequence[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]
