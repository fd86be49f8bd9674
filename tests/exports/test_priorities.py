"""`data/priorities.json`: every priority and activity, its documents and its links."""

from __future__ import annotations

import json
from typing import Any

import pytest

from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.tiny import update

ADDRESS = "data/priorities.json"


def priorities(site: Site) -> Any:
    return json.loads(update.exports(site)[ADDRESS])


def test_expected_json(site: Site) -> None:
    """The file equals `tests/tiny/expected`, byte for byte."""
    expected = (update.EXPECTED / "priorities.json").read_bytes()
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    assert expected == update.exports(site)[ADDRESS].encode(), message


@pytest.mark.parametrize("collection", ["site", "real"])
def test_keys(collection: str, request: pytest.FixtureRequest) -> None:
    """Every object has all the keys, the same in each."""
    site: Site = request.getfixturevalue(collection)
    keys = {"id", "url", "title", "municipality", "kind", "theme", "topics", "plans"}
    keys |= {"follow_ups", "related", "statuses", "href", "summary"}
    placed = {"document", "year", "number", "url", "href"}
    for entry in priorities(site):
        assert set() == keys - set(entry)
        assert all(set() == placed - set(plan) for plan in entry["plans"])
        assert all(set() == {*placed, "basis"} - set(told) for told in entry["follow_ups"])
        assert all({"id", "url", "href", "reason"} == set(related) for related in entry["related"])


def urls(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["url"]] if "url" in value else []
        return own + [url for part in value.values() for url in urls(part)]
    return [url for part in value for url in urls(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("collection", ["site", "real"])
def test_urls_lead_somewhere(collection: str, request: pytest.FixtureRequest) -> None:
    """Every address in the file is a page, or a place on one."""
    site: Site = request.getfixturevalue(collection)
    found = urls(priorities(site))
    assert found
    for url in found:
        address, _, anchor = url.partition("#")
        assert address in site.pages
        assert not anchor or anchor in site.pages[address].anchors, url


def test_link_to_a_place(tiny: Copy) -> None:
    """A priority may be linked to a place in a document, named by its anchor."""
    tiny.edit("links.yml", "priority: exempelby/torgvandring", "anchor: aktiviteter-2030")
    related = {entry["id"]: entry["related"] for entry in priorities(tiny.open())}
    actual = [(one["id"], one["url"]) for one in related["pahittkoping/lugna-torg"]]
    expected = [
        (
            "exempelby/program-2030#aktiviteter-2030",
            "exempelby/dokument/program-2030/#aktiviteter-2030",
        )
    ]
    assert expected == actual
    assert [] == related["exempelby/torgvandring"]


def test_names_are_in_no_export(site: Site) -> None:
    """Names under `personal` are kept out of every data file."""
    text = "".join(update.exports(site).values())
    names = [p.name for e in site.catalogue.documents.values() for p in e.document.personal]
    assert 3 == len(names)
    assert [] == [name for name in names if name in text]


def test_json_is_whole(site: Site) -> None:
    """Each priority has one object, and text is written unescaped."""
    assert set(site.catalogue.priorities) == {entry["id"] for entry in priorities(site)}
    assert "Nya bänkar" in update.exports(site)[ADDRESS]
    assert "{: #x onmouseover=alert(1) }" in update.exports(site)[ADDRESS]


def test_summary(tiny: Copy) -> None:
    """A summary has its texts and their quotes, without names. A missing sentence is null."""
    name = "pahittkoping/priorities/nya-bankar.yml"
    quote = "Olle Uppdiktad fick årets pris för sina bänkar."
    tiny.edit(name, "quote: Torgen har fått ljus men inte lugn.", f"quote: {quote}")
    summaries = {entry["id"]: entry["summary"] for entry in priorities(tiny.open())}
    assert summaries["exempelby/borja"] is None
    assert {
        "planned": None,
        "reported": {
            "text": "Torgen fick ljus men inte lugn 2031.",
            "quotes": [
                {
                    "document": "pahittkoping/berattelse-2031",
                    "quote": "[namn utelämnat] fick årets pris för sina bänkar.",
                }
            ],
        },
    } == summaries["pahittkoping/nya-bankar"]
