"""From the files under `data/` to the model: shape only, and every shape fault with its place.

A file that does not fit the model is left out of the `Collection`, but its key is kept in
`broken`, so that what refers to it is not reported as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from planspegeln import editorial, model
from planspegeln.faults import Fault, Place
from planspegeln.leaves import DocumentText
from planspegeln.shape import shape_faults
from planspegeln.values import Model
from planspegeln.yamlfile import Origin, Trail, YamlFile, read

T = TypeVar("T", bound=Model)


@dataclass(frozen=True)
class Entry(Generic[T]):
    """A model object, the file it comes from and where in the file it stands."""

    key: str
    value: T
    file: Origin
    at: Trail = ()

    def place(self, *path: str | int) -> Place:
        """The place of the value at `path`, counted from this object."""
        return self.file.place(*self.at, *path)


@dataclass
class Collection:
    """Everything under `data/`, by key, such as `huddinge/lokal-samverkan`."""

    root: Path
    municipalities: dict[str, Entry[model.Municipality]] = field(default_factory=dict)
    documents: dict[str, Entry[model.Document]] = field(default_factory=dict)
    priorities: dict[str, Entry[model.Priority]] = field(default_factory=dict)
    topics: dict[str, Entry[model.Topic]] = field(default_factory=dict)
    links: dict[str, Entry[model.Link]] = field(default_factory=dict)
    words: editorial.Words = field(default_factory=editorial.Words)
    words_file: Origin | None = None
    glossary: Entry[editorial.Glossary] | None = None
    abbreviations: dict[str, Entry[editorial.Abbreviation]] = field(default_factory=dict)
    about: editorial.About | None = None
    withdrawn: list[Entry[editorial.Withdrawal]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    _texts: dict[str, DocumentText] = field(default_factory=dict)

    def source(self, document: model.Document) -> Path:
        """Where the original's text lies."""
        return self.root / "sources" / document.source.file

    def text(self, key: str) -> DocumentText:
        """The leaves of the document `key`; walked once."""
        if key not in self._texts:
            self._texts[key] = DocumentText(self.documents[key].value)
        return self._texts[key]

    def knows(self, key: str) -> bool:
        """Whether a municipality, document or priority of that key has a file, sound or not."""
        return (
            key in self.broken
            or key in self.municipalities
            or key in self.documents
            or key in self.priorities
        )


def municipality_of(key: str) -> str:
    """The municipality's id in a key such as `huddinge/lokal-samverkan`."""
    return key.split("/", 1)[0]


def load(root: Path) -> Collection:
    """Read every YAML file under `root` (the data folder).

    Never raises for bad content: faults are in the result's `faults`.
    """
    collection = Collection(root)
    for path in sorted(root.rglob("*.y*ml")):
        parts = path.relative_to(root).parts
        file = read(path, str(path.relative_to(root.parent)))
        collection.faults += file.faults
        match parts:
            case ("topics.yml",):
                topics = _validate(collection, file, model.Topics, "topics.yml")
                _add_each(
                    collection, collection.topics, file, topics.topics if topics else (), "topics"
                )
            case ("links.yml",):
                links = _validate(collection, file, model.Links, "links.yml")
                _add_each(collection, collection.links, file, links.links if links else (), "links")
            case ("words.yml",):
                collection.words = (
                    _validate(collection, file, editorial.Words, "words.yml") or editorial.Words()
                )
                collection.words_file = file.origin
            case ("glossary.yml",):
                _add_glossary(collection, file)
            case ("site.yml",):
                collection.about = _validate(collection, file, editorial.About, "site.yml")
            case ("withdrawn.yml",):
                withdrawals = _validate(collection, file, editorial.Withdrawals, "withdrawn.yml")
                collection.withdrawn = [
                    Entry(withdrawal.address, withdrawal, file.origin, ("withdrawn", i))
                    for i, withdrawal in enumerate(withdrawals.withdrawn if withdrawals else ())
                ]
            case (municipality, "municipality.yml"):
                _add(collection, collection.municipalities, file, model.Municipality, municipality)
            case (municipality, "documents", name) if name.endswith(".yml"):
                key = f"{municipality}/{name.removesuffix('.yml')}"
                _add(collection, collection.documents, file, model.Document, key)
            case (municipality, "priorities", name) if name.endswith(".yml"):
                key = f"{municipality}/{name.removesuffix('.yml')}"
                _add(collection, collection.priorities, file, model.Priority, key)
            case _:
                collection.faults.append(
                    Fault(
                        file.place(),
                        "filen läses inte in här; väntade topics.yml, links.yml, withdrawn.yml, words.yml, "
                        "glossary.yml, site.yml, <kommun>/municipality.yml, <kommun>/documents/<id>.yml eller "
                        "<kommun>/priorities/<id>.yml",
                    )
                )
    return collection


def _add(
    collection: Collection, into: dict[str, Entry[T]], file: YamlFile, cls: type[T], key: str
) -> None:
    """Add the entity in `file`, whose id must be the last part of its key, as its file says."""
    value = _validate(collection, file, cls, key)
    if value is None:
        return
    into[key] = Entry(key, value, file.origin)
    found: str = value.id  # type: ignore[attr-defined]
    expected = key.rpartition("/")[2]
    if found != expected:
        message = f"id är ”{found}”, men filen heter så att id ska vara ”{expected}”"
        collection.faults.append(Fault(file.place("id"), message))


def _add_glossary(collection: Collection, file: YamlFile) -> None:
    glossary = _validate(collection, file, editorial.Glossary, file.name)
    if glossary:
        collection.glossary = Entry(file.name, glossary, file.origin)
        abbreviations = glossary.abbreviations
        _add_each(collection, collection.abbreviations, file, abbreviations, "abbreviations")


def _add_each(
    collection: Collection,
    into: dict[str, Entry[T]],
    file: YamlFile,
    values: tuple[T, ...],
    name: str,
) -> None:
    for i, value in enumerate(values):
        key: str = value.id  # type: ignore[attr-defined]
        if key in into:
            first = file.place(*into[key].at, "id")
            collection.faults.append(
                Fault(
                    file.place(name, i, "id"),
                    f"id ”{key}” finns redan på rad {first.line}; varje id får stå en gång",
                )
            )
        else:
            into[key] = Entry(key, value, file.origin, (name, i))


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
