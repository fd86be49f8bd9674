"""`data/documents.json`: what is known of each document and its file, and what is not."""

from __future__ import annotations

import hashlib

import pytest

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.exports.rows import rows
from planspegeln.loading.load import load
from planspegeln.model.rows import DocumentRow, Row, SentenceRow
from tests.conftest import Copy

NAME = "pahittkoping/documents/plan-2030.yml"
KEY = "pahittkoping/plan-2030"
ORIGINAL = hashlib.sha256(b"%PDF").hexdigest()


def made(tiny: Copy) -> dict[str, list[Row]]:
    """The rows of the copy, by kind."""
    found = rows(Catalogue(load(tiny.root)), "https://plan.example/")
    return {kind: list(own) for kind, own in found.items()}


def document(tiny: Copy) -> DocumentRow:
    """The row of the plan."""
    (row,) = (one for one in made(tiny)["documents"] if one.id == KEY)
    assert isinstance(row, DocumentRow)
    return row


@pytest.fixture
def known(tiny: Copy) -> Copy:
    """The made-up collection, where everything is known of the plan's file, and it is published."""
    text = tiny.read(NAME)
    own = text.partition("\n  sha256: ")[2].partition("\n")[0]
    tiny.edit(
        NAME,
        f"\n  sha256: {own}\n",
        f"\n  sha256: {own}\n  url: https://example.org/plan.pdf\n  retrieved: 2030-02-03\n"
        f"  original: {{file: plan.pdf, sha256: {ORIGINAL}, reader: made up, text_sha256: {own}, "
        "publish: true}\n",
    )
    return tiny


def test_what_is_not_known_is_null(tiny: Copy) -> None:
    """Nothing is made up: neither where the file was published, nor when it was fetched."""
    row = document(tiny)
    assert [None] * 4 == [row.source_url, row.retrieved, row.original_sha256, row.original_href]


def test_what_is_known(known: Copy) -> None:
    """Where the file was published, when it was fetched, its sum, and where it is here."""
    row = document(known)
    assert ("https://example.org/plan.pdf", "2030-02-03", ORIGINAL) == (
        row.source_url,
        str(row.retrieved),
        row.original_sha256,
    )
    address = "https://plan.example/pahittkoping/dokument/plan-2030/original.pdf"
    assert address == row.original_href


def test_sentences_say_the_same(known: Copy) -> None:
    """Each row about the document's words has what is known of its file."""
    told = [one for one in made(known)["sentences"] if isinstance(one, SentenceRow)]
    own = [one for one in told if one.document == KEY]
    assert {("2030-02-03", ORIGINAL)} == {(str(one.retrieved), one.original_sha256) for one in own}


def test_an_original_that_is_not_published_has_no_address(known: Copy) -> None:
    """Its sum is told all the same."""
    known.edit(NAME, ", publish: true", "")
    row = document(known)
    assert (ORIGINAL, None) == (row.original_sha256, row.original_href)


def test_names_in_titles_are_replaced(tiny: Copy) -> None:
    """Titles, the issuer and the reference number have no name that is withheld."""
    tiny.edit(NAME, "short_title: Plan 2030", "short_title: Plan av Nora Påhitt")
    tiny.edit(NAME, "reference: PÅ-2029/7", "reference: Nora Påhitt 7")
    tiny.edit(NAME, "issuer: Påhittade nämnden", "issuer: Nora Påhitt")
    row = document(tiny)
    assert ("Plan av [namn utelämnat]", "[namn utelämnat] 7", "[namn utelämnat]") == (
        row.short_title,
        row.reference,
        row.issuer,
    )


def test_what_the_issuer_did(tiny: Copy) -> None:
    """It is the sender, if the source says nothing else. A name that is withheld is in it no more than elsewhere."""
    assert "Avsändare" == document(tiny).issuer_role
    role = "Fick uppdraget av Nora Påhitt"
    tiny.edit(NAME, "issuer: Påhittade nämnden", f"issuer: Påhittade nämnden\nissuer_role: {role}")
    assert "Fick uppdraget av [namn utelämnat]" == document(tiny).issuer_role


def test_what_holds_of_the_whole_document(tiny: Copy) -> None:
    """It is in the row, as on the pages. Most documents have nothing such."""
    assert document(tiny).caveat is None
    told = "Ingenstans står att planen är antagen."
    tiny.edit(NAME, "issuer: Påhittade nämnden", f"issuer: Påhittade nämnden\ncaveat: {told}")
    assert told == document(tiny).caveat
