"""Shared by the tests of linked data."""

from __future__ import annotations

import pytest

from tests.conftest import Copy
from tests.rendering.test_accessibility import OPEN_DATA, STATEMENT


@pytest.fixture
def stated(tiny: Copy) -> Copy:
    """The made-up collection with a body that publishes its data."""
    tiny.write("site.yml", f"{STATEMENT}{OPEN_DATA}")
    return tiny
