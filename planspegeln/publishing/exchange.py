"""Two folders exchange their names in one step, so that neither name is ever missing."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

# From <fcntl.h> and <linux/fs.h>, and from <sys/stdio.h> of macOS.
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_RENAME_SWAP: Final = 2
# What the system or the file system answers if it has no such step.
_LACKING: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders of one file system.

    Returns False, with nothing done, where the system or the file system has no such step (Windows,
    and network file systems). Raises OSError if the step fails.
    """
    if os.name != "posix":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        failed = system.renamex_np(first, second, _RENAME_SWAP)
    elif hasattr(system, "renameat2"):
        failed = system.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _LACKING:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))
