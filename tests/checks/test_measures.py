"""Figures: each is in its source and has topics and a unit. Charts and sums are right."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
SOURCE = "pahittkoping-berattelse-2031.txt"
SPACE = "\N{NO-BREAK SPACE}"


def test_units_are_those_printed(tiny: Copy) -> None:
    """The words "2,5 miljoner kronor" are no personer."""
    position = tiny.edit(PLAN, "unit: miljoner kronor", "unit: ¦personer")
    told = (
        "enheten är ”personer”, men i ”2,5 miljoner kronor är avsatta.” står ”miljoner kronor” efter "
        "talet; väntade ”miljoner kronor”"
    )
    assert [f"{position}: {told}"] == tiny.faults()


def put_table_in_item(tiny: Copy, extra: str = "") -> None:
    """Put a table into the item of lampor, with a measure of its only number."""
    tiny.edit_source(
        "exempelby-program-2030.txt",
        "<p>Lampor för ett lugnt torg i mörker.</p>",
        "<p>Lampor för ett lugnt torg i mörker.</p> <td>Sort</td><td>Antal</td>"
        "<td>Höga</td><td>7</td>",
    )
    tiny.edit(
        PROGRAM,
        "              - text: Lampor för ett lugnt torg i mörker.\n",
        "              - text: Lampor för ett lugnt torg i mörker.\n"
        "              - table: lampor-antal\n                caption: Antal\n"
        "                headers: [Sort, Antal]\n                rows:\n"
        '                  - [Höga, "7"]\n',
    )
    tiny.edit(
        PROGRAM,
        "measures:\n",
        "measures:\n  - id: hoga\n    label: Höga lampor\n    value: 7\n    unit: lampor\n"
        "    role: plan\n    topics: [torg]\n    cell: {table: lampor-antal, row: 1, column: 2}\n"
        + extra,
    )


def test_table_within_an_item(tiny: Copy) -> None:
    """A cell of a table within an item belongs to the item's priority."""
    put_table_in_item(tiny)
    assert [] == tiny.faults()
    one = next(one for one in tiny.open().catalogue.extracts.measures if one.measure.id == "hoga")
    assert one.priority
    assert "exempelby/lampor" == one.priority.key


def test_table_within_an_item_says_what_it_is_about(tiny: Copy) -> None:
    """A measure of such a cell needs no `about`."""
    put_table_in_item(tiny, "    about: borja\n")
    message = "citatet står redan under ”lampor”; ta bort ”about”"
    assert [message] == [fault.split(": ", 1)[1] for fault in tiny.faults()]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            REPORT,
            "value: 1250",
            "value: ¦250",
            "talet 250 står inte i ”cirka 1 250 läste dem”; väntade ”250” där",
        ),
        (
            REPORT,
            "value: 1250",
            "value: ¦12500",
            "talet 12500 står inte i ”cirka 1 250 läste dem”; väntade ”12 500” eller ”12500” där",
        ),
        (
            PLAN,
            "value: 2.5",
            "value: ¦2",
            "talet 2 står inte i ”2,5 miljoner kronor är avsatta.”; väntade ”2” eller ”två” där",
        ),
        (
            PROGRAM,
            "value: 1200",
            "value: ¦200",
            "talet 200 står inte i ”1 200”; väntade ”200” eller ”tvåhundra” där",
        ),
        (
            PROGRAM,
            "row: 2, column: 4",
            "row: 2, column: 3",
            "talet 800 står inte i ””; väntade ”800” eller ”åttahundra” där",
        ),
        (
            REPORT,
            "value: 74",
            "value: ¦-74",
            "talet -74 står inte i ”74 procent trivdes på torget”; väntade ”−74” där",
        ),
        (
            REPORT,
            "value: 74",
            "value: ¦0.00001",
            "talet 0.00001 står inte i ”74 procent trivdes på torget”; väntade ”0,00001” där",
        ),
        (
            REPORT,
            "value: 74",
            "value: ¦10000000000000000.0",
            "talet 10000000000000000 står inte i ”74 procent trivdes på torget”; "
            "väntade ”10 000 000 000 000 000” eller ”10000000000000000” där",
        ),
    ],
    ids=["thousands", "zeros", "decimals", "cell", "empty cell", "sign", "small", "large"],
)
def test_measures_stand_in_text(tiny: Copy, name: str, old: str, new: str, message: str) -> None:
    """A value that is not in its quote or cell is a fault."""
    tiny.edit(PROGRAM, "sums:\n  - total: kostnad-summa\n", "sums:\n  - total: kostnad-2030\n")
    tiny.edit(PROGRAM, "terms: [kostnad-2030, kostnad-2031]", "terms: [netto-2030, bidrag-2030]")
    position = tiny.edit(name, old, new)
    found = [fault for fault in tiny.faults() if ": talet " in fault]
    assert [message] == [fault.split(": ", 1)[1] for fault in found]
    assert "¦" not in new or found[0].startswith(f"{position}: ")


@pytest.mark.parametrize("sign", ["-", "–", "−", "minus "])
def test_measures_stand_in_text_with_their_sign(tiny: Copy, sign: str) -> None:
    """A number is negative in the data if, and only if, it is negative in the source."""
    tiny.edit_source(SOURCE, "74 procent", f"{sign}74 procent")
    tiny.edit(REPORT, "- text: 74 procent", f'- text: "{sign}74 procent')
    tiny.edit(REPORT, "64 procent år 2030.\n", '64 procent år 2030."\n')
    tiny.edit(REPORT, "quote: 74 procent trivdes på torget", f'quote: "{sign}74 procent"')
    position = tiny.edit(REPORT, "value: 74", "value: ¦74")
    expected = (
        f"{position}: talet 74 står inte i ”{sign}74 procent”; väntade ”74” eller ”sjuttiofyra” där"
    )
    assert [expected] == tiny.faults()
    position = tiny.edit(REPORT, "value: 74", "value: ¦-74")
    assert [f"{position}: diagrammet ”trivdes” kan inte visa negativa tal"] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "qualifier", "ground"),
    [
        (REPORT, "drygt", "cirka", "Drygt 500 lyssnade ändå på sagor"),
        (REPORT, "drygt", "ett …-tal", "Drygt 500 lyssnade ändå på sagor"),
        (REPORT, "ca\n", "cirka\n", "ca hälften kom tillbaka"),
        (PLAN, "ett …-tal", "drygt", "ett 20-tal sagostunder"),
    ],
)
def test_measures_stand_in_text_with_their_qualifier(
    tiny: Copy, name: str, old: str, qualifier: str, ground: str
) -> None:
    """A qualifier that the source does not have is a fault."""
    position = tiny.edit(name, f"qualifier: {old}", f"qualifier: ¦{qualifier}")
    assert [f"{position}: ”{qualifier.strip()}” står inte vid talet i ”{ground}”"] == tiny.faults()


def test_measures_stand_in_text_as_a_half_of_something(tiny: Copy) -> None:
    """A half is fifty in percent, but not in any other unit."""
    old = "    value: 50\n    unit: procent\n    qualifier: ca"
    position = tiny.edit(REPORT, old, old.replace("procent", "¦personer"))
    assert [
        f"{position}: ”hälften” är 50 procent, men enheten är ”personer”; väntade ”procent”"
    ] == tiny.faults()


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("{ table: ¦kostnad, row: 1", "tabellen ”kostnad” finns inte; menade du ”kostnader”?"),
        ("¦{ table: kostnader, row: 4", "tabellen har 3 rader och 4 kolumner"),
    ],
)
def test_measures_stand_in_text_of_a_cell_that_exists(tiny: Copy, new: str, message: str) -> None:
    """A cell that the document lacks is a fault."""
    position = tiny.edit(PROGRAM, "{ table: kostnader, row: 1, column: 2", f"{new}, column: 2")
    assert [f"{position}: {message}"] == tiny.faults()


def test_measures_stand_in_text_of_a_cell_whatever_they_are_about(tiny: Copy) -> None:
    """A missing cell is one fault, even if its item is unknown."""
    tiny.edit(PROGRAM, "  - id: kostnad-2030\n", "  - id: kostnad-2030\n    about: lampor\n")
    position = tiny.edit(
        PROGRAM,
        "cell: { table: kostnader, row: 1, column: 2",
        "cell: ¦{ table: kostnader, row: 9, column: 2",
    )
    assert [f"{position}: tabellen har 3 rader och 4 kolumner"] == tiny.faults()


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("    ¦topics: []\n", "hittade 0 i listan, väntade minst 1"),
        ("", "fältet ”topics” saknas; lägg till det"),
    ],
    ids=["empty", "none"],
)
def test_measures_have_topics(tiny: Copy, new: str, message: str) -> None:
    """A measure has its own topics, with a priority or without: the priority's may differ."""
    old = "    quote: cirka 1 250 läste dem\n"
    tiny.edit(REPORT, f"    topics: [sagor]\n{old}", f"{new.replace('¦', '')}{old}")
    found = [fault for fault in tiny.faults() if fault.endswith(message)]
    assert 1 == len(found)
    assert found[0].startswith(f"data/{REPORT}:")


def test_topics_of_measures_exist(tiny: Copy) -> None:
    """A topic that does not exist is a fault with the nearest."""
    position = tiny.edit(REPORT, "topics: [sagor, fientlig", "topics: [¦saga, fientlig")
    assert [
        f"{position}: ämnet ”saga” finns inte; menade du ”sagor”? (alla ämnen står i data/topics.yml)"
    ] == tiny.faults()


def test_series_share_a_unit(tiny: Copy) -> None:
    """Numbers of a series have one unit."""
    position = tiny.edit(REPORT, "unit: bänkar\n    year: 2030", "unit: ¦soffor\n    year: 2030")
    expected = f"{position}: enheten är ”soffor”, men serien ”bankar” har ”bänkar”"
    assert [expected] == tiny.faults()


def test_series_share_a_unit_and_exist(tiny: Copy) -> None:
    """A chart of a series that no measure has is a fault."""
    position = tiny.edit(PROGRAM, "series: [netto, bidrag]", "series: [netto, ¦bidraget]")
    expected = f"{position}: serien ”bidraget” finns inte; menade du ”bidrag”?"
    assert [expected] == tiny.faults()


BIDRAG = "    unit: kkr\n    year: 2030\n    role: plan\n    series: bidrag"


@pytest.mark.parametrize(
    ("name", "edits", "message"),
    [
        (
            PROGRAM,
            [
                (BIDRAG, BIDRAG.replace("kkr", "kronor")),
                ("series: [netto, b", "series: ¦[netto, b"),
            ],
            "diagrammets serier har olika enheter: ”kkr”, ”kronor”",
        ),
        (
            PROGRAM,
            [
                (BIDRAG, BIDRAG.replace("    year: 2030\n", "")),
                ("- id: bidrag-2030", "- ¦id: bidrag-2030"),
            ],
            "diagrammet ”kostnader” visar siffran under sitt år; ange ”year”",
        ),
        (
            REPORT,
            [
                (
                    "year: 2030\n    role: outcome\n    series: bankar",
                    "role: outcome\n    series: bankar",
                ),
                ("- id: bankar-2030", "- ¦id: bankar-2030"),
            ],
            "diagrammet ”bankar” visar siffran under sitt år; ange ”year”",
        ),
        (
            PROGRAM,
            [
                (BIDRAG, BIDRAG.replace("bidrag", "netto")),
                ("series: [netto, bidrag]", "series: [netto, bidrag]"),
                ("- id: bidrag-2030", "- ¦id: bidrag-2030"),
            ],
            "diagrammet ”kostnader” staplar en siffra per serie och år; 2030 finns redan på rad",
        ),
        (
            REPORT,
            [("maximum: 100", "maximum: ¦70")],
            "skalan slutar på 70, men den längsta stapeln är 74",
        ),
        (
            PROGRAM,
            [("series: [netto, bidrag]", "series: [netto, bidrag]\n    maximum: ¦1199")],
            "skalan slutar på 1199, men den längsta stapeln är 1200",
        ),
    ],
    ids=["units", "stacked without year", "without year", "twice a year", "scale", "stacked scale"],
)
def test_charts_can_be_drawn(
    tiny: Copy, name: str, edits: list[tuple[str, str]], message: str
) -> None:
    """A chart that could not be drawn honestly is a fault."""
    position = [tiny.edit(name, old, new) for old, new in edits][-1]
    found = [fault for fault in tiny.faults() if "serien ”bidrag” finns inte" not in fault]
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: {message}")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (REPORT, "maximum: 100", "maximum: 74"),
        (PROGRAM, "series: [netto, bidrag]", "series: [netto, bidrag]\n    maximum: 1200"),
    ],
    ids=["bar", "stack"],
)
def test_charts_can_be_drawn_to_the_end_of_the_scale(
    tiny: Copy, name: str, old: str, new: str
) -> None:
    """A bar as long as the scale fits the chart."""
    tiny.edit(name, old, new)
    assert [] == tiny.faults()


def test_charts_can_be_drawn_above_zero(tiny: Copy) -> None:
    """A chart of zeros has no scale, and a negative number has no bar."""
    tiny.edit_source(SOURCE, "74 procent trivdes", "0 procent trivdes")
    tiny.edit_source(SOURCE, "64 procent år", "0 procent år")
    tiny.edit(REPORT, "- text: 74 procent trivdes", "- text: 0 procent trivdes")
    tiny.edit(REPORT, "med 64 procent år 2030.", "med 0 procent år 2030.")
    tiny.edit(REPORT, "quote: 74 procent", "quote: 0 procent")
    tiny.edit(REPORT, "quote: 64 procent", "quote: med 0 procent")
    tiny.edit(REPORT, "value: 74", "value: 0")
    tiny.edit(REPORT, "value: 64", "value: 0")
    assert [] == tiny.faults()
    tiny.edit(REPORT, "    maximum: 100\n", "")
    position = tiny.edit(REPORT, "  - id: trivdes\n", "  - ¦id: trivdes\n")
    assert [f"{position}: diagrammet har bara nollor; ange ”maximum”"] == tiny.faults()
    position = tiny.edit(
        REPORT,
        "value: 0\n    unit: procent\n    year: 2031",
        "value: ¦-1\n    unit: procent\n    year: 2031",
    )
    assert f"{position}: diagrammet ”trivdes” kan inte visa negativa tal" in tiny.faults()


def test_sums_agree(tiny: Copy) -> None:
    """Terms that do not add up to the total are a fault."""
    tiny.edit(PROGRAM, "terms: [kostnad-2030, kostnad-2031]", "terms: [kostnad-2030, netto-2030]")
    position = tiny.edit(PROGRAM, "total: kostnad-summa", "total: ¦kostnad-summa")
    expected = f"{position}: ”kostnad-summa” är 2{SPACE}000, men delarna ger 2{SPACE}200"
    assert [expected] == tiny.faults()


def test_sums_agree_in_decimals(tiny: Copy) -> None:
    """0,1 and 0,2 are 0,3."""
    for label, old, new in (
        ("Kostnad", "1200", "0.1"),
        ("Kostnad", "800", "0.2"),
        ("Kostnad, summa", "2000", "0.3"),
    ):
        before = f"label: {label}\n    value: "
        tiny.edit(PROGRAM, before + old, before + new)
    assert [] == [fault for fault in tiny.faults() if "delarna ger" in fault]


def test_sums_agree_on_measures_that_exist(tiny: Copy) -> None:
    """A sum of a missing measure is a fault with the nearest one."""
    tiny.edit(PROGRAM, "terms: [kostnad-2030, ", "terms: [kostnader-2030, ")
    position = tiny.edit(PROGRAM, "  - total: kostnad-summa", "  - ¦total: kostnad-summa")
    expected = f"{position}: siffran ”kostnader-2030” finns inte; menade du ”kostnad-2030”?"
    assert [expected] == tiny.faults()


def test_sums_agree_in_one_unit(tiny: Copy) -> None:
    """A sum over different units is a fault."""
    tiny.edit(
        PROGRAM,
        "unit: kkr\n    role: plan",
        "unit: tusen kronor\n    role: plan",
    )
    position = tiny.edit(PROGRAM, "total: kostnad-summa", "total: ¦kostnad-summa")
    expected = (
        f"{position}: ”kostnad-summa” är 2{SPACE}000, men delarna ger 2{SPACE}000 "
        "(enheterna är kkr, tusen kronor)"
    )
    assert [expected] == tiny.faults()
