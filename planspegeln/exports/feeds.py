"""Atom feeds (RFC 4287): what is new, for all of the site, for a municipality and for a topic.

Each stands beside its page. Days are those of the log, so that two builds are equal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from planspegeln.catalogue.changes import LogEntry
from planspegeln.pages.addresses import change_place, changed_address, links
from planspegeln.pages.pages import Page, feed_title
from planspegeln.swedish import phrases

ATOM: Final = "http://www.w3.org/2005/Atom"
TYPE: Final = "application/atom+xml"
MOST: Final = 50  # the most entries; older ones are on the pages of their years
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def files(pages: Iterable[Page], root: str, name: str) -> dict[str, str]:
    """The text of each feed, by address. `root` is the site's address, and `name` what it is called.

    Without `root` there is none (`Page.rooted`): Atom asks for whole addresses as ids.
    """
    return {
        address: text
        for page in pages
        if page.feeds and root
        for text in [_feed(page, root, name)]
        for address in page.feeds
    }


def _feed(page: Page, root: str, name: str) -> str:
    feed = Element("feed", {"xmlns": ATOM, _LANGUAGE: "sv"})
    own = links(root, page.feeds[0])["href"]
    _text(feed, "title", feed_title(page, name))
    _text(feed, "id", own)
    _text(feed, "updated", _moment(page.log[0].date))
    _link(feed, "self", own, TYPE)
    _link(feed, "alternate", links(root, page.address)["href"], "text/html")
    _text(SubElement(feed, "author"), "name", name)
    for one in page.log[:MOST]:
        _entry(SubElement(feed, "entry"), one, root)
    indent(feed, " ")
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return f"{written.decode()}\n"


def _entry(entry: Element, one: LogEntry, root: str) -> None:
    """What an entry says. Its id is its address in the log, which never comes to mean something else."""
    where = f" ({phrases.listed(one.places.values())})" if one.places else ""
    _text(entry, "title", f"{one.label}: {one.about}{where}")
    _text(entry, "id", links(root, *change_place(one))["href"])
    _text(entry, "updated", _moment(one.date))
    _link(entry, "alternate", links(root, changed_address(one))["href"], "text/html")
    SubElement(entry, "category", term=one.label)
    if one.told:
        _text(entry, "summary", " ".join(one.told))


def _text(within: Element, name: str, text: str) -> None:
    SubElement(within, name).text = text


def _link(within: Element, rel: str, href: str, kind: str) -> None:
    SubElement(within, "link", rel=rel, href=href, type=kind)


def _moment(day: dt.date) -> str:
    """A day as Atom has it, which asks for a time: the day's first."""
    return f"{day.isoformat()}T00:00:00Z"
