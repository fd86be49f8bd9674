"""What describes the files, for programs: JSON Schema, a data package (Frictionless) and CSV on the Web."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, Self

from planspegeln.exports.as_csv import SEPARATOR
from planspegeln.model.rows import BESIDE, ROWS, Field, Published, columns
from planspegeln.pages import datasets
from planspegeln.pages.addresses import DATA, links
from planspegeln.pages.datasets import LICENCE, RIGHTS, TABLES, File

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# A list is one text in a cell. Only CSV on the Web says what parts it.
_PACKAGED: Final = {"list": "string"}


class Sum(NamedTuple):
    """What a data package says of a file's content: how many bytes it is, and their SHA-256."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Self:
        """The sum of a content."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


def schemas(root: str) -> Iterator[tuple[str, bytes]]:
    """The name and the content of the JSON Schema of each JSON file."""
    every: dict[str, type[Published]] = {**ROWS, **BESIDE}
    for kind, cls in every.items():
        file = datasets.schema(kind)
        made = _open(cls.model_json_schema())
        if kind in ROWS:
            made = {"$defs": made.pop("$defs", {}), "type": "array", "items": made}
        head = {"$schema": _DIALECT, "$id": links(root, file.address)["href"]}
        yield file.name, _text(head | made)


def _open(schema: Any) -> Any:
    """A schema without what the code calls things, and which allows fields that are added later."""
    if isinstance(schema, list):
        return [_open(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _open(value)
        for key, value in schema.items()
        if key != "additionalProperties" and not (key == "title" and isinstance(value, str))
    }


def package(sums: Mapping[str, Sum], root: str) -> bytes:
    """The data package (`datapackage.json`). `sums` has that of each file, by name."""
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": datasets.WHOLE.name,
        "title": "Planspegeln",
        "description": f"Vad kommuner har planerat bredvid vad de har rapporterat. {RIGHTS['sv']}",
        "licenses": [{"name": "CC0-1.0", "path": LICENCE, "title": "CC0 1.0 Universal"}],
        "resources": [_resource(dataset, sums) for dataset in TABLES],
    }
    if root:
        made["homepage"] = links(root, DATA)["href"]
    return _text(made)


def _plain(dataset: datasets.Dataset) -> File:
    """The file that both descriptions are of: the one by RFC 4180."""
    return next(one for one in dataset.files if one.name.endswith(".rfc4180.csv"))


def _resource(dataset: datasets.Dataset, sums: Mapping[str, Sum]) -> dict[str, Any]:
    file = _plain(dataset)
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "title": dataset.title_sv,
        "description": dataset.description_sv,
        "path": file.name,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": sums[file.name].size,
        "hash": f"sha256:{sums[file.name].sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {
            "fields": [_packaged(field) for field in columns(dataset.name)],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": name, "reference": {"resource": refers, "fields": "id"}}
                for name, refers in _references(dataset.name)
            ],
        },
    }


def _packaged(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": field.is_required and field.sort != "list"}
    if field.values:
        limits["enum"] = list(field.values)
    return {
        "name": field.name,
        "type": _PACKAGED.get(field.sort, field.sort),
        "description": field.told.sv,
        "constraints": limits,
    }


def _references(kind: str, *, is_always_given: bool = False) -> Iterator[tuple[str, str]]:
    """The fields with one id of another kind, and the kind."""
    for field in columns(kind):
        is_meant = field.is_required or not is_always_given
        if field.told.refers and field.sort != "list" and is_meant:
            yield field.name, field.told.refers


def metadata() -> bytes:
    """The metadata of the tables (`csv-metadata.json`), by the W3C's Tabular Data on the Web."""
    return _text(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "sv"}],
            "dc:title": "Planspegeln",
            "dc:license": {"@id": LICENCE},
            "dc:rights": _worded(**RIGHTS),
            "tables": [_described(dataset) for dataset in TABLES],
        }
    )


def _described(dataset: datasets.Dataset) -> dict[str, Any]:
    return {
        "url": _plain(dataset).name,
        "dc:title": _worded(dataset.title_sv, dataset.title_en),
        "dc:description": _worded(dataset.description_sv, dataset.description_en),
        "tableSchema": {
            "columns": [_column(field) for field in columns(dataset.name)],
            "primaryKey": "id",
            "foreignKeys": [
                {
                    "columnReference": name,
                    "reference": {"resource": f"{refers}.rfc4180.csv", "columnReference": "id"},
                }
                # CSV on the Web does not say that a key may be left out.
                for name, refers in _references(dataset.name, is_always_given=True)
            ],
        },
    }


def _column(field: Field) -> dict[str, Any]:
    sort = "string" if field.sort == "list" else field.sort
    return {
        "name": field.name,
        "titles": field.name,
        "datatype": sort,
        "required": field.is_required and field.sort != "list",
        "dc:description": _worded(field.told.sv, field.told.en),
        **({"separator": SEPARATOR} if field.sort == "list" else {}),
    }


def _worded(sv: str, en: str) -> list[dict[str, str]]:
    return [{"@value": sv, "@language": "sv"}, {"@value": en, "@language": "en"}]


def _text(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
