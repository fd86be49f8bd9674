"""The editors' guides, docs/redaktion.md and those in docs/redaktion/: their examples are true."""

from __future__ import annotations

import hashlib
import re
from typing import get_args

import pytest

from planspegeln.__main__ import main
from planspegeln.authoring.draft import TO_FILL_IN, Wanted, draft
from planspegeln.authoring.sheet.layout import BRIEF, COMPARISONS, FACTS, NAMED, PARTS, SENTENCES
from planspegeln.authoring.sheet.lines import BACKGROUND, LISTS
from planspegeln.model import entities
from planspegeln.rendering.embeds import EMBEDS
from planspegeln.rendering.written import TITLES
from planspegeln.swedish import names
from tests.conftest import REAL, Copy

ROOT = REAL.parent
GUIDE = (ROOT / "docs/redaktion.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs/redaktion/filer.md").read_text(encoding="utf-8")
PAGES = (ROOT / "docs/redaktion/sidor.md").read_text(encoding="utf-8")
EXAMPLE = FILES.partition("## Exempel")[2]


def block(kind: str) -> str:
    """The first block of that kind in the worked example."""
    return EXAMPLE.partition(f"```{kind}\n")[2].partition("```")[0]


@pytest.fixture
def followed(tiny: Copy) -> Copy:
    """The made-up collection with the example's source and the draft of it."""
    tiny.write("sources/pahittkoping-berattelse-2030.txt", block("text"))
    draft(tiny.root, Wanted("pahittkoping-berattelse-2030.txt", "pahittkoping"))
    return tiny


def test_the_example_is_what_a_draft_becomes(followed: Copy) -> None:
    """The finished file is the draft, except for the changes that the guide describes."""
    drafted = followed.read("pahittkoping/documents/berattelse-2030.yml").splitlines()
    shown = block("yaml").splitlines()
    lost = [line for line in drafted if line not in shown and not line.startswith("# ")]
    assert ["issuer", "sha256"] == [line.split(":")[0].strip() for line in lost]
    assert [True, False] == [TO_FILL_IN in line for line in lost]
    added = [line for line in shown if line not in drafted]
    assert added[2:] == [line for line in shown[shown.index("read:") :] if line]


def test_the_example_has_no_fault(followed: Copy) -> None:
    """The finished file has no fault, and its outcome answers the plan."""
    sha256 = hashlib.sha256(block("text").encode()).hexdigest()
    finished = block("yaml").replace("(kontrollsumman från utkastet)", sha256)
    followed.write("pahittkoping/documents/berattelse-2030.yml", finished)
    assert [] == followed.faults()
    commitment = followed.open().catalogue.extracts.commitments["pahittkoping/plan-2030#tre-bankar"]
    assert "delvis-genomfort" in {one.answer.status for one in commitment.answers}


def test_the_municipality_has_no_fault(tiny: Copy) -> None:
    """The file that the guide shows whole is a municipality, which the site can have."""
    shown = GUIDE.partition("## Lägg till en kommun")[2].partition("```yaml\n")[2]
    tiny.write("pahittsund/municipality.yml", shown.partition("```")[0])
    assert [] == tiny.faults()
    assert "Påhittsund" in tiny.open().render(tiny.open().pages["pahittsund/"])


def test_every_accent_is_told() -> None:
    """The guide names each colour that a municipality can have."""
    (told,) = re.findall(r"^- `accent`: .*: (.+)\.$", GUIDE, re.MULTILINE)
    assert list(get_args(entities.Accent)) == re.findall(r"`(.+?)`", told)


def test_the_name_that_is_left_out_is_nobodys() -> None:
    """A made-up name may be a real official's, who would then be named in the guide."""
    assert ["Förnamn Efternamn"] == re.findall(r"^  - name: (.+)$", FILES, re.MULTILINE)


def test_every_status_is_told() -> None:
    """The guide explains each status of the model, in the same order."""
    told = FILES.partition("## Status")[2].partition("\n## ")[0]
    assert list(entities.STATUSES) == re.findall(r"^- `([a-z-]+)`:", told, re.MULTILINE)


def test_every_status_is_told_to_readers() -> None:
    """The page about the site explains each status by its name, in the same order."""
    about = (ROOT / "docs/om/index.md").read_text(encoding="utf-8")
    told = about.partition("## Så sätts statusen")[2].partition("\n## ")[0]
    expected = [names.STATUS.get(status, status) for status in entities.STATUSES]
    assert expected == re.findall(r"^- \*\*(.+?)\*\*:", told, re.MULTILINE)


def test_every_message_is_one_that_comes() -> None:
    """The code has each message that the guide quotes, apart from the parts that vary."""
    told = FILES.partition("## När kontrollen")[2].partition("\n## ")[0]
    messages = re.findall(r"^- \*\*”(.+?)”\*\*:", told, re.MULTILINE)
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "planspegeln").rglob("*.py")
    )
    assert len(messages) > 10
    assert [] == [part for message in messages for part in message.split(" … ") if part not in code]


def test_what_is_chosen_in_a_sheet_is_told() -> None:
    """The guide explains each thing that a sentence may be and each status, by the sheet's names."""
    told = GUIDE.partition("## Vad är vad?")[2].partition("\n## ")[0]
    expected = [*LISTS, BACKGROUND]
    found = [one.lower() for one in re.findall(r"^\*\*(.+?)\.\*\*", told, re.MULTILINE)]
    assert [one.replace(":", ",") for one in expected] == found
    told = GUIDE.partition("## Välj vad som hände")[2].partition("\n## ")[0]
    expected = [names.STATUS[status] for status in entities.STATUSES]
    assert expected == re.findall(r"^- \*\*(.+?)\*\*:", told, re.MULTILINE)


def test_every_sheet_is_told() -> None:
    """The guide has a row for each sheet that an editor sees, in their order."""
    told = GUIDE.partition("| Blad |")[2].partition("\n\n")[0]
    sheets = [one.name for one in (FACTS, NAMED, PARTS, SENTENCES, COMPARISONS, BRIEF)]
    assert sheets == re.findall(r"^\| ([A-ZÅÄÖ][^|]+?) \|", told, re.MULTILINE)


def test_windows_has_a_name_for_each_command() -> None:
    """Each is a command of the package."""
    told = GUIDE.partition("## På Windows")[2].partition("\n## ")[0]
    commands = re.findall(r"python -m planspegeln ([a-z]+)", told)
    steps = GUIDE.partition("## Steg för steg")[2].partition("\n## ")[0]
    asked = re.findall(r"^    make ([a-z]+)", steps, re.MULTILINE)
    assert set(asked) <= set(commands)
    for command in commands:
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert 0 == left.value.code


def test_every_command_exists() -> None:
    """Each command in the guide is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"make ([a-z-]+)", GUIDE + FILES))
    assert {"draft", "check", "addresses", "serve"} <= commands
    assert [] == [name for name in commands if not re.search(rf"^{name}:", makefile, re.MULTILINE)]


def test_every_example_of_a_page_is_what_is_shown() -> None:
    """Each example of what to write is followed by the same text as its result."""
    written = re.findall(
        r"Du skriver:\n+(?:{% raw %}\n+)?```markdown\n(.*?)```|^Med siffror:\n+```markdown\n(.*?)```",
        PAGES,
        re.DOTALL | re.MULTILINE,
    )
    shown = re.findall(
        r'Det blir:\n+<div class="ps-example" markdown>\n+(.*?)</div>',
        PAGES,
        re.DOTALL,
    )
    assert len(shown) > 10
    assert [(one or other).strip() for one, other in written] == [one.strip() for one in shown]


def test_every_type_of_box_is_told() -> None:
    """The table of types has each type, with the title of a box without its own title."""
    told = PAGES.partition("## Rutor")[2].partition("\n## ")[0]
    assert dict(re.findall(r"^\| `([a-z]+)` \| ([^|]+) \|", told, re.MULTILINE)) == TITLES


def test_every_embed_is_shown() -> None:
    """Every embed is among the examples, and among their results."""
    shown = re.findall(r"\{\{ (\w+)\(", PAGES)
    assert sorted([embed.__name__ for embed in EMBEDS] * 2) == sorted(shown)


def test_every_message_about_a_page_is_one_that_comes() -> None:
    """The code has each message about pages that the guide quotes, apart from what varies."""
    told = PAGES.partition("## När bygget")[2]
    messages = re.findall(r"^- \*\*”(.+?)”\*\*:", told, re.MULTILINE)
    files = (ROOT / "planspegeln").rglob("*.py")
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    parts = [part for message in messages for part in re.split(r" … |; ", message)]
    assert len(messages) > 5
    assert [] == [part for part in parts if part not in code]
