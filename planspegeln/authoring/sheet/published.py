"""What a sheet may not do to published addresses, with the place in the sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from planspegeln.authoring.sheet.faults import SheetFault
from planspegeln.authoring.sheet.layout import SENTENCES
from planspegeln.authoring.sheet.told import Rows
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.loading.faults import Fault, Position
from planspegeln.loading.load import Collection
from planspegeln.pages import ledger
from planspegeln.pages.addresses import document_address
from planspegeln.pages.origins import origin
from planspegeln.pages.pages import Page, pages
from planspegeln.swedish.phrases import listed


def published_anchors(data: Path, entry: DocumentEntry) -> set[str]:
    """The anchors of a document that are in the ledger of addresses."""
    file = data / ledger.LEDGER
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    start = document_address(entry)
    places = (line.split(" ")[0] for line in text.splitlines() if line.startswith(start))
    return {place.partition("#")[2] for place in places}


def broken(before: Collection, now: Collection, places: Rows) -> Iterator[SheetFault | Fault]:
    """A fault for each thing whose published address would die or mean something else.

    Not those that there are `before` the sheet. `places` says where things stand in the sheet.
    """
    every = list(pages(Catalogue(now)))
    faults = ledger.broken(now, every)
    if not faults:
        return
    former = list(pages(Catalogue(before)))
    known = {fault.position for fault in ledger.broken(before, former)}
    present = {address: page for page in every for address in page.addresses}
    changed: dict[Position, list[str]] = defaultdict(list)
    for fault in faults:
        if fault.position not in known:
            address = ledger.address_of(now, fault)
            if place := _place(now, present, address):
                changed[place].append(address)
            else:
                yield fault
    meanings = ledger.published(before.root, former)
    for place, addresses in changed.items():
        words = meanings[addresses[0]].words
        for one in places.told([Fault(place, _told(words, addresses))], now.root.parent):
            is_row = isinstance(one, SheetFault) and one.layout == SENTENCES
            yield replace(one, message=one.message + _COPY) if is_row else one


_COPY = " Är det något annat låter du raden stå, och skriver det på en kopia av den."


def _place(collection: Collection, present: dict[str, Page], address: str) -> Position | None:
    """The position of the id of what has an address, if something still has it."""
    page, _, anchor = address.partition("#")
    found = origin(collection, present[page], anchor) if page in present else None
    return found.position if found else None


def _told(words: str, addresses: list[str]) -> str:
    several = "adresserna" if len(addresses) > 1 else "adressen"
    named = listed([f"”{one}”" for one in addresses])
    return (
        f"det är publicerat med orden ”{words}”, och en adress får inte börja betyda något annat; skriv "
        f"tillbaka dem. Är det samma sak med andra ord skriver du först {several} {named} och de nya "
        "orden under reworded i withdrawn.yml."
    )
