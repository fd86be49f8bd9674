"""Which cells of a table may be measures, and what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from planspegeln.authoring.propose.grids import Grid
from planspegeln.authoring.propose.numbers import QUALIFIERS, UNITS, YEARS
from planspegeln.authoring.propose.proposals import MeasureProposal
from planspegeln.authoring.propose.units import Unit
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import entities
from planspegeln.model.tables import ColumnRole
from planspegeln.model.values import slug
from planspegeln.swedish.numerals import numbers

_CELL: Final = re.compile(
    r"(?:(?P<before>drygt|cirka|ca|minst|högst|under|över)\.? )?"
    r"(?P<number>[-–−]?\d[\d   ]*(?:,\d+)?) ?(?P<unit>%|[a-zåäö][\w ]{0,30})?",
    re.IGNORECASE,
)
_IN_TABLE: Final[dict[ColumnRole, entities.Role]] = {
    "baseline": "baseline",
    "target": "target",
    "outcome": "outcome",
    "measure": "plan",
    "budget": "budget",
}
_COUNTED: Final = re.compile(r"antal(?:et)? (?P<noun>[^\W\d_]+)$|andel(?:en)? ", re.IGNORECASE)
# Columns that have no measures by their names: numbers of rows, pages and cases, dates, years.
_NO_MEASURES: Final = frozenset({"nr", "nummer", "sida", "sid", "dnr", "datum", "år", "id", "prio"})
_LONGEST: Final = 60  # characters of a series' id


def in_rows(unit: Unit, grid: Grid, entry: DocumentEntry) -> Iterator[MeasureProposal]:
    """The measures in the cells of a row. Those of one indicator have the same series."""
    named = (
        grid.text(unit, "measure") or grid.text(unit, "activity") or unit.stretch.locations[0].words
    )
    for location in unit.stretch.locations:
        role, over = grid.role(location), grid.name(location)
        match = _CELL.fullmatch(location.words.strip())
        is_first = location.leaf.cell is not None and location.leaf.cell[2] == 1
        if match is None or over.lower().strip(". ") in _NO_MEASURES:
            continue
        if role not in _IN_TABLE if grid.says_roles else is_first:
            continue
        value = _value(match["number"])
        if value is None:
            continue
        printed = (match["unit"] or "").strip()
        unit_of = UNITS.get(printed.lower(), printed) or grid.text(unit, "unit")
        label = named if grid.says_roles else over or named
        yield MeasureProposal(
            location,
            location,
            value,
            UNITS.get(unit_of.lower(), unit_of) or _of_label(label) or _of_table(grid, over, unit),
            _IN_TABLE.get(role, "outcome" if entry.is_follow_up else "plan"),
            0.9 if grid.says_roles else 0.8,
            label,
            _year(over, unit, entry, grid),
            QUALIFIERS.get((match["before"] or "").lower()),
            slug(label)[:_LONGEST].strip("-") or None,
        )


def _value(written: str) -> Decimal | None:
    found = list(numbers(written.strip()))
    return found[0].value if len(found) == 1 else None


def _of_label(label: str) -> str:
    """What an indicator counts: "Antal lampor" in lampor, "Andel nöjda" in per cent."""
    match = _COUNTED.match(label)
    if match is None:
        return ""
    return match["noun"] if match["noun"] else "procent"


def _of_table(grid: Grid, over: str, unit: Unit) -> str:
    """The unit that a column, the caption or what stands above the table names."""
    for told in (over, grid.caption, unit.around):
        for match in re.finditer(r"tusen kronor|miljoner kronor|%|[^\W\d_]+", told, re.IGNORECASE):
            if (found := UNITS.get(match[0].lower())) and found != "miljoner":
                return found
    return ""


def _year(over: str, unit: Unit, entry: DocumentEntry, grid: Grid) -> int | None:
    for told in (over, unit.stretch.locations[0].words):
        if match := YEARS.search(told):
            return int(match[0])
    years = entry.document.years
    return years[0] if grid.says_roles and len(years) == 1 else None
