"""The entities, compared with each other."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
MUNICIPALITY = "pahittkoping/municipality.yml"
PRIORITY = "pahittkoping/priorities/fria-sagor.yml"
GOAL = "pahittkoping/plan-2030#fler-ska-trivas"
GLOMD = "id: glomd\nkind: priority\ntitle: Glömd\ntopics: [torg]\n"


def test_municipality_has_file(tiny: Copy) -> None:
    """A folder without a municipality is one fault, however many files it contains."""
    tiny.edit(
        "links.yml",
        "document: exempelby/program-2030\n        anchor",
        "document: a/b\n        anchor",
    )
    (tiny.root / "exempelby/municipality.yml").unlink()
    expected = [
        "data/exempelby/documents/program-2030.yml:1:1: filen data/exempelby/municipality.yml "
        "saknas; välj bland ”pahittkoping”",
    ]
    assert expected == [fault for fault in tiny.faults() if "links.yml" not in fault]


def test_anchors_are_unique(tiny: Copy) -> None:
    """A second part with the same anchor is a fault that names the line of the first."""
    tiny.edit(PLAN, "  - section: mal\n", "  - section: det-vi-vill\n")
    position = tiny.edit(PLAN, "goal: ingen-lurad", "goal: ¦prioriteringar")
    tiny.edit(MUNICIPALITY, "#ingen-lurad", "#prioriteringar")
    later = tiny.edit(PLAN, "- section: prioriteringar", "- section: ¦prioriteringar")
    line = position.split(":")[1]
    expected = (
        f"{later}: ankaret ”prioriteringar” finns redan på rad {line}; "
        "ge den här delen ett eget (anchor: …)"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "anchor"),
    [
        (PROGRAM, "            anchor: fortsatta\n", "", "torgvandring"),
        (PROGRAM, "anchor: fortsatta", "anchor: ¦torgvandring", "torgvandring"),
        (PROGRAM, "- table: kostnader", "- table: ¦ekonomi", "ekonomi"),
        (PROGRAM, "former_anchors: [lyktor]", "former_anchors: ¦[borja]", "borja"),
        (PLAN, "former_anchors: [lugnare-torg]", "former_anchors: ¦[mal]", "mal"),
    ],
)
def test_anchors_are_unique_of_every_kind(
    tiny: Copy, name: str, old: str, new: str, anchor: str
) -> None:
    """Items, tables and former anchors share one set of anchors in a document."""
    tiny.write_ledger()
    position = tiny.edit(name, old, new)
    found = [fault for fault in tiny.faults() if "tabellen ”kostnader” finns inte" not in fault]
    assert 1 == len(found)
    assert f"ankaret ”{anchor}” finns redan på rad" in found[0]
    assert found[0].startswith(f"{position}: ") or not new


def test_items_have_priorities(tiny: Copy) -> None:
    """An item without a priority of its municipality is a fault with the nearest id."""
    position = tiny.edit(REPORT, "- item: nya-bankar", "- item: ¦nya-banker")
    found = tiny.faults()
    expected = f"{position}: ”nya-banker” finns inte i data/pahittkoping/priorities/; menade du ”nya-bankar”?"
    assert expected in found


def test_items_have_priorities_of_their_own_municipality(tiny: Copy) -> None:
    """Another municipality's priority is not valid. Only its own are suggested."""
    position = tiny.edit(PROGRAM, "- item: borja", "- item: ¦lugna-torg")
    expected = (
        f"{position}: ”lugna-torg” finns inte i data/exempelby/priorities/; "
        "välj bland ”borja”, ”lampor”, ”torgvandring”"
    )
    assert expected in tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            PLAN,
            "theme: sagor\n",
            "theme: ¦sagar\n",
            "temat ”sagar” finns inte i data/pahittkoping/municipality.yml; menade du ”sagor”?",
        ),
        (
            PROGRAM,
            "theme: torg\n",
            "theme: ¦sagor\n",
            "temat ”sagor” finns inte i data/exempelby/municipality.yml; välj bland ”torg”",
        ),
    ],
    ids=["section", "row heading"],
)
def test_themes_exist(tiny: Copy, name: str, old: str, new: str, message: str) -> None:
    """A theme that the municipality lacks is a fault with the nearest."""
    position = tiny.edit(name, old, new)
    found = [fault for fault in tiny.faults() if "har inga prioriteringar" not in fault]
    assert [f"{position}: {message}"] == found


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (
            "pahittkoping/plan-2030#fler-trivs",
            "”fler-trivs” finns inte i pahittkoping/plan-2030; menade du ”fler-ska-trivas”?",
        ),
        (
            "pahittkoping/plan-2031#fler-ska-trivas",
            "dokumentet ”pahittkoping/plan-2031” finns inte; menade du ”pahittkoping/plan-2030”?",
        ),
    ],
)
def test_theme_goals_exist(tiny: Copy, new: str, message: str) -> None:
    """A goal that a theme names is in a document."""
    position = tiny.edit(MUNICIPALITY, "pahittkoping/plan-2030#fler-ska-trivas", f"¦{new}")
    assert [f"{position}: {message}"] == tiny.faults()


@pytest.mark.parametrize(
    ("topic", "near"),
    [
        ("trog", "; menade du ”torg”?"),
        ("marknader", "; menade du ”torg”?"),  # a synonym
        ("torg-och-platser", "; menade du ”torg”?"),  # a name
        ("okand", ""),
    ],
)
def test_topics_exist(tiny: Copy, topic: str, near: str) -> None:
    """A topic that does not exist is a fault with the nearest by any name, and the list."""
    name = "pahittkoping/priorities/nya-bankar.yml"
    position = tiny.edit(name, "- torg", f"- ¦{topic}")
    listed = "alla ämnen står i data/topics.yml"
    assert [f"{position}: ämnet ”{topic}” finns inte{near} ({listed})"] == tiny.faults()


def test_topics_exist_for_every_priority(tiny: Copy) -> None:
    """A priority without a topic is a fault."""
    name = "pahittkoping/priorities/nya-bankar.yml"
    position = tiny.edit(name, "topics:\n  - torg\n", "topics: ¦[]\n")
    assert [f"{position}: prioriteringen har inget ämne; ange minst ett"] == tiny.faults()


def test_no_orphans_among_priorities(tiny: Copy) -> None:
    """A priority that no document has is a fault."""
    name = "pahittkoping/priorities/glomd.yml"
    tiny.write(name, GLOMD)
    expected = (
        f"data/{name}:1:5: ”pahittkoping/glomd” står inte i något dokument; har den ingen egen rubrik "
        "lägger du stycket om den i ett item utan titel, som i data/README.md"
    )
    assert [expected] == tiny.faults()


def test_no_orphans_among_what_has_no_heading(tiny: Copy) -> None:
    """A paragraph in an item without a title is where its priority stands."""
    tiny.write("pahittkoping/priorities/glomd.yml", GLOMD)
    tiny.edit(
        PLAN, "  - text: Planen bygger", "  - item: glomd\n    blocks:\n      - text: Planen bygger"
    )
    assert [] == tiny.faults()
    tiny.write_ledger()
    site = tiny.open()
    reading = site.render(site.pages["pahittkoping/dokument/plan-2030/"])
    link = '<a href="../../prioriteringar/glomd/">Glömd</a>'
    assert f"Läs om prioriteringen: {link}" in reading
    page = BeautifulSoup(
        site.render(site.pages["pahittkoping/prioriteringar/glomd/"]), "html.parser"
    )
    (text,) = page.select(".ps-side--plan .ps-original")
    assert (
        "Planen bygger på Berättelse 2029 och följs upp i Berättelse 2031."
        == text.get_text().strip()
    )


def test_documents_are_told_apart(tiny: Copy) -> None:
    """Two reports of a municipality on one year may not share their short title."""
    text = tiny.read("exempelby/documents/program-2030.yml")
    text = text.replace("id: program-2030", "id: program-2031").replace(
        "kind: programme", "kind: plan"
    )
    name = "exempelby/documents/program-2031.yml"
    tiny.write(name, text)
    assert [] == [fault for fault in tiny.faults() if "kort titel" in fault]
    tiny.write(name, text.replace("kind: plan", "kind: programme"))
    position = tiny.edit(name, "short_title: Program", "short_title: ¦Program")
    assert [
        f"{position}: ”Program 2030–2032” är kort titel för data/exempelby/documents/program-2030.yml "
        "också, som gäller samma år; skriv en annan, till exempel med tertialet eller delåret"
    ] == [fault for fault in tiny.faults() if "kort titel" in fault]


def test_documents_are_told_apart_by_year(tiny: Copy) -> None:
    """The same short title in another year or municipality is no fault."""
    text = tiny.read("exempelby/documents/program-2030.yml")
    later = text.replace("id: program-2030", "id: program-2040").replace(
        "years: [2030, 2031, 2032]", "years: [2040]"
    )
    tiny.write("exempelby/documents/program-2040.yml", later)
    tiny.write("pahittkoping/documents/program-2030.yml", text)
    assert [] == [fault for fault in tiny.faults() if "kort titel" in fault]


def test_no_orphans_among_topics(tiny: Copy) -> None:
    """A topic without a priority is a fault."""
    tiny.edit(PRIORITY, "- sagor", "- torg")
    position = tiny.edit("topics.yml", "- id: sagor", "- id: ¦sagor")
    assert [f"{position}: ämnet ”sagor” har inga prioriteringar"] == tiny.faults()


def test_no_orphans_among_themes(tiny: Copy) -> None:
    """A theme without a priority in any document is a fault."""
    tiny.edit(PLAN, "        theme: sagor\n", "")
    position = tiny.edit(MUNICIPALITY, "- id: sagor", "- id: ¦sagor")
    expected = f"{position}: temat ”sagor” har inga prioriteringar i något dokument"
    assert [expected] == tiny.faults()


def test_theme_of_one_document_is_no_orphan(tiny: Copy) -> None:
    """A theme is in use if one document has it, even if a later one moves the priority."""
    tiny.edit(REPORT, "theme: trygga-torg", "theme: sagor")
    assert [] == tiny.faults()
    tiny.edit(REPORT, "theme: sagor", "theme: trygga-torg")
    tiny.edit(PLAN, "        theme: trygga-torg\n", "")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "former"),
    [
        ("topics.yml", "former_ids: [torgen]", "former_ids: [¦sagor]", "sagor"),
        (PLAN, "former_ids: [plan-2029]", "former_ids: [¦berattelse-2031]", "berattelse-2031"),
        (
            "pahittkoping/priorities/lugna-torg.yml",
            "former_ids: [lugnare-torg]",
            "former_ids: [¦nya-bankar]",
            "nya-bankar",
        ),
        (
            PRIORITY,
            "kind: priority",
            "kind: priority\nformer_ids: [a, ¦a]",
            "a",
        ),
        (
            "pahittkoping/priorities/nya-bankar.yml",
            "kind: priority",
            "kind: priority\nformer_ids: [¦lugnare-torg]",
            "lugnare-torg",
        ),
    ],
)
def test_former_ids_are_free(tiny: Copy, name: str, old: str, new: str, former: str) -> None:
    """A former id that is in use, or listed twice, cannot redirect."""
    position = tiny.edit(name, old, new)
    assert [f"{position}: ”{former}” är redan id för något annat"] == tiny.faults()


def test_municipality_codes_are_unique(tiny: Copy) -> None:
    """A second municipality with the same official code is a fault that names the first."""
    position = tiny.edit("pahittkoping/municipality.yml", 'code: "9901"', 'code: ¦"9902"')
    first = "data/exempelby/municipality.yml:5:7"
    assert [f"{position}: koden ”9902” har redan Exempelby ({first})"] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "former", "allowed"),
    [
        (PRIORITY, "kind: priority", "fria-sagor", True),
        (PLAN, "former_ids: [plan-2029]", "plan-2030", False),
        ("topics.yml", "former_ids: [torgen]", "torg", False),
    ],
    ids=["priority", "document", "topic"],
)
def test_former_ids_are_free_of_the_own_id(
    tiny: Copy, name: str, old: str, former: str, allowed: bool
) -> None:
    """Only a priority may list its own id as former, because its kind is in the address."""
    kept = f"{old}\n" if allowed else ""
    position = tiny.edit(name, old, f"{kept}former_ids: [¦{former}]")
    assert (
        [] if allowed else [f"{position}: ”{former}” är redan id för något annat"]
    ) == tiny.faults()


def test_former_id_of_another_municipality_is_free(tiny: Copy) -> None:
    """Ids belong to their municipality. Another's former id may be used."""
    tiny.edit(
        "exempelby/priorities/lampor.yml",
        "kind: activity",
        "kind: activity\nformer_ids: [lugna-torg]",
    )
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "kind: plan\n    title: Fler torg <b>\n    quote: Fler ska",
            "¦kind: report\n    title: Torg 2028–2029\n    quote: Fler ska",
            "”Torg 2028–2029” saknar år; lägg till year: 2028 eller year: 2029",
        ),
        (
            "kind: report\n    year: 2031\n    title: Berättelse 2031",
            "¦kind: programme\n    title: Berättelse",
            "”Berättelse” saknar år; lägg till year: 2031",
        ),
        (
            "year: 2031\n    title: Berättelse",
            "year: ¦2030\n    title: Berättelse",
            "året 2030 står inte i orden ”följs upp i Berättelse 2031”; väntade year: 2031",
        ),
        (
            "kind: report\n    year: 2031\n    title: Berättelse",
            "kind: other\n    year: ¦2030\n    title: Berättelse",
            "året 2030 står inte i orden ”följs upp i Berättelse 2031”; väntade year: 2031",
        ),
    ],
    ids=["in the title", "in the quote", "another", "another of another kind"],
)
def test_mentions_give_their_year(tiny: Copy, old: str, new: str, message: str) -> None:
    """A year in the words of a mention of a plan, report or programme is its year."""
    position = tiny.edit(PLAN, old, new)
    assert [f"{position}: {message}"] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: report\n    year: 2031\n    title", "kind: other\n    title"),
        ("kind: plan\n    title: Fler", "kind: plan\n    year: 2028\n    title: Fler"),
        ("kind: plan\n    title: Fler", "kind: plan\n    title: 12031 fler"),
    ],
    ids=["other", "unnamed", "no year"],
)
def test_mentions_give_their_year_where_one_is_named(tiny: Copy, old: str, new: str) -> None:
    """Another kind of document needs no year. A year that no words name may be given."""
    tiny.edit(PLAN, old, new)
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "year: 2031\n  title: Plan 2031",
            "year: ¦2029\n  title: Plan 2029",
            "året 2029 står inte i orden ”Uppföljning av prioriteringarna 2031”; väntade year: 2031",
        ),
        (
            "year: 2031\n  title: Plan 2031\n  quote: Uppföljning av prioriteringarna 2031",
            "year: ¦2029\n  title: Plan 2029\n  quote: Uppföljning av prioriteringarna",
            "året 2029 står inte i orden ”Uppföljning av prioriteringarna”; väntade year: 2030 eller year: 2031",
        ),
        (
            "year: 2031\n  title: Plan 2031\n  quote: Uppföljning av prioriteringarna 2031",
            "year: ¦2030\n  title: Plan 2030\n  quote: Uppföljning av prioriteringarna",
            "",
        ),
    ],
    ids=["in the words", "in no document", "in a document"],
)
def test_what_is_followed_up_has_its_year(tiny: Copy, old: str, new: str, message: str) -> None:
    """It is the one in the words. If they name none, a document of the municipality is for it."""
    position = tiny.edit(REPORT, old, new)
    assert ([f"{position}: {message}"] if message else []) == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "value"),
    [
        (MUNICIPALITY, "#ingen-lurad\n", "#ingen-lurad\n      - ¦{}\n", GOAL),
        (PRIORITY, "- sagor\n", "- sagor\n  - ¦{}\n", "sagor"),
        (PLAN, "years: [2030]", "years: [2030, ¦{}]", "2030"),
        (
            PLAN,
            "about: [fria-sagor, nya-bankar]",
            "about: [fria-sagor, nya-bankar, ¦{}]",
            "fria-sagor",
        ),
        (REPORT, "topics: [sagor, ", "topics: [sagor, ¦{}, ", "sagor"),
        (REPORT, "series: [bankar]", "series: [bankar, ¦{}]", "bankar"),
        (PROGRAM, "kostnad-2031]", "kostnad-2031, ¦{}]", "kostnad-2031"),
    ],
    ids=["goals", "topics", "years", "about", "a measure's topics", "series", "terms"],
)
def test_nothing_is_listed_twice(tiny: Copy, name: str, old: str, new: str, value: str) -> None:
    """The second of two equal entries in a list is a fault."""
    position = tiny.edit(name, old, new.format(value))
    assert f"{position}: ”{value}” står redan i listan; ta bort det ena" in tiny.faults()


def test_nothing_is_listed_twice_among_explanations(tiny: Copy) -> None:
    """A document explains an abbreviation at one place, which has an address."""
    explained = "      - { document: exempelby/program-2030, quote: KUS/Alla nämnder }\n"
    tiny.write(
        "glossary.yml",
        "abbreviations:\n  - id: kus\n    term: KUS\n    expansion: KUS\n    explained_in:\n"
        f"{explained}{explained.replace('KUS/Alla nämnder', '”Lisa Låtsas, KUS”')}".replace(
            "”", '"'
        )
        + "exceptions: [ALLT, AV, FÖRST, KOMMUN, OMRÅDE, PÅ, PÅHITTKÖPINGS, TORG]\n",
    )
    expected = (
        "data/glossary.yml:7:9: ”exempelby/program-2030” står redan i listan; ta bort det ena"
    )
    assert [expected] == tiny.faults()


def test_nothing_is_listed_twice_among_answers(tiny: Copy) -> None:
    """A report answers a commitment once, whatever the second status."""
    old = "    because: Trycket pågår.\n    outcomes: [bok]\n"
    again = "{commitment: plan-2030#trycka-bok, status: andrat, because: Nej., outcomes: [bok]}"
    position = tiny.edit(REPORT, old, f"{old}  - ¦{again}\n")
    expected = f"{position}: ”plan-2030#trycka-bok” står redan i listan; ta bort det ena"
    assert [expected] == tiny.faults()
