"""What a sheet has changed, in words: 12 åtaganden till, 1 ändrat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from planspegeln.authoring.sheet.compared import Comparison
from planspegeln.authoring.sheet.extracts import Raw
from planspegeln.loading.faults import Fault
from planspegeln.swedish.phrases import listed

# What is told of each list: one, several, and the ending of what is said of them.
_WORDS: Final = {
    "mentions": ("annat dokument", "andra dokument", "t"),
    "commitments": ("åtagande", "åtaganden", "t"),
    "outcomes": ("utfall", "utfall", "t"),
    "answers": ("svar", "svar", "t"),
    "passages": ("mening om prioriteringar", "meningar om prioriteringar", ""),
    "measures": ("siffra", "siffror", ""),
}


def changes(now: Mapping[str, Sequence[Raw]], to: Mapping[str, Sequence[Raw]]) -> Iterator[str]:
    """What has changed in each list: 12 åtaganden till, 1 ändrat."""
    for name in _WORDS:
        yield from counted(name, now.get(name, ()), to.get(name, ()))


def counted(name: str, now: Sequence[Raw], to: Sequence[Raw]) -> Iterator[str]:
    """What has changed in one of the lists."""
    one, several, ending = _WORDS[name]
    old, new = _keyed(name, now), _keyed(name, to)
    more = len(new.keys() - old.keys())
    fewer = len(old.keys() - new.keys())
    other = sum(new[key] != old[key] for key in new.keys() & old.keys())
    parts = [f"{more} {one if more == 1 else several} till"] if more else []
    for number, singular, plural in (
        (other, "ändrat" if ending else "ändrad", "ändrade"),
        (fewer, "borttaget" if ending else "borttagen", "borttagna"),
    ):
        if number:
            noun = "" if parts else f"{one if number == 1 else several} "
            parts.append(f"{number} {noun}{singular if number == 1 else plural}")
    if parts:
        yield f"{listed(parts)}."


def _keyed(name: str, entries: Sequence[Raw]) -> dict[tuple[str, int], Raw]:
    """Entries by what tells them from the others. The same words may name several documents."""
    by = {"answers": "commitment", "mentions": "quote"}.get(name, "id")
    seen: Counter[str] = Counter()
    found = {}
    for entry in entries:
        found[entry[by], seen[entry[by]]] = entry
        seen[entry[by]] += 1
    return found


def compared_now(now: Sequence[Raw], to: Sequence[Raw]) -> Iterator[str]:
    """Which plans are compared now and were not, and the other way round."""
    before = [one["plan"] for one in now if one in to]
    for one in to:
        if one["plan"] not in before:
            yield f"Jämförd med {one['plan']}: {one['commitments']} åtaganden, {one['outcomes']} utfall."
    after = {one["plan"] for one in to}
    for one in now:
        if one["plan"] not in after:
            yield f"Inte längre jämförd med {one['plan']}."


def to_compare_anew(
    before: Iterable[Comparison], now: Iterable[Comparison], signed: Iterable[str]
) -> Iterator[str]:
    """Which plans were compared, and are no longer since the document says more or less than it did.

    `signed` are the ids of those that it still says that it is compared with.
    """
    was = {one.id for one in before if one.done} & {*signed}
    for one in now:
        if one.id in was and not one.done:
            yield (
                f"Jämförelsen med {one.title} gjordes innan det här ändrades: pröva det nya, och skriv ja "
                "på bladet Jämförelse i det nya arket."
            )


def left(unread: int) -> str:
    """How much nobody has read yet."""
    if unread:
        return f"{unread} {'mening' if unread == 1 else 'meningar'} är inte genomlästa än."
    return "Alla meningar är genomlästa."


def to_look_over(before: Iterable[Fault], now: Iterable[Fault]) -> Iterator[str]:
    """How many doubts there are that there were not before."""
    was, is_now = (
        Counter((one.position.file, one.message) for one in doubts) for doubts in (before, now)
    )
    if number := (is_now - was).total():
        yield f"{number} att se över: kör make check."
