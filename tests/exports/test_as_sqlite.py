"""The database, read back with SQLite and opened in Datasette."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planspegeln.exports.as_sqlite import database
from planspegeln.exports.rows import rows
from planspegeln.model.rows import ROWS
from planspegeln.rendering.site import Site
from tests.exports.made import alone, measure


@pytest.fixture(scope="module")
def opened(site: Site) -> Iterator[sqlite3.Connection]:
    """The database of the made-up collection."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database(rows(site.catalogue, "https://plan.example/")))
    yield connection
    connection.close()


def asked(connection: sqlite3.Connection, query: str, *given: str) -> list[Any]:
    return connection.execute(query, given).fetchall()


def test_it_is_whole(opened: sqlite3.Connection) -> None:
    """Every page of the file is sound, and every key leads to a row."""
    assert [("ok",)] == asked(opened, "PRAGMA integrity_check")
    assert [] == asked(opened, "PRAGMA foreign_key_check")


def test_keys_lead_to_other_tables(opened: sqlite3.Connection) -> None:
    """Commitments have their municipality, document and priority, and so on."""
    keys = {
        (kind, its[3], its[2])
        for kind in (*ROWS, "judgements_outcomes", "measures_topics", "sentences_commitments")
        for its in asked(opened, f"PRAGMA foreign_key_list({kind})")
    }
    assert {
        ("commitments", "municipality", "municipalities"),
        ("commitments", "document", "documents"),
        ("commitments", "priority", "priorities"),
        ("judgements", "commitment", "commitments"),
        ("judgements_outcomes", "judgement", "judgements"),
        ("judgements_outcomes", "outcome", "outcomes"),
        ("measures_topics", "topic", "topics"),
        ("sentences_commitments", "commitment", "commitments"),
    } <= keys


def test_a_row_that_refers_to_nothing_is_refused() -> None:
    """A file with a key that leads nowhere is not published."""
    with pytest.raises(sqlite3.IntegrityError):
        database(alone(measure()))


def test_what_has_several_ids(opened: sqlite3.Connection, site: Site) -> None:
    """Each pair of a judgement and an outcome that it rests on is there once."""
    made = {
        (answer.commitment.key, outcome.key)
        for one in site.catalogue.extracts.commitments.values()
        for answer in one.answers
        for outcome in answer.outcomes
    }
    query = (
        "SELECT j.commitment, o.outcome FROM judgements j JOIN judgements_outcomes o "
        "ON o.judgement = j.id"
    )
    found = asked(opened, query)
    assert made == set(found)
    assert len(made) == len(found) > 1


def searched(connection: sqlite3.Connection, words: str) -> list[str]:
    query = (
        "SELECT s.text FROM sentences_fts f JOIN sentences s ON s.row = f.rowid "
        "WHERE sentences_fts MATCH ? ORDER BY rank"
    )
    return [text for (text,) in asked(connection, query, words)]


def test_search_of_sentences(opened: sqlite3.Connection) -> None:
    """Large and small letters are the same. å, ä and ö are letters of their own."""
    found = searched(opened, "bänkar")
    assert found
    assert all("bänkar" in text.lower() for text in found)
    assert found == searched(opened, "BÄNKAR")
    assert [] == searched(opened, "bankar")


def test_search_holds_after_vacuum(opened: sqlite3.Connection) -> None:
    """Who tidies the file keeps the search: its rows have numbers that last."""
    other = sqlite3.connect(":memory:")
    other.deserialize(opened.serialize())
    other.execute("DELETE FROM sentences WHERE row = 1")
    other.commit()
    other.execute("VACUUM")
    assert searched(opened, "bänkar") == searched(other, "bänkar")
    other.close()


def test_views(opened: sqlite3.Connection) -> None:
    """Plan beside report, how many have each status, and what is not read."""
    cursor = opened.execute("SELECT * FROM planned_and_reported WHERE status IS NOT NULL")
    names = [one[0] for one in cursor.description]
    for row in cursor:
        told = dict(zip(names, row, strict=True))
        assert str(told["status_year"]) in told["label"]
        assert told["planned"]
        assert told["reported"]
    (number,) = asked(opened, "SELECT sum(commitments) FROM standing_by_municipality")
    assert asked(opened, "SELECT count(*) FROM commitments") == [number]
    (unread,) = asked(opened, "SELECT count(*) FROM unread_sentences")
    assert asked(opened, "SELECT count(*) FROM sentences WHERE is_read = 0") == [unread]


def test_texts_are_as_they_stand(opened: sqlite3.Connection, site: Site) -> None:
    """No text has an apostrophe before it: a database runs none."""
    quotes = {one.commitment.quote for one in site.catalogue.extracts.commitments.values()}
    found = {quote for (quote,) in asked(opened, "SELECT quote FROM commitments")}
    assert {one for one in quotes if "Nora" not in one} <= found


def test_it_opens_in_datasette(opened: sqlite3.Connection, tmp_path: Path) -> None:
    """Its tables are listed, and its sentences can be searched there."""
    path = tmp_path / "planspegeln.sqlite"
    path.write_bytes(opened.serialize())

    def got(address: str) -> Any:
        command = [sys.executable, "-W", "ignore", "-m", "datasette", str(path), "--get", address]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return json.loads(done.stdout)

    tables = {one["name"]: one for one in got("/planspegeln.json")["tables"]}
    assert ROWS.keys() <= tables.keys()
    assert "sentences_fts" == tables["sentences"]["fts_table"]
    found = got("/planspegeln/sentences.json?_search=b%C3%A4nkar&_shape=array")
    assert len(searched(opened, "bänkar")) == len(found) > 0
