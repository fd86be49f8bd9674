"""Which numbers are proposed as measures, in texts and in tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planspegeln.authoring.propose.proposals import MeasureProposal
from planspegeln.authoring.propose.propose import propose
from planspegeln.authoring.propose.words import Vocabulary
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.swedish.measures import QUALIFIERS
from tests.authoring.propose.made import PLAN, collection, of_plan, of_report
from tests.conftest import ReadSite


def one(text: str) -> MeasureProposal:
    """The only measure of a report with one paragraph."""
    (found,) = of_report(text).measures
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Andelen är 74 procent.", "74", "procent"),
        ("Andelen är 74% av alla.", "74", "procent"),
        ("Det kostade 1 250 tkr.", "1250", "kkr"),
        ("Det kostade 2,5 mnkr.", "2.5", "miljoner kronor"),
        ("Det kostade 500 000 kr.", "500000", "kronor"),
        ("På torget står fem bänkar.", "5", "bänkar"),
        ("Det kom 500 unika tittare.", "500", "tittare"),
        ("Betygsindex 45 nåddes.", "45", "index"),
        ("Det kom 2000 personer.", "2000", "personer"),
        ("Minst 2000 lampor byts.", "2000", "lampor"),
        ("Antalet besök var 70.", "70", "besök"),
        ("Vägen är två kilometer¹ lång.", "2", "kilometer"),
        ("Vägen är 500¹ meter.", "500", "meter"),
        ("Golvet är 40 m² stort.", "40", "m²"),
        ("Det tog två timmars arbete.", "2", "timmar"),
        ("Två planerade möten hölls.", "2", "möten"),
        ("Det kom 18 nya elever.", "18", "elever"),
        ("Hälften kom tillbaka.", "50", "procent"),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str) -> None:
    """The unit is the sign or the word after the number, past an adjective."""
    found = one(text)
    assert (Decimal(value), unit) == (found.value, found.unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det kom 12 elever, mot 15 året före.", [("12", 2031, "elever"), ("15", 2030, "elever")]),
        (
            "Antalet steg från 10 elever förra året till 12.",
            [("10", 2030, "elever"), ("12", 2031, "elever")],
        ),
        ("Det var fler än förra årets 10 elever.", [("10", 2030, "elever")]),
        (
            "Föregående år kom 10 elever, nu kom 12 elever.",
            [("10", 2030, "elever"), ("12", 2031, "elever")],
        ),
        ("Det kom 12 elever, fler än förra året.", [("12", 2031, "elever")]),
        ("I fjol kom 10 elever.", [("10", 2030, "elever")]),
    ],
)
def test_the_year_before(text: str, expected: list[tuple[str, int, str]]) -> None:
    """Words that name it are no unit, and give the year of the number that they stand by."""
    found = [(str(made.value), made.year, made.unit) for made in of_report(text).measures]
    assert expected == found


@pytest.mark.parametrize(
    "text",
    [
        "Planen gäller 2031.",
        "Planen gäller 2031–2033.",
        "Under 2021 ökar trafiken.",
        "Budget 2030 antogs.",
        "Mötet är 8 mars.",
        "Mötet var 2031-03-08 och 2031 03 09.",
        "Mötet är kl. 18.30.",
        "Ring 08-535 300 00.",
        "Skriv till 123 45 PÅHITT.",
        "Gå till Storgatan 12.",
        "Enligt 3 kap. och § 7.",
        "Ärendet är KS-2031/144.",
        "Fastigheten Torget 4:7.",
        "Se SOU 2031:46.",
        "Se sidan 14 och bilaga 3.",
        "I kapitel två redovisas arbetet.",
        "Barn 7-12 deltog.",
        "Agenda 2030 är bred.",
        "100-årsjubileet firades.",
        "Kampanjen hade tre syften.",
        "De tre bänkarna stod kvar.",
        "En bänk och ett träd.",
        "Planen gällde i fem år.",
    ],
)
def test_what_is_no_measure(text: str) -> None:
    """Years, dates, numbers of pages and sections, addresses, ids, and the parts of the text itself."""
    assert of_report(text).measures == ()


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Drygt 500 elever kom.", "drygt"),
        ("Cirka 500 elever kom.", "cirka"),
        ("Ca 500 elever kom.", "ca"),
        ("Ett 20-tal elever kom.", "ett …-tal"),
        ("Minst 500 elever kom.", "minst"),
        *((f"{one.capitalize()} 500 elever kom.", one) for one in QUALIFIERS),
        ("Det kom inte mer än 500 elever.", None),
        ("Det kom mer än tre elever.", "mer än"),
        ("Insatsen pågick över 3 år.", None),
        ("Närvaron var över 70 procent.", "över"),
        ("Elever kom 500 gånger.", None),
    ],
)
def test_qualifier(text: str, qualifier: str | None) -> None:
    """The words that the data has for how exact a number is."""
    assert one(text).qualifier == qualifier


def test_years() -> None:
    """A number is for the year after it, or before it, or for each year. Else for the report's own."""
    now, before = of_report("415 ärenden år 2031, jämfört med 474 år 2030.").measures
    assert [(now.year, now.unit), (before.year, before.unit)] == [
        (2031, "ärenden"),
        (2030, "ärenden"),
    ]
    assert now.series == before.series == "arenden"
    for words in ("jämfört med", "att jämföra med"):
        own, other = of_report(f"Index var 112, {words} 130 år 2030.").measures
        assert (2031, 2030) == (own.year, other.year)
    each = of_report("Kommunen fick 2029 och 2030 11,5 miljoner kronor per år.").measures
    assert [(one.year, one.value) for one in each] == [
        (2029, Decimal("11.5")),
        (2030, Decimal("11.5")),
    ]
    assert one("Fem bänkar står där.").year == 2031


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Senast 2031 ska index nå 45 (2029 var index 40).", ["target", "baseline"]),
        ("Index är 40, att jämföras med rikets 50.", ["baseline", "reference"]),
        ("För det är 500 000 kr avsatta.", ["budget"]),
        ("Utställningen kostar 500 kkr.", ["plan"]),
        ("Antalet klotterärenden var 474 under 2027.", ["outcome"]),
    ],
)
def test_roles_in_a_plan(text: str, roles: list[str]) -> None:
    """Goals, where one starts, what one compares with, and money that is set aside."""
    assert [one.role for one in of_plan(text).measures] == roles


def test_a_report_tells_outcomes() -> None:
    """A number of a report is an outcome, but for the goal that it names."""
    assert one("Index är 40.").role == "outcome"
    goal, _ = of_report("Målet är 80 procent, utfallet 71 procent.").measures
    assert goal.role == "target"


@pytest.mark.parametrize(
    "text",
    [
        "Under året utbildades 12 värdar, och fler utbildas 2035.",
        "Vi satte upp 5 skyltar inför 2036.",
    ],
)
def test_a_report_tells_no_outcome_of_a_later_year(text: str) -> None:
    """A later year in the words is that of something else."""
    assert (one(text).role, one(text).year) == ("outcome", 2031)


def test_numbers_of_one_unit() -> None:
    """A number without a unit has that of the next one nearby."""
    assert [one.unit for one in of_report("Den sjönk från 7,4 till 6,9 procent.").measures] == [
        "procent"
    ] * 2
    assert [one.value for one in of_report("Tre av fem torg är ljusa.").measures] == [3, 5]


def test_place_and_label() -> None:
    """The place is that of the number with its unit. The label is a draft of words after it."""
    found = one("Fem nya bänkar på torget och i parken.")
    assert (found.number.words, found.label) == ("Fem", "Nya bänkar på torget")
    assert found.location.words == "Fem nya bänkar på torget och i parken."


def table(headers: list[Any], *rows: list[Any], **more: Any) -> dict[str, Any]:
    """A table as it stands in a document's text."""
    return {"table": "t", "caption": "Mått", "headers": headers, "rows": list(rows), **more}


def test_roles_of_columns() -> None:
    """Baseline, target and outcome of an indicator have one series. Other columns have none."""
    roles = ["measure", "unit", "baseline", "target", "outcome", "other"]
    block = table(
        ["Mått", "Enhet", "2029", "2031", "2031", "Nr"],
        ["Trygga", "procent", "61", "70", "64", "3"],
        roles=roles,
    )
    found = of_report(block).measures
    assert [(float(m.value), m.role, m.year, m.unit, m.series) for m in found] == [
        (61, "baseline", 2029, "procent", "trygga"),
        (70, "target", 2031, "procent", "trygga"),
        (64, "outcome", 2031, "procent", "trygga"),
    ]


def test_names_of_columns() -> None:
    """Without roles, the names of columns tell, over several rows, and each cell its own unit."""
    block = table(
        [["", {"text": "Utfall", "columns": 2}, "", "Mål"], ["Indikator", "2030", "2031", "2031"]],
        [{"text": "Torg", "columns": 4}, "", "", ""],
        ["Trygghet", "61 %", "64 %", "cirka 70 %"],
        ["Antal lampor", "10", "25", "–"],
    )
    found = of_report(block).measures
    assert [(float(m.value), m.role, m.year, m.unit) for m in found] == [
        (61, "outcome", 2030, "procent"),
        (64, "outcome", 2031, "procent"),
        (70, "target", 2031, "procent"),
        (10, "outcome", 2030, "lampor"),
        (25, "outcome", 2031, "lampor"),
    ]
    assert found[2].qualifier == "cirka"


def test_costs() -> None:
    """In a table of costs each cell but the first is one, for the year of its row, in its unit."""
    block = table(["", "Drift", "Nr"], ["2030", "1 250", "1"], caption="Tusen kronor")
    (found,) = of_plan(block).measures
    assert (float(found.value), found.unit, found.year, found.role) == (1250, "kkr", 2030, "plan")


def test_what_was_so_before_the_plan_is_no_plan() -> None:
    """A column of an earlier year tells what was."""
    found = of_plan(table(["Antal lampor", "2029", "2030"], ["Torget", "10", "25"])).measures
    assert [(2029, "outcome"), (2030, "plan")] == [(one.year, one.role) for one in found]


def test_what_is_no_number_in_a_cell() -> None:
    """A code with a zero before it is none, nor are words."""
    block = table(["Mått", "Utfall"], ["Kod", "007"], ["Läge", "bra"], ["Träd", "7 st"])
    (found,) = of_report(block).measures
    assert (float(found.value), found.unit) == (7, "st")


@pytest.mark.parametrize(
    ("headers", "row", "unit", "label"),
    [
        (["Mått", "Enhet", "2031"], ["Trygga", "procent", "61"], "procent", "Trygga"),
        (["Mått", "Enhet", "2031"], ["Bänkar", "antal", "5"], "bänkar", "Bänkar"),
        (["Mått", "Enhet", "2031"], ["Nya bänkar", "antal", "5"], "antal", "Nya bänkar"),
        (["Mått", "Enhet", "2031"], ["Drift", "i kronor", "5"], "kronor", "Drift"),
        (["Mått", "2031"], ["Andel nöjda, %", "61"], "procent", "Andel nöjda"),
        (["Mått", "2031"], ["Sjukfrånvaro i procent", "6"], "procent", "Sjukfrånvaro"),
        (["Mått", "2031"], ["Kostnad (tkr)", "6"], "kkr", "Kostnad"),
        (["Mått", "2031"], ["1. Antal lampor", "6"], "", "Antal lampor"),
        (["", "2031"], ["Antal nya lampor", "6"], "lampor", "Antal nya lampor"),
        (["", "Antal"], ["Vandringar", "6"], "vandringar", "Antal vandringar"),
        (["", "Antal"], ["Summa", "6"], "antal", ""),
        (["", "Andel, %"], ["Vandringar", "6"], "procent", "Andel vandringar"),
        (["", "Kostnad i kronor"], ["Lampor", "6"], "kronor", "Kostnad, lampor"),
        (["", "Kost- nad"], ["2031", "6"], "", "Kostnad"),
        (["", "Elever 2031"], ["Exempelby", "6"], "", "Elever, Exempelby"),
        (["", "Elever"], ["Summa", "6"], "", "Elever, summa"),
        (["", "Utfall 2031"], ["Förskola", "6"], "", "Förskola"),
    ],
)
def test_units_and_labels(headers: list[Any], row: list[Any], unit: str, label: str) -> None:
    """The unit is told by a column for it, or by words of the row or the column. The label has the rest."""
    (found,) = of_report(table(headers, row)).measures
    assert (found.unit, found.label) == (unit, label)


def test_a_part_of_the_column_before() -> None:
    """A column "varav …" is a part of what the column before it has."""
    costs = table(["", "Kostnad", "varav lån"], ["2031", "6", "5"])
    assert [one.label for one in of_report(costs).measures] == ["Kostnad", "Kostnad, varav lån"]


def test_topics() -> None:
    """A measure has the topics that its label names, or else those of its sentence. Else none."""
    found = of_report(
        "Det finns 20 bänkar på torget.",
        "På torget kom tio personer och lyssnade.",
        "Det kom tio personer.",
        table(["Mått", "2031"], ["Antal lugna platser", "6"]),
    ).measures
    assert [one.topics for one in found] == [("torg",), ("torg",), (), ("torg",)]


def test_names_of_topics(site: ReadSite) -> None:
    """A label of several names is known by each. What stands around counts if the words name none."""
    vocabulary = Vocabulary(site.catalogue)
    assert vocabulary.named("Platser") == ("torg",)
    assert vocabulary.named("Inget", "Sagor") == ("sagor",)
    assert vocabulary.named("Det finns inget") == ()


def test_no_year(site: ReadSite) -> None:
    """A number of a document for several years is for none of them, if no year is named."""
    sums = [
        one
        for one in propose(site.catalogue, "exempelby/program-2030").measures
        if one.value == 2000
    ]
    assert [one.year for one in sums] == [None]
    years = {"years": (2030, 2031)}
    made_up = collection(plan={"text": [{"text": "Fem bänkar står där."}]})
    own = made_up.documents[PLAN]
    made_up.documents[PLAN] = replace(own, value=own.value.model_copy(update=years))
    assert [one.year for one in propose(Catalogue(made_up), PLAN).measures] == [None]
