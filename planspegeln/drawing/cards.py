"""Draws the cards of a site that are not drawn yet, and the site's icons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image

from planspegeln.drawing.images import Pen
from planspegeln.drawing.letters import GlyphError, RoomError
from planspegeln.pages.addresses import ASSETS, CARDS
from planspegeln.rendering.cards import (
    WHOLE_SITE,
    Cards,
    of_municipality,
    of_priority,
    of_site,
)
from planspegeln.rendering.site import Site

_THEME: Final = Path("theme")
_ICONS: Final = (192, 512)


class Done(NamedTuple):
    """How many images were drawn and removed, and a sentence on each card that could not be drawn."""

    drawn: int
    removed: int
    refused: list[str]


class _Wanted(NamedTuple):
    """An image: its title, what it shows, where it is in the theme if it is kept there, and what draws it."""

    title: str
    shown: object
    kept: str | None
    draw: Callable[[], Image.Image]


def draw(site: Site, project: Path) -> Done:
    """Draw every image of a site that is not drawn yet, and remove those that show what no longer is so.

    Those of priorities are in the folder of `Cards`. Those of the site and its municipalities, and the icons,
    are also kept in the theme of the `project`, so that every build has them.
    """
    cards, pen = Cards(project), Pen(site, project)
    cards.folder.mkdir(parents=True, exist_ok=True)
    drawn, refused, paths = 0, [], set()
    for wanted in _wanted(site, pen):
        path = cards.path(wanted.shown)
        if not path.is_file():
            try:
                _save(wanted.draw(), path)
            except (GlyphError, RoomError) as error:
                refused.append(f"{wanted.title} får ingen egen bild: {error}")
                continue
            drawn += 1
        paths.add(path)
        if wanted.kept:
            _keep(path, project / _THEME / wanted.kept)
    left = [path for path in cards.folder.iterdir() if path not in paths]
    for path in left:
        path.unlink()
    return Done(drawn, len(left), refused)


def _wanted(site: Site, pen: Pen) -> Iterator[_Wanted]:
    kept = {WHOLE_SITE: of_site()}
    for own in site.catalogue.municipalities.values():
        kept[own.municipality.id] = of_municipality(own.municipality)
    for name, card in kept.items():
        yield _Wanted(card.title, card, f"{CARDS}{name}.png", partial(pen.card, card))
    for side in _ICONS:
        name = f"icon {side}"
        yield _Wanted(name, name, f"{ASSETS}icon-{side}.png", partial(pen.icon, side))
    for entry in site.catalogue.priorities.values():
        card = of_priority(entry)
        yield _Wanted(f"{card.above}: {card.title}", card, None, partial(pen.card, card))


def _save(image: Image.Image, path: Path) -> None:
    """Write an image. It is whole from the moment that it is there, also while a site is being built."""
    unfinished = path.with_suffix(".unfinished")
    image.save(unfinished, format="PNG", optimize=True)
    unfinished.replace(path)


def _keep(path: Path, kept: Path) -> None:
    """Copy an image to where it is kept, if another is there."""
    content = path.read_bytes()
    if not kept.is_file() or kept.read_bytes() != content:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
