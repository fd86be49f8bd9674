"""How the scripts of the theme are joined."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from planspegeln.rendering.scripts import joined

COUNT = "let held = 0;\nexport function count() {\n  held += 1;\n  return held;\n}\n"
SAID = "export const NAME = `a // b`;\n"
LATER = (
    'import { count } from "./count.js";\nimport { NAME } from "./said.js";\n\n'
    "/** What\n * it does. */\nexport function later() {\n  // a comment\n"
    "  return `${NAME} ${count()}`;\n}\n"
)
BOX = (
    'import { count } from "./count.js";\n\ncount();\n'
    'export const told = import("./later.js").then(({ later }) => console.log(later()));\n'
)
PAGE = (
    'import { later } from "./later.js";\nimport { NAME } from "./said.js";\n\n'
    "const held = NAME.length;\nconsole.log(later(), held);\n"
)
ALONE = '// Says so.\n"use strict";\nconsole.log("alone");\n'
SCRIPTS = {
    "search/count.js": COUNT,
    "search/said.js": SAID,
    "search/later.js": LATER,
    "search/box.js": BOX,
    "search/page.js": PAGE,
    "alone.js": ALONE,
}


def run(folder: Path, *names: str) -> list[str]:
    """What some scripts say that are loaded one after the other, like those of a page."""
    loaded = f"for (const name of {json.dumps(names)}) await (await import(name)).told;"
    told = subprocess.run(
        ["node", "--input-type=module", "-e", loaded],
        cwd=folder,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert not told.stderr
    return told.stdout.splitlines()


def written(folder: Path, scripts: dict[str, str]) -> Path:
    """A folder with the scripts."""
    for name, text in {**scripts, "package.json": '{"type": "module"}'}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_browser_fetches_few_files() -> None:
    """A script that a page names, or that is fetched later, is one file with what it imports."""
    assert {"alone.js", "search/box.js", "search/later.js", "search/page.js"} == set(
        joined(SCRIPTS)
    )


def test_they_do_what_they_did(tmp_path: Path) -> None:
    """Joined scripts say what they said one by one: also what a module of several remembers."""
    names = "./search/box.js", "./search/page.js", "./alone.js"
    before = run(written(tmp_path / "before", SCRIPTS), *names)
    after = run(written(tmp_path / "after", joined(SCRIPTS)), *names)
    assert ["a // b 2", "a // b 3 6", "alone"] == before == after


def test_comments_are_left_out() -> None:
    """Comments and what stands before a line are not sent to anybody."""
    files = "".join(joined(SCRIPTS).values())
    assert "a comment" not in files
    assert "What" not in files
    assert "Says so" not in files
    assert "\n  " not in files
    assert "`a // b`" in files


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ('import { a } from "./none.js";\n', "search/none.js, som inte finns"),
        ('await import("./none.js");\n', "search/none.js, som inte finns"),
        ('import { a as b } from "./said.js";\n', "inte läses: import { a as b }"),
        ('import "./said.js";\n', 'inte läses: import "./said.js"'),
        ("export default 3;\n", "inte läses: export default 3"),
        ("export let a = 3;\n", "inte läses: export let a"),
        ('export * from "./said.js";\n', "inte läses: export *"),
        (
            'import { count } from "./odd.js";\n',
            "importerar varandra: search/odd.js → search/odd.js",
        ),
        (
            'import { a } from "./said.js";\nimport { b } from "./said.js";\n',
            "importerar samma skript två gånger",
        ),
    ],
)
def test_what_is_not_read_is_refused(script: str, fault: str) -> None:
    """A form that would be lost in silence stops the build."""
    with pytest.raises(ValueError, match=r"^skript") as told:
        joined({**SCRIPTS, "search/odd.js": script})
    assert fault in str(told.value)
