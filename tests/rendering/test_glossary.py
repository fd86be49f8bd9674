"""Abbreviations in text: where they occur, what is said about them, and the list below a page."""

from __future__ import annotations

from bs4 import BeautifulSoup

from planspegeln.model.editorial import Abbreviation, Explanation
from planspegeln.rendering.glossary import Glossary, hint
from planspegeln.rendering.markup import annotate
from planspegeln.rendering.site import Site
from tests.checks.test_glossary import GLOSSARY
from tests.conftest import Copy

SOURCE = (Explanation(document="a/b", quote="Våld (VINR)"),)
VINR = Abbreviation(id="vinr", term="VINR", expansion="våld", explained_in=SOURCE)
SCB = Abbreviation(id="scb", term="SCB", expansion="Statistiska centralbyrån")
LA = Abbreviation(id="la", term="LA", municipality="by")
MFL = Abbreviation(id="m-fl", term="m fl", expansion="med flera")
ALL = Glossary([VINR, SCB, LA, MFL])


def test_hint() -> None:
    """The explanation says whose words it is in."""
    expected = ["våld", "Statistiska centralbyrån (redaktionens förklaring)"]
    assert [*expected, "förklaras inte i källan"] == [hint(one) for one in (VINR, SCB, LA)]


def test_spans() -> None:
    """Each term is marked, a municipality's own only in its own texts. No letter is added."""
    text = "SCB:s index, LA m fl"
    html = annotate(text, ALL.of("by").spans(text))
    shown = BeautifulSoup(html, "html.parser")
    assert text == shown.get_text()
    assert ["SCB", "LA", "m fl"] == [tag.get_text() for tag in shown("abbr")]
    elsewhere = annotate(text, ALL.of("annan").spans(text))
    assert ["SCB", "m fl"] == [
        tag.get_text() for tag in BeautifulSoup(elsewhere, "html.parser")("abbr")
    ]


def test_a_municipalitys_own_meaning_goes_first() -> None:
    """If two entries share a term, a municipality's own is used in its texts."""
    common = Abbreviation(id="la-2", term="LA", expansion="lagen")
    text = "LA"
    for order in ([common, LA], [LA, common]):
        glossary = Glossary(order)
        assert "förklaras inte" in annotate(text, glossary.of("by").spans(text))
        assert "lagen" in annotate(text, glossary.of("annan").spans(text))


def test_marked_in() -> None:
    """The list below a page has each marked abbreviation once, in order."""
    text = "SCB, SCB och LA"
    assert [LA, SCB] == ALL.marked_in(f"<p>{annotate(text, ALL.of('by').spans(text))}</p>")
    assert [] == ALL.marked_in("<p>SCB</p>")


def test_the_list_below_a_page(tiny: Copy) -> None:
    """A page explains its marked abbreviations below. The glossary page has all of them."""
    tiny.write("glossary.yml", GLOSSARY)
    site = tiny.open()
    page = site.pages["exempelby/dokument/program-2030/"]
    shown = BeautifulSoup(site.render(page), "html.parser")
    assert {"KUS"} == {tag.get_text() for tag in shown("abbr")}
    assert ["KUS"] == [tag.get_text() for tag in shown.select(".ps-terms dt")]
    assert "Förklaras inte i källan." in shown.select(".ps-terms dd")[0].get_text()
    glossary = BeautifulSoup(site.render(site.pages["om/ordlista/"]), "html.parser")
    assert "KUS (Exempelby)" == glossary.select(".ps-terms dt")[0].get_text()


def test_an_abbreviation_in_a_quote_is_marked(tiny: Copy) -> None:
    """Abbreviations are also explained in actors and in quotes elsewhere."""
    tiny.write("glossary.yml", GLOSSARY)
    html = tiny.open().marked("exempelby/program-2030").quoted("KUS och skolan")
    assert ["KUS"] == [tag.get_text() for tag in BeautifulSoup(html, "html.parser")("abbr")]


def test_a_site_without_a_glossary(site: Site) -> None:
    """Without a glossary, it has no page and nothing is marked."""
    assert "om/ordlista/" not in site.pages
    assert not [page for page in site.pages.values() if "<abbr" in site.render(page)]


def test_every_abbreviation_of_the_real_documents_is_told(real: Site) -> None:
    """The glossary page has each term. A term that the source explains links to its words."""
    shown = BeautifulSoup(real.render(real.pages["om/ordlista/"]), "html.parser")
    told = ["SCB", "SKL", "SOU", "FN", "kkr"]
    explained = ["ANDTS", "ANTD", "FTI", "VINR"]
    entries = {
        tag.get_text().split(" (")[0]: meaning.get_text()
        for tag, meaning in zip(
            shown.select(".ps-terms dt"), shown.select(".ps-terms dd"), strict=True
        )
    }
    assert {*told, *explained, "KUS", "BUN", "IPS", "LA", "KS"} <= set(entries)
    known = {term for term, text in entries.items() if "Förklaras inte i källan" not in text}
    assert set(explained) <= known
    editors = {term for term, text in entries.items() if "redaktionens" in text}
    assert {"KUS", "BUN", "IPS", "LA", "KS"} <= set(entries) - editors - known
