"""Names under `personal`: no other form is in the text, and no name is in the editors' words."""

from __future__ import annotations

import io
import zipfile

import pytest

from planspegeln.checks.check import doubts
from planspegeln.loading.load import load
from tests.conftest import REAL, Copy

REPORT = "pahittkoping/documents/berattelse-2031.yml"
PLAN = "pahittkoping/documents/plan-2030.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
SOURCE = "pahittkoping-berattelse-2031.txt"


@pytest.mark.parametrize(
    "written",
    [
        "Olle Uppdiktads",
        "Uppdiktad",
        "Uppdiktads",
        "Uppdiktad, Olle",
        "O. Uppdiktad",
        "OLLE UPPDIKTAD",
        "Ölle Üppdiktåd",
        "olle.uppdiktad",
    ],
)
def test_names_stand_in_no_other_form(tiny: Copy, written: str) -> None:
    """A form that is not listed would be shown. A listed form is hidden too."""
    tiny.edit_source(SOURCE, "men inte lugn.", f"men inte lugn. Ja, {written}.")
    tiny.edit(
        REPORT,
        "men inte lugn.\n          - item",
        f"men inte lugn. Ja, {written}.\n          - item",
    )
    position = tiny.edit(
        REPORT, "- text: >-\n                  Olle", "- text: ¦>-\n                  Olle"
    )
    assert [
        f"{position}: namnet ”Olle Uppdiktad” står här i en annan form, ”{written}”; skriv även den "
        "under ”personal”, eller varför efternamnet inte är namnet (common: …)"
    ] == tiny.faults()
    tiny.edit(REPORT, "personal:\n", f'personal:\n  - name: "{written}"\n    role: pristagare\n')
    assert [] == tiny.faults()
    site = tiny.open()
    for page in site.pages.values():
        assert "ppdikt" not in site.render(page).lower()


@pytest.mark.parametrize("written", ["Uppdiktade", "uppdiktat", "Olles", "Kuppdiktad"])
def test_names_stand_in_no_other_form_that_is_a_name(tiny: Copy, written: str) -> None:
    """Other words with the same letters, and first names alone, are not the name."""
    tiny.edit_source(SOURCE, "men inte lugn.", f"men inte lugn. Ja, {written}.")
    tiny.edit(
        REPORT,
        "men inte lugn.\n          - item",
        f"men inte lugn. Ja, {written}.\n          - item",
    )
    assert [] == tiny.faults()


def test_names_stand_in_no_other_form_unless_it_is_a_common_word(tiny: Copy) -> None:
    """Without the reason `common`, a surname that is also a word is looked for."""
    tiny.edit(PLAN, "    common: Ordet påhitt står också i titeln på en bok.\n", "")
    (fault,) = tiny.faults()
    assert fault.startswith(f"data/{PLAN}:")
    assert "namnet ”Nora Påhitt” står här i en annan form, ”Påhitt”" in fault


@pytest.mark.parametrize("divided", ["Nora\nPåhitt", "Påhitt,\nNora", "Nora På-\nhitt"])
def test_names_stand_in_no_other_form_that_is_divided(tiny: Copy, divided: str) -> None:
    """A name that begins in one line and ends in the next would be shown."""
    first, last = divided.split("\n")
    source = "pahittkoping-plan-2030.txt"
    tiny.edit_source(source, "utelämnad]\n\nPåhittade", f"utelämnad]\n\n{divided}\n\nPåhittade")
    position = tiny.edit(
        PLAN,
        "lines:\n      - Påhittade",
        f"lines:\n      - {first}\n      - ¦{last}\n      - Påhittade",
    )
    assert [
        f"{position}: namnet ”Nora Påhitt” står delat: det börjar i raden eller cellen före och slutar "
        "här; skriv även delarna under ”personal”, var för sig, eller lämna ut dem ur källan "
        "(redactions)"
    ] == tiny.faults()


def test_names_stand_in_no_other_form_but_a_line_is_no_name(tiny: Copy) -> None:
    """A whole line that is left out has no first names: its words may stand beside each other."""
    lines = ["Alla vi som Saga kände bor vid ån", "ån", "Saga"]
    source = "pahittkoping-plan-2030.txt"
    told = "\n\n".join(lines)
    tiny.edit_source(source, "utelämnad]\n\nPåhittade", f"utelämnad]\n\n{told}\n\nPåhittade")
    listed = "".join(f"\n      - {line}" for line in lines)
    tiny.edit(PLAN, "lines:\n      - Påhittade", f"lines:{listed}\n      - Påhittade")
    name = f"personal:\n  - {{name: {lines[0]}, role: rad, common: Ån är ett vatten.}}\n"
    tiny.edit(PLAN, "personal:\n", name)
    assert [] == [fault for fault in tiny.faults() if "står delat" in fault]


@pytest.mark.parametrize("written", ["Nora Påhitt", "N. Påhitts", "PÅHITT, NORA"])
def test_names_stand_in_no_other_document(tiny: Copy, written: str) -> None:
    """A name that one document lists would be shown where another of the municipality has it."""
    tiny.edit_source(SOURCE, "men inte lugn.", f"men inte lugn. Ja, {written}.")
    tiny.edit(
        REPORT,
        "men inte lugn.\n          - item",
        f"men inte lugn. Ja, {written}.\n          - item",
    )
    position = tiny.edit(
        REPORT, "- text: >-\n                  Olle", "- text: ¦>-\n                  Olle"
    )
    assert [
        f"{position}: här står ”Nora Påhitt”, som står under ”personal” i data/{PLAN} och inte ska "
        "visas; skriv namnet under ”personal” här också, så som det står"
    ] == tiny.faults()
    tiny.edit(REPORT, "personal:\n", f'personal:\n  - name: "{written}"\n    role: handläggare\n')
    assert [] == [fault for fault in tiny.faults() if "i data/" in fault]


def test_names_stand_in_no_other_document_of_somebody_else(tiny: Copy) -> None:
    """A surname alone may be somebody else's."""
    tiny.edit_source(SOURCE, "men inte lugn.", "men inte lugn. Ja, Påhitt.")
    tiny.edit(
        REPORT, "men inte lugn.\n          - item", "men inte lugn. Ja, Påhitt.\n          - item"
    )
    tiny.edit(PLAN, "personal:\n", "personal:\n  - name: Påhitt\n    role: handläggare\n")
    assert [] == [fault for fault in tiny.faults() if "berattelse" in fault]


MESSAGE = "här nämns ”{}”, som står under ”personal” och inte ska visas; skriv det utan namnet"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (REPORT, "because: Av lugn", "because: ¦Uppdiktad säger det. Av lugn"),
        (REPORT, 'note: "Så står', 'note: ¦"Ord av O. Uppdiktad. Så står'),
        (PLAN, "what: Handläggarens", "what: ¦Olle Uppdiktads handläggares"),
        (REPORT, "short_title: Berättelse", "short_title: ¦olle uppdiktad Berättelse"),
        (PLAN, "label: Medel", "label: ¦Uppdiktads medel"),
        ("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: ¦"Uppdiktads fria'),
        ("pahittkoping/municipality.yml", 'title: "Sagor', 'title: ¦"Uppdiktad, sagor'),
        (REPORT, "- id: pris\n", "- id: ¦olle-uppdiktad\n"),
        (
            "pahittkoping/priorities/nya-bankar.yml",
            "text: Torgen",
            "text: ¦Uppdiktads torg är de som",
        ),
        (
            PLAN,
            "  file: pahittkoping-plan-2030.txt\n",
            "  file: pahittkoping-plan-2030.txt\n  url: ¦https://example.org/Olle%20Uppd%69ktad.pdf\n",
        ),
    ],
    ids=[
        *("reason", "note", "redaction", "title", "label", "priority", "theme", "id", "summary"),
        "address",
    ],
)
def test_editors_name_nobody(tiny: Copy, name: str, old: str, new: str) -> None:
    """The editors' words about a municipality contain none of its names, whole or in part."""
    position = tiny.edit(name, old, new)
    expected = f"{position}: {MESSAGE.format('Olle Uppdiktad')}"
    assert [expected] == [fault for fault in tiny.faults() if "här nämns" in fault]


@pytest.mark.parametrize("other", ["Uppdiktad", "Uppdiktad, Olle", "O. Uppdiktad"])
def test_editors_name_nobody_twice_in_one_place(tiny: Copy, other: str) -> None:
    """Of the forms that are listed of a name, one is told, and it is the most of it."""
    tiny.edit(REPORT, "personal:\n", f'personal:\n  - name: "{other}"\n    role: pristagare\n')
    position = tiny.edit(REPORT, "- id: pris\n", "- id: ¦olle-uppdiktad\n")
    (fault,) = (fault for fault in tiny.faults() if "här nämns" in fault)
    assert fault.startswith(position)
    (tiny.root.parent / "docs").mkdir()
    (tiny.root.parent / "docs/olle-uppdiktad.md").write_text("Som Olle Uppdiktad.\nEtt.\n")
    faults = [fault for fault in tiny.faults() if fault.startswith("docs/")]
    assert 1 == len(faults), faults


def test_editors_name_nobody_and_each_of_several_is_told(tiny: Copy) -> None:
    """Two people in one place are two names."""
    tiny.edit(REPORT, "because: Av lugn", "because: Olle Uppdiktad och Nora Påhitt. Av lugn")
    told = [fault.split("”")[1] for fault in tiny.faults() if "här nämns" in fault]
    assert ["Nora Påhitt", "Olle Uppdiktad"] == told


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("topics.yml", "description: Arbete", "description: ¦Nora Påhitts arbete"),
        ("links.yml", "reason: Båda mäter", "reason: ¦Nora Påhitt mäter"),
        ("withdrawn.yml", "reason: Åtagandet", "reason: ¦Nora Pahitt bad om det. Åtagandet"),
    ],
)
def test_editors_name_nobody_in_what_all_share(tiny: Copy, name: str, old: str, new: str) -> None:
    """Topics, links and withdrawals contain no whole name."""
    text = tiny.read(name)
    whole = text[text.index(old) :].partition("\n")[0]
    position = tiny.edit(name, whole, new + whole.removeprefix(old).replace(": ", " "))
    expected = f"{position}: {MESSAGE.format('Nora Påhitt')}"
    assert [expected] == [fault for fault in tiny.faults() if "här nämns" in fault]


def test_a_correction_and_a_withdrawal_name_nobody_of_another_municipality(tiny: Copy) -> None:
    """They are told on pages about all. A surname alone is a word in another municipality."""
    name, old = "changes/2031.yml", "text: Ingen annan siffra var fel."
    tiny.edit(name, old, "text: Låtsas sade till.")
    assert [] == [fault for fault in tiny.faults() if "här nämns" in fault]
    position = tiny.edit(name, "text: Låtsas sade till.", "text: ¦Lisa Låtsas sade till.")
    old = "reason: Åtagandet hör till en annan prioritering."
    other = tiny.edit("withdrawn.yml", old, "reason: ¦Lisa Låtsas sade till.")
    expected = {f"{at}: {MESSAGE.format('Lisa Låtsas')}" for at in (position, other)}
    assert expected == {fault for fault in tiny.faults() if "här nämns" in fault}


def test_editors_name_nobody_in_what_is_reworded(tiny: Copy) -> None:
    """Neither do the words that an address has now."""
    said = "reworded:\n  - address: amnen/torg/\n    date: 2031-04-01\n    reason: Nytt.\n    now: "
    text = f"{tiny.read('withdrawn.yml')}{said}"
    tiny.write("withdrawn.yml", f"{text}Nora Påhitts torg\n")
    position = f"data/withdrawn.yml:{text.count(chr(10)) + 1}:10"
    assert [f"{position}: {MESSAGE.format('Nora Påhitt')}"] == tiny.faults()


def test_editors_name_nobody_and_may_use_words(tiny: Copy) -> None:
    """A surname alone is not a name in another municipality, or if it is a common word."""
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor", "title: Uppdiktad lampa")
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: "Påhitt, fria')
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stop: [", "stop: [¦uppdiktads, "),
        ("synonyms:\n", "synonyms:\n  uppdiktad: ¦lampor\n"),
        ("compounds:\n", "compounds:\n  uppdiktadort: [ort, ¦uppdiktad]\n"),
        ("compounds:\n", "stems:\n  - [¦uppdiktad, läs]\ncompounds:\n"),
    ],
)
def test_editors_name_nobody_in_the_words_of_the_search(tiny: Copy, old: str, new: str) -> None:
    """The words of the search are published: no surname is one of them."""
    position = tiny.edit("words.yml", old, new)
    assert f"{position}: {MESSAGE.format('Olle Uppdiktad')}" in tiny.faults()


def test_editors_name_nobody_in_the_glossary(tiny: Copy) -> None:
    """A word of all municipalities may be a surname, but one of the same municipality may not."""
    glossary = (
        "abbreviations:\n"
        "  - { id: a, term: LT, expansion: uppdiktad, note: Nora Påhitts ord. }\n"
        "  - { id: b, term: BT, municipality: pahittkoping, expansion: uppdiktad }\n"
        "exceptions: [NORA PÅHITT, PÅHITT]\n"
    )
    tiny.write("glossary.yml", glossary.encode())
    assert [
        "data/glossary.yml:2:52: " + MESSAGE.format("Nora Påhitt"),
        "data/glossary.yml:3:63: " + MESSAGE.format("Olle Uppdiktad"),
        "data/glossary.yml:4:14: " + MESSAGE.format("Nora Påhitt"),
    ] == [fault for fault in tiny.faults() if "här nämns" in fault]


def test_written_pages_name_nobody(tiny: Copy) -> None:
    """A page under docs/ names nobody who is listed, neither in its text nor in its own name."""
    docs = tiny.root.parent / "docs"
    (docs / "om").mkdir(parents=True)
    (docs / "om/index.md").write_text("En rad.\nSom Olle\nUppdiktad sa.\nO. Uppdiktad.\n")
    (docs / "om/olle-uppdiktad.png").write_bytes(b"")
    (docs / "om/ordet-uppdiktad.md").write_text("Uppdiktad är också ett ord.")
    told = MESSAGE.format("Olle Uppdiktad")
    assert [
        f"docs/om/index.md:2:1: {told}",
        f"docs/om/index.md:4:1: {told}",
        f"docs/om/olle-uppdiktad.png:1:1: {told}",
    ] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("om/a.md", "- En rad.\n\n    Som Olle\n      Uppdiktad sa."),
        ("om/a.md", "\n\nO&nbsp;&amp;&nbsp;B, Olle&nbsp;Uppd&#105;ktad"),
        ("om/a.md", "\n\n**Olle** **Uppdiktad**"),
        ("om/a.md", "\n\nOlle <b class='x'>Upp</b>diktad"),
        ("om/a.md", "\n\n| _Olle_     |     `Uppdiktad` |"),
        ("om/a.md", "\n\n[a](https://example.org/Olle%20Uppd%69ktad.pdf)"),
        ("om/a.md", "\n\n[Olle](https://example.org/) Uppdiktad"),
        ("om/a.md", "\n\n[Ol][1]le[^2] ![Uppdik](x.png)tad"),
        ("om/a.txt", "\n\nOlle Uppdiktad"),
        ("om/a.CSV", "\n\nUppdiktad;Olle"),
        ("om/a.json", '\n\n{"namn": "Olle\\u0020Uppdi\\u006btad"}'),
    ],
)
def test_written_pages_name_nobody_as_they_are_read(tiny: Copy, name: str, text: str) -> None:
    """A name may be formatted, written in codes, indented, or stand in another file of text."""
    path = tiny.root.parent / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert [f"docs/{name}:3:1: {MESSAGE.format('Olle Uppdiktad')}"] == tiny.faults()


def test_written_pages_name_nobody_in_the_signs_of_windows(tiny: Copy) -> None:
    """A table may be saved in Windows' own encoding."""
    (tiny.root.parent / "docs").mkdir()
    (tiny.root.parent / "docs/a.csv").write_bytes("Nora;Påhitt".encode("cp1252"))
    assert [f"docs/a.csv:1:1: {MESSAGE.format('Nora Påhitt')}"] == tiny.faults()


def doubts_of(tiny: Copy) -> list[str]:
    return [str(doubt) for doubt in doubts(load(tiny.root))]


def test_words_are_no_misspelt_name(tiny: Copy) -> None:
    """A word near a listed name is a doubt, until it is answered or listed as a form."""
    tiny.edit_source(SOURCE, "men inte lugn.", "men inte lugn. Ja, Uppdiktat.")
    tiny.edit(
        REPORT,
        "men inte lugn.\n          - item",
        "men inte lugn. Ja, Uppdiktat.\n          - item",
    )
    (doubt,) = doubts_of(tiny)
    assert doubt.endswith(
        ": ”Uppdiktat” liknar namnet ”Olle Uppdiktad”, som inte ska visas; är det samma person "
        "skriver du även den formen under ”personal” [doubt: liknar-namn, about: Uppdiktat]"
    )
    assert [] == tiny.faults()
    listed = 'personal:\n  - name: "Uppdiktat"\n    role: pristagare\n'
    tiny.edit(REPORT, "personal:\n", listed)
    assert [] == doubts_of(tiny)
    answer = "accepted:\n  - { doubt: liknar-namn, about: Uppdiktat, why: En ort. }\n\n"
    tiny.edit(REPORT, listed, answer + "personal:\n")
    assert [] == doubts_of(tiny)


@pytest.mark.parametrize("written", ["Påhitt", "Påhitts", "PÅHITT"])
def test_surnames_in_other_documents_are_others(tiny: Copy, written: str) -> None:
    """Until it is listed there too, or answered. A word in small letters is no surname."""
    text = f"men inte lugn. Ett påhitt, {written}."
    tiny.edit_source(SOURCE, "men inte lugn.", text)
    tiny.edit(REPORT, "men inte lugn.\n          - item", f"{text}\n          - item")
    tiny.edit(PLAN, "personal:\n", "personal:\n  - name: Nora Påhitt\n    role: handläggare\n")
    (doubt,) = [one for one in doubts_of(tiny) if "/berattelse" in one]
    assert doubt.endswith(
        f": ”{written}” är efternamnet i ”Nora Påhitt”, som inte ska visas; är det samma person "
        "skriver du ordet under ”personal” här också [doubt: efternamn, about: " + f"{written}]"
    )
    listed = f"personal:\n  - name: {written}\n    role: pristagare\n"
    tiny.edit(REPORT, "personal:\n", listed)
    assert [] == [one for one in doubts_of(tiny) if "/berattelse" in one]
    answer = f"accepted:\n  - {{ doubt: efternamn, about: {written}, why: Någon annan. }}\n\n"
    tiny.edit(REPORT, listed, f"{answer}personal:\n")
    assert [] == [one for one in doubts_of(tiny) if "/berattelse" in one]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Fråga Olle om det.", ["Olle"]),
        ("Olles arbete.", ["Olles"]),
        ("Fråga Olle Annan om det.", []),
        ("Fråga Karl-Olle, Ollen och olle om det.", []),
    ],
)
def test_a_first_name_alone(tiny: Copy, written: str, told: list[str]) -> None:
    """In a small office it tells who. With another surname it is somebody else's."""
    text = f"men inte lugn. {written}"
    tiny.edit_source(SOURCE, "men inte lugn.", text)
    tiny.edit(REPORT, "men inte lugn.\n          - item", f"{text}\n          - item")
    assert told == [one.rpartition("about: ")[2][:-1] for one in doubts_of(tiny)]


def test_the_one_who_runs_the_site_is_nobody_listed(tiny: Copy) -> None:
    """What a document calls an actor is its own; in the statement it is the editors'."""
    site = (REAL / "site.yml").read_text(encoding="utf-8")
    assert site.count("  actor: null") == 1
    tiny.write("site.yml", site.replace("  actor: null", "  actor: Olle Uppdiktad"))
    assert [MESSAGE.format("Olle Uppdiktad")] == [one.split(": ", 1)[1] for one in tiny.faults()]


def test_a_surname_that_is_a_word_is_no_doubt(tiny: Copy) -> None:
    """The list says so."""
    tiny.edit_source(SOURCE, "men inte lugn.", "men inte lugn. Ja, Påhitt.")
    tiny.edit(
        REPORT, "men inte lugn.\n          - item", "men inte lugn. Ja, Påhitt.\n          - item"
    )
    tiny.edit(
        PLAN,
        "personal:\n",
        "personal:\n  - name: Nora Påhitt\n    role: handläggare\n    common: Ett vanligt ord.\n",
    )
    assert [] == doubts_of(tiny)


def test_words_are_no_misspelt_name_in_titles_of_the_municipality(tiny: Copy) -> None:
    """The editors' words are read too, of the same municipality."""
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: "Uppdiktat: fria')
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor", "title: Uppdiktat lampa")
    (doubt,) = doubts_of(tiny)
    assert doubt.startswith("data/pahittkoping/priorities/fria-sagor.yml:")


def test_answers_have_a_doubt(tiny: Copy) -> None:
    """An answer to what is no doubt is itself one, and no answer hides it."""
    position = tiny.edit(
        "pahittkoping/municipality.yml",
        "id: pahittkoping\n",
        "id: pahittkoping\naccepted:\n  - ¦{ doubt: liknar-namn, about: Ingen, why: Nej. }\n",
    )
    told = f"{position}: ”Ingen” är inget tvivel av slaget liknar-namn längre; ta bort posten"
    assert [told] == doubts_of(tiny)
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: "Uppdiktat: fria')
    first, second = doubts_of(tiny)
    assert told == first
    assert second.startswith("data/pahittkoping/priorities/fria-sagor.yml:")


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("Ingen Alls", False),
        ("Lisa</w:t><w:t> Låtsas", True),
        ("L&#229;tsas, Lisa", True),
        ('<w:ins w:author="Lisa Låtsas"/>', True),
    ],
)
def test_published_files_name_nobody(kept: Copy, author: str, told: bool) -> None:
    """Nor in what no reader sees: who wrote the file, and who has commented."""
    pdf = "    file: exempelby-program-2030.pdf\n"
    position = kept.edit(PROGRAM, pdf, "    file: a.docx\n    publish: ¦true\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("docProps/core.xml", f"<w:t>{author}</w:t>")
        archive.writestr("media/bild.png", b"\x89PNG\xff\xfe")
    kept.write("sources/originals/a.docx", packed.getvalue())
    found = [fault for fault in kept.faults() if fault.startswith(f"{position}: i filen a.docx")]
    assert told == bool(found)


def test_published_files_name_nobody_and_may_be_broken(kept: Copy) -> None:
    """Then nobody can look for names in them."""
    pdf = "    file: exempelby-program-2030.pdf\n"
    position = kept.edit(PROGRAM, pdf, "    file: a.docx\n    publish: ¦true\n")
    kept.write("sources/originals/a.docx", b"PK\x03\x04x")
    assert (
        f"{position}: filen a.docx går inte att genomsöka efter namn som inte ska visas: den är "
        "skadad eller låst; ta bort ”publish”, eller lägg hit filen sparad på nytt, utan lösenord"
    ) in kept.faults()


def test_written_pages_name_nobody_in_the_menu(tiny: Copy) -> None:
    """Each page shows its words."""
    (tiny.root.parent / "mkdocs.yml").write_text("nav:\n  - Olle Uppdiktad: olle.md\n", "utf-8")
    (fault,) = tiny.faults()
    assert fault.startswith("mkdocs.yml:2:1: här nämns ”Olle Uppdiktad”")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_written_pages_name_nobody_in_any_encoding(tiny: Copy, encoding: str) -> None:
    """An office program may have saved a table."""
    table = tiny.root.parent / "docs" / "lista.csv"
    table.parent.mkdir(exist_ok=True)
    table.write_bytes("Första raden\nÅ;Olle Uppdiktad".encode(encoding))
    (fault,) = tiny.faults()
    assert fault.startswith("docs/lista.csv:2:1: här nämns ”Olle Uppdiktad”")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", b"%PDF-1.7\n<< /Author (Olle Uppdiktad) >>"),
        ("bild.jpg", b"\xff\xd8\xff\xe1ExifabOlle Uppdiktadcd"),
    ],
)
def test_written_pages_name_nobody_in_files_beside_them(
    tiny: Copy, name: str, content: bytes
) -> None:
    """What a page links to, or shows, may say who made it."""
    beside = tiny.root.parent / "docs" / name
    beside.parent.mkdir(exist_ok=True)
    beside.write_bytes(content)
    (fault,) = tiny.faults()
    assert fault.startswith(f"docs/{name}:1:1: i filen docs/{name} står ”Olle Uppdiktad”")
