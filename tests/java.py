"""The Java that the HTML checker runs on: found on the machine, else installed.

Run as a script it makes sure that there is one. On Debian as root it is installed with apt-get;
elsewhere there is no way that fits every machine, so it says what to do and fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

LACKING = (
    "The HTML checker needs Java, version 8 or later. Install a Java runtime (on Debian "
    "default-jre-headless), so that `java -version` works, and run `make test` again."
)


def system_java() -> str | None:
    """The path of a Java that starts, or None; on some systems `java` is there but empty."""
    path = shutil.which("java")
    if path is None:
        return None
    started = subprocess.run([path, "-version"], capture_output=True, check=False)
    return path if started.returncode == 0 else None


def install() -> None:
    """Install a Java runtime; raises CalledProcessError, or SystemExit with what to do."""
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0:
        sys.exit(LACKING)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "default-jre-headless"],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    if system_java() is None:
        install()
