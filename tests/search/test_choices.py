"""What the commitments can be chosen by."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from planspegeln.pages.addresses import KEPT, commitments_address
from planspegeln.rendering.site import Site
from planspegeln.search.choices import Choices
from tests.conftest import Copy


def table(site: Site) -> dict[str, Any]:
    return dict(json.loads(site.choices.text))


def rows(site: Site, key: str) -> list[dict[str, Any]]:
    """The rows of a municipality with ids in place of numbers."""
    held = table(site)
    own = next(town for town in held["kommuner"] if town["id"] == key)
    return [
        {
            "status": held["status"][status][0],
            "slag": held["slag"][kind][0],
            "ansvarig": own["ansvariga"][actor] if actor >= 0 else None,
            "amne": [held["amne"][topic][0] for topic in topics],
            "ar": years,
        }
        for status, kind, actor, topics, years in own["rader"]
    ]


@pytest.mark.parametrize("key", ["exempelby", "pahittkoping"])
def test_the_rows_are_those_of_the_page(site: Site, key: str) -> None:
    """A browser finds a row by its number on the municipality's page: status by status."""
    own = site.catalogue.municipalities[key]
    page = BeautifulSoup(
        site.render(site.pages[commitments_address(own.municipality)]), "html.parser"
    )
    shown = page.select(".ps-listed")
    assert len(own.commitments) == len(shown) == len(rows(site, key))
    labels = {one[0]: one[1].partition(",")[0] for one in table(site)["status"]}
    for row, drawn in zip(rows(site, key), shown, strict=True):
        status = drawn.select_one(".ps-listed__status")
        assert status
        assert labels[row["status"]] in status.get_text()
        actor = drawn.select_one(".ps-listed__actor")
        said = actor.get_text().rstrip(".") if actor else None
        assert row["ansvarig"] == (said[:1].upper() + said[1:] if said else None)
    assert [site.choices.sums[key]] == [one["data-sum"] for one in page.select("[data-sum]")]


def test_a_row(site: Site) -> None:
    """A commitment has its status, its kind, who is to act, its priority's topics and its years."""
    found = rows(site, "pahittkoping")
    assert {
        "status": "andrat",
        "slag": "task",
        "ansvarig": "Nämnden",
        "amne": ["torg", "fientlig-text"],
        "ar": [2030],
    } in found
    assert {"ingen-uppfoljning"} == {row["status"] for row in rows(site, "exempelby")}


def test_former_topics_are_known(site: Site) -> None:
    """A shared address may have a topic's former id."""
    assert ["torg", "Torg och platser", "torgen"] in table(site)["amne"]


def test_no_name_is_given_away(site: Site) -> None:
    """Nobody whose name is withheld is among those who are responsible."""
    names = {
        person.name
        for entry in site.catalogue.documents.values()
        for person in entry.document.personal
    }
    assert names
    assert not [name for name in names if name in site.choices.text]


def test_the_address_is_of_what_it_says(site: Site, tiny: Copy) -> None:
    """A browser may keep the table, so another one has another address; and another sum."""
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "    kind: aim\n    quote: Torgen",
        "    kind: task\n    quote: Torgen",
    )
    other = tiny.open().choices
    assert site.choices.address == Choices(site.catalogue).address != other.address
    assert site.choices.sums["pahittkoping"] != other.sums["pahittkoping"]
    assert site.choices.sums["exempelby"] == other.sums["exempelby"]
    assert site.choices.address.startswith(KEPT)


def test_who_is_responsible_is_offered_once(tiny: Copy) -> None:
    """A name at the start of a sentence or at its end is that in the middle of one."""
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "bänkar på torget.\n    actor: Nämnden",
        "bänkar på torget.\n    actor: torget.",
    )
    towns = {town["id"]: town["ansvariga"] for town in table(tiny.open())["kommuner"]}
    assert "Torget" in towns["pahittkoping"]
    assert not [name for name in towns["pahittkoping"] if name.casefold() == "torget."]
