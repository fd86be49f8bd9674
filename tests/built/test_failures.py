"""A fault stops the build, is reported with its place, and leaves the last good site unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.built.project import copy_project, make, mkdocs, replace_once, snapshot

PRIORITIES = "data/huddinge/priorities"
PRIORITY = f"{PRIORITIES}/lokal-samverkan.yml"
DOCUMENT = "data/huddinge/documents/verksamhetsplan-2020.yml"
# Each in a different file: what is replaced, by what, and the place and message of the fault.
FAULTS = {
    "a field given twice": (
        f"{PRIORITIES}/prevention.yml",
        "kind: priority",
        "kind: priority\nkind: priority",
        ":4:1: ",
    ),
    "not YAML": (
        f"{PRIORITIES}/demokratipris.yml",
        "title: Demokratipris",
        "title: [",
        r":\d+:\d+: ",
    ),
    "a topic that does not exist": (
        PRIORITY,
        "- samverkan",
        "- samvarkan",
        r":\d+:5: .*”samverkan”",
    ),
    "a word changed": (
        DOCUMENT,
        "Beredningen ska informeras",
        "Beredningen skall informeras",
        r":\d+:\d+: .*”skall”",
    ),
}


@dataclass(frozen=True)
class Built:
    """A copy of the project with a good build in site/."""

    root: Path
    site: dict[str, bytes]

    def site_is_untouched(self) -> bool:
        """Whether site/ is byte for byte unchanged."""
        return snapshot(self.root / "site") == self.site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A copy of the project that make has built into site/."""
    root = copy_project(tmp_path_factory.mktemp("failures") / "project")
    done = make(root, "build")
    assert done.returncode == 0, done.stdout
    site = snapshot(root / "site")
    assert {"index.html", "data/priorities.json"} <= site.keys()
    return Built(root, site)


@contextmanager
def put_back(built: Built) -> Iterator[Built]:
    """The built copy. Its own files are restored after the test. Its site must be unchanged."""
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


@pytest.fixture
def project(built: Built) -> Iterator[Built]:
    """The built copy, for tests that add faults to it."""
    with put_back(built):
        yield built


def test_make_builds_into_place_and_leaves_nothing_behind(built: Built) -> None:
    """After a build there is the site, and no half-built one beside it."""
    assert [path.name for path in (built.root / ".site").iterdir()] == ["lock"]


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_data_stops_the_build(
    project: Built, file: str, old: str, new: str, told: str
) -> None:
    """MkDocs exits with 1, and make fails with the fault's place. The old site stays."""
    replace_once(project.root / file, old, new)
    built = make(project.root, "build")
    assert built.returncode != 0
    assert re.search(r"^make: .* 1$", built.stdout, re.MULTILINE)
    assert names(built.stdout, file, told)
    assert "Traceback" not in built.stdout
    assert project.site_is_untouched()


def names(output: str, file: str, told: str) -> bool:
    """Whether a line of the output is the fault. The line may start with a logger's name."""
    return re.search(rf"^(.*\s)?{re.escape(file)}{told}", output, re.MULTILINE) is not None


def test_every_fault_is_named_at_once(project: Built) -> None:
    """Running MkDocs alone reports the faults of many files in one build."""
    for file, old, new, _ in FAULTS.values():
        replace_once(project.root / file, old, new)
    replace_once(project.root / "data/links.yml", "priority: huddinge/", "priority: huddinga/")
    built = mkdocs(project.root, "build", "--strict")
    assert built.returncode == 1
    for file, _, _, told in FAULTS.values():
        assert names(built.stdout, file, told)
    assert names(built.stdout, "data/links.yml", r":\d+:\d+: ")
    assert "Traceback" not in built.stdout
    assert project.site_is_untouched()


@pytest.fixture(scope="module")
def told(built: Built) -> str:
    """The output of a build with four faults on three hand-written pages. The old site stays."""
    docs = built.root / "docs"
    with put_back(built):
        replace_once(
            docs / "om/index.md",
            'prioritet("huddinge/lokal-samverkan")',
            'prioritet("huddinge/lokal")',
        )
        replace_once(
            docs / "redaktion/sidor.md",
            "# Skriva egna sidor",
            "# Skriva egna sidor {{ prioritaet }}",
        )
        replace_once(
            docs / "redaktion.md",
            "# För redaktionen",
            "# [a](personuppgift.md) och [b](om/index.md#ingenstans) { #for-redaktionen }",
        )
        done = make(built.root, "build")
        assert done.returncode != 0
        assert built.site_is_untouched()
    return done.stdout


@pytest.fixture(scope="module")
def warnings(told: str) -> list[str]:
    """Each warning of the build."""
    return re.split(r"^(?=WARNING)", told, flags=re.MULTILINE)[1:]


def test_each_fault_on_a_written_page_would_stop_the_build(told: str) -> None:
    """The build is stopped by the number of faults, and nobody is shown the insides of Python."""
    assert "Aborted with 2 errors, 2 warnings in strict mode!" in told
    assert "Traceback" not in told


def test_a_name_that_does_not_exist_on_a_written_page_stops_the_build(warnings: list[str]) -> None:
    """The build names the page with the wrong priority, and the nearest priority that exists."""
    message = "”huddinge/lokal” finns inte; menade du ”huddinge/lokal-samverkan”?"
    assert len([one for one in warnings if "om/index.md" in one and message in one]) == 1


def test_an_undefined_word_on_a_written_page_stops_the_build(warnings: list[str]) -> None:
    """What is no embed is an error, not an empty place on the page."""
    message = 'docs/redaktion/sidor.md:8: bara inlägg som {{ prioritet("kommun/id") }} går att använda här'
    assert len([one for one in warnings if "redaktion/sidor.md" in one and message in one]) == 1


def test_a_written_page_does_not_reach_the_templates(project: Built) -> None:
    """What its head has beside a title and the like stops the build, with its line, and is not drawn."""
    page = project.root / "docs/prov.md"
    script = "script: 'x.js\" onerror=\"alert(1)'"
    page.write_text(f"---\ntitle: Prov\n{script}\ntemplate: redirect.html\n---\n# Prov\n", "utf-8")
    built = mkdocs(project.root, "build", "--strict")
    assert built.returncode == 1
    assert "docs/prov.md:3: ”script” i sidans huvud används inte så här" in built.stdout
    assert "docs/prov.md:4: ”template” i sidans huvud används inte så här" in built.stdout
    assert "Traceback" not in built.stdout
    assert project.site_is_untouched()


@pytest.mark.parametrize("link", ["'personuppgift.md'", "'om/index.md#ingenstans'"])
def test_a_broken_link_on_a_written_page_stops_the_build(warnings: list[str], link: str) -> None:
    """A link to a missing page or place is reported with its page."""
    assert len([one for one in warnings if "'redaktion.md'" in one and link in one]) == 1


def test_what_a_written_page_means_otherwise_stops_the_build(project: Built) -> None:
    """Markdown that would show as plain text is reported once, in Swedish, with its page."""
    for name, text in (
        ("docs/om/index.md", "!!! obs\n    Text."),
        ("docs/redaktion.md", "Text.[^1]"),
    ):
        page = project.root / name
        page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    built = make(project.root, "build")
    assert built.returncode != 0
    assert names(
        built.stdout, "docs/om/index.md", r":\d+: typen ”obs” finns inte; välj bland ”abstract”, "
    )
    note = r":\d+: fotnoten ”\[\^1\]” finns inte; skriv den på en egen rad"
    assert names(built.stdout, "docs/redaktion.md", note)
    assert built.stdout.count("typen ”obs”") == built.stdout.count("fotnoten ”[^1]” ") == 1
    assert "Traceback" not in built.stdout


def test_a_new_page_needs_no_line_in_the_configuration(project: Built, tmp_path: Path) -> None:
    """A file under docs/ becomes a page of the site, also in a new folder, without a message."""
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
    """A file under docs/ at the address of a generated page is reported, not overwritten."""
    page = project.root / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# I vägen\n", encoding="utf-8")
    built = make(project.root, "build")
    assert built.returncode != 0
    assert message in built.stdout
    assert "Traceback" not in built.stdout
