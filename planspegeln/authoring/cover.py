"""Tells what a document's cover is: the line that is its title, and lines that look like headings."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from planspegeln.authoring.identity import named, spans, title_of
from planspegeln.authoring.readers.lines import CONTENTS
from planspegeln.authoring.readers.numbers import MARK
from planspegeln.authoring.readers.outline import (
    Contents,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Part,
)

_LINE: Final = 90  # characters
_NAMED: Final = 3  # headings in one doubt
# What a sentence on a cover says of the document: when it was decided and holds, who drew it.
_ABOUT: Final = re.compile(
    r"\b(?:antag|anto|besluta|fastställ|revider|uppdater|gäller|giltig|upprätta|framtag|remiss|version"
    r"|omslag|foto|bild|illustration|dnr|diarie)",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(
    r"(?:inledning|bakgrund|sammanfattning|förord|syfte|vision|uppdrag|nuläge|mål)\b[^0-9]*",
    re.IGNORECASE,
)
# Who a document is from: "Kultur- och fritidsnämnden", "Exempelstads kommun".
_SENDER: Final = re.compile(
    r"[^.:0-9]{1,60}?(?:kommun|nämnd|styrelse|förvaltning|kontor|utskott|fullmäktige|region|bolag)"
    r"(?:en|et|n)?(?: i [^\W\d_]+)?",
    re.IGNORECASE,
)


# What time a report is for, alone on the line below what it is: "Räkenskapsåret 2030", "Januari–augusti 2031".
_MONTH: Final = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_PERIOD: Final = re.compile(
    rf"(?:\w*året? |{_MONTH}(?: ?[–-] ?{_MONTH})? |(?:tertial|kvartal|halvår) [1-4],? )?"
    r"(?:19|20)[0-9]{2}(?: ?[–-] ?(?:(?:19|20)?[0-9]{2}))?",
    re.IGNORECASE,
)


def with_title(parts: list[Part], given: str) -> list[Part]:
    """The parts. The line of the cover that names the document is a heading, if its title is no heading.

    Without it, a chapter or the sender would be the title. The line says the kind of the document, and
    its years if any line does.
    """
    title = title_of(parts, given)
    if title and (named(title.text) or not (_is_detail(title) or is_chapter(title, parts))):
        return parts
    lines = [
        (_rank(line), at, of)
        for at, part in enumerate(takewhile(lambda one: not _is_body(one, parts), parts))
        if isinstance(part, Paragraph)
        for of, line in enumerate(part.lines or [part.text])
        if named(line) and is_line(line) and not MARK.fullmatch(line)
    ]
    if not lines:
        return parts
    _, at, of = min(lines)
    return [*parts[:at], *_cut(parts[at], of), *parts[at + 1 :]]


def is_chapter(heading: Heading, parts: list[Part]) -> bool:
    """Whether a heading is that of a chapter: it has a number or its words, or text stands right below.

    The title of all of the document may have text below, but no other heading beside it.
    """
    if heading.number or _CHAPTER.fullmatch(heading.text):
        return not heading.number.startswith("§")
    headings = [part for part in parts if isinstance(part, Heading) and part is not heading]
    beside = any((one.level or 1) <= (heading.level or 1) for one in headings)
    below = next((b for a, b in pairwise(parts) if a is heading), None)
    return beside and isinstance(below, Paragraph) and _is_text(below)


def lines_of_cover(
    parts: list[Part], title: Heading | None, known: Container[str]
) -> list[Heading]:
    """What looks like headings and heads nothing: lines below the title, and over a contents page.

    `known` are titles of what the municipality has, by which a heading is one.
    """
    found = list(_senders(parts, title, known))
    is_cover = False
    for part, after in pairwise([*parts, None]):
        if not isinstance(part, Heading):
            is_cover = False
        elif part is title:
            is_cover = True
        elif isinstance(after, Contents) or (
            is_cover
            and isinstance(after, Heading)
            and (not after.number or _ABOUT.search(part.text) or _PERIOD.fullmatch(part.text))
            and _may_be_line(part, known)
        ):
            found += [] if any(part is one for one in found) else [part]
        else:
            is_cover = False
    return found


def _senders(parts: list[Part], title: Heading | None, known: Container[str]) -> Iterator[Heading]:
    """The headings right below the title that hold nothing but lines of a cover.

    Each names a sender, and no heading further down that does has its level. Or it stands with such
    lines alone on the title's page. There, a sender may hold sentences too: when it was decided, and by whom.
    """
    below = parts[parts.index(title) + 1 :] if title in parts else []
    heads = [at for at, part in enumerate(below) if isinstance(part, Heading)]
    if not heads or not all(map(_is_of_cover, below[: heads[0]])):
        return
    for at, end in pairwise(heads):
        part, after, held = below[at], below[end], below[at + 1 : end]
        if not isinstance(part, Heading):
            return
        is_page = title is not None and title.page == part.page != after.page
        is_told = is_page and _is_sender(part)
        if not all(_is_of_cover(one) or (is_told and _is_about(one)) for one in held):
            return
        if CONTENTS.fullmatch(part.text):
            continue
        alike = any(
            isinstance(one, Heading)
            and one.level == part.level
            and _is_detail(one)
            and (one.page is None or one.page != part.page)
            for one in below[end:]
        )
        alone = bool(held) and is_page
        is_detail = _is_detail(part) and not alike
        if not _may_be_line(part, known) or not (alone or is_detail):
            return
        yield part


def told_cover(parts: list[Part], title: Heading | None, known: Container[str]) -> Iterator[str]:
    """Notes on what may be a chapter and is a line of the cover, and on what may be a line and is a chapter.

    By its looks alone, a line in large type and the heading of a first chapter are the same.
    """
    lines = lines_of_cover(parts, title, known)
    headings = [part for part in parts if isinstance(part, Heading)]
    for line in lines:
        if (
            (not _is_sender(line) or _has_alike(line, parts, lines))
            and not isinstance(_after(parts, line), Contents)
            and not (_ABOUT.search(line.text) or spans(line.text))
        ):
            yield (
                f"”{line.text}” står som en rad under titeln; är det ett kapitel gör du den till en rubrik i "
                "filen, och flyttar in det som hör dit"
            )
    below = headings[headings.index(title) + 1 :] if title in headings else []
    chapters = [one for one in below if one not in lines]
    if title and len(chapters) > 2 and chapters[0].ground == "looks":
        first, *others = chapters
        is_over = all((one.level or 1) > (first.level or 1) for one in others)
        if is_over and first.page == title.page and first.text not in known and not first.number:
            yield (
                f"”{first.text}” har alla andra kapitel under sig; är det en rad på omslaget gör du den till "
                "”lines” i filen, och flyttar ut det som står under den"
            )


def told_guesses(guessed: list[Heading], lines: list[Heading]) -> Iterator[str]:
    """A doubt that names the first headings that are paragraphs in bold, and counts the others.

    Those that are `lines` of the cover have become no headings.
    """
    told = [
        one
        for one in guessed
        if not CONTENTS.fullmatch(one.text) and not any(one is line for line in lines)
    ]
    names = [f"”{f'{one.number} {one.text}'.strip()}”" for one in told]
    if names:
        shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        yield (
            f"{shown} {f'och {more} till ' if more > 0 else ''}"
            f"{'är gissad till rubrik' if len(names) == 1 else 'är gissade till rubriker'} av fet stil"
        )


def _has_alike(sender: Heading, parts: list[Part], lines: list[Heading]) -> bool:
    """Whether the plan may have a chapter for each board or office.

    Another heading names a sender too, or looks like this one and has a heading right below it as well.
    """
    if sender.text.casefold().endswith(("kommun", "region")):
        return False
    return any(
        (_is_sender(one) and one.text != sender.text)
        or (one.level == sender.level and isinstance(after, Heading))
        for one, after in pairwise(parts)
        if isinstance(one, Heading) and not any(one is line for line in lines)
    )


def _after(parts: list[Part], one: Part) -> Part | None:
    return next((b for a, b in pairwise(parts) if a is one), None)


def is_line(text: str) -> bool:
    """Whether a text reads like a line of a cover: a short one that is no sentence."""
    return len(text) <= _LINE and text[-1] not in ".!?:"


def _may_be_line(part: Heading, known: Container[str]) -> bool:
    return part.ground == "looks" and not part.number and part.text not in known


def _is_of_cover(part: Part) -> bool:
    """Whether a part is one that covers have below the title."""
    if isinstance(part, Paragraph):
        return bool(part.lines) or is_line(part.text)
    return isinstance(part, Facts | Figure | Contents)


def _is_about(part: Part) -> bool:
    return isinstance(part, Paragraph) and bool(_ABOUT.search(part.text))


def _is_text(part: Paragraph) -> bool:
    return part.text[-1] == "." and not part.lines


def _is_body(part: Part, parts: list[Part]) -> bool:
    """Whether a part is where the cover ends: a chapter, or running text."""
    if isinstance(part, Heading):
        return is_chapter(part, parts) and not CONTENTS.fullmatch(part.text)
    return isinstance(part, Paragraph) and _is_text(part)


def _is_sender(heading: Heading) -> bool:
    return bool(_SENDER.fullmatch(heading.text))


def _is_detail(heading: Heading) -> bool:
    """Whether a heading says whom a document is from, or what time it is for: neither is its title."""
    return _is_sender(heading) or bool(_PERIOD.fullmatch(heading.text))


def _rank(line: str) -> tuple[bool, bool]:
    """How likely a line is the title: first those that say years, then those that start with the kind."""
    found = named(line)
    starts = found is not None and line.casefold().startswith(found.words.casefold())
    return not spans(line), not starts


def _cut(part: Part, of: int) -> Iterator[Part]:
    """The paragraph, with one of its lines as a heading between the others."""
    if not isinstance(part, Paragraph):
        raise TypeError(part)
    lines = part.lines or [part.text]
    for at, some in enumerate((lines[:of], lines[of : of + 1], lines[of + 1 :])):
        text = " ".join(some)
        if at == 1:
            yield Heading(text, 1, "", "looks", part.page)
        elif some:
            yield replace(part, text=text, lines=some if len(some) > 1 else [])
