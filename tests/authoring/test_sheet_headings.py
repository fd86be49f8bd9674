"""Which headings of a document are priorities, known ones and new, as an editor decides in its sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from planspegeln.authoring.sheet.document import take_sheet, write_sheet
from planspegeln.authoring.sheet.layout import BRIEF, PARTS
from planspegeln.authoring.sheet.parts import Part, title_of
from planspegeln.authoring.sheet.tying import Tying
from planspegeln.authoring.sheet.workbook import SheetError
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading import yamlfile
from planspegeln.loading.load import load
from tests.authoring.sheets import (
    FILES,
    PLAN,
    REPORT,
    SAGOR_TITLE,
    TORG_TITLE,
    edit,
    headed,
    row,
    shown,
    tied,
)
from tests.conftest import Copy

Sheet = Callable[[str], Path]


def test_headings_become_priorities(tiny: Copy, sheet: Sheet) -> None:
    """One that has another name here is tied to the known one, and one that is new gets a file."""
    headed(tiny)
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, "Lugna torg", tied=TORG_TITLE, done="ja")
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", kind="", done="ja")
    assert [
        "2 rubriker är nu prioriteringar.",
        "Ny: Arbetssätt (arbetssatt).",
        "Alla meningar är genomlästa.",
    ] == take_sheet(tiny.root, path)
    expected = before.replace(
        "- section: ett-lugnt-torg\n            number: 1.\n",
        "- item: lugna-torg\n            number: 1\n",
    )
    expected = expected.replace(
        "            heading: Lugna torg <img", "            title: Lugna torg <img"
    )
    expected = expected.replace('- section: "arbetssatt"', "- item: arbetssatt")
    expected = expected.replace("    heading: Så arbetar vi", "    title: Så arbetar vi")
    assert expected == tiny.read(FILES[PLAN])
    line, made = tiny.read("pahittkoping/priorities/arbetssatt.yml").split("\n", 1)
    assert "# yaml-language-server: $schema=../../../schema/priority.json" == line
    assert "id: arbetssatt\nkind: priority\ntitle: Arbetssätt\ntopics: [sagor]\n" == made
    assert [] == tiny.faults()
    assert [] == take_sheet(tiny.root, write_sheet(tiny.root, PLAN).path)


def test_a_heading_is_decided_anew(tiny: Copy, sheet: Sheet) -> None:
    """Until its address is published. A priority that was new and is used no more has no file left."""
    headed(tiny)
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, "Lugna torg", tied="ny", name="Ro", topics="Sagor", done="ja")
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied=TORG_TITLE)
    tied(path, "Så arbetar vi", tied="ny", name="Metoder", topics="Sagor")
    assert [
        "2 rubriker är nu prioriteringar.",
        "Arbetssätt heter nu Metoder (metoder).",
        "Borttagen: Ro (ro).",
        "Alla meningar är genomlästa.",
    ] == take_sheet(tiny.root, path)
    assert "- item: lugna-torg\n            number: 1\n" in tiny.read(FILES[PLAN])
    assert "- item: metoder\n" in tiny.read(FILES[PLAN])
    assert [] == take_sheet(tiny.root, path)
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied="ingen")
    tied(path, "Så arbetar vi", tied="ingen")
    assert [
        "2 rubriker är inte längre prioriteringar.",
        f"{TORG_TITLE} är kvar i Berättelse 2031, med det som står i korthet.",
        "Borttagen: Metoder (metoder).",
        "Alla meningar är genomlästa.",
        "1 att se över: kör make check.",  # the heading is called almost as the priority
    ] == take_sheet(tiny.root, path)
    torg = "- section: lugna-torg\n            number: "
    plain = before.replace("- section: ett-lugnt-torg\n            number: ", torg)
    plain = plain.replace(f"{torg}1.\n", f'{torg}"1."\n')
    assert plain.replace('- section: "arbetssatt"', "- section: metoder") == tiny.read(FILES[PLAN])
    assert [] == list((tiny.root / "pahittkoping/priorities").glob("metoder*"))
    assert [] == take_sheet(tiny.root, write_sheet(tiny.root, PLAN).path)


def test_what_names_a_part_follows_its_heading(tiny: Copy, sheet: Sheet) -> None:
    """A quote whose words stand in several parts says in which, by an anchor that changes with the heading."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    tiny.edit(
        FILES[PLAN],
        "passages:\n",
        "passages:\n  - id: rakna\n    quote: Vi räknar\n    section: arbetssatt\n    about: [fria-sagor]\n",
    )
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Metoder", topics="Sagor")
    assert "Arbetssätt heter nu Metoder (metoder)." in take_sheet(tiny.root, path)
    assert "    quote: Vi räknar\n    section: metoder\n" in tiny.read(FILES[PLAN])
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ingen")
    take_sheet(tiny.root, path)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Sätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    assert "    quote: Vi räknar\n    section: satt\n" in tiny.read(FILES[PLAN])
    assert [] == tiny.faults()
    assert [] == take_sheet(tiny.root, path)


@pytest.mark.parametrize(
    ("edited", "tied_to", "told"),
    [
        (
            ("    about: [fria-sagor, nya-bankar]", "    about: [fria-sagor, arbetssatt]"),
            "ingen",
            "på bladet Meningar hör rader till ”Arbetssätt”; välj något annat på dem först",
        ),
        (None, SAGOR_TITLE, "är redan en annan rubrik; ändra det i dokumentets fil"),
        (
            ("- item: arbetssatt\n", "- item: arbetssatt\n    former_anchors: [metod]\n"),
            "ingen",
            "rubriken är redan ”Arbetssätt”, och har en egen adress",
        ),
    ],
)
def test_a_heading_that_something_hangs_on(
    tiny: Copy,
    sheet: Sheet,
    edited: tuple[str, str] | None,
    tied_to: str,
    told: str,
) -> None:
    """It is as it was, and the sheet says what to do first."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    assert "1 rubrik är nu en prioritering." == take_sheet(tiny.root, path)[0]
    if edited:
        tiny.edit(FILES[PLAN], *edited)
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, "Så arbetar vi", tied=tied_to)
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])
    assert (tiny.root / "pahittkoping/priorities/arbetssatt.yml").exists()


def test_a_heading_that_is_published_stays(tiny: Copy, sheet: Sheet) -> None:
    """Its address would mean something else. Nor are its words changed in a sheet."""
    tiny.write_ledger(f"{PLAN.replace('/', '/dokument/')}/#fria-sagor")
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, "Fria sagor", tied="ingen")
    with pytest.raises(SheetError, match="rubriken är publicerad som ”Fria sagor"):
        take_sheet(tiny.root, path)
    path = write_sheet(tiny.root, PLAN).path
    row(path, PARTS, "Fria sagor", heading="2. Nya sagor")
    with pytest.raises(SheetError, match=r"rubriken är ”2\. Fria sagor”; gör ett nytt ark"):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])


def test_a_published_heading_keeps_its_address(tiny: Copy, sheet: Sheet) -> None:
    """An anchor in the ledger leads to the priority's item. Of two items, the second has its own."""
    headed(tiny)
    address = f"{PLAN.replace('/', '/dokument/')}/#ett-lugnt-torg"
    tiny.write_ledger(address)
    path = sheet(PLAN)
    tied(path, "Lugna torg", tied=TORG_TITLE, done="ja")
    tied(path, "Så arbetar vi", tied=SAGOR_TITLE, done="ja")
    take_sheet(tiny.root, path)
    text = tiny.read(FILES[PLAN])
    assert "- item: lugna-torg\n            former_anchors: [ett-lugnt-torg]\n" in text
    assert "- item: fria-sagor\n    anchor: arbetssatt\n" in text


@pytest.mark.parametrize(
    ("heading", "change", "told"),
    [
        ("Lugna torg", {"tied": "Nya bänka"}, "hittade ”Nya bänka”; menade du ”Nya bänkar”?"),
        ("Lugna torg", {"tied": ""}, "hittade ””; välj i listan"),
        (
            "Lugna torg",
            {"tied": "ny", "name": "Lugna torg"},
            f"”{TORG_TITLE}” finns redan; välj den i stället för ”ny”",
        ),
        ("Lugna torg", {"tied": "ny", "name": "Ro", "topics": ""}, "välj minst ett ämne"),
        ("Lugna torg", {"tied": "ny", "name": "Ro", "topics": "Ro"}, "ämnet ”Ro” finns inte"),
        ("Lugna torg", {"tied": "ny", "name": "Ro", "kind": "sak"}, "hittade ”sak”; "),
        (
            "Lugna torg",
            {"tied": "Nya bänkar", "topics": "Sagor"},
            "”Nya bänkar” har redan ämnena Torg och platser; töm rutan, och ändra dem i nästa ark",
        ),
        ("Lugna torg", {"id": "inget"}, "rubriken finns inte i dokumentet"),
        ("Lugna torg", {"done": "jo"}, "hittade ”jo”; skriv ja"),
    ],
)
def test_faults_of_headings(
    tiny: Copy, sheet: Sheet, heading: str, change: dict[str, str], told: str
) -> None:
    """They are told with their place, and nothing is written."""
    headed(tiny)
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, heading, **({"topics": "Sagor", "done": "ja"} | change))
    with pytest.raises(SheetError, match=re.escape(told)) as raised:
        take_sheet(tiny.root, path)
    assert "bladet Rubriker, rad" in str(raised.value)
    assert before == tiny.read(FILES[PLAN])


def test_a_fault_of_a_sentence_undoes_the_headings(tiny: Copy, sheet: Sheet) -> None:
    """Nothing of a sheet is taken if something in it is wrong."""
    headed(tiny)
    path, before = sheet(PLAN), tiny.read(FILES[PLAN])
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    edit(path, ("Torgen ska vara", "", "what", "nonsens"))
    with pytest.raises(SheetError, match="1 fel i arket"):
        take_sheet(tiny.root, path)
    assert before == tiny.read(FILES[PLAN])
    assert not (tiny.root / "pahittkoping/priorities/arbetssatt.yml").exists()


@pytest.mark.parametrize(
    "heading", ["1 Trygga torg", "1. Trygga torg", "1.2 Trygga torg:", "Trygga torg"]
)
def test_a_number_is_no_part_of_a_name(heading: str) -> None:
    """Whatever stands after it, the title and the id of a new priority are without it."""
    assert "Trygga torg" == title_of(Part("x", heading))
    assert "2030 års torg" == title_of(Part("x", "2030 års torg"))


def test_a_heading_with_priorities_below_is_passed_over(tiny: Copy) -> None:
    """It was none of them when the sheet was written, and is no row of its own any more."""
    catalogue = Catalogue(load(tiny.root))
    tying = Tying(catalogue, catalogue.documents[PLAN], set())
    tying.take([(2, Part("prioriteringar", "Prioriteringar", tied="ingen", done="ja"))])
    assert [] == tying.faults
    tying.take([(2, Part("saknas", "Saknas", tied="ingen", done="ja"))])
    assert ["rubriken finns inte i dokumentet; gör ett nytt ark"] == [
        one.message for one in tying.faults
    ]


def test_another_name_keeps_the_rest(tiny: Copy, sheet: Sheet) -> None:
    """What stands in brief, the topics and the comments of its file. What goes with one is told."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    path = sheet(PLAN)
    (sentence,) = [one for one in shown(path, BRIEF) if one["title"] == "Arbetssätt"]
    quote = "Nämnden ska sätta upp tre bänkar på torget."
    row(path, BRIEF, sentence["title"], text="Så gör vi.", quotes=quote, done="ja")
    take_sheet(tiny.root, path)
    folder = tiny.root / "pahittkoping/priorities"
    before = (folder / "arbetssatt.yml").read_text("utf-8")
    (folder / "arbetssatt.yml").write_text(f"{before}# Beslutat.\n", "utf-8")
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Metoder")
    row(path, BRIEF, "Arbetssätt", text="Så gör vi det.")
    assert ["1 rubrik är nu en prioritering.", "Arbetssätt heter nu Metoder (metoder)."] == (
        take_sheet(tiny.root, path)[:2]
    )
    made = (folder / "metoder.yml").read_text("utf-8")
    expected = before.replace("id: arbetssatt", "id: metoder").replace("Arbetssätt", "Metoder")
    assert f"{expected.replace('Så gör vi.', 'Så gör vi det.')}# Beslutat.\n" == made
    assert not (folder / "arbetssatt.yml").exists()
    assert [] == take_sheet(tiny.root, path)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ingen")
    assert "Borttagen: Metoder (metoder), och det som stod i korthet." in take_sheet(
        tiny.root, path
    )


def test_topics_are_changed_beside_the_heading(tiny: Copy, sheet: Sheet) -> None:
    """They stand there, and what somebody else has changed them to since is not overwritten."""
    path = sheet(REPORT)
    (bench,) = [one for one in shown(path, PARTS) if one["tied"] == "Nya bänkar"]
    assert "Torg och platser" == bench["topics"]
    other = path.with_name("annat.xlsx")
    other.write_bytes(path.read_bytes())
    tied(path, bench["heading"], topics="Sagor; Torg och platser")
    assert "Ämnen för Nya bänkar: Sagor och Torg och platser." == take_sheet(tiny.root, path)[0]
    file = yamlfile.read(tiny.root / "pahittkoping/priorities/nya-bankar.yml", "nya-bankar.yml")
    assert ["sagor", "torg"] == list(file.value["topics"])
    assert [] == take_sheet(tiny.root, path)
    tied(other, bench["heading"], topics="Sagor")
    with pytest.raises(SheetError, match="ämnena är Sagor; Torg och platser sedan arket gjordes"):
        take_sheet(tiny.root, other)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": "Bänkar"}, "rubriken är ”Nya bänkar”; välj ”ny” om den ska heta något annat"),
        ({"kind": "insats"}, "den är redan en prioritering; ändra det i prioriteringens fil"),
        ({"topics": "Torgen"}, "ämnet ”Torgen” finns inte"),
        ({"topics": ""}, "välj minst ett ämne"),
    ],
)
def test_what_is_typed_beside_a_decided_heading(
    tiny: Copy, sheet: Sheet, given: dict[str, str], told: str
) -> None:
    """It is taken, or it is told why not."""
    path = sheet(REPORT)
    tied(path, "Nya bänkar", **given)
    with pytest.raises(SheetError, match=re.escape(told)):
        take_sheet(tiny.root, path)


def test_two_who_choose_the_same_name(tiny: Copy, sheet: Sheet) -> None:
    """The topics of the second are not lost without a word."""
    headed(tiny)
    path = sheet(PLAN)
    other = path.with_name("annat.xlsx")
    other.write_bytes(path.read_bytes())
    for one, topic in ((path, "Sagor"), (other, "Torg och platser")):
        tied(one, "Så arbetar vi", tied="ny", name="Arbetssätt", topics=topic, done="ja")
    take_sheet(tiny.root, path)
    with pytest.raises(SheetError, match="ämnena är Sagor sedan arket gjordes; gör ett nytt ark"):
        take_sheet(tiny.root, other)


def test_another_name_keeps_the_topics_that_it_has_now(tiny: Copy, sheet: Sheet) -> None:
    """Somebody may have changed them since the sheet was made."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    path = write_sheet(tiny.root, PLAN).path
    other = path.with_name("annat.xlsx")
    other.write_bytes(path.read_bytes())
    tied(path, "Så arbetar vi", topics="Torg och platser")
    take_sheet(tiny.root, path)
    tied(other, "Så arbetar vi", tied="ny", name="Metoder")
    take_sheet(tiny.root, other)
    file = yamlfile.read(tiny.root / "pahittkoping/priorities/metoder.yml", "metoder.yml")
    assert ["torg"] == list(file.value["topics"])


@pytest.mark.parametrize(
    "other",
    [{"tied": "ny", "name": "Metoder"}, {"tied": "ingen"}, {"tied": TORG_TITLE}],
    ids=["new", "none", "known"],
)
def test_a_priority_that_stays_elsewhere_is_told(
    tiny: Copy, sheet: Sheet, other: dict[str, str]
) -> None:
    """Whatever its heading becomes, what stands in brief stays with the priority."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="Nya bänkar", done="ja")
    take_sheet(tiny.root, path)
    tiny.edit(FILES[PLAN], "    about: [fria-sagor, nya-bankar]", "    about: [fria-sagor]")
    path = write_sheet(tiny.root, PLAN).path
    tied(path, "Så arbetar vi", **other)
    assert "Nya bänkar är kvar i Berättelse 2031, med det som står i korthet." in take_sheet(
        tiny.root, path
    )


def test_what_goes_from_a_priority_that_stays_is_not_said_to_stay(tiny: Copy, sheet: Sheet) -> None:
    """The same sheet may take away the only sentence in brief."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="Nya bänkar", done="ja")
    take_sheet(tiny.root, path)
    tiny.write_ledger()
    path = write_sheet(tiny.root, REPORT).path
    tied(path, "Nya bänkar", tied="ingen")
    row(path, BRIEF, "Nya bänkar", text="", quotes="", done="")
    told = take_sheet(tiny.root, path)
    assert "Nya bänkar är kvar i Plan 2030." in told
    assert "Borttaget ur I korthet: Nya bänkar." in told


def test_what_stood_in_brief_may_be_taken_away_with_the_priority(tiny: Copy, sheet: Sheet) -> None:
    """No file is asked for that the same sheet takes away."""
    headed(tiny)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ny", name="Arbetssätt", topics="Sagor", done="ja")
    take_sheet(tiny.root, path)
    path = sheet(PLAN)
    quote = "Nämnden ska sätta upp tre bänkar på torget."
    row(path, BRIEF, "Arbetssätt", text="Så gör vi.", quotes=quote, done="ja")
    take_sheet(tiny.root, path)
    path = sheet(PLAN)
    tied(path, "Så arbetar vi", tied="ingen")
    row(path, BRIEF, "Arbetssätt", text="", quotes="", done="")
    assert "Borttagen: Arbetssätt (arbetssatt), och det som stod i korthet." in take_sheet(
        tiny.root, path
    )
