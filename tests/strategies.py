"""Texts and numbers for tests of what must hold for any text or number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

# Characters of municipal texts, and characters with a meaning in some step.
_LETTERS: Final = "abcdehiklmnoprstuvxyzåäöÅÄÖABDSQÉéü"
_SIGNS: Final = ".,:;!?-–−•·*+#_`~|/\\\"”'’()[]{}<>&%=@$^§¹²½"
_SPACES: Final = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_UNSEEN: Final = "\u0301\u0308\u030a\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\ufeff"

signs: Final = st.one_of(
    st.sampled_from(_LETTERS),
    st.sampled_from("0123456789" + _SIGNS),
    st.sampled_from(_SPACES + _UNSEEN),
    st.characters(codec="utf-8"),
)
# Any text, with line breaks or without.
texts: Final = st.text(st.one_of(signs, st.just("\n")), max_size=60)
single_lines: Final = st.text(signs, max_size=40).map(lambda text: text.replace("\n", " "))
# A line in the model: it neither starts nor ends with a space.
lines: Final = single_lines.map(str.strip).filter(bool)
words: Final = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=8)

# Numbers that the data may have.
whole: Final = st.one_of(st.integers(-9999, 9999), st.integers(-(10**15), 10**15))
decimals: Final = st.decimals(
    Decimal(-(10**9)), Decimal(10**9), allow_nan=False, allow_infinity=False, places=3
)
numbers: Final = st.one_of(
    whole, decimals, st.floats(-1e15, 1e15, allow_nan=False, allow_infinity=False)
)
