"""Drafts of documents: the whole text at once.

A draft claims nothing that only a human can know.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planspegeln.authoring import draft as drafting
from planspegeln.authoring.draft import TO_FILL_IN, DraftError, Wanted, draft
from planspegeln.authoring.readers.outline import Reading, Removed
from planspegeln.authoring.readers.text import outline
from planspegeln.authoring.sheet.document import write_sheet
from planspegeln.authoring.sheet.layout import NAMED
from planspegeln.checks.check import check
from planspegeln.loading.load import load
from planspegeln.model.leaves import items
from tests.authoring.sheets import shown
from tests.conftest import REAL, Copy
from tests.documents import PLAN, PROGRAM, REPORT

SOURCE = "pahittkoping-plan-2032.txt"
TEXT = """Datum
2031-11-30

Diarienummer
PÅ-2031/7

Handläggare
Nora Påhitt
nora.pahitt@example.org

Verksamhetsplan 2032

Trygga torg

1. Nya bänkar

Nämnden ska sätta upp bänkar.

2. Torgens ljus

Nämnden ska tända lampor. Frågor besvaras på info@example.org.
"""
DRAFTED = """# yaml-language-server: $schema=../../../schema/document.json
# Utkast. Se över det som står här, och ta sedan bort raderna:
# ”kind: plan” är gissat av ”Verksamhetsplan 2032”
# ”years: [2032]” är gissat av ”Verksamhetsplan 2032”
# vad som är rubriker i texten är gissat efter hur raderna står
# e-postadresser är utelämnade ur källan; se över dem under ”redactions”
# ”Nora Påhitt” (handläggare) visas inte; ta bort namnet under ”personal” om det ska visas
# ingen prioritering har rubriken ”2. Torgens ljus”
id: verksamhetsplan-2032
kind: plan
title: Verksamhetsplan 2032
short_title: Verksamhetsplan 2032
years: [2032]
date: 2031-11-30
reference: PÅ-2031/7
issuer: "FYLL I: dokumentets avsändare, så som det står i texten (bladet Uppgifter)"
source:
  file: pahittkoping-plan-2032.txt
  sha256: {sha256}
  original_sha256: {original}

redactions:
  - mark: "[e-postadress utelämnad]"
    what: E-postadress.
    why: Uppgiften gäller en enskild person och behövs inte för att förstå dokumentet.
    length: 23

personal:
  - name: Nora Påhitt
    role: handläggare

text:
  - facts:
      - label: Datum
        lines: ["2031-11-30"]
      - label: Diarienummer
        lines: ["PÅ-2031/7"]
      - label: Handläggare
        lines: ["Nora Påhitt", "[e-postadress utelämnad]"]
  - title: Verksamhetsplan 2032
  - section: trygga-torg
    heading: Trygga torg
    theme: trygga-torg
    blocks:
      - item: nya-bankar
        number: 1
        title: Nya bänkar
        blocks:
          - text: Nämnden ska sätta upp bänkar.
      - section: torgens-ljus
        number: 2.
        heading: Torgens ljus
        blocks:
          - text: Nämnden ska tända lampor. Frågor besvaras på info@example.org.
"""


@pytest.fixture
def sourced(tiny: Copy) -> Copy:
    """The made-up collection with a source that has no document yet."""
    tiny.write(f"sources/{SOURCE}", TEXT)
    return tiny


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "years", "matched"),
    [(PLAN, None, 11), (REPORT, None, 9), (PROGRAM, "2009–2011", 0)],
    ids=["plan", "report", "programme"],
)
def test_real_sources(tmp_path: Path, key: str, years: str | None, matched: int) -> None:
    """Each real source is drafted again: word for word, with no priority in the wrong place."""
    root = Path(shutil.copytree(REAL, tmp_path / "data"))
    before = load(root).documents[key].value
    (root / f"{key.replace('/', '/documents/')}.yml").unlink()
    made = draft(root, Wanted(before.source.file, key.partition("/")[0], years=years))
    if original := before.source.original_sha256:
        written = made.path.read_text(encoding="utf-8")
        start, _, end = written.partition('original_sha256: "FYLL I')
        made.path.write_text(f"{start}original_sha256: {original}\n{end.partition(chr(10))[2]}")
    collection = load(root)
    after = collection.documents[key].value
    assert made.path.stem == before.id
    assert (before.kind, before.title, before.short_title, before.years, before.source) == (
        after.kind,
        after.title,
        after.short_title,
        after.years,
        after.source,
    )
    placed = {(item.title, item.item) for item, _, _ in items(after)}
    assert placed <= {(item.title, item.item) for item, _, _ in items(before)}
    assert matched <= len(placed)
    faults = [
        one
        for one in check(collection)
        if one.position.file == f"data/{made.path.relative_to(root)}"
    ]
    # The headings in capitals of a table of activities are cells until an editor changes them.
    left = [fault for fault in faults if "förkortningen" not in fault.message]
    assert left
    assert [] == [fault for fault in left if TO_FILL_IN not in fault.message]


def test_a_draft(sourced: Copy) -> None:
    """A draft has the house style. It says what was guessed and what was not placed."""
    made = draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    original = hashlib.sha256(TEXT.encode()).hexdigest()
    source = (sourced.root / "sources" / SOURCE).read_bytes()
    sha256 = hashlib.sha256(source).hexdigest()
    written = made.path.read_text(encoding="utf-8")
    assert DRAFTED.format(sha256=sha256, original=original) == written
    assert tuple(line.removeprefix("# ") for line in written.splitlines()[2:8]) == made.notes
    assert TEXT.replace("nora.pahitt@example.org", "[e-postadress utelämnad]") == source.decode()


def test_what_is_left_to_a_human_is_a_fault(sourced: Copy) -> None:
    """The check names what must be filled in, and finds nothing else wrong."""
    draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    position = "data/pahittkoping/documents/verksamhetsplan-2032.yml:16:9"
    assert [
        f"{position}: ”FYLL I: dokumentets avsändare, så som det står i texten (bladet Uppgifter)” "
        "står inte i dokumentets text; återge källan"
    ] == sourced.faults()


def test_what_is_asked_for_is_not_guessed(sourced: Copy) -> None:
    """A kind, years and an id that are given are used, and no guess is reported."""
    wanted = Wanted(SOURCE, "pahittkoping", kind="programme", years="2032-2034", id="tre-ar")
    made = draft(sourced.root, wanted)
    document = load(sourced.root).documents["pahittkoping/tre-ar"].value
    assert ("programme", (2032, 2033, 2034)) == (document.kind, document.years)
    assert "Verksamhetsplan 2032–2034" == document.short_title
    assert (
        "vad som är rubriker i texten är gissat efter hur raderna står",
        "e-postadresser är utelämnade ur källan; se över dem under ”redactions”",
        "”Nora Påhitt” (handläggare) visas inte; ta bort namnet under ”personal” om det ska visas",
        "ingen prioritering har rubriken ”2. Torgens ljus”",
    ) == made.notes


def test_headings_that_no_priority_has_are_told_in_one_note(sourced: Copy) -> None:
    """A long document has many, and the note names the first ones."""
    named = ["1. Himmel", "2. Vatten", "3. Stenar", "4. Bussar"]
    headings = "".join(f"{one}\n\nText.\n\n" for one in named)
    sourced.write(f"sources/{SOURCE}", f"Verksamhetsplan 2032\n\n{headings}")
    notes = draft(sourced.root, Wanted(SOURCE, "pahittkoping")).notes
    assert [
        "ingen prioritering har rubrikerna ”1. Himmel”, ”2. Vatten”, ”3. Stenar” och 1 till"
    ] == [one for one in notes if "prioritering" in one]


def test_a_report_has_to_say_what_it_follows_up(sourced: Copy) -> None:
    """A human must fill in the words that name the plan. This is a separate fault."""
    draft(sourced.root, Wanted(SOURCE, "pahittkoping", kind="report"))
    found = [fault for fault in sourced.faults() if "citatet" in fault]
    assert [
        "data/pahittkoping/documents/verksamhetsplan-2032.yml:25:10: citatet ”FYLL I: orden som "
        "säger vilken plan som följs upp (bladet Andra dokument)” står inte i dokumentet; inte ens första ordet står där"
    ] == found


def test_a_report_that_names_its_plan(sourced: Copy) -> None:
    """The words that name the plan are found, and the guess is told."""
    text = "Uppföljning av Verksamhetsplan 2032\n\nNämnden har satt upp bänkar.\n"
    sourced.write(f"sources/{SOURCE}", text)
    made = draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    followed = load(sourced.root).documents["pahittkoping/uppfoljning-2032"].value.follows_up
    assert followed is not None
    assert ("plan", 2032, "Verksamhetsplan 2032", "Uppföljning av Verksamhetsplan 2032") == (
        followed.kind,
        followed.year,
        followed.title,
        followed.quote,
    )
    guess = "”follows_up: Verksamhetsplan 2032” är gissat av ”Uppföljning av Verksamhetsplan 2032”"
    assert guess == made.notes[2]
    assert ["FYLL I"] == [fault.split("”")[1][:6] for fault in sourced.faults()]


def test_a_report_that_only_names_a_plan(sourced: Copy) -> None:
    """Nobody has said that it is followed up. The words are proposed in the sheet, for an editor to decide."""
    text = "Berättelse 2032\n\nVerksamhetsplan 2032 gäller också. Nämnden har satt upp bänkar.\n"
    sourced.write(f"sources/{SOURCE}", text)
    made = draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    assert 'title: Verksamhetsplan 2032\n  quote: "FYLL I' in made.path.read_text(encoding="utf-8")
    guess = "”follows_up: Verksamhetsplan 2032” är gissat av ”Verksamhetsplan 2032”"
    assert guess in made.notes
    path = write_sheet(sourced.root, "pahittkoping/berattelse-2032").path
    (row,) = [one for one in shown(path, NAMED) if one["how"] == "följs upp"]
    assert ("Verksamhetsplan 2032", "trolig", "") == (row["quote"], row["certainty"], row["done"])


def test_a_report_that_names_a_plan_that_is_there(sourced: Copy) -> None:
    """Only the municipality's own documents are known."""
    sourced.edit(
        "pahittkoping/documents/plan-2030.yml", "short_title: Plan 2030", "short_title: Torgen"
    )
    text = "Berättelse 2030\n\nVi följer upp Torgen.\n"
    sourced.write(f"sources/{SOURCE}", text)
    made = draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    assert "title: Torgen\n  quote: Torgen\n" in made.path.read_text(encoding="utf-8")
    sourced.write("sources/ny.txt", text)
    made = draft(sourced.root, Wanted("ny.txt", "exempelby"))
    assert 'quote: "FYLL I' in made.path.read_text(encoding="utf-8")


HEADED = """# Trygghetsplan 2032

Handläggare: Nora Påhitt

## Torget och Nora Påhitt

Nämnden ska sätta upp bänkar.
"""


def _reading(*removed: str) -> Callable[..., Reading]:
    """A reader whose text is HEADED, and which has taken heads out of it."""

    def read(*_: object) -> Reading:
        reading = outline(HEADED)
        reading.removed += [Removed("head or foot", text, 1) for text in removed]
        return reading

    return read


def test_nobody_is_named_beside_the_text(
    tiny: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is left out stands in the text and under `personal`, and nowhere else."""
    heads = ("Nora Påhitt", "N. Påhitt, enheten", "Åke Låtsas", "Påhittköping", "a.b@example.org")
    monkeypatch.setattr(drafting, "read", _reading(*heads, "Påhittköping"))
    path = tmp_path / "Nora Påhitts plan.pdf"
    path.write_bytes(b"%PDF")
    made = draft(tiny.root, Wanted(str(path), "pahittkoping"))
    document = load(tiny.root).documents["pahittkoping/trygghetsplan-2032"].value
    assert [
        ("[namn utelämnat]", 1),
        ("[namn utelämnat], enheten", 1),
        ("[namn utelämnat]", 1),
        ("Påhittköping", 2),
        ("[e-postadress utelämnad]", 1),
    ] == [(one.text, one.times) for one in document.source.removed]
    beside = document.model_copy(update={"text": (), "personal": ()}).model_dump_json()
    assert "åhitt" not in beside.replace("Påhittköping", "")
    assert "section: torget-och\n" in made.path.read_text(encoding="utf-8")
    assert "pahittkoping-trygghetsplan-2032.txt" == document.source.file
    assert ["FYLL I"] == [fault.split("”")[1][:6] for fault in tiny.faults()]


def test_a_reference_that_only_a_head_has(
    tiny: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken from there, and told."""
    monkeypatch.setattr(drafting, "read", _reading("Påhittköping", "Diarienummer: PÅ 2031/9"))
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF")
    made = draft(tiny.root, Wanted(str(path), "pahittkoping"))
    document = load(tiny.root).documents["pahittkoping/trygghetsplan-2032"].value
    assert "PÅ 2031/9" == document.reference
    assert "”reference: PÅ 2031/9” står bara i sidhuvudet eller sidfoten" in made.notes
    assert ["FYLL I"] == [fault.split("”")[1][:6] for fault in tiny.faults()]


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Dnr KS 2030/512 • Antagen av nämnden 2030-12-01, § 141", ("2030-12-01", "KS 2030/512")),
        ("Dnr KS 2030/512 • Antagen 2030-12-01, reviderad 2031-12-01", (None, "KS 2030/512")),
        ("Dnr KS 2030/512 • Utskriven 2030-12-01", (None, "KS 2030/512")),
        ("Nämnden fick ärendet. " * 8 + "Dnr KS 2030/512", (None, None)),
    ],
)
def test_facts_in_one_line(tiny: Copy, line: str, facts: tuple[str | None, str | None]) -> None:
    """A line before the text proper may have the reference number and the date of the decision."""
    tiny.write(f"sources/{SOURCE}", f"Trygghetsplan 2032\n\n{line}\n\nInledning\n\nEn plats.\n")
    draft(tiny.root, Wanted(SOURCE, "pahittkoping"))
    document = load(tiny.root).documents["pahittkoping/trygghetsplan-2032"].value
    date = document.date.isoformat() if document.date else None
    assert facts == (date, document.reference)


@pytest.mark.parametrize(
    ("head", "kept"), [("Påhittköping", True), ("nora.pahitt@example.org", False)]
)
def test_a_file_with_an_address_in_its_head_is_not_kept(
    sourced: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, kept: bool
) -> None:
    """What is taken out of the text is still in the file."""
    monkeypatch.setattr(drafting, "read", _reading(head))
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF")
    made = draft(sourced.root, Wanted(str(path), "pahittkoping"))
    original = load(sourced.root).documents["pahittkoping/trygghetsplan-2032"].value.source.original
    assert kept == (original is not None)
    assert kept == (sourced.root / "sources/originals/pahittkoping-trygghetsplan-2032.pdf").exists()
    note = "filen har e-postadresserna kvar och sparas inte bland originalen"
    assert kept == (note not in made.notes)


@pytest.mark.parametrize(
    ("source", "id_", "name"),
    [
        ("nora-pahitts-plan.txt", None, "nora-pahitts-plan.txt"),
        ("plan.txt", "plan-nora-pahitt", "plan-nora-pahitt"),
    ],
)
def test_nobody_is_named_in_a_file_name(
    sourced: Copy, source: str, id_: str | None, name: str
) -> None:
    """A source's name and an id that is asked for may name nobody who is left out."""
    sourced.write(f"sources/{source}", HEADED)
    before = sorted(sourced.root.rglob("*"))
    with pytest.raises(DraftError) as error:
        draft(sourced.root, Wanted(source, "pahittkoping", id=id_))
    assert (
        f"”{name}” har namnet på någon som inte ska visas; döp om filen, eller ange ett annat id med "
        "ID=…"
    ) == str(error.value)
    assert before == sorted(sourced.root.rglob("*"))


def test_a_title_as_a_document_has_printed_it(sourced: Copy) -> None:
    """A heading is recognised from earlier documents, unless two priorities have had it."""
    sourced.write(f"sources/{SOURCE}", TEXT.replace("Torgens ljus", "Lungna torg"))
    path = draft(sourced.root, Wanted(SOURCE, "pahittkoping", id="a")).path
    assert "item: lugna-torg" in path.read_text(encoding="utf-8")
    path.unlink()
    sourced.edit(
        "pahittkoping/documents/plan-2030.yml", "title: Fria sagor\n", "title: Lungna torg\n"
    )
    path = draft(sourced.root, Wanted(SOURCE, "pahittkoping", id="a")).path
    assert "number: 2.\n        heading: Lungna torg" in path.read_text(encoding="utf-8")


def test_a_text_without_a_title(sourced: Copy) -> None:
    """If no heading is found, a human must fill in the title."""
    sourced.write(f"sources/{SOURCE}", "Nämnden ska sätta upp bänkar.\n")
    draft(sourced.root, Wanted(SOURCE, "pahittkoping", kind="plan", years="2032"))
    position = "data/pahittkoping/documents/dokument-2032.yml:4:8"
    assert (
        f"{position}: ”FYLL I: dokumentets titel, så som den står i texten (bladet Uppgifter)” står inte i dokumentets "
        "text; återge källan"
    ) in sourced.faults()


def test_no_file_is_overwritten(sourced: Copy) -> None:
    """A document that exists is not changed, and the message asks for another id."""
    name = "pahittkoping/documents/plan-2030.yml"
    before = sourced.read(name)
    with pytest.raises(DraftError) as error:
        draft(sourced.root, Wanted(SOURCE, "pahittkoping", id="plan-2030"))
    assert f"filen data/{name} finns redan; ange ett annat id med ID=…" == str(error.value)
    assert before == sourced.read(name)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            Wanted(SOURCE, "pahittkopin"),
            "kommunen ”pahittkopin” finns inte; en ny kommun behöver först filen "
            "data/pahittkopin/municipality.yml; menade du ”pahittkoping”?",
        ),
        (
            Wanted(SOURCE, "pahittkoping/nya-bankar"),
            "kommunen ”pahittkoping/nya-bankar” finns inte; en ny kommun behöver först filen "
            "data/pahittkoping-nya-bankar/municipality.yml; menade du ”pahittkoping”?",
        ),
        *(
            (
                Wanted(SOURCE, name),
                f"kommunen ”{name}” finns inte; en ny kommun behöver först filen "
                f"data/{written}/municipality.yml; menade du ”{meant}”?",
            )
            for name, written, meant in [
                ("Påhittköping", "pahittkoping", "pahittkoping"),
                ("PÅHITTKÖPINGS KOMMUN", "pahittkopings-kommun", "pahittkoping"),
                ("Exempelby kommun", "exempelby-kommun", "exempelby"),
                ("Påhitköping", "pahitkoping", "pahittkoping"),
            ]
        ),
        (
            Wanted("pahittkoping-plan-2032", "pahittkoping"),
            "filen ”pahittkoping-plan-2032” finns inte, och inte heller i data/sources/; menade du "
            "”pahittkoping-plan-2032.txt”?",
        ),
        (
            Wanted("pahittkoping-plan-2030.txt", "pahittkoping"),
            "källan ”pahittkoping-plan-2030.txt” hör redan till "
            "data/pahittkoping/documents/plan-2030.yml",
        ),
        (
            Wanted(SOURCE, "pahittkoping", id="Plan år 2032"),
            "”Plan år 2032” kan inte vara ett id: bara a–z, 0–9 och bindestreck; "
            "menade du ID=plan-ar-2032?",
        ),
    ],
)
def test_what_cannot_be_drafted(sourced: Copy, wanted: Wanted, message: str) -> None:
    """A name that does not exist is reported with the nearest one. Nothing is written."""
    before = sorted(sourced.root.rglob("*"))
    with pytest.raises(DraftError) as error:
        draft(sourced.root, wanted)
    assert message == str(error.value)
    assert before == sorted(sourced.root.rglob("*"))


def test_a_byte_order_mark_is_no_part_of_the_text(sourced: Copy) -> None:
    """A byte order mark is left out. The text still equals the source."""
    sourced.write(f"sources/{SOURCE}", b"\xef\xbb\xbf" + TEXT.encode())
    draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    assert ["FYLL I"] == [fault.split("”")[1][:6] for fault in sourced.faults()]


def test_marks_that_stand_in_a_source_already(sourced: Copy) -> None:
    """Marks put in by hand are listed. A human must add the earlier checksum."""
    old, new = "Nora Påhitt\nnora.pahitt@example.org", "[namn utelämnat]\nnora.pahitt@example.org"
    sourced.write(f"sources/{SOURCE}", TEXT.replace(old, new))
    made = draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    written = made.path.read_text(encoding="utf-8")
    assert written.index("what: Namn.\n") < written.index("what: E-postadress.\n")
    (fault,) = (one for one in sourced.faults() if "verksamhetsplan-2032.yml" in one)
    assert "väntade en summa (SHA-256) av 64 tecken" in fault
    sum_, rest = written.split('original_sha256: "')[1].split('"', 1)
    assert sum_.startswith(TO_FILL_IN)
    filled = written.split('original_sha256: "')[0] + f"original_sha256: {'a' * 64}{rest}"
    made.path.write_text(filled, encoding="utf-8")
    assert ["FYLL I"] == [fault.split("”")[1][:6] for fault in sourced.faults()]


def test_line_ends_of_a_source_stay(sourced: Copy) -> None:
    """When an address is left out, the other bytes of the source are unchanged."""
    sourced.write(f"sources/{SOURCE}", TEXT.replace("\n", "\r\n"))
    draft(sourced.root, Wanted(SOURCE, "pahittkoping"))
    source = (sourced.root / "sources" / SOURCE).read_bytes()
    assert source.count(b"\r\n") == source.count(b"\n") == TEXT.count("\n")
    assert ["FYLL I"] == [fault.split("”")[1][:6] for fault in sourced.faults()]


def test_a_source_whose_name_no_document_can_give(sourced: Copy) -> None:
    """The form of a source's name is checked before anything is written."""
    sourced.write("sources/Plan år 2032.txt", TEXT)
    with pytest.raises(DraftError) as error:
        draft(sourced.root, Wanted("Plan år 2032.txt", "pahittkoping"))
    assert (
        "källan ”Plan år 2032.txt” kan inte heta så: bara a–z, 0–9 och bindestreck; "
        "döp om filen till ”plan-ar-2032.txt”"
    ) == str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\n \n", "ny.txt: filen är tom"),
        (
            "Mål".encode("latin-1"),
            "ny.txt: filen är inte text i UTF-8 (den ser ut att vara sparad som Latin-1, som äldre "
            "program för Windows gör); spara den som UTF-8",
        ),
        (
            b"Torgen\n\nText.",
            "titeln ”Torgen” säger inte vilken sorts dokument det är; lägg till KIND=plan, "
            "KIND=report (uppföljning) eller KIND=programme (handlingsprogram)",
        ),
        (
            b"Plan 2020 i 2030\n\nText.",
            "”Plan 2020 i 2030” säger inte vilka år dokumentet är för; lägg till YEARS=2021, "
            "eller YEARS=2009-2011 för flera",
        ),
    ],
)
def test_what_cannot_be_told(sourced: Copy, content: bytes, message: str) -> None:
    """What the text does not say is asked for, and never guessed."""
    sourced.write("sources/ny.txt", content)
    with pytest.raises(DraftError) as error:
        draft(sourced.root, Wanted("ny.txt", "pahittkoping"))
    assert message == str(error.value)


def test_no_source_is_overwritten(sourced: Copy) -> None:
    """A text that stands where a draft would write another is left, and the message names it."""
    kept = "sources/pahittkoping-verksamhetsplan-2032.txt"
    sourced.write(kept, "Gammal text.\n")
    sourced.write("../ny.txt", TEXT)
    wanted = Wanted(str(sourced.root.parent / "ny.txt"), "pahittkoping")
    with pytest.raises(DraftError) as error:
        draft(sourced.root, wanted)
    assert (
        f"filen data/{kept} finns redan; ta bort den om du vill börja om, eller ange ett annat id med "
        "ID=…"
    ) == str(error.value)
    assert "Gammal text.\n" == sourced.read(kept)
    (sourced.root / kept).unlink()
    first = draft(sourced.root, wanted).path
    first.unlink()
    assert first == draft(sourced.root, wanted).path, "what it would write itself may stand there"
