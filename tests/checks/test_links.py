"""Links between municipalities, compared with what they connect."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

LINKS = "links.yml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "priority: exempelby/lampor",
            "priority: ¦exempelby/lampa",
            "prioriteringen ”exempelby/lampa” finns inte; menade du ”exempelby/lampor”?",
        ),
        (
            "document: exempelby/program-2030\n        anchor: inr",
            "document: exempelby/program-2031\n        anchor: ¦inr",
            "dokumentet ”exempelby/program-2031” finns inte; menade du ”exempelby/program-2030”?",
        ),
        (
            "quote: trivseln nå index 45",
            "quote: ¦Lampor för",
            "citatet står inte under ”inriktningsmal” i exempelby/program-2030 utan under ”lampor”",
        ),
        (
            "document: exempelby/program-2030\n        priority: exempelby/lampor",
            "document: ¦exempelby/program-2031\n        priority: exempelby/lampor",
            "dokumentet ”exempelby/program-2031” finns inte; menade du ”exempelby/program-2030”?",
        ),
        (
            "anchor: inriktningsmal",
            "anchor: ¦inriktningsmalet",
            "”inriktningsmalet” finns inte i exempelby/program-2030; menade du ”inriktningsmal”?",
        ),
        (
            "quote: Lampor för ett lugnt torg",
            "quote: ¦Börja med",
            "citatet står inte under ”exempelby/lampor” i exempelby/program-2030 utan under "
            "”exempelby/borja”",
        ),
        (
            "quote: Lampor för ett lugnt torg",
            "quote: ¦Senast 2032",
            "citatet står inte under ”exempelby/lampor” i exempelby/program-2030",
        ),
    ],
)
def test_links_have_both_sides(tiny: Copy, old: str, new: str, message: str) -> None:
    """A side's document, priority and place exist, and its quote is there."""
    position = tiny.edit(LINKS, old, new)
    assert [f"{position}: {message}"] == tiny.faults()


def test_links_have_both_sides_in_two_municipalities(tiny: Copy) -> None:
    """A link within one municipality is a fault."""
    tiny.edit(
        LINKS,
        "      - document: exempelby/program-2030\n        anchor: inriktningsmal\n"
        "        quote: trivseln nå index 45",
        "      - document: pahittkoping/plan-2030\n        anchor: mal\n"
        "        quote: Färre ska snubbla",
    )
    position = tiny.edit(
        LINKS,
        "reason: Båda mäter trivsel.\n    sides:\n      - ",
        "reason: Båda mäter trivsel.\n    sides:\n      ¦- ",
    )
    expected = f"{position}: båda sidorna hör till ”pahittkoping”; väntade två kommuner"
    assert [expected] == tiny.faults()


def test_links_have_both_sides_and_neither_twice(tiny: Copy) -> None:
    """Each municipality has its own side: the same fault is reported on either."""
    first = tiny.edit(LINKS, "quote: Fler ska trivas på torgen", "quote: ¦Fler ska trivas här")
    second = tiny.edit(LINKS, "quote: trivseln nå index 45", "quote: ¦trivseln nå index 46")
    found = tiny.faults()
    assert [first, second] == [fault.partition(": ")[0] for fault in found]
    assert all(" står inte i dokumentet; " in fault for fault in found)


def test_links_have_both_sides_in_place(tiny: Copy) -> None:
    """On either side, the quote is under the given anchor."""
    first = tiny.edit(LINKS, "quote: Fler ska trivas på torgen", "quote: ¦Trygga torg")
    second = tiny.edit(LINKS, "quote: trivseln nå index 45", "quote: ¦Lampor för")
    assert [
        f"{first}: citatet står inte under ”fler-ska-trivas” i pahittkoping/plan-2030 utan under "
        "”trygga-torg”",
        f"{second}: citatet står inte under ”inriktningsmal” i exempelby/program-2030 utan under "
        "”lampor”",
    ] == tiny.faults()


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        (
            [
                (
                    "      - document: exempelby/program-2030\n        anchor: inriktningsmal\n"
                    "        quote: trivseln nå index 45\n",
                    "",
                )
            ],
            "del nummer 2 saknas; lägg till det",
        ),
        (
            [
                (
                    "        quote: trivseln nå index 45\n",
                    "        quote: trivseln nå index 45\n"
                    "      - document: exempelby/program-2030\n        priority: exempelby/lampor\n"
                    "        quote: Lampor för ett lugnt torg\n",
                )
            ],
            "hittade 3 i listan, väntade högst 2",
        ),
        (
            [("        anchor: inriktningsmal\n", "")],
            "hittade fält (document, quote): ange antingen ”priority” eller ”anchor”, inte båda",
        ),
    ],
    ids=["one", "three", "neither"],
)
def test_a_link_has_two_sides(tiny: Copy, edits: list[tuple[str, str]], message: str) -> None:
    """A link with one side or three, or with a side that leads nowhere, does not fit the model."""
    for old, new in edits:
        tiny.edit(LINKS, old, new)
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"data/{LINKS}:")
    assert found[0].endswith(f": {message}")


def test_links_to_a_broken_document(tiny: Copy) -> None:
    """A link to a document that does not fit the model is not reported too."""
    tiny.write("exempelby/documents/program-2030.yml", "a: [\n")
    assert [] == [fault for fault in tiny.faults() if LINKS in fault]


def test_links_to_a_broken_priority(tiny: Copy) -> None:
    """Nor is a link to a priority that does not."""
    tiny.write("exempelby/priorities/lampor.yml", "a: [\n")
    assert [] == [fault for fault in tiny.faults() if LINKS in fault]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("quote: Lampor för ett lugnt torg", "quote: ¦Lampor för mig", "står inte i dokumentet"),
        ("quote: Fler ska trivas på torgen", "quote: ¦på torge", "står på 2 ställen"),
    ],
    ids=["nowhere", "twice"],
)
def test_a_quote_that_is_told_of_elsewhere(tiny: Copy, old: str, new: str, message: str) -> None:
    """A quote that is missing, or also occurs elsewhere, is one fault and not two."""
    position = tiny.edit(LINKS, old, new)
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: citatet ”{new.partition('¦')[2]}” {message}")
