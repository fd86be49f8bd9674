"""Proposals for the made-up collection, the real documents and sentences in other words."""

from __future__ import annotations

import pytest

from planspegeln.authoring.propose.numbers import MONEY
from planspegeln.authoring.propose.propose import propose
from planspegeln.authoring.propose.words import stem
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import load
from tests.authoring.propose import made
from tests.conftest import REAL, ReadSite


def test_the_made_up_collection(site: ReadSite) -> None:
    """A plan has commitments and measures, a report outcomes with statuses. Each has its place."""
    plan = propose(site.catalogue, "pahittkoping/plan-2030")
    assert "Nämnden ska sätta upp tre bänkar på torget." in {
        one.location.words for one in plan.commitments
    }
    assert plan.outcomes == ()
    report = propose(site.catalogue, "pahittkoping/berattelse-2031")
    told = {one.location.words: one.status for one in report.outcomes}
    assert told["Högläsningen ställdes in."] == "installt"
    assert told["Sagostunderna sköts upp till 2032."] == "uppskjutet"
    assert told["Väggen målades blå i stället för röd."] == "andrat"
    assert {(float(one.value), one.unit) for one in report.measures} >= {(74, "procent")}
    assert report.commitments == ()


def test_actions_in_a_table(site: ReadSite) -> None:
    """The rows of a table of actions are commitments, and its cells measures by their roles."""
    found = propose(site.catalogue, "exempelby/program-2030")
    assert {"Tända ljus", "Vandra <i>mer</i>"} <= {one.location.words for one in found.commitments}
    roles = {(float(one.value), one.role) for one in found.measures if one.location.leaf.cell}
    assert {(10, "baseline"), (20, "target"), (5, "target"), (1200, "plan")} <= roles


def test_money_is_a_topic() -> None:
    """An amount is of the economy, whatever its unit is called, and what it is for does not hide that."""
    found = propose(Catalogue(load(REAL)), "soderhamn/handlingsprogram-2009").measures
    money = [one for one in found if one.unit in MONEY]
    assert len(money) > 10
    assert all("ekonomi" in one.topics for one in money)


def test_no_such_document(site: ReadSite) -> None:
    """A key that is no document's is told of."""
    with pytest.raises(KeyError):
        propose(site.catalogue, "pahittkoping/ingen")


@pytest.mark.parametrize("name", ["first", "second", "third", "fourth", "fifth"])
def test_sentences_in_other_words(name: str) -> None:
    """Nine of ten commitments and measures are found, and few others."""
    given = made.sentences()[name]
    plan = made.of_plan(*(one["text"] for one in given["plan"]))
    found = {one.location.leaf.text for one in plan.commitments}
    right = {one["text"] for one in given["plan"] if one["commitment"]}
    assert len(found & right) >= 0.85 * len(right)
    assert len(found & right) >= 0.85 * len(found)
    assert len(given["plan"]) + len(given["report"]) >= 30


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("informeras", "information"),
        ("informerats", "informerade"),
        ("delar", "delades"),
        ("priset", "pris"),
        ("uppföljningen", "uppföljning"),
    ],
)
def test_stems(one: str, other: str) -> None:
    """Forms of a word, and a verb and its noun, share a stem."""
    assert stem(one) == stem(other)
