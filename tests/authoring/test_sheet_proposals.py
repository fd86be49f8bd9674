"""What is proposed in a document's sheet, and what is compared there with the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import shorten

import pytest
from openpyxl import load_workbook

from planspegeln.authoring.propose.proposals import Guess, Proposals
from planspegeln.authoring.propose.propose import propose
from planspegeln.authoring.sheet import workbook
from planspegeln.authoring.sheet.document import take_sheet, write_sheet
from planspegeln.authoring.sheet.layout import COMPARISONS, PARTS, SENTENCES
from planspegeln.authoring.sheet.lines import Choices, Lines
from planspegeln.authoring.sheet.proposed import proposed_lines, proposed_parts
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import load
from tests.authoring.propose.made import collection
from tests.authoring.sheets import (
    COMPARED,
    FILES,
    MENINGAR,
    PLACES,
    PLAN,
    REPORT,
    TORG_TITLE,
    decided,
    edit,
    headed,
    original,
    raw,
    row,
    row_of,
    shown,
    stripped,
)
from tests.conftest import Copy


def test_what_nobody_has_read_has_proposals(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """They are filled in, with how sure they are and why, and nothing of them is taken."""
    stripped(tiny)
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    rows = [row for _, row in workbook.read(path, [SENTENCES])[1][SENTENCES]]
    found = next(row for row in rows if row["text"].startswith("Nämnden ska sätta upp"))
    assert ("åtagande: uppgift", TORG_TITLE, "Nämnden", "") == tuple(
        found[field] for field in ("what", "priority", "who", "done")
    )
    assert found["certainty"].startswith("säker: ord")
    assert {""} == {row["done"] for row in rows}
    assert [] == take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])


def test_a_proposal_becomes_what_an_editor_decides(
    tiny: Copy, sheet: Callable[[str], Path]
) -> None:
    """With ja it is taken as it stands, and the rest stays unread.

    What else is proposed of the sentence is decided with it: it would count as read.
    """
    stripped(tiny)
    path = sheet(PLAN)
    edit(path, ("Nämnden ska sätta upp", "uppgift", "done", "ja"))
    with pytest.raises(SheetError, match="en annan rad om samma mening är klar; bestäm den här"):
        take_sheet(tiny.root, path)
    edit(path, ("Nämnden ska sätta upp", "siffra", "done", "ja"))
    edit(path, ("Nämnden ska sätta upp", "siffra", "what", "bakgrund"))
    assert "1 åtagande till." == take_sheet(tiny.root, path)[0]
    (made,) = raw(tiny, PLAN)["commitments"]
    assert {
        "id": "namnden-ska-satta-upp-tre",
        "kind": "task",
        "actor": "Nämnden",
        "quote": "Nämnden ska sätta upp tre bänkar på torget.",
    } == made
    assert Catalogue(load(tiny.root)).documents[PLAN].unread


def test_background_and_topics_have_proposals() -> None:
    """A sentence about the document is proposed as background, and a measure with its topics."""
    catalogue = Catalogue(
        collection(
            plan={
                "text": [
                    {"text": "Planen beskriver vad nämnden ska göra."},
                    {"text": "Det finns 20 bänkar på torget."},
                ]
            }
        )
    )
    entry = catalogue.documents[PLAN]
    choices = Choices.of(catalogue, entry)
    proposed = proposed_lines(catalogue, entry, choices, propose(catalogue, PLAN), ())
    about, counted = Lines(catalogue, entry).all(proposed)
    assert (about.what, about.done) == ("bakgrund", "")
    assert about.certainty == "säker: orden ”Planen beskriver” är om dokumentet självt"
    assert (counted.what, counted.counts, counted.topics) == (
        "siffra",
        "Bänkar på torget",
        "Torg och platser",
    )


def test_headings_have_proposals(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """A heading that is like a priority is proposed to be that, and one beside priorities to be new."""
    headed(tiny)
    stripped(tiny)
    rows = [row for _, row in workbook.read(sheet(PLAN), [PARTS])[1][PARTS]]
    told = {row["heading"]: (row["tied"], row["done"]) for row in rows}
    assert (TORG_TITLE, "") == told["1. Lugna torg <img src=x onerror=alert(1)>"]
    assert ("ingen", "") == told["3.1 Så arbetar vi"]


def test_headings_among_priorities_are_new() -> None:
    """So they are proposed in a municipality that has none yet, and the heading above them is none."""
    under = [
        {
            "section": name,
            "number": f"{number}.",
            "heading": heading,
            "blocks": [{"text": "Vi ska."}],
        }
        for number, (name, heading) in enumerate((("ro", "Ro"), ("gator", "Tysta gator")), start=1)
    ]
    above = {"section": "prioriteringar", "heading": "Prioriteringar 2030", "blocks": under}
    catalogue = Catalogue(collection(plan={"text": [above]}))
    entry = catalogue.documents[PLAN]
    choices = Choices.of(catalogue, entry)
    found = proposed_parts(entry, choices, propose(catalogue, PLAN))
    assert {
        "prioriteringar": ("ingen", "trolig: prioriteringarna står under den"),
        "ro": ("ny", "trolig: den står bland prioriteringar"),
        "gator": ("ny", "trolig: den står bland prioriteringar"),
    } == {name: (one.tied, one.certainty) for name, one in found.items()}


def test_the_nearest_commitments_come_first(sheet: Callable[[str], Path]) -> None:
    """A row's list begins with the commitments of its priority. No cell has two rules."""
    path = sheet(REPORT)
    book = load_workbook(path)
    row = row_of(path, "Fem bänkar", "/fem-bankar")
    column = SENTENCES.letters["answers"]
    rules = [
        rule
        for rule in book[MENINGAR].data_validations.dataValidation
        if f"{column}{row}" in rule.sqref
    ]
    assert len(rules) == 1
    name, _, place = str(rules[0].formula1).rpartition("!")
    listed = [cell.value for (cell,) in book[name.strip("'")][place.replace("$", "")]]
    first = [" ".join(str(label).split()[:4]) for label in listed]
    assert first[:3] == [
        "2030:2 Torgen ska vara",
        "2030:3 Nämnden ska sätta",
        "2030:1 Nämnden ska göra",
    ]
    assert len(listed) == 8


def test_an_untouched_sheet_compares_nothing(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Somebody has to say that a report has been compared with a plan."""
    tiny.edit(FILES[REPORT], COMPARED, "")
    path, before = sheet(REPORT), tiny.read(FILES[REPORT])
    assert [] == take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[REPORT])
    row(path, COMPARISONS, "Plan 2030", done="ja")
    assert [
        "Jämförd med plan-2030: 8 åtaganden, 9 utfall.",
        "Alla meningar är genomlästa.",
    ] == take_sheet(tiny.root, path)
    assert {"plan": "plan-2030", "commitments": 8, "outcomes": 9, "sum": "rjgeijvm"} == raw(
        tiny, REPORT
    )["compared"][0]
    assert [] == take_sheet(tiny.root, path)
    path = sheet(REPORT)
    row(path, COMPARISONS, "Plan 2030", done="")
    assert "Inte längre jämförd med plan-2030." == take_sheet(tiny.root, path)[0]
    assert "compared" not in raw(tiny, REPORT)


def test_a_new_outcome_with_the_id_of_a_former_one_is_compared_anew(
    tiny: Copy, sheet: Callable[[str], Path]
) -> None:
    """Two sentences that begin alike get the same id, when the first is gone."""
    path = sheet(REPORT)
    row(path, COMPARISONS, "Plan 2030", done="")
    take_sheet(tiny.root, path)
    path = sheet(REPORT)
    row(path, COMPARISONS, "Plan 2030", done="ja")
    take_sheet(tiny.root, path)
    assert not Catalogue(load(tiny.root)).documents[PLAN].awaited
    tiny.edit(
        FILES[REPORT],
        "quote: Torgen har fått ljus men inte lugn.\n  - id",
        "quote: Torgen har fått ljus\n  - id",
    )
    waiting = Catalogue(load(tiny.root)).documents[PLAN].awaited
    assert [REPORT] == [one.key for one in waiting]


def test_a_plan_that_grew_is_to_be_compared_anew(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """The row of the plan is not decided, and a sheet from before signs for no more than it had."""
    old = sheet(REPORT)
    row(old, COMPARISONS, "Plan 2030", done="ja")
    tiny.edit(
        FILES[PLAN],
        "  - id: det-viktiga\n",
        "  - id: ny\n    kind: aim\n    quote: Vi räknar\n  - id: det-viktiga\n",
    )
    assert [] == take_sheet(tiny.root, old)
    plan = Catalogue(load(tiny.root)).documents[PLAN]
    assert bool(plan.awaited)
    ((_, given),) = workbook.read(sheet(REPORT), [COMPARISONS])[1][COMPARISONS]
    assert ("9", "") == (given["commitments"], given["done"])


def test_outcomes_that_may_answer_a_new_plan_are_proposed(
    tiny: Copy, sheet: Callable[[str], Path]
) -> None:
    """They have a row more, with the nearest commitment, that nobody has decided."""
    tiny.edit(FILES[REPORT], COMPARED, "")
    report = tiny.read(FILES[REPORT])
    answers = report[report.index("answers:") : report.index("measures:")]
    tiny.edit(FILES[REPORT], answers, "")
    rows = [given for _, given in workbook.read(sheet(REPORT), [SENTENCES])[1][SENTENCES]]
    found = [given for given in rows if given["text"].startswith("Fem bänkar") and given["answers"]]
    assert [("2030:3", "")] == [(one["answers"].split()[0], one["done"]) for one in found]
    edit(
        tiny.root.parent / "granskning/pahittkoping-berattelse-2031.xlsx",
        ("Fem bänkar", "utfall", "why", "Bänkarna står där."),
        ("Fem bänkar", "utfall", "done", "ja"),
    )
    told = take_sheet(tiny.root, tiny.root.parent / "granskning/pahittkoping-berattelse-2031.xlsx")
    assert "1 svar till." == told[0]
    assert ["tre-bankar"] == [
        one["commitment"].partition("#")[2] for one in raw(tiny, REPORT)["answers"]
    ]


def test_what_an_editor_has_decided_is_not_proposed_again(
    tiny: Copy, sheet: Callable[[str], Path]
) -> None:
    """Neither an answer nor a part of what answers. What she let answer nothing is named beside it."""
    tiny.edit(FILES[REPORT], COMPARED, "")
    tiny.edit(
        FILES[REPORT],
        "  - commitment: plan-2030#trycka-bok\n    status: pagar\n    because: Trycket pågår.\n"
        "    outcomes: [bok]\n",
        "",
    )
    rows = [one for one in shown(sheet(REPORT), SENTENCES) if one["what"] == "utfall"]
    assert {"ja"} == {one["done"] for one in rows}
    (book,) = [one for one in rows if one["text"].startswith("Boken")]
    assert ("", "svarar kanske på 2030:5 trycka en bok") == (
        book["answers"],
        book["certainty"].partition(": ")[2],
    )
    assert {""} == {one["certainty"] for one in rows if one["answers"]}


def test_what_undoes_a_comparison_is_told(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Of a plan that the report has been compared with, when it says more than it did."""
    path = sheet(REPORT)
    book = load_workbook(path)
    number = row_of(path, "Drygt 500", "/lyssnare")
    copied = [cell.value for cell in book[MENINGAR][number]]
    copied[PLACES["what"] - 1], copied[PLACES["id"] - 1] = "utfall", None
    book[MENINGAR].append(copied)
    book.save(path)
    told = take_sheet(tiny.root, path)
    assert "1 utfall till." == told[0]
    assert told[1].startswith("Jämförelsen med Plan 2030 gjordes innan det här ändrades")
    row(write_sheet(tiny.root, REPORT).path, COMPARISONS, "Plan 2030", done="ja")
    assert "gjordes innan" not in "".join(take_sheet(tiny.root, path))


def test_an_undecided_copy_of_what_is_taken(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """It is told that it is a copy: the row itself is decided."""
    path = sheet(PLAN)
    book = load_workbook(path)
    copied = [
        cell.value for cell in book[MENINGAR][row_of(path, "Nämnden ska sätta upp", "/tre-bankar")]
    ]
    copied[PLACES["part"] - 1], copied[PLACES["done"] - 1] = "tre bänkar", None
    book[MENINGAR].append(copied)
    book.save(path)
    with pytest.raises(SheetError, match="raden är en kopia av en som är klar; bestäm den här"):
        take_sheet(tiny.root, path)


def test_what_is_compared_has_no_proposals(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """A sentence that is left to read brings none to those that are read and compared."""
    tiny.edit(FILES[REPORT], "  - words: 81", "  - words: 1")
    rows = [given for _, given in workbook.read(sheet(REPORT), [SENTENCES])[1][SENTENCES]]
    assert ["Påhittade nämnden"] == [given["text"] for given in rows if not given["done"]]


def test_an_unread_outcome_may_answer_any_plan(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Also one that the report has been compared with: it had not been read then."""
    tiny.edit(FILES[REPORT], "  - words: 81", "  - words: 1")
    tiny.edit(
        FILES[REPORT],
        "  - id: bok\n    quote: Boken {{ 7*7 }} trycks just nu.\n    about: fria-sagor\n",
        "",
    )
    answer = (
        "  - commitment: plan-2030#trycka-bok\n    status: pagar\n    because: Trycket pågår.\n"
        "    outcomes: [bok]\n"
    )
    tiny.edit(FILES[REPORT], answer, "")
    tiny.edit(FILES[REPORT], "    outcomes: 9\n", "    outcomes: 8\n")
    rows = [given for _, given in workbook.read(sheet(REPORT), [SENTENCES])[1][SENTENCES]]
    told = [given for given in rows if given["text"].startswith("Boken") and given["answers"]]
    assert [("utfall", "2030:5 trycka en bok", "")] == [
        (given["what"], given["answers"], given["done"]) for given in told
    ]


@pytest.mark.parametrize("score", [0.0, 0.29, 0.3])
def test_a_pair_is_filled_in_if_it_is_near(tiny: Copy, score: float) -> None:
    """To clear what is wrong takes work. One that is farther away is only named."""
    filled = original(tiny, PLAN)
    stripped(tiny)
    take_sheet(tiny.root, decided(tiny, PLAN, filled))
    catalogue = Catalogue(load(tiny.root))
    entry = catalogue.documents[REPORT]
    choices = Choices.of(catalogue, entry)
    label, name = next(iter(choices.commitments.items()))
    told = next(one for one in propose(catalogue, REPORT).outcomes)
    told = replace(
        told, confidence=0.9, status="pagar", reason="orden", answers=(Guess(name, score),)
    )
    (line,) = proposed_lines(catalogue, entry, choices, Proposals(outcomes=(told,)), ())
    assert {
        0.0: ("", "", "säker"),
        0.29: ("", "", f"trolig: svarar kanske på {shorten(label, 60, placeholder='…')}"),
        0.3: (label, "Pågår", "trolig: orden"),
    }[score] == (line.answers, line.status, line.certainty)
    both = tuple(replace(told, status=one) for one in ("genomfort", "installt"))
    lines = proposed_lines(catalogue, entry, choices, Proposals(outcomes=both), ())
    assert {"Delvis genomfört" if score == 0.3 else ""} == {one.status for one in lines}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Påhittköping har 8 400 invånare.", "trolig: slaget är inte sagt"),
        ("Nämnden ska sätta upp 40 lampor.", "säker"),
        ("Utställningen kostar 500 kkr.", "säker"),
        ("Under 2030 ska 40 lampor sättas upp, och 2031 resten.", "trolig: meningen har flera år"),
    ],
)
def test_a_figure_of_a_plan_is_sure_if_the_plan_says_that_it_is_planned(
    text: str, certainty: str
) -> None:
    """A plan has figures of what is, too."""
    catalogue = Catalogue(collection(plan={"text": [{"text": text}]}))
    entry = catalogue.documents[PLAN]
    proposals = Proposals(measures=propose(catalogue, PLAN).measures)
    choices = Choices.of(catalogue, entry)
    (line,) = proposed_lines(catalogue, entry, choices, proposals, ())
    assert ("Planerat", certainty) == (line.role, line.certainty)


def test_no_pair_is_sure(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """That a sentence is an outcome may be. Which commitment it answers is for an editor to say."""
    filled = original(tiny, PLAN)
    stripped(tiny)
    take_sheet(tiny.root, decided(tiny, PLAN, filled))
    rows = [one for one in shown(sheet(REPORT), SENTENCES) if one["answers"]]
    assert rows
    assert {"trolig", "osäker"} >= {one["certainty"].partition(":")[0] for one in rows}
    by_answer = {(one["answers"], one["status"]) for one in rows}
    assert len(by_answer) == len({answer for answer, _ in by_answer})
