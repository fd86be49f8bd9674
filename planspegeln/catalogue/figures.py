"""A municipality's measures as its page has them: year by year, in the documents' tables, and the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from planspegeln.catalogue.charts import Row, rows
from planspegeln.catalogue.entries import (
    DocumentEntry,
    MeasureEntry,
    MunicipalityEntry,
    PriorityEntry,
    distinct,
)
from planspegeln.catalogue.gaps import targets_without_outcome
from planspegeln.model import entities
from planspegeln.model.leaves import tables
from planspegeln.model.tables import Table
from planspegeln.model.values import Trail
from planspegeln.swedish import measures, names
from planspegeln.swedish.numerals import exact

# The roles of what was measured. What the others came to, nobody knows.
_MEASURED: Final = ("baseline", "outcome")
_PLANNED: Final = ("budget", "plan")


@dataclass(frozen=True)
class Change:
    """The difference between the first and the last measured value of a series.

    It is computed here. No source states it.
    """

    first: MeasureEntry
    last: MeasureEntry

    @property
    def difference(self) -> Decimal:
        """The last value less the first, in the unit of both."""
        return exact(self.last.measure.value) - exact(self.first.measure.value)

    @property
    def written(self) -> str:
        """The difference with its unit: −59 ärenden, +10 procentenheter, oförändrat."""
        return measures.difference(self.difference, self.last.measure.unit)

    @property
    def share(self) -> Decimal:
        """How large it is beside the first value: 0.5 is half of that. From 0, anything is 1."""
        first = exact(self.first.measure.value)
        return abs(self.difference / first) if first else Decimal(bool(self.difference))


@dataclass(frozen=True)
class Series:
    """Measures that can honestly be compared, in one unit, as the documents order them."""

    own: MunicipalityEntry
    measures: list[MeasureEntry]

    @property
    def title(self) -> str:
        """What it counts, in the words of its chart, or else the label of the first row.

        It says that it is planned if that is all it is.
        """
        first, chart = self.rows[0].bars[0].one.measure, next(self._charts, None)
        title = chart.title if chart else first.label
        return names.with_role(title, first.role) if first.role in _PLANNED else title

    @property
    def priority(self) -> PriorityEntry | None:
        """The priority of its measures. None if they do not have the same."""
        first = self.measures[0].priority
        return first if all(one.priority is first for one in self.measures) else None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """A row with a bar for each measure, in the order of comparison.

        The scale ends where a chart of this series alone says so, or else with the longest bar.
        """
        given = [float(chart.maximum) for chart in self._charts if chart.maximum]
        return rows(self.measures, max(*given, *(one.measure.value for one in self.measures), 0))

    @property
    def _charts(self) -> Iterator[entities.Chart]:
        """The charts of this series alone."""
        name = self.measures[0].measure.series
        for entry in self.own.documents:
            yield from (chart for chart in entry.document.charts if chart.series == (name,))

    @property
    def has_bars(self) -> bool:
        """Whether bars can show its numbers: some are more than 0, and none is less."""
        values = [one.measure.value for one in self.measures]
        return min(values) >= 0 and max(values) > 0

    @property
    def change(self) -> Change | None:
        """How it changed. None unless exact values of two years tell it, each the only one of its year."""
        dated: dict[int, dict[float, MeasureEntry]] = defaultdict(dict)
        for one in self.measures:
            if one.measure.role in _MEASURED and one.measure.year:
                dated[one.measure.year].setdefault(one.measure.value, one)
        first, last = min(dated, default=0), max(dated, default=0)
        ends = [one for year in (first, last) for one in dated.get(year, {}).values()]
        if first == last or len(ends) > 2 or any(one.measure.qualifier for one in ends):
            return None
        return Change(*ends)

    @property
    def grounds(self) -> list[list[MeasureEntry]]:
        """The measures by the words that they rest on, where these stand."""
        found: dict[tuple[str, Trail, str], list[MeasureEntry]] = defaultdict(list)
        for one in self.measures:
            found[one.entry.key, one.location.leaf.trail, one.ground].append(one)
        return list(found.values())


@dataclass(frozen=True)
class TableOf:
    """A document's table whose cells are measures: the rows and the columns of it that have any.

    Rows and columns count from 1, as in the data.
    """

    entry: DocumentEntry
    table: Table
    cells: dict[tuple[int, int], MeasureEntry]

    @property
    def columns(self) -> list[tuple[int, str]]:
        """The columns, with what the source calls them."""
        found = sorted({column for _, column in self.cells})
        return [(column, self.table.column_name(column - 1)) for column in found]

    @property
    def rows(self) -> list[tuple[int, str]]:
        """The rows, with what the source calls them."""
        found = sorted({row for row, _ in self.cells})
        return [(row, self.table.covering_text(row - 1, 0)) for row in found]

    def row(self, number: int) -> MeasureEntry:
        """The first measure of a row."""
        return min((column, one) for (row, column), one in self.cells.items() if row == number)[1]

    @property
    def unit(self) -> str | None:
        """The unit of all its measures. None if they do not have the same."""
        found = distinct(one.measure.unit for one in self.cells.values())
        return found[0] if len(found) == 1 else None


class Figure(NamedTuple):
    """A measure with the series that it is shown in. By itself it is the only one of it."""

    one: MeasureEntry
    series: Series


class FiguresOf:
    """All measures of a municipality. Each stands in a table, in a series or by itself.

    A table stands as the document has it. Its measures are a series besides, if they changed.
    """

    def __init__(self, own: MunicipalityEntry) -> None:
        self.own = own

    @property
    def years(self) -> list[int]:
        """The years of the measures, ascending."""
        return sorted({one.measure.year for one in self.own.measures if one.measure.year})

    @property
    def targets(self) -> list[MeasureEntry]:
        """The goals in numbers."""
        return [one for one in self.own.measures if one.measure.role == "target"]

    @property
    def lacking(self) -> list[MeasureEntry]:
        """The goals in numbers that no outcome is set against."""
        return list(targets_without_outcome(self.own))

    @property
    def documents(self) -> list[DocumentEntry]:
        """The documents that the measures stand in, oldest first."""
        return list({one.entry.key: one.entry for one in self.own.measures}.values())

    @cached_property
    def series(self) -> list[Series]:
        """The series: those that changed the most first, and those without a change last."""
        found: dict[tuple[str, str], list[MeasureEntry]] = defaultdict(list)
        for one in self.own.measures:
            if one.measure.series:
                found[one.measure.series, one.measure.unit].append(one)
        every = [Series(self.own, under) for under in found.values() if under[1:]]
        return by_change(one for one in every if one.change or not _is_in_table(one.measures))

    @property
    def repeated(self) -> list[Series]:
        """The series that were measured for several years, so that a change, or none, is known."""
        return [one for one in self.series if one.change]

    @cached_property
    def tables(self) -> list[TableOf]:
        """The tables, in the order of the documents."""
        found: dict[tuple[str, str], list[MeasureEntry]] = defaultdict(list)
        for one in self.own.measures:
            if one.measure.cell:
                found[one.entry.key, one.measure.cell.table].append(one)
        return [_table(name, under) for (_, name), under in found.items()]

    @property
    def others(self) -> list[tuple[PriorityEntry | None, list[MeasureEntry]]]:
        """Those that stand by themselves, by priority. Those outside all come last."""
        told = {one.key for series in self.series for one in series.measures}
        found: dict[str, list[MeasureEntry]] = defaultdict(list)
        for one in self.own.measures:
            if one.key not in told and not one.measure.cell:
                found[one.priority.key if one.priority else ""].append(one)
        owners: list[PriorityEntry | None] = [*self.own.priorities, None]
        groups = [(owner, found.get(owner.key if owner else "", [])) for owner in owners]
        return [(owner, under) for owner, under in groups if under]

    @property
    def each(self) -> list[Figure]:
        """Every measure, with the series that it stands in, or by itself.

        None is left out: the address of a measure's panel stands as long as its id does.
        """
        within = {one.key: series for series in self.series for one in series.measures}
        every = self.own.measures
        return [Figure(one, within.get(one.key) or Series(self.own, [one])) for one in every]


class Figures:
    """The measures of all municipalities, by the municipality's id."""

    def __init__(self, of: Mapping[str, FiguresOf]) -> None:
        self.of = of

    def most_changed(self, number: int) -> list[Series]:
        """The series that changed the most: at most so many."""
        found = (one for figures in self.of.values() for one in figures.repeated)
        return by_change(one for one in found if one.change and one.change.difference)[:number]


def by_change(every: Iterable[Series]) -> list[Series]:
    """Those with the largest change beside their first value come first, those without any last."""
    return sorted(every, key=lambda one: one.change.share if one.change else -1, reverse=True)


def _is_in_table(found: list[MeasureEntry]) -> bool:
    cells = {(one.entry.key, one.measure.cell and one.measure.cell.table) for one in found}
    return len(cells) == 1 and found[0].measure.cell is not None


def _table(name: str, found: list[MeasureEntry]) -> TableOf:
    entry = found[0].entry
    table = next(table for table, _ in tables(entry.document) if table.table == name)
    cells = {
        (one.measure.cell.row, one.measure.cell.column): one for one in found if one.measure.cell
    }
    return TableOf(entry, table, cells)
