"""The Java that the HTML checker runs on: found on the machine, else installed.

Run as a script it makes sure that there is one. On Debian as root it is installed with apt-get;
elsewhere there is no way that fits every machine, so it says what to do and fails.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from tools import debian

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
    if not debian.may_install():
        sys.exit(LACKING)
    debian.install("default-jre-headless")


if __name__ == "__main__":
    if system_java() is None:
        install()
