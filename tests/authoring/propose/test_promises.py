"""What in a plan is proposed as a commitment: each rule, and what it must not catch."""

from __future__ import annotations

from typing import Any

import pytest

from planspegeln.authoring.propose.proposals import CommitmentProposal
from tests.authoring.propose.made import of_plan


def one(*blocks: Any) -> CommitmentProposal:
    """The only commitment of a plan with some blocks."""
    (found,) = of_plan(*blocks).commitments
    return found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nämnden ska bygga en lekplats.", "ordet ”ska”"),
        ("En lekplats kommer under våren att byggas.", "orden ”kommer … våren att”"),
        ("Lekplatser bör rustas upp.", "ordet ”bör”"),
        ("Nämnden planerar att bygga en lekplats.", "orden ”planerar att”"),
        ("Nämnden vill bygga en lekplats.", "ordet ”vill”"),
        ("Kommunen behöver bygga en lekplats.", "orden ”behöver bygga”"),
        ("Målet är att bygga en lekplats.", "orden ”målet är att”"),
        ("Kommunen har som mål att bygga en lekplats.", "orden ”har … mål att”"),
        ("Nämnden har ansvar för lekplatsen.", "orden ”har ansvar för”"),
        ("Det är viktigt att lekplatsen är säker.", "orden ”är viktigt att”"),
        ("Senast i maj är lekplatsen säker.", "orden ”senast i”"),
        ("En ny lekplats utreds.", "verbet ”utreds”"),
        ("Lekplatsen asfalteras.", "verbet ”asfalteras”"),
        ("Nämnden utreder lekplatsen.", "verbet ”utreder” om vem som gör det"),
        ("Nämnden får information om lekplatsen.", "ordet ”får”"),
        ("Uppbyggnad av en lekplats.", "börjar med det som ska göras, ”uppbyggnad”"),
        ("Arbetet är fokuserat på lek.", "orden säger vad arbetet är inriktat på"),
    ],
)
def test_words_that_promise(text: str, reason: str) -> None:
    """The reason names the words that it rests on."""
    found = one(text)
    assert (text, reason) == (found.location.words, found.reason)
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Ska nämnden bygga en lekplats?",  # asks
        "Bedömningen är att trafiken kommer att öka.",  # believes
        "Nämnden anser att barnen ska leka.",
        "Lekplatsen har utretts.",  # has been
        "Lekplatsen kan utredas.",  # is possible
        "Lekplatsen skulle utredas.",
        "Vi beskriver hur lekplatser utreds.",  # within another clause
        "Barn som behöver hjälp är många.",
        "I lagen arbetar många med lek.",  # no body
        "Lekplatser är roliga.",
    ],
)
def test_what_promises_nothing(text: str) -> None:
    """Questions, beliefs, what has been, what may be, and what only describes."""
    assert of_plan(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nämnden ska bygga en lekplats.", "task"),
        ("Nämnden ska öka tryggheten.", "aim"),
        ("Torget ska vara ljust.", "aim"),
        ("Målet är att bygga lekplatser.", "aim"),
        ("Nämnden vill bygga lekplatser.", "aim"),
        ("Tryggheten ökas.", "aim"),
        ("Lekplatsen rustas.", "task"),
        ("Nämnden ska arbeta för barnens bästa.", "aim"),
        ("Nämnden ska arbeta fram en plan.", "task"),
        ("Nämnden ska bidra till tryggheten.", "aim"),
        ("Nämnden ska bidra med 5 000 kronor.", "task"),
        ("Nämnden ansvarar för lekplatserna.", "aim"),
        ("Nämnden ansvarar för att bygga lekplatser.", "task"),
        ("Nämnden prioriterar att bygga lekplatser.", "aim"),
        ("Priset ska belöna en god insats.", "aim"),
        ("Nämnden ska belöna en god insats.", "task"),
        ("Ingen ska mobbas.", "aim"),
        ("Arbetet ska präglas av respekt.", "aim"),
        ("Nämnden ska ta hänsyn till barnen.", "aim"),
        ("Lekplatsen ska vara klar i maj.", "task"),
        ("De mål som rör oss och därav följs är:", "aim"),
        ("Uppgiften är att bygga lekplatser.", "task"),
        ("Det är viktigt att lekplatser byggs.", "aim"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """The first verb tells whether something shall be done or shall hold."""
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nämnden ska utveckla samverkan.", "aim"),
        ("Nämnden ska utveckla en tjänst.", "task"),
        ("Nämnden ska utveckla en god miljö.", "aim"),
        ("Nämnden ska utveckla en delaktighet.", "aim"),
        ("Nämnden ska höja kvaliteten.", "aim"),
        ("Nämnden ska höja avgiften.", "task"),
        ("Skolan ska förstärkas med två lärare.", "task"),
        ("Skolan ska förstärkas med fem procent.", "aim"),
        ("Nämnden ska hålla minst ett möte.", "task"),
        ("Nämnden ska hålla hög kvalitet.", "aim"),
        ("Nämnden ska få en redovisning.", "task"),
        ("Nämnden ska få information.", "task"),
        ("Barn ska få inflytande.", "aim"),
        ("Nämnden ska ge skolorna ett bidrag.", "task"),
        ("Priset ges till en person.", "aim"),
        ("Nämnden får information om torget.", "task"),
    ],
)
def test_kind_by_the_object(text: str, kind: str) -> None:
    """What is changed or given tells, if the verb may be of either: a thing or a number is a task."""
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Nämnden ska bygga en lekplats.", "Nämnden"),
        ("Barn- och utbildningsnämnden ska bygga en skola.", "Barn- och utbildningsnämnden"),
        ("Varje år delar nämnden ut ett pris.", "nämnden"),
        ("Påhittköping ska bygga en lekplats.", "Påhittköping"),
        ("Nämnden ska informeras om lekplatsen.", None),
        ("En lekplats ska byggas.", None),
        ("Barnen ska leka mer.", None),
    ],
)
def test_actor(text: str, actor: str | None) -> None:
    """Who acts is the body before the verb or after it, as printed. In the passive nobody does."""
    assert one(text).actor == actor


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("Varje år ska nämnden dela ut ett pris.", "Varje år"),
        ("Nämnden ska årligen dela ut ett pris.", "årligen"),
        ("Nämnden ska följa upp två gånger per år.", "två gånger per år"),
        ("Nämnden ska dela ut ett pris i år.", None),
    ],
)
def test_what_recurs(text: str, recurs: str | None) -> None:
    """Words that say that it comes again."""
    assert one(text).recurs == recurs


def test_two_clauses() -> None:
    """The word "samt" before a verb begins a commitment of its own, and before a noun it does not."""
    text = "Nämnden ska rusta torget samt bygga en lekplats."
    assert [one.location.words for one in of_plan(text).commitments] == [
        "Nämnden ska rusta torget",
        "bygga en lekplats",
    ]
    assert one("Nämnden ska rusta torget samt parken.").location.words.endswith("parken.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Nämnden ska rusta torget och ska bygga en lekplats.",
            [("Nämnden ska rusta torget", "Nämnden"), ("ska bygga en lekplats", "Nämnden")],
        ),
        (
            "Nämnden ska öka ljuset, och kommunen ska rusta torget.",
            [("Nämnden ska öka ljuset", "Nämnden"), ("kommunen ska rusta torget", "kommunen")],
        ),
        (
            "Nämnden kommer att rusta torget men kommunen bör ordna lek samt skolan ska måla.",
            [
                ("Nämnden kommer att rusta torget", "Nämnden"),
                ("kommunen bör ordna lek", "kommunen"),
                ("skolan ska måla", "skolan"),
            ],
        ),
    ],
)
def test_each_clause_that_promises(text: str, parts: list[tuple[str, str]]) -> None:
    """A clause with a word of promise of its own is a commitment of its own, by whom it names."""
    assert [(one.location.words, one.actor) for one in of_plan(text).commitments] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden ska rusta torget och bygga en lekplats.",
        "Nämnden ska se till att torget rustas och att lekplatser ska byggas.",
        "Bidrag ska gå till föreningar som ska växa och ska leka.",
        "Omotiverade skillnader ska redovisas och åtgärdas.",
    ],
)
def test_what_is_one_promise(text: str) -> None:
    """Clauses within another one, and verbs that share a word of promise, are not parted."""
    assert one(text).location.words == text


def test_a_sentence_that_goes_on() -> None:
    """What begins with "genom att" goes on with the sentence before, of the same body."""
    first, second = of_plan("Nämnden ska öka tryggheten. Genom att lysa upp torget.").commitments
    assert first.actor == second.actor == "Nämnden"
    assert of_plan("Torget är ljust. Genom att lysa upp torget.").commitments == ()


def test_entries() -> None:
    """Entries are commitments if what introduces them promises. Then it is none itself."""
    found = of_plan("Följande ska genomföras:", {"list": ["Lekplats", "Torg"]}).commitments
    assert [one.location.words for one in found] == ["Lekplats", "Torg"]
    assert of_plan("Detta har påbörjats:", {"list": ["Lekplats"]}).commitments == ()
    assert of_plan("Målen under perioden är följande:", {"list": ["Lekplats"]}).commitments == ()
    (bare,) = of_plan("Bilaga:", {"list": ["Bygga en lekplats", "Lekplats"]}).commitments
    assert bare.reason == "börjar med verbet ”bygga”"


def test_goals_are_no_entries() -> None:
    """An entry that is marked as a goal is none of the things to do."""
    entries = {"list": [{"text": "Lekplats", "goal": "lek"}, "Torg"]}
    assert one("Följande ska genomföras:", entries).location.words == "Torg"


def test_activities() -> None:
    """A row's title is a commitment if it has no text, or begins with a verb."""
    table = {
        "activities": "a",
        "caption": "x",
        "year": 2030,
        "headers": ["Aktivitet", "Ansvarig"],
        "rows": [
            {"item": "nya-bankar", "title": "Nya bänkar"},
            {"item": "lugna-torg", "title": "Lugna torg", "blocks": [{"text": "Ljus."}]},
            {"item": "fria-sagor", "blocks": [{"text": "Sagor för alla."}]},
            {
                "item": "nya-bankar",
                "anchor": "mer",
                "title": "Utveckla bänkar",
                "blocks": [{"text": "Tillsammans med skolan bygga fler."}],
                "responsible": {"text": "Varje nämnd kartlägger sina bänkar."},
            },
        ],
    }
    found = of_plan(table).commitments
    assert [(one.location.words, one.priority) for one in found] == [
        ("Nya bänkar", "nya-bankar"),
        ("Sagor för alla.", "fria-sagor"),
        ("Utveckla bänkar", "nya-bankar"),
        ("Tillsammans med skolan bygga fler.", "nya-bankar"),
        ("Varje nämnd kartlägger sina bänkar.", "nya-bankar"),
    ]


def test_rows() -> None:
    """The column of actions by its name, and who is responsible by a cell over several rows."""
    table = {
        "table": "t",
        "caption": "x",
        "headers": ["Åtgärd", "Ansvarig"],
        "rows": [
            [{"text": "Torg", "columns": 2}, ""],
            ["Sätta upp tio lampor", {"text": "Tekniska nämnden", "rows": 2}],
            ["Rusta torget varje år", ""],
        ],
    }
    found = of_plan(table).commitments
    assert [(one.location.words, one.actor, one.recurs) for one in found] == [
        ("Sätta upp tio lampor", "Tekniska nämnden", None),
        ("Rusta torget varje år", "Tekniska nämnden", "varje år"),
    ]


def test_names_of_columns() -> None:
    """The name of the column of actions may be several words."""
    table = {
        "table": "t",
        "caption": "x",
        "headers": ["Vad ska göras", "Nr"],
        "rows": [["Lampor", "1"]],
    }
    assert one(table).reason == "står i kolumnen för åtgärder"


def test_sentences_in_rows() -> None:
    """A sentence that promises stands in another column too. A few words do not."""
    table = {
        "table": "t",
        "caption": "x",
        "headers": ["Mål", "Kommentar"],
        "rows": [["Tio träd ska planteras på torget.", "Det ska ske."]],
    }
    assert one(table).location.words == "Tio träd ska planteras på torget."
