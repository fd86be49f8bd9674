"""Sentences that several pages use, about documents and commitments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planspegeln.catalogue import statements
from planspegeln.catalogue.entries import Basis, CommitmentEntry
from planspegeln.model.entities import PriorityKind
from planspegeln.rendering.site import Site
from tests.catalogue.test_unread import COMPARED
from tests.conftest import Copy

PLAN = "pahittkoping/plan-2030"
PROGRAM = "exempelby/program-2030"


def test_documents(site: Site) -> None:
    """A sentence lists a municipality's documents, and says if there is no follow-up."""
    told = {key: statements.documents(own) for key, own in site.catalogue.municipalities.items()}
    assert told == {
        "exempelby": "För Exempelby finns handlingsprogrammet för 2030–2032, "
        "men ingen uppföljning.",
        "pahittkoping": "För Påhittköping finns planen för 2030 och berättelsen för 2031.",
    }


def basis(site: Site, key: str) -> str:
    entry = site.catalogue.priorities[key]
    placed = entry.follow_ups[0]
    return statements.basis(
        site.catalogue.basis(placed.entry),
        placed.entry,
        [plan.entry for plan in entry.plans],
        entry.priority.kind,
    )


def test_basis_that_is_not_here(site: Site) -> None:
    """The page says that the plan is missing, and that the one beside it is for another year."""
    expected = (
        "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen. Här står berättelsen för 2031 i stället "
        "bredvid planen för 2030: samma prioritering, men inte samma år."
    )
    assert expected == basis(site, "pahittkoping/lugna-torg")


def test_basis_of_a_priority_without_plan(site: Site) -> None:
    """If there is no plan beside the report, none is mentioned."""
    expected = "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen."
    assert expected == basis(site, "pahittkoping/nya-bankar")


def test_basis_that_is_here(tiny: Copy) -> None:
    """A report that follows up a plan of the collection says only that."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(
        name,
        "  year: 2031\n  title: Plan 2031\n  quote: Uppföljning av prioriteringarna 2031",
        "  year: 2030\n  title: Plan 2030\n  quote: Uppföljning av prioriteringarna",
    )
    assert "Berättelsen för 2031 följer upp planen för 2030." == basis(
        tiny.open(), "pahittkoping/lugna-torg"
    )


def test_basis_beside_a_plan_of_another_year(tiny: Copy) -> None:
    """Even if the plan exists, the page says that the years differ from the one beside it."""
    site = tiny.open()
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    program = site.catalogue.documents["exempelby/program-2030"]
    found = site.catalogue.basis(report)
    told = statements.basis(Basis(found.follows_up, program), report, [plan, plan], "activity")
    assert (
        "Berättelsen för 2031 följer upp planen för 2031. Här står berättelsen för 2031 i stället bredvid "
        "planen för 2030: "
        "samma insats, men inte samma år."
    ) == told
    assert statements.basis(found, report, [plan]).endswith(
        "bredvid planen för 2030: det är inte samma år."
    )


def test_basis_beside_its_plan_and_another(site: Site) -> None:
    """The plan that a report follows up does not hide that another is beside it too."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    program = site.catalogue.documents["exempelby/program-2030"]
    found = site.catalogue.basis(report)
    told = statements.basis(Basis(found.follows_up, program), report, [plan, program], "priority")
    assert (
        "Berättelsen för 2031 följer upp planen för 2031. Här står berättelsen för 2031 också bredvid planen för "
        "2030: samma prioritering, men inte samma år."
    ) == told


@pytest.mark.parametrize(
    ("unreported", "beside", "kind", "expected"),
    [
        ([PLAN], [], "priority", ""),
        (
            [PLAN],
            [PLAN, PLAN],
            "priority",
            " Berättelsen för 2030 finns inte i samlingen. Här står berättelsen för 2031 bredvid "
            "planen för 2030: samma prioritering, men inte samma år.",
        ),
        (
            [],
            [PLAN],
            None,
            " Här står berättelsen för 2031 bredvid planen för 2030: det är inte samma år.",
        ),
        (
            [],
            [PROGRAM],
            None,
            " Här står berättelsen för 2031 bredvid handlingsprogrammet för 2030–2032.",
        ),
        (
            [PLAN],
            [PLAN, PROGRAM],
            "activity",
            " Berättelsen för 2030 finns inte i samlingen. Här står berättelsen för 2031 bredvid "
            "handlingsprogrammet för 2030–2032. Här står berättelsen för 2031 också bredvid planen för 2030: samma "
            "insats, men inte samma år.",
        ),
    ],
    ids=["alone", "another year", "reported", "same year", "both"],
)
def test_basis_that_the_report_does_not_say(
    site: Site,
    unreported: list[str],
    beside: list[str],
    kind: PriorityKind | None,
    expected: str,
) -> None:
    """The page says that a report names no plan, and compares the years."""
    documents = site.catalogue.documents
    told = statements.basis(
        Basis(None, None, frozenset(unreported)),
        documents["pahittkoping/berattelse-2031"],
        [documents[key] for key in beside],
        kind,
    )
    assert f"Berättelsen för 2031 säger inte vilken plan den följer upp.{expected}" == told


def test_basis_where_no_plan_is_for_the_reports_year(site: Site) -> None:
    """That the plan for its year is missing is said too: the report may follow up that one."""
    documents = site.catalogue.documents
    report, plan = documents["pahittkoping/berattelse-2031"], documents[PLAN]
    told = statements.basis(Basis(None, None, frozenset([PLAN]), is_planned=False), report, [plan])
    assert "Varken planen för 2031 eller berättelsen för 2030 finns i samlingen." in told
    alone = statements.basis(Basis(None, None, frozenset(), is_planned=False), report, [])
    assert alone.endswith(" Planen för 2031 finns inte i samlingen.")


def test_a_plan_for_the_reports_year(tiny: Copy) -> None:
    """It is found in the data, whatever pages it is on."""
    name = "pahittkoping/documents/plan-2030.yml"
    report = "pahittkoping/berattelse-2031"
    catalogue = tiny.open().catalogue
    assert not catalogue.basis(catalogue.documents[report]).is_planned
    tiny.edit(name, "years: [2030]", "years: [2030, 2031]")
    catalogue = tiny.open().catalogue
    assert catalogue.basis(catalogue.documents[report]).is_planned


def test_without_report(site: Site) -> None:
    """A plan without its own report is shown with what is beside it instead."""
    documents = site.catalogue.documents
    plan, report = documents[PLAN], documents["pahittkoping/berattelse-2031"]
    none = "Ingen berättelse för 2030 finns i samlingen."
    assert none == statements.without_report(plan, [])
    assert (
        f"{none} I stället står berättelsen för 2031 bredvid planen för 2030."
        == statements.without_report(plan, [report])
    )


JUDGED, MENTIONED, UNANSWERED = "lugna-och-ljusa", "det-viktiga", "saga-om-dagen"
PLANNED = "pahittkoping/plan-2030"


def made(site: Site, *names: str) -> list[CommitmentEntry]:
    return [site.catalogue.extracts.commitments[f"{PLANNED}#{name}"] for name in names]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], "Inga åtaganden."),
        (
            [UNANSWERED],
            "Ett åtagande för 2030 om vad som ska gälla. Berättelsen för 2031 säger inget om det.",
        ),
        (
            [UNANSWERED] * 2,
            "Två åtaganden för 2030 om vad som ska gälla. Berättelsen för 2031 säger inget om dem.",
        ),
        (
            ["tre-bankar", JUDGED],
            "Två åtaganden för 2030: ett om vad som ska göras och ett om vad som ska gälla. "
            "Berättelsen för 2031 ger besked om två. Hur det gick 2030 framgår inte.",
        ),
        (
            [MENTIONED, UNANSWERED],
            "Två åtaganden för 2030 om vad som ska gälla. "
            "Berättelsen för 2031 nämner ett, utan besked.",
        ),
        (
            [JUDGED, MENTIONED],
            "Två åtaganden för 2030 om vad som ska gälla. "
            "Berättelsen för 2031 ger besked om ett och nämner ett till. "
            "Hur det gick 2030 framgår inte.",
        ),
        (
            ["tre-bankar"] * 40 + [JUDGED] * 9 + [MENTIONED] * 15,
            "64 åtaganden för 2030: 40 om vad som ska göras och 24 om vad som ska gälla. "
            "Berättelsen för 2031 ger besked om 49 och nämner 15 till. "
            "Hur det gick 2030 framgår inte.",
        ),
    ],
)
def test_tally(site: Site, names: list[str], expected: str) -> None:
    """Commitments are counted by kind, and what each report says of them."""
    own = replace(site.catalogue.municipalities["pahittkoping"], commitments=made(site, *names))
    assert expected == " ".join(statements.tally(own))


def test_what_is_told_of_the_years_of_some(site: Site) -> None:
    """How it went in the plan's years is unknown of those whose outcomes do not name them."""
    own = site.catalogue.municipalities["pahittkoping"]
    several = [replace(one) for one in made(site, "tre-bankar", JUDGED, "trycka-bok")]
    mentioned = [replace(one) for one in made(site, MENTIONED)]
    told_of = ("Boken blev klar 2030.", "Vägen är 20300 m.", "Boken nämns 2030.")
    for one, words in zip([*several[:2], *mentioned], told_of, strict=True):
        told = one.answers[0]
        outcome = told.outcomes[0]
        leaf = replace(outcome.location.leaf, text=words)
        location = replace(outcome.location, leaf=leaf, start=0, end=len(words))
        outcomes = (replace(outcome, location=location),)
        one.answers = [replace(told, outcomes=outcomes, commitment=one)]
    first, second, third = (one.answers[0].caveat for one in several)
    assert "Åtagandet står i planen för 2030." == first
    assert second == third == "Hur det gick 2030 framgår inte."
    assert (
        second == mentioned[0].answers[0].caveat
    )  # what is only mentioned says nothing of how it went
    *_, last = statements.tally(replace(own, commitments=several))
    assert "För två åtaganden framgår inte hur det gick 2030." == last
    *_, last = statements.tally(replace(own, commitments=several[:1]))
    assert "Berättelsen för 2031 ger besked om ett." == last


def test_tally_without_a_report(site: Site) -> None:
    """A municipality without a report has no follow-up here, and the sentence says so."""
    assert (
        "Fyra åtaganden för 2030–2032: tre om vad som ska göras och ett om vad som ska gälla. "
        "Ingen uppföljning finns i samlingen."
    ) == " ".join(statements.tally(site.catalogue.municipalities["exempelby"]))


def test_statuses(site: Site) -> None:
    """Each status stands with its year and its number, and with what it does not say."""
    found = made(site, "tre-bankar", JUDGED, MENTIONED, UNANSWERED, UNANSWERED)
    assert (
        "Fem åtaganden: delvis genomfört 2031 (1), ändrat 2031 (1), nämns 2031 utan besked (1) "
        "och utan uppföljning i samlingen (2). Hur det gick 2030 framgår inte."
    ) == " ".join(statements.statuses(found))
    assert [] == list(statements.statuses(made(site, UNANSWERED)))


def test_numbers(site: Site) -> None:
    """Each status has its number, unless all have the same. Those without a report count too."""
    assert "Ett åtagande: utan uppföljning i samlingen." == statements.numbers(
        made(site, UNANSWERED)
    )
    assert "Två åtaganden: nämns 2031 utan besked." == statements.numbers(
        made(site, MENTIONED, MENTIONED)
    )
    assert (
        "Två åtaganden: ändrat 2031 (1) och utan uppföljning i samlingen (1)."
    ) == statements.numbers(made(site, UNANSWERED, "tre-bankar"))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            [UNANSWERED],
            "Ett åtagande för 2030: utan uppföljning i samlingen. Berättelsen för 2031 säger inget om det.",
        ),
        (
            [UNANSWERED] * 2,
            "Två åtaganden för 2030: utan uppföljning i samlingen. Berättelsen för 2031 säger inget om dem.",
        ),
        (
            [MENTIONED, UNANSWERED],
            "Två åtaganden för 2030: nämns 2031 utan besked (1) och utan uppföljning i samlingen (1). "
            "Hur det gick 2030 framgår inte.",
        ),
    ],
)
def test_brief(site: Site, names: list[str], expected: str) -> None:
    """The commitments have their years, and a report that was read and says nothing of them is told."""
    assert expected == " ".join(statements.brief(made(site, *names)))


def test_a_report_that_is_not_read_is_not_silent(tiny: Copy) -> None:
    """As long as nobody has compared it with the plan, it may say something."""
    tiny.edit("pahittkoping/documents/berattelse-2031.yml", COMPARED, "")
    told = " ".join(statements.brief(made(tiny.open(), UNANSWERED)))
    assert "Ett åtagande för 2030: inte genomläst än." == told


def test_follows(site: Site) -> None:
    """A report has a few words on the plan that it follows up, or that it names none."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents[PLAN]
    followed = report.document.follows_up
    assert [
        "följer upp planen för 2031, som inte finns i samlingen",
        "följer upp planen för 2031",
        "säger inte vilken plan den följer upp",
    ] == [
        statements.follows(Basis(followed, None)),
        statements.follows(Basis(followed, plan)),
        statements.follows(Basis(None, None)),
    ]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "pahittkoping/lugna-torg",
            [
                (
                    "Planerat 2030",
                    "Nämnden skulle sätta upp tre bänkar <img src=x onerror=alert()> på torget. "
                    "Torgen skulle vara lugna och ljusa.",
                    2,
                ),
                ("Rapporterat 2031", "Fem bänkar stod på torget 2031, två fler än planerat.", 1),
            ],
        ),
        (
            "pahittkoping/nya-bankar",
            [
                ("Planerat", "Ingen plan i samlingen.", 0),
                ("Rapporterat 2031", "Torgen fick ljus men inte lugn 2031.", 1),
            ],
        ),
        (
            "exempelby/lampor",
            [
                ("Planerat 2030–2032", "Det skulle bli lampor på torget.", 1),
                ("Rapporterat", "Ingen uppföljning i samlingen.", 0),
            ],
        ),
        (
            "exempelby/torgvandring",
            [
                ("Planerat 2030–2032", "Alla skulle gå runt på torgen och lyssna.", 1),
                ("Dokumentet berättar själv", "Index var 40 år 2029, skriver programmet.", 1),
                ("Rapporterat", "Ingen uppföljning i samlingen.", 0),
            ],
        ),
        ("exempelby/borja", []),
    ],
    ids=["both", "only reported", "only planned", "told by itself", "none"],
)
def test_summary(site: Site, key: str, expected: list[tuple[str, str, int]]) -> None:
    """A summary is shown line by line. A line says what no document has."""
    lines = statements.summary(site.catalogue.priorities[key])
    assert expected == [(line.label, line.text, len(line.grounds)) for line in lines]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "exempelby/lampor",
            "Lampor på torget, Exempelby: Det skulle bli lampor på torget (planerat 2030)",
        ),
        ("exempelby/torgvandring", "Alla skulle gå runt på torgen och lyssna (planerat 2030–2032)"),
        ("exempelby/borja", None),
    ],
)
def test_headline(site: Site, key: str, expected: str | None) -> None:
    """It says what happened, and its year. What a plan tells of itself is no outcome.

    What was planned has the years of its commitments, where those of the programme are more.
    """
    told = statements.headline(site.catalogue.priorities[key])
    assert told == expected or (told or "").endswith(f": {expected}")


def test_no_headline_of_what_a_plan_tells_of_itself(tiny: Copy) -> None:
    """It is neither planned nor reported."""
    name = "exempelby/priorities/torgvandring.yml"
    text = tiny.read(name)
    start, end = text.index("  planned:"), text.index("  reported:")
    tiny.write(name, text[:start] + text[end:])
    assert statements.headline(tiny.open().catalogue.priorities["exempelby/torgvandring"]) is None


def test_headline_of_what_was_reported(tiny: Copy) -> None:
    """The first sentence, with the year of the report unless it stands there."""
    name = "pahittkoping/priorities/fria-sagor.yml"
    quote = "Väggen målades blå i stället för röd."
    for told, year in (("Väggen blev blå.", " (rapporterat 2031)"), ("Väggen blev blå 2031.", "")):
        tiny.write(
            name,
            f"{tiny.read(name).split('summary:')[0]}summary:\n  reported:\n    text: {told} Den var röd.\n"
            f"    quotes:\n      - document: berattelse-2031\n        quote: {quote}\n",
        )
        entry = tiny.open().catalogue.priorities["pahittkoping/fria-sagor"]
        said = told.rstrip(".")
        assert statements.all_news(entry) == f"{said}. Den var röd{year}"
        assert statements.headline(entry) == f"{entry.priority.title}, Påhittköping: {said}{year}"


def test_summary_that_leaves_out_what_there_is(tiny: Copy) -> None:
    """A line that the editors have not written is not called missing if documents have it."""
    name = "pahittkoping/priorities/fria-sagor.yml"
    quotes = "    quotes:\n      - document: {}\n        quote: {}\n"
    planned = "  planned:\n    text: Alla skulle få sagor.\n" + quotes.format(
        "plan-2030", "Alla ska få höra en saga om dagen."
    )
    text = tiny.read(name)
    tiny.write(name, f"{text}summary:\n{planned}")
    lines = statements.summary(tiny.open().catalogue.priorities["pahittkoping/fria-sagor"])
    assert ["Planerat 2030"] == [line.label for line in lines]
    reported = "  reported:\n    text: Väggen blev blå.\n" + quotes.format(
        "berattelse-2031", "Väggen målades blå i stället för röd."
    )
    tiny.write(name, f"{text}summary:\n{reported}")
    lines = statements.summary(tiny.open().catalogue.priorities["pahittkoping/fria-sagor"])
    assert ["Rapporterat 2031"] == [line.label for line in lines]


def test_summary_of_a_report_that_has_nothing_else(site: Site) -> None:
    """A report that a summary rests on counts, even if it has nothing else on the priority."""
    entry = site.catalogue.priorities["pahittkoping/lugna-torg"]
    bare = replace(entry, items=[], commitments=[], outcomes=[])
    assert [] == bare.reports
    assert statements.summary(entry) == statements.summary(bare)
