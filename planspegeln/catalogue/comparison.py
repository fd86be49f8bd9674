"""Two municipalities beside each other: their topics, and the links between their documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import CommitmentEntry, MunicipalityEntry, Related
from planspegeln.catalogue.standing import by_topic
from planspegeln.model import entities
from planspegeln.swedish import phrases

_OUTSIDE: Final = "Annat i dokumenten"


@dataclass(frozen=True)
class Row:
    """A topic, and what each of the two has promised under it."""

    topic: entities.Topic
    cells: tuple[list[CommitmentEntry], list[CommitmentEntry]]

    @property
    def is_shared(self) -> bool:
        """Whether both have promised something under it."""
        return all(self.cells)


@dataclass(frozen=True)
class Pair:
    """Two municipalities that links tie together, in the order of their ids: a name may change.

    `ties` are those links, each seen from `one`, as `links.yml` orders them.
    """

    one: MunicipalityEntry
    other: MunicipalityEntry
    ties: list[Related]

    @property
    def sides(self) -> tuple[MunicipalityEntry, MunicipalityEntry]:
        """Both municipalities."""
        return self.one, self.other

    @property
    def title(self) -> str:
        """Their names: Huddinge och Söderhamn."""
        return phrases.listed(own.municipality.name for own in self.sides)

    def against(self, own: MunicipalityEntry) -> MunicipalityEntry:
        """The other one of the two."""
        return self.other if own is self.one else self.one

    @cached_property
    def rows(self) -> list[Row]:
        """Every topic that one of them has promised something under.

        Those of both come first, and then those with the most.
        """
        one, other = (by_topic(own.commitments) for own in self.sides)
        topics = {topic.id: topic for topic, _ in (*one, *other)}
        first, second = ({topic.id: found for topic, found in each} for each in (one, other))
        rows = [
            Row(topic, (first.get(key, []), second.get(key, []))) for key, topic in topics.items()
        ]
        return sorted(
            rows,
            key=lambda row: (
                not row.is_shared,
                -sum(map(len, row.cells)),
                phrases.alphabetical(row.topic.labels.sv),
            ),
        )

    @property
    def by_theme(self) -> list[tuple[str, list[Related]]]:
        """The links by theme of the first one's priority, in its own order. Those of no priority come last."""
        found: dict[str, list[Related]] = defaultdict(list)
        for related in self.ties:
            found[_theme(related, self.one)].append(related)
        themes = [theme.title for theme in self.one.municipality.themes]
        order = [*themes, self.one.without_theme, _OUTSIDE]
        return sorted(found.items(), key=lambda pair: order.index(pair[0]))


def _theme(related: Related, own: MunicipalityEntry) -> str:
    priority = related.here.priority
    if priority is None:
        return _OUTSIDE
    return priority.theme.title if priority.theme else own.without_theme


def pairs(catalogue: Catalogue) -> list[Pair]:
    """The municipalities that links tie together, two by two. Those with the most links come first."""
    found: dict[tuple[str, str], list[Related]] = defaultdict(list)
    for related in catalogue.related:
        here, there = (side.entry.municipality.id for side in (related.here, related.there))
        if here < there:
            found[here, there].append(related)
    towns = catalogue.municipalities
    every = [Pair(towns[one], towns[other], ties) for (one, other), ties in found.items()]
    return sorted(every, key=lambda pair: (-len(pair.ties), pair.title))
