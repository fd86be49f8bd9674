"""The templates for issues and changes, and the hooks before a commit."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.built.project import ROOT
from tests.repository.files import asked_of_make, targets

GITHUB = ROOT / ".github"
GITLAB = ROOT / ".gitlab"
ISSUES = sorted(path.name for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.md"))


def test_gitlab_has_the_same_templates() -> None:
    """Each kind of issue can be written on both platforms."""
    assert ["fel-pa-webbplatsen.md", "felaktig-uppgift.md", "ny-kommun.md"] == ISSUES
    assert ISSUES == sorted(path.name for path in (GITLAB / "issue_templates").iterdir())


@pytest.mark.parametrize("name", ISSUES)
def test_an_issue_is_asked_for_in_the_same_words(name: str) -> None:
    """GitLab's copy is GitHub's, without the lines that name it in GitHub's list."""
    written = (GITHUB / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8")
    _, head, text = written.split("---\n", 2)
    assert {"name", "about"} == yaml.safe_load(head).keys()
    copy = (GITLAB / "issue_templates" / name).read_text(encoding="utf-8")
    assert text.removeprefix("\n") == copy


def test_a_change_is_asked_for_in_the_same_words() -> None:
    """GitLab's copy is the same as GitHub's."""
    ours = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert ours == (GITLAB / "merge_request_templates/Default.md").read_text(encoding="utf-8")


def test_every_issue_warns_that_it_is_public() -> None:
    """Each template warns that everybody can read the issue, before anybody writes of a person."""
    for path in (GITLAB / "issue_templates").iterdir():
        assert "Alla kan läsa ärendet. Skriv inga personuppgifter" in path.read_text("utf-8")


def test_nothing_names_a_place_where_the_project_is_kept() -> None:
    """No template or workflow has an address that must be changed when the project moves."""
    paths = [path for folder in (GITHUB, GITLAB) for path in folder.rglob("*") if path.is_file()]
    paths += [ROOT / ".gitlab-ci.yml", ROOT / ".pre-commit-config.yaml", ROOT / "SECURITY.md"]
    assert len(paths) > 12
    assert [] == [
        path.name for path in paths if re.search(r"git(hub|lab)\.(com|io)", path.read_text("utf-8"))
    ]


def test_the_hooks_are_makes_own_commands() -> None:
    """A hook pins nothing.

    It runs the same make commands as the workflows, on the files that matter.
    """
    content = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (repository,) = yaml.safe_load(content)["repos"]
    assert "local" == repository["repo"]
    hooks = {hook["id"]: hook for hook in repository["hooks"]}
    assert {"lint": {"lint"}, "check": {"check"}} == {
        name: asked_of_make(hook["entry"]) & targets() for name, hook in hooks.items()
    }
    assert [("system", False)] * 2 == [(h["language"], h["pass_filenames"]) for h in hooks.values()]
    names = ["macros.py", "tests/conftest.py", "pyproject.toml", "requirements/dev.txt"]
    data = ["data/topics.yml", "data/huddinge/municipality.yml", "data/addresses.txt"]
    for name in [*names, *data, "README.md", "docs/index.md", "theme/main.html"]:
        concerned = {key for key, hook in hooks.items() if re.search(hook["files"], name)}
        assert ({"lint"} if name in names else {"check"} if name in data else set()) == concerned
        assert (ROOT / name).is_file()
