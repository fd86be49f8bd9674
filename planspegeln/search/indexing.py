"""The search index of the finished site, made by Pagefind.

Pagefind keeps every page it reads in memory, about 200 kB for each, and indexes a whole site at
once. A large site is therefore indexed in parts, one or more municipalities in each, which the
browser searches together.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

from pagefind.service import get_executable

from planspegeln.pages.addresses import INDEX

FACET_TABLE: Final = f"{INDEX}facets.json"
PAGES: Final = 1500  # the most pages in a part, unless one municipality has more
WHOLE: Final = 300  # the most pages whose index a browser fetches whole, in few files
# Of a larger index a search fetches one file for each of its words and parts: the smaller they
# are, the less it moves. Pagefind has this setting under a name that promises nothing; without it
# the index is the same, in larger files.
_FILE_SIZE: Final = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500"}
_SHORTEST_ID: Final = 4


def index(site: Path, most: int = PAGES) -> None:
    """Index the finished pages under `site`, into `site/pagefind/`, at most `most` in a part.

    Raises RuntimeError with Pagefind's own words when it fails.
    """
    pages = _pages(site)
    parts = list(_parts(pages, most))
    bundles = [site / INDEX, *(site / INDEX / str(i) for i in range(1, len(parts)))]
    whole = pages.total() <= WHOLE
    for bundle, patterns in zip(bundles, parts, strict=True):
        _run(site, bundle, patterns, {} if whole else _FILE_SIZE)
        _clear(bundle, first=bundle is bundles[0])
    table = {"whole": whole, **_facet_table(bundle / "fragment" for bundle in bundles)}
    text = json.dumps(table, separators=(",", ":"))
    (site / FACET_TABLE).write_text(text, encoding="utf-8", newline="\n")


def _pages(site: Path) -> Counter[str]:
    """The number of pages to search in each folder of the site, and under "" outside them."""
    return Counter(
        path.relative_to(site).parts[0] if path.parent != site else ""
        for path in site.rglob("*.html")
        if b"data-pagefind-body" in path.read_bytes()
    )


def _parts(pages: Counter[str], most: int) -> Iterator[list[str]]:
    """What to index together, as patterns of files: folders of the site, in order."""
    if pages.total() <= most:
        yield ["**/*.html"]
        return
    part: list[str] = []
    held = 0
    for folder, found in sorted(pages.items()):
        if part and held + found > most:
            yield part
            part, held = [], 0
        part.append(f"{folder}/**/*.html" if folder else "*.html")
        held += found
    yield part


def _run(site: Path, bundle: Path, patterns: list[str], settings: dict[str, str]) -> None:
    executable = get_executable()
    if executable is None:
        raise RuntimeError("Pagefind is not installed; run make build, which installs it")
    glob = patterns[0] if len(patterns) == 1 else f"{{{','.join(patterns)}}}"
    shutil.rmtree(bundle, ignore_errors=True)
    done = subprocess.run(  # noqa: S603 - our own arguments
        [executable, "--site", site, "--glob", glob, "--output-path", bundle, "--quiet"],
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Pagefind could not index the site: {done.stderr or done.stdout}")


def _clear(bundle: Path, *, first: bool) -> None:
    """Remove what the site does not use; of the programs, those of the first part serve all."""
    programs = () if first else ("pagefind.js", "pagefind-worker.js", "wasm.*")
    for name in ("pagefind-*ui.*", "pagefind-highlight.js", *programs):
        for unused in bundle.glob(name):
            unused.unlink()


def _facet_table(folders: Iterable[Path]) -> dict[str, Any]:
    """Which page has which values of each facet, and stands in which part.

    Asked for all pages under a filter, Pagefind would fetch its whole index to answer. `ids` holds
    the starts of the pages' ids in Pagefind, each `width` long, part by part and there by address;
    `parts` has the number of pages in each part. Under `facets` each facet has its `values`, and for
    every page the slots of its own values among them.

    An id is unique in its part. In one site of 5 000 pages out of twenty, two pages of different
    parts share theirs, and a search takes one for the other.
    """
    parts = [sorted(_indexed(folder)) for folder in folders]
    pages = [page for part in parts for page in part]
    width, ids = shortest([name for _, name, _ in pages])
    values: dict[str, set[str]] = defaultdict(set)
    for _, _, filters in pages:
        for facet, own in filters.items():
            values[facet].update(own)
    found = {}
    for facet, there in values.items():
        known = sorted(there)
        slot = {value: i for i, value in enumerate(known)}
        owned = [[slot[value] for value in filters.get(facet, ())] for _, _, filters in pages]
        found[facet] = {"values": known, "pages": owned}
    return {
        "parts": [len(part) for part in parts],
        "width": width,
        "ids": ids,
        "facets": found,
    }


def shortest(ids: list[str]) -> tuple[int, str]:
    """The fewest letters that tell the ids apart, and so many of each, run together.

    An id that has fewer is filled up with spaces.
    """
    apart = len(set(ids))
    width = next(n for n in count(_SHORTEST_ID) if len({name[:n] for name in ids}) == apart)
    return width, "".join(name[:width].ljust(width) for name in ids)


def _indexed(folder: Path) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """The address, the id and the filters of each page in a part."""
    for path in folder.glob("*.pf_fragment"):
        text = gzip.decompress(path.read_bytes())
        page = json.loads(text[text.index(b"{") :])
        yield page["url"], path.stem.partition("_")[2], page["filters"]
