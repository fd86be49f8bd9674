"""Which cells of a table may be measures, and what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from planspegeln.authoring.propose.grids import Grid
from planspegeln.authoring.propose.labels import inside
from planspegeln.authoring.propose.numbers import YEARS, noun_after
from planspegeln.authoring.propose.proposals import MeasureProposal
from planspegeln.authoring.propose.units import Unit
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.model import entities
from planspegeln.model.tables import ColumnRole
from planspegeln.model.values import slug
from planspegeln.swedish.measures import PRINTED, QUALIFIERS
from planspegeln.swedish.numerals import numbers
from planspegeln.swedish.phrases import first_lower, first_upper

_CELL: Final = re.compile(
    rf"(?:(?P<before>{'|'.join(QUALIFIERS)}|under)\.? )?"
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
# What a unit is named by: "Antal lampor" in lampor, "Andel nöjda" in per cent, "Kostnad, kkr" in kkr.
_ANTAL: Final = re.compile(r"antal(?:et)?\b", re.IGNORECASE)
_SHARE: Final = re.compile(r"andel(?:en)?\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"tusen kronor|miljoner kronor|%|[^\W\d_]+", re.IGNORECASE)
# What a heading may say beside what it counts: a unit, within brackets or after a comma, and years.
_UNIT_SAID: Final = re.compile(
    r"\s*(?:\((?P<in>[^)]*)\)|[,:]? (?:i )?(?P<at>%|[^\W\d_]+|tusen kronor|miljoner kronor))$",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"(\w)- (?!och\b|eller\b|samt\b|till\b)(?=[a-zåäö])")  # Drifts- kostnad
# Headings that say which of several values a cell has, and not of what.
_ROLES: Final = re.compile(
    r"(?:utfall|resultat|mål|målvärde|målnivå|utgångsläge|nuläge|basår|startvärde|budget|prognos|värde|plan|antal"
    r"|andel|belopp|kostnader?|t\.?o\.?m\.?|summa|totalt)?$",
    re.IGNORECASE,
)
_SUMS: Final = frozenset({"summa", "totalt", "total", "samtliga", "alla"})
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
        is_year = YEARS.fullmatch(over.strip()) is not None
        if (role not in _IN_TABLE and not is_year) if grid.says_roles else is_first:
            continue
        value = _value(match["number"])
        if value is None:
            continue
        printed = (match["unit"] or "").strip()
        beside = grid.beside(location)
        label = _named_by(named) if grid.says_roles else _label(named, over, beside)
        year = _year(over, unit, entry, grid)
        # What was so before the plan's own years is no plan.
        is_told = entry.is_follow_up or (year is not None and year < min(entry.document.years))
        yield MeasureProposal(
            location,
            location,
            value,
            PRINTED.get(printed.lower(), printed) or _unit(grid, unit, named, over),
            _IN_TABLE.get(role, "outcome" if is_told else "plan"),
            0.9 if grid.says_roles else 0.8,
            label,
            year,
            QUALIFIERS.get((match["before"] or "").lower()),
            slug(label)[:_LONGEST].strip("-") or None,
        )


def _value(written: str) -> Decimal | None:
    found = list(numbers(written.strip()))
    return found[0].value if len(found) == 1 else None


def _unit(grid: Grid, unit: Unit, named: str, over: str) -> str:
    """The unit of a cell: that of its row, its column, or else of the table or what stands above it."""
    given = grid.text(unit, "unit")
    if given and given.lower() not in ("antal", "st"):
        return PRINTED.get(given.lower()) or _told(given) or given
    rows = (named,) if grid.says_roles else (over, named)
    for words in (*rows, over, grid.caption, unit.around):
        if told := _told(words):
            return told
    if given or _ANTAL.match(over):
        is_noun = re.fullmatch(r"[^\W\d_]{3,}", named) and named.lower() not in _SUMS
        return first_lower(named) if is_noun else given or "antal"
    return ""


def _told(words: str) -> str:
    """The unit that some words name, in a word or by what they count. "" if they name none."""
    if match := _ANTAL.match(words):
        return noun_after(words, match.end())
    if _SHARE.match(words):
        return "procent"
    for match in _NAMED.finditer(words):
        if (found := PRINTED.get(match[0].lower())) and found != "miljoner":
            return found
    return ""


def _label(named: str, over: str, beside: str) -> str:
    """What a cell counts by the headings of its column and its row: "Driftskostnad, summa"."""
    column, row = _named_by(over), _named_by(named)
    if column.lower().startswith("varav ") and _named_by(beside):
        column = f"{_named_by(beside)}, {first_lower(column)}"
    if named.strip().lower() in _SUMS:
        return f"{first_upper(column)}, {first_lower(named.strip())}" if column else ""
    if column or not row:
        return first_upper(", ".join(filter(None, (column, inside(row)))))
    if _ANTAL.match(over) or _SHARE.match(over):
        return f"{'Antal' if _ANTAL.match(over) else 'Andel'} {inside(row)}"
    return row


def _named_by(heading: str) -> str:
    """What a heading names, without the unit, the years and the role that it may have. "" if nothing."""
    words = _CUT.sub(r"\1", heading).strip()
    if (said := _UNIT_SAID.search(words)) and (said["in"] or said["at"] or "").lower() in {
        *PRINTED,
        "antal",
        "st",
    }:
        words = words[: said.start()]
    words = re.sub(r"^\d+(?:\.\d+)*[.)] ", "", words)
    words = re.sub(rf"\s*(?:[-–]\s*)?{YEARS.pattern}", "", words).strip(" ,:–-")
    return "" if _ROLES.match(words) or not re.search(r"[^\W\d_]{2}", words) else words


def _year(over: str, unit: Unit, entry: DocumentEntry, grid: Grid) -> int | None:
    for told in (over, unit.stretch.locations[0].words):
        if match := YEARS.search(told):
            return int(match[0])
    years = entry.document.years
    return years[0] if grid.says_roles and len(years) == 1 else None
