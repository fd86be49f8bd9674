"""Quotes, figures, documents and places in them are cited with their source: in forms that programs read, or by hand."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

import pytest
import rispy
from playwright.sync_api import Locator, Page, expect
from pybtex.database import parse_string
from pybtex.richtext import Text

from planspegeln.catalogue.entries import DocumentEntry
from planspegeln.pages.addresses import document_address, document_place
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.html import BuiltSite
from tests.built.project import ORIGIN

LOCAL = "huddinge/prioriteringar/lokal-samverkan/"
OUTDOORS = "huddinge/prioriteringar/ren-och-trygg-utemiljo/"
PLAN = "huddinge/verksamhetsplan-2020"
REPORT = "huddinge/verksamhetsberattelse-2021"
PROGRAMME = "soderhamn/handlingsprogram-2009"
GRAFFITI = (
    "”415 klotterärenden på kommunens mark har hanterats under 2021, jämfört med 474 år 2020.”"
)
IN_2021 = "Hanterade klotterärenden på kommunens mark, 2021: 415 ärenden"
IN_2020 = "Hanterade klotterärenden på kommunens mark, 2020: 474 ärenden"
CASES = "#huddinge-verksamhetsberattelse-2021-klotterarenden-2021"
SET_ASIDE = (
    "Medel för de prioriterade aktiviteterna (avsatt), 2020: 500 000 kronor. ”För att finansiera genomförandet av de "
    "prioriterade aktiviteterna som anges i denna verksamhetsplan har 500 000 kr avsatts i kansliavdelningens budget "
    "för 2020.”"
)
COST = "Nettokostnad (planerat), 2010: 750 kkr"
# Signs that LaTeX has by these names, which pybtex does not know, and what stands for each meanwhile.
NAMED: Final = {
    r"\textbraceleft{}": ("\ue000", "{"),
    r"\textbraceright{}": ("\ue001", "}"),
    r"\textasciicircum{}": ("\ue002", "^"),
    r"\$": ("\ue003", "$"),
}


class Kind(NamedTuple):
    """One citation of a page: where it stands, whose document it is in, and what its text begins with.

    `noted` is what its note is, and `under` the heading that it names.
    """

    address: str
    within: str
    document: str
    place: str
    said: str
    noted: str | None = None
    under: str | None = None


KINDS: Final = {
    "figure": Kind(
        "huddinge/siffror/",
        ".ps-ground:has-text('415 klotterärenden')",
        REPORT,
        f"huddinge/siffror/{CASES}",
        f"{IN_2021}; {IN_2020}. {GRAFFITI} ",
        f"{IN_2021}; {IN_2020}. {GRAFFITI}",
    ),
    "figure of another document": Kind(
        "huddinge/siffror/",
        "tr:has-text('Medel för de prioriterade')",
        PLAN,
        "huddinge/siffror/#huddinge-verksamhetsplan-2020-budget-2020",
        f"{SET_ASIDE} ",
        SET_ASIDE,
    ),
    "figure of a topic": Kind(
        "amnen/klotter/",
        ".ps-figure:has-text('415 ärenden')",
        REPORT,
        f"huddinge/siffror/{CASES}",
        f"{IN_2021}. {GRAFFITI} ",
        f"{IN_2021}. {GRAFFITI}",
    ),
    "figure of a priority": Kind(
        OUTDOORS,
        ".ps-figure:has-text('415 ärenden')",
        REPORT,
        f"huddinge/siffror/{CASES}",
        f"{IN_2021}. {GRAFFITI} ",
        f"{IN_2021}. {GRAFFITI}",
    ),
    "cell": Kind(
        "soderhamn/siffror/",
        f".ps-cites__list > li:has-text('{COST}')",
        PROGRAMME,
        "soderhamn/siffror/#soderhamn-handlingsprogram-2009-nettokostnad-2010",
        f"{COST}. ”750” på raden ”2010” i kolumnen ”Netto- kostnad” ",
        f"{COST}. ”750” på raden ”2010” i kolumnen ”Netto- kostnad”",
    ),
    "document": Kind(
        "huddinge/dokument/verksamhetsplan-2020/",
        ".ps-page-head",
        PLAN,
        "huddinge/dokument/verksamhetsplan-2020/",
        "",
    ),
    "heading": Kind(
        "huddinge/dokument/verksamhetsplan-2020/",
        "#matt-och-resultat",
        PLAN,
        "huddinge/dokument/verksamhetsplan-2020/#matt-och-resultat",
        "",
        under="Mått och resultat",
    ),
    "activity": Kind(
        "soderhamn/dokument/handlingsprogram-2009/",
        "tr#trygghamn",
        PROGRAMME,
        "soderhamn/dokument/handlingsprogram-2009/#trygghamn",
        "",
        under="”TRYGGHAMN! – ett spel om trygghet i osäkerhetens tid”",
    ),
}


def opened(visit: Visit, address: str = LOCAL) -> Page:
    visitor = visit(360)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return visitor.open(address)


def copied(page: Page, cite: Locator, form: str) -> str:
    """What a button of the citation puts on the clipboard. Its words say that it did."""
    outer = page.locator(".ps-cites").first
    if outer.count() and outer.get_attribute("open") is None:
        outer.locator("summary").first.click()
    if cite.get_attribute("open") is None:
        cite.locator("summary").click()
    cite.get_by_role("button", name=f"Kopiera som {form}").click()
    expect(cite.get_by_role("status")).to_have_text("Kopierat")
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


def read(page: Page, cite: Locator) -> tuple[dict[str, str], dict[str, Any]]:
    """What programs read of a citation: the fields of BibTeX, as LaTeX prints them, and of RIS."""
    [entry] = parse_string(copied(page, cite, "BibTeX"), "bibtex").entries.values()
    [record] = rispy.loads(copied(page, cite, "RIS"))
    fields = {name: printed(value) for name, value in entry.fields.items() if name != "url"}
    [author] = entry.persons["author"]
    return {
        **fields,
        "url": entry.fields["url"],
        "author": printed(" ".join(author.last_names)),
    }, record


def printed(latex: str) -> str:
    """What a field says when LaTeX has read it."""
    for name, (meanwhile, _) in NAMED.items():
        latex = latex.replace(name, meanwhile)
    told = str(Text.from_latex(latex))
    for meanwhile, sign in NAMED.values():
        told = told.replace(meanwhile, sign)
    return told


def test_a_quote_is_copied_with_its_source(visit: Visit, model: Site) -> None:
    """With whose it is, the document, its date and number, the page and the address of just that place."""
    page = opened(visit)
    pair = page.locator(".ps-pair").first
    told = copied(page, pair.locator(".ps-cite").first, "text")
    entry = model.catalogue.documents[PLAN]
    quote = pair.locator(".ps-said").first.inner_text()
    assert told.startswith(f"”{' '.join(quote.split())}” Huddinge kommun: {entry.document.title}")
    assert f"diarienummer {entry.document.reference}" in told
    address = f"{ORIGIN}{LOCAL}#{pair.get_attribute('id')}"
    assert re.search(rf"Planspegeln: {re.escape(address)}\. Hämtad \d{{4}}-\d\d-\d\d\.$", told)


def agrees(read_of: tuple[dict[str, str], dict[str, Any]], entry: DocumentEntry) -> None:
    """Both forms say whose it is, the document, its date and number, and the day of reading. No date is no year."""
    fields, record = read_of
    document = entry.document
    assert [fields["author"]] == record["authors"] == [entry.municipality.official_name]
    assert fields["title"] == record["title"] == document.title
    written = str(document.date.year) if document.date else None
    assert fields.get("year") == record.get("year") == written
    assert fields.get("number") == record.get("number") == document.reference
    assert fields.get("date") == (str(document.date) if document.date else None)
    assert fields.get("date", "").replace("-", "/") == record.get("date", "")
    assert fields["howpublished"] == record["publisher"] == "Planspegeln"
    assert [fields["url"]] == record["urls"]
    assert fields["urldate"] == record["access_date"].replace("/", "-")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", fields["urldate"])


def test_programs_for_references_read_a_quote(visit: Visit, model: Site) -> None:
    """Each form has the same, whoever reads it."""
    page = opened(visit)
    pair = page.locator(".ps-pair").first
    fields, record = found = read(page, pair.locator(".ps-cite").first)
    agrees(found, model.catalogue.documents[PLAN])
    assert fields["url"].startswith(ORIGIN + LOCAL)
    quote = " ".join(pair.locator(".ps-said").first.inner_text().split())
    assert [fields["note"]] == record["notes"] == [quote]


@pytest.mark.parametrize("name", KINDS)
def test_programs_for_references_read_the_others(visit: Visit, model: Site, name: str) -> None:
    """A figure with what it counts, its unit, its year and its quote; a document; a place with its heading."""
    kind = KINDS[name]
    page = opened(visit, kind.address)
    cite = page.locator(kind.within).locator("details.ps-cite").first
    entry = model.catalogue.documents[kind.document]
    told = copied(page, cite, "text")
    reference = f"{entry.municipality.official_name}: {entry.document.title}"
    assert told.startswith(f"{kind.said}{reference}")
    assert f"Planspegeln: {ORIGIN}{kind.place}. Hämtad " in told
    assert (f"under rubriken {kind.under}" in told) == bool(kind.under)
    fields, record = found = read(page, cite)
    agrees(found, entry)
    assert fields["url"] == ORIGIN + kind.place
    assert fields.get("note") == kind.noted
    assert record.get("notes") == ([kind.noted] if kind.noted else None)
    assert fields.get("chapter") == record.get("section") == kind.under


def test_only_citations_can_be_copied_as_such(visit: Visit) -> None:
    """The code to show something elsewhere looks alike, and is no citation."""
    page = visit(1440).open(LOCAL)
    for one in page.locator("details:is(.ps-cite, .ps-embed)").all():
        one.evaluate("one => { one.open = true; }")
    assert page.locator(".ps-embed").count() == 1
    expect(page.locator(".ps-embed .ps-cite__forms")).to_have_count(0)
    expect(page.locator(".ps-cite .ps-cite__forms").first).to_be_attached()


def test_words_that_do_not_stand_together_are_marked(visit: Visit) -> None:
    """Between what leads to a quote and the quote, the document has other words."""
    page = opened(visit, "soderhamn/insatser/kompetensutveckling/")
    cite = page.locator(".ps-said:has(.ps-said__lead) ~ .ps-cite").first
    quote = cite.locator("xpath=preceding-sibling::blockquote[1]").locator("p, li")
    parts = [" ".join(one.split()) for one in quote.all_inner_texts()]
    assert len(parts) > 1
    assert f"”{' … '.join(parts)}”" in copied(page, cite, "text")


@pytest.mark.parametrize("width", [360, 1440])
def test_an_open_citation_keeps_the_table_in_the_page(visit: Visit, width: int) -> None:
    """An address may be long, and is broken."""
    page = visit(width).open("huddinge/siffror/")
    wide = "() => Math.max(...[...document.querySelectorAll('main table')].map((one) => one.offsetWidth))"
    before = page.evaluate(wide)
    page.evaluate(
        "document.querySelectorAll('.ps-ground details').forEach((one) => { one.open = true; })"
    )
    assert page.evaluate(wide) <= before


@pytest.mark.parametrize("told", ["å { é", "50 % & 7 # $ _ }", 'a "b" ”c”', r"d\e ~ ^ f"])
def test_signs_survive(visit: Visit, told: str) -> None:
    """Those that mean something in a form are read as they are."""
    page = opened(visit)
    cite = page.locator(".ps-pair .ps-cite").first
    cite.evaluate(
        """(cite, told) => {
          Object.assign(cite.dataset, { title: told, number: told, page: "4" });
          let above = cite.previousElementSibling;
          while (!above.matches(".ps-said")) above = above.previousElementSibling;
          above.textContent = told;
        }""",
        told,
    )
    fields, record = read(page, cite)
    assert told == record["title"] == record["number"]
    assert [told] == record["notes"]
    assert "4" == fields["pages"] == record["start_page"]
    for name in ("title", "number", "note"):
        assert told == fields[name], name
    assert ", s.\N{NO-BREAK SPACE}4. Planspegeln: " in copied(page, cite, "text")


@pytest.mark.parametrize("address", [LOCAL, OUTDOORS, "huddinge/", "soderhamn/insatser/klokhuset/"])
def test_every_citation_of_a_quote_leads_to_it(visit: Visit, address: str) -> None:
    """Its address is one of the site, and the sentence stands there."""
    visitor = visit(1440)
    page = visitor.open(address)
    told: list[tuple[str, str]] = page.evaluate("""() => {
      const found = [];
      for (const cite of document.querySelectorAll("details.ps-cite[data-author]")) {
        let above = cite.previousElementSibling;
        while (!above.matches(".ps-said")) above = above.previousElementSibling;
        found.push([cite.querySelector(".ps-cite__source a").textContent, above.textContent]);
      }
      return found;
    }""")
    assert told
    for shown, quote in told[:12]:
        assert shown.startswith(ORIGIN)
        there = visitor.context.new_page()
        there.goto(visitor.root + shown.removeprefix(ORIGIN))
        place = there.locator(f"[id='{shown.rpartition('#')[2]}']").first
        words = " ".join(quote.split())[:40]
        assert words in " ".join((there.locator("main").text_content() or "").split())
        expect(place).to_be_attached()
        there.close()


def test_every_figure_can_be_cited(site: BuiltSite, model: Site) -> None:
    """Among its municipality's, with the address of just its row, and the document once on the page."""
    for own in model.catalogue.municipalities.values():
        page = site.pages[f"{own.municipality.id}/siffror/"]
        told = " ".join(one.get_text() for one in page.select("details.ps-cite .ps-cite__figure"))
        for one in own.measures:
            assert f"{one.measure.year or one.what}: {one.written}" in told
        for cite in page.select("details.ps-cite"):
            assert page.find(id=str(cite.select("a")[-1]["href"]).rpartition("#")[2])
            [source] = page.select(f"{cite.select('a')[0]['href']}")
            assert source.select_one(".ps-cite__document")
    assert sum(len(own.measures) for own in model.catalogue.municipalities.values()) >= 48


def test_every_heading_of_a_document_can_be_cited(site: BuiltSite, model: Site) -> None:
    """By the address of its place. The document as a whole stands once on the page."""
    checked = 0
    for entry in model.catalogue.documents.values():
        page = site.pages[document_address(entry)]
        addresses = [one.select("a")[-1].get_text() for one in page.select("details.ps-cite")]
        for anchor in entry.headings:
            assert ORIGIN + "#".join(document_place(entry, anchor)) in addresses
            checked += 1
        assert 1 == addresses.count(ORIGIN + document_address(entry))
    assert checked >= 59


def test_a_citation_by_keys_and_by_hand(visit: Visit) -> None:
    """Return unfolds it and presses its buttons. Without a script the source stands there, and no button."""
    page = opened(visit)
    summary = page.locator(".ps-pair .ps-cite summary").first
    summary.focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Kopiera som text")
    expect(button).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ps-cite [role=status]").first).to_have_text("Kopierat")
    bare = visit(360, javascript=False).open(LOCAL)
    cite = bare.locator(".ps-pair .ps-cite").first
    cite.locator("summary").click()
    expect(cite.locator(".ps-cite__source")).to_contain_text("Huddinge kommun: ")
    expect(cite.get_by_role("button")).to_have_count(0)


def test_a_figure_by_hand(visit: Visit, model: Site) -> None:
    """Without a script it stands with its row's address, and leads to what to write of its document."""
    page = visit(360, javascript=False).open("huddinge/siffror/")
    cite = page.locator(KINDS["figure"].within).locator(".ps-cite")
    cite.locator("summary").click()
    expect(cite).to_contain_text(IN_2021)
    expect(cite).to_contain_text(f"{ORIGIN}huddinge/siffror/{CASES}")
    title = model.catalogue.documents[REPORT].document.title
    expect(cite.locator(".ps-cite__source")).to_contain_text(f"Huddinge kommun: {title}")
    cite.get_by_role("link", name=title).click()
    source = page.locator(":target")
    expect(source).to_be_in_viewport()
    expect(source).to_contain_text(f"Huddinge kommun: {title}")


@pytest.mark.parametrize(
    "address", ["huddinge/siffror/", "amnen/klotter/", PLAN.replace("/", "/dokument/") + "/"]
)
def test_a_finger_has_room(visit: Visit, address: str) -> None:
    """On a phone, what unfolds a citation and copies it is 44 px high, and no two of them overlap."""
    page = opened(visit, address)
    page.locator(".ps-cite > summary").first.click()
    boxes: list[dict[str, float]] = page.locator(
        ".ps-cite > summary:visible, .ps-cite__forms button"
    ).evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len(boxes) > 5
    for box in boxes:
        assert box["height"] >= 44
        assert box["width"] >= 44
    for one in boxes:
        for other in boxes:
            apart = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert one is other or apart or beside


def test_paper_has_no_way_to_cite(visit: Visit) -> None:
    """A printed page has no control, and its sources stand on it all the same."""
    page = visit(1440).open("soderhamn/siffror/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Citera")).not_to_have_count(0)
    for one in page.get_by_text("Citera").all():
        expect(one).to_be_hidden()
    expect(page.get_by_text("Söderhamns kommun: ").last).to_be_visible()
