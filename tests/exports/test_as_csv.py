"""The rows as CSV, read back with Python's reader as Excel in Swedish, and as programs, read them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pytest

from planspegeln.exports.as_csv import files
from planspegeln.model.rows import columns
from tests.exports.made import alone, measure

HARMFUL = ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]


def swedish(*rows: Any) -> list[dict[str, str]]:
    """The rows of the file for Excel in Swedish."""
    content = dict(files(alone(*rows)))["measures.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def plain(*rows: Any) -> list[dict[str, str]]:
    """The rows of the file by RFC 4180."""
    content = dict(files(alone(*rows)))["measures.rfc4180.csv"]
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_both_have_every_column_in_order() -> None:
    """The first line names the fields, with none that is nested."""
    names = [field.name for field in columns("measures")]
    assert names == list(swedish(measure())[0]) == list(plain(measure())[0])
    assert ["id", "municipality"] == names[:2]


def test_numbers() -> None:
    """A decimal comma for Excel in Swedish, a decimal point for programs. A negative number stays one."""
    row = measure(value=-2.5, year=2031)
    assert ("-2,5", "2031") == (swedish(row)[0]["value"], swedish(row)[0]["year"])
    assert ("-2.5", "2031") == (plain(row)[0]["value"], plain(row)[0]["year"])
    assert "-3" == swedish(measure(value=-3))[0]["value"]


def test_what_a_text_has_of_commas_and_points_is_kept() -> None:
    """Only numbers are written otherwise."""
    (row,) = swedish(measure(quote='Vi har 2.5; "nästan" 3,5', sha256="a.b"))
    assert ('Vi har 2.5; "nästan" 3,5', "a.b") == (row["quote"], row["sha256"])
    (row,) = plain(measure(quote='Vi har 2.5, "nästan"\nav 3;5'))
    assert 'Vi har 2.5, "nästan"\nav 3;5' == row["quote"]


@pytest.mark.parametrize("text", HARMFUL)
def test_no_text_runs_as_a_formula(text: str) -> None:
    """An apostrophe stands before it, in both files, also where it is several ids."""
    for read in (swedish, plain):
        (row,) = read(measure(quote=text, topics=(text,)))
        assert f"'{text}" == row["quote"] == row["topics"]


def test_other_texts_are_as_they_are() -> None:
    """An apostrophe stands before nothing else."""
    for text in ("a=1", "'=1", "§ 5", "0126", "2-3"):
        assert text == plain(measure(quote=text))[0]["quote"]


def test_what_is_not_known_is_empty_and_ids_stand_together() -> None:
    """A day is as ISO 8601 has it. Several ids have | between them."""
    row = measure(topics=("a", "b-c"), retrieved=dt.date(2031, 2, 3), page=None)
    for read in (swedish, plain):
        (told,) = read(row)
        assert ("a|b-c", "2031-02-03", "") == (told["topics"], told["retrieved"], told["page"])


def test_lines_end_as_rfc_4180_has_it() -> None:
    """With a carriage return and a line feed, after the last line too."""
    for content in dict(files(alone(measure()))).values():
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
