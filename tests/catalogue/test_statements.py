"""Sentences that recur about documents, commitments and what follows what."""

from __future__ import annotations

import pytest

from planspegeln.catalogue import statements
from planspegeln.catalogue.entries import Basis
from planspegeln.rendering.site import Site
from tests.conftest import Copy


def test_documents(site: Site) -> None:
    """Which documents a municipality has is told in a sentence, and that none follows up."""
    told = {key: statements.documents(own) for key, own in site.catalogue.municipalities.items()}
    assert told == {
        "exempelby": "För Exempelby finns handlingsprogrammet för 2030–2032, "
        "men ingen uppföljning.",
        "pahittkoping": "För Påhittköping finns planen för 2030 och berättelsen för 2031.",
    }


def basis(site: Site, key: str) -> str:
    entry = site.catalogue.priorities[key]
    placed = entry.follow_ups[0]
    found = site.catalogue.basis(placed.entry)
    assert found
    return statements.basis(
        found, placed.entry, [plan.entry for plan in entry.plans], entry.priority.kind
    )


def test_basis_that_is_not_here(site: Site) -> None:
    """It is said plainly that the plan is missing, and that what stands beside is another year's."""
    expected = (
        "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen. Här står den i stället "
        "bredvid planen för 2030: samma prioritering, men inte samma år."
    )
    assert expected == basis(site, "pahittkoping/lugna-torg")


def test_basis_of_a_priority_without_plan(site: Site) -> None:
    """Where no plan stands beside the report, none is spoken of."""
    expected = "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen."
    assert expected == basis(site, "pahittkoping/nya-bankar")


def test_basis_that_is_here(tiny: Copy) -> None:
    """A report that follows up a plan of the collection says just that."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(name, "  year: 2031\n  title: Plan 2031", "  year: 2030\n  title: Plan 2030")
    assert "Berättelsen för 2031 följer upp planen för 2030." == basis(
        tiny.open(), "pahittkoping/lugna-torg"
    )


def test_basis_beside_a_plan_of_another_year(tiny: Copy) -> None:
    """A plan that is here but has no such priority does not hide that the years differ."""
    site = tiny.open()
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    program = site.catalogue.documents["exempelby/program-2030"]
    found = site.catalogue.basis(report)
    assert found
    told = statements.basis(Basis(found.follows_up, program), report, [plan, plan], "activity")
    assert (
        "Berättelsen för 2031 följer upp planen för 2031. Här står den i stället bredvid "
        "planen för 2030: "
        "samma insats, men inte samma år."
    ) == told
    assert statements.basis(found, report, [plan]).endswith(
        "bredvid planen för 2030: det är inte samma år."
    )


def test_basis_beside_its_plan_and_another(site: Site) -> None:
    """The plan that a report follows up does not hide that another stands beside it too."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    program = site.catalogue.documents["exempelby/program-2030"]
    found = site.catalogue.basis(report)
    assert found
    told = statements.basis(Basis(found.follows_up, program), report, [plan, program], "priority")
    assert (
        "Berättelsen för 2031 följer upp planen för 2031. Här står den också bredvid planen för "
        "2030: samma prioritering, men inte samma år."
    ) == told


def test_basis_that_is_not_entered(site: Site) -> None:
    """A report that is not said to follow up a plan is not set beside one in silence."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    told = "Vilken plan berättelsen för 2031 följer upp är inte angivet."
    assert told == statements.basis(None, report, [])
    assert f"{told} Här står den bredvid planen för 2030." == statements.basis(None, report, [plan])


@pytest.mark.parametrize(
    ("whole", "followed", "expected"),
    [
        (0, 0, "inga åtaganden"),
        (1, 0, "ett åtagande, utan uppföljning i samlingen"),
        (1, 1, "ett åtagande, med uppföljning"),
        (2, 0, "två åtaganden, båda utan uppföljning i samlingen"),
        (2, 2, "två åtaganden, båda med uppföljning"),
        (2, 1, "två åtaganden: 1 med uppföljning, 1 utan"),
        (3, 0, "tre åtaganden, alla utan uppföljning i samlingen"),
        (5, 5, "fem åtaganden, alla med uppföljning"),
        (64, 40, "64 åtaganden: 40 med uppföljning, 24 utan"),
    ],
)
def test_tally(site: Site, whole: int, followed: int, expected: str) -> None:
    """Commitments are counted, and those that have been followed up."""
    answered = site.catalogue.extracts.commitments["pahittkoping/plan-2030#tre-bankar"]
    unanswered = site.catalogue.extracts.commitments["pahittkoping/plan-2030#saga-om-dagen"]
    found = [answered] * followed + [unanswered] * (whole - followed)
    assert expected == statements.tally(found)
