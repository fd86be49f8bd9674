"""data/README.md shows every kind of block and every value of the enumerations."""

from __future__ import annotations

import re
import typing

import pytest

from planspegeln.model import blocks, entities, tables
from tests.conftest import REAL

SCHEMA = (REAL / "README.md").read_text(encoding="utf-8")
ENUMERATIONS = {
    name: typing.get_args(value)
    for name, value in {**vars(entities), **vars(tables)}.items()
    if typing.get_origin(value) is typing.Literal
}


def test_every_kind_of_block_is_shown() -> None:
    """Each kind of block has an example."""
    shown = set(re.findall(r"^ *- ([a-z]+):", SCHEMA, re.MULTILINE))
    assert set() == blocks.BLOCKS.keys() - shown


@pytest.mark.parametrize("name", ENUMERATIONS)
def test_every_value_is_told(name: str) -> None:
    """Each value of an enumeration is in an example, or among those listed beside it."""
    told = [
        value
        for value in ENUMERATIONS[name]
        if re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", SCHEMA)
    ]
    assert list(ENUMERATIONS[name]) == told
