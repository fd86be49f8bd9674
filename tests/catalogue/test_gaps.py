"""The register of gaps: what the collection lacks. A new document closes its gaps."""

from __future__ import annotations

import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue.gaps import Cell, Gaps, Sums
from planspegeln.model.entities import Status
from planspegeln.rendering.site import Site
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
# Documents that Påhittköping's documents mention and the collection lacks: kind and year.
PAHITTKOPING: list[tuple[str, str, int | None]] = [
    ("pahittkoping", "report", 2029),
    ("pahittkoping", "other", 2029),
    ("pahittkoping", "plan", 2031),
    ("pahittkoping", "plan", None),
]

SOURCE = """Slutrapport 2032

Exempelstyrelsen

Uppföljning av programmet

1. Börja

Arbetet började 2030.

2. Torgvandring

Vi gick runt på torgen 7 gånger. Vi fortsatte 2031.

3. Lampor

Lamporna lyser. Index blev 44 år 2032.
"""
CLOSING = """id: slutrapport-2032
kind: report
title: Slutrapport 2032
short_title: Slutrapport 2032
years: [2032]
issuer: Exempelstyrelsen
source:
  file: exempelby-slutrapport-2032.txt
  sha256: {sha256}
follows_up:
  kind: programme
  year: 2030
  title: Program 2030–2032
  quote: Uppföljning av programmet
text:
  - title: Slutrapport 2032
  - lines: [Exempelstyrelsen]
  - section: uppfoljning
    heading: Uppföljning av programmet
    blocks:
      - item: borja
        number: 1
        title: Börja
        blocks: [text: Arbetet började 2030.]
      - item: torgvandring
        number: 2
        title: Torgvandring
        blocks: [text: Vi gick runt på torgen 7 gånger. Vi fortsatte 2031.]
      - item: lampor
        number: 3
        title: Lampor
        blocks: [text: Lamporna lyser. Index blev 44 år 2032.]
read:
  - words: 21
compared:
  - {plan: program-2030, commitments: 4, outcomes: 4}
outcomes:
  - id: gick
    quote: Vi gick runt på torgen 7 gånger.
  - id: fortsatte
    quote: Vi fortsatte 2031.
  - id: lyser
    quote: Lamporna lyser.
  - id: index
    quote: Index blev 44 år 2032.
answers:
  - {commitment: program-2030#ga-runt, status: genomfort, because: De gick., outcomes: [gick]}
  - {commitment: program-2030#fortsatta, status: genomfort, because: Jo., outcomes: [fortsatte]}
  - {commitment: program-2030#satta-upp-lampor, status: genomfort, because: Ja., outcomes: [lyser]}
  - {commitment: program-2030#index-45, status: ej-uppnatt, because: Nej., outcomes: [index]}
measures:
  - id: index-2032
    label: Index för trivsel
    value: 44
    unit: index
    year: 2032
    role: outcome
    series: trivselindex
    topics: [torg]
    quote: Index blev 44 år 2032.
"""
MENTION = """mentions:
  - kind: report
    year: 2032
    title: Slutrapport 2032
    quote: Senast 2032
"""


def gaps(site: Site) -> Gaps:
    return Gaps(site.catalogue)


def missing(site: Site) -> list[tuple[str, str, int | None]]:
    return [
        (gap.municipality.id, gap.mention.kind, gap.mention.year) for gap in gaps(site).documents()
    ]


def lacking(site: Site) -> dict[str, list[str]]:
    """The commitments without an outcome, by document."""
    found = gaps(site).commitments_without_outcome()
    return {entry.key: [one.commitment.id for one in under] for entry, under in found}


def page(site: Site) -> str:
    """What the pages of all municipalities say."""
    pages = [one for one in site.pages.values() if one.template == "gaps_of.html"]
    told = [BeautifulSoup(site.render(one), "html.parser").get_text() for one in pages]
    return " ".join(" ".join(told).split())


def test_missing_documents(site: Site) -> None:
    """A document that is mentioned or followed up is missing unless the collection has it."""
    assert PAHITTKOPING == missing(site)
    first, second, third, fourth = gaps(site).documents()
    assert ("plan-2030", "") == (first.mentioned_in.document.id, first.anchor)
    assert ("plan-2030", "") == (second.mentioned_in.document.id, second.anchor)
    assert ("berattelse-2031", "uppfoljning") == (third.mentioned_in.document.id, third.anchor)
    assert ("plan-2030", "fler-ska-trivas") == (fourth.mentioned_in.document.id, fourth.anchor)
    text = page(site)
    _, _, text = text.rpartition("Dokument som saknas")
    plans, _, others = text.partition("Andra dokument")
    assert "Berättelse 2029 {% raw %}. Nämns i Plan 2030: ”Planen bygger på" in plans
    assert "Boken {{ 7*7 }}. Nämns i Plan 2030: ”Se även boken”" in others


def test_a_document_is_missing_once(tiny: Copy) -> None:
    """A document that several others mention is one gap. The oldest mention counts."""
    tiny.edit(
        REPORT,
        "personal:\n",
        "mentions:\n  - kind: report\n    year: 2029\n    title: B\n    quote: två fler än planerat\n\n"
        "personal:\n",
    )
    found = gaps(tiny.open()).documents()
    assert ["Berättelse 2029 {% raw %}", "Boken {{ 7*7 }}", "Plan 2031", "Fler torg <b>"] == [
        gap.mention.title for gap in found
    ]


@pytest.mark.parametrize(("kind", "held"), [("plan", True), ("programme", False), ("other", False)])
def test_a_document_without_a_year_goes_by_its_title(tiny: Copy, kind: str, held: bool) -> None:
    """Without a year, a mention is identified by kind and title."""
    tiny.edit(PLAN, "\nshort_title: Plan 2030\n", "\nshort_title: Fler torg <b>\n")
    tiny.edit(PLAN, "kind: plan\n    title: Fler", f"kind: {kind}\n    title: Fler")
    assert held != (("pahittkoping", kind, None) in missing(tiny.open()))


def test_a_document_of_another_kind_year_or_municipality_is_no_stand_in(tiny: Copy) -> None:
    """A missing document is identified by kind, year and municipality."""
    tiny.edit(
        PROGRAM,
        "personal:\n",
        MENTION.replace("Senast 2032", "nå index 45").replace("2032", "2031") + "personal:\n",
    )
    assert ("exempelby", "report", 2031) in missing(tiny.open())
    tiny.edit(PROGRAM, "kind: report\n    year: 2031", "kind: programme\n    year: 2031")
    assert not any(own == "exempelby" for own, _, _ in missing(tiny.open()))


def test_plans_without_report(site: Site) -> None:
    """Only a report that says so follows up a plan."""
    found = [one.plan.key for one in gaps(site).plans_without_report()]
    assert ["exempelby/program-2030", "pahittkoping/plan-2030"] == found


def test_plan_with_report(tiny: Copy) -> None:
    """A report that follows up the plan closes the gap."""
    tiny.edit(
        REPORT,
        "year: 2031\n  title: Plan 2031\n  quote: Uppföljning av prioriteringarna 2031",
        "year: 2030\n  title: Plan 2030\n  quote: Uppföljning av prioriteringarna",
    )
    site = tiny.open()
    found = [one.plan.key for one in gaps(site).plans_without_report()]
    assert ["exempelby/program-2030"] == found
    assert [one for one in PAHITTKOPING if one[2] != 2031] == missing(site)


def test_priorities_without_follow_up(site: Site) -> None:
    """A priority that no report has, under its own heading or elsewhere."""
    found = [entry.key for entry in gaps(site).priorities_without_follow_up()]
    assert ["exempelby/borja", "exempelby/torgvandring", "exempelby/lampor"] == found


def test_priority_that_a_report_leaves_out(tiny: Copy) -> None:
    """A priority without answering outcomes has no follow-up."""
    text = tiny.read(REPORT)
    head, _, tail = text.partition("  - id: bok\n")
    head = head.replace("    outcomes: 9\n", "    outcomes: 5\n")
    tail = "  - id: aterkomst\n    quote" + tail.partition("  - id: aterkomst\n    quote")[2]
    tail = tail.replace("    about: fria-sagor\n", "")
    answers = re.compile(r"  - commitment: .*\n(?:    .*\n)*?    outcomes: \[(.*)\]\n")
    gone = {"bok", "vagg", "sagostunder", "hoglasning"}
    tail = answers.sub(lambda one: "" if one[1] in gone else one[0], tail)
    tiny.write(REPORT, head + tail)
    site = tiny.open()
    found = [entry.key for entry in gaps(site).priorities_without_follow_up()]
    assert "pahittkoping/fria-sagor" in found
    html = site.render(site.pages["pahittkoping/prioriteringar/fria-sagor/"])
    assert "Ingen uppföljning i samlingen" in html


def test_follow_ups_without_plan(site: Site) -> None:
    """A priority that has a report but no plan."""
    found = [entry.key for entry in gaps(site).follow_ups_without_plan()]
    assert ["pahittkoping/nya-bankar"] == found


def test_commitments_without_outcome(site: Site) -> None:
    """Commitments without an outcome are under their document, in its order."""
    assert {
        "exempelby/program-2030": ["index-45", "ga-runt", "satta-upp-lampor", "fortsatta"],
        "pahittkoping/plan-2030": ["saga-om-dagen"],
    } == lacking(site)


def test_targets_without_outcome(site: Site) -> None:
    """A target without an outcome of its series for its year or later."""
    found = [one.measure.id for one in gaps(site).targets_without_outcome()]
    assert ["index-mal"] == found


def close(tiny: Copy, content: str = CLOSING) -> Site:
    """The collection with the report that follows up Exempelby's programme."""
    sha256 = hashlib.sha256(SOURCE.encode()).hexdigest()
    tiny.write("sources/exempelby-slutrapport-2032.txt", SOURCE)
    content = content.replace("{sha256}", sha256)
    tiny.write("exempelby/documents/slutrapport-2032.yml", content)
    return tiny.open()


def test_a_new_report_closes_its_gaps(tiny: Copy) -> None:
    """Adding the report closes its own gaps, and no others."""
    tiny.edit(PROGRAM, "personal:\n", MENTION + "personal:\n")
    before = tiny.open()
    program = "exempelby/program-2030"
    activities = ["exempelby/borja", "exempelby/torgvandring", "exempelby/lampor"]
    assert [("exempelby", "report", 2032), *PAHITTKOPING] == missing(before)
    assert program in [one.plan.key for one in gaps(before).plans_without_report()]
    assert activities == [entry.key for entry in gaps(before).priorities_without_follow_up()]
    assert 4 == len(lacking(before)[program])
    assert ["index-mal"] == [one.measure.id for one in gaps(before).targets_without_outcome()]
    for told in (
        "Slutrapport 2032. Nämns i",
        "Ingen uppföljning finns i samlingen.",
        "är ställd mot målet",
    ):
        assert told in page(before)

    after = close(tiny)
    assert PAHITTKOPING == missing(after)
    assert ["pahittkoping/plan-2030"] == [
        one.plan.key for one in gaps(after).plans_without_report()
    ]
    assert [] == gaps(after).priorities_without_follow_up()
    assert {"pahittkoping/plan-2030": ["saga-om-dagen"]} == lacking(after)
    assert [] == gaps(after).targets_without_outcome()
    assert ["pahittkoping/nya-bankar"] == [e.key for e in gaps(after).follow_ups_without_plan()]
    for told in (
        "Slutrapport 2032. Nämns i",
        "Ingen uppföljning finns i samlingen.",
        "är ställd mot målet",
    ):
        assert told not in page(after)
    assert "Berättelsen för 2032 ger besked om fyra." in page(after)
    html = after.render(after.pages["exempelby/insatser/torgvandring/"])
    assert "Ingen uppföljning i samlingen" not in html


def test_an_outcome_before_the_target_s_year_does_not_close_it(tiny: Copy) -> None:
    """An earlier figure does not say whether the target was reached."""
    site = close(
        tiny,
        CLOSING.replace("    year: 2032\n    role: outcome", "    year: 2031\n    role: outcome"),
    )
    assert ["index-mal"] == [one.measure.id for one in gaps(site).targets_without_outcome()]


def test_a_target_that_is_judged_without_a_figure(tiny: Copy) -> None:
    """It is told that no figure is set against it, and what the report says of the commitment."""
    site = close(tiny, CLOSING.replace("series: trivselindex", "series: annat"))
    (target,) = gaps(site).targets_without_outcome()
    judged = gaps(site).judged(target)
    assert judged
    assert "index-45" == judged.commitment.commitment.id
    told = f"är ställd mot målet. Åtagandet är ändå bedömt: {judged.label}."
    assert told in page(site)


def test_a_target_without_a_report_is_not_judged(site: Site) -> None:
    """Nothing is said of it but that no figure is there."""
    (target,) = gaps(site).targets_without_outcome()
    assert gaps(site).judged(target) is None
    assert "ändå bedömt" not in page(site)


def test_the_latest_outcome_closes_a_target(tiny: Copy) -> None:
    """The latest outcome counts, in whichever order they are listed."""
    _, _, last = CLOSING.partition("measures:\n")
    earlier = last.replace("index-2032", "index-2031").replace("year: 2032", "year: 2031")
    site = close(tiny, CLOSING + earlier)
    assert [] == gaps(site).targets_without_outcome()


def test_an_outcome_of_another_series_does_not_close_a_target(tiny: Copy) -> None:
    """A number from another series cannot honestly be compared."""
    site = close(tiny, CLOSING.replace("series: trivselindex", "series: annat"))
    assert ["index-mal"] == [one.measure.id for one in gaps(site).targets_without_outcome()]


def test_a_target_awaits_a_report_that_is_not_compared(tiny: Copy) -> None:
    """The report may have a number to set against it."""
    compared = "compared:\n  - {plan: program-2030, commitments: 4, outcomes: 4}\n"
    assert compared in CLOSING
    content = CLOSING.replace("series: trivselindex", "series: annat").replace(compared, "")
    assert [] == gaps(close(tiny, content)).targets_without_outcome()


def test_an_outcome_of_no_series_does_not_close_a_target_of_none(tiny: Copy) -> None:
    """Two numbers without a series are not compared with each other."""
    tiny.edit(PROGRAM, "    series: trivselindex\n    quote: Senast", "    quote: Senast")
    tiny.edit(PROGRAM, "year: 2032\n    role: target", "year: 2030\n    role: target")
    old = "year: 2031\n    role: plan\n    cell"
    tiny.edit(PROGRAM, old, old.replace("plan", "outcome"))
    site = tiny.open()
    assert ["index-mal"] == [one.measure.id for one in gaps(site).targets_without_outcome()]


@pytest.mark.parametrize(("role", "expected"), [("outcome", []), ("reference", ["index-mal"])])
def test_a_target_without_a_year(tiny: Copy, role: str, expected: list[str]) -> None:
    """Any outcome of the series closes a target without a year, with a year or not."""
    tiny.edit(PROGRAM, "    year: 2032\n    role: target", "    role: target")
    tiny.edit(PROGRAM, "    unit: index\n    role: reference", f"    unit: index\n    role: {role}")
    tiny.edit(
        PROGRAM,
        "  - id: trivselindex\n    title: Index för trivsel\n    series: [trivselindex]\n"
        "    maximum: 100\n",
        "",
    )
    site = tiny.open()
    assert expected == [one.measure.id for one in gaps(site).targets_without_outcome()]


def test_a_report_that_answers_nothing_closes_only_itself(tiny: Copy) -> None:
    """Without outcomes the commitments and the target stay open."""
    site = close(tiny, CLOSING.partition("outcomes:\n")[0])
    assert 4 == len(lacking(site)["exempelby/program-2030"])
    assert ["index-mal"] == [one.measure.id for one in gaps(site).targets_without_outcome()]
    assert [] == gaps(site).priorities_without_follow_up()


def cells(site: Site, priority: str | None) -> list[Cell]:
    """The row of a priority of Påhittköping, or of what is outside all priorities."""
    rows = {
        row.priority.priority.id if row.priority else None: row.cells
        for row in gaps(site).rows(site.catalogue.municipalities["pahittkoping"])
    }
    return rows[priority]


def test_cells(site: Site) -> None:
    """A plan's cell counts its commitments. A report's counts its answers and what else it says."""
    plan, report = cells(site, "lugna-torg")
    assert Cell(present=True, commitments=2) == plan
    told: dict[tuple[Status, int], int] = {("delvis-genomfort", 2031): 1, ("andrat", 2031): 1}
    assert Cell(present=True, statuses=told) == report
    plan, report = cells(site, "fria-sagor")
    assert Cell(present=True, commitments=5, unanswered=1) == plan
    states: list[Status] = ["pagar", "uppskjutet", "installt", "andrat"]
    assert Cell(statuses={(status, 2031): 1 for status in states}) == report
    assert [Cell(), Cell(present=True, more=1)] == cells(site, "nya-bankar")


def test_cells_outside_every_priority(site: Site) -> None:
    """What is outside every priority has its own row."""
    plan, report = cells(site, None)
    assert Cell(commitments=1) == plan
    assert Cell(statuses={("namns", 2031): 1}, more=1) == report


def test_only_what_stands_outside_is_more_there(tiny: Copy) -> None:
    """Other sentences about a priority count in its row only."""
    old = "    quote: ca hälften kom tillbaka\n\n"
    tiny.edit(REPORT, old, f"{old.rstrip()}\n    about: fria-sagor\n\n")
    site = tiny.open()
    assert Cell(statuses={("namns", 2031): 1}) == cells(site, None)[1]
    assert 1 == cells(site, "fria-sagor")[1].more


def test_no_row_without_anything_outside(tiny: Copy) -> None:
    """A municipality with nothing outside its priorities has no such row."""
    old = "    quote: Senast 2032 ska trivseln nå index 45.\n"
    tiny.edit(PROGRAM, f"    kind: aim\n{old}", f"    kind: aim\n{old}    about: torgvandring\n")
    site = tiny.open()
    assert all(row.priority for row in gaps(site).rows(site.catalogue.municipalities["exempelby"]))


@pytest.mark.parametrize("collection", ["site", "real"])
def test_rows_hold_every_commitment_once(collection: str, request: pytest.FixtureRequest) -> None:
    """The rows add up: answered and unanswered commitments are all the commitments."""
    site: Site = request.getfixturevalue(collection)
    for own in site.catalogue.municipalities.values():
        found = [cell for row in gaps(site).rows(own) for cell in row.cells]
        promised = own.commitments
        assert len(promised) == sum(cell.commitments for cell in found)
        answered = {one.key for one in promised if one.answers}
        assert len(promised) - len(answered) == sum(cell.unanswered for cell in found)
        told = {(one.key, answer.entry.key) for one in promised for answer in one.answers}
        assert len(told) == sum(sum(cell.statuses.values()) for cell in found)


def test_statuses_are_in_one_order(site: Site) -> None:
    """Statuses go from done to mentioned, whatever the report's order."""
    found = cells(site, "fria-sagor")[1].statuses
    assert ["pagar", "uppskjutet", "installt", "andrat"] == [status for status, _ in found]


def test_no_gaps_are_told_so(tiny: Copy) -> None:
    """An empty list says that nothing is missing."""
    text = page(close(tiny))
    assert "Alla har en uppföljning." in text
    assert "Alla mål i siffror har en siffra att jämföra med." in text


def test_a_municipality_has_its_own_gaps(site: Site) -> None:
    """Its page has none of another's."""
    own = site.catalogue.municipalities["exempelby"]
    found = Gaps(site.catalogue, own)
    assert found.only is own
    assert [] == found.documents()
    assert ["exempelby/program-2030"] == [one.plan.key for one in found.plans_without_report()]
    assert ["exempelby/program-2030"] == [
        entry.key for entry, _ in found.commitments_without_outcome()
    ]
    assert ["index-mal"] == [one.measure.id for one in found.targets_without_outcome()]
    assert "Påhittköping" not in site.render(site.pages["exempelby/uppfoljning/"])


def test_sums(site: Site) -> None:
    """Each commitment counts once, by what the newest report says of it."""
    own = site.catalogue.municipalities
    found = Gaps(site.catalogue)
    assert found.only is None
    assert Sums(8, 6, 1, (2031,), 1, 0, 4) == found.sums(own["pahittkoping"])
    assert Sums(4, 0, 0, (), 4, 0, 0) == found.sums(own["exempelby"])


def test_sums_of_what_is_unread(tiny: Copy) -> None:
    """What an unread report may answer is not told to lack a follow-up."""
    tiny.edit(REPORT, "    outcomes: 9\n\n", "    outcomes: 8\n\n")
    site = tiny.open()
    found = Gaps(site.catalogue).sums(site.catalogue.municipalities["pahittkoping"])
    assert (0, 1) == (found.lacking, found.awaiting)


def test_the_overview_has_a_row_for_each_municipality(site: Site) -> None:
    """It leads to each one's own page. What no report tells is no number."""
    soup = BeautifulSoup(site.render(site.pages["uppfoljning/"]), "html.parser")
    rows = [
        [" ".join(cell.get_text().split()) for cell in row(["th", "td"])] for row in soup("tr")[1:]
    ]
    assert [
        ["Påhittköping", "8", "2031", "6", "1", "1", "4"],
        ["Exempelby", "4", "–", "–", "–", "4", "0"],
    ] == rows
    assert ["../pahittkoping/uppfoljning/", "../exempelby/uppfoljning/"] == [
        link["href"] for link in soup.select("tr th a")
    ]


def test_the_overview_says_what_is_unread(tiny: Copy) -> None:
    """There is a column for it where there is any."""
    tiny.edit(REPORT, "    outcomes: 9\n\n", "    outcomes: 8\n\n")
    site = tiny.open()
    soup = BeautifulSoup(site.render(site.pages["uppfoljning/"]), "html.parser")
    head, first, second = ([cell.get_text() for cell in row(["th", "td"])] for row in soup("tr"))
    assert ["Inte genomläst än", "1", "0"] == [one[6] for one in (head, first, second)]
