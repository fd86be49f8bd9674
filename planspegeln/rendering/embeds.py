"""The embeds of hand-written pages, such as `{{ prioritet("huddinge/lokal-samverkan") }}`.

Each embed takes the site, the address of the page that it is on, and texts from that page. It
returns HTML. `insert` calls it and checks the texts. A name that does not exist raises EmbedError,
which says the nearest name that does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from jinja2 import Undefined
from markupsafe import Markup

from planspegeln.loading.faults import suggest
from planspegeln.model.leaves import cuts_name
from planspegeln.pages import addresses
from planspegeln.rendering.site import Site

T = TypeVar("T")


# The editors' word for each text, for messages.
_NAMES: Final = {"key": "id", "quote": "citat"}


class EmbedError(ValueError):
    """A hand-written page requests something that does not exist, or in the wrong way."""


def insert(
    embed: Callable[..., Markup], site: Site, here: str, *given: object, **named: object
) -> Markup:
    """The embed's HTML, with the texts `given` by a page.

    Raises EmbedError unless they are texts, and as many as the embed takes.
    """
    wanted = list(inspect.signature(embed).parameters)[2:]
    if named or len(given) != len(wanted) or not all(isinstance(one, str) for one in given):
        found = [_shown(one) for one in given]
        found += [f"{name}={_shown(one)}" for name, one in named.items()]
        expected = [_shown(_NAMES[name]) for name in wanted]
        name = embed.__name__
        raise EmbedError(
            f"hittade {name}({', '.join(found)}), väntade {name}({', '.join(expected)})"
        )
    return embed(site, here, *given)


def _shown(value: object) -> str:
    """A value as on the page. Jinja takes a word without quotation marks for a name."""
    if isinstance(value, Undefined):
        return value._undefined_name or ""  # noqa: SLF001 - Jinja's; it has no other way to it
    return f'"{value}"' if isinstance(value, str) else str(value)


def prioritet(site: Site, here: str, key: str) -> Markup:
    """A link to a priority or activity: its title and municipality."""
    entry = _get(site.catalogue.priorities, key, "prioriteringen")
    return _link(site, here, addresses.priority_address(entry), entry.priority.title, entry)


def dokument(site: Site, here: str, key: str) -> Markup:
    """A link to a document's reading view: its short title and municipality."""
    entry = _get(site.catalogue.documents, key, "dokumentet")
    return _link(site, here, addresses.document_address(entry), entry.document.short_title, entry)


def kommun(site: Site, here: str, key: str) -> Markup:
    """A link to a municipality's page."""
    municipality = _get(site.catalogue.municipalities, key, "kommunen").municipality
    return _link(site, here, addresses.municipality_address(municipality), municipality.name)


def amne(site: Site, here: str, key: str) -> Markup:
    """A link to a topic's page."""
    topic = _get(site.catalogue.topics, key, "ämnet")
    return _link(site, here, addresses.topic_address(topic), topic.labels.sv)


def citat(site: Site, here: str, key: str, quote: str) -> Markup:
    """A quote from a document, with a link to its part of the document.

    The part may be given after the document's key and a `#`. Raises EmbedError unless the quote
    occurs at exactly one location there and cuts through no name.
    """
    document, _, section = key.partition("#")
    entry = _get(site.catalogue.documents, document, "dokumentet")
    found = entry.text.find(quote, section or None)
    if len(found) != 1:
        raise EmbedError(f"citatet ”{quote}” står på {len(found)} ställen i {key}; väntade ett")
    if any(cuts_name(found[0], person.name) for person in entry.document.personal):
        raise EmbedError(
            f"citatet ”{quote}” delar ett namn; ta med hela namnet, eller inget av det"
        )
    anchor = found[0].leaf.anchor
    return site.fragment("embeds/citat.html", here, entry=entry, quote=quote, anchor=anchor)


def matt(site: Site, here: str, key: str) -> Markup:
    """A measure with its qualifier and unit, and a link to its row among all measures."""
    measures = {one.key: one for one in site.catalogue.extracts.measures}
    one = _get(measures, key, "siffran")
    return site.fragment("embeds/matt.html", here, one=one)


def atagande(site: Site, here: str, key: str) -> Markup:
    """A commitment beside what was reported about it."""
    one = _get(site.catalogue.extracts.commitments, key, "åtagandet")
    return site.fragment("embeds/atagande.html", here, one=one)


def i_korthet(site: Site, here: str, key: str) -> Markup:
    """A priority's summary, with a link to its page. Raises EmbedError if it has none."""
    entry = _get(site.catalogue.priorities, key, "prioriteringen")
    if entry.summary is None:
        raise EmbedError(f"prioriteringen ”{key}” har ingen sammanfattning; skriv en i dess fil")
    return site.fragment("embeds/i_korthet.html", here, entry=entry)


def sokfalt(site: Site, here: str) -> Markup:
    """A large search field that leads to the search page."""
    return site.fragment("embeds/sokfalt.html", here)


def kommuner(site: Site, here: str) -> Markup:
    """Municipalities with what became of their commitments, those with the newest documents first."""
    return site.fragment("embeds/kommuner.html", here)


def dokumenten(site: Site, here: str) -> Markup:
    """Documents, newest first."""
    return site.fragment("embeds/dokumenten.html", here)


def amnen(site: Site, here: str) -> Markup:
    """The topics with the most priorities as links, and a link to all."""
    return site.fragment("embeds/amnen.html", here)


def aren(site: Site, here: str) -> Markup:
    """For each municipality with the newest documents: these, and which plan each report follows up."""
    return site.fragment("embeds/aren.html", here)


def kontakt(site: Site, here: str) -> Markup:
    """How to reach those who run the site, from `site.yml`."""
    return site.fragment("embeds/kontakt.html", here)


EMBEDS: Final[tuple[Callable[..., Markup], ...]] = (
    prioritet,
    dokument,
    kommun,
    amne,
    citat,
    matt,
    atagande,
    i_korthet,
    sokfalt,
    kommuner,
    dokumenten,
    amnen,
    aren,
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
