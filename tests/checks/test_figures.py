"""What the words around a number do not say of it is a doubt."""

from __future__ import annotations

import pytest

from planspegeln.checks.check import doubts
from planspegeln.loading.load import load
from tests.checks.test_measures import PLAN, REPORT, put_table_in_item
from tests.conftest import TINY, Copy

PROGRAM = "exempelby/documents/program-2030.yml"

LISTENERS = "value: 500\n    unit: personer\n    year: 2031\n    qualifier: drygt\n"
TALES = "    qualifier: ett …-tal\n    role: plan\n"


def told(tiny: Copy) -> list[str]:
    return [str(doubt) for doubt in doubts(load(tiny.root))]


def test_units_are_in_words(tiny: Copy) -> None:
    """A unit that the paragraph does not name is a doubt, with its place and the words that answer it."""
    position = tiny.edit(REPORT, LISTENERS, LISTENERS.replace("personer", "¦böcker"))
    expected = "enheten ”böcker” står inte i ”Drygt 500 lyssnade ändå på sagor”; skriv som där"
    assert [f"{position}: {expected} [doubt: siffrans-enhet, about: lyssnare]"] == told(tiny)


def test_years_are_in_words(tiny: Copy) -> None:
    """A year of its own is a doubt."""
    position = tiny.edit(REPORT, LISTENERS, LISTENERS.replace("2031", "¦2025"))
    expected = "året 2025 står inte vid siffran, och är inte dokumentets; skriv rätt år"
    assert [f"{position}: {expected} [doubt: siffrans-ar, about: lyssnare]"] == told(tiny)


def test_qualifiers_are_kept(tiny: Copy) -> None:
    """A number that is not exact in the words is not exact without them."""
    without = LISTENERS.replace("500", "¦500").replace("    qualifier: drygt\n", "")
    position = tiny.edit(REPORT, LISTENERS, without)
    expected = (
        "vid talet i ”Drygt 500 lyssnade ändå på sagor” står ”drygt”; skriv det som förbehåll"
    )
    assert [f"{position}: {expected} [doubt: forbehall, about: lyssnare]"] == told(tiny)


def test_years_are_in_words_of_the_sentence(tiny: Copy) -> None:
    """The year before the document's is one that the sentence tells of, or that it says is the year before."""
    before = LISTENERS.replace("2031", "¦2030")
    old = "Drygt 500 lyssnade ändå på sagor"
    for words, is_doubt in (
        ("Under 2031 lyssnade drygt 500", True),
        ("År 2030 lyssnade drygt 500", False),
    ):
        copy = tiny
        copy.edit_source("pahittkoping-berattelse-2031.txt", old, words)
        copy.write(REPORT, copy.read(REPORT).replace(old, words))
        position = copy.edit(REPORT, LISTENERS, before)
        expected = f"{position}: vid siffran står 2031, men året är 2030; skriv rätt år"
        assert is_doubt == any(one.startswith(expected) for one in told(copy))
        copy.edit(REPORT, before.replace("¦", ""), LISTENERS)
        old = words


def test_years_are_in_words_and_not_after_the_report(tiny: Copy) -> None:
    """A report tells no outcome of a later year than its own, whatever years its words have."""
    old, new = "Drygt 500 lyssnade ändå på sagor", "Drygt 500 lyssnade, och fler gör det 2034"
    tiny.edit_source("pahittkoping-berattelse-2031.txt", old, new)
    tiny.write(REPORT, tiny.read(REPORT).replace(old, new))
    position = tiny.edit(REPORT, LISTENERS, LISTENERS.replace("2031", "¦2034"))
    expected = "siffran är ett utfall, men året 2034 är efter uppföljningens; skriv rätt år"
    assert f"{position}: {expected} [doubt: siffrans-ar, about: lyssnare]" in told(tiny)


def test_kinds_fit_their_columns(tiny: Copy) -> None:
    """So does its year, where the column has one."""
    roles = "roles: [other, plan, budget, outcome]"
    tiny.edit(
        PROGRAM,
        '        headers: ["", Kostnad, Bidrag, Netto]\n',
        f'        headers: ["", Kostnad, Bidrag, Netto 2031]\n        {roles.replace("plan", "other")}\n',
    )
    measure = "    year: 2030\n    role: ¦plan\n    series: netto\n"
    position = tiny.edit(PROGRAM, measure.replace("¦", ""), measure)
    kind = "kolumnen ”Netto 2031” har utfall, men siffran är planerade"
    year = "vid siffran står 2031, men året är 2030; skriv rätt år"
    found = told(tiny)
    assert f"{position}: {kind} [doubt: siffrans-slag, about: netto-2030]" in found
    assert any(year in one and one.endswith("about: netto-2030]") for one in found)
    tiny.edit(
        PROGRAM, measure.replace("¦", ""), "    year: 2031\n    role: baseline\n    series: netto\n"
    )
    assert not any(one.endswith("about: netto-2030]") for one in told(tiny))


@pytest.mark.parametrize(
    ("plan", "report", "status", "is_doubt"),
    [
        ("Minst 80 procent ska trivas.", "74 procent trivdes.", "genomfort", True),
        ("Minst 80 procent ska trivas.", "74 procent trivdes.", "ej-uppnatt", False),
        ("Minst 80 procent ska trivas.", "84 procent trivdes.", "genomfort", False),
    ],
)
def test_statuses_fit_their_goals(
    tiny: Copy, plan: str, report: str, status: str, is_doubt: bool
) -> None:
    """What is said to be done, where the share is too small, is a doubt."""
    for key, document, old, new in (
        ("pahittkoping-plan-2030", PLAN, "trycka en bok", plan),
        ("pahittkoping-berattelse-2031", REPORT, "Boken {{ 7*7 }} trycks just nu.", report),
    ):
        tiny.edit_source(f"{key}.txt", old, new)
        tiny.write(document, tiny.read(document).replace(old, new))
    answer = "plan-2030#trycka-bok\n    status: ¦{}\n"
    position = tiny.edit(REPORT, answer.format("pagar").replace("¦", ""), answer.format(status))
    found = [one for one in told(tiny) if "status-mot-mal" in one]
    expected = (
        f"{position}: ”{report}” når inte målet i ”{plan}”, men status är genomfort; välj ej-uppnatt om "
        "målet inte nåddes [doubt: status-mot-mal, about: plan-2030#trycka-bok]"
    )
    assert ([expected] if is_doubt else []) == found


@pytest.mark.parametrize(("status", "is_doubt"), [("genomfort", True), ("installt", False)])
def test_statuses_fit_what_was_cancelled(tiny: Copy, status: str, is_doubt: bool) -> None:
    """What was cancelled was not done."""
    report = "Boken ställdes in."
    old = "Boken {{ 7*7 }} trycks just nu."
    tiny.edit_source("pahittkoping-berattelse-2031.txt", old, report)
    tiny.write(REPORT, tiny.read(REPORT).replace(old, report))
    answer = "plan-2030#trycka-bok\n    status: ¦{}\n"
    position = tiny.edit(REPORT, answer.format("pagar").replace("¦", ""), answer.format(status))
    found = [one for one in told(tiny) if "status-mot-mal" in one]
    expected = (
        f"{position}: ”{report}” säger ”ställdes in”, men status är genomfort; välj installt eller "
        "delvis-genomfort om det är så [doubt: status-mot-mal, about: plan-2030#trycka-bok]"
    )
    assert ([expected] if is_doubt else []) == found


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Ungefär 500 lyssnade", "Ungefär 500 lyssnade", "”Ungefär 500 lyssnade” står ”ungefär”; "),
        ("Mer än 500 lyssnade", "Mer än 500 lyssnade", "”Mer än 500 lyssnade” står ”mer än”; "),
        ("Mer än 500 lyssnade", "500 lyssnade", "”500 lyssnade” står ”mer än”; ta med det i orden, och "),
        ("Inte mer än 500 lyssnade", "500 lyssnade", None),
        ("Precis 500 lyssnade", "500 lyssnade", None),
    ],
)  # fmt: skip
def test_qualifiers_are_kept_of_every_kind(
    tiny: Copy, text: str, quote: str, expected: str | None
) -> None:
    """Also one that stands before the words that are quoted."""
    old = "Drygt 500 lyssnade ändå på sagor"
    tiny.edit_source("pahittkoping-berattelse-2031.txt", old, f"{text} ändå på sagor")
    tiny.write(REPORT, tiny.read(REPORT).replace(old, f"{text} ändå på sagor"))
    tiny.edit(REPORT, LISTENERS, LISTENERS.replace("    qualifier: drygt\n", ""))
    tiny.edit(REPORT, f"quote: {text} ändå på sagor", f"quote: {quote} ändå på sagor")
    found = [one for one in told(tiny) if "[doubt: forbehall" in one]
    expected = expected and f"vid talet i {expected}skriv det som förbehåll".replace(
        "lyssnade”", "lyssnade ändå på sagor”"
    )
    assert ([expected] if expected else []) == [
        one.partition(": ")[2].rpartition(" [")[0] for one in found
    ]


def test_outcomes_are_not_promised(tiny: Copy) -> None:
    """What a plan says shall be done has not been done."""
    position = tiny.edit(PLAN, TALES, TALES.replace("plan", "¦outcome"))
    (doubt,) = told(tiny)
    assert doubt.startswith(f"{position}: ”")
    expected = "säger vad som ska bli, men siffran är ett utfall"
    assert doubt.endswith(f"{expected} [doubt: siffrans-slag, about: sagostunder]")


def test_years_are_in_words_of_a_table(tiny: Copy) -> None:
    """They stand in its headers or its name. A unit does too, or nowhere."""
    put_table_in_item(tiny, "    year: 2015\n")
    (doubt,) = told(tiny)
    assert "året 2015 står inte vid siffran" in doubt
    tiny.edit("exempelby/documents/program-2030.yml", "caption: Antal\n", "caption: Antal 2015\n")
    assert [] == told(tiny)


def test_what_is_so_in_the_words_is_no_doubt() -> None:
    """Percent signs, halves, people that are told by another word, and the year before."""
    assert [] == [str(doubt) for doubt in doubts(load(TINY))]
