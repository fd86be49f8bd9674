"""The files that the tests read, as YAML, and the commands in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from tests.built.project import ROOT

WORKFLOWS: Final = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
}
GITLAB: Final = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
_SETTINGS: Final = {"stages", "workflow", "default", "variables"}  # every other key is a job


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each job of GitHub's: the name of its workflow, its own name, and its content."""
    for workflow, content in WORKFLOWS.items():
        for name, job in content["jobs"].items():
            yield workflow, name, job


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    """GitLab's jobs by name, with what they extend."""
    found = {name: job for name, job in GITLAB.items() if name not in _SETTINGS}
    whole = {name: {**found.get(job.get("extends"), {}), **job} for name, job in found.items()}
    return {name: job for name, job in whole.items() if not name.startswith(".")}


def runs(job: dict[str, Any]) -> list[str]:
    """The commands of a job, in order, on either platform."""
    script: list[str] = job.get("script", [])
    return [step["run"] for step in job.get("steps", ()) if "run" in step] + script


def without_variables(command: str) -> str:
    """A command without those that stand before it: `make lint` of "A=b make lint"."""
    return re.sub(r"^(?:[A-Z_]+=\S+ )+", "", command)


def targets() -> set[str]:
    """The targets of `make`."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def asked_of_make(commands: str) -> set[str]:
    """The targets in some commands, one command a line: `lint` in "A=b make lint"."""
    return set(re.findall(r"^\s*(?:[A-Z_]+=\S+\s+)*make ([a-z-]+)", commands, re.MULTILINE))


def container() -> list[tuple[str, str]]:
    """Each instruction of the Containerfile, in order, with what follows it on one line."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    whole = re.sub(r"\s*\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    lines = [line.partition(" ") for line in whole.splitlines() if line]
    return [(name, told.strip()) for name, _, told in lines]


def health_check() -> list[str]:
    """The command that tells whether a container is in health."""
    (told,) = (told for name, told in container() if name == "HEALTHCHECK")
    command: list[str] = json.loads(told.partition("CMD ")[2])
    return command
