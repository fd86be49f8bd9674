"""The forms of a person's name, and the words that replace it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.swedish.persons import MARK, OWN_ADDRESS, WITHHELD, form_of, near_forms, without

NAME = "Åsa Karin Påhitt-Ström"


@pytest.mark.parametrize(
    "text",
    [
        "Åsa Karin Påhitt-Ström",
        "åsa karin påhitt-ströms hus",
        "Asa Karin Pahitt-Strom",
        "Åsa Påhitt-Ström",
        "Påhitt-Ström, Åsa Karin",
        "Påhitt-Ström Åsa",
        "asa.karin.pahitt-strom",
        "asakarinpahitt-strom.png",
        "/asa_pahitt-strom/",
        "Å.K. Påhitt-Ström",
        "Å. Påhitt-Ström",
        "apahitt-strom@example.org",
        "Påhitt-Ström, Å",
        "Påhitt-Ström Å.",
        "PÅHITT-STRÖM ÅSA",
        "A\N{COMBINING RING ABOVE}sa Karin Pa\N{COMBINING RING ABOVE}hitt-Strom",
        "Åsa\N{NO-BREAK SPACE}Påhitt-Str\N{SOFT HYPHEN}öm",
        "Karin Påhitt-Ström",
        "Åsa K Påhitt-Ström",
        "Åsa Påhitt Ström",
        "Åsa Påhittström",
        "Åsa Karin Påhitt-\nStröm",
        "Åsa Karin\n        Påhitt-Ström",
        "Åsa Påhitt-Str\N{LEFT-TO-RIGHT MARK}öm",
        "Åsa\N{COMBINING GRAPHEME JOINER} Påhitt-Str\N{INVISIBLE SEPARATOR}öm",
        "Åsa Ka-\n  rin Påhitt-Ström",
        "Aasa Karin Paahitt-Stroem",
        "ÅSA PÅHITT–STRÖM",
        "asa.p@example.org",
        "asap@example.org",
        "\N{FULLWIDTH LATIN CAPITAL LETTER A}sa Pahitt-Strom",
    ],
)
def test_forms_of_a_name(text: str) -> None:
    """A whole name is found in other orders, cases, characters and letters.

    A surname is not needed.
    """
    for surname in (True, False):
        found = form_of(NAME, f"En rad om {text} och mer.", surname=surname)
        assert found
        assert found in text


@pytest.mark.parametrize(
    "before",
    ["", "ﬁ Ⅷ ß ", "e\N{COMBINING ACUTE ACCENT}  \n på-\n  hitt\N{SOFT HYPHEN}at "],
    ids=["nothing", "signs that are several", "signs that are none"],
)
@pytest.mark.parametrize(
    "written",
    [
        "PÅHITT",
        "Påhi\N{SOFT HYPHEN}tts",
        "På-\n  hitt",
        "Nora \n Påhitt",
        "Påhitt,\N{NO-BREAK SPACE}Nora",
    ],
)
def test_a_form_is_told_as_it_stands(before: str, written: str) -> None:
    """With its capitals, its marks, and what is not shown, whatever stands before it."""
    assert written == form_of("Nora Påhitt", f"{before}{written}.")


def test_a_form_is_told_with_the_mark_of_its_last_letter() -> None:
    """The letter and its mark may be two characters."""
    written = "ALLE\N{COMBINING ACUTE ACCENT}"
    assert written == form_of("Nora Allé", f"Familjen {written}, och mer")


@pytest.mark.parametrize("text", ["Påhitt-Ström", "familjen påhitt-ströms", "Pahitt-Strom’s"])
def test_surname_alone(text: str) -> None:
    """A surname alone is a form, unless the data says otherwise."""
    assert form_of(NAME, text)
    assert form_of(NAME, text, surname=False) is None


@pytest.mark.parametrize(
    "text", ["Åsa Karin", "Påhitt", "Ström", "Åsa Karins påhitt-strömmar", "xpåhitt-ström", ""]
)
def test_what_is_no_form(text: str) -> None:
    """First names, half a surname and longer words are not forms of the name."""
    assert form_of(NAME, text) is None


@pytest.mark.parametrize("text", ["i skog", "skog i", "Ivarskogen", "en skog, i byn"])
def test_a_word_is_no_initial(text: str) -> None:
    """If a surname is a word, a letter before or after it is a word too."""
    found = form_of("Ivar Skog", text, surname=False)
    assert found is None or text == "en skog, i byn"


def test_a_name_of_one_part() -> None:
    """A name without a surname is looked for whole, whatever the data says of surnames."""
    assert "Uppdiktad" == form_of("Uppdiktad", "Herr Uppdiktad", surname=False)
    assert "***" == form_of("***", "Herr ***")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bjørn Ægir", "bjorn.aegir"),
        ("Jürgen Strauß", "Juergen Strauss"),
        ("Ö Å", "Ö Ås hus"),
        ("Nora O’Påhitt", "Nora OPåhitt"),
    ],
)
def test_letters_that_are_written_in_other_ways(name: str, text: str) -> None:
    """A letter that a keyboard lacks may be another, or two."""
    assert form_of(name, text, surname=False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nora Påhittgran", []),
        ("Påhittkvist talade, och Påhittqvist.", ["Påhittkvist"]),
        ("Påhittquists, Påhitqtvist, Påhitkvists", ["Påhittquists", "Påhitqtvist"]),
        ("påhitqvist, påhittkvist", []),
        ("Nora P. sa det, men inte Nora Pettersson", ["Nora P"]),
        ("Olle P, Nora", ["Nora"]),
        ("Noras ord, och (Nora). Elenora, Nora-Lisa", ["Noras", "Nora"]),
    ],
)
def test_near_forms(text: str, found: list[str]) -> None:
    """A word in a capital with one other letter is near, and a first name with an initial or alone."""
    assert found == list(near_forms("Nora Påhittqvist", text))


def test_near_forms_of_other_surnames() -> None:
    """Half a double surname is near. Of short surnames, only what has an initial is."""
    text = "Ström, Påhitts och Påhittsström"
    assert ["Ström", "Påhitts", "Påhittsström"] == list(near_forms(NAME, text))
    assert ["Osa"] == list(near_forms("Osa Ek", "Eka, Ak, Osa"))
    assert [] == list(near_forms("Uppdiktad", "Uppdiktad, Herr U"))


def test_without() -> None:
    """The longest name is replaced first. A name within a word stays. Every place is replaced."""
    actual = without("Nora Påhitt, Nora och Norah: Nora.", ["Nora", "Nora Påhitt"])
    assert f"{WITHHELD}, {WITHHELD} och Norah: {WITHHELD}." == actual


@given(st.text(max_size=20), st.text("ab å", max_size=8), st.text(max_size=20))
def test_any_text_without_a_name(before: str, name: str, after: str) -> None:
    """No name is a word of the remaining text, and no text raises."""
    left = without(f"{before} {name} {after}", [name] if name.strip() else [])
    assert not name.strip() or (form_of(name, left) or "") in left
    assert not name.strip() or f" {name} " not in f" {left} " or name in WITHHELD


@pytest.mark.parametrize("mark", [WITHHELD, "[e-postadress utelämnad]", "[tre rader utelämnade]"])
def test_marks(mark: str) -> None:
    """A mark is recognised by its brackets and its last word."""
    assert [mark] == MARK.findall(f"a {mark}, [b] och [utelämnat].")


def test_own_addresses() -> None:
    """An address with a full stop before the @ is personal. Shared addresses seldom have one."""
    text = "nora.pahitt@example.org, info@example.org, n.p-x@a.example.org."
    assert ["nora.pahitt@example.org", "n.p-x@a.example.org"] == OWN_ADDRESS.findall(text)
