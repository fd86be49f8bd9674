"""Shared by the tests: the made-up collection, and copies of it to break."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, settings
from markupsafe import Markup

from planspegeln.checks.check import check
from planspegeln.loading import yamlfile
from planspegeln.loading.load import load
from planspegeln.pages import ledger
from planspegeln.pages.pages import Page
from planspegeln.rendering import cards
from planspegeln.rendering.site import Site
from tools.browser import system_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The browser makes no requests by itself: they would count as the page's.
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
ABOUT_THE_PROJECT = ("benchmarks", "repository")
SLOW = ("built", "test_attacks.py", "test_additions.py", "test_linear.py", "authoring")
TINY = Path(__file__).parent / "tiny" / "data"
MARK = "¦"
REAL = Path(__file__).parent.parent / "data"

# Hypothesis uses the same examples in every run, with no time limit. `make unit` asks for fewer.
EXAMPLES = int(os.environ.get("EXAMPLES", "100"))
settings.register_profile(
    "same",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what is not about the package, or opens the real documents, as slow.

    `make unit` tries the package alone, on the made-up collection.
    """
    given = getattr(item, "callspec", None)
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    if folder in ABOUT_THE_PROJECT or "real" in (
        *getattr(item, "fixturenames", ()),
        *(given.params.values() if given else ()),
    ):
        item.add_marker("slow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """If workers share the tests, start with the slow files. The quick ones fill the gaps."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        tests = Path(__file__).parent
        items.sort(key=lambda item: item.path.relative_to(tests).parts[0] not in SLOW)


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what lives as long as the tests: a 20th of their time."""
    gc.freeze()


def without_query(address: str) -> str:
    """An address without what is chosen on its page."""
    path, mark, anchor = address.partition("#")
    return f"{path.partition('?')[0]}{mark}{anchor}"


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Collects lines from all processes. They are printed after the run."""
    return lambda line: record_property("told", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the lines that the tests collected."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, line in report.user_properties if report.when == "call" else ():
                if name == "told":
                    terminalreporter.write_line(str(line))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's. Fails if there is neither. A process can have but one."""
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - the quick tests have none

    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=system_browser(), args=_FLAGS)
        except Error as error:
            pytest.fail(f"no browser could be started; run `make test`, which gets one: {error}")
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", autouse=True)
def _equal_files_are_parsed_once() -> Iterator[None]:
    """Reuse parsed files: a copy changes only a few."""
    known: dict[tuple[str, bytes], yamlfile.YamlFile] = {}
    parse = yamlfile.read

    def read(path: Path, name: str) -> yamlfile.YamlFile:
        key = (name, path.read_bytes())
        if key not in known:
            known[key] = parse(path, name)
        return replace(known[key], path=path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planspegeln.loading.load.read", read)
        patch.setattr(yamlfile, "read", read)
        yield


class Copy:
    """A copy of the made-up collection, to edit by replacing text."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, content in _tiny().items():
            self.write(name, content)
        self._paths = self._found()

    def _found(self) -> set[tuple[Path, bool]]:
        return {(path, path.is_dir()) for path in self.root.parent.rglob("*")}

    def restore(self) -> None:
        """Undo every change of the copy and beside it."""
        if self._found() != self._paths:
            shutil.rmtree(self.root.parent)
        for name, content in _tiny().items():
            path = self.root / name
            if not path.exists() or path.read_bytes() != content:
                self.write(name, content)

    def read(self, name: str) -> str:
        """The text of a file under `data/`."""
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file under `data/`, new or over the existing one."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def write_ledger(self, *addresses: str) -> None:
        """Give the ledger these addresses and their sum."""
        self.write("addresses.txt", ledger.signed(addresses))

    def edit(self, name: str, old: str, new: str) -> str:
        """Replace `old`, which must occur exactly once in the file.

        A ¦ in `new` is not written. It marks the position to return, as `data/…:line:column`.
        Without it, the start of `new` is returned.
        """
        text = self.read(name)
        if text.count(old) != 1:
            raise AssertionError(f"{old!r} stands {text.count(old)} times in {name}")
        before, _, after = new.rpartition(MARK)
        start = text[: text.index(old)] + before
        self.write(name, text.replace(old, before + after))
        return f"data/{name}:{start.count(chr(10)) + 1}:{len(start) - start.rfind(chr(10))}"

    def edit_source(self, name: str, old: str, new: str) -> str:
        """Replace `old` in a source, and give its document the new SHA-256. Returns like `edit`."""
        before = hashlib.sha256(self.read(f"sources/{name}").encode()).hexdigest()
        position = self.edit(f"sources/{name}", old, new)
        after = hashlib.sha256(self.read(f"sources/{name}").encode()).hexdigest()
        for path in self.root.glob("*/documents/*.yml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(before, after), encoding="utf-8")
        return position

    def faults(self) -> list[str]:
        """Every fault of shape and truth, in its printed form."""
        return [str(fault) for fault in check(load(self.root))]

    def open(self) -> Site:
        """The copy as a site. Raises DataError if it has faults."""
        return Site.open(self.root)


@cache
def _tiny() -> dict[str, bytes]:
    """The content of each file of the made-up collection, read once for all its copies."""
    return {
        str(path.relative_to(TINY)): path.read_bytes() for path in TINY.rglob("*") if path.is_file()
    }


class ReadSite(Site):
    """A site that tests only read. Each page is drawn once and parsed once."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._drawn: dict[str, Markup] = {}
        self._soups: dict[str, BeautifulSoup] = {}

    def render(self, page: Page) -> Markup:
        """The page's HTML."""
        if page.address not in self._drawn:
            self._drawn[page.address] = super().render(page)
        return self._drawn[page.address]

    def soup(self, page: Page) -> BeautifulSoup:
        """The page's parsed HTML. Do not change it."""
        if page.address not in self._soups:
            self._soups[page.address] = BeautifulSoup(self.render(page), "html.parser")
        return self._soups[page.address]


@pytest.fixture(scope="session")
def _copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("copy") / "data")


@pytest.fixture
def tiny(_copy: Copy) -> Copy:
    """A copy of the made-up collection to edit. Shared by all tests, and restored before each."""
    _copy.restore()
    return _copy


@pytest.fixture
def drawn_with(tiny: Copy) -> Path:
    """The folder of that copy, with what cards are drawn with beside its data."""
    project = tiny.root.parent
    for name in cards.OF_THE_PROJECT:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REAL.parent / name, project / name)
    return project


@pytest.fixture(scope="session")
def site() -> ReadSite:
    """The made-up collection, unchanged."""
    return ReadSite.open(TINY)


@pytest.fixture(scope="session")
def real() -> ReadSite:
    """The real collection."""
    return ReadSite.open(REAL)
