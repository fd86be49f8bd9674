"""The browser that the tests use: found on the machine, or else installed.

As a script, it makes sure that there is a browser. On Debian as root, apt-get installs Chromium,
and Chromium without windows. Playwright prefers the latter: it opens a page with a third of the
work. On other machines, the script uses the system's Chrome or Chromium, or Playwright downloads
its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tools import debian

WINDOWLESS = "chromium-headless-shell"
NAMES = (WINDOWLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def system_browser() -> str | None:
    """The path of an installed Chrome or Chromium, or None."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def install() -> None:
    """Install a browser, unless there is a suitable one.

    Raises CalledProcessError, after the installer's own words, if none can be installed.
    """
    if debian.may_install():
        if system_browser() is None:
            debian.install("chromium")
        if not shutil.which(WINDOWLESS):
            # Without it the tests only take longer. Some releases have no such package.
            with suppress(subprocess.CalledProcessError):
                debian.install(WINDOWLESS)
    elif system_browser() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    install()
