"""Facets and extra words for the search, on the real collection's pages."""

from __future__ import annotations

import re

import pytest

from planspegeln.catalogue.standing import NO_OUTCOME, UNREAD
from planspegeln.pages.addresses import priority_address
from planspegeln.rendering.site import Site
from planspegeln.search.facets import Facets, facets
from planspegeln.search.lexicon import KINDS, LEXICON
from planspegeln.swedish.names import STATUS
from tests.conftest import Copy


def facets_of(real: Site, address: str) -> Facets:
    """The facets of the page at an address."""
    return facets(real.catalogue, real.lexicon, real.pages[address])


def test_a_priority_is_found_by_the_words_of_its_topics_and_compounds(real: Site) -> None:
    """A priority has its topics, whose names are in the lexicon, and the parts of its compounds."""
    found = facets_of(real, "huddinge/prioriteringar/lokal-samverkan/")
    assert found.kind == "prioritering"
    assert found.municipalities == ("huddinge",)
    assert {2020, 2021} <= set(found.years)
    assert "besiktning" in found.parts
    assert "enkäten" in found.parts
    assert "dialog-och-inflytande" in found.topics
    names = real.lexicon.files()[LEXICON]["topics"]["dialog-och-inflytande"]
    assert {"dialog", "dialogue", "vuoropuhelu"} <= set(names)


def test_status_is_that_of_the_commitments(site: Site) -> None:
    """A priority is filtered by the statuses of its commitments, and by a missing follow-up."""
    assert facets_of(site, "pahittkoping/prioriteringar/fria-sagor/").statuses == (
        "pagar",
        "uppskjutet",
        "installt",
        "andrat",
        NO_OUTCOME.id,
    )
    assert facets_of(site, "exempelby/insatser/lampor/").statuses == (NO_OUTCOME.id,)


def test_a_document_has_the_statuses_of_what_no_priority_has(tiny: Copy) -> None:
    """In a list without words, those of priorities have their own pages. With words, a text may say more."""
    address = "pahittkoping/dokument/plan-2030/"
    found = facets_of(tiny.open(), address)
    assert ("namns",) == found.general
    assert {"namns", "andrat", NO_OUTCOME.id} <= set(found.statuses)
    report = facets_of(tiny.open(), "pahittkoping/dokument/berattelse-2031/")
    assert ({"namns", "andrat"} - set(report.statuses), report.general) == (set(), ())
    plan = "pahittkoping/documents/plan-2030.yml"
    new = "  - id: ny\n    kind: aim\n    quote: Vi räknar\n  - id: det-viktiga\n"
    tiny.edit(plan, "  - id: det-viktiga\n", new)
    assert facets_of(tiny.open(), address).general == ("namns", UNREAD.id)


def test_a_priority_is_found_by_what_its_page_quotes_from_elsewhere(real: Site) -> None:
    """What it promises and reports, what its summary rests on, and the entries of a list."""
    found = facets_of(real, "huddinge/prioriteringar/samverkan-med-civilsamhallet/")
    assert "scoutkår" in found.elsewhere
    assert not {"scoutkår", "samverkan"} & {*found.parts}
    found = facets_of(real, "soderhamn/insatser/medborgarnas-synpunkter/")
    assert {"kommunmedborgarnas", "riksgenomsnittet"} <= set(found.elsewhere)
    found = facets_of(real, "huddinge/prioriteringar/hallbart-huddinge-2030/")
    assert "näringsliv" in found.elsewhere


def test_a_document_is_found_by_what_its_numbers_count(real: Site) -> None:
    """In the words that its page shows them with, also where the source divides a word."""
    found = facets_of(real, "soderhamn/dokument/handlingsprogram-2009/")
    assert {"driftskostnad", "nettokostnad", "utgångsläge"} <= {*found.elsewhere}
    assert {"investering", "driftskostnad"} <= {*found.parts}
    assert not {"trygghet", "betygsindex"} & {*found.elsewhere}  # its own words
    assert {"investering", "driftskostnad", "utgångsläge"} <= real.lexicon.indexed()


def test_an_overview_has_the_years_of_the_documents(site: Site) -> None:
    """So that a year does not take away the page with all figures."""
    assert facets_of(site, "siffror/").years == (2030, 2031, 2032)
    assert facets_of(site, "pahittkoping/siffror/").years == (2030, 2031)
    assert facets_of(site, "exempelby/siffror/").years == (2030, 2031, 2032)
    assert facets_of(site, "sok/").years == ()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("pahittkoping/prioriteringar/lugna-torg/", False),
        ("pahittkoping/prioriteringar/nya-bankar/", False),
        ("pahittkoping/prioriteringar/fria-sagor/", True),
        ("exempelby/insatser/lampor/", True),
        ("exempelby/insatser/borja/", True),
    ],
    ids=["all answered", "only reported", "some answered", "none answered", "nothing promised"],
)
def test_without_follow_up(site: Site, address: str, expected: bool) -> None:
    """The filter finds priorities without a report, or with a commitment that no report answers."""
    assert expected == (NO_OUTCOME.id in facets_of(site, address).statuses)


def test_a_topic_is_found_by_the_municipalities_under_it(real: Site) -> None:
    """A topic's page has the names of exactly those municipalities with priorities under it."""
    assert {"huddinge", "söderhamn"} <= set(facets_of(real, "amnen/trygghet/").parts)
    assert "söderhamn" not in facets_of(real, "amnen/klotter/").parts


def test_an_overview_is_found_by_what_it_says_it_is(real: Site) -> None:
    """The site's own pages have the words of their descriptions.

    Some have every municipality's name.
    """
    found = facets_of(real, "uppfoljning/")
    assert found.municipalities == tuple(real.catalogue.municipalities)
    assert {"följts", "luckor", "huddinge"} - set(found.parts) == {"luckor"}
    assert facets_of(real, "huddinge/uppfoljning/").municipalities == ("huddinge",)
    assert facets_of(real, "sok/").municipalities == ()


def test_every_page_has_a_kind(real: Site) -> None:
    """Every page can be filtered by its kind, and a canonical page shows its kind."""
    for address in real.pages:
        assert facets_of(real, address).kind
    for entry in real.catalogue.priorities.values():
        about = facets_of(real, priority_address(entry)).about
        name = entry.municipality.name
        assert about.startswith((f"Prioritering, {name}.", f"Insats, {name}."))


def test_the_line_under_a_title_claims_no_more_than_the_page(site: Site, real: Site) -> None:
    """Every status has its year and its number. What has no follow-up is counted too."""
    assert [
        "Planerat 2030, rapporterat 2031. Två åtaganden: delvis genomfört 2031 (1) och "
        "ändrat 2031 (1). Hur det gick 2030 framgår inte.",
        "Planerat 2030, rapporterat 2031. Fem åtaganden: pågår 2031 (1), uppskjutet 2031 (1), "
        "inställt 2031 (1), ändrat 2031 (1) och utan uppföljning i samlingen (1). Hur det gick 2030 framgår inte.",
        "Planerat 2030–2032, ingen uppföljning.",
    ] == [
        facets_of(site, f"{name}/").about.partition(". ")[2]
        for name in (
            "pahittkoping/prioriteringar/lugna-torg",
            "pahittkoping/prioriteringar/fria-sagor",
            "exempelby/insatser/lampor",
        )
    ]
    for entry in real.catalogue.priorities.values():
        told = facets_of(real, priority_address(entry)).about
        for name in STATUS.values():
            head, _, _ = name.partition(",")
            assert not re.search(rf" {head.lower()}(?! 20\d\d)", told)
        for one in entry.commitments:
            assert one.answer is None or one.answer.label.partition(",")[0].lower() in told


@pytest.mark.parametrize(
    ("address", "kind", "about", "towns"),
    [
        ("uppfoljning/", "sida", "Översikt", ["exempelby", "pahittkoping"]),
        ("siffror/", "sida", "Översikt", ["exempelby", "pahittkoping"]),
        ("jamfor/", "sida", "Översikt", ["exempelby", "pahittkoping"]),
        ("jamfor/exempelby-och-pahittkoping/", "sida", "Översikt", ["exempelby", "pahittkoping"]),
        ("pahittkoping/siffror/", "sida", "Översikt, Påhittköping", ["pahittkoping"]),
        ("amnen/", "sida", "Om webbplatsen", []),
        ("pahittkoping/prioriteringar/borttagen/", "sida", "Borttagen sida", []),
        ("amnen/torg/", "amne", "Ämne", ["exempelby", "pahittkoping"]),
        ("amnen/sagor/", "amne", "Ämne", ["pahittkoping"]),
        ("exempelby/", "kommun", "Kommun", ["exempelby"]),
        (
            "exempelby/dokument/program-2030/",
            "dokument",
            "Handlingsprogram, Exempelby 2030–2032. Dokumentet har ingen uppföljning i samlingen.",
            ["exempelby"],
        ),
        (
            "pahittkoping/dokument/plan-2030/",
            "dokument",
            "Plan, Påhittköping 2030",
            ["pahittkoping"],
        ),
        (
            "pahittkoping/dokument/berattelse-2031/",
            "dokument",
            "Uppföljning, Påhittköping 2031",
            ["pahittkoping"],
        ),
        (
            "pahittkoping/prioriteringar/nya-bankar/",
            "prioritering",
            "Prioritering, Påhittköping. Rapporterat 2031.",
            ["pahittkoping"],
        ),
        (
            "exempelby/insatser/borja/",
            "insats",
            "Insats, Exempelby. Planerat 2030–2032, ingen uppföljning.",
            ["exempelby"],
        ),
    ],
)
def test_every_kind_of_page(
    site: Site, address: str, kind: str, about: str, towns: list[str]
) -> None:
    """A page can be filtered by its named kind and by its municipalities. It shows both."""
    found = facets_of(site, address)
    assert (kind, about, towns) == (found.kind, found.about, list(found.municipalities))
    assert kind in KINDS


def test_parts_of_a_document(site: Site) -> None:
    """A document has the parts of its compounds that are not words of it."""
    assert facets_of(site, "exempelby/dokument/program-2030/").parts == ("vandring",)


def test_years_and_names(site: Site) -> None:
    """A document and a topic have their years.

    A document has its title and municipality as names.
    """
    program = facets_of(site, "exempelby/dokument/program-2030/")
    assert (2030, 2031, 2032) == program.years
    assert program.name.endswith("Exempelby Exempelby")
    assert (2030, 2031) == facets_of(site, "pahittkoping/prioriteringar/lugna-torg/").years
    assert (2030, 2031, 2032) == facets_of(site, "amnen/torg/").years
    assert ("torg",) == facets_of(site, "amnen/torg/").topics


def test_parts_of_all_that_is_said_of_a_priority(tiny: Copy) -> None:
    """Compounds of the title, the items and the passages give their parts. Names give none."""
    known = "compounds:\n"
    for word in ("bänkar", "ljus", "frågor", "nora", "sagor", "året"):
        known += f"  {word}: [{word}del]\n"
    tiny.edit("words.yml", "compounds:\n", known)
    found = facets_of(tiny.open(), "pahittkoping/prioriteringar/nya-bankar/").parts
    assert {"bänkardel", "ljusdel", "frågordel"} == {word for word in found if word.endswith("del")}


def test_words_in_other_signs_are_found(tiny: Copy) -> None:
    """A text may have a word with a hidden sign or joined letters. The index has the word too."""
    tiny.edit(
        "pahittkoping/priorities/nya-bankar.yml",
        "title: Nya bänkar",
        "title: Tra\ufb01k\u00adbänkar",
    )
    site = tiny.open()
    assert "trafikbänkar" in facets_of(site, "pahittkoping/prioriteringar/nya-bankar/").parts
    assert "trafikbänkar" in site.lexicon.text_words


def test_a_priority_has_the_years_of_its_reports(site: Site) -> None:
    """A report that tells of it under another heading counts too."""
    entry = site.catalogue.priorities["pahittkoping/fria-sagor"]
    assert not entry.follow_ups
    assert [2030, 2031] == entry.years
    assert (2030, 2031) == facets_of(site, "pahittkoping/prioriteringar/fria-sagor/").years


def test_only_municipalities_with_a_status_are_on_its_page(site: Site) -> None:
    """The page of a status belongs to the municipalities whose commitments it lists."""
    assert ("pahittkoping",) == facets_of(site, "ataganden/andrat/").municipalities
    assert ("exempelby", "pahittkoping") == tuple(
        sorted(facets_of(site, "ataganden/ingen-uppfoljning/").municipalities)
    )
