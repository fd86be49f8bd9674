"""The search index of the finished site, made by Pagefind.

Pagefind indexes a whole site at once, and keeps every page in memory: about 200 kB for each. A
large site is therefore indexed in parts of one or more municipalities. The browser searches all
parts together.

All that a search fetches lies in one folder, which is named after its content. So no cache gives a
browser files of two releases. The pointer, a small file that is never kept without asking, says
which folder it is.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, Final

from pagefind.service import get_executable

from planspegeln.pages.addresses import ASSETS, INDEX, of_content
from planspegeln.search import canonical

POINTER: Final = f"{ASSETS}search.json"
FACET_TABLE: Final = "facets.json"
PAGES: Final = 1500  # the most pages in a part, unless one municipality has more
WHOLE: Final = 300  # the most pages whose index a browser fetches whole, in few files
# From a larger index, a search fetches one file for each of its words and each part. Smaller files
# mean less to download. Pagefind calls this setting unstable. Without it the index is the same, in
# larger files.
_FILE_SIZE: Final = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500"}
_SHORTEST_ID: Final = 4


def index(site: Path, words: Mapping[str, Any], most: int = PAGES) -> None:
    """Index the finished pages under `site`, into a folder of `site/pagefind/`.

    `words` are the lexicon's files, which are put beside the index. A part has at most `most`
    pages, unless one municipality has more. Raises RuntimeError, with Pagefind's own words, if
    Pagefind fails or is not installed.
    """
    shutil.rmtree(site / INDEX, ignore_errors=True)
    made = site / INDEX / "made"
    _fill(made, site, most)
    for name, held in words.items():
        _write(made / name, held)
    named = of_content(
        {
            path.relative_to(made).as_posix(): path.read_bytes()
            for path in made.rglob("*")
            if path.is_file()
        }
    )
    made.rename(site / INDEX / named)
    (site / ASSETS).mkdir(exist_ok=True)
    _write(site / POINTER, {"folder": f"{INDEX}{named}/"})


def folder(site: Path) -> Path:
    """The folder with all that a search of the built site fetches."""
    told = json.loads((site / POINTER).read_text(encoding="utf-8"))
    return site / str(told["folder"])


def _fill(made: Path, site: Path, most: int) -> None:
    """Make the index and the facet table in a folder."""
    pages = _pages(site)
    parts = list(_parts(pages, most))
    bundles = [made, *(made / str(i) for i in range(1, len(parts)))]
    whole = pages.total() <= WHOLE
    for bundle, patterns in zip(bundles, parts, strict=True):
        _run(site, bundle, patterns, {} if whole else _FILE_SIZE)
        _clear(bundle, first=bundle is bundles[0])
        canonical.sort(bundle)
    table = {"whole": whole, **_facet_table(bundle / "fragment" for bundle in bundles)}
    _write(made / FACET_TABLE, table)


def _write(path: Path, held: Any) -> None:
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")


def _pages(site: Path) -> Counter[str]:
    """The number of pages to index in each top folder of the site, and under "" outside them."""
    return Counter(
        path.relative_to(site).parts[0] if path.parent != site else ""
        for path in site.rglob("*.html")
        if b"data-pagefind-body" in path.read_bytes()
    )


def _parts(pages: Counter[str], most: int) -> Iterator[list[str]]:
    """The file patterns of each part, by folder of the site."""
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
    """Remove what the site does not use. All parts use the programs of the first one."""
    programs = () if first else ("pagefind.js", "pagefind-worker.js", "wasm.*")
    for name in ("pagefind-*ui.*", "pagefind-highlight.js", *programs):
        for unused in bundle.glob(name):
            unused.unlink()


def _facet_table(folders: Iterable[Path]) -> dict[str, Any]:
    """The facet table: which values of each facet a page has, and which part it is in.

    Without it, Pagefind would fetch its whole index to list all pages under a filter. `parts` has
    the number of pages in each part. `ids` joins the first `width` characters of each page's id in
    Pagefind, by part and then by address. Under `facets`, each facet has its `values`, and `pages`
    has the numbers (from 0) of each page's own values.

    An id is unique within its part only. In one of twenty sites of 5 000 pages, two pages in
    different parts have the same id, and a search takes one for the other.
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
    """The least width that keeps the ids different, and so many characters of each, joined.

    Spaces fill up an id that is shorter.
    """
    apart = len(set(ids))
    width = next(n for n in count(_SHORTEST_ID) if len({name[:n] for name in ids}) == apart)
    return width, "".join(name[:width].ljust(width) for name in ids)


def _indexed(folder: Path) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """The address, the id in Pagefind and the filters of each page in a part."""
    for path in folder.glob("*.pf_fragment"):
        with canonical.whole(path):
            text = gzip.decompress(path.read_bytes())
            page = json.loads(text[text.index(b"{") :])
        yield page["url"], path.stem.partition("_")[2], page["filters"]
