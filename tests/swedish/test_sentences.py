"""The number of sentences, and the sentence around a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.swedish.sentences import around, count, last
from tests import strategies as some


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två:", "Två:"),
        ("En rubrik", "En rubrik"),
        ("Ett. Två. Tre.", "Tre."),
        ("Ett?", "Ett?"),
    ],
)
def test_last(text: str, expected: str) -> None:
    """The last sentence introduces a list."""
    assert expected == last(text)


def sentence(text: str, quote: str) -> str:
    start = text.index(quote)
    first, last = around(text, start, start + len(quote))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Ett. Två. Tre.", "Två", "Två."),
        ("Ett. Två. Tre.", "Ett", "Ett."),
        ("Ett. Två. Tre.", "Tre.", "Tre."),
        ("Ett. Två. Tre.", "Ett. Två", "Ett. Två."),
        ("Ett. Två. Tre.", "Ett. Två. Tre.", "Ett. Två. Tre."),
        ("Vad? Jo! Så.", "Jo", "Jo!"),
        ("Hon sa ”nej.” Sedan gick hon.", "Sedan", "Sedan gick hon."),
        ("Hon sa ”nej.” Sedan gick hon.", "nej", "Hon sa ”nej.”"),
        ("Först. ”Sedan” kom de.", "kom", "”Sedan” kom de."),
        ("Det är 40. 2007 var det 45.", "45", "2007 var det 45."),
        ("Genom t.ex. dialog når vi fler.", "dialog", "Genom t.ex. dialog når vi fler."),
        ("bl.a. och m.m. samt dylikt", "samt", "bl.a. och m.m. samt dylikt"),
        ("11.5 miljoner. Åter.", "miljoner", "11.5 miljoner."),
        ("Ärenden. Öppna. Åtgärda.", "Öppna", "Öppna."),
        ("Utan punkt", "punkt", "Utan punkt"),
        ("Torget rustas.¹ Parken lyses.", "Torget", "Torget rustas.¹"),
        ("Torget rustas.¹ Parken lyses.", "Parken", "Parken lyses."),
        ("Torget rustas. ¹² Parken lyses.", "Torget", "Torget rustas. ¹²"),
        ("Hon sa ”nej.”[1] Sedan gick hon.", "Sedan", "Sedan gick hon."),
        ("Torget¹ rustas. Parken lyses.", "Torget", "Torget¹ rustas."),
        ("Det är 40 [2031] Parken lyses.", "40", "Det är 40 [2031] Parken lyses."),
        ("Två  mellanslag.  Här.", "Här", "Här."),
    ],
)
def test_around(text: str, quote: str, expected: str) -> None:
    """The sentence or sentences that contain the quote, with the mark that ends them."""
    assert expected == sentence(text, quote)


def test_around_gives_no_edge_space() -> None:
    """The bounds leave out the space between sentences, and never cut the quote."""
    text = "Ett. Två. Tre."
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            first, last = around(text, start, end)
            assert first <= start
            assert text[first:last] == text[first:last].rstrip()
            assert text[last:end].strip() == ""


@given(
    st.lists(some.lines, min_size=1, max_size=4),
    st.sampled_from([". ", "! ", "?\n", ".” "]),
    st.data(),
)
def test_any_sentence_holds_its_quote(parts: list[str], end: str, data: st.DataObject) -> None:
    """The bounds are in the text and contain the quote. The sentence of a sentence is itself."""
    text = end.join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:stop]
    if quote != quote.strip():
        return
    first, last = around(text, start, stop)
    assert 0 <= first <= start < stop <= last <= len(text)
    assert (first, last) == around(text, first, last)
    assert text[first:last] == text[first:last].rstrip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett.", 1),
        ("Ett. Två.", 2),
        ("Vad? ”Jo!” Så. 2031 kom det.", 4),
        ("Stod m.fl. där.", 1),
        ("Rubriken är ”Hur långt?”. Sedan tog det slut.", 2),
        ("", 1),
    ],
)
def test_count(text: str, expected: int) -> None:
    """Sentences are counted by where they end, not by their full stops."""
    assert expected == count(text)
