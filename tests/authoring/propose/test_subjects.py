"""Which priority a part is about, by title and text; which topics; which documents are named."""

from __future__ import annotations

from typing import Any

from tests.authoring.propose.made import PLAN, of_plan, of_report

PLANNED: dict[str, Any] = {
    "text": [
        {
            "item": "nya-bankar",
            "number": 1,
            "title": "Nya bänkar",
            "blocks": [{"text": "Snickare ska bygga bänkar av gran längs bäcken."}],
        },
        {
            "item": "fria-sagor",
            "number": 2,
            "title": "Fria sagor",
            "blocks": [{"text": "Bibliotekarier ska läsa sagor om drakar för förskolor."}],
        },
    ],
    "commitments": [
        {"id": "bygga", "kind": "task", "quote": "Snickare ska bygga bänkar av gran längs bäcken."},
        {
            "id": "lasa",
            "kind": "task",
            "quote": "Bibliotekarier ska läsa sagor om drakar för förskolor.",
        },
    ],
}


def section(heading: str, text: str, **more: Any) -> dict[str, Any]:
    """A headed part with a paragraph."""
    return {"section": "del", "heading": heading, "blocks": [{"text": text}], **more}


def test_never_by_number() -> None:
    """A part with another priority's number is about what its title and text say."""
    block = section("Fria sagor", "Bibliotekarier läste sagor om drakar.", number="1.")
    (found,) = of_report(block, plan=PLANNED).priorities
    assert (found.title, found.priority) == ("Fria sagor", "fria-sagor")
    assert found.confidence > 0.8


def test_renamed() -> None:
    """Its text tells of a priority with another title, less surely."""
    block = section("Högläsning", "Bibliotekarier läste sagor om drakar för förskolor.")
    (found,) = of_report(block, plan=PLANNED).priorities
    assert found.priority == "fria-sagor"
    assert found.confidence < 0.6


def test_swapped() -> None:
    """A title with the text of another priority is doubtful: both are told of."""
    block = section("Nya bänkar", "Bibliotekarier läste sagor om drakar för förskolor.")
    (found,) = of_report(block, plan=PLANNED).priorities
    assert found.runner_up
    assert {found.priority, found.runner_up.key} == {"nya-bankar", "fria-sagor"}
    assert found.confidence < 0.8


def test_a_new_one() -> None:
    """What is like none of them is none of them. A part with items in it is none either."""
    (found,) = of_report(section("Bredband", "Fiber grävs ned."), plan=PLANNED).priorities
    assert (found.priority, found.confidence) == (None, 0)
    item = {"item": "fria-sagor", "title": "Fria sagor", "blocks": [{"text": "Drakar."}]}
    outer = {"section": "del", "heading": "Nya bänkar", "blocks": [item]}
    assert [one.title for one in of_report(outer, plan=PLANNED).priorities] == ["Fria sagor"]


def test_own_ids_are_not_looked_at() -> None:
    """The id of an item in the document itself says nothing of the proposal."""
    item = {
        "item": "nya-bankar",
        "title": "Fria sagor",
        "blocks": [{"text": "Bibliotekarier läste sagor om drakar."}],
    }
    assert of_report(item, plan=PLANNED).priorities[0].priority == "fria-sagor"


def test_topics() -> None:
    """Topics that a text names, and those of reviewed priorities with near text."""
    (found,) = of_report(section("Torg", "Ett torg är öppet.")).priorities
    assert "torg" in {one.key for one in found.topics}
    assert of_report(section("Bredband", "Fiber grävs ned.")).priorities[0].topics == ()


def test_priority_of_a_commitment() -> None:
    """It is that of the item around it, or else the one that the words are much nearer to."""
    told = of_plan(*PLANNED["text"]).commitments
    assert [one.priority for one in told] == ["nya-bankar", "fria-sagor"]
    outside = of_report("Bibliotekarier läste sagor om drakar för förskolor.", plan=PLANNED)
    assert outside.outcomes[0].priority == "fria-sagor"
    assert of_report("Fiber grävdes ned.", plan=PLANNED).outcomes[0].priority is None


def test_answers() -> None:
    """The commitments of its priority come first, then those that share its rare words."""
    item = {
        "item": "nya-bankar",
        "title": "Nya bänkar",
        "blocks": [{"text": "Sagor om drakar lästes för förskolor."}],
    }
    (inside,) = of_report(item, plan=PLANNED).outcomes
    assert [one.key for one in inside.answers] == ["plan-2030#bygga", "plan-2030#lasa"]
    (outside,) = of_report("Sagor om drakar lästes för förskolor.", plan=PLANNED).outcomes
    assert [one.key for one in outside.answers][:1] == ["plan-2030#lasa"]


def test_a_text_keeps_to_its_matter() -> None:
    """A sentence without telling words is likely about what the one before it is about."""
    _, second = of_report(
        "Sagor om drakar lästes för förskolor. Alla blev glada.", plan=PLANNED
    ).outcomes
    assert [one.key for one in second.answers] == ["plan-2030#lasa"]


def test_mentions() -> None:
    """Documents with their years are told once each, and not the document itself."""
    found = of_report(
        "Se Handlingsplan mot våld 2029. Se Handlingsplan mot våld 2029 och Berättelse 2031."
    )
    (one,) = found.mentions
    assert (one.kind, one.title, one.year) == ("plan", "Handlingsplan 2029", 2029)
    assert one.location.words == "Handlingsplan mot våld 2029"


def test_a_document_of_another_name_is_another_sort() -> None:
    """A budget for the plan's own year is not the plan, and must not count as here."""
    (one,) = of_plan("Den bygger på Mål och budget 2030.").mentions
    assert (one.kind, one.title, one.year) == ("other", "Mål och budget 2030", 2030)
    (one,) = of_report("Se Plan 2030 och Berättelse 2031.").mentions
    assert (one.kind, one.year) == ("plan", 2030)


def test_follows_up() -> None:
    """The plan for the report's year or one that it says it follows up. A plan follows nothing up."""
    found = of_report("Uppföljning av Verksamhetsplan 2031.").follows_up
    assert found
    assert (found.kind, found.year) == ("plan", 2031)
    assert found.location.words == "Uppföljning av Verksamhetsplan 2031"
    earlier = of_report("Uppföljning av Verksamhetsplan 2029.").follows_up
    assert earlier
    assert earlier.year == 2029
    assert of_report("Vi minns Verksamhetsplan 2029.").follows_up is None
    assert of_plan("Uppföljning av Verksamhetsplan 2030.").follows_up is None
    assert PLAN.endswith("plan-2030")
