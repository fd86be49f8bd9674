"""The sheets of the made-up collection, as an editor fills them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from planspegeln.authoring.propose.proposals import Proposals
from planspegeln.authoring.sheet import workbook
from planspegeln.authoring.sheet.brief import briefs
from planspegeln.authoring.sheet.compared import compared
from planspegeln.authoring.sheet.facts import facts, named
from planspegeln.authoring.sheet.layout import (
    BASE,
    BRIEF,
    COMPARISONS,
    FACTS,
    NAMED,
    PARTS,
    SENTENCES,
    Layout,
)
from planspegeln.authoring.sheet.lines import Choices, Line, lines
from planspegeln.authoring.sheet.parts import parts
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading import yamlfile
from planspegeln.loading.load import load
from tests.conftest import Copy

PLAN, REPORT, PROGRAM = (
    "pahittkoping/plan-2030",
    "pahittkoping/berattelse-2031",
    "exempelby/program-2030",
)
COMPARED = "compared:\n  - plan: plan-2030\n    commitments: 8\n    outcomes: 9\n\n"
FILES = {key: key.replace("/", "/documents/") + ".yml" for key in (PLAN, REPORT, PROGRAM)}
EXTRACTS = re.compile(
    r"^(?:read|background|commitments|outcomes|compared|answers|passages|measures|charts):\n(?:[ \n].*\n?)*",
    re.MULTILINE,
)
COLUMNS = SENTENCES.columns
PLACES = {column.field: place for place, column in enumerate(COLUMNS, start=1)}
MENINGAR = SENTENCES.name
TORG_TITLE = "Lugna torg <img src=x onerror=alert(1)>"
SAGOR_TITLE = "Fria sagor {: #x onmouseover=alert(1) }"


def edit(path: Path, *changes: tuple[str, str, str, str]) -> None:
    """Change cells: where the sentence, and the end of the id or of what it is, are such."""
    book = load_workbook(path)
    rows = list(book[MENINGAR].iter_rows(min_row=2))
    for sentence, id_, field, value in changes:
        found = [
            row
            for row in rows
            if sentence in str(row[PLACES["text"] - 1].value)
            and str(row[PLACES["id"] - 1].value or row[PLACES["what"] - 1].value).endswith(id_)
        ]
        assert len(found) == 1, (sentence, id_, len(found))
        found[0][PLACES[field] - 1].value = value or None
    book.save(path)


def row_of(path: Path, sentence: str, id_: str = "") -> int:
    for row in load_workbook(path)[MENINGAR].iter_rows(min_row=2):
        if sentence in str(row[PLACES["text"] - 1].value) and str(
            row[PLACES["id"] - 1].value or ""
        ).endswith(id_):
            return int(row[0].row or 0)
    raise AssertionError(sentence)


def raw(tiny: Copy, key: str) -> dict[str, Any]:
    name = FILES[key]
    value = yamlfile.read(tiny.root / name, name).value
    assert isinstance(value, dict)
    return value


def stripped(tiny: Copy) -> None:
    """Nobody has read any of Påhittköping's documents."""
    for key in (PLAN, REPORT):
        tiny.write(FILES[key], EXTRACTS.sub("", tiny.read(FILES[key])))
    for name in ("lugna-torg", "nya-bankar", "fria-sagor"):
        file = f"pahittkoping/priorities/{name}.yml"
        tiny.write(file, tiny.read(file).partition("summary:")[0])


def decided(tiny: Copy, key: str, rows: list[Line]) -> Path:
    """The sheet of a document as it is now, with what an editor decides in it."""
    catalogue = Catalogue(load(tiny.root))
    entry = catalogue.documents[key]
    path = tiny.root.parent / "granskning" / "ark.xlsx"
    choices = Choices.of(catalogue, entry)
    headings = parts(catalogue, entry, choices, {})
    sheets: dict[Layout, Sequence[object]] = {
        FACTS: facts(entry),
        NAMED: named(entry, Proposals()),
        PARTS: [replace(one, tied=one.tied or "ingen", done="ja") for one in headings],
        SENTENCES: rows,
        COMPARISONS: [replace(one, done="ja") for one in compared(catalogue, entry)],
        BRIEF: briefs(catalogue, entry),
        BASE: [],
    }
    workbook.write(path, key, [entry.document.title], sheets, choices)
    return path


def original(tiny: Copy, key: str) -> list[Line]:
    """The rows of a document that has been read, as an editor would fill them in: without ids."""
    catalogue = Catalogue(load(tiny.root))
    return [replace(line, id="") for line in lines(catalogue, catalogue.documents[key])]


def headed(tiny: Copy) -> None:
    """In Påhittköping's plan, two priorities are headings that nobody has tied yet."""
    plan = FILES[PLAN]
    tiny.edit(
        plan,
        "          - item: lugna-torg\n            former_anchors: [lugnare-torg]\n            number: 1\n",
        "          # Om torgen.\n          - section: ett-lugnt-torg\n            number: 1.\n",
    )
    tiny.edit(plan, "            title: Lugna torg <img", "            heading: Lugna torg <img")
    tiny.edit(plan, "    about: lugna-torg\n", "")
    tiny.edit(
        plan,
        '  - section: arbetssatt\n    number: "3.1"\n    heading: Så arbetar vi\n',
        '  - section: "arbetssatt"\n    number: "3.1"\n    heading: Så arbetar vi\n',
    )
    tiny.write_ledger()
    for name in ("withdrawn", "links"):
        tiny.write(f"{name}.yml", f"{name}: []\n")


def row(path: Path, layout: Layout, words: str, **given: str) -> None:
    """Change the row of a heading, a plan, a fact or another document."""
    book = load_workbook(path)
    place = 1 if layout in (PARTS, NAMED) else 0
    rows = [one for one in book[layout.name].iter_rows(min_row=2) if words in str(one[place].value)]
    assert len(rows) == 1, words
    for field, value in given.items():
        rows[0][list(layout.letters).index(field)].value = value or None
    book.save(path)


def tied(path: Path, heading: str, **given: str) -> None:
    """Change the row of a heading."""
    row(path, PARTS, heading, **given)


def new_row(path: Path, layout: Layout, **given: str) -> int:
    """Write a row below the last one. Returns its number."""
    book = load_workbook(path)
    rows = book[layout.name]
    number = max(i for i, one in enumerate(rows.iter_rows(values_only=True), 1) if any(one)) + 1
    for field, value in given.items():
        rows.cell(number, list(layout.letters).index(field) + 1).value = value
    book.save(path)
    return number


def shown(path: Path, layout: Layout) -> list[dict[str, str]]:
    """The rows of a sheet."""
    return [given for _, given in workbook.read(path, [layout])[1][layout]]
