"""What is proposed for a document: plain objects, each with its place, its confidence and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from planspegeln.model import entities
from planspegeln.model.leaves import Location
from planspegeln.model.values import Trail


@dataclass(frozen=True)
class Guess:
    """One of several that may be meant, by its key, and how near it is, from 0 to 1."""

    key: str
    score: float


@dataclass(frozen=True)
class CommitmentProposal:
    """Words that may be a commitment. `reason` says in Swedish which of them it rests on."""

    location: Location
    kind: entities.CommitmentKind
    confidence: float
    reason: str
    actor: str | None = None
    recurs: str | None = None
    priority: str | None = None


@dataclass(frozen=True)
class OutcomeProposal:
    """Words that may be an outcome, and the commitments that it may answer, the likeliest first.

    `answers` have keys as an answer has them: verksamhetsplan-2020#trygghetsdialoger. `status` is
    that of the first of them.
    """

    location: Location
    confidence: float
    status: entities.Status
    reason: str
    priority: str | None = None
    answers: tuple[Guess, ...] = ()


@dataclass(frozen=True)
class MeasureProposal:
    """A number that may be a measure. `location` is its sentence or cell, and `number` its place.

    `unit` and `label` are "" if the text does not say. Measures with one `series` may be compared.
    `topics` are those that its words name, the likeliest first.
    """

    location: Location
    number: Location
    value: Decimal
    unit: str
    role: entities.Role
    confidence: float
    label: str = ""
    year: int | None = None
    qualifier: entities.Qualifier | None = None
    series: str | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class BackgroundProposal:
    """A sentence that says nothing to take out: it is about the document itself, or is no sentence."""

    location: Location
    confidence: float
    reason: str


@dataclass(frozen=True)
class PriorityProposal:
    """A part of the text that may be about a known priority: None if it is none of them.

    `trail` is that of its heading. `topics` are proposed for the priority, the likeliest first.
    """

    trail: Trail
    title: str
    priority: str | None
    confidence: float
    runner_up: Guess | None = None
    topics: tuple[Guess, ...] = ()


@dataclass(frozen=True)
class MentionProposal:
    """Words that name another document, and what they say of it."""

    location: Location
    kind: entities.MentionKind
    title: str
    year: int | None = None


@dataclass(frozen=True)
class Proposals:
    """All that is proposed for a document, in the order of its text."""

    commitments: tuple[CommitmentProposal, ...] = ()
    outcomes: tuple[OutcomeProposal, ...] = ()
    measures: tuple[MeasureProposal, ...] = ()
    background: tuple[BackgroundProposal, ...] = ()
    priorities: tuple[PriorityProposal, ...] = ()
    mentions: tuple[MentionProposal, ...] = ()
    follows_up: MentionProposal | None = None
