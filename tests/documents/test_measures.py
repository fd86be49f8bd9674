"""The real collection's numbers: each that measures something is a measure, as in its source."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from planspegeln.model import leaves
from planspegeln.model.leaves import DocumentText
from planspegeln.rendering.site import Site
from planspegeln.swedish.sentences import around
from tests.documents import PLAN, PROGRAM, REPORT


def economy(text: DocumentText) -> list[list[str]]:
    cells = [leaf for leaf in text.leaves if leaf.anchor == "ekonomi"]
    return [[leaf.text for leaf in cells[i : i + 7]] for i in range(0, len(cells), 7)]


def test_economy(real: Site) -> None:
    """Söderhamn's table equals the source and adds up: costs, external finance, net."""
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


NUMBERS = [
    # Document, value, unit, qualifier, year, and words of its quote or label.
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
    """The numbers that readers look for are measures, as in the documents."""
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
    """Each filled cell is a measure with its value in kkr. No empty cell is."""
    rows = economy(real.catalogue.documents[PROGRAM].text)[1:]
    filled = {
        (r, c): int(cell.replace(" ", ""))
        for r, row in enumerate(rows, start=1)
        for c, cell in enumerate(row, start=1)
        if c > 1 and cell
    }
    measured = [
        one
        for one in real.catalogue.extracts.measures
        if one.entry.key == PROGRAM and one.measure.cell
    ]
    found = {
        (one.measure.cell.row, one.measure.cell.column): one.measure.value
        for one in measured
        if one.measure.cell
    }
    assert 15 == len(filled)
    assert filled == found
    for one in measured:
        year, _ = real.catalogue.extracts.cell_names(one)
        assert (one.measure.unit, None if year == "Summa" else int(year)) == (
            "kkr",
            one.measure.year,
        )


# Sentences of the report with numbers that measure nothing: years, dates and names.
NOT_MEASURES = (
    re.compile(r"\b(?:19|20)\d\d(?:[–-]\d{4})?(?::\d+)?"),  # years, SOU 2021:46
    re.compile(r"\b\d{1,2} (?:januari|februari|mars|april|juni|augusti|oktober|november|december)"),
    re.compile(r"100-årsjubileet"),
    re.compile(r"åldersgruppen 25-34"),
    re.compile(r"(?:Länna|Grantorp) [\d:, ]+"),  # properties
    re.compile(r"mars 2021"),
    re.compile(r"tre syften"),  # the purpose of the campaign, listed below it
    re.compile(r"tre olika insatser"),  # named in the next sentence
)
NUMBER = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften)\b", re.IGNORECASE
)


def test_every_sentence_with_a_number_that_measures_is_covered(real: Site) -> None:
    """Every number of the report is a measure, a year, a date or a name."""
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


def test_nothing_is_computed_from_the_ambiguous_three_percent(
    real: Site, everything: dict[str, str]
) -> None:
    """The report's 3% has its own unit, and is in no series, sum or chart."""
    own = [one for one in real.catalogue.extracts.measures if one.entry.key == REPORT]
    found = [one for one in own if one.measure.unit == "%"]
    assert [3] == [one.measure.value for one in found]
    assert found[0].measure.series is None
    assert "3% jämfört med 2019" in found[0].ground
    assert all(found[0] not in chart.measures for chart in real.charts.drawn)
    assert all(
        found[0].measure.id not in (one.total, *one.terms)
        for entry in real.catalogue.documents.values()
        for one in entry.document.sums
    )
    assert [] == [one.key for one in own if one.measure.year == 2019]
    computed = re.compile(r"\b(?:77|71) ?(?:%|procent|&#37;)")
    shown = {found for html in everything.values() for found in computed.findall(html)}
    texts = [leaf.text for one in real.catalogue.documents.values() for leaf in one.text.leaves]
    held = {found for text in texts for found in computed.findall(text)}
    assert {found.replace("&#37;", "%") for found in shown} - held == set()


def test_a_topic_s_figures_come_in_the_order_of_its_municipalities(real: Site) -> None:
    """A topic's lists and figures have its municipalities in the same order."""
    soup = BeautifulSoup(real.render(real.pages["amnen/ekonomi/"]), "html.parser")
    lists = [found.get_text() for found in soup.select("h2 a")]
    figures = [found.get_text().partition(":")[0] for found in soup.select(".ps-figure__label")]
    assert {"Huddinge", "Söderhamn"} <= set(figures)
    assert [name for name in lists if name in figures] == list(dict.fromkeys(figures))
