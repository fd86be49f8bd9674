"""Copies of a sheet that are taken after one another: what nobody has changed in one changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from openpyxl import load_workbook

from planspegeln.authoring.sheet.document import take_sheet, write_sheet
from planspegeln.authoring.sheet.layout import NAMED, SENTENCES
from planspegeln.authoring.sheet.workbook import SheetError
from tests.authoring.sheets import (
    EXTRACTS,
    FILES,
    PLACES,
    PLAN,
    REPORT,
    TORG_TITLE,
    decided,
    edit,
    headed,
    new_row,
    original,
    raw,
    row,
    tied,
)
from tests.conftest import Copy

Sheet = Callable[[str], Path]
BOOK, TALES = "Boken {{ 7*7 }} trycks", "Sagostunderna"


def unread(tiny: Copy) -> None:
    """Nobody has read the report. Its plan is read."""
    tiny.write(FILES[REPORT], EXTRACTS.sub("", tiny.read(FILES[REPORT])))
    for name in ("lugna-torg", "nya-bankar", "fria-sagor"):
        file = f"pahittkoping/priorities/{name}.yml"
        tiny.write(file, tiny.read(file).partition("summary:")[0])


def copied(path: Path, name: str) -> Path:
    return Path(copy(path, path.with_name(f"{name}.xlsx")))


def answering(path: Path, sentence: str, **given: str) -> None:
    """Decide what a sentence is, and that the heading above it is no priority."""
    fields = {"what": "utfall", "part": "", "done": "ja", **given}
    book = load_workbook(path)
    rows = [
        cells
        for cells in book[SENTENCES.name].iter_rows(min_row=2)
        if sentence in str(cells[PLACES["text"] - 1].value)
    ]
    for cells in rows:
        chosen = fields if cells is rows[0] else {"what": "bakgrund", "done": "ja"}
        for name, value in chosen.items():
            cells[PLACES[name] - 1].value = value or None
    book.save(path)
    tied(path, "Övrigt", tied="ingen", done="ja")


def test_an_untouched_copy_from_before_all_was_decided(tiny: Copy, sheet: Sheet) -> None:
    """Not one byte goes: outcomes, answers and what is read are as they are."""
    filled = original(tiny, REPORT)
    unread(tiny)
    old = copied(sheet(REPORT), "untouched")
    told = take_sheet(tiny.root, decided(tiny, REPORT, filled))
    assert any("svar till" in one for one in told)
    before = tiny.read(FILES[REPORT])
    assert [] == take_sheet(tiny.root, old)
    assert before == tiny.read(FILES[REPORT])


def test_two_copies_in_which_different_rows_are_decided(tiny: Copy, sheet: Sheet) -> None:
    """What is decided in one stays when the other is taken, in whichever order."""
    unread(tiny)
    path = sheet(REPORT)
    first, second = copied(path, "first"), copied(path, "second")
    book = {"answers": "2030:5 trycka en bok", "status": "Pågår", "why": "Trycket pågår."}
    answering(first, BOOK, **book)
    hours = {"answers": "2030:7 hålla ett 20-tal sagostunder", "status": "Uppskjutet"}
    answering(second, TALES, **hours, why="De sköts upp.")
    for copy_of, told in ((first, "1 utfall till."), (second, "1 utfall till.")):
        assert [told, "1 svar till."] == take_sheet(tiny.root, copy_of)[:2]
    after = tiny.read(FILES[REPORT])
    assert ["trycka-bok", "sagostunder"] == sorted(
        (one["commitment"].partition("#")[2] for one in raw(tiny, REPORT)["answers"]), reverse=True
    )
    for again in (first, second, path):
        assert [] == take_sheet(tiny.root, again)
    assert after == tiny.read(FILES[REPORT])


def test_two_copies_about_one_commitment(tiny: Copy, sheet: Sheet) -> None:
    """The answer has the outcomes of both. If they do not agree, the second is told so."""
    unread(tiny)
    path = sheet(REPORT)
    first, second = copied(path, "first"), copied(path, "second")
    given = {"answers": "2030:5 trycka en bok", "status": "Pågår", "why": "Trycket pågår."}
    answering(first, BOOK, **given)
    answering(second, TALES, **{**given, "status": "Uppskjutet"})
    take_sheet(tiny.root, first)
    before = tiny.read(FILES[REPORT])
    with pytest.raises(SheetError, match="”Pågår” är infört om samma åtagande sedan arket gjordes"):
        take_sheet(tiny.root, second)
    assert before == tiny.read(FILES[REPORT])
    answering(second, TALES, status="", why="")
    assert ["1 utfall till.", "1 svar ändrat."] == take_sheet(tiny.root, second)[:2]
    (answer,) = raw(tiny, REPORT)["answers"]
    assert (2, "pagar") == (len(answer["outcomes"]), answer["status"])


def test_what_is_taken_from_a_sentence_since(tiny: Copy, sheet: Sheet) -> None:
    """A copy in which it is background takes nothing away, and says that it is old."""
    unread(tiny)
    path = sheet(REPORT)
    first, second = copied(path, "first"), copied(path, "second")
    answering(first, BOOK, answers="", status="", why="")
    take_sheet(tiny.root, first)
    answering(second, BOOK, what="bakgrund", answers="", status="", why="")
    with pytest.raises(SheetError, match="utfall är infört om meningen sedan arket gjordes"):
        take_sheet(tiny.root, second)


TRYCKS = {"answers": "2030:5 trycka en bok", "status": "Pågår", "why": "Trycket pågår."}
NO_ANSWER = {"answers": "", "status": "", "why": ""}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TRYCKS, TRYCKS | {"status": "Uppskjutet"}),
        (TRYCKS, TRYCKS | {"why": "Den trycks."}),
        (TRYCKS, TRYCKS | {"answers": "2030:7 hålla ett 20-tal sagostunder"}),
        (TRYCKS, NO_ANSWER),
        ({"what": "bakgrund"}, NO_ANSWER),
        (
            {"what": "siffra", "part": "Drygt 500 lyssnade", "value": "500", "unit": "personer",
             "counts": "Lyssnare", "topics": "Sagor", "qualifier": "drygt"},
            {"what": "siffra", "part": "Drygt 500 lyssnade", "value": "500", "unit": "personer",
             "counts": "Åhörare", "topics": "Sagor", "qualifier": "drygt"},
        ),
    ],
)  # fmt: skip
def test_two_copies_that_decide_a_sentence_otherwise(
    tiny: Copy, sheet: Sheet, first: dict[str, str], second: dict[str, str]
) -> None:
    """The second is old and changes nothing, in whichever order. One that says the same is no harm."""
    unread(tiny)
    path = sheet(REPORT)
    own, same, other = (copied(path, name) for name in ("own", "same", "other"))
    sentence = "Drygt 500" if "value" in first else BOOK
    for book, given in ((own, first), (same, first), (other, second)):
        answering(book, sentence, **given)
    take_sheet(tiny.root, own)
    before = tiny.read(FILES[REPORT])
    for again in (own, same):
        assert [] == take_sheet(tiny.root, again)
    with pytest.raises(SheetError, match="sedan arket gjordes; gör ett nytt ark"):
        take_sheet(tiny.root, other)
    assert before == tiny.read(FILES[REPORT])


def test_what_is_changed_or_gone_since_stays_so(tiny: Copy, sheet: Sheet) -> None:
    """A row that no editor has touched does not bring back what it said."""
    plan, report = copied(sheet(PLAN), "plan"), copied(sheet(REPORT), "report")
    tiny.edit(FILES[PLAN], "bänkar på torget.\n    actor: Nämnden\n", "bänkar på torget.\n")
    text = tiny.read(FILES[REPORT])
    start, end = text.index("  - id: lyssnare\n"), text.index("  - id: lasare\n")
    tiny.write(FILES[REPORT], text[:start] + text[end:])
    before = {key: tiny.read(FILES[key]) for key in (PLAN, REPORT)}
    assert [] == take_sheet(tiny.root, plan)
    assert [] == take_sheet(tiny.root, report)
    edit(report, (BOOK, "/bok", "why", "Den trycks."))
    take_sheet(tiny.root, report)
    assert before[PLAN] == tiny.read(FILES[PLAN])
    after = before[REPORT].replace("because: Trycket pågår.", "because: Den trycks.")
    assert after == tiny.read(FILES[REPORT])


def test_headings_that_are_decided_since(tiny: Copy, sheet: Sheet) -> None:
    """A copy in which nobody has decided them leaves them, and one that says otherwise is old."""
    headed(tiny)
    old = copied(sheet(PLAN), "untouched")
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied=TORG_TITLE, done="ja")
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    before = tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, old)
    assert before == tiny.read(FILES[PLAN])
    tied(old, "Så arbetar vi", tied="ny", name="Metoder", topics="Sagor", done="ja")
    told = "rubriken är ”Arbetssätt” sedan arket gjordes; gör ett nytt ark"
    with pytest.raises(SheetError, match=told):
        take_sheet(tiny.root, old)
    assert before == tiny.read(FILES[PLAN])


def test_a_heading_that_is_decided_to_be_none_since(tiny: Copy, sheet: Sheet) -> None:
    """A copy in which it is a new priority is old. In a sheet where it was none, one may think again."""
    headed(tiny)
    unread_plan = EXTRACTS.sub("", tiny.read(FILES[PLAN]))
    unread(tiny)
    filled = original(tiny, PLAN)
    tiny.write(FILES[PLAN], unread_plan)
    tiny.write(FILES[REPORT], EXTRACTS.sub("", tiny.read(FILES[REPORT])))
    old = copied(sheet(PLAN), "old")
    new = {"tied": "ny", "name": "Arbetssätt", "topics": "Sagor", "done": "ja"}
    tied(old, "Så arbetar vi", **new)
    take_sheet(tiny.root, decided(tiny, PLAN, filled))
    before = tiny.read(FILES[PLAN])
    told = "rubriken är ”ingen” sedan arket gjordes; gör ett nytt ark"
    with pytest.raises(SheetError, match=told):
        take_sheet(tiny.root, old)
    assert before == tiny.read(FILES[PLAN])
    path = write_sheet(tiny.root, PLAN).path
    tied(path, "Så arbetar vi", **new)
    assert "1 rubrik är nu en prioritering." == take_sheet(tiny.root, path)[0]


def test_two_copies_that_name_another_document(tiny: Copy, sheet: Sheet) -> None:
    """The same words name it once. Those of several years may have the same words."""
    words = "Ingen ska bli lurad"
    new = {"how": "nämns", "title": "Målen", "kind": "annat", "quote": words, "done": "ja"}
    path = sheet(PLAN)
    first, second = copied(path, "first"), copied(path, "second")
    new_row(first, NAMED, **new)
    number = new_row(second, NAMED, **new | {"title": "Våra mål"})
    take_sheet(tiny.root, first)
    before = tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, first)
    told = f"rad {number}, kolumn E (Orden i texten): ”Målen” är redan infört med de orden; gör ett nytt ark"
    for other in ({}, {"kind": "plan"}, {"quote": "ska bli lurad"}):
        row(second, NAMED, "Våra mål", **new | {"title": "Våra mål"} | other)
        with pytest.raises(SheetError, match=re.escape(told)):
            take_sheet(tiny.root, second)
    assert before == tiny.read(FILES[PLAN])


def test_a_heading_that_is_a_priority_keeps_its_ja(tiny: Copy, sheet: Sheet) -> None:
    """To take it away, one says that it is none."""
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, "Fria sagor", done="")
    with pytest.raises(SheetError, match="redan infört; skriv ja, och välj ”ingen”"):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])


@pytest.mark.parametrize("is_first", [True, False])
def test_a_heading_that_two_copies_decide_differently(
    tiny: Copy, sheet: Sheet, *, is_first: bool
) -> None:
    """The second is refused, with what the heading is now."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied="ny", name="Ro", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    one = sheet(PLAN)
    other = copied(one, "annat")
    none, new = (one, other) if is_first else (other, one)
    tied(none, "Lugna torg", tied="ingen")
    tied(new, "Lugna torg", tied="ny", name="Lugn", topics="Sagor")
    take_sheet(tiny.root, one)
    before = tiny.read(FILES[PLAN])
    now = "ingen" if is_first else "Lugn"
    told = f"rubriken är ”{now}” sedan arket gjordes; gör ett nytt ark"
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, other)
    assert before == tiny.read(FILES[PLAN])
