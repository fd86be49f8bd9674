"""What a number is proposed to count: each way in which a label is put together, and when there is none."""

from __future__ import annotations

import pytest

from tests.authoring.propose.made import of_plan, of_report


def labels(text: str) -> list[str]:
    """The labels of the measures of a report with one paragraph."""
    return [one.label for one in of_report(text).measures]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("415 ärenden på kommunens mark har hanterats under 2031.", "Ärenden på kommunens mark"),
        ("Kommunen tog emot 86 synpunkter på ljuset.", "Synpunkter på ljuset"),
        ("Under våren gjordes två försök med digitala dialoger.", "Försök med digitala dialoger"),
        ("Under året besökte 1 240 personer badet.", "Personer som besökte badet"),
        ("Det kom 300 personer till mötet i parken.", "Personer som kom till mötet i parken"),
        ("Omkring 60 personer deltog i mötet den 3 juni.", "Personer som deltog i mötet"),
        ("17 föreningar ansökte om bidrag.", "Föreningar som ansökte om bidrag"),
        ("Nämnden anställer fyra lärare.", "Lärare som nämnden anställer"),
        ("Föreningen nådde ut till tre skolor.", "Skolor som föreningen nådde ut till"),
        ("Påhittköping har 23 400 invånare.", "Invånare i Påhittköping"),
        ("Antalet inbrott i bostäder sjönk till 57.", "Antal inbrott i bostäder"),
        ("Skolans 310 lärare är utbildade.", "Skolans lärare"),
        ("Gångvägen är två kilometer.", "Gångvägen"),
        ("Med väg menas en sträcka på två kilometer.", "Sträcka"),
        ("Två av de fyra planerade mötena hölls.", "De planerade mötena som hölls"),
    ],
)
def test_what_is_counted(text: str, label: str) -> None:
    """The noun with what is said of it, as a phrase or a clause with "som", without dates and years."""
    assert labels(text)[0] == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "62 procent av de svarande är trygga i parken.",
            "Andel av de svarande som är trygga i parken",
        ),
        ("Hälften av hushållen sorterar mat.", "Andel av hushållen som sorterar mat"),
        ("Andelen nöjda brukare var 81 procent.", "Andel nöjda brukare"),
        ("Målet om 80 procent nöjda brukare nåddes.", "Andel nöjda brukare"),
        ("Av eleverna i åttan var 12 procent sjuka.", "Andel av eleverna i åttan som var sjuka"),
        (
            "I år har 74 % av de ärenden som avser klotter åtgärdats i tid.",
            "Andel av de ärenden som avser klotter och som åtgärdats i tid",
        ),
        ("Nämnden ska höja taxan för båtar med fem procent.", "Höjning av taxan för båtar"),
    ],
)
def test_shares(text: str, label: str) -> None:
    """A share is one of somebody, who is or does something."""
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Nya bänkar och bord: 500 kkr.", "Nya bänkar och bord"),
        ("Upprustningen av parken kostade 2,3 mnkr.", "Kostnad för upprustningen av parken"),
        ("Det gav ett överskott på 2 mnkr.", "Överskott"),
        ("Föreningarna fick 500 kronor i bidrag till läger.", "Bidrag till läger"),
        ("Nämnden avsätter 750 tkr till kulturstöd.", "Medel till kulturstöd"),
        ("Sammanlagt 2 000 kr för lamporna är kvar.", "Medel för lamporna"),
    ],
)
def test_money(text: str, label: str) -> None:
    """Money is for something, or what something costs."""
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "415 ärenden på torget har hanterats 2031, jämfört med 474 år 2030.",
            ["Ärenden på torget"] * 2,
        ),
        ("Sjukfrånvaron sjönk från 7,4 till 6,9 procent.", ["Sjukfrånvaron"] * 2),
        (
            "Kostnader: 2 000 kkr, varav hälften söks externt.",
            ["Kostnader", "Andel av kostnader som söks externt"],
        ),
        (
            "Betygsindex för torget är 40, att jämföras med riksgenomsnittet 50.",
            ["Betygsindex för torget", "Betygsindex, riksgenomsnittet"],
        ),
        (
            "Senast 2031 ska trivseln nå betygsindex 45 (2029 var betygsindex 40).",
            ["Betygsindex"] * 2,
        ),
    ],
)
def test_one_beside_the_other(text: str, both: list[str]) -> None:
    """A number that is compared with the one before counts the same."""
    assert labels(text) == both


@pytest.mark.parametrize(
    "text",
    [
        "Det kom 300 personer.",
        "Under två dagar träffades ett antal föreningar.",
        "Kampanjen pågick i sex månader.",
        "Målet är 80 procent.",
        "Utfallet blev 71 procent.",
        "Det är 8 procent fler än året innan.",
        "I enkäten svarade 54 procent att de är nöjda.",
        "De fick 500 kronor av kommunen.",
        "Totalt deltog 40 elever från åtta skolor.",
        "Ökningen är 12 procent.",
        "Utfall: 45 procent.",
        "Fyra lärare är.",
    ],
)
def test_no_label(text: str) -> None:
    """Where the sentence does not say it plainly there is none, rather than a bad one."""
    assert labels(text)[0] == ""


def test_what_is_joined() -> None:
    """What follows two things may be said of both."""
    assert labels("Vi har utbildat 55 chefer och 20 ombud i ledning.") == [
        "Chefer som vi har utbildat",
        "",
    ]


def test_a_label_is_short() -> None:
    """It has at most sixteen words, and no digits."""
    long = " ".join(["bänkar"] * 17)
    assert labels(f"{long}: 500 kkr.") == [""]
    assert labels("Antal vid 7-8 torg: 50 st.") == [""]
    (found,) = of_plan("Två kilometers gångväg anläggs.").measures
    assert (found.unit, found.label) == ("kilometer", "Gångväg")
