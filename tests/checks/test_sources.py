"""The documents, compared with their sources."""

from __future__ import annotations

import hashlib

import pytest

from planspegeln.checks.check import doubts
from planspegeln.loading.load import load
from tests.checks.conftest import ORIGINAL, PROGRAM
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
SOURCE = "sources/pahittkoping-plan-2030.txt"
NO_DOCUMENT = (
    "källan hör inte till något dokument än; gör ett utkast till ett med "
    "”make draft SOURCE={} MUNICIPALITY=<kommun>”, eller ta bort filen"
)
WRONG_SUM = (
    "källan pahittkoping-plan-2030.txt har SHA-256 {}; är dokumentet nytt skriver du in den "
    "summan här, annars har källan ändrats och ska återställas"
)


def test_unbroken(tiny: Copy) -> None:
    """The made-up collection has no fault of any kind."""
    assert [] == tiny.faults()


def test_source_is_untouched_by_a_byte(tiny: Copy) -> None:
    """A source changed only in white space is a fault."""
    position = tiny.edit(PLAN, "  sha256: ", "  sha256: ¦")
    tiny.edit(SOURCE, "lugna\noch", "lugna och")
    found = hashlib.sha256((tiny.root / SOURCE).read_bytes()).hexdigest()
    assert [f"{position}: {WRONG_SUM.format(found)}"] == tiny.faults()


@pytest.mark.parametrize(
    "new", ["", "  sha256:¦\n", "  sha256: ¦dcf5\n"], ids=["none", "empty", "short"]
)
def test_source_is_untouched_and_its_sum_given(tiny: Copy, new: str) -> None:
    """A missing or partial checksum is a fault that gives the right one."""
    found = hashlib.sha256((tiny.root / SOURCE).read_bytes()).hexdigest()
    position = tiny.edit(PLAN, f"  sha256: {found}\n", new)
    if not new:
        position = f"data/{PLAN}:12:3"  # the start of the value that lacks it
    assert [f"{position}: {WRONG_SUM.format(found)}"] == tiny.faults()


def test_source_is_untouched_and_there(tiny: Copy) -> None:
    """A missing source is a fault with the nearest name."""
    position = tiny.edit(
        PLAN, "file: pahittkoping-plan-2030.txt", "file: ¦pahittkoping-plan-203.txt"
    )
    expected = [
        f"{position}: källan ”pahittkoping-plan-203.txt” finns inte i data/sources/; "
        "menade du ”pahittkoping-plan-2030.txt”?",
        f"data/{SOURCE}:1:1: {NO_DOCUMENT.format('pahittkoping-plan-2030.txt')}",
    ]
    assert expected == tiny.faults()


FROM_WINDOWS = "filen ser ut att vara sparad i Windows teckenuppsättning; spara den som UTF-8"
NOT_TEXT = "filen är inte text i UTF-8 härifrån; spara om den i UTF-8"
MERGED = (
    "raden ”<<<<<<< …” är ett märke efter en sammanslagning i git; välj vilken av de två texterna "
    "som gäller, och ta bort raderna med <<<<<<<, ======= och >>>>>>>"
)


@pytest.mark.parametrize(
    ("encoding", "place", "message"),
    [
        ("cp1252", "6:2", FROM_WINDOWS),
        ("cp437", "6:2", NOT_TEXT),
        ("utf-16", "1:1", "filen är sparad i UTF-16; spara den som UTF-8"),
    ],
)
def test_source_is_untouched_text(tiny: Copy, encoding: str, place: str, message: str) -> None:
    """A source that is not UTF-8 is one fault, and neither its sum nor its words are others."""
    tiny.write(SOURCE, tiny.read(SOURCE).encode(encoding, "replace"))
    assert [f"data/{SOURCE}:{place}: {message}"] == tiny.faults()


def test_source_is_untouched_and_merged(tiny: Copy) -> None:
    """A source with marks of a merge is one fault. A heading's underline is none."""
    tiny.edit(SOURCE, "# Plan 2030 för", "=======\n=======\n# Plan 2030 för")
    assert not any("sammanslagning" in fault for fault in tiny.faults())
    position = tiny.edit(SOURCE, "=======\n=======\n", "¦<<<<<<< HEAD\n=======\n>>>>>>> annat\n")
    assert [f"{position}: {MERGED}"] == tiny.faults()


def test_text_is_verbatim(tiny: Copy) -> None:
    """A word that the source lacks is a fault. `test_verbatim` has the details."""
    position = tiny.edit(
        PLAN, "text: Alla ska få höra en saga", "text: ¦Alla ska få höra två sagor"
    )
    line = tiny.read(SOURCE).partition("Alla ska få höra")[0].count("\n") + 1
    expected = (
        f"{position}: texten skiljer sig från källan: här står ”två” (efter ”Alla ska få höra”), "
        f"men på data/{SOURCE}:{line} står ”en” (efter ”Alla ska få höra”); "
        "återge källan ord för ord"
    )
    assert expected == tiny.faults()[0]


def test_source_has_document(tiny: Copy) -> None:
    """A source without a document is a fault that says how to make one."""
    tiny.write("sources/glomd.txt", "Hej\n")
    assert [f"data/sources/glomd.txt:1:1: {NO_DOCUMENT.format('glomd.txt')}"] == tiny.faults()


@pytest.mark.parametrize("name", ["glomd.pdf", "glomd.TXT", "plan.yml", "mapp/glomd.txt"])
def test_source_has_document_and_is_text(tiny: Copy, name: str) -> None:
    """A file that is not text cannot be compared with a document, and is a fault."""
    tiny.write(f"sources/{name}", "Hej\n")
    expected = (
        f"data/sources/{name.partition('/')[0]}:1:1: här ligger bara text ur dokument, i filer som "
        "slutar på .txt; spara texten så, eller ta bort filen"
    )
    assert [expected] == tiny.faults()


def test_source_has_document_and_a_name_that_can_be_typed(tiny: Copy) -> None:
    """A source's name has the form of an id. Another name would only be a fault later."""
    tiny.write("sources/Plan år 2032.txt", "Hej\n")
    expected = (
        "data/sources/Plan år 2032.txt:1:1: en källas namn har bara a–z, 0–9 och bindestreck, och "
        "slutar på .txt; döp om filen till ”plan-ar-2032.txt”"
    )
    assert [expected] == tiny.faults()


def test_source_has_document_unless_hidden(tiny: Copy) -> None:
    """Files that a program has hidden there are ignored."""
    tiny.write("sources/.DS_Store", b"\xff")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "field", "value"),
    [
        ('title: Plan 2030 för "><b> påhittade nämnden\nshort', "title", "Planen för 2030"),
        ("date: 2029-11-30", "date", "2029-11-29"),
        ("reference: PÅ-2029/7", "reference", "PÅ-2029/8"),
        ("issuer: Påhittade nämnden", "issuer", "Nämnden för påhitt"),
        ("contact: info@example.org", "contact", "info@example.com"),
    ],
)
def test_facts_stand_in_text(tiny: Copy, old: str, field: str, value: str) -> None:
    """The facts about a document are in its text, letter for letter."""
    position = tiny.edit(PLAN, old, old.replace(old.partition("\n")[0], f"{field}: ¦{value}"))
    expected = f"{position}: ”{value}” står inte i dokumentets text; återge källan"
    assert [expected] == tiny.faults()


def test_source_is_untouched_and_a_file(tiny: Copy) -> None:
    """A folder with the source's name is not a source, and is not suggested."""
    (tiny.root / SOURCE).unlink()
    (tiny.root / SOURCE).mkdir()
    position = tiny.edit(PLAN, "file: pahittkoping-plan", "file: ¦pahittkoping-plan")
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(
        f"{position}: källan ”pahittkoping-plan-2030.txt” finns inte i data/sources/"
    )


def test_source_is_untouched_or_told_of_alone(tiny: Copy) -> None:
    """Other files beside the sources are not suggested for a missing one."""
    tiny.write("sources/pahittkoping-plan-2031.pdf", "x")
    (tiny.root / SOURCE).rename(tiny.root / "sources/annat.txt")
    found = [fault for fault in tiny.faults() if fault.startswith(f"data/{PLAN}:")]
    assert 1 == len(found)
    assert found[0].endswith("menade du ”pahittkoping-berattelse-2031.txt”?")


def test_source_has_document_that_may_be_broken(tiny: Copy) -> None:
    """If a document does not fit the model, no source can be called unused."""
    tiny.write("sources/glomd.txt", "Hej\n")
    position = tiny.edit(PLAN, "kind: plan\ntitle", "kind: ¦plans\ntitle")
    assert [position] == [fault.partition(": ")[0] for fault in tiny.faults()]


def test_source_has_document_whatever_list_is_broken(tiny: Copy) -> None:
    """A broken list, which is not a document, hides no unused source."""
    tiny.write("sources/glomd.txt", "Hej\n")
    tiny.write("topics.yml", "a: [\n")
    expected = f"data/sources/glomd.txt:1:1: {NO_DOCUMENT.format('glomd.txt')}"
    assert expected in tiny.faults()


def test_text_is_verbatim_whatever_the_sum(tiny: Copy) -> None:
    """A source with another checksum is still compared: the words show what changed."""
    tiny.edit(SOURCE, "Alla ska få höra", "Alla ska få läsa")
    told = [fault.partition(" ")[2].split(" ")[0] for fault in tiny.faults()]
    assert ["källan", "texten"] == sorted(told)


def test_facts_stand_in_text_of_a_document_without_source(tiny: Copy) -> None:
    """Facts are compared with the document's text even if the source is lost."""
    (tiny.root / SOURCE).unlink()
    tiny.edit(PLAN, "reference: PÅ-2029/7", "reference: ¦PÅ-2029/8")
    assert any("”PÅ-2029/8” står inte i dokumentets text" in fault for fault in tiny.faults())


def test_a_reference_may_stand_in_a_head_that_was_taken_out(tiny: Copy) -> None:
    """What was removed is of the source, too. Other facts have to stand in the text."""
    tiny.edit(PLAN, "reference: PÅ-2029/7", "reference: PÅ-2029/8")
    removed = "  removed: [{ what: sidhuvud eller sidfot, text: Dnr PÅ-2029/8 }]"
    tiny.edit(PLAN, "source:\n", f"source:\n{removed}\n")
    assert [] == tiny.faults()
    tiny.edit(PLAN, "contact: info@example.org", "contact: PÅ-2029/8")
    assert any("”PÅ-2029/8” står inte i dokumentets text" in fault for fault in tiny.faults())


MARK = "[e-postadress utelämnad]"
ANOTHER = f'  - mark: "{MARK}"\n    what: En till.\n    why: Så är det.\n'
SUM = "  original_sha256: dcf595d3882dbcb6edd4229ea1e9c463ec716dbe487b0ac110177dfa7dff4edc\n"
LISTED = """redactions:
  - mark: "[e-postadress utelämnad]"
    what: Handläggarens <b>e-postadress</b>.
    why: Den är {{ 7*7 }} någons egen.
    length: 23
"""


def test_redactions_stand_in_source(tiny: Copy) -> None:
    """A redaction without a mark in the source is a fault at its own mark."""
    position = tiny.edit(
        PLAN, "\npersonal:\n", ANOTHER.replace("mark: ", "mark: ¦") + "\npersonal:\n"
    )
    expected = (
        f"{position}: märket ”{MARK}” står här för andra gången, men källan "
        "pahittkoping-plan-2030.txt och texten har bara 1; skriv märket på en rad där något är "
        "utelämnat, eller ta bort det här"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize("mark", [MARK, "[namn utelämnat]", "[två rader utelämnade]"])
def test_redactions_stand_in_source_and_are_all_listed(tiny: Copy, mark: str) -> None:
    """A mark in the source without a redaction is a fault at that place."""
    tiny.edit(PLAN, "1. siffra först", f"1. {mark}")
    position = tiny.edit_source("pahittkoping-plan-2030.txt", "1. siffra först", f"1. ¦{mark}")
    expected = (
        f"{position}: märket ”{mark}” står inte under ”redactions” i data/{PLAN}; skriv där vad "
        "som är utelämnat ur källan och varför"
    )
    assert [expected] == tiny.faults()
    tiny.edit(PLAN, "\npersonal:\n", ANOTHER.replace(MARK, mark) + "\npersonal:\n")
    assert [] == tiny.faults()


def test_redactions_stand_in_source_on_one_line(tiny: Copy) -> None:
    """A mark that is split over two lines does not count."""
    tiny.edit_source("pahittkoping-plan-2030.txt", MARK, "[e-postadress\nutelämnad]")
    (fault,) = tiny.faults()
    assert f"märket ”{MARK}” står här för första gången, men källan" in fault
    assert "och texten har inget; " in fault


def test_original_sum_goes_with_redactions(tiny: Copy) -> None:
    """If something is left out, the checksum of the whole text is given."""
    position = tiny.edit(PLAN, f"source:\n  file: {SOURCE[8:]}", f"source:\n  ¦file: {SOURCE[8:]}")
    tiny.edit(PLAN, SUM, "")
    expected = (
        f"{position}: fältet ”original_sha256” saknas; ange summan (SHA-256) av originalets text, "
        "som den var innan något utelämnades"
    )
    assert [expected] == tiny.faults()


def test_original_sum_goes_with_redactions_only(tiny: Copy) -> None:
    """If nothing is left out, there is no other text to give the checksum of."""
    tiny.edit_source("pahittkoping-plan-2030.txt", MARK, "ingen e-post")
    text = tiny.read(PLAN).replace(LISTED, "").replace(f'"{MARK}"', "ingen e-post")
    tiny.write(PLAN, text)
    position = tiny.edit(PLAN, "original_sha256: ", "original_sha256: ¦")
    expected = (
        f"{position}: ”original_sha256” hör till en källa som något är utelämnat ur; skriv under "
        "”redactions” vad, eller ta bort fältet"
    )
    assert [expected] == tiny.faults()


def test_original_sum_goes_with_redactions_and_differs(tiny: Copy) -> None:
    """The whole text has another checksum than the source with omissions."""
    found = hashlib.sha256((tiny.root / SOURCE).read_bytes()).hexdigest()
    position = tiny.edit(PLAN, SUM, f"  original_sha256: ¦{found}\n")
    expected = (
        f"{position}: ”original_sha256” är densamma som ”sha256”, men något är utelämnat; ange "
        "summan av originalets text"
    )
    assert [expected] == tiny.faults()


def test_own_addresses_are_left_out(tiny: Copy) -> None:
    """An e-mail address that contains a name is a fault in the source, except the contact's."""
    address = "olle.uppdiktad-ek@kansli.example.org"
    tiny.edit(PLAN, "1. siffra först", f"1. {address}")
    position = tiny.edit_source("pahittkoping-plan-2030.txt", "1. siffra först", f"1. ¦{address}")
    (fault,) = (fault for fault in tiny.faults() if "e-postadressen" in fault)
    assert fault == (
        f"{position}: e-postadressen ”{address}” ser ut att vara någons egen; skriv "
        f"”{MARK}” i stället, här och i data/{PLAN}, och vad som är utelämnat under ”redactions” "
        "(är den dokumentets kontakt skriver du den under ”contact”)"
    )
    tiny.edit(PLAN, "contact: info@example.org", f"contact: {address}")
    assert not any("e-postadressen" in fault for fault in tiny.faults())


@pytest.mark.parametrize("content", [None, b"\xff [namn utel\xc3\xa4mnat] a.b@c.se"])
def test_redactions_stand_in_source_that_can_be_read(tiny: Copy, content: bytes | None) -> None:
    """A source that is missing, or not text, has only that fault."""
    if content is None:
        (tiny.root / SOURCE).unlink()
    else:
        tiny.write(SOURCE, content)
    assert not any("märket" in fault or "e-postadressen" in fault for fault in tiny.faults())


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("\x02", "ett styrtecken (U+0002)"),
        ("\u202e", "ett tecken som vänder texten (U+202E) utan slut"),
    ],
)
def test_source_has_no_control_signs(tiny: Copy, sign: str, told: str) -> None:
    """A sign that some programs leave at a hyphen is named with its place in the source."""
    position = tiny.edit_source("pahittkoping-plan-2030.txt", "lugna\noch", f"lugna¦{sign}\noch")
    assert (
        f"{position}: källan har {told}; ta bort det där och i texten, och skriv in filens nya summa"
    ) in tiny.faults()


def test_source_may_have_pages(tiny: Copy) -> None:
    """The end of a page, as a text copied from a PDF has, is no fault."""
    tiny.edit_source("pahittkoping-plan-2030.txt", "lugna\noch", "lugna\f\noch")
    assert [] == tiny.faults()


def test_source_has_document_and_one_ending(tiny: Copy) -> None:
    """A source that is called .txt twice is one fault, which says its name."""
    (tiny.root / SOURCE).rename(tiny.root / f"{SOURCE}.txt")
    assert tiny.faults() == [
        f"data/{SOURCE}.txt:1:1: en källas namn har bara a–z, 0–9 och bindestreck, och slutar på "
        ".txt; döp om filen till ”pahittkoping-plan-2030.txt”"
    ]


def test_originals_are_untouched_and_unbroken(kept: Copy) -> None:
    """An original with the sum that its document gives is no fault, and litter beside it is none."""
    kept.write("sources/originals/.DS_Store", b"x")
    assert [] == kept.faults()
    assert [] == doubts(load(kept.root))


def test_originals_are_untouched_by_a_byte(kept: Copy) -> None:
    """An original that has changed is a fault at its sum."""
    position = kept.edit(PROGRAM, "    sha256: ", "    sha256: ¦")
    kept.write("sources/originals/exempelby-program-2030.pdf", ORIGINAL + b"!")
    found = hashlib.sha256(ORIGINAL + b"!").hexdigest()
    assert [
        f"{position}: originalet exempelby-program-2030.pdf har SHA-256 {found}; det har ändrats och "
        "ska återställas, eller så är det en annan fil än den som lästes"
    ] == kept.faults()


def test_originals_are_untouched_and_there(kept: Copy) -> None:
    """An original that is missing is a fault with the nearest name, and one of no document is too."""
    position = kept.edit(
        PROGRAM, "file: exempelby-program-2030.pdf", "file: ¦exempelby-program-203.pdf"
    )
    assert [
        f"{position}: originalet ”exempelby-program-203.pdf” finns inte i data/sources/originals/; "
        "menade du ”exempelby-program-2030.pdf”?",
        "data/sources/originals/exempelby-program-2030.pdf:1:1: originalet hör inte till något "
        "dokument; ta bort filen",
    ] == kept.faults()


def test_originals_name_nobody(kept: Copy) -> None:
    """An original has what its text leaves out, so it is not kept."""
    left = "\nredactions:\n  - {mark: '[rad utelämnad]', what: En rad., why: Någons.}\npersonal:\n"
    kept.edit(PROGRAM, "\npersonal:\n", left)
    position = kept.edit(PROGRAM, "  original:\n    file", "  original:\n    ¦file")
    found = [fault for fault in kept.faults() if "bland originalen" in fault]
    assert [
        f"{position}: ur texten är något utelämnat (redactions), men originalet har det kvar; ta bort "
        "filen bland originalen, och raderna om den här"
    ] == found


def test_originals_name_nobody_on_the_site(kept: Copy) -> None:
    """An original has the names that are not shown, so it is not published."""
    position = kept.edit(PROGRAM, "  removed:\n", "    publish: ¦true\n  removed:\n")
    assert [
        f"{position}: originalet har namnen som inte ska visas (personal); ta bort ”publish”"
    ] == kept.faults()


def test_original_that_a_browser_would_run(kept: Copy) -> None:
    """A web page is read, and kept, but not published as it is."""
    old = "    file: exempelby-program-2030.pdf\n"
    position = kept.edit(PROGRAM, old, "    ¦file: a.html\n    publish: true\n")
    assert (
        f"{position}: hittade fält (file, publish, sha256): en fil som slutar på .html publiceras inte, "
        "för en webbläsare kan köra den; ta bort ”publish”"
    ) in kept.faults()


def test_text_is_as_it_was_read(kept: Copy) -> None:
    """A text that was changed after the reading is doubted, until somebody answers."""
    position = kept.edit(PROGRAM, "\n  sha256: ", "\n  sha256: ¦")
    sum_ = kept.read(PROGRAM).partition("text_sha256: ")[2].partition("\n")[0]
    kept.edit(PROGRAM, f"text_sha256: {sum_}", f"text_sha256: {'a' * 64}")
    (found,) = doubts(load(kept.root))
    assert str(found).startswith(
        f"{position}: texten exempelby-program-2030.txt är ändrad sedan den lästes ur "
        "exempelby-program-2030.pdf"
    )
