"""The rows as CSV, in two forms: for Excel in Swedish, and as RFC 4180 has it.

A text that a spreadsheet would run as a formula has an apostrophe before it, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection). A number is no text, so a negative one has none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from planspegeln.exports.rows import Rows
from planspegeln.model.rows import Field, Row, columns

# Between the ids of one cell. No id has it.
SEPARATOR: Final = "|"
_RUN: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK: Final = "\ufeff"  # without it, Excel does not read å, ä and ö


def files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """The name and the content of both files of each kind."""
    for kind, own in rows.items():
        yield f"{kind}.csv", _MARK.encode() + _table(kind, own, ";", _swedish)
        yield f"{kind}.rfc4180.csv", _table(kind, own, ",", _cell)


def _table(
    kind: str, rows: Sequence[Row], delimiter: str, cell: Callable[[Field, Any], str]
) -> bytes:
    head = columns(kind)
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([field.name for field in head])
    writer.writerows([cell(field, getattr(row, field.name)) for field in head] for row in rows)
    return made.getvalue().encode()


def _swedish(field: Field, value: Any) -> str:
    """A cell with a decimal comma, and with yes and no in Swedish."""
    if field.sort == "number":
        return _cell(field, value).replace(".", ",")
    if field.sort == "boolean":
        return "ja" if value else "nej"
    return _cell(field, value)


def _cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    match field.sort:
        case "string":
            return harmless(value)
        case "list":
            return harmless(SEPARATOR.join(value))
        case "boolean":
            return "true" if value else "false"
    return str(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(_RUN) else text
