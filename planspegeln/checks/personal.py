"""Checks that no name under `personal` is shown in another form, or in the editors' own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from planspegeln.loading.faults import Fault
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import entities
from planspegeln.model.leaves import places
from planspegeln.model.values import Model, Trail
from planspegeln.swedish.persons import form_of

# Fields whose text is the document's own. Where it is shown, names are replaced.
_QUOTED: Final = ("personal", "quote", "actor", "emphasis", "bodies")


def names_stand_in_no_other_form(collection: Collection) -> Iterator[Fault]:
    """Ensure a name under `personal` stands in the text only as it is listed there.

    Another form (a genitive, the surname alone, a name without å, ä and ö) would be shown.
    """
    for key, entry in collection.documents.items():
        leaves = collection.text(key).leaves
        people = [
            person
            for person in entry.value.personal
            if any(next(places(leaf.text, person.name), None) for leaf in leaves)
        ]
        for leaf in leaves if people else ():
            rest = _without_listed(leaf.text, people)
            for person in people:
                if found := form_of(person.name, rest, surname=person.common is None):
                    yield Fault(
                        entry.position(*leaf.trail),
                        f"namnet ”{person.name}” står här i en annan form, ”{found}”; skriv även "
                        "den under ”personal”, eller varför efternamnet inte är namnet "
                        "(common: …)",
                    )
                    break


def _without_listed(text: str, people: Iterable[entities.Person]) -> str:
    """The text with a sign that is no letter in place of each name that is listed."""
    for person in sorted(people, key=lambda person: -len(person.name)):
        for start, end in reversed(list(places(text, person.name))):
            text = f"{text[:start]}\N{REPLACEMENT CHARACTER}{text[end:]}"
    return text


def editors_name_nobody(collection: Collection) -> Iterator[Fault]:
    """Ensure no title, reason, note, label, id or other words of the editors name anybody listed.

    A surname alone counts in what belongs to the same municipality.
    """
    own: dict[str, set[entities.Person]] = defaultdict(set)
    for key, entry in collection.documents.items():
        own[municipality_of(key)].update(entry.value.personal)
    every = [person for people in own.values() for person in people]
    if not every:
        return
    for entry, surnames in _edited(collection):
        leaves = (
            {leaf.trail for leaf in collection.text(entry.key).leaves}
            if isinstance(entry.value, entities.Document)
            else set()
        )
        texts: list[tuple[Trail, str]] = []
        _texts(entry.value, (), texts)
        texts = [
            (trail, text)
            for trail, text in texts
            if trail not in leaves and not (trail[-1] == "text" and trail[:-1] in leaves)
        ]
        together = "\n".join(text for _, text in texts)
        people = [
            person
            for person in (own[municipality_of(entry.key)] if surnames else every)
            if form_of(person.name, together, surname=surnames and person.common is None)
        ]
        people.sort(key=lambda person: person.name)
        for trail, text in texts if people else ():
            for person in people:
                if form_of(person.name, text, surname=surnames and person.common is None):
                    yield Fault(
                        entry.position(*trail),
                        f"här nämns ”{person.name}”, som står under ”personal” och inte ska "
                        "visas; skriv det utan namnet",
                    )


def _edited(collection: Collection) -> Iterator[tuple[Loaded[Any], bool]]:
    """Everything that editors write in, and whether it belongs to one municipality."""
    own: list[Loaded[Any]] = [
        *collection.municipalities.values(),
        *collection.documents.values(),
        *collection.priorities.values(),
    ]
    shared: list[Loaded[Any]] = [
        *collection.topics.values(),
        *collection.links.values(),
        *collection.abbreviations.values(),
        *collection.withdrawn,
    ]
    yield from ((entry, True) for entry in own)
    yield from ((entry, False) for entry in shared)


def _texts(value: object, trail: Trail, found: list[tuple[Trail, str]]) -> None:
    """Add each text of an object with its trail to `found`, except what is the document's own."""
    if isinstance(value, str):
        found.append((trail, value))
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            _texts(part, (*trail, i), found)
    elif isinstance(value, Model):
        for name, part in value.__dict__.items():  # much faster than by its fields' names
            if part and name not in _QUOTED:
                _texts(part, (*trail, name), found)
