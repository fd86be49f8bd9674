"""What each page says of itself to programs, as JSON-LD in the words of schema.org.

It says what the page says, and no more: no author and no date that the data does not have. Names that
are withheld are withheld here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from planspegeln.catalogue.entries import (
    DocumentEntry,
    MunicipalityEntry,
    PartEntry,
    PriorityEntry,
)
from planspegeln.exports.linked.datasets import DESCRIBED_ON, LICENCE, RIGHTS, Dataset, datasets
from planspegeln.model import editorial, entities
from planspegeln.pages.addresses import (
    CATALOGUE_FILES,
    SEARCH,
    TOPICS,
    document_address,
    links,
    municipality_address,
    priority_address,
    topic_address,
)
from planspegeln.pages.pages import Page
from planspegeln.rendering.markup import script_data
from planspegeln.rendering.site import Site
from planspegeln.swedish import names

_Node: TypeAlias = dict[str, Any]
_VOCABULARY: Final = "https://schema.org"
_START: Final = "Start"  # what the way to each page begins with


def script(site: Site, address: str) -> Markup:
    """The JSON-LD of the page at an address, for a script element. "" if there is none.

    "" is the start page. A page in whose place another is to be shown has none.
    """
    told = list(_Pages(site).told(address.removeprefix("./")))
    return script_data({"@context": _VOCABULARY, "@graph": told}) if told else Markup("")


class _Pages:
    """The pages of a site, as programs are told of them."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def told(self, address: str) -> Iterator[_Node]:
        """What is told of a page, a node each."""
        page = self._site.pages.get(address)
        if not address:
            yield self._website()
        elif address == DESCRIBED_ON:
            yield from map(self._dataset, datasets())
        elif page and not page.instead:
            yield from self._subject(page)
            yield self._way(page)

    def _subject(self, page: Page) -> Iterator[_Node]:
        match page.subject:
            case MunicipalityEntry():
                yield self._municipality(page.subject.municipality)
            case DocumentEntry():
                yield self._document(page)
            case PartEntry():
                yield self._part(page)
            case PriorityEntry():
                yield self._priority(page)

    def _website(self) -> _Node:
        search = f"{self._href(SEARCH)}?q={{search_term_string}}"
        return {
            **self._work("WebSite", "", self._site.name),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=search_term_string",
            },
        }

    def _dataset(self, one: Dataset) -> _Node:
        publisher = editorial.publisher(self._site.catalogue.about)
        node: _Node = {
            "@type": "Dataset",
            "@id": links(self._site.origin, DESCRIBED_ON, one.id)["href"],
            "url": self._href(DESCRIBED_ON),
            "name": one.title["sv"],
            "description": one.description["sv"],
            "keywords": one.keywords["sv"],
            "inLanguage": one.languages,
            "isAccessibleForFree": True,
            "license": LICENCE,
            "copyrightNotice": RIGHTS["sv"],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": given.form,
                    "contentUrl": self._href(given.address),
                    "encodingFormat": given.media_type,
                }
                for given in one.distributions
            ],
        }
        if publisher:
            catalogue = self._href(CATALOGUE_FILES[0])
            node["includedInDataCatalog"] = {"@type": "DataCatalog", "url": catalogue}
            node["publisher"] = {"@type": "Organization", "name": publisher.name}
        return node

    def _municipality(self, municipality: entities.Municipality) -> _Node:
        """The organisation, which is another thing than the page about it."""
        return {
            **self._organisation(municipality),
            "alternateName": municipality.name,
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "SCB kommunkod",
                "value": municipality.code,
            },
            "mainEntityOfPage": self._href(municipality_address(municipality)),
        }

    def _document(self, page: Page) -> _Node:
        entry: DocumentEntry = page.subject
        document = entry.document
        first, last = min(document.years), max(document.years)
        node = {
            **self._work("Report", page.address, entry.publishable(document.title)),
            "genre": names.SORT_OF_DOCUMENT[document.kind],
            "temporalCoverage": f"{first}" if first == last else f"{first}/{last}",
            "sourceOrganization": self._organisation(entry.municipality),
            "isPartOf": {"@id": self._href("")},
        }
        if document.date:
            node["dateCreated"] = document.date.isoformat()
        if document.reference:
            node["identifier"] = {
                "@type": "PropertyValue",
                "propertyID": "diarienummer",
                "value": entry.publishable(document.reference),
            }
        published = [document.source.url] if document.source.url else []
        originals = [*published, *(self._href(address) for address in list(page.files)[:1])]
        if originals:
            node["isBasedOn"] = originals
        return node

    def _part(self, page: Page) -> _Node:
        one: PartEntry = page.subject
        return {
            **self._work("CreativeWork", page.address, one.name(one.heading)),
            "isPartOf": {"@id": self._href(document_address(one.entry))},
        }

    def _priority(self, page: Page) -> _Node:
        entry: PriorityEntry = page.subject
        return {
            **self._work("CreativeWork", priority_address(entry), entry.priority.title),
            "description": page.description,
            "about": [
                self._organisation(entry.municipality),
                *(self._topic(topic) for topic in entry.topics),
            ],
            "isBasedOn": [
                {"@id": self._href(document_address(source.item.entry))} for source in entry.sources
            ],
            "isPartOf": {"@id": self._href("")},
        }

    def _topic(self, topic: entities.Topic) -> _Node:
        return {
            "@type": "DefinedTerm",
            "@id": self._href(topic_address(topic)),
            "name": topic.labels.sv,
            "inDefinedTermSet": self._href(TOPICS),
        }

    def _way(self, page: Page) -> _Node:
        """The way from the start to the page, as it stands at the top of it."""
        above = [(address, self._site.pages[address].title) for address in page.parents]
        steps = [("", _START), *above, (page.address, page.title)]
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": self._href(address),
                }
                for position, (address, name) in enumerate(steps, start=1)
            ],
        }

    def _work(self, kind: str, address: str, name: str) -> _Node:
        """What is told of each work that has a page: it is known by the page's address."""
        href = self._href(address)
        return {"@type": kind, "@id": href, "url": href, "name": name, "inLanguage": "sv"}

    def _organisation(self, municipality: entities.Municipality) -> _Node:
        own = links(self._site.origin, municipality_address(municipality), "_kommun")
        return {
            "@type": "GovernmentOrganization",
            "@id": own["href"],
            "name": municipality.official_name,
        }

    def _href(self, address: str) -> str:
        return str(links(self._site.origin, address)["href"])
