"""Measures as charts: the order of the bars, where they start and how long they are."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue.charts import DrawnChart
from planspegeln.pages.addresses import priority_address
from planspegeln.rendering.site import Site
from tests.conftest import Copy

PROGRAM = "exempelby/documents/program-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"


def chart(site: Site, name: str) -> DrawnChart:
    return next(drawn for drawn in site.charts.drawn if drawn.chart.id == name)


def bars(drawn: DrawnChart) -> list[list[tuple[str, int, float, float]]]:
    return [
        [(bar.one.measure.id, bar.part, bar.start, bar.share) for bar in row.bars]
        for row in drawn.rows
    ]


def test_plain_chart(site: Site) -> None:
    """One series has one row for each number. Its length is its share of the longest."""
    drawn = chart(site, "bankar")
    assert not drawn.stacked
    assert ("bänkar", 5.0) == (drawn.unit, drawn.maximum)
    assert ["2030", "2031"] == [row.label for row in drawn.rows]
    assert [[("bankar-2030", 1, 0, 60)], [("bankar-2031", 1, 0, 100)]] == bars(drawn)


def test_chart_with_a_scale_of_its_own(site: Site) -> None:
    """If the source gives the scale, bars are shares of the scale."""
    drawn = chart(site, "trivdes")
    assert 100 == drawn.maximum
    assert [[("trivdes-2030", 1, 0, 64)], [("trivdes-2031", 1, 0, 74)]] == bars(drawn)


@pytest.mark.parametrize(("maximum", "share"), [(74, 100), (148, 50)])
def test_a_scale_ends_where_the_source_says(tiny: Copy, maximum: int, share: float) -> None:
    """The longest bar fills the scale only if it is as long as the scale."""
    tiny.edit(REPORT, "maximum: 100", f"maximum: {maximum}")
    found = chart(tiny.open(), "trivdes")
    assert maximum == found.maximum
    assert share == max(bar.share for row in found.rows for bar in row.bars)


@pytest.mark.parametrize(("maximum", "share"), [(1200, 100), (4800, 25)])
def test_a_scale_of_stacks_ends_where_the_source_says(
    tiny: Copy, maximum: int, share: float
) -> None:
    """The bars of a stack together fill the scale."""
    tiny.edit(PROGRAM, "series: [netto, b", f"maximum: {maximum}\n    series: [netto, b")
    last = chart(tiny.open(), "kostnader").rows[0].bars[-1]
    assert share == pytest.approx(last.start + last.share)


def test_target_stands_between_baseline_and_reference(site: Site) -> None:
    """The order is baseline, target and then the references, for easy comparison."""
    drawn = chart(site, "trivselindex")
    expected = [("baseline", 2029), ("target", 2032), ("reference", None)]
    assert expected == [(one.measure.role, one.measure.year) for one in drawn.measures]


def test_stacked_chart(site: Site) -> None:
    """Several series are stacked year by year. Each bar starts where the one before it ends."""
    drawn = chart(site, "kostnader")
    assert drawn.stacked
    assert (1200, ("Netto", "Bidrag")) == (drawn.maximum, drawn.labels)
    expected = [
        [("netto-2030", 1, 0, 83.33), ("bidrag-2030", 2, 83.33, 16.67)],
        [("netto-2031", 1, 0, 66.67)],
    ]
    assert expected == bars(drawn)


def test_bars_end_within_the_scale(site: Site) -> None:
    """No row is longer than the chart."""
    for drawn in site.charts.drawn:
        for row in drawn.rows:
            assert row.bars[-1].start + row.bars[-1].share <= 100.01


def test_a_series_is_known_by_its_name_and_not_its_label(tiny: Copy) -> None:
    """A number whose label differs from its series' has its own column."""
    tiny.edit(PROGRAM, "label: Bidrag\n", "label: Netto\n")
    site = tiny.open()
    soup = BeautifulSoup(site.render(site.pages["exempelby/siffror/"]), "html.parser")
    table = soup.select_one(".ps-chart__table--stacked")
    assert table
    rows = [[cell.get_text().strip() for cell in row(["th", "td"])] for row in table("tr")]
    assert [
        ["År", "", "Netto", "Netto"],
        ["2030", "", "1 000", "200"],
        ["2031", "", "800", "–"],
    ] == [[cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in rows]
    classes = [rect["class"][1] for rect in table.select("tbody .ps-bar")]
    assert ["ps-bar--1", "ps-bar--2", "ps-bar--1"] == classes


def test_a_chart_shows_its_own_document_only(tiny: Copy) -> None:
    """A series of another document is another series, even with the same name."""
    tiny.edit(
        PROGRAM, "series: trivselindex\n    quote: snittet", "series: bankar\n    quote: snittet"
    )
    site = tiny.open()
    ids = [one.measure.id for one in chart(site, "bankar").measures]
    assert ["bankar-2030", "bankar-2031"] == ids


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("pahittkoping/lugna-torg", ["bankar", "trivdes"]),
        ("pahittkoping/fria-sagor", []),
        ("exempelby/torgvandring", []),
    ],
)
def test_charts_of_a_priority(site: Site, key: str, expected: list[str]) -> None:
    """A priority's page has the charts whose numbers all belong to it."""
    drawn = site.charts.of_priority(site.catalogue.priorities[key])
    assert expected == [one.chart.id for one in drawn]


def test_chart_of_two_priorities(tiny: Copy) -> None:
    """A chart with numbers of two priorities is on the page of neither."""
    tiny.edit(
        REPORT,
        "unit: personer\n    year: 2031\n    qualifier: drygt\n",
        "unit: bänkar\n    year: 2031\n    qualifier: drygt\n    series: bankar\n",
    )
    site = tiny.open()
    assert {"pahittkoping/lugna-torg", "pahittkoping/fria-sagor"} == {
        one.priority.key for one in chart(site, "bankar").measures if one.priority
    }
    shown = {
        key: [one.chart.id for one in site.charts.of_priority(entry)]
        for key, entry in site.catalogue.priorities.items()
    }
    assert ["trivdes"] == shown["pahittkoping/lugna-torg"]
    assert [] == shown["pahittkoping/fria-sagor"]


def test_every_number_of_a_chart_stands_as_text(real: Site) -> None:
    """A chart is a table: the values of the bars can be read, with their years."""
    pages = [f"{key}/siffror/" for key in real.catalogue.municipalities]
    pages += [
        priority_address(one)
        for one in real.catalogue.priorities.values()
        if real.charts.of_priority(one)
    ]
    soup = BeautifulSoup("".join(real.render(real.pages[one]) for one in pages), "html.parser")
    tables = soup.select(".ps-chart__table, .ps-table--series tr")
    for drawn in real.charts.drawn:
        title = drawn.chart.title if drawn.stacked else drawn.measures[0].measure.label
        table = next(t for t in tables if title in t.get_text())
        shown = table.get_text(" ").replace("\N{NO-BREAK SPACE}", " ")
        for one in drawn.measures:
            assert f"{one.measure.value:,}".replace(",", " ") in shown
            assert not one.measure.year or str(one.measure.year) in shown
