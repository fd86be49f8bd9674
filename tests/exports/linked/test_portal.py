"""`data/dcat.rdf` and `data/dcat.ttl`: the catalogue for the national data portal (DCAT-AP-SE 3)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from planspegeln import exports
from planspegeln.exports import linked
from planspegeln.exports.linked.datasets import datasets
from planspegeln.pages.addresses import CATALOGUE_FILES, TOPIC_FILES
from planspegeln.pages.datasets import DESCRIPTIONS, NEWEST, RIGHTS
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.exports.linked.specification import ADMS, EU, REQUIRED, VCARD, faults
from tests.rendering.test_accessibility import OPEN_DATA, STATEMENT
from tests.tiny.update import ROOT

XML, TURTLE = CATALOGUE_FILES
OWN: Final = f"{ROOT}data/dcat.rdf#"
SHAPES: Final = Path(__file__).parent / "dcat-ap-3.0.1.ttl"


def read(site: Site, root: str = ROOT) -> Graph:
    """The catalogue, as it is published in RDF/XML."""
    return Graph().parse(data=linked.files(site.catalogue, root)[XML], format="xml")


@pytest.fixture
def catalogue(stated: Copy) -> Graph:
    """The catalogue of the made-up collection."""
    return read(stated.open())


def test_it_is_as_the_specification_says(catalogue: Graph) -> None:
    """Everything required is there, once where that is asked, in the right form and with an address."""
    assert [] == list(faults(catalogue))


def test_without_the_sites_address_there_is_none(stated: Copy) -> None:
    """The portal could not read it. The topics are there, with paths for addresses."""
    catalogue = stated.open().catalogue
    assert {*CATALOGUE_FILES} <= linked.files(catalogue, ROOT).keys()
    assert {*TOPIC_FILES} == linked.files(catalogue, "").keys()


@pytest.mark.parametrize(("kind", "which"), REQUIRED)
def test_what_is_required_is_looked_for(catalogue: Graph, kind: URIRef, which: URIRef) -> None:
    """A catalogue without it is told as faulty."""
    nodes = list(catalogue.subjects(RDF.type, kind))
    assert nodes
    catalogue.remove((nodes[0], which, None))
    assert f"{nodes[0]} has 0 of {which}" in list(faults(catalogue))


def unfit(catalogue: Graph) -> set[Node]:
    """The properties in which the catalogue is not as the European profile asks."""
    _, told, _ = pyshacl.validate(catalogue, shacl_graph=Graph().parse(SHAPES))
    assert isinstance(told, Graph)
    return set(told.objects(None, SH.resultPath))


def test_it_fits_the_european_shapes(catalogue: Graph) -> None:
    """The shapes that DCAT-AP publishes find what is taken out, and but one thing besides.

    They ask for an address where the Swedish profile asks for a media type as text.
    """
    assert {DCTERMS["format"]} == unfit(catalogue)
    catalogue.remove((URIRef(f"{OWN}measures"), DCTERMS.title, None))
    assert {DCTERMS["format"], DCTERMS.title} == unfit(catalogue)


def test_both_files_say_the_same(stated: Copy) -> None:
    """Each is read by itself, and has the short names that people know."""
    site = stated.open()
    for text in linked.files(site.catalogue, ROOT).values():
        assert not re.search(r"\bns\d", text)
    turtle = linked.files(site.catalogue, ROOT)[TURTLE]
    assert isomorphic(read(site), Graph().parse(data=turtle, format="turtle"))


def test_who_publishes_the_data(catalogue: Graph) -> None:
    """The body that runs the site, known by its number, and how to reach it, as site.yml says."""
    publisher = URIRef("http://dataportal.se/organisation/SE2120000000")
    assert {publisher} == set(catalogue.objects(None, DCTERMS.publisher))
    assert Literal("Påhittköpings kommun", lang="sv") == catalogue.value(publisher, FOAF.name)
    assert URIRef(f"{ADMS}LocalAuthority") == catalogue.value(publisher, DCTERMS.type)
    assert Literal("2120000000") == catalogue.value(publisher, DCTERMS.identifier)
    contact = URIRef(f"{OWN}kontakt")
    assert {contact} == set(catalogue.objects(None, DCAT.contactPoint))
    assert Literal("Påhittköpings kommun") == catalogue.value(contact, VCARD.fn)
    assert URIRef("mailto:hjalp@pahittkoping.test") == catalogue.value(contact, VCARD.hasEmail)
    assert URIRef("https://pahittkoping.test/kontakt") == catalogue.value(contact, VCARD.hasURL)


def test_what_the_catalogue_is(catalogue: Graph) -> None:
    """It is called after the site, whose start page is its own, and is about Sweden."""
    whole = URIRef(f"{OWN}katalog")
    assert Literal("Data från Speglet", lang="sv") in set(catalogue.objects(whole, DCTERMS.title))
    assert URIRef(ROOT) == catalogue.value(whole, FOAF.homepage)
    assert URIRef("http://sws.geonames.org/2661886") == catalogue.value(whole, DCTERMS.spatial)
    assert {URIRef(f"{ROOT}data/")} == set(catalogue.objects(None, DCAT.landingPage))


def test_what_is_not_given_is_left_out(stated: Copy) -> None:
    """A body without a number has an address of the catalogue's own."""
    stated.write("site.yml", f"{STATEMENT}open_data:\n  kind: NationalAuthority\n")
    found = read(stated.open())
    assert [] == list(faults(found))
    assert {URIRef(f"{OWN}utgivare")} == set(found.objects(None, DCTERMS.publisher))


def test_the_licence_of_the_data(stated: Copy) -> None:
    """Each file has that which the page about the data names, as the portal writes it."""
    found = read(stated.open())
    files = list(found.subjects(RDF.type, DCAT.Distribution))
    free = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert {free} == {found.value(one, DCTERMS.license) for one in files}
    assert free == found.value(URIRef(f"{OWN}katalog"), DCTERMS.license)


def test_what_the_licence_is_not_for(catalogue: Graph) -> None:
    """Each file says that the texts of the documents are not the editors' to give."""
    files = list(catalogue.subjects(RDF.type, DCAT.Distribution))
    node = URIRef(f"{OWN}rattigheter")
    assert files
    assert {node} == {catalogue.value(one, DCTERMS.rights) for one in files}
    told = {Literal(text, lang=language) for language, text in RIGHTS.items()}
    assert told == set(catalogue.objects(node, RDFS.label))


def test_files_of_one_media_type_can_be_told_apart(catalogue: Graph) -> None:
    """Each has what its form is called, and no two files of a dataset are called the same."""
    for one in catalogue.subjects(RDF.type, DCAT.Dataset):
        files = list(catalogue.objects(one, DCAT.distribution))
        titles = {str(catalogue.value(file, DCTERMS.title)) for file in files}
        assert "None" not in titles
        assert len(titles) == len(files)
    assert Literal("CSV för svenska Excel", lang="sv") in set(
        catalogue.objects(None, DCTERMS.title)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OPEN_DATA, ""),
        ("adopted: true", "adopted: false"),
        (
            "adopted: true\n  actor: Påhittköpings kommun",
            "adopted: false\n  actor: null",
        ),
    ],
)
def test_nothing_is_made_up(stated: Copy, old: str, new: str) -> None:
    """Without the words that are required there is no catalogue. The topics are there all the same."""
    assert {XML, TURTLE} <= linked.files(stated.open().catalogue, ROOT).keys()
    stated.edit("site.yml", old, new)
    found = linked.files(stated.open().catalogue, ROOT).keys()
    assert {"data/amnen.rdf", "data/amnen.ttl"} == found


def test_nobody_publishes_the_real_data_yet(real: Site) -> None:
    """As long as nobody has filled that in."""
    about = real.catalogue.about
    assert about
    assert (about.open_data is not None) is (XML in linked.files(real.catalogue, ROOT))


def test_every_data_file_is_told_once(stated: Copy) -> None:
    """The newest files of the datasets are those of the site, but for the catalogue and what describes files."""
    site = stated.open()
    every = dict(exports.files(site.catalogue, site.pages.values(), ROOT)).keys() - {XML, TURTLE}
    beside = {address for page in site.pages.values() for address in page.rows}
    beside |= {one.newest for one in DESCRIPTIONS}
    made = [one for one in every - beside if not one.startswith((NEWEST, "data/schema/"))]
    found = read(site)
    files = [str(one) for one in found.objects(None, DCAT.downloadURL)]
    assert sorted(files) == sorted(f"{ROOT}{address}" for address in made)
    assert sorted(files) == sorted(map(str, found.objects(None, DCAT.accessURL)))
    told = {URIRef(f"{OWN}{one.id}") for one in datasets()}
    assert told == set(found.objects(URIRef(f"{OWN}katalog"), DCAT.dataset))


def test_each_text_is_in_swedish_and_english(catalogue: Graph) -> None:
    """As the portal recommends."""
    for kind in (DCAT.Catalog, DCAT.Dataset):
        for node in catalogue.subjects(RDF.type, kind):
            for which in (DCTERMS.title, DCTERMS.description):
                told = [one for one in catalogue.objects(node, which) if isinstance(one, Literal)]
                assert ["en", "sv"] == sorted(str(one.language) for one in told)
    english = [one for one in catalogue.objects(None, DCAT.keyword) if isinstance(one, Literal)]
    assert {"sv", "en"} == {one.language for one in english}


def test_what_the_data_is_about(stated: Copy) -> None:
    """The municipalities with their codes, and the first and the last year of the documents.

    The topics are about neither.
    """
    site = stated.open()
    found = read(site)
    codes = {own.municipality.code for own in site.catalogue.municipalities.values()}
    for one in datasets():
        places = list(found.objects(URIRef(OWN + one.id), DCTERMS.spatial))
        times = list(found.objects(URIRef(OWN + one.id), DCTERMS.temporal))
        if not one.is_of_documents:
            assert [] == [*places, *times]
            continue
        assert codes == {str(found.value(place, DCTERMS.identifier)) for place in places}
        (time,) = times
        years = [str(found.value(time, which)) for which in (DCAT.startDate, DCAT.endDate)]
        assert ["2030", "2032"] == years
    names = set(found.objects(None, SKOS.prefLabel))
    assert Literal("Påhittköpings kommun", lang="sv") in names


def test_a_collection_without_documents(stated: Copy) -> None:
    """It has no years. Nothing else is missing."""
    catalogue = stated.open().catalogue
    catalogue.documents.clear()
    found = Graph().parse(data=linked.files(catalogue, ROOT)[XML], format="xml")
    assert [] == list(faults(found))
    assert [] == list(found.subjects(RDF.type, DCTERMS.PeriodOfTime))


def test_how_often_it_changes_is_not_said(catalogue: Graph) -> None:
    """Nobody has promised it. Nor is any date, which the data does not know."""
    unknown = {DCTERMS.accrualPeriodicity, DCTERMS.issued, DCTERMS.modified}
    assert set() == unknown & set(catalogue.predicates())


def test_a_contact_with_signs_that_no_address_has(stated: Copy) -> None:
    """They are written as their bytes: else there would be no file, or a broken one."""
    stated.edit(
        "site.yml",
        "page: https://pahittkoping.test/kontakt",
        'page: "https://pahittkoping.test/<å>\\"{x}"',
    )
    site = stated.open()
    found = read(site)
    page = URIRef("https://pahittkoping.test/%3C%C3%A5%3E%22%7Bx%7D")
    assert {page} == set(found.objects(None, VCARD.hasURL))
    turtle = linked.files(site.catalogue, ROOT)[TURTLE]
    assert isomorphic(found, Graph().parse(data=turtle, format="turtle"))


def test_the_theme_is_government(catalogue: Graph) -> None:
    """One of the EU's themes, for every dataset."""
    assert {URIRef(f"{EU}data-theme/GOVE")} == set(catalogue.objects(None, DCAT.theme))
