"""A source's text as blocks: every word is kept in order, and each kind of line is recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from planspegeln.authoring.blocks import Known, blocks, text_of
from planspegeln.authoring.identity import title_of
from planspegeln.authoring.readers import text as reader
from planspegeln.authoring.settle import settle
from planspegeln.authoring.yamlwriter import write
from planspegeln.checks.verbatim import leaf_words, source_words
from planspegeln.loading.load import load
from planspegeln.loading.yamlfile import read
from planspegeln.model.blocks import Block
from planspegeln.model.leaves import DocumentText
from tests import strategies as some
from tests.conftest import TINY

PLAN = load(TINY).documents["pahittkoping/plan-2030"].value
KNOWN = Known({"Lugna torg": "lugna-torg", "Fria sagor": "fria-sagor"}, {"Trygga torg": "torg"})
NOTHING = Known({}, {})


@dataclass
class Outlined:
    """What becomes of a text: its title, its blocks, and the headings that have no place."""

    title: str | None
    blocks: list[dict[str, Any]]
    unplaced: list[str]
    removed: list[str]


def outline(text: str, known: Known) -> Outlined:
    """The way of a text into a draft."""
    reading = reader.outline(text, frozenset([*known.priorities, *known.themes]))
    settled = settle(reading)
    title = title_of(settled.parts, reading.title)
    found = blocks(settled.parts, title, known)
    return Outlined(
        f"{title.number} {title.text}".strip() if title else None,
        found.blocks,
        found.unplaced,
        [one.text for one in reading.removed],
    )


def shape(blocks: list[dict[str, Any]]) -> list[Any]:
    """The kinds of the blocks. A block that contains others has theirs too."""
    return [
        (next(iter(block)), shape(block["blocks"])) if "blocks" in block else next(iter(block))
        for block in blocks
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(path.read_text(encoding="utf-8") for path in sorted((TINY / "sources").iterdir())),
        "Plan\n\n•\nEtt\n\n• \n\n-\n- \n",
        "Plan\n\n- Ett\n  och mer\n* Två\n\n+ Tre\nFöre:\n- Efter\n",
        "# Plan\n\n####### sju\n\n## **\n\n#\tA\tB\n#\tC\tD\n",
        "Plan\n\n•\tEtt\n•\tTvå\n\nA\t# b\nC\t- d\n\n\tX\tY\n1\t• 2\t3\n",
        "Plan\n\n<p a\tb>c</p>\td\ne\tf\n",
        "Plan\n\n**fet\ntext** och *lutad* 2*3*4 ** *\n\n01. Noll\n\n1.Ett\n\n1. \n",
        "Plan\n\n– Ett\n· Två\nen rad –\n– och tre\n\n–\tA\n–\tB\n\n–\n",
        "Plan\n\n¹ Not\n\n¹Not\n\n¹\n",
        "Plan\r\n\r\nrad ett\r\noch två\x0c\r\nSida 2\u2028tre\n",
        "Plan\n\nDatum\n2030-01-01\n\nDatum\n\nDnr\nA\nB\n",
        "bara en rad",
        "Plan\n\nPlan\n\n1. Plan\n\n1. Plan\n\n²³\n\n!?\n",
    ],
)
@pytest.mark.parametrize("known", [KNOWN, NOTHING], ids=["known", "nothing"])
def test_every_word_stands_where_the_source_has_it(tmp_path: Path, text: str, known: Known) -> None:
    """No word is lost, changed or moved, even if a line is misread. The blocks fit the model."""
    keeps_every_word(tmp_path / "x.yml", text, known)


def keeps_every_word(path: Path, text: str, known: Known) -> None:
    """Whether the drafted blocks, written and read, have the words of the text that is kept.

    Those are the words of the source, except what was removed.
    """
    found = outline(text, known)
    path.write_text(write({"text": found.blocks}), encoding="utf-8")
    made = TypeAdapter(tuple[Block, ...]).validate_python(read(path, "x.yml").value["text"])
    leaves = DocumentText(PLAN.model_copy(update={"text": made})).leaves
    ours, kept, given = (
        [word for word, _ in words]
        for words in (leaf_words(leaves), source_words(text_of(found.blocks)), source_words(text))
    )
    assert [a.text for a in ours] == [
        b.text if a.sign else b.written for a, b in zip(ours, kept, strict=True)
    ]
    left = letters(word.written for word in given)
    for one in found.removed:
        left = left.replace(letters([one]), "", 1)
    assert left == letters(word.text if word.sign else word.written for word in kept)


def letters(words: Iterable[str]) -> str:
    """Words without spaces, hyphens, signs of lists and signs that do not show."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", "".join(words)))


source_lines = st.one_of(
    st.just(""),
    some.lines,
    st.builds(
        "{}{}".format,
        st.sampled_from(
            ["# ", "## ", "- ", "• ", "–\t", "1. ", "**", "¹ ", "\t", "<td>", "Datum\n"]
        ),
        st.lists(some.words, min_size=1, max_size=4).map(" ".join),
    ),
    st.lists(some.words, min_size=2, max_size=4).map("\t".join),
    st.sampled_from(["Lugna torg", "2. Fria sagor", "Trygga torg", "Verksamhetsplan 2030"]),
)


@given(st.lists(source_lines, min_size=1, max_size=12).map("\n".join))
def test_any_source_keeps_its_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The same holds for any text with a word in it."""
    if any(source_words(text)):
        keeps_every_word(tmp_path_factory.getbasetemp() / "drafted.yml", text, KNOWN)


def test_marked_headings() -> None:
    """Marks show headings and their levels. Nothing else is a heading."""
    found = outline(
        "# Plan 2030\n\n## Mål\n\n### Delmål\n\nKort rad\n\n## **Budget**\n\nText.", NOTHING
    )
    assert "Plan 2030" == found.title
    assert ["title", ("section", [("section", ["text"])]), ("section", ["text"])] == shape(
        found.blocks
    )
    assert "Budget" == found.blocks[2]["heading"]


def test_plain_headings() -> None:
    """Without marks, a short line by itself is a heading, unless it reads like a sentence."""
    text = "Plan\n\nMål:\n\nVi vill detta.\n\nDe mål som vi har är:\n\n- Ett\n\nwww.example.org"
    found = outline(text, NOTHING)
    assert ["title", ("section", ["text", "text", "list", "text"])] == shape(found.blocks)


def test_title() -> None:
    """The title is the first heading that names a document. The text before it is lines."""
    found = outline("Påhittade nämnden\n\nVerksamhetsplan 2030\n\nMål\n\nText.", NOTHING)
    assert "Verksamhetsplan 2030" == found.title
    assert ["lines", "title", ("section", ["text"])] == shape(found.blocks)
    assert "Mål" == outline("Mål\n\nText.", NOTHING).title
    assert outline("Bara en text.", NOTHING).title is None


def test_a_priority_is_known_by_its_title_and_never_by_its_number() -> None:
    """A heading is an item if it is exactly a priority's title. Other headings are reported."""
    found = outline(
        "Plan\n\nTrygga torg\n\n4. Fria sagor\n\nText.\n\n1. Lugnare torg\n\nLugna torg\n\nText.",
        KNOWN,
    )
    assert ["1. Lugnare torg"] == found.unplaced
    theme = found.blocks[1]
    assert ("torg", "Trygga torg") == (theme["theme"], theme["heading"])
    assert [
        {"item": "fria-sagor", "number": 4, "title": "Fria sagor", "blocks": [{"text": "Text."}]},
        {"section": "lugnare-torg", "number": "1.", "heading": "Lugnare torg", "blocks": []},
        {"item": "lugna-torg", "title": "Lugna torg", "blocks": [{"text": "Text."}]},
    ] == theme["blocks"]


def test_an_item_holds_no_other() -> None:
    """An item or a theme under an item's heading comes after the item.

    A plain part stays inside it.
    """
    text = (
        "# Plan\n\n## Lugna torg\n\n### Så gör vi\n\n### Fria sagor\n\n"
        "## Fria sagor\n\n### Trygga torg"
    )
    found = outline(text, KNOWN)
    assert [
        "title",
        ("item", [("section", [])]),
        ("item", []),
        ("item", []),
        ("section", []),
    ] == shape(found.blocks)
    assert [None, None, "fria-sagor-2"] == [one.get("anchor") for one in found.blocks[1:4]]


def test_tables() -> None:
    """Lines with the same number of tabs are a table. The heading above is its caption."""
    found = outline("Plan\n\nKostnader\n\n\tKronor\n2030\t200\n\n2031\t\n2032\t5\n\na\tb", NOTHING)
    (section,) = found.blocks[1:]
    (table, text) = section["blocks"]
    assert {
        "table": "tabell-kostnader",
        "caption": "Kostnader",
        "headers": ["", "Kronor"],
        "rows": [["2030", "200"], ["2031", ""], ["2032", "5"]],
    } == table
    assert {"text": "a b"} == text


def test_texts_that_are_cut() -> None:
    """Wrapped lines are one text.

    So are the parts on both sides of a page break. Others are lines.
    """
    text = "Plan\n\nTorgen ska vara lugna\noch\n\nljusa.\n\nTorget 1\n000 00 Påhittköping"
    assert ["title", "text", "lines"] == shape(outline(text, NOTHING).blocks)
    assert {"text": "Torgen ska vara lugna och ljusa."} == outline(text, NOTHING).blocks[1]


def test_emphasis_facts_and_footnotes() -> None:
    """Emphasis, labels and signs of footnotes are recognised in the text."""
    text = "Datum\n2030-01-01\n\nDnr\nPÅ 1\n\nPlan\n\nDet **som är\nviktigt**, *nu*.¹\n\n¹ En not."
    assert [
        {
            "facts": [
                {"label": "Datum", "lines": ["2030-01-01"]},
                {"label": "Dnr", "lines": ["PÅ 1"]},
            ]
        },
        {"title": "Plan"},
        {"text": "Det som är viktigt, nu.¹", "emphasis": ["som är viktigt", "nu"]},
        {"footnotes": [{"mark": "¹", "text": "En not."}]},
    ] == outline(text, NOTHING).blocks


def test_footnotes_below_each_other_are_one_block() -> None:
    """Footnotes that follow each other are joined."""
    expected = [{"mark": "¹", "text": "En."}, {"mark": "²", "text": "Två."}]
    blocks = outline("Plan\n\nHej,¹\nhej.\n\n¹ En.\n\n² Två.", NOTHING).blocks
    assert {"footnotes": expected} == blocks[-1]


def kinds(text: str) -> list[Any]:
    """The shape of the text under the title, for a text without marks."""
    return shape(outline(f"Plan\n\n{text}", NOTHING).blocks[1:])


@pytest.mark.parametrize(("length", "kind"), [(90, ("section", [])), (91, "text")])
def test_longest_heading(length: int, kind: Any) -> None:
    """A line of ninety characters may be a heading. A longer one is a text."""
    assert [kind] == kinds("Å" * length)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        *((f"Så gör vi{sign}", False) for sign in ".,;!:"),
        *((f"Så gör vi{sign}", True) for sign in ("", "?", "…", ")", "”")),
        *((f"{sign}Så gör vi", True) for sign in ("”", '"', "'", "7 ")),
        *((f"{sign}Så gör vi", False) for sign in ("(", "så ", "§ ", "&")),
        ("Till a@example.org", False),
        ("Till www.example.org", False),
        ("Till\tEkonomi", False),
        ("Mål: fler", False),
        ("Mål:", True),
        ("Mål:fler", True),
        ("Mål 1:3", True),
    ],
)
def test_signs_of_a_heading(text: str, heading: bool) -> None:
    """How a heading may start and end, and what it may not contain."""
    assert [("section", []) if heading else "text"] == kinds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Våra mål är:\n\n- Ett", ["text", "list"]),
        ("Våra mål är:\n\nEtt\nTvå", ["text", "lines"]),
        ("Våra mål är:\n\nVi vill detta.", ["text", "text"]),
        ("Våra mål är:", ["text"]),
        ("Våra mål:\n\n- Ett", ["text", "list"]),
        ("Våra mål:\n\nEtt\nTvå", [("section", ["lines"])]),
        ("Våra mål är\n\n- Ett", ["text", "list"]),
        ("Våra mål\n\n- Ett", [("section", ["list"])]),
    ],
)
def test_a_line_that_leads(text: str, expected: list[Any]) -> None:
    """A colon introduces a list below it. Three words or more and a colon are no heading."""
    assert expected == kinds(text)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([60, 5], "lines"),
        ([61, 5], "text"),
        ([61, 61, 1], "text"),
        ([61, 60, 1], "lines"),
        ([60, 61, 1], "lines"),
        ([60, 61], "lines"),
    ],
)
def test_wrapped_lines(lines: list[int], kind: str) -> None:
    """Lines are wrapped if all but the last have more than sixty characters."""
    assert [kind] == kinds("\n".join("Å" * length for length in lines))


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ("och ljusa", "text"),
        ("ö", "text"),
        ("a. Ett", "text"),
        ("Ljusa", "lines"),
        ("7 lampor", "lines"),
        ("–", "lines"),
        ("example.org", "lines"),
        ("info@example.org", "lines"),
    ],
)
def test_a_line_that_goes_on(second: str, kind: str) -> None:
    """A line that starts with a small letter continues the line before. An address does not."""
    assert [kind] == kinds(f"Torgen\n{second}")
    assert ["lines"] == kinds("torgen\nLjusa")


@pytest.mark.parametrize(
    ("end", "joined"),
    [*((sign, False) for sign in ".:!?"), *((sign, True) for sign in ("", ",", ";", "–", ")"))],
)
def test_what_a_blank_line_cuts(end: str, joined: bool) -> None:
    """A text continues after a blank line, unless it ended with a full stop or the like."""
    found = outline(f"Plan\n\nDet är så,\natt vi{end}\n\nsedan går.", NOTHING).blocks[1:]
    whole, start, rest = (
        f"Det är så, att vi{end} sedan går.",
        f"Det är så, att vi{end}",
        "sedan går.",
    )
    assert ([{"text": whole}] if joined else [{"text": start}, {"text": rest}]) == found


def test_emphasis_on_both_sides_of_a_cut() -> None:
    """Joined texts keep the emphasis of both, in order."""
    text = "Plan\n\nDet *ena*,\nså att vi\n\nsedan **andra** går.\n\noch så"
    assert [
        {"text": "Det ena, så att vi sedan andra går.", "emphasis": ["ena", "andra"]},
        {"text": "och så"},
    ] == outline(text, NOTHING).blocks[1:]
    text = "Plan\n\nDet ena,\nså att vi\n\nsedan *går*"
    assert ["går"] == outline(text, NOTHING).blocks[1]["emphasis"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Ett\n\n- Två", [{"list": ["Ett", "Två"]}]),
        ("- Ett\noch mer\n- Två", [{"list": ["Ett och mer", "Två"]}]),
        ("Före,\noch\n- Ett", [{"text": "Före, och"}, {"list": ["Ett"]}]),
        ("a\tb\nc\td\n\ne\tf\tg\nh\ti\tj", [2, 3]),
        ("a\tb\nc\td\n\ne\tf\ng\th", [2]),
        ("a\tb", [{"text": "a b"}]),
        ("a\tb\nc", [{"text": "a b c"}]),
    ],
    ids=["lists", "entry", "before", "widths", "tables", "one row", "ragged"],
)
def test_lists_and_tables_that_go_on(text: str, expected: list[Any]) -> None:
    """Lists continue after a blank line. Tables do if the rows have the same number of cells."""
    found = outline(f"Plan\n\n{text}", NOTHING).blocks[1:]
    assert expected == [len(one["headers"]) if "table" in one else one for one in found]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("¹", "footnotes"),
        ("¹²", "footnotes"),
        ("¹⁰", "footnotes"),
        ("[1]", "footnotes"),
        ("¹²³", "text"),
        ("1", "text"),
        ("¹a", "text"),
    ],
)
def test_mark_of_a_footnote(mark: str, expected: str) -> None:
    """A footnote starts with one or two raised digits that stand alone, or digits in brackets."""
    assert [expected] == kinds(f"{mark} se ovan.")


def test_number_of_a_heading() -> None:
    """A heading's number comes before a space, has a sign after it, and never starts with zero."""
    text = "Plan\n\n10. Tio\n\n01. Noll\n\n1.Ett\n\n2) Två"
    assert ["10. Tio", "2) Två"] == outline(text, NOTHING).unplaced


def test_anchors_of_their_own() -> None:
    """A part whose name is taken gets the next free number. One without a name is called "part"."""
    text = "# Plan\n\n# A\n\n# A\n\n# A 2\n\n# A\n\n# ?"
    found = outline(text, NOTHING).blocks
    assert ["a", "a-2", "a-2-2", "a-3", "del"] == [
        one["section"] for one in found if "section" in one
    ]


def test_what_stands_before_the_title() -> None:
    """A heading before the title is lines. A heading below the first in level is no title."""
    text = "Nämnden\n\nVerksamhetsplan\n\nMål\n\nText."
    assert ["lines", "title", ("section", ["text"])] == shape(outline(text, NOTHING).blocks)
    text = "# Nämnden\n\n## Verksamhetsplan\n\nText."
    assert ["title", ("section", ["text"])] == shape(outline(text, NOTHING).blocks)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Handlingsprogram 2030", "Handlingsprogram 2030"),
        ("Årsrapport 2030", "Årsrapport 2030"),
        ("PLAN 2030", "PLAN 2030"),
        ("Planering 2030", "Först"),
    ],
)
def test_word_that_names_a_document(title: str, word: str) -> None:
    """A title ends with a word like plan or program, in any case. A longer word does not count."""
    assert word == outline(f"Först\n\n{title}", NOTHING).title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a*", ["text"]),
        ("**Fet rad**", [("section", [])]),
        ("**Fet\nrad**", [("section", [])]),
        ("**Fet** rad.", ["text"]),
    ],
)
def test_bold_lines(text: str, expected: list[Any]) -> None:
    """Lines that are entirely bold are a heading."""
    assert expected == kinds(text)


def test_plain_levels() -> None:
    """Without marks, a plain heading ends a theme.

    A numbered heading stays inside a theme or a part.
    """
    text = "Plan\n\nTrygga torg\n\n1. Lugna torg\n\nMål\n\n2. Fria sagor\n\n3. Annat"
    found = outline(text, KNOWN)
    assert [
        "title",
        ("section", [("item", [])]),
        ("section", [("item", []), ("section", [])]),
    ] == shape(found.blocks)
    assert ["3. Annat"] == found.unplaced


def test_nothing() -> None:
    """A source without a word has no blocks and no title."""
    assert (None, [], []) == (
        outline("\n \n", NOTHING).title,
        outline("", NOTHING).blocks,
        outline("", NOTHING).unplaced,
    )
