"""The plan that a report says it follows up, if it names one in one place only."""

from __future__ import annotations

import pytest

from planspegeln.authoring.followed import Plan, followed
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Heading,
    Paragraph,
    Part,
    Table,
)
from planspegeln.loading.load import load
from tests.conftest import TINY

PLAN, REPORT = (
    load(TINY).documents[f"pahittkoping/{id_}"].value for id_ in ("plan-2030", "berattelse-2031")
)
TITLE = Heading("Verksamhetsberättelse 2031")


@pytest.mark.parametrize(
    ("text", "kind", "year", "title", "quote"),
    [
        (
            "Uppföljning av Verksamhetsplan 2031",
            *("plan", 2031, "Verksamhetsplan 2031", "Uppföljning av Verksamhetsplan 2031"),
        ),
        (
            "Berättelsen följer upp verksamhetsplanen för år 2031.",
            *("plan", 2031, "Verksamhetsplan 2031", "verksamhetsplanen för år 2031"),
        ),
        (
            "Uppföljning av Verksamhetsplan för Påhittade nämnden 2031.",
            *("plan", 2031, "Verksamhetsplan 2031"),
            "Uppföljning av Verksamhetsplan för Påhittade nämnden 2031",
        ),
        (
            "Så gick det med Handlingsprogram mot våld 2030–2033.",
            *("programme", 2030, "Handlingsprogram 2030–2033"),
            "Handlingsprogram mot våld 2030–2033",
        ),
        (
            "Berättelsen följer upp Verksamhetsplan 2030.",
            *("plan", 2030, "Verksamhetsplan 2030", "Verksamhetsplan 2030"),
        ),
        (
            "Uppföljning av Verksamhetsplan 2030. Verksamhetsplan 2029 har följts upp förut.",
            *("plan", 2030, "Verksamhetsplan 2030", "Uppföljning av Verksamhetsplan 2030"),
        ),
        (
            "Vi följer upp Mål och budget 2031.",
            *("plan", 2031, "Mål och budget 2031", "Mål och budget 2031"),
        ),
    ],
)
def test_what_reads_like_a_title(text: str, kind: str, year: int, title: str, quote: str) -> None:
    """A plan is known by the words that name it with the year, and the quote is these words."""
    plan = followed([TITLE, Paragraph(text)], TITLE, 2031)
    assert plan is not None
    assert (kind, year, title, quote) == (plan.kind, plan.year, plan.title, plan.quote)
    assert quote in text


@pytest.mark.parametrize(
    "parts",
    [
        [Paragraph("Vi gjorde det som planen sa.")],
        [Paragraph("Vi arbetade efter Verksamhetsplan 2030.")],
        [Paragraph("Vi följer upp Verksamhetsplan 2032.")],
        [Paragraph("Vi följer upp Verksamhetsplan 2030 och Verksamhetsplan 2031.")] * 2,
        [Paragraph("Vi följer upp Handlingsplan 2032–2034.")],
        [Paragraph("Verksamhetsplan 2031 och Handlingsplan 2031.")],
        [Paragraph("Verksamhetsplan 2031 eller Verksamhetsplan 2031.")],
        [Paragraph("Verksamhetsplan 2031."), Paragraph("Se Verksamhetsplan 2031.")],
        [Paragraph("Se Tertialrapport 1 2031.")],
        [Paragraph("Det kostade mer än budget 2031.")],
        [Paragraph("Enligt planen för genomförande av dagarna 2031.")],
        [Paragraph("Planen för genomförande av dagarna 2031 följdes.")],
        [Paragraph("Verksamhetsplan 20310.")],
        [Paragraph("Verksamhetsplan 2031–2030.")],
        [Table([[Cell("Verksamhetsplan 2031")]])],
        [Contents([ContentsEntry("Verksamhetsplan 2031")])],
        [Paragraph("Verksamhetsplan 2031", lines=["Verksamhetsplan", "2031"])],
    ],
)
def test_what_is_left_to_a_human(parts: list[Part]) -> None:
    """A plan of other years, two plans, and a plan that is named twice are not chosen from."""
    assert followed([TITLE, *parts], TITLE, 2031) is None


def test_what_the_document_itself_is_called() -> None:
    """A report that is called a plan does not follow itself up. A report on a plan names it."""
    own = Heading("Verksamhetsplan 2031")
    assert followed([own], own, 2031) is None
    report = Heading("Uppföljning av verksamhetsplan 2031")
    assert Plan(
        "plan", 2031, "Verksamhetsplan 2031", "Uppföljning av verksamhetsplan 2031"
    ) == followed([report], report, 2031)


def test_a_document_of_the_municipality() -> None:
    """A plan for the year that is there is known by its title and by its short title."""
    plan = PLAN.model_copy(update={"title": "Torgens år", "short_title": "Torgåret"})
    known = [PLAN, plan, REPORT.model_copy(update={"title": "Torgens bok"})]
    for words in ("Torgens år", "Torgåret"):
        text = Paragraph(f"Vi följer upp {words}.")
        assert Plan("plan", 2030, "Torgåret", words) == followed([TITLE, text], TITLE, 2030, known)
        assert Plan("plan", 2030, "Torgåret", words) == followed([TITLE, text], TITLE, 2031, known)
        assert followed([TITLE, Paragraph(f"Se {words}.")], TITLE, 2031, known) is None
        assert followed([TITLE, text, text], TITLE, 2030, known) is None
    assert followed([Paragraph("Se Torgens bok.")], None, 2031, known) is None


def test_the_longest_words() -> None:
    """A title within a longer one is no plan of its own."""
    long, short = "Verksamhetsplan 2030 för torgen", "Verksamhetsplan 2030"
    plan = PLAN.model_copy(update={"title": long, "short_title": short})
    found = followed([Paragraph(f"Se {long}.")], None, 2030, [plan])
    assert Plan("plan", 2030, short, long) == found
