"""Checks that no name under `personal` is shown in another form, or in the editors' own words."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from planspegeln.checks import packed
from planspegeln.loading.faults import Doubt, Fault, Position
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.model import editorial, entities
from planspegeln.model.leaves import Leaf, places, with_instead
from planspegeln.model.values import ORIGINALS, Model, Trail
from planspegeln.swedish.persons import form_of, near_forms, stands_among_bytes, surnames

# Fields that are not the editors' words on a page: the document's own text, where names are
# replaced, and the answers to doubts, which are shown nowhere.
_ASIDE: Final = ("personal", "quote", "actor", "emphasis", "bodies", "accepted")
# Files under `docs/` that are text.
_WRITTEN: Final = (".csv", ".json", ".md", ".txt")
# A sign's code in JSON.
_CODE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_FORMATTING: Final = re.compile(r"<[^<>]*>|[*`\\]|\b_|_\b")
_NOTE: Final = re.compile(r"\[\^[^\[\]]*\]")
_LINKED: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
# The words of a long name. What is longer is a line that is left out, and no part of it is a first name.
_WORDS: Final = 6


def names_stand_in_no_other_form(collection: Collection) -> Iterator[Fault]:
    """Ensure a name under `personal` stands in the text only as it is listed there.

    Another form (a genitive, the surname alone, a name without å, ä and ö) would be shown. So would
    a name that is divided between two leaves, such as a line and the next, or two cells.
    """
    for key, entry in collection.documents.items():
        leaves = collection.text(key).leaves
        people = [
            person
            for person in entry.value.personal
            if any(next(places(leaf.text, person.name), None) for leaf in leaves)
        ]
        rests = [_without_listed(leaf.text, people) for leaf in leaves] if people else []
        for leaf, rest in zip(leaves, rests, strict=False):
            for person in people:
                if found := form_of(person.name, rest, surname=person.common is None):
                    yield Fault(
                        entry.position(*leaf.trail),
                        f"namnet ”{person.name}” står här i en annan form, ”{found}”; skriv även "
                        "den under ”personal”, eller varför efternamnet inte är namnet "
                        "(common: …)",
                    )
                    break
        shown = [(leaf, rest) for leaf, rest in zip(leaves, rests, strict=False) if rest.strip()]
        names = [person for person in people if len(person.name.split()) <= _WORDS]
        yield from _divided(entry, shown, Withheld(names, surnames=False))


def _divided(
    entry: Loaded[entities.Document], leaves: Iterable[tuple[Leaf, str]], withheld: Withheld
) -> Iterator[Fault]:
    """A fault for each name that begins in one leaf and ends in the next."""
    for (_, before), (leaf, text) in pairwise(leaves):
        for person in withheld.named(f"{before}\n{text}"):
            alone = Withheld([person], surnames=False)
            if not (alone.named(before) or alone.named(text)):
                yield Fault(
                    entry.position(*leaf.trail),
                    f"namnet ”{person.name}” står delat: det börjar i raden eller cellen före och "
                    "slutar här; skriv även delarna under ”personal”, var för sig, eller lämna ut "
                    "dem ur källan (redactions)",
                )


def names_stand_in_no_other_document(collection: Collection) -> Iterator[Fault]:
    """Ensure a name that one document of a municipality lists is listed where another has it.

    Names are replaced document by document. A surname alone may be somebody else's.
    """
    first: dict[str, dict[str, str]] = defaultdict(dict)
    for key, entry in collection.documents.items():
        for person in entry.value.personal:
            first[municipality_of(key)].setdefault(person.name, entry.file.name)
    people = withheld_in(collection)
    for key, entry in collection.documents.items():
        every = people.get(municipality_of(key), Withheld([], surnames=False)).people
        own = {person.name for person in entry.value.personal}
        others = [one for one in every if one.name not in own and len(one.name.split()) > 1]
        for leaf in collection.text(key).leaves if others else ():
            text = _without_listed(leaf.text, entry.value.personal)
            for person in Withheld(others, surnames=False).named(text)[:1]:
                yield Fault(
                    entry.position(*leaf.trail),
                    f"här står ”{person.name}”, som står under ”personal” i "
                    f"{first[municipality_of(key)][person.name]} och inte ska visas; skriv namnet "
                    "under ”personal” här också, så som det står",
                )


def _without_listed(text: str, people: Iterable[entities.Person]) -> str:
    """The text with a sign that is no letter in place of each name that is listed."""
    for person in sorted(people, key=lambda person: -len(person.name)):
        text = with_instead(text, person.name, "\N{REPLACEMENT CHARACTER}")
    return text


class Withheld(NamedTuple):
    """The people listed in a part of the collection, by name.

    `surnames` is whether a surname alone is one of them there, or only more of the name. `near` are
    the names of those whose surname alone is, also if those of the others are not.
    """

    people: list[entities.Person]
    surnames: bool
    near: frozenset[str] = frozenset()

    def named(self, text: str) -> list[entities.Person]:
        """Those whose name stands in the text, in any form."""
        return [person for person, _ in self._forms(text)]

    def told(self, text: str) -> list[entities.Person]:
        """Those of them to tell of: not one whose form is a part of another's, or the same."""
        told: dict[str, entities.Person] = {}
        for person, form in sorted(self._forms(text), key=lambda one: -len(one[1])):
            if not any(form in other for other in told):
                told[form] = person
        return list(told.values())

    def _forms(self, text: str) -> list[tuple[entities.Person, str]]:
        return [
            (person, form)
            for person in self.people
            if (form := form_of(person.name, text, surname=self._surname_of(person)))
        ]

    def _surname_of(self, person: entities.Person) -> bool:
        return person.name in self.near or (self.surnames and person.common is None)


def withheld(collection: Collection, *, surnames: bool = False) -> Withheld:
    """The people listed anywhere."""
    return listed_in((one.value for one in collection.documents.values()), surnames=surnames)


def listed_in(documents: Iterable[entities.Document], *, surnames: bool = False) -> Withheld:
    """The people that some documents list."""
    return _sorted((person for one in documents for person in one.personal), surnames)


def named_in(documents: Iterable[entities.Document]) -> Withheld:
    """Those of them whose name is one, and no line that is left out whole."""
    every = listed_in(documents).people
    return _sorted((one for one in every if len(one.name.split()) <= _WORDS), surnames=False)


def _sorted(people: Iterable[entities.Person], surnames: bool) -> Withheld:
    every = set(people)
    return Withheld(sorted(every, key=lambda person: person.name), surnames)


def withheld_in(collection: Collection) -> Mapping[str, Withheld]:
    """The people listed by each municipality. A surname alone is one of them there."""
    people: dict[str, set[entities.Person]] = defaultdict(set)
    for key, entry in collection.documents.items():
        people[municipality_of(key)].update(entry.value.personal)
    return {
        municipality: Withheld(sorted(ones, key=lambda person: person.name), surnames=True)
        for municipality, ones in people.items()
    }


def editors_name_nobody(collection: Collection) -> Iterator[Fault]:
    """Ensure no title, reason, note, label, id or other words of the editors name anybody listed.

    A surname alone counts in what belongs to the same municipality, and in the search's words.
    """
    for entry, withheld in _edited(collection):
        texts = _own_words(collection, entry)
        if not withheld.named("\n".join(text for _, text in texts)):
            continue
        for trail, text in texts:
            yield from _faults(entry.position(*trail), withheld.told(text))


def _faults(position: Position, named: Iterable[entities.Person]) -> Iterator[Fault]:
    for person in named:
        yield Fault(
            position,
            f"här nämns ”{person.name}”, som står under ”personal” och inte ska visas; skriv det "
            "utan namnet",
        )


def written_pages_name_nobody(collection: Collection) -> Iterator[Fault]:
    """Ensure no file under `docs/`, in its text or its own name, and no word of the menu names anybody listed."""
    everybody = withheld(collection)
    project = collection.root.parent
    if not everybody.people:
        return
    menu = project / "mkdocs.yml"
    for path in (*([menu] if menu.is_file() else ()), *sorted((project / "docs").rglob("*"))):
        name = path.relative_to(project).as_posix()
        yield from _faults(Position(name, 1, 1), everybody.told(name))
        if (path == menu or path.suffix.lower() in _WRITTEN) and path.is_file():
            yield from _in_lines(path, name, everybody)
        elif path.is_file():
            yield from _packed(path, name, Position(name, 1, 1), everybody, "ta bort den")


def _in_lines(path: Path, name: str, withheld: Withheld) -> Iterator[Fault]:
    content = path.read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError:  # a table that an office program saved
        text = content.decode("latin-1").replace("\0", "")  # so that UTF-16 can be read too
    lines = text.split("\n")
    read = [_as_read(line) for line in lines]
    unlinked = [_as_read(_LINKED.sub(r"\1", _NOTE.sub("", line))) for line in lines]
    for form in (lines, read, unlinked):
        # Most pages name nobody.
        named = Withheld(withheld.named("\n".join(form)), withheld.surnames)
        for number, (line, following) in enumerate(pairwise([*form, ""]), start=1):
            # A name may go on in the next line. Then it does not stand in that line alone.
            later = named.named(following)
            ones = [one for one in named.told(f"{line}\n{following}") if one not in later]
            yield from _faults(Position(name, number, 1), [*named.told(line), *ones])


def _as_read(line: str) -> str:
    """A line as a reader sees it: signs that are written as codes, and no formatting or tags."""
    line = _CODE.sub(lambda code: chr(int(code[1], 16)), line)
    return _FORMATTING.sub("", unquote(html.unescape(line))).replace("\n", " ")


def published_files_name_nobody(collection: Collection) -> Iterator[Fault]:
    """Ensure no original that is published names anybody listed, also where no reader sees it.

    The text of a PDF's pages is not looked for in it: it is the document's own, which `data/` has.
    """
    listed = withheld_in(collection)
    for key, entry in collection.documents.items():
        original = entry.value.source.original
        people = listed.get(municipality_of(key))
        if not (original and original.publish and people):
            continue
        path = collection.root / "sources" / ORIGINALS / original.file
        if path.is_file():
            position = entry.position("source", "original", "publish")
            yield from _packed(path, original.file, position, people, "ta bort ”publish”")


def _packed(
    path: Path, name: str, position: Position, people: Withheld, way_out: str
) -> Iterator[Fault]:
    """The faults of a file that is published as it is."""
    try:
        found = list(packed.texts(path.read_bytes(), path.suffix))
    except packed.UnsearchableError as why:
        yield Fault(
            position,
            f"filen {name} går inte att genomsöka efter namn som inte ska visas: {why}; {way_out}, "
            "eller lägg hit filen sparad på nytt, utan lösenord",
        )
        return
    loose = "\n".join(text.words for text in found if text.is_loose)
    named = people.told("\n".join(text.words for text in found if not text.is_loose))
    named += [
        one for one in people.people if one not in named and stands_among_bytes(one.name, loose)
    ]
    for person in named:
        yield Fault(
            position,
            f"i filen {name} står ”{person.name}”, som står under ”personal” och inte ska visas: i "
            f"texten, i filens egenskaper, i en kommentar eller i dold text; {way_out}, eller lägg "
            "hit en fil utan namnet",
        )


def words_are_no_misspelt_name(collection: Collection) -> Iterator[Doubt]:
    """Doubt each word that is near a name listed by the same municipality: it would be shown."""
    own = withheld_in(collection)
    for entry in _of_municipalities(collection):
        listed = own.get(municipality_of(entry.key), Withheld([], surnames=True))
        told: set[str] = set()
        for person in [person for person in listed.people if person.common is None]:
            for trail, text in _shown(collection, entry):
                for found in near_forms(person.name, text):
                    if found not in told:
                        told.add(found)
                        yield Doubt(
                            entry.position(*trail),
                            f"”{found}” liknar namnet ”{person.name}”, som inte ska visas; är det "
                            "samma person skriver du även den formen under ”personal”",
                            "liknar-namn",
                            found,
                        )


def surnames_in_other_documents_are_others(collection: Collection) -> Iterator[Doubt]:
    """Doubt each surname of a name that another document of the municipality lists."""
    own = withheld_in(collection)
    for key, entry in collection.documents.items():
        listed = {person.name for person in entry.value.personal}
        every = own.get(municipality_of(key), Withheld([], surnames=True)).people
        others = [one for one in every if one.name not in listed and one.common is None]
        told: set[str] = set()
        for leaf in collection.text(key).leaves if others else ():
            text = _without_listed(leaf.text, entry.value.personal)
            for person in others:
                for found in surnames(person.name, text):
                    if found not in told:
                        told.add(found)
                        yield Doubt(
                            entry.position(*leaf.trail),
                            f"”{found}” är efternamnet i ”{person.name}”, som inte ska visas; är det "
                            "samma person skriver du ordet under ”personal” här också",
                            "efternamn",
                            found,
                        )


def _shown(collection: Collection, entry: Loaded[Any]) -> list[tuple[Trail, str]]:
    """Each text of an object that is shown, without the names that are replaced."""
    texts = _own_words(collection, entry)
    if isinstance(entry.value, entities.Document):
        texts += [
            (leaf.trail, _without_listed(leaf.text, entry.value.personal))
            for leaf in collection.text(entry.key).leaves
        ]
    return texts


def _of_municipalities(collection: Collection) -> list[Loaded[Any]]:
    return [
        *collection.municipalities.values(),
        *collection.documents.values(),
        *collection.priorities.values(),
    ]


def _edited(collection: Collection) -> Iterator[tuple[Loaded[Any], Withheld]]:
    """Everything that editors write in, and whom it must not name."""
    own, every = withheld_in(collection), withheld(collection)
    if not every.people:
        return
    for entry in _of_municipalities(collection):
        yield entry, own.get(municipality_of(entry.key), every)
    for abbreviation in collection.abbreviations.values():
        yield abbreviation, own.get(abbreviation.value.municipality or "", every)
    addresses: list[Loaded[Any]] = [*collection.withdrawn, *collection.reworded]
    for told in addresses:
        yield told, _told_to_all(own, every, {municipality_of(told.value.address)})
    for change in collection.changes.values():
        about = [*filter(None, [change.value.document]), *change.value.priorities]
        yield change, _told_to_all(own, every, {municipality_of(key) for key in about})
    for hidden in collection.withheld:
        yield hidden, own.get(municipality_of(hidden.value.moved_to), every)
    shared: list[Loaded[Any]] = [*collection.topics.values(), *collection.links.values()]
    if collection.glossary:
        shared.append(collection.glossary)
    if collection.about:
        shared.append(collection.about)
    yield from ((entry, every) for entry in shared)
    if collection.words:
        yield collection.words, withheld(collection, surnames=True)


def _told_to_all(own: Mapping[str, Withheld], every: Withheld, places: set[str]) -> Withheld:
    """Whom something about some municipalities must not name, as it is shown on pages about all.

    Nobody by the whole name, and nobody whom those municipalities list by the surname alone.
    """
    near = {one for key in places & own.keys() for one in own[key].people}
    return every._replace(near=frozenset(one.name for one in near if one.common is None))


def _own_words(collection: Collection, entry: Loaded[Any]) -> list[tuple[Trail, str]]:
    """Each text of an object that is the editors' own, with its trail."""
    texts: list[tuple[Trail, str]] = []
    _texts(entry.value, (), texts)
    if not isinstance(entry.value, entities.Document):
        return texts
    leaves = {leaf.trail for leaf in collection.text(entry.key).leaves}
    return [
        (trail, text)
        for trail, text in texts
        if trail not in leaves and not (trail[-1] == "text" and trail[:-1] in leaves)
    ]


def _texts(value: object, trail: Trail, found: list[tuple[Trail, str]]) -> None:
    """Add each text of an object with its trail to `found`, except what is the document's own."""
    if isinstance(value, str):
        found.append((trail, unquote(value)))  # an address may have a name in the name of a file
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            _texts(part, (*trail, i), found)
    elif isinstance(value, dict):
        for key, part in value.items():
            found.append(((*trail, key), key))
            _texts(part, (*trail, key), found)
    elif isinstance(value, Model):
        for name, part in value.__dict__.items():  # much faster than by its fields' names
            if part and (name not in _ASIDE or isinstance(value, editorial.Accessibility)):
                _texts(part, (*trail, name), found)
