"""How a run of the benchmarks handles failures."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import readers, report
from benchmarks.run import Bench, Progress, main


def test_another_generator_that_fails_is_told_and_left_out() -> None:
    """A failure of another generator is reported. Plain Material and this project must build."""
    results = report.Results()
    bench = Bench(Path(), 0, {"zensical": "zensical"}, results, Progress(1))
    bench.failed("Zensical", 2000, RuntimeError("started\ntoo long\n"))
    assert results.failed == ["Zensical could not build 2000 pages: too long"]
    assert bench.extra == {}
    with pytest.raises(RuntimeError, match="no memory"):
        bench.failed(report.MATERIAL, 2000, RuntimeError("no memory"))


def test_the_readers_can_be_measured_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their part is printed. No file is written."""
    monkeypatch.setattr(readers, "measure", lambda _work, _told: {})
    assert main(["--only", "readers", "--output", str(tmp_path)]) == 0
    assert capsys.readouterr().out.strip() == "Not measured."
    assert list(tmp_path.iterdir()) == []
