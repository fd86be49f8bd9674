"""Does several tasks at once, on all the cores that this process may use."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, TypeVar

_T = TypeVar("_T")
_NUMBER: Final = 4  # bytes, for the number of a task
_STANDARD: Final = 3  # the files of a process that are numbered below are its input and outputs


def available() -> int:
    """How many cores this process may use; 1 if processes cannot be forked safely.

    That is so if the system is not Linux, and while this process has several threads: a fork would wait
    for ever for what another thread holds.
    """
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def together(tasks: Sequence[Callable[[], _T]], cores: int) -> list[_T]:
    """What each task gives, in the order of the tasks.

    At most `cores` processes are forked from this one. So they know all that it knows, and what they
    change is not changed here. Each does the next task that nobody has taken, and what that gives must be
    such that pickle can keep it. What a process did not finish, since the task failed or since it was
    killed, is done here instead. So whatever a task raises is raised here.
    """
    several = min(cores, len(tasks))
    if several < 2:
        return [task() for task in tasks]
    with ExitStack() as stack:
        # All of them read from one place in it, which moves on for all when one of them reads.
        numbers = stack.enter_context(TemporaryFile(buffering=0))
        numbers.write(b"".join(number.to_bytes(_NUMBER) for number in range(len(tasks))))
        numbers.seek(0)
        files = [stack.enter_context(TemporaryFile()) for _ in range(several)]
        for process in [_fork(tasks, numbers, file) for file in files]:
            os.waitpid(process, 0)
        done: dict[int, _T] = dict(one for file in files for one in finished(file))
    return [done[number] if number in done else task() for number, task in enumerate(tasks)]


def _fork(tasks: Sequence[Callable[[], _T]], numbers: IO[bytes], file: IO[bytes]) -> int:
    """Start a process that does tasks, and writes what they give into a file. Its number."""
    ours = os.getpid()
    process = os.fork()
    if process:
        return process
    try:
        _leave({numbers.fileno(), file.fileno()})
        while os.getppid() == ours and (number := numbers.read(_NUMBER)):
            place = int.from_bytes(number)
            pickle.dump((place, tasks[place]()), file, pickle.HIGHEST_PROTOCOL)
            file.flush()
    finally:  # without what ends the process whose copy this is
        os._exit(0)


def _leave(kept: set[int]) -> None:
    """Close the files of the process that this is a copy of: one of them may be a lock that it holds."""
    for number in [int(one.name) for one in Path("/proc/self/fd").iterdir()]:
        if number >= _STANDARD and number not in kept:
            with suppress(OSError):  # that folder itself is closed by now
                os.close(number)


def finished(file: IO[bytes]) -> Iterator[tuple[int, Any]]:
    """What a process has written, but for what it was writing when it was killed."""
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)  # noqa: S301 - written by a copy of this process
        except (EOFError, pickle.UnpicklingError):
            return
