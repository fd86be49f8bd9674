"""The public log: what has been added, read, corrected and withdrawn, and when.

It is made of `data/changes/` and of the pages in `withdrawn.yml`. A day is what the editors entered.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeAlias

from planspegeln.catalogue.entries import DocumentEntry, MunicipalityEntry, PriorityEntry
from planspegeln.model import anchors, editorial
from planspegeln.model.values import PANELS_FOLDER
from planspegeln.swedish import names, phrases


@dataclass(frozen=True, eq=False)
class WithdrawalEntry:
    """A page that was withdrawn, as the log tells it."""

    withdrawal: editorial.Withdrawal
    places: dict[str, str]

    label = names.WITHDRAWN
    gone: tuple[WithdrawalEntry, ...] = ()
    topics: frozenset[str] = frozenset()
    is_correction = False

    @property
    def date(self) -> dt.date:
        """The day that it was withdrawn."""
        return self.withdrawal.date

    @property
    def anchor(self) -> str:
        """Its anchor on the page of its year."""
        return anchors.of_withdrawal(self.withdrawal)

    @property
    def about(self) -> str:
        """What the page was called."""
        return self.withdrawal.title

    @property
    def meaning(self) -> str:
        """The words that its address stands for."""
        return self.withdrawal.title

    @property
    def told(self) -> tuple[str, ...]:
        """Why it was withdrawn."""
        return (self.withdrawal.reason,)


@dataclass(frozen=True, eq=False)
class ChangeEntry:
    """A change, with what it is about.

    `priorities` are those that a correction names. `touched` are all whose pages it changes: what a
    document says of a priority comes with the document. `gone` are those that it names and that have been
    withdrawn: it tells of them all the same.
    """

    change: editorial.Change
    document: DocumentEntry | None
    priorities: tuple[PriorityEntry, ...]
    touched: tuple[PriorityEntry, ...]
    gone: tuple[WithdrawalEntry, ...] = ()

    @property
    def date(self) -> dt.date:
        """The day that it was made."""
        return self.change.date

    @property
    def anchor(self) -> str:
        """Its anchor on the page of its year."""
        return self.change.id

    @property
    def meaning(self) -> str:
        """The words that its address stands for: what was corrected. "" of others: titles may change."""
        return self.change.was or ""

    @property
    def label(self) -> str:
        """What kind of change it is: Ny plan, Rättelse."""
        return (
            names.ADDED[self.document.document.kind]
            if self.document and self.change.kind == "document"
            else names.CHANGE[self.change.kind]
        )

    @property
    def is_correction(self) -> bool:
        """Whether something was wrong and has been corrected."""
        return self.change.kind == "correction"

    @property
    def about(self) -> str:
        """The name of what it is about: Lokal samverkan, or Verksamhetsplan 2020."""
        titles = [one.priority.title for one in self.priorities]
        titles += [one.about for one in self.gone if one.withdrawal.priority]
        if titles:
            return phrases.listed(titles)
        if self.document:
            return self.document.document.short_title
        return phrases.listed(one.about for one in self.gone)

    @property
    def places(self) -> dict[str, str]:
        """The municipalities that it is about: the name of each, by id."""
        own = [one.municipality for one in (self.document, *self.priorities) if one]
        found = {one.id: one.name for one in own}
        for gone in self.gone:
            found |= gone.places
        return found

    @property
    def topics(self) -> set[str]:
        """The ids of the topics that it is about: those of what it touches."""
        return {topic.id for one in self.touched for topic in one.topics}

    @property
    def told(self) -> tuple[str, ...]:
        """What it says in sentences, for those who read it elsewhere than on a page."""
        one = self.change
        if self.is_correction:
            said = (f"Där stod: {one.was}", f"Nu står: {one.now}", f"Varför: {one.why}")
            return (*said, one.text) if one.text else said
        if one.text:
            return (one.text,)
        if self.document and one.kind == "document":
            title = self.document.publishable(self.document.document.title)
            return (title,) if title != self.about else ()
        return ()


LogEntry: TypeAlias = ChangeEntry | WithdrawalEntry


class Year(NamedTuple):
    """A year of the log, the newest entry first."""

    year: int
    entries: tuple[LogEntry, ...]


class Log:
    """All changes and withdrawn pages, the newest first."""

    def __init__(
        self,
        changes: Iterable[editorial.Change],
        withdrawn: Iterable[editorial.Withdrawal],
        municipalities: Mapping[str, MunicipalityEntry],
        documents: Mapping[str, DocumentEntry],
        priorities: Mapping[str, PriorityEntry],
    ) -> None:
        """Make the log. Those of one day stand in the opposite order of the file."""
        self._documents = documents
        said = _said_in(priorities.values())
        pages = [
            WithdrawalEntry(one, _places(one, municipalities))
            for one in withdrawn
            if not one.anchor and not one.address.startswith(f"{PANELS_FOLDER}/")
        ]
        found: list[LogEntry] = []
        for one in changes:
            named = tuple(priorities[key] for key in one.priorities if key in priorities)
            document = documents.get(one.document or "")
            is_correction = one.kind == "correction"
            touched = named if is_correction or document is None else tuple(said[document.key])
            found.append(ChangeEntry(one, document, named, touched, tuple(_gone(one, pages))))
        found += pages
        found.sort(key=lambda one: one.date)
        self.entries = tuple(found[::-1])
        self._by_subject: dict[str, list[LogEntry]] = defaultdict(list)
        for entry in self.entries:
            for name in _subjects(entry):
                self._by_subject[name].append(entry)

    @property
    def years(self) -> list[Year]:
        """The years that have entries, the newest first."""
        by_year = groupby(self.entries, key=lambda one: one.date.year)
        return [Year(year, tuple(entries)) for year, entries in by_year]

    @property
    def corrections(self) -> list[ChangeEntry]:
        """The corrections."""
        return [one for one in self.entries if isinstance(one, ChangeEntry) and one.is_correction]

    @property
    def untold(self) -> list[str]:
        """The keys of the documents that the log does not say are added."""
        told = {
            one.change.document
            for one in self.entries
            if isinstance(one, ChangeEntry) and one.change.kind == "document"
        }
        return [key for key in self._documents if key not in told]

    def of_municipality(self, key: str) -> list[LogEntry]:
        """What is about a municipality."""
        return self._by_subject[f"{key}/"]

    def of_topic(self, key: str) -> list[LogEntry]:
        """What is about a topic."""
        return self._by_subject[f"#{key}"]

    def of(self, entry: DocumentEntry | PriorityEntry) -> list[LogEntry]:
        """What is about a document, or touches a priority."""
        return self._by_subject[entry.key]

    def of_withdrawal(self, withdrawal: editorial.Withdrawal) -> list[LogEntry]:
        """That a page was withdrawn."""
        return self._by_subject[f"-{withdrawal.address}"]


def _places(
    one: editorial.Withdrawal, municipalities: Mapping[str, MunicipalityEntry]
) -> dict[str, str]:
    """The municipality that a withdrawn page was about, if it is there: its name, by its id."""
    own = municipalities.get(one.address.partition("/")[0])
    return {own.municipality.id: own.municipality.name} if own else {}


def _gone(change: editorial.Change, pages: Iterable[WithdrawalEntry]) -> Iterator[WithdrawalEntry]:
    """The withdrawn pages of what a change names."""
    for page in pages:
        one = page.withdrawal
        if one.priority in change.priorities or (one.document and one.document == change.document):
            yield page


def _subjects(entry: LogEntry) -> list[str]:
    """What an entry is about, each by a name that no other kind of thing has."""
    found = [f"{place}/" for place in entry.places]
    found += [f"#{topic}" for topic in entry.topics]
    if isinstance(entry, WithdrawalEntry):
        return [*found, f"-{entry.withdrawal.address}"]
    if entry.document:
        found.append(entry.document.key)
    return found + [one.key for one in entry.touched]


def _said_in(priorities: Iterable[PriorityEntry]) -> dict[str, list[PriorityEntry]]:
    """By a document's key, the priorities that it says anything of."""
    found: dict[str, list[PriorityEntry]] = defaultdict(list)
    for priority in priorities:
        own = [*(one.entry for one in priority.items), *(one.entry for one in priority.quoted)]
        for key in dict.fromkeys(one.key for one in own):
            found[key].append(priority)
    return found
