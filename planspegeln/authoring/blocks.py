"""Makes the blocks of a document's YAML of a settled outline, and the text that they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from planspegeln.authoring.cover import is_line, lines_of_cover
from planspegeln.authoring.private import nameless
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Table,
)
from planspegeln.model.values import slug

Block: TypeAlias = dict[str, Any]

_WHOLE: Final = re.compile(r"([1-9][0-9]*)\.")
# The levels of headings whose level nothing shows: plain ones, themes, and items or numbered ones.
_PLAIN, _THEME, _ITEM = 1, 2, 3
_ROLES: Final = {
    "activity": r"åtgärd|aktivitet|insats|uppdrag|vad\b",
    "responsible": r"ansvar|vem\b|utförare",
    "deadline": r"tid(?:plan|ram|punkt)?\b|när\b|klart?\b|slutdatum|start",
    "follow-up": r"uppföljning|nyckeltal|mäts|indikator",
    "status": r"status|läge|bedömning",
    "budget": r"budget|kostnad|finansiering|resurs",
}
_MEASURES: Final = {
    "measure": r"indikator|mått|nyckeltal|mål(?:värde)?s?indikator",
    "unit": r"enhet",
    "baseline": r"basvärde|utgångsvärde|nuläge|startvärde",
    "target": r"mål",
    "outcome": r"utfall|resultat|värde",
    "assessment": r"bedömning|måluppfyllelse|uppfyll|status|trend",
}


@dataclass(frozen=True)
class Known:
    """What the municipality already has: the ids of its priorities and themes, by title."""

    priorities: Mapping[str, str]
    themes: Mapping[str, str]


@dataclass
class Drafted:
    """The blocks, and the headings that are `unplaced`.

    These have a number, and a title that no priority has. They may still be priorities.
    """

    blocks: list[Block] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def blocks(
    parts: list[Part], title: Heading | None, known: Known, people: Collection[str] = ()
) -> Drafted:
    """The blocks of the parts. A heading with the title of a priority becomes an item.

    No id has the name of one of the `people`.
    """
    return _Nest(title, known, people).blocks(parts)


class _Nest:
    """Puts each part into the section or item that it belongs to."""

    def __init__(self, title: Heading | None, known: Known, people: Collection[str]) -> None:
        self._title = title
        self._known = known
        self._anchor = _anchors(people)
        self._found = Drafted()
        self._open: list[tuple[int, Block]] = []

    def blocks(self, parts: list[Part]) -> Drafted:
        titled = self._title is None
        above = self._title.text if self._title else "Tabell"
        known = {*self._known.themes, *self._known.priorities}
        lines = lines_of_cover(parts, self._title, known)
        for part in parts:
            inside = self._open[-1][1]["blocks"] if self._open else self._found.blocks
            if isinstance(part, Footnote) and inside and "footnotes" in inside[-1]:
                inside[-1]["footnotes"].append(_note(part))
            elif isinstance(part, Paragraph) and not titled and _is_line(part):
                inside.append(_paged(part.page, {"lines": part.lines or [part.text]}))
            elif not isinstance(part, Heading):
                inside.append(_paged(part.page, self._block(part, above)))
            elif self._is_title(part):
                titled = True
                self._open.clear()
                self._found.blocks.append(_paged(part.page, {"title": _whole(part)}))
            elif not titled or any(part is line for line in lines):
                inside.append(_paged(part.page, {"lines": [_whole(part)]}))
            else:
                above = part.text
                self._add(part)
        return self._found

    def _is_title(self, heading: Heading) -> bool:
        """Whether the heading is the title, or says it again before any part is open."""
        title = self._title
        again = not self._open and title is not None and _whole(title) == _whole(heading)
        return heading is title or again

    def _add(self, heading: Heading) -> None:
        """Open the section or item of a heading."""
        block = self._headed(heading)
        if "item" not in block and heading.number:
            self._found.unplaced.append(_whole(heading))
        level = _level(heading, block)
        alone = "item" in block or "theme" in block
        while self._open and (
            self._open[-1][0] >= level or (alone and any("item" in one for _, one in self._open))
        ):
            self._open.pop()
        (self._open[-1][1]["blocks"] if self._open else self._found.blocks).append(block)
        self._open.append((level, block))

    def _headed(self, heading: Heading) -> Block:
        """The item of the priority that has the heading as its title, or else a section."""
        theme = self._known.themes.get(heading.text)
        priority = self._known.priorities.get(heading.text)
        number = _WHOLE.fullmatch(heading.number)
        if theme or priority is None:
            block: Block = {
                "section": self._anchor(slug(heading.text)),
                **({"number": heading.number} if heading.number else {}),
                "heading": heading.text,
                **({"theme": theme} if theme else {}),
            }
        else:
            own = self._anchor(priority)
            block = {
                "item": priority,
                **({"anchor": own} if own != priority else {}),
                **(
                    {"number": int(number[1]) if number else heading.number}
                    if heading.number
                    else {}
                ),
                "title": heading.text,
            }
        return {**_paged(heading.page, block), "blocks": []}

    def _block(self, part: Part, above: str) -> Block:
        match part:
            case Paragraph():
                if part.lines:
                    return {"lines": part.lines}
                return {"text": part.text, **({"emphasis": part.emphasis} if part.emphasis else {})}
            case List():
                return _list(part)
            case Footnote():
                return {"footnotes": [_note(part)]}
            case Contents():
                return {
                    "contents": [
                        {"text": one.text, **({"page": one.page} if one.page else {})}
                        for one in part.entries
                    ]
                }
            case Figure():
                told = {"caption": part.caption, "description": part.description}
                return {"figure": {name: text for name, text in told.items() if text}}
            case Facts():
                return {"facts": [{"label": label, "lines": lines} for label, lines in part.facts]}
            case Table():
                caption = part.caption or above
                return _table(part, caption, self._anchor(slug(f"tabell {caption}")))
            case Heading():
                raise TypeError(part)


def _is_line(part: Paragraph) -> bool:
    """Whether a paragraph reads like a line of a cover: a short one that is no sentence."""
    return is_line(part.text) and not part.emphasis


def _note(part: Footnote) -> Block:
    return {"mark": part.mark, "text": part.text}


def _paged(page: int | None, block: Block) -> Block:
    return {**block, "page": page} if page else block


def _whole(heading: Heading) -> str:
    return f"{heading.number} {heading.text}".strip()


def _level(heading: Heading, block: Block) -> int:
    if heading.level:
        return heading.level
    if "theme" in block:
        return _THEME
    if "item" in block or heading.number:
        return _ITEM
    return _PLAIN


def _list(part: List) -> Block:
    return {
        **({"ordered": True} if part.ordered else {}),
        "list": [_entry(entry, at, part) for at, entry in enumerate(part.entries, start=1)],
    }


def _entry(entry: Entry, at: int, owner: List) -> str | Block:
    mark = {"mark": entry.mark} if owner.ordered and entry.mark != f"{at}." else {}
    if not mark and entry.inner is None:
        return entry.text
    return {"text": entry.text, **mark, **(_list(entry.inner) if entry.inner else {})}


def _table(part: Table, caption: str, anchor: str) -> Block:
    rows = _filled(part.rows, part.headers)
    heads, body = rows[: part.headers], rows[part.headers :]
    roles = _roles([_said(cell) for cell in heads[-1]]) if heads else []
    return {
        "table": anchor,
        "caption": caption,
        **({"roles": roles} if roles else {}),
        "headers": heads[0] if len(heads) == 1 else heads,
        "rows": body,
    }


def _filled(rows: list[list[Cell]], headers: int) -> list[list[str | Block]]:
    """The rows, all as long, with an empty text in each place that a cell beside or above covers.

    A cell is cut to the places that are there: a header ends with the header rows.
    """
    found: list[list[str | Block]] = [[] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        end = headers if at < headers else len(rows)
        for cell in row:
            while (at, len(found[at])) in taken:
                found[at].append("")
            start = len(found[at])
            wide = next(
                (j for j in range(1, cell.columns) if (at, start + j) in taken), cell.columns
            )
            places = range(start, start + max(wide, 1))
            taken |= {(i, j) for i in range(at, min(at + cell.rows, len(rows))) for j in places}
            deep = min(cell.rows, end - at)
            span = {
                **({"columns": wide} if wide > 1 else {}),
                **({"rows": deep} if deep > 1 else {}),
            }
            found[at] += [{"text": cell.text, **span} if span else cell.text, *[""] * (wide - 1)]
    width = max((j + 1 for _, j in taken), default=0)
    return [[*row, *[""] * (width - len(row))] for row in found]


def _said(cell: str | Block) -> str:
    return cell if isinstance(cell, str) else str(cell["text"])


def _roles(headers: list[str]) -> list[str]:
    """The role of each column of a table of actions or of indicators. Empty for other tables."""
    for roles, needed in (
        (_ROLES, {"activity", "responsible"}),
        (_MEASURES, {"measure", "outcome"}),
    ):
        found = [
            next(
                (role for role, form in roles.items() if re.match(form, header, re.IGNORECASE)),
                "other",
            )
            for header in headers
        ]
        if needed <= set(found):
            return found
    return []


def _anchors(people: Collection[str]) -> Callable[[str], str]:
    """A function that returns a unique anchor, like the wanted one, for a part of a document."""
    taken: set[str] = set()

    def anchor(wanted: str) -> str:
        wanted = nameless(wanted, people) or "del"
        number, name = 1, wanted
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        return name

    return anchor


def text_of(blocks: list[Block]) -> str:
    """The text of blocks, as it is kept beside the original: a line for each piece, in order.

    The comparison with the YAML reads it word for word.
    """
    return "\n".join(_lines(blocks, 1)).strip() + "\n"


def _lines(blocks: list[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        yield ""
        yield from _block_lines(block, depth)


def _block_lines(block: Block, depth: int) -> Iterator[str]:
    marks = "#" * min(depth + 1, 6)
    match block:
        case {"title": text, **rest} if "item" not in rest:
            yield f"# {text}"
        case {"section": _, "heading": heading} | {"item": _, "title": heading}:
            number = block.get("number", "")
            number = f"{number}." if isinstance(number, int) else number
            yield f"{marks} {number} {heading}".replace("  ", " ")
            yield from _lines(block["blocks"], depth + 1)
        case {"text": text}:
            yield text
        case {"lines": lines}:
            yield from lines
        case {"list": _}:
            yield from _list_lines(block, "")
        case {"facts": facts}:
            for fact in facts:
                yield from [fact["label"], *fact["lines"]]
        case {"footnotes": notes}:
            yield from (f"{note['mark']} {note['text']}" for note in notes)
        case {"contents": entries}:
            yield from (f"{one['text']}\t{one.get('page', '')}" for one in entries)
        case {"figure": figure}:
            yield figure.get("caption", "")
        case {"table": _}:
            headers = block["headers"]
            heads = headers if headers and isinstance(headers[0], list) else [headers]
            for row in [*heads, *block["rows"]]:
                yield "\t".join(map(_said, row))


def _list_lines(block: Block, indent: str) -> Iterator[str]:
    for at, entry in enumerate(block["list"], start=1):
        own = {"text": entry} if isinstance(entry, str) else entry
        mark = own.get("mark", f"{at}.") if block.get("ordered") else "-"
        yield f"{indent}{mark} {own['text']}"
        if "list" in own:
            yield from _list_lines(own, f"{indent}  ")
