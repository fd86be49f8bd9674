"""The files that a sheet changes: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from planspegeln.authoring.sheet.comments import lost
from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.told import Rows
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.loading.faults import Fault


class Writing:
    """The files that are being changed. They are as they were, unless all is kept."""

    def __init__(self) -> None:
        self.faults: list[SheetFault] = []
        self.places = Rows()
        self._before: dict[Path, str | None] = {}

    def __enter__(self) -> Self:
        """Start with nothing changed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Put back what is not kept."""
        for path, text in self._before.items():
            if text is None:
                path.unlink(missing_ok=True)
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()  # it was made for the file
            else:
                _replace(path, text)

    @property
    def changed(self) -> bool:
        """Whether a file has another text than before."""
        return bool(self._before)

    @property
    def lost(self) -> list[str]:
        """The comments that the files had and have no longer. A file that goes takes its own with it."""
        return [
            comment
            for path, before in self._before.items()
            if before and path.exists()
            for comment in lost(before, path.read_text(encoding="utf-8"))
        ]

    def write(self, path: Path, text: str) -> None:
        """Give a file a text."""
        before = path.read_text(encoding="utf-8") if path.exists() else None
        if before != text:
            self._before.setdefault(path, before)
            _replace(path, text)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        self._before.setdefault(path, path.read_text(encoding="utf-8"))
        path.unlink()

    def finish(self, path: Path) -> None:
        """Raises SheetError if the sheet at `path` has faults."""
        if self.faults:
            raise SheetError(_told(path, self.faults))

    def keep(self) -> None:
        """All is right: leave the files as they are now."""
        self._before.clear()


def _replace(file: Path, text: str) -> None:
    """Give a file another text, in one step."""
    file.parent.mkdir(exist_ok=True)  # a new municipality has no priorities yet
    new = file.with_name(f".{file.name}.ny")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def _told(path: Path, faults: Sequence[SheetFault]) -> str:
    number = "1 fel" if len(faults) == 1 else f"{len(faults)} fel"
    told = [placed(path, fault) for fault in faults]
    return "\n".join([*told, f"{number} i arket. Ingenting är ändrat."])


def placed(path: Path, fault: SheetFault | Fault) -> str:
    """A fault after its file: the sheet's, or one of the data's."""
    return f"{path}, {fault}" if isinstance(fault, SheetFault) else str(fault)
