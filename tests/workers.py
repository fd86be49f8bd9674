"""Folders that the workers of one test run share. The first worker to ask makes them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The run's folder with that name. `make` creates it once; other workers reuse it.

    If `make` raises, every worker that asks gets the error.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # a worker's folder is inside the folder of the run
    folder, unfinished = run / name, run / f"{name}-unfinished"
    with FileLock(run / f"{name}.lock"):
        if not folder.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return folder
