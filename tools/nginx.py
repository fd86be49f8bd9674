"""The nginx that the tests serve the site with: found on the machine, or else installed.

As a script, it makes sure that there is one, with the module for Brotli. Root on Debian gets them
from apt-get, without a server being started. Elsewhere no way fits every machine, so the script
says what to do and fails.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from tools import debian

PACKAGES: Final = ("nginx", "libnginx-mod-http-brotli-static")
BROTLI: Final = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
LACKING: Final = (
    "The tests need nginx and its module for Brotli, as Debian and Ubuntu have them: "
    f"`apt-get install {' '.join(PACKAGES)}`. Then run `make test` again."
)


def system_nginx() -> str | None:
    """The path of an nginx with the module for Brotli, or None."""
    found = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    return found if BROTLI.exists() else None


def install() -> None:
    """Install nginx.

    Raises CalledProcessError if apt-get fails, and SystemExit, saying what to do, elsewhere.
    """
    if not debian.may_install():
        sys.exit(LACKING)
    with debian.nothing_started():
        debian.install(*PACKAGES)


if __name__ == "__main__":
    if system_nginx() is None:
        install()
