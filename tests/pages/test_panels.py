"""Which panels there are for other websites to show, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import load
from planspegeln.model import editorial
from planspegeln.pages import ledger
from planspegeln.pages.addresses import PANELS, withdrawn_panel_address
from planspegeln.pages.pages import Page, pages
from planspegeln.rendering.site import Site
from tests.conftest import TINY, Copy

EXPECTED = """
inbaddning/exempelby/
inbaddning/exempelby/borja/
inbaddning/exempelby/lampor/
inbaddning/exempelby/torgvandring/
inbaddning/exempelby/siffror/program-2030-bidrag-2030/
inbaddning/exempelby/siffror/program-2030-kostnad-2030/
inbaddning/exempelby/siffror/program-2030-kostnad-2031/
inbaddning/exempelby/siffror/program-2030-kostnad-summa/
inbaddning/exempelby/siffror/program-2030-netto-2030/
inbaddning/exempelby/siffror/program-2030-netto-2031/
inbaddning/exempelby/siffror/program-2030-index-2029/
inbaddning/exempelby/siffror/program-2030-index-mal/
inbaddning/exempelby/siffror/program-2030-index-snitt/
inbaddning/pahittkoping/
inbaddning/pahittkoping/borttagen/
inbaddning/pahittkoping/fria-sagor/
inbaddning/pahittkoping/lugna-torg/
inbaddning/pahittkoping/nya-bankar/
inbaddning/pahittkoping/siffror/berattelse-2031-aterkomst/
inbaddning/pahittkoping/siffror/berattelse-2031-bankar-2030/
inbaddning/pahittkoping/siffror/berattelse-2031-bankar-2031/
inbaddning/pahittkoping/siffror/berattelse-2031-lasare/
inbaddning/pahittkoping/siffror/berattelse-2031-lyssnare/
inbaddning/pahittkoping/siffror/berattelse-2031-trivdes-2030/
inbaddning/pahittkoping/siffror/berattelse-2031-trivdes-2031/
inbaddning/pahittkoping/siffror/plan-2030-avsatt/
inbaddning/pahittkoping/siffror/plan-2030-sagostunder/
"""


def panels(site: Site) -> dict[str, Page]:
    return {address: page for address, page in site.pages.items() if page.is_panel}


def found(tiny: Copy) -> dict[str, Page]:
    """The panels of a changed collection, whatever its ledger says."""
    return {page.address: page for page in pages(Catalogue(load(tiny.root))) if page.is_panel}


def test_addresses(site: Site) -> None:
    """Each municipality, priority, figure and withdrawn priority has a panel."""
    assert set(EXPECTED.split()) == panels(site).keys()
    assert all(address.startswith(PANELS) for address in panels(site))
    others = site.pages.keys() - panels(site).keys()
    assert [] == [address for address in others if address.startswith(PANELS)]


def test_a_panel_stands_for_a_page(site: Site) -> None:
    """Search engines are to show the page of what the panel shows."""
    for panel in panels(site).values():
        assert panel.instead in site.pages
        assert not site.pages[panel.instead].is_panel
    town, priority = "pahittkoping/", "pahittkoping/prioriteringar/lugna-torg/"
    assert town == site.pages[f"{PANELS}pahittkoping/"].instead
    assert priority == site.pages[f"{PANELS}pahittkoping/lugna-torg/"].instead


def test_a_page_knows_its_panel(site: Site) -> None:
    """Pages of municipalities and priorities do, and lead to a panel that stands for them."""
    own = {address: page.panel for address, page in site.pages.items() if page.panel}
    towns = site.catalogue.municipalities
    assert len(towns) + len(site.catalogue.priorities) == len(own)
    for address, panel in own.items():
        assert panel
        assert address == site.pages[panel].instead


@pytest.mark.parametrize(
    ("address", "former"),
    [
        ("lugna-torg/", "lugnare-torg/"),
        ("siffror/berattelse-2031-bankar-2030/", "siffror/berattelse-2031-bankar-aret-innan/"),
        ("siffror/plan-2030-avsatt/", "siffror/plan-2029-avsatt/"),
    ],
)
def test_former_ids_lead_on(site: Site, address: str, former: str) -> None:
    """A former id of a priority, of a figure or of its document leads to the panel."""
    own = f"{PANELS}pahittkoping/"
    assert (f"{own}{former}",) == site.pages[f"{own}{address}"].former


def test_a_change_of_kind_changes_no_panel(tiny: Copy) -> None:
    """The kind is no part of a panel's address, so its own id under former_ids leads nowhere."""
    tiny.edit("exempelby/priorities/borja.yml", "kind: activity", "kind: priority")
    tiny.edit("exempelby/priorities/borja.yml", "id: borja\n", "id: borja\nformer_ids: [borja]\n")
    panel = found(tiny)[f"{PANELS}exempelby/borja/"]
    assert () == panel.former
    assert "exempelby/prioriteringar/borja/" == panel.instead


def test_every_panel_is_in_the_ledger(site: Site) -> None:
    """Its address never dies. What it stands for is told by the address of its subject."""
    published = ledger.published(TINY, site.pages.values())
    for panel in panels(site).values():
        assert ("", False) == published[panel.address]
        assert all(published[former].is_former for former in panel.former)


def test_a_panel_that_dies_is_a_fault(tiny: Copy) -> None:
    """A priority whose id has changed without a former one takes its panel with it. It is told once."""
    every = list(pages(Catalogue(load(tiny.root))))
    ledger.add(tiny.root, every)
    lost = f"{PANELS}pahittkoping/nya-bankar/"
    left = [page for page in every if page.address != lost]
    told = [str(fault) for fault in ledger.faults(load(tiny.root), left)]
    (fault,) = [one for one in told if lost in one]
    assert f"den publicerade adressen ”{lost}” finns inte längre" in fault
    assert f"{lost}oembed.json" in ledger.read_ledger(tiny.root)


WITHDRAWN = """\
  - address: {}
    title: Något som är borta
    date: 2031-06-01
    reason: Det stod två gånger.
"""


def withdraw(tiny: Copy, address: str) -> None:
    tiny.edit("withdrawn.yml", "withdrawn:\n", f"withdrawn:\n{WITHDRAWN.format(address)}")


def test_what_is_withdrawn_takes_no_panel_with_it(tiny: Copy) -> None:
    """The panel of a figure or a priority that is withdrawn says so. No editor need think of it."""
    gone = "pahittkoping/siffror/#pahittkoping-plan-2030-flaggor"
    withdraw(tiny, gone)
    panel = found(tiny)[f"{PANELS}pahittkoping/siffror/plan-2030-flaggor/"]
    assert ("panels/withdrawn.html", "pahittkoping/siffror/") == (panel.template, panel.instead)
    assert "Något som är borta" == panel.title
    priority = found(tiny)[f"{PANELS}pahittkoping/borttagen/"]
    assert "panels/withdrawn.html" == priority.template


def test_what_is_withdrawn_takes_no_living_panel(tiny: Copy) -> None:
    """If only its kind has changed, the panel is that of the priority that has the id now."""
    withdraw(tiny, "pahittkoping/insatser/lugna-torg/")
    assert "panels/priority.html" == found(tiny)[f"{PANELS}pahittkoping/lugna-torg/"].template
    withdraw(tiny, "pahittkoping/insatser/lugnare-torg/")
    assert f"{PANELS}pahittkoping/lugnare-torg/" not in found(tiny)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("by/prioriteringar/a/", "by/a/"),
        ("by/insatser/a/", "by/a/"),
        ("by/siffror/#by-plan-a", "by/siffror/plan-a/"),
        ("by/prioriteringar/a/#plan-b", None),
        ("by/dokument/a/", None),
        ("by/siffror/", None),
        ("by/", "by/"),
        ("by/#by-plan-a", None),
        ("amnen/a/", None),
        ("siffror/#by-plan-a", None),
    ],
)
def test_the_panel_that_a_withdrawn_address_had(address: str, expected: str | None) -> None:
    """Municipalities, priorities and figures had one each; documents, topics and commitments had none."""
    one = editorial.Withdrawal.model_validate(
        {"address": address, "title": "A", "date": "2031-06-01", "reason": "B."}
    )
    assert (f"{PANELS}{expected}" if expected else None) == withdrawn_panel_address(one)


def test_no_page_takes_the_folder(tiny: Copy) -> None:
    """A municipality whose page were there would be a page that anybody may frame."""
    collection = load(tiny.root)
    every = list(pages(Catalogue(collection)))
    taken = replace(every[0], address=PANELS)
    (fault,) = ledger.clashes(collection, [taken])
    assert f"adressen ”{PANELS}” är upptagen av webbplatsens egna filer" in str(fault)


def test_panels_have_no_log_and_are_not_about_content(site: Site) -> None:
    """What has happened is told on the page that a panel leads to."""
    panels = [page for page in site.pages.values() if page.is_panel]
    assert panels
    assert [] == [page.address for page in panels if page.log or page.is_about_content]


def test_every_measure_has_a_panel_whatever_its_role(tiny: Copy) -> None:
    """A correction that takes a measure out of its series takes no address away."""
    before = {address for address in found(tiny) if "/siffror/" in address}
    name = "exempelby/documents/program-2030.yml"
    text = tiny.read(name)
    start = text.index("- id: netto-2030")
    tiny.write(name, text[:start] + text[start:].replace("role: plan", "role: outcome", 1))
    assert before == {address for address in found(tiny) if "/siffror/" in address}


def test_a_panel_that_is_withdrawn_by_its_own_address_is_a_panel(tiny: Copy) -> None:
    """Anybody may frame what lies there: it has nothing of the site's frame, and no log."""
    withdraw(tiny, f"{PANELS}pahittkoping/siffror/plan-2030-flaggor/")
    panel = found(tiny)[f"{PANELS}pahittkoping/siffror/plan-2030-flaggor/"]
    assert ("panels/withdrawn.html", "nytt/", ()) == (panel.template, panel.instead, panel.log)
    addresses = [getattr(one, "anchor", "") for one in Catalogue(load(tiny.root)).log.entries]
    assert [] == [one for one in addresses if "inbaddning" in one or "flaggor" in one]
