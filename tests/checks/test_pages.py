"""The pages of the original that blocks say they begin on."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
PROGRAM = "exempelby/documents/program-2030.yml"


def test_pages_go_forward(tiny: Copy) -> None:
    """A block on an earlier page than a block before it is a fault, within an item too."""
    position = tiny.edit(PLAN, "            page: 3\n", "            page: ¦1\n")
    assert [
        f"{position}: sidan är 1, men det som står före börjar på sidan 2; ange sidan i originalet "
        "där stycket börjar"
    ] == tiny.faults()


def test_pages_go_forward_in_tables_of_activities(tiny: Copy) -> None:
    """The rows of such a table count, one by one."""
    old = "          - item: lampor\n"
    position = tiny.edit(PROGRAM, old, f"{old}            page: ¦6\n")
    assert [f"{position}: sidan är 6"] == [one[: len(position) + 12] for one in tiny.faults()]


@pytest.mark.parametrize("page", [3, 4])
def test_pages_go_forward_or_stay(tiny: Copy, page: int) -> None:
    """Several blocks may begin on one page, and a page may have none."""
    tiny.edit(PLAN, "    page: 4\n", f"    page: {page}\n")
    assert [] == tiny.faults()


def test_pages_go_forward_but_for_footnotes(tiny: Copy) -> None:
    """Footnotes that are gathered at the end say the page that they are printed on."""
    tiny.edit(PLAN, "  - footnotes:\n", "  - page: 2\n    footnotes:\n")
    assert [] == tiny.faults()
