"""Text that tries to be code is shown as text, wherever the data may hold text."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from planspegeln.site import Site
from tests.built.conftest import serve, windows
from tests.built.hostile import ALL, ATTACKS, add_to, titled
from tests.built.html import BuiltSite
from tests.built.project import copy_project, mkdocs

PRIORITY = "elak/prioriteringar/elakt/"
DOCUMENT = "elak/dokument/plan-2020/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the hostile municipalities, mentioned on the start page too."""
    root = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    add_to(root / "data")
    with (root / "docs/index.md").open("a", encoding="utf-8") as start:
        start.write(
            '\nI löpande text: {{ prioritet("elak/elakt") }}, {{ dokument("elak/plan-2020") }}, '
            '{{ kommun("elak") }}, {{ amne("elakt-amne") }}.\n'
        )
    return root


@pytest.fixture(scope="module")
def hostile(project: Path) -> BuiltSite:
    """The hostile site, built strictly: what is only text is nothing to warn about."""
    built = mkdocs(project, "build", "--strict", "--site-dir", str(project / "out"))
    assert built.returncode == 0, built.stdout
    return BuiltSite(project / "out")


@pytest.fixture(scope="module")
def addresses(project: Path) -> list[str]:
    """The pages that are about something hostile, and the start page."""
    pages = Site.open(project / "data").pages
    about = [a for a in pages if a.startswith(("elak/", "hemsk/", "amnen/elakt"))]
    assert len(about) == 7
    return ["", "amnen/", *about]


def squeezed(text: str) -> str:
    """A text with its white space as single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("", titled("Elak")),
        ("", titled("Elakt ämne")),
        ("", f"{ALL} prioritering i elak"),
        ("", titled("Plan elak")),
        ("amnen/", titled("Beskrivning")),
        ("amnen/elakt-amne/", titled("Elakt ämne")),
        ("amnen/elakt-amne/", titled("Paha")),
        ("elak/", titled("Tema")),
        ("elak/", titled("Plan elak")),
        (PRIORITY, f"{ALL} prioritering i elak"),
        (PRIORITY, titled("Skälet")),
        (PRIORITY, titled("Hemsk")),
        (PRIORITY, titled("Stycke i hemsk")),
        (PRIORITY, titled("Ansvarig")),
        (PRIORITY, titled("Anmärkning")),
        (DOCUMENT, titled("Plan elak")),
        (DOCUMENT, titled("Tabell")),
        (DOCUMENT, titled("Anmärkning")),
        (DOCUMENT, f"Skrivet av {ALL} {ALL}"),
        *[
            (DOCUMENT, titled(start))
            for start in (
                "Titel",
                "Etikett",
                "Avsändare",
                "Brevhuvud",
                "Rad†",
                "Avsnittet",
                "Punkt",
                "1. Insats",
                "Stycke i elak",
                "Ansvarig",
                "Kolumn två",
                "Cell ett",
                "Cell två",
                "Radrubrik",
                "† Fotnot",
            )
        ],
    ],
)
def test_it_shows_as_text(hostile: BuiltSite, address: str, text: str) -> None:
    """Every attack is there to the letter in the text of the page's main part."""
    main = hostile.pages[address].find("main")
    assert main is not None
    assert squeezed(text) in squeezed(main.get_text())


def test_titles_and_descriptions_are_text(hostile: BuiltSite) -> None:
    """The head of a page holds the attacks as its title and description, and nothing of them."""
    page = hostile.pages[PRIORITY]
    title, description = page.find("title"), page.find("meta", attrs={"name": "description"})
    assert title is not None
    assert squeezed(title.get_text()).startswith(squeezed(f"{ALL} prioritering i elak"))
    assert description is not None
    assert squeezed(f"om {ALL} prioritering i elak") in squeezed(str(description["content"]))


def test_nothing_of_it_became_markup(hostile: BuiltSite, site: BuiltSite) -> None:
    """The hostile site has no event attribute, script, link or element that the real one lacks."""
    allowed_tags = {tag.name for page in site.pages.values() for tag in page.find_all(True)}
    faults = []
    for address, page in hostile.pages.items():
        for tag in page.find_all(True):
            values = {name: str(value) for name, value in tag.attrs.items()}
            links = [values[name] for name in ("href", "src", "action") if name in values]
            if (
                tag.name not in allowed_tags
                or any(name.startswith("on") for name in values)
                or any(link.strip().lower().startswith(("javascript:", "data:")) for link in links)
                or (tag.name == "script" and "alert(1)" in tag.get_text())
                or (tag.name in {"img", "code", "del"} and not site.holds(address, tag.name))
                or values.get("id") == "x"
            ):
                faults.append(f"/{address}: {tag}"[:200])
    assert faults == []


def test_no_attack_ran_while_building(hostile: BuiltSite) -> None:
    """No page holds what Jinja would have made of the attacks: 49, or a text cut short."""
    for address in ("", "elak/", PRIORITY, DOCUMENT, "amnen/elakt-amne/"):
        page = copy(hostile.pages[address])
        for hidden in page.select("[hidden]"):
            hidden.decompose()  # loose words for the search index
        text = squeezed(page.get_text())
        assert text.count("onclick") == text.count("{ onclick=alert(1) }")
        assert text.count("borta") == text.count("{# borta #}") + text.count("<!-- borta -->")
        assert " 49 " not in text
    assert ATTACKS["jinja"] == "{{ 7*7 }}"


@pytest.fixture(scope="module")
def root(hostile: BuiltSite) -> Iterator[str]:
    """The hostile site on this machine: the address of its root."""
    with serve(hostile.root) as address:
        yield address


def test_nothing_of_it_runs_in_a_browser(browser: Browser, root: str, addresses: list[str]) -> None:
    """No dialog opens, no script fails, and no element has an event attribute."""
    with windows(browser, root) as new:
        visitor = new()
        for address in addresses:
            page = visitor.open(address)
            armed = page.evaluate(
                """() => [...document.querySelectorAll("*")]
                    .filter(e => [...e.attributes].some(a => a.name.startsWith("on"))
                        || (e.getAttribute("href") || "").startsWith("javascript:"))
                    .map(e => e.outerHTML)"""
            )
            assert armed == []
            assert ATTACKS["script"] in page.locator("main").inner_text()
