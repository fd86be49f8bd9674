"""The file with the rows about a priority or a document, beside its page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planspegeln.exports import files
from planspegeln.rendering.site import Site
from tests.tiny.update import ROOT

KINDS = ("commitments", "outcomes", "judgements", "measures", "links", "sentences")


def made(site: Site) -> dict[str, Any]:
    """The JSON files by address."""
    found = dict(files(site.catalogue, site.pages.values(), ROOT))
    return {name: json.loads(its) for name, its in found.items() if name.endswith(".json")}


@pytest.mark.parametrize("collection", ["site", "real"])
def test_each_has_the_rows_about_it(collection: str, request: pytest.FixtureRequest) -> None:
    """The same rows as in the lists, all of those with its id, in order."""
    site: Site = request.getfixturevalue(collection)
    found = made(site)
    for kind, several in (("priority", "priorities"), ("document", "documents")):
        for row in found[f"data/{several}.json"]:
            told = found[f"{row['url']}index.json"]
            assert [kind, *KINDS] == list(told)
            assert row == told[kind]
            for name in KINDS:
                own = [one for one in found[f"data/{name}.json"] if one[kind] == row["id"]]
                assert own == told[name]


def test_former_addresses_have_it_too(site: Site) -> None:
    """A page that has moved has its file where it was, also if the document has several pages."""
    found = made(site)
    plan, torg = "pahittkoping/dokument/plan-2030/", "pahittkoping/prioriteringar/lugna-torg/"
    assert found[f"{plan}index.json"] == found["pahittkoping/dokument/plan-2029/index.json"]
    for address in site.pages[torg].former:
        assert found[f"{torg}index.json"] == found[f"{address}index.json"]
    assert site.pages[torg].former


def test_no_other_page_has_one(site: Site) -> None:
    """Municipalities, topics and overviews have the lists."""
    beside = {page.template for page in site.pages.values() if page.rows}
    assert {"document.html", "priority.html"} == beside


@pytest.mark.parametrize("collection", ["site", "real"])
def test_names_are_replaced(collection: str, request: pytest.FixtureRequest) -> None:
    """Neither quotes, headings, leads nor sentences have a name that is withheld."""
    site: Site = request.getfixturevalue(collection)
    people = [
        one.name for its in site.catalogue.documents.values() for one in its.document.personal
    ]
    text = json.dumps(made(site), ensure_ascii=False)
    assert people
    assert [] == [one for one in people if one in text]
    assert "[namn utelämnat]" in text
