"""The catalogue's entries: model objects with what the rest of the data says about them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias, get_args

from planspegeln.catalogue.contents import Heading, of_document, within
from planspegeln.catalogue.parts import Part, Parts
from planspegeln.catalogue.unread import Stretch
from planspegeln.model import anchors, entities
from planspegeln.model.leaves import AnyItem, DocumentText, Leaf, Location
from planspegeln.model.rows import Relation
from planspegeln.model.tables import ItemRow, Table
from planspegeln.model.values import Trail, part_at
from planspegeln.swedish import measures, names, phrases, sentences
from planspegeln.swedish.persons import without

# The periods in the order of the year.
_PERIODS: Final = get_args(entities.Period)


class _Keyed:
    """What an entry with a key is shown as: entries name each other, and all of them are the collection."""

    key: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.key!r})"


@dataclass(frozen=True, repr=False)
class DocumentEntry(_Keyed):
    """A document, its municipality, its text and the YAML file that it comes from.

    `quoted` are the locations in its text that are quoted, in its own file and elsewhere, and
    `taken` those that its extracts quote. `unread` is what nobody has gone through. `reports` are
    those that say what became of a plan, as far as they are to be compared with it. `awaited` are
    those of them that are not compared, and all from its first year on that are unread.
    """

    key: str
    municipality: entities.Municipality
    document: entities.Document
    text: DocumentText
    file: str
    quoted: list[Quoted] = field(default_factory=list, compare=False)
    taken: list[Location] = field(default_factory=list, compare=False)
    unread: list[Stretch] = field(default_factory=list, compare=False)
    reports: list[DocumentEntry] = field(default_factory=list, compare=False)
    awaited: list[DocumentEntry] = field(default_factory=list, compare=False)

    @property
    def is_follow_up(self) -> bool:
        """Whether the document is a report. A report says what was done, others what will be."""
        return self.document.kind == "report"

    @cached_property
    def contents(self) -> tuple[Heading, ...]:
        """Its table of contents."""
        return of_document(self.document.text)

    @cached_property
    def headings(self) -> dict[str, Heading]:
        """Each heading of its table of contents, by anchor."""
        return {one.anchor: one for one in within(self.contents)}

    @cached_property
    def parts(self) -> Parts:
        """The parts of its text that have a page each."""
        return Parts(self.document.text, self.text)

    def part_of(self, anchor: str) -> Part:
        """The part with an anchor of its text; the first one for "". Raises KeyError if none has it."""
        return self.parts.at(self._trails[anchor]) if anchor else self.parts.all[0]

    @cached_property
    def _trails(self) -> dict[str, Trail]:
        """The trail of each anchor of its text: of parts, footnotes and quotes."""
        return {
            **dict(anchors.in_document(self.document)),
            **{anchor: trail for trail, anchor in anchors.of_footnotes(self.text).items()},
            **{
                anchor: one.location.leaf.trail
                for one in self.quoted
                for anchor in (one.anchor, *one.former)
            },
        }

    @property
    def column(self) -> str:
        """The heading of its column in a table: Plan 2020, Rapport 2021."""
        return f"{names.COLUMN[self.document.kind]} {self.period}"

    @property
    def period(self) -> str:
        """What it is for, as in a heading: 2020, or 2031, tertial 2."""
        return names.period(self.document)

    @property
    def place(self) -> tuple[int, int, dt.date, str]:
        """Its place among documents: by years, period, date and id.

        What is for no part of its year comes first, but a report on a whole year comes last.
        """
        document = self.document
        whole = len(_PERIODS) if document.kind == "report" else -1
        part = _PERIODS.index(document.period) if document.period else whole
        return min(document.years), part, document.date or dt.date.max, self.key

    @property
    def withholds(self) -> bool:
        """Whether the editors, or the protection of a name, leave something out of its text."""
        return bool(self.document.personal or self.document.redactions)

    @cached_property
    def _by_trail(self) -> dict[Trail, Leaf]:
        return {leaf.trail: leaf for leaf in self.text.leaves}

    def lead(self, leaf: Leaf) -> str | None:
        """The sentence or heading that introduces a leaf's list, if there is one."""
        return sentences.last(self._by_trail[leaf.lead].text) if leaf.lead else None

    def publishable(self, text: str) -> str:
        """`text` for search and data files: every name under `personal` is replaced."""
        return without(text, (person.name for person in self.document.personal))


@dataclass(frozen=True)
class PartEntry:
    """A part of a document's text, or the whole of it, that has a page beside the document's own."""

    entry: DocumentEntry
    part: Part

    @property
    def heading(self) -> Heading:
        """The heading that it begins with."""
        return self._heading(self.part.anchor)

    @property
    def above(self) -> list[Heading]:
        """The headings around that one that begin other parts, the outermost first."""
        return [self._heading(anchor) for anchor in self.part.above]

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings under its own; all of the document if it is the whole."""
        return self.heading.below if self.part.anchor else self.entry.contents

    def _heading(self, anchor: str) -> Heading:
        return self.entry.headings[anchor]

    def name(self, heading: Heading) -> str:
        """A heading as the document prints it, with its number, without names that are withheld."""
        return self.entry.publishable(f"{heading.number} {heading.words}".strip())


@dataclass(frozen=True)
class ItemEntry:
    """An item, its document, its theme there, its trail in the YAML, and what is unread of it."""

    entry: DocumentEntry
    item: AnyItem
    theme: str | None
    trail: Trail
    unread: list[Stretch] = field(default_factory=list, compare=False)

    @property
    def row(self) -> tuple[Table, int] | None:
        """The table that it is a row of, and which row from 0. None if it is no row."""
        if not isinstance(self.item, ItemRow):
            return None
        *at, _, row = self.trail
        return part_at(self.entry.document, tuple(at)), int(row)


class Source(NamedTuple):
    """A document with items of a priority: the first item, and its number if there is only one."""

    item: ItemEntry
    number: int | str | None


@dataclass(frozen=True)
class Basis:
    """The plan that a report says it follows up. Both are None if the report does not say.

    `found` is None too if the collection lacks the plan. `unreported` has the keys of the
    municipality's plans whose own report the collection lacks. `is_planned` is whether the
    collection has a plan of the municipality for a year of the report.
    """

    follows_up: entities.Followed | None
    found: DocumentEntry | None
    unreported: frozenset[str] = frozenset()
    is_planned: bool = True


@dataclass(frozen=True)
class Target:
    """One side of a link: a priority, or an anchor in a document, with its quote."""

    entry: DocumentEntry
    priority: PriorityEntry | None
    anchor: str | None
    heading: str
    quote: str
    location: Location


@dataclass(frozen=True)
class Quoted:
    """A location that is quoted, with its anchor in the document's reading view.

    `former` anchors lead to the same location.
    """

    anchor: str
    location: Location
    former: tuple[str, ...] = ()

    @property
    def is_promised(self) -> bool:
        """Whether the anchor is in the ledger of addresses: one that starts with _ is not."""
        return not self.anchor.startswith("_")


@dataclass(repr=False)
class CommitmentEntry(_Keyed):
    """A commitment, its location, its priority, and the answers of other documents."""

    key: str
    entry: DocumentEntry
    commitment: entities.Commitment
    location: Location
    priority: PriorityEntry | None
    answers: list[AnswerEntry] = field(default_factory=list)

    @property
    def actor(self) -> str | None:
        """Who is to act, as the commitment says. Otherwise who is responsible, as its item says."""
        return self.commitment.actor or self.location.leaf.responsible

    @property
    def answer(self) -> AnswerEntry | None:
        """The newest answer to it. None if no report takes it up."""
        return self.answers[-1] if self.answers else None

    @property
    def is_unread(self) -> bool:
        """Whether a report that nobody has gone through, or compared with it, may take it up."""
        return not self.answers and bool(self.entry.awaited)

    @property
    def years(self) -> tuple[int, ...]:
        """What it is for: the year of its table of activities, or else the document's years."""
        year = self.location.leaf.year
        return (year,) if year else self.entry.document.years

    @property
    def period(self) -> str:
        """Its years as a reader writes them."""
        return str(self.location.leaf.year or self.entry.period)

    @property
    def anchor(self) -> str:
        """Its anchor in the reading view."""
        return anchors.in_text(self.commitment)[0]

    @property
    def page_anchors(self) -> tuple[str, ...]:
        """Its anchors on the page that shows its outcomes, the present one first."""
        return anchors.beside_outcomes(self.entry.document, self.commitment)


@dataclass(repr=False)
class OutcomeEntry(_Keyed):
    """An outcome, its location, its priority and its answers."""

    key: str
    entry: DocumentEntry
    outcome: entities.Outcome
    location: Location
    priority: PriorityEntry | None
    answers: list[AnswerEntry] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Its anchor in the reading view."""
        return anchors.in_text(self.outcome)[0]

    def answers_outside(self, priority: PriorityEntry) -> list[AnswerEntry]:
        """The answers that rest on it, to commitments outside the priority."""
        return [one for one in self.answers if one.commitment.priority is not priority]


@dataclass(frozen=True, eq=False)
class AnswerEntry:
    """What a report says about a commitment, with the outcomes that it rests on."""

    answer: entities.Answer
    entry: DocumentEntry
    commitment: CommitmentEntry
    outcomes: tuple[OutcomeEntry, ...]

    @property
    def year(self) -> int:
        """The year that the status is about."""
        return self.answer.year or self.entry.document.years[0]

    @property
    def relation(self) -> Relation:
        """How that year relates to the commitment's years."""
        if self.year in self.commitment.years:
            return "same-year"
        return "recurring" if self.commitment.commitment.recurs else "other-year"

    @property
    def is_judged(self) -> bool:
        """Whether the report says how far the work had come, and does not only mention it."""
        return self.answer.status not in entities.WITHOUT_WORD

    @property
    def label(self) -> str:
        """The status, always with its year: Genomfört 2021."""
        return names.status(self.answer.status, self.year)

    @property
    def caveat(self) -> str:
        """What the status does not say about the commitment's own years. "" if it is about them."""
        if self.relation == "same-year":
            return ""
        document = self.commitment.entry.document
        plan = phrases.first_upper(names.document(document.kind, document.span, document.period))
        told = (
            [f"{plan} säger ”{recurs}”."] if (recurs := self.commitment.commitment.recurs) else []
        )
        return " ".join([*told, self.unknown])

    @property
    def is_unknown(self) -> bool:
        """Whether nothing tells how it went in the commitment's own years.

        A judgement on a sentence that names one of them may: "520 träd planterades under 2031".
        """
        if any(one.relation == "same-year" for one in self.commitment.answers):
            return False
        told = " ".join(one.location.words for one in self.outcomes if self.is_judged)
        return not any(re.search(rf"(?<!\d){year}(?!\d)", told) for year in self.commitment.years)

    @property
    def unknown(self) -> str:
        """A sentence: it is not known how it went in the commitment's own years.

        "" if it is known.
        """
        if self.relation == "same-year":
            return ""
        if self.is_unknown:
            return f"Hur det gick {self.commitment.period} framgår inte."
        document = self.commitment.entry.document
        plan = names.document(document.kind, document.span, document.period)
        return f"Åtagandet står i {plan}."


@dataclass(frozen=True)
class PassageEntry:
    """A passage and its location."""

    entry: DocumentEntry
    passage: entities.Passage
    location: Location

    @property
    def anchor(self) -> str:
        """Its anchor in the reading view."""
        return anchors.in_text(self.passage)[0]


@dataclass(frozen=True, repr=False)
class MeasureEntry(_Keyed):
    """A measure, its location, its topics and the priority it belongs to, if any."""

    key: str
    entry: DocumentEntry
    measure: entities.Measure
    location: Location
    priority: PriorityEntry | None
    topics: tuple[entities.Topic, ...]

    @property
    def anchor(self) -> str:
        """Its anchor in the reading view."""
        return anchors.in_text(self.measure)[0]

    @property
    def page_anchors(self) -> tuple[str, ...]:
        """Its anchors on the page of all measures, the present one first."""
        own = self.entry.municipality.id
        return anchors.among_measures(own, self.entry.document, self.measure)

    @property
    def ground(self) -> str:
        """The words it rests on: its quote, or the text of its cell."""
        return self.location.words

    @property
    def words(self) -> str | None:
        """The words in which the source writes its number. None if it has digits."""
        return measures.words(self.measure, self.ground)

    @property
    def number(self) -> str:
        """Its number as the source writes it, with its qualifier: drygt 500, tre, ca hälften."""
        return measures.number(self.measure, self.ground)

    @cached_property
    def written(self) -> str:
        """Its number with its unit: drygt 500 tittare, tre skolor, ca hälften."""
        return measures.measure(self.measure, self.ground)

    @property
    def what(self) -> str:
        """What it counts, and that it is a goal, planned or another thing than what happened.

        A label that says so itself is enough.
        """
        return names.with_role(self.measure.label, self.measure.role)

    @property
    def what_when(self) -> str:
        """What it counts, and its year if the label does not have it."""
        year = str(self.measure.year or "")
        return self.what if year in self.what else f"{self.what}, {year}"


@dataclass(frozen=True)
class Related:
    """A link seen from the side `here`, towards the side `there`."""

    link: entities.Link
    here: Target
    there: Target

    @property
    def anchor(self) -> str:
        """The anchor of the link's quotes, the same in both documents' reading views."""
        return anchors.of_link(self.link)


@dataclass(frozen=True)
class GroundEntry:
    """A quote that a summary rests on, its location and its anchor in the reading view."""

    entry: DocumentEntry
    quote: str
    location: Location
    anchor: str


@dataclass(frozen=True)
class SentenceEntry:
    """A sentence of a summary and the quotes that it rests on."""

    text: str
    grounds: tuple[GroundEntry, ...]

    @property
    def periods(self) -> list[str]:
        """The periods of the documents that it rests on, each once."""
        return distinct(one.entry.period for one in self.grounds)

    @property
    def is_follow_up(self) -> bool:
        """Whether reports say it. Otherwise plans or programmes do."""
        return any(one.entry.is_follow_up for one in self.grounds)


@dataclass(frozen=True)
class SummaryEntry:
    """A priority's summary. A sentence that is not given is None."""

    planned: SentenceEntry | None
    reported: SentenceEntry | None


QuotedEntry: TypeAlias = CommitmentEntry | OutcomeEntry | PassageEntry | MeasureEntry | GroundEntry


@dataclass(repr=False)
class PriorityEntry(_Keyed):
    """A priority with everything that the documents say about it, oldest first."""

    key: str
    municipality: entities.Municipality
    priority: entities.Priority
    file: str
    topics: tuple[entities.Topic, ...]
    summary: SummaryEntry | None = None
    items: list[ItemEntry] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    commitments: list[CommitmentEntry] = field(default_factory=list)
    outcomes: list[OutcomeEntry] = field(default_factory=list)
    passages: list[PassageEntry] = field(default_factory=list)
    measures: list[MeasureEntry] = field(default_factory=list)

    @property
    def plans(self) -> list[ItemEntry]:
        """The items in plans and programmes."""
        return [placed for placed in self.items if not placed.entry.is_follow_up]

    @property
    def plan_documents(self) -> list[DocumentEntry]:
        """The plans and programmes that have an item for it, one for each item."""
        return [item.entry for item in self.plans]

    @property
    def follow_ups(self) -> list[ItemEntry]:
        """The items in reports."""
        return [placed for placed in self.items if placed.entry.is_follow_up]

    @property
    def sources(self) -> list[Source]:
        """The documents that have items for it, each once."""
        found: dict[str, list[ItemEntry]] = {}
        for item in self.items:
            found.setdefault(item.entry.key, []).append(item)
        return [
            Source(first, None if others else first.item.number)
            for first, *others in found.values()
        ]

    @property
    def quoted(self) -> Iterator[QuotedEntry]:
        """All that its page quotes, in its items and elsewhere: some of it several times."""
        yield from self.commitments
        yield from self.outcomes
        yield from self.passages
        yield from self.measures
        for made in self.commitments:
            for answer in made.answers:
                yield from answer.outcomes
        for said in (self.summary.planned, self.summary.reported) if self.summary else ():
            yield from said.grounds if said else ()

    def stands_in(self, document: DocumentEntry) -> bool:
        """Whether the document has an item for it."""
        return any(item.entry is document for item in self.items)

    @property
    def planned_periods(self) -> list[str]:
        """The periods of the plans that have an item for it, each once."""
        return distinct(item.entry.period for item in self.plans)

    @property
    def reported_periods(self) -> list[str]:
        """The periods of its `reports`, each once."""
        return distinct(report.period for report in self.reports)

    @property
    def done(self) -> list[PassageEntry]:
        """Its passages about what had been done when the document was written."""
        return [one for one in self.passages if one.passage.done]

    @property
    def background(self) -> list[PassageEntry]:
        """Its other passages."""
        return [one for one in self.passages if not one.passage.done]

    @property
    def more(self) -> list[OutcomeEntry]:
        """Its outcomes that no answer rests on."""
        return [one for one in self.outcomes if not one.answers]

    @property
    def outcomes_elsewhere(self) -> list[OutcomeEntry]:
        """Its outcomes that answer commitments outside it."""
        return [one for one in self.outcomes if one.answers_outside(self)]

    @property
    def reports(self) -> list[DocumentEntry]:
        """The reports with an item, an outcome or an answer for it, each once, oldest first."""
        found = [
            *(placed.entry for placed in self.follow_ups),
            *(one.entry for one in self.outcomes),
            *(one.entry for commitment in self.commitments for one in commitment.answers),
        ]
        return sorted(
            {entry.key: entry for entry in found}.values(),
            key=lambda entry: entry.place,
        )

    @property
    def awaited(self) -> list[DocumentEntry]:
        """The reports that may say what became of it, and that nobody has gone through."""
        found = (report for plan in self.plan_documents for report in plan.awaited)
        return list({report.key: report for report in found}.values())

    @property
    def is_unread(self) -> bool:
        """Whether no report says anything of it, as far as anybody has read."""
        return not self.reports and bool(self.awaited)

    @property
    def unread(self) -> list[tuple[DocumentEntry, int]]:
        """The documents whose items for it are not read through, with the number of sentences."""
        return _numbers((placed.entry, len(placed.unread)) for placed in self.items)

    @property
    def theme(self) -> entities.Theme | None:
        """Its theme in the newest document that gives one."""
        ids = [placed.theme for placed in self.items if placed.theme]
        themes = {theme.id: theme for theme in self.municipality.themes}
        return themes[ids[-1]] if ids else None

    @property
    def goals(self) -> list[str]:
        """The goals of its theme in the documents that have an item for it: kommun/dokument#ställe."""
        own = {placed.entry.key for placed in self.items}
        every = self.theme.goals if self.theme else ()
        return [goal for goal in every if goal.partition("#")[0] in own]

    @property
    def years(self) -> list[int]:
        """The years of the documents that have an item for it, and of its `reports`, ascending."""
        told = [*(placed.entry for placed in self.items), *self.reports]
        return sorted({year for entry in told for year in entry.document.years})


@dataclass
class MunicipalityEntry:
    """A municipality with everything that its documents say.

    The documents come oldest first. The priorities come in the order in which documents name them.
    """

    municipality: entities.Municipality
    file: str
    documents: list[DocumentEntry] = field(default_factory=list)
    priorities: list[PriorityEntry] = field(default_factory=list)
    commitments: list[CommitmentEntry] = field(default_factory=list)
    outcomes: list[OutcomeEntry] = field(default_factory=list)
    measures: list[MeasureEntry] = field(default_factory=list)

    @property
    def county(self) -> str | None:
        """The county that its code belongs to. None if no county has such codes."""
        return names.COUNTY.get(self.municipality.code[:2])

    @property
    def plans(self) -> list[DocumentEntry]:
        """The plans and programmes."""
        return [entry for entry in self.documents if not entry.is_follow_up]

    @property
    def reports(self) -> list[DocumentEntry]:
        """The reports."""
        return [entry for entry in self.documents if entry.is_follow_up]

    @property
    def periods(self) -> list[str]:
        """The periods of the documents, each once."""
        return distinct(entry.period for entry in self.documents)

    @property
    def noun(self) -> names.Noun:
        """What its priorities are called, by the kind of the first one."""
        return names.KIND[self.priorities[0].priority.kind if self.priorities else "priority"]

    @property
    def awaited(self) -> list[DocumentEntry]:
        """The reports that may say more of its plans, and that nobody has gone through."""
        found = {one.key: one for plan in self.plans for one in plan.awaited}
        return list(found.values())

    @property
    def unread(self) -> list[tuple[DocumentEntry, int]]:
        """The documents that nobody has read through, with the number of unread sentences."""
        return _numbers((entry, len(entry.unread)) for entry in self.documents)

    @property
    def by_theme(self) -> list[tuple[entities.Theme | None, list[PriorityEntry]]]:
        """Its priorities by theme, in its own order. Those without a theme come last."""
        themes: list[entities.Theme | None] = [*self.municipality.themes, None]
        groups = [
            (theme, [one for one in self.priorities if one.theme == theme]) for theme in themes
        ]
        return [(theme, under) for theme, under in groups if under]

    @property
    def without_theme(self) -> str:
        """What those without a theme are called together."""
        many = self.noun.many
        return f"Övriga {many}" if self.municipality.themes else phrases.first_upper(many)

    @property
    def commitments_outside(self) -> list[CommitmentEntry]:
        """The commitments that belong to no priority."""
        return [one for one in self.commitments if not one.priority]

    @property
    def outcomes_outside(self) -> list[OutcomeEntry]:
        """The outcomes that belong to no priority."""
        return [one for one in self.outcomes if not one.priority]

    @property
    def more_outside(self) -> list[OutcomeEntry]:
        """The outcomes that belong to no priority and that no answer rests on."""
        return [one for one in self.outcomes_outside if not one.answers]


def _numbers(found: Iterable[tuple[DocumentEntry, int]]) -> list[tuple[DocumentEntry, int]]:
    """The documents with a number, each once with its sum."""
    sums: dict[str, tuple[DocumentEntry, int]] = {}
    for entry, number in found:
        if number:
            sums[entry.key] = (entry, sums.get(entry.key, (entry, 0))[1] + number)
    return list(sums.values())


def distinct(parts: Iterable[str]) -> list[str]:
    """The parts in order, each once."""
    return list(dict.fromkeys(parts))
