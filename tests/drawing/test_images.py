"""The images as they are drawn."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from planspegeln.drawing.colours import Colours
from planspegeln.drawing.images import Pen
from planspegeln.drawing.layout import BAR, FOOT, LEFT, RIGHT, TOP, layout
from planspegeln.rendering.cards import Card
from planspegeln.rendering.site import Site
from tests.conftest import REAL
from tests.drawing.test_layout import ALL, SHORT

PROJECT: Path = REAL.parent


@pytest.fixture(scope="module")
def pen(site: Site) -> Pen:
    return Pen(site, PROJECT)


def near(one: object, colour: str) -> bool:
    """Whether a pixel has a colour, nearly: an image has but few."""
    assert isinstance(one, tuple)
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return all(abs(a - b) < 8 for a, b in zip(one, wanted, strict=True))


@pytest.mark.parametrize("card", ALL)
def test_nothing_is_cut_off(pen: Pen, card: Card) -> None:
    """The edges of every card are empty, but for the accent on the left."""
    image = pen.card(card)
    assert (1200, 630) == image.size
    whole = image.convert("RGB")
    edges = [
        (BAR, 0, LEFT - 8, 630),
        (RIGHT + 8, 0, 1200, 630),
        (BAR, 0, 1200, TOP - 8),
        (BAR, FOOT + 8, 1200, 630),
    ]
    for box in edges:
        assert 1 == len(whole.crop(box).getcolors() or ()), box
    assert 1 == len(whole.crop((0, 0, BAR, 630)).getcolors() or ())


def test_it_has_the_colours_of_the_site(pen: Pen) -> None:
    """The accent, its tint and those of the statuses are those of the style sheets."""
    colours = Colours(PROJECT)
    assert "#ffffff" == colours["paper"]  # in light mode
    image = pen.card(SHORT).convert("RGB")
    assert near(image.getpixel((BAR // 2, 300)), colours["green"])
    assert near(image.getpixel((1190, 10)), colours["green-tint"])
    done = layout(SHORT).marks[0]
    assert near(
        image.getpixel((done.x + 4, done.y + done.side // 2)), colours.of_status("genomfort")
    )
    assert colours["done"] == colours.of_status("genomfort")
    assert colours["partly"] == colours.of_status("pagar") == colours.of_status("delvis-genomfort")
    assert colours["ink"] == colours.of_status("namns")


def test_an_image_is_small_and_the_same_each_time(pen: Pen) -> None:
    """It has few colours, so that it is fetched at once."""
    one, other = (BytesIO(), BytesIO())
    for file in (one, other):
        pen.card(ALL[-1]).save(file, format="PNG", optimize=True)
    assert one.getvalue() == other.getvalue()
    assert len(one.getvalue()) < 60_000


def test_an_icon_is_the_site_s_mark(pen: Pen) -> None:
    """Two halves with a line between them, on white."""
    icon = pen.icon(192).convert("RGB")
    assert (192, 192) == icon.size
    assert near(icon.getpixel((2, 2)), "#ffffff")
    assert near(icon.getpixel((48, 96)), "#14463a")
    assert isinstance(icon, Image.Image)
