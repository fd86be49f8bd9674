"""Swedish as the pages need it."""

from __future__ import annotations

import datetime as dt
import typing
import unicodedata

import pytest

from planspegeln.catalogue.entries import Basis
from planspegeln.model import entities
from planspegeln.rendering.site import Site
from planspegeln.swedish import phrases
from tests.conftest import Copy


def test_date() -> None:
    """A date is written out, held together by no-break spaces."""
    assert "2\N{NO-BREAK SPACE}maj\N{NO-BREAK SPACE}2031" == phrases.date(dt.date(2031, 5, 2))
    assert "31\N{NO-BREAK SPACE}december\N{NO-BREAK SPACE}1999" == phrases.date(
        dt.date(1999, 12, 31)
    )


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(["a"], "a"), (["a", "b"], "a och b"), ([1, 2, 3], "1, 2 och 3")],
)
def test_listed(parts: list[object], expected: str) -> None:
    """Parts are listed with commas and a last ”och”."""
    assert expected == phrases.listed(parts)


@pytest.mark.parametrize(
    ("number", "forms", "expected"),
    [
        (0, ("insats", "insatser"), "inga insatser"),
        (1, ("insats", "insatser"), "en insats"),
        (2, ("insats", "insatser"), "två insatser"),
        (12, ("insats", "insatser"), "tolv insatser"),
        (13, ("insats", "insatser"), "13 insatser"),
        (1, ("dokument", "dokument"), "ett dokument"),
        (1, ("ämne", "ämnen"), "ett ämne"),
        (2, ("dokument", "dokument"), "två dokument"),
    ],
)
def test_count(number: int, forms: tuple[str, str], expected: str) -> None:
    """Numbers up to twelve are words, and one agrees with its noun."""
    assert expected == phrases.count(number, *forms)


def test_first_upper() -> None:
    """Only the first letter changes."""
    assert ("Två KUS", "") == (phrases.first_upper("två KUS"), phrases.first_upper(""))


def test_documents(site: Site) -> None:
    """Which documents a municipality has is told in a sentence, and that none follows up."""
    told = {
        municipality.id: phrases.documents(
            municipality, site.catalogue.documents_of(municipality.id)
        )
        for municipality in site.catalogue.municipalities.values()
    }
    assert told == {
        "exempelby": "För Exempelby finns handlingsprogrammet för 2030–2032, "
        "men ingen uppföljning.",
        "pahittkoping": "För Påhittköping finns planen för 2030 och berättelsen för 2031.",
    }


def basis(site: Site, key: str) -> str:
    entry = site.catalogue.priorities[key]
    placed = entry.follow_ups[0]
    found = site.catalogue.basis(placed.entry)
    assert found
    return phrases.basis(
        found, placed.entry, [plan.entry for plan in entry.plans], entry.priority.kind
    )


def test_basis_that_is_not_here(site: Site) -> None:
    """It is said plainly that the plan is missing, and that what stands beside is another year's."""
    expected = (
        "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen. Här står den i stället "
        "bredvid planen för 2030: samma prioritering, men inte samma år."
    )
    assert expected == basis(site, "pahittkoping/lugna-torg")


def test_basis_of_a_priority_without_plan(site: Site) -> None:
    """Where no plan stands beside the report, none is spoken of."""
    expected = "Berättelsen för 2031 följer upp planen för 2031, som inte finns i samlingen."
    assert expected == basis(site, "pahittkoping/nya-bankar")


def test_basis_that_is_here(tiny: Copy) -> None:
    """A report that follows up a plan of the collection says just that."""
    name = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(name, "  year: 2031\n  title: Plan 2031", "  year: 2030\n  title: Plan 2030")
    assert "Berättelsen för 2031 följer upp planen för 2030." == basis(
        tiny.open(), "pahittkoping/lugna-torg"
    )


def test_basis_beside_a_plan_of_another_year(tiny: Copy) -> None:
    """A plan that is here but has no such priority does not hide that the years differ."""
    site = tiny.open()
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    program = site.catalogue.documents["exempelby/program-2030"]
    found = site.catalogue.basis(report)
    assert found
    told = phrases.basis(Basis(found.follows_up, program), report, [plan, plan], "activity")
    assert (
        "Berättelsen för 2031 följer upp planen för 2031. Här står den i stället bredvid "
        "planen för 2030: "
        "samma insats, men inte samma år."
    ) == told
    assert phrases.basis(found, report, [plan]).endswith(
        "bredvid planen för 2030: det är inte samma år."
    )


def test_basis_beside_its_plan_and_another(site: Site) -> None:
    """The plan that a report follows up does not hide that another stands beside it too."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    program = site.catalogue.documents["exempelby/program-2030"]
    found = site.catalogue.basis(report)
    assert found
    told = phrases.basis(Basis(found.follows_up, program), report, [plan, program], "priority")
    assert (
        "Berättelsen för 2031 följer upp planen för 2031. Här står den också bredvid planen för "
        "2030: samma prioritering, men inte samma år."
    ) == told


def test_basis_that_is_not_entered(site: Site) -> None:
    """A report that is not said to follow up a plan is not set beside one in silence."""
    report = site.catalogue.documents["pahittkoping/berattelse-2031"]
    plan = site.catalogue.documents["pahittkoping/plan-2030"]
    told = "Vilken plan berättelsen för 2031 följer upp är inte angivet."
    assert told == phrases.basis(None, report, [])
    assert f"{told} Här står den bredvid planen för 2030." == phrases.basis(None, report, [plan])


def test_first_lower() -> None:
    """Only the first letter changes."""
    assert ("plan KS", "") == (phrases.first_lower("Plan KS"), phrases.first_lower(""))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("pahittkoping/plan-2030#sagostunder", "ett 20-tal sagostunder { onclick=alert(1) }"),
        ("pahittkoping/plan-2030#avsatt", "2,5 miljoner kronor"),
        ("pahittkoping/berattelse-2031#lyssnare", "drygt 500 personer"),
        ("pahittkoping/berattelse-2031#lasare", "cirka 1 250 personer"),
        ("pahittkoping/berattelse-2031#aterkomst", "ca 50 %"),
        ("pahittkoping/berattelse-2031#trivdes-2031", "74 %"),
        ("exempelby/program-2030#index-mal", "index 45"),
        ("exempelby/program-2030#kostnad-summa", "2 000 kkr"),
    ],
)
def test_measure(site: Site, key: str, expected: str) -> None:
    """A number is shown with its qualifier and unit, held together by no-break spaces."""
    one = next(one for one in site.catalogue.extracts.measures if one.key == key)
    shown = phrases.measure(one.measure)
    assert expected == shown.replace("\N{NO-BREAK SPACE}", " ")
    number = shown[: len(expected.rpartition(one.measure.unit)[0].rstrip())]
    assert " " not in number


@pytest.mark.parametrize(
    ("whole", "followed", "expected"),
    [
        (0, 0, "inga åtaganden"),
        (1, 0, "ett åtagande, utan uppföljning i samlingen"),
        (1, 1, "ett åtagande, med uppföljning"),
        (2, 0, "två åtaganden, båda utan uppföljning i samlingen"),
        (2, 2, "två åtaganden, båda med uppföljning"),
        (2, 1, "två åtaganden: 1 med uppföljning, 1 utan"),
        (3, 0, "tre åtaganden, alla utan uppföljning i samlingen"),
        (5, 5, "fem åtaganden, alla med uppföljning"),
        (64, 40, "64 åtaganden: 40 med uppföljning, 24 utan"),
    ],
)
def test_tally(site: Site, whole: int, followed: int, expected: str) -> None:
    """Commitments are counted, and those that have been followed up."""
    answered = site.catalogue.extracts.commitments["pahittkoping/plan-2030#tre-bankar"]
    unanswered = site.catalogue.extracts.commitments["pahittkoping/plan-2030#saga-om-dagen"]
    found = [answered] * followed + [unanswered] * (whole - followed)
    assert expected == phrases.tally(found)


def test_listed_of_nothing() -> None:
    """A list of nothing is empty."""
    assert "" == phrases.listed([])


def test_every_status_role_and_kind_has_a_word() -> None:
    """Nothing the data may say is without its Swedish."""
    for kinds, told in (
        (entities.Status, phrases.STATUS),
        (entities.Role, phrases.ROLE),
        (entities.PriorityKind, phrases.KIND),
        (entities.DocumentKind, phrases.SORT_OF_DOCUMENT),
    ):
        assert set(typing.get_args(kinds)) == set(told)


def test_alphabetical() -> None:
    """å, ä and ö come last, in that order; case, accents, quotes and spaces do not count."""
    expected = [
        *("2009", "aktivitet", "Alkohol", "”Benchmarking”", "Café", "Cykel", "Torg i byn"),
        *("Torgen", "vi", "Wiki", "Yta", "Zon", "Ål", "Åre", "Ädel", "Ängelholm", "Öar", "Ørsted"),
    ]
    mixed = sorted(expected, key=len)
    mixed.sort(key=phrases.alphabetical)
    assert expected == mixed
    decomposed = unicodedata.normalize("NFD", "Åre")
    assert (
        phrases.alphabetical("Zon") < phrases.alphabetical(decomposed) < phrases.alphabetical("Ä")
    )
    assert phrases.alphabetical("”Ost”")[0] == phrases.alphabetical("ost")[0]
    assert phrases.alphabetical("Über")[0] == phrases.alphabetical("yber")[0]


def test_kind_of(site: Site) -> None:
    """A municipality's work is called what it is; where there is none, priorities."""
    own = site.catalogue.priorities_of("exempelby")
    assert ("insats", "insatser") == phrases.kind_of(own)
    assert ("prioritering", "prioriteringar") == phrases.kind_of([])
