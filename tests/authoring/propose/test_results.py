"""What in a report is proposed as an outcome, and its status by its words."""

from __future__ import annotations

import pytest

from planspegeln.authoring.propose.results import Told, of_answer, told
from tests.authoring.propose.made import of_report


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("Kursen har genomförts.", "genomfort", "genomförts"),
        ("Huset invigdes.", "genomfort", "invigdes"),
        ("Alla har gått kursen.", "genomfort", "har gått"),
        ("Planen är antagen.", "genomfort", "är antagen"),
        ("Kursen har ställts in.", "installt", "ställts in"),
        ("Mässan blev inte av.", "installt", "blev inte av"),
        ("Målet nås inte.", "ej-uppnatt", "nås inte"),
        ("Målet uppnåddes inte.", "ej-uppnatt", "uppnåddes inte"),
        ("Målet är inte uppfyllt.", "ej-uppnatt", "inte uppfyllt"),
        ("Arbetet pågår.", "pagar", "pågår"),
        ("Kursen skjuts upp.", "uppskjutet", "skjuts upp"),
        ("Bytet är upphandlat och har skjutits till 2033.", "uppskjutet", "skjutits till"),
        ("Väggen målades blå i stället för röd.", "andrat", "i stället för"),
    ],
)
def test_status(text: str, status: str, words: str) -> None:
    """Each status has its words, and the reason has them."""
    assert told(text) == Told(status, f"orden ”{words}”")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Delvis har kurserna genomförts.",
        "Flertalet kurser har ställts in.",
        "Tre av fem kurser hölls och har genomförts.",
        "12 av 40 kurser har genomförts.",
        "12 stycken av de totalt 40 kurserna genomfördes.",
        "Av de 40 kurserna genomfördes 12.",
    ],
)
def test_a_part_is_done(text: str) -> None:
    """Words for a part, and counts of a whole, say that a part is done."""
    assert told(text).status == "delvis-genomfort"


@pytest.mark.parametrize(
    "text",
    ["40 av 40 kurser har genomförts.", "Av 40 kurser genomfördes alla.", "12 kurser genomfördes."],
)
def test_all_of_it_is_done(text: str) -> None:
    """A count that is the whole, or has no whole, says nothing of a part."""
    assert told(text).status == "genomfort"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Kurser är viktiga.", None),
        ("Kursen har inte genomförts.", None),  # nor that it was cancelled
        ("Kursen kommer att genomföras.", None),
        ("Kursen ska genomföras.", None),
        ("Under 2032 kompletteras kursen.", 2031),  # after the report's year
        ("Ett ökat antal barn leker.", None),  # an adjective
        ("Kursen gav ett överskott.", None),
    ],
)
def test_unsure(text: str, year: int | None) -> None:
    """What is denied, comes later or says little is no word of how far the work had come."""
    assert told(text, year).status == "namns"


def test_a_later_year_beside_the_past() -> None:
    """A verb in the past counts, also if a later year is named."""
    assert told("Planen för 2032 antogs.", 2031).status == "genomfort"


@pytest.mark.parametrize(
    ("texts", "covered", "status"),
    [
        (["Kursen har genomförts."], 1, "genomfort"),
        (["Kursen har genomförts."], 0.5, "namns"),  # says only a part of the commitment
        (["Kursen pågår."], 0.3, "pagar"),
        (["Kursen pågår."], 0.2, "namns"),
        (["Kursen ställdes in."], 0.1, "installt"),
        (["Den ena har genomförts.", "Den andra ställdes in."], 1, "delvis-genomfort"),
        (["Kursen har genomförts.", "Målet nås inte."], 1, "ej-uppnatt"),
        (["Kurser är bra."], 1, "namns"),
        ([], 1, "namns"),
    ],
)
def test_several_outcomes(texts: list[str], covered: float, status: str) -> None:
    """Together they tell of one commitment. The surest words count."""
    assert of_answer([told(text) for text in texts], covered).status == status


def test_outcomes() -> None:
    """Every sentence but those about the report itself may be an outcome."""
    found = of_report("Berättelsen redogör för året. Kursen har genomförts. Vägen är lång.")
    assert [one.location.words for one in found.outcomes] == [
        "Kursen har genomförts.",
        "Vägen är lång.",
    ]
    done, long = found.outcomes
    assert done.confidence > long.confidence
    assert found.commitments == ()


def test_confidence() -> None:
    """Numbers and statuses are surer than a plain sentence, and what only shall be is the least sure."""
    text = "Arbetet pågår. Det blir 40 procent. Vägen är lång i år. Nämnden ska leka."
    sure = [one.confidence for one in of_report(text).outcomes]
    assert sure[0] == sure[1] > sure[2] > sure[3]


def test_rows() -> None:
    """A row's status is that of its column for it. Rows of numbers and headings tell nothing."""
    table = {
        "table": "t",
        "caption": "x",
        "headers": ["Mål", "Kommentar", "Uppfyllt"],
        "rows": [
            [{"text": "Torg", "columns": 3}, "", ""],
            ["Tio träd", "Arbetet pågår i hela kommunen.", "Utgår"],
            ["Fem bänkar", "–", "Gul"],
        ],
    }
    trees, benches = of_report(table).outcomes
    assert (trees.status, trees.reason) == ("installt", "cellen ”Utgår”")
    assert trees.location.words == "Arbetet pågår i hela kommunen."
    assert benches.status == "namns"  # a colour says different things in different documents
    numbers = {"table": "t", "caption": "x", "headers": ["Mått", "2031"], "rows": [["Träd", "10"]]}
    assert of_report(numbers).outcomes == ()


@pytest.mark.parametrize(
    ("goal", "status"),
    [
        ("Andelen lekfulla ankdammar ska öka till 60 procent.", "ej-uppnatt"),
        ("Andelen lekfulla ankdammar ska öka till 50 procent.", "genomfort"),
        # Not missed yet.
        ("Andelen lekfulla ankdammar ska öka till 60 procent till 2034.", "namns"),
    ],
)
def test_a_goal_that_the_share_falls_short_of(goal: str, status: str) -> None:
    """It is proposed as not reached, though the share rose, if it is due by the report's year."""
    plan = {
        "text": [{"text": goal}],
        "commitments": [{"id": "andel", "kind": "aim", "quote": goal}],
    }
    (outcome,) = of_report("Andelen lekfulla ankdammar ökade till 52 procent.", plan=plan).outcomes
    assert ("plan-2030#andel", status) == (outcome.answers[0].key, outcome.status)
