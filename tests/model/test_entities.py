"""The model: strict, frozen, and one list of the kinds of block."""

from __future__ import annotations

import datetime as dt
import typing

import pytest
from pydantic import ValidationError

from planspegeln.loading.load import load
from planspegeln.model import blocks, editorial, entities, values
from tests.conftest import TINY

PRIORITY = {"id": "a", "kind": "priority", "title": "A", "topics": ("t",)}


def test_model_is_frozen() -> None:
    """An object cannot change after it has been read."""
    priority = entities.Priority.model_validate(PRIORITY)
    with pytest.raises(ValidationError):
        priority.title = "B"  # type: ignore[misc]


@pytest.mark.parametrize(
    "change",
    [{"title": 7}, {"kind": "annat"}, {"sort": "x"}, {"id": "Å"}, {"id": "a--b"}, {"title": ""}],
)
def test_model_is_strict(change: dict[str, object]) -> None:
    """A number is not text. An unknown kind or field is refused. An id is a slug."""
    with pytest.raises(ValidationError):
        entities.Priority.model_validate(PRIORITY | change)


def test_every_block_has_a_key_of_its_own() -> None:
    """`BLOCKS` lists every kind of block, each by one of its fields."""
    union = typing.get_args(blocks.Block)[0]
    kinds = {typing.get_args(kind)[0] for kind in typing.get_args(union)}
    assert set(blocks.BLOCKS.values()) == kinds
    assert all(key in cls.model_fields for key, cls in blocks.BLOCKS.items())


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"title": "A"}, blocks.Title),
        ({"text": "A"}, blocks.Paragraph),
        ({"list": ("A", {"text": "B", "goal": "b"})}, blocks.List),
        ({"lines": ("A",)}, blocks.Lines),
        ({"facts": ({"label": "A", "lines": ("B",)},)}, blocks.Facts),
        ({"letterhead": (("A",),)}, blocks.Letterhead),
        ({"footnotes": ({"mark": "¹", "text": "A"},)}, blocks.Footnotes),
        ({"contents": ({"text": "A"},)}, blocks.Contents),
        ({"figure": {"description": "A"}, "page": 1}, blocks.Figure),
        ({"item": "a", "title": "A"}, blocks.Item),
        ({"section": "a", "heading": "A"}, blocks.Section),
    ],
)
def test_block_is_known_by_its_key(value: dict[str, object], kind: type[values.Model]) -> None:
    """The key gives the kind of a block. An item with a title is an item."""
    section = blocks.Section.model_validate({"section": "s", "heading": "S", "blocks": (value,)})
    assert [kind] == [type(block) for block in section.blocks]


@pytest.mark.parametrize(("years", "span"), [((2020,), "2020"), ((2011, 2009), "2009–2011")])
def test_span(years: tuple[int, ...], span: str) -> None:
    """A document's years are written as a reader writes them."""
    plan = load(TINY).documents["pahittkoping/plan-2030"].value
    assert span == plan.model_copy(update={"years": years}).span


def test_date_is_read_from_text() -> None:
    """A date arrives as text and becomes a date."""
    value = {"address": "a/", "title": "A", "date": "2031-02-28", "reason": "B"}
    assert dt.date(2031, 2, 28) == editorial.Withdrawal.model_validate(value).date


@pytest.mark.parametrize(
    ("number", "expected"), [(None, ""), (2, "2."), ("2", "2"), ("§ 98", "§ 98"), ("1.1", "1.1")]
)
def test_number_as_printed(number: int | str | None, expected: str) -> None:
    """A whole number has a full stop after it. A text is the number as printed."""
    assert expected == blocks.Item(item="a", title="A", number=number).printed_number


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"list": ("A", "B")}, ("-", "-")),
        ({"list": ("A", "B"), "ordered": True}, ("1.", "2.")),
        ({"list": ("A", {"text": "B", "mark": "ii)"}, "C"), "ordered": True}, ("1.", "ii)", "3.")),
    ],
)
def test_marks_of_a_list(value: dict[str, object], expected: tuple[str, ...]) -> None:
    """An entry of an ordered list has its own mark, or the number of its place."""
    assert expected == blocks.List.model_validate(value).marks


@pytest.mark.parametrize(("anchor", "expected"), [(None, "a"), ("b", "b")])
def test_item_id(anchor: str | None, expected: str) -> None:
    """An item's position in its document is its anchor, or else its priority's id."""
    assert expected == blocks.Item(item="a", anchor=anchor).id
