"""The site is built once, with a server and a browser. The pages report every fault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    WebError,
)

from planspegeln.hosting.rules import policy
from planspegeln.pages.pages import Page as Generated
from planspegeln.rendering.site import Site
from tests.built.html import BuiltSite
from tests.built.project import ROOT, mkdocs
from tests.workers import made_once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real site, built strictly without a warning, once for all workers."""

    def build(target: Path) -> None:
        built = mkdocs(ROOT, "build", "--strict", "--site-dir", str(target))
        assert built.returncode == 0, built.stdout
        loud = [line for line in built.stdout.splitlines() if "WARNING" in line or "ERROR" in line]
        assert loud == []

    return BuiltSite(made_once(tmp_path_factory, "site", build))


@pytest.fixture(scope="session")
def model() -> Site:
    """The data that the site was built from."""
    return Site.open(ROOT / "data")


@pytest.fixture(scope="session")
def kinds(site: BuiltSite, model: Site) -> list[str]:
    """For every kind of page in the site's frame: the largest and the smallest. Also every hand-written page."""
    generated = _extremes(site, [page for page in model.pages.values() if not page.is_panel])
    written = site.pages.keys() - model.pages.keys() - site.redirects
    return sorted(generated | written)


@pytest.fixture(scope="session")
def panels(site: BuiltSite, model: Site) -> list[str]:
    """For every kind of panel, which has nothing of the frame: the largest and the smallest."""
    return sorted(_extremes(site, [page for page in model.pages.values() if page.is_panel]))


def _extremes(site: BuiltSite, pages: list[Generated]) -> set[str]:
    by_template: dict[str, list[str]] = {}
    for page in pages:
        by_template.setdefault(page.template, []).append(page.address)

    def size(address: str) -> tuple[int, str]:
        return (site.root / address / "index.html").stat().st_size, address

    return {pick(group, key=size) for group in by_template.values() for pick in (min, max)}


class _Handler(SimpleHTTPRequestHandler):
    """Serves files like a plain web host, with the site's own page for missing ones."""

    policy = policy()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with 404.html if the address leads nowhere."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Add the policy under which the site is to work."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class _Elsewhere(_Handler):
    policy = ""


@contextmanager
def serve(folder: Path, *, elsewhere: bool = False) -> Iterator[str]:
    """Serve a folder on this machine, and give the address of its root.

    It is served as the site is, or as a website `elsewhere`, which has no policy.
    """
    handler = partial(_Elsewhere if elsewhere else _Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def server(site: BuiltSite) -> Iterator[str]:
    """The address of the built site on this machine."""
    with serve(site.root) as root:
        yield root


@dataclass
class Visitor:
    """A visitor with a browser window. `faults` lists everything that goes wrong in it."""

    context: BrowserContext
    page: Page
    root: str
    faults: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to an address of the site."""
        self.page.goto(self.root + address)
        return self.page

    def forgive(self, text: str) -> None:
        """Leave out of the faults those with a text: that a page was not found."""
        self.faults[:] = [fault for fault in self.faults if text not in fault]


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """Open windows on the site. The test fails on any fault in them."""
    with windows(browser, server) as new:
        yield new


@contextmanager
def windows(browser: Browser, root: str) -> Iterator[Visit]:
    """A function that opens windows on the site at `root`. Faults in them raise at the end.

    A fault is an error in the console or in a script, a dialog, or a request to another host.
    """
    visitors: list[Visitor] = []

    def new(
        width: int = 1280,
        height: int = 800,
        *,
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="sv-SE",
            ignore_https_errors=True,  # a server here vouches for itself
        )
        visitor = Visitor(context, context.new_page(), root)
        visitors.append(visitor)
        _watch(visitor)
        return visitor

    try:
        yield new
    finally:
        for visitor in visitors:
            visitor.context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []


def _watch(visitor: Visitor) -> None:
    note = visitor.faults.append

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            note(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((visitor.root, "data:", "blob:")):
            note(f"request to {request.url}")

    def opened(dialog: Dialog) -> None:
        note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def failed(error: WebError) -> None:
        note(f"script: {error.error}")

    visitor.context.on("console", said)
    visitor.context.on("request", asked)
    visitor.context.on("dialog", opened)
    visitor.context.on("weberror", failed)
