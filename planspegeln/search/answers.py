"""The sentences of each page that a search can show as answers.

A hit shows whole sentences, each with what it is (planned, reported, a figure), who is to act, its place
in the reading view, and what it is paired with: a promise with what was reported of it, and the other way
round. The browser chooses among them (`theme/assets/js/search/answers.js`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import (
    CommitmentEntry,
    DocumentEntry,
    MeasureEntry,
    OutcomeEntry,
    PartEntry,
    PriorityEntry,
)
from planspegeln.catalogue.figures import FiguresOf
from planspegeln.catalogue.unread import Stretch, stretches
from planspegeln.model import blocks, editorial, entities
from planspegeln.model.leaves import AnyItem, Location
from planspegeln.model.values import Trail
from planspegeln.pages.addresses import (
    GLOSSARY,
    commitment_target,
    document_place,
    measure_place,
)
from planspegeln.pages.pages import Page
from planspegeln.search.lexicon import topic_words
from planspegeln.swedish import names
from planspegeln.swedish.phrases import first_upper
from planspegeln.swedish.tokens import tokens

# What a sentence is, for questions that ask for one kind: what was promised, what was reported.
PROMISE: Final = "p"
OUTCOME: Final = "o"
_SEVERAL: Final = 2  # promises in one sentence
_OF_TOPIC: Final = 20  # the most sentences of a topic's page
_PRIORITIES: Final = 12  # of so many priorities
_FIGURES: Final = 60  # the most figures of the page that has all of them
_ROOM: Final = 700  # the most characters of the entries that a sentence leads to
_SHORTEST: Final = 4  # letters of a topic's word that may be a part of a longer one

Sentence: TypeAlias = dict[str, Any]


@dataclass
class _Taken:
    """What is taken from one leaf of a text."""

    commitments: list[CommitmentEntry]
    outcomes: list[OutcomeEntry]
    measures: list[MeasureEntry]


class Answers:
    """The sentences of every page of a site."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._stop = {word.lower() for word in catalogue.words.stop}
        self._taken: dict[tuple[str, Trail], _Taken] = defaultdict(lambda: _Taken([], [], []))
        extracts = catalogue.extracts
        for commitment in extracts.commitments.values():
            self._at(commitment.entry, commitment.location).commitments.append(commitment)
        for outcome in extracts.outcomes:
            self._at(outcome.entry, outcome.location).outcomes.append(outcome)
        for measure in extracts.measures:
            self._at(measure.entry, measure.location).measures.append(measure)
        self._stretches: dict[tuple[str, Trail], list[Stretch]] = defaultdict(list)
        self._notes = {
            entry.key: [
                (entry.text.find(note.quote, note.section)[0], note.note)
                for note in entry.document.notes
            ]
            for entry in catalogue.documents.values()
        }
        self._led: dict[tuple[str, Trail], list[str]] = defaultdict(list)
        for entry in catalogue.documents.values():
            for leaf in entry.text.leaves:
                if leaf.lead is not None and not leaf.cell:
                    self._led[entry.key, leaf.lead].append(leaf.text)
        every = {entry.key: list(stretches(entry.text)) for entry in catalogue.documents.values()}
        for key, found in every.items():
            for one in found:
                for location in one.locations:
                    self._stretches[key, location.leaf.trail].append(one)
        self._said: dict[str, list[tuple[Stretch, Sentence]]] = {
            key: [
                (one, told) for one in found for told in self._told(catalogue.documents[key], one)
            ]
            for key, found in every.items()
        }

    def _at(self, entry: DocumentEntry, location: Location) -> _Taken:
        return self._taken[entry.key, location.leaf.trail]

    def of(self, page: Page) -> list[Sentence]:
        """The sentences of a page, in order. A page without any shows what it is about."""
        subject = page.subject
        if isinstance(subject, DocumentEntry):
            return self._in_part(subject, subject.parts.all[0])
        if isinstance(subject, PartEntry):
            return self._in_part(subject.entry, subject.part)
        if isinstance(subject, PriorityEntry):
            return list(self._of_priority(subject))
        if isinstance(subject, entities.Topic):
            return list(self._of_topic(subject))
        if page.address == GLOSSARY:
            return [
                {"t": f"{one.term}: {_meaning(one)}", "l": page.title, "u": f"{GLOSSARY}#{one.id}"}
                for one in self._catalogue.abbreviations
            ]
        if isinstance(subject, FiguresOf):
            return [
                {**told, "u": _address(*measure_place(one))}
                for one in subject.own.measures[:_FIGURES]
                for told in [self._figure(one.entry, one)]
            ]
        return [{"t": page.description}] if page.description else []

    def _figure(self, entry: DocumentEntry, one: MeasureEntry) -> Sentence:
        """A figure as a sentence: Driftskostnad 2010: 1 250 kkr."""
        year = f" {one.measure.year}" if one.measure.year else ""
        text = f"{one.what}{year if year not in one.what else ''}: {one.written}"
        return {
            "t": entry.publishable(text),
            "l": f"Siffra ur {entry.document.short_title}, med redaktionens ord",
            "m": entry.municipality.name,
            "x": one.key,  # its row among the data, which has the words that it rests on
        }

    def _in_part(self, entry: DocumentEntry, part: object) -> list[Sentence]:
        at = entry.parts.at
        said = [told for one, told in self._said[entry.key] if at(one.leaf.trail) is part]
        return [*said, *(self._fronted(entry) if part is entry.parts.all[0] else ())]

    def _fronted(self, entry: DocumentEntry) -> Iterator[Sentence]:
        """What stands before and after the text: labels with their lines, and the sender's address."""
        about = {
            "l": f"Ur {entry.document.short_title}",
            "u": _address(*document_place(entry)),
            "m": entry.municipality.name,
        }
        for block in entry.document.text:
            if isinstance(block, blocks.Facts):
                for fact in block.facts:
                    text = entry.publishable(f"{fact.label}: {', '.join(map(_plain, fact.lines))}")
                    yield {"t": text, **about}
            elif isinstance(block, blocks.Letterhead):
                text = ", ".join(_plain(line) for column in block.letterhead for line in column)
                yield {"t": entry.publishable(text), **about}

    def _of_topic(self, topic: entities.Topic) -> Iterator[Sentence]:
        """Those of its first priorities, up to a number, with words of the topic first, and its figures."""
        named = set(topic_words(topic)) - self._stop
        told: dict[int, Sentence] = {}
        for entry in self._catalogue.priorities_under(topic.id)[:_PRIORITIES]:
            told |= {id(one): one for one in self._of_priority(entry)}
        ranked = sorted(told.values(), key=lambda one: -_met(named, one["t"]))
        yield from ranked[:_OF_TOPIC]
        for one in self._catalogue.extracts.measures_under(topic.id)[:_FIGURES]:
            yield {
                **self._figure(one.entry, one),
                "u": _address(*measure_place(one)),
                "y": 1,  # for those who choose the topic: else the page of all figures has it
            }

    def _of_priority(self, entry: PriorityEntry) -> Iterator[Sentence]:
        """Those of its items, and those elsewhere that something about it is taken from."""
        own: dict[str, list[AnyItem]] = defaultdict(list)
        for placed in entry.items:
            own[placed.entry.key].append(placed.item)
        elsewhere: dict[str, set[tuple[Trail, int]]] = defaultdict(set)
        leading = set()
        for one in entry.quoted:
            trail = one.location.leaf.trail
            elsewhere[one.entry.key].add((trail, one.location.start))
            if trail[-1] != "heading":  # what stands under a heading is not all of one thing
                leading.add((one.entry.key, trail))
        for key in dict.fromkeys((*own, *elsewhere)):
            for stretch, told in self._said[key]:
                leaf = stretch.leaf
                inside = any(leaf.item is item for item in own[key])
                is_led = leaf.lead is not None and (key, leaf.lead) in leading
                if inside or is_led or _holds(stretch, elsewhere[key]):
                    yield told

    def _told(self, entry: DocumentEntry, one: Stretch) -> Iterator[Sentence]:
        """A sentence as it is shown. A row of a table is one for each of its figures, or one."""
        if led := self._headed(entry, one):
            yield led
        taken = [
            self._taken[key]
            for location in one.locations
            if (key := (entry.key, location.leaf.trail)) in self._taken
        ]
        commitments = _within(one, [made for each in taken for made in each.commitments])
        outcomes = _within(one, [told for each in taken for told in each.outcomes])
        measures = _within(one, [number for each in taken for number in each.measures])
        if one.leaf.cell and measures and not (commitments or outcomes):
            for number in measures:
                place = _address(*document_place(entry, number.anchor))
                yield {**self._figure(entry, number), "u": place}
            return
        first = next(iter((*outcomes, *commitments, *measures)), None)
        told = self._sentence(
            entry,
            one,
            one.text,
            _label(entry, commitments, outcomes, measures),
            first.anchor if first else one.leaf.anchor,
        )
        if outcomes:
            told["k"] = OUTCOME
        elif commitments:
            told["k"] = PROMISE
        if actor := next((made.actor for made in commitments if made.actor), None):
            told["v"] = entry.publishable(actor)
        pairs = list(self._paired(commitments, outcomes)) or list(self._of_lead(entry, one))
        if pairs:
            told["p"] = [pair for i, pair in enumerate(pairs) if pair not in pairs[:i]]
        if any(made.priority is None for made in commitments):
            told["g"] = 1  # a promise that no priority's page has
        yield told

    def _headed(self, entry: DocumentEntry, one: Stretch) -> Sentence | None:
        """The heading that leads to a list, with its entries, before the first of them: "Arbetsgrupp:"."""
        leaf = one.leaf
        lead = entry.lead(leaf) if leaf.lead and leaf.lead[-1] == "heading" else None
        if not lead or not lead.endswith(":") or one.locations[0].start or leaf.cell:
            return None
        led = self._led[entry.key, leaf.lead] if leaf.lead else []
        if led[:1] != [leaf.text]:
            return None
        told = self._sentence(entry, one, lead, _label(entry, [], [], []), leaf.anchor)
        told.pop("i", None)
        return {**told, "e": [entry.publishable(words) for words in _first(led)]}

    def _sentence(
        self, entry: DocumentEntry, one: Stretch, text: str, label: str, anchor: str
    ) -> Sentence:
        heading = self._catalogue.heading(entry.key, one.leaf.anchor)
        lead = entry.lead(one.leaf) if not one.leaf.cell else None
        told: Sentence = {
            "t": entry.publishable(text),
            "l": label,
            "u": _address(*document_place(entry, anchor)),
            "m": entry.municipality.name,
        }
        if lead:
            told["i"] = entry.publishable(lead)
        if text.endswith(":") and (led := self._led.get((entry.key, one.leaf.trail))):
            told["e"] = [entry.publishable(words) for words in _first(led)]
        if one.locations[0].start:
            told["f"] = 1  # it goes on from the sentence before
        if heading:
            told["h"] = entry.publishable(heading)
        if noted := [note for place, note in self._notes[entry.key] if _overlaps(one, place)]:
            told["n"] = entry.publishable(" ".join(noted))
        return told

    def _whole(self, entry: DocumentEntry, location: Location) -> Sentence:
        """The sentence that a location stands in, with the words that lead to it."""
        one = self._stretch(entry, location)
        told = {"t": entry.publishable(one.text if one else location.words)}
        if (lead := entry.lead(location.leaf)) and not location.leaf.cell:
            told["i"] = entry.publishable(lead)
        return told

    def _stretch(self, entry: DocumentEntry, location: Location) -> Stretch | None:
        for one in self._stretches[entry.key, location.leaf.trail]:
            if one.leaf.cell or _overlaps(one, location):
                return one
        return None

    def _part(self, made: CommitmentEntry) -> Sentence:
        """The words of a promise, where its sentence holds others too: each has its own outcome."""
        one = self._stretch(made.entry, made.location)
        beside = self._at(made.entry, made.location).commitments
        if one is None or len(_within(one, beside)) < _SEVERAL:
            return {}
        return {"a": made.entry.publishable(made.location.words)}

    def _of_lead(self, entry: DocumentEntry, one: Stretch) -> Iterator[Sentence]:
        """The pairs of the words before a list, which an entry of it is a part of."""
        lead = one.leaf.lead
        if lead is None or one.leaf.cell or (entry.key, lead) not in self._taken:
            return
        taken = self._taken[entry.key, lead]
        for made in filter(_leads, taken.commitments):
            for pair in self._reported([made]):
                yield {**pair, "a": entry.publishable(made.location.words)}
        yield from self._planned(filter(_leads, taken.outcomes))

    def _paired(
        self, commitments: Iterable[CommitmentEntry], outcomes: Iterable[OutcomeEntry]
    ) -> Iterator[Sentence]:
        yield from self._reported(commitments)
        yield from self._planned(outcomes)

    def _reported(self, commitments: Iterable[CommitmentEntry]) -> Iterator[Sentence]:
        """What stands under a promise: what was reported of it, or that nothing was."""
        for made in commitments:
            answer = made.answer
            if answer is None:
                label = names.UNREAD if made.is_unread else names.NO_OUTCOME
                yield {"l": label, "u": _address(*commitment_target(made)), **self._part(made)}
                continue
            outcome = answer.outcomes[0]
            yield {
                "l": f"Rapporterat {answer.entry.period} · {answer.label}",
                "u": _address(*document_place(outcome.entry, outcome.anchor)),
                **self._whole(outcome.entry, outcome.location),
                **self._part(made),
            }

    def _planned(self, outcomes: Iterable[OutcomeEntry]) -> Iterator[Sentence]:
        """What stands under an outcome: the promise that it answers, and what became of that.

        A report may say of one promise what it does not say of the sentence's own subject: that somebody
        was told of the cameras, for example. So the status stands at the promise.
        """
        for told in outcomes:
            for answer in told.answers:
                made = answer.commitment
                yield {
                    "l": f"Planerat {made.period} · {answer.label}",
                    "u": _address(*commitment_target(made)),
                    **self._whole(made.entry, made.location),
                    **self._part(made),
                }


def _leads(one: CommitmentEntry | OutcomeEntry) -> bool:
    """Whether what is taken stands last before a list."""
    return not one.location.leaf.text[one.location.end :].strip(" :")


def _first(texts: Sequence[str]) -> Iterator[str]:
    """The first entries of a list, as many as have room below the words that lead to them."""
    room = _ROOM
    for text in texts:
        room -= len(text)
        if room < 0:
            yield "…"
            return
        yield text


def _meaning(one: editorial.Abbreviation) -> str:
    """What an abbreviation stands for, and whose words that is."""
    if one.expansion is None:
        return "Förklaras inte i källan."
    told = "" if one.explained_in else " Förklaringen är redaktionens."
    return f"{first_upper(one.expansion)}.{told}"


def _met(named: Iterable[str], text: str) -> int:
    """How many of some words a text has, or a longer word with them."""
    found = tokens(text)
    return sum(any(word in token for token in found) for word in named if len(word) >= _SHORTEST)


def _holds(one: Stretch, places: set[tuple[Trail, int]]) -> bool:
    return any(
        location.leaf.trail == trail and location.start <= start < location.end
        for location in one.locations
        for trail, start in places
    )


def _within(one: Stretch, found: list[Any]) -> list[Any]:
    """Those of the extracts that stand in a sentence or row."""
    return [extract for extract in found if _overlaps(one, extract.location)]


def _overlaps(one: Stretch, other: Location) -> bool:
    return any(location.overlaps(other) for location in one.locations)


def _label(
    entry: DocumentEntry,
    commitments: list[CommitmentEntry],
    outcomes: list[OutcomeEntry],
    measures: list[MeasureEntry],
) -> str:
    """What a sentence is: Rapporterat 2021, Planerat 2020, or where it is from."""
    if outcomes:
        return f"Rapporterat {entry.period}"
    if commitments:
        return f"Planerat {commitments[0].period}"
    if measures:
        return f"Siffra ur {entry.document.short_title}"
    return f"Ur {entry.document.short_title}"


def _plain(line: object) -> str:
    return line if isinstance(line, str) else str(getattr(line, "text", line))


def _address(page: str, anchor: str) -> str:
    return f"{page}#{anchor}" if anchor else page
