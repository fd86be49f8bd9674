"""The data files together: each module makes one, with expected output and a link from a page."""

from __future__ import annotations

import pkgutil
import re

import pytest

from planspegeln import exports
from planspegeln.exports import files
from planspegeln.exports.linked.datasets import datasets
from planspegeln.pages.addresses import TOPIC_FILES
from planspegeln.rendering.site import Site
from tests.conftest import REAL
from tests.tiny.update import EXPECTED, ROOT

BESIDE = ("feeds",)  # modules whose files stand beside pages
MODULES = [
    one
    for one in pkgutil.iter_modules(exports.__path__)
    if not one.ispkg and one.name not in BESIDE
]
MADE = [*(f"data/{one.name}.json" for one in MODULES), *TOPIC_FILES]


def test_every_module_is_a_file(site: Site) -> None:
    """Each module of the room makes a file with the module's name. Beside them are the topics in RDF."""
    assert set(MADE) == files(site.catalogue, ROOT).keys()


@pytest.mark.parametrize("address", MADE)
def test_every_file_is_expected(site: Site, address: str) -> None:
    """Each file equals `tests/tiny/expected`, and each has an expected file."""
    expected = EXPECTED / address.rpartition("/")[2]
    assert expected.is_file(), "run .venv/bin/python -m tests.tiny.update"
    assert expected.read_text(encoding="utf-8") == files(site.catalogue, ROOT)[address]


def test_every_file_is_described() -> None:
    """Programs and the national data portal are told of each, once."""
    assert sorted(MADE) == sorted(file.address for one in datasets() for file in one.distributions)


def test_every_file_is_led_to() -> None:
    """The page about the site links to each data file."""
    about = (REAL.parent / "docs/om/index.md").read_text(encoding="utf-8")
    assert set(MADE) == set(re.findall(r"\]\(\.\./(data/[a-z]+\.[a-z]+)\)", about))
