"""The promise that a published address never dies."""

from __future__ import annotations

import pytest

from planspegeln import addresses
from planspegeln.faults import DataError
from planspegeln.site import Site
from tests.conftest import TINY, Copy


def errors(tiny: Copy) -> list[str]:
    with pytest.raises(DataError) as error:
        tiny.open()
    return [str(fault) for fault in error.value.faults]


def test_ledger_of_living_addresses(site: Site) -> None:
    """Pages, former ids, former anchors and withdrawn pages, with any place on them, are alive."""
    ledger = addresses.read_ledger(TINY)
    assert "pahittkoping/prioriteringar/borttagen/#stycke" in ledger
    assert [] == addresses.faults(TINY, site.pages.values())


@pytest.mark.parametrize(
    ("name", "former", "dead", "near"),
    [
        (
            "pahittkoping/documents/plan-2030.yml",
            "former_ids: [plan-2029]\n",
            "pahittkoping/dokument/plan-2029/",
            "pahittkoping/dokument/plan-2030/",
        ),
        (
            "topics.yml",
            "    former_ids: [torgen]\n",
            "amnen/torgen/",
            "amnen/torg/",
        ),
        (
            "pahittkoping/documents/plan-2030.yml",
            "    former_anchors: [det-vi-prioriterar]\n",
            "pahittkoping/dokument/plan-2030/#det-vi-prioriterar",
            "pahittkoping/dokument/plan-2030/#prioriteringar",
        ),
        (
            "exempelby/documents/program-2030.yml",
            "            former_anchors: [lyktor]\n",
            "exempelby/dokument/program-2030/#lyktor",
            "exempelby/dokument/program-2030/#lampor",
        ),
    ],
    ids=["document", "topic", "section", "item"],
)
def test_address_that_dies(tiny: Copy, name: str, former: str, dead: str, near: str) -> None:
    """An address in the ledger that nothing answers to is a fault at its line."""
    tiny.edit(name, former, "")
    line = addresses.read_ledger(tiny.root).index(dead) + 1
    expected = (
        f"data/addresses.txt:{line}:1: den publicerade adressen ”{dead}” finns inte längre; "
        "ange det gamla id:t under former_ids eller former_anchors, eller skriv adressen i "
        f"withdrawn.yml; menade du ”{near}”?"
    )
    assert [expected] == errors(tiny)


def test_withdrawn_page_that_dies(tiny: Copy) -> None:
    """A withdrawal that is taken away takes its address and every place on it."""
    (tiny.root / "withdrawn.yml").unlink()
    found = [fault.split("”")[1] for fault in errors(tiny)]
    page = "pahittkoping/prioriteringar/borttagen/"
    assert [page, f"{page}#stycke"] == found


def test_renamed_priority(tiny: Copy) -> None:
    """A priority renamed without a word of its old id is a fault; with former_ids it is not."""
    tiny.write("addresses.txt", "exempelby/insatser/lampor/\n")
    tiny.edit("exempelby/priorities/lampor.yml", "id: lampor", "id: ljus")
    folder = tiny.root / "exempelby/priorities"
    (folder / "lampor.yml").rename(folder / "ljus.yml")
    tiny.edit("exempelby/documents/program-2030.yml", "item: lampor", "item: ljus")
    tiny.edit("links.yml", "exempelby/lampor", "exempelby/ljus")
    assert 1 == len(errors(tiny))
    tiny.edit("exempelby/priorities/ljus.yml", "id: ljus", "id: ljus\nformer_ids: [lampor]")
    assert ("exempelby/insatser/lampor/",) == tiny.open().pages["exempelby/insatser/ljus/"].former


def test_priority_that_becomes_an_activity(tiny: Copy) -> None:
    """A kind is part of the address, so that changing it is a fault as well."""
    tiny.edit("pahittkoping/priorities/lugna-torg.yml", "kind: priority", "kind: activity")
    assert ["pahittkoping/prioriteringar/lugnare-torg/"] == [
        fault.split("”")[1] for fault in errors(tiny)
    ]


def test_published(site: Site) -> None:
    """Published is every page and place, former ones included, sorted; quotes' anchors are not."""
    found = addresses.published(site.pages.values())
    assert sorted(set(found)) == found
    for address in (
        "pahittkoping/",
        "amnen/torgen/",
        "pahittkoping/dokument/plan-2029/",
        "pahittkoping/dokument/plan-2029/#mal",
        "pahittkoping/dokument/plan-2030/#lugnare-torg",
        "pahittkoping/prioriteringar/borttagen/",
    ):
        assert address in found
    assert not any("#citat-" in address for address in found)


def test_add_writes_only_what_is_new(tiny: Copy) -> None:
    """New addresses are added and told, old ones stay, the ledger is sorted; then nothing is new."""
    before = addresses.read_ledger(tiny.root)
    pages = list(tiny.open().pages.values())
    new = addresses.add(tiny.root, pages)
    after = addresses.read_ledger(tiny.root)
    assert sorted({*before, *new}) == after
    assert set() == {*new} & {*before}
    assert set(addresses.published(pages)) <= set(after)
    assert "pahittkoping/prioriteringar/borttagen/#stycke" in after
    assert [] == addresses.add(tiny.root, pages)
    assert after == addresses.read_ledger(tiny.root)


def test_no_ledger_yet(tiny: Copy) -> None:
    """Before anything is published there is no ledger, and then it is written whole."""
    (tiny.root / "addresses.txt").unlink()
    assert [] == addresses.read_ledger(tiny.root)
    pages = tiny.open().pages.values()
    assert addresses.published(pages) == addresses.add(tiny.root, pages)
    assert tiny.read("addresses.txt").endswith("\n")


WITHDRAWN = "pahittkoping/prioriteringar/borttagen/"


@pytest.mark.parametrize(
    ("address", "title", "present"),
    [
        ("pahittkoping/prioriteringar/nya-bankar/", "Nya bänkar – Påhittköping", ""),
        ("pahittkoping/", "Påhittköping", ""),
        ("siffror/", "Siffror", ""),
        ("amnen/torgen/", "Torg och platser", "amnen/torg/"),
        ("pahittkoping/dokument/plan-2029/", "Plan 2030 – Påhittköping", ""),
    ],
    ids=["priority", "municipality", "overview", "former topic", "former document"],
)
def test_withdrawn_page_that_lives(tiny: Copy, address: str, title: str, present: str) -> None:
    """A withdrawal of a page that exists, or of an address that redirects, is a fault."""
    tiny.write("addresses.txt", "")
    place = tiny.edit("withdrawn.yml", f"address: {WITHDRAWN}", f"address: ¦{address}")
    if "plan-2029" in address:
        present = "pahittkoping/dokument/plan-2030/"
    expected = (
        f"{place}: adressen ”{address}” har redan sidan ”{title}” ({present or address}); "
        "två sidor kan inte ha samma adress"
    )
    assert [expected] == errors(tiny)


def test_page_withdrawn_twice(tiny: Copy) -> None:
    """An address is withdrawn once."""
    text = tiny.read("withdrawn.yml")
    tiny.write("withdrawn.yml", text + text.partition("withdrawn:\n")[2])
    found = errors(tiny)
    assert 1 == len(found)
    assert found[0].startswith(f"data/withdrawn.yml:6:14: adressen ”{WITHDRAWN}” har redan")


def test_municipality_in_the_way_of_an_overview(tiny: Copy) -> None:
    """Two pages of one address are a fault at the one that has a file."""
    text = tiny.read("exempelby/municipality.yml").partition("\nthemes:")[0]
    tiny.write("jamfor/municipality.yml", text.replace("id: exempelby", "id: jamfor"))
    tiny.write("siffror/municipality.yml", text.replace("id: exempelby", "id: siffror"))
    starts = [fault.partition(" har redan")[0] for fault in errors(tiny)]
    assert [
        "data/jamfor/municipality.yml:1:1: adressen ”jamfor/”",
        "data/siffror/municipality.yml:1:1: adressen ”siffror/”",
    ] == starts
