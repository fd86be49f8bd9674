"""The project as the tests build it: where it is, copies of it, and its commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
ORIGIN: Final = "https://planspegeln.example/"
EDIT: Final = f"{ORIGIN}redigera/"  # the tests' builds link to this address for editing
_LEFT_OUT: Final = shutil.ignore_patterns(
    ".*", "site", "tests", "benchmarks", "node_modules", "__pycache__", "*.egg-info"
)


def environment() -> dict[str, str]:
    """The tests' environment: the same site is built in it, whatever the one around it says."""
    changing = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    kept = {key: value for key, value in os.environ.items() if key not in changing}
    always = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "EDIT_URL": EDIT}
    always |= {"SITE_URL": ORIGIN, "SOURCE_DATE_EPOCH": "1600000000"}
    return kept | always


def copy_project(to: Path) -> Path:
    """A copy of the project to change, without its tests and build results."""
    shutil.copytree(ROOT, to, ignore=_LEFT_OUT)
    return to


def mkdocs(project: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project, for the site's address `url`; the output holds both streams."""
    own = {"SITE_URL": url} if url else {}
    return _run(project, sys.executable, "-m", "mkdocs", *arguments, **own)


def make(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in a copy of the project, with this Python instead of a virtual environment."""
    binaries = project / ".venv" / "bin"
    binaries.mkdir(parents=True, exist_ok=True)
    python = binaries / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (project / ".venv" / "site.stamp").touch()
    return _run(project, "make", *arguments)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def replace_once(path: Path, old: str, new: str) -> None:
    """Change one place in a file. The old text must occur there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _run(project: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=project,
        env=environment() | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
