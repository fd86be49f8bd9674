"""What is said to be read, and compared, exists."""

from __future__ import annotations

from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"


def test_read_parts_exist(tiny: Copy) -> None:
    """A part that the document lacks is a fault, with the nearest one."""
    where = tiny.edit(PLAN, "  - words: 148\n", "  - part: ¦lugna-torget\n    words: 19\n")
    assert f"{where}: delen ”lugna-torget” finns inte i dokumentet; menade du ”lugna-torg”?" in (
        tiny.faults()
    )


def test_a_goal_is_no_part(tiny: Copy) -> None:
    """Only what has text below it can be read as a whole."""
    where = tiny.edit(PLAN, "  - words: 148\n", "  - part: ¦ingen-lurad\n    words: 12\n")
    assert any(
        fault.startswith(f"{where}: delen ”ingen-lurad” finns inte") for fault in tiny.faults()
    )


def test_parts_are_listed_once(tiny: Copy) -> None:
    """The same part twice would have two numbers."""
    where = tiny.edit(PLAN, "  - words: 148\n", "  - words: 148\n  ¦- words: 148\n")
    assert f"{where[:-1]}5: ”hela dokumentet” står redan i listan; ta bort det ena" in tiny.faults()


def test_background_stands_in_text(tiny: Copy) -> None:
    """A sentence that is background is quoted letter for letter."""
    where = tiny.edit(
        REPORT, "read:\n  - words: 81\n", "background:\n  - quote: ¦Påhittade nämndens\n"
    )
    assert any(
        fault.startswith(f"{where}: citatet ”Påhittade nämndens” står inte i dokumentet")
        for fault in tiny.faults()
    )


def test_compared_plans_exist(tiny: Copy) -> None:
    """A plan that the municipality lacks is a fault. A report is no plan."""
    where = tiny.edit(REPORT, "  - plan: plan-2030\n", "  - plan: ¦plan-2031\n")
    assert f"{where}: ”plan-2031” är ingen plan i kommunen; menade du ”plan-2030”?" in tiny.faults()
    tiny.edit(REPORT, "  - plan: plan-2031\n", "  - plan: berattelse-2031\n")
    assert any(fault.startswith(f"{where}: ”berattelse-2031” är ingen") for fault in tiny.faults())


def test_only_a_report_is_compared(tiny: Copy) -> None:
    """A plan says nothing of what was done."""
    tiny.edit(
        PLAN,
        "commitments:\n",
        "compared:\n  - plan: plan-2030\n    commitments: 1\n    outcomes: 1\ncommitments:\n",
    )
    assert any("”compared” hör till en uppföljning" in fault for fault in tiny.faults())
