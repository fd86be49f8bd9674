"""What the data's own rules say of a document that a sheet has changed, with the place in the sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.layout import BRIEF, FACTS, NAMED, SENTENCES, Layout
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import Fault
from planspegeln.loading.yamlfile import YamlFile
from planspegeln.model.values import Trail

# The column of each field of what is taken. Of other fields, it is the first that an editor chose in.
COLUMNS: Final = {
    "id": "part",  # what a published one is about
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
    "qualifier": "qualifier",
    "series": "series",
    "section": "part",
    "commitment": "answers",
    "outcomes": "answers",
    "status": "status",
    "because": "why",
}


class Rows:
    """Where in a sheet each thing of a file stands: by its list and its id, or its place in the list."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[tuple[str, str | int], tuple[Layout, int]]] = defaultdict(dict)

    def add(
        self,
        file: str,
        layout: Layout,
        rows: Mapping[tuple[str, str], int] | Mapping[tuple[str, int], int],
    ) -> None:
        """Add the rows of a sheet that are about a file, as faults call it."""
        self._rows[file] |= {key: (layout, row) for key, row in rows.items()}

    def told(self, faults: Iterable[Fault], project: Path) -> list[SheetFault | Fault]:
        """The faults, each with its place in the sheet if it stands there."""
        files = {name: yamlfile.read(project / name, name) for name in self._rows}
        return [
            self._of(files[fault.position.file], fault) or fault
            if fault.position.file in files
            else fault
            for fault in faults
        ]

    def _of(self, file: YamlFile, fault: Fault) -> SheetFault | None:
        at = (fault.position.line, fault.position.column)
        both = [*file.values.items(), *file.keys.items()]
        trail: Trail = next((trail for trail, place in both if place == at and trail), ())
        if not trail:
            return None
        rows = self._rows[file.name]
        name, place = str(trail[0]), trail[1] if len(trail) > 1 else ""
        key: str | int = place
        if isinstance(place, int) and name != "mentions":
            one = file.at(trail[:2])
            named = isinstance(one, dict) and (one.get("id") or one.get("commitment"))
            key = named or (isinstance(one, dict) and one.get("plan")) or place
        found = rows.get((name, key)) or rows.get((name, ""))
        return found and SheetFault(*found, _column(found[0], trail), fault.message)


def _column(layout: Layout, trail: Trail) -> str:
    """The column that a value of the data comes from."""
    field = str(trail[-1])
    if layout == NAMED:
        return field if field in layout.letters else "title"
    if layout == BRIEF:
        return "quotes" if "quotes" in trail else "text"
    if layout == SENTENCES:
        return next((COLUMNS[one] for one in map(str, trail[2:]) if one in COLUMNS), "what")
    return "value" if layout == FACTS else "done"
