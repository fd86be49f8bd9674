"""The container that serves the built site: what it is made of, and how little it may."""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
from collections import Counter
from typing import Final

from tests.built.project import ROOT
from tests.repository.files import container, health_check
from tools.nginx import PACKAGES

_ONCE: Final = ("FROM", "RUN", "ARG", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "CMD")


def told(name: str) -> str:
    """What follows an instruction that stands once."""
    (found,) = (rest for one, rest in container() if one == name)
    return found


def test_hadolint_finds_nothing() -> None:
    """The file is as good as its linter asks for."""
    command = [f"{sysconfig.get_path('scripts')}/hadolint", "--no-color", "Containerfile"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stdout + done.stderr)


def test_it_does_no_more_than_serve() -> None:
    """One image of one version, one step that installs, and nothing but the site copied into it."""
    counted = Counter(name for name, _ in container())
    assert {**dict.fromkeys(_ONCE, 1), "COPY": 2} == counted
    assert re.fullmatch(r"docker\.io/library/debian:\d+\.\d+-slim", told("FROM"))
    copied = [rest.split() for name, rest in container() if name == "COPY"]
    assert {"container/nginx.conf", "planspegeln.conf", "site/"} == {
        source for *sources, _ in copied for source in sources
    }


def test_it_has_the_nginx_that_the_tests_have() -> None:
    """What the image installs is what the configuration is tested with."""
    installed = re.search(r"--no-install-recommends ([^&]+) &&", told("RUN"))
    assert installed
    assert set(PACKAGES) == set(installed[1].split())


def test_it_runs_as_nobody() -> None:
    """It is not root, by number, listens above the ports that need root, and is looked after."""
    user, group = map(int, told("USER").split(":"))
    assert user
    assert group
    listens = re.findall(r"listen (\d+);", (ROOT / "container/nginx.conf").read_text("utf-8"))
    assert [told("EXPOSE")] == listens
    assert int(told("EXPOSE")) > 1023
    assert f"/dev/tcp/127.0.0.1/{told('EXPOSE')}" in " ".join(health_check())
    assert ["nginx", "-g", "daemon off;"] == json.loads(told("CMD"))


def test_it_writes_in_one_place() -> None:
    """Whatever nginx writes is under /tmp or goes to whoever runs the container."""
    text = (ROOT / "container/nginx.conf").read_text(encoding="utf-8")
    written = re.findall(
        r"^ *(?:pid|access_log|error_log|\w+_temp_path) (\S+?);? ", text + " ", re.M
    )
    written += re.findall(r"^ *(?:pid|\w+_temp_path) (\S+);", text, re.MULTILINE)
    assert len(written) > 7
    assert [] == [one for one in written if not one.startswith(("/tmp/", "/dev/stdout", "stderr"))]  # noqa: S108


def test_nothing_else_is_sent_to_be_built() -> None:
    """The sources, with names that no page shows, are not within reach of the image."""
    kept = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    assert ["*", "!container/nginx.conf", "!planspegeln.conf", "!site/"] == kept
