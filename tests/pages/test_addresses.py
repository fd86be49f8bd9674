"""Tests of planspegeln.pages.addresses."""

from __future__ import annotations

import pytest

from planspegeln.pages.addresses import of_content

FILES = {"box.js": b"a", "search/page.js": b"bc"}


@pytest.mark.parametrize(
    "changed",
    [
        FILES | {"box.js": b"b"},
        FILES | {"copy.js": b""},
        {"box.js": b"a"},
        {"page.js": b"bc", "box.js": b"a"},
        {"box.js": b"", "search/page.js": b"abc"},
        {"box.js": b"bc", "search/page.js": b"a"},
    ],
    ids=["changed", "added", "removed", "renamed", "moved bytes", "exchanged"],
)
def test_other_files_are_at_another_address(changed: dict[str, bytes]) -> None:
    """A folder has another name if a file in it, or its name, is another."""
    assert of_content(FILES) != of_content(changed)


def test_the_same_files_are_at_the_same_address() -> None:
    """The order in which files are found has no part in it, and the name fits any address."""
    same = dict(reversed(FILES.items()))
    assert of_content(FILES) == of_content(same)
    assert of_content(FILES).isalnum()
