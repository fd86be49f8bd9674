"""Which cards are drawn, kept and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.__main__ import main
from planspegeln.drawing.cards import Done, draw
from planspegeln.rendering.cards import Cards, of_priority
from tests.built.project import snapshot
from tests.conftest import Copy

TITLE = "pahittkoping/priorities/nya-bankar.yml"
EVERY = 11  # six priorities, two municipalities, the site and two icons


def names(project: Path) -> set[str]:
    return set(snapshot(project / ".build/cards"))


def test_every_image_is_drawn_once(tiny: Copy, drawn_with: Path) -> None:
    """A second run draws none. The site's, the municipalities' and the icons are kept in the theme."""
    assert Done(EVERY, 0, []) == draw(tiny.open(), drawn_with)
    before = snapshot(drawn_with)
    assert Done(0, 0, []) == draw(tiny.open(), drawn_with)
    assert before == snapshot(drawn_with)
    kept = {path.name for path in (drawn_with / "theme/assets").rglob("*.png")}
    assert {
        "exempelby.png",
        "icon-192.png",
        "icon-512.png",
        "pahittkoping.png",
        "planspegeln.png",
    } == kept


def test_a_build_finds_what_is_drawn(tiny: Copy, drawn_with: Path) -> None:
    """Every priority has its card, and each has its own."""
    draw(tiny.open(), drawn_with)
    cards = Cards(drawn_with)
    found = [cards.drawn(entry) for entry in tiny.open().catalogue.priorities.values()]
    assert None not in found
    assert 6 == len({one.path for one in found if one})


def test_a_changed_title_gives_a_new_card(tiny: Copy, drawn_with: Path) -> None:
    """Only that one is drawn, and the one with the former title is removed."""
    draw(tiny.open(), drawn_with)
    before = names(drawn_with)
    tiny.edit(TITLE, "Nya bänkar", "Nyare bänkar")
    assert Done(1, 1, []) == draw(tiny.open(), drawn_with)
    after = names(drawn_with)
    assert (1, 1) == (len(before - after), len(after - before))


def test_an_image_that_is_kept_is_put_back(tiny: Copy, drawn_with: Path) -> None:
    """Whatever lies in its place."""
    draw(tiny.open(), drawn_with)
    kept = drawn_with / "theme/assets/share/exempelby.png"
    before = kept.read_bytes()
    kept.write_bytes(b"another")
    assert Done(0, 0, []) == draw(tiny.open(), drawn_with)
    assert before == kept.read_bytes()


def test_what_has_no_glyph_is_told_and_not_drawn(
    tiny: Copy, drawn_with: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The priority has its municipality's card then, and everything else is drawn."""
    tiny.edit(TITLE, "Nya bänkar", "Nya 漢 bänkar")
    assert 0 == main(["--data", str(tiny.root), "cards"])
    out, err = capsys.readouterr()
    assert f"{EVERY - 1} bilder ritade, 0 borttagna.\n" == out
    told = "Påhittköping: Nya 漢 bänkar får ingen egen bild: teckensnittet saknar ”漢” (U+6F22)\n"
    assert told == err
    entry = tiny.open().catalogue.priorities["pahittkoping/nya-bankar"]
    assert Cards(drawn_with).drawn(entry) is None
    assert "漢" in of_priority(entry).title


def test_what_has_no_room_is_told_and_not_drawn(tiny: Copy, drawn_with: Path) -> None:
    """One title does not keep the site from being published. A card from before is not kept either."""
    draw(tiny.open(), drawn_with)
    tiny.edit(TITLE, "Nya bänkar", f"B{'ä' * 200}nkar")
    drawn, removed, (told,) = draw(tiny.open(), drawn_with)
    assert (0, 1) == (drawn, removed)
    assert told.endswith("änkar får ingen egen bild: texten får inte plats")


def test_what_was_cut_short_is_drawn_again(tiny: Copy, drawn_with: Path) -> None:
    """A file has its name only when it is whole. What a killed run left is removed."""
    folder = drawn_with / ".build/cards"
    folder.mkdir(parents=True)
    left = folder / "0123456789abcdef.unfinished"
    left.write_bytes(b"\x89PNG")
    assert Done(EVERY, 1, []) == draw(tiny.open(), drawn_with)
    assert not left.exists()
