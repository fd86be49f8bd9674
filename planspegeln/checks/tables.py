"""Checks tables against their own sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from planspegeln.loading.faults import Fault, suggest
from planspegeln.loading.load import Collection, Loaded
from planspegeln.model import entities
from planspegeln.model.leaves import tables
from planspegeln.model.tables import Table
from planspegeln.model.values import Trail
from planspegeln.swedish.numerals import cell, digits

ZERO: Final = Decimal(0)


def tables_add_up(collection: Collection) -> Iterator[Fault]:
    """Ensure a table's total row and balances add up."""
    for entry in collection.documents.values():
        for table, trail in tables(entry.value):
            yield from _table_sums(entry, table, trail)


def _table_sums(entry: Loaded[entities.Document], table: Table, trail: Trail) -> Iterator[Fault]:
    numbers = [[cell(text) for text in row] for row in table.texts]
    if table.total is not None:
        names = [row[0] for row in table.texts]
        if table.total not in names:
            near = suggest(table.total, names)
            position = entry.position(*trail, "total")
            yield Fault(position, f"ingen rad börjar med ”{table.total}”{near}")
            return
        at = names.index(table.total)
        for column, stated in enumerate(numbers[at][1:], 1):
            total = sum((row[column] or ZERO for row in numbers[:at]), ZERO)
            if (stated or 0) != total:
                found = "tom" if stated is None else digits(stated)
                yield Fault(
                    entry.position(*trail, *table.cell_trail(at, column)),
                    f"summan är {found}, men raderna ovanför ger {digits(total)}",
                )
    for i, balance in enumerate(table.balances):
        if max(balance.result, *balance.plus, *balance.minus) > table.width:
            position = entry.position(*trail, "balances", i)
            yield Fault(position, f"tabellen har bara {table.width} kolumner")
            continue
        for r, row in enumerate(numbers):
            cells = [number or ZERO for number in row]
            stated = cells[balance.result - 1]
            result = sum((cells[c - 1] for c in balance.plus), ZERO)
            result -= sum(cells[c - 1] for c in balance.minus)
            if stated != result:
                yield Fault(
                    entry.position(*trail, *table.cell_trail(r, balance.result - 1)),
                    f"här står {digits(stated)}, men kolumnerna ger {digits(result)}",
                )
