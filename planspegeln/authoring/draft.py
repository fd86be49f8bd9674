"""Drafts a document's YAML from its source: the whole text in order, and the facts in it.

What only a human can know is a text that starts with FYLL I. No source has such a text, so `check`
reports each one until an editor fills it in.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from planspegeln.authoring.outline import (
    DATE,
    NAMES_DOCUMENT,
    REFERENCE,
    SORTS,
    Known,
    Outline,
    outline,
)
from planspegeln.authoring.yamlwriter import write
from planspegeln.loading.faults import suggest
from planspegeln.loading.load import Collection, load, municipality_of
from planspegeln.model import entities
from planspegeln.model.leaves import items
from planspegeln.model.values import slug
from planspegeln.swedish.persons import ADDRESS_MARK, MARK, OWN_ADDRESS
from planspegeln.swedish.phrases import first_upper

TO_FILL_IN: Final = "FYLL I"

_HEAD: Final = "Utkast. Se över det som står här, och ta sedan bort raderna:"
_ISSUER: Final = f"{TO_FILL_IN}: dokumentets avsändare, så som det står i texten"
_TITLE: Final = f"{TO_FILL_IN}: dokumentets titel, så som den står i texten"
_FOLLOWS_UP: Final = f"{TO_FILL_IN}: orden som säger vilken plan som följs upp"
_YEARS: Final = re.compile(r"\b((?:19|20)[0-9]{2})(?:\s*[–-]\s*((?:19|20)[0-9]{2}))?\b")
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEFT_OUT: Final = re.compile(f"{MARK.pattern}|{OWN_ADDRESS.pattern}")
_WHY: Final = "Uppgiften gäller en enskild person och behövs inte för att förstå dokumentet."
_ORIGINAL: Final = f"{TO_FILL_IN}: summan av texten som den var innan något utelämnades"


class DraftError(ValueError):
    """The requested draft cannot be made. The message says what to change."""


@dataclass(frozen=True)
class Wanted:
    """What to draft: the source's file name under `sources/`, and the municipality's id.

    If they are not given, `kind` and `years` ("2021", "2009-2011") are guessed from the title. `id`
    is then the title's first word and the first year.
    """

    source: str
    municipality: str
    kind: entities.DocumentKind | None = None
    years: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class Draft:
    """The file that was written, and what its editor should look at first."""

    path: Path
    notes: tuple[str, ...]


def draft(root: Path, wanted: Wanted) -> Draft:
    """Write the draft of a document under `root`, the data folder.

    Raises DraftError, and writes nothing, if the source, the municipality or the id cannot be used,
    or if the title does not show the kind or the years. An e-mail address with a name in it is
    taken out of the source, and listed as a redaction.
    """
    collection = load(root)
    own = wanted.municipality
    if own not in collection.municipalities.keys() | collection.broken:
        near = suggest(own, collection.municipalities)
        raise DraftError(
            f"kommunen ”{own}” finns inte; en ny kommun behöver först filen "
            f"data/{own}/municipality.yml{near}"
        )
    given = _read(collection, wanted.source)
    text = OWN_ADDRESS.sub(ADDRESS_MARK, given)
    plain = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")
    found = outline(plain, _known(collection, own))
    title = found.title or ""
    kind = wanted.kind or _kind(title)
    years = _years(wanted.years or title)
    word = title.split()[0] if title else "Dokument"
    path = _path(root, own, wanted.id or slug(f"{word} {years[0]}"))
    value = {
        "id": path.stem,
        "kind": kind,
        "title": title or _TITLE,
        "short_title": f"{word} {years[0]}" + (f"–{years[-1]}" if years[1:] else ""),
        "years": years,
        **_facts(found),
        "issuer": _ISSUER,
        "source": {
            "file": wanted.source,
            "sha256": _sum(text),
            **_original(given),
        },
        **_follows_up(kind, years),
        **_redactions(given),
        "text": found.blocks,
    }
    guessed = [name for name in ("kind", "years") if getattr(wanted, name) is None]
    notes = [f"”{name}: {value[name]}” är gissat av titeln ”{title}”" for name in guessed]
    if text != given:
        notes.append("e-postadresser är utelämnade ur källan; se över dem under ”redactions”")
    notes += [f"ingen prioritering har rubriken ”{heading}”" for heading in found.unplaced]
    if text != given:
        (root / "sources" / wanted.source).write_bytes(text.encode())
    path.parent.mkdir(exist_ok=True)
    head = [_HEAD, *notes] if notes else []
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write("".join(f"# {line}\n" for line in head) + _spaced(write(value)))
    return Draft(path, tuple(notes))


def _path(root: Path, municipality: str, id_: str) -> Path:
    """The path of a new document. Raises DraftError if the id is wrong or the file exists."""
    path = root / municipality / "documents" / f"{id_}.yml"
    if slug(id_) != id_:
        raise DraftError(
            f"”{id_}” kan inte vara ett id: bara a–z, 0–9 och bindestreck; "
            f"menade du ID={slug(id_)}?"
        )
    if path.exists():
        raise DraftError(
            f"filen {path.relative_to(root.parent).as_posix()} finns redan; ange ett annat id med ID=…"
        )
    return path


def _read(collection: Collection, source: str) -> str:
    """The text of a source, to the byte. Raises DraftError if a document has it or none can."""
    path = collection.root / "sources" / source
    for entry in collection.documents.values():
        if entry.value.source.file == source:
            raise DraftError(f"källan ”{source}” hör redan till {entry.file.name}")
    if not path.is_file() or path.suffix != ".txt":
        names = [file.name for file in path.parent.glob("*.txt")]
        raise DraftError(
            f"textfilen ”{source}” finns inte i data/sources/; ange namnet med .txt på slutet"
            f"{suggest(source, names)}"
        )
    name = f"{slug(path.stem)}.txt"
    if source != name:
        raise DraftError(
            f"källan ”{source}” kan inte heta så: bara a–z, 0–9 och bindestreck; "
            f"döp om filen till ”{name}”"
        )
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        raise DraftError(f"källan ”{source}” är inte text i UTF-8; spara den så") from None
    if not text.strip():
        raise DraftError(f"källan ”{source}” är tom")
    return text


def _known(collection: Collection, municipality: str) -> Known:
    """The municipality's priorities and themes, by title.

    A priority's titles in the documents count too. A title of two priorities is left out.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for key, priority in collection.priorities.items():
        if municipality_of(key) == municipality:
            found[priority.value.title].add(priority.value.id)
    for key, document in collection.documents.items():
        if municipality_of(key) == municipality:
            for item, _, _ in items(document.value):
                found[item.title or ""].add(item.item)
    own = collection.municipalities.get(municipality)
    return Known(
        {title: min(ids) for title, ids in found.items() if title and len(ids) == 1},
        {theme.title: theme.id for theme in own.value.themes} if own else {},
    )


def _kind(title: str) -> entities.DocumentKind:
    word = NAMES_DOCUMENT.search(title)
    if word is None:
        raise DraftError(
            f"titeln ”{title}” säger inte vilken sorts dokument det är; lägg till KIND=plan, "
            "KIND=report (uppföljning) eller KIND=programme (handlingsprogram)"
        )
    return SORTS[word[1].lower()]


def _years(text: str) -> list[int]:
    """The years of the only year or span in the text. Raises DraftError if there is not one."""
    found = _YEARS.findall(text)
    if len(found) != 1:
        raise DraftError(
            f"”{text}” säger inte vilka år dokumentet är för; lägg till YEARS=2021, "
            "eller YEARS=2009-2011 för flera"
        )
    first, last = found[0]
    return list(range(int(first), int(last or first) + 1))


def _facts(found: Outline) -> dict[str, str]:
    """The date and the reference number, if the text has them under known labels."""
    facts: dict[str, str] = {}
    for block in found.blocks:
        for fact in block.get("facts", ()):
            label, line = fact["label"], fact["lines"][0]
            if label in DATE and _ISO_DATE.fullmatch(line):
                facts["date"] = line
            elif label in REFERENCE:
                facts["reference"] = line
    return facts


def _follows_up(kind: entities.DocumentKind, years: list[int]) -> dict[str, Any]:
    """For a report, the plan that it follows up, with a quote for an editor to fill in."""
    if kind != "report":
        return {}
    year = years[0]
    mention = {"kind": "plan", "year": year, "title": f"Plan {year}", "quote": _FOLLOWS_UP}
    return {"follows_up": mention}


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _original(text: str) -> dict[str, str]:
    """The checksum of the original's text, if something is left out.

    A text that already has a mark does not show the original. Then an editor fills in the checksum.
    """
    if MARK.search(text):
        return {"original_sha256": _ORIGINAL}
    return {"original_sha256": _sum(text)} if OWN_ADDRESS.search(text) else {}


def _redactions(text: str) -> dict[str, Any]:
    """What is left out: each mark that the text has, and each e-mail address that seems personal."""
    found: list[dict[str, Any]] = []
    for match in _LEFT_OUT.finditer(text):
        own = OWN_ADDRESS.fullmatch(match[0])
        mark = ADDRESS_MARK if own else match[0]
        what = mark.strip("[]").rpartition(" ")[0]
        found.append({"mark": mark, "what": f"{first_upper(what)}.", "why": _WHY})
        if own:
            found[-1]["length"] = len(match[0])
    return {"redactions": found} if found else {}


def _spaced(yaml: str) -> str:
    """The file with a blank line before each of its main parts."""
    return re.sub(r"^(?=(?:follows_up|redactions|text):)", "\n", yaml, flags=re.MULTILINE)
