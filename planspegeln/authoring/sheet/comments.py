"""Puts new lines of YAML in place of old ones, and keeps the comments that somebody wrote among those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import yaml

_COMMENT: Final = re.compile(r"\s*#")
_DASH: Final = re.compile(r"^(\s*)-(?=\s|$)")
_FIELD: Final = re.compile(r"(\s*)([A-Za-z_]+):(?:\s|$)")
_NAME: Final = re.compile(r"\s*[A-Za-z_]+:\s*(?:#.*)?$")
_AFTER: Final = re.compile(r"(?:\]|:)\s+(#.*)$")  # beside a list, or a name alone


class _Field(NamedTuple):
    """A field of a mapping: the comments above it, and its lines."""

    above: list[str]
    lines: list[str]


def comments(lines: Sequence[str]) -> list[int]:
    """Which of the lines are comments. In a text over several lines, none is."""
    if not any(map(_COMMENT.match, lines)):
        return []
    inside: set[int] = set()
    for token in yaml.scan("\n".join(lines) + "\n"):
        if isinstance(token, yaml.ScalarToken):
            end = token.end_mark.line + (token.end_mark.column > 0)
            inside.update(range(token.start_mark.line + 1, end))
    return [i for i, line in enumerate(lines) if _COMMENT.match(line) and i not in inside]


def lost(before: str, after: str) -> list[str]:
    """The comments that a file had and has no longer."""
    if not _gone(before.splitlines(), after.splitlines()):
        return []
    old, new = before.splitlines(), after.splitlines()
    return [*_gone(_inside(old), _inside(new)).elements()]


def _gone(old: Sequence[str], new: Sequence[str]) -> Counter[str]:
    """The lines like comments that there are fewer of."""
    counts = (Counter(line.strip() for line in one if _COMMENT.match(line)) for one in (old, new))
    return next(counts) - next(counts)


def kept(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The new lines of a mapping or of an entry of a list, with the comments of the old.

    A field that says the same keeps its lines. A comment stays above its field. One inside a field that
    changes comes to stand above it, and those of a field that goes come first.
    """
    before, end = _fields(_undashed(old))
    after, _ = _fields(_undashed(new))
    if not before or _indent(old) != _indent(new):
        return [*_inside(old), *new]
    found = [
        line
        for name, field in before.items()
        if name not in after
        for line in (*field.above, *_inside(field.lines))
    ]
    for name, field in after.items():
        was = before.get(name, _Field([], field.lines))
        found += [*was.above, *_changed(was.lines, field.lines)]
    found += end
    return _dashed(found) if _DASH.match(new[0]) else found


def _changed(old: list[str], new: list[str]) -> list[str]:
    """The new lines of a field: the old ones if they say the same, or else with their comments."""
    if _value(old) == _value(new):
        return old
    if _is_nested(old) and _is_nested(new):
        return [old[0], *kept(old[1:], new[1:])]
    beside = [match[1] for line in old if (match := _AFTER.search(line))]
    return [*(" " * _indent(new) + one for one in beside), *_inside(old), *new]


def _is_nested(lines: list[str]) -> bool:
    """Whether the value of a field has fields of its own."""
    said = _said(lines)
    return len(said) > 1 and bool(_NAME.match(said[0]) and _FIELD.match(said[1]))


def _fields(lines: Sequence[str]) -> tuple[dict[str, _Field], list[str]]:
    """The fields of a mapping by name, and the comments after the last one."""
    aside, indent = set(comments(lines)), _indent(lines)
    found: dict[str, _Field] = {}
    waiting: list[str] = []
    for i, line in enumerate(lines):
        match = _FIELD.match(line)
        if i in aside or not line.strip():
            waiting.append(line)
        elif match and len(match[1]) == indent:
            found[match[2]] = _Field(waiting, [line])
            waiting = []
        elif found:
            found[[*found][-1]].lines.extend([*waiting, line])
            waiting = []
    return found, waiting


def _inside(lines: Sequence[str]) -> list[str]:
    return [lines[i] for i in comments(lines)]


def _said(lines: Sequence[str]) -> list[str]:
    aside = set(comments(lines))
    return [line for i, line in enumerate(lines) if line.strip() and i not in aside]


def _indent(lines: Sequence[str]) -> int:
    """How far in the first field stands."""
    first = _said(_undashed(lines))[0]
    return len(first) - len(first.lstrip())


def _undashed(lines: Sequence[str]) -> list[str]:
    """The lines of an entry as those of a mapping: a space stands for the dash."""
    at = next(i for i, line in enumerate(lines) if line.strip() and not _COMMENT.match(line))
    return [*lines[:at], _DASH.sub(r"\1 ", lines[at], count=1), *lines[at + 1 :]]


def _dashed(lines: Sequence[str]) -> list[str]:
    """The lines of a mapping as those of an entry."""
    at = next(i for i, line in enumerate(lines) if line.strip() and not _COMMENT.match(line))
    indent = _indent(lines)
    return [*lines[:at], f"{' ' * (indent - 2)}- {lines[at][indent:]}", *lines[at + 1 :]]


def _value(lines: Sequence[str]) -> Any:
    return _stripped(yaml.load("\n".join(lines), yaml.CBaseLoader))  # noqa: S506 - plain values


def _stripped(value: Any) -> Any:
    """A value with its texts as they are read: the last line break of a folded one is none of it."""
    if isinstance(value, dict):
        return {key: _stripped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_stripped(one) for one in value]
    return value.strip()
