"""What is proposed as background, and what is not certain enough."""

from __future__ import annotations

import pytest

from tests.authoring.propose.made import of_plan, of_report


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Planen beskriver vad nämnden ska arbeta med.",
            "orden ”Planen beskriver” är om dokumentet självt",
        ),
        (
            "Den här planen gäller åren 2030–2032.",
            "orden ”Den här planen gäller” är om dokumentet självt",
        ),
        (
            "Planen anger hur nämnden ska arbeta.",
            "orden ”Planen anger hur” är om dokumentet självt",
        ),
        ("Planen antogs av nämnden.", "orden ”Planen antogs” är om dokumentet självt"),
        ("Kapitel 2 innehåller mål.", "orden ”Kapitel 2 innehåller” är om dokumentet självt"),
        ("I bilagan finns en lista.", "orden ”I bilagan finns” är om dokumentet självt"),
        (
            "Den här berättelsen är påhittad.",
            "orden ”Den här berättelsen är” är om dokumentet självt",
        ),
        (
            "Den följer upp Verksamhetsplan 2030.",
            "orden ”Den följer upp” är om dokumentet självt",
        ),
        ("Läs mer på kommunens webbplats.", "meningen visar vidare"),
        ("Källa: Påhittad enkät.", "meningen visar vidare"),
        ("Den 3 december 2029", "det är ett datum"),
        ("2029-12-03", "det är ett datum"),
        ("Sida 3 (12)", "det är ett sidnummer"),
        ("Dnr KS 2029/144", "det är ett diarienummer"),
        ("Telefon 0123-456 78", "det är ett telefonnummer"),
        ("info@pahittkoping.example", "det är en e-postadress"),
        ("www.pahittkoping.se", "det är en webbadress"),
        ("Torggatan 4, Exempelby", "det är en adress"),
        ("Påhittade nämnden, 123 45 Påhittköping", "det är en adress"),
        ("PLAN FÖR TORGEN", "det är en rubrik"),
        ("Påhittade nämnden", "det är en rubrik eller ett namn"),
    ],
)
def test_background(text: str, reason: str) -> None:
    """The reason says in Swedish what it rests on. Nothing else is proposed of the sentence."""
    found = of_plan(text)
    assert [(one.location.words, one.reason) for one in found.background] == [(text, reason)]
    assert found.commitments == ()
    assert of_report(text).outcomes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Planen ska följas upp varje år.",
        "Planen gäller alla och varje nämnd ska göra en egen.",
        "Planen anger hur skolan ska arbeta och kommunen ska bygga.",
        "Planen visar att kommunen ska satsa.",
        "Planen innehåller 40 åtgärder.",
        "Detaljplanen omfattar torget.",
        "Se över belysningen.",
        "Torggatan rustas i maj.",
        "Kommunen ska hyra lokaler på Torget 12, 123 45 Exempelby",
        "Nya bänkar",
    ],
)
def test_what_is_not_certain(text: str) -> None:
    """What is to be done with a document, what it promises, numbers, and other documents."""
    assert of_plan(text).background == ()


@pytest.mark.parametrize("text", ["Nämnden för lek och lugn", "Exempelstads kommun"])
def test_a_line_without_a_verb_is_no_outcome(text: str) -> None:
    """A name tells nothing that happened. With an end or a number, or in a list, it may."""
    assert of_report(text).outcomes == ()
    assert of_report(f"{text}.").outcomes
    assert of_report({"list": [f"{text} i parken"]}).outcomes


def test_entries_and_rows_are_none() -> None:
    """An entry of a list or a cell may be a heading's words and mean something to do."""
    table = {"table": "t", "caption": "x", "headers": ["A", "B"], "rows": [["TORGET", "PARKEN"]]}
    assert of_plan({"list": ["TORGET"]}, table).background == ()


def test_the_document_by_its_own_title() -> None:
    """What its title calls it is the document too."""
    assert of_plan("Verksamhetsplanen består av två delar.").background
    assert of_plan("Berättelsen beskriver nämndens arbete.").background
