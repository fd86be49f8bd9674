"""What a document is, by titles as municipalities write them and the lines below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planspegeln.authoring.draft import DraftError, Wanted, _about
from planspegeln.authoring.identity import named, period_of, reference_of, spans, title_of, years_of
from planspegeln.authoring.readers.outline import Facts, Heading, Paragraph, Part

TEXT = Paragraph("Nämnden ska sätta upp bänkar.")


def about(*lines: str, file: str = "x.pdf", hidden: list[str] | None = None) -> tuple[object, ...]:
    """The kind, the years, the period, the short title and the id of a document with this cover."""
    parts: list[Part] = [*(Heading(line, None, "", "looks") for line in lines), TEXT]
    title = title_of(parts, "")
    found = _about(Wanted("x", "pahittkoping"), parts, title, Path(file), hidden or [])
    years = (found.years[0], found.years[-1])
    assert [*range(years[0], years[1] + 1)] == found.years
    return found.kind, years, found.period, found.short_title, found.id


@pytest.mark.parametrize(
    ("title", "kind", "years", "short_title", "id_"),
    [
        ("Verksamhetsplan 2030", "plan", 2030, "Verksamhetsplan 2030", "verksamhetsplan-2030"),
        (
            "Verksamhetsplan 2030 för nämnden för trygghet",
            *("plan", 2030, "Verksamhetsplan 2030", "verksamhetsplan-2030"),
        ),
        (
            "Nämndens verksamhetsplan och budget 2030",
            *("plan", 2030, "Verksamhetsplan 2030", "verksamhetsplan-2030"),
        ),
        ("Mål och budget 2030", "plan", 2030, "Mål och budget 2030", "mal-och-budget-2030"),
        ("MÅL OCH BUDGET 2030", "plan", 2030, "Mål och budget 2030", "mal-och-budget-2030"),
        ("Mål & budget 2030", "plan", 2030, "Mål & budget 2030", "mal-budget-2030"),
        ("Beslutad budget 2030", "plan", 2030, "Budget 2030", "budget-2030"),
        ("2030 års budget", "plan", 2030, "Budget 2030", "budget-2030"),
        (
            "Mål- och resursplan 2030",
            *("plan", 2030, "Mål- och resursplan 2030", "mal-och-resursplan-2030"),
        ),
        ("Strategisk plan 2030", "plan", 2030, "Strategisk plan 2030", "strategisk-plan-2030"),
        (
            "Internkontrollplan 2030",
            *("plan", 2030, "Internkontrollplan 2030", "internkontrollplan-2030"),
        ),
        ("Plan för intern kontroll 2030", "plan", 2030, "Plan 2030", "plan-2030"),
        ("Planen för barn och unga 2030", "plan", 2030, "Plan 2030", "plan-2030"),
        ("Översiktsplan 2040", "plan", 2040, "Översiktsplan 2040", "oversiktsplan-2040"),
        (
            "Översiktsplan 2040, antagen 2031",
            *("plan", 2040, "Översiktsplan 2040", "oversiktsplan-2040"),
        ),
        (
            "Hållbarhetsplan och uppföljning 2030",
            *("plan", 2030, "Hållbarhetsplan 2030", "hallbarhetsplan-2030"),
        ),
        ("Miljöprogram 2030", "programme", 2030, "Miljöprogram 2030", "miljoprogram-2030"),
        ("Programmet för unga 2030", "programme", 2030, "Program 2030", "program-2030"),
        ("Policy mot mutor 2030", "programme", 2030, "Policy 2030", "policy-2030"),
        (
            "Riktlinjer för föreningsbidrag 2030",
            *("programme", 2030, "Riktlinjer 2030", "riktlinjer-2030"),
        ),
        ("Årsredovisning 2030", "report", 2030, "Årsredovisning 2030", "arsredovisning-2030"),
        ("Bokslut och analys 2030", "report", 2030, "Bokslut 2030", "bokslut-2030"),
        ("Måluppföljning 2030", "report", 2030, "Måluppföljning 2030", "maluppfoljning-2030"),
        ("Måluppfyllelse 2030", "report", 2030, "Måluppfyllelse 2030", "maluppfyllelse-2030"),
        (
            "Årlig uppföljning 2030",
            "report",
            2030,
            "Årlig uppföljning 2030",
            "arlig-uppfoljning-2030",
        ),
        (
            "Uppföljning av verksamhetsplan 2030",
            *("report", 2030, "Uppföljning 2030", "uppfoljning-2030"),
        ),
        ("Planens uppföljning 2030", "report", 2030, "Uppföljning 2030", "uppfoljning-2030"),
        (
            "Budgetuppföljning 2030",
            "report",
            2030,
            "Budgetuppföljning 2030",
            "budgetuppfoljning-2030",
        ),
        ("Redovisning av uppdrag 2030", "report", 2030, "Redovisning 2030", "redovisning-2030"),
        (
            "Återrapportering av uppdrag i budget 2030",
            *("report", 2030, "Återrapportering 2030", "aterrapportering-2030"),
        ),
        ("Redogörelse för 2030", "report", 2030, "Redogörelse 2030", "redogorelse-2030"),
        ("Utvärdering 2030", "report", 2030, "Utvärdering 2030", "utvardering-2030"),
    ],
)
def test_titles(title: str, kind: str, years: int, short_title: str, id_: str) -> None:
    """The first word that names a document tells its kind, and is what it is called."""
    assert (kind, (years, years), None, short_title, id_) == about(title)


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Handlingsplan mot våld i nära relationer 2022–2025", 2022, 2025),
        ("Strategi för hållbar utveckling 2030-2035", 2030, 2035),
        ("Biblioteksplan 2030 – 2033", 2030, 2033),
        ("Handlingsplan 2022-26", 2022, 2026),
        ("Handlingsplan 2009–11", 2009, 2011),
        ("Kvalitetsrapport läsåret 2030/2031", 2030, 2031),
        ("Kvalitetsrapport läsåret 2030/31", 2030, 2031),
        ("Mål och budget 2030 med plan för 2031–2032", 2030, 2032),
        ("Mål och budget 2030–2032 med budget 2030", 2030, 2032),
    ],
)
def test_spans_of_years(title: str, first: int, last: int) -> None:
    """A span may be written short. A budget and the plan after it are for one span."""
    assert [*range(first, last + 1)] == years_of([title])


@pytest.mark.parametrize(
    "line",
    [
        "Trygghetsstrategi",
        "Handlingsplan 2009-11",  # November, or until 2011
        "Plan 2020 i 2030",
        "Plan 2031–2030",
        "Uppföljning 2031 av handlingsplan 2030–2032",
        "Verksamhetsberättelse 2030 och verksamhetsplan 2031",
        "Verksamhetsplan 2031 och verksamhetsplan 2030",
        "Antagen av kommunfullmäktige 2030",
        "Antagen av kommunfullmäktige den 2030-11-22 § 98",
        "2030-11-22",
        "22 november 2030",
        "Verksamhetsplan 2030-11-22",
        "KS 2030/118",
        "KS 2030/00118",
        "KS-2030:118",
        "KS/2030",
        "Riktlinjer för 1980-talets hus",
        "Plan 12030",
    ],
)
def test_what_says_no_year(line: str) -> None:
    """A date, a number and when something was decided are no years, and several are not chosen from."""
    assert [] == years_of([line])


def test_the_first_text_with_years_tells() -> None:
    """The title goes before the lines below it, and a title with several years hides no others."""
    assert [2031] == years_of(["Plan", "Reviderad 2029", "2031", "2032"])
    assert [] == years_of(["Plan 2029 och 2031", "2032"])


def test_a_date_is_of_a_report_s_year() -> None:
    """A report until a day in August is about that year."""
    assert [(2030, 2030)] == spans("Delårsrapport 2030-08-31")
    assert [(2030, 2030)] == spans("Delårsrapport per den 31 augusti 2030")
    assert [(2029, 2029)] == spans("Verksamhetsberättelse 2029 2030-02-14")


@pytest.mark.parametrize(
    ("title", "period", "short_title"),
    [
        ("Tertialrapport 2 2030", "T2", "Tertialrapport 2 2030"),
        ("Tertialrapport 2, 2030", "T2", "Tertialrapport 2 2030"),
        ("Tertialrapport T2 2030", "T2", "Tertialrapport T2 2030"),
        ("Tertial 3 2030", "T3", "Tertial 3 2030"),
        ("Uppföljning tertial 1 2030", "T1", "Uppföljning T1 2030"),
        ("Uppföljning efter andra tertialet 2030", "T2", "Uppföljning T2 2030"),
        ("Uppföljning T1 2030", "T1", "Uppföljning T1 2030"),
        ("Delårsrapport per augusti 2030", "delår", "Delårsrapport 2030"),
        ("Delårsrapport 2 2030", "delår", "Delårsrapport 2 2030"),
        ("Delår 2030", "delår", "Delår 2030"),
        ("Uppföljning helår 2030", "helår", "Uppföljning helår 2030"),
        ("Uppföljning 2030", None, "Uppföljning 2030"),
        ("Kvartalsrapport 4 2030", None, "Kvartalsrapport 4 2030"),
    ],
)
def test_parts_of_a_year(title: str, period: str | None, short_title: str) -> None:
    """Reports for parts of a year have short titles of their own."""
    assert ("report", (2030, 2030), period, short_title) == about(title)[:4]


def test_only_a_report_has_a_period() -> None:
    """A plan for a part of a year is a plan for the year."""
    assert "T2" == period_of("Plan för tertial 2 2030")
    assert about("Plan för tertial 2 2030")[2] is None


@pytest.mark.parametrize(
    "title",
    [
        *("Vision 2030", "Måldokument 2030–2033", "Reglemente för nämnden", "Trygghetslöften 2030"),
        *(
            "Överenskommelse om samverkan 2030",
            "Planeringsförutsättningar 2030",
            "Budgetens villkor",
        ),
    ],
)
def test_what_names_no_document(title: str) -> None:
    """Other words are not taken for a kind."""
    assert named(title) is None


def test_the_lines_below_the_title() -> None:
    """The lines of the cover say what the title does not."""
    found = about("Trygg i Påhittköping", "Handlingsprogram 2030–2033")
    assert ("programme", (2030, 2033), None, "Handlingsprogram 2030–2033") == found[:4]
    found = about("Uppföljning", "Tertial 2, 2030")
    assert ("report", (2030, 2030), "T2", "Uppföljning T2 2030", "uppfoljning-t2-2030") == found


def test_the_name_of_the_file() -> None:
    """The file's name comes last, with its spans whole."""
    found = about("Trygg i Påhittköping", file="trygg_handlingsplan-2030-2033-ks-2029-118.pdf")
    assert ("plan", (2030, 2033), None, "Trygg 2030–2033", "trygg-2030") == found


def test_a_date_below_the_title_is_not_guessed_from() -> None:
    """A plan that only says when it was decided is asked for its years."""
    with pytest.raises(DraftError, match="säger inte vilka år"):
        about("Verksamhetsplan", "Påhittade nämnden", "2029-11-20")


def test_nobody_is_named_in_an_id() -> None:
    """A hidden name stands neither in the short title nor in the id."""
    found = about("Påhitts torg", "2030", file="plan.pdf", hidden=["Nora Påhitt"])
    assert ("Dokument 2030", "dokument-2030") == found[3:]


@pytest.mark.parametrize(
    ("parts", "given", "title"),
    [
        ([Heading("Påhittköping"), Heading("Plan 2030"), TEXT], "", "Plan 2030"),
        ([Heading("Påhittköping"), Heading("Nuläge"), TEXT], "", "Påhittköping"),
        ([Heading("Påhittköping"), Heading("Nuläge"), TEXT], "NULÄGE", "Nuläge"),
        ([Heading("Påhittköping"), Heading("Plan 2030"), TEXT], "Word 1", "Plan 2030"),
        ([Heading("Påhittköping"), TEXT, Heading("Plan 2030")], "", "Påhittköping"),
        ([Heading("Påhittköping", 1), Heading("Plan 2030", 2), TEXT], "", "Påhittköping"),
        ([Heading("Påhittköping", 2), Heading("Plan 2030", 1), TEXT], "", "Plan 2030"),
        ([Paragraph("Nämnden"), Heading("Plan 2030"), TEXT], "", "Plan 2030"),
        ([Paragraph("A. B.", lines=["A.", "B."]), Heading("Plan 2030"), TEXT], "", "Plan 2030"),
        ([Facts([("Datum", ["2030"])]), Heading("Plan 2030"), TEXT], "", "Plan 2030"),
        ([TEXT, Heading("Plan 2030")], "", None),
    ],
)
def test_which_heading_is_the_title(parts: list[Part], given: str, title: str | None) -> None:
    """The title is above the text, and never below a heading of a higher level."""
    found = title_of(parts, given)
    assert title == (found and found.text)


def test_the_number_of_a_decision_is_no_title() -> None:
    """Above the title of a decided document may stand which decision it was."""
    decision = Heading("Dnr KS 2031/401", 1, "§ 112")
    title = Heading("Mål och budget 2032", 2)
    assert title == title_of([decision, title, Heading("Inledning", 3)], "")
    assert title_of([decision, Heading("Beslut", 2), Heading("Bakgrund", 2)], "") is None
    matter = Heading("Handlingsplan 2031", None, "§ 47")
    assert title_of([matter, Heading("Nämndens beslut"), Heading("Ärendet")], "") is None
    marked = Heading("Handlingsplan 2031", 1, "§ 47", "marked")
    assert title_of([marked, Heading("Beslut", 1, "", "marked")], "") is None
    assert title_of([Heading("", None, "§ 47"), Heading("Ärendet")], "") == Heading("Ärendet")


def test_a_contents_page_is_no_title() -> None:
    """What it is called stands first where the title was not seen."""
    assert title_of([Heading("INNEHÅLL", 1)], "") is None
    title = Heading("Handlingsplan 2030", 1)
    assert title == title_of([Heading("Innehåll", 1), title], "")


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Påhittköpings kommun, Diarienummer: BUN 2032/9", "BUN 2032/9"),
        ("Dnr KS 2030/512 • Antagen av kommunfullmäktige 2030-12-01", "KS 2030/512"),
        ("Ersätter plan med dnr KS 2026/3", ""),
        ("Dnr KS 2030/512, ersätter dnr KS 2026/3", "KS 2030/512"),
        ("Ersätter torgplan 2026. Dnr KS 2026/3.", ""),
        ("Ärendenummer KS-2019/144.118", "KS-2019/144.118"),
        ("dnr: 30/512", "30/512"),
        ("Dnr 2030:14", "2030:14"),
        ("KS 2030/512", ""),
        ("Dnr 850101-1234", ""),
        ("Dnr se nedan 2030/512", ""),
    ],
)
def test_a_reference_after_its_label(text: str, reference: str) -> None:
    """A number with a year follows the label."""
    assert reference == reference_of(text)
