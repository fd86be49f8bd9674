"""Tables, compared with their own sums."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

PROGRAM = "exempelby/documents/program-2030.yml"
SOURCE = "exempelby-program-2030.txt"


def sums(tiny: Copy) -> list[str]:
    """The faults of the table itself. A figure that rests on its cell has a fault too."""
    found = [fault.replace("\N{NO-BREAK SPACE}", " ") for fault in tiny.faults()]
    return [fault for fault in found if ": talet " not in fault]


def test_tables_add_up_in_total(tiny: Copy) -> None:
    """A total that is not the sum of the rows above it is a fault at its cell."""
    tiny.edit_source(SOURCE, "Summa\t2 000", "Summa\t2 100")
    position = tiny.edit(PROGRAM, '- [Summa, "2 000"', '- [Summa, ¦"2 100"')
    balance = position.rpartition(":")[0] + ":37"
    expected = [
        f"{position}: summan är 2 100, men raderna ovanför ger 2 000",
        f"{balance}: här står 1 800, men kolumnerna ger 1 900",
    ]
    assert expected == sums(tiny)


def test_tables_add_up_in_each_row(tiny: Copy) -> None:
    """A balance that is wrong within a row is a fault at its result."""
    tiny.edit_source(SOURCE, "2030\t1 200\t200\t1 000", "2030\t1 200\t200\t1 001")
    tiny.edit_source(SOURCE, "2031\t800\t\t800", "2031\t800\t\t799")
    one = tiny.edit(PROGRAM, '"1 200", "200", "1 000"', '"1 200", "200", ¦"1 001"')
    other = tiny.edit(PROGRAM, '"800", "", "800"', '"800", "", ¦"799"')
    expected = [
        f"{one}: här står 1 001, men kolumnerna ger 1 000",
        f"{other}: här står 799, men kolumnerna ger 800",
    ]
    assert expected == sums(tiny)


def test_tables_add_up_to_a_row_that_exists(tiny: Copy) -> None:
    """A total row that the table lacks is a fault with the nearest."""
    position = tiny.edit(PROGRAM, "total: Summa", "total: ¦Suma")
    expected = f"{position}: ingen rad börjar med ”Suma”; menade du ”Summa”?"
    assert [expected] == sums(tiny)


@pytest.mark.parametrize(
    "balance",
    ["{result: 5, plus: [2]}", "{result: 4, plus: [5]}", "{result: 2, plus: [2], minus: [5]}"],
)
def test_tables_add_up_over_columns_that_exist(tiny: Copy, balance: str) -> None:
    """A balance over a column that the table lacks is a fault."""
    position = tiny.edit(PROGRAM, "{result: 4, plus: [2], minus: [3]}", f"¦{balance}")
    assert [f"{position}: tabellen har bara 4 kolumner"] == sums(tiny)


def test_tables_add_up_with_an_empty_total(tiny: Copy) -> None:
    """An empty total is a fault if there is something to sum."""
    tiny.edit_source(SOURCE, "Summa\t2 000\t200\t", "Summa\t2 000\t\t")
    position = tiny.edit(PROGRAM, '- [Summa, "2 000", "200"', '- [Summa, "2 000", ¦""')
    found = sums(tiny)
    assert f"{position}: summan är tom, men raderna ovanför ger 200" == found[0]
    assert 2 == len(found)


@pytest.mark.parametrize("zero", ["", "0", "–"])
def test_nothing_may_be_written_as_nothing_or_zero(tiny: Copy, zero: str) -> None:
    """A total of a column without numbers may be empty, a dash or 0."""
    tiny.edit_source(SOURCE, "2030\t1 200\t200\t1 000", "2030\t1 200\t\t1 200")
    tiny.edit_source(SOURCE, "Summa\t2 000\t200\t1 800", f"Summa\t2 000\t{zero}\t2 000")
    tiny.edit(PROGRAM, '"1 200", "200", "1 000"', '"1 200", "", "1 200"')
    tiny.edit(PROGRAM, '"2 000", "200", "1 800"', f'"2 000", "{zero}", "2 000"')
    assert [] == sums(tiny)


def test_thousands_may_be_spaced_or_not(tiny: Copy) -> None:
    """1 200 and 1200 are the same number, with a no-break space too."""
    tiny.edit_source(SOURCE, "2030\t1 200", "2030\t1200")
    tiny.edit_source(SOURCE, "Summa\t2 000", "Summa\t2\N{NO-BREAK SPACE}000")
    tiny.edit(PROGRAM, '["2030", "1 200"', '["2030", "1200"')
    tiny.edit(PROGRAM, '[Summa, "2 000"', '[Summa, "2\N{NO-BREAK SPACE}000"')
    assert [] == sums(tiny)


def test_tables_add_up_in_decimals(tiny: Copy) -> None:
    """0,1 and 0,2 are 0,3 and nothing else."""
    tiny.edit_source(SOURCE, "2030\t1 200\t200\t1 000", "2030\t0,1\t\t0,1")
    tiny.edit_source(SOURCE, "2031\t800\t\t800", "2031\t0,2\t\t0,2")
    tiny.edit_source(SOURCE, "Summa\t2 000\t200\t1 800", "Summa\t0,3\t\t0,4")
    tiny.edit(PROGRAM, '"1 200", "200", "1 000"', '"0,1", "", "0,1"')
    tiny.edit(PROGRAM, '"800", "", "800"', '"0,2", "", "0,2"')
    position = tiny.edit(PROGRAM, '"2 000", "200", "1 800"', '"0,3", "", ¦"0,4"')
    expected = [
        f"{position}: här står 0,4, men kolumnerna ger 0,3",
        f"{position}: summan är 0,4, men raderna ovanför ger 0,3",
    ]
    assert expected == sums(tiny)


TABLE = """
              - table: liten
                caption: Liten
                headers: [A, B]
                rows:
                  - [a, "1"]
                  - [Summa, ¦"2"]
                total: Summa"""


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        (PROGRAM, SOURCE, "Vi går runt på torgen och lyssnar."),
        (
            "pahittkoping/documents/plan-2030.yml",
            "pahittkoping-plan-2030.txt",
            "Alla ska få höra en saga om dagen.",
        ),
    ],
    ids=["activity", "item"],
)
def test_tables_add_up_wherever_they_stand(tiny: Copy, name: str, source: str, text: str) -> None:
    """A table within an item or an activity's row is summed too."""
    tiny.edit_source(source, text, f"{text} A B a 1 Summa 2")
    position = tiny.edit(name, f"- text: {text}", f"- text: {text}{TABLE}")
    assert [f"{position}: summan är 2, men raderna ovanför ger 1"] == sums(tiny)
