"""The site's colours in light mode, read from its style sheets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_STYLES: Final = Path("theme/assets/css")
_VALUE: Final = re.compile(r"--ps-([\w-]+):\s*(#[0-9a-f]{6});")
_STATUSES: Final = re.compile(
    r"^(\.ps-status--[^{]+)\{\s*color:\s*var\(--ps-([\w-]+)\)", re.MULTILINE
)


class Colours:
    """The colours of accents and statuses."""

    def __init__(self, project: Path) -> None:
        """Read them in `project`, the folder with the theme."""
        tokens, marks = (
            (project / _STYLES / name).read_text(encoding="utf-8")
            for name in ("tokens.css", "marks.css")
        )
        light, _, _ = tokens.partition("@media")
        self._values: dict[str, str] = dict(_VALUE.findall(light))
        self._statuses: dict[str, str] = {
            name: colour
            for names, colour in _STATUSES.findall(marks)
            for name in re.findall(r"\.ps-status--([\w-]+)", names)
        }

    def __getitem__(self, name: str) -> str:
        """The colour of a token, without its `--ps-`: `ink`, `green-tint`. Raises KeyError."""
        return self._values[name]

    def of_status(self, name: str) -> str:
        """The colour of a status by the name of its mark: the text's, if it has none of its own."""
        return self._values[self._statuses.get(name, "ink")]
