"""`data/commitments.json`: every commitment with the outcomes that answer it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from planspegeln.exports.rows import rows
from planspegeln.model import entities
from planspegeln.rendering.site import Site
from tests.conftest import TINY, Copy
from tests.tiny import update

ADDRESS = "data/commitments.json"
KEYS = [
    *(
        "id",
        "priority",
        "document",
        "kind",
        "lead",
        "quote",
        "sentence",
        "actor",
        "period",
        "url",
        "href",
    ),
    *("follow_up", "judgements", "outcomes"),
]
JUDGEMENT = ["status", "year", "label", "relation", "caveat", "because"]


def commitments(site: Site) -> Any:
    return json.loads(update.exports(site)[ADDRESS])


def test_expected_json(site: Site) -> None:
    """The file equals `tests/tiny/expected`, byte for byte."""
    expected = (update.EXPECTED / "commitments.json").read_bytes()
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    assert expected == update.exports(site)[ADDRESS].encode(), message


@pytest.mark.parametrize("collection", ["site", "real"])
def test_contract(collection: str, request: pytest.FixtureRequest) -> None:
    """Every object has the keys that were published first, and refers to what exists."""
    site: Site = request.getfixturevalue(collection)
    catalogue = site.catalogue
    rows = commitments(site)
    assert list(catalogue.extracts.commitments) == [row["id"] for row in rows]
    for row in rows:
        assert set(KEYS) <= row.keys()
        assert row["document"] in catalogue.documents
        assert row["priority"] is None or row["priority"] in catalogue.priorities
        assert all(isinstance(row[key], str) and row[key] for key in ("quote", "period", "url"))
        assert row["actor"] is None or row["actor"]
        for outcome in row["outcomes"]:
            assert {"document", "lead", "quote", "sentence", "url", "href", *JUDGEMENT} == set(
                outcome
            )
            assert outcome["document"] in catalogue.documents
        for judgement in row["judgements"]:
            assert ["document", *JUDGEMENT] == list(judgement)
            assert judgement["status"] in entities.STATUSES


@pytest.mark.parametrize("collection", ["site", "real"])
def test_no_status_stands_without_its_year(collection: str, request: pytest.FixtureRequest) -> None:
    """Each status has its year, and says whether the year is one of the commitment's own."""
    site: Site = request.getfixturevalue(collection)
    told = 0
    for row in commitments(site):
        commitment = site.catalogue.extracts.commitments[row["id"]]
        for one in (*row["judgements"], *row["outcomes"]):
            report = site.catalogue.documents[one["document"]].document
            told += 1
            assert one["year"] in report.years
            assert str(one["year"]) in one["label"]
            assert (one["year"] in commitment.years) == (one["relation"] == "same-year")
            assert (one["relation"] == "same-year") == (one["caveat"] is None)
            assert one["because"]
    assert told


def test_an_entry_of_a_list_has_the_words_before_it(real: Site) -> None:
    """An example in a list has the words before it, so that it is not read as a plain promise."""
    found = {row["id"]: row["lead"] for row in commitments(real)}
    assert found["huddinge/verksamhetsplan-2020#ta-upp-remisser"].endswith("kan nämnas:")
    assert found["huddinge/verksamhetsplan-2020#trygghetsdialoger"] is None


def test_an_entry_of_a_list_has_the_heading_it_stands_under(real: Site) -> None:
    """A goal in a list has the heading above it, so that it is not read as a result."""
    found = {
        outcome["quote"]: outcome["lead"]
        for row in commitments(real)
        for outcome in row["outcomes"]
    }
    told = "Beredningen har fått information om kommunens övergripande mål med preventionsarbete."
    assert told == found["Våld i nära relation (VINR) upphör"]
    assert "Övriga informationspunkter" == found["Handlingsplan för ökat valdeltagande."]


def test_addresses_are_whole_too(site: Site) -> None:
    """Beside each path is the whole address, from the site's root."""
    for row in commitments(site):
        for one in (row, *row["outcomes"]):
            assert f"{update.ROOT}{one['url']}" == one["href"]


@pytest.mark.parametrize("collection", ["site", "real"])
def test_urls_lead_to_the_sentence(collection: str, request: pytest.FixtureRequest) -> None:
    """Every address is a page and a place that the page promises to keep."""
    site: Site = request.getfixturevalue(collection)
    for row in commitments(site):
        for url in (row["url"], *(outcome["url"] for outcome in row["outcomes"])):
            address, _, anchor = url.partition("#")
            assert anchor in site.pages[address].anchors, url
            assert f'id="{anchor}"' in site.render(site.pages[address]), url


def test_every_outcome_that_answers_is_there(site: Site) -> None:
    """An outcome is listed at each commitment whose answer rests on it."""
    told = [outcome["quote"] for row in commitments(site) for outcome in row["outcomes"]]
    answering = [one.outcome.quote for one in site.catalogue.extracts.outcomes for _ in one.answers]
    assert sorted(answering) == sorted(told)
    assert 2 == told.count("Högläsningen ställdes in.")


@pytest.mark.parametrize("collection", ["site", "real"])
def test_no_names(collection: str, request: pytest.FixtureRequest) -> None:
    """No quote and no actor contains a name under `personal`."""
    site: Site = request.getfixturevalue(collection)
    text = update.exports(site)[ADDRESS]
    names = [p.name for e in site.catalogue.documents.values() for p in e.document.personal]
    assert names
    assert [] == [name for name in names if name in text]


def test_name_is_replaced(site: Site) -> None:
    """If the plan names a person as actor, the file says that a name is left out."""
    row = next(row for row in commitments(site) if row["id"].endswith("#hoglasning"))
    assert ("[namn utelämnat]", "[namn utelämnat] håller i högläsningen.") == (
        row["actor"],
        row["quote"],
    )


def test_name_in_an_outcome_is_replaced(tiny: Copy) -> None:
    """The same holds for the words of the report."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    answer = "{commitment: plan-2030#saga-om-dagen, status: pagar, because: X., outcomes: [pris]}"
    tiny.edit(name, "\nanswers:\n", f"\nanswers:\n  - {answer}\n")
    rows = {row["id"]: row for row in commitments(tiny.open())}
    told = rows["pahittkoping/plan-2030#saga-om-dagen"]["outcomes"]
    assert ["[namn utelämnat] fick årets pris för sina bänkar."] == [one["quote"] for one in told]


def test_the_newest_report_counts() -> None:
    """With two reports, the commitment's own status is that of the newest, and both judgements are told."""
    catalogue = Site.open(TINY).catalogue
    one = next(its for its in catalogue.extracts.commitments.values() if its.answers)
    first = one.answers[0]
    later = first.answer.model_copy(update={"status": "installt", "year": 2040})
    one.answers.append(replace(first, answer=later))
    (row,) = (its for its in map(dict, rows(catalogue, "")["commitments"]) if its["id"] == one.key)
    assert ("installt", 2040, "Inställt 2040") == (
        row["status"],
        row["status_year"],
        row["standing"],
    )
    assert [first.year, 2040] == [its.year for its in row["judgements"]]
