"""Tests of what the command line does for web servers."""

from __future__ import annotations

import pytest

from planspegeln.__main__ import main
from planspegeln.publishing.releases import Releases
from tests.conftest import TINY, Copy

Captured = pytest.CaptureFixture[str]


def test_nginx_is_told_of_the_sites_own_moves(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The configuration is for the path of SITE_URL, and knows what has moved and what is gone."""
    monkeypatch.setenv("SITE_URL", "https://plan.example/planer/")
    assert 0 == main(["--data", str(TINY), "nginx", "--brotli"])
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
    assert 0 == main(["--data", str(TINY), "nginx"])
    told = capsys.readouterr().out
    assert "location ^~ / {" in told
    assert "brotli" not in told


def test_faults_are_told(tiny: Copy, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data with faults and an address that cannot be are told, and nothing else is printed."""
    monkeypatch.setenv("SITE_URL", "https://plan.example/a b/")
    assert 1 == main(["--data", str(TINY), "nginx"])
    out, err = capsys.readouterr()
    assert "" == out
    assert "SITE_URL får bara ha" in err
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: x")
    assert 1 == main(["--data", str(tiny.root), "nginx"])
    out, err = capsys.readouterr()
    assert "" == out
    assert err.startswith("data/links.yml:")


def test_what_was_compressed_is_told(tiny: Copy, capsys: Captured) -> None:
    """The sizes stand on one line. A site that is being built is left alone."""
    site = tiny.root.parent / "site"
    site.mkdir()
    (site / "index.html").write_text("text " * 1000, encoding="utf-8")
    with Releases(site).held():
        assert 1 == main(["--data", str(tiny.root), "compress"])
    assert "Ett annat bygge av site/ pågår" in capsys.readouterr().err
    assert not (site / "index.html.br").exists()
    assert 0 == main(["--data", str(tiny.root), "compress"])
    assert capsys.readouterr().out.startswith("5 kB text: 0 kB gzip")
    assert (site / "index.html.br").exists()
