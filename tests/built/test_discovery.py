"""What search engines, browsers and other programs find the site by."""

from __future__ import annotations

import re
from typing import Final
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

from planspegeln.pages.addresses import DATA, PANELS
from planspegeln.pages.datasets import DATABASE, PACKAGE
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN

OPENSEARCH: Final = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(site: BuiltSite, name: str) -> str:
    return (site.root / name).read_text(encoding="utf-8")


def xml(site: BuiltSite, name: str) -> ET.Element:
    return ET.fromstring(read(site, name))  # noqa: S314 - the site's own


def test_robots_may_read_everything(site: BuiltSite) -> None:
    """They are told where the map of the site is. A panel asks itself not to be found."""
    robots = RobotFileParser()
    robots.parse(read(site, "robots.txt").splitlines())
    assert [f"{ORIGIN}sitemap.xml"] == robots.site_maps()
    for address in ("", "huddinge/", f"{PANELS}huddinge/", "data/priorities.json"):
        assert robots.can_fetch("Någon", ORIGIN + address)


def test_the_map_has_every_page_that_is_to_be_found(site: BuiltSite) -> None:
    """It is XML, and each address in it is the canonical one of a page."""
    found = [str(one.text) for one in xml(site, "sitemap.xml").iter(f"{SITEMAP}loc")]
    assert len(found) == len(set(found)) > 50
    for address in found:
        (canonical,) = site.pages[address.removeprefix(ORIGIN)].select("link[rel=canonical]")
        assert address == canonical["href"]


def test_a_browser_can_search_the_site(site: BuiltSite, visit: Visit) -> None:
    """The description is valid by OpenSearch 1.1, each page leads to it, and its address finds."""
    root = xml(site, "opensearch.xml")
    assert f"{OPENSEARCH}OpenSearchDescription" == root.tag
    name, description = (
        root.findtext(f"{OPENSEARCH}{one}") for one in ("ShortName", "Description")
    )
    assert name
    assert description
    assert len(name) <= 16
    assert len(description) <= 1024
    (image,) = root.findall(f"{OPENSEARCH}Image")
    assert (site.root / str(image.text).removeprefix(ORIGIN)).is_file()
    own, search = sorted(root.findall(f"{OPENSEARCH}Url"), key=lambda one: one.attrib["type"])
    assert ("self", f"{ORIGIN}opensearch.xml") == (own.attrib["rel"], own.attrib["template"])
    assert "text/html" == search.attrib["type"]
    for address, page in site.pages.items():
        if address not in site.redirects and not address.startswith(PANELS):
            (link,) = page.select("link[rel=search]")
            assert "application/opensearchdescription+xml" == link["type"]
            assert site.fault_of(address, str(link["href"])) is None
    template = search.attrib["template"].removeprefix(ORIGIN)
    found = visit().open(template.replace("{searchTerms}", "klokhuset"))
    found.locator("[data-results] > li").first.wait_for()


def test_programs_are_told_what_the_site_is(site: BuiltSite) -> None:
    """`llms.txt` has a name, what it is in both languages, and links that lead somewhere."""
    told = read(site, "llms.txt")
    assert told.startswith("# Planspegeln\n\n> Vad svenska kommuner planerade")
    assert "> What Swedish municipalities planned" in told
    links = re.findall(r"\[[^\]]+\]\(([^)]+)\)", told)
    assert [] == [one for one in links if not one.startswith(ORIGIN) or site.fault_of("", one)]
    assert {DATA, PACKAGE.newest, DATABASE.newest} <= {one.removeprefix(ORIGIN) for one in links}
    assert [] == [line for line in told.splitlines() if "{" in line or "}" in line]


def test_the_start_page_is_shared_by_its_name(site: BuiltSite) -> None:
    """Not by what the menu calls it."""
    (title,) = site.pages[""].select("meta[property='og:title']")
    assert "Planspegeln – Vad kommunen planerade bredvid vad den rapporterade" == title["content"]
