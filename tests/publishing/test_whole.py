"""What a finished site must have before it is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planspegeln.pages.addresses import CATALOGUE_FILES, TOPIC_FILES
from planspegeln.pages.datasets import FILES
from planspegeln.pages.pages import Meaning
from planspegeln.publishing.whole import gone, lacking
from planspegeln.rendering.site import Site

MOVED = "pahittkoping/prioriteringar/lugna-torg/"
ORIGIN = "https://plan.example/"
OEMBED = "inbaddning/pahittkoping/lugnare-torg/oembed.json"  # of a former id


@pytest.fixture
def built(site: Site, tmp_path: Path) -> Path:
    """The least that is whole: each page with its anchors, each former address and each file."""
    for page in site.pages.values():
        promised = [*page.anchors, *(one.anchor for one in page.gone)]
        html = "".join(f'<p id="{anchor}"></p>' for anchor in promised)
        for address in page.addresses:
            write(tmp_path, f"{address}index.html", f"<html>{html}</html>\n")
        for address in page.rooted:
            write(tmp_path, address, "{}")
    beside = [name for page in site.pages.values() for name in page.rows]
    for name in (*FILES, *beside, "pagefind/x/facets.json", "pagefind/x/pagefind-entry.json"):
        write(tmp_path, name, "[]")
    for name, text in zip(TOPIC_FILES, ("<rdf:RDF></rdf:RDF>\n", "<x> a <y> .\n\n"), strict=True):
        write(tmp_path, name, text)
    write(tmp_path, "assets/search.json", '{"folder": "pagefind/x/"}')
    write(tmp_path, "404.html", "<html></html>")
    write(tmp_path, "sitemap.xml", "<x/>")
    write(tmp_path, "opensearch.xml", "<x/>")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_whole(built: Path, site: Site) -> None:
    """Nothing is lacking."""
    assert [] == lacking(built, site.pages.values(), ORIGIN)


def test_what_needs_the_sites_address_is_only_asked_for_with_one(built: Path, site: Site) -> None:
    """A build here, without it, is whole without feeds, a map and what tells how to show a panel."""
    every = [one for page in site.pages.values() for one in page.rooted]
    rooted = sorted({*every, "sitemap.xml", "opensearch.xml"})
    assert {"nytt/feed.xml", OEMBED} <= {*rooted}
    before = built.parent / "before"
    for name in rooted:
        (built / name).unlink()
        write(before, name, "x")
    pages = site.pages.values()
    assert [] == lacking(built, pages, "")
    assert [] == gone(before, built, pages, "")
    assert [f"filen /{name} saknas" for name in rooted] == sorted(lacking(built, pages, ORIGIN))
    assert {"nytt/feed.xml", OEMBED} <= {*gone(before, built, pages, ORIGIN)}


def test_gone_since_the_last_release(
    built: Path, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Pages, redirects and data files that the last release had are named. Other files are not."""
    before = tmp_path_factory.mktemp("before")
    pages = list(site.pages.values())
    gone_files = ("a/index.json", "data/a.json", "data/dcat.rdf", "data/dcat.ttl", "data/v1/a.csv")
    kept = ("sok/index.html", "data/measures.json", "data/amnen.ttl", "data/a.json.gz", "x/a.js")
    beside = ("nytt/feed.xml", f"{MOVED}index.json", OEMBED)
    for name in ("a/index.html", "a/feed.xml", "a/oembed.json", *gone_files, *kept, *beside):
        write(before, name, "x")
    assert ["a/feed.xml", "a/", "a/index.json", "a/oembed.json", *gone_files[1:]] == gone(
        before, built, pages, ORIGIN
    )
    assert [] == gone(before / "none", built, pages, ORIGIN)


def test_a_place_is_gone_since_the_last_release(
    built: Path, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Not what is laid out anew, and not what a page leads on from."""
    before = tmp_path_factory.mktemp("before")
    pages = list(site.pages.values())
    page = next(page for page in pages if page.anchors and page.former)
    there, led = next(iter(page.anchors)), "annan-del"
    part = replace(next(one for one in pages if one.address == "amnen/"), led={led: Meaning()})
    pages = [part if one.address == part.address else one for one in pages]
    places = "".join(f'<p id="{one}"></p>' for one in (there, led, "_ram", "&#95;ruta", "borta"))
    for one in (page.former[0], part.address, "sok/"):
        write(before, f"{one}index.html", places)
    expected = {page.former[0]: [led], part.address: [there], "sok/": [there, led]}
    assert sorted(
        f"{one}#{place}" for one, left in expected.items() for place in ("borta", *left)
    ) == sorted(gone(before, built, pages, ORIGIN))


def former(site: Site) -> str:
    return next(address for page in site.pages.values() for address in page.former)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (lambda _: f"{MOVED}index.html", f"sidan /{MOVED} saknas"),
        (lambda site: f"{former(site)}index.html", "sidan /{} saknas"),
        (lambda _: "amnen/torgen/feed.xml", "filen /amnen/torgen/feed.xml saknas"),
        (lambda _: "404.html", "filen /404.html saknas"),
        (lambda _: "sitemap.xml", "filen /sitemap.xml saknas"),
        (lambda _: OEMBED, f"filen /{OEMBED} saknas"),
        (lambda _: "data/commitments.json", "filen /data/commitments.json saknas"),
        (lambda _: "data/amnen.rdf", "filen /data/amnen.rdf saknas"),
        (lambda _: "data/amnen.ttl", "filen /data/amnen.ttl saknas"),
        (lambda _: "data/v1/planspegeln.xlsx", "filen /data/v1/planspegeln.xlsx saknas"),
        (lambda _: f"{MOVED}index.json", f"filen /{MOVED}index.json saknas"),
        (lambda _: "pagefind/x/facets.json", "filen /pagefind/x/facets.json saknas"),
        (
            lambda _: "pagefind/x/pagefind-entry.json",
            "filen /pagefind/x/pagefind-entry.json saknas",
        ),
        (lambda _: "assets/search.json", "filen /assets/search.json saknas eller är trasig"),
    ],
)
def test_a_file_is_missing(built: Path, site: Site, name: Callable[[Site], str], told: str) -> None:
    """Each is named, a former address too."""
    (built / name(site)).unlink()
    assert [told.format(former(site))] == lacking(built, site.pages.values(), ORIGIN)


def test_an_anchor_is_missing(built: Path, site: Site) -> None:
    """A place that is promised is not on its page."""
    path = built / MOVED / "index.html"
    html = path.read_text(encoding="utf-8")
    anchor = next(iter(site.pages[MOVED].anchors))
    path.write_text(html.replace(f'"{anchor}"', '"annat"'), encoding="utf-8")
    assert [f"stället /{MOVED}#{anchor} saknas"] == lacking(built, site.pages.values(), ORIGIN)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("om/index.html", "<html><p>Te", "filen /om/index.html är avklippt"),
        ("assets/x.js", "", "filen /assets/x.js är tom"),
        ("data/amnen.rdf", "<rdf:RDF><rdf:Descr", "filen /data/amnen.rdf är avklippt"),
        ("data/amnen.ttl", "<x> a <y", "filen /data/amnen.ttl är avklippt"),
        ("assets/search.json", "{}", "filen /assets/search.json saknas eller är trasig"),
        ("data/measures.json", "[{", "filen /data/measures.json är trasig"),
        (f"{MOVED}index.json", "[{", f"filen /{MOVED}index.json är trasig"),
        (OEMBED, "{", f"filen /{OEMBED} är trasig"),
    ],
)
def test_a_file_is_cut_off(built: Path, site: Site, name: str, text: str, told: str) -> None:
    """As a full disk leaves it."""
    write(built, name, text)
    assert [told] == lacking(built, site.pages.values(), ORIGIN)


def test_the_catalogue_is_missing_once_somebody_publishes_the_data(built: Path, site: Site) -> None:
    """A page says which files there are beside it."""
    pages = list(site.pages.values())
    told = [replace(pages[0], made=CATALOGUE_FILES), *pages[1:]]
    assert [f"filen /{name} saknas" for name in CATALOGUE_FILES] == lacking(built, told, ORIGIN)
