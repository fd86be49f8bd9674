"""Which known priority a part of a text is about, by its title and its words, never by its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from planspegeln.authoring.propose.proposals import Guess, PriorityProposal
from planspegeln.authoring.propose.words import Bag, Index, Vocabulary
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import blocks
from planspegeln.model.leaves import Leaf
from planspegeln.model.tables import ItemRow
from planspegeln.model.values import Trail
from planspegeln.swedish.likeness import likeness

_TITLE, _TEXT = 0.6, 0.4  # what the title and the words of a part count
_ALIKE: Final = 0.35  # two texts of one priority are seldom more alike
LEAST: Final = 0.4
_COMPARED: Final = 10  # of the nearest titles and texts
_NEIGHBOURS: Final = 3
_MOST_TOPICS: Final = 6


class Subjects:
    """The priorities of a document's municipality, as its other documents and the editors tell of them."""

    def __init__(self, catalogue: Catalogue, entry: DocumentEntry, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        told = _told(catalogue, entry)
        own = [
            one for one in catalogue.priorities.values() if one.municipality is entry.municipality
        ]
        self._titles: dict[str, set[str]] = {}
        for one in own:
            others = (item.item.title for item in one.items if item.entry is not entry)
            self._titles[one.priority.id] = {one.priority.title, *filter(None, others)}
        self._texts = Index({one.priority.id: vocabulary.bag(told[one.key]) for one in own})
        self._named = Index(
            {known: vocabulary.bag(" ".join(titles)) for known, titles in self._titles.items()}
        )
        self._neighbours = Index(
            {
                key: vocabulary.bag(f"{one.priority.title} {told[key]}")
                for key, one in catalogue.priorities.items()
                if told[key]
            }
        )
        self._topics = {
            key: [topic.id for topic in one.topics] for key, one in catalogue.priorities.items()
        }

    def nearest(self, title: str, text: Bag) -> list[Guess]:
        """The priorities that a title and a text may be about, the likeliest first."""
        by_text = {one.key: one.score for one in self._texts.nearest(text)[:_COMPARED]}
        by_title = self._named.nearest(self._vocabulary.bag(title))[:_COMPARED]
        found = []
        for known in dict.fromkeys([*by_text, *(one.key for one in by_title)]):
            alike = max(likeness(title, other) for other in self._titles[known])
            said = min(1, by_text.get(known, 0) / _ALIKE)
            found.append(Guess(known, round(_TITLE * alike + _TEXT * said, 2)))
        return sorted(found, key=lambda one: -one.score)

    def about(self, text: str) -> str | None:
        """The priority that words outside every item are about, if one is much nearer than the others."""
        found = self._texts.nearest(self._vocabulary.bag(text))[:2]
        if (
            not found
            or found[0].score < _ALIKE
            or (len(found) > 1 and found[1].score > 0.7 * found[0].score)
        ):
            return None
        return found[0].key

    def topics(self, title: str, text: str) -> tuple[Guess, ...]:
        """The topics of a part: those that it names, and those of reviewed priorities with near text."""
        named = self._vocabulary.topics(text) + Counter(
            {topic: 2 * times for topic, times in self._vocabulary.topics(title).items()}
        )
        scores: dict[str, float] = {topic: min(1, times / 3) for topic, times in named.items()}
        near = self._neighbours.nearest(self._vocabulary.bag(f"{title} {text}"))[:_NEIGHBOURS]
        for one in near:
            for topic in self._topics[one.key]:
                scores[topic] = scores.get(topic, 0) + one.score
        found = [Guess(topic, round(min(1, score), 2)) for topic, score in scores.items()]
        return tuple(sorted(found, key=lambda one: (-one.score, one.key))[:_MOST_TOPICS])


def _told(catalogue: Catalogue, without: DocumentEntry) -> dict[str, str]:
    """By the key of each priority, what the items of other documents than `without` say of it."""
    said: dict[str, list[str]] = {key: [] for key in catalogue.priorities}
    for entry in catalogue.documents.values():
        if entry is not without:
            for leaf in entry.text.leaves:
                if leaf.item and leaf.trail[-1] != "title":
                    said[f"{entry.municipality.id}/{leaf.item.item}"].append(leaf.text)
    return {key: " ".join(texts) for key, texts in said.items()}


def priorities(
    entry: DocumentEntry, subjects: Subjects, vocabulary: Vocabulary
) -> Iterator[PriorityProposal]:
    """What each heading and each item without one may be about. A part with items in it is none."""
    for heading, below in _parts(entry):
        title = heading.text if heading.trail[-1] in ("heading", "title") else ""
        text = " ".join(leaf.text for leaf in below)
        found = subjects.nearest(title, vocabulary.bag(text))
        best = found[0] if found and found[0].score >= LEAST else None
        others = found[1:2] if best else found[:1]
        yield PriorityProposal(
            heading.trail,
            title,
            best.key if best else None,
            best.score if best else 0,
            others[0] if others else None,
            subjects.topics(title, text),
        )


def _parts(entry: DocumentEntry) -> Iterator[tuple[Leaf, list[Leaf]]]:
    """The first leaf of each part that may be a priority's, and the leaves of its text."""
    opened: list[Trail] = []
    parts: dict[Trail, tuple[Leaf, list[Leaf]]] = {}
    holds: set[Trail] = set()
    for leaf in entry.text.leaves:
        while opened and leaf.trail[: len(opened[-1])] != opened[-1]:
            opened.pop()
        at = _start(leaf)
        is_new = at is not None and at not in parts
        if at is not None and is_new:
            holds.update(opened)
            opened.append(at)
            parts[at] = leaf, []
        if opened and not (is_new and leaf.trail[-1] in ("heading", "title")):
            parts[opened[-1]][1].append(leaf)
    yield from (part for at, part in parts.items() if at not in holds)


def _start(leaf: Leaf) -> Trail | None:
    """The trail of the section or the item that a leaf begins. None if it begins none."""
    trail, item = leaf.trail, leaf.item
    if trail[-1] == "heading":
        return None if "rows" in trail[-3:] else trail[:-1]
    if isinstance(item, ItemRow) and leaf.cell and leaf.cell[2] == 1:
        return trail[:-2]
    if not isinstance(item, blocks.Item):
        return None
    if trail[-1] == "title":
        return trail[:-1]
    return trail[:-3] if item.title is None and trail[-3:] == ("blocks", 0, "text") else None
