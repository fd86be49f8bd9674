"""The texts in a file that is published as it is: also those that its readers do not see.

A Word, OpenDocument or PDF file tells who wrote it and who has commented, and may hold other files.
So may a picture.
"""

from __future__ import annotations

import html
import io
import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile

_LARGEST: Final = 50_000_000  # bytes of one part
_DEPTH: Final = 4  # files in files
_ARCHIVE, _PDF, _PNG = b"PK\x03\x04", b"%PDF", b"\x89PNG\r\n\x1a\n"
# How a file starts, by the ending of its name.
_STARTS: Final = {".docx": _ARCHIVE, ".odt": _ARCHIVE, ".pdf": _PDF}
_TAG: Final = re.compile("<[^<>]*>")
_STREAM: Final = re.compile(rb"stream\r?\n")
_STREAM_END: Final = b"endstream"
# Streams of a PDF that hold pictures, fonts and lists of places.
_NO_TEXT: Final = re.compile(
    rb"/(?:Image|XRef|Type1C?|CIDFontType0C?|OpenType|Length1|FunctionType|ICCBased|Alternate|ShadingType)\b"
)
_DEFLATED: Final = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*\]?(?=\s*[/>])")
_DICTIONARY: Final = 2000  # bytes before a stream that can tell what it is
_LITERAL: Final = re.compile(rb"\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_HEXADECIMAL: Final = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Text(NamedTuple):
    """A text in a file. In a picture and the like, `is_loose`: other bytes next to it read as letters."""

    words: str
    is_loose: bool = False


class UnsearchableError(Exception):
    """A file, or a part of one, whose texts nobody can look for. The text says why, in Swedish."""


def texts(content: bytes, suffix: str = "") -> Iterator[Text]:
    """Each text in a file whose name ends in `suffix`. The same text may come in several forms.

    Raises `UnsearchableError` for a file that is no such file, damaged, locked, too large, or has
    files in files in files. A PDF's pages are drawn by glyphs, whose text is looked for in no file.
    """
    if not content.startswith(_STARTS.get(suffix.lower(), b"")):
        raise UnsearchableError(f"den är låst, eller ingen {suffix.lower()}-fil")
    yield from _texts(content, _DEPTH)


def _texts(content: bytes, depth: int) -> Iterator[Text]:
    if depth == 0:
        raise UnsearchableError("filer ligger i filer i filer")
    if content.startswith(_ARCHIVE):
        yield from _archive(content, depth)
    elif content.startswith(_PDF):
        yield from _pdf(content, depth)
    elif content.startswith(_PNG):
        yield from _png(content)
    else:
        yield from _plain(content)


def _plain(content: bytes) -> Iterator[Text]:
    """A text file's text, with its tags and without: an author may be an attribute of one.

    Of any other file, all of its bytes: text in them may be in UTF-16, where each letter has a NUL.
    """
    marks = ((BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"), (BOM_UTF8, "utf-8"))
    encoding = next((name for mark, name in marks if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text:
        yield Text(html.unescape(text))
        if "<" in text:
            yield from (Text(html.unescape(_TAG.sub(sign, text))) for sign in ("", " "))
    else:
        yield Text(content.decode("utf-8", "ignore"), is_loose=True)
        yield Text(content.replace(b"\0", b"").decode("latin-1"), is_loose=True)


def _archive(content: bytes, depth: int) -> Iterator[Text]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield from _plain(archive.comment)
            for part in archive.infolist():
                yield Text(part.filename)
                yield from _plain(part.comment)
                if part.file_size > _LARGEST:
                    raise UnsearchableError(f"delen {part.filename[:80]} är för stor")
                yield from _texts(archive.read(part), depth - 1)
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnsearchableError("den är skadad eller låst") from error


def _png(content: bytes) -> Iterator[Text]:
    """What a picture says in words, in the chunks for that. One with other data is read by its bytes."""
    at = len(_PNG)
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : end]
        at = end + 4
        if kind == b"zTXt":
            keyword, _, rest = data.partition(b"\0")
            data = keyword + b"\n" + _inflated(rest[1:])
        elif kind == b"iTXt":
            keyword, _, rest = data.partition(b"\0")
            text = rest[2:].split(b"\0", 2)[-1]
            data = keyword + b"\n" + (_inflated(text) if rest[:1] == b"\1" else text)
        if kind != b"IDAT":
            yield from _plain(data)
    yield from _plain(content[at:])


def _pdf(content: bytes, depth: int) -> Iterator[Text]:
    """What stands in strings, such as properties, comments and descriptions, and in files in it."""
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
        if not _NO_TEXT.search(dictionary):
            stream = content[start.end() : end]
            if _DEFLATED.search(dictionary):
                stream = _inflated(stream)
            elif b"/Filter" in dictionary:
                raise UnsearchableError("en del av den är packad på ett ovanligt sätt")
            yield from _strings(stream) if b"/ObjStm" in dictionary else _texts(stream, depth - 1)
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


def _strings(objects: bytes) -> Iterator[Text]:
    """The strings among a PDF's objects (ISO 32000-1, 7.3.4 and 7.9.2)."""
    for match in _LITERAL.finditer(objects):
        yield _decoded(_ESCAPE.sub(_unescaped, match[1]))
    for match in _HEXADECIMAL.finditer(objects):
        digits = b"".join(match[1].split()).decode()
        yield _decoded(bytes.fromhex(digits + "0" * (len(digits) % 2)))


def _decoded(string: bytes) -> Text:
    if string.startswith(BOM_UTF16_BE):
        return Text(string.decode("utf-16", "replace"))
    return Text(string.decode("utf-8" if string.startswith(BOM_UTF8) else "latin-1", "replace"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code.isdigit():
        return bytes([int(code, 8) & 0xFF])
    return b"" if code in (b"\n", b"\r\n", b"\r") else _ESCAPED.get(code, code)
