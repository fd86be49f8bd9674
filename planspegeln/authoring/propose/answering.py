"""Which commitments an outcome may answer: those whose rare words it shares, of its priority first."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from planspegeln.authoring.propose.proposals import Guess
from planspegeln.authoring.propose.units import Unit
from planspegeln.authoring.propose.words import Bag, Index, Vocabulary, joined
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import CommitmentEntry, DocumentEntry
from planspegeln.swedish import sentences
from planspegeln.swedish.goals import falls_short, is_due

_AROUND: Final = 0.3  # what a heading, a lead or the rest of a sentence counts
_BEFORE: Final = 0.3  # what the sentence before counts: a text keeps to its matter
_SHOWN: Final = 5


class Answering:
    """The commitments of a municipality, as an outcome of one of its other documents may answer them."""

    def __init__(self, catalogue: Catalogue, entry: DocumentEntry, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._commitments = {
            f"{one.entry.document.id}#{one.commitment.id}": one
            for one in catalogue.extracts.commitments.values()
            if one.entry.municipality is entry.municipality and one.entry is not entry
        }
        self._own = {
            key: vocabulary.bag(one.location.words) for key, one in self._commitments.items()
        }
        self._quotes = Index(self._own)
        self._index = Index({key: self._bag(key, one) for key, one in self._commitments.items()})
        self._under: dict[str, list[str]] = defaultdict(list)
        for key, one in self._commitments.items():
            if one.priority and len(self._under[one.priority.priority.id]) < _SHOWN:
                self._under[one.priority.priority.id].append(key)

    def _bag(self, key: str, one: CommitmentEntry) -> Bag:
        leaf = one.location.leaf
        start, end = sentences.around(leaf.text, one.location.start, one.location.end)
        title = one.priority.priority.title if one.priority else ""
        around = f"{leaf.text[start:end]} {one.entry.lead(leaf) or ''} {title}"
        return joined((self._own[key], 1), (self._vocabulary.bag(around), _AROUND))

    def bag(self, unit: Unit) -> Bag:
        """The words of an outcome, with what is above it."""
        bag = self._vocabulary.bag
        return joined((bag(unit.text), 1), (bag(unit.around), _AROUND))

    def nearest(
        self, bag: Bag, priority: str | None, before: tuple[Guess, ...]
    ) -> tuple[Guess, ...]:
        """The commitments that an outcome may answer. `before` are those of the sentence before it."""
        scores = {one.key: one.score for one in self._index.nearest(bag)}
        for one in before:
            scores[one.key] = scores.get(one.key, 0) + _BEFORE * one.score
        for key in self._under.get(priority or "", ()):
            scores.setdefault(key, 0)
        ranked = sorted(scores, key=lambda key: (not self._is_under(key, priority), -scores[key]))
        return tuple(Guess(key, round(min(1, scores[key]), 3)) for key in ranked[:_SHOWN])

    def _is_under(self, key: str, priority: str | None) -> bool:
        own = self._commitments[key].priority
        return own is not None and own.priority.id == priority

    def falls_short(self, key: str, text: str) -> bool:
        """Whether a text has a figure on the wrong side of a commitment's goal."""
        return falls_short(self._commitments[key].location.words, text)

    def is_due(self, key: str, year: int) -> bool:
        """Whether a commitment is one to have kept by `year`."""
        one = self._commitments[key]
        return is_due(one.location.words, one.entry.document.years, year)

    def covered(self, key: str, bag: Bag) -> float:
        """How much of a commitment's own words a text says, from 0 to 1."""
        return self._quotes.covered(key, bag)
