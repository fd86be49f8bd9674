"""Checks of measures: their source, topics and units, and the charts and sums they make."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from planspegeln.checks.relations import topic_exists
from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded
from planspegeln.model import entities
from planspegeln.model.leaves import tables
from planspegeln.model.tables import Table
from planspegeln.swedish.measures import PRINTED, around, printed, words
from planspegeln.swedish.numerals import HALF, digits, exact, forms, stands_in

# A measure with one of these roles needs no year in a chart: its role names the bar.
UNDATED: Final[frozenset[entities.Role]] = frozenset({"baseline", "target", "reference"})


def measures_stand_in_text(collection: Collection) -> Iterator[Fault]:
    """Ensure a measure's value and qualifier stand in the quote or cell that it rests on."""
    for entry in collection.documents.values():
        named = {table.table: table for table, _ in tables(entry.value)}
        for i, measure in enumerate(entry.value.measures):
            ground = measure.quote
            if measure.cell is not None:
                yield from _cell(entry, i, measure.cell, named)
                ground = cell_text(named, measure.cell)
            if ground is None:
                continue
            if not stands_in(measure.value, ground):
                expected = " eller ".join(f"”{form}”" for form in forms(measure.value))
                yield Fault(
                    entry.position("measures", i, "value"),
                    f"talet {exact(measure.value):f} står inte i ”{ground}”; väntade {expected} där",
                )
            if measure.qualifier and not stands_in(measure.value, ground, *around(measure)):
                yield Fault(
                    entry.position("measures", i, "qualifier"),
                    f"”{measure.qualifier}” står inte vid talet i ”{ground}”",
                )
            if words(measure, ground) == HALF and measure.unit != "procent":
                yield Fault(
                    entry.position("measures", i, "unit"),
                    f"”{HALF}” är 50 procent, men enheten är ”{measure.unit}”; väntade ”procent”",
                )


def units_are_those_printed(collection: Collection) -> Iterator[Fault]:
    """Ensure a measure's unit is the one that is printed after its number, if one is."""
    for entry in collection.documents.values():
        named = {table.table: table for table, _ in tables(entry.value)}
        for i, measure in enumerate(entry.value.measures):
            ground = measure.quote or (measure.cell and cell_text(named, measure.cell)) or ""
            signs = printed(measure.value, ground)
            if signs and not any(
                measure.unit.lower().startswith((sign, PRINTED.get(sign, ""))) for sign in signs
            ):
                yield Fault(
                    entry.position("measures", i, "unit"),
                    f"enheten är ”{measure.unit}”, men i ”{ground}” står ”{signs[0]}” efter talet; "
                    f"väntade ”{PRINTED[signs[0]]}”",
                )


def _cell(
    entry: Loaded[entities.Document],
    i: int,
    cell: entities.TableCell,
    tables: dict[str, Table],
) -> Iterator[Fault]:
    if cell.table not in tables:
        position = entry.position("measures", i, "cell", "table")
        yield Fault(position, f"tabellen ”{cell.table}” finns inte{suggest(cell.table, tables)}")
    elif cell_text(tables, cell) is None:
        rows, columns = len(tables[cell.table].rows), tables[cell.table].width
        position = entry.position("measures", i, "cell")
        yield Fault(position, f"tabellen har {rows} rader och {columns} kolumner")


def cell_text(tables: dict[str, Table], cell: entities.TableCell) -> str | None:
    """The text of a cell. None if there is no such cell."""
    try:
        return tables[cell.table].texts[cell.row - 1][cell.column - 1]
    except (KeyError, IndexError):
        return None


def topics_of_measures_exist(collection: Collection) -> Iterator[Fault]:
    """Ensure each topic of a measure exists."""
    for entry in collection.documents.values():
        for i, measure in enumerate(entry.value.measures):
            for j, topic in enumerate(measure.topics):
                yield from topic_exists(collection, topic, entry, ("measures", i, "topics", j))


def series_share_a_unit(collection: Collection) -> Iterator[Fault]:
    """Ensure the measures of a series share a unit, and each chart's series have measures."""
    for entry in collection.documents.values():
        units: dict[str, str] = {}
        for i, measure in enumerate(entry.value.measures):
            if measure.series is None:
                continue
            unit = units.setdefault(measure.series, measure.unit)
            if unit != measure.unit:
                yield Fault(
                    entry.position("measures", i, "unit"),
                    f"enheten är ”{measure.unit}”, men serien ”{measure.series}” har ”{unit}”",
                )
        for i, chart in enumerate(entry.value.charts):
            for j, series in enumerate(chart.series):
                if series not in units:
                    position = entry.position("charts", i, "series", j)
                    yield Fault(position, f"serien ”{series}” finns inte{suggest(series, units)}")


def charts_can_be_drawn(collection: Collection) -> Iterator[Fault]:
    """Ensure each chart has one unit, bars that fit its scale, and the years that they need."""
    for entry in collection.documents.values():
        for i, chart in enumerate(entry.value.charts):
            measures = [
                (j, one) for j, one in enumerate(entry.value.measures) if one.series in chart.series
            ]
            units = sorted({one.unit for _, one in measures})
            if len(chart.series) > 1 and len(units) > 1:
                position = entry.position("charts", i, "series")
                found = ", ".join(f"”{unit}”" for unit in units)
                yield Fault(position, f"diagrammets serier har olika enheter: {found}")
            stacks: dict[int | str, float] = {}
            taken: dict[tuple[str | None, int | None], int] = {}
            for j, one in measures:
                stacked = len(chart.series) > 1
                if one.year is None and (stacked or one.role not in UNDATED):
                    yield Fault(
                        entry.position("measures", j),
                        f"diagrammet ”{chart.id}” visar siffran under sitt år; ange ”year”",
                    )
                elif stacked and (one.series, one.year) in taken:
                    line = entry.position("measures", taken[one.series, one.year]).line
                    yield Fault(
                        entry.position("measures", j),
                        f"diagrammet ”{chart.id}” staplar en siffra per serie och år; "
                        f"{one.year} finns redan på rad {line}",
                    )
                taken.setdefault((one.series, one.year), j)
                if one.value < 0:
                    value = entry.position("measures", j, "value")
                    yield Fault(value, f"diagrammet ”{chart.id}” kan inte visa negativa tal")
                stack: int | str = one.year if stacked and one.year else one.id
                stacks[stack] = stacks.get(stack, 0) + one.value
            longest = max(stacks.values(), default=0)
            if measures and chart.maximum is None and longest == 0:
                yield Fault(
                    entry.position("charts", i), "diagrammet har bara nollor; ange ”maximum”"
                )
            if chart.maximum is not None and longest > chart.maximum:
                yield Fault(
                    entry.position("charts", i, "maximum"),
                    f"skalan slutar på {chart.maximum}, men den längsta stapeln är {longest}",
                )


def sums_agree(collection: Collection) -> Iterator[Fault]:
    """Ensure the measures that a document adds up make the total it states, in one unit."""
    for entry in collection.documents.values():
        measures = {measure.id: measure for measure in entry.value.measures}
        for i, one in enumerate(entry.value.sums):
            missing = [name for name in (one.total, *one.terms) if name not in measures]
            for name in missing:
                position = entry.position("sums", i)
                yield Fault(position, f"siffran ”{name}” finns inte{suggest(name, measures)}")
            if missing:
                continue
            units = {measures[name].unit for name in (one.total, *one.terms)}
            stated = exact(measures[one.total].value)
            result = sum((exact(measures[name].value) for name in one.terms), Decimal())
            if len(units) > 1 or stated != result:
                yield Fault(
                    entry.position("sums", i, "total"),
                    f"”{one.total}” är {digits(stated)}, men delarna ger {digits(result)}"
                    + (f" (enheterna är {', '.join(sorted(units))})" if len(units) > 1 else ""),
                )
