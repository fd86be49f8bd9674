"""Where everything stands on a card."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planspegeln.drawing.layout import FOOT, LEFT, RIGHT, TOP, WIDTH, Layout, layout
from planspegeln.drawing.letters import RoomError, font
from planspegeln.rendering.cards import NAME, Card, Run, of_priority
from planspegeln.rendering.site import Site

SHORT = Card(
    "green",
    "Lugna torg",
    above="Påhittköping",
    text="Fem bänkar stod på torget 2031",
    strip=(Run("genomfort", 2), Run("ingen", 3)),
    told="Fem åtaganden: genomfört 2031 (2) och utan uppföljning i samlingen (3).",
    foot="Plan 2030 · Berättelse 2031. Bedömningarna är redaktionens.",
)
LONG_TITLE = SHORT._replace(
    title="Satsning för att motverka och minska segregation i samhällsbyggnadsprocessen och för "
    "samverkansöverenskommelser med civilsamhället i kommunens alla delar"
)
LONG_TEXT = SHORT._replace(text="Nämnden har fått veta en hel del om det här under året. " * 12)
MANY = SHORT._replace(strip=(Run("genomfort", 90), Run("namns", 60), Run("ingen", 150)))
ALL = [
    SHORT,
    LONG_TITLE,
    LONG_TEXT,
    MANY,
    LONG_TITLE._replace(text=LONG_TEXT.text, strip=MANY.strip),
]


def said(placed: Layout) -> str:
    return " ".join(line.text for line in placed.lines)


def stands_well(placed: Layout) -> None:
    """Nothing leaves its room, and nothing lies over anything else."""
    boxes = [
        (
            line.x,
            line.y,
            line.x + font(line.face, line.size).getlength(line.text),
            line.y + line.size,
        )
        for line in placed.lines
    ]
    boxes += [
        (one.x, one.y, one.x + one.side, one.y + one.side) for one in [*placed.marks, placed.sign]
    ]
    for left, top, right, below in boxes:
        assert LEFT <= left <= right <= RIGHT + 1
        assert TOP <= top <= below <= FOOT
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            beside = one[2] <= other[0] or other[2] <= one[0]
            assert beside or one[3] <= other[1] or other[3] <= one[1], (one, other)


@pytest.mark.parametrize("card", ALL)
def test_everything_has_room(card: Card) -> None:
    """Also a long title, a long text and many commitments."""
    stands_well(layout(card))


@pytest.mark.parametrize("card", ALL)
def test_there_is_a_mark_for_each_commitment(card: Card) -> None:
    """By status, in order, from left to right and from the top."""
    marks = layout(card).marks
    assert [run.name for run in card.strip for _ in range(run.number)] == [
        one.name for one in marks
    ]
    assert all((one.y, one.x) < (other.y, other.x) for one, other in pairwise(marks))


@pytest.mark.parametrize("card", ALL)
def test_nothing_but_what_happened_is_left_out(card: Card) -> None:
    """A headline that could not be read is left out whole: a part of it might say something else."""
    found = said(layout(card))
    for text in (card.above, card.title, card.told, card.foot, NAME):
        assert text in found
    told = [line.size for line in layout(card).lines if line.text in card.text]
    assert (card in (SHORT, LONG_TITLE)) == (card.text in found) == bool(told)
    assert 27 <= min(told, default=27)


@pytest.mark.parametrize("card", [SHORT, LONG_TITLE])
def test_the_foot_can_be_read_where_a_card_is_shown_small(card: Card) -> None:
    """It has the sources. At 500 pixels, as in a feed, its letters are 12 high, in the colour of the text."""
    foot = [line for line in layout(card).lines if line.text in card.foot]
    assert foot
    assert all(line.size * 500 >= 12 * WIDTH and line.colour == "ink" for line in foot)


def test_a_longer_title_is_set_smaller() -> None:
    """What is small to begin with becomes less so."""
    one, other = [{line.size for line in layout(card).lines} for card in (SHORT, LONG_TITLE)]
    assert max(other) / max(one) < min(other) / min(one) <= 1


def test_statuses_stand_apart() -> None:
    """There is more room between two statuses than between two marks of one."""
    marks = layout(SHORT).marks
    gaps = [other.x - one.x - one.side for one, other in pairwise(marks)]
    assert [gaps[0], gaps[1], gaps[0], gaps[0]] == gaps
    assert gaps[1] > 2 * gaps[0]


def test_a_card_without_a_strip_has_its_words() -> None:
    """There may be no commitments, and then there are no marks."""
    placed = layout(SHORT._replace(strip=(), told="Ingen plan i samlingen."))
    assert [] == placed.marks
    assert "Ingen plan i samlingen." in said(placed)
    stands_well(placed)


def test_what_has_no_room_at_all_is_told() -> None:
    """One word cannot be broken."""
    with pytest.raises(RoomError):
        layout(SHORT._replace(title="å" * 200))


def test_every_card_of_the_site_says_all(real: Site) -> None:
    """On none of them anything is left out."""
    for entry in real.catalogue.priorities.values():
        card = of_priority(entry)
        placed = layout(card)
        stands_well(placed)
        assert not [text for text in card.texts if text not in said(placed)], card.title
