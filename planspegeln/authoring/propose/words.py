"""What a text is compared by: the stems of its words, of the parts of its compounds, and its topics."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from planspegeln.authoring.propose.proposals import Guess
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.search.lexicon import Lexicon
from planspegeln.swedish.likeness import SMALL_WORDS
from planspegeln.swedish.tokens import tokens

# How much each stem of a text counts.
Bag: TypeAlias = dict[str, float]

# The endings of the first step of Snowball's Swedish algorithm, as in theme/assets/js/search/stem.js. Before
# them are those of nouns made of verbs, and of the verbs' other forms: information, informerats.
_ENDED: Final = (
    "ationerna ationen ationer eringarna eringen eringar erades erats ation ering erade eras "
    "erat erar era ningarna ningen ningar nings ning ades ats its heterna hetens anden andes "
    "andet heten heter arens arnas ernas ornas arna erna orna ande aren aste anas ades arne "
    "erns ade are ast ens ern het ad ar as at en er es et or a e s "
)
_ENDINGS: Final = tuple(_ENDED.split())
_BEFORE_S: Final = "bcdfghjklmnoprtvy"  # as Snowball has it
_REGION: Final = 3  # letters that a stem has at least
_PART: Final = 0.5  # what a part of a compound counts beside a word
_TOPIC: Final = 0.4
_MOST_NAMED: Final = 3
_EXISTS: Final = frozenset({"finns", "finnas", "fanns", "funnits"})  # no form of "finne"
_LONGEST: Final = 4  # words of a topic's name
# A stem that more texts share tells nothing, and is passed over: so the work grows with the text.
COMMON: Final = 200


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The start that the forms of a word share, by and large."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _REGION:
            left = word.removesuffix(ending)
            return left if ending != "s" or left[-1] in _BEFORE_S else word
    return word


class _Names:
    """The names of topics, by their stems."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, ...], set[str]] = defaultdict(set)

    def add(self, name: str, topic: str) -> None:
        """Know a topic by a name."""
        if words := tuple(map(stem, tokens(name)))[: _LONGEST + 1]:
            self._ids[words].add(topic)

    def within(self, text: str) -> Counter[str]:
        """How often a text has a name of each topic."""
        stems = [stem(word) for word in tokens(text) if word not in _EXISTS]
        found: Counter[str] = Counter()
        for start in range(len(stems)):
            for end in range(start + 1, min(start + _LONGEST, len(stems)) + 1):
                found.update(self._ids.get(tuple(stems[start:end]), ()))
        return found


class Vocabulary:
    """Makes bags of texts with the collection's compounds and topics."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._lexicon = Lexicon(catalogue)
        self._topics, self._named = _Names(), _Names()
        for topic in catalogue.topics.values():
            for name in (topic.labels.sv, *topic.synonyms):
                self._topics.add(name, topic.id)
                self._named.add(name, topic.id)
            for name in _each(topic.labels.sv):
                self._named.add(name, topic.id)

    def bag(self, text: str) -> Bag:
        """The stems of a text. A part of a compound counts less than a word of its own."""
        found: Bag = {}
        for word in tokens(text):
            if word in SMALL_WORDS or len(word) == 1:
                continue
            _most(found, stem(word), 1)
            for part in self._parts(word):
                _most(found, stem(part), _PART)
        for topic in self._topics.within(text):
            _most(found, f"#{topic}", _TOPIC)
        return found

    def _parts(self, word: str) -> Iterable[str]:
        for part in self._lexicon.parts(word):
            yield part
            yield from self._lexicon.parts(part)

    def topics(self, text: str) -> Counter[str]:
        """How often a text names each topic, by its Swedish label, a part of that, or a synonym."""
        return self._named.within(text)

    def named(self, text: str, around: str = "") -> tuple[str, ...]:
        """The topics that a text names in whole words or in parts of them, the most named first.

        If it names none, those that what stands `around` it names.
        """
        found = self.topics(text)
        for word in tokens(text):
            for part in self._lexicon.parts(word):
                found.update(self.topics(part))
        if not found and around:
            return self.named(around)
        return tuple(sorted(found, key=lambda topic: (-found[topic], topic))[:_MOST_NAMED])


def _each(label: str) -> list[str]:
    """The names that the label of a topic puts together: Klotter och skadegörelse."""
    parts = re.split(r", | och ", label)
    return parts if all(" " not in part for part in parts) else []


def _most(bag: Bag, key: str, weight: float) -> None:
    bag[key] = max(bag.get(key, 0), weight)


def joined(*bags: tuple[Bag, float]) -> Bag:
    """One bag of several, each with how much it counts."""
    found: Bag = {}
    for bag, share in bags:
        for key, weight in bag.items():
            _most(found, key, weight * share)
    return found


class Index:
    """Texts by their stems, to find those that are most like another one."""

    def __init__(self, bags: Mapping[str, Bag]) -> None:
        self._having: dict[str, list[str]] = defaultdict(list)
        for key, bag in bags.items():
            for one in bag:
                self._having[one].append(key)
        self._number = len(bags)
        self._bags = bags
        self._length = {key: self._norm(bag) for key, bag in bags.items()}

    def rarity(self, one: str) -> float:
        """How much a stem tells: more, the fewer texts have it."""
        return math.log(1 + (self._number + 1) / (len(self._having.get(one, ())) + 1))

    def nearest(self, bag: Bag) -> list[Guess]:
        """The texts that share telling stems with the bag, the most alike first."""
        scores: dict[str, float] = defaultdict(float)
        for one, weight in bag.items():
            keys = self._having.get(one, ())
            if len(keys) <= COMMON:
                for key in keys:
                    scores[key] += weight * self._bags[key][one] * self.rarity(one) ** 2
        length = self._norm(bag)
        found = [Guess(key, score / (length * self._length[key])) for key, score in scores.items()]
        return sorted(found, key=lambda guess: -guess.score)

    def covered(self, key: str, bag: Bag) -> float:
        """How much of what a text says the bag says too, from 0 to 1."""
        own = {one: weight for one, weight in self._bags[key].items() if not one.startswith("#")}
        whole = sum(weight * self.rarity(one) for one, weight in own.items())
        both = sum(weight * self.rarity(one) for one, weight in own.items() if one in bag)
        return both / whole if whole else 0

    def _norm(self, bag: Bag) -> float:
        return math.sqrt(sum((w * self.rarity(one)) ** 2 for one, w in bag.items())) or 1
