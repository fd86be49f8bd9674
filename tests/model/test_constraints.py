"""Everything that the models require of the data. Each requirement has words for editors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from planspegeln.loading.shape import FILES, shape_faults
from planspegeln.loading.yamlfile import YamlFile
from planspegeln.model.blocks import BLOCKS
from planspegeln.model.values import Model

# One of each kind of value, and texts and lists with lengths near the limits.
VALUES: list[Any] = [
    *(None, True, 7, 0, -1, 3000, 2.5, "", "x", " x ", "x\ny", "1 250", "1" * 300),
    *((), (7,), ("x",), ("x", "x", "x"), ({},), (7, 7, 7), ({"hittepå": 7},), ({"heading": 7},)),
    *({}, {"x": 7}, {"x": (7,)}),
    *(({kind: 7},) for kind in BLOCKS),
]


def below(cls: type[Model]) -> Iterator[type[Model]]:
    """The project's subclasses of `cls`, at every level."""
    for made in cls.__subclasses__():
        if made.__module__.startswith("planspegeln."):
            yield made
            yield from below(made)


MODELS = list(below(Model))


def constraints(schema: Any) -> Iterator[str]:
    """The requirements in a schema of pydantic's, as `kind` or `kind constraint`."""
    if isinstance(schema, dict):
        if isinstance(kind := schema.get("type"), str):
            yield kind
            yield from (f"{kind} {name}" for name in sorted(LIMITS & set(schema)))
        for name, inner in schema.items():
            if name not in ("metadata", "serialization"):
                yield from constraints(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            yield from constraints(inner)


LIMITS = {
    *("pattern", "min_length", "max_length", "ge", "gt", "le", "lt", "multiple_of"),
    *("allow_inf_nan", "now_op", "fail_fast", "coerce_numbers_to_str"),
}


def test_every_constraint_has_its_words() -> None:
    """Every requirement of a model is known here.

    A new one needs words in `shape` and an example above.
    """
    found = {name for cls in MODELS for name in constraints(cls.__pydantic_core_schema__)}
    structure = {"definitions", "definition-ref", "model-field", "default", "no-info", "nullable"}
    assert {
        *("bool", "date", "dict", "float", "int", "int ge", "int le", "literal", "model"),
        *("model-fields", "str", "str max_length", "str min_length", "str pattern"),
        *("tagged-union", "tuple", "tuple min_length", "union"),
        *("function-after", "function-before"),
    } == found - structure


@pytest.mark.slow
def test_no_fault_is_in_english() -> None:
    """No message of pydantic's reaches an editor, for any value in any field."""
    seen = set()
    for cls in MODELS:
        for value in ({name: value} for name in (*cls.model_fields, "okänt") for value in VALUES):
            with pytest.raises(ValidationError) as error:
                cls.model_validate({**value, "annat": 7})
            file = YamlFile("x.yml", Path(), {**value, "annat": 7})
            told = "\n".join(map(str, shape_faults(file, error.value, cls)))
            assert "som inte passar här" not in told, value
            for detail in error.value.errors():
                seen.add(detail["type"])
                assert detail["msg"] not in told
    assert {
        *("bool_type", "date_type", "dict_type", "extra_forbidden", "greater_than_equal"),
        *("int_type", "less_than_equal", "literal_error", "missing", "model_type", "number_type"),
        *("string_pattern_mismatch", "string_too_long", "string_too_short", "string_type"),
        *("too_long", "too_short", "tuple_type", "union_tag_not_found", "value_error"),
    } == seen


def test_every_model_has_its_file() -> None:
    """For every class that a file may contain, it is known where its fields belong.

    A class that others build on only gives them fields.
    """
    schemas = [cls.model_json_schema() for cls in FILES]
    reached = {cls.__name__ for cls in FILES}.union(
        *(schema.get("$defs", {}) for schema in schemas)
    )
    bases = {cls.__name__ for cls in MODELS if cls.__subclasses__()}
    assert {cls.__name__ for cls in MODELS} - bases == reached - bases
