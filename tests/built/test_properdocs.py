"""ProperDocs, the maintained continuation of MkDocs 1.x, builds the same site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.built.html import BuiltSite
from tests.built.project import ROOT, environment, snapshot


@pytest.fixture(scope="module")
def continued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site built by ProperDocs where MkDocs cannot be imported."""
    folder = tmp_path_factory.mktemp("properdocs")
    (folder / "mkdocs").mkdir()
    (folder / "mkdocs/__init__.py").write_text("raise ImportError('MkDocs')\n", encoding="utf-8")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    built = subprocess.run(
        [*command, "--site-dir", str(folder / "site")],
        cwd=ROOT,
        env=environment() | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    assert 0 == built.returncode, built.stdout
    assert [] == [line for line in built.stdout.splitlines() if "WARNING" in line]
    return folder / "site"


def test_it_builds_the_same_files(site: BuiltSite, continued: Path) -> None:
    """Each page, data file, style, script and image is there, and nothing else."""
    files = snapshot(continued)
    assert snapshot(site.root).keys() == files.keys()
    assert {"index.html", "404.html", "data/priorities.json", "assets/search.json"} <= {
        name.replace("\\", "/") for name in files
    }


def test_they_hold_the_same_bytes(site: BuiltSite, continued: Path) -> None:
    """No page is another for being built by ProperDocs."""
    ours = snapshot(site.root)
    assert [] == [name for name, held in snapshot(continued).items() if held != ours.get(name)]
