"""The names of the anchors that links lead to."""

from __future__ import annotations

from typing import get_args

import pytest

from planspegeln.model import anchors
from planspegeln.model.editorial import Abbreviation
from planspegeln.rendering.site import Site


def test_in_text(site: Site) -> None:
    """Each kind of extract has its own word before its id, and before its former ids."""
    plan = site.catalogue.documents["pahittkoping/plan-2030"].document
    report = site.catalogue.documents["pahittkoping/berattelse-2031"].document
    assert ("atagande-tre-bankar", "atagande-bankar") == anchors.in_text(plan.commitments[2])
    assert ("utfall-pris", "utfall-priset") == anchors.in_text(report.outcomes[0])
    assert ("stalle-boken", "stalle-bok") == anchors.in_text(plan.passages[0])
    assert ("matt-avsatt",) == anchors.in_text(plan.measures[1])
    shown = (plan.commitments[0], report.outcomes[0], plan.passages[0], plan.measures[0])
    assert set(get_args(anchors.Extract)) == {type(one) for one in shown}


def test_of_explanation() -> None:
    """An explanation of an abbreviation has its id, whichever the document."""
    assert "forkortning-kus" == anchors.of_explanation(Abbreviation(id="kus", term="KUS"))


def test_of_link(site: Site) -> None:
    """A link's quotes have its id."""
    assert "citat-trivsel" == anchors.of_link(site.catalogue.links[1])


@pytest.mark.parametrize(("number", "anchor"), [(0, "_korthet-1-lampor"), (1, "_korthet-2-lampor")])
def test_of_summary(site: Site, number: int, anchor: str) -> None:
    """Each quote of a summary has its number and the priority's id."""
    one = site.catalogue.priorities["exempelby/lampor"].priority
    assert anchor == anchors.of_summary(one, number)


def test_of_what_stands_with_that_of_other_documents(site: Site) -> None:
    """The document's id, and its former ids, come before the extract's."""
    plan = site.catalogue.documents["pahittkoping/plan-2030"].document
    expected = ("plan-2030-mala-vagg", "plan-2029-mala-vagg")
    assert expected == anchors.beside_outcomes(plan, plan.commitments[5])
    expected = ("pahittkoping-plan-2030-avsatt", "pahittkoping-plan-2029-avsatt")
    assert expected == anchors.among_measures("pahittkoping", plan, plan.measures[1])
