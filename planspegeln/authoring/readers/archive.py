"""Opens Word and OpenDocument files, which are zip archives of XML, without trusting them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from xml.parsers import expat

from planspegeln.authoring.readers.outline import ReadingError

# From where to where in a file, and what shall stand there.
Change: TypeAlias = tuple[int, int, bytes]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS: Final = (b"MZ", b"\x7fELF")
_MEMBERS: Final = 5_000
_UNPACKED: Final = 300 * 1024 * 1024
_RATIO: Final = 200
# Below this, the ratio says nothing: an empty template repeats itself.
_SMALL: Final = 10 * 1024 * 1024
_TAG: Final = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NODES: Final = 2_000_000
_DEPTH: Final = 200
_PIECE: Final = 1 << 16

DAMAGED: Final = (
    "Filen är skadad eller bara delvis hämtad. Hämta den igen, eller öppna den och spara om den."
)
ENCRYPTED: Final = "Filen är lösenordsskyddad. Öppna den, ta bort lösenordet och spara den igen."
_BOMB: Final = "Filen packar upp till orimligt mycket. Öppna den och spara om den som ny fil."
_XML: Final = (
    "Filen innehåller XML som inte får finnas i den här sortens fil. Öppna den och spara om den."
)
_DEEP: Final = "Filen är för stor eller för djupt nästlad för att läsas. Dela den i flera filer."


def check_start(data: bytes, name: str) -> None:
    """Refuse a file that is empty, a program, or of Word's old format or encrypted."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadingError("Filen är tom.")
    if data.startswith(_PROGRAMS) and b"\x00" in data[:64]:
        raise ReadingError(f"Filen är ett program, inte ett dokument, trots att den heter {name}.")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadingError(ENCRYPTED)
        raise ReadingError(
            "Filen är i Words gamla format (.doc). Öppna den och spara den som .docx."
        )


class Archive:
    """The files in a zip archive, checked before anything is unpacked."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"PK"):
            raise ReadingError(
                "Filen är inte det som namnet säger: den är ingen Word- eller OpenDocument-fil. "
                "Öppna den och spara den som .docx eller .odt."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ReadingError(DAMAGED) from error
        if len(members) > _MEMBERS:
            raise ReadingError(f"Filen innehåller {len(members)} filer, fler än ett dokument gör.")
        unpacked = sum(member.file_size for member in members)
        if unpacked > _UNPACKED or unpacked > max(_SMALL, _RATIO * len(data)):
            raise ReadingError(_BOMB)
        if len({member.filename for member in members}) < len(members):
            raise ReadingError(DAMAGED)
        if any(member.flag_bits & 1 for member in members):
            raise ReadingError(ENCRYPTED)

    @property
    def names(self) -> list[str]:
        """The names of the files, in the archive's order."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """The content of a file. It is never longer than the archive says."""
        try:
            return self._zip.read(name)
        except (
            *(zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError),
            *(NotImplementedError, RuntimeError, KeyError),
        ) as error:
            raise ReadingError(DAMAGED) from error

    def copy(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with other content for some files, and without content for what is no XML."""
        copied = io.BytesIO()
        with zipfile.ZipFile(copied, "w", zipfile.ZIP_STORED) as into:
            for name in self.names:
                if name.endswith("/"):
                    continue
                kept = name.endswith((".xml", ".rels")) or name == "mimetype"
                content = changed[name] if name in changed else self.read(name) if kept else b""
                into.writestr(zipfile.ZipInfo(name), content)
        return copied.getvalue()


@dataclass(slots=True)
class Node:
    """An element: its name as written, and where in the file its start tag and its end tag start."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def find(self, *names: str) -> Node | None:
        """The element that is reached through children with these names."""
        node: Node | None = self
        for name in names:
            if node is None:
                return None
            node = next((child for child in node.children if child.name == name), None)
        return node

    def get(self, name: str, attribute: str) -> str | None:
        """The attribute of a child, if there is such a child with it."""
        child = self.find(name)
        return child.attributes.get(attribute) if child else None

    def each(self, *names: str) -> Iterator[Node]:
        """The elements below this one with one of these names, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.each(*names)


def parse(data: bytes) -> Node:
    """The elements of an XML file. It must declare no entities, and must not be too deep or large."""
    root = Node("", {}, 0)
    open_nodes = [root]
    count = 0
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > _NODES or len(open_nodes) > _DEPTH:
            raise ReadingError(_DEEP)
        node = Node(name, attributes, parser.CurrentByteIndex)
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(_: str) -> None:
        open_nodes.pop().end = parser.CurrentByteIndex

    def text(words: str) -> None:
        node = open_nodes[-1]
        # What stands between elements keeps its place.
        if node.children and words.strip():
            node.children.append(Node("", {}, 0, text=words))
        else:
            node.text += words

    def refuse(*_: object) -> None:
        raise ReadingError(_XML)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ReadingError(DAMAGED) from error
    return root.children[0]


def spliced(data: bytes, changes: Iterable[Change]) -> bytes:
    """The file with the changes. One that is inside another is left out with it."""
    pieces = []
    done = 0
    for start, end, text in sorted(changes, key=lambda change: change[:2]):
        if start < done:
            continue
        pieces += [data[done:start], text]
        done = end
    return b"".join([*pieces, data[done:]])


def ends(data: bytes, node: Node) -> tuple[int, int]:
    """Where an element's start tag ends, and where all of it does. An empty one may be one tag."""
    after = tag_end(data, node.start)
    return after, after if data[after - 2 : after] == b"/>" else tag_end(data, node.end)


def tag_end(data: bytes, start: int) -> int:
    """Where the tag ends that starts there. A > may stand in its attributes."""
    match = _TAG.match(data, start)
    return match.end() if match else len(data)
