"""The flow from a plan to its reports: what it counts, and that its bands are as wide as what they count."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import cast

import pytest

from planspegeln.catalogue.entries import MunicipalityEntry
from planspegeln.catalogue.flow import BAR, LINE, WIDTH, Flow, flow
from planspegeln.rendering.site import Site
from tests.built.project import ROOT

_EDGES = re.compile(r"M(\S+) (\S+)C\S+ \S+ \S+ \S+ (\S+) (\S+)V(\S+)C\S+ \S+ \S+ \S+ \S+ (\S+)Z")


@pytest.fixture(scope="module")
def own() -> MunicipalityEntry:
    return Site.open(ROOT / "data").catalogue.municipalities["huddinge"]


@pytest.fixture(scope="module")
def drawn(own: MunicipalityEntry) -> Flow:
    found = flow(own)
    assert found is not None
    return found


def test_every_commitment_is_counted_once(own: MunicipalityEntry, drawn: Flow) -> None:
    """The parts have all of them, the answers too, and the numbers agree with both."""
    assert len(own.commitments) == sum(map(sum, drawn.numbers))
    assert [len(part.commitments) for part in drawn.parts] == [*map(sum, drawn.numbers)]
    assert [len(one.commitments) for one in drawn.answers] == [
        *map(sum, zip(*drawn.numbers, strict=True))
    ]
    assert [theme.title for theme in own.municipality.themes] == [
        part.label for part in drawn.parts[:-1]
    ]
    assert "Utanför prioriteringarna" == drawn.parts[-1].label


def test_bands_are_as_wide_as_what_they_count(drawn: Flow) -> None:
    """Each stands within its two bars, and together they fill them from the top to the foot."""
    numbers = [
        (part, answer, number)
        for part, row in enumerate(drawn.numbers)
        for answer, number in enumerate(row)
        if number
    ]
    each = sum(one.height for one in drawn.starts) / sum(number for *_, number in numbers)
    filled: dict[tuple[str, int], float] = {}
    for band, (part, answer, number) in zip(drawn.bands, numbers, strict=True):
        match = _EDGES.fullmatch(band.path)
        assert match is not None
        left, start, right, stop, far, near = map(float, match.groups())
        assert [BAR, WIDTH - BAR] == [left, right]
        assert near - start == pytest.approx(number * each, abs=0.2)
        assert far - stop == pytest.approx(number * each, abs=0.2)
        assert drawn.answers[answer].name == band.name
        for side, end, at in (
            ("start", drawn.starts[part], start),
            ("stop", drawn.stops[answer], stop),
        ):
            key = side, part if side == "start" else answer
            assert filled.get(key, end.top) == pytest.approx(at, abs=0.2)
            filled[key] = at + number * each
    for (side, number), foot in filled.items():
        end = (drawn.starts if side == "start" else drawn.stops)[number]
        assert foot == pytest.approx(end.top + end.height, abs=0.3)


def test_labels_stand_above_their_bars_and_on_no_other(drawn: Flow) -> None:
    """Both sides end at the foot of the picture."""
    for ends in (drawn.starts, drawn.stops):
        foot = 0.0
        for end in ends:
            assert end.first_line - LINE >= foot - 6
            assert end.first_line + LINE * (len(end.lines) - 1) < end.top
            assert str(end.number) == end.lines[-1].rpartition(" ")[2]
            foot = end.top + end.height
        assert foot == pytest.approx(drawn.height, abs=0.5)


def test_many_commitments_make_no_higher_picture(drawn: Flow) -> None:
    """Their bands are thinner."""
    ten = Flow(
        [part._replace(commitments=part.commitments * 10) for part in drawn.parts],
        [one._replace(commitments=one.commitments * 10) for one in drawn.answers],
        [[number * 10 for number in row] for row in drawn.numbers],
    )
    assert drawn.height <= ten.height < drawn.height + 3 * LINE


def test_no_flow_without_a_report(site: Site) -> None:
    """Where no report answers to anything nothing flows."""
    assert flow(Site.open(ROOT / "data").catalogue.municipalities["soderhamn"]) is None
    assert flow(site.catalogue.municipalities["exempelby"]) is None
    assert flow(site.catalogue.municipalities["pahittkoping"]) is not None


def test_no_flow_from_one_part(own: MunicipalityEntry) -> None:
    """What goes from one bar to others is told as well by the marks above it."""
    (theme, under), *_ = own.by_theme
    held = [one for entry in under for one in entry.commitments]
    alone = SimpleNamespace(
        by_theme=[(theme, under)], commitments=held, commitments_outside=[], noun=own.noun
    )
    assert any(one.answer for one in held)
    assert flow(cast("MunicipalityEntry", alone)) is None
    alone.commitments_outside = own.commitments_outside
    alone.commitments = [*held, *own.commitments_outside]
    assert flow(cast("MunicipalityEntry", alone)) is not None
