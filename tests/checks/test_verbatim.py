"""The text, compared with its source: every word, in order, whatever the mark-up."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.checks import verbatim
from planspegeln.checks.verbatim import leaf_words, source_words
from planspegeln.loading.load import load
from planspegeln.model.blocks import BULLET
from planspegeln.model.leaves import Leaf
from tests import strategies as some
from tests.conftest import TINY, Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
SOURCE = "pahittkoping-plan-2030.txt"
PROGRAM_SOURCE = "exempelby-program-2030.txt"


def line_of(tiny: Copy, source: str, text: str) -> str:
    content = tiny.read(f"sources/{source}")
    return f"data/sources/{source}:{content[: content.index(text)].count(chr(10)) + 1}"


def differences(tiny: Copy) -> list[str]:
    """The faults of the text itself. A quote of a changed word has a fault too."""
    return [fault for fault in tiny.faults() if "texten skiljer sig från källan" in fault]


@pytest.mark.parametrize(
    ("new", "ours", "theirs"),
    [
        ("Alla ska få en saga", "en” (efter ”sagor Alla ska få", "höra” (efter ”sagor Alla ska få"),
        (
            "Alla ska få läsa en saga",
            "läsa” (efter ”sagor Alla ska få",
            "höra” (efter ”sagor Alla ska få",
        ),
        (
            "Alla ska nog få höra en saga",
            "nog” (efter ”Fria sagor Alla ska",
            "få” (efter ”Fria sagor Alla ska",
        ),
        (
            "Alla ska höra få en saga",
            "höra” (efter ”Fria sagor Alla ska",
            "få” (efter ”Fria sagor Alla ska",
        ),
        (
            "alla ska få höra en saga",
            "alla” (efter ”}} 2. Fria sagor",
            "Alla” (efter ”}} 2. Fria sagor",
        ),
    ],
    ids=["lost", "changed", "extra", "swapped", "case"],
)
def test_difference(tiny: Copy, new: str, ours: str, theirs: str) -> None:
    """A lost, changed, extra or misplaced word is named, with its place in YAML and source."""
    position = tiny.edit(PLAN, "text: Alla ska få höra en saga", f"text: ¦{new}")
    at = line_of(tiny, SOURCE, "Alla ska få höra")
    expected = (
        f"{position}: texten skiljer sig från källan: här står ”{ours}”), "
        f"men på {at} står ”{theirs}”); återge källan ord för ord"
    )
    assert [expected] == differences(tiny)


def test_lost_end(tiny: Copy) -> None:
    """Text that ends before the source is a fault at its last words."""
    position = tiny.edit(PROGRAM, '"Lisa Låtsas, KUS"', '¦"Lisa Låtsas,"')
    at = line_of(tiny, PROGRAM_SOURCE, "Lisa Låtsas")
    found = differences(tiny)
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: texten skiljer sig från källan: här står inget mer")
    assert f"men på {at} står ”KUS” (efter " in found[0]


def test_extra_end(tiny: Copy) -> None:
    """Text that continues after the source has ended is a fault there."""
    tiny.edit(PROGRAM, "Lisa Låtsas, KUS", "Lisa Låtsas, KUS Bra!")
    found = differences(tiny)
    assert 1 == len(found)
    assert "här står ”Bra!” (efter ”Arbetsgrupp: Lisa Låtsas, KUS”)" in found[0]
    assert "står inget mer; återge" in found[0]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (PLAN, "            number: 2\n", ""),
        (PLAN, "number: 2\n", "number: 3\n"),
        (PLAN, "          - Färre ska snubbla\n", ""),
        (PLAN, "          - Färre ska", "          - Ännu färre ska"),
        (PLAN, "      - label: Datum\n", "      - label: Dag\n"),
        (PLAN, "000 00 Påhittköping", "000 01 Påhittköping"),
        (PLAN, '- mark: "¹"', '- mark: "²"'),
        (PLAN, "heading: Prioriteringar", "heading: Prioritering"),
        (PLAN, 'number: "3.1"', 'number: "3.2"'),
        (PLAN, '    number: "3.1"\n', ""),
        (PLAN, 'mark: "c)"', 'mark: "b)"'),
        (
            PLAN,
            "          - Vi skriver ner det",
            '          - mark: "3)"\n            text: Vi skriver ner det',
        ),
        (PLAN, "      - ordered: true\n        list:\n", "      - list:\n"),
        (PLAN, 'page: "2"', 'page: "3"'),
        (PLAN, "caption: Figur 1. Ett", "caption: Figur 2. Ett"),
        (PLAN, "      - text: Noter\n", ""),
        (PROGRAM, "          - heading: FÖRST AV ALLT\n", ""),
        (PROGRAM, 'text: "# rubrik"', "text: rubrik"),
        (PROGRAM, 'headers: ["", Kostnad', 'headers: ["", Kostnader'),
        (PROGRAM, '["2031", "800", "", "800"]', '["2031", "800", "0", "800"]'),
        (PROGRAM, 'lines: ["Lisa Låtsas, KUS"]', 'lines: ["Lisa Låtsas"]'),
    ],
)
def test_every_kind_of_block_counts(tiny: Copy, name: str, old: str, new: str) -> None:
    """A difference in a number, list, label, mark, heading or cell is found."""
    tiny.edit(name, old, new)
    assert any("texten skiljer sig från källan" in fault for fault in tiny.faults())


@pytest.mark.parametrize("mark", ["*", "**", "[1]", "¹", "a", "†"])
def test_mark_of_a_footnote_is_compared(source: Path, mark: str) -> None:
    """A footnote starts with its mark, asterisks too."""
    leaves = [Leaf("Se nedan.", ("text", 0, "text")), Leaf("Not.", ("text", 1, "text"), mark)]
    source.write_text(f"Se nedan.{mark if '*' in mark else ''}\n\n{mark} Not.\n", encoding="utf-8")
    assert [] == list(verbatim.differences(ENTRY, leaves, source, "x"))


@pytest.mark.parametrize("number", ["1.1", "§ 98", "Bilaga 2", "a)", "1*"])
def test_number_of_a_heading_is_compared(source: Path, number: str) -> None:
    """Every word of a number counts."""
    leaves = [Leaf("Mål", ("text", 0, "text"), number)]
    source.write_text(f"# {number} Mål\n", encoding="utf-8")
    assert [] == list(verbatim.differences(ENTRY, leaves, source, "x"))
    source.write_text("# Mål\n", encoding="utf-8")
    assert list(verbatim.differences(ENTRY, leaves, source, "x"))


def test_withheld_name_counts(tiny: Copy) -> None:
    """A name that the page withholds is still compared."""
    tiny.edit(
        REPORT,
        "Olle Uppdiktad fick årets pris för sina bänkar. Torgen",
        "Olle Uppdiktat fick årets pris för sina bänkar. Torgen",
    )
    assert any("texten skiljer sig från källan" in fault for fault in tiny.faults())


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        (SOURCE, "# Plan 2030", "**Plan 2030**"),
        (SOURCE, "## Mål", "###### Mål"),
        (SOURCE, "- Bänkar", "  *   Bänkar"),
        (SOURCE, "• <script>", "+ <script>"),
        (SOURCE, "**det som är viktigt**", "*det som är viktigt*"),
        (SOURCE, "lugna\noch ljusa", "lugna och\n\n\tljusa"),
        (SOURCE, "PÅHITTKÖPINGS KOMMUN", "PÅHITTKÖPINGS\N{NO-BREAK SPACE}KOMMUN"),
        (
            PROGRAM_SOURCE,
            "Fortsätta\tKUS",
            "<table><tr><td>Fortsätta</td><td>KUS</td></tr></table>",
        ),
        (PROGRAM_SOURCE, "<p>Lampor", '<p class="x">Lampor<br/>'),
        (PROGRAM_SOURCE, "FÖRST AV ALLT\t", "FÖRST AV ALLT"),
    ],
)
def test_white_space_and_marks_do_not_count(tiny: Copy, source: str, old: str, new: str) -> None:
    """White space, marks of Markdown and tags of tables are no part of the text."""
    tiny.edit_source(source, old, new)
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        (SOURCE, "- Bänkar", "Bänkar"),
        (SOURCE, "<script>alert", "<em>alert"),
        (SOURCE, "_alla_", "alla"),
        (SOURCE, "`kod`", "kod"),
        (SOURCE, "&lt;", "<"),
        (SOURCE, "#### 1. Lugna", "#### Lugna"),
    ],
)
def test_other_signs_count(tiny: Copy, source: str, old: str, new: str) -> None:
    """List marks, item numbers and every other sign are part of the text."""
    tiny.edit_source(source, old, new)
    found = tiny.faults()
    assert 1 == len(found)
    assert "texten skiljer sig från källan" in found[0]


@pytest.mark.parametrize("sign", ["–", "•", "·", "*", "+", "-"])
def test_list_mark(tiny: Copy, sign: str) -> None:
    """A list mark is any sign that the source has for it."""
    tiny.edit_source(SOURCE, "- Bänkar", f"{sign} Bänkar")
    assert [] == tiny.faults()


@pytest.mark.parametrize("sign", ["–", "•", "·", "+"])
def test_sign_for_a_list_mark_in_running_text(tiny: Copy, sign: str) -> None:
    """The same sign at the start of a line of running text is an ordinary word."""
    tiny.edit_source(SOURCE, "lugna\noch ljusa", f"lugna\n{sign} och ljusa")
    old = "text: Torgen ska vara lugna och ljusa.\n"
    tiny.edit(PLAN, old, old.replace("lugna och", f"lugna {sign} och"))
    assert [] == differences(tiny)
    at = line_of(tiny, SOURCE, f"{sign} och ljusa")
    for wrong, context in (("-", "-"), ("", "och")):
        tiny.edit(PLAN, f"lugna {sign} och", f"lugna {wrong} och")
        found = differences(tiny)
        assert 1 == len(found)
        before = "(efter ”Torgen ska vara lugna”)"
        expected = f"här står ”{context}” {before}, men på {at} står ”{sign}” {before}; återge"
        assert expected in found[0]
        tiny.edit(PLAN, f"lugna {wrong} och", f"lugna {sign} och")


@pytest.mark.parametrize("sign", ["*", "#", "######"])
def test_what_a_text_begins_with_is_no_mark_of_markdown(source: Path, sign: str) -> None:
    """A note below a table may begin with a star. In the source it looks like a bullet or a heading."""
    source.write_text(f"Antal: 400*\n\n{sign} Beloppet är preliminärt.\n\n{sign} varav bidrag 3")
    leaves = [
        Leaf("Antal: 400*", ("a",)),
        Leaf(f"{sign} Beloppet är preliminärt.", ("b",)),
        *(
            Leaf(f"{sign} varav bidrag", ("c",), cell=("t", 1, 1)),
            Leaf("3", ("d",), cell=("t", 1, 2)),
        ),
    ]
    assert [] == list(verbatim.differences(ENTRY, leaves, source, "x"))
    source.write_text(f"Antal: 400*\n\n{sign} Beloppet är preliminärt.\n\n{sign} varav bidrag 3")
    leaves[2:] = [Leaf(sign, ("c",), cell=("t", 1, 1)), Leaf("varav bidrag 3", ("d",))]
    assert [] == list(verbatim.differences(ENTRY, leaves, source, "x"))
    leaves[1] = Leaf(f"{sign} Beloppet är slutligt.", ("b",))
    [found] = verbatim.differences(ENTRY, leaves, source, "x")
    assert "här står ”slutligt.”" in found.message
    leaves[1] = Leaf(f"Beloppet {sign} är preliminärt.", ("b",))
    several = [*verbatim.differences(ENTRY, leaves, source, "x")]
    assert any(f"här står ”{sign}”" in one.message for one in several) == (sign != "*")
    source.write_text(f"Antal 400 {sign} Beloppet är preliminärt.")
    leaves = [Leaf("Antal 400", ("a",)), Leaf(f"{sign} Beloppet är preliminärt.", ("b",))]
    assert [] == list(verbatim.differences(ENTRY, leaves, source, "x"))


def test_byte_order_mark(tiny: Copy) -> None:
    """A byte order mark is not part of the text."""
    text = tiny.read(f"sources/{SOURCE}")
    tiny.edit_source(SOURCE, text, f"\ufeff{text}")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("new", "where", "ours", "theirs"),
    [
        (
            "ho\u0308ra",
            "efter ”h” i ”höra”",
            "”ö” (U+00F6)",
            "”o” (U+006F) och prickar för sig (U+0308)",
        ),
        ("hö\u00adra", "efter ”hö” i ”höra”", "inget tecken", "mjukt bindestreck (U+00AD)"),
        (
            "\u200bhöra",
            "först i ”höra”",
            "inget tecken",
            "mellanslag utan bredd (U+200B)",
        ),
        (
            "höra\ufeff",
            "efter ”höra” i ”höra”",
            "inget tecken",
            "byteordningsmärke (BOM) (U+FEFF)",
        ),
        (
            "\u200b höra",
            "först i ”höra”",
            "inget tecken",
            "mellanslag utan bredd (U+200B)",
        ),
    ],
    ids=["parts", "within", "before", "after", "alone"],
)
def test_difference_that_does_not_show(
    tiny: Copy, new: str, where: str, ours: str, theirs: str
) -> None:
    """If two words print alike, the fault names the character, its code and its neighbours."""
    tiny.edit_source(SOURCE, "få höra en saga", f"få {new} en saga")
    position = tiny.edit(PLAN, "text: Alla ska få", "text: ¦Alla ska få")
    expected = (
        f"{position}: texten skiljer sig från källan på ett sätt som inte syns: {where} "
        f"(efter ”sagor Alla ska få”) står här {ours}, men på {line_of(tiny, SOURCE, 'Alla ska få')} "
        f"{theirs}; kopiera ordet ur källan"
    )
    assert [expected] == differences(tiny)


def test_word_that_does_not_show(tiny: Copy) -> None:
    """The same holds if the text has the character and the source lacks it."""
    tiny.edit(PLAN, "text: Alla ska få höra en", "text: Alla ska få \u200bhöra en")
    found = differences(tiny)
    assert 1 == len(found)
    assert "står här mellanslag utan bredd (U+200B), men på" in found[0]
    assert " inget tecken; kopiera ordet ur källan" in found[0]


def test_word_alone_that_does_not_show(tiny: Copy) -> None:
    """A word of the text that prints nothing matches no word of the source."""
    position = tiny.edit(PLAN, "text: Alla ska få höra en", "text: ¦Alla ska få \u200b höra en")
    expected = (
        f"{position}: texten skiljer sig från källan på ett sätt som inte syns: först i ”\u200b” "
        "(efter ”sagor Alla ska få”) står här mellanslag utan bredd (U+200B), men på "
        f"{line_of(tiny, SOURCE, 'Alla ska få')} inget tecken; kopiera ordet ur källan"
    )
    assert [expected] == differences(tiny)


def test_source_words_have_lines() -> None:
    """Each word of a source comes with its line, counted from 1."""
    text = "# A **b**\n\n* c\n<p>d</p>\te\n– f – g"
    expected = [("A", 1), ("b", 1), ("*", 3), ("c", 3), ("d", 4), ("e", 4)]
    expected += [("–", 5), ("f", 5), ("–", 5), ("g", 5)]
    words = list(source_words(text))
    assert expected == [(word.written, line) for word, line in words]
    assert ["-", "-"] == [word.text for word, _ in words if word.sign]


ENTRY = load(TINY).documents["pahittkoping/plan-2030"]
# A leaf's text, and whether it is an entry of a list. Each is one or more lines of the source.
leaf_texts = st.lists(
    st.tuples(st.lists(some.words, min_size=1, max_size=5), st.booleans()), min_size=1, max_size=5
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that each made-up source is written to."""
    return tmp_path_factory.mktemp("sources") / "x.txt"


def parted(parts: list[tuple[list[str], bool]], data: st.DataObject) -> tuple[list[Leaf], str]:
    """The parts as leaves, and as a source with its own spaces, line breaks and marks."""
    leaves, source = [], ""
    for number, (words, listed) in enumerate(parts):
        mark = BULLET if listed else ""
        leaves.append(Leaf(" ".join(words), ("text", number, "text"), mark))
        source += data.draw(st.sampled_from(["- ", "  * ", "• ", "–\t"])) if listed else ""
        for word in words:
            source += data.draw(st.sampled_from([word, f"**{word}**", f"<p>{word}</p>"]))
            source += data.draw(st.sampled_from([" ", "\n", "\t", "\N{NO-BREAK SPACE}", " \n\n"]))
        source += "\n"
    return leaves, source


def places(tmp_path: Path, ours: str, theirs: str) -> list[str]:
    """What is told of a text with these words: our first word that differs, and the source's."""
    path = tmp_path / "x.txt"
    path.write_text(theirs, encoding="utf-8")
    leaves = [Leaf(ours, ("text", 0, "text"))] if ours else []
    found = [fault.message for fault in verbatim.differences(ENTRY, leaves, path, "x")]
    return [" | ".join(re.findall(r"(?:står|stod) (inget mer|”[^”]+”)", one)) for one in found]


NUMBERS = [f"ord{n}" for n in range(60)]


def test_every_difference_is_told(tmp_path: Path) -> None:
    """Words that are changed, lost, added or moved at several places are told in one run."""
    theirs = list(NUMBERS)
    ours = list(NUMBERS)
    ours[55:57] = reversed(ours[55:57])
    ours[50] = "nytt"
    ours[52] = "annat"
    del ours[40:45]
    ours[30:30] = ["och", "mer", "text"]
    del ours[20]
    ours[0] = "först"
    assert places(tmp_path, " ".join(ours), " ".join(theirs)) == [
        "”först” | ”ord0”",
        "”ord21” | ”ord20”",
        "”och” | ”ord30”",
        "”ord45” | ”ord40”",
        "”nytt” | ”ord50”",
        "”annat” | ”ord52”",
        "”ord56” | ”ord55”",
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("", "a b", ["inget mer | ”a”"]),
        ("a b", "", ["”a” | inget mer"]),
        ("a b c d", "a b c", ["”d” | inget mer"]),
        ("b c d", "a b c d", ["”b” | ”a”"]),
        ("a x b y", "a c b d", ["”x” | ”c”", "”y” | ”d”"]),
        ("x y z", "a b c", ["”x” | ”a”"]),
        ("a b c d e f", "d e f a b c", ["”a” | ”d”", "”d” | inget mer"]),
        ("a • b c d", "a b c d", ["”•” | ”b”"]),
    ],
)
def test_where_words_differ(tmp_path: Path, ours: str, theirs: str, expected: list[str]) -> None:
    """Words that stand beside each other are one difference, also at the start and the end."""
    assert expected == places(tmp_path, ours, theirs)


def test_sign_for_a_list_mark_that_differs_is_no_end(tmp_path: Path) -> None:
    """A sign in running text where the source has another list mark differs, and what follows not."""
    assert places(tmp_path, "a - b c d", "a\n• b c d") == ["”-” | ”•”"]


@pytest.mark.parametrize(("count", "rest"), [(20, None), (21, "ett ställe"), (25, "5 ställen")])
def test_many_differences_are_counted(tiny: Copy, count: int, rest: str | None) -> None:
    """The first twenty differences are told one by one, and the others as a number."""
    words = [f"ord{n}" for n in range(4 * count)]
    tiny.edit_source(SOURCE, "få höra en saga", f"få höra {' '.join(words)} en saga")
    words[::4] = ["fel"] * count
    tiny.edit(
        PLAN, "text: Alla ska få höra en saga", f"text: Alla ska få höra {' '.join(words)} en saga"
    )
    found = [fault for fault in tiny.faults() if "texten skiljer sig från källan" in fault]
    told = (
        f"texten skiljer sig från källan på {rest} till, härifrån och framåt; rätta felen ovanför"
    )
    assert min(count, 20) == len([fault for fault in found if "återge källan" in fault])
    assert ([told] if rest else []) == [
        told for fault in found if "återge källan" not in fault and told in fault
    ]


@given(leaf_texts, st.data())
def test_any_text_is_its_source_until_a_word_differs(
    source: Path, parts: list[tuple[list[str], bool]], data: st.DataObject
) -> None:
    """Line breaks in a source make no difference. A changed, lost or added word does."""
    leaves, text = parted(parts, data)
    source.write_text(text, encoding="utf-8")
    assert [] == list(verbatim.differences(ENTRY, leaves, source, "x"))
    at = data.draw(st.integers(0, len(leaves) - 1))
    words = leaves[at].text.split()
    word = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from(["changed", "lost", "added", "swapped"]))
    match other:
        case "changed":
            words[word] += "x"
        case "lost":
            del words[word]
        case "added":
            words.insert(word, "x")
        case "swapped":
            words[word : word + 2] = reversed(words[word : word + 2])
    leaves[at] = replace(leaves[at], text=" ".join(words))
    same = words == parts[at][0]
    found = list(verbatim.differences(ENTRY, leaves, source, "x"))
    assert same == (found == [])


@given(some.texts)
def test_any_source_has_its_words(text: str) -> None:
    """No word of a source is empty or contains a space. Each is on its reported line."""
    rows = text.split("\n")
    for word, line in source_words(text):
        assert word.written
        assert [word.written] == word.written.split()
        assert all(sign in rows[line - 1] for sign in word.written)


@given(some.lines)
def test_any_leaf_is_its_words(text: str) -> None:
    """A leaf's words are its text without white space and the marks of emphasis."""
    found = [word.written for word, _ in leaf_words([Leaf(text, ())]) if word.written != "*"]
    assert "".join(text.replace("*", "").split()) == "".join(found)
