"""What each page says of itself to programs, as JSON-LD."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from planspegeln.catalogue import parts
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.exports.linked import pages
from planspegeln.exports.linked.datasets import datasets
from planspegeln.pages.addresses import document_address, priority_address
from planspegeln.pages.datasets import RIGHTS
from planspegeln.pages.pages import Page
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.tiny.update import ROOT

# RDFLib's reader of JSON-LD uses what RDFLib itself is leaving.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SCHEMA: Final = Namespace("https://schema.org/")
WRITTEN: Final = ("",)
# The properties of schema.org that each kind of thing may have (https://schema.org/Report and so on).
THING: Final = {"name", "description", "url", "alternateName", "identifier", "mainEntityOfPage"}
WORK: Final = THING | {
    *(
        "about",
        "dateCreated",
        "genre",
        "inLanguage",
        "isAccessibleForFree",
        "isBasedOn",
        "isPartOf",
    ),
    *(
        "copyrightNotice",
        "keywords",
        "license",
        "publisher",
        "sourceOrganization",
        "temporalCoverage",
    ),
}
ALLOWED: Final = {
    "WebSite": WORK | {"potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "Report": WORK,
    "CreativeWork": WORK,
    "Dataset": WORK | {"distribution", "includedInDataCatalog"},
    "DataCatalog": WORK,
    "DataDownload": {"name", "contentUrl", "encodingFormat"},
    "Organization": THING,
    "GovernmentOrganization": THING,
    "PropertyValue": {"propertyID", "value"},
    "DefinedTerm": THING | {"inDefinedTermSet"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}
ADDRESSES: Final = (
    "url",
    "item",
    "contentUrl",
    "isBasedOn",
    "inDefinedTermSet",
    "mainEntityOfPage",
)


@pytest.fixture
def located(tiny: Copy) -> Site:
    """The made-up site, at an address."""
    return at(tiny.open())


def at(site: Site, root: str = ROOT) -> Site:
    site.origin = root
    return site


def told(site: Site, address: str) -> list[dict[str, Any]]:
    """The nodes of a page's JSON-LD."""
    text = str(pages.script(site, address))
    read: dict[str, Any] = json.loads(text) if text else {"@graph": []}
    nodes: list[dict[str, Any]] = read["@graph"]
    return nodes


def kind(site: Site, address: str, name: str) -> dict[str, Any]:
    """The only node of a kind."""
    (found,) = [one for one in told(site, address) if one["@type"] == name]
    return found


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value, itself included."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from within(one)


def graph(site: Site) -> Graph:
    """What all pages say together, read with the words of schema.org. Nothing is fetched for it."""
    context = {"@vocab": str(SCHEMA)} | {name: {"@type": "@id"} for name in ADDRESSES}
    found = Graph()
    for address in (*WRITTEN, *site.pages):
        if text := str(pages.script(site, address)):
            read = json.loads(text)
            assert "https://schema.org" == read["@context"]
            found.parse(data=json.dumps(read | {"@context": context}), format="json-ld")
    return found


def test_every_page_says_what_it_is(located: Site) -> None:
    """Each has one script, but those in whose place another page is to be shown."""
    silent = {address for address in located.pages if not pages.script(located, address)}
    assert silent == {address for address, page in located.pages.items() if page.instead}
    assert all(pages.script(located, address) for address in WRITTEN)
    assert "" == pages.script(located, "om/oss/")


@pytest.mark.parametrize("collection", ["site", "real"])
def test_only_what_schema_org_has(collection: str, request: pytest.FixtureRequest) -> None:
    """Every property is one of the thing's kind."""
    site: Site = request.getfixturevalue(collection)
    for address in (*WRITTEN, *site.pages):
        for node in within(told(site, address)):
            if node.keys() == {"@id"}:
                continue
            own = {name for name in node if not name.startswith("@")}
            assert set() == own - ALLOWED[node["@type"]], (address, node["@type"])


@pytest.mark.parametrize("collection", ["site", "real"])
def test_numbers_agree_with_the_catalogue(collection: str, request: pytest.FixtureRequest) -> None:
    """There are as many of each thing as in the data, each known by one address."""
    site: Site = request.getfixturevalue(collection)
    found, catalogue = graph(site), site.catalogue
    for name, number in (
        ("WebSite", 1),
        ("GovernmentOrganization", len(catalogue.municipalities)),
        ("Report", len(catalogue.documents)),
        ("Dataset", len(datasets())),
        (
            "DefinedTerm",
            len({one.id for its in catalogue.priorities.values() for one in its.topics}),
        ),
    ):
        assert number == len(set(found.subjects(RDF.type, SCHEMA[name]))), name
    parts_of = [page for page in site.pages.values() if page.template == "part.html"]
    works = set(found.subjects(RDF.type, SCHEMA.CreativeWork))
    assert len(catalogue.priorities) + len(parts_of) == len(works)


def test_the_start_page(located: Site) -> None:
    """Its name, and where a search is asked."""
    assert [
        {
            "@type": "WebSite",
            "@id": ROOT,
            "url": ROOT,
            "name": "Planspegeln",
            "inLanguage": "sv",
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{ROOT}sok/?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    ] == told(located, "")
    assert told(located, "") == told(located, "./")


def test_a_municipality(located: Site) -> None:
    """An organisation with its official code, which is not the page about it."""
    assert {
        "@type": "GovernmentOrganization",
        "@id": f"{ROOT}pahittkoping/#_kommun",
        "name": "Påhittköpings kommun",
        "alternateName": "Påhittköping",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "SCB kommunkod",
            "value": "9901",
        },
        "mainEntityOfPage": f"{ROOT}pahittkoping/",
    } == kind(located, "pahittkoping/", "GovernmentOrganization")


def test_a_document(located: Site) -> None:
    """Its title as printed, its kind, its years, and its date and number if it has them."""
    address = "pahittkoping/dokument/plan-2030/"
    report = kind(located, address, "Report")
    entry = located.pages[address].subject
    assert {
        "@type": "Report",
        "@id": ROOT + address,
        "url": ROOT + address,
        "name": entry.document.title,
        "inLanguage": "sv",
        "genre": "Plan",
        "temporalCoverage": "2030",
        "sourceOrganization": {
            "@type": "GovernmentOrganization",
            "@id": f"{ROOT}pahittkoping/#_kommun",
            "name": "Påhittköpings kommun",
        },
        "isPartOf": {"@id": ROOT},
        "dateCreated": "2029-11-30",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "diarienummer",
            "value": "PÅ-2029/7",
        },
    } == report


def changed(site: Site, address: str, **update: Any) -> Page:
    """The page of a document, with other facts."""
    page = site.pages[address]
    entry: DocumentEntry = page.subject
    document = entry.document.model_copy(update=update)
    return replace(page, subject=replace(entry, document=document))


def test_what_a_document_does_not_say(located: Site) -> None:
    """No date, no number and no original is made up; an author never is."""
    address = "pahittkoping/dokument/plan-2030/"
    located.pages[address] = changed(
        located, address, date=None, reference=None, years=(2030, 2031, 2032)
    )
    report = kind(located, address, "Report")
    assert "2030/2032" == report["temporalCoverage"]
    assert {"dateCreated", "identifier", "isBasedOn", "author", "creator"} & report.keys() == set()


def test_what_a_document_is_based_on(located: Site) -> None:
    """Where the municipality has published it, and the file that this site has."""
    address = "pahittkoping/dokument/plan-2030/"
    source = located.pages[address].subject.document.source
    url = "https://pahittkoping.test/plan.pdf"
    page = changed(located, address, source=source.model_copy(update={"url": url}))
    located.pages[address] = page
    assert [url] == kind(located, address, "Report")["isBasedOn"]
    files = {f"{address}original.pdf": "a.pdf", "pahittkoping/dokument/x/original.pdf": "a.pdf"}
    located.pages[address] = replace(page, files=files)
    expected = [url, f"{ROOT}{address}original.pdf"]
    assert expected == kind(located, address, "Report")["isBasedOn"]


def test_a_date_is_the_documents_own(located: Site) -> None:
    """As the document has it."""
    address = "pahittkoping/dokument/plan-2030/"
    located.pages[address] = changed(located, address, date=dt.date(2031, 2, 3))
    assert "2031-02-03" == kind(located, address, "Report")["dateCreated"]


def test_a_priority(located: Site) -> None:
    """Its title, its topics, its municipality, and the documents that it is based on."""
    address = "pahittkoping/prioriteringar/lugna-torg/"
    work, entry = kind(located, address, "CreativeWork"), located.pages[address].subject
    assert (entry.priority.title, ROOT + address) == (work["name"], work["@id"])
    assert located.pages[address].description == work["description"]
    own, *topics = work["about"]
    assert f"{ROOT}pahittkoping/#_kommun" == own["@id"]
    assert [f"{ROOT}amnen/{one.id}/" for one in entry.topics] == [one["@id"] for one in topics]
    assert [one.labels.sv for one in entry.topics] == [one["name"] for one in topics]
    documents = [ROOT + document_address(one.item.entry) for one in entry.sources]
    assert 2 == len(documents)
    assert [{"@id": one} for one in documents] == work["isBasedOn"]


def test_the_way_to_a_page(located: Site) -> None:
    """As it stands at the top of it, from the start page to the page itself."""
    address = "pahittkoping/prioriteringar/lugna-torg/"
    steps = kind(located, address, "BreadcrumbList")["itemListElement"]
    assert [1, 2, 3] == [one["position"] for one in steps]
    assert [ROOT, f"{ROOT}pahittkoping/", ROOT + address] == [one["item"] for one in steps]
    title = located.pages[address].title
    assert ["Start", "Påhittköping", title] == [one["name"] for one in steps]


def test_a_part_of_a_long_document(tiny: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a part of its document. The page with the whole text stands for nothing of its own."""
    monkeypatch.setattr(parts, "LIMIT", 150)
    long = at(tiny.open())
    further = [page for page in long.pages.values() if page.template == "part.html"]
    assert further
    for page in further:
        work = kind(long, page.address, "CreativeWork")
        assert {"@id": ROOT + document_address(page.subject.entry)} == work["isPartOf"]
        assert page.subject.name(page.subject.heading) == work["name"]
    assert [] == [
        node
        for page in long.pages.values()
        if page.template == "whole.html"
        for node in told(long, page.address)
    ]


def test_the_data(located: Site) -> None:
    """Each dataset and its files, on the page that tells of them. Nobody is said to publish it."""
    found = told(located, "data/")
    assert [f"{ROOT}data/#{one.id}" for one in datasets()] == [one["@id"] for one in found]
    anchors = located.pages["data/"].anchors
    assert {one.id for one in datasets()} <= {*anchors}
    for one, node in zip(datasets(), found, strict=True):
        assert (one.title["sv"], one.description["sv"]) == (node["name"], node["description"])
        assert [
            (ROOT + file.address, file.media_type, file.form) for file in one.distributions
        ] == [
            (file["contentUrl"], file["encodingFormat"], file["name"])
            for file in node["distribution"]
        ]
        assert RIGHTS["sv"] == node["copyrightNotice"]
        assert node["isAccessibleForFree"] is True
        assert "http://creativecommons.org/publicdomain/zero/1.0/" == node["license"]
        assert set() == {"publisher", "includedInDataCatalog"} & node.keys()


def test_who_publishes_the_data(stated: Copy) -> None:
    """The body that site.yml names, and the catalogue that there then is."""
    for node in told(at(stated.open()), "data/"):
        assert {"@type": "Organization", "name": "Påhittköpings kommun"} == node["publisher"]
        catalogue = {"@type": "DataCatalog", "url": f"{ROOT}data/dcat.rdf"}
        assert catalogue == node["includedInDataCatalog"]


def test_every_address_is_whole(located: Site) -> None:
    """And each of the site's leads to a page."""
    found = graph(located)
    addresses = {str(one) for triple in found for one in triple if isinstance(one, URIRef)}
    own = {one for one in addresses if not one.startswith((str(SCHEMA), str(RDF)))}
    assert all(one.startswith(ROOT) for one in own), own
    led = {one.removeprefix(ROOT).partition("#")[0] for one in own}
    files = {file.address for one in datasets() for file in one.distributions}
    assert set() == led - located.pages.keys() - {*WRITTEN, *files, "data/dcat.rdf"}


def test_without_an_address(site: Site) -> None:
    """As in the data files, addresses then start at the web server's root."""
    assert "" == site.origin
    work = kind(site, "pahittkoping/prioriteringar/lugna-torg/", "CreativeWork")
    assert "/pahittkoping/prioriteringar/lugna-torg/" == work["url"]


@pytest.mark.parametrize("collection", ["site", "real"])
def test_no_text_can_end_the_script(collection: str, request: pytest.FixtureRequest) -> None:
    """No sign in it has a meaning in HTML, and the text is the same when it is read."""
    site: Site = request.getfixturevalue(collection)
    for address in (*WRITTEN, *site.pages):
        assert not re.search(r"[<>&']", str(pages.script(site, address))), address
    if site.catalogue.topics.get("fientlig-text"):
        titles = {
            one["name"] for its in site.pages for one in within(told(site, its)) if "name" in one
        }
        assert "{{ 7*7 }} {% raw %} <script>alert(1)</script>" in titles


def test_names_are_withheld(located: Site) -> None:
    """A title and a number that had a name would be told without it."""
    address = "pahittkoping/dokument/plan-2030/"
    name = located.pages[address].subject.document.personal[0].name
    located.pages[address] = changed(
        located, address, title=f"Plan av {name}", reference=f"PÅ {name}"
    )
    report = kind(located, address, "Report")
    assert "Plan av [namn utelämnat]" == report["name"]
    assert "PÅ [namn utelämnat]" == report["identifier"]["value"]


def test_no_page_names_who_is_withheld(site: Site) -> None:
    """Whatever page it is."""
    text = "".join(str(pages.script(site, address)) for address in (*WRITTEN, *site.pages))
    names = [p.name for e in site.catalogue.documents.values() for p in e.document.personal]
    assert 3 == len(names)
    assert [] == [name for name in names if name in text]
    assert all(priority_address(one) in text for one in site.catalogue.priorities.values())
