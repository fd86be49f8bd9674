"""Looks for people's names in every file of a site, in any form and any spelling."""

from __future__ import annotations

import gzip
import html
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import snowballstemmer

from planspegeln.model.entities import Person
from planspegeln.swedish.persons import folded_text, form_of
from planspegeln.swedish.tokens import fold

_PACKED: Final = b"\x1f\x8b"
_DATABASE: Final = b"SQLite format 3\0"
_HEAD: Final = b"pagefind_dcd"
_INDEXES: Final = {".pf_filter", ".pf_index", ".pf_meta"}
_TAG: Final = re.compile(r"<[^<>]*>")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_STEMMER: Final = snowballstemmer.stemmer("swedish")


def named(root: Path, people: Iterable[Person]) -> set[tuple[str, str]]:
    """Each file under `root` that names a person, in text or address, and the form found."""
    wanted = list(people)
    return {
        (str(path.relative_to(root)), form)
        for path in sorted(root.rglob("*"))
        for text in [
            unquote(str(path.relative_to(root))),
            *(_texts(path) if path.is_file() else ()),
        ]
        for form in _forms(folded_text(text), wanted)
    } | {
        (str(path.relative_to(root)), word)
        for path in sorted(root.rglob("*.pf_index"))
        for word in _stems(path, wanted)
    }


def _forms(folded: str, people: list[Person]) -> Iterator[str]:
    for person in people:
        if found := form_of(person.name, folded, surname=person.common is None):
            yield found


def _texts(path: Path) -> Iterator[str]:
    """The content of a file as text, with escapes and references decoded, and without tags."""
    if path.read_bytes().startswith(_DATABASE):
        yield from _stored(path)
        return
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                yield from _read(content)
                yield from _read(html.unescape(content.decode("utf-8", "replace")).encode())
        return
    content = _unpacked(path)
    if path.suffix in _INDEXES:
        yield "\n".join(strings(content.removeprefix(_HEAD)))
        return
    yield from _read(content.removeprefix(_HEAD))


def _stored(path: Path) -> Iterator[str]:
    """The text of a database: of every cell of every table, those of its search too, and of its statements."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        made = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
        for name, kind, statement in made:
            yield statement or ""
            if kind == "table":
                if "USING fts5" in (statement or ""):
                    words = f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {name}, row)"
                    connection.execute(words)
                    terms = connection.execute("SELECT term FROM words").fetchall()
                    yield " ".join(term for (term,) in terms)
                    connection.execute("DROP TABLE words")
                for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - its own names
                    for cell in row:
                        yield from _read(cell if isinstance(cell, bytes) else str(cell).encode())


def _read(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    read = html.unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), unquote(text)))
    yield f"{text}\n{read}"
    if "<" in read:
        yield _TAG.sub("", read)
        yield _TAG.sub(" ", read)


def _unpacked(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if content.startswith(_PACKED) else content


def strings(content: bytes) -> Iterator[str]:
    """Each text in a CBOR value. The search index has that form. Lists need no reading."""
    at = 0
    while at < len(content):
        kind, number = content[at] >> 5, content[at] & 31
        at += 1
        if 24 <= number <= 27:
            size = 1 << (number - 24)
            number = int.from_bytes(content[at : at + size], "big")
            at += size
        if kind in (2, 3):
            if kind == 3:
                yield content[at : at + number].decode()
            at += number


def _stems(path: Path, people: list[Person]) -> set[str]:
    """The words of a search index that are the stem of a surname, or of its genitive."""
    words = {fold(word) for word in strings(_unpacked(path).removeprefix(_HEAD))}
    surnames = [person.name.lower().split()[-1] for person in people if person.common is None]
    forms = {form for name in surnames for form in (name, f"{name}s", fold(name), fold(f"{name}s"))}
    return words & {fold(_STEMMER.stemWord(form)) for form in forms}
