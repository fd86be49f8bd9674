"""YAML in the house style: reading gives back what was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.authoring.yamlwriter import write
from planspegeln.loading.faults import Fault
from planspegeln.loading.yamlfile import MOST_DIGITS, YamlFile, read
from tests import strategies as some


@pytest.mark.parametrize(
    "value",
    [
        "Trygga torg",
        "2021",
        "0126",
        "-3",
        "11.5",
        "true",
        "null",
        "~",
        "",
        "no",
        "2019-11-19",
        "Mål:",
        "Mål: fler",
        "- inte en lista",
        "# ingen kommentar",
        "[klicka](javascript:alert(1))",
        "{{ 7*7 }} {% raw %}",
        '"citat" och ”citat”',
        "it's",
        "a\\b",
        "\N{NO-BREAK SPACE}hårt",
        "\x02kontroll",
        "ord " * 60 + "slut",
        "# ord: " * 60 + "\x02",
        2021,
        True,
        [2020, 2021],
        ["2020", "a, b", ""],
        ["ord " * 30 + "slut", "kort"],
        [{"text": "a", "blocks": [{"list": ["- b"]}]}],
    ],
)
def test_what_is_written_is_read_back(tmp_path: Path, value: Any) -> None:
    """Every text, number, truth value and list is read back unchanged, whatever its characters."""
    path = tmp_path / "x.yml"
    path.write_text(write({"value": value}), encoding="utf-8")
    file = read(path, "x.yml")
    assert [] == _other_faults(file)
    assert _plain(file.value["value"]) == value


def _other_faults(file: YamlFile) -> list[Fault]:
    """The faults that are not of a sign that the text has and should not have."""
    return [fault for fault in file.faults if not fault.message.startswith("texten har ett ")]


def _plain(value: Any) -> Any:
    """The value with its lists as the tuples that the reader gives."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def test_style() -> None:
    """It looks like hand-written YAML: indented lists, folded texts, few quotation marks."""
    value = {
        "id": "plan-2030",
        "years": [2030],
        "text": [
            {"text": "Nämnden ska göra det som är viktigt för alla. " * 3 + "Så är det."},
            {"section": "mal", "heading": "Mål:", "blocks": [{"lines": ["Påhittade nämnden"]}]},
        ],
    }
    assert (
        write(value)
        == """\
id: plan-2030
years: [2030]
text:
  - text: >-
      Nämnden ska göra det som är viktigt för alla. Nämnden ska göra det som är viktigt för
      alla. Nämnden ska göra det som är viktigt för alla. Så är det.
  - section: mal
    heading: "Mål:"
    blocks:
      - lines: ["Påhittade nämnden"]
"""
    )


MOST = 10**MOST_DIGITS - 1
long_texts = st.lists(st.one_of(some.words, some.lines), min_size=1, max_size=40).map(" ".join)
plain_values = st.one_of(
    some.texts, long_texts, st.integers(-MOST, MOST), st.booleans(), st.sampled_from(["true", "7"])
)
values = st.recursive(
    plain_values,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(some.words, inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that each made-up value is written to."""
    return tmp_path_factory.mktemp("written") / "x.yml"


@given(values)
def test_whatever_is_written_is_read_back(path: Path, value: Any) -> None:
    """Any text is read back character by character: alone, in a list or in fields."""
    path.write_text(write({"value": value}), encoding="utf-8")
    file = read(path, "x.yml")
    assert [] == _other_faults(file)
    assert value == _plain(file.value["value"])


def test_signs_are_not_written_as_codes() -> None:
    """An editor reads the file: a traffic light is seen as one."""
    assert "x: 🟢\n" == write({"x": "🟢"}).replace("'", "")
    assert "x: ['🟢', \"Mål\"]\n" == write({"x": ["🟢", "Mål"]})
