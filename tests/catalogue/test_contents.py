"""A document's table of contents."""

from __future__ import annotations

from pydantic import TypeAdapter

from planspegeln.catalogue.contents import Heading, are_many, contents, of_document
from planspegeln.model.blocks import Block
from planspegeln.rendering.site import Site


def test_contents(site: Site) -> None:
    """Sections and titled items are in order. An item has its number. A final colon is dropped."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    theme = Heading(
        "trygga-torg",
        "Trygga torg",
        below=(
            Heading("nya-bankar", "Nya bänkar", "1."),
            Heading("lugna-torg", "Lungna torg", "2."),
        ),
    )
    followed = Heading("uppfoljning", "Uppföljning av prioriteringarna 2031", below=(theme,))
    assert (followed, Heading("ovrigt", "Övrigt")) == report.contents


def test_a_heading_around_all_others() -> None:
    """It stands beside the headings under it, which would else be folded away. Two do not."""
    inner = {"section": "b", "heading": "B", "blocks": ({"section": "c", "heading": "C"},)}
    outer = {"section": "a", "heading": "A", "blocks": (inner,)}
    one, *two = TypeAdapter(tuple[Block, ...]).validate_python(
        (outer, {"section": "d", "heading": "D"})
    )
    below = Heading("b", "B", below=(Heading("c", "C"),))
    assert (Heading("a", "A"), below) == of_document((one,))
    assert (Heading("a", "A", below=(below,)), Heading("d", "D")) == of_document((one, *two))
    assert [2, 1, 0] == [
        one.number_below for one in (Heading("a", "A", below=(below,)), below, below.below[0])
    ]


def test_many_headings() -> None:
    """Twelve headings, at all depths, may stand open before the text. One more may not."""
    below = tuple(Heading(f"b{i}", "B") for i in range(9))
    twelve = (Heading("a", "A", below=below), Heading("c", "C"), Heading("d", "D"))
    assert not are_many(twelve)
    assert are_many((*twelve, Heading("e", "E")))


def test_numbers_are_as_printed(site: Site) -> None:
    """A section has its number too, as the document prints it."""
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    assert Heading("arbetssatt", "Så arbetar vi", "3.1") in plan.contents


def test_an_item_without_a_title_is_no_heading() -> None:
    """An item without a title is left out, and so is a colon at the end of a heading."""
    text = TypeAdapter(tuple[Block, ...]).validate_python(
        ({"section": "a", "heading": "Mål:", "blocks": ({"item": "b", "blocks": ()},)},)
    )
    assert (Heading("a", "Mål"),) == contents(text)
