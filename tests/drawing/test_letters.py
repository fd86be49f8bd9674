"""The typefaces of the cards: which characters they have, and how text is broken."""

from __future__ import annotations

import pytest

from planspegeln.drawing.letters import Face, RoomError, font, lacking, lines
from planspegeln.rendering.cards import of_municipality, of_priority, of_site
from planspegeln.rendering.site import Site

FACES: tuple[Face, ...] = ("serif", "sans", "sans-bold")
LONG = "Medborgarnas synpunkter på trygghet och inkludering i hela kommunen och dess delar"


def test_every_character_of_the_site_can_be_drawn(real: Site) -> None:
    """Every character of every card has a glyph, and so has what Swedish texts may have."""
    catalogue = real.catalogue
    cards = [of_site(), *map(of_priority, catalogue.priorities.values())]
    cards += [of_municipality(own.municipality) for own in catalogue.municipalities.values()]
    assert [] == lacking(text for card in cards for text in card.texts)
    assert [] == lacking(["åäöÅÄÖéüÉÜæøß”’–…−·½§%‰€ \N{NO-BREAK SPACE}"])


def test_a_character_without_a_glyph_is_known() -> None:
    """It would be drawn as an empty square."""
    assert ["字", "漢"] == lacking(["åäö", "漢a字", "漢"])


def test_the_faces_are_told_apart() -> None:
    """Each has its own weight and family, and grows with its size."""
    assert 3 == len({font(face, 40).getlength("Trygghet") for face in FACES})
    assert font("sans", 40).getlength("å") < font("sans", 41).getlength("å")


@pytest.mark.parametrize("width", [260, 400, 600, 900, 3000])
def test_a_text_is_broken_between_words(width: int) -> None:
    """No word is lost, and no line is wider than its room."""
    found = lines(LONG, "sans", 30, width)
    assert LONG == " ".join(found)
    assert all(font("sans", 30).getlength(line) <= width + 1 for line in found)


def test_lines_are_as_few_as_can_be_and_about_as_long() -> None:
    """One more word on each line but the last would not have room; none is left alone on the last line."""
    measure = font("sans", 30).getlength
    whole = measure(LONG)
    found = lines(LONG, "sans", 30, round(whole * 0.95))
    assert 2 == len(found)
    one, other = map(measure, found)
    assert abs(one - other) < whole * 0.15


def test_a_no_break_space_holds_words_together() -> None:
    """They stand on one line."""
    (one,) = [
        line for line in lines("a b c 14\N{NO-BREAK SPACE}000 d e", "sans", 30, 110) if "14" in line
    ]
    assert "14\N{NO-BREAK SPACE}000" in one


def test_a_word_that_has_no_room_is_not_cut() -> None:
    """It is told instead, so that it can be set smaller."""
    with pytest.raises(RoomError):
        lines("samhällsbyggnadsprocessen", "serif", 76, 300)


def test_no_text_has_no_lines() -> None:
    """A card may lack a text."""
    assert [] == lines("", "sans", 30, 100)
