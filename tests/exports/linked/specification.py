"""What DCAT-AP-SE 3.0.1 says of each property of the things in a catalogue.

Written from https://docs.dataportal.se/dcat/3.0.1/sv/, of the properties that the site uses or that every
catalogue must have. No other property of those things may stand in the site's catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    RDF,
    RDFS,
    SKOS,
    XSD,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.term import Node

VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
EU: Final = "http://publications.europa.eu/resource/authority/"
ADMS: Final = "http://purl.org/adms/publishertype/"
AVAILABILITY: Final = URIRef("http://data.europa.eu/r5r/availability")
# The values that the specification lists.
THEMES: Final = (
    *("AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "SOCI", "REGI"),
    *("TECH", "TRAN"),
)
LICENCE: Final = r"http://creativecommons\.org/(licenses/by/4\.0|publicdomain/zero/1\.0)/"
KINDS: Final = (
    "Academia-ScientificOrganisation",
    "Company",
    "IndustryConsortium",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "StandardisationBody",
    "SupraNationalAuthority",
)


class Rule(NamedTuple):
    """How many values a property may have, and the form of each.

    `form` is an expression for a whole address, or the kind of literal that it is: in a language, of a
    type, or plain.
    """

    least: int
    most: int | None
    form: str


IN_A_LANGUAGE: Final = "text@"
PLAIN: Final = "text"
YEAR: Final = re.escape(f"text^^{XSD.gYear}")
WEB: Final = r"https?://\S+"
_MEDIA_TYPE: Final = rf"{PLAIN} \w+/[-.\w]+(?:\+[-.\w]+)?"

RULES: Final[dict[URIRef, dict[URIRef, Rule]]] = {
    DCAT.Catalog: {
        DCTERMS.title: Rule(1, None, IN_A_LANGUAGE),
        DCTERMS.description: Rule(1, None, IN_A_LANGUAGE),
        DCTERMS.publisher: Rule(1, 1, WEB),
        DCTERMS.license: Rule(1, 1, r"http://creativecommons\.org/publicdomain/zero/1\.0/"),
        DCAT.dataset: Rule(1, None, WEB),
        DCTERMS.language: Rule(0, None, rf"{EU}language/(SWE|ENG)"),
        DCTERMS.spatial: Rule(0, None, r"http://sws\.geonames\.org/\d+"),
        DCAT.themeTaxonomy: Rule(0, None, f"{EU}data-theme"),
        FOAF.homepage: Rule(0, 1, WEB),
    },
    DCAT.Dataset: {
        DCTERMS.title: Rule(1, None, IN_A_LANGUAGE),
        DCTERMS.description: Rule(1, None, IN_A_LANGUAGE),
        DCTERMS.publisher: Rule(1, 1, WEB),
        DCAT.contactPoint: Rule(0, None, WEB),
        DCAT.keyword: Rule(0, None, IN_A_LANGUAGE),
        DCAT.theme: Rule(0, None, rf"{EU}data-theme/({'|'.join(THEMES)})"),
        DCTERMS.accessRights: Rule(0, 1, f"{EU}access-right/(NON_PUBLIC|PUBLIC|RESTRICTED)"),
        DCTERMS.language: Rule(0, None, rf"{EU}language/(SWE|ENG|FIN)"),
        DCAT.landingPage: Rule(0, None, WEB),
        DCTERMS.spatial: Rule(0, None, WEB),
        DCTERMS.temporal: Rule(0, None, WEB),
        DCAT.distribution: Rule(0, None, WEB),
    },
    DCAT.Distribution: {
        DCAT.accessURL: Rule(1, 1, WEB),
        DCTERMS["format"]: Rule(1, 1, _MEDIA_TYPE),
        DCAT.downloadURL: Rule(0, None, WEB),
        DCTERMS.title: Rule(0, None, IN_A_LANGUAGE),
        DCTERMS.license: Rule(0, 1, LICENCE),
        DCTERMS.rights: Rule(0, 1, WEB),
        AVAILABILITY: Rule(
            0, 1, f"{EU}planned-availability/(TEMPORARY|EXPERIMENTAL|AVAILABLE|STABLE)"
        ),
    },
    DCTERMS.RightsStatement: {
        RDFS.label: Rule(0, None, IN_A_LANGUAGE),
    },
    FOAF.Agent: {
        FOAF.name: Rule(1, None, IN_A_LANGUAGE),
        DCTERMS.type: Rule(1, 1, f"{ADMS}({'|'.join(map(re.escape, KINDS))})"),
        DCTERMS.identifier: Rule(0, None, PLAIN),
    },
    VCARD.Organization: {
        VCARD.fn: Rule(1, None, PLAIN),
        VCARD.hasEmail: Rule(1, None, r"mailto:[^\s@]+@[^\s@]+"),
        VCARD.hasURL: Rule(0, None, WEB),
    },
    DCTERMS.PeriodOfTime: {
        DCAT.startDate: Rule(0, 1, YEAR),
        DCAT.endDate: Rule(0, 1, YEAR),
    },
    DCTERMS.Location: {
        SKOS.prefLabel: Rule(0, None, IN_A_LANGUAGE),
        DCTERMS.identifier: Rule(0, None, PLAIN),
    },
}
REQUIRED: Final = [
    (kind, which) for kind, rules in RULES.items() for which, rule in rules.items() if rule.least
]
# What each of these properties leads to.
_LEADS_TO: Final = {
    DCTERMS.publisher: FOAF.Agent,
    DCAT.dataset: DCAT.Dataset,
    DCAT.distribution: DCAT.Distribution,
    DCAT.contactPoint: VCARD.Organization,
    DCTERMS.temporal: DCTERMS.PeriodOfTime,
    DCTERMS.rights: DCTERMS.RightsStatement,
}


def faults(catalogue: Graph) -> Iterator[str]:
    """What in a catalogue is not as the specification says. Nothing may be without an address."""
    if len(set(catalogue.subjects(RDF.type, DCAT.Catalog))) != 1:
        yield "not one catalogue"
    for node in set(catalogue.subjects()):
        kinds = [kind for kind in catalogue.objects(node, RDF.type) if isinstance(kind, URIRef)]
        if len(kinds) != 1 or kinds[0] not in RULES:
            yield f"{node} is {kinds}"
            continue
        yield from _of(catalogue, node, RULES[kinds[0]])
    for which, kind in _LEADS_TO.items():
        for there in catalogue.objects(None, which):
            if (there, RDF.type, kind) not in catalogue:
                yield f"{which} leads to {there}, which is no {kind}"
    for kind, which in ((DCAT.Dataset, DCAT.dataset), (DCAT.Distribution, DCAT.distribution)):
        for node in catalogue.subjects(RDF.type, kind):
            if (None, which, node) not in catalogue:
                yield f"nothing leads to {node}"


def _of(catalogue: Graph, node: Node, rules: dict[URIRef, Rule]) -> Iterator[str]:
    if isinstance(node, BNode):
        yield "something has no address"
    for which in set(catalogue.predicates(node)) - {RDF.type, *rules}:
        yield f"{which} of {node} is no property of such a thing"
    for which, rule in rules.items():
        values = list(catalogue.objects(node, which))
        if not rule.least <= len(values) <= (rule.most or len(values)):
            yield f"{node} has {len(values)} of {which}"
        for value in values:
            if not re.fullmatch(rule.form, _form(value, rule.form)):
                yield f"{which} of {node} is {value!r}"


def _form(value: Node, form: str) -> str:
    """What a rule compares: an address, or the kind of literal that it is."""
    if not isinstance(value, Literal):
        return str(value)
    if value.language:
        return IN_A_LANGUAGE if str(value) else ""
    if value.datatype:
        return f"{PLAIN}^^{value.datatype}"
    return PLAIN if form == PLAIN else f"{PLAIN} {value}"
