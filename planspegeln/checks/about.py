"""Checks what `site.yml` says of who runs the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection
from planspegeln.model.values import Model

_TO_FILL_IN: Final = "FYLL I"


def who_runs_the_site_is_told(collection: Collection) -> Iterator[Fault]:
    """Ensure no part that visitors need is left out once a public body runs the site."""
    about = collection.about
    if about is None or not about.value.accessibility.adopted:
        return
    needed: dict[str, tuple[Model, tuple[str, ...]]] = {
        "accessibility": (about.value.accessibility, ("actor", "contact")),
        "privacy": (
            about.value.privacy,
            ("controller", "contact", "officer", "legal_basis", "logs"),
        ),
    }
    for part, (told, names) in needed.items():
        for name in names:
            value = getattr(told, name)
            if value is None or (isinstance(value, str) and _is_unsaid(value)):
                yield Fault(
                    about.position(part, name),
                    f"fyll i ”{name}” under ”{part}”; det får bara saknas med adopted: false",
                )


def _is_unsaid(text: str) -> bool:
    """Whether a text only holds a place: FYLL I, or no letters."""
    return _TO_FILL_IN in " ".join(text.upper().split()) or not any(sign.isalpha() for sign in text)


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
