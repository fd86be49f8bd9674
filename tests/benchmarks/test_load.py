"""What the benchmark says of a web server."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import load, report
from benchmarks.load import Load, Pace
from tests.conftest import TINY
from tools.nginx import LACKING, system_nginx


def test_it_says_when_there_is_no_nginx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without nginx nothing is measured, and the report says why."""
    monkeypatch.setattr(load, "system_nginx", lambda: None)
    results = report.Results(load=load.measure(TINY, tmp_path, tmp_path / "nginx"))
    assert "Not measured: nginx" in report.load(results)


def test_it_compares_two_servers() -> None:
    """Each file has a row, with how many times as many requests nginx answers."""
    one = Load(20000, 5000, 4000, Pace(3000, 1.25, 2), Pace(600, 6, 12.34))
    row = "| The start page | 20.0 | 5.0 | 4.0 | 3000 | 1.2 | 2.0 | 600 | 6.0 | 12.3 | 5.0 |"
    assert row in report.load(report.Results(load={"The start page": one}))


def test_it_measures_what_the_server_sends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four files are asked for, as they are and compressed."""
    assert system_nginx(), LACKING
    monkeypatch.setattr(load, "REQUESTS", 8)
    site = tmp_path / "site"
    text = "<p>Ord och fler ord.</p>" * 500
    for name in (
        *("index.html", "a/prioriteringar/b/index.html", "a/dokument/c/index.html"),
        "pagefind/0/lexicon.json",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    found = load.measure(TINY, site, tmp_path / "nginx")
    assert found
    assert [
        *("The start page", "A priority's page", "The longest document", "The search's words")
    ] == list(found)
    for one in found.values():
        assert len(text) == one.plain > one.gzip > one.brotli > 0
        assert one.nginx.a_second > 0
        assert one.python.most >= one.python.median > 0
