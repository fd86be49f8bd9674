"""`data/commitments.json`: every commitment with the outcomes that answer it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planspegeln.model import entities
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.tiny import update

ADDRESS = "data/commitments.json"
KEYS = ["id", "priority", "document", "quote", "actor", "period", "url", "outcomes"]


def commitments(site: Site) -> Any:
    return json.loads(update.exports(site)[ADDRESS])


def test_expected_json(site: Site) -> None:
    """The file is what `tests/tiny/expected` says, byte for byte."""
    expected = (update.EXPECTED / "commitments.json").read_bytes()
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    assert expected == update.exports(site)[ADDRESS].encode(), message


@pytest.mark.parametrize("collection", ["site", "real"])
def test_contract(collection: str, request: pytest.FixtureRequest) -> None:
    """Every object has the promised keys, and refers to what exists."""
    site: Site = request.getfixturevalue(collection)
    catalogue = site.catalogue
    rows = commitments(site)
    assert list(catalogue.extracts.commitments) == [row["id"] for row in rows]
    for row in rows:
        assert KEYS == list(row)
        assert row["document"] in catalogue.documents
        assert row["priority"] is None or row["priority"] in catalogue.priorities
        assert all(isinstance(row[key], str) and row[key] for key in ("quote", "period", "url"))
        assert row["actor"] is None or row["actor"]
        for outcome in row["outcomes"]:
            assert ["document", "quote", "status", "url"] == list(outcome)
            assert outcome["document"] in catalogue.documents
            assert outcome["status"] in entities.STATUSES


@pytest.mark.parametrize("collection", ["site", "real"])
def test_urls_lead_to_the_sentence(collection: str, request: pytest.FixtureRequest) -> None:
    """Every address is a page and a place that it promises to keep."""
    site: Site = request.getfixturevalue(collection)
    for row in commitments(site):
        for url in (row["url"], *(outcome["url"] for outcome in row["outcomes"])):
            address, _, anchor = url.partition("#")
            assert anchor in site.pages[address].anchors, url
            assert f'id="{anchor}"' in site.render(site.pages[address]), url


def test_every_outcome_that_answers_is_there(site: Site) -> None:
    """An outcome is told at each commitment that it answers."""
    told = [outcome["quote"] for row in commitments(site) for outcome in row["outcomes"]]
    answering = [one.outcome.quote for one in site.catalogue.extracts.outcomes for _ in one.answers]
    assert sorted(answering) == sorted(told)
    assert 2 == told.count("Högläsningen ställdes in.")


@pytest.mark.parametrize("collection", ["site", "real"])
def test_no_names(collection: str, request: pytest.FixtureRequest) -> None:
    """Names under `personal` are in no quote, and in no actor either."""
    site: Site = request.getfixturevalue(collection)
    text = update.exports(site)[ADDRESS]
    names = [p.name for e in site.catalogue.documents.values() for p in e.document.personal]
    assert names
    assert [] == [name for name in names if name in text]


def test_name_is_replaced(site: Site) -> None:
    """Where the plan names who is to act by name, the file says that a name is left out."""
    row = next(row for row in commitments(site) if row["id"].endswith("#hoglasning"))
    assert ("[namn utelämnat]", "[namn utelämnat] håller i högläsningen.") == (
        row["actor"],
        row["quote"],
    )


def test_name_in_an_outcome_is_replaced(tiny: Copy) -> None:
    """So it is in what the report says."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    old = "    quote: Olle Uppdiktad fick årets pris för sina bänkar.\n"
    answer = "{commitment: plan-2030#saga-om-dagen, status: pagar, because: X.}"
    tiny.edit(name, old, f"{old}    answers: [{answer}]\n")
    rows = {row["id"]: row for row in commitments(tiny.open())}
    told = rows["pahittkoping/plan-2030#saga-om-dagen"]["outcomes"]
    assert ["[namn utelämnat] fick årets pris för sina bänkar."] == [one["quote"] for one in told]
