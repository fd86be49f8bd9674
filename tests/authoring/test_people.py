"""Who is proposed to be left out: officials, members of groups and signatures, and nobody else."""

from __future__ import annotations

import pytest

from planspegeln.authoring.people import names, people
from planspegeln.authoring.readers.outline import (
    Cell,
    Entry,
    Facts,
    Heading,
    List,
    Paragraph,
    Part,
    Table,
)

LONG = Paragraph("Nämnden ska sätta upp bänkar på torget. " * 6)


def found(*parts: Part) -> dict[str, str]:
    """The role of each who is proposed."""
    return {one["name"]: one["role"] for one in people(list(parts))}


def lines(*texts: str) -> Paragraph:
    """Lines below each other."""
    return Paragraph(" ".join(texts), lines=list(texts))


def entries(*texts: str) -> List:
    """A list with bullets."""
    return List([Entry(text) for text in texts])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Påhitt", ["Nora Påhitt"]),
        ("Karl Påhitt och Maj-Britt Påhitt", ["Karl Påhitt", "Maj-Britt Påhitt"]),
        ("Nora Påhitt, Åke Låtsas och Siv Hittepå", ["Nora Påhitt", "Åke Låtsas", "Siv Hittepå"]),
        ("Nora Påhitt/Åke Låtsas", ["Nora Påhitt", "Åke Låtsas"]),
        ("Nora Påhitt, 08-123 45, nora.pahitt@example.org", ["Nora Påhitt"]),
        ("Nora Påhitt – enhetschef", ["Nora Påhitt"]),
        ("Nora Påhitt (projektledare)", ["Nora Påhitt"]),
        ("Enhetschef Nora Påhitt", ["Nora Påhitt"]),
        ("IT-chef Nora Påhitt", ["Nora Påhitt"]),
        ("tf. enhetschef Nora Påhitt", ["Nora Påhitt"]),
        ("Per-Åke Påhitt-Låtsas", ["Per-Åke Påhitt-Låtsas"]),
        ("Nora B. Påhitt", ["Nora B. Påhitt"]),
        ("Nora B Påhitt", ["Nora B Påhitt"]),
        ("N. Påhitt", ["N. Påhitt"]),
        ("Nora Siv Åsa Påhitt", ["Nora Siv Åsa Påhitt"]),
        ("Nora af Påhitt", ["Nora af Påhitt"]),
        ("Siv D’Hitte", ["Siv D’Hitte"]),
        ("José Påhitt", ["José Påhitt"]),
        ("Łukasz Påhitt", ["Łukasz Påhitt"]),
        ("Nora Påhitt AB", []),  # a company
        ("Åke Energi AB och Nora Påhitt", ["Nora Påhitt"]),
        ("Björn Berg", ["Björn Berg"]),  # words in themselves, and names
        ("Hans Lind", ["Hans Lind"]),
        # Who is elected has a party.
        ("Nora Påhitt (S), Åke Låtsas", ["Åke Låtsas"]),
        ("Nora Påhitt, (KD)", []),
        ("Nora Påhitt (Mp)", []),
        ("Nora Påhitt (-)", []),
        # Places, organisations and others.
        ("Stora Torget", []),
        ("Region Gävleborg", []),
        ("Kommunala Bolag", []),
        ("Trygga Torg", []),
        ("Kultur och Fritid", []),
        ("Rädda Barnen", []),
        ("Unga Örnar", []),
        ("Svenska Kyrkan", []),
        ("Norra Stationen", []),
        ("Tekniska Kontoret", []),
        ("Polisen Gävle", []),
        ("Huddinge kommun", []),
        ("Socialförvaltningen", []),
        ("SKR och IT", []),
        ("Nora", []),
        ("nora påhitt", []),
        ("xNora Påhitt-", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    """A name is two words or more in capitals that are no ordinary words."""
    assert expected == list(names(text))


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Handläggare", "handläggare"),
        ("Handläggare:", "handläggare"),
        ("Kontaktperson:", "kontaktperson"),
        ("Kontakt vid frågor:", "kontakt vid frågor"),
        ("Dokumentansvarig:", "dokumentansvarig"),
        ("Ansvarig tjänsteperson:", "ansvarig tjänsteperson"),
        ("Upprättad av:", "upprättad av"),
        ("Referens", "referens"),
        ("Diarienummer", None),
        ("Beslutad av:", None),
        ("Avsändare:", None),
        ("Ordförande:", None),
    ],
)
def test_labels(label: str, role: str | None) -> None:
    """Some labels stand before an official's name, as facts and in the text."""
    expected = {} if role is None else {"Nora Påhitt": role}
    assert expected == found(Facts([("Datum", ["2030"]), (label, ["Nora Påhitt", "Enheten"])]))
    if label.endswith(":"):
        assert expected == found(LONG, Paragraph(f"{label} Nora Påhitt."))
        assert expected == found(lines("Version: 2", f"{label} Nora Påhitt", "Åke Låtsas"))


def test_a_label_is_short() -> None:
    """A sentence with a colon is no label."""
    assert {} == found(Paragraph("Ansvarig för att torgen blir trygga och ljusa är: Nora Påhitt"))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([Heading("Arbetsgrupp"), entries("Nora Påhitt, Stora Torget", "Åke Låtsas")], "NÅ"),
        ([Heading("Arbetsgruppen"), lines("Nora Påhitt", "Åke Låtsas")], "NÅ"),
        ([Heading("Medverkande"), Paragraph("Nora Påhitt"), Paragraph("Åke Låtsas")], "NÅ"),
        ([Heading("Styrgrupp: Nora Påhitt")], "N"),
        ([Heading("Kontakt"), Paragraph("Nora Påhitt")], "N"),
        ([Heading("Deltagare"), Heading("Nora Påhitt"), Heading("Åke Låtsas")], "NÅ"),
        ([Paragraph("Deltagare:"), entries("Nora Påhitt", "Åke Låtsas")], "NÅ"),
        ([Paragraph("Deltagare: Nora Påhitt, Åke Låtsas")], "NÅ"),
        ([Paragraph("Arbetsgruppen har bestått av Nora Påhitt och Åke Låtsas.")], "NÅ"),
        ([Paragraph("Arbetsgruppen besökte Nora Påhitt.")], ""),
        ([Heading("Projektgrupp"), List([Entry("Skolan", "", entries("Nora Påhitt"))])], "N"),
        ([Heading("Projektgrupp"), Paragraph("Från skolan:"), entries("Nora Påhitt")], "N"),
        ([Heading("Projektgrupp", 1), Heading("Skolan", 2), entries("Nora Påhitt")], "N"),
        ([Heading("Projektgrupp", 1), Heading("Skolan", 1), entries("Nora Påhitt")], ""),
        ([Heading("Projektgrupp"), Heading("Skolan"), entries("Nora Påhitt")], ""),
        ([Heading("Projektgrupp"), LONG, entries("Nora Påhitt")], ""),
        ([Heading("Projektgrupp"), lines(*["Nora Påhitt"] * 20), entries("Åke Låtsas")], "NÅ"),
        ([Heading("Torg"), entries("Nora Påhitt")], ""),
        ([entries("Nora Påhitt")], ""),
        # The elected.
        ([Heading("Ledamöter"), entries("Nora Påhitt", "Åke Låtsas")], ""),
        ([Paragraph("Ledamöter:"), entries("Nora Påhitt")], ""),
        ([Heading("Politisk styrgrupp"), entries("Nora Påhitt")], ""),
        ([Heading("Styrgrupp"), entries("Nora Påhitt (S)", "Åke Låtsas (M)")], ""),
        (
            [
                *(Paragraph("Deltagare:"), entries("Nora Påhitt")),
                *(Paragraph("Ersättare:"), entries("Åke Låtsas")),
            ],
            "N",
        ),
        (
            [
                *(Heading("Arbetsgrupp", 1), entries("Nora Påhitt")),
                *(Heading("Ledamöter", 2), entries("Åke Låtsas")),
            ],
            "N",
        ),
    ],
)
def test_groups(parts: list[Part], expected: str) -> None:
    """The members of a group stand below its name, until another part."""
    assert expected == "".join(name[0] for name in found(*parts))


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (lines("Nora Påhitt", "Förvaltningschef"), {"Nora Påhitt": "förvaltningschef"}),
        (
            lines("Nora Påhitt", "Ekonomichef, Skolan", "Åke Låtsas", "Utredare"),
            {"Nora Påhitt": "ekonomichef, skolan", "Åke Låtsas": "utredare"},
        ),
        (Paragraph("Nora Påhitt, enhetschef"), {"Nora Påhitt": "enhetschef"}),
        (Heading("Nora Påhitt, enhetschef"), {"Nora Påhitt": "enhetschef"}),
        (
            Paragraph("Nämnden gav förvaltningschef Nora Påhitt i uppdrag att rusta Stora Torget."),
            {"Nora Påhitt": "förvaltningschef"},
        ),
        (
            Paragraph("Projektledaren Nora Påhitt och enhetschefen Åke Låtsas var med."),
            {"Nora Påhitt": "projektledaren", "Åke Låtsas": "enhetschefen"},
        ),
        (Paragraph("Handläggare är Nora Påhitt."), {"Nora Påhitt": "handläggare"}),
        (Paragraph("Planen är skriven av Nora Påhitt."), {"Nora Påhitt": "skriven av"}),
        (Paragraph("Planen är skriven av Stora Torget."), {}),
        (lines("Nora Påhitt", "Ordförande"), {}),
        (lines("Nora Påhitt", "Gruppledare"), {}),
        (lines("Nora Påhitt (S)", "Sekreterare"), {}),
        (Paragraph("Nora Påhitt, kommunalråd"), {}),
        (Paragraph("Kommunalrådet Nora Påhitt sa det."), {}),
        (Paragraph("Projektledare Trygga Torg sa det."), {}),
        (Paragraph("Nora Påhitt invigde torget."), {}),
    ],
)
def test_signatures(part: Part, expected: dict[str, str]) -> None:
    """A name with an official's post is proposed. The elected are not."""
    assert expected == found(part)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Namn", "Roll"], {"Nora Påhitt": "namn"}),
        (["Kontaktperson", "Roll"], {"Nora Påhitt": "kontaktperson"}),
        (["Ansvarig", "Roll"], {"Nora Påhitt": "ansvarig"}),
        (["Namn på torget", "Roll"], {}),
        (["Torg", "Roll"], {}),
    ],
)
def test_tables(headers: list[str], expected: dict[str, str]) -> None:
    """A column with an official's label has names."""
    rows = [headers, ["Nora Påhitt", "Åke Låtsas"], ["Stora Torget", "x"]]
    assert expected == found(Table([[Cell(text) for text in row] for row in rows]))


def test_each_once() -> None:
    """Who is named twice has the first role, and the order is that of the text."""
    parts: list[Part] = [
        Facts([("Handläggare", ["Åke Låtsas"])]),
        Heading("Arbetsgrupp"),
        entries("Nora Påhitt", "Åke Låtsas"),
    ]
    assert [
        {"name": "Åke Låtsas", "role": "handläggare"},
        {"name": "Nora Påhitt", "role": "arbetsgrupp"},
    ] == people(parts)


def test_a_post_is_a_label() -> None:
    """In a letterhead, beside other lines or in running text."""
    head = lines(
        "Påhittköpings kommun", "Trygghetssamordnare: Nora Påhitt", "Telefon: 0999-12 34 56"
    )
    assert found(head) == {"Nora Påhitt": "trygghetssamordnare"}
    text = Paragraph("Kontoret. Enhetschef: Åke Låtsas svarar.")
    assert found(text) == {"Åke Låtsas": "enhetschef"}
    assert found(lines("Oppositionsledare: Siv Hittepå", "Text")) == {}
