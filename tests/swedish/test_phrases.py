"""Swedish phrases for the pages."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.swedish import phrases
from tests import strategies as some


def test_date() -> None:
    """A date is written in words, held together by no-break spaces."""
    assert "2\N{NO-BREAK SPACE}maj\N{NO-BREAK SPACE}2031" == phrases.date(dt.date(2031, 5, 2))
    assert "31\N{NO-BREAK SPACE}december\N{NO-BREAK SPACE}1999" == phrases.date(
        dt.date(1999, 12, 31)
    )


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(["a"], "a"), (["a", "b"], "a och b"), ([1, 2, 3], "1, 2 och 3")],
)
def test_listed(parts: list[object], expected: str) -> None:
    """Parts are separated by commas and a last ”och”."""
    assert expected == phrases.listed(parts)


@pytest.mark.parametrize(
    ("number", "forms", "expected"),
    [
        (0, ("insats", "insatser"), "inga insatser"),
        (1, ("insats", "insatser"), "en insats"),
        (2, ("insats", "insatser"), "två insatser"),
        (12, ("insats", "insatser"), "tolv insatser"),
        (13, ("insats", "insatser"), "13 insatser"),
        (1, ("dokument", "dokument"), "ett dokument"),
        (1, ("ämne", "ämnen"), "ett ämne"),
        (2, ("dokument", "dokument"), "två dokument"),
    ],
)
def test_count(number: int, forms: tuple[str, str], expected: str) -> None:
    """Numbers up to twelve are words. The number one agrees with its noun."""
    assert expected == phrases.count(number, *forms)


def test_first_upper() -> None:
    """Only the first letter changes."""
    assert ("Två KUS", "") == (phrases.first_upper("två KUS"), phrases.first_upper(""))


def test_first_lower() -> None:
    """Only the first letter changes."""
    assert ("plan KS", "") == (phrases.first_lower("Plan KS"), phrases.first_lower(""))


def test_listed_of_nothing() -> None:
    """A list without parts is empty."""
    assert "" == phrases.listed([])


def test_alphabetical() -> None:
    """å, ä and ö come last, in that order. Case, accents, quotes and spaces do not count."""
    expected = [
        *("2009", "aktivitet", "Alkohol", "”Benchmarking”", "Café", "Cykel", "Torg i byn"),
        *("Torgen", "vi", "Wiki", "Yta", "Zon", "Ål", "Åre", "Ädel", "Ängelholm", "Öar", "Ørsted"),
    ]
    mixed = sorted(expected, key=len)
    mixed.sort(key=phrases.alphabetical)
    assert expected == mixed
    decomposed = unicodedata.normalize("NFD", "Åre")
    assert (
        phrases.alphabetical("Zon") < phrases.alphabetical(decomposed) < phrases.alphabetical("Ä")
    )
    assert phrases.alphabetical("”Ost”")[0] == phrases.alphabetical("ost")[0]
    assert phrases.alphabetical("Café (öst) 2!")[0] == phrases.alphabetical("cafe öst 2")[0]
    assert phrases.alphabetical("”A b”") == ("a b", "”A b”")
    assert phrases.alphabetical("Über")[0] == phrases.alphabetical("yber")[0]


ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


@given(st.lists(st.text(st.sampled_from(ALPHABET + ALPHABET.upper()), max_size=6)))
def test_alphabetical_is_the_alphabet(words: list[str]) -> None:
    """Words are sorted by the Swedish alphabet. Capitals count as small letters."""
    found = [word.lower() for word in sorted(words, key=phrases.alphabetical)]
    assert sorted(found, key=lambda word: [ALPHABET.index(letter) for letter in word]) == found


@given(some.texts, some.texts)
def test_alphabetical_tells_texts_apart(one: str, other: str) -> None:
    """Two texts have the same place only if they are equal. Any text has a place."""
    assert (one == other) == (phrases.alphabetical(one) == phrases.alphabetical(other))


@given(some.words, some.words)
def test_alphabetical_has_last_letters_last(word: str, rest: str) -> None:
    """Words that start with å, ä or ö come after all others, in this order."""
    places = [phrases.alphabetical(letter + rest)[0] for letter in ("a", "y", "z", *"åäö")]
    assert sorted(set(places)) == places
    if word[0].lower() not in "åäö":
        assert phrases.alphabetical(word) < phrases.alphabetical(f"å{rest}")


@given(st.lists(some.lines, min_size=2))
def test_listed_holds_every_part(parts: list[str]) -> None:
    """Every part is in the list unchanged and in order, with any characters."""
    assert f"{', '.join(parts[:-1])} och {parts[-1]}" == phrases.listed(parts)


@pytest.mark.parametrize(
    ("documents", "activities", "expected"),
    [
        (2, 12, ["två dokument", "tolv insatser"]),
        (1, 1, ["ett dokument", "en insats"]),
        (2, 13, ["2 dokument", "13 insatser"]),
        (13, 1, ["13 dokument", "1 insats"]),
        (0, 1250, ["inga dokument", "1\N{NO-BREAK SPACE}250 insatser"]),
    ],
)
def test_counts(documents: int, activities: int, expected: list[str]) -> None:
    """The numbers of one sentence are all in words, or all in digits."""
    found = (documents, "dokument", "dokument"), (activities, "insats", "insatser")
    assert expected == phrases.counts(*found)
