"""The flow from a plan to its reports: how many commitments of each part got which answer, as bands."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from planspegeln.catalogue.entries import CommitmentEntry, MunicipalityEntry
from planspegeln.catalogue.standing import Group, by_status, under

# In units of the picture, which a phone shows at about its own size.
WIDTH: Final = 360
BAR: Final = 10  # how wide the bar of each part and of each answer is
LINE: Final = 16  # a line of text
_GAP: Final = 14  # above a label
_EACH: Final = 5.0  # how high a commitment is at most
_ALL: Final = 260.0  # how high they are together at most
_LETTERS: Final = 24  # in a line of a label


class Part(NamedTuple):
    """Commitments that stand together in the plans, under a theme or outside all."""

    label: str
    commitments: list[CommitmentEntry]


@dataclass(frozen=True)
class End:
    """Where bands begin or end: a bar of so many commitments, with its label in `lines` above it."""

    lines: tuple[str, ...]
    number: int
    top: float
    height: float

    @property
    def first_line(self) -> float:
        """Where the first line of the label stands."""
        return self.top - 6 - LINE * (len(self.lines) - 1)


@dataclass(frozen=True)
class Band:
    """Commitments of one part with one answer. `name` is that of the answer's mark, and `path` its outline."""

    name: str
    path: str


@dataclass(frozen=True)
class Flow:
    """A picture of it, and the numbers that it shows: one for each of `answers` in each of `parts`."""

    parts: list[Part]
    answers: list[Group]
    numbers: list[list[int]]

    @property
    def _each(self) -> float:
        return min(_EACH, _ALL / sum(map(sum, self.numbers)))

    @property
    def height(self) -> float:
        """How high the picture is."""
        return max(
            self._least([(one.label, len(one.commitments)) for one in ends])
            for ends in (self.parts, self.answers)
        )

    @property
    def starts(self) -> list[End]:
        """The bars of the parts, on the left."""
        return self._ends([(one.label, len(one.commitments)) for one in self.parts])

    @property
    def stops(self) -> list[End]:
        """The bars of the answers, on the right."""
        return self._ends([(one.label, len(one.commitments)) for one in self.answers])

    @property
    def bands(self) -> list[Band]:
        """The bands: those of a part from its first answer down, and those of an answer from its first part."""
        left = [one.top for one in self.starts]
        right = [one.top for one in self.stops]
        found = []
        for part, numbers in enumerate(self.numbers):
            for answer, number in enumerate(numbers):
                high = number * self._each
                if number:
                    path = _outline(left[part], right[answer], high)
                    found.append(Band(self.answers[answer].name, path))
                left[part] += high
                right[answer] += high
        return found

    def _least(self, ends: Sequence[tuple[str, int]]) -> float:
        """How high bars with their labels are at least."""
        lines = sum(len(_lines(label, number)) for label, number in ends)
        return lines * LINE + len(ends) * _GAP + sum(number for _, number in ends) * self._each

    def _ends(self, ends: Sequence[tuple[str, int]]) -> list[End]:
        """The bars from the top of the picture to its foot."""
        rest = (self.height - self._least(ends)) / max(len(ends) - 1, 1)
        found = []
        top = 0.0
        for label, number in ends:
            lines = _lines(label, number)
            top += _GAP + len(lines) * LINE
            found.append(End(lines, number, _short(top), _short(number * self._each)))
            top += number * self._each + rest
        return found


def flow(own: MunicipalityEntry) -> Flow | None:
    """The flow of a municipality. None if no report answers to anything, or if all stands together."""
    themes = [
        Part(theme.title if theme else own.without_theme, under(entries))
        for theme, entries in own.by_theme
    ]
    outside = Part(f"Utanför {own.noun.all}", own.commitments_outside)
    parts = [one for one in (*themes, outside) if one.commitments]
    if len(parts) < 2 or not any(one.answer for one in own.commitments):
        return None
    answers = by_status(own.commitments)
    each = [
        {group.label: len(group.commitments) for group in by_status(part.commitments)}
        for part in parts
    ]
    return Flow(parts, answers, [[found.get(one.label, 0) for one in answers] for found in each])


def _lines(label: str, number: int) -> tuple[str, ...]:
    """A label with its number, in lines."""
    return tuple(textwrap.wrap(f"{label}: {number}", _LETTERS, break_on_hyphens=False))


def _outline(start: float, stop: float, high: float) -> str:
    """The outline of a band between two bars, from `start` on the left to `stop` on the right."""
    left, middle, right = BAR, WIDTH // 2, WIDTH - BAR
    top, foot, begin, end = map(_short, (start, start + high, stop, stop + high))
    return (
        f"M{left} {top}C{middle} {top} {middle} {begin} {right} {begin}"
        f"V{end}C{middle} {end} {middle} {foot} {left} {foot}Z"
    )


def _short(number: float) -> float:
    """A number with one decimal, or none."""
    return int(number) if number == int(number) else round(number, 1)
