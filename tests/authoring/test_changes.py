"""Entries that the log is proposed, from what has changed in the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planspegeln.authoring.changes import propose, unlike
from planspegeln.loading.load import Collection, load
from tests.conftest import TINY, Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"


@pytest.fixture(scope="module")
def before() -> Collection:
    """The made-up collection as it was."""
    return load(TINY)


def proposed(before: Collection, tiny: Copy) -> list[dict[str, Any]]:
    """What is proposed of a copy that has no faults."""
    assert [] == tiny.faults()
    return propose(before, load(tiny.root))


def test_nothing_has_changed(before: Collection, tiny: Copy) -> None:
    """Then there is nothing to tell."""
    assert [] == proposed(before, tiny)


def test_a_document_is_added(before: Collection, tiny: Copy) -> None:
    """One that the log has already is not proposed."""
    new = Collection(before.root)
    new.changes.update(before.changes)
    assert [] == propose(new, before)
    new.changes.clear()
    log = tiny.read("changes/2030.yml").partition("  - id: pahittkoping-plan-2030")[0]
    tiny.write("changes/2030.yml", log)
    assert [
        {
            "id": "pahittkoping-plan-2030",
            "date": "FYLL I",
            "kind": "document",
            "document": "pahittkoping/plan-2030",
        }
    ] == proposed(new, tiny)


def test_a_status_is_another(before: Collection, tiny: Copy) -> None:
    """The priority whose commitment is judged in another way is named, with both statuses and years."""
    tiny.edit(
        REPORT,
        "status: delvis-genomfort\n    because: Av lugn",
        "status: pagar\n    because: Av lugn",
    )
    (one,) = proposed(before, tiny)
    assert {
        "id": "pahittkoping-berattelse-2031-rattelse-bedomning-plan-2030-lugna-och-ljusa",
        "date": "FYLL I",
        "kind": "correction",
        "document": "pahittkoping/berattelse-2031",
        "priorities": ["pahittkoping/lugna-torg"],
        "was": "Delvis genomfört 2031",
        "now": "Pågår 2031",
        "why": None,
    } == one


def test_something_more_is_read(before: Collection, tiny: Copy) -> None:
    """A further commitment is no correction."""
    promise = (
        "commitments:\n  - id: ny\n    kind: aim\n    quote: Torgen har fått ljus men inte lugn.\n"
    )
    tiny.edit(REPORT, "charts:\n", f"{promise}charts:\n")
    (one,) = proposed(before, tiny)
    assert ("reading", "pahittkoping/berattelse-2031") == (one["kind"], one["document"])


def test_a_summary_and_a_title_are_others(before: Collection, tiny: Copy) -> None:
    """They are the priority's, and no document's."""
    name = "exempelby/priorities/lampor.yml"
    tiny.edit(name, "title: Lampor på torget", "title: Ljus på torget")
    tiny.edit(name, "text: Det skulle bli lampor på torget.", "text: Lampor skulle det bli.")
    found = proposed(before, tiny)
    assert [
        ("Lampor på torget", "Ljus på torget"),
        ("Det skulle bli lampor på torget.", "Lampor skulle det bli."),
    ] == [(one["was"], one["now"]) for one in found]
    assert all(["exempelby/lampor"] == one["priorities"] for one in found)
    assert not [one for one in found if "document" in one]


def test_words_of_a_text_are_others(before: Collection, tiny: Copy) -> None:
    """A text that was read wrongly is told piece by piece, with names withheld."""
    old, new = "håller i högläsningen", "sköter högläsningen"
    tiny.edit_source("pahittkoping-plan-2030.txt", old, new)
    tiny.write(PLAN, tiny.read(PLAN).replace(old, new))
    quoted, one = proposed(before, tiny)
    assert "pahittkoping-plan-2030-rattelse-text" == one["id"]
    assert "[namn utelämnat] håller i högläsningen." == quoted["was"]
    assert one["was"].endswith(" [namn utelämnat] håller i högläsningen.")
    assert one["now"].endswith(" [namn utelämnat] sköter högläsningen.")
    assert "Nora" not in str([quoted, one])


def test_what_the_log_tells_is_not_proposed_again(before: Collection, tiny: Copy) -> None:
    """An editor may run it a second time."""
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor på torget", "title: Ljus på torget")
    assert 1 == len(proposed(before, tiny))
    tiny.write(
        "changes/2032.yml",
        "changes:\n  - id: ljus\n    date: 2032-01-01\n    kind: correction\n"
        "    priorities: [exempelby/lampor]\n    was: Lampor på torget\n    now: Ljus på torget\n"
        "    why: Så heter det.\n",
    )
    assert [] == proposed(before, tiny)


def test_ids_are_free(before: Collection, tiny: Copy) -> None:
    """No proposal has the id of an entry, or of another proposal."""
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor på torget", "title: Ljus på torget")
    taken = "exempelby-lampor-rattelse-titel"
    tiny.edit("changes/2031.yml", "id: lugna-torg-och-lampor", f"id: {taken}")
    assert [f"{taken}-2"] == [one["id"] for one in proposed(before, tiny)]


def test_a_file_that_had_another_form(tiny: Copy, tmp_path: Path) -> None:
    """It is no new document, and it is said that it is not compared."""
    old = Copy(tmp_path / "data")
    old.edit(PLAN, "id: plan-2030\n", "id: plan-2030\nfanns_da: ja\n")
    log = tiny.read("changes/2030.yml").partition("  - id: pahittkoping-plan-2030")[0]
    tiny.write("changes/2030.yml", log)  # so that the log does not tell of it
    before, now = load(old.root), load(tiny.root)
    assert [] == propose(before, now)
    assert ["pahittkoping/plan-2030"] == unlike(before, now)
