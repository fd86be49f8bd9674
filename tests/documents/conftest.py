"""What the real collection publishes."""

from __future__ import annotations

import pytest

from planspegeln.rendering.site import Site
from tests.tiny.update import exports


@pytest.fixture(scope="session")
def everything(real: Site) -> dict[str, str]:
    """All that the site publishes of the data, by address."""
    shown = {
        page.address: f"{page.title} {page.description} {real.render(page)}"
        for page in real.pages.values()
    }
    return shown | exports(real)
