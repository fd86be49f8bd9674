"""Quotes, phrases and names, compared with the text they come from."""

from __future__ import annotations

import pytest

from planspegeln.loading.faults import DataError
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("name", "old", "new", "right"),
    [
        (PLAN, "quote: sätta upp tre bänkar", "quote: ¦sätta upp fem bänkar", "sätta upp"),
        (
            REPORT,
            "quote: Uppföljning av prioriteringarna 2031",
            "quote: ¦Uppföljning av målen 2031",
            "Uppföljning av",
        ),
        (
            "links.yml",
            "quote: trivseln nå index 45",
            "quote: ¦ska trivseln nå index 54",
            "trivseln nå index",
        ),
        (
            PLAN,
            "quote: Nora Påhitt svarar på frågor.",
            "quote: ¦Nora Påhitt svarar på brev.",
            "Påhitt svarar på",
        ),
    ],
    ids=["note", "follows_up", "link", "passage"],
)
def test_quotes_stand_in_text(tiny: Copy, name: str, old: str, new: str, right: str) -> None:
    """A quote that is not in its document is a fault that shows how much of it is right."""
    position = tiny.edit(name, old, new)
    expected = (
        f"{position}: citatet ”{new.partition('¦')[2]}” står inte i dokumentet; "
        f"det stämmer till och med ”{right}”"
    )
    assert [expected] == tiny.faults()


def test_quotes_stand_in_text_from_the_first_word(tiny: Copy) -> None:
    """If the first word of a quote is not in the text, the fault says so."""
    position = tiny.edit(PLAN, "quote: sätta upp tre bänkar", "quote: ¦bygga tre bänkar")
    expected = (
        f"{position}: citatet ”bygga tre bänkar” står inte i dokumentet; "
        "inte ens första ordet står där"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    ("new", "where", "ours", "theirs"),
    [
        ("m\u00e5la en va\u0308gg", "efter ”måla en v”", "”a” (U+0061) och prickar för sig (U+0308)", "”ä” (U+00E4)"),
        ("må\u00adla en vägg", "efter ”må”", "mjukt bindestreck (U+00AD)", "inget tecken"),
        (f"måla{NBSP}en vägg", "efter ”måla”", "hårt mellanslag (U+00A0)", "vanligt mellanslag (U+0020)"),
        ("\ufeffmåla en vägg", "först", "byteordningsmärke (BOM) (U+FEFF)", "inget tecken"),
        ("måla en vägg\u200b", "efter ”la en vägg”", "mellanslag utan bredd (U+200B)", "inget tecken"),
    ],
    ids=["parts", "soft hyphen", "space", "before", "after"],
)  # fmt: skip
def test_quotes_stand_in_text_unseen(
    tiny: Copy, new: str, where: str, ours: str, theirs: str
) -> None:
    """For a quote that only looks right, the fault names the character that differs."""
    position = tiny.edit(PLAN, "quote: måla en vägg", f'quote: ¦"{new}"')
    expected = (
        f"{position}: citatet ”{new}” står inte i dokumentet, även om det ser så ut: {where} har det "
        f"{ours}, men texten har {theirs}; kopiera citatet ur texten"
    )
    assert [expected] == tiny.faults()


def test_phrases_and_names_stand_in_text_unseen(tiny: Copy) -> None:
    """The same holds for a phrase or a name, which would mark or hide nothing."""
    phrase, name = f"det{NBSP}som är viktigt", f"Nora{NBSP}Påhitt"
    why = "har det hårt mellanslag (U+00A0), men texten har vanligt mellanslag (U+0020)"
    tiny.edit(PLAN, "[det som är viktigt]", f"[{phrase}]")
    tiny.edit(PLAN, "- name: Nora Påhitt", f"- name: {name}")
    faults = [fault.split(": ", 1)[1] for fault in tiny.faults()]
    assert 2 == len(faults)
    assert (
        f"”{name}” står inte i dokumentets text, även om det ser så ut: efter ”Nora” {why}; "
        "skriv namnet som i källan"
    ) == faults[0]
    assert faults[1].startswith(f"”{phrase}” står inte i texten ”Nämnden ska")
    assert faults[1].endswith(f"”, även om det ser så ut: efter ”det” {why}")


def test_quotes_stand_in_text_once_and_not_twice(tiny: Copy) -> None:
    """Two places are one too many."""
    position = tiny.edit(PLAN, "quote: måla en vägg", "quote: ¦Berättelse")
    expected = (
        f"{position}: citatet ”Berättelse” står på 2 ställen i dokumentet; "
        "ta med fler ord så att det bara står på ett"
    )
    assert [expected] == tiny.faults()


def test_quotes_stand_in_text_once(tiny: Copy) -> None:
    """A quote that occurs twice is a fault."""
    position = tiny.edit(PLAN, "quote: sätta upp tre bänkar", "quote: ¦torg")
    expected = (
        f"{position}: citatet ”torg” står på 4 ställen i dokumentet; "
        "ta med fler ord så att det bara står på ett, eller skriv vilken del det står i: "
        "section: fler-ska-trivas eller section: trygga-torg"
    )
    assert [expected] == tiny.faults()


def test_quotes_stand_in_text_once_in_their_section(tiny: Copy) -> None:
    """A quote that occurs twice is right with the section that it means, and so is one that does not."""
    tiny.edit(PLAN, "quote: sätta upp tre bänkar", "quote: torg\n    section: trygga-torg")
    tiny.edit(PLAN, "quote: måla en vägg", "quote: måla en vägg\n    section: fria-sagor")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("tryga-torg", "delen ”tryga-torg” finns inte i dokumentet; menade du ”trygga-torg”?"),
        (
            "prioriteringar",
            "citatet ”torg” står inte direkt under ”prioriteringar” utan under "
            "”fler-ska-trivas” eller ”trygga-torg” eller ”lugna-torg”",
        ),
    ],
    ids=["misspelt", "around the right one"],
)
def test_quotes_stand_in_text_in_no_other_section(tiny: Copy, section: str, message: str) -> None:
    """A section that does not exist, or does not hold the quote, is a fault."""
    new = f"quote: torg\n    section: ¦{section}"
    position = tiny.edit(PLAN, "quote: sätta upp tre bänkar", new)
    assert [f"{position}: {message}"] == tiny.faults()


def test_quotes_stand_in_text_once_in_a_section(tiny: Copy) -> None:
    """A section does not help if the quote occurs twice in it."""
    new = "quote: ¦torg\n    section: lugna-torg"
    position = tiny.edit(PLAN, "quote: sätta upp tre bänkar", new)
    expected = (
        f"{position}: citatet ”torg” står på 2 ställen under ”lugna-torg”; "
        "ta med fler ord så att det bara står på ett"
    )
    assert [expected] == tiny.faults()


def test_quotes_stand_in_text_not_in_a_section_without_anchors(tiny: Copy) -> None:
    """If the quote stands outside every part, the fault names none."""
    new = "quote: Planen bygger på Berättelse 2029\n    section: ¦mal"
    position = tiny.edit(PLAN, "quote: Planen bygger på Berättelse 2029", new)
    expected = (
        f"{position}: citatet ”Planen bygger på Berättelse 2029” står inte direkt under ”mal”"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old"),
    [
        (PLAN, "quote: Planen bygger på Berättelse 2029"),
        (PLAN, "quote: trycka en bok"),
        (PLAN, "quote: Nora Påhitt svarar på frågor."),
        (PLAN, "quote: 2,5 miljoner kronor är avsatta."),
        (REPORT, "quote: Uppföljning av prioriteringarna 2031"),
        (REPORT, "quote: Högläsningen ställdes in."),
        ("links.yml", "quote: trivseln nå index 45"),
        ("pahittkoping/priorities/lugna-torg.yml", "quote: Torgen ska vara lugna"),
    ],
    ids=[
        *("mention", "commitment", "passage", "measure", "follows_up"),
        *("outcome", "link", "summary"),
    ],
)
def test_quotes_stand_in_text_wherever_they_name_a_section(tiny: Copy, name: str, old: str) -> None:
    """Every kind of quote may name its section, which must exist."""
    line = next(one for one in tiny.read(name).splitlines() if old in one)
    indent = " " * line.replace("- ", "  ").index("quote")
    position = tiny.edit(name, old, f"{old}\n{indent}section: ¦okand")
    assert any(
        fault.startswith(f"{position}: delen ”okand” finns inte i dokumentet")
        for fault in tiny.faults()
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            PLAN,
            "emphasis: [det som är viktigt]",
            "emphasis: [¦det som är oviktigt]",
            "”det som är oviktigt” står inte i texten ”Nämnden ska göra det som är viktigt för "
            "alla i Påhittköping. Tecken som {{ 7*7 }} och {% raw %} är vanlig text, liksom "
            "`kod` och &lt; här.¹”",
        ),
        (
            PLAN,
            "bodies: [Sagonämnden]",
            "bodies: [¦Nämnden]",
            "”Nämnden” står inte i texten ”Ansvarig: Sagonämnden”",
        ),
        (
            PROGRAM,
            "bodies: [KUS, Alla nämnder]",
            "bodies: [KUS, ¦alla nämnder]",
            "”alla nämnder” står inte i texten ”KUS/Alla nämnder”",
        ),
    ],
)
def test_phrases_stand_in_block(tiny: Copy, name: str, old: str, new: str, message: str) -> None:
    """An emphasised phrase or a named body that its text lacks is a fault."""
    position = tiny.edit(name, old, new)
    assert [f"{position}: {message}"] == tiny.faults()


def test_phrases_stand_in_block_footnote_mark(tiny: Copy) -> None:
    """A footnote whose mark is not in the text is a fault."""
    tiny.edit(PLAN, "&lt; här.¹", "&lt; här.²")
    tiny.edit_source("pahittkoping-plan-2030.txt", "&lt; här.¹", "&lt; här.²")
    position = tiny.edit(PLAN, 'mark: "¹"', 'mark: ¦"¹"')
    assert [f"{position}: notmärket ”¹” står inte i texten"] == tiny.faults()


@pytest.mark.parametrize(
    ("sign", "stands"), [("", False), (" 8", True), ("[8]", True), ("⁸", True)]
)
def test_phrases_stand_in_block_plain_mark(tiny: Copy, sign: str, stands: bool) -> None:
    """A plain mark may be raised, within brackets or plain in the text, but it must be there."""
    source = "pahittkoping-plan-2030.txt"
    tiny.edit(PLAN, "det[2] och läser² 2 gånger.", f"det{sign}.")
    tiny.edit_source(source, "det[2] och läser² 2 gånger.", f"det{sign}.")
    tiny.edit_source(source, "\n2 Boken", "\n8 Boken")
    position = tiny.edit(PLAN, '- mark: "2"', '- mark: ¦"8"')
    expected = [] if stands else [f"{position}: notmärket ”8” står inte i texten"]
    assert expected == tiny.faults()


def test_personal_names_stand_in_text(tiny: Copy) -> None:
    """A misspelt name would hide nothing, so it is a fault."""
    position = tiny.edit(REPORT, "- name: Olle Uppdiktad", "- name: ¦Olle Updiktad")
    expected = (
        f"{position}: ”Olle Updiktad” står inte i dokumentets text; skriv namnet som i källan"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (PLAN, "quote: trycka en bok", "quote: ¦trycka en bak"),
        (PLAN, "quote: Torgen ska vara lugna", "quote: ¦Torgen ska vara lunga"),
        (PLAN, "quote: följs upp i Berättelse 2031", "quote: ¦följs upp i Berättelse 2O31"),
        (PLAN, "quote: Planen bygger på", "quote: ¦planen bygger på"),
        (REPORT, "quote: Högläsningen ställdes in.", "quote: ¦Högläsningen ställdes in!"),
        (REPORT, "quote: 64 procent år", "quote: ¦64 procent ar"),
    ],
    ids=["commitment", "its middle", "mention", "its first letter", "outcome", "measure"],
)
def test_quotes_stand_in_text_to_the_letter(tiny: Copy, name: str, old: str, new: str) -> None:
    """One wrong letter in any quote stops the build at its line."""
    position = tiny.edit(name, old, new)
    assert 1 == len(tiny.faults())
    assert tiny.faults()[0].startswith(f"{position}: citatet ”{new.partition('¦')[2]}")
    with pytest.raises(DataError) as error:
        tiny.open()
    assert position in str(error.value)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            REPORT,
            "quote: Olle Uppdiktad fick årets pris för",
            "quote: ¦Uppdiktad fick årets pris för",
        ),
        ("links.yml", "quote: Olle Uppdiktad fick årets pris", "quote: ¦diktad fick årets pris"),
        (
            PLAN,
            "quote: Nora Påhitt håller i högläsningen.",
            "quote: ¦Påhitt håller i högläsningen.",
        ),
    ],
    ids=["outcome", "link", "commitment"],
)
def test_quotes_keep_names_whole(tiny: Copy, name: str, old: str, new: str) -> None:
    """A quote with a part of a name is a fault: the rest could not be hidden."""
    position = tiny.edit(name, old, new)
    found = [fault for fault in tiny.faults() if "delar ett namn" in fault]
    quote = tiny.read(name).splitlines()[int(position.split(":")[1]) - 1].partition("quote: ")[2]
    expected = (
        f"{position}: citatet ”{quote}” delar ett namn som står under ”personal”; "
        "ta med hela namnet, eller inget av det"
    )
    assert [expected] == found


def test_quotes_keep_names_whole_and_may_hold_them(tiny: Copy) -> None:
    """A quote may contain the whole name, or end where the name starts."""
    tiny.edit(
        REPORT, "quote: Olle Uppdiktad fick årets pris för sina bänkar.", "quote: Olle Uppdiktad"
    )
    assert [] == tiny.faults()
    tiny.edit(REPORT, "quote: Olle Uppdiktad", 'quote: " fick årets pris för"'.replace('" f', '"f'))
    assert [] == tiny.faults()
