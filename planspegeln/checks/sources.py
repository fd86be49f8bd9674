"""Checks documents against their sources."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from planspegeln.checks.verbatim import differences
from planspegeln.loading.faults import Doubt, Fault, Position, suggest
from planspegeln.loading.load import Collection, Loaded, is_litter
from planspegeln.loading.plaintext import obstacle
from planspegeln.model import entities
from planspegeln.model.values import ORIGINALS, slug
from planspegeln.swedish.invisible import refused
from planspegeln.swedish.persons import ADDRESS_MARK, MARK, OWN_ADDRESS

_ENDINGS: Final = re.compile(r"(?:\.txt)+$", re.IGNORECASE)


class _Source(NamedTuple):
    """A document with its key, the path of its source, and what a fault calls that file."""

    key: str
    entry: Loaded[entities.Document]
    path: Path
    name: str

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8-sig")


def source_is_untouched(collection: Collection) -> Iterator[Fault]:
    """Ensure each source exists, is text in UTF-8, and has the SHA-256 that its document gives.

    What keeps it from being read is told alone: without it, the source has another SHA-256.
    """
    for entry in collection.documents.values():
        path = collection.source(entry.value)
        if not path.is_file():
            if path.with_name(f"{path.name}.txt").is_file():
                continue  # `source_has_document` tells its name
            names = [file.name for file in path.parent.glob("*.txt")]
            yield Fault(
                entry.position("source", "file"),
                f"källan ”{path.name}” finns inte i data/sources/{suggest(path.name, names)}",
            )
            continue
        content = path.read_bytes()
        if wrong := obstacle(content):
            yield Fault(Position(_name(collection, path), wrong.line, wrong.column), wrong.message)
            continue
        found = hashlib.sha256(content).hexdigest()
        if found != entry.value.source.sha256:
            yield Fault(
                entry.position("source", "sha256"),
                f"källan {path.name} har SHA-256 {found}; är dokumentet nytt skriver du in den "
                "summan här, annars har källan ändrats och ska återställas",
            )


def _name(collection: Collection, path: Path) -> str:
    return path.relative_to(collection.root.parent).as_posix()


def _sources(collection: Collection) -> Iterator[_Source]:
    """Each document with its source, if that can be read."""
    for key, entry in collection.documents.items():
        path = collection.source(entry.value)
        if path.is_file() and obstacle(path.read_bytes()) is None:
            yield _Source(key, entry, path, _name(collection, path))


def source_has_no_control_signs(collection: Collection) -> Iterator[Fault]:
    """Ensure a source has no sign that controls a screen, or turns the text after it.

    Some programs leave them where a text is copied from a PDF, for instance at a hyphen. The end of
    a page (form feed) is one that may stand.
    """
    for source in _sources(collection):
        for number, line in enumerate(source.text.split("\n"), start=1):
            if found := refused(line, allowed="\r\f"):
                at, sign = found
                yield Fault(
                    Position(source.name, number, at + 1),
                    f"källan har {sign}; ta bort det där och i texten, och skriv in filens nya summa",
                )


def text_is_verbatim(collection: Collection) -> Iterator[Fault]:
    """Ensure the text rebuilt from the YAML equals the source, word for word and in order."""
    for source in _sources(collection):
        leaves = collection.text(source.key).leaves
        yield from differences(source.entry, leaves, source.path, source.name)


def redactions_stand_in_source(collection: Collection) -> Iterator[Fault]:
    """Ensure each redaction's mark stands in the source, and each such mark there is listed."""
    for source in _sources(collection):
        key, entry, path, name = source
        marks = _marks(source.text)
        listed: dict[str, int] = defaultdict(int)
        counts = {
            mark: min(len(marks[mark]), len(collection.text(key).marks(mark)))
            for mark in {redaction.mark for redaction in entry.value.redactions}
        }
        for i, redaction in enumerate(entry.value.redactions):
            mark = redaction.mark
            listed[mark] += 1
            count = counts[mark]
            if listed[mark] > count:
                yield Fault(
                    entry.position("redactions", i, "mark"),
                    f"märket ”{mark}” står här för {_nth(listed[mark])} gången, men källan "
                    f"{path.name} och texten har {f'bara {count}' if count else 'inget'}; skriv "
                    "märket på en rad där något är utelämnat, eller ta bort det här",
                )
        for mark, positions in marks.items():
            for line, column in positions[listed[mark] :]:
                yield Fault(
                    Position(name, line, column),
                    f"märket ”{mark}” står inte under ”redactions” i {entry.file.name}; skriv där "
                    "vad som är utelämnat ur källan och varför",
                )


def _marks(text: str) -> dict[str, list[tuple[int, int]]]:
    """Each mark of something left out of a source, with its lines and columns from 1."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), start=1):
        for match in MARK.finditer(line):
            found[match[0]].append((number, match.start() + 1))
    return found


def _nth(number: int) -> str:
    return {1: "första", 2: "andra"}.get(number, f"{number}:e")


def original_sum_goes_with_redactions(collection: Collection) -> Iterator[Fault]:
    """Ensure the original's SHA-256 is given if something was left out of it, and only then."""
    for entry in collection.documents.values():
        source = entry.value.source
        if entry.value.redactions and source.original_sha256 is None:
            yield Fault(
                entry.position("source"),
                "fältet ”original_sha256” saknas; ange summan (SHA-256) av originalets text, som "
                "den var innan något utelämnades",
            )
        elif source.original_sha256 and not entry.value.redactions:
            yield Fault(
                entry.position("source", "original_sha256"),
                "”original_sha256” hör till en källa som något är utelämnat ur; skriv under "
                "”redactions” vad, eller ta bort fältet",
            )
        elif source.original_sha256 and source.original_sha256 == source.sha256:
            yield Fault(
                entry.position("source", "original_sha256"),
                "”original_sha256” är densamma som ”sha256”, men något är utelämnat; ange summan "
                "av originalets text",
            )


def own_addresses_are_left_out(collection: Collection) -> Iterator[Fault]:
    """Ensure no source has an e-mail address with a name in it, unless it is the contact's."""
    for source in _sources(collection):
        entry = source.entry
        for number, line in enumerate(source.text.split("\n"), start=1):
            for match in OWN_ADDRESS.finditer(line):
                if match[0] != entry.value.contact:
                    yield Fault(
                        Position(source.name, number, match.start() + 1),
                        f"e-postadressen ”{match[0]}” ser ut att vara någons egen; skriv "
                        f"”{ADDRESS_MARK}” i stället, här och i {entry.file.name}, och vad som är "
                        "utelämnat under ”redactions” (är den dokumentets kontakt skriver du den "
                        "under ”contact”)",
                    )


def source_has_document(collection: Collection) -> Iterator[Fault]:
    """Ensure every file in `data/sources/`, except litter, is the text of a document."""
    if any("/" in key for key in collection.broken):
        return
    used = {entry.value.source.file for entry in collection.documents.values()}
    for path in sorted((collection.root / "sources").glob("*")):
        if path.name == ORIGINALS or path.name in used or path.is_symlink() or is_litter(path.name):
            continue
        position = Position(_name(collection, path), 1, 1)
        name = f"{slug(_ENDINGS.sub('', path.name))}.txt"
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


def originals_are_untouched(collection: Collection) -> Iterator[Fault]:
    """Ensure each original exists and has the SHA-256 that its document gives, and belongs to one."""
    folder = collection.root / "sources" / ORIGINALS
    used: set[str] = set()
    for entry in collection.documents.values():
        original = entry.value.source.original
        if original is None:
            continue
        used.add(original.file)
        path = folder / original.file
        if not path.is_file():
            yield Fault(
                entry.position("source", "original", "file"),
                f"originalet ”{original.file}” finns inte i data/sources/{ORIGINALS}/"
                f"{suggest(original.file, (file.name for file in folder.glob('*')))}",
            )
        elif (found := hashlib.sha256(path.read_bytes()).hexdigest()) != original.sha256:
            yield Fault(
                entry.position("source", "original", "sha256"),
                f"originalet {original.file} har SHA-256 {found}; det har ändrats och ska "
                "återställas, eller så är det en annan fil än den som lästes",
            )
    for path in sorted(folder.glob("*")):
        if path.name not in used and not is_litter(path.name) and not collection.broken:
            yield Fault(
                Position(path.relative_to(collection.root.parent).as_posix(), 1, 1),
                "originalet hör inte till något dokument; ta bort filen",
            )


def originals_name_nobody(collection: Collection) -> Iterator[Fault]:
    """Ensure no original is kept whose text has something left out, and none published with names."""
    for entry in collection.documents.values():
        original = entry.value.source.original
        if original and original.publish and entry.value.personal:
            yield Fault(
                entry.position("source", "original", "publish"),
                "originalet har namnen som inte ska visas (personal); ta bort ”publish”",
            )
        if original and entry.value.redactions:
            yield Fault(
                entry.position("source", "original"),
                "ur texten är något utelämnat (redactions), men originalet har det kvar; ta bort "
                "filen bland originalen, och raderna om den här",
            )


def text_is_as_it_was_read(collection: Collection) -> Iterator[Doubt]:
    """Doubt a text that somebody has changed after it was read from the original."""
    for entry in collection.documents.values():
        source = entry.value.source
        if source.original and source.sha256 != source.original.text_sha256:
            yield Doubt(
                entry.position("source", "sha256"),
                f"texten {source.file} är ändrad sedan den lästes ur {source.original.file}; är den "
                "rättad för att den lästes fel svarar du att det är så",
                "andrad-text",
                source.file,
            )


def facts_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure a document's text holds its title, date, reference, issuer and contact.

    The reference may stand in a head or a foot that was taken out of the text.
    """
    for key, entry in collection.documents.items():
        document = entry.value
        facts = {
            "title": document.title,
            "date": document.date and document.date.isoformat(),
            "reference": document.reference,
            "issuer": document.issuer,
            "contact": document.contact,
        }
        taken = " ".join(removed.text for removed in document.source.removed)
        for field, fact in facts.items():
            lent = field == "reference" and fact and fact in taken
            if fact and not lent and not collection.text(key).holds(fact):
                yield Fault(
                    entry.position(field), f"”{fact}” står inte i dokumentets text; återge källan"
                )
