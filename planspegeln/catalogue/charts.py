"""Turns measures into charts. A chart is a table: each bar is in the row of its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import (
    DocumentEntry,
    MeasureEntry,
    MunicipalityEntry,
    PriorityEntry,
)
from planspegeln.model import entities
from planspegeln.swedish import names
from planspegeln.swedish.phrases import first_upper

# The order of comparison: the start, the outcome, the plans, the target, others.
_ORDER: Final[tuple[entities.Role, ...]] = (
    "baseline",
    "outcome",
    "budget",
    "plan",
    "target",
    "reference",
)


@dataclass(frozen=True)
class Bar:
    """A measure as a bar. `start` and `share` are in percent of the chart's scale.

    `part` is the number of its series in the chart, from 1.
    """

    one: MeasureEntry
    part: int
    start: float
    share: float


@dataclass(frozen=True)
class Row:
    """A row of a chart: one bar, or a stack with a bar for each series."""

    label: str
    bars: tuple[Bar, ...]

    def bar(self, part: int) -> Bar | None:
        """The bar of the series with that number. None if the row has no such bar."""
        return next((bar for bar in self.bars if bar.part == part), None)


@dataclass(frozen=True)
class DrawnChart:
    """A chart ready to show: its rows, the unit of all its measures, and its scale's `maximum`."""

    chart: entities.Chart
    entry: DocumentEntry
    unit: str
    maximum: float
    rows: tuple[Row, ...]
    labels: tuple[str, ...]

    @property
    def stacked(self) -> bool:
        """Whether the rows stack several series."""
        return len(self.chart.series) > 1

    @property
    def measures(self) -> list[MeasureEntry]:
        """Every measure in the chart."""
        return [bar.one for row in self.rows for bar in row.bars]

    @property
    def table(self) -> tuple[str, str] | None:
        """The document's key and the table whose cells all its measures are. None if they are not."""
        found = {
            (one.entry.key, one.measure.cell.table) if one.measure.cell else None
            for one in self.measures
        }
        return found.pop() if len(found) == 1 else None


def draw(catalogue: Catalogue, entry: DocumentEntry, chart: entities.Chart) -> DrawnChart:
    """Compute the bars of a chart. Stacked bars have a row for each year."""
    series = [catalogue.extracts.series[entry.key, name] for name in chart.series]
    groups = _stacked(series) if len(series) > 1 else [[one] for one in series[0]]
    longest = max(sum(one.measure.value for one in group) for group in groups)
    maximum = float(chart.maximum or longest)
    return DrawnChart(
        chart=chart,
        entry=entry,
        unit=series[0][0].measure.unit,
        maximum=maximum,
        rows=tuple(
            Row(str(group[0].measure.year), _bars(group, chart.series, maximum)) for group in groups
        )
        if len(series) > 1
        else rows(series[0], maximum),
        labels=tuple(group[0].measure.label for group in series),
    )


def rows(measures: Iterable[MeasureEntry], maximum: float) -> tuple[Row, ...]:
    """A row for each measure of one series, in the order of comparison, with its bar."""
    ordered = sorted(
        measures, key=lambda one: (_ORDER.index(one.measure.role), one.measure.year or 0)
    )
    is_mixed = len({one.measure.role for one in ordered}) > 1
    return tuple(
        Row(_label(one.measure, is_mixed), _bars([one], (one.measure.series or "",), maximum))
        for one in ordered
    )


def _label(one: entities.Measure, is_mixed: bool) -> str:
    """The label of a row with one measure: its year, its role, or a reference's name.

    Beside other roles, a year that was planned says so.
    """
    if one.role == "reference":
        return first_upper(one.label.split(", ")[-1])
    if one.role == "outcome" or (one.role in ("budget", "plan") and not is_mixed):
        return str(one.year or "Utan år")
    year = "" if one.year is None else f" {one.year}"
    return f"{names.ROLE[one.role]}{' till' if year and one.role == 'target' else ''}{year}"


def _stacked(series: list[list[MeasureEntry]]) -> list[list[MeasureEntry]]:
    years = sorted({one.measure.year for group in series for one in group if one.measure.year})
    return [[one for group in series for one in group if one.measure.year == y] for y in years]


def _bars(group: Iterable[MeasureEntry], series: Sequence[str], maximum: float) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    start = 0.0
    for one in group:
        share = round(100 * one.measure.value / maximum, 2)
        part = series.index(one.measure.series or "") + 1
        bars.append(Bar(one, part, round(start, 2), share))
        start += share
    return tuple(bars)


class Charts:
    """Every chart of a catalogue (`drawn`), and those of a table, a municipality or a priority."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.drawn: list[DrawnChart] = []
        self._by_table: dict[tuple[str, str], list[DrawnChart]] = defaultdict(list)
        self._outside: dict[str, list[DrawnChart]] = defaultdict(list)
        self._by_priority: dict[str, list[DrawnChart]] = defaultdict(list)
        for entry in catalogue.documents.values():
            for chart in entry.document.charts:
                drawn = draw(catalogue, entry, chart)
                self.drawn.append(drawn)
                if drawn.table:
                    self._by_table[drawn.table].append(drawn)
                elif drawn.stacked:
                    self._outside[entry.municipality.id].append(drawn)
                owners = {one.priority.key if one.priority else "" for one in drawn.measures}
                if len(owners) == 1:
                    self._by_priority[owners.pop()].append(drawn)

    def of_table(self, entry: DocumentEntry, table: str) -> list[DrawnChart]:
        """The charts in which every measure is a cell of the table."""
        return self._by_table.get((entry.key, table), [])

    def stacked(self, own: MunicipalityEntry) -> list[DrawnChart]:
        """The municipality's charts of several series that no table holds."""
        return self._outside.get(own.municipality.id, [])

    def of_priority(self, entry: PriorityEntry) -> list[DrawnChart]:
        """The charts in which every measure belongs to the priority."""
        return self._by_priority.get(entry.key, [])
