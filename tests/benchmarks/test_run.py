"""How a run of the benchmarks handles failures."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.run import Bench, Progress


def test_another_generator_that_fails_is_told_and_left_out() -> None:
    """A failure of another generator is reported. Plain Material and this project must build."""
    results = report.Results()
    bench = Bench(Path(), 0, {"zensical": "zensical"}, results, Progress(1))
    bench.failed("Zensical", 2000, RuntimeError("started\ntoo long\n"))
    assert results.failed == ["Zensical could not build 2000 pages: too long"]
    assert bench.extra == {}
    with pytest.raises(RuntimeError, match="no memory"):
        bench.failed(report.MATERIAL, 2000, RuntimeError("no memory"))
