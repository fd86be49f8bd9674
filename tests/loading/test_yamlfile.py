"""YAML read as plain values. Its traps are refused. Each fault has its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.loading.faults import Position
from planspegeln.loading.yamlfile import YamlFile, read


def parse(tmp_path: Path, content: str | bytes) -> YamlFile:
    path = tmp_path / "x.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, "data/x.yml")


def faults(tmp_path: Path, content: str | bytes) -> list[str]:
    return [str(fault) for fault in parse(tmp_path, content).faults]


@pytest.mark.parametrize(
    "text",
    [
        *("0126", "no", "yes", "on", "1:30", "2026-02-30", "0x10", "1_000", ".5", "1e3", "+1"),
        *("1" * 21, "1" * 5000, f"1.{'0' * 21}", f"{'1' * 400}.0"),
    ],
    ids=lambda text: text[:30],
)
def test_what_yaml_would_reinterpret_is_text(tmp_path: Path, text: str) -> None:
    """A plain scalar that YAML 1.1 reads as another value stays the text as written."""
    assert {"a": text} == parse(tmp_path, f"a: {text}\n").value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("1" * 20, 11111111111111111111),
        ("0.00000000000000000001", 1e-20),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ("[a, 2]", ("a", 2)),
        ("{b: c}", {"b": "c"}),
    ],
)
def test_plain_values(tmp_path: Path, text: str, expected: object) -> None:
    """Whole numbers, decimals, true, false and nothing are values. Quoted ones are text."""
    assert {"a": expected} == parse(tmp_path, f"a: {text}\n").value


def test_key_that_stands_twice(tmp_path: Path) -> None:
    """A duplicate key is a fault at the second, with the line of the first."""
    expected = ["data/x.yml:3:3: fältet ”b” står två gånger; det första står på rad 2"]
    assert expected == faults(tmp_path, "a:\n  b: 1\n  b: 2\n")


def test_alias(tmp_path: Path) -> None:
    """An alias is a fault at the text that it repeats."""
    expected = [
        "data/x.yml:1:4: hittade ett YAML-alias (&… och *…); skriv ut texten på båda ställena"
    ]
    assert expected == faults(tmp_path, "a: &n hej\nb: *n\n")


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!int", "!egen"])
def test_tag(tmp_path: Path, tag: str) -> None:
    """A tag is a fault at its value, and has no effect."""
    file = parse(tmp_path, f"a:\n  b: {tag} 1\n")
    assert {"a": {"b": None}} == file.value
    assert [Position("data/x.yml", 2, 6)] == [fault.position for fault in file.faults]
    assert "väntade ett vanligt värde utan typ" in file.faults[0].message


@pytest.mark.parametrize(("key", "column"), [("1", 3), ("true", 3), ("~", 3), ("[a]", 3)])
def test_key_that_is_not_text(tmp_path: Path, key: str, column: int) -> None:
    """A number, a truth value, nothing or a list as a key is a fault at the key."""
    expected = [f"data/x.yml:2:{column}: ett fältnamn ska vara text; sätt det inom citattecken"]
    assert expected == faults(tmp_path, f"a:\n  {key}: b\n")


@pytest.mark.parametrize("content", ["", "\n\n", "# bara en kommentar\n", "---\n", "~\n", "null\n"])
def test_empty_file(tmp_path: Path, content: str) -> None:
    """An empty file is a fault, in every way that YAML writes nothing."""
    expected = ["data/x.yml:1:1: filen är tom; väntade fält (namn: värde)"]
    assert expected == faults(tmp_path, content)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
@pytest.mark.parametrize("levels", [61, 3000])
def test_many_levels(tmp_path: Path, opening: str, closing: str, levels: int) -> None:
    """Too many levels of lists and fields are a fault where they go too deep."""
    content = "a: " + opening * levels + closing * levels
    column = len("a: " + opening * 60) + 1
    expected = [
        f"data/x.yml:1:{column}: hittade fler än 60 nivåer i varandra; skriv texten med färre"
    ]
    assert expected == faults(tmp_path, content)
    sound = parse(tmp_path, "a: " + opening * 59 + "1" + closing * 59)
    assert [] == sound.faults


def test_places_of_values_and_keys(tmp_path: Path) -> None:
    """Each value and key has its place. A value without one has the place of its parent."""
    file = parse(tmp_path, "a:\n  - b: åäö\n    c: [1, 2]\n")
    assert Position("data/x.yml", 3, 12) == file.position("a", 0, "c", 1)
    assert Position("data/x.yml", 3, 5) == file.key_position("a", 0, "c")
    assert Position("data/x.yml", 2, 5) == file.position("a", 0, "saknas", 7)
    assert Position("data/x.yml", 2, 5) == file.key_position("a", 0, "saknas")
    assert Position("data/x.yml", 1, 1) == file.position()


def test_at(tmp_path: Path) -> None:
    """A value is found by its trail. A trail that leads nowhere raises KeyError."""
    file = parse(tmp_path, "a: [{b: c}]\n")
    assert "c" == file.at(("a", 0, "b"))
    for trail in (("b",), ("a", 1), ("a", "b"), ("a", 0, "b", "c")):
        with pytest.raises(KeyError):
            file.at(trail)


# Pieces of YAML, for files that are nearly valid.
pieces = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "a: ",
                "- ",
                "\n",
                "\n  ",
                "\n    ",
                "[",
                "]",
                "{",
                "}",
                ", ",
                '"',
                "'",
                "#",
                ": ",
                "?",
            ]
        ),
        st.sampled_from(
            ["&x", "*x", "!y ", "|", ">", "---", "...", "\t", "%", "@", "\\", "åäö", "7"]
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=20,
).map("".join)


@given(st.one_of(pieces.map(str.encode), st.binary(max_size=30)))
def test_any_file_is_read_or_has_a_fault(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Any file has a value or a fault. The fault is at a line of the file."""
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(content)
    file = read(path, "any.yml")
    assert file.faults or file.value is not None
    for fault in file.faults:
        assert 1 <= fault.position.line <= content.count(b"\n") + 2
        assert 1 <= fault.position.column


def comments(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    return [str(fault) for fault in read(path, "x.yml").faults]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: Kampanjen Orange day #orangeday hölls\n", "1:25", "#orangeday hölls"),
        ("a: Rum # 3\n", "1:8", "# 3"),
        ("a: Rum  #3\n", "1:9", "#3"),
        ("a:\n  - ett #två\n", "2:9", "#två"),
        ("a: [ett, två #tre\n  ]\n", "1:14", "#tre"),
        ("a: #ett\n", "1:4", "#ett"),
        ("a: Åäö 𝄞 #ett\n", "1:10", "#ett"),
        ("\ufeffa: Rum #3\n", "1:8", "#3"),
        ("a: Rum\n  tre #fyra\n", "2:7", "#fyra"),
        ("a: Rum\t#3\r\n", "1:8", "#3"),
        ('a: "Rum" #3\n', "1:10", "#3"),
        ("a: 'Rum'  #3\n", "1:11", "#3"),
        ("a: Kampanjen\n  #orangeday hölls\n", "2:3", "#orangeday hölls"),
        ("a: Kampanjen \r\n  #orangeday hölls\r\n", "2:3", "#orangeday hölls"),
        ("a:\n  - ett\n    #två\n", "3:5", "#två"),
        ("a:\n  - b: ett\n      #två\n", "3:7", "#två"),
        ("a:\n  #ett\n", "2:3", "#ett"),
    ],
)
def test_words_taken_for_a_comment(tmp_path: Path, text: str, place: str, words: str) -> None:
    """YAML leaves them out in silence; here they are a fault, at their own place."""
    (fault,) = comments(tmp_path, text)
    assert fault.startswith(f"x.yml:{place}: ”{words}” läses som en kommentar och kommer inte med;")


@pytest.mark.parametrize(
    "text",
    [
        "# Först\na: Rum 3   # det minsta\n",
        "a: Rum 3  #\n",
        "a:  # två\n  - ett\n  # tre\n  - två\n",
        "a: 'Rum #3'\n",
        'a: "Rum #3" # det minsta\n',
        "a: >-\n  Rum #3\n  # är text\n",
        "a: >- # citat\n  Rum\n",
        "a: C#\n",
        "a: 2 # år\n".replace(" #", "  #"),
        "a: Rum\n  # det minsta\n",
        "a: 'Rum'\n  #det minsta\n",
        "a: Rum\n#b: Sal\n",
        "a:\n  b: ett\n  #c: två\n",
        "a:\n  - ett\n  #- två\n",
        "a:\n  - b: ett\n    #c: två\n",
    ],
)
def test_comments_that_are_meant(tmp_path: Path, text: str) -> None:
    """With two spaces before and one after, on a line of its own, or after a whole text."""
    assert [] == comments(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("styr\\x02tecken", "ett styrtecken (U+0002), tecken 5 i den"),
        ("\\0", "ett styrtecken (U+0000), tecken 1 i den"),
        ("\\e[31mrött", "ett styrtecken (U+001B), tecken 1 i den"),
        ("\\uffff", "ett styrtecken (U+FFFF), tecken 1 i den"),
        ("a\\u202eb", "ett tecken som vänder texten (U+202E) utan slut, tecken 2 i den"),
        ("a\\u2067b\\u202c", "ett tecken som vänder texten (U+2067) utan slut, tecken 2 i den"),
        ("a\\u2067b\\nc\\u2069", "ett tecken som vänder texten (U+2067) utan slut, tecken 2 i den"),
    ],
)
@pytest.mark.parametrize("form", ['a: "{}"\n', '"{}": a\n', '- ["{}"]\n'])
def test_signs_that_no_text_has(tmp_path: Path, form: str, text: str, sign: str) -> None:
    """A sign that controls a screen, or turns the text after it, is named; it is not echoed."""
    (fault,) = comments(tmp_path, form.format(text))
    assert f"texten har {sign}; ta bort det" in fault
    assert fault.isprintable()


@pytest.mark.parametrize(
    "text", ["a\\tb", "a\\nb", "a\\u2067b\\u2069c", "a\\u202ab\\u202c", "\\u200f"]
)
def test_signs_that_a_text_may_have(tmp_path: Path, text: str) -> None:
    """A tab, a line's end, and words of another direction that are ended."""
    assert [] == comments(tmp_path, f'a: "{text}"\n')


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """It is not read at all."""
    path = tmp_path / "x.yml"
    path.write_text("a: " + "b" * 5_000_001, encoding="utf-8")
    assert ["x.yml:1:1: filen är större än 5 MB; dela upp den"] == [
        str(fault) for fault in read(path, "x.yml").faults
    ]
