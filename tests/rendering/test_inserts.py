"""A hand-written page is text, embeds and a little HTML, and nothing that runs."""

from __future__ import annotations

from functools import partial

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from planspegeln.rendering.embeds import EMBEDS, insert
from planspegeln.rendering.inserts import Inserts, words
from planspegeln.rendering.site import Site
from planspegeln.rendering.written import Written
from planspegeln.swedish.persons import form_of
from tests import strategies as some
from tests.markdown import markdown

EXAMPLE = '{{ prioritet("kommun/id") }}'


def drawn(site: Site, text: str) -> tuple[str, list[tuple[int | None, str]]]:
    """The HTML of a page with this text, and what must be mended in it, each after its line."""
    inserts = Inserts({one.__name__: partial(insert, one, site, "om/") for one in EMBEDS})
    html = inserts.finish(markdown(Written()).convert(inserts.read(text)))
    return html, inserts.faults


def html_of(site: Site, text: str) -> BeautifulSoup:
    html, faults = drawn(site, text)
    assert [] == faults
    return BeautifulSoup(html, "html.parser")


def test_embeds_stand_where_they_are_asked_for(site: Site) -> None:
    """In a sentence, as a block, in a list and in what unfolds, in the order of the page."""
    found = html_of(
        site,
        'Se {{ amne("torg") }}.\n\n{{ kommuner() }}\n\n- {{ kommun("exempelby") }}\n\n'
        '??? note "Mer"\n\n    {{ amnen() }}\n',
    )
    assert "Se Torg och platser." == found.p.get_text() if found.p else None
    assert ["Exempelby"] == [one.get_text() for one in found.select("li > a[href='../exempelby/']")]
    assert found.select("details .ps-tags")
    assert [] == found.select("[data-embed]")
    assert [] == found.select("p > .ps-cards, p > div")


def test_examples_are_shown_as_they_are_written(site: Site) -> None:
    """Between raw and endraw nothing is read."""
    found = html_of(site, "{% raw %}`{{ amne('torg') }}`{% endraw %}")
    assert "{{ amne('torg') }}" == found.get_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{{ cycler.__init__.__globals__.os.popen("id").read() }}', "bara inlägg som"),
        ("{{ config }}", "bara inlägg som"),
        ("{{ 1 + 1 }}", "bara inlägg som"),
        ('{{ "a" * 1000000000 }}', "bara inlägg som"),
        ('{{ amne("torg") | upper }}', "bara inlägg som"),
        ('{{ amne("torg").unescape() }}', "bara inlägg som"),
        ('{{ amne.__globals__["x"]("torg") }}', "bara inlägg som"),
        ('{{ amne("torg") if config else 1 }}', "bara inlägg som"),
        ('{{ amne("to" + "rg") }}', 'hittade amne(…), väntade amne("id")'),
        ("{{ amne(config) }}", 'hittade amne(config), väntade amne("id")'),
        ("{{ amne(*config) }}", 'hittade amne(config), väntade amne("id")'),
        ('{{ amne(key="torg") }}', 'hittade amne(key="torg"), väntade amne("id")'),
        ('{{ amnee("torg") }}', "inlägget ”amnee” finns inte; menade du ”amne”?"),
        ('{{ amne("torgg") }}', "ämnet ”torgg” finns inte; menade du ”torg”?"),
        ("{% for x in range(9) %}x{% endfor %}", "{% … %} går inte att använda här"),
        ('{% include "/etc/passwd" %}', "{% … %} går inte att använda här"),
        ("{% set x = 1 %}", "{% … %} går inte att använda här"),
        ("{{ amne( }}", "det går inte att läsa"),
        ("{{", "det går inte att läsa"),
        ("{% raw %}", "det går inte att läsa"),
    ],
)
def test_nothing_else_is_run(site: Site, text: str, told: str) -> None:
    """Each is told with its line, and nothing of it is worked out."""
    html, faults = drawn(site, f"Ett.\n\n{text}\n")
    assert 1 == len(faults), faults
    line, fault = faults[0]
    assert told in fault
    assert line
    assert "uid=" not in html


def test_every_fault_of_a_page_is_told(site: Site) -> None:
    """Each with the line that it is on."""
    _, faults = drawn(site, "{{ x }}\n\n{{ amne('torg') }}\n{% if x %}{% endif %}\n\n{{ y() }}")
    assert [1, 4, 6] == [line for line, _ in faults]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<img src="x.png" onerror="alert(1)">', "<img onerror>"),
        ('<p style="color: red">a</p>', "<p style>"),
        ("<style>p { color: red }</style>", "<style>"),
        ('<iframe src="x"></iframe>', "<iframe>"),
        ('<form action="x"><button>a</button></form>', "<form>"),
        ('<a href="javascript:alert(1)">a</a>', '<a href="javascript:alert(1)">'),
        ("[a](javascript:alert(1))", '<a href="javascript:alert(1)">'),
        ('<a href="java&#9;script:alert(1)">a</a>', "<a href="),
        ("[a](data:text/html,x)", '<a href="data:text/html,x">'),
        ("![a](https://example.org/x.png)", '<img src="https://example.org/x.png">'),
        ("![a](//example.org/x.png)", '<img src="//example.org/x.png">'),
        ('<img src="\\\\example.org/x.png">', "<img src="),
        ('<img src="/\\example.org/x.png">', "<img src="),
        ('<img src="/&#9;/example.org/x.png">', "<img src="),
        ('<img src="h&#10;ttps://example.org/x.png">', "<img src="),
        ('<meta http-equiv="refresh" content="0; url=//example.org">', "<meta>"),
        ("<base href='//example.org/'>", "<base>"),
        ("<svg><a xlink:href='javascript:alert(1)'>a</a></svg>", "<a xlink:href>"),
        ("<svg><use href='data:x'></use></svg>", "<use>"),
        ("<math><mi xlink:href='x'>a</mi></math>", "<math>"),
        ("text { onclick=alert(1) }", None),
        ("# a { onclick=alert(1) }", "<h1 onclick>"),
    ],
)
def test_html_that_is_not_allowed(site: Site, text: str, told: str | None) -> None:
    """What could run, or fetch from elsewhere, is not published and stops the build."""
    html, found = drawn(site, text)
    faults = [fault for _, fault in found]
    assert (told is None) == (faults == [])
    assert all("får inte finnas på en egen sida" in fault for fault in faults)
    assert told is None or any(fault.startswith(told) for fault in faults), faults
    for tag in BeautifulSoup(html, "html.parser")(True):
        assert tag.name not in {"script", "style", "iframe", "form", "meta", "base", "use", "math"}
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"]
        assert "script:" not in str(tag.get("href"))


def test_what_staff_may_write_is_kept(site: Site) -> None:
    """Markdown and plain HTML, links to elsewhere and pictures of one's own."""
    found = html_of(
        site,
        '<div class="ps-example" markdown>\n\n*Lutar*, [länk](https://example.org/), '
        "<kbd>Ctrl</kbd>, ![En bild](../bild.png)\n\n</div>\n\n"
        '<details open><summary>Mer</summary><p lang="en">Text.</p></details>',
    )
    wanted = [".ps-example em", "kbd", "a[href='https://example.org/']", "img[alt='En bild']"]
    for selector in [*wanted, "details[open] > p[lang=en]"]:
        assert found.select(selector), selector


def test_a_forged_stand_in_shows_nothing_that_is_not_on_the_page(site: Site) -> None:
    """A number that no embed has is left empty."""
    assert "<p>ab</p>" == drawn(site, 'a<span data-embed="9"></span>b')[0]


@given(st.lists(st.one_of(some.single_lines, st.sampled_from(["{{", "}}", "{%", "%}", "{#", "<"]))))
def test_any_text_is_drawn_or_told(site: Site, parts: list[str]) -> None:
    """Whatever stands on a page, there is a page or a fault, and nothing on it runs."""
    html, _ = drawn(site, " ".join(parts))
    assert "<script" not in html


def test_what_is_too_deep_to_be_read(site: Site) -> None:
    """It is told as any other fault. The reader knows no line then."""
    _, faults = drawn(site, "{{ " + "(" * 3000 + ")" * 3000 + " }}\n")
    assert [None] == [line for line, _ in faults]
    assert "för mycket står inuti vartannat" in faults[0][1]


@pytest.mark.parametrize(
    "html",
    [
        "<em>Olle</em> Uppdiktad",
        '<span title="a>b">Olle</span> Upp<b>dik</b>tad',
        "Olle <svg viewBox='0 0 1 1'><path d='M0'></path></svg>Uppdiktad",
        "Olle&nbsp;Uppdikt&#97;d",
    ],
)
def test_the_words_of_a_page(html: str) -> None:
    """They are what a reader sees, whatever parts them in the page's source."""
    assert form_of("Olle Uppdiktad", words(html), surname=False)
