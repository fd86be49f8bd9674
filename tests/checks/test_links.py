"""Links between municipalities against what they tie together."""

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
    """A side's document, priority and place exist, and its quote stands there."""
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
