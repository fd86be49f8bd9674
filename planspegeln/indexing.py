"""The search index of the finished site, made by Pagefind."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from pagefind.service import get_executable

BUNDLE: Final = "pagefind"


def index(site: Path) -> None:
    """Index the finished pages under `site`, into `site/pagefind/`.

    Raises RuntimeError with Pagefind's own words when it fails.
    """
    executable = get_executable()
    if executable is None:
        raise RuntimeError("Pagefind is not installed; run make build, which installs it")
    done = subprocess.run(  # noqa: S603 - our own arguments
        [str(executable), "--site", str(site), "--output-subdir", BUNDLE, "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Pagefind could not index the site: {done.stderr or done.stdout}")
    for kind in ("ui", "modular-ui", "component-ui", "highlight"):
        for unused in (site / BUNDLE).glob(f"pagefind-{kind}.*"):
            unused.unlink()
