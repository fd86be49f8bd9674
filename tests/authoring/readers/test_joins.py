"""Tests of `planspegeln.authoring.readers.joins`, and of what each reader tells it."""

from __future__ import annotations

from pathlib import Path

import pypandoc
import pytest

from planspegeln.authoring.readers import joins, pandoc, pdf, text
from planspegeln.authoring.readers.joins import Join
from planspegeln.authoring.readers.outline import Entry, List, Reading
from tests.authoring.conftest import Print

_START = "flera stycken eller rader i en punkt"
_LONG = "Kommunen och föreningarna i Påhittköping städar parkerna tillsammans med skolorna, " * 2
_STYLE = "body { font: 11pt/1.4 'DejaVu Serif', serif; margin: 0 }"


def _told(reading: Reading) -> str:
    return " ".join(one for one in reading.doubts if one.startswith(_START))


def _entries(reading: Reading) -> list[str]:
    return [one.text for part in reading.parts if isinstance(part, List) for one in part.entries]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Lekparken", "Kommunen bygger."], [("Lekparken", "Kommunen bygger.")]),
        (["Bygg nr. 3", "Kommunen bygger."], [("Bygg nr. 3", "Kommunen bygger.")]),
        (["Ett", "Två", "Tre"], [("Ett", "Två"), ("Två", "Tre")]),
        (["Parken (norra)", "Den slås."], [("Parken (norra)", "Den slås.")]),
        (["Lekparken byggs.", "Den är gammal."], []),
        (["Lekparken:", "Kommunen bygger."], []),
        (["De sa ”bygg den.”", "Kommunen bygger."], []),
        (["Lekparken byggs.¹", "Den är gammal."], []),
        (["Lekparken", ""], []),
        (["Lekparken"], []),
    ],
)
def test_what_no_longer_shows_where_it_starts(
    texts: list[str], found: list[tuple[str, str]]
) -> None:
    """A sign at the end of a text shows it."""
    assert joins.between(texts, 2) == [Join(*pair, 2) for pair in found]


def test_a_line_that_goes_on() -> None:
    """It starts with a small letter."""
    lines = ["Lekparken", "Kommunen bygger", "om den", "Det tar tid"]
    assert list(joins.in_sentences(lines)) == ["Lekparken", "Kommunen bygger om den", "Det tar tid"]
    assert list(joins.in_sentences([])) == []


def test_the_doubt() -> None:
    """It names three places with the words around each, and counts the others."""
    assert joins.told([]) == []
    long = "ett två tre fyra fem sex sju åtta nio tio elva"
    assert joins.told([Join("Ett", "Två"), Join(long, long, 7)]) == [
        "flera stycken eller rader i en punkt står på en rad i utkastet: ”Två” efter ”Ett”, "
        "”ett två tre fyra fem sex sju åtta nio …” efter ”… tre fyra fem sex sju åtta nio tio elva” på sidan 7; "
        "se i filen var de börjar"
    ]
    assert joins.told([Join("Ett", "Två")] * 5)[0].endswith(
        f"{', '.join(['”Två” efter ”Ett”'] * 3)} och 2 till; se i filen var de börjar"
    )


_HTML = (
    "<ol><li><p>Lekparken</p><p>Kommunen bygger.</p></li><li>Stigen<br>Kommunen grusar.</li>"
    "<li><p>Bron målas.</p><p>Det görs i maj.</p></li><li>Torget är en\nSkapelse som<br>görs om"
    "<ul><li><p>Ljuset</p><p>Nya lampor.</p></li></ul></li></ol>"
)


@pytest.mark.parametrize("suffix", [".html", ".md", ".odt"])
def test_entries_of_several_paragraphs_or_lines_are_told(tmp_path: Path, suffix: str) -> None:
    """Not those that end with a full stop, nor a line that the file only wraps."""
    path = tmp_path / f"plan{suffix}"
    target = {".html": "html", ".md": "commonmark", ".odt": "odt"}[suffix]
    pypandoc.convert_text(_HTML, target, "html", outputfile=str(path))
    found = pandoc.read(path)
    assert _entries(found)[0] == "Lekparken Kommunen bygger."
    assert _told(found) == (
        f"{_START} står på en rad i utkastet: ”Kommunen bygger.” efter ”Lekparken”, ”Kommunen grusar.” "
        "efter ”Stigen”, ”Nya lampor.” efter ”Ljuset”; se i filen var de börjar"
    )


def test_a_break_in_words_entry_is_told(tmp_path: Path) -> None:
    """Word's other paragraphs below an entry are paragraphs of their own."""
    path = tmp_path / "plan.docx"
    pypandoc.convert_text(
        "<ul><li>Ett</li><li>Stigen<br>Kommunen grusar.</li></ul>",
        "docx",
        "html",
        outputfile=str(path),
    )
    assert "”Kommunen grusar.” efter ”Stigen”" in _told(pandoc.read(path))


def test_typed_bullets_below_each_other_in_one_paragraph(tmp_path: Path) -> None:
    """Each is an entry. A line without one goes on, and is told."""
    path = tmp_path / "plan.md"
    path.write_text("• Ett\\\n• Två\n\n• Parken\\\nKommunen målar.\n", encoding="utf-8")
    found = pandoc.read(path)
    assert found.parts == [List([Entry("Ett"), Entry("Två"), Entry("Parken Kommunen målar.")])]
    assert "”Kommunen målar.” efter ”• Parken”" in _told(found)


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("kind", ["ul", "ol"])
@pytest.mark.parametrize("between", ["</p><p>", "</p>", "<br>"])
def test_entries_of_a_pdf_are_told(to_pdf: Print, kind: str, between: str, *, tagged: bool) -> None:
    """Not an entry that goes on in a wrapped line, be it with a capital, or with a small letter."""
    names = " ".join(f"Påhittköping Norrby Söderby Västerby{number}" for number in range(12))
    entries = [
        f"Lekparken{between}Kommunen bygger.",
        f"Bron målas.{between}Den är röd.",
        _LONG,
        names,
        "Dammen<br>rensas i maj.",
    ]
    html = (
        f"<!doctype html><html lang=sv><title>Plan</title><style>{_STYLE}</style><h1>Plan</h1>"
        f"<p>{_LONG * 3}</p><{kind}>{''.join(f'<li><p>{one}</p></li>' for one in entries)}</{kind}>"
        f"<p>{_LONG}</p>"
    )
    found = pdf.read(to_pdf(html, tagged=tagged))
    assert _entries(found)[0] == "Lekparken Kommunen bygger."
    assert _told(found) == (
        f"{_START} står på en rad i utkastet: ”Kommunen bygger.” efter ”Lekparken” på sidan 1; "
        "se i filen var de börjar"
    )


@pytest.mark.parametrize("mark", ["-", "•", "a)"])
def test_an_entrys_lines_in_a_text_are_told(mark: str) -> None:
    """Not a line that is wrapped, or is broken off."""
    wrapped = "Bron målas i maj av föreningen, skolan och\n  föreningarna i Norrby, som har lovat\n  Söderby."
    entries = ["Lekparken\n  Kommunen bygger.", wrapped, "Målas av\n  Västerby."]
    marks = ["a)", "b)", "c)"] if mark == "a)" else [mark] * 3
    listed = "\n".join(f"{one} {entry}" for one, entry in zip(marks, entries, strict=True))
    found = text.outline(f"Plan 2031\n\nÅtgärder\n\n{listed}\n")
    assert _entries(found)[0] == "Lekparken Kommunen bygger."
    assert _told(found) == (
        f"{_START} står på en rad i utkastet: ”Kommunen bygger.” efter ”Lekparken”; "
        "se i filen var de börjar"
    )


@pytest.mark.parametrize("tagged", [True, False])
def test_a_paragraph_that_fills_its_line_is_told(to_pdf: Print, *, tagged: bool) -> None:
    """By the room below it, if the file does not say that it is one."""
    html = (
        f"<!doctype html><html lang=sv><title>Plan</title><style>{_STYLE}</style>"
        f"<h1>Plan</h1><p>{_LONG * 3}</p><ul><li><p style='text-align-last: justify'>Lekparken vid "
        f"Norra torget och Storgatan i centrala Norrby</p><p>Kommunen bygger.</p></li></ul><p>{_LONG}</p>"
    )
    found = pdf.read(to_pdf(html, tagged=tagged))
    assert "”Kommunen bygger.” efter ”… torget och Storgatan i centrala Norrby”" in _told(found)
