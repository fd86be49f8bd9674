"""What the data's own rules say of a document that a sheet has changed, with the place in the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.layout import COMPARISONS, FACTS, NAMED, SENTENCES, Layout
from planspegeln.loading.faults import Fault
from planspegeln.loading.yamlfile import YamlFile
from planspegeln.model.values import Trail

# The column of each field of what is taken. Of other fields, it is the first that an editor chose in.
_COLUMNS: Final = {
    "quote": "part",
    "cell": "part",
    "actor": "who",
    "recurs": "recurs",
    "about": "priority",
    "label": "counts",
    "value": "value",
    "unit": "unit",
    "year": "year",
    "topics": "topics",
    "role": "role",
    "commitment": "answers",
    "outcomes": "answers",
    "status": "status",
    "because": "why",
}


class Rows:
    """Where in a sheet each thing stands: by its list and its id, or its place in the list."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str | int], tuple[Layout, int]] = {}

    def add(
        self, layout: Layout, rows: Mapping[tuple[str, str], int] | Mapping[tuple[str, int], int]
    ) -> None:
        """Add the rows of a sheet."""
        self._rows |= {key: (layout, row) for key, row in rows.items()}

    def told(self, faults: Iterable[Fault], file: YamlFile) -> list[SheetFault | Fault]:
        """The faults, each with its place in the sheet if it is of `file` and stands there."""
        trails = {place: trail for trail, place in file.values.items()}
        trails |= {place: trail for trail, place in file.keys.items() if place not in trails}
        found: list[SheetFault | Fault] = []
        for fault in faults:
            position = fault.position
            trail = trails.get((position.line, position.column))
            is_here = position.file == file.name and trail
            found.append((is_here and trail and self._of(trail, file, fault.message)) or fault)
        return found

    def _of(self, trail: Trail, file: YamlFile, message: str) -> SheetFault | None:
        name, place = str(trail[0]), trail[1] if len(trail) > 1 else ""
        key: str | int = place
        if isinstance(place, int):
            one = file.at(trail[:2])
            if name not in ("mentions", "text"):
                key = one.get("id") or one.get("commitment") or one.get("plan") or place
        if (name, key) not in self._rows:
            key = ""
        if (name, key) not in self._rows:
            return None
        layout, row = self._rows[name, key]
        field = str(trail[-1])
        column = {FACTS: "value", COMPARISONS: "done"}.get(layout, "")
        if layout == NAMED:
            column = field if field in layout.letters else "title"
        if layout == SENTENCES:
            column = next((_COLUMNS[one] for one in map(str, trail[2:]) if one in _COLUMNS), "what")
        return SheetFault(layout, row, column, message)
