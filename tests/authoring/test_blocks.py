"""Settled parts as blocks, and the text that they rest on."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from planspegeln.authoring.blocks import Drafted, Known, blocks, text_of
from planspegeln.authoring.private import is_named, nameless, withheld
from planspegeln.authoring.readers.outline import (
    Cell,
    Contents,
    ContentsEntry,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Part,
    Table,
)
from planspegeln.checks.verbatim import leaf_words, source_words
from planspegeln.loading.load import load
from planspegeln.model.blocks import Block
from planspegeln.model.leaves import DocumentText
from tests.conftest import TINY

PLAN = load(TINY).documents["pahittkoping/plan-2030"].value
KNOWN = Known({"Lugna torg": "lugna-torg", "Fria sagor": "fria-sagor"}, {"Trygga torg": "torg"})
TITLE = Heading("Plan 2030", 1)
TEXT = Paragraph("Nämnden ska sätta upp bänkar.")
# What TEXT becomes.
TEXT_BLOCK = {"text": TEXT.text}


def made(*parts: Part, people: tuple[str, ...] = ()) -> Drafted:
    """The blocks of the parts, which the model can read and whose text has their words in order."""
    headings = [part for part in parts if isinstance(part, Heading) and part.text == TITLE.text]
    found = blocks(list(parts), headings[0], KNOWN, people)
    text = TypeAdapter(tuple[Block, ...]).validate_python(_frozen(found.blocks))
    leaves = DocumentText(PLAN.model_copy(update={"text": text})).leaves
    ours = [word.text for word, _ in leaf_words(leaves)]
    kept = [word for word, _ in source_words(text_of(found.blocks))]
    assert ours == [b.text if a == b.text else b.written for a, b in zip(ours, kept, strict=True)]
    return found


def _frozen(value: Any) -> Any:
    """Lists as tuples, which the model wants."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(one) for key, one in value.items()}
    return value


def below(*parts: Part) -> list[dict[str, Any]]:
    """The blocks of parts that stand below the title."""
    return made(TITLE, *parts).blocks[1:]


def test_each_kind_of_part() -> None:
    """Each part becomes its block, with the page that it begins on."""
    inner = List([Entry("Fler bänkar"), Entry("Fler lampor", "–")])
    found = made(
        Facts([("Datum", ["2030-01-02", "Påhittköping"])], 1),
        Paragraph("Påhittade nämnden", page=1),
        Heading("Plan 2030", 1, page=1),
        Contents([ContentsEntry("1 Mål", "2"), ContentsEntry("Bilaga")], 1),
        Heading("Mål", 2, "1", page=2),
        Paragraph("Nämnden ska sätta upp bänkar.", ["bänkar"], page=2),
        List([Entry("Torg", inner=inner), Entry("Ljus")]),
        List([Entry("Ett", "1."), Entry("Två", "b)"), Entry("Tre", "3.")], ordered=True, page=3),
        Figure("Bild 1. Torget", "Ett torg med bänkar.", 3),
        Figure(description="Ett torg."),
        Footnote("1", "Se planen.", 3),
        Footnote("2", "Se den igen."),
    )
    assert [
        {"facts": [{"label": "Datum", "lines": ["2030-01-02", "Påhittköping"]}], "page": 1},
        {"lines": ["Påhittade nämnden"], "page": 1},
        {"title": "Plan 2030", "page": 1},
        {"contents": [{"text": "1 Mål", "page": "2"}, {"text": "Bilaga"}], "page": 1},
        {
            "section": "mal",
            "number": "1",
            "heading": "Mål",
            "page": 2,
            "blocks": [
                {"text": "Nämnden ska sätta upp bänkar.", "emphasis": ["bänkar"], "page": 2},
                {"list": [{"text": "Torg", "list": ["Fler bänkar", "Fler lampor"]}, "Ljus"]},
                {"ordered": True, "list": ["Ett", {"text": "Två", "mark": "b)"}, "Tre"], "page": 3},
                {
                    "figure": {"caption": "Bild 1. Torget", "description": "Ett torg med bänkar."},
                    "page": 3,
                },
                {"figure": {"description": "Ett torg."}},
                {
                    "footnotes": [
                        {"mark": "1", "text": "Se planen."},
                        {"mark": "2", "text": "Se den igen."},
                    ],
                    "page": 3,
                },
            ],
        },
    ] == found.blocks
    assert ["1 Mål"] == found.unplaced


@pytest.mark.parametrize(
    ("headings", "nested"),
    [
        ([("A", 2), ("B", 3), ("C", 2)], "A(B)C"),
        ([("A", 2), ("B", 4), ("C", 3)], "A(BC)"),
        ([("A", 3), ("B", 2)], "AB"),
        ([("A", None), ("B", None)], "AB"),
        ([("Trygga torg", None), ("Lugna torg", None), ("A", None)], "T(L)A"),
        ([("Lugna torg", 2), ("A", 3), ("Fria sagor", 4)], "L(A)F"),
        ([("Lugna torg", 2), ("Trygga torg", 3)], "LT"),
        ([("Lugna torg", 2), ("A", 3), ("B", 3)], "L(AB)"),
    ],
)
def test_which_part_is_in_which(headings: list[tuple[str, int | None]], nested: str) -> None:
    """A heading opens a part in the nearest one of a higher level. No item holds another, or a theme."""
    parts: list[Part] = [one for heading in headings for one in (Heading(*heading), TEXT)]

    def shape(blocks: list[dict[str, Any]]) -> str:
        inner = [one for one in blocks if "blocks" in one]
        names = (
            f"{one.get('heading', one.get('title', ''))[0]}{shape(one['blocks'])}" for one in inner
        )
        found = "".join(names)
        return f"({found})" if found else ""

    assert f"({nested})" == shape(below(*parts))


@pytest.mark.parametrize(
    ("heading", "block"),
    [
        (Heading("Lugna torg", 2), {"item": "lugna-torg", "title": "Lugna torg"}),
        (Heading("Lugna torg", 2, "4."), {"item": "lugna-torg", "number": 4, "title": "Lugna torg"}),
        (Heading("Lugna torg", 2, "4"), {"item": "lugna-torg", "number": "4", "title": "Lugna torg"}),
        (Heading("Lugna torg", 2, "1.1"), {"item": "lugna-torg", "number": "1.1", "title": "Lugna torg"}),
        (Heading("Lugna Torg", 2), {"section": "lugna-torg", "heading": "Lugna Torg"}),
        (Heading("Trygga torg", 2), {"section": "trygga-torg", "heading": "Trygga torg", "theme": "torg"}),
        (Heading("§§", 2), {"section": "del", "heading": "§§"}),
    ],
)  # fmt: skip
def test_headings(heading: Heading, block: dict[str, Any]) -> None:
    """A heading is an item, a theme or a section by its words."""
    assert [{**block, "blocks": [TEXT_BLOCK]}] == below(heading, TEXT)


def test_lines_of_a_cover() -> None:
    """What looks like headings below the title, and heads nothing, is lines."""
    found = below(Heading("Nämnden", ground="looks"), Heading("Torget", ground="looks"), TEXT)
    assert [{"lines": ["Nämnden"]}, "Torget"] == [found[0], found[1]["heading"]]
    found = below(Heading("Nämnden", 2), Heading("Torget", ground="looks"), TEXT)
    assert ["Nämnden", "Torget"] == [one["heading"] for one in found]
    found = below(Heading("Lugna torg", ground="looks"), Heading("Torget", ground="looks"), TEXT)
    assert "lugna-torg" == found[0]["item"]
    found = below(Heading("Nämnden", ground="looks"), Heading("Mål", None, "1.", "looks"), TEXT)
    assert ["Nämnden", "Mål"] == [one["heading"] for one in (found[0], *found[0]["blocks"])]
    found = below(TEXT, Heading("Innehåll", 2), Contents([ContentsEntry("Mål")]))
    assert [TEXT_BLOCK, {"lines": ["Innehåll"]}, {"contents": [{"text": "Mål"}]}] == found


def test_what_stands_before_the_title() -> None:
    """Short words before the title are lines, and sentences are text. Headings open nothing."""
    long = Paragraph("Nämnden " * 12 + "x")
    parts: list[Part] = [
        Paragraph("Nämnden"),
        Heading("Mål", 2),
        TEXT,
        long,
        TITLE,
        Paragraph("Nämnden"),
    ]
    kinds = [next(iter(block)) for block in made(*parts).blocks]
    assert ["lines", "lines", "text", "text", "title", "text"] == kinds


def test_a_title_that_is_said_again() -> None:
    """The title is said again on the page after the cover. Inside a part it is a heading."""
    again = Heading("Plan 2030", 1)
    found = made(TITLE, again, TEXT, Heading("Mål", 2), Heading("Plan 2030", 3), TEXT).blocks
    assert ["title", "title", "text", "section"] == [next(iter(block)) for block in found]
    assert "Plan 2030" == found[3]["blocks"][0]["heading"]


@pytest.mark.parametrize(
    ("headers", "roles"),
    [
        (
            ["Åtgärd", "Ansvarig", "Tidplan", "Uppföljning", "Budget", "Anmärkning"],
            ["activity", "responsible", "deadline", "follow-up", "budget", "other"],
        ),
        (["Vad", "Vem", "När", "Status"], ["activity", "responsible", "deadline", "status"]),
        (
            ["Indikator", "Enhet", "Utgångsvärde", "Mål", "Utfall 2030", "Bedömning"],
            ["measure", "unit", "baseline", "target", "outcome", "assessment"],
        ),
        (["Åtgärd", "Kostnad"], None),
        (["Indikator", "Mål"], None),
        (["Torg", "Bänkar"], None),
        (["Vadställe", "Vem"], None),
    ],
)
def test_roles_of_columns(headers: list[str], roles: list[str] | None) -> None:
    """A table of actions needs who is responsible, and one of indicators needs outcomes."""
    rows = [[Cell(text) for text in headers], [Cell("x") for _ in headers]]
    assert roles == below(Table(rows))[0].get("roles")


def test_tables() -> None:
    """Merged cells have their spans, and an empty text in each place that they cover."""
    table = Table(
        [
            [Cell("Torg", rows=2), Cell("Bänkar", columns=2)],
            [Cell("2030"), Cell("2031")],
            [Cell("Stora", rows=2), Cell("1"), Cell("2")],
            [Cell("3"), Cell("4")],
        ],
        headers=2,
        page=4,
    )
    (section,) = below(Heading("Bänkar", 2), table)
    assert [
        {
            "table": "tabell-bankar",
            "caption": "Bänkar",
            "headers": [
                [{"text": "Torg", "rows": 2}, {"text": "Bänkar", "columns": 2}, ""],
                ["", "2030", "2031"],
            ],
            "rows": [[{"text": "Stora", "rows": 2}, "1", "2"], ["", "3", "4"]],
            "page": 4,
        }
    ] == section["blocks"]


def test_spans_are_cut_to_what_is_there() -> None:
    """To the header rows or the rows, and to the places that no other cell covers."""
    table = Table(
        [
            [Cell("Torg", rows=2), Cell("Bänkar", columns=2)],
            [Cell("2030", columns=2), Cell("x")],
            [Cell("Stora", rows=9), Cell("1")],
        ]
    )
    (section,) = below(Heading("Bänkar", 2), table)
    (block,) = section["blocks"]
    assert block["headers"] == ["Torg", {"text": "Bänkar", "columns": 2}, "", ""]
    assert block["rows"] == [
        ["", {"text": "2030", "columns": 2}, "", "x"],
        ["Stora", "1", "", ""],
    ]


def test_captions_of_tables() -> None:
    """A table has its own caption, or that of the heading above, and an anchor of its own."""
    rows = [[Cell("Torg"), Cell("Bänkar")], [Cell("Stora"), Cell("1")]]
    own, other = Table(rows, caption="Bänkar 2030"), Table(rows)
    found = below(own, other, other)
    assert [
        ("tabell-bankar-2030", "Bänkar 2030"),
        ("tabell-plan-2030", "Plan 2030"),
        ("tabell-plan-2030-2", "Plan 2030"),
    ] == [(one["table"], one["caption"]) for one in found]
    assert "Tabell" == blocks([other], None, KNOWN).blocks[0]["caption"]


def test_nobody_is_named_in_an_anchor() -> None:
    """Names that are left out stand in no anchor, in whatever form the heading has them."""
    rows = [[Cell("Torg"), Cell("Bänkar")], [Cell("Stora"), Cell("1")]]
    found = made(
        TITLE,
        *(Heading("Nora Påhitt, enhetschef", 2), TEXT),
        *(Heading("Nora Påhitts torg", 2), TEXT),
        *(Heading("N. Påhitt", 2), Table(rows, caption="Påhitt, Nora")),
        people=("Nora Påhitt",),
    ).blocks[1:]
    anchors = [one["section"] for one in found]
    assert ["enhetschef", "torg", "del"] == anchors
    assert "tabell" == found[2]["blocks"][0]["table"]
    assert "Nora Påhitts torg" == found[1]["heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Påhittköpings kommun", "Påhittköpings kommun"),
        ("Handläggare Nora Påhitt", "Handläggare [namn utelämnat]"),
        ("Nora Påhitt och Åke Låtsas", "[namn utelämnat] och [namn utelämnat]"),
        ("N. Påhitt", "[namn utelämnat]"),
        ("Påhitt, enhetschef", "[namn utelämnat]"),
        ("nora.pahitt@example.org", "[e-postadress utelämnad]"),
        ("info@example.org", "info@example.org"),
    ],
)
def test_words_that_are_set_aside(text: str, expected: str) -> None:
    """A mark stands for a name and for an address. In another form, nothing is left of the words."""
    people = ("Nora Påhitt", "Åke Låtsas")
    assert expected == withheld(text, people)
    assert not is_named(withheld(text, people), people)


def test_ids_without_names() -> None:
    """A surname alone counts if it is asked for. A part of a longer word is no name."""
    people = ("Nora Påhitt",)
    assert "torg-2030" == nameless("torg-nora-pahitt-2030", people)
    assert "torg-2030" == nameless("torg-pahitts-2030", people)
    assert "pahittkoping" == nameless("pahittkoping", people)
    assert is_named("pahitt-2030", people)
    assert not is_named("pahitt-2030", people, surname=False)
