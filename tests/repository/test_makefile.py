"""The Makefile's commands: listed by `make help`, and the only ones that texts name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.built.project import ROOT, copy_project, environment, make
from tests.repository.files import README, asked_of_make, targets

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TEXTS = [
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "data/README.md", "docs/redaktion.md"),
    "docs/drift.md",
]
CODE = re.compile(r"```.*?```|`[^`]+`|(?m:^    .+$)", re.DOTALL)


def phony() -> list[str]:
    """The commands, in the order that the Makefile declares them."""
    return " ".join(re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)).split()


def test_every_command_is_declared() -> None:
    """A file with the name of a command does not stop the command."""
    assert targets() == set(phony())


def test_help_tells_every_command() -> None:
    """`make help` has a line for each command that says what it does. It installs nothing."""
    command = ["make", "help"]
    said = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True)
    lines = re.findall(r"^make ([a-z-]+) +(\S.+)$", said.stdout.decode(), re.MULTILINE)
    assert sorted(phony()) == sorted(name for name, _ in lines)
    assert [] == [name for name, what in lines if len(what) < 10]
    assert len(lines) == len(said.stdout.splitlines())


def test_nothing_is_served_or_built_unasked() -> None:
    """`make` alone is `make serve`, as the first of the two commands in README.md."""
    assert "serve" == next(re.finditer(r"^([a-z]+):", MAKEFILE, re.MULTILINE))[1]
    assert README.partition("```sh\n")[2].startswith("make serve")


@pytest.mark.parametrize(
    ("given", "asked"), [((), "planspegeln serve"), (("PORT=8001",), 'serve --port "8001"')]
)
def test_serve_takes_a_port(given: tuple[str, ...], asked: str) -> None:
    """`make serve PORT=8001` serves there. Without it, the command has its own."""
    own = {name: value for name, value in environment().items() if name != "PORT"}
    command = ["make", "--dry-run", "serve", *given]
    said = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, check=True)
    assert said.stdout.decode().rstrip().endswith(asked)


@pytest.mark.parametrize("how", ["argument", "environment"])
def test_publish_takes_a_commit_and_runs_nothing_in_it(tmp_path: Path, how: str) -> None:
    """`make publish SINCE=…` hands it over as one word, whatever is in it."""
    project = copy_project(tmp_path / "project")
    since = '$$(touch made)`touch made`;"x' if how == "argument" else '$(touch made)";touch made'
    given = (f"SINCE={since}",) if how == "argument" else ()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SINCE", since)
        done = make(project, "publish", *given)
    assert "versionen ”$(touch made)" in done.stdout
    assert not (project / "made").exists()


@pytest.mark.parametrize(("given", "asked"), [((), True), (("BROTLI=",), False)])
def test_hosting_makes_what_a_server_needs(
    tmp_path: Path, given: tuple[str, ...], asked: bool
) -> None:
    """`make hosting` compresses the built site, and writes the rules for nginx beside it."""
    project = copy_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("text " * 1000, encoding="utf-8")
    done = make(project, "hosting", *given)
    assert 0 == done.returncode, done.stdout
    assert {"index.html", "index.html.br", "index.html.gz"} == {
        path.name for path in (project / "site").iterdir()
    }
    told = (project / "planspegeln.conf").read_text(encoding="utf-8")
    assert told.endswith("}\n")
    assert asked is ("brotli_static on;" in told)


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_names_a_command_that_does_not_exist(text: str) -> None:
    """Each make command shown as code in a text exists."""
    shown = CODE.findall((ROOT / text).read_text(encoding="utf-8"))
    asked = {target for code in shown for target in asked_of_make(code.strip("`"))}
    assert asked
    assert asked <= targets()
