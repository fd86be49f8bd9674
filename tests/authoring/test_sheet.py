"""A document in a spreadsheet: what is decided there comes back, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import BaseModel

from planspegeln.authoring.sheet import workbook
from planspegeln.authoring.sheet.document import take_sheet, write_sheet
from planspegeln.authoring.sheet.files import Writing
from planspegeln.authoring.sheet.layout import BASE, FACTS, NAMED, PARTS, SENTENCES
from planspegeln.authoring.sheet.lines import Choices, lines
from planspegeln.authoring.sheet.told import COLUMNS as FIELDS_SHOWN
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import load
from planspegeln.model import entities
from tests.authoring.sheets import (
    COLUMNS,
    FILES,
    MENINGAR,
    PLACES,
    PLAN,
    PROGRAM,
    REPORT,
    TORG_TITLE,
    decided,
    edit,
    headed,
    original,
    raw,
    row,
    row_of,
    stripped,
)
from tests.conftest import REAL, Copy


class Wrong(NamedTuple):
    """A cell that an editor changes to something wrong, and what is told of it."""

    key: str
    sentence: str
    id: str
    field: str
    value: str
    told: str


@pytest.mark.parametrize("key", FILES)
def test_an_untouched_sheet_changes_nothing(
    tiny: Copy, sheet: Callable[[str], Path], key: str
) -> None:
    """Not one byte of the document's file."""
    before = tiny.read(FILES[key])
    assert [] == take_sheet(tiny.root, sheet(key))
    assert before == tiny.read(FILES[key])


@pytest.mark.parametrize(
    "key",
    [
        "huddinge/verksamhetsplan-2020",
        "huddinge/verksamhetsberattelse-2021",
        "soderhamn/handlingsprogram-2009",
    ],
)
def test_so_with_the_real_documents(tmp_path: Path, key: str) -> None:
    """They open in a sheet too, and come back as they are."""
    catalogue = Catalogue(load(REAL))
    entry = catalogue.documents[key]
    path, choices = tmp_path / "ark.xlsx", Choices.of(catalogue, entry)
    every = lines(catalogue, entry)
    workbook.write(path, key, [entry.document.title], {SENTENCES: every}, choices)
    again, rows = workbook.read(path, [SENTENCES])
    assert key == again
    expected = [
        {name: str(value).strip() for name, value in asdict(line).items()} for line in every
    ]
    assert expected == [line for _, line in rows[SENTENCES]]


def test_rows_and_columns_may_move(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Rows are sorted the other way, columns change places, and widths are what an editor likes."""
    before = tiny.read(FILES[REPORT])
    path = sheet(REPORT)
    book = load_workbook(path)
    rows = [[cell.value for cell in row] for row in book[MENINGAR].iter_rows()]
    empty: list[Any] = [None] * len(COLUMNS)
    moved = [row[::-1] for row in (rows[0], empty, *rows[:0:-1])]
    del book[MENINGAR]
    new = book.create_sheet(MENINGAR)
    for cells in moved:
        new.append(cells)
    new.column_dimensions["A"].width = 200
    book.save(path)
    assert [] == take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[REPORT])


def test_from_a_text_to_a_reviewed_document(tiny: Copy) -> None:
    """What was typed by hand comes out of two sheets alike, but for the ids and what they do not show."""
    before = {key: raw(tiny, key) for key in (PLAN, REPORT)}
    filled = {key: original(tiny, key) for key in (PLAN, REPORT)}
    stripped(tiny)
    told = take_sheet(tiny.root, decided(tiny, PLAN, filled[PLAN]))
    assert ["8 åtaganden till.", "2 meningar om prioriteringar till.", "2 siffror till."] == told[
        :3
    ]
    assert "Alla meningar är genomlästa." == told[3]
    take_sheet(tiny.root, decided(tiny, REPORT, filled[REPORT]))
    now = {key: raw(tiny, key) for key in (PLAN, REPORT)}
    hidden = {"id", "former_ids", "commitment", "outcomes", "recurs"}

    def shown(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
        return [
            {key: one[key] for key in sorted(one) if key not in hidden}
            for one in value.get(name, ())
        ]

    for key in (PLAN, REPORT):
        for name in ("commitments", "outcomes", "passages", "measures", "read"):
            then, after = (sorted(map(str, shown(one[key], name))) for one in (before, now))
            assert then == after, (key, name)
    for one in (before, now):
        one[REPORT]["answers"] = sorted(
            (answer["status"], answer["because"]) for answer in one[REPORT]["answers"]
        )
    assert before[REPORT]["answers"] == now[REPORT]["answers"]
    (own,), (made,) = before[REPORT]["compared"], now[REPORT]["compared"]
    assert {**own, "sum": made["sum"]} == made  # the commitments have new ids
    assert "" == "\n".join(tiny.faults())
    for key in (PLAN, REPORT):
        assert [] == take_sheet(tiny.root, decided(tiny, key, filled[key]))  # the same sheet again
        assert [] == take_sheet(tiny.root, write_sheet(tiny.root, key).path)


def test_what_is_not_decided_stays_unread(tiny: Copy) -> None:
    """Only rows with ja count. What is read is kept by parts, and single sentences by their words."""
    filled = [
        replace(line, done="" if line.text in {"Färre ska snubbla", "Vi räknar"} else line.done)
        for line in original(tiny, PLAN)
    ]
    stripped(tiny)
    told = take_sheet(tiny.root, decided(tiny, PLAN, filled))
    assert "2 meningar är inte genomlästa än." == told[-1]
    unread = Catalogue(load(tiny.root)).documents[PLAN].unread
    assert ["Färre ska snubbla", "Vi räknar"] == [one.text for one in unread]
    document = raw(tiny, PLAN)
    assert {"part": "prioriteringar", "words": 55} in document["read"]
    assert {"quote": "sitter"} in document["background"]
    assert [] == take_sheet(tiny.root, write_sheet(tiny.root, PLAN).path)


def test_one_change(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """It changes its own lines, and is told in words."""
    path = sheet(REPORT)
    before = tiny.read(FILES[REPORT])
    edit(path, ("Boken", "/bok", "status", "Genomfört"), ("Boken", "/bok", "why", "Den är tryckt."))
    assert ["1 svar ändrat.", "Alla meningar är genomlästa."] == take_sheet(tiny.root, path)
    old = "    status: pagar\n    because: Trycket pågår.\n"
    assert before.replace(old, "    status: genomfort\n    because: Den är tryckt.\n") == tiny.read(
        FILES[REPORT]
    )


def test_comments_and_order_stay(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """What somebody wrote by hand around a change is as it was."""
    tiny.edit(FILES[REPORT], "  - id: ljus\n", "  # Om ljuset.\n  - id: ljus\n")
    tiny.edit(FILES[REPORT], "answers:\n", "# Bedömningarna.\nanswers:\n")
    tiny.edit(FILES[REPORT], "    former_ids: [priset]\n", "    former_ids: [priset]  # förr\n")
    path = sheet(REPORT)
    before = tiny.read(FILES[REPORT])
    edit(path, ("Sagostunderna", "/sagostunder", "why", "De får vänta."))
    take_sheet(tiny.root, path)
    assert before.replace("because: De sköts upp.", "because: De får vänta.") == tiny.read(
        FILES[REPORT]
    )


def test_comments_at_what_changes_stay(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Above it and inside it. A line of a text that begins as a comment is none."""
    file = FILES[REPORT]
    tiny.edit(
        file, "    because: De sköts upp.\n", "    # Enligt nämnden.\n    because: De sköts upp.\n"
    )
    tiny.edit(file, "    because: Trycket pågår.\n", "    # Sett.\n    because: Trycket pågår.\n")
    tiny.edit(file, "  - id: lyssnare\n", "  # Om sagor.\n  - id: lyssnare\n    # Namnet.\n")
    tiny.edit(file, "    qualifier: drygt\n", "    # Står så.\n    qualifier: drygt\n")
    before = tiny.read(file)
    path = sheet(REPORT)
    edit(path, ("Sagostunderna", "/sagostunder", "why", "De får vänta."))
    edit(path, ("Drygt 500", "measures/lyssnare", "counts", "Åhörare"))
    take_sheet(tiny.root, path)
    after = before.replace("because: De sköts upp.", "because: De får vänta.")
    after = after.replace("label: Lyssnare", "label: Åhörare")
    assert after == tiny.read(file)


def test_a_comment_that_goes_is_told(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """It was at something that the sheet takes away."""
    tiny.edit(FILES[REPORT], "  - id: lyssnare\n", "  # Om sagor.\n  - id: lyssnare\n")
    path = sheet(REPORT)
    edit(path, ("Drygt 500", "measures/lyssnare", "what", "bakgrund"))
    told = take_sheet(tiny.root, path)
    assert "1 siffra borttagen." == told[0]
    assert "Kommentaren ”# Om sagor.” i filen är borttagen." == told[1]
    assert "# Om sagor." not in tiny.read(FILES[REPORT])


def test_a_row_is_copied(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """A sentence that says two things has two rows. The new one comes after what stands before it."""
    path = sheet(PLAN)
    book = load_workbook(path)
    rows = book[MENINGAR]
    source = [cell.value for cell in rows[row_of(path, "Torgen ska vara")]]
    rows.append(source)
    last = rows.max_row
    for field, value in (("part", "lugna"), ("id", None), ("what", "åtagande: inriktning")):
        rows.cell(last, PLACES[field]).value = value
    book.save(path)
    assert "1 åtagande till." == take_sheet(tiny.root, path)[0]
    made = [one["id"] for one in raw(tiny, PLAN)["commitments"]]
    assert made[:4] == ["det-viktiga", "lugna-och-ljusa", "lugna", "tre-bankar"]


@pytest.mark.parametrize("first", [{}, {"part": "Torgen har fått ljus"}])
@pytest.mark.parametrize("above", [False, True])
def test_a_copy_with_an_id_is_something_new(
    tiny: Copy, sheet: Callable[[str], Path], first: dict[str, str], above: bool
) -> None:
    """Who copies a row copies its hidden id too. The row that is as it was keeps it, or else the first."""
    path = sheet(REPORT)
    book = load_workbook(path)
    rows = book[MENINGAR]
    at = row_of(path, "Torgen har fått ljus", "/ljus")
    source = [cell.value for cell in rows[at]]
    rows.append(source)
    new = {"part": "inte lugn", "answers": "", "status": "", "why": ""}
    places = (rows.max_row, at) if above and not first else (at, rows.max_row)
    for number, said in zip(places, (first, new), strict=True):
        for field, value in said.items():
            rows.cell(number, PLACES[field]).value = value or None
    book.save(path)
    told = "1 utfall till och 1 ändrat." if first else "1 utfall till."
    assert told == take_sheet(tiny.root, path)[0]
    made = {one["id"]: one["quote"] for one in raw(tiny, REPORT)["outcomes"]}
    assert made["inte-lugn"] == "inte lugn"
    assert made["ljus"] == first.get("part", "Torgen har fått ljus men inte lugn.")
    assert [] == take_sheet(tiny.root, sheet(REPORT))


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong(REPORT, "Boken {{ 7*7 }}", "/bok", "priority", TORG_TITLE, "skriv samma på båda"),
        Wrong(
            PLAN, "Nämnden ska", "/tre-bankar", "what", "åtagande: inriktning", "ta bort den ena"
        ),
        Wrong(PLAN, "Nämnden ska", "/tre-bankar", "who", "", "ta bort den ena"),
    ],
)
def test_a_copy_that_says_something_else_of_the_same_words(
    tiny: Copy, sheet: Callable[[str], Path], wrong: Wrong
) -> None:
    """It is not lost: one of the two has to go."""
    path = sheet(wrong.key)
    book = load_workbook(path)
    rows = book[MENINGAR]
    rows.append([cell.value for cell in rows[row_of(path, wrong.sentence, wrong.id)]])
    rows.cell(rows.max_row, PLACES[wrong.field]).value = wrong.value or None
    book.save(path)
    with pytest.raises(SheetError, match=wrong.told):
        take_sheet(tiny.root, path)


def test_a_copy_of_a_figure_with_an_id_is_another_figure(
    tiny: Copy, sheet: Callable[[str], Path]
) -> None:
    """What it counts tells them apart. A copy that says the same is nothing."""
    path = sheet(REPORT)
    book = load_workbook(path)
    rows = book[MENINGAR]
    source = [cell.value for cell in rows[row_of(path, "74 procent", "/trivdes-2031")]]
    rows.append(source)
    book.save(path)
    assert [] == take_sheet(tiny.root, path)
    rows.cell(rows.max_row, PLACES["counts"]).value = "Andel som trivdes på torg"
    book.save(path)
    assert "1 siffra till." == take_sheet(tiny.root, path)[0]
    labels = [one["label"] for one in raw(tiny, REPORT)["measures"] if one["value"] == 74]
    assert ["Andel som trivdes", "Andel som trivdes på torg"] == sorted(labels)


def test_what_begins_as_a_formula_is_text(tiny: Copy) -> None:
    """A spreadsheet runs nothing that stands in a document."""
    tiny.edit_source("pahittkoping-plan-2030.txt", "1. siffra först", "=1+1")
    tiny.edit(FILES[PLAN], '"1. siffra först"', '"=1+1"')
    tiny.edit(FILES[PLAN], "  - words: 148", "  - words: 146")
    path = write_sheet(tiny.root, PLAN).path
    found = [
        cell
        for row in load_workbook(path)[MENINGAR].iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert ["s"] == [cell.data_type for cell in found]
    assert found[0].quotePrefix
    assert [] == take_sheet(tiny.root, path)


BOOK, TORG = "Boken {{ 7*7 }} trycks", "Torgen ska vara"


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong(
            REPORT,
            BOOK,
            "/bok",
            "text",
            "Boken trycks.",
            "texten är ändrad; i dokumentet står ”Boken {{ 7*7 }}",
        ),
        Wrong(REPORT, BOOK, "/bok", "number", "99", "raden hör inte till någon mening"),
        Wrong(REPORT, BOOK, "/bok", "done", "klar", "hittade ”klar”; skriv ja, eller lämna tomt"),
        Wrong(REPORT, BOOK, "/bok", "done", "", "det här är redan infört"),
        Wrong(REPORT, BOOK, "/bok", "what", "", "raden är klar, men säger inte vad det är"),
        Wrong(REPORT, BOOK, "/bok", "what", "utfal", "hittade ”utfal”; menade du ”utfall”?"),
        Wrong(REPORT, BOOK, "/bok", "part", "Boken skrivs", "”Boken skrivs” står inte i meningen"),
        Wrong(
            REPORT,
            BOOK,
            "/bok",
            "priority",
            "Fria saga",
            "prioriteringen ”Fria saga” finns inte; välj i listan",
        ),
        Wrong(REPORT, BOOK, "/bok", "answers", "2030:9 x", "”2030:9 x” finns inte; "),
        Wrong(REPORT, BOOK, "/bok", "answers", "", "välj vilket åtagande det svarar på"),
        Wrong(REPORT, BOOK, "/bok", "status", "Klart", "hittade ”Klart”; "),
        Wrong(REPORT, BOOK, "/bok", "status", "", "välj vad som hände"),
        Wrong(REPORT, BOOK, "/bok", "why", "", "skriv vad bedömningen bygger på"),
        Wrong(
            REPORT, "Fem bänkar", "/fem-bankar", "status", "Pågår", "om samma åtagande; skriv samma"
        ),
        Wrong(REPORT, "Fem bänkar", "/bankar-2031", "value", "många", "skriv ett tal"),
        Wrong(REPORT, "Fem bänkar", "/bankar-2031", "unit", "", "fyll i; en siffra behöver"),
        Wrong(REPORT, "Fem bänkar", "/bankar-2031", "year", "nu", "skriv ett årtal"),
        Wrong(REPORT, "Fem bänkar", "/bankar-2031", "topics", "", "välj minst ett ämne"),
        Wrong(
            REPORT,
            "Fem bänkar",
            "/bankar-2031",
            "topics",
            "Torgen",
            "ämnet ”Torgen” finns inte; välj i listan",
        ),
        Wrong(
            REPORT,
            "Fem bänkar",
            "/bankar-2031",
            "role",
            "Utfallet",
            "hittade ”Utfallet”; menade du ”Utfall”?",
        ),
        Wrong(PLAN, TORG, "", "what", "utfall", "bara en uppföljning har utfall"),
        Wrong(PLAN, TORG, "", "who", "Ingen alls", "”Ingen alls” står inte i dokumentet"),
        Wrong(
            PLAN,
            "Alla ska få",
            "",
            "priority",
            "Nya bänkar",
            "lämna tomt, eller välj ”mer om prioriteringen”",
        ),
        Wrong(PLAN, "Nora Påhitt svarar", "/fragor", "priority", "", "välj vilken prioritering"),
        Wrong(REPORT, "Fem bänkar", "/bankar-2031", "value", "6", "talet 6 står inte i orden"),
        Wrong(PLAN, TORG, "", "priority", "Nya bänkar; x", "välj en enda prioritering"),
        Wrong(PLAN, TORG, "", "status", "Pågår", "bara ett utfall svarar på ett åtagande"),
        Wrong(PROGRAM, "Tända ljus", "", "what", "siffra", "skriv vilken av radens celler"),
    ],
)
def test_faults(tiny: Copy, sheet: Callable[[str], Path], wrong: Wrong) -> None:
    """Each is told with the row and the column, and nothing is written."""
    path, before = sheet(wrong.key), tiny.read(FILES[wrong.key])
    row = row_of(path, wrong.sentence, wrong.id)
    edit(path, (wrong.sentence, wrong.id, wrong.field, wrong.value))
    with pytest.raises(SheetError) as raised:
        take_sheet(tiny.root, path)
    told = str(raised.value).splitlines()
    assert any(wrong.told in line and MENINGAR in line for line in told), told
    assert any(f"rad {row}, kolumn" in line for line in told) or "samma åtagande" in wrong.told
    assert told[-1].endswith("i arket. Ingenting är ändrat.")
    assert before == tiny.read(FILES[wrong.key])


def test_all_faults_at_once(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Rows that are wrong, and one that is gone, are told in one run."""
    path = sheet(REPORT)
    edit(path, (BOOK, "/bok", "status", "Klart"), ("Väggen", "", "why", ""))
    book = load_workbook(path)
    book[MENINGAR].delete_rows(row_of(path, "Påhittade nämnden"))
    book.save(path)
    with pytest.raises(SheetError, match="3 fel i arket") as raised:
        take_sheet(tiny.root, path)
    assert "saknas meningen ”Påhittade nämnden”; hämta tillbaka raden" in str(raised.value)


def test_a_document_that_is_read_again(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """One sentence says so, not one for each row."""
    path = sheet(REPORT)
    edit(path, (BOOK, "/bok", "why", "Den trycks."))
    name = "pahittkoping-berattelse-2031.txt"
    tiny.edit_source(name, "Väggen målades blå i stället för röd. ", "")
    text = re.sub(r"Väggen målades blå i stället för röd\. ", "", tiny.read(FILES[REPORT]))
    text = re.sub(r"(?m)^  - id: vagg\n(?:    .*\n)+", "", text)
    text = re.sub(r"(?m)^  - commitment: .*\n(?:    .*\n)*?    outcomes: \[vagg\]\n", "", text)
    tiny.write(FILES[REPORT], text)
    before = tiny.read(FILES[REPORT])
    with pytest.raises(SheetError) as error:
        take_sheet(tiny.root, path)
    (line,) = str(error.value).splitlines()
    assert line.startswith(f"{path}: dokumentets text har ändrats sedan arket gjordes, först vid ”")
    assert line.endswith("ark: det som du hade bestämt följer med. Ingenting är ändrat.")
    assert before == tiny.read(FILES[REPORT])


def test_a_column_that_is_sorted_alone(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """One sentence says so."""
    path = sheet(REPORT)
    book = load_workbook(path)
    (cells,) = book[MENINGAR].iter_cols(PLACES["text"], PLACES["text"], 2)
    words = sorted(str(cell.value) for cell in cells if cell.value)
    for cell, value in zip(cells, words, strict=False):
        cell.value = value
    book.save(path)
    with pytest.raises(SheetError, match="har en kolumn sorterats för sig") as error:
        take_sheet(tiny.root, path)
    assert "1 fel i arket. Ingenting är ändrat." == str(error.value).splitlines()[-1]


def test_how_much_is_to_be_looked_over(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """What a change makes doubtful, and not what was so before."""
    path = sheet(REPORT)
    edit(path, ("Drygt 500", "measures/lyssnare", "year", "2025"))
    assert take_sheet(tiny.root, path) == [
        "1 siffra ändrad.",
        "Alla meningar är genomlästa.",
        "1 att se över: kör make check.",
    ]
    path = write_sheet(tiny.root, REPORT).path
    edit(path, (BOOK, "/bok", "why", "Den trycks."))
    assert "Alla meningar är genomlästa." == take_sheet(tiny.root, path)[-1]


@pytest.mark.parametrize(
    "list_",
    [entities.Commitment, entities.Outcome, entities.Answer, entities.Passage, entities.Measure],
)
def test_each_value_of_the_data_has_its_column(list_: type[BaseModel]) -> None:
    """Else its faults would be told of another one. What no sheet shows is told of the first."""
    left = {"former_ids", "kind", "done"}
    assert left.issuperset(list_.model_fields.keys() - FIELDS_SHOWN.keys())


def test_a_fault_of_a_qualifier_has_its_column(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """It stands beside its figure."""
    path = sheet(REPORT)
    edit(path, ("Drygt 500", "measures/lyssnare", "qualifier", "minst"))
    with pytest.raises(SheetError, match=r"kolumn Q \(Förbehåll\): ”minst” står inte vid talet"):
        take_sheet(tiny.root, path)


def test_the_data_s_own_rules_hold(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """What the sheet allows and the data does not is refused, and the file is as it was."""
    path, before = sheet(REPORT), tiny.read(FILES[REPORT])
    edit(path, ("Fem bänkar", "/bankar-2031", "unit", "soffor"))
    with pytest.raises(SheetError, match="Ingenting är ändrat"):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[REPORT])


@pytest.mark.parametrize("how", ["missing", "text", "sheet", "base", "column", "old", "document"])
def test_what_is_no_sheet(tiny: Copy, sheet: Callable[[str], Path], how: str) -> None:
    """One sentence says so."""
    path = sheet(PLAN)
    told = {
        "missing": "finns inte",
        "text": "är ingen Excelfil",
        "sheet": "har inget blad som heter ”Meningar”; byt tillbaka",
        "base": "har inget blad som heter ”Underlag”; gör ett nytt ark",
        "column": "kolumnen ”Klar” saknas på rad 1",
        "old": ": arket är gammalt; gör ett nytt ark",
        "document": "dokumentet ”x/y” finns inte",
    }[how]
    book = load_workbook(path)
    if how == "sheet":
        book[MENINGAR].title = "Blad1"
    elif how == "base":
        del book[BASE.name]
    elif how == "column":
        book[MENINGAR].cell(1, PLACES["done"]).value = "Färdig"
    elif how == "old":
        book[PARTS.name].delete_cols(list(PARTS.letters).index("was") + 1)
    elif how == "document":
        book.properties.subject = "x/y"
    book.save(path)
    if how == "missing":
        path = path.with_name("inget.xlsx")
    elif how == "text":
        path.write_text("text", encoding="utf-8")
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, path)


@given(data=st.data())
def test_what_is_taken_stays(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever rows are decided: take, sheet, take is the same, and taking twice changes nothing."""
    tiny = Copy(tmp_path_factory.mktemp("sheet") / "data")
    filled = original(tiny, PLAN)
    stripped(tiny)
    sentences = sorted({line.number for line in filled})
    kept = data.draw(st.sets(st.sampled_from(sentences)))
    rows = [line if line.number in kept else replace(line, done="") for line in filled]
    path = decided(tiny, PLAN, rows)
    take_sheet(tiny.root, path)
    after = tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, path)
    assert [] == take_sheet(tiny.root, write_sheet(tiny.root, PLAN).path)
    assert after == tiny.read(FILES[PLAN])


def test_what_is_not_kept_leaves_no_trace(tmp_path: Path) -> None:
    """Neither a file nor the folder that was made for it, and a file that went is back."""
    kept, new = tmp_path / "a.yml", tmp_path / "priorities" / "b.yml"
    kept.write_text("a", "utf-8")
    with Writing() as files:
        files.write(new, "b")
        files.remove(kept)
        assert new.exists()
        assert not kept.exists()
    assert [kept] == list(tmp_path.iterdir())
    assert "a" == kept.read_text("utf-8")


def test_what_others_have_done_since_is_left(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """A sheet from before changes only what an editor has changed in it."""
    old = sheet(REPORT)
    tiny.edit(FILES[REPORT], "    because: Trycket pågår.\n", "    because: Boken trycks nu.\n")
    tiny.edit(
        FILES[REPORT],
        "  - id: aterkomst\n    quote: ca hälften kom tillbaka\n\n",
        "  - id: aterkomst\n    quote: ca hälften kom tillbaka\n  - id: torget\n"
        "    quote: Drygt 500 lyssnade ändå på sagor\n\n",
    )
    before = tiny.read(FILES[REPORT])
    assert [] == take_sheet(tiny.root, old)
    edit(old, ("Sagostunderna", "/sagostunder", "why", "De får vänta."))
    take_sheet(tiny.root, old)
    assert before.replace("because: De sköts upp.", "because: De får vänta.") == tiny.read(
        FILES[REPORT]
    )
    edit(old, (BOOK, "/bok", "why", "Den trycks."))
    with pytest.raises(SheetError, match="har ändrats sedan arket gjordes"):
        take_sheet(tiny.root, old)


def test_a_lost_row_is_told(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Of a sentence with several rows, one that is gone takes nothing away. Background does."""
    path, before = sheet(REPORT), tiny.read(FILES[REPORT])
    book = load_workbook(path)
    book[MENINGAR].delete_rows(row_of(path, "Fem bänkar", "/bankar-2031"))
    book.save(path)
    with pytest.raises(SheetError, match="raden om siffra i den här meningen saknas"):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[REPORT])


def test_one_goes_on_in_the_same_sheet(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """Half today and half tomorrow, headings too."""
    headed(tiny)
    path = sheet(PLAN)
    row(path, PARTS, "Lugna torg", tied=TORG_TITLE, done="ja")
    row(path, PARTS, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    after = tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, path)
    assert after == tiny.read(FILES[PLAN])


def test_headings_come_first(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """A sentence is not decided under a heading that may be a priority and is not decided."""
    headed(tiny)
    stripped(tiny)
    path = sheet(PLAN)
    edit(path, ("Nämnden ska sätta upp", "uppgift", "done", "ja"))
    with pytest.raises(SheetError, match=r"bestäm om ”1\. Lugna torg .*” är en prioritering"):
        take_sheet(tiny.root, path)


def test_a_sheet_that_is_there_is_kept(sheet: Callable[[str], Path]) -> None:
    """Somebody may have worked in it."""
    path = sheet(PLAN)
    first = path.read_bytes()
    sheet(PLAN)
    sheet(PLAN)
    names = sorted(one.name for one in path.parent.glob("pahittkoping-plan-2030*"))
    assert [
        "pahittkoping-plan-2030 (1).xlsx",
        "pahittkoping-plan-2030 (2).xlsx",
        "pahittkoping-plan-2030.xlsx",
    ] == names
    assert first == (path.parent / names[0]).read_bytes()


def test_what_was_done_is_said_so(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """More about a priority among its own promises is told to be what had been done, or background."""
    path = sheet(PLAN)
    edit(path, ("Alla ska få höra", "", "what", "mer om prioriteringen"))
    with pytest.raises(SheetError, match="välj bakgrund, eller ”redan gjort”"):
        take_sheet(tiny.root, path)


def test_a_sentence_that_stands_twice_waits_for_its_part(tiny: Copy) -> None:
    """No quote can tell it from the other, so it is read when all of its part is."""
    tiny.edit_source("pahittkoping-plan-2030.txt", "Färre ska snubbla", "Fyra träd")
    tiny.edit_source("pahittkoping-plan-2030.txt", "<script>alert(1)</script>", "Fyra träd")
    tiny.edit(FILES[PLAN], "- Färre ska snubbla", "- Fyra träd")
    tiny.edit(FILES[PLAN], "- <script>alert(1)</script>", "- Fyra träd")
    rows = original(tiny, PLAN)
    stripped(tiny)
    first = next(line for line in rows if line.text == "Fyra träd")
    some = [replace(line, done="ja" if line is first else "") for line in rows]
    assert "Inget" not in "".join(take_sheet(tiny.root, decided(tiny, PLAN, some)))
    assert "background" not in raw(tiny, PLAN)
    goals = ("Ingen ska bli", "Fler ska trivas", "Fyra träd")
    part = [replace(line, done="ja" if line.text.startswith(goals) else "") for line in rows]
    take_sheet(tiny.root, decided(tiny, PLAN, part))
    assert ["mal"] == [one["part"] for one in raw(tiny, PLAN)["read"]]


def test_what_others_have_read_or_signed_since_is_left(
    tiny: Copy, sheet: Callable[[str], Path]
) -> None:
    """A sheet from before takes back neither what they read nor what they compared."""
    tiny.edit(FILES[REPORT], "  - words: 81", "  - words: 1")
    old = sheet(REPORT)
    tiny.edit(FILES[REPORT], "  - words: 1\n", "  - words: 81\n")
    tiny.edit(
        FILES[REPORT],
        "  - id: aterkomst\n    quote: ca hälften kom tillbaka\n\n",
        "  - id: aterkomst\n    quote: ca hälften kom tillbaka\n  - id: torget\n"
        "    quote: Drygt 500 lyssnade ändå på sagor\n\n",
    )
    tiny.edit(FILES[REPORT], "    outcomes: 9\n", "    outcomes: 10\n")
    before = tiny.read(FILES[REPORT])
    assert [] == take_sheet(tiny.root, old)
    edit(old, (BOOK, "/bok", "why", "Den trycks."))
    take_sheet(tiny.root, old)
    assert before.replace("because: Trycket pågår.", "because: Den trycks.") == tiny.read(
        FILES[REPORT]
    )


def test_the_same_words_are_taken_once(tiny: Copy, sheet: Callable[[str], Path]) -> None:
    """A copied row without words of its own would be the same commitment again."""
    path = sheet(PLAN)
    book = load_workbook(path)
    rows = book[MENINGAR]
    rows.append([cell.value for cell in rows[row_of(path, "Torgen ska vara")]])
    rows.cell(rows.max_row, PLACES["id"]).value = None
    book.save(path)
    before = tiny.read(FILES[PLAN])
    with pytest.raises(SheetError, match="samma ord är redan uttagna på en annan rad"):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])


def test_what_an_editor_types_stays_as_typed(sheet: Callable[[str], Path]) -> None:
    """Every cell is one of text: a program would make 0,8 of 80 %, and a day of 3-5."""
    book = load_workbook(sheet(PLAN))
    for layout in (FACTS, NAMED, PARTS, SENTENCES):
        rows = book[layout.name].iter_rows(min_row=2)
        assert {"@"} == {cell.number_format for row in rows for cell in row}


@pytest.mark.parametrize("member", ["xl/worksheets/sheet5.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("left", [0, 300])
def test_a_workbook_that_is_cut_off(sheet: Callable[[str], Path], member: str, left: int) -> None:
    """It is told in words, whichever part of it is damaged."""
    path = sheet(PLAN)
    rewrite(path, {member: lambda content: content[:left]})
    with pytest.raises(SheetError, match="är ingen Excelfil"):
        workbook.read(path, [SENTENCES])


def test_rows_are_as_high_as_their_text(tiny: Copy) -> None:
    """Whole sentences are seen in programs that do not fit the rows themselves. No row is too high."""
    long = "Ord " * 40 + "slut."
    tiny.edit_source("pahittkoping-plan-2030.txt", "1. siffra först", long)
    tiny.edit(FILES[PLAN], '"1. siffra först"', f'"{long}"')
    tiny.edit(FILES[PLAN], "  - words: 148", "  - words: 186")
    path = write_sheet(tiny.root, PLAN).path
    heights = load_workbook(path)[MENINGAR].row_dimensions
    assert 3 * 15 == heights[row_of(path, long)].height
    assert 27 * 15 >= max(one.height or 0 for one in heights.values())


def test_an_id_is_cut_between_words(tiny: Copy) -> None:
    """It is permanent, and people read it."""
    words = (
        "Trygghetsbesiktningar samhällsbyggnadsprocessen delaktighetsberedningen informeras årligen"
    )
    tiny.edit_source("pahittkoping-plan-2030.txt", "1. siffra först", words)
    tiny.edit(FILES[PLAN], '"1. siffra först"', words)
    tiny.edit(FILES[PLAN], "  - words: 148", "  - words: 150")
    path = write_sheet(tiny.root, PLAN).path
    edit(path, (words, "bakgrund", "what", "åtagande: inriktning"))
    take_sheet(tiny.root, path)
    made = [one["id"] for one in raw(tiny, PLAN)["commitments"]]
    assert "trygghetsbesiktningar-samhallsbyggnadsprocessen" in made


def test_a_stray_cell_far_down(sheet: Callable[[str], Path]) -> None:
    """One key after Ctrl and an arrow makes no million of rows."""
    path = sheet(PLAN)
    expected = workbook.read(path, [SENTENCES])
    last = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row></sheetData>'
    place = f"xl/worksheets/sheet{load_workbook(path).sheetnames.index(MENINGAR) + 1}.xml"
    rewrite(path, {place: lambda content: content.replace(b"</sheetData>", last)})
    assert expected == workbook.read(path, [SENTENCES])


def test_a_workbook_that_unpacks_to_too_much(
    sheet: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before anything is unpacked."""
    path = sheet(PLAN)
    monkeypatch.setattr(workbook, "_LARGEST", 1000)
    with pytest.raises(SheetError, match="är för stor för att vara ett ark"):
        workbook.read(path, [SENTENCES])


def rewrite(path: Path, changes: dict[str, Callable[[bytes], bytes]]) -> None:
    """Change some of the members of a workbook's archive."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert set(changes) <= set(members)
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, changes.get(name, bytes)(content))
