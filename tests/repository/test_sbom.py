"""The list of what the site is built with: whole, valid and the same every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.built.project import ROOT
from tools import sbom

LOCK = (ROOT / "requirements/site.txt").read_text(encoding="utf-8")
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def written(seconds: int) -> str:
    """What the command writes for a build of that date."""
    command = [sys.executable, "-m", "tools.sbom"]
    env = os.environ | {"SOURCE_DATE_EPOCH": str(seconds)}
    return subprocess.run(
        command, cwd=ROOT, env=env, check=True, capture_output=True, encoding="utf-8"
    ).stdout


@pytest.fixture(scope="module")
def text() -> str:
    return written(1600000000)


@pytest.fixture(scope="module")
def bill(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def test_it_fits_the_schema(text: str) -> None:
    """It is CycloneDX 1.6, without a field that the schema does not know."""
    assert None is JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    broken = text.replace('"type": "library"', '"type": "bibliotek"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken)


def test_it_is_the_same_every_time(text: str, bill: dict[str, Any]) -> None:
    """Its date is the build's and its number follows from its content: nothing is by chance."""
    assert text == written(1600000000)
    assert "2020-09-13T12:26:40+00:00" == bill["metadata"]["timestamp"]
    other = json.loads(sbom.bill(LOCK.replace("2.14.3", "2.14.4"), 1600000000))
    assert bill["serialNumber"] != other["serialNumber"]


def test_it_has_every_locked_package(bill: dict[str, Any]) -> None:
    """Each line of the lock is there, with each of its hashes and a licence."""
    names = dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE))
    assert names == {one["name"]: one["version"] for one in bill["components"]}
    hashes = [
        one["content"]
        for part in bill["components"]
        for reference in part["externalReferences"]
        for one in reference["hashes"]
    ]
    assert LOCK.count("--hash=") == len(hashes) > 500
    assert set(re.findall(r"[0-9a-f]{64}", LOCK)) == set(hashes)
    assert [] == [one["name"] for one in bill["components"] if not one["licenses"]]
    assert {"pagefind", "pagefind-bin-extended"} <= names.keys()


def test_it_says_what_needs_what(bill: dict[str, Any]) -> None:
    """The project needs what pyproject.toml names, and every package is needed by something."""
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in bill["dependencies"]}
    named = {re.split(r"[~=\[]", one)[0] for one in ABOUT["dependencies"]}
    own = {one.removeprefix("pkg:pypi/").partition("@")[0] for one in needs[ABOUT["name"]]}
    assert named == own
    refs = {one["name"]: one["bom-ref"] for one in bill["components"]}
    assert set(refs.values()) == set().union(*needs.values())
    assert {refs["pagefind-bin-extended"]} == needs[refs["pagefind"]]


def test_a_package_that_is_not_installed_has_no_licence() -> None:
    """What cannot be read is left out, not guessed."""
    lock = "hittepå-paket==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via planspegeln (x)\n"
    (part,) = json.loads(sbom.bill(lock, 0))["components"]
    assert "licenses" not in part
