"""The workflows of GitHub and GitLab: valid, safe, and the same."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from typing import Final

import pytest

from tests.built.project import ROOT
from tests.repository.files import (
    GITLAB,
    README,
    WORKFLOWS,
    asked_of_make,
    gitlab_jobs,
    jobs,
    runs,
    targets,
    without_variables,
)

_SHARED: Final = ("lint", "test", "build", "audit", "properdocs", "sbom")


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_the_form_is_the_platforms(schema: str, pattern: str) -> None:
    """Each file fits its platform's schema, and no job runs without a time limit."""
    files = sorted(map(str, ROOT.glob(pattern)))
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout


def test_nothing_is_unsafe() -> None:
    """Zizmor finds no unpinned action, kept credential, injected expression or loose permission."""
    zizmor = f"{sysconfig.get_path('scripts')}/zizmor"
    command = [zizmor, "--offline", "--no-config", "--strict-collection", "--no-progress", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr


def test_every_action_is_one_commit_with_its_version_told() -> None:
    """Each action is pinned to a commit.

    The version is beside it for people, the same everywhere.
    """
    pinned: dict[str, set[str]] = {}
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line and "uses: ./" not in line:
                found = re.search(r"uses: ([\w./-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$", line)
                assert found, line
                pinned.setdefault(found[1], set()).add(found[2])
    assert {"actions/checkout", "actions/setup-python", "actions/deploy-pages"} <= pinned.keys()
    assert [] == [action for action, versions in pinned.items() if len(versions) > 1]


def test_only_what_publishes_may_write() -> None:
    """Every job states its permissions. Nothing is given by default, and one job may write."""
    assert [{}] * len(WORKFLOWS) == [workflow["permissions"] for workflow in WORKFLOWS.values()]
    rights = {
        (workflow, name, scope): right
        for workflow, name, job in jobs()
        for scope, right in job["permissions"].items()
    }
    assert {("publish", "deploy", "pages"), ("publish", "deploy", "id-token")} == {
        whose for whose, right in rights.items() if right != "read"
    }
    assert {"contents", "pages", "id-token"} == {scope for _, _, scope in rights}


def test_no_job_keeps_the_credentials_it_checked_out_with() -> None:
    """A proposal's code finds no token on disk."""
    checkouts = [
        step
        for _, _, job in jobs()
        for step in job.get("steps", ())
        if "checkout" in step.get("uses", "")
    ]
    assert len(checkouts) > 6
    assert [False] * len(checkouts) == [step["with"]["persist-credentials"] for step in checkouts]


def test_only_what_is_checked_is_published() -> None:
    """Publishing waits for the checks of the main branch, on both platforms."""
    publish = WORKFLOWS["publish"]["jobs"]
    assert ["main"] == WORKFLOWS["publish"][True]["push"][
        "branches"
    ]  # `on`: YAML 1.1 reads it as true
    assert "github.ref == 'refs/heads/main'" == publish["checks"]["if"]
    assert "./.github/workflows/checks.yml" == publish["checks"]["uses"]
    assert ("checks", "build") == (publish["build"]["needs"], publish["deploy"]["needs"])
    pages = gitlab_jobs()["pages"]
    assert ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"] == [
        rule["if"].partition(" && ")[2] for rule in pages["rules"]
    ]
    before = GITLAB["stages"][: GITLAB["stages"].index(pages["stage"])]
    assert ["lint", "test", "build"] == before


def test_every_make_command_exists() -> None:
    """Each make command of a job is a target of the Makefile."""
    every = [*(job for _, _, job in jobs()), *gitlab_jobs().values()]
    asked = {target for job in every for line in runs(job) for target in asked_of_make(line)}
    assert {"lint", "test", "publish", "cards", "build", "audit", "sbom"} == asked
    assert asked <= targets()


def test_both_platforms_run_the_same_commands() -> None:
    """Both platforms run the same checks."""
    github = {
        name: [run for run in runs(job) if not run.startswith("sudo ")]  # GitLab's user is root
        for workflow, name, job in jobs()
        if (workflow, name) != ("publish", "build")  # as GitLab's job `pages`
    }
    gitlab = {
        name: [*map(without_variables, runs(job))] if name == "build" else runs(job)
        for name, job in gitlab_jobs().items()
    }
    for name in _SHARED:
        assert github[name] == gitlab[name]
    assert gitlab.keys() - set(_SHARED) == {"pages"}


def test_every_job_of_gitlab_has_a_stage_and_a_tagged_image() -> None:
    """No stage is misspelt, and no image uses the tag `latest`."""
    assert {job["stage"] for job in gitlab_jobs().values()} == set(GITLAB["stages"])
    images = [
        job["image"] for job in [GITLAB["default"], *gitlab_jobs().values()] if "image" in job
    ]
    assert [] == [image for image in images if not re.fullmatch(r"[a-z]+:(\d.+|\$PYTHON)", image)]


def test_the_oldest_python_that_works_is_tried() -> None:
    """The jobs use the Python that pyproject.toml requires, and the newest one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    github = {
        step["with"]["python-version"]
        for _, _, job in jobs()
        for step in job.get("steps", ())
        if "setup-python" in step.get("uses", "")
    }
    assert {oldest, "${{ matrix.python }}"} == github
    matrix = WORKFLOWS["checks"]["jobs"]["test"]["strategy"]["matrix"]
    assert [oldest, "3.x"] == matrix["python"]
    assert f"python:{oldest}-slim-bookworm" == GITLAB["default"]["image"]
    tried = gitlab_jobs()["test"]["parallel"]["matrix"]
    assert [{"PYTHON": [f"{oldest}-slim-bookworm", "3-slim"]}] == tried


def test_windows_is_tried_as_the_readme_tells_it() -> None:
    """The job on Windows runs every command of README.md for Windows."""
    told = README.partition("```powershell\n")[2].partition("```")[0].splitlines()
    run = runs(WORKFLOWS["checks"]["jobs"]["windows"])
    missing = [line for line in told if not any(one.startswith(line.split("<")[0]) for one in run)]
    assert len(told) > 4
    assert [] == missing


def test_no_doubt_is_published_without_an_answer() -> None:
    """Nothing is left to do where a change is built, on both platforms."""
    for run in (runs(WORKFLOWS["checks"]["jobs"]["build"]), runs(gitlab_jobs()["build"])):
        assert ["make publish", "make build"] == [*map(without_variables, run[:2])]


def test_cards_are_drawn_only_where_the_site_is_published() -> None:
    """What is published has a card for each priority. No other build waits for them."""
    publishing = (runs(WORKFLOWS["publish"]["jobs"]["build"]), runs(gitlab_jobs()["pages"]))
    for run in publishing:
        own = [*map(without_variables, run)]
        assert own.index("make cards") + 1 == own.index("make build")
    every = [*(job for _, _, job in jobs()), *gitlab_jobs().values()]
    assert len(publishing) == sum("make cards" in runs(job) for job in every)


def test_no_address_is_lost_in_a_change() -> None:
    """Wherever a change is built, its ledger is compared with the one before, in a whole history."""
    before = "github.event.before"
    proposed = "github.event.pull_request.base.sha || github.event.merge_group.base_sha"
    for workflow, since in (("checks", f"{proposed} || {before}"), ("publish", before)):
        steps = WORKFLOWS[workflow]["jobs"]["build"]["steps"]
        assert 0 == steps[0]["with"]["fetch-depth"]
        (asked,) = (step for step in steps if step.get("run") == "make publish")
        assert {"SINCE": f"${{{{ {since} }}}}"} == asked["env"]
    build = gitlab_jobs()["build"]
    assert {"GIT_DEPTH": "0"} == build["variables"]
    since = "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}"
    assert f'SINCE="{since}" make publish' == runs(build)[0]
