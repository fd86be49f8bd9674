"""How it stands with commitments: by status, for a municipality and for the whole collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from planspegeln.catalogue.entries import CommitmentEntry, MunicipalityEntry, PriorityEntry
from planspegeln.model import entities
from planspegeln.swedish import names, phrases

# Where a reader chooses among statuses, and in addresses, these two stand beside the model's.
_IDS: Final = {"ingen": "ingen-uppfoljning", "olast": "inte-genomlast"}


class Absence(NamedTuple):
    """That no report says what became of something: the name of its mark, and the words."""

    name: str
    label: str

    @property
    def id(self) -> str:
        """What it is called in addresses."""
        return _IDS[self.name]


NO_OUTCOME: Final = Absence("ingen", names.NO_OUTCOME)
UNREAD: Final = Absence("olast", names.UNREAD)
# Every way that it can stand with a commitment, by what it is called in addresses. Without a year.
STANDINGS: Final[dict[str, str]] = {
    **{str(status): label for status, label in names.STATUS.items()},
    **{one.id: one.label for one in (NO_OUTCOME, UNREAD)},
}
# What each of them says, in a sentence.
_MEANS: Final[dict[str, str]] = {
    **{str(status): told for status, told in names.STATUS_MEANS.items()},
    NO_OUTCOME.id: names.NO_OUTCOME_MEANS,
    UNREAD.id: names.UNREAD_MEANS,
}


def absence(one: CommitmentEntry | PriorityEntry) -> Absence:
    """What is said of something that no report takes up, as far as anybody has read."""
    return UNREAD if one.is_unread else NO_OUTCOME


def standing(one: CommitmentEntry) -> str:
    """How it stands with a commitment, by the newest report: one of `STANDINGS`."""
    return one.answer.answer.status if one.answer else absence(one).id


class Group(NamedTuple):
    """Commitments with the same answer in the newest report: a status and its year, or nothing.

    `name` is the status, `ingen` if no report takes them up, or `olast` if one may do so and nobody
    has gone through it.
    """

    name: str
    label: str
    commitments: list[CommitmentEntry]

    @property
    def id(self) -> str:
        """What the status is called in addresses."""
        return _IDS.get(self.name, self.name)

    @property
    def anchor(self) -> str:
        """Its anchor among a municipality's commitments. It may move, since a report may come."""
        answer = self.commitments[0].answer
        return f"_{self.id}-{answer.year}" if answer else f"_{self.id}"


def by_status(commitments: Iterable[CommitmentEntry]) -> list[Group]:
    """The commitments by status and year, in the model's order. Those without any come last."""
    found: dict[tuple[int, int], list[CommitmentEntry]] = defaultdict(list)
    without: dict[bool, list[CommitmentEntry]] = {False: [], True: []}
    for one in commitments:
        if one.answer:
            found[entities.STATUSES.index(one.answer.answer.status), one.answer.year].append(one)
        else:
            without[one.is_unread].append(one)
    groups = [
        Group(entities.STATUSES[status], names.status(entities.STATUSES[status], year), under)
        for (status, year), under in sorted(found.items(), key=lambda pair: pair[0])
    ]
    rest = [Group(*NO_OUTCOME, without[False]), Group(*UNREAD, without[True])]
    return [*groups, *(one for one in rest if one.commitments)]


def under(entries: Iterable[PriorityEntry]) -> list[CommitmentEntry]:
    """The commitments of priorities, in their order."""
    return [one for entry in entries for one in entry.commitments]


def by_topic(
    commitments: Iterable[CommitmentEntry],
) -> list[tuple[entities.Topic, list[CommitmentEntry]]]:
    """The commitments under each topic of their priorities, by the topic's name. Some stand under several."""
    found: dict[str, tuple[entities.Topic, list[CommitmentEntry]]] = {}
    for one in commitments:
        for topic in one.priority.topics if one.priority else ():
            found.setdefault(topic.id, (topic, []))[1].append(one)
    return sorted(found.values(), key=lambda pair: phrases.alphabetical(pair[0].labels.sv))


@dataclass(frozen=True)
class CommitmentsOf:
    """All commitments of a municipality, which have a page beside the municipality's own."""

    own: MunicipalityEntry

    @property
    def groups(self) -> list[Group]:
        """Its commitments by status and year."""
        return by_status(self.own.commitments)


@dataclass(frozen=True)
class CommitmentsWith:
    """All commitments of the collection with which it stands alike, by municipality.

    `id` is one of `STANDINGS`, and `name` that of its mark. Municipalities without any are left out.
    """

    id: str
    found: list[tuple[MunicipalityEntry, list[CommitmentEntry]]]

    @property
    def label(self) -> str:
        """What it is called, without a year."""
        return STANDINGS[self.id]

    @property
    def name(self) -> str:
        """The name of its mark."""
        return next((name for name, id_ in _IDS.items() if id_ == self.id), self.id)

    @property
    def means(self) -> str:
        """A sentence on what it says."""
        return _MEANS[self.id]

    @property
    def number(self) -> int:
        """How many they are."""
        return sum(len(commitments) for _, commitments in self.found)

    @property
    def years(self) -> list[int]:
        """The years that the status is about, ascending. None where nothing is reported."""
        answers = (one.answer for _, commitments in self.found for one in commitments)
        return sorted({answer.year for answer in answers if answer})


def by_standing(municipalities: Iterable[MunicipalityEntry]) -> list[CommitmentsWith]:
    """All commitments by how it stands with them, in the order of `STANDINGS`, empty ones too.

    The municipalities with the most come first.
    """
    found: dict[str, list[tuple[MunicipalityEntry, list[CommitmentEntry]]]] = {
        name: [] for name in STANDINGS
    }
    for own in municipalities:
        under: dict[str, list[CommitmentEntry]] = defaultdict(list)
        for one in own.commitments:
            under[standing(one)].append(one)
        for name, commitments in under.items():
            found[name].append((own, commitments))
    for pairs in found.values():
        pairs.sort(key=lambda pair: -len(pair[1]))
    return [CommitmentsWith(name, found[name]) for name in STANDINGS]
