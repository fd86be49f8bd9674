"""The page about personal data: what an organisation must say, and nothing made up."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planspegeln.model.editorial import Privacy
from planspegeln.rendering.site import Site
from tests.conftest import Copy
from tests.rendering.test_accessibility import STATEMENT

ADDRESS = "om/personuppgifter/"
# What articles 13 and 14 of the GDPR require, by the words on the page.
TOLD = (
    "artikel 4.7",
    "artikel 6.1",
    "artikel 12.3",
    "artikel 12.5",
    "artikel 15",
    "artikel 16",
    "artikel 17",
    "artikel 18",
    "artikel 21",
    "artikel 77",
    "Ändamålet är",
    "2018:218",
    "Integritetsskyddsmyndigheten Box 8114 104 20 Stockholm",
)


@pytest.fixture
def stated(tiny: Copy) -> Copy:
    """The made-up collection with an organisation that runs the site."""
    tiny.write("site.yml", STATEMENT)
    return tiny


def text(site: Site) -> str:
    shown = BeautifulSoup(site.render(site.pages[ADDRESS]), "html.parser")
    return " ".join(shown.get_text(" ").split())


def test_every_part_is_on_the_page(stated: Copy) -> None:
    """The page has every part that was filled in, the rights, and where to complain."""
    shown = text(stated.open())
    for part in (
        "Påhittköpings kommun är personuppgiftsansvarig",
        "namn@pahittkoping.test",
        "ombud@pahittkoping.test",
        "Artikel 6.1 e och ett påhittat reglemente.",
        "Loggen sparas i sju dagar.",
        "Sidan uppdaterades 4 mars 2030",
        *TOLD[:1],
        *TOLD[2:],
    ):
        assert part in shown
    for part in ("Inte ifyllt", "Ingen ansvarig är angiven", "inte ifyllda"):
        assert part not in shown


def test_who_has_no_officer_says_so(stated: Copy) -> None:
    """Not every organisation must have a data protection officer, but a public body must."""
    stated.edit("site.yml", "adopted: true", "adopted: false")
    old = stated.read("site.yml").partition("  officer:")[2].partition("  legal_basis")[0]
    stated.edit("site.yml", f"officer:{old}", "officer: null\n")
    assert "Påhittköpings kommun har inget dataskyddsombud." in text(stated.open())


@pytest.mark.parametrize("part", sorted(Privacy.model_fields))
def test_a_part_that_is_missing(stated: Copy, part: str) -> None:
    """A page without one of its parts is a fault that names it."""
    lines = stated.read("site.yml").splitlines(keepends=True)
    privacy = lines.index("privacy:\n")
    start = next(i for i in range(privacy, len(lines)) if lines[i].startswith(f"  {part}:"))
    end = start + 1
    while end < len(lines) and lines[end].startswith("   "):
        end += 1
    stated.write("site.yml", "".join(lines[:start] + lines[end:]))
    (fault,) = stated.faults()
    assert fault.startswith(f"data/site.yml:{privacy + 2}:3: ")
    assert f"fältet ”{part}” saknas; lägg till det" in fault


def test_a_site_nobody_runs_says_so(real: Site) -> None:
    """By default nobody is responsible, and the page says what an organisation decides."""
    assert real.catalogue.about is not None
    assert real.catalogue.about.privacy.controller is None
    shown = text(real)
    assert "Ingen ansvarig är angiven." in shown
    assert "Kontaktuppgifter är inte ifyllda" in shown
    assert 4 == shown.count("Inte ifyllt.")
    for part in TOLD:
        assert part in shown
    assert "inte i sig en rättslig grund" in shown
