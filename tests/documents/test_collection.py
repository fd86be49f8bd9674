"""The first documents of the collection, and who is who in them."""

from __future__ import annotations

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue.gaps import Gaps
from planspegeln.checks.check import doubts
from planspegeln.loading.load import load
from planspegeln.rendering.site import Site
from tests.conftest import REAL, ReadSite
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
        if placed.entry.key == document and isinstance(placed.item.number, int)
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
    """The documents have exactly these priorities or activities, all of one kind."""
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
    """No. 4 of 2020 and no. 4 of 2021 are two priorities with different pages."""
    planned, reported = numbers(real, PLAN), numbers(real, REPORT)
    assert list(range(1, 15)) == sorted(planned)
    assert list(range(1, 14)) == sorted(reported)
    assert "samverkan-med-civilsamhallet" == planned[4]
    assert "bostadssociala-medel" == reported[4]
    assert {4} == {number for number in reported if planned[number] != reported[number]}


def test_what_has_no_follow_up(real: Site) -> None:
    """The report lacks no. 14 and the civil society. The plan lacks the housing funds."""
    planned, reported = (set(numbers(real, key).values()) for key in (PLAN, REPORT))
    assert {"samverkan-med-civilsamhallet", "hallbart-huddinge-2030"} == planned - reported
    assert {"bostadssociala-medel"} == reported - planned
    assert 12 == len(planned & reported)
    assert "hallbart-huddinge-2030" == numbers(real, PLAN)[14]


def test_report_names_no_plan(real: ReadSite) -> None:
    """The report does not say which plan it follows up. Each page with it says so."""
    report = real.catalogue.documents[REPORT]
    assert report.document.follows_up is None
    unreported = real.catalogue.unreported["huddinge"]
    for entry in real.catalogue.municipalities["huddinge"].priorities:
        page = next(page for page in real.pages.values() if page.subject is entry)
        told = [
            text
            for text in (tag.get_text() for tag in real.soup(page).select(".ps-basis"))
            if text.startswith("Berättelsen för 2021 säger inte vilken plan den följer upp.")
        ]
        assert (REPORT in {one.key for one in entry.reports}) == bool(told)
        beside = PLAN in {placed.entry.key for placed in entry.plans}
        for text in told:
            assert beside == ("men inte samma år" in text)
            neither = "Varken planen för 2021 eller berättelsen för 2020 finns i samlingen."
            assert (beside and PLAN in unreported) == (neither in text)
            assert beside or "Planen för 2021 finns inte i samlingen." in text


def test_soderhamn_has_no_outcome(real: Site) -> None:
    """The programme reports nothing. Pages without a report say exactly that."""
    assert () == real.catalogue.documents[PROGRAM].document.outcomes
    for entry in real.catalogue.municipalities["soderhamn"].priorities:
        page = next(page for page in real.pages.values() if page.subject is entry)
        if not entry.reports:
            assert "Ingen uppföljning i samlingen" in real.render(page)


def test_topics(real: Site) -> None:
    """There are at least twenty topics in use, some of them in several municipalities."""
    where = {
        topic: {entry.municipality.id for entry in real.catalogue.priorities_under(topic)}
        for topic in real.catalogue.topics
    }
    assert len([topic for topic, owners in where.items() if owners]) >= 20
    assert len([topic for topic, owners in where.items() if len(owners) > 1]) >= 5
    assert all(entry.topics for entry in real.catalogue.priorities.values())


def test_links(real: Site) -> None:
    """At least twelve links connect the two municipalities, and each has a reason."""
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
    """Sentences outside the activities' rows are shown, such as the workshop that was held."""
    told = Counter(
        entry.priority.id
        for entry in real.catalogue.priorities.values()
        for passage in entry.passages
        if passage.entry.key in ORIGINAL
    )
    assert told == {
        "hallbart-huddinge-2030": 1,
        "medborgarnas-synpunkter": 4,
        "framtidsverkstader": 3,
        "projektstart": 7,
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
    """Each of Söderhamn's activities has at least one commitment."""
    own = [one for one in real.catalogue.extracts.commitments.values() if one.entry.key == PROGRAM]
    assert SODERHAMN == {one.priority.priority.id for one in own if one.priority}


MENTIONED = {
    "huddinge": {
        *("Verksamhetsberättelse 2019", "Verksamhetsberättelse 2020", "Verksamhetsplan 2021"),
        *("Verksamhetsplan 2022", "Program för trygghet och säkerhet 2018–2021", "Mål och budget"),
        *("Hållbart Huddinge 2030", "Samverkansöverenskommelse 2019–2020"),
        *("Samverkansöverenskommelse 2021–2022", "Lägesbild för hela kommunen 2020"),
        *("Rapport om inbrott i skolverksamhetslokaler", "Handbok för delaktighet"),
        *("Utvecklingsplaner", "Handlingsplan för ökat valdeltagande"),
        *("Avsiktsförklaring om samverkan 2019–2023", "Riktlinjer för trygghetskameror"),
        *("Riktlinjer för Huddingeförslag", "Studien Pandemin och Huddingebornas livsvillkor"),
        "Uppföljning 2020 av programmet för trygghet och säkerhet",
    },
    "soderhamn": {
        *(
            "Slutrapport för projektet",
            "Utvärdering av aktiviteterna",
            "Medborgarundersökning 2007",
        ),
        *("Medborgarundersökning 2009", "Medborgarundersökning 2011", "Kommunens trygghetsmätning"),
        "Kartläggning av insatser för trygghet och inkludering",
    },
}


@pytest.mark.parametrize("municipality", MENTIONED)
def test_gaps_of_documents(real: Site, municipality: str) -> None:
    """Each document that these mention is a gap until the collection has it."""
    mentions = [
        mention
        for key in sorted(ORIGINAL)
        for mention in real.catalogue.documents[key].document.mentions
        if key.startswith(municipality)
    ]
    assert MENTIONED[municipality] == {mention.title for mention in mentions}
    missing = {
        (gap.municipality.id, *gap.mention.known_by) for gap in Gaps(real.catalogue).documents()
    }
    for mention in mentions:
        held = real.catalogue.holds(municipality, mention) is not None
        assert held != ((municipality, *mention.known_by) in missing)


def test_gaps_of_priorities(real: Site) -> None:
    """A priority that only one of these documents has is a gap until another has it too."""
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
    """Each of these has a summary: of the plan and of the report, if they exist."""
    told_by_itself = {"projektstart", "medborgarnas-synpunkter", "framtidsverkstader"}
    told_by_itself |= {"manga-motesplatser", "klokhuset"}
    for name in HUDDINGE | SODERHAMN:
        own = "huddinge" if name in HUDDINGE else "soderhamn"
        entry = real.catalogue.priorities[f"{own}/{name}"]
        summary = entry.summary
        assert summary, name
        assert bool(summary.planned) == bool(entry.plans), name
        if summary.reported and summary.reported.is_follow_up:
            # The report is for another year than the plan beside it, so its sentence names the year.
            assert all(year in summary.reported.text for year in summary.reported.periods), name
        else:
            assert bool(summary.reported) == (name in told_by_itself), name
            assert not entry.reports, name


def test_nothing_doubtful_is_left_unanswered() -> None:
    """What may be right has been looked at, and the answer is in the data."""
    assert [] == [str(doubt) for doubt in doubts(load(REAL))]
