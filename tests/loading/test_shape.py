"""What does not fit the model: each fault at its exact place, in words for editors."""

from __future__ import annotations

from typing import get_args

import pytest

from planspegeln.loading.faults import suggest
from planspegeln.model.blocks import BLOCKS
from planspegeln.model.entities import STATUSES, Qualifier
from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
PROGRAM = "exempelby/documents/program-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"
PRIORITY = "pahittkoping/priorities/fria-sagor.yml"
LINKS = "links.yml"


M = "pahittkoping/municipality.yml"
WHOLE = 'väntade ett heltal, eller text inom citattecken: "1.1"'
EDGES = "texten får inte vara tom och inte börja eller sluta med mellanslag"
TXT = "hittade det okända fältet ”txt”; menade du ”text”?"
ANKARE = "hittade det okända fältet ”ankare”; välj bland ”anchor”, ”cells”, ”former_anchors”, ”item”, ”page”"
ONE_WORD = "väntade märket så som det är tryckt, utan mellanslag"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            M,
            'code: "9901"',
            "code: ¦9901",
            'hittade talet 9901, väntade text; sätt citattecken: "9901"',
        ),
        (
            M,
            'code: "9901"',
            'code: ¦"099 0123"',
            "hittade ”099 0123”, väntade kommunens kod, fyra siffror",
        ),
        *(
            (
                M,
                'code: "9901"',
                f'code: ¦"{code}"',
                f"hittade ”{code}”, väntade kommunens kod, fyra siffror",
            )
            for code in ("99012", "990", "990a", "٩٩٠١")
        ),
        (
            M,
            "accent: green",
            "accent: ¦gren",
            "hittade ”gren”, väntade ett av green, blue, plum, ochre, teal; menade du ”green”?",
        ),
        (
            PRIORITY,
            "kind: priority",
            "kind: ¦no",
            "hittade ”no”, väntade ett av priority, activity",
        ),
        (
            PRIORITY,
            "kind: priority",
            "kind: ¦[a]",
            "hittade en lista med 1 delar, väntade ett av priority, activity",
        ),
        (
            PRIORITY,
            "id: fria-sagor",
            "id: ¦Fria sagor",
            "hittade ”Fria sagor”, väntade ett id av små bokstäver a–z, siffror och bindestreck; "
            "menade du ”fria-sagor”?",
        ),
        (
            PRIORITY,
            "topics:\n  - sagor",
            "topics: ¦sagor",
            "hittade ”sagor”, väntade en lista (rader som börjar med ”- ”)",
        ),
        (
            PRIORITY,
            "kind: priority",
            "¦kinds: priority\nkind: priority",
            "hittade det okända fältet ”kinds”; menade du ”kind”?",
        ),
        (
            PLAN,
            "date: 2029-11-30",
            "date: ¦2026-02-30",
            "hittade ”2026-02-30”: datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern",
        ),
        (
            PLAN,
            "date: 2029-11-30",
            "date: ¦30 november",
            "hittade ”30 november”: datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern",
        ),
        (
            PLAN,
            "date: 2029-11-30",
            'date: ¦"20260228"',
            "hittade ”20260228”: datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern",
        ),
        (
            PLAN,
            "date: 2029-11-30",
            "date: ¦2026-W01-1",
            "hittade ”2026-W01-1”: datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern",
        ),
        (
            "withdrawn.yml",
            "date: 2031-03-01",
            "date: ¦2031-3-1",
            "hittade ”2031-3-1”: datumet ska skrivas ÅÅÅÅ-MM-DD och finnas i kalendern",
        ),
        (
            PLAN,
            "role: budget",
            "role: ¦utfall",
            "hittade ”utfall”, väntade ett av outcome, baseline, target, reference, plan, budget",
        ),
        *(
            (
                PLAN,
                "value: 2.5",
                f"value: ¦{written}",
                f"hittade ”{shown}”, väntade ett tal utan citattecken och mellanslag, med punkt "
                f"före decimaler{cure}",
            )
            for written, shown, cure in [
                ("11,0", "11,0", ": 11.0"),
                ("2,5", "2,5", ": 2.5"),
                ("1 250", "1 250", ": 1250"),
                ('"20"', "20", ": 20"),
                ("−3", "−3", ": -3"),
                ("1e3", "1e3", ""),
                ("många", "många", ""),
            ]
        ),
        (PLAN, "value: 2.5", "value: ¦true", "hittade true, väntade ett tal"),
        (PLAN, "value: 2.5", "value: ¦[2.5]", "hittade en lista med 1 delar, väntade ett tal"),
        (
            PLAN,
            "value: 2.5",
            f"value: ¦{'1' * 5000}",
            f"hittade ”{'1' * 57}…”, väntade ett tal med högst 20 siffror",
        ),
        (
            PLAN,
            "years: [2030]",
            "years: [¦2 030]",
            "hittade ”2 030”, väntade ett heltal utan citattecken och mellanslag: 2030",
        ),
        (
            PLAN,
            "years: [2030]",
            "years: [¦i år]",
            "hittade ”i år”, väntade ett heltal utan citattecken och mellanslag",
        ),
        (PLAN, "years: [2030]", "years: [¦2030.5]", "hittade 2030.5, väntade ett heltal"),
        (
            PLAN,
            "years: [2030]",
            'years: [¦"2030,5"]',
            "hittade ”2030,5”, väntade ett heltal utan citattecken och mellanslag",
        ),
        (PLAN, "date: 2029-11-30", "date: ¦2029", "hittade 2029, väntade ett datum: ÅÅÅÅ-MM-DD"),
        (PLAN, 'mark: "¹"', 'mark: ¦""', "hittade ””, väntade minst 1 tecken"),
        (PLAN, 'mark: "¹"', "mark: ¦not 1", "hittade ”not 1”, väntade högst 4 tecken"),
        (
            PLAN,
            "short_title: Plan 2030",
            "short_title: ¦true",
            'hittade true, väntade text; sätt citattecken: "true"',
        ),
        (
            PLAN,
            "qualifier: ett …-tal",
            "qualifier: ¦eventuellt",
            f"hittade ”eventuellt”, väntade ett av {', '.join(get_args(Qualifier))}",
        ),
        (
            REPORT,
            "status: pagar",
            "status: ¦pågår",
            f"hittade ”pågår”, väntade ett av {', '.join(STATUSES)}; menade du ”pagar”?",
        ),
        (
            PLAN,
            "id: plan-2030\n",
            "¦id: plan-2030\nfollows_up: {kind: plan, year: 2029, title: Plan, quote: Plan}\n",
            "hittade fält (id, follows_up, former_ids): ”follows_up”, ”outcomes”, ”answers” och ”compared” hör "
            "till en uppföljning; skriv kind: report, eller ta bort dem",
        ),
        (
            REPORT,
            "  - commitment: plan-2030#mala-vagg\n    status: andrat\n",
            "  - ¦commitment: plan-2030#mala-vagg\n",
            "fältet ”status” saknas; lägg till det",
        ),
        (
            REPORT,
            "commitment: plan-2030#mala-vagg",
            "commitment: ¦mala-vagg",
            "hittade ”mala-vagg”, väntade dokument#åtagande, till exempel "
            "verksamhetsplan-2020#trygghetsdialoger",
        ),
        (
            PLAN,
            "- id: avsatt\n",
            "- ¦id: avsatt\n    cell: {table: x, row: 1, column: 1}\n",
            "hittade fält (id, cell, label): ange antingen ”quote” eller ”cell”, inte båda",
        ),
        (
            PROGRAM,
            "- id: bidrag-2030\n",
            "- ¦id: bidrag-2030\n    section: kostnader\n",
            "hittade fält (id, section, label): ”section” säger var ett citat står; ta bort det intill ”cell”",
        ),
        (
            PLAN,
            "- id: avsatt\n    label: Medel för sagorna\n    value: 2.5\n    unit: miljoner kronor\n"
            "    year: 2030\n    role: budget\n    topics: [sagor]\n"
            "    quote: 2,5 miljoner kronor är avsatta.\n",
            "- ¦id: avsatt\n    label: Medel för sagorna\n    value: 2.5\n    unit: miljoner kronor\n"
            "    year: 2030\n    role: budget\n    topics: [sagor]\n",
            "hittade fält (id, label, value): ange antingen ”quote” eller ”cell”, inte båda",
        ),
        (
            PROGRAM,
            "row: 3, column: 2",
            "row: ¦0, column: 2",
            "hittade 0, väntade minst 1",
        ),
        (
            PROGRAM,
            'headers: ["", Kostnad, Bidrag, Netto]',
            "headers: ¦[Kostnad]",
            "hittade 1 i listan, väntade minst 2",
        ),
        (
            PROGRAM,
            "terms: [kostnad-2030, kostnad-2031]",
            "terms: ¦[kostnad-2030]",
            "hittade 1 i listan, väntade minst 2",
        ),
        (
            PLAN,
            "years: [2030]",
            'years: [¦"2030"]',
            "hittade ”2030”, väntade ett heltal utan citattecken och mellanslag: 2030",
        ),
        (PLAN, "years: [2030]", "years: [¦1066]", "hittade 1066, väntade minst 1900"),
        (PLAN, "years: [2030]", "years: [¦3030]", "hittade 3030, väntade högst 2100"),
        (PLAN, "years: [2030]", "years: ¦[]", "hittade 0 i listan, väntade minst 1"),
        (PLAN, "length: 23", "length: ¦0", "hittade 0, väntade minst 1"),
        (
            PLAN,
            'mark: "[e-postadress utelämnad]"',
            'mark: ¦"[e-postadress]"',
            "hittade ”[e-postadress]”, väntade ett märke som [e-postadress utelämnad]: inom "
            "hakparentes, och sist utelämnad, utelämnat eller utelämnade",
        ),
        (
            PLAN,
            "original_sha256: dcf595d3882dbcb6edd4229ea1e9c463ec716dbe487b0ac110177dfa7dff4edc",
            "original_sha256: ¦dcf5",
            "hittade ”dcf5”, väntade en summa (SHA-256) av 64 tecken, 0–9 och a–f",
        ),
        (
            PLAN,
            "short_title: Plan 2030",
            'short_title: ¦" Plan 2030"',
            "hittade ”Plan 2030”: texten får inte vara tom och inte börja eller sluta med "
            "mellanslag",
        ),
        (
            PLAN,
            "short_title: Plan 2030",
            'short_title: ¦"Plan\\n2030"',
            "hittade ”Plan 2030”: texten ska stå på en rad utan radbrytning",
        ),
        (
            PLAN,
            "short_title: Plan 2030",
            "short_title:¦",
            "hittade ett tomt värde, väntade text",
        ),
        (
            PLAN,
            "heading: Mål",
            "heading: ¦2030",
            'hittade talet 2030, väntade text; sätt citattecken: "2030"',
        ),
        (
            PLAN,
            "number: 2\n",
            "number: ¦2.1\n",
            'hittade 2.1: väntade ett heltal, eller text inom citattecken: "1.1"',
        ),
        (PLAN, "number: 2\n", "number: ¦0\n", "hittade 0, väntade minst 1"),
        (
            PLAN,
            "emphasis: [det som är viktigt]",
            "emphasis: [¦7]",
            'hittade talet 7, väntade text; sätt citattecken: "7"',
        ),
        (
            PLAN,
            "bodies: [Sagonämnden]",
            "bodies: [¦7]",
            'hittade talet 7, väntade text; sätt citattecken: "7"',
        ),
        (
            PLAN,
            "- item: fria-sagor\n            number: 2\n            title: Fria sagor\n",
            "- ¦item: fria-sagor\n            number: 2\n",
            "hittade fält (item, number, blocks): ”number” står framför en titel; ange ”title”",
        ),
        (
            PLAN,
            "- text: Torgen ska",
            f"- ¦{'x' * 500}: Torgen ska",
            f"hittade fält ({'x' * 57}…), väntade ett block som börjar med något av "
            "section, item, activities, table, figure, contents, footnotes, facts, letterhead, lines, list, text, title",
        ),
        (
            PLAN,
            "- text: Torgen ska",
            "- ¦txt: Torgen ska",
            "hittade fält (txt), väntade ett block som börjar med något av "
            f"{', '.join(BLOCKS)}; menade du ”text”?",
        ),
        (
            PLAN,
            "- id: trycka-bok\n",
            "- id: trycka-bok\n    ¦topics: [sagor]\n",
            "hittade det okända fältet ”topics”, som hör hemma i priorities/<id>.yml, topics.yml, "
            "”measures”; välj bland ”about”, ”actor”, ”former_ids”, ”id”, ”kind”, "
            "”quote”, ”recurs”, ”section”",
        ),
        (
            PLAN,
            "- id: trycka-bok\n",
            "- id: trycka-bok\n    ¦qoute: x\n",
            "hittade det okända fältet ”qoute”; menade du ”quote”?",
        ),
        (
            PLAN,
            "years: [2030]\n",
            "years: [2030]\n¦year: 2030\n",
            "hittade det okända fältet ”year”, som hör hemma i ”activities”, ”answers”, "
            "”follows_up”, ”measures”, ”mentions”; menade du ”years”?",
        ),
        (
            PRIORITY,
            "kind: priority",
            "kind: priority\n¦quote: x",
            "hittade det okända fältet ”quote”, som hör hemma i ”background”, ”commitments”, "
            "”explained_in”, ”follows_up”, ”measures” med flera; välj bland ”accepted”, ”former_ids”, "
            "”id”, ”kind”, ”summary”, ”title”, ”topics”",
        ),
        (
            PROGRAM,
            "- heading: OMRÅDE 1) TORG\n",
            "- heading: OMRÅDE 1) TORG\n            ¦themes: x\n",
            "hittade det okända fältet ”themes”, som hör hemma i municipality.yml; "
            "menade du ”theme”?",
        ),
        (
            PLAN,
            "- goal: fler-ska-trivas\n",
            "- goal: fler-ska-trivas\n            ¦lines: x\n",
            "hittade det okända fältet ”lines”, som hör hemma i ”facts”, ”lines”; menade du ”list”?",
        ),
        (PROGRAM, "{ text: KUS, rows: 2 }", "{ ¦txt: KUS, text: KUS, rows: 2 }", TXT),
        (
            PROGRAM,
            "{ text: KUS, rows: 2 }",
            "{ text: KUS, rows: ¦0 }",
            "hittade 0, väntade minst 1",
        ),
        (PROGRAM, "{ text: Åtgärd, rows: 2 }", "{ ¦txt: A, text: Åtgärd, rows: 2 }", TXT),
        (
            PROGRAM,
            '[Tända ljus, "", "–", "5", Gul]',
            '[Tända ljus, "", "–", ¦5, Gul]',
            'hittade talet 5, väntade text; sätt citattecken: "5"',
        ),
        (
            PROGRAM,
            '["", "", "2030", "2031", ""]',
            '["", "", ¦2030, "2031", ""]',
            'hittade talet 2030, väntade text; sätt citattecken: "2030"',
        ),
        (PROGRAM, "anchor: vandra-mer", "¦ankare: vandra-mer", ANKARE),
        (
            PROGRAM,
            "roles: [activity, responsible,",
            "roles: [activity, ¦responsibel,",
            "hittade ”responsibel”, väntade ett av activity, responsible, deadline, follow-up, status, "
            "budget, measure, unit, baseline, target, outcome, assessment, other; menade du "
            "”responsible”?",
        ),
        (PLAN, "    page: 4\n", "    page: ¦0\n", "hittade 0, väntade minst 1"),
        (
            PLAN,
            "    page: 4\n",
            '    page: ¦"4"\n',
            "hittade ”4”, väntade ett heltal utan citattecken och mellanslag: 4",
        ),
        (
            PLAN,
            "description: Påhittköpings vapen.",
            "¦caption: null",
            "hittade fält (caption): ange bildtexten (”caption”), en beskrivning (”description”) eller "
            "båda",
        ),
        (PLAN, "number: 2\n", "number: ¦true\n", f"hittade true: {WHOLE}"),
        (PLAN, "number: 2\n", 'number: ¦" 2"\n', f"hittade ”2”: {EDGES}"),
        (
            PLAN,
            'number: "3.1"',
            "number: ¦3.1",
            'hittade talet 3.1, väntade text; sätt citattecken: "3.1"',
        ),
        (PLAN, 'mark: "¹"', 'mark: ¦"1 2"', f"hittade ”1 2”: {ONE_WORD}"),
        (PLAN, 'mark: "a)"', 'mark: ¦"a )"', f"hittade ”a )”: {ONE_WORD}"),
        (
            PLAN,
            'mark: "a)"',
            'mark: ¦"–"',
            "hittade ”–”: en punkt i en lista har inget eget märke; väntade till exempel a) eller 1.",
        ),
        (
            PLAN,
            "- text: Vi räknar\n            ordered: true",
            "- ¦text: Vi räknar",
            "hittade fält (text, list): märket ”a)” hör till en numrerad lista; lägg till "
            "”ordered: true” bredvid ”list”, eller ta bort ”mark”",
        ),
        (
            PLAN,
            "          - Vi skriver ner det",
            "          - ¦ordered: true\n            text: Vi skriver ner det",
            "hittade fält (ordered, text): ”ordered” säger att en lista är numrerad; lägg till ”list”",
        ),
        (
            PLAN,
            "list: [sitter, ",
            "list: [¦7, ",
            "hittade 7, väntade fält (namn: värde)",
        ),
        (
            PLAN,
            '- { text: Mål, page: "1" }',
            "- { text: Mål, page: ¦1 }",
            'hittade talet 1, väntade text; sätt citattecken: "1"',
        ),
        (
            PLAN,
            "file: pahittkoping-plan-2030.txt",
            "file: ¦/etc/passwd",
            "hittade ”/etc/passwd”, väntade namnet på en fil i data/sources/, utan mapp: små "
            "bokstäver a–z, siffror och bindestreck, och sist .txt",
        ),
        (
            PLAN,
            "file: pahittkoping-plan-2030.txt",
            "file: ¦../sources/pahittkoping-plan-2030.txt",
            "hittade ”../sources/pahittkoping-plan-2030.txt”, väntade namnet på en fil i "
            "data/sources/, utan mapp: små bokstäver a–z, siffror och bindestreck, och sist .txt",
        ),
        (
            PLAN,
            "heading: Prioriteringar",
            "¦headings: Prioriteringar\n    heading: Prioriteringar",
            "hittade det okända fältet ”headings”; menade du ”heading”?",
        ),
        (
            PROGRAM,
            '- ["2031", "800", "", "800"]',
            '- ["2031", ¦800, "", "800"]',
            'hittade talet 800, väntade text; sätt citattecken: "800"',
        ),
        (
            PROGRAM,
            "- heading: OMRÅDE 1) TORG",
            "- heading: ¦1",
            'hittade talet 1, väntade text; sätt citattecken: "1"',
        ),
        (
            PROGRAM,
            "            title: Fortsätta\n",
            "            title: Fortsätta\n            ¦titel: x\n",
            "hittade det okända fältet ”titel”; menade du ”title”?",
        ),
        (
            PLAN,
            "title: Lugna torg",
            "¦heading: Lugna torg",
            "hittade det okända fältet ”heading”, som hör hemma i ”heading”, ”section”; "
            "menade du ”title”?",
        ),
        (
            PLAN,
            "- section: trygga-torg\n",
            "- section: trygga-torg\n        ¦item: lugna-torg\n",
            "hittade det okända fältet ”item”, som hör hemma i ”item”, ”row”; är det en prioritering "
            "eller insats tar du bort ”section”, och skriver ”title” i stället för ”heading”",
        ),
        (
            PROGRAM,
            "- heading: OMRÅDE 1) TORG\n",
            "- heading: OMRÅDE 1) TORG\n            ¦item: lampor\n",
            "hittade det okända fältet ”item”, som hör hemma i ”item”, ”row”; är raden en "
            "prioritering eller insats skriver du ”title” i stället för ”heading”",
        ),
        (
            PROGRAM,
            "headers: [Aktivitet, Ansvarig]\n        rows:\n          - heading",
            "headers: ¦[Aktivitet]\n        rows:\n          - heading",
            "del nummer 2 saknas; lägg till det",
        ),
        (
            LINKS,
            "- document: pahittkoping/plan-2030\n        anchor",
            "- ¦document: pahittkoping/plan-2030\n"
            "        priority: pahittkoping/lugna-torg\n        anchor",
            "hittade fält (document, priority, anchor): ange antingen ”priority” eller ”anchor”, "
            "inte båda",
        ),
        (
            LINKS,
            "document: pahittkoping/plan-2030\n        anchor",
            "document: ¦pahittkoping\n        anchor",
            "hittade ”pahittkoping”, väntade kommun/id, till exempel huddinge/lokal-samverkan",
        ),
        (
            "withdrawn.yml",
            "address: pahittkoping/prioriteringar/borttagen/",
            "address: ¦/pahittkoping/prioriteringar/borttagen/",
            "hittade ”/pahittkoping/prioriteringar/borttagen/”, väntade en adress som huddinge/amnen/ "
            "eller huddinge/amnen/#stalle, utan / först",
        ),
    ],
)
def test_fault(tiny: Copy, name: str, old: str, new: str, message: str) -> None:
    """A misfit is one fault, at the value or key that does not fit."""
    position = tiny.edit(name, old, new)
    found = [fault for fault in tiny.faults() if fault.startswith(f"data/{name}")]
    assert [f"{position}: {message}"] == found


def test_title_of_a_section(tiny: Copy) -> None:
    """It is called a heading there."""
    position = tiny.edit(PLAN, "heading: Trygga torg\n", "¦title: Trygga torg\n")
    (fault,) = (fault for fault in tiny.faults() if fault.startswith(position))
    assert fault.endswith("; menade du ”heading”?")


def test_fields_of_the_editors_files(tiny: Copy) -> None:
    """For a misspelt field of the glossary, the glossary's own fields are suggested."""
    tiny.write("glossary.yml", "abbreviations:\n  - id: kus\n    term: KUS\n    expantion: x\n")
    expected = (
        "data/glossary.yml:4:5: hittade det okända fältet ”expantion”; menade du ”expansion”?"
    )
    assert [expected] == tiny.faults()


def test_ragged_table(tiny: Copy) -> None:
    """A row with too few cells is a fault at its table, with the row's first cell."""
    tiny.edit(PROGRAM, '- ["2031", "800", "", "800"]', '- ["2031", "800", "800"]')
    position = tiny.edit(PROGRAM, "- table: kostnader", "- ¦table: kostnader")
    expected = (
        f"{position}: hittade fält (table, caption, headers): raden som börjar med ”2031” har 3 "
        "celler, men tabellen har 4 kolumner"
    )
    assert [expected] == tiny.faults()


def test_missing_fields(tiny: Copy) -> None:
    """Each missing field is one fault, at the start of what should have it."""
    tiny.write("pahittkoping/priorities/fria-sagor.yml", "id: fria-sagor\n")
    name = "data/pahittkoping/priorities/fria-sagor.yml"
    expected = [
        f"{name}:1:1: fältet ”kind” saknas; lägg till det",
        f"{name}:1:1: fältet ”title” saknas; lägg till det",
    ]
    assert expected == tiny.faults()


@pytest.mark.parametrize(("content", "shown"), [("hej\n", "”hej”"), ("- a\n", "en lista med 1")])
def test_file_that_holds_no_fields(tiny: Copy, content: str, shown: str) -> None:
    """A file with only text or a list is a fault at its start."""
    tiny.write("pahittkoping/priorities/fria-sagor.yml", content)
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"data/pahittkoping/priorities/fria-sagor.yml:1:1: hittade {shown}")
    assert found[0].endswith("väntade fält (namn: värde)")


def test_long_text_is_cut(tiny: Copy) -> None:
    """A fault shows the start of a long text only."""
    tiny.edit("pahittkoping/municipality.yml", "accent: green", f"accent: {'blå ' * 40}")
    found = [fault for fault in tiny.faults() if "väntade ett av" in fault]
    assert 1 == len(found)
    assert "hittade ”blå blå" in found[0]
    assert "…”, väntade" in found[0]
    assert len(found[0]) < 220


@pytest.mark.parametrize(
    ("found", "valid", "expected"),
    [
        ("trogvandring", ["torgvandring", "lampor"], "; menade du ”torgvandring”?"),
        ("xyz", ["b", "a"], "; välj bland ”a”, ”b”"),
        ("xyz", [], ""),
        ("xyz", [f"val-{i}" for i in range(13)], ""),
    ],
)
def test_suggest(found: str, valid: list[str], expected: str) -> None:
    """The nearest valid name is suggested, or a short list, or nothing."""
    assert expected == suggest(found, valid)


@pytest.mark.parametrize(
    "part",
    [
        "{item: nya-bankar, title: Nya}",
        "{section: del, heading: Del, theme: sagor}",
        "{section: del, heading: Del, blocks: [item: nya-bankar]}",
        "{section: del, heading: Del, blocks: [{section: mer, heading: Mer, theme: sagor}]}",
        "{activities: a, caption: A, year: 2030, headers: [A, B], rows: [heading: C]}",
        "{table: a, caption: A, headers: [A, B], rows: [{item: nya-bankar, cells: [a, b]}]}",
    ],
    ids=["item", "theme", "item in section", "theme in section", "activities", "row"],
)
def test_item_within_an_item(tiny: Copy, part: str) -> None:
    """An item or theme within an item, at any depth, is one fault, at the outer item."""
    text = "              - text: Alla ska få höra en saga om dagen.\n"
    tiny.edit(PLAN, text, f"              - {part}\n{text}")
    position = tiny.edit(PLAN, "- item: fria-sagor", "- ¦item: fria-sagor")
    expected = (
        f"{position}: hittade fält (item, number, title): en prioritering eller insats kan inte "
        "innehålla en annan (item, activities, en rad med item) eller ett tema (section med theme); "
        "lägg delen efter den i stället"
    )
    assert [expected] == [fault for fault in tiny.faults() if f"data/{PLAN}" in fault]


def test_section_within_an_item(tiny: Copy) -> None:
    """A section within an item is valid if it has no theme. It is in the contents."""
    tiny.edit_source(
        "pahittkoping-plan-2030.txt", "Alla ska få höra", "##### Så\n\nAlla ska få höra"
    )
    text = "              - text: Alla ska få höra en saga om dagen.\n"
    part = "              - section: sa\n                heading: Så\n                blocks:\n"
    tiny.edit(PLAN, text, f"{part}      {text}")
    assert [] == tiny.faults()
    site = tiny.open()
    one = site.catalogue.extracts.commitments["pahittkoping/plan-2030#saga-om-dagen"]
    assert one.priority
    assert "fria-sagor" == one.priority.priority.id
