"""The real collection: three documents, who is who in them, and what must never be shown."""

from __future__ import annotations

import posixpath
import re

import pytest
from bs4 import BeautifulSoup

from planspegeln import addresses, leaves
from planspegeln.gaps import Gaps
from planspegeln.leaves import DocumentText
from planspegeln.sentences import around
from planspegeln.site import Site
from tests.conftest import REAL
from tests.tiny.update import exports

PLAN = "huddinge/verksamhetsplan-2020"
DIGG = "https://www.digg.se/tdosanmalan"  # where faults are reported to the authority
REPORT = "huddinge/verksamhetsberattelse-2021"
PROGRAM = "soderhamn/handlingsprogram-2009"

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


def economy(text: DocumentText) -> list[list[str]]:
    cells = [leaf for leaf in text.leaves if leaf.anchor == "ekonomi"]
    return [[leaf.text for leaf in cells[i : i + 7]] for i in range(0, len(cells), 7)]


def test_economy(real: Site) -> None:
    """Söderhamn's table is the source's, and adds up: costs, external finance, net."""
    rows = economy(real.catalogue.documents[PROGRAM].text)
    expected = [
        ["2009", "", "", "200", "", "200", "200"],
        ["2010", "", "", "1250", "500", "750", "750"],
        ["2011", "", "", "1000", "500", "500", "500"],
        ["Summa", "", "", "2 450", "1 000", "1 450", "1 450"],
    ]
    assert expected == rows[1:]
    assert (2450, 1000, 1450) == (200 + 1250 + 1000, 500 + 500, 2450 - 1000)
    tables = [table for table, _ in leaves.tables(real.catalogue.documents[PROGRAM].document)]
    assert ["Summa"] == [table.total for table in tables]
    assert [(6, (2, 4), (3, 5))] == [(b.result, b.plus, b.minus) for b in tables[0].balances]


def test_commitments(real: Site) -> None:
    """Huddinge's plan makes 64 commitments, at least one for each of its priorities."""
    own = [one for one in real.catalogue.extracts.commitments.values() if one.entry.key == PLAN]
    assert 61 == len(own)
    assert 61 == len(real.catalogue.extracts.commitments_of("huddinge"))
    promised = {one.priority.priority.id for one in own if one.priority}
    assert set(numbers(real, PLAN).values()) == promised
    assert 14 == len(promised)


def test_activities_are_commitments(real: Site) -> None:
    """Each of Söderhamn's activities is a commitment at least, and none has an outcome."""
    own = real.catalogue.extracts.commitments_of("soderhamn")
    assert SODERHAMN == {one.priority.priority.id for one in own if one.priority}
    assert [] == [one.key for one in own if one.outcomes]


NUMBERS = [
    # Document, value, unit, qualifier, year, words of its quote or label.
    (REPORT, 415, "ärenden", None, 2021, "415 klotterärenden"),
    (REPORT, 474, "ärenden", None, 2020, "474 år 2020"),
    (REPORT, 74, "procent", None, 2021, "74% av de inkomna"),
    (REPORT, 64, "procent", None, 2020, "64% åtgärdats"),
    (REPORT, 26, "procent", None, 2021, "26% av samtliga ärenden"),
    (REPORT, 500, "tittare", "drygt", 2021, "Drygt 500 unika tittare"),
    (REPORT, 20, "besökare", "ett …-tal", 2021, "ett 20-tal besökare"),
    (REPORT, 460, "elever", "cirka", 2021, "cirka 460 elever"),
    (REPORT, 14000, "personer", "cirka", 2021, "cirka 14 000 personer"),
    (REPORT, 3, "personer", None, 2021, "anställdes tre personer i rollen som trygghetsvård"),
    (REPORT, 3, "skolor", None, 2021, "tre skolor"),
    (REPORT, 2, "dagar", None, 2021, "två dagar"),
    (PLAN, 11.5, "miljoner kronor", None, 2018, "11,5 miljoner kronor per år"),
    (PLAN, 11.5, "miljoner kronor", None, 2019, "11,5 miljoner kronor per år"),
    (PLAN, 500000, "kronor", None, 2020, "500 000 kr avsatts"),
    (PROGRAM, 40, "index", None, 2007, "2007 var betygsindex 40"),
    (PROGRAM, 45, "index", None, 2011, "betygsindex 45"),
    (PROGRAM, 50, "index", None, None, "riksgenomsnittet 50"),
]


@pytest.mark.parametrize("number", NUMBERS, ids=[f"{n[1]}-{n[4]}" for n in NUMBERS])
def test_numbers(real: Site, number: tuple[str, float, str, str | None, int | None, str]) -> None:
    """The numbers that a reader looks for are measures, as the documents give them."""
    document, value, unit, qualifier, year, words = number
    found = [
        one
        for one in real.catalogue.extracts.measures
        if one.entry.key == document
        and (one.measure.value, one.measure.year) == (value, year)
        and one.measure.unit == unit
        and words in one.ground
    ]
    assert [qualifier] == [one.measure.qualifier for one in found]


def test_every_number_of_the_economy_table_is_a_measure(real: Site) -> None:
    """Each filled cell is a measure of its value in kkr, and each empty one is none."""
    rows = economy(real.catalogue.documents[PROGRAM].text)[1:]
    filled = {
        (r, c): int(cell.replace(" ", ""))
        for r, row in enumerate(rows, start=1)
        for c, cell in enumerate(row, start=1)
        if c > 1 and cell
    }
    found = {
        (one.measure.cell.row, one.measure.cell.column): one.measure.value
        for one in real.catalogue.extracts.measures
        if one.measure.cell
    }
    assert 15 == len(filled)
    assert filled == found
    for one in real.catalogue.extracts.measures:
        if one.measure.cell:
            year, _ = real.catalogue.extracts.cell_names(one)
            assert (one.measure.unit, None if year == "Summa" else int(year)) == (
                "kkr",
                one.measure.year,
            )


# Sentences of the report whose numbers measure nothing: years, dates and other names of things.
NOT_MEASURES = (
    re.compile(r"\b(?:19|20)\d\d(?:[–-]\d{4})?(?::\d+)?"),  # years, SOU 2021:46
    re.compile(r"\b\d{1,2} (?:januari|februari|mars|april|juni|augusti|oktober|november|december)"),
    re.compile(r"100-årsjubileet"),
    re.compile(r"åldersgruppen 25-34"),
    re.compile(r"(?:Länna|Grantorp) [\d:, ]+"),  # properties
    re.compile(r"mars 2021"),
    re.compile(r"tre syften"),  # what the campaign was for, listed below it
)
NUMBER = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften)\b", re.IGNORECASE
)


def test_every_sentence_with_a_number_that_measures_is_covered(real: Site) -> None:
    """No number of the report is left out: what is no measure is a year, a date or a name."""
    entry = real.catalogue.documents[REPORT]
    covered = {
        (one.location.leaf.trail, around(one.location.leaf.text, one.location.start, at))
        for one in real.catalogue.extracts.measures
        if one.entry.key == REPORT
        for at in (one.location.end,)
    }
    left = []
    for leaf in entry.text.leaves:
        at = 0
        while at < len(leaf.text):
            start, end = around(leaf.text, at, at + 1)
            sentence = leaf.text[start:end]
            bare = sentence
            for pattern in NOT_MEASURES:
                bare = pattern.sub("", bare)
            if NUMBER.search(bare) and not any(
                trail == leaf.trail and first <= start and end <= last
                for trail, (first, last) in covered
            ):
                left.append(sentence)
            at = end + 1
    assert [] == left


def test_nothing_is_computed_from_the_ambiguous_three_percent(real: Site) -> None:
    """The report's 3% is quoted with a unit of its own, in no series, sum or chart."""
    found = [one for one in real.catalogue.extracts.measures if one.measure.unit == "%"]
    assert [(REPORT, 3)] == [(one.entry.key, one.measure.value) for one in found]
    assert found[0].measure.series is None
    assert "3% jämfört med 2019" in found[0].ground
    assert all(found[0] not in chart.measures for chart in real.charts)
    assert all(
        found[0].measure.id not in (one.total, *one.terms)
        for entry in real.catalogue.documents.values()
        for one in entry.document.sums
    )
    of_2019 = [
        one.key
        for one in real.catalogue.extracts.measures
        if one.entry.key == REPORT and one.measure.year == 2019
    ]
    assert [] == of_2019
    shown = everything(real)
    assert not any(re.search(r"\b(?:77|71) ?(?:%|procent|&#37;)", html) for html in shown.values())


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


def test_unequal_years_are_told_wherever_they_meet(real: Site) -> None:
    """Every page that sets the plan of 2020 beside the report of 2021 says that they differ."""
    told = {"samma prioritering, men inte samma år", "det är inte samma år"}
    meeting = set()
    for page in real.pages.values():
        soup = BeautifulSoup(real.render(page), "html.parser")
        sources = {
            entry.key
            for entry in real.catalogue.documents.values()
            for link in soup.select(".ps-pair .ps-place, .ps-original ~ .ps-source a, .ps-matrix a")
            if f"dokument/{entry.document.id}/" in str(link["href"])
        }
        if {PLAN, REPORT} <= sources:
            meeting.add(page.address)
            text = soup.get_text()
            assert any(words in text for words in told), page.address
            assert "bredvid planen för 2020" in text
    assert {"huddinge/", "uppfoljning/", "huddinge/prioriteringar/lokal-samverkan/"} <= meeting
    assert 14 == len(meeting)


def everything(real: Site) -> dict[str, str]:
    """All that the site publishes of the data, by address."""
    shown = {
        page.address: f"{page.title} {page.description} {real.render(page)}"
        for page in real.pages.values()
    }
    return shown | exports(real)


@pytest.mark.parametrize("piece", ["Toralf.Nilsson@", "Toralf.Nilsson", "Nilsson@huddinge"])
def test_withheld_address_is_nowhere(real: Site, piece: str) -> None:
    """The official's e-mail address is on no page and in no data file, as text or as markup."""
    for address, content in everything(real).items():
        text = BeautifulSoup(content, "html.parser").get_text()
        assert piece.lower() not in f"{content} {text}".lower(), address


def test_names_are_in_no_export(real: Site) -> None:
    """The working group's names and the official's are in no data file and no description."""
    names = [p.name for e in real.catalogue.documents.values() for p in e.document.personal]
    assert {"Graziella Belloni", "Esbjörn Lindgren", "Toralf Nilsson"} <= set(names)
    assert 9 == len(names)
    exported = "".join(exports(real).values())
    heads = "".join(page.title + page.description for page in real.pages.values())
    assert [] == [name for name in names if name in exported + heads]


def test_names_are_kept_from_search(real: Site) -> None:
    """Wherever a name is shown it is marked as nothing to search; prize winners are published."""
    names = [p.name for e in real.catalogue.documents.values() for p in e.document.personal]
    for page in real.pages.values():
        soup = BeautifulSoup(real.render(page), "html.parser")
        for tag in soup.select("[data-pagefind-ignore]"):
            tag.decompose()
        assert [] == [name for name in names if name in soup.get_text()]
    prize = real.pages["huddinge/prioriteringar/demokratipris/"]
    assert "Eva Ganters" in real.render(prize)


def test_misprints_stay(real: Site) -> None:
    """The sources' misprints are shown as they are, the page's own title is corrected."""
    page = real.pages["huddinge/prioriteringar/bostadssociala-medel/"]
    soup = BeautifulSoup(real.render(page), "html.parser")
    assert soup.h1
    assert "Bostadssociala medel" == soup.h1.get_text()
    assert "4. Botadssociala medel" in soup.get_text()
    reading = real.render(real.pages["soderhamn/dokument/handlingsprogram-2009/"])
    for misprint in ("Välfrädrådet", "kkkr", "SBC"):
        assert misprint in reading


def test_every_link_and_anchor_exists(real: Site) -> None:
    """Every link between the real pages leads to a page and to an id that stands there once."""
    soups = {
        page.address: BeautifulSoup(real.render(page), "html.parser")
        for page in real.pages.values()
    }
    ids = {address: [tag["id"] for tag in soup(id=True)] for address, soup in soups.items()}
    files = exports(real)
    dead = []
    for address, soup in soups.items():
        for link in soup("a"):
            if link["href"] == DIGG:
                continue
            path, _, anchor = str(link["href"]).partition("#")
            there = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
            there = f"{there}/" if there and there not in files else there
            if (
                there
                and there not in files
                and (there not in ids or (anchor and ids[there].count(anchor) != 1))
            ):
                dead.append(f"{address} → {link['href']}")
    assert [] == dead


def test_ledger_is_complete(real: Site) -> None:
    """Every address of the site stands in the ledger, once there is one."""
    ledger = addresses.read_ledger(REAL)
    if not ledger:
        pytest.fail("there is no ledger: run `make addresses`")
    missing = set(addresses.published(real.pages.values())) - set(ledger)
    assert set() == missing, "run `make addresses` and commit data/addresses.txt"
    assert sorted(ledger) == ledger
