"""Readers of files: each turns one format into the neutral outline."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import planspegeln
from planspegeln.authoring.readers import text
from planspegeln.authoring.readers.outline import Reading, ReadingError

# The module that reads each format, by the file's suffix. They need what only editors install.
_READERS: Final = {
    ".pdf": "pdf",
    **dict.fromkeys((".docx", ".odt", ".html", ".htm", ".md", ".markdown"), "pandoc"),
}
_TEXT: Final = ".txt"
_LONGEST: Final = 600  # seconds
_LARGEST: Final = 200_000_000  # bytes of a file
_ROOT: Final = Path(planspegeln.__file__).parent.parent


def read(
    path: Path, known: Iterable[str] = (), told: Callable[[str], None] = lambda _: None
) -> Reading:
    """The outline of a file. Raises ReadingError if it cannot be read.

    In a text, a line that is one of the `known` titles is a heading. A process of its own reads the
    other formats. It may take ten minutes, and the memory that `__main__` gives it. `told` is given a
    line for each second.
    """
    suffix = path.suffix.lower()
    size = path.stat().st_size
    if not size:
        raise ReadingError("filen är tom")
    if size > _LARGEST:
        raise ReadingError(f"filen är på {size // 1_000_000} MB; väntade högst 200 MB")
    if suffix == _TEXT:
        return text.read(path, known)
    if suffix == ".doc":
        raise ReadingError("filen är i Words gamla format; öppna den och spara den som .docx")
    if suffix not in _READERS:
        formats = ", ".join([*_READERS, _TEXT])
        raise ReadingError(f"filer som slutar på ”{path.suffix}” kan inte läsas; väntade {formats}")
    return _in_a_process(_READERS[suffix], path, told)


def _in_a_process(reader: str, path: Path, told: Callable[[str], None]) -> Reading:
    """What a reader in a process of its own makes of the file."""
    command = [sys.executable, "-m", __name__, reader, str(path)]
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    started = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own arguments
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths},
    ) as process:
        while True:
            try:
                answer, _ = process.communicate(timeout=1)
                break
            except subprocess.TimeoutExpired:
                seconds = round(time.monotonic() - started)
                told(f"Läser {path.name} … {seconds} s")
                if seconds > _LONGEST:
                    process.kill()
                    raise ReadingError(
                        "läsningen tog mer än tio minuter och avbröts; dela filen i flera"
                    ) from None
    if process.returncode:
        raise ReadingError("filen gick inte att läsa: den tog för mycket minne, eller är trasig")
    found = pickle.loads(answer)  # noqa: S301 - of our own process
    if isinstance(found, str):
        raise ReadingError(found)
    return found  # type: ignore[no-any-return]
