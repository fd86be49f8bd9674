"""What the benchmark says of proposals, and that what it counts is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import proposals, report
from benchmarks.proposals import AIMS, FIRST_TRY, SETS, Counted
from benchmarks.run import main
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import load
from tests.conftest import REAL, TINY


def test_an_aim_that_is_missed_is_told() -> None:
    """Each count stands in its row, beside the aim. What is not counted somewhere is a dash."""
    counted = Counted()
    counted.add("measures, recall", "a", 8, 10)
    counted.add("measures, recall", "a", 1, 10)
    counted.add("outcomes, recall", "b", 1, 2)
    said = report.proposals(report.Results(proposals=counted))
    assert "| measures, recall | 9 of 20 | – | 95 |" in said
    assert "| outcomes, recall | – | 1 of 2 | – |" in said
    assert "Missed: measures, recall, a (9 of 20)." in said


def test_no_aim_was_missed() -> None:
    """That is told too, and that nothing was measured."""
    counted = Counted()
    counted.add("measures, recall", "a", 20, 20)
    assert "No aim was missed." in report.proposals(report.Results(proposals=counted))
    assert report.proposals(report.Results()) == "Not measured."


def test_first_tries_are_told_of_each_set() -> None:
    """They were counted once, and have the sets of the sentences."""
    assert all(set(row) <= {*SETS} for row in FIRST_TRY.values())
    assert set(FIRST_TRY["kind of the commitment"]) == {*SETS}


def test_own_extracts_are_hidden() -> None:
    """A document is proposed for as if nobody had read it, and others keep what was read."""
    collection = load(TINY)
    key = "pahittkoping/plan-2030"
    hidden = proposals._without(collection, key)  # noqa: SLF001 - what nothing else shows
    catalogue = Catalogue(hidden)
    assert not [one for one in catalogue.extracts.commitments.values() if one.entry.key == key]
    report_ = catalogue.documents["pahittkoping/berattelse-2031"].document
    assert report_.outcomes
    assert not report_.answers  # they were of the hidden commitments
    assert collection.documents[key].value.commitments


def test_the_real_documents() -> None:
    """No aim is missed there."""
    found = proposals.measure(REAL).found
    for what, least in AIMS.items():
        for where, (right, of) in found[what].items():
            assert where in SETS or right >= least * of, (what, where)


def test_they_can_be_measured_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their part is printed. No file is written."""
    monkeypatch.setattr(proposals, "measure", lambda _data: Counted())
    assert main(["--only", "proposals", "--output", str(tmp_path)]) == 0
    assert "No aim was missed." in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
