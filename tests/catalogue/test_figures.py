"""A municipality's measures: what may be compared, what changed, and where each of them stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue.entries import MeasureEntry
from planspegeln.catalogue.figures import Figures, FiguresOf, Series
from planspegeln.rendering.site import Site
from planspegeln.swedish.measures import difference
from planspegeln.swedish.numerals import exact
from tests.conftest import Copy


def figures(site: Site, municipality: str) -> FiguresOf:
    return FiguresOf(site.catalogue.municipalities[municipality])


def series(site: Site, name: str, municipality: str = "pahittkoping") -> Series:
    found = figures(site, municipality).series
    return next(one for one in found if one.measures[0].measure.series == name)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_change_is_between_the_first_year_and_the_last(site: Site) -> None:
    """The last value less the first one, whichever the document names first."""
    change = series(site, "bankar").change
    assert change
    ends = (change.first.measure.id, change.last.measure.id)
    assert ("bankar-2030", "bankar-2031") == ends
    assert "+2 bänkar" == plain(change.written)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("-59", "ärenden", "−59 ärenden"),
        ("10", "procent", "+10 procentenheter"),
        ("-3", "%", "−3 procentenheter"),
        ("5", "index", "+5"),
        ("0", "miljoner kronor", "oförändrat"),
        ("1250.5", "kkr", "+1 250,5 kkr"),
    ],
)
def test_difference(value: str, unit: str, expected: str) -> None:
    """A difference has its sign and its unit. Between shares it is in percentage points."""
    shown = difference(exact(float(value)), unit)
    assert expected == plain(shown)
    assert " " not in shown


def with_(one: MeasureEntry, **fields: object) -> MeasureEntry:
    """The measure with other values."""
    return replace(one, measure=one.measure.model_copy(update=fields))


def of(site: Site, *measures: MeasureEntry) -> FiguresOf:
    """The figures of a municipality that has these measures alone."""
    return FiguresOf(replace(site.catalogue.municipalities["pahittkoping"], measures=[*measures]))


def test_decimals_are_exact(site: Site) -> None:
    """0.3 less 0.1 is 0.2."""
    last, first = series(site, "bankar").measures
    (found,) = of(site, with_(last, value=0.3), with_(first, value=0.1)).series
    assert found.change
    assert "+0,2 bänkar" == plain(found.change.written)


@pytest.mark.parametrize(
    "fields",
    [{"qualifier": "cirka"}, {"year": None}, {"role": "target"}, {"role": "plan"}, {"year": 2031}],
    ids=["not exact", "no year", "a goal", "planned", "two values of one year"],
)
def test_what_cannot_be_known_is_no_change(site: Site, fields: dict[str, object]) -> None:
    """No difference is told unless two years have one exact measured value each."""
    last, first = series(site, "bankar").measures
    for pair in ((last, with_(first, **fields)), (with_(first, **fields), last)):
        (found,) = of(site, *pair).series
        assert found.change is None
        assert not of(site, *pair).repeated


def test_two_values_of_the_last_year_are_no_change(site: Site) -> None:
    """Nor of the first: which of them is right is not known here."""
    last, first = series(site, "bankar").measures
    for other in (with_(last, value=6), with_(first, value=4)):
        (found,) = of(site, last, first, other).series
        assert found.change is None


def test_a_year_between_does_not_matter(site: Site) -> None:
    """The first and the last are compared, also if the source is vague about a year between them."""
    last, first = series(site, "bankar").measures
    between = with_(first, year=2030, value=9, qualifier="cirka")
    (found,) = of(site, last, between, with_(first, year=2029)).series
    assert found.change
    assert "+2 bänkar" == plain(found.change.written)


def test_the_same_value_twice_is_one(site: Site) -> None:
    """Two reports may say the same of a year."""
    last, first = series(site, "bankar").measures
    (found,) = of(site, last, first, with_(last)).series
    assert found.change


def test_a_series_has_its_goal_and_what_was_planned(site: Site) -> None:
    """What was measured comes first. Beside it, the other years say what they are."""
    last, first = series(site, "bankar").measures
    (found,) = of(site, with_(last, role="target"), with_(last, role="plan"), last, first).series
    assert ["2030", "2031", "Planerat 2031", "Mål till 2031"] == [row.label for row in found.rows]
    assert found.change


def test_what_was_planned_alone_need_not_say_so(site: Site) -> None:
    """Its label or its chart does."""
    last, first = series(site, "bankar").measures
    (found,) = of(site, with_(last, role="plan"), with_(first, role="plan")).series
    assert ["2030", "2031"] == [row.label for row in found.rows]


def test_a_series_that_is_planned_says_so(site: Site) -> None:
    """What its first row counts is what it is called."""
    last, first = series(site, "bankar").measures
    (found,) = of(site, with_(last, role="plan"), with_(first, role="plan")).series
    named = "Bänkar på torget [klicka](javascript:alert(1))"
    assert f"{named} (planerat)" == found.title
    assert named == series(site, "bankar").title


def test_a_series_has_the_name_and_the_scale_of_its_chart(site: Site) -> None:
    """One without a chart of its own is named by its first label, and ends with its longest bar."""
    found = series(site, "trivdes")
    assert "Andel som trivdes på torget" == found.title
    assert 74 == found.rows[-1].bars[0].share
    own = site.catalogue.municipalities["pahittkoping"]
    alone = Series(replace(own, documents=[]), found.measures)
    assert "Andel som trivdes" == alone.title
    assert 100 == alone.rows[-1].bars[0].share


def test_a_goal_without_an_outcome_is_named(site: Site) -> None:
    """On its municipality's page. The overview counts them, and says where there are no goals."""
    html = site.render(site.pages["exempelby/siffror/"])
    assert (
        "Index för trivsel, mål: index\N{NO-BREAK SPACE}45. Samlingen har inget utfall för 2032."
        in html
    )
    overview = BeautifulSoup(site.render(site.pages["siffror/"]), "html.parser")
    told = [cell.get_text() for cell in overview.select('[data-label="Mål utan utfall"]')]
    assert ["Inga mål i siffror", "1 av 1"] == told


def test_other_units_are_another_series(site: Site) -> None:
    """Numbers in different units are not set beside each other."""
    last, first = series(site, "bankar").measures
    assert [] == of(site, last, with_(first, unit="soffor")).series


def test_negative_numbers_have_no_bars(site: Site) -> None:
    """Nor have zeros alone."""
    last, first = series(site, "bankar").measures
    for values, has_bars in (((5, 3), True), ((5, -3), False), ((0, 0), False), ((5, 0), True)):
        one, other = values
        (found,) = of(site, with_(last, value=one), with_(first, value=other)).series
        assert has_bars == found.has_bars


def test_the_largest_change_comes_first(site: Site) -> None:
    """Beside its first value: two benches more of three is more than ten points of 64."""
    found = figures(site, "pahittkoping").series
    assert ["bankar", "trivdes"] == [one.measures[0].measure.series for one in found]


def test_an_overview_has_the_largest_changes_of_all(site: Site) -> None:
    """As many as it asks for. What did not change is not among them."""
    of = {key: FiguresOf(own) for key, own in site.catalogue.municipalities.items()}
    names = [one.measures[0].measure.series for one in Figures(of).most_changed(9)]
    assert ["bankar", "trivdes"] == names
    (first,) = Figures(of).most_changed(1)
    assert "bankar" == first.measures[0].measure.series


def test_what_did_not_change_is_not_among_the_changes(site: Site) -> None:
    """It has been measured for several years all the same, and its row says that it is unchanged."""
    last, first = series(site, "bankar").measures
    found = of(site, last, with_(first, value=5))
    (one,) = found.repeated
    assert one.change
    assert "oförändrat" == one.change.written
    assert [] == Figures({"pahittkoping": found}).most_changed(9)


@pytest.mark.parametrize("collection", ["site", "real"])
def test_each_stands_once(collection: str, request: pytest.FixtureRequest) -> None:
    """Each measure has its place once: in a table, in a series or by itself."""
    site: Site = request.getfixturevalue(collection)
    for key, own in site.catalogue.municipalities.items():
        found = figures(site, key)
        placed: list[MeasureEntry] = [
            *chain.from_iterable(table.cells.values() for table in found.tables),
            *(one for each in found.series for one in each.measures if not one.measure.cell),
            *chain.from_iterable(under for _, under in found.others),
        ]
        assert sorted(one.key for one in own.measures) == sorted(one.key for one in placed)


def test_a_table_is_no_list_of_series(site: Site) -> None:
    """What a table plans for several years stands in the table alone, with its rows and columns."""
    found = figures(site, "exempelby")
    assert ["trivselindex"] == [one.measures[0].measure.series for one in found.series]
    (table,) = found.tables
    assert ["2030", "2031", "Summa"] == [name for _, name in table.rows]
    assert ["Kostnad", "Bidrag", "Netto"] == [name for _, name in table.columns]
    assert "kkr" == table.unit


def test_a_cell_that_is_no_measure_has_the_words_of_the_source(site: Site) -> None:
    """It is not shown as empty."""
    page = BeautifulSoup(site.render(site.pages["exempelby/siffror/"]), "html.parser")
    rows = page.select(".ps-table--cells tbody tr")
    shown = [[plain(cell.get_text()) for cell in row(["th", "td"])] for row in rows]
    assert [
        ["2030", "1 200", "200", "1 000"],
        ["2031", "800", "", "800"],
        ["Summa", "2 000", "200", "1 800"],
    ] == shown


def test_a_sentence_with_two_numbers_is_quoted_once(real: Site) -> None:
    """474 and 415 stand in one sentence, and so its row quotes it once."""
    own = real.catalogue.municipalities["huddinge"]
    found = next(
        one for one in FiguresOf(own).series if one.measures[0].measure.series == "klotterarenden"
    )
    assert 2 == len(found.measures)
    assert [found.measures] == found.grounds


def test_the_same_words_in_two_places_are_two_quotes(site: Site) -> None:
    """Two cells with 800: each is cited with its own row and column."""
    own = site.catalogue.municipalities["exempelby"]
    one, other = (found for found in own.measures if found.ground == "800")
    assert [[one], [other]] == Series(own, [one, other]).grounds


def test_without_measures(tiny: Copy) -> None:
    """A municipality without any has its page all the same, and nothing is said of their number."""
    site = tiny.open()
    own = site.catalogue.municipalities["exempelby"]
    own.measures.clear()
    html = site.render(replace(site.pages["exempelby/siffror/"], subject=FiguresOf(own)))
    assert "Inga siffror är uttagna ur dokumenten." in html
    assert "<table" not in html
