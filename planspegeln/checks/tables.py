"""Tables against their own sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planspegeln import blocks, model
from planspegeln.faults import Fault, suggest
from planspegeln.leaves import tables
from planspegeln.load import Collection, Entry
from planspegeln.yamlfile import Trail


def tables_add_up(collection: Collection) -> Iterator[Fault]:
    """Ensure a table's total row and balances are the sums that they say they are."""
    for entry in collection.documents.values():
        for table, trail in tables(entry.value):
            yield from _table_sums(entry, table, trail)


def _table_sums(entry: Entry[model.Document], table: blocks.Table, trail: Trail) -> Iterator[Fault]:
    numbers = [[_number(cell) for cell in row[1:]] for row in table.rows]
    if table.total is not None:
        names = [row[0] for row in table.rows]
        if table.total not in names:
            near = suggest(table.total, names)
            place = entry.place(*trail, "total")
            yield Fault(place, f"ingen rad börjar med ”{table.total}”{near}")
            return
        at = names.index(table.total)
        for column, stated in enumerate(numbers[at]):
            total = sum(row[column] or 0 for row in numbers[:at])
            if (stated or 0) != total:
                yield Fault(
                    entry.place(*trail, "rows", at, column + 1),
                    f"summan är {'tom' if stated is None else stated}, men raderna ovanför ger {total}",
                )
    for i, balance in enumerate(table.balances):
        if max(balance.result, *balance.plus, *balance.minus) >= len(table.headers) + 1:
            place = entry.place(*trail, "balances", i)
            yield Fault(place, f"tabellen har bara {len(table.headers)} kolumner")
            continue
        for r, row in enumerate(table.rows):
            cells = [_number(cell) or 0 for cell in row]
            stated = cells[balance.result - 1]
            result = sum(cells[c - 1] for c in balance.plus)
            result -= sum(cells[c - 1] for c in balance.minus)
            if stated != result:
                yield Fault(
                    entry.place(*trail, "rows", r, balance.result - 1),
                    f"här står {stated}, men kolumnerna ger {result}",
                )


def _number(cell: str) -> int | None:
    """A whole number as Swedish tables print it, with spaces between thousands."""
    digits = re.sub(r"\s", "", cell)
    return int(digits) if re.fullmatch(r"-?\d+", digits) else None
