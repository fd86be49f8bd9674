"""The browser that the tests use: found on the machine, or else installed.

As a script, it makes sure that there is one. It uses a Chrome or Chromium of the system as it is.
Without one, root on Debian gets one from apt-get; elsewhere Playwright downloads its own.
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
    """Install a browser. Raises CalledProcessError if the installer fails."""
    if debian.may_install():
        debian.install("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if system_browser() is None:
        install()
