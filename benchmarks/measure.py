"""Measures the cost of a command in time and memory, and how the cost grows with size."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Starts a command and says what it cost. A new process is at first as large as the one that starts it,
# and the system counts that too. So this small one stands between, whatever the caller has in memory.
_WAITER: Final = """\
import os, subprocess, sys
child = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(child.pid, 0)
with open(sys.argv[1], "w") as told:
    told.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
"""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of processor time, and the largest process in bytes."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end. Returns the cost of it and of the processes that it starts.

    Raises RuntimeError with its output if it fails.
    """
    with tempfile.NamedTemporaryFile() as told:
        start = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, "-S", "-c", _WAITER, told.name, *command],
            cwd=folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | (environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        wall = time.perf_counter() - start
        if done.returncode:
            said = done.stdout.decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
        seconds, largest = told.read().split()
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, float(seconds), int(largest) * unit)


def best(costs: Sequence[Cost]) -> Cost:
    """The least of several runs. Disturbances only add to the cost."""
    return Cost(
        min(one.wall for one in costs),
        min(one.cpu for one in costs),
        min(one.memory for one in costs),
    )


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """How the cost grows with size: 1 is linear, 2 quadratic. None for fewer than two points.

    It is the slope of the logarithms by least squares.
    """
    if len(points) < 2:
        return None
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(cost) for _, cost in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )
