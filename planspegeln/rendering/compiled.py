"""The compiled templates, which are kept from one build to the next."""

from __future__ import annotations

import hashlib
import pickle
from functools import cache
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_PACKAGE: Final = Path(__file__).parents[1]


class Compiled(FileSystemBytecodeCache):
    """The compiled templates in a folder, one file each. It can be removed at any moment.

    What is compiled follows from the template, from Jinja and from this package: Jinja works out at once
    what does not change from page to page, with our functions. So a file is used only if all three are
    what they were. Nothing depends on when it was written.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made if there is none. Raises OSError if it cannot be."""
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Use the template's file, if there is a whole one."""
        try:
            super().load_bytecode(bucket)
        except (EOFError, pickle.UnpicklingError):  # it is cut off, as after the power has gone
            bucket.reset()

    def get_source_checksum(self, source: str) -> str:
        """The sum of all that a compiled template follows from."""
        return super().get_source_checksum(f"{code()}{source}")


@cache
def code() -> str:
    """A sum of Jinja's version and of the package's code, as it was when this process began to need it."""
    found = hashlib.sha256(jinja2.__version__.encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        found.update(f"{path.relative_to(_PACKAGE)}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()
