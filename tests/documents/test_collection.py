"""The documents the collection began with, and who is who in them."""

from __future__ import annotations

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue.gaps import Gaps
from planspegeln.model import entities
from planspegeln.rendering.site import Site
from tests.conftest import ReadSite
from tests.documents import ORIGINAL, PLAN, PROGRAM, REPORT

HUDDINGE = {
    "lagesbild-och-samverkansoverenskommelse",
    "lokal-samverkan",
    "ren-och-trygg-utemiljo",
    "samverkan-med-civilsamhallet",
    "demokratidagar",
    "demokratipris",
    "huddingeforslag",
    "social-hallbarhet-i-samhallsbyggnadsprocessen",
    "jamlik-styrning",
    "nationella-minoriteter",
    "internationella-kvinnodagen",
    "motverka-segregation",
    "prevention",
    "hallbart-huddinge-2030",
    "bostadssociala-medel",
}
SODERHAMN = {
    "projektstart",
    "medborgarnas-synpunkter",
    "framtidsverkstader",
    "benchmarking",
    "kartlaggning",
    "information-om-arbetet",
    "manga-motesplatser",
    "kompetensutveckling",
    "trygghamn",
    "klokhuset",
    "trygghet-i-utomhusmiljoer",
    "uppfoljning-och-slutrapport",
    "fortsattning-efter-projekttiden",
}


def numbers(real: Site, document: str) -> dict[int, str]:
    """The priority under each number of a document."""
    return {
        placed.item.number: entry.priority.id
        for entry in real.catalogue.priorities.values()
        for placed in entry.items
        if placed.entry.key == document and placed.item.number
    }


def test_documents(real: Site) -> None:
    """The collection began with a plan, a report and a programme."""
    kinds = {key: real.catalogue.documents[key].document.kind for key in ORIGINAL}
    assert {PLAN: "plan", REPORT: "report", PROGRAM: "programme"} == kinds


@pytest.mark.parametrize(
    ("municipality", "kind", "expected"),
    [("huddinge", "priority", HUDDINGE), ("soderhamn", "activity", SODERHAMN)],
)
def test_priorities(real: Site, municipality: str, kind: str, expected: set[str]) -> None:
    """The documents have exactly these priorities or activities, which are of one kind."""
    own = [
        entry
        for entry in real.catalogue.municipalities[municipality].priorities
        if ORIGINAL & {placed.entry.key for placed in entry.items}
    ]
    assert expected == {entry.priority.id for entry in own}
    assert {kind} == {entry.priority.kind for entry in own}


def test_municipality_codes(real: Site) -> None:
    """The official codes are text, with their leading zero."""
    codes = {key: own.municipality.code for key, own in real.catalogue.municipalities.items()}
    assert {"huddinge": "0126", "soderhamn": "2182"}.items() <= codes.items()


def test_identity_is_by_priority_and_never_by_number(real: Site) -> None:
    """No. 4 of 2020 and no. 4 of 2021 are two priorities, with a page each."""
    planned, reported = numbers(real, PLAN), numbers(real, REPORT)
    assert list(range(1, 15)) == sorted(planned)
    assert list(range(1, 14)) == sorted(reported)
    assert "samverkan-med-civilsamhallet" == planned[4]
    assert "bostadssociala-medel" == reported[4]
    assert {4} == {number for number in reported if planned[number] != reported[number]}


def test_what_has_no_follow_up(real: Site) -> None:
    """No. 14 and the civil society are not in the report, housing funds not in the plan."""
    planned, reported = (set(numbers(real, key).values()) for key in (PLAN, REPORT))
    assert {"samverkan-med-civilsamhallet", "hallbart-huddinge-2030"} == planned - reported
    assert {"bostadssociala-medel"} == reported - planned
    assert 12 == len(planned & reported)
    assert "hallbart-huddinge-2030" == numbers(real, PLAN)[14]


def test_report_follows_up_a_plan_of_its_own_year(real: ReadSite) -> None:
    """The report of 2021 follows up the plan of 2021: each page with it says if that is missing."""
    basis = real.catalogue.basis(real.catalogue.documents[REPORT])
    assert basis
    assert 2021 == basis.follows_up.year
    for entry in real.catalogue.municipalities["huddinge"].priorities:
        page = next(page for page in real.pages.values() if page.subject is entry)
        soup = real.soup(page)
        told = [
            text
            for text in (tag.get_text() for tag in soup.select(".ps-basis"))
            if text.startswith("Berättelsen för 2021 följer upp planen för 2021")
        ]
        assert (REPORT in {one.key for one in entry.reports}) == bool(told)
        beside = {placed.entry.key for placed in entry.plans}
        meets = basis.found is not None and basis.found.key in beside
        for text in told:
            assert (basis.found is None) == ("som inte finns i samlingen" in text)
            assert (bool(beside) and not meets) == ("men inte samma år" in text)


def test_soderhamn_has_no_outcome(real: Site) -> None:
    """The programme reports nothing, and the pages that no report speaks of say just that."""
    assert () == real.catalogue.documents[PROGRAM].document.outcomes
    for entry in real.catalogue.municipalities["soderhamn"].priorities:
        page = next(page for page in real.pages.values() if page.subject is entry)
        if not entry.reports:
            assert "Ingen uppföljning i samlingen" in real.render(page)


def test_topics(real: Site) -> None:
    """There are at least twenty topics with work in them, some of it in several municipalities."""
    where = {
        topic: {entry.municipality.id for entry in real.catalogue.priorities_under(topic)}
        for topic in real.catalogue.topics
    }
    assert len([topic for topic, owners in where.items() if owners]) >= 20
    assert len([topic for topic, owners in where.items() if len(owners) > 1]) >= 5
    assert all(entry.topics for entry in real.catalogue.priorities.values())


def test_links(real: Site) -> None:
    """At least twelve links tie the two municipalities, and each link has a reason."""
    owners = [{side.document.split("/")[0] for side in one.sides} for one in real.catalogue.links]
    assert owners.count({"huddinge", "soderhamn"}) >= 12
    assert all(link.reason.endswith(".") for link in real.catalogue.links)


def test_commitments(real: Site) -> None:
    """Huddinge's plan makes 59 commitments, at least one for each of its priorities."""
    own = [one for one in real.catalogue.extracts.commitments.values() if one.entry.key == PLAN]
    assert {"task": 36, "aim": 23} == Counter(one.commitment.kind for one in own)
    promised = {one.priority.priority.id for one in own if one.priority}
    assert set(numbers(real, PLAN).values()) == promised
    assert 14 == len(promised)


def test_what_else_the_documents_say_of_a_priority(real: Site) -> None:
    """What stands outside the activities' rows, such as the workshop that was held, is told."""
    told = Counter(
        entry.priority.id
        for entry in real.catalogue.priorities.values()
        for passage in entry.passages
        if passage.entry.key in ORIGINAL
    )
    assert told == {
        "hallbart-huddinge-2030": 1,
        "medborgarnas-synpunkter": 2,
        "framtidsverkstader": 3,
        "projektstart": 5,
        "benchmarking": 1,
        "manga-motesplatser": 2,
        "kompetensutveckling": 1,
        "trygghamn": 1,
        "klokhuset": 2,
        "trygghet-i-utomhusmiljoer": 1,
    }
    page = real.render(real.pages["soderhamn/insatser/framtidsverkstader/"])
    assert "Under två dagar i juni 2009 träffades ett antal inbjudna" in page
    for name in ("trygghamn", "benchmarking"):
        page = real.render(real.pages[f"soderhamn/insatser/{name}/"])
        assert "utan extra resurser kan inte utställningen/spelet" in page
    page = real.render(real.pages["soderhamn/insatser/klokhuset/"])
    assert "Under rubriken Utan extra medel : " in " ".join(
        BeautifulSoup(page, "html.parser").stripped_strings
    )


def test_activities_are_commitments(real: Site) -> None:
    """Each of Söderhamn's activities is a commitment at least."""
    own = [one for one in real.catalogue.extracts.commitments.values() if one.entry.key == PROGRAM]
    assert SODERHAMN == {one.priority.priority.id for one in own if one.priority}


@pytest.mark.parametrize(
    ("municipality", "kind", "year"),
    [
        ("huddinge", "report", 2019),
        ("huddinge", "report", 2020),
        ("huddinge", "plan", 2021),
        ("huddinge", "plan", 2022),
        ("soderhamn", "report", 2010),
    ],
)
def test_gaps_of_documents(
    real: Site, municipality: str, kind: entities.DocumentKind, year: int
) -> None:
    """A document that these speak of is a gap until it is here."""
    missing = {
        (gap.municipality.id, gap.mention.kind, gap.mention.year)
        for gap in Gaps(real.catalogue).documents()
    }
    held = real.catalogue.holds(municipality, kind, year) is not None
    assert held != ((municipality, kind, year) in missing)


def test_gaps_of_priorities(real: Site) -> None:
    """A priority that only one of these documents has is a gap until another speaks of it."""
    gaps = Gaps(real.catalogue)
    priorities = real.catalogue.priorities
    planned = {
        "huddinge/samverkan-med-civilsamhallet",
        "huddinge/hallbart-huddinge-2030",
        *(f"soderhamn/{name}" for name in SODERHAMN),
    }
    without = {entry.key for entry in gaps.priorities_without_follow_up()}
    assert {key for key in planned if not priorities[key].reports} <= without
    unplanned = {entry.key for entry in gaps.follow_ups_without_plan()}
    housing = "huddinge/bostadssociala-medel"
    assert bool(priorities[housing].plans) != (housing in unplanned)


def test_every_priority_has_a_summary(real: Site) -> None:
    """Each of these is told in brief: the plan where there is one, the report where there is one."""
    told_by_itself = {"projektstart", "medborgarnas-synpunkter", "framtidsverkstader"}
    told_by_itself.add("manga-motesplatser")
    for name in HUDDINGE | SODERHAMN:
        own = "huddinge" if name in HUDDINGE else "soderhamn"
        entry = real.catalogue.priorities[f"{own}/{name}"]
        summary = entry.summary
        assert summary, name
        assert bool(summary.planned) == bool(entry.plans), name
        if summary.reported and summary.reported.is_follow_up:
            # The report is for another year than the plan beside it: its sentence names the year.
            assert all(year in summary.reported.text for year in summary.reported.periods), name
        else:
            assert bool(summary.reported) == (name in told_by_itself), name
            assert not entry.reports, name
