"""What Markdown makes of a hand-written page: Swedish, with names for all, and fully read."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from planspegeln.rendering.written import TITLES, Written, stand_in
from tests.markdown import markdown

BLOCK = stand_in(7, Markup('\n<ul class="x">\n<li>ett</li>\n\n<li>två</li>\n</ul>\n'))


def read(source: str) -> BeautifulSoup:
    """A page without mistakes, as a browser has it."""
    html, faults = judged(source)
    assert [] == faults
    return BeautifulSoup(html, "html.parser")


def judged(source: str) -> tuple[str, list[str]]:
    """A page's HTML, and the mistakes for an editor to correct."""
    written = Written()
    return markdown(written).convert(source), written.faults


def one(found: BeautifulSoup | Tag, selector: str) -> Tag:
    (tag,) = found.select(selector)
    return tag


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize(("kind", "title"), TITLES.items())
def test_a_box_without_a_title_has_a_swedish_one(kind: str, title: str) -> None:
    """Each of Material's types has its own title, whether the box unfolds or not."""
    found = read(f"!!! {kind}\n    Text.\n\n??? {kind}\n    Text.\n\n???+ {kind}\n    Text.")
    assert [title] == [words(one) for one in found.select(f".admonition.{kind} > p:first-child")]
    summaries = found.select(f"details.ps-fold.{kind} > summary")
    assert [title, title] == [words(one) for one in summaries]
    assert [False, True] == [fold.has_attr("open") for fold in found("details")]


def test_a_title_that_is_given_stands() -> None:
    """A title in quotation marks is kept, even an empty one, with every class after the type."""
    found = read(
        '!!! note smal "Rubrik"\n    A.\n\n!!! tip ""\n    B.\n\n'
        '??? tip smal "Vik ut"\n    C.\n\n??? "Utan typ"\n    D.'
    )
    boxes = found.select(".admonition")
    assert ["Rubrik A.", "B."] == [words(box) for box in boxes]
    assert ["admonition", "note", "smal"] == boxes[0]["class"]
    folds = found("details")
    assert ["Vik ut C.", "Utan typ D."] == [words(fold) for fold in folds]
    assert [["ps-fold", "tip", "smal"], ["ps-fold"]] == [fold["class"] for fold in folds]


def test_what_an_embed_unfolds_is_its_own() -> None:
    """The details of an embed keep their look, in any position."""
    held = '<details class="ps-details">\n<summary>Mer</summary>\n<p>Text.</p>\n</details>'
    found = read(f'<div class="ps-example" markdown>\n\n{held}\n\n</div>')
    assert ["ps-details"] == one(found, "details")["class"]


def test_tabs_have_names() -> None:
    """Each label contains its radio button and comes before its panel. The group has a name."""
    found = read('=== "Ett"\n    A.\n\n=== "*Två* :material-home:"\n    B.\n\n=== "Tre"\n    C.')
    group = one(found, ".tabbed-set")
    assert ("group", "Flikar: Ett, Två, Tre") == (group["role"], group["aria-label"])
    parts = [part for part in group.children if isinstance(part, Tag)]
    assert ["label", "div"] * 3 == [part.name for part in parts]
    assert ["Ett", "A.", "Två", "B.", "Tre", "C."] == [words(part) for part in parts]
    buttons = [one(label, "input") for label in group("label")]
    assert [label["for"] for label in group("label")] == [button["id"] for button in buttons]
    assert 1 == len({button["name"] for button in buttons})
    assert [True, False, False] == [button.has_attr("checked") for button in buttons]


def test_an_icon_is_drawn_and_not_read() -> None:
    """An icon becomes a drawing on the page. Screen readers ignore it."""
    found = read("Filen :material-file-pdf-box: finns.")
    icon = one(found, ".twemoji")
    assert "true" == icon["aria-hidden"]
    assert ["path"] == [part.name for part in one(icon, "svg") if isinstance(part, Tag)]
    assert [] == found.select("img, [src], [href], [title]")
    assert "Filen finns." == words(found)


def test_an_emoji_is_a_sign() -> None:
    """The short name of an emoji gives the character, not a picture from another site."""
    found = read("Hej :smile:")
    assert "Hej 😄" == words(found)
    assert [] == found.select("img, [src], [title]")


def test_footnotes_have_swedish_names() -> None:
    """Footnote marks, back links and the notes have names for people who cannot see the signs."""
    found = read("Ett.[^a] Två.[^b]\n\n[^a]: Första.\n[^b]: Andra.")
    names = [link["aria-label"] for link in found.select("sup > a")]
    assert ["Fotnot 1", "Fotnot 2"] == names
    notes = one(found, "section.footnote")
    assert "Fotnoter" == notes["aria-label"]
    back = [link["aria-label"] for link in notes("a")]
    assert [f"Tillbaka till texten vid fotnot {number}" for number in (1, 2)] == back
    assert [] == found.select("[title]")


def test_a_table_scrolls_and_its_headings_are_headings() -> None:
    """A table is in a region that the keyboard reaches, named by its headings."""
    table = "| Fil | Antal |\n| --- | ---: |\n| a | 1 |\n"
    found = read(f"{table}\nText.\n\n{table}\n- Punkt\n\n    | En |\n    | :-: |\n    | x |")
    regions = found.select(".ps-table-region[role=region][tabindex='0'] > table")
    names = [region.parent["aria-label"] for region in regions if region.parent]
    assert ["Tabell: Fil, Antal", "Tabell 2: Fil, Antal", "Tabell: En"] == names
    assert len(found("table")) == len(regions)
    assert {"col"} == {heading["scope"] for heading in found("th")}
    assert ["Antal", "1"] == [words(cell) for cell in regions[0].select(".ps-right")]
    assert ["En", "x"] == [words(cell) for cell in regions[2].select(".ps-center")]


def test_nothing_is_styled_or_scripted_in_place() -> None:
    """A page with everything on it has no inline style, script or event handler."""
    found = read(
        '!!! note\n    A.\n\n??? tip\n    B.\n\n=== "C"\n    | D |\n    | --: |\n    | E |\n\n'
        ":material-home: :smile:[^1]\n\n```yaml\na: 1\n```\n\nF\n:   G\n\n[^1]: H."
    )
    assert [] == found("script") + found("style")
    assert [] == [
        name for tag in found(True) for name in tag.attrs if name == "style" or name[:2] == "on"
    ]


@pytest.mark.parametrize(
    ("before", "within"),
    [
        ("!!! note\n\n    ", ".admonition"),
        ("!!! note\n    ", ".admonition"),
        ('??? "Vik ut"\n\n    ', "details"),
        ('=== "Flik"\n\n    ', ".tabbed-content"),
        ('!!! note\n\n    === "Flik"\n\n        ', ".admonition > .tabbed-set > .tabbed-content"),
        ("- ", "ul:not(.x) > li"),
        ("- punkt\n\n    ", "ul:not(.x) > li"),
        ("1. ", "ol > li"),
        ("> ", "blockquote"),
    ],
)
def test_an_embed_stays_where_it_is_put(before: str, within: str) -> None:
    """What stands in for an embed stands in what it is indented into, and is kept as it is."""
    html, faults = judged(f"{before}{BLOCK}\n\nEfter.")
    assert [] == faults
    assert '<div data-embed="7"></div>' in html
    found = BeautifulSoup(html, "html.parser")
    assert one(found, f"{within} > div[data-embed]")
    assert ["Efter."] == [words(line) for line in found.find_all("p", recursive=False)]


@pytest.mark.parametrize(
    "around", ["{}", "Före.\n\n{}\n\nEfter.", "<div markdown>\n\n{}\n\n</div>"]
)
def test_an_embed_that_is_not_indented_is_a_block(around: str) -> None:
    """It stands in no paragraph, and the sign after it is gone."""
    html, _ = judged(around.format(BLOCK))
    assert not one(BeautifulSoup(html, "html.parser"), "[data-embed]").find_parent("p")
    assert "\x06" not in html


@pytest.mark.parametrize("html", [Markup('<a href="x">y</a> (z)'), Markup("4 kr")])
def test_an_embed_in_a_line_stays_in_it(html: Markup) -> None:
    """A link or a figure stands in a sentence."""
    found = read(f"Före {stand_in(3, html)} efter.")
    assert "Före efter." == words(one(found, "p:has(> span[data-embed='3'])"))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("!!! waring\n    Text.", "typen ”waring” finns inte; menade du ”warning”?"),
        ('!!! waring "Rubrik"\n    Text.', "typen ”waring” finns inte; menade du ”warning”?"),
        ("??? waring\n    Text.", "typen ”waring” finns inte; menade du ”warning”?"),
        ('??? waring "Rubrik"\n    Text.', "typen ”waring” finns inte; menade du ”warning”?"),
        ("!!! obs\n    Text.", "typen ”obs” finns inte; välj bland ”abstract”, ”bug”, ”danger”, "),
        ("!!! note ”Rubrik”\n    Text.", "”!!! note ”Rubrik”” blev vanlig text; namnet ska stå "),
        ("Text.\n??? Vad, då?", "”??? Vad, då?” blev vanlig text; namnet ska stå inom raka "),
        ("=== Flik\n\n    Text.", "”=== Flik” blev vanlig text; namnet ska stå inom raka "),
        ("- !!! note ”Rubrik”", "”!!! note ”Rubrik”” blev vanlig text; namnet ska stå inom raka "),
        ("!!! note\n\nText.", "”Obs” är tom; dra in det som ska stå där med fyra mellanslag"),
        ('??? "Vik ut"\n\nText.', "”Vik ut” är tom; dra in det som ska stå där med fyra "),
        ('=== "A"\n\n=== "B"\n\n    Text.', "”A” är tom; dra in det som ska stå där med fyra "),
        ("En :material-hoome: till.", "ikonen ”:material-hoome:” finns inte; kontrollera namnet"),
        ("*En* :matrial-home:", "ikonen ”:matrial-home:” finns inte; kontrollera namnet"),
        ("Text.[^1]", "fotnoten ”[^1]” finns inte; skriv den på en egen rad: [^1]: Fotnotens text"),
        ("Text.\n\n[^1]: Not.", "fotnoten ”[^1]” används inte; skriv [^1] i texten"),
    ],
)
def test_what_was_not_read_is_told(source: str, fault: str) -> None:
    """Markdown that is not read as intended is a fault in Swedish."""
    faults = judged(source)[1]
    assert 1 == len(faults)
    assert faults[0].startswith(fault)


@pytest.mark.parametrize(
    "source",
    [
        "`!!! note` och `:material-hoome:` och `[^1]`",
        "```\n!!! note ”x”\n[^1] :material-hoome:\n```",
        "Text:\n\n    !!! note ”x”\n    [^1] :material-hoome:",
        "Kl. 10:30:15 och a:b:c, va?! Ja!!! Vad??? [1] (^) = ===",
        "!!! note\n    <p>x</p>",
        '!!! note\n    ![x](x.png "y")',
        "!!! quote\n    > x",
    ],
)
def test_what_is_only_text_is_not_told(source: str) -> None:
    """Code, times and ordinary signs are not reported."""
    assert [] == judged(source)[1]


def test_faults_are_of_the_page_that_is_read() -> None:
    """A reader of several pages must empty the list between them."""
    written = Written()
    page = markdown(written)
    page.convert("!!! obs\n    Text.")
    assert 1 == len(written.faults)
    written.faults.clear()
    page.reset().convert("!!! note\n    Text.")
    assert [] == written.faults
