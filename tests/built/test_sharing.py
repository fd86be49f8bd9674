"""What is shown where a page is shared, and what represents the site in a browser."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import expect

from planspegeln.__main__ import main
from planspegeln.pages.addresses import PANELS, priority_address
from planspegeln.rendering.cards import of_municipality, of_priority, of_site
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN, ROOT, copy_project, mkdocs, replace_once

LONGEST: Final = 110  # characters of what happened in a title


def size(image: Path) -> tuple[int, int]:
    """The width and height of a PNG image."""
    content = image.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return int(width), int(height)


def test_every_page_has_a_card(site: BuiltSite) -> None:
    """Every page except redirects and panels has a title, text, address and image.

    The image is on the site.
    """
    faults = []
    for address, page in site.pages.items():
        if address in site.redirects or address == "404.html" or address.startswith(PANELS):
            continue
        card = {str(tag["property"]): str(tag["content"]) for tag in page.select("meta[property]")}
        description = page.select_one("meta[name=description]")
        assert description is not None
        assert page.title is not None
        image = card["og:image"].removeprefix(ORIGIN)
        title = page.title.get_text()
        # What happened may be too long for the title of a window. Then that is the page's name alone.
        named = len(card["og:title"]) > LONGEST and not title.startswith(card["og:title"])
        own = title.removesuffix(" – Planspegeln").split(" – ")[0]
        if not (
            title.startswith((card["og:title"], "Planspegeln – "))
            or (named and card["og:title"].startswith(own))
        ):
            faults.append(f"/{address}: title")
        if card["og:description"] != description["content"]:
            faults.append(f"/{address}: description")
        if card["og:url"] != ORIGIN + address:
            faults.append(f"/{address}: url")
        if size(site.root / image) != (1200, 630):
            faults.append(f"/{address}: {image}")
        if page.select_one("meta[name='twitter:card'][content=summary_large_image]") is None:
            faults.append(f"/{address}: twitter:card")
    assert faults == []


def test_every_municipality_has_an_image(site: BuiltSite, model: Site) -> None:
    """A municipality's pages share its image, or a priority's own. Other pages have that of the site. All are small.

    What it is called, for those who cannot see it, is what stands on it.
    """
    owns = model.catalogue.municipalities.values()
    kept = {f"{own.municipality.id}.png": of_municipality(own.municipality).words for own in owns}
    kept["planspegeln.png"] = of_site().words
    found: dict[str, set[str]] = {}
    for address, page in site.pages.items():
        for tag in page.select("meta[property='og:image']"):
            image = str(tag["content"]).removeprefix(f"{ORIGIN}assets/share/")
            name = image.removesuffix(".png").partition("/")[0]
            found.setdefault(name, set()).add(address)
            assert (site.root / "assets/share" / image).stat().st_size < 60_000
            words = page.select_one("meta[property='og:image:alt']")
            assert words is not None
            if image in kept:
                assert kept[image] == words["content"], address
    assert found.keys() == {"planspegeln", *model.catalogue.municipalities}
    for name in model.catalogue.municipalities:
        assert all(address.startswith(f"{name}/") for address in found[name])
        assert not [address for address in found["planspegeln"] if address.startswith(f"{name}/")]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose cards are drawn, and of which one shows what no longer is so."""
    project = copy_project(tmp_path_factory.mktemp("drawn") / "project")
    assert 0 == main(["--data", str(project / "data"), "cards"])
    changed = project / "data/soderhamn/priorities/klokhuset.yml"
    replace_once(changed, "skulle utredas", "skulle bli utredda")
    built = mkdocs(project, "build", "--strict", url=ORIGIN)
    assert built.returncode == 0, built.stdout
    return project


def test_a_priority_has_the_card_that_is_drawn(drawn: Path, model: Site) -> None:
    """Its page shares it, with what it says. If it says what no longer is so, it is not there."""
    found = {}
    pages = BuiltSite(drawn / "site").pages
    for key, entry in model.catalogue.priorities.items():
        page = pages[priority_address(entry)]
        told = {str(tag["property"]): str(tag["content"]) for tag in page.select("meta[property]")}
        found[key] = told["og:image"].removeprefix(ORIGIN)
        assert (1200, 630) == size(drawn / "site" / found[key])
        assert ("1200", "630") == (told["og:image:width"], told["og:image:height"])
        if key != "soderhamn/klokhuset":
            assert of_priority(entry).words == told["og:image:alt"]
            assert found[key].startswith(f"assets/share/{key}-")
            assert (drawn / "site" / found[key]).stat().st_size < 60_000
    assert "assets/share/soderhamn.png" == found["soderhamn/klokhuset"]
    assert len(found) == len(set(found.values()))
    published = {path.name for path in (drawn / "site/assets/share").glob("*/*.png")}
    assert {Path(one).name for one in found.values()} - {"soderhamn.png"} == published


def test_the_browser_knows_the_site(site: BuiltSite) -> None:
    """Every page names an icon, a manifest with existing icons, and a colour for light and dark.

    A panel is no page that somebody keeps.
    """
    manifest = json.loads((site.root / "manifest.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        file = site.root / icon["src"]
        assert file.is_file()
        if file.suffix == ".png":
            assert icon["sizes"] == "{}x{}".format(*size(file))
    for address, page in site.pages.items():
        if address in site.redirects or address.startswith(PANELS):
            continue
        for rel in ("icon", "apple-touch-icon", "manifest"):
            assert len(page.select(f"link[rel={rel}]")) == 1, address
    tokens = (ROOT / "theme/assets/css/tokens.css").read_text(encoding="utf-8")
    papers = re.findall(r"--ps-paper: (#\w+);", tokens)
    start = site.pages[""]
    assert [str(tag["content"]) for tag in start.select("meta[name=theme-color]")] == papers
    assert manifest["theme_color"] == papers[0]


def test_a_page_s_address_can_be_copied(visit: Visit) -> None:
    """A button copies the address at the foot of a page, and a message says so."""
    visitor = visit()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("huddinge/prioriteringar/lokal-samverkan/")
    address = f"{ORIGIN}huddinge/prioriteringar/lokal-samverkan/"
    foot = page.locator(".ps-page-foot")
    assert foot.get_by_role("link", name=address).get_attribute("href") == address
    foot.get_by_role("button", name="Kopiera", exact=True).click()
    foot.get_by_text("Kopierad", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_a_reference_for_a_decision_can_be_copied(visit: Visit) -> None:
    """It names the page, each document with its date and number, and the address, and the day. A link leads to it.

    Its part of the page has a heading.
    """
    visitor = visit(360)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("huddinge/prioriteringar/lokal-samverkan/")
    page.get_by_role("link", name="Adress och hänvisning till sidan").click()
    foot = page.locator(".ps-page-foot")
    assert page.url.endswith("#_adress")
    expect(foot.get_by_role("heading", name="Adress och hänvisning")).to_be_visible()
    button = foot.get_by_role("button", name="Kopiera hänvisningen")
    button.click()
    foot.get_by_text("Kopierad", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    day = page.evaluate("new Date().toLocaleDateString('sv-SE')")
    assert copied == (
        "Lokal samverkan, ur Huddinge kommun: Verksamhetsplan för trygghets- och "
        "delaktighetsberedningen 2020, 19\xa0november\xa02019, diarienummer KS-2019/144.118; Huddinge "
        "kommun: Verksamhetsberättelse för trygghets- och delaktighetsberedningen år 2021. "
        f"Planspegeln: {ORIGIN}huddinge/prioriteringar/lokal-samverkan/. Hämtad {day}."
    )


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1440, True)])
def test_what_is_about_a_page_stands_beside_it_where_there_is_room(
    visit: Visit, width: int, *, beside: bool
) -> None:
    """On a wide screen its contents stay in view below its sources and topics. On a phone they come last."""
    page = visit(width=width).open("huddinge/prioriteringar/lokal-samverkan/")
    side = page.get_by_role("complementary", name="Om sidan")
    sources = side.get_by_role("heading", name="Källor")
    contents = side.get_by_role("navigation", name="På sidan")
    assert contents.is_visible() is beside
    page.locator("#_hela-texten").scroll_into_view_if_needed()
    box, text = sources.bounding_box(), page.locator("#_hela-texten").bounding_box()
    assert box
    assert text
    if beside:
        assert box["x"] > text["x"] + text["width"]
        kept = contents.bounding_box()
        assert kept
        assert 0 <= kept["y"] < 800
        for link in contents.get_by_role("link").all():
            href = link.get_attribute("href") or ""
            assert page.locator(href).count() == 1, href
    else:
        assert box["y"] > text["y"]


def test_no_button_to_copy_with_where_it_would_do_nothing(visit: Visit) -> None:
    """Without JavaScript, the address is there to copy by hand."""
    page = visit(javascript=False).open("om/")
    assert page.locator(".ps-page-foot").get_by_role("link", name=f"{ORIGIN}om/").is_visible()
    assert not page.locator("[data-copy]").is_visible()


def test_a_search_gives_no_address_without_its_words(site: BuiltSite) -> None:
    """On the search page, the browser's address has the search words."""
    assert site.pages["om/"].select("[data-copy]")
    assert site.pages["sok/"].select("[data-copy]") == []
