"""Which reader a file gets, and what becomes of a reader that fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from planspegeln.authoring import readers
from planspegeln.authoring.readers import read
from planspegeln.authoring.readers.outline import Heading, ReadingError

Fake: TypeAlias = Callable[[str], Path]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Makes a file, and the reader that its process finds: a function with the given lines."""

    def make(body: str) -> Path:
        lines = "".join(f"    {line}\n" for line in body.split("\n"))
        (tmp_path / "made_up.py").write_text(
            "import os, sys, time\n"
            "from planspegeln.authoring.readers.outline import Heading, Reading, ReadingError\n"
            f"def read(path):\n{lines}",
            encoding="utf-8",
        )
        (tmp_path / "sitecustomize.py").write_text(
            "import planspegeln.authoring.readers as readers\n"
            f"readers.__path__.append({str(tmp_path)!r})\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr(readers, "_READERS", {".pdf": "made_up"})
        path = tmp_path / "plan.pdf"
        path.write_bytes(b"%PDF")
        return path

    return make


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.pdf", "pdf"),
        ("a.PDF", "pdf"),
        ("a.docx", "pandoc"),
        ("a.odt", "pandoc"),
        ("a.html", "pandoc"),
        ("a.htm", "pandoc"),
        ("a.md", "pandoc"),
        ("a.markdown", "pandoc"),
    ],
)
def test_the_suffix_tells_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reader: str
) -> None:
    """Each format has one reader, whatever case the suffix is written in."""
    asked: list[str] = []
    monkeypatch.setattr(readers, "_in_a_process", lambda reader, *_: asked.append(reader))
    path = tmp_path / name
    path.write_bytes(b"x")
    read(path)
    assert [reader] == asked


def test_a_text_is_read_at_once(tmp_path: Path) -> None:
    """A text needs no process, and its known titles are headings."""
    path = tmp_path / "a.TXT"
    path.write_text("Trygga torg\nNämnden ska tända lampor.\n", encoding="utf-8")
    assert isinstance(read(path, ["Trygga torg"]).parts[0], Heading)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"", "filen är tom"),
        ("a.txt", b"", "filen är tom"),
        ("a.pdf", b"12345", "filen är på 0 MB; väntade högst 200 MB"),
        ("a.doc", b"x", "filen är i Words gamla format; öppna den och spara den som .docx"),
        (
            "a.pages",
            b"x",
            "filer som slutar på ”.pages” kan inte läsas; väntade .pdf, .docx, .odt, .html, .htm, "
            ".md, .markdown, .txt",
        ),
        (
            "a",
            b"x",
            "filer som slutar på ”” kan inte läsas; väntade .pdf, .docx, .odt, .html, .htm, .md, "
            ".markdown, .txt",
        ),
    ],
)
def test_what_no_reader_gets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, message: str
) -> None:
    """An empty, a too large and an unknown file are refused before any reader starts."""
    monkeypatch.setattr(readers, "_LARGEST", 4)
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadingError) as error:
        read(path)
    assert message == str(error.value)


def test_a_file_as_large_as_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is not too large."""
    monkeypatch.setattr(readers, "_LARGEST", 4)
    path = tmp_path / "a.txt"
    path.write_bytes(b"Plan")
    assert read(path).parts


def test_a_reading_comes_through(fake: Fake) -> None:
    """What a reader gives is what its process answers, whatever a library prints on the way."""
    path = fake("print('x' * 100_000)\nreturn Reading([Heading(path.name)], 'made up 1')")
    reading = read(path)
    assert ("made up 1", [Heading("plan.pdf")]) == (reading.reader, reading.parts)


def test_a_reader_says_what_is_wrong(fake: Fake) -> None:
    """The sentence of a reader comes through."""
    with pytest.raises(ReadingError) as error:
        read(fake("raise ReadingError('filen är lösenordsskyddad')"))
    assert "filen är lösenordsskyddad" == str(error.value)


@pytest.mark.parametrize(
    "body",
    [
        "1 / 0",
        "os.abort()",
        "os._exit(3)",
        "return Reading([], str(len(bytearray(3_000_000_000))))",
    ],
    ids=["fault", "abort", "exit", "memory"],
)
def test_a_reader_that_dies(fake: Fake, body: str) -> None:
    """A reader that fails, crashes or asks for too much memory takes nothing with it."""
    with pytest.raises(ReadingError) as error:
        read(fake(body))
    assert "filen gick inte att läsa: den tog för mycket minne, eller är trasig" == str(error.value)


def test_a_reader_that_takes_too_long(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told how long the reader has taken, and a reader that takes too long is ended."""
    monkeypatch.setattr(readers, "_LONGEST", 1)
    told: list[str] = []
    with pytest.raises(ReadingError) as error:
        read(fake("time.sleep(60)"), told=told.append)
    assert "läsningen tog mer än tio minuter och avbröts; dela filen i flera" == str(error.value)
    assert ["Läser plan.pdf … 1 s", "Läser plan.pdf … 2 s"] == told
