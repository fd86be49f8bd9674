"""A large site that is being edited: what has changed is shown before all is built."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from planspegeln.publishing import serving
from planspegeln.publishing.serving import Edited, only_of

# A build: the pages are those of the file "pages", in which each line has an address and a text. It
# fails if the file says so, and does not end while it says "for ever".
BUILD = """
import os, sys, time
from pathlib import Path
made = Path(sys.argv[-1])
ahead = os.environ.get("PLANSPEGELN_AHEAD", "")
for line in Path("pages").read_text().splitlines():
    address, _, text = line.partition(" ")
    if text == "fails":
        sys.exit("data/en.yml:1:1: fel")
    while text == "for ever":
        Path("number").write_text(str(os.getpid()))
        time.sleep(0.01)
    (made / address).mkdir(parents=True, exist_ok=True)
    (made / address / "index.html").write_text(f"{text} {ahead}")
"""


class Project:
    """A folder with such a build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.edited = Edited(root, root / "work", "http://127.0.0.1/")

    def has(self, *pages: str) -> None:
        """What the next build makes."""
        (self.root / "pages").write_text("\n".join(pages), encoding="utf-8")

    def shown(self, address: str) -> str:
        """What is shown of a page, without the script."""
        page = str(self.edited.page(self.edited.site / address / "index.html"))
        return page.partition("\n")[0].strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose site has been built once."""
    monkeypatch.setattr(serving, "BUILD", (sys.executable, "-c", BUILD))
    monkeypatch.setattr(serving, "_PAUSE", 0.001)
    found = Project(tmp_path)
    found.has("ort/a first", "inbaddning/ort/a first", "annan/a first")
    assert found.edited.build(lambda: False)
    return found


def test_the_pages_of_a_municipality_are_shown_before_the_others(project: Project) -> None:
    """Its panels too, and nothing else of what was built with them."""
    before = project.edited.number
    project.has("ort/a second", "inbaddning/ort/a second", "annan/a second")

    assert project.edited.look_ahead(["ort"])
    assert project.shown("ort/a") == "second ort"
    assert project.shown("inbaddning/ort/a") == "second ort"
    assert project.shown("annan/a") == "first"
    assert project.edited.number != before


def test_a_second_look_is_shown_instead_of_the_first(project: Project) -> None:
    """And what another municipality's look showed is kept."""
    project.has("ort/a second", "ort/b second", "inbaddning/ort/a second")
    assert project.edited.look_ahead(["ort"])
    project.has("annan/a third", "inbaddning/annan/a third")
    assert project.edited.look_ahead(["annan"])
    assert project.shown("ort/b") == "second ort"
    project.has("ort/a fourth", "inbaddning/ort/a fourth")
    assert project.edited.look_ahead(["ort"])

    assert project.shown("ort/a") == "fourth ort"
    assert project.shown("annan/a") == "third annan"
    with pytest.raises(OSError, match="ort/b"):
        project.shown("ort/b")


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_whole_site_takes_the_place_of_a_look(project: Project, is_whole: bool) -> None:
    """Also if it does not build: then the pages are those that did, with what is wrong."""
    project.has("ort/a second", "inbaddning/ort/a second")
    assert project.edited.look_ahead(["ort"])
    project.has("ort/a third" if is_whole else "ort/a fails")

    assert project.edited.build(lambda: False) is is_whole
    assert project.shown("ort/a") == ("third" if is_whole else "first")
    assert ("data/en.yml:1:1: fel" in project.edited.faults) is not is_whole


def test_a_look_that_cannot_be_built_shows_nothing(project: Project) -> None:
    """Nor is it told: the build of the whole site knows better."""
    before = project.edited.number
    project.has("ort/a fails")

    assert not project.edited.look_ahead(["ort"])
    assert project.shown("ort/a") == "first"
    assert (project.edited.faults, project.edited.number) == ("", before)


def test_a_look_without_panels(project: Project) -> None:
    """A municipality's first page may be all that it has."""
    project.has("ort/a second")

    assert project.edited.look_ahead(["ort"])
    assert project.shown("ort/a") == "second ort"


def test_a_long_build_is_ended_by_a_change(project: Project) -> None:
    """What it was to show is no longer so. Its process is gone."""
    project.edited.is_large = True
    project.has("ort/a for ever")
    number = project.root / "number"

    assert project.edited.build(lambda: number.exists() and number.read_text() != "") is None
    assert project.shown("ort/a") == "first"
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


def test_a_short_build_is_not_ended(project: Project) -> None:
    """It would hardly be ready before the next change."""
    project.has("ort/a second")

    assert not project.edited.is_large
    assert project.edited.build(lambda: True)
    assert project.shown("ort/a") == "second"


def test_a_site_is_large_if_it_takes_long(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As its last build says, however that ended."""
    monkeypatch.setattr(serving, "LONG", 0.0)
    project.has("ort/a fails")
    project.edited.build(lambda: False)

    assert project.edited.is_large


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (["data/ort/priorities/a.yml"], ["ort"]),
        (["data/ort/municipality.yml", "data/annan/documents/b.yml"], ["annan", "ort"]),
        (["data/ort/a.yml", "data/links.yml"], []),
        (["data/ort/a.yml", "data/sources/a.txt"], []),
        (["data/changes/2031.yml"], []),
        (["theme/ort/a.html"], []),
        (["mkdocs.yml"], []),
    ],
)
def test_whose_files_have_changed(changed: list[str], expected: list[str]) -> None:
    """Only if all are municipalities' own is the look at these."""
    assert only_of(changed) == expected
