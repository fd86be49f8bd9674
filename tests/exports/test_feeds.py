"""The feeds: what they hold, by the grammar of Atom and by the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from planspegeln.exports import feeds
from planspegeln.pages import ledger
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.tiny import update

NAME: Final = "Planspegeln"
ATOM: Final = {"a": feeds.ATOM}
GRAMMAR: Final = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
FEEDS: Final = {
    "nytt/feed.xml": "Planspegeln: nytt",
    "exempelby/feed.xml": "Planspegeln: nytt om Exempelby",
    "pahittkoping/feed.xml": "Planspegeln: nytt om Påhittköping",
    "amnen/torg/feed.xml": "Planspegeln: nytt om Torg och platser",
    "amnen/torgen/feed.xml": "Planspegeln: nytt om Torg och platser",  # a former address
    "amnen/sagor/feed.xml": "Planspegeln: nytt om Sagor",
}


def read(site: Site, root: str = update.ROOT) -> dict[str, Any]:
    """Each feed, parsed."""
    made = feeds.files(site.pages.values(), root, NAME)
    return {address: etree.fromstring(text.encode()) for address, text in made.items()}


def told(feed: Any, path: str) -> list[str]:
    """The texts, or the attributes, at a path in a feed."""
    found = feed.xpath(path, namespaces=ATOM)
    return [str(one if isinstance(one, str) else one.text) for one in found]


def test_which_there_are(site: Site) -> None:
    """One for all, for each municipality and for each topic, also at their former addresses."""
    found = {address: told(feed, "a:title")[0] for address, feed in read(site).items()}
    assert FEEDS.items() <= found.items()
    assert {"amnen/fientlig-text/feed.xml"} == found.keys() - FEEDS.keys()


@pytest.mark.parametrize("address", [*FEEDS, "amnen/fientlig-text/feed.xml"])
def test_feeds_are_atom(site: Site, address: str) -> None:
    """Each is what RFC 4287 asks for, and equals `tests/tiny/expected`, byte for byte."""
    text = update.exports(site)[address]
    GRAMMAR.assertValid(etree.fromstring(text.encode()))
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    assert update.expected(address).read_bytes() == text.encode(), message


@pytest.mark.parametrize(
    "broken",
    [
        "id",
        "updated",
        "author",
        "a:entry/a:id",
        "a:entry/a:title",
        "a:entry/a:updated",
        "a:entry/a:link",
    ],
)
def test_the_grammar_finds_what_is_missing(site: Site, broken: str) -> None:
    """It would not take a feed without what RFC 4287 requires, nor one with addresses that are no ids."""
    feed = read(site)["nytt/feed.xml"]
    assert GRAMMAR.validate(feed)
    gone = feed.xpath(broken if "/" in broken else f"a:{broken}", namespaces=ATOM)[0]
    gone.getparent().remove(gone)
    assert not GRAMMAR.validate(feed)


def test_ids_are_unique_and_kept(site: Site) -> None:
    """An entry's id is its address in the log, the same in every feed, and the ledger holds it."""
    promised = ledger.published(Path("x/data"), site.pages.values())
    for address, feed in read(site).items():
        ids = told(feed, "a:entry/a:id")
        assert len(set(ids)) == len(ids) > 0
        for one in (*ids, *told(feed, "a:link[@rel='self']/@href"), f"{update.ROOT}{address}"):
            assert one.removeprefix(update.ROOT) in promised
        assert told(feed, "a:id") == told(feed, "a:link[@rel='self']/@href")


def test_what_each_leads_to(site: Site) -> None:
    """Every feed and every entry leads to a page."""
    for feed in read(site).values():
        for one in told(feed, "//a:link[@rel='alternate']/@href"):
            assert one.removeprefix(update.ROOT) in site.pages


def test_newest_first(site: Site) -> None:
    """Entries stand by day, the newest first, and a feed is as new as its first entry."""
    for feed in read(site).values():
        days = told(feed, "a:entry/a:updated")
        assert sorted(days, reverse=True) == days
        assert days[:1] == told(feed, "a:updated")
    assert ["2031-03-05T00:00:00Z"] == told(read(site)["nytt/feed.xml"], "a:updated")


def test_what_a_feed_has(site: Site) -> None:
    """That of a municipality has what is about it, and that of a topic what touches its priorities."""
    found = read(site)
    assert [
        "Rättelse: Lugna torg <img src=x onerror=alert(1)> och Torgvandring "
        "(Påhittköping och Exempelby)",
        "Nytt handlingsprogram: Program 2030–2032 (Exempelby)",
    ] == told(found["exempelby/feed.xml"], "a:entry/a:title")
    sagor = told(found["amnen/sagor/feed.xml"], "a:entry/a:title")
    assert "Ny plan: Plan 2030 (Påhittköping)" in sagor
    assert not [one for one in sagor if "Rättelse" in one or "Exempelby" in one]
    everything = told(found["nytt/feed.xml"], "a:entry/a:title")
    assert len(site.catalogue.log.entries) == len(everything)
    assert any(one.startswith("Borttaget: Borttagen ") for one in everything)


def test_a_correction_is_told_whole(site: Site) -> None:
    """What stood, what stands and why, as text that no reader runs."""
    feed = read(site)["pahittkoping/feed.xml"]
    assert (
        "Där stod: <script>alert(1)</script> & tolv soffor { onclick=alert(1) } Nu står: Inga soffor. "
        "[länk](javascript:alert(1)) Varför: Siffran stod inte i källan. {% raw %} Ingen annan siffra "
        "var fel."
    ) == told(feed, "a:entry/a:summary")[0]


def test_a_feed_does_not_grow_for_ever(tiny: Copy) -> None:
    """It has the newest entries. The rest stand on the page of their year."""
    more = "".join(
        f"  - id: nr-{number}\n    date: 2031-04-01\n    kind: reading\n"
        "    document: exempelby/program-2030\n"
        for number in range(feeds.MOST)
    )
    tiny.write("changes/2031.yml", tiny.read("changes/2031.yml") + more)
    site = tiny.open()
    ids = told(read(site)["exempelby/feed.xml"], "a:entry/a:id")
    assert feeds.MOST == len(ids)
    assert f"{update.ROOT}nytt/2031/#nr-{feeds.MOST - 1}" == ids[0]
    assert site.pages["nytt/2031/"].has("nr-0")
    assert f"{update.ROOT}nytt/2030/#exempelby-program-2030" not in ids


def test_no_feed_of_nothing(tiny: Copy) -> None:
    """A municipality, a topic or a site of which the log says nothing has none, and no link to one."""
    tiny.write("withdrawn.yml", "withdrawn: []\n")
    tiny.write_ledger()
    for year in ("2030", "2031"):
        tiny.write(f"changes/{year}.yml", "changes: []\n")
    site = tiny.open()
    site.origin = update.ROOT
    assert {} == read(site)
    assert [] == site.municipal_feeds
    assert {} == site.feeds(site.pages["exempelby/"])
    assert "Inget är noterat än." in site.render(site.pages["nytt/"])
    assert "Ingen rättelse är noterad." in site.render(site.pages["om/rattelser/"])


def test_the_feeds_of_municipalities_stand_together(tiny: Copy) -> None:
    """On the page about what is new, beside that of all."""
    site = tiny.open()
    site.origin = update.ROOT
    page = site.render(site.pages["nytt/"])
    for address in ("feed.xml", "../exempelby/feed.xml", "../pahittkoping/feed.xml"):
        assert f'href="{address}"' in page


def test_what_was_followed_and_is_withdrawn(tiny: Copy) -> None:
    """The feed of a topic or a municipality that is gone lives on, and says that it is gone."""
    gone = "".join(
        f"  - address: {address}\n    title: Borta\n    date: 2031-06-01\n    reason: Ingen läste.\n"
        for address in ("amnen/borta/", "bortby/", "bortby/dokument/plan/")
    )
    tiny.write("withdrawn.yml", tiny.read("withdrawn.yml") + gone)
    found = read(tiny.open())
    assert FEEDS.keys() | {
        "amnen/fientlig-text/feed.xml",
        "amnen/borta/feed.xml",
        "bortby/feed.xml",
    } == (found.keys())
    for address in ("amnen/borta/feed.xml", "bortby/feed.xml"):
        GRAMMAR.assertValid(found[address])
        assert ["Ingen läste."] == told(found[address], "a:entry/a:summary")


def test_without_the_sites_address_there_is_none(site: Site) -> None:
    """Atom asks for whole addresses as ids: nobody could follow a feed without."""
    assert {} == read(site, "")
    assert {} == site.feeds(site.pages["exempelby/"])
    assert "feed.xml" not in "".join(site.render(page) for page in site.pages.values())


def test_names_are_withheld(tiny: Copy) -> None:
    """The title of a document may hold a name that is left out."""
    tiny.edit("changes/2030.yml", "  - id: pahittkoping-plan-2030", "  - id: plan")
    people = [
        person.name
        for entry in tiny.open().catalogue.documents.values()
        for person in entry.document.personal
    ]
    assert people
    for text in feeds.files(tiny.open().pages.values(), update.ROOT, NAME).values():
        assert not [name for name in people if name in text]
