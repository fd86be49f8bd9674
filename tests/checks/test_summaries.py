"""Summaries, compared with the documents that they rest on."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

BOTH = "pahittkoping/priorities/lugna-torg.yml"
REPORTED = "pahittkoping/priorities/nya-bankar.yml"
PLANNED = "exempelby/priorities/lampor.yml"
ITSELF = "exempelby/priorities/torgvandring.yml"


def test_summaries_rest_on_documents(tiny: Copy) -> None:
    """A document that the municipality lacks is a fault with the nearest one."""
    position = tiny.edit(PLANNED, "document: program-2030", "document: ¦program-2031")
    expected = f"{position}: dokumentet ”program-2031” finns inte; menade du ”program-2030”?"
    assert [expected] == tiny.faults()


def test_summaries_rest_on_documents_of_their_own_municipality(tiny: Copy) -> None:
    """A document of another municipality is not valid."""
    position = tiny.edit(PLANNED, "document: program-2030", "document: ¦plan-2030")
    assert [f"{position}: dokumentet ”plan-2030” finns inte; menade du ”program-2030”?"] == (
        tiny.faults()
    )


def test_summaries_rest_on_documents_that_are_plans(tiny: Copy) -> None:
    """A report does not say what was planned."""
    position = tiny.edit(
        BOTH,
        "document: plan-2030\n        quote: Torgen ska vara lugna",
        "document: ¦berattelse-2031\n        quote: Torgen har fått ljus",
    )
    expected = f"{position}: ”berattelse-2031” är en uppföljning; väntade en plan eller ett handlingsprogram"
    assert [expected] == tiny.faults()


def test_summaries_rest_on_documents_of_one_sort(tiny: Copy) -> None:
    """Either reports or a plan itself says what was done, never both together."""
    position = tiny.edit(
        BOTH,
        "      - document: berattelse-2031\n",
        "      ¦- document: plan-2030\n        quote: Färre ska snubbla\n"
        "      - document: berattelse-2031\n",
    )
    expected = (
        f"{position}: citaten är ur både uppföljningar och planer; ta dem bara ur uppföljningar, "
        "när det finns sådana"
    )
    assert [expected] == tiny.faults()


def test_summaries_rest_on_documents_that_are_broken(tiny: Copy) -> None:
    """A summary of a document that does not fit the model is not reported too."""
    tiny.write("exempelby/documents/program-2030.yml", "a: [\n")
    assert [] == [fault for fault in tiny.faults() if "/priorities/" in fault]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "text: ¦Det skulle bli lampor på torget.",
            "text: ¦Det skulle bli lampor på torget. Lugnt skulle det vara. Det var allt.",
            "hittade 3 meningar, väntade en eller två",
        ),
        (
            "text: ¦Det skulle bli lampor på torget.",
            "text: ¦Det skulle bli lampor på torget",
            "”Det skulle bli lampor på torget” slutar utan punkt; sätt dit den",
        ),
        (
            "text: ¦Det skulle bli lampor på torget.",
            f"text: ¦Det skulle bli lampor{' på torget' * 30}.",
            "hittade ”Det skulle bli lampor på torget på torget på torget på to…”, väntade högst "
            "300 tecken",
        ),
    ],
    ids=["long", "unfinished", "longer"],
)
def test_summaries_are_brief(tiny: Copy, old: str, new: str, message: str) -> None:
    """A text has one or two sentences, and a limited length."""
    position = tiny.edit(PLANNED, old.replace("¦", ""), new)
    assert [f"{position}: {message}"] == tiny.faults()


def test_summaries_are_brief_and_may_be_two_sentences(tiny: Copy) -> None:
    """Two sentences are allowed."""
    tiny.edit(PLANNED, "på torget.", "på torget. Lugnt skulle det vara.")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "number"),
    [
        (BOTH, "text: Fem bänkar", "text: ¦Fyra bänkar", "Fyra"),
        (BOTH, "text: Fem bänkar stod på torget 2031", "text: ¦Fem bänkar stod 2032", "2032"),
        (ITSELF, "text: Index var 40", "text: ¦Index var 45", "45"),
        (PLANNED, "text: Det skulle bli lampor", "text: ¦Det skulle bli 1 lampa", "1"),
        (PLANNED, "text: Det skulle bli lampor", "text: ¦Hälften av lamporna skulle", "Hälften"),
    ],
    ids=["word", "year", "digits", "one", "half"],
)
def test_summaries_add_no_numbers(tiny: Copy, name: str, old: str, new: str, number: str) -> None:
    """A number that the quotes lack is a fault, in digits or in words."""
    position = tiny.edit(name, old, new)
    expected = (
        f"{position}: talet ”{number}” står inte i citaten; ta bort det, eller lägg till citatet "
        "som det kommer ur"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    "text",
    ["Det skulle bli en lampa på ett torg.", "2032 skulle det bli lampor.", "Lampor 2030–2032."],
    ids=["articles", "a year of the document", "its years"],
)
def test_summaries_add_no_numbers_and_may_have(tiny: Copy, text: str) -> None:
    """Articles are not numbers, and the document's own years need no quote."""
    tiny.edit(PLANNED, "text: Det skulle bli lampor på torget.", f'text: "{text}"')
    assert [] == tiny.faults()


def test_summaries_add_no_numbers_from_the_other_sentence(tiny: Copy) -> None:
    """A number is in a quote of its own sentence, not of the other."""
    tiny.edit(BOTH, "sätta upp tre bänkar <", "sätta upp 74 bänkar <")
    position = tiny.edit(BOTH, "text: >-\n      Nämnden", "text: ¦>-\n      Nämnden")
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: talet ”74” står inte i citaten")


@pytest.mark.parametrize(
    ("name", "old", "new", "right"),
    [
        (BOTH, "quote: Torgen ska vara lugna", "quote: ¦Torgen ska vara lungna", "ska vara"),
        (ITSELF, "quote: Index var 40 år 2029", "quote: ¦Index var 40 år 2028", "var 40 år"),
    ],
)
def test_quotes_of_summaries_stand_in_text(
    tiny: Copy, name: str, old: str, new: str, right: str
) -> None:
    """A quote that is not in its document is a fault that shows how much of it is right."""
    position = tiny.edit(name, old, new)
    found = [fault for fault in tiny.faults() if "talet" not in fault]
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: citatet ”{new.partition('¦')[2]}” står inte")
    assert f"{right}”" in found[0]


def test_quotes_of_summaries_stand_in_text_once(tiny: Copy) -> None:
    """A quote that occurs twice is a fault."""
    position = tiny.edit(BOTH, "quote: Torgen ska vara lugna", "quote: ¦torg")
    expected = (
        f"{position}: citatet ”torg” står på 4 ställen i dokumentet; "
        "ta med fler ord så att det bara står på ett, eller skriv vilken del det står i: "
        "section: fler-ska-trivas eller section: trygga-torg"
    )
    assert [expected] == tiny.faults()


def test_quotes_of_summaries_keep_names_whole(tiny: Copy) -> None:
    """A quote with a part of a name is a fault: the rest could not be hidden."""
    position = tiny.edit(
        REPORTED,
        "quote: Torgen har fått ljus men inte lugn.",
        "quote: ¦Uppdiktad fick årets pris för sina bänkar.",
    )
    assert [
        f"{position}: citatet ”Uppdiktad fick årets pris för sina bänkar.” delar ett namn som står "
        "under ”personal”; ta med hela namnet, eller inget av det"
    ] == tiny.faults()


def test_quotes_of_summaries_are_listed_once(tiny: Copy) -> None:
    """The same quote twice under one sentence is a fault."""
    quote = "      - document: program-2030\n        quote: Lampor för ett lugnt torg i mörker.\n"
    position = tiny.edit(PLANNED, quote, f"{quote}      ¦{quote.lstrip()}")
    assert [
        f"{position.replace(':7', ':9')}: ”program-2030: Lampor för ett lugnt torg i mörker.” står "
        "redan i listan; ta bort det ena"
    ] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (REPORTED, "summary:\n  reported:\n", "summary: {}\nx:\n  y:\n", "ange ”planned”"),
        (PLANNED, "    quotes:\n      - document: program-2030\n        quote: Lampor för ett lugnt torg i mörker.\n", "    quotes: []\n", "väntade minst 1"),
        (PLANNED, "  planned:", "  planerat:", "okända fältet ”planerat”"),
        (PLANNED, "        quote: Lampor för ett lugnt torg i mörker.\n", "", "”quote” saknas"),
    ],
    ids=["nothing", "no quote", "misspelt", "no words"],
)  # fmt: skip
def test_shape(tiny: Copy, name: str, old: str, new: str, message: str) -> None:
    """A summary has at least one sentence. Each has a quote and its document."""
    tiny.edit(name, old, new)
    assert any(message in fault for fault in tiny.faults())
