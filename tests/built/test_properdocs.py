"""ProperDocs, the maintained continuation of MkDocs 1.x, builds the same site from the same files."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.built.html import BuiltSite
from tests.built.project import ROOT, environment, snapshot

# What Pagefind writes and names anew each time, for one and the same folder of pages. Its index of
# the words and its text of each page are the same, and are compared.
_ANEW = re.compile(r"pagefind[/\\](filter[/\\]|pagefind-entry\.json$|.*\.pf_meta$)")


@pytest.fixture(scope="module")
def continued(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site built by ProperDocs where MkDocs cannot be imported, as of the same day."""
    folder = tmp_path_factory.mktemp("properdocs")
    (folder / "mkdocs").mkdir()
    (folder / "mkdocs/__init__.py").write_text("raise ImportError('MkDocs')\n", encoding="utf-8")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    built = subprocess.run(
        [*command, "--site-dir", str(folder / "site")],
        cwd=ROOT,
        env=environment() | {"PYTHONPATH": str(folder), "SOURCE_DATE_EPOCH": day_of(site)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    assert 0 == built.returncode, built.stdout
    assert [] == [line for line in built.stdout.splitlines() if "WARNING" in line]
    return folder / "site"


def day_of(site: BuiltSite) -> str:
    """The day on which a site was built, which its sitemap tells, as seconds since 1970."""
    sitemap = (site.root / "sitemap.xml").read_text(encoding="utf-8")
    days = re.findall(r"<lastmod>(.+)</lastmod>", sitemap)
    return str(int(datetime.fromisoformat(max(days)).replace(tzinfo=UTC).timestamp()))


def kept(folder: Path) -> dict[str, bytes]:
    """The files of a site with what they hold, but for what Pagefind writes anew."""
    return {name: held for name, held in snapshot(folder).items() if not _ANEW.match(name)}


def test_it_builds_the_same_files(site: BuiltSite, continued: Path) -> None:
    """Each page, data file, style, script and image is there, and nothing else."""
    files = kept(continued)
    assert kept(site.root).keys() == files.keys()
    assert {"index.html", "404.html", "data/priorities.json", "pagefind/facets.json"} <= {
        name.replace("\\", "/") for name in files
    }


def test_they_hold_the_same_bytes(site: BuiltSite, continued: Path) -> None:
    """No page is another for being built by ProperDocs."""
    ours = kept(site.root)
    assert [] == [name for name, held in kept(continued).items() if held != ours.get(name)]
