"""The built site as the tests read it: its files, its parsed pages, and its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from planspegeln.pages.addresses import SCRIPTS
from planspegeln.search import indexing
from tests.built.project import ORIGIN

_INLINE: Final = {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "small", "span", "strong"}


class Pages(Mapping[str, BeautifulSoup]):
    """The HTML files under a folder, by address. Each is parsed when it is first needed."""

    def __init__(self, root: Path) -> None:
        self._files = {
            address_of(str(path.relative_to(root))): path for path in sorted(root.rglob("*.html"))
        }
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, address: str) -> BeautifulSoup:
        """The page at an address, parsed."""
        if address not in self._parsed:
            self._parsed[address] = BeautifulSoup(self.html(address), "html.parser")
        return self._parsed[address]

    def __iter__(self) -> Iterator[str]:
        """The addresses."""
        return iter(self._files)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._files)

    def html(self, address: str) -> str:
        """The content of the file."""
        return self._files[address].read_text(encoding="utf-8")


@dataclass(frozen=True)
class BuiltSite:
    """A site directory. An address is a path from its root ("" is the start page)."""

    root: Path

    @cached_property
    def pages(self) -> Pages:
        """Every page by address."""
        return Pages(self.root)

    @cached_property
    def scripts(self) -> str:
        """The address of the folder with the scripts."""
        (folder,) = (self.root / SCRIPTS).iterdir()
        return f"{SCRIPTS}{folder.name}/"

    @cached_property
    def search(self) -> Path:
        """The folder with all that a search fetches."""
        return indexing.folder(self.root)

    def holds(self, address: str, tag: str) -> bool:
        """Whether the page at the address has an element with that name."""
        page = self.pages.get(address)
        return page is not None and page.find(tag) is not None

    @cached_property
    def redirects(self) -> set[str]:
        """The pages that only redirect to another."""
        return {
            address
            for address in self.pages
            if "refresh" in self.pages.html(address)  # few do, so only they are parsed
            and self.pages[address].find("meta", attrs={"http-equiv": "refresh"})
        }

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Every id of each page."""
        return {
            address: {str(tag["id"]) for tag in page.find_all(id=True)}
            for address, page in self.pages.items()
        }

    def fault_of(self, here: str, link: str) -> str | None:
        """The fault of an internal link on the page at `here`, if it has one."""
        path, fragment = urldefrag(urljoin(ORIGIN + here, link))
        there = address_of(unquote(path.removeprefix(ORIGIN).partition("?")[0]))
        file = self.root / there / "index.html" if there.endswith("/") or not there else None
        if file is None:
            file = self.root / there
        if not file.is_file():
            return f"/{here}: {link} leads to no file"
        if fragment and unquote(fragment) not in self.ids.get(there, set()):
            return f"/{here}: {link} leads to no place on /{there}"
        return None


def address_of(path: str) -> str:
    """The address of a file or link: `a/index.html` is `a/`."""
    return "" if path == "index.html" else path.removesuffix("index.html")


def is_internal(here: str, link: str) -> bool:
    """Whether a link stays on the site."""
    return urljoin(ORIGIN + here, link).startswith(ORIGIN)


def words(element: Tag) -> list[str]:
    """The words a reader meets in an element, in order. A bullet is the word "-".

    A list with a class of its own has no bullets.
    """
    return _text(element).split()


def _text(node: Tag | NavigableString) -> str:
    if isinstance(node, PreformattedString):
        return ""
    if isinstance(node, NavigableString):
        return str(node)
    inner = "".join(
        _text(child) for child in node.children if isinstance(child, Tag | NavigableString)
    )
    if node.name in _INLINE:
        return inner
    bulleted = node.name == "li" and node.parent is not None and not node.parent.get("class")
    return f" - {inner} " if bulleted else f" {inner} "
