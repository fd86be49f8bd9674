"""The lexicon: every word that a search can find, and what the browser needs to read a query.

Pagefind stems Swedish, but cannot see inside a compound and knows no synonyms. The browser
therefore compares a query's words with the lexicon (`theme/assets/js/search/`). Each page has the
parts of its compounds and a mark for each of its topics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry, MeasureEntry
from planspegeln.catalogue.parts import Part
from planspegeln.catalogue.standing import STANDINGS
from planspegeln.model import entities
from planspegeln.model.leaves import Leaf
from planspegeln.swedish import names, phrases
from planspegeln.swedish.tokens import fold, mended, tokens

# Files beside those of the index (`search/indexing.py`).
LEXICON: Final = "lexicon.json"
SHELF: Final = "words-{}.json"
WHOLE: Final = 10_000  # the most words to keep in one file
SHELF_SIZE: Final = 2_000  # if there are more: the fewest words in each file
KINDS: Final[dict[str, str]] = {
    "prioritering": "Prioriteringar",
    "insats": "Insatser",
    "amne": "Ämnen",
    "dokument": "Dokument",
    "kommun": "Kommuner",
    "sida": "Övriga sidor",
}
PARTICLES: Final = ("bort", "fram", "in", "ned", "ner", "upp", "ut")
ABOUT: Final = "~"  # before a word that only the pages about the site have
_START: Final = 3  # words that share this many first letters stay in one file
_SHORTEST_PART: Final = 4
_LISTED: Final = ("åtagande", "åtaganden")  # what the pages with those of a municipality list
_FEW: Final = 4  # the most documents that are named when a search finds nothing


class Lexicon:
    """Every word that a search can find, and the parts of the compounds among them.

    `loose` has verbs with the particle that follows them: "ställas in" is kept as "in|ställas".
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        reviewed = catalogue.words.compounds
        self._reviewed = {
            word.lower(): tuple(part.lower() for part in parts) for word, parts in reviewed.items()
        }
        own: set[str] = set()
        self._mended: set[str] = set()
        self.loose: set[str] = set()
        for entry in catalogue.documents.values():
            for leaf in _searched(entry):
                found = tokens(entry.publishable(leaf.text))
                own.update(found)
                self._mended.update(mended(entry.publishable(leaf.text)))
                self.loose.update(_loose(found))
            own.update(tokens(f"{entry.document.title} {entry.document.short_title}"))
        for priority in catalogue.priorities.values():
            own.update(tokens(priority.priority.title))
        self.text_words = own
        self._bases = {word for word in own if len(word) >= _SHORTEST_PART and word.isalpha()}
        self._bases |= {part for parts in self._reviewed.values() for part in parts}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, as reviewed, or else two words of the texts. () if none."""
        if word in self._reviewed:
            return self._reviewed[word]
        for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            first, second = word[:cut], word[cut:]
            if second in self._bases:
                for joint in ("s", ""):
                    if first.endswith(joint) and first.removesuffix(joint) in self._bases:
                        return first.removesuffix(joint), second
        return ()

    def indexed(self) -> set[str]:
        """Every word in the index of the generated pages, before stemming."""
        found = set(self.text_words)
        for word in self.text_words:
            found.update(self.parts(word))
        found |= self._mended
        for one in self._catalogue.extracts.measures:
            found.update(measure_words(one))
        found |= self._places()
        for status in names.STATUS.values():
            found.update(tokens(status))
        found.update(_LISTED)
        for number in [word for word in found if " " in word]:
            found.update(number.split())  # in a table, neighbouring digits may be two numbers
        return {word for word in found if len(word) > 1 or word.isdigit()}

    def files(self, written: Iterable[str] = (), size: int | None = None) -> dict[str, Any]:
        """The files that the browser needs to read a query: their contents by name.

        `written` are the texts of hand-written pages. A word that only they have has a sign before
        it: a search for what the documents say passes it over. Many words are divided
        into shelves, one per file; a query needs only a few of them. `size` is the fewest words on
        a shelf. Few words are in the lexicon itself.
        """
        known = self.indexed() | self.loose
        about = {
            word
            for text in written
            for found in [tokens(text)]
            for word in (*found, *_loose(found))
        }
        known |= {f"{ABOUT}{word}" for word in about - known}
        cut = shelves(known, size or (SHELF_SIZE if len(known) > WHOLE else WHOLE))
        told = {"shelves": [_start(shelf[0]) for shelf in cut], **self._about()}
        if len(cut) == 1:
            return {LEXICON: {**told, "words": cut[0]}}
        return {LEXICON: told, **{SHELF.format(i): shelf for i, shelf in enumerate(cut)}}

    def _places(self) -> set[str]:
        """The words of the municipalities' names and counties, which their pages have."""
        return {
            word
            for own in self._catalogue.municipalities.values()
            for word in tokens(
                f"{own.municipality.name} {own.municipality.genitive} {own.county or ''}"
            )
        }

    def _searched(self) -> str:
        """The documents that are searched: by name if they are few."""
        number = len(self._catalogue.documents)
        if number > _FEW:
            return phrases.count(number, "dokument", "dokument")
        return " samt ".join(
            f"{own.municipality.genitive} "
            + phrases.listed(phrases.first_lower(one.document.short_title) for one in own.documents)
            for own in self._catalogue.municipalities.values()
            if own.documents
        )

    def _about(self) -> dict[str, Any]:
        catalogue = self._catalogue
        titles = {fold(entry.priority.title) for entry in catalogue.priorities.values()}
        stop = {word.lower() for word in catalogue.words.stop}
        return {
            "stop": sorted(stop),
            "synonyms": {
                word.lower(): other.lower() for word, other in catalogue.words.synonyms.items()
            },
            "spelled": sorted({word.lower() for word in catalogue.words.spelled}),
            "stems": sorted(catalogue.words.stems),
            "particles": PARTICLES,
            "searched": self._searched(),
            "places": sorted(self._places()),
            # "and" in a name says nothing of the topic, and is what is left of ANDTS without its endings.
            "topics": {
                topic.id: sorted(set(topic_words(topic)) - stop)
                for topic in catalogue.topics.values()
            },
            "called": {
                topic.id: topic.labels.sv
                for topic in catalogue.topics.values()
                if fold(topic.labels.sv) not in titles
            },
            "marks": {name: topic_mark(name) for name in catalogue.topics},
            "labels": {
                "kommun": {
                    key: own.municipality.name for key, own in catalogue.municipalities.items()
                },
                "typ": KINDS,
                "amne": {
                    topic.id: topic.labels.sv
                    for topic in sorted(
                        catalogue.topics.values(), key=lambda topic: fold(topic.labels.sv)
                    )
                },
                "status": STANDINGS,
            },
            "former": {
                "amne": {
                    former: topic.id
                    for topic in catalogue.topics.values()
                    for former in topic.former_ids
                }
            },
        }


def shelves(known: Iterable[str], size: int) -> list[list[str]]:
    """The words in order, divided into shelves of at least `size`. The last may have fewer.

    Words with the same start stay together. For this, å, ä and ö count as a, a and o, and a verb
    with its particle counts as one word.
    """
    cut: list[list[str]] = []
    for word in sorted(known, key=lambda word: (_start(word), word)):
        if not cut or (len(cut[-1]) >= size and _start(cut[-1][-1]) != _start(word)):
            cut.append([])
        cut[-1].append(word)
    return cut


def _start(word: str) -> str:
    return fold(word.replace("|", "").removeprefix(ABOUT))[:_START]


def _loose(found: list[str]) -> Iterator[str]:
    return (f"{after}|{word}" for word, after in pairwise(found) if after in PARTICLES)


def _searched(entry: DocumentEntry) -> Iterator[Leaf]:
    """The leaves that a search looks in: those of a contents page only repeat others."""
    return (leaf for leaf in entry.text.leaves if not leaf.repeats)


def part_texts(entry: DocumentEntry, part: Part) -> Iterator[str]:
    """The texts of a part of a document that a search looks in, without the names under `personal`."""
    for leaf in _searched(entry):
        if entry.parts.at(leaf.trail) is part:
            yield entry.publishable(leaf.text)


def measure_words(one: MeasureEntry) -> list[str]:
    """The words of what a measure counts, which the editors may have given."""
    return tokens(one.entry.publishable(one.what))


def topic_words(topic: entities.Topic) -> Iterator[str]:
    """The words of a topic: its labels in three languages, and its synonyms."""
    labels = topic.labels
    for phrase in (labels.sv, labels.en, labels.fi, *topic.synonyms):
        yield from tokens(phrase)


def topic_mark(name: str) -> str:
    """The word that stands for a topic in the index.

    It is unlike any other word, and no mark starts with another. The lexicon has the topic's names
    and its mark. On every page, the names would make the index much larger.
    """
    return f"qx{name.encode().hex()}x"
