"""Reads one YAML file as plain values, with the position of each value.

An unquoted scalar is text, unless it is `true`, `false`, `null`, `~`, empty, or a number such as
`2021` or `-11.5`. So `0126`, `no`, `1:30`, `2019-11-19` and `1e3` are text, and so is a number with
more than `MOST_DIGITS` digits. A repeated key, an alias, a tag, a key that is not text and nesting
deeper than `_DEEPEST` levels are faults.

So is what only looks like text: a sign that does not show, and words after ` #` in an unquoted
scalar, which YAML takes for a comment and leaves out. A comment after a value has two spaces or more
before its # and one after. So are words as #torget after a scalar in quotation marks, or below an
unquoted one and further in than its key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Final

import yaml

from planspegeln.loading.faults import Fault, Position
from planspegeln.loading.plaintext import obstacle
from planspegeln.loading.syntax import syntax_fault
from planspegeln.model.values import Trail
from planspegeln.swedish.invisible import refused

MOST_DIGITS: Final = 20  # on each side of the decimal point
_INT: Final = re.compile(rf"-?(0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})")
_FLOAT: Final = re.compile(rf"{_INT.pattern}\.[0-9]{{1,{MOST_DIGITS}}}")
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST: Final = 60  # a table in an item in a section needs far fewer
_LARGEST: Final = 5_000_000  # bytes; a document of a thousand pages has fewer
_COMMENT: Final = re.compile(r"(?P<space>[ \t]+)(?P<words>#[^\r\n]*)")
_MEANT: Final = re.compile(r"#(?:[ #!]|$)")
_BELOW: Final = re.compile(r"[ \t]*\r?\n(?P<space>[ \t]+)(?P<words>#[^\r\n]*)")
_PLAIN_TAGS: Final = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


class _Loader(yaml.CSafeLoader):
    """The C parser without implicit types: it gives every unquoted scalar as text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]


@dataclass
class YamlFile:
    """A parsed file: its value, its faults, and the line and column of each value and key."""

    name: str
    path: Path
    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    values: dict[Trail, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Trail, tuple[int, int]] = field(default_factory=dict)

    def position(self, *path: str | int) -> Position:
        """The position of the value at the trail `path`, or of the nearest value around it."""
        while path and path not in self.values:
            path = path[:-1]
        return Position(self.name, *self.values.get(path, (1, 1)))

    def key_position(self, *path: str | int) -> Position:
        """The position of the key at the trail `path`; of its value if it has no key."""
        return Position(self.name, *self.keys[path]) if path in self.keys else self.position(*path)

    def at(self, path: Trail) -> Any:
        """The value at the trail `path`. Raises KeyError if there is none."""
        value = self.value
        for step in path:
            try:
                value = value[step]
            except (IndexError, TypeError):
                raise KeyError(path) from None
        return value

    @cached_property
    def origin(self) -> Origin:
        """The file without its value and positions."""
        return Origin(self.name, self.path)

    def fault(self, node: yaml.Node, message: str) -> None:
        """Add a fault at a node."""
        mark = node.start_mark
        self.faults.append(Fault(Position(self.name, mark.line + 1, mark.column + 1), message))


@dataclass(frozen=True)
class Origin:
    """The file that a valid object comes from, and the positions in it.

    Positions take more memory than the values themselves, and only faults need them. So the file is
    read again the first time that somebody asks for a position.
    """

    name: str
    path: Path

    @cached_property
    def _file(self) -> YamlFile:
        return read(self.path, self.name)

    def position(self, *path: str | int) -> Position:
        """The position of the value at the trail `path`, or of the nearest value around it."""
        return self._file.position(*path)


def read(path: Path, name: str) -> YamlFile:
    """Parse the file at `path`. Faults are in the result's `faults`; they call the file `name`."""
    file = YamlFile(name, path)
    if path.stat().st_size > _LARGEST:
        message = f"filen är större än {_LARGEST // 1_000_000} MB; dela upp den"
        file.faults.append(Fault(Position(name, 1, 1), message))
        return file
    content = path.read_bytes()
    if wrong := obstacle(content):
        file.faults.append(Fault(Position(name, wrong.line, wrong.column), wrong.message))
        return file
    try:
        loader = _Loader(content)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        file.faults.append(syntax_fault(name, content, error))
        return file
    if node is None:
        file.faults.append(_empty(name))
        return file
    file.value = _Reading(file, content.decode("utf-8-sig")).value(node, ())
    if file.value is None and not file.faults:
        file.faults.append(_empty(name))
    return file


def _empty(name: str) -> Fault:
    return Fault(Position(name, 1, 1), "filen är tom; väntade fält (namn: värde)")


class _Reading:
    """Makes values of the parser's nodes, and notes their positions and faults."""

    def __init__(self, file: YamlFile, text: str) -> None:
        self._file = file
        self._text = text
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Trail) -> Any:
        """The value of the node at the trail `path`."""
        file = self._file
        file.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._seen:
            file.fault(node, "hittade ett YAML-alias (&… och *…); skriv ut texten på båda ställena")
            return None
        self._seen.add(id(node))
        if len(path) > _DEEPEST:
            file.fault(
                node, f"hittade fler än {_DEEPEST} nivåer i varandra; skriv texten med färre"
            )
            return None
        if node.tag not in _PLAIN_TAGS:
            file.fault(node, f"hittade YAML-typen ”{node.tag}”; väntade ett vanligt värde utan typ")
            return None
        if isinstance(node, yaml.ScalarNode):
            key = file.keys.get(path)
            return self._scalar(node, key[1] if key else node.start_mark.column)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(child, (*path, i)) for i, child in enumerate(node.value))
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Trail) -> dict[str, Any]:
        file = self._file
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str):
                file.fault(key_node, "ett fältnamn ska vara text; sätt det inom citattecken")
                continue
            if key in found:
                first = file.keys[(*path, key)][0]
                file.fault(
                    key_node, f"fältet ”{key}” står två gånger; det första står på rad {first}"
                )
                continue
            file.keys[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            found[key] = self.value(value_node, (*path, key))
        return found

    def _scalar(self, node: yaml.ScalarNode, indent: int = 0) -> Any:
        """The value of a scalar. What is indented by `indent` or more below it would belong to it."""
        text: str = node.value
        if sign := refused(text):
            self._file.fault(node, f"texten har {sign[1]}, tecken {sign[0] + 1} i den; ta bort det")
        self._find_cut(node, indent)
        if node.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        return text

    def _find_cut(self, node: yaml.ScalarNode, indent: int) -> None:
        """Add a fault if words after or below a text were taken for a comment."""
        if node.style in ("|", ">"):
            return
        end = node.end_mark
        after = _COMMENT.match(self._text, end.index)
        if after:
            is_apart = len(after["space"]) > 1 or node.style
            if not (is_apart and _MEANT.match(after["words"])):
                self._cut(after["words"], end.line, end.column + len(after["space"]))
            return
        below = None if node.style else _BELOW.match(self._text, end.index)
        if below and len(below["space"]) >= indent and not _MEANT.match(below["words"]):
            self._cut(below["words"], end.line + 1, len(below["space"]))

    def _cut(self, words: str, line: int, column: int) -> None:
        """Add the fault of words that are left out. Line and column count from 0."""
        self._file.faults.append(
            Fault(
                Position(self._file.name, line + 1, column + 1),
                f"”{words.strip()}” läses som en kommentar och kommer inte med; sätt hela texten "
                "inom citattecken (eller skriv kommentaren på en egen rad)",
            )
        )
