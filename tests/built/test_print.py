"""What comes out of the printer: the text with its address and source, and no menus."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from planspegeln.catalogue.entries import DocumentEntry, PriorityEntry
from planspegeln.pages.addresses import document_address, priority_address
from planspegeln.rendering.site import Site
from tests.built.conftest import Visit
from tests.built.project import ORIGIN

Print = Callable[[str], tuple[Page, list[str]]]

# Things that can only be clicked. None of them may be on paper.
LOCAL = "huddinge/prioriteringar/lokal-samverkan/"
MENU = [
    "Hoppa till innehållet",
    "ÄmnenUppföljning",
    "Redigera sidans underlag",
    "För redaktionen",
    "Citera",
]


def bare(text: str) -> str:
    """A text without white space and without ligatures: a PDF may vary in both."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def paper() -> dict[str, list[str]]:
    """The printed sheets, by address. Printing takes seconds."""
    return {}


@pytest.fixture
def printed(visit: Visit, paper: dict[str, list[str]]) -> Print:
    """Print a page. Returns the page in the browser, and the bare text of each sheet."""
    visitor = visit()

    def to_paper(address: str) -> tuple[Page, list[str]]:
        page = visitor.open(address)
        if address not in paper:
            sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            paper[address] = [bare(sheet.extract_text()) for sheet in sheets]
        return page, paper[address]

    return to_paper


def priorities(model: Site) -> list[PriorityEntry]:
    """The priorities with the most commitments, planned and reported, and one per municipality."""
    ordered = sorted(model.catalogue.priorities.values(), key=lambda one: -len(one.commitments))
    by_municipality = {one.municipality.id: one for one in reversed(ordered)}
    return [*ordered[:2], *by_municipality.values()]


def test_a_priority_is_printed_whole(printed: Print, model: Site) -> None:
    """Paper has its title, address, sources with dates and every quote, but no menu."""
    for entry in priorities(model):
        address = priority_address(entry)
        text = "".join(printed(address)[1])
        documents = [placed.entry for placed in entry.items]
        wanted = [entry.priority.title, ORIGIN + address]
        wanted += [one.document.title for one in documents]
        wanted += [one.document.reference or "" for one in documents]
        wanted += [
            model.marked(one.entry.key).quoted(one.commitment.quote).striptags()
            for one in entry.commitments
        ]
        wanted += [
            model.marked(one.entry.key).quoted(one.outcome.quote).striptags()
            for one in entry.outcomes
        ]
        assert [one for one in wanted if bare(one) not in text] == [], address
        assert [one for one in MENU if bare(one) in text] == [], address


def test_a_document_is_printed_whole(printed: Print, model: Site) -> None:
    """Paper has its title, address, source, date and every leaf of its text, but no menu."""
    for entry in model.catalogue.documents.values():
        address = document_address(entry)
        text = "".join(printed(address)[1])
        wanted = [entry.document.short_title, ORIGIN + address, f"Källa: {entry.document.title}."]
        wanted.append(entry.period)
        wanted += leaves(entry)
        assert [one for one in wanted if bare(one) not in text] == [], address
        assert [one for one in MENU if bare(one) in text] == [], address


def leaves(entry: DocumentEntry) -> list[str]:
    """The document's text, leaf by leaf, without leaves that contain a withheld name."""
    hidden = [person.name for person in entry.document.personal]
    texts = [leaf.text.replace("*", "") for leaf in entry.text.leaves]
    return [text for text in texts if not any(name in text for name in hidden)]


def test_links_do_not_print_their_addresses(printed: Print, model: Site) -> None:
    """The page's own address is the only one on paper."""
    entry = priorities(model)[0]
    text = "".join(printed(priority_address(entry))[1])
    assert text.count("http") == 1


def test_what_is_folded_away_is_printed(printed: Print) -> None:
    """The contents of closed details are on paper."""
    page, sheets = printed("huddinge/uppfoljning/")
    folded = page.locator("details:not([open]) li .ps-said").all_text_contents()
    assert len(folded) > 10
    assert [one for one in folded if bare(one) not in "".join(sheets)] == []


def test_no_heading_ends_a_sheet(printed: Print, model: Site) -> None:
    """A heading is followed by some of its text on the same sheet."""
    for address in [document_address(one) for one in model.catalogue.documents.values()]:
        page, sheets = printed(address)
        headings = [bare(one) for one in page.locator("h2, h3, h4").all_text_contents()]
        assert len(sheets) > 1
        ends = [one for sheet in sheets for one in headings if len(one) > 3 and sheet.endswith(one)]
        assert ends == [], address


def test_no_row_is_cut(printed: Print, model: Site) -> None:
    """A row of a table starts and ends on the same sheet."""
    for address in [document_address(one) for one in model.catalogue.documents.values()]:
        page, sheets = printed(address)
        page.emulate_media(media="print")
        for row in page.locator(".ps-table tbody tr").all():
            cell = bare(row.locator("> :first-child").inner_text())
            starts = {n for n, sheet in enumerate(sheets) if cell[:40] in sheet}
            ends = {n for n, sheet in enumerate(sheets) if cell[-40:] in sheet}
            assert starts & ends, f"{address}: {cell}"


def test_paper_is_light(visit: Visit) -> None:
    """A reader with a dark screen prints dark text on white."""
    page = visit(scheme="dark").open("om/")
    page.emulate_media(media="print", color_scheme="dark")
    colours = (
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(23, 32, 29)"]


@pytest.mark.parametrize("by_address", [True, False])
def test_a_priority_in_brief(visit: Visit, *, by_address: bool) -> None:
    """In brief, the commitments and the sources: by the button, or by an address. Then all of it again."""
    visitor = visit(width=1440)
    visitor.context.add_init_script(
        "window.printed = 0; window.print = () => { window.printed += 1 }"
    )
    page = visitor.open(f"{LOCAL}?print=kort" if by_address else LOCAL)
    if not by_address:
        page.get_by_role("button", name="Skriv ut i korthet").click()
    page.wait_for_function("window.printed === 1")
    sheets = [bare(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf())).pages]
    text = "".join(sheets)
    for said in ("Ikorthet", "Åtagande5av5", "Ingenuppföljningisamlingen", "Källor", bare(ORIGIN)):
        assert said in text, said
    for said in ("Helatexten", "Liknandefrågor", "Påsidan"):
        assert said not in text, said
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    whole = [bare(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf())).pages]
    assert "Helatexten" in "".join(whole)
    assert len(whole) > len(sheets)
