"""What ARCHITECTURE.md says of adding something, tried on a copy of the project.

For each list we first do only step 1. The tests must report every other step as missing. Then we do
all the steps, and no test may fail.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.conftest import REAL

pytestmark = pytest.mark.slow

ROOT: Final = REAL.parent
SOURCE: Final = "tests/tiny/data/sources/pahittkoping-plan-2030.txt"
LEFT_OUT: Final = (".*", "__pycache__", "site", "benchmarks", "built")
GUIDE: Final = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TESTS: Final = (
    "tests/authoring/test_guide.py::test_every_status_is_told",
    "tests/authoring/test_guide.py::test_every_status_is_told_to_readers",
    "tests/authoring/test_schema.py::test_every_field_is_described",
    "tests/authoring/test_schema.py::test_every_kind_to_choose_between_is_named",
    "tests/authoring/test_schema.py::test_the_schemas_are_fresh",
    "tests/checks/test_check.py::test_every_check_has_a_test",
    "tests/checks/test_check.py::test_every_check_is_listed",
    "tests/checks/test_check.py::test_faults_are_sorted_and_told_once",
    "tests/checks/test_glossary.py::test_abbreviations_are_explained",
    "tests/checks/test_sources.py::test_text_is_verbatim",
    "tests/documents/test_published.py::test_ledger_is_complete",
    "tests/exports/test_files.py",
    "tests/model/test_blocks.py",
    "tests/model/test_documented.py",
    "tests/model/test_leaves.py::test_every_kind_of_block_has_leaves",
    "tests/model/test_leaves.py::test_leaves_in_reading_order",
    "tests/pages/test_pages.py::test_addresses",
    "tests/pages/test_pages.py::test_every_page_has_a_head",
    "tests/rendering/test_marks.py",
    "tests/rendering/test_site.py::test_every_page_is_led_to",
    "tests/rendering/test_site.py::test_every_template_exists",
    "tests/rendering/test_site.py::test_every_template_has_an_expected_page",
    "tests/rendering/test_site.py::test_expected_html",
    "tests/search/test_lexicon.py::test_words_of_a_document",
    "tests/swedish/test_names.py",
)


class Edit(NamedTuple):
    """Replace `old` by `new` in a file. An empty `old` creates the file."""

    file: str
    old: str
    new: str


LISTS: Final[dict[str, list[Edit]]] = {
    "a status": [
        Edit("planspegeln/model/entities.py", '    "namns",\n', '    "namns",\n    "prov",\n'),
        Edit(
            "planspegeln/swedish/names.py",
            'inget besked",\n',
            'inget besked",\n    "prov": "Prövas",\n',
        ),
        Edit(
            "planspegeln/swedish/names.py",
            'utan att säga hur det gick.",\n',
            'utan att säga hur det gick.",\n    "prov": "Rapporten säger att det prövas.",\n',
        ),
        Edit(
            "planspegeln/rendering/templates/_marks.html",
            '{%- elif name == "mer" %}',
            '{%- elif name == "prov" %}<path d="M1 1h1v1H1z"/>\n{%- elif name == "mer" %}',
        ),
        Edit(
            "docs/redaktion.md",
            '\n\n<div data-pagefind-ignore="all" markdown>\n\nPlanen lovade',
            '\n- **Prövas**: det prövas.\n\n<div data-pagefind-ignore="all" markdown>\n\nPlanen lovade',
        ),
        Edit(
            "docs/redaktion/filer.md",
            "\n\n## När kontrollen säger ifrån",
            "\n- `prov`: det prövas.\n\n## När kontrollen säger ifrån",
        ),
        Edit(
            "docs/om/index.md",
            "\n\nGäller åtagandet ett annat år",
            "\n- **Prövas**: det prövas.\n\nGäller åtagandet ett annat år",
        ),
        Edit("data/README.md", "ej-uppnatt or namns", "ej-uppnatt, namns or prov"),
        Edit("schema/document.json", "", ""),
    ],
    "a check": [
        Edit(
            "planspegeln/checks/links.py",
            "\n\ndef links_have_both_sides",
            "\n\ndef links_are_brief(collection: Collection) -> Iterator[Fault]:\n"
            '    """Ensure nothing."""\n'
            "    yield from ()\n\n\ndef links_have_both_sides",
        ),
        Edit(
            "planspegeln/checks/check.py",
            "    links.links_have_both_sides,\n",
            "    links.links_are_brief,\n    links.links_have_both_sides,\n",
        ),
        Edit(
            "tests/checks/test_links.py",
            "\n\ndef test_links_have_both_sides_in_two",
            "\n\ndef test_links_are_brief() -> None:\n    pass\n\n\n"
            "def test_links_have_both_sides_in_two",
        ),
    ],
    "a block": [
        Edit(
            "planspegeln/model/blocks.py",
            "# In order of precedence",
            "class Aside(Paged):\n"
            '    """Words beside the text."""\n\n'
            '    kind: ClassVar[str] = "aside"\n\n'
            "    aside: Text\n\n\n"
            "# In order of precedence",
        ),
        Edit(
            "planspegeln/model/blocks.py",
            "List, Paragraph, Title),",
            "List, Paragraph, Title, Aside),",
        ),
        Edit(
            "planspegeln/model/blocks.py",
            'Annotated[Title, Tag("title")]\n',
            'Annotated[Title, Tag("title")]\n    | Annotated[Aside, Tag("aside")]\n',
        ),
        Edit(
            "planspegeln/model/leaves.py",
            "        case blocks.Title():\n",
            "        case blocks.Aside():\n"
            '            yield leaf(block.aside, "aside")\n'
            "        case blocks.Title():\n",
        ),
        Edit(
            "planspegeln/rendering/templates/_text.html",
            '{% elif kind == "list" %}\n',
            '{% elif kind == "aside" %}\n'
            '<aside>{{ marked.markup(trail + ("aside",), anchored=anchored) }}</aside>\n'
            '{% elif kind == "list" %}\n',
        ),
        Edit(
            "planspegeln/authoring/fields.py",
            '    "Title": "titel",\n',
            '    "Title": "titel",\n    "Aside": "ord vid sidan om",\n',
        ),
        Edit(
            "planspegeln/authoring/fields.py",
            '    "Title.title":',
            '    "Aside.aside": "Ord vid sidan om.",\n    "Title.title":',
        ),
        Edit("schema/document.json", "", ""),
        Edit(
            "data/README.md", "  - lines: [Digital", "  - aside: Vid sidan om.\n  - lines: [Digital"
        ),
        Edit(
            "tests/tiny/data/pahittkoping/documents/plan-2030.yml",
            "\ntext:\n",
            "\ntext:\n  - aside: Vid sidan om.\n",
        ),
        Edit(SOURCE, "Datum\n", "Vid sidan om.\n\nDatum\n"),
        Edit(
            "tests/model/test_leaves.py",
            '        "Datum",\n',
            '        "Vid sidan om.",\n        "Datum",\n',
        ),
    ],
    "a kind of page": [
        Edit(
            "planspegeln/pages/addresses.py",
            "GAPS: Final",
            'CALENDAR: Final = "kalender/"\nGAPS: Final',
        ),
        Edit("planspegeln/pages/pages.py", "    GAPS,\n", "    GAPS,\n    CALENDAR,\n"),
        Edit(
            "planspegeln/pages/pages.py",
            "    yield from _overviews(catalogue, pairs(catalogue))\n",
            '    yield Page(CALENDAR, "Kalender", "Vad som kommer.", "calendar.html", None)\n'
            "    yield from _overviews(catalogue, pairs(catalogue))\n",
        ),
        Edit("planspegeln/rendering/templates/calendar.html", "", "<h1>Kalender</h1>\n"),
        Edit(
            "tests/tiny/update.py",
            "PAGES: Final = {\n",
            'PAGES: Final = {\n    "calendar.html": "kalender/",\n',
        ),
        Edit("tests/tiny/expected/calendar.html", "", ""),
        Edit("tests/pages/test_pages.py", 'EXPECTED = """\n', 'EXPECTED = """\nkalender/\n'),
        Edit(
            "tests/pages/test_pages.py",
            '"jamfor/", "sok/", "data/"}',
            '"jamfor/", "kalender/", "sok/", "data/"}',
        ),
        Edit(
            "theme/partials/footer.html",
            "<ul>",
            "<ul><li><a href=\"{{ 'kalender/' | url }}\">Kalender</a></li>",
        ),
        Edit("data/addresses.txt", "\nom/ordlista/ ", "\nkalender/\nom/ordlista/ "),
    ],
}
# The tests that must fail after step 1 only: at least one for each later step.
FORGOTTEN: Final = {
    "a status": [
        "tests/swedish/test_names.py::test_every_status_role_and_kind_has_a_word",
        "tests/rendering/test_marks.py::test_every_status_has_a_shape_of_its_own",
        "tests/authoring/test_guide.py::test_every_status_is_told",
        "tests/authoring/test_guide.py::test_every_status_is_told_to_readers",
        "tests/model/test_documented.py::test_every_value_is_told[Status]",
        "tests/authoring/test_schema.py::test_the_schemas_are_fresh",
    ],
    "a check": [
        "tests/checks/test_check.py::test_every_check_is_listed",
        "tests/checks/test_check.py::test_every_check_has_a_test",
    ],
    "a block": [
        "tests/model/test_leaves.py::test_every_kind_of_block_has_leaves",
        "tests/model/test_blocks.py::test_every_kind_has_a_look",
        "tests/model/test_documented.py::test_every_kind_of_block_is_shown",
        "tests/model/test_blocks.py::test_every_kind_is_drawn",
        "tests/authoring/test_schema.py::test_every_field_is_described",
        "tests/authoring/test_schema.py::test_every_kind_to_choose_between_is_named",
        "tests/authoring/test_schema.py::test_the_schemas_are_fresh",
    ],
    "a kind of page": [
        "tests/rendering/test_site.py::test_every_template_exists",
        "tests/rendering/test_site.py::test_every_template_has_an_expected_page",
        "tests/rendering/test_site.py::test_every_page_is_led_to",
        "tests/documents/test_published.py::test_ledger_is_complete",
        "tests/pages/test_pages.py::test_addresses",
        "tests/pages/test_pages.py::test_every_page_has_a_head",
    ],
}


def numbered(name: str) -> list[list[str]]:
    """The files that each point of a list names, in order."""
    told = GUIDE.partition(f"### To add {name}\n")[2].partition("\n##")[0]
    points = re.split(r"^\d+\. ", told, flags=re.MULTILINE)[1:]
    return [re.findall(r"`([\w/.-]+\.[a-z]+)`", point) for point in points]


def apply(project: Path, edits: list[Edit]) -> None:
    """Make the edits, each of words that stand once in their file."""
    for file, old, new in edits:
        path = project / file
        if not old:
            path.write_text(new, encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def python(project: Path, *arguments: str) -> str:
    """The output of a module of the copy."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def failing(project: Path) -> set[str]:
    """The tests of the copy that fail."""
    printed = python(project, "pytest", "-q", "-rfE", "-p", "no:cacheprovider", *TESTS)
    assert re.search(r"^\d+ (passed|failed)", printed, re.MULTILINE), printed
    return set(re.findall(r"^(?:FAILED|ERROR) (\S+)", printed, re.MULTILINE))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the tests need of the project."""
    return Path(shutil.copytree(ROOT, tmp_path / "copy", ignore=shutil.ignore_patterns(*LEFT_OUT)))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_every_place(name: str) -> None:
    """Each list names the same files as the edits here."""
    named = {file for point in numbered(name) for file in point}
    assert {edit.file for edit in LISTS[name]} == named


def test_what_is_forgotten_is_reported(project: Path) -> None:
    """After step 1 only, a test fails for each later step."""
    for name, edits in LISTS.items():
        first = numbered(name)[0]
        apply(project, [edit for edit in edits if edit.file in first])
    assert {test for tests in FORGOTTEN.values() for test in tests} == failing(project)


def test_nothing_is_forgotten(project: Path) -> None:
    """After all steps, no test fails."""
    before = hashlib.sha256((project / SOURCE).read_bytes()).hexdigest()
    for edits in LISTS.values():
        apply(project, edits)
    after = hashlib.sha256((project / SOURCE).read_bytes()).hexdigest()
    plan = project / "tests/tiny/data/pahittkoping/documents/plan-2030.yml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    python(project, "planspegeln", "addresses", "--accept")  # the sum of the ledger
    python(project, "tests.tiny.update")
    python(project, "planspegeln", "schema")
    assert set() == failing(project)
