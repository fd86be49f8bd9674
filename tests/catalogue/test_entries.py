"""The catalogue's entries: the owner of a commitment, its place, and what is said about it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TypeAlias

import pytest

from planspegeln.catalogue.entries import (
    AnswerEntry,
    CommitmentEntry,
    MeasureEntry,
    MunicipalityEntry,
    OutcomeEntry,
    PassageEntry,
)
from planspegeln.model import entities
from planspegeln.pages.addresses import commitment_target
from planspegeln.rendering.site import Site
from planspegeln.swedish import names
from planspegeln.swedish.sentences import around
from tests.conftest import Copy

Extract: TypeAlias = CommitmentEntry | OutcomeEntry | PassageEntry | MeasureEntry

PLAN = "pahittkoping/plan-2030"
REPORT = "pahittkoping/berattelse-2031"
PROGRAM = "exempelby/program-2030"
FILES = "pahittkoping/documents"


def commitment(site: Site, key: str) -> CommitmentEntry:
    return site.catalogue.extracts.commitments[key]


def outcome(site: Site, name: str) -> OutcomeEntry:
    return next(one for one in site.catalogue.extracts.outcomes if one.outcome.id == name)


def measure(site: Site, key: str) -> MeasureEntry:
    return next(one for one in site.catalogue.extracts.measures if one.key == key)


@pytest.mark.parametrize(
    ("key", "priority", "actor", "period"),
    [
        (f"{PLAN}#tre-bankar", "pahittkoping/lugna-torg", "Nämnden", "2030"),
        (f"{PLAN}#lugna-och-ljusa", "pahittkoping/lugna-torg", None, "2030"),
        (f"{PLAN}#det-viktiga", None, "Nämnden", "2030"),
        (f"{PLAN}#saga-om-dagen", "pahittkoping/fria-sagor", "Ansvarig: Sagonämnden", "2030"),
        (f"{PLAN}#hoglasning", "pahittkoping/fria-sagor", "Nora Påhitt", "2030"),
        (f"{PROGRAM}#ga-runt", "exempelby/torgvandring", "KUS/Alla nämnder", "2030"),
        (f"{PROGRAM}#fortsatta", "exempelby/torgvandring", "KUS", "2031"),
        (f"{PROGRAM}#index-45", None, None, "2030–2032"),
    ],
)
def test_commitment(
    site: Site, key: str, priority: str | None, actor: str | None, period: str
) -> None:
    """A commitment belongs to its item's priority.

    Its table gives the year and who is responsible.
    """
    one = commitment(site, key)
    assert (priority, actor, period) == (one.priority and one.priority.key, one.actor, one.period)
    assert not one.priority or one in one.priority.commitments


def test_anchors(site: Site) -> None:
    """An extract has a permanent anchor in its document, and one on the page that shows it.

    Former ids have anchors too, and so have those of the document.
    """
    one = commitment(site, f"{PLAN}#tre-bankar")
    assert "atagande-tre-bankar" == one.anchor
    former = ("plan-2030-bankar", "plan-2029-tre-bankar", "plan-2029-bankar")
    assert ("plan-2030-tre-bankar", *former) == one.page_anchors
    assert "utfall-pris" == outcome(site, "pris").anchor
    figure = measure(site, f"{REPORT}#bankar-2030")
    own = "pahittkoping-berattelse-2031"
    assert "matt-bankar-2030" == figure.anchor
    assert (f"{own}-bankar-2030", f"{own}-bankar-aret-innan") == figure.page_anchors


@pytest.mark.parametrize(
    ("key", "target"),
    [
        (
            f"{PLAN}#tre-bankar",
            ("pahittkoping/prioriteringar/lugna-torg/", "plan-2030-tre-bankar"),
        ),
        (f"{PLAN}#det-viktiga", ("pahittkoping/", "plan-2030-det-viktiga")),
    ],
)
def test_commitment_target(site: Site, key: str, target: tuple[str, str]) -> None:
    """A commitment is on its priority's page, or else on its municipality's."""
    assert target == commitment_target(commitment(site, key))
    assert target[1] in site.pages[target[0]].anchors


@pytest.mark.parametrize("collection", ["site", "real"])
def test_every_extract_stands_on_a_page(collection: str, request: pytest.FixtureRequest) -> None:
    """Each sentence with an extract is also outside the reading view, with a link to it."""
    site: Site = request.getfixturevalue(collection)
    catalogue = site.catalogue
    html = "".join(
        site.render(page) for page in site.pages.values() if page.template != "document.html"
    )
    readings: list[Extract] = [
        *catalogue.extracts.commitments.values(),
        *catalogue.extracts.outcomes,
        *catalogue.extracts.measures,
        *(one for entry in catalogue.priorities.values() for one in entry.passages),
    ]
    assert {PassageEntry, MeasureEntry} <= {type(one) for one in readings}
    linked = {
        _sentence(one)
        for one in readings
        if f"dokument/{one.entry.document.id}/#{one.anchor}" in html
    }
    for one in readings:
        assert _sentence(one) in linked, one.anchor


def _sentence(one: Extract) -> tuple[object, ...]:
    leaf = one.location.leaf
    if leaf.cell and isinstance(one, MeasureEntry):  # a row of numbers has one link
        return one.entry.key, *leaf.cell[:2]
    return one.entry.key, leaf.trail, around(leaf.text, one.location.start, one.location.end)


def test_passage(site: Site) -> None:
    """A passage is with every priority it is about, in the order of the document's list."""
    priorities = site.catalogue.priorities
    found = priorities["pahittkoping/fria-sagor"].passages
    assert ["stalle-boken", "stalle-fragor"] == [one.anchor for one in found]
    assert [found[1]] == priorities["pahittkoping/nya-bankar"].passages
    assert [] == priorities["pahittkoping/lugna-torg"].passages
    anchors = {quoted.anchor: quoted.former for quoted in site.catalogue.documents[PLAN].quoted}
    assert ("stalle-bok",) == anchors["stalle-boken"]


def test_outcome_of_another_priority(site: Site) -> None:
    """An outcome is under one priority and may answer a commitment of another."""
    one = outcome(site, "ljus")
    assert one.priority
    assert "pahittkoping/nya-bankar" == one.priority.key
    assert ["pahittkoping/lugna-torg"] == [
        answer.commitment.priority.key for answer in one.answers if answer.commitment.priority
    ]
    answers = commitment(site, f"{PLAN}#lugna-och-ljusa").answers
    assert [(one,)] == [answer.outcomes for answer in answers]


def test_outcomes_answer_and_are_answered(site: Site) -> None:
    """An answer may rest on several outcomes. An outcome may have several answers or none."""
    (found,) = commitment(site, f"{PLAN}#tre-bankar").answers
    assert ["fem-bankar", "fler-bankar"] == [one.outcome.id for one in found.outcomes]
    assert found is commitment(site, f"{PLAN}#tre-bankar").answer
    assert commitment(site, f"{PLAN}#saga-om-dagen").answer is None
    answers = outcome(site, "hoglasning").answers
    told = [(one.commitment.commitment.id, one.answer.status) for one in answers]
    assert [("hoglasning", "installt"), ("det-viktiga", "namns")] == told
    assert [] == outcome(site, "pris").answers


def test_relation_to_another_year(site: Site) -> None:
    """A status is about the report's year. It says nothing of another year of the plan."""
    found = commitment(site, f"{PLAN}#tre-bankar").answer
    assert found
    assert ("Ändrat 2031", "other-year") == (found.label, found.relation)
    assert "Hur det gick 2030 framgår inte." == found.caveat


def test_relation_to_the_same_year(tiny: Copy) -> None:
    """If a report has several years, the editors say which one a status is about."""
    tiny.edit(f"{FILES}/berattelse-2031.yml", "years: [2031]", "years: [2030, 2031]")
    text = tiny.read(f"{FILES}/berattelse-2031.yml").replace(
        "    year: 2031\n    because", "    because"
    )
    tiny.write(
        f"{FILES}/berattelse-2031.yml",
        re.sub("(?m)^    because", "    year: 2030\n    because", text),
    )
    found = commitment(tiny.open(), f"{PLAN}#tre-bankar").answer
    assert found
    assert ("Ändrat 2030", "same-year", "") == (found.label, found.relation, found.caveat)


def test_relation_of_what_recurs(tiny: Copy) -> None:
    """A commitment that says that it recurs is for every year. Its words are quoted."""
    old = "    quote: Nämnden ska sätta upp tre bänkar på torget.\n"
    tiny.edit(f"{FILES}/plan-2030.yml", old, f"{old}    recurs: på torget\n")
    found = commitment(tiny.open(), f"{PLAN}#tre-bankar").answer
    assert found
    assert ("recurring", "Planen för 2030 säger ”på torget”. Hur det gick 2030 framgår inte.") == (
        found.relation,
        found.caveat,
    )


def test_relation_beside_an_answer_for_its_own_year(tiny: Copy) -> None:
    """If another report covers the plan's year, the page does not say that none does."""
    told = commitment(tiny.open(), f"{PLAN}#tre-bankar")
    (found,) = told.answers
    answer = found.answer.model_copy(update={"year": 2030})
    told.answers.append(AnswerEntry(answer, found.entry, told, found.outcomes))
    assert "Åtagandet står i planen för 2030." == found.caveat
    assert told.answer
    assert "same-year" == told.answer.relation


def test_what_is_mentioned_is_not_judged(site: Site) -> None:
    """A report that only mentions something does not say how far the work had come."""
    judged = {
        one.key: one.answer.is_judged
        for one in site.catalogue.extracts.commitments.values()
        if one.answer
    }
    assert [f"{PLAN}#det-viktiga"] == [key for key, value in judged.items() if not value]


def test_what_had_been_done(site: Site) -> None:
    """What the document itself says had been done is separate from its other passages."""
    entry = site.catalogue.priorities["exempelby/torgvandring"]
    assert ["index-mattes"] == [one.passage.id for one in entry.done]
    assert [] == entry.background
    entry = site.catalogue.priorities["pahittkoping/fria-sagor"]
    assert ["boken", "fragor"] == [one.passage.id for one in entry.background]
    assert [] == entry.done


def test_measure_of_a_priority_and_of_none(site: Site) -> None:
    """A measure has topics, and a priority if its place belongs to one."""
    one = measure(site, f"{PLAN}#avsatt")
    assert one.priority
    assert ["sagor"] == [topic.id for topic in one.topics]
    one = measure(site, f"{REPORT}#lyssnare")
    assert one.priority
    assert "pahittkoping/fria-sagor" == one.priority.key
    one = measure(site, f"{REPORT}#aterkomst")
    assert one.priority is None
    assert ["sagor", "fientlig-text"] == [topic.id for topic in one.topics]


def test_ground(site: Site) -> None:
    """A measure rests on its quote, or on the text of its cell as printed."""
    assert "ett 20-tal sagostunder" == measure(site, f"{PLAN}#sagostunder").ground
    assert "1 200" == measure(site, f"{PROGRAM}#kostnad-2030").ground


def test_cell_names(site: Site) -> None:
    """A cell has the source's names for its row and its column."""
    one = measure(site, f"{PROGRAM}#bidrag-2030")
    assert ("2030", "Bidrag") == site.catalogue.extracts.cell_names(one)
    one = measure(site, f"{PROGRAM}#kostnad-summa")
    assert ("Summa", "Kostnad") == site.catalogue.extracts.cell_names(one)
    with pytest.raises(ValueError, match="rests on a quote"):
        site.catalogue.extracts.cell_names(measure(site, f"{PLAN}#avsatt"))


def test_reports(site: Site) -> None:
    """Every report about a priority counts, whether it has a heading for it or not."""
    reports = {
        key: [report.document.id for report in entry.reports]
        for key, entry in site.catalogue.priorities.items()
    }
    assert {
        "exempelby/borja": [],
        "exempelby/torgvandring": [],
        "exempelby/lampor": [],
        "pahittkoping/lugna-torg": ["berattelse-2031"],
        "pahittkoping/fria-sagor": ["berattelse-2031"],
        "pahittkoping/nya-bankar": ["berattelse-2031"],
    } == reports


def test_publishable(site: Site, tiny: Copy) -> None:
    """Names are removed from data files, the longest first."""
    entry = site.catalogue.documents[PLAN]
    assert "[namn utelämnat] svarar, Norah Påhitt med" == entry.publishable(
        "Nora Påhitt svarar, Norah Påhitt med"
    )
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(name, "personal:\n", "personal:\n  - name: Olle\n    role: förnamn\n")
    entry = tiny.open().catalogue.documents[REPORT]
    assert "[namn utelämnat] fick" == entry.publishable("Olle Uppdiktad fick")


def test_noun(site: Site) -> None:
    """A municipality's work has its own name. If there is no work, it is called priorities."""
    own = site.catalogue.municipalities["exempelby"]
    assert ("insats", "insatsen", "insatser", "insatserna") == own.noun
    assert "prioriteringarna" == MunicipalityEntry(own.municipality, own.file).noun.all


def test_column(site: Site) -> None:
    """At the head of a column, a document is a plan or a report, with its years."""
    documents = site.catalogue.documents.values()
    assert {"Plan 2030–2032", "Plan 2030", "Rapport 2031"} == {one.column for one in documents}


@pytest.mark.parametrize(
    ("period", "column"),
    [
        (None, "Rapport 2031"),
        ("T2", "Rapport 2031, tertial 2"),
        ("delår", "Rapport 2031, delår"),
    ],
)
def test_period(site: Site, period: entities.Period | None, column: str) -> None:
    """A part of the year stands after the year. In running text it stands before it."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    entry = replace(report, document=report.document.model_copy(update={"period": period}))
    assert column == entry.column
    assert column.removeprefix("Rapport ") == entry.period
    assert "berättelsen för tertial 1 2031" == names.document("report", "2031", "T1")


def test_place_among_documents(site: Site) -> None:
    """Documents are ordered by year, period, date and id. A report on a whole year comes last."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]

    def place(key: str, **changed: object) -> tuple[object, ...]:
        document = report.document.model_copy(update=changed)
        return replace(report, key=key, document=document).place

    early, late = dt.date(2031, 5, 1), dt.date(2031, 6, 1)
    places = [
        place("z", years=(2030,)),
        place("y", kind="plan"),
        place("x", period="T1"),
        place("w", period="T2", date=early),
        place("u", period="T2", date=late),
        place("v", period="T2", date=late),
        place("t", period="T2"),
        place("s", period="helår"),
        place("a"),
    ]
    assert sorted(places) == places


def test_periods_on_the_pages(tiny: Copy) -> None:
    """The reading view, the priority's page and the search have the period."""
    tiny.edit(
        "pahittkoping/documents/berattelse-2031.yml", "years: [2031]", "years: [2031]\nperiod: T2"
    )
    site = tiny.open()
    page = site.render(site.pages["pahittkoping/prioriteringar/lugna-torg/"])
    assert "Rapporterat 2031, tertial 2" in page
    assert "Uppföljning, Påhittköping 2031, tertial 2" in site.render(
        site.pages["pahittkoping/dokument/berattelse-2031/"]
    )


def test_sources(site: Site) -> None:
    """A document is listed once, with the item's number if it has only one."""
    entry = site.catalogue.priorities["pahittkoping/lugna-torg"]
    own = [(source.item.entry.document.id, source.number) for source in entry.sources]
    assert [("plan-2030", 1), ("berattelse-2031", 2)] == own
    first, *_ = entry.items
    twice = replace(entry, items=[first, *entry.items])
    assert [None, 2] == [source.number for source in twice.sources]


def test_what_is_reported_elsewhere_and_more(site: Site) -> None:
    """An outcome without answers is listed as more.

    An outcome that answers another priority's commitment is listed as reported elsewhere.
    """
    for entry in site.catalogue.priorities.values():
        for one in entry.outcomes:
            theirs = [answer.commitment.priority for answer in one.answers]
            assert (not theirs) == (one in entry.more)
            assert any(priority is not entry for priority in theirs) == (
                one in entry.outcomes_elsewhere
            )
    found = [one.key for entry in site.catalogue.priorities.values() for one in entry.more]
    assert found


def test_priorities_without_a_theme(site: Site) -> None:
    """They are the others if there are themes, and else they are all there are."""
    own = site.catalogue.municipalities["pahittkoping"]
    assert "Övriga prioriteringar" == own.without_theme
    bare = own.municipality.model_copy(update={"themes": ()})
    assert "Prioriteringar" == replace(own, municipality=bare).without_theme
