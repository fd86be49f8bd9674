"""The promise that a published address never dies.

`data/addresses.txt` is the ledger of every published address, one per line. Its last line is the sum of
the others, so that none can be lost unseen. An anchor on a page has the address `address#anchor`. Each address must lead to a page or an anchor that exists, redirect to
one, or be in `data/withdrawn.yml` with a reason. A withdrawn page takes its anchors with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from planspegeln.loading.faults import DataError, Fault, Position, suggest
from planspegeln.loading.load import Collection, Loaded
from planspegeln.model import editorial
from planspegeln.pages.addresses import ASSETS, DATA, INDEX
from planspegeln.pages.pages import Page

LEDGER: Final = "addresses.txt"
_SUM: Final = "# summa "
_ACCEPT: Final = "make addresses ACCEPT=yes"
_MERGE: Final = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
_PAGE_CURE: Final = (
    "ange det gamla id:t under former_ids, också när bara kind har ändrats, eller skriv adressen i "
    "withdrawn.yml"
)
_PLACE_CURE: Final = (
    "har id:t ändrats anger du det gamla under former_ids eller former_anchors, där ett av dem "
    "finns; annars skriver du adressen i withdrawn.yml, med moved_to om stället har flyttat"
)


def published(pages: Iterable[Page]) -> list[str]:
    """Every address of the pages and their anchors, former and withdrawn ones included, sorted."""
    found: set[str] = set()
    for page in pages:
        places = {*page.anchors, *(one.anchor for one in page.gone)}
        for address in page.addresses:
            found.add(address)
            found |= {f"{address}#{anchor}" for anchor in places}
    return sorted(found)


def read_ledger(data: Path) -> list[str]:
    """The addresses in the ledger, line by line. Empty if there is none.

    Raises DataError if it is not text in UTF-8.
    """
    return [line for line in _lines(data) if not line.startswith((_SUM, *_MERGE))]


def _lines(data: Path) -> list[str]:
    path = data / LEDGER
    content = path.read_bytes() if path.exists() else b""
    try:
        return content.decode().splitlines()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "raden är inte text i UTF-8; återställ filen ur den förra versionen"
        raise DataError([_fault(data, line, message)]) from None


def signed(addresses: Iterable[str]) -> str:
    """The text of a ledger with these addresses: sorted, with their sum on the last line."""
    lines = sorted(set(addresses))
    return "".join(f"{line}\n" for line in [*lines, _sum(lines)])


def _sum(lines: Iterable[str]) -> str:
    return _SUM + hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def losses(data: Path) -> list[Fault]:
    """A fault if the ledger is missing, or its lines are not those of its sum."""
    if not (data / LEDGER).exists():
        return [
            _fault(
                data,
                1,
                "listan över publicerade adresser saknas; återställ den ur den förra versionen, "
                f"eller kör {_ACCEPT} om webbplatsen är ny",
            )
        ]
    lines = _lines(data)
    for number, line in enumerate(lines, start=1):
        if line.startswith(_MERGE):
            message = (
                f"”{line}” är ett märke efter en sammanslagning; ta bort märkena, behåll alla adresser "
                f"och kör {_ACCEPT}"
            )
            return [_fault(data, number, message)]
    if not lines or lines[-1] != _sum(lines[:-1]):
        message = (
            "summan på sista raden stämmer inte: rader är borttagna, tillagda eller ändrade för hand; "
            f"återställ filen ur den förra versionen, eller kör {_ACCEPT} efter en sammanslagning "
            "som har kvar alla rader"
        )
        return [_fault(data, max(len(lines), 1), message)]
    return []


def _fault(data: Path, line: int, message: str) -> Fault:
    return Fault(Position(f"{data.name}/{LEDGER}", line, 1), message)


def faults(data: Path, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each address of the ledger that would die.

    A missing page is reported once, not for each anchor. A missing anchor is reported once, not for
    each former address of its page.
    """
    pages = list(pages)
    alive = published(pages)
    known = set(alive)
    present = {address: page for page in pages for address in page.addresses}
    told: set[str] = set()
    found = []
    for number, address in enumerate(_lines(data), start=1):
        if address.startswith((_SUM, *_MERGE)):
            continue
        before, _, anchor = address.partition("#")
        page = present.get(before)
        if address in known or (page and isinstance(page.subject, editorial.Withdrawal)):
            continue
        dead, cure = (address, _PLACE_CURE) if page else (before, _PAGE_CURE)
        same = f"{page.address}#{anchor}" if page else before
        if same not in told:
            told.add(same)
            message = f"den publicerade adressen ”{dead}” finns inte längre; {cure}"
            found.append(_fault(data, number, f"{message}{suggest(dead, alive)}"))
    return found


def withdrawals(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each withdrawal that cannot be right.

    Its page does not exist, its anchor still exists, it is repeated, or `moved_to` leads nowhere.
    """
    if not collection.withdrawn:
        return []
    pages = list(pages)
    return [*_not_gone(collection, pages), *_moved_nowhere(collection, pages)]


def _not_gone(collection: Collection, pages: list[Page]) -> Iterator[Fault]:
    by_address = {address: page for page in pages for address in page.addresses}
    first: dict[tuple[str, str], Loaded[editorial.Withdrawal]] = {}
    for entry in collection.withdrawn:
        one, position = entry.value, entry.position("address")
        page = by_address.get(one.page)
        if page is None:
            near = suggest(one.page, by_address)
            yield Fault(
                position,
                f"sidan ”{one.page}” finns inte; är hela sidan borta skriver du bara dess adress"
                f"{near}",
            )
        elif page.has(one.anchor):
            yield Fault(position, f"stället ”{one.address}” finns kvar på sidan; ta bort posten")
        elif one.anchor:
            other = first.setdefault((page.address, one.anchor), entry)
            if other is not entry:
                line = other.position("address").line
                yield Fault(position, f"stället ”{one.address}” är redan borttaget på rad {line}")


def _moved_nowhere(collection: Collection, pages: list[Page]) -> Iterator[Fault]:
    present: set[str] = set()
    for page in pages:
        if not isinstance(page.subject, editorial.Withdrawal):
            present |= {page.address, *(f"{page.address}#{anchor}" for anchor in page.anchors)}
    for entry in collection.withdrawn:
        there = entry.value.moved_to
        if there and there not in present:
            near = suggest(there, present)
            yield Fault(
                entry.position("moved_to"), f"adressen ”{there}” finns inte på webbplatsen{near}"
            )


def clashes(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each present or former address of a page that is already taken."""
    taken: dict[str, Page] = {}
    beside = _beside(collection.root.parent)
    found = []
    for page in pages:
        for address in page.addresses:
            other = taken.setdefault(address, page)
            if address in beside:
                what = beside[address]
                position = (
                    _position(collection, page) if _is_entered(page) else Position(what, 1, 1)
                )
                message = f"adressen ”{address}” är upptagen av {what}; ge sidan en annan"
                found.append(Fault(position, message))
            elif other is not page:
                # Blame the page that the data gives: an editor cannot move a fixed one.
                one, first = (page, other) if _is_entered(page) else (other, page)
                found.append(
                    Fault(
                        _position(collection, one),
                        f"adressen ”{address}” har redan sidan ”{first.title}” ({first.address}); "
                        "två sidor kan inte ha samma adress",
                    )
                )
    return found


def _beside(project: Path) -> dict[str, str]:
    """The addresses of hand-written pages and folders of files, and what is at each."""
    found = dict.fromkeys((DATA, ASSETS, INDEX), "webbplatsens egna filer")
    docs = project / "docs"
    for path in sorted(docs.rglob("*.md")):
        page = path.parent if path.stem in ("index", "README") else path.with_suffix("")
        found[f"{page.relative_to(docs).as_posix()}/"] = f"docs/{path.relative_to(docs).as_posix()}"
    return found


def _is_entered(page: Page) -> bool:
    return bool(page.source and page.subject)


def _position(collection: Collection, page: Page) -> Position:
    """The position in the data that gives a page its address."""
    for entry in collection.withdrawn:
        if entry.value is page.subject:
            return entry.position("address")
    return Position(page.source or page.address, 1, 1)


def add(data: Path, pages: Iterable[Page]) -> list[str]:
    """Write new addresses to the ledger, in order, and its sum. Returns the new ones."""
    old = read_ledger(data)
    new = [address for address in published(pages) if address not in set(old)]
    (data / LEDGER).write_text(signed([*old, *new]), encoding="utf-8", newline="\n")
    return new
