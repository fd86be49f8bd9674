"""Which pages exist, and where."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.catalogue.standing import STANDINGS
from planspegeln.loading.load import load
from planspegeln.pages import ledger
from planspegeln.pages.addresses import standing_address
from planspegeln.pages.pages import pages
from planspegeln.rendering.site import Site
from tests.conftest import TINY, Copy

EXPECTED = """
exempelby/
exempelby/ataganden/
exempelby/uppfoljning/
exempelby/dokument/program-2030/
exempelby/insatser/borja/
exempelby/insatser/torgvandring/
exempelby/insatser/lampor/
pahittkoping/
pahittkoping/ataganden/
pahittkoping/uppfoljning/
pahittkoping/siffror/
exempelby/siffror/
pahittkoping/dokument/plan-2030/
pahittkoping/dokument/berattelse-2031/
pahittkoping/prioriteringar/lugna-torg/
pahittkoping/prioriteringar/fria-sagor/
pahittkoping/prioriteringar/nya-bankar/
amnen/
amnen/torg/
amnen/sagor/
amnen/fientlig-text/
ataganden/
uppfoljning/
siffror/
data/
jamfor/
jamfor/exempelby-och-pahittkoping/
nytt/
nytt/2030/
nytt/2031/
om/rattelser/
sok/
pahittkoping/prioriteringar/borttagen/
"""


def test_addresses(site: Site) -> None:
    """Each municipality, document, priority, activity, topic and withdrawal has its page.

    `test_panels` has the panels.
    """
    alike = {standing_address(name) for name in STANDINGS}
    assert {*EXPECTED.split(), *alike} == {
        page.address for page in site.pages.values() if not page.is_panel
    }


def test_every_page_has_a_head(site: Site) -> None:
    """Every page has a title and its own description.

    If it comes from a file, it names the file.
    """
    for page in site.pages.values():
        assert page.title
        assert page.description.endswith(".")
        assert page.source is None or (TINY.parent / page.source).is_file(), page.source
    computed = {page.address for page in site.pages.values() if page.source is None}
    overviews = {"uppfoljning/", "siffror/", "jamfor/", "sok/", "data/"}
    overviews |= {"nytt/", "nytt/2030/", "nytt/2031/", "om/rattelser/"}
    panels = {"inbaddning/exempelby/", "inbaddning/pahittkoping/"}
    assert computed == overviews | panels | {
        one
        for one in site.pages
        if one.endswith(("/uppfoljning/", "/siffror/")) or "ataganden/" in one
    }
    descriptions = [page.description for page in site.pages.values()]
    assert sorted(set(descriptions)) == sorted(descriptions)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("pahittkoping/", "data/pahittkoping/municipality.yml"),
        ("pahittkoping/dokument/plan-2030/", "data/pahittkoping/documents/plan-2030.yml"),
        ("exempelby/insatser/lampor/", "data/exempelby/priorities/lampor.yml"),
        ("amnen/torg/", "data/topics.yml"),
        ("pahittkoping/prioriteringar/borttagen/", "data/withdrawn.yml"),
    ],
)
def test_page_is_edited_in_its_data(site: Site, address: str, source: str) -> None:
    """The file to edit is the one that the page comes from."""
    assert source == site.pages[address].source


def test_page_with_withheld_names_is_not_edited(site: Site) -> None:
    """A visitor is not led to a file that names somebody whose name is left out."""
    document = site.pages["pahittkoping/dokument/plan-2030/"]
    assert (None, "data/pahittkoping/documents/plan-2030.yml") == (
        document.editable,
        document.source,
    )
    priority = site.pages["pahittkoping/prioriteringar/lugna-torg/"]
    assert "data/pahittkoping/priorities/lugna-torg.yml" == priority.editable


def test_parents_are_pages(site: Site) -> None:
    """The parents of a page are pages that exist."""
    for page in site.pages.values():
        assert all(parent in site.pages for parent in page.parents)
        assert all(page.address.startswith(parent) for parent in page.parents)


@pytest.mark.parametrize(
    ("address", "former"),
    [
        ("pahittkoping/dokument/plan-2030/", "pahittkoping/dokument/plan-2029/"),
        ("pahittkoping/prioriteringar/lugna-torg/", "pahittkoping/prioriteringar/lugnare-torg/"),
        ("amnen/torg/", "amnen/torgen/"),
    ],
)
def test_former_ids_are_former_addresses(site: Site, address: str, former: str) -> None:
    """A former id redirects from the page's old address."""
    assert (former,) == site.pages[address].former


def test_anchors(site: Site) -> None:
    """A document's page promises its anchors, and those of quotes, also for links."""
    page = site.pages["pahittkoping/dokument/plan-2030/"]
    for anchor in ("mal", "fler-ska-trivas", "lugna-torg", "det-vi-prioriterar"):
        assert anchor in page.anchors
        assert page.has(anchor)
    for anchor in ("atagande-tre-bankar", "atagande-bankar", "matt-avsatt", "citat-trivsel"):
        assert anchor in page.anchors
    assert not page.has("saknas")


def test_descriptions_name_nobody(site: Site) -> None:
    """No title or description contains a name under `personal`."""
    names = {
        person.name
        for entry in site.catalogue.documents.values()
        for person in entry.document.personal
    }
    heads = " ".join(page.title + page.description for page in site.pages.values())
    assert set() == {name for name in names if name in heads}


def test_municipality_without_documents(tiny: Copy) -> None:
    """A municipality with only its file has a page."""
    text = tiny.read("exempelby/municipality.yml").partition("\nthemes:")[0]
    text = text.replace("id: exempelby", "id: tomby").replace("Exempelby", "Tomby")
    text = text.replace("9902", "9903")
    tiny.write("tomby/municipality.yml", text)
    site = tiny.open()
    html = site.render(site.pages["tomby/"])
    assert "inga dokument och inga prioriteringar" in html
    for page in site.pages.values():
        site.render(page)


def test_pages_do_not_depend_on_where_the_data_lies(tiny: Copy, tmp_path: Path) -> None:
    """The path of a file to edit starts at the repository's root, wherever that is."""
    assert "data/pahittkoping/municipality.yml" == tiny.open().pages["pahittkoping/"].source
    assert tmp_path.is_absolute()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("pahittkoping/", "pahittkoping"),
        ("pahittkoping/dokument/plan-2030/", "pahittkoping"),
        ("exempelby/insatser/borja/", "exempelby"),
        ("amnen/torg/", None),
        ("uppfoljning/", None),
        ("exempelby/uppfoljning/", "exempelby"),
        ("exempelby/ataganden/", "exempelby"),
        ("pahittkoping/prioriteringar/borttagen/", None),
    ],
)
def test_municipality_of_a_page(site: Site, address: str, expected: str | None) -> None:
    """A page about a municipality, a document or a priority has a municipality. Others do not."""
    assert expected == site.pages[address].municipality


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "exempelby/insatser/torgvandring/",
            "Planerat 2030–2032: Alla skulle gå runt på torgen och lyssna. Dokumentet berättar "
            "själv: Index var 40 år 2029, skriver programmet. Rapporterat: Ingen uppföljning i "
            "samlingen.",
        ),
        (
            "exempelby/insatser/borja/",
            "Vad Exempelby kommun planerade om Börja, ordagrant ur Program 2030–2032. Ingen "
            "uppföljning i samlingen.",
        ),
    ],
    ids=["summary", "none"],
)
def test_description_is_the_summary(site: Site, address: str, expected: str) -> None:
    """A priority's page is described by its summary, or else by its documents."""
    assert expected == site.pages[address].description


def test_anchors_of_summaries_are_not_promised(site: Site) -> None:
    """The anchors of a summary's quotes exist, but may change."""
    page = site.pages["pahittkoping/dokument/berattelse-2031/"]
    assert page.has("_korthet-3-lugna-torg")
    assert "_korthet-3-lugna-torg" not in page.anchors


@pytest.fixture
def published(tiny: Copy) -> Copy:
    """The made-up collection with a plan's original, to be published."""
    tiny.write("sources/originals/plan.pdf", b"%PDF")
    sum_ = hashlib.sha256(b"%PDF").hexdigest()
    text = tiny.read("pahittkoping/documents/plan-2030.yml")
    own = text.partition("\n  sha256: ")[2].partition("\n")[0]
    tiny.edit(
        "pahittkoping/documents/plan-2030.yml",
        f"\n  sha256: {own}\n",
        f"\n  sha256: {own}\n  url: https://example.org/plan.pdf\n  original: {{file: plan.pdf, "
        f"sha256: {sum_}, reader: made up, text_sha256: {own}, publish: true}}\n",
    )
    return tiny


PLAN = "pahittkoping/dokument/plan-2030"


def test_original_that_is_published(published: Copy) -> None:
    """It is beside the document's page, at its former addresses too, and the ledger holds it there."""
    catalogue = Catalogue(load(published.root))
    page = next(one for one in pages(catalogue) if one.address == f"{PLAN}/")
    copied = "sources/originals/plan.pdf"
    former = "pahittkoping/dokument/plan-2029"
    expected = {f"{PLAN}/original.pdf": copied, f"{former}/original.pdf": copied}
    assert expected == dict(page.files)
    assert expected.keys() <= ledger.published(published.root, [page]).keys()
    published.edit("pahittkoping/documents/plan-2030.yml", ", publish: true", "")
    other = next(
        one for one in pages(Catalogue(load(published.root))) if one.address == page.address
    )
    assert {} == other.files


def test_a_status_without_commitments_is_found_by_nobody(site: Site) -> None:
    """Its page stays where it is, and the one above stands for it in searches."""
    assert "ataganden/" == site.pages["ataganden/genomfort/"].instead
    assert site.pages["ataganden/andrat/"].instead is None
