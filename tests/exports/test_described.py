"""What describes the files, judged by the libraries that read it: jsonschema, frictionless and csvw."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planspegeln.exports import files
from planspegeln.model.rows import BESIDE, ROWS, columns, fields
from planspegeln.pages.datasets import LICENCE, RIGHTS, TABLES, schema
from planspegeln.rendering.site import Site
from tests.exports.contract import PUBLISHED, changes
from tests.tiny import update

# They warn of their own code, and a warning is a fault here. So each has a process of its own.
_FRICTIONLESS = """
import json, sys
from frictionless import Package
report = Package(sys.argv[1]).validate()
errors = [error.message for task in report.tasks for error in task.errors] + [e.message for e in report.errors]
rows = {task.name: task.stats.get("rows") for task in report.tasks}
print(json.dumps({"errors": errors, "rows": rows}))
"""
_CSVW = """
import json, sys, warnings
from csvw import CSVW
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    read = CSVW(sys.argv[1], validate=True)
    valid = read.is_valid
    tables = {t.local_name: [dict(r) for r in t] for t in read.tables}
ours = [str(one.message) for one in told if "csvw" in str(one.filename)]
print(json.dumps({"valid": valid, "told": ours, "tables": tables}, default=str))
"""


@pytest.fixture(scope="module", params=["site", "real"])
def made(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Every file of a collection."""
    site: Site = request.getfixturevalue(request.param)
    return dict(files(site.catalogue, site.pages.values(), update.ROOT))


@pytest.fixture(scope="module")
def folder(made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Those of the present version, in a folder."""
    root = tmp_path_factory.mktemp("files")
    for address, content in made.items():
        path = root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "data/v1"


def told(script: str, path: Path) -> Any:
    """What a script of another library says of a file."""
    command = [sys.executable, "-c", script, path.name]
    done = subprocess.run(
        command, cwd=path.parent, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_json_file_is_as_its_schema_says(made: Mapping[str, bytes]) -> None:
    """The lists of rows, and the files beside pages."""
    lists = {f"data/v1/{kind}.json": kind for kind in ROWS}
    beside = {
        address: next(kind for kind in BESIDE if kind in json.loads(content))
        for address, content in made.items()
        if address.endswith("/index.json")
    }
    assert beside
    for address, kind in (lists | beside).items():
        described = json.loads(made[schema(kind).address])
        judge = jsonschema.validators.validator_for(described)
        judge.check_schema(described)
        checker = jsonschema.FormatChecker()
        judge(described, format_checker=checker).validate(json.loads(made[address]))


def test_a_schema_refuses_what_is_wrong(made: Mapping[str, bytes]) -> None:
    """A field that is missing, a year that is text and a status that is none. One more field is allowed."""
    described = json.loads(made["data/v1/schema/judgements.json"])
    judge = jsonschema.Draft202012Validator(described)
    (first, *_) = json.loads(made["data/v1/judgements.json"])
    assert judge.is_valid([first | {"later": 1}])
    for wrong in ({"status": "klart"}, {"status_year": "2031"}, {"because": None}):
        assert not judge.is_valid([first | wrong])
    del first["status_year"]
    assert not judge.is_valid([first])


def test_schemas_say_what_fields_are(made: Mapping[str, bytes]) -> None:
    """Each field has its words in both languages, and each schema its own address."""
    for kind in ROWS:
        described = json.loads(made[schema(kind).address])
        assert f"{update.ROOT}data/v1/schema/{kind}.json" == described["$id"]
        properties = described["items"]["properties"]
        for field in fields(kind):
            words = (
                properties[field.name]["description"],
                properties[field.name]["description_en"],
            )
            assert (field.told.sv, field.told.en) == words


def test_frictionless(made: Mapping[str, bytes], folder: Path) -> None:
    """The package and every row of its tables are valid: types, keys, enumerations, sums."""
    found = told(_FRICTIONLESS, folder / "datapackage.json")
    assert [] == found["errors"]
    assert {kind: len(json.loads(made[f"data/v1/{kind}.json"])) for kind in ROWS} == found["rows"]
    package = json.loads(made["data/v1/datapackage.json"])
    assert [LICENCE] == [one["path"] for one in package["licenses"]]
    assert RIGHTS["sv"] in package["description"]
    for one in package["resources"]:
        content = made[f"data/v1/{one['path']}"]
        assert f"sha256:{hashlib.sha256(content).hexdigest()}" == one["hash"]
        assert len(content) == one["bytes"]


def test_frictionless_finds_what_is_wrong(folder: Path, tmp_path: Path) -> None:
    """A key that leads nowhere, and a value that is none of those that there are."""
    for path in folder.iterdir():
        if path.suffix in (".csv", ".json"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for one in package["resources"]:
        del one["hash"], one["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    documents = tmp_path / "documents.rfc4180.csv"
    text = documents.read_text(encoding="utf-8")
    documents.write_text(text.replace(",plan,", ",plankarta,", 1), encoding="utf-8")
    topics = tmp_path / "municipalities.rfc4180.csv"
    lines = topics.read_text(encoding="utf-8").splitlines(keepends=True)
    topics.write_text("".join(lines[:-1]), encoding="utf-8")
    errors = " ".join(told(_FRICTIONLESS, tmp_path / "datapackage.json")["errors"])
    assert "plankarta" in errors or "enum" in errors
    assert "foreign key" in errors.lower()


def test_csvw(made: Mapping[str, bytes], folder: Path) -> None:
    """The metadata is valid, and reads each table as the JSON has it."""
    found = told(_CSVW, folder / "csv-metadata.json")
    assert (True, []) == (found["valid"], found["told"])
    for one in TABLES:
        rows = json.loads(made[f"data/v1/{one.name}.json"])
        read = found["tables"][f"{one.name}.rfc4180.csv"]
        assert len(rows) == len(read)
        names = [field.name for field in columns(one.name) if field.sort in ("list", "boolean")]
        for row, other in zip(rows, read, strict=True):
            assert {name: row[name] for name in names} == {name: other[name] for name in names}


def test_metadata_is_in_two_languages(made: Mapping[str, bytes]) -> None:
    """Each column of each table has its words in Swedish and English."""
    metadata = json.loads(made["data/v1/csv-metadata.json"])
    assert RIGHTS == {one["@language"]: one["@value"] for one in metadata["dc:rights"]}
    tables = metadata["tables"]
    for one, table in zip(TABLES, tables, strict=True):
        described = {
            column["name"]: [its["@language"] for its in column["dc:description"]]
            for column in table["tableSchema"]["columns"]
        }
        assert {field.name: ["sv", "en"] for field in columns(one.name)} == described


def test_the_contract_is_kept(site: Site) -> None:
    """What is published can be read as before: only fields that may be missing have been added."""
    made = dict(files(site.catalogue, site.pages.values(), update.ROOT))
    for kind in (*ROWS, *BESIDE):
        before = json.loads((PUBLISHED / f"{kind}.json").read_text(encoding="utf-8"))
        now = json.loads(made[schema(kind).address])
        broken = [f"{kind}: {one}" for one in changes(before, now)]
        assert [] == broken, "it needs a new version: see planspegeln/pages/datasets.py"
        assert before == now, "record added fields: .venv/bin/python -m tests.exports.contract"


ROW = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "a": {"type": "string", "description": "Ett a."},
            "b": {"enum": ["x", "y"]},
        },
        "required": ["a", "b"],
    },
}


def test_what_keeps_a_contract() -> None:
    """The same, and a field more that may be missing."""
    assert [] == changes(ROW, ROW)
    wider = json.loads(json.dumps(ROW))
    wider["items"]["properties"]["c"] = {"type": "integer"}
    assert [] == changes(ROW, wider)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"a": {"type": "string", "description": "Ett a."}, ', ""),
        ('"a": {"type": "string"', '"a": {"type": "integer"'),
        ("Ett a.", "Ett annat a."),
        ('["x", "y"]', '["x", "y", "z"]'),
        ('["x", "y"]', '["x"]'),
        ('"required": ["a", "b"]', '"required": ["a"]'),
        ('"required": ["a", "b"]', '"required": ["a", "b", "c"]'),
        ('"type": "array"', '"type": "object"'),
    ],
)
def test_what_breaks_a_contract(old: str, new: str) -> None:
    """A field that goes, or that has another type, other values or other words, or must be there."""
    text = json.dumps(ROW)
    assert old in text
    assert changes(ROW, json.loads(text.replace(old, new, 1)))
