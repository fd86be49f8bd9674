"""Reads one file and settles what it says, in a process whose cost is measured."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from planspegeln.authoring.readers import read
from planspegeln.authoring.settle import settle


def main(path: str, answer: str) -> None:
    """Write what the file says, and how many pages it has, into another file."""
    reading = read(Path(path))
    Path(answer).write_bytes(pickle.dumps((reading.pages, settle(reading))))


if __name__ == "__main__":
    main(*sys.argv[1:])
