"""The version, and the changelog's entries about it."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Final

from tests.built.project import ROOT

_HEADINGS: Final = re.findall(
    r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
)
_DATED: Final = re.compile(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d{2}-\d{2})")


def releases() -> list[tuple[tuple[int, ...], date]]:
    """Each version of the changelog, as numbers, with its date, in order."""
    found = [_DATED.fullmatch(heading) for heading in _HEADINGS[1:]]
    assert all(found), _HEADINGS
    return [(tuple(map(int, one.groups()[:3])), date.fromisoformat(one[4])) for one in found if one]


def test_what_comes_next_stands_first() -> None:
    """Changes that are not released have their own section, above the releases."""
    assert "[Unreleased]" == _HEADINGS[0]
    assert 1 == _HEADINGS.count("[Unreleased]")


def test_the_version_is_the_newest_release() -> None:
    """The package has the version of the newest dated section."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == ".".join(map(str, releases()[0][0]))


def test_releases_follow_each_other() -> None:
    """The newest comes first, by version and by date."""
    versions, days = zip(*releases(), strict=True)
    assert sorted(set(versions), reverse=True) == list(versions)
    assert sorted(days, reverse=True) == list(days)
