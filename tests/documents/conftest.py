"""The published output of the real collection."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from planspegeln.rendering.site import Site
from tests.tiny.update import exports


@pytest.fixture(scope="session")
def everything(real: Site) -> dict[str, str]:
    """Everything that the site publishes of the data, by address."""
    shown = {
        page.address: f"{page.title} {page.description} {real.render(page)}"
        for page in real.pages.values()
    }
    return shown | exports(real)


@pytest.fixture(scope="session")
def read(everything: dict[str, str]) -> dict[str, str]:
    """All of it in small letters, by address: as markup, and as the text that readers see."""
    return {
        address: f"{content} {shown(address, content)}".lower()
        for address, content in everything.items()
    }


def shown(address: str, content: str) -> str:
    """The text of a page or a file without what marks it up."""
    if address.endswith((".rdf", ".xml")):
        return " ".join(ET.fromstring(content.encode()).itertext())  # noqa: S314 - our own
    return BeautifulSoup(content, "html.parser").get_text()
