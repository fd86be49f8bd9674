"""Tasks that are done at once give what they would give one by one, whatever happens to a process."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from planspegeln.cores import available, finished, together

# Two processes begin a task each, and wait in it for a sign. The others are told of if anybody does them.
WAITING = """
import os
from planspegeln.cores import together

def wait():
    os.write(1, b"begun ")
    os.read(0, 1)

together([wait, wait, *[lambda: os.write(1, b"further ")] * 4], 2)
"""


class _OwnError(Exception):
    """Its text is made of two values, so that pickle could not make it again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def _one() -> int:
    return 1


def _raise() -> int:
    raise _OwnError("hit", "men inte längre")


def _die(ours: int) -> str:
    """End the process that does it, unless it is the one that asks for it."""
    if os.getpid() != ours:
        os.kill(os.getpid(), signal.SIGKILL)
    return "gjort här"


def test_what_each_gives_in_their_order() -> None:
    """However many there are, and whichever is done first."""
    tasks = [partial(pow, number, 2) for number in range(500)]
    assert together(tasks, 3) == [number**2 for number in range(500)]
    assert together([], 3) == []


def test_other_processes_do_them_all() -> None:
    """As many as were asked for at the most, none of them this one, and each task once."""
    done = Counter(together([os.getpid] * 200, 2))
    assert os.getpid() not in done
    assert len(done) <= 2
    assert done.total() == 200


def test_one_core_forks_nothing() -> None:
    """Then this process does it all."""
    assert set(together([os.getpid] * 5, 1)) == {os.getpid()}


def test_what_they_change_is_not_changed_here() -> None:
    """Each has a copy of all there is."""
    held = [1]
    tasks: list[Callable[[], None]] = [partial(held.__setitem__, 0, 2)] * 2
    assert together(tasks, 2) == [None, None]
    assert held == [1]


def test_what_a_task_raises_is_raised_here() -> None:
    """The error itself, with the frames that tell where it comes from."""
    with pytest.raises(_OwnError, match="hit men inte längre") as told:
        together([_one, _raise, _one], 2)
    assert told.traceback[-1].name == "_raise"


def test_what_a_killed_process_did_not_finish_is_done_here() -> None:
    """What it had finished counts, and no task is lost."""
    die: Callable[[], str] = partial(_die, os.getpid())
    tasks: list[Callable[[], str]] = [str, die, str, die]
    assert together(tasks, 2) == ["", "gjort här", "", "gjort här"]


@pytest.mark.parametrize("longest", [10, 100_000])
def test_what_was_being_written_is_done_here(longest: int) -> None:
    """A file that ends anywhere in what a killed process wrote last has what it had written before."""
    first, last = (pickle.dumps((i, ["x" * longest]), pickle.HIGHEST_PROTOCOL) for i in (0, 1))
    for end in {*range(len(last))[:100], *range(len(last))[-100:]}:
        found = list(finished(io.BytesIO(first + last[:end])))
        assert [number for number, _ in found] == [0]


def test_no_file_of_ours_is_kept_open(tmp_path: Path) -> None:
    """A process that lives longer than this one would hold its lock."""
    lock = tmp_path / "lock"

    def ours() -> list[str]:
        return [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]

    with lock.open("w"):
        assert str(lock) in ours()
        for held in together([ours, ours], 2):
            assert str(lock) not in held


def test_nothing_is_done_for_a_process_that_is_gone() -> None:
    """Whoever does a task when the one that asked is killed finishes it, and does no other."""
    asked = subprocess.Popen(
        [sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    assert asked.stdin
    assert asked.stdout
    told = b""
    while told.count(b"begun") < 2:
        told += asked.stdout.read(64)
    asked.kill()
    asked.wait()
    asked.stdin.write(b"12")
    assert asked.stdout.read() == b""  # until both have ended
    asked.stdin.close()
    asked.stdout.close()


def test_no_fork_beside_another_thread() -> None:
    """It may hold what the new process would wait for."""
    before = available()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert available() == 1
    finally:
        done.set()
        thread.join()
    assert available() == before
