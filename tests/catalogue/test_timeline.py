"""A municipality's documents by year, with those that the collection lacks."""

from __future__ import annotations

from planspegeln.catalogue.timeline import timeline
from planspegeln.rendering.site import Site


def told(site: Site, key: str) -> list[tuple[int, str, bool]]:
    return [
        (
            one.year,
            one.held.key if one.held else one.missing.mention.title if one.missing else "",
            one.is_report,
        )
        for one in timeline(site.catalogue, site.catalogue.municipalities[key])
    ]


def test_timeline(site: Site) -> None:
    """What is mentioned and lacks stands at its year, among what there is; a report after a plan."""
    assert [
        (2029, "Berättelse 2029 {% raw %}", True),
        (2030, "pahittkoping/plan-2030", False),
        (2031, "Plan 2031", False),
        (2031, "pahittkoping/berattelse-2031", True),
    ] == told(site, "pahittkoping")


def test_what_has_no_year_or_is_no_plan_has_no_place(site: Site) -> None:
    """An agreement, and a plan that is mentioned without its year, are among the gaps only."""
    every = [one for _, one, _ in told(site, "pahittkoping")]
    own = site.catalogue.documents["pahittkoping/plan-2030"].document.mentions
    titles = {one.title for one in own if one.kind == "other" or one.year is None}
    assert titles
    assert titles.isdisjoint(every)
