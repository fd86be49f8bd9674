"""Settles what the parts of an outline together mean, the same for every format.

Words broken at the end of a line are joined. Labels become facts. The number of a heading gives its
level. The contents page is compared with the headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import groupby, pairwise, takewhile
from typing import Final, NamedTuple, TypeGuard

from planspegeln.authoring.contents import plain, with_contents
from planspegeln.authoring.grids import with_colours, with_facts, with_headers
from planspegeln.authoring.readers.lines import BEFORE_LABEL, LABEL, LABELLED, LABELS
from planspegeln.authoring.readers.numbers import MARK, depth, follows, number_of, starts
from planspegeln.authoring.readers.outline import (
    Contents,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Reading,
    Table,
    texts,
)
from planspegeln.authoring.readers.tidy import BREAK, PRIVATE

_BROKEN: Final = re.compile(rf"(?<!\w)\w[\w-]*(?:{BREAK}\w+)+")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_KEPT: Final = 1  # letters: "e-post", "p-plats"
_BEFORE: Final = ("och", "eller", "samt", "respektive")  # "kultur- och fritidsnämnden"
_FOOTNOTE: Final = re.compile(
    r"(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|\[[0-9]{1,2}\])\s+(?P<text>.+)", re.DOTALL
)
# The mark of a footnote after a word, and not the exponent of a unit: m².
_NOTED: Final = re.compile(r"(?:[^\W\d_]{3}|[.,;:)”])(?P<mark>[¹²³⁴-⁹][⁰¹²³⁴-⁹]?)")
# A digit after a sentence that may be such a mark: "18 procent.1 Ledningar".
_LOW: Final = re.compile(r"[^\W\d_]{4}[.,;:)”](?P<mark>[1-9][0-9]?)(?=\s+[^\W\d_a-zåäö]|\s*$)")
_CAPTION: Final = re.compile(r"Tab(?:ell|\.) [0-9]+(?:\.[0-9]+)*(?:[.:]| [–-])? [^\W\d_a-zåäö].*")
# The caption of a picture.
_FIGURE: Final = re.compile(
    r"(?:Figur|Fig\.|Bild|Diagram|Karta|Foto) [0-9]+(?:\.[0-9]+)*(?:[.:]| [–-])? [^\W\d_a-zåäö].*"
)
# The sign of an entry that is typed in a paragraph of its own. It is not in the entry.
_SIGN: Final = re.compile(r"(?P<mark>[-–—•·▪◦‣➢])\s+(?P<words>\S.*)", re.DOTALL)
_ANY_LABEL: Final = re.compile(r"[^\W\d_a-zåäö][\w -]{1,30}: +\S")
_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.!?]['”\")]?\s+[^\W\d_a-zåäö]")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TEXT: Final = 160  # characters; after a paragraph as long, a label is a part of the text
_HEADING: Final = 90
_AROUND: Final = 4  # words before a sign
_NUMBERED: Final = 3  # the level of a heading with a number, if nothing shows another
_APPENDIX: Final = re.compile(r"Bilaga [0-9A-Z]{1,2}\b")
_APPENDICES: Final = re.compile(r"Bilag(?:or|a)\b")
_APART: Final = re.compile(r"(?:Bilaga|Referenser|Källor|Källförteckning)\b")


@dataclass
class Settled:
    """The settled parts, and what an editor should look at, in Swedish.

    The headings that are `guessed` are paragraphs in bold.
    """

    parts: list[Part]
    doubts: list[str]
    guessed: list[Heading] = field(default_factory=list)


def settle(reading: Reading, known: Container[str] = ()) -> Settled:
    """Settle a reading. `known` are words in lower case that are written without a hyphen."""
    doubts = list(reading.doubts)
    join = _joiner(reading.parts, known, doubts)
    parts = [_with(part, join) for part in _told(_with_captions(reading.parts), doubts)]
    parts = list(with_contents(list(with_colours(with_headers(parts, doubts), doubts))))
    parts = list(_captioned(parts))
    guessed: list[_Guessed] = []
    parts = list(with_facts(_labelled([_proposed(part, guessed) for part in parts])))
    parts = list(_listed(_like_contents(parts, doubts)))
    _levels(parts, doubts)
    _by_size(parts, guessed)
    _below(parts, guessed)
    doubts += _between(parts)
    doubts += [*_without_notes(parts), *_like_notes(parts), *_without_signs(parts)]
    doubts += _without_texts(part for part in parts if isinstance(part, List))
    return Settled(parts, list(dict.fromkeys(doubts)), [one.heading for one in guessed])


def _with_captions(parts: list[Part]) -> list[Part]:
    """The parts, with a line as "Figur 1. Torget" in the picture right above it, or right below."""
    found: list[Part] = []
    for part in parts:
        above = found[-1] if found else None
        if _is_bare(above) and _is_caption(part):
            found[-1] = replace(above, caption=part.text)
        elif _is_bare(part) and _is_caption(above):
            found[-1] = replace(part, caption=above.text)
        else:
            found.append(part)
    return found


def _is_bare(part: Part | None) -> TypeGuard[Figure]:
    return isinstance(part, Figure) and not part.caption


def _is_caption(part: Part | None) -> TypeGuard[Paragraph]:
    return isinstance(part, Paragraph) and bool(_FIGURE.fullmatch(part.text))


def _told(parts: list[Part], doubts: list[str]) -> Iterator[Part]:
    """The parts without pictures that no words tell of. The editors are told where they were."""
    for part in parts:
        if isinstance(part, Figure) and not part.caption and not part.description:
            where = f"på sidan {part.page}" if part.page else "i filen"
            doubts.append(
                f"en bild {where} har varken bildtext eller beskrivning och är inte med; säger den "
                "något beskriver du den under ”figure”"
            )
        else:
            yield part


def _without_signs(parts: list[Part]) -> Iterator[str]:
    """A doubt if there are signs of a symbol font that show nothing in another one."""
    every = [text for part in parts for text in texts(part) if PRIVATE.search(text)]
    if every:
        number = sum(len(PRIVATE.findall(text)) for text in every)
        place = PRIVATE.search(every[0])
        before = every[0][: place.start()].split()[-_AROUND:] if place else ()
        where = f" (det första efter ”{' '.join(before)}”)" if before else ""
        yield (
            f"{number} tecken ur ett symboltypsnitt visas inte{where}; skriv det som står i originalet i "
            "stället"
        )


def _without_texts(lists: Iterable[List]) -> Iterator[str]:
    """A doubt for each entry that has a list, and no text of its own."""
    for part in lists:
        for entry in part.entries:
            if entry.inner and not entry.text:
                named = f"punkten ”{entry.mark}”" if entry.mark else "punkten"
                below = entry.inner.entries[0].text
                yield (
                    f"{named} ovanför ”{below}” har ingen text, och det godtar inte kontrollen: är märket "
                    "tryckt gör du det till ett stycke (”text”) med listan efter, annars flyttar du upp listan "
                    "och tar bort märket, också ur källan"
                )
            yield from _without_texts([entry.inner] if entry.inner else [])


def _without_notes(parts: list[Part]) -> Iterator[str]:
    """A doubt for each raised number in the text that no footnote has."""
    notes = {part.mark.translate(_RAISED) for part in parts if isinstance(part, Footnote)}
    for part in parts:
        for text in () if isinstance(part, Footnote) else texts(part):
            for match in _NOTED.finditer(text):
                if match["mark"].translate(_RAISED) not in notes:
                    yield (
                        f"ingen fotnot har märket ”{match['mark']}”, som står efter "
                        f"”{text[: match.start('mark')].rsplit(None, 1)[-1]}”; står noten som ett "
                        "stycke gör du den till en fotnot i filen"
                    )


def _like_notes(parts: list[Part]) -> Iterator[str]:
    """A doubt for each digit in running text that may be the mark of a footnote, no longer raised."""
    for part in parts:
        for text in texts(part) if isinstance(part, Paragraph | List) else ():
            for match in _LOW.finditer(text):
                words = text[: match.end()].rsplit(None, 1)[-1]
                yield (
                    f"”{words}” slutar kanske med märket för en fotnot: står noten i texten gör du den "
                    f"till en fotnot i filen, med märket ”{match['mark']}”"
                )


def _joiner(parts: list[Part], known: Container[str], doubts: list[str]) -> Callable[[str], str]:
    """A function that joins the words of a text that were broken at the end of a line."""
    said = Counter(
        word.lower() for part in parts for text in texts(part) for word in _WORD.findall(text)
    )

    def join(first: str, second: str) -> str:
        whole, hyphened = f"{first}{second}", f"{first}-{second}"
        if said[hyphened.lower()]:
            return hyphened
        if whole.lower() in known or said[whole.lower()]:
            return whole
        if second in _BEFORE:
            return f"{first}- {second}"
        last = first.rsplit("-", 1)[-1]
        if len(last) == _KEPT or last.isupper() or any(sign.isdigit() for sign in last):
            return hyphened
        doubts.append(f"”{hyphened}” bröts vid en rads slut och är skrivet ”{whole}”")
        return whole

    def joined(match: re.Match[str]) -> str:
        whole = match[0].replace(BREAK, "")
        if match[0].count(BREAK) > 1 and (whole.lower() in known or said[whole.lower()]):
            return whole
        return reduce(join, match[0].split(BREAK))

    return lambda text: _BROKEN.sub(joined, text) if BREAK in text else text


def _with(part: Part, change: Callable[[str], str]) -> Part:
    """The part with each of its texts changed."""
    match part:
        case Heading() | Footnote():
            return replace(part, text=change(part.text))
        case Paragraph():
            return replace(
                part,
                text=change(part.text),
                emphasis=[change(phrase) for phrase in part.emphasis],
                lines=[change(line) for line in part.lines],
            )
        case List():
            return _list(part, change)
        case Table():
            rows = [[replace(cell, text=change(cell.text)) for cell in row] for row in part.rows]
            return replace(part, rows=rows, caption=change(part.caption))
        case Figure():
            return replace(part, caption=change(part.caption))
        case Contents():
            entries = [replace(entry, text=change(entry.text)) for entry in part.entries]
            return replace(part, entries=entries)
        case Facts():
            return part


def _entry(entry: Entry, change: Callable[[str], str]) -> Entry:
    inner = _list(entry.inner, change) if entry.inner else None
    return replace(entry, text=change(entry.text), inner=inner)


def _list(part: List, change: Callable[[str], str]) -> List:
    return replace(part, entries=[_entry(entry, change) for entry in part.entries])


def _captioned(parts: list[Part]) -> Iterator[Part]:
    """The parts. A line as "Tabell 1. Åtgärder" is no heading, and names the table right below it.

    The line stays, for it is the document's text: so does the caption that the file marks. A line as "Figur 1. Torget" is no heading either.
    """
    named = ""
    for part in parts:
        text = _whole(part) if isinstance(part, Heading) else ""
        text = part.text if isinstance(part, Paragraph) else text
        if isinstance(part, Table) and part.caption:
            if part.caption != named:
                yield Paragraph(part.caption, page=part.page)
            yield part
            text = ""
        elif isinstance(part, Table) and named:
            yield replace(part, caption=named)
        elif _CAPTION.fullmatch(text) and len(text) <= _TEXT:
            yield Paragraph(text, page=part.page)
        elif _FIGURE.fullmatch(text) and len(text) <= _TEXT:
            yield Paragraph(text, page=part.page)
            text = ""
        else:
            yield part
            text = ""
        named = text


class _Guessed(NamedTuple):
    """A heading that is a paragraph in bold, whether it is in italics, too, and the size of its type."""

    heading: Heading
    leaning: bool
    size: float | None


def _proposed(part: Part, guessed: list[_Guessed]) -> Part:
    """A short paragraph in bold as a heading, and one that starts with a raised mark as a footnote."""
    if not isinstance(part, Paragraph) or part.lines:
        return part
    if match := _FOOTNOTE.fullmatch(part.text):
        return Footnote(match["mark"], match["text"], part.page)
    if part.bold and len(part.text) <= _HEADING and part.text[-1] not in ".,;":
        number, words = number_of(part.text)
        heading = Heading(words, None, number, "looks", part.page)
        guessed.append(_Guessed(heading, part.leaning, part.size))
        return heading
    return part


def _labelled(parts: list[Part]) -> Iterator[Part]:
    """The parts. Labels before the text proper are facts, those beside each other in one part."""
    is_front = True
    facts: Facts | None = None
    others = _of_other_things(parts)
    for part in parts:
        found = _facts(part) if is_front and id(part) not in others else []
        if found and facts:
            facts.facts += found
        elif found:
            facts = Facts(found, part.page)
        else:
            if facts:
                yield facts
                facts = None
            yield from _apart(part)
        is_front = is_front and not _is_text(part)
    if facts:
        yield facts


def _of_other_things(parts: list[Part]) -> set[int]:
    """Labels in a row of which most are none of a document's: those of an activity, such as "Syfte: …"."""
    found: set[int] = set()
    for is_row, group in groupby(parts, _is_labelled):
        row = list(group)
        if is_row and 2 * sum(bool(_facts(part)) for part in row) < len(row):
            found |= {id(part) for part in row}
    return found


def _is_labelled(part: Part) -> bool:
    return isinstance(part, Paragraph) and not part.lines and bool(_ANY_LABEL.match(part.text))


def front(parts: Iterable[Part]) -> Iterator[str]:
    """The paragraphs before the text proper, and what looks like headings there: lines of a cover."""
    for part in takewhile(lambda one: not _is_text(one), parts):
        if isinstance(part, Paragraph):
            yield from part.lines or [part.text]
        elif isinstance(part, Heading):
            yield part.text


def _is_text(part: Part) -> bool:
    return isinstance(part, Paragraph) and len(part.text) > _TEXT


def _apart(part: Part) -> Iterator[Part]:
    """The part. Labels below the text proper are lines."""
    if not isinstance(part, Facts):
        yield part
        return
    for label, lines in part.facts:
        yield Paragraph(" ".join([label, *lines]), lines=[label, *lines], page=part.page)


def _facts(part: Part) -> list[tuple[str, list[str]]]:
    """The labels that a part consists of, each with its lines."""
    if isinstance(part, Facts):
        return list(part.facts)
    if not isinstance(part, Paragraph):
        return []
    if part.lines and part.lines[0] in LABELS:
        if any(LABEL.fullmatch(line) for line in part.lines[1:]):
            return []  # labels in a column, above their values in another
        return [(part.lines[0], part.lines[1:])]
    lines = (one for line in part.lines or [part.text] for one in BEFORE_LABEL.split(line))
    found = [LABELLED.fullmatch(line) for line in lines]
    return [(one["label"], [one["value"]]) for one in found if one] if all(found) else []


def _like_contents(parts: list[Part], doubts: list[str]) -> list[Part]:
    """The parts. What stands on a contents page, and in no heading, is a heading further down."""
    listed = [
        (at, entry.text)
        for at, part in enumerate(parts)
        if isinstance(part, Contents)
        for entry in part.entries
    ]
    wanted = Counter(plain(text) for _, text in listed)
    start = {plain(text): at for at, text in reversed(listed)}
    found = list(parts)
    for kind in (Heading, Paragraph):
        for at, part in enumerate(parts):
            if isinstance(part, kind):
                same = next((one for one in _said(part) if wanted[one] and start[one] < at), None)
                if same:
                    wanted[same] -= 1
                    found[at] = _headed(part)
    doubts += [
        f"”{text}” står i innehållsförteckningen, men ingen rubrik lyder så"
        for text in dict.fromkeys(text for _, text in listed if wanted[plain(text)])
    ]
    return found


def _said(part: Heading | Paragraph) -> list[str]:
    """What a contents page may say for a heading: its words with the number or without it."""
    if isinstance(part, Paragraph):
        return [] if part.lines else [plain(part.text), plain(number_of(part.text)[1])]
    return [plain(f"{part.number} {part.text}"), plain(part.text)]


def _headed(part: Heading | Paragraph) -> Heading:
    if isinstance(part, Heading):
        return part
    number, words = number_of(part.text)
    return Heading(words, None, number, "looks", part.page)


def _listed(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts. Paragraphs in a row that start with marks in order are a list.

    Those that are bold or have lines are not, nor numbered ones of which one has several sentences.
    """
    run: list[tuple[Paragraph, str, str]] = []  # each with its mark and its words
    for part in parts:
        mark, words = _typed(part)
        if run and not (mark and _comes_after(mark, run[-1][1])):
            yield from _as_list(run)
            run = []
        if isinstance(part, Paragraph) and mark and (run or _SIGN.match(part.text) or starts(mark)):
            run.append((part, mark, words))
        else:
            yield part
    yield from _as_list(run)


def _typed(part: Part) -> tuple[str, str]:
    """The mark that a paragraph starts with, and its words. "" if it starts with none."""
    if not isinstance(part, Paragraph) or part.bold or part.lines:
        return "", ""
    match = _SIGN.fullmatch(part.text) or MARK.fullmatch(part.text)
    return (match["mark"], match["words"]) if match else ("", part.text)


def _comes_after(mark: str, before: str) -> bool:
    return mark == before if len(before) == 1 else follows(mark, before)


def _as_list(run: list[tuple[Paragraph, str, str]]) -> list[Part]:
    """The list that paragraphs make, or they themselves."""
    ordered = bool(run) and len(run[0][1]) > 1
    if len(run) < 2 or (ordered and any(_SENTENCES.search(words) for *_, words in run)):
        return [part for part, *_ in run]
    entries = [Entry(words, mark if ordered else "") for _, mark, words in run]
    return [List(entries, ordered, run[0][0].page)]


def _levels(parts: list[Part], doubts: list[str]) -> None:
    """Give each heading its level, where the numbers or the file show it."""
    headings = [part for part in parts if isinstance(part, Heading)]
    series = _series(headings)
    grouped = _is_grouped(parts, headings[:1])
    if any(heading.level for heading in headings):
        _correct(headings, series, doubts)
        _into_matters(headings, grouped)
    elif any((depth(heading.number) or 0) > 1 for heading in headings):
        _by_number(headings, series)
    else:
        _by_word(headings, grouped)


def _by_size(parts: list[Part], guessed: list[_Guessed]) -> None:
    """Give headings in bold their levels by the size of their type, if nothing else gives any heading one.

    One above all others that is larger than they is the document's title. Those with numbers have one size.
    """
    sizes = {id(one.heading): one.size for one in guessed}
    headings = [part for part in parts if isinstance(part, Heading)]
    numbered = {sizes.get(id(part)) for part in headings if part.number}
    if len(numbered) > 1 or any(part.level or not sizes.get(id(part)) for part in headings):
        return
    told = [sizes[id(part)] or 0.0 for part in headings]
    is_titled = len(told) > 1 and told[0] > max(told[1:])
    steps = sorted(set(told[is_titled:]), reverse=True)
    if len(steps) > 1:
        for part, size in zip(headings[is_titled:], told[is_titled:], strict=True):
            part.level = steps.index(size) + 1


def _below(parts: list[Part], guessed: list[_Guessed]) -> None:
    """Put headings in bold italics one level below those in bold, if no number gives their level."""
    leaning = {id(one.heading): one.leaning for one in guessed}
    above: int | None = None
    for part in parts:
        if not isinstance(part, Heading):
            continue
        if not leaning.get(id(part)):
            shown = part.level or (_NUMBERED if part.number else 1)
            above = shown if id(part) in leaning else None
        elif above and not part.number:
            part.level = above + 1


def _between(parts: list[Part]) -> Iterator[str]:
    """Put headings between those numbered 1. and 2. below the first, if the words show it. A doubt if they may not.

    They show it if the same heading stands in several places ("Så gör vi"). What holds the first number
    right below it, with no words between, is held to be above all of them. Only where no level shows.
    """
    headings = [part for part in parts if isinstance(part, Heading)]
    numbered = [at for at, heading in enumerate(headings) if _is_counted(heading.number)]
    if any(headings[at].level for at in numbered):
        return
    above = {id(after): before for before, after in pairwise(parts) if isinstance(before, Heading)}
    often = Counter(heading.text for heading in headings[min(numbered, default=0) :])
    repeated: set[str] = set()
    is_held = False
    for here, there in pairwise(numbered):
        first, second = headings[here], headings[there]
        if starts(first.number):
            is_held = here > 1 and id(first) in above and not above[id(first)].number
        if not follows(second.number, first.number):
            continue
        for one in headings[here + 1 : there]:
            if often[one.text] > 1:
                repeated.add(one.text)
            elif not one.level and above.get(id(second)) is not one:
                one.level = _NUMBERED + 1 if is_held else None
                yield (
                    f"rubriken ”{_whole(one)}” står mellan ”{_whole(first)}” och ”{_whole(second)}”, och "
                    "texten visar inte om den är en del av den första: nu ligger den "
                    f"{'under den första' if is_held else 'över den andra'}"
                )
    for one in headings:
        if one.text in repeated and not one.level:
            one.level = _NUMBERED + 1


def _series(headings: list[Heading]) -> list[str]:
    """Which numbers belong together: those of chapters (""), and those in other words ("Bilaga").

    Where chapters are called 1 and 1.1, the numbers 1., 2. are something else.
    """
    plain = any(heading.number.isdecimal() for heading in headings)
    found: list[str] = []
    for heading in headings:
        whole = heading.number.removesuffix(".")
        is_other = plain and whole.isdecimal() and whole != heading.number
        found.append("." if is_other else re.sub(r"[0-9.: ]", "", heading.number))
    return found


def _correct(headings: list[Heading], series: list[str], doubts: list[str]) -> None:
    """Where the file gives levels, the numbers correct them, and headings without follow the last.

    Numbers that start again show no level. An appendix without a level stands beside the chapters.
    """
    offsets = _offsets(headings, series)
    levels = [heading.level for heading in headings if heading.level]
    # The first is the title, as a rule.
    top = min(levels[1:] or levels)
    last = 1
    for heading, own in zip(headings, series, strict=True):
        found = depth(heading.number)
        if found and own in offsets:
            level = max(found + offsets[own], 1)
            if heading.level and heading.level != level and heading.ground == "marked":
                doubts.append(
                    f"rubriken ”{heading.number} {heading.text}” har nivå {heading.level} i filen, "
                    f"men numret ger nivå {level}"
                )
            heading.level = level
        elif heading.level is None and _APART.match(_whole(heading)):
            heading.level = top
        elif heading.level is None:
            heading.level = last + 1
            continue
        last = heading.level or last
    _raise_appendices(headings, top, doubts)


def _raise_appendices(headings: list[Heading], top: int, doubts: list[str]) -> None:
    """Put each appendix with a number beside the chapters, with what is in it. One below "Bilagor" stays there."""
    above: Heading | None = None  # the chapter
    shift, own = 0, 0  # of what is in an appendix, and the level that its heading had
    for heading in headings:
        level = heading.level or top
        shift = shift if level > own else 0
        is_appendix = bool(_APPENDIX.match(_whole(heading))) and level > top
        if is_appendix and not (above and _APPENDICES.match(above.text)):
            shift, own = level - top, level
            if heading.ground == "marked":
                doubts.append(
                    f"rubriken ”{_whole(heading)}” har nivå {level} i filen, men en bilaga står bredvid kapitlen"
                )
        if level <= top:
            above = heading
        heading.level = heading.level and heading.level - shift


def _offsets(headings: list[Heading], series: list[str]) -> dict[str, int]:
    """How much higher the level is than the depth of the number, in each series that runs once."""
    found: dict[str, int] = {}
    for own in dict.fromkeys(series):
        ours = [one for one, other in zip(headings, series, strict=True) if own == other]
        numbers = [one.number for one in ours if depth(one.number)]
        offsets = Counter(
            one.level - deep for one in ours if one.level and (deep := depth(one.number))
        )
        if offsets and len(set(numbers)) == len(numbers):
            found[own] = offsets.most_common(1)[0][0]
    return found


def _by_number(headings: list[Heading], series: list[str]) -> None:
    """Where only the numbers show levels, a heading without one stands in the part it comes in."""
    last = 0
    for heading, own in zip(headings, series, strict=True):
        found = depth(heading.number)
        if found and own != ".":
            heading.level = last = found
        else:
            heading.level = 1 if not last or _APART.match(heading.text) else last + 1


def _by_word(headings: list[Heading], grouped: bool) -> None:
    """Where only words show levels, "Bilaga 1" and "§ 3" stand beside headings without a number.

    A § stands below a chapter. If it is `grouped`, or other headings have plain numbers, no level shows.
    In minutes, what follows a § with its own words is of that §: it may be the only one.
    """
    counted = any(_is_counted(heading.number) for heading in headings)
    first = _first_matter(headings, grouped)
    paragraph = 1
    for at, heading in enumerate(headings):
        if "§" in heading.number:
            heading.level = None if grouped or counted else paragraph
        elif first is not None and at > first and not heading.number:
            heading.level = 1 if _APART.match(heading.text) else 2
        elif depth(heading.number) and not _is_counted(heading.number):
            heading.level = 1
            paragraph = paragraph if _APART.match(heading.number) else 2


def _first_matter(headings: list[Heading], grouped: bool) -> int | None:
    """Where the first § with its own words is, if what follows each of them is of it. None if not.

    It is of the only one. It is of none of several that are `grouped`, or stand with plain numbers.
    """
    matters = [at for at, heading in enumerate(headings) if "§" in heading.number and heading.text]
    several = len(matters) > 1
    counted = several and any(_is_counted(heading.number) for heading in headings)
    return None if not matters or counted or (several and grouped) else matters[0]


def _into_matters(headings: list[Heading], grouped: bool) -> None:
    """Put what follows each § in minutes below it, if it looks as that does: its looks show no level.

    A level that the file marks stands. Where a heading stands above the only §, it may be one among chapters.
    """
    first = _first_matter(headings, grouped)
    if first is None or (first > 1 and not any("§" in one.number for one in headings[first + 1 :])):
        return
    held: list[tuple[Heading, int]] = []  # each with the level of its §
    above: int | None = None
    for heading in headings[first:]:
        is_end = _APART.match(_whole(heading)) or (heading.level or 0) < (above or 0)
        if "§" in heading.number:
            above = heading.level
        elif is_end:
            above = None
        elif above and not heading.number and heading.ground == "looks":
            held.append((heading, above))
    if any(heading.level == level for heading, level in held):
        for heading, _ in held:
            heading.level = (heading.level or 0) + 1


def _is_counted(number: str) -> bool:
    return number[:1].isdigit() and "§" not in number


def _is_grouped(parts: list[Part], title: list[Heading]) -> bool:
    """Whether a heading without a number is right above one with a §, and so holds it.

    It may be a line above the first § alone, as in minutes, if headings further down are below a § each.
    """
    above = [
        following
        for part, following in pairwise(parts)
        if isinstance(part, Heading)
        and isinstance(following, Heading)
        and not part.number
        and "§" in following.number
        and part not in title
    ]
    headings = [part for part in parts if isinstance(part, Heading)]
    matters = [at for at, one in enumerate(headings) if "§" in one.number]
    if len(above) == 1 and above[0] is headings[matters[0]]:
        return all(one.number for one in headings[matters[0] : matters[-1]])
    return bool(above)


def _whole(heading: Heading) -> str:
    return f"{heading.number} {heading.text}".strip()
