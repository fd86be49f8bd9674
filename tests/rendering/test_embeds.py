"""The embeds of hand-written pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from planspegeln.rendering import embeds
from planspegeln.rendering.embeds import EMBEDS, EmbedError
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.rendering.test_accessibility import STATEMENT


def text(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


@pytest.mark.parametrize(
    ("embed", "key", "href", "label"),
    [
        (
            embeds.prioritet,
            "pahittkoping/lugna-torg",
            "../pahittkoping/prioriteringar/lugna-torg/",
            "Lugna torg <img src=x onerror=alert(1)> (Påhittköping)",
        ),
        (
            embeds.prioritet,
            "exempelby/lampor",
            "../exempelby/insatser/lampor/",
            "Lampor på torget (Exempelby)",
        ),
        (
            embeds.dokument,
            "exempelby/program-2030",
            "../exempelby/dokument/program-2030/",
            "Program 2030–2032 (Exempelby)",
        ),
        (embeds.kommun, "exempelby", "../exempelby/", "Exempelby"),
        (embeds.amne, "torg", "../amnen/torg/", "Torg och platser"),
    ],
)
def test_link(
    site: Site, embed: Callable[[Site, str, str], Markup], key: str, href: str, label: str
) -> None:
    """A link is relative to its page. Its text is the title and municipality."""
    html = embed(site, "om/", key)
    found = BeautifulSoup(html, "html.parser").find_all("a")
    assert [href] == [link["href"] for link in found]
    assert label == text(html)
    assert "\n" not in html


@pytest.mark.parametrize(
    ("embed", "key", "message"),
    [
        (
            embeds.prioritet,
            "exempelby/lampa",
            "prioriteringen ”exempelby/lampa” finns inte; menade du ”exempelby/lampor”?",
        ),
        (
            embeds.dokument,
            "exempelby/program",
            "dokumentet ”exempelby/program” finns inte; menade du ”exempelby/program-2030”?",
        ),
        (
            embeds.kommun,
            "Exempelby",
            "kommunen ”Exempelby” finns inte; menade du ”exempelby”?",
        ),
        (
            embeds.amne,
            "x",
            "ämnet ”x” finns inte; välj bland ”fientlig-text”, ”sagor”, ”torg”",
        ),
    ],
)
def test_unknown_name(
    site: Site, embed: Callable[[Site, str, str], Markup], key: str, message: str
) -> None:
    """A name that does not exist is an error with the nearest name."""
    with pytest.raises(EmbedError) as error:
        embed(site, "", key)
    assert message == str(error.value)


def test_citat_in_its_section(site: Site) -> None:
    """For a quote that occurs several times, the part of the document is given too."""
    html = embeds.citat(site, "", "pahittkoping/plan-2030#trygga-torg", "torg")
    assert "pahittkoping/dokument/plan-2030/#trygga-torg" in html
    with pytest.raises(
        EmbedError, match="står på 0 ställen i pahittkoping/plan-2030#sagor; väntade"
    ):
        embeds.citat(site, "", "pahittkoping/plan-2030#sagor", "torg")


def test_citat(site: Site) -> None:
    """A quote has its source and withheld names, and leads to its part of the document."""
    html = embeds.citat(site, "", "pahittkoping/berattelse-2031", "Olle Uppdiktad fick årets pris")
    assert "[namn utelämnat] fick årets pris Påhittköping, Berättelse 2031" == text(html)
    assert 'href="pahittkoping/dokument/berattelse-2031/#nya-bankar"' in html


@pytest.mark.parametrize(
    ("quote", "count"), [("något annat", 0), ("bänkar", 4), ("Fem  bänkar", 0), ("fem bänkar", 0)]
)
def test_citat_is_verified(site: Site, quote: str, count: int) -> None:
    """A quote that is not in the document, or occurs twice, is an error."""
    with pytest.raises(EmbedError) as error:
        embeds.citat(site, "", "pahittkoping/berattelse-2031", quote)
    expected = (
        f"citatet ”{quote}” står på {count} ställen i pahittkoping/berattelse-2031; väntade ett"
    )
    assert expected == str(error.value)


def test_i_korthet(site: Site) -> None:
    """A summary has a link to its page. Each quote has a link to its place."""
    html = embeds.i_korthet(site, "om/", "exempelby/lampor")
    assert (
        "Lampor på torget (Exempelby) Planerat 2030–2032 Det skulle bli lampor på torget. "
        "Rapporterat Ingen uppföljning i samlingen. Redaktionens sammanfattning. "
        "Vad det bygger på Planerat 2030–2032 Lampor för ett lugnt torg i mörker. "
        "Program 2030–2032, s. 7"
    ) == text(html)
    found = BeautifulSoup(html, "html.parser").find_all("a")
    assert [
        "../exempelby/insatser/lampor/",
        "../exempelby/dokument/program-2030/#_korthet-1-lampor",
    ] == [link["href"] for link in found]


def test_i_korthet_without_a_summary(site: Site) -> None:
    """A priority without a summary is an error that tells the editor so."""
    with pytest.raises(EmbedError) as error:
        embeds.i_korthet(site, "", "exempelby/borja")
    expected = "prioriteringen ”exempelby/borja” har ingen sammanfattning; skriv en i dess fil"
    assert expected == str(error.value)


def test_kommuner(site: Site) -> None:
    """Every municipality has its documents."""
    expected = "Exempelby Program 2030–2032 Påhittköping Plan 2030, Berättelse 2031"
    assert expected == text(embeds.kommuner(site, ""))


def test_dokumenten(site: Site) -> None:
    """Documents are sorted newest first."""
    found = BeautifulSoup(embeds.dokumenten(site, ""), "html.parser").find_all("a")
    expected = ["Berättelse 2031", "Program 2030–2032", "Plan 2030"]
    assert expected == [link.get_text() for link in found]


def test_amnen(site: Site) -> None:
    """Every topic is a link."""
    html = embeds.amnen(site, "")
    assert 'href="amnen/torg/">Torg och platser</a>' in html
    assert len(site.catalogue.topics) == html.count("<a ")


def test_sokfalt(site: Site) -> None:
    """The large search field leads to the search page, with its words in the address."""
    form = BeautifulSoup(embeds.sokfalt(site, "om/"), "html.parser").form
    assert form is not None
    assert ("../sok/", None) == (form["action"], form.get("method"))
    assert ["q"] == [field["name"] for field in form("input")]


def test_oversikt(site: Site) -> None:
    """Each priority has a row and each document a column: planned, reported or missing."""
    soup = BeautifulSoup(embeds.oversikt(site, ""), "html.parser")
    assert soup.table
    rows = [
        [cell.get_text().strip() for cell in row.find_all(["th", "td"])] for row in soup.table("tr")
    ]
    assert ["Prioritering", "Plan 2030", "Rapport 2031"] == rows[0]
    assert ["Fria sagor {: #x onmouseover=alert(1) }", "Egen rubrik", "Ingen egen rubrik"] == rows[
        2
    ]
    assert ["Nya bänkar", "Ingen egen rubrik", "Egen rubrik"] == rows[3]


def test_oversikt_of_one_document(site: Site) -> None:
    """A municipality with one document has a list of priorities: there is nothing to compare."""
    section = BeautifulSoup(embeds.oversikt(site, ""), "html.parser").section
    assert section
    assert ("Exempelby", None) == (section.h3 and section.h3.get_text(), section.table)
    own = site.catalogue.municipalities["exempelby"]
    shown = [link.get_text() for link in section.select("li a")]
    assert [entry.priority.title for entry in own.priorities] == shown


def test_oversikt_counts(site: Site) -> None:
    """Each municipality has counts of what was promised and followed up. A note gives the years."""
    soup = BeautifulSoup(embeds.oversikt(site, ""), "html.parser")
    leads = [found.get_text() for found in soup.select("section > p")]
    assert [
        "Fyra åtaganden för 2030–2032: tre om vad som ska göras och ett om vad som ska gälla. "
        "Ingen uppföljning finns i samlingen. Se vad som saknas för Exempelby",
        "Tre insatser:",
        "Åtta åtaganden för 2030: fem om vad som ska göras och tre om vad som ska gälla. "
        "Berättelsen för 2031 ger besked om sex och nämner ett till. "
        "Hur det gick 2030 framgår inte. Se vad som saknas för Påhittköping",
        "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen. Här står berättelsen för 2031 "
        "i stället bredvid planen för 2030: det är inte samma år.",
    ] == leads
    assert ["exempelby/", "uppfoljning/"] == [link["href"] for link in soup("a")[:2]]


def test_aren(site: Site) -> None:
    """Each municipality has its documents, and the plan that each report follows up."""
    assert [
        "För Exempelby finns handlingsprogrammet för 2030–2032, men ingen uppföljning.",
        "För Påhittköping finns planen för 2030 och berättelsen för 2031. Berättelsen för 2031 "
        "följer upp planen för 2031, som inte finns i samlingen. Här står berättelsen för 2031 i stället bredvid "
        "planen för 2030: det är inte samma år.",
    ] == [told.get_text() for told in BeautifulSoup(embeds.aren(site, "om/"), "html.parser")("p")]


def test_aren_when_the_plan_is_added(tiny: Copy) -> None:
    """The text follows the documents: a plan that exists is not called missing."""
    tiny.edit(
        "pahittkoping/documents/berattelse-2031.yml",
        "  year: 2031\n  title: Plan 2031\n  quote: Uppföljning av prioriteringarna 2031",
        "  year: 2030\n  title: Plan 2030\n  quote: Uppföljning av prioriteringarna",
    )
    told = text(embeds.aren(tiny.open(), "om/"))
    assert told.endswith(
        "För Påhittköping finns planen för 2030 och berättelsen för 2031. "
        "Berättelsen för 2031 följer upp planen för 2030."
    )


def test_kontakt(site: Site, tiny: Copy) -> None:
    """The page gives the contact of the organisation. If there is none, it says so."""
    assert "Kontaktuppgifter är inte ifyllda." in text(embeds.kontakt(site, "om/"))
    tiny.write("site.yml", STATEMENT)
    links = BeautifulSoup(embeds.kontakt(tiny.open(), "om/"), "html.parser")("a")
    expected = ["mailto:hjalp@pahittkoping.test", "https://pahittkoping.test/kontakt"]
    assert expected == [link["href"] for link in links]


def test_matt(site: Site) -> None:
    """A figure has its qualifier and unit, and leads to its quote."""
    html = embeds.matt(site, "om/", "pahittkoping/plan-2030#sagostunder")
    assert "ett 20-tal sagostunder { onclick=alert(1) }" == text(html)
    assert 'href="../siffror/#pahittkoping-plan-2030-sagostunder"' in html
    assert "\n" not in html
    assert "ca hälften" == text(embeds.matt(site, "om/", "pahittkoping/berattelse-2031#aterkomst"))


def test_matt_that_does_not_exist(site: Site) -> None:
    """A figure that does not exist is an error with the nearest."""
    with pytest.raises(EmbedError) as error:
        embeds.matt(site, "", "pahittkoping/plan-2030#avsat")
    assert (
        "siffran ”pahittkoping/plan-2030#avsat” finns inte; "
        "menade du ”pahittkoping/plan-2030#avsatt”?"
    ) == str(error.value)


def test_citat_does_not_cut_a_name(site: Site) -> None:
    """A quote with a part of a withheld name is an error: the rest would be shown."""
    with pytest.raises(EmbedError, match="delar ett namn; ta med hela namnet"):
        embeds.citat(site, "", "pahittkoping/berattelse-2031", "Uppdiktad fick årets pris")


def test_insert(site: Site) -> None:
    """The embed gets a page's texts unchanged."""
    key, quote = "pahittkoping/berattelse-2031", "Olle Uppdiktad fick årets pris"
    assert embeds.citat(site, "om/", key, quote) == embeds.insert(
        embeds.citat, site, "om/", key, quote
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("prioritet(5)", 'prioritet("id")'),
        ("prioritet(true)", 'prioritet("id")'),
        ("prioritet(none)", 'prioritet("id")'),
        ("prioritet(huddinge)", 'prioritet("id")'),
        ("prioritet()", 'prioritet("id")'),
        ('prioritet("huddinge", "lokal-samverkan")', 'prioritet("id")'),
        ('prioritet(key="huddinge")', 'prioritet("id")'),
        ('citat("huddinge/plan")', 'citat("id", "citat")'),
        ('citat("huddinge/plan", 5)', 'citat("id", "citat")'),
        ('kommuner("huddinge")', "kommuner()"),
    ],
)
def test_insert_of_something_else(site: Site, written: str, expected: str) -> None:
    """A wrong value for an embed is an error that shows what was found and what is expected."""
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    for embed in EMBEDS:
        environment.globals[embed.__name__] = partial(embeds.insert, embed, site, "")
    with pytest.raises(EmbedError) as error:
        environment.from_string(f"{{{{ {written} }}}}").render()
    shown = written.replace("true", "True").replace("none", "None")
    assert f"hittade {shown}, väntade {expected}" == str(error.value)


def test_every_embed_has_a_test() -> None:
    """Each embed has a test."""
    tried = {"prioritet", "dokument", "kommun", "amne"}
    tried |= {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert [] == [embed.__name__ for embed in EMBEDS if embed.__name__ not in tried]
