"""The texts in a file that is published as it is: also those that its readers do not see.

A Word, OpenDocument or PDF file tells who wrote it and who has commented, and may hold other files.
"""

from __future__ import annotations

import html
import io
import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Final
from zipfile import BadZipFile, ZipFile

_LARGEST: Final = 50_000_000  # bytes of one part
_DEPTH: Final = 3  # files in files
_ARCHIVE: Final = b"PK\x03\x04"
_TAG: Final = re.compile("<[^<>]*>")
_STREAM: Final = re.compile(rb"stream\r?\n")
_STREAM_END: Final = b"endstream"
# Streams that hold a PDF's objects, its properties and the files in it. Others draw its pages.
_TELLING: Final = re.compile(rb"/(?:ObjStm|Metadata|EmbeddedFile)\b")
_DICTIONARY: Final = 2000  # bytes before a stream that can tell what it is
_LITERAL: Final = re.compile(rb"\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_HEXADECIMAL: Final = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class UnsearchableError(Exception):
    """A file, or a part of one, whose texts nobody can look for. The text says why, in Swedish."""


def texts(content: bytes, depth: int = _DEPTH) -> Iterator[str]:
    """Each text in a file. The same text may come in several forms.

    Raises `UnsearchableError` for a file that is damaged, locked, too large, or files in files in files.
    """
    if depth == 0:
        raise UnsearchableError("filer ligger i filer i filer")
    if content.startswith(_ARCHIVE):
        yield from _archive(content, depth)
    elif content.startswith(b"%PDF"):
        yield from _pdf(content, depth)
    else:
        yield from _plain(content)


def _plain(content: bytes) -> Iterator[str]:
    for mark, encoding in ((BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"), (BOM_UTF8, "utf-8")):
        if content.startswith(mark):
            return (yield content.decode(encoding, "replace"))
    yield content.decode("utf-8", "replace")
    yield content.decode("latin-1")


def _archive(content: bytes, depth: int) -> Iterator[str]:
    """The texts of XML stand with tags, since an author is an attribute, and without."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                yield part.filename
                if part.file_size > _LARGEST:
                    raise UnsearchableError(f"delen {part.filename[:80]} är för stor")
                for text in texts(archive.read(part), depth - 1):
                    yield html.unescape(text)
                    if part.filename.endswith((".xml", ".rels")):
                        yield from (html.unescape(_TAG.sub(sign, text)) for sign in ("", " "))
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnsearchableError("den är skadad eller låst") from error


def _pdf(content: bytes, depth: int) -> Iterator[str]:
    """What stands in strings, such as properties, comments and descriptions, and in files in it.

    The text of its pages is drawn by glyphs. That is the document's own text, which `data/` has.
    """
    if b"/Encrypt" in content:
        raise UnsearchableError("den är låst")
    at = 0
    while start := _STREAM.search(content, at):
        between = content[at : start.start()]
        end = content.find(_STREAM_END, start.end())
        if end < 0:
            raise UnsearchableError("den är skadad eller låst")
        at = end + len(_STREAM_END)
        yield from _strings(between)
        dictionary = between[-_DICTIONARY:].rpartition(b" obj")[2]
        if _TELLING.search(dictionary):
            stream = content[start.end() : end]
            if b"/FlateDecode" in dictionary:
                stream = _inflated(stream)
            yield from _strings(stream) if b"/ObjStm" in dictionary else texts(stream, depth - 1)
    yield from _strings(content[at:])


def _inflated(stream: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        inflated = unpacking.decompress(stream, _LARGEST)
    except zlib.error as error:
        raise UnsearchableError("den är skadad eller låst") from error
    if unpacking.unconsumed_tail:
        raise UnsearchableError("en del av den är för stor")
    if not unpacking.eof:
        raise UnsearchableError("den är skadad eller låst")
    return inflated


def _strings(objects: bytes) -> Iterator[str]:
    """The strings among a PDF's objects (ISO 32000-1, 7.3.4 and 7.9.2)."""
    for match in _LITERAL.finditer(objects):
        yield from _decoded(_ESCAPE.sub(_unescaped, match[1]))
    for match in _HEXADECIMAL.finditer(objects):
        digits = b"".join(match[1].split()).decode()
        yield from _decoded(bytes.fromhex(digits + "0" * (len(digits) % 2)))


def _decoded(string: bytes) -> Iterator[str]:
    if string.startswith(BOM_UTF16_BE):
        yield string.decode("utf-16", "replace")
    else:
        yield string.decode("utf-8" if string.startswith(BOM_UTF8) else "latin-1", "replace")


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code.isdigit():
        return bytes([int(code, 8) & 0xFF])
    return b"" if code in (b"\n", b"\r\n", b"\r") else _ESCAPED.get(code, code)
