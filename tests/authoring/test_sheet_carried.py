"""What an editor has done in a sheet stays when the sheet is written anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from openpyxl import load_workbook

from planspegeln.__main__ import main
from planspegeln.authoring.draft import TO_FILL_IN
from planspegeln.authoring.sheet.carried import Carrying
from planspegeln.authoring.sheet.document import renew_sheet, take_sheet, write_sheet
from planspegeln.authoring.sheet.facts import Named
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
from planspegeln.authoring.sheet.parts import Part
from planspegeln.authoring.sheet.workbook import SheetError
from tests.authoring.sheets import (
    COMPARED,
    EXTRACTS,
    FILES,
    PLAN,
    REPORT,
    decided,
    edit,
    headed,
    new_row,
    original,
    row,
    shown,
    stripped,
    tied,
)
from tests.conftest import Copy

Sheet = Callable[[str], Path]
BENCHES = "Nämnden ska sätta upp"
STORY, TREES = "Alla ska få höra en saga", "Torgen ska vara lugna"
BOOK, WALL = "Boken {{ 7*7 }} trycks", "Väggen målades blå i stället för röd. "


def renewed(tiny: Copy, path: Path) -> int:
    """Take a sheet and write it anew. Returns how many rows are left out."""
    take_sheet(tiny.root, path)
    written = renew_sheet(tiny.root, path)
    assert written
    assert path == written.path
    return written.left


def of(path: Path, layout: Layout, field: str, words: str) -> list[dict[str, str]]:
    """The rows with some words in a field."""
    return [one for one in shown(path, layout) if words in one[field]]


def test_a_correction_is_corrected(tiny: Copy, sheet: Sheet) -> None:
    """In the same sheet, and back to what it was too."""
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    (was,) = of(path, SENTENCES, "id", "/tre-bankar")
    for who, told in (("", "1 åtagande ändrat."), (was["who"], "1 åtagande ändrat.")):
        edit(path, (BENCHES, "/tre-bankar", "who", who))
        assert told == take_sheet(tiny.root, path)[0]
        assert renew_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, path)


def test_what_is_not_decided_is_there_next_time(tiny: Copy, sheet: Sheet) -> None:
    """What is decided has its id, and what is proposed of it nothing more."""
    stripped(tiny)
    path = sheet(PLAN)
    edit(
        path,
        (STORY, "uppgift", "done", "ja"),
        (TREES, "inriktning", "who", "Parkenheten"),
        (TREES, "inriktning", "what", "bakgrund"),
    )
    row(path, FACTS, "Webbadress", value="https://exempel.test/a", done="ja")
    assert 0 == renewed(tiny, path)
    (done,) = of(path, SENTENCES, "text", STORY)
    assert (done["done"], done["id"][:12]) == ("ja", "commitments/")
    (left,) = of(path, SENTENCES, "text", TREES)
    assert (left["what"], left["who"], left["done"]) == ("bakgrund", "Parkenheten", "")
    assert [] == take_sheet(tiny.root, path)


def test_a_new_heading_is_there_next_time(tiny: Copy, sheet: Sheet) -> None:
    """As the priority that it is, and those that are not decided as they were left."""
    headed(tiny)
    stripped(tiny)
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied="ny", name="Ro", topics="Sagor", done="ja")
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Torg")
    edit(path, (BENCHES, "uppgift", "who", "Parkenheten"))
    assert 0 == renewed(tiny, path)
    (torg,) = of(path, PARTS, "heading", "Lugna torg")
    assert (torg["tied"], torg["done"], torg["id"]) == ("Ro", "ja", "ro")
    (way,) = of(path, PARTS, "heading", "Så arbetar vi")
    assert (way["tied"], way["name"], way["topics"], way["done"]) == (
        "ny",
        "Arbetssätt",
        "Torg",
        "",
    )
    assert of(path, BRIEF, "title", "Ro")  # it may be said in brief now
    benches = of(path, SENTENCES, "text", BENCHES)
    assert [("Ro", "Parkenheten"), ("Ro", "")] == [(one["priority"], one["who"]) for one in benches]


def test_what_was_not_taken_is_carried_over(tiny: Copy, sheet: Sheet) -> None:
    """From every sheet of the old workbook. The new one says the same."""
    tiny.edit(FILES[REPORT], COMPARED, "")
    path = sheet(REPORT)
    row(path, FACTS, "Diarienummer", value="P 2031/7", done="ja")
    number = new_row(
        path, NAMED, how="nämns", title="Stadga", kind="annat", quote="Boken", done="ja"
    )
    (brief,) = of(path, BRIEF, "id", "nya-bankar/reported")
    row(path, BRIEF, brief["title"], text="Boken trycks.")
    row(path, COMPARISONS, "Plan 2030", done="ja")
    edit(path, ("Drygt 500", "measures/lyssnare", "counts", "Alla som lyssnade"))
    old = {one: shown(path, one) for one in (FACTS, NAMED, BRIEF, COMPARISONS, SENTENCES)}
    written = write_sheet(tiny.root, REPORT)
    assert written.left == 0
    assert written.former
    assert old == {one: shown(path, one) for one in old}
    assert len(old[NAMED]) == number - 1
    assert old[SENTENCES] == shown(written.former, SENTENCES)


def test_a_heading_that_was_not_taken_is_carried_over(tiny: Copy, sheet: Sheet) -> None:
    """So is what is decided of the sentences below it."""
    headed(tiny)
    stripped(tiny)
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied="ny", name="Ro", topics="Sagor", done="ja")
    edit(path, (STORY, "uppgift", "done", "ja"))
    told = [PARTS, SENTENCES]
    old = [shown(path, one) for one in told]
    assert 0 == write_sheet(tiny.root, PLAN).left
    assert old == [shown(path, one) for one in told]
    first = take_sheet(tiny.root, path)
    assert "1 rubrik är nu en prioritering." in first
    assert "1 åtagande till." in first


def test_what_others_have_changed_is_left_out(tiny: Copy, sheet: Sheet) -> None:
    """It is counted, and the former sheet has it."""
    path = sheet(PLAN)
    other = Path(copy(path, path.with_name("annat.xlsx")))
    edit(other, (BENCHES, "/tre-bankar", "who", ""))
    assert "1 åtagande ändrat." == take_sheet(tiny.root, other)[0]
    assert renew_sheet(tiny.root, other) is None  # a copy has a name of its own
    edit(path, (BENCHES, "/tre-bankar", "what", "åtagande: inriktning"))
    row(path, FACTS, "Webbadress", value="https://exempel.test/a", done="ja")
    tiny.edit(FILES[PLAN], "\nsource:\n", "\nsource:\n  url: https://exempel.test/b\n")
    written = write_sheet(tiny.root, PLAN)
    assert written.left == 2
    (benches,) = of(path, SENTENCES, "id", "/tre-bankar")
    assert (benches["what"], benches["who"]) == ("åtagande: uppgift", "")
    assert [] == take_sheet(tiny.root, path)


def test_what_is_not_decided_stands_beside_what_others_have_decided(
    tiny: Copy, sheet: Sheet
) -> None:
    """A row of something that is taken has its id once."""
    path = sheet(PLAN)
    other = Path(copy(path, path.with_name("annat.xlsx")))
    number = len(shown(path, SENTENCES))
    edit(path, (BENCHES, "/tre-bankar", "done", ""))
    edit(other, (BENCHES, "/tre-bankar", "who", ""))
    take_sheet(tiny.root, other)
    assert 0 == write_sheet(tiny.root, PLAN).left
    assert number == len(shown(path, SENTENCES))
    stripped(tiny)
    path.unlink()
    path = sheet(PLAN)
    other = Path(copy(path, path.with_name("annat.xlsx")))
    edit(path, (STORY, "uppgift", "recurs", "om dagen"))
    edit(other, (STORY, "uppgift", "done", "ja"))
    take_sheet(tiny.root, other)
    assert 0 == write_sheet(tiny.root, PLAN).left
    both = of(path, SENTENCES, "text", STORY)
    assert [("", "ja"), ("om dagen", "")] == [(one["recurs"], one["done"]) for one in both]


def test_proposals_follow_the_data(tiny: Copy, sheet: Sheet) -> None:
    """What nobody has changed in a sheet is not carried over."""
    filled = original(tiny, PLAN)
    stripped(tiny)
    path = sheet(REPORT)
    assert not any(one["answers"] for one in shown(path, SENTENCES))
    take_sheet(tiny.root, decided(tiny, PLAN, filled))
    assert 0 == write_sheet(tiny.root, REPORT).left
    assert any(one["answers"] for one in shown(path, SENTENCES))


def test_other_documents_that_are_not_decided(tiny: Copy, sheet: Sheet) -> None:
    """What is typed stays, and a proposal does not. What the data has no longer is counted."""
    path = sheet(PLAN)
    new_row(path, NAMED, how="nämns", title="Stadga", kind="annat", quote="Se även boken")
    guess = Named("nämns", "Gissning", quote="Se även").said
    new_row(path, NAMED, how="nämns", title="Gissning", quote="Se även", proposed=guess)
    row(path, NAMED, "Berättelse 2031", title="Berättelsen 2031")
    text = tiny.read(FILES[PLAN])
    start = text.index("  - kind: report\n    year: 2031\n")
    end = text.index("  - kind:", start + 1)
    tiny.write(FILES[PLAN], text[:start] + text[end:])
    assert 1 == write_sheet(tiny.root, PLAN).left
    titles = [one["title"] for one in shown(path, NAMED)]
    assert "Stadga" in titles
    assert not {"Gissning", "Berättelsen 2031"} & {*titles}


def test_a_document_that_is_read_again_keeps_what_was_decided(tiny: Copy, sheet: Sheet) -> None:
    """A sentence is known by its words. What was decided of one that is gone is counted."""
    path = sheet(REPORT)
    edit(
        path,
        (BOOK, "/bok", "why", "Den trycks."),
        ("Väggen målades", "/vagg", "why", "Den är blå."),
    )
    tiny.edit_source("pahittkoping-berattelse-2031.txt", WALL, "")
    text = tiny.read(FILES[REPORT]).replace(WALL, "")
    text = re.sub(r"(?m)^  - id: vagg\n(?:    .*\n)+", "", text)
    text = re.sub(r"(?m)^  - commitment: .*\n(?:    .*\n)*?    outcomes: \[vagg\]\n", "", text)
    tiny.write(FILES[REPORT], text)
    with pytest.raises(SheetError, match="Gör ett nytt ark: det som du hade bestämt följer med"):
        take_sheet(tiny.root, path)
    written = write_sheet(tiny.root, REPORT)
    assert written.left == 1
    assert "Den trycks." == of(path, SENTENCES, "id", "/bok")[0]["why"]
    assert "1 svar ändrat." in take_sheet(tiny.root, path)


def test_a_heading_that_is_gone_is_counted(tiny: Copy, sheet: Sheet) -> None:
    """The document has been read again with another heading there."""
    headed(tiny)
    stripped(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt")
    tiny.edit(FILES[PLAN], '- section: "arbetssatt"', "- section: metod")
    assert 1 == write_sheet(tiny.root, PLAN).left


def test_a_sheet_that_is_open_elsewhere(
    tiny: Copy, sheet: Sheet, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some systems let nobody rename it. What is taken is taken, and the sheet stays as it is."""
    path = sheet(PLAN)
    edit(path, (BENCHES, "/tre-bankar", "who", ""))

    def locked(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(SheetError, match="är öppet i ett annat program; stäng det"):
        write_sheet(tiny.root, PLAN)
    assert 0 == main(["--data", str(tiny.root), "take", str(path)])
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "1 åtagande ändrat."
    assert told[-1] == f"{path} är öppet i ett annat program; stäng det, och gör ett nytt ark"


def test_the_commands_tell_of_the_former_sheet(
    tiny: Copy, sheet: Sheet, capsys: pytest.CaptureFixture[str]
) -> None:
    """After what was taken, and when a sheet is written over another."""
    data = ["--data", str(tiny.root)]
    path = sheet(PLAN)
    edit(path, (BENCHES, "/tre-bankar", "who", ""))
    assert 0 == main([*data, "take", str(path)])
    former = path.with_name(f"{path.stem} (1).xlsx")
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"Öppna {path} igen: det är nytt, med det som nu gäller. Det förra är {former}."
    )
    assert 0 == main([*data, "take", str(former)])
    assert "Inget är ändrat.\n" == capsys.readouterr().out
    assert 0 == main([*data, "sheet", PLAN])
    second = path.with_name(f"{path.stem} (2).xlsx")
    assert capsys.readouterr().out.splitlines()[1:] == [f"Det förra är {second}."]
    edit(path, (BENCHES, "/tre-bankar", "recurs", "om året"))
    assert 0 == main([*data, "sheet", PLAN])
    third = path.with_name(f"{path.stem} (3).xlsx")
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"Det du hade ändrat i det förra arket står i det. Det förra är {third}."
    ]
    edit(path, (BENCHES, "/tre-bankar", "recurs", ""))
    other = Path(copy(path, path.with_name("annat.xlsx")))
    edit(other, (BENCHES, "/tre-bankar", "what", "åtagande: inriktning"))
    assert 0 == main([*data, "take", str(other)])
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "Vill du rätta något som är infört gör du ett nytt ark först."
    edit(path, (BENCHES, "/tre-bankar", "recurs", "varje"))
    assert 0 == main([*data, "sheet", PLAN])
    assert re.match("1 ändrad rad står bara i det förra", capsys.readouterr().out.splitlines()[2])


def test_a_workbook_that_is_no_sheet_is_only_kept(
    tiny: Copy, sheet: Sheet, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing can be carried over from it."""
    path = sheet(PLAN)
    path.write_bytes(b"nothing")
    assert 0 == main(["--data", str(tiny.root), "sheet", PLAN])
    former = path.with_name(f"{path.stem} (1).xlsx")
    assert former.read_bytes() == b"nothing"
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"Det som var där gick inte att läsa som ett ark. Det är nu {former}."
    ]


def test_what_is_typed_in_a_proposal_stays() -> None:
    """Whether or not it is decided. What nobody has touched is proposed anew, or is there no longer."""
    every = [Named("nämns", title, quote=title) for title in ("Ett", "Två", "Tre", "Fyra")]
    old = [replace(one, proposed=one.said) for one in every]
    one, two, three, four = old
    typed = replace(one, title="Den ena")
    there = replace(two, title="Den andra", done="ja")
    given = [(2, asdict(line)) for line in (typed, there, three, four)]
    in_data = replace(there, was=there.said, proposed="")
    sheets: dict[Layout, list[Any]] = {
        layout: [] for layout in (FACTS, PARTS, SENTENCES, COMPARISONS, BRIEF, BASE)
    }
    carrying = Carrying({**sheets, NAMED: given}, taken=True)
    made = carrying.onto({**sheets, NAMED: [in_data, *old[:3]]})[NAMED]
    assert [in_data, typed, three] == made
    assert 0 == carrying.left


def test_a_draft_that_guesses_what_it_follows_up(tiny: Copy, sheet: Sheet) -> None:
    """The row is no decision: written twice, it is the same row, and nothing is left out."""
    guess = (
        f'follows_up:\n  kind: plan\n  year: 2031\n  title: Plan 2031\n  quote: "{TO_FILL_IN}"\n\n'
    )
    text = re.sub(r"(?m)^follows_up:\n(?: .*\n)*", guess, tiny.read(FILES[REPORT]))
    tiny.write(FILES[REPORT], text)
    path = sheet(REPORT)
    first = shown(path, NAMED)
    assert 0 == write_sheet(tiny.root, REPORT).left
    assert first == shown(path, NAMED)


def test_words_typed_in_the_guess_of_a_draft_stay() -> None:
    """Until they are decided: the guess itself goes with the first round. What is taken away is not counted."""
    guess = Named("följs upp", "Plan 2031", "verksamhetsplan", "2031")
    guess = replace(guess, proposed=guess.said)
    known = Named("nämns", "Plan 2029", quote="Plan 2029")
    known = replace(known, was=known.said)
    given = [(2, asdict(replace(guess, quote="Orden"))), (3, asdict(known))]
    sheets: dict[Layout, list[Any]] = {
        layout: [] for layout in (FACTS, PARTS, SENTENCES, COMPARISONS, BRIEF, BASE)
    }
    carrying = Carrying({**sheets, NAMED: given}, taken=True)
    made = carrying.onto({**sheets, NAMED: []})[NAMED]
    assert [("Orden", "", "")] == [(one.quote, one.was, one.done) for one in made]
    assert 0 == carrying.left


def test_a_document_that_is_drafted_anew(tiny: Copy, sheet: Sheet) -> None:
    """What was decided of it is there to be taken once more, with nothing typed again."""
    path, before = sheet(REPORT), tiny.read(FILES[REPORT])
    row(path, FACTS, "Kort titel", value="Berättelsen")
    assert 0 == renewed(tiny, path)
    was = {*original(tiny, REPORT)}
    tiny.write(FILES[REPORT], EXTRACTS.sub("", before))
    assert 0 == write_sheet(tiny.root, REPORT).left
    told = take_sheet(tiny.root, path)
    assert "Kort titel: Berättelsen." == told[0]
    assert any(line.startswith("Jämförd med") for line in told)  # word for word the same text
    assert was == {*original(tiny, REPORT)}


def test_what_a_new_draft_has_no_longer_is_counted(tiny: Copy, sheet: Sheet) -> None:
    """A sentence that is gone, with what was decided of it, and that another text was compared."""
    path = sheet(REPORT)
    tiny.edit_source("pahittkoping-berattelse-2031.txt", WALL, "")
    tiny.write(FILES[REPORT], EXTRACTS.sub("", tiny.read(FILES[REPORT]).replace(WALL, "")))
    assert 2 == write_sheet(tiny.root, REPORT).left
    assert [""] == [one["done"] for one in shown(path, COMPARISONS)]
    assert all(one["done"] for one in of(path, SENTENCES, "what", "utfall"))


def test_what_an_editor_adds_to_a_workbook_is_named(
    tiny: Copy, sheet: Sheet, capsys: pytest.CaptureFixture[str]
) -> None:
    """A column and a sheet of her own stand in the former one only."""
    path = sheet(PLAN)
    book = load_workbook(path)
    book.create_sheet("Mitt blad")
    book[SENTENCES.name].cell(1, len(SENTENCES.columns) + 2).value = "Anteckning"
    book.save(path)
    assert 0 == main(["--data", str(tiny.root), "sheet", PLAN])
    told = "Egna kolumner och blad står bara i det förra: ”Anteckning” och ”Mitt blad”."
    assert told in capsys.readouterr().out.splitlines()
    assert 0 == main(["--data", str(tiny.root), "sheet", PLAN])
    assert "Egna" not in capsys.readouterr().out


def test_what_is_compared_is_another_plan_when_it_has_grown(tiny: Copy, sheet: Sheet) -> None:
    """The ja was for what the plan said then."""
    tiny.edit(FILES[REPORT], COMPARED, "")
    path = sheet(REPORT)
    row(path, COMPARISONS, "Plan 2030", done="ja")
    new = "  - id: ny\n    kind: aim\n    quote: Vi räknar\n  - id: det-viktiga\n"
    tiny.edit(FILES[PLAN], "  - id: det-viktiga\n", new)
    assert 1 == write_sheet(tiny.root, REPORT).left
    assert [("9", "")] == [(one["commitments"], one["done"]) for one in shown(path, COMPARISONS)]


def test_what_is_compared_is_another_plan_when_a_commitment_is_another(
    tiny: Copy, sheet: Sheet
) -> None:
    """Also if there are as many of them."""
    tiny.edit(FILES[REPORT], COMPARED, "")
    path = sheet(REPORT)
    row(path, COMPARISONS, "Plan 2030", done="ja")
    assert 0 == write_sheet(tiny.root, REPORT).left
    assert ["ja"] == [one["done"] for one in shown(path, COMPARISONS)]
    told = "    quote: Alla ska få höra en saga om dagen.\n"
    tiny.edit(FILES[PLAN], f"  - id: saga-om-dagen\n    kind: aim\n{told}", "")
    new = "  - id: ny\n    kind: aim\n    quote: Vi räknar\n  - id: det-viktiga\n"
    tiny.edit(FILES[PLAN], "  - id: det-viktiga\n", new)
    tiny.write_ledger()
    assert 1 == write_sheet(tiny.root, REPORT).left
    assert [("8", "")] == [(one["commitments"], one["done"]) for one in shown(path, COMPARISONS)]


def test_what_a_colleague_has_decided_alike_is_not_counted(tiny: Copy, sheet: Sheet) -> None:
    """A proposal that nobody touched is no change of hers."""
    path = sheet(PLAN)
    row(path, FACTS, "Kort titel", value="Planen")
    other = path.with_name("kopia.xlsx")
    copy(path, other)
    take_sheet(tiny.root, other)
    assert 0 == write_sheet(tiny.root, PLAN).left
    row(path, FACTS, "Kort titel", value="Min plan")
    copy(path, other)
    row(other, FACTS, "Kort titel", value="Vår plan")
    take_sheet(tiny.root, other)
    assert 1 == write_sheet(tiny.root, PLAN).left


def test_a_guess_from_an_earlier_year_can_be_opened(tiny: Copy, sheet: Sheet) -> None:
    """A draft that guesses a programme of a year without documents waits for the words, as any other."""
    guess = (
        "follows_up:\n  kind: programme\n  year: 2021\n  title: Miljöprogram 2021–2035\n"
        f'  quote: "{TO_FILL_IN}"\n\n'
    )
    text = re.sub(r"(?m)^follows_up:\n(?: .*\n)*", guess, tiny.read(FILES[REPORT]))
    tiny.write(FILES[REPORT], text)
    path = sheet(REPORT)
    assert ["Miljöprogram 2021–2035"] == [
        one["title"] for one in shown(path, NAMED) if one["how"] == "följs upp"
    ]
    assert sheet(PLAN)


def test_what_is_typed_beside_a_guess_stays_when_the_guess_changes() -> None:
    """Nobody has decided the heading, so nothing in the data has changed."""
    guess = Part("barn", "Barn", tied="ingen", certainty="osäker")
    guess = replace(guess, was=guess.said)
    typed = replace(guess, topics="Skola")
    other = replace(guess, tied="ny", topics="Folkhälsa", was="")
    other = replace(other, was=other.said)
    sheets: dict[Layout, list[Any]] = {
        layout: [] for layout in (FACTS, NAMED, SENTENCES, COMPARISONS, BRIEF, BASE)
    }
    carrying = Carrying({**sheets, PARTS: [(2, asdict(typed))]}, taken=True)
    (made,) = carrying.onto({**sheets, PARTS: [other]})[PARTS]
    assert ("ingen", "Skola", other.was) == (made.tied, made.topics, made.was)
    assert 0 == carrying.left
