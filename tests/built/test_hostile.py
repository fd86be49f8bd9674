"""Text that tries to be code is shown as text, wherever the data may contain text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from bs4 import Tag
from playwright.sync_api import Browser
from pydantic import TypeAdapter, ValidationError
from rdflib import Graph
from rdflib.compare import isomorphic

from planspegeln.loading.load import Loaded, load
from planspegeln.model import blocks, editorial, entities, tables
from planspegeln.model.values import Model
from planspegeln.rendering.site import Site
from tests.built.conftest import serve, windows
from tests.built.hostile import ALL, ATTACKS, BRIEF, EMAIL, PAGE, add_to, titled
from tests.built.html import BuiltSite
from tests.built.project import copy_project, mkdocs

# A page with everything that Markdown offers, and something hostile in each part.
WRITTEN = """# Egen sida

Text.[^egen]

{{ prioritet("elak/elakt") }}

{{ amne("elakt-amne") }}

!!! note

    {{ prioritet("elak/elakt") }}

    {{ citat("elak/plan-2020", "Stycke i elak") }}

??? tip

    {{ amnen() }}

=== "Flik"

    {{ dokumenten() }}

| Tabell |
| --- |
| {{ kommun("elak") }} |

Begrepp
:   {{ matt("elak/plan-2020#elakt") }}

1. {{ dokument("elak/plan-2020") }}
2. {{ kommuner() }}

> {{ citat("elak/plan-2020", "Stycke i elak") }}

<div markdown>

{{ citat("elak/plan-2020", "Stycke i elak") }}

{{ aren() }}

</div>

{{ atagande("elak/plan-2020#elakt") }}

[^egen]: {{ dokument("elak/plan-2020") }}
"""
PRIORITY = "elak/prioriteringar/elakt/"
DOCUMENT = "elak/dokument/plan-2020/"
REPORT = "elak/dokument/berattelse-2021/"
GATHERING = (
    "",
    "amnen/",
    "ataganden/",
    "siffror/",
    "uppfoljning/",
    "jamfor/",
    "om/ordlista/",
    "om/tillganglighet/",
    "om/personuppgifter/",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the hostile municipalities, also mentioned on the start page."""
    root = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    add_to(root / "data")
    with (root / "docs/index.md").open("a", encoding="utf-8") as start:
        start.write(
            '\nI löpande text: {{ prioritet("elak/elakt") }}, {{ dokument("elak/plan-2020") }}, '
            '{{ kommun("elak") }}, {{ amne("elakt-amne") }}, {{ matt("elak/plan-2020#elakt") }}.\n'
        )
    (root / "docs/egen.md").write_text(WRITTEN, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def hostile(project: Path) -> BuiltSite:
    """The hostile site, built strictly. Text alone causes no warning."""
    built = mkdocs(project, "build", "--strict", "--site-dir", str(project / "out"))
    assert built.returncode == 0, built.stdout
    return BuiltSite(project / "out")


@pytest.fixture(scope="module")
def addresses(project: Path) -> list[str]:
    """The pages about something hostile, the start page and the overviews."""
    pages = Site.open(project / "data").pages
    about = ["egen/"]
    about += [a for a in pages if a.startswith(("elak/", "hemsk/", "amnen/elakt"))]
    assert len(about) == 17
    return [*GATHERING, *about]


def takes_text(cls: type[Model], name: str) -> bool:
    """Whether a field of the data may contain an attack, alone or as a part of the text."""
    field = cls.model_fields[name]
    return any(
        accepts(kind, text)
        for kind in strings(Annotated[field.annotation, *field.metadata, "a field"])
        for text in (ALL, EMAIL, PAGE)
    )


def strings(kind: Any) -> Iterator[Any]:
    """The kinds of string in a kind of value."""
    if kind is str or (get_origin(kind) is Annotated and get_args(kind)[0] is str):
        yield kind
    else:
        for part in get_args(kind):
            yield from strings(part)


def accepts(kind: Any, text: str) -> bool:
    """Whether a text is of a kind."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


def attacked(value: Any) -> Iterator[str]:
    """The fields (Class.field) that contain an attack, in a value of the data or in its parts."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            part = getattr(value, name)
            if not isinstance(part, Model) and ATTACKS["script"] in str(part):
                yield f"{type(value).__name__}.{name}"
            yield from attacked(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from attacked(part)


def test_every_field_that_takes_text_holds_attacks(project: Path) -> None:
    """Every text field of the data is tested."""
    collection = load(project / "data")
    every = {
        f"{cls.__name__}.{name}"
        for module in (blocks, editorial, entities, tables)
        for cls in vars(module).values()
        if isinstance(cls, type) and issubclass(cls, Model)
        for name in cls.model_fields
        if takes_text(cls, name)
    }
    entries: list[Loaded[Any]] = [
        *collection.municipalities.values(),
        *collection.documents.values(),
        *collection.priorities.values(),
        *collection.topics.values(),
        *collection.links.values(),
        *collection.abbreviations.values(),
        *collection.withdrawn,
        *collection.reworded,
        *collection.changes.values(),
    ]
    for alone in (collection.words, collection.about, collection.glossary):
        assert alone is not None
        entries.append(alone)
    held = {name for entry in entries for name in attacked(entry.value)}
    assert every - held == {
        "Quote.quote",  # what others are built on; theirs hold them
        "SourceText.sha256",  # the checksum of the file
        "Words.synonyms",  # leads to a single word of the texts
    }


def squeezed(text: str) -> str:
    """A text with each run of white space as one space."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("", titled("Elak")),
        ("", titled("Elakt ämne")),
        ("", f"{ALL} prioritering i elak"),
        ("", titled("Plan elak")),
        ("", titled("7\N{NO-BREAK SPACE}enheter")),
        ("amnen/", titled("Beskrivning")),
        ("amnen/elakt-amne/", titled("Elakt ämne")),
        ("amnen/elakt-amne/", titled("Paha")),
        ("elak/", titled("Tema")),
        ("elak/", titled("Plan elak")),
        ("elak/", titled("Allmänt åtagande")),
        ("elak/", titled("Nyhet")),
        ("elak/prioriteringar/borta/", titled("Borttagen")),
        ("elak/prioriteringar/borta/", titled("Borttagen för att")),
        ("elak/siffror/", titled("Måttet")),
        ("elak/siffror/", titled("7\N{NO-BREAK SPACE}enheter")),
        ("elak/siffror/", titled("Sju mått")),
        ("elak/siffror/", titled("Cell ett")),
        ("elak/uppfoljning/", titled("Elaks")),
        ("elak/uppfoljning/", titled("Saknad berättelse")),
        ("elak/uppfoljning/", titled("Saknad plan")),
        ("elak/uppfoljning/", titled("Omnämnande")),
        ("elak/uppfoljning/", titled("Uppföljning")),
        ("jamfor/elak-och-hemsk/", titled("Skälet")),
        ("jamfor/elak-och-hemsk/", titled("Tema")),
        ("om/ordlista/", f"{titled('Elakord')} ({titled('Elak')})"),
        ("om/ordlista/", f"{titled('Elakord')}. Förklaras i {titled('plan elak')}"),
        ("om/ordlista/", titled("Om ordet")),
        ("om/personuppgifter/", EMAIL),
        ("om/personuppgifter/", PAGE),
        ("om/personuppgifter/", titled("Den ansvariga")),
        ("om/personuppgifter/", titled("Grunden")),
        ("om/personuppgifter/", titled("Loggen")),
        *[
            ("om/tillganglighet/", titled(start))
            for start in (
                "Tjänsten",
                "Aktören",
                "Känd brist",
                "Känd orsak",
                "Betungande brist",
                "Betungande orsak",
                "Undantagen brist",
                "Undantagen orsak",
                "Metoden",
                "Prövat",
            )
        ],
        ("om/tillganglighet/", EMAIL),
        ("om/tillganglighet/", PAGE),
        (PRIORITY, f"{ALL} prioritering i elak"),
        (PRIORITY, f"{BRIEF}."),
        (PRIORITY, titled("Skälet")),
        (PRIORITY, titled("Hemsk")),
        (PRIORITY, titled("Stycke i hemsk")),
        (PRIORITY, titled("Ansvarig")),
        (PRIORITY, titled("Anmärkning")),
        (PRIORITY, titled("Åtagande")),
        (PRIORITY, f"Vem, enligt texten: {titled('Avsändare')}"),
        (PRIORITY, titled("Utfall")),
        (PRIORITY, f"Redaktionens bedömning: {titled('Bedömning')}"),
        (PRIORITY, titled("Omnämnande")),
        (PRIORITY, titled("Måttet")),
        (PRIORITY, titled("Diagram")),
        (PRIORITY, titled("Berattelse elak")),
        (PRIORITY, titled("Flyttat")),
        (PRIORITY, titled("Flyttat för att")),
        (DOCUMENT, f"{titled('Elakord')} {titled('Elakord')}."),
        (REPORT, titled("Utfall")),
        (DOCUMENT, titled("Plan elak")),
        (DOCUMENT, titled("Uppdrag")),
        (DOCUMENT, titled("Tabell")),
        (DOCUMENT, titled("Anmärkning")),
        (DOCUMENT, f"Skrivet av [namn utelämnat] {ALL}"),
        (DOCUMENT, titled("Dold för att")),
        (DOCUMENT, f"”[raden utelämnad]”: {titled('Utelämnad rad')} {titled('Utelämnad för att')}"),
        *[
            (DOCUMENT, titled(start))
            for start in (
                "Titel",
                "Etikett",
                "Avsändare",
                "Brevhuvud",
                "Rad†",
                "Avsnittet",
                "Punkt",
                "1. Insats",
                "Stycke i elak",
                "Ansvarig",
                "Kolumn två",
                "Cell ett",
                "Sju i cell två",
                "Diarienummer",
                "Kontakt",
                "[raden utelämnad]",
                "Elakord",
                "Radrubrik",
                "† Fotnot",
            )
        ],
    ],
)
def test_it_shows_as_text(hostile: BuiltSite, address: str, text: str) -> None:
    """The main part of the page shows every attack as text, letter for letter."""
    main = hostile.pages[address].find("main")
    assert main is not None
    assert squeezed(text) in squeezed(main.get_text())


def test_titles_and_descriptions_are_text(hostile: BuiltSite) -> None:
    """The head of a page has the attacks as text in its title and description only."""
    for name, told in (
        ("elak", f"Planerat 2020: {BRIEF}."),
        ("hemsk", f"om {ALL} prioritering i hemsk"),
    ):
        page = hostile.pages[PRIORITY.replace("elak/", f"{name}/")]
        title, description = page.find("title"), page.find("meta", attrs={"name": "description"})
        assert title is not None
        assert squeezed(title.get_text()).startswith(squeezed(f"{ALL} prioritering i {name}"))
        assert description is not None
        assert squeezed(told) in squeezed(str(description["content"]))


def is_data(script: Tag) -> bool:
    """Whether a browser runs nothing of a script element."""
    return script.get("type") == "application/ld+json"


def test_what_a_page_says_of_itself_is_data(hostile: BuiltSite) -> None:
    """Programs read every attack letter for letter, and no page has more than one such element."""
    for page in hostile.pages.values():
        assert len(page.find_all(is_data)) <= 1
    (script,) = hostile.pages[PRIORITY].find_all(is_data)
    work, _ = json.loads(script.get_text())["@graph"]
    assert squeezed(f"{ALL} prioritering i elak") == squeezed(work["name"])
    assert [squeezed(f"Elakt ämne {ALL}")] == [squeezed(one["name"]) for one in work["about"][1:]]


def test_the_files_in_rdf_are_whole(hostile: BuiltSite) -> None:
    """Both forms of each say the same, and the attacks in them are text."""
    for name in ("amnen", "dcat"):
        files = [hostile.root / f"data/{name}.{end}" for end in ("rdf", "ttl")]
        xml, turtle = (
            Graph().parse(path, format=form)
            for path, form in zip(files, ("xml", "turtle"), strict=True)
        )
        assert isomorphic(xml, turtle)
        assert any(squeezed(ALL) in squeezed(str(one)) for one in xml.objects())


def test_nothing_of_it_became_markup(hostile: BuiltSite, site: BuiltSite) -> None:
    """The hostile site has no event attribute, script, link or element that the real site lacks."""
    allowed_tags = {tag.name for page in site.pages.values() for tag in page.find_all(True)}
    faults = []
    for address, page in hostile.pages.items():
        for tag in page.find_all(True):
            values = {name: str(value) for name, value in tag.attrs.items()}
            links = [values[name] for name in ("href", "src", "action") if name in values]
            if (
                tag.name not in allowed_tags
                or any(name.startswith("on") for name in values)
                or any(link.strip().lower().startswith(("javascript:", "data:")) for link in links)
                or (tag.name == "script" and not is_data(tag) and "alert(1)" in tag.get_text())
                or (
                    tag.name in {"img", "code", "del"}
                    and not site.holds(address, tag.name)
                    and "data-copied" not in values  # code to copy
                )
                or values.get("id") == "x"
            ):
                faults.append(f"/{address}: {tag}"[:200])
    assert faults == []


def test_a_written_page_has_what_it_has_itself(hostile: BuiltSite) -> None:
    """The data adds no box, tab, icon, footnote or table to a hand-written page."""
    main = hostile.pages["egen/"].find("main")
    assert main is not None
    own = {
        ".admonition": 1,
        "details": 1,
        ".tabbed-label": 1,
        ".twemoji": 0,
        "sup": 1,
        ".footnote li": 1,
        "table:not([class])": 1,
        "dl": 1,
        "h1": 1,
        "h2": 0,
        ":is(code, pre, img, del, abbr)": 0,
    }
    assert {selector: len(main.select(selector)) for selector in own} == own
    text = squeezed(main.get_text())
    assert text.count(squeezed(ALL)) >= 15
    for name in ("Elak", "Elakt ämne", "Plan elak", "7\N{NO-BREAK SPACE}enheter"):
        assert squeezed(titled(name)) in text
    note = main.select_one(".footnote li a")
    assert note is not None
    assert squeezed(note.get_text()) == squeezed(titled("Plan elak"))


def test_no_attack_ran_while_building(hostile: BuiltSite) -> None:
    """No page has what Jinja would have made of the attacks: 49, or a shortened text."""
    for address in (*GATHERING, "egen/", "elak/", PRIORITY, DOCUMENT, REPORT, "amnen/elakt-amne/"):
        page = copy(hostile.pages[address])
        for hidden in page.select("[hidden]"):
            hidden.decompose()  # loose words for the search index
        text = squeezed(page.get_text()).replace(EMAIL, "").replace(PAGE, "")
        assert text.count("onclick") == text.count("{ onclick=alert(1) }")
        comments = ("{# borta #}", "<!-- borta -->", "&lt;!-- borta --&gt;")  # as in code to copy
        assert text.count("borta") == sum(map(text.count, comments))
        assert " 49 " not in text
    assert ATTACKS["jinja"] == "{{ 7*7 }}"


@pytest.fixture(scope="module")
def root(hostile: BuiltSite) -> Iterator[str]:
    """The address of the hostile site on this machine."""
    with serve(hostile.root) as address:
        yield address


def test_nothing_of_it_runs_in_a_browser(browser: Browser, root: str, addresses: list[str]) -> None:
    """No dialog opens, no script fails, and no element has an event attribute."""
    with windows(browser, root) as new:
        visitor = new()
        for address in addresses:
            page = visitor.open(address)
            armed = page.evaluate(
                """() => [...document.querySelectorAll("*")]
                    .filter(e => [...e.attributes].some(a => a.name.startsWith("on"))
                        || (e.getAttribute("href") || "").startsWith("javascript:"))
                    .map(e => e.outerHTML)"""
            )
            assert armed == []
            assert ATTACKS["script"] in page.locator("main").inner_text()
