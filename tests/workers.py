"""What the workers of one test run share: folders that the first to ask makes and all then read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The run's folder of that name, which `make` makes at the path it is given.

    What `make` raises is raised to every worker that asks.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # a worker's own folder lies in that of the run
    folder, unfinished = run / name, run / f"{name}-unfinished"
    with FileLock(run / f"{name}.lock"):
        if not folder.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return folder
