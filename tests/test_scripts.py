"""The browser's scripts without a browser: their own tests, and the same answers as Python's."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Final

import pytest
import snowballstemmer
from playwright._impl._driver import compute_driver_executable

from planspegeln.rendering.site import Site
from planspegeln.swedish.tokens import fold, tokens

pytestmark = pytest.mark.slow

ROOT: Final = Path(__file__).parent.parent
SCRIPTS: Final = ROOT / "theme" / "assets" / "js" / "search"
TESTS: Final = sorted((ROOT / "tests" / "scripts").glob("*.test.mjs"))
# Endings of Swedish words, and what the algorithm leaves.
ENDINGS: Final = re.findall(
    r"\w+",
    """a ad ade ades an ande anden andes andet ar are aren arens arna arnas arne as ast aste at dd dda
    ddet dt e els elser en ens er ern erna ernas erns es et ets fullt fullts gd gt het heten hetens
    heter heterna ig iga kt kta lig liga na nn or orna ornas ost öst öste s tt tts""",
)
_OLDEST: Final = 20  # the oldest Node with a stable test runner


@cache
def node() -> str:
    """A Node of version 20 or later: the installed one, or Playwright's."""
    installed = shutil.which("node")
    if installed and _version(installed) >= _OLDEST:
        return installed
    return compute_driver_executable()[0]


def _version(executable: str) -> int:
    told = subprocess.run([executable, "--version"], capture_output=True, text=True, check=True)
    return int(told.stdout.removeprefix("v").partition(".")[0])


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run Node in the project. The output has both streams."""
    return subprocess.run(
        [node(), *arguments],
        cwd=ROOT,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def answer(script: str, function: str, value: Any) -> Any:
    """The result of a function of a script's exports ({ fold, tokens }) and of a value."""
    code = f"""
        import {{ readFileSync }} from "node:fs";
        import * as script from {json.dumps((SCRIPTS / script).as_uri())};
        const given = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(({function})(script, given)));
    """
    done = run("--input-type=module", "--eval", code, given=json.dumps(value))
    assert done.returncode == 0, done.stdout
    return json.loads(done.stdout)


def test_the_scripts_pass_their_own_tests() -> None:
    """Every file under `tests/scripts/` has tests. None of them fails or is skipped."""
    files = [path for path in TESTS if re.search(r"^ *test\(", path.read_text("utf-8"), re.M)]
    assert TESTS == files != []
    every = "".join(f"import {json.dumps(path.as_uri())};" for path in files)  # in one process
    done = run("--test-reporter=tap", "--input-type=module", "--eval", every)
    assert done.returncode == 0, done.stdout
    told = dict(re.findall(r"^# (\w+) (\d+)$", done.stdout, re.M))
    assert told["tests"] == told["pass"] != "0", done.stdout


def test_texts_and_queries_are_cut_alike(real: Site) -> None:
    """The scripts split every text like the lexicon, also some that are hard to split."""
    texts = [leaf.text for entry in real.catalogue.documents.values() for leaf in entry.text.leaves]
    texts += ["tryg\u00adghet tor\u200bg \ufeffbro tra\ufb01ken e\ufb00ekten \ufb05a"]
    texts += ["É à İ ß Ǆ a\u030ao\u0308 e\u0301", "1 000 000 kr, 2009 500 3,14 1.5.2 12,345 7,5%"]
    texts += [
        "500\u202f000 5 0000 20-tal KS-2019/144.118 x² ½ Ⅷ ٣",
        "_a_b  – ’s \u00ad mjuk\u00adt",
    ]
    found = answer(
        "tokens.js",
        "({ fold, tokens }, texts) => texts.map((text) => [tokens(text), fold(text)])",
        texts,
    )
    assert len(texts) > 300
    expected = [[tokens(text), fold(text)] for text in texts]
    assert [pair for pair in zip(found, expected, strict=True) if pair[0] != pair[1]] == []


def test_stems_are_those_of_snowball(real: Site) -> None:
    """A stem equals that of Snowball's Swedish algorithm, for real and made-up words."""
    letters = f"{ascii_lowercase}åäö"
    words = {word for text in real.lexicon.text_words for word in text.split()}
    words |= {fold(word) for word in words}
    words |= {
        start + letter + ending
        for start, letter, ending in product(("", "n", "ö", "brå", "sjukhus"), letters, ENDINGS)
    }
    words |= {
        start + one + other + ending
        for start, one, other, ending in product(("m", "stor"), letters, letters, ("et", "itets"))
    }
    asked = sorted(words)
    found = answer("stem.js", "({ stem }, words) => words.map(stem)", asked)
    expected = snowballstemmer.stemmer("swedish").stemWords(asked)
    assert len(asked) > 10_000
    different = [pair for pair in zip(asked, found, expected, strict=True) if pair[1] != pair[2]]
    assert different == []
