"""A fault stops the build, says where it is, and leaves the last good site as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.built.project import copy_project, make, mkdocs, replace_once, snapshot

PRIORITY = "data/huddinge/priorities/lokal-samverkan.yml"
DOCUMENT = "data/huddinge/documents/verksamhetsplan-2020.yml"
PAGE = "docs/om/index.md"


@dataclass(frozen=True)
class Built:
    """A copy of the project whose site/ holds a good build."""

    root: Path
    site: dict[str, bytes]

    def site_is_untouched(self) -> bool:
        """Whether site/ is byte for byte what it was."""
        return snapshot(self.root / "site") == self.site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A copy of the project, built into site/ by make."""
    root = copy_project(tmp_path_factory.mktemp("failures") / "project")
    done = make(root, "build")
    assert done.returncode == 0, done.stdout
    site = snapshot(root / "site")
    assert {"index.html", "data/priorities.json"} <= site.keys()
    return Built(root, site)


@pytest.fixture
def project(built: Built) -> Iterator[Built]:
    """The built copy, whose own files are put back after the test."""
    folders = [built.root / name for name in ("data", "docs")]
    before = {folder: snapshot(folder) for folder in folders}
    yield built
    for folder, files in before.items():
        for name in snapshot(folder).keys() - files.keys():
            (folder / name).unlink()
        for name, content in files.items():
            if (folder / name).read_bytes() != content:
                (folder / name).write_bytes(content)
    assert built.site_is_untouched()


def test_make_builds_into_place_and_leaves_nothing_behind(built: Built) -> None:
    """After a build there is the site, and no half-built one beside it."""
    assert not (built.root / ".build").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "position"),
    [
        (PRIORITY, "kind: priority", "kind: priority\nkind: priority", ":3:1: "),
        (PRIORITY, "title: Lokal samverkan", "title: [", r":\d+:\d+: "),
        (PRIORITY, "- samverkan", "- samvarkan", r":\d+:5: .*”samverkan”"),
        (
            DOCUMENT,
            "Beredningen ska informeras",
            "Beredningen skall informeras",
            r":\d+:\d+: .*”skall”",
        ),
    ],
    ids=["a field given twice", "not YAML", "a topic that does not exist", "a word changed"],
)
def test_a_fault_in_the_data_stops_the_build(
    project: Built, file: str, old: str, new: str, position: str
) -> None:
    """The build exits 1 with the fault's place and no traceback, and the old site stays."""
    replace_once(project.root / file, old, new)
    for built in (mkdocs(project.root, "build", "--strict"), make(project.root, "build")):
        assert built.returncode != 0
        assert re.search(rf"^(.*\s)?{re.escape(file)}{position}", built.stdout, re.MULTILINE)
        assert "Traceback" not in built.stdout
        assert project.site_is_untouched()
    assert mkdocs(project.root, "build", "--strict").returncode == 1


def test_every_fault_is_named_at_once(project: Built) -> None:
    """Two faults in two files are both in the output of one build."""
    replace_once(project.root / PRIORITY, "- samverkan", "- samvarkan")
    replace_once(project.root / "data/links.yml", "priority: huddinge/", "priority: huddinga/")
    built = mkdocs(project.root, "build", "--strict")
    assert built.returncode == 1
    assert f"{PRIORITY}:" in built.stdout
    assert "data/links.yml:" in built.stdout


def test_a_name_that_does_not_exist_on_a_written_page_stops_the_build(project: Built) -> None:
    """The build names the page that asks for the priority and the nearest one that exists."""
    replace_once(
        project.root / PAGE, 'prioritet("huddinge/lokal-samverkan")', 'prioritet("huddinge/lokal")'
    )
    built = make(project.root, "build")
    assert built.returncode != 0
    assert "om/index.md" in built.stdout
    assert "”huddinge/lokal” finns inte; menade du ”huddinge/lokal-samverkan”?" in built.stdout


def test_an_undefined_word_on_a_written_page_stops_the_build(project: Built) -> None:
    """A name that means nothing is an error, not an empty place on the page."""
    replace_once(project.root / PAGE, "# Om Planspegeln", "# Om {{ prioritaet }}")
    built = make(project.root, "build")
    assert built.returncode != 0
    assert "om/index.md" in built.stdout
    assert "prioritaet" in built.stdout


def test_a_broken_link_on_a_written_page_stops_the_build(project: Built) -> None:
    """A link to a page or a place that is not there is named with its page."""
    replace_once(
        project.root / PAGE,
        "[personuppgifter](personuppgifter.md)",
        "[a](personuppgift.md) och [b](personuppgifter.md#ingenstans)",
    )
    built = make(project.root, "build")
    assert built.returncode != 0
    assert "'personuppgift.md'" in built.stdout
    assert "#ingenstans" in built.stdout


def test_what_a_written_page_means_otherwise_stops_the_build(project: Built) -> None:
    """What Markdown would show as plain text is told in Swedish, once, with the page it is on."""
    for name, text in ((PAGE, "!!! obs\n    Text."), ("docs/redaktion.md", "Text.[^1]")):
        page = project.root / name
        page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    built = make(project.root, "build")
    assert built.returncode != 0
    assert "docs/om/index.md: typen ”obs” finns inte; välj bland ”abstract”, " in built.stdout
    assert "docs/redaktion.md: fotnoten ”[^1]” finns inte; skriv den på en egen rad" in built.stdout
    assert built.stdout.count("typen ”obs”") == built.stdout.count("fotnoten ”[^1]” ") == 1
    assert "Traceback" not in built.stdout


def test_a_new_page_needs_no_line_in_the_configuration(project: Built, tmp_path: Path) -> None:
    """A file put under docs/ is a page of the site, in a new folder too; nothing is said of it."""
    names = ("kakor", "om/kakor", "nytt/kakor")
    for name in names:
        page = project.root / f"docs/{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("# Kakor\n\nInga kakor.\n", encoding="utf-8")
    built = mkdocs(project.root, "build", "--strict", "--site-dir", str(tmp_path))
    assert built.returncode == 0, built.stdout
    assert not re.search("WARNING|ERROR|kakor", built.stdout)
    for name in names:
        html = (tmp_path / name / "index.html").read_text(encoding="utf-8")
        assert "<title>Kakor – Planspegeln</title>" in html
        assert "<p>Inga kakor.</p>" in html


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("huddinge/index.md", "adressen ”huddinge/” är upptagen av docs/huddinge/index.md"),
        ("huddinge.md", "adressen ”huddinge/” är upptagen av docs/huddinge.md"),
        (
            "data/priorities.json",
            "docs/data/priorities.json står i vägen för en sida som bygget skapar",
        ),
    ],
)
def test_a_written_page_in_the_way_of_a_generated_one_stops_the_build(
    project: Built, name: str, message: str
) -> None:
    """A file under docs/ at the address of a generated one is named, not overwritten."""
    page = project.root / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# I vägen\n", encoding="utf-8")
    built = make(project.root, "build")
    assert built.returncode != 0
    assert message in built.stdout
    assert "Traceback" not in built.stdout
