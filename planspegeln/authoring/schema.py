"""JSON Schemas of the data files, so that an editor's program can help while a file is written.

They are made from the model, in draft-07, which is what such programs read. `fields` has the words for
each field. A schema says which shape a file may have, and nothing of what `check` compares with the
sources.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import Any, Final

from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from planspegeln.authoring.fields import FIELDS, TITLES
from planspegeln.loading.shape import FILES
from planspegeln.model import blocks, editorial, entities
from planspegeln.model.values import FORMS, Model
from planspegeln.swedish import names

FOLDER: Final = "schema"  # beside the data folder
_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_DEFINITIONS: Final = DEFAULT_REF_TEMPLATE.replace("$defs", "definitions")
# What the pages call the values of an enumeration.
_NAMED: Final[tuple[Mapping[Any, str], ...]] = (
    *(names.STATUS, names.COMMITMENT, names.PERIOD, names.CONFORMANCE, names.ROLE),
    *(names.CHANGE, names.SORT_OF_DOCUMENT, {kind: noun.one for kind, noun in names.KIND.items()}),
)


def _given(name: str) -> JsonSchemaValue:
    """What an object is that gives the field. Null gives nothing."""
    return {"required": [name], "not": {"properties": {name: {"type": "null"}}}}


def _filled(name: str) -> JsonSchemaValue:
    """What an object is that gives the list, and something in it."""
    return {"required": [name], "not": {"properties": {name: {"maxItems": 0}}}}


# What classes ask of several fields together, for which they have functions. The fields stand within
# `not`, where programs do not take them for further ones to propose.
_ORDERED: Final = {"required": ["ordered"], "properties": {"ordered": {"const": True}}}
_HAS_MARKS: Final = {
    "required": ["list"],
    "properties": {"list": {"contains": _given("mark")}},
}
_TOGETHER: Final[dict[type[Model], JsonSchemaValue]] = {
    blocks.Item: {"if": _given("number"), "then": _given("title")},
    blocks.Picture: {"anyOf": [_given("caption"), _given("description")]},
    blocks.ListItem: {"if": _ORDERED, "then": _filled("list"), "else": {"not": _HAS_MARKS}},
    blocks.List: {"if": _ORDERED, "else": {"not": _HAS_MARKS}},
    entities.Summary: {"anyOf": [_given("planned"), _given("reported")]},
    entities.Side: {"oneOf": [_given("priority"), _given("anchor")]},
    entities.Measure: {
        "oneOf": [_given("quote"), _given("cell")],
        "not": {"allOf": [_given("section"), _given("cell")]},
    },
    entities.Document: {
        "if": {"required": ["kind"], "properties": {"kind": {"not": {"const": "report"}}}},
        "then": {
            "not": {
                "anyOf": [
                    _given("follows_up"),
                    _filled("outcomes"),
                    _filled("answers"),
                    _filled("compared"),
                ]
            }
        },
    },
    editorial.Change: {
        "if": {"required": ["kind"], "properties": {"kind": {"const": "correction"}}},
        "then": {
            "allOf": [_given("was"), _given("now"), _given("why")],
            "anyOf": [_given("document"), _filled("priorities")],
        },
        "else": {
            "allOf": [_given("document")],
            "not": {"anyOf": [*map(_given, ("was", "now", "why")), _filled("priorities")]},
        },
    },
    editorial.Abbreviation: {"if": _filled("explained_in"), "then": _given("expansion")},
}


def modeline(path: PurePath) -> str:
    """The first line of the file at `path` in the data folder: it leads programs to its schema."""
    up = "../" * len(path.parts)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_name(path)}.json\n"


def files() -> Iterator[tuple[str, str]]:
    """The name and the text of each schema."""
    for cls, file in FILES.items():
        text = json.dumps(schema(cls), ensure_ascii=False, indent=2)
        yield f"{_name(PurePath(file))}.json", f"{text}\n"


def schema(cls: type[Model]) -> JsonSchemaValue:
    """The schema of the objects of a class."""
    made = cls.model_json_schema(ref_template=_DEFINITIONS, schema_generator=_Generator)
    _say_forms(made)
    definitions = made.pop("$defs", {})
    return {"$schema": _DIALECT, **made, "definitions": definitions}


def write(project: Path) -> None:
    """Write every schema into the folder of a project, and remove those that are none any more."""
    folder = project / FOLDER
    folder.mkdir(exist_ok=True)
    made = dict(files())
    for old in folder.glob("*.json"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def described(cls: type[Model], field: str) -> str:
    """The key in `FIELDS` of a field, which a class has from the nearest class that tells it."""
    keys = [f"{base.__name__.lstrip('_')}.{field}" for base in cls.__mro__]
    return next((key for key in keys if key in FIELDS), keys[0])


def _name(path: PurePath) -> str:
    """The name of the schema for the file at `path` in the data folder."""
    named = {"documents": "document", "priorities": "priority", "changes": "changes"}
    return named.get(path.parent.name, path.stem)


@cache
def _values() -> dict[frozenset[str], Mapping[Any, str]]:
    return {frozenset(named): named for named in _NAMED}


class _Generator(GenerateJsonSchema):
    """Draft-07 where pydantic makes a later draft, in Swedish, and with nothing of the code in it."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """Whether a field has a title made of its name: no."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """An object, with the words for each of its fields in place of those for programmers."""
        cls = schema["cls"]
        made = super().model_schema(schema)
        for what in ("title", "description"):
            made.pop(what, None)
        if name := TITLES.get(cls.__name__):
            made["title"] = name
        for name, field in made.get("properties", {}).items():
            field["description"] = FIELDS.get(described(cls, name), "")
        return made | _TOGETHER.get(cls, {})

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The schema of the value. A program would write the default out, which nobody needs."""
        return self.generate_inner(schema["schema"])

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list. In draft-07 `items` may be a list too, of as many schemas."""
        made = super().tuple_schema(schema)
        if "prefixItems" in made:
            made |= {"items": made.pop("prefixItems"), "additionalItems": False}
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """One of several kinds. Each requires the key that makes it that kind, and forbids the others.

        With `anyOf` a program tells the faults of the kind that is nearest, and not of all.
        """
        made = super().tagged_union_schema(schema)
        return {"anyOf": made["oneOf"]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """An enumeration, with what the pages call its values if they call them anything."""
        made = super().literal_schema(schema)
        named = _values().get(frozenset(made.get("enum", ())))
        if named:
            made["enumDescriptions"] = [named[value] for value in made["enum"]]
        return made


def _say_forms(schema: Any) -> None:
    """Add to each text with a form what the form expects, in an editor's words."""
    if isinstance(schema, dict):
        if schema.get("pattern") in FORMS:
            schema["patternErrorMessage"] = f"Väntade {FORMS[schema['pattern']]}."
        schema = list(schema.values())
    for inner in schema if isinstance(schema, list) else ():
        _say_forms(inner)
