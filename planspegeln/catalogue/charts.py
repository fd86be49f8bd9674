"""Measures → charts that are tables: each bar stands in the row of the number it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry, MeasureEntry
from planspegeln.model import entities

# In the order a reader compares: where it stood, what was aimed at, what came out, the others.
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
    """A number and its share of the chart's scale, in percent; stacked bars start at `start`.

    `part` is the number, from 1, of its series in the chart.
    """

    one: MeasureEntry
    part: int
    start: float
    share: float


@dataclass(frozen=True)
class Row:
    """A row of a chart: one bar, or one for each series stacked on another."""

    year: int | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class DrawnChart:
    """A chart ready to be shown: its rows, the unit of all its numbers and the scale's end."""

    chart: entities.Chart
    entry: DocumentEntry
    unit: str
    maximum: float
    rows: tuple[Row, ...]
    labels: tuple[str, ...]

    @property
    def stacked(self) -> bool:
        """Whether each row sums several series."""
        return len(self.chart.series) > 1

    @property
    def measures(self) -> list[MeasureEntry]:
        """Every number in the chart."""
        return [bar.one for row in self.rows for bar in row.bars]


def draw(catalogue: Catalogue, entry: DocumentEntry, chart: entities.Chart) -> DrawnChart:
    """The chart with its bars' places computed; what is stacked comes by year."""
    series = [catalogue.extracts.series[entry.key, name] for name in chart.series]
    groups = _stacked(series) if len(series) > 1 else [[one] for one in _sorted(series[0])]
    longest = max(sum(one.measure.value for one in group) for group in groups)
    maximum = float(chart.maximum or longest)
    return DrawnChart(
        chart=chart,
        entry=entry,
        unit=series[0][0].measure.unit,
        maximum=maximum,
        rows=tuple(Row(group[0].measure.year, _bars(group, chart, maximum)) for group in groups),
        labels=tuple(group[0].measure.label for group in series),
    )


def _sorted(measures: list[MeasureEntry]) -> list[MeasureEntry]:
    return sorted(measures, key=lambda one: (_ORDER.index(one.measure.role), one.measure.year or 0))


def _stacked(series: list[list[MeasureEntry]]) -> list[list[MeasureEntry]]:
    years = sorted({one.measure.year for group in series for one in group if one.measure.year})
    return [[one for group in series for one in group if one.measure.year == y] for y in years]


def _bars(group: list[MeasureEntry], chart: entities.Chart, maximum: float) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    start = 0.0
    for one in group:
        share = round(100 * one.measure.value / maximum, 2)
        part = chart.series.index(one.measure.series or "") + 1
        bars.append(Bar(one, part, round(start, 2), share))
        start += share
    return tuple(bars)


def charts_of(catalogue: Catalogue, entry: DocumentEntry) -> list[DrawnChart]:
    """Every chart of a document."""
    return [draw(catalogue, entry, chart) for chart in entry.document.charts]
