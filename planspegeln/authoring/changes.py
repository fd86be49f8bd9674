"""Proposes entries of the public log, by comparing the data with that of an earlier version.

An editor finishes them: which day it was made, why it was wrong, and whether it is worth telling. Before
that, they are faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import count
from typing import Any, Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import Collection
from planspegeln.model import entities
from planspegeln.model.values import LONGEST_ID
from planspegeln.swedish import names
from planspegeln.swedish.persons import without

_FILL_IN: Final = "FYLL I"
_GONE: Final = "Ingenting."
_LONGEST: Final = 300  # signs of what stood, and of what stands
# What was read out of a document or written by the editors, in words, by what it is and its id.
_Said = Mapping[tuple[str, str], str]


def propose(before: Collection, now: Collection) -> list[dict[str, Any]]:
    """Entries for what the data has `now` and did not have `before`, as `data/changes/` has them.

    What the log tells already is left out. A file of `before` that does not fit the model of today is
    left out too (`unlike`). `now` must have no faults.
    """
    told = {
        (one.value.kind, one.value.document, one.value.was, one.value.now)
        for key, one in now.changes.items()
        if one.value.kind != "reading" or key not in before.changes
    }
    taken = set(now.changes)
    found = []
    for one in _proposed(before, now):
        if (one["kind"], one.get("document"), one.get("was"), one.get("now")) not in told:
            one["id"] = _free(one["id"], taken)
            taken.add(one["id"])
            found.append(one)
    return found


def unlike(before: Collection, now: Collection) -> list[str]:
    """The documents and priorities that cannot be compared: their files had another form then."""
    return sorted(before.broken & {*now.documents, *now.priorities})


def _proposed(before: Collection, now: Collection) -> Iterator[dict[str, Any]]:
    about = _priorities(Catalogue(now))
    for key, document in now.documents.items():
        if not before.knows(key):
            yield _entry(key, "", "document", document=key)
        elif key in before.documents:
            then, said = _of_document(before.documents[key].value), _of_document(document.value)
            if said.keys() - then.keys():
                yield _entry(key, "genomlast", "reading", document=key)
            for (what, id_), was in then.items():
                if (stands := said.get((what, id_))) != was:
                    own = [about[key, what, id_]] if (key, what, id_) in about else []
                    named = f"{what}-{id_}"
                    yield _corrected(was, stands, key, named, document=key, priorities=own)
            hidden = [person.name for person in document.value.personal]
            texts = [[leaf.text for leaf in one.text(key).leaves] for one in (before, now)]
            for pair in _replaced(*texts):
                was, stands = (without(text, hidden) for text in pair)
                yield _corrected(was, stands, key, "text", document=key)
    for key, priority in now.priorities.items():
        if key in before.priorities:
            then, said = _of_priority(before.priorities[key].value), _of_priority(priority.value)
            for (what, _), was in then.items():
                if (stands := said.get((what, ""))) != was:
                    yield _corrected(was, stands, key, what, priorities=[key])


def _of_document(document: entities.Document) -> _Said:
    hidden = [person.name for person in document.personal]
    found = {("atagande", one.id): one.quote for one in document.commitments}
    found |= {("utfall", one.id): one.quote for one in document.outcomes}
    found |= {
        ("siffra", one.id): f"{one.label}: {one.value:g} {one.unit}" for one in document.measures
    }
    found |= {
        ("bedomning", one.commitment.replace("#", "-")): names.status(
            one.status, one.year or document.years[0]
        )
        for one in document.answers
    }
    return {key: without(text, hidden) for key, text in found.items()}


def _of_priority(priority: entities.Priority) -> _Said:
    found = {("titel", ""): priority.title}
    if priority.summary:
        named = {"planned": "planerat", "reported": "rapporterat"}
        found |= {(named[key], ""): one.text for key, one in priority.summary.sentences.items()}
    return found


def _priorities(catalogue: Catalogue) -> dict[tuple[str, str, str], str]:
    """The priority that something belongs to, by its document, what it is and its id."""
    found = {}
    for own in catalogue.municipalities.values():
        for made in own.commitments:
            judged = f"{made.entry.document.id}-{made.commitment.id}"
            found[made.entry.key, "atagande", made.commitment.id] = made.priority
            found |= {(one.key, "bedomning", judged): made.priority for one in own.reports}
        found |= {(one.entry.key, "utfall", one.outcome.id): one.priority for one in own.outcomes}
        found |= {(one.entry.key, "siffra", one.measure.id): one.priority for one in own.measures}
    return {name: one.key for name, one in found.items() if one}


def _replaced(before: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    """The pieces of a text that have other words now, each with those words."""
    for what, start, end, there, stop in SequenceMatcher(None, before, now, False).get_opcodes():
        if what != "equal":
            yield " ".join(before[start:end]), " ".join(now[there:stop])


def _corrected(was: str, now: str | None, key: str, what: str, **about: Any) -> dict[str, Any]:
    entry = _entry(key, f"rattelse-{what}", "correction", **about)
    return entry | {"was": _short(was), "now": _short(now or ""), "why": None}


def _entry(key: str, what: str, kind: str, **about: Any) -> dict[str, Any]:
    named = "-".join(filter(None, [key.replace("/", "-"), what]))
    given = {name: value for name, value in about.items() if value}
    return {"id": named, "date": _FILL_IN, "kind": kind, **given}


def _short(text: str) -> str:
    text = " ".join(text.split()) or _GONE
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]} …"


def _free(name: str, taken: set[str]) -> str:
    """An id that no entry has."""
    name = name[: LONGEST_ID - 4].rstrip("-")
    return next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in taken)
