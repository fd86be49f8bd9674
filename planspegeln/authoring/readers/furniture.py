"""Takes out of a text what belongs to its pages: their numbers, and heads and feet that come again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import Final

from planspegeln.authoring.readers.lines import GOES_ON, Line
from planspegeln.authoring.readers.outline import Removed

# "2 (14)", "Sida 3 av 14", "- 3 -", "s. 3", and "3" alone, which may be something else.
_OF: Final = re.compile(
    r"(?:(?:sida|sidan|sid\.?|s\.)\s*)?[0-9]{1,3}\s*(?:\(\s*[0-9]{1,3}\s*\)|(?:av|/)\s*[0-9]{1,3})"
    r"|(?:sida|sidan|sid\.?|s\.)\s*[0-9]{1,3}|[-–]\s*[0-9]{1,3}\s*[-–]",
    re.IGNORECASE,
)
# A head or a foot with the page's number last: "Exempelstads kommun Plan 2030 Sida 2 av 4".
_LAST: Final = re.compile(
    r"\S.*\s(?:(?:sida|sidan|sid\.?)\s+(?P<page>[0-9]{1,3})(?:\s*\([0-9]{1,3}\)|\s+av\s+[0-9]{1,3})?"
    r"|(?P<of>[0-9]{1,3})\s*\([0-9]{1,3}\))",
    re.IGNORECASE,
)
# Of these, what may be said of something else: "3 av 5".
_MAYBE: Final = re.compile(r"(?P<page>[0-9]{1,3})\s*(?:av|/)\s*(?P<pages>[0-9]{1,3})")
# What stands on each page and is none of its heads: "Mål 2", "Status: Pågår".
_SAID: Final = re.compile(
    r"(?i:\w*mål|\w*område|åtgärd|insats|prioritering|strategi|uppdrag|steg|del|kapitel|avsnitt|fråga|bilaga)"
    r" [0-9]{1,2}[.:]?"
    r"|(?:Status|Ansvarig\w*|Mått|Bedömning|Måluppfyllelse|Uppfyllelse|Tidplan|Klart|Nuläge|Resultat|Budget)\b[^:]*:.*"
)
_ALONE: Final = re.compile(r"[0-9]{1,3}")
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")  # in a title, on a cover
_DIGITS: Final = re.compile(r"[0-9]+")
_APART: Final = 10  # lines at least between two pages' numbers, where the text has no pages
_NEAR: Final = 4  # lines with words between a head and the page's end
_SHORT: Final = 60  # characters of a head's line
_FEWEST: Final = 5  # words in a line that breaks off; a heading may have fewer


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[Removed]]:
    """The lines without page numbers, heads and feet, and what was taken out, in order."""
    numbers = _page_numbers(lines)
    ends = numbers | _page_ends(lines)
    heads = _repeated(lines, ends) - numbers
    heads |= _between_halves(lines, numbers, heads) | _with_number(lines)
    heads -= _other_numbers(lines, _certain(lines))
    kept: list[Line] = []
    removed: list[Removed] = []
    for at, line in enumerate(lines):
        if at in numbers or (at in heads and _ALONE.fullmatch(line.words)):
            removed.append(Removed("page number", line.words, line.page))
        elif at in heads:
            removed.append(Removed("head or foot", line.words, line.page))
        else:
            kept.append(line)
    return kept, removed


def _with_number(lines: list[Line]) -> set[int]:
    """The heads and feet that end with a page's number: the same words, and numbers that rise."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if match := _LAST.fullmatch(line.words):
            found[_DIGITS.sub("#", line.words)].append((int(match["page"] or match["of"]), at))
    return {
        at
        for same in found.values()
        if len(same) > 1 and all(one < other for (one, _), (other, _) in pairwise(same))
        for _, at in same
    }


def _page_numbers(lines: list[Line]) -> set[int]:
    """The lines that are a page's number. A number alone is one if it comes in order."""
    certain = _certain(lines)
    others = _other_numbers(lines, certain)
    alone = [
        (at, int(line.words))
        for at, line in enumerate(lines)
        if at not in certain
        and at not in others
        and _ALONE.fullmatch(line.words)
        and _stands_alone(lines, at)
    ]
    found = [(at, int(_DIGITS.search(lines[at].words)[0])) for at in certain]  # type: ignore[index]
    every = sorted([*found, *alone])
    rising = {
        at
        for (one, number), (other, later) in pairwise(every)
        if number < later <= number + 1 + other - one
        and (certain & {one, other} or _are_apart(lines, one, other))
        for at in (one, other)
    }
    in_place = {at for at, number in alone if lines[at].page == number}
    return certain | {at for at, _ in alone if at in rising} | in_place


def _certain(lines: list[Line]) -> set[int]:
    """The lines that are a page's number in words: "Sida 1(2)"."""
    certain = {at for at, line in enumerate(lines) if _OF.fullmatch(line.words)}
    return certain - _of_something_else(lines)


def _other_numbers(lines: list[Line], certain: set[int]) -> set[int]:
    """The numbers alone on a line of a page that has its number in words. They are text."""
    numbered = {lines[at].page for at in certain} - {None}
    return {
        at
        for at, line in enumerate(lines)
        if line.page in numbered and at not in certain and _ALONE.fullmatch(line.words)
    }


def _of_something_else(lines: list[Line]) -> set[int]:
    """The lines such as "3 av 5" that are of no page: alone, and on a page that has another number."""
    maybe = {at: match for at, line in enumerate(lines) if (match := _MAYBE.fullmatch(line.words))}
    often = Counter(match["pages"] for match in maybe.values())
    return {
        at
        for at, match in maybe.items()
        if often[match["pages"]] == 1 and lines[at].page != int(match["page"])
    }


def _are_apart(lines: list[Line], one: int, other: int) -> bool:
    """Whether two lines are on two pages, or so far apart that they may be."""
    return lines[one].page != lines[other].page or other - one >= _APART


def _stands_alone(lines: list[Line], at: int) -> bool:
    """Whether no line with words stands just above or below on the same page."""
    around = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return all(not line.words or line.page != lines[at].page for line in around)


def _page_ends(lines: list[Line]) -> set[int]:
    """The lines beside a change of page, and the first and the last if there is one."""
    changes = {
        at + beside
        for at, (line, following) in enumerate(pairwise(lines))
        if line.page != following.page
        for beside in (0, 1)
    }
    return changes | {0, len(lines) - 1} if changes else changes


def _repeated(lines: list[Line], ends: set[int]) -> set[int]:
    """The lines near the ends of pages that come again at others, digits aside."""
    near: set[int] = set()
    for end in ends:
        for step in (-1, 1):
            at, seen = end, 0
            while 0 <= at < len(lines) and seen < _NEAR:
                seen += bool(lines[at].words)
                near.add(at)
                at += step
    said = {
        at: _DIGITS.sub("#", lines[at].words)
        for at in near
        if 0 < len(lines[at].words) <= _SHORT and not _SAID.fullmatch(lines[at].words)
    }
    count = Counter(said.values())
    counted = Counter(words for at, words in said.items() if _tells_page(lines[at]))
    pages = {line.page for line in lines}
    often = 3 if len(pages) > 2 else 2
    cover = _words_of_cover(lines)
    title = next((at for at, line in enumerate(lines) if line.words), None)
    return {
        at
        for at, words in said.items()
        if not (at == title and _YEAR.search(lines[at].words))
        if count[words] >= often
        or counted[words] == count[words] > 1
        or (len(pages) == count[words] + 1 > 2 and _says_again(lines[at], cover))
    }


def _words_of_cover(lines: list[Line]) -> set[str]:
    """The words of the first page that has any."""
    first = next((line.page for line in lines if line.words), None)
    return {word for line in lines if line.page == first for word in line.words.split()}


def _says_again(line: Line, cover: set[str]) -> bool:
    """Whether a line has some words, and all stand on the cover: the municipality's name, the title.

    Such a line on all other pages is a head, even if there are only two.
    """
    words = line.words.split()
    return len(words) > 1 and cover.issuperset(words)


def _tells_page(line: Line) -> bool:
    """Whether the number of the line's page is in it."""
    return str(line.page) in _DIGITS.findall(line.words)


def _between_halves(lines: list[Line], numbers: set[int], heads: set[int]) -> set[int]:
    """The lines of a head or foot beside a page's number, in the middle of a sentence.

    Groups of lines are between blank ones. The sentence breaks off in the group before the head, and
    goes on in the first that starts with a small letter.
    """
    groups = _groups(lines, numbers | heads)
    found: set[int] = set()
    for number in numbers:
        above = [group for group in groups if group[-1] < number]
        below = [group for group in groups if group[0] > number][:2]
        later = next((at for at, one in enumerate(below) if _goes_on(lines, one)), None)
        if later is None:
            continue
        foot = len(above) > 1 and _breaks_off(lines, above[-2]) and _is_head(lines, above[-1])
        if foot:
            found.update(above[-1])
        if later and (foot or (above and _breaks_off(lines, above[-1]))):
            found.update(*(one for one in below[:later] if _is_head(lines, one)))
    return found


def _groups(lines: list[Line], aside: set[int]) -> list[list[int]]:
    """The lines with words in groups between blank ones. What is aside is as if it were blank."""
    found: list[list[int]] = [[]]
    for at, line in enumerate(lines):
        if line.words and at not in aside:
            found[-1].append(at)
        elif found[-1]:
            found.append([])
    return [group for group in found if group]


def _goes_on(lines: list[Line], group: list[int]) -> bool:
    return bool(GOES_ON.match(lines[group[0]].words))


def _breaks_off(lines: list[Line], group: list[int]) -> bool:
    """Whether a group ends in the middle of a sentence, and is no heading."""
    words = lines[group[-1]].words.split()
    return words[-1][-1] not in ".!?:" and len(words) >= _FEWEST and words[-1].islower()


def _is_head(lines: list[Line], group: list[int]) -> bool:
    """Whether a group may be a head or a foot: a few short lines."""
    return len(group) < _NEAR and all(len(lines[at].words) <= _SHORT for at in group)
