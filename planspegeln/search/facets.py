"""The facets of a page, and the extra words that find it without being shown on it.

The page's HTML holds both, and Pagefind indexes them there (`planspegeln/search/indexing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from planspegeln.catalogue import statements
from planspegeln.catalogue.catalogue import NEWEST, Catalogue
from planspegeln.catalogue.comparison import Pair
from planspegeln.catalogue.entries import (
    CommitmentEntry,
    DocumentEntry,
    MunicipalityEntry,
    PartEntry,
    PriorityEntry,
)
from planspegeln.catalogue.figures import FiguresOf
from planspegeln.catalogue.gaps import Gaps
from planspegeln.catalogue.parts import Part
from planspegeln.catalogue.standing import NO_OUTCOME, UNREAD, CommitmentsOf, CommitmentsWith
from planspegeln.model import editorial, entities
from planspegeln.model.leaves import Location
from planspegeln.pages.addresses import COMMITMENTS, COMPARISON, GAPS, GLOSSARY, MEASURES
from planspegeln.pages.pages import Page
from planspegeln.search.lexicon import Lexicon, measure_words, part_texts, topic_words
from planspegeln.swedish import names, phrases
from planspegeln.swedish.sentences import each
from planspegeln.swedish.tokens import mended, tokens

# What a search can be filtered by, and its label on the search page.
FACETS: Final = {
    "kommun": "Kommun",
    "ar": "År",
    "typ": "Sorts sida",
    "amne": "Ämne",
    "status": "Vad som hänt",
}


@dataclass(frozen=True)
class Facets:
    """What a page can be filtered by, and the extra words that find it.

    `about` is the line under its title among the results. The first of a priority's `topics` counts
    for more than the others. `name` is another title of the page. `parts` are the extra words, such as parts of
    compounds, and `elsewhere` those of what is said of the subject in other places. `general` are those of a
    document's `statuses` that promises have which no priority's page has.
    """

    kind: str
    about: str = ""
    municipalities: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    name: str = ""
    parts: tuple[str, ...] = ()


def facets(catalogue: Catalogue, lexicon: Lexicon, page: Page) -> Facets:
    """The facets and extra words of a page."""
    subject = page.subject
    if isinstance(subject, PriorityEntry):
        return _priority(lexicon, subject)
    if isinstance(subject, DocumentEntry):
        statuses, general = _in_part(catalogue, subject, subject.parts.all[0])
        return Facets(
            kind="dokument",
            about=_about_document(subject),
            municipalities=(subject.municipality.id,),
            years=subject.document.years,
            statuses=statuses,
            general=general,
            name=f"{subject.document.title} {subject.municipality.name}",
            parts=_parts(lexicon, part_texts(subject, subject.parts.all[0])),
            elsewhere=_counted(catalogue, subject, subject.parts.all[0]),
        )
    if isinstance(subject, PartEntry):
        entry = subject.entry
        statuses, general = _in_part(catalogue, entry, subject.part)
        return Facets(
            kind="dokument",
            about=f"Ur {entry.document.short_title}, {entry.municipality.name}",
            municipalities=(entry.municipality.id,),
            years=entry.document.years,
            statuses=statuses,
            general=general,
            parts=_parts(lexicon, part_texts(entry, subject.part)),
            elsewhere=_counted(catalogue, entry, subject.part),
        )
    if isinstance(subject, MunicipalityEntry):
        return Facets(kind="kommun", about="Kommun", municipalities=(subject.municipality.id,))
    if isinstance(subject, entities.Topic):
        under = catalogue.priorities_under(subject.id)
        towns = {one.municipality.id: one.municipality.name for one in under}
        figures = [
            one.entry.publishable(f"{one.what} {one.written}")
            for one in catalogue.extracts.measures_under(subject.id)
        ]
        return Facets(
            kind="amne",
            about="Ämne",
            municipalities=tuple(towns),
            years=tuple(sorted({year for one in under for year in one.years})),
            topics=(subject.id,),
            parts=tuple(
                sorted(
                    {
                        *_parts(lexicon, topic_words(subject)),
                        *tokens(" ".join(towns.values())),
                    }
                )
            ),
            elsewhere=tuple(sorted(set(tokens(" ".join(figures))))),
        )
    return _overview(catalogue, page)


def _overview(catalogue: Catalogue, page: Page) -> Facets:
    """The facets of an overview or a page about the site. Its description gives the extra words."""
    own = set(tokens(page.description))
    towns: tuple[entities.Municipality, ...] = ()
    if isinstance(page.subject, Pair):
        towns = tuple(own.municipality for own in page.subject.sides)
    elif isinstance(page.subject, CommitmentsOf | FiguresOf):
        towns = (page.subject.own.municipality,)
    elif isinstance(page.subject, Gaps) and page.subject.only:
        towns = (page.subject.only.municipality,)
    elif isinstance(page.subject, CommitmentsWith) and len(page.subject.found) <= NEWEST:
        towns = tuple(own.municipality for own, _ in page.subject.found)
    elif (
        page.address in (COMMITMENTS, COMPARISON, GAPS, MEASURES)
        and len(catalogue.municipalities) <= NEWEST
    ):
        towns = tuple(own.municipality for own in catalogue.municipalities.values())
    if towns:
        own |= {word for one in towns for word in tokens(one.name)}
    if page.address == GLOSSARY:
        own |= {word for one in catalogue.abbreviations for word in tokens(one.term)}
    withdrawn = isinstance(page.subject, editorial.Withdrawal)
    return Facets(
        kind="sida",
        about="Borttagen sida"
        if withdrawn
        else f"Översikt, {towns[0].name}"
        if len(towns) == 1
        else "Översikt"
        if towns
        else "Ordlista"
        if page.address == GLOSSARY
        else "Om webbplatsen",
        municipalities=tuple(one.id for one in towns),
        years=tuple(
            sorted(
                {
                    year
                    for one in towns
                    for entry in catalogue.municipalities[one.id].documents
                    for year in entry.document.years
                }
            )
        ),
        parts=tuple(sorted(own)),
    )


def _priority(lexicon: Lexicon, entry: PriorityEntry) -> Facets:
    own = [entry.priority.title]
    own += [
        placed.entry.publishable(leaf.text)
        for placed in entry.items
        for leaf in placed.entry.text.leaves
        if leaf.item is placed.item
    ]
    texts = [*own, *(one.entry.publishable(one.passage.quote) for one in entry.passages)]
    return Facets(
        kind="prioritering" if entry.priority.kind == "priority" else "insats",
        about=_about(entry),
        municipalities=(entry.municipality.id,),
        years=tuple(entry.years),
        topics=tuple(topic.id for topic in entry.topics),
        statuses=(*_statuses(entry.commitments), *_lacking(entry.commitments, entry)),
        parts=_parts(lexicon, texts),
        elsewhere=tuple(sorted(_elsewhere(lexicon, entry, own))),
    )


def _elsewhere(lexicon: Lexicon, entry: PriorityEntry, own: Iterable[str]) -> set[str]:
    """The words of the sentences under other headings that something about a priority is taken from."""
    there = {id(placed.item) for placed in entry.items}
    outside = [one for one in entry.quoted if id(one.location.leaf.item) not in there]
    texts = [
        one.entry.publishable(sentence) for one in outside for sentence in _sentences(one.location)
    ]
    texts += [
        one.entry.publishable(leaf.text)
        for one in outside
        for leaf in one.entry.text.leaves
        if leaf.lead == one.location.leaf.trail and leaf.lead[-1] != "heading"
    ]
    words = {word for text in texts for word in tokens(text)} | {*_parts(lexicon, texts)}
    return words - {word for text in own for word in tokens(text)}


def _sentences(location: Location) -> Iterator[str]:
    """The whole sentences that a location stands in."""
    text = location.leaf.text
    for start, end in each(text):
        if start < location.end and location.start < end:
            yield text[start:end]


def _about_document(entry: DocumentEntry) -> str:
    """The line of a document among the results. Of a plan that no report follows up, it says so."""
    kind = names.SORT_OF_DOCUMENT[entry.document.kind]
    told = f"{kind}, {entry.municipality.name} {entry.period}"
    is_answered = entry.is_follow_up or entry.reports
    return told if is_answered else f"{told}. Dokumentet har ingen uppföljning i samlingen."


def _about(entry: PriorityEntry) -> str:
    """The line of a priority among the results: Insats, Söderhamn. Planerat 2009–2011.

    Each status has its year, and how many of the commitments have it.
    """
    planned, reported = entry.planned_periods, entry.reported_periods
    states = [f"planerat {phrases.listed(planned)}"] if planned else []
    states += ["vad som hänt står i samma dokument"] if entry.done else []
    none = "inte genomläst än" if entry.is_unread else "ingen uppföljning"
    states += [f"rapporterat {phrases.listed(reported)}" if reported else none]
    kind = phrases.first_upper(names.KIND[entry.priority.kind].one)
    told = f"{kind}, {entry.municipality.name}. {phrases.first_upper(', '.join(states))}."
    return " ".join([told, *statements.statuses(entry.commitments)])


def _in_part(
    catalogue: Catalogue, entry: DocumentEntry, part: object
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statuses of what a part of a document promises and reports on, and those that only it has."""
    own = catalogue.municipalities[entry.municipality.id]
    at = entry.parts.at
    made = [
        one for one in own.commitments if one.entry is entry and at(one.location.leaf.trail) is part
    ]
    told = {
        answer.answer.status
        for one in own.outcomes
        if one.entry is entry and at(one.location.leaf.trail) is part
        for answer in one.answers
    }
    general = [one for one in made if one.priority is None]
    every = {*_statuses(made), *told}
    statuses = (*(name for name in entities.STATUSES if name in every), *_lacking(made))
    return statuses, (*_statuses(general), *_lacking(general))


def _lacking(
    commitments: Iterable[CommitmentEntry], entry: PriorityEntry | None = None
) -> list[str]:
    """Whether some commitment, or the priority itself, is without a report or with an unread one."""
    without = [one.is_unread for one in commitments if not one.answers]
    if entry and entry.is_unread:
        without.append(True)
    elif entry and not entry.reports:
        without.append(False)
    return [
        *([NO_OUTCOME.id] if False in without else []),
        *([UNREAD.id] if True in without else []),
    ]


def _statuses(commitments: Iterable[CommitmentEntry]) -> list[entities.Status]:
    """The statuses of commitments, in the model's order."""
    there = {one.answer.status for commitment in commitments for one in commitment.answers}
    return [name for name in entities.STATUSES if name in there]


def _counted(catalogue: Catalogue, entry: DocumentEntry, part: Part) -> tuple[str, ...]:
    """The words of what the numbers in a part of a document count: the page shows them so."""
    found = {
        word
        for one in catalogue.municipalities[entry.municipality.id].measures
        if one.entry is entry and entry.parts.at(one.location.leaf.trail) is part
        for word in measure_words(one)
    }
    if not found:
        return ()
    own = {word for text in part_texts(entry, part) for word in tokens(text)}
    return tuple(sorted(found - own))


def _parts(lexicon: Lexicon, texts: Iterable[str]) -> tuple[str, ...]:
    """The parts of compounds in some texts, and their words that the index would not know as such."""
    own: set[str] = set()
    odd: set[str] = set()
    for text in texts:
        own.update(tokens(text))
        odd.update(mended(text))
    return tuple(sorted({part for word in own for part in lexicon.parts(word)} - own | odd))
