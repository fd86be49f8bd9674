"""What stands on the cards, and when a build has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planspegeln.catalogue import standing, statements
from planspegeln.pages.addresses import card_address, priority_address
from planspegeln.rendering.cards import Card, Cards, Run, of_municipality, of_priority, of_site
from planspegeln.rendering.site import Site
from tests.built.project import ROOT
from tests.catalogue.test_unread import COMPARED, PLAN, REPORT
from tests.conftest import Copy

SAGAS = "pahittkoping/fria-sagor"
SQUARES = "pahittkoping/lugna-torg"
BENCHES = "pahittkoping/nya-bankar"


def card(site: Site, key: str) -> Card:
    return of_priority(site.catalogue.priorities[key])


def test_a_card_has_what_its_page_says(site: Site) -> None:
    """It names the municipality and the priority, says what happened, and what that rests on."""
    found = card(site, SQUARES)
    entry = site.catalogue.priorities[SQUARES]
    assert (entry.municipality.accent, "Påhittköping") == (found.accent, found.above)
    assert entry.priority.title == found.title
    assert f"{found.title}, {found.above}: {found.text}" == f"{statements.headline(entry)}."
    assert "Fem bänkar stod på torget 2031, två fler än planerat." == found.text
    assert found.foot == (
        "Plan 2030 · Berättelse 2031. Sammanfattningen och bedömningarna är redaktionens."
    )


def test_a_card_has_a_mark_for_each_commitment(site: Site) -> None:
    """They stand by status, and the words beneath give each status with its year."""
    for key, entry in site.catalogue.priorities.items():
        groups = standing.by_status(entry.commitments)
        found = card(site, key)
        assert tuple(Run(group.name, len(group.commitments)) for group in groups) == found.strip
        assert len(entry.commitments) == sum(run.number for run in found.strip)
        if entry.commitments:
            assert found.told == " ".join(statements.brief(entry.commitments))


def test_a_card_says_which_years_do_not_meet(site: Site) -> None:
    """A report for another year says nothing of the plan's year, and the card says that it does not."""
    assert card(site, SAGAS).told.endswith("Hur det gick 2030 framgår inte.")


def test_a_card_without_commitments_says_what_there_is(site: Site) -> None:
    """It has no strip, and says that no plan is here."""
    found = card(site, BENCHES)
    assert ((), "Ingen plan i samlingen. Rapporterat 2031.") == (found.strip, found.told)


def test_what_is_unread_is_told_as_unread(tiny: Copy) -> None:
    """As long as a report is not compared with the plan, nothing is said to be without follow-up."""
    before = card(tiny.open(), SAGAS)
    tiny.edit(REPORT, COMPARED, "")
    after = card(tiny.open(), SAGAS)
    assert Run("ingen", 1) == before.strip[-1]
    assert Run("olast", 1) == after.strip[-1]
    assert "inte genomläst än (1)" in after.told
    assert "utan uppföljning" not in after.told


def test_sentences_that_nobody_has_read_are_told(tiny: Copy) -> None:
    """There may be more in them than the card shows."""
    tiny.edit(PLAN, "read:\n  - words: 148\n\n", "")
    told = card(tiny.open(), SQUARES).told
    assert "i planen för 2030 är inte genomlästa än. Där kan stå mer än det som visas här." in told


def test_a_report_is_named_also_where_it_has_no_heading_of_its_own(real: Site) -> None:
    """The year of a status is that of a document which the card names."""
    for entry in real.catalogue.priorities.values():
        named = of_priority(entry).foot
        for one in entry.commitments:
            if one.answer:
                assert one.answer.entry.document.short_title in named


def test_the_words_are_all_that_the_card_has(site: Site) -> None:
    """Who cannot see it is told the same."""
    found = card(site, SQUARES)
    for text in (found.above, found.title, found.text, found.told, found.foot):
        assert text in found.words
    assert "Påhittköping. Lugna torg" == found.words[:24]
    title = found._replace(title="Torghamn!")
    assert "Påhittköping. Torghamn! Fem" == title.words[:27]
    assert [] == [one for one in (of_site(), found) if ".." in one.words]


def test_a_card_says_all_of_the_summary(tiny: Copy) -> None:
    """What comes first may be less, or more, than what the whole says."""
    more = "två fler än planerat. De två var lånade."
    tiny.edit(
        "pahittkoping/priorities/lugna-torg.yml", "två fler än planerat.\n    q", f"{more}\n    q"
    )
    assert card(tiny.open(), SQUARES).text.endswith(more)


def test_the_site_s_card_has_the_words_of_its_first_page() -> None:
    """It promises nothing that the site does not hold."""
    first = (ROOT / "docs/index.md").read_text("utf-8")
    assert f"\n# {of_site().title}\n" in first


def test_a_municipality_s_card_stays_as_it_is(site: Site) -> None:
    """It is kept with the project, so it says nothing that a new document changes."""
    own = site.catalogue.municipalities["exempelby"].municipality
    text = "Ur kommunens egna dokument, ord för ord."
    assert of_municipality(own) == Card(own.accent, own.official_name, text=text)


def test_no_card_is_used_before_it_is_drawn(tiny: Copy, drawn_with: Path) -> None:
    """Without the folder, or without its file, a priority has none. With the file it has."""
    entry = tiny.open().catalogue.priorities[SQUARES]
    cards = Cards(drawn_with)
    assert cards.drawn(entry) is None
    path = cards.path(of_priority(entry))
    path.parent.mkdir(parents=True)
    assert cards.drawn(entry) is None
    path.touch()
    found = cards.drawn(entry)
    assert found
    assert (path, card_address(entry, path.stem)) == (found.path, found.address)
    assert f"assets/share/pahittkoping/lugna-torg-{path.stem}.png" == found.address
    assert f"pahittkoping/lugna-torg-{path.stem}" == found.name
    assert priority_address(entry) == "pahittkoping/prioriteringar/lugna-torg/"


def _title(tiny: Copy, _: Path) -> None:
    tiny.edit("pahittkoping/priorities/lugna-torg.yml", "title: Lugna torg", "title: Lugnare torg")


def _answer(tiny: Copy, _: Path) -> None:
    tiny.edit(
        "pahittkoping/priorities/lugna-torg.yml", "två fler än planerat.\n    q", "två till.\n    q"
    )


def _colour(_: Copy, drawn_with: Path) -> None:
    tokens = drawn_with / "theme/assets/css/tokens.css"
    tokens.write_text(tokens.read_text("utf-8").replace("#14614a", "#14614b"), "utf-8")


def _typeface(_: Copy, drawn_with: Path) -> None:
    (drawn_with / "requirements/cards.txt").write_text("pillow==14.0.0\n", "utf-8")


@pytest.mark.parametrize("change", [_title, _answer, _colour, _typeface])
def test_a_card_that_is_no_longer_true_is_not_used(
    tiny: Copy, drawn_with: Path, change: Callable[[Copy, Path], None]
) -> None:
    """What it shows, and what it is drawn with, is in its name. So each change gives another."""
    entry = tiny.open().catalogue.priorities[SQUARES]
    path = Cards(drawn_with).path(of_priority(entry))
    path.parent.mkdir(parents=True)
    path.touch()
    assert Cards(drawn_with).drawn(tiny.open().catalogue.priorities[SQUARES])
    change(tiny, drawn_with)
    assert Cards(drawn_with).drawn(tiny.open().catalogue.priorities[SQUARES]) is None
