"""Proposes blocks for a source's text. Every word stays, in the order of the source.

Only the lines show what is a heading, a list or a table: Markdown's marks if the text has them, or
else blank lines, tabs, short lines and numbers. An editor corrects the mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, TypeAlias

from planspegeln.checks.verbatim import source_words
from planspegeln.model import entities
from planspegeln.model.values import slug

Block: TypeAlias = dict[str, Any]
Lines: TypeAlias = list[str]

# The words in a title that show the kind of the document.
SORTS: Final[dict[str, entities.DocumentKind]] = {
    "plan": "plan",
    "program": "programme",
    "berättelse": "report",
    "rapport": "report",
    "redovisning": "report",
    "uppföljning": "report",
}
NAMES_DOCUMENT: Final = re.compile(rf"({'|'.join(SORTS)})\b", re.IGNORECASE)
# The labels of a date, of a reference number and of other facts.
DATE: Final = ("Datum",)
REFERENCE: Final = ("Diarienummer", "Dnr")

_LABELS: Final = (*DATE, *REFERENCE, "Handläggare", "Referens")

_MARKED: Final = re.compile(r"\s*(#{1,6})\s+\S")
_BOLD: Final = re.compile(r"\*\*[^*]+\*\*")
_NUMBERED: Final = re.compile(r"([1-9][0-9]*)\. (.+)")
_EMPHASIS: Final = re.compile(r"(?<!\*)\*+([^*\s](?:[^*]*[^*\s])?)\*+")
_FOOTNOTE: Final = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]{1,2}")
# The start of a line that continues a sentence. A web address does not match.
_GOES_ON: Final = re.compile(r"[a-zåäö]+(?![a-zåäö@]|\.\w)")
# A line longer than _HEADING is no heading. Lines longer than _WRAPPED are a wrapped text.
_HEADING: Final = 90
_WRAPPED: Final = 60
# The levels of headings without marks: plain ones, themes, and items or numbered ones.
_PLAIN, _THEME, _ITEM = 1, 2, 3


@dataclass(frozen=True)
class Known:
    """What the municipality already has: the ids of its priorities and themes, by title."""

    priorities: Mapping[str, str]
    themes: Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """A heading as printed, and its level if a mark shows it."""

    text: str
    level: int | None = None

    @property
    def number(self) -> int | None:
        """Its number, if it starts with a number and a full stop."""
        match = _NUMBERED.fullmatch(self.text)
        return int(match[1]) if match else None

    @property
    def title(self) -> str:
        """Its words without the number."""
        match = _NUMBERED.fullmatch(self.text)
        return match[2] if match else self.text


@dataclass
class Outline:
    """The blocks, the document's title if there is one, and the headings that are `unplaced`.

    These have a number, and a title that no priority has. They may still be priorities.
    """

    title: str | None
    blocks: list[Block] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def outline(text: str, known: Known) -> Outline:
    """Make blocks of a source's text. A heading with the title of a priority becomes an item."""
    chunks = list(_chunks(text, known))
    marked = any(_MARKED.match(chunk[0]) for chunk in chunks)
    parts = list(_joined(_parts(chunks, known, marked)))
    titles = [part.text for part in parts if isinstance(part, Heading)]
    named = [title for title in titles if NAMES_DOCUMENT.search(title)]
    found = Outline(next(iter(named or titles), None))
    _nest(found, parts, known)
    return found


def _words(line: str) -> list[str]:
    return [word.written for word, _ in source_words(line)]


def _text(lines: Lines) -> str:
    return " ".join(word for line in lines for word in _words(line))


def _is_entry(line: str) -> bool:
    """Whether the line starts an entry of a list."""
    words = [word for word, _ in source_words(line)]
    return len(words) > 1 and bool(words[0].sign)


def _is_known(line: str, known: Known) -> bool:
    title = Heading(_text([line])).title
    return title in known.priorities or title in known.themes


def _chunks(text: str, known: Known) -> Iterator[Lines]:
    """Groups of lines. A marked heading is alone, and so is a known title that starts a group."""
    chunk: Lines = []
    for line in text.split("\n"):
        empty = not _words(line)
        alone = bool(_MARKED.match(line)) or (not chunk and _is_known(line, known))
        if chunk and (alone or empty):
            yield chunk
            chunk = []
        if alone and not empty:
            yield [line]
        elif not empty:
            chunk.append(line)
    if chunk:
        yield chunk


def _parts(chunks: list[Lines], known: Known, marked: bool) -> Iterator[Heading | Block]:
    for chunk, after in pairwise([*chunks, []]):
        heading = _heading(chunk, after, known, marked)
        if heading:
            yield heading
            continue
        yield from _table(chunk) or _blocks(chunk)


def _heading(chunk: Lines, after: Lines, known: Known, marked: bool) -> Heading | None:
    text = _text(chunk)
    mark = _MARKED.match(chunk[0])
    if mark:
        return Heading(text, len(mark[1]))
    if _BOLD.fullmatch(" ".join(line.strip() for line in chunk)):
        return Heading(text)
    if len(chunk) > 1:
        return None
    if _is_known(chunk[0], known):
        return Heading(text)
    leads = text.endswith(":") and text.count(" ") > 1
    followed = bool(after) and (len(after) > 1 or _is_entry(after[0]))
    if (
        marked
        or len(text) > _HEADING
        or text[-1] in ".,;!"
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "”\"'")
        or re.search(r"[@\t]|www\.|: \S", chunk[0])
        or (leads and followed)
    ):
        return None
    return Heading(text)


def _table(chunk: Lines) -> list[Block]:
    """A table, if all lines have the same number of cells, separated by tabs. Otherwise nothing.

    A line with the mark of a heading or a list makes it no table. In a cell, such a mark is a word.
    """
    rows = [
        [" ".join(_words(f"x {cell}")[1:]) for cell in line.split("\t")]
        for line in chunk
        if not _is_entry(line) and _words(line) == _words(f"x {line}")[1:]
    ]
    width = len(rows[0]) if rows else 0
    whole = len(rows) == len(chunk) > 1 and width > 1
    return [{"table": rows}] if whole and all(len(row) == width for row in rows) else []


def _blocks(chunk: Lines) -> Iterator[Block]:
    """The blocks of a group: the text before a list, and the list if there is one."""
    entries = [i for i, line in enumerate(chunk) if _is_entry(line)]
    before = chunk[: entries[0]] if entries else chunk
    if before:
        yield _paragraph(before)
    if entries:
        ends = [*entries[1:], len(chunk)]
        yield {
            "list": [
                _text(chunk[start:end]).partition(" ")[2]
                for start, end in zip(entries, ends, strict=True)
            ]
        }


def _paragraph(chunk: Lines) -> Block:
    text = _text(chunk)
    mark, _, note = text.partition(" ")
    if note and _FOOTNOTE.fullmatch(mark):
        return {"footnotes": [{"mark": mark, "text": note}]}
    lines = [_text([line]) for line in chunk]
    if len(lines) > 1:
        if lines[0] in _LABELS:
            return {"facts": [{"label": lines[0], "lines": lines[1:]}]}
        wrapped = any(_GOES_ON.match(line) for line in lines[1:]) or all(
            len(line) > _WRAPPED for line in lines[:-1]
        )
        if not wrapped:
            return {"lines": lines}
    block: Block = {"text": text}
    phrases = [" ".join(one.split()) for one in _EMPHASIS.findall(" ".join(chunk))]
    emphasis = [phrase for phrase in phrases if phrase in text and phrase != text]
    if emphasis:
        block["emphasis"] = emphasis
    return block


def _joined(parts: Iterator[Heading | Block]) -> Iterator[Heading | Block]:
    """The parts. Two parts that a page break or a blank line has separated are joined."""
    last: Heading | Block | None = None
    for part in parts:
        if isinstance(last, dict) and isinstance(part, dict) and _join(last, part):
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _join(one: Block, other: Block) -> bool:
    """Add `other` to `one` if it continues it. Returns whether it did."""
    for kind in ("facts", "list", "footnotes"):
        if kind in one and kind in other:
            one[kind] += other[kind]
            return True
    if "table" in one and "table" in other and len(one["table"][0]) == len(other["table"][0]):
        one["table"] += other["table"]
        return True
    cut = "text" in one and one["text"][-1] not in ".:!?"
    if cut and _GOES_ON.match(other.get("text", "")):
        one["text"] += f" {other['text']}"
        if "emphasis" in other:
            one["emphasis"] = [*one.get("emphasis", ()), *other["emphasis"]]
        return True
    return False


def _nest(found: Outline, parts: list[Heading | Block], known: Known) -> None:
    """Put each part into the section or item that it belongs to."""
    anchor = _anchors()
    open_: list[tuple[int, Block]] = []
    titled = found.title is None
    above = found.title or "Tabell"
    for part in parts:
        inside = open_[-1][1]["blocks"] if open_ else found.blocks
        if isinstance(part, dict):
            inside.append(_captioned(part["table"], above, anchor) if "table" in part else part)
        elif part.text == found.title:
            titled = True
            open_.clear()
            found.blocks.append({"title": part.text})
        elif not titled:
            inside.append({"lines": [part.text]})
        else:
            above = part.text
            block = _part(part, known, anchor)
            if "item" not in block and part.number:
                found.unplaced.append(part.text)
            level = _level(part, block)
            alone = "item" in block or "theme" in block
            while open_ and (
                open_[-1][0] >= level or (alone and any("item" in one for _, one in open_))
            ):
                open_.pop()
            (open_[-1][1]["blocks"] if open_ else found.blocks).append(block)
            open_.append((level, block))


def _level(heading: Heading, block: Block) -> int:
    if heading.level:
        return heading.level
    if "theme" in block:
        return _THEME
    if "item" in block or heading.number:
        return _ITEM
    return _PLAIN


def _part(heading: Heading, known: Known, anchor: Callable[[str], str]) -> Block:
    """The item of the priority that has the heading as its title, or else a section."""
    theme = known.themes.get(heading.text)
    priority = known.priorities.get(heading.title)
    if theme or priority is None:
        return {
            "section": anchor(slug(heading.title)),
            "heading": heading.text,
            **({"theme": theme} if theme else {}),
            "blocks": [],
        }
    own = anchor(priority)
    return {
        "item": priority,
        **({"anchor": own} if own != priority else {}),
        **({"number": heading.number} if heading.number else {}),
        "title": heading.title,
        "blocks": [],
    }


def _captioned(rows: list[list[str]], caption: str, anchor: Callable[[str], str]) -> Block:
    return {
        "table": anchor(slug(f"tabell {caption}")),
        "caption": caption,
        "headers": rows[0],
        "rows": rows[1:],
    }


def _anchors() -> Callable[[str], str]:
    """A function that returns a unique anchor, like the wanted one, for a part of a document."""
    taken: set[str] = set()

    def anchor(wanted: str) -> str:
        wanted = wanted or "del"
        number, name = 1, wanted
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        return name

    return anchor
