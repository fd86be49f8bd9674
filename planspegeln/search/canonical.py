"""Makes Pagefind's index the same at every build of the same pages, and numbers its pages.

Pagefind writes the values of a filter, and the filters themselves, in an order that differs from run
to run, and names those files by what they hold. Here they are sorted, and named anew. It also gives each
page an id that is its own within a part of the index only. Here the ids become numbers, across all parts.

The files are CBOR (RFC 8949) behind a signature, compressed with gzip. A filter is its name and pairs
of a value and its pages. The meta file is a list whose second part is pairs of a page's id and its number of
words. Its third part has the first and the last word of each file of the index, and that file's name, and its
fourth part is pairs of a filter's name and the name of its file. `pagefind-entry.json` names the meta file of each language.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import cbor2

_SIGNATURE: Final = b"pagefind_dcd"
_PAGES: Final = 1
_FILES: Final = 2
_FILTERS: Final = 3
_ENTRY: Final = "pagefind-entry.json"
_SHORT: Final = 10
# What is raised by a file that ends too early, or whose parts are others.
_OTHER: Final = (
    *(ValueError, EOFError, IndexError, KeyError, TypeError),
    *(zlib.error, gzip.BadGzipFile, cbor2.CBORDecodeError),
)


def sort(bundle: Path, numbers: Mapping[str, int]) -> None:
    """Sort what Pagefind has written in any order into the folder `bundle`, and number its pages.

    `numbers` has the number of each page by the id that Pagefind has given it. Raises RuntimeError if Pagefind's files are of another form, or not whole.
    """
    entry_file = bundle / _ENTRY
    with whole(entry_file):
        entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _sort_language(bundle, language["hash"], numbers)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    entry_file.write_text(text, encoding="utf-8", newline="\n")


def files(bundle: Path) -> list[tuple[str, str]]:
    """The files of the index in a folder: the first stem in each, and its name, in the stems' order.

    Raises RuntimeError as `sort` does.
    """
    found: list[tuple[str, str]] = []
    for path in sorted(bundle.glob("*.pf_meta")):
        meta = _read(path)
        with whole(path):
            found += [(first, name) for first, _, name in meta[_FILES]]
    return sorted(found)


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Raises RuntimeError if one of Pagefind's files cannot be read: Pagefind is silent on a full disk."""
    try:
        yield
    except _OTHER as error:
        told = f"Sökningens fil {path.name} är inte hel, eller av en okänd form. Är disken full?"
        raise RuntimeError(told) from error


def _sort_language(bundle: Path, name: str, numbers: Mapping[str, int]) -> str:
    """Sort the filters and the meta file of one language. Returns the meta file's new name."""
    old = bundle / f"pagefind.{name}.pf_meta"
    meta = _read(old)
    with whole(old):
        meta[_PAGES] = [[str(numbers[page]), *further] for page, *further in meta[_PAGES]]
        meta[_FILTERS] = sorted(
            [filter_name, _sort_filter(bundle / "filter", file)]
            for filter_name, file in meta[_FILTERS]
        )
    prefix = name.partition("_")[0]
    return _rewrite(old, meta, bundle, f"pagefind.{prefix}_{{}}.pf_meta")


def _sort_filter(folder: Path, name: str) -> str:
    old = folder / f"{name}.pf_filter"
    filter_name, values = _read(old)
    prefix = name.partition("_")[0]
    return _rewrite(old, [filter_name, sorted(values)], folder, f"{prefix}_{{}}.pf_filter")


def _read(path: Path) -> Any:
    with whole(path):
        content = gzip.decompress(path.read_bytes())
        if not content.startswith(_SIGNATURE):
            raise ValueError(path.name)
        return cbor2.loads(content.removeprefix(_SIGNATURE))


def _rewrite(old: Path, value: Any, folder: Path, form: str) -> str:
    """Write a value in place of the file `old`. Returns what names the new file in others."""
    content = _SIGNATURE + cbor2.dumps(value)
    old.unlink()
    name = form.format(hashlib.sha256(content).hexdigest()[:_SHORT])
    (folder / name).write_bytes(gzip.compress(content, mtime=0))
    return name.removeprefix("pagefind.").rpartition(".")[0]
