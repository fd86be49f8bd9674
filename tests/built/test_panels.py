"""The panels in the built site: framed from another origin, in a real browser behind a real nginx."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from planspegeln.hosting.nginx import configuration
from planspegeln.hosting.rules import EVERYWHERE, Moves, policy
from planspegeln.pages.addresses import DATA, PANELS
from planspegeln.rendering.panels import HEIGHT, WIDTH
from planspegeln.rendering.site import Site
from tests.built import project
from tests.built.conftest import Visit, serve, windows
from tests.built.html import BuiltSite
from tests.built.nginx import Server, behind_the_example
from tests.built.project import ORIGIN, copy_project, mkdocs, replace_once
from tests.built.test_browser import scroll_width

PAGE: Final = "huddinge/prioriteringar/lokal-samverkan/"
PRIORITY: Final = f"{PANELS}huddinge/lokal-samverkan/"
STRIP: Final = f"{PANELS}huddinge/"
FIGURE: Final = f"{PANELS}huddinge/siffror/verksamhetsberattelse-2021-klotterarenden-2021/"
TITLES: Final = {
    PRIORITY: "Lokal samverkan",
    STRIP: "Huddinges åtaganden",
    FIGURE: "Hanterade klotterärenden på kommunens mark",
}
FORMER: Final = f"{PANELS}huddinge/samverkan-lokalt/"
GONE: Final = "huddinge/prioriteringar/borta/"
GONE_PANEL: Final = f"{PANELS}huddinge/borta/"
WITHDRAWN: Final = f"""\
withdrawn:
  - address: {GONE}
    title: Något som är borta
    date: 2026-11-20
    reason: Det stod två gånger.
"""


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site behind the nginx of docs/drift.md, where a priority has had another id and one is gone."""
    copy = copy_project(tmp_path_factory.mktemp("panels") / "project")
    own = copy / "data/huddinge/priorities/lokal-samverkan.yml"
    former = "id: lokal-samverkan\nformer_ids: [samverkan-lokalt]\n"
    replace_once(own, "id: lokal-samverkan\n", former)
    replace_once(copy / "data/withdrawn.yml", "withdrawn:\n", WITHDRAWN)
    built = mkdocs(copy, "build", "--strict", "--site-dir", str(copy / "out"))
    assert built.returncode == 0, built.stdout
    included = configuration(Moves.of(Site.open(copy / "data").pages.values(), ORIGIN))
    nginx = tmp_path_factory.mktemp("nginx")
    with behind_the_example(nginx, copy / "out", included) as running:
        yield running


@contextmanager
def framed(browser: Browser, folder: Path, code: str) -> Iterator[tuple[Page, list[str]]]:
    """A page of another origin with some code on it, and the addresses that it has asked for."""
    html = f'<!doctype html><html lang="sv"><title>Annan</title><body>{code}</body></html>'
    (folder / "index.html").write_text(html, encoding="utf-8")
    with serve(folder, elsewhere=True) as root:
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(root)
        page.wait_for_load_state("networkidle")
        yield page, [one for one in asked if not one.startswith(root)]
        context.close()


def frame(source: str) -> str:
    return f'<iframe src="{source}" title="Något annat" width="700" height="500"></iframe>'


@pytest.mark.parametrize("address", TITLES)
def test_another_website_shows_a_panel(
    browser: Browser, behind: Server, tmp_path: Path, address: str
) -> None:
    """With the real headers it is shown, in its own style, and asks nobody else for anything."""
    with framed(browser, tmp_path, frame(behind.root + address)) as (page, asked):
        inner = page.frame_locator("iframe")
        expect(inner.get_by_role("heading", level=1)).to_have_text(TITLES[address])
        border = inner.locator("main").evaluate("one => getComputedStyle(one).borderTopWidth")
        assert "4px" == border
    assert [] == [one for one in asked if not one.startswith(behind.root)]
    assert {".html", ".css"} >= {Path(one).suffix or ".html" for one in asked if "icon" not in one}


def test_a_link_in_a_panel_leads_the_whole_window_on(
    browser: Browser, behind: Server, tmp_path: Path
) -> None:
    """The page that it leads to could not be shown in the frame."""
    with framed(browser, tmp_path, frame(behind.root + PRIORITY)) as (page, _):
        page.frame_locator("iframe").get_by_role("link", name="Läs mer").click()
        page.wait_for_url(behind.root + PAGE)


def test_a_former_address_is_framed_too(browser: Browser, behind: Server, tmp_path: Path) -> None:
    """The code on somebody's page goes on working when a priority gets another id."""
    answer = behind.ask(f"/{FORMER}")
    assert (301, f"/{PRIORITY}") == (answer.status, answer.header("location"))
    with framed(browser, tmp_path, frame(behind.root + FORMER)) as (page, _):
        inner = page.frame_locator("iframe")
        expect(inner.get_by_role("heading", level=1)).to_have_text("Lokal samverkan")


def test_what_is_gone_says_so_in_the_frame(
    browser: Browser, behind: Server, tmp_path: Path
) -> None:
    """Where a priority's panel was, the reason stands."""
    assert 410 == behind.ask(f"/{GONE_PANEL}").status
    with framed(browser, tmp_path, frame(behind.root + GONE_PANEL)) as (page, _):
        expect(page.frame_locator("iframe").get_by_text("Det stod två gånger.")).to_be_visible()


def test_no_other_page_can_be_framed(
    browser: Browser, behind: Server, tmp_path: Path, kinds: list[str]
) -> None:
    """A browser shows none of them within another website's page."""
    addresses = [one for one in kinds if one != "404.html"] + [GONE, "finns-inte/"]
    for address in addresses:
        with framed(browser, tmp_path, frame(behind.root + address)) as (page, _):
            (inner,) = page.frames[1:]
            assert inner.url.startswith("chrome-error:"), address


def test_only_panels_are_let_out(behind: Server, kinds: list[str], panels: list[str]) -> None:
    """The headers of all others are those of every page. A panel has two of its own, and data one of these."""
    own = {
        "Content-Security-Policy": policy(framed_by="*"),
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    for address in [*panels, FORMER, GONE_PANEL, f"{PRIORITY}oembed.json"]:
        answer = behind.ask(f"/{address}")
        told = {name: answer.header(name.lower()) for name in EVERYWHERE}
        assert {**EVERYWHERE, **own} == told, address
    for address in [*kinds, GONE, f"{PANELS}finns-inte/", "inbaddning"]:
        answer = behind.ask(f"/{address}")
        told = {name: answer.header(name.lower()) for name in EVERYWHERE}
        one = {"Cross-Origin-Resource-Policy": "cross-origin"} if address.startswith(DATA) else {}
        assert {**EVERYWHERE, **one} == told, address


def every_panel(site: BuiltSite) -> list[str]:
    return [one for one in site.pages if one.startswith(PANELS) and one not in site.redirects]


def test_every_panel_has_room(visit: Visit, site: BuiltSite) -> None:
    """As wide as in the code to copy, the whole is seen. From 280 px, nothing is wider than the frame."""
    visitor = visit(WIDTH, 100)
    low = []
    for address in every_panel(site):
        page = visitor.open(address)
        for width in (280, 320, 480, WIDTH):
            page.set_viewport_size({"width": width, "height": 100})
            assert scroll_width(page, visitor.root) <= width, f"/{address} at {width}"
        sizes = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
        kind = "strip" if address.count("/") == 2 else "figure" if "/siffror/" in address else ""
        if sizes["cssContentSize"]["height"] > HEIGHT[f"panels/{kind or 'priority'}.html"]:
            low.append((address, sizes["cssContentSize"]["height"]))
    assert [] == low


@pytest.mark.parametrize("width", [320, WIDTH])
def test_the_bars_of_a_figure_can_be_compared(visit: Visit, width: int) -> None:
    """They have one scale, so they begin at one place and are as wide as each other."""
    page = visit(width).open(
        f"{PANELS}soderhamn/siffror/handlingsprogram-2009-trygghetsindex-2007/"
    )
    boxes = [one.bounding_box() for one in page.locator(".ps-bars").all()]
    assert 3 == len(boxes)
    assert 1 == len({(box["x"], box["width"]) for box in boxes if box})


def test_a_panel_has_no_script_and_a_small_style(site: BuiltSite) -> None:
    """Nothing in it runs, and all its style is in one file of its own."""
    styles = set()
    for address in every_panel(site):
        page = site.pages[address]
        assert [] == page(["script", "style", "img", "iframe"]), address
        styles |= {str(link["href"]).lstrip("./") for link in page.select("link[rel=stylesheet]")}
    (style,) = styles
    assert (site.root / style).stat().st_size < 8_000
    assert style not in {
        str(link["href"]).lstrip("./") for link in site.pages[PAGE].select("link[rel=stylesheet]")
    }


def test_no_panel_is_found(site: BuiltSite) -> None:
    """Neither in the search nor on the map of the site."""
    assert len(every_panel(site)) > 50
    assert PANELS not in (site.root / "sitemap.xml").read_text(encoding="utf-8")
    shelves = "".join(path.read_text(encoding="utf-8") for path in site.search.rglob("*.json"))
    assert PAGE in shelves
    assert PANELS not in shelves


@pytest.mark.parametrize("address", [PAGE, "huddinge/"])
def test_the_code_is_at_the_foot_of_the_page(site: BuiltSite, address: str) -> None:
    """It stands below the page's address, and programs find the same by the link in the head."""
    page = site.pages[address]
    (told,) = page.select("#_adress [data-copied]:is(code)")
    (found,) = BeautifulSoup(told.get_text(), "html.parser")("iframe")
    (link,) = page.select("link[rel=alternate][type='application/json+oembed']")
    file = site.root / str(link["href"]).removeprefix(ORIGIN)
    assert str(link["href"]).startswith(ORIGIN)
    assert told.get_text() == json.loads(file.read_text(encoding="utf-8"))["html"]
    panel = str(found["src"]).removeprefix(ORIGIN)
    assert panel in every_panel(site)
    assert [] == page.select("iframe")


def test_the_code_can_be_copied(visit: Visit) -> None:
    """A button copies it, and a message says so. Without JavaScript it stands to be marked."""
    visitor = visit(360)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(PAGE)
    foot = page.locator("#_adress")
    foot.get_by_text("Bädda in").click()
    foot.get_by_role("button", name="Kopiera koden").click()
    foot.get_by_text("Kopierad", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f'<iframe src="{ORIGIN}{PRIORITY}" title="')
    assert copied == foot.locator("code").inner_text()
    plain = visit(360, javascript=False).open(PAGE)
    plain.locator("#_adress").get_by_text("Bädda in").click()
    assert copied == plain.locator("#_adress code").inner_text()
    assert not plain.get_by_role("button", name="Kopiera koden").is_visible()


def test_the_code_that_is_copied_shows_the_panel(
    browser: Browser, behind: Server, site: BuiltSite, tmp_path: Path
) -> None:
    """Pasted into a page of another website it shows the panel, no wider than a phone."""
    (told,) = site.pages[PAGE].select("#_adress code")
    code = told.get_text().replace(ORIGIN, behind.root)
    with framed(browser, tmp_path, code) as (page, _):
        page.set_viewport_size({"width": 360, "height": 800})
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
        box = page.locator("iframe").bounding_box()
        assert box
        assert box["width"] <= 360


def test_figures_have_the_code_beside_them(visit: Visit) -> None:
    """It is folded until somebody asks for it."""
    page = visit().open("huddinge/siffror/")
    row = page.get_by_role("row").filter(has_text="Hanterade klotterärenden").first
    assert not row.locator("code").is_visible()
    row.get_by_text("Bädda in").click()
    expect(row.locator("code")).to_contain_text(f"{ORIGIN}{PANELS}huddinge/siffror/")


def test_dark_and_light(browser: Browser, server: str) -> None:
    """A panel follows the reader's own choice."""
    papers = set()
    with windows(browser, server) as new:
        for scheme in ("light", "dark"):
            page = new(320, scheme=scheme).open(PRIORITY)
            papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert 2 == len(papers)


def test_a_site_without_an_address_offers_no_code(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panels are there all the same, and what else needs a whole address is not."""
    monkeypatch.setattr(project, "ORIGIN", "")
    built = mkdocs(project.ROOT, "build", "--strict", "--site-dir", str(tmp_path / "out"))
    assert built.returncode == 0, built.stdout
    assert (tmp_path / "out" / PRIORITY / "index.html").is_file()
    assert [] == list((tmp_path / "out").rglob("oembed.json"))
    html = (tmp_path / "out" / PAGE / "index.html").read_text(encoding="utf-8")
    assert "Bädda in" not in html
    assert "opensearch" not in html
    names = ("feed.xml", "opensearch.xml", "sitemap.xml", "dcat.rdf")
    assert [] == [path for name in names for path in (tmp_path / "out").rglob(name)]
    assert "sitemap" not in (tmp_path / "out/llms.txt").read_text(encoding="utf-8")
    assert "feed.xml" not in html
    assert "Sitemap" not in (tmp_path / "out/robots.txt").read_text(encoding="utf-8")
    with serve(tmp_path / "out") as root, windows(browser, root) as new:
        visitor = new()
        visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
        foot = visitor.open(PAGE).locator("#_adress")
        foot.get_by_role("button", name="Kopiera hänvisningen").click()
        foot.get_by_text("Kopierad", exact=True).wait_for()
        copied = visitor.page.evaluate("navigator.clipboard.readText()")
        assert f"Planspegeln: {visitor.page.url}. Hämtad " in copied  # where it is, as a whole
        expect(foot.get_by_role("link", name=visitor.page.url)).to_be_visible()
