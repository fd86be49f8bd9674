"""While an editor writes, changes show at once. A fault never removes the page."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.built.project import copy_project, environment, replace_once

PRIORITY = "data/huddinge/priorities/lokal-samverkan.yml"
PAGE = "huddinge/prioriteringar/lokal-samverkan/"
DEADLINE = 60.0


class Editing:
    """A project served with live reload."""

    def __init__(self, root: Path, process: subprocess.Popen[bytes], port: int) -> None:
        self.root = root
        self.process = process
        self.address = f"http://127.0.0.1:{port}/{PAGE}"

    def page(self) -> str:
        """The priority's page as served now, or nothing if there is no answer."""
        try:
            with urllib.request.urlopen(self.address, timeout=10) as answer:  # noqa: S310 - ours
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            error.close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        return ""

    def output(self) -> str:
        """What the server has printed."""
        return (self.root / "output.txt").read_text(encoding="utf-8")

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Wait until something becomes true. The server must keep running."""
        end = time.monotonic() + DEADLINE
        while not until():
            assert self.process.poll() is None, f"the server ended:\n{self.output()}"
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.output()}"
            time.sleep(0.05)


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    """A copy of the project, served as by `make serve`, and ended after the test."""
    root = copy_project(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--strict"]
    with (
        (root / "output.txt").open("wb") as output,
        subprocess.Popen(
            [*command, "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            env=environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            yield Editing(root, process, port)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def test_an_editor_sees_changes_and_survives_mistakes(editing: Editing) -> None:
    """A change shows. Broken YAML leaves the page and prints the fault. A correction shows."""
    file = editing.root / PRIORITY
    editing.wait(lambda: "<h1>Lokal samverkan</h1>" in editing.page(), "the first page")

    replace_once(file, "title: Lokal samverkan", "title: Lokal Samverkan")
    editing.wait(lambda: "<h1>Lokal Samverkan</h1>" in editing.page(), "the change")

    replace_once(file, "title: Lokal Samverkan", "title: LOKAL samverkan\ntitle: dubbelt")
    fault = f"{PRIORITY}:4:1: fältet ”title” står två gånger"
    editing.wait(lambda: fault in editing.output(), "the fault")
    assert "<h1>Lokal Samverkan</h1>" in editing.page()
    assert editing.process.poll() is None

    replace_once(file, "title: LOKAL samverkan\ntitle: dubbelt", "title: LOKAL samverkan")
    editing.wait(lambda: "<h1>LOKAL samverkan</h1>" in editing.page(), "the mended page")
    assert "Traceback" not in editing.output()
