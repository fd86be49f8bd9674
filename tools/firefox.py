"""The Firefox that the tests try the site's main path with: found on the machine, or else installed.

As a script, it makes sure that there is one. Root on Debian gets it from apt-get. Elsewhere it is
installed as any program is, and the script says so and fails.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from tools import debian

NAMES: Final = ("firefox-esr", "firefox")
MAC: Final = "/Applications/Firefox.app/Contents/MacOS/firefox"
LACKING: Final = "The tests need Firefox. Install it, and run `make test` again."


def system_firefox() -> str | None:
    """The path of an installed Firefox, or None."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def install() -> None:
    """Install Firefox. Raises SystemExit, saying what to do, if that does not give one."""
    if debian.may_install():
        # Some systems based on Debian have it only in a store of their own.
        with suppress(subprocess.CalledProcessError):
            debian.install("firefox-esr")
    if system_firefox() is None:
        sys.exit(LACKING)


if __name__ == "__main__":
    if system_firefox() is None:
        install()
