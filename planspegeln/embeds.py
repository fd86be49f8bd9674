"""What staff can put into a hand-written page: `{{ prioritet("huddinge/lokal-samverkan") }}`.

Each embed takes the site and the address of the page it stands on, and gives HTML. A name that
does not exist raises EmbedError with the nearest one that does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from markupsafe import Markup

from planspegeln import pages
from planspegeln.faults import suggest
from planspegeln.leaves import cuts_name
from planspegeln.site import Site

T = TypeVar("T")


class EmbedError(ValueError):
    """A hand-written page asks for something that does not exist."""


def prioritet(site: Site, here: str, key: str) -> Markup:
    """A link to a priority or activity: its title and municipality."""
    entry = _get(site.catalogue.priorities, key, "prioriteringen")
    return _link(site, here, pages.priority_address(entry), entry.priority.title, entry)


def dokument(site: Site, here: str, key: str) -> Markup:
    """A link to a document's reading view: its short title and municipality."""
    entry = _get(site.catalogue.documents, key, "dokumentet")
    return _link(site, here, pages.document_address(entry), entry.document.short_title, entry)


def kommun(site: Site, here: str, key: str) -> Markup:
    """A link to a municipality's page."""
    municipality = _get(site.catalogue.municipalities, key, "kommunen")
    return _link(site, here, pages.municipality_address(municipality), municipality.name)


def amne(site: Site, here: str, key: str) -> Markup:
    """A link to a topic's page."""
    topic = _get(site.catalogue.topics, key, "ämnet")
    return _link(site, here, pages.topic_address(topic), topic.labels.sv)


def citat(site: Site, here: str, key: str, quote: str) -> Markup:
    """A quote from a document, verified against it, with a link to the part it stands in."""
    entry = _get(site.catalogue.documents, key, "dokumentet")
    found = entry.text.find(quote)
    if len(found) != 1:
        raise EmbedError(f"citatet ”{quote}” står på {len(found)} ställen i {key}; väntade ett")
    if any(cuts_name(found[0], person.name) for person in entry.document.personal):
        raise EmbedError(
            f"citatet ”{quote}” delar ett namn; ta med hela namnet, eller inget av det"
        )
    anchor = found[0].leaf.anchor
    return site.fragment("embeds/citat.html", here, entry=entry, quote=quote, anchor=anchor)


def matt(site: Site, here: str, key: str) -> Markup:
    """A figure with its qualifier and unit, linked to its quote and source."""
    measures = {one.key: one for one in site.catalogue.extracts.measures}
    one = _get(measures, key, "siffran")
    return site.fragment("embeds/matt.html", here, one=one)


def sokfalt(site: Site, here: str) -> Markup:
    """A large search field that leads to the search page."""
    return site.fragment("embeds/sokfalt.html", here)


def kommuner(site: Site, here: str) -> Markup:
    """Every municipality with its documents."""
    return site.fragment("embeds/kommuner.html", here)


def dokumenten(site: Site, here: str) -> Markup:
    """Every document, newest first."""
    return site.fragment("embeds/dokumenten.html", here)


def amnen(site: Site, here: str) -> Markup:
    """Every topic as a link."""
    return site.fragment("embeds/amnen.html", here)


def oversikt(site: Site, here: str) -> Markup:
    """For each municipality its priorities against its documents: planned, reported, missing."""
    return site.fragment("embeds/oversikt.html", here)


def kontakt(site: Site, here: str) -> Markup:
    """How to reach whoever runs the site, as `site.yml` has it."""
    return site.fragment("embeds/kontakt.html", here)


EMBEDS: Final[tuple[Callable[..., Markup], ...]] = (
    prioritet,
    dokument,
    kommun,
    amne,
    citat,
    matt,
    sokfalt,
    kommuner,
    dokumenten,
    amnen,
    oversikt,
    kontakt,
)


def _get(entries: Mapping[str, T], key: str, what: str) -> T:
    if key not in entries:
        raise EmbedError(f"{what} ”{key}” finns inte{suggest(key, entries)}")
    return entries[key]


def _link(site: Site, here: str, address: str, label: str, entry: object | None = None) -> Markup:
    municipality = getattr(entry, "municipality", None)
    return site.fragment(
        "embeds/lank.html", here, address=address, label=label, municipality=municipality
    )
