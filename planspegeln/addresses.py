"""The promise that a published address never dies.

`data/addresses.txt` is the ledger: every address that has been published, one a line, places on a
page as `address#anchor`. An address that is in the ledger must be a page, redirect to one, or
stand in `data/withdrawn.yml` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from planspegeln import editorial
from planspegeln.faults import Fault, Place, suggest
from planspegeln.load import Collection
from planspegeln.pages import Page

LEDGER: Final = "addresses.txt"


def published(pages: Iterable[Page]) -> list[str]:
    """Every address and place that the pages answer to, former ones included, sorted."""
    found: set[str] = set()
    for page in pages:
        for address in (page.address, *page.former):
            found.add(address)
            found |= {f"{address}#{anchor}" for anchor in page.anchors}
    return sorted(found)


def read_ledger(data: Path) -> list[str]:
    """The addresses in the ledger, line by line; empty where there is no ledger yet."""
    path = data / LEDGER
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def faults(data: Path, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each address of the ledger that would die."""
    pages = list(pages)
    alive = published(pages)
    known = set(alive)
    withdrawn = {page.address for page in pages if isinstance(page.subject, editorial.Withdrawal)}
    name = f"{data.name}/{LEDGER}"
    return [
        Fault(
            Place(name, number, 1),
            f"den publicerade adressen ”{address}” finns inte längre; ange det gamla id:t under "
            "former_ids eller former_anchors, eller skriv adressen i withdrawn.yml"
            f"{suggest(address, alive)}",
        )
        for number, address in enumerate(read_ledger(data), start=1)
        if address not in known and address.split("#")[0] not in withdrawn
    ]


def clashes(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each page whose address, present or former, another page has."""
    taken: dict[str, Page] = {}
    found = []
    for page in pages:
        for address in (page.address, *page.former):
            other = taken.setdefault(address, page)
            if other is not page:
                # What the site always has, such as the page of all topics, is not what to change.
                one, first = (page, other) if page.source and page.subject else (other, page)
                found.append(
                    Fault(
                        _place(collection, one),
                        f"adressen ”{address}” har redan sidan ”{first.title}” ({first.address}); "
                        "två sidor kan inte ha samma adress",
                    )
                )
    return found


def _place(collection: Collection, page: Page) -> Place:
    """Where the data gives a page its address."""
    for entry in collection.withdrawn:
        if entry.value is page.subject:
            return entry.place("address")
    return Place(page.source or page.address, 1, 1)


def add(data: Path, pages: Iterable[Page]) -> list[str]:
    """Write new addresses to the ledger, which is kept sorted; returns those that were new."""
    old = read_ledger(data)
    new = [address for address in published(pages) if address not in set(old)]
    if new:
        (data / LEDGER).write_text("\n".join(sorted({*old, *new})) + "\n", encoding="utf-8")
    return new
