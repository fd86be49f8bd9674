"""When the data last changed, and what a file was before."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from planspegeln.loading.faults import RefusedError
from planspegeln.publishing.history import committed, known, newest_change, write_former

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


def test_a_file_as_it_was_in_a_commit(project: Path) -> None:
    """A commit may be named in any way that Git knows."""
    git(project, 10, "init", "--quiet")
    git(project, 10, "add", ".")
    git(project, 10, "commit", "--quiet", "--message", "one")
    path = project / "data" / "site.yml"
    path.write_text("y\n", encoding="utf-8")
    git(project, 11, "commit", "--quiet", "--all", "--message", "two")
    first = known(project, "HEAD~1")
    assert 40 == len(first)
    assert first == known(project, first[:12])
    assert ("x\n", "y\n") == (committed(path, first), committed(path))


@pytest.mark.parametrize("none", ["", "0" * 40, "0" * 64])
def test_no_commit_before_the_first(project: Path, none: str) -> None:
    """A server gives zeros for the first push, and nothing when somebody starts a run."""
    assert "" == known(project, none)


@pytest.mark.parametrize("commit", ["1" * 40, "HEAD~7", "--output=stolen", "HEAD:data", "x y"])
def test_an_unknown_commit(project: Path, commit: str) -> None:
    """It is told, and never taken for one without anything. A word is no option of Git's."""
    git(project, 10, "init", "--quiet")
    git(project, 10, "add", ".")
    git(project, 10, "commit", "--quiet", "--message", "one")
    with pytest.raises(RefusedError, match=f"versionen ”{commit}” finns inte här"):
        known(project, commit)
    assert not [*project.rglob("stolen")]


def test_a_commit_without_git(project: Path) -> None:
    """Nothing is known then."""
    with pytest.raises(RefusedError):
        known(project, "HEAD")


def test_a_folder_as_it_was_in_a_commit(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """All of it is written elsewhere, and nothing of what is there now."""
    git(project, 10, "init", "--quiet")
    git(project, 10, "add", ".")
    git(project, 10, "commit", "--quiet", "--message", "one")
    (project / "data" / "site.yml").write_text("y\n", encoding="utf-8")
    (project / "data" / "new.yml").write_text("y\n", encoding="utf-8")
    git(project, 11, "add", ".")
    git(project, 11, "commit", "--quiet", "--message", "two")
    into = tmp_path_factory.mktemp("former")
    found = write_former(project / "data", known(project, "HEAD~1"), into)
    assert {"site.yml": "x\n"} == {
        path.relative_to(found).as_posix(): path.read_text(encoding="utf-8")
        for path in found.rglob("*")
    }
    assert into in found.parents


def test_a_folder_that_a_commit_lacks(project: Path, tmp_path: Path) -> None:
    """It is told."""
    git(project, 10, "init", "--quiet")
    git(project, 10, "add", ".")
    git(project, 10, "commit", "--quiet", "--message", "one")
    with pytest.raises(RefusedError, match="har ingen mapp saknas"):
        write_former(project / "saknas", "HEAD", tmp_path)
