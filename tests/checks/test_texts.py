"""Doubts about words and lines that a program left in a text."""

from __future__ import annotations

import pytest

from planspegeln.checks.check import doubts
from planspegeln.loading.load import load
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
END = "  - text: Planen bygger på"


def doubts_with(tiny: Copy, text: str) -> list[str]:
    """The doubts when the plan's text has these blocks too."""
    tiny.edit(PLAN, END, f"{text}{END}")
    return [str(doubt) for doubt in doubts(load(tiny.root))]


@pytest.mark.parametrize(
    ("written", "found", "about"),
    [
        ("brotts\u00adförebyggande", "mjukt bindestreck (U+00AD)", "brottsförebyggande"),
        ("\u200btorg", "mellanslag utan bredd (U+200B)", "torg"),
        ("e\ufb00ekt", "”\ufb00” (U+FB00)", "effekt"),
        ("o\ufb03ciell", "”\ufb03” (U+FB03)", "officiell"),
    ],
)
def test_words_are_whole(tiny: Copy, written: str, found: str, about: str) -> None:
    """A sign that does not belong in a word is named, with the word as it should be."""
    doubt, *_ = doubts_with(tiny, f'  - text: "Ett {written} ord."\n')
    assert f"ordet ”{about}” har {found}; står det inte så i originalet rättar du det både" in doubt
    assert doubt.endswith(f"[doubt: trasigt-ord, about: {about}]")


def test_words_are_whole_and_not_cut(tiny: Copy) -> None:
    """A word that is cut at a hyphen is told once, however often it stands there."""
    (doubt,) = doubts_with(tiny, "  - text: Ett brotts- förebyggande, brotts- förebyggande råd.\n")
    assert "”brotts- förebyggande” ser ut att vara ett ord, ”brottsförebyggande”; " in doubt
    assert doubt.endswith("[doubt: trasigt-ord, about: brotts- förebyggande]")


def test_words_are_whole_and_a_sign_alone_is_told(tiny: Copy) -> None:
    """A sign that stands in no word is told by its code."""
    (doubt,) = doubts_with(tiny, '  - text: "Ett \u200b ord."\n')
    assert doubt.endswith("[doubt: trasigt-ord, about: U+200B]")


@pytest.mark.parametrize(
    "text",
    [
        "Barn- och ungdomsnämnden",
        "trygghets- eller delaktighetsfrågor",
        "vård- respektive omsorgsplan",
        "Kultur- fritids- och utbildningsnämnden",
        "Åren 2019- 2020",
        "KS- nämnden",
        "Torg - lugna",
        "Norra- Södra",
        "låg- till medelinkomst",
    ],
)
def test_words_are_whole_with_a_hyphen(tiny: Copy, text: str) -> None:
    """A hyphen that stands for the rest of a compound is right."""
    assert [] == [one for one in doubts_with(tiny, f'  - text: "{text}"\n') if "KS-" not in one]


@pytest.mark.parametrize(
    "mark",
    ["2 (14)", "2(14)", "Sida 3 av 14", "sid 3", "s. 3 (14)", "3/14", "- 3 -", "14", "Sidan 3"],
)
def test_lines_are_no_page_marks(tiny: Copy, mark: str) -> None:
    """A paragraph or a line that is a page's number is a doubt."""
    (doubt,) = doubts_with(tiny, f'  - text: "{mark}"\n')
    assert f"”{mark}” ser ut att vara en sidas nummer (rad " in doubt
    assert doubt.endswith(f"[doubt: sidmarke, about: {mark}]")


def test_lines_are_no_page_marks_in_a_row(tiny: Copy) -> None:
    """All numbers of pages in the same form are one doubt, within a text too."""
    (doubt,) = doubts_with(
        tiny,
        "  - text: Nämnden ska Sida 1 av 3 göra mer.\n"
        '  - lines: ["Sida 2 av 3"]\n'
        "  - text: Sida 3 av 3\n",
    )
    line = int(doubt.split(":")[1])
    told = f"”Sida 1 av 3” ser ut att vara en sidas nummer (rad {line}, {line + 1} och {line + 2});"
    assert told in doubt


def test_lines_are_no_page_marks_with_words(tiny: Copy) -> None:
    """The same short line three times looks like the head of pages."""
    (doubt,) = doubts_with(
        tiny,
        "  - text: Plan för torgen\n  - lines: [Plan för torgen]\n  - text: Plan för torgen\n",
    )
    assert "”Plan för torgen” står flera gånger, som överst eller nederst på sidor (rad " in doubt
    assert doubt.endswith("[doubt: sidmarke, about: Plan för torgen]")


@pytest.mark.parametrize(
    "text",
    [
        "  - text: Vi gjorde 12 (14) vandringar.\n",
        "  - text: På sidan 3 står mer.\n",
        '  - text: "1 250"\n',
        "  - text: År 2030\n",
        "  - text: Två gånger\n  - text: Två gånger\n",
        "  - text: Ja.\n  - text: Ja.\n  - text: Ja.\n",
        "  - list: [Samma, Samma, Samma]\n",
        '  - facts: [{ label: Sida, lines: ["1 (14)"] }]\n',
        '  - table: t\n    caption: C\n    headers: ["", A]\n    rows: [["2", "3"]]\n',
    ],
)
def test_lines_are_no_page_marks_if_they_say_something(tiny: Copy, text: str) -> None:
    """Numbers in sentences, lists, tables and facts are text, and so are whole sentences."""
    assert [] == doubts_with(tiny, text)
