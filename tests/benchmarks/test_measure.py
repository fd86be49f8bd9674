"""What a command costs, whatever the process that starts it holds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure import run

_MB = 1_000_000


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_memory_is_the_command_s_own(tmp_path: Path) -> None:
    """A new process is at first as large as the one that starts it."""
    held = bytearray(400 * _MB)
    held[::4096] = b"x" * len(held[::4096])  # memory that is not written to is not held
    small = run(python("pass"), tmp_path).memory
    large = run(python(f"x = bytearray({200 * _MB}); x[::4096] = b'x' * len(x[::4096])"), tmp_path)
    assert len(held) == 400 * _MB
    assert 0 < small < 100 * _MB
    assert 200 * _MB < large.memory < 300 * _MB


@pytest.mark.parametrize(
    "code", ["print('trasigt'); exit(3)", "import os; print('trasigt', flush=True); os.abort()"]
)
def test_a_command_that_fails(tmp_path: Path, code: str) -> None:
    """Its own words are told, however it ended."""
    with pytest.raises(RuntimeError, match="failed:\ntrasigt"):
        run(python(code), tmp_path)


def test_a_command_runs_in_its_folder_with_its_environment(tmp_path: Path) -> None:
    """Both are given."""
    run(python("import os; open('här', 'w').write(os.environ['ORD'])"), tmp_path, {"ORD": "torg"})
    assert "torg" == (tmp_path / "här").read_text(encoding="utf-8")
