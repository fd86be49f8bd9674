"""A document's text as leaves in reading order, with its anchors, items and quotes."""

from __future__ import annotations

import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.loading.load import load
from planspegeln.model import anchors, blocks, leaves
from planspegeln.model.leaves import DocumentText, Leaf, Location, cuts_name, items
from tests import strategies as some
from tests.conftest import TINY

DOCUMENTS = {key: entry.value for key, entry in load(TINY).documents.items()}
PLAN = DOCUMENTS["pahittkoping/plan-2030"]
PROGRAM = DOCUMENTS["exempelby/program-2030"]


def test_leaves_in_reading_order() -> None:
    """Every kind of block gives its text in reading order."""
    found = [leaf.text for leaf in DocumentText(PLAN).leaves]
    expected = [
        "Datum",
        "2029-11-30",
        "Diarienummer",
        "PÅ-2029/7",
        "Handläggare {: #x onmouseover=alert(1) }",
        "Nora Påhitt",
        "[e-postadress utelämnad]",
        "Påhittade nämnden",
        'Plan 2030 för "><b> påhittade nämnden',
        "Mål",
        "1",
        "3.1 Så <b>arbetar</b> vi",
        "2",
        "Noter",
        "Nämnden ska göra det som är viktigt för alla i Påhittköping. Tecken som {{ 7*7 }} och "
        "{% raw %} är vanlig text, liksom `kod` och &lt; här.¹",
        "Mål",
        "Ingen ska bli lurad av { onclick=alert(1) } i en text.",
        "Fler ska trivas på torgen",
        "Färre ska snubbla",
        "<script>alert(1)</script>",
        "PÅHITTKÖPINGS KOMMUN",
        "Påhittgatan 1",
        "000 00 Påhittköping",
        "www.example.org",
        "info@example.org",
        "Prioriteringar",
        "Trygga torg",
        "Torgen ska vara lugna och ljusa.",
        "Lugna torg <img src=x onerror=alert(1)>",
        "Nämnden ska sätta upp tre bänkar på torget. Nora Påhitt svarar på frågor.",
        "1. siffra först",
        "Bänkar",
        "[klicka](javascript:alert(1))",
        "Sagor {{ 7*7 }}",
        "Fria sagor",
        "Alla ska få höra en saga om dagen.",
        "Nämnden ska trycka en bok, måla en vägg och hålla ett 20-tal sagostunder. 2,5 miljoner "
        "kronor är avsatta. Nora Påhitt håller i högläsningen.",
        "Ansvarig: Sagonämnden",
        "Planen bygger på Berättelse 2029 och följs upp i Berättelse 2031.",
        "Figur 1. Ett <träd>.",
        "",
        "Så arbetar vi",
        "Vi lyssnar på dem som:",
        "sitter",
        "{{ går }}",
        "Vi räknar",
        "bänkar",
        "sagor",
        "Vi skriver ner det[2] och läser² 2 gånger.",
        "Se även boken ”Påhitt för _alla_” på www.example.org.",
        "Boken är <slut>.",
    ]
    assert expected == found


def test_leaves_of_tables() -> None:
    """A table is read row by row. An activity comes before who is responsible for it."""
    found = [leaf.text for leaf in DocumentText(PROGRAM).leaves]
    start = found.index("FÖRST AV ALLT")
    expected = [
        "Aktivitet",
        "Ansvarig",
        "FÖRST AV ALLT",
        "Börja med <script>alert(1)</script>",
        "# rubrik",
        "OMRÅDE 1) TORG",
        "Torgvandring",
        "Vi går runt på torgen och lyssnar.",
        "Dag",
        "Natt",
        "KUS/Alla nämnder",
        "Lampor för ett lugnt torg i mörker.",
        "KUS",
    ]
    assert expected == found[start - 2 : start + 11]
    cells = ["", "Kostnad", "Bidrag", "Netto", "2030", "1 200", "200", "1 000", "2031"]
    assert cells == found[found.index("Kostnad") - 1 :][: len(cells)]


@pytest.mark.parametrize(
    ("text", "mark", "anchor", "item", "theme"),
    [
        ("Datum", "", "", None, None),
        ("Fler ska trivas på torgen", "-", "fler-ska-trivas", None, None),
        ("Färre ska snubbla", "-", "mal", None, None),
        ("Ingen ska bli lurad av { onclick=alert(1) } i en text.", "", "ingen-lurad", None, None),
        ("Torgen ska vara lugna och ljusa.", "", "trygga-torg", None, "trygga-torg"),
        ("Fria sagor", "2.", "fria-sagor", "fria-sagor", "sagor"),
        ("Ansvarig: Sagonämnden", "", "fria-sagor", "fria-sagor", "sagor"),
        ("Så arbetar vi", "3.1", "arbetssatt", None, None),
        ("sitter", "-", "arbetssatt", None, None),
        ("Vi räknar", "2.", "arbetssatt", None, None),
        ("sagor", "c)", "sagor-raknas", None, None),
        ("Boken är <slut>.", "2", "", None, None),
        ("Se även boken ”Påhitt för _alla_” på www.example.org.", "¹", "", None, None),
    ],
)
def test_leaf_knows_what_it_belongs_to(
    text: str, mark: str, anchor: str, item: str | None, theme: str | None
) -> None:
    """A leaf has the mark printed before it, its nearest anchor, its item and its theme."""
    leaf = next(leaf for leaf in DocumentText(PLAN).leaves if leaf.text == text)
    actual = (leaf.mark, leaf.anchor, leaf.item and leaf.item.item, leaf.theme)
    assert (mark, anchor, item, theme) == actual


def test_theme_of_activities() -> None:
    """A row heading's theme applies to the rows below it, only in its table."""
    expected = [
        ("borja", "borja", None),
        ("torgvandring", "torgvandring", "torg"),
        ("lampor", "lampor", "torg"),
        ("torgvandring", "fortsatta", None),
        ("torgvandring", "vandra-mer", None),
    ]
    assert expected == [(item.item, item.id, theme) for item, theme, _ in items(PROGRAM)]
    leaves = {leaf.text: leaf for leaf in DocumentText(PROGRAM).leaves}
    assert (None, "torg") == (leaves["# rubrik"].theme, leaves["Natt"].theme)


def test_anchors() -> None:
    """Sections, items, tables and goals have anchors. Their former anchors are kept."""
    expected = ["mal", "ingen-lurad", "fler-ska-trivas", "prioriteringar", "det-vi-prioriterar"]
    expected += ["trygga-torg", "lugna-torg", "lugnare-torg", "sagor", "fria-sagor"]
    expected += ["arbetssatt", "sagor-raknas"]
    assert expected == [anchor for anchor, _ in anchors.in_document(PLAN)]
    expected = ["inriktningsmal", "index-45", "ar-2030", "aktiviteter-2030", "borja"]
    expected += ["torgvandring", "lampor", "lyktor", "ar-2031", "aktiviteter-2031", "fortsatta"]
    expected += ["ekonomi", "kostnader", "bilaga-1", "handlingsplan", "vandra-mer", "vandra"]
    expected += ["arbetsgrupp"]
    assert expected == [anchor for anchor, _ in anchors.in_document(PROGRAM)]


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("Alla ska få höra en saga om dagen.", 1),
        ("torg", 4),
        ("alla ska få höra", 0),
        ("Alla  ska", 0),
        ("Datum 2029-11-30", 0),
    ],
)
def test_quote_stands_in_one_leaf_to_the_letter(quote: str, count: int) -> None:
    """A quote is found letter by letter within one leaf, never across two."""
    text = DocumentText(PLAN)
    assert count == len(text.find(quote))
    for location in text.find(quote):
        assert quote == location.leaf.text[location.start : location.end]


def test_find_names_the_place() -> None:
    """A quote's location is its leaf and the characters in it."""
    location = DocumentText(PLAN).find("få höra")[0]
    assert ("Alla ska få höra en saga om dagen.", 9, 16) == (
        location.leaf.text,
        location.start,
        location.end,
    )
    assert DocumentText(PLAN).holds("få höra")
    assert not DocumentText(PLAN).holds("få se")


def test_no_quote_is_on_a_contents_page() -> None:
    """A contents page repeats the headings, so a quote is never found there. A mark is."""
    text = DocumentText(PLAN)
    assert 2 == len([leaf for leaf in text.leaves if leaf.text == "Mål"])
    assert ["heading"] == [one.leaf.trail[-1] for one in text.find("Mål")]
    assert not text.holds("<b>arbetar</b>")
    assert ["text"] == [one.leaf.trail[-1] for one in text.marks("<b>arbetar</b>")]


def test_an_entry_introduces_the_list_below_it() -> None:
    """An inner list is introduced by its entry, and the outer one by what stands before it."""
    leaves = {leaf.text: leaf for leaf in DocumentText(PLAN).leaves}
    above = leaves["Vi lyssnar på dem som:"]
    assert above.trail == leaves["sitter"].lead
    assert leaves["Så arbetar vi"].trail == above.lead


@pytest.mark.parametrize(
    ("text", "sign", "expected"),
    [
        ("här.¹", "¹", [4]),
        ("här.¹²", "¹", []),
        ("här.¹²", "¹²", [4]),
        ("a[1] b [1]", "[1]", [1, 7]),
        ("ord* och 2*3 * 4 och **fet**, sist.*", "*", [3, 35]),
        ("ord** och ord*", "**", [3]),
        ("ord", "*", []),
    ],
)
def test_marks_of_footnotes(text: str, sign: str, expected: list[int]) -> None:
    """A mark is not a part of a longer one. An asterisk stands at the end of a word."""
    assert expected == [start for start, _ in leaves.note_marks(text, sign)]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("¹", ("¹",)),
        ("[1]", ("[1]",)),
        ("*", ("*",)),
        ("12", ("¹²", "[12]")),
        ("a", ("ᵃ", "[a]")),
        ("A", ("[A]",)),
    ],
)
def test_signs_of_footnotes(mark: str, expected: tuple[str, ...]) -> None:
    """A plain digit or letter is looked for raised or within brackets, and any other as it is."""
    assert expected == blocks.Footnote(mark=mark, text="A").signs


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Mål", 1),
        ("Ingen ska bli lurad av { onclick=alert(1) } i en text.", 2),
        ("Trygga torg", 2),
        ("Lugna torg <img src=x onerror=alert(1)>", 3),
        ("Bänkar", 3),
        ("Fria sagor", 3),
        ("Boken är <slut>.", 4),
    ],
)
def test_page_of_a_leaf(text: str, page: int) -> None:
    """A leaf is on the page of its block, or else of the nearest block before it."""
    assert page == next(leaf for leaf in DocumentText(PLAN).leaves if leaf.text == text).page


def test_page_of_rows_and_footnotes() -> None:
    """A row has its own page. A footnote's page is its own, and nothing follows on it."""
    pages = {leaf.text: leaf.page for leaf in DocumentText(PROGRAM).leaves}
    assert pages["Inriktningsmål:"] is None
    assert (7, 7, 9, 9) == tuple(pages[one] for one in ("Dag", "2031", "20 %", "Arbetsgrupp:"))
    notes = blocks.Footnotes.model_validate({"footnotes": ({"mark": "1", "text": "A"},), "page": 1})
    parts = (blocks.Paragraph(text="B", page=2), notes, blocks.Paragraph(text="C"))
    made = DocumentText(PLAN.model_copy(update={"text": parts}))
    assert [2, 1, 2] == [leaf.page for leaf in made.leaves]


def test_blocks_that_say_their_page() -> None:
    """Each block that says its page is listed with it, in order."""
    assert [1, 2, 3, 3, 4] == [page for _, page in leaves.pages(PLAN)]
    assert [7] == [page for _, page in leaves.pages(PROGRAM)]


def test_overlapping_finds() -> None:
    """Overlapping places are all found, also at the very end."""
    text = DocumentText(PLAN.model_copy(update={"text": (blocks.Paragraph(text="aaa"),)}))
    assert [0, 1] == [location.start for location in text.find("aa")]


def test_theme_holds_for_parts_within() -> None:
    """A section within a theme's section has that theme, unless it has its own."""
    item = blocks.Item(item="a", title="A")
    inner = blocks.Section(section="b", heading="B", blocks=(item,))
    other = inner.model_copy(update={"section": "c", "theme": "annat"})
    outer = blocks.Section(section="d", heading="D", theme="tema", blocks=(inner, other))
    document = PLAN.model_copy(update={"text": (outer,)})
    assert ["tema", "annat"] == [theme for _, theme, _ in items(document)]
    leaves = [leaf for leaf in DocumentText(document).leaves if leaf.text == "A"]
    assert ["tema", "annat"] == [leaf.theme for leaf in leaves]


@pytest.mark.parametrize(
    ("quote", "cut"),
    [
        ("Bo Ek", False),
        ("säger Bo Ek, som", False),
        ("säger ", False),
        (", som", False),
        ("Bo", True),
        ("Ek, som", True),
        ("säger B", True),
        ("o E", True),
    ],
)
def test_cuts_name(quote: str, cut: bool) -> None:
    """A place cuts a name if it contains a part of it but not all. Touching it does not count."""
    text = "Det säger Bo Ek, som vet."
    start = text.index(quote)
    assert cut == cuts_name(Location(Leaf(text, ()), start, start + len(quote)), "Bo Ek")


def test_every_kind_of_block_has_leaves() -> None:
    """Each kind of block has leaves. Otherwise it would not be compared with the source."""
    walked = inspect.getsource(leaves)
    lacking = [
        one
        for one in blocks.BLOCKS.values()
        if not re.search(rf"case (blocks\.)?{one.__name__}\(\)", walked)
    ]
    assert [] == lacking


paragraphs = st.lists(some.texts.map(str.strip).filter(bool), min_size=1, max_size=4)


def text_of(parts: list[str]) -> DocumentText:
    """The leaves of a document with a paragraph for each part."""
    whole = tuple(blocks.Paragraph(text=part) for part in parts)
    return DocumentText(PLAN.model_copy(update={"text": whole}))


@given(paragraphs, st.data())
def test_any_quote_is_found_wherever_it_stands(parts: list[str], data: st.DataObject) -> None:
    """A line from a text is found there and at every other place, and nowhere else."""
    chosen = data.draw(st.sampled_from([line for part in parts for line in part.split("\n")]))
    start = data.draw(st.integers(0, len(chosen)))
    quote = chosen[start : data.draw(st.integers(start, len(chosen)))].strip()
    text = text_of(parts)
    expected = [
        (i, at)
        for i, part in enumerate(parts)
        for at in range(len(part))
        if quote and part.startswith(quote, at)
    ]
    found = text.find(quote) if quote else []
    assert expected == [(text.leaves.index(one.leaf), one.start) for one in found]
    assert all(one.leaf.text[one.start : one.end] == quote for one in found)
    assert text.holds(quote)


@given(paragraphs, some.lines)
def test_any_words_are_held_where_they_are_found(parts: list[str], quote: str) -> None:
    """A document has exactly the words that occur in one of its leaves."""
    text = text_of(parts)
    assert text.holds(quote) == bool(text.find(quote)) == any(quote in part for part in parts)


@given(st.text("a ", min_size=1, max_size=12), st.text("a", min_size=1, max_size=2), st.data())
def test_any_place_that_cuts_a_name(text: str, name: str, data: st.DataObject) -> None:
    """A place cuts a name if it contains some, but not all, of its letters.

    The name is a whole word.
    """
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = set(range(start, end))
    words = [match.span() for match in re.finditer("a+", text)]
    named = [set(range(*span)) for span in words if text[slice(*span)] == name]
    expected = any(held & letters and letters - held for letters in named)
    assert expected == cuts_name(Location(Leaf(text, ()), start, end), name)
