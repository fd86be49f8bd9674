"""What stands in brief about a priority, in a document's sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planspegeln.authoring.sheet.brief import BriefTaking, briefs
from planspegeln.authoring.sheet.document import take_sheet, write_sheet
from planspegeln.authoring.sheet.layout import BRIEF
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading import yamlfile
from planspegeln.loading.load import load
from tests.authoring.sheets import PLAN, PROGRAM, REPORT, TORG_TITLE, row, shown
from tests.conftest import Copy

Sheet = Callable[[str], Path]
BANKAR = "pahittkoping/priorities/nya-bankar.yml"
TORG = "pahittkoping/priorities/lugna-torg.yml"
QUOTE = "Torgen ska vara lugna"
SECOND = "sätta upp tre bänkar på torget"


def summary(tiny: Copy, file: str) -> dict[str, Any]:
    return dict(yamlfile.read(tiny.root / file, file).value.get("summary", {}))


def test_each_priority_has_its_rows(sheet: Sheet) -> None:
    """A plan says what was planned, a report what was reported, and a programme may say both."""
    for key, parts in (
        (PLAN, ["Planerat"]),
        (REPORT, ["Rapporterat"]),
        (PROGRAM, ["Planerat", "Rapporterat"]),
    ):
        rows = shown(sheet(key), BRIEF)
        assert rows
        assert parts == list(dict.fromkeys(one["when"] for one in rows))


def test_one_is_written(tiny: Copy, sheet: Sheet) -> None:
    """The quotes stand on a line each. The rest of the file stays as it is."""
    tiny.write(TORG, tiny.read(TORG).partition("summary:")[0])
    before = tiny.read(TORG)
    path = sheet(PLAN)
    row(
        path,
        BRIEF,
        TORG_TITLE,
        text="Torgen skulle bli lugna.",
        quotes=f"{QUOTE}\n{SECOND}\n",
        done="ja",
    )
    assert [f"I korthet: {TORG_TITLE}.", "Alla meningar är genomlästa."] == take_sheet(
        tiny.root, path
    )
    made = (
        "summary:\n  planned:\n    text: Torgen skulle bli lugna.\n    quotes:\n"
        f"      - document: plan-2030\n        quote: {QUOTE}\n"
        f"      - document: plan-2030\n        quote: {SECOND}\n"
    )
    assert before + made == tiny.read(TORG)
    assert [] == take_sheet(tiny.root, path)
    assert [] == take_sheet(tiny.root, write_sheet(tiny.root, PLAN).path)


def test_one_changes_and_goes(tiny: Copy, sheet: Sheet) -> None:
    """What another document says of it stays."""
    before = summary(tiny, TORG)
    path = sheet(PLAN)
    row(path, BRIEF, TORG_TITLE, text="Det skulle bli lugnt.")
    take_sheet(tiny.root, path)
    after = summary(tiny, TORG)
    assert {
        **before,
        "planned": {**before["planned"], "text": "Det skulle bli lugnt."},
    } == after
    path = write_sheet(tiny.root, PLAN).path
    row(path, BRIEF, TORG_TITLE, text="Något annat.", done="")
    with pytest.raises(SheetError, match="raden är ändrad; skriv ja, eller töm texten"):
        take_sheet(tiny.root, path)
    row(path, BRIEF, TORG_TITLE, text="", quotes="")
    assert f"Borttaget ur I korthet: {TORG_TITLE}." == take_sheet(tiny.root, path)[0]
    assert {key: value for key, value in before.items() if key != "planned"} == summary(tiny, TORG)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": ""}, "kolumn D (En mening, eller två korta): skriv en mening"),
        (
            {"quotes": ""},
            "kolumn E (Bygger på (en mening ur dokumentet på varje rad)): kopiera hit",
        ),
        ({"quotes": "Ingenting alls"}, "”Ingenting alls” står inte i dokumentet"),
        ({"quotes": "a"}, "”a” står på flera ställen i dokumentet; ta med fler ord"),
        ({"done": ""}, "kolumn F (Klar): det här är redan infört; skriv ja, eller töm texten"),
        ({"done": "jo"}, "kolumn F (Klar): hittade ”jo”; skriv ja, eller lämna tomt"),
        ({"text": "Det kostade 17 kronor."}, "bladet I korthet, rad 2, kolumn D"),
    ],
)
def test_what_is_wrong(tiny: Copy, sheet: Sheet, given: dict[str, str], told: str) -> None:
    """It is told with its place in the sheet, also by the data's own rules. Nothing is changed."""
    before = tiny.read(TORG)
    path = sheet(PLAN)
    row(path, BRIEF, TORG_TITLE, **given)
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, path)
    assert before == tiny.read(TORG)


def test_somebody_else_has_changed_it(tiny: Copy, sheet: Sheet) -> None:
    """Their words stay, and are not overwritten unseen."""
    path = sheet(PLAN)
    tiny.edit(TORG, "Torgen skulle vara\n      lugna och ljusa.", "De skulle bli lugnare.")
    assert [] == take_sheet(tiny.root, path)
    row(path, BRIEF, TORG_TITLE, text="Det skulle bli lugnt.")
    with pytest.raises(SheetError, match="har ändrats sedan"):
        take_sheet(tiny.root, path)


def test_a_priority_that_is_gone(tiny: Copy, sheet: Sheet) -> None:
    """The sheet is from before. A row that no editor has changed says nothing."""
    path = sheet(PLAN)
    row(path, BRIEF, TORG_TITLE, id="saknas/planned")
    assert [] == take_sheet(tiny.root, path)
    row(path, BRIEF, "Lugna torg", text="Något annat.")
    with pytest.raises(SheetError, match="prioriteringen finns inte längre"):
        take_sheet(tiny.root, path)


def test_what_another_document_says_is_shown_as_its_own(tiny: Copy) -> None:
    """Its quotes have its title before them, its year stands beside, and an editor takes them away."""
    text, quote = "Det skulle bli lugnt.", "Torgen har fått ljus men inte lugn."
    ground = {"document": "berattelse-2031", "quote": quote}
    made = f"summary:\n  planned:\n    text: {text}\n    quotes:\n      - document: berattelse-2031\n        quote: {quote}\n"
    tiny.write(TORG, tiny.read(TORG).partition("summary:")[0] + made)
    catalogue = Catalogue(load(tiny.root))
    entry = catalogue.documents[PLAN]
    brief = next(one for one in briefs(catalogue, entry) if one.id == "lugna-torg/planned")
    shown = f"Berättelse 2031: {quote}"
    assert ("2031", text, shown, "ja") == (brief.years, brief.text, brief.quotes, brief.done)
    now = {"planned": {"text": text, "quotes": [ground]}}
    taking = BriefTaking(catalogue, entry)
    assert taking.take(now, 2, brief) is None
    own = {"document": "plan-2030", "quote": QUOTE}
    for quotes, expected in ((f"{shown}\n{QUOTE}", [ground, own]), (QUOTE, [own])):
        made_of = taking.take(now, 2, replace(brief, quotes=quotes))
        assert {"planned": {"text": text, "quotes": expected}} == made_of
    assert [] == taking.faults
