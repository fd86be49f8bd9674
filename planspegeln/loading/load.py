"""Reads the files under `data/` into the model. Every fault in their shape has a position.

A file that does not fit the model is left out of the `Collection`. Its key is kept in `broken`, so
that references to it are not reported as well.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final, Generic, TypeVar

from pydantic import ValidationError

from planspegeln.loading.faults import Fault, Position
from planspegeln.loading.shape import shape_faults
from planspegeln.loading.yamlfile import Origin, YamlFile, read
from planspegeln.model import editorial, entities
from planspegeln.model.leaves import DocumentText
from planspegeln.model.values import PANELS_FOLDER, Model, Trail, slug

T = TypeVar("T", bound=Model)

_LISTS: Final = (
    "topics.yml",
    "links.yml",
    "words.yml",
    "glossary.yml",
    "site.yml",
    "withdrawn.yml",
)
_CHANGES: Final = "changes"
_SOURCES: Final = "sources"
NOBODYS: Final = (_CHANGES, _SOURCES)  # folders that are no municipality's
_ASIDE: Final = ("README.md", "addresses.txt")
# What operating systems, editors and office programs leave in a folder.
_LITTER: Final = re.compile(r"\..*|.*~|~\$.*|Icon\r|Thumbs\.db|desktop\.ini", re.IGNORECASE)
# What a name may end in instead of .yml. Windows hides the last of two.
_ENDING: Final = re.compile(r"(?:\.ya?ml)*\.(?:ya?ml|txt)$", re.IGNORECASE)


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """A model object, the file that it comes from, and its trail in the file."""

    key: str
    value: T
    file: Origin
    at: Trail = ()

    def position(self, *path: str | int) -> Position:
        """The position of the value at the trail `path` from this object."""
        return self.file.position(*self.at, *path)


@dataclass
class Collection:
    """Everything under `data/`. A key is a path such as `huddinge/lokal-samverkan`."""

    root: Path
    municipalities: dict[str, Loaded[entities.Municipality]] = field(default_factory=dict)
    documents: dict[str, Loaded[entities.Document]] = field(default_factory=dict)
    priorities: dict[str, Loaded[entities.Priority]] = field(default_factory=dict)
    topics: dict[str, Loaded[entities.Topic]] = field(default_factory=dict)
    links: dict[str, Loaded[entities.Link]] = field(default_factory=dict)
    words: Loaded[editorial.Words] | None = None
    glossary: Loaded[editorial.Glossary] | None = None
    abbreviations: dict[str, Loaded[editorial.Abbreviation]] = field(default_factory=dict)
    about: Loaded[editorial.About] | None = None
    withdrawn: list[Loaded[editorial.Withdrawal]] = field(default_factory=list)
    reworded: list[Loaded[editorial.Rewording]] = field(default_factory=list)
    withheld: list[Loaded[editorial.WithheldAddress]] = field(default_factory=list)
    changes: dict[str, Loaded[editorial.Change]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    _texts: dict[str, DocumentText] = field(default_factory=dict)

    def source(self, document: entities.Document) -> Path:
        """The path of the document's source."""
        return self.root / "sources" / document.source.file

    def text(self, key: str) -> DocumentText:
        """The text of the document `key`, as leaves. It is computed once."""
        if key not in self._texts:
            self._texts[key] = DocumentText(self.documents[key].value)
        return self._texts[key]

    def knows(self, key: str) -> bool:
        """Whether a municipality, document or priority with that key has a file, broken or not."""
        return (
            key in self.broken
            or key in self.municipalities
            or key in self.documents
            or key in self.priorities
        )


def municipality_of(key: str) -> str:
    """The municipality's id in a key such as `huddinge/lokal-samverkan`, or in a page's address.

    The address of a panel has it after the panels' folder.
    """
    return key.removeprefix(f"{PANELS_FOLDER}/").split("/", 1)[0]


def load(root: Path) -> Collection:
    """Read every file under `root`, the data folder, except sources, `_ASIDE` and litter.

    Bad content raises nothing. The faults are in the result's `faults`. A file with a wrong name or
    in a wrong folder is a fault, because nothing would publish it. So is a symbolic link, which is
    not followed: it could publish any file of the machine.
    """
    collection = Collection(root)
    add(collection, lambda _: True)
    return collection


def add(collection: Collection, wanted: Callable[[str | None], bool]) -> None:
    """Read more of the data folder into a collection, as `load` does: the files that are wanted.

    That is asked of the id of each municipality with a folder, and of None for what is nobody's own.
    """
    root = collection.root
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        own = parts[0] if len(parts) > 1 and parts[0] not in NOBODYS else None
        if not wanted(own):
            continue
        if path.is_symlink():
            position = Position(path.relative_to(root.parent).as_posix(), 1, 1)
            message = "symboliska länkar följs inte; lägg själva filen här"
            collection.faults.append(Fault(position, message))
        elif path.is_file() and not _is_aside(parts):
            _read(collection, path, parts)


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or left by a program that nobody asked."""
    return _LITTER.fullmatch(name) is not None


def _is_aside(parts: tuple[str, ...]) -> bool:
    """Whether the file is read elsewhere, is for people or is litter."""
    return parts[0] == _SOURCES or "/".join(parts) in _ASIDE or any(map(is_litter, parts))


def _known(parts: tuple[str, ...]) -> list[str]:
    """The paths in the data folder that a file with this path may have."""
    if len(parts) == 1:
        return list(_LISTS)
    if parts[0] == _CHANGES:
        return [f"{_CHANGES}/{year}.yml" for year in re.findall("[0-9]{4}", parts[-1])[:1]]
    municipality, name = slug(parts[0]), slug(PurePath(parts[-1]).stem)
    own = ("municipality.yml", f"documents/{name}.yml", f"priorities/{name}.yml")
    return [f"{municipality}/{path}" for path in own]


def _out_of_place(name: str, parts: tuple[str, ...]) -> Fault:
    near = difflib.get_close_matches("/".join(parts), _known(parts), n=1)
    meant = f"; menade du ”data/{near[0]}”?" if near else ""
    return Fault(
        Position(name, 1, 1),
        f"filen läses inte in här; väntade {', '.join(_LISTS)}, changes/<år>.yml, "
        "sources/<namn>.txt, <kommun>/municipality.yml, <kommun>/documents/<id>.yml eller "
        f"<kommun>/priorities/<id>.yml{meant}",
    )


def _other_ending(collection: Collection, name: str, parts: tuple[str, ...]) -> Fault | None:
    """The fault if the file has only the wrong ending, such as `x.yml.txt`.

    What it would hold counts as broken, so that references to it are not reported as well.
    """
    right = _ENDING.sub("", parts[-1]) + ".yml"
    meant = (*parts[:-1], right)
    if right == parts[-1] or "/".join(meant) not in _known(meant):
        return None
    if collection.root.joinpath(*meant).exists():
        cure = f"”{right}” finns redan i mappen: ta bort den ena"
    else:
        keys = {1: right, 2: meant[0]}
        collection.broken.add(keys.get(len(meant), f"{meant[0]}/{PurePath(right).stem}"))
        cure = f"döp om den till ”{right}”"
    return Fault(
        Position(name, 1, 1),
        f"filen läses inte in, för namnet ska sluta på .yml; {cure} (Windows visar det sista i ett "
        "filnamn bara om du har valt att visa filnamnstillägg)",
    )


def _read(collection: Collection, path: Path, parts: tuple[str, ...]) -> None:
    """Add what the file holds to the collection."""
    name = path.relative_to(collection.root.parent).as_posix()
    if fault := _other_ending(collection, name, parts):
        collection.faults.append(fault)
        return
    if "/".join(parts) not in _known(parts):
        collection.faults.append(_out_of_place(name, parts))
        return
    file = read(path, name)
    collection.faults += file.faults
    match parts:
        case ("topics.yml",):
            topics = _validate(collection, file, entities.Topics, "topics.yml")
            _add_each(
                collection, collection.topics, file, topics.topics if topics else (), "topics"
            )
        case ("links.yml",):
            links = _validate(collection, file, entities.Links, "links.yml")
            _add_each(collection, collection.links, file, links.links if links else (), "links")
        case ("words.yml",):
            collection.words = _whole(collection, file, editorial.Words)
        case ("glossary.yml",):
            collection.glossary = _whole(collection, file, editorial.Glossary)
            glossary = collection.glossary.value if collection.glossary else editorial.Glossary()
            _add_each(
                collection,
                collection.abbreviations,
                file,
                glossary.abbreviations,
                "abbreviations",
            )
        case ("site.yml",):
            collection.about = _whole(collection, file, editorial.About)
        case ("withdrawn.yml",):
            told = _validate(collection, file, editorial.Withdrawals, "withdrawn.yml")
            told = told or editorial.Withdrawals()
            collection.withdrawn = [
                Loaded(one.address, one, file.origin, ("withdrawn", i))
                for i, one in enumerate(told.withdrawn)
            ]
            collection.reworded = [
                Loaded(one.address, one, file.origin, ("reworded", i))
                for i, one in enumerate(told.reworded)
            ]
            collection.withheld = [
                Loaded(one.sha256, one, file.origin, ("withheld", i))
                for i, one in enumerate(told.withheld)
            ]
        case ("changes", _):
            changes = _validate(collection, file, editorial.Changes, "/".join(parts))
            _add_each(
                collection, collection.changes, file, changes.changes if changes else (), "changes"
            )
        case (municipality, "municipality.yml"):
            _add(collection, collection.municipalities, file, entities.Municipality, municipality)
        case (municipality, "documents", _):
            key = f"{municipality}/{path.stem}"
            _add(collection, collection.documents, file, entities.Document, key)
        case (municipality, "priorities", _):
            key = f"{municipality}/{path.stem}"
            _add(collection, collection.priorities, file, entities.Priority, key)


def _add(
    collection: Collection, into: dict[str, Loaded[T]], file: YamlFile, cls: type[T], key: str
) -> None:
    """Add the entity in `file`. Its id must equal the last part of `key` (from its path)."""
    value = _validate(collection, file, cls, key)
    if value is None:
        return
    into[key] = Loaded(key, value, file.origin)
    found: str = value.id  # type: ignore[attr-defined]
    expected = key.rpartition("/")[2]
    if found != expected:
        message = f"id är ”{found}”, men filen heter så att id ska vara ”{expected}”"
        collection.faults.append(Fault(file.position("id"), message))


def _whole(collection: Collection, file: YamlFile, cls: type[T]) -> Loaded[T] | None:
    """The one object that the file holds."""
    value = _validate(collection, file, cls, file.name)
    return Loaded(file.name, value, file.origin) if value else None


def _add_each(
    collection: Collection,
    into: dict[str, Loaded[T]],
    file: YamlFile,
    values: tuple[T, ...],
    name: str,
) -> None:
    for i, value in enumerate(values):
        key: str = value.id  # type: ignore[attr-defined]
        if key in into:
            first = into[key].position("id")
            where = f"på rad {first.line}" if first.file == file.name else f"i {first}"
            collection.faults.append(
                Fault(
                    file.position(name, i, "id"),
                    f"id ”{key}” finns redan {where}; varje id får stå en gång",
                )
            )
        else:
            into[key] = Loaded(key, value, file.origin, (name, i))


def _validate(collection: Collection, file: YamlFile, cls: type[T], key: str) -> T | None:
    if file.value is not None:
        try:
            value = cls.model_validate(file.value)
        except ValidationError as error:
            collection.faults += shape_faults(file, error, cls)
        else:
            if not file.faults:
                return value
    collection.broken.add(key)
    return None
