"""The rows as CSV, in two forms: for Excel in Swedish, and as RFC 4180 has it.

A text that a spreadsheet would run as a formula has an apostrophe before it, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection). A number is no text, so a negative one has none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from planspegeln.exports.rows import Rows
from planspegeln.model.rows import Field, columns

# Between the ids of one cell. No id has it.
SEPARATOR: Final = "|"
_RUN: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK: Final = "\ufeff"  # without it, Excel does not read å, ä and ö


def files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """The name and the content of both files of each kind."""
    for kind, own in rows.items():
        head = columns(kind)
        names = [field.name for field in head]
        values = [[getattr(row, name) for name in names] for row in own]
        plain = [[_cell(*pair) for pair in zip(head, row, strict=True)] for row in values]
        swedish = [[_swedish(*pair) for pair in zip(head, row, strict=True)] for row in values]
        yield f"{kind}.csv", (_MARK + _table([names, *swedish], ";")).encode()
        yield f"{kind}.rfc4180.csv", _table([names, *plain], ",").encode()


def _table(lines: list[list[str]], delimiter: str) -> str:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return made.getvalue()


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
