"""Reads one file, in a process that may be ended, and writes the outline for the one that asked."""

from __future__ import annotations

import pickle
import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Final

from planspegeln.authoring.readers.outline import ReadingError

_MEMORY: Final = 2_000_000_000  # bytes


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    least = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (least, most))


def main(reader: str, path: str) -> None:
    """Write a reading, or the sentence that says what is wrong, to the standard output.

    What a library prints goes to the standard error.
    """
    _limit_memory()
    with redirect_stdout(sys.stderr):
        try:
            found = import_module(f"planspegeln.authoring.readers.{reader}").read(Path(path))
        except ReadingError as error:
            found = str(error)
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
