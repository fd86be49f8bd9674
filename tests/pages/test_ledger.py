"""The promise that a published address never dies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from planspegeln.__main__ import main
from planspegeln.catalogue import parts
from planspegeln.loading.faults import DataError
from planspegeln.loading.load import load
from planspegeln.pages import ledger
from planspegeln.pages.addresses import CATALOGUE_FILES, TOPIC_FILES
from planspegeln.pages.datasets import FILES
from planspegeln.rendering.site import Site
from tests.conftest import TINY, Copy
from tests.rendering.test_accessibility import OPEN_DATA, STATEMENT

WITHDRAWN = "pahittkoping/prioriteringar/borttagen/"
PLAN = "pahittkoping/documents/plan-2030.yml"
READING = "pahittkoping/dokument/plan-2030/"
TORG = "pahittkoping/prioriteringar/lugna-torg/"
BENCHES = "pahittkoping/prioriteringar/nya-bankar/#plan-2030-tre-bankar"
SOFAS = "pahittkoping/dokument/berattelse-2031/#matt-soffor"


def errors(tiny: Copy) -> list[str]:
    with pytest.raises(DataError) as error:
        tiny.open()
    return [str(fault) for fault in error.value.faults]


def test_ledger_of_living_addresses(site: Site) -> None:
    """Pages, former ids, former anchors, and withdrawn pages with any place on them, are alive."""
    held = ledger.read_ledger(TINY)
    assert "pahittkoping/prioriteringar/borttagen/#stycke" in held
    assert [] == ledger.faults(load(TINY), site.pages.values())


PAGE = (
    "ange det gamla id:t under former_ids, också när bara kind har ändrats, eller skriv adressen i "
    "withdrawn.yml; var det en sida i docs/ lägger du tillbaka den, eller skriver den i withdrawn.yml"
)
PLACE = (
    "har id:t ändrats anger du det gamla under former_ids eller former_anchors, där ett av dem "
    "finns; annars skriver du adressen i withdrawn.yml, med moved_to om stället har flyttat"
)


@pytest.mark.parametrize(
    ("name", "former", "origin", "addresses"),
    [
        (
            "pahittkoping/documents/plan-2030.yml",
            "former_ids: [plan-2029]\n",
            "id: ¦plan-2030\n",
            ("pahittkoping/dokument/plan-2029/", "pahittkoping/dokument/plan-2030/"),
        ),
        (
            "pahittkoping/priorities/lugna-torg.yml",
            "former_ids: [lugnare-torg]\n",
            "id: ¦lugna-torg\n",
            ("pahittkoping/prioriteringar/lugnare-torg/", TORG),
        ),
        (
            "topics.yml",
            "    former_ids: [torgen]\n",
            "  - id: ¦torg\n",
            ("amnen/torgen/", "amnen/torg/"),
        ),
        (
            "pahittkoping/documents/plan-2030.yml",
            "    former_anchors: [det-vi-prioriterar]\n",
            "section: ¦prioriteringar\n",
            (
                "pahittkoping/dokument/plan-2030/#det-vi-prioriterar",
                "pahittkoping/dokument/plan-2030/#prioriteringar",
            ),
        ),
        (
            "exempelby/documents/program-2030.yml",
            "            former_anchors: [lyktor]\n",
            "- item: ¦lampor\n",
            ("exempelby/dokument/program-2030/#lyktor", "exempelby/dokument/program-2030/#lampor"),
        ),
    ],
    ids=["document", "priority", "topic", "section", "item"],
)
def test_address_that_dies(
    tiny: Copy, name: str, former: str, origin: str, addresses: tuple[str, str]
) -> None:
    """An address in the ledger that no page has is a fault at its line.

    It says where what it stood for may be, and where that has its id.
    """
    dead, near = addresses
    tiny.edit(name, former, "")
    position = tiny.edit(name, origin.replace("¦", ""), origin)
    line = [*ledger.read_ledger(tiny.root)].index(dead) + 1
    field = "former_anchors" if "#" in dead else "former_ids"
    expected = (
        f"data/addresses.txt:{line}:1: den publicerade adressen ”{dead}” finns inte längre; "
        f"{PLACE if '#' in dead else PAGE}; menade du ”{near}”? I så fall skriver du det gamla id:t "
        f"under {field} vid {position}"
    )
    assert [expected] == errors(tiny)


@pytest.mark.parametrize(
    ("dead", "near", "origin"),
    [
        (f"{READING}#atagande-tre-bankarna", f"{READING}#atagande-tre-bankar", "tre-bankar"),
        (f"{BENCHES}na", BENCHES, "tre-bankar"),
        (
            "pahittkoping/siffror/#pahittkoping-plan-2030-avsatta",
            "pahittkoping/siffror/#pahittkoping-plan-2030-avsatt",
            "avsatt",
        ),
    ],
)
def test_place_that_dies(tiny: Copy, dead: str, near: str, origin: str) -> None:
    """What is read out of a document has its id there, on whichever page its place is."""
    tiny.write_ledger(dead)
    position = tiny.edit(PLAN, f"- id: {origin}\n", f"- id: ¦{origin}\n")
    (fault,) = errors(tiny)
    assert fault.endswith(
        f"menade du ”{near}”? I så fall skriver du det gamla id:t under former_ids vid {position}"
    )


@pytest.mark.parametrize(
    ("dead", "near"),
    [
        ("pahittkopin/", "pahittkoping/"),
        ("siffra/", "siffror/"),
        (f"{READING}#citat-trivseln", f"{READING}#citat-trivsel"),
        ("data/priority.json", "data/priorities.json"),
    ],
    ids=["municipality", "overview", "quote of a link", "file"],
)
def test_address_that_dies_of_what_has_no_former_ids(tiny: Copy, dead: str, near: str) -> None:
    """What it may have been is told, and no field to write in."""
    tiny.write_ledger(dead)
    (fault,) = errors(tiny)
    assert fault.endswith(f"; menade du ”{near}”?")


@pytest.mark.parametrize(
    ("dead", "near"),
    [
        (f"{READING}mals/", f"{READING}mal/"),
        (f"{READING}mal/#fler-ska-trivas-nu", f"{READING}mal/#fler-ska-trivas"),
        (f"{READING}helan/", f"{READING}hela/"),
    ],
    ids=["part", "goal", "whole"],
)
def test_part_of_a_long_text_that_dies(
    tiny: Copy, monkeypatch: pytest.MonkeyPatch, dead: str, near: str
) -> None:
    """A part has the id of its section. A goal has no former ids, and the whole text none at all."""
    monkeypatch.setattr(parts, "LIMIT", 150)
    tiny.write_ledger(dead)
    position = tiny.edit(PLAN, "section: mal\n", "section: ¦mal\n")
    (fault,) = errors(tiny)
    where = f" I så fall skriver du det gamla id:t under former_anchors vid {position}"
    assert fault.endswith(f"; menade du ”{near}”?{where if near.endswith('/mal/') else ''}")


def test_withdrawn_page_that_dies(tiny: Copy) -> None:
    """Removing a withdrawal kills its address. A page with its places is reported once."""
    assert f"{WITHDRAWN}#stycke" in ledger.read_ledger(tiny.root)
    tiny.write("withdrawn.yml", "withdrawn: []\n")
    found = [fault.split("”")[1] for fault in errors(tiny)]
    assert [SOFAS, WITHDRAWN, BENCHES] == found


def test_place_on_a_page_that_dies(tiny: Copy) -> None:
    """If the ledger has no line for the page itself, its first place is reported."""
    tiny.write_ledger("amnen/nya/#b", "amnen/nya/#c")
    expected = (
        "data/addresses.txt:1:1: den publicerade adressen ”amnen/nya/” finns inte längre; "
        f"{PAGE}; menade du ”amnen/”?"
    )
    assert [expected] == errors(tiny)


BEFORE = "pahittkoping/prioriteringar/lugna-torg/#plan-2030-lugna-och-ljusa"
AFTER = "pahittkoping/prioriteringar/fria-sagor/#plan-2030-lugna-och-ljusa"


@pytest.fixture
def moved(tiny: Copy) -> Copy:
    """A copy where a commitment moved to another page without a note."""
    tiny.edit("pahittkoping/documents/plan-2030.yml", "former_ids: [plan-2029]\n", "")
    tiny.write_ledger()
    ledger.add(tiny.root, tiny.open().pages.values())
    tiny.edit("pahittkoping/documents/plan-2030.yml", "about: lugna-torg", "about: fria-sagor")
    expected = f"den publicerade adressen ”{BEFORE}” finns inte längre; {PLACE}; menade du"
    (fault,) = errors(tiny)
    assert expected in fault
    return tiny


def withdraw(tiny: Copy, address: str, moved_to: str = "") -> tuple[str, str]:
    """Withdraw an address.

    Returns the positions of the address and of its new place in the file.
    """
    line = tiny.read("withdrawn.yml").count("\n") + 1
    moved = f"    moved_to: {moved_to}\n" if moved_to else ""
    tiny.write(
        "withdrawn.yml",
        f"{tiny.read('withdrawn.yml')}  - address: {address}\n    title: Lugna och ljusa\n"
        f"    date: 2031-04-01\n    reason: Åtagandet gäller sagorna.\n{moved}",
    )
    return f"data/withdrawn.yml:{line}:14", f"data/withdrawn.yml:{line + 4}:15"


@pytest.mark.parametrize(
    ("moved_to", "told"),
    [
        (
            AFTER,
            "flyttades 1 april 2031 till Fria sagor {: #x onmouseover=alert(1) } – Påhittköping",
        ),
        ("amnen/sagor/", "flyttades 1 april 2031 till Sagor"),
        ("", "togs bort 1 april 2031"),
    ],
    ids=["place", "page", "removed"],
)
def test_withdrawn_place(moved: Copy, moved_to: str, told: str) -> None:
    """A withdrawn place stays on its page as a line that says what happened to it."""
    withdraw(moved, BEFORE, moved_to)
    site = moved.open()
    page = site.pages["pahittkoping/prioriteringar/lugna-torg/"]
    assert BEFORE in ledger.published(TINY, [page])
    line = BeautifulSoup(site.render(page), "html.parser").find(id="plan-2030-lugna-och-ljusa")
    assert isinstance(line, Tag)
    shown = line.get_text().replace("\N{NO-BREAK SPACE}", " ")
    assert f"Lugna och ljusa {told}. Åtagandet gäller sagorna." == shown
    expected = [site.href(page.address, *moved_to.split("#"))] if moved_to else []
    assert expected == [link["href"] for link in line("a")]


@pytest.mark.parametrize(
    "address",
    ["pahittkoping/prioriteringar/lugnare-torg/#x", f"{WITHDRAWN}#x"],
    ids=["former", "withdrawn"],
)
def test_withdrawn_place_on_a_page_that_is_not_there(tiny: Copy, address: str) -> None:
    """The page that an old address redirects to announces its withdrawn place.

    On a withdrawn page, that page does.
    """
    tiny.write_ledger(address)
    withdraw(tiny, address)
    site = tiny.open()
    assert address in ledger.published(TINY, site.pages.values())
    page = next(page for page in site.pages.values() if address.partition("#")[0] in page.addresses)
    assert BeautifulSoup(site.render(page), "html.parser").find(id="x")


LIVES = "finns kvar på sidan; ta bort posten"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (BEFORE, f"stället ”{BEFORE}” {LIVES}"),
        (
            "pahittkoping/dokument/plan-2029/#lugnare-torg",
            f"stället ”pahittkoping/dokument/plan-2029/#lugnare-torg” {LIVES}",
        ),
        (
            "pahittkoping/dokument/plan-2030/#citat-trivsel",
            f"stället ”pahittkoping/dokument/plan-2030/#citat-trivsel” {LIVES}",
        ),
        (SOFAS, f"stället ”{SOFAS}” är redan borttaget på rad 12"),
        (
            "pahittkoping/prioriteringar/lugna-torget/#x",
            "sidan ”pahittkoping/prioriteringar/lugna-torget/” finns inte; är hela sidan borta "
            f"skriver du bara dess adress; menade du ”{TORG}”?",
        ),
    ],
    ids=["place", "former place", "quoted place", "twice", "no page"],
)
def test_withdrawn_place_that_is_not_gone(tiny: Copy, address: str, message: str) -> None:
    """A withdrawn place is gone, its page exists or existed, and it is withdrawn once."""
    position, _ = withdraw(tiny, address)
    assert [f"{position}: {message}"] == errors(tiny)


def test_place_withdrawn_twice_by_way_of_a_former_address(tiny: Copy) -> None:
    """A page's former address counts as the same page."""
    withdraw(tiny, f"{TORG}#x")
    position, _ = withdraw(tiny, "pahittkoping/prioriteringar/lugnare-torg/#x")
    message = "stället ”pahittkoping/prioriteringar/lugnare-torg/#x” är redan borttaget på rad 16"
    assert [f"{position}: {message}"] == errors(tiny)


@pytest.mark.parametrize(
    ("moved_to", "near"),
    [
        ("pahittkoping/prioriteringar/lugna-torget/", f"; menade du ”{TORG}”?"),
        (f"{TORG}#plan-2030-tre-bankarna", f"; menade du ”{TORG}#plan-2030-tre-bankar”?"),
        ("pahittkoping/prioriteringar/lugnare-torg/", f"; menade du ”{TORG}”?"),
        (WITHDRAWN, f"; menade du ”{TORG}”?"),
        (f"{TORG}#x", f"; menade du ”{TORG}”?"),
    ],
    ids=["page", "place", "former", "withdrawn page", "withdrawn place"],
)
def test_withdrawn_place_that_moved_nowhere(tiny: Copy, moved_to: str, near: str) -> None:
    """The new page exists. It neither redirects nor is withdrawn."""
    _, position = withdraw(tiny, f"{TORG}#x", moved_to)
    assert [f"{position}: adressen ”{moved_to}” finns inte på webbplatsen{near}"] == errors(tiny)


def test_renamed_priority(tiny: Copy) -> None:
    """A priority renamed without `former_ids` is a fault. With them it is not."""
    tiny.write_ledger("exempelby/insatser/lampor/")
    tiny.edit("exempelby/priorities/lampor.yml", "id: lampor", "id: ljus")
    folder = tiny.root / "exempelby/priorities"
    (folder / "lampor.yml").rename(folder / "ljus.yml")
    tiny.edit("exempelby/documents/program-2030.yml", "item: lampor", "item: ljus")
    tiny.edit("links.yml", "exempelby/lampor", "exempelby/ljus")
    assert 1 == len(errors(tiny))
    tiny.edit("exempelby/priorities/ljus.yml", "id: ljus", "id: ljus\nformer_ids: [lampor]")
    assert ("exempelby/insatser/lampor/",) == tiny.open().pages["exempelby/insatser/ljus/"].former


def test_priority_that_becomes_an_activity(tiny: Copy) -> None:
    """The kind is part of the address. A priority that changes kind lists its own id as former."""
    tiny.edit("withdrawn.yml", f"    moved_to: {TORG}#plan-2030-tre-bankar\n", "")
    ledger.add(tiny.root, tiny.open().pages.values())
    priority = "pahittkoping/priorities/lugna-torg.yml"
    tiny.edit(priority, "kind: priority", "kind: activity")
    former = "pahittkoping/prioriteringar/lugnare-torg/"
    found = errors(tiny)
    assert [TORG, former] == [fault.split("”")[1] for fault in found]
    assert all(PAGE in fault for fault in found)
    tiny.edit(priority, "former_ids: [", "former_ids: [lugna-torg, ")
    page = tiny.open().pages["pahittkoping/insatser/lugna-torg/"]
    assert {TORG, former, "pahittkoping/insatser/lugnare-torg/"} == set(page.former)


def test_priority_that_keeps_its_kind(site: Site) -> None:
    """No redirect exists from the other kind's folder, unless the data lists it."""
    found = ledger.published(TINY, site.pages.values())
    assert [] == [address for address in found if address.startswith("pahittkoping/insatser/")]
    assert [] == [address for address in found if address.startswith("exempelby/prioriteringar/")]


def test_published(site: Site) -> None:
    """Every page, place and data file is published, former ones and links' quotes included.

    Anchors of summaries, which move, are not.
    """
    found = ledger.published(TINY, site.pages.values())
    for address in (
        "data/priorities.json",
        "data/v1/priorities.json",
        "data/planspegeln.sqlite",
        "pahittkoping/dokument/plan-2029/index.json",
        "pahittkoping/prioriteringar/lugna-torg/index.json",
        "pahittkoping/dokument/plan-2030/#citat-trivsel",
        "pahittkoping/",
        "amnen/torgen/",
        "pahittkoping/dokument/plan-2029/",
        "pahittkoping/dokument/plan-2029/#mal",
        "pahittkoping/dokument/plan-2030/#lugnare-torg",
        "pahittkoping/prioriteringar/borttagen/",
    ):
        assert address in found
    assert not any("korthet-" in address for address in found)


def test_add_writes_only_what_is_new(tiny: Copy) -> None:
    """New addresses are added and reported.

    Old ones stay. The ledger is sorted. A second run adds nothing.
    """
    before = ledger.read_ledger(tiny.root)
    pages = list(tiny.open().pages.values())
    new = ledger.add(tiny.root, pages)
    after = ledger.read_ledger(tiny.root)
    assert sorted({*before, *new}) == sorted(after)
    assert set() == {*new} & {*before}
    assert sorted(lines := tiny.read("addresses.txt").splitlines()[:-1]) == lines
    assert set(ledger.published(tiny.root, pages)) <= set(after)
    assert "pahittkoping/prioriteringar/borttagen/#stycke" in after
    assert [] == ledger.add(tiny.root, pages)
    assert after == ledger.read_ledger(tiny.root)


def test_no_ledger_yet(tiny: Copy) -> None:
    """Before the first publication there is no ledger. Then the whole ledger is written."""
    (tiny.root / "addresses.txt").unlink()
    assert {} == ledger.read_ledger(tiny.root)
    pages = Site.open(tiny.root, accept_ledger=True).pages.values()
    assert sorted(ledger.published(tiny.root, pages)) == ledger.add(tiny.root, pages)
    assert tiny.read("addresses.txt").endswith("\n")


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
    tiny.write_ledger()
    position = tiny.edit("withdrawn.yml", f"address: {WITHDRAWN}", f"address: ¦{address}")
    if "plan-2029" in address:
        present = "pahittkoping/dokument/plan-2030/"
    expected = (
        f"{position}: adressen ”{address}” har redan sidan ”{title}” ({present or address}); "
        "två sidor kan inte ha samma adress"
    )
    assert [expected] == errors(tiny)


def test_page_withdrawn_twice(tiny: Copy) -> None:
    """An address is withdrawn only once."""
    text = tiny.read("withdrawn.yml")
    first = text.partition("withdrawn:\n")[2].partition(
        "  - address: pahittkoping/prioriteringar/nya"
    )[0]
    tiny.write("withdrawn.yml", text + first)
    found = errors(tiny)
    assert 1 == len(found)
    assert found[0].startswith(f"data/withdrawn.yml:16:14: adressen ”{WITHDRAWN}” har redan")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("assets", "webbplatsens egna filer"),
        ("pagefind", "webbplatsens egna filer"),
        ("om", "docs/om/index.md"),
        ("redaktion", "docs/redaktion.md"),
    ],
)
def test_municipality_in_the_way_of_what_stands_beside_the_pages(
    tiny: Copy, name: str, what: str
) -> None:
    """A municipality's address is not one that the site uses for files or hand-written pages."""
    docs = tiny.root.parent / "docs"
    (docs / "om").mkdir(parents=True)
    for written in ("index.md", "redaktion.md", "om/index.md", "exempelby.txt"):
        (docs / written).write_text("# Rubrik\n", encoding="utf-8")
    text = tiny.read("exempelby/municipality.yml").partition("\nthemes:")[0]
    text = text.replace("id: exempelby", f"id: {name}").replace('"9902"', '"9903"')
    tiny.write(f"{name}/municipality.yml", text)
    message = f"adressen ”{name}/” är upptagen av {what}; ge sidan en annan"
    assert [f"data/{name}/municipality.yml:1:1: {message}"] == errors(tiny)


def test_written_page_in_the_way_of_an_overview(tiny: Copy) -> None:
    """A hand-written page at the address of an overview is a separate fault."""
    (tiny.root.parent / "docs").mkdir()
    (tiny.root.parent / "docs/siffror.md").write_text("# Siffror\n", encoding="utf-8")
    message = "adressen ”siffror/” är upptagen av docs/siffror.md; ge sidan en annan"
    assert [f"docs/siffror.md:1:1: {message}"] == errors(tiny)


def test_municipality_in_the_way_of_an_overview(tiny: Copy) -> None:
    """Two pages with the same address are a fault at the one that has a file."""
    text = tiny.read("exempelby/municipality.yml").partition("\nthemes:")[0]
    for name, code in (("jamfor", "9903"), ("siffror", "9904"), ("data", "9905")):
        own = text.replace("id: exempelby", f"id: {name}").replace("9902", code)
        tiny.write(f"{name}/municipality.yml", own)
    starts = [fault.partition(" har redan")[0] for fault in errors(tiny)]
    assert [
        "data/data/municipality.yml:1:1: adressen ”data/”",
        "data/jamfor/municipality.yml:1:1: adressen ”jamfor/”",
        "data/siffror/municipality.yml:1:1: adressen ”siffror/”",
    ] == starts


def told(tiny: Copy) -> str:
    """The one fault of the copy."""
    (fault,) = errors(tiny)
    return fault


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("amnen/torgen/\n", "", 1),
        lambda text: text.replace("amnen/torgen/\n", "amnen/torg/\n", 1),
        lambda text: f"amnen/\n{text}",
        lambda text: text.partition("# summa")[0],
        lambda text: text[: len(text) // 2],
        lambda _: "",
        lambda text: text.partition("\n")[2],
        lambda text: "# summa".join(["", *text.split("# summa")[1:]]),
    ],
    ids=["cut", "changed", "added", "no sum", "half", "empty", "first", "only the sum"],
)
def test_a_ledger_that_lost_something(tiny: Copy, change: Callable[[str], str]) -> None:
    """No line can go unseen: the last line is the sum of the others."""
    tiny.write("addresses.txt", change(tiny.read("addresses.txt")))
    assert any("summan på sista raden stämmer inte" in fault for fault in errors(tiny))


def test_a_ledger_that_is_gone(tiny: Copy) -> None:
    """A new site has none; what to do is said for both cases."""
    (tiny.root / "addresses.txt").unlink()
    assert told(tiny) == (
        "data/addresses.txt:1:1: listan över publicerade adresser saknas; återställ den ur den förra "
        "versionen, eller kör make addresses ACCEPT=yes om webbplatsen är ny"
    )


def test_a_ledger_with_merge_markers(tiny: Copy) -> None:
    """They are called that. What both sides had is kept when the lines are accepted."""
    text = tiny.read("addresses.txt")
    before, total = text.rsplit("\n", 2)[:2]
    tiny.write(
        "addresses.txt",
        f"{before}\n<<<<<<< HEAD\nsok/\n{total}\n=======\nuppfoljning/\n{total}\n>>>>>>> annan\n",
    )
    line = before.count("\n") + 2
    assert told(tiny).startswith(
        f"data/addresses.txt:{line}:1: ”<<<<<<< HEAD” är ett märke efter en sammanslagning; ta bort "
    )
    site = Site.open(tiny.root, accept_ledger=True)
    ledger.add(tiny.root, site.pages.values())
    assert {"sok/", "uppfoljning/"} <= set(ledger.read_ledger(tiny.root))
    assert [] == ledger.losses(tiny.root)


def test_a_ledger_that_is_not_text(tiny: Copy) -> None:
    """It is named with its line."""
    tiny.write("addresses.txt", b"amnen/\n\xff\n")
    assert told(tiny) == (
        "data/addresses.txt:2:1: raden är inte text i UTF-8; återställ filen ur den förra versionen"
    )


NAMED = "pahittkoping/prioriteringar/olle-uppdiktad/"
ANCHOR = "pahittkoping/dokument/plan-2030/#grupp-olle-uppdiktads"
HIDDEN = """\
withheld:
  - sha256: {page}
    date: 2031-03-02
    moved_to: pahittkoping/prioriteringar/lugna-torg/
  - sha256: {anchor}
    date: 2031-03-02
    moved_to: pahittkoping/dokument/plan-2030/#mal
withdrawn:
"""


def sum_of(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def test_an_address_that_names_somebody(tiny: Copy) -> None:
    """It is a fault in the ledger, once for a page, with the sum that replaces it."""
    tiny.write_ledger(NAMED, f"{NAMED}#lugn", ANCHOR, "pahittkoping/dokument/plan-2030/#uppdiktad")
    found = errors(tiny)
    assert 3 == len(found)
    for address in (NAMED, ANCHOR, "pahittkoping/dokument/plan-2030/#uppdiktad"):
        (fault,) = (one for one in found if f"”{address}”" in one)
        assert fault.endswith(
            "nämner någon vars namn inte ska visas; ge det som har adressen ett id utan namnet, "
            f"skriv under withheld i withdrawn.yml ”sha256: {sum_of(address)}” och moved_to, och "
            "kör make addresses"
        )


def test_a_surname_in_an_address_of_another_municipality(tiny: Copy) -> None:
    """It is a word there."""
    tiny.write_ledger("exempelby/prioriteringar/uppdiktad/", "exempelby/")
    assert ["inte längre"] == [one.split(" finns ")[1].split(";")[0] for one in errors(tiny)]


def hide(tiny: Copy) -> None:
    given = HIDDEN.format(page=sum_of(NAMED), anchor=sum_of(ANCHOR))
    tiny.edit("withdrawn.yml", "withdrawn:\n", given)
    lines = tiny.read("addresses.txt").splitlines()[:-1]
    tiny.write_ledger(*lines, f"{NAMED} 12345678", f"{NAMED}#lugn", ANCHOR)


def test_a_withheld_address_is_a_sum(tiny: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    """`make addresses` puts the sum in the ledger, which then holds it as it holds addresses."""
    hide(tiny)
    assert ["kör make addresses, som skriver adressens summa i stället"] * 2 == [
        one.split("; ")[1] for one in errors(tiny)
    ]
    assert 0 == main(["--data", str(tiny.root), "addresses"])
    told = [line for line in capsys.readouterr().out.splitlines() if "borta" in line]
    assert 3 == len(told)
    written = tiny.read("addresses.txt")
    assert "uppdiktad" not in written
    assert f"sha256:{sum_of(NAMED)}\n" in written
    assert f"sha256:{sum_of(ANCHOR)}\n" in written
    site = tiny.open()
    assert {
        sum_of(NAMED): "pahittkoping/prioriteringar/lugna-torg/",
        sum_of(ANCHOR): "pahittkoping/dokument/plan-2030/#mal",
    } == site.moved
    tiny.edit(
        "withdrawn.yml", HIDDEN.format(page=sum_of(NAMED), anchor=sum_of(ANCHOR)), "withdrawn:\n"
    )
    assert [
        f"sha256:{one}” finns inte längre; den är summan av en adress som inte visas; " in told
        for one, told in zip(sorted(map(sum_of, (NAMED, ANCHOR))), errors(tiny), strict=True)
    ] == [True, True]


def test_a_sum_that_is_lost_is_near_no_other(tiny: Copy) -> None:
    """A sum that is like it is of another address."""
    hide(tiny)
    main(["--data", str(tiny.root), "addresses"])
    lost = f"sha256:{sum_of(NAMED)[:-1]}"
    tiny.write_ledger(*ledger.read_ledger(tiny.root), lost)
    (fault,) = errors(tiny)
    assert f"”{lost}”" in fault
    assert "menade du" not in fault


def test_a_withheld_address_leads_somewhere_and_is_gone(tiny: Copy) -> None:
    """The present address exists, and the former does not."""
    hide(tiny)
    main(["--data", str(tiny.root), "addresses"])
    where = tiny.edit(
        "withdrawn.yml",
        "moved_to: pahittkoping/dokument/plan-2030/#mal",
        "moved_to: ¦pahittkoping/dokument/plan-2030/#ma",
    )
    assert [f"{where}: adressen ”pahittkoping/dokument/plan-2030/#ma” finns inte på"] == [
        one.split(" webbplatsen")[0] for one in errors(tiny)
    ]
    tiny.edit("withdrawn.yml", "plan-2030/#ma\n", "plan-2030/#mal\n")
    where = tiny.edit("withdrawn.yml", sum_of(NAMED), sum_of("amnen/torg/"))
    assert (
        f"{where}: summan är den av adressen ”amnen/torg/”, som finns; ge det som har den ett "
        in ("".join(errors(tiny)))
    )


def test_an_address_is_withheld_once(tiny: Copy) -> None:
    """Two places for one address would be one by chance."""
    hide(tiny)
    main(["--data", str(tiny.root), "addresses"])
    twice = f"withheld:\n  - sha256: {sum_of(NAMED)}\n    date: 2031-03-02\n    moved_to: amnen/\n"
    tiny.edit("withdrawn.yml", "withheld:\n", twice)
    assert [
        "data/withdrawn.yml:5:13: summan står redan på rad 2; ta bort en av posterna"
    ] == errors(tiny)


def test_nothing_is_withheld_from_a_ledger_that_has_lost_lines(tiny: Copy) -> None:
    """What was lost is told first."""
    hide(tiny)
    tiny.write("addresses.txt", tiny.read("addresses.txt").replace("amnen/torg/", "amnen/borg/"))
    before = tiny.read("addresses.txt")
    assert 1 == main(["--data", str(tiny.root), "addresses"])
    assert before == tiny.read("addresses.txt")


def test_what_a_merge_brings_back_is_withheld_again(tiny: Copy) -> None:
    """The sum is wrong then. It is the editor who says that no line is lost."""
    hide(tiny)
    tiny.write("addresses.txt", tiny.read("addresses.txt").replace("# summa ", "# summa 0"))
    assert 1 == main(["--data", str(tiny.root), "addresses"])
    assert 0 == main(["--data", str(tiny.root), "addresses", "--accept"])
    assert "uppdiktad" not in tiny.read("addresses.txt")
    tiny.open()


def test_what_was_cut_is_put_back(tiny: Copy) -> None:
    """A line, and a fingerprint. What is not told stays so, and what has new words keeps theirs."""
    hide(tiny)
    named = (NAMED, f"{NAMED}#lugn", ANCHOR)
    held = dict.fromkeys(ledger.read_ledger(tiny.root).keys() - set(named), "12345678")
    before = "".join(f"{one} 12345678\n" for one in (*held, *named))
    cut, changed, reworded = sorted(held)[:3]
    said = f"  - address: {reworded}\n    now: Nytt\n    date: 2031-03-02\n    reason: Rättat.\n"
    tiny.write("withdrawn.yml", f"{tiny.read('withdrawn.yml')}reworded:\n{said}")
    now = {**held, changed: "00000000", reworded: "11111111", "ny/": ""}
    del now[cut]
    tiny.write(
        "addresses.txt", ledger.signed(f"{one} {given}".rstrip() for one, given in now.items())
    )
    collection = load(tiny.root)
    assert sorted([cut, changed]) == ledger.put_back(collection, before)
    assert {**held, reworded: "11111111", "ny/": ""} == ledger.read_ledger(tiny.root)
    assert [] == ledger.losses(tiny.root)
    assert [] == ledger.put_back(collection, before)


def test_what_the_generator_does_not_publish_is_no_page(tiny: Copy) -> None:
    """A folder that is called as a page, and what is hidden."""
    docs = tiny.root.parent / "docs"
    for name in ("mapp.md/x.txt", ".dold/x.md", ".x.md", "templates/mall.md", "sida.md"):
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# X\n", encoding="utf-8")
    written = ledger.published(tiny.root, [])
    assert {"sida/", "sida/#x", "mapp.md/x.txt"} == written.keys() - {*FILES, *TOPIC_FILES}


def test_the_catalogue_of_the_data_is_kept_once_it_is_published(tiny: Copy) -> None:
    """It is there with the words of site.yml, and can then not be taken away unseen."""
    tiny.write("site.yml", STATEMENT)
    site = tiny.open()
    assert not {*CATALOGUE_FILES} & ledger.published(tiny.root, site.pages.values()).keys()
    tiny.write("site.yml", f"{STATEMENT}{OPEN_DATA}")
    every = ledger.published(tiny.root, tiny.open().pages.values())
    assert {*CATALOGUE_FILES} <= every.keys()
    tiny.write_ledger(*every)
    tiny.write("site.yml", STATEMENT)
    with pytest.raises(DataError) as error:
        tiny.open()
    assert "den publicerade adressen ”data/dcat.rdf” finns inte längre" in str(error.value)


LISTENERS = "pahittkoping-berattelse-2031-lyssnare"
FIGURES = "pahittkoping/siffror/"


@pytest.fixture
def figure(tiny: Copy) -> Copy:
    """A figure that is published among its municipality's, and before that among all."""
    tiny.write_ledger()
    ledger.add(tiny.root, tiny.open().pages.values())
    held = ledger.read_ledger(tiny.root)
    given = held[f"{FIGURES}#{LISTENERS}"]
    lines = [f"{address} {one}".rstrip() for address, one in held.items()]
    tiny.write_ledger(*sorted([*lines, f"siffror/#{LISTENERS} {given}"]))
    tiny.open()
    return tiny


def test_a_figure_that_dies_is_told_once(figure: Copy) -> None:
    """At the address where it was last, and not where that leads on from."""
    figure.edit("pahittkoping/documents/berattelse-2031.yml", "id: lyssnare\n", "id: publik\n")
    told = [one for one in errors(figure) if "siffror/#" in one.partition(";")[0]]
    (fault,) = told
    assert f"adressen ”{FIGURES}#{LISTENERS}” finns inte längre" in fault


def test_a_figure_that_is_withdrawn_is_so_at_its_old_address_too(figure: Copy) -> None:
    """The page of its municipality says what happened, and the old address leads there."""
    figure.edit("pahittkoping/documents/berattelse-2031.yml", "id: lyssnare\n", "id: publik\n")
    reading = "pahittkoping/dokument/berattelse-2031/#matt-lyssnare"
    for address in (f"{FIGURES}#{LISTENERS}", reading):
        withdraw(figure, address)
    site = figure.open()
    assert LISTENERS in site.pages["siffror/"].led
    assert f'id="{LISTENERS}"' in site.render(site.pages[FIGURES])


def test_a_figure_with_other_words_is_told_once(figure: Copy) -> None:
    """What its old address means is what the new one does."""
    figure.edit(
        "pahittkoping/documents/berattelse-2031.yml",
        "quote: Drygt 500 lyssnade ändå på sagor",
        "quote: Drygt 500 lyssnade ändå",
    )
    told = [one for one in errors(figure) if "siffror/#" in one.partition(";")[0]]
    (fault,) = told
    assert f"adressen ”{FIGURES}#{LISTENERS}” står nu för" in fault


def test_the_rows_about_a_page_go_with_it(tiny: Copy) -> None:
    """A dead page is reported once, without the file beside it. A withdrawn page takes its file along.

    A file beside a page that the ledger lacks is reported itself.
    """
    gone = "pahittkoping/prioriteringar/bort/"
    tiny.write_ledger(gone, f"{gone}index.json")
    (fault,) = errors(tiny)
    assert f"”{gone}” finns inte längre" in fault
    tiny.write_ledger(f"{gone}index.json")
    (fault,) = errors(tiny)
    assert f"”{gone}index.json” finns inte längre" in fault
    tiny.write_ledger(f"{WITHDRAWN}index.json")
    tiny.open()


def test_the_rows_about_a_page_that_is_withheld(tiny: Copy) -> None:
    """The file beside a page that names somebody is reported with the page, and goes with it."""
    named = "pahittkoping/prioriteringar/nora-pahitt/"
    tiny.write_ledger(named, f"{named}index.json")
    (fault,) = errors(tiny)
    assert f"adressen ”{named}” nämner någon" in fault
    text = tiny.read("withdrawn.yml")
    tiny.write(
        "withdrawn.yml",
        f"{text}withheld:\n  - sha256: {sum_of(named)}\n    date: 2032-01-01\n"
        "    moved_to: pahittkoping/prioriteringar/lugna-torg/\n",
    )
    collection = load(tiny.root)
    assert [named, f"{named}index.json"] == sorted(ledger.withhold(collection, accept=True))
    assert {f"sha256:{sum_of(named)}"} == ledger.read_ledger(tiny.root).keys()


@pytest.mark.parametrize(
    "address", ["inbaddning/exempelby/latsas-fonden/", "nytt/2031/#latsas-fonden"]
)
def test_a_surname_in_the_address_of_a_panel_or_of_what_is_new(tiny: Copy, address: str) -> None:
    """It is the name of somebody whom the municipality lists, as in its other addresses."""
    tiny.write_ledger(address)
    (fault,) = (one for one in errors(tiny) if f"”{address}”" in one)
    assert "nämner någon vars namn inte ska visas" in fault


def test_the_panel_of_a_priority_that_is_withheld(tiny: Copy) -> None:
    """It is reported with the page, and goes with it, without a sum of its own."""
    named, panel = "exempelby/insatser/latsas-fonden/", "inbaddning/exempelby/latsas-fonden/"
    tiny.write_ledger(named, panel)
    (fault,) = (one for one in errors(tiny) if "nämner någon" in one)
    assert f"adressen ”{named}” nämner någon" in fault
    text = tiny.read("withdrawn.yml")
    tiny.write(
        "withdrawn.yml",
        f"{text}withheld:\n  - sha256: {sum_of(named)}\n    date: 2032-01-01\n"
        "    moved_to: exempelby/insatser/lampor/\n",
    )
    collection = load(tiny.root)
    assert [named, panel] == sorted(ledger.withhold(collection, accept=True))
    assert {f"sha256:{sum_of(named)}"} == ledger.read_ledger(tiny.root).keys()
