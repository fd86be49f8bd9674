"""The same in every file and on the pages: the numbers of rows, and each value of each cell."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from openpyxl import load_workbook

from planspegeln.exports import files
from planspegeln.model.rows import ROWS, columns
from planspegeln.pages.addresses import COMMITMENTS, commitments_address, measures_address
from planspegeln.pages.datasets import TABLES
from planspegeln.swedish import phrases
from tests.conftest import ReadSite
from tests.tiny.update import ROOT


@dataclass
class Read:
    """A collection and its files, each as its own reader gives it: by kind, the rows as dictionaries."""

    site: ReadSite
    lists: dict[str, list[dict[str, Any]]]
    delimited: dict[str, list[dict[str, str]]]
    swedish: dict[str, list[dict[str, str]]]
    sheets: dict[str, list[dict[str, Any]]]
    database: sqlite3.Connection


@pytest.fixture(scope="module", params=["site", "real"])
def read(request: pytest.FixtureRequest) -> Iterator[Read]:
    """Every file of a collection."""
    site: ReadSite = request.getfixturevalue(request.param)
    made = dict(files(site.catalogue, site.pages.values(), ROOT))
    book = load_workbook(io.BytesIO(made["data/planspegeln.xlsx"]), read_only=True)
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    database.deserialize(made["data/planspegeln.sqlite"])
    sheets: dict[str, list[dict[str, Any]]] = {}
    for one in TABLES:
        head, *rows = book[one.title_sv].values
        sheets[one.name] = [dict(zip(map(str, head), row, strict=True)) for row in rows]

    def table(name: str, delimiter: str) -> list[dict[str, str]]:
        text = io.StringIO(made[f"data/{name}"].decode("utf-8-sig"), newline="")
        return list(csv.DictReader(text, delimiter=delimiter))

    yield Read(
        site,
        {kind: json.loads(made[f"data/{kind}.json"]) for kind in ROWS},
        {kind: table(f"{kind}.rfc4180.csv", ",") for kind in ROWS},
        {kind: table(f"{kind}.csv", ";") for kind in ROWS},
        sheets,
        database,
    )
    database.close()


def test_every_file_has_as_many_rows(read: Read) -> None:
    """As many as the catalogue has of each kind."""
    catalogue = read.site.catalogue
    extracts = catalogue.extracts
    expected = {
        "municipalities": len(catalogue.municipalities),
        "topics": len(catalogue.topics),
        "documents": len(catalogue.documents),
        "priorities": len(catalogue.priorities),
        "commitments": len(extracts.commitments),
        "outcomes": len(extracts.outcomes),
        "judgements": sum(len(one.answers) for one in extracts.commitments.values()),
        "measures": len(extracts.measures),
        "links": 2 * len(catalogue.links),
    }
    for name in ("lists", "delimited", "swedish", "sheets"):
        found = {kind: len(rows) for kind, rows in getattr(read, name).items()}
        assert expected == {kind: found[kind] for kind in expected}, name
        assert len(read.lists["sentences"]) == found["sentences"] > 0
    for kind, number in expected.items():
        (found,) = read.database.execute(f"SELECT count(*) FROM {kind}").fetchone()  # noqa: S608
        assert number == found


def test_pages_have_as_many(read: Read) -> None:
    """The page of all commitments counts as many, each municipality's lists as many, and its figures too."""
    site, lists = read.site, read.lists
    told = site.soup(site.pages[COMMITMENTS]).get_text()
    assert phrases.count(len(lists["commitments"]), "åtagande", "åtaganden") in told
    for row in lists["municipalities"]:
        own = site.catalogue.municipalities[row["id"]]
        listed = site.soup(site.pages[commitments_address(own.municipality)])(class_="ps-listed")
        assert len(listed) == row["commitments"]
        figures = site.render(site.pages[measures_address(own.municipality)])
        anchors = {one["url"].partition("#")[2] for one in lists["measures"]}
        there = {name for name in re.findall(r'id="([^"]+)"', figures) if name in anchors}
        assert row["measures"] == len(there)
        for kind in ("documents", "priorities", "commitments", "outcomes", "measures"):
            assert row[kind] == sum(one["municipality"] == row["id"] for one in lists[kind])


def test_every_address_is_a_place(read: Read) -> None:
    """Each row's address is a page, with the place on it."""
    for kind, rows in read.lists.items():
        for row in rows:
            address, _, anchor = row["url"].partition("#")
            assert f"{ROOT}{row['url']}" == row["href"]
            assert not anchor or f'id="{anchor}"' in read.site.render(read.site.pages[address]), (
                kind
            )


def test_every_cell_is_the_same(read: Read) -> None:
    """Each value of each row in JSON, in both forms of CSV, in the workbook and in the database."""
    for kind, rows in read.lists.items():
        stored = read.database.execute(f"SELECT * FROM {kind} ORDER BY rowid")  # noqa: S608
        for row, plain, swedish, sheet, cells in zip(
            rows,
            read.delimited[kind],
            read.swedish[kind],
            read.sheets[kind],
            stored,
            strict=True,
        ):
            for field in columns(kind):
                value, name = row[field.name], field.name
                assert _written(value) == _unguarded(plain[name]), (kind, name)
                assert _in_swedish(value) == _unguarded(swedish[name]), (kind, name)
                held = (
                    sheet[name].date().isoformat() if hasattr(sheet[name], "date") else sheet[name]
                )
                assert ("|".join(value) or None if isinstance(value, list) else value) == held
                if field.sort != "list":
                    assert value == cells[name], (kind, name)


def _unguarded(cell: str) -> str:
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "|".join(value)
    return str(value)


def _in_swedish(value: Any) -> str:
    match value:
        case bool():
            return "ja" if value else "nej"
        case float():
            return str(value).replace(".", ",")
    return _written(value)


def test_what_a_row_says_of_its_document(read: Read) -> None:
    """Diarienummer, checksums and years are those of the document's own row."""
    documents = {row["id"]: row for row in read.lists["documents"]}
    shared = ("reference", "sha256", "original_sha256", "source_url", "retrieved")
    for kind in ("commitments", "outcomes", "judgements", "measures", "links", "sentences"):
        assert read.lists[kind]
        for row in read.lists[kind]:
            own = documents[row["document"]]
            assert own["title"] == row["document_title"]
            for name in (*shared, "first_year", "last_year", "municipality", "municipality_code"):
                assert own[name] == row[name]


def test_what_is_known_of_documents(read: Read) -> None:
    """What the data says of each document, and nothing else."""
    for row in read.lists["documents"]:
        document = read.site.catalogue.documents[row["id"]].document
        assert (document.reference, document.source.sha256) == (row["reference"], row["sha256"])
        assert document.source.url == row["source_url"]
        assert (document.source.retrieved or None) == row["retrieved"]
        assert (min(document.years), max(document.years)) == (row["first_year"], row["last_year"])


def test_the_newest_judgement_stands_at_the_commitment(read: Read) -> None:
    """A status never goes without its year, and without a report there is none."""
    told = 0
    for row in read.lists["commitments"]:
        own = [one for one in read.lists["judgements"] if one["commitment"] == row["id"]]
        if not own:
            assert "answered" != row["follow_up"]
            assert [None] * 5 == [
                row[name] for name in ("status", "status_year", "relation", "caveat", "because")
            ]
            assert row["standing"]
            continue
        told += 1
        for name in ("status", "status_year", "relation", "caveat", "because"):
            assert own[-1][name] == row[name]
        assert own[-1]["label"] == row["standing"]
        assert str(row["status_year"]) in row["standing"]
    assert told


def test_judgements_and_outcomes_name_each_other(read: Read) -> None:
    """Each relation reads the same from both sides, and in a judgement stands its first quote."""
    outcomes = {row["id"]: row for row in read.lists["outcomes"]}
    pairs = {(row["id"], one) for row in read.lists["judgements"] for one in row["outcomes"]}
    assert pairs == {(one, row["id"]) for row in outcomes.values() for one in row["judgements"]}
    for row in read.lists["judgements"]:
        assert outcomes[row["outcomes"][0]]["quote"] == row["quote"]


def test_sentences_hold_what_is_taken_from_them(read: Read) -> None:
    """Each commitment, outcome and measure is taken from a sentence, whose text holds its quote."""
    for kind in ("commitments", "outcomes", "measures"):
        quotes = {row["id"]: row["quote"] for row in read.lists[kind]}
        held = [(one, row["text"]) for row in read.lists["sentences"] for one in row[kind]]
        lost = quotes.keys() - {one for one, _ in held}
        texts = {
            leaf for entry in read.site.catalogue.documents.values() for leaf in _unsaid(entry)
        }
        assert all(any(quotes[one] in text for text in texts) for one in lost)
        together = {one: [text for name, text in held if name == one] for one, _ in held}
        for one, said in together.items():
            assert quotes[one] in " ".join(said), one


def _unsaid(entry: Any) -> set[str]:
    """The headings and labels of a document: what is taken from them is in no sentence."""
    return {entry.publishable(leaf.text) for leaf in entry.text.leaves if not leaf.says}


def test_what_stands_before_every_part_has_no_heading(site: ReadSite) -> None:
    """The first words of a document are under none."""
    made = dict(files(site.catalogue, site.pages.values(), ROOT))
    first = json.loads(made["data/sentences.json"])[0]
    assert (None, 1) == (first["heading"], first["number"])
