"""Tests of `planspegeln.authoring.readers.pdf`: what untagged files draw without pictures."""

from __future__ import annotations

import pytest

from planspegeln.authoring.readers.outline import Figure, Heading, Paragraph, Table
from planspegeln.authoring.readers.pdf import read
from planspegeln.authoring.settle import settle
from tests.authoring.conftest import Print

_TEXT = (
    "Kommunen arbetar för att alla invånare ska ha nära till parker och natur, och redovisar varje "
    "år för nämnden vilka åtgärder som är genomförda och vilka som ska genomföras härnäst. "
)
_LABELS = "".join(
    f'<text x="{x}" y="{y}">{text}</text>'
    for x, y, text in ((5, 60, "1400"), (5, 120, "1300"), (70, 165, "2029"), (170, 165, "2030"))
)
_BARS = '<rect x="60" y="90" width="40" height="60"/><rect x="160" y="50" width="40" height="100"/>'
_LINES = '<polyline points="60,150 120,90 180,120 240,50" fill="none" stroke="red"/>'


def _page(drawn: str) -> str:
    return (
        '<!doctype html><html lang=sv><title>Plan</title><style>body { font: 11pt/1.3 "DejaVu Sans" }'
        "* { print-color-adjust: exact } h1 { font-size: 22pt } h2 { font-size: 14pt } text { font: 9pt 'DejaVu Sans' }</style>"
        f"<h1>Plan</h1><p>{_TEXT}<h2>Besök</h2><p>{_TEXT}{drawn}<p>Diagram 1. Besök per år.<p>{_TEXT}"
    )


def _svg(content: str) -> str:
    title = '<text x="140" y="20" text-anchor="middle" style="font: bold 14pt \'DejaVu Sans\'">Besök per år</text>'
    return f'<p><svg width="300" height="180">{title}{content}{_LABELS}</svg>'


@pytest.mark.parametrize("content", [_BARS, _LINES], ids=["bars", "lines"])
def test_words_in_a_diagram_are_no_headings_or_paragraphs(to_pdf: Print, content: str) -> None:
    """They are lines before its picture, which has its caption. What follows is not below its title."""
    found = settle(read(to_pdf(_page(_svg(content)))))

    assert [one.text for one in found.parts if isinstance(one, Heading)] == ["Plan", "Besök"]
    [at] = [at for at, one in enumerate(found.parts) if isinstance(one, Figure)]
    before, figure, after = found.parts[at - 1 : at + 2]
    assert isinstance(before, Paragraph)
    assert before.lines == ["Besök per år", "1400", "1300", "2029", "2030"]
    assert figure == Figure("Diagram 1. Besök per år.", page=1)
    assert isinstance(after, Paragraph)
    assert after.text == _TEXT.strip()
    assert any(one.startswith("Sida 1 ser ut att ha ett diagram") for one in found.doubts)


@pytest.mark.parametrize(
    "drawn",
    [
        "<div style='border: 1pt solid; border-radius: 12pt; padding: 9pt'>1 400<br><br>35 %</div>",
        "<div style='background: #eee; padding: 9pt'>1 400<br><br>35 %</div>",
        "<div style='background: #eee'>1 400</div><div style='background: #ddd'>35 %</div>",
        "<p>1 400<hr><p>35 %<hr style='width: 50%; margin: 0'>",
        f"<p><svg width='300' height='180'>{_BARS}</svg>",
    ],
    ids=["rounded frame", "frame", "bands", "rules", "no values"],
)
def test_what_is_no_diagram(to_pdf: Print, drawn: str) -> None:
    """Frames, shades and rules have no bars or slanted lines, and an ornament has no values."""
    found = read(to_pdf(_page(drawn)))

    assert not any("diagram:" in one for one in found.doubts)
    assert not any(isinstance(one, Figure) for one in found.parts)


@pytest.mark.parametrize("tagged", [True, False])
def test_the_colours_beside_a_cell_over_several_rows(to_pdf: Print, tagged: bool) -> None:
    """A row below such a cell has fewer cells, and each its own colour."""
    rows = (
        "<tr><th>Område<th>Läge<th>Mått"
        "<tr><td rowspan=2>Torg<td style='background: #00b050'><td>Bänkar"
        "<tr><td style='background: #f00'><td>Lampor"
        "<tr><td colspan=2>Parker<td style='background: #f00'>"
    )
    style = "<style>table { border-collapse: collapse } td, th { border: 1px solid; padding: 4pt; width: 90pt }</style>"
    found = read(to_pdf(_page(f"{style}<table>{rows}</table>"), tagged=tagged))

    [table] = [part for part in found.parts if isinstance(part, Table)]
    assert [[one.colour for one in row] for row in table.rows] == [
        ["", "", ""],
        ["", "00B050", ""],
        ["FF0000", ""],
        ["", "FF0000"],
    ]


@pytest.mark.parametrize("tagged", [True, False])
def test_colours_behind_words_are_told(to_pdf: Print, tagged: bool) -> None:
    """A row that is all one colour says nothing of a cell."""
    row = "<tr style='background: {2}'><td>{0}<td style='background: {1}'>84 %<td>3"
    rows = row.format("Torg", "#00b050", "") + row.format("Park", "#f00", "")
    plain = row.format("Torg", "", "#00b050") + row.format("Park", "", "#f00")
    style = (
        "<style>table { border-collapse: collapse } td { border: 1px solid; padding: 4pt }</style>"
    )
    for body, told in ((rows, True), (plain, False)):
        found = read(to_pdf(_page(f"{style}<table>{body}</table>"), tagged=tagged))
        assert told == any(
            one.startswith("Celler med ord har olika färg (🔴 🟢)") for one in found.doubts
        )


@pytest.mark.parametrize("tagged", [True, False])
def test_the_colours_of_cells(to_pdf: Print, tagged: bool) -> None:
    """Those of a sign, a drawn dot or an empty cell tell something. A shade that words have does not."""
    dot = "<svg width=12 height=12><circle cx=6 cy=6 r=6 fill='#ffc000'/></svg>"
    rows = (
        "<tr><th>Mål<th style='background: #00b050'>Läge<th>Trend"
        "<tr><td>Bänkar<td style='color: #00b050'>●<td style='background: #f00'>"
        f"<tr><td>Torg<td>{dot}<td>●"
        "<tr style='background: #ffc7ce'><td>Lampor<td><td>"
    )
    style = "<style>table { border-collapse: collapse } td, th { border: 1px solid; padding: 4pt; width: 90pt }</style>"
    found = read(to_pdf(_page(f"{style}<table>{rows}</table>"), tagged=tagged))

    [table] = [part for part in found.parts if isinstance(part, Table)]
    assert [[one.colour for one in row] for row in table.rows] == [
        ["", "", ""],
        ["", "00B050", "FF0000"],
        ["", "FFC000", ""],
        ["", "", ""],
    ]
