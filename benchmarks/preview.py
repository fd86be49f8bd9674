"""Measures how soon a change to the data shows in `make serve`."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final

_PATIENCE: Final = 900.0  # a large site takes long to build for the first time
_STEP: Final = 0.02
_TITLE: Final = "title: "


def seconds_until_visible(project: Path, rounds: int = 3) -> float:
    """Serve the project, change letters of a priority's title, and wait for it on the priority's page.

    Returns the least of several times, in seconds. Raises TimeoutError if nothing shows.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = min(project.glob("data/*/priorities/*.yml"))
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith(_TITLE))
    folder = "prioriteringar" if "kind: priority" in text else "insatser"
    url = f"http://127.0.0.1:{port}/{file.parts[-3]}/{folder}/{file.stem}/"
    command = (sys.executable, "-m", "planspegeln", "serve", "--port", str(port))
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=project, stdout=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(url, "<h1>")
            took = []
            for number in range(rounds):
                time.sleep(1.0)  # whoever writes has read what showed
                large = number + 2
                mark = title[len(_TITLE) :][:large].upper() + title[len(_TITLE) + large :]
                changed = text.replace(title, f"{_TITLE}{mark}", 1)
                start = time.perf_counter()
                file.write_text(changed, encoding="utf-8")
                _wait_for(url, f"<h1>{mark}</h1>")
                took.append(time.perf_counter() - start)
            return min(took)
        finally:
            file.write_text(text, encoding="utf-8")
            server.terminate()


def _wait_for(url: str, words: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:  # noqa: S310 - our own
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(_STEP)
    raise TimeoutError(f"{url} never showed {words!r}")
