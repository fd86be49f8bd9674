"""What may lie in the folder of hand-written pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# Pages, and files that no browser runs.
_ALLOWED: Final = {
    *(".avif", ".csv", ".gif", ".jpeg", ".jpg", ".json", ".md", ".pdf", ".png", ".txt", ".webp"),
}


def faults(docs: Path) -> Iterator[str]:
    """A sentence for each file in the folder `docs` that must not be published, or cannot be read.

    Symbolic links are not followed: they could publish any file of the machine. A script or a page
    of HTML would be published as it is.
    """
    for folder, folders, files in os.walk(docs):
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            told = f"{docs.name}/{path.relative_to(docs).as_posix()}"
            if path.is_symlink():
                yield f"{told}: symboliska länkar följs inte; lägg själva filen här"
            elif name.startswith(".") or name in folders:
                continue  # the generator publishes no hidden file
            elif not path.is_file():
                yield f"{told}: det är ingen vanlig fil; lägg en fil här, eller ta bort den"
            elif path.suffix.lower() not in _ALLOWED:
                allowed = ", ".join(sorted(_ALLOWED))
                yield f"{told}: filtypen kan inte publiceras; väntade en av {allowed}"
            elif path.suffix.lower() == ".md":
                yield from _unreadable(path.read_bytes(), told)


def _unreadable(content: bytes, told: str) -> Iterator[str]:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        yield (
            f"{told}:{line}:{column}: tecknet 0x{content[error.start]:02x} är inte UTF-8; spara filen "
            "som UTF-8"
        )
