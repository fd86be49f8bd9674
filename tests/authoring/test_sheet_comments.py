"""Comments in a file that a sheet changes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.authoring.sheet.comments import comments, kept, lost
from planspegeln.authoring.sheet.rewrite import rewritten, with_values
from planspegeln.authoring.yamlwriter import write

OLD = """\
# Överst.
answers:  # alla
  # Om den första.
  - commitment: a
    # Varför.
    because: >
      # Ingen kommentar
      i texten.
    # Utfallen.
    outcomes: [b, c]  # två
  # Om den andra.
  - commitment: d
    outcomes:
      # Ett.
      - e
# Sist.
end: 1
"""
A = {"commitment": "a", "because": "# Ingen kommentar i texten.", "outcomes": ["b", "c"]}
D = {"commitment": "d", "outcomes": ["e"]}


def test_a_text_is_no_comment() -> None:
    """Nor is one in quotation marks."""
    lines = OLD.splitlines()
    assert [line for i, line in enumerate(lines) if i in comments(lines)] == [
        line for line in lines if line.lstrip().startswith("#") and "Ingen" not in line
    ]
    assert [] == comments(['a: "x', '  # y"'])


def test_what_changes_keeps_its_comments() -> None:
    """Above the entry, above a field, beside a list and inside one."""
    to = [A | {"outcomes": ["b"]}, D | {"outcomes": ["e", "f"]}]
    made = rewritten(OLD, {"answers": [A, D]}, {"answers": to})
    first = "    outcomes: [b, c]  # två\n"
    last = "    outcomes:\n      # Ett.\n      - e\n"
    assert (
        OLD.replace(first, "    # två\n    outcomes: [b]\n").replace(
            last, "      # Ett.\n    outcomes: [e, f]\n"
        )
        == made
    )
    assert [] == lost(OLD, made)


def test_a_field_that_goes_leaves_its_comments() -> None:
    """They come first. Those of an entry that goes are lost."""
    made = rewritten(OLD, {"answers": [A, D]}, {"answers": [{"commitment": "a", "year": 2030}]})
    assert ["# Om den andra.", "# Ett."] == lost(OLD, made)
    assert made.splitlines()[2:-2] == [
        "    # Varför.",
        "    # Utfallen.",
        "  # Om den första.",
        "  - commitment: a",
        "    year: 2030",
    ]


def test_a_value_with_values_in_it() -> None:
    """What says the same keeps its lines."""
    text = "summary:\n  # Planen.\n  planned:\n    text: >\n      En.\n  reported:\n    # Året.\n    text: Två.\nend: 1\n"
    value = {"planned": {"text": "En."}, "reported": {"text": "Tre."}}
    assert text.replace("Två.", "Tre.") == with_values(text, {"summary": value})
    assert "end: 1\n" == with_values(text, {"summary": None})


@pytest.mark.parametrize("indent", ["", "  "])
@given(
    st.lists(st.sampled_from(["# ett", "  # två", "    # tre"]), max_size=4),
    st.fixed_dictionaries(
        {}, optional={"a": st.just("x"), "b": st.sampled_from([["y"], "# z " * 40])}
    ),
    st.fixed_dictionaries(
        {}, optional={"a": st.just("x"), "b": st.just("w"), "c": st.just({"d": "e"})}
    ),
    st.data(),
)
def test_no_comment_is_lost_and_no_value_changes(
    indent: str, notes: list[str], old: dict[str, Any], new: dict[str, Any], data: st.DataObject
) -> None:
    """Wherever comments stand."""
    lines = [indent + line for line in write({"id": "i", **old}).splitlines()]
    places = [
        i for i in range(len(lines)) if lines[i].startswith(f"{indent}{lines[i].strip()[:1]}")
    ]
    for note in notes:
        lines.insert(data.draw(st.sampled_from([0, *places])), note)
    wanted = [indent + line for line in write({"id": "i", **new}).splitlines()]
    made = kept(lines, wanted)
    assert yaml.safe_load("\n".join(made)) == yaml.safe_load("\n".join(wanted))
    assert [] == lost("\n".join(lines), "\n".join(made))


@pytest.mark.parametrize(
    "text", ["för- och grundskolor", "a - b", "Kultur- och fritidsnämnden", "x -"]
)
def test_a_hyphen_before_a_space_stays(text: str) -> None:
    """Only the sign of an entry is taken for one."""
    for old in ({"title": "Förr", "topics": ["a"]}, {"title": "Förr"}):
        after = with_values(write(old), {"title": text})
        assert {**old, "title": text} == yaml.safe_load(after)
    now, to = [{"id": "a", "quote": "Förr"}], [{"id": "a", "quote": text}]
    after = rewritten(write({"commitments": now}), {"commitments": now}, {"commitments": to})
    assert {"commitments": to} == yaml.safe_load(after)
    inner = with_values(write({"summary": {"text": "Förr"}}), {"summary": {"text": text}})
    assert {"summary": {"text": text}} == yaml.safe_load(inner)
