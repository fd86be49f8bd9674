"""The site as a whole: its links, and the HTML of each kind of page."""

from __future__ import annotations

import inspect
import posixpath
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from planspegeln.loading.faults import DataError
from planspegeln.pages.addresses import TOPIC_FILES
from planspegeln.pages.datasets import FILES
from planspegeln.pages.pages import Page
from planspegeln.rendering import site as rendered
from planspegeln.rendering.site import Site, relative
from tests.conftest import REAL, Copy, ReadSite, without_query
from tests.tiny import update

ROOT = REAL.parent


@pytest.mark.parametrize("name", [*update.PAGES, "redirect.html"])
def test_expected_html(site: Site, name: str) -> None:
    """A page of each kind equals `tests/tiny/expected`, byte for byte."""
    expected = (update.EXPECTED / name).read_bytes()
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    assert expected == update.pages(site)[name].encode(), message


def test_every_template_has_an_expected_page(site: Site) -> None:
    """Each kind of page has an expected example."""
    shown = {site.pages[address].template for address in update.PAGES.values()}
    assert {page.template for page in site.pages.values()} == shown


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("", "", "./"),
        ("", "a/", "a/"),
        ("a/", "", "../"),
        ("a/", "a/", "./"),
        ("a/b/", "a/", "../"),
        ("a/b/", "a/c/d/", "../c/d/"),
        ("a/b/c/", "d/", "../../../d/"),
    ],
)
def test_relative(here: str, there: str, expected: str) -> None:
    """A link is relative, so that the site works at any address."""
    assert expected == relative(here, there)


def test_href(site: Site) -> None:
    """A link leads to a page, a place on it, or the start."""
    here = "amnen/torg/"
    plan = "pahittkoping/dokument/plan-2030/"
    assert "../../" == site.href(here, "")
    assert f"../../{plan}" == site.href(here, plan)
    assert f"../../{plan}#mal" == site.href(here, plan, "mal")
    assert f"../../{plan}#citat-trivsel" == site.href(here, plan, "citat-trivsel")


@pytest.mark.parametrize(
    ("address", "anchor"),
    [("saknas/", ""), ("pahittkoping", ""), ("pahittkoping/dokument/plan-2030/", "saknas")],
)
def test_href_to_nothing(site: Site, address: str, anchor: str) -> None:
    """A link to a page or place that does not exist is an error, never a dead link."""
    with pytest.raises(KeyError):
        site.href("", address, anchor)


def every_page(site: ReadSite) -> list[tuple[Page, BeautifulSoup]]:
    return [(page, site.soup(page)) for page in site.pages.values()]


def test_every_link_and_anchor_exists(site: ReadSite) -> None:
    """Every link on every page leads to a page, and to an id on it or at the foot of the theme's page."""
    ids = {
        page.address: {"_adress", *(tag["id"] for tag in soup(id=True))}
        for page, soup in every_page(site)
    }
    beside = (name for page in site.pages.values() for name in (*page.files, *page.rooted))
    files = {*FILES, *TOPIC_FILES, *beside}
    dead = []
    for page, soup in every_page(site):
        for link in soup("a"):
            path, _, anchor = without_query(str(link["href"])).partition("#")
            there = posixpath.normpath(posixpath.join("/", page.address, path)).lstrip("/")
            there = f"{there}/" if there and there not in files else there
            if (
                there
                and there not in files
                and (there not in ids or (anchor and anchor not in ids[there]))
            ):
                dead.append(f"{page.address} → {link['href']}")
    assert [] == dead


def test_promised_anchors_are_on_the_page(site: ReadSite) -> None:
    """Every promised anchor, former ones too, is an id on the page. Each id occurs once."""
    for page, soup in every_page(site):
        ids = [tag["id"] for tag in soup(id=True)]
        gone = {one.anchor for one in page.gone}
        assert set() == (page.anchors.keys() | page.moving | gone) - set(ids)
        assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    "template", ["municipality.html", "document.html", "measures.html", "priority.html"]
)
def test_ids_of_the_templates_are_no_ids_of_the_data(site: ReadSite, template: str) -> None:
    """A template's own ids start with _, unlike the ids of the data."""
    for page, soup in every_page(site):
        if page.template == template:
            own = {str(tag["id"]) for tag in soup(id=True)} - page.anchors.keys()
            own -= {one.anchor for one in page.gone}
            assert own
            assert [] == [name for name in sorted(own) if not name.startswith("_")]


def test_hostile_text_is_text(site: ReadSite) -> None:
    """No page has an element, handler or address that comes from the data's text."""
    for _, soup in every_page(site):
        assert [] == soup(["script", "img", "b", "iframe", "style"])
        for tag in soup(True):
            assert [] == [name for name in tag.attrs if name.startswith("on")]
            assert not str(tag.get("href", "")).startswith("javascript:")


def test_hostile_text_is_shown(site: ReadSite) -> None:
    """Hostile text is shown as written."""
    text = " ".join(soup.get_text() for _, soup in every_page(site))
    for hostile in (
        "{{ 7*7 }}",
        "{% raw %}",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klicka](javascript:alert(1))",
        "{ onclick=alert(1) }",
        "{: #x onmouseover=alert(1) }",
        '"><b>',
        "&lt;",
        "1. siffra först",
        "# rubrik",
    ):
        assert hostile in text


def test_withheld_is_nowhere(site: ReadSite) -> None:
    """No page shows what is withheld."""
    html = "".join(str(soup) for _, soup in every_page(site))
    assert "Uppdiktad" not in html
    assert "nora.pahitt" not in html


def test_pages_have_no_undefined_or_python_in_them(site: ReadSite) -> None:
    """No page prints internal values."""
    text = " ".join(soup.get_text() for _, soup in every_page(site))
    assert [] == [word for word in ("None", "Undefined", "model.", "object at") if word in text]


def test_open_reports_every_fault(tiny: Copy) -> None:
    """A site is not opened on faulty data."""
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: x")
    with pytest.raises(DataError, match=r"links\.yml:\d+:\d+: ”x” finns inte"):
        tiny.open()


def test_lists_are_in_swedish_order(tiny: Copy) -> None:
    """Topics and municipalities are in Swedish order, with å, ä and ö last."""
    tiny.edit("topics.yml", "sv: Torg och platser", "sv: Ängar")
    tiny.edit("topics.yml", "sv: Sagor", "sv: åar")
    tiny.edit("topics.yml", 'sv: "{{ 7*7 }} {% raw %} <script>alert(1)</script>"', "sv: Zoner")
    for key, name, code in (("aby", "Äby", "9903"), ("oby", "Åby", "9904")):
        text = tiny.read("exempelby/municipality.yml").partition("\nthemes:")[0]
        text = text.replace("id: exempelby", f"id: {key}").replace(
            "name: Exempelby\n", f"name: {name}\n"
        )
        text = text.replace("9902", code)
        tiny.write(f"{key}/municipality.yml", text)
    site = tiny.open()
    assert ["exempelby", "pahittkoping", "oby", "aby"] == list(site.catalogue.municipalities)
    expected = ["Zoner", "åar", "Ängar"]
    soup = BeautifulSoup(site.render(site.pages["amnen/"]), "html.parser")
    assert expected == [found.get_text() for found in soup.select("h2 a")]
    soup = BeautifulSoup(site.render(site.pages["sok/"]), "html.parser")
    assert expected == [found.get_text() for found in soup.select(".ps-tag")]


def test_no_break_spaces_hold_numbers_together(site: ReadSite) -> None:
    """A number, its qualifier and a date do not break over two lines."""
    html = site.render(site.pages["pahittkoping/siffror/"])
    assert "cirka\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}personer" in html


def test_site_of_faulty_data(tiny: Copy) -> None:
    """Faulty data makes no site. The error has all the faults."""
    tiny.edit("topics.yml", "- id: sagor", "- id: torg")
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: x")
    with pytest.raises(DataError) as error:
        tiny.open()
    assert tiny.faults() == [str(fault) for fault in error.value.faults]
    assert str(error.value).endswith("\n8 fel i data.")


def test_every_template_exists(site: Site) -> None:
    """Every template that a page uses exists."""
    folder = Path(inspect.getfile(Site)).parent / "templates"
    missing = {
        page.template for page in site.pages.values() if not (folder / page.template).exists()
    }
    assert set() == missing


def test_every_page_is_led_to(site: Site) -> None:
    """The menu, the frame or a hand-written page links to each page, except withdrawn ones.

    What leads to a panel has the site's address, which this site lacks.
    """
    frame = (ROOT / "theme").glob("**/*.html")
    texts = [path.read_text(encoding="utf-8") for path in (*frame, ROOT / "mkdocs.yml")]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("**/*.md")]
    named = {
        address
        for text in texts
        for address in re.findall(r"[a-z-]+(?:/[a-z-]+)*/(?=index\.md|')", text)
    }
    reached: set[str] = set()
    waiting = [address for address in named if address in site.pages]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        for link in BeautifulSoup(site.render(site.pages[here]), "html.parser")("a"):
            path = without_query(str(link["href"])).partition("#")[0]
            there = posixpath.normpath(posixpath.join("/", here, path)).strip("/") + "/"
            if there in site.pages:
                waiting.append(there)
    living = {
        one.address
        for one in site.pages.values()
        if one.template != "withdrawn.html" and not one.is_panel
    }
    assert set() == living - reached


def sources(site: Site, address: str) -> list[str]:
    """The page of a priority says which documents it is from."""
    soup = BeautifulSoup(site.render(site.pages[address]), "html.parser")
    return [" ".join(one.get_text().split()) for one in soup.select(".ps-sources li")]


TORG = "pahittkoping/prioriteringar/lugna-torg/"
PLAN_2030 = 'Plan 2030 för "><b> påhittade nämnden'
FILED = "diarienummer PÅ-2029/7, 30 november 2029"


def test_number_in_each_document(site: Site) -> None:
    """A priority has the number that each document gives it, and its other facts."""
    assert [f"{PLAN_2030}, nummer 1, {FILED}", "Berättelse 2031, nummer 2"] == sources(site, TORG)


@pytest.mark.parametrize("number", [3, None])
def test_no_number_where_a_document_has_several(tiny: Copy, number: int | None) -> None:
    """If a document has two items of a priority, neither number is the priority's."""
    heading = f"{number}. Fler torg" if number else "Fler torg"
    tiny.edit_source("pahittkoping-plan-2030.txt", "### Sagor", f"#### {heading}\n\n### Sagor")
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "      - section: sagor\n",
        "      - item: lugna-torg\n        anchor: fler-torg\n"
        + (f"        number: {number}\n" if number else "")
        + "        title: Fler torg\n      - section: sagor\n",
    )
    assert [f"{PLAN_2030}, {FILED}", "Berättelse 2031, nummer 2"] == sources(tiny.open(), TORG)


def test_a_large_collection_is_listed_by_municipality(
    site: ReadSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no list holds is led to from each municipality's page, and the search page stays small."""
    page = site.pages["sok/"]
    few = str(Site.render(site, page))
    assert "lista-a-o" in few
    assert "lista-kommuner" not in few
    monkeypatch.setattr(rendered, "LISTED", 2)
    many = str(Site.render(site, page))
    assert "lista-a-o" not in many
    assert "lista-dokument" not in many
    for own in site.catalogue.municipalities.values():
        assert f'<a href="../{own.municipality.id}/">{own.municipality.name}</a>' in many


def test_an_empty_list_claims_nothing(real: ReadSite) -> None:
    """Nothing of nothing is no result: without reports and without targets, the page says that there are none."""
    without_reports = real.soup(real.pages["soderhamn/uppfoljning/"]).get_text()
    assert "Ingen rapport finns i samlingen." in without_reports
    assert "Allt som rapporteras har en plan." not in without_reports

    without_targets = real.soup(real.pages["huddinge/uppfoljning/"]).get_text()
    assert "Inga mål i siffror." in without_targets
    assert "Alla mål i siffror" not in without_targets


def test_a_municipality_is_described_by_what_it_has(real: ReadSite) -> None:
    """Without a report it has no follow-up, and what it divides its work into is called as the page does."""
    assert "planer, insats för insats" in real.pages["soderhamn/"].description
    assert (
        "planer och uppföljningar, prioritering för prioritering"
        in real.pages["huddinge/"].description
    )


def test_what_holds_of_a_whole_document_stands_beside_what_is_taken_from_it(tiny: Copy) -> None:
    """On its own page, its municipality's, its priorities', and where what they say is gathered: once on each."""
    told = "Ingenstans står att planen är antagen."
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "issuer: Påhittade nämnden",
        f"issuer: Påhittade nämnden\ncaveat: {told}",
    )
    site = tiny.open()
    own = (
        "",
        "dokument/plan-2030/",
        "prioriteringar/lugna-torg/",
        "uppfoljning/",
        "ataganden/",
        "siffror/",
    )
    [pair] = [address for address in site.pages if re.fullmatch("jamfor/.+/", address)]
    gathered = ("amnen/torg/", "ataganden/andrat/", pair)
    for address in (*(f"pahittkoping/{one}" for one in own), *gathered):
        assert 1 == site.render(site.pages[address]).count(f"Plan 2030: {told}"), address
    assert told not in site.render(site.pages["exempelby/"])
