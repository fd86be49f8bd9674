"""Installs packages of Debian, if this process may."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_POLICY: Final = Path("/usr/sbin/policy-rc.d")  # asked before a service is started


def may_install() -> bool:
    """Whether this is Debian or a system based on it, and the process runs as root."""
    return Path("/etc/debian_version").exists() and os.geteuid() == 0


def install(*packages: str) -> None:
    """Install packages. Raises CalledProcessError if apt-get fails, which says why itself."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


@contextmanager
def nothing_started() -> Iterator[None]:
    """While this lasts, no package that is installed starts a service."""
    if _POLICY.exists():  # as in containers, which start none anyway
        yield
        return
    _POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    _POLICY.chmod(0o755)
    try:
        yield
    finally:
        _POLICY.unlink()
