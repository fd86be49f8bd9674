"""Measures how well proposals agree with what editors have read out of the documents.

Each document is proposed for as if nobody had read it: its own extracts are hidden, and those of the
other documents are kept. The same is done with sentences in other words, written before they were tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from planspegeln.authoring.propose import results
from planspegeln.authoring.propose.answering import Answering
from planspegeln.authoring.propose.proposals import CommitmentProposal, Proposals
from planspegeln.authoring.propose.propose import propose
from planspegeln.authoring.propose.subjects import Subjects
from planspegeln.authoring.propose.words import Bag, Vocabulary, joined, stem
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry, OutcomeEntry
from planspegeln.catalogue.unread import stretches
from planspegeln.loading.load import Collection, load
from planspegeln.model.leaves import Location, items
from planspegeln.model.values import Trail
from planspegeln.swedish import sentences
from planspegeln.swedish.likeness import SMALL_WORDS
from planspegeln.swedish.numerals import exact
from planspegeln.swedish.tokens import tokens
from tests.authoring.propose import made

_HIDDEN: Final = ("commitments", "outcomes", "answers", "passages", "measures", "sums", "charts")
# The least shares that are aimed at.
AIMS: Final = {
    "commitments, precision": 0.85,
    "commitments, recall": 0.9,
    "measures, precision": 0.9,
    "measures, recall": 0.95,
    "the right priority": 24 / 27,
    "the right commitment first": 0.55,
    "the right commitment among three": 0.85,
    "the right status": 0.6,
}
# The sets of made-up sentences, and how each did when it was tried for the first time.
SETS: Final = ("first", "second", "third", "fourth", "fifth")
FIRST_TRY: Final[dict[str, dict[str, tuple[int, int]]]] = {
    "commitments, precision": {
        "first": (18, 19),
        "second": (7, 8),
        "third": (14, 15),
        "fourth": (32, 34),
        "fifth": (31, 31),
    },
    "commitments, recall": {
        "first": (18, 21),
        "second": (7, 16),
        "third": (14, 16),
        "fourth": (32, 32),
        "fifth": (31, 31),
    },
    "kind of the commitment": {
        "first": (15, 18),
        "second": (7, 7),
        "third": (8, 14),
        "fourth": (19, 32),
        "fifth": (20, 31),
    },
    "measures, precision": {
        "first": (14, 16),
        "second": (11, 12),
        "third": (11, 11),
        "fourth": (17, 18),
        "fifth": (13, 13),
    },
    "measures, recall": {
        "first": (14, 18),
        "second": (11, 12),
        "third": (11, 12),
        "fourth": (17, 18),
        "fifth": (13, 14),
    },
    "the right status": {
        "first": (19, 25),
        "second": (13, 26),
        "third": (19, 24),
        "fourth": (12, 13),
        "fifth": (9, 10),
    },
    "labels left empty": {"fourth": (1, 11), "fifth": (4, 10)},
    "labels with the reviewed one's stems": {"fourth": (3, 10), "fifth": (3, 6)},
    "labels with half of them": {"fourth": (8, 10), "fifth": (5, 6)},
    "background, recall": {"fourth": (0, 10), "fifth": (6, 6)},
}
# A place to compare by: the leaf's trail and the characters.
Place = tuple[Trail, int, int]


@dataclass
class Counted:
    """How many of how many, by what was counted and where."""

    found: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)

    def add(self, what: str, where: str, right: int, of: int) -> None:
        """Count more of the same."""
        row = self.found.setdefault(what, {})
        before = row.get(where, (0, 0))
        row[where] = before[0] + right, before[1] + of


def measure(data: Path) -> Counted:
    """Count what is proposed rightly for each document under `data`, and for the made-up sentences."""
    counted = Counted()
    collection = load(data)
    whole = Catalogue(collection)
    for key, entry in whole.documents.items():
        hidden = Catalogue(_without(collection, key))
        _compare(counted, whole, entry, hidden, propose(hidden, key))
    for where, given in made.sentences().items():
        _other_words(counted, where, given)
    return counted


def _without(collection: Collection, key: str) -> Collection:
    """The collection without what editors have read out of one document."""
    own = collection.documents[key]
    bare = own.value.model_copy(update=dict.fromkeys(_HIDDEN, ()) | {"follows_up": None})
    documents: dict[str, object] = {**collection.documents, key: replace(own, value=bare)}
    for name, other in collection.documents.items():
        kept = tuple(
            one for one in other.value.answers if f"{key}#".split("/")[1] not in one.commitment
        )
        if name != key and kept != other.value.answers:
            documents[name] = replace(other, value=other.value.model_copy(update={"answers": kept}))
    return replace(collection, documents=documents, _texts={})  # type: ignore[arg-type]


def _compare(
    counted: Counted, whole: Catalogue, entry: DocumentEntry, hidden: Catalogue, proposed: Proposals
) -> None:
    where = entry.key
    extracts = whole.extracts
    if not entry.is_follow_up:
        own = [one for one in extracts.commitments.values() if one.entry is entry]
        _spans(
            counted,
            "commitments",
            where,
            [one.location for one in own],
            [one.location for one in proposed.commitments],
        )
        _kinds(
            counted,
            where,
            {_place(one.location): one.commitment.kind for one in own},
            proposed.commitments,
        )
    else:
        told = [one for one in extracts.outcomes if one.entry is entry]
        _spans(
            counted,
            "outcomes",
            where,
            [one.location for one in told],
            [one.location for one in proposed.outcomes],
        )
        _answers(counted, where, [one for one in told if one.answers], proposed)
        _statuses(counted, where, hidden, entry)
    _measures(counted, where, whole, entry, proposed)
    _background(counted, where, whole, entry, proposed)
    _priorities(counted, where, whole, entry, proposed)


def _place(one: Location) -> Place:
    return one.leaf.trail, one.start, one.end


def _sentence(one: Location) -> Place:
    return one.leaf.trail, *sentences.around(one.leaf.text, one.start, one.end)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _any(one: Place, others: Iterable[Place]) -> bool:
    return any(_overlap(one, other) for other in others)


def _spans(
    counted: Counted, what: str, where: str, reviewed: list[Location], proposed: list[Location]
) -> None:
    right = [_sentence(one) for one in reviewed]
    guessed = [_sentence(one) for one in proposed]
    counted.add(f"{what}, precision", where, sum(_any(one, right) for one in guessed), len(guessed))
    counted.add(f"{what}, recall", where, sum(_any(one, guessed) for one in right), len(right))
    spans = {_bare(one) for one in proposed}
    counted.add(
        f"{what}, exact spans", where, sum(_bare(one) in spans for one in reviewed), len(reviewed)
    )


def _bare(one: Location) -> tuple[Trail, str]:
    """A span without its full stop: a quote may have it or not."""
    return one.leaf.trail, one.words.rstrip(".")


def _kinds(
    counted: Counted, where: str, kinds: dict[Place, str], proposed: tuple[CommitmentProposal, ...]
) -> None:
    found = [
        (kind, one.kind)
        for place, kind in kinds.items()
        if (one := next((one for one in proposed if _overlap(place, _place(one.location))), None))
    ]
    counted.add("kind of the commitment", where, sum(a == b for a, b in found), len(found))


def _measures(
    counted: Counted, where: str, whole: Catalogue, entry: DocumentEntry, proposed: Proposals
) -> None:
    reviewed = [
        (_place(one.location), exact(one.measure.value))
        for one in whole.extracts.measures
        if one.entry is entry
    ]
    guessed = [(_place(one.location), one.value) for one in proposed.measures]
    right = sum(any(_overlap(a, b) and x == y for b, y in reviewed) for a, x in guessed)
    found = sum(any(_overlap(a, b) and x == y for b, y in guessed) for a, x in reviewed)
    counted.add("measures, precision", where, right, len(guessed))
    counted.add("measures, recall", where, found, len(reviewed))
    told = {
        (_place(one.location), exact(one.measure.value)): one.measure
        for one in whole.extracts.measures
        if one.entry is entry
    }
    for one in proposed.measures:
        place = _place(one.location)
        same = [m for (at, value), m in told.items() if value == one.value and _overlap(place, at)]
        if same:
            _label(counted, where, one.label, [m.label for m in same])
            topics, right_ones = {*one.topics}, {topic for m in same for topic in m.topics}
            both = len(topics & right_ones)
            counted.add("topics of a measure, precision", where, both, len(topics))
            counted.add("topics of a measure, recall", where, both, len(right_ones))
            counted.add("the same unit", where, one.unit in {m.unit for m in same}, 1)


def _label(counted: Counted, where: str, label: str, reviewed: list[str]) -> None:
    """Compare a proposed label with the reviewed ones by their stems: all of them, and half of them."""
    counted.add("labels left empty", where, not label, 1)
    if label:
        own, theirs = _stems(label), [_stems(one) for one in reviewed]
        half = any(2 * len(own & other) >= (len(own) + len(other)) / 2 for other in theirs)
        counted.add("labels with the reviewed one's stems", where, own in theirs, 1)
        counted.add("labels with half of them", where, half, 1)


def _stems(label: str) -> set[str]:
    """The stems of what a label counts: not of small words, numbers, and "antal" and "andel"."""
    left_out = {*SMALL_WORDS, "antal", "antalet", "andel", "andelen", "del"}
    return {stem(word) for word in tokens(label) if word not in left_out and word.isalpha()}


def _background(
    counted: Counted, where: str, whole: Catalogue, entry: DocumentEntry, proposed: Proposals
) -> None:
    """A proposal is right if editors have taken nothing from the sentence."""
    extracts, told = whole.extracts, entry.document.passages
    taken = [
        *(_place(one.location) for one in extracts.commitments.values() if one.entry is entry),
        *(_place(one.location) for one in extracts.outcomes if one.entry is entry),
        *(_place(one.location) for one in extracts.measures if one.entry is entry),
        *(_place(entry.text.find(one.quote, one.section)[0]) for one in told),
    ]
    guessed = [_place(one.location) for one in proposed.background]
    right = sum(not _any(one, taken) for one in guessed)
    counted.add("background, precision", where, right, len(guessed))
    every = [place for one in stretches(entry.text) for place in map(_place, one.locations[:1])]
    free = [one for one in every if not _any(one, taken)]
    counted.add("background, recall", where, sum(_any(one, guessed) for one in free), len(free))


def _priorities(
    counted: Counted, where: str, whole: Catalogue, entry: DocumentEntry, proposed: Proposals
) -> None:
    """Right for a priority that another document has too; else it should not be another's."""
    by_trail = {one.trail: one for one in proposed.priorities}
    vocabulary = Vocabulary(whole)
    subjects = Subjects(whole, entry, vocabulary)
    for item, _, trail in items(entry.document):
        priority = whole.priorities[f"{entry.municipality.id}/{item.item}"]
        known = any(one.entry is not entry for one in priority.items)
        guess = next((one for at, one in by_trail.items() if at[: len(trail)] == trail), None)
        told = guess.priority if guess else None
        if known:
            counted.add("the right priority", where, told == item.item, 1)
            said = " ".join(leaf.text for leaf in entry.text.leaves if _is_said(leaf.trail, trail))
            nearest = subjects.nearest("", vocabulary.bag(said))[:1]
            alone = bool(nearest) and nearest[0].key == item.item
            counted.add("the right priority, by its text alone", where, alone, 1)
        else:
            counted.add("no other priority for a new one", where, told in (None, item.item), 1)
            right = {topic.id for topic in priority.topics}
            topics = {one.key for one in guess.topics} if guess else set()
            counted.add(
                "topics of a new priority, precision", where, len(right & topics), len(topics)
            )
            counted.add("topics of a new priority, recall", where, len(right & topics), len(right))


def _is_said(trail: Trail, item: Trail) -> bool:
    """Whether a leaf is of an item's text, and not its title."""
    return trail[: len(item)] == item and trail[len(item) :] != ("title",)


def _answers(counted: Counted, where: str, told: list[OutcomeEntry], proposed: Proposals) -> None:
    for one in told:
        right = {
            f"{a.commitment.entry.document.id}#{a.commitment.commitment.id}" for a in one.answers
        }
        place = _place(one.location)
        guess = next((p for p in proposed.outcomes if _overlap(place, _place(p.location))), None)
        keys = [answer.key for answer in guess.answers] if guess else []
        counted.add("the right commitment first", where, bool(right & {*keys[:1]}), 1)
        counted.add("the right commitment among three", where, bool(right & {*keys[:3]}), 1)


def _statuses(counted: Counted, where: str, hidden: Catalogue, entry: DocumentEntry) -> None:
    """The status of each reviewed answer, by the words of its outcomes alone."""
    vocabulary = Vocabulary(hidden)
    answering = Answering(hidden, hidden.documents[entry.key], vocabulary)
    quotes = {one.id: one.quote for one in entry.document.outcomes}
    for answer in entry.document.answers:
        texts = [quotes[name] for name in answer.outcomes]
        bags: list[tuple[Bag, float]] = [(vocabulary.bag(text), 1.0) for text in texts]
        covered = answering.covered(answer.commitment, joined(*bags))
        told = results.of_answer(
            [results.told(text, max(entry.document.years)) for text in texts], covered
        )
        counted.add("the right status", where, told.status == answer.status, 1)
        counted.add("the same if all were namns", where, answer.status == "namns", 1)
        if told.status != "namns":
            counted.add(
                "the right status, where one is told", where, told.status == answer.status, 1
            )


def _other_words(counted: Counted, where: str, given: dict[str, list[dict[str, Any]]]) -> None:
    """Made-up sentences: each is a paragraph of its own."""
    plan = made.of_plan(*(one["text"] for one in given["plan"]))
    report = made.of_report(*(one["text"] for one in given["report"]))
    promised = {one.location.leaf.text: one for one in plan.commitments}
    right = [one for one in given["plan"] if one["commitment"]]
    texts = {one["text"] for one in right}
    counted.add("commitments, precision", where, len(texts & {*promised}), len(promised))
    counted.add("commitments, recall", where, len(texts & {*promised}), len(texts))
    found = [one for one in right if one["text"] in promised]
    kinds = sum(promised[one["text"]].kind == one["commitment"] for one in found)
    counted.add("kind of the commitment", where, kinds, len(found))
    if about := {one["text"] for one in given["plan"] if one.get("background")}:
        said = {one.location.leaf.text for one in plan.background}
        counted.add("background, precision", where, len(about & said), len(said))
        counted.add("background, recall", where, len(about & said), len(about))
    for one in given["report"]:
        counted.add("the right status", where, results.told(one["text"]).status == one["status"], 1)
    for one in (*given["plan"], *given["report"]):
        proposed = (*plan.measures, *report.measures)
        values = [float(m.value) for m in proposed if m.location.leaf.text == one["text"]]
        both = sum(value in one["measures"] for value in values)
        counted.add("measures, precision", where, both, len(values))
        seen = sum(value in values for value in one["measures"])
        counted.add("measures, recall", where, seen, len(one["measures"]))
        for m in proposed if "labels" in one else ():
            if m.location.leaf.text == one["text"] and m.value in one["measures"]:
                label = one["labels"][one["measures"].index(m.value)]
                _label(counted, where, m.label, [label])
