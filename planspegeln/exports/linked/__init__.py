"""Linked data: the topics, the catalogue of the data, and what each page says of itself to programs."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports.linked import portal, topics
from planspegeln.pages.addresses import CATALOGUE_FILES, TOPIC_FILES


def files(catalogue: Catalogue, root: str) -> dict[str, str]:
    """The text of each file by address, as RDF/XML and as Turtle. `root` is the site's address.

    There is no catalogue of the data as long as `site.yml` does not say who publishes it, and none
    without `root` (`Page.rooted`). In the topics, addresses are then paths, which RDF allows.
    """
    made = dict(_written(topics.graph(catalogue, root), TOPIC_FILES))
    if root and (told := portal.graph(catalogue, root)):
        made |= _written(told, CATALOGUE_FILES)
    return made


def _written(graph: Graph, addresses: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for address, form in zip(addresses, ("xml", "turtle"), strict=True):
        yield address, graph.serialize(format=form)
