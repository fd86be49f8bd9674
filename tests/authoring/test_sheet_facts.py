"""A document's facts in its sheet, the other documents that it names, and the faults of the data's rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planspegeln.authoring.draft import HEAD, TO_FILL_IN
from planspegeln.authoring.sheet.document import take_sheet, write_sheet
from planspegeln.authoring.sheet.layout import FACTS, HELP, NAMED
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.loading.faults import DataError
from planspegeln.pages import ledger
from planspegeln.pages.fingerprints import fingerprint
from planspegeln.rendering.site import Site
from tests.authoring.sheets import FILES, PLAN, REPORT, edit, new_row, raw, row, shown
from tests.conftest import Copy

Sheet = Callable[[str], Path]
DATE, SENDER = "Datum", "Avsändare"
READ = "Alla meningar är genomlästa."
FOLLOWS_UP = "follows_up:\n  kind: plan\n  year: 2030\n  title: Plan 2030\n  quote: {}\n"


def drafted(tiny: Copy) -> None:
    """The plan's sender is left to fill in, and what the machine was unsure of stands first."""
    tiny.edit(FILES[PLAN], "issuer: Påhittade nämnden", f'issuer: "{TO_FILL_IN}: avsändaren"')
    text = tiny.read(FILES[PLAN])
    tiny.write(FILES[PLAN], f"# {HEAD}\n# ”2030” är gissat\n{text}")


def test_a_draft_is_filled_in_without_its_file(tiny: Copy, sheet: Sheet) -> None:
    """What a draft leaves is a row to decide, and the machine's notes stand first."""
    drafted(tiny)
    before = tiny.read(FILES[PLAN])
    path = sheet(PLAN)
    notes = [one.value for one in load_workbook(path)[HELP]["A"] if one.value]
    assert "”2030” är gissat" == notes[-1]
    (fact,) = [one for one in shown(path, FACTS) if one["what"] == SENDER]
    assert ("Påhittade nämnden", "trolig: raden nämner den", "") == (
        fact["value"],
        fact["certainty"],
        fact["done"],
    )
    place = f"bladet Uppgifter, rad 4, kolumn B ({FACTS.headings['value']})"
    with pytest.raises(SheetError, match=re.escape(f"{place}: den behövs; skriv den, och ja")):
        take_sheet(tiny.root, path)
    row(path, FACTS, SENDER, done="ja")
    assert ["Avsändare: Påhittade nämnden.", READ] == take_sheet(tiny.root, path)
    after = tiny.read(FILES[PLAN])
    assert (
        before.replace(f'"{TO_FILL_IN}: avsändaren"', "Påhittade nämnden").split("gissat\n")[1]
        == after
    )
    assert [] == take_sheet(tiny.root, path)


def test_notes_stay_until_all_is_read(tiny: Copy, sheet: Sheet) -> None:
    """Somebody has to look at what they are about."""
    drafted(tiny)
    tiny.edit(FILES[PLAN], "  - words: 148", "  - words: 1")
    path = sheet(PLAN)
    row(path, FACTS, SENDER, done="ja")
    take_sheet(tiny.root, path)
    assert tiny.read(FILES[PLAN]).startswith(f"# {HEAD}\n")


def test_another_draft_does_not_stand_in_the_way(tiny: Copy, sheet: Sheet) -> None:
    """What it has left is its own. Any other fault of the data is told before a sheet is written."""
    drafted(tiny)
    path = sheet(REPORT)
    row(path, FACTS, "Kort titel", value="Berättelsen")
    assert "Kort titel: Berättelsen." == take_sheet(tiny.root, path)[0]
    tiny.edit(FILES[PLAN], "reference: PÅ-2029/7", "reference: X")
    with pytest.raises(DataError, match="1 fel i data"):
        sheet(REPORT)


def test_facts_change_and_go(tiny: Copy, sheet: Sheet) -> None:
    """Each on its own line, and the rest of the file is as it was."""
    before = tiny.read(FILES[PLAN])
    path = sheet(PLAN)
    row(path, FACTS, "Diarienummer", value="")
    row(path, FACTS, "Kort titel", value="Planen: 2030")
    assert ["Kort titel: Planen: 2030.", "Diarienummer: borttaget.", READ] == take_sheet(
        tiny.root, path
    )
    after = before.replace("reference: PÅ-2029/7\n", "")
    after = after.replace("short_title: Plan 2030\n", 'short_title: "Planen: 2030"\n')
    assert after == tiny.read(FILES[PLAN])
    path = write_sheet(tiny.root, PLAN).path
    row(path, FACTS, "Diarienummer", value="PÅ-2029/7", done="ja")
    row(path, FACTS, "Kort titel", value="Plan 2030")
    take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])


def test_a_date_that_a_spreadsheet_has_made_one(tiny: Copy, sheet: Sheet) -> None:
    """It is the day alone."""
    tiny.edit(FILES[PLAN], "date: 2029-11-30\n", "")
    path = sheet(PLAN)
    book = load_workbook(path)
    (cells,) = [one for one in book[FACTS.name].iter_rows(min_row=2) if one[0].value == DATE]
    cells[1].value, cells[4].value = datetime(2029, 11, 30), "ja"
    book.save(path)
    assert "Datum: 2029-11-30." == take_sheet(tiny.root, path)[0]
    assert "2029-11-30" == raw(tiny, PLAN)["date"]


@pytest.mark.parametrize(
    ("fact", "given", "told"),
    [
        (SENDER, {"value": ""}, "kolumn B (Så står det): den får inte vara tom"),
        (SENDER, {"value": "Nån"}, "kolumn B (Så står det): ”Nån” står inte i dokumentets text"),
        (DATE, {"value": "i går"}, "kolumn B (Så står det): "),
        (
            "Webbadress",
            {"value": "http://x.test", "done": "ja"},
            "kolumn B (Så står det): hittade ”http",
        ),
        (DATE, {"done": "kanske"}, "kolumn E (Klar): hittade ”kanske”; skriv ja, eller lämna tomt"),
    ],
)
def test_wrong_facts(tiny: Copy, sheet: Sheet, fact: str, given: dict[str, str], told: str) -> None:
    """They are told with their place in the sheet, also where it is the data that has the rule."""
    before = tiny.read(FILES[PLAN])
    path = sheet(PLAN)
    row(path, FACTS, fact, **given)
    with pytest.raises(SheetError, match=re.escape(told)) as error:
        take_sheet(tiny.root, path)
    assert str(error.value).startswith(f"{path}, bladet Uppgifter, rad ")
    assert str(error.value).endswith("Ingenting är ändrat.")
    assert before == tiny.read(FILES[PLAN])


def test_where_it_is_published(tiny: Copy, sheet: Sheet) -> None:
    """The address is a line of the source, whose other lines stay."""
    tiny.edit(FILES[PLAN], "source:\n", "source:\n  # Ur arkivet.\n")
    before = tiny.read(FILES[PLAN])
    for address, told in (
        ("https://pahittkoping.test/plan.pdf", "https://pahittkoping.test/plan.pdf."),
        ("https://pahittkoping.test/ny.pdf", "https://pahittkoping.test/ny.pdf."),
        ("", "borttaget."),
    ):
        path = sheet(PLAN)
        row(path, FACTS, "Webbadress", value=address, done="ja")
        assert f"Webbadress: {told}" == take_sheet(tiny.root, path)[0]
        assert [] == take_sheet(tiny.root, path)
        line = f'  url: "{address}"\n' if address else ""
        assert before.replace("\n\nmentions:", f"\n{line}\nmentions:") == tiny.read(FILES[PLAN])


def test_a_fact_that_somebody_else_has_changed(tiny: Copy, sheet: Sheet) -> None:
    """The sheet does not undo it, and tells if both have changed the same."""
    path = sheet(PLAN)
    tiny.edit(FILES[PLAN], "short_title: Plan 2030", "short_title: Planen")
    assert [] == take_sheet(tiny.root, path)
    row(path, FACTS, "Kort titel", value="Plan för 2030")
    with pytest.raises(SheetError, match="har ändrats sedan"):
        take_sheet(tiny.root, path)


def test_other_documents(tiny: Copy, sheet: Sheet) -> None:
    """One changes, one goes, one is new. The others keep their lines."""
    before = tiny.read(FILES[PLAN])
    path = sheet(PLAN)
    row(path, NAMED, "Berättelse 2031", title="Uppföljningen 2031")
    row(path, NAMED, "Fler torg", done="")
    new = {"how": "nämns", "title": "Målen", "kind": "annat", "quote": "Ingen ska bli lurad"}
    new_row(path, NAMED, **new, done="ja")
    new_row(path, NAMED, **(new | {"title": "Obestämt"}))
    told = ["1 annat dokument till, 1 ändrat och 1 borttaget.", READ]
    assert told == take_sheet(tiny.root, path)
    after = before.replace("    title: Berättelse 2031\n", "    title: Uppföljningen 2031\n")
    start = after.index("  - kind: plan\n    title: Fler torg")
    after = after[:start] + after[after.index("  - kind: other\n", start) :]
    end = after.index("redactions:")
    end = after.rindex("\n", 0, end - 1) + 1 if after[end - 2] == "\n" else end
    made = "  - kind: other\n    title: Målen\n    quote: Ingen ska bli lurad\n"
    assert after[:end] + made + after[end:] == tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, path)
    assert [] == take_sheet(tiny.root, write_sheet(tiny.root, PLAN).path)


def test_documents_of_several_years_with_the_same_words(tiny: Copy) -> None:
    """Each is told as one more."""
    tiny.edit_source(
        "pahittkoping-plan-2030.txt", "Ingen ska bli lurad", "Planer 2028 och 2029 gällde"
    )
    tiny.edit(FILES[PLAN], "Ingen ska bli lurad", "Planer 2028 och 2029 gällde")
    new = {"how": "nämns", "kind": "plan", "quote": "Planer 2028 och 2029", "done": "ja"}
    for number in ("2028", "2029"):
        path = write_sheet(tiny.root, PLAN).path
        new_row(path, NAMED, **new, title=f"Plan {number}", year=number)
        assert "1 annat dokument till." == take_sheet(tiny.root, path)[0]


def test_what_a_report_follows_up(tiny: Copy, sheet: Sheet) -> None:
    """It is proposed, and said when an editor has decided."""
    found = raw(tiny, REPORT)["follows_up"]
    text = tiny.read(FILES[REPORT])
    start = text.index("follows_up:\n")
    end = next(i for i in range(start + 12, len(text)) if text[i - 1] == "\n" and text[i] != " ")
    tiny.write(FILES[REPORT], text[:start] + text[end:])
    path = sheet(REPORT)
    number = new_row(path, NAMED, how="följs upp", title=found["title"], kind="plan", done="ja")
    with pytest.raises(SheetError) as error:
        take_sheet(tiny.root, path)
    assert [
        f"{path}, bladet Andra dokument, rad {number}, kolumn D (År): skriv vilket år det som följs upp gäller",
        f"{path}, bladet Andra dokument, rad {number}, kolumn E (Orden i texten): skriv orden",
        "2 fel i arket. Ingenting är ändrat.",
    ] == str(error.value).splitlines()
    row(path, NAMED, found["title"], year="2029", quote=found["quote"])
    told = (
        f"rad {number}, kolumn D (År): året 2029 står inte i orden ”Uppföljning av prioriteringarna"
    )
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, path)
    row(path, NAMED, found["title"], year=str(found["year"]))
    assert f"Följer upp {found['title']}." == take_sheet(tiny.root, path)[0]
    assert found == raw(tiny, REPORT)["follows_up"]
    row(path, NAMED, found["title"], how="nämns")
    with pytest.raises(SheetError, match="är redan infört med de orden; gör ett nytt ark"):
        take_sheet(tiny.root, path)
    path = write_sheet(tiny.root, REPORT).path
    row(path, NAMED, found["title"], how="nämns")
    assert "1 annat dokument till." in take_sheet(tiny.root, path)
    assert "follows_up" not in raw(tiny, REPORT)


def guessed(tiny: Copy) -> None:
    """A draft has guessed which plan the report follows up, and found no words for it."""
    text = tiny.read(FILES[REPORT])
    start = text.index("follows_up:\n")
    end = next(i for i in range(start + 12, len(text)) if text[i - 1] == "\n" and text[i] != " ")
    left = FOLLOWS_UP.format(f'"{TO_FILL_IN}: orden"')
    tiny.write(FILES[REPORT], text[:start] + left + text[end:])


def test_words_for_what_a_draft_has_guessed(tiny: Copy, sheet: Sheet) -> None:
    """An editor fills them in, and corrects the rest. Without them, ja is refused, and is not taken for no."""
    guessed(tiny)
    path = sheet(REPORT)
    row(path, NAMED, "Plan 2030", done="ja")
    with pytest.raises(SheetError, match=re.escape("kolumn E (Orden i texten): skriv orden")):
        take_sheet(tiny.root, path)
    words = "Uppföljning av prioriteringarna 2031"
    row(path, NAMED, "Plan 2030", title="Plan 2031", year="2031", quote=words)
    assert "Följer upp Plan 2031." == take_sheet(tiny.root, path)[0]
    assert words == raw(tiny, REPORT)["follows_up"]["quote"]
    assert [] == take_sheet(tiny.root, path)


def test_words_of_a_plan_that_nobody_found(tiny: Copy, sheet: Sheet) -> None:
    """If the report names no plan, the row is left: then nothing is said of it."""
    guessed(tiny)
    path = sheet(REPORT)
    (line,) = [one for one in shown(path, NAMED) if one["how"] == "följs upp"]
    assert ("", "") == (line["quote"], line["done"])
    assert "Säger inte att den följer upp Plan 2030." == take_sheet(tiny.root, path)[0]
    assert "follows_up" not in raw(tiny, REPORT)
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("how", "struntar i", "kolumn A (Följs upp eller nämns): hittade ”struntar i”"),
        ("how", "följs upp", "bara en uppföljning följer upp; välj ”nämns”"),
        ("title", "", "kolumn B (Dokument): skriv vad dokumentet heter"),
        ("kind", "bok", "kolumn C (Slag): hittade ”bok”"),
        ("year", "ett år", "kolumn D (År): hittade ”ett år”; skriv ett årtal"),
        ("year", "2029", "kolumn D (År): året 2029 står inte i orden"),
        ("quote", "inget", "kolumn E (Orden i texten): orden står inte i dokumentet"),
        ("quote", "a", "kolumn E (Orden i texten): orden står på flera ställen"),
        ("done", "jo", "kolumn G (Klar): hittade ”jo”; skriv ja"),
    ],
)
def test_wrong_documents(tiny: Copy, sheet: Sheet, field: str, value: str, told: str) -> None:
    """Each fault has its row and column, and nothing is changed."""
    before = tiny.read(FILES[PLAN])
    path = sheet(PLAN)
    row(path, NAMED, "Berättelse 2031", **{field: value})
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])


def test_a_document_that_somebody_else_has_changed(tiny: Copy, sheet: Sheet) -> None:
    """Both have changed the same."""
    path = sheet(PLAN)
    tiny.edit(FILES[PLAN], "    title: Berättelse 2031\n", "    title: Berättelsen\n")
    assert [] == [one for one in take_sheet(tiny.root, path) if "dokument" in one]
    row(path, NAMED, "Berättelse 2031", title="Uppföljningen")
    with pytest.raises(SheetError, match="har ändrats sedan"):
        take_sheet(tiny.root, path)


def test_the_rules_of_the_data_are_told_in_the_sheet(tiny: Copy, sheet: Sheet) -> None:
    """The row is that of what the rule is about."""
    path = sheet(REPORT)
    edit(path, ("Boken", "/bok", "year", "2019"))
    with pytest.raises(SheetError) as error:
        take_sheet(tiny.root, path)
    told = str(error.value).splitlines()
    assert re.match(
        rf"{re.escape(str(path))}, bladet Meningar, rad \d+, kolumn N \(År\): ", told[0]
    )


def test_what_another_document_answers_stays(tiny: Copy, sheet: Sheet) -> None:
    """A commitment that the report answers cannot be background."""
    path = sheet(PLAN)
    edit(path, ("Nämnden ska sätta upp", "/tre-bankar", "what", "bakgrund"))
    told = "Berättelse 2031 säger vad som hände med det; ta bort svaret i arket för den först"
    with pytest.raises(SheetError, match=told):
        take_sheet(tiny.root, path)


def test_what_is_published_stays(tiny: Copy, sheet: Sheet) -> None:
    """Its address would die."""
    tiny.write_ledger("pahittkoping/dokument/berattelse-2031/#utfall-bok")
    path = sheet(REPORT)
    for field, value in (("what", "bakgrund"), ("answers", ""), ("status", ""), ("why", "")):
        edit(path, ("Boken", "/bok", field, value))
    with pytest.raises(
        SheetError, match="det är publicerat, och en adress får inte sluta att gälla"
    ):
        take_sheet(tiny.root, path)


def held(tiny: Copy, *addresses: str) -> None:
    """The ledger has these addresses, and the words that they stand for now."""
    pages = Site.open(tiny.root).pages.values()
    meanings = ledger.published(tiny.root, pages)
    tiny.write_ledger(*(f"{one} {fingerprint(meanings[one].words)}" for one in addresses))
    for name in ("withdrawn", "links"):
        tiny.write(f"{name}.yml", f"{name}: []\n")


def test_what_is_published_keeps_its_words(tiny: Copy, sheet: Sheet) -> None:
    """Its address would mean something else, unless the editor says that it is the same."""
    address = "pahittkoping/dokument/berattelse-2031/#utfall-bok"
    measure = "pahittkoping/dokument/berattelse-2031/#matt-lyssnare"
    held(tiny, address, measure, "pahittkoping/siffror/#pahittkoping-berattelse-2031-lyssnare")
    path = sheet(REPORT)
    edit(path, ("Boken", "/bok", "part", "Boken {{ 7*7 }} trycks"))
    before = tiny.read(FILES[REPORT])
    told = (
        "kolumn E (Del av meningen): det är publicerat med orden ”Boken {{ 7*7 }} trycks just nu.”, och "
        "en adress får inte börja betyda något annat; skriv tillbaka dem. Är det samma sak med andra "
        f"ord skriver du först adressen ”{address}” och de nya orden under reworded i withdrawn.yml. "
        "Är det något annat låter du raden stå, och skriver det på en kopia av den."
    )
    with pytest.raises(SheetError, match=re.escape(told)) as error:
        take_sheet(tiny.root, path)
    assert str(error.value).startswith(f"{path}, bladet Meningar, rad ")
    assert before == tiny.read(FILES[REPORT])
    said = f"address: {address}\n    now: Boken {{{{ 7*7 }}}} trycks\n    date: 2031-01-01\n    reason: Kortare."
    tiny.write("withdrawn.yml", f"reworded:\n  - {said}\n")
    assert "1 utfall ändrat." == take_sheet(tiny.root, path)[0]
    path = write_sheet(tiny.root, REPORT).path
    edit(path, ("Boken", "/bok", "part", "trycks just nu"))
    with pytest.raises(SheetError, match=re.escape("med orden ”Boken {{ 7*7 }} trycks”")):
        take_sheet(tiny.root, path)
    path = write_sheet(tiny.root, REPORT).path
    edit(path, ("Drygt 500", "measures/lyssnare", "part", "Drygt 500 lyssnade"))
    named = (
        f"adresserna ”{measure}” och ”pahittkoping/siffror/#pahittkoping-berattelse-2031-lyssnare”"
    )
    with pytest.raises(SheetError, match=re.escape(named)) as error:
        take_sheet(tiny.root, path)
    assert "kolumn E (Del av meningen): " in str(error.value)


def test_a_published_document_keeps_its_title(tiny: Copy, sheet: Sheet) -> None:
    """The row is that of the title. What was wrong before the sheet is none of its faults."""
    held(tiny, "pahittkoping/dokument/plan-2030/")
    path = sheet(PLAN)
    row(path, FACTS, "Titel", value="Plan 2030")
    with pytest.raises(SheetError, match="Så kan det inte stå") as error:
        take_sheet(tiny.root, path)
    assert "det är publicerat med orden" in str(error.value)
    assert "bladet Uppgifter, rad 2, kolumn B (Så står det): " in str(error.value)
    assert "kopia" not in str(error.value)
    tiny.write_ledger(f"pahittkoping/dokument/plan-2030/ {fingerprint('något annat')}")
    assert "Titel: Plan 2030." == take_sheet(tiny.root, path)[0]


def test_the_words_of_what_comes_again(tiny: Copy, sheet: Sheet) -> None:
    """They stand in the words of the commitment."""
    path = sheet(PLAN)
    edit(path, ("Nämnden ska sätta upp", "/tre-bankar", "recurs", "varje år"))
    with pytest.raises(SheetError, match="kolumn H \\(Återkommer\\): ”varje år” står inte i orden"):
        take_sheet(tiny.root, path)
    edit(path, ("Nämnden ska sätta upp", "/tre-bankar", "recurs", "tre"))
    assert "1 åtagande ändrat." == take_sheet(tiny.root, path)[0]
    path = write_sheet(tiny.root, PLAN).path
    edit(path, ("Nämnden ska sätta upp", "/tre-bankar", "recurs", ""))
    take_sheet(tiny.root, path)
    assert "recurs" not in str(raw(tiny, PLAN)["commitments"])


def test_a_sender_that_is_emptied_is_told(tiny: Copy, sheet: Sheet) -> None:
    """A draft has none, and ja alone is no sender."""
    drafted(tiny)
    path = sheet(PLAN)
    row(path, FACTS, SENDER, value="", done="ja")
    with pytest.raises(SheetError, match="den behövs; skriv den"):
        take_sheet(tiny.root, path)
