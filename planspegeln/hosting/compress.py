"""Compresses the built site once, so that a web server need not do it for each visitor.

Beside each text stands the same compressed with gzip and with Brotli, which is an eighth smaller.
It takes longer than a build, so it is not part of one.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import brotli

SHORTEST: Final = 1000  # bytes; below this nothing is gained
_TEXTS: Final = {
    ".css",
    ".csv",
    ".html",
    ".js",
    ".json",
    ".rdf",
    ".svg",
    ".ttl",
    ".txt",
    ".webmanifest",
    ".xml",
}


def compress(site: Path) -> tuple[int, int, int]:
    """Write the compressed files. Returns how many bytes the texts are, by gzip and by Brotli.

    Each file is whole from the moment that it is there, also while the site is being served.
    """
    with ThreadPoolExecutor() as workers:
        sizes = list(workers.map(_pack, _texts(site)))
    return sum(a for a, _, _ in sizes), sum(b for _, b, _ in sizes), sum(c for _, _, c in sizes)


def _texts(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.suffix in _TEXTS and path.is_file() and path.stat().st_size >= SHORTEST:
            yield path


def _pack(path: Path) -> tuple[int, int, int]:
    text = path.read_bytes()
    zipped = gzip.compress(text, mtime=0)
    smaller = brotli.compress(text, mode=brotli.MODE_TEXT)
    _put(path.with_name(f"{path.name}.gz"), zipped)
    _put(path.with_name(f"{path.name}.br"), smaller)
    return len(text), len(zipped), len(smaller)


def _put(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)
