"""What helps search: a page's facets and extra words, and the lexicon that queries are read with.

Pagefind indexes the finished pages. It stems Swedish but cannot see inside a compound and knows no
synonyms, so each page carries the parts of its compounds and a mark for each of its topics in
fields that are searched and never shown. The lexicon is every word a search can find; a query's words
are held against it in the browser (`theme/assets/js/search/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from planspegeln import model, words
from planspegeln.catalogue import Catalogue
from planspegeln.entries import DocumentEntry, PriorityEntry
from planspegeln.pages import COMPARISON, FIGURES, GAPS, Page
from planspegeln.tokens import WORD, fold, tokens

LEXICON: Final = "assets/search/lexicon.json"
SHELF: Final = "assets/search/words-{}.json"
WHOLE: Final = 10_000  # the most words to keep in one file
SHELF_SIZE: Final = 2_000  # and the fewest in each where there are more
_START: Final = 3  # the letters that words on one shelf and no other may share
NO_OUTCOME: Final = "ingen-uppfoljning"
_SHORTEST_PART: Final = 4

KINDS: Final[dict[str, str]] = {
    "prioritering": "Prioriteringar",
    "insats": "Insatser",
    "amne": "Ämnen",
    "dokument": "Dokument",
    "kommun": "Kommuner",
    "sida": "Övriga sidor",
}


@dataclass(frozen=True)
class Facets:
    """What a page can be filtered by, and the words that find it without standing on it.

    `about` is the line under its title among the results. The first of a priority's `topics`
    counts for more than the others. `name` is another title that it goes by.
    """

    kind: str
    about: str = ""
    municipalities: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    name: str = ""
    parts: tuple[str, ...] = ()


class Lexicon:
    """Every word that a search can find, and the parts of the compounds among them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        reviewed = catalogue.words.compounds
        self._reviewed = {
            fold(word): tuple(fold(part) for part in parts) for word, parts in reviewed.items()
        }
        own: set[str] = set()
        self.spelled: set[str] = set()
        for entry in catalogue.documents.values():
            own.update(document_words(entry))
            for leaf in entry.text.leaves:
                self.spelled.update(WORD.findall(entry.publishable(leaf.text).lower()))
            own.update(tokens(f"{entry.document.title} {entry.document.short_title}"))
        for priority in catalogue.priorities.values():
            own.update(tokens(priority.priority.title))
        self.text_words = own
        self._bases = {word for word in own if len(word) >= _SHORTEST_PART and word.isalpha()}
        self._bases |= {part for parts in self._reviewed.values() for part in parts}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a folded compound: as reviewed, else two words that the texts know."""
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
        """Every word that the index of the generated pages holds, or a form of it."""
        found = set(self.text_words)
        for word in self.text_words:
            found.update(self.parts(word))
        for municipality in self._catalogue.municipalities.values():
            found.update(tokens(f"{municipality.name} {municipality.genitive}"))
        return {word for word in found if len(word) > 1 or word.isdigit()}

    def files(self, written: Iterable[str] = (), size: int | None = None) -> dict[str, Any]:
        """What the browser needs to read a query, by address of the file to hold it.

        `written` are texts of hand-written pages. Many words are cut into shelves, of which a
        query needs but a few; `size` is the fewest on each.
        """
        known = sorted(self.indexed() | {word for text in written for word in tokens(text)})
        cut = shelves(known, size or (SHELF_SIZE if len(known) > WHOLE else WHOLE))
        return {
            LEXICON: {"shelves": [shelf[0][:_START] for shelf in cut], **self._about()},
            **{SHELF.format(i): shelf for i, shelf in enumerate(cut)},
        }

    def _about(self) -> dict[str, Any]:
        catalogue = self._catalogue
        titles = {fold(entry.priority.title) for entry in catalogue.priorities.values()}
        return {
            "stop": sorted({fold(word) for word in catalogue.words.stop}),
            "synonyms": {
                fold(word): fold(other) for word, other in catalogue.words.synonyms.items()
            },
            "topics": {
                topic.id: sorted(set(topic_words(topic))) for topic in catalogue.topics.values()
            },
            "called": {
                topic.id: topic.labels.sv
                for topic in catalogue.topics.values()
                if fold(topic.labels.sv) not in titles
            },
            "marks": {name: topic_mark(name) for name in catalogue.topics},
            "labels": {
                "kommun": {one.id: one.name for one in catalogue.municipalities.values()},
                "typ": KINDS,
                "amne": {
                    topic.id: topic.labels.sv
                    for topic in sorted(
                        catalogue.topics.values(), key=lambda topic: fold(topic.labels.sv)
                    )
                },
                "status": {**words.STATUS, NO_OUTCOME: words.NO_OUTCOME},
            },
        }


def shelves(known: list[str], size: int) -> list[list[str]]:
    """Sorted words cut into runs of at least `size`; those that start alike stay together."""
    cut: list[list[str]] = []
    for word in known:
        if not cut or (len(cut[-1]) >= size and cut[-1][-1][:_START] != word[:_START]):
            cut.append([])
        cut[-1].append(word)
    return cut


def document_words(entry: DocumentEntry) -> Iterator[str]:
    """The words of a document's text, the names under `personal` left out."""
    for leaf in entry.text.leaves:
        yield from tokens(entry.publishable(leaf.text))


def topic_words(topic: model.Topic) -> Iterator[str]:
    """The words a topic goes by: its labels in three languages, and its synonyms."""
    labels = topic.labels
    for phrase in (labels.sv, labels.en, labels.fi, *topic.synonyms):
        yield from tokens(phrase)


def topic_mark(name: str) -> str:
    """The word that a page's topic is indexed by: like no other word, and no other mark's start.

    The names of a topic are in the lexicon, with its mark; on every page they would make the index
    much larger.
    """
    return f"qx{name.encode().hex()}x"


def facets(catalogue: Catalogue, lexicon: Lexicon, page: Page) -> Facets:
    """The facets and extra words of a page."""
    subject = page.subject
    if isinstance(subject, PriorityEntry):
        return _priority(lexicon, subject)
    if isinstance(subject, DocumentEntry):
        own = set(document_words(subject))
        return Facets(
            kind="dokument",
            about=f"{words.SORT_OF_DOCUMENT[subject.document.kind]}, {subject.municipality.name} "
            f"{subject.document.period}",
            municipalities=(subject.municipality.id,),
            years=subject.document.years,
            name=f"{subject.document.title} {subject.municipality.name}",
            parts=_parts(lexicon, own),
        )
    if isinstance(subject, model.Municipality):
        return Facets(kind="kommun", about="Kommun", municipalities=(subject.id,))
    if isinstance(subject, model.Topic):
        under = catalogue.priorities_under(subject.id)
        return Facets(
            kind="amne",
            about="Ämne",
            municipalities=tuple(dict.fromkeys(one.municipality.id for one in under)),
            years=tuple(sorted({year for one in under for year in one.years})),
            topics=(subject.id,),
            parts=_parts(lexicon, set(topic_words(subject))),
        )
    return _overview(catalogue, page)


def _overview(catalogue: Catalogue, page: Page) -> Facets:
    """A page of the site's own, found by what it says it is; some take in every municipality."""
    own = set(tokens(page.description))
    towns: tuple[model.Municipality, ...] = ()
    if page.address in (GAPS, FIGURES, COMPARISON):
        towns = tuple(catalogue.municipalities.values())
        own |= {word for one in towns for word in tokens(one.name)}
    withdrawn = isinstance(page.subject, model.Withdrawal)
    return Facets(
        kind="sida",
        about="Borttagen sida" if withdrawn else "Översikt" if towns else "Om webbplatsen",
        municipalities=tuple(one.id for one in towns),
        parts=tuple(sorted(own)),
    )


def _priority(lexicon: Lexicon, entry: PriorityEntry) -> Facets:
    own = set(tokens(entry.priority.title))
    for placed in entry.items:
        for leaf in placed.entry.text.leaves:
            if leaf.item is placed.item:
                own.update(tokens(placed.entry.publishable(leaf.text)))
    lacking = any(not commitment.outcomes for commitment in entry.commitments)
    return Facets(
        kind="prioritering" if entry.priority.kind == "priority" else "insats",
        about=_about(entry),
        municipalities=(entry.municipality.id,),
        years=tuple(entry.years),
        topics=tuple(topic.id for topic in entry.topics),
        statuses=(*_statuses(entry), *((NO_OUTCOME,) if lacking or not entry.follow_ups else ())),
        parts=_parts(lexicon, own),
    )


def _about(entry: PriorityEntry) -> str:
    """Prioritering, Huddinge. Planerat 2020, rapporterat 2021."""
    planned = dict.fromkeys(placed.entry.document.period for placed in entry.plans)
    reported = dict.fromkeys(placed.entry.document.period for placed in entry.follow_ups)
    states = [f"planerat {words.listed(planned)}"] if planned else []
    states += [f"rapporterat {words.listed(reported)}" if reported else "ingen uppföljning"]
    kind = words.first_upper(words.KIND[entry.priority.kind][0])
    told = f"{kind}, {entry.municipality.name}. {words.first_upper(', '.join(states))}."
    found = [words.STATUS[name] for name in _statuses(entry)]
    return f"{told} {words.first_upper(words.listed(found).lower())}." if found else told


def _statuses(entry: PriorityEntry) -> list[model.Status]:
    """The statuses of the priority's commitments, in the order that the model gives them."""
    there = {one.outcome.status for commitment in entry.commitments for one in commitment.outcomes}
    return [name for name in model.STATUSES if name in there]


def _parts(lexicon: Lexicon, own: set[str]) -> tuple[str, ...]:
    return tuple(sorted({part for word in own for part in lexicon.parts(word)} - own))
