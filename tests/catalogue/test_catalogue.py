"""What follows from the data: which report follows up which plan, and what is related."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from planspegeln.rendering.site import Site
from tests.conftest import Copy


def test_neighbours(site: Site) -> None:
    """The priorities of a municipality follow each other. The first and last have one neighbour."""
    order = site.catalogue.municipalities["pahittkoping"].priorities
    found = [site.catalogue.neighbours[entry.key] for entry in order]
    assert [None, *order[:-1]] == [before for before, _ in found]
    assert [*order[1:], None] == [after for _, after in found]


def test_plans_and_follow_ups_are_by_priority(site: Site) -> None:
    """A priority has its items in plans and reports, whatever their numbers."""
    entry = site.catalogue.priorities["pahittkoping/lugna-torg"]
    assert [1] == [placed.item.number for placed in entry.plans]
    assert [2] == [placed.item.number for placed in entry.follow_ups]
    entry = site.catalogue.priorities["pahittkoping/nya-bankar"]
    assert ([], [1]) == (entry.plans, [placed.item.number for placed in entry.follow_ups])
    assert [2031] == entry.years


def test_documents_are_oldest_first(site: Site) -> None:
    """Documents are sorted by their first year, and then by their date."""
    expected = ["pahittkoping/plan-2030", "exempelby/program-2030", "pahittkoping/berattelse-2031"]
    assert expected == list(site.catalogue.documents)
    own = site.catalogue.municipalities["pahittkoping"].documents
    assert ["plan-2030", "berattelse-2031"] == [entry.document.id for entry in own]


def test_priorities_are_in_the_order_of_the_documents(site: Site) -> None:
    """A municipality's priorities have the order in which its documents first name them."""
    expected = ["lugna-torg", "fria-sagor", "nya-bankar"]
    own = site.catalogue.municipalities["pahittkoping"].priorities
    assert expected == [entry.priority.id for entry in own]
    own = site.catalogue.municipalities["exempelby"].priorities
    assert ["borja", "torgvandring", "lampor"] == [entry.priority.id for entry in own]


def test_themes_are_in_the_municipality_s_order(site: Site) -> None:
    """Priorities are grouped by theme. Those without a theme come last."""
    groups = site.catalogue.municipalities["exempelby"].by_theme
    actual = [(theme and theme.id, [e.priority.id for e in under]) for theme, under in groups]
    assert [("torg", ["torgvandring", "lampor"]), (None, ["borja"])] == actual


def test_theme_is_the_newest_document_s(tiny: Copy) -> None:
    """A priority that changes theme is listed under the latest one."""
    tiny.edit("pahittkoping/documents/berattelse-2031.yml", "theme: trygga-torg", "theme: sagor")
    theme = tiny.open().catalogue.priorities["pahittkoping/lugna-torg"].theme
    assert theme
    assert "sagor" == theme.id


def test_topics_hold_priorities_of_every_municipality(site: Site) -> None:
    """A topic lists all its priorities, by municipality."""
    expected = ["exempelby/torgvandring", "exempelby/lampor", "pahittkoping/lugna-torg"]
    under = [entry.key for entry in site.catalogue.priorities_under("torg")]
    assert [*expected, "pahittkoping/nya-bankar"] == under


def test_links_are_seen_from_both_sides(site: Site) -> None:
    """A link is stored once and shown at both its ends, each time with the other end."""
    one = site.catalogue.priorities["pahittkoping/lugna-torg"].related[0]
    other = site.catalogue.priorities["exempelby/torgvandring"].related[0]
    assert one.link == other.link
    assert (one.here, one.there) == (other.there, other.here)
    assert "citat-torg-och-vandring" == one.anchor == other.anchor
    assert "Nämnden ska sätta upp tre bänkar" == one.here.quote


def test_links_to_places_are_the_documents_own(site: Site) -> None:
    """A link to a place in a document is shown with the document, under the place's heading."""
    related = site.catalogue.related_to_anchors["pahittkoping/plan-2030"]
    assert ["Inriktningsmål:"] == [one.there.heading for one in related]
    assert ["Fler ska trivas på torgen"] == [one.here.heading for one in related]
    assert [None] == [one.there.priority for one in related]


@pytest.mark.parametrize(
    ("document", "anchor", "expected"),
    [
        ("pahittkoping/plan-2030", "mal", "Mål"),
        ("pahittkoping/plan-2030", "det-vi-prioriterar", "Prioriteringar"),
        ("pahittkoping/plan-2030", "lugnare-torg", "Lugna torg <img src=x onerror=alert(1)>"),
        ("pahittkoping/plan-2030", "ingen-lurad", None),
        ("exempelby/program-2030", "kostnader", "Kostnader {{ 7*7 }}"),
        ("exempelby/program-2030", "aktiviteter-2031", "Aktiviteter och ansvariga 2031"),
        ("exempelby/program-2030", "lampor", "Lampor för ett lugnt torg i mörker."),
    ],
)
def test_every_anchor_has_a_heading(
    site: Site, document: str, anchor: str, expected: str | None
) -> None:
    """The name of a place: a heading, a table's caption, a goal, or the first words."""
    heading = site.catalogue.heading(document, anchor)
    assert (expected or "Ingen ska bli lurad av { onclick=alert(1) } i en text.") == heading


def test_followed_up_plan_that_is_not_here(site: Site) -> None:
    """A report says which plan it follows up, even if the collection lacks that plan."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    basis = site.catalogue.basis(report)
    assert basis.follows_up
    assert ("Plan 2031", None) == (basis.follows_up.title, basis.found)


def test_followed_up_plan_that_is_here(tiny: Copy) -> None:
    """The plan that a report follows up is found by its kind and year."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(name, FOLLOWS_UP, FOLLOWS_UP.replace("2031", "2030").replace("na 2030", "na"))
    catalogue = tiny.open().catalogue
    basis = catalogue.basis(catalogue.documents["pahittkoping/berattelse-2031"])
    assert catalogue.documents["pahittkoping/plan-2030"] == basis.found


def test_summary(site: Site) -> None:
    """A summary's quotes have their places, numbered through both sentences."""
    summary = site.catalogue.priorities["pahittkoping/lugna-torg"].summary
    assert summary
    assert summary.planned
    assert summary.reported
    assert ["2030"] == summary.planned.periods
    assert (False, True) == (summary.planned.is_follow_up, summary.reported.is_follow_up)
    found = [(one.entry.key, one.anchor, one.quote) for one in summary.planned.grounds]
    found += [(one.entry.key, one.anchor, one.quote) for one in summary.reported.grounds]
    assert [
        (
            "pahittkoping/plan-2030",
            "_korthet-1-lugna-torg",
            "Nämnden ska sätta upp tre bänkar på torget.",
        ),
        ("pahittkoping/plan-2030", "_korthet-2-lugna-torg", "Torgen ska vara lugna"),
        (
            "pahittkoping/berattelse-2031",
            "_korthet-3-lugna-torg",
            "Fem bänkar står på torget, två fler än planerat.",
        ),
    ] == found
    for one in (*summary.planned.grounds, *summary.reported.grounds):
        place = one.location
        assert one.quote == place.leaf.text[place.start : place.end]


def test_no_summary(site: Site) -> None:
    """A priority may lack a summary, and a summary may lack one of its sentences."""
    priorities = site.catalogue.priorities
    assert priorities["exempelby/borja"].summary is None
    summary = priorities["pahittkoping/nya-bankar"].summary
    assert summary
    assert summary.planned is None


FOLLOWS_UP = (
    "follows_up:\n  kind: plan\n  year: 2031\n  title: Plan 2031\n"
    "  quote: Uppföljning av prioriteringarna 2031\n"
)


@pytest.mark.parametrize(
    ("follows_up", "years", "expected"),
    [
        (FOLLOWS_UP, "[2031]", {"pahittkoping/plan-2030"}),
        (FOLLOWS_UP, "[2030, 2031]", {"pahittkoping/plan-2030"}),
        (FOLLOWS_UP.replace("2031", "2030").replace("na 2030", "na"), "[2031]", set()),
        ("", "[2031]", {"pahittkoping/plan-2030"}),
        ("", "[2030, 2031]", set()),
    ],
    ids=["other plan", "other plan, same year", "this plan", "no plan", "no plan, same year"],
)
def test_plans_without_a_report_of_their_own(
    tiny: Copy, follows_up: str, years: str, expected: set[str]
) -> None:
    """A plan's own report names the plan, or names no plan and is for the plan's year."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(name, FOLLOWS_UP, follows_up)
    tiny.edit(name, "years: [2031]", f"years: {years}")
    text = tiny.read(name).replace("    year: 2031\n    because", "    because")
    tiny.write(name, re.sub("(?m)^    because", "    year: 2031\n    because", text))
    catalogue = tiny.open().catalogue
    report = catalogue.documents["pahittkoping/berattelse-2031"]
    assert expected == catalogue.unreported["pahittkoping"]
    assert expected == catalogue.basis(report).unreported
    assert {"exempelby/program-2030"} == catalogue.unreported["exempelby"]


def test_goals_are_those_of_the_documents_that_have_it(tiny: Copy) -> None:
    """What a plan says is the goal of a theme is not what another year's document says of it."""
    catalogue = tiny.open().catalogue
    for entry in catalogue.priorities.values():
        own = {placed.entry.key for placed in entry.items}
        assert all(goal.partition("#")[0] in own for goal in entry.goals)
    assert ["pahittkoping/plan-2030#"] == list(
        {
            f"{goal.partition('#')[0]}#"
            for goal in catalogue.priorities["pahittkoping/lugna-torg"].goals
        }
    )
    themed = [one for one in catalogue.priorities.values() if one.theme and one.theme.goals]
    assert [one for one in themed if not one.goals]


@pytest.mark.parametrize(
    ("role", "label", "what"),
    [
        ("outcome", "Nöjda", "Nöjda"),
        ("target", "Nöjda", "Nöjda (mål)"),
        ("baseline", "Nöjda", "Nöjda (utgångsläge)"),
        ("plan", "Nöjda", "Nöjda (planerat)"),
        ("target", "Nöjda, mål senast 2031", "Nöjda, mål senast 2031"),
        ("plan", "Kostnad, planerad", "Kostnad, planerad"),
    ],
)
def test_a_goal_is_not_told_as_what_happened(site: Site, role: str, label: str, what: str) -> None:
    """A label that does not say so is followed by what the figure is."""
    one = next(iter(site.catalogue.extracts.measures))
    measure = one.measure.model_copy(update={"role": role, "label": label})
    assert what == replace(one, measure=measure).what


@pytest.mark.parametrize(
    ("label", "year", "told"),
    [
        ("Nöjda", 2031, "Nöjda, 2031"),
        ("Nöjda, mål senast 2031", 2031, "Nöjda, mål senast 2031"),
        ("Nöjda", None, "Nöjda"),
    ],
)
def test_a_figure_says_its_year_once(site: Site, label: str, year: int | None, told: str) -> None:
    """A label may have it already."""
    one = next(iter(site.catalogue.extracts.measures))
    measure = one.measure.model_copy(update={"role": "outcome", "label": label, "year": year})
    assert told == replace(one, measure=measure).what_when
