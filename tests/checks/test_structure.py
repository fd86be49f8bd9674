"""Doubts about headings and items."""

from __future__ import annotations

import pytest

from planspegeln.checks.check import doubts
from planspegeln.loading.load import load
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
CALM = "pahittkoping/priorities/lugna-torg.yml"
END = "  - text: Planen bygger på"


def doubts_of(tiny: Copy) -> list[str]:
    return [str(doubt) for doubt in doubts(load(tiny.root))]


def add(tiny: Copy, text: str) -> str:
    """Add blocks to the plan's text. Returns the position of the ¦."""
    return tiny.edit(PLAN, END, f"{text}{END}")


def section(heading: str, name: str = "ny", under: str = "[{ text: Här. }]") -> str:
    return f'  - {{ section: {name}, heading: "{heading}", blocks: {under} }}\n'


def test_headings_have_text(tiny: Copy) -> None:
    """A heading with nothing under it is a doubt, until it is answered."""
    position = add(tiny, section("Tomt", under="[]").replace('"Tomt', '¦"Tomt'))
    assert doubts_of(tiny) == [
        f"{position}: under rubriken ”Tomt” står inget; hör texten efter den dit flyttar du in den "
        "under rubriken, och är det ingen rubrik skriver du den som text "
        "[doubt: tom-rubrik, about: Tomt]"
    ]
    answer = "accepted:\n  - { doubt: tom-rubrik, about: Tomt, why: Så är det. }\n"
    tiny.edit(PLAN, "redactions:\n", f"{answer}redactions:\n")
    assert [] == doubts_of(tiny)


def test_headings_have_text_under_items(tiny: Copy) -> None:
    """So is an item with a title and nothing more. One who is responsible is enough."""
    old = (
        "            title: Nya bänkar\n            blocks:\n              - text: >-\n"
        "                  Olle Uppdiktad fick årets pris för sina bänkar. Torgen har fått ljus men "
        "inte lugn.\n"
    )
    tiny.edit(REPORT, old, "            title: Nya bänkar\n")
    (doubt,) = doubts_of(tiny)
    assert doubt.endswith("[doubt: tom-rubrik, about: Nya bänkar]")
    responsible = "            title: Nya bänkar\n            responsible: { text: Alla }\n"
    tiny.edit(REPORT, "            title: Nya bänkar\n", responsible)
    assert [] == doubts_of(tiny)


@pytest.mark.parametrize(
    "under",
    [
        "[{ section: del, heading: Del, blocks: [{ text: Här. }] }]",
        "[{ list: [Här] }]",
        '[{ table: tab, caption: Tal, headers: ["", A], rows: [[B, "1"]] }]',
    ],
)
def test_headings_have_text_in_sections(tiny: Copy, under: str) -> None:
    """A heading with parts, a list or a table under it is not empty."""
    add(tiny, section("Tomt", under=under))
    assert [] == doubts_of(tiny)


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("14", "är bara ett tal, ett datum eller en sidas nummer"),
        ("2 (14)", "är bara ett tal, ett datum eller en sidas nummer"),
        ("Sida 3 av 14", "är bara ett tal, ett datum eller en sidas nummer"),
        ("2029-11-30", "är bara ett tal, ett datum eller en sidas nummer"),
        ("30 november 2029", "är bara ett tal, ett datum eller en sidas nummer"),
        ("1999", "är bara ett tal, ett datum eller en sidas nummer"),
        ("Torg,", "slutar med ett komma"),
        ("Torg för unga och", "slutar med ”och”"),
        ("Vad vi vill med det", "slutar med ”det”"),
        ("torg för alla", "börjar med liten bokstav"),
    ],
)
def test_headings_are_whole(tiny: Copy, heading: str, what: str) -> None:
    """A heading that is no whole one, or only a number, is a doubt."""
    add(tiny, section(heading))
    (doubt,) = doubts_of(tiny)
    assert f": rubriken ”{heading}” {what}; är den inte hel" in doubt
    assert doubt.endswith(f"[doubt: ovanlig-rubrik, about: {heading}]")


@pytest.mark.parametrize(
    "heading",
    [
        "2030",
        "2. Torg",
        "e-tjänster för alla",
        "a) Torg",
        "eHälsa",
        "”Torg”",
        "Torg:",
        "MED",
        "Vad är torg?",
        "Mars",
        "Sidor",
    ],
)
def test_headings_are_whole_if_they_are_titles(tiny: Copy, heading: str) -> None:
    """A year of the document, an abbreviation, a number and signs may begin or be a heading."""
    add(tiny, section(heading))
    assert [] == doubts_of(tiny)


def test_headings_are_not_repeated(tiny: Copy) -> None:
    """A heading that stands three times is one doubt, which names all places."""
    position = add(
        tiny,
        section("Ett torg", "a").replace('"Ett', '¦"Ett')
        + section("ETT TORG", "b")
        + section("Ett torg", "c"),
    )
    line = int(position.split(":")[1])
    assert doubts_of(tiny) == [
        f"{position}: rubriken ”Ett torg” står 3 gånger i dokumentet, på rad {line}, {line + 1} och "
        f"{line + 2}; upprepas den överst på varje sida hör den inte till texten: ta bort den där "
        "och i källan [doubt: upprepad-rubrik, about: Ett torg]"
    ]


def test_headings_are_not_repeated_but_twice(tiny: Copy) -> None:
    """A heading may stand twice. Of many places, ten are named."""
    add(tiny, section("Ett torg", "a") + section("Ett torg", "b"))
    assert [] == doubts_of(tiny)
    add(tiny, "".join(section("Ett torg", f"c{i}") for i in range(10)))
    (doubt,) = doubts_of(tiny)
    assert "står 12 gånger" in doubt
    assert " med flera; upprepas" in doubt


@pytest.fixture
def calm(tiny: Copy) -> Copy:
    """The made-up collection, with a priority whose title is plain."""
    tiny.edit(CALM, " <img src=x onerror=alert(1)>", "")
    return tiny


@pytest.mark.parametrize("heading", ["Lugna torg", "LUGNA TORG 2030", "Lungna torg"])
def test_headings_are_no_priorities(calm: Copy, heading: str) -> None:
    """A section that is called as a priority of the municipality, or almost, is a doubt."""
    add(calm, section(heading))
    (doubt,) = doubts_of(calm)
    assert f": rubriken ”{heading}” liknar prioriteringen ”Lugna torg" in doubt
    assert "menade du ”lugna-torg”? Då skriver du item: lugna-torg i stället för section" in doubt
    assert doubt.endswith(f"[doubt: liknar-prioritering, about: {heading}]")


def test_headings_are_no_priorities_with_one_word_more(calm: Copy) -> None:
    """One word more makes no other priority of it."""
    title = "Ren och trygg utemiljö"
    calm.edit(CALM, "title: Lugna torg", f"title: {title}")
    add(calm, section("Ren, hel och trygg utemiljö"))
    assert any("menade du ”lugna-torg”?" in doubt for doubt in doubts_of(calm))


def test_headings_are_no_priorities_of_others(calm: Copy) -> None:
    """Another municipality's priorities, and sections with the priority's item, do not count."""
    add(calm, section("Lampor"))
    calm.edit(PLAN, "heading: Prioriteringar", "heading: Lugna torg")
    assert [] == doubts_of(calm)


def test_headings_are_no_priorities_but_themes(calm: Copy) -> None:
    """A theme may be called as a priority, and so may a part of the priority's item."""
    calm.edit(REPORT, "heading: Trygga torg", "heading: Lugna torg")
    calm.edit(
        PLAN,
        '              - text: "1. siffra först"\n',
        '              - text: "1. siffra först"\n'
        "              - { section: mer, heading: Lugna torg, blocks: [{ text: Mer. }] }\n",
    )
    assert [] == doubts_of(calm)


def test_headings_are_no_priorities_if_there_are_none(calm: Copy) -> None:
    """A municipality without priorities has nothing to be like."""
    for path in (calm.root / "exempelby/priorities").iterdir():
        path.unlink()
    assert [] == doubts_of(calm)


def test_items_are_not_exchanged(calm: Copy) -> None:
    """Two items that have changed places are both doubts."""
    calm.edit(REPORT, "item: nya-bankar", "item: x")
    calm.edit(REPORT, "item: lugna-torg", "item: nya-bankar")
    calm.edit(REPORT, "item: x", "item: lugna-torg")
    first, second = doubts_of(calm)
    assert (
        "här står ”Nya bänkar” under ”lugna-torg”, men det liknar mer ”nya-bankar”; har två bytt "
        "plats? Skriv den prioritering som texten gäller under item "
        "[doubt: annan-prioritering, about: Nya bänkar]"
    ) in first
    assert second.endswith("[doubt: annan-prioritering, about: Lungna torg]")


def test_items_are_not_exchanged_if_their_titles_are_their_own(calm: Copy) -> None:
    """A title that is near no priority, or two alike, is no doubt. Nor is an unknown priority."""
    calm.edit(REPORT, "title: Nya bänkar", "title: Något helt annat")
    assert [] == doubts_of(calm)
    calm.edit(REPORT, "title: Något helt annat", "title: Lugna torg")
    calm.edit(REPORT, "item: nya-bankar", "item: finns-inte")
    assert [] == doubts_of(calm)


def test_items_are_not_exchanged_if_two_priorities_have_one_title(calm: Copy) -> None:
    """A title that is as near to its own priority is right. An item without a title is skipped."""
    calm.edit("pahittkoping/priorities/nya-bankar.yml", "title: Nya bänkar", "title: Lugna torg")
    calm.edit(REPORT, "item: lugna-torg", "item: x")
    calm.edit(REPORT, "item: nya-bankar", "item: lugna-torg")
    calm.edit(REPORT, "item: x", "item: nya-bankar")
    calm.edit(REPORT, "            number: 1\n            title: Nya bänkar\n", "")
    assert [] == doubts_of(calm)
