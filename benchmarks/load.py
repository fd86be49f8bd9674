"""Measures how a web server gives out the built site: how much, how fast, to many at once.

The server is nginx with the configurations that the project gives. Beside it, Python's own
`http.server` gives out the same files: what is compared is measured in the same minute.
"""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planspegeln.hosting.compress import compress
from planspegeln.hosting.nginx import configuration
from planspegeln.hosting.rules import Moves
from planspegeln.rendering.site import Site
from tests.built.nginx import behind_the_container, free_port
from tools.nginx import system_nginx

REQUESTS: Final = 600
AT_ONCE: Final = 4  # Python's server lets five wait; the next would wait a second
PATIENCE: Final = 10  # seconds


@dataclass(frozen=True)
class Pace:
    """How a server answers: requests a second, and milliseconds for half and for 95 % of them."""

    a_second: float
    median: float
    most: float


@dataclass(frozen=True)
class Load:
    """A file: its bytes as it is, by gzip and by Brotli, and the pace of nginx and of Python."""

    plain: int
    gzip: int
    brotli: int
    nginx: Pace
    python: Pace


def measure(data: Path, site: Path, work: Path) -> dict[str, Load] | None:
    """The load of four files of the site that was built from `data`. Compresses the site.

    None if the machine has no nginx with the module for Brotli.
    """
    if system_nginx() is None:
        return None
    compress(site)
    moves = Moves.of(Site.open(data).pages.values(), "")
    found = {}
    work.mkdir()
    with (
        behind_the_container(work, site, configuration(moves, brotli=True)) as nginx,
        _python(site) as python,
    ):
        for name, path in _files(site).items():
            plain, zipped, smaller = (
                len(_ask(nginx.plain, path, coding)) for coding in ("identity", "gzip", "br")
            )
            paces = _pace(nginx.plain, path), _pace(python, path)
            found[name] = Load(plain, zipped, smaller, *paces)
    return found


def _files(site: Path) -> dict[str, str]:
    """The addresses to ask for, by what they are."""
    longest = max(site.glob("*/dokument/*/index.html"), key=lambda path: path.stat().st_size)
    priority = min(site.glob("*/prioriteringar/*/index.html"))
    (lexicon,) = site.glob("pagefind/*/lexicon.json")
    return {
        "The start page": "/",
        "A priority's page": f"/{priority.parent.relative_to(site).as_posix()}/",
        "The longest document": f"/{longest.parent.relative_to(site).as_posix()}/",
        "The search's words": f"/{lexicon.relative_to(site).as_posix()}",
    }


@contextmanager
def _python(site: Path) -> Iterator[int]:
    """Serve a folder with Python's own server. Gives its port."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            until = time.monotonic() + PATIENCE
            while not _answers(port) and time.monotonic() < until:
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _pace(port: int, path: str) -> Pace:
    """Ask for one file many times, as a browser does, and a few at once."""

    def timed(_: int) -> float:
        start = time.perf_counter()
        _ask(port, path, "br, gzip")
        return 1000 * (time.perf_counter() - start)

    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as workers:
        took = list(workers.map(timed, range(REQUESTS)))
    spent = time.perf_counter() - start
    return Pace(REQUESTS / spent, statistics.median(took), statistics.quantiles(took, n=20)[-1])


def _ask(port: int, path: str, coding: str) -> bytes:
    """A file as the server sends it, on a connection of its own. Raises OSError if it does not."""
    asked = (
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {coding}\r\n"
        "Connection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(asked.encode())
        answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    if b" 200 " not in head.partition(b"\r\n")[0]:
        raise OSError(f"{path}: {head.decode(errors='replace')}")
    return body
