"""The catalogue of the site's data, as the national data portal reads it (DCAT-AP-SE 3).

The specification is https://docs.dataportal.se/dcat/3.0.1/sv/. What it requires but the data does not
say is not made up: as long as nobody is told to publish the data there is no catalogue. Every thing that
the portal keeps has an address, as its rules for harvesting ask: a part of that of `data/dcat.rdf`.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports.linked.datasets import DESCRIBED_ON, LICENCE, RIGHTS, Dataset, datasets
from planspegeln.model import editorial
from planspegeln.pages.addresses import CATALOGUE_FILES, links

_EU: Final = Namespace("http://publications.europa.eu/resource/authority/")
_AVAILABLE: Final = URIRef("http://data.europa.eu/r5r/availability")
_KIND: Final = Namespace("http://purl.org/adms/publishertype/")
_VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
_SWEDEN: Final = URIRef("http://sws.geonames.org/2661886")
# The organisations' own addresses at the portal, by their numbers.
_ORGANISATION: Final = "http://dataportal.se/organisation/SE"
# What may stand in an address; anything else in it is written as its bytes.
_WHOLE: Final = "!#$%&'()*+,/:;=?@[]~"
_LANGUAGES: Final = {"sv": "SWE", "en": "ENG", "fi": "FIN"}


def graph(catalogue: Catalogue, root: str) -> Graph | None:
    """The catalogue of the data files. `root` is the site's address.

    None if `site.yml` does not say what the specification requires: who publishes the data.
    """
    publisher = editorial.publisher(catalogue.about)
    return _Portal(catalogue, root, publisher).graph if publisher else None


class _Portal:
    """The graph while it is being made."""

    def __init__(self, catalogue: Catalogue, root: str, publisher: editorial.Publisher) -> None:
        self.graph = Graph("SimpleMemory", bind_namespaces="core")
        for prefix, namespace in _PREFIXES.items():
            self.graph.bind(prefix, namespace)
        self._root = root
        self._publisher = self._publish(publisher)
        self._contact = self._reach(publisher.name, publisher.contact)
        self._places = [
            self._place(own.municipality.official_name, own.municipality.code)
            for own in catalogue.municipalities.values()
        ]
        self._period = self._time(catalogue)
        self._rights = self._own("rattigheter")
        self._add(self._rights, RDF.type, DCTERMS.RightsStatement)
        self._say(self._rights, RDFS.label, **RIGHTS)
        self._describe(publisher.service)

    def _describe(self, name: str) -> None:
        """The catalogue itself, of the service with that name, and each dataset."""
        whole = self._own("katalog")
        self._add(whole, RDF.type, DCAT.Catalog)
        self._say(whole, DCTERMS.title, sv=f"Data från {name}", en=f"Data from {name}")
        self._say(
            whole,
            DCTERMS.description,
            sv="Vad svenska kommuner planerade bredvid vad de rapporterade, ord för ord ur deras "
            "dokument.",
            en="What Swedish municipalities planned beside what they reported, word for word from "
            "their documents.",
        )
        self._add(whole, DCTERMS.publisher, self._publisher)
        # The portal requires this licence of the catalogue's own text.
        self._add(whole, DCTERMS.license, URIRef(LICENCE))
        self._add(whole, FOAF.homepage, self._page(""))
        self._add(whole, DCTERMS.language, _language("sv"), _language("en"))
        self._add(whole, DCTERMS.spatial, _SWEDEN)
        self._add(whole, DCAT.themeTaxonomy, _EU["data-theme"])
        for one in datasets():
            self._add(whole, DCAT.dataset, self._dataset(one))

    def _dataset(self, one: Dataset) -> URIRef:
        node = self._own(one.id)
        self._add(node, RDF.type, DCAT.Dataset)
        self._say(node, DCTERMS.title, **one.title)
        self._say(node, DCTERMS.description, **one.description)
        for language, words in one.keywords.items():
            self._add(node, DCAT.keyword, *(Literal(word, lang=language) for word in words))
        self._add(node, DCTERMS.publisher, self._publisher)
        self._add(node, DCAT.contactPoint, *self._contact)
        self._add(node, DCAT.theme, _EU["data-theme/GOVE"])
        self._add(node, DCTERMS.accessRights, _EU["access-right/PUBLIC"])
        self._add(node, DCTERMS.language, *map(_language, one.languages))
        self._add(node, DCAT.landingPage, self._page(DESCRIBED_ON))
        if one.is_of_documents:
            self._add(node, DCTERMS.spatial, *self._places)
            self._add(node, DCTERMS.temporal, *self._period)
        for given in one.distributions:
            kept = self._own(given.address.rpartition("/")[2].replace(".", "-"))
            self._add(node, DCAT.distribution, kept)
            self._add(kept, RDF.type, DCAT.Distribution)
            self._say(kept, DCTERMS.title, sv=given.form)
            self._add(kept, DCAT.accessURL, self._page(given.address))
            self._add(kept, DCAT.downloadURL, self._page(given.address))
            self._add(kept, DCTERMS["format"], Literal(given.media_type))
            # A published address never dies.
            self._add(kept, _AVAILABLE, _EU["planned-availability/STABLE"])
            self._add(kept, DCTERMS.license, URIRef(LICENCE))
            self._add(kept, DCTERMS.rights, self._rights)
        return node

    def _publish(self, publisher: editorial.Publisher) -> URIRef:
        number = publisher.told.organisation
        node = URIRef(f"{_ORGANISATION}{number}") if number else self._own("utgivare")
        self._add(node, RDF.type, FOAF.Agent)
        self._say(node, FOAF.name, sv=publisher.name)
        self._add(node, DCTERMS.type, _KIND[publisher.told.kind])
        if number:
            self._add(node, DCTERMS.identifier, Literal(number))
        return node

    def _reach(self, name: str, contact: editorial.Contact | None) -> list[URIRef]:
        if contact is None:
            return []
        node = self._own("kontakt")
        self._add(node, RDF.type, _VCARD.Organization)
        self._add(node, _VCARD.fn, Literal(name))
        self._add(node, _VCARD.hasEmail, _web(f"mailto:{contact.email}"))
        self._add(node, _VCARD.hasURL, _web(contact.page))
        return [node]

    def _place(self, name: str, code: str) -> URIRef:
        """A municipality as an area, by its official code (Statistics Sweden, SCB)."""
        node = self._own(f"kommun-{code}")
        self._add(node, RDF.type, DCTERMS.Location)
        self._say(node, SKOS.prefLabel, sv=name)
        self._add(node, DCTERMS.identifier, Literal(code))
        return node

    def _time(self, catalogue: Catalogue) -> list[URIRef]:
        """The years that the documents are for. [] if there are no documents."""
        years = [year for one in catalogue.documents.values() for year in one.document.years]
        if not years:
            return []
        node = self._own("tid")
        self._add(node, RDF.type, DCTERMS.PeriodOfTime)
        for which, year in ((DCAT.startDate, min(years)), (DCAT.endDate, max(years))):
            self._add(node, which, Literal(str(year), datatype=XSD.gYear))
        return [node]

    def _own(self, name: str) -> URIRef:
        """The address of a thing that the catalogue tells of."""
        return URIRef(links(self._root, CATALOGUE_FILES[0], name)["href"])

    def _page(self, address: str) -> URIRef:
        return URIRef(links(self._root, address)["href"])

    def _say(self, node: URIRef, which: URIRef, **by_language: str) -> None:
        for language, text in by_language.items():
            self._add(node, which, Literal(text, lang=language))

    def _add(self, node: URIRef, which: URIRef, *values: Node) -> None:
        for value in values:
            self.graph.add((node, which, value))


def _web(address: str) -> URIRef:
    return URIRef(quote(address, safe=_WHOLE))


def _language(name: str) -> URIRef:
    return _EU[f"language/{_LANGUAGES[name]}"]


_PREFIXES: Final = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "skos": SKOS,
    "vcard": _VCARD,
    "dcatap": Namespace("http://data.europa.eu/r5r/"),
}
