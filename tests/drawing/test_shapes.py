"""The marks as they are drawn."""

from __future__ import annotations

import pytest

from planspegeln.catalogue.standing import NO_OUTCOME, UNREAD
from planspegeln.drawing.shapes import mask
from planspegeln.model import entities
from planspegeln.rendering.site import Site

NAMES = [*entities.STATUSES, NO_OUTCOME.name, UNREAD.name]
SIDE = 32


def svg(inner: str) -> str:
    return f'<svg viewBox="0 0 16 16">{inner}</svg>'


def ink(drawn: str) -> float:
    """How much of a mark's square has ink, from 0 to 1."""
    return sum(mask(drawn, SIDE).tobytes()) / 255 / SIDE**2


def test_every_status_has_a_shape_of_its_own(site: Site) -> None:
    """They are told apart without colour, also where they are small."""
    drawn = {name: mask(site.mark(name), 20).tobytes() for name in NAMES}
    assert len(NAMES) == len(set(drawn.values()))
    for one in NAMES:
        for other in NAMES:
            unlike = sum(abs(a - b) > 100 for a, b in zip(drawn[one], drawn[other], strict=True))
            assert one == other or unlike > 20, (one, other)


def test_what_outlines_overlap_has_no_ink() -> None:
    """A circle within a circle is a ring, as on the pages."""
    ring = svg('<path d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0m0 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2"/>')
    drawn = mask(ring, SIDE)
    assert (0, 255, 0) == tuple(drawn.getpixel(place) for place in ((0, 0), (2, 16), (16, 16)))
    assert 0.34 == pytest.approx(ink(ring), abs=0.01)  # 64π − 36π of 256


def test_curves_and_lines_are_where_they_should_be() -> None:
    """A disc has π/4 of its square, and half of it is the half square's."""
    assert 0.785 == pytest.approx(
        ink(svg('<path d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0"/>')), abs=0.01
    )
    half = mask(svg('<path d="M0 0h8v16H0z"/>'), SIDE)
    assert (255, 0) == (half.getpixel((14, 5)), half.getpixel((17, 5)))


def test_a_broken_circle_is_broken() -> None:
    """It has a line at its edge, with gaps, and nothing within."""
    circle = '<circle cx="8" cy="8" r="7" stroke-width="1.6" stroke-dasharray="{}"/>'
    broken, whole = svg(circle.format("3.4 2.1")), svg(circle.format("400 1"))
    assert 0.5 < ink(broken) / ink(whole) < 0.75
    assert 0.275 == pytest.approx(ink(whole), abs=0.02)  # 2π · 7 · 1.6 of 256
    assert 0 == mask(broken, SIDE).getpixel((16, 16))


def test_what_is_paler_on_the_pages_is_paler_here() -> None:
    """The site's own mark has a pale half."""
    drawn = mask(svg('<path d="M0 0h16v16H0z" opacity=".45"/>'), 4)
    assert 115 == drawn.getpixel((1, 1))


@pytest.mark.parametrize(
    "wrong", ['<svg viewBox="0 0 16 8"></svg>', svg('<rect width="4" height="4"/>')]
)
def test_what_cannot_be_drawn_is_told(wrong: str) -> None:
    """A mark of another kind would be drawn as nothing."""
    with pytest.raises(ValueError, match="a mark"):
        mask(wrong, SIDE)
