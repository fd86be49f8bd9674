"""`data/amnen.rdf` and `data/amnen.ttl`: the topics as one SKOS concept scheme."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from planspegeln.exports import linked
from planspegeln.pages.addresses import TOPIC_FILES, topic_address
from planspegeln.rendering.site import Site
from tests.conftest import REAL, Copy
from tests.tiny.update import ROOT

XML, TURTLE = TOPIC_FILES
SCHEME = URIRef(f"{ROOT}amnen/")


def read(site: Site, root: str = ROOT) -> Graph:
    """The scheme, as it is published in RDF/XML."""
    return Graph().parse(data=linked.files(site.catalogue, root)[XML], format="xml")


@pytest.mark.parametrize("collection", ["site", "real"])
def test_both_files_say_the_same(collection: str, request: pytest.FixtureRequest) -> None:
    """Each is read by itself."""
    site: Site = request.getfixturevalue(collection)
    turtle = linked.files(site.catalogue, ROOT)[TURTLE]
    assert isomorphic(read(site), Graph().parse(data=turtle, format="turtle"))


@pytest.mark.parametrize("collection", ["site", "real"])
def test_every_topic_is_a_concept(collection: str, request: pytest.FixtureRequest) -> None:
    """Its address is that of its page, and its words are those of the data, all and no others."""
    site: Site = request.getfixturevalue(collection)
    found = read(site)
    topics = site.catalogue.topics.values()
    concepts = {URIRef(ROOT + topic_address(topic)): topic for topic in topics}
    assert [SCHEME] == list(found.subjects(RDF.type, SKOS.ConceptScheme))
    assert concepts.keys() == set(found.subjects(RDF.type, SKOS.Concept))
    assert concepts.keys() == set(found.objects(SCHEME, SKOS.hasTopConcept))
    for concept, topic in concepts.items():
        assert topic_address(topic) in site.pages
        assert {SCHEME} == set(found.objects(concept, SKOS.inScheme))
        assert {SCHEME} == set(found.objects(concept, SKOS.topConceptOf))
        assert {Literal(topic.id)} == set(found.objects(concept, DCTERMS.identifier))
        names = {Literal(label, lang=language) for language, label in topic.labels}
        assert 3 == len(names)
        assert names == set(found.objects(concept, SKOS.prefLabel))
        assert set(map(Literal, topic.synonyms)) == set(found.objects(concept, SKOS.altLabel))
        told = {Literal(topic.description, lang="sv")}
        assert told == set(found.objects(concept, SKOS.definition))


def test_text_is_no_markup(site: Site) -> None:
    """What looks like markup in a name is its text."""
    names = set(read(site).objects(URIRef(f"{ROOT}amnen/fientlig-text/"), SKOS.prefLabel))
    assert Literal("{{ 7*7 }} {% raw %} <script>alert(1)</script>", lang="sv") in names


def test_without_an_address(site: Site) -> None:
    """As in the other data files, addresses then start at the web server's root."""
    found = linked.files(site.catalogue, "")
    assert '<skos:hasTopConcept rdf:resource="/amnen/torg/"/>' in found[XML]
    assert "</amnen/torg/> a skos:Concept ;" in found[TURTLE]


def test_a_new_topic_is_in_both(tiny: Copy) -> None:
    """The files follow the data."""
    tiny.edit("topics.yml", "en: Tales", "en: Stories")
    found = linked.files(tiny.open().catalogue, ROOT)
    assert all("Stories" in found[name] and "Tales" not in found[name] for name in TOPIC_FILES)


PRINTED = """
import hashlib, sys
from pathlib import Path
from planspegeln.exports import linked
from planspegeln.rendering.site import Site
files = linked.files(Site.open(Path(sys.argv[1])).catalogue, "https://plan.example/")
print(*(f"{name} {hashlib.sha256(text.encode()).hexdigest()}" for name, text in files.items()))
"""


def test_the_same_bytes_each_time(stated: Copy) -> None:
    """The order of a set, which differs between processes, is nowhere in them."""

    def printed(seed: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", PRINTED, str(stated.root)],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            cwd=REAL.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = printed(0)
    assert 4 == first.count("data/")
    assert {first} == {printed(seed) for seed in (1, 2, 3)}
