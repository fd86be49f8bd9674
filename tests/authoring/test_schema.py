"""The schemas that help while editing: fresh, told in Swedish, and as strict as the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError

from planspegeln.__main__ import main
from planspegeln.authoring.fields import FIELDS, TITLES
from planspegeln.authoring.schema import described, files, modeline, schema
from planspegeln.loading import yamlfile
from planspegeln.model import blocks, editorial, entities
from planspegeln.model.values import Model
from tests.conftest import REAL, TINY, Copy
from tests.loading import test_shape
from tests.model.test_constraints import MODELS, VALUES

SCHEMAS: Final = {name: json.loads(text) for name, text in files()}
LINE: Final = re.compile(r"# yaml-language-server: \$schema=(?P<path>\S+)\n")
# Every misfit that the loader tells: the file, what is replaced, by what, and the message.
SHAPES: Final = getattr(test_shape.test_fault, "pytestmark")[0].args[1]  # noqa: B009 - pytest's


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


@cache
def validator(name: str) -> Draft7Validator:
    """What validates a file by the schema of that name."""
    Draft7Validator.check_schema(SCHEMAS[name])
    return Draft7Validator(SCHEMAS[name], format_checker=Draft7Validator.FORMAT_CHECKER)


def faults(root: Path, name: str) -> list[str]:
    """What the schema refuses in a file of a data folder."""
    path = root / name
    led = LINE.fullmatch(modeline(Path(name)))
    assert led
    content = plain(yamlfile.read(path, name).value)
    return [error.message for error in validator(Path(led["path"]).name).iter_errors(content)]


def data_files(root: Path) -> list[str]:
    """Every file that the loader reads, by its path in the data folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yml"))


@pytest.mark.slow
def test_the_schemas_are_fresh() -> None:
    """The committed schemas are those of the model. `make schema` writes them."""
    folder = REAL.parent / "schema"
    assert dict(files()) == {
        path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()
    }


def test_the_command_writes_them(tiny: Copy) -> None:
    """It writes every schema beside the data folder, and removes what is none any more."""
    folder = tiny.root.parent / "schema"
    folder.mkdir()
    (folder / "gammalt.json").write_text("{}", encoding="utf-8")
    assert 0 == main(["--data", str(tiny.root), "schema"])
    assert dict(files()) == {
        path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()
    }


def test_there_is_one_for_each_kind_of_file() -> None:
    """Each is draft-07, with nothing of a later draft in it."""
    assert {
        *("municipality", "document", "priority", "topics", "links"),
        *("words", "glossary", "site", "withdrawn", "changes"),
    } == {name.removesuffix(".json") for name in SCHEMAS}
    for text in dict(files()).values():
        assert '"$schema": "http://json-schema.org/draft-07/schema#"' in text
        assert not re.search(
            r'"(?:\$defs|prefixItems|oneOf": \[\s*\{\s*"\$ref|discriminator)', text
        )


def test_every_field_is_described() -> None:
    """Each field of each class has its words in Swedish, and there are none for other fields."""
    used = {described(cls, name) for cls in MODELS for name in cls.model_fields}
    assert used == FIELDS.keys()
    assert [] == [key for key, told in FIELDS.items() if not re.fullmatch(r"[A-ZÅÄÖa-z].*\.", told)]


def kinds(one: Any) -> Iterator[str]:
    """Each class that is one of several to choose between in a schema."""
    if isinstance(one, dict):
        found = [inner["$ref"] for inner in one.get("anyOf", ()) if "$ref" in inner]
        if {"type": "null"} not in one.get("anyOf", ()):
            yield from (ref.rpartition("/")[2] for ref in found)
        one = list(one.values())
    for inner in one if isinstance(one, list) else ():
        yield from kinds(inner)


def test_every_kind_to_choose_between_is_named() -> None:
    """Each has a word in Swedish, and there are none for other classes."""
    assert TITLES.keys() == {kind for one in SCHEMAS.values() for kind in kinds(one)}


def described_fields(one: Any) -> Iterator[str]:
    """The description of each field in a schema."""
    if isinstance(one, dict):
        if one.get("additionalProperties") is False:
            yield from (field["description"] for field in one["properties"].values())
        one = list(one.values())
    for inner in one if isinstance(one, list) else ():
        yield from described_fields(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_of_the_code_shows(name: str) -> None:
    """An editor sees the Swedish words, and no name or docstring of a class."""
    assert set(described_fields(SCHEMAS[name])) <= set(FIELDS.values())
    text = json.dumps(SCHEMAS[name], ensure_ascii=False)
    assert set(re.findall(r'"title": "(.+?)"', text)) <= set(TITLES.values())
    assert text.count('"description": "') == len(list(described_fields(SCHEMAS[name])))


def test_values_have_the_names_of_the_pages() -> None:
    """A value that the pages name is told with that name, in the same order."""
    status = SCHEMAS["document.json"]["definitions"]["Answer"]["properties"]["status"]
    told = dict(zip(status["enum"], status["enumDescriptions"], strict=True))
    assert list(entities.STATUSES) == list(told)
    assert "Delvis genomfört" == told["delvis-genomfort"]


@pytest.mark.parametrize("name", data_files(TINY))
def test_made_up_files_fit(name: str) -> None:
    """Every file of the made-up collection fits its schema."""
    assert [] == faults(TINY, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", data_files(REAL))
def test_real_files_fit_and_lead_to_their_schema(name: str) -> None:
    """So does every real file, and its first line leads to the schema, from where the file is."""
    assert [] == faults(REAL, name)
    with (REAL / name).open(encoding="utf-8") as file:
        first = file.readline()
    assert modeline(Path(name)) == first
    led = LINE.fullmatch(first)
    assert led
    assert (REAL / name).parent.joinpath(led["path"]).resolve().is_file()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [pytest.param(name, old, new, id=message[:60]) for name, old, new, message in SHAPES],
)
def test_what_the_loader_refuses_is_refused(tiny: Copy, name: str, old: str, new: str) -> None:
    """Each misfit of a shape that the loader tells is refused by the schema too."""
    tiny.edit(name, old, new)
    assert faults(tiny.root, name)


KINDS: Final = [
    ("an unknown kind of block", "hittepa: x"),
    ("a block with a field of another kind", "{lines: [a], heading: b}"),
    ("a section without a heading", "section: a"),
    ("an empty list", "list: []"),
    ("a cell that is a number", "{table: a, caption: A, headers: [A, B], rows: [[a, 7]]}"),
    (
        "three headers",
        "{activities: a, caption: A, year: 2030, headers: [A, B, C], rows: [heading: C]}",
    ),
]


@pytest.mark.parametrize("block", [block for _, block in KINDS], ids=[what for what, _ in KINDS])
def test_a_block_that_is_none_is_refused(tiny: Copy, block: str) -> None:
    """A block is of the kind of its key, and has the fields of that kind alone."""
    name = "pahittkoping/documents/plan-2030.yml"
    tiny.edit(name, "\ntext:\n", f"\ntext:\n  - {block}\n")
    assert 1 == len(faults(tiny.root, name))


def test_missing_fields_are_refused(tiny: Copy) -> None:
    """Each missing field is told by itself."""
    tiny.write("pahittkoping/priorities/fria-sagor.yml", "id: fria-sagor\n")
    found = faults(tiny.root, "pahittkoping/priorities/fria-sagor.yml")
    assert ["'kind' is a required property", "'title' is a required property"] == found


@pytest.mark.parametrize("content", ["hej\n", "- a\n"])
def test_what_holds_no_fields_is_refused(tiny: Copy, content: str) -> None:
    """A file of a text or a list alone is no data file."""
    tiny.write("topics.yml", content)
    assert 1 == len(faults(tiny.root, "topics.yml"))


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_schema_and_model_agree(cls: type[Model]) -> None:
    """For every field, the schema takes the values that the model takes, and no other."""
    whole = schema(cls)
    fields = whole.get("properties") or whole["definitions"][cls.__name__]["properties"]
    for name in cls.model_fields:
        field = {**fields[name], "definitions": whole["definitions"]}
        judge = Draft7Validator(field, format_checker=Draft7Validator.FORMAT_CHECKER)
        for value in VALUES:
            assert takes(cls, name, value) == judge.is_valid(plain(value)), (name, value)


def takes(cls: type[Model], name: str, value: Any) -> bool:
    """Whether the model has nothing against a value of a field."""
    try:
        cls.model_validate({name: value})
    except ValidationError as error:
        return not any(one["loc"][:1] == (name,) for one in error.errors())
    return True


ADDED: Final = {"id": "a", "date": "2031-01-01", "kind": "document", "document": "a/b"}
CORRECTED: Final = ADDED | {"kind": "correction", "was": "b", "now": "c", "why": "d"}
TOGETHER: Final[list[tuple[type[Model], dict[str, Any], bool]]] = [
    (blocks.Item, {"item": "a", "number": 1}, False),
    (blocks.Item, {"item": "a", "number": 1, "title": "A"}, True),
    (blocks.Item, {"item": "a", "number": None}, True),
    (blocks.Picture, {}, False),
    (blocks.Picture, {"caption": None}, False),
    (blocks.Picture, {"description": "A"}, True),
    (blocks.List, {"list": ("a", {"text": "b", "mark": "b)"})}, False),
    (blocks.List, {"list": ("a", {"text": "b", "mark": "b)"}), "ordered": True}, True),
    (blocks.List, {"list": ("a", {"text": "b", "mark": None})}, True),
    (blocks.ListItem, {"text": "a", "ordered": True}, False),
    (blocks.ListItem, {"text": "a", "ordered": True, "list": ("b",)}, True),
    (blocks.ListItem, {"text": "a", "ordered": False}, True),
    (blocks.ListItem, {"text": "a", "list": ({"text": "b", "mark": "b)"},)}, False),
    (entities.Summary, {}, False),
    (entities.Summary, {"planned": None}, False),
    (entities.Side, {"document": "a/b", "quote": "c"}, False),
    (entities.Side, {"document": "a/b", "quote": "c", "anchor": "d"}, True),
    (entities.Side, {"document": "a/b", "quote": "c", "anchor": "d", "priority": "a/e"}, False),
    (entities.Side, {"document": "a/b", "quote": "c", "anchor": "d", "priority": None}, True),
    (editorial.Change, ADDED, True),
    (editorial.Change, ADDED | {"document": None}, False),
    (editorial.Change, ADDED | {"was": "b", "now": "c", "why": "d"}, False),
    (editorial.Change, ADDED | {"why": "d"}, False),
    (editorial.Change, ADDED | {"priorities": ("a/b",)}, False),
    (editorial.Change, CORRECTED, True),
    (editorial.Change, CORRECTED | {"document": None, "priorities": ("a/b",)}, True),
    (editorial.Change, CORRECTED | {"document": None}, False),
    (editorial.Change, CORRECTED | {"was": None}, False),
    (editorial.Change, CORRECTED | {"now": None}, False),
    (editorial.Change, CORRECTED | {"why": None}, False),
    (editorial.Abbreviation, {"id": "a", "term": "A", "explained_in": ()}, True),
    (
        editorial.Abbreviation,
        {"id": "a", "term": "A", "explained_in": ({"document": "a/b", "quote": "c"},)},
        False,
    ),
]


@pytest.mark.parametrize(("cls", "value", "fits"), TOGETHER)
def test_fields_that_hang_together(cls: type[Model], value: dict[str, Any], fits: bool) -> None:
    """What a class asks of several fields at once, its schema asks too."""
    try:
        cls.model_validate(value)
        taken = True
    except ValidationError:
        taken = False
    judge = Draft7Validator(schema(cls), format_checker=Draft7Validator.FORMAT_CHECKER)
    assert (fits, fits) == (taken, judge.is_valid(plain(value)))
