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

_PATIENCE: Final = 60.0
_STEP: Final = 0.02


def seconds_until_visible(project: Path, rounds: int = 3) -> float:
    """Serve the project, change a topic's description, and wait for it on the topic's page.

    Returns the least of several times, in seconds. Raises TimeoutError if nothing shows.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    topics = project / "data" / "topics.yml"
    text = topics.read_text(encoding="utf-8")
    name = next(line.split()[-1] for line in text.splitlines() if line.startswith("  - id: "))
    description = next(line for line in text.splitlines() if line.startswith("    description: "))
    url = f"http://127.0.0.1:{port}/amnen/{name}/"
    command = (sys.executable, "-m", "planspegeln", "serve", "--port", str(port))
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=project, stdout=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(url, "<h1>")
            took = []
            for number in range(rounds):
                time.sleep(1.0)  # let the last rebuild finish
                mark = f"Provord {number}"
                start = time.perf_counter()
                topics.write_text(
                    text.replace(description, f"    description: {mark}", 1), encoding="utf-8"
                )
                _wait_for(url, mark)
                took.append(time.perf_counter() - start)
            return min(took)
        finally:
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
