"""Entries of lists with several paragraphs or lines, which are one text in the outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import shorten
from typing import Final

from planspegeln.authoring.readers.cells import shows_end
from planspegeln.authoring.readers.lines import GOES_ON

_NAMED: Final = 3  # places in the doubt
_SHOWN: Final = 40  # characters on each side of a place
_MORE: Final = " …"


@dataclass(frozen=True)
class Join:
    """A place where two texts of an entry are one, and nothing shows it. `page` is None if there is none."""

    before: str
    after: str
    page: int | None = None


def between(texts: Sequence[str], page: int | None = None) -> list[Join]:
    """Where the texts of an entry no longer show where each starts, when they are one."""
    kept = [text for text in texts if text]
    return [Join(one, other, page) for one, other in pairwise(kept) if not shows_end(one)]


def in_sentences(lines: Sequence[str]) -> Iterator[str]:
    """The lines of one paragraph. A line that starts with a small letter goes on from the one above."""
    open_ = ""
    for line in lines:
        if open_ and not GOES_ON.match(line):
            yield open_
            open_ = ""
        open_ = f"{open_} {line}".strip()
    if open_:
        yield open_


def told(found: Sequence[Join]) -> list[str]:
    """A doubt that names the first places, and counts the others. None if there is no place."""
    if not found:
        return []
    named = ", ".join(map(_named, found[:_NAMED]))
    more = f" och {len(found) - _NAMED} till" if len(found) > _NAMED else ""
    return [
        f"flera stycken eller rader i en punkt står på en rad i utkastet: {named}{more}; "
        "se i filen var de börjar"
    ]


def _named(one: Join) -> str:
    where = f" på sidan {one.page}" if one.page else ""
    start = shorten(one.after, _SHOWN, placeholder=_MORE)
    return f"”{start}” efter ”{_end(one.before)}”{where}"


def _end(text: str) -> str:
    """The last words of a text."""
    backwards = shorten(" ".join(reversed(text.split())), _SHOWN, placeholder=_MORE)
    return " ".join(reversed(backwards.split()))
