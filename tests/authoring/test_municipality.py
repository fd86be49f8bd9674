"""A new municipality has its file, with the name and the code that it has in the official list."""

from __future__ import annotations

import pytest

from planspegeln.authoring.municipality import MunicipalityError, add, known
from planspegeln.loading.load import load
from tests.conftest import REAL, Copy


def test_the_list_is_whole() -> None:
    """It has the 290 municipalities, each with a code of its own, and those of the collection."""
    codes = known()
    assert 290 == len(codes) == len(set(codes.values()))
    assert all(len(code) == 4 and code.isdigit() for code in codes.values())
    for own in load(REAL).municipalities.values():
        assert codes[own.value.name] == own.value.code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ängelholm", ("angelholm", "Ängelholms", "Ängelholms kommun", "1292")),
        ("Mora", ("mora", "Moras", "Mora kommun", "2062")),
        ("Västerås", ("vasteras", "Västerås", "Västerås kommun", "1980")),
        ("Falun", ("falun", "Faluns", "Falu kommun", "2080")),
    ],
    ids=["consonant", "vowel", "s", "other"],
)
def test_a_municipality_is_added(tiny: Copy, name: str, expected: tuple[str, ...]) -> None:
    """Its file fits the data, and passes the check."""
    path = add(tiny.root, name)
    assert tiny.root / expected[0] / "municipality.yml" == path
    own = load(tiny.root).municipalities[expected[0]].value
    assert expected == (own.id, own.genitive, own.official_name, own.code)
    assert [] == tiny.faults()
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert "# yaml-language-server: $schema=../../schema/municipality.json" == first


def test_the_colour_is_one_that_few_have(tiny: Copy) -> None:
    """Two municipalities side by side are seldom alike. An editor may choose another."""
    add(tiny.root, "Mora")
    add(tiny.root, "Orsa", "plum")
    found = load(tiny.root).municipalities
    others = {found[name].value.accent for name in ("exempelby", "pahittkoping")}
    assert found["mora"].value.accent not in others
    assert "plum" == found["orsa"].value.accent


@pytest.mark.parametrize(
    ("name", "accent", "told"),
    [
        (
            "Norköping",
            None,
            "kommunen ”Norköping” finns inte i SCB:s lista; menade du ”Norrköping”?",
        ),
        ("Mora", "red", "färgen ”red” finns inte; "),
    ],
)
def test_what_cannot_be_added(tiny: Copy, name: str, accent: str | None, told: str) -> None:
    """A sentence says why, and nothing is written."""
    with pytest.raises(MunicipalityError, match=told.replace("?", r"\?")):
        add(tiny.root, name, accent)
    assert not (tiny.root / "mora").exists()


def test_one_that_is_there(tiny: Copy) -> None:
    """Its file is left as it is."""
    path = add(tiny.root, "Mora")
    before = path.read_text(encoding="utf-8")
    with pytest.raises(MunicipalityError, match="finns redan"):
        add(tiny.root, "Mora", "plum")
    assert before == path.read_text(encoding="utf-8")
