"""Reads Word, OpenDocument, HTML and Markdown files with pandoc."""

from __future__ import annotations

import codecs
import json
import re
import subprocess
import tempfile
import threading
import unicodedata
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pypandoc

from planspegeln.authoring.readers import (
    marks,
    pandoc_html,
    pandoc_markdown,
    pandoc_odt,
    pandoc_word,
)
from planspegeln.authoring.readers.archive import DAMAGED, ENCRYPTED, Archive, check_start
from planspegeln.authoring.readers.outline import Reading, ReadingError, Removed, texts
from planspegeln.authoring.readers.pandoc_tree import Element, Outliner, has_words
from planspegeln.authoring.readers.tidy import in_one_line

_SECONDS: Final = 60
_MEMORY: Final = "512m"
_TREE: Final = 100 * 1024 * 1024
_TEXT: Final = 20 * 1024 * 1024
_FILE: Final = 300 * 1024 * 1024
_HEAP_EXHAUSTED: Final = 251

_SUFFIXES: Final = {
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}
_OLD: Final = {".doc", ".dot"}
_MOST: Final = 50  # pieces of HTML in a Markdown file, each read for itself
_MAIN: Final = re.compile(r"<main\b", re.IGNORECASE)

_RAISED: Final = re.compile("[⁰¹²³⁴-⁹]")

_LARGE: Final = "Filen är för stor för att läsas. Dela den i flera filer."
_DEEP: Final = (
    "Filen är för djupt nästlad för att läsas. Förenkla den, eller dela den i flera filer."
)
_SLOW: Final = f"Filen tog mer än {_SECONDS} sekunder att läsa. Dela den i flera filer."
_EMPTY: Final = "Filen har ingen text. Är den skannad eller består av bilder, behövs texten ur den."
_UNREAD: Final = "Filen går inte att läsa. Öppna den i sitt program och spara om den."


def read(path: Path) -> Reading:
    """What a Word, OpenDocument, HTML or Markdown file says."""
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES and suffix not in _OLD:
        raise ReadingError(f"{suffix or 'En fil utan ändelse'} läses inte. Spara den som .docx.")
    try:
        if path.stat().st_size > _FILE:
            raise ReadingError(_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"Filen går inte att öppna: {path}. Stavas namnet så?") from error
    check_start(data, path.name)
    if suffix in _OLD:
        raise ReadingError("Filens namn slutar på .doc. Öppna den och spara den som .docx.")
    try:
        return _read(data, _SUFFIXES[suffix])
    except (RecursionError, MemoryError) as error:
        raise ReadingError(_DEEP) from error


def _read(data: bytes, kind: str) -> Reading:
    if kind in ("docx", "odt"):
        archive = _archive(data, kind)
        found = (pandoc_word if kind == "docx" else pandoc_odt).marked(archive)
        dialect = kind
    else:
        found = _text(data, kind)
        dialect = kind
        if kind == "markdown":
            text, dialect = pandoc_markdown.prepared(found.data.decode())
            found.data = text.encode()
    tree = _tree(found.data, dialect)
    blocks = tree["blocks"]
    if kind == "markdown":
        blocks = _Pages().read(blocks)
    outliner = Outliner(found.contents, pages=found.pages is not None)
    outliner.head(tree["meta"], printed=kind != "html")
    if kind == "markdown" and blocks and outliner.is_title(blocks[0]):
        # The title stands before the text and as its first heading. A reader sees it once.
        blocks = blocks[1:]
    outliner.go_through(blocks)
    if not any(text for part in outliner.parts for text in texts(part)):
        raise ReadingError(_EMPTY)
    reading = Reading(
        outliner.parts,
        f"pandoc {pypandoc.get_pandoc_version()}",
        [*(Removed("head or foot", line) for line in found.heads), *outliner.removed],
        [*found.doubts, *outliner.doubts],
        found.pages,
        outliner.title,
    )
    if found.words is not None:
        reading.doubts += _lost(found.words, reading)
    return reading


def _archive(data: bytes, kind: str) -> Archive:
    archive = Archive(data)
    names = set(archive.names)
    odt = "content.xml" in names and "mimetype" in names
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise ReadingError(ENCRYPTED)
    is_kind = odt if kind == "odt" else "word/document.xml" in names
    if odt and archive.read("mimetype").strip() not in (
        b"application/vnd.oasis.opendocument.text",
        b"application/vnd.oasis.opendocument.text-template",
    ):
        is_kind = False
    if not is_kind:
        raise ReadingError(
            f"Filen är inte det som namnet säger (.{kind}). "
            f"Öppna den i sitt program och spara den som .{kind}."
        )
    return archive


def _text(data: bytes, kind: str) -> marks.Marked:
    """A text file in UTF-8 without its byte order mark. A web page may say that it has another encoding."""
    if len(data) > _TEXT:
        raise ReadingError(_LARGE)
    if data.startswith((b"PK\x03\x04", b"%PDF-")):
        raise ReadingError(
            "Filen är inte det som namnet säger: den är ingen textfil. Ge den rätt ändelse."
        )
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    old = pandoc_html.declared(data) if kind == "html" else None
    try:
        text = _decoded(data, encoding, old)
    except UnicodeDecodeError as error:
        raise ReadingError(
            "Filen är inte i UTF-8 (den kan vara i Windows-1252). Öppna den och spara som UTF-8."
        ) from error
    if "\x00" in text:
        raise ReadingError(
            "Filen är inte det som namnet säger: den är ingen textfil. Ge den rätt ändelse."
        )
    found = marks.Marked(b"")
    if kind == "html":
        if _MAIN.search(text):
            found.doubts.append("Bara det som sidan kallar sitt huvudinnehåll (main) är läst.")
        text = pandoc_html.whole(text)
    found.data = text.encode()
    return found


def _decoded(data: bytes, encoding: str, otherwise: str | None) -> str:
    """The text, in another encoding if it is not in the first."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if otherwise is None:
            raise
        return data.decode(otherwise)


def _tree(data: bytes, dialect: str) -> Any:
    """Pandoc's tree of a file. It may use neither other files nor the network."""
    command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", dialect, "-t", "json"]
    if dialect in ("docx", "odt"):
        command += ["--track-changes=accept"]
    command += ["+RTS", f"-M{_MEMORY}", "-RTS"]
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(  # noqa: S603 - pandoc itself, and no word of the file's
            command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            late = threading.Event()

            def stop() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(_SECONDS, stop)
            timer.start()
            try:
                tree = process.stdout.read(_TREE + 1) if process.stdout else b""
                if len(tree) > _TREE:
                    process.kill()
                    raise ReadingError(_LARGE)
                code = process.wait()
            finally:
                timer.cancel()
                process.kill()
    if late.is_set():
        raise ReadingError(_SLOW)
    if code == _HEAP_EXHAUSTED:
        raise ReadingError(_LARGE)
    if code:
        raise ReadingError(DAMAGED if dialect in ("docx", "odt") else _UNREAD)
    return json.loads(tree)


class _Pages:
    """Reads the HTML in a Markdown file as a web page. What is more than some pieces stays as it is."""

    def __init__(self) -> None:
        self._read = 0

    def read(self, blocks: list[Element]) -> list[Element]:
        """The blocks, with those of HTML as what they say. Neighbours are one piece."""
        found: list[Element] = []
        for is_html, group in groupby(blocks, _is_html):
            raw = "".join(block["c"][1] for block in group) if is_html else ""
            if is_html and has_words(raw) and self._read < _MOST:
                self._read += 1
                found += _tree(pandoc_html.whole(raw).encode(), "html")["blocks"]
            elif not is_html:
                found += (self._inside(block) for block in group)
            elif raw:
                found.append({"t": "RawBlock", "c": ["html", raw]})
        return found

    def _inside(self, block: Element) -> Element:
        match block["t"]:
            case "BlockQuote":
                return {**block, "c": self.read(block["c"])}
            case "BulletList":
                return {**block, "c": [self.read(item) for item in block["c"]]}
            case "OrderedList":
                attributes, items = block["c"]
                return {**block, "c": [attributes, [self.read(item) for item in items]]}
            case "Div":
                attributes, inner = block["c"]
                return {**block, "c": [attributes, self.read(inner)]}
        return block


def _is_html(block: Element) -> bool:
    return bool(block["t"] == "RawBlock" and block["c"][0] == "html")


def _lost(words: list[str], reading: Reading) -> list[str]:
    """A doubt if words of the file are in no part."""
    wanted = Counter(_plain(word) for word in words)
    have = [word for part in reading.parts for text in texts(part) for word in text.split()]
    extra = Counter(_plain(word) for word in have)
    wanted, extra = wanted - extra, extra - wanted
    # What is left of both has a note's mark in it, or is joined or split in another way.
    joined = " ".join([*extra, *(_RAISED.sub("", word) for word in have if _RAISED.search(word))])
    lost = [word for word in wanted.elements() if any(map(str.isalnum, word))]
    lost = [word for word in lost if word not in joined]
    if not lost:
        return []
    shown = " ".join(lost[:8]) + (" …" if len(lost) > 8 else "")
    return [f"{len(lost)} ord i filen kom inte med: ”{shown}”. Jämför med filen."]


def _plain(text: str) -> str:
    """The text without differences that are none: a raised digit is a digit."""
    return unicodedata.normalize("NFKC", in_one_line(text))
