"""What Debian's packages can install, where this process may."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def may_install() -> bool:
    """Whether this is Debian, or made from it, and the process is root's."""
    return Path("/etc/debian_version").exists() and os.geteuid() == 0


def install(package: str) -> None:
    """Install a package; raises CalledProcessError, after apt-get's own words, on failure."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
