"""Invisible differences: which character it is, and beside which letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.swedish.invisible import Unseen, lookalike, printed, unseen
from tests import strategies as some


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u030a", "å"),
        ("lug\u00adna", "lugna"),
        ("\ufefflugna\u200b", "lugna"),
        ("1\u00a0250\u202f000\u2009000", "1 250 000 000"),
        ("två  ord", "två  ord"),
    ],
)
def test_printed(text: str, expected: str) -> None:
    """Letters are composed, spaces are plain, and invisible characters are gone."""
    assert expected == printed(text)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("", ""), ("ord", "ord"), ("ord", "Ord"), ("a", "å"), ("a b", "a  b")]
)
def test_same_or_seen(ours: str, theirs: str) -> None:
    """Equal or visibly different texts have no invisible difference."""
    assert unseen(ours, theirs) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            "hållbar",
            "ha\u030allbar",
            Unseen("efter ”h”", "”å” (U+00E5)", "”a” (U+0061) och ring för sig (U+030A)"),
        ),
        (
            "x\u0323\u0307",
            "x\u0307\u0323",
            Unseen(
                "först",
                "”x” (U+0078) och COMBINING DOT BELOW (U+0323) och COMBINING DOT ABOVE (U+0307)",
                "”x” (U+0078) och COMBINING DOT ABOVE (U+0307) och COMBINING DOT BELOW (U+0323)",
            ),
        ),
        ("", "\u200b", Unseen("först", "inget tecken", "mellanslag utan bredd (U+200B)")),
        (
            "kommunfullmäktige a",
            "kommunfullmäktige\u202fa",
            Unseen(
                "efter ”ullmäktige”",
                "vanligt mellanslag (U+0020)",
                "smalt hårt mellanslag (U+202F)",
            ),
        ),
        (
            "a\u00adbc\u00ad",
            "abc",
            Unseen("efter ”a”", "mjukt bindestreck (U+00AD)", "inget tecken"),
        ),
        (
            "a\u200b",
            "a\u00ad",
            Unseen("efter ”a”", "mellanslag utan bredd (U+200B)", "inget tecken"),
        ),
    ],
    ids=["parts", "order", "alone", "space", "first", "both"],
)
def test_unseen(ours: str, theirs: str, expected: Unseen) -> None:
    """The first character that differs is named, with its code, after the letters before it."""
    assert expected == unseen(ours, theirs)


def test_lookalike_of_long_words() -> None:
    """The search for nearly equal words is fast."""
    assert "" == lookalike(
        "Uppföljning av prioriteringarna 2030" * 9 + "x",
        ["Uppföljning av prioriteringarna 2030" * 9],
    )


def test_lookalike() -> None:
    """The words are found in each text, with any invisible characters and spaces."""
    texts = ["annat", "de tre b\u00ada\u030at\u00adarna\u00a0där"]
    assert (
        ", även om det ser så ut: efter ”b” har det inget tecken, men texten har "
        "mjukt bindestreck (U+00AD)"
    ) == lookalike("båtarna där", texts)
    assert "" == lookalike("båtarna här", texts)
    assert "" == lookalike("b.tarna där", texts)


unseen_signs = st.lists(st.sampled_from(["\u00ad", "\u200b", "\ufeff"]), max_size=3).map("".join)


@given(some.lines, some.lines)
def test_any_two_texts_differ_visibly_or_not(one: str, other: str) -> None:
    """An invisible difference is reported exactly for different texts that print alike."""
    hidden = one != other and printed(one) == printed(other)
    assert hidden == (unseen(one, other) is not None)


@given(st.lists(st.tuples(some.words, unseen_signs), min_size=1))
def test_a_sign_that_does_not_show_is_found(parts: list[tuple[str, str]]) -> None:
    """With such characters anywhere, the words are found, and the first character is named."""
    words = "".join(word for word, _ in parts)
    written = "".join(word + hidden for word, hidden in parts)
    assert printed(words) == printed(written)
    assert (words != written) == (unseen(words, written) is not None)
    inside = "".join(word + hidden for word, hidden in parts[:-1]) + parts[-1][0]
    assert (words != inside) == bool(lookalike(words, [f"Här står {inside}."]))
