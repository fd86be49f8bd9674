"""The rows as one SQLite database: a table for each kind, with keys, views and a search of sentences.

What has several ids has a table of its own, named after both: `judgements_outcomes`. A relation that is
told from both sides is there once.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from planspegeln.exports.rows import Rows
from planspegeln.model.rows import ROWS, Field, Row, Sort, columns

_TYPES: Final[dict[Sort, str]] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
_SEARCHED: Final = "sentences"
# å, ä and ö are letters of their own, so no mark is taken from a letter. Large and small are the same.
# A search joins by the number of a row, which must last: so that table has it as its key.
_SEARCH: Final = """
CREATE VIRTUAL TABLE sentences_fts USING fts5(
  text, content="sentences", content_rowid="row", tokenize="unicode61 remove_diacritics 0"
);
INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild');
"""
_VIEWS: Final = """
CREATE VIEW planned_and_reported AS
SELECT c.municipality, p.title AS priority, c.period, c.quote AS planned, c.standing, c.follow_up,
       j.label, j.status, j.status_year, j.relation, j.caveat, j.because,
       o.quote AS reported, c.href AS planned_href, o.href AS reported_href
FROM commitments c
LEFT JOIN priorities p ON p.id = c.priority
LEFT JOIN judgements j ON j.commitment = c.id
LEFT JOIN judgements_outcomes jo ON jo.judgement = j.id
LEFT JOIN outcomes o ON o.id = jo.outcome;
CREATE VIEW standing_by_municipality AS
SELECT municipality, standing, count(*) AS commitments
FROM commitments GROUP BY municipality, standing;
CREATE VIEW unread_sentences AS
SELECT municipality, document, page, text, href FROM sentences WHERE NOT is_read;
"""


def database(rows: Rows) -> bytes:
    """The database. The same rows give the same bytes, from one version of SQLite.

    Raises sqlite3.IntegrityError if a row refers to one that is not there.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        for kind in ROWS:
            connection.execute(_table(kind))
            _insert(connection, kind, _cells(kind), rows[kind])
        for kind in ROWS:
            for field in _several(kind):
                _relate(connection, kind, field, rows[kind])
        connection.executescript(_SEARCH + _VIEWS)
        return connection.serialize()
    finally:
        connection.close()


def _cells(kind: str) -> list[Field]:
    return [field for field in columns(kind) if field.sort != "list"]


def _several(kind: str) -> Iterator[Field]:
    """The fields with ids of kinds that come before this one."""
    order = list(ROWS)
    for field in columns(kind):
        refers = field.told.refers
        if field.sort == "list" and refers and order.index(refers) < order.index(kind):
            yield field


def _table(kind: str) -> str:
    """The statement that makes a table. Its names are those of the model."""
    is_searched = kind == _SEARCHED
    lines = ["row INTEGER PRIMARY KEY"] if is_searched else []
    for field in _cells(kind):
        line = f"{field.name} {_TYPES[field.sort]}{' NOT NULL' if field.is_required else ''}"
        if field.name == "id":
            line += " UNIQUE" if is_searched else " PRIMARY KEY"
        elif field.told.refers:
            line += f" REFERENCES {field.told.refers}(id)"
        lines.append(line)
    listed = ",\n  ".join(lines)
    return f"CREATE TABLE {kind} (\n  {listed}\n)"


def _insert(
    connection: sqlite3.Connection, kind: str, cells: list[Field], rows: Sequence[Row]
) -> None:
    names = [field.name for field in cells]
    places = ", ".join("?" * len(names))
    connection.executemany(
        f"INSERT INTO {kind} ({', '.join(names)}) VALUES ({places})",  # noqa: S608 - the model's names
        ([_value(getattr(row, name)) for name in names] for row in rows),
    )


def _value(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _relate(connection: sqlite3.Connection, kind: str, field: Field, rows: Sequence[Row]) -> None:
    """Make the table of a field with several ids, and fill it."""
    refers = field.told.refers or ""
    one, other = _one(kind), _one(refers)
    connection.execute(
        f"CREATE TABLE {kind}_{field.name} (\n"
        f"  {one} TEXT NOT NULL REFERENCES {kind}(id),\n"
        f"  {other} TEXT NOT NULL REFERENCES {refers}(id),\n"
        f"  PRIMARY KEY ({one}, {other})\n)"
    )
    connection.executemany(
        f"INSERT INTO {kind}_{field.name} VALUES (?, ?)",  # noqa: S608 - the model's names
        ((row.id, name) for row in rows for name in dict.fromkeys(getattr(row, field.name))),
    )


def _one(kind: str) -> str:
    """One of a kind: priorities, priority."""
    return re.sub(r"s$", "", re.sub(r"ies$", "y", kind))
