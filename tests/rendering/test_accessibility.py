"""The accessibility statement: every part that the law requires, and nothing made up."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planspegeln.model.editorial import Accessibility
from planspegeln.rendering.site import Site
from tests.conftest import Copy

ADDRESS = "om/tillganglighet/"
DIGG = "https://www.digg.se/tdosanmalan"
STATEMENT = """\
accessibility:
  service: Speglet
  adopted: true
  actor: Påhittköpings kommun
  contact:
    email: hjalp@pahittkoping.test
    page: https://pahittkoping.test/kontakt
  conformance: partly
  faults:
    - { what: En karta saknas som text., why: Den är ritad. }
  burdensome:
    - { what: Gamla filmer., why: De är många. }
  outside:
    - { what: Bilder i arkivet., why: De är äldre än lagen. }
  assessed: 2030-01-02
  updated: 2030-02-03
  method: Vi har provat själva.
  tested: [Tangentbordet.]
privacy:
  controller: Påhittköpings kommun
  contact:
    email: namn@pahittkoping.test
    page: https://pahittkoping.test/personuppgifter
  officer:
    email: ombud@pahittkoping.test
    page: https://pahittkoping.test/ombud
  legal_basis: Artikel 6.1 e och ett påhittat reglemente.
  logs: Loggen sparas i sju dagar.
  updated: 2030-03-04
"""
# What makes the site tell the national data portal of its data.
OPEN_DATA = """\
open_data:
  kind: LocalAuthority
  organisation: "2120000000"
"""


@pytest.fixture
def stated(tiny: Copy) -> Copy:
    """The made-up collection with a statement."""
    tiny.write("site.yml", STATEMENT)
    return tiny


def text(site: Site) -> str:
    shown = BeautifulSoup(site.render(site.pages[ADDRESS]), "html.parser")
    return " ".join(shown.get_text(" ").split())


def test_every_part_is_on_the_page(stated: Copy) -> None:
    """The page has every part that was filled in, and where to report the site."""
    site = stated.open()
    shown = text(site)
    for part in (
        "Påhittköpings kommun står bakom webbplatsen Speglet",
        "delvis förenlig",
        "2018:1937",
        "hjalp@pahittkoping.test",
        "En karta saknas som text. Orsak: Den är ritad.",
        "Gamla filmer. Orsak: De är många.",
        "Bilder i arkivet. Orsak: De är äldre än lagen.",
        "Vi har provat själva. Det här har prövats: Tangentbordet.",
        "Bedömningen gjordes 2 januari 2030",
        "Redogörelsen uppdaterades 3 februari 2030",
    ):
        assert part in shown
    assert "Ingen aktör är angiven" not in shown
    page = BeautifulSoup(site.render(site.pages[ADDRESS]), "html.parser")
    links = [str(link["href"]) for link in page("a")]
    assert {DIGG, "https://pahittkoping.test/kontakt"} <= set(links)


@pytest.mark.parametrize("part", sorted(Accessibility.model_fields))
def test_a_part_that_is_missing(stated: Copy, part: str) -> None:
    """A statement without one of its parts is a fault that names it."""
    lines = stated.read("site.yml").splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith(f"  {part}:"))
    end = start + 1
    while end < len(lines) and lines[end].startswith("   "):
        end += 1
    stated.write("site.yml", "".join(lines[:start] + lines[end:]))
    assert stated.faults() == [f"data/site.yml:2:3: fältet ”{part}” saknas; lägg till det"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("conformance: partly", "conformance: delvis", "väntade ett av full, partly, none"),
        ("email: hjalp@", "email: hjalp.", "väntade en e-postadress"),
        ("adopted: true", "adopted: ja", "hittade ”ja”, väntade true eller false"),
    ],
)
def test_a_statement_that_does_not_hold(stated: Copy, old: str, new: str, message: str) -> None:
    """Parts that have wrong values are a fault."""
    stated.edit("site.yml", old, new)
    (fault,) = stated.faults()
    assert message in fault


def test_a_site_nobody_runs_says_so(real: Site) -> None:
    """By default no organisation is named, and the page says so."""
    assert real.catalogue.about is not None
    statement = real.catalogue.about.accessibility
    assert not statement.adopted
    assert statement.actor is None
    shown = text(real)
    assert "Ingen aktör är angiven." in shown
    assert "Kontaktuppgifter är inte ifyllda" in shown
