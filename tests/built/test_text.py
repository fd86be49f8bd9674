"""The documents' text on the site: every word, in order, and no withheld name."""

from __future__ import annotations

import copy
import json
from typing import Any, TypeAlias

import pytest
from bs4 import Tag

from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.checks.verbatim import source_words
from planspegeln.pages.addresses import document_address
from planspegeln.rendering.site import Site
from tests.built.html import BuiltSite, words
from tests.built.project import ROOT
from tests.documents import PLAN, REPORT

# Parts of a reading view that are not the document's: notes, how to cite it, and the names of tables.
EDITORIAL = ".ps-note, .ps-cite, .ps-editorial, caption"
Types: TypeAlias = set[type]
Shape: TypeAlias = dict[str, Types]


def original(site: BuiltSite, entry: DocumentEntry) -> Tag:
    """The element with a document's text in its reading view."""
    element = site.pages[document_address(entry)].select_one(".ps-document .ps-original")
    assert element is not None
    return element


def test_every_word_of_every_document_is_shown_in_order(site: BuiltSite, model: Site) -> None:
    """Without editorial notes, the words of a reading view are the words of the source."""
    assert len(model.catalogue.documents) >= 3
    for entry in model.catalogue.documents.values():
        shown = copy.copy(original(site, entry))
        for element in shown.select(EDITORIAL):
            element.decompose()
        source = (ROOT / "data/sources" / entry.document.source.file).read_text(encoding="utf-8")
        expected = entry.publishable(
            " ".join(word.text for word, _ in source_words(source))
        ).split()
        assert words(shown) == expected, entry.key


def test_nothing_is_inserted_inside_a_sentence(site: BuiltSite, model: Site) -> None:
    """Each heading, paragraph, list entry and cell is unbroken, even with the notes."""
    for entry in model.catalogue.documents.values():
        shown = f" {' '.join(words(original(site, entry)))} "
        leaves = [
            " ".join(entry.publishable(leaf.text).replace("*", "").split())
            for leaf in entry.text.leaves
        ]
        assert [leaf for leaf in leaves if leaf and f" {leaf} " not in shown] == []


def test_item_numbers_are_the_documents_own(site: BuiltSite, model: Site) -> None:
    """A numbered item's heading starts with the number in the document."""
    checked = 0
    for entry in model.catalogue.priorities.values():
        for placed in entry.items:
            if placed.item.number is None:
                continue
            place = original(site, placed.entry).find(id=placed.item.id)
            assert isinstance(place, Tag)
            heading = place.find(["h2", "h3", "h4", "h5"])
            assert isinstance(heading, Tag)
            assert words(heading)[0] == placed.item.printed_number.split()[0]
            checked += 1
    assert checked >= 27


@pytest.fixture(scope="module")
def published(site: BuiltSite) -> list[dict[str, Any]]:
    """The content of data/priorities.json."""
    found: list[dict[str, Any]] = json.loads(
        (site.root / "data/priorities.json").read_text(encoding="utf-8")
    )
    return found


def test_the_data_file_holds_every_priority_once(published: list[dict[str, Any]]) -> None:
    """The data file has one object for each file under data/*/priorities, by its id."""
    files = sorted((ROOT / "data").glob("*/priorities/*.yml"))
    expected = sorted(f"{path.parent.parent.name}/{path.stem}" for path in files)
    assert sorted(one["id"] for one in published) == expected


TEXT: Types = {str}
NUMBER: Types = {int}
LIST: Types = {list}
MAYBE: Types = {type(None)}
PLACE: Shape = {"document": TEXT, "year": NUMBER, "number": NUMBER | MAYBE, "url": TEXT}
PARTS: dict[str, Shape] = {
    "plans": PLACE,
    "follow_ups": PLACE | {"basis": TEXT | MAYBE},
    "related": {"id": TEXT, "url": TEXT, "reason": TEXT},
}
PRIORITY: Shape = {
    **dict.fromkeys(("id", "url", "title", "municipality", "kind"), TEXT),
    **dict.fromkeys(("topics", *PARTS), LIST),
    "theme": TEXT | MAYBE,
}


def misfits(found: dict[str, Any], shape: Shape) -> list[str]:
    """The fields that are missing or have another type. An extra field is allowed."""
    return [
        f"{name}: {found.get(name, 'missing')!r}"
        for name, types in shape.items()
        if name not in found or type(found[name]) not in types
    ]


def test_the_data_file_keeps_its_shape(published: list[dict[str, Any]]) -> None:
    """Each published field exists, with values of the type it had."""
    for one in published:
        assert misfits(one, PRIORITY) == []
        for name, shape in PARTS.items():
            assert [fault for part in one[name] for fault in misfits(part, shape)] == []
        assert one["kind"] in {"priority", "activity"}
        assert one["topics"]
        assert {type(topic) for topic in one["topics"]} == TEXT


def test_the_data_file_says_what_the_documents_say(published: list[dict[str, Any]]) -> None:
    """Numbers never connect priorities. The report of 2021 says that it names no plan."""
    fourth = {
        (document["document"], one["id"])
        for one in published
        for document in (*one["plans"], *one["follow_ups"])
        if document["number"] == 4 and document["document"] in {PLAN, REPORT}
    }
    assert fourth == {
        (PLAN, "huddinge/samverkan-med-civilsamhallet"),
        (REPORT, "huddinge/bostadssociala-medel"),
    }
    reports = {
        one["id"]: {report["document"]: report["basis"] for report in one["follow_ups"]}
        for one in published
    }
    assert REPORT not in reports["huddinge/hallbart-huddinge-2030"]
    told = reports["huddinge/lokal-samverkan"][REPORT]
    assert told.startswith("Berättelsen för 2021 säger inte vilken plan den följer upp.")
