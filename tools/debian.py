"""Installs packages of Debian, if this process may."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def may_install() -> bool:
    """Whether this is Debian or a system based on it, and the process runs as root."""
    return Path("/etc/debian_version").exists() and os.geteuid() == 0


def install(package: str) -> None:
    """Install a package. Raises CalledProcessError if apt-get fails, which says why itself."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
