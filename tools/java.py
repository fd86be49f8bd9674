"""The Java that runs the HTML checker: found on the machine, or else installed.

As a script, it makes sure that there is a Java. On Debian as root, apt-get installs one. On other
machines no single way fits, so the script says what to do and fails.
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
    """The path of a Java that starts, or None. On some systems `java` exists but cannot run."""
    path = shutil.which("java")
    if path is None:
        return None
    started = subprocess.run([path, "-version"], capture_output=True, check=False)
    return path if started.returncode == 0 else None


def install() -> None:
    """Install a Java runtime.

    Raises CalledProcessError if apt-get fails. On other systems, raises SystemExit that says what
    to do.
    """
    if not debian.may_install():
        sys.exit(LACKING)
    debian.install("default-jre-headless")


if __name__ == "__main__":
    if system_java() is None:
        install()
