"""Which parts of a long text have a page of their own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import TypeAdapter

from planspegeln.catalogue import parts
from planspegeln.catalogue.parts import Parts
from planspegeln.model.blocks import Block
from planspegeln.model.leaves import DocumentText
from planspegeln.model.values import part_at

LIMIT = 100


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 100 characters be a page."""
    monkeypatch.setattr(parts, "LIMIT", LIMIT)


def text(characters: int) -> dict[str, Any]:
    return {"text": "x" * characters}


def section(name: str, *blocks: Any, **more: Any) -> dict[str, Any]:
    return {"section": name, "heading": name, "blocks": blocks, **more}


def document(blocks: tuple[Block, ...]) -> Any:
    """As much of a document as its text needs."""
    return SimpleNamespace(text=blocks)


def parted(*given: Any) -> Parts:
    """The parts of a text of these blocks."""
    blocks = TypeAdapter(tuple[Block, ...]).validate_python(given)
    return Parts(blocks, DocumentText(document(blocks)))


def shape(found: Parts) -> list[tuple[str, list[str | int]]]:
    """The anchor of each part, and where in the text its blocks stand, without `text`, `blocks`."""
    return [
        (
            part.anchor,
            [".".join(str(i) for i in trail if isinstance(i, int)) for trail, _ in part.pieces],
        )
        for part in found.all
    ]


def test_a_text_of_one_page() -> None:
    """What is not longer than the limit stays whole. One character more does not."""
    whole = parted(section("a", text(49)), section("b", text(49)))
    assert [("", ["0", "1"])] == shape(whole)
    assert not whole.are_several
    assert whole.whole is whole.all[0]
    longer = parted(section("a", text(49)), section("b", text(50)))
    assert [("", []), ("a", ["0"]), ("b", ["1"])] == shape(longer)
    assert longer.are_several


def test_a_part_goes_on_to_the_next_section() -> None:
    """What stands before the first section is the first part. What stands between belongs before."""
    found = parted(
        text(10),
        section("a", text(60)),
        text(11),
        section("b", text(60)),
        {"footnotes": ({"mark": "1", "text": "x"},)},
    )
    assert [("", ["0"]), ("a", ["1", "2"]), ("b", ["3", "4"])] == shape(found)


def test_a_section_that_is_too_long_parts_again() -> None:
    """Its page has what stands before its own sections, of which each begins a part."""
    found = parted(
        section("a", text(20)),
        section(
            "b",
            text(5),
            section("c", text(70)),
            text(6),
            section("d", text(60)),
            former_anchors=("e",),
        ),
        text(7),
    )
    expected = [("", []), ("a", ["0"]), ("b", ["1"]), ("c", ["1.1", "1.2"]), ("d", ["1.3", "2"])]
    assert expected == shape(found)
    assert [(), (), (), ("b",), ("b",)] == [part.above for part in found.all]
    assert [(), (), ("e",), (), ()] == [part.former for part in found.all]
    (_, start) = found.all[2].pieces[0]
    assert ["text"] == [block.kind for block in start.blocks]  # type: ignore[union-attr]


def test_a_section_around_everything_begins_no_part() -> None:
    """If one heading, or one under another, holds the whole text, the parts are below it."""
    inner = section("inner", text(5), section("a", text(70)), section("b", text(60)))
    found = parted(text(4), section("outer", text(3), inner))
    assert [("", ["0", "1", "1.1"]), ("a", ["1.1.1"]), ("b", ["1.1.2"])] == shape(found)
    assert [(), (), ()] == [part.above for part in found.all]


def test_titled_items_begin_parts() -> None:
    """An item with a title is a part as a section is. One without goes with what is before it."""
    titled = {"item": "a", "title": "a", "former_anchors": ("c",), "blocks": (text(60),)}
    bare = {"item": "b", "blocks": (text(60),)}
    found = parted({**titled, "anchor": "d"}, bare, section("e", titled, bare))
    assert [("", []), ("d", ["0", "1"]), ("e", ["2"]), ("a", ["2.0", "2.1"])] == shape(found)
    assert ("c",) == found.all[1].former


@pytest.mark.parametrize(
    "block",
    [
        text(200),
        section("a", text(200)),
        {"item": "a", "title": "a", "blocks": (section("b", text(200)), section("c", text(2)))},
    ],
    ids=["no section", "no section within", "an item's sections"],
)
def test_what_cannot_be_parted_stays(block: dict[str, Any]) -> None:
    """Without sections there is nothing to part at. An item stays whole, whatever it holds."""
    found = parted(block, text(3))
    assert ["0", "1"] == [one for _, trails in shape(found) for one in trails]


def test_where_a_trail_is() -> None:
    """Every leaf is in one part, and the leaves of the parts in order are those of the text."""
    given = (
        text(4),
        section("a", text(5), section("b", text(70), section("c", text(1))), text(2)),
        text(3),
        section("d", text(60)),
    )
    found = parted(*given)
    blocks = [piece.block for piece in found.whole.pieces]
    leaves = DocumentText(document(tuple(blocks))).leaves
    assert ["", *["a"] * 8, "d", "d"] == [found.at(leaf.trail).anchor for leaf in leaves]
    for part in found.all:
        for trail, block in part.pieces:
            assert part is found.at((*trail, "blocks", 0, "text"))
            whole = part_at(document(tuple(blocks)), trail)
            assert whole.kind == block.kind


def test_neighbours() -> None:
    """The first part has none before it, and the last none after."""
    found = parted(section("a", text(60)), section("b", text(60)))
    first, one, two = found.all
    assert (None, one) == found.around(first)
    assert (first, two) == found.around(one)
    assert (one, None) == found.around(two)
