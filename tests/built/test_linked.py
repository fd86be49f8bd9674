"""The linked data of the built site, in the browser and read by itself."""

from __future__ import annotations

import json
from typing import Any

from rdflib import RDF, SKOS, Graph, URIRef

from planspegeln.hosting.rules import policy
from planspegeln.pages.addresses import CATALOGUE_FILES, TOPIC_FILES
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN

SCRIPT = "script[type='application/ld+json']"
WRITTEN = ("",)


def told(site: BuiltSite, address: str) -> list[dict[str, Any]]:
    """What a page says of itself."""
    found = site.pages[address].select(SCRIPT)
    return [json.loads(one.get_text()) for one in found]


def test_each_generated_page_says_what_it_is_once(site: BuiltSite, model: Site) -> None:
    """So do the start page and the page about the data. No other page does, and no redirect."""
    expected = {*WRITTEN, *(one.address for one in model.pages.values() if not one.instead)}
    assert expected == {address for address in site.pages if told(site, address)}
    assert all(len(told(site, address)) == 1 for address in expected)


def test_every_address_in_it_is_whole_and_leads_somewhere(site: BuiltSite) -> None:
    """To a page or a file of the site. A thing that is no page has an address on one."""
    dead = []
    for address in site.pages:
        for text in map(json.dumps, told(site, address)):
            for part in text.split('"'):
                if part.startswith("/"):
                    dead.append(f"/{address}: {part}")
                if part.startswith(ORIGIN):
                    there = part.removeprefix(ORIGIN).partition("#")[0].partition("?")[0]
                    path = site.root / there / "index.html" if there[-1:] in ("", "/") else None
                    is_there = (path or site.root / there).is_file()
                    if not is_there and there not in CATALOGUE_FILES:
                        dead.append(f"/{address}: {part}")
    assert dead == []


def test_a_browser_reads_it_as_data(visit: Visit, kinds: list[str]) -> None:
    """The policy lets no script stand in a page, and stops none of it: it is not run."""
    assert "unsafe-inline" not in policy()
    visitor = visit()
    for address in kinds:
        page = visitor.open(address)
        for one in page.locator(SCRIPT).all_text_contents():
            assert json.loads(one)["@context"] == "https://schema.org"


def test_the_topics_are_read(site: BuiltSite, model: Site) -> None:
    """Both files have every topic, at the address of its page."""
    for name, form in zip(TOPIC_FILES, ("xml", "turtle"), strict=True):
        found = Graph().parse(site.root / name, format=form)
        concepts = {str(one) for one in found.subjects(RDF.type, SKOS.Concept)}
        assert concepts == {f"{ORIGIN}amnen/{topic}/" for topic in model.catalogue.topics}
        assert all(one.removeprefix(ORIGIN) in site.pages for one in concepts)
        scheme = found.value(predicate=RDF.type, object=SKOS.ConceptScheme)
        assert scheme == URIRef(f"{ORIGIN}amnen/")


def test_the_catalogue_is_published_when_somebody_answers_for_the_data(
    site: BuiltSite, model: Site
) -> None:
    """As long as nobody does, there is none."""
    about = model.catalogue.about
    assert about
    is_told = about.open_data is not None
    assert [is_told] * 2 == [(site.root / name).is_file() for name in CATALOGUE_FILES]
