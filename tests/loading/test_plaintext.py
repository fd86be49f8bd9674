"""What keeps a file from being read as text."""

from __future__ import annotations

import pytest

from planspegeln.loading.plaintext import Obstacle, obstacle
from tests.conftest import Copy

TOPICS = "topics.yml"


@pytest.mark.parametrize(
    "text",
    ["", "Ett torg är ljust.\n", "Rubrik\n=======\n", "a <<<<<<< b", "\ufeffid: x", "a\r\nb\r\n"],
)
def test_text_that_can_be_read(text: str) -> None:
    """Text in UTF-8 has no obstacle, with or without a byte order mark and Windows' line ends."""
    assert obstacle(text.encode()) is None


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ("a\nåäö".encode("cp1252"), 2, 1, "sparad i Windows teckenuppsättning"),
        ("Året – ”torg”".encode("cp1252"), 1, 1, "sparad i Windows teckenuppsättning"),
        ("åä".encode() + "ö".encode("cp1252"), 1, 3, "är inte text i UTF-8 härifrån"),
        (b"a \xff", 1, 3, "är inte text i UTF-8 härifrån"),
        ("a".encode("utf-16"), 1, 1, "sparad i UTF-16"),
        ("å\n<<<<<<< HEAD\n".encode(), 2, 1, "märke efter en sammanslagning"),
        (b"a\n>>>>>>> b\n", 2, 1, "märke efter en sammanslagning"),
    ],
)
def test_obstacles(content: bytes, line: int, column: int, words: str) -> None:
    """Each is called by its name, with the place of the first."""
    found = obstacle(content)
    assert isinstance(found, Obstacle)
    assert (line, column) == found[:2]
    assert words in found.message


def test_a_file_with_an_obstacle_is_one_fault(tiny: Copy) -> None:
    """A data file with marks of a merge, or from Windows, is one fault, whatever refers to it."""
    position = tiny.edit(TOPICS, "  - id: sagor\n", "¦<<<<<<< HEAD\n  - id: sagor\n")
    (fault,) = tiny.faults()
    assert fault.startswith(f"{position}: raden ”<<<<<<< …” är ett märke efter en sammanslagning")
    tiny.write(TOPICS, "# åäö\n".encode("cp1252"))
    (fault,) = tiny.faults()
    assert "ser ut att vara sparad i Windows teckenuppsättning; spara den som UTF-8" in fault


def test_byte_order_mark_and_line_ends_of_windows(tiny: Copy) -> None:
    """A data file may have both: they are no part of its text."""
    for path in tiny.root.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(f"\ufeff{text}".replace("\n", "\r\n").encode())
    assert [] == tiny.faults()
