"""When what a site is built from last changed, so that two builds of it are the same."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

_SOURCES: Final = ("data", "docs")


def newest_change(project: Path) -> int:
    """When the data or the written pages of a project last changed, in seconds since 1970.

    The time of the last commit that changed them. Without Git, the newest time of a file.
    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    command = ["git", "log", "-1", "--format=%ct", "--", *_SOURCES]
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            command, cwd=project, capture_output=True, encoding="utf-8", check=True
        )
        if done.stdout.strip():
            return int(done.stdout)
    except (OSError, subprocess.CalledProcessError):
        pass  # no Git, or no repository
    files = [path for name in _SOURCES for path in (project / name).rglob("*") if path.is_file()]
    return max((int(path.stat().st_mtime) for path in files), default=0)
