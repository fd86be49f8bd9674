"""The releases of a site: the present one, a new one that is being built, and the last two.

They lie in one folder beside the site's own: `.site/` beside `site/`. A new release is built in a
folder there, and takes the site's name in one step when it is finished. What is killed at any moment
leaves the site as it was, or the new one whole.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from planspegeln.loading.faults import RefusedError
from planspegeln.publishing.exchange import exchange

_BUILDING: Final = "building-"
_EARLIER: Final = ("1", "2")  # the release before the present one, and the one before that


class PublishingError(RefusedError):
    """Why nothing was published, in words for the person who asked."""


class Releases:
    """The site's folder, and beside it the folder of its releases."""

    def __init__(self, site: Path) -> None:
        """`site` is the folder that is served. If it is a link, the folder that it leads to."""
        self.site = site.resolve()
        self._folder = self.site.with_name(f".{self.site.name}")
        self._lock = FileLock(self._folder / "lock", timeout=0)
        self._owner = self._folder / "owner"
        self._marker = self._folder / "exchanging"
        self._aside = self._folder / "aside"

    def begin(self) -> Path:
        """Take the lock, put right what a killed build left, and make the folder to build in.

        Raises PublishingError if another build has the lock, and OSError if nothing can be written.
        """
        self._acquire()
        new = self._folder / f"{_BUILDING}{os.getpid()}"
        new.mkdir()
        return new

    def publish(self, new: Path) -> bool:
        """Give the finished folder `new` the site's name, and the lock back.

        The present release becomes the first of those that are kept. Returns False if the new one
        is the same, file by file: then nothing is done. A web server may read what it publishes,
        whatever the builder's own files allow.
        """
        for path in (new, *new.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        changed = not (self.site.is_dir() and _is_same(self.site, new))
        if changed:
            self._take_place(new)
        self.end()
        return changed

    def end(self) -> None:
        """Remove what is unfinished, and give the lock back."""
        self._clear()
        self._owner.unlink(missing_ok=True)
        self._lock.release()

    def roll_back(self) -> None:
        """Give the release before the present one the site's name. A second time undoes it.

        Raises PublishingError if there is none, or if a build is going on.
        """
        with self.held():
            earlier = self._folder / _EARLIER[0]
            if not earlier.is_dir():
                raise PublishingError("Det finns ingen tidigare version att gå tillbaka till.")
            if self.site.exists():
                self._exchange(earlier)
            else:
                earlier.rename(self.site)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the site as it is. Raises PublishingError if a build is going on."""
        self._acquire()
        try:
            yield
        finally:
            self.end()

    def _acquire(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            raise PublishingError(
                f"Ett annat bygge av {self.site.name}/ pågår{self._whose()}. Vänta tills det är "
                "klart och kör kommandot igen."
            ) from None
        self._recover()
        self._owner.write_text(str(os.getpid()), encoding="utf-8")

    def _whose(self) -> str:
        try:
            return f" (process {self._owner.read_text(encoding='utf-8')})"
        except OSError:  # it has just ended, or has not written it yet
            return ""

    def _take_place(self, new: Path) -> None:
        if not self.site.exists():
            self.site.parent.mkdir(parents=True, exist_ok=True)
            new.rename(self.site)
            return
        self._exchange(new)
        self._keep(new)

    def _exchange(self, other: Path) -> None:
        """Exchange the names of the site and a release, noting what is under way."""
        noted = self._marker.with_suffix(".new")
        noted.write_text(f"{other.name} {other.stat().st_ino}", encoding="utf-8")
        noted.replace(self._marker)
        if not exchange(other, self.site):
            self.site.rename(self._aside)
            other.rename(self.site)
            self._aside.rename(other)
        if not other.name.startswith(_BUILDING):
            self._marker.unlink()

    def _keep(self, old: Path) -> None:
        """Make what was the site the first release that is kept. Each step can be done again."""
        first, second = (self._folder / name for name in _EARLIER)
        if old.exists():
            if first.exists():
                if second.exists():
                    second.rename(self._folder / f"{_BUILDING}{os.getpid()}-{second.name}")
                first.rename(second)
            old.rename(first)
        self._marker.unlink(missing_ok=True)

    def _recover(self) -> None:
        """Finish, or undo, the exchange of a build that was killed. Remove what it had built."""
        if self._marker.exists():
            name, _, number = self._marker.read_text(encoding="utf-8").partition(" ")
            other = self._folder / name
            if self._aside.exists():
                self._aside.rename(other if self.site.exists() else self.site)
            is_done = self.site.exists() and str(self.site.stat().st_ino) == number
            if is_done and name.startswith(_BUILDING):
                self._keep(other)
            self._marker.unlink(missing_ok=True)
        self._clear()

    def _clear(self) -> None:
        for left in self._folder.glob(f"{_BUILDING}*"):
            shutil.rmtree(left, ignore_errors=True)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two folders have the same files, byte for byte.

    In `one`, which is served, a file may have its compressed copies beside it.
    """
    compared = filecmp.dircmp(one, other, ignore=[], hide=[])
    left = [name for name in compared.left_only if not _is_copy(name, compared.common_files)]
    if left or compared.right_only or compared.common_funny:
        return False
    _, different, unread = filecmp.cmpfiles(one, other, compared.common_files, shallow=False)
    return not (different or unread) and all(
        _is_same(one / name, other / name) for name in compared.common_dirs
    )


def _is_copy(name: str, files: Iterable[str]) -> bool:
    stem, _, ending = name.rpartition(".")
    return ending in ("gz", "br") and stem in files
