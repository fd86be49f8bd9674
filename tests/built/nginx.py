"""A real nginx on this machine, for the tests and the benchmark: the site behind the configurations that we give."""

from __future__ import annotations

import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Final

import pytest

from tests.built.project import ROOT
from tools.nginx import BROTLI, LACKING, system_nginx

_TEMPORARY: Final = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")
_PATIENCE: Final = 10  # seconds for nginx to start


@dataclass(frozen=True)
class Answer:
    """An answer of the server. The headers' names are in lower case."""

    status: int
    headers: dict[str, list[str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The header's only value, or None."""
        values = self.headers.get(name, [])
        assert len(values) < 2, f"{name} stands twice"
        return values[0] if values else None


@dataclass(frozen=True)
class Server:
    """Where nginx answers. Over TLS it shows `certificate`, which its clients trust."""

    plain: int
    secure: int
    certificate: Path

    @property
    def root(self) -> str:
        """The address over TLS."""
        return f"https://localhost:{self.secure}/"

    def ask(self, path: str, *, method: str = "GET", tls: bool = True, **headers: str) -> Answer:
        """Ask for a path. `if_none_match="…"` is the header If-None-Match."""
        if tls:
            trust = ssl.create_default_context(cafile=str(self.certificate))
            connection: HTTPConnection = HTTPSConnection(
                "localhost", self.secure, context=trust, timeout=_PATIENCE
            )
        else:
            connection = HTTPConnection("localhost", self.plain, timeout=_PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            return _read(connection.getresponse())
        finally:
            connection.close()


def _read(answer: HTTPResponse) -> Answer:
    headers: dict[str, list[str]] = {}
    for name, value in answer.getheaders():
        headers.setdefault(name.lower(), []).append(value)
    return Answer(answer.status, headers, answer.read())


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that vouches for itself, and its key."""
    made, key = folder / "made.pem", folder / "made.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*command, "-keyout", key, "-out", made], check=True, capture_output=True, timeout=60
    )
    return made, key


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def example() -> str:
    """The configuration of a server that docs/drift.md shows."""
    shown = re.findall(
        r"^```nginx\n(.*?)^```$", (ROOT / "docs/drift.md").read_text("utf-8"), re.DOTALL | re.M
    )
    assert len(shown) == 1
    return str(shown[0])


@contextmanager
def behind_the_example(work: Path, root: Path, included: str) -> Iterator[Server]:
    """Serve `root` as docs/drift.md tells, with the configuration to include."""
    made, key = certificate(work)
    server = Server(free_port(), free_port(), made)
    (work / "planspegeln.conf").write_text(included, encoding="utf-8")
    told = _changed(
        example(),
        ("listen 80;", f"listen 127.0.0.1:{server.plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{server.secure} ssl"),
        ("https://$host", f"https://$host:{server.secure}"),
        ("/etc/ssl/planspegeln.pem", str(made)),
        ("/etc/ssl/private/planspegeln.key", str(key)),
        ("/srv/planspegeln/site", str(root)),
        ("/etc/nginx/planspegeln.conf", str(work / "planspegeln.conf")),
        ("/var/log/nginx/planspegeln.log", str(work / "access.log")),
        ("/var/log/nginx/planspegeln-fel.log", str(work / "error.log")),
    )
    temporary = "".join(f"{one}_temp_path {work / one};\n" for one in _TEMPORARY)
    whole = (
        f"load_module {BROTLI};\npid {work / 'nginx.pid'};\nevents {{}}\nhttp {{\n"
        f"include /etc/nginx/mime.types;\n{temporary}"
        f"access_log {work / 'others.log'};\nerror_log {work / 'others.log'};\n{told}}}\n"
    )
    with running(work, whole, (server.plain, server.secure)):
        yield server


@contextmanager
def behind_the_container(work: Path, root: Path, included: str) -> Iterator[Server]:
    """Serve `root` with the configuration of the container, and the one to include."""
    port = free_port()
    (work / "planspegeln.conf").write_text(included, encoding="utf-8")
    told = _changed(
        (ROOT / "container/nginx.conf").read_text(encoding="utf-8"),
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("root /srv/planspegeln;", f"root {root};"),
        ("/etc/nginx/planspegeln.conf", str(work / "planspegeln.conf")),
        ("/etc/nginx/modules-enabled/*.conf", str(work / "modules.conf")),
        ("/dev/stdout", str(work / "access.log")),
        ("pid /tmp/", f"pid {work}/"),
    ).replace("_temp_path /tmp/", f"_temp_path {work}/")
    (work / "modules.conf").write_text(f"load_module {BROTLI};\n", encoding="utf-8")
    with running(work, told, (port,)):
        yield Server(port, port, work)


@contextmanager
def running(work: Path, configuration: str, ports: tuple[int, ...]) -> Iterator[None]:
    """Run nginx in a folder until it is no longer needed."""
    nginx = system_nginx() or pytest.fail(LACKING)
    own = "user root;\n" if os.geteuid() == 0 else ""  # who may read the folders of the tests
    (work / "nginx.conf").write_text(own + configuration, encoding="utf-8")
    command = [
        nginx,
        "-p",
        str(work),
        "-c",
        str(work / "nginx.conf"),
        "-e",
        str(work / "start.log"),
    ]
    with subprocess.Popen(
        [*command, "-g", "daemon off;"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            _wait(process, ports)
            yield
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE)


def _wait(process: subprocess.Popen[str], ports: tuple[int, ...]) -> None:
    """Wait until every port answers; what nginx says where it does not start is the failure."""
    until = time.monotonic() + _PATIENCE
    for port in ports:
        while True:
            if process.poll() is not None:
                said = process.stdout.read() if process.stdout else ""
                pytest.fail(f"nginx did not start: {said}")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < until, "nginx does not answer"
                time.sleep(0.05)


def _changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with each change made in the one place that it is about."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text
