"""Changes lists and values at the top of a YAML file, and leaves every other line as it is.

An entry that does not change keeps its lines, and one that does keeps its comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from planspegeln.authoring.sheet.comments import comments, kept
from planspegeln.authoring.yamlwriter import write

Raw = dict[str, Any]

# What stands above a document's text, and the lists below it: the order of those that it lacks yet.
_HEAD: Final = (
    *("title", "short_title", "years", "period", "date", "reference", "issuer", "issuer_role"),
    *("contact", "source", "follows_up", "mentions", "redactions", "personal", "notes", "text"),
)
ORDER: Final = (
    *_HEAD,
    "read",
    "background",
    "commitments",
    "outcomes",
    "compared",
    "answers",
    "passages",
    "measures",
    "sums",
    "charts",
    "accepted",
)
_KEY: Final = re.compile(r"([A-Za-z_]+):")
# What tells the entries of a list from each other: the first that they have.
_NAMES: Final = ("id", "commitment", "plan", "quote", "part")
_ENTRY: Final = re.compile(r"(\s*)-(?:\s|$)")


def rewritten(text: str, now: Mapping[str, Sequence[Raw]], to: Mapping[str, Sequence[Raw]]) -> str:
    """The text of a file whose lists are `now`, with the lists `to` in their place."""
    file = _File(text)
    for name, entries in to.items():
        if list(entries) != list(now.get(name, ())):
            file.put(name, list(now.get(name, ())), list(entries))
    return file.text


def with_part(text: str, name: str, field: str, value: str | None) -> str:
    """The text of a file whose mapping `name` has a value in place of that of a field. None goes."""
    file = _File(text)
    file.set_part(name, field, value)
    return file.text


def with_values(text: str, values: Mapping[str, Any]) -> str:
    """The text of a file with the values in place of those that it has. What is None goes."""
    file = _File(text)
    for name, value in values.items():
        file.set(name, [] if value is None else write({name: value}).splitlines())
    return file.text


class _File:
    def __init__(self, text: str) -> None:
        self._end = "\n" if text.endswith("\n") else ""
        self._lines = text.splitlines()

    @property
    def text(self) -> str:
        """The file as it is now."""
        return "\n".join(self._lines) + "\n"

    def _keys(self) -> dict[str, int]:
        """The line of each key at the top."""
        return {
            match[1]: number
            for number, line in enumerate(self._lines)
            if (match := _KEY.match(line))
        }

    def _range(self, name: str) -> tuple[int, int]:
        """The lines of a list: from its key to the next key, or what stands just before that."""
        keys = self._keys()
        start = keys[name]
        end = min((line for line in keys.values() if line > start), default=len(self._lines))
        if _is_aside(self._lines[end - 1]):
            aside = _aside(self._lines[start:end])
            end = 1 + max(i for i in range(start, end) if i - start not in aside)
        return start, end

    def put(self, name: str, now: list[Raw], to: list[Raw]) -> None:
        """Put the entries `to` in place of the entries `now` of a list."""
        if name not in self._keys():
            self._insert(name, to)
            return
        start, end = self._range(name)
        if not to:
            while end < len(self._lines) and not self._lines[end].strip():
                end += 1
            del self._lines[start:end]
            return
        before = self._entries(start, end)
        if len(before) != len(now):  # written on one line
            before = []
        is_alone = self._lines[start].partition("#")[0].strip() == f"{name}:"
        lines = [self._lines[start] if is_alone else f"{name}:"]
        left = [*zip(now, before, strict=False)]
        for entry in to:
            same = [one for one in left if one[0] == entry]
            other = [one for one in left if one[0] not in to and _is_same(one[0], entry)]
            if was := next(iter(same or other), None):
                left.remove(was)
                lines += was[1] if same else kept(was[1], _written(entry))
            else:
                lines += _written(entry)
        self._lines[start:end] = lines

    def _insert(self, name: str, to: list[Raw]) -> None:
        if not to:
            return
        at = self._place(name)
        lines = [f"{name}:", *(line for entry in to for line in _written(entry))]
        if name in _HEAD:
            self._lines[at:at] = lines
        elif at == len(self._lines):
            self._lines += ["", *lines]
        else:
            self._lines[at:at] = [*lines, ""]

    def _place(self, name: str) -> int:
        """The line before which a key stands that the file lacks."""
        keys = self._keys()
        order = ORDER[ORDER.index(name) + 1 :] if name in ORDER else ()
        later = [keys[other] for other in order if other in keys]
        at = min(later, default=len(self._lines))
        while at < len(self._lines) and at > 0 and _is_comment(self._lines[at - 1]):
            at -= 1
        while name in _HEAD and not self._lines[at - 1].strip():
            at -= 1
        return at

    def set(self, name: str, lines: list[str]) -> None:
        """Put the lines in place of those of a key. Without lines, the key goes."""
        start, end = self._range(name) if name in self._keys() else (self._place(name),) * 2
        old = self._lines[start:end]
        self._lines[start:end] = kept(old, lines) if old and lines else lines

    def set_part(self, name: str, field: str, value: str | None) -> None:
        """Put a value in place of that of a field of a mapping, each of whose fields has a line."""
        start, end = self._range(name)
        inside = self._lines[start + 1 : end]
        indent = " " * min((len(line) - len(line.lstrip()) for line in inside if line), default=2)
        own = [
            i for i, line in enumerate(inside, start + 1) if line.startswith(f"{indent}{field}:")
        ]
        at = own[0] if own else end
        new = (
            [] if value is None else [indent + line for line in write({field: value}).splitlines()]
        )
        self._lines[at : at + len(own)] = new

    def _entries(self, start: int, end: int) -> list[list[str]]:
        """The lines of each entry, with the comments above it."""
        found: list[list[str]] = []
        waiting: list[str] = []
        indent: str | None = None
        aside = _aside(self._lines[start:end])
        for i, line in enumerate(self._lines[start + 1 : end], start=1):
            match = _ENTRY.match(line)
            if match and (indent is None or match[1] == indent):
                indent = match[1]
                found.append([*waiting, line])
                waiting = []
            elif i in aside:
                waiting.append(line)
            elif found:
                found[-1] += [*waiting, line]
                waiting = []
        return found


def _is_aside(line: str) -> bool:
    """Whether a line is empty, or may be a comment."""
    return line.lstrip()[:1] in ("", "#")


def _aside(lines: Sequence[str]) -> set[int]:
    """The lines that are empty, or comments."""
    return {*comments(lines), *(i for i, line in enumerate(lines) if not line.strip())}


def _is_same(one: Raw, other: Raw) -> bool:
    """Whether two entries are of the same thing, of which they say different things."""
    named = (key for key in _NAMES if key in one)
    name = next(named, "")
    return one.get(name) == other.get(name)


def _is_comment(line: str) -> bool:
    return line.startswith("#")


def _written(entry: Raw) -> list[str]:
    """The lines of a new entry."""
    first, *rest = write(entry).splitlines()
    return [f"  - {first}", *(f"    {line}" if line else line for line in rest)]
