"""Drafts a document's YAML from its source: the whole text in order, and the facts in it.

What only a human can know is a text that starts with FYLL I. No source has such a text, so `check`
reports each one until an editor fills it in.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from planspegeln.authoring.blocks import Known, blocks, text_of
from planspegeln.authoring.cover import (
    is_chapter,
    lines_of_cover,
    told_cover,
    told_guesses,
    with_title,
)
from planspegeln.authoring.dictionary import is_swedish
from planspegeln.authoring.followed import Plan, followed, is_said
from planspegeln.authoring.identity import (
    after,
    decided_on,
    named,
    period_of,
    reference_of,
    spans,
    title_of,
    years_of,
)
from planspegeln.authoring.people import names, people
from planspegeln.authoring.private import is_named, withheld
from planspegeln.authoring.readers import read
from planspegeln.authoring.readers.outline import (
    Contents,
    Facts,
    Figure,
    Footnote,
    Heading,
    Kind,
    List,
    Paragraph,
    Part,
    Reading,
    ReadingError,
    Table,
)
from planspegeln.authoring.schema import modeline
from planspegeln.authoring.settle import front, settle
from planspegeln.authoring.yamlwriter import write
from planspegeln.checks.verbatim import source_words
from planspegeln.loading.faults import RefusedError, suggest
from planspegeln.loading.load import Collection, load, municipality_of
from planspegeln.model import entities
from planspegeln.model.leaves import items
from planspegeln.model.values import ORIGINALS, slug
from planspegeln.swedish.persons import ADDRESS_MARK, MARK, OWN_ADDRESS
from planspegeln.swedish.phrases import first_upper
from planspegeln.swedish.tokens import tokens

TO_FILL_IN: Final = "FYLL I"
_NAMED: Final = 3  # headings in one note

HEAD: Final = "Utkast. Se över det som står här, och ta sedan bort raderna:"
_ISSUER: Final = f"{TO_FILL_IN}: dokumentets avsändare, så som det står i texten (bladet Uppgifter)"
_TITLE: Final = f"{TO_FILL_IN}: dokumentets titel, så som den står i texten (bladet Uppgifter)"
_FOLLOWS_UP: Final = (
    f"{TO_FILL_IN}: orden som säger vilken plan som följs upp (bladet Andra dokument)"
)
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATES: Final = ("datum", "beslutad", "beslutsdatum", "antagen", "fastställd", "version")
_TOLD: Final = 12  # lines that were taken out
_REFERENCES: Final = ("diarienummer", "diarienr", "dnr", "ärendenummer")
# What separates the words of a file's name. A hyphen between digits is a part of a date or a span.
_BETWEEN: Final = re.compile(r"_|(?<![0-9])-|-(?![0-9])")
_DIGITS: Final = re.compile(r"[0-9]+")
_REMOVED: Final[dict[Kind, str]] = {
    "page number": "sidnummer",
    "head or foot": "sidhuvud eller sidfot",
}
_LEFT_OUT: Final = re.compile(f"{MARK.pattern}|{OWN_ADDRESS.pattern}")
_WHY: Final = "Uppgiften gäller en enskild person och behövs inte för att förstå dokumentet."
_ORIGINAL: Final = f"{TO_FILL_IN}: summan av texten som den var innan något utelämnades"


class DraftError(RefusedError):
    """The requested draft cannot be made. The message says what to change."""


@dataclass(frozen=True)
class Wanted:
    """What to draft: the file of the document, or its name under `sources/`, and the municipality's id.

    What is not given of `kind` and `years` ("2021", "2009-2011") is read from the title, the lines
    below it and the file's name. `id` is then what the title calls the document, and the first year.
    """

    source: str
    municipality: str
    kind: entities.DocumentKind | None = None
    years: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class Draft:
    """The file that was written, what was found, and what its editor should look at first."""

    path: Path
    found: tuple[str, ...]
    notes: tuple[str, ...]


def draft(root: Path, wanted: Wanted, told: Callable[[str], None] = lambda _: None) -> Draft:
    """Write the draft of a document under `root`, the data folder.

    The text read from the file is written to `sources/`, and the file itself to `sources/originals/`
    unless it is that text. Raises DraftError, and writes nothing, if the file, the municipality or
    the id cannot be used, or if nothing shows the kind or the years. An e-mail address with a name in
    it is taken out of the text and listed as a redaction; then the file itself is not kept. `told` is
    given a line for each second that reading takes.
    """
    collection = load(root)
    _ensure_municipality(collection, wanted.municipality)
    path = _file(collection, wanted.source)
    known = _known(collection, wanted.municipality)
    try:
        reading = read(path, [*known.priorities, *known.themes], told)
    except ReadingError as error:
        raise DraftError(f"{path.name}: {error}") from None
    settled = settle(reading, _Vocabulary(collection))
    parts = with_title(settled.parts, reading.title)
    title = title_of(parts, reading.title)
    personal = people(parts)
    hidden = [one["name"] for one in personal]
    about = _about(wanted, parts, title, path, hidden)
    made = _path(root, wanted.municipality, about.id)
    drafted = blocks(parts, title, known, hidden)
    titles = {*known.themes, *known.priorities}
    removed = _removed(reading, hidden)
    facts = _facts(parts)
    lent = {} if "reference" in facts else _lent(removed)
    plan = _plan(collection, wanted.municipality, about, parts, title)
    name = f"{wanted.municipality}-{about.id}"
    source = _Source.of(path, root, name, text_of(drafted.blocks), reading)
    source.ensure_room()
    _ensure_nameless((made.stem, source.file), hidden)
    value = {
        "id": made.stem,
        "kind": about.kind,
        "title": _whole(title) or _TITLE,
        "short_title": about.short_title,
        "years": about.years,
        **({"period": about.period} if about.period else {}),
        **facts,
        **lent,
        "issuer": _ISSUER,
        "source": {
            "file": source.file,
            "sha256": _sum(source.text),
            **_original(source.given),
            **source.kept(reading),
            **removed,
        },
        **_follows_up(about, plan, parts),
        **_redactions(source.given),
        **({"personal": personal} if personal else {}),
        "text": _without_addresses(drafted.blocks),
    }
    notes = [
        *about.guesses,
        *_told_title(title, parts, settled.parts),
        *told_cover(parts, title, titles),
        *([f"”follows_up: {plan.title}” är gissat av ”{plan.quote}”"] if plan else []),
        *(f"”reference: {found}” står bara i sidhuvudet eller sidfoten" for found in lent.values()),
        *told_guesses(settled.guessed, lines_of_cover(parts, title, titles)),
        *settled.doubts,
        *_notes(personal, source, drafted.unplaced),
    ]
    source.write()
    made.parent.mkdir(exist_ok=True)
    head = [HEAD, *notes] if notes else []
    with made.open("x", encoding="utf-8", newline="\n") as file:
        file.write(modeline(made.relative_to(root)))
        file.write("".join(f"# {line}\n" for line in head) + _spaced(write(value)))
    return Draft(made, tuple(_counts(parts, reading)), tuple(notes))


@dataclass(frozen=True)
class _About:
    """What the document is."""

    kind: entities.DocumentKind
    years: list[int]
    short_title: str
    id: str
    period: str | None
    guesses: list[str]


def _about(
    wanted: Wanted, parts: list[Part], title: Heading | None, path: Path, hidden: list[str]
) -> _About:
    """What the document is, by what is asked for, its title, the lines below it or its file's name.

    Neither its id nor its short title has a name that is hidden. Raises DraftError if nothing shows the kind or the years.
    """
    printed = _whole(title)
    in_print = [printed, *after(parts, title)]
    texts = [*in_print, _BETWEEN.sub(" ", path.stem)]
    kind = wanted.kind or next((found.kind for text in texts if (found := named(text))), None)
    if kind is None:
        raise DraftError(
            f"titeln ”{printed}” säger inte vilken sorts dokument det är; lägg till KIND=plan, "
            "KIND=report (uppföljning) eller KIND=programme (handlingsprogram)"
        )
    years = years_of([wanted.years] if wanted.years else texts)
    if not years:
        raise DraftError(
            f"”{wanted.years or printed}” säger inte vilka år dokumentet är för; lägg till "
            "YEARS=2021, eller YEARS=2009-2011 för flera"
        )
    said = (period_of(text) for text in texts if kind == "report")
    period = next((one for one in said if one), None)
    words = _words_for(in_print, period)
    words = "Dokument" if is_named(words, hidden) else words
    span = f"{years[0]}–{years[-1]}" if years[1:] else str(years[0])
    guesses = [
        f"”{name}: {value}” är gissat av ”{next(filter(tells, texts))}”"
        for name, given, value, tells in (
            ("kind", wanted.kind, kind, named),
            ("years", wanted.years, years, spans),
            ("period", None if period else "", period, period_of),
        )
        if given is None
    ]
    id_ = wanted.id or slug(f"{words} {years[0]}")
    return _About(kind, years, f"{words} {span}", id_, period, guesses)


def _words_for(in_print: list[str], period: entities.Period | None) -> str:
    """What to call a document: its kind in its own words, or else the first word of its title.

    The period is added if they do not say it. `in_print` is the title and the lines below it.
    """
    own = next((found for text in in_print if (found := named(text))), None)
    words = own.words if own else (in_print[0].split() or ["Dokument"])[0]
    said = period is None or period.removeprefix("T") in words.lower()
    return words if said else f"{words} {period}"


def _whole(title: Heading | None) -> str:
    return f"{title.number} {title.text}".strip() if title else ""


@dataclass(frozen=True)
class _Source:
    """The text that is kept, and the file that it was read from.

    `given` is the text with the addresses that are taken out of `text`. `original` is None if the
    file is the text, or if it holds such an address (`is_private`), also in what was removed.
    """

    path: Path
    folder: Path
    file: str
    given: str
    text: str
    original: str | None
    is_private: bool = False

    @classmethod
    def of(cls, path: Path, root: Path, name: str, text: str, reading: Reading) -> _Source:
        """The source of a file whose text was read as `text`. `name` is for what is new."""
        folder = root / "sources"
        is_text = path.suffix == ".txt"
        own = path.read_bytes().decode() if is_text else ""
        if is_text and _words(own) == _words(text):
            file = path.name if path.parent.resolve() == folder.resolve() else f"{name}.txt"
            return cls(path, folder, file, own, OWN_ADDRESS.sub(ADDRESS_MARK, own), None)
        left = OWN_ADDRESS.sub(ADDRESS_MARK, text)
        is_private = any(OWN_ADDRESS.search(one) for one in (text, *_taken_out(reading)))
        original = None if is_private else f"{name}{path.suffix.lower()}"
        return cls(path, folder, f"{name}.txt", text, left, original, is_private)

    def kept(self, reading: Reading) -> dict[str, Any]:
        """What the YAML says of the original."""
        if self.original is None:
            return {}
        return {
            "original": {
                "file": self.original,
                "sha256": hashlib.sha256(self.path.read_bytes()).hexdigest(),
                "reader": reading.reader,
                "text_sha256": _sum(self.text),
            }
        }

    def ensure_room(self) -> None:
        """Raise DraftError if another file stands where the text or the original is to be."""
        written = {self.folder / self.file: self.text.encode()}
        if self.original:
            written[self.folder / ORIGINALS / self.original] = self.path.read_bytes()
        for path, content in written.items():
            own = path.resolve() == self.path.resolve()
            if path.exists() and not own and path.read_bytes() != content:
                raise DraftError(
                    f"filen {path.relative_to(self.folder.parent.parent).as_posix()} finns redan; ta "
                    "bort den om du vill börja om, eller ange ett annat id med ID=…"
                )

    def write(self) -> None:
        """Write the text, and keep the original. A text file in the folder itself is moved."""
        if self.original:
            kept = self.folder / ORIGINALS / self.original
            kept.parent.mkdir(exist_ok=True)
            content = self.path.read_bytes()
            if self.path.parent.resolve() == self.folder.resolve():
                self.path.unlink()
            kept.write_bytes(content)
        (self.folder / self.file).write_bytes(self.text.encode())


def _words(text: str) -> list[str]:
    return [
        word.text for word, _ in source_words(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    ]


def _without_addresses(value: Any) -> Any:
    """The blocks with the mark in place of each address that is somebody's own."""
    if isinstance(value, str):
        return OWN_ADDRESS.sub(ADDRESS_MARK, value)
    if isinstance(value, list):
        return [_without_addresses(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_addresses(one) for key, one in value.items()}
    return value


def _taken_out(reading: Reading) -> list[str]:
    return [one.text for one in reading.removed]


def _removed(reading: Reading, hidden: list[str]) -> dict[str, Any]:
    """What was taken out of the text, each once, with how many times. Nobody is named there."""
    hidden = [*hidden, *(name for text in _taken_out(reading) for name in names(text))]
    alike: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for one in reading.removed:
        is_number = one.kind == "page number"
        alike[one.kind, _DIGITS.sub("#", one.text) if is_number else one.text].append(one.text)
    found = [
        {
            "what": _REMOVED[kind],
            "text": withheld(texts[0], hidden),
            **({"times": len(texts)} if texts[1:] else {}),
        }
        for (kind, _), texts in alike.items()
    ]
    return {"removed": found} if found else {}


def _told_title(title: Heading | None, parts: list[Part], read: list[Part]) -> Iterator[str]:
    """A note if the title is no heading of the file, or is one that seems to be a chapter's."""
    if title and not any(title is part for part in read):
        yield f"”title: {_whole(title)}” är en rad på omslaget, som filen inte märker som rubrik"
    elif title and is_chapter(title, parts):
        yield (
            f"”title: {_whole(title)}” är den första rubriken, och kan vara ett kapitels: ingen rad "
            "före den säger vad dokumentet heter"
        )


def _notes(personal: list[dict[str, Any]], source: _Source, unplaced: list[str]) -> Iterator[str]:
    if source.text != source.given:
        yield "e-postadresser är utelämnade ur källan; se över dem under ”redactions”"
    if source.is_private:
        yield "filen har e-postadresserna kvar och sparas inte bland originalen"
    for one in personal:
        yield f"”{one['name']}” ({one['role']}) visas inte; ta bort namnet under ”personal” om det ska visas"
    if unplaced:
        named = ", ".join(f"”{heading}”" for heading in unplaced[:_NAMED])
        more = f" och {len(unplaced) - _NAMED} till" if len(unplaced) > _NAMED else ""
        word = "rubriken" if len(unplaced) == 1 else "rubrikerna"
        yield f"ingen prioritering har {word} {named}{more}"


def _counts(parts: list[Part], reading: Reading) -> Iterator[str]:
    """Lines about what was read and what was taken out, with examples."""
    if reading.pages:
        pages = f"{reading.pages} {'sida, läst' if reading.pages == 1 else 'sidor, lästa'}"
        yield f"{pages} med {reading.reader}"
    counted = [
        (Heading, "rubrik", "rubriker"),
        (Paragraph, "stycke", "stycken"),
        (List, "lista", "listor"),
        (Table, "tabell", "tabeller"),
        (Footnote, "fotnot", "fotnoter"),
        (Figure, "bild", "bilder"),
        (Contents, "innehållsförteckning", "innehållsförteckningar"),
    ]
    numbers = [(sum(isinstance(part, kind) for part in parts), *names) for kind, *names in counted]
    said = [f"{number} {one if number == 1 else many}" for number, one, many in numbers if number]
    yield ", ".join(said)
    for what in _REMOVED:
        texts = list(dict.fromkeys(one.text for one in reading.removed if one.kind == what))
        if texts:
            examples = ", ".join(f"”{text}”" for text in texts[:_TOLD])
            more = f" och {len(texts) - _TOLD} till" if len(texts) > _TOLD else ""
            yield f"borttaget ur texten, {_REMOVED[what]}: {examples}{more}"


class _Vocabulary:
    """The words of the site's documents, and those of a Swedish dictionary."""

    def __init__(self, collection: Collection) -> None:
        self._said = {
            word
            for key in collection.documents
            for leaf in collection.text(key).leaves
            for word in tokens(leaf.text)
        }

    def __contains__(self, word: object) -> bool:
        return word in self._said or (isinstance(word, str) and is_swedish(word))


def _ensure_municipality(collection: Collection, own: str) -> None:
    if own not in collection.municipalities.keys() | collection.broken:
        wanted = slug(own)  # somebody may give its name
        near = suggest(wanted, collection.municipalities)
        raise DraftError(
            f"kommunen ”{own}” finns inte; en ny kommun behöver först filen "
            f"data/{wanted}/municipality.yml{near}"
        )


def _file(collection: Collection, source: str) -> Path:
    """The file to read: a path, or a name under `sources/`. Raises DraftError if there is none."""
    folder = collection.root / "sources"
    path = next((one for one in (folder / source, Path(source)) if one.is_file()), None)
    if path is None:
        names = [file.name for file in folder.glob("*.*")]
        raise DraftError(
            f"filen ”{source}” finns inte, och inte heller i data/sources/{suggest(source, names)}"
        )
    if path.parent.resolve() == folder.resolve():
        for entry in collection.documents.values():
            if entry.value.source.file == path.name:
                raise DraftError(f"källan ”{path.name}” hör redan till {entry.file.name}")
        name = f"{slug(path.stem)}{path.suffix}"
        if path.name != name and path.suffix == ".txt":
            raise DraftError(
                f"källan ”{path.name}” kan inte heta så: bara a–z, 0–9 och bindestreck; "
                f"döp om filen till ”{name}”"
            )
    return path


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


def _ensure_nameless(names: tuple[str, ...], hidden: list[str]) -> None:
    """Raise DraftError if an id or the name of a file names anybody hidden."""
    for name in names:
        if is_named(name, hidden, surname=False):
            raise DraftError(
                f"”{name}” har namnet på någon som inte ska visas; döp om filen, eller ange ett annat "
                "id med ID=…"
            )


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


def _facts(parts: list[Part]) -> dict[str, str]:
    """The date and the reference number, if the text has them under known labels.

    A line before the text proper may have both: "Dnr KS 2030/512, antagen 2030-12-01".
    """
    facts: dict[str, str] = {}
    for part in parts:
        for label, lines in part.facts if isinstance(part, Facts) else ():
            word = label.rstrip(":").lower()
            if word in _DATES and (found := _ISO_DATE.search(lines[0])):
                facts.setdefault("date", found[0])
            elif word in _REFERENCES:
                facts.setdefault("reference", lines[0])
    for text in front(parts):
        if reference := reference_of(text):
            facts.setdefault("reference", reference)
            if date := decided_on(text):
                facts.setdefault("date", date)
    return {name: facts[name] for name in ("date", "reference") if name in facts}


def _lent(removed: dict[str, Any]) -> dict[str, str]:
    """The reference number that only a head or a foot gives."""
    texts = (one["text"] for one in removed.get("removed", []))
    found = next(filter(None, map(reference_of, texts)), None)
    return {"reference": found} if found else {}


def _plan(
    collection: Collection,
    municipality: str,
    about: _About,
    parts: list[Part],
    title: Heading | None,
) -> Plan | None:
    """The plan that a report says it follows up, if that can be told."""
    if about.kind != "report":
        return None
    documents = [
        entry.value
        for key, entry in collection.documents.items()
        if municipality_of(key) == municipality
    ]
    return followed(parts, title, about.years[0], documents)


def _follows_up(about: _About, plan: Plan | None, parts: list[Part]) -> dict[str, Any]:
    """For a report, the plan that it follows up. An editor fills in the words, unless they say that it is."""
    if about.kind != "report":
        return {}
    year = about.years[0]
    guess = plan or Plan("plan", year, f"Plan {year}", "")
    is_told = plan is not None and is_said(plan, parts)
    return {"follows_up": asdict(guess if is_told else replace(guess, quote=_FOLLOWS_UP))}


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
    return re.sub(r"^(?=(?:follows_up|redactions|personal|text):)", "\n", yaml, flags=re.MULTILINE)
