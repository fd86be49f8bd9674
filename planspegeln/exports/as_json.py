"""The rows as JSON: all of a kind in one file, and those about one priority or document beside its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic import TypeAdapter

from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.exports.rows import Rows
from planspegeln.model.rows import Row, fields
from planspegeln.pages.pages import Page

# What the file beside a page has of each kind: the rows with its id.
_BESIDE: Final = ("commitments", "outcomes", "judgements", "measures", "links", "sentences")

_ANY: Final = TypeAdapter[Any](Any)  # writes JSON several times as fast as the standard library


def files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """The name and the content of the file of each kind: a list with an object for each row."""
    for kind, own in rows.items():
        yield f"{kind}.json", _text([_object(kind, row) for row in own])


def beside(rows: Rows, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """The address and the content of the files beside the pages of priorities and documents."""
    for kind, several in (("priority", "priorities"), ("document", "documents")):
        about = {row.id: row for row in rows[several]}
        own: dict[str, dict[str, list[Row]]] = defaultdict(lambda: {name: [] for name in _BESIDE})
        for name in _BESIDE:
            for row in rows[name]:
                if whose := getattr(row, kind):
                    own[whose][name].append(row)
        for page in pages:
            if page.rows and isinstance(page.subject, DocumentEntry) == (kind == "document"):
                key = page.subject.key
                told = {
                    name: [_object(name, row) for row in ones] for name, ones in own[key].items()
                }
                content = _text({kind: _object(several, about[key])} | told)
                yield from ((address, content) for address in page.rows)


def _object(kind: str, row: Row) -> dict[str, Any]:
    made = row.model_dump(mode="json")
    return {field.name: made[field.name] for field in fields(kind)}


def _text(value: Any) -> bytes:
    return _ANY.dump_json(value, indent=1) + b"\n"
