"""The drawing of the pages of a site, in parts that can be done at once."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Final

from planspegeln.pages.pages import Page
from planspegeln.rendering.site import Site

_FAST: Final = 1  # zlib's level: a seventh of the memory, for half a millisecond per page


def batches(site: Site) -> list[Callable[[], dict[str, bytes]]]:
    """What draws the pages that a site shows: one task for each municipality, and one for each other page.

    Each gives the HTML of its pages by address, as `pack` keeps it. A page that cannot be drawn is left
    out: whoever wants it draws it, and learns why. The other pages come first, since one of them may take
    long.
    """
    own: dict[str, list[Page]] = defaultdict(list)
    others = []
    for page in site.shown:
        if about := page.municipality:
            own[about].append(page)
        else:
            others.append([page])
    return [partial(_draw, site, pages) for pages in (*others, *own.values())]


def _draw(site: Site, pages: Iterable[Page]) -> dict[str, bytes]:
    drawn = {}
    for page in pages:
        try:
            drawn[page.address] = pack(site.render(page))
        except Exception:  # noqa: BLE001, S112 - told where the page is wanted
            continue
    return drawn


def pack(html: str) -> bytes:
    """HTML in little memory, for the time in which a build has drawn all pages and written none."""
    return zlib.compress(html.encode(), _FAST)


@lru_cache(maxsize=1)  # a frame reads what it is around several times
def unpack(packed: bytes) -> str:
    """The HTML that `pack` has packed."""
    return zlib.decompress(packed).decode()
