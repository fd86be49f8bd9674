"""The ways to kill a published address, or to let it mean something else, and the fault of each.

Each starts from the made-up collection with every address in its ledger.
"""

from __future__ import annotations

import shutil
from typing import Final, NamedTuple

import pytest

from planspegeln.loading.faults import DataError
from planspegeln.loading.load import load
from planspegeln.pages import ledger
from planspegeln.pages.datasets import FILES
from planspegeln.pages.fingerprints import fingerprint, fingerprints
from planspegeln.rendering.site import Site
from tests.conftest import Copy

PLAN: Final = "pahittkoping/documents/plan-2030.yml"
REPORT: Final = "pahittkoping/documents/berattelse-2031.yml"
PROGRAM: Final = "exempelby/documents/program-2030.yml"
TORG: Final = "pahittkoping/priorities/lugna-torg.yml"
LAMPS: Final = "exempelby/priorities/lampor.yml"
WALK: Final = "exempelby/priorities/torgvandring.yml"
START: Final = "exempelby/priorities/borja.yml"
LEDGER: Final = "addresses.txt"
GLOSSARY: Final = """\
abbreviations:
  - id: kus
    term: KUS
    municipality: exempelby
    expansion: nämnder
    explained_in:
      - { document: exempelby/program-2030, quote: KUS/Alla nämnder }
exceptions: [ALLT, AV, FÖRST, KOMMUN, OMRÅDE, PÅ, PÅHITTKÖPINGS, TORG]
"""
READING: Final = "pahittkoping/dokument/plan-2030/"
PROGRAMME: Final = "exempelby/dokument/program-2030/"
FORMER: Final = "former_ids"
ANCHOR: Final = "former_ids eller former_anchors"
WITHDRAW: Final = "withdrawn.yml"
OWN: Final = "ett eget id"
REWORD: Final = "under reworded i withdrawn.yml"


class Way(NamedTuple):
    """Edits of files, files that get another name, and files and folders that are removed.

    `told` is what a fault names, with each of `cures`.
    """

    edits: list[tuple[str, str, str]]
    told: str
    cures: tuple[str, ...]
    moved: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()


PAGE: Final = (FORMER, WITHDRAW)
PLACE: Final = (ANCHOR, WITHDRAW, "moved_to")
OTHER: Final = (OWN, FORMER, WITHDRAW, REWORD)

WAYS: Final[dict[str, Way]] = {
    "a priority is renamed": Way(
        [
            (LAMPS, "id: lampor", "id: ljus"),
            (PROGRAM, "item: lampor", "item: ljus"),
            ("links.yml", "exempelby/lampor", "exempelby/ljus"),
        ],
        "exempelby/insatser/lampor/",
        PAGE,
        moved=((LAMPS, "exempelby/priorities/ljus.yml"),),
    ),
    "a priority's item is renamed": Way(
        [(PROGRAM, "item: lampor\n", "item: lampor\n            anchor: ljus\n")],
        f"{PROGRAMME}#lampor",
        PLACE,
    ),
    "a priority changes kind": Way(
        [(START, "kind: activity", "kind: priority")],
        "exempelby/insatser/borja/",
        ("också när bara kind har ändrats",),
    ),
    "a priority is deleted": Way(
        [(PROGRAM, "item: borja\n", "item: torgvandring\n            anchor: borja\n")],
        "exempelby/insatser/borja/",
        PAGE,
        removed=(START,),
    ),
    "two priorities swap ids": Way(
        [
            (LAMPS, "title: Lampor på torget", "title: Torgvandring"),
            (WALK, "title: Torgvandring", "title: Lampor på torget"),
        ],
        "exempelby/insatser/lampor/",
        OTHER,
    ),
    "a priority takes another's former id": Way(
        [
            (TORG, "former_ids: [lugnare-torg]\n", ""),
            ("pahittkoping/priorities/fria-sagor.yml", "id: fria-sagor", "id: lugnare-torg"),
            (PLAN, "item: fria-sagor", "item: lugnare-torg"),
            (PLAN, "        former_anchors: [lugnare-torg]\n", "        former_anchors: []\n"),
            (PLAN, "[fria-sagor", "[lugnare-torg"),
            (REPORT, "about: fria-sagor", "about: lugnare-torg"),
        ],
        "pahittkoping/prioriteringar/lugnare-torg/",
        OTHER,
        moved=(
            (
                "pahittkoping/priorities/fria-sagor.yml",
                "pahittkoping/priorities/lugnare-torg.yml",
            ),
        ),
    ),
    "a former id moves to another priority": Way(
        [
            (TORG, "former_ids: [lugnare-torg]\n", ""),
            (
                "pahittkoping/priorities/fria-sagor.yml",
                "id: fria-sagor\n",
                "id: fria-sagor\nformer_ids: [lugnare-torg]\n",
            ),
        ],
        "pahittkoping/prioriteringar/lugnare-torg/",
        OTHER,
    ),
    "a former id is forgotten": Way(
        [(TORG, "former_ids: [lugnare-torg]\n", "")],
        "pahittkoping/prioriteringar/lugnare-torg/",
        PAGE,
    ),
    "a document's year changes in its address": Way(
        [
            (PROGRAM, "id: program-2030", "id: program-2031"),
            ("links.yml", "exempelby/program-2030", "exempelby/program-2031"),
            (LAMPS, "program-2030", "program-2031"),
            (WALK, "program-2030", "program-2031"),
            ("glossary.yml", "program-2030", "program-2031"),
            ("changes/2030.yml", "exempelby/program-2030", "exempelby/program-2031"),
        ],
        PROGRAMME,
        PAGE,
        moved=((PROGRAM, "exempelby/documents/program-2031.yml"),),
    ),
    "a municipality is renamed": Way(
        [
            ("exempelby/municipality.yml", "id: exempelby", "id: provby"),
            ("links.yml", "exempelby/", "provby/"),
            ("glossary.yml", "exempelby", "provby"),
            ("changes/2030.yml", "exempelby/", "provby/"),
            ("changes/2031.yml", "exempelby/", "provby/"),
        ],
        "exempelby/",
        (WITHDRAW,),
        moved=(("exempelby", "provby"),),
    ),
    "a municipality is deleted": Way(
        [
            (
                "changes/2030.yml",
                "document: exempelby/program-2030",
                "document: pahittkoping/plan-2030",
            ),
            ("changes/2031.yml", ", exempelby/torgvandring", ""),
        ],
        "exempelby/",
        (WITHDRAW,),
        removed=(
            "exempelby",
            "links.yml",
            "words.yml",
            "sources/exempelby-program-2030.txt",
            "glossary.yml",
        ),
    ),
    "a topic is renamed": Way(
        [
            ("topics.yml", "id: sagor", "id: tal"),
            ("pahittkoping/priorities/fria-sagor.yml", "  - sagor\n", "  - tal\n"),
            (PLAN, "topics: [sagor", "topics: [tal"),
            (REPORT, "topics: [sagor", "topics: [tal"),
        ],
        "amnen/sagor/",
        PAGE,
    ),
    "a topic is deleted": Way(
        [
            (
                "topics.yml",
                "  - id: sagor\n    labels:\n      sv: Sagor\n      en: Tales\n      fi: Sadut\n"
                "    description: Arbete med sagor.\n",
                "",
            ),
            ("pahittkoping/priorities/fria-sagor.yml", "  - sagor\n", "  - torg\n"),
            (PLAN, "topics: [sagor", "topics: [torg"),
            (REPORT, "topics: [sagor", "topics: [torg"),
        ],
        "amnen/sagor/",
        PAGE,
    ),
    "a topic's id is given to another": Way(
        [("topics.yml", "sv: Sagor", "sv: Bibliotek")],
        "amnen/sagor/",
        OTHER,
    ),
    "a section is renamed": Way(
        [(PLAN, "section: mal\n", "section: malen\n")],
        f"{READING}#mal",
        PLACE,
    ),
    "a section's id moves to another heading": Way(
        [
            (REPORT, "section: uppfoljning\n", "section: x\n"),
            (REPORT, "section: ovrigt\n", "section: uppfoljning\n"),
            (REPORT, "section: x\n", "section: ovrigt\n"),
        ],
        "pahittkoping/dokument/berattelse-2031/#ovrigt",
        OTHER,
    ),
    "a table is renamed": Way(
        [(PROGRAM, "table: kostnader", "table: utgifter")],
        f"{PROGRAMME}#kostnader",
        PLACE,
    ),
    "a goal is renamed": Way(
        [(PROGRAM, "goal: index-45", "goal: index")],
        f"{PROGRAMME}#index-45",
        PLACE,
    ),
    "a commitment is renamed": Way(
        [(PLAN, "id: mala-vagg", "id: mala"), (REPORT, "#mala-vagg", "#mala")],
        f"{READING}#atagande-mala-vagg",
        PLACE,
    ),
    "a commitment is deleted": Way(
        [
            (
                PLAN,
                "  - id: saga-om-dagen\n    kind: aim\n    quote: Alla ska få höra en saga om dagen.\n",
                "",
            )
        ],
        "pahittkoping/prioriteringar/fria-sagor/#plan-2030-saga-om-dagen",
        PLACE,
    ),
    "a commitment moves to another page": Way(
        [(PLAN, "    about: lugna-torg\n", "    about: nya-bankar\n")],
        "pahittkoping/prioriteringar/lugna-torg/#plan-2030-lugna-och-ljusa",
        PLACE,
    ),
    "two commitments swap ids": Way(
        [
            (PLAN, "quote: trycka en bok", "quote: x"),
            (PLAN, "quote: måla en vägg", "quote: trycka en bok"),
            (PLAN, "quote: x", "quote: måla en vägg"),
        ],
        f"{READING}#atagande-trycka-bok",
        OTHER,
    ),
    "a commitment's former id goes to another": Way(
        [
            (PLAN, "- id: trycka-bok\n", "- id: tryckt-bok\n"),
            (REPORT, "plan-2030#trycka-bok\n", "plan-2030#tryckt-bok\n"),
            (PLAN, "- id: mala-vagg\n", "- id: mala-vagg\n    former_ids: [trycka-bok]\n"),
        ],
        f"{READING}#atagande-trycka-bok",
        OTHER,
    ),
    "a section's former id goes to another": Way(
        [
            (PLAN, "    former_anchors: [det-vi-prioriterar]\n", ""),
            (
                PLAN,
                "- section: mal\n",
                "- section: mal\n    former_anchors: [det-vi-prioriterar]\n",
            ),
        ],
        f"{READING}#det-vi-prioriterar",
        OTHER,
    ),
    "a quote is shortened": Way(
        [(PLAN, "quote: Torgen ska vara lugna och ljusa.", "quote: Torgen ska vara lugna")],
        "pahittkoping/prioriteringar/lugna-torg/#plan-2030-lugna-och-ljusa",
        OTHER,
    ),
    "an outcome is renamed": Way(
        [(REPORT, "id: pris\n", "id: pristagare\n")],
        "pahittkoping/dokument/berattelse-2031/#utfall-pris",
        PLACE,
    ),
    "a passage is renamed": Way(
        [(PLAN, "id: fragor", "id: svar")],
        f"{READING}#stalle-fragor",
        PLACE,
    ),
    "a measure is renamed": Way(
        [(REPORT, "id: lyssnare", "id: publik")],
        "pahittkoping/siffror/#pahittkoping-berattelse-2031-lyssnare",
        PLACE,
    ),
    "two measures with one number swap ids": Way(
        [
            (PROGRAM, "id: netto-2031", "id: x"),
            (PROGRAM, "id: kostnad-2031", "id: netto-2031"),
            (PROGRAM, "id: x", "id: kostnad-2031"),
            (PROGRAM, "terms: [kostnad-2030, kostnad-2031]", "terms: [kostnad-2030, netto-2031]"),
        ],
        "exempelby/siffror/#exempelby-program-2030-netto-2031",
        OTHER,
    ),
    "a link is renamed": Way(
        [("links.yml", "id: trivsel", "id: trivas")],
        f"{READING}#citat-trivsel",
        PLACE,
    ),
    "a word of the glossary is renamed": Way(
        [("glossary.yml", "id: kus", "id: kultur")],
        "om/ordlista/#kus",
        PLACE,
    ),
    "a word's explanation is deleted": Way(
        [
            (
                "glossary.yml",
                "    explained_in:\n      - { document: exempelby/program-2030, quote: "
                "KUS/Alla nämnder }\n",
                "",
            )
        ],
        f"{PROGRAMME}#forkortning-kus",
        PLACE,
    ),
    "a withdrawal is deleted": Way(
        [
            (
                "withdrawn.yml",
                "  - address: pahittkoping/prioriteringar/borttagen/\n"
                "    title: Borttagen <script>alert(1)</script> {{ 7*7 }}\n    date: 2031-02-28\n"
                '    reason: "Den var påhittad. { onclick=alert(1) }"\n    moved_to: amnen/torg/\n',
                "",
            )
        ],
        "pahittkoping/prioriteringar/borttagen/",
        PAGE,
    ),
    "what a withdrawal leads to is renamed": Way(
        [("withdrawn.yml", "moved_to: amnen/torg/", "moved_to: amnen/torgar/")],
        "amnen/torgar/",
        ("menade du ”amnen/torg/”?",),
    ),
    "a hand-written page is renamed": Way(
        [],
        "om/",
        ("en sida i docs/ lägger du tillbaka", WITHDRAW),
        moved=(("../docs/om/index.md", "../docs/om-oss.md"),),
    ),
    "a heading of a hand-written page is renamed": Way(
        [("../docs/om/index.md", "## Vilka vi är", "## Om oss")],
        "om/#vilka-vi-ar",
        ("”## Ny rubrik { #vilka-vi-ar }”",),
    ),
    "a hand-written page's heading becomes code": Way(
        [("../docs/om/index.md", "## Vilka vi är", "```\n## Vilka vi är\n```")],
        "om/#vilka-vi-ar",
        ("”## Ny rubrik { #vilka-vi-ar }”",),
    ),
    "a heading's place is withdrawn from a hand-written page": Way(
        [
            ("../docs/om/index.md", "## Vilka vi är", "## Om oss"),
            (
                "withdrawn.yml",
                "withdrawn:\n",
                "withdrawn:\n  - address: om/#vilka-vi-ar\n    title: Vilka vi är\n"
                "    date: 2031-02-28\n    reason: Den är borta.\n",
            ),
        ],
        "om/#vilka-vi-ar",
        ("docs/om/index.md", "ta bort posten", "”## Ny rubrik { #vilka-vi-ar }”"),
    ),
    "a file in docs is removed": Way(
        [],
        "om/min%20rapport.pdf",
        ("lägg tillbaka den i docs/",),
        removed=("../docs/om/min rapport.pdf",),
    ),
    "the ledger is deleted": Way([], LEDGER, ("återställ den",), removed=(LEDGER,)),
    "a line of the ledger is deleted": Way(
        [(LEDGER, "\nsok/ ", "\n# ")], LEDGER, ("återställ filen",)
    ),
    "a fingerprint is changed": Way(
        [(LEDGER, "\nsok/ ", "\nsok/ 0")], LEDGER, ("återställ filen",)
    ),
    "the ledger has the marks of a merge": Way(
        [(LEDGER, "\nsok/ ", "\n<<<<<<< HEAD\nsok/ ")],
        LEDGER,
        ("ta bort märkena", "make addresses ACCEPT=yes"),
    ),
}


@pytest.fixture
def published(tiny: Copy) -> Copy:
    """A copy whose ledger has all addresses, also of a glossary and hand-written pages."""
    tiny.write("glossary.yml", GLOSSARY)
    tiny.write("../docs/index.md", "# Start\n")
    tiny.write("../docs/om/index.md", "# Om\n\n## Vilka vi är\n\nVi är några.\n")
    tiny.write("../docs/om/min rapport.pdf", "%PDF")
    ledger.add(tiny.root, tiny.open().pages.values())
    held = ledger.read_ledger(tiny.root).keys()
    assert {"./", "om/", "om/#vilka-vi-ar", "om/min%20rapport.pdf", "om/ordlista/#kus"} <= held
    return tiny


def errors(tiny: Copy) -> list[str]:
    """The faults of the copy."""
    with pytest.raises(DataError) as error:
        tiny.open()
    return [str(fault) for fault in error.value.faults]


def go(tiny: Copy, way: Way) -> None:
    """Make the edits of a way."""
    for file, old, new in way.edits:
        text = tiny.read(file)
        assert old in text
        tiny.write(file, text.replace(old, new))
    for file, to in way.moved:
        (tiny.root / file).rename(tiny.root / to)
    for file in way.removed:
        path = tiny.root / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize("name", WAYS)
def test_a_way_to_kill_an_address(published: Copy, name: str) -> None:
    """A fault names the address, or the ledger, and what to do."""
    way = WAYS[name]
    go(published, way)
    found = errors(published)
    told = [fault for fault in found if f"”{way.told}”" in fault or f"{way.told}:" in fault]
    assert told, found
    assert any(all(cure in fault for cure in way.cures) for fault in told), told


def test_a_data_file_that_is_no_longer_written(
    published: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be withdrawn: a program that fetches it reads no reasons."""
    left = tuple(address for address in FILES if address != "data/commitments.json")
    monkeypatch.setattr(ledger, "FILES", left)
    (fault,) = errors(published)
    assert "den publicerade adressen ”data/commitments.json” finns inte längre" in fault
    assert "låt bygget skriva filen igen" in fault


@pytest.mark.parametrize(
    "now",
    [
        "# Om\n\n## Om oss { #vilka-vi-ar }\n\nVi är några.\n",
        "# Om\n\nVi är några.\n{ #vilka-vi-ar }\n",
    ],
    ids=["heading", "paragraph"],
)
def test_a_renamed_heading_that_keeps_its_id(published: Copy, now: str) -> None:
    """What a fault proposes mends it: also a paragraph may have the id."""
    published.write("../docs/om/index.md", now)
    published.open()


def test_each_heading_that_dies_is_told(published: Copy) -> None:
    """A page that lives is not told as dead."""
    published.write("../docs/om/index.md", "Vi är några.\n")
    assert ["om/#om", "om/#vilka-vi-ar"] == [one.split("”")[1] for one in errors(published)]


QUOTED: Final = (
    f"{READING}#atagande-lugna-och-ljusa",
    "pahittkoping/prioriteringar/lugna-torg/#plan-2030-lugna-och-ljusa",
)


@pytest.fixture
def shortened(published: Copy) -> Copy:
    """A copy where a commitment's quote, which has two addresses, is shortened."""
    published.edit(PLAN, "quote: Torgen ska vara lugna och ljusa.", "quote: Torgen ska vara lugna")
    assert [*QUOTED] == [fault.split("”")[1] for fault in errors(published)]
    return published


def test_what_an_address_means_now_is_told(shortened: Copy) -> None:
    """The fault is at the address's line. It says what stands there now, and the ways out."""
    line = [*ledger.read_ledger(shortened.root)].index(QUOTED[0]) + 1
    origin = shortened.edit(PLAN, "- id: lugna-och-ljusa\n", "- id: ¦lugna-och-ljusa\n")
    assert errors(shortened)[0] == (
        f"data/addresses.txt:{line}:1: den publicerade adressen ”{QUOTED[0]}” står nu för ”Torgen ska "
        "vara lugna”, men stod för något annat när den publicerades; är det något annat ger du det ett "
        "eget id, och det gamla id:t står kvar under former_ids eller former_anchors hos det som det "
        "gällde, eller adressen i withdrawn.yml; är det samma sak med andra ord skriver du adressen och "
        f"orden (now) under reworded i withdrawn.yml och kör make addresses (id:t står vid {origin})"
    )


def say(tiny: Copy, now: str) -> None:
    """Say in the data which words the two addresses have now."""
    said = "".join(
        f"  - address: {address}\n    now: {now}\n    date: 2031-05-01\n    reason: Kortare.\n"
        for address in QUOTED
    )
    tiny.write("withdrawn.yml", f"{tiny.read('withdrawn.yml')}reworded:\n{said}")


def test_other_words_for_the_same(shortened: Copy) -> None:
    """The data may say which words an address has now. Then they are what the ledger holds."""
    before = ledger.read_ledger(shortened.root)
    say(shortened, "torgen ska  vara lugna.")
    assert [] == ledger.add(shortened.root, shortened.open().pages.values())
    after = ledger.read_ledger(shortened.root)
    assert {*QUOTED} == {address for address in after if after[address] != before[address]}


@pytest.mark.parametrize("now", ["Torgen ska vara ljusa", "[namn utelämnat]"])
def test_other_words_than_those_said(shortened: Copy, now: str) -> None:
    """What the data says holds for those words alone. It is told once, where it is said."""
    say(shortened, f"'{now}'")
    line = shortened.read("withdrawn.yml").count("\n") - 6
    assert [
        f"data/withdrawn.yml:{line + 4 * i}:10: adressen ”{address}” står nu för ”Torgen ska vara "
        "lugna”, och inte för orden här; är det samma sak skriver du de orden, annars tar du bort "
        "posten"
        for i, address in enumerate(QUOTED)
    ] == errors(shortened)


def test_words_that_are_said_no_longer(shortened: Copy) -> None:
    """When the ledger holds them, they are still those of the address."""
    say(shortened, "Torgen ska vara lugna")
    ledger.add(shortened.root, shortened.open().pages.values())
    shortened.edit(PLAN, "quote: Torgen ska vara lugna", "quote: Torgen ska vara lugna och ljusa.")
    assert [*QUOTED] == [
        fault.split("”")[1]
        for fault in errors(shortened)
        if fault.startswith("data/withdrawn.yml:")
    ]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "amnen/torgg/",
            "adressen ”amnen/torgg/” står inte i addresses.txt; skriv den så som den står där, eller ta "
            "bort posten; menade du ”amnen/torg/”?",
        ),
        (
            "pahittkoping/prioriteringar/borttagen/",
            "adressen ”pahittkoping/prioriteringar/borttagen/” står inte för några ord; ta bort posten",
        ),
    ],
    ids=["unknown", "withdrawn"],
)
def test_words_that_are_said_of_nothing(published: Copy, address: str, message: str) -> None:
    """The address is in the ledger, and stands for words."""
    text = f"{published.read('withdrawn.yml')}reworded:\n"
    said = f"  - address: {address}\n    now: Torg\n    date: 2031-05-01\n    reason: Kortare.\n"
    published.write("withdrawn.yml", text + said)
    line = text.count("\n") + 1
    assert [f"data/withdrawn.yml:{line}:14: {message}"] == errors(published)


def test_words_that_are_said_of_an_address_that_dies(published: Copy) -> None:
    """That it dies is enough to tell."""
    published.edit("topics.yml", "    former_ids: [torgen]\n", "")
    said = "  - address: amnen/torgen/\n    now: Torg\n    date: 2031-05-01\n    reason: Kortare.\n"
    published.write("withdrawn.yml", f"{published.read('withdrawn.yml')}reworded:\n{said}")
    (fault,) = errors(published)
    assert fault.startswith("data/addresses.txt:")


def test_words_that_are_said_before_there_is_a_ledger(shortened: Copy) -> None:
    """A new ledger holds no address yet."""
    say(shortened, "Torgen ska vara lugna")
    (shortened.root / "addresses.txt").unlink()
    site = Site.open(shortened.root, accept_ledger=True)
    assert {*QUOTED} <= {*ledger.add(shortened.root, site.pages.values())}
    shortened.open()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (
            PLAN,
            "quote: Torgen ska vara lugna och ljusa.",
            "quote: >-\n      Torgen ska vara lugna\n      och ljusa.",
        ),
        (PLAN, "quote: trycka en bok\n", "quote: trycka en bok\n    actor: Nämnden\n"),
        (PLAN, "kind: aim\n    quote: Alla", "kind: task\n    quote: Alla"),
        (LAMPS, "title: Lampor på torget", "title: Lampor  på ”torget”."),
        (LAMPS, "text: Det skulle bli lampor på torget.", "text: Lampor skulle det bli."),
        (WALK, "topics: [torg]", "topics: [torg, fientlig-text]"),
        (REPORT, "short_title: Berättelse 2031", "short_title: Den påhittade berättelsen 2031"),
        (REPORT, "label: Läsare", "label: Antal läsare"),
        (REPORT, "    value: 5\n", "    value: 5.0\n"),
        ("glossary.yml", "    expansion: nämnder\n", "    expansion: nämnder\n    note: Så.\n"),
        ("topics.yml", "fi: Sadut", "fi: Tarinat"),
        ("exempelby/municipality.yml", "title: Torg", "title: Torgen"),
        ("links.yml", "Båda mäter trivsel.", "Båda vill mäta trivseln."),
    ],
)
def test_changes_of_no_address(published: Copy, file: str, old: str, new: str) -> None:
    """What is set right, added or said otherwise beside the words changes no address."""
    published.edit(file, old, new)
    published.open()


def test_another_id_and_another_title(published: Copy) -> None:
    """A former id leads to the same thing, which may have got another title too."""
    go(published, WAYS["a priority is renamed"])
    name = "exempelby/priorities/ljus.yml"
    published.edit(name, "title: Lampor på torget", "former_ids: [lampor]\ntitle: Ljus i mörker")
    published.edit(PROGRAM, "former_anchors: [lyktor]", "former_anchors: [lyktor, lampor]")
    published.open()


def test_changed_order_changes_no_address(published: Copy) -> None:
    """Neither does the order of links."""
    text = published.read("links.yml")
    _, one, *others = text.split("  - id: ")
    published.write("links.yml", "  - id: ".join(["links:\n", *others, one]))
    published.open()


def former(published: Copy) -> dict[str, str]:
    """Give the ledger the sums of the former rule. Returns what it had."""
    held = ledger.read_ledger(published.root)
    words = {
        fingerprint(one.words): fingerprints(one.words) - {fingerprint(one.words)}
        for one in ledger.published(published.root, published.open().pages.values()).values()
    }
    lines = [" ".join([address, *words.get(given, [given])]) for address, given in held.items()]
    published.write_ledger(*map(str.rstrip, lines))
    assert {0, 8} == {len(given) for given in ledger.read_ledger(published.root).values()}
    return held


def test_ledger_of_the_former_rule(published: Copy) -> None:
    """It is no fault, and `add` renews it. What has become of a sum is not told as lost."""
    whole = former(published)
    before = published.read("addresses.txt")
    site = published.open()
    assert [] == ledger.add(published.root, site.pages.values())
    after = ledger.read_ledger(published.root)
    kept = {address for address in after if after[address] != whole[address]}
    alive = ledger.published(published.root, site.pages.values())
    assert all(alive[address].is_former for address in kept)
    assert {} == ledger.lost(load(published.root), before)
    assert len(whole) - len(kept) > 90


def test_other_words_in_a_ledger_of_the_former_rule(published: Copy) -> None:
    """They are a fault in it, too. So is an address that another beside it gets."""
    former(published)
    go(published, WAYS["two commitments swap ids"])
    assert any(f"”{READING}#atagande-trycka-bok”" in fault for fault in errors(published))
    go(published, WAYS["a former id moves to another priority"])
    assert any("”pahittkoping/prioriteringar/lugnare-torg/”" in one for one in errors(published))


def test_the_former_rule_is_not_taken_again(published: Copy) -> None:
    """A sum that is made shorter by hand is lost."""
    before = published.read("addresses.txt")
    former(published)
    assert "amnen/torg/" in ledger.lost(load(published.root), before)


def test_ledger_without_fingerprints(published: Copy) -> None:
    """An older ledger says nothing of meanings. They are added."""
    whole = ledger.read_ledger(published.root)
    published.write_ledger(*whole)
    assert {""} == {*ledger.read_ledger(published.root).values()}
    assert [] == ledger.add(published.root, published.open().pages.values())
    assert whole == ledger.read_ledger(published.root)


def test_merge_with_an_older_ledger(published: Copy) -> None:
    """A line without a fingerprint beside one with it becomes one line."""
    whole = published.read("addresses.txt")
    addresses = ledger.read_ledger(published.root)
    published.write_ledger(*whole.splitlines()[:-1], *addresses)
    assert [] == ledger.add(published.root, published.open().pages.values())
    assert whole == published.read("addresses.txt")


def test_former_and_withdrawn_addresses_keep_their_fingerprints(published: Copy) -> None:
    """They have those of what they last stood for."""
    before = ledger.read_ledger(published.root)
    published.edit(PLAN, "id: det-viktiga\n", "id: viktigt\n    former_ids: [det-viktiga]\n")
    published.edit(
        PLAN,
        "göra det som är viktigt för alla i Påhittköping.\n    actor",
        "göra det som är viktigt\n    actor",
    )
    published.edit(REPORT, "plan-2030#det-viktiga", "plan-2030#viktigt")
    ledger.add(published.root, published.open().pages.values())
    after = ledger.read_ledger(published.root)
    former, present = f"{READING}#atagande-det-viktiga", f"{READING}#atagande-viktigt"
    assert before[former] == after[former] != after[present]


def test_fingerprints_have_no_withheld_name(published: Copy) -> None:
    """Nobody can find a name by guessing: it is replaced before."""
    held = ledger.read_ledger(published.root)
    address = f"{READING}#atagande-hoglasning"
    assert fingerprint("[namn utelämnat] håller i högläsningen.") == held[address]
    names = ("Nora Påhitt", "Olle Uppdiktad", "Lisa Låtsas")
    for page in published.open().pages.values():
        for words, _ in (page.meaning, *page.anchors.values()):
            assert not any(name in words for name in names)
