"""`data/measures.json`: every number in the documents, with unit, year and quote."""

from __future__ import annotations

import json
import typing
from typing import Any

import pytest

from planspegeln.model import entities
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.tiny import update

ADDRESS = "data/measures.json"
KEYS = [
    *("id", "priority", "document", "value", "unit", "words", "qualifier", "year", "label"),
    *("role", "quote", "url", "href"),
]


def measures(site: Site) -> Any:
    return json.loads(update.exports(site)[ADDRESS])


def test_expected_json(site: Site) -> None:
    """The file equals `tests/tiny/expected`, byte for byte."""
    expected = (update.EXPECTED / "measures.json").read_bytes()
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    assert expected == update.exports(site)[ADDRESS].encode(), message


@pytest.mark.parametrize("collection", ["site", "real"])
def test_contract(collection: str, request: pytest.FixtureRequest) -> None:
    """Every object has the promised keys. A value is a number; a year is a number or null."""
    site: Site = request.getfixturevalue(collection)
    rows = measures(site)
    assert [one.key for one in site.catalogue.extracts.measures] == [row["id"] for row in rows]
    for row in rows:
        assert set(KEYS) <= row.keys()
        assert row["document"] in site.catalogue.documents
        assert row["priority"] is None or row["priority"] in site.catalogue.priorities
        assert type(row["value"]) in (int, float)
        assert row["year"] is None or type(row["year"]) is int
        assert row["qualifier"] in (None, *typing.get_args(entities.Qualifier))
        assert row["words"] is None or row["words"].lower() in row["quote"].lower()
        assert row["role"] in typing.get_args(entities.Role)
        assert all(isinstance(row[key], str) and row[key] for key in ("unit", "label", "quote"))


@pytest.mark.parametrize("collection", ["site", "real"])
def test_urls_lead_to_the_number(collection: str, request: pytest.FixtureRequest) -> None:
    """Every address is a place that the page of the municipality's figures promises to keep."""
    site: Site = request.getfixturevalue(collection)
    for row in measures(site):
        address, _, anchor = row["url"].partition("#")
        page = site.pages[address]
        assert f"{row['document'].split('/')[0]}/siffror/" == address
        assert anchor in page.anchors
        assert 1 == site.render(page).count(f'id="{anchor}"')


def test_former_ids_are_places(site: Site) -> None:
    """The former address of a measure is still a place on the page."""
    page = site.pages["pahittkoping/siffror/"]
    assert "pahittkoping-berattelse-2031-bankar-aret-innan" in page.anchors
    assert 'id="pahittkoping-berattelse-2031-bankar-aret-innan"' in site.render(page)


@pytest.mark.parametrize("collection", ["site", "real"])
def test_quotes_are_verbatim(collection: str, request: pytest.FixtureRequest) -> None:
    """A quote, or a cell's text, is in its document."""
    site: Site = request.getfixturevalue(collection)
    for row in measures(site):
        assert site.catalogue.documents[row["document"]].text.holds(row["quote"])


def test_no_names(tiny: Copy) -> None:
    """No quote contains a name under `personal`."""
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "quote: 2,5 miljoner kronor är avsatta.",
        "quote: 2,5 miljoner kronor är avsatta. Nora Påhitt",
    )
    text = update.exports(tiny.open())[ADDRESS]
    assert "2,5 miljoner kronor är avsatta. [namn utelämnat]" in text
    assert "Nora" not in text
