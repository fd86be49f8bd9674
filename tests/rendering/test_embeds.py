"""The embeds of hand-written pages."""

from __future__ import annotations

import re
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
    """The large search field leads to the search page, with its words in the address, and suggests pages."""
    form = BeautifulSoup(embeds.sokfalt(site, "om/"), "html.parser").form
    assert form is not None
    assert ("../sok/", None) == (form["action"], form.get("method"))
    assert ["q"] == [field["name"] for field in form("input")]
    assert form.has_attr("data-search-box")


def test_kommuner(site: Site) -> None:
    """Each municipality says how many commitments there are, and what reports say, the newest first."""
    soup = BeautifulSoup(embeds.kommuner(site, ""), "html.parser")
    assert [
        "Åtta åtaganden för 2030: fem om vad som ska göras och tre om vad som ska gälla. "
        "Berättelsen för 2031 ger besked om sex och nämner ett till. "
        "Hur det gick 2030 framgår inte.",
        "Fyra åtaganden för 2030–2032: tre om vad som ska göras och ett om vad som ska gälla. "
        "Ingen uppföljning finns i samlingen.",
    ] == [found.get_text() for found in soup.select("section > p")]
    assert ["pahittkoping/", "exempelby/"] == [link["href"] for link in soup.select("h3 a")]


def test_kommuner_has_a_mark_for_each_commitment(site: Site) -> None:
    """Each group has as many marks as its words say, in rows of ten, and leads to its list."""
    soup = BeautifulSoup(embeds.kommuner(site, ""), "html.parser")
    groups = soup.select(".ps-glance__group")
    ids = [one["id"] for one in soup.select("svg [id]")]
    assert len(set(ids)) == len(ids) == len(groups)
    for group in groups:
        assert group.a
        assert group.svg
        words = group.a.get_text()
        number = int(re.search(r": (\d+) åtagand(?:e|en) i ", words)[1])  # type: ignore[index]
        assert number == len(group.select("use"))
        address, _, anchor = str(group.a["href"]).partition("#")
        assert site.pages[address].has(anchor)
    assert "Ändrat 2031: 2 åtaganden i Påhittköping" in [
        one.a.get_text() for one in groups if one.a
    ]


def test_kommuner_of_many(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many municipalities those with the newest documents are shown, with a way to the others."""
    monkeypatch.setattr("planspegeln.rendering.site.NEWEST", 1)
    soup = BeautifulSoup(embeds.kommuner(tiny.open(), ""), "html.parser")
    assert ["Påhittköping"] == [one.get_text() for one in soup("h3")]
    assert soup.form
    assert "sok/" == soup.form["action"]
    assert [("q", None), ("typ", "kommun")] == [
        (field["name"], field.get("value")) for field in soup.form("input")
    ]
    assert soup.select('a[href="sok/#lista-kommuner"]')


def test_amnen_of_many(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The topics with the most priorities are shown, with a link to all."""
    monkeypatch.setattr("planspegeln.rendering.site.LARGEST", 1)
    soup = BeautifulSoup(embeds.amnen(tiny.open(), ""), "html.parser")
    assert ["amnen/torg/", "amnen/"] == [link["href"] for link in soup("a")]


def test_atagande(site: Site) -> None:
    """A commitment stands beside what was reported, with its status, and leads to its page."""
    soup = BeautifulSoup(
        embeds.atagande(site, "om/", "pahittkoping/plan-2030#tre-bankar"), "html.parser"
    )
    told = " ".join(soup.get_text(" ").split())
    for words in ("Planerat 2030", "tre bänkar", "Rapporterat 2031", "Ändrat 2031", "Fem bänkar"):
        assert words in told
    assert soup.figcaption
    assert soup.figcaption.a
    assert (
        "../pahittkoping/prioriteringar/lugna-torg/#plan-2030-tre-bankar"
        == soup.figcaption.a["href"]
    )
    assert not soup.select("[id]")  # the page may have others
    assert "Citera" not in told


def test_atagande_outside_the_priorities(site: Site) -> None:
    """It leads to the municipality's page."""
    told = str(embeds.atagande(site, "", "pahittkoping/plan-2030#det-viktiga"))
    assert "Utanför prioriteringarna</a>, Påhittköping" in told


def test_aren(site: Site) -> None:
    """Each municipality has its documents, and the plan that each report follows up: the newest come first."""
    assert [
        "För Påhittköping finns planen för 2030 och berättelsen för 2031. Berättelsen för 2031 "
        "följer upp planen för 2031, som inte finns i samlingen. Här står berättelsen för 2031 i stället bredvid "
        "planen för 2030: det är inte samma år.",
        "För Exempelby finns handlingsprogrammet för 2030–2032, men ingen uppföljning.",
    ] == [told.get_text() for told in BeautifulSoup(embeds.aren(site, "om/"), "html.parser")("p")]


def test_aren_when_the_plan_is_added(tiny: Copy) -> None:
    """The text follows the documents: a plan that exists is not called missing."""
    tiny.edit(
        "pahittkoping/documents/berattelse-2031.yml",
        "  year: 2031\n  title: Plan 2031\n  quote: Uppföljning av prioriteringarna 2031",
        "  year: 2030\n  title: Plan 2030\n  quote: Uppföljning av prioriteringarna",
    )
    told = text(embeds.aren(tiny.open(), "om/"))
    assert told.startswith(
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
    assert 'href="../pahittkoping/siffror/#pahittkoping-plan-2030-sagostunder"' in html
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
