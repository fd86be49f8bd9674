"""Doubts about a document's structure: headings, and which priority an item is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from planspegeln.loading.faults import Doubt
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import blocks, entities
from planspegeln.model.leaves import items
from planspegeln.model.values import Trail
from planspegeln.swedish.likeness import SMALL_WORDS, Titles, likeness

_MOST: Final = 2  # times that a heading may stand in a document
_SHOWN: Final = 10  # lines to name in a doubt
_MONTH: Final = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars|april|maj|juni|juli|aug(?:usti)?|sep(?:tember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# No letters at all, a date in words, or the number of a page.
_NO_WORDS: Final = re.compile(
    rf"[\W\d_]+|(?:den )?\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{4}}"
    r"|(?:sid(?:a|an)?|s)\.? ?\d+(?: ?(?:av|\(|/) ?\d+\)?)?",
    re.IGNORECASE,
)
# e-tjänster, a) and eHälsa are right as they are.
_SMALL_START: Final = re.compile(r"(?!\w[-).:])[^\W\d_]+")


class _Heading(NamedTuple):
    """A heading of the text. `about` has the priorities of the items that it is in or has."""

    text: str
    trail: Trail
    block: blocks.Section | blocks.Item
    about: frozenset[str]


def _headings(document: entities.Document) -> Iterator[_Heading]:
    """Each heading and item's title in order. The rows of a table are none."""
    yield from _in_blocks(document.text, ("text",), frozenset())


def _in_blocks(
    parts: tuple[blocks.Block, ...], trail: Trail, around: frozenset[str]
) -> Iterator[_Heading]:
    for i, block in enumerate(parts):
        at = (*trail, i)
        if isinstance(block, blocks.Section):
            about = around.union(_items_of(block.blocks))
            yield _Heading(block.heading, (*at, "heading"), block, about)
            yield from _in_blocks(block.blocks, (*at, "blocks"), around)
        elif isinstance(block, blocks.Item):
            about = around | {block.item}
            if block.title is not None:
                yield _Heading(block.title, (*at, "title"), block, about)
            yield from _in_blocks(block.blocks, (*at, "blocks"), about)


def _items_of(parts: tuple[blocks.Block, ...]) -> Iterator[str]:
    for block in parts:
        if isinstance(block, blocks.Item):
            yield block.item
        elif isinstance(block, blocks.Section):
            yield from _items_of(block.blocks)


def headings_have_text(collection: Collection) -> Iterator[Doubt]:
    """Doubt each heading without anything under it: its text may stand somewhere else."""
    for entry in collection.documents.values():
        for heading in _headings(entry.value):
            block = heading.block
            responsible = isinstance(block, blocks.Item) and block.responsible
            if not (block.blocks or responsible):
                yield Doubt(
                    entry.position(*heading.trail),
                    f"under rubriken ”{heading.text}” står inget; hör texten efter den dit flyttar "
                    "du in den under rubriken, och är det ingen rubrik skriver du den som text",
                    "tom-rubrik",
                    heading.text,
                )


def headings_are_whole(collection: Collection) -> Iterator[Doubt]:
    """Doubt each heading that looks like a part of a text, or like a page's number or date."""
    for entry in collection.documents.values():
        years = {str(year) for year in entry.value.years}
        for heading in _headings(entry.value):
            what = None if heading.text in years else _odd(heading.text)
            if what:
                yield Doubt(
                    entry.position(*heading.trail),
                    f"rubriken ”{heading.text}” {what}; är den inte hel sätter du ihop den med det "
                    "som hör till den, och är det ingen rubrik skriver du den som text",
                    "ovanlig-rubrik",
                    heading.text,
                )


def _odd(heading: str) -> str | None:
    """What is unusual for a heading, or None."""
    if _NO_WORDS.fullmatch(heading):
        return "är bara ett tal, ett datum eller en sidas nummer"
    if heading.endswith(","):
        return "slutar med ett komma"
    last = heading.rpartition(" ")[2]
    if last != heading and last in SMALL_WORDS:
        return f"slutar med ”{last}”"
    first = _SMALL_START.match(heading)
    if first and first[0].islower():
        return "börjar med liten bokstav"
    return None


def headings_are_not_repeated(collection: Collection) -> Iterator[Doubt]:
    """Doubt each heading that a document has more than twice: it may be printed on each page."""
    for entry in collection.documents.values():
        found: dict[str, list[_Heading]] = defaultdict(list)
        for heading in _headings(entry.value):
            found[heading.text.casefold()].append(heading)
        for same in found.values():
            if len(same) > _MOST:
                first = same[0]
                yield Doubt(
                    entry.position(*first.trail),
                    f"rubriken ”{first.text}” står {len(same)} gånger i dokumentet, på "
                    f"{lines_of(entry, [one.trail for one in same])}; upprepas den överst på "
                    "varje sida hör den inte till texten: ta bort den där och i källan",
                    "upprepad-rubrik",
                    first.text,
                )


def lines_of(entry: Loaded[entities.Document], trails: list[Trail]) -> str:
    """The lines of values in a document's file, at most ten: ”rad 3, 7 och 12”."""
    numbers = [str(entry.position(*trail).line) for trail in trails[:_SHOWN]]
    if len(trails) > _SHOWN:
        return f"rad {', '.join(numbers)} med flera"
    return (
        f"rad {', '.join(numbers[:-1])} och {numbers[-1]}" if numbers[1:] else f"rad {numbers[0]}"
    )


def _titles(collection: Collection) -> dict[str, Titles]:
    """The titles of each municipality's priorities, by their ids."""
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    for key, entry in collection.priorities.items():
        titles[municipality_of(key)][key.rpartition("/")[2]] = entry.value.title
    return {municipality: Titles(own) for municipality, own in titles.items()}


def headings_are_no_priorities(collection: Collection) -> Iterator[Doubt]:
    """Doubt each section that is called almost as a priority: it may be the priority's item."""
    titles = _titles(collection)
    for key, entry in collection.documents.items():
        municipality = municipality_of(key)
        for heading in _headings(entry.value) if municipality in titles else ():
            if not isinstance(heading.block, blocks.Section) or heading.block.theme:
                continue
            near = titles[municipality].nearest(heading.text)
            if near and near.key not in heading.about:
                title = collection.priorities[f"{municipality}/{near.key}"].value.title
                yield Doubt(
                    entry.position(*heading.trail),
                    f"rubriken ”{heading.text}” liknar prioriteringen ”{title}”; menade du "
                    f"”{near.key}”? Då skriver du item: {near.key} i stället för section, och title "
                    "i stället för heading",
                    "liknar-prioritering",
                    heading.text,
                )


def items_are_not_exchanged(collection: Collection) -> Iterator[Doubt]:
    """Doubt each item whose title is nearer to another priority than to its own."""
    titles = _titles(collection)
    for key, entry in collection.documents.items():
        municipality = municipality_of(key)
        for item, _, trail in items(entry.value) if municipality in titles else ():
            own = collection.priorities.get(f"{municipality}/{item.item}")
            near = titles[municipality].nearest(item.title) if own and item.title else None
            if not (own and item.title and near) or near.key == item.item:
                continue
            if near.likeness > likeness(item.title, own.value.title):
                yield Doubt(
                    entry.position(*trail, "title"),
                    f"här står ”{item.title}” under ”{item.item}”, men det liknar mer "
                    f"”{near.key}”; har två bytt plats? Skriv den prioritering som texten "
                    "gäller under item",
                    "annan-prioritering",
                    item.title,
                )
