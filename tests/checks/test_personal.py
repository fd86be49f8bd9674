"""Names under `personal`: no other form is in the text, and no name is in the editors' words."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

REPORT = "pahittkoping/documents/berattelse-2031.yml"
PLAN = "pahittkoping/documents/plan-2030.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
SOURCE = "pahittkoping-berattelse-2031.txt"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Olle Uppdiktads", "olle uppdiktads"),
        ("Uppdiktad", "uppdiktad"),
        ("Uppdiktads", "uppdiktads"),
        ("Uppdiktad, Olle", "uppdiktad, olle"),
        ("O. Uppdiktad", "o. uppdiktad"),
        ("OLLE UPPDIKTAD", "olle uppdiktad"),
        ("Ölle Üppdiktåd", "olle uppdiktad"),
        ("olle.uppdiktad", "olle.uppdiktad"),
    ],
)
def test_names_stand_in_no_other_form(tiny: Copy, written: str, found: str) -> None:
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
        f"{position}: namnet ”Olle Uppdiktad” står här i en annan form, ”{found}”; skriv även den "
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
    assert "namnet ”Nora Påhitt” står här i en annan form, ”pahitt”" in fault


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
    ],
    ids=["reason", "note", "redaction", "title", "label", "priority", "theme", "id", "summary"],
)
def test_editors_name_nobody(tiny: Copy, name: str, old: str, new: str) -> None:
    """The editors' words about a municipality contain none of its names, whole or in part."""
    position = tiny.edit(name, old, new)
    expected = f"{position}: {MESSAGE.format('Olle Uppdiktad')}"
    assert [expected] == [fault for fault in tiny.faults() if "här nämns" in fault]


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


def test_editors_name_nobody_and_may_use_words(tiny: Copy) -> None:
    """A surname alone is not a name in another municipality, or if it is a common word."""
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor", "title: Uppdiktad lampa")
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: "Påhitt, fria')
    assert [] == tiny.faults()
