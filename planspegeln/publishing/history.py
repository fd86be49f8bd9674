"""What Git knows of a project: when what a site is built from last changed, and what it was before."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from planspegeln.loading.faults import RefusedError

_SOURCES: Final = ("data", "docs")


def newest_change(project: Path) -> int:
    """When the data or the written pages of a project last changed, in seconds since 1970.

    The time of the last commit that changed them. Without Git, the newest time of a file.
    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    told = _git(project, "log", "-1", "--format=%ct", "--", *_SOURCES).strip()
    if told:
        return int(told)
    files = [path for name in _SOURCES for path in (project / name).rglob("*") if path.is_file()]
    return max((int(path.stat().st_mtime) for path in files), default=0)


def committed(path: Path, commit: str = "HEAD") -> str:
    """The text of a file as it was last committed, or in a commit. "" if it never was, or without Git."""
    return _git(path.resolve().parent, "show", f"{commit}:./{path.name}")


def known(project: Path, commit: str) -> str:
    """The whole id of a commit that somebody names. "" if there is none: "", or only zeros.

    Zeros are what a server gives before the first one. Raises RefusedError if Git does not have it.
    """
    if not commit.strip("0"):
        return ""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    found = _git(project, *asked).strip()
    if not found:
        raise RefusedError(
            f"versionen ”{commit}” finns inte här, så det går inte att se vad som har försvunnit sedan "
            "dess; hämta hela historiken (git fetch --unshallow), eller ange en version som finns"
        )
    return found


def write_former(folder: Path, commit: str, into: Path) -> Path:
    """Write a folder as it was in a commit into the folder `into`, and give its path there.

    Raises RefusedError if the commit has no such folder.
    """
    folder = folder.resolve()
    packed = _output(folder.parent, "archive", "--format=zip", commit, "--", folder.name)
    if not packed:
        raise RefusedError(f"versionen ”{commit}” har ingen mapp {folder.name}")
    with ZipFile(BytesIO(packed)) as archive:
        archive.extractall(into)
    return into / folder.name


def _git(folder: Path, *arguments: str) -> str:
    """What Git answers. "" if it is not there, or the folder is in no repository."""
    return _output(folder, *arguments).decode("utf-8", "replace")


def _output(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            ["git", *arguments],  # noqa: S607 - the one that the person uses
            cwd=folder,
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return b""
    return done.stdout
