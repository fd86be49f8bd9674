"""Publishes a made-up release: `python -m tests.publishing.publisher SITE RELEASE [OPTION=VALUE…]`.

`kill=5` ends the process just before its fifth step in the file system; `steps=yes` prints how many
steps there are. `exchange=no` does without the system's exchange of names. `wait=0.5` takes that
many seconds to build.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planspegeln.publishing import exchange, releases
from planspegeln.publishing.releases import PublishingError, Releases

PAGES = ("index.html", "om/index.html", "sok/index.html")


def write(folder: Path, release: str) -> None:
    """The pages of a release, each of which names it."""
    for name in PAGES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(release, encoding="utf-8")


def shown(folder: Path) -> str:
    """The release that a folder shows. Fails if a page is missing or of another one."""
    found = {(folder / name).read_text(encoding="utf-8") for name in PAGES}
    assert len(found) == 1, found
    return found.pop()


class Steps:
    """Counts the steps of this process in the file system, and ends it before one of them."""

    def __init__(self, last: int) -> None:
        self.taken = 0
        self._last = last
        for name in ("mkdir", "rename", "replace", "rmdir", "unlink"):
            setattr(os, name, self._counted(getattr(os, name)))
        setattr(releases, "exchange", self._counted(exchange.exchange))  # noqa: B010 - as the others

    def _counted(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            self.taken += 1
            if self.taken == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*given, **named)

        return counted


def main(site: str, release: str, *given: str) -> None:
    """Publish."""
    options = dict(option.split("=") for option in given)
    if options.get("exchange") == "no":
        setattr(exchange, "exchange", lambda *_: False)  # noqa: B010 - mypy sees no such name
    steps = Steps(int(options.get("kill", 0)))
    there = Releases(Path(site))
    try:
        new = there.begin()
    except PublishingError as error:
        sys.exit(str(error))
    write(new, release)
    time.sleep(float(options.get("wait", 0)))
    there.publish(new)
    if "steps" in options:
        print(steps.taken)


if __name__ == "__main__":
    main(*sys.argv[1:])
