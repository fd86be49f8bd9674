"""Writes folders to build in: the project with a made-up corpus, and the others' sources.

`python -m benchmarks.projects SIZE FOLDER` writes the project with data for about SIZE pages.
`… --real FOLDER` writes it with the real data. `… --others SITE FOLDER` writes the others' sources,
with the text of a built site.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Final

from benchmarks import plain
from benchmarks.corpus import Corpus

ROOT: Final = Path(__file__).parents[1]
_COPIED: Final = ("docs", "theme")


def lay_out(to: Path, data: Path | None = None) -> Path:
    """Write the project into a new folder, with its own data or another data folder.

    With other data, hand-written pages name the first made-up municipality instead of a real one. A
    quote from a real document becomes a link to that municipality.
    """
    to.mkdir(parents=True)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, to / name)
    for name in _COPIED:
        shutil.copytree(ROOT / name, to / name)
    (to / "planspegeln").symlink_to(ROOT / "planspegeln", target_is_directory=True)
    shutil.copytree(data or ROOT / "data", to / "data")
    if data is None:
        return to
    first = min(path.parent.name for path in data.glob("*/municipality.yml"))
    for page in (to / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        text = re.sub(r'\("huddinge(?=["/])', f'("{first}', text)
        text = re.sub(r"{{ citat\(.*?\) }}", f'{{{{ kommun("{first}") }}}}', text)
        page.write_text(text, encoding="utf-8")
    return to


def main(arguments: list[str]) -> None:
    """Write the folders that the arguments request."""
    match arguments:
        case ["--real", to]:
            lay_out(Path(to))
        case ["--others", site, to]:
            plain.lay_out(Path(site), Path(to))
        case [size, to]:
            work = Path(to).parent
            made = Corpus(ROOT / "data").write(int(size), work / "corpus" / "data")
            (work / "pages").write_text(str(made), encoding="utf-8")
            lay_out(Path(to), work / "corpus" / "data")


if __name__ == "__main__":
    main(sys.argv[1:])
