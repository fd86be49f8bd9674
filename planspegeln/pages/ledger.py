"""The promise that a published address never dies, and never comes to mean something else.

`data/addresses.txt` is the ledger of every published address, one per line: pages, also hand-written
ones, files, and anchors as `address#anchor`. Its last line is the sum of the others, so that none
can be lost unseen. Each address must lead to a page, a file or an anchor that exists, redirect to one,
or be in `data/withdrawn.yml` with a reason. A withdrawn page takes its anchors and the file with its rows
with it. An anchor that
has moved to another page of its document is alive: the page where it was leads on to it.

After an address comes the fingerprint of the words that it stood for when it was published. They are
the same now, or `data/withdrawn.yml` says under `reworded` which they are and why.

An address that named somebody whose name is left out is there as its sum only, and so is it under
`withheld` in `data/withdrawn.yml`, with the address that it leads to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from planspegeln.checks.personal import withheld, withheld_in
from planspegeln.loading.faults import DataError, Fault, Position, nearest, suggest
from planspegeln.loading.load import Collection, Loaded, municipality_of
from planspegeln.loading.plaintext import MERGE_MARKS
from planspegeln.model import editorial
from planspegeln.model.entities import PRIORITY_FOLDER
from planspegeln.pages import handwritten
from planspegeln.pages.addresses import (
    ASSETS,
    FEED,
    INDEX,
    NEWS,
    PANELS,
    TOPIC_FILES,
    page_of,
)
from planspegeln.pages.datasets import FILES
from planspegeln.pages.fingerprints import fingerprint, fingerprints, is_renewed
from planspegeln.pages.origins import origin
from planspegeln.pages.pages import Meaning, Page

LEDGER: Final = "addresses.txt"
_SUM: Final = "# summa "
_ACCEPT: Final = "make addresses ACCEPT=yes"
_HIDDEN: Final = "sha256:"  # before the sum of an address that is not told
# The most dead addresses that get a suggestion: each is compared with every living one.
_SUGGESTED: Final = 10
_PAGE_CURE: Final = (
    "ange det gamla id:t under former_ids, också när bara kind har ändrats, eller skriv adressen i "
    "withdrawn.yml; var det en sida i docs/ lägger du tillbaka den, eller skriver den i withdrawn.yml"
)
_PLACE_CURE: Final = (
    "har id:t ändrats anger du det gamla under former_ids eller former_anchors, där ett av dem "
    "finns; annars skriver du adressen i withdrawn.yml, med moved_to om stället har flyttat"
)
_WRITTEN_CURE: Final = (
    "ge rubriken det gamla id:t, så här: ”## Ny rubrik {{ #{anchor} }}”; är rubriken borta ger du det "
    "stycke som säger detsamma id:t, med ”{{ #{anchor} }}” på raden efter det"
)
_FILE_CURE: Final = (
    "låt bygget skriva filen igen, eller lägg tillbaka den i docs/ om den låg där, för den som hämtar "
    "den får inte veta att den är borta"
)
_HIDDEN_CURE: Final = (
    "den är summan av en adress som inte visas; skriv tillbaka posten med summan under withheld i "
    "withdrawn.yml, så att den som har adressen leds vidare"
)
_CHANGE_CURE: Final = (
    "är det något annat ger du det ett eget id, och det gamla id:t står kvar under former_ids eller "
    "former_anchors hos det som det gällde, eller adressen i withdrawn.yml; är det samma sak med andra "
    "ord skriver du adressen och orden (now) under reworded i withdrawn.yml och kör make addresses"
)


def published(data: Path, pages: Iterable[Page]) -> dict[str, Meaning]:
    """Every address of the site, former and withdrawn ones included, and what it stands for."""
    files = (*FILES, *TOPIC_FILES, *handwritten.addresses(data.parent))
    found = dict.fromkeys(files, Meaning())
    for page in pages:
        found |= {f"{_HIDDEN}{sha256}": Meaning() for sha256 in page.withheld}
        files = (*page.files, *page.rooted, *page.rows)
        found |= dict.fromkeys(files, Meaning())
        gone = {one.anchor: Meaning() for one in page.gone}
        for address in page.addresses:
            is_former = address != page.address
            for anchor, meaning in {"": page.meaning, **page.anchors, **gone}.items():
                whole = f"{address}#{anchor}" if anchor else address
                found[whole] = Meaning(meaning.words, is_former or meaning.is_former)
    return found


def read_ledger(data: Path) -> dict[str, str]:
    """The addresses in the ledger, each with its fingerprint, or "". Empty if there is none.

    Raises DataError if it is not text in UTF-8.
    """
    return {address: given for _, address, given in _entries(_lines(data))}


def _entries(lines: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Each address in a ledger, with the number of its line and its fingerprint."""
    for number, line in enumerate(lines, start=1):
        if not line.startswith((_SUM, *MERGE_MARKS)):
            address, _, given = line.partition(" ")
            yield number, address, given


def _lines(data: Path) -> list[str]:
    path = data / LEDGER
    content = path.read_bytes() if path.exists() else b""
    try:
        return content.decode().splitlines()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "raden är inte text i UTF-8; återställ filen ur den förra versionen"
        raise DataError([_fault(data, line, message)]) from None


def signed(lines: Iterable[str]) -> str:
    """The text of a ledger with these lines: sorted, with their sum on the last line."""
    lines = sorted(set(lines))
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
        if line.startswith(MERGE_MARKS):
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


def broken(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each address that two pages share, wrong withdrawal and broken promise of the ledger."""
    pages = list(pages)
    return [
        *clashes(collection, pages),
        *withdrawals(collection, pages),
        *faults(collection, pages),
    ]


def address_of(collection: Collection, fault: Fault) -> str:
    """The address that a fault of the ledger or of a rewording is about. "" of other faults."""
    at = fault.position
    if at.file == f"{collection.root.name}/{LEDGER}":
        return _lines(collection.root)[at.line - 1].partition(" ")[0]
    reworded = (one for one in collection.reworded if one.position("now") == at)
    return next((one.value.address for one in reworded), "")


def faults(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each address of the ledger that would die, mean something else or name somebody."""
    pages = list(pages)
    alive = published(collection.root, pages)
    present = {address: page for page in pages for address in page.addresses}
    named = list(_named(collection))
    told = {fault.position for fault in named}
    dead = [one for one in _dead(collection, present, alive) if one.position not in told]
    changed = _changed(collection, present, alive)
    return [*named, *dead, *changed, *_not_reworded(collection, present, alive)]


def _named(collection: Collection) -> Iterator[Fault]:
    """An address that names somebody whose name is left out stands in the ledger as a sum.

    A page is reported once, not for each of its anchors, nor for the file with its rows, nor for a
    priority's panel. What is new is about any municipality, so that everybody's surname counts there.
    """
    own = {**withheld_in(collection), NEWS.rstrip("/"): withheld(collection, surnames=True)}
    every = withheld(collection)
    held = read_ledger(collection.root).keys() if every.people else set()
    told: set[str] = set()
    for number, address, _ in _entries(_lines(collection.root)) if every.people else ():
        page = page_of(address)
        named = own.get(municipality_of(address), every).named
        hidden = page if named(page) else address
        if hidden in told or not named(address) or not held.isdisjoint(_priorities_of(page)):
            continue
        told.add(hidden)
        if _sum_of(hidden) in {entry.key for entry in collection.withheld}:
            cure = "kör make addresses, som skriver adressens summa i stället"
        else:
            cure = (
                "ge det som har adressen ett id utan namnet, skriv under withheld i withdrawn.yml "
                f"”sha256: {_sum_of(hidden)}” och moved_to, och kör make addresses"
            )
        message = f"adressen ”{hidden}” nämner någon vars namn inte ska visas; {cure}"
        yield _fault(collection.root, number, message)


def _sum_of(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def withhold(collection: Collection, *, accept: bool = False) -> list[str]:
    """Take the addresses out of the ledger whose sums `withdrawn.yml` has, and write the sums.

    Returns the addresses. The anchors of a page that is not told go with it, and its rows. A ledger that has lost
    something is left as it is, unless its lines are taken for all there are (`accept`).
    """
    hidden = {entry.key for entry in collection.withheld}
    if not hidden or (not accept and losses(collection.root)):
        return []
    kept = read_ledger(collection.root)
    gone = [address for address in kept if _is_hidden(address, hidden)]
    for address in gone:
        del kept[address]
        if _sum_of(address) in hidden:
            kept[f"{_HIDDEN}{_sum_of(address)}"] = ""
    _write(collection.root, kept)
    return gone


def _is_hidden(address: str, hidden: set[str]) -> bool:
    own = (address, page_of(address), *_priorities_of(page_of(address)))
    return not hidden.isdisjoint(map(_sum_of, own))


def _priorities_of(panel: str) -> list[str]:
    """The addresses, one for each kind, of the priority whose panel has an address. It goes with its page."""
    municipality, _, rest = panel.removeprefix(PANELS).partition("/")
    if not panel.startswith(PANELS) or rest.count("/") != 1:
        return []
    return [f"{municipality}/{folder}/{rest}" for folder in PRIORITY_FOLDER.values()]


def put_back(collection: Collection, before: str) -> list[str]:
    """Write what the ledger `before` had and the present one has lost. Returns the addresses."""
    if gone := lost(collection, before):
        _write(collection.root, read_ledger(collection.root) | gone)
    return sorted(gone)


def lost(collection: Collection, before: str) -> dict[str, str]:
    """What the ledger `before` had and the present one lacks or has otherwise.

    Not the addresses that `withdrawn.yml` withholds, nor the fingerprint of words that it says have
    been changed, or that has been renewed.
    """
    held = read_ledger(collection.root)
    hidden = {entry.key for entry in collection.withheld}
    reworded = {one.value.address for one in collection.reworded}
    return {
        address: given
        for _, address, given in _entries(before.splitlines())
        if held.get(address) != given
        and not _is_hidden(address, hidden)
        and not (
            address in held
            and (address in reworded or not given or is_renewed(given, held[address]))
        )
    }


def _dead(
    collection: Collection, present: Mapping[str, Page], alive: Mapping[str, Meaning]
) -> Iterator[Fault]:
    """A missing page is reported once, not for each anchor, for its feed or for the file with its rows.

    A missing anchor is reported once, not for each former address of its page, and not again where a
    page leads on to it.
    """
    own = {
        address
        for address, meaning in alive.items()
        if not meaning.is_former and not address.startswith(_HIDDEN)
    }
    told: set[str] = set()
    places: set[str] = set()

    def is_late(entry: tuple[int, str, str]) -> tuple[bool, bool]:
        """Those at a page's present address come first, and then those where it leads nowhere on."""
        before = entry[1].partition("#")[0]
        return before not in own, before in present and bool(present[before].led)

    entries = sorted(_entries(_lines(collection.root)), key=is_late)
    held = {address for _, address, _ in entries}
    for number, address, _ in entries:
        before, _, anchor = address.partition("#")
        page = present.get(before)
        if before != page_of(before) and _goes_with_page(page_of(before), present, held):
            continue
        if address in alive or (page and isinstance(page.subject, editorial.Withdrawal)):
            continue
        if address.endswith(f"/{FEED}") and address.removesuffix(FEED) not in present:
            continue  # it goes with its page
        if page and page.led and (anchor in page.led or anchor in places):
            continue
        dead = address if page or before in alive else before
        same = f"{page.address}#{anchor}" if page else dead
        if same not in told:
            told.add(same)
            places.add(anchor)
            message = f"den publicerade adressen ”{dead}” finns inte längre; {_cure(dead, present)}"
            near = nearest(dead, own) if len(told) <= _SUGGESTED else None
            if near:
                message += f"; menade du ”{near}”?{_where(collection, present, near)}"
            yield _fault(collection.root, number, message)


def _goes_with_page(page: str, present: Mapping[str, Page], held: set[str]) -> bool:
    """Whether a page is withdrawn, or is dead and reported itself: its rows go with it."""
    if page in present:
        return isinstance(present[page].subject, editorial.Withdrawal)
    return page in held


def _where(collection: Collection, present: Mapping[str, Page], address: str) -> str:
    """The end of a message: where what has the address now gets the id that it had."""
    page, _, anchor = address.partition("#")
    found = origin(collection, present[page], anchor) if page in present else None
    if found is None:
        return ""
    return f" I så fall skriver du det gamla id:t under {found.former} vid {found.position}"


def _cure(dead: str, present: Mapping[str, Page]) -> str:
    page, is_place, anchor = dead.partition("#")
    if dead.startswith(_HIDDEN):
        return _HIDDEN_CURE
    if is_place:
        return _PLACE_CURE if page in present else _WRITTEN_CURE.format(anchor=anchor)
    return _PAGE_CURE if dead.endswith("/") else _FILE_CURE


def _changed(
    collection: Collection, present: Mapping[str, Page], alive: Mapping[str, Meaning]
) -> Iterator[Fault]:
    """A former address may lead to other words, but not if another beside it has the old ones.

    That is another page in the same folder, or another place on the same page. An address that leads on
    to another one of the ledger means what that one does.
    """
    reworded = {one.value.address for one in collection.reworded}
    beside = {
        (_around(address), one)
        for address, meaning in alive.items()
        if not meaning.is_former
        for one in fingerprints(meaning.words)
    }
    entries = list(_entries(_lines(collection.root)))
    kept = {
        anchor
        for page, _, anchor in (address.partition("#") for _, address, _ in entries)
        if page in present and not present[page].led
    }
    for number, address, given in entries:
        page, _, anchor = address.partition("#")
        if anchor in kept and page in present and present[page].led:
            continue
        words, is_former = _meaning(address, present, alive)
        if not (given and words) or given in fingerprints(words) or address in reworded:
            continue
        if not is_former or (_around(address), given) in beside:
            message = (
                f"den publicerade adressen ”{address}” står nu för ”{words}”, men stod för något annat "
                f"när den publicerades; {_CHANGE_CURE}"
            )
            if page in present and (found := origin(collection, present[page], anchor)):
                message += f" (id:t står vid {found.position})"
            yield _fault(collection.root, number, message)


def _not_reworded(
    collection: Collection, present: Mapping[str, Page], alive: Mapping[str, Meaning]
) -> Iterator[Fault]:
    """Words are said of an address in the ledger, and are those that it stands for now."""
    held = read_ledger(collection.root)
    for entry in collection.reworded:
        address, now = entry.value.address, entry.value.now
        words = _meaning(address, present, alive).words
        if held and address not in held:
            yield Fault(
                entry.position("address"),
                f"adressen ”{address}” står inte i {LEDGER}; skriv den så som den står där, eller ta "
                f"bort posten{suggest(address, held)}",
            )
        elif not words and address in alive:
            yield Fault(
                entry.position("address"),
                f"adressen ”{address}” står inte för några ord; ta bort posten",
            )
        elif words and fingerprint(words) != fingerprint(now):
            yield Fault(
                entry.position("now"),
                f"adressen ”{address}” står nu för ”{words}”, och inte för orden här; är det samma sak "
                "skriver du de orden, annars tar du bort posten",
            )


def _meaning(address: str, present: Mapping[str, Page], alive: Mapping[str, Meaning]) -> Meaning:
    """What an address stands for, also one of a place that has moved to another part of its text."""
    page, _, anchor = address.partition("#")
    led = present[page].led if page in present else {}
    return alive.get(address) or led.get(anchor, Meaning())


def _around(address: str) -> str:
    """The folder of a page's address, or the page of a place's."""
    page, is_place, _ = address.partition("#")
    return f"{page}#" if is_place else page.rstrip("/").rpartition("/")[0]


def withdrawals(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each withdrawal that cannot be right.

    Its page does not exist, its anchor still exists, it is repeated, or `moved_to` leads nowhere.
    """
    if not collection.withdrawn and not collection.withheld:
        return []
    pages = list(pages)
    return [
        *_not_gone(collection, pages),
        *_moved_nowhere(collection, pages),
        *_still_told(collection, pages),
    ]


def _still_told(collection: Collection, pages: list[Page]) -> Iterator[Fault]:
    """A withheld address must not exist, and leads to one place."""
    told = {_sum_of(address): address for address in published(collection.root, pages)}
    first: dict[str, Loaded[editorial.WithheldAddress]] = {}
    for entry in collection.withheld:
        other = first.setdefault(entry.key, entry)
        if entry.key in told:
            yield Fault(
                entry.position("sha256"),
                f"summan är den av adressen ”{told[entry.key]}”, som finns; ge det som har den ett "
                "annat id, eller ta bort posten",
            )
        elif other is not entry:
            line = other.position("sha256").line
            yield Fault(
                entry.position("sha256"), f"summan står redan på rad {line}; ta bort en av posterna"
            )


def _not_gone(collection: Collection, pages: list[Page]) -> Iterator[Fault]:
    by_address = {address: page for page in pages for address in page.addresses}
    written = handwritten.pages(collection.root.parent)
    first: dict[tuple[str, str], Loaded[editorial.Withdrawal]] = {}
    for entry in collection.withdrawn:
        one, position = entry.value, entry.position("address")
        page = by_address.get(one.page)
        if page is None and one.page in written:
            cure = _WRITTEN_CURE.format(anchor=one.anchor)
            yield Fault(
                position,
                f"stället ”{one.address}” är på en sida som skrivs för hand ({written[one.page]}), och "
                f"den kan inte säga vad som har hänt; ta bort posten, och {cure}",
            )
        elif page is None:
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
    moved: list[Loaded[editorial.Withdrawal] | Loaded[editorial.WithheldAddress]] = [
        *collection.withdrawn,
        *collection.withheld,
    ]
    for entry in moved:
        there = entry.value.moved_to
        if there and there not in present:
            near = suggest(there, present)
            yield Fault(
                entry.position("moved_to"), f"adressen ”{there}” finns inte på webbplatsen{near}"
            )


def clashes(collection: Collection, pages: Iterable[Page]) -> list[Fault]:
    """A fault for each present or former address of a page that is already taken."""
    taken: dict[str, Page] = {}
    own = dict.fromkeys((ASSETS, INDEX, PANELS), "webbplatsens egna filer")
    beside = own | handwritten.pages(collection.root.parent)
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


def _is_entered(page: Page) -> bool:
    return bool(page.source and page.subject)


def _position(collection: Collection, page: Page) -> Position:
    """The position in the data that gives a page its address."""
    for entry in collection.withdrawn:
        if entry.value is page.subject:
            return entry.position("address")
    return Position(page.source or page.address, 1, 1)


def unlisted(data: Path, pages: Iterable[Page]) -> list[str]:
    """The addresses of the site that the ledger does not hold yet: they may die unnoticed."""
    return sorted(published(data, pages).keys() - read_ledger(data).keys())


def add(data: Path, pages: Iterable[Page]) -> list[str]:
    """Write new addresses and fingerprints to the ledger, and its sum. Returns the new addresses.

    A former or withdrawn address keeps the fingerprint that it has.
    """
    old = read_ledger(data)
    lines = dict(old)
    for address, (words, is_former) in published(data, pages).items():
        given, now = old.get(address, ""), fingerprint(words)
        lines[address] = (given or now) if is_former else (now or given)
    _write(data, lines)
    return sorted(lines.keys() - old.keys())


def _write(data: Path, lines: Mapping[str, str]) -> None:
    text = signed(f"{address} {given}".rstrip() for address, given in lines.items())
    new = data / f".{LEDGER}.new"  # a full disk leaves the ledger as it was
    new.write_text(text, encoding="utf-8", newline="\n")
    new.replace(data / LEDGER)
