"""A fault in the data: where it stands, and what is wrong with it in words an editor can use."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """The place as editors and terminals link it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. `str()` gives ``data/…/file.yml:line:column: message``."""

    position: Position
    message: str

    def __str__(self) -> str:
        """The fault on one line, its place first."""
        return f"{self.position}: {self.message}"


class DataError(Exception):
    """The data has faults, all of which are in `faults`, sorted by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(report(self.faults))


def report(faults: Iterable[Fault]) -> str:
    """All faults, one a line, with their number at the end."""
    lines = [str(fault) for fault in faults]
    count = "1 fel" if len(lines) == 1 else f"{len(lines)} fel"
    return "\n".join([*lines, f"{count} i data."])


def suggest(found: str, valid: Iterable[str]) -> str:
    """The nearest of `valid` as ``; menade du ”…”?``, else what there is to choose from."""
    valid = sorted(valid)
    near = difflib.get_close_matches(found, valid, n=1, cutoff=0.6)
    if near:
        return f"; menade du ”{near[0]}”?"
    if 0 < len(valid) <= 12:
        return "; välj bland " + ", ".join(f"”{name}”" for name in valid)
    return ""
