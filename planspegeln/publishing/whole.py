"""Checks that a finished site is whole, before it is published."""

from __future__ import annotations

import filecmp
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from planspegeln.pages.addresses import DATA, FEED, OEMBED, TOPIC_FILES
from planspegeln.pages.datasets import FILES
from planspegeln.pages.pages import Page
from planspegeln.search.indexing import FACET_TABLE, POINTER, folder

_ID: Final = re.compile(r'\sid="([^"]+)"')
# How a file of each kind ends. What ends otherwise is cut off.
_ENDS: Final = {".html": b"</html>", ".rdf": b"</rdf:RDF>", ".ttl": b"."}
_DATA_FILES: Final = (".csv", ".json", ".rdf", ".sqlite", ".ttl", ".xlsx")
_ALWAYS: Final = ("404.html", *TOPIC_FILES)
# As `Page.rooted`: they mean nothing without the site's own address in them.
_ROOTED: Final = ("opensearch.xml", "sitemap.xml")
_INDEX_ENTRY: Final = "pagefind-entry.json"


def lacking(site: Path, pages: Iterable[Page], origin: str) -> list[str]:
    """What the built site in the folder `site` lacks, a sentence each. Empty if it is whole.

    Each of `pages` must be there with all its anchors and files, and something at each of its former
    addresses. Each data file must be there, and those in JSON and the search index must be JSON. No file may
    be empty and no page cut off, as what a full disk leaves is. `origin` is the site's address. Without one,
    what needs it is not asked for.
    """
    pages = list(pages)
    rooted = [*(one for page in pages for one in page.rooted), *_ROOTED] if origin else []
    return [*_pages(site, pages), *_data(site, pages, rooted), *_files(site)]


def gone(before: Path, site: Path, pages: Iterable[Page], origin: str) -> list[str]:
    """The pages, places and data files of the release `before` that the built site lacks.

    The ledger keeps those that are in it. These were published without `make addresses`. What a build
    without `origin` leaves out is not told.
    """
    pages = list(pages)
    left_out = set() if origin else {one for page in pages for one in page.rooted}
    files = ("index.html", "index.json", FEED, OEMBED)
    beside = (path for name in files for path in before.rglob(name))
    data = (one for one in (before / DATA).rglob("*") if one.suffix in _DATA_FILES)
    found = {*beside, *data}
    names = sorted(path.relative_to(before).as_posix() for path in found)
    present = {address: page for page in pages for address in page.addresses}
    told = []
    for name in names:
        address = name.removesuffix("index.html")
        if name in left_out:
            continue
        if not (site / name).is_file():
            told.append(address)
        elif name != address:  # a page
            page = present.get(address)
            now = site / page.address / "index.html" if page else site / name
            if filecmp.cmp(before / name, now, shallow=False):
                continue
            there = _places(now) | set(page.led if page else ())
            told += [f"{address}#{place}" for place in sorted(_places(before / name) - there)]
    return told


def _places(page: Path) -> set[str]:
    """The ids on a page that somebody may have linked to. Those of its layout start with "_"."""
    found = _ID.findall(page.read_text(encoding="utf-8"))
    return {one for one in map(html.unescape, found) if not one.startswith("_")}


def _pages(site: Path, pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        missing = [one for one in page.addresses if not (site / one / "index.html").is_file()]
        yield from (f"sidan /{address} saknas" for address in missing)
        yield from (f"filen /{one} saknas" for one in page.files if not (site / one).is_file())
        promised = [*page.anchors, *(one.anchor for one in page.gone)]
        if promised and page.address not in missing:
            drawn = (site / page.address / "index.html").read_text(encoding="utf-8")
            there = set(_ID.findall(drawn))
            yield from (
                f"stället /{page.address}#{anchor} saknas"
                for anchor in promised
                if anchor not in there
            )


def _data(site: Path, pages: list[Page], rooted: list[str]) -> Iterator[str]:
    data = [*FILES, *(name for page in pages for name in page.rows), *rooted]
    names = [name for name in data if name.endswith(".json")]  # these are told of below
    others = [*_ALWAYS, *(name for name in data if not name.endswith(".json"))]
    yield from (f"filen /{name} saknas" for name in others if not (site / name).is_file())
    try:
        index = folder(site).relative_to(site).as_posix()
        names += [f"{index}/{FACET_TABLE}", f"{index}/{_INDEX_ENTRY}"]
    except (OSError, ValueError, KeyError):
        yield f"filen /{POINTER} saknas eller är trasig"
    for name in names:
        try:
            json.loads((site / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            yield f"filen /{name} saknas"
        except ValueError:
            yield f"filen /{name} är trasig"


def _files(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not path.stat().st_size:
            yield f"filen /{name} är tom"
        elif path.suffix in _ENDS and not path.read_bytes().rstrip().endswith(_ENDS[path.suffix]):
            yield f"filen /{name} är avklippt"
