"""The package as a whole: its description, and that it does not import MkDocs."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

import planspegeln

pytestmark = pytest.mark.slow


def test_package_does_not_know_the_generator() -> None:
    """No module imports MkDocs, so that another generator needs only a new adapter."""
    modules = [one.name for one in pkgutil.walk_packages(planspegeln.__path__, "planspegeln.")]
    assert "planspegeln.rendering.site" in modules
    code = (
        f"import sys, {', '.join(modules)}\n"
        "print([name for name in sys.modules if name.startswith(('mkdocs', 'properdocs'))])"
    )
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "[]" == run.stdout.strip()


def test_way_through_is_of_rooms_that_exist() -> None:
    """The rooms that the package's docstring lists exist."""
    names = re.findall(r"`(\w+)`", planspegeln.__doc__ or "")
    assert ["loading", "checks", "catalogue", "pages", "search", "rendering", "exports"] == names
    assert [] == [name for name in names if not find_spec(f"planspegeln.{name}")]
