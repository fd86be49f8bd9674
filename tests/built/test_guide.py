"""The editors' guide, followed step by step: from a Word and a PDF file to pages that are paired."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser

from planspegeln.authoring.sheet.layout import (
    BRIEF,
    COMPARISONS,
    FACTS,
    NAMED,
    PARTS,
    SENTENCES,
    Layout,
)
from planspegeln.authoring.sheet.lines import BACKGROUND, MEASURE, OUTCOME
from tests.built.project import ROOT, copy_project, make

GUIDE = (ROOT / "docs/redaktion.md").read_text(encoding="utf-8")
STEPS = GUIDE.partition("## Steg för steg")[2].partition("\n## ")[0]
# The list of Statistics Sweden has no made-up one. The guide shows the file that the command lays.
MUNICIPALITY = (
    GUIDE.partition("## Lägg till en kommun")[2].partition("```yaml\n")[2].partition("```")[0]
)
PLAN = """\
<h1>Verksamhetsplan 2040</h1>
<p>Påhittade nämnden</p>
<h2>Inledning</h2>
<p>Planen beskriver vad nämnden ska arbeta med under 2040.</p>
<h2>1. Nya bänkar</h2>
<p>Nämnden ska sätta upp tre bänkar på torget. Torget ska vara en plats för alla.</p>
<h2>2. Ljusa gångvägar</h2>
<p>Nämnden ska varje år byta 40 lampor.</p>
<table><tr><th>Mått</th><th>Utfall 2039</th><th>Mål 2040</th></tr>
<tr><td>Andel gångvägar med lampor, procent</td><td>60</td><td>75</td></tr></table>
"""
REPORT = """\
<h1>Verksamhetsberättelse 2040</h1>
<p>Påhittade nämnden</p>
<p>Berättelsen är en uppföljning av Verksamhetsplan 2040.</p>
<h2>1. Nya bänkar</h2>
<p>Nämnden har satt upp tre bänkar på torget.</p>
<h2>2. Ljusa gångvägar</h2>
<p>Bytet av lampor pågår.</p>
"""
TOPIC = "Trygghet i utemiljön"
Row = dict[str, str]


@pytest.fixture(scope="module")
def followed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose made-up municipality got a plan and its report, as the guide tells."""
    project = copy_project(tmp_path_factory.mktemp("guide") / "project")
    (project / "data/pahittsund").mkdir()
    (project / "data/pahittsund/municipality.yml").write_text(MUNICIPALITY, encoding="utf-8")
    word, pdf = project / "plan.docx", project / "berattelse.pdf"
    pypandoc.convert_text(PLAN, "docx", format="html", outputfile=str(word))
    page = browser.new_page()
    page.set_content(f'<html lang="sv">{REPORT}')
    page.pdf(path=pdf, tagged=True)
    page.close()
    make(project, "help")
    (project / ".venv/readers.stamp").touch()
    follow(project, word, "pahittsund/verksamhetsplan-2040")
    follow(project, pdf, "pahittsund/verksamhetsberattelse-2040")
    return project


def follow(project: Path, source: Path, key: str) -> None:
    """Run each command of the guide's steps, in its order, for one document."""
    sheet = f"granskning/{key.replace('/', '-')}.xlsx"
    given = {
        "draft": [f"SOURCE={source.name}", "MUNICIPALITY=pahittsund"],
        "sheet": [f"DOC={key}"],
        "take": [f"SHEET={sheet}"],
    }
    commands = re.findall(r"^    make ([a-z]+)(?: .*)?$", STEPS, re.MULTILINE)
    assert ["draft", "sheet", "take", "serve", "publish", "changes", "addresses"] == commands
    commands.remove("changes")  # which needs what has been published
    for asked in commands:
        command = "build" if asked == "serve" else asked  # which shows what a build makes
        if command == "publish":
            left = make(project, command).stdout
            assert "nya adresser står inte i data/addresses.txt än; kör make addresses" in left
            assert "inte genomläst" not in left
            assert "make cards" in left  # which the guide has for a new municipality
            continue
        done = make(project, command, *given.get(command, []))
        assert done.returncode == 0, done.stdout
        if command == "sheet":
            decide(project / sheet)
        if command == "take":
            assert "Alla meningar är genomlästa." in done.stdout


def decide(path: Path) -> None:
    """What an editor does in a sheet: looks at each row, sets right what is wrong, and writes ja."""
    book = load_workbook(path)
    change(book[FACTS.name], FACTS, lambda row: {"done": "ja" if row["value"] else ""})
    change(book[NAMED.name], NAMED, lambda _: {"done": "ja"})
    change(book[PARTS.name], PARTS, part)
    change(book[SENTENCES.name], SENTENCES, sentence)
    change(book[COMPARISONS.name], COMPARISONS, lambda _: {"done": "ja"})
    change(book[BRIEF.name], BRIEF, brief)
    book.save(path)


def part(row: Row) -> Row:
    """Numbered headings are priorities."""
    if row["done"]:
        return {}
    if row["heading"][0].isdigit():
        return {"tied": "ny", "topics": TOPIC, "done": "ja"}
    return {"tied": "ingen", "done": "ja"}


def sentence(row: Row) -> Row:
    """The proposals are right but for one. A figure needs its topic, and an answer its reason."""
    given = {"done": "ja", "what": row["what"] or BACKGROUND}
    if row["what"] == MEASURE:
        given |= {"topics": row["topics"] or TOPIC, "counts": row["counts"] or "Antal"}
        given |= {"unit": row["unit"] or "antal"}
    if row["what"] == OUTCOME and row["answers"]:
        given |= {"why": "Så står det i berättelsen."}
    if row["text"].endswith(" pågår."):
        given |= {"status": "Pågår"}
    return given


def brief(row: Row) -> Row:
    """What the report told of the benches. The plan's priorities have rows in the next sheet."""
    if row["id"] == "nya-bankar/reported":
        quote = "Nämnden har satt upp tre bänkar på torget."
        return {"text": "2040 stod tre bänkar på torget.", "quotes": quote, "done": "ja"}
    return {}


def change(sheet: Worksheet, layout: Layout, decided: Callable[[Row], Row]) -> None:
    """Let an editor decide each row that has something in it."""
    fields = [column.field for column in layout.columns]
    for cells in sheet.iter_rows(min_row=2):
        row = {field: str(cell.value or "") for field, cell in zip(fields, cells, strict=True)}
        if any(row.values()):
            for field, value in decided(row).items():
                cells[fields.index(field)].value = value or None


def text(project: Path, address: str) -> str:
    html = (project / "site" / address / "index.html").read_text(encoding="utf-8")
    main = BeautifulSoup(html, "html.parser").main
    assert main
    return " ".join(main.get_text(" ").split())


def test_a_plan_and_its_report_are_paired(followed: Path) -> None:
    """Each promise stands beside what was reported of it."""
    done = make(followed, "build")
    assert done.returncode == 0, done.stdout
    shown = text(followed, "pahittsund/prioriteringar/nya-bankar")
    assert "Nämnden ska sätta upp tre bänkar på torget." in shown
    assert "Nämnden har satt upp tre bänkar på torget." in shown
    assert "Genomfört 2040" in shown
    assert "I korthet" in shown
    assert "2040 stod tre bänkar på torget." in shown
    shown = text(followed, "pahittsund/prioriteringar/ljusa-gangvagar")
    assert "Pågår 2040" in shown
    assert "75" in shown


def test_nothing_untrue_is_said(followed: Path) -> None:
    """What nobody has followed up is said to have no follow-up, and nothing is said to be unread."""
    shown = text(followed, "pahittsund/prioriteringar/nya-bankar")
    assert "Torget ska vara en plats för alla." in shown
    assert "Ingen uppföljning i samlingen" in shown
    assert "inte genomläst" not in shown.lower()
    plan = (followed / "data/pahittsund/documents/verksamhetsplan-2040.yml").read_text("utf-8")
    extracts = plan.partition("\nread:")[2]
    assert "arbeta med" not in extracts
    report = (followed / "data/pahittsund/documents/verksamhetsberattelse-2040.yml").read_text(
        "utf-8"
    )
    assert "Påhittade nämnden" not in report.partition("\nread:")[2]


def test_no_yaml_was_typed(followed: Path) -> None:
    """The data is whole without it: nothing is left to fill in, and nothing to look at."""
    done = make(followed, "check")
    assert done.returncode == 0, done.stdout
    assert "att se över" not in done.stdout
    for file in (followed / "data/pahittsund/documents").iterdir():
        assert "FYLL I" not in file.read_text(encoding="utf-8")
        assert "# Utkast" not in file.read_text(encoding="utf-8")
