"""The data files together: what is made, where, that it is led to, and that it is the same each time."""

from __future__ import annotations

import posixpath

import pytest

from planspegeln.exports import files
from planspegeln.exports.linked.datasets import datasets
from planspegeln.model.rows import ROWS, fields
from planspegeln.pages import ledger
from planspegeln.pages.addresses import DATA, TOPIC_FILES
from planspegeln.pages.datasets import DATASETS, DESCRIPTIONS, FILES, NEWEST
from planspegeln.rendering.site import Site
from tests.conftest import TINY, ReadSite
from tests.tiny import update


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, bytes]:
    """Every file of the made-up collection."""
    return dict(files(site.catalogue, site.pages.values(), update.ROOT))


def test_every_promised_file_is_made(made: dict[str, bytes], site: Site) -> None:
    """What is made is what the ledger knows: the listed files, and one beside some pages."""
    beside = {address for page in site.pages.values() for address in page.rows}
    assert {*FILES, *TOPIC_FILES, *beside} == made.keys()
    assert made.keys() <= ledger.published(TINY, site.pages.values()).keys()


def test_both_addresses_have_the_same_bytes(made: dict[str, bytes]) -> None:
    """The address without a version is that of the newest one."""
    versioned = [address for address in made if address.startswith(NEWEST)]
    assert len(FILES) == 2 * len(versioned)
    for address in versioned:
        assert made[address] == made[DATA + address.removeprefix(NEWEST)]


def test_every_kind_is_a_table() -> None:
    """Each kind of row is told of in Swedish and English, and has three forms."""
    tables = {one.name: one for one in DATASETS if one.name in ROWS}
    assert list(ROWS) == list(tables)
    for one in tables.values():
        assert ["csv", "rfc4180.csv", "json"] == [
            file.name.removeprefix(f"{one.name}.") for file in one.files
        ]
    assert all(all(one[:5]) for one in DATASETS)


def test_two_builds_make_the_same_bytes(made: dict[str, bytes]) -> None:
    """No clock and no chance: the same data, read anew, gives the same files."""
    again = Site.open(TINY)
    assert made == dict(files(again.catalogue, again.pages.values(), update.ROOT))


@pytest.mark.parametrize("kind", ROWS)
def test_every_list_is_expected(site: Site, kind: str) -> None:
    """Each JSON file equals `tests/tiny/expected`, byte for byte."""
    expected = update.EXPECTED / f"{kind}.json"
    assert expected.is_file(), "run .venv/bin/python -m tests.tiny.update"
    message = "read the difference, then run .venv/bin/python -m tests.tiny.update"
    text = update.exports(site)[f"data/{kind}.json"]
    assert expected.read_text(encoding="utf-8") == text, message


def test_every_file_is_described() -> None:
    """Programs and the national data portal are told of each, once. What describes files is no data."""
    told = [file.address for one in datasets() for file in one.distributions]
    newest = {one for one in FILES if not one.startswith((NEWEST, f"{DATA}schema/"))}
    newest -= {one.newest for one in DESCRIPTIONS}
    assert sorted([*newest, *TOPIC_FILES]) == sorted(told)


def test_every_file_is_led_to(site: ReadSite) -> None:
    """The page about data links to each file, at its newest address."""
    links = [str(link["href"]) for link in site.soup(site.pages[DATA])("a")]
    led = {posixpath.normpath(posixpath.join(DATA, link)) for link in links}
    newest = {address for address in FILES if not address.startswith(NEWEST)}
    assert {*newest, *TOPIC_FILES} <= led


def test_the_page_tells_of_every_field(site: ReadSite) -> None:
    """Each kind has its fields on the page about data, in Swedish and in English."""
    soup = site.soup(site.pages[DATA])
    for kind in ROWS:
        heading = soup.find(id=kind)
        assert heading is not None
        section = heading.find_parent("details")
        assert section is not None
        told = [[cell.get_text() for cell in row("td")] for row in section("tr") if row("td")]
        names = [one.get_text() for one in section("code")]
        assert [field.name for field in fields(kind)] == names
        for field, (swedish, english) in zip(fields(kind), told, strict=True):
            assert swedish.startswith(field.told.sv)
            assert english.startswith(field.told.en)


def test_whole_addresses_without_a_site(site: Site) -> None:
    """If the site's address is not known, whole addresses are paths, and the package names no website."""
    made = dict(files(site.catalogue, site.pages.values(), ""))
    assert b'"href": "/pahittkoping/' in made["data/documents.json"]
    assert b"homepage" not in made["data/datapackage.json"]
    assert b"https://plan.example" not in b"".join(made.values())
