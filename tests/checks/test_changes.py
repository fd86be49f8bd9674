"""The log of changes, compared with the documents and priorities that it names."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

LOG = "changes/2031.yml"


def test_changes_stand_in_their_year(tiny: Copy) -> None:
    """The year of the date is that of the file."""
    position = tiny.edit(LOG, "date: 2031-02-27", "date: ¦2030-02-27")
    assert [
        f"{position}: datumet är 2030-02-27, men posten står i data/changes/2031.yml; flytta den till "
        "data/changes/2030.yml, eller rätta datumet"
    ] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "kind: document\n    document: pahittkoping/berattelse-2031",
            "kind: document\n    document: ¦pahittkoping/berattelse-2013",
            "dokumentet ”pahittkoping/berattelse-2013” finns inte; menade du "
            "”pahittkoping/berattelse-2031”?",
        ),
        (
            "[pahittkoping/lugna-torg, exempelby/torgvandring]",
            "[pahittkoping/lugna-torg, ¦exempelby/torgvandringar]",
            "prioriteringen ”exempelby/torgvandringar” finns inte; menade du "
            "”exempelby/torgvandring”?",
        ),
    ],
)
def test_changes_are_about_something(tiny: Copy, old: str, new: str, message: str) -> None:
    """Each document and each priority that it names exists."""
    position = tiny.edit(LOG, old, new)
    cure = "Är det borttaget skriver du dess adress i withdrawn.yml, och låter posten stå kvar"
    assert [f"{position}: {message} {cure}"] == tiny.faults()


CORRECTION = """\
  - id: nagot-som-ar-borta
    date: 2031-05-01
    kind: correction
    {}
    was: Tio torg.
    now: Tolv torg.
    why: Fel.
"""
GONE = """\
  - address: pahittkoping/dokument/plan-2020/
    title: Plan 2020
    date: 2031-06-01
    reason: Den var en annan kommuns.
"""


@pytest.mark.parametrize(
    ("named", "place", "fault"),
    [
        ("priorities: [pahittkoping/borttagen]", "prioriteringar/borttagen/", None),
        ("document: pahittkoping/plan-2020", "dokument/plan-2020/", None),
        ("document: pahittkoping/borttagen", "", "dokumentet ”pahittkoping/borttagen” finns inte"),
        (
            "priorities: [pahittkoping/plan-2020]",
            "",
            "prioriteringen ”pahittkoping/plan-2020” finns inte",
        ),
        (
            "document: ny/xyz",
            "",
            "dokumentet ”ny/xyz” finns inte; välj bland ”exempelby/program-2030”, "
            "”pahittkoping/berattelse-2031”, ”pahittkoping/plan-2030”. Är det borttaget skriver du dess "
            "adress i withdrawn.yml, och låter posten stå kvar",
        ),
    ],
)
def test_what_is_withdrawn_keeps_its_corrections(
    tiny: Copy, named: str, place: str, fault: str | None
) -> None:
    """An entry may name what `withdrawn.yml` has, as what it was. It leads to where that is told."""
    tiny.write("withdrawn.yml", tiny.read("withdrawn.yml") + GONE)
    tiny.write(LOG, tiny.read(LOG) + CORRECTION.format(named))
    if fault:
        (told,) = tiny.faults()
        assert fault in told
        return
    site = tiny.open()
    for address in ("nytt/", "nytt/2031/", "om/rattelser/"):
        html = site.render(site.pages[address])
        entry = html[html.index("Tio torg.") :].partition("</li>")[0]
        there = f'href="{"../" * address.count("/")}pahittkoping/{place}"'
        assert there in entry
        assert "Borttaget " in entry
        before = html[: html.index("Tio torg.")].rpartition("<li")[2]
        assert there in before
        assert ", Påhittköping" in before
    assert "Tio torg." in site.render(site.pages["nytt/2031/"])
    assert "nagot-som-ar-borta" in [
        one.anchor for one in site.catalogue.log.of_municipality("pahittkoping")
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "kind: reading\n    document: pahittkoping/berattelse-2031",
            "kind: reading\n    dokument: pahittkoping/berattelse-2031",
            "hittade det okända fältet ”dokument”; menade du ”document”?",
        ),
        ("kind: reading", "kind: read", "väntade ett av document, reading, correction; menade du"),
        ("date: 2031-03-02", "date: ¦2031-02-30", "hittade ”2031-02-30”: datumet ska skrivas "),
    ],
)
def test_shape(tiny: Copy, old: str, new: str, message: str) -> None:
    """A misfit has its place, and the nearest name that fits."""
    tiny.edit(LOG, old, new)
    assert any(f"data/{LOG}:" in one and message in one for one in tiny.faults()), tiny.faults()


def test_changes_have_ids_of_their_own(tiny: Copy) -> None:
    """A withdrawn page has its place in the log by its address."""
    position = tiny.edit(LOG, "id: lugna-torg-och-lampor", "id: ¦borttaget-lugna-torg")
    assert [
        f"{position}: ”borttaget-” först i ett id är det som är borttaget; ge posten ett annat id"
    ] == tiny.faults()


def test_an_id_of_another_year(tiny: Copy) -> None:
    """An id stands once in the whole log, and the fault says where it stands already."""
    position = tiny.edit(LOG, "id: lugna-torg-och-lampor", "id: ¦exempelby-program-2030")
    assert [
        f"{position}: id ”exempelby-program-2030” finns redan i data/changes/2030.yml:2:9; varje id får "
        "stå en gång"
    ] == tiny.faults()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "    was: Sambandet är lampor.\n",
            "",
            "en rättelse säger vad som stod (was), vad som står nu (now) och varför (why); ange ”was”",
        ),
        (
            "    priorities: [pahittkoping/lugna-torg, exempelby/torgvandring]\n",
            "",
            "ange ”document”, ”priorities” eller båda: vad rättelsen gäller",
        ),
        (
            "kind: reading\n",
            "kind: reading\n    why: Skäl.\n",
            "”why” hör till en rättelse; skriv kind: correction, eller ta bort det",
        ),
    ],
)
def test_what_a_change_must_say(tiny: Copy, old: str, new: str, message: str) -> None:
    """A correction is whole, and nothing else is one."""
    tiny.edit(LOG, old, new)
    (fault,) = tiny.faults()
    assert fault.startswith(f"data/{LOG}:")
    assert fault.endswith(message)


@pytest.mark.parametrize("field", ["was", "now", "why"])
def test_changes_name_nobody(tiny: Copy, field: str) -> None:
    """A name that is left out stands in no correction either."""
    entry = next(one for one in tiny.open().catalogue.documents.values() if one.document.personal)
    name = entry.document.personal[0].name
    log = tiny.read(LOG).partition("  - id: lugna-torg-och-lampor")[0]
    told = {"was": "Torg.", "now": "Lugna torg.", "why": "Fel."} | {field: f"Här stod {name}."}
    fields = "".join(f'    {key}: "{text}"\n' for key, text in told.items())
    tiny.write(
        LOG,
        f"{log}  - id: namn\n    date: 2031-05-01\n    kind: correction\n"
        f"    document: {entry.key}\n{fields}",
    )
    (fault,) = tiny.faults()
    assert f"här nämns ”{name}”" in fault
