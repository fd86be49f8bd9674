"""The one place where text becomes markup. Any text comes out as text."""

from __future__ import annotations

import html
import itertools
import json
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markdown import Markdown
from markupsafe import Markup

from planspegeln.rendering.markup import Span, annotate, find_spans, plain, script_data
from planspegeln.rendering.written import Written
from tests import strategies as some
from tests.markdown import markdown

HOSTILE = [
    "{{ 7*7 }}",
    "{% raw %}",
    "{# kommentar #}",
    "{#id}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klicka](javascript:alert(1))",
    "[klicka][1]",
    "![bild](https://example.org/x.png)",
    "{ onclick=alert(1) }",
    "{: #x onmouseover=alert(1) }",
    '"><b>',
    "'><b>",
    "&lt;",
    "&#60;b&#62;",
    "&amp",
    "1. siffra först",
    "12345. år",
    "- streck",
    "+ plus",
    "* stjärna",
    "# rubrik",
    "## rubrik ##",
    "rubrik\n===",
    "rubrik\n---",
    "    kod",
    "```\nkod\n```",
    "~~~\nkod\n~~~",
    "`kod`",
    "> citat",
    "**fet** och *kursiv* och __fet__ och _kursiv_",
    "a_b_c 2*3*4 snake_case_",
    "\\* omvänt snedstreck \\",
    "<https://example.org> och <a@example.org>",
    "https://example.org www.example.org a@example.org",
    "---",
    "***",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "*[HTML]: Hyper",
    "[^1]: not",
    "ett märke[^egen] i texten",
    "!!! note",
    '!!! note "Obs"',
    "!!! note\n    indraget",
    "??? tip",
    '???+ tip "Tips"',
    '=== "Flik"',
    '===! "Flik"',
    ":material-home:",
    ":fontawesome-brands-github:{ .x }",
    "Ord\n:   betydelse",
    ":   betydelse",
    "::: modul",
    "/// note\nx\n///",
    '--8<-- "mkdocs.yml"',
    "///Footnotes Go Here///",
    "[1]: https://example.org",
    "<!-- kommentar",
    "<div markdown>",
    "</p></div>",
    "$$x$$ :smile: ==märkt== ^upp^ ~ned~",
    "[TOC]",
    "Åäö – ”citat” ½ \N{NO-BREAK SPACE}¹ 🙂",
    "10.5 kronor, kl. 10.30, 2.",
    "välfärds- och trygghets-arbete 2009-2010 -5",
    "raden\n\n# bryts",
]
# Positions of text in a page's source: what is before and after it, and the tags there.
PLACES = {
    "alone": ("", "", ["p"]),
    "in a line": ("Före ", " efter", ["p"]),
    "on a line": ("Före\n", "\nefter", ["p"]),
    "in html": ("<div>\n<p>", "</p>\n</div>", ["div", "p"]),
    "loose in html": ("<div>\n\n", "\n\n</div>", ["div"]),
    "in a tag": ("Före <em>", "</em> efter", ["p", "em"]),
}
WRITTEN = Written()


@cache
def reader() -> Markdown:
    """Reads a page's Markdown with the project's extensions."""
    return markdown(WRITTEN)


def fold(text: str) -> str:
    return " ".join(text.split())


def soup(source: str) -> BeautifulSoup:
    """The result of a page's source after Jinja, Markdown with its extensions, and a browser."""
    page = Environment(autoescape=False).from_string(source).render()  # noqa: S701
    html = reader().reset().convert(page)
    assert [] == WRITTEN.faults  # nor is text from the data reported to an editor as a mistake
    return BeautifulSoup(html, "html.parser")


def shape(found: BeautifulSoup) -> list[tuple[str, dict[str, object]]]:
    return [(tag.name, dict(tag.attrs)) for tag in found.find_all(True) if isinstance(tag, Tag)]


@pytest.mark.parametrize(("before", "after", "tags"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_plain_is_text(text: str, before: str, after: str, tags: list[str]) -> None:
    """Text comes through Jinja, Markdown and HTML unchanged, with no element or attribute."""
    found = soup(f"{before}{plain(text)}{after}")
    around = [BeautifulSoup(f"<x>{part}</x>", "html.parser").get_text() for part in (before, after)]
    assert fold(f"{around[0]}{text}{around[1]}") == fold(found.get_text())
    assert [(tag, {}) for tag in tags] == shape(found)


@pytest.mark.parametrize("text", HOSTILE[:20])
def test_plain_is_text_beside_other_text(text: str) -> None:
    """Two texts together do not become what neither is alone."""
    for other in HOSTILE:
        found = soup(f"{plain(text)} {plain(other)}{plain(text)}")
        assert fold(f"{text} {other}{text}") == fold(found.get_text())
        assert [("p", {})] == shape(found)


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_in_markdown_within_html(text: str) -> None:
    """Text stays text inside an element whose content is read as Markdown."""
    found = soup(f'<div markdown="1">\n\n{plain(text)}\n\n</div>')
    assert fold(text) == fold(found.get_text())
    assert [("div", {}), ("p", {})] == shape(found)


def test_plain_is_no_part_of_the_page_around_it() -> None:
    """Text refers to no footnote of its page, and defines none."""
    text = plain("[^egen] [^egen]: [^egen]")
    found = soup(f"Text[^egen].\n\n{text}\n\n{text}\n\n[^egen]: Sidans egen.\n\n{text}")
    assert 1 == len(found.select("sup"))
    assert ["Sidans egen."] == [
        note.get_text().strip("↩\N{NO-BREAK SPACE}\n") for note in found("li")
    ]
    assert 9 == found.get_text().count("[^egen]")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_plain_in_an_attribute(text: str, quote: str) -> None:
    """Text in an attribute's value stays there."""
    found = soup(f"<div title={quote}{plain(text)}{quote}>\n<p>x</p>\n</div>")
    tag = found.find("div")
    assert isinstance(tag, Tag)
    assert fold(text) == fold(str(tag["title"]))
    assert [("div", ["title"]), ("p", [])] == [(name, list(attrs)) for name, attrs in shape(found)]


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_is_one_line(text: str) -> None:
    """No line break is left that could start something."""
    assert "\n" not in plain(text)


def test_plain_leaves_words_readable() -> None:
    """Words, hyphens within them and ordinary punctuation are written unchanged."""
    text = "Trygghets-arbete (2020), ”klart”; 10 kr – nu!"
    assert text == plain(text)


def test_plain_trusts_markup_only() -> None:
    """Markup passes unchanged. Anything else becomes text."""
    assert "<b>x</b>" == plain(Markup("<b>x</b>"))
    assert "&#60;b&#62;x" == plain("<b>x")
    assert "7" == plain(7)


def wrapped(text: str, *spans: Span) -> str:
    return str(annotate(text, spans))


def test_annotate_nothing() -> None:
    """Text without spans is plain text."""
    assert "a &#60; b" == wrapped("a < b")
    assert "" == wrapped("")


def test_annotate_nested() -> None:
    """A span within another is wrapped inside it, in any order of the spans."""
    spans = [Span(2, 3, "b"), Span(0, 5, "i")]
    assert "<i>ab<b>c</b>de</i>f" == wrapped("abcdef", *spans)
    assert wrapped("abcdef", *spans) == wrapped("abcdef", *reversed(spans))


def test_annotate_touching() -> None:
    """Spans that touch follow each other."""
    assert "<b>ab</b><i>cd</i>" == wrapped("abcd", Span(0, 2, "b"), Span(2, 4, "i"))


def test_annotate_crossing() -> None:
    """If spans cross, the later one is cut in two. Its id is written once."""
    actual = wrapped("abcdef", Span(0, 4, "b", id="x"), Span(2, 6, "i", id="y"))
    assert '<b id="x">ab<i id="y">cd</i></b><i>ef</i>' == actual


def test_annotate_same_place() -> None:
    """Two spans over the same characters are nested."""
    assert "<b><i>ab</i></b>" == wrapped("ab", Span(0, 2, "b"), Span(0, 2, "i"))


def test_annotate_attributes() -> None:
    """Attributes are written as given. An id is written as text."""
    span = Span(0, 1, "a", Markup(' href="x"'), id='"y')
    assert '<a id="&#34;y" href="x">a</a>' == wrapped("a", span)


@pytest.mark.parametrize(
    "other",
    [
        None,
        Span(0, 7, "b"),
        Span(6, 20, "b"),
        Span(6, 7, "b"),
        Span(0, 20, "b"),
        Span(4, 12, "b"),
        Span(0, 4, "b"),
        Span(12, 20, "b"),
    ],
)
def test_replacement_hides_every_piece(other: Span | None) -> None:
    """A replaced text shows nowhere. Its replacement shows once, even if another span cuts it."""
    text = "Jag Nora Nu går hem."
    name = Span(4, 11, "span", replacement="[namn]")
    spans = [name, *([other] if other else [])]
    for order in (spans, spans[::-1]):
        html = wrapped(text, *order)
        found = BeautifulSoup(html, "html.parser").get_text()
        assert "Jag [namn] går hem." == found
        assert "Nora" not in html
        assert "Nu" not in html


def test_every_pair_of_spans_keeps_the_text() -> None:
    """For any two spans, the text is kept and the tags are balanced."""
    text = "a<b{c"
    ends = list(itertools.combinations(range(len(text) + 1), 2))
    for one, other in itertools.product(ends, ends):
        html = wrapped(text, Span(*one, "b"), Span(*other, "i"))
        found = BeautifulSoup(html, "html.parser")
        assert text == found.get_text()
        assert html.count("<b>") == html.count("</b>")
        assert html.count("<i>") == html.count("</i>")
        assert text[slice(*one)] == "".join(tag.get_text() for tag in found.find_all("b"))
        assert text[slice(*other)] == "".join(tag.get_text() for tag in found.find_all("i"))


def test_find_spans() -> None:
    """A phrase has a span wherever it occurs. Its characters are taken literally."""
    assert [Span(0, 2, "b"), Span(5, 7, "b")] == find_spans("a. x a. ab", "a.", "b")


# Characters with a meaning in Jinja, Markdown, its attribute lists or HTML.
_MEANT = re.compile(r"[\"'<>{}\[\]*_`~|\\^$%=:@#+]|&(?!#[0-9]+;)")


@given(some.texts)
def test_any_text_comes_through_as_it_was(text: str) -> None:
    """A browser reads plain text as the same text. No character of it has a meaning as markup."""
    written = str(plain(text))
    assert fold(text) == fold(html.unescape(written))
    assert not _MEANT.search(re.sub(r"&#[0-9]+;", "", written))
    assert not re.search(r"[\n\r\t]", written)


@given(some.texts)
def test_any_text_stays_text_in_a_page(text: str) -> None:
    """Text becomes no element or attribute, between other text or on its own line.

    Four control characters, which print nothing, are lost: Markdown and the code that finishes a
    page use them. No data file can contain them.
    """
    text = re.sub("[\x02\x03\x06\x1f]", "", text)
    for before, after in (("", ""), ("Före ", " efter"), ("Före\n", "\nefter")):
        found = soup(f"{before}x{plain(text)}x{after}")
        assert [("p", {})] == shape(found)
        assert fold(f"{before}x{text}x{after}") == fold(found.get_text())


@given(some.single_lines, st.data())
def test_any_spans_keep_the_text(text: str, data: st.DataObject) -> None:
    """Spans may nest, touch and cross. Each contains its own text and no text is lost."""
    ends = st.integers(0, len(text))
    bounds = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=5))
    spans = [Span(start, end, f"t{i}") for i, (start, end) in enumerate(bounds) if start < end]
    found = BeautifulSoup(f"<p>{annotate(text, spans)}</p>", "html.parser")
    assert fold(text) == fold(found.get_text())
    for span in spans:
        inside = "".join(tag.get_text() for tag in found.find_all(span.tag))
        assert "".join(text[span.start : span.end].split()) == "".join(inside.split())


@given(some.words, some.single_lines, some.single_lines, st.data())
def test_any_span_shows_nothing_of_what_is_replaced(
    name: str, before: str, after: str, data: st.DataObject
) -> None:
    """With any other spans, the name shows nowhere and its replacement once."""
    text = f"{before}§{name}§{after}"
    hidden = Span(len(before) + 1, len(before) + 1 + len(name), "x", replacement="∎")
    ends = st.integers(0, len(text))
    bounds = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=4))
    spans = [Span(start, end, "b") for start, end in bounds if start < end]
    shown = BeautifulSoup(annotate(text, [*spans, hidden]), "html.parser").get_text()
    assert fold(f"{before}§∎§{after}") == fold(shown)


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>"])
def test_data_cannot_end_its_script(text: str) -> None:
    """A browser finds one element, and in it what was written."""
    made = script_data({text: [text, 1, None]})
    found = BeautifulSoup(f"<script>{made}</script>", "html.parser").find_all(True)
    assert ["script"] == [one.name for one in found]
    assert {text: [text, 1, None]} == json.loads(found[0].get_text())
    assert not re.search("[<>&]", made)


@given(some.texts)
def test_any_data_cannot_end_its_script(text: str) -> None:
    """Whatever the text is."""
    made = script_data([text])
    assert [text] == json.loads(made)
    assert not re.search("[<>&]", made)
