"""The rows of the sheet: every sentence of a document, with what has been taken from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry, MeasureEntry, PriorityEntry
from planspegeln.catalogue.unread import Stretch, stretches
from planspegeln.model import entities
from planspegeln.model.leaves import Location
from planspegeln.model.values import Trail
from planspegeln.swedish import names
from planspegeln.swedish.numerals import digits

# What a sentence may be, and the list of the document that it then stands in.
TASK: Final = "åtagande: uppgift"
AIM: Final = "åtagande: inriktning"
OUTCOME: Final = "utfall"
MEASURE: Final = "siffra"
PASSAGE: Final = "mer om prioriteringen"
DONE: Final = "redan gjort"
BACKGROUND: Final = "bakgrund"
LISTS: Final[dict[str, str]] = {
    TASK: "commitments",
    AIM: "commitments",
    OUTCOME: "outcomes",
    MEASURE: "measures",
    PASSAGE: "passages",
    DONE: "passages",
}
KINDS: Final[dict[str, entities.CommitmentKind]] = {TASK: "task", AIM: "aim"}
YES: Final = "ja"
_SEVERAL: Final = "; "


@dataclass(frozen=True)
class Line:
    """A row of the sheet: a sentence or a row of a table, and one thing that is taken from it.

    `number` is that of the sentence in the document, from 1, and `id` the list and the id of what has
    been taken. What is not given is "". `done` is "ja" if an editor has decided.
    """

    number: int
    text: str
    page: str = ""
    heading: str = ""
    what: str = ""
    part: str = ""
    priority: str = ""
    who: str = ""
    recurs: str = ""
    answers: str = ""
    status: str = ""
    why: str = ""
    value: str = ""
    unit: str = ""
    year: str = ""
    counts: str = ""
    topics: str = ""
    certainty: str = ""
    done: str = ""
    role: str = ""
    qualifier: str = ""
    series: str = ""
    id: str = ""


@dataclass(frozen=True)
class Choices:
    """What an editor chooses between, in her words, each with what it stands for in the data.

    `commitments` are those that the document may answer, by plan and place: `2020:12 Dialoger ska …`.
    `nearest` has their labels by the title of a priority, those of that priority first.
    """

    priorities: dict[str, str]
    commitments: dict[str, str]
    topics: dict[str, str]
    nearest: dict[str, list[str]]

    def commitment(self, label: str) -> str | None:
        """The commitment with a label, also if its place has moved since. None if there is none."""
        if label in self.commitments:
            return self.commitments[label]
        plan, words = _without_place(label)
        same = [
            name for one, name in self.commitments.items() if _without_place(one) == (plan, words)
        ]
        return same[0] if len(same) == 1 and words else None

    @classmethod
    def of(cls, catalogue: Catalogue, entry: DocumentEntry) -> Choices:
        """The choices for a document."""
        own = catalogue.municipalities[entry.municipality.id]
        commitments = {
            f"{one.period}:{number} {one.entry.publishable(one.commitment.quote)}": one
            for plan in own.plans
            if entry in plan.reports
            for number, one in enumerate(
                (one for one in own.commitments if one.entry is plan), start=1
            )
        }
        every = [
            one for one in catalogue.priorities.values() if one.municipality is own.municipality
        ]
        titled = dict(_titled(every))
        return cls(
            {name: one.priority.id for name, one in titled.items()},
            {
                label: f"{one.entry.document.id}#{one.commitment.id}"
                for label, one in commitments.items()
            },
            {topic.labels.sv: topic.id for topic in catalogue.topics.values()},
            {
                title: sorted(
                    commitments, key=lambda label: commitments[label].priority is not priority
                )
                for title, priority in titled.items()
                if any(one.priority is priority for one in commitments.values())
            },
        )


def _without_place(label: str) -> tuple[str, str]:
    """The period of a commitment's plan and its words, without its place among the plan's."""
    place, _, words = label.partition(" ")
    return place.rpartition(":")[0], words


def _titled(entries: Iterable[PriorityEntry]) -> Iterator[tuple[str, PriorityEntry]]:
    """Each priority by its title, and by its id too if another has the same title."""
    seen: dict[str, int] = defaultdict(int)
    found = list(entries)
    for one in found:
        seen[one.priority.title] += 1
    for one in found:
        title = one.priority.title
        yield (title if seen[title] == 1 else f"{title} ({one.priority.id})"), one


def line_of(given: Mapping[str, str]) -> Line:
    """A row as it is read, with the text of each field."""
    number = given["number"]
    further = {field: text for field, text in given.items() if field != "number"}
    return Line(number=int(number) if number.isdigit() else 0, **further)


def said(line: Line) -> Line:
    """What an editor can choose in a row."""
    return replace(line, number=0, text="", page="", heading="", certainty="")


class Sentences:
    """The sentences and table rows of a document, by number from 1 and by location."""

    def __init__(self, entry: DocumentEntry) -> None:
        self.all: list[Stretch] = list(stretches(entry.text))
        self._by_leaf: dict[Trail, list[tuple[int, Location]]] = defaultdict(list)
        for number, one in enumerate(self.all, start=1):
            for location in one.locations:
                self._by_leaf[location.leaf.trail].append((number, location))

    def numbers(self, location: Location) -> list[int]:
        """The numbers of the sentences that a location overlaps. Empty if it is in a heading."""
        return [
            number
            for number, one in self._by_leaf[location.leaf.trail]
            if location.start < one.end and one.start < location.end
        ]


def lines(catalogue: Catalogue, entry: DocumentEntry, proposed: Iterable[Line] = ()) -> list[Line]:
    """The rows of a document's sheet, in order. What nobody has read has its proposals, if any."""
    return Lines(catalogue, entry).all(proposed)


class Lines:
    """Makes the rows of one document."""

    def __init__(self, catalogue: Catalogue, entry: DocumentEntry) -> None:
        self._catalogue, self._entry = catalogue, entry
        self._sentences = Sentences(entry)
        choices = Choices.of(catalogue, entry)
        self._title = {name: title for title, name in choices.priorities.items()}
        self._commitment = {name: label for label, name in choices.commitments.items()}
        self._topic = {name: label for label, name in choices.topics.items()}
        self._unread = {one.place for one in entry.unread}

    def is_unread(self, location: Location) -> bool:
        """Whether nobody has read the sentence that a location stands in."""
        numbers = self._sentences.numbers(location)
        return any(self._sentences.all[number - 1].place in self._unread for number in numbers)

    def answered(self, location: Location) -> set[str]:
        """The commitments, by their labels, that the sentence of a location is said to answer."""
        return {
            line.answers
            for number in self._sentences.numbers(location)
            for line in self._taken[number]
            if line.answers
        }

    def all(self, proposed: Iterable[Line]) -> list[Line]:
        """The rows, in order. What nobody has read has its rows of `proposed`."""
        taken = self._taken
        guesses: dict[int, list[Line]] = defaultdict(list)
        for line in proposed:
            guesses[line.number].append(line)
        found = []
        for number, one in enumerate(self._sentences.all, start=1):
            empty = self._empty(number, one)
            if one.place in self._unread:
                found += guesses[number] or [empty]
            else:
                rows = taken[number] or [replace(empty, what=BACKGROUND, done=YES)]
                # What a report says may answer a plan that it has not been compared with.
                told = [line.part for line in rows if line.what == OUTCOME]
                near = [line for line in guesses[number] if line.what == OUTCOME and told]
                maybe = next((line.certainty for line in near if not line.answers), "")
                found += [
                    replace(line, certainty=maybe) if line.what == OUTCOME else line
                    for line in rows
                ]
                found += [
                    line if line.part in told else replace(line, part=told[0])
                    for line in near
                    if line.answers
                ]
        return found

    def _empty(self, number: int, one: Stretch) -> Line:
        """The row of a sentence that nothing is said of yet."""
        leaf = one.leaf
        item = leaf.item.item if leaf.item else None
        return Line(
            number=number,
            text=one.text,
            page=str(leaf.page) if leaf.page else "",
            heading=self._catalogue.heading(self._entry.key, leaf.anchor),
            priority=self._title[item] if item else "",
        )

    def at(self, location: Location, **fields: str) -> Iterator[Line]:
        """The row of a location with what is said of it, if it is in a sentence and not in a heading."""
        for number in self._sentences.numbers(location)[:1]:
            one = self._sentences.all[number - 1]
            part = "" if location.words == one.text else location.words
            given: dict[str, Any] = {key: value for key, value in fields.items() if value}
            yield replace(self._empty(number, one), part=part, **given)

    def _line(self, location: Location, what: str, name: str, **fields: str) -> Iterator[Line]:
        """The row of something that has been taken."""
        return self.at(location, what=what, done=YES, id=f"{LISTS[what]}/{name}", **fields)

    @cached_property
    def _taken(self) -> dict[int, list[Line]]:
        """The rows of what has been taken, by the number of the sentence."""
        found: dict[int, list[Line]] = defaultdict(list)
        for line in self._each_taken():
            found[line.number].append(line)
        return found

    def _each_taken(self) -> Iterator[Line]:
        own = self._catalogue.municipalities[self._entry.municipality.id]
        for made in own.commitments:
            if made.entry is self._entry:
                one = made.commitment
                yield from self._line(
                    made.location,
                    TASK if one.kind == "task" else AIM,
                    one.id,
                    who=one.actor or "",
                    recurs=one.recurs or "",
                    priority=self._named(made.priority),
                )
        for told in own.outcomes:
            if told.entry is self._entry:
                answered: list[dict[str, str]] = [
                    {
                        "answers": self._commitment[answer.answer.commitment],
                        "status": names.STATUS[answer.answer.status],
                        "why": answer.answer.because,
                        "year": str(answer.answer.year or ""),
                    }
                    for answer in told.answers
                ]
                for given in answered or [{}]:
                    yield from self._line(
                        told.location,
                        OUTCOME,
                        told.outcome.id,
                        priority=self._named(told.priority),
                        **given,
                    )
        for number in own.measures:
            if number.entry is self._entry:
                yield from self._measure(number)
        for key in {entry.key: None for entry in own.priorities}:
            for passage in self._catalogue.priorities[key].passages:
                if passage.entry is self._entry and passage.passage.about[0] == key.split("/")[1]:
                    yield from self._line(
                        passage.location,
                        DONE if passage.passage.done else PASSAGE,
                        passage.passage.id,
                        priority=_SEVERAL.join(self._title[one] for one in passage.passage.about),
                    )

    def _measure(self, one: MeasureEntry) -> Iterator[Line]:
        measure = one.measure
        yield from self._line(
            one.location,
            MEASURE,
            measure.id,
            priority=self._named(one.priority),
            value=digits(measure.value),
            unit=measure.unit,
            year=str(measure.year or ""),
            counts=measure.label,
            topics=_SEVERAL.join(self._topic[name] for name in measure.topics),
            role=names.ROLE[measure.role],
            qualifier=measure.qualifier or "",
            series=measure.series or "",
        )

    def _named(self, priority: PriorityEntry | None) -> str:
        return self._title[priority.priority.id] if priority else ""
