"""Tests of the command line of planspegeln.hosting."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.hosting.__main__ import main
from tests.conftest import TINY, Copy

Captured = pytest.CaptureFixture[str]


def test_nginx_is_told_of_the_sites_own_moves(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The configuration is for the path of SITE_URL, and knows what has moved and what is gone."""
    monkeypatch.setenv("SITE_URL", "https://plan.example/planer/")
    assert 0 == main(["nginx", "--data", str(TINY), "--brotli"])
    told = capsys.readouterr().out
    assert "location ^~ /planer/ {" in told
    assert "brotli_static on;" in told
    moved = "location = /planer/amnen/torgen/ { return 301 /planer/amnen/torg/$is_args$args; }"
    assert moved in told
    gone = "/planer/pahittkoping/prioriteringar/borttagen/"
    assert f"location = {gone} {{ error_page 410 {gone}index.html; return 410; }}" in told


def test_without_an_address_the_site_is_at_the_root(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unset or empty, SITE_URL has no path."""
    monkeypatch.setenv("SITE_URL", "")
    assert 0 == main(["nginx", "--data", str(TINY)])
    told = capsys.readouterr().out
    assert "location ^~ / {" in told
    assert "brotli" not in told


def test_faults_are_told(tiny: Copy, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data with faults and an address that cannot be are told, and nothing else is printed."""
    monkeypatch.setenv("SITE_URL", "https://plan.example/a b/")
    assert 1 == main(["nginx", "--data", str(TINY)])
    out, err = capsys.readouterr()
    assert "" == out
    assert "SITE_URL får bara ha" in err
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: x")
    assert 1 == main(["nginx", "--data", str(tiny.root)])
    out, err = capsys.readouterr()
    assert "" == out
    assert err.startswith("data/links.yml:")


def test_what_was_compressed_is_told(tmp_path: Path, capsys: Captured) -> None:
    """The sizes stand on one line."""
    (tmp_path / "index.html").write_text("text " * 1000, encoding="utf-8")
    assert 0 == main(["compress", str(tmp_path)])
    assert capsys.readouterr().out.startswith("5 kB text: 0 kB gzip")
    assert (tmp_path / "index.html.br").exists()
