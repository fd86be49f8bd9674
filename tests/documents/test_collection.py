"""The real collection: three documents, and who is who in them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planspegeln.gaps import Gaps
from planspegeln.site import Site
from tests.documents import PLAN, PROGRAM, REPORT

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
    """The collection holds a plan, a report and a programme."""
    assert {PLAN: "plan", REPORT: "report", PROGRAM: "programme"} == {
        key: entry.document.kind for key, entry in real.catalogue.documents.items()
    }


@pytest.mark.parametrize(
    ("municipality", "kind", "expected"),
    [("huddinge", "priority", HUDDINGE), ("soderhamn", "activity", SODERHAMN)],
)
def test_priorities(real: Site, municipality: str, kind: str, expected: set[str]) -> None:
    """Each municipality has exactly its priorities or activities."""
    own = real.catalogue.priorities_of(municipality)
    assert expected == {entry.priority.id for entry in own}
    assert {kind} == {entry.priority.kind for entry in own}


def test_municipality_codes(real: Site) -> None:
    """The official codes are text, with their leading zero."""
    codes = {key: value.code for key, value in real.catalogue.municipalities.items()}
    assert {"huddinge": "0126", "soderhamn": "2182"} == codes


def test_identity_is_by_priority_and_never_by_number(real: Site) -> None:
    """No. 4 of 2020 and no. 4 of 2021 are two priorities, with a page each."""
    planned, reported = numbers(real, PLAN), numbers(real, REPORT)
    assert list(range(1, 15)) == sorted(planned)
    assert list(range(1, 14)) == sorted(reported)
    assert "samverkan-med-civilsamhallet" == planned[4]
    assert "bostadssociala-medel" == reported[4]
    assert {4} == {number for number in reported if planned[number] != reported[number]}
    civil, housing = (
        real.catalogue.priorities[f"huddinge/{id_}"] for id_ in (planned[4], reported[4])
    )
    assert ([PLAN], []) == ([p.entry.key for p in civil.plans], civil.follow_ups)
    assert ([], [REPORT]) == (housing.plans, [p.entry.key for p in housing.follow_ups])


def test_what_has_no_follow_up(real: Site) -> None:
    """No. 14 and the civil society have no follow-up, housing funds no plan; twelve have both."""
    own = real.catalogue.priorities_of("huddinge")
    without = {entry.priority.id for entry in own if not entry.follow_ups}
    assert {"samverkan-med-civilsamhallet", "hallbart-huddinge-2030"} == without
    assert {"bostadssociala-medel"} == {entry.priority.id for entry in own if not entry.plans}
    assert 12 == len([entry for entry in own if entry.plans and entry.follow_ups])
    assert "hallbart-huddinge-2030" == numbers(real, PLAN)[14]


def test_report_follows_up_a_plan_that_is_not_here(real: Site) -> None:
    """The report of 2021 follows up the plan of 2021, and every page that shows it says so."""
    basis = real.catalogue.basis(real.catalogue.documents[REPORT])
    assert basis
    assert (2021, None) == (basis.follows_up.year, basis.found)
    for entry in real.catalogue.priorities_of("huddinge"):
        page = next(page for page in real.pages.values() if page.subject is entry)
        text = BeautifulSoup(real.render(page), "html.parser").get_text()
        told = "följer upp planen för 2021, som inte finns i samlingen" in text
        assert bool(entry.follow_ups) == told
        other_year = "samma prioritering, men inte samma år" in text
        assert bool(entry.follow_ups and entry.plans) == other_year


def test_soderhamn_has_no_outcome(real: Site) -> None:
    """No document follows up Söderhamn's programme, and its pages say just that."""
    for entry in real.catalogue.priorities_of("soderhamn"):
        assert [] == entry.follow_ups
        page = next(page for page in real.pages.values() if page.subject is entry)
        assert "Ingen uppföljning i samlingen" in real.render(page)


def test_topics(real: Site) -> None:
    """There are at least twenty topics with work in them, some of it in both municipalities."""
    where = {
        topic: {entry.municipality.id for entry in real.catalogue.priorities_under(topic)}
        for topic in real.catalogue.topics
    }
    assert len([topic for topic, owners in where.items() if owners]) >= 20
    assert len([topic for topic, owners in where.items() if len(owners) == 2]) >= 5
    assert all(entry.topics for entry in real.catalogue.priorities.values())


def test_links(real: Site) -> None:
    """There are at least twelve links, each between the municipalities and with a reason."""
    assert len(real.catalogue.links) >= 12
    for link in real.catalogue.links:
        owners = {side.document.split("/")[0] for side in link.sides}
        assert {"huddinge", "soderhamn"} == owners
        assert link.reason.endswith(".")


def test_commitments(real: Site) -> None:
    """Huddinge's plan makes 61 commitments, at least one for each of its priorities."""
    own = [one for one in real.catalogue.extracts.commitments.values() if one.entry.key == PLAN]
    assert 61 == len(own)
    assert 61 == len(real.catalogue.extracts.commitments_of("huddinge"))
    promised = {one.priority.priority.id for one in own if one.priority}
    assert set(numbers(real, PLAN).values()) == promised
    assert 14 == len(promised)


def test_what_else_the_documents_say_of_a_priority(real: Site) -> None:
    """What stands outside the activities' rows, such as the workshop that was held, is told."""
    told = {
        entry.priority.id: len(entry.passages)
        for entry in real.catalogue.priorities.values()
        if entry.passages
    }
    assert told == {
        "hallbart-huddinge-2030": 1,
        "medborgarnas-synpunkter": 2,
        "framtidsverkstader": 3,
        "benchmarking": 1,
        "manga-motesplatser": 1,
        "kompetensutveckling": 1,
        "trygghamn": 1,
        "klokhuset": 1,
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
    """Each of Söderhamn's activities is a commitment at least, and none has an outcome."""
    own = real.catalogue.extracts.commitments_of("soderhamn")
    assert SODERHAMN == {one.priority.priority.id for one in own if one.priority}
    assert [] == [one.key for one in own if one.answers]


def test_gaps(real: Site) -> None:
    """The gaps are exactly those that are known."""
    gaps = Gaps(real.catalogue)
    assert [
        ("huddinge", "Verksamhetsberättelse 2019"),
        ("huddinge", "Verksamhetsberättelse 2020"),
        ("huddinge", "Verksamhetsplan 2021"),
        ("huddinge", "Verksamhetsplan 2022"),
        ("soderhamn", "Slutrapport för projektet"),
    ] == [(gap.municipality.id, gap.mention.title) for gap in gaps.documents()]
    without = [entry.key for entry in gaps.priorities_without_follow_up()]
    assert {
        "huddinge/samverkan-med-civilsamhallet",
        "huddinge/hallbart-huddinge-2030",
        *(f"soderhamn/{name}" for name in SODERHAMN),
    } == set(without)
    assert 15 == len(without)
    reported = [entry.key for entry in gaps.follow_ups_without_plan()]
    assert ["huddinge/bostadssociala-medel"] == reported
    targets = [(one.entry.key, one.measure.value) for one in gaps.targets_without_outcome()]
    assert [(PROGRAM, 45)] == targets
    assert {PLAN, PROGRAM} == {entry.key for entry in gaps.plans_without_report()}
