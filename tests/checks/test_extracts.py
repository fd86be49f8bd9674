"""What is read out of the documents: its ids, what it is about, and who is to act."""

from __future__ import annotations

import pytest

from tests.conftest import Copy

PLAN = "pahittkoping/documents/plan-2030.yml"
REPORT = "pahittkoping/documents/berattelse-2031.yml"


def line(tiny: Copy, name: str, text: str) -> int:
    """The line where `text` first occurs."""
    content = tiny.read(name)
    return content[: content.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "repeated"),
    [
        (PLAN, "- id: trycka-bok", "mala-vagg"),
        (PLAN, "- id: avsatt", "sagostunder"),
        (REPORT, "- id: fler-bankar", "fem-bankar"),
        (REPORT, "- id: trivdes\n", "bankar\n"),
        (PLAN, "- id: fragor", "boken"),
    ],
    ids=["commitment", "measure", "outcome", "chart", "passage"],
)
def test_extract_ids_are_unique(tiny: Copy, name: str, old: str, repeated: str) -> None:
    """A second extract of the same kind and id is a fault that names the line of the first."""
    tiny.edit(name, old, f"- id: {repeated}")
    repeated = repeated.strip()
    given = enumerate(tiny.read(name).splitlines(), start=1)
    first, second = [number for number, text in given if text == f"  - id: {repeated}"][-2:]
    expected = f"data/{name}:{second}:9: id ”{repeated}” finns redan på rad {first}"
    assert expected in tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "former", "first"),
    [
        (PLAN, "- id: trycka-bok", "bankar", "  - id: tre-bankar"),
        (REPORT, "- id: ljus", "priset", "  - id: pris\n"),
        (REPORT, "- id: lyssnare", "bankar-aret-innan", "  - id: bankar-2030"),
        (PLAN, "- id: fragor", "bok", "  - id: boken"),
    ],
    ids=["commitment", "outcome", "measure", "passage"],
)
def test_extract_ids_are_unique_among_former_ones(
    tiny: Copy, name: str, old: str, former: str, first: str
) -> None:
    """A former id is not the former id or id of another extract."""
    position = tiny.edit(name, old, f"- id: ¦{former}")
    expected = f"{position}: id ”{former}” finns redan på rad {line(tiny, name, first)}"
    assert expected in tiny.faults()


def test_marked_of_different_kinds_may_share_an_id(tiny: Copy) -> None:
    """A commitment and a measure with the same id have different anchors."""
    assert 2 == tiny.read(PLAN).count("- id: sagostunder")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("plan-2030#mala-vaggen", "finns inte; menade du ”plan-2030#mala-vagg”?"),
        ("plan-2031#mala-vagg", "finns inte; menade du ”plan-2030#mala-vagg”?"),
        ("program-2030#ga-runt", "finns inte; välj bland ”plan-2030#det-viktiga”"),
        ("berattelse-2031#mala-vagg", "finns inte"),
    ],
    ids=["commitment", "document", "other municipality", "own document"],
)
def test_answers_exist(tiny: Copy, new: str, message: str) -> None:
    """An outcome answers a commitment that another document of its municipality makes."""
    position = tiny.edit(REPORT, "commitment: plan-2030#mala-vagg", f"commitment: ¦{new}")
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: åtagandet ”{new}” {message}")


def test_answers_exist_unless_their_document_is_broken(tiny: Copy) -> None:
    """A document that does not fit the model is reported once, not at every answer to it."""
    tiny.edit(PLAN, "kind: plan\ntitle", "kind: plans\ntitle")
    assert not any("åtagandet" in fault for fault in tiny.faults())


def test_answers_exist_in_another_document(tiny: Copy) -> None:
    """A report does not answer its own commitments."""
    own = "commitments:\n  - id: mer-ljus\n    kind: aim\n    quote: Torgen har fått ljus\n\n"
    tiny.edit(REPORT, "\noutcomes:\n", f"\n{own}outcomes:\n")
    assert [] == tiny.faults()
    new = "commitment: ¦berattelse-2031#mer-ljus"
    position = tiny.edit(REPORT, "commitment: plan-2030#mala-vagg", new)
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: åtagandet ”berattelse-2031#mer-ljus” finns inte")


def test_answers_exist_and_rest_on_outcomes(tiny: Copy) -> None:
    """An answer rests on outcomes of the same document."""
    position = tiny.edit(REPORT, "outcomes: [vagg]", "outcomes: [bok, ¦vag]")
    assert [
        f"{position}: utfallet ”vag” finns inte i dokumentet; menade du ”vagg”?"
    ] == tiny.faults()


def test_statuses_have_a_year(tiny: Copy) -> None:
    """If a report has several years, each status says which one it is about."""
    tiny.edit(REPORT, "years: [2031]", "years: [2031, 2032]")
    found = tiny.faults()
    assert 6 == len(found)
    position = tiny.edit(
        REPORT, "- commitment: plan-2030#mala-vagg", "- ¦commitment: plan-2030#mala-vagg"
    )
    assert (
        f"{position}: svaret saknar ”year”; ange vilket av åren 2031 och 2032 som statusen gäller"
    ) in found


def test_statuses_have_a_year_of_their_report(tiny: Copy) -> None:
    """A status is about a year of its report."""
    position = tiny.edit(REPORT, "    year: 2031\n    because", "    year: ¦2030\n    because")
    assert [
        f"{position}: statusen sägs gälla 2030, men dokumentet gäller 2031; en status säger bara "
        "något om dokumentets egna år"
    ] == tiny.faults()


def test_recurrence_stands_in_quote(tiny: Copy) -> None:
    """A commitment that recurs says so in its quote."""
    position = tiny.edit(PLAN, "quote: måla en vägg", "quote: måla en vägg\n    recurs: ¦varje år")
    assert [
        f"{position}: ”varje år” står inte i citatet; skriv de ord i citatet som säger att "
        "åtagandet återkommer, eller ta bort fältet"
    ] == tiny.faults()


def test_about_names_a_priority(tiny: Copy) -> None:
    """An extract is about a priority of its municipality."""
    position = tiny.edit(PLAN, "about: lugna-torg", "about: ¦lungna-torg")
    expected = f"{position}: prioriteringen ”lungna-torg” finns inte; menade du ”lugna-torg”?"
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "item"),
    [
        (PLAN, "    quote: trycka en bok\n", "fria-sagor"),
        (REPORT, "    quote: Fem bänkar står på torget\n  - id: fler", "lugna-torg"),
        (REPORT, "    quote: Året innan stod där 3 bänkar.\n", "lugna-torg"),
    ],
    ids=["commitment", "outcome", "measure"],
)
def test_about_names_a_priority_only_outside_items(
    tiny: Copy, name: str, old: str, item: str
) -> None:
    """Within an item, the text says what an extract is about."""
    position = tiny.edit(name, old, f"    about: ¦nya-bankar\n{old}")
    position = f"data/{name}:{position.split(':')[1]}:12"
    expected = f"{position}: citatet står redan under ”{item}”; ta bort ”about”"
    assert [expected] == tiny.faults()


def test_passages_stand_elsewhere(tiny: Copy) -> None:
    """A passage in the item of a priority it is about is already shown there."""
    position = tiny.edit(
        PLAN, "about: [fria-sagor, nya-bankar]", "about: [nya-bankar, ¦lugna-torg]"
    )
    expected = f"{position}: citatet står redan under ”lugna-torg”; ta bort det"
    assert [expected] == tiny.faults()


def test_passages_stand_elsewhere_unless_they_tell_what_was_done(tiny: Copy) -> None:
    """A passage about what had been done may be in the priority's own item."""
    old = "about: [fria-sagor, nya-bankar]"
    tiny.edit(PLAN, old, "about: [nya-bankar, lugna-torg]\n    done: true")
    assert [] == tiny.faults()


def test_passages_stand_elsewhere_about_priorities_that_exist(tiny: Copy) -> None:
    """A passage is about priorities of its municipality."""
    position = tiny.edit(PLAN, "about: [fria-sagor, nya-bankar]", "about: [fria-sagor, ¦nya-bank]")
    expected = f"{position}: prioriteringen ”nya-bank” finns inte; menade du ”nya-bankar”?"
    assert [expected] == tiny.faults()


def test_actors_stand_in_text(tiny: Copy) -> None:
    """The actor is named as in the document."""
    position = tiny.edit(PLAN, "actor: Nora Påhitt", "actor: ¦Nämnderna")
    expected = (
        f"{position}: ”Nämnderna” står inte i dokumentets text; skriv som i källan, eller utelämna "
        "fältet när texten inte säger vem"
    )
    assert [expected] == tiny.faults()


def test_answers_exist_whatever_else_is_broken(tiny: Copy) -> None:
    """A broken file elsewhere does not excuse an answer to a commitment that nobody made."""
    tiny.write("topics.yml", "a: [\n")
    position = tiny.edit(
        REPORT, "commitment: plan-2030#mala-vagg", "commitment: ¦plan-2030#mal-vag"
    )
    assert any(fault.startswith(f"{position}: åtagandet ") for fault in tiny.faults())
