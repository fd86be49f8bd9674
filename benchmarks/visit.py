"""Measures what a visitor's browser fetches from a built site, and how long a search takes.

This machine serves the site like a web host: text is compressed with gzip.
"""

from __future__ import annotations

import gzip
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import system_browser

FIRST: Final = "trygghet"
FURTHER: Final = ("demokrati", "samverkan", "barn och unga", "kameror", "civilsamhället")
_TEXT: Final = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
_SETTLED: Final = 600
_PAUSE: Final = 60  # milliseconds the page waits for more letters; earlier results are for fewer
_LETTER: Final = 100  # milliseconds between letters, as for a quick typist
_LATENCY: Final = 0.4  # seconds before an answer comes over a slow line
_RATE: Final = 50_000  # bytes a second over it, for all answers together: 400 kbit/s
_PIECE: Final = 1_400  # bytes that it sends at once
_WATCH: Final = """([where, shown]) => {
  const region = document.querySelector(where);
  document.addEventListener("input", () => { window.typed = performance.now(); }, true);
  new MutationObserver(() => {
    if (region.matches(shown)) window.shown = performance.now();
  }).observe(region, { attributes: true, childList: true });
}"""
_PAGE: Final = ("[data-search-state]", '[data-search-state="done"]')
_BOX: Final = ("#sok-forslag", ":not([hidden])")


@dataclass(frozen=True)
class Fetched:
    """What a page or a search fetched: bytes as sent, and number of requests."""

    bytes: int
    requests: int


@dataclass(frozen=True)
class Search:
    """A search: what it fetched, and milliseconds from the last keystroke to the first result."""

    fetched: Fetched
    milliseconds: float


@dataclass(frozen=True)
class Searches:
    """The first search from a page's header, the first on the search page, and a later one.

    The first ones also fetch the search's own files. The one on the search page also fetches the
    page.
    """

    header: Search
    first: Search
    further: Search


@dataclass(frozen=True)
class SlowSearch:
    """Seconds until a search answers over a slow line: 400 kbit/s, and 400 ms for each answer.

    `header` is from reaching for the field in a page's header, eight letters at ten a second included.
    `page` is from following a link to a search, with nothing fetched before.
    """

    header: float
    page: float


class Host(ThreadingHTTPServer):
    """A server on this machine that counts what it sends, headers included. It may be `slow`."""

    daemon_threads = True

    def __init__(self, folder: Path, *, slow: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.bytes = self.requests = 0
        self.slow = slow
        self._lock = threading.Lock()
        self._line = threading.Lock()

    @property
    def root(self) -> str:
        """The address of the site's root."""
        return f"http://127.0.0.1:{self.server_port}/"

    def note(self, sent: int) -> None:
        """Count one answer."""
        with self._lock:
            self.bytes += sent
            self.requests += 1

    def pieces(self, body: bytes) -> Iterator[bytes]:
        """An answer as it goes out: at once, or in pieces that wait for their turn on a slow line."""
        if not self.slow:
            yield body
            return
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            with self._line:
                time.sleep(len(piece) / _RATE)
            yield piece


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        """Send the file, compressed if it is text."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        if self.server.slow:
            time.sleep(_LATENCY)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _TEXT:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        head: list[bytes] = self._headers_buffer  # type: ignore[attr-defined]
        self.server.note(sum(len(line) for line in head) + len(body))
        self.end_headers()
        for piece in self.server.pieces(body):
            self.wfile.write(piece)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Log nothing."""


@contextmanager
def serve(folder: Path, *, slow: bool = False) -> Iterator[Host]:
    """Serve a folder from this machine, over a slow line if `slow`."""
    with Host(folder, slow=slow) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser that the tests use."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=system_browser(), args=["--disable-background-networking"]
        )
        yield chromium
        chromium.close()


class _Meter:
    """Counts what the server sends. The page cannot see what the search's worker fetches."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._bytes, self._requests = host.bytes, host.requests

    def take(self, page: Page) -> Fetched:
        """What was fetched since the last time. Waits until the page is idle."""
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(_SETTLED)
        host = self._host
        fetched = Fetched(host.bytes - self._bytes, host.requests - self._requests)
        self._bytes, self._requests = host.bytes, host.requests
        return fetched


@dataclass(frozen=True)
class Heaviest:
    """The page of a site with the most HTML, documents aside: its address, and bytes as it is and in gzip."""

    address: str
    plain: int
    packed: int


def heaviest(site: Path) -> Heaviest:
    """The heaviest page of a built site, compressed. The text of a document is as long as it is."""
    found = [
        (len(gzip.compress(content)), len(content), path.parent.relative_to(site).as_posix())
        for path in site.rglob("index.html")
        if "/dokument/" not in path.as_posix()
        for content in [path.read_bytes()]
    ]
    packed, _, address = max(found)
    plain = max(found, key=lambda one: one[1])[1]
    return Heaviest(f"/{address}/", plain, packed)


def weight(chromium: Browser, host: Host, address: str) -> Fetched:
    """Everything a first visit to a page fetches."""
    context = chromium.new_context()
    page = context.new_page()
    meter = _Meter(host)
    page.goto(host.root + address)
    fetched = meter.take(page)
    context.close()
    return fetched


def searches(chromium: Browser, host: Host, address: str) -> Searches:
    """Search from the header of the page at `address`, and on the search page for several words.

    Each first search is in a fresh browser context. The further one has the medians of several.
    """
    return Searches(_from_header(chromium, host, address), *_on_page(chromium, host))


def slowly(chromium: Browser, slow: Host, address: str) -> SlowSearch:
    """How long a search takes over a slow line, in fresh browser contexts."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(slow.root + address, wait_until="networkidle")
    start = time.perf_counter()
    page.locator("[data-search-box] input[name=q]").click()
    page.keyboard.type(FIRST, delay=_LETTER)
    page.locator("#sok-forslag li").first.wait_for(timeout=60_000)
    header = time.perf_counter() - start
    context.close()
    context = chromium.new_context()
    page = context.new_page()
    start = time.perf_counter()
    page.goto(f"{slow.root}sok/?q={FIRST}", wait_until="commit")
    page.locator("[data-results] li").first.wait_for(timeout=60_000)
    found = SlowSearch(header, time.perf_counter() - start)
    context.close()
    return found


def _from_header(chromium: Browser, host: Host, address: str) -> Search:
    context = chromium.new_context()
    page = context.new_page()
    meter = _Meter(host)
    page.goto(host.root + address)
    meter.take(page)
    page.evaluate(_WATCH, _BOX)
    found = _search(page, meter, "[data-search-box] input[name=q]", FIRST)
    context.close()
    return found


def _on_page(chromium: Browser, host: Host) -> tuple[Search, Search]:
    context = chromium.new_context()
    page = context.new_page()
    meter = _Meter(host)
    page.goto(f"{host.root}sok/")
    page.wait_for_load_state("networkidle")
    page.evaluate(_WATCH, _PAGE)
    field = "[data-search-form] input[name=q]"
    first, *further = [_search(page, meter, field, query) for query in (FIRST, *FURTHER)]
    context.close()
    fetched = Fetched(
        int(statistics.median(one.fetched.bytes for one in further)),
        int(statistics.median(one.fetched.requests for one in further)),
    )
    return first, Search(fetched, statistics.median(one.milliseconds for one in further))


def _search(page: Page, meter: _Meter, where: str, query: str) -> Search:
    field = page.locator(where)
    field.fill("")
    page.wait_for_timeout(_SETTLED)
    page.evaluate("() => { window.shown = window.typed = undefined; }")
    field.click()
    page.keyboard.type(query, delay=_LETTER)
    page.wait_for_function(f"() => window.shown > window.typed + {_PAUSE}", timeout=60_000)
    took = float(page.evaluate("() => window.shown - window.typed"))
    return Search(meter.take(page), took)
