"""The browser the tests use: found on the machine, else installed.

Run as a script it makes sure that there is one. A Chrome or Chromium of the system is used as it
is; on Debian as root one is installed with apt-get; elsewhere Playwright fetches its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def system_browser() -> str | None:
    """The path of an installed Chrome or Chromium, or None."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def install() -> None:
    """Install a browser; raises CalledProcessError with the installer's output on failure."""
    if debian.may_install():
        debian.install("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if system_browser() is None:
        install()
