"""The topics as one SKOS concept scheme. Their addresses are those of the topics' pages."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.pages.addresses import TOPICS, links, topic_address


def graph(catalogue: Catalogue, root: str) -> Graph:
    """The topics of the catalogue. `root` is the site's address.

    Nothing says in which language a synonym is (some are Finnish), so they have none.
    """
    made = Graph("SimpleMemory", bind_namespaces="core")
    made.bind("dcterms", DCTERMS)
    made.bind("skos", SKOS)
    scheme = URIRef(links(root, TOPICS)["href"])
    made.add((scheme, RDF.type, SKOS.ConceptScheme))
    made.add((scheme, DCTERMS.title, Literal("Ämnen", lang="sv")))
    made.add((scheme, DCTERMS.title, Literal("Topics", lang="en")))
    for topic in catalogue.topics.values():
        concept = URIRef(links(root, topic_address(topic))["href"])
        made.add((scheme, SKOS.hasTopConcept, concept))
        made.add((concept, RDF.type, SKOS.Concept))
        made.add((concept, SKOS.inScheme, scheme))
        made.add((concept, SKOS.topConceptOf, scheme))
        made.add((concept, DCTERMS.identifier, Literal(topic.id)))
        for language, label in topic.labels:
            made.add((concept, SKOS.prefLabel, Literal(label, lang=language)))
        for synonym in topic.synonyms:
            made.add((concept, SKOS.altLabel, Literal(synonym)))
        made.add((concept, SKOS.definition, Literal(topic.description, lang="sv")))
    return made
