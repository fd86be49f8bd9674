"""The documents against their sources."""

from __future__ import annotations

import hashlib

import pytest

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
    """A source changed in white space alone is still not the one that was entered."""
    position = tiny.edit(PLAN, "sha256: ", "sha256: ¦")
    tiny.edit(SOURCE, "lugna\noch", "lugna och")
    found = hashlib.sha256((tiny.root / SOURCE).read_bytes()).hexdigest()
    assert [f"{position}: {WRONG_SUM.format(found)}"] == tiny.faults()


@pytest.mark.parametrize(
    "new", ["", "  sha256:¦\n", "  sha256: ¦dcf5\n"], ids=["none", "empty", "short"]
)
def test_source_is_untouched_and_its_sum_given(tiny: Copy, new: str) -> None:
    """Whoever has no sum yet, or part of one, is told which to enter."""
    found = hashlib.sha256((tiny.root / SOURCE).read_bytes()).hexdigest()
    position = tiny.edit(PLAN, f"  sha256: {found}\n", new)
    if not new:
        position = f"data/{PLAN}:12:3"  # where what lacks it starts
    assert [f"{position}: {WRONG_SUM.format(found)}"] == tiny.faults()


def test_source_is_untouched_and_there(tiny: Copy) -> None:
    """A source that does not exist is a fault with the nearest name."""
    position = tiny.edit(
        PLAN, "file: pahittkoping-plan-2030.txt", "file: ¦pahittkoping-plan-203.txt"
    )
    expected = [
        f"{position}: källan ”pahittkoping-plan-203.txt” finns inte i data/sources/; "
        "menade du ”pahittkoping-plan-2030.txt”?",
        f"data/{SOURCE}:1:1: {NO_DOCUMENT.format('pahittkoping-plan-2030.txt')}",
    ]
    assert expected == tiny.faults()


def test_source_is_untouched_text(tiny: Copy) -> None:
    """A source that is not UTF-8 is a fault, whatever else is wrong with it."""
    content = tiny.read(SOURCE).encode("latin-1", "replace")
    sha256 = hashlib.sha256(content).hexdigest()
    before = hashlib.sha256((tiny.root / SOURCE).read_bytes()).hexdigest()
    tiny.write(SOURCE, content)
    tiny.edit(PLAN, before, sha256)
    position = tiny.edit(PLAN, "file: pahittkoping-plan", "file: ¦pahittkoping-plan")
    expected = f"{position}: källan pahittkoping-plan-2030.txt är inte text i UTF-8"
    assert [expected] == tiny.faults()


def test_text_is_verbatim(tiny: Copy) -> None:
    """A word that is not the source's is a fault; `test_verbatim` has the details."""
    position = tiny.edit(
        PLAN, "text: Alla ska få höra en saga", "text: ¦Alla ska få höra två sagor"
    )
    expected = (
        f"{position}: texten skiljer sig från källan: här står ”två” (efter ”Alla ska få höra”), "
        "men på data/sources/pahittkoping-plan-2030.txt:54 står ”en” (efter ”Alla ska få höra”); "
        "återge källan ord för ord"
    )
    assert expected == tiny.faults()[0]


def test_source_has_document(tiny: Copy) -> None:
    """A source that no document is made from yet is a fault that says how to make one."""
    tiny.write("sources/glomd.txt", "Hej\n")
    assert [f"data/sources/glomd.txt:1:1: {NO_DOCUMENT.format('glomd.txt')}"] == tiny.faults()


@pytest.mark.parametrize("name", ["glomd.pdf", "glomd.TXT", "plan.yml", "mapp/glomd.txt"])
def test_source_has_document_and_is_text(tiny: Copy, name: str) -> None:
    """What is not a text file cannot be compared with a document, and is a fault."""
    tiny.write(f"sources/{name}", "Hej\n")
    expected = (
        f"data/sources/{name.partition('/')[0]}:1:1: här ligger bara text ur dokument, i filer som "
        "slutar på .txt; spara texten så, eller ta bort filen"
    )
    assert [expected] == tiny.faults()


def test_source_has_document_and_a_name_that_can_be_typed(tiny: Copy) -> None:
    """A source is called as an id is; another name would only be a fault later."""
    tiny.write("sources/Plan år 2032.txt", "Hej\n")
    expected = (
        "data/sources/Plan år 2032.txt:1:1: en källas namn har bara a–z, 0–9 och bindestreck, och "
        "slutar på .txt; döp om filen till ”plan-ar-2032.txt”"
    )
    assert [expected] == tiny.faults()


def test_source_has_document_unless_hidden(tiny: Copy) -> None:
    """What a program has put there and hidden is nobody's business."""
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
    """What is said of a document stands in its text, to the letter."""
    position = tiny.edit(PLAN, old, old.replace(old.partition("\n")[0], f"{field}: ¦{value}"))
    expected = f"{position}: ”{value}” står inte i dokumentets text; återge källan"
    assert [expected] == tiny.faults()


def test_source_is_untouched_and_a_file(tiny: Copy) -> None:
    """A folder by the source's name is no source, and no name to suggest either."""
    (tiny.root / SOURCE).unlink()
    (tiny.root / SOURCE).mkdir()
    position = tiny.edit(PLAN, "file: pahittkoping-plan", "file: ¦pahittkoping-plan")
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(
        f"{position}: källan ”pahittkoping-plan-2030.txt” finns inte i data/sources/"
    )


def test_source_is_untouched_or_told_of_alone(tiny: Copy) -> None:
    """What else stands beside the sources is not suggested for one that is not there."""
    tiny.write("sources/pahittkoping-plan-2031.pdf", "x")
    (tiny.root / SOURCE).rename(tiny.root / "sources/annat.txt")
    found = [fault for fault in tiny.faults() if fault.startswith(f"data/{PLAN}:")]
    assert 1 == len(found)
    assert found[0].endswith("menade du ”pahittkoping-berattelse-2031.txt”?")


def test_source_has_document_that_may_be_broken(tiny: Copy) -> None:
    """While a document does not fit the model, nobody can say which source is without one."""
    tiny.write("sources/glomd.txt", "Hej\n")
    position = tiny.edit(PLAN, "kind: plan\ntitle", "kind: ¦plans\ntitle")
    assert [position] == [fault.partition(": ")[0] for fault in tiny.faults()]


def test_source_has_document_whatever_list_is_broken(tiny: Copy) -> None:
    """A broken list, which is no document, hides no source that is without one."""
    tiny.write("sources/glomd.txt", "Hej\n")
    tiny.write("topics.yml", "a: [\n")
    expected = f"data/sources/glomd.txt:1:1: {NO_DOCUMENT.format('glomd.txt')}"
    assert expected in tiny.faults()


def test_text_is_verbatim_whatever_the_sum(tiny: Copy) -> None:
    """A source of another sum is still compared: the words say what was changed in it."""
    tiny.edit(SOURCE, "Alla ska få höra", "Alla ska få läsa")
    told = [fault.partition(" ")[2].split(" ")[0] for fault in tiny.faults()]
    assert ["källan", "texten"] == sorted(told)


def test_facts_stand_in_text_of_a_document_without_source(tiny: Copy) -> None:
    """What is said of a document is held to its text, which a lost source leaves as it is."""
    (tiny.root / SOURCE).unlink()
    tiny.edit(PLAN, "reference: PÅ-2029/7", "reference: ¦PÅ-2029/8")
    assert any("”PÅ-2029/8” står inte i dokumentets text" in fault for fault in tiny.faults())
