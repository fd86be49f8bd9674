"""Checks documents against their sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from planspegeln.checks.verbatim import first_difference
from planspegeln.loading.faults import Fault, Position, suggest
from planspegeln.loading.load import Collection
from planspegeln.model.values import slug


def source_is_untouched(collection: Collection) -> Iterator[Fault]:
    """Ensure each source exists, is text in UTF-8, and has the SHA-256 that its document gives."""
    for entry in collection.documents.values():
        path = collection.source(entry.value)
        if not path.is_file():
            names = [file.name for file in path.parent.glob("*.txt")]
            yield Fault(
                entry.position("source", "file"),
                f"källan ”{path.name}” finns inte i data/sources/{suggest(path.name, names)}",
            )
            continue
        content = path.read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != entry.value.source.sha256:
            yield Fault(
                entry.position("source", "sha256"),
                f"källan {path.name} har SHA-256 {found}; är dokumentet nytt skriver du in den "
                "summan här, annars har källan ändrats och ska återställas",
            )
        if not _is_utf8(content):
            yield Fault(
                entry.position("source", "file"), f"källan {path.name} är inte text i UTF-8"
            )


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def text_is_verbatim(collection: Collection) -> Iterator[Fault]:
    """Ensure the text rebuilt from the YAML equals the source, word for word and in order."""
    for key, entry in collection.documents.items():
        path = collection.source(entry.value)
        if path.is_file() and _is_utf8(path.read_bytes()):
            name = path.relative_to(collection.root.parent).as_posix()
            fault = first_difference(entry, collection.text(key).leaves, path, name)
            if fault:
                yield fault


def source_has_document(collection: Collection) -> Iterator[Fault]:
    """Ensure every file in `data/sources/`, except hidden ones, is the text of a document."""
    if any("/" in key for key in collection.broken):
        return
    used = {entry.value.source.file for entry in collection.documents.values()}
    for path in sorted((collection.root / "sources").glob("[!.]*")):
        if path.name in used:
            continue
        position = Position(path.relative_to(collection.root.parent).as_posix(), 1, 1)
        name = f"{slug(path.stem)}.txt"
        if path.suffix == ".txt" and path.name != name:
            yield Fault(
                position,
                "en källas namn har bara a–z, 0–9 och bindestreck, och slutar på .txt; "
                f"döp om filen till ”{name}”",
            )
        elif path.suffix == ".txt":
            yield Fault(
                position,
                "källan hör inte till något dokument än; gör ett utkast till ett med "
                f"”make draft SOURCE={path.name} MUNICIPALITY=<kommun>”, eller ta bort filen",
            )
        else:
            yield Fault(
                position,
                "här ligger bara text ur dokument, i filer som slutar på .txt; "
                "spara texten så, eller ta bort filen",
            )


def facts_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure a document's text holds its title, date, reference, issuer and contact."""
    for key, entry in collection.documents.items():
        document = entry.value
        facts = {
            "title": document.title,
            "date": document.date and document.date.isoformat(),
            "reference": document.reference,
            "issuer": document.issuer,
            "contact": document.contact,
        }
        for field, fact in facts.items():
            if fact and not collection.text(key).holds(fact):
                yield Fault(
                    entry.position(field), f"”{fact}” står inte i dokumentets text; återge källan"
                )
