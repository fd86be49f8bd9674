"""Draws the images: a card, and an icon of the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from planspegeln.drawing.colours import Colours
from planspegeln.drawing.layout import BAR, HEIGHT, WIDTH, Mark, layout
from planspegeln.drawing.letters import GlyphError, font, lacking
from planspegeln.drawing.shapes import mask
from planspegeln.rendering.cards import Card
from planspegeln.rendering.site import Site

_SIGN: Final = Path("theme/assets/planspegeln.svg")
_MOST_COLOURS: Final = 64
_WHITE: Final = "#ffffff"


class Pen:
    """Draws with the colours and the marks of a project."""

    def __init__(self, site: Site, project: Path) -> None:
        """`project` is the folder with the theme."""
        self._site = site
        self._colours = Colours(project)
        self._sign = (project / _SIGN).read_text(encoding="utf-8")
        self._sign_colour = re.findall(r"fill:(#[0-9a-f]{6})", self._sign)[0]  # in light mode

    def card(self, card: Card) -> Image.Image:
        """A card. Raises RoomError if it has too much on it, and GlyphError if it has what no typeface has."""
        if missing := lacking(card.texts):
            raise GlyphError(missing)
        placed = layout(card)
        accent = self._colours[placed.accent]
        image = Image.new("RGB", (WIDTH, HEIGHT), self._colours[f"{placed.accent}-tint"])
        drawing = ImageDraw.Draw(image)
        drawing.rectangle((0, 0, BAR - 1, HEIGHT), fill=accent)
        for line in placed.lines:
            colour = accent if line.colour == "accent" else self._colours[line.colour]
            drawing.text((line.x, line.y), line.text, colour, font(line.face, line.size))
        for mark in placed.marks:
            self._draw(image, mark, self._site.mark(mark.name), self._colours.of_status(mark.name))
        self._draw(image, placed.sign, self._sign, self._sign_colour)
        return image.quantize(_MOST_COLOURS, dither=Image.Dither.NONE)

    def icon(self, side: int) -> Image.Image:
        """The site's own mark as an icon, so many pixels wide."""
        image = Image.new("RGB", (side, side), _WHITE)
        self._draw(image, Mark("", side, 0, 0), self._sign, self._sign_colour)
        return image.quantize(_MOST_COLOURS, dither=Image.Dither.NONE)

    def _draw(self, image: Image.Image, mark: Mark, svg: str, colour: str) -> None:
        image.paste(colour, (mark.x, mark.y), mask(svg, mark.side))
