"""Proposals as rows of the sheets: filled in, with how sure they are, and not decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from textwrap import shorten
from typing import Final

from planspegeln.authoring.propose.pairs import NEAR
from planspegeln.authoring.propose.proposals import (
    Guess,
    MeasureProposal,
    OutcomeProposal,
    Proposals,
)
from planspegeln.authoring.propose.results import Told, of_answer
from planspegeln.authoring.sheet.layout import NEW, NONE
from planspegeln.authoring.sheet.lines import (
    AIM,
    BACKGROUND,
    MEASURE,
    OUTCOME,
    TASK,
    Choices,
    Line,
    Lines,
)
from planspegeln.authoring.sheet.parts import Part
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import blocks, entities
from planspegeln.model.values import part_at
from planspegeln.swedish import names
from planspegeln.swedish.numerals import digits

_SURE, _LIKELY = 0.8, 0.5
# A heading that has priorities under it.
_PRIORITIES: Final = re.compile(r"prioriteringar\b|\bprioriterade \w+|\binsatser\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What says that something is planned.
_PLANNED: Final = re.compile(
    r"\b(?:ska|skall|bör|kommer|planera\w*|avsätt\w*|avsatt\w*|budget\w*|kosta\w*|kostnad\w*|senast)\b",
    re.IGNORECASE,
)
# From here on four of five answers are right in the reviewed report. One that is less near is only named: to
# clear what is wrong takes work. In a report that is read, where only pairs are asked for, `NEAR` is enough.
_LIKELY_NEAR: Final = 0.3
_NAMED: Final = 60  # characters of a commitment that is only named
_TOPICS: Final = 3  # the most that are filled in


def certainty(confidence: float, reason: str = "") -> str:
    """How sure a proposal is, in a word, and why: säker: ordet ”ska”."""
    word = "säker" if confidence >= _SURE else "trolig" if confidence >= _LIKELY else "osäker"
    return f"{word}: {reason}" if reason else word


def proposed_lines(
    catalogue: Catalogue,
    entry: DocumentEntry,
    choices: Choices,
    proposals: Proposals,
    waiting: Collection[str],
) -> list[Line]:
    """The rows of sentences that something is proposed of.

    An outcome may answer a commitment of the plans that are `waiting` to be compared with. Where it has
    been read, that is filled in if the document answers none of such a plan, and else only named: it is
    the editor who has decided what the outcome answers.
    """
    return list(_Proposed(catalogue, entry, choices, waiting).lines(proposals))


class _Proposed:
    def __init__(
        self,
        catalogue: Catalogue,
        entry: DocumentEntry,
        choices: Choices,
        waiting: Collection[str],
    ) -> None:
        self._lines = Lines(catalogue, entry)
        begun = {one.commitment.partition("#")[0] for one in entry.document.answers}
        self._waiting = waiting
        # Plans that came after the report was read: nobody has had their commitments to choose from.
        self._new = set() if entry.unread else {*waiting} - begun
        self._title = {name: title for title, name in choices.priorities.items()}
        self._commitment = {name: label for label, name in choices.commitments.items()}
        self._topic = {name: label for label, name in choices.topics.items()}

    def lines(self, proposals: Proposals) -> Iterator[Line]:
        """The rows of all proposals."""
        for made in proposals.commitments:
            yield from self._lines.at(
                made.location,
                what=TASK if made.kind == "task" else AIM,
                who=made.actor or "",
                recurs=made.recurs or "",
                priority=self._title.get(made.priority or "", ""),
                certainty=certainty(made.confidence, made.reason),
            )
        telling: dict[str, list[Told]] = defaultdict(list)
        for told in proposals.outcomes:
            telling[self._answer(told)].append(Told(told.status, told.reason))
        for told in proposals.outcomes:
            # What each says enough of has been seen to already.
            yield from self._outcome(told, of_answer(telling[self._answer(told)], 1).status)
        for number in proposals.measures:
            yield from self._measure(number)
        for one in proposals.background:
            yield from self._lines.at(
                one.location,
                what=BACKGROUND,
                certainty=certainty(one.confidence, one.reason),
            )

    def _nearest(self, told: OutcomeProposal) -> Guess | None:
        """The commitment that an outcome may answer."""
        is_unread = self._lines.is_unread(told.location)
        return next(
            (
                one
                for one in told.answers
                if one.key in self._commitment
                and (is_unread or one.key.partition("#")[0] in self._waiting)
            ),
            None,
        )

    def _is_open(self, told: OutcomeProposal, nearest: Guess | None) -> bool:
        """Whether what has been read may answer a commitment of a plan that it answers nothing of."""
        if nearest is None or nearest.score < NEAR:
            return False
        answered = self._lines.answered(told.location)
        return not any(
            one.partition("#")[0] == nearest.key.partition("#")[0]
            for one, label in self._commitment.items()
            if label in answered
        )

    def _answer(self, told: OutcomeProposal) -> str:
        """The commitment that is filled in as answered, or ""."""
        nearest = self._nearest(told)
        if nearest is None:
            return ""
        if self._lines.is_unread(told.location):
            return nearest.key if nearest.score >= _LIKELY_NEAR else ""
        is_new = nearest.key.partition("#")[0] in self._new
        return nearest.key if is_new and nearest.score >= NEAR else ""

    def _outcome(self, told: OutcomeProposal, status: entities.Status) -> Iterator[Line]:
        """The row of an outcome. All that may answer a commitment have one status: they must agree."""
        answer, nearest = self._answer(told), self._nearest(told)
        if not self._lines.is_unread(told.location) and not self._is_open(told, nearest):
            return
        # That it is an outcome may be sure. Which commitment it answers, and how, never is.
        sure, reason = told.confidence, ""
        if answer and nearest:
            sure = min(sure, _LIKELY if nearest.score >= _LIKELY_NEAR else 0)
            reason = told.reason
        elif nearest and nearest.score:
            sure, reason = min(sure, _LIKELY), f"svarar kanske på {self._named(nearest)}"
        yield from self._lines.at(
            told.location,
            what=OUTCOME,
            priority=self._title.get(told.priority or "", ""),
            certainty=certainty(sure, reason),
            answers=self._commitment.get(answer, ""),
            status=names.STATUS[status] if answer else "",
        )

    def _named(self, guess: Guess) -> str:
        return shorten(self._commitment[guess.key], _NAMED, placeholder="…")

    def _measure(self, one: MeasureProposal) -> Iterator[Line]:
        doubt = ""
        if not one.unit:
            doubt = "enheten står inte i meningen"
        elif one.role == "plan" and not _PLANNED.search(one.location.leaf.text):
            doubt = "slaget är inte sagt"  # "Låtsasby har 8 400 invånare"
        elif len(set(_YEAR.findall(one.location.words))) > 1:
            doubt = "meningen har flera år"
        yield from self._lines.at(
            one.location,
            what=MEASURE,
            value=digits(one.value),
            unit=one.unit,
            year=str(one.year or ""),
            counts=one.label,
            role=names.ROLE[one.role],
            qualifier=one.qualifier or "",
            series=one.series or "",
            topics="; ".join(self._topic[name] for name in one.topics),
            certainty=certainty(min(one.confidence, _LIKELY), doubt)
            if doubt
            else certainty(one.confidence),
        )


def proposed_parts(entry: DocumentEntry, choices: Choices, proposals: Proposals) -> dict[str, Part]:
    """By the anchor of each heading, which priority it may be, and the topics of a new one."""
    title = {name: words for words, name in choices.priorities.items()}
    topic = {name: label for label, name in choices.topics.items()}
    found = {}
    for one in proposals.priorities:
        section = part_at(entry.document, one.trail[:-1])
        if not isinstance(section, blocks.Section):
            continue
        beside = part_at(entry.document, one.trail[:-2])
        around = part_at(entry.document, one.trail[:-3])
        is_among = isinstance(around, blocks.Section) and _PRIORITIES.search(around.heading)
        runner_up = one.runner_up and title.get(one.runner_up.key)
        tied, sure = NONE, certainty(one.confidence, f"annars {runner_up}" if runner_up else "")
        if one.priority:
            tied = title[one.priority]
        elif is_among or any(
            isinstance(other, blocks.Item) and bool(other.number) == bool(section.number)
            for other in beside
        ):
            tied, sure = NEW, certainty(_LIKELY, "den står bland prioriteringar")
        if is_among:
            reason = certainty(_LIKELY, "prioriteringarna står under den")
            found[around.section] = Part(around.section, "", tied=NONE, certainty=reason)
        found[section.section] = Part(
            section.section,
            one.title,
            tied=tied,
            topics="; ".join(topic[guess.key] for guess in one.topics[:_TOPICS]),
            certainty=sure,
        )
    return found
