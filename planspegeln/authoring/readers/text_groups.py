"""Groups the lines of a plain text: a heading alone, a list or a paragraph with all its lines.

Blank lines part the groups. Where a text has few of them, each line is told for what it is: a heading,
an entry of a list, a row of a table, a line that goes on from the one above, or one that starts anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from typing import Final, Literal, TypeAlias

from planspegeln.authoring.readers.leads import is_said, leads_on
from planspegeln.authoring.readers.lines import CONTENTS, LABELLED, LABELS, Line
from planspegeln.authoring.readers.numbers import MARK, comes_next, follows, number_of, starts
from planspegeln.authoring.readers.text_lines import (
    CAPTION,
    ENDED,
    LONGEST_HEADING,
    MARKED,
    OWN,
    SENTENCE,
    TEXT,
    UNIT,
    WHOLE,
    YEAR,
    goes_on,
    has_whole_number,
    is_broken_off,
    is_clause,
    is_decision,
    is_detail,
    is_entry,
    is_fact,
    is_far,
    is_municipality,
    is_on_cover,
    is_one_sentence,
    is_role,
    is_row,
    is_sender,
    is_text,
    may_be_heading,
    starts_list,
    starts_with_number,
)

Chunk: TypeAlias = list[Line]
Kind: TypeAlias = Literal["heading", "entry", "row", "clause", "label", "text", "line", "goes on"]

_ROOM: Final = 0.85  # how much of the width a line may take, and the next word still have had room
_FEW: Final = (
    2  # spaces at least in a line that is wrapped; below a shorter one may stand a date or a role
)
_LONGER: Final = 1.2  # times the width of a wrapped text: a line that is not wrapped
_DENSE: Final = 6  # lines between two blank ones, in the mean of a text that is read line by line
_MANY: Final = 3  # short lines in a row that are no headings
# What stands in one group, the one above the other. All else is parted.
_TOGETHER: Final = {
    *(("entry", "entry"), ("row", "row"), ("clause", "clause"), ("line", "line")),
    *(("text", "entry"), ("line", "entry")),
}


@dataclass(frozen=True)
class Group:
    """Lines that belong together. `kind` is what they are, or "" if only what they say may tell.

    A text may have lines below each other, unless it is "running" on from each to the next.
    """

    lines: Chunk
    kind: Literal["heading", "lines", "clauses", "text", "running", ""] = ""


class Grouper:
    """Groups runs of lines of one text, in order."""

    def __init__(self, lines: list[Line], known: frozenset[str]) -> None:
        self._known = known
        self._is_marked = any(MARKED.match(line.text) for line in lines)
        self._is_dense = not self._is_marked and _is_dense(lines)
        self._width, self._room = _width(lines, dense=self._is_dense)
        self._labels = Counter(
            match["label"] for line in lines if (match := LABELLED.fullmatch(line.words))
        )
        self._number = ""  # of the last heading that has one
        self._is_front = not self._is_marked  # above the first text
        self._has_title = False
        self._leads = False  # whether more must follow the block above
        self._below: Chunk = []  # the block below
        self.doubted: set[Line] = set()  # what may be headings, but goes on from the line above

    def groups(self, lines: list[Line]) -> Iterator[Group]:
        """The groups of a run of lines."""
        blocks = _with_numbers(_blocks(lines))
        apart = self._cover_apart(blocks)
        for number, block in enumerate(blocks):
            self._below = blocks[number + 1] if number + 1 < len(blocks) else []
            if number in apart:
                yield Group(block, "lines")
                continue
            at = self._cover(block) if self._is_front else 0
            if at:
                yield from self._on_cover(block[:at])
            self._has_title = True
            if at < len(block):
                yield from self._parted(block[at:])
            self._leads = _is_lead(block[-1])

    def is_known(self, line: Line) -> bool:
        """Whether the line is a known title, with a number or without."""
        return not self._known.isdisjoint((line.words, number_of(line.words)[1]))

    def may_be_numbered(self, line: Line, above: Line | None) -> bool:
        """Whether the line starts like a heading with a number, where a sentence has ended."""
        number = number_of(line.words)[0]
        return (
            bool(OWN.fullmatch(number) or WHOLE.fullmatch(number))
            and starts_with_number(line)
            and line.words[-1] not in ".,;"
            and (above is None or bool(ENDED.fullmatch(above.words)))
        )

    def _cover(self, block: Chunk) -> int:
        """How many lines at the start of the block are a cover's: a title, a name, labels with values.

        A block of them has labels, or is the first. Then a heading stands below, or nothing, or a text.
        """
        end = next(
            (at for at in range(len(block)) if not self._is_cover_line(block, at)), len(block)
        )
        labels = [at for at in range(end) if LABELLED.fullmatch(block[at].words)]
        if len(block) == 1 or not (labels or (end and not self._has_title)):
            return 0
        if (
            end == len(block)
            or block[end].page != block[0].page
            or block[end].words in LABELS
            or self._lines_of_heading(block, end, "")
        ):
            return end
        if labels:
            return labels[-1] + 1
        # The last line above a text may be its heading.
        dated = self._is_dense and any(YEAR.search(line.words) for line in block[:end])
        return end - 1 if dated else 0

    def _cover_apart(self, blocks: list[Chunk]) -> set[int]:
        """Which blocks read like a heading, but are a line of a cover that stands by itself.

        Those between the title and labels, a decision or a contents page are, and a sender's name
        above a heading.
        """
        if not self._is_front or self._is_dense or self._has_title or not blocks:
            return set()
        # The title may stand above other lines, or in a block with them.
        start = int(self._cover(blocks[0]) == len(blocks[0]))
        run: Chunk = []
        for block in blocks[start:]:
            if len(block) > 1 or not self._is_cover_line(block, 0):
                break
            run += block
        end = len(run)
        below = blocks[start + end] if start + end < len(blocks) else []
        may = [at for at, line in enumerate(run) if may_be_heading(line)]
        title = next((at for at in may if YEAR.search(run[at].words)), [*may, end][0])
        last = 0 if start else min(title + 1, end)
        details = [at + 1 for at in range(last, end) if is_detail(run[at])]
        if below and (is_detail(below[0]) or CONTENTS.fullmatch(below[0].words)):
            details.append(end)
        first, last = last, max([last, *details])
        is_headed = bool(below and self._lines_of_heading(below, 0, ""))
        while last < end and is_sender(run[last]) and (last + 1 < end or is_headed):
            last += 1
        above = [] if start else [at for at in range(min(title, end)) if is_sender(run[at])]
        return {start + at for at in [*above, *range(first, last)] if at in may}

    def _is_cover_line(self, block: Chunk, at: int) -> bool:
        line = block[at]
        if match := LABELLED.fullmatch(line.words):
            return self._labels[match["label"]] == 1  # others are those of parts
        if (
            not is_on_cover(line)
            or line.page != block[0].page
            or self.is_known(line)
            or (is_entry(line) or is_row(line) or number_of(line.words)[0])
            or MARK.fullmatch(line.words)
            or CONTENTS.fullmatch(line.words)
            or line.words in LABELS
        ):
            return False
        return not self._is_cut(block, at + 1) or (
            # The first line, a title, may go on in the second.
            at == 0 and is_on_cover(block[1]) and not self._is_cut(block, 2)
        )

    def _is_cut(self, block: Chunk, at: int) -> bool:
        """Whether a line goes on from the one above it."""
        return at < len(block) and not self.is_meant(block[at - 1], block[at])

    def _on_cover(self, lines: Chunk) -> Iterator[Group]:
        """The groups of a cover. The title is the first line that has a year, or else the first but a municipality."""
        starts_at = [at for at in range(len(lines)) if not (at == 1 and self._is_cut(lines, 1))]
        said = [lines[at:after] for at, after in pairwise([*starts_at, len(lines)])]
        may = [
            one
            for one in said
            if may_be_heading(_whole(one))
            and not (self._has_title or LABELLED.fullmatch(one[0].words))
        ]
        own = [one for one in may if not is_municipality(_whole(one))]
        title = next((one for one in may if YEAR.search(_whole(one).words)), [*own, *may, None][0])
        kinds = (
            (one is title, bool(LABELLED.fullmatch(line.words)), line)
            for one in said
            for line in one
        )
        for (is_title, _), group in groupby(kinds, lambda one: one[:2]):
            yield Group([line for *_, line in group], "heading" if is_title else "lines")

    def _parted(self, block: Chunk) -> Iterator[Group]:
        """The groups of a block. One of another kind starts where the kind changes."""
        kinds = self._kinds(block)
        group: Chunk = []
        last: Kind = "text"
        for line, kind in zip(block, kinds, strict=True):
            if group and kind != "goes on" and (last, kind) not in _TOGETHER:
                yield self._group(group, last, len(block))
                group = []
            group.append(line)
            last = last if kind == "goes on" else kind
        yield self._group(group, last, len(block))

    def _group(self, lines: Chunk, kind: Kind, size: int) -> Group:
        """A group of a block of so many lines. What is a block of its own has no kind yet, but for a heading of two lines."""
        if kind == "clause":
            return Group(lines, "clauses")
        if len(lines) == size and not (kind == "heading" and size > 1):
            return Group(lines, "running" if self._is_dense and kind == "text" and size > 1 else "")
        if kind in ("heading", "line", "label"):
            return Group(lines, "heading" if kind == "heading" else "lines")
        return Group(lines, "running" if self._is_dense else "text")

    def _kinds(self, block: Chunk) -> list[Kind]:
        """What each line of a block is."""
        opening = list(takewhile(lambda line: not is_entry(line), block))
        each = self._is_dense or self._is_by_line(opening) or self._is_lead_below(block, opening)
        kinds: list[Kind] = []
        last: Kind = "heading"  # the kind of the last line that does not go on
        mark, indent = "", 0  # of the last entry
        clauses = self._clauses(block)
        is_led = False  # whether a colon leads to the last list: then a text may part its entries
        for at, line in enumerate(block):
            if at < len(kinds):  # the second line of a heading
                continue
            kind: Kind = "goes on" if at and last != "heading" else "text"
            own = match["mark"] if (match := MARK.fullmatch(line.words)) else ""
            size = self._lines_of_heading(block, at, mark)
            if not (size or each) and self._may_head_below(block, at, last, indent):
                size = self._headed(block, at)
            if size:
                kind, mark = "heading", ""
                self._number = number_of(line.words)[0] or self._number
            elif is_entry(line) or (own and (starts(own) or (mark and follows(own, mark)))):
                is_led = is_led if mark else at > 0 and block[at - 1].words[-1] == ":"
                kind, mark, indent = "entry", own or mark, line.indent
            elif at in clauses:
                kind = "clause"
            elif not each and (among := _kind_among(block, at, last)):
                kind = among
            elif each or last in ("row", "clause"):
                kind = self._kind(block, at, last, indent)
            if kind == "text" and not is_led:
                mark = ""
            kinds.append(kind)
            kinds += ["goes on"] * (size - 1)
            last = last if kind == "goes on" else kind
            self._is_front = self._is_front and (kind != "text" or is_on_cover(line))
        return kinds

    def _clauses(self, block: Chunk) -> set[int]:
        """Which lines are entries of a list without marks, each on a line of its own.

        Two or more start with "att": what somebody decides. Or a colon leads to lines that all start with a
        small letter, or are a sentence each, and end where they were meant to.
        """
        found = {
            at
            for at, (above, line) in enumerate(pairwise(block), 1)
            if is_clause(line) and self._had_room(above, line)
        }
        if len(found) > 1:
            return found
        start = next(
            (at for at, line in enumerate(block, 1) if line.words[-1] == ":"),
            0 if self._leads else -1,
        )
        led = block[start:] if start >= 0 else []
        is_list = (all(map(goes_on, led)) or all(map(is_one_sentence, led))) and all(
            self._had_room(above, line) for above, line in pairwise(led)
        )
        return set(range(start, len(block))) if is_list and len(led) > 1 else set()

    def _may_head_below(self, block: Chunk, at: int, last: Kind, indent: int) -> bool:
        """Whether a heading may stand below what is above a line: nothing, another one, an entry or a fact.

        What a colon leads to is no heading.
        """
        if self._is_marked:
            return False
        if last == "heading":
            return not self._leads
        is_over = last == "entry" and block[at].indent <= indent
        return (is_over or is_fact(block[at - 1])) and self.is_meant(block[at - 1], block[at])

    def _headed(self, block: Chunk, at: int, most: int = _MANY - 1) -> int:
        """How many lines a heading without a number has that starts in a line of a block: 0 if none does.

        It ends early, and a text or a list stands right below it, or another heading that has one. There
        are at most so many in a row.
        """
        for size in (1, 2):
            line = _whole(block[at : at + size])
            if (
                at + size < len(block)
                and may_be_heading(line)
                and not (number_of(line.words)[0] or is_entry(block[at]) or is_row(block[at]))
                and (line.words[-1] != ":" or _is_label(line, block[at + size]))
                and not self._is_cut(block, at + size)
                and (size == 1 or goes_on(block[at + 1]))
            ):
                return size if self._has_text(block, at + size, most - 1) else 0
        return 0

    def _has_text(self, block: Chunk, at: int, most: int) -> bool:
        """Whether what a heading heads starts in a line: a text, a list, facts or a table.

        Or at most so many headings of such.
        """
        line, above = block[at], block[at - 1].words
        after = block[at + 1] if at + 1 < len(block) else Line("")
        if is_entry(line):
            return sum(map(is_entry, block[at:])) > 1 and not leads_on(above)
        if starts_list(line):
            return _follows_on(line, after) and not leads_on(above)
        if is_fact(line):
            return bool(LABELLED.fullmatch(line.words)) or is_fact(after)
        if _is_row_of_several(block, at, "heading"):
            return not CAPTION.match(above)
        below = _whole([*takewhile(is_text, block[at:])]).words
        is_said = bool(TEXT.fullmatch(line.words)) or self._is_cut(block, at + 1)
        if is_said and (TEXT.fullmatch(below) or len(below) > LONGEST_HEADING):
            return not (below[0].islower() or starts_with_number(line))
        return most > 0 and bool(
            self._lines_of_heading(block, at, "") or self._headed(block, at, most)
        )

    def _lines_of_heading(self, block: Chunk, at: int, mark: str) -> int:
        """How many lines a heading has that starts in a line: one or two. 0 if none does.

        It is a known title, or has the number that comes next, and stands by itself. `mark` is that of
        the last entry: what follows it is an entry.
        """
        line, *below = block[at : at + 2]
        if not self._is_marked and is_decision(line) and below and may_be_heading(below[0]):
            return 2
        is_whole = not below or not (goes_on(below[0]) or is_broken_off(line.words))
        if is_whole and self._is_heading(line, block, at, mark, 1):
            return 1
        is_whole = bool(below) and not self._is_cut(block, at + 2)
        if is_whole and self._is_heading(_whole([line, *below]), block, at, mark, 2):
            return 2
        return 1 if at == 0 and self.is_known(block[0]) else 0

    def _is_heading(self, line: Line, block: Chunk, at: int, mark: str, size: int) -> bool:
        """Whether what stands in a line of the block, or goes on in the next, is a heading."""
        above = block[at - 1] if at else None
        below = block[at + size] if at + size < len(block) else None
        if above and not (ENDED.fullmatch(above.words) or self.is_meant(above, block[at])):
            return False
        if self.is_known(line) or CONTENTS.fullmatch(line.words):
            return True
        if self._is_marked or not (starts_with_number(line) and may_be_heading(line)):
            return False
        if line.words[-1] == ":" or (size > 1 and not goes_on(block[at + 1])):
            return False
        number, words = number_of(line.words)
        if below and is_entry(below) and leads_on(words):
            return False
        if OWN.fullmatch(number):
            return True
        if above and not below and SENTENCE.fullmatch(above.words):
            return not is_entry(above)
        return (
            bool(WHOLE.fullmatch(number))
            and comes_next(number, self._number)
            and not (mark and follows(number, mark))
            and not (above and (above.words[-1] == ":" or (not mark and has_whole_number(above))))
            and not (below and _is_listed_below(block[at], below))
        )

    def _kind(self, block: Chunk, at: int, last: Kind, indent: int) -> Kind:
        """What a line is that is no heading by its number and has no mark. `last` is what it may go on."""
        line = block[at]
        if is_row(line):
            return "row"
        if self._is_front and (line.words in LABELS or LABELLED.fullmatch(line.words)):
            return "label"
        if self._is_front and at and block[at - 1].words in LABELS:
            return "goes on"
        is_short = self._is_short(block, at)
        if last != "heading":
            above = block[at - 1]
            if last == "entry" and line.indent > indent:
                return "goes on"
            is_cut = last != "line" and above.words[-1] not in ".:!?"
            if is_cut and line.words[0].isdigit():
                return "goes on"
            if is_fact(line) and ENDED.fullmatch(above.words):
                return "line"
            if not (last == "row" or self.is_meant(above, line)):
                # The last line of a paragraph may leave no room for the first word of a heading.
                if is_short and ENDED.fullmatch(above.words) and self._heads(block, at, last):
                    return "heading"
                if ENDED.fullmatch(above.words) and self._leads_to_list(block, at):
                    return "text"
                if is_short and last == "text" and self._heads_below(block, at):
                    self.doubted.add(line)
                is_new = starts_with_number(line) and ENDED.fullmatch(above.words)
                return "text" if is_new else "goes on"
        if not is_short or self._leads_to_list(block, at):
            return "text"
        return "heading" if self._heads(block, at, last) else "line"

    def _is_short(self, block: Chunk, at: int) -> bool:
        """Whether a line may be a heading, and ends where it was meant to."""
        line = block[at]
        has_more = at + 1 < len(block)
        listed = has_more and _is_listed_below(line, block[at + 1])
        is_label = line.words[-1] == ":" and has_more and _is_label(line, block[at + 1])
        return (
            may_be_heading(line)
            and line.words not in LABELS
            and (line.words[-1] == "?" or is_label or not SENTENCE.fullmatch(line.words))
            and not (listed or is_row(line) or is_entry(line))
            and not self._is_cut(block, at + 1)
        )

    def _heads(self, block: Chunk, at: int, last: Kind) -> bool:
        """Whether a short line heads what stands below it.

        It stands first, below another heading or a list, or below the end of a sentence. Three short
        lines in a row are no headings.
        """
        above = block[at - 1]
        if (
            last not in ("heading", "entry", "row", "clause")
            and not is_fact(above)
            and (last == "line" or not ENDED.fullmatch(above.words))
        ):
            return False
        return self._heads_below(block, at)

    def _heads_below(self, block: Chunk, at: int) -> bool:
        """Whether a text, a list or a table stands below a short line, or a text or a list below the one after it."""
        if at + 1 < len(block) and _is_row_of_several(block, at + 1, "heading"):
            return not (CAPTION.match(block[at].words) or UNIT.match(block[at].words))
        run = at + 1
        while run < len(block) and run - at < _MANY and self._may_head_too(block, run):
            run += 1
        if run == len(block) or run - at >= _MANY or is_row(block[run]):
            return False
        below = block[run]
        if is_entry(below) or MARK.fullmatch(below.words):
            return not self._leads_to_list(block, at)
        return not LABELLED.fullmatch(below.words)

    def _may_head_too(self, block: Chunk, at: int) -> bool:
        """Whether a line may be another heading below one. What leads to a list is none."""
        return self._is_short(block, at) and not self._leads_to_list(block, at)

    def _is_lead_below(self, block: Chunk, opening: Chunk) -> bool:
        """Whether a block opens with a heading, and below it the start of a sentence that a list goes on."""
        if self._is_marked or len(opening) != 2 or not self._leads_to_list(block, 1):
            return False
        return may_be_heading(opening[0]) and self.is_meant(*opening)

    def _leads_to_list(self, block: Chunk, at: int) -> bool:
        """Whether a line is the start of a sentence, and a list below it goes on: in the block, or first in the next."""
        return _leads([*block, *self._below], at)

    def _is_by_line(self, block: Chunk) -> bool:
        """Whether each line of the block is a heading or a paragraph of its own.

        Every line ends where it was meant to, each is a sentence or may be a heading, and at most
        two headings come in a row.
        """
        if self._is_marked or len(block) < 2 or block[0].words in LABELS:
            return False
        sentences = [bool(SENTENCE.fullmatch(line.words)) for line in block]
        runs = "".join(" H"[not sentence] for sentence in sentences)
        return (
            any(sentences)
            and "H" * _MANY not in runs
            and all(self.is_meant(line, after) for line, after in pairwise(block))
            and all(
                sentence or may_be_heading(line)
                for line, sentence in zip(block, sentences, strict=True)
            )
        )

    def is_meant(self, line: Line, after: Line) -> bool:
        """Whether the line ends where it was meant to.

        What it says is not broken off, and the next word had room or the line is not wrapped.
        """
        if goes_on(after) or is_broken_off(line.words):
            return False
        return self._had_room(line, after)

    def _had_room(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line had room in this one, or the line is not wrapped."""
        size = len(line.text.strip())
        if self._width is None or (size > self._width and ENDED.fullmatch(line.words)):
            return True
        return size + 1 + len(after.words.split(" ", 1)[0]) <= self._width * self._room


def _blocks(lines: Iterable[Line]) -> Iterator[Chunk]:
    """The lines between blank ones. A marked heading is a block of its own."""
    block: Chunk = []
    for line in lines:
        alone = bool(MARKED.match(line.text))
        if block and (alone or not line.words):
            yield block
            block = []
        if alone and line.words:
            yield [line]
        elif line.words:
            block.append(line)
    if block:
        yield block


def _with_numbers(blocks: Iterable[Chunk]) -> list[Chunk]:
    """The blocks. The number of a decision, on a line by itself, is in the block with what heads it."""
    found: list[Chunk] = []
    for block in blocks:
        if found and len(found[-1]) == 1 and is_decision(found[-1][0]) and may_be_heading(block[0]):
            found[-1] += block
        else:
            found.append(block)
    return found


def _is_dense(lines: list[Line]) -> bool:
    """Whether a text has few blank lines. Those between two pages part nothing."""
    blocks = list(_blocks(lines))
    parted = sum(one[-1].page == other[0].page for one, other in pairwise(blocks))
    return sum(map(len, blocks)) >= _DENSE * (1 + parted)


def _width(lines: list[Line], *, dense: bool) -> tuple[int | None, float]:
    """How many characters a wrapped line has at most, and how much of that a full line takes.

    None if the text is not wrapped. A `dense` one with as many longer lines is not: somebody has broken a
    line or two in it. Few wrapped lines show the width badly, so a line is full only if the next word has no room.
    """
    led = _led(lines)
    wrapped = [
        len(line.text.strip())
        for at, (line, after) in enumerate(pairwise(lines))
        if line.words
        and after.words
        and goes_on(after)
        and not (is_entry(line) or at + 1 in led or is_role(line.words, after.words))
        and line.words.count(" ") >= _FEW
    ]
    width = max(wrapped, default=0)
    longer = sum(len(line.text.strip()) > _LONGER * width and not is_row(line) for line in lines)
    is_wrapped = bool(wrapped) and (not dense or len(wrapped) > longer)
    return width if is_wrapped else None, _ROOM if len(wrapped) >= _MANY else 1.0


def _is_lead(line: Line) -> bool:
    """Whether more must follow a line: it ends with a colon, or is the start of a sentence."""
    return line.words[-1] == ":" or leads_on(line.words)


def _led(lines: list[Line]) -> set[int]:
    """Which lines may be entries without marks: those with "att" beside each other, and all that a colon leads to."""
    found: set[int] = set()
    leads = False
    above = Line("")
    for at, line in enumerate(lines):
        if not line.words:
            leads = leads or (bool(above.words) and _is_lead(above))
            continue
        if is_clause(line) and any(
            map(is_clause, [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]])
        ):
            found.add(at)
        if leads and goes_on(line):
            found.add(at)
        else:
            leads = line.words[-1] == ":"
        above = line
    return found


def _whole(lines: Chunk) -> Line:
    """Lines as one."""
    return Line(" ".join(line.words for line in lines))


def _leads(block: Chunk, at: int) -> bool:
    """Whether a line is the start of a sentence, and a list below it goes on."""
    line, *below = block[at : at + 2]
    is_listed = bool(below) and (
        is_entry(below[0]) or is_clause(below[0]) or bool(MARK.fullmatch(below[0].words))
    )
    words = number_of(line.words)[1]
    return is_listed and words[0].isupper() and leads_on(words)


def _is_label(line: Line, below: Line) -> bool:
    """Whether a line that ends with a colon says what the text below it is about: "Bakgrund:"."""
    words = line.words[:-1]
    return not (is_said(words) or is_entry(below) or MARK.fullmatch(below.words) or is_row(below))


def _kind_among(block: Chunk, at: int, last: Kind) -> Kind | None:
    """What a line is among the lines of a text: a row, a fact, a paragraph with a number. None if it shows none."""
    line = block[at]
    if _is_row_of_several(block, at, last):
        return "row"
    above = block[at - 1].words if at else ""
    if last == "text" and is_fact(line) and ENDED.fullmatch(above):
        return "line"
    is_new = starts_with_number(line) and SENTENCE.fullmatch(above) and not is_entry(block[0])
    return "text" if is_new else None


def _is_row_of_several(block: Chunk, at: int, last: Kind) -> bool:
    """Whether a line is one of the rows of a table, or heads those below it, in a block that has other lines.

    Two spaces may be a slip. One row alone has no table.
    """
    is_row, *below = map(is_far, block[at : at + 3])
    return is_row and any(below) if last != "row" else is_row or any(below[:1])


def _follows_on(line: Line, after: Line) -> bool:
    """Whether both lines are entries of a list with numbers or letters, the second right after the first."""
    one, other = MARK.fullmatch(line.words), MARK.fullmatch(after.words)
    return bool(one and other and follows(other["mark"], one["mark"]))


def _is_listed_below(line: Line, below: Line) -> bool:
    """Whether the next line shows that a number is an entry's: the next entry, or one of its own list."""
    number = number_of(line.words)[0]
    match = MARK.fullmatch(below.words)
    return bool(WHOLE.fullmatch(number)) and (
        bool(match and follows(match["mark"], number))
        or (is_entry(below) and below.indent > line.indent)
    )
