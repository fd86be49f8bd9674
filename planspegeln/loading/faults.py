"""Faults in the data: each has a position and a message that tells an editor what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from planspegeln.swedish.invisible import visible

_MOST: Final = 200  # signs of what was found
_FOUND: Final = re.compile(r"”[^”]+”|\"[^\"]+\"")


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file. Line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """`file:line:column`, which text editors and terminals turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Fault:
    """A fault. `str()` gives ``data/…/file.yml:line:column: message``. Faults and doubts sort by position."""

    position: Position
    message: str

    def __lt__(self, other: Fault) -> bool:
        """Whether it stands before another one."""
        return (self.position, self.message) < (other.position, other.message)

    def __str__(self) -> str:
        """The fault on one line, with its position first and at most 200 signs of what was found."""
        return f"{self.position}: {shortened(self.message)}"


def shortened(message: str) -> str:
    """A message with at most 200 signs of what was found, and no raw control sign."""
    return visible(_FOUND.sub(_cut, message))


def _cut(match: re.Match[str]) -> str:
    return _cut_to(match[0])


def _cut_to(found: str) -> str:
    return found if len(found) <= _MOST else f"{found[: _MOST - 50]} … {found[-47:]}"


@dataclass(frozen=True)
class Doubt(Fault):
    """Something that may be right, and that an editor has to look at.

    If it is right, the object says so under `accepted`, with the doubt's `name` and what it is
    `about`.
    """

    name: str
    about: str

    def __str__(self) -> str:
        """The doubt on one line, and last what an editor writes if all is well."""
        answer = _cut_to(self.about)
        return f"{super().__str__()} [doubt: {self.name}, about: {visible(answer)}]"


class RefusedError(Exception):
    """Why something is not done, in words for the person who asked."""


class DataError(RefusedError):
    """The data has faults. `faults` holds all of them, each once, sorted by position."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(report(self.faults))


def report(faults: Iterable[Fault]) -> str:
    """All faults, one per line, with their number at the end."""
    lines = [str(fault) for fault in faults]
    count = "1 fel" if len(lines) == 1 else f"{len(lines)} fel"
    return "\n".join([*lines, f"{count} i data."])


def suggest(found: str, valid: Iterable[str]) -> str:
    """The end of a message: the value of `valid` nearest to `found`, as ``; menade du ”…”?``.

    If none is near, it lists the valid values. It is "" if there are none, or more than twelve.
    """
    valid = sorted(valid)
    if near := nearest(found, valid):
        return f"; menade du ”{near}”?"
    if 0 < len(valid) <= 12:
        return "; välj bland " + ", ".join(f"”{name}”" for name in valid)
    return ""


def nearest(found: str, valid: Iterable[str]) -> str | None:
    """The value of `valid` that is near to `found`, if one is."""
    near = difflib.get_close_matches(found, sorted(valid), n=1, cutoff=0.6)
    return near[0] if near else None
