"""How it stands with commitments: by status, for a municipality and for the collection."""

from __future__ import annotations

from planspegeln.catalogue import standing
from planspegeln.model import entities
from planspegeln.rendering.site import Site
from tests.catalogue.test_statements import JUDGED, MENTIONED, UNANSWERED, made
from tests.conftest import Copy

REPORT = "pahittkoping/documents/berattelse-2031.yml"


def test_by_status(site: Site) -> None:
    """The commitments are grouped by status, in one order. Those without a report come last."""
    found = standing.by_status(made(site, UNANSWERED, MENTIONED, "tre-bankar", JUDGED))
    assert [
        ("delvis-genomfort", "Delvis genomfört 2031", "_delvis-genomfort-2031", [JUDGED]),
        ("andrat", "Ändrat 2031", "_andrat-2031", ["tre-bankar"]),
        ("namns", "Nämns 2031, inget besked", "_namns-2031", [MENTIONED]),
        ("ingen", "Ingen uppföljning i samlingen", "_ingen-uppfoljning", [UNANSWERED]),
    ] == [
        (group.name, group.label, group.anchor, [one.commitment.id for one in group.commitments])
        for group in found
    ]


def test_each_standing_says_what_it_means() -> None:
    """Every status, and both ways to be without one, has a name and a sentence."""
    assert [*entities.STATUSES, "ingen-uppfoljning", "inte-genomlast"] == list(standing.STANDINGS)
    told = [standing.CommitmentsWith(name, []) for name in standing.STANDINGS]
    assert len(told) == len({one.means for one in told}) == len({one.label for one in told})
    assert ["ingen", "olast"] == [one.name for one in told[-2:]]


def test_by_standing(site: Site) -> None:
    """Every commitment is in one group, whatever its year. Empty groups are there too."""
    own = site.catalogue.municipalities
    found = {one.id: one for one in standing.by_standing(own.values())}
    assert list(standing.STANDINGS) == list(found)
    assert sum(len(one.commitments) for one in own.values()) == sum(
        one.number for one in found.values()
    )
    assert [0, []] == [found["genomfort"].number, found["genomfort"].years]
    assert [2031] == found["andrat"].years
    assert [] == found["ingen-uppfoljning"].years
    there = [(one.municipality.id, len(under)) for one, under in found["ingen-uppfoljning"].found]
    assert [("exempelby", 4), ("pahittkoping", 1)] == there


def test_an_unread_report(tiny: Copy) -> None:
    """What an unread report may take up is not said to have no follow-up."""
    tiny.edit(REPORT, "    outcomes: 9\n\n", "    outcomes: 8\n\n")
    found = {
        one.id: one for one in standing.by_standing(tiny.open().catalogue.municipalities.values())
    }
    assert (4, 1) == (found["ingen-uppfoljning"].number, found["inte-genomlast"].number)


def test_those_with_the_most_come_first(site: Site) -> None:
    """A page that cannot show all municipalities shows those with the most commitments of it."""
    own = site.catalogue.municipalities
    few, many = own["pahittkoping"], own["exempelby"]
    lacking = next(
        one for one in standing.by_standing([few, many]) if one.id == "ingen-uppfoljning"
    )
    assert [many, few] == [one for one, _ in lacking.found]
