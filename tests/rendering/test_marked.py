"""A document's text as markup: whole, in order, names withheld, notes and quotes marked."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planspegeln.model.leaves import Location
from planspegeln.pages.addresses import document_address
from planspegeln.rendering.site import Site
from tests.conftest import Copy

REPORT = "pahittkoping/documents/berattelse-2031.yml"


def fold(text: str) -> str:
    return " ".join(text.split())


def shown(site: Site, key: str) -> str:
    """The reading view's text, without the editor's notes."""
    municipality, document = key.split("/")
    html = site.render(site.pages[f"{municipality}/dokument/{document}/"])
    found = BeautifulSoup(html, "html.parser").find("div", class_="ps-original")
    assert found
    for note in found.find_all("p", class_="ps-note"):
        note.decompose()
    return found.get_text()


def expected_text(site: Site, key: str) -> list[str]:
    """The text that the reading view must show: each leaf, with replaced names."""
    entry = site.catalogue.documents[key]
    texts = [
        f"{leaf.mark.removeprefix('-')} {entry.publishable(leaf.text)}"
        for leaf in entry.text.leaves
    ]
    return [fold(text) for text in texts if text.strip()]


def assert_whole(site: Site, key: str) -> None:
    text, at = fold(shown(site, key)), 0
    for part in expected_text(site, key):
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not shown after {text[max(0, at - 60) : at]!r}"
        at = found + len(part)


def test_a_quote_is_in_the_section_that_it_names(tiny: Copy) -> None:
    """If a line stands twice, its anchor, its priority and the editors' note follow the section."""
    tiny.edit("pahittkoping/documents/plan-2030.yml", "- Bänkar", "- måla en vägg")
    tiny.edit_source("pahittkoping-plan-2030.txt", "- Bänkar", "- måla en vägg")
    for old in ("quote: måla en vägg", "quote: sätta upp tre bänkar"):
        new = "quote: måla en vägg\n    section: lugna-torg"
        tiny.edit("pahittkoping/documents/plan-2030.yml", old, new)
    site = tiny.open()
    commitment = site.catalogue.extracts.commitments["pahittkoping/plan-2030#mala-vagg"]
    assert commitment.priority is site.catalogue.priorities["pahittkoping/lugna-torg"]
    page = site.render(site.pages["pahittkoping/dokument/plan-2030/"])
    found = BeautifulSoup(page, "html.parser").find(id="atagande-mala-vagg")
    assert found
    assert "måla en vägg" == found.get_text()
    (noted,) = BeautifulSoup(page, "html.parser").find_all("span", class_="ps-misprint")
    for one in (found, noted):
        around = one.find_parent(id=True)
        assert around
        assert "lugna-torg" == around["id"]


@pytest.mark.parametrize(
    "key", ["pahittkoping/plan-2030", "pahittkoping/berattelse-2031", "exempelby/program-2030"]
)
def test_reading_view_is_whole(site: Site, key: str) -> None:
    """Every piece of the text is in the reading view, in order, with numbers and marks."""
    assert_whole(site, key)


@pytest.mark.parametrize(
    "key",
    [
        "huddinge/verksamhetsplan-2020",
        "huddinge/verksamhetsberattelse-2021",
        "soderhamn/handlingsprogram-2009",
    ],
)
def test_real_reading_view_is_whole(real: Site, key: str) -> None:
    """The same holds for each document of the real collection."""
    assert_whole(real, key)


def markup(site: Site, key: str, text: str, *, anchored: bool = False) -> str:
    entry = site.catalogue.documents[key]
    leaf = next(leaf for leaf in entry.text.leaves if text in leaf.text)
    reading = site.reading(site.pages[document_address(entry)])
    return str(site.marked(key).markup(leaf.trail, anchored=anchored and reading))


def test_name_is_replaced(site: Site) -> None:
    """A name under `personal` is replaced by words that the search ignores."""
    left_out = "<span data-pagefind-ignore>&#91;namn utelämnat&#93;</span>"
    assert f"{left_out}, KUS" == markup(site, "exempelby/program-2030", "Lisa")
    assert "Uppdiktad" not in markup(site, "pahittkoping/berattelse-2031", "Olle")
    assert markup(site, "pahittkoping/berattelse-2031", "Olle").startswith(f"{left_out} fick")


def test_mark_of_what_the_source_lacks(site: Site) -> None:
    """The mark of a redaction is shown unchanged and not searched."""
    actual = markup(site, "pahittkoping/plan-2030", "[e-post")
    assert "<span data-pagefind-ignore>&#91;e-postadress utelämnad&#93;</span>" == actual


def notes(site: Site, key: str) -> list[str]:
    """The notes of the reading view about what is left out, in order."""
    municipality, document = key.split("/")
    html = site.render(site.pages[f"{municipality}/dokument/{document}/"])
    found = BeautifulSoup(html, "html.parser").select(".ps-original .ps-note[data-pagefind-ignore]")
    return [fold(note.get_text()) for note in found]


def test_what_is_left_out_is_told_beside_it(site: Site) -> None:
    """Beside each mark is the reason: the usual one, the person's own, or the redaction's."""
    usual = (
        "Utelämnat här. Namnet visas inte. Bara förtroendevalda och de som har fått en offentlig "
        "utmärkelse nämns med namn här."
    )
    address = (
        "Utelämnat ur källan. ”[e-postadress utelämnad]”: Handläggarens <b>e-postadress</b>. "
        "Den är {{ 7*7 }} någons egen."
    )
    assert [address, usual, usual, usual] == notes(site, "pahittkoping/plan-2030")
    own = "Utelämnat här. Namnet visas inte. Pristagaren har <b>själv</b> bett om det."
    assert [own] == notes(site, "pahittkoping/berattelse-2031")


def test_several_names_left_out_are_told_of_once(real: Site) -> None:
    """Names with the same reason in one block have one note, with a link to the policy."""
    (told,) = notes(real, "soderhamn/handlingsprogram-2009")
    assert told.startswith("Utelämnat här. Namnen visas inte. Bara förtroendevalda")
    assert told.endswith("Så hanteras personuppgifter")


def test_redactions_with_the_same_mark_stand_in_order(tiny: Copy) -> None:
    """Each redaction's note is beside its own mark, in order."""
    plan, mark = "pahittkoping/documents/plan-2030.yml", "[e-postadress utelämnad]"
    tiny.edit_source("pahittkoping-plan-2030.txt", "1. siffra först", f"1. {mark}")
    tiny.edit(plan, "1. siffra först", f"1. {mark}")
    second = f'  - mark: "{mark}"\n    what: En till.\n    why: Så är det.\n'
    tiny.edit(plan, "\npersonal:\n", f"{second}\npersonal:\n")
    told = [note for note in notes(tiny.open(), "pahittkoping/plan-2030") if mark in note]
    assert [True, False] == ["Handläggarens" in note for note in told]
    assert "En till. Så är det." in told[1]


def test_what_is_left_out_of_a_heading_is_told_below_it(tiny: Copy) -> None:
    """A mark in a heading has its reason too."""
    tiny.edit(
        REPORT, "- name: Olle Uppdiktad", "- name: Övrigt\n    role: x\n  - name: Olle Uppdiktad"
    )
    tiny.edit(REPORT, "- section: ovrigt", "- section: annat")
    told = notes(tiny.open(), "pahittkoping/berattelse-2031")
    assert 2 == len(told)


def test_name_that_holds_a_part_that_is_listed(tiny: Copy) -> None:
    """A name is hidden whole, even if a part of it is listed.

    Parts of ordinary words are not hidden.
    """
    listed = "personal:\n  - name: Olle\n    role: förnamn\n  - name: årets\n    role: x\n"
    tiny.edit(REPORT, "personal:\n", listed)
    tiny.edit_source("pahittkoping-berattelse-2031.txt", "men inte lugn.", "men inte lugn. Prisad.")
    tiny.edit(
        REPORT, "men inte lugn.\n          - item", "men inte lugn. Prisad.\n          - item"
    )
    html = markup(tiny.open(), "pahittkoping/berattelse-2031", "Olle")
    assert "Olle" not in html
    assert "Uppdiktad" not in html
    assert "fick <span data-pagefind-ignore>&#91;namn utelämnat&#93;</span> pris" in html
    assert "Prisad" in html


def test_withheld_name_in_a_heading(tiny: Copy) -> None:
    """A name withheld in a heading is also withheld in the document's contents."""
    tiny.edit(REPORT, "- name: Olle Uppdiktad", "- name: Lungna")
    site = tiny.open()
    html = str(site.render(site.pages["pahittkoping/dokument/berattelse-2031/"]))
    assert "Lungna" not in html
    text = BeautifulSoup(html, "html.parser").get_text()
    # In the contents, the heading, how to cite it and the note. What unfolds that names the heading too.
    assert 5 == text.count("[namn utelämnat] torg")


def test_withheld_name_in_a_goal(tiny: Copy) -> None:
    """A heading withholds names wherever it is used as a link."""
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        "personal:\n",
        "personal:\n  - name: trivas på\n    role: x\n    common: x\n",
    )
    site = tiny.open()
    for page in site.pages.values():
        assert "trivas på" not in BeautifulSoup(site.render(page), "html.parser").get_text()


def test_quote_has_names_withheld(site: Site) -> None:
    """A quote elsewhere withholds the same names."""
    actual = site.marked("pahittkoping/berattelse-2031").quoted("Olle Uppdiktad fick <b>")
    expected = "<span data-pagefind-ignore>&#91;namn utelämnat&#93;</span> fick &#60;b&#62;"
    assert expected == actual


def test_quoted_place_has_its_anchor_in_the_reading_view_only(site: Site) -> None:
    """A link's quote has an anchor only where each text occurs once."""
    key, text = "pahittkoping/plan-2030", "Nämnden ska sätta upp"
    anchor = 'id="citat-torg-och-vandring"'
    assert anchor in markup(site, key, text, anchored=True)
    assert anchor not in markup(site, key, text)


def test_misprint_is_marked_and_noted(site: Site) -> None:
    """A note's place is marked in the text. The text is unchanged."""
    actual = markup(site, "pahittkoping/berattelse-2031", "Lungna")
    assert '<span class="ps-misprint">Lungna torg</span>' == actual
    reading = site.marked("pahittkoping/berattelse-2031")
    entry = site.catalogue.documents["pahittkoping/berattelse-2031"]
    leaf = next(leaf for leaf in entry.text.leaves if leaf.text == "Lungna torg")
    assert ["Lungna torg"] == [note.quote for note in reading.notes(leaf.trail)]
    assert ["Lungna torg"] == [note.quote for note in reading.notes(())]
    assert [] == reading.notes((*leaf.trail[:-1], "blocks"))


def test_emphasis(site: Site) -> None:
    """A phrase is emphasised once, where it first occurs."""
    entry = site.catalogue.documents["pahittkoping/plan-2030"]
    leaf = next(leaf for leaf in entry.text.leaves if leaf.text == "Färre ska snubbla")
    actual = site.marked(entry.key).markup(leaf.trail, ("ska", "b"))
    assert "Färre <em>ska</em> snu<em>b</em>bla" == actual


def test_footnote_mark_leads_to_its_footnote(site: Site) -> None:
    """In the reading view, a mark is a link to its note. Elsewhere it is a plain sign."""
    key, link = "pahittkoping/plan-2030", '<a class="ps-footnote-mark" href="#_fotnot-1">¹</a>'
    assert markup(site, key, "här.¹", anchored=True).endswith(f"här.{link}")
    assert markup(site, key, "här.¹").endswith("här.¹")
    (note,) = [leaf for leaf in site.catalogue.documents[key].text.leaves if leaf.mark == "¹"]
    assert "_fotnot-1" == site.marked(key).footnote_anchor(note.trail)


def test_page_is_marked_where_it_begins(site: Site) -> None:
    """Where the page changes it is said once, and only in the reading view."""
    soup = BeautifulSoup(site.render(site.pages["pahittkoping/dokument/plan-2030/"]), "html.parser")
    marks = soup.select(".ps-original .ps-page-mark")
    assert [f"s.\N{NO-BREAK SPACE}{page} i originalet" for page in (1, 2, 3, 4)] == [
        mark.get_text() for mark in marks
    ]
    assert {"doc-pagebreak"} == {mark["role"] for mark in marks}
    assert all(mark.has_attr("data-pagefind-ignore") for mark in marks)
    following = marks[1].find_next_sibling()
    assert following
    assert "mal" == following["id"]
    page = site.render(site.pages["pahittkoping/prioriteringar/lugna-torg/"])
    assert "ps-page-mark" not in page


def test_plain_footnote_mark_is_linked_where_it_is_surely_one(site: Site) -> None:
    """The mark 2 is a link raised and within brackets. A plain 2 is a number."""
    found = markup(site, "pahittkoping/plan-2030", "Vi skriver ner det", anchored=True)
    link = '<a class="ps-footnote-mark" href="#_fotnot-2">{}</a>'.format
    assert f"det{link('&#91;2&#93;')} och läser{link('²')} 2 gånger&#46;" == found.removeprefix(
        "Vi skriver ner "
    ).replace(" gånger.", " gånger&#46;")


def test_footnote_mark_leads_to_the_next_with_that_mark(tiny: Copy) -> None:
    """Where marks start again on each page, a mark leads to the footnote below it."""
    name, source = "pahittkoping/documents/plan-2030.yml", "pahittkoping-plan-2030.txt"
    tiny.edit(name, '      - mark: "2"\n', '      - { mark: "¹", text: Ny. }\n      - mark: "2"\n')
    tiny.edit_source(source, "\n2 Boken", "\n¹ Ny.\n2 Boken")
    tiny.edit(
        name,
        "  - section: mal\n",
        '  - footnotes: [{ mark: "¹", text: Ett.¹ }]\n  - section: mal\n',
    )
    tiny.edit_source(source, "## Mål", "¹ Ett.¹\n\n## Mål")
    site = tiny.open()
    assert markup(site, "pahittkoping/plan-2030", "här.¹", anchored=True).endswith(
        '#_fotnot-1">¹</a>'
    )
    assert markup(site, "pahittkoping/plan-2030", "Ett.¹", anchored=True).endswith(
        '#_fotnot-2">¹</a>'
    )


def test_own_ids_are_no_ids_of_the_data(tiny: Copy) -> None:
    """A document may choose any ids for its parts. The page's own ids start differently."""
    tiny.write_ledger()
    name = "pahittkoping/documents/plan-2030.yml"
    tiny.edit(name, "goal: ingen-lurad", "goal: innehall")
    tiny.edit("pahittkoping/municipality.yml", "#ingen-lurad", "#innehall")
    tiny.edit(name, "goal: fler-ska-trivas", "goal: mal-rubrik")
    tiny.edit("pahittkoping/municipality.yml", "#fler-ska-trivas", "#mal-rubrik")
    tiny.edit("links.yml", "anchor: fler-ska-trivas", "anchor: mal-rubrik")
    tiny.edit(name, "[det-vi-prioriterar]", "[samband, fotnot-1]")
    site = tiny.open()
    page = site.pages["pahittkoping/dokument/plan-2030/"]
    soup = BeautifulSoup(site.render(page), "html.parser")
    ids = [str(tag["id"]) for tag in soup(id=True)]
    assert sorted(set(ids)) == sorted(ids)
    assert {"innehall", "mal-rubrik", "samband", "fotnot-1"} <= page.anchors.keys() & set(ids)
    own = set(ids) - page.anchors.keys()
    assert {"_innehall", "_samband", "_fotnot-1", "_rubrik-mal"} <= own
    assert all(id_.startswith("_") for id_ in own)


@pytest.mark.parametrize("order", [("Olle", "Olle Uppdiktad"), ("Olle Uppdiktad", "Olle")])
def test_withheld_name_that_holds_another(tiny: Copy, order: tuple[str, str]) -> None:
    """If a withheld name contains another, the longer is hidden whole, in any order of the list."""
    listed = "".join(f"  - name: {name}\n    role: x\n" for name in order)
    old = "  - name: Olle Uppdiktad\n    role: pristagare\n"
    tiny.edit(REPORT, "    why: Pristagaren har <b>själv</b> bett om det.\n", "")
    tiny.edit(REPORT, old, listed)
    site = tiny.open()
    for page in site.pages.values():
        assert "Uppdiktad" not in site.render(page)


def test_full_stop_in_a_name_does_not_cut_it(tiny: Copy) -> None:
    """A sentence does not end within a name: the rest of the name would be shown."""
    tiny.edit_source("pahittkoping-berattelse-2031.txt", "Olle Uppdiktad", "O. Uppdiktad")
    text = tiny.read(REPORT).replace("Olle Uppdiktad", "O. Uppdiktad")
    text = text.replace(
        "    quote: O. Uppdiktad fick årets pris för sina bänkar.", "    quote: för sina bänkar"
    )
    tiny.write(REPORT, text)
    tiny.edit("links.yml", "Olle Uppdiktad fick", "O. Uppdiktad fick")
    site = tiny.open()
    for page in site.pages.values():
        assert "Uppdiktad" not in site.render(page)
    reading = site.marked("pahittkoping/berattelse-2031")
    one = next(one for one in site.catalogue.extracts.outcomes if one.outcome.id == "pris")
    shown = BeautifulSoup(reading.said([one.location])[0].sentence, "html.parser").get_text()
    assert "[namn utelämnat] fick årets pris för sina bänkar." == shown


def test_full_stop_in_a_name_after_a_quote_does_not_cut_it(tiny: Copy) -> None:
    """The same holds if the name is last in the sentence of the quote."""
    old, new = "Olle Uppdiktad fick årets pris", "Årets pris gick till O. Uppdiktad"
    tiny.edit_source("pahittkoping-berattelse-2031.txt", old, new)
    tiny.edit(REPORT, f"                  {old}", f"                  {new}")
    tiny.edit(REPORT, "- name: Olle Uppdiktad", "- name: O. Uppdiktad")
    tiny.edit(REPORT, f"quote: {old} för sina bänkar.", "quote: Årets pris gick")
    tiny.edit("links.yml", old, "Årets pris gick")
    site = tiny.open()
    for page in site.pages.values():
        assert "till O." not in site.render(page)
    one = next(one for one in site.catalogue.extracts.outcomes if one.outcome.id == "pris")
    reading = site.marked("pahittkoping/berattelse-2031")
    shown = BeautifulSoup(reading.said([one.location])[0].sentence, "html.parser").get_text()
    assert "Årets pris gick till [namn utelämnat] för sina bänkar." == shown


def test_actor_that_is_withheld(site: Site) -> None:
    """The actor is shown like the document's other words."""
    for page in site.pages.values():
        assert "Nora Påhitt" not in site.render(page), page.address
    html = site.render(site.pages["pahittkoping/prioriteringar/fria-sagor/"])
    shown = BeautifulSoup(html, "html.parser").get_text()
    assert "Vem, enligt texten: [namn utelämnat]" in shown
    assert "[namn utelämnat] håller i högläsningen." in shown


def test_sentence_marks_the_quote_in_it(site: Site) -> None:
    """A quote that is a part of its sentence is marked. One that is the whole sentence is not."""
    outcomes = {one.outcome.id: one for one in site.catalogue.extracts.outcomes}
    reading = site.marked("pahittkoping/berattelse-2031")
    (actual,) = reading.said([outcomes["fler-bankar"].location])
    assert "Fem bänkar står på torget, <mark>två fler än planerat</mark>." == actual.sentence
    (whole,) = reading.said([outcomes["ljus"].location])
    assert "<mark>" not in whole.sentence


def test_quotes_of_one_sentence_are_shown_together(site: Site) -> None:
    """Consecutive quotes of one sentence share it. Others have their own."""
    outcomes = {one.outcome.id: one.location for one in site.catalogue.extracts.outcomes}
    found = site.marked("pahittkoping/berattelse-2031").said(
        [outcomes[name] for name in ("ljus", "fem-bankar", "fler-bankar", "ljus")]
    )
    assert [(0,), (1, 2), (3,)] == [said.numbers for said in found]
    assert (
        "<mark>Fem bänkar står på torget</mark>, <mark>två fler än planerat</mark>."
        == found[1].sentence
    )


LED = """
      - text: "Det här blev gjort:"
      - list: [Ett torg, En bänk]
"""


def test_a_list_is_shown_with_what_introduces_it(tiny: Copy) -> None:
    """A quote in a list has its introduction. A quote that introduces a list has the list."""
    tiny.edit(REPORT, "\nread:\n", f"{LED.rstrip()}\n\nread:\n")
    tiny.edit_source(
        "pahittkoping-berattelse-2031.txt",
        "kom tillbaka.",
        "kom tillbaka.\n\nDet här blev gjort:\n\n- Ett torg\n- En bänk",
    )
    text = tiny.open().catalogue.documents["pahittkoping/berattelse-2031"].text
    marked = tiny.open().marked("pahittkoping/berattelse-2031")
    lead, torg, bank = (text.find(quote)[0] for quote in ("blev gjort:", "Ett torg", "En bänk"))

    def shown(*locations: Location) -> list[tuple[str, list[str]]]:
        return [
            (said.lead or "", [str(entry) for entry in said.led]) for said in marked.said(locations)
        ]

    assert [("Det här blev gjort&#58;", []), ("", [])] == shown(torg, bank)
    assert [("", ["Ett torg", "En bänk"])] == shown(lead)
    assert [("", []), ("", [])] == shown(lead, torg)


def test_a_table_is_named_by_the_document_or_by_the_editors(tiny: Copy) -> None:
    """A name that is a line of the document is neither shown again nor called the editors'."""
    name, told = "exempelby/documents/program-2030.yml", "(tabellens namn är redaktionens)"

    def captions() -> dict[str, bool]:
        site = tiny.open()
        page = BeautifulSoup(
            site.render(site.pages["exempelby/dokument/program-2030/"]), "html.parser"
        )
        return {
            fold(one.get_text()): "ps-visually-hidden" in str(one.get("class"))
            for one in page.find_all("caption")
        }

    assert captions()[f"Kostnader {{{{ 7*7 }}}} {told}"] is False
    tiny.edit(name, "caption: Kostnader {{ 7*7 }}", "caption: Ekonomi")
    assert captions()["Ekonomi"] is True
