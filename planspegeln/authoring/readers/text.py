"""Reads plain text, as saved or pasted from a document: only the lines show what is what.

Markdown's marks are used if the text has them. Otherwise blank lines, tabs, indents, short lines and
numbers show the parts, and form feeds the pages. Text without blank lines is read line by line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from pathlib import Path
from typing import Final, TypeGuard

from planspegeln.authoring.readers import joins
from planspegeln.authoring.readers.furniture import without_furniture
from planspegeln.authoring.readers.leads import is_said, leads_on
from planspegeln.authoring.readers.lines import CLAUSE, CONTENTS, GOES_ON, LABELLED, LABELS, Line
from planspegeln.authoring.readers.numbers import MARK, follows, number_of, starts
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Heading,
    List,
    Paragraph,
    Part,
    Reading,
    ReadingError,
    Table,
)
from planspegeln.authoring.readers.text_groups import Chunk, Group, Grouper
from planspegeln.authoring.readers.text_lines import (
    APART,
    BULLET,
    MARKED,
    YEAR,
    has_mark,
    is_broken_off,
    is_clause,
    is_entry,
    is_far,
    is_one_sentence,
    is_role,
    may_be_heading,
)
from planspegeln.authoring.readers.tidy import BREAK, JOINING, Tidy

READER: Final = "text 8"
GUESSED: Final = "vad som är rubriker i texten är gissat efter hur raderna står"

_BOLD: Final = re.compile(r"\*\*[^*]+\*\*")
_EMPHASIS: Final = re.compile(r"(?<!\*)\*++([^*\s](?:[^*]*[^*\s])?)\*+")
_PIPES: Final = re.compile(r"\s*\|.*\|\s*")
_RULE: Final = re.compile(r"[\s|:-]+")
_LEADERS: Final = re.compile(
    r"(?P<words>.*?\S)\s*(?:\.{3,}|\.*…[.…]*|(?:\. ){3,}|_{3,}|\t+)\s*(?P<page>[0-9]{1,3})"
)
_TO_PAGE: Final = re.compile(r"(?P<words>.*\D)\s+(?P<page>[0-9]{1,3})")
# The raised mark of a footnote, and the capital that it starts with.
_NOTE: Final = re.compile(r"[¹²³⁴-⁹][⁰¹²³⁴-⁹]?\s+[^\Wa-zåäö]")
# A row of a table whose cells are one space apart: words, and two numbers or more.
_ROW: Final = re.compile(r"[^\W\d_].*?(?: [–−+-]?[0-9][0-9.,]*(?: ?%)?){2,}")
# The last cell of a row whose cells are so far apart that no slip or justified line has it.
_FAR: Final = re.compile(r"(?<=\S) {3,}(?P<far>\S(?: ?\S)*)$")
_HALVED: Final = re.compile(r"(?<=[^\W\d_])-$")
_SET_IN: Final = 4  # spaces before an entry without its bullet
_WRAPPED: Final = 60  # characters; longer lines are a wrapped text
_ENTRY: Final = 200  # characters of an entry without a mark
_WIDTHS: Final = range(2, 7)  # cells in a row
_MANY: Final = 3  # headings in a row that are the entries of a list
_INNER: Final = ("o", "▪", "◦", "\uf0a7")  # signs of Word's second and third level


def read(path: Path, known: Iterable[str] = ()) -> Reading:
    """The outline of a text file. Raises ReadingError if it is not text in UTF-8, or empty.

    A line that is one of the `known` titles is a heading, whatever stands around it.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReadingError(_encoding(content)) from None
    if not text.strip():
        raise ReadingError("filen är tom")
    return outline(text, frozenset(known))


def _encoding(content: bytes) -> str:
    if b"\x00" in content[:1000]:
        return "filen är inte text; spara den som ren text i UTF-8"
    return (
        "filen är inte text i UTF-8 (den ser ut att vara sparad som Latin-1, som äldre program för "
        "Windows gör); spara den som UTF-8"
    )


def outline(text: str, known: frozenset[str] = frozenset()) -> Reading:
    """The outline of a text. Every word stays, in order, except what is `removed`."""
    tidy = Tidy()
    text = tidy.text(text.replace("\r\n", "\n").replace("\u2028", "\n"))
    pages = text.split("\f")
    lines = [
        Line(line, number if len(pages) > 1 else None)
        for number, page in enumerate(pages, start=1)
        for line in page.split("\n")
    ]
    lines, removed = without_furniture(lines)
    lines = list(_with_whole_rows(_with_bullets(_notes_apart(_over_pages(lines)))))
    segments = list(_without_contents(lines))
    listed = {
        number_of(entry.text)[1]
        for segment in segments
        if isinstance(segment, Contents)
        for entry in segment.entries
    }
    reader = _Reader(lines, known | listed)
    parts: list[Part] = []
    for segment in segments:
        parts += [segment] if isinstance(segment, Contents) else reader.parts(segment)
    parts = list(_settled(_joined(_unmarked(parts)), known))
    return Reading(
        parts,
        READER,
        removed,
        [
            *tidy.told,
            *_told_guesses(parts, known | listed),
            *reader.doubts,
            *joins.told(reader.joins),
            *_like_tables(lines),
            *_like_cells(parts),
        ],
        pages=len(pages) if len(pages) > 1 else None,
    )


def _told_guesses(parts: list[Part], sure: frozenset[str] | set[str]) -> list[str]:
    """A doubt if headings are guessed: more than the first, and those whose words are `sure`."""
    headings = [part for part in parts if isinstance(part, Heading)]
    is_guessed = any(one.ground == "looks" and one.text not in sure for one in headings[1:])
    return [GUESSED] if is_guessed else []


def _over_pages(lines: list[Line]) -> Iterator[Line]:
    """The lines, without the blank ones between two pages if what stands there goes on.

    A sentence goes on with a small letter, a list with another bullet or the next number, and a table
    with another row.
    """
    chunk: Chunk = []
    blank: list[Line] = []
    for line in lines:
        if not line.words:
            blank.append(line)
            continue
        if blank:
            if not (chunk and chunk[-1].page != line.page and _goes_over(chunk, line)):
                yield from blank
                chunk = []
            blank = []
        chunk.append(line)
        yield line
    yield from blank


def _like_tables(lines: list[Line]) -> Iterator[str]:
    """A doubt for each run of lines that read like rows of a table, with nothing that shows the cells."""
    run: list[Line] = []
    for line in [*lines, Line("")]:
        if _ROW.fullmatch(text := line.text.strip()) and not APART.search(text):
            run.append(line)
            continue
        if len(run) > 1:
            yield (
                f"{len(run)} rader från ”{run[0].words}” ser ut som en tabell, men texten visar inte "
                "cellerna: gör om raderna till en tabell"
            )
        run = []


def _like_cells(parts: Iterable[Part]) -> Iterator[str]:
    """A doubt for each run of lines that read like a table with a cell on each line.

    In the same place of every row stands a number, and in another one words.
    """
    for part in parts:
        lines = part.lines if isinstance(part, Paragraph) else []
        has_digits = [any(map(str.isdigit, line)) for line in lines]
        for width in _WIDTHS:
            rows = [has_digits[at : at + width] for at in range(width, len(lines), width)]
            if len(rows) < _MANY - 1 or len(lines) % width:
                continue
            kinds = {(all(column), any(column)) for column in zip(*rows, strict=True)}
            if {(True, True), (False, False)} <= kinds:
                yield (
                    f"{len(lines)} rader från ”{lines[0]}” kan vara en tabell med en cell på varje rad: "
                    "gör i så fall om raderna till en tabell"
                )
                break


def _notes_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with a blank one before a footnote that stands right below a list."""
    listed = False
    for line in lines:
        if listed and _NOTE.match(line.words):
            yield Line("", line.page)
            listed = False
        listed = bool(line.words) and (listed or is_entry(line))
        yield line


def _with_bullets(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines. Sentences set in, one a line, are entries: so a browser copies a list, without its bullets."""
    for is_blank, group in groupby(lines, lambda line: not line.words):
        chunk = list(group)
        is_list = not is_blank and len(chunk) > 1
        if is_list and all(line.indent >= _SET_IN and is_one_sentence(line) for line in chunk):
            for line in chunk:
                at = len(line.text) - len(line.text.lstrip())
                yield Line(f"{line.text[:at]}• {line.text[at:]}", line.page)
        else:
            yield from chunk


def _with_whole_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines. One alone between rows with as many cells each is a row with one cell over all of them.

    The header that comes again below it begins another table.
    """
    for is_blank, group in groupby(lines, lambda line: not line.words):
        chunk = list(group)
        tabs = [line.text.strip().count("\t") for line in chunk]
        head = 0
        for at, line in enumerate(chunk):
            before, after = (tabs[one] if 0 <= one < len(chunk) else 0 for one in (at - 1, at + 1))
            head = at if tabs[at] and before != tabs[at] else head
            is_between = not is_blank and tabs[at] == 0 and before == after > 1
            is_again = is_between and chunk[at + 1].words == chunk[head].words
            is_whole = (
                is_between and not is_again and not is_entry(line) and not has_mark(chunk[at + 1])
            )
            if is_whole:
                tabs[at] = after
            yield replace(line, is_whole_row=True) if is_whole else line


def _goes_over(chunk: Chunk, line: Line) -> bool:
    """Whether the last chunk of a page goes on with the first line of the next."""
    if is_entry(line):
        return any(is_entry(one) for one in chunk)
    if tabs := line.text.count("\t"):
        return tabs == chunk[-1].text.count("\t")
    if match := MARK.fullmatch(line.words):
        before = [one["mark"] for each in chunk if (one := MARK.fullmatch(each.words))]
        return bool(before) and follows(match["mark"], before[-1])
    last = chunk[-1].words
    return last[-1] not in ".:!?" and (bool(GOES_ON.match(line.words)) or is_broken_off(last))


def _without_contents(lines: list[Line]) -> Iterator[list[Line] | Contents]:
    """The lines in runs, with a contents page between two.

    A contents page has a heading, and lines that end with a page or come again further down; or it
    has three lines or more with leaders.
    """
    said = Counter(line.words for line in lines)
    run: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        headed = bool(CONTENTS.fullmatch(line.words))
        entries, after = _entries(lines, at + headed, said, headed=headed)
        if len(entries) >= (1 if headed else 3):
            yield [*run, line] if headed else run
            yield Contents(entries, line.page)
            run, at = [], after
        else:
            run.append(line)
            at += 1
    yield run


def _entries(
    lines: list[Line], start: int, said: Counter[str], *, headed: bool
) -> tuple[list[ContentsEntry], int]:
    """The entries of a contents page from a line on, and the number of the line after them."""
    entries: list[ContentsEntry] = []
    after, last = start, 0
    for at in range(start, len(lines)):
        text = lines[at].text.strip()
        if not text:
            continue
        match = _LEADERS.fullmatch(text) or (_TO_PAGE.fullmatch(text) if headed else None)
        again = headed and said[lines[at].words] > 1
        if match and int(match["page"]) >= last and (headed or "\t" not in text):
            last = int(match["page"])
            entry = ContentsEntry(Line(match["words"]).words, match["page"])
        elif again and lines[at].words not in {one.text for one in entries}:
            entry = ContentsEntry(lines[at].words)
        else:
            break
        entries.append(entry)
        after = at + 1
    return entries, after


class _Reader:
    """Reads runs of lines of one text."""

    def __init__(self, lines: list[Line], known: frozenset[str]) -> None:
        self.doubts: list[str] = []
        self.joins: list[joins.Join] = []  # lines of entries
        self._known = known
        self._longest = max(len(line.text.rstrip()) for line in lines)
        self._marked = any(MARKED.match(line.text) for line in lines)
        self._grouper = Grouper(lines, known)

    def parts(self, lines: list[Line]) -> list[Part]:
        """The parts of a run of lines."""
        found: list[Part] = []
        groups = [*self._grouper.groups(lines), Group([])]
        for group, after in pairwise(groups):
            chunk = group.lines
            parts = self._heading(group, after.lines) or _table(chunk) or _blocks(group)
            self._doubt(chunk, parts)
            self._doubt_rows(chunk, parts)
            if isinstance(parts[-1], List) and group.kind != "clauses":
                self._remember(chunk)
            found += parts
        return found

    def _heading(self, group: Group, after: Chunk) -> list[Part]:
        """The heading that the group is, alone in a list, or nothing."""
        chunk = group.lines
        text = " ".join(line.words for line in chunk)
        number, words = ("", text) if text in self._known else number_of(text)
        page = chunk[0].page
        if mark := MARKED.match(chunk[0].text):
            return [Heading(words, len(mark[1]), number, page=page)]
        if _BOLD.fullmatch(" ".join(line.text.strip() for line in chunk)):
            return [Heading(words, None, number, page=page)]
        if group.kind == "heading" or (not group.kind and self._may_head(chunk, after)):
            return [Heading(words, None, number, "looks", page)]
        return []

    def _may_head(self, chunk: Chunk, after: Chunk) -> bool:
        """Whether what stands between blank lines is a heading. What leads to a list is none."""
        line, *more = chunk
        if self._grouper.is_known(line) and not more:
            return True
        if more or self._marked or not may_be_heading(line) or (after and _is_led(line, after)):
            return False
        if line.words[-1] == ":" and is_said(number_of(line.words)[1][:-1]):
            self.doubts.append(
                f"raden ”{line.words}” är läst som text, för att den slutar med kolon"
            )
            return False
        return True

    def _remember(self, chunk: Chunk) -> None:
        """Remember the lines of entries that end where they were meant to, above one of the same entry."""
        marks = _marks(chunk)
        first = next(at for at, mark in enumerate(marks) if mark)
        entry = [*zip(chunk, marks, strict=True)][first:]
        for (above, mark), (line, own) in pairwise(entry):
            if not own and self._has_room(above, line) and self._grouper.is_meant(above, line):
                words = above.words.removeprefix(mark or "").strip()
                self.joins += joins.between([words, line.words], line.page)

    def _has_room(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line would have stood in this one, beside the longest."""
        return len(line.text.rstrip()) + 1 + len(after.words.split(" ", 1)[0]) <= self._longest

    def _doubt(self, chunk: Chunk, parts: list[Part]) -> None:
        """Tell of the lines that read like a heading, and are in a text or an entry."""
        if isinstance(parts[0], Heading | Table) or self._marked or len(chunk) < 2:
            return
        marks = {entry.mark for part in parts if isinstance(part, List) for entry in part.entries}
        for above, line in zip([None, *chunk], chunk, strict=False):
            is_numbered = self._grouper.may_be_numbered(line, above)
            if line in self._grouper.doubted or (
                is_numbered and number_of(line.words)[0] not in marks
            ):
                self.doubts.append(
                    f"raden ”{line.words}” ser ut som en rubrik men står i löpande text"
                )

    def _doubt_rows(self, chunk: Chunk, parts: list[Part]) -> None:
        """Tell of lines with cells that became no table."""
        rows = [line for line in chunk if is_far(line)]
        if len(rows) > 1 and not any(isinstance(part, Table) for part in parts):
            self.doubts.append(
                f"{len(rows)} rader från ”{rows[0].words}” har ord långt isär men är ingen tabell i utkastet: "
                "gör om raderna till en tabell, eller se till att texten står i rätt ordning"
            )


def _is_led(line: Line, after: Chunk) -> bool:
    """Whether a line leads to what stands below it: a list, or several lines if it ends with a colon.

    Without a colon, it is the start of a sentence.
    """
    match = MARK.fullmatch(after[0].words)
    listed = is_entry(after[0]) or (match is not None and starts(match["mark"]))
    if line.words.endswith(":"):
        return listed or (len(after) > 1 and line.words.count(" ") > 1)
    if is_clause(after[0]) or (GOES_ON.match(after[0].words) and leads_on(line.words)):
        return True
    return listed and leads_on(number_of(line.words)[1])


def _blocks(group: Group) -> list[Part]:
    """The text before a list, and the list if there is one."""
    chunk = group.lines
    if group.kind == "lines":
        lines = [line.words for line in chunk]
        return [Paragraph(" ".join(lines), lines=lines, page=chunk[0].page)]
    if group.kind == "clauses":
        return [_clauses(chunk)]
    marks = _marks(chunk)
    first = next((at for at, mark in enumerate(marks) if mark), len(chunk))
    is_running = group.kind == "running"
    found = [_paragraph(chunk[:first], is_running=is_running)] if first else []
    if first < len(chunk):
        end = _end_of_numbers(chunk, marks, first)
        found += [
            _list(chunk[a:b], marks[a:b]) for a, b in ((first, end), (end, len(chunk))) if a < b
        ]
    return found


def _end_of_numbers(chunk: Chunk, marks: list[str | None], first: int) -> int:
    """Where another list begins, with bullets, right below one with numbers and as far in. The end if none does."""
    numbers = [at for at, mark in enumerate(marks) if mark and not is_entry(chunk[at])]
    after = numbers[-1] + 1 if numbers and numbers[0] == first else len(chunk)
    below = next((at for at in range(after, len(chunk)) if marks[at]), len(chunk))
    is_beside = below < len(chunk) and chunk[below].indent == chunk[first].indent
    bullets_above = any(is_entry(chunk[at]) for at in range(first, after) if marks[at])
    return below if is_beside and not bullets_above else len(chunk)


def _clauses(chunk: Chunk) -> List:
    """A list without marks: an entry for each line that starts with "att", or if none does for each line."""
    entries: list[Entry] = []
    decides = any(map(is_clause, chunk))
    for line in chunk:
        if is_clause(line) or not decides:
            entries.append(Entry(line.words))
        else:
            entries[-1].text = _running([entries[-1].text, line.words])
    return List(entries, page=chunk[0].page)


def _marks(chunk: Chunk) -> list[str | None]:
    """What starts an entry in each line: the sign of a bullet, a number as printed, or nothing.

    An "o" and a number are marks only if the chunk has others, and numbers only if they come in order.
    """
    signs = [match["sign"] if (match := BULLET.match(line.text)) else None for line in chunk]
    if [sign for sign in signs if sign] == ["o"]:
        signs = [None] * len(chunk)
    numbers = [
        match["mark"] if not sign and (match := MARK.fullmatch(line.words)) else None
        for line, sign in zip(chunk, signs, strict=True)
    ]
    given = [(mark, line.indent) for mark, line in zip(numbers, chunk, strict=True) if mark]
    in_order = all(
        any(follows(mark, before) for before, _ in given[:at])
        or (starts(mark) and indent > given[0][1])
        for at, (mark, indent) in enumerate(given)
        if at
    )
    if given and in_order and (len(given) > 1 or numbers[0]):
        return [sign or number for sign, number in zip(signs, numbers, strict=True)]
    return signs


def _list(chunk: Chunk, marks: list[str | None]) -> List:
    """The list whose first entry starts in the first line. Deeper entries are lists of their own."""
    top = List([], page=chunk[0].page)
    above: list[tuple[int, str, List]] = []  # the indent, the sign and the list of each level
    lines: list[Line] = []
    for line, mark in zip(chunk, marks, strict=True):
        if mark is None:
            lines.append(line)
            _last(above).text = _running([_last(above).text, line.words])
            continue
        number = "" if BULLET.match(line.text) else mark
        sign = "1" if number else mark
        words = line.words[len(mark) :].strip()
        while len(above) > 1 and (
            line.indent < above[-1][0]
            or (line.indent == above[-1][0] and sign != above[-1][1] and _has(above[:-1], sign))
        ):
            above.pop()
        if not above:
            above.append((line.indent, sign, top))
        elif line.indent > above[-1][0] + 1 or (sign in _INNER and sign != above[-1][1]):
            inner = List([], page=line.page)
            above[-1][2].entries[-1].inner = inner
            above.append((line.indent, sign, inner))
        owner = above[-1][2]
        owner.ordered = owner.ordered or bool(number)
        owner.entries.append(Entry(words, number))
    return top


def _last(above: list[tuple[int, str, List]]) -> Entry:
    return above[-1][2].entries[-1]


def _has(above: list[tuple[int, str, List]], sign: str) -> bool:
    return any(one == sign for _, one, _ in above)


def _table(chunk: Chunk) -> list[Part]:
    """A table alone in a list, if all lines have cells: with tabs, bars or spaces between. Or nothing.

    A line with one cell among lines with several is a heading over the rows below it. A line with the
    mark of a heading or a list makes it no table. In a cell, such a mark is a word.
    """
    if all("|" in line.text for line in chunk):
        texts = [line.text.strip().strip("|") for line in chunk if not _RULE.fullmatch(line.text)]
        rows = [[_cell(cell) for cell in text.split("|")] for text in texts]
        ruled = len(texts) < len(chunk)
    else:
        plain = [line for line in chunk if not is_entry(line) and not MARKED.match(line.text)]
        rows = [[_cell(cell) for cell in line.text.split("\t")] for line in plain]
        if all(len(row) == 1 for row in rows):
            rows = _set_apart(plain)
        ruled = False
        if len(plain) < len(chunk) or all(map(has_mark, chunk)):
            return []
        if rows and len(rows[0]) > 2:  # the last empty cells of a row may be left out
            rows = [row + [""] * (len(rows[0]) - len(row) if row[1:] else 0) for row in rows]
        if any(
            " ".join(filter(None, row)) != one.words for row, one in zip(rows, plain, strict=False)
        ):
            return []  # a mark of HTML goes over two cells
    width = max((len(row) for row in rows), default=0)
    whole = [row for row in rows if len(row) == width]
    if (
        width < 2
        or len(whole) < 2
        or len(rows[-1]) != width
        or any(len(row) not in (1, width) for row in rows)
        or (len(rows[0]) != width)
    ):
        return []
    headers = int(ruled) or _headers(rows)
    return [
        Table(
            [_spanning(row, width, header=at < headers > 1) for at, row in enumerate(rows)],
            headers,
            page=chunk[0].page,
        )
    ]


def _set_apart(lines: Chunk) -> list[list[str]]:
    """The rows of lines whose cells are set apart by spaces, if each has as many: three or more.

    Two are enough in three rows or more, if the second stands in a column: to its left or its right.
    """
    rows = [[_cell(cell) for cell in APART.split(line.text.strip())] for line in lines]
    if len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
        return []
    return rows if len(rows[0]) > 2 or _has_columns(lines) else []


def _has_columns(lines: Chunk) -> bool:
    """Whether what is set apart in three lines or more begins in one place, or ends in one.

    Facts have no columns, and neither has a text beside another: there lines go on.
    """
    far = [_FAR.search(line.text.rstrip()) for line in lines]
    others = any(LABELLED.fullmatch(line.words) or GOES_ON.match(line.words) for line in lines)
    if len(lines) < 3 or not all(far) or others:
        return False
    return 1 in (
        len({one.start("far") for one in far if one}),
        len({one.end("far") for one in far if one}),
    )


def _cell(text: str) -> str:
    """A cell's words. A mark in a cell is a word."""
    return Line(f"x {text}").words[2:]


def _headers(rows: list[list[str]]) -> int:
    """How many rows plainly head a table: two if the first has cells that go over several columns, or none."""
    if len(rows) < 3 or len(rows[1]) != len(rows[0]):
        return 0
    over = any(cell for cell in rows[0]) and any(not cell for cell in rows[0][1:])
    counts = any(YEAR.sub("", cell).strip("0123456789 ") != YEAR.sub("", cell) for cell in rows[1])
    return 2 if over and all(rows[1]) and not counts else 0


def _spanning(row: list[str], width: int, *, header: bool) -> list[Cell]:
    """A row's cells. In a header, one goes over the empty ones after it; one alone over all."""
    if len(row) == 1:
        return [Cell(row[0], columns=width)]
    if not header or all(row[1:]):
        return [Cell(text) for text in row]
    cells: list[Cell] = []
    for at, text in enumerate(row):
        if text or at == 0 or not cells[-1].text:
            cells.append(Cell(text))
        else:
            cells[-1].columns += 1
    return cells


def _running(lines: Iterable[str]) -> str:
    """Lines as a running text. A word that was broken at the end of a line has the sign for that."""
    found: list[str] = []
    for line in lines:
        halved = found and _HALVED.search(found[-1][-2:]) and GOES_ON.match(line)
        if halved and line.split(" ", 1)[0] not in JOINING:
            found[-1] = found[-1][:-1] + BREAK
        elif found:
            found.append(" ")
        found.append(line)
    return "".join(found)


def _paragraph(chunk: Chunk, *, is_running: bool) -> Part:
    text = _running(line.words for line in chunk)
    page = chunk[0].page
    lines = [line.words for line in chunk]
    if len(lines) > 1 and not is_running:
        wrapped = _go_on(lines) or all(len(line) > _WRAPPED for line in lines[:-1])
        if lines[0] in LABELS or not wrapped:
            return Paragraph(" ".join(lines), lines=lines, page=page)
    marked = " ".join(line.text for line in chunk)
    phrases = [" ".join(one.split()) for one in _EMPHASIS.findall(marked)]
    emphasis = [phrase for phrase in phrases if phrase in text and phrase != text]
    return Paragraph(text, emphasis, page=page)


def _go_on(lines: list[str]) -> bool:
    """Whether one of the lines goes on with the one above it, so that all are a running text.

    It begins in lower case. But among lines of which several begin sentences it is one more of them, if its
    first word had room in the line above.
    """
    widest = max(map(len, lines))
    going = [
        len(above) + 1 + len(line.split(" ", 1)[0]) <= widest
        for above, line in pairwise(lines)
        if GOES_ON.match(line) and not is_role(above, line)
    ]
    several = sum(line[0].isupper() for line in lines) > 1 or lines[0][0].islower()
    are_lines = len(lines) > 2 and several and all(going)
    return bool(going) and not are_lines


def _unmarked(parts: list[Part]) -> Iterator[Part]:
    """The parts. Paragraphs that start with a small letter, below what leads to them, are a list without marks.

    There are two or more, on one page. A colon leads to them or the start of a sentence, or each starts
    with "att". That start is no heading.
    """
    at = 0
    while at < len(parts):
        lead = parts[at]
        run = [*takewhile(_is_led_text, parts[at + 1 :])]
        said = lead.text if isinstance(lead, Heading | Paragraph) else ""
        each = [one.text for one in run if isinstance(one, Paragraph)]
        leads = (
            said.endswith(":")
            or leads_on(said or ".")
            or all(one.startswith(CLAUSE) for one in each)
        )
        is_one_page = len({lead.page, *(one.page for one in run)}) == 1
        if said and leads and len(run) > 1 and is_one_page:
            is_said = isinstance(lead, Heading) and leads_on(said.removesuffix(":"))
            yield Paragraph(said, page=lead.page) if is_said else lead
            yield List([Entry(one) for one in each], page=lead.page)
            at += len(run)
        else:
            yield lead
        at += 1


def _is_led_text(part: Part) -> bool:
    """Whether a part may be an entry without a mark: a short text that starts with a small letter."""
    if not isinstance(part, Paragraph) or part.lines:
        return False
    return bool(GOES_ON.match(part.text)) and len(part.text) <= _ENTRY


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts. Two that a page break or a blank line has separated are joined."""
    last: Part | None = None
    for part in parts:
        if last is not None and _join(last, part):
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _join(one: Part, other: Part) -> bool:
    """Add `other` to `one` if it continues it. Returns whether it did."""
    if isinstance(one, List) and isinstance(other, List) and _goes_on(one, other):
        one.entries += other.entries
        return True
    if isinstance(one, Table) and isinstance(other, Table) and _width_of(one) == _width_of(other):
        one.rows += other.rows
        return True
    if isinstance(one, Paragraph) and isinstance(other, Paragraph) and not other.lines:
        cut = not one.lines and one.text[-1] not in ".:!?"
        if cut and GOES_ON.match(other.text):
            one.text = _running([one.text, other.text])
            one.emphasis = [*one.emphasis, *other.emphasis]
            return True
    return False


def _goes_on(one: List, other: List) -> bool:
    if one.ordered and other.ordered:
        return follows(other.entries[0].mark, one.entries[-1].mark)
    return one.ordered == other.ordered


def _width_of(table: Table) -> int:
    return sum(cell.columns for cell in table.rows[0])


def _settled(parts: Iterable[Part], known: frozenset[str]) -> Iterator[Part]:
    """The parts. A number alone makes no list, and many numbered headings in a row are one.

    Below a colon, or the start of a sentence, two are many.
    """
    is_led = False
    for parts_ in _runs(parts, known):
        first = parts_[0]
        was_led = is_led
        many = _MANY - 1 if was_led else _MANY
        is_led = isinstance(first, Paragraph) and (first.text[-1] == ":" or leads_on(first.text))
        if len(parts_) >= many:
            entries = [Entry(one.text, one.number) for one in parts_ if isinstance(one, Heading)]
            yield List(entries, ordered=True, page=first.page)
        elif was_led and _is_alone(first):
            yield Paragraph(f"{first.number} {first.text}", page=first.page)
        elif isinstance(first, List) and first.ordered and len(first.entries) == 1:
            (entry,) = first.entries
            alone = Paragraph(f"{entry.mark} {entry.text}", page=first.page)
            yield alone if entry.inner is None else first
        else:
            yield from parts_


def _is_alone(part: Part) -> TypeGuard[Heading]:
    """Whether a part is guessed to be a heading, but is an entry alone: "1. köpa träd"."""
    if not isinstance(part, Heading):
        return False
    return part.ground == "looks" and bool(part.number) and part.text[:1].islower()


def _runs(parts: Iterable[Part], known: frozenset[str]) -> Iterator[list[Part]]:
    """The parts, in groups of numbered headings that follow each other with nothing between."""
    run: list[Part] = []
    for part in parts:
        before = run[-1] if run else None
        goes_on = (
            isinstance(part, Heading)
            and isinstance(before, Heading)
            and part.ground == before.ground == "looks"
            and not {part.text, before.text} & known
            and follows(part.number, before.number)
        )
        if run and not goes_on:
            yield run
            run = []
        run.append(part)
    if run:
        yield run
