"""When the data last changed, and what a file was before."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from planspegeln.publishing.history import committed, newest_change

DAY = 86_400


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for day, name in enumerate(("docs/index.md", "data/site.yml", "theme/main.html"), start=1):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x\n", encoding="utf-8")
        os.utime(path, (day * DAY, day * DAY))
    return tmp_path


def git(project: Path, day: int, *arguments: str) -> None:
    date = {f"GIT_{who}_DATE": f"@{day * DAY} +0000" for who in ("AUTHOR", "COMMITTER")}
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    env = os.environ | date | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *who, *arguments], cwd=project, env=env, check=True, capture_output=True)


def test_without_git(project: Path) -> None:
    """The newest file of the data and the written pages counts, and no other."""
    assert 2 * DAY == newest_change(project)


def test_with_git(project: Path) -> None:
    """The last commit that changed them counts, whatever the files' times are."""
    git(project, 10, "init", "--quiet")
    git(project, 10, "add", "data", "docs")
    git(project, 10, "commit", "--quiet", "--message", "data")
    git(project, 11, "add", ".")
    git(project, 11, "commit", "--quiet", "--message", "theme")
    assert 10 * DAY == newest_change(project)


def test_nothing_committed(project: Path) -> None:
    """A repository without a commit has no time to give."""
    git(project, 10, "init", "--quiet")
    assert 2 * DAY == newest_change(project)


def test_a_file_as_it_was_committed(project: Path) -> None:
    """Also when it has been changed, or is gone. Without a commit there is none."""
    path = project / "data" / "site.yml"
    assert "" == committed(path)
    git(project, 10, "init", "--quiet")
    assert "" == committed(path)
    git(project, 10, "add", ".")
    git(project, 10, "commit", "--quiet", "--message", "data")
    path.write_text("y\n", encoding="utf-8")
    assert "x\n" == committed(path)
    path.unlink()
    assert "x\n" == committed(path)
