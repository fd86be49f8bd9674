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
from functools import partial
from itertools import accumulate, count, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from pagefind.service import get_executable

from planspegeln import cores
from planspegeln.pages.addresses import ASSETS, INDEX, of_content
from planspegeln.search import canonical
from planspegeln.swedish.sentences import each

POINTER: Final = f"{ASSETS}search.json"
FACET_TABLE: Final = "facets.json"
ANSWERS: Final = "answers-{}.json"
SHELF_SIZE: Final = 6_000  # characters of answers in one file, about
OF_PAGE: Final = 20  # the most sentences of a page that is not of the documents
WHOLE_SHELF: Final = 400_000  # the most characters of a small site's answers, which are in one file
PAGES: Final = 1500  # the most pages in a part, unless one municipality has more
# A search fetches one file of the index for each of its words and each part. Smaller files mean less to
# download, but more of them to name in the meta file, which every search fetches: a site of few pages has
# the smaller ones. Pagefind calls this setting unstable. Without it the index is the same, in larger files.
_FILE_SIZE: Final = "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"
_SMALL, _LARGE = "2000", "3000"
FEW: Final = 300  # the most pages of a site with the smaller files
# What every search fetches. A browser that is told at once does not ask for one after the other.
_FIRST: Final = (
    *("wasm.sv.pagefind", "pagefind.js", "lexicon.json", FACET_TABLE),
    *("pagefind-entry.json", "*.pf_meta"),
)
_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.*")
_TAG: Final = {"pagefind-entry.json": "?ts=0"}  # which the program puts after the name (engine.js)


def index(
    site: Path,
    words: Mapping[str, Any],
    answers: Mapping[str, list[dict[str, Any]]],
    most: int = PAGES,
) -> None:
    """Index the finished pages under `site`, into a folder of `site/pagefind/`.

    `words` are the lexicon's files, which are put beside the index, and `answers` the sentences of
    pages by address (`search/answers.py`). Of other pages, they are those of their text. A part has at
    most `most` pages, unless one municipality has more. Raises RuntimeError, with Pagefind's own words,
    if Pagefind fails or is not installed, and if its files are not whole.
    """
    shutil.rmtree(site / INDEX, ignore_errors=True)
    made = site / INDEX / "made"
    _fill(made, site, answers, most)
    for name, held in words.items():
        _write(made / name, held)
    named = of_content(
        {
            path.relative_to(made).as_posix(): path.read_bytes()
            for path in made.rglob("*")
            if path.is_file()
        }
    )
    first = [
        path.relative_to(made).as_posix() + _TAG.get(path.name, "")
        for pattern in _FIRST
        for path in sorted(made.rglob(pattern))
    ]
    made.rename(site / INDEX / named)
    (site / ASSETS).mkdir(exist_ok=True)
    _write(site / POINTER, {"folder": f"{INDEX}{named}/", "first": first})


def folder(site: Path) -> Path:
    """The folder with all that a search of the built site fetches."""
    told = json.loads((site / POINTER).read_text(encoding="utf-8"))
    return site / str(told["folder"])


def _fill(made: Path, site: Path, answers: Mapping[str, list[dict[str, Any]]], most: int) -> None:
    """Make the index, the facet table and the shelves of answers in a folder."""
    pages = _pages(site)
    parts = list(_parts(pages, most))
    bundles = [made, *(made / str(i) for i in range(1, len(parts)))]
    size = _SMALL if pages.total() <= FEW else _LARGE
    found = cores.together(
        [
            partial(_part, site, bundle, patterns, size)
            for bundle, patterns in zip(bundles, parts, strict=True)
        ],
        cores.available(),
    )
    numbers = count()
    for bundle, own in zip(bundles, found, strict=True):
        canonical.sort(bundle, {page.id: next(numbers) for page in own})
    for bundle in bundles[1:]:  # all parts use the programs of the first one
        _clear(bundle, "pagefind.js", "wasm.*")
    shelves = list(_shelved([page for part in found for page in part], answers))
    for i, shelf in enumerate(shelves):
        _write(made / ANSWERS.format(i), shelf)
    firsts = list(accumulate((len(shelf["pages"]) for shelf in shelves), initial=0))[:-1]
    _write(
        made / FACET_TABLE,
        {
            "answers": firsts,
            "files": canonical.files(made) if size == _SMALL else [],
            **_facet_table(found),
        },
    )


def _shelved(
    pages: Iterable[_Indexed], answers: Mapping[str, list[dict[str, Any]]]
) -> Iterator[dict[str, list[Any]]]:
    """What hits on pages show, in the pages' order, in files of about one size.

    A file has each sentence once (`sentences`). Its `pages` have the numbers of theirs.
    """
    found = []
    for page in pages:
        address = page.address.lstrip("/")
        own = answers.get(address) or [
            {"t": page.text[start:end]} for start, end in islice(each(page.text), OF_PAGE)
        ]
        told = [json.dumps(one, ensure_ascii=False) for one in own]
        found.append(({"u": address, "t": page.title, "o": page.about}, told))
    sizes = [sum(map(len, told)) for _, told in found]
    whole = sum(len(one) for one in {one for _, told in found for one in told})
    most = sum(sizes) if whole <= WHOLE_SHELF else SHELF_SIZE
    start = held = 0
    for i, size in enumerate(sizes):
        if i > start and held + size > most:
            yield _shelf(found[start:i])
            start, held = i, 0
        held += size
    yield _shelf(found[start:])


def _shelf(pages: list[tuple[dict[str, str], list[str]]]) -> dict[str, list[Any]]:
    every = dict.fromkeys(one for _, told in pages for one in told)
    number = {one: i for i, one in enumerate(every)}
    return {
        "sentences": [json.loads(one) for one in every],
        "pages": [{**page, "s": [number[one] for one in told]} for page, told in pages],
    }


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


def _part(site: Path, bundle: Path, patterns: list[str], size: str) -> list[_Indexed]:
    """Index a part of the site into a folder. Returns its pages, by address."""
    _run(site, bundle, patterns, size)
    _clear(bundle, *_UNUSED)
    own = sorted(_indexed(bundle / "fragment"))
    shutil.rmtree(bundle / "fragment")  # hits show the sentences of the shelves instead
    return own


def _run(site: Path, bundle: Path, patterns: list[str], size: str) -> None:
    executable = get_executable()
    if executable is None:
        raise RuntimeError("Pagefind is not installed; run make build, which installs it")
    glob = patterns[0] if len(patterns) == 1 else f"{{{','.join(patterns)}}}"
    done = subprocess.run(  # noqa: S603 - our own arguments
        [executable, "--site", site, "--glob", glob, "--output-path", bundle, "--quiet"],
        env=os.environ | {_FILE_SIZE: size},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Pagefind could not index the site: {done.stderr or done.stdout}")


def _clear(bundle: Path, *patterns: str) -> None:
    for pattern in patterns:
        for unused in bundle.glob(pattern):
            unused.unlink()


def _facet_table(parts: list[list[_Indexed]]) -> dict[str, Any]:
    """The facet table: which values of each facet a page has, and which part it is in.

    Without it, Pagefind would fetch its whole index to list all pages under a filter. `parts` has
    the number of pages in each part. Under `facets`, each facet has its `values`, and `pages` has the
    numbers (from 0) of each page's own values. The pages are in the order of their numbers: by part
    and then by address.
    """
    pages = [page for part in parts for page in part]
    values: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for facet, own in page.filters.items():
            values[facet].update(own)
    found = {}
    for facet, there in values.items():
        known = sorted(there)
        slot = {value: i for i, value in enumerate(known)}
        owned = [[slot[value] for value in page.filters.get(facet, ())] for page in pages]
        found[facet] = {"values": known, "pages": owned}
    return {
        "parts": [len(part) for part in parts],
        "facets": found,
    }


class _Indexed(NamedTuple):
    """A page in Pagefind's index: its address, the id that Pagefind has given it, its filters, and what it says."""

    address: str
    id: str
    filters: dict[str, list[str]]
    title: str
    about: str
    text: str


def _indexed(folder: Path) -> Iterator[_Indexed]:
    """Each page in a part."""
    for path in folder.glob("*.pf_fragment"):
        with canonical.whole(path):
            text = gzip.decompress(path.read_bytes())
            page = json.loads(text[text.index(b"{") :])
        meta = page["meta"]
        yield _Indexed(
            page["url"],
            path.stem,
            page["filters"],
            meta["title"],
            meta.get("om", ""),
            page["content"],
        )
