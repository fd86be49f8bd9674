"""Tests of planspegeln.hosting.compress."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from planspegeln.hosting.compress import SHORTEST, compress
from tests.built.project import snapshot

TEXT = ("åäö <p>" * SHORTEST).encode()


def test_texts_are_compressed(tmp_path: Path) -> None:
    """Each text has both forms beside it, which hold the same; nothing else is touched."""
    (tmp_path / "a").mkdir()
    for name in ("a/index.html", "x.json"):
        (tmp_path / name).write_bytes(TEXT)
    kept = {"short.css": b"p{}", "image.png": TEXT, "part.pf_index": TEXT, "w.pagefind": TEXT}
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    whole, zipped, smaller = compress(tmp_path)
    found = snapshot(tmp_path)
    assert {"a/index.html", "x.json"} == {
        name.removesuffix(".gz") for name in found if ".gz" in name
    }
    assert {"a/index.html", "x.json"} == {
        name.removesuffix(".br") for name in found if ".br" in name
    }
    assert len(kept) + 6 == len(found)
    for name in ("a/index.html", "x.json"):
        assert TEXT == found[name]
        assert TEXT == gzip.decompress(found[f"{name}.gz"])
        assert TEXT == brotli.decompress(found[f"{name}.br"])
    assert 2 * len(TEXT) == whole
    assert 0 < smaller < zipped < whole


def test_the_same_text_is_compressed_to_the_same_bytes(tmp_path: Path) -> None:
    """Neither the day nor what was there before has a part in it."""
    (tmp_path / "index.html").write_bytes(TEXT)
    (tmp_path / "index.html.gz").write_bytes(b"old")
    compress(tmp_path)
    first = snapshot(tmp_path)
    compress(tmp_path)
    assert first == snapshot(tmp_path)
    assert bytes(4) == first["index.html.gz"][4:8]  # where gzip has the time
    assert TEXT == gzip.decompress(first["index.html.gz"])
