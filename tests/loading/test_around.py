"""Some municipalities are read with what they are made of, and without all else."""

from __future__ import annotations

from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.checks.check import check
from planspegeln.loading.around import around
from planspegeln.loading.load import load
from tests.conftest import Copy

_UNTIED = "links: []\n"


def test_those_that_a_link_ties_to_it_are_read(tiny: Copy) -> None:
    """With all that they have: a page may show what is tied to."""
    found, whole = around(tiny.root, ["pahittkoping"]), load(tiny.root)

    assert set(found.documents) == set(whole.documents)
    assert set(found.priorities) == set(whole.priorities)
    assert set(found.links) == set(whole.links)


def test_others_are_not_read(tiny: Copy) -> None:
    """Nor is a link between two others, or what only they have."""
    tiny.write("links.yml", _UNTIED)
    found = around(tiny.root, ["pahittkoping"])

    assert set(found.municipalities) == {"pahittkoping"}
    assert {key.partition("/")[0] for key in (*found.documents, *found.priorities)} == {
        "pahittkoping"
    }
    assert set(found.topics) == set(load(tiny.root).topics)


def test_a_link_between_others_is_left_out(tiny: Copy) -> None:
    """Both of its municipalities may have been read, since each is tied to a third one."""
    links = tiny.read("links.yml")
    for name in ("municipality.yml", "documents/program-2030.yml"):
        text = tiny.read(f"exempelby/{name}").replace("id: exempelby", "id: annorstad")
        tiny.write(f"annorstad/{name}", text)
    other = links[links.index("  - id: trivsel") : links.index("  - id: bankar")]
    other = other.replace("exempelby/", "annorstad/").replace("id: trivsel", "id: annan-trivsel")
    tiny.write("links.yml", f"{links}\n{other}")

    assert "annan-trivsel" not in around(tiny.root, ["exempelby"]).links
    assert "annan-trivsel" in around(tiny.root, ["pahittkoping"]).links
    assert "annorstad" not in around(tiny.root, ["exempelby"]).municipalities


def test_nothing_names_what_was_not_read(tiny: Copy) -> None:
    """Every entry that is left can be followed: the catalogue finds all that it names."""
    tiny.write("links.yml", _UNTIED)
    tiny.write(
        "glossary.yml",
        "abbreviations:\n"
        "  - {id: bada, term: BÅDA, expansion: båda, explained_in: ["
        "{document: pahittkoping/plan-2030, quote: Nämnden ska sätta upp tre bänkar}, "
        "{document: exempelby/program-2030, quote: Vi går runt på torgen}]}\n"
        "  - {id: andras, term: ANDRAS, expansion: andras, municipality: exempelby}\n",
    )
    found = around(tiny.root, ["pahittkoping"])
    catalogue = Catalogue(found)

    assert [one.id for one in catalogue.abbreviations] == ["bada"]
    [place] = catalogue.abbreviations[0].explained_in
    assert place.document == "pahittkoping/plan-2030"


def test_the_log_of_it_is_kept(tiny: Copy) -> None:
    """Also a correction that is about another one too; and an address that is gone."""
    tiny.write("links.yml", _UNTIED)

    own = around(tiny.root, ["pahittkoping"])
    assert {"lugna-torg-och-lampor", "pahittkoping-plan-2030"} <= set(own.changes)
    assert "exempelby-program-2030" not in own.changes
    assert {one.key for one in own.withdrawn} == {one.key for one in load(tiny.root).withdrawn}

    others = around(tiny.root, ["exempelby"])
    assert set(others.changes) == {"lugna-torg-och-lampor", "exempelby-program-2030"}
    assert others.withdrawn == []


def test_faults_of_it_are_found(tiny: Copy) -> None:
    """As in the whole collection."""
    position = tiny.edit("pahittkoping/municipality.yml", "id: pahittkoping", "idd: pahittkoping")

    told = [str(fault) for fault in check(around(tiny.root, ["pahittkoping"]))]
    assert any(one.startswith(position) for one in told)
