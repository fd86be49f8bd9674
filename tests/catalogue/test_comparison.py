"""Two municipalities beside each other: what they have in common, and their links."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from planspegeln.catalogue.comparison import Pair, pairs
from planspegeln.catalogue.standing import by_topic
from planspegeln.pages.addresses import pair_address
from planspegeln.rendering.site import Site
from planspegeln.swedish.phrases import alphabetical
from tests.conftest import Copy

ADDRESS = "jamfor/exempelby-och-pahittkoping/"
TOMBY = (
    "id: tomby\nname: Tomby\ngenitive: Tombys\nofficial_name: Tomby kommun\n"
    'code: "9903"\naccent: green\n'
)


def pair(site: Site) -> Pair:
    (found,) = pairs(site.catalogue)
    return found


@pytest.mark.parametrize("collection", ["site", "real"])
def test_each_link_is_in_one_pair(collection: str, request: pytest.FixtureRequest) -> None:
    """Each stands once, seen from the first of the two."""
    site: Site = request.getfixturevalue(collection)
    links = [one.link.id for each in pairs(site.catalogue) for one in each.ties]
    assert sorted(links) == sorted(link.id for link in site.catalogue.links)
    for each in pairs(site.catalogue):
        assert {one.here.entry.municipality.id for one in each.ties} == {each.one.municipality.id}
        assert {one.there.entry.municipality.id for one in each.ties} == {
            each.other.municipality.id
        }
        grouped = [one.link.id for _, ties in each.by_theme for one in ties]
        assert sorted(grouped) == sorted(one.link.id for one in each.ties)


def test_a_pair_has_one_address(site: Site) -> None:
    """Its municipalities stand in the order of their ids in it, and both of their pages lead there."""
    assert ADDRESS == pair_address(pair(site))
    assert "Exempelby och Påhittköping" == pair(site).title
    for own in ("exempelby", "pahittkoping"):
        assert f'href="../{ADDRESS}"' in site.render(site.pages[f"{own}/"])


def test_another_name_changes_no_address(tiny: Copy) -> None:
    """Whatever the names are."""
    tiny.edit("exempelby/municipality.yml", "name: Exempelby\n", "name: Öby\n")
    assert ADDRESS == pair_address(pair(tiny.open()))


def test_what_ties_no_priority_comes_last(site: Site) -> None:
    """It has a heading of its own."""
    last, ties = pair(site).by_theme[-1]
    assert "Annat i dokumenten" == last
    assert {"trivsel"} == {one.link.id for one in ties}


def test_topics_of_both_come_first(site: Site) -> None:
    """Then those with the most commitments. A topic of neither is not there."""
    rows = pair(site).rows
    shared = [row.is_shared for row in rows]
    assert [True, *sorted(shared[1:], reverse=True)] == shared
    numbers = [sum(map(len, row.cells)) for row in rows if row.is_shared]
    assert sorted(numbers, reverse=True) == numbers
    assert all(any(row.cells) for row in rows)


def test_a_row_has_what_each_has_promised(real: Site) -> None:
    """All commitments under priorities with the topic, and no others."""
    (found,) = pairs(real.catalogue)
    for row in found.rows:
        for own, cell in zip(found.sides, row.cells, strict=True):
            wanted = [
                one.key
                for one in own.commitments
                if one.priority and row.topic in one.priority.topics
            ]
            assert wanted == [one.key for one in cell]


def test_by_topic_is_in_swedish_order(real: Site) -> None:
    """Each topic stands once, by its name."""
    names = [topic.labels.sv for topic, _ in by_topic(real.catalogue.extracts.commitments.values())]
    assert sorted(set(names), key=alphabetical) == names


def test_ties_open_one_at_a_time(site: Site) -> None:
    """Each has its reason and its quotes in a fold of its own, under one name, and says whose each side is."""
    page = BeautifulSoup(site.render(site.pages[ADDRESS]), "html.parser")
    folds = page.select("details.ps-tie")
    assert len(pair(site).ties) == len(folds)
    assert {"samband"} == {str(one["name"]) for one in folds}
    assert not page.select("details[open]")
    for fold in folds:
        sides = fold.select_one(".ps-tie__sides")
        assert sides
        assert "Exempelby: " in sides.get_text()
        assert "Påhittköping: " in sides.get_text()
        assert 2 == len(fold.select("blockquote"))


def test_a_municipality_without_links_is_in_no_pair(tiny: Copy) -> None:
    """Its page says nothing of comparisons."""
    tiny.write("tomby/municipality.yml", TOMBY)
    site = tiny.open()
    assert {"exempelby", "pahittkoping"} == {own.municipality.id for own in pair(site).sides}
    assert "Jämför med andra kommuner" not in site.render(site.pages["tomby/"])


def test_without_links_there_is_nothing_to_list(tiny: Copy) -> None:
    """The page says so."""
    tiny.write("links.yml", "links: []\n")
    site = tiny.open()
    assert [] == pairs(site.catalogue)
    assert "Inga samband är utpekade än." in site.render(site.pages["jamfor/"])
