"""The format of the project's files, on every machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
from editorconfig import get_properties

from tests.built.project import ROOT, environment

IGNORED = [".git", *(ROOT / ".gitignore").read_text(encoding="utf-8").split()]
SOURCES = sorted([*ROOT.glob("data/sources/*"), *ROOT.glob("tests/tiny/data/sources/*")])


def is_ours(path: Path) -> bool:
    """Whether a file or folder belongs to the project and is not ignored by Git."""
    whole = path.relative_to(ROOT).as_posix()
    names = [(whole if one.startswith("/") else path.name, one.strip("/")) for one in IGNORED]
    return not any(fnmatch(name, pattern) for name, pattern in names)


def texts() -> list[Path]:
    """Every text file of the project, hidden ones included."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if is_ours(Path(folder, name))]
        found += [Path(folder, name) for name in names if is_ours(Path(folder, name))]
    return [path for path in found if b"\0" not in path.read_bytes()]


def faults(path: Path) -> list[str]:
    """The rules of .editorconfig that a file breaks."""
    asked = {rule: value for rule, value in get_properties(str(path)).items() if value != "unset"}
    text = path.read_bytes().decode(asked.get("charset", "utf-8"))
    lines = text.split("\n")
    indent = {"space": "\t", "tab": " "}.get(asked.get("indent_style", ""))
    broken = {
        "end_of_line": "\r" in text,
        "insert_final_newline": text != "" and not text.endswith("\n"),
        "trim_trailing_whitespace": any(line != line.rstrip(" \t") for line in lines),
        "indent_style": indent is not None and any(line.startswith(indent) for line in lines),
    }
    return [rule for rule in broken if rule in asked and broken[rule]]


def test_every_file_keeps_what_editors_are_told() -> None:
    """Files follow .editorconfig: UTF-8, line endings, the last line and the indent."""
    every = texts()
    assert {ROOT / "Makefile", ROOT / "data/topics.yml", ROOT / ".gitlab-ci.yml"} <= set(every)
    found = {str(path.relative_to(ROOT)): faults(path) for path in every}
    assert {} == {path: rules for path, rules in found.items() if rules}


def test_editors_are_told_what_the_formatter_does() -> None:
    """Ruff and .editorconfig have the same width of lines and indents for Python."""
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    told = get_properties(str(ROOT / "macros.py"))
    assert str(ruff["line-length"]) == told["max_line_length"]
    assert ("space", "4") == (told["indent_style"], told["indent_size"])


def test_editors_leave_the_sources_alone() -> None:
    """No editor changes the ends of lines, or of the file, in a source by itself."""
    for path in SOURCES:
        told = get_properties(str(path))
        assert {"unset"} == {
            told[rule] for rule in told if rule not in {"indent_size", "tab_width"}
        }


def test_git_keeps_every_byte_of_a_source(tmp_path: Path) -> None:
    """Git on Windows keeps the bytes of a source. In other files, lines end with LF."""

    def git(*arguments: str) -> None:
        command = [
            "git",
            "-c",
            "core.autocrlf=true",
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@x.se",
        ]
        own = environment() | {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=own, check=True, capture_output=True
        )

    original = b"one\r\ntwo\nthree\r\n"
    kept = ["data/sources/a.txt", "data/sources/b.pdf", "tests/tiny/data/sources/a.txt"]
    turned = ["data/a/documents/b.yml", "docs/index.md", "theme/assets/js/a.js", "Makefile"]
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    for name in kept + turned:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(original)
    git("init")
    git("add", "--all")
    git("commit", "--message", "x")
    for name in kept + turned:
        (tmp_path / name).unlink()
    git("checkout", "--", ".")
    assert {original} == {(tmp_path / name).read_bytes() for name in kept}
    assert {original.replace(b"\r\n", b"\n")} == {(tmp_path / name).read_bytes() for name in turned}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_there_are_sources_to_keep(path: Path) -> None:
    """The rules for sources apply to existing files."""
    assert path.read_bytes()
