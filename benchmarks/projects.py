"""Folders to build in: the project over a made-up corpus."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_COPIED: Final = ("docs", "theme")


def lay_out(to: Path, data: Path | None = None) -> Path:
    """The project in a folder of its own over its own data, or over another data folder.

    A hand-written page that names a real municipality names the first made-up one instead.
    """
    to.mkdir(parents=True)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, to / name)
    for name in _COPIED:
        shutil.copytree(ROOT / name, to / name)
    (to / "planspegeln").symlink_to(ROOT / "planspegeln", target_is_directory=True)
    if data is None:
        shutil.copytree(ROOT / "data", to / "data")
        return to
    (to / "data").symlink_to(data.resolve(), target_is_directory=True)
    first = min(path.parent.name for path in data.glob("*/municipality.yml"))
    for page in (to / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace('("huddinge/', f'("{first}/'), encoding="utf-8")
    return to
