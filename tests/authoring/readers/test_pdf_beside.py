"""Tests of `planspegeln.authoring.readers.pdf`: boxes beside the running text of untagged files."""

from __future__ import annotations

import pytest

from planspegeln.authoring.readers.outline import Heading, List, texts
from planspegeln.authoring.readers.pdf import read
from planspegeln.authoring.readers.pdf_beside import BOX, told
from planspegeln.authoring.readers.pdf_flow import flow
from planspegeln.authoring.readers.pdf_places import Placed
from planspegeln.authoring.settle import Settled, settle
from tests.authoring.conftest import Print
from tests.authoring.readers.test_pdf_columns import line, sheet

_TEXT = (
    "Kulturen i Påhittköping ska vara till för alla. Planen beskriver vad nämnden vill göra under de "
    "kommande fyra åren, och hur arbetet ska följas upp. Den gäller för alla som arbetar med kultur."
)
_MORE = "Planen har tagits fram tillsammans med föreningar, skolor och enskilda kulturskapare."
_FACTS = "Kommunen har sju bibliotek och en konsthall, som är öppna alla dagar utom måndagar."
_BOX = f"<div class=box><b>Kort om kulturen</b><p>{_FACTS}</div>"
_FRAME = "border: 1px solid #aaa; padding: 8px"
_ORDER = [
    "Plan",
    "Inledning",
    _TEXT,
    _MORE,
    "Kort om kulturen",
    _FACTS,
    "Ansvar",
    "Nämnden ansvarar.",
]


def _read(to_pdf: Print, style: str, content: str, more: str = "") -> Settled:
    """What is read of a page, and what is doubted but for the headings."""
    page = (
        '<!doctype html><html lang=sv><title>Plan</title><style>body { font: 11pt/1.2 "DejaVu Sans" }'
        f"* {{ print-color-adjust: exact }} .box {{ {style} }}</style><h1>Plan</h1><h2>Inledning</h2>"
        f"{content}<h2>Ansvar</h2><p>Nämnden ansvarar.{more}"
    )
    found = settle(read(to_pdf(page, edges=False)))
    found.doubts = [one for one in found.doubts if one.startswith("Sida")]
    return found


def _order(found: Settled) -> list[str]:
    return [text for part in found.parts for text in texts(part) if text]


@pytest.mark.parametrize(
    "style",
    [
        f"float: right; width: 40%; margin-left: 16px; {_FRAME}",
        f"float: right; width: 40%; margin-left: 16px; {_FRAME}; border-radius: 9px",
        "float: right; width: 40%; margin-left: 16px; background: #eee; padding: 8px",
        "float: right; width: 40%; margin-left: 16px",
        "float: right; width: 40%; margin-left: 10px; border-left: 4px solid; padding-left: 8px",
        f"float: left; width: 35%; margin-right: 16px; {_FRAME}",
        f"float: right; width: 35%; margin-left: 16px; font-size: 8pt; {_FRAME}",
    ],
    ids=["frame", "rounded", "shade", "bare", "rule", "left", "small"],
)
def test_a_box_beside_the_text(to_pdf: Print, style: str) -> None:
    """It stands after its section, whole, and is told with its page."""
    found = _read(to_pdf, style, f"{_BOX}<p>{_TEXT}<p>{_MORE}")

    assert _order(found) == _ORDER
    [doubt] = found.doubts
    assert doubt.startswith("Sida 1 har en ruta bredvid den löpande texten (”Kort om kulturen”)")
    assert [part.level for part in found.parts if isinstance(part, Heading)] == [1, 2, 3, 2]


def test_a_box_with_a_list(to_pdf: Print) -> None:
    """Its entries stand on lines of the text."""
    box = "<div class=box><b>Kort</b><ul><li>Sju bibliotek<li>En konsthall<li>Ett torg</ul></div>"
    found = _read(
        to_pdf, "float: right; width: 35%; margin-left: 14px", f"{box}<p>{_TEXT}<p>{_MORE}"
    )

    assert [["Sju bibliotek", "En konsthall", "Ett torg"]] == [
        [entry.text for entry in part.entries] for part in found.parts if isinstance(part, List)
    ]
    assert _TEXT in _order(found)
    assert len(found.doubts) == 1


@pytest.mark.parametrize(("step", "is_box"), [(18, True), (12, False)], ids=["apart", "level"])
def test_two_lines_beside_the_text(step: float, *, is_box: bool) -> None:
    """Too few for a column. On the heights of the text's own lines they may be cells of a table."""
    short = [line("ett två tre fyra fem sex", 50, 100 + 12 * at) for at in range(3)]
    wide = [line(f"{'ord ' * 22}slut.", 50, 136 + 12 * at) for at in range(4)]
    beside = [line("Antagen 2031", 400, 100), line("Gäller 2032", 400, 100 + step)]
    lines = [*short, *wide, *beside]
    found = flow(sheet(*lines), lines, 10, contents=False)

    assert ([placed.thing for placed in found][-2:] == beside) is is_box
    assert (found[-1].column >= BOX) is is_box


def test_two_boxes_are_two(to_pdf: Print) -> None:
    """The one below the other is no column."""
    style = f"float: right; clear: right; width: 35%; margin: 0 0 9px 16px; {_FRAME}"
    short = "Det är så vi gör när vi vill att alla ska få vara med i det som sker här i år."
    other = f"<div class=box>{short}</div>"
    found = _read(to_pdf, style, f"{_BOX}{other}<p>{_TEXT}<p>{_MORE}<p>{_TEXT}<p>{_MORE}")

    assert _order(found)[6:9] == ["Kort om kulturen", _FACTS, short]
    assert len(found.doubts) == 2


def test_a_paragraph_goes_on_over_a_page_below_a_box(to_pdf: Print) -> None:
    """The box does not stand between its halves."""
    style = f"float: right; width: 35%; margin-left: 16px; {_FRAME}"
    long = " ".join([_TEXT] * 40)
    box = "<div class=box>Teatern är öppen på lördagar och söndagar</div>"
    found = _read(to_pdf, style, f"{box}<p>{_MORE}<p>{_TEXT}<p>{_MORE}<p>{long}")

    at = _order(found).index(long)
    assert _order(found)[at - 1] == "Teatern är öppen på lördagar och söndagar"


@pytest.mark.parametrize(
    ("style", "content"),
    [
        (f"{_FRAME}; margin: 9px 0", f"<p>{_TEXT}{_BOX}<p>{_TEXT}"),
        (_FRAME, f"<div style='columns: 2'><p>{_TEXT}{_BOX}<p>{_TEXT}<p>{_TEXT}</div><p>{_TEXT}"),
    ],
    ids=["whole width", "in a column"],
)
def test_a_box_that_is_not_beside_the_text(to_pdf: Print, style: str, content: str) -> None:
    """It stands where it is."""
    found = _read(to_pdf, style, content)

    assert _order(found)[2:6] == [_TEXT, "Kort om kulturen", _FACTS, _TEXT]
    assert found.doubts == []


def test_lines_beside_each_other_are_told() -> None:
    """Where no box can be told from the text, and where one column is much narrower than the other."""

    def doubts(column: int, *lines: tuple[str, float, float]) -> list[str]:
        found = [Placed(line(*one), 1, 50, 550, column) for one in lines]
        return list(told(found))

    text = [("ett två tre fyra fem", 50, 100), ("ett två tre fyra fem", 50, 112)]
    between = [("sex", 300, 106), ("sju", 300, 118)]
    level = [("sex", 300, 100), ("sju", 300, 112)]
    [doubt] = doubts(0, *text, *between)
    assert doubt.startswith("Sida 1 har rader bredvid varandra som kan stå i fel ordning (”sex”)")
    assert doubts(0, *text, *level) == []
    assert doubts(0, *[(words[:3], x0, base) for words, x0, base in text], *between) == []
    assert doubts(BOX, *text)[0].startswith("Sida 1 har en ruta")
