"""The cost of a first visit, and that nothing moves while the page loads."""

from __future__ import annotations

import gzip
import re
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Request

from planspegeln.pages.addresses import KEPT, of_content, priority_address
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import snapshot

PAGE: Final = 14_000  # bytes of a priority's page, compressed
# Bytes of everything that a first view requests, compressed: of most pages, and of the heaviest priority's.
VISIT: Final = 20_000
HEAVIEST: Final = 23_000
REQUESTS: Final = 7  # the icon and the manifest included
# Files that are compressed already. A server sends them unchanged.
PACKED: Final = (".png", ".woff2", ".gz")


def sent(site: BuiltSite, address: str) -> int:
    """The number of bytes that a server sends for a file of the site."""
    path = site.root / unquote(address)
    path = path / "index.html" if path.is_dir() else path
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED else len(gzip.compress(content, 9))


@pytest.fixture(scope="module")
def heaviest(site: BuiltSite, model: Site) -> list[str]:
    """The priorities' pages, the heaviest first."""
    addresses = [priority_address(one) for one in model.catalogue.priorities.values()]
    return sorted(addresses, key=lambda address: -sent(site, address))


def test_a_priority_is_a_light_page(site: BuiltSite, heaviest: list[str]) -> None:
    """The HTML of every priority is at most 14 kB compressed."""
    assert len(heaviest) >= 28
    assert {
        address: sent(site, address) for address in heaviest if sent(site, address) > PAGE
    } == {}


@pytest.mark.parametrize("which", ["start", "most priorities", "the heaviest"])
def test_a_first_view_is_light(
    visit: Visit, site: BuiltSite, heaviest: list[str], which: str
) -> None:
    """It requests few and small files, of the start page and of priorities."""
    visitor = visit(360)
    address = {"start": "", "most priorities": heaviest[5], "the heaviest": heaviest[0]}[which]
    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(urlsplit(request.url).path.lstrip("/"))

    visitor.context.on("request", ask)
    page = visitor.open(address)
    page.wait_for_load_state("networkidle")
    # A browser with a window also fetches the icon and the manifest. This one may not.
    own = page.locator("link[rel=icon], link[rel=manifest]")
    paths = own.evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    asked += [path.lstrip("/") for path in paths]
    weights = {address: sent(site, address) for address in asked}
    assert len(weights) <= REQUESTS, weights
    assert sum(weights.values()) <= (HEAVIEST if which == "the heaviest" else VISIT), weights
    assert not [address for address in weights if "pagefind" in address]


def test_nothing_shifts_and_text_comes_first(visit: Visit, kinds: list[str]) -> None:
    """On each kind of page, nothing moves while it loads, and the largest thing painted is text."""
    for width in (360, 1440):
        visitor = visit(width)
        visitor.context.add_init_script(
            """window.shifts = 0; window.largest = null;
            new PerformanceObserver(list => list.getEntries().forEach(one => shifts += one.value))
                .observe({type: "layout-shift", buffered: true});
            new PerformanceObserver(list => list.getEntries().forEach(one => largest = one.element))
                .observe({type: "largest-contentful-paint", buffered: true});"""
        )
        for address in kinds:
            page = visitor.open(address)
            page.wait_for_load_state("networkidle")
            page.wait_for_function("largest !== null")
            assert page.evaluate("shifts") == 0, f"/{address} at {width} px"
            assert page.evaluate("largest.tagName") not in {"IMG", "SVG", "VIDEO"}, address
            assert page.evaluate("largest.textContent.trim().length") > 0


@pytest.mark.parametrize("kept", KEPT)
def test_what_browsers_may_keep_is_addressed_by_its_content(site: BuiltSite, kept: str) -> None:
    """Each folder whose files a browser may keep for good is named after what is in them."""
    (folder,) = (site.root / kept).iterdir()
    assert folder.name == of_content(snapshot(folder))


def test_every_script_on_the_site_is_used(site: BuiltSite) -> None:
    """No page loads Material's scripts or styles, and the site does not contain them."""
    files = {str(path.relative_to(site.root)) for path in site.root.rglob("*") if path.is_file()}
    assert not [name for name in files if name.startswith(("assets/javascripts", "assets/styles"))]
    styles = {
        str(tag["href"])
        for page in site.pages.values()
        for tag in page.select("link[rel=stylesheet]")
    }
    assert {name.rpartition("/")[2] for name in styles} == {
        *("planspegeln.css", "overview.css", "written.css", "panel.css")
    }


def test_each_page_has_the_styles_of_what_is_on_it(site: BuiltSite) -> None:
    """What only some pages have is styled in a sheet that just those link."""
    classes = {
        path.stem: set(re.findall(r"\.(ps-[\w-]+)", path.read_text("utf-8")))
        for path in (site.root / "assets/css").glob("*/*.css")
    }
    for sheet in ("overview", "written"):
        own = classes[sheet] - classes["planspegeln"]
        assert len(own) > 3
        for address, page in site.pages.items():
            used = own & {name for tag in page.select("[class]") for name in tag["class"]}
            links = page.select(f'link[rel=stylesheet][href$="/{sheet}.css"]')
            assert links or not used, f"{address}: {used}"
