"""The anchors of a page, compared with each other."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
GLOSSARY = """\
abbreviations:
  - id: kus
    term: KUS
    municipality: exempelby
    expansion: KUS
    explained_in:
      - { document: exempelby/program-2030, quote: "Lisa Låtsas, KUS" }
exceptions: [ALLT, AV, FÖRST, KOMMUN, OMRÅDE, PÅ, PÅHITTKÖPINGS, TORG]
"""


def given_twice(anchor: str, first: str, second: str) -> str:
    """The fault of an anchor that two places in the data use, at the second place."""
    return (
        f"{second}: ankaret ”{anchor}” ges redan av {first} på samma sida; "
        "ge ett av dem ett annat id"
    )


@pytest.mark.parametrize(
    ("name", "old", "anchor", "at"),
    [
        (PLAN, "goal: ingen-lurad", "matt-avsatt", "- id: ¦avsatt"),
        (PLAN, "goal: ingen-lurad", "atagande-bankar", "- id: ¦tre-bankar"),
        (REPORT, "- section: ovrigt", "utfall-vagg", "- id: ¦vagg"),
        (PLAN, "goal: ingen-lurad", "stalle-bok", "- id: ¦boken"),
        (PROGRAM, "goal: index-45", "citat-trivsel", "data/links.yml:14:9"),
    ],
    ids=["measure", "former commitment", "outcome", "former passage", "link"],
)
def test_anchors_are_not_shared(tiny: Copy, name: str, old: str, anchor: str, at: str) -> None:
    """A part of a document may not have the anchor of a quoted place.

    The fault is at the extract.
    """
    part = tiny.edit(name, old, f"{old.partition(': ')[0]}: ¦{anchor}")
    goal = "      - pahittkoping/plan-2030#ingen-lurad\n"
    tiny.edit("pahittkoping/municipality.yml", goal, "")
    found = tiny.faults()
    where = tiny.edit(name, at.replace("¦", ""), at) if "¦" in at else at
    assert [given_twice(anchor, part, where)] == found


def test_anchors_are_not_shared_beside_explanations(tiny: Copy) -> None:
    """A part of a document may not have the anchor of an explanation of an abbreviation."""
    tiny.write("glossary.yml", GLOSSARY)
    part = tiny.edit(PROGRAM, "goal: index-45", "goal: ¦forkortning-kus")
    assert [given_twice("forkortning-kus", part, "data/glossary.yml:2:9")] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new", "other", "anchor"),
    [
        (
            "- id: det-viktiga",
            "- id: ¦boken-pris",
            "commitments:\n  - id: ¦pris",
            "plan-2030-boken-pris",
        ),
        (
            "- id: avsatt",
            "- id: ¦boken-lyssnare",
            "- id: ¦lyssnare",
            "pahittkoping-plan-2030-boken-lyssnare",
        ),
    ],
    ids=["commitment", "measure"],
)
def test_anchors_are_not_shared_on_other_pages(
    tiny: Copy, old: str, new: str, other: str, anchor: str
) -> None:
    """On pages with extracts of two documents, the documents' ids distinguish them."""
    report = "pahittkoping/documents/plan-2030-boken.yml"
    (tiny.root / REPORT).rename(tiny.root / report)
    tiny.edit(report, "id: berattelse-2031\n", "id: plan-2030-boken\n")
    tiny.edit("links.yml", "pahittkoping/berattelse-2031", "pahittkoping/plan-2030-boken")
    told = tiny.read("changes/2031.yml")
    tiny.write("changes/2031.yml", told.replace("/berattelse-2031", "/plan-2030-boken"))
    for name in ("lugna-torg", "nya-bankar"):
        summary = f"pahittkoping/priorities/{name}.yml"
        tiny.edit(summary, "document: berattelse-2031", "document: plan-2030-boken")
    promise = "commitments:\n  - id: pris\n    kind: aim\n    quote: Torgen har fått ljus men inte lugn.\n"
    tiny.edit(report, "charts:\n", f"{promise}charts:\n")
    # The commitment with the changed id has an answer.
    answer = (
        "  - commitment: plan-2030#det-viktiga\n    status: namns\n"
        "    because: Vad som var viktigast sägs inte.\n    outcomes: [hoglasning]\n"
    )
    tiny.edit(report, answer, "")
    assert [] == tiny.faults()
    second = tiny.edit(PLAN, old, new)
    found = tiny.faults()
    first = tiny.edit(report, other.replace("¦", ""), other)
    assert [given_twice(anchor, first, second)] == found


def test_anchors_are_not_shared_kind(tiny: Copy) -> None:
    """An anchor is taken only by the same kind of extract in the same document."""
    tiny.edit(PLAN, "goal: ingen-lurad", "goal: atagande-avsatt")
    tiny.edit("pahittkoping/municipality.yml", "#ingen-lurad", "#atagande-avsatt")
    tiny.edit(PROGRAM, "goal: index-45", "goal: matt-avsatt")
    assert [] == tiny.faults()
