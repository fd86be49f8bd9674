"""What a build has said, as the page that is being edited shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.publishing.told import told

PAGE = "---\ntitle: Om\n---\n\n# Om\n\nLäs [mer](saknas.md) och [annat](#ingenstans).\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one written page."""
    (tmp_path / "docs/om").mkdir(parents=True)
    (tmp_path / "docs/om/index.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_faults_alone_are_told(project: Path) -> None:
    """What goes well is left out, and so is that the build was given up."""
    output = (
        "INFO    -  Cleaning site directory\n"
        "INFO    -  The following pages are not in the nav:\n"
        "  - om/index.md\n"
        "\n"
        "data/links.yml:4:5: ett fel\n"
        "  data/links.yml: fortsätter\n"
        "1 fel i data.\n"
        "Aborted with 1 errors in strict mode!\n"
    )
    expected = "data/links.yml:4:5: ett fel\n  data/links.yml: fortsätter\n1 fel i data."
    assert expected == told(output, project)


def test_a_message_of_several_lines_is_whole(project: Path) -> None:
    """A warning goes on until the next record, in which the page that was read is not told again."""
    output = (
        "WARNING -  Något är fel\n  på två rader\n"
        "ERROR   -  Error reading page 'om/index.md': x\n"
        "ERROR   -  docs/om/index.md:3: ett fel\n"
    )
    assert "Något är fel\n  på två rader\ndocs/om/index.md:3: ett fel" == told(output, project)


@pytest.mark.parametrize(
    ("message", "link"),
    [
        ("contains a link 'saknas.md', but the target is not found", "saknas.md"),
        ("contains an unrecognized relative link 'saknas.md', it was left", "saknas.md"),
        ("contains a link '#ingenstans', but there is no such anchor", "#ingenstans"),
    ],
)
def test_a_link_is_told_in_swedish_with_its_line(project: Path, message: str, link: str) -> None:
    """The generator names the page and the link. The line is that of the link's first place."""
    said = told(f"WARNING -  Doc file 'om/index.md' {message}.\n", project)
    place = "docs/om/index.md:7"
    assert f"{place}: länken ”{link}” leder till en sida eller ett ställe som inte finns" == said


def test_a_link_of_a_page_that_is_no_file(project: Path) -> None:
    """A message about a generated page stays as it is."""
    message = "Doc file 'huddinge/index.md' contains a link 'x.md', but the target is not found."
    assert message == told(f"WARNING -  {message}\n", project)


def test_a_crash_is_told_at_its_place_in_the_project(project: Path) -> None:
    """First where the project's own code failed, and then all that Python said."""
    said = (
        "Traceback (most recent call last):\n"
        f'  File "{project}/planspegeln/a.py", line 3, in f\n'
        f'  File "{project}/.venv/lib/b.py", line 4, in g\n'
        '  File "/usr/lib/python3/c.py", line 5, in h\n'
        "ValueError: x"
    )
    output = f"INFO    -  Building\n{said}\n"
    assert f"planspegeln/a.py:3: ValueError: x\n\n{said}" == told(output, project)


def test_a_crash_elsewhere(project: Path) -> None:
    """If none of the project's code was in it, its last line comes first."""
    said = 'Traceback (most recent call last):\n  File "/usr/c.py", line 5, in h\nOSError: x'
    assert f"OSError: x\n\n{said}" == told(said, project)


def test_what_names_no_fault_is_told_whole(project: Path) -> None:
    """A build that says nothing is wrong, and yet fails, is not silent."""
    assert "INFO    -  Building" == told("INFO    -  Building\n", project)
