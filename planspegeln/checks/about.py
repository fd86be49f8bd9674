"""Checks what `site.yml` says of who runs the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection
from planspegeln.model.values import Model, Trail

# What holds a place: such words, names of hosts that are for examples (RFC 2606), and no host at all.
_HELD: Final = re.compile(
    r"\bfyll(?:as)?\s+i\b|\b(?:ej|inte)\s+ifyll\w*|\banges\s+senare\b|\bkomplettera[ds]\b|\bunder\s+utredning\b|\b(?:todo|tbd|x{3,}|lorem\s+ipsum)\b"
    r"|^\W*[\[<{].*[\]>}]\W*$|\blocalhost\b"
    r"|\bexample\.(?:com|net|org)\b|\.(?:example|invalid)\b|\bexempel\.se\b"
    r"|^[^@\s]+@[^.\s]+$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2}")


def who_runs_the_site_is_told(collection: Collection) -> Iterator[Fault]:
    """Ensure no part that visitors need is left out, or holds a place, once a public body runs the site."""
    about = collection.about
    if about is None or not about.value.accessibility.adopted:
        return
    for part in ("accessibility", "privacy", "security"):
        for trail in _unsaid(getattr(about.value, part), ()):
            name = ".".join(str(step) for step in trail if isinstance(step, str))
            yield Fault(
                about.position(part, *trail),
                f"fyll i ”{name}” under ”{part}”; det får bara saknas med adopted: false",
            )


def _unsaid(value: object, trail: Trail) -> Iterator[Trail]:
    """Where nothing is said: null, or a text that only holds a place."""
    if value is None:
        if trail:
            yield trail
    elif isinstance(value, str):
        if _HELD.search(value) or not _WORD.search(value):
            yield trail
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _unsaid(part, (*trail, i))
    elif isinstance(value, Model):
        for name, part in value.__dict__.items():
            yield from _unsaid(part, (*trail, name))


def accessibility_statement_agrees(collection: Collection) -> Iterator[Fault]:
    """Ensure the degree of conformance goes with the known faults, and no date before another."""
    if collection.about is None:
        return
    told, position = collection.about.value.accessibility, collection.about.position
    if told.conformance == "full" and told.faults:
        yield Fault(
            position("accessibility", "conformance"),
            "”conformance: full” går inte ihop med brister under ”faults”",
        )
    if told.conformance != "full" and not told.faults:
        yield Fault(
            position("accessibility", "faults"),
            "ange under ”faults” vad som brister, eller ”conformance: full”",
        )
    if told.updated < told.assessed:
        yield Fault(position("accessibility", "updated"), "”updated” kan inte vara före ”assessed”")
