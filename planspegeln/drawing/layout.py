"""Where everything stands on a card."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from planspegeln.drawing.letters import Face, RoomError, font, lines
from planspegeln.rendering.cards import NAME, Card

WIDTH: Final = 1200
HEIGHT: Final = 630
BAR: Final = 32  # the accent along the left edge
LEFT: Final = BAR + 56
RIGHT: Final = WIDTH - 64
TOP: Final = 48
FOOT: Final = HEIGHT - 48
_LEAST_WITH_TEXT: Final = 72  # per cent; what happened is left out rather than set smaller
_LEAST: Final = 24
_STEP: Final = 4
_SMALL_KEEPS: Final = 24  # how much less what is small to begin with is made smaller


@dataclass(frozen=True)
class Line:
    """A line of text: where it starts, and the top of its room. `colour` is a token's name."""

    text: str
    face: Face
    size: int
    colour: str
    x: int
    y: int


@dataclass(frozen=True)
class Mark:
    """The mark of a commitment by the name of its status: the corner of its square, and its side."""

    name: str
    side: int
    x: int
    y: int


@dataclass(frozen=True)
class Layout:
    """What is drawn on a card. `sign` is the site's own mark, which has no status."""

    accent: str
    lines: list[Line]
    marks: list[Mark]
    sign: Mark


@dataclass(frozen=True)
class _Style:
    """How a text is set, at 100 per cent. `leading` is the height of a line, and `after` the space below."""

    face: Face
    size: int
    leading: float
    after: int = 0
    colour: str = "ink"

    def at(self, percent: int) -> _Style:
        """The style at a scale."""
        size, after = _scaled(self.size, percent), _scaled(self.after, percent)
        return replace(self, size=size, after=after)


_ABOVE: Final = _Style("sans-bold", 32, 1.3, 4, "accent")
_TITLE: Final = _Style("serif", 76, 1.1, 22)
_TEXT: Final = _Style("sans", 38, 1.26, 22)
_TOLD: Final = _Style("sans-bold", 31, 1.26, 18)
_FOOTED: Final = _Style("sans", 30, 1.26, 0, "ink")
_BRAND: Final = _Style("serif", 34, 1.3)
_SIGN: Final = 44  # the side of the site's own mark
_MARK: Final = 38
_BETWEEN_MARKS: Final = 9
_BETWEEN_STATUSES: Final = 30
_BELOW_MARKS: Final = 12
_BESIDE_SIGN: Final = 12
_BESIDE_FOOT: Final = 40


@dataclass(frozen=True)
class _Block:
    """What stands together, from y 0 to its height."""

    lines: list[Line]
    marks: list[Mark]
    height: int

    def __add__(self, below: _Block) -> _Block:
        """The block with another below it."""
        other = below.down(self.height)
        height = self.height + other.height
        return _Block(self.lines + other.lines, self.marks + other.marks, height)

    def down(self, by: int) -> _Block:
        """The block further down."""
        return replace(
            self,
            lines=[replace(one, y=one.y + by) for one in self.lines],
            marks=[replace(one, y=one.y + by) for one in self.marks],
        )


def layout(card: Card) -> Layout:
    """Where everything stands, as large as there is room for. Raises RoomError.

    What happened stands there only if it can be read. All else always does.
    """
    for tried, least in ((card, _LEAST_WITH_TEXT), (card._replace(text=""), _LEAST)):
        for percent in range(100, least - 1, -_STEP):
            with suppress(RoomError):
                return _layout(tried, percent)
    raise RoomError


def _layout(card: Card, percent: int) -> Layout:
    """Where everything stands at a scale. Raises RoomError.

    At the foot stand the marks, what they say and what that rests on. The rest is at the top, or in the middle
    of a card without marks.
    """
    name = round(font(_BRAND.face, _BRAND.size).getlength(NAME))
    sign = Mark("", _SIGN, RIGHT - name - _SIGN - _BESIDE_SIGN, FOOT - _SIGN)
    brand = Line(NAME, _BRAND.face, _BRAND.size, _BRAND.colour, RIGHT - name, sign.y)
    small = min(100, percent + _SMALL_KEEPS)
    rests = _text(card.foot, _FOOTED.at(small), sign.x - LEFT - _BESIDE_FOOT)
    stands = _strip(card, small) + _text(card.told, _TOLD.at(small))
    tells = (
        _text(card.above, _ABOVE.at(percent))
        + _text(card.title, _TITLE.at(percent))
        + _text(card.text, _TEXT.at(percent))
    )
    foot = FOOT - max(rests.height, sign.side)
    left = foot - stands.height - TOP - tells.height
    if left < 0:
        raise RoomError
    every = [
        tells.down(TOP if stands.height else TOP + left // 2),
        stands.down(foot - stands.height),
        rests.down(FOOT - rests.height),
    ]
    found = [brand, *(line for block in every for line in block.lines)]
    return Layout(card.accent, found, [mark for block in every for mark in block.marks], sign)


def _text(text: str, style: _Style, width: int = RIGHT - LEFT) -> _Block:
    leading = round(style.size * style.leading)
    found = [
        Line(one, style.face, style.size, style.colour, LEFT, row * leading)
        for row, one in enumerate(lines(text, style.face, style.size, width))
    ]
    return _Block(found, [], len(found) * leading + style.after if found else 0)


def _strip(card: Card, percent: int) -> _Block:
    """A mark for each commitment, by status, in as many rows as they need."""
    side, between = _scaled(_MARK, percent), _scaled(_BETWEEN_MARKS, percent)
    x, y = LEFT, 0
    found = []
    for run in card.strip:
        for _ in range(run.number):
            if x + side > RIGHT:
                x, y = LEFT, y + side + between
            found.append(Mark(run.name, side, x, y))
            x += side + between
        x += _scaled(_BETWEEN_STATUSES, percent) - between
    return _Block([], found, y + side + _scaled(_BELOW_MARKS, percent) if found else 0)


def _scaled(number: int, percent: int) -> int:
    return round(number * percent / 100)
